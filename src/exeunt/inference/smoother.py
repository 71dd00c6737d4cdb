"""ES-MDA: many unknowns, few runs of the model.

Each pass shifts every member along the regression of unknowns on predictions, as seen in
the ensemble itself, towards what was reported; a few passes, each with a share of the
evidence, follow a model that is not quite linear. Source: Emerick and Reynolds (2013),
Ensemble smoother with multiple data assimilation.

Added here
- limits, ranges and reports that may be off enter as sites (`sites`), settled anew each
  pass for all that was not yet heard; shares grow from pass to pass, so little was
  believed while the ensemble was still wide;
- the regression of each fold of members comes from the other folds (Houtekamer and
  Mitchell 1998, Data assimilation using an ensemble Kalman filter technique), so that its
  sampling error widens the members instead of narrowing them;
- localisation: correlations within their sampling error are shrunk
  to none, after James and Stein's positive part; the caller may add a taper of its own;
- at the end members are weighted by what the sites missed, as far as they bear it.

Cost: `passes + 1` runs of the model; once each pass (members x predictions x (unknowns +
predictions)) for each fold, and tens of solves of (predictions, predictions). Beyond some
2,000 distinct predictions the solves dominate.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from exeunt.errors import WrongUse
from exeunt.inference.posterior import (
    Posterior,
    Sample,
    Simulate,
    bearable,
    checked_prior,
    effective_size,
    normalised,
    simulated,
    summed_up,
)
from exeunt.inference.sites import Sites, by_row, no_sites, scaled, settle
from exeunt.inference.terms import Distinct, Floats, Indices, Reports, check, distinct, log_terms

GROWTH = 1.5  # of the share of evidence from pass to pass
TOP = 2.0  # log weight over the median that one report may give a member
MISSED = 0.2  # of the members: what weights for one report alone must leave effective
KEEP = 0.5  # of the members: what the last weights must leave effective
# 0.2 in linear worlds, for what shrinking leaves; 0.4 with few members
CLOSE = 0.1  # of a spread squared: ridge of the moves that correct where members landed
OFF_LINE = 0.5  # last shift of a prediction against the one foreseen, in its own spread
MAD = 1.4826  # times the median deviation of a normal: its standard deviation
UNHEARD = 1.4  # spread of a prediction over that of what was heard of it
# intervals still held in worlds of queues where a third bent
BENT = 0.5  # share of the predictions that may be off the line


@dataclass(frozen=True, slots=True)
class _Folds:
    """Who is shifted (members,) by the regression of the others, and how hard noise is cut."""

    of: np.ndarray[tuple[int], np.dtype[np.int64]]
    count: int
    cut: float
    taper: Floats | None


def smooth(
    prior: Floats,
    simulate: Simulate,
    reports: Reports,
    rng: np.random.Generator,
    *,
    passes: int = 8,
    folds: int = 5,
    cut: float = 1.0,
    taper: Floats | None = None,
    keep: float = KEEP,
    landings: int = 0,
    start: float = 1.0,
) -> Posterior:
    """Members after the reports, by ES-MDA.

    Parameters
    ----------
    prior : (unknowns, members), draws on a scale without bounds, of any distribution.
    simulate : (unknowns, members) to (predictions, members); called `passes + landings + 1`
        times.
    passes : shares of the evidence, each 1.5 times the last.
    folds : parts of the ensemble, each moved by the regression of the others; 1 for none.
    cut : sampling errors by which correlations are shrunk; 0 for none. Shrinking helps where
        each report speaks about few of the unknowns; where all unknowns enter every report a
        little, it gives away part of what is known of their sum (wider, not wrong).
    taper : (unknowns, predictions) from 0 to 1, which unknown may touch which prediction.
    keep : share of the members that the last weights must leave effective; 1 for no weights.
        Where members land well off the line of regression, weights add noise and take nothing.
    landings : times that members which came down beside the place foreseen are moved on to it
        along the same regression (a Newton step of the randomized maximum likelihood method,
        Chen and Oliver 2013); one run each.
    start : share of the members that must stay effective when the first are chosen by how
        likely they make the reports, for part of the evidence; 1 for no choice. Where most
        prior members are far from all reports, and bent away from them, a line through those
        that are near is the better one (Neal 2001, tempering).

    Raises
    ------
    WrongUse : arrays that do not fit each other, contradicting limits, predictions that
        are not finite.

    The posterior is that of `prior`, `simulate` and the terms where the model is near
    linear over the spread that is left; otherwise `converged` says no, and `temper` is right.
    """
    unknowns = checked_prior(prior)
    check(reports)
    heard = distinct(reports)
    predictions = simulated(simulate, unknowns)
    check(reports, len(predictions))
    if taper is not None and taper.shape != (len(unknowns), len(predictions)):
        raise WrongUse("the taper is not (unknowns, predictions)", where="taper")
    members = unknowns.shape[1]
    split = _Folds(rng.permutation(members) % folds, folds, cut, taper)
    used = no_sites(len(heard.reports))
    rest, chosen = _chosen(heard, predictions, start, rng)
    unknowns, predictions = unknowns[:, chosen], predictions[:, chosen]
    foreseen = predictions
    for number in range(passes):
        left = GROWTH ** np.arange(number, passes)
        share = float(left[0] / left.sum())
        mean, cov = _spread_of(predictions, split)
        full = settle(mean, cov, heard.reports, rest.power, used)
        more = Sites(share * (full.precision - used.precision), share * (full.pull - used.pull))
        rows = by_row(more, heard.reports, len(predictions))
        noise = rng.standard_normal(predictions.shape)
        unknowns, foreseen = _shifted(unknowns, predictions, rows, noise, split)
        used = Sites(used.precision + more.precision, used.pull + more.pull)
        predictions = simulated(simulate, unknowns)
    for _ in range(landings):
        whole = by_row(used, heard.reports, len(predictions))
        unknowns = _landed(unknowns, predictions, foreseen, whole, split)
        predictions = simulated(simulate, unknowns)
    weights, effective, poor = _weighted(predictions, rest, used, keep)
    fault = _bent(predictions, foreseen, by_row(used, heard.reports, len(predictions)))
    if poor > BENT * len(used.pull):
        fault += (
            f"{poor} of {len(used.pull)} reports are not heard as they were said; try temper",
        )
    sample = Sample(
        unknowns, predictions, weights, effective, fault, passes + landings + 1, "smooth"
    )
    return summed_up(sample, np.asarray(prior, np.float64), heard, reports)


def _chosen(
    heard: Distinct, predictions: Floats, start: float, rng: np.random.Generator
) -> tuple[Distinct, Indices]:
    """Members to begin with, and what of the evidence that choice has not used up."""
    members = predictions.shape[1]
    if start >= 1.0:
        return heard, np.arange(members)
    true = log_terms(heard.reports, predictions[heard.reports.about])[0]
    log_weights = (true * heard.power[:, None]).sum(axis=0)
    log_weights = np.maximum(log_weights - log_weights.max(), -700.0)
    part = bearable(log_weights, start * members)
    weights = normalised(part * log_weights)
    at = (np.arange(members) + rng.random()) / members
    chosen = np.searchsorted(np.cumsum(weights), at).clip(0, members - 1)
    return replace(heard, power=heard.power * (1.0 - part)), chosen


def _spread_of(predictions: Floats, split: _Folds) -> tuple[Floats, Floats]:
    """Mean and covariance of the predictions, noise cut."""
    mean = predictions.mean(axis=1)
    away = predictions - mean[:, None]
    return mean, _positive(_regressed(away, away, split.cut))


def _regressed(left: Floats, right: Floats, cut: float) -> Floats:
    """Covariances of two sets of anomalies, each shrunk by its sampling error."""
    members = left.shape[1]
    cov = left @ right.T / (members - 1)
    if cut == 0:
        return np.asarray(cov)
    scale = np.outer(left.std(axis=1), right.std(axis=1))
    square = np.divide(cov, scale, out=np.zeros_like(cov), where=scale > 0) ** 2
    noise = cut**2 * (1.0 - np.minimum(square, 1.0)) ** 2 / (members - 1)
    keep = 1.0 - np.divide(noise, square, out=np.ones_like(square), where=square > noise)
    return np.asarray(cov * keep)


def _positive(cov: Floats) -> Floats:
    """The nearest covariance without negative variances; shrinking can bring some in."""
    values, vectors = np.linalg.eigh(0.5 * (cov + cov.T))
    return np.asarray((vectors * np.maximum(values, 0.0)) @ vectors.T)


def _shifted(
    unknowns: Floats, predictions: Floats, sites: Sites, noise: Floats, split: _Folds
) -> tuple[Floats, Floats]:
    """Every member moved; the unknowns, and where the regression puts their predictions."""
    # Emerick and Reynolds' C_MD (C_DD + alpha C_D)^-1, with alpha C_D = 1 / precision
    root, aim = scaled(sites)
    told = np.flatnonzero(root > 0)
    root, aim = root[told, None], aim[told, None]
    new_unknowns, foreseen = unknowns.copy(), predictions.copy()
    for fold in range(split.count):
        here = split.of == fold
        others = ~here if split.count > 1 else here
        away = unknowns[:, others] - unknowns[:, others].mean(axis=1, keepdims=True)
        apart = predictions[:, others] - predictions[:, others].mean(axis=1, keepdims=True)
        touch = _regressed(away, apart[told], split.cut)
        if split.taper is not None:
            touch = touch * split.taper[:, told]
        among = _regressed(apart, apart[told], split.cut)
        own = np.eye(len(told)) + root * _positive(among[told]) * root.T
        pull = np.linalg.solve(own, aim - root * predictions[told][:, here] + noise[told][:, here])
        new_unknowns[:, here] += touch @ (root * pull)
        foreseen[:, here] += among @ (root * pull)
    return new_unknowns, foreseen


def _landed(
    unknowns: Floats, predictions: Floats, foreseen: Floats, used: Sites, split: _Folds
) -> Floats:
    """Every member moved along the regression to where its predictions were foreseen."""
    told = np.flatnonzero(used.precision > 0)
    out = unknowns.copy()
    for fold in range(split.count):
        here = split.of == fold
        others = ~here if split.count > 1 else here
        away = unknowns[:, others] - unknowns[:, others].mean(axis=1, keepdims=True)
        apart = predictions[told][:, others]
        apart = apart - apart.mean(axis=1, keepdims=True)
        among = _positive(_regressed(apart, apart, split.cut))
        # what lies within a third of its own error of the aim need not move
        loose = CLOSE * np.diag(among) + CLOSE / used.precision[told]
        short = (foreseen - predictions)[told][:, here]
        touch = _regressed(away, apart, split.cut)
        if split.taper is not None:
            touch = touch * split.taper[:, told]
        out[:, here] += touch @ np.linalg.solve(among + np.diag(loose), short)
    return out


def _bent(predictions: Floats, foreseen: Floats, used: Sites) -> tuple[str, ...]:
    """Whether the shifts went elsewhere than a line would; arrays are (predictions, members)."""
    told = used.precision > 0
    predictions, foreseen, heard = predictions[told], foreseen[told], 1.0 / used.precision[told]
    scale = np.sqrt(foreseen.var(axis=1) + heard)
    wrong = MAD * np.median(np.abs(predictions - foreseen), axis=1) > OFF_LINE * scale
    # a normal posterior is narrower; by its middle half, for a few members may be far out
    wrong |= _middle(predictions) > UNHEARD * np.sqrt(heard)
    if wrong.mean() <= BENT if wrong.size else True:
        return ()
    return (f"{wrong.sum()} of {wrong.size} predictions bend too much for this method; try temper",)


def _middle(values: Floats) -> Floats:
    """The standard deviation that a normal with such a middle half has; by row."""
    low, high = np.quantile(values, [0.25, 0.75], axis=1)
    return np.asarray((high - low) / 1.349)


def _weighted(
    predictions: Floats, heard: Distinct, used: Sites, keep: float
) -> tuple[Floats, float, int]:
    """Weights for what sites missed of the true terms; how many members bear them; how many
    sites do not stand for their term at all."""
    about = predictions[heard.reports.about]
    true = log_terms(heard.reports, about)[0] * heard.power[:, None]
    stood_in = used.pull[:, None] * about - 0.5 * used.precision[:, None] * about**2
    missed = np.maximum(true - stood_in, -1e250)
    # Ionides (2008), Truncated importance sampling: no stray member may outweigh the rest
    missed = np.minimum(missed, np.median(missed, axis=1, keepdims=True) + TOP)
    members = predictions.shape[1]
    poor = sum(effective_size(each) < MISSED * members for each in missed)
    log_weights = missed.sum(axis=0)
    log_weights = np.maximum(log_weights - log_weights.max(), -700.0)
    log_weights = bearable(log_weights, keep * members) * log_weights
    return normalised(log_weights), effective_size(log_weights), poor
