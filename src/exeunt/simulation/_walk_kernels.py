"""Days of a walk, compiled: the same numbers as `_walk_numpy`, in blocks of members.

Imported only when numba is wanted. Arrays come in named tuples (`pack`), members last
and contiguous. No checks, no defaults.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numba import njit

from exeunt.network.scenario import WalkRules
from exeunt.simulation._draws_kernels import binomial, uniform
from exeunt.simulation.walk_days import Epoch
from exeunt.simulation.walk_graph import Graph
from exeunt.simulation.walk_state import FEW, State, set_rooms


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
    least: float  # a capacity below this is none: in Flee a camp of 0 places is endless


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
        graph.stations, graph.limited, graph.hops, widest, graph.levels, graph.stand,
        graph.place, graph.hurry,
        graph.stay, graph.target_start, graph.targets, graph.stand_planned, graph.option_start,
        graph.option_final, graph.option_link, graph.transit_link, graph.transit_target,
        graph.transit_back, graph.entry,
    )  # fmt: skip


def run_epoch(
    rules: WalkRules, graph: _Graph, epoch: Epoch, state: State, spawn: Any, keys: Any,
    sampled: bool,
) -> None:  # fmt: skip
    """All days of one epoch, for the members of `state`."""
    set_rooms(state, epoch)
    least = 1.0 if rules.as_flee else -np.inf
    _days(
        graph,
        _Epoch(epoch.move, epoch.town, epoch.camp, epoch.open_option, epoch.open_link,
               epoch.weight),
        _Rules(rules.capacity_buffer, rules.capacity_scaling, rules.weight_power, rules.pruning,
               least),
        _State(state.now, state.then, state.there, state.capacity, state.growth, state.crowding,
               state.share, state.people, state.flows, state.under_way),
        spawn, keys, epoch.first, epoch.last, sampled,
    )  # fmt: skip


@njit(nogil=True, cache=True, error_model="numpy")
def _days(
    g: Any, e: Any, r: Any, x: Any, spawn: Any, keys: Any, first: int, last: int, sampled: bool
) -> None:
    members = x.now.shape[1]
    now, there, capacity = x.now, x.there, x.capacity  # out of the tuples: they cost in loops
    entry, place_of, growth = g.entry, g.place, x.growth
    _weigh(g, e, r, x, True)
    for day in range(first, last):
        for place in range(len(entry)):
            for m in range(members):
                now[entry[place], m] += spawn[day, place, m]
                there[place, m] += spawn[day, place, m]
                capacity[place, m] += growth[place]
        _weigh(g, e, r, x, False)
        _decide(g, e, x, keys, day, 0, g.limited, sampled)
        _weigh(g, e, r, x, False)
        _decide(g, e, x, keys, day, g.limited, g.s, sampled)
        _travel(g, e, x)
        for level in range(len(g.levels) - 1):
            begin, end = g.s + g.levels[level], g.s + g.levels[level + 1]
            for node in range(begin, end):
                for m in range(members):
                    there[place_of[node], m] += now[node, m]
            _weigh(g, e, r, x, False)
            _decide(g, e, x, keys, day, begin, end, sampled)
        _evening(g, x, day)


@njit(nogil=True, cache=True, error_model="numpy")
def _weigh(g: Any, e: Any, r: Any, x: Any, anew: bool) -> None:
    """Crowding at every place with a limit, then the shares it touches (or all, `anew`)."""
    there, capacity, crowding, share = x.there, x.capacity, x.crowding, x.share
    final, starts, planned = g.option_final, g.option_start, g.planned
    places, members = there.shape
    scaling, buffer, least = r.scaling, r.buffer, r.least
    changed = np.zeros(places, np.bool_)
    for place in range(places):
        for m in range(members):
            room = capacity[place, m] * scaling
            left = 1.0
            if room >= least:
                free, here = buffer * room, there[place, m]
                if here >= room:
                    left = 0.0
                elif here > free:
                    left = 1.0 - (here - free) / (room - free)
            if left != crowding[place, m]:
                crowding[place, m] = left
                changed[place] = True
    for stand in range(len(planned)):
        begin, end = starts[stand], starts[stand + 1]
        touched = anew
        for option in range(begin, end):
            touched = touched or changed[final[option]]
        if touched:
            _shares(
                final, e.open_option, e.weight, e.camp, crowding, share, begin, end,
                planned[stand], r.power, r.pruning,
            )  # fmt: skip


@njit(nogil=True, cache=True, error_model="numpy")
def _shares(
    final: Any, open_option: Any, weights: Any, camp: Any, crowding: Any, share: Any, begin: int,
    end: int, planned: bool, power: float, pruning: float,
) -> None:  # fmt: skip
    """Chance of each option of one stand, for who leaves."""
    for m in range(share.shape[1]):
        total, best, count = 0.0, 0.0, 0
        for option in range(begin, end):
            weight = 0.0
            if open_option[option]:
                count += 1
                room = crowding[final[option], m]
                weight = weights[option] * (room if power == 1.0 else room**power)
            share[option, m] = weight
            best = max(best, weight)
        for option in range(begin, end):
            if pruning > 1.001 and share[option, m] < best / pruning:
                share[option, m] = 0.0
            total += share[option, m]
        alone = 1.0 if planned else 1.0 / max(count, 1)
        for option in range(begin, end):
            goal = final[option]
            if camp[goal] and crowding[goal, m] < 0.5:
                share[option, m] = 0.0
            elif planned or total <= 0.0:
                share[option, m] = alone if open_option[option] else 0.0
            else:
                share[option, m] /= total


@njit(nogil=True, cache=True, error_model="numpy")
def _decide(
    g: Any, e: Any, x: Any, keys: Any, day: int, begin: int, end: int, sampled: bool
) -> None:
    if sampled:
        _decide_sampled(g, e, x, keys, day, begin, end)
    else:
        _decide_expected(g, e, x, day, begin, end)


@njit(nogil=True, cache=True, error_model="numpy")
def _decide_expected(g: Any, e: Any, x: Any, day: int, begin: int, end: int) -> None:
    now, then, there, shares = x.now, x.then, x.there, x.share
    stand_of, place_of, stay, hurry, planned = g.stand, g.place, g.stay, g.hurry, g.planned
    starts, links, targets, target_start = g.option_start, g.option_link, g.targets, g.target_start
    move, town, flows = e.move, e.town, x.flows[day]
    s, nodes, members = g.s, g.s + g.h, now.shape[1]
    rest, moved = np.empty((end - begin, members)), np.empty(members)
    for node in range(begin, end):
        stand, place = stand_of[node], place_of[node]
        at_once = planned[stand] or (hurry[node] and town[place])
        chance = 1.0 if at_once else move[place]
        first, last = starts[stand], starts[stand + 1]
        row = node - begin
        for m in range(members):
            rest[row, m] = now[node, m]
        for option in range(first, last):
            target, link = targets[target_start[node] + option - first], links[option]
            for m in range(members):
                moved[m] = now[node, m] * (chance * shares[option, m])
                rest[row, m] -= moved[m]
                flows[link, m] += moved[m]
            if nodes > target >= s:
                for m in range(members):
                    now[target, m] += moved[m]
                continue
            for m in range(members):
                then[target, m] += moved[m]
            if target < s:
                arrived = place_of[target]
                for m in range(members):
                    there[arrived, m] += moved[m]
    for node in range(begin, end):  # after all moves, as the twin adds up in this order
        place, evening, row = place_of[node], stay[node], node - begin
        for m in range(members):
            there[place, m] -= now[node, m] - rest[row, m]
            then[evening, m] += rest[row, m]


@njit(nogil=True, cache=True, error_model="numpy")
def _decide_sampled(g: Any, e: Any, x: Any, keys: Any, day: int, begin: int, end: int) -> None:
    now, then, there, shares = x.now, x.then, x.there, x.share
    stand_of, place_of, stay, hurry, planned = g.stand, g.place, g.stay, g.hurry, g.planned
    starts, links, targets, target_start = g.option_start, g.option_link, g.targets, g.target_start
    move, town, flows = e.move, e.town, x.flows[day]
    s, nodes, widest, members = g.s, g.s + g.h, g.widest, now.shape[1]
    drawn = np.zeros(widest)
    for node in range(begin, end):
        stand, place = stand_of[node], place_of[node]
        at_once = planned[stand] or (hurry[node] and town[place])
        chance = 1.0 if at_once else move[place]
        first, last = starts[stand], starts[stand + 1]
        counter = (day * nodes + node) * (widest + FEW)
        for m in range(members):
            here = now[node, m]
            if here == 0.0:
                continue
            _draw(here, chance, shares, first, last, m, keys[m], counter, drawn)
            left = here
            for j in range(last - first):
                moved = drawn[j]
                if moved == 0.0:
                    continue
                left -= moved
                flows[links[first + j], m] += moved
                target = targets[target_start[node] + j]
                if target < s:  # spelled out: a call here made the whole run six times slower
                    then[target, m] += moved
                    there[place_of[target], m] += moved
                elif target < nodes:
                    now[target, m] += moved
                else:
                    then[target, m] += moved
            there[place, m] -= here - left
            then[stay[node], m] += left


@njit(inline="always", error_model="numpy")  # a call for each node costs as much as its draws
def _draw(
    here: float, chance: float, shares: Any, first: int, last: int, m: int, key: Any, counter: int,
    drawn: Any,
) -> None:  # fmt: skip
    """Whole people for each option: one by one while they are few, else option by option."""
    for j in range(last - first):
        drawn[j] = 0.0
    if here <= FEW:
        for person in range(int(here)):
            luck, passed = uniform(key, np.uint64(counter + person)), 0.0
            for option in range(first, last):
                passed += chance * shares[option, m]
                if luck < passed:
                    drawn[option - first] += 1.0
                    break
        return
    left, used = here, 0.0
    for option in range(first, last):
        share = chance * shares[option, m]
        if share == 0.0:
            continue
        odds = min(share / (1.0 - used), 1.0) if used < 1.0 else 1.0
        draw = np.uint64(counter + FEW + option - first)
        moved = np.float64(binomial(left, odds, key, draw))
        drawn[option - first] = moved
        left -= moved
        used += share


@njit(nogil=True, cache=True, error_model="numpy")
def _travel(g: Any, e: Any, x: Any) -> None:
    now, then, there, place_of = x.now, x.then, x.there, g.place
    links, targets, backs, is_open = g.transit_link, g.transit_target, g.transit_back, e.open_link
    s, first, members = g.s, g.s + g.h, now.shape[1]
    for transit in range(len(links)):
        target = targets[transit]
        if target < first and not is_open[links[transit]]:
            target = backs[transit]
        for m in range(members):
            moved = now[first + transit, m]
            if target < s:
                then[target, m] += moved
                there[place_of[target], m] += moved
            elif target < first:
                now[target, m] += moved
            else:
                then[target, m] += moved


@njit(nogil=True, cache=True, error_model="numpy")
def _evening(g: Any, x: Any, day: int) -> None:
    """What the day leaves is the next morning; people are counted anew."""
    now, then, there, place_of = x.now, x.then, x.there, g.place
    people, under_way = x.people[day], x.under_way[day]
    nodes, members = now.shape
    first = g.s + g.h
    there[:] = 0.0
    for node in range(nodes):
        for m in range(members):
            still = then[node, m]
            now[node, m] = still
            then[node, m] = 0.0
            if node < g.s:
                there[place_of[node], m] += still
    for m in range(members):
        moving = 0.0
        for node in range(first, nodes):
            moving += now[node, m]
        under_way[m] = moving
    people[:] = there
