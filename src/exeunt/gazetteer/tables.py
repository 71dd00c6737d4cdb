"""The mapped tables: three files beside the code, opened in about a millisecond.

`names.marisa` turns a folded name into a number, `records.bin` turns that number
into rows and holds the rows as plain arrays, `labels.marisa` turns a row's label
number into its display name. The build script writes them with the functions here.
"""

from __future__ import annotations

import json
import mmap
import sys
from array import array
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from exeunt.errors import NotFound

KIND_CODES = {
    "country": 0, "territory": 1, "region": 2, "district": 3, "city": 4, "crossing": 5,
    "airport": 6, "area": 7, "border": 8,
}  # fmt: skip
KIND_NAMES = tuple(KIND_CODES)
LAST = 0x80000000
NO_ADMIN = 65535
COLUMNS: tuple[tuple[str, Code], ...] = (
    ("ids", "I"), ("labels", "I"), ("first", "I"), ("overflow", "I"), ("lats", "h"),
    ("lons", "h"), ("populations", "H"), ("admin1", "H"), ("kinds", "B"), ("countries", "B"),
)  # fmt: skip
Code = Literal["B", "H", "I", "h"]
DEGREES = {"lats": 90.0 / 32767, "lons": 180.0 / 32767}


def pack_population(people: int) -> int:
    """Three and a half digits in 16 bits: 12 of mantissa, 4 of power of ten."""
    power = 0
    while people > 4095:
        people, power = (people + 5) // 10, power + 1
    return power << 12 | people


def unpack_population(packed: int) -> int:
    """People, good to a tenth of a percent."""
    return int((packed & 4095) * 10 ** (packed >> 12))


def pack_records(path: Path, *, codes: Sequence[str], **columns: Sequence[float]) -> None:
    """Write the arrays, each aligned to 8 bytes, behind one line of JSON that says where.

    `codes` are the alpha-3 codes that `countries` indexes; `lats`, `lons` are degrees.
    """
    blobs, places, at = [], {}, 0
    for name, code in COLUMNS:
        values = columns[name]
        if name in DEGREES:
            values = [round((v if v == v else 0.0) / DEGREES[name]) for v in values]
        blob = array(code, [int(v) for v in values]).tobytes()
        blob += bytes(-len(blob) % 8)
        places[name] = [at, len(values)]
        blobs.append(blob)
        at += len(blob)
    head = json.dumps({"codes": list(codes), "columns": places}, separators=(",", ":")).encode()
    head += b" " * (-(len(head) + 1) % 8) + b"\n"
    path.write_bytes(head + b"".join(blobs))


if TYPE_CHECKING:  # a memoryview takes no brackets when it runs on 3.11
    Column: TypeAlias = memoryview[int] | array[int]


class Tables:
    """The three files, mapped. Everything is a look-up by number; nothing is parsed."""

    ids: Column
    labels: Column
    first: Column
    overflow: Column
    lats: Column
    lons: Column
    populations: Column
    admin1: Column
    kinds: Column
    countries: Column

    __slots__ = ("admin1", "alike", "codes", "countries", "first", "ids", "kinds", "labels", "lats",
                 "lons", "names", "overflow", "populations", "size", "titles")  # fmt: skip

    def __init__(self, folder: Path) -> None:
        import marisa_trie

        self.names = marisa_trie.Trie().mmap(str(folder / "names.marisa"))
        self.titles = marisa_trie.Trie().mmap(str(folder / "labels.marisa"))
        self.alike = marisa_trie.RecordTrie("<I").mmap(str(folder / "alike.marisa"))
        with (folder / "records.bin").open("rb") as file:
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        end = bytes(view[:8192]).index(b"\n") + 1
        head = json.loads(bytes(view[:end]))
        self.codes: tuple[str, ...] = tuple(head["codes"])
        for name, code in COLUMNS:
            at, count = head["columns"][name]
            setattr(self, name, column(view, end + at, count, code))
        self.size: int = head["columns"]["ids"][1]

    def refs(self, key: str) -> tuple[int, ...]:
        """Rows that bear a folded name, likeliest first; empty when there are none."""
        number = self.names.get(key)
        if number is None:
            return ()
        row = self.first[number]
        if row < LAST:
            return (row,)
        return tuple(self._many(row - LAST))

    def _many(self, at: int) -> list[int]:
        found = []
        while True:
            row = self.overflow[at]
            if row >= LAST:
                found.append(row - LAST)
                return found
            found.append(row)
            at += 1

    def entry_id(self, row: int) -> str:
        kind, value = self.kinds[row], self.ids[row]
        if 2 <= kind <= 4:
            return f"geonames:{value}"
        return f"{'airport' if kind == 6 else 'iso'}:{value.to_bytes(3, 'big').decode()}"

    def row_of(self, entry_id: str) -> int | None:
        """The row of an id, by looking at all of them (0.1 s): for people, not for reading."""
        source, _, rest = entry_id.partition(":")
        if source == "geonames" and rest.isdigit():
            value = int(rest)
        elif source == "airport":
            value = int.from_bytes(rest.encode()[:4], "big")
        else:
            return None
        rows = (i for i, v in enumerate(self.ids) if v == value)
        return next((i for i in rows if self.entry_id(i) == entry_id), None)

    def title(self, row: int) -> str:
        """The display name."""
        name: str = self.titles.restore_key(self.labels[row])
        return name

    def country(self, row: int) -> str | None:
        code = self.countries[row]
        return self.codes[code] if code < len(self.codes) else None

    def point(self, row: int) -> tuple[float | None, float | None]:
        lat, lon = self.lats[row], self.lons[row]
        if not lat and not lon:
            return None, None
        return round(lat * DEGREES["lats"], 4), round(lon * DEGREES["lons"], 4)


def column(view: memoryview, at: int, count: int, code: Code) -> Column:
    """A mapped array; on big-endian machines a swapped copy."""
    width = array(code).itemsize
    raw = view[at : at + count * width]
    if sys.byteorder == "little":
        return raw.cast(code)
    swapped = array(code, raw.tobytes())
    swapped.byteswap()
    return swapped


@lru_cache(maxsize=1)
def open_tables() -> Tables:
    """The shipped tables, once per process.

    Raises
    ------
    NotFound : the artefact is not beside the code (a checkout before `make gazetteer`).
    """
    folder = Path(__file__).parent / "data"
    try:
        return Tables(folder)
    except OSError as error:
        raise NotFound(
            "the gazetteer's tables are missing", where=str(error.filename or folder),
            todo="reinstall exeunt, or run `make gazetteer` in a checkout",
        ) from None  # fmt: skip
