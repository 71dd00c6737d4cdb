"""A scenario as arrays for `plan`: what is the same for all members, and what is not.

`build` makes both. Rows of gates, groups, nodes, strands and choices are numbered as in
`plan_ways`; an index `gate * groups + group` or `node * groups + group` runs over both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import Scenario
from exeunt.simulation.draws import Words, key_of, member_keys, uniforms
from exeunt.simulation.plan_days import DayTables, Leaving, day_tables, departures
from exeunt.simulation.plan_state import (
    LEAST,
    OPEN,
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
    INTO_GATE,
    INTO_POOL,
    POST,
    SEATS,
    Choice,
    Epoch,
    Strands,
    Ways,
    shut_by_day,
)
from exeunt.simulation.priors import drawn

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_Figures = dict[str, Floats]
NO_LIMIT = 1e15  # people; a place without a capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What the engines run, and what the tables need besides."""

    ways: Ways
    net: Network
    members: Members
    notes: tuple[str, ...]


def build(scenario: Scenario, *, days: int, members: int, seed: int, first: int = 0) -> Model:
    """Number everything and draw the figures of each member."""
    ways, keys = Ways(scenario), member_keys(seed, members, first)
    shut = shut_by_day(ways, days)
    sets = list(dict.fromkeys(shut))
    paths = _Paths(ways, [Epoch(ways, each) for each in sets])
    tables, leaving = day_tables(ways, days), departures(ways, days, keys)
    links = _links(ways, keys)
    taken = np.array([key[2] for key in paths.strands.ids], np.int64)
    slots = np.maximum(np.ceil(links.hours[taken] - 1e-9), 1.0).astype(np.int64)
    figures = _members(ways, paths, links, leaving, keys)
    epoch, delay = [sets.index(each) for each in shut], int(figures["delay"].max())
    net = _network(ways, paths, tables, leaving, slots, delay, epoch)
    own = np.vstack([np.atleast_2d(figures[name]) for name in Own._fields])
    members_ = Members(own=own, slots=slots, keys=keys)
    return Model(ways=ways, net=net, members=members_, notes=tuple(_notes(ways, paths)))


class _Paths:
    """Choices, strands and what follows on what, over all epochs."""

    def __init__(self, ways: Ways, epochs: list[Epoch]) -> None:
        self.ways, self.groups = ways, range(len(ways.groups))
        self.choices = [[epoch.choices(group) for group in self.groups] for epoch in epochs]
        self.used = self._used()
        self.strands = Strands()
        self.rows: list[tuple[int, int, int, Choice, int]] = []  # epoch, node, group, way, strand
        self.first = [self._number(epoch) for epoch in range(len(epochs))]
        self.seat_strand = [self._seat(w, g) for w in range(len(ways.gates)) for g in self.groups]

    def _used(self) -> list[int]:
        """Nodes people can come to, over all epochs."""
        ways, out = self.ways, set()
        stack = sorted(ways.origins)
        while stack:
            node = stack.pop()
            if node in out:
                continue
            out.add(node)
            for by_group in self.choices:
                for choices in by_group:
                    for choice in choices.get(node, ()):
                        stack += self._after(choice)
        return sorted(out)

    def _after(self, choice: Choice) -> list[int]:
        gate = self.ways.gates[choice.gate]
        here = [] if choice.edge is None else [choice.edge.end]
        if choice.edge is None or choice.edge.end == gate.place:
            here += [gate.place, *([gate.exit] if gate.exit >= 0 else [])]
        return here

    def _number(self, epoch: int) -> list[int]:
        starts, used = [], set(self.used)
        for node in range(self.ways.nodes):
            for group in self.groups:
                starts.append(len(self.rows))
                for choice in self.choices[epoch][group].get(node, ()) if node in used else ():
                    strand = self._strand(group, choice)
                    self.rows.append((epoch, node, group, choice, strand))
        return [*starts, len(self.rows)]

    def _strand(self, group: int, choice: Choice) -> int:
        if choice.edge is None:
            return INTO_GATE
        return self.strands.of(group, choice.gate, choice.edge.link, choice.edge.end)

    def _seat(self, gate: int, group: int) -> int:
        one = self.ways.gates[gate]
        return self.strands.of(group, gate, one.row, one.exit) if one.kind == SEATS else -1

    def next(self) -> Ints:
        """(E, S): the strand that follows where one ends."""
        out = np.full((len(self.choices), len(self.strands.end)), INTO_POOL, np.int64)
        at = {(e, node, g, c.gate): s for e, node, g, c, s in self.rows}
        for (group, number, link), strand in self.strands.ids.items():
            gate, end = self.ways.gates[number], self.strands.end[strand]
            if gate.kind == SEATS and link == gate.row:
                continue
            for epoch in range(len(self.choices)):
                known = INTO_GATE if gate.kind == POST and end == gate.place else INTO_POOL
                out[epoch, strand] = at.get((epoch, end, group, number), known)
        return out

    def overflow(self) -> Ints:
        """(E, W * G): the strand to the place a full goal names, -1 for none."""
        ways = self.ways
        out = np.full((len(self.choices), len(ways.gates) * len(self.groups)), -1, np.int64)
        goals = {gate.place: w for w, gate in enumerate(ways.gates) if gate.kind == GOAL}
        wanted = {
            place: goals[target]
            for place in goals
            if (target := ways.index.get(ways.scenario.places[place].overflow)) in goals
        }
        for epoch, node, group, choice, strand in self.rows:
            if strand >= 0 and wanted.get(node) == choice.gate:
                out[epoch, goals[node] * len(self.groups) + group] = strand
        return out


