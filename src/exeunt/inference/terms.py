"""Terms: what each report says about one simulated number, as arrays, and how likely that is.

Used by the smoother (`sites`) and the tempering. A report with limits a and b, about the
simulated number m, says that m + error lies between a and b:

    exact value   a = b          density of a normal error of the report's spread
    range         a < b          chance that m + error lies in the range
    at least      b = +inf       chance that m + error lies above a: a lower limit only
    at most       a = -inf       chance that m + error lies below b

and with the chance `off` the report has nothing to do with the matter beyond its rough
size: the error then follows a Cauchy curve of scale `broad`, whose pull fades as the
report moves away, so one rumour cannot pull the estimate (Box and Tiao 1968, A Bayesian
approach to some outlier problems; the Cauchy tail is ours, theirs is a wider normal).

Limits, spreads and simulated numbers share one scale of the caller's choice; counts and
waits are best given as logarithms.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from exeunt.errors import WrongUse
from exeunt.inference.normal import log_below, log_between, log_density

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]

CAUTIOUS = 1e-6  # of the spread: a range narrower than this is an exact value


@dataclass(frozen=True, slots=True)
class Reports:
    """What was reported, one row a report; every field has shape (reports,).

    `at_least`, `at_most` : limits, -inf and +inf where the words set none.
    `spread` : standard deviation of the error of a report that is to the point, above 0.
    `off` : chance beforehand that the report is off, 0 to below 1.
    `broad` : scale of the error of a report that is off, at least `spread`.
    `about` : row of the predictions the report speaks about.
    `group` : reports with the same group and `about` repeat one witness and count once.
    """

    at_least: Floats
    at_most: Floats
    spread: Floats
    off: Floats
    broad: Floats
    about: Indices
    group: Indices

    def __len__(self) -> int:
        return len(self.at_least)

    def exact(self) -> NDArray[np.bool_]:
        """Which reports give one value; (reports,)."""
        return np.asarray(self.at_most - self.at_least <= CAUTIOUS * self.spread)

    def only(self, some: NDArray[np.generic]) -> Reports:
        """The reports of an index or mask, as they are."""
        return Reports(*(getattr(self, field.name)[some] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Distinct:
    """Reports less copies: the `power` (distinct,) of each; `back` (reports,), their rows here."""

    reports: Reports
    power: Floats
    back: Indices


def check(reports: Reports, predictions: int | None = None) -> None:
    """Stop at the first report that cannot be, naming its row.

    Raises
    ------
    WrongUse : fields of unequal length, limits that contradict each other or are missing,
        a spread, chance or scale outside its bounds, `about` beyond the predictions.
    """
    if len({np.shape(getattr(reports, field.name)) for field in fields(reports)}) > 1:
        raise WrongUse("fields of the reports differ in length", where="reports")
    no_limit = ~(np.isfinite(reports.at_least) | np.isfinite(reports.at_most))
    limit = np.inf if predictions is None else predictions
    lost = np.isnan(reports.at_least) | np.isnan(reports.at_most)
    crossed = ~(reports.at_least <= reports.at_most)
    bad_spread = ~((reports.spread > 0) & np.isfinite(reports.spread))
    bad_off = ~((reports.off >= 0) & (reports.off < 1))
    bad_broad = ~((reports.broad >= reports.spread) & np.isfinite(reports.broad))
    nowhere = (reports.about < 0) | (reports.about >= limit)
    for wrong, what, todo in (
        (lost, "a limit is not a number", "use -inf or inf for none"),
        (crossed, "the lower limit is above the upper", "make it two reports"),
        (no_limit, "a report without any limit says nothing", "leave it out"),
        (bad_spread, "a spread is not above 0", "give the spread of its error"),
        (bad_off, "a chance to be off is not in 0 to 1", "give 0 to 0.99"),
        (bad_broad, "the broad scale is below the spread", "make it broader"),
        (nowhere, "no such row of predictions", "see `about`"),
    ):
        if wrong.any():
            raise WrongUse(what, where=f"report {int(np.argmax(wrong))}", todo=todo)


def distinct(reports: Reports) -> Distinct:
    """Count each witness once: exact copies become one row, differing copies share its weight.

    Copies share `group` and `about`; n that differ enter with the power 1/n each.
    """
    rows = np.stack(
        [np.asarray(getattr(reports, field.name), np.float64) for field in fields(reports)]
    )
    _, first, back = np.unique(rows, axis=1, return_index=True, return_inverse=True)
    order = np.argsort(first)  # keep the order in which they were given
    place = np.empty_like(order)
    place[order] = np.arange(order.size)
    kept = reports.only(first[order])
    pairs = np.stack([kept.group, kept.about])
    _, which, sizes = np.unique(pairs, axis=1, return_inverse=True, return_counts=True)
    power = 1.0 / sizes[which.ravel()]
    return Distinct(kept, power, place[back.ravel()])


def log_terms(reports: Reports, predicted: Floats) -> tuple[Floats, Floats]:
    """How likely each report is, and how likely it is off, given the simulated numbers.

    Parameters
    ----------
    predicted : (reports, ...), the number each report is about, in each member.

    Returns
    -------
    Log of the likelihood, and the chance that the report is off; both as `predicted`.
    """
    with np.errstate(divide="ignore"):
        fits = _column(np.log1p(-reports.off), predicted) + log_fit(reports, predicted)
        strays = _column(np.log(reports.off), predicted) + log_stray(reports, predicted)
    both = np.logaddexp(fits, strays)
    with np.errstate(invalid="ignore"):
        off = np.where(np.isneginf(both), _column(reports.off, predicted), np.exp(strays - both))
    return both, off


def log_fit(reports: Reports, predicted: Floats) -> Floats:
    """Log of the likelihood of reports that are to the point; as `predicted`."""
    out = np.empty(predicted.shape)
    exact = reports.exact()
    some = reports.only(exact)
    spread = _column(some.spread, predicted)
    out[exact] = log_density((_column(some.at_least, predicted) - predicted[exact]) / spread)
    out[exact] -= np.log(spread)
    for kind, sign, name in (
        (~exact & np.isposinf(reports.at_most), -1.0, "at_least"),
        (~exact & np.isneginf(reports.at_least), 1.0, "at_most"),
    ):
        some = reports.only(kind)
        limit, spread = _column(getattr(some, name), predicted), _column(some.spread, predicted)
        out[kind] = log_below(sign * (limit - predicted[kind]) / spread)
    kind = ~exact & np.isfinite(reports.at_least) & np.isfinite(reports.at_most)
    some = reports.only(kind)
    low, high = (
        _column(each, predicted) - predicted[kind] for each in (some.at_least, some.at_most)
    )
    spread = _column(some.spread, predicted)
    out[kind] = log_between(low / spread, high / spread)
    return out


def log_stray(reports: Reports, predicted: Floats) -> Floats:
    """Log of the likelihood of reports that are off; as `predicted`."""
    broad = _column(reports.broad, predicted)
    low = (_column(reports.at_least, predicted) - predicted) / broad
    high = (_column(reports.at_most, predicted) - predicted) / broad
    # atan2 keeps the digits that a difference of two arctangents loses far out
    chance = np.where(np.isinf(high), np.arctan2(1.0, low), np.arctan2(1.0, -high))
    inside = np.isfinite(low) & np.isfinite(high)
    low, high = np.where(inside, low, 0.0), np.where(inside, high, 0.0)
    chance = np.where(inside, np.arctan2(high - low, 1.0 + low * high), chance)
    density = 1.0 / (broad * (1.0 + low * low))
    exact = np.broadcast_to(_column(reports.exact(), predicted), chance.shape)
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(np.where(exact, density, chance) / np.pi))


def _column(values: NDArray[np.generic], beside: Floats) -> Floats:
    """One value a report, ready to meet (reports, ...)."""
    return np.asarray(values).reshape(len(values), *[1] * (beside.ndim - 1))
