"""Goals: arrivals shared among the camps by distance and by the room left, on counts.

The rule that `--calibrated` uses. The people who arrive on day t are shared over all
pairs of a place `o` and an open goal `E` that can be reached from it, in proportion to

    weight(o) x attraction(E) x (km(o, E) + softening) ** -distance_power x room(E)

weight is 1 where there is fighting and `elsewhere` in the other towns of that country;
km is the shortest way over the links open that day; room is the share of the capacity
still free to the power `room_power`, and never below `full`. When the camps together are
nearly full, all are enlarged alike, to a tenth more than the people in them. It is one sum
over all pairs, so places near a camp send more people abroad. A camp of unknown capacity
is taken to be as full as the others. Population is not used (folders define it in too
many ways), nor the size of a camp but for its room.

The counts of a Flee folder say who arrived on a day, not who set out; so people are at
their goal on the same day. Where no goal can be reached they wait at home and go when
one can. Nobody vanishes: on every day all people present are all who ever set out.

Sources: Wilson (1971), A family of spatial interaction models (the unconstrained form);
the inputs and the softening of 10 km are those of Flee 3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from exeunt.errors import WrongUse
from exeunt.network.scenario import Number, Scenario
from exeunt.simulation.draws import Words, binomials, member_keys, uniforms
from exeunt.simulation.goal_map import GoalMap, Spell, goal_map
from exeunt.simulation.run import Run
from exeunt.simulation.sending import departure_factors

Floats = NDArray[np.float64]
Draws = Literal["sampled", "expected"]
LUCK = 1 << 62  # counters from here on draw parameters, below them people
GROWTH = 1.1  # all camps together are enlarged to this times the people in them
MANY = 16  # members from which loading numba pays
SPREAD = 2 * NormalDist().inv_cdf(0.95)  # standard deviations from low to high


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRules:
    """The parameters of the rule; a `Number` is what members of an ensemble draw from.

    `softening` is in km. `pull` is the standard deviation of the logarithm of what else
    draws people to a goal or keeps them away and no input tells, `hold` that of how far the
    capacities are off; one member has neither.
    """

    distance_power: Number = field(default_factory=lambda: Number(2.0))
    room_power: Number = field(default_factory=lambda: Number(1.0))
    elsewhere: Number = field(default_factory=lambda: Number(0.3))
    softening: float = 10.0
    full: float = 0.001
    pull: float = 0.0
    hold: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The parameters members run with, (members,); factors `pull`, `hold` (goals, members)."""

    distance_power: Floats
    room_power: Floats
    elsewhere: Floats
    pull: Floats
    hold: Floats
    softening: float = 10.0
    full: float = 0.001


def simulate_goals(
    scenario: Scenario,
    rules: GoalRules,
    *,
    members: int = 1,
    seed: int = 0,
    draws: Draws = "expected",
    days: int | None = None,
    first_member: int = 0,
) -> Run:
    """Share the arrivals of each day among the goals.

    Parameters
    ----------
    scenario : its departures are people a day; links and goals as described above.
    members : with one, the medians of `rules`; with more, each draws its own.
    draws : `expected` follows the mean, `sampled` draws whole people.
    days : fewer or more days than the scenario says.
    first_member : for a part of an ensemble, two members or more: where the part begins.

    Returns
    -------
    Run
        people (days, places, members); flows (days, links, members), people who pass a
        link on the day they arrive, their mean given the arrivals; nobody is under way.

    Raises
    ------
    WrongUse : no goal, surges (they have no daily counts), nobody can set out, or an event
        changes the departures of one place and the scenario does not say who leaves from there.
    """
    days = scenario.days if days is None else days
    ways = goal_map(scenario, days)
    _check(scenario, ways)
    taken = take(rules, len(ways.goals), members, seed, first_member)
    streams = streams_of(scenario, days, whole=draws == "sampled")
    world = _World(scenario, ways, taken, members, draws)
    keys = member_keys(seed, members, first_member)
    for spell in ways.spells:
        for number, stream in enumerate(streams):
            world.open(spell, number, stream)
        for day in range(spell.first, spell.last):
            world.one_day(day, spell, streams, keys)
    return Run(
        scenario=scenario, choice="goals", draws=draws, seed=seed,
        people=world.people, flows=world.flows, under_way=world.under_way,
        notes=(_told(rules),),
    )  # fmt: skip


def _told(rules: GoalRules) -> str:
    return (
        f"goals are chosen by (distance + {rules.softening:g} km) to the power "
        f"-{rules.distance_power.median:.2f} and by the free share of their room to the power "
        f"{rules.room_power.median:.2f} (calibrated)"
    )


def _check(scenario: Scenario, ways: GoalMap) -> None:
    if not len(ways.goals):
        raise WrongUse("there is no place to go to", where=scenario.name,
                       todo="give at least one place the kind camp or destination")  # fmt: skip
    if scenario.surges:
        raise WrongUse("calibrated rules share daily arrivals, and a surge gives none",
                       where=scenario.name, todo="give departures by day")  # fmt: skip


