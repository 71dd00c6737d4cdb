"""Quantities: one number of a simulated world that a report or an estimate speaks of.

A flow is summed over its days, a line and a wait are the mean of its days; the two are
never added. Of a country, a line or a wait is that of its worst crossing: that is the one
reports speak of.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from exeunt.inference.gateways import Gateway

Values = NDArray[np.floating]
Floats = NDArray[np.float64]
PEOPLE, EVERYONE, EXTRA = "people", "everyone", "extra"  # EXTRA: beyond ordinary travel
LINE, SEATS = "line", "seats"


@dataclass(frozen=True, slots=True)
class Quantity:
    """`measure` of a gateway by one mode, of whom (`who`), from day `first` to day `last`."""

    gateway: Gateway
    measure: str  # entries, queue_length, queue_vehicles, wait_time, seats
    mode: str
    who: str  # the scenario's people, everyone, those beyond ordinary travel; or the line, seats
    first: int
    last: int
    unit: str = "people"  # of entries: people or vehicles


@dataclass(frozen=True, slots=True)
class Days:
    """What the worlds did, day by day; arrays (days, rows of crossings, members).

    `entered` are people of the simulated groups who were let in, `ordinary` the ordinary
    travellers; `waiting` and `wait` (hours) the mean of the day; `landed` (days, seat links,
    members) who came out at the end of each. `slack` is the part of a day's capacity that
    nobody asked for, 0 where as many or more arrived. `sold` (days, seat links, members) is
    the share of seats taken. `persons`, `metres` (a vehicle and lane) and
    `citizens` (share of ordinary travellers who are of the people) are (rows, members).
    """

    entered: Values
    ordinary: Values
    waiting: Values
    wait: Values
    landed: Values
    slack: Values
    sold: Values
    persons: Floats
    metres: Floats
    citizens: Floats

    def __len__(self) -> int:
        return int(self.entered.shape[0])

    @property
    def members(self) -> int:
        return int(self.entered.shape[2])

    def only(self, some: NDArray[np.int64]) -> Days:
        """Some members, in that order, perhaps several times."""
        return Days(*(getattr(self, f.name)[..., some] for f in fields(self)))

    def rough(self, factors: Floats) -> Days:
        """The same with flows of each day and member times `factors` (days, members)."""
        each = factors[:, None, :]
        return replace(self, entered=self.entered * each, ordinary=self.ordinary * each,
                       landed=self.landed * each)  # fmt: skip

    def joined(self, other: Days) -> Days:
        """The members of both."""
        pairs = ((getattr(self, f.name), getattr(other, f.name)) for f in fields(self))
        return Days(*(np.concatenate(pair, axis=-1) for pair in pairs))


def value(one: Quantity, days: Days) -> Floats:
    """(members,) the quantity in each world."""
    span = slice(one.first, one.last + 1)
    daily = series(one.gateway, one.measure, one.mode, one.who, days, span, unit=one.unit)
    return np.asarray(daily.sum(axis=0) if one.measure == "entries" else daily.mean(axis=0))


def nearness(one: Quantity, days: Days, floor: float) -> Floats:
    """(members,) of a line or a wait: log(it + floor), less the slack where there is none.

    A world in which a crossing is half empty is further from a queue than one in which it
    is nearly full, though both have none: without the slack nothing would tell them apart.
    """
    span = slice(one.first, one.last + 1)
    rows = _rows(one.gateway)
    if not rows:
        return np.full(days.members, np.log(floor))
    found = [
        np.log(_line(row, one.measure, days, span).mean(axis=0) + floor)
        - days.slack[span, row].mean(axis=0)
        for row in rows
    ]
    return np.asarray(np.max(found, axis=0), np.float64)


def series(
    gateway: Gateway,
    measure: str,
    mode: str,
    who: str,
    days: Days,
    span: slice = slice(None),
    *,
    unit: str = "people",
) -> Floats:
    """(days of the span, members) a measure day by day."""
    if measure == "entries":
        return entries(gateway, mode, who, days, span, unit=unit)
    if measure == SEATS:  # per cent, of the best sold of the links
        return np.asarray(100.0 * np.max([days.sold[span, k] for k, _ in gateway.links], axis=0))
    rows = _rows(gateway)
    if not rows:
        return np.zeros((len(days.wait[span]), days.members))
    found = [_line(row, measure, days, span) for row in rows]
    return np.asarray(np.max(found, axis=0))


def entries(
    gateway: Gateway, mode: str, who: str, days: Days, span: slice = slice(None), *, unit: str
) -> Floats:
    """(days of the span, members) people, or vehicles, let in each day."""
    rows, links = gateway.part(mode)
    members = days.members
    out = np.zeros((len(days.entered[span]), members))
    for row in rows:
        people = days.entered[span, row]
        if who != EXTRA:
            usual = days.citizens[row] if who == PEOPLE else 1.0
            people = people + days.ordinary[span, row] * usual
        out += people / np.maximum(days.persons[row], 1e-9) if unit == "vehicles" else people
    for link in links:
        out += days.landed[span, link]
    return out


def _rows(gateway: Gateway) -> list[int]:
    """The row of a crossing's line; of a country all where vehicles stand in line."""
    if gateway.line is not None:
        return [gateway.line]
    return [row for row, mode in gateway.rows if mode == "road"]


def _line(row: int, measure: str, days: Days, span: slice) -> Floats:
    """(days of the span, members) the line of one row; a post that is shut has no wait."""
    if measure == "wait_time":
        return np.nan_to_num(np.asarray(days.wait[span, row], np.float64), nan=0.0)
    vehicles = days.waiting[span, row] / np.maximum(days.persons[row], 1e-9)
    if measure == "queue_length":
        return np.asarray(vehicles * days.metres[row] / 1000.0, np.float64)
    return np.asarray(vehicles, np.float64)
