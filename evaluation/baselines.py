"""What others would make of the same reports: simple numbers, and two truth discoverers.

`crh` and `gtm` take claims (entity, source, value) and give a value for each entity and a
weight, or a variance, for each source. Their own small implementations, after

    Li, Li, Gao, Zhao, Fan and Han (2014), Resolving conflicts in heterogeneous data by
        truth discovery and source reliability estimation (CRH)
    Zhao and Han (2012), A probabilistic model for estimating real-valued truth from
        conflicting sources (GTM)

Nobody but us gives intervals, so the others are lent theirs: quantiles of how far their
numbers were from the truth in all the other worlds, by measure and for today or a week
ahead. That also takes out any bias they share. It is more than they could know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
ROUNDS = 100
SETTLED = 1e-6
TAU = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
FEWEST = 8  # residuals from which an interval is made
FLOOR = {"entries": 20.0, "queue_length": 0.2, "wait_time": 0.5}
ALPHA = BETA = 10.0  # GTM's prior of a source's variance, as in its experiments
TRUTH_MEAN, TRUTH_VARIANCE = 0.0, 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """A source says that an entity has a value."""

    entity: Hashable
    source: str
    value: float


def mean(claims: Iterable[Claim]) -> dict[Hashable, float]:
    """The mean of all that is claimed of each entity."""
    return {entity: float(np.mean(values)) for entity, values in _values(claims).items()}


def median(claims: Iterable[Claim]) -> dict[Hashable, float]:
    """The median of all that is claimed of each entity."""
    return {entity: float(np.median(values)) for entity, values in _values(claims).items()}


def _values(claims: Iterable[Claim]) -> dict[Hashable, list[float]]:
    found: dict[Hashable, list[float]] = defaultdict(list)
    for each in claims:
        found[each.entity].append(each.value)
    return found


def crh(claims: Sequence[Claim]) -> tuple[dict[Hashable, float], dict[str, float]]:
    """Values of entities and weights of sources, in turn until they agree.

    The loss of a claim is its distance from the value over the standard deviation of all
    claims on the entity; a source's loss is the mean over its claims, as sources claim
    unequally often. A value is the weighted median, a weight -log of the share of losses.
    """
    values, loss_of = median(claims), _scales(claims)
    weights: dict[str, float] = {each.source: 1.0 for each in claims}
    for _ in range(ROUNDS):
        weights = _crh_weights(claims, values, loss_of)
        new = {
            entity: weighted_median([c.value for c in some], [weights[c.source] for c in some])
            for entity, some in _by_entity(claims).items()
        }
        moved = max(abs(new[e] - values[e]) / loss_of[e] for e in new)
        values = new
        if moved < SETTLED:
            break
    return values, weights


def _crh_weights(
    claims: Sequence[Claim], values: Mapping[Hashable, float], scale: Mapping[Hashable, float]
) -> dict[str, float]:
    losses: dict[str, list[float]] = defaultdict(list)
    for each in claims:
        losses[each.source].append(abs(each.value - values[each.entity]) / scale[each.entity])
    # a source that was never wrong would weigh without end
    loss = {source: max(float(np.mean(some)), 1e-3) for source, some in losses.items()}
    total = sum(loss.values())
    if len(loss) == 1:
        return dict.fromkeys(loss, 1.0)
    return {source: float(-np.log(each / total)) for source, each in loss.items()}


def _scales(claims: Iterable[Claim]) -> dict[Hashable, float]:
    """Standard deviation of the claims on each entity; 1 where they agree, for nobody is wrong."""
    return {e: float(np.std(some)) or 1.0 for e, some in _values(claims).items()}


def _by_entity(claims: Iterable[Claim]) -> dict[Hashable, list[Claim]]:
    found: dict[Hashable, list[Claim]] = defaultdict(list)
    for each in claims:
        found[each.entity].append(each)
    return found


def weighted_median(values: Sequence[float], weights: Sequence[float]) -> float:
    """The first value, rising, up to which at least half of all weight lies."""
    order = np.argsort(values, kind="stable")
    mass = np.cumsum(np.asarray(weights, np.float64)[order])
    if mass[-1] <= 0:
        return float(np.median(values))
    return float(np.asarray(values)[order][int(np.searchsorted(mass, 0.5 * mass[-1] - 1e-12))])


def gtm(claims: Sequence[Claim]) -> tuple[dict[Hashable, float], dict[str, float]]:
    """Values of entities and variances of sources, by expectation and maximisation.

    Claims are centred and scaled by those on the same entity, as the paper does; a variance
    is in those units.
    """
    centre, scale = mean(claims), _scales(claims)
    scaled = [
        Claim(c.entity, c.source, (c.value - centre[c.entity]) / scale[c.entity]) for c in claims
    ]
    variance = dict.fromkeys((each.source for each in scaled), BETA / (ALPHA + 1.0))
    truth = median(scaled)
    for _ in range(ROUNDS):
        variance = _gtm_variances(scaled, truth)
        new = {entity: _gtm_truth(some, variance) for entity, some in _by_entity(scaled).items()}
        moved = max(abs(new[e] - truth[e]) for e in new)
        truth = new
        if moved < SETTLED:
            break
    return {e: centre[e] + scale[e] * value for e, value in truth.items()}, variance


def _gtm_truth(some: Sequence[Claim], variance: Mapping[str, float]) -> float:
    """Mean of the truth given its claims (E step)."""
    precision = np.array([1.0 / variance[each.source] for each in some])
    values = np.array([each.value for each in some])
    above = TRUTH_MEAN / TRUTH_VARIANCE + float(precision @ values)
    return above / (1.0 / TRUTH_VARIANCE + float(precision.sum()))


def _gtm_variances(claims: Sequence[Claim], truth: Mapping[Hashable, float]) -> dict[str, float]:
    """Most likely variance of each source given the truths (M step)."""
    squares: dict[str, list[float]] = defaultdict(list)
    for each in claims:
        squares[each.source].append((each.value - truth[each.entity]) ** 2)
    return {
        source: (2.0 * BETA + sum(some)) / (2.0 * (ALPHA + 1.0) + len(some))
        for source, some in squares.items()
    }


# Intervals


@dataclass(frozen=True, slots=True)
class Told:
    """A single number somebody gives for a quantity of a world, and the truth."""

    world: str
    measure: str
    ahead: bool
    number: float
    truth: float


def with_intervals(told: Sequence[Told]) -> list[Floats | None]:
    """(5,) quantiles for each number, from the misses in all other worlds; None for too few."""
    misses = np.array([_miss(each) for each in told])
    worlds = np.array([each.world for each in told], object)
    kinds = np.array([f"{each.measure} {each.ahead}" for each in told], object)
    out: list[Floats | None] = []
    for each, world, kind in zip(told, worlds, kinds, strict=True):
        others = misses[(kinds == kind) & (worlds != world)]
        out.append(_around(each, others) if len(others) >= FEWEST else None)
    return out


def _miss(each: Told) -> float:
    floor = FLOOR[each.measure]
    return float(np.log((max(each.truth, 0.0) + floor) / (max(each.number, 0.0) + floor)))


def _around(each: Told, misses: Floats) -> Floats:
    floor = FLOOR[each.measure]
    middle = max(each.number, 0.0) + floor
    return np.maximum(middle * np.exp(np.quantile(misses, TAU)) - floor, 0.0)
