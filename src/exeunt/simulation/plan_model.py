"""A scenario as arrays for `plan`: what is the same for all members, and what is not.

`number` makes once what no member's luck can change, `model` the rest for one luck.
Rows of gates, groups, nodes, strands and choices are numbered as in `plan_ways`; an
index `gate * groups + group` or `node * groups + group` runs over both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import Scenario
from exeunt.simulation.plan_days import DayTables, Leaving, day_tables, departures
from exeunt.simulation.plan_figures import link_figures, member_figures
from exeunt.simulation.plan_paths import Paths
from exeunt.simulation.plan_state import (
    OPENING,
    SHARE,
    SINCE,
    Members,
    Network,
    Own,
    Sizes,
    layout,
    own_layout,
)
from exeunt.simulation.plan_ways import (
    GOAL,
    INTO_BACK,
    INTO_GATE,
    POST,
    SEATS,
    Epoch,
    Ways,
    shut_by_day,
)
from exeunt.simulation.priors import Luck

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A scenario whose ways have been found and numbered, for a number of days."""

    days: int
    ways: Ways
    paths: Paths
    tables: DayTables
    nexts: Ints
    overflow: Ints
    choices: Ints
    taken: Ints  # link of each strand
    epoch: list[int]  # of each day
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What the engines run, and what the tables need besides."""

    ways: Ways
    net: Network
    members: Members
    notes: tuple[str, ...]


def number(scenario: Scenario, days: int) -> Numbered:
    """Find the ways from everywhere to every gate, for each set of links shut on some day."""
    ways = Ways(scenario)
    shut = shut_by_day(ways, days)
    sets = list(dict.fromkeys(shut))
    paths = Paths(ways, [Epoch(ways, each) for each in sets])
    return Numbered(
        days=days, ways=ways, paths=paths, tables=day_tables(ways, days),
        nexts=paths.next(), overflow=paths.overflow(), choices=paths.table(),
        taken=np.array([key[2] for key in paths.strands.ids], np.int64),
        epoch=[sets.index(each) for each in shut], notes=tuple(_notes(ways, paths)),
    )  # fmt: skip


def model(numbered: Numbered, luck: Luck) -> Model:
    """What each member has of its own, and the network as long as their ways take."""
    ways = numbered.ways
    leaving = departures(ways, numbered.days, luck)
    links = link_figures(ways, luck)
    hours = np.maximum(np.ceil(links.hours - 1e-9), 1.0).astype(np.int64)
    slots = hours[numbered.taken]
    figures = member_figures(ways, numbered.paths, links, leaving, luck)
    net = _network(numbered, leaving, slots, int(figures["delay"].max()))
    own = np.vstack([np.atleast_2d(figures[name]) for name in Own._fields])
    members = Members(own=own, slots=slots, keys=luck.keys)
    return Model(ways=ways, net=net, members=members, notes=numbered.notes)


def _network(numbered: Numbered, leaving: Leaving, slots: Ints, delay: int) -> Network:
    ways, paths, tables = numbered.ways, numbered.paths, numbered.tables
    groups, latest = len(ways.groups), slots.max(axis=1, initial=1)
    longest = int(latest.max(initial=1))
    first = np.array(paths.first, np.int64)
    most, gates = int(np.diff(first, axis=1).max(initial=1)), len(ways.gates)
    backs, (strands, cells) = len(paths.pools), _strands(numbered, slots, latest)
    n = Sizes(
        days=numbered.days, places=len(ways.index), links=len(ways.links), declared=ways.declared,
        gates=gates, lines=sum(gate.kind != GOAL for gate in ways.gates), groups=groups,
        columns=groups + _ordinary(ways), nodes=ways.nodes,
        strands=len(slots), choices=len(paths.rows),
        most=most, leaving=len(leaving.rows),
        cells=cells, memory=delay + longest + 2, backs=backs,
        sites=len(paths.rows) + len(slots) + 2 * gates * groups + backs * most,
        start=_start(ways.scenario, numbered.days),
    )  # fmt: skip
    return Network(
        n=n, rows=layout(n)[0], own=own_layout(n)[0], replan=ways.scenario.plan.replan,
        rise=ways.scenario.plan.price_rise,
        gates=_ints([(gate.kind, gate.node, gate.exit, gate.place, _table_row(paths, w),
                      _landing(ways, w)) for w, gate in enumerate(ways.gates)], 6),
        strands=strands, nexts=numbered.nexts, overflow=numbered.overflow,
        first=first, choices=numbered.choices,
        backs=_backs(ways, paths), homes=_ints(which // groups for which, _ in paths.pools),
        wanted=_wanted(ways), chooses=_choosers(paths),
        leaving=_ints([place * groups + group for place, group in leaving.rows]),
        nodes=_ints(map(ways.place_of, range(ways.nodes))), epoch=_ints(numbered.epoch),
        days=np.stack([tables.factor, tables.fixed, tables.appeal], axis=-1), share=tables.share,
        clock=_opening(ways),
        hear=1.0 - (1.0 - ways.scenario.plan.replan) ** np.arange(longest + 1.0),
    )  # fmt: skip


def _table_row(paths: Paths, w: int) -> int:
    """Of a post its row among the crossings, of seats the strand of the first group."""
    gate = paths.ways.gates[w]
    first = paths.seat_strand[w * len(paths.groups)]
    return gate.row if gate.kind == POST else first


def seat_links(scenario: Scenario) -> tuple[int, ...]:
    """Numbers of the links with a limited number of seats: the order of `landed`."""
    return tuple(i for i, link in enumerate(scenario.links) if link.seats_per_day is not None)


def _landing(ways: Ways, w: int) -> int:
    gate = ways.gates[w]
    return seat_links(ways.scenario).index(gate.row) if gate.kind == SEATS else -1


def _start(scenario: Scenario, days: int) -> int:
    """The first hour in which anybody may set out, whatever the luck."""
    known = [one.day for one in scenario.departures]
    known += [(one.start - scenario.start).days for one in scenario.surges]
    return 24 * min(max(min(known, default=days), 0), days)


def _backs(ways: Ways, paths: Paths) -> Ints:
    """(nodes * groups + 1,): where the pools of those who turned back to a node begin."""
    each = _ints(which for which, _ in paths.pools)
    return np.searchsorted(each, np.arange(ways.nodes * len(paths.groups) + 1))


def _strands(numbered: Numbered, slots: Ints, latest: Ints) -> tuple[Ints, int]:
    """(strands, 9) as `plan_state` names the columns, and the cells of all rings.

    Strands that all end in one line, one goal, or one pool of people who turned back, have
    one ring: nobody asks which way they came.
    """
    paths, nexts = numbered.paths, numbered.nexts
    ids = np.array(list(paths.strands.ids), np.int64).reshape(-1, 3)
    groups, gate, end = len(paths.groups), ids[:, 1].copy(), np.array(paths.strands.end, np.int64)
    for s in np.flatnonzero(gate < 0):
        gate[s] = paths.pools[int(end[s] * groups + ids[s, 0]), int(-1 - gate[s])]
    shared = ((nexts == INTO_GATE) | (nexts == INTO_BACK)).all(axis=0)
    rings: dict[tuple[int, int, int], int] = {}
    each = [
        (int(nexts[0, s]), int(gate[s]), int(ids[s, 0])) if shared[s] else (1, s, 0)
        for s in range(len(ids))
    ]
    first = _ints(rings.setdefault(one, s) for s, one in enumerate(each))
    most = np.zeros(len(ids), np.int64)
    np.maximum.at(most, first, latest)
    size = np.where(first == np.arange(len(ids)), _ring(most), 0)
    ring, length = (np.cumsum(size) - size)[first], size[first]
    same = np.where(slots.min(axis=1, initial=2**40) == latest, latest, 0)
    columns = [gate, ids[:, 0], ids[:, 2], end, ring, length - 1, latest, same, first]
    return np.ascontiguousarray(np.stack(columns, axis=1)), int(size.sum())


def _ring(latest: Ints) -> Ints:
    """Hours of a ring: more than the longest way takes, and a power of two."""
    return np.asarray(2 ** np.ceil(np.log2(latest + 1.0)).astype(np.int64))


def _ordinary(ways: Ways) -> int:
    return int(any(row.normal_per_day is not None for _, row in ways.rows))


def _ints(values: Iterable[object], columns: int = 0) -> Ints:
    out = np.array(list(values), np.int64)
    return out.reshape(-1, columns) if columns else out


def _wanted(ways: Ways) -> Ints:
    out = np.zeros((ways.nodes, len(ways.groups)), np.int64)
    for gate in ways.gates:
        if gate.kind != GOAL:
            out[gate.exit] = 1
    return out.ravel()


def _choosers(paths: Paths) -> Ints:
    """Nodes and groups, posts last: they go by what there is at the end of the ways back."""
    rows = {
        (node in paths.ways.posts, node * len(paths.groups) + group)
        for _, node, group, _, _ in paths.rows
    }
    return _ints(which for _, which in sorted(rows))


def _opening(ways: Ways) -> Floats:
    """(24, gates, 3): opening hours; all but posts are always open."""
    out = np.zeros((24, len(ways.gates), 3))
    out[:, :, OPENING], out[:, :, SHARE] = 24.0, 1.0
    ends = np.arange(1.0, 25.0)
    for w, gate in enumerate(ways.gates):
        if gate.kind == POST:
            row = ways.scenario.crossings[gate.row]
            length = (row.closes - row.opens) % 24.0 or 24.0
            out[:, w, SINCE] = (ends - row.opens) % 24.0
            out[:, w, OPENING] = length
            out[:, w, SHARE] = _open_in(ends, row.opens, length)
    return out


def _open_in(ends: Floats, opens: float, length: float) -> Floats:
    """Share of the hour before each of `ends` in which a post is open."""
    begin = (ends - 1.0 - opens) % 24.0
    first = np.clip(length - begin, 0.0, 1.0)
    return np.asarray(first + np.clip(begin + 1.0 - 24.0, 0.0, 1.0))


def _notes(ways: Ways, paths: Paths) -> Iterator[str]:
    scenario, added = ways.scenario, len(ways.links) - ways.declared
    if added:
        some = "1 link into a crossing has" if added == 1 else f"{added} links into crossings have"
        yield f"{some} no way back: who turns round goes the same way"
    reached = {way.gate for i, (*_, way, _) in enumerate(paths.rows) if not paths.turned(i)}
    for w, gate in enumerate(ways.gates):
        if gate.kind == POST and w not in reached:
            row = scenario.crossings[gate.row]
            yield f"nobody can come to {row.place} by {row.mode}"
        elif gate.kind == POST and not any(gate.exit == row[1] for row in paths.rows):
            yield f"no way leads on from {scenario.crossings[gate.row].place}: nobody goes there"
    stuck = [i for i in sorted(ways.origins) if not any(row[1] == i for row in paths.rows)]
    for place in stuck:
        yield f"no way leads out of {scenario.places[place].id}: its people stay"
