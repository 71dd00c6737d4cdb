"""Slow, obvious twins of the ensemble: a term by plain numbers, a posterior on a fine grid."""

from __future__ import annotations

import math

import numpy as np

GRID = np.linspace(-9.0, 9.0, 3601)


def below(z):
    return 0.5 * math.erfc(-z / math.sqrt(2.0))


def term(at_least, at_most, spread, off, broad, m):
    """The likelihood of one report and the chance that it is off, at one number `m`."""
    if at_least == at_most:
        z = (at_least - m) / spread
        fits = math.exp(-0.5 * z * z) / (spread * math.sqrt(2.0 * math.pi))
        strays = 1.0 / (math.pi * broad * (1.0 + ((at_least - m) / broad) ** 2))
    else:
        fits = below((at_most - m) / spread) - below((at_least - m) / spread)
        strays = (math.atan((at_most - m) / broad) - math.atan((at_least - m) / broad)) / math.pi
    whole = (1.0 - off) * fits + off * strays
    return whole, off * strays / whole if whole > 0 else off


def on_a_grid(predict, rows):
    """Mean, spread, chances to be off of one standard normal unknown told by `rows`.

    `predict` takes the unknown to one number a row; a row is what `term` takes, less `m`.
    """
    weights, off = [], []
    for x in GRID:
        terms = [term(*row, m) for row, m in zip(rows, predict(x), strict=True)]
        weights.append(math.exp(-0.5 * x * x) * math.prod(each[0] for each in terms))
        off.append([each[1] for each in terms])
    weights = np.array(weights) / np.sum(weights)
    mean = weights @ GRID
    return mean, math.sqrt(weights @ (GRID - mean) ** 2), weights @ np.array(off)


def linear(matrix, values, spread):
    """Mean and covariance of standard normal unknowns told exact values of `matrix @ unknowns`."""
    cov = np.linalg.inv(np.eye(matrix.shape[1]) + matrix.T @ matrix / spread**2)
    return cov @ matrix.T @ values / spread**2, cov
