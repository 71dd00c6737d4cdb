"""The walk: tiny worlds with known answers, the slow twin, and that nobody vanishes."""

from __future__ import annotations

import importlib.util
import random
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from flee_made import CONFLICTS, CORRECTIONS, ELM
from flee_made import made as made_folder
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from slow_walk import World

from exeunt.errors import ScenarioError, WrongUse
from exeunt.network.files import write_scenario
from exeunt.network.flee import read_flee
from exeunt.network.open import open_scenario
from exeunt.network.scenario import (
    Departure,
    Event,
    Link,
    Number,
    Place,
    Scenario,
    Surge,
    WalkRules,
)
from exeunt.simulation.walk import simulate_walk

ALL_GO = WalkRules(speed=100, waypoint_move=1.0, camp_move=0.0)
FLEE = replace(ALL_GO, as_flee=True)
TEN_MILLION = 10_000_000


def town(name, kind="waypoint", **more):
    return Place(id=name, kind=kind, country=more.pop("country", "AAA"), **more)


def home(people=1000, **more):
    return town("home", "origin", population=Number(people), **more)


def camp(name, **more):
    return town(name, "camp", **more)


def world(places, links, *, people=100, days=6, rules=ALL_GO, events=(), **more):
    """Places and (start, end, km) in one direction; `people` set out from home on day 0."""
    ways = tuple(each if isinstance(each, Link) else Link(start=each[0], end=each[1], km=each[2])
                 for each in links)  # fmt: skip
    gone = more.pop("departures", (Departure(day=0, people=Number(people)),))
    return Scenario(
        name="tiny", start=date(2031, 3, 14), days=days, places=tuple(places), links=ways,
        departures=gone, events=tuple(events), walk=rules, **more,
    )  # fmt: skip


def at(run, place, day=None):
    """People at a place by day, or on one day; the mean over members."""
    number = [each.id for each in run.scenario.places].index(place)
    people = run.people[:, number].mean(axis=-1)
    return people if day is None else float(people[day])


def split(scenario, *names, day=-1):
    run = simulate_walk(scenario)
    return [at(run, name, day) for name in names]


# Flee as it was seen to be (the lines its format page marks as checked)


def test_in_flee_100_km_at_100_km_a_day_take_two_days():
    places, links = [home(), camp("far")], [("home", "far", 100)]
    assert_allclose(at(simulate_walk(world(places, links, rules=FLEE)), "far")[:2], [0, 100])
    assert_allclose(at(simulate_walk(world(places, links)), "far")[:2], [100, 100])


def test_in_flee_a_day_may_cover_nearly_two_days_ways():
    places = [home(), town("half"), camp("far")]
    links = [("home", "half", 90), ("half", "far", 95)]
    assert at(simulate_walk(world(places, links, rules=FLEE)), "far", 0) == 100
    ours = at(simulate_walk(world(places, links)), "far")
    assert_allclose(ours[:2], [0, 100])  # ten kilometres on the first day, 85 on the second


def test_a_way_listed_twice_weighs_double():
    places = [home(), camp("one"), camp("two")]
    links = [("home", "one", 50), ("home", "two", 50), ("home", "one", 50)]
    for rules in (ALL_GO, FLEE):
        assert_allclose(split(world(places, links, rules=rules, people=90), "one", "two"), [60, 30])


def test_awareness_0_ends_all_movement_in_flee_and_is_1_here():
    places, links = [home(), camp("far")], [("home", "far", 50)]
    still = simulate_walk(world(places, links, rules=replace(FLEE, awareness=0)))
    assert at(still, "home", -1) == 100
    assert (
        at(simulate_walk(world(places, links, rules=replace(ALL_GO, awareness=0))), "far", 0) == 100
    )


def test_awareness_below_0_is_1():
    places = [home(), town("half"), camp("far")]
    links = [("home", "half", 50), ("half", "far", 30)]
    runs = [simulate_walk(world(places, links, rules=replace(FLEE, awareness=n))) for n in (-1, 1)]
    assert_array_equal(runs[0].people, runs[1].people)