def take(rules: GoalRules, goals: int, members: int, seed: int, first: int = 0) -> Taken:
    """The parameters of each member from `first` on: medians for one alone, draws for more."""
    numbers = (rules.distance_power, rules.room_power, rules.elsewhere)
    normal = _normal(len(numbers) + 2 * goals, members, seed, first)
    power, room, elsewhere = (
        number.median * np.exp(_log_sd(number) * normal[i]) for i, number in enumerate(numbers)
    )
    return Taken(
        distance_power=power, room_power=room, elsewhere=elsewhere,
        pull=np.exp(rules.pull * normal[len(numbers) : len(numbers) + goals]),
        hold=np.exp(rules.hold * normal[len(numbers) + goals :]),
        softening=rules.softening, full=rules.full,
    )  # fmt: skip


def _normal(figures: int, members: int, seed: int, first: int = 0) -> Floats:
    """Standard normal draws, (figures, members); members 2 n and 2 n + 1 have opposite luck.

    So the mean of few members is near that of many. One member alone has no luck: 0.
    Source: Hammersley and Morton (1956), A new Monte Carlo technique: antithetic variates.
    """
    if members == 1 and not first:
        return np.zeros((figures, 1))
    pair, odd = divmod(first, 2)
    pairs = (odd + members + 1) // 2
    counters = np.arange(figures, dtype=np.uint64) + np.uint64(LUCK)
    draw = uniforms(member_keys(seed, pairs, pair), counters[:, None])
    normal = np.vectorize(NormalDist().inv_cdf, otypes=[np.float64])(draw)
    return np.stack([normal, -normal], axis=2).reshape(figures, -1)[:, odd : odd + members]


def _log_sd(number: Number) -> float:
    if number.sure or not number.low or not number.high:
        return 0.0
    return float(np.log(number.high / number.low)) / SPREAD


@dataclass(frozen=True, slots=True)
class Stream:
    """People a day, (days,), from one place, or from all who may set out (origin None)."""

    origin: int | None
    people: Floats


def streams_of(scenario: Scenario, days: int, *, whole: bool) -> list[Stream]:
    """Departures by origin; whole people add up to the rounded sum on every day.

    An origin stays in the list where events leave it nobody, so that draws stay the same.
    Raises WrongUse where an event changes one place and people come from no place in particular.
    """
    index = {place.id: i for i, place in enumerate(scenario.places)}
    found: dict[int | None, Floats] = {None: np.zeros(days)}
    for row in scenario.departures:
        if 0 <= row.day < days:
            origin = index[row.origin] if row.origin else None
            found.setdefault(origin, np.zeros(days))[row.day] += row.people.median
    found = {origin: people for origin, people in found.items() if people.any()}
    factor = departure_factors(scenario, days)
    if None in found and (found[None] * np.ptp(factor, axis=1)).any():
        raise WrongUse("calibrated rules cannot tell who of the departures sets out from one place",
                       where="events", near="departures",
                       todo="change them everywhere, or give departures an origin")  # fmt: skip
    for origin, people in found.items():
        people *= factor[:, origin or 0]
    if whole:
        found = {k: np.diff(np.rint(np.cumsum(v)), prepend=0.0) for k, v in found.items()}
    return [Stream(origin, people) for origin, people in found.items()]


class _World:
    """What changes from day to day; arrays have members last."""

    def __init__(
        self, scenario: Scenario, ways: GoalMap, taken: Taken, members: int, draws: Draws
    ) -> None:
        days, links = ways.spells[-1].last, len(scenario.links)
        kind = np.float64 if members == 1 else np.float32
        self.ways, self.taken, self.draws = ways, taken, draws
        self.there = np.zeros((ways.places, members))
        self.there += np.array([place.present for place in scenario.places])[:, None]
        if draws == "sampled":
            self.there = np.rint(self.there)
        self.people = np.zeros((days, ways.places, members), kind)
        self.flows = np.zeros((days, links, members), kind)
        self.under_way = np.zeros((days, members), kind)
        self.waiting: dict[int, Floats] = {}  # by stream, (places, members)
        self.reach: dict[int, Floats] = {}  # by stream, (goals, members)
        self.weight: dict[int, Floats] = {}  # by stream, (places, members)
        self.by_link: dict[int, Floats] = {}  # by stream, (links, goals, members)

    def open(self, spell: Spell, number: int, stream: Stream) -> None:
        """Work out what holds for one stream through a spell."""
        weight = senders(spell, self.taken, stream.origin)
        pairs = weight[:, None, :] * kernel(spell, self.taken)
        reach = pairs.sum(axis=0)
        self.weight[number], self.reach[number] = weight, reach * self.taken.pull
        self.by_link[number] = _by_link(self.ways, spell, pairs, self.flows.shape[1])

    def one_day(self, day: int, spell: Spell, streams: list[Stream], keys: Words) -> None:
        """Everyone who arrives today goes to a goal, or waits where there is none."""
        for number, stream in enumerate(streams):
            held = self.waiting.pop(number, None)
            people = np.full(self.there.shape[1], stream.people[day])
            if held is not None:
                self.there -= held
                people = people + held.sum(axis=0)
            if people.any():
                self._share(day, spell, number, people, (keys, len(streams)))
        self.people[day] = self.there

    def _share(
        self, day: int, spell: Spell, number: int, people: Floats, luck: tuple[Words, int]
    ) -> None:
        keys, streams = luck
        goals = self.ways.goals
        room = free(self.there[goals], spell.capacity + day * self.ways.built, self.taken)
        chance = self.reach[number] * room
        waits = not chance.any()
        if waits:
            chance = self.weight[number]
            if not chance.any():
                raise WrongUse(f"nobody can set out on day {day}: no place of origin",
                               todo="give a place the kind origin, or a conflict")  # fmt: skip
        counter = (day * streams + number) * 4 * self.ways.places
        came = shared(people, chance, keys, counter, whole=self.draws == "sampled")
        if waits:
            self.waiting[number] = came
            self.there += came
        else:
            self.there[goals] += came
            self.flows[day] += np.einsum("lgm,gm->lm", self.by_link[number], came)


