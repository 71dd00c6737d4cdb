"""`plan` by NumPy: the ways from one node for one group, as arrays, and what each weighs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from exeunt.simulation.plan_state import (
    CLOSED,
    END,
    GATE,
    KIND,
    LATEST,
    LENGTH,
    LINK,
    RING,
    SHUN,
    STRAND,
    WITH,
    Floats,
    Ints,
    Members,
    Network,
)
from exeunt.simulation.plan_ways import GOAL, INTO_GATE

Flags = NDArray[np.bool_]


@dataclass
class WaysFrom:
    """The ways `begin` to `end` of node and group `which`."""

    net: Network
    which: int
    begin: int
    end: int

    @cached_property
    def gate(self) -> Ints:
        return np.asarray(self.net.choices[self.begin : self.end, GATE])

    @cached_property
    def strand(self) -> Ints:
        return self.net.choices[self.begin : self.end, STRAND]

    @cached_property
    def shun(self) -> Ints:
        """The pool each way is shut to."""
        return self.net.choices[self.begin : self.end, SHUN]

    @cached_property
    def back(self) -> list[tuple[int, int, int]]:
        """Of each link back: which way, the pool it leads to, node and group it ends at."""
        n, strands = self.net.n, self.net.strands
        return [
            (int(k), int(strands[self.strand[k], GATE]),
             int(strands[self.strand[k], END] * n.groups + self.which % n.groups))
            for k in np.flatnonzero(self.gate < 0)
        ]  # fmt: skip

    @cached_property
    def _row(self) -> Ints:
        return np.asarray(self.gate * self.net.n.groups + self.which % self.net.n.groups)

    @cached_property
    def pulls(self) -> Ints:
        """Rows of what changes in the weight of each way."""
        pool = self.net.strands[self.strand, GATE]
        r = self.net.rows
        return np.asarray(np.where(self.gate < 0, r.free + pool, r.pull + self._row))

    @cached_property
    def _costs(self) -> Ints:
        return np.asarray(np.where(self.gate < 0, 0, self.net.rows.cost + self._row))

    @cached_property
    def _here(self) -> Ints:
        """Goals at the node itself."""
        at_gate = np.flatnonzero((self.strand == INTO_GATE) & (self.gate >= 0))
        return np.asarray(at_gate[self.net.gates[self.gate[at_gate], KIND] == GOAL])

    def weights(self, f: Floats, mem: Members) -> Floats:
        """(ways, M): the weight of each."""
        ease = self.net.own.ease
        out = mem.own[ease + self.begin : ease + self.end] * f[self.pulls]
        return self._unless_full(f, out, 0.0)

    def costs(self, f: Floats, mem: Members) -> Floats:
        """(ways, M): the cost of each; of links back with the best of what lies behind."""
        choice, behind = self.net.own.choice, f[self._costs]
        for k, pool, near in self.back:
            behind[k] = best_free(self.net, f, near, pool)
        return self._unless_full(f, mem.own[choice + self.begin : choice + self.end] + behind,
                                 CLOSED)  # fmt: skip

    def _unless_full(self, f: Floats, out: Floats, other: float) -> Floats:
        r = self.net.rows
        for k in self._here:
            w = self.gate[k]
            out[k] = np.where(f[r.stay + w] >= f[r.rate + w], other, out[k])
        return out

    @cached_property
    def _pools(self) -> list[tuple[int, int, int]]:
        """Pools of who turned back to here, with the first and last of the ways each shuns."""
        begin, end = self.net.backs[self.which : self.which + 2]
        at = {int(b): np.flatnonzero(self.shun == b) for b in range(begin, end)}
        return [(b, int(ks[0]), int(ks[-1])) if ks.size else (b, -1, -1) for b, ks in at.items()]

    def keep_free(self, f: Floats, each: Floats) -> None:
        """`free`: weight of the ways but those through the post of each pool."""
        before, after = np.cumsum(each, axis=0), np.cumsum(each[::-1], axis=0)[::-1]
        for b, first, last in self._pools:
            row = before[-1] if first < 0 else before[first - 1] if first > 0 else 0.0
            f[self.net.rows.free + b] = row
            if 0 <= last < len(each) - 1:
                f[self.net.rows.free + b] += after[last + 1]

    def two_best(self, f: Floats, mem: Members) -> Floats:
        """The best way, the post it leads through, the best by another; the costs of all."""
        r, costs = self.net.rows, self.costs(f, mem)
        least = costs.min(axis=0)
        by = np.where(least < CLOSED, self.shun[costs.argmin(axis=0)], -1)
        others = np.where(self.shun[:, None] == by, CLOSED, costs)
        f[r.best + self.which] = np.minimum(least, CLOSED)
        f[r.by + self.which] = by
        f[r.second + self.which] = np.minimum(others.min(axis=0), CLOSED)
        return costs

    @cached_property
    def _going(self) -> tuple[Ints, bool]:
        """Ways onto a link, and whether no two of them share a ring."""
        some = np.flatnonzero(self.strand >= 0)
        rings = self.net.strands[self.strand[some], WITH]
        return some, len(set(rings.tolist())) == len(some)

    def set_out(self, f: Floats, mem: Members, until: Ints, t: int, people: Floats) -> bool:
        """All who take a link set out at once; False where they must one after the other."""
        some, apart = self._going
        if not apart:
            return False
        some = some[(people[some] > 0.0).any(axis=1)]
        s = self.strand[some]
        strand, slots, columns = self.net.strands[s], mem.slots[s], np.arange(f.shape[1])
        until[strand[:, WITH]] = np.maximum(until[strand[:, WITH]], t + strand[:, LATEST])
        ring = strand[:, RING, None] + (t + slots & strand[:, LENGTH, None])
        f[self.net.rows.ring + ring, columns] += people[some]
        for link, one in zip(strand[:, LINK], people[some], strict=True):
            f[self.net.rows.flow + link] += one
        return True


def best_free(net: Network, f: Floats, near: int, pool: int) -> Floats:
    """The cost of the best way from a node but those that a pool shuns."""
    r = net.rows
    return np.asarray(np.where(f[r.by + near] == pool, f[r.second + near], f[r.best + near]))
