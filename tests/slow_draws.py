"""Slow, obvious twin of the draws: plain Python numbers, its own logarithm and no tricks."""

from __future__ import annotations

import math
from fractions import Fraction

WORD = 2**64


def mixed(z):
    z = (z + 0x9E3779B97F4A7C15) % WORD
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % WORD
    z = (z ^ z >> 27) * 0x94D049BB133111EB % WORD
    return z ^ z >> 31


def unit(start, index):
    return ((mixed((start + index * 0x9E3779B97F4A7C15) % WORD) >> 12) + 0.5) / 2**52


def uniform(key, counter):
    return unit(key ^ mixed(counter), 0)


def chance_of(k, n, p):
    """The chance of `k` of `n`, by the textbook."""
    if p in (0.0, 1.0):
        return float(k == n * p)
    log = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    return math.exp(log + k * math.log(p) + (n - k) * math.log1p(-p))


def exact_chance_of(k, n, p):
    """The same for small n, by whole numbers."""
    p = Fraction(p)
    return float(math.comb(n, k) * p**k * (1 - p) ** (n - k))


def binomial(n, p, key, counter):
    if p > 0.5:
        return n - binomial(n, 1.0 - p, key, counter)
    start = key ^ mixed(counter)
    return inverted(n, p, start) if n * p < 10 else rejected(n, p, start)


def inverted(n, p, start):
    u, k, chance = unit(start, 0), 0, math.exp(n * math.log1p(-p))
    while u > chance and k < n and (chance > 1e-19 or k == 0):
        u -= chance
        k += 1
        chance *= (n - k + 1) / k * p / (1 - p)
    return k


def rejected(n, p, start):
    spread = math.sqrt(n * p * (1 - p))
    b = 1.15 + 2.53 * spread
    a = -0.0873 + 0.0248 * b + 0.01 * p
    likeliest = math.floor((n + 1) * p)
    attempt = 0
    while True:
        u, v = unit(start, 2 * attempt) - 0.5, unit(start, 2 * attempt + 1)
        attempt += 1
        us = 0.5 - abs(u)
        k = math.floor((2 * a / us + b) * u + n * p + 0.5)
        if us >= 0.07 and v <= 0.92 - 4.2 / b:
            return k
        if not 0 <= k <= n:
            continue
        height = v * (2.83 + 5.1 / b) * spread / (a / us**2 + b)
        if height <= chance_of(k, n, p) / chance_of(likeliest, n, p):
            return k
