"""Who sends people and how many: one rule for walk, plan and calibrated goals."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from numpy.testing import assert_allclose

from exeunt.errors import ExeuntError
from exeunt.network.checks import check
from exeunt.network.scenario import Departure, Event, Link, Number, Place, Scenario
from exeunt.network.ways import sending, sources
from exeunt.simulation.goals import GoalRules, simulate_goals
from exeunt.simulation.plan import simulate_plan
from exeunt.simulation.walk import simulate_walk

DAYS = 6
PLAIN = GoalRules(room_power=Number(0.0), elsewhere=Number(0.0))


def simulate_calibrated(scenario, **asked):
    return simulate_goals(scenario, PLAIN, **asked)


ENGINES = (simulate_walk, simulate_plan, simulate_calibrated)


def world(**more):
    """Three towns, each with a road of its own to a camp of its own; 90 people leave a day."""
    names = ("corna", "aldmar", "lund")
    kinds = ("origin", "origin", "waypoint")
    asked = {
        "name": "three", "start": date(2022, 9, 21), "days": DAYS,
        "places": (
            *(Place(id=name, kind=kind, country="A", population=Number(1000.0))
              for name, kind in zip(names, kinds, strict=True)),
            *(Place(id=f"camp-{name}", kind="camp", country="B") for name in names),
        ),
        "links": tuple(Link(start=name, end=f"camp-{name}", km=50.0) for name in names),
        "departures": tuple(Departure(day=day, people=Number(90.0)) for day in range(DAYS)),
    }  # fmt: skip
    return Scenario(**{**asked, **more})


def fight(place, start=0, end=None, value=1.0):
    return Event(kind="conflict", place=place, start=start, end=end, value=value)


def by_town(run):
    """(days, towns) people who had set out from each town by the end of each day."""
    people = run.people.sum(axis=2)
    return people[:, :3] + people[:, 3:]


@pytest.mark.parametrize("simulate", ENGINES)
@pytest.mark.parametrize(
    ("events", "shares"),
    [
        ((), [0.5, 0.5, 0]),
        ((fight("aldmar"),), [0, 1, 0]),
        ((fight("aldmar"), fight("corna", value=0.0)), [0, 1, 0]),
        ((fight("lund"), fight("aldmar")), [0, 0.5, 0.5]),
        ((Event(kind="becomes", place="lund", value="origin"),), [1 / 3, 1 / 3, 1 / 3]),
        ((Event(kind="becomes", place="corna", value="waypoint"),), [0, 1, 0]),
    ],
)
def test_once_a_conflict_is_told_only_places_in_conflict_send(simulate, events, shares):
    run = simulate(world(events=events, days=40), days=40)
    assert_allclose(by_town(run)[-1], 90 * DAYS * np.array(shares), atol=0.5)


@pytest.mark.parametrize("simulate", ENGINES)
@pytest.mark.parametrize(
    "events", [(fight("aldmar", value=0.0),), (fight("corna", 0, 3),), (fight("corna", 2),)]
)
def test_who_sets_out_while_no_place_sends_is_an_error(simulate, events):
    with pytest.raises(ExeuntError, match=r"no place (sends any that day|of origin)"):
        simulate(world(events=events))


def test_the_fiercer_of_two_conflicts_at_once_counts():
    scenario = world(events=(fight("lund", 0, 4, 2.0), fight("lund", 2, 6, 3.0), fight("corna")))
    strength = [sending(scenario, day).get("lund", 0.0) for day in range(7)]
    assert strength == [2, 2, 3, 3, 3, 3, 0]
    assert list(sources(scenario)) == ["lund", "corna"]


def test_conflicts_of_no_intensity_are_found_before_a_run():
    (found,) = [each for each in check(world(events=(fight("corna", value=0.0),)))
                if each.severity == "problem" and each.kind == "nobody"]  # fmt: skip
    assert found.what == "people set out, but no place is in conflict"
