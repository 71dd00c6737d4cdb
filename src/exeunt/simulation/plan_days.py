"""What holds on which day of a `plan`, and who sets out: events, rules, departures as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import Departure, Event, Number, Rule, Scenario, Surge
from exeunt.network.ways import sending
from exeunt.simulation.plan_ways import (
    GOAL,
    GOALS,
    POST,
    SEATS,
    Gate,
    Ways,
    between,
    countries,
    holds,
)
from exeunt.simulation.priors import Z95, Luck, drawn, drawn_rows
from exeunt.simulation.sending import departure_factors, nobody_sends

Floats = NDArray[np.float64]


LASTING = 0.5  # of one day's departure from the usual, what the next still has; judgement


class DayTables(NamedTuple):
    """By day and gate; see `plan_model.Network`."""

    factor: Floats
    fixed: Floats
    appeal: Floats
    share: Floats


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who sets out: (place, group) of each row, people (days, rows, members)."""

    rows: list[tuple[int, int]]
    people: Floats


def day_tables(ways: Ways, days: int) -> DayTables:
    """Capacity, attraction and admission of each gate on each day."""
    gates, groups = len(ways.gates), len(ways.groups)
    factor, fixed, appeal = np.ones((days, gates)), np.zeros((days, gates)), np.zeros((days, gates))
    share = np.ones((days, gates, groups))
    for w, gate in enumerate(ways.gates):
        sides = countries(ways, gate)
        for day in range(days):
            now = [event for event in ways.scenario.events if holds(event, day)]
            factor[day, w], fixed[day, w] = _capacity(ways, gate, sides, now, day)
            weight = _attraction(ways, gate, now)
            appeal[day, w] = np.log(weight) if weight > 0 else 0.0
            for group in range(groups if weight > 0 else 0):
                share[day, w, group] = _admitted(ways, gate, sides[1], group, day)
            if weight <= 0:
                share[day, w] = 0.0
    return DayTables(factor, fixed, appeal, share.reshape(days, gates * groups))


def _capacity(
    ways: Ways, gate: Gate, sides: tuple[set[str], set[str]], now: list[Event], day: int
) -> tuple[float, float]:
    """How often the usual capacity, and how much besides, in its unit."""
    name = ways.scenario.places[gate.place].id
    if gate.kind == SEATS:
        link = ways.links[gate.row]
        shut = any(_shuts(event, (link.start, link.end), sides) for event in now)
        return (0.0 if shut else 1.0), 0.0
    given = [event for event in now if event.kind == "capacity" and event.place == name]
    value = float(given[-1].value) if given else None
    if gate.kind == GOAL:
        built = ways.scenario.places[gate.place].capacity_per_day * day
        return (1.0, built) if value is None else (0.0, value)
    if any(_shuts(event, (name, name), sides) for event in now):
        return 0.0, 0.0
    return (1.0, 0.0) if value is None else (0.0, value * _part(ways, gate))


def _shuts(event: Event, ends: tuple[str, str], sides: tuple[set[str], set[str]]) -> bool:
    if event.kind == "close_place":
        return event.place in ends
    if event.kind == "close_link":
        pairs = {(event.place, event.to)} | (set() if event.one_way else {(event.to, event.place)})
        return ends in pairs
    return event.kind == "close_border" and between(event, *sides)


def _part(ways: Ways, gate: Gate) -> float:
    """A capacity given for a whole crossing is shared by its rows as usual."""
    rows = [row for _, row in ways.rows if row.place == ways.scenario.places[gate.place].id]
    total = sum(row.capacity_per_hour.median for row in rows)
    own = ways.scenario.crossings[gate.row].capacity_per_hour.median
    return own / total if total > 0 else 1.0 / len(rows)


def _attraction(ways: Ways, gate: Gate, now: list[Event]) -> float:
    """What events multiply the weight of a post or goal by; 0 while it is none."""
    place = ways.scenario.places[gate.place]
    if gate.kind == SEATS:
        return 1.0
    weight = 1.0 if place.attraction.median > 0 else 0.0
    kind: object = place.kind
    for event in now:
        if event.place == place.id and event.kind == "attraction":
            weight *= float(event.value)
        elif event.place == place.id and event.kind == "becomes":
            kind = event.value
        elif event.place == place.id and event.kind == "close_place" and gate.kind == GOAL:
            return 0.0
    return weight if gate.kind == POST or kind in GOALS else 0.0


def _admitted(ways: Ways, gate: Gate, there: set[str], group: int, day: int) -> float:
    """Share of a group let in: by the last rule that applies to this gate."""
    names = {ways.scenario.places[gate.place].id} if gate.kind != SEATS else set()
    if gate.kind == POST or (gate.kind == SEATS and gate.exit not in ways.halls.values()):
        names |= there
    today, share = ways.scenario.start + timedelta(days=day), 1.0
    for rule in ways.scenario.rules:
        meant = rule.place in names and rule.group in ("", ways.groups[group].id)
        if meant and (rule.start or today) <= today and (rule.end is None or today < rule.end):
            share = _share(rule)
    return share


def _share(rule: Rule) -> float:
    if rule.decision == "conditional":
        return min(max(rule.share, 0.0), 1.0)
    return float(rule.decision == "admitted")


