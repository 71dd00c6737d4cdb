"""Concluding: from simulated worlds to estimates of every gateway, day, week and period.

Sums over days, ways and crossings are drawn world by world and only then ranked: a
quantile of a sum is no sum of quantiles. What an estimate rests on is told by how much
the reports moved it: `reports` speak of the very quantity, `model` follows from them,
`prior` is what was believed before anybody spoke.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exeunt.estimates import Estimate
from exeunt.inference.gateways import Gateway, Gateways
from exeunt.inference.likelihood import Terms
from exeunt.inference.linking import Linked
from exeunt.inference.quantities import EVERYONE, EXTRA, LINE, PEOPLE, Days, series
from exeunt.inference.working import short

Floats = NDArray[np.float64]
LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
UNITS = {"entries": "people", "exits": "people", "queue_length": "km",
         "queue_vehicles": "vehicles", "wait_time": "hours"}  # fmt: skip
LINES = ("queue_length", "queue_vehicles", "wait_time")
BEYOND = ", beyond ordinary travel"
MOST_MOVED = 5
MOVED = 0.05  # share of what was open that one report settles, from which it is named
RESTS = 0.10  # the same, of the best report, from which an estimate rests on the reports
NARROWER = 0.90  # spread after over before, below which it does so too
NOTHING = 1e-4  # people, km, hours
NOISE = 4.0  # times the members' own: squared correlations below are none
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
    members) what reports would say in the prior worlds; `chance_off` by observation, also
    of the figures that were judged and not weighed (`linked` has all).
    """

    gateways: Gateways
    before: Days
    after: Days
    terms: Terms | None
    told: Floats
    linked: tuple[Linked, ...]
    chance_off: Mapping[str, float]
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
    gateways, moved = weighed.gateways, Moved(weighed)
    daily = [span for span in wanted if span.one]
    for gateway in (gateways.everywhere, *gateways.countries, *gateways.crossings):
        if gateway.place == "":
            yield from told_of(weighed, moved, gateway, "entries", ["all"], EXTRA, wanted)
        everyone = [EVERYONE] if gateway in moved.counted else []
        for modes, who in product(_alike(gateway), (PEOPLE, *everyone)):
            yield from told_of(weighed, moved, gateway, "entries", modes, who, wanted)
        if gateway.line is not None:
            for measure in LINES:
                yield from told_of(weighed, moved, gateway, measure, ["land"], LINE, daily)


def _alike(gateway: Gateway) -> list[list[str]]:
    """Modes of a gateway; those that take in the same ways together."""
    found: dict[str, list[str]] = {}
    for mode in gateway.modes():
        found.setdefault(str(gateway.part(mode)), []).append(mode)
    return list(found.values())


def told_of(
    weighed: Weighed, moved: Moved, gateway: Gateway, measure: str, modes: Sequence[str],
    who: str, wanted: Sequence[Span],
) -> Iterator[Estimate]:  # fmt: skip
    """The estimates of one measure over several spans, for modes that are the same ways."""
    before = over(series(gateway, measure, modes[0], who, weighed.before), wanted)
    after = over(series(gateway, measure, modes[0], who, weighed.after), wanted)
    ranked = np.quantile(after, LEVELS, axis=1)
    prior = np.quantile(before, LEVELS, axis=1)
    shares = moved.shares(before)
    rests = (shares.max(axis=1, initial=0.0) > RESTS) | (
        _spread(ranked) < NARROWER * _spread(prior)
    )
    start = weighed.gateways.scenario.start
    for (i, span), mode in product(enumerate(wanted), modes):
        direct = moved.direct(gateway, measure, mode, span)
        yield Estimate(
            **place_of(weighed, gateway, measure, mode, who),
            start=(start + timedelta(span.first)).isoformat(),
            end=(start + timedelta(span.last)).isoformat(),
            **quantiles(ranked[:, i]),
            unit=UNITS[measure],
            basis="reports" if direct else "model" if rests[i] and len(shares.T) else "prior",
            working=_working(prior[:, i]),
            moved_by=moved.names(shares[i], direct),
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
        "group": group_of(weighed.gateways, who),
        "scenario": scenario.name,
        "as_of": weighed.as_of,
    }


