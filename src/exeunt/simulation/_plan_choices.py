"""`plan`, compiled: people choose among the ways from a node; see `_plan_kernels`."""

from __future__ import annotations

from typing import Any

from exeunt.simulation._plan_rows import (
    add,
    any_above,
    best_free,
    compare,
    compiled,
    copy,
    inlined,
    look_round,
    part,
    push,
    two_best,
    weights,
)
from exeunt.simulation.plan_state import (
    CLEAR,
    END,
    FAINT,
    FEW,
    GATE,
    KIND,
    OPEN,
    SHUN,
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
        near = backs[which + 1] > backs[which]
        for b in range(backs[which], backs[which + 1]):
            turned = turned or any_above(f, r.back + b)
        alone = ways == 1 and not near and choices[begin, GATE] >= 0
        if ways > 0 and (wanted[which] != 0 or (some and alone)):
            look_round(n, r, o, f, own, gates, choices, which, begin, ways)
        if ways == 0 or not (some or turned or near):
            continue
        if alone:
            take_it(r, f, which)
            set_out(net, mem, f, until, t, which, begin, 1)
            continue
        weigh(net, f, own, which, begin, ways)
        if near:
            keep_free(f, r, choices, backs[which], backs[which + 1], begin, ways)
        if not (some or turned):
            continue
        if any_above(f, r.rest):
            weigh_anew(net, f, bits, own, first, which, begin, ways)
        share_out(n, r, f, mem.keys, choices, backs, t, which, begin, ways, sampled, turned)
        set_out(net, mem, f, until, t, which, begin, ways)
        if turned and sampled:
            one_by_one(net, mem, f, until, t, which, begin, ways)


@compiled
def one_by_one(net: Any, mem: Any, f: Any, until: Any, t: Any, which: Any, begin: Any,
               ways: Any) -> None:  # fmt: skip
    """Whole people who turned back choose, those of one post after the other."""
    n, r, first = net.n, net.rows, net.n.choices + net.n.strands + net.n.gates * net.n.groups
    for b in range(net.backs[which], net.backs[which + 1]):
        if any_above(f, r.back + b):
            turn_one(r, f, net.choices, which, begin, ways, b)
            split(n, r, f, mem.keys, t, first + b * n.most, ways)
            set_out(net, mem, f, until, t, which, begin, ways)


@inlined
def set_out(net: Any, mem: Any, f: Any, until: Any, t: Any, which: Any, begin: Any,
            ways: Any) -> None:  # fmt: skip
    """The people `e` of each way go."""
    n, r, choices, group = net.n, net.rows, net.choices, which % net.n.groups
    for k in range(ways):
        s = choices[begin + k, STRAND]
        if s == INTO_GATE:
            add(f, r.arrive + choices[begin + k, GATE] * n.groups + group, r.e + k)
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
def weigh(net: Any, f: Any, own: Any, which: Any, begin: Any, ways: Any) -> None:
    """Weight `e` of each way and their `total`; `rest` 1 where that is too little to tell."""
    n, r, o, gates, choices, backs = net.n, net.rows, net.own, net.gates, net.choices, net.backs
    for j in range(f.shape[1]):
        f[r.total, j] = 0.0
    for k in range(ways):
        w, s, ease = choices[begin + k, GATE], choices[begin + k, STRAND], o.ease + begin + k
        e, pull = r.e + k, r.pull + w * n.groups + which % n.groups
        if w < 0:
            pull = r.free + net.strands[s, GATE]
        if w >= 0 and s == INTO_GATE and gates[w, KIND] == GOAL:
            for j in range(f.shape[1]):
                weight = own[ease, j] * f[pull, j]
                f[e, j] = 0.0 if f[r.stay + w, j] >= f[r.rate + w, j] else weight
                f[r.total, j] += f[e, j]
        else:
            for j in range(f.shape[1]):
                f[e, j] = own[ease, j] * f[pull, j]
                f[r.total, j] += f[e, j]
    copy(f, r.moved, f, r.pool + which)
    for b in range(backs[which], backs[which + 1]):
        add(f, r.moved, r.back + b)
    for j in range(f.shape[1]):
        f[r.rest, j] = 1.0 if f[r.total, j] < FAINT and f[r.moved, j] > 0.0 else 0.0


@compiled
def keep_free(f: Any, r: Any, choices: Any, pools: Any, after: Any, begin: Any,
              ways: Any) -> None:  # fmt: skip
    """`free`: weight of the ways from a node but those through the post of each of its pools.

    Ways through one post stand side by side: what is before them and what is after them is
    added up, for taking them off the whole would leave rounding errors where they are it.
    """
    for b in range(pools, after):
        f[r.free + b, 0] = -1.0
    for j in range(f.shape[1]):
        f[r.room, j] = 0.0
    last = -1
    for k in range(ways):
        b = choices[begin + k, SHUN]
        if b >= 0 and b != last:
            copy(f, r.free + b, f, r.room)
        add(f, r.room, r.e + k)
        last = b
    for b in range(pools, after):
        if f[r.free + b, 0] < 0.0:
            copy(f, r.free + b, f, r.room)
    for j in range(f.shape[1]):
        f[r.room, j] = 0.0
    last = -1
    for k in range(ways - 1, -1, -1):
        b = choices[begin + k, SHUN]
        if b >= 0 and b != last:
            add(f, r.free + b, r.room)
        add(f, r.room, r.e + k)
        last = b


@compiled
def weigh_anew(net: Any, f: Any, bits: Any, own: Any, first: Any, which: Any, begin: Any,
               ways: Any) -> None:  # fmt: skip
    """Where `rest` is 1: weights from the costs of the ways; no `total` where all are shut."""
    r, o, best = net.rows, net.own, net.rows.best + which
    costs_anew(net, f, bits, own, first, which, begin, ways)
    for k in range(ways):
        for j in range(f.shape[1]):
            f[r.x + k, j] = (f[best, j] - f[r.x + k, j]) * own[o.inverse, j]
    weights(f, bits, r.x, r.exact, r.whole, ways)
    for j in range(f.shape[1]):
        f[r.total, j] = 0.0 if f[r.rest, j] > 0.0 else f[r.total, j]
    for k in range(ways):
        for j in range(f.shape[1]):
            exact = f[r.exact + k, j] * f[r.many + k, j] if f[best, j] < OPEN else 0.0
            f[r.e + k, j] = exact if f[r.rest, j] > 0.0 else f[r.e + k, j]
            f[r.total, j] += exact if f[r.rest, j] > 0.0 else 0.0


@compiled
def costs_anew(net: Any, f: Any, bits: Any, own: Any, first: Any, which: Any, begin: Any,
               ways: Any) -> None:  # fmt: skip
    """Costs `x` of the ways; `many`: the weights of those a link back leads to, the best 1."""
    n, r, o, group, back = net.n, net.rows, net.own, which % net.n.groups, 0
    for k in range(ways):
        s, out = net.choices[begin + k, STRAND], r.many + k
        for j in range(f.shape[1]):
            f[out, j] = 1.0
        if net.choices[begin + k, GATE] < 0:
            near, b = net.strands[s, END] * n.groups + group, net.strands[s, GATE]
            add_exactly(net, f, bits, own, near, b, first[near], first[near + 1], out)
            back = 1
    if back > 0:
        compare(n, r, o, f, own, net.choices, net.strands, which, begin, ways)
    else:
        two_best(n, r, o, f, own, net.gates, net.choices, which, begin, ways)


@compiled
def add_exactly(net: Any, f: Any, bits: Any, own: Any, near: Any, b: Any, begin: Any, end: Any,
                out: Any) -> None:  # fmt: skip
    """Row `out`: weights of the ways from a node that the pool b does not shun, the best 1."""
    n, r, o, choices = net.n, net.rows, net.own, net.choices
    two_best(n, r, o, f, own, net.gates, choices, near, begin, end - begin)
    best_free(r, f, near, b, r.scale)
    for k in range(end - begin):
        for j in range(f.shape[1]):
            f[r.x + k, j] = (f[r.scale, j] - f[r.x + k, j]) * own[o.inverse, j]
    weights(f, bits, r.x, r.exact, r.whole, end - begin)
    for j in range(f.shape[1]):
        f[out, j] = 0.0
    for k in range(end - begin):
        if choices[begin + k, SHUN] != b:
            add(f, out, r.exact + k)


@inlined
def drop_few(r: Any, f: Any, ways: Any) -> None:
    """Ways that next to nobody would take get nobody: their weights `e` leave the `total`."""
    for j in range(f.shape[1]):
        f[r.moved, j] = FEW * f[r.total, j]
        f[r.total, j] = 0.0
    for k in range(ways):
        for j in range(f.shape[1]):
            weight = f[r.e + k, j] if f[r.e + k, j] >= f[r.moved, j] else 0.0
            f[r.e + k, j] = weight
            f[r.total, j] += weight


@inlined
def share_out(n: Any, r: Any, f: Any, keys: Any, choices: Any, backs: Any, t: Any, which: Any,
              begin: Any, ways: Any, sampled: Any, turned: Any) -> None:  # fmt: skip
    """Weights `e` of the ways become people on each."""
    pool = r.pool + which
    drop_few(r, f, ways)
    for j in range(f.shape[1]):
        going = f[pool, j] if f[r.total, j] > 0.0 else 0.0
        f[pool, j] -= going
        f[r.rest, j] = going
        f[r.scale, j] = going / f[r.total, j] if going > 0.0 else 0.0
    if sampled:
        if turned:
            for k in range(ways):
                copy(f, r.x + k, f, r.e + k)
            copy(f, r.room, f, r.total)
        split(n, r, f, keys, t, begin, ways)
        return
    if turned:
        turn(r, f, choices, backs, which, begin, ways)
    for k in range(ways):
        b = choices[begin + k, SHUN]
        if turned and b >= 0:
            for j in range(f.shape[1]):
                f[r.e + k, j] *= max(f[r.scale, j] - f[r.shun + b, j], 0.0)
        else:
            for j in range(f.shape[1]):
                f[r.e + k, j] *= f[r.scale, j]


@compiled
def turn(r: Any, f: Any, choices: Any, backs: Any, which: Any, begin: Any,
         ways: Any) -> None:  # fmt: skip
    """Who turned back joins those who choose, `scale`; `shun`: less at the post they left."""
    for b in range(backs[which], backs[which + 1]):
        for j in range(f.shape[1]):
            f[r.shun + b, j] = 0.0
    for k in range(ways):
        b = choices[begin + k, SHUN]
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
def turn_one(r: Any, f: Any, choices: Any, which: Any, begin: Any, ways: Any,
             b: Any) -> None:  # fmt: skip
    """The same for whole people who turned back at one post: `rest` of them, and weights `e`."""
    for j in range(f.shape[1]):
        f[r.total, j] = 0.0
    for k in range(ways):
        shun = choices[begin + k, SHUN] == b
        for j in range(f.shape[1]):
            f[r.e + k, j] = 0.0 if shun else f[r.x + k, j]
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
