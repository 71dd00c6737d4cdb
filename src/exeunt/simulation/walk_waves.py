"""The graph of a walk for plain rules, laid out wave by wave with whole arrays.

Where nobody looks further than the next place, recent travel does not matter and all
walk at one speed from the start, a state is a place and the kilometres done today. Then
30,000 places take seconds; `walk_graph` lays out the same graph state by state for all
rules, and is the twin in the tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import Scenario
from exeunt.simulation.walk_graph import METRE, PARTS, SHORTEST, Graph

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
WIDE = np.int64(1 << 32)  # a code is place (or link) * WIDE + metres or parts


def plain(scenario: Scenario) -> bool:
    """Whether these rules need no more than places and kilometres."""
    rules = scenario.walk
    return not (
        rules.awareness > 1
        or (rules.awareness == 0 and rules.as_flee)
        or rules.avoid_short_stints
        or rules.start_on_foot
        or any(place.kind == "marker" for place in scenario.places)
    )


@dataclass(frozen=True, slots=True)
class _Net:
    start: Ints
    end: Ints
    km: Floats
    speed: Floats
    part: float
    as_flee: bool
    first: Ints  # first of `links` by place, and the end
    links: Ints  # by place, in the order given


class _Rows(NamedTuple):
    """Where people get to: hop codes, transit codes, or a place for the night."""

    node: Ints
    link: Ints
    hop: Ints  # code, or -1
    transit: Ints  # code, or -1
    place: Ints  # for the night, or -1


def build_plain(scenario: Scenario, speeds: Floats) -> Graph:
    """As `walk_graph.build`, for `plain` rules; `speeds` are (links,) km a day."""
    net = _net(scenario, speeds)
    hops, transits = _explore(net, len(scenario.places))
    return _assemble(scenario, net, hops, transits)


def _net(scenario: Scenario, speeds: Floats) -> _Net:
    index = {place.id: i for i, place in enumerate(scenario.places)}
    start = np.array([index[link.start] for link in scenario.links], np.int64)
    end = np.array([index[link.end] for link in scenario.links], np.int64)
    links = np.argsort(start, kind="stable")
    count = np.bincount(start, minlength=len(index))
    rules = scenario.walk
    return _Net(
        start=start, end=end, speed=np.asarray(speeds, np.float64),
        km=np.maximum([link.km for link in scenario.links], SHORTEST).astype(np.float64),
        part=METRE if rules.as_flee else rules.speed / PARTS, as_flee=rules.as_flee,
        first=np.concatenate([[0], np.cumsum(count)]).astype(np.int64), links=links,
    )  # fmt: skip


def _explore(net: _Net, places: int) -> tuple[Ints, Ints]:
    """Codes of all hops and transits that can be reached, sorted."""
    hops, transits = np.array([], np.int64), np.array([], np.int64)
    rows = _board(net, np.arange(places), np.zeros(places, np.int64))
    while True:
        new_hops, new_transits = _unknown(rows.hop, hops), _unknown(rows.transit, transits)
        if not (new_hops.size or new_transits.size):
            return hops, transits
        hops, transits = _merged(hops, new_hops), _merged(transits, new_transits)
        boarded = _board(net, new_hops // WIDE, new_hops % WIDE)
        rows = _Rows(*map(np.concatenate, zip(boarded, _travel(net, new_transits), strict=True)))


def _unknown(codes: Ints, known: Ints) -> Ints:
    """Codes (-1 is none) not among the `known`, sorted, each once."""
    new = np.unique(codes[codes >= 0])
    if not len(known):
        return new
    near = known[np.minimum(np.searchsorted(known, new), len(known) - 1)]
    return np.asarray(new[near != new])


def _merged(one: Ints, other: Ints) -> Ints:
    return np.sort(np.concatenate([one, other]), kind="stable")


def _board(net: _Net, place: Ints, done: Ints) -> _Rows:
    """Everyone at these places, with so many parts done today, on every link from there."""
    width = net.first[place + 1] - net.first[place]
    node = np.repeat(np.arange(len(place)), width)
    within = np.arange(len(node)) - np.repeat(np.cumsum(width) - width, width)
    link = net.links[net.first[place[node]] + within]
    before, speed, km = done[node], net.speed[link], net.km[link]
    room = speed if net.as_flee else np.maximum(speed - before * net.part, 0.0)
    fits = room > km if net.as_flee else room >= km
    after = np.maximum(np.rint((before * net.part + km) / net.part).astype(np.int64), before + 1)
    return _reached(net, node, link, fits, after, room)


def _travel(net: _Net, transits: Ints) -> _Rows:
    link = transits // WIDE
    done, speed, km = (transits % WIDE) * METRE, net.speed[link], net.km[link]
    left = km - done
    fits = speed > left if net.as_flee else speed >= left
    after = np.maximum(np.rint(left / net.part).astype(np.int64), 1)
    return _reached(net, np.arange(len(transits)), link, fits, after, done + speed)


def _reached(net: _Net, node: Ints, link: Ints, fits: Flags, after: Ints, on_link: Floats) -> _Rows:
    again = fits & (after * net.part < net.speed[link])
    end = net.end[link]
    return _Rows(
        node=node, link=link, hop=np.where(again, end * WIDE + after, -1),
        transit=np.where(fits, -1, link * WIDE + np.rint(on_link / METRE).astype(np.int64)),
        place=np.where(fits & ~again, end, -1),
    )  # fmt: skip


def _assemble(scenario: Scenario, net: _Net, hops: Ints, transits: Ints) -> Graph:
    places = len(scenario.places)
    rows = _board(net, hops // WIDE, hops % WIDE)
    depth = _depths(rows, hops)
    full = np.array([place.capacity is None for place in scenario.places])
    station = np.empty(places, np.int64)  # number by place: limited ones first
    order = np.argsort(full, kind="stable")
    station[order] = np.arange(places)
    by_level = np.argsort(depth, kind="stable")
    rank = np.empty(len(hops), np.int64)
    rank[by_level] = np.arange(len(hops))
    place = np.concatenate([order, (hops // WIDE)[by_level]])
    done = np.concatenate([np.zeros(places, np.int64), (hops % WIDE)[by_level]])
    last = places + len(hops)

    def number(reached: _Rows) -> Ints:
        at_hop = places + rank[np.searchsorted(hops, np.maximum(reached.hop, 0)) % len(rank)] \
            if len(hops) else reached.hop  # fmt: skip
        on = last + np.searchsorted(transits, reached.transit)
        night = station[np.maximum(reached.place, 0)]
        return np.where(reached.hop >= 0, at_hop, np.where(reached.transit >= 0, on, night))

    decided, moving = _board(net, place, done), _travel(net, transits)
    width = net.first[place + 1] - net.first[place]
    options = np.diff(net.first)
    nobody = np.zeros(places, bool)
    return Graph(
        stations=places, limited=int((~full).sum()), hops=len(hops), transits=len(transits),
        levels=np.concatenate([[0], np.cumsum(np.bincount(depth, minlength=1))]).astype(np.int64),
        stand=place, place=place, hurry=np.zeros(last, bool), stay=station[place],
        target_start=np.concatenate([[0], np.cumsum(width)]).astype(np.int64),
        targets=number(decided), stand_place=np.arange(places), stand_planned=nobody,
        option_start=net.first, option_stand=np.repeat(np.arange(places), options),
        option_final=net.end[net.links], option_link=_first_listed(net),
        option_km=net.km[net.links],
        option_links=tuple((link,) for link in _first_listed(net).tolist()),
        transit_link=transits // WIDE, transit_target=number(moving),
        transit_back=station[net.start[transits // WIDE]], entry=station,
    )  # fmt: skip


def _first_listed(net: _Net) -> Ints:
    """Flee: of two links to the same place the first listed is taken."""
    if not net.as_flee:
        return net.links
    ends = net.start[net.links] * WIDE + net.end[net.links]
    _, first, which = np.unique(ends, return_index=True, return_inverse=True)
    return np.asarray(net.links[first[which]])


def _depths(rows: _Rows, hops: Ints) -> Ints:
    """How many hops lie at most before each, within one day."""
    depth = np.zeros(len(hops), np.int64)
    some = rows.hop >= 0
    source, target = rows.node[some], np.searchsorted(hops, rows.hop[some])
    while True:
        before = depth.copy()
        np.maximum.at(depth, target, depth[source] + 1)
        if np.array_equal(before, depth):
            return depth
