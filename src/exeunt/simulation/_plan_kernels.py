"""`plan`, compiled: blocks of members, side by side in memory, hour by hour.

Imported only where numba is installed. No checks, no defaults: `plan` has made every
array. Same sums in the same order as `_plan_numpy`, so the same bytes. Names of
arguments as in `_plan_rows`; lines and goals are in `_plan_lines`.
"""

from __future__ import annotations

import math
from typing import Any

from exeunt.simulation._plan_choices import choose
from exeunt.simulation._plan_lines import goals, lines
from exeunt.simulation._plan_rows import (
    add,
    any_above,
    compiled,
    copy,
    inlined,
    move,
    own_costs,
    parts,
    powers,
    push,
    weights,
)
from exeunt.simulation._plan_tables import (
    clear_roads,
    note_hour,
    record_day,
    record_detail,
    record_gates,
    record_landed,
    record_links,
)
from exeunt.simulation.plan_state import (
    APPEAL,
    CLOSED,
    END,
    EXIT,
    FACTOR,
    FIXED,
    GATE,
    GROUP,
    KIND,
    LEAST,
    LENGTH,
    OPEN,
    RING,
    ROW,
    SWEEPS,
)
from exeunt.simulation.plan_ways import INTO_BACK, INTO_GATE, INTO_POOL, SEATS


