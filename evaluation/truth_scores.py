"""Scores of intervals against a truth that is known. Arrays and numbers only.

An answer is five quantiles (`TAU`). A queue or a wait of next to nothing is nothing
(`NOTHING`), and where the truth may be exactly nothing the ordinary share of truths inside
an interval (`inside`) says too much: an interval from 0 to 0 holds every 0. `share_inside`
goes by the ranks (`ranks`), which count all levels that are nothing as one, and is 0.5 and
0.9 on average for answers that are right.

Sources: Bracher et al. (2021), Evaluating epidemic forecasts in an interval format, for
the score; Talts et al. (2018), Validating Bayesian inference algorithms with simulation-
based calibration, for the ranks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
TAU = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
EDGES = np.array([0.0, *TAU, 1.0])
NOTHING = {"entries": 0.5, "queue_length": 0.05, "wait_time": 0.1}


def wis(truth: Floats, found: Floats) -> Floats:
    """Weighted interval score of quantiles `found` (..., 5); twice the mean pinball loss."""
    off = np.asarray(truth)[..., None] - found
    return np.asarray(2.0 * np.maximum(TAU * off, (TAU - 1.0) * off).mean(axis=-1))


def flat(values: Floats, nothing: float) -> Floats:
    """As they are, but what is next to nothing is 0."""
    return np.where(np.asarray(values) < nothing, 0.0, values)


def ranks(truth: float, found: Floats) -> tuple[float, float]:
    """Between which chances the truth lies in an answer: its PIT, as far as quantiles tell.

    Where the lower quantiles are 0, how much chance is at 0 itself is not told; all up to the
    first quantile above 0 is one step then. Uniform numbers within the steps are uniform
    over many answers that are right, whatever the chance of 0.
    """
    zeros = int((found == 0.0).sum())
    if zeros and (zeros == len(TAU) or truth <= found[zeros]):
        return 0.0, float(EDGES[zeros + 1])
    below, upto = int((found < truth).sum()), int((found <= truth).sum())
    return float(EDGES[below]), float(EDGES[max(upto, below) + 1])


def inside(truth: float, found: Floats, level: float) -> float:
    """1 where the truth lies in the middle interval of a `level` (0.5 or 0.9), else 0."""
    low, high = _ends(level)
    return float(found[low] <= truth <= found[high])


def share_inside(truth: float, found: Floats, level: float) -> float:
    """The share of a truth's ranks within a middle interval."""
    low, high = ranks(truth, found)
    begin, end = (1 - level) / 2, (1 + level) / 2
    return (max(min(high, end) - max(low, begin), 0.0)) / (high - low)


def _ends(level: float) -> tuple[int, int]:
    low = int(np.argmin(np.abs(TAU - (1 - level) / 2)))
    return low, len(TAU) - 1 - low


@dataclass(frozen=True, slots=True)
class Uniform:
    """Ranks by bin against what uniform ones would give; `p` is the chance of so much or more."""

    bins: Floats  # shares in the six bins between the levels
    chi: float
    p: float
    number: int


def uniformity(pits: Floats) -> Uniform:
    """Chi-square test of ranks (any number, independent) in the bins between the levels."""
    pits = np.asarray(pits, np.float64)
    counts = np.histogram(pits, EDGES)[0].astype(np.float64)
    expected = np.diff(EDGES) * max(len(pits), 1)
    chi = float(((counts - expected) ** 2 / expected).sum())
    return Uniform(counts / max(len(pits), 1), chi, chi_square(chi, len(expected) - 1), len(pits))


def chi_square(value: float, freedom: int) -> float:
    """Chance of a chi-square number above `value`, for odd degrees of freedom.

    Abramowitz and Stegun 26.4.4.
    """
    root = np.sqrt(max(value, 0.0))
    term, total = root, 0.0
    for i in range(1, (freedom - 1) // 2 + 1):
        total += term
        term *= value / (2 * i + 1)
    return float(_tail(root) + np.sqrt(2 / np.pi) * np.exp(-value / 2) * total)


def _tail(z: float) -> float:
    """Chance that a normal number is further from 0 than `z`."""
    return math.erfc(z / math.sqrt(2))
