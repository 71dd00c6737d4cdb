"""Draws: random numbers without a state, the same on any machine and number of threads.

The engines ask for the number of a `key` (one member, one purpose) and a `counter`
(one step and place); nothing is remembered in between, so the order of work, the blocks
and the threads cannot change a result. Three faces give the same numbers to the last
bit: NumPy (here), numba (`compiled`), plain Python (tests/slow_draws.py). To that end
logarithm and exponential are spelled out in + - * / only; they are right to 4e-16 of
the value (of its largest term for the logarithm).

One (key, counter) is one draw: `uniforms` and `binomials` of the same pair begin with
the same number, so use another counter for another purpose.

Sources: Steele, Lea, Flood (2014), Fast splittable pseudorandom number generators, with
the finaliser constants of Stafford's variant 13; Hormann (1993), The generation of
binomial random variates, algorithm BTRS.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from exeunt.errors import WrongUse

Words = NDArray[np.uint64]
Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

GOLDEN = 0x9E3779B97F4A7C15
MIX_1 = 0xBF58476D1CE4E5B9
MIX_2 = 0x94D049BB133111EB
UNIT = 2.0**-52
ROOT_HALF = 0.7071067811865476
LN2 = 0.6931471805599453
LN2_HIGH = 0.6931471803691238  # LN2 in two parts: k * LN2_HIGH is exact
LN2_LOW = 1.9082149292705877e-10
# atanh(s) / s = 1 + z/3 + z^2/5 ..., z = s^2 <= 0.0295, and e^r = 1 + r + r^2/2 ..., |r| <= 0.35
ATANH = tuple(1.0 / (2 * i + 1) for i in range(11, -1, -1))
EXP = (
    1.6059043836821613e-10, 2.08767569878681e-09, 2.505210838544172e-08, 2.755731922398589e-07,
    2.7557319223985893e-06, 2.48015873015873e-05, 0.0001984126984126984, 0.001388888888888889,
    0.008333333333333333, 0.041666666666666664, 0.16666666666666666, 0.5, 1.0, 1.0,
)  # fmt: skip
# log k! less Stirling's formula, at k = 0, 1, ... 9; beyond, three terms of its series do
STIRLING = (
    0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509,
    0.01664469118982119, 0.01387612882307075, 0.01189670994589177, 0.01041126526197209,
    0.009255462182712733, 0.008330563433362871,
)  # fmt: skip
FEW = 10.0  # n * min(p, 1 - p) from which rejection is used
CROWD = 4096.0  # n up to which nobody's chance is (1 - p)**n by squaring, beyond by logarithm
INVERSE = (1.0, *(1.0 / k for k in range(1, 64)))  # a division costs as much as a draw
NEVER = 1e-19  # inversion stops where a count is less likely than any uniform can tell
_INVERSE = np.array(INVERSE)


class Compiled(NamedTuple):
    """The numba versions: scalars in, one number out, no checks; call them from kernels.

    uniform(key, counter) -> float64 and binomial(n, p, key, counter) -> int64, with
    key and counter uint64 (numba turns int64 + uint64 into a float: convert first).
    """

    uniform: Any
    binomial: Any


@cache
def compiled() -> Compiled:
    """The same draws for numba kernels, cached on disk. Raises ImportError without numba."""
    from exeunt.simulation import _draws_kernels

    return Compiled(_draws_kernels.uniform, _draws_kernels.binomial)


def key_of(*words: object) -> int:
    """A key for a purpose, from words and numbers: the same on every machine, 0 to 2**64 - 1."""
    text = "\x1f".join(map(str, words)).encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "little")


def member_keys(seed: int, members: int, first: int = 0) -> Words:
    """(members,) one key for each; member 7 has the same key however many there are."""
    start = np.uint64(key_of("member", seed))
    return mixed(start ^ mixed(np.arange(first, first + members, dtype=np.uint64)))


def mixed(words: ArrayLike) -> Words:
    """Every bit of a word moves every bit of the answer, one to one; uint64 of any shape."""
    z = np.asarray(words, np.uint64) + np.uint64(0)  # a copy
    with np.errstate(over="ignore"):
        z = (z + np.uint64(GOLDEN)) * np.uint64(1)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(MIX_1)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(MIX_2)
    return np.asarray(z ^ (z >> np.uint64(31)))


def uniforms(key: ArrayLike, counter: ArrayLike) -> Floats:
    """Uniform numbers in (0, 1), never 0 nor 1, of the broadcast shape of both (uint64)."""
    return _unit(_start(key, counter), 0)


def binomials(n: ArrayLike, p: ArrayLike, key: ArrayLike, counter: ArrayLike) -> Counts:
    """How many of `n` people do what each does with chance `p`; int64.

    Parameters
    ----------
    n : people, whole numbers from 0 to 2**53; p : chances from 0 to 1.
    key, counter : uint64; all four are broadcast against each other.

    Raises
    ------
    WrongUse : an `n` below 0 or a `p` outside 0 to 1.
    """
    people, chance = np.asarray(n, np.float64), np.asarray(p, np.float64)
    if not ((people >= 0).all() and (chance >= 0).all() and (chance <= 1).all()):
        raise WrongUse("a draw needs n of 0 or more and a chance from 0 to 1", where="binomials")
    people, chance, start = np.broadcast_arrays(people, chance, _start(key, counter))
    shape = people.shape
    people, chance, start = people.ravel(), chance.ravel(), start.ravel()
    flip = chance > 0.5
    less = np.where(flip, 1.0 - chance, chance)
    few = people * less < FEW
    out = np.zeros(people.shape)
    for some, draw in ((few, _invert), (~few, _reject)):
        out[some] = draw(people[some], less[some], start[some])
    return np.where(flip, people - out, out).astype(np.int64).reshape(shape)


def _start(key: ArrayLike, counter: ArrayLike) -> Words:
    """Where the numbers of one (key, counter) begin."""
    return np.asarray(np.asarray(key, np.uint64) ^ mixed(counter))


def _unit(start: Words, index: int) -> Floats:
    """Number `index` of those that begin at `start`."""
    with np.errstate(over="ignore"):
        z = mixed(start + np.uint64(index * GOLDEN % 2**64))
    return ((z >> np.uint64(12)).astype(np.float64) + 0.5) * UNIT


def _log(x: Floats) -> Floats:
    part, power = np.frexp(x)
    low = part < ROOT_HALF
    part, power = np.where(low, part * 2.0, part), np.where(low, power - 1, power)
    s = (part - 1.0) / (part + 1.0)
    return np.asarray(power * LN2 + 2.0 * s * _atanh(s * s))


def _log_rest(p: Floats) -> Floats:
    """log(1 - p), exact for small p too; p <= 0.5."""
    s = p / (p - 2.0)
    return np.where(p < 0.25, 2.0 * s * _atanh(s * s), _log(1.0 - p))


def _atanh(z: Floats) -> Floats:
    out = np.full_like(z, ATANH[0])
    for factor in ATANH[1:]:
        out = out * z + factor
    return out


def _exp(x: Floats) -> Floats:
    k = np.floor(x / LN2 + 0.5)
    r = (x - k * LN2_HIGH) - k * LN2_LOW
    out = np.full_like(r, EXP[0])
    for factor in EXP[1:]:
        out = out * r + factor
    return np.ldexp(out, k.astype(np.int64))


def _invert(n: Floats, p: Floats, start: Words) -> Floats:
    """Add up the chances of 0, 1, 2 ... until they pass the uniform number."""
    u = _unit(start, 0)
    odds, r, k = p / (1.0 - p), _nobody(n, p), np.zeros_like(n)
    on = np.flatnonzero((u > r) & (k < n))
    while on.size:
        u[on] -= r[on]
        k[on] += 1.0
        r[on] *= (n[on] - k[on] + 1.0) * (_INVERSE[k[on].astype(np.int64)] * odds[on])
        on = on[(u[on] > r[on]) & (k[on] < n[on]) & (r[on] > NEVER)]
    return k


def _nobody(n: Floats, p: Floats) -> Floats:
    """(1 - p)**n."""
    out, base, left = np.ones_like(n), 1.0 - p, np.minimum(n, CROWD).astype(np.int64)
    while left.any():
        out = np.where(left & 1, out * base, out)
        base, left = base * base, left >> 1
    crowd = n > CROWD
    out[crowd] = _exp(n[crowd] * _log_rest(p[crowd]))
    return out


def _tail(k: Floats) -> Floats:
    """What Stirling's formula leaves of log k!."""
    table = np.asarray(STIRLING)[np.clip(k, 0, 9).astype(np.int64)]
    one = k + 1.0
    two = one * one
    return np.where(k < 10.0, table, (1 / 12 - (1 / 360 - 1 / 1260 / two) / two) / one)