def test_who_is_on_a_link_that_closes_goes_to_its_end_and_back_to_its_start():
    shut = Event(kind="close_place", place="far", start=1)
    for rules in (ALL_GO, FLEE):
        run = simulate_walk(world([home(), camp("far")], [("home", "far", 250)], events=[shut],
                                  rules=rules))  # fmt: skip
        assert_allclose(run.under_way[:, 0], [100, 100, 0, 0, 0, 0])
        assert_allclose(at(run, "home"), [0, 0, 100, 100, 100, 100])
        assert run.flows[:, 0, 0].tolist() == [100, 0, 0, 0, 0, 0]


def test_opening_one_place_opens_its_links_in_flee_whatever_else_closes_them():
    places, links = [home(), camp("far")], [("home", "far", 50)]
    events = [Event(kind="close_place", place="home", start=0, end=2),
              Event(kind="close_place", place="far", start=0, end=4)]  # fmt: skip
    flee = simulate_walk(world(places, links, events=events, rules=FLEE))
    ours = simulate_walk(world(places, links, events=events))
    assert at(flee, "far").tolist() == [0, 0, 100, 100, 100, 100]
    assert at(ours, "far").tolist() == [0, 0, 0, 0, 100, 100]


def test_borders_close_in_both_directions():
    places = [home(), town("there", country="BBB"), camp("far", country="BBB")]
    links = [("home", "there", 50), ("there", "far", 30), ("there", "home", 50)]
    for sides in ("AAA", "BBB"), ("BBB", "AAA"):
        shut = Event(kind="close_border", place=sides[0], to=sides[1], start=0)
        assert at(simulate_walk(world(places, links, events=[shut])), "home", -1) == 100


# What people choose


def test_a_goal_weighs_by_one_over_ten_kilometres_more_than_its_way():
    places = [home(), camp("near"), camp("far")]
    links = [("home", "near", 10), ("home", "far", 50)]  # 1/20 and 1/60
    assert_allclose(split(world(places, links), "near", "far"), [75, 25])


def test_powers_softening_and_attraction_change_the_weights_as_told():
    places = [home(), camp("near"), camp("far", attraction=Number(2.0))]
    links = [("home", "near", 10), ("home", "far", 50)]
    for more, near, far in (
        ({}, 1 / 20, 2 / 60),
        ({"softening": 30.0}, 1 / 40, 2 / 80),
        ({"distance_power": 2.0}, 1 / 400, 2 / 3600),
        ({"weight_power": 0.5}, (1 / 20) ** 0.5, (2 / 60) ** 0.5),
        ({"weight_softening": 1.0}, 2 / 20, 3 / 60),
    ):
        shares = split(world(places, links, rules=replace(ALL_GO, **more), people=1), "near", "far")
        assert_allclose(shares, np.array([near, far]) / (near + far))


def test_pruning_drops_ways_much_worse_than_the_best():
    places = [home(), camp("near"), camp("far")]
    links = [("home", "near", 10), ("home", "far", 50)]  # three times as good
    assert split(world(places, links, rules=replace(ALL_GO, pruning=2.9)), "near")[0] == 100
    assert_allclose(split(world(places, links, rules=replace(ALL_GO, pruning=3.1)), "near"), [75])


def test_foreign_places_camps_and_conflict_have_weights_of_their_own():
    rules = replace(ALL_GO, foreign_weight=3.0, camp_weight=2.0, conflict_weight=0.25)
    places = [home(), camp("abroad", country="BBB"), town("inland"), camp("shelled")]
    links = [("home", each, 40) for each in ("abroad", "inland", "shelled")]
    events = [Event(kind="conflict", place="home", start=0, value=1.0),
              Event(kind="conflict", place="shelled", start=0, value=2.0)]  # fmt: skip
    run = simulate_walk(world(places, links, rules=rules, events=events, days=1, people=7.125 * 8))
    assert_allclose([at(run, p.id, 0) for p in places[1:]], [6 * 8, 8, 0.125 * 8])


def test_two_links_ahead_people_see_the_camp_behind_the_town_and_keep_to_the_plan():
    places = [home(), town("half"), camp("far")]
    links = [("home", "half", 30), ("half", "far", 40)]
    rules = replace(ALL_GO, awareness=2, waypoint_move=0.0)
    half, far = 1 / 40, 1 / 80
    shares = split(world(places, links, rules=rules, people=1), "half", "far")
    assert_allclose(shares, np.array([half, far]) / (half + far))


