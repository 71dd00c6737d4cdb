"""People counted at each place in the days to come.

A forecast is a set of joint draws. From the last report on, a draw adds a fading drift,
a rise and a fall in proportion to the people there, and a share of the room that is
left; an empty place may stay empty; what would go above the capacity is damped. Then
the whole may be too high: counts made before a registration of each person often were,
and corrections reach back. How likely that is falls with time and rises with every
recount that lowered a count in the same crisis; a count above the capacity is suspect.

Before it speaks, the forecaster tries itself on the days it has seen: from 30, 60, 90 ...
days ago it forecasts what was reported since, and widens or narrows its spread if nine
in ten reports did not fall where nine in ten should (as conformal prediction does, by a
quantile of past errors; here with a prior, for there are few).

Everything is in proportion: ten times the people give ten times the forecast. The form
and the evidence are ours; the score it was fitted to is the weighted interval score of
Bracher et al. (2021), doi:10.1371/journal.pcbi.1008618.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exeunt.errors import WrongUse
from exeunt.forecasting.constants import LEVELS, LevelConstants
from exeunt.forecasting.draws import (
    joint_scores,
    normal_cdf,
    normal_grid,
    normal_scores,
    quantiles,
    widened,
)
from exeunt.forecasting.states import FAR_FROM_CAPACITY, Reports, States, stacked, states_on

Floats = NDArray[np.float64]
MOST_DAYS = 3660
_TRIAL_STEP = 30  # days between the days on which it tries itself
_TRIAL_DAYS = np.array([1.0, 8.0, 15.0, 22.0, 30.0])
_TRIAL_DRAWS = 199
_NARROWEST, _WIDEST = 0.6, 1.1
_LOWERED = 0.9  # a recount to less than this share of the count before it
_FULL = 1.02  # of its capacity: more than this is above it


@dataclass(frozen=True, slots=True)
class LevelForecast:
    """People at each place on days `day` + 1 to `day` + horizon.

    places, kinds : (places,). draws : (places, horizon, draws), people, joint: sums over
    places are sums of draws. `reports` are those the forecast was made from;
    `spread` is the factor by which its own trials widened it.
    """

    places: tuple[str, ...]
    kinds: tuple[str, ...]
    day: int
    draws: Floats
    reports: tuple[Reports, ...]
    spread: float

    @property
    def mean(self) -> Floats:
        """(places, horizon)"""
        found: Floats = self.draws.mean(axis=-1)
        return found

    @property
    def quantiles(self) -> Floats:
        """(places, horizon, 5): 5, 25, 50, 75 and 95 %."""
        return quantiles(self.draws)

    @property
    def total(self) -> Floats:
        """(horizon, draws): everybody, draw by draw."""
        found: Floats = self.draws.sum(axis=0)
        return found


def forecast_levels(
    reports: Sequence[Reports],
    day: int,
    horizon: int,
    *,
    recounts: Sequence[float] = (),
    seed: int = 0,
    draws: int = 1000,
    constants: LevelConstants = LEVELS,
) -> LevelForecast:
    """Forecast the people counted at each place.

    Parameters
    ----------
    reports : one for each place. Rows dated after `day` are not looked at; rows before it
        must hold no correction made known after it.
    day : the last day whose rows are known.
    horizon : days ahead, 1 or more.
    recounts : for each correction known by `day`, anywhere in this crisis, the count after
        it as a share of the count before.
    seed, draws : of the draws; the same give the same forecast.

    Raises
    ------
    WrongUse : no report on or before `day`, or a horizon that is none.
    """
    _check(reports, day, horizon, draws)
    seen = tuple(each.until(day) for each in reports)
    rng = np.random.default_rng(seed)
    now = states_on(seen, day)
    scores = joint_scores(rng, _together(constants), len(seen), draws)
    ahead = np.arange(1.0, horizon + 1)
    grown = _grown(now, ahead, scores[:4], scores[6], constants)
    spread = _spread(seen, day, constants)
    shares = _counted_shares(now, scores[4:6], list(recounts), constants)
    found = widened(grown, spread) * shares[:, None, :]
    return LevelForecast(
        places=tuple(each.place for each in seen),
        kinds=tuple(each.kind for each in seen),
        day=day, draws=found, reports=seen, spread=spread,
    )  # fmt: skip


def _check(reports: Sequence[Reports], day: int, horizon: int, draws: int) -> None:
    if not 1 <= horizon <= MOST_DAYS:
        raise WrongUse(f"{horizon} days ahead is no horizon", todo=f"give 1 to {MOST_DAYS} days")
    if draws < 20:
        raise WrongUse(f"{draws} draws are too few for quantiles", todo="give 20 or more")
    first = [int(each.days[0]) for each in reports if len(each.days)]
    if not any(start <= day for start in first):
        near = f"the first report is of day {min(first)}" if first else "there is no report at all"
        raise WrongUse(f"nothing was reported by day {day}", near=near, todo="choose a later day")


def _together(constants: LevelConstants) -> tuple[float, ...]:
    """Correlation of each part of a draw: drift, rise, fall, jump, over-count twice, empty."""
    growth, count = constants.together_growth, constants.together_count
    return (growth, growth, growth, growth, count, count, growth)


def _grown(
    now: States, ahead: Floats, scores: Floats, empty: Floats, constants: LevelConstants
) -> Floats:
    """Counts if today's are right: (places, horizon, draws). Scores: (4, places, draws)."""
    c = constants
    level, since = now.level[:, None, None], (now.age[:, None] + ahead)[:, :, None]
    drift, rise, fall, jump = scores[:, :, None, :]
    fade = np.exp(c.drift_days)
    drifted = now.drift[:, None, None] * fade * (1.0 - np.exp(-since / fade))
    reach = (since / 30.0) ** np.exp(c.reach - 1.0)
    found = level + drifted * np.exp(c.drift_kept + c.drift_spread * drift)
    found = found + level * reach * np.exp(c.rise + c.rise_spread * rise)
    found = found - level * reach * np.exp(np.minimum(c.fall + c.fall_spread * fall, 1.0))
    filled = np.exp(np.minimum(c.jump + c.jump_spread * jump, 0.0)) * np.minimum(reach, 3.0)
    filled = np.where(_stays_empty(now, empty, constants)[:, None, :], 0.0, filled)
    found = found + now.room[:, None, None] * filled
    return np.maximum(_damped(found, now, constants), 0.0)