def departures(ways: Ways, days: int, luck: Luck) -> Leaving:
    """People who set out, by day, origin and group, for each member."""
    scenario = ways.scenario
    parts, shares = _origin_parts(ways, days, luck), _shares(ways, luck)
    total: dict[tuple[int, int], Floats] = {}
    nobody = ~np.any([part[:, 0] > 0 for part in parts.values()], axis=0)
    for one, people in _series(scenario, days, luck):
        if not one.origin and (lost := people.any(axis=1) & nobody).any():
            raise nobody_sends(int(lost.argmax()))
        for place, part in _parts(ways, one.origin, parts):
            for group, share in _group_shares(ways, one.group, shares):
                row = total.setdefault((place, group), np.zeros((days, len(luck))))
                row += people * (part * share)
    rows = sorted(key for key, row in total.items() if row.any())
    people, factor = np.zeros((days, len(rows), len(luck))), departure_factors(scenario, days)
    beat = rhythm(scenario.plan.rhythm, days, luck)
    for i, key in enumerate(rows):  # also one whom events leave nobody: the rows stay the same
        people[:, i] = total[key] * factor[:, key[0], None] * beat
    return Leaving(rows, people)


def rhythm(spread: float, days: int, luck: Luck) -> Floats:
    """(days, members) factors of the departures of each day, 1 in the middle.

    Their logarithms have the standard deviation `spread` and are an autoregression of order
    1 (Box and Jenkins 1970): news, weekdays and weather last more than a day.
    """
    if spread <= 0.0:
        return np.ones((days, 1))
    one = Number(1.0, float(np.exp(-Z95 * spread)), float(np.exp(Z95 * spread)))
    new = np.log(drawn_rows([one] * days, luck, [("rhythm", day) for day in range(days)]))
    for day in range(1, days):
        new[day] = LASTING * new[day - 1] + np.sqrt(1.0 - LASTING**2) * new[day]
    return np.asarray(np.exp(new))


def _series(
    scenario: Scenario, days: int, luck: Luck
) -> Iterator[tuple[Departure | Surge, Floats]]:
    """Each series and surge with its people (days, members)."""
    for one in scenario.departures:
        if 0 <= one.day < days:
            people = np.zeros((days, len(luck)))
            people[one.day] = drawn(one.people, luck, "departures", one.origin, one.group)
            yield one, people
    for i, surge in enumerate(scenario.surges):
        yield surge, _surge(scenario, surge, days, luck, f"surge {i}")


def _surge(scenario: Scenario, surge: Surge, days: int, luck: Luck, name: str) -> Floats:
    total, rise, fall = (
        np.maximum(drawn(number, luck, name, word), floor)
        for word, number, floor in (
            ("total", surge.total, 0.0), ("rise", surge.rise, 1e-6), ("fall", surge.fall, 1e-6),
        )
    )  # fmt: skip
    since = np.maximum(np.arange(days + 1) - (surge.start - scenario.start).days, 0)[:, None]
    return np.asarray(np.diff(total * _gone(since, rise, fall), axis=0))


def _gone(since: Floats, rise: Floats, fall: Floats) -> Floats:
    """Share of a surge that has left after so many days: the integral of its shape."""
    both = rise * fall / (rise + fall)
    gone = fall * -np.expm1(-since / fall) - both * -np.expm1(-since / both)
    return np.asarray(gone / (fall - both))


def _parts(
    ways: Ways, origin: str, parts: dict[int, Floats]
) -> Iterator[tuple[int, Floats | float]]:
    """Places a series leaves from, with the share of each on each day."""
    if not origin:
        yield from parts.items()
    elif origin in ways.index:
        yield ways.index[origin], 1.0


def _shares(ways: Ways, luck: Luck) -> Floats:
    """(groups, members): shares of those who leave, scaled to add up to 1."""
    names = [("share", one.id) for one in ways.groups]
    out = drawn_rows([one.share for one in ways.groups], luck, names)
    total = out.sum(axis=0)
    return np.asarray(out / np.where(total > 0, total, 1.0))


def _group_shares(
    ways: Ways, group: str, shares: Floats
) -> list[tuple[int, Floats]] | list[tuple[int, float]]:
    """Groups of a series with the share of each."""
    named = [i for i, one in enumerate(ways.groups) if one.id == group]
    return [(named[0], 1.0)] if named else list(enumerate(shares))


def _origin_parts(ways: Ways, days: int, luck: Luck) -> dict[int, Floats]:
    """(days, members) of each place that sends: population times intensity, as shares."""
    places = ways.scenario.places
    known = [p.population.median for p in places if p.population is not None]
    usual = Number(sum(known) / len(known) if known else 1.0)
    strong = [sending(ways.scenario, day) for day in range(days)]
    some = [i for i, p in enumerate(places) if any(each.get(p.id, 0.0) > 0 for each in strong)]
    numbers = [places[i].population or usual for i in some]
    people = drawn_rows(numbers, luck, [("population", places[i].id) for i in some])
    least = np.array([[1e-6 * one.median] for one in numbers])
    people = np.maximum(people, least.reshape(-1, 1))  # else nobody might be there to leave
    weights = np.array([[[each.get(places[i].id, 0.0)] for each in strong] for i in some])
    weights = weights.reshape(len(some), days, 1) * people[:, None, :]
    total = weights.sum(axis=0)
    shares = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    return dict(zip(some, shares, strict=True))
