"""One day of a walk for a block of members, with NumPy alone.

The same additions in the same order as `_walk_kernels`, so the same numbers.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import WalkRules
from exeunt.simulation.draws import binomials, uniforms
from exeunt.simulation.walk_days import Epoch
from exeunt.simulation.walk_graph import Graph
from exeunt.simulation.walk_state import FEW, State, set_rooms

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Keys = NDArray[np.uint64] | None


class Put(NamedTuple):
    """Where rows of moved people go: hops of today, the evening, and places reached for it."""

    hop_rows: Ints
    hops: Ints
    rest_rows: Ints
    rest: Ints
    end_rows: Ints
    ends: Ints


class Pass(NamedTuple):
    """Nodes that decide together, one row for each option of each node."""

    begin: int
    end: int
    place: Ints
    at_once: Flags
    hurry: Flags
    stay: Ints
    node: Ints  # of each row, from `begin`
    j: Ints  # which option of its stand
    option: Ints
    link: Ints
    put: Put


def passes(graph: Graph) -> list[Pass]:
    """The passes of a day, in order: limited places, other stations, hops by level."""
    edges = [0, graph.limited, *(graph.stations + graph.levels).tolist()]
    return [_pass(graph, begin, end) for begin, end in pairwise(edges)]


def _pass(graph: Graph, begin: int, end: int) -> Pass:
    stand = graph.stand[begin:end]
    node = np.repeat(
        np.arange(end - begin), graph.option_start[stand + 1] - graph.option_start[stand]
    )
    first = graph.target_start[begin]
    j = first + np.arange(len(node)) - graph.target_start[begin:end][node]
    option = graph.option_start[stand[node]] + j
    return Pass(
        begin, end, graph.place[begin:end], graph.stand_planned[stand], graph.hurry[begin:end],
        graph.stay[begin:end], node, j, option, graph.option_link[option],
        _put_where(graph, graph.targets[first : graph.target_start[end]]),
    )  # fmt: skip


def _put_where(graph: Graph, target: Ints) -> Put:
    hop = (target >= graph.stations) & (target < graph.stations + graph.hops)
    hops, rest, ends = (np.flatnonzero(some) for some in (hop, ~hop, target < graph.stations))
    return Put(hops, target[hops], rest, target[rest], ends, graph.place[target[ends]])


def one_day(
    rules: WalkRules, graph: Graph, order: list[Pass], epoch: Epoch, state: State, spawn: Floats,
    keys: Keys, day: int,
) -> None:  # fmt: skip
    """Move everyone from the morning of `day` to its evening; `keys` to draw, None for means."""
    if day == epoch.first:
        set_rooms(state, epoch)
    state.now[graph.entry] += spawn
    state.there += spawn
    state.capacity += state.growth[:, None]
    for number, some in enumerate(order):
        if number == 2:  # stations have decided; who leaves a camp made room in it
            _travel(graph, epoch, state)
        if number > 1:
            np.add.at(state.there, some.place, state.now[some.begin : some.end])
        _weigh(rules, graph, epoch, state, anew=day == epoch.first and number == 0)
        _decide(graph, some, epoch, state, keys, day)
    _evening(graph, state, day)


def _weigh(rules: WalkRules, graph: Graph, epoch: Epoch, state: State, *, anew: bool) -> None:
    """Crowding at every place, then the chance of each option for who leaves."""
    crowding = _crowding(rules, state)
    if not anew and np.array_equal(crowding, state.crowding):
        return
    state.crowding[:] = crowding
    room = state.crowding[graph.option_final]
    is_open = epoch.open_option[:, None]
    weight = epoch.weight[:, None] * (room if rules.weight_power == 1 else room**rules.weight_power)
    weight = _prune(rules, graph, np.where(is_open, weight, 0.0))
    total = _sums(graph, weight)
    count = np.maximum(_sums(graph, is_open.astype(np.float64)), 1.0)
    planned = graph.stand_planned[graph.option_stand][:, None]
    alone = np.where(planned, 1.0, 1.0 / count) * is_open
    spread = np.divide(weight, total, out=np.zeros_like(weight), where=total > 0)
    share = np.where(planned | (total <= 0), alone, spread)
    full = epoch.camp[graph.option_final][:, None] & (room < 0.5)
    state.share[:] = np.where(full, 0.0, share)


def _crowding(rules: WalkRules, state: State) -> Floats:
    """1 while there is room, 0 when full, straight between: (places, members)."""
    room = state.capacity * rules.capacity_scaling
    free = rules.capacity_buffer * room
    with np.errstate(divide="ignore", invalid="ignore"):  # without a limit
        left = 1.0 - (state.there - free) / (room - free)
    left = np.where(state.there >= room, 0.0, np.where(state.there > free, left, 1.0))
    return np.where(room < _least(rules), 1.0, left)


def _least(rules: WalkRules) -> float:
    """A capacity below this is none: in Flee a camp of 0 places is endless."""
    return 1.0 if rules.as_flee else -np.inf


def _prune(rules: WalkRules, graph: Graph, weight: Floats) -> Floats:
    if rules.pruning <= 1.001:
        return weight
    best = np.zeros((len(graph.stand_place), weight.shape[1]))
    np.maximum.at(best, graph.option_stand, weight)
    return np.where(weight < best[graph.option_stand] / rules.pruning, 0.0, weight)


def _sums(graph: Graph, values: Floats) -> Floats:
    """For each option, the sum over all options of its stand."""
    total = np.zeros((len(graph.stand_place), values.shape[1]))
    np.add.at(total, graph.option_stand, values)
    return total[graph.option_stand]


def _decide(graph: Graph, some: Pass, epoch: Epoch, state: State, keys: Keys, day: int) -> None:
    chance = np.where(some.at_once | (some.hurry & epoch.town[some.place]), 1.0,
                      epoch.move[some.place])  # fmt: skip
    here = state.now[some.begin : some.end]
    share = chance[some.node][:, None] * state.share[some.option]
    if keys is None:
        moved = here[some.node] * share
    else:
        widest = int(np.diff(graph.option_start).max(initial=1))
        numbers = np.arange(some.begin, some.end)
        counter = (day * (graph.stations + graph.hops) + numbers) * (widest + FEW)
        moved = _draw(here, share, some.node, some.j, keys, counter)
    left = here.copy()
    np.subtract.at(left, some.node, moved)
    np.add.at(state.flows[day], some.link, moved)
    _put(state, some.put, moved)
    np.subtract.at(state.there, some.place, here - left)
    np.add.at(state.then, some.stay, left)


def _draw(
    here: Floats, share: Floats, node: Ints, j: Ints, keys: NDArray[np.uint64], counter: Ints
) -> Floats:
    """Whole people for each option: one by one while they are few, else option by option."""
    moved = np.zeros_like(share)
    rows = [np.flatnonzero(j == option) for option in range(int(j.max(initial=-1)) + 1)]
    few = here <= FEW
    for person in range(FEW):
        _one_by_one(moved, rows, share, node, few & (here > person), keys, counter + person)
    left, used = np.where(few, 0.0, here), np.zeros_like(here)
    for option, some in enumerate(rows):
        at = node[some]
        odds = np.divide(
            share[some], 1.0 - used[at], out=np.ones_like(share[some]), where=used[at] < 1.0
        )
        odds = np.where(share[some] == 0.0, 0.0, np.minimum(odds, 1.0))
        draw = (counter[at] + FEW + option).astype(np.uint64)[:, None]
        many = binomials(left[at], odds, keys, draw)
        moved[some] += many
        left[at] -= many
        used[at] += share[some]
    return moved


def _one_by_one(
    moved: Floats, rows: list[Ints], share: Floats, node: Ints, there: NDArray[np.bool_],
    keys: NDArray[np.uint64], counter: Ints,
) -> None:  # fmt: skip
    """One person at each node where `there` is so: the first option their luck falls into."""
    if not there.any():
        return
    luck = uniforms(keys, counter.astype(np.uint64)[:, None])
    passed, waits = np.zeros_like(luck), there.copy()
    for some in rows:
        at = node[some]
        passed[at] += share[some]
        goes = waits[at] & (luck[at] < passed[at])
        moved[some] += goes
        waits[at] &= ~goes


def _put(state: State, put: Put, moved: Floats) -> None:
    np.add.at(state.now, put.hops, moved[put.hop_rows])
    np.add.at(state.then, put.rest, moved[put.rest_rows])
    np.add.at(state.there, put.ends, moved[put.end_rows])


def _travel(graph: Graph, epoch: Epoch, state: State) -> None:
    first = graph.stations + graph.hops
    on = epoch.open_link[graph.transit_link] | (graph.transit_target >= first)
    target = np.where(on, graph.transit_target, graph.transit_back)
    _put(state, _put_where(graph, target), state.now[first:])


def _evening(graph: Graph, state: State, day: int) -> None:
    """What the day leaves is the next morning; people are counted anew."""
    first = graph.stations + graph.hops
    state.now[:] = state.then
    state.then[:] = 0.0
    state.there[:] = 0.0
    np.add.at(state.there, graph.place[: graph.stations], state.now[: graph.stations])
    state.people[day] = state.there
    state.under_way[day] = np.add.reduce(state.now[first:], axis=0)