@compiled
def run_block(net: Any, mem: Any, f: Any, bits: Any, until: Any, out: Any, at: Any,
              sampled: Any, every: Any) -> None:  # fmt: skip
    """The members of a block, column `at` of `out` and on, from the first hour to the last."""
    n, r, o, own = net.n, net.rows, net.own, mem.own
    begin(n, r, o, f, own, until)
    morning(n, r, o, f, own, net.days, net.share, 0)
    lines(net, mem, f, bits, until, -1, False)
    goals(net, mem, f, until, -1, False)
    for slot in range(n.memory * n.gates):
        copy(f, r.heard + slot, f, r.told + slot % n.gates)
    for t in range(n.days * 24):
        if t % 24 == 0:
            morning(n, r, o, f, own, net.days, net.share, t // 24)
        for _ in range(SWEEPS if t == n.start else 0):
            news(n, r, o, f, own, bits, net.gates, net.share, net.rise, t)
            choose(net, mem, f, bits, until, t, False)
        if t >= n.start:
            news(n, r, o, f, own, bits, net.gates, net.share, net.rise, t)
            travel(net, mem, f, bits, until, t, sampled)
        lines(net, mem, f, bits, until, t, sampled)
        goals(net, mem, f, until, t, sampled)
        if t >= n.start:
            leave_home(n, r, f, net.leaving, sampled)
            choose(net, mem, f, bits, until, t, sampled)
        if len(out.entered) > 0:
            note_hour(n, r, f, net.gates)
        if (t + 1) % every == 0:
            record_gates(n, r, f, net.gates, out.arrived, out.crossed, out.waiting,
                         out.wait_hours, t // every, at)  # fmt: skip
            if len(out.entered) > 0:
                record_detail(n, r, f, net.gates, out.entered, out.ordinary, out.mean_waiting,
                              out.mean_wait, every, t // every, at)  # fmt: skip
        if t % 24 == 23:
            record_day(n, r, f, net.gates, net.nodes, net.homes, out.people, t // 24, at)
            record_links(n, r, f, out.flows, out.under_way, t // 24, at)
            if len(out.landed) > 0:
                record_landed(n, r, f, net.gates, out.landed, t // 24, at)
    clear_roads(f, until, net.strands, r.ring, n.days * 24 - 1)


@compiled
def begin(n: Any, r: Any, o: Any, f: Any, own: Any, until: Any) -> None:
    """Who is where before the first hour."""
    f[: r.ring] = 0.0
    until[:] = -1
    for i in range(n.leaving):
        copy(f, r.left + i, own, o.luck + i)
    for w in range(n.gates):
        copy(f, r.stay + w, own, o.present + w)
    for i in range(n.nodes * n.groups):
        for j in range(f.shape[1]):
            f[r.best + i, j] = CLOSED


@compiled
def morning(n: Any, r: Any, o: Any, f: Any, own: Any, days: Any, shares: Any, day: Any) -> None:
    """Rates and fixed costs of the day, and who sets out in each of its hours."""
    for w in range(n.gates):
        factor, fixed = days[day, w, FACTOR], days[day, w, FIXED]
        for j in range(f.shape[1]):
            rate = factor * own[o.usual + w, j] + fixed * own[o.unit + w, j]
            f[r.rate + w, j] = rate
            f[r.pace + w, j] = 1.0 / rate if rate > 0.0 else 0.0
        for g in range(n.groups):
            row, refused = r.fixed + w * n.groups + g, 1.0 - shares[day, w * n.groups + g]
            for j in range(f.shape[1]):
                cost = own[o.refusal, j] * refused
                appeal = own[o.appeal + w, j] + days[day, w, APPEAL]
                f[row, j] = cost - own[o.spread, j] * appeal
    for i in range(n.leaving):
        for j in range(f.shape[1]):
            f[r.hourly + i, j] = own[o.leaving + day * n.leaving + i, j] / 24.0


@compiled
def news(n: Any, r: Any, o: Any, f: Any, own: Any, bits: Any, gates: Any, shares: Any,
         rise: Any, t: Any) -> None:  # fmt: skip
    """The cost of each gate and what lies behind it, as people know it, and how it pulls."""
    remember(n, r, f, own, o.delay, t)
    for w in range(n.gates):
        known, beyond = r.known + w, r.best + gates[w, EXIT] * n.groups
        for g in range(n.groups):
            row = r.cost + w * n.groups + g
            if shares[t // 24, w * n.groups + g] <= 0.0:
                for j in range(f.shape[1]):
                    f[row, j] = CLOSED
                continue
            own_costs(n, r, o, f, own, gates[w, KIND], row, known, 1.0, w, g, rise)
            if gates[w, EXIT] >= 0:
                for j in range(f.shape[1]):
                    cost = min(f[row, j] + f[beyond + g, j], CLOSED)
                    f[row, j] = CLOSED if f[known, j] >= CLOSED else cost
            else:
                for j in range(f.shape[1]):
                    f[row, j] = CLOSED if f[known, j] >= CLOSED else min(f[row, j], CLOSED)
    for g in range(n.groups):
        pulls(n, r, o, f, own, g)
    weights(f, bits, r.x, r.pull, r.whole, n.gates * n.groups)


@inlined
def pulls(n: Any, r: Any, o: Any, f: Any, own: Any, g: Any) -> None:
    """Rows `x`: how much more each gate costs one group than the best, in spreads, below 0."""
    least = r.least + g
    for j in range(f.shape[1]):
        f[least, j] = CLOSED
    for w in range(n.gates):
        for j in range(f.shape[1]):
            f[least, j] = min(f[least, j], f[r.cost + w * n.groups + g, j])
    for w in range(n.gates):
        row, x = r.cost + w * n.groups + g, r.x + w * n.groups + g
        for j in range(f.shape[1]):
            less = (f[least, j] - f[row, j]) * own[o.inverse, j]
            f[x, j] = less if f[row, j] < OPEN else 2.0 * LEAST


@compiled
def remember(n: Any, r: Any, f: Any, own: Any, delay: Any, t: Any) -> None:
    """What was told of each gate as long ago as news take to each member."""
    differ = 0
    for j in range(f.shape[1]):
        differ += own[delay, j] != own[delay, 0]
    if differ == 0:
        slot = r.heard + (t - 1 - int(own[delay, 0])) % n.memory * n.gates
        for w in range(n.gates):
            copy(f, r.known + w, f, slot + w)
        return
    for j in range(f.shape[1]):
        slot = r.heard + (t - 1 - int(own[delay, j])) % n.memory * n.gates
        for w in range(n.gates):
            f[r.known + w, j] = f[slot + w, j]


@compiled
def travel(net: Any, mem: Any, f: Any, bits: Any, until: Any, t: Any,
           sampled: Any) -> None:  # fmt: skip
    """Who comes to the end of a strand goes on, thinks again, or stands in line."""
    n, r, o, strands, nexts = net.n, net.rows, net.own, net.strands, net.nexts[net.epoch[t // 24]]
    own, slots, keys, hear, replan = mem.own, mem.slots, mem.keys, net.hear, net.replan
    gates = net.gates
    for s in range(n.strands):
        if until[s] < t:
            continue
        cell = r.ring + strands[s, RING] + (t & strands[s, LENGTH])
        group, after = strands[s, GROUP], nexts[s]
        add(f, r.came, cell)
        if after == INTO_GATE:
            move(f, r.arrive + strands[s, GATE] * n.groups + group, cell)
        elif after == INTO_BACK:
            move(f, r.back + strands[s, GATE], cell)
        elif after == INTO_POOL:
            w = strands[s, GATE]
            if gates[w, KIND] == SEATS and gates[w, ROW] <= s < gates[w, ROW] + n.groups:
                add(f, r.landed + w, cell)
            move(f, r.pool + strands[s, END] * n.groups + group, cell)
        elif any_above(f, cell):
            if replan > 0.0:
                think_again(n, r, o, f, bits, own, slots, keys, strands, hear, t, s, cell, sampled)
            push(r, f, cell, slots, until, strands, t, after)
            for j in range(f.shape[1]):
                f[cell, j] = 0.0


@inlined
def think_again(n: Any, r: Any, o: Any, f: Any, bits: Any, own: Any, slots: Any,
                keys: Any, strands: Any, hear: Any, t: Any, s: Any, cell: Any,
                sampled: Any) -> None:  # fmt: skip
    """Of who comes, those who have heard that the wait has grown choose again."""
    w = strands[s, GATE]
    for j in range(f.shape[1]):
        slot = (t - 1 - int(own[o.delay, j]) - slots[s, j]) % n.memory
        then = f[r.heard + slot * n.gates + w, j]
        grown = max(own[o.weight, j] * (f[r.known + w, j] - then), 0.0)
        f[r.x, j] = -(grown * own[o.inverse, j])
        f[r.e, j] = grown
    if not any_above(f, r.e):
        return
    powers(f, bits, r, 1)
    pool = r.pool + strands[s, END] * n.groups + strands[s, GROUP]
    for j in range(f.shape[1]):
        f[r.e, j] = hear[slots[s, j]] * (1.0 - f[r.e, j])
    parts(f, cell, r.e, keys, t, n.sites, n.choices + s, sampled)
    for j in range(f.shape[1]):
        f[cell, j] -= f[r.e, j]
    add(f, pool, r.e)


@compiled
def leave_home(n: Any, r: Any, f: Any, leaving: Any, sampled: Any) -> None:
    """Those who set out in this hour; whole people when `sampled`."""
    for i in range(n.leaving):
        if sampled:
            for j in range(f.shape[1]):
                due = f[r.left + i, j] + f[r.hourly + i, j]
                f[r.left + i, j] = due - math.floor(due)
                f[r.pool + leaving[i], j] += math.floor(due)
        else:
            add(f, r.pool + leaving[i], r.hourly + i)
