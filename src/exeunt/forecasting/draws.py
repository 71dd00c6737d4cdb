"""Draws for forecasts: stratified normal scores that go together, quantiles, uneven spreads.

Arrays only. Draws of one place are spread evenly over the normal distribution, so that
a few hundred give steady quantiles; draws of several places share a part, so that sums
over places can be taken draw by draw.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
_NORMAL = NormalDist()


def normal_grid(draws: int) -> Floats:
    """(draws,) normal scores in the middle of as many equal parts of probability."""
    return np.array([_NORMAL.inv_cdf((i + 0.5) / draws) for i in range(draws)])


def normal_cdf(scores: Floats) -> Floats:
    """Probability below each score; Abramowitz and Stegun 7.1.26, error under 1e-7."""
    x = np.abs(scores) / np.sqrt(2.0)
    t = 1.0 / (1.0 + 0.3275911 * x)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (
        -1.453152027 + t * 1.061405429))))  # fmt: skip
    upper = 0.5 * series * np.exp(-x * x)
    below: Floats = np.where(scores < 0, upper, 1.0 - upper)
    return below


def normal_scores(shares: Floats) -> Floats:
    """Normal scores of probabilities strictly between 0 and 1, any shape."""
    flat = [_NORMAL.inv_cdf(float(share)) for share in np.ravel(shares)]
    return np.array(flat).reshape(np.shape(shares))


def joint_scores(
    rng: np.random.Generator, together: tuple[float, ...], places: int, draws: int
) -> Floats:
    """Normal scores of shape (len(together), places, draws).

    Each row of draws holds every value of `normal_grid` once. Rows of the same first
    index are correlated by about its entry of `together`, 0 to 1; others are independent.
    """
    grid = normal_grid(draws)
    found = np.empty((len(together), places, draws))
    for at, share in enumerate(together):
        common = rng.permutation(grid)
        for place in range(places):
            own = rng.permutation(grid)
            mixed = np.sqrt(share) * common + np.sqrt(1.0 - share) * own
            found[at, place, np.argsort(mixed, kind="stable")] = grid
    return found


def quantiles(draws: Floats, levels: tuple[float, ...] = LEVELS) -> Floats:
    """Quantiles over the last axis; the result has `levels` last. Never out of order."""
    found: Floats = np.moveaxis(np.quantile(draws, levels, axis=-1, method="hazen"), 0, -1)
    return found


def widened(draws: Floats, factor: float) -> Floats:
    """Draws with their normal scores multiplied by `factor`, each keeping its rank.

    draws : (..., draws). A factor of 1 changes nothing, 0 leaves the median alone.
    """
    count = draws.shape[-1]
    at = np.clip(normal_cdf(factor * normal_grid(count)) * count - 0.5, 0, count - 1)
    low = np.minimum(at.astype(np.int64), count - 2)
    share = at - low
    order = np.argsort(draws, axis=-1, kind="stable")
    ranked = np.take_along_axis(draws, order, -1)
    moved = ranked[..., low] * (1 - share) + ranked[..., low + 1] * share
    found = np.empty_like(draws)
    np.put_along_axis(found, order, moved, -1)
    return found
