"""People who turn back from a post: how they weigh the ways behind each link back."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from exeunt.network.scenario import Crossing, Departure, Group, Link, Place, PlanRules, Rule
from exeunt.simulation.plan import simulate_plan

sys.path.insert(0, str(Path(__file__).parent))
from slow_plan import World
from test_plan import place, same_bytes, sure, world


def crossroads():
    """A post that refuses, and two towns to turn back to: one way leads on from one, two from the
    other."""
    posts = ("shut", "left", "right", "beyond")
    places = (
        Place(id="home", kind="origin", country="A"),
        *(Place(id=name, kind="waypoint", country="A") for name in ("town", "port")),
        *(Place(id=p, kind="crossing", country="A") for p in posts),
        Place(id="east", kind="destination", country="B"),
    )  # fmt: skip
    roads = (("home", "shut", 1), ("shut", "town", 2), ("shut", "port", 3), ("town", "left", 5),
             ("port", "right", 5), ("port", "beyond", 6))  # fmt: skip
    links = [Link(start=a, end=b, km=0.0, hours=sure(hours)) for a, b, hours in roads]
    links += [Link(start=p, end="east", km=0.0, hours=sure(1)) for p in posts]
    return world(
        days=2, places=places, links=tuple(links),
        crossings=tuple(Crossing(place=p, capacity_per_hour=sure(10_000)) for p in posts),
        rules=(Rule(place="shut", decision="conditional", share=0.4),),
        departures=(Departure(day=0, people=sure(2_400), origin="home"),),
        groups=(Group(id="all"),),
        plan=PlanRules(spread=sure(2)),
    )  # fmt: skip


def test_who_turns_back_weighs_a_link_by_all_the_ways_behind_it():
    run = simulate_plan(crossroads())
    town, port = run.flows[:, 1:3, 0].sum(axis=0)
    assert town + port > 1_000
    assert_allclose(port / town, np.exp(-(3 - 2) / 2) * (1 + np.exp(-1 / 2)), rtol=1e-6)
    right, beyond = run.flows[:, 4:6, 0].sum(axis=0)
    assert_allclose(beyond / right, np.exp(-1 / 2), rtol=1e-6)
    slow = World(crossroads()).run(2)
    names = [p.id for p in run.scenario.places]
    assert_allclose(run.people[:, :, 0], [[day[name] for name in names] for day in slow.people],
                    atol=1e-6)  # fmt: skip


def test_where_only_the_dearest_ways_are_left_those_behind_a_link_still_count():
    scenario = replace(crossroads(), plan=PlanRules(spread=sure(0.01)))
    run = simulate_plan(scenario, engine="numpy")
    slow = World(scenario).run(2)
    names = [p.id for p in scenario.places]
    assert_allclose(run.people[:, :, 0], [[day[name] for name in names] for day in slow.people],
                    atol=1e-6)  # fmt: skip
    assert place(run, "east") > 2_000


@pytest.mark.parametrize("draws", ["expected", "sampled"])
def test_without_numba_those_who_turn_back_go_the_same_ways(draws):
    pytest.importorskip("numba")
    for spread in (2.0, 0.01):
        scenario = replace(crossroads(), plan=PlanRules(spread=sure(spread)))
        same_bytes(*(simulate_plan(scenario, members=20, draws=draws, engine=engine)
                     for engine in ("compiled", "numpy")))  # fmt: skip
