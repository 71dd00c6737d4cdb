"""Linking: which simulated quantity an observation speaks of, or why of none.

A place is found by the ids and names the scenario knows it by, then by nearness: a post
is often called by the nearest town. What cannot be linked is weighed without a scenario.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from exeunt.gazetteer import fold
from exeunt.inference.evidence import FLOWS, QUEUES, Heard
from exeunt.inference.gateways import Gateway, Gateways
from exeunt.inference.quantities import EVERYONE, LINE, PEOPLE, Quantity
from exeunt.inference.spread import Said
from exeunt.network.finding import great_circle
from exeunt.network.scenario import Place as Spot
from exeunt.observations import Observation, Place

NEAR = 30.0  # km; a post called by its town
NEAR_AIRPORT = 60.0
PARTS = re.compile(r"\s+-\s+|\s*[\u2013\u2014/|(),:]\s*")
STEM = 5  # letters by which a people and its country agree: Russia, Russians; Syria, Syrian
PERSONS = frozenset(
    "people persons citizens nationals passengers travellers travelers arrivals residents"
    " refugees migrants men women".split()
)
ANY = frozenset("of the all from who many more than about and".split())


@dataclass(frozen=True, slots=True)
class Linked:
    """A figure and the quantity it speaks of, in the unit and within the limits it sets there."""

    heard: Heard
    quantity: Quantity
    said: Said
    taken_for: str = ""  # the crossing a place was taken for, where only nearness says so


class Linker:
    """Finds gateways of one scenario by the places of observations."""

    def __init__(self, gateways: Gateways, days: int) -> None:
        self.gateways, self.days = gateways, days
        self.scenario = gateways.scenario
        self._by_country = {g.where.country: g for g in gateways.countries}
        self._by_name = {fold(g.where.name): g for g in gateways.countries}
        self._by_name.update(self._names())
        self._own = {gateways.people.casefold(), *_words(gateways.people)} - PERSONS
        self._stems = {name[:STEM] for name in _stems(gateways)}

    def _names(self) -> Iterator[tuple[str, Gateway]]:
        """Names of crossings; the fuller name wins over a part of another."""
        places = {place.id: place for place in self.scenario.places}
        full: dict[str, Gateway] = {}
        parts: dict[str, list[Gateway]] = {}
        for gateway in self.gateways.crossings:
            place = places[gateway.place]
            for name in (place.id, place.name, *place.known_as):
                full.setdefault(fold(name), gateway)
                for part in PARTS.split(name):
                    parts.setdefault(fold(part), []).append(gateway)
        for name, found in parts.items():  # a part that two share names neither
            if name and len({id(each) for each in found}) == 1:
                yield name, found[0]
        yield from full.items()

    def link(self, one: Heard) -> Linked | str:
        """The quantity a figure speaks of; a sentence why there is none."""
        gateway, near = self.find(one.place, one.measure)
        if gateway is None:
            return f"{self.scenario.name} knows no crossing or country {one.place.as_written}"
        period = self._period(one)
        if period is None:
            return f"{one.start} to {one.end} is outside the days that are simulated"
        made = self._quantity(one, gateway, period)
        if isinstance(made, str):
            return made
        quantity, said = made
        return Linked(one, quantity, said, gateway.where.name if near else "")

    def _period(self, one: Heard) -> tuple[int, int] | None:
        first, last = (
            (date.fromisoformat(day) - self.scenario.start).days for day in (one.start, one.end)
        )
        return (first, last) if first >= 0 and first <= last < self.days else None

    def find(self, place: Place, measure: str) -> tuple[Gateway | None, bool]:
        """The gateway a place names, and whether only nearness says so."""
        leaves = self.gateways.leaves
        if place.id and (found := self._by_name.get(fold(place.id))):
            return found, False
        if place.kind in ("country", "territory"):
            if place.country == leaves:
                return (self.gateways.everywhere if measure in FLOWS else None), False
            return self._by_country.get(place.country), False
        for name in (place.name, place.as_written):
            if found := self._by_name.get(fold(name)):
                return found, False
        if place.kind == "border" or (place.kind is None and place.country):
            others = [each for each in place.countries or (place.country,) if each != leaves]
            return (self._by_country.get(others[0]) if len(others) == 1 else None), False
        near = self._near(place)
        return near, near is not None

    def _near(self, place: Place) -> Gateway | None:
        """The only crossing close to a crossing of another name."""
        if place.kind not in ("crossing", "airport") or place.lat is None or place.lon is None:
            return None
        reach = NEAR_AIRPORT if place.kind == "airport" else NEAR
        here = Spot(id="", kind="crossing", lat=place.lat, lon=place.lon)
        at = {each.id: each for each in self.scenario.places}
        ranked = []
        for rank, gateway in enumerate(self.gateways.crossings):
            other_side = place.countries and gateway.where.country not in place.countries
            away = great_circle(here, at[gateway.place])
            if away is not None and gateway.where.kind == place.kind and not other_side:
                ranked.append((away, rank))
        return (
            self.gateways.crossings[min(ranked)[1]] if ranked and min(ranked)[0] <= reach else None
        )

    def _quantity(
        self, one: Heard, gateway: Gateway, period: tuple[int, int]
    ) -> tuple[Quantity, Said] | str:
        """What is measured there, and the limits the words set to it."""
        measure = one.measure
        if measure in (*QUEUES, "wait_time"):
            if not gateway.rows or gateway is self.gateways.everywhere:
                return "no crossing is named for it"
            mode = one.report.mode if one.report.mode in gateway.modes() else ""
            if measure == "wait_time" and mode in ("air", "rail"):
                return f"a wait by {mode} is not simulated by the hour"
            return Quantity(gateway, measure, "land", LINE, *period), one.said
        if measure not in FLOWS:
            return f"{measure} is not what the scenario tells of {gateway.where.name}"
        return self._flow(one, gateway, period)

    def _flow(
        self, one: Heard, gateway: Gateway, period: tuple[int, int]
    ) -> tuple[Quantity, Said] | str:
        o, said = one.report, one.said
        mode = mode_of(o, gateway)
        if not mode:
            return f"{gateway.where.name} is not left by {o.mode} in {self.scenario.name}"
        who = self.group(one.group)
        if measure_both(o) and said.low is not None:
            said = replace(said, low=said.low / 2)  # both directions, or all one way
        if who == "part":
            if said.low is None:
                return f"at most so many {one.group} says nothing of all"
            who, said = PEOPLE, replace(said, high=None)
        unit = "vehicles" if o.unit == "vehicles" else "people"
        return Quantity(gateway, "entries", mode, who, *period, unit=unit), said

    def group(self, words: str) -> str:
        """Whom a group in words takes in: everyone, the scenario's people, or a part of them."""
        if words == "all":
            return EVERYONE
        named = _words(words)
        if named & self._own or any(word[:STEM] in self._stems for word in named):
            rest = {w for w in named if w[:STEM] not in self._stems} - PERSONS - ANY - self._own
            return "part" if rest or named & {"men", "women"} else PEOPLE
        return EVERYONE if named <= PERSONS | ANY else "part"