class _Links(NamedTuple):
    hours: Floats  # (links, M)
    price: Floats  # in hours


def _links(ways: Ways, keys: Words) -> _Links:
    rules = ways.scenario.plan
    worth = np.maximum(drawn(rules.hour_value, keys, "hour_value"), 1e-9)
    hours = np.zeros((len(ways.links), len(keys)))
    price = np.zeros_like(hours)
    for i, link in enumerate(ways.links):
        name = (*sorted((link.start, link.end)), link.mode)
        hours[i] = drawn(ways.hours(link), keys, "hours", *name)
        price[i] = drawn(link.price, keys, "price", *name) / worth
    return _Links(hours, price)


def _members(ways: Ways, paths: _Paths, links: _Links, leaving: Leaving, keys: Words) -> _Figures:
    """The members' figures by name of `Own`, each (rows, M)."""
    rules = ways.scenario.plan
    spread = np.maximum(drawn(rules.spread, keys, "spread"), 1e-3)
    days, rows, members = leaving.people.shape
    words = np.array([[key_of("luck", *row)] for row in leaving.rows], np.uint64)
    rate, unit, price, ordinary = _gates(ways, links, keys)
    choice = _costs(paths, links.hours + links.price)
    present = np.array([[_present(ways, gate.kind, gate.place)] for gate in ways.gates])
    return {
        "inverse": 1.0 / spread, "spread": spread,
        "weight": drawn(rules.wait_weight, keys, "wait_weight"),
        "refusal": drawn(rules.refusal_hours, keys, "refusal_hours"),
        "delay": np.ceil(drawn(rules.delay, keys, "delay") - 1e-9),
        "choice": choice, "ease": _ease(paths, choice, spread),
        "usual": rate, "unit": unit, "price": price, "ordinary": ordinary,
        "present": np.broadcast_to(present.reshape(-1, 1), rate.shape),
        "luck": uniforms(keys, words.reshape(rows, 1)),
        "leaving": leaving.people.reshape(days * rows, members),
    }  # fmt: skip


def _present(ways: Ways, kind: int, place: int) -> float:
    return ways.scenario.places[place].present if kind == GOAL else 0.0


def _costs(paths: _Paths, cost: Floats) -> Floats:
    """(A, M): the cost of each way, from its first link and the cost of the rest."""
    out = np.zeros((len(paths.rows), cost.shape[1]))
    at = {(e, node, g, c.gate): i for i, (e, node, g, c, _) in enumerate(paths.rows)}
    for i in sorted(range(len(paths.rows)), key=lambda i: paths.rows[i][3].hours):
        epoch, _, group, choice, _ = paths.rows[i]
        if choice.edge is not None:
            rest = at.get((epoch, choice.edge.end, group, choice.gate))
            out[i] = cost[choice.edge.link] + (0.0 if rest is None else out[rest])
    return out


def _ease(paths: _Paths, choice: Floats, spread: Floats) -> Floats:
    """(A, M): part of the weight of each way that does not change; 0 for years on the road."""
    out = np.zeros_like(choice)
    for first in paths.first:
        for begin, end in pairwise(first):
            if begin < end:
                least = choice[begin:end].min(axis=0)
                out[begin:end] = np.exp(np.maximum((least - choice[begin:end]) / spread, LEAST))
    out[choice >= OPEN] = 0.0
    return out