def senders(spell: Spell, taken: Taken, origin: int | None) -> Floats:
    """Weight of each place as one people set out from, (places, members)."""
    weight = spell.fighting[:, None] + spell.elsewhere[:, None] * taken.elsewhere
    if origin is not None:
        weight = np.zeros_like(weight)
        weight[origin] = 1.0
    return np.asarray(weight, dtype=np.float64)


def kernel(spell: Spell, taken: Taken) -> Floats:
    """How near each goal is to each place, times its attraction: (places, goals, members)."""
    can = np.isfinite(spell.km)
    km = np.where(can, spell.km, 0.0)[:, :, None] + taken.softening
    near = (km / 100.0) ** -taken.distance_power * spell.attraction[:, None]
    return np.where(can[:, :, None], near, 0.0)


def free(there: Floats, capacity: Floats, taken: Taken) -> Floats:
    """Room as a factor of the choice, (goals, members), from people there and capacities.

    Unknown capacities (nan) are as full as the known ones together; 1 if none is known.
    """
    known = ~np.isnan(capacity)
    hold = np.where(known, capacity, 0.0)[:, None] * taken.hold
    total, held = hold[known].sum(axis=0), there[known].sum(axis=0)
    all_full = np.divide(held, total, out=np.zeros_like(total), where=total > 0)
    hold = hold * np.maximum(1.0, GROWTH * all_full)
    full = np.divide(there, hold, out=np.full_like(there, np.inf), where=hold > 0)
    full[~known] = all_full / np.maximum(1.0, GROWTH * all_full)
    return np.asarray(np.maximum(1.0 - full, 0.0) ** taken.room_power + taken.full)


def shared(people: Floats, chance: Floats, keys: Words, counter: int, *, whole: bool) -> Floats:
    """Share `people` (members,) by `chance` (places, members): (places, members).

    Whole people are drawn by halving: how many of those at a branch go left. Uses the
    counters from `counter` to `counter` + 4 x places.
    """
    if not whole:
        return np.asarray(people * chance / chance.sum(axis=0))
    width = 1 << max(len(chance) - 1, 0).bit_length()
    levels = [np.vstack([chance, np.zeros((width - len(chance), chance.shape[1]))])]
    while len(levels[-1]) > 1:
        levels.append(levels[-1][0::2] + levels[-1][1::2])
    count = people[None, :]
    for above, below in zip(levels[:0:-1], levels[-2::-1], strict=True):
        left = np.divide(below[0::2], above, out=np.zeros_like(above), where=above > 0)
        gone = _go_left(count, np.clip(left, 0.0, 1.0), keys, counter + len(above))
        count = np.stack([gone, count - gone], axis=1).reshape(-1, len(people))
    return count[: len(chance)]


def _go_left(count: Floats, chance: Floats, keys: Words, first: int) -> Floats:
    """Of `count` people at each branch, (branches, members), those who go left."""
    if len(keys) >= MANY and (kernel := _compiled()):
        gone = np.empty_like(chance)
        kernel(count, chance, keys, np.uint64(first), gone)
        return gone
    branch = np.arange(len(chance), dtype=np.uint64) + np.uint64(first)
    return binomials(count, chance, keys, branch[:, None]).astype(np.float64)


@cache
def _compiled() -> Callable[..., None] | None:
    """The compiled draws, or None where numba is not installed."""
    try:
        from exeunt.simulation._goals_kernels import go_left
    except ImportError:
        return None
    return go_left


def _by_link(ways: GoalMap, spell: Spell, pairs: Floats, links: int) -> Floats:
    """Of those who arrive at a goal, the share who passed each link: (links, goals, members)."""
    passed = np.zeros((links, *pairs.shape[1:]))
    total = pairs.sum(axis=0)
    for goal in np.flatnonzero(total.any(axis=1)):
        load = pairs[:, goal] / np.where(total[goal] > 0, total[goal], 1.0)
        km = np.where(spell.next_link[:, goal] >= 0, spell.km[:, goal], -1.0)
        for place in np.argsort(-km, kind="stable")[: int((km >= 0).sum())]:
            link = spell.next_link[place, goal]
            passed[link, goal] += load[place]
            load[ways.link_end[link]] += load[place]
    return passed
