"""What was counted in each camp on each day: what a run is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from exeunt.network.flee.counts import Series
from exeunt.network.flee.folder import read_counted
from exeunt.network.flee.places import CAMPS
from exeunt.network.scenario import Scenario

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class CampCounts:
    """People counted in the camps.

    camps : names, in the order of the scenario's places.
    daily : (days, camps), between two reports on a straight line, cut to integers.
    raw : (days,), the total by which Flee divides its own "Total error", or None when
        only a scenario is known. It holds the stock of day 0 about twice.
    """

    camps: tuple[str, ...]
    daily: Whole
    raw: Whole | None = None


def camp_counts(
    given: Path | Scenario,
    days: int | None = None,
    *,
    as_flee: bool = False,
    until: int | None = None,
    hasten: int = 1,
) -> CampCounts:
    """Counts of every camp on days 0 to `days` - 1 of a Flee folder or a scenario.

    `as_flee`, `until` and `hasten` are those of `read_flee` and say how a folder is read;
    a scenario brings its counts with it. Camps without any report are left out. Raises
    ScenarioError for a folder that cannot be read.
    """
    if isinstance(given, Scenario):
        return _of_scenario(given, days or given.days)
    scenario, counted = read_counted(given, as_flee=as_flee, days=days, until=until, hasten=hasten)
    found = _of_scenario(scenario, scenario.days)
    return CampCounts(found.camps, found.daily, counted.flee_raw(scenario.days))


def _of_scenario(scenario: Scenario, days: int) -> CampCounts:
    when = np.arange(days, dtype=np.int64)
    series = series_of(scenario)
    daily = [each.at(when) for each in series.values()]
    table = np.stack(daily, axis=1) if daily else np.zeros((days, 0), dtype=np.int64)
    return CampCounts(tuple(series), table)


def series_of(scenario: Scenario) -> dict[str, Series]:
    """The reports of each camp that has any, in the order of the places and of the rows."""
    camps = [place.id for place in scenario.places if place.kind in CAMPS]
    rows = {camp: [row for row in scenario.counts if row.place == camp] for camp in camps}
    return {
        camp: Series(
            np.array([row.day for row in reports], dtype=np.int64),
            np.array([row.people for row in reports], dtype=np.float64),
            tuple(row.source for row in reports),
        )
        for camp, reports in rows.items()
        if reports
    }
