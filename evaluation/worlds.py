"""Worlds: invented countries with a truth that is known, to weigh reports in.

`world(shape, seed)` makes a scenario of one of the `SHAPES` (`worlds_shapes`) and draws
its truth; `worlds_reports.spoken` lets witnesses speak of it. None is the bundled network,
and no name, distance or figure is a real one.

The truth is one draw of every figure to which the scenario gives a low and a high,
simulated: what a method is told of the world is right, and what it does not know it knows
how little it knows. In the shape `rough` this does not hold: departures change by a
quarter from day to day and capacities by a sixth, of which no method is told.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from evaluation.worlds_shapes import SHAPES
from exeunt.network.scenario import Event, Number, Scenario
from exeunt.network.ways import entered
from exeunt.simulation.draws import member_keys
from exeunt.simulation.plan import Engine, prepare
from exeunt.simulation.priors import Luck, Name, drawn
from exeunt.simulation.run import Run

Floats = NDArray[np.float64]
Scores = Mapping[Name, Floats]
Key = tuple[str, str, int]  # place, measure, day
AHEAD_IN_ALL = -1  # in place of a day: the sum of all days after `as_of`, of a country's entries
MEASURES = ("entries", "queue_length", "wait_time")
EVERYONE = "entries of all"  # counted by some border guards, and no quantity of an estimate
LINES = {"queue_length": "km", "queue_vehicles": "vehicles", "wait_time": "wait_hours"}
MEANS = {"queue_length": "mean_km", "queue_vehicles": "mean_vehicles", "wait_time": "mean_wait"}
# worlds are many: loading the compiled engine pays, though no single run is worth it
ENGINE: Engine = "compiled" if importlib.util.find_spec("numba") else "numpy"
DAYS_SD, CAPACITY_SD = 0.25, 0.16  # of logarithms, in the shape `rough`


@dataclass(frozen=True)
class World:
    """A scenario as a method is given it, and what is true in it.

    `as_of` is the last day of which anybody speaks, a number of days from the start.
    `truth` is by place and measure, (days,); `hourly` (days, 24) for who looks at one
    hour; `behind` the country entered by each post.
    """

    shape: str
    seed: int
    scenario: Scenario
    as_of: int
    scores: Scores
    truth: Mapping[tuple[str, str], Floats]
    hourly: Mapping[tuple[str, str], Floats]
    behind: Mapping[str, str]

    @property
    def name(self) -> str:
        return f"{self.shape} {self.seed}"

    @property
    def horizon(self) -> int:
        """Days after `as_of` that the scenario covers."""
        return self.scenario.days - 1 - self.as_of

    def day(self, number: int) -> str:
        """ISO date of a day of the scenario."""
        return (self.scenario.start + timedelta(days=number)).isoformat()

    @cached_property
    def posts(self) -> tuple[str, ...]:
        """Crossings with a road, where lines stand."""
        return tuple(row.place for row in self.scenario.crossings if row.mode == "road")

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Countries entered."""
        return tuple(dict.fromkeys(self.behind.values()))

    def keys(self, day: int) -> tuple[Key, ...]:
        """Every quantity of one day that is scored."""
        if day == AHEAD_IN_ALL:
            return tuple((country, "entries", day) for country in self.countries)
        return tuple((p, m, day) for p, m in self.truth if m in MEASURES)

    def true(self, key: Key) -> float:
        """What is true of one quantity."""
        place, measure, day = key
        values = self.truth[place, measure]
        return float(values[self.as_of + 1 :].sum() if day == AHEAD_IN_ALL else values[day])


