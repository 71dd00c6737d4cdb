"""Gateways: what an estimate can be about in a scenario: a crossing, a country entered, all.

Each is some rows of the scenario's crossings, and some links with seats that lead over a
border without a crossing. Entries of a country are the sum over its gateways, member by
member; nobody is in two rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from exeunt.errors import NotFound
from exeunt.estimates import Where
from exeunt.gazetteer import Gazetteer
from exeunt.network.scenario import Place as Spot
from exeunt.network.scenario import Scenario
from exeunt.network.ways import entered, gazetteer_id, left, main_people
from exeunt.observations import Place
from exeunt.simulation.plan_model import seat_links

LAND = ("road", "foot", "bicycle", "rail")
LINES = ("road", "foot", "rail", "sea", "bicycle")  # whose line is the crossing's, first found


@dataclass(frozen=True, slots=True)
class Gateway:
    """`rows` of crossings and links with seats (`seat_links`), each with its mode.

    `line` is the row whose queue is told.
    """

    where: Where
    rows: tuple[tuple[int, str], ...] = ()
    links: tuple[tuple[int, str], ...] = ()
    line: int | None = None
    place: str = ""  # id in the scenario, of a crossing

    def modes(self) -> tuple[str, ...]:
        """What entries are told of: all, land and air where they differ, and each single way."""
        ways = dict.fromkeys(mode for _, mode in (*self.rows, *self.links))
        kinds = [kind for kind in ("land", "air") if any(covers(kind, way) for way in ways)]
        singles = [way for way in ways if way not in kinds] if len(ways) > 1 else []
        return tuple(dict.fromkeys(("all", *kinds, *singles)))

    def part(self, mode: str) -> tuple[list[int], list[int]]:
        """Rows and links of one mode."""
        return ([row for row, way in self.rows if covers(mode, way)],
                [link for link, way in self.links if covers(mode, way)])  # fmt: skip


def covers(mode: str, way: str) -> bool:
    """Whether a mode of estimates takes in a way of the scenario."""
    return mode in ("all", way) or (mode == "land" and way in LAND)


class Gateways:
    """Every gateway of a scenario: crossings in its order, then countries, then all of it."""

    def __init__(self, scenario: Scenario, gazetteer: Gazetteer) -> None:
        self.scenario, self._gazetteer = scenario, gazetteer
        self.leaves, self.people = left(scenario), main_people(scenario)
        self.into = entered(scenario)

    @cached_property
    def crossings(self) -> tuple[Gateway, ...]:
        """One for each place with rows, in the order of the places."""
        rows: dict[str, list[tuple[int, str]]] = {}
        for i, row in enumerate(self.scenario.crossings):
            rows.setdefault(row.place, []).append((i, row.mode))
        places = [place for place in self.scenario.places if place.id in rows]
        return tuple(self._crossing(place, tuple(rows[place.id])) for place in places)

    def _crossing(self, place: Spot, rows: tuple[tuple[int, str], ...]) -> Gateway:
        ranked = sorted((row for row in rows if row[1] in LINES), key=lambda r: LINES.index(r[1]))
        near = self._near[place.id]
        where = Where(
            id=gazetteer_id(place) or place.id, name=place.name or place.id,
            kind="airport" if all(mode == "air" for _, mode in rows) else "crossing",
            country=self.into.get(place.id) or None,
            from_country=self.leaves if self.leaves in near else min(near, default=None),
        )  # fmt: skip
        return Gateway(where, rows, line=ranked[0][0] if ranked else None, place=place.id)

    @cached_property
    def _near(self) -> dict[str, set[str]]:
        """By crossing, the countries people come to it from."""
        at = {place.id: place.country for place in self.scenario.places}
        out: dict[str, set[str]] = {place: set() for place in at}
        for link in self.scenario.links:
            if link.end in out and at.get(link.start):
                out[link.end].add(at[link.start])
        return out

    @cached_property
    def countries(self) -> tuple[Gateway, ...]:
        """One for each country entered, in the order in which crossings lead there."""
        over = list(self._over())
        names = dict.fromkeys([g.where.country for g in self.crossings] + [c for c, _ in over])
        return tuple(
            Gateway(
                self.country(name),
                tuple(row for g in self.crossings if g.where.country == name for row in g.rows),
                tuple(link for country, link in over if country == name),
            )
            for name in names if name
        )  # fmt: skip

    def _over(self) -> Iterator[tuple[str, tuple[int, str]]]:
        """Links with seats out of the country left that pass no crossing: (country, link)."""
        places = {place.id: place for place in self.scenario.places}
        posts = {row.place for row in self.scenario.crossings}
        for i, number in enumerate(seat_links(self.scenario)):
            link = self.scenario.links[number]
            here, there = places.get(link.start), places.get(link.end)
            if not here or not there or {here.id, there.id} & posts:
                continue
            if here.country == self.leaves and there.country not in ("", self.leaves):
                yield there.country, (i, link.mode)

    def country(self, code: str) -> Where:
        """A country as the place of an estimate; words where it is no ISO code."""
        try:
            name, known = self._gazetteer.by_id(f"iso:{code}").name, f"iso:{code}"
        except NotFound:
            name, known = code, None
        return Where(id=known, name=name, kind="country", country=code,
                     from_country=self.leaves or None)  # fmt: skip

    def place_of(self, place: Place) -> Where:
        """A place of a report, as the place of an estimate."""
        return Where(id=place.id, name=place.name, kind="area", country=place.country,
                     from_country=self.leaves or None)  # fmt: skip

    @cached_property
    def everywhere(self) -> Gateway:
        """All ways out at once; its place is the country left."""
        left = self.country(self.leaves) if self.leaves else Where(id=None, name="all ways")
        where = Where(id=left.id, name=left.name, kind="country", country=None,
                      from_country=self.leaves or None)  # fmt: skip
        # Who goes on to a third country is not counted twice: only posts out of the first.
        first = [g for g in self.crossings if not self.leaves or self.leaves in self._near[g.place]]
        return Gateway(where, tuple(row for each in first for row in each.rows),
                       tuple(link for each in self.countries for link in each.links))  # fmt: skip
