"""`plan` by NumPy alone: the twin of `_plan_kernels`, all members in one go, the same bytes.

Each row of the matrices is one array operation; sums run in the same order. Names as
there: f is the matrix of what changes, p of what members have.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from exeunt.simulation._plan_numpy_tables import added_up, record, weights
from exeunt.simulation._plan_numpy_ways import WaysFrom, best_free
from exeunt.simulation.draws import binomials
from exeunt.simulation.plan_state import (
    APPEAL,
    CLEAR,
    CLOSED,
    END,
    EXIT,
    FACTOR,
    FAINT,
    FEW,
    FIXED,
    GATE,
    GROUP,
    KIND,
    LATEST,
    LEAST,
    LENGTH,
    LINK,
    LONGEST,
    NODE,
    OPEN,
    OPENING,
    ORDER,
    RING,
    ROW,
    SHARE,
    SINCE,
    SWEEPS,
    WITH,
    Floats,
    Members,
    Network,
    Out,
    layout,
)
from exeunt.simulation.plan_ways import GOAL, INTO_BACK, INTO_GATE, INTO_POOL, SEATS

Flags = NDArray[np.bool_]


def run_all(net: Network, mem: Members, out: Out, sampled: bool, every: int) -> None:
    """All members from the first hour to the last, into `out`."""
    with np.errstate(divide="ignore", invalid="ignore", under="ignore"):
        _Run(net, mem, sampled).through(out, every)


@dataclass(slots=True)
class _Run:
    net: Network
    mem: Members
    sampled: bool
    t: int = -1
    f: Floats = field(init=False)
    until: NDArray[np.int64] = field(init=False)
    ways: dict[tuple[int, int], WaysFrom] = field(default_factory=dict)

    def __post_init__(self) -> None:
        n = self.net.n
        self.f = np.zeros((layout(n)[1], len(self.mem.keys)))
        self.until = np.full(n.strands, -1, np.int64)

    def through(self, out: Out, every: int) -> None:
        self._begin()
        for t in range(self.net.n.days * 24):
            self.t = t
            if t % 24 == 0:
                self._morning(t // 24)
            for _ in range(SWEEPS if t == self.net.n.start else 0):
                self._news(t)
                self._choose()
            if t >= self.net.n.start:
                self._news(t)
                self._travel()
            self._lines()
            self._goals()
            if t >= self.net.n.start:
                self._leave_home()
                self._choose()
            record(self.net, self.f, out, t, every)

    @property
    def _epoch(self) -> int:
        return int(self.net.epoch[max(self.t, 0) // 24])

    @property
    def _sites(self) -> int:
        return self.net.n.sites

    def _begin(self) -> None:
        n, r, o, f, own = self.net.n, self.net.rows, self.net.own, self.f, self.mem.own
        f[r.left : r.left + n.leaving] = own[o.luck : o.luck + n.leaving]
        f[r.stay : r.stay + n.gates] = own[o.present : o.present + n.gates]
        f[r.best : r.best + n.nodes * n.groups] = CLOSED
        self._morning(0)
        self._lines()
        self._goals()
        for slot in range(n.memory):
            heard = r.heard + slot * n.gates
            f[heard : heard + n.gates] = f[r.told : r.told + n.gates]

    def _morning(self, day: int) -> None:
        n, r, o, f, own = self.net.n, self.net.rows, self.net.own, self.f, self.mem.own
        table = self.net.days[day]
        usual, unit = own[o.usual : o.usual + n.gates], own[o.unit : o.unit + n.gates]
        f[r.rate : r.rate + n.gates] = table[:, [FACTOR]] * usual + table[:, [FIXED]] * unit
        for w in range(n.gates):
            rate = f[r.rate + w]
            f[r.pace + w] = np.where(rate > 0.0, 1.0 / rate, 0.0)
            appeal = own[o.appeal + w] + table[w, APPEAL]
            for g in range(n.groups):
                refused = own[o.refusal] * (1.0 - self.net.share[day, w * n.groups + g])
                f[r.fixed + w * n.groups + g] = refused - own[o.spread] * appeal
        begin = o.leaving + day * n.leaving
        f[r.hourly : r.hourly + n.leaving] = own[begin : begin + n.leaving] / 24.0

    def _own_cost(self, wait: Floats, w: int, g: int) -> Floats:
        r, o, own = self.net.rows, self.net.own, self.mem.own
        cost = own[o.weight] * wait + self.f[r.fixed + w * self.net.n.groups + g]
        if self.net.gates[w, KIND] == SEATS:
            sold = np.minimum(1.0, wait / 24.0)
            cost += own[o.price + w] * (1.0 + self.net.rise * sold)
        return np.asarray(cost)

    def _news(self, t: int) -> None:
        n, r, f, net = self.net.n, self.net.rows, self.f, self.net
        delay = self.mem.own[net.own.delay].astype(np.int64)
        slot = r.heard + (t - 1 - delay) % n.memory * n.gates
        columns = np.arange(len(delay))
        for w in range(n.gates):
            known = f[r.known + w] = f[slot + w, columns]
            for g in range(n.groups):
                row, share = r.cost + w * n.groups + g, net.share[t // 24, w * n.groups + g]
                if share <= 0.0:
                    f[row] = CLOSED
                    continue
                cost = self._own_cost(known, w, g)
                if net.gates[w, EXIT] >= 0:
                    cost = cost + f[r.best + net.gates[w, EXIT] * n.groups + g]
                f[row] = np.where(known >= CLOSED, CLOSED, np.minimum(cost, CLOSED))
        cost = f[r.cost : r.cost + n.gates * n.groups].reshape(n.gates, n.groups, -1)
        least = cost.min(axis=0, initial=CLOSED)
        f[r.least : r.least + n.groups] = least
        less = (least - cost) * self.mem.own[net.own.inverse]
        pull = weights(np.where(cost < OPEN, less, 2.0 * LEAST))
        f[r.pull : r.pull + n.gates * n.groups] = pull.reshape(n.gates * n.groups, -1)

    def _parts(self, people: Floats, chance: Floats | float, site: int) -> Floats:
        if not self.sampled:
            return np.asarray(people * chance)
        counter = np.uint64(self.t * self._sites + site)
        some = np.minimum(np.broadcast_to(chance, people.shape), 1.0)
        return binomials(people, some, self.mem.keys, counter).astype(np.float64)

    def _push(self, people: Floats, s: int) -> None:
        if not (people > 0.0).any():
            return
        strand, slots = self.net.strands[s], self.mem.slots[s]
        ring = strand[WITH]
        self.until[ring] = max(self.until[ring], self.t + strand[LATEST])
        cell = self.net.rows.ring + strand[RING] + (self.t + slots & strand[LENGTH])
        self.f[cell, np.arange(len(slots))] += people
        self.f[self.net.rows.flow + strand[LINK]] += people

    def _travel(self) -> None:
        n, r, f, net = self.net.n, self.net.rows, self.f, self.net
        strands, nexts = net.strands, net.nexts[self._epoch]
        for s in np.flatnonzero(self.until >= self.t):
            cell = r.ring + strands[s, RING] + (self.t & strands[s, LENGTH])
            people, group = f[cell].copy(), strands[s, GROUP]
            f[r.came] += people
            f[cell] = 0.0
            if nexts[s] == INTO_GATE:
                f[r.arrive + strands[s, GATE] * n.groups + group] += people
            elif nexts[s] == INTO_BACK:
                f[r.back + strands[s, GATE]] += people
            elif nexts[s] == INTO_POOL:
                w = strands[s, GATE]
                if net.gates[w, KIND] == SEATS and 0 <= s - net.gates[w, ROW] < n.groups:
                    f[r.landed + w] += people
                f[r.pool + strands[s, END] * n.groups + group] += people
            elif (people > 0.0).any():
                if net.replan > 0.0:
                    self._think_again(people, int(s))
                self._push(people, nexts[s])

    def _think_again(self, people: Floats, s: int) -> None:
        n, r, o, f, own = self.net.n, self.net.rows, self.net.own, self.f, self.mem.own
        strand, slots = self.net.strands[s], self.mem.slots[s]
        slot = (self.t - 1 - own[o.delay].astype(np.int64) - slots) % n.memory
        then = f[r.heard + slot * n.gates + strand[GATE], np.arange(len(slots))]
        grown = np.maximum(own[o.weight] * (f[r.known + strand[GATE]] - then), 0.0)
        if not (grown > 0.0).any():
            return
        chance = self.net.hear[slots] * (1.0 - weights(-(grown * own[o.inverse])))
        off = self._parts(people, chance, n.choices + s)
        people -= off
        f[r.pool + strand[END] * n.groups + strand[GROUP]] += off

    def _from(self, which: int) -> WaysFrom:
        key = self._epoch, which
        if key not in self.ways:
            begin, end = self.net.first[self._epoch, which : which + 2]
            self.ways[key] = WaysFrom(self.net, which, int(begin), int(end))
        return self.ways[key]

    def _near(self, which: int) -> bool:
        """Whether people turn back to a node."""
        return bool(self.net.backs[which + 1] > self.net.backs[which])

    def _look_about(self) -> None:
        """The best ways from where those who leave a line would turn back to."""
        for which in self.net.chooses:
            ways = self._from(which)
            if self._near(which) and ways.end > ways.begin:
                ways.two_best(self.f, self.mem)

    def _lines(self) -> None:
        n, r, f, net = self.net.n, self.net.rows, self.f, self.net
        if net.replan > 0.0 and self.t >= n.start:
            self._look_about()
        for w in range(n.gates):
            if net.gates[w, KIND] == GOAL:
                continue
            clock, total = net.clock[self.t % 24, w], np.zeros(f.shape[1])
            if self.t >= 0:
                total = self._join(w)
                if (total > 0.0).any():
                    total = self._serve(w, total, clock[SHARE])
                    self._pass_on(w)
            self._look(w, total, clock[SINCE], clock[OPENING])
            if self.t >= 0:
                if net.replan > 0.0 and (total > 0.0).any():
                    for g in range(n.groups):
                        self._give_up(w, g)
                f[r.heard + self.t % n.memory * n.gates + w] = f[r.told + w]

    def _join(self, w: int) -> Floats:
        n, r, f = self.net.n, self.net.rows, self.f
        line, arrive = r.line + w * n.columns, r.arrive + w * n.groups
        cohort = r.cohort + (w * ORDER + self.t % ORDER) * n.columns
        if n.columns > 1:
            self._make_room(w)
        for g in range(n.groups):
            if n.columns > 1:
                f[cohort + g] = f[arrive + g]
            f[line + g] += f[arrive + g]
            f[r.got + w] += f[arrive + g]
            f[arrive + g] = 0.0
        if n.columns > n.groups:
            come = np.where(f[r.rate + w] > 0.0, self.mem.own[self.net.own.ordinary + w], 0.0)
            f[cohort + n.groups] = come
            f[line + n.groups] += come
            f[r.got + w] += come
        return added_up(self.f, line, n.columns)

    def _make_room(self, w: int) -> None:
        n, r, f, t = self.net.n, self.net.rows, self.f, self.t
        old = t - f[r.head + w] >= ORDER
        f[r.head + w][old] = t - ORDER + 1
        cohort = r.cohort + (w * ORDER + t % ORDER) * n.columns
        onto = r.cohort + (w * ORDER + (t + 1) % ORDER) * n.columns
        for k in range(n.columns):
            f[onto + k][old] += f[cohort + k][old]

    def _serve(self, w: int, total: Floats, share: float) -> Floats:
        n, r, f = self.net.n, self.net.rows, self.f
        able = f[r.rate + w] * share
        if self.sampled:
            able = able + f[r.carry + w]
            whole = np.floor(able)
            f[r.carry + w] = np.where(whole > total, 0.0, able - whole)
            able = whole
        need = np.minimum(total, able)
        f[r.gone + w] += need
        if n.columns == 1:
            f[r.served] = need
            f[r.line + w] -= need
            return np.array(f[r.line + w])
        self._from_the_front(w, need)
        return added_up(self.f, r.line + w * n.columns, n.columns)

    def _from_the_front(self, w: int, need: Floats) -> None:
        n, r, f = self.net.n, self.net.rows, self.f
        hour, columns = f[r.head + w].astype(np.int64), np.arange(n.columns)
        f[r.served : r.served + n.columns] = 0.0
        on = np.flatnonzero(hour <= self.t)
        while on.size:
            slot = r.cohort + (w * ORDER + hour[on] % ORDER) * n.columns
            cohort = f[slot + columns[:, None], on]
            there = np.zeros(on.size)
            for row in cohort:
                there += row
            last = there > need[on]
            if last.any():
                self._some_of_one(slot[last], on[last], need[on[last]], there[last])
            whole = on[~last]
            f[r.served + columns[:, None], whole] += cohort[:, ~last]
            f[slot[~last] + columns[:, None], whole] = 0.0
            need[whole] -= there[~last]
            hour[whole] += 1
            on = whole[hour[whole] <= self.t]
        f[r.head + w] = hour
        for k in range(n.columns):
            row = r.line + w * n.columns + k
            f[row] = np.maximum(f[row] - f[r.served + k], 0.0)

    def _some_of_one(self, slot: NDArray[np.int64], on: NDArray[np.int64], need: Floats,
                     there: Floats) -> None:  # fmt: skip
        need, there = need.copy(), there.copy()
        for k in range(self.net.n.columns):
            own = self.f[slot + k, on]
            take = np.where(there > 0.0, own * need / there, 0.0)
            if self.sampled:
                take = np.floor(take + 0.5)
                need -= take
                there -= own
            self.f[slot + k, on] = own - take
            self.f[self.net.rows.served + k, on] += take

    def _pass_on(self, w: int) -> None:
        n, r, f, net = self.net.n, self.net.rows, self.f, self.net
        for g in range(n.groups):
            self._let_in(r.served + g, w, g)
            f[r.into + w] += f[r.served + g]
            if net.gates[w, KIND] == SEATS:
                self._push(f[r.served + g], net.gates[w, ROW] + g)
            else:
                f[r.pool + net.gates[w, EXIT] * n.groups + g] += f[r.served + g]
        if n.columns > n.groups:
            f[r.usual + w] += f[r.served + n.groups]

    def _let_in(self, row: int, w: int, g: int) -> None:
        """Of a row those who may pass; the others choose again."""
        n, r, f, net = self.net.n, self.net.rows, self.f, self.net
        share = net.share[self.t // 24, w * n.groups + g]
        if share < 1.0:
            into = self._parts(f[row], share, self._sites - (w * n.groups + g) - 1)
            f[r.pool + net.gates[w, NODE] * n.groups + g] += f[row] - into
            f[row] = into

    def _look(self, w: int, total: Floats, since: float, hours: float) -> None:
        r, f, rate = self.net.rows, self.f, self.f[self.net.rows.rate + w]
        shut = 24.0 - since if since >= hours and hours < 24.0 else 0.0
        wait = need = total * f[r.pace + w]
        if hours < 24.0:
            time = min(since, hours) + need
            nights = np.maximum(np.ceil(time / hours) - 1.0, 0.0)
            wait = 24.0 * nights + (time - nights * hours) - since
            wait = np.maximum(wait, shut)  # also when the line is a rounding error
        f[r.wait + w] = np.where(rate > 0.0, wait, np.nan)
        f[r.told + w] = np.where(rate > 0.0, np.minimum(wait, LONGEST), CLOSED)

    def _give_up(self, w: int, g: int) -> None:
        n, r, f, net, t = self.net.n, self.net.rows, self.f, self.net, self.t
        near, row = net.gates[w, NODE] * n.groups + g, r.line + w * n.columns + g
        if not (f[row] > 0.0).any():
            return
        refused, told = 1.0 - net.share[t // 24, w * n.groups + g], f[r.told + w]
        stay = self._own_cost(0.5 * told, w, g) + f[r.best + net.gates[w, EXIT] * n.groups + g]
        stay = np.where((told >= CLOSED) | (refused >= 1.0), CLOSED, stay)
        unsure = stay - (self.mem.own[net.own.nearest + near] + f[r.least + g]) > 0.0
        if not unsure.any() or self._compare(near) is None:
            return
        other = f[r.best + near]
        gain = np.where(unsure & (other < OPEN), np.maximum(stay - other, 0.0), 0.0)
        if not (gain > 0.0).any():
            return
        chance = net.replan * (1.0 - weights(-(gain * self.mem.own[net.own.inverse])))
        off = self._parts(f[row], chance, n.choices + n.strands + w * n.groups + g)
        f[row] -= off
        f[r.pool + near] += off
        if n.columns > 1:
            self._from_the_back(w, g, off.copy())

    def _from_the_back(self, w: int, g: int, off: Floats) -> None:
        n, r, f, hour = self.net.n, self.net.rows, self.f, self.t
        on = (off > 0.0) & (f[r.head + w] <= hour)
        while on.any():
            row = f[r.cohort + (w * ORDER + hour % ORDER) * n.columns + g]
            take = np.where(on, np.minimum(row, off), 0.0)
            row -= take
            off -= take
            hour -= 1
            on = (off > 0.0) & (f[r.head + w] <= hour)

    def _goals(self) -> None:
        n, r, f, net = self.net.n, self.net.rows, self.f, self.net
        for w in range(n.gates):
            if net.gates[w, KIND] != GOAL:
                continue
            if self.t >= 0:
                for g in range(n.groups):
                    self._let_in(r.arrive + w * n.groups + g, w, g)
                self._take_in(w)
            full = f[r.stay + w] >= f[r.rate + w]
            f[r.told + w] = np.where(full, CLOSED, 0.0)
            if self.t >= 0:
                f[r.heard + self.t % n.memory * n.gates + w] = f[r.told + w]

    def _take_in(self, w: int) -> None:
        n, r, f, net = self.net.n, self.net.rows, self.f, self.net
        come = added_up(self.f, r.arrive + w * n.groups, n.groups)
        if not (come > 0.0).any():
            return
        room = np.maximum(f[r.rate + w] - f[r.stay + w], 0.0)
        room = np.floor(room) if self.sampled else room
        for g in range(n.groups):
            row = r.arrive + w * n.groups + g
            people = f[row].copy()
            some = people * room / come
            some = np.floor(some + 0.5) if self.sampled else some
            into = np.where(come > room, some, people)
            if self.sampled:
                room -= into
                come -= people
            f[r.stay + w] += into
            f[row] = 0.0
            s = net.overflow[self._epoch, w * n.groups + g]
            if s >= 0:
                self._push(people - into, s)
            else:
                f[r.pool + net.gates[w, NODE] * n.groups + g] += people - into

    def _leave_home(self) -> None:
        n, r, f = self.net.n, self.net.rows, self.f
        for i in range(n.leaving):
            people = f[r.hourly + i]
            if self.sampled:
                due = f[r.left + i] + people
                people = np.floor(due)
                f[r.left + i] = due - people
            f[r.pool + self.net.leaving[i]] += people

    def _compare(self, which: int) -> Floats | None:
        """Costs of the ways from a node, and the best of them; None where there are none."""
        ways = self._from(which)
        if ways.begin == ways.end:
            self.f[self.net.rows.best + which] = CLOSED
            return None
        costs = ways.costs(self.f, self.mem)
        self.f[self.net.rows.best + which] = np.minimum(costs.min(axis=0), CLOSED)
        return costs

    def _choose(self) -> None:
        r, f, net = self.net.rows, self.f, self.net
        for which in net.chooses:
            ways, near = self._from(which), self._near(which)
            some, backs = (f[r.pool + which] > 0.0).any(), self._turned(which)
            alone = ways.end - ways.begin == 1 and not near and ways.gate[0] >= 0
            if ways.begin == ways.end:
                continue
            if net.wanted[which] or (some and alone):
                self._compare(which)
            if not (some or near):
                continue
            if alone:
                going = np.where(f[r.best + which] < OPEN, f[r.pool + which], 0.0)
                f[r.pool + which] -= going
                self._set_out(ways, going[None])
                continue
            weights_ = ways.weights(f, self.mem)
            if near:
                ways.keep_free(f, weights_)
            if some or backs:
                self._go(ways, weights_, backs)

    def _go(self, ways: WaysFrom, weights_: Floats, backs: list[int]) -> None:
        weights_, total = self._exact(ways, weights_)
        weights_ = np.where(weights_ >= FEW * total, weights_, 0.0)  # nobody takes those
        total = np.cumsum(weights_, axis=0)[-1]
        if self.sampled:
            self._whole(ways, weights_, total, backs)
        else:
            self._set_out(ways, self._share_out(ways, weights_, total, backs))

    def _turned(self, which: int) -> list[int]:
        """Pools of those who turned back to a node that have people in them."""
        begin, end = self.net.backs[which : which + 2]
        return [b for b in range(begin, end) if (self.f[self.net.rows.back + b] > 0.0).any()]

    def _set_out(self, ways: WaysFrom, people: Floats) -> None:
        n, r, f = self.net.n, self.net.rows, self.f
        for k in np.flatnonzero(ways.strand == INTO_GATE):
            f[r.arrive + ways.gate[k] * n.groups + ways.which % n.groups] += people[k]
        if not ways.set_out(f, self.mem, self.until, self.t, people):
            for k in np.flatnonzero(ways.strand >= 0):
                self._push(people[k], ways.strand[k])

    def _exact(self, ways: WaysFrom, each: Floats) -> tuple[Floats, Floats]:
        """Weights and their sum; made anew where that is too little to tell."""
        r, f, total = self.net.rows, self.f, np.cumsum(each, axis=0)[-1]
        people = f[r.pool + ways.which].copy()
        for b in range(*self.net.backs[ways.which : ways.which + 2]):
            people += f[r.back + b]
        faint = (total < FAINT) & (people > 0.0)
        if not faint.any():
            return each, total
        inverse, many = self.mem.own[self.net.own.inverse], np.ones_like(each)
        for k, pool, near in ways.back:
            many[k] = self._behind(pool, near)
        costs = self._compare(ways.which)
        best = f[r.best + ways.which]
        exact = np.where(best < OPEN, weights((best - costs) * inverse) * many, 0.0)
        return np.where(faint, exact, each), np.where(faint, np.cumsum(exact, axis=0)[-1], total)

    def _behind(self, pool: int, near: int) -> Floats:
        """Weights of the ways from a node that a pool does not shun, the best 1."""
        ways, f = self._from(near), self.f
        costs = ways.two_best(f, self.mem)
        less = (best_free(self.net, f, near, pool) - costs) * self.mem.own[self.net.own.inverse]
        out = np.zeros(f.shape[1])
        for k in np.flatnonzero(ways.shun != pool):
            out += weights(less[k])
        return out

    def _share_out(self, ways: WaysFrom, each: Floats, total: Floats, backs: list[int]) -> Floats:
        pool = self.f[self.net.rows.pool + ways.which]
        going = np.where(total > 0.0, pool, 0.0)
        pool -= going
        scale = np.where(going > 0.0, going / total, 0.0)
        less = self._turn(ways, each, total, scale) if backs else {}
        out = each * scale
        for k, b in enumerate(ways.shun.tolist()):
            if b in less:
                out[k] = each[k] * np.maximum(scale - less[b], 0.0)
        return out

    def _turn(
        self, ways: WaysFrom, each: Floats, total: Floats, scale: Floats
    ) -> dict[int, Floats]:
        """Who turned back joins those who choose, `scale`; returned: less at the post they left."""
        r, f = self.net.rows, self.f
        pools = range(*self.net.backs[ways.which : ways.which + 2])
        shun = {b: np.zeros(f.shape[1]) for b in pools}
        for k, b in enumerate(ways.shun.tolist()):
            if b >= 0:
                shun[b] += each[k]
        for b in pools:
            rest, going = total - shun[b], (f[r.back + b] > 0.0) & (total > 0.0)
            clear = rest > CLEAR * total
            people = np.where(going & clear, f[r.back + b] / rest, 0.0)
            f[r.pool + ways.which] += np.where(going & ~clear, f[r.back + b], 0.0)
            f[r.back + b][going] = 0.0
            scale += people
            shun[b] = people
        return shun

    def _whole(self, ways: WaysFrom, each: Floats, total: Floats, backs: list[int]) -> None:
        """Whole people take the ways: those of the node, then who turned back at each post."""
        n, r, f = self.net.n, self.net.rows, self.f
        pool = r.pool + ways.which
        going = np.where(total > 0.0, f[pool], 0.0)
        f[pool] -= going
        self._set_out(ways, self._split(each, going, total, ways.begin))
        first = n.choices + n.strands + n.gates * n.groups
        for b in backs:
            some = np.where((ways.shun == b)[:, None], 0.0, each)
            rest = np.cumsum(some, axis=0)[-1]
            people = np.where(total > 0.0, f[r.back + b], 0.0)
            clear = rest > CLEAR * total
            f[pool] += np.where(clear, 0.0, people)
            f[r.back + b] -= people
            going = np.where(clear, people, 0.0)
            self._set_out(ways, self._split(some, going, rest, first + b * n.most))

    def _split(self, parts: Floats, people: Floats, rest: Floats, begin: int) -> Floats:
        last = np.zeros(people.shape, np.int64)
        for a, one in enumerate(parts):
            last[one > 0.0] = a
        people, rest, out = people.copy(), rest.copy(), []
        for a, one in enumerate(parts):
            fair = (last != a) & (one > 0.0) & (people > 0.0)
            chance = np.where(fair, one / np.where(fair, rest, 1.0), 0.0)
            take = np.where(last == a, people, self._parts(people, chance, begin + a))
            people -= take
            rest -= one
            out.append(take)
        return np.array(out)
