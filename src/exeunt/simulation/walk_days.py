"""What holds on which day of a walk: kinds of place, chances to leave, weights of ways.

Events begin and end on days; between two such days nothing changes but crowding, so
everything here is worked out once an epoch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import Event, Scenario
from exeunt.network.ways import sending, tells_of_conflict
from exeunt.simulation.walk_graph import Graph

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
CAMPS = ("camp", "idp_camp", "destination")
NEVER = 1 << 40  # a day no run reaches
EARTH = 6371.0  # km


@dataclass(frozen=True, slots=True, kw_only=True)
class Epoch:
    """Days `first` to `last` (excluded), all alike."""

    first: int
    last: int
    move: Floats  # (places,) chance to leave in a day
    town: Flags  # (places,) a waypoint nobody may stop at while in a hurry
    camp: Flags  # (places,) kept free of people it has no room for
    open_option: Flags  # (options,)
    open_link: Flags  # (links,)
    weight: Floats  # (options,) before crowding
    origins: Floats  # (places,) spawn weight, before population
    capacity: Floats  # (places,) people, where an event says so; else not a number


class Days:
    """The epochs of a scenario, first day first.

    A place in conflict is an origin; when its conflict ends it is a waypoint, whatever
    it was before (as in Flee). A camp in conflict stays a camp for who looks for one, and
    its people leave as from any conflict. Events that touch (one ends on the day the next
    begins) are one conflict. Who sends people is `network.ways.sending`.
    A camp that is closed as a camp becomes a waypoint.
    """

    def __init__(self, scenario: Scenario, graph: Graph, days: int) -> None:
        self.scenario, self.graph, self.days = scenario, graph, days
        self.rules = scenario.walk
        self.index = {place.id: i for i, place in enumerate(scenario.places)}
        self.country = [place.country for place in scenario.places]
        self.ends = [(self.index[x.start], self.index[x.end]) for x in scenario.links]
        self.conflicts = [e for e in scenario.events if e.kind == "conflict"]
        self.others = [e for e in scenario.events if e.kind != "conflict"]
        self.stretches = self._stretches()
        self.attraction = self._attraction()
        self.distance = self._distance()

    def _stretches(self) -> list[tuple[int, int, int]]:
        """Place, first day and end of each conflict without a pause."""
        found: list[tuple[int, int, int]] = []
        told = [e for e in self.conflicts if float(e.value) > 0 and e.start < _end(e)]
        for place, start, end in sorted((self.index[e.place], e.start, _end(e)) for e in told):
            if found and found[-1][0] == place and start <= found[-1][2]:
                found[-1] = place, found[-1][1], max(end, found[-1][2])
            else:
                found.append((place, start, end))
        return found

    def epochs(self) -> Iterator[Epoch]:
        starts = sorted(day for day in self._changes() if 0 <= day < self.days)
        for first, last in zip(starts, [*starts[1:], self.days], strict=True):
            yield self._epoch(first, last)

    def _changes(self) -> set[int]:
        changes = {0}
        for event in self.scenario.events:
            if event.kind != "departures":
                changes |= {event.start, _end(event)}
        steps = len(self.rules.spawn_decay)
        for _, start, end in self.stretches:
            days = (start + k * self.rules.spawn_decay_interval for k in range(1, steps))
            changes |= {day for day in days if day < end}
        return changes

    def _epoch(self, first: int, last: int) -> Epoch:
        active = [e for e in self.others if e.start <= first < _end(e)]
        kinds = self._peaceful(first, active)
        intensity, since = self._intensity(first)
        kinds = [
            "origin" if there and kind not in CAMPS else kind
            for kind, there in zip(kinds, intensity > 0, strict=True)
        ]
        open_link = self._last_said(first) if self.rules.as_flee else self._open_links(active)
        decay = np.array([self._decay(first - s) for s in since])
        return Epoch(
            first=first, last=last,
            move=self._move(kinds, intensity),
            town=np.array([kind == "waypoint" for kind in kinds]),
            camp=np.array([kind in CAMPS for kind in kinds]),
            open_option=self._open_options(open_link),
            open_link=open_link,
            weight=self._weights(kinds, intensity * decay, active),
            origins=np.where(intensity > 0, intensity * decay, 0.0),
            capacity=self._capacity(active),
        )  # fmt: skip

    def _intensity(self, day: int) -> tuple[Floats, list[int]]:
        """(places,) how strongly each sends people, and since when."""
        strength, since = sending(self.scenario, day), [0] * len(self.index)
        for place, start, end in self.stretches:
            if start <= day < end:
                since[place] = start
        return np.array([strength.get(place, 0.0) for place in self.index]), since

    def _peaceful(self, day: int, active: list[Event]) -> list[str]:
        """Kinds but for the conflicts of the day."""
        kinds: list[str] = [place.kind for place in self.scenario.places]
        if tells_of_conflict(self.scenario):  # not yet: a waypoint until then
            kinds = ["waypoint" if kind == "origin" else kind for kind in kinds]
        for place, _, end in self.stretches:  # over: a waypoint from then on
            if end <= day:
                kinds[place] = "waypoint"
        for event in active:
            if event.kind == "becomes":
                kinds[self.index[event.place]] = str(event.value)
        return kinds

    def _capacity(self, active: list[Event]) -> Floats:
        """What events say; that of a crossing is by the hour, and no matter here."""
        told = np.full(len(self.index), np.nan)
        for event in active:
            place = self.index[event.place] if event.kind == "capacity" else -1
            if place >= 0 and self.scenario.places[place].kind != "crossing":
                told[place] = float(event.value)
        return told

    def _decay(self, days: int) -> float:
        steps = self.rules.spawn_decay
        return steps[min(days // self.rules.spawn_decay_interval, len(steps) - 1)] if steps else 1.0

    def _move(self, kinds: list[str], intensity: Floats) -> Floats:
        rules = self.rules
        by_kind = {
            "origin": rules.origin_move, "waypoint": rules.waypoint_move,
            "hub": rules.hub_move, "marker": 1.0, "crossing": rules.hub_move,
            "destination": 0.0 if rules.camps_are_sinks else rules.camp_move,
            "camp": 0.0 if rules.camps_are_sinks else rules.camp_move,
            "idp_camp": 0.0 if rules.camps_are_sinks else rules.idp_camp_move,
        }  # fmt: skip
        chance = np.array([by_kind[kind] for kind in kinds])
        chance = np.where(intensity > 0, rules.origin_move, chance)
        return np.minimum(chance * self._size_factor(), 1.0)

    def _size_factor(self) -> Floats | float:
        rules = self.rules
        if not rules.population_power:
            return 1.0
        places = self.scenario.places
        most = np.array([max(_median(p.population), _median(p.capacity)) for p in places])
        return (most / rules.population_base) ** rules.population_power

    def _open_links(self, active: list[Event]) -> Flags:
        is_open = np.ones(len(self.ends), bool)
        for event in active:
            if event.kind.startswith("close"):
                is_open &= ~self._closed(event)
        return is_open

    def _last_said(self, day: int) -> Flags:
        """Flee: what reopens a place reopens its links, whatever else keeps them closed."""
        closures = [e for e in self.others if e.kind.startswith("close")]
        said = [(e.start, i, False) for i, e in enumerate(closures)]
        said += [(_end(e), i, True) for i, e in enumerate(closures)]
        is_open = np.ones(len(self.ends), bool)
        for when, i, opens in sorted(said):
            if when <= day:
                is_open[self._closed(closures[i])] = opens
        return is_open

    def _closed(self, event: Event) -> Flags:
        if event.kind == "close_place":
            place = self.index[event.place]
            return np.array([place in ends for ends in self.ends], bool)
        names = self.country if event.kind == "close_border" else list(self.index)
        pair = (event.place, event.to)
        both = [pair] if event.one_way else [pair, pair[::-1]]
        return np.array([(names[a], names[b]) in both for a, b in self.ends], bool)

    def _open_options(self, open_link: Flags) -> Flags:
        if open_link.all():
            return np.ones(len(self.graph.option_links), bool)
        closed = set(np.flatnonzero(~open_link).tolist())
        return np.array([closed.isdisjoint(links) for links in self.graph.option_links], bool)

    def _weights(self, kinds: list[str], conflict: Floats, active: list[Event]) -> Floats:
        """Flee's weight of a path but for crowding, which changes every day."""
        rules, final = self.rules, self.graph.option_final
        scores = self._scores(kinds, conflict)
        for event in active:
            if event.kind == "attraction":
                scores[self.index[event.place]] *= float(event.value)
        far = (rules.softening + self.graph.option_km) ** rules.distance_power
        weight = (rules.weight_softening + scores[final] * self.distance) / far
        return np.asarray(weight**rules.weight_power)

    def _scores(self, kinds: list[str], conflict: Floats) -> Floats:
        rules = self.rules
        camp = np.array([kind in CAMPS for kind in kinds])
        foreign = np.array([country != self._home() for country in self.country])
        scores = self.attraction * np.where(foreign, rules.foreign_weight, 1.0)
        scores = scores * np.where(camp, rules.camp_weight, 1.0)
        if rules.loc_population_power:
            people = [max(_median(p.population), 1.0) for p in self.scenario.places]
            scores *= np.where(camp, 1.0, np.array(people) ** rules.loc_population_power)
        return np.asarray(scores * rules.conflict_weight**conflict)

    def _home(self) -> str:
        return self.rules.home_country or self.country[0]

    def _attraction(self) -> Floats:
        power = self.rules.capacity_weight
        own = np.array([place.attraction.median for place in self.scenario.places])
        room = np.array([max(_median(p.capacity), 1.0) for p in self.scenario.places])
        return own * room**power

    def _distance(self) -> Floats | float:
        """The pull of home, measured from where one stands (as Flee does)."""
        power = self.rules.home_distance_power
        if not power:
            return 1.0
        here = self.graph.stand_place[self.graph.option_stand]
        km = _great_circle(self.scenario, self.rules.as_flee)[here, self.graph.option_final]
        return np.asarray(np.maximum(km, 1.0) ** -power)


def _end(event: Event) -> int:
    return NEVER if event.end is None else event.end


def _median(number: object) -> float:
    return float(getattr(number, "median", 0.0) or 0.0)


def _great_circle(scenario: Scenario, swapped: bool) -> Floats:
    """Kilometres between all places; Flee takes longitudes for latitudes."""
    lat, lon = (
        np.radians([getattr(place, name) or 0.0 for place in scenario.places])
        for name in (("lon", "lat") if swapped else ("lat", "lon"))
    )
    half = (
        np.sin((lat[:, None] - lat) / 2) ** 2
        + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    )
    return np.asarray(2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1))))