def _stays_empty(now: States, scores: Floats, constants: LevelConstants) -> NDArray[np.bool_]:
    """(places, draws): nobody has come yet, and nobody comes; likelier the longer it lasted."""
    chance = _chance(constants.empty + constants.empty_age * np.log((now.age + 10.0) / 60.0))
    stays: NDArray[np.bool_] = (now.level < 1.0)[:, None] & (normal_cdf(scores) < chance[:, None])
    return stays


def _damped(people: Floats, now: States, constants: LevelConstants) -> Floats:
    """Above the capacity, or the level where that is higher already, only a share is kept."""
    bar = np.maximum(now.capacity, now.level)[:, None, None]
    kept = bar + _chance(constants.over_full) * (people - bar)
    return np.where((now.capacity > 0)[:, None, None] & (people > bar), kept, people)


def _counted_shares(
    now: States, scores: Floats, recounts: list[float], constants: LevelConstants
) -> Floats:
    """What remains of a count when each person is registered: (places, draws), 0 to 1."""
    c = constants
    size, which = scores[0], normal_cdf(scores[1])
    usual = np.exp(np.minimum(c.over_count_size + c.over_count_spread * size, 0.0))
    full = np.minimum(1.0, now.capacity / np.maximum(now.level, 1.0))[:, None]
    squeezed = full * np.exp(-np.abs(np.exp(c.crowded_spread) * size))
    crowded = _chance(c.crowded) * _crowded(now)
    suspect = crowded + (1.0 - crowded) * _over_count(now, recounts, c)
    return np.where(
        which < crowded[:, None], squeezed, np.where(which < suspect[:, None], usual, 1.0)
    )


