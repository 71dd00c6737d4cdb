"""Run: what a simulation gave, member by member, and its summary over members.

Arrays have times first and members last. People present, flows and queues are never
added to each other. The report draws a run, the tables write it, the forecasts and the
inference read it; nobody changes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import Scenario

QUANTILES = (0.05, 0.25, 0.50, 0.75, 0.95)
Measure = Literal["arrived", "crossed", "waiting", "vehicles", "km", "wait_hours"]
Floats = NDArray[np.floating]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One simulated scenario.

    people : (days, places, members), people at each place when the day ends.
    flows : (days, links, members), people who set out on each link that day.
    under_way : (days, members), people on links when the day ends.
    crossings : by measure (times, crossings, members); times are hours when
        `scenario.step` is "hour", else days. `arrived` and `crossed` are people in the
        step, `waiting` people when it ends (ordinary travellers too), `vehicles` and `km`
        those of that line,
        `wait_hours` the wait of who joins the line as the step ends.
    """

    scenario: Scenario
    choice: Literal["walk", "plan", "goals"]
    draws: Literal["sampled", "expected"]
    seed: int
    people: Floats
    flows: Floats
    under_way: Floats
    crossings: Mapping[str, Floats] = field(default_factory=dict)
    notes: tuple[str, ...] = ()  # what the user should know of this run, one line each

    @property
    def members(self) -> int:
        return int(self.people.shape[-1])


@dataclass(frozen=True, slots=True)
class Summary:
    """Mean and quantiles over members; each is (times, sites), `quantiles` in front (5, ...)."""

    mean: Floats
    quantiles: Floats


def summary(values: Floats) -> Summary:
    """Mean and the five `QUANTILES` over the last axis of `values` (times, sites, members)."""
    if values.shape[-1] == 1:
        only = values[..., 0]
        return Summary(only, np.broadcast_to(only, (len(QUANTILES), *only.shape)))
    return Summary(values.mean(axis=-1, dtype=np.float64), _quantiles(values))


def _quantiles(values: Floats) -> Floats:
    """As `np.quantile` over the last axis, ten times faster: one sort, then straight lines."""
    ranked = np.sort(values, axis=-1)
    at = np.array(QUANTILES) * (values.shape[-1] - 1)
    low = np.floor(at).astype(np.int64)
    high = np.minimum(low + 1, values.shape[-1] - 1)
    below, above = ranked[..., low].astype(np.float64), ranked[..., high].astype(np.float64)
    told = below + (above - below) * (at - low)
    told[np.isnan(ranked[..., -1])] = np.nan
    return np.moveaxis(told, -1, 0)
