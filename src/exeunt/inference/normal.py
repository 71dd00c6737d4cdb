"""The normal curve on arrays: the log of the chance to lie below a point, far out too.

Used by the terms of the likelihood. `log_below` is right to 1e-13 of its value plus 1e-15
from minus infinity to plus infinity; no library beyond NumPy is asked for. The scaled
complement exp(x^2) erfc(x) is smooth in t = 2 / (2 + x), so a Chebyshev series in t, made
once from the standard library's `erfc`, holds all of x >= 0.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ROOT_2 = math.sqrt(2.0)
LOG_ROOT_2PI = 0.5 * math.log(2.0 * math.pi)
DEGREE = 30
FAR = 20.0  # from here on the asymptotic series is exact in double precision


def log_density(z: Floats) -> Floats:
    """Log of the standard normal density; any shape."""
    return np.asarray(-0.5 * z * z - LOG_ROOT_2PI)


def log_below(z: Floats) -> Floats:
    """Log of the chance that a standard normal number is below `z`; any shape."""
    z = np.asarray(z, np.float64)
    x = np.minimum(np.abs(z), 1e150) / ROOT_2  # squares stay finite
    t = 2.0 / (2.0 + x)
    tail = np.log(0.5 * t) + np.polynomial.chebyshev.chebval(2.0 * t - 1.0, _series()) - x * x
    return np.asarray(np.where(z <= 0.0, tail, np.log1p(-np.exp(np.minimum(tail, 0.0)))))


def log_between(low: Floats, high: Floats) -> Floats:
    """Log of the chance to lie between `low` and `high`; -inf where nothing lies between."""
    flip = low > 0.0  # the same chance on the side where digits are kept
    low, high = np.where(flip, -high, low), np.where(flip, -low, high)
    upper, lower = log_below(high), log_below(low)
    with np.errstate(divide="ignore"):
        return np.asarray(upper + np.log(-np.expm1(np.minimum(lower - upper, 0.0))))


@cache
def _series() -> Floats:
    """Chebyshev coefficients of log(exp(x^2) erfc(x) / t) on 0 <= t <= 1."""
    angles = np.pi * (np.arange(DEGREE + 1) + 0.5) / (DEGREE + 1)
    fitted = np.polynomial.chebyshev.chebfit(np.cos(angles), _scaled(np.cos(angles)), DEGREE)
    return np.asarray(fitted, np.float64)


def _scaled(points: Floats) -> Floats:
    out = []
    for point in points:
        t = 0.5 * (float(point) + 1.0)
        x = 2.0 / t - 2.0
        full = _far(x) if x > FAR else math.exp(x * x) * math.erfc(x)
        out.append(math.log(full / t))
    return np.asarray(out)


def _far(x: float) -> float:
    """exp(x^2) erfc(x) for large x: (1 - 1/2x^2 + 3/4x^4 ...) / (x sqrt pi)."""
    term = total = 1.0
    for k in range(1, 12):
        term *= -(2 * k - 1) / (2.0 * x * x)
        total += term
    return total / (x * math.sqrt(math.pi))