def _over_count(now: States, recounts: list[float], constants: LevelConstants) -> Floats:
    """Chance that a count is too high: a beta prior that fades, and the recounts so far."""
    faith = np.exp(constants.over_count_faith)
    fading = np.exp(-now.day / np.exp(constants.over_count_days))
    prior = _chance(constants.over_count) * faith * fading
    lowered = sum(share < _LOWERED for share in recounts)
    unchecked = (prior + lowered) / (faith + len(recounts))
    return np.where(now.unchecked > 0, unchecked, _chance(constants.recounted))


def _crowded(now: States) -> NDArray[np.bool_]:
    """Above a capacity that can be this camp's, and not checked yet."""
    above = (now.level > _FULL * now.capacity) & (now.level < FAR_FROM_CAPACITY * now.capacity)
    return above & (now.unchecked > 0)


def _spread(reports: Sequence[Reports], day: int, constants: LevelConstants) -> float:
    """Factor by which past forecasts were too narrow, from reports known by `day`."""
    days = range(day - _TRIAL_STEP, _TRIAL_STEP - 1, -_TRIAL_STEP)
    trials = [(origin, at) for origin in days for at in range(len(reports))]
    surprises = [_surprise(reports, day, origin) for origin in days]
    if not trials:
        return 1.0
    grid = normal_grid(_TRIAL_DRAWS)
    rng = np.random.default_rng(0)
    scores = np.stack([rng.permutation(grid) for _ in range(5)])[:, None, :]
    then = stacked([states_on(reports, origin) for origin in days])
    grown = _grown(then, _TRIAL_DAYS, scores[:4], scores[4], constants)
    return _factor(_ranks(grown, np.concatenate(surprises)), constants.trust)


def _surprise(reports: Sequence[Reports], day: int, origin: int) -> Floats:
    """What is known by `day` of the trial days after `origin`: (places, trial days), else NaN."""
    found = np.full((len(reports), len(_TRIAL_DAYS)), np.nan)
    when = origin + _TRIAL_DAYS
    for at, each in enumerate(reports):
        rows = each.until(day)
        if len(rows.days) and rows.days[-1] > origin:
            known = when <= rows.days[-1]
            found[at, known] = np.interp(when[known], rows.days, rows.people)
    return found


def _ranks(grown: Floats, truth: Floats) -> tuple[Floats, Floats]:
    """Absolute normal scores of what came among the draws, and weights: 1 for a place and day."""
    slack = 1e-9 + 1e-3 * truth[..., None]
    below = (grown < truth[..., None] - slack).sum(axis=-1)
    near = (np.abs(grown - truth[..., None]) <= slack).sum(axis=-1)
    known = np.isfinite(truth)
    weights = known / np.maximum(known.sum(axis=1, keepdims=True), 1)
    share = (below + 0.5 * near + 0.5) / (grown.shape[-1] + 1)
    return np.abs(normal_scores(share[known])), weights[known]


def _factor(ranked: tuple[Floats, Floats], trust: float) -> float:
    """The weighted 90 % quantile of scores, `trust` ideal ones among them, over the ideal."""
    scores, weights = ranked
    ideal = np.abs(normal_grid(200))
    every = np.concatenate([scores, ideal])
    weight = np.concatenate([weights, np.full(len(ideal), trust / len(ideal))])
    order = np.argsort(every)
    passed = np.cumsum(weight[order]) / weight.sum()
    at = every[order][np.searchsorted(passed, 0.9)]
    return float(np.clip(at / 1.6448536, _NARROWEST, _WIDEST))


def _chance(logit: Floats | float) -> Floats:
    found: Floats = 1.0 / (1.0 + np.exp(-np.asarray(logit, dtype=np.float64)))
    return found
