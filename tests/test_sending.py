"""Who sends people and how many: one rule for walk, plan and calibrated goals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from exeunt.errors import ExeuntError, WrongUse
from exeunt.network.checks import check
from exeunt.network.scenario import Departure, Event, Link, Number, Place, Scenario, Surge
from exeunt.network.ways import sending, sources
from exeunt.simulation.goals import GoalRules, simulate_goals
from exeunt.simulation.plan import simulate_plan
from exeunt.simulation.sending import departure_factors
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
            *(Place(id=name, kind=kind, country="A", population=Number(1e5))
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


# Events that change how many set out


def with_surges(**more):
    """Rows and surges, of one town and of all, each but roughly known."""
    rough = tuple(Departure(day=day, people=Number(90.0, 60.0, 150.0)) for day in range(DAYS))
    own = tuple(replace(row, origin="aldmar") for row in rough[2:])
    wave = Surge(start=date(2022, 9, 22), total=Number(800.0, 500.0, 2000.0))
    surges = (wave, replace(wave, origin="corna", rise=Number(2.0, 1.0, 3.0)))
    return world(departures=rough + own, **{"surges": surges, **more})


def set_out(run):
    """(days, members) people who set out, added up."""
    return run.people.sum(axis=1, dtype=np.float64) + run.under_way


def fit_for(simulate, place):
    """The calibrated rule shares daily counts: it takes no surge, nor parts of what is shared."""
    if simulate is not simulate_calibrated:
        return with_surges()
    named = with_surges(surges=())
    rows = tuple(replace(row, origin=row.origin or "corna") for row in named.departures)
    return replace(named, departures=rows) if place else named


@pytest.mark.parametrize("draws", ["sampled", "expected"])
@pytest.mark.parametrize("simulate", ENGINES)
@settings(max_examples=12, deadline=None, derandomize=True)
@given(
    factor=st.sampled_from([0.0, 0.5, 3.0]),
    first=st.integers(0, DAYS),
    length=st.none() | st.integers(1, 4),
    place=st.sampled_from(["", "aldmar", "corna"]),
    as_taken=st.booleans(),
)
def test_before_departures_change_nothing_differs(
    simulate, draws, factor, first, length, place, as_taken
):
    base = fit_for(simulate, place)
    base = replace(base, walk=replace(base.walk, take_from_population=as_taken))
    end = None if length is None else first + length
    event = Event(kind="departures", place=place, start=first, end=end, value=factor)
    asked = {"members": 3, "seed": 7, "draws": draws}
    before, after = (simulate(each, **asked) for each in (base, replace(base, events=(event,))))
    for name in ("people", "flows", "under_way"):
        one, other = getattr(before, name), getattr(after, name)
        assert_array_equal(one[:first], other[:first], err_msg=name)
    if not place and not as_taken:
        wanted = np.diff(set_out(before), axis=0, prepend=0.0)
        wanted[first:end] *= factor
        off = {"expected": 0.01, "sampled": 6.0}[draws]  # parts of people, carried on
        assert_allclose(set_out(after), wanted.cumsum(axis=0), rtol=1e-6, atol=off)


@pytest.mark.parametrize("draws", ["sampled", "expected"])
@pytest.mark.parametrize("simulate", [simulate_walk, simulate_plan])
def test_fewer_from_one_town_leave_the_others_as_they_were(simulate, draws):
    base = with_surges(days=30)
    event = Event(kind="departures", place="aldmar", start=2, value=0.0)
    asked = {"members": 4, "seed": 1, "draws": draws}
    before, after = (by_place(simulate(each, **asked))
                     for each in (base, replace(base, events=(event,))))  # fmt: skip
    assert_array_equal(before[:, [0, 2]], after[:, [0, 2]])
    assert (after[-1, 1] < before[-1, 1]).all()


def by_place(run):
    return run.people[:, :3] + run.people[:, 3:]


def test_a_row_whose_people_are_all_kept_away_leaves_the_luck_of_the_others():
    rows = (Departure(day=0, people=Number(55.0), origin="aldmar"),
            Departure(day=3, people=Number(70.0), origin="corna"))  # fmt: skip
    links = tuple(Link(start=a, end=f"camp-{b}", km=50.0) for a in ("aldmar", "corna")
                  for b in ("aldmar", "corna", "lund"))  # fmt: skip
    base = world(departures=rows, links=links)
    event = Event(kind="departures", place="corna", start=2, value=0.0)
    for simulate in ENGINES:
        asked = {"members": 20, "seed": 3, "draws": "sampled"}
        before, after = (simulate(s, **asked) for s in (base, replace(base, events=(event,))))
        assert_array_equal(before.people[:3], after.people[:3])
        assert not after.flows[3:, 3:].any()


def test_calibrated_rules_do_not_guess_who_leaves_from_one_place():
    event = Event(kind="departures", place="corna", start=2, value=0.0)
    with pytest.raises(WrongUse, match="cannot tell who of the departures"):
        simulate_calibrated(world(events=(event,)))


def test_twice_half_is_a_quarter():
    halves = tuple(Event(kind="departures", place=place, value=0.5) for place in ("", "corna"))
    factor = departure_factors(world(events=halves), 2)
    assert_allclose(factor, [[0.25, *[0.5] * 5]] * 2)
