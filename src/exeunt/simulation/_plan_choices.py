"""`plan`, compiled: people choose among the ways from a node; see `_plan_kernels`."""

from __future__ import annotations

from typing import Any

from exeunt.simulation._plan_rows import (
    add,
    any_above,
    compare,
    compiled,
    copy,
    inlined,
    look_round,
    part,
    push,
    weights,
)
from exeunt.simulation.plan_state import (
    BEGIN,
    CLEAR,
    FAINT,
    FEW,
    GATE,
    KIND,
    OPEN,
    SHUN,
    SLOT,
    STRAND,
)
from exeunt.simulation.plan_ways import GOAL, INTO_GATE


@compiled
def choose(net: Any, mem: Any, f: Any, bits: Any, until: Any, t: Any,
           sampled: Any) -> None:  # fmt: skip
    """Everyone who waits at a node takes one of the ways, by logit; if all are shut, none."""
    n, r, o, gates, choices = net.n, net.rows, net.own, net.gates, net.choices
    own, first, wanted, backs = mem.own, net.first[net.epoch[t // 24]], net.wanted, net.backs
    for which in net.chooses:
        some, turned = any_above(f, r.pool + which), False
        begin, ways = first[which], first[which + 1] - first[which]
        for b in range(backs[which], backs[which + 1]):
            turned = turned or any_above(f, r.back + b)
        alone = ways == 1 and not turned
        if ways > 0 and (wanted[which] != 0 or (some and alone)):
            look_round(n, r, o, f, own, gates, choices, which, begin, ways)
        if ways == 0 or not (some or turned):
            continue
        if alone:
            take_it(r, f, which)
            set_out(net, mem, f, until, t, which, begin, 1)
            continue
        slots = weigh(n, r, o, f, own, gates, choices, backs, which, begin, ways)
        if any_above(f, r.rest):
            weigh_anew(n, r, o, f, bits, own, gates, choices, which, begin, ways, slots)
        if turned and sampled:
            for k in range(slots):
                copy(f, r.x + k, f, r.e + k)
        share_out(n, r, f, mem.keys, choices, backs, t, which, begin, slots, sampled, turned)
        set_out(net, mem, f, until, t, which, begin, slots)
        if turned and sampled:
            one_by_one(net, mem, f, until, t, which, begin, slots)


@compiled
def one_by_one(net: Any, mem: Any, f: Any, until: Any, t: Any, which: Any, begin: Any,
               slots: Any) -> None:  # fmt: skip
    """Whole people who turned back choose, those of one post after the other."""
    n, r, first = net.n, net.rows, net.n.choices + net.n.strands + net.n.gates * net.n.groups
    copy(f, r.room, f, r.total)
    for b in range(net.backs[which], net.backs[which + 1]):
        if any_above(f, r.back + b):
            turn_one(r, f, net.choices, which, begin, slots, b)
            split(n, r, f, mem.keys, t, first + b * n.most, slots)
            set_out(net, mem, f, until, t, which, begin, slots)


@inlined
def set_out(net: Any, mem: Any, f: Any, until: Any, t: Any, which: Any, begin: Any,
            slots: Any) -> None:  # fmt: skip
    """The people `e` of each slot go their way."""
    n, r, choices, group = net.n, net.rows, net.choices, which % net.n.groups
    for k in range(slots):
        a = choices[begin + k, BEGIN]
        s = choices[a, STRAND]
        if s == INTO_GATE:
            add(f, r.arrive + choices[a, GATE] * n.groups + group, r.e + k)
        else:
            push(r, f, r.e + k, mem.slots, until, net.strands, t, s)


@inlined
def take_it(r: Any, f: Any, which: Any) -> None:
    """Where there is one way, all take it if it is open."""
    for j in range(f.shape[1]):
        going = f[r.pool + which, j] if f[r.best + which, j] < OPEN else 0.0
        f[r.e, j] = going
        f[r.pool + which, j] -= going


@inlined
def weigh(n: Any, r: Any, o: Any, f: Any, own: Any, gates: Any, choices: Any, backs: Any,
          which: Any, begin: Any, ways: Any) -> Any:  # fmt: skip
    """Weight `e` of each slot and their `total`; `rest` 1 where that is too little to tell."""
    for j in range(f.shape[1]):
        f[r.total, j] = 0.0
    last = -1
    for a in range(begin, begin + ways):
        w, slot, ease = choices[a, GATE], choices[a, SLOT], o.ease + a
        e, pull = r.e + slot, r.pull + w * n.groups + which % n.groups
        if choices[a, STRAND] == INTO_GATE and gates[w, KIND] == GOAL:
            for j in range(f.shape[1]):
                weight = own[ease, j] * f[pull, j]
                f[e, j] = 0.0 if f[r.stay + w, j] >= f[r.rate + w, j] else weight
                f[r.total, j] += f[e, j]
        elif slot != last:
            for j in range(f.shape[1]):
                f[e, j] = own[ease, j] * f[pull, j]
                f[r.total, j] += f[e, j]
        else:
            for j in range(f.shape[1]):
                weight = own[ease, j] * f[pull, j]
                f[e, j] += weight
                f[r.total, j] += weight
        last = slot
    copy(f, r.moved, f, r.pool + which)
    for b in range(backs[which], backs[which + 1]):
        add(f, r.moved, r.back + b)
    for j in range(f.shape[1]):
        f[r.rest, j] = 1.0 if f[r.total, j] < FAINT and f[r.moved, j] > 0.0 else 0.0
    return last + 1


@compiled
def weigh_anew(n: Any, r: Any, o: Any, f: Any, bits: Any, own: Any, gates: Any,
               choices: Any, which: Any, begin: Any, ways: Any, slots: Any) -> None:  # fmt: skip
    """Where `rest` is 1: weights from the costs of the ways; no `total` where all are shut."""
    compare(n, r, o, f, own, gates, choices, which, begin, ways)
    best = r.best + which
    for a in range(ways):
        for j in range(f.shape[1]):
            f[r.x + a, j] = (f[best, j] - f[r.x + a, j]) * own[o.inverse, j]
    weights(f, bits, r.x, r.exact, r.whole, ways)
    for j in range(f.shape[1]):
        f[r.total, j] = 0.0 if f[r.rest, j] > 0.0 else f[r.total, j]
    for k in range(slots):
        for j in range(f.shape[1]):
            f[r.e + k, j] = 0.0 if f[r.rest, j] > 0.0 else f[r.e + k, j]
    for a in range(ways):
        e = r.e + choices[begin + a, SLOT]
        for j in range(f.shape[1]):
            if f[r.rest, j] > 0.0 and f[best, j] < OPEN:
                f[e, j] += f[r.exact + a, j]
                f[r.total, j] += f[r.exact + a, j]


@inlined
def share_out(n: Any, r: Any, f: Any, keys: Any, choices: Any, backs: Any, t: Any, which: Any,
              begin: Any, slots: Any, sampled: Any, turned: Any) -> None:  # fmt: skip
    """Weights `e` of the slots become people on each."""
    pool = r.pool + which
    for j in range(f.shape[1]):
        going = f[pool, j] if f[r.total, j] > 0.0 else 0.0
        f[pool, j] -= going
        f[r.rest, j] = going
        f[r.scale, j] = going / f[r.total, j] if going > 0.0 else 0.0
        f[r.moved, j] = FEW * f[r.total, j]
    if sampled:
        for k in range(slots):
            for j in range(f.shape[1]):
                f[r.e + k, j] = f[r.e + k, j] if f[r.e + k, j] >= f[r.moved, j] else 0.0
        split(n, r, f, keys, t, begin, slots)
        return
    if turned:
        turn(r, f, choices, backs, which, begin, slots)
    for k in range(slots):
        b = choices[choices[begin + k, BEGIN], SHUN]
        if turned and b >= 0:
            for j in range(f.shape[1]):
                people = f[r.e + k, j] * max(f[r.scale, j] - f[r.shun + b, j], 0.0)
                f[r.e + k, j] = people if f[r.e + k, j] >= f[r.moved, j] else 0.0
        else:
            for j in range(f.shape[1]):
                people = f[r.e + k, j] * f[r.scale, j]
                f[r.e + k, j] = people if f[r.e + k, j] >= f[r.moved, j] else 0.0


@compiled
def turn(r: Any, f: Any, choices: Any, backs: Any, which: Any, begin: Any,
         slots: Any) -> None:  # fmt: skip
    """Who turned back joins those who choose, `scale`; `shun`: less at the post they left."""
    for b in range(backs[which], backs[which + 1]):
        for j in range(f.shape[1]):
            f[r.shun + b, j] = 0.0
    for k in range(slots):
        b = choices[choices[begin + k, BEGIN], SHUN]
        if b >= 0:
            add(f, r.shun + b, r.e + k)
    for b in range(backs[which], backs[which + 1]):
        for j in range(f.shape[1]):
            people, total, each = f[r.back + b, j], f[r.total, j], 0.0
            rest = total - f[r.shun + b, j]
            if people > 0.0 and total > 0.0:
                each = people / rest if rest > CLEAR * total else 0.0
                f[r.pool + which, j] += 0.0 if rest > CLEAR * total else people
                f[r.back + b, j] = 0.0
            f[r.shun + b, j] = each
            f[r.scale, j] += each


@compiled
def turn_one(r: Any, f: Any, choices: Any, which: Any, begin: Any, slots: Any,
             b: Any) -> None:  # fmt: skip
    """The same for whole people who turned back at one post: `rest` of them, and weights `e`."""
    for j in range(f.shape[1]):
        f[r.total, j] = 0.0
        f[r.moved, j] = FEW * f[r.room, j]
    for k in range(slots):
        shun = choices[choices[begin + k, BEGIN], SHUN] == b
        for j in range(f.shape[1]):
            few = shun or f[r.x + k, j] < f[r.moved, j]
            f[r.e + k, j] = 0.0 if few else f[r.x + k, j]
            f[r.total, j] += f[r.e + k, j]
    for j in range(f.shape[1]):
        people = f[r.back + b, j] if f[r.room, j] > 0.0 else 0.0
        clear = f[r.total, j] > CLEAR * f[r.room, j]
        f[r.rest, j] = people if clear else 0.0
        f[r.pool + which, j] += 0.0 if clear else people
        f[r.back + b, j] -= people


@compiled
def split(n: Any, r: Any, f: Any, keys: Any, t: Any, begin: Any, ways: Any) -> None:
    """Whole people among the ways: `e` becomes people, by conditional binomials."""
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
                take = part(people, weight / rest, keys[j], t, n.sites, begin + a)
            f[r.e + a, j] = take
            people -= take
            rest -= weight
