"""The constants of both forecasters, in one table, and how each came about.

Level constants were fitted on the five development crises (burundi, car, mali2012,
ssudan, syria2013; forecasts from days 30, 60, 90 ... of the next 30 days) by an evolution
strategy, CMA-ES (Hansen 2016, arXiv:1604.00772), 25 generations from starting values set
by judgement with all five in sight. The loss: the weighted interval score above .85 of the
best baseline of a crisis, 90 % intervals outside 88-94 %, a third of the score itself, and
.01 times the squared distance from the start, so that five crises cannot pull far.
`together_growth`, `together_count` and `trust` are judgement, the last tried on all five.
The same fit with one crisis left out gives the held-out figures of `evaluation/forecast.py`
and its own constants in `evaluation/forecast_constants.py`.

Arrival constants were fitted in the same way on the arrivals of Ukraine 2022 in seven
countries, from every third day, by the score above .75 of the better of persistence and
AutoETS; six generations from starting values found by trying. `sparse`, `trial_prior`,
`trial_weight` and both correlations are judgement.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelConstants:
    """How counted people at a place go on from the last report. All on a log scale of base e
    unless said otherwise; a `chance` is given as its logit."""

    drift_days: float  # log of the days over which a drift fades
    drift_kept: float  # log of the median share of the drift that goes on
    drift_spread: float  # spread of that log share
    rise: float  # log of the median other rise in 30 days, per person present
    rise_spread: float
    fall: float  # the same for a fall
    fall_spread: float
    reach: float  # exp(reach - 1) is the power of (days since the last report / 30)
    jump: float  # log of the median share of the free room filled in 30 days
    jump_spread: float
    empty: float  # chance that an empty place stays empty, 60 days after its last report
    empty_age: float  # how that logit grows with the log of the age
    over_full: float  # share (logit) kept of what would go above the capacity
    over_count: float  # chance that a count not yet checked is too high, on day 0
    over_count_faith: float  # log of the camps' worth of evidence behind that chance
    over_count_days: float  # log of the days over which it fades while nothing is corrected
    over_count_size: float  # log of the median corrected share of such a count
    over_count_spread: float
    crowded: float  # chance that a count above the capacity is an over-count
    crowded_spread: float  # log of the spread of the log share below the capacity
    recounted: float  # chance that a corrected count is corrected again
    together_growth: float = 0.2  # correlation between places, by the spread of totals
    together_count: float = 0.6  # the same of over-counts: one registration, many camps
    trust: float = 2.0  # own forecasts' worth of evidence for a spread factor of 1


LEVELS = LevelConstants(
    drift_days=3.94, drift_kept=-1.03, drift_spread=0.66,
    rise=-4.51, rise_spread=1.61, fall=-4.28, fall_spread=1.15, reach=0.78,
    jump=-4.14, jump_spread=1.69, empty=-0.66, empty_age=0.98, over_full=0.16,
    over_count=0.24, over_count_faith=0.97, over_count_days=5.21,
    over_count_size=-0.56, over_count_spread=0.19,
    crowded=1.30, crowded_spread=-0.78, recounted=-3.78,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalConstants:
    """How a daily flow goes on. Logs are natural; shares 0 to 1."""

    offset: float = 20.8  # people a day added before taking logs, so that nobody is a number
    weekday_weeks: float = 5.28  # weeks' worth of evidence for no weekday pattern
    fast: float = 0.732  # share of a new day in the level that follows fast
    slow: float = 0.21  # in the one that follows slowly
    drift_kept: float = 0.793  # share of the drift that goes on
    drift_kept_daily: float = 0.848  # and of that, from one day to the next
    drift_catch_up: float = 0.54  # days the level lags behind that the drift makes up for
    trial_prior: float = 0.3  # usual distance in log of a simple forecaster
    trial_weight: float = 5.0  # trials' worth of evidence behind it
    trial_power: float = 3.8  # how sharply trust falls with the distance
    usual: float = 0.283  # log change from one published figure to the next
    usual_weight: float = 5.73  # changes' worth of evidence behind it
    at_once: float = 0.746  # squared spread, in squared changes: at once,
    by_day: float = 0.0973  # by day ahead,
    by_day_squared: float = 0.00111  # and by its square
    young: float = 0.938  # wider by this share at the start, fading over 15 days
    sparse: float = 0.15  # wider by this share of the days of a fortnight not published
    together: float = 0.3  # correlation of countries
    days_together: float = 0.7  # correlation of the days of one draw


ARRIVALS = ArrivalConstants()
