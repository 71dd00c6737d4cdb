"""`plan`, compiled: lines at posts and for seats, and goals that fill; see `_plan_kernels`."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from exeunt.simulation._plan_rows import (
    add,
    add_up,
    any_above,
    compare,
    compiled,
    copy,
    inlined,
    move,
    own_costs,
    parts,
    powers,
    push,
    two_best,
)
from exeunt.simulation.plan_state import (
    CLOSED,
    EXIT,
    KIND,
    LONGEST,
    NODE,
    OPEN,
    OPENING,
    ORDER,
    ROW,
    SHARE,
    SINCE,
)
from exeunt.simulation.plan_ways import GOAL, SEATS


@compiled
def lines(net: Any, mem: Any, f: Any, bits: Any, until: Any, t: Any,
          sampled: Any) -> None:  # fmt: skip
    """Lines at posts and for seats are joined, served, seen and left; at t = -1 only seen."""
    n, r, o, gates, strands, clock = net.n, net.rows, net.own, net.gates, net.strands, net.clock
    shares, replan, rise, choices = net.share, net.replan, net.rise, net.choices
    own, slots, keys, first = mem.own, mem.slots, mem.keys, net.first[net.epoch[max(t, 0) // 24]]
    look_about(net, f, own, first, t)
    for w in range(n.gates):
        if gates[w, KIND] == GOAL:
            continue
        hour = t % 24
        if t >= 0:
            join(n, r, o, f, own, t, w)
            if any_above(f, r.total):
                serve(n, r, f, clock[hour, w, SHARE], t, w, sampled)
                pass_on(n, r, f, slots, until, keys, gates, strands, shares, t, w, sampled)
        look(r, f, w, clock[hour, w, SINCE], clock[hour, w, OPENING])
        if t >= 0:
            if replan > 0.0 and any_above(f, r.total):
                for g in range(n.groups):
                    near = gates[w, NODE] * n.groups + g
                    begin, end = first[near], first[near + 1]
                    if begin == end or not any_above(f, r.line + w * n.columns + g):
                        continue
                    to_stay(n, r, o, f, own, gates, shares, rise, t, w, g)
                    if any_above(f, r.e):
                        compare(n, r, o, f, own, choices, strands, near, begin, end - begin)
                        give_up(n, r, o, f, bits, own, keys, near, replan, t, w, g, sampled)
            copy(f, r.heard + t % n.memory * n.gates + w, f, r.told + w)


@inlined
def look_about(net: Any, f: Any, own: Any, first: Any, t: Any) -> None:
    """The best ways from where those who leave a line would turn back to."""
    if net.replan > 0.0 and t >= net.n.start:
        for which in net.chooses:
            if net.backs[which + 1] > net.backs[which]:
                begin, ways = first[which], first[which + 1] - first[which]
                two_best(net.n, net.rows, net.own, f, own, net.gates, net.choices, which, begin,
                         ways)  # fmt: skip


@inlined
def join(n: Any, r: Any, o: Any, f: Any, own: Any, t: Any, w: Any) -> None:
    """The new arrivals stand at the end of the line, ordinary travellers among them."""
    line, arrive, got = r.line + w * n.columns, r.arrive + w * n.groups, r.got + w
    if n.columns == 1:
        for j in range(f.shape[1]):
            f[line, j] += f[arrive, j]
            f[r.total, j] = f[line, j]
            f[got, j] += f[arrive, j]
            f[arrive, j] = 0.0
        return
    make_room(n, r, f, t, w)
    cohort = r.cohort + (w * ORDER + t % ORDER) * n.columns
    for g in range(n.groups):
        copy(f, cohort + g, f, arrive + g)
        add(f, got, arrive + g)
        move(f, line + g, arrive + g)
    if n.columns > n.groups:
        for j in range(f.shape[1]):
            come = own[o.ordinary + w, j] if f[r.rate + w, j] > 0.0 else 0.0
            f[cohort + n.groups, j] = come
            f[line + n.groups, j] += come
            f[got, j] += come
    add_up(f, r.total, line, n.columns)


@inlined
def make_room(n: Any, r: Any, f: Any, t: Any, w: Any) -> None:
    """When a line is older than its order is kept, its two oldest cohorts become one."""
    cohort = r.cohort + (w * ORDER + t % ORDER) * n.columns
    for j in range(f.shape[1]):
        if t - f[r.head + w, j] >= ORDER:
            f[r.head + w, j] = t - ORDER + 1
            onto = r.cohort + (w * ORDER + (t + 1) % ORDER) * n.columns
            for k in range(n.columns):
                f[onto + k, j] += f[cohort + k, j]


@inlined
def serve(n: Any, r: Any, f: Any, share: Any, t: Any, w: Any, sampled: Any) -> None:
    """First come, first served: `served` by column; `total` is who is left in line."""
    line, rate, gone = r.line + w * n.columns, r.rate + w, r.gone + w
    if sampled:
        for j in range(f.shape[1]):
            able = f[rate, j] * share + f[r.carry + w, j]
            whole = math.floor(able)
            f[r.carry + w, j] = 0.0 if whole > f[r.total, j] else able - whole
            f[r.moved, j] = min(f[r.total, j], whole)
    else:
        for j in range(f.shape[1]):
            f[r.moved, j] = min(f[r.total, j], f[rate, j] * share)
    if n.columns == 1:
        for j in range(f.shape[1]):
            f[gone, j] += f[r.moved, j]
            f[r.served, j] = f[r.moved, j]
            f[line, j] -= f[r.moved, j]
            f[r.total, j] = f[line, j]
        return
    add(f, gone, r.moved)
    from_the_front(f, r.cohort + w * ORDER * n.columns, r.served, r.head + w, line, r.moved,
                   n.columns, t, sampled)  # fmt: skip
    add_up(f, r.total, line, n.columns)


@compiled
def from_the_front(f: Any, cohorts: Any, served: Any, head: Any, line: Any, moved: Any,
                   columns: Any, t: Any, sampled: Any) -> None:  # fmt: skip
    """Take `moved` people off the line, cohort by cohort; the last gives in proportion."""
    if none_waits(f, cohorts + t % ORDER * columns, head, moved, columns, t):
        for j in range(f.shape[1]):
            f[head, j] = t + 1
        for k in range(columns):
            for j in range(f.shape[1]):
                f[served + k, j] = f[cohorts + t % ORDER * columns + k, j]
                f[cohorts + t % ORDER * columns + k, j] = 0.0
    else:
        for k in range(columns):
            for j in range(f.shape[1]):
                f[served + k, j] = 0.0
        for j in range(f.shape[1]):
            one_by_one(f, cohorts, served, head, moved, columns, t, j, sampled)
    for k in range(columns):
        for j in range(f.shape[1]):
            f[line + k, j] = max(f[line + k, j] - f[served + k, j], 0.0)


@inlined
def none_waits(f: Any, slot: Any, head: Any, moved: Any, columns: Any, t: Any) -> Any:
    """Whether in all members only those of this hour are in line, and all are served."""
    some = 0
    for j in range(f.shape[1]):
        some += f[head, j] < t
    if some > 0:
        return False
    for j in range(f.shape[1]):
        there = 0.0
        for k in range(columns):
            there += f[slot + k, j]
        some += there > f[moved, j]
    return some == 0


@inlined
def one_by_one(f: Any, cohorts: Any, served: Any, head: Any, moved: Any, columns: Any, t: Any,
               j: Any, sampled: Any) -> None:  # fmt: skip
    """The line of one member from its head on."""
    need, hour = f[moved, j], int(f[head, j])
    while hour <= t:
        slot, there = cohorts + hour % ORDER * columns, 0.0
        for k in range(columns):
            there += f[slot + k, j]
        if there > need:
            some_of_one(f, slot, served, columns, j, need, there, sampled)
            break
        for k in range(columns):
            f[served + k, j] += f[slot + k, j]
            f[slot + k, j] = 0.0
        need -= there
        hour += 1
    f[head, j] = hour


@compiled
def some_of_one(f: Any, slot: Any, served: Any, columns: Any, j: Any, need: Any, there: Any,
                sampled: Any) -> None:  # fmt: skip
    """Of one cohort `need` people, each column its part; whole people when `sampled`."""
    for k in range(columns):
        here = f[slot + k, j]
        take = here * need / there if there > 0.0 else 0.0
        if sampled:
            take = math.floor(take + 0.5)
            need -= take
            there -= here
        f[slot + k, j] = here - take
        f[served + k, j] += take


@inlined
def pass_on(n: Any, r: Any, f: Any, slots: Any, until: Any, keys: Any, gates: Any, strands: Any,
            shares: Any, t: Any, w: Any, sampled: Any) -> None:  # fmt: skip
    """Who was served is let in or turned back; at a seat, boards."""
    sites = n.sites
    for g in range(n.groups):
        back, served = r.pool + gates[w, NODE] * n.groups + g, r.served + g
        share, site = shares[t // 24, w * n.groups + g], sites - (w * n.groups + g) - 1
        if share < 1.0:
            for j in range(f.shape[1]):
                f[r.e, j] = share
            parts(f, served, r.e, keys, t, sites, site, sampled)
            for j in range(f.shape[1]):
                f[back, j] += f[served, j] - f[r.e, j]
                f[served, j] = f[r.e, j]
        add(f, r.into + w, served)
        if gates[w, KIND] == SEATS:
            push(r, f, served, slots, until, strands, t, gates[w, ROW] + g)
        else:
            add(f, r.pool + gates[w, EXIT] * n.groups + g, served)
    if n.columns > n.groups:
        add(f, r.usual + w, r.served + n.groups)


@inlined
def look(r: Any, f: Any, w: Any, since: Any, hours: Any) -> None:
    """`wait` of who would join now, nan where nothing moves; `told` is what people say of it."""
    if hours >= 24.0:
        for j in range(f.shape[1]):
            rate = f[r.rate + w, j]
            wait = f[r.total, j] * f[r.pace + w, j]
            f[r.wait + w, j] = wait if rate > 0.0 else np.nan
            f[r.told + w, j] = min(wait, LONGEST) if rate > 0.0 else CLOSED
        return
    today = min(since, hours)
    shut = 24.0 - since if since >= hours and hours < 24.0 else 0.0
    for j in range(f.shape[1]):
        rate = f[r.rate + w, j]
        need = f[r.total, j] * f[r.pace + w, j]
        open_time = today + need
        nights = max(math.ceil(open_time / hours) - 1.0, 0.0)
        wait = 24.0 * nights + (open_time - nights * hours) - since
        wait = max(wait, shut)  # also when the line is a rounding error
        f[r.wait + w, j] = wait if rate > 0.0 else np.nan
        f[r.told + w, j] = min(wait, LONGEST) if rate > 0.0 else CLOSED


@inlined
def to_stay(n: Any, r: Any, o: Any, f: Any, own: Any, gates: Any, shares: Any, rise: Any, t: Any,
            w: Any, g: Any) -> None:  # fmt: skip
    """Row `room`: what it costs to stay in line; `e` above 0 if another may be better."""
    near, refused = gates[w, NODE] * n.groups + g, 1.0 - shares[t // 24, w * n.groups + g]
    wait, beyond = r.told + w, r.best + gates[w, EXIT] * n.groups + g
    own_costs(n, r, o, f, own, gates[w, KIND], r.room, wait, 0.5, w, g, rise)
    for j in range(f.shape[1]):
        stay = f[r.room, j] + f[beyond, j]
        stay = CLOSED if f[wait, j] >= CLOSED or refused >= 1.0 else stay
        f[r.room, j] = stay
        f[r.e, j] = stay - (own[o.nearest + near, j] + f[r.least + g, j])


@inlined
def give_up(n: Any, r: Any, o: Any, f: Any, bits: Any, own: Any, keys: Any, near: Any,
            replan: Any, t: Any, w: Any, g: Any, sampled: Any) -> None:  # fmt: skip
    """A share of those in line thinks again, and leaves if another way is better."""
    row = r.line + w * n.columns + g
    for j in range(f.shape[1]):
        other = f[r.best + near, j]
        unsure = f[r.e, j] > 0.0 and other < OPEN
        gain = max(f[r.room, j] - other, 0.0) if unsure else 0.0
        f[r.x, j] = -(gain * own[o.inverse, j])
        f[r.e, j] = gain
    if not any_above(f, r.e):
        return
    powers(f, bits, r, 1)
    site, sites = n.choices + n.strands + w * n.groups + g, n.sites
    for j in range(f.shape[1]):
        f[r.e, j] = replan * (1.0 - f[r.e, j])
    parts(f, row, r.e, keys, t, sites, site, sampled)
    for j in range(f.shape[1]):
        f[row, j] -= f[r.e, j]
    add(f, r.pool + near, r.e)
    if n.columns > 1:
        from_the_back(f, r.cohort + w * ORDER * n.columns + g, r.head + w, r.e, n.columns, t)


@compiled
def from_the_back(f: Any, cohorts: Any, head: Any, off: Any, columns: Any, t: Any) -> None:
    """Those who leave a line, `off`, are the last of their group to have joined it."""
    for j in range(f.shape[1]):
        rest, hour = f[off, j], t
        while rest > 0.0 and hour >= f[head, j]:
            row = cohorts + hour % ORDER * columns
            take = min(f[row, j], rest)
            f[row, j] -= take
            rest -= take
            hour -= 1


@compiled
def goals(net: Any, mem: Any, f: Any, until: Any, t: Any,
          sampled: Any) -> None:  # fmt: skip
    """Goals take people in until they are full; at t = -1 they are only looked at."""
    n, r, gates, strands, shares = net.n, net.rows, net.gates, net.strands, net.share
    slots, keys, overflow = mem.slots, mem.keys, net.overflow[net.epoch[max(t, 0) // 24]]
    for w in range(n.gates):
        if gates[w, KIND] != GOAL:
            continue
        if t >= 0:
            turn_away(n, r, f, keys, gates[w, NODE], shares, t, w, sampled)
            add_up(f, r.total, r.arrive + w * n.groups, n.groups)
            if any_above(f, r.total):
                for j in range(f.shape[1]):
                    room = max(f[r.rate + w, j] - f[r.stay + w, j], 0.0)
                    f[r.room, j] = math.floor(room) if sampled else room
                for g in range(n.groups):
                    admit(n, r, f, w, g, sampled)
                    s = overflow[w * n.groups + g]
                    if s >= 0:
                        push(r, f, r.moved, slots, until, strands, t, s)
                    else:
                        add(f, r.pool + gates[w, NODE] * n.groups + g, r.moved)
        for j in range(f.shape[1]):
            full = f[r.stay + w, j] >= f[r.rate + w, j]
            f[r.told + w, j] = CLOSED if full else 0.0
        if t >= 0:
            copy(f, r.heard + t % n.memory * n.gates + w, f, r.told + w)


@inlined
def turn_away(n: Any, r: Any, f: Any, keys: Any, node: Any, shares: Any, t: Any, w: Any,
              sampled: Any) -> None:  # fmt: skip
    """At the door of a goal: who may not come in chooses again."""
    sites = n.sites
    for g in range(n.groups):
        row, back = r.arrive + w * n.groups + g, r.pool + node * n.groups + g
        share, site = shares[t // 24, w * n.groups + g], sites - (w * n.groups + g) - 1
        if share < 1.0:
            for j in range(f.shape[1]):
                f[r.e, j] = share
            parts(f, row, r.e, keys, t, sites, site, sampled)
            for j in range(f.shape[1]):
                f[back, j] += f[row, j] - f[r.e, j]
                f[row, j] = f[r.e, j]


@inlined
def admit(n: Any, r: Any, f: Any, w: Any, g: Any, sampled: Any) -> None:
    """One group into a goal: all, or its part of the `room`; the others are `moved`."""
    row = r.arrive + w * n.groups + g
    for j in range(f.shape[1]):
        people = f[row, j]
        into = people
        if f[r.total, j] > f[r.room, j]:
            into = people * f[r.room, j] / f[r.total, j]
            if sampled:
                into = math.floor(into + 0.5)
        if sampled:
            f[r.room, j] -= into
            f[r.total, j] -= people
        f[r.stay + w, j] += into
        f[r.moved, j] = people - into
        f[row, j] = 0.0