def test_a_marker_is_passed_and_never_a_goal():
    places = [home(), town("bend", "marker"), camp("far"), camp("near")]
    links = [("home", "bend", 30), ("bend", "far", 40), ("home", "near", 70)]
    run = simulate_walk(world(places, links))
    assert_allclose([at(run, name, -1) for name in ("bend", "far", "near")], [0, 50, 50])


def test_whoever_finds_the_goal_of_a_plan_full_stays_that_day():
    places = [home(), town("half"), camp("far", capacity=Number(10), present=10)]
    links = [("home", "half", 30), ("half", "far", 40)]
    run = simulate_walk(world(places, links, rules=replace(ALL_GO, awareness=2)))
    assert at(run, "far", -1) == 10
    assert at(run, "half", -1) == 100


def test_all_ways_are_alike_where_no_goal_has_any_weight():
    places = [home(), town("one", attraction=Number(0.0)), town("two", attraction=Number(0.0))]
    links = [("home", "one", 10), ("home", "two", 90)]
    assert_allclose(split(world(places, links), "one", "two"), [50, 50])


# Camps and their room


def test_a_full_camp_is_no_goal_and_people_wait_before_it():
    places = [home(), camp("far", capacity=Number(40))]
    departures = tuple(Departure(day=day, people=Number(30)) for day in range(6))
    run = simulate_walk(world(places, [("home", "far", 50)], departures=departures))
    assert at(run, "far", -1) <= 70  # all of one day see the same room
    assert_allclose(at(run, "far") + at(run, "home"), 30 * np.arange(1, 7))


def test_a_camp_of_no_places_holds_nobody_here_and_everybody_in_flee():
    places, links = [home(), camp("far", capacity=Number(0))], [("home", "far", 50)]
    assert at(simulate_walk(world(places, links)), "far", -1) == 0
    assert at(simulate_walk(world(places, links, rules=FLEE)), "far", -1) == 100


def test_what_is_built_each_day_lets_more_in():
    places = [home(), camp("far", capacity=Number(0), capacity_per_day=10.0)]
    grown = at(simulate_walk(world(places, [("home", "far", 50)], days=40, people=3000)), "far")
    assert (np.diff(grown) >= 0).all()
    assert grown[0] > 0


def test_an_event_gives_a_camp_other_room_while_it_holds():
    places, links = [home(), camp("far")], [("home", "far", 50)]
    event = Event(kind="capacity", place="far", start=0, end=3, value=0.0)
    run = simulate_walk(world(places, links, events=[event]))
    assert at(run, "far").tolist() == [0, 0, 0, 100, 100, 100]


def test_a_camp_that_closes_is_a_town_meanwhile():
    rules = replace(ALL_GO, waypoint_move=0.5)
    places = [town("far", "camp", present=100.0), camp("next")]
    closed = Event(kind="becomes", place="far", start=1, end=2, value="waypoint")
    run = simulate_walk(world(places, [("far", "next", 50)], rules=rules, departures=(),
                              events=[closed]))  # fmt: skip
    assert at(run, "far").tolist() == [100, 50, 50, 50, 50, 50]


# Conflicts and who sets out


def sending(events, *, days=9, rules=ALL_GO, kinds=("origin", "origin")):
    """Ten people a day share two places that cannot be left: who sent them is who holds them."""
    places = [
        town(name, kind, population=Number(100)) for name, kind in zip("ab", kinds, strict=True)
    ]
    departures = tuple(Departure(day=day, people=Number(10)) for day in range(days))
    rules = replace(rules, origin_move=0.0, waypoint_move=0.0)
    run = simulate_walk(world(places, [], events=events, days=days, departures=departures,
                              rules=rules))  # fmt: skip
    return np.diff(run.people[..., 0], axis=0, prepend=0.0)


def fight(place, start, end=None, value=1.0):
    return Event(kind="conflict", place=place, start=start, end=end, value=value)


