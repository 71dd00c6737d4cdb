"""Days of a walk, compiled: the same numbers as `_walk_numpy`, in blocks of members.

Imported only when numba is wanted. Arrays come in named tuples (`pack`), members last
and contiguous. No checks, no defaults.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from exeunt.network.scenario import WalkRules
from exeunt.simulation._draws_kernels import binomial
from exeunt.simulation.walk_days import Epoch
from exeunt.simulation.walk_graph import Graph
from exeunt.simulation.walk_state import State


class _Graph(NamedTuple):
    s: int
    limited: int
    h: int
    widest: int  # most options of a stand
    levels: Any
    stand: Any
    place: Any
    hurry: Any
    stay: Any
    target_start: Any
    targets: Any
    planned: Any
    option_start: Any
    option_final: Any
    option_link: Any
    transit_link: Any
    transit_target: Any
    transit_back: Any
    entry: Any


class _Epoch(NamedTuple):
    move: Any
    town: Any
    camp: Any
    open_option: Any
    open_link: Any
    weight: Any


class _Rules(NamedTuple):
    buffer: float
    scaling: float
    power: float
    pruning: float


class _State(NamedTuple):
    now: Any
    then: Any
    there: Any
    capacity: Any
    growth: Any
    crowding: Any
    share: Any
    people: Any
    flows: Any
    under_way: Any


def pack_graph(graph: Graph) -> _Graph:
    """The arrays of a graph a kernel needs."""
    widest = int(np.diff(graph.option_start).max(initial=1))
    return _Graph(
        graph.stations, graph.limited, graph.hops, widest, graph.levels, graph.stand, graph.place, graph.hurry,
        graph.stay, graph.target_start, graph.targets, graph.stand_planned, graph.option_start,
        graph.option_final, graph.option_link, graph.transit_link, graph.transit_target,
        graph.transit_back, graph.entry,
    )  # fmt: skip


def run_epoch(
    rules: WalkRules, graph: _Graph, epoch: Epoch, state: State, spawn: Any, keys: Any,
    sampled: bool,
) -> None:  # fmt: skip
    """All days of one epoch, for the members of `state`."""
    _days(
        graph,
        _Epoch(epoch.move, epoch.town, epoch.camp, epoch.open_option, epoch.open_link,
               epoch.weight),
        _Rules(rules.capacity_buffer, rules.capacity_scaling, rules.weight_power, rules.pruning),
        _State(state.now, state.then, state.there, state.capacity, state.growth, state.crowding,
               state.share, state.people, state.flows, state.under_way),
        spawn, keys, epoch.first, epoch.last, sampled,
    )  # fmt: skip


@njit(nogil=True, cache=True, error_model="numpy")
def _days(
    g: Any, e: Any, r: Any, x: Any, spawn: Any, keys: Any, first: int, last: int, sampled: bool
) -> None:
    members = x.now.shape[1]
    for stand in range(len(g.planned)):
        for m in range(members):
            _shares(g, e, r, x, stand, m)
    for day in range(first, last):
        for place in range(len(g.entry)):
            for m in range(members):
                x.now[g.entry[place], m] += spawn[day, place, m]
                x.there[place, m] += spawn[day, place, m]
                x.capacity[place, m] += x.growth[place]
        _weigh(g, e, r, x)
        _decide(g, e, x, keys, day, 0, g.limited, sampled)
        _weigh(g, e, r, x)
        _decide(g, e, x, keys, day, g.limited, g.s, sampled)
        _travel(g, e, x)
        for level in range(len(g.levels) - 1):
            begin, end = g.s + g.levels[level], g.s + g.levels[level + 1]
            for node in range(begin, end):
                for m in range(members):
                    x.there[g.place[node], m] += x.now[node, m]
            _weigh(g, e, r, x)
            _decide(g, e, x, keys, day, begin, end, sampled)
        _evening(g, x, day)


@njit(nogil=True, cache=True, error_model="numpy")
def _weigh(g: Any, e: Any, r: Any, x: Any) -> None:
    """Crowding at every place with a limit, then the shares it touches."""
    places, members = x.there.shape
    for place in range(places):
        for m in range(members):
            room = x.capacity[place, m] * r.scaling
            if room < 1.0:
                x.crowding[place, m] = 1.0
                continue
            free, here = r.buffer * room, x.there[place, m]
            if here >= room:
                x.crowding[place, m] = 0.0
            elif here <= free:
                x.crowding[place, m] = 1.0
            else:
                x.crowding[place, m] = 1.0 - (here - free) / (room - free)
    for stand in range(len(g.planned)):
        begin, end = g.option_start[stand], g.option_start[stand + 1]
        for m in range(members):
            touched = False
            for option in range(begin, end):
                touched = touched or x.capacity[g.option_final[option], m] * r.scaling >= 1.0
            if touched:
                _shares(g, e, r, x, stand, m)


@njit(nogil=True, cache=True, error_model="numpy")
def _shares(g: Any, e: Any, r: Any, x: Any, stand: int, m: int) -> None:
    """Chance of each option of one stand, for who leaves."""
    begin, end = g.option_start[stand], g.option_start[stand + 1]
    total, best, count = 0.0, 0.0, 0
    for option in range(begin, end):
        room = x.crowding[g.option_final[option], m]
        weight = 0.0
        if e.open_option[option]:
            count += 1
            weight = e.weight[option] * (room if r.power == 1.0 else room**r.power)
        x.share[option, m] = weight
        best = max(best, weight)
    for option in range(begin, end):
        if r.pruning > 1.001 and x.share[option, m] < best / r.pruning:
            x.share[option, m] = 0.0
        total += x.share[option, m]
    for option in range(begin, end):
        is_open, final = e.open_option[option], g.option_final[option]
        if e.camp[final] and x.crowding[final, m] < 0.5:
            x.share[option, m] = 0.0
        elif g.planned[stand] or total <= 0.0:
            alone = 1.0 if g.planned[stand] else 1.0 / max(count, 1)
            x.share[option, m] = alone if is_open else 0.0
        else:
            x.share[option, m] /= total


@njit(nogil=True, cache=True, error_model="numpy")
def _decide(
    g: Any, e: Any, x: Any, keys: Any, day: int, begin: int, end: int, sampled: bool
) -> None:
    members = x.now.shape[1]
    nodes = g.s + g.h
    for node in range(begin, end):
        stand, place = g.stand[node], g.place[node]
        chance = e.move[place]
        if g.planned[stand] or (g.hurry[node] and e.town[place]):
            chance = 1.0
        first = g.option_start[stand]
        options = g.option_start[stand + 1] - first
        for m in range(members):
            here = x.now[node, m]
            if here == 0.0:
                continue
            left, used = here, 0.0
            for j in range(options):
                share = chance * x.share[first + j, m]
                if share == 0.0:
                    continue
                if sampled:
                    counter = (day * nodes + node) * g.widest + j
                    odds = share / (1.0 - used) if used < 1.0 else 1.0
                    moved = np.float64(binomial(left, min(odds, 1.0), keys[m], np.uint64(counter)))
                    used += share
                else:
                    moved = here * share
                if moved == 0.0:
                    continue
                left -= moved
                x.flows[day, g.option_link[first + j], m] += moved
                target = g.targets[g.target_start[node] + j]
                _put(g, x, target, m, moved)
            x.there[place, m] -= here - left
            x.then[g.stay[node], m] += left


@njit(nogil=True, cache=True, error_model="numpy")
def _put(g: Any, x: Any, target: int, m: int, moved: float) -> None:
    if target < g.s:
        x.then[target, m] += moved
        x.there[g.place[target], m] += moved
    elif target < g.s + g.h:
        x.now[target, m] += moved
    else:
        x.then[target, m] += moved


@njit(nogil=True, cache=True, error_model="numpy")
def _travel(g: Any, e: Any, x: Any) -> None:
    first = g.s + g.h
    members = x.now.shape[1]
    for transit in range(len(g.transit_link)):
        target = g.transit_target[transit]
        if target < first and not e.open_link[g.transit_link[transit]]:
            target = g.transit_back[transit]
        for m in range(members):
            moved = x.now[first + transit, m]
            if moved != 0.0:
                _put(g, x, target, m, moved)


@njit(nogil=True, cache=True, error_model="numpy")
def _evening(g: Any, x: Any, day: int) -> None:
    """What the day leaves is the next morning; people are counted anew."""
    nodes, members = x.now.shape
    first = g.s + g.h
    x.there[:] = 0.0
    for node in range(nodes):
        for m in range(members):
            still = x.then[node, m]
            x.now[node, m] = still
            x.then[node, m] = 0.0
            if node < g.s:
                x.there[g.place[node], m] += still
    for m in range(members):
        moving = 0.0
        for node in range(first, nodes):
            moving += x.now[node, m]
        x.under_way[day, m] = moving
    for place in range(x.there.shape[0]):
        for m in range(members):
            x.people[day, place, m] = x.there[place, m]
