"""The ways a walker may go in one day, laid out once as a graph of counts.

`walk` moves people by days: each day those at a place may leave, and whoever arrives
with kilometres left decides again. Every state a walker can be in is a node: standing
at a place in the morning (station), at a place with so many kilometres behind them
today (hop), or on a link with so many kilometres done (transit). The graph depends on
the network and the speeds, never on how many people there are.

Hops are ordered by level: whoever is at a hop of level 3 was at hops of level 1 and 2
at most. `_walk_kernels` and `_walk_numpy` pass over the levels once a day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import Scenario, WalkRules

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
STEPS = 8  # of recent travel, when short stints are avoided
PARTS = 20  # of a day's way, to which what a walker has done today is rounded
METRE = 0.001  # km
SHORTEST = 0.1  # km; a link of no length would be walked without end within one day


class Path(NamedTuple):
    """One option: the places passed, the links taken, kilometres in all."""

    places: tuple[int, ...]
    links: tuple[int, ...]
    km: float


class Stand(NamedTuple):
    """Standing at a place with a plan: the places still to pass."""

    place: int
    plan: tuple[int, ...]


class State(NamedTuple):
    """A stand, recent travel in `STEPS`, and whether no link was ever taken."""

    place: int
    plan: tuple[int, ...]
    recent: int
    fresh: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Nodes are stations, then hops by level, then transits; arrays are by node.

    Options belong to stands: those of stand s are `option_start[s]` up to
    `option_start[s + 1]`. Those of node n lead to `targets[target_start[n] + j]`.
    """

    stations: int
    limited: int  # the first so many stations are at places of limited capacity
    hops: int
    transits: int
    levels: Ints  # first hop of each level, and the end
    stand: Ints  # of stations and hops
    place: Ints  # of stations and hops
    hurry: NDArray[np.bool_]  # of stations and hops: must not stop in a waypoint yet
    stay: Ints  # station of the evening for who does not leave
    target_start: Ints
    targets: Ints
    stand_place: Ints
    stand_planned: NDArray[np.bool_]
    option_start: Ints
    option_stand: Ints
    option_final: Ints  # place the path ends at
    option_link: Ints  # link of the first step
    option_km: Floats
    option_links: tuple[tuple[int, ...], ...]
    transit_link: Ints
    transit_target: Ints
    transit_back: Ints  # station at the start of the link, when it was closed meanwhile
    entry: Ints  # by place: station of who sets out from there, or is there on day 0