def mode_of(o: Observation, gateway: Gateway) -> str:
    """The mode a count is of; "" where nobody goes that way."""
    modes = gateway.modes()
    if o.mode in ("car", "bus", "lorry", "truck", "road"):
        return "land" if "land" in modes else ""
    if o.mode in (None, "all", "land"):
        return "land" if o.at is not None and o.at.kind == "border" and "land" in modes else "all"
    single = [way for _, way in (*gateway.rows, *gateway.links)]
    return o.mode if o.mode in modes or o.mode in single else ""


def measure_both(o: Observation) -> bool:
    """Whether a count may be of both directions."""
    return o.measure == "crossings" and not (o.from_ or o.to)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text.casefold()))


def _stems(gateways: Gateways) -> set[str]:
    """Words for the country left, folded."""
    name = gateways.everywhere.where.name if gateways.leaves else ""
    return {word for word in _words(name) if len(word) >= STEM - 1}


def unlinked(reasons: Mapping[str, str]) -> tuple[str, ...]:
    """One note for each reason, with how many figures it kept apart."""
    counted: dict[str, int] = {}
    for why in reasons.values():
        counted[why] = counted.get(why, 0) + 1
    return tuple(
        f"not weighed with the scenario: {why}" + (f" ({n} figures)" if n > 1 else "")
        for why, n in counted.items()
    )