def world(shape: str, seed: int) -> World:
    """One world of a shape; the same seed, the same world to the last bit.

    Raises
    ------
    KeyError : no such shape.
    """
    rng = np.random.default_rng([seed, *shape.encode()])
    made = SHAPES[shape](rng)
    as_of, ahead = int(rng.integers(9, 16)), int(rng.integers(7, 15))
    scenario = replace(made, name=f"{shape} {seed}", days=as_of + 1 + ahead)
    scores = drawn_scores(scenario, 1, rng)
    real = _rough(scenario, scores, rng) if shape == "rough" else scenario
    run = prepare(real).run(scores=scores, every="hour", detail=True, engine=ENGINE)
    truth = {key: each[:, 0] for key, each in quantities(run, scores, 1).items()}
    return World(shape, seed, scenario, as_of, scores, truth, _hourly(run), entered(scenario))


def drawn_scores(scenario: Scenario, members: int, rng: np.random.Generator) -> dict[Name, Floats]:
    """Standard normal scores (members,) of every figure of a scenario with a low and a high."""
    names = [each.name for each in prepare(scenario).figures]
    shares = [("normal_share", row.place, row.mode) for row in scenario.crossings]
    return {name: rng.standard_normal(members) for name in dict.fromkeys([*names, *shares])}


def _rough(scenario: Scenario, scores: Scores, rng: np.random.Generator) -> Scenario:
    """Days that differ: who sets out, and what each post lets through."""
    events = []
    luck = Luck(member_keys(0, 1), dict(scores))
    for day in range(scenario.days):
        span = {"start": day, "end": day + 1}
        factor = float(np.exp(rng.normal(0.0, DAYS_SD)))
        events.append(Event(kind="departures", place="", value=factor, **span))
        for row in scenario.crossings:
            usual = drawn(row.capacity_per_hour, luck, "capacity", row.place, row.mode)[0]
            able = float(usual * np.exp(rng.normal(0.0, CAPACITY_SD)))
            events.append(Event(kind="capacity", place=row.place, value=able, **span))
    return replace(scenario, events=tuple(events))


# What a run says


def quantities(run: Run, scores: Scores, members: int) -> dict[tuple[str, str], Floats]:
    """By place and measure the values of each day, (days, members).

    Entries of the main group: people of all simulated groups who are let in, and the share
    of ordinary travellers who belong to it; of a country, the sum over its posts. Queue (km,
    vehicles) and wait (hours) are means of the day, of roads.
    """
    days, luck = run.people.shape[0], Luck(member_keys(run.seed, members), dict(scores))
    behind = entered(run.scenario)
    out: dict[tuple[str, str], Floats] = {}
    told = {name: _daily(run.crossings[name], days) for name in ("entered", "ordinary")}
    for row, crossing in enumerate(run.scenario.crossings):
        site = (crossing.place, crossing.mode)
        own = drawn(crossing.normal_share or Number(1.0), luck, "normal_share", *site)
        let_in, ordinary = told["entered"][:, row], told["ordinary"][:, row]
        for place in (crossing.place, behind[crossing.place]):
            _add(out, (place, "entries"), let_in + ordinary * own)
            _add(out, (place, EVERYONE), let_in + ordinary)
        if crossing.mode == "road":
            for measure, name in MEANS.items():
                every = run.crossings[name][:, row].astype(np.float64)
                # of a record by the hour the mean of an hour is that hour
                out[crossing.place, measure] = every.reshape(days, -1, members).mean(axis=1)
    return out


def _add(to: dict[tuple[str, str], Floats], key: tuple[str, str], values: Floats) -> None:
    to[key] = to[key] + values if key in to else values


def _daily(values: NDArray[np.floating], days: int) -> Floats:
    """(days, rows, members) sums of a record by the hour or by the day."""
    return np.asarray(values.reshape(days, -1, *values.shape[1:]).sum(axis=1, dtype=np.float64))


def _hourly(run: Run) -> dict[tuple[str, str], Floats]:
    """(days, 24) of queue and wait on each road of a run of one member."""
    days = run.people.shape[0]
    return {
        (crossing.place, measure): run.crossings[name][:, row, 0].reshape(days, 24)
        for measure, name in LINES.items()
        for row, crossing in enumerate(run.scenario.crossings) if crossing.mode == "road"
    }  # fmt: skip
