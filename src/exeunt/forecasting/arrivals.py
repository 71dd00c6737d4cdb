"""People who arrive each day, by country, in the days to come.

Works on logarithms of the daily flow. A weekday pattern is taken off, shrunk towards
none. Then four simple forecasters stand side by side: a level that follows fast or slowly, with
a drift that fades or without. Each is tried on the past weeks, and their middles are
weighted by how well they did (Bates and Granger 1969, The combination of forecasts).
The spread is that of the changes from one published figure to the next, mixed
with a usual one while there are few, and grows with the days ahead; its tails are those of a
Student t with 4 degrees of freedom.

Where only running totals were published, a flow is the difference of two totals; over several
days it is shared equally. A total that falls counts as nobody arriving.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exeunt.errors import WrongUse
from exeunt.forecasting.constants import ARRIVALS, ArrivalConstants
from exeunt.forecasting.draws import joint_scores, normal_cdf, quantiles

Floats = NDArray[np.float64]
MOST_DAYS = 366
WEEK = 7
_DRIFT_MOST = 0.15  # log a day; a flow that grows eightfold in a fortnight is not going on so
_SEEN_CHANGES = 21  # days of changes that the spread looks back on
_SEEN_WEEKS = 4  # of the weekday pattern
_TRIALS = 28  # past days from which the simple forecasters are tried
_AHEAD = np.array([1.0, 4.0, 7.0])  # days ahead in these trials
FOLLOWERS = ((True, True), (True, False), (False, True), (False, False))  # fast?, drift?


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """Figures published about one country, rows in rising order of `days`.

    days : (rows,) days from any day 0. daily, cumulative : (rows,) people, NaN where not given.
    """

    country: str
    days: NDArray[np.int64]
    daily: Floats
    cumulative: Floats

    def __post_init__(self) -> None:
        if not self.days.shape == self.daily.shape == self.cumulative.shape:
            raise WrongUse(f"{self.country}: columns of different lengths")
        if len(self.days) and (np.diff(self.days) <= 0).any():
            raise WrongUse(f"{self.country}: days do not rise", todo="sort the rows, each day once")


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow a day without gaps: `people` (days,) from day `first`; `fresh` where published."""

    first: int
    people: Floats
    fresh: NDArray[np.bool_]

    @property
    def last(self) -> int:
        return self.first + len(self.people) - 1


@dataclass(frozen=True, slots=True)
class ArrivalForecast:
    """Arrivals a day on days `day` + 1 to `day` + horizon.

    countries : (countries,), those with figures; `silent` had none by `day`.
    draws : (countries, horizon, draws), people a day, joint. flows : what they were made from.
    """

    countries: tuple[str, ...]
    silent: tuple[str, ...]
    day: int
    draws: Floats
    flows: tuple[Flow, ...]

    @property
    def mean(self) -> Floats:
        """(countries, horizon)"""
        found: Floats = self.draws.mean(axis=-1)
        return found

    @property
    def quantiles(self) -> Floats:
        """(countries, horizon, 5): 5, 25, 50, 75 and 95 %."""
        return quantiles(self.draws)


def forecast_arrivals(
    series: Sequence[Arrivals],
    day: int,
    horizon: int,
    *,
    seed: int = 0,
    draws: int = 1000,
    constants: ArrivalConstants = ARRIVALS,
) -> ArrivalForecast:
    """Forecast daily arrivals by country from figures published by `day`.

    Parameters
    ----------
    series : one for each country; rows dated after `day` are not looked at.
    day : the last day whose figures are known, counted as in `series`.
    horizon : days ahead, 1 or more.
    seed, draws : of the draws; the same give the same forecast.

    Raises
    ------
    WrongUse : no flow is known by `day`, or a horizon that is none.
    """
    if not 1 <= horizon <= MOST_DAYS:
        raise WrongUse(f"{horizon} days ahead is no horizon", todo=f"give 1 to {MOST_DAYS} days")
    flows = {each.country: flow_until(each, day) for each in series}
    known = {country: flow for country, flow in flows.items() if flow is not None}
    if not known:
        raise WrongUse(f"no daily figure and no two totals by day {day}", todo="choose a later day")
    rng = np.random.default_rng(seed)
    scores = _scores(rng, len(known), horizon, draws, constants)
    fitted = [_fitted(flow, constants) for flow in known.values()]
    middles = [_middle(each, day, horizon, constants) for each in fitted]
    spreads = [_spread(each, day, horizon, constants) for each in fitted]
    logs = np.stack(middles)[:, :, None] + np.stack(spreads)[:, :, None] * scores
    return ArrivalForecast(
        countries=tuple(known),
        silent=tuple(country for country in flows if country not in known),
        day=day,
        draws=np.maximum(np.exp(np.minimum(logs, 25.0)) - constants.offset, 0.0),
        flows=tuple(known.values()),
    )