def test_every_origin_sends_where_no_conflict_is_told_and_only_those_in_conflict_else():
    assert_allclose(sending([]), 5.0)
    sent = sending([fight("a", 0, 4), fight("b", 4)])
    assert_allclose(sent[:4], [[10, 0]] * 4)
    assert_allclose(sent[4:], [[0, 10]] * 5)


def test_a_conflict_of_intensity_0_is_told_and_sends_nobody():
    with pytest.raises(ScenarioError, match="no place sends any"):
        sending([fight("a", 0, value=0.0)])


def test_conflicts_that_touch_are_one_and_fade_on():
    rules = replace(ALL_GO, spawn_decay=(1.0, 0.5, 0.25), spawn_decay_interval=3)
    steady = fight("b", 0), fight("b", 0)
    whole = sending([fight("a", 0), steady[0]], rules=replace(rules, spawn_decay=(1.0, 0.5, 0.25)))
    parts = sending([fight("a", 0, 4), fight("a", 4), steady[0]], rules=rules)
    assert_array_equal(whole, parts)
    apart = sending([fight("a", 0, 3), fight("a", 4), steady[0]], rules=rules)
    assert apart[4, 0] > parts[4, 0]  # a new conflict is fresh


def test_a_place_between_touching_conflicts_is_no_town():
    places, links = [home(), camp("far")], [("home", "far", 50)]
    rules = replace(ALL_GO, waypoint_move=0.0)
    events = [fight("home", 0, 1, 1.0), fight("home", 1, 2, 2.0)]
    late = (Departure(day=1, people=Number(10)),)
    run = simulate_walk(world(places, links, rules=rules, events=events, departures=late))
    assert at(run, "far", 1) == 10


def test_a_camp_in_conflict_stays_a_camp_that_people_leave():
    rules = replace(ALL_GO, camp_weight=5.0, conflict_weight=1.0)
    places = [home(), camp("shelled", present=60.0), town("town")]
    links = [("home", "shelled", 50), ("home", "town", 50), ("shelled", "town", 200)]
    events = [fight("home", 0), fight("shelled", 0)]
    run = simulate_walk(world(places, links, rules=rules, events=events, days=1, people=60))
    assert_allclose(run.flows[0, :, 0], [50, 10, 110])


def test_a_conflict_fades_a_day_late_in_flee_unless_another_turns_that_day():
    rules = replace(ALL_GO, spawn_decay=(1.0, 0.0), spawn_decay_interval=3)
    flee = replace(rules, as_flee=True)
    ours, theirs = (sending([fight("a", 0), fight("b", 2)], days=5, rules=r) for r in (rules, flee))
    assert_allclose(ours[:, 0], [10, 10, 5, 0, 0])
    assert_allclose(theirs[:, 0], [10, 10, 5, 5, 0])
    turned = sending([fight("a", 0), fight("b", 3)], days=5, rules=flee)
    assert_allclose(turned[:, 0], [10, 10, 10, 0, 0])


def test_who_sets_out_is_taken_from_the_population():
    rules = replace(ALL_GO, take_from_population=True, origin_move=0.0)
    places = [home(30), town("other", "origin", population=Number(10))]
    departures = (Departure(day=0, people=Number(20), origin="home"),
                  Departure(day=1, people=Number(10)))  # fmt: skip
    run = simulate_walk(world(places, [], rules=rules, departures=departures, days=3))
    assert_allclose(run.people[:, :, 0], [[20, 0], [25, 5], [25, 5]])


def test_more_people_than_there_are_is_told():
    rules = replace(ALL_GO, take_from_population=True)
    departures = tuple(Departure(day=day, people=Number(20)) for day in range(3))
    scenario = world([home(30), camp("far")], [("home", "far", 50)], rules=rules,
                     departures=departures)  # fmt: skip
    with pytest.raises(ScenarioError, match="day 2"):
        simulate_walk(scenario)


# Members


def unsure(**more):
    far = camp("far", capacity=Number(200, 100, 400))
    places = [home(), town("half"), far, camp("other")]
    links = [("home", "half", 30), ("half", "far", 40), ("half", "other", 90), ("far", "half", 40)]
    departures = tuple(Departure(day=day, people=Number(50, 40, 70)) for day in range(5))
    return world(places, links, days=8, departures=departures, **more)


