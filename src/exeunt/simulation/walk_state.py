"""What changes from day to day of a walk, and who sets out; arrays have members last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exeunt.errors import ScenarioError
from exeunt.network.scenario import Number, Scenario, Surge
from exeunt.simulation.draws import binomials, key_of, mixed
from exeunt.simulation.walk_days import Epoch
from exeunt.simulation.walk_graph import Graph

Floats = NDArray[np.float64]
Words = NDArray[np.uint64]
FEW = 8  # people at a place up to whom each draws alone: most places hold one or two


@dataclass(slots=True, kw_only=True)
class State:
    """The people of one block of members, and what is recorded of them."""

    now: Floats  # (nodes, members) stations and transits in the morning, hops by day
    then: Floats  # (nodes, members) the evening
    there: Floats  # (places, members) people at each place at this moment
    capacity: Floats  # (places, members), 0 for no limit
    growth: Floats  # (places,) capacity built each day
    crowding: Floats  # (places, members) 1 while there is room, 0 when full
    share: Floats  # (options, members) chance of each option for who leaves
    people: NDArray[np.floating]  # (days, places, members)
    flows: NDArray[np.floating]  # (days, links, members)
    under_way: NDArray[np.floating]  # (days, members)


@dataclass(frozen=True, slots=True)
class Recorder:
    """What a run keeps of all members."""

    people: NDArray[np.floating]
    flows: NDArray[np.floating]
    under_way: NDArray[np.floating]

    @classmethod
    def of(cls, scenario: Scenario, days: int, members: int) -> Recorder:
        """Zeros; single precision for many members, where memory counts."""
        kind = np.float64 if members == 1 else np.float32
        return cls(
            np.zeros((days, len(scenario.places), members), kind),
            np.zeros((days, len(scenario.links), members), kind),
            np.zeros((days, members), kind),
        )


def begin(scenario: Scenario, graph: Graph, record: Recorder, block: range, keys: Words) -> State:
    """The morning of day 0 for a block of members."""
    members, places = len(block), len(scenario.places)
    nodes = graph.stations + graph.hops + graph.transits
    some = slice(block.start, block.stop)
    state = State(
        now=np.zeros((nodes, members)),
        then=np.zeros((nodes, members)),
        there=np.zeros((places, members)),
        capacity=_drawn([place.capacity for place in scenario.places], keys, "capacity"),
        growth=np.array([place.capacity_per_day for place in scenario.places]),
        crowding=np.ones((places, members)),
        share=np.zeros((len(graph.option_final), members)),
        people=record.people[:, :, some],
        flows=record.flows[:, :, some],
        under_way=record.under_way[:, some],
    )
    present = np.array([place.present for place in scenario.places])[:, None]
    state.now[graph.entry] += present
    state.there += present
    return state


def departures(
    scenario: Scenario, epochs: list[Epoch], days: int, keys: Words, sampled: bool
) -> Floats:
    """People who set out by day, place and member: (days, places, members).

    Rows without an origin are shared by population and intensity; `sampled` draws
    whole people for each origin, the last one takes the rest.
    """
    named, shared = _series(scenario, days, keys)
    weights = _origin_weights(scenario, epochs, days)
    total = weights.sum(axis=1, keepdims=True)
    shares = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    nobody = (total[:, 0] == 0) & (shared.max(axis=1) > 0)
    if nobody.any():
        day = int(np.flatnonzero(nobody)[0])
        raise ScenarioError(
            f"people set out on day {day}, but no place sends any that day",
            where="departures",
            todo="give the departures an origin, or an origin a population and a conflict",
        )
    if not sampled:
        return named + shares[:, :, None] * shared[:, None, :]
    return _split(np.rint(shared), shares, keys) + np.rint(named)


def _series(scenario: Scenario, days: int, keys: Words) -> tuple[Floats, Floats]:
    """People with a known origin (days, places, members), and without (days, members)."""
    index = {place.id: i for i, place in enumerate(scenario.places)}
    named = np.zeros((days, len(index), len(keys)))
    shared = np.zeros((days, len(keys)))
    rows = [row for row in scenario.departures if 0 <= row.day < days]
    drawn = _drawn([row.people for row in rows], keys, "departures")
    for row, people in zip(rows, drawn, strict=True):
        if row.origin:
            named[row.day, index[row.origin]] += people
        else:
            shared[row.day] += people
    for surge in scenario.surges:
        people = _surge(scenario, surge, days, keys)
        if surge.origin:
            named[:, index[surge.origin]] += people
        else:
            shared += people
    return named, shared


def _surge(scenario: Scenario, surge: Surge, days: int, keys: Words) -> Floats:
    """People a day of one surge: (days, members); whole days of its smooth shape."""
    total, rise, fall = (
        _drawn([number], keys, f"surge {name}")[0]
        for name, number in (("total", surge.total), ("rise", surge.rise), ("fall", surge.fall))
    )
    edges = np.maximum(np.arange(days + 1) - (surge.start - scenario.start).days, 0)[:, None]
    return np.asarray(np.diff(total * surge_share(edges, rise, fall), axis=0))


def surge_share(since: Floats, rise: Floats, fall: Floats) -> Floats:
    """Share of a surge's people gone by `since` days after its start, 0 to 1.

    The rate is (1 - exp(-s / rise)) exp(-s / fall), scaled so that all go in the end.
    """
    both = rise * fall / (rise + fall)
    gone = fall * (1 - np.exp(-since / fall)) - both * (1 - np.exp(-since / both))
    return np.asarray(gone / (fall - both))


def _split(people: Floats, shares: Floats, keys: Words) -> Floats:
    """Whole people among origins, by conditional binomials: (days, places, members)."""
    out = np.zeros((*shares.shape, len(keys)))
    left, used = people.copy(), np.zeros(len(shares))
    luck = mixed(keys ^ np.uint64(key_of("origin")))
    for place in np.flatnonzero(shares.any(axis=0)):
        odds = np.divide(
            shares[:, place], 1.0 - used, out=np.ones(len(shares)), where=used < 1 - 1e-12
        )
        counter = np.arange(len(shares), dtype=np.uint64) * np.uint64(shares.shape[1])
        counter = (counter + np.uint64(place))[:, None]
        drawn = binomials(left, np.clip(odds, 0.0, 1.0)[:, None], luck, counter)
        out[:, place] = drawn
        left -= drawn
        used += shares[:, place]
    return out


def _drawn(numbers: list[Number | None], keys: Words, purpose: str) -> Floats:
    """(numbers, members): the median where a number is sure, else one draw a member."""
    out = np.zeros((len(numbers), len(keys)))
    for i, number in enumerate(numbers):
        out[i] = 0.0 if number is None else number.median
    return out


def _origin_weights(scenario: Scenario, epochs: list[Epoch], days: int) -> Floats:
    """Population x intensity by day; Flee spawns by the weights of the day before."""
    people = np.array([p.population.median if p.population else 0.0 for p in scenario.places])
    weights = np.zeros((days, len(people)))
    for epoch in epochs:
        weights[epoch.first : epoch.last] = people * epoch.origins
    if scenario.walk.as_flee and days:
        weights = np.vstack([weights[:1], weights[:-1]])
    return weights
