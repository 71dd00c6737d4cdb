"""Tempered sequential Monte Carlo: any model, any posterior, many runs.

Members move from a start whose density is known to the posterior by small steps of
temperature; at each, the unlikely are dropped, the likely copied (resampling), and all
moved in a way that leaves the posterior of that temperature as it is. Source: Del Moral,
Doucet and Jasra (2006), Sequential Monte Carlo samplers; steps by effective size, Jasra
et al. (2011), Inference for Levy-driven stochastic volatility models via adaptive
sequential Monte Carlo.

Added here
- the move: Crank-Nicolson around the members' own mean and covariance (Rudolf and Sprungk
  2018, On a generalization of the preconditioned Crank-Nicolson Metropolis algorithm); for
  a normal posterior it draws afresh and never refuses, whatever the number of unknowns;
  every third is a difference of two members, that crosses between separate heaps (ter
  Braak 2006, A Markov chain Monte Carlo version of the genetic algorithm differential
  evolution), the two taken from the other half so that detailed balance holds;
- its step follows the share of moves accepted; moves at one temperature go on until the
  members have left their places or the runs are used up;
- the start may be an earlier posterior (of the smoother): its normal curve, made wider,
  is the start, and far fewer temperatures are needed.

Cost: one run of the model a move, about 30 to 200 in all; beside it (unknowns^2 x members).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from exeunt.inference.posterior import (
    Posterior,
    Sample,
    Simulate,
    bearable,
    checked_prior,
    normalised,
    simulated,
    summed_up,
)
from exeunt.inference.terms import Distinct, Floats, Reports, check, distinct, log_terms

LogDensity = Callable[[Floats], Floats]

KEEP = 0.5  # of the members: what one step of temperature leaves effective
WIDER = 1.5  # the start's standard deviations over those of the posterior it is made of
LEFT_PLACE = 0.3  # correlation with the place before, below which members have moved enough
STUCK = 0.7  # and above which the last temperature has not mixed
AIM = 0.3  # share of moves accepted
FIRST_STEP = 0.8
SMALLEST_STEP = 0.02
MOST_MOVES = 30  # at one temperature
LEAST_MOVES = 3


def standard_normal(unknowns: Floats) -> Floats:
    """Log density, but for a constant, of unknowns that are standard normal beforehand."""
    return np.asarray(-0.5 * (unknowns**2).sum(axis=0))


@dataclass(frozen=True, slots=True)
class _Normal:
    """A normal curve over the unknowns; `root` is the lower root of its covariance."""

    mean: Floats
    root: Floats

    def log_density(self, unknowns: Floats) -> Floats:
        return standard_normal(self.whitened(unknowns))

    def whitened(self, unknowns: Floats) -> Floats:
        return np.asarray(np.linalg.solve(self.root, unknowns - self.mean[:, None]))


@dataclass(slots=True)
class _Cloud:
    """Members on their way; `start` and `end` are logs of the two densities, (members,)."""

    unknowns: Floats
    predictions: Floats
    start: Floats
    end: Floats

    def log_density(self, warmth: float) -> Floats:
        return (1.0 - warmth) * self.start + warmth * self.end

    def take(self, which: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
        self.unknowns, self.predictions = self.unknowns[:, which], self.predictions[:, which]
        self.start, self.end = self.start[which], self.end[which]

    def replace(self, other: _Cloud, some: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> None:
        self.unknowns[:, some], self.predictions[:, some] = (
            other.unknowns[:, some], other.predictions[:, some],
        )  # fmt: skip
        self.start[some], self.end[some] = other.start[some], other.end[some]


class _Walk:
    """The target and the budget: looks at members, counts runs, remembers the step."""

    def __init__(
        self, simulate: Simulate, heard: Distinct, prior: LogDensity, start: LogDensity, runs: int
    ) -> None:
        self.simulate, self.heard, self.prior, self.start = simulate, heard, prior, start
        self.most, self.runs, self.step, self.jump = runs, 0, FIRST_STEP, 1.0

    def look(self, unknowns: Floats) -> _Cloud:
        self.runs += 1
        predictions = simulated(self.simulate, unknowns)
        terms = log_terms(self.heard.reports, predictions[self.heard.reports.about])[0]
        end = self.prior(unknowns) + np.maximum(self.heard.power @ terms, -1e250)
        return _Cloud(unknowns, predictions, self.start(unknowns), end)


def temper(
    prior: Floats,
    simulate: Simulate,
    reports: Reports,
    rng: np.random.Generator,
    *,
    log_prior: LogDensity = standard_normal,
    runs: int = 300,
    start: Posterior | None = None,
) -> Posterior:
    """Members after the reports, by tempered sequential Monte Carlo.

    Parameters
    ----------
    prior : (unknowns, members), draws of the prior on a scale without bounds.
    simulate : (unknowns, members) to (predictions, members); called at most `runs` times.
    log_prior : its log density, (unknowns, members) to (members,), but for a constant.
    start : a posterior of `smooth` to set out from.

    Raises
    ------
    WrongUse : as `smooth`.

    Exact as members grow, for any model and terms; `converged` is False when the runs did
    not reach the posterior or the members could hardly move there.
    """
    unknowns = checked_prior(prior)
    check(reports)
    heard = distinct(reports)
    begin: LogDensity = log_prior
    if start is not None:
        unknowns, begin = _set_out(start, rng)
    walk = _Walk(simulate, heard, log_prior, begin, runs)
    cloud = walk.look(unknowns)
    check(reports, len(cloud.predictions))
    warmth, kept, alike = 0.0, 1.0, 0.0
    while warmth < 1.0 and walk.runs < runs:
        rise = cloud.end - cloud.start
        step = bearable((1.0 - warmth) * rise, KEEP * len(rise)) * (1.0 - warmth)
        warmth = 1.0 if warmth + step > 1.0 - 1e-9 else warmth + step
        chosen = _resampled(normalised(step * rise), rng)
        cloud.take(chosen)
        kept = float((np.bincount(chosen) ** 2).sum()) / len(chosen)
        alike = _moved(cloud, walk, warmth, rng)
    members = unknowns.shape[1]
    effective = members / (1.0 + alike**2 * (kept - 1.0))
    sample = Sample(
        cloud.unknowns, cloud.predictions, np.full(members, 1.0 / members), effective,
        _fault(warmth, alike, runs), walk.runs, "temper",
    )  # fmt: skip
    return summed_up(sample, np.asarray(prior, np.float64), heard, reports)


def _set_out(start: Posterior, rng: np.random.Generator) -> tuple[Floats, LogDensity]:
    """Fresh members of the wider normal curve of a posterior, and its log density."""
    normal = _fitted(start.unknowns, start.weights)
    normal = _Normal(normal.mean, WIDER * normal.root)
    fresh = normal.mean[:, None] + normal.root @ rng.standard_normal(start.unknowns.shape)
    return fresh, normal.log_density


def _fitted(unknowns: Floats, weights: Floats | None = None) -> _Normal:
    """The normal curve of members, correlations shrunk by their number (Ledoit and Wolf's aim)."""
    rows, members = unknowns.shape
    mean = np.average(unknowns, axis=1, weights=weights)
    cov = np.atleast_2d(np.cov(unknowns, aweights=weights))
    spread = np.sqrt(np.diag(cov)) + 1e-12
    shrink = min(1.0, (rows + 1.0) / (rows + 1.0 + members))
    alike = (1.0 - shrink) * cov / np.outer(spread, spread) + (shrink + 1e-9) * np.eye(rows)
    return _Normal(mean, spread[:, None] * np.linalg.cholesky(alike))


def _resampled(
    weights: Floats, rng: np.random.Generator
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Systematic resampling (Kitagawa 1996), then shuffled so that halves are alike."""
    members = len(weights)
    points = (rng.random() + np.arange(members)) / members
    chosen = np.minimum(np.searchsorted(np.cumsum(weights), points), members - 1)
    return np.asarray(rng.permutation(chosen), np.int64)


def _moved(cloud: _Cloud, walk: _Walk, warmth: float, rng: np.random.Generator) -> float:
    """Move members until they left their places; how much they still resemble them."""
    before = cloud.unknowns.copy()
    alike = 1.0
    for number in range(MOST_MOVES):
        if walk.runs >= walk.most:
            break
        if number % 3 == 2:
            _crossed(cloud, walk, warmth, rng)
        else:
            _stirred(cloud, walk, warmth, rng)
        alike = _alike(before, cloud.unknowns)
        if number + 1 >= LEAST_MOVES and alike < LEFT_PLACE:
            break
    return alike


def _stirred(cloud: _Cloud, walk: _Walk, warmth: float, rng: np.random.Generator) -> None:
    """One Crank-Nicolson move of each half around the normal curve of the other."""
    members = cloud.unknowns.shape[1]
    half = np.arange(members) < members // 2
    noise = rng.standard_normal(cloud.unknowns.shape)
    new, back = np.empty_like(noise), np.empty(members)
    stay = np.sqrt(1.0 - walk.step**2)
    for here in (half, ~half):
        normal = _fitted(cloud.unknowns[:, ~here])
        white = normal.whitened(cloud.unknowns[:, here])
        moved = stay * white + walk.step * noise[:, here]
        new[:, here] = normal.mean[:, None] + normal.root @ moved
        back[here] = standard_normal(white) - standard_normal(moved)
    share = _accept(cloud, walk.look(new), back, warmth, rng)
    walk.step = float(np.clip(walk.step * np.exp(share - AIM), SMALLEST_STEP, 1.0))


def _crossed(cloud: _Cloud, walk: _Walk, warmth: float, rng: np.random.Generator) -> None:
    """One move of each member along the difference of two of the other half."""
    rows, members = cloud.unknowns.shape
    first = members // 2
    pairs = np.empty((2, members), np.int64)
    pairs[:, :first] = rng.integers(first, members, (2, first))
    pairs[:, first:] = rng.integers(0, first, (2, members - first))
    # now and then the whole difference: from heap to heap
    length = np.where(rng.random(members) < 0.3, 1.0, walk.jump * 2.38 / np.sqrt(2.0 * rows))
    new = cloud.unknowns + length * (cloud.unknowns[:, pairs[0]] - cloud.unknowns[:, pairs[1]])
    new += 1e-3 * cloud.unknowns.std(axis=1, keepdims=True) * rng.standard_normal(new.shape)
    share = _accept(cloud, walk.look(new), np.zeros(members), warmth, rng)
    walk.jump = float(np.clip(walk.jump * np.exp(share - AIM), SMALLEST_STEP, 1.0))


def _accept(
    cloud: _Cloud, new: _Cloud, back: Floats, warmth: float, rng: np.random.Generator
) -> float:
    """Metropolis and Hastings' choice; the share of members that took the new place."""
    gain = new.log_density(warmth) - cloud.log_density(warmth) + back
    yes = np.log(rng.random(len(gain))) < gain
    cloud.replace(new, yes)
    return float(yes.mean())


def _alike(before: Floats, after: Floats) -> float:
    """Median over unknowns of the correlation between members' places before and now."""
    one, two = (each - each.mean(axis=1, keepdims=True) for each in (before, after))
    scale = np.sqrt((one**2).sum(axis=1) * (two**2).sum(axis=1))
    each = np.divide((one * two).sum(axis=1), scale, out=np.ones(len(one)), where=scale > 0)
    return float(np.clip(np.median(each), 0.0, 1.0))


def _fault(warmth: float, alike: float, runs: int) -> tuple[str, ...]:
    out = []
    if warmth < 1.0:
        out.append(f"{runs} runs of the model heard only {warmth:.0%} of the evidence")
    if alike > STUCK:
        out.append(f"members hardly move any more: correlation {alike:.2f} with their last place")
    return tuple(out)