def test_the_first_members_are_the_same_however_many_there_are():
    for draws in ("sampled", "expected"):
        few, many = (simulate_walk(unsure(), members=n, seed=4, draws=draws) for n in (3, 33))
        assert_array_equal(few.people, many.people[..., :3])


def test_the_last_member_of_a_block_is_drawn_as_the_others():
    run = simulate_walk(unsure(), members=17, seed=4)
    more = simulate_walk(unsure(), members=18, seed=4)
    assert_array_equal(run.people[..., 16], more.people[..., 16])


def test_one_member_alone_has_the_medians():
    run = simulate_walk(unsure())
    assert_allclose(run.people[-1].sum() + run.under_way[-1], 250)


def test_the_error_of_a_series_is_one_factor_for_all_its_days():
    run = simulate_walk(unsure(), members=40, seed=2)
    total = run.people.sum(axis=1) + run.under_way
    assert_allclose(np.diff(total, axis=0)[:4], np.repeat(total[:1], 4, axis=0), rtol=1e-5)
    assert 40 < np.quantile(total[0], 0.2) < 50 < np.quantile(total[0], 0.8) < 70


def test_parts_of_people_add_up_over_the_days_when_whole_people_are_drawn():
    departures = tuple(Departure(day=day, people=Number(0.25)) for day in range(40))
    scenario = world([home(), camp("far")], [("home", "far", 50)], departures=departures, days=40)
    run = simulate_walk(scenario, members=8, draws="sampled")
    assert_array_equal(run.people, np.rint(run.people))
    assert_array_equal(run.people[-1].sum(axis=0), 10)


def test_a_surge_is_gone_in_the_end():
    surge = Surge(start=date(2031, 3, 16), total=Number(1000), fall=Number(2.0))
    scenario = world([home(), camp("far")], [("home", "far", 50)], departures=(), surges=(surge,),
                     days=60)  # fmt: skip
    for draws in ("sampled", "expected"):
        gone = at(simulate_walk(scenario, draws=draws), "far")
        assert gone[:2].tolist() == [0, 0]
        assert gone[-1] == pytest.approx(1000, abs=1.01)


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
@pytest.mark.parametrize("draws", ["sampled", "expected"])
def test_threads_change_nothing(engine, draws):
    if engine == "compiled":
        pytest.importorskip("numba")
    one, two = (simulate_walk(unsure(), members=40, threads=n, draws=draws, engine=engine)
                for n in (1, 2))  # fmt: skip
    assert one.people.tobytes() == two.people.tobytes()
    assert one.flows.tobytes() == two.flows.tobytes()


def test_nobody_or_no_day_is_refused():
    for wrong in ({"members": 0}, {"days": 0}):
        with pytest.raises(WrongUse):
            simulate_walk(unsure(), **wrong)


