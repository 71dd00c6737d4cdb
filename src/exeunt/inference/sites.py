"""Sites: the normal term that stands in for each report, given what all the others say.

The smoother can only take in normal terms. This finds, for each report, the normal curve
that best replaces its true term (a limit, a range, a mixture) where the rest of the
evidence puts the number: expectation propagation, Minka (2001), Expectation propagation
for approximate Bayesian inference. All reports are settled together, so a rumour is seen
to be one before it has pulled anything. For exact values without a chance to be off, a
site is the term itself and nothing is approximated.

Cost: for each round one solve of (predictions, predictions); tens of rounds, no model run.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from exeunt.inference.normal import log_between, log_density
from exeunt.inference.terms import Floats, Reports, log_stray

ROUNDS = 60
KEPT = 0.5  # of the last round's site; parallel rounds without it can swing
SETTLED = 1e-3
WEAKEST = 0.02  # of the precision without it: what a site keeps that moves the mean and widens
WIDEST = 0.1  # of the precision with a report: what is left at least without it
FLAT = 1e-9  # of the spread squared: a number that does not vary at all still has a variance
NODES = np.linspace(-7.0, 7.0, 97)
NARROWEST = 1 / 8  # of the cavity: the scale of a stray term these nodes still resolve


@dataclass(frozen=True, slots=True)
class Sites:
    """Normal terms exp(pull * m - precision * m^2 / 2), one a report; both (reports,)."""

    precision: Floats
    pull: Floats


def no_sites(reports: int) -> Sites:
    """Terms that say nothing."""
    return Sites(np.zeros(reports), np.zeros(reports))


def settle(mean: Floats, cov: Floats, reports: Reports, power: Floats, used: Sites) -> Sites:
    """The site of each report when all are heard together.

    Parameters
    ----------
    mean : (predictions,), cov : (predictions, predictions), of the members now.
    reports : distinct, each with its `power` (reports,).
    used : what of each report the members have already heard.

    Returns
    -------
    Sites : in full, `used` included; their precision is never below that of `used`.
    """
    now = used
    for _ in range(ROUNDS):
        middle, variance = _heard(mean, cov, reports, _less(now, used))
        new = _renewed(middle[reports.about], variance[reports.about], reports, power, now)
        # what was heard cannot be unheard
        low = new.precision < used.precision
        aim = Sites(
            np.where(low, used.precision, new.precision), np.where(low, used.pull, new.pull)
        )
        step = (1.0 - KEPT) * (aim.precision - now.precision)
        moved = (
            np.abs(step) * variance[reports.about] / (1.0 + now.precision * variance[reports.about])
        )
        now = Sites(now.precision + step, now.pull + (1.0 - KEPT) * (aim.pull - now.pull))
        if moved.max(initial=0.0) < SETTLED:
            break
    return now


def by_row(sites: Sites, reports: Reports, predictions: int) -> Sites:
    """Sites of the predictions: those of all reports about one, added up."""
    return Sites(
        np.bincount(reports.about, sites.precision, predictions).astype(np.float64),
        np.bincount(reports.about, sites.pull, predictions).astype(np.float64),
    )


def scaled(sites: Sites) -> tuple[Floats, Floats]:
    """Root of the precision, and pull over it (0 where nothing is said)."""
    root = np.sqrt(sites.precision)
    return root, np.divide(sites.pull, root, out=np.zeros_like(root), where=root > 0)


def _less(sites: Sites, used: Sites) -> Sites:
    return Sites(sites.precision - used.precision, sites.pull - used.pull)


def _heard(mean: Floats, cov: Floats, reports: Reports, sites: Sites) -> tuple[Floats, Floats]:
    """Mean and variance of each prediction after the sites; both (predictions,)."""
    root, aim = scaled(by_row(sites, reports, len(mean)))
    side = cov * root
    solved = np.linalg.solve(np.eye(len(mean)) + root[:, None] * side, root[:, None] * cov)
    middle = mean + solved.T @ (aim - root * mean)
    return middle, np.diag(cov) - np.einsum("ij,ji->i", side, solved)


def _renewed(
    middle: Floats, variance: Floats, reports: Reports, power: Floats, now: Sites
) -> Sites:
    """Each site again, from the number's spread without it and the true term."""
    variance = np.maximum(variance, FLAT * reports.spread**2)
    others = 1.0 / variance - now.precision
    # where the model bends, members may be wider than what they heard allows
    known = others > WIDEST / variance
    others = np.maximum(others, WIDEST / variance)
    centre = np.where(known, (middle / variance - now.pull) / others, middle)
    mean, left = tilted(centre, 1.0 / others, reports)
    moved = np.minimum(np.abs(mean - centre) * np.sqrt(others), 1.0)
    precision = np.maximum(1.0 / left - others, WEAKEST * others * moved)
    pull = mean * (others + precision) - centre * others
    return Sites(power * precision, power * pull)


