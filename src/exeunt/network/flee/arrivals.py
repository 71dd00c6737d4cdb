"""How many people set out on each day, as Flee reads it from the counts or the conflicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exeunt.network.flee.counts import Tables
from exeunt.network.flee.settings import Settings
from exeunt.network.scenario import Event, Number, Place

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Arrivals:
    """By day, (days,): `new` people who set out, the `debt` held back, Flee's `raw` total."""

    new: Whole
    debt: Whole
    raw: Whole


def daily_arrivals(tables: Tables, settings: Settings, days: int, *, as_flee: bool) -> Arrivals:
    """New people a day from the counts, over `days` days.

    Falling totals remove nobody: later arrivals are held back until the fall is made up.
    On day 0 the people counted then are there already (`insert_day0`). Flee counts the
    total as one more camp on day 0 (`as_flee`). Source: docs/flee.md, daily arrivals.
    """
    rise = _rises(tables, settings, days, as_flee=as_flee)
    new, debt = np.zeros(days, dtype=np.int64), np.zeros(days, dtype=np.int64)
    owed = 0
    for day in range(days):
        net = int(rise[day]) - owed
        if day == 0 and settings.insert_day0:
            net = 0
        owed = max(-net, 0)
        new[day], debt[day] = max(net, 0), owed
    return Arrivals(new, debt, np.cumsum(rise))


def _rises(tables: Tables, settings: Settings, days: int, *, as_flee: bool) -> Whole:
    """Change of the counts on each day; on day 0 the counts themselves."""
    when = np.arange(days, dtype=np.int64)
    total = tables.total.at(when)
    camps = sum((each.at(when) for each in tables.others.values()), np.zeros_like(total))
    counted = camps if settings.sum_from_camps else total
    rise = np.diff(counted, prepend=counted[:1])
    if not settings.empty_camps:
        twice = settings.sum_from_camps and as_flee
        rise[0] = counted[0] + (total[0] if twice else 0)
    return rise


def conflict_arrivals(
    events: list[Event], places: Mapping[str, Place], settings: Settings, days: int
) -> list[tuple[int, str, Number]]:
    """(day, origin, people) where each zone sends people by its intensity.

    `constant` and `poisson` send `displaced` x intensity, `pop_ratio` that share of the
    population still there. Of `poisson` this is the mean.
    """
    left = {name: p.population.median if p.population else 0.0 for name, p in places.items()}
    found = []
    for day in range(days):
        for event in events:
            if event.kind != "conflict" or not event.start <= day < (event.end or days):
                continue
            people = settings.displaced * float(event.value)
            people *= left[event.place] if settings.spawn == "pop_ratio" else 1.0
            people = people if settings.spawn == "poisson" else float(int(people))
            if settings.walk.take_from_population:
                left[event.place] = max(left[event.place] - people, 0.0)
            found.append((day, event.place, Number(people)))
    return found
