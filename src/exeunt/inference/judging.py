"""Judging: verdicts on what was weighed through a scenario, in the words of `verdicts`.

Reports of one gateway and period are set beside what the worlds after all reports show
there; a report elsewhere bears on them where the worlds move together.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from exeunt.estimates import Mark
from exeunt.inference.concluding import LEVELS, Weighed, group_of
from exeunt.inference.evidence import Heard
from exeunt.inference.gateways import Gateway
from exeunt.inference.linking import Linked
from exeunt.inference.quantities import EVERYONE, LINE, PEOPLE, SEATS, Quantity, value
from exeunt.inference.verdicts import Told

Floats = NDArray[np.float64]
BEARS = 0.15  # squared correlation from which one report bears on another
MOST = 4  # others named
FIRST_DAYS = 7  # of a scenario: before anything happened, or nearly


def told(weighed: Weighed) -> Iterator[Told]:
    """What was weighed together: one for each gateway and period."""
    groups: dict[tuple[Gateway, int, int], list[Linked]] = {}
    for one in weighed.linked:
        q = one.quantity
        groups.setdefault((q.gateway, q.first, q.last), []).append(one)
    bearing = _bearing(weighed)
    for (gateway, first, last), rows in groups.items():
        heard: dict[str, list[Heard]] = {}
        levels: dict[str, Floats] = dict(_lines(weighed, gateway, first, last))
        for one in rows:
            name = measure_of(one)
            heard.setdefault(name, []).append(_as_linked(one))
            levels[name] = _levels(weighed, one.quantity)
        yield Told(
            heard=heard, levels=levels,
            chances=weighed.chance_off,
            place=gateway.where if gateway.line is not None else None,
            bearing=bearing,
            change=_change(weighed, gateway, first, last),
            modelled=True,
        )  # fmt: skip


def _change(weighed: Weighed, gateway: Gateway, first: int, last: int) -> Floats | None:
    """All who pass a crossing a day, over those of as many as seven days at the start."""
    until = min(FIRST_DAYS, first) - 1
    if gateway.line is None or until < 0:
        return None
    usual = Quantity(gateway, "entries", "land", EVERYONE, 0, until)
    now = Quantity(gateway, "entries", "land", EVERYONE, first, last)
    a_day = value(usual, weighed.after) / (until + 1)
    times = value(now, weighed.after) / (last - first + 1) / np.maximum(a_day, 1.0)
    return np.asarray(np.quantile(times, LEVELS))


def measure_of(one: Linked) -> str:
    """The measure of a figure as verdicts name it; counts of a part of the people apart."""
    if one.quantity.unit == "vehicles":
        return "vehicles_a_day"
    if one.quantity.who == PEOPLE and one.quantity.gateway.line is not None:
        return "entries_of_people"
    return one.quantity.measure


def _as_linked(one: Linked) -> Heard:
    h = one.heard
    return Heard(h.report, one.said, h.place, h.start, h.end, h.is_gate)


def _lines(
    weighed: Weighed, gateway: Gateway, first: int, last: int
) -> Iterator[tuple[str, Floats]]:
    """The line, its wait and all who pass, of a crossing: what a full one is told by."""
    if gateway.line is None:
        return
    for measure in ("queue_length", "queue_vehicles", "wait_time"):
        yield measure, _levels(weighed, Quantity(gateway, measure, "land", LINE, first, last))
    if first == last:
        entries = Quantity(gateway, "entries", "land", EVERYONE, first, last)
        yield "entries", _levels(weighed, entries)


def _levels(weighed: Weighed, quantity: Quantity) -> Floats:
    return np.asarray(np.quantile(value(quantity, weighed.after), LEVELS))


def _bearing(weighed: Weighed) -> dict[str, list[Heard]]:
    """For each report weighed the others whose numbers move with its own in the prior worlds."""
    if weighed.terms is None:
        return {}
    linked, about = weighed.terms.linked, weighed.terms.reports.about
    rows = weighed.told - weighed.told.mean(axis=1, keepdims=True)
    scale = np.sqrt((rows**2).sum(axis=1))
    alike = (rows @ rows.T) / np.maximum(np.outer(scale, scale), 1e-12)
    out = {}
    for k, one in enumerate(linked):
        close = alike[about[k], about] ** 2
        ranked = [int(i) for i in np.argsort(-close) if i != k and close[i] > BEARS]
        out[one.heard.report.id] = [_as_linked(linked[i]) for i in ranked[:MOST]]
    return out


def marks(weighed: Weighed) -> Iterator[Mark]:
    """Every linked report in the unit of its estimate, to be drawn beside it."""
    for one in weighed.linked:
        q, h = one.quantity, one.heard
        if q.unit == "vehicles" or q.measure == SEATS:
            continue
        leaving = q.gateway is weighed.gateways.everywhere
        yield Mark(
            observation=h.report.id, place=q.gateway.where,
            measure="exits" if leaving and q.measure == "entries" else q.measure,
            mode=q.mode, start=h.start, end=h.end, low=one.said.low, high=one.said.high,
            group=group_of(weighed.gateways, q.who),
        )  # fmt: skip
