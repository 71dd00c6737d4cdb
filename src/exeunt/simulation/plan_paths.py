"""Choices, strands and what follows on what, over all epochs of a `plan`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from exeunt.simulation.plan_ways import (
    GOAL,
    INTO_BACK,
    INTO_GATE,
    INTO_POOL,
    POST,
    SEATS,
    Choice,
    Epoch,
    Strands,
    Ways,
)

Ints = NDArray[np.int64]


class Paths:
    """Choices, strands and what follows on what, over all epochs."""

    def __init__(self, ways: Ways, epochs: list[Epoch]) -> None:
        self.ways, self.groups = ways, range(len(ways.groups))
        self.choices = [[epoch.choices(group) for group in self.groups] for epoch in epochs]
        self.used = self._used()
        self.strands = Strands()
        self.rows: list[tuple[int, int, int, Choice, int]] = []  # epoch, node, group, way, strand
        self.first = [self._number(epoch) for epoch in range(len(epochs))]
        self.seat_strand = [self._seat(w, g) for w in range(len(ways.gates)) for g in self.groups]
        self.pools = self._pools()
        self.steps = list(self._steps())
        self.segments = self._segments()
        self.behind = self._behind()

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
                for choice in self._ways(epoch, node, group) if node in used else ():
                    strand = self._strand(node, group, choice)
                    self.rows.append((epoch, node, group, choice, strand))
        return [*starts, len(self.rows)]

    def _ways(self, epoch: int, node: int, group: int) -> list[Choice]:
        """Ways from a node, those through one post side by side; of those back from a post
        that begin with the same link the first, which stands for all."""
        ways, out = self.choices[epoch][group].get(node, []), dict[tuple[int, int], Choice]()
        order: dict[int, int] = {}
        for way in ways:
            order.setdefault(self.post(way), len(order))
        for way in sorted(ways, key=lambda way: order[self.post(way)]):
            turns = way.edge if self._turns(node, way) else None
            out.setdefault((-1, turns.link) if turns else (way.gate, -1), way)
        return list(out.values())

    def post(self, way: Choice) -> int:
        """The post a way leads to, or less than 0 for each gate that is none."""
        gate = self.ways.gates[way.gate]
        return gate.place if gate.kind == POST else -1 - way.gate

    def _turns(self, node: int, way: Choice) -> bool:
        """Whether people choose again where the first link of a way back ends."""
        posts = self.ways.posts
        return node in posts and way.edge is not None and way.edge.end not in posts

    def _strand(self, node: int, group: int, choice: Choice) -> int:
        if choice.edge is None:
            return INTO_GATE
        gate = -1 - node if self._turns(node, choice) else choice.gate
        return self.strands.of(group, gate, choice.edge.link, choice.edge.end)

    def _pools(self) -> dict[tuple[int, int], int]:
        """Numbers of (node * groups + group, post): who turned back there and chooses here."""
        groups = len(self.groups)
        found = {
            (end * groups + group, -1 - gate)
            for (group, gate, _), end in zip(self.strands.ids, self.strands.end, strict=True)
            if gate < 0
        }
        return {one: i for i, one in enumerate(sorted(found))}

    def turned(self, row: int) -> bool:
        """Whether a row is a link back, at the end of which people choose again."""
        return self._turns(self.rows[row][1], self.rows[row][3])

    def table(self) -> Ints:
        """(A, 3): gate, -1 for a link back; strand; pool of who turned back it is shut to."""
        groups, out = len(self.groups), np.zeros((len(self.rows), 3), np.int64)
        for row, (_, node, group, way, strand) in enumerate(self.rows):
            gate = -1 if self.turned(row) else way.gate
            pool = self.pools.get((node * groups + group, self.post(way)), -1)
            out[row] = gate, strand, pool
        return out

    def _seat(self, gate: int, group: int) -> int:
        one = self.ways.gates[gate]
        return self.strands.of(group, gate, one.row, one.exit) if one.kind == SEATS else -1

    def next(self) -> Ints:
        """(E, S): the strand that follows where one ends."""
        out = np.full((len(self.choices), len(self.strands.end)), INTO_POOL, np.int64)
        at = {
            (e, node, g, c.gate): s
            for row, (e, node, g, c, s) in enumerate(self.rows)
            if not self.turned(row)
        }
        for (group, number, link), strand in self.strands.ids.items():
            if number < 0:
                out[:, strand] = INTO_BACK
                continue
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
        for epoch, node, group, choice, strand in self.rows:  # no goal is a post
            if strand >= 0 and wanted.get(node) == choice.gate:
                out[epoch, goals[node] * len(self.groups) + group] = strand
        return out

    def _steps(self) -> Iterator[tuple[Ints, Ints, Ints | None]]:
        """Rows of ways with their first link and the row of the rest; the shortest ways first.

        Of a link back the link alone.
        """
        at = {(e, node, g, c.gate): i for i, (e, node, g, c, _) in enumerate(self.rows)}
        rests = [
            -1 if c.edge is None or self.turned(i) else at.get((e, c.edge.end, g, c.gate), -1)
            for i, (e, _, g, c, _) in enumerate(self.rows)
        ]
        after = [0 if row[3].edge is None else -1 for row in self.rows]
        for i in range(len(self.rows)):
            chain = [i]
            while after[chain[-1]] < 0 and rests[chain[-1]] >= 0:
                chain.append(rests[chain[-1]])
            for row in reversed(chain):
                if after[row] < 0:
                    after[row] = 1 + (after[rests[row]] if rests[row] >= 0 else 0)
        depth, rest = np.array(after, np.int64), np.array(rests, np.int64)
        link = np.array([-1 if row[3].edge is None else row[3].edge.link for row in self.rows])
        for level in range(1, depth.max(initial=0) + 1):
            for known in (False, True):
                rows = np.flatnonzero((depth == level) & ((rest >= 0) == known))
                if rows.size:
                    yield rows, link[rows], rest[rows] if known else None

    def _segments(self) -> tuple[Ints, Ints]:
        """Where the ways from each node begin, and how many; nodes without one left out."""
        begin, count = [], []
        for first in self.first:
            for start, end in pairwise(first):
                if start < end:
                    begin.append(start)
                    count.append(end - start)
        return np.array(begin, np.int64), np.array(count, np.int64)

    def _behind(self) -> tuple[Ints, Ints]:
        """Links back, and of each the segment of the ways from where it ends."""
        begin, _ = self.segments
        of = {self.rows[row][:3]: i for i, row in enumerate(begin)}
        rows = [row for row in range(len(self.rows)) if self.turned(row)]
        ends = [(self.rows[row], self.strands.end[self.rows[row][4]]) for row in rows]
        which = [of[epoch, end, group] for (epoch, _, group, _, _), end in ends]
        return np.array(rows, np.int64), np.array(which, np.int64)