class _Builder:
    def __init__(self, scenario: Scenario, speeds: Floats) -> None:
        self.rules = scenario.walk
        index = {place.id: i for i, place in enumerate(scenario.places)}
        self.places = len(index)
        self.limited = [place.capacity is not None for place in scenario.places]
        self.marker = [place.kind == "marker" for place in scenario.places]
        self.ends = [(index[link.start], index[link.end]) for link in scenario.links]
        self.km = [max(link.km, SHORTEST) for link in scenario.links]
        self.speed = [float(v) for v in speeds]
        self.out: dict[int, list[int]] = defaultdict(list)
        for link, (start, _) in enumerate(self.ends):
            self.out[start].append(link)
        self.stands: dict[Stand, int] = {}
        self.options: list[list[Path]] = []
        self.stations: dict[State, int] = {}
        self.hops: dict[tuple[State, float], int] = {}
        self.transits: dict[tuple[int, State, float], int] = {}
        self.todo: list[tuple[str, object]] = []
        self.found: dict[tuple[str, int], list[tuple[str, int]]] = {}
        self.stays: dict[tuple[str, int], int] = {}

    # What may be chosen

    def stand_of(self, place: int, plan: tuple[int, ...]) -> int:
        stand = Stand(place, plan)
        if stand not in self.stands:
            self.stands[stand] = len(self.stands)
            self.options.append(self._planned(place, plan) if plan else self._paths(place))
        return self.stands[stand]

    def _planned(self, place: int, plan: tuple[int, ...]) -> list[Path]:
        link = self._link_to(place, plan[0])
        return [Path(plan, (link,), self.km[link])]

    def _link_to(self, place: int, other: int) -> int:
        return next(link for link in self.out[place] if self.ends[link][1] == other)

    def _paths(self, place: int) -> list[Path]:
        ahead = self.rules.awareness
        if ahead == 0 and self.rules.as_flee:
            return []
        paths = list(self._beyond(place, {place}, max(ahead, 1)))
        if self.rules.as_flee:  # of two links to the same place the first listed is taken
            paths = [
                path._replace(links=(self._link_to(place, path.places[0]), *path.links[1:]))
                for path in paths
            ]
        return paths

    def _beyond(self, place: int, seen: set[int], ahead: int) -> Iterator[Path]:
        """Simple paths over up to `ahead` links; a marker is no goal and costs no level."""
        for link in self.out[place]:
            end = self.ends[link][1]
            if end in seen:
                continue
            if not self.marker[end]:
                yield Path((end,), (link,), self.km[link])
            left = ahead if self.marker[end] else ahead - 1
            if left:
                for path in self._beyond(end, seen | {end}, left):
                    yield Path((end, *path.places), (link, *path.links), self.km[link] + path.km)

    # Where each step leads

    def station(self, place: int, plan: tuple[int, ...], recent: int, fresh: bool) -> int:
        state = State(place, plan, recent, fresh and self.rules.start_on_foot)
        if state not in self.stations:
            self.stations[state] = len(self.stations)
            self.todo.append(("station", state))
        return self.stations[state]

    def rounded(self, km: float, before: float) -> float:
        """Kilometres done today, always more than before. As Flee: to the metre."""
        part = METRE if self.rules.as_flee else self.rules.speed / PARTS
        return max(round(km / part), round(before / part) + 1) * part

    def hop(self, state: State, km: float) -> int:
        key = (state, km)
        if key not in self.hops:
            self.hops[key] = len(self.hops)
            self.todo.append(("hop", key))
        return self.hops[key]

    def transit(self, link: int, state: State, km: float) -> int:
        key = (link, state, km)
        if key not in self.transits:
            self.transits[key] = len(self.transits)
            self.todo.append(("transit", key))
        return self.transits[key]

    def tired(self, recent: int, km: float) -> int:
        """Recent travel after a day of so many kilometres: the mean of both."""
        if not self.rules.avoid_short_stints:
            return 0
        return int(min((recent / STEPS + km / self.rules.speed) / 2, 2.0) * STEPS + 0.499)

    def board(self, path: Path, state: State, km: float) -> tuple[str, int]:
        """Set out on the first link of a path with so many kilometres done today."""
        link, plan = path.links[0], path.places[1:]
        speed = self.rules.walk_speed if state.fresh else self.speed[link]
        room = speed if self.rules.as_flee else max(speed - km, 0.0)
        if self._reaches(room, self.km[link]):
            done = self.rounded(km + self.km[link], km)
            return self.arrive(link, plan, state.recent, done, speed)
        after = State(0, plan, self.tired(state.recent, km + room), state.fresh)
        return "transit", self.transit(link, after, room)

    def _reaches(self, done: float, km: float) -> bool:
        """Flee: 100 km at 100 km a day take two days."""
        return done > km if self.rules.as_flee else done >= km

    def arrive(
        self, link: int, plan: tuple[int, ...], recent: int, km: float, speed: float
    ) -> tuple[str, int]:
        place = self.ends[link][1]
        if km < speed:
            return "hop", self.hop(State(place, plan, recent, False), km)
        return "station", self.station(place, plan, self.tired(recent, km), False)

    def visit(self, kind: str, key: object) -> None:
        if kind == "station":
            assert isinstance(key, State)
            self._decide((kind, self.stations[key]), key, 0.0)
        elif kind == "hop":
            state, km = cast("tuple[State, float]", key)
            self._decide((kind, self.hops[state, km]), state, km)
        else:
            self._travel(*cast("tuple[int, State, float]", key))

    def _decide(self, node: tuple[str, int], state: State, km: float) -> None:
        stand = self.stand_of(state.place, state.plan)
        self.found[node] = [self.board(path, state, km) for path in self.options[stand]]
        recent = self.tired(state.recent, km)
        self.stays[node] = self.station(state.place, (), recent, state.fresh)

    def _travel(self, link: int, state: State, done: float) -> None:
        node = ("transit", self.transits[link, state, done])
        speed = self.rules.walk_speed if state.fresh else self.speed[link]
        left = self.km[link] - done
        if self._reaches(speed, left):
            target = self.arrive(link, state.plan, state.recent, self.rounded(left, 0.0), speed)
        else:
            after = state._replace(recent=self.tired(state.recent, speed))
            target = "transit", self.transit(link, after, done + speed)
        back = self.station(self.ends[link][0], (), self.tired(state.recent, left), False)
        self.found[node] = [target, ("station", back)]

    def explore(self) -> None:
        for place in range(self.places):
            self.station(place, (), 0, True)
        while self.todo:
            self.visit(*self.todo.pop())


