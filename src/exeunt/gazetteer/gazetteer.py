"""The gazetteer: every question about places, answered offline.

`open_gazetteer` gives the one of this process. The reading room calls `mentions` and
`resolve`, the command line `find` and `add_alias`, the network `border` and `neighbours`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from exeunt.errors import NotFound, SourceError
from exeunt.gazetteer import resolve as resolving
from exeunt.gazetteer.alike import alike_key
from exeunt.gazetteer.curated import CURATED, DATA, Curated, open_curated, rows
from exeunt.gazetteer.entries import Entry, Mention, Resolved
from exeunt.gazetteer.fold import fold
from exeunt.gazetteer.language import LanguageData, default_language
from exeunt.gazetteer.resolve import Candidate
from exeunt.gazetteer.scan import Scanner
from exeunt.gazetteer.tables import KIND_NAMES, NO_ADMIN, Tables, open_tables, unpack_population

PRIOR = {"country": 12.0, "territory": 9.5, "region": 4.8, "district": 4.1, "airport": 3.6,
         "crossing": 4.2, "area": 6.6, "border": 9.0}  # fmt: skip
REMEMBERED = 40_000  # of each kind of look-up, so that memory stays flat
CAPITAL = 0.9  # powers of ten of people that being a capital is worth


@cache
def capitals() -> dict[str, str]:
    """The folded name of each country's capital."""
    return {row["iso3"]: fold(row["name"]) for row in rows(DATA, "capitals.csv")}


