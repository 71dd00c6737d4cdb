"""What is known of each place when a forecast is made: its last report, drift, room.

Everything here looks at rows dated on or before one day and at nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from exeunt.errors import WrongUse

Floats = NDArray[np.float64]
DRIFT_WINDOWS = (15, 30, 60)  # days before the last report
FAR_FROM_CAPACITY = 2.0  # a capacity exceeded by more is another camp's, or a mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Counts of people at one place as published.

    days, people : (rows,), days in rising order, people 0 or more. Empty: no report yet.
    capacity : people it can hold; None where nobody says.
    recounted : a registration has replaced an earlier count, and older rows were corrected.
    kind : kind of place, only carried along.
    """

    place: str
    days: NDArray[np.int64]
    people: Floats
    capacity: float | None = None
    recounted: bool = False
    kind: str = "camp"

    def __post_init__(self) -> None:
        if self.days.shape != self.people.shape or self.days.ndim != 1:
            raise WrongUse(f"{self.place}: {self.days.shape} days but {self.people.shape} counts")
        if len(self.days) and (np.diff(self.days) <= 0).any():
            raise WrongUse(
                f"{self.place}: days of reports do not rise", todo="sort them, each once"
            )
        if not (np.isfinite(self.people).all() and (self.people >= 0).all()):
            raise WrongUse(f"{self.place}: a count is negative or no number")

    def until(self, day: int) -> Reports:
        """The same without rows dated after `day`."""
        seen = self.days <= day
        return Reports(
            place=self.place, days=self.days[seen], people=self.people[seen],
            capacity=self.capacity, recounted=self.recounted, kind=self.kind,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class States:
    """One row for each place and day of forecasting, all (rows,).

    level : people at the last report; age : days since; drift : people a day;
    capacity : 0 for none; room : people who may still come; day : day of the forecast;
    unchecked : no recount is known (1 or 0).
    """

    level: Floats
    age: Floats
    drift: Floats
    capacity: Floats
    room: Floats
    day: Floats
    unchecked: Floats


def states_on(reports: Sequence[Reports], day: int) -> States:
    """What rows up to `day` say of every place, in its order."""
    seen = [each.until(day) for each in reports]
    level = np.array([each.people[-1] if len(each.people) else 0.0 for each in seen])
    capacity = np.array([each.capacity or 0.0 for each in seen])
    return States(
        level=level,
        age=np.array([float(day - each.days[-1] if len(each.days) else day) for each in seen]),
        drift=np.array([drift(each) for each in seen]),
        capacity=capacity,
        room=_room(level, capacity),
        day=np.full(len(seen), float(day)),
        unchecked=np.array([float(not each.recounted) for each in seen]),
    )


def stacked(parts: Sequence[States]) -> States:
    """Rows of several states, one after the other."""
    return States(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(States)))


def drift(reports: Reports) -> float:
    """People a day before the last report: the smallest of the slopes over three windows.

    0 where they disagree in sign: one late jump is no drift.
    """
    if len(reports.days) < 2:
        return 0.0
    last = float(reports.days[-1])
    starts = np.maximum(last - np.array(DRIFT_WINDOWS), reports.days[0])
    before = np.interp(starts, reports.days, reports.people)
    slopes = (reports.people[-1] - before) / (last - starts)
    if (slopes > 0).all() or (slopes < 0).all():
        return float(slopes[np.abs(slopes).argmin()])
    return 0.0


def _room(level: Floats, capacity: Floats) -> Floats:
    """Up to the capacity; where nobody says one, an empty camp may become like the others."""
    mean = level.mean() if len(level) else 0.0
    unknown = np.where(level < 0.05 * mean, mean, 0.0)
    return np.where(capacity > 0, np.maximum(capacity - level, 0.0), unknown)
