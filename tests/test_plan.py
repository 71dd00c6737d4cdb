"""People who weigh the ways out: conservation, the slow twin, and small worlds to picture."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from exeunt.errors import WrongUse
from exeunt.network.scenario import (
    Crossing,
    Departure,
    Event,
    Group,
    Link,
    Number,
    Place,
    PlanRules,
    Rule,
    Scenario,
    Surge,
)
from exeunt.simulation._plan_numpy_tables import weights
from exeunt.simulation.draws import key_of, member_keys, uniforms
from exeunt.simulation.plan import figures, prepare, simulate_plan
from exeunt.simulation.plan_model import seat_links
from exeunt.simulation.plan_state import LEAST
from exeunt.simulation.priors import Luck, drawn, drawn_rows, normals

sys.path.insert(0, str(Path(__file__).parent))
from slow_plan import World

START = date(2022, 9, 1)
MEASURES = ("arrived", "crossed", "waiting", "vehicles", "km", "wait_hours")


def sure(value):
    return Number(float(value))


def world(**changes):
    """A town, two posts an hour and three hours away, a destination behind each."""
    parts = {
        "name": "two posts", "start": START, "days": 4, "step": "hour", "choice": "plan",
        "places": (
            Place(id="town", kind="origin", country="A"),
            Place(id="near", kind="crossing", country="A"),
            Place(id="far", kind="crossing", country="A"),
            Place(id="east", kind="destination", country="B"),
            Place(id="west", kind="destination", country="C"),
        ),
        "links": (
            Link(start="town", end="near", km=65), Link(start="town", end="far", km=195),
            Link(start="near", end="east", km=65), Link(start="far", end="west", km=65),
        ),
        "crossings": (
            Crossing(place="near", capacity_per_hour=sure(100)),
            Crossing(place="far", capacity_per_hour=sure(100)),
        ),
        "departures": (Departure(day=0, people=sure(2_400), origin="town"),),
    }  # fmt: skip
    return Scenario(**{**parts, **changes})


def one_post(days=1, **row):
    """The same without the post three hours away; 100 an hour come to the other."""
    scenario = world(days=days, crossings=(Crossing(place="near", **row),))
    return replace(scenario, links=scenario.links[::2])


def place(run, name, day=-1):
    return run.people[day, [p.id for p in run.scenario.places].index(name)]


def everyone(run):
    return run.people.sum(axis=1, dtype=np.float64) + run.under_way


def same_bytes(one, other):
    for name in ("people", "flows", "under_way"):
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes(), name
    for name in (*MEASURES, *one.crossings):
        assert one.crossings[name].tobytes() == other.crossings[name].tobytes(), name


# Random worlds


@st.composite
def worlds(draw, seats=True):
    """Small networks with closures, refusals, full places and posts that let nobody through."""
    few = st.integers(1, 3)
    origins, posts, goals = draw(few), draw(few), draw(few)
    places = [Place(id=f"o{i}", kind="origin", country="A") for i in range(origins)]
    places += [Place(id="w", kind="waypoint", country="A")]
    places += [
        Place(
            id=f"c{i}",
            kind="crossing",
            country="A",
            attraction=sure(draw(st.sampled_from([1.0, 2.5]))),
        )
        for i in range(posts)
    ]
    for i in range(goals):
        room = draw(st.sampled_from([None, 0, 150, 2_000]))
        places.append(
            Place(id=f"d{i}", kind="destination", country="B", present=float(draw(few)),
                  capacity=None if room is None else sure(room), overflow=f"d{(i + 1) % goals}",
                  attraction=sure(draw(st.sampled_from([1.0, 0.3]))))
        )  # fmt: skip
    towns = [*(f"o{i}" for i in range(origins)), "w"]
    pairs = [(a, b) for a in towns for b in towns if a != b]
    pairs += [(a, f"c{i}") for a in towns for i in range(posts)]
    pairs += [(f"c{i}", f"d{k}") for i in range(posts) for k in range(goals)]
    pairs += [(f"d{i}", f"d{k}") for i in range(goals) for k in range(goals) if i != k]
    km = st.sampled_from([31.0, 120.0, 333.0, 777.0])
    links = [Link(start=a, end=b, km=draw(km) + i) for i, (a, b) in enumerate(pairs)
             if draw(st.integers(0, 2))]  # fmt: skip
    if seats and draw(st.booleans()):
        links.append(Link(start="o0", end="d0", km=900, mode="air", price=sure(100),
                          seats_per_day=sure(draw(st.sampled_from([0, 48])))))  # fmt: skip
    crossings = tuple(
        Crossing(place=f"c{i}", capacity_per_hour=sure(draw(st.sampled_from([0, 7, 60]))),
                 unit=draw(st.sampled_from(["persons", "vehicles"])),
                 persons_per_vehicle=sure(2.5), opens=draw(st.sampled_from([0, 6.5, 22])),
                 closes=draw(st.sampled_from([24, 6.0, 20])),
                 normal_per_day=draw(st.sampled_from([None, sure(120)])))
        for i in range(posts)
    )  # fmt: skip
    events = tuple(
        Event(kind="close_place", place=name, start=draw(st.integers(0, 2)),
              end=draw(st.sampled_from([None, 3, 4])))
        for name in draw(st.sets(st.sampled_from([*(f"c{i}" for i in range(posts)), "w"])))
    )  # fmt: skip
    rules = tuple(
        Rule(place=draw(st.sampled_from(["c0", "d0", "c1"])), group=draw(st.sampled_from("ab")),
             decision=draw(st.sampled_from(["refused", "conditional"])), share=0.4)
        for _ in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    return Scenario(
        name="random", start=START, days=3, step="hour", choice="plan", places=tuple(places),
        links=tuple(links), crossings=crossings, events=events, rules=rules,
        groups=(Group(id="a", share=sure(0.7)), Group(id="b", share=sure(0.3))),
        departures=tuple(Departure(day=d, people=sure(700 + 60 * d), origin=f"o{i}")
                         for d in range(2) for i in range(origins)),
        plan=PlanRules(replan=draw(st.sampled_from([0.0, 0.1, 0.5])),
                       delay=sure(draw(st.sampled_from([0, 5, 12])))),
    )  # fmt: skip


@settings(max_examples=12, deadline=None, derandomize=True)
@given(worlds(), st.sampled_from(["expected", "sampled"]))
def test_nobody_vanishes(scenario, draws):
    run = simulate_plan(scenario, draws=draws, engine="numpy", members=1)
    gone = np.cumsum([sum(d.people.median for d in scenario.departures if d.day == day)
                      for day in range(3)])  # fmt: skip
    there = gone + sum(p.present for p in scenario.places)
    assert_allclose(everyone(run)[:, 0], there, atol=1e-6 if draws == "expected" else 8)
    assert (run.people >= -1e-9).all()
    if draws == "sampled":
        assert_array_equal(run.people, np.rint(run.people))


@settings(max_examples=8, deadline=None, derandomize=True, phases=[Phase.generate])
@given(worlds(seats=False))
def test_the_engine_agrees_with_its_slow_twin(scenario):
    fewer = Event(kind="departures", place="o0", start=1, end=2, value=0.4)
    more = Event(kind="departures", place="", start=0, end=2, value=1.5)
    scenario = replace(scenario, events=(*scenario.events, fewer, more))
    slow = World(scenario).run(scenario.days)
    run = simulate_plan(scenario, engine="numpy")
    names = [p.id for p in scenario.places]
    slow_people = [[day[name] for name in names] for day in slow.people]
    assert_allclose(run.people[:, :, 0], slow_people, atol=1e-6)
    for hour, row, arrived, crossed in slow.crossings:
        assert_allclose(run.crossings["arrived"][hour, row, 0], arrived, atol=1e-6)
        assert_allclose(run.crossings["crossed"][hour, row, 0], crossed, atol=1e-6)


@settings(max_examples=4, deadline=None, derandomize=True)
@given(worlds(), st.sampled_from(["expected", "sampled"]))
def test_without_numba_the_bytes_are_the_same(scenario, draws):
    pytest.importorskip("numba")
    both = [simulate_plan(scenario, members=3, seed=5, draws=draws, engine=engine, detail=True)
            for engine in ("compiled", "numpy")]  # fmt: skip
    same_bytes(*both)


# Members


def unsure():
    spread = Number(100, 60, 160)
    return world(
        crossings=tuple(Crossing(place=name, capacity_per_hour=spread) for name in ("near", "far")),
        departures=(Departure(day=0, people=Number(4_000, 3_000, 6_000), origin="town"),),
        plan=PlanRules(delay=Number(12, 4, 20), spread=Number(6, 3, 12)),
    )


def test_members_worked_out_in_parts_are_those_of_a_small_run():
    pytest.importorskip("numba")
    names = [figure.name for figure in figures(unsure(), days=1)]
    z = {name: np.linspace(-2, 2, 129) for name in names}
    many = simulate_plan(unsure(), members=129, engine="compiled", days=1, scores=z)
    last = simulate_plan(unsure(), members=7, first_member=122, engine="compiled", days=1, scores=z)
    assert_array_equal(many.people[:, :, 122:], last.people)
    assert_array_equal(many.crossings["km"][:, :, 122:], last.crossings["km"])


@pytest.mark.parametrize("draws", ["expected", "sampled"])
def test_threads_and_other_members_do_not_change_a_member(draws):
    pytest.importorskip("numba")
    scenario = unsure()
    one = simulate_plan(scenario, members=70, draws=draws, engine="compiled")
    same_bytes(one, simulate_plan(scenario, members=70, draws=draws, engine="compiled", threads=3))
    few = simulate_plan(scenario, members=40, draws=draws, engine="compiled")
    assert_array_equal(few.people, one.people[:, :, :40])


def test_members_differ_as_far_as_the_figures_are_unsure():
    run = simulate_plan(unsure(), members=400, engine="numpy", days=2)
    total = everyone(run)[-1]
    assert_allclose(np.quantile(total, [0.05, 0.5, 0.95]), [3_000, 4_000, 6_000], rtol=0.08)
    sure_run = simulate_plan(world(), members=3, engine="numpy", days=2)
    assert_array_equal(sure_run.people[:, :, 0], sure_run.people[:, :, 2])


def test_a_figure_is_drawn_as_its_three_numbers_say():
    keys = member_keys(3, 20_000)
    for number in (Number(100, 60, 300), Number(0.0, -1, 2), Number(5, 0, 9)):
        values = drawn(number, keys, "figure")
        low, median, high = np.quantile(values, [0.05, 0.5, 0.95])
        assert_allclose([median, high], [number.median, number.high], atol=0.04 * number.high)
        assert_allclose(low, max(number.low, 0), atol=0.04 * number.high)
    assert_array_equal(drawn(Number(7), keys, "figure"), 7.0)
    assert_array_equal(drawn(Number(100, 60, 300), keys[:1], "figure"), 100.0)


def test_a_row_of_figures_is_what_each_gives_alone():
    keys = member_keys(3, 50)
    numbers = (Number(100, 60, 300), None, Number(0.0, -1, 2), Number(7), Number(5, 0, 9))
    words = [("figure", i) for i in range(5)]
    alone = [
        drawn(number, keys, *name, nothing=2) for number, name in zip(numbers, words, strict=True)
    ]
    assert_array_equal(drawn_rows(numbers, keys, words, nothing=2), alone)


def test_a_score_says_where_in_its_spread_a_figure_lies():
    keys, number = member_keys(3, 1), Number(100, 60, 300)
    scores = {("capacity", "near"): np.array([1.6448536269514722])}
    assert_allclose(drawn(number, Luck(keys, scores), "capacity", "near"), 300)
    assert_array_equal(drawn(number, Luck(keys, scores), "capacity", "far"), 100)


def test_the_scores_of_the_hash_give_the_run_of_the_hash():
    scenario, keys = unsure(), member_keys(4, 10)
    names = [figure.name for figure in figures(scenario)]
    assert sorted(names) == sorted([
        ("spread",), ("delay",), ("departures", "town", ""),
        *((word, place, "road") for place in ("near", "far")
          for word in ("capacity", "metres_per_vehicle")),
    ])  # fmt: skip
    scores = {name: normals(uniforms(keys, np.uint64(key_of(*name)))) for name in names}
    hashed = simulate_plan(scenario, members=10, seed=4, engine="numpy")
    same_bytes(hashed, simulate_plan(scenario, members=10, seed=0, engine="numpy", scores=scores))
    prepared = prepare(scenario)
    assert prepared.figures == figures(scenario)
    same_bytes(hashed, prepared.run(members=10, seed=4, engine="numpy"))
    part = prepared.run(members=4, first_member=6, engine="numpy", scores=scores)
    assert_array_equal(part.people, hashed.people[:, :, 6:])
    assert_array_equal(part.crossings["km"], hashed.crossings["km"][:, :, 6:])


def test_every_figure_told_moves_something():
    many = Departure(day=0, people=Number(9_000, 6_000, 20_000), origin="town")
    scenario = replace(unsure(), departures=(many,))
    usual = simulate_plan(scenario, engine="numpy")
    for figure in figures(scenario):
        moved = simulate_plan(scenario, engine="numpy", scores={figure.name: np.array([1.0])})
        assert any((moved.crossings[name] != usual.crossings[name]).any() for name in MEASURES)


def test_attraction_shares_and_populations_are_drawn_too():
    scenario = world(groups=(Group(id="a", share=Number(0.5, 0.3, 0.7)), Group(id="b")))
    crowded = Place(id="town", kind="origin", country="A", population=Number(3e5, 2e5, 6e5))
    small = Place(id="village", kind="origin", country="A", population=sure(1e5))
    near = replace(scenario.places[1], attraction=Number(1, 0.5, 4))
    scenario = replace(
        scenario, places=(crowded, near, *scenario.places[2:], small),
        departures=(Departure(day=0, people=sure(2_400)),), plan=PlanRules(spread=sure(2)),
        events=(Event(kind="attraction", place="far", start=0, value=2.0),),
    )  # fmt: skip
    assert {one.name for one in figures(scenario)} >= {
        ("attraction", "near"), ("share", "a"), ("population", "town")
    }  # fmt: skip
    high = np.array([1.6448536269514722])
    plain, loved, big = (
        simulate_plan(scenario, scores={name: high} if name else None, days=1)
        for name in ((), ("attraction", "near"), ("population", "town"))
    )
    ratio = plain.flows[0, 0, 0] / plain.flows[0, 1, 0]
    assert_allclose(ratio, np.exp(2 / 2) / 2)
    assert_allclose(loved.flows[0, 0, 0] / loved.flows[0, 1, 0], 4 * ratio)
    assert_allclose([place(run, "village", 0)[0] for run in (plain, big)], [600, 2_400 / 7])
    share = simulate_plan(
        replace(scenario, rules=(Rule(place="A", group="b", decision="refused"),), links=()),
        scores={("share", "a"): high}, days=1,
    )  # fmt: skip
    assert_allclose(share.people[0].sum(), 2_400)


def test_a_score_for_too_few_members_is_refused():
    for wrong in (np.zeros(2), np.zeros((3, 1)), np.array([0, np.nan, 0])):
        with pytest.raises(WrongUse):
            simulate_plan(unsure(), members=3, scores={("delay",): wrong})


def test_sampled_people_are_the_expected_ones_on_average():
    scenario = world(
        departures=(Departure(day=0, people=sure(240), origin="town"),),
        rules=(Rule(place="near", decision="conditional", share=0.5),),
        crossings=tuple(Crossing(place=n, capacity_per_hour=sure(500)) for n in ("near", "far")),
    )
    sampled = simulate_plan(scenario, members=600, draws="sampled", engine="numpy", days=2)
    expected = simulate_plan(scenario, engine="numpy", days=2)
    mean = sampled.people.mean(axis=2)
    error = sampled.people.std(axis=2) / np.sqrt(600)
    assert (np.abs(mean - expected.people[:, :, 0]) <= 4.5 * error + 0.5).all()
    assert sampled.people[-1].std(axis=1).max() > 3


# Small worlds


def test_shares_follow_the_logit_of_the_costs():
    run = simulate_plan(world(days=1, plan=PlanRules(spread=sure(2))))
    near, far = run.flows[0, :2, 0]
    assert_allclose(far / near, np.exp(-2 / 2))


def test_the_line_and_the_wait_by_hand():
    run = simulate_plan(one_post(capacity_per_hour=sure(40)))
    waiting, wait = (run.crossings[name][:, 0, 0] for name in ("waiting", "wait_hours"))
    assert_allclose(run.crossings["arrived"][:3, 0, 0], [0, 100, 100])
    assert_allclose(waiting[:4], [0, 60, 120, 180])
    assert_allclose(wait[:4], [0, 1.5, 3, 4.5])


def test_vehicles_stand_in_kilometres():
    run = simulate_plan(
        one_post(
            capacity_per_hour=sure(10), unit="vehicles", lanes=2, persons_per_vehicle=sure(4),
            metres_per_vehicle=sure(8),
        )
    )  # fmt: skip
    vehicles, km = (run.crossings[name][:, 0, 0] for name in ("vehicles", "km"))
    assert_allclose(vehicles[1], 15)  # 100 came, 40 crossed
    assert_allclose(km[1], 15 * 8 / 2 / 1000)


def test_a_post_that_closes_at_night_makes_the_last_wait_for_morning():
    run = simulate_plan(one_post(days=2, capacity_per_hour=sure(50), opens=8, closes=20))
    crossed, waiting, wait = (run.crossings[n][:, 0, 0] for n in ("crossed", "waiting",
                                                                "wait_hours"))  # fmt: skip
    assert crossed[:8].sum() == 0
    assert_allclose(crossed[8:20], 50)
    assert crossed[20:32].sum() == 0
    assert_allclose(wait[0], 7)  # nobody is there: until 8
    assert_allclose(waiting[3], 300)
    assert_allclose(wait[3], 4 + 6)
    assert_allclose(waiting[13], 1_000)  # 300 more go today, 600 tomorrow
    assert_allclose(wait[13], 6 + 12 + 12 + 12 + (1_000 - 300 - 600) / 50)


def test_of_two_ways_far_dearer_than_a_shut_one_the_better_is_taken():
    usual = world()
    scenario = replace(
        usual, plan=PlanRules(spread=sure(0.002)),
        places=(*usual.places, Place(id="third", kind="crossing", country="A")),
        links=(*usual.links, Link(start="town", end="third", km=325),
               Link(start="third", end="west", km=65)),
        crossings=tuple(Crossing(place=name, capacity_per_hour=sure(1_000))
                        for name in ("near", "far", "third")),
        events=(Event(kind="close_place", place="near", start=0),),
    )  # fmt: skip
    run = simulate_plan(scenario, engine="numpy")
    assert_allclose(run.crossings["crossed"][..., 0].sum(axis=0), [0, 2_400, 0], atol=1e-6)


def test_when_a_post_closes_people_take_the_other():
    shut = Event(kind="close_place", place="near", start=1)
    leaving = tuple(Departure(day=d, people=sure(2_400), origin="town") for d in range(4))
    base = simulate_plan(world(departures=leaving))
    run = simulate_plan(world(departures=leaving, events=(shut,)))
    assert_array_equal(run.people[0], base.people[0])
    assert run.crossings["crossed"][24:, 0].sum() == 0
    assert np.isnan(run.crossings["wait_hours"][24:, 0]).all()
    assert place(run, "west") > 1.5 * place(base, "west")
    assert run.flows[3, 0, 0] == 0  # the news has come: nobody sets out for it


def test_news_take_time():
    shut = Event(kind="close_place", place="near", start=1)
    leaving = tuple(Departure(day=d, people=sure(2_400), origin="town") for d in range(2))
    slow, fast = (
        simulate_plan(world(departures=leaving, events=(shut,), days=2,
                            plan=PlanRules(delay=sure(hours))))
        for hours in (20, 1)
    )  # fmt: skip
    assert slow.flows[1, 0, 0] > 5 * fast.flows[1, 0, 0] > 0


def test_the_refused_turn_back_and_go_the_other_way():
    groups = (Group(id="a", share=sure(0.5)), Group(id="b", share=sure(0.5)))
    rules = (Rule(place="near", group="b", decision="refused", start=date(2022, 9, 2)),)
    leaving = (Departure(day=1, people=sure(2_400), origin="town"),)
    run = simulate_plan(world(groups=groups, rules=rules, departures=leaving))
    assert_allclose(place(run, "east"), 1_200 * np.exp(2 / 12) / (1 + np.exp(2 / 12)), rtol=0.2)
    few = Rule(place="near", group="b", decision="conditional", share=0.1)
    late = simulate_plan(world(groups=groups, rules=(few,), departures=leaving))
    assert place(late, "town") + place(late, "near") < 1
    assert place(late, "west") > 1_000


def test_nobody_of_a_refused_group_is_let_in():
    groups = (Group(id="a", share=sure(0.5)), Group(id="b", share=sure(0.5)))
    rules = tuple(Rule(place=country, group="b", decision="refused") for country in "BC")
    run = simulate_plan(world(groups=groups, rules=rules))
    assert_allclose(place(run, "town"), 1_200)
    assert_allclose(place(run, "east") + place(run, "west"), 1_200)


def test_a_group_without_a_car_takes_no_road():
    bus = Link(start="town", end="far", km=195, mode="rail", hours=sure(5))
    groups = (Group(id="walkers", modes=("rail",)),)
    onward = Link(start="far", end="west", km=65, mode="rail")
    rail = Crossing(place="far", mode="rail", capacity_per_hour=sure(100))
    scenario = world(groups=groups)
    run = simulate_plan(replace(scenario, links=(*scenario.links, bus, onward),
                                crossings=(*scenario.crossings, rail)))  # fmt: skip
    assert_allclose(run.flows.sum(axis=0)[:, 0], [0, 0, 0, 0, 2_400, 2_400])
    assert_allclose(run.crossings["arrived"].sum(axis=0)[:, 0], [0, 0, 2_400])


def test_bicycles_pass_the_cars():
    scenario = world()
    bicycle = Link(start="town", end="near", km=65, mode="bicycle")
    row = Crossing(place="near", mode="bicycle", capacity_per_hour=sure(1_000))
    jam = Crossing(place="near", capacity_per_hour=sure(5))
    run = simulate_plan(replace(scenario, links=(*scenario.links, bicycle),
                                crossings=(jam, scenario.crossings[1], row)))  # fmt: skip
    assert run.crossings["waiting"][:, 2].max() == 0
    assert run.crossings["crossed"][:, 2].sum() > 300
    assert run.crossings["waiting"][:, 0].max() > 100


def test_a_full_hotel_sends_its_guests_on():
    scenario = world()
    inn = Place(id="inn", kind="destination", country="B", attraction=sure(1e-9))
    east = replace(scenario.places[3], capacity=sure(200), overflow="inn")
    places = (*scenario.places[:3], east, scenario.places[4], inn)
    links = (*scenario.links, Link(start="east", end="inn", km=20))
    run = simulate_plan(replace(scenario, places=places, links=links), days=4)
    assert_allclose(place(run, "east"), 200)
    assert place(run, "inn") > 100
    assert_allclose(everyone(run)[-1], 2_400)


def test_a_flight_sells_out_for_days_ahead_and_grows_dear():
    scenario = world(
        links=(Link(start="town", end="east", km=700, mode="air", seats_per_day=sure(240),
                    price=sure(100)),),
        crossings=(), plan=PlanRules(delay=sure(0)),
    )  # fmt: skip
    run = simulate_plan(scenario)
    assert_allclose(run.flows[:, 0, 0], [230, 240, 240, 240])  # none in the first hour
    assert_allclose(place(run, "town", 0), 2_400 - 230)
    train = Link(start="town", end="east", km=600, mode="rail")
    both = [
        simulate_plan(replace(scenario, links=(*scenario.links, train),
                              plan=PlanRules(delay=sure(0), price_rise=rise)))
        for rise in (0.0, 5.0)
    ]  # fmt: skip
    assert both[1].flows[0, 1, 0] > both[0].flows[0, 1, 0] + 50 > 50


def test_when_every_way_is_shut_people_stay():
    events = tuple(Event(kind="close_place", place=n, start=0, end=2) for n in ("near", "far"))
    run = simulate_plan(world(events=events, plan=PlanRules(delay=sure(3))))
    assert_allclose(place(run, "town", 1), 2_400)
    assert place(run, "town", 2) < 1
    run = simulate_plan(world(links=()))
    assert_allclose(place(run, "town"), 2_400)
    assert any("no way leads out of town" in note for note in run.notes)


def test_ordinary_travellers_take_their_part_of_a_post():
    run = simulate_plan(one_post(capacity_per_hour=sure(100), normal_per_day=sure(1_800)))
    assert_allclose(run.crossings["crossed"][4:, 0, 0], 100)
    through = run.flows[0, 1, 0]
    assert_allclose(through / (100 * 23), 100 / 175, rtol=0.05)  # first in, first out
    assert_allclose(everyone(run)[-1], 2_400)


def test_a_surge_leaves_in_full():
    surge = Surge(start=date(2022, 9, 2), total=sure(1_000), rise=sure(0.5), fall=sure(1))
    run = simulate_plan(world(departures=(), surges=(surge,)), days=20)
    daily = np.diff(np.concatenate([[0], everyone(run)[:, 0]]))
    assert daily[0] == 0
    assert_allclose(daily.sum(), 1_000, rtol=1e-6)
    assert daily[1] > daily[2] > daily[3] > 0


def test_departures_without_an_origin_are_shared_by_population():
    scenario = world()
    places = (
        *scenario.places[1:],
        Place(id="town", kind="origin", country="A", population=sure(3e5)),
        Place(id="village", kind="origin", country="A", population=sure(1e5)),
    )
    leaving = (Departure(day=0, people=sure(400)),)
    run = simulate_plan(replace(scenario, places=places, departures=leaving, links=()), days=1)
    assert_allclose([place(run, "town", 0), place(run, "village", 0)], [[300], [100]])


def test_ten_million_people_cost_no_more_than_ten():
    big = simulate_plan(world(departures=(Departure(day=0, people=sure(1e7), origin="town"),)))
    assert_allclose(everyone(big)[-1], 1e7)
    assert big.people.shape == simulate_plan(world()).people.shape


def test_days_are_the_hours_added_up():
    hourly, daily = simulate_plan(world()), simulate_plan(world(step="day"))
    assert_array_equal(hourly.people, daily.people)
    for name in ("arrived", "crossed"):
        by_day = hourly.crossings[name].reshape(4, 24, 2, 1).sum(axis=1)
        assert_allclose(daily.crossings[name], by_day, atol=1e-9)
    assert_array_equal(daily.crossings["waiting"], hourly.crossings["waiting"][23::24])


def test_the_means_of_a_day_are_those_of_its_hours():
    shut = Event(kind="close_place", place="near", start=1, end=3)
    half_shut = world(events=(shut,), plan=PlanRules(delay=sure(1)))
    hourly, daily = (simulate_plan(half_shut, every=step, detail=True) for step in ("hour", "day"))
    for mean, name in (("mean_waiting", "waiting"), ("mean_km", "km")):
        by_day = hourly.crossings[name].reshape(4, 24, 2, 1).mean(axis=1)
        assert_allclose(daily.crossings[mean], by_day, atol=1e-9)
    waits = hourly.crossings["wait_hours"].reshape(4, 24, 2, 1)
    assert_array_equal(np.isnan(daily.crossings["mean_wait"][:, 0, 0]), [False, True, True, False])
    assert_allclose(daily.crossings["mean_wait"][:, 1], waits[:, :, 1].mean(axis=1))


def test_who_crossed_was_let_in_or_turned_back_or_an_ordinary_traveller():
    scenario = one_post(days=3, capacity_per_hour=sure(60), normal_per_day=sure(240))
    scenario = replace(scenario, plan=PlanRules(replan=0.0),
                       rules=(Rule(place="near", decision="conditional", share=0.75),))  # fmt: skip
    told = simulate_plan(scenario, detail=True, every="day").crossings
    served = told["crossed"] - told["ordinary"]
    assert_allclose(told["entered"], 0.75 * served, atol=1e-9)
    assert_allclose(told["ordinary"][1], 240, rtol=0.6)
    assert "entered" not in simulate_plan(scenario).crossings


def test_who_boards_lands_after_the_flight():
    scenario = world(
        links=(Link(start="town", end="east", km=700, mode="air", seats_per_day=sure(240),
                    hours=sure(5)),),
        crossings=(),
    )  # fmt: skip
    run = simulate_plan(scenario, detail=True)
    assert seat_links(scenario) == (0,)
    assert_allclose(run.crossings["landed"][:, 0, 0], [230 - 50, 240, 240, 240])
    assert_allclose(run.crossings["landed"].sum(), place(run, "east"))


def test_the_exponential_is_right_to_14_digits():
    x = np.linspace(LEAST, 0, 200_001)
    assert np.abs(weights(x) / np.exp(x) - 1).max() < 1e-14
    assert_allclose(weights(x).astype(np.float32), np.exp(x).astype(np.float32), rtol=2e-7)
    assert_array_equal(weights(np.array([0.0, LEAST - 1, -1e300])), [1.0, 0.0, 0.0])


@pytest.mark.parametrize("wrong", [{"members": 0}, {"days": 0}, {"threads": 0}])
def test_a_run_of_nothing_is_refused(wrong):
    with pytest.raises(WrongUse):
        simulate_plan(world(), **wrong)
