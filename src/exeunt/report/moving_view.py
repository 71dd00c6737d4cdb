"""What of a run the moving page shows: which places, days and crossings, in which order.

Picks and rounds, and works nothing out: means, quantiles and sums come from the
simulation room. `moving_map.py`, `moving_charts.py` and `moving_tables.py` draw what is
picked here.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import Place
from exeunt.report.axes import nice as nice
from exeunt.simulation.output import (
    GOALS,
    ON_ROAD,
    Totals,
    Whereabouts,
    crossed_by_day,
    day_of,
    mean,
    moment,
    totals,
    whereabouts,
)
from exeunt.simulation.run import Floats, Run, Summary, summary

CHARTS = 12  # places with a chart of their own
LINES = 6  # crossings with charts of their own
ROWS = 400  # places in the table
ON_MAP = 400  # places drawn
FIGURES = 220_000  # numbers the player may carry; with more it skips days
Means = NDArray[np.float64]

KINDS = {
    "origin": "origin", "waypoint": "town on the way", "hub": "town people only pass",
    "marker": "bend in the road", "crossing": "crossing", "destination": "destination",
    "camp": "camp", "idp_camp": "camp inside the country",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One mode of one crossing: its rank in the scenario and its worst step, in the mean."""

    site: int
    place: Place
    mode: str
    step: int
    wait_hours: float
    waiting: float
    km: float  # 0 where nobody stands on a road


class View:
    """A run as the page needs it; what several parts ask for is looked up once."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.places = run.scenario.places
        self.days = len(run.people)
        self.hours = run.scenario.step == "hour"
        self.names = [place.name or place.id for place in self.places]

    def date(self, day: int) -> date:
        return day_of(self.run, day)

    def moment(self, step: int) -> str:
        return moment(self.run, step)

    @functools.cached_property
    def people(self) -> Means:
        """(days, places), mean people at the end of the day."""
        return mean(self.run.people)

    @functools.cached_property
    def flows(self) -> Means:
        """(days, links), mean people who set out."""
        return mean(self.run.flows)

    @functools.cached_property
    def end(self) -> Summary:
        """The last day, (1, places)."""
        return summary(self.run.people[-1:])

    @functools.cached_property
    def totals(self) -> Totals:
        return totals(self.run)

    @functools.cached_property
    def whereabouts(self) -> Whereabouts:
        return whereabouts(self.run)

    @functools.cached_property
    def peaks(self) -> Means:
        """(places,), the most people a place has at the end of any day, in the mean."""
        return self.people.max(axis=0) if self.days else np.zeros(len(self.places))

    @functools.cached_property
    def through(self) -> Means:
        """(places,), the most people that set out to or from a place on one day."""
        out = np.zeros(len(self.places))
        rank = {place.id: n for n, place in enumerate(self.places)}
        most = self.flows.max(axis=0) if len(self.flows) else np.zeros(0)
        for link, flow in zip(self.run.scenario.links, most.tolist(), strict=False):
            for end in (link.start, link.end):
                if end in rank:
                    out[rank[end]] = max(out[rank[end]], flow)
        return out

    def ranked(self) -> list[int]:
        """Places by the most people they ever have, then by how many pass."""
        return sorted(range(len(self.places)), key=lambda n: (-self.peaks[n], -self.through[n], n))

    def charted(self) -> list[int]:
        """Places with a chart: goals first come first by people, empty ones never."""
        there = [n for n in self.ranked() if self.peaks[n] >= 0.5]
        goals = [n for n in there if self.places[n].kind in GOALS]
        others = [n for n in there if self.places[n].kind not in GOALS]
        return [*goals[:CHARTS], *others[: max(0, CHARTS - len(goals))]]

    def curve(self, place: int) -> Summary:
        """People at one place, (days, 1)."""
        return summary(self.run.people[:, place : place + 1])

    # Crossings

    @functools.cached_property
    def lines(self) -> tuple[Line, ...]:
        """Crossings by their longest wait, those with no line left out."""
        named = {place.id: place for place in self.places}
        found = []
        for site, post in enumerate(self.run.scenario.crossings):
            key = self._mean("wait_hours", site)
            key = key if key is not None else self._mean("waiting", site)
            if key is None or not len(key):
                continue
            finite = np.where(np.isfinite(key), key, -1.0)
            step = int(finite.argmax())
            if finite[step] > 0.0 and post.place in named:
                values = [self._value(name, step, site) for name in ("wait_hours", "waiting", "km")]
                if post.mode not in ON_ROAD:
                    values[2] = 0.0
                found.append(Line(site, named[post.place], post.mode, step, *values))
        return tuple(sorted(found, key=lambda line: (-line.wait_hours, -line.waiting)))

    def _mean(self, measure: str, site: int) -> Means | None:
        values = self.run.crossings.get(measure)
        return None if values is None else mean(values[:, site])

    def _value(self, measure: str, step: int, site: int) -> float:
        values = self._mean(measure, site)
        return 0.0 if values is None else float(values[step])

    def crossing(self, measure: str, site: int) -> Summary | None:
        """One measure of one crossing, (times, 1); None where the run does not tell it."""
        values = self.run.crossings.get(measure)
        return None if values is None else summary(values[:, site : site + 1])

    def crossed(self, site: int) -> Summary:
        """People who cross each day, (days, 1)."""
        return summary(crossed_by_day(self.run, site))

    def worst_by_day(self, measure: str) -> dict[str, Means]:
        """For each place with a line, (days,): the worst mean of any hour and mode."""
        out: dict[str, Means] = {}
        for line in self.lines:
            values = self._mean(measure, line.site)
            if values is None:
                continue
            daily = _worst(values, 24 if self.hours else 1)[: self.days]
            before = out.get(line.place.id)
            out[line.place.id] = daily if before is None else np.fmax(before, daily)
        return out

    # The player

    def frames(self, drawn: int) -> list[int]:
        """Days the player shows for `drawn` places and links: all, or where that is too much every
        n-th and the last."""
        step = max(1, math.ceil(self.days * drawn / FIGURES))
        return list(range(self.days - 1, -1, -step))[::-1]


def _worst(values: Means, steps: int) -> Means:
    """Largest of each run of `steps` that is a number; the last run may be short."""
    return np.fmax.reduceat(values, np.arange(0, len(values), steps)) if len(values) else values


def whole(values: Floats) -> list[int | None]:
    """Rounded to whole numbers; None where there is no number."""
    return [round(v) if math.isfinite(v) else None for v in values.tolist()]


def tenths(values: Floats) -> list[float | None]:
    """Rounded to tenths; None where there is no number."""
    return [round(v, 1) if math.isfinite(v) else None for v in values.tolist()]


def picked(count: int, most: int) -> list[int]:
    """At most `most` of `count` points, evenly, first and last among them."""
    if count <= most:
        return list(range(count))
    return sorted({round(n * (count - 1) / (most - 1)) for n in range(most)})