def tilted(centre: Floats, variance: Floats, reports: Reports) -> tuple[Floats, Floats]:
    """Mean and variance of normal numbers after their report's true term.

    Parameters
    ----------
    centre, variance : (reports,), of the number before its report is heard.

    Returns
    -------
    Mean and variance, (reports,): exact for the part that fits, by quadrature for the stray.
    """
    fit = _tilted_fit(centre, variance, reports)
    stray = _tilted_stray(centre, variance, reports)
    with np.errstate(divide="ignore"):
        weights = np.log1p(-reports.off) + fit[0], np.log(reports.off) + stray[0]
    total = np.logaddexp(*weights)
    lost = np.isneginf(total)
    share = np.where(lost, 0.0, np.exp(weights[1] - np.where(lost, 0.0, total)))
    mean = fit[1] + share * (stray[1] - fit[1])
    left = (1 - share) * fit[2] + share * stray[2] + share * (1 - share) * (stray[1] - fit[1]) ** 2
    return mean, np.maximum(left, FLAT * variance)


def _tilted_fit(
    centre: Floats, variance: Floats, reports: Reports
) -> tuple[Floats, Floats, Floats]:
    """Log of the chance, mean and variance under the part that fits."""
    wide = np.sqrt(reports.spread**2 + variance)
    low, high = (reports.at_least - centre) / wide, (reports.at_most - centre) / wide
    exact = reports.exact()
    log_chance = np.where(exact, log_density(np.where(exact, low, 0.0)) - np.log(wide), 0.0)
    log_chance[~exact] = log_between(low[~exact], high[~exact])
    # the reported number y = m + error, cut to its limits; then m given y
    bounds = [np.where(exact | np.isinf(each), 0.0, each) for each in (low, high)]
    edges = [
        np.where(
            exact | np.isinf(each),
            0.0,
            np.exp(np.where(exact | np.isinf(each), 0.0, log_density(bound) - log_chance)),
        )
        for each, bound in zip((low, high), bounds, strict=True)
    ]
    shift = np.where(exact, low, edges[0] - edges[1])
    left = 1.0 + bounds[0] * edges[0] - bounds[1] * edges[1] - shift**2
    left = np.where(exact, 0.0, np.clip(left, 0.0, 1.0))
    gain = variance / wide
    return log_chance, centre + gain * shift, variance - gain**2 + gain**2 * left


def _tilted_stray(
    centre: Floats, variance: Floats, reports: Reports
) -> tuple[Floats, Floats, Floats]:
    """The same under the part that is off."""
    root = np.sqrt(variance)
    points = centre[:, None] + root[:, None] * NODES
    wide = Reports(
        reports.at_least, reports.at_most, reports.spread, reports.off,
        np.maximum(reports.broad, NARROWEST * root), reports.about, reports.group,
    )  # fmt: skip
    log_weights = log_stray(wide, points) + log_density(NODES)
    top = log_weights.max(axis=1, keepdims=True)
    weights = np.exp(log_weights - top)
    total = weights.sum(axis=1)
    mean = (weights @ NODES) / total
    left = (weights * (NODES - mean[:, None]) ** 2).sum(axis=1) / total
    log_chance = top[:, 0] + np.log(total * (NODES[1] - NODES[0]))
    return log_chance, centre + root * mean, variance * left
