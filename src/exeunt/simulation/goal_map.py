"""Where one can go on which day: open goals, shortest ways to them, who may set out.

Events begin and end on days; between two such days nothing here changes, so everything
is worked out once a spell. `goals.py` moves people over it.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import Event, Scenario
from exeunt.network.ways import sending

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]
GOALS = ("camp", "idp_camp", "destination")
SENDERS = ("origin", "waypoint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Days `first` to `last` (excluded), all alike."""

    first: int
    last: int
    km: Floats  # (places, goals) along the shortest open way, inf: none, or the goal is shut
    next_link: Whole  # (places, goals) first link of that way, -1: none
    fighting: Flags  # (places,) people set out: fighting, or an origin where none is told
    elsewhere: Flags  # (places,) the other places of a country with fighting
    attraction: Floats  # (goals,)
    capacity: Floats  # (goals,) on day 0 but for what is built each day; nan: unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalMap:
    """The spells of a scenario. `goals` are the places people can stay at on some day."""

    places: int
    goals: Whole  # (goals,) index of the place
    built: Floats  # (goals,) capacity added a day
    link_end: Whole  # (links,) index of the place a link leads to
    spells: tuple[Spell, ...]


def goal_map(scenario: Scenario, days: int) -> GoalMap:
    """Every spell from day 0 to `days`; `goals` in the order of the places.

    A place that `becomes` something else is no goal meanwhile. People set out from where
    `network.ways.sending` says and, less often, from the other towns of countries in conflict.
    """
    return _Maker(scenario, days).made()


class _Maker:
    def __init__(self, scenario: Scenario, days: int) -> None:
        self.scenario, self.days = scenario, days
        self.index = {place.id: i for i, place in enumerate(scenario.places)}
        self.country = [place.country for place in scenario.places]
        self.ends = [(self.index[x.start], self.index[x.end]) for x in scenario.links]
        self.home = {self.country[self.index[e.place]] for e in scenario.events
                     if e.kind == "conflict" and e.value}  # fmt: skip
        self.goals = self._goals()
        self.ways: dict[bytes, tuple[Floats, Whole]] = {}

    def made(self) -> GoalMap:
        places = self.scenario.places
        starts = [0, *sorted(day for day in self._changes() if 0 < day < self.days)]
        last = [*starts[1:], self.days]
        return GoalMap(
            places=len(places),
            goals=np.array(self.goals, dtype=np.int64),
            built=np.array([places[g].capacity_per_day for g in self.goals], dtype=np.float64),
            link_end=np.array([end for _, end in self.ends], dtype=np.int64),
            spells=tuple(self._spell(a, b) for a, b in zip(starts, last, strict=True)),
        )

    def _goals(self) -> list[int]:
        """Places that are goals by themselves or by some event."""
        made = {self.index[e.place] for e in self.scenario.events
                if e.kind == "becomes" and e.value in GOALS}  # fmt: skip
        places = enumerate(self.scenario.places)
        return [i for i, place in places if place.kind in GOALS or i in made]

    def _changes(self) -> set[int]:
        events = [e for e in self.scenario.events if e.kind != "departures"]
        return {e.start for e in events} | {e.end for e in events if e.end is not None}

    def _spell(self, first: int, last: int) -> Spell:
        active = [e for e in self.scenario.events
                  if e.start <= first and (e.end is None or first < e.end)]  # fmt: skip
        kinds: list[str] = [place.kind for place in self.scenario.places]
        for event in active:
            if event.kind == "becomes":
                kinds[self.index[event.place]] = str(event.value)
        km, next_link = self._ways(self._open_links(active))
        shut = np.array([kinds[g] not in GOALS for g in self.goals], dtype=bool)
        strength = sending(self.scenario, first)
        fighting = np.array([place in strength for place in self.index], dtype=bool)
        return Spell(
            first=first, last=last,
            km=np.where(shut, np.inf, km), next_link=next_link,
            fighting=fighting,
            elsewhere=self._elsewhere(kinds) & ~fighting,
            attraction=self._goal_figures("attraction", active),
            capacity=self._goal_figures("capacity", active),
        )  # fmt: skip

    def _elsewhere(self, kinds: list[str]) -> Flags:
        pairs = zip(kinds, self.country, strict=True)
        return np.array([k in SENDERS and c in self.home for k, c in pairs], dtype=bool)

    def _goal_figures(self, kind: str, active: list[Event]) -> Floats:
        places = [self.scenario.places[g] for g in self.goals]
        if kind == "attraction":
            found = np.array([p.attraction.median for p in places], dtype=np.float64)
        else:
            known = [p.capacity.median if p.capacity else 0.0 for p in places]
            found = np.array([each or np.nan for each in known], dtype=np.float64)
        for event in active:
            if event.kind == kind and self.index[event.place] in self.goals:
                at = self.goals.index(self.index[event.place])
                value = float(event.value)
                found[at] = found[at] * value if kind == "attraction" else value
        return found

    def _open_links(self, active: list[Event]) -> Flags:
        is_open = np.ones(len(self.ends), dtype=bool)
        for event in active:
            if event.kind.startswith("close"):
                is_open &= ~self._closed(event)
        return is_open

    def _closed(self, event: Event) -> Flags:
        if event.kind == "close_place":
            place = self.index[event.place]
            return np.array([place in ends for ends in self.ends], dtype=bool)
        names = self.country if event.kind == "close_border" else list(self.index)
        pairs = {(event.place, event.to)}
        if not event.one_way:
            pairs.add((event.to, event.place))
        return np.array([(names[a], names[b]) in pairs for a, b in self.ends], dtype=bool)

    def _ways(self, is_open: Flags) -> tuple[Floats, Whole]:
        """Kilometres and first link from every place to every goal, (places, goals)."""
        key = is_open.tobytes()
        if key not in self.ways:
            into: list[list[tuple[int, int, float]]] = [[] for _ in self.country]
            for link in np.flatnonzero(is_open).tolist():
                start, end = self.ends[link]
                into[end].append((start, link, self.scenario.links[link].km))
            found = [_to_goal(into, goal) for goal in self.goals]
            km = np.array([each for each, _ in found], dtype=np.float64)
            first = np.array([each for _, each in found], dtype=np.int64)
            shape = (len(self.goals), len(self.country))
            self.ways[key] = km.reshape(shape).T, first.reshape(shape).T
        return self.ways[key]


def _to_goal(into: list[list[tuple[int, int, float]]], goal: int) -> tuple[list[float], list[int]]:
    """Shortest kilometres to one goal, and the first link there; the goal itself is no start.

    Source: Dijkstra (1959), A note on two problems in connexion with graphs.
    """
    km, first = [np.inf] * len(into), [-1] * len(into)
    km[goal] = 0.0
    queue = [(0.0, goal)]
    while queue:
        far, place = heapq.heappop(queue)
        if far > km[place]:
            continue
        for start, link, length in into[place]:
            if far + length < km[start]:
                km[start], first[start] = far + length, link
                heapq.heappush(queue, (far + length, start))
    km[goal] = np.inf
    return km, first