def flow_until(series: Arrivals, day: int) -> Flow | None:
    """The daily flow up to the last figure of `day` or before; None where there is none."""
    people: dict[int, float] = {}
    fresh: set[int] = set()
    total: tuple[int, float] | None = None
    for at, daily, running in zip(series.days, series.daily, series.cumulative, strict=True):
        if at > day:
            break
        if np.isfinite(daily):
            people[int(at)] = float(max(daily, 0.0))
            fresh.add(int(at))
        elif np.isfinite(running) and total is not None:
            each = max(float(running) - total[1], 0.0) / (int(at) - total[0])
            people |= {d: each for d in range(total[0] + 1, int(at) + 1) if d not in people}
            fresh.add(int(at))
        if np.isfinite(running):
            total = (int(at), float(running))
    return _without_gaps(people, fresh) if people else None


def _without_gaps(people: dict[int, float], fresh: set[int]) -> Flow:
    first, last = min(people), max(people)
    when = np.arange(first, last + 1)
    known = sorted(people)
    flow = np.interp(when, known, [people[d] for d in known])
    return Flow(first, flow, np.isin(when, sorted(fresh)))


def _weekdays(logs: Floats, flow: Flow, constants: ArrivalConstants) -> Floats:
    """(7,) what each weekday adds to the log, from the last weeks, shrunk; sums to 0.

    Only weeks of which every day was published say anything.
    """
    found = np.zeros(WEEK)
    if len(logs) >= WEEK + 3:
        week = np.ones(WEEK) / WEEK
        rest = logs[3:-3] - np.convolve(logs, week, "valid")
        whole = np.convolve(flow.fresh, week, "valid") > 1.0 - 1e-9
        when = (flow.first + 3 + np.arange(len(rest))) % WEEK
        for weekday in range(WEEK):
            seen = rest[whole & (when == weekday)][-_SEEN_WEEKS:]
            found[weekday] = seen.sum() / (len(seen) + constants.weekday_weeks)
    centred: Floats = found - found.mean()
    return centred


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A flow taken apart.

    weekdays : (7,) added to the log by weekday. plain : (days,) the log without them.
    weights : (4,) how far each is trusted.
    """

    flow: Flow
    weekdays: Floats
    plain: Floats
    weights: Floats


def _fitted(flow: Flow, constants: ArrivalConstants) -> _Fitted:
    logs = np.log(flow.people + constants.offset)
    weekdays = _weekdays(logs, flow, constants)
    plain = logs - weekdays[(flow.first + np.arange(len(logs))) % WEEK]
    errors = _trials(plain, flow.fresh, constants)
    return _Fitted(flow, weekdays, plain, _weights(errors, constants))


def _middle(fitted: _Fitted, day: int, horizon: int, constants: ArrivalConstants) -> Floats:
    """(horizon,) median of the log of the flow plus the offset."""
    flow, ahead = fitted.flow, np.arange(1, horizon + 1)
    since = (ahead + day - flow.last).astype(np.float64)
    each = [
        _followed(fitted.plain, flow.fresh, since, fast, drift, constants)
        for fast, drift in FOLLOWERS
    ]
    found: Floats = fitted.weights @ np.stack(each) + fitted.weekdays[(day + ahead) % WEEK]
    return found


def _followed(
    plain: Floats,
    fresh: NDArray[np.bool_],
    since: Floats,
    fast: bool,
    drift: bool,
    constants: ArrivalConstants,
) -> Floats:
    """One simple forecaster: the log on days `since` after the last one of `plain`.

    Its level goes by what was published, one weight a figure. The drift compares whole weeks
    and is worth less where days were not published but shared out.
    """
    pace = constants.fast if fast else constants.slow
    back = np.arange(len(plain))[::-1]
    newer = fresh.sum() - np.cumsum(fresh)  # published since each day
    weights = np.where(fresh, (1.0 - pace) ** newer, 0.0)
    weights /= weights.sum()
    level = float(weights @ plain)
    if not drift:
        return np.full(len(since), level)
    kept = constants.drift_kept_daily
    late = constants.drift_catch_up * float(weights @ back)
    going = kept * (1.0 - kept**since) / (1.0 - kept) + late
    drifted = constants.drift_kept * _drift(plain) * float(fresh[-2 * WEEK :].mean()) ** 2
    found: Floats = level + drifted * going
    return found


def _drift(plain: Floats) -> float:
    """Log change a day, from the week before last to the last one."""
    length = min(WEEK, len(plain) // 2)
    if length < 3:
        return 0.0
    change = plain[-length:].mean() - plain[-2 * length : -length].mean()
    return float(np.clip(change / length, -_DRIFT_MOST, _DRIFT_MOST))


def _trials(plain: Floats, fresh: NDArray[np.bool_], constants: ArrivalConstants) -> Floats:
    """(trials, 4, 3) guess less truth of each simple forecaster, from days of the past weeks."""
    ends = range(max(4, len(plain) - WEEK - _TRIALS), len(plain) - WEEK)
    found = [
        [
            _followed(plain[:end], fresh[:end], _AHEAD, fast, drift, constants)
            - plain[end + _AHEAD.astype(np.int64) - 1]
            for fast, drift in FOLLOWERS
        ]
        for end in ends
        if fresh[:end].any()
    ]
    return np.array(found).reshape(-1, len(FOLLOWERS), len(_AHEAD))


def _weights(errors: Floats, constants: ArrivalConstants) -> Floats:
    """(4,) how far to trust each simple forecaster, by its mean distance in the trials."""
    wrong = np.abs(errors).mean(axis=2).sum(axis=0) + constants.trial_prior * constants.trial_weight
    found: Floats = (wrong / (constants.trial_weight + len(errors))) ** -constants.trial_power
    return np.asarray(found / found.sum())


def _spread(fitted: _Fitted, day: int, horizon: int, constants: ArrivalConstants) -> Floats:
    """(horizon,) scale of the log flow around its middle."""
    c, flow = constants, fitted.flow
    since = np.arange(1, horizon + 1) + float(day - flow.last)
    young = 1.0 + c.young * np.exp(-len(fitted.plain) / 15.0)
    sparse = 1.0 + c.sparse * (1.0 - float(flow.fresh[-2 * WEEK :].mean()))
    found: Floats = _scale(fitted, since.astype(np.float64), c) * young * sparse
    return found


def _scale(fitted: _Fitted, since: Floats, constants: ArrivalConstants) -> Floats:
    """What the changes from one published figure to the next say of days `since` the last."""
    c = constants
    seen = fitted.plain[fitted.flow.fresh][-_SEEN_CHANGES - 1 :]
    changes = np.minimum(np.diff(seen) ** 2, 0.5)
    one = (changes.sum() + c.usual_weight * c.usual**2) / (len(changes) + c.usual_weight)
    grown = c.at_once + c.by_day * since + c.by_day_squared * since**2
    found: Floats = np.sqrt(one * grown)
    return found


def _scores(
    rng: np.random.Generator, countries: int, horizon: int, draws: int, constants: ArrivalConstants
) -> Floats:
    """Student scores (countries, horizon, draws): days of a draw and countries go together."""
    whole = joint_scores(rng, (constants.together,), countries, draws)[0]
    daily = joint_scores(rng, (0.0,) * horizon, countries, draws)
    share = constants.days_together
    mixed = np.sqrt(share) * whole[:, None, :] + np.sqrt(1.0 - share) * daily.transpose(1, 0, 2)
    grid = np.sort(daily[0, 0])
    found = np.empty_like(mixed)
    np.put_along_axis(found, np.argsort(mixed, axis=-1, kind="stable"), grid[None, None], -1)
    return _student(found)


def _student(normal: Floats) -> Floats:
    """Scores of a Student t with 4 degrees of freedom, its quartiles those of the normal.

    Source: Shaw (2006), Sampling Student's t distribution, J. Computational Finance 9(4).
    """
    below = normal_cdf(normal)
    spread = np.sqrt(np.maximum(4.0 * below * (1.0 - below), 1e-12))
    size = 2.0 * np.sqrt(
        np.maximum(np.cos(np.arccos(np.minimum(spread, 1.0)) / 3.0) / spread - 1.0, 0.0)
    )
    found: Floats = np.sign(below - 0.5) * size * (0.6744898 / 0.7406971)
    return found