def _gates(ways: Ways, links: _Links, keys: Words) -> tuple[Floats, ...]:
    """Rates, people in a unit of capacity, prices in hours, ordinary travellers; by gate."""
    rate, unit, price, ordinary = np.zeros((4, len(ways.gates), len(keys)))
    for w, gate in enumerate(ways.gates):
        unit[w] = 1.0
        if gate.kind == POST:
            row = ways.scenario.crossings[gate.row]
            name = (row.place, row.mode)
            if row.unit == "vehicles":
                unit[w] = drawn(row.persons_per_vehicle, keys, "persons_per_vehicle", *name)
            rate[w] = drawn(row.capacity_per_hour, keys, "capacity", *name) * unit[w]
            ordinary[w] = drawn(row.normal_per_day, keys, "normal", *name) / 24.0
        elif gate.kind == SEATS:
            link = ways.links[gate.row]
            rate[w] = drawn(link.seats_per_day, keys, "seats", link.start, link.end, link.mode)
            rate[w] /= 24.0
            price[w] = links.price[gate.row] + 0.0
        else:
            place = ways.scenario.places[gate.place]
            rate[w] = drawn(place.capacity, keys, "room", place.id, nothing=NO_LIMIT)
    return rate, unit, price, ordinary


def _network(
    ways: Ways, paths: _Paths, tables: DayTables, leaving: Leaving, slots: Ints, delay: int,
    epoch: list[int],
) -> Network:  # fmt: skip
    groups, latest = len(ways.groups), slots.max(axis=1, initial=1)
    longest = int(latest.max(initial=1))
    first = np.array(paths.first, np.int64)
    n = Sizes(
        days=len(epoch), places=len(ways.index), links=len(ways.links), declared=ways.declared,
        gates=len(ways.gates), groups=groups, columns=groups + _ordinary(ways), nodes=ways.nodes,
        strands=len(slots), choices=len(paths.rows),
        most=int(np.diff(first, axis=1).max(initial=1)), leaving=len(leaving.rows),
        cells=int(_ring(latest).sum()), memory=delay + longest + 2,
    )  # fmt: skip
    return Network(
        n=n, rows=layout(n)[0], own=own_layout(n)[0], replan=ways.scenario.plan.replan,
        rise=ways.scenario.plan.price_rise,
        gates=_ints([(gate.kind, gate.node, gate.exit, gate.place,
                      _table_row(paths, w)) for w, gate in enumerate(ways.gates)], 5),
        strands=_strands(paths, slots, latest), nexts=paths.next(), overflow=paths.overflow(),
        first=first, choices=_ints([(row[3].gate, row[4]) for row in paths.rows], 2),
        wanted=_wanted(ways), chooses=_choosers(paths),
        leaving=_ints([place * groups + group for place, group in leaving.rows]),
        nodes=_ints(map(ways.place_of, range(ways.nodes))), epoch=_ints(epoch),
        days=np.stack([tables.factor, tables.fixed, tables.appeal], axis=-1), share=tables.share,
        clock=_opening(ways),
        hear=1.0 - (1.0 - ways.scenario.plan.replan) ** np.arange(longest + 1.0),
    )  # fmt: skip


def _table_row(paths: _Paths, w: int) -> int:
    """Of a post its row among the crossings, of seats the strand of the first group."""
    gate = paths.ways.gates[w]
    first = paths.seat_strand[w * len(paths.groups)]
    return gate.row if gate.kind == POST else first


def _strands(paths: _Paths, slots: Ints, latest: Ints) -> Ints:
    """(strands, 8): gate, group, link, end, ring, its mask, most hours, hours if all agree."""
    ids = np.array(list(paths.strands.ids), np.int64).reshape(-1, 3)
    length = _ring(latest)
    same = np.where(slots.min(axis=1, initial=2**40) == latest, latest, 0)
    end = np.array(paths.strands.end, np.int64)
    columns = [ids[:, 1], ids[:, 0], ids[:, 2], end, np.cumsum(length) - length, length - 1, latest]
    return np.ascontiguousarray(np.stack([*columns, same], axis=1))


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


def _choosers(paths: _Paths) -> Ints:
    rows = {(node, group) for _, node, group, _, _ in paths.rows}
    return _ints(sorted(node * len(paths.groups) + group for node, group in rows))


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


def _notes(ways: Ways, paths: _Paths) -> Iterator[str]:
    scenario, added = ways.scenario, len(ways.links) - ways.declared
    if added:
        some = "1 link into a crossing has" if added == 1 else f"{added} links into crossings have"
        yield f"{some} no way back: who turns round goes the same way"
    reached = {row[3].gate for row in paths.rows}
    for w, gate in enumerate(ways.gates):
        if gate.kind == POST and w not in reached:
            row = scenario.crossings[gate.row]
            yield f"nobody can come to {row.place} by {row.mode}"
        elif gate.kind == POST and not any(gate.exit == row[1] for row in paths.rows):
            yield f"no way leads on from {scenario.crossings[gate.row].place}: nobody goes there"
    stuck = [i for i in sorted(ways.origins) if not any(row[1] == i for row in paths.rows)]
    for place in stuck:
        yield f"no way leads out of {scenario.places[place].id}: its people stay"
