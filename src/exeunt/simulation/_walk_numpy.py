"""One day of a walk for a block of members, with NumPy alone.

The same additions in the same order as `_walk_kernels`, so the same numbers.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import WalkRules
from exeunt.simulation.draws import binomials, uniforms
from exeunt.simulation.walk_days import Epoch
from exeunt.simulation.walk_graph import Graph
from exeunt.simulation.walk_state import FEW, State

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Keys = NDArray[np.uint64] | None


def one_day(
    rules: WalkRules, graph: Graph, epoch: Epoch, state: State, spawn: Floats, keys: Keys, day: int
) -> None:
    """Move everyone from the morning of `day` to its evening; `keys` to draw, None for means."""
    s = graph.stations
    state.now[graph.entry] += spawn
    state.there += spawn
    state.capacity += state.growth[:, None]
    for nodes in ((0, graph.limited), (graph.limited, s)):  # who leaves a camp makes room in it
        _weigh(rules, graph, epoch, state)
        _decide(graph, epoch, state, keys, day, nodes)
    _travel(graph, epoch, state)
    for first, last in zip(graph.levels[:-1] + s, graph.levels[1:] + s, strict=True):
        np.add.at(state.there, graph.place[first:last], state.now[first:last])
        _weigh(rules, graph, epoch, state)
        _decide(graph, epoch, state, keys, day, (int(first), int(last)))
    _evening(graph, state, day)


def _weigh(rules: WalkRules, graph: Graph, epoch: Epoch, state: State) -> None:
    """Crowding at every place, then the chance of each option for who leaves."""
    state.crowding[:] = _crowding(rules, state)
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
    with np.errstate(divide="ignore", invalid="ignore"):
        left = 1.0 - (state.there - free) / (room - free)
    left = np.where(state.there >= room, 0.0, np.where(state.there <= free, 1.0, left))
    return np.where(room < 1.0, 1.0, left)


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


def _decide(
    graph: Graph, epoch: Epoch, state: State, keys: Keys, day: int, nodes: tuple[int, int]
) -> None:
    begin, end = nodes
    stand, place = graph.stand[begin:end], graph.place[begin:end]
    at_once = graph.stand_planned[stand] | (graph.hurry[begin:end] & epoch.town[place])
    chance = np.where(at_once, 1.0, epoch.move[place])
    width = graph.option_start[stand + 1] - graph.option_start[stand]
    node = np.repeat(np.arange(end - begin), width)
    first = graph.target_start[begin]
    target = graph.targets[first : graph.target_start[end]]
    j = first + np.arange(len(node)) - graph.target_start[begin:end][node]
    option = graph.option_start[stand[node]] + j
    here = state.now[begin:end]
    share = chance[node][:, None] * state.share[option]
    if keys is None:
        moved = here[node] * share
    else:
        widest = int(np.diff(graph.option_start).max(initial=1))
        nodes_all = graph.stations + graph.hops
        counter = (day * nodes_all + begin + np.arange(end - begin)) * (widest + FEW)
        moved = _draw(here, share, node, j, keys, counter)
    left = here.copy()
    np.subtract.at(left, node, moved)
    np.add.at(state.flows[day], graph.option_link[option], moved)
    _put(graph, state, target, moved)
    np.subtract.at(state.there, place, here - left)
    np.add.at(state.then, graph.stay[begin:end], left)


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


def _put(graph: Graph, state: State, target: Ints, moved: Floats) -> None:
    first = graph.stations + graph.hops
    hop = (target >= graph.stations) & (target < first)
    np.add.at(state.now, target[hop], moved[hop])
    np.add.at(state.then, target[~hop], moved[~hop])
    ends = target < graph.stations
    np.add.at(state.there, graph.place[target[ends]], moved[ends])


def _travel(graph: Graph, epoch: Epoch, state: State) -> None:
    first = graph.stations + graph.hops
    on = epoch.open_link[graph.transit_link] | (graph.transit_target >= first)
    target = np.where(on, graph.transit_target, graph.transit_back)
    _put(graph, state, target, state.now[first:])


def _evening(graph: Graph, state: State, day: int) -> None:
    """What the day leaves is the next morning; people are counted anew."""
    first = graph.stations + graph.hops
    state.now[:] = state.then
    state.then[:] = 0.0
    state.there[:] = 0.0
    np.add.at(state.there, graph.place[: graph.stations], state.now[: graph.stations])
    state.people[day] = state.there
    state.under_way[day] = np.add.reduce(state.now[first:], axis=0)