def _reject(n: Floats, p: Floats, start: Words) -> Floats:
    """Names as in the paper; two uniform numbers for each attempt."""
    spread = np.sqrt(n * p * (1.0 - p))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    out, on, attempt = np.zeros_like(n), np.arange(n.size), 0
    while on.size:
        u, v = _unit(start[on], 2 * attempt) - 0.5, _unit(start[on], 2 * attempt + 1)
        attempt += 1
        us = 0.5 - np.abs(u)
        k = np.floor((2.0 * a[on] / us + b[on]) * u + (n[on] * p[on] + 0.5))
        sure = (us >= 0.07) & (v <= 0.92 - 4.2 / b[on])
        for_log = ~sure & (k >= 0.0) & (k <= n[on])
        accept, some = sure, on[for_log]
        v = v[for_log] * (2.83 + 5.1 / b[some]) * spread[some]
        v = v / (a[some] / (us[for_log] * us[for_log]) + b[some])
        accept[for_log] = _log(v) <= _bound(n[some], p[some], k[for_log])
        out[on[accept]] = k[accept]
        on = on[~accept]
    return out


def _bound(n: Floats, p: Floats, k: Floats) -> Floats:
    """Log of the chance of `k`, less that of the likeliest count."""
    odds = p / (1.0 - p)
    m = np.floor((n + 1.0) * p)
    rise = (m + 0.5) * _log((m + 1.0) / (odds * (n - m + 1.0)))
    rise = rise + (n + 1.0) * _log((n - m + 1.0) / (n - k + 1.0))
    rise = rise + (k + 0.5) * _log(odds * (n - k + 1.0) / (k + 1.0))
    return np.asarray(rise + _tail(m) + _tail(n - m) - _tail(k) - _tail(n - k))