def test_compiled_code_that_is_not_installed_is_told(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(WrongUse, match="numba"):
        simulate_walk(unsure(), engine="compiled")


# The slow twin


def made(seed, as_flee, *, crowded=False, **rules):
    """A random tiny world: lengths are multiples of 5 km, so that nothing need be rounded."""
    luck = random.Random(seed)
    kinds = [
        "origin",
        luck.choice(["origin", "waypoint"]),
        "waypoint",
        luck.choice(["waypoint", "marker", "hub"]),
        "camp",
        luck.choice(["camp", "idp_camp"]),
    ]
    names = "abcdef"
    places = [
        Place(id=name, kind=kind, country=luck.choice(["AAA", "BBB"]),
              population=Number(luck.choice([100, 300])) if kind == "origin" else None,
              capacity=Number(luck.choice([8, 15])) if crowded and "camp" in kind else None,
              attraction=Number(luck.choice([1.0, 1.0, 2.0])),
              present=float(luck.choice([0, 5])) if "camp" in kind else 0.0)
        for name, kind in zip(names, kinds, strict=True)
    ]  # fmt: skip
    pairs = {tuple(sorted(luck.sample(names, 2))) for _ in range(9)} | {("a", "c"), ("c", "e")}
    links = []
    for a, b in sorted(pairs):
        km, quick = float(5 * luck.randint(2, 44)), luck.choice([None, None, 60.0])
        links += [Link(start=a, end=b, km=km, km_per_day=quick),
                  Link(start=b, end=a, km=km, km_per_day=quick)]  # fmt: skip
    departures = tuple(
        Departure(day=day, people=Number(float(luck.randint(0, 25))), origin=luck.choice(["", "a"]))
        for day in range(6)
    )
    events = [fight("a", 0, luck.choice([None, 5])), fight("b", luck.choice([0, 2]), None, 0.5),
              fight("a", 5, None, 0.5),
              Event(kind="close_place", place=luck.choice("cdf"), start=luck.randint(0, 4), end=7),
              Event(kind="close_border", place="AAA", to="BBB", start=luck.randint(1, 6)),
              Event(kind="becomes", place="e", start=3, end=6, value="waypoint"),
              Event(kind="attraction", place="e", start=2, end=8, value=3.0)]  # fmt: skip
    walk = WalkRules(speed=100, walk_speed=35, waypoint_move=0.4, camp_move=0.1, as_flee=as_flee,
                     foreign_weight=1.5, camp_weight=2.0)  # fmt: skip
    return Scenario(name="made", start=date(2031, 3, 14), days=9, places=tuple(places),
                    links=tuple(links), departures=departures, events=tuple(events),
                    walk=replace(walk, **rules))  # fmt: skip


RULES = [
    {},
    {"awareness": 2},
    {"awareness": 3, "weight_power": 2.0},
    {"pruning": 3.0, "distance_power": 2.0, "awareness": 2},
    {"start_on_foot": True, "avoid_short_stints": True},
    {"take_from_population": True, "spawn_decay": (1.0, 0.3), "spawn_decay_interval": 2},
]
RUNS = 80


def twin(scenario, runs=RUNS):
    """People by day, place and run, then flows and people under way likewise."""
    found = [World(scenario, seed).run(scenario.days) for seed in range(runs)]
    return [np.moveaxis(np.array([each[i] for each in found], float), 0, -1) for i in range(3)]


def apart(one, two, slack=0.0):
    """By how many standard errors two means differ where they do most."""
    noise = np.sqrt(one.var(axis=-1) / one.shape[-1] + two.var(axis=-1) / two.shape[-1])
    far = np.abs(one.mean(axis=-1) - two.mean(axis=-1)) - slack
    return float((far / (noise + 0.02)).max())


@pytest.mark.parametrize("as_flee", [True, False])
@pytest.mark.parametrize("number", range(len(RULES)))
def test_people_one_by_one_walk_as_the_counts_do(number, as_flee):
    scenario = made(10 * number + as_flee, as_flee, **RULES[number])
    run = simulate_walk(scenario, members=200, seed=number, draws="sampled")
    for ours, theirs in zip((run.people, run.flows, run.under_way), twin(scenario), strict=True):
        assert apart(np.asarray(ours, float), theirs) < 4.5
        assert apart(ours.sum(axis=0, dtype=float), theirs.sum(axis=0)) < 4.0


@pytest.mark.parametrize("as_flee", [True, False])
def test_crowded_camps_fill_one_by_one_nearly_as_by_counts(as_flee):
    scenario = made(7, as_flee, crowded=True)
    run = simulate_walk(scenario, members=200, draws="sampled")
    assert apart(np.asarray(run.people, float), twin(scenario)[0], slack=1.5) < 4.5


@pytest.mark.parametrize("number", range(len(RULES)))
def test_the_expected_walk_is_the_mean_of_the_sampled(number):
    rules = RULES[number] | {"take_from_population": False}  # few people: a share of what is left
    scenario = made(number, number % 2 == 0, **rules)
    mean = simulate_walk(scenario)
    run = simulate_walk(scenario, members=300, seed=1, draws="sampled")
    for one, many in ((mean.people, run.people), (mean.flows, run.flows)):
        assert apart(np.asarray(one, float), np.asarray(many, float)) < 4.5
        assert apart(one.sum(axis=0, dtype=float), many.sum(axis=0, dtype=float)) < 4.0


@pytest.mark.parametrize("crowded", [True, False])
@pytest.mark.parametrize("draws", ["sampled", "expected"])
@pytest.mark.parametrize("number", range(len(RULES)))
def test_compiled_days_give_the_same_bytes(number, draws, crowded):
    pytest.importorskip("numba")
    for as_flee in (True, False):
        scenario = made(number + 50, as_flee, crowded=crowded, **RULES[number])
        runs = [simulate_walk(scenario, members=3, draws=draws, engine=engine, seed=number)
                for engine in ("numpy", "compiled")]  # fmt: skip
        for name in ("people", "flows", "under_way"):
            assert getattr(runs[0], name).tobytes() == getattr(runs[1], name).tobytes(), name


# Nobody vanishes


@st.composite
def troubled(draw):
    scenario = made(draw(st.integers(0, 10**6)), draw(st.booleans()), crowded=draw(st.booleans()),
                    **draw(st.sampled_from(RULES[:5])))  # fmt: skip
    rooms = draw(st.lists(st.sampled_from([None, 0.0, 1.0, 1e6]), min_size=6, max_size=6))
    places = [replace(place, capacity=None if room is None else Number(room))
              for place, room in zip(scenario.places, rooms, strict=True)]  # fmt: skip
    day, name = st.integers(-2, 8), st.sampled_from("abcdef")
    end = st.none() | day
    more = draw(st.lists(st.one_of(
        st.builds(Event, kind=st.just("close_place"), place=name, start=day, end=end),
        st.builds(Event, kind=st.just("close_link"), place=name, to=name, start=day, end=end),
        st.builds(Event, kind=st.just("capacity"), place=name, start=day, end=end,
                  value=st.sampled_from([0.0, 3.0])),
        st.builds(Event, kind=st.just("becomes"), place=name, start=day, end=end,
                  value=st.sampled_from(["waypoint", "camp", "idp_camp", "hub"])),
    ), max_size=5))  # fmt: skip
    people = draw(st.sampled_from([0.0, 1.0, 7.0, 1000.0, float(TEN_MILLION)]))
    gone = Departure(day=draw(st.integers(0, 8)), people=Number(people), origin="a")
    return replace(scenario, places=tuple(places), events=(*scenario.events, *more),
                   departures=(*scenario.departures, gone))  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(troubled(), st.sampled_from(["sampled", "expected"]))
def test_everyone_is_somewhere_every_day(scenario, draws):
    run = simulate_walk(scenario, draws=draws, engine="numpy")
    there = run.people.sum(axis=1) + run.under_way
    came = np.zeros(scenario.days)
    for row in scenario.departures:
        came[row.day] += row.people.median
    present = sum(place.present for place in scenario.places)
    assert_allclose(there[:, 0], present + np.cumsum(came), rtol=1e-12)
    assert run.people.min() >= (0 if draws == "sampled" else -1e-6)
    if draws == "sampled":
        assert_array_equal(run.people, np.rint(run.people))


# Folders of Flee

FERN = "source_data/fern.csv"


def test_a_flee_folder_without_any_conflict_is_told_as_such_and_its_origins_are_towns(tmp_path):
    quiet = "#Day,Alda,Brun\n" + "".join(f"{day},0,0\n" for day in range(41))
    flat, camps = "Date,people\n2020-01-01,100\n", ("source_data/refugees.csv", ELM, FERN)
    counts = dict.fromkeys(camps, flat)
    scenario = read_flee(
        made_folder(tmp_path / "flee", {CONFLICTS: quiet, CORRECTIONS: "", **counts})
    )
    assert [(e.place, e.value) for e in scenario.events if e.kind == "conflict"] == [
        ("Alda", 0.0), ("Brun", 0.0),
    ]  # fmt: skip
    alone = replace(scenario.places[0], present=100.0)
    slow = replace(scenario.walk, speed=10.0)  # nobody reaches the next place that day
    still = replace(scenario, places=(alone, *scenario.places[1:]), departures=(), walk=slow)
    run = simulate_walk(still, days=1)
    assert at(run, "Alda", 0) == pytest.approx(100 * (1 - still.walk.waypoint_move))
    write_scenario(scenario, tmp_path / "ours")
    assert open_scenario(tmp_path / "ours").events == scenario.events