def group_of(gateways: Gateways, who: str) -> str:
    """The group of an estimate, in words."""
    if who == EXTRA:
        return f"{gateways.people}{BEYOND}"
    return gateways.people if who == PEOPLE else "all"


def quantiles(levels: Floats) -> dict[str, Any]:
    """Five quantiles by name, four digits each: more would only look exact."""
    names = ("q05", "q25", "median", "q75", "q95")
    return {n: rounded(float(v)) for n, v in zip(names, levels, strict=True)}


def rounded(value: float) -> float:
    """Four digits; what is next to nothing is nothing."""
    return float(f"{value:.4g}") if abs(value) >= NOTHING else 0.0


class Moved:
    """How much each report settles of anything, and which speak of the very thing."""

    def __init__(self, weighed: Weighed) -> None:
        terms = weighed.terms
        self._linked = terms.linked if terms else ()
        self._off = np.array([weighed.chance_off[h.heard.report.id] for h in self._linked])
        self.counted = {
            one.quantity.gateway for one in self._linked if one.quantity.who == EVERYONE
        }
        self._about: dict[tuple[Gateway, str], list[int]] = {}
        for k, one in enumerate(self._linked):
            key = (one.quantity.gateway, one.quantity.measure)
            self._about.setdefault(key, []).append(k)
        self._rows = weighed.told - weighed.told.mean(axis=1, keepdims=True)
        self._variance = (self._rows**2).mean(axis=1)
        if terms:
            heard = self._variance[terms.reports.about]
            self._of = terms.reports.about
            self._weight = (1.0 - self._off) * heard / (heard + terms.reports.spread**2)

    def shares(self, before: Floats) -> Floats:
        """(spans, reports) share of what was open beforehand that each report alone settles.

        The squared correlation of the quantity (spans, members) with what the report would
        say, times what the report says of that against its own error; 0 for what is off.
        """
        if not self._linked:
            return np.zeros((len(before), 0))
        logs = np.log(np.maximum(before, 0.0) + 1.0)
        logs -= logs.mean(axis=1, keepdims=True)
        members = logs.shape[1]
        scale = np.outer((logs**2).mean(axis=1), self._variance)
        both = (logs @ self._rows.T / members) ** 2
        square = np.divide(both, scale, out=np.zeros_like(both), where=scale > 1e-18)
        return np.asarray(np.maximum(square - NOISE / members, 0.0)[:, self._of] * self._weight)

    def direct(self, gateway: Gateway, measure: str, mode: str, span: Span) -> list[str]:
        """Reports, not off, that speak of this very quantity, the surest first."""
        found = []
        for k in self._about.get((gateway, measure), ()):
            q, off = self._linked[k].quantity, float(self._off[k])
            meets = q.first <= span.last and span.first <= q.last
            if meets and mode in ("all", "land", q.mode) and off < BELIEVED:
                found.append((off, self._linked[k].heard.report.id))
        return [name for _, name in sorted(found)]

    def names(self, shares: Floats, direct: Sequence[str]) -> tuple[str, ...]:
        """Observations that moved an estimate most, those about it first."""
        ranked = np.argsort(-shares)[:MOST_MOVED]
        rest = [self._linked[k].heard.report.id for k in ranked if shares[k] > MOVED]
        return tuple(dict.fromkeys([*direct, *rest]))[:MOST_MOVED]


def _spread(ranked: Floats) -> Floats:
    """(spans,) of quantiles (levels, spans): the middle half, of the logarithms."""
    return np.asarray(np.log((ranked[3] + 1.0) / (ranked[1] + 1.0)))


def _working(prior: Floats) -> str:
    q05, _, median, _, q95 = prior
    return f"before the reports: {short(median)} ({short(q05)} to {short(q95)})"
