"""What changes from day to day of a walk, and who sets out; arrays have members last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import Number, Scenario, Surge
from exeunt.simulation.draws import binomials, key_of, mixed, uniforms
from exeunt.simulation.priors import drawn
from exeunt.simulation.sending import Changed, nobody_sends
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
    capacity: Floats  # (places, members) this morning, infinite for no limit
    growth: Floats  # (places,) capacity built each day
    usual: tuple[Floats, Floats]  # capacity before day 0 and its growth, but for events
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


def begin(
    scenario: Scenario, graph: Graph, record: Recorder, block: range, keys: Words, sampled: bool
) -> State:
    """The morning of day 0 for a block of members; `sampled` has whole people only."""
    members, places = len(block), len(scenario.places)
    nodes = graph.stations + graph.hops + graph.transits
    some = slice(block.start, block.stop)
    capacity, growth = _rooms(scenario, keys, record.people.shape[-1])
    state = State(
        now=np.zeros((nodes, members)),
        then=np.zeros((nodes, members)),
        there=np.zeros((places, members)),
        capacity=capacity.copy(),
        growth=growth.copy(),
        usual=(capacity, growth),
        crowding=np.ones((places, members)),
        share=np.zeros((len(graph.option_final), members)),
        people=record.people[:, :, some],
        flows=record.flows[:, :, some],
        under_way=record.under_way[:, some],
    )
    present = np.array([[place.present] * members for place in scenario.places])
    if sampled:
        present = _whole(present[None], keys, "present")[0]
    state.now[graph.entry] += present
    state.there += present
    return state


def _rooms(scenario: Scenario, keys: Words, members: int) -> tuple[Floats, Floats]:
    """Capacity (places, members) and what is built of it a day (places,).

    In Flee a capacity below 1 is no limit, so a camp without one has a limit from the day
    anything is built.
    """
    places, none = scenario.places, 0.0 if scenario.walk.as_flee else np.inf
    capacity = [_values(p.capacity, keys, members, "room", p.id, nothing=none) for p in places]
    return np.array(capacity), np.array([place.capacity_per_day for place in places])


def set_rooms(state: State, epoch: Epoch) -> None:
    """Capacities as the first day of an epoch begins: what events say, else what is built."""
    told = ~np.isnan(epoch.capacity)
    capacity, growth = state.usual
    built = capacity + growth[:, None] * epoch.first
    state.capacity[:] = np.where(told[:, None], epoch.capacity[:, None], built)
    state.growth[:] = np.where(told, 0.0, growth)


def departures(
    scenario: Scenario, epochs: list[Epoch], days: int, keys: Words, sampled: bool, members: int
) -> Floats:
    """People who set out by day, place and member: (days, places, keys).

    Rows without an origin are shared by population and intensity; `sampled` draws
    whole people for each origin, the last one takes the rest. Events of kind departures
    multiply what is found so. One alone of several
    `members` is no run of one, which has medians.

    Raises ScenarioError where people set out and no place sends any.
    """
    named, shared = _series(scenario, days, keys, members)
    if sampled:
        named, shared = _whole(named, keys, "named"), _whole(shared, keys, "shared")
    origins, change = _origins(scenario, epochs, days), Changed(scenario, days, keys, sampled)
    people = np.array([p.population.median if p.population else 0.0 for p in scenario.places])
    if not scenario.walk.take_from_population:
        shares = _shares((people * origins)[:, :, None], shared, 0)
        everyone = named + _divided(shared, shares, keys, sampled, 0)
        return np.array([change.day(day, each) for day, each in enumerate(everyone)])
    out, left = np.zeros_like(named), np.repeat(people[:, None], len(keys), axis=1)
    for day in range(days):
        shares = _shares((left * origins[day][:, None])[None], shared[day : day + 1], day)
        parts = _divided(shared[day : day + 1], shares, keys, sampled, day)[0]
        out[day] = change.day(day, named[day] + parts)
        left = np.maximum(left - out[day] * (origins[day] > 0)[:, None], 0.0)
    return out


def _shares(weights: Floats, shared: Floats, first: int) -> Floats:
    """(days, places, 1 or members) of all who set out; days count from `first`."""
    total = weights.sum(axis=1, keepdims=True)
    nobody = (total[:, 0] <= 0) & (shared > 0)
    if nobody.any():
        day = first + int(np.flatnonzero(nobody.any(axis=1))[0])
        raise nobody_sends(day)
    return np.asarray(np.divide(weights, total, out=np.zeros_like(weights), where=total > 0))


def _divided(people: Floats, shares: Floats, keys: Words, sampled: bool, first: int) -> Floats:
    if sampled:
        return _split(people, shares, keys, first)
    return np.asarray(shares * people[:, None, :])


def _whole(people: Floats, keys: Words, purpose: str) -> Floats:
    """Whole people by day (days, ..., members): parts of people add up over the days."""
    rows = np.arange(people[0, ..., 0].size, dtype=np.uint64).reshape(*people.shape[1:-1], 1)
    luck = uniforms(mixed(keys ^ np.uint64(key_of("whole", purpose))), rows)
    gone = np.floor(np.cumsum(people, axis=0) + luck)
    return np.asarray(np.diff(gone, axis=0, prepend=0.0))


def _series(scenario: Scenario, days: int, keys: Words, members: int) -> tuple[Floats, Floats]:
    """People with a known origin (days, places, members), and without (days, members).

    The error of a series is one factor for all its days: who counted too few on one day
    did so on the next.
    """
    index = {place.id: i for i, place in enumerate(scenario.places)}
    named = np.zeros((days, len(index), len(keys)))
    shared = np.zeros((days, len(keys)))
    for row in scenario.departures:
        if 0 <= row.day < days:
            words = "departures", row.origin, row.group
            into = named[row.day, index[row.origin]] if row.origin else shared[row.day]
            into += _values(row.people, keys, members, *words)
    for number, surge in enumerate(scenario.surges):
        people = _surge(scenario, surge, days, keys, members, f"surge {number}")
        if surge.origin:
            named[:, index[surge.origin]] += people
        else:
            shared += people
    return named, shared


def _surge(
    scenario: Scenario, surge: Surge, days: int, keys: Words, members: int, name: str
) -> Floats:
    """People a day of one surge: (days, members); whole days of its smooth shape."""
    total, rise, fall = (
        np.maximum(_values(number, keys, members, name, word), least)
        for word, number, least in (
            ("total", surge.total, 0.0), ("rise", surge.rise, 1e-6), ("fall", surge.fall, 1e-6)
        )
    )  # fmt: skip
    edges = np.maximum(np.arange(days + 1) - (surge.start - scenario.start).days, 0)[:, None]
    return np.asarray(np.diff(total * surge_share(edges, rise, fall), axis=0))


def surge_share(since: Floats, rise: Floats, fall: Floats) -> Floats:
    """Share of a surge's people gone by `since` days after its start, 0 to 1.

    The rate is (1 - exp(-s / rise)) exp(-s / fall), scaled so that all go in the end.
    """
    both = rise * fall / (rise + fall)
    gone = fall * (1 - np.exp(-since / fall)) - both * (1 - np.exp(-since / both))
    return np.asarray(gone / (fall - both))


def _split(people: Floats, shares: Floats, keys: Words, first: int) -> Floats:
    """Whole people among origins, by conditional binomials: (days, places, members)."""
    days, places = shares.shape[:2]
    out = np.zeros((days, places, len(keys)))
    left, used = people.copy(), np.zeros((days, shares.shape[2]))
    luck = mixed(keys ^ np.uint64(key_of("origin")))
    for place in np.flatnonzero(shares.any(axis=(0, 2))):
        share = shares[:, place]
        odds = np.divide(share, 1.0 - used, out=np.zeros_like(share), where=share > 0)
        counter = (np.arange(first, first + days) * places + place).astype(np.uint64)[:, None]
        out[:, place] = binomials(left, np.clip(odds, 0.0, 1.0), luck, counter)
        left -= out[:, place]
        used += share
    most = shares.argmax(axis=1)[:, None, :] + np.zeros((1, 1, len(keys)), np.int64)
    np.put_along_axis(out, most, np.take_along_axis(out, most, 1) + left[:, None, :], 1)
    return out


def _values(
    number: Number | None, keys: Words, members: int, *words: object, nothing: float = 0.0
) -> Floats:
    """(keys,) one figure; a block of one in a run of several is drawn too."""
    if members > len(keys) == 1:
        return drawn(number, np.repeat(keys, 2), *words, nothing=nothing)[:1]
    return drawn(number, keys, *words, nothing=nothing)


def _origins(scenario: Scenario, epochs: list[Epoch], days: int) -> Floats:
    """Intensity by day and place; in Flee it fades a day late, unless a conflict turns."""
    origins = np.zeros((days, len(scenario.places)))
    turns = {0, *(day for e in scenario.events if e.kind == "conflict" for day in (e.start, e.end))}
    for epoch in epochs:
        origins[epoch.first : epoch.last] = epoch.origins
        if scenario.walk.as_flee and epoch.first not in turns:
            origins[epoch.first] = origins[epoch.first - 1]
    return origins
