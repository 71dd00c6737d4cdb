"""`plan`, compiled: what is done to rows of the matrices; see `_plan_kernels`.

f is the matrix of what changes, `bits` the same memory; own is that of what
members have, slots their hours on strands (see `plan_state`). `r` and `o` say where rows
begin, `n` how many there are. Whoever edits this file removes what numba has kept
(`__pycache__/*.nb?`): it does not see that a function of another file has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import numpy as np
from numba import njit

from exeunt.simulation._draws_kernels import binomial
from exeunt.simulation.draws import LN2_HIGH, LN2_LOW
from exeunt.simulation.plan_state import (
    CLOSED,
    END,
    EXP,
    GATE,
    INV_LN2,
    KIND,
    LATEST,
    LEAST,
    LENGTH,
    LINK,
    RING,
    ROUND,
    SAME,
    SHUN,
    STRAND,
    WITH,
)
from exeunt.simulation.plan_ways import GOAL, INTO_GATE, SEATS

Function = TypeVar("Function", bound=Callable[..., Any])


class Compile(Protocol):
    """What `njit` is to a type checker."""

    def __call__(self, function: Function, /) -> Function: ...


# No array is made or kept here, so none needs counting; without these the loops stay slow.
_jit: Any = njit  # `_nrt` is in no published signature
compiled: Compile = _jit(cache=True, nogil=True, error_model="numpy", _nrt=False)
inlined: Compile = _jit(cache=True, nogil=True, error_model="numpy", _nrt=False, inline="always")
_0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11 = EXP


@compiled
def weights(f: Any, bits: Any, x: Any, e: Any, whole: Any, count: Any) -> None:
    """`count` rows from `e` on become e to those from `x` on, of LEAST to 0; below it 0.

    `bits` is the memory of f: there a whole number becomes the power of two.
    """
    for row in range(count):
        for j in range(f.shape[1]):
            y = max(f[x + row, j], LEAST)
            t = y * INV_LN2 + ROUND
            k = t - ROUND
            r = (y - k * LN2_HIGH) - k * LN2_LOW
            p = _0 * r + _1
            p = p * r + _2
            p = p * r + _3
            p = p * r + _4
            p = p * r + _5
            p = p * r + _6
            p = p * r + _7
            p = p * r + _8
            p = p * r + _9
            p = p * r + _10
            f[e + row, j] = p * r + _11
            f[whole, j] = t
        for j in range(f.shape[1]):
            bits[whole, j] = (bits[whole, j] + 1023) << 52
        for j in range(f.shape[1]):
            power = f[e + row, j] * f[whole, j]
            f[e + row, j] = power if f[x + row, j] >= LEAST else 0.0


@inlined
def any_above(f: Any, row: Any) -> Any:
    """Whether any member of a row has more than nobody."""
    some = 0
    for j in range(f.shape[1]):
        some += f[row, j] > 0.0
    return some > 0


@inlined
def powers(f: Any, bits: Any, r: Any, ways: Any) -> None:
    """Rows `e` become e to the rows `x`; `bits` is the memory of f."""
    weights(f, bits, r.x, r.e, r.whole, ways)


@inlined
def add_up(f: Any, out: Any, first: Any, count: Any) -> None:
    """Row `out` becomes the sum of some rows."""
    for j in range(f.shape[1]):
        f[out, j] = 0.0
    for row in range(first, first + count):
        for j in range(f.shape[1]):
            f[out, j] += f[row, j]


@inlined
def add(f: Any, onto: Any, row: Any) -> None:
    """Row `row` is added to row `onto`."""
    for j in range(f.shape[1]):
        f[onto, j] += f[row, j]


@inlined
def move(f: Any, onto: Any, row: Any) -> None:
    """Row `row` is added to row `onto` and is empty then."""
    for j in range(f.shape[1]):
        f[onto, j] += f[row, j]
        f[row, j] = 0.0


@inlined
def copy(f: Any, onto: Any, other: Any, row: Any) -> None:
    """Row `row` of a matrix becomes row `onto`."""
    for j in range(f.shape[1]):
        f[onto, j] = other[row, j]


@compiled
def part(people: Any, chance: Any, key: Any, t: Any, sites: Any, site: Any) -> Any:
    """How many whole people of `people` do what each does with this chance."""
    if people <= 0.0 or chance <= 0.0:
        return 0.0
    return float(binomial(people, min(chance, 1.0), key, np.uint64(t * sites + site)))


@inlined
def parts(f: Any, people: Any, chance: Any, keys: Any, t: Any, sites: Any, site: Any,
          sampled: Any) -> None:  # fmt: skip
    """Row `chance` becomes the people of row `people` who do what has this chance."""
    if sampled:
        for j in range(f.shape[1]):
            f[chance, j] = part(f[people, j], f[chance, j], keys[j], t, sites, site)
    else:
        for j in range(f.shape[1]):
            f[chance, j] = f[people, j] * f[chance, j]


@inlined
def push(r: Any, f: Any, row: Any, slots: Any, until: Any, strands: Any, t: Any, s: Any) -> None:
    """The people of a row set out on a strand."""
    if not any_above(f, row):
        return
    at, length, same = r.ring + strands[s, RING], strands[s, LENGTH], strands[s, SAME]
    ring = strands[s, WITH]
    until[ring] = max(until[ring], t + strands[s, LATEST])
    if same > 0:
        add(f, at + (t + same & length), row)
    else:
        for j in range(f.shape[1]):
            f[at + (t + slots[s, j] & length), j] += f[row, j]
    add(f, r.flow + strands[s, LINK], row)


@inlined
def own_costs(n: Any, r: Any, o: Any, f: Any, own: Any, kind: Any, out: Any, wait: Any, part: Any,
              w: Any, g: Any, rise: Any) -> None:  # fmt: skip
    """Row `out`: hours a gate costs without what lies behind it, at `part` of the waits."""
    fixed = r.fixed + w * n.groups + g
    for j in range(f.shape[1]):
        f[out, j] = own[o.weight, j] * (part * f[wait, j]) + f[fixed, j]
    if kind == SEATS:
        for j in range(f.shape[1]):
            sold = min(1.0, part * f[wait, j] / 24.0)
            f[out, j] += own[o.price + w, j] * (1.0 + rise * sold)


@compiled
def compare(n: Any, r: Any, o: Any, f: Any, own: Any, choices: Any, strands: Any, which: Any,
            begin: Any, ways: Any) -> None:  # fmt: skip
    """Costs of the ways from a post, `x`, and the best of them; those behind are known."""
    best, group = r.best + which, which % n.groups
    for j in range(f.shape[1]):
        f[best, j] = CLOSED
    for k in range(ways):
        w, s, x = choices[begin + k, GATE], choices[begin + k, STRAND], r.x + k
        if w >= 0:
            copy(f, x, f, r.cost + w * n.groups + group)
        else:
            best_free(r, f, strands[s, END] * n.groups + group, strands[s, GATE], x)
        for j in range(f.shape[1]):
            cost = own[o.choice + begin + k, j] + f[x, j]
            f[x, j] = cost
            f[best, j] = min(f[best, j], cost)


@inlined
def look_round(n: Any, r: Any, o: Any, f: Any, own: Any, gates: Any, choices: Any, which: Any,
               begin: Any, ways: Any) -> None:  # fmt: skip
    """The cost of the best way from a node that is no post."""
    group, best = which % n.groups, r.best + which
    for j in range(f.shape[1]):
        f[best, j] = CLOSED
    for a in range(ways):
        w, way = choices[begin + a, GATE], o.choice + begin + a
        row = r.cost + w * n.groups + group
        if choices[begin + a, STRAND] == INTO_GATE and gates[w, KIND] == GOAL:
            for j in range(f.shape[1]):
                cost = own[way, j] + f[row, j]
                cost = CLOSED if f[r.stay + w, j] >= f[r.rate + w, j] else cost
                f[best, j] = min(f[best, j], cost)
        else:
            for j in range(f.shape[1]):
                f[best, j] = min(f[best, j], own[way, j] + f[row, j])


@compiled
def two_best(n: Any, r: Any, o: Any, f: Any, own: Any, gates: Any, choices: Any, which: Any,
             begin: Any, ways: Any) -> None:  # fmt: skip
    """Costs `x` of the ways from a node; the best, through post `by`; the best by another."""
    best, by, second = r.best + which, r.by + which, r.second + which
    for j in range(f.shape[1]):
        f[best, j] = CLOSED
        f[second, j] = CLOSED
        f[by, j] = -1.0
    for k in range(ways):
        w, way, b = choices[begin + k, GATE], o.choice + begin + k, choices[begin + k, SHUN]
        x, row = r.x + k, r.cost + w * n.groups + which % n.groups
        if choices[begin + k, STRAND] == INTO_GATE and gates[w, KIND] == GOAL:
            for j in range(f.shape[1]):
                full = f[r.stay + w, j] >= f[r.rate + w, j]
                f[x, j] = CLOSED if full else own[way, j] + f[row, j]
        else:
            for j in range(f.shape[1]):
                f[x, j] = own[way, j] + f[row, j]
        better(f, x, best, by, second, float(b))


@inlined
def better(f: Any, x: Any, best: Any, by: Any, second: Any, b: Any) -> None:
    """One more way, of cost `x` and through post b, among the two best."""
    if b >= 0.0:
        for j in range(f.shape[1]):
            rest = min(f[second, j], max(f[best, j], f[x, j]))
            f[second, j] = f[second, j] if f[by, j] == b else rest
    else:
        for j in range(f.shape[1]):
            f[second, j] = min(f[second, j], max(f[best, j], f[x, j]))
    for j in range(f.shape[1]):
        f[by, j] = b if f[x, j] < f[best, j] else f[by, j]
    for j in range(f.shape[1]):
        f[best, j] = min(f[best, j], f[x, j])


@inlined
def best_free(r: Any, f: Any, near: Any, b: Any, out: Any) -> None:
    """Row `out`: the cost of the best way from a node but those that the pool b shuns."""
    by, second, best, own = r.by + near, r.second + near, r.best + near, float(b)
    copy(f, out, f, best)
    for j in range(f.shape[1]):
        f[out, j] = f[second, j] if f[by, j] == own else f[out, j]
