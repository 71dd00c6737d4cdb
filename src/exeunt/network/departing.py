"""More or fewer people who set out: `departures x 1.5 from DATE` of a what-if.

A row of a series is multiplied; so is a surge all of whose days change. A surge that is
under way has no smaller or larger rest of its own shape. What its days gain is added as
rows of departures with its middle figures and the spread of its total; what they lose is
taken from its total, and rows give the other days back. So the days that do not change
keep their mean, and with more people their draws too.

Source: the shape is that of `scenario.Surge`, integrated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import expm1

from exeunt.network.scenario import Departure, Number, Scenario, Surge


def multiplied(
    scenario: Scenario, factor: float, first: int, end: int | None
) -> tuple[Scenario, str]:
    """Multiply who sets out on days `first` to `end` (excluded; None: for ever).

    Returns
    -------
    The scenario, and in words what could not be multiplied as it is ("" for nothing).
    """
    last = scenario.days if end is None else end
    series = tuple(
        replace(row, people=times(row.people, factor)) if first <= row.day < last else row
        for row in scenario.departures
    )
    if factor == 1.0:
        return scenario, ""
    surges, more, told = [], [], []
    for surge in scenario.surges:
        start = (surge.start - scenario.start).days
        if max(start, 0) >= min(last, scenario.days) or first >= scenario.days:
            surges.append(surge)
        elif first <= max(start, 0) and last >= scenario.days:
            surges.append(replace(surge, total=times(surge.total, factor)))
        else:
            surges.append(replace(surge, total=times(surge.total, min(factor, 1.0))))
            days = [day for day in range(scenario.days) if (first <= day < last) == (factor > 1)]
            more += _rows(scenario, surge, abs(factor - 1.0), days)
            told.append(
                f"the surge of {surge.start} is under way, so its days change as rows of "
                "departures with its middle figures"
                + (", and on its other days members have other luck" if factor < 1 else "")
            )
    made = replace(scenario, departures=_merged(series, more), surges=tuple(surges))
    return made, "; ".join(told)


def times(number: Number, factor: float) -> Number:
    """A figure and its limits, multiplied."""
    low, high = (None if each is None else each * factor for each in (number.low, number.high))
    return Number(number.median * factor, low, high)


def _rows(scenario: Scenario, surge: Surge, factor: float, days: Iterable[int]) -> list[Departure]:
    """Some days of a surge, `factor` times, as rows of a series."""
    begins = (surge.start - scenario.start).days
    rows = []
    for day in days:
        share = _gone(surge, day + 1 - begins) - _gone(surge, day - begins)
        if share > 0:
            people = times(surge.total, factor * share)
            rows.append(Departure(day=day, people=people, origin=surge.origin, group=surge.group,
                                  source="what if"))  # fmt: skip
    return rows


def _gone(surge: Surge, since: int) -> float:
    """Share of a surge that has left so many days after its start."""
    rise, fall = max(surge.rise.median, 1e-6), max(surge.fall.median, 1e-6)
    both = rise * fall / (rise + fall)
    s = max(since, 0)
    return (fall * -expm1(-s / fall) - both * -expm1(-s / both)) / (fall - both)


def _merged(series: tuple[Departure, ...], more: list[Departure]) -> tuple[Departure, ...]:
    """A day, origin and group has one row: figures that go together are added."""
    rows = {(row.day, row.origin, row.group): row for row in series}
    for row in more:
        key = (row.day, row.origin, row.group)
        rows[key] = replace(rows[key], people=_sum(rows[key].people, row.people)) if (
            key in rows) else row  # fmt: skip
    return tuple(rows.values())


def _sum(one: Number, other: Number) -> Number:
    """Both high or both low: people of one day, origin and group share their luck."""
    if one.sure and other.sure:
        return Number(one.median + other.median)
    low, high = (
        sum(n.median if value is None else value for n, value in pairs)
        for pairs in (((one, one.low), (other, other.low)), ((one, one.high), (other, other.high)))
    )
    return Number(one.median + other.median, low, high)