def build(scenario: Scenario, speeds: Floats) -> Graph:
    """Every state that can be reached, and where each choice leads.

    Parameters
    ----------
    speeds : (links,), km a day.

    Source: the daily rules of Flee (Suleimenova, Bell and Groen 2017, Scientific
    Reports 7:13377), followed for counts instead of agents.
    """
    builder = _Builder(scenario, speeds)
    builder.explore()
    return _assemble(builder)


def _assemble(b: _Builder) -> Graph:
    """Stations at limited places first, then the others, then hops by level, then transits."""
    s, h = len(b.stations), len(b.hops)
    stations, hops = list(b.stations), list(b.hops)
    depth = _levels(b)
    full = np.array([not b.limited[state.place] for state in stations])
    order = np.concatenate([np.argsort(full, kind="stable"), s + np.argsort(depth, kind="stable")])
    rank = np.empty(s + h, np.int64)
    rank[order] = np.arange(s + h)

    def number(node: tuple[str, int]) -> int:
        kind, i = node
        return s + h + i if kind == "transit" else int(rank[i if kind == "station" else s + i])

    decide = [("station", int(i)) if i < s else ("hop", int(i) - s) for i in order]
    states = [stations[i] if kind == "station" else hops[i][0] for kind, i in decide]
    kms = [0.0 if kind == "station" else hops[i][1] for kind, i in decide]
    targets = [[number(target) for target in b.found[node]] for node in decide]
    transit = [b.found["transit", i] for i in range(len(b.transits))]
    options = [path for paths in b.options for path in paths]
    return Graph(
        stations=s, limited=int((~full).sum()), hops=h, transits=len(b.transits),
        levels=np.concatenate([[0], np.cumsum(np.bincount(depth, minlength=1))]).astype(np.int64),
        stand=_ints(b.stands[Stand(state.place, state.plan)] for state in states),
        place=_ints(state.place for state in states),
        hurry=np.array([_hurries(b.rules, x.recent, km, i >= s)
                        for i, (x, km) in enumerate(zip(states, kms, strict=True))], bool),
        stay=_ints(number(("station", b.stays[node])) for node in decide),
        target_start=_starts(len(each) for each in targets),
        targets=_ints(target for each in targets for target in each),
        stand_place=_ints(stand.place for stand in b.stands),
        stand_planned=np.array([bool(stand.plan) for stand in b.stands]),
        option_start=_starts(len(paths) for paths in b.options),
        option_stand=_ints(i for i, paths in enumerate(b.options) for _ in paths),
        option_final=_ints(path.places[-1] for path in options),
        option_link=_ints(path.links[0] for path in options),
        option_km=np.array([path.km for path in options]),
        option_links=tuple(path.links for path in options),
        transit_link=_ints(key[0] for key in b.transits),
        transit_target=_ints(number(each[0]) for each in transit),
        transit_back=_ints(number(each[1]) for each in transit),
        entry=_ints(number(("station", b.stations[State(p, (), 0, b.rules.start_on_foot)]))
                    for p in range(b.places)),
    )  # fmt: skip


def _levels(b: _Builder) -> Ints:
    """How many hops lie at most before each, within one day."""
    depth = np.zeros(len(b.hops), np.int64)
    by_km = sorted(b.hops.items(), key=lambda item: item[0][1])
    for _, hop in by_km:
        for kind, target in b.found["hop", hop]:
            if kind == "hop":
                depth[target] = max(depth[target], depth[hop] + 1)
    return depth


def _hurries(rules: WalkRules, recent: int, km: float, arrived: bool) -> bool:
    return rules.avoid_short_stints and arrived and (recent / STEPS + km / rules.speed) / 2 < 0.5


def _ints(values: Iterator[int] | list[int]) -> Ints:
    return np.array(list(values), np.int64)


def _starts(lengths: Iterator[int]) -> Ints:
    return np.concatenate([[0], np.cumsum(list(lengths), dtype=np.int64)]).astype(np.int64)