class Gazetteer:
    """Places by name and by id. Everything is looked up when asked for, then remembered."""

    def __init__(self, tables: Tables, curated: Curated, aliases: Path | None = None) -> None:
        self._tables, self._curated, self._aliases_path = tables, curated, aliases
        self._aliases: dict[str, int] = {}
        self._entries: dict[int, Entry] = {}
        self._candidates: dict[int, Candidate] = {}
        self._scanners: dict[int, Scanner] = {}
        self._refs: dict[str, tuple[int, ...]] = {}
        self._by_id: dict[str, int] | None = None
        if aliases is not None and aliases.exists():
            self._read_aliases(aliases)

    # names -----------------------------------------------------------------------------

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Every place of that name, likeliest first; empty where there is none."""
        acronym = self._curated.acronyms.get(name.replace(".", ""))
        refs = (acronym,) if acronym is not None else self.refs(fold(name))
        return tuple(self.entry(ref) for ref in refs)

    def refs(self, key: str) -> tuple[int, ...]:
        """References of a folded name: the user's alias, curated places, then the rest."""
        found = self._refs.get(key)
        if found is None:
            if len(self._refs) > REMEMBERED:
                self._refs.clear()
            found = self._refs[key] = self._find_refs(key)
        return found

    def _find_refs(self, key: str) -> tuple[int, ...]:
        alias = self._aliases.get(key)
        own = self._curated.names.get(key, ())
        rest = tuple(ref for ref in self._tables.refs(key) if ref not in own)
        if own and rest and self.size(rest[0]) >= 9:
            own, rest = rest[:1], own + rest[1:]
        found = own + rest
        return found if alias is None else (alias, *(ref for ref in found if ref != alias))

    def alike(self, key: str) -> tuple[int, ...]:
        """References of names that transliterate alike, likeliest first."""
        bones = alike_key(key)
        refs = [r[0] for r in self._tables.alike.get(bones, ())] if bones else []
        return tuple(sorted(refs, key=self.size, reverse=True))

    def _inside(self, refs: tuple[int, ...], holder: int) -> bool:
        """Whether one of the places lies in the country or region `holder`."""
        around = self.candidate(holder)
        if around.kind not in ("country", "territory", "region"):
            return False
        inner = (self.candidate(ref) for ref in refs)
        if around.kind == "region":
            return any(c.admin1 == holder for c in inner)
        return any(c.country == around.country and c.kind != "country" for c in inner)

    def find(self, name: str, limit: int = 10) -> tuple[Entry, ...]:
        """The places whose names are most like `name`, best first; exact ones lead."""
        from exeunt.gazetteer.fuzzy import close_keys

        exact = list(self.refs(fold(name)))
        for key in close_keys(fold(name), self._tables, self._curated, limit):
            exact += [ref for ref in self.refs(key)[:2] if ref not in exact]
        return tuple(self.entry(ref) for ref in exact[:limit])

    # entries ---------------------------------------------------------------------------

    def entry(self, ref: int) -> Entry:
        """The place behind a reference (of `Mention.candidates`)."""
        found = self._entries.get(ref)
        if found is None:
            found = self._curated_entry(ref) if ref >= CURATED else self._base_entry(ref)
            if len(self._entries) > REMEMBERED:
                self._entries.clear()
            self._entries[ref] = found
        return found

    def _curated_entry(self, ref: int) -> Entry:
        e = self._curated.entries[ref - CURATED]
        return Entry(e.id, e.name, e.kind, e.country, e.lat, e.lon, 0, None, e.countries, 0,
                     e.modes)  # fmt: skip

    def _base_entry(self, ref: int) -> Entry:
        t = self._tables
        kind = KIND_NAMES[t.kinds[ref]]
        lat, lon = self._curated.points.get(ref) or t.point(ref)
        admin = t.admin1[ref]
        level = {"region": 1, "district": 2}.get(kind, 0)
        return Entry(
            t.entry_id(ref), self._title(ref), "region" if level else kind, t.country(ref),
            lat, lon, unpack_population(t.populations[ref]),
            None if admin == NO_ADMIN else self._title(admin), (), level,
        )  # fmt: skip

    def _title(self, row: int) -> str:
        return self._tables.title(row)

    def by_id(self, entry_id: str) -> Entry:
        """The place of that id.

        Raises
        ------
        NotFound : no place has it.
        """
        return self.entry(self._ref_of(entry_id))

    def _ref_of(self, entry_id: str) -> int:
        if self._by_id is None:
            self._by_id = {e.id: CURATED + i for i, e in enumerate(self._curated.entries)}
            self._by_id |= {f"geonames:{n}": ref for n, ref in self._curated.geonames.items()}
            self._by_id |= {f"iso:{code}": ref for code, ref in self._curated.isos.items()}
        ref = self._by_id.get(entry_id)
        if ref is None:
            ref = self._tables.row_of(entry_id)
        if ref is None:
            raise NotFound(
                f'no place has the id "{entry_id}"', todo="exeunt places find NAME lists ids"
            )
        return ref

    # countries and borders -------------------------------------------------------------

    def country(self, iso3: str) -> Entry:
        """The country or territory of an ISO 3166 alpha-3 code.

        Raises
        ------
        NotFound : no country has that code.
        """
        ref = self._curated.isos.get(iso3.upper())
        if ref is None:
            near = ", ".join(c for c in self._curated.isos if c[:2] == iso3[:2].upper())
            raise NotFound(f'no country has the code "{iso3}"', near=near)
        return self.entry(ref)

    def neighbours(self, iso3: str) -> tuple[str, ...]:
        """Alpha-3 codes of the countries it borders on, by land or a curated crossing."""
        return self._curated.neighbours.get(iso3, ())

    def border(self, a: str, b: str) -> Entry:
        """The border of two countries (alpha-3, any order): the middle of its known crossings.

        Two countries that do not touch still make a border, without a point.
        """
        pair = "-".join(sorted((a, b)))
        ref = self._curated.borders.get(pair)
        if ref is not None:
            return self.entry(ref)
        sides = tuple(pair.split("-"))
        name = "–".join(self.country(side).name for side in sides) + " border"
        return Entry(f"border:{pair}", name, "border", None, None, None, 0, None, sides)

    def crossings(self, a: str, b: str) -> tuple[Entry, ...]:
        """The curated crossings between two countries."""
        refs = self._curated.crossings.get("-".join(sorted((a, b))), ())
        return tuple(self.entry(ref) for ref in refs)

    # text ------------------------------------------------------------------------------

    def mentions(self, text: str, language_data: LanguageData | None = None) -> list[Mention]:
        """Places and peoples named in a text, in order, not overlapping.

        `language_data` lends the words that surround names (`load_language`); English
        without it. Cost grows linearly with the text.
        """
        return self._scanner(language_data or default_language()).mentions(text)

    def named(self, name: str) -> Mention:
        """A mention made by hand, to resolve a name that stands in no text."""
        refs = tuple(self._ref_of(e.id) for e in self.lookup(name)) if name.isupper() else ()
        return Mention(0, len(name), name, "name", refs or self.refs(fold(name)))

    def _scanner(self, language: LanguageData) -> Scanner:
        scanner = self._scanners.get(id(language))
        if scanner is None:
            scanner = Scanner(self.refs, self.size, self.alike, self._inside, self._curated,
                              language)  # fmt: skip
            self._scanners[id(language)] = scanner
        return scanner

    def resolve(
        self, mentions: Sequence[Mention], *, context_countries: Iterable[str] = (),
        hint: str | None = None,
    ) -> list[Resolved]:  # fmt: skip
        """Settle which place each mention means; one answer per mention, in order.

        `context_countries` are alpha-3 codes known to matter (the publisher's, the
        document's); `hint` is a country code or a kind ("crossing") to prefer.
        """
        return resolving.resolve(self, mentions, context_countries, hint)

    def size(self, ref: int) -> float:
        """How known a place is, in powers of ten of people; countries 12."""
        return self.candidate(ref).prior

    def candidate(self, ref: int) -> Candidate:
        """What the resolver needs of a row."""
        found = self._candidates.get(ref)
        if found is None:
            found = self._make_candidate(ref)
            if len(self._candidates) > REMEMBERED:
                self._candidates.clear()
            self._candidates[ref] = found
        return found

    def _make_candidate(self, ref: int) -> Candidate:
        if ref >= CURATED:
            e = self._curated.entries[ref - CURATED]
            return Candidate(
                ref, e.kind, e.country, e.countries, e.lat, e.lon, -1, PRIOR.get(e.kind, 4.0)
            )
        t = self._tables
        kind = KIND_NAMES[t.kinds[ref]]
        people = unpack_population(t.populations[ref])
        prior = PRIOR.get(kind) or math.log10(people + 100)
        if kind == "city" and capitals().get(t.country(ref) or "") == fold(self._title(ref)):
            prior += CAPITAL
        lat, lon = self._curated.points.get(ref) or t.point(ref)
        admin = t.admin1[ref]
        return Candidate(ref, kind, t.country(ref), (), lat, lon,
                         -1 if admin == NO_ADMIN else admin, prior)  # fmt: skip

    # the user's own names --------------------------------------------------------------

    def add_alias(self, name: str, entry_id: str, path: Path | None = None) -> Entry:
        """Let `name` mean the place `entry_id` from now on, kept in the aliases file.

        Raises
        ------
        NotFound : no place has that id.
        SourceError : the aliases file cannot be written.
        """
        ref = self._ref_of(entry_id)
        path = path or self._aliases_path
        if path is not None:
            try:
                with path.open("a", encoding="utf-8") as file:
                    file.write(f"{name}\t{entry_id}\n")
            except OSError as error:
                raise SourceError(f"cannot keep the alias: {error.strerror}",
                                  where=str(path)) from None  # fmt: skip
        self._aliases[fold(name)] = ref
        self._refs.clear()
        self._scanners.clear()
        return self.entry(ref)

    def _read_aliases(self, path: Path) -> None:
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            name, tab, entry_id = line.partition("\t")
            if not tab:
                raise SourceError("an alias line is a name, a tab and an id",
                                  where=f"{path}, line {n}")  # fmt: skip
            self._aliases[fold(name)] = self._ref_of(entry_id.strip())


@lru_cache(maxsize=8)
def open_gazetteer(aliases: Path | None = None) -> Gazetteer:
    """The gazetteer, once per process and aliases file. Opens in a few milliseconds.

    Raises
    ------
    NotFound : the tables are missing, or an alias points to an unknown id.
    SourceError : a line of the aliases file makes no sense.
    """
    return Gazetteer(open_tables(), open_curated(), aliases)
