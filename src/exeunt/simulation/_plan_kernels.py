"""`plan`, compiled: blocks of members, side by side in memory, hour by hour.

Imported only where numba is installed. No checks, no defaults: `plan` has made every
array. Same sums in the same order as `_plan_numpy`, so the same bytes. Names of
arguments as in `_plan_rows`; lines and goals are in `_plan_lines`.
"""

from __future__ import annotations

import math
from typing import Any

from exeunt.simulation._plan_lines import goals, lines
from exeunt.simulation._plan_rows import (
    add,
    add_up,
    any_above,
    compare,
    compiled,
    copy,
    inlined,
    look_round,
    move,
    own_costs,
    part,
    parts,
    powers,
    push,
    weights,
)
from exeunt.simulation.plan_state import (
    APPEAL,
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
    LANDING,
    LEAST,
    LENGTH,
    OPEN,
    PLACE,
    RING,
    ROW,
    STRAND,
    SWEEPS,
)
from exeunt.simulation.plan_ways import GOAL, INTO_GATE, INTO_POOL, POST, SEATS


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
    for _ in range(SWEEPS):
        news(n, r, o, f, own, bits, net.gates, net.share, net.rise, 0)
        choose(net, mem, f, bits, until, 0, False)
    for t in range(n.days * 24):
        if t % 24 == 0:
            morning(n, r, o, f, own, net.days, net.share, t // 24)
        news(n, r, o, f, own, bits, net.gates, net.share, net.rise, t)
        travel(net, mem, f, bits, until, t, sampled)
        lines(net, mem, f, bits, until, t, sampled)
        goals(net, mem, f, until, t, sampled)
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
            record_day(n, r, f, net.gates, net.nodes, out.people, t // 24, at)
            record_links(n, r, f, until, net.strands, out.flows, out.under_way, t, at)
            if len(out.landed) > 0:
                record_landed(n, r, f, net.gates, out.landed, t // 24, at)


@compiled
def begin(n: Any, r: Any, o: Any, f: Any, own: Any, until: Any) -> None:
    """Who is where before the first hour."""
    f[:] = 0.0
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
                f[row, j] = cost - own[o.spread, j] * days[day, w, APPEAL]
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
    for j in range(f.shape[1]):
        f[r.total, j] = CLOSED
    for w in range(n.gates):
        for j in range(f.shape[1]):
            f[r.total, j] = min(f[r.total, j], f[r.cost + w * n.groups + g, j])
    for w in range(n.gates):
        row, x = r.cost + w * n.groups + g, r.x + w * n.groups + g
        for j in range(f.shape[1]):
            less = (f[r.total, j] - f[row, j]) * own[o.inverse, j]
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
        cell, group, after = (
            strands[s, RING] + (t & strands[s, LENGTH]),
            strands[s, GROUP],
            nexts[s],
        )
        if after == INTO_GATE:
            move(f, r.arrive + strands[s, GATE] * n.groups + group, cell)
        elif after == INTO_POOL:
            w = strands[s, GATE]
            if gates[w, KIND] == SEATS and gates[w, ROW] <= s < gates[w, ROW] + n.groups:
                add(f, r.landed + w, cell)
            move(f, r.pool + strands[s, END] * n.groups + group, cell)
        elif any_above(f, cell):
            if replan > 0.0:
                think_again(n, r, o, f, bits, own, slots, keys, strands, hear, t, s, cell, sampled)
            push(f, cell, slots, until, strands, r.flow, t, after)
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
    site, sites = n.choices + s, n.choices + n.strands + 2 * n.gates * n.groups
    for j in range(f.shape[1]):
        f[r.e, j] = hear[slots[s, j]] * (1.0 - f[r.e, j])
    parts(f, cell, r.e, keys, t, sites, site, sampled)
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


@compiled
def choose(net: Any, mem: Any, f: Any, bits: Any, until: Any, t: Any,
           sampled: Any) -> None:  # fmt: skip
    """Everyone who waits at a node takes one of the ways, by logit; if all are shut, none."""
    n, r, o, gates, strands, choices = net.n, net.rows, net.own, net.gates, net.strands, net.choices
    own, slots, keys, first = mem.own, mem.slots, mem.keys, net.first[net.epoch[t // 24]]
    wanted = net.wanted
    for which in net.chooses:
        some, group = any_above(f, r.pool + which), which % n.groups
        begin, ways = first[which], first[which + 1] - first[which]
        if not some and wanted[which] == 0:
            continue
        if ways == 1 or wanted[which] != 0:
            look_round(n, r, o, f, own, gates, choices, which, begin, ways)
        if not some or ways == 0:
            continue
        if ways == 1:
            take_it(r, f, which)
        else:
            weigh(n, r, o, f, own, gates, choices, which, begin, ways)
            if any_above(f, r.rest):
                weigh_anew(n, r, o, f, bits, own, gates, choices, which, begin, ways)
            share_out(n, r, f, keys, t, which, begin, ways, sampled)
        for a in range(ways):
            s = choices[begin + a, STRAND]
            if s == INTO_GATE:
                add(f, r.arrive + choices[begin + a, GATE] * n.groups + group, r.e + a)
            else:
                push(f, r.e + a, slots, until, strands, r.flow, t, s)


@inlined
def take_it(r: Any, f: Any, which: Any) -> None:
    """Where there is one way, all take it if it is open."""
    for j in range(f.shape[1]):
        going = f[r.pool + which, j] if f[r.best + which, j] < OPEN else 0.0
        f[r.e, j] = going
        f[r.pool + which, j] -= going


@inlined
def weigh(n: Any, r: Any, o: Any, f: Any, own: Any, gates: Any, choices: Any, which: Any,
          begin: Any, ways: Any) -> None:  # fmt: skip
    """Weight `e` of each way and their `total`; `rest` 1 where that is too little to tell."""
    for j in range(f.shape[1]):
        f[r.total, j] = 0.0
    for a in range(ways):
        w, e, ease = choices[begin + a, GATE], r.e + a, o.ease + begin + a
        pull = r.pull + w * n.groups + which % n.groups
        if choices[begin + a, STRAND] == INTO_GATE and gates[w, KIND] == GOAL:
            for j in range(f.shape[1]):
                weight = own[ease, j] * f[pull, j]
                f[e, j] = 0.0 if f[r.stay + w, j] >= f[r.rate + w, j] else weight
                f[r.total, j] += f[e, j]
        else:
            for j in range(f.shape[1]):
                f[e, j] = own[ease, j] * f[pull, j]
                f[r.total, j] += f[e, j]
    for j in range(f.shape[1]):
        faint = f[r.total, j] < FAINT and f[r.pool + which, j] > 0.0
        f[r.rest, j] = 1.0 if faint else 0.0


@compiled
def weigh_anew(n: Any, r: Any, o: Any, f: Any, bits: Any, own: Any, gates: Any,
               choices: Any, which: Any, begin: Any, ways: Any) -> None:  # fmt: skip
    """Where `rest` is 1: weights from the costs of the ways; no `total` where all are shut."""
    compare(n, r, o, f, own, gates, choices, which, begin, ways)
    best = r.best + which
    for a in range(ways):
        for j in range(f.shape[1]):
            f[r.x + a, j] = (f[best, j] - f[r.x + a, j]) * own[o.inverse, j]
    weights(f, bits, r.x, r.exact, r.whole, ways)
    for j in range(f.shape[1]):
        f[r.total, j] = 0.0 if f[r.rest, j] > 0.0 else f[r.total, j]
    for a in range(ways):
        for j in range(f.shape[1]):
            if f[r.rest, j] > 0.0:
                f[r.e + a, j] = f[r.exact + a, j] if f[best, j] < OPEN else 0.0
                f[r.total, j] += f[r.e + a, j]


@inlined
def share_out(n: Any, r: Any, f: Any, keys: Any, t: Any, which: Any, begin: Any, ways: Any,
              sampled: Any) -> None:  # fmt: skip
    """Weights `e` of the ways become people on each."""
    pool = r.pool + which
    for j in range(f.shape[1]):
        going = f[pool, j] if f[r.total, j] > 0.0 else 0.0
        f[pool, j] -= going
        f[r.rest, j] = going
        f[r.scale, j] = going / f[r.total, j] if going > 0.0 else 0.0
        f[r.moved, j] = FEW * f[r.total, j]
    if sampled:
        for a in range(ways):
            for j in range(f.shape[1]):
                f[r.e + a, j] = f[r.e + a, j] if f[r.e + a, j] >= f[r.moved, j] else 0.0
        split(n, r, f, keys, t, begin, ways)
    else:
        for a in range(ways):
            for j in range(f.shape[1]):
                people = f[r.e + a, j] * f[r.scale, j]
                f[r.e + a, j] = people if f[r.e + a, j] >= f[r.moved, j] else 0.0


@compiled
def split(n: Any, r: Any, f: Any, keys: Any, t: Any, begin: Any, ways: Any) -> None:
    """Whole people among the ways: `e` becomes people, by conditional binomials."""
    sites = n.choices + n.strands + 2 * n.gates * n.groups
    for j in range(f.shape[1]):
        last = 0
        for a in range(ways):
            if f[r.e + a, j] > 0.0:
                last = a
        people, rest = f[r.rest, j], f[r.total, j]
        for a in range(ways):
            weight, take = f[r.e + a, j], 0.0
            if a == last:
                take = people
            elif weight > 0.0 and people > 0.0:
                take = part(people, weight / rest, keys[j], t, sites, begin + a)
            f[r.e + a, j] = take
            people -= take
            rest -= weight


@compiled
def record_gates(n: Any, r: Any, f: Any, gates: Any, arrived: Any, crossed: Any, waiting: Any,
                 waits: Any, when: Any, at: Any) -> None:  # fmt: skip
    """What each row of a crossing did since the last record, and its line now."""
    for w in range(n.gates):
        if gates[w, KIND] != POST:
            continue
        row = gates[w, ROW]
        add_up(f, r.total, r.line + w * n.columns, n.columns)
        for j in range(f.shape[1]):
            arrived[when, row, at + j] = f[r.got + w, j]
            crossed[when, row, at + j] = f[r.gone + w, j]
            waiting[when, row, at + j] = f[r.total, j]
            waits[when, row, at + j] = f[r.wait + w, j]
        for j in range(f.shape[1]):
            f[r.got + w, j] = 0.0
            f[r.gone + w, j] = 0.0


@compiled
def note_hour(n: Any, r: Any, f: Any, gates: Any) -> None:
    """The line and the wait at each post as an hour ends, for the means of the step."""
    for w in range(n.gates):
        if gates[w, KIND] != POST:
            continue
        add_up(f, r.total, r.line + w * n.columns, n.columns)
        for j in range(f.shape[1]):
            told = f[r.rate + w, j] > 0.0
            f[r.lines + w, j] += f[r.total, j]
            f[r.waits + w, j] += f[r.wait + w, j] if told else 0.0
            f[r.told_of + w, j] += 1.0 if told else 0.0


@compiled
def record_detail(n: Any, r: Any, f: Any, gates: Any, entered: Any, ordinary: Any,
                  mean_waiting: Any, mean_wait: Any, every: Any, when: Any,
                  at: Any) -> None:  # fmt: skip
    """Who of the groups was let in, who else crossed, and the means over the hours."""
    for w in range(n.gates):
        if gates[w, KIND] != POST:
            continue
        row = gates[w, ROW]
        for j in range(f.shape[1]):
            entered[when, row, at + j] = f[r.into + w, j]
            ordinary[when, row, at + j] = f[r.usual + w, j]
            mean_waiting[when, row, at + j] = f[r.lines + w, j] / every
            mean_wait[when, row, at + j] = f[r.waits + w, j] / f[r.told_of + w, j]
        for j in range(f.shape[1]):
            f[r.into + w, j] = 0.0
            f[r.usual + w, j] = 0.0
            f[r.lines + w, j] = 0.0
            f[r.waits + w, j] = 0.0
            f[r.told_of + w, j] = 0.0


@compiled
def record_landed(n: Any, r: Any, f: Any, gates: Any, landed: Any, day: Any, at: Any) -> None:
    """Who came off a seat in a day."""
    for w in range(n.gates):
        if gates[w, LANDING] >= 0:
            for j in range(f.shape[1]):
                landed[day, gates[w, LANDING], at + j] = f[r.landed + w, j]
                f[r.landed + w, j] = 0.0


@compiled
def record_day(
    n: Any, r: Any, f: Any, gates: Any, nodes: Any, people: Any, day: Any, at: Any
) -> None:
    """People at places when a day ends."""
    f[r.there : r.there + n.places] = 0.0
    for node in range(n.nodes):
        for g in range(n.groups):
            add(f, r.there + nodes[node], r.pool + node * n.groups + g)
    for w in range(n.gates):
        there = r.there + gates[w, PLACE]
        add(f, there, r.stay + w)
        for g in range(n.groups):
            add(f, there, r.arrive + w * n.groups + g)
            add(f, there, r.line + w * n.columns + g)
    for place in range(n.places):
        for j in range(f.shape[1]):
            people[day, place, at + j] += f[r.there + place, j]


@compiled
def record_links(n: Any, r: Any, f: Any, until: Any, strands: Any, flows: Any, under_way: Any,
                 t: Any, at: Any) -> None:  # fmt: skip
    """Who set out on each link in a day, and who is under way when it ends."""
    for j in range(f.shape[1]):
        f[r.total, j] = 0.0
    for s in range(n.strands):
        for hour in range(t + 1, until[s] + 1):
            add(f, r.total, strands[s, RING] + (hour & strands[s, LENGTH]))
    for j in range(f.shape[1]):
        under_way[t // 24, at + j] = f[r.total, j]
    for link in range(n.declared):
        for j in range(f.shape[1]):
            flows[t // 24, link, at + j] = f[r.flow + link, j]
    for link in range(n.links):
        for j in range(f.shape[1]):
            f[r.flow + link, j] = 0.0
