"""The ways of a scenario for `plan`: lines to stand in, and the road to each from every place.

People under way are kept by strand: one group on its way to one gate, on one link. A gate
is what they head for next: a row of a crossing (post), a link with a limited number of
seats (seats) or a place to stay (goal). Behind a post or a seat they choose again.

A border post is two nodes, before and behind it. How many borders lie between a place and
the origins says which links lead on and which lead back: nobody goes back over a border.
A link into a post that has no way back gets one, for those who turn round.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from exeunt.network.scenario import Event, Group, Link, Number, Scenario

POST, SEATS, GOAL = 0, 1, 2
GOALS = ("destination", "camp", "idp_camp")
# where a strand ends: in a line, where people choose again, or the same after turning back
INTO_GATE, INTO_POOL, INTO_BACK = -1, -2, -3
EVERYONE = (Group(id="everyone"),)


@dataclass(frozen=True, slots=True)
class Gate:
    """`row` counts crossings, links or places of the scenario, as its kind says."""

    kind: int
    row: int
    place: int
    node: int  # where people stand before it
    exit: int  # where they come out; -1 for a goal


@dataclass(frozen=True, slots=True)
class Edge:
    """A link people may take now: its number, from node to node."""

    link: int
    start: int
    end: int


@dataclass(slots=True)
class Strands:
    """Every (group, gate, link) on which people can be, and where it ends.

    Who turns back from a post is on (group, -1 - the post's place, link).
    """

    ids: dict[tuple[int, int, int], int] = field(default_factory=dict)
    end: list[int] = field(default_factory=list)

    def of(self, group: int, gate: int, link: int, end: int) -> int:
        found = self.ids.setdefault((group, gate, link), len(self.ids))
        if found == len(self.end):
            self.end.append(end)
        return found


@dataclass(frozen=True, slots=True)
class Choice:
    """One way from a node: the gate, the first edge (None: at the gate), the rest of the way."""

    gate: int
    edge: Edge | None
    hours: float


class Ways:
    """Nodes, links with the ways back, gates; then for each set of shut links the choices."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.groups = scenario.groups or EVERYONE
        self.index = {place.id: i for i, place in enumerate(scenario.places)}
        self.rows = [(r, c) for r, c in enumerate(scenario.crossings) if c.place in self.index]
        self.posts = {self.index[row.place] for _, row in self.rows}
        self.links = [*scenario.links, *self._ways_back()]
        self.far = {place: len(self.index) + i for i, place in enumerate(sorted(self.posts))}
        self.nodes = len(self.index) + len(self.far)
        self.halls: dict[int, int] = {}  # seat link into a post: where its people get off
        self.gates = [*self._posts(), *self._seats(), *self._goals()]

    @property
    def declared(self) -> int:
        return len(self.scenario.links)

    def ends(self, link: Link) -> tuple[int, int] | None:
        """Places at both ends, None where one is unknown or both are the same."""
        start, end = self.index.get(link.start), self.index.get(link.end)
        return None if start is None or end is None or start == end else (start, end)

    def _ways_back(self) -> Iterator[Link]:
        there = {(link.start, link.end) for link in self.scenario.links}
        for link in self.scenario.links:
            back = (link.end, link.start)
            ends = self.ends(link)
            if ends and ends[1] in self.posts and back not in there and link.seats_per_day is None:
                there.add(back)
                yield Link(start=link.end, end=link.start, km=link.km, mode=link.mode,
                           kmh=link.kmh, hours=link.hours)  # fmt: skip

    @cached_property
    def origins(self) -> set[int]:
        """Places people may set out from, in this scenario at some time."""
        made = {i for i, p in enumerate(self.scenario.places) if p.kind == "origin"}
        named = [one.origin for one in self.scenario.departures]
        named += [one.origin for one in self.scenario.surges]
        named += [e.place for e in self.scenario.events if e.kind == "conflict"]
        named += [e.place for e in self.scenario.events if e.value == "origin"]
        return made | {self.index[name] for name in named if name in self.index}

    @cached_property
    def borders(self) -> dict[int, int]:
        """Fewest borders between any origin and each place that can be reached."""
        out: dict[int, int] = {}
        heap = [(0, place in self.posts, place) for place in self.origins]
        heapq.heapify(heap)
        leaving, coming = defaultdict(list), defaultdict(list)
        for link in self.links:
            if ends := self.ends(link):
                leaving[ends[0]].append(ends[1])
                coming[ends[1]].append(ends[0])
        while heap:
            level, _, place = heapq.heappop(heap)
            if place in out:
                continue
            out[place] = level
            sides = [one for one in coming[place] if one in out] if place in self.posts else [place]
            for other in leaving[place]:
                if other not in out:
                    after = level + self._border(place, sides, other)
                    heapq.heappush(heap, (after, other in self.posts, other))
        return out

    def _border(self, start: int, sides: list[int], end: int) -> int:
        """1 if a border lies between: behind a post all but the countries people came from."""
        if end in self.posts and start not in self.posts:
            return 0
        here = {self.scenario.places[side].country for side in sides} - {""}
        there = self.scenario.places[end].country
        if start in self.posts:
            return int(not there or there not in here)
        return int(bool(here and there and there not in here))

    @cached_property
    def edges(self) -> list[Edge]:
        """Links people may take, from node to node; the others lead nowhere or back."""
        return [edge for i, link in enumerate(self.links) if (edge := self._edge(i, link))]

    def _edge(self, number: int, link: Link) -> Edge | None:
        ends = self.ends(link)
        if not ends or not set(ends) <= self.borders.keys():
            return None
        start, end = ends
        level, after = self.borders[start], self.borders[end]
        if start in self.posts and after > level:
            return Edge(number, self.far[start], end)
        return None if after < level else Edge(number, start, end)

    def hours(self, link: Link) -> Number:
        """Time on a link, from its own figures or the speed of its mode."""
        if link.hours is not None:
            return link.hours
        speed = link.kmh or dict(self.scenario.plan.speeds).get(link.mode, 0.0)
        return Number(link.km / speed if speed > 0 else 0.0)

    def _posts(self) -> Iterator[Gate]:
        for number, row in self.rows:
            place = self.index[row.place]
            yield Gate(POST, number, place, place, self.far[place])

    def _seats(self) -> Iterator[Gate]:
        for edge in self.edges:
            if self.links[edge.link].seats_per_day is None:
                continue
            end = edge.end
            if end in self.posts:
                end = self.halls.setdefault(edge.link, self.nodes)
                self.nodes = max(self.nodes, end + 1)
            place = self.index[self.links[edge.link].start]
            yield Gate(SEATS, edge.link, place, edge.start, end)

    def _goals(self) -> Iterator[Gate]:
        later = {e.place for e in self.scenario.events if e.kind == "becomes" and e.value in GOALS}
        for i, place in enumerate(self.scenario.places):
            if (place.kind in GOALS or place.id in later) and i not in self.posts:
                yield Gate(GOAL, i, i, i, -1)

    def feeds(self, link: int, gate: Gate) -> bool:
        """Whether who comes by this link stands in this line: of the same mode, if there is one."""
        row, mode = self.scenario.crossings[gate.row], self.links[link].mode
        if row.mode == mode:
            return True
        rows = {one.mode for _, one in self.rows if one.place == row.place}
        coming = {one.mode for one in self.links if one.end == row.place}
        return mode not in rows or row.mode not in coming

    def place_of(self, node: int) -> int:
        """The place a node belongs to."""
        return self._place_of[node]

    @cached_property
    def _place_of(self) -> list[int]:
        out = [*range(len(self.index)), *sorted(self.posts), *[0] * len(self.halls)]
        for link, node in self.halls.items():
            out[node] = self.index[self.links[link].end]
        return out

    def allowed(self, group: Group, mode: str) -> bool:
        return not group.modes or mode in group.modes


class Epoch:
    """Choices while one set of links is shut: by node and group, the way to each gate."""

    def __init__(self, ways: Ways, shut: frozenset[int]) -> None:
        self.ways = ways
        self.open = [edge for edge in ways.edges if edge.link not in shut]
        self.shut = shut
        self._trees: dict[tuple[object, int], dict[int, Choice]] = {}

    def choices(self, group: int) -> dict[int, list[Choice]]:
        """For each node the ways of one group, in the order of gates."""
        out: dict[int, list[Choice]] = defaultdict(list)
        for number, gate in enumerate(self.ways.gates):
            for node, choice in self._tree(group, number).items():
                turned_back = gate.kind == POST and node == gate.place
                if not turned_back:
                    out[node].append(choice)
        return out

    def _tree(self, group: int, gate: int) -> dict[int, Choice]:
        key = (self.ways.groups[group].modes, gate)
        if key not in self._trees:
            self._trees[key] = self._shortest(self.ways.groups[group], gate)
        return self._trees[key]

    def _shortest(self, group: Group, number: int) -> dict[int, Choice]:
        """Dijkstra (1959) backwards from one gate; ties go to the first link declared."""
        ways, gate, out = self.ways, self.ways.gates[number], {}
        coming, hours = self._coming(group), self._hours
        heap = [
            (t, rank, node, edge) for rank, (t, node, edge) in enumerate(self._last(group, gate))
        ]
        heapq.heapify(heap)
        rank = len(heap)
        while heap:
            time, _, node, edge = heapq.heappop(heap)
            if node in out:
                continue
            out[node] = Choice(number, edge, time)
            if node in ways.posts:
                continue  # nobody passes through a line on the way to another
            for before in coming.get(node, ()):
                if before.start not in out:
                    rank += 1
                    heapq.heappush(heap, (time + hours[before.link], rank, before.start, before))
        return out

    def _last(self, group: Group, gate: Gate) -> Iterator[tuple[float, int, Edge | None]]:
        """Where the way to a gate ends: at it, or on a link into its line."""
        ways = self.ways
        if gate.kind == POST:
            if not ways.allowed(group, ways.scenario.crossings[gate.row].mode):
                return
            for edge in self._coming(group).get(gate.place, ()):
                if ways.feeds(edge.link, gate):
                    yield self._hours[edge.link], edge.start, edge
            for link, hall in ways.halls.items():
                if ways.index[ways.links[link].end] == gate.place and ways.feeds(link, gate):
                    yield 0.0, hall, None
        elif gate.kind == GOAL or (
            gate.row not in self.shut and ways.allowed(group, ways.links[gate.row].mode)
        ):
            yield 0.0, gate.node, None

    @cached_property
    def _hours(self) -> list[float]:
        return [self.ways.hours(link).median for link in self.ways.links]

    def _coming(self, group: Group) -> dict[int, list[Edge]]:
        key = group.modes
        if key not in self._by_modes:
            found = defaultdict(list)
            for edge in self.open:
                link = self.ways.links[edge.link]
                if link.seats_per_day is None and self.ways.allowed(group, link.mode):
                    found[edge.end].append(edge)
            self._by_modes[key] = dict(found)
        return self._by_modes[key]

    @cached_property
    def _by_modes(self) -> dict[tuple[str, ...], dict[int, list[Edge]]]:
        return {}


def shut_by_day(ways: Ways, days: int) -> list[frozenset[int]]:
    """Links nobody can set out on, day by day: closed by name, with a place or a border."""
    shut: list[set[int]] = [set() for _ in range(days)]
    for event in ways.scenario.events:
        if event.kind in ("close_link", "close_place", "close_border"):
            links = {i for i, link in enumerate(ways.links) if _shuts(ways, event, link)}
            end = days if event.end is None else min(event.end, days)
            for day in range(max(event.start, 0), end):
                shut[day] |= links
    return [frozenset(links) for links in shut]


def holds(event: Event, day: int) -> bool:
    """Whether an event holds on a day."""
    return event.start <= day and (event.end is None or day < event.end)


def _shuts(ways: Ways, event: Event, link: Link) -> bool:
    if event.kind == "close_link":
        pairs = {(event.place, event.to)} | (set() if event.one_way else {(event.to, event.place)})
        return (link.start, link.end) in pairs
    if event.kind == "close_place":  # a line does not vanish with its post: people may turn back
        return (
            event.place in (link.start, link.end) and ways.index.get(event.place) not in ways.posts
        )
    if event.kind != "close_border" or not (ends := ways.ends(link)):
        return False
    sides = [ways.scenario.places[end].country for end in ends]
    return between(event, sides[:1], sides[1:]) and not set(ends) & ways.posts


def between(event: Event, here: Iterable[str], there: Iterable[str]) -> bool:
    """Whether a closed border lies between countries."""
    pairs = {(event.place, event.to)} | (set() if event.one_way else {(event.to, event.place)})
    return any((a, b) in pairs for a in here for b in there)


def countries(ways: Ways, gate: Gate) -> tuple[set[str], set[str]]:
    """Countries before and behind a gate."""
    if gate.kind == GOAL:
        return set(), {ways.scenario.places[gate.place].country} - {""}
    if gate.kind == SEATS:
        link = ways.links[gate.row]
        sides = [ways.scenario.places[ways.index[name]].country for name in (link.start, link.end)]
        return set(sides[:1]), set(sides[1:]) - {sides[0], ""}
    here = {e.start for e in ways.edges if e.end == gate.place}
    there = {e.end for e in ways.edges if e.start == gate.exit}
    name = [ways.scenario.places[ways.place_of(node)].country for node in (*here, *there)]
    near = set(name[: len(here)]) - {""}
    return near, set(name[len(here) :]) - near - {""}
