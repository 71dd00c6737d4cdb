"""The tables people write by hand, compiled into one small file the gazetteer opens at once.

`compile_curated` reads the CSV files of `data/` (see the README there) and writes
`data/curated.msgpack`; `make gazetteer-curated` runs it and a test checks that it was run.
`open_curated` is what `Gazetteer` uses.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import msgspec

from exeunt.gazetteer.fold import fold
from exeunt.gazetteer.tables import KIND_CODES, Tables

CURATED = 10_000_000  # references from here on count curated entries
DATA = Path(__file__).parent / "data"


class CuratedEntry(msgspec.Struct, frozen=True, array_like=True):
    """One hand-written place, or a border."""

    id: str
    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    countries: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()


class Curated(msgspec.Struct, frozen=True):
    """Everything compiled. `names` and `demonyms` are by folded name, `acronyms` as written."""

    entries: list[CuratedEntry]
    names: dict[str, tuple[int, ...]]
    demonyms: dict[str, str]
    acronyms: dict[str, int]
    skeletons: dict[str, int]
    borders: dict[str, int]
    isos: dict[str, int]
    neighbours: dict[str, tuple[str, ...]]
    crossings: dict[str, tuple[int, ...]]
    points: dict[int, tuple[float, float]]
    geonames: dict[int, int]


@lru_cache(maxsize=1)
def open_curated() -> Curated:
    """The shipped tables, once per process."""
    return msgspec.msgpack.decode((DATA / "curated.msgpack").read_bytes(), type=Curated)


def slug(name: str) -> str:
    """A name as the last part of an id."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def skeleton(key: str) -> str:
    """What is left of a country's name in any transliteration or grammatical case.

    Doubled letters and final vowels go, w is v, q and c are k: "sakartwell" and
    "sakartvela" both give "sakartvel".
    """
    plain = re.sub(r"(.)\1", r"\1", key.replace("w", "v").replace("q", "k").replace("c", "k"))
    return re.sub(r"(?:[aeiouy]|[aeiou][msj])$", "", plain).rstrip("aeiouy")


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """A CSV file without its comment lines."""
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    return [{k: (v or "").strip() for k, v in row.items()} for row in csv.DictReader(kept)]


def several(cell: str) -> tuple[str, ...]:
    """The parts of a cell, apart by semicolons."""
    return tuple(filter(None, (part.strip() for part in cell.split(";"))))


