"""Concluding: from simulated worlds to estimates of every gateway, day, week and period.

Sums over days, ways and crossings are drawn world by world and only then ranked: a
quantile of a sum is no sum of quantiles. What an estimate rests on is told by how much
the reports moved it: `reports` speak of the very quantity, `model` follows from them,
`prior` is what was believed before anybody spoke.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exeunt.estimates import Estimate
from exeunt.inference.gateways import Gateway, Gateways
from exeunt.inference.likelihood import Terms
from exeunt.inference.quantities import EVERYONE, LINE, PEOPLE, Days, Quantity, series
from exeunt.inference.working import short

Floats = NDArray[np.float64]
LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
UNITS = {"entries": "people", "exits": "people", "queue_length": "km",
         "queue_vehicles": "vehicles", "wait_time": "hours"}  # fmt: skip
LINES = ("queue_length", "queue_vehicles", "wait_time")
MOST_MOVED = 5
MOVED = 0.05  # share of what was open that one report settles, from which it is named
RESTS = 0.10  # the same, of the best report, from which an estimate rests on the reports
NARROWER = 0.90  # spread after over before, below which it does so too
BELIEVED = 0.5  # chance of being off beyond which a report speaks of nothing


@dataclass(frozen=True, slots=True)
class Span:
    """Days `first` to `last` of the simulation; `one` where it is a single day."""

    first: int
    last: int

    @property
    def one(self) -> bool:
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Weighed:
    """Worlds before and after the reports, equal members each, and what the reports were.

    `after` are members drawn from the posterior, `before` the prior ones; `told` (rows,
    members) what reports would say in the prior worlds; `chance_off` (reports,).
    """

    gateways: Gateways
    before: Days
    after: Days
    terms: Terms | None
    told: Floats
    chance_off: Floats
    as_of: str

    @property
    def now(self) -> int:
        """The day of the simulation on which we stand."""
        return (date.fromisoformat(self.as_of) - self.gateways.scenario.start).days


def spans(start: date, days: int, now: int, periods: Sequence[tuple[date, date]]) -> list[Span]:
    """Each day, each whole ISO week, the horizon after day `now`, and each period asked for."""
    singles = [Span(day, day) for day in range(days)]
    monday = (7 - start.weekday()) % 7
    weeks = [Span(day, day + 6) for day in range(monday, days - 6, 7)]
    ahead = [Span(now + 1, days - 1)] if now + 1 < days else []
    asked = [Span((a - start).days, (b - start).days) for a, b in periods]
    return list(dict.fromkeys([*singles, *weeks, *ahead, *asked]))


def estimates(weighed: Weighed, wanted: Sequence[Span]) -> Iterator[Estimate]:
    """Entries of every gateway by mode, and the line of every crossing."""
    gateways = weighed.gateways
    counted = _counted(weighed.terms)
    for gateway in (gateways.everywhere, *gateways.countries, *gateways.crossings):
        everyone = [EVERYONE] if gateway in counted else []
        for mode in gateway.modes():
            for who in (PEOPLE, *everyone):
                yield from told_of(weighed, gateway, "entries", mode, who, wanted)
        if gateway.line is not None:
            for measure in LINES:
                daily = [span for span in wanted if span.one]
                yield from told_of(weighed, gateway, measure, "land", LINE, daily)


def _counted(terms: Terms | None) -> set[Gateway]:
    """Gateways of which somebody counted everyone."""
    quantities = terms.quantities if terms else ()
    return {q.gateway for q in quantities if q.who == EVERYONE}


def told_of(
    weighed: Weighed, gateway: Gateway, measure: str, mode: str, who: str, wanted: Sequence[Span]
) -> Iterator[Estimate]:
    """The estimates of one measure over several spans."""
    before = over(series(gateway, measure, mode, who, weighed.before, unit="people"), wanted)
    after = over(series(gateway, measure, mode, who, weighed.after, unit="people"), wanted)
    ranked = np.quantile(after, LEVELS, axis=1)
    prior = np.quantile(before, LEVELS, axis=1)
    moved = influence(weighed, before)
    settled = _spread(after) < NARROWER * _spread(before)
    start = weighed.gateways.scenario.start
    for i, span in enumerate(wanted):
        direct = _direct(weighed, Quantity(gateway, measure, mode, who, span.first, span.last))
        rests = bool(moved.shape[1]) and (moved[i].max() > RESTS or bool(settled[i]))
        yield Estimate(
            **place_of(weighed, gateway, measure, mode, who),
            start=(start + timedelta(span.first)).isoformat(),
            end=(start + timedelta(span.last)).isoformat(),
            **quantiles(ranked[:, i]),
            unit=UNITS[measure],
            basis="reports" if direct else "model" if rests else "prior",
            working=_working(prior[:, i]),
            moved_by=_names(weighed, moved[i], direct),
        )


def over(daily: Floats, wanted: Sequence[Span]) -> Floats:
    """(spans, members) sums of a daily flow; of single days the day itself."""
    total = np.concatenate([np.zeros((1, daily.shape[1])), np.cumsum(daily, axis=0)])
    first = np.array([span.first for span in wanted], np.int64)
    last = np.array([span.last for span in wanted], np.int64)
    out = total[last + 1] - total[first]
    single = first == last
    out[single] = daily[first[single]]
    return np.asarray(out)


def place_of(
    weighed: Weighed, gateway: Gateway, measure: str, mode: str, who: str
) -> dict[str, Any]:
    """The fields of an estimate that say what it is about."""
    scenario = weighed.gateways.scenario
    leaving = gateway is weighed.gateways.everywhere
    return {
        "place": gateway.where,
        "measure": "exits" if leaving and measure == "entries" else measure,
        "mode": mode,
        "group": weighed.gateways.people if who == PEOPLE else "all",
        "scenario": scenario.name,
        "as_of": weighed.as_of,
    }


def quantiles(levels: Floats) -> dict[str, Any]:
    """Five quantiles by name, four digits each: more would only look exact."""
    names = ("q05", "q25", "median", "q75", "q95")
    return {n: float(f"{v:.4g}") + 0.0 for n, v in zip(names, levels, strict=True)}


def influence(weighed: Weighed, before: Floats) -> Floats:
    """(spans, reports) share of what was open beforehand that each report alone settles.

    The squared correlation of the quantity with what the report would say, times what
    the report says of that against its own error; 0 for what is off.
    """
    if weighed.terms is None:
        return np.zeros((len(before), 0))
    reports = weighed.terms.reports
    rows = weighed.told - weighed.told.mean(axis=1, keepdims=True)
    variance = (rows**2).mean(axis=1)
    logs = np.log(np.maximum(before, 0.0) + 1.0)
    logs = logs - logs.mean(axis=1, keepdims=True)
    scale = np.sqrt((logs**2).mean(axis=1)[:, None] * variance)
    both = logs @ rows.T / rows.shape[1]
    square = np.divide(both, scale, out=np.zeros_like(both), where=scale > 1e-9) ** 2
    noise = 1.0 / rows.shape[1]
    square = np.maximum(square - 4.0 * noise, 0.0)[:, reports.about]
    heard = variance[reports.about]
    return np.asarray(square * (1.0 - weighed.chance_off) * heard / (heard + reports.spread**2))


def _spread(values: Floats) -> Floats:
    """Half of the middle half, of the logarithms."""
    low, high = np.quantile(np.log(np.maximum(values, 0.0) + 1.0), [0.25, 0.75], axis=1)
    return np.asarray(high - low)


def _direct(weighed: Weighed, quantity: Quantity) -> list[str]:
    """Reports, not off, that speak of this very quantity, the surest first."""
    if weighed.terms is None:
        return []
    found = []
    for one, off in zip(weighed.terms.linked, weighed.chance_off, strict=True):
        q = one.quantity
        same = (q.gateway, q.measure) == (quantity.gateway, quantity.measure)
        meets = q.first <= quantity.last and quantity.first <= q.last
        if same and meets and quantity.mode in ("all", "land", q.mode) and off < BELIEVED:
            found.append((float(off), one.heard.report.id))
    return [name for _, name in sorted(found)]


def _names(weighed: Weighed, moved: Floats, direct: Sequence[str]) -> tuple[str, ...]:
    """Observations that moved an estimate most, those about it first."""
    if weighed.terms is None:
        return ()
    ranked = np.argsort(-moved)[:MOST_MOVED]
    rest = [weighed.terms.linked[k].heard.report.id for k in ranked if moved[k] > MOVED]
    return tuple(dict.fromkeys([*direct, *rest]))[:MOST_MOVED]


def _working(prior: Floats) -> str:
    q05, _, median, _, q95 = prior
    return f"before the reports: {short(median)} ({short(q05)} to {short(q95)})"
