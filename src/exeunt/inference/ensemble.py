"""Ensemble: prior members and a forward function in, members after the reports out.

The door of this part of the room; arrays in, arrays out. The algorithms never know what
an unknown or a prediction means, and call the model only as `simulate(unknowns)`.

    terms      what a report says: value, range, limit, and the chance that it is off
    smoother   ES-MDA: hundreds of unknowns, nine runs; right near enough to a line
    tempering  sequential Monte Carlo: right for any model; tens to hundreds of runs
    posterior  what both return, with effective size, fit and verdict
"""

from __future__ import annotations

import numpy as np  # noqa: TC002, one import style in the room

from exeunt.errors import WrongUse
from exeunt.inference.posterior import Posterior, Simulate, weighted_quantiles
from exeunt.inference.smoother import smooth
from exeunt.inference.tempering import LogDensity, standard_normal, temper
from exeunt.inference.terms import Distinct, Floats, Reports, check, distinct, log_terms

__all__ = [
    "Distinct",
    "Posterior",
    "Reports",
    "check",
    "distinct",
    "log_terms",
    "smooth",
    "standard_normal",
    "temper",
    "weigh",
    "weighted_quantiles",
]


def weigh(
    prior: Floats,
    simulate: Simulate,
    reports: Reports,
    rng: np.random.Generator,
    *,
    method: str = "smooth",
    log_prior: LogDensity = standard_normal,
    runs: int = 300,
) -> Posterior:
    """Members after the reports, by the method named.

    Parameters
    ----------
    prior : (unknowns, members), draws on a scale without bounds.
    simulate : (unknowns, members) to (predictions, members).
    method : "smooth", nine runs; "temper", up to `runs`; "both", the smoother first and,
        when it did not converge, tempering from the prior.
    log_prior : log density of the prior, for tempering; standard normal if not given.

    Raises
    ------
    WrongUse : a method of another name, or arrays that do not fit each other.
    """
    if method not in ("smooth", "temper", "both"):
        raise WrongUse(f"no method {method!r}", near="smooth, temper, both")
    if method != "temper":
        first = smooth(prior, simulate, reports, rng)
        if method == "smooth" or first.converged:
            return first
    return temper(prior, simulate, reports, rng, log_prior=log_prior, runs=runs)
