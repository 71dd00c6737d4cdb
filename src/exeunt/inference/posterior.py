"""Posterior: what the members are once the reports were heard, and whether to believe it.

Both methods of the ensemble return one. Nothing here runs a model.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from exeunt.errors import WrongUse
from exeunt.inference.terms import Distinct, Floats, Reports, log_terms

Simulate = Callable[[Floats], Floats]

INSIDE = 0.9  # the interval whose coverage is reported
HALF_WIDTH = 1.6448536269514722  # of a standard normal's interval of that chance
TOO_FAR = 3.0  # chi2 a report, of those believed, from which the model cannot explain them
FEW_TO_JUDGE = 3  # believed witnesses below which chi2 is no verdict
MANY_OFF = 1 / 3  # share of witnesses below which nothing is left to believe


@dataclass(frozen=True, slots=True)
class Posterior:
    """Members after the reports.

    `unknowns` (unknowns, members), `predictions` (predictions, members) simulated from
    them, `weights` (members,) adding up to 1.
    `off` (reports,) : chance that each report is off.
    `left` (unknowns,) : share of the prior variance that is left; near 1, the reports do
    not determine this unknown.
    `distance` (reports,) : how far the nearest limit lies from the mean prediction, in
    standard deviations of both; 0 within a range.
    `chi2` : mean squared distance of the believed; `coverage` : the share of them whose
    limits meet the 90 % interval of what such a report would say.
    `effective` : members an independent sample of equal worth would have.
    `converged`, `why_not` : the verdict, with its reasons in words.
    `runs` : times the forward function was called; `method` : "smooth" or "temper".
    """

    unknowns: Floats
    predictions: Floats
    weights: Floats
    off: Floats
    left: Floats
    distance: Floats
    chi2: float
    coverage: float
    effective: float
    converged: bool
    why_not: tuple[str, ...]
    runs: int
    method: str

    def quantiles(self, levels: Floats, of: Floats | None = None) -> Floats:
        """Weighted quantiles; (levels, rows) of the unknowns, or of `of` (rows, members)."""
        return weighted_quantiles(self.unknowns if of is None else of, self.weights, levels)


@dataclass(frozen=True, slots=True)
class Sample:
    """What a method hands over to be summed up; `fault` are reasons of its own not to trust it."""

    unknowns: Floats
    predictions: Floats
    weights: Floats
    effective: float
    fault: tuple[str, ...]
    runs: int
    method: str


def summed_up(sample: Sample, prior: Floats, heard: Distinct, reports: Reports) -> Posterior:
    """Turn a sample into the posterior, with its fit to the reports and the verdict."""
    about = sample.predictions[heard.reports.about]
    off = log_terms(heard.reports, about)[1] @ sample.weights
    mean, variance = _moments(about, sample.weights)
    distance = _distance(heard.reports, mean, np.sqrt(variance + heard.reports.spread**2))
    belief = (1.0 - off) * heard.power
    believed = max(float(belief.sum()), 1e-12)
    chi2 = float(belief @ distance**2) / believed
    why_not = (*sample.fault, *_misfit(chi2, float(believed), float(heard.power.sum())))
    before = prior.var(axis=1)
    after = _moments(sample.unknowns, sample.weights)[1]
    return Posterior(
        unknowns=sample.unknowns,
        predictions=sample.predictions,
        weights=sample.weights,
        off=off[heard.back],
        left=np.divide(after, before, out=np.ones_like(after), where=before > 0),
        distance=distance[heard.back] if len(reports) else distance,
        chi2=chi2,
        coverage=float(belief @ (distance <= HALF_WIDTH)) / believed if len(reports) else 1.0,
        effective=sample.effective,
        converged=not why_not,
        why_not=why_not,
        runs=sample.runs,
        method=sample.method,
    )


def simulated(simulate: Simulate, unknowns: Floats) -> Floats:
    """Call the forward function and look at what comes back.

    Raises
    ------
    WrongUse : predictions not (predictions, members), or not finite.
    """
    out = np.asarray(simulate(unknowns), np.float64)
    if out.ndim != 2 or out.shape[1] != unknowns.shape[1]:
        raise WrongUse(
            f"{unknowns.shape[1]} members went in and an array of shape {out.shape} came out",
            where="simulate",
            todo="return (predictions, members)",
        )
    bad = ~np.isfinite(out)
    if bad.any():
        row, member = (int(each[0]) for each in np.nonzero(bad))
        raise WrongUse(
            "the forward function gave a number that is not finite",
            where=f"prediction {row}, member {member}",
            todo="keep logarithms away from 0",
        )
    return out


def checked_prior(prior: Floats) -> Floats:
    """Prior draws as floats; WrongUse unless (unknowns, members), finite, ten members or more."""
    out = np.array(prior, np.float64)
    if out.ndim != 2 or out.shape[1] < 10 or not np.isfinite(out).all():
        raise WrongUse(
            f"prior draws of shape {out.shape} cannot be used",
            where="prior",
            todo="give finite (unknowns, members), ten members or more",
        )
    return out


def effective_size(log_weights: Floats) -> float:
    """Kish's effective number of members."""
    weights = np.exp(log_weights - log_weights.max())
    return float(weights.sum() ** 2 / (weights**2).sum())


def normalised(log_weights: Floats) -> Floats:
    """Weights that add up to 1."""
    weights = np.exp(log_weights - log_weights.max())
    return np.asarray(weights / weights.sum())


def bearable(log_weights: Floats, least: float) -> float:
    """The largest power up to 1 whose weights keep `least` effective members; by bisection."""
    if effective_size(log_weights) >= least:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = 0.5 * (low + high)
        low, high = (
            (middle, high) if effective_size(middle * log_weights) >= least else (low, middle)
        )
    return low


def weighted_quantiles(values: Floats, weights: Floats, levels: Floats) -> Floats:
    """Quantiles of rows of weighted members, between the middles of weights; (levels, rows)."""
    order = np.argsort(values, axis=1)
    sorted_weights = weights[order]
    middles = np.cumsum(sorted_weights, axis=1) - 0.5 * sorted_weights
    ranked = np.take_along_axis(values, order, axis=1)
    rows = [np.interp(levels, at, row) for at, row in zip(middles, ranked, strict=True)]
    return np.asarray(rows).reshape(len(values), -1).T


def _moments(values: Floats, weights: Floats) -> tuple[Floats, Floats]:
    mean = values @ weights
    spare = 1.0 - float(weights @ weights)
    return mean, np.asarray((values - mean[:, None]) ** 2 @ weights / spare)


def _distance(reports: Reports, mean: Floats, spread: Floats) -> Floats:
    below = np.maximum(reports.at_least - mean, 0.0)
    return np.asarray(np.maximum(below, mean - reports.at_most).clip(0.0) / spread)


def _misfit(chi2: float, believed: float, witnesses: float) -> tuple[str, ...]:
    out = []
    if believed >= FEW_TO_JUDGE and chi2 > TOO_FAR:
        out.append(f"the model cannot explain the reports: chi2 {chi2:.1f} a report")
    if witnesses >= FEW_TO_JUDGE and believed < MANY_OFF * witnesses:
        out.append(f"{witnesses - believed:.0f} of {witnesses:.0f} reports fit nothing simulated")
    return tuple(out)