class Compiler:
    """Collects entries and names; `finish` writes them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tables = Tables(folder)
        self.entries: list[CuratedEntry] = []
        self.names: dict[str, list[int]] = defaultdict(list)
        self.points: dict[int, tuple[float, float]] = {}
        self.isos = {
            self.tables.entry_id(row)[4:]: row for row in range(600) if self.tables.kinds[row] < 2
        }

    def add(self, entry: CuratedEntry, names: tuple[str, ...]) -> int:
        ref = CURATED + len(self.entries)
        self.entries.append(entry)
        for key in {fold(name) for name in (entry.name, *names)}:
            self.names[key].append(ref)
        return ref

    def countries(self) -> dict[str, int]:
        """Endonyms, short forms and machine-translation spellings; returns acronyms."""
        acronyms: dict[str, int] = {}
        for row in rows(self.folder, "countries.csv"):
            ref = self.isos[row["iso3"]]
            self.points[ref] = (float(row["lat"]), float(row["lon"]))
            for name in several(row["names"]):
                self.names[fold(name)].append(ref)
            acronyms |= dict.fromkeys(several(row["acronyms"]), ref)
        return acronyms

    def areas(self) -> None:
        for row in rows(self.folder, "areas.csv"):
            inside = several(row["countries"])
            if row["kind"] == "region" and self.is_listed(row, inside[0]):
                continue
            entry = CuratedEntry(
                f"region:{slug(row['name'])}", row["name"], row["kind"] or "area",
                inside[0] if len(inside) == 1 else None, number(row["lat"]), number(row["lon"]),
                inside if len(inside) > 1 else (),
            )  # fmt: skip
            self.add(entry, several(row["names"]))

    def is_listed(self, row: dict[str, str], country: str) -> bool:
        """Whether GeoNames has this region: then only its names and its point are added."""
        tables = self.tables
        names = (row["name"], *several(row["names"]))
        for ref in (ref for name in names for ref in tables.refs(fold(name))):
            if tables.kinds[ref] == KIND_CODES["region"] and tables.country(ref) == country:
                self.points[ref] = (float(row["lat"]), float(row["lon"]))
                for name in names:
                    self.names[fold(name)].append(ref)
                return True
        return False

    def crossings(self) -> dict[str, list[int]]:
        """Border crossings; returns their references by "AAA-BBB"."""
        pairs: dict[str, list[int]] = defaultdict(list)
        for row in rows(self.folder, "crossings.csv"):
            sides = (row["a"], row["b"])
            entry = CuratedEntry(
                f"crossing:{slug(row['name'])}", row["name"], "crossing", None,
                number(row["lat"]), number(row["lon"]), sides, several(row["modes"]) or ("road",),
            )  # fmt: skip
            pairs["-".join(sorted(sides))].append(self.add(entry, several(row["names"])))
        return pairs

    def borders(self, pairs: dict[str, list[int]]) -> tuple[dict[str, int], dict[str, set[str]]]:
        near = msgspec.json.decode((self.folder / "neighbours.json").read_bytes())
        points = {"-".join(sorted((a, b))): tuple(p) for a in near for b, p in near[a].items()}
        for pair in (*pairs, *points):
            spots = [self.entries[ref - CURATED] for ref in pairs.get(pair, ())]
            known = [(e.lat, e.lon) for e in spots if e.lat is not None and e.lon is not None]
            if known:
                points[pair] = (mean([p[0] for p in known]), mean([p[1] for p in known]))
        neighbours: dict[str, set[str]] = defaultdict(set)
        table = {}
        for pair, (lat, lon) in sorted(points.items()):
            a, b = pair.split("-")
            neighbours[a].add(b)
            neighbours[b].add(a)
            entry = CuratedEntry(
                f"border:{pair}", f"{self.title(a)}–{self.title(b)} border", "border", None,
                lat, lon, (a, b),
            )  # fmt: skip
            table[pair] = CURATED + len(self.entries)
            self.entries.append(entry)
        return table, neighbours

    def numbers(self) -> dict[str, int]:
        """GeoNames' numbers of the countries, by alpha-3 code."""
        raw = (self.folder / "geonames.json").read_bytes()
        return msgspec.json.decode(raw, type=dict[str, int])

    def title(self, iso3: str) -> str:
        row = self.isos.get(iso3)
        return iso3 if row is None else self.tables.title(row)

    def demonyms(self) -> dict[str, str]:
        """Peoples and adjectives, in both numbers, to their country."""
        table: dict[str, str] = {}
        for row in rows(self.folder, "demonyms.csv"):
            for name in several(row["names"]):
                for form in plural(fold(name)):
                    table.setdefault(form, row["iso3"])
        return table

    def skeletons(self, demonyms: dict[str, str]) -> dict[str, int]:
        """Skeletons that point to one country only and to no people or English word."""
        words = set((self.folder / "words_en.txt").read_text().replace("*", "").split("\n"))
        taken = {skeleton(word) for word in (*words, *demonyms)}
        found: dict[str, set[int]] = defaultdict(set)
        keys = [k for k in self.tables.names if 6 <= len(k) <= 24 and k.isalpha()]
        for key in (*keys, *self.names):
            ref = (self.names.get(key) or self.tables.refs(key))[0]
            if ref < CURATED and self.tables.kinds[ref] == 0 and " " not in key:
                found[skeleton(key)].add(ref)
        good = {k: r for k, r in found.items() if len(k) >= 6 and len(r) == 1 and k not in taken}
        return {k: r.pop() for k, r in sorted(good.items())}

    def finish(self) -> Curated:
        acronyms = self.countries()
        self.areas()
        pairs = self.crossings()
        borders, neighbours = self.borders(pairs)
        demonyms = self.demonyms()
        return Curated(
            entries=self.entries, names={k: tuple(v) for k, v in sorted(self.names.items())},
            demonyms=demonyms, acronyms=acronyms, skeletons=self.skeletons(demonyms),
            borders=borders, isos=self.isos,
            neighbours={k: tuple(sorted(v)) for k, v in sorted(neighbours.items())},
            crossings={k: tuple(v) for k, v in sorted(pairs.items())}, points=self.points,
            geonames={n: self.isos[iso3] for iso3, n in self.numbers().items()
                      if iso3 in self.isos},
        )  # fmt: skip


def number(cell: str) -> float | None:
    """A number, or None for an empty cell."""
    return float(cell) if cell else None


def mean(values: list[float]) -> float:
    """To four decimals: eleven metres."""
    return round(sum(values) / len(values), 4)


def plural(key: str) -> tuple[str, ...]:
    """A people's name in both numbers where English adds an s."""
    return (key,) if key.endswith(("s", "ish", "ch", "ese", "men")) else (key, key + "s")


def compile_curated(folder: Path = DATA) -> bytes:
    """Compile the CSV tables of `folder` into `curated.msgpack` beside them; returns its bytes."""
    raw = msgspec.msgpack.encode(Compiler(folder).finish())
    fresh = folder / "curated.msgpack.new"
    fresh.write_bytes(raw)
    fresh.replace(folder / "curated.msgpack")
    return raw
