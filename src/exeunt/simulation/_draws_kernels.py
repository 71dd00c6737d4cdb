"""Draws, compiled: the same numbers as `draws`, one at a time, for use inside kernels.

Imported by `draws.compiled` only, as numba costs half a second. No checks, no defaults.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import njit

from exeunt.simulation.draws import (
    ATANH,
    CROWD,
    EXP,
    FEW,
    GOLDEN,
    INVERSE,
    LN2,
    LN2_HIGH,
    LN2_LOW,
    MIX_1,
    MIX_2,
    NEVER,
    ROOT_HALF,
    STIRLING,
    UNIT,
)

_GOLDEN, _MIX_1, _MIX_2 = np.uint64(GOLDEN), np.uint64(MIX_1), np.uint64(MIX_2)
_12, _27, _30, _31 = np.uint64(12), np.uint64(27), np.uint64(30), np.uint64(31)
_ATANH, _EXP, _STIRLING = np.array(ATANH), np.array(EXP), np.array(STIRLING)
_INVERSE = np.array(INVERSE)


@njit(cache=True)
def mixed(z: Any) -> Any:
    """One uint64 to another."""
    z = np.uint64(z) + _GOLDEN
    z = (z ^ (z >> _30)) * _MIX_1
    z = (z ^ (z >> _27)) * _MIX_2
    return z ^ (z >> _31)


@njit(cache=True)
def _unit(start: Any, index: Any) -> Any:
    z = mixed(start + np.uint64(index) * _GOLDEN)
    return (np.float64(z >> _12) + 0.5) * UNIT


@njit(cache=True)
def uniform(key: Any, counter: Any) -> Any:
    """Of uint64 `key` and `counter`, a float64 in (0, 1)."""
    return _unit(np.uint64(key) ^ mixed(counter), 0)


@njit(cache=True)
def _atanh(z: Any) -> Any:
    out = _ATANH[0]
    for i in range(1, len(_ATANH)):
        out = out * z + _ATANH[i]
    return out


@njit(cache=True)
def _log(x: Any) -> Any:
    part, power = math.frexp(x)
    if part < ROOT_HALF:
        part, power = part * 2.0, power - 1
    s = (part - 1.0) / (part + 1.0)
    return power * LN2 + 2.0 * s * _atanh(s * s)


@njit(cache=True)
def _log_rest(p: Any) -> Any:
    if p >= 0.25:
        return _log(1.0 - p)
    s = p / (p - 2.0)
    return 2.0 * s * _atanh(s * s)


@njit(cache=True)
def _exp(x: Any) -> Any:
    k = math.floor(x / LN2 + 0.5)
    r = (x - k * LN2_HIGH) - k * LN2_LOW
    out = _EXP[0]
    for i in range(1, len(_EXP)):
        out = out * r + _EXP[i]
    return math.ldexp(out, int(k))


@njit(cache=True)
def _nobody(n: Any, p: Any) -> Any:
    if n > CROWD:
        return _exp(n * _log_rest(p))
    out, base, left = 1.0, 1.0 - p, np.int64(n)
    while left:
        if left & 1:
            out = out * base
        base, left = base * base, left >> 1
    return out


@njit(cache=True)
def _invert(n: Any, p: Any, start: Any) -> Any:
    u = _unit(start, 0)
    odds, r, k = p / (1.0 - p), _nobody(n, p), 0
    while u > r and k < n and (r > NEVER or k == 0):
        u -= r
        k += 1
        r *= (n - k + 1.0) * (_INVERSE[k] * odds)
    return np.float64(k)


@njit(cache=True)
def _tail(k: Any) -> Any:
    if k < 10.0:
        return _STIRLING[int(k)]
    one = k + 1.0
    two = one * one
    return (1 / 12 - (1 / 360 - 1 / 1260 / two) / two) / one


@njit(cache=True)
def _bound(n: Any, p: Any, k: Any) -> Any:
    odds = p / (1.0 - p)
    m = math.floor((n + 1.0) * p)
    rise = (m + 0.5) * _log((m + 1.0) / (odds * (n - m + 1.0)))
    rise = rise + (n + 1.0) * _log((n - m + 1.0) / (n - k + 1.0))
    rise = rise + (k + 0.5) * _log(odds * (n - k + 1.0) / (k + 1.0))
    return rise + _tail(m) + _tail(n - m) - _tail(k) - _tail(n - k)


@njit(cache=True)
def _reject(n: Any, p: Any, start: Any) -> Any:
    spread = math.sqrt(n * p * (1.0 - p))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    index = 0
    while True:
        u, v = _unit(start, index) - 0.5, _unit(start, index + 1)
        index += 2
        us = 0.5 - abs(u)
        k = np.floor((2.0 * a / us + b) * u + (n * p + 0.5))
        if us >= 0.07 and v <= 0.92 - 4.2 / b:
            return k
        if k < 0.0 or k > n:
            continue
        v = v * (2.83 + 5.1 / b) * spread
        if _log(v / (a / (us * us) + b)) <= _bound(n, p, k):
            return k


@njit(cache=True)
def binomial(n: Any, p: Any, key: Any, counter: Any) -> Any:
    """How many of `n`; int64. `n` 0 or more, `p` 0 to 1, uint64 `key` and `counter`."""
    people = np.float64(n)
    less = 1.0 - p if p > 0.5 else p
    start = np.uint64(key) ^ mixed(counter)
    if people * less < FEW:
        count = _invert(people, less, start)
    else:
        count = _reject(people, less, start)
    return np.int64(people - count) if p > 0.5 else np.int64(count)
