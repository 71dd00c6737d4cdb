"""Arrivals find a camp: by distance, by room, and nobody is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from slow_goals import walk_through

from exeunt.errors import WrongUse
from exeunt.network.scenario import Departure, Event, Link, Number, Place, Scenario, Surge
from exeunt.simulation import goals
from exeunt.simulation.goals import GoalRules, simulate_goals, take
from exeunt.simulation.sending import departure_factors

RULES = GoalRules(
    distance_power=Number(2.0, 1.5, 2.5), room_power=Number(1.4, 0.8, 2.0),
    elsewhere=Number(0.4, 0.2, 0.8), pull=0.6, hold=0.2,
)  # fmt: skip
PLAIN = GoalRules(room_power=Number(1.0), full=0.0)


@pytest.fixture
def rng():
    return np.random.default_rng(20221122)


def roads(*rows):
    """Both directions of each (one, two, km)."""
    return tuple(
        Link(start=a, end=b, km=km) for one, two, km in rows for a, b in ((one, two), (two, one))
    )


def small(**changes):
    """Two camps 90 and 190 km from one town: with the softening, 100 and 200."""
    world = Scenario(
        name="small", start=date(2022, 9, 21), days=3,
        places=(
            Place(id="town", kind="origin", country="A"),
            Place(id="near", kind="camp", country="B"),
            Place(id="far", kind="camp", country="B"),
        ),
        links=roads(("town", "near", 90.0), ("town", "far", 190.0)),
        departures=(Departure(day=1, people=Number(500.0)),),
        events=(Event(kind="conflict", place="town", start=-1, value=1.0),),
    )  # fmt: skip
    return replace(world, **changes)


def random_world(rng):
    """Towns, camps, closures, camps that open late, zero and missing capacities."""
    towns = [f"town{i}" for i in range(rng.integers(1, 6))]
    camps = [f"camp{i}" for i in range(rng.integers(1, 6))]
    capacity = lambda: [None, Number(0.0), Number(float(rng.integers(1, 900)))][rng.integers(3)]  # noqa: E731
    places = [Place(id=name, kind="origin", country="A") for name in towns]
    places += [
        Place(id=name, kind=str(rng.choice(["camp", "idp_camp", "destination"])),
              country=str(rng.choice(["A", "B", "C"])), capacity=capacity(),
              present=float(rng.integers(0, 50)), attraction=Number(float(rng.integers(1, 4))),
            capacity_per_day=float(rng.integers(0, 3)))
        for name in camps
    ]  # fmt: skip
    names = [*towns, *camps, "bend"]
    places.append(Place(id="bend", kind="marker", country="A"))
    pairs = {(a, b) for a, b in rng.choice(names, (12, 2)).tolist() if a < b}
    links = roads(*((a, b, float(rng.uniform(1, 300))) for a, b in sorted(pairs)))
    days = 12
    when = lambda: sorted(map(int, rng.integers(0, days + 2, 2)))  # noqa: E731
    events = [Event(kind="conflict", place=towns[0], start=-1, value=1.0)]
    one, two = rng.permutation(["A", "B"]).tolist()
    for kind, place, to, value in (
        ("conflict", towns[-1], "", 2.0), ("close_border", one, two, 0.0),
        ("close_place", camps[0], "", 0.0), ("close_link", names[0], names[-2], 0.0),
        ("becomes", camps[-1], "", "waypoint"), ("capacity", camps[0], "", 40.0),
        ("attraction", camps[0], "", 3.0), ("departures", "", "", 2.0),
    ):  # fmt: skip
        start, end = when()
        if end > start:
            events.append(Event(kind=kind, place=place, to=to, start=start, end=end, value=value))
    people = [Departure(day=day, people=Number(float(rng.integers(0, 200)))) for day in range(days)]
    return Scenario(
        name="random", start=date(2022, 9, 21), days=days, places=tuple(places), links=links,
        departures=tuple(people), events=tuple(events),
    )  # fmt: skip


def test_a_camp_twice_as_far_draws_a_quarter():
    run = simulate_goals(small(), PLAIN)
    assert_allclose(run.people[:, 1:, 0], [[0, 0], [400, 100], [400, 100]])
    assert run.choice == "goals"
    assert_allclose(run.flows[1, :, 0], [400, 0, 100, 0])


def test_a_camp_half_full_draws_half_of_its_share():
    near = Place(id="near", kind="camp", country="B", capacity=Number(200.0), present=100.0)
    far = Place(id="far", kind="camp", country="B", capacity=Number(1e12))
    run = simulate_goals(small(places=(small().places[0], near, far)), PLAIN)
    assert_allclose(run.people[-1, 1:, 0], [100 + 500 * 2 / 3, 500 / 3])


def test_a_camp_of_unknown_size_is_as_full_as_the_others():
    near = Place(id="near", kind="camp", country="B", capacity=Number(200.0), present=100.0)
    run = simulate_goals(small(places=(small().places[0], near, small().places[2])), PLAIN)
    assert_allclose(run.people[-1, 1:, 0], [500, 100])


def test_full_camps_are_enlarged_alike():
    """Of 200 + 400 people 198 + 396 have a bed; then both hold 10 % more than are there."""
    near = Place(id="near", kind="camp", country="B", capacity=Number(200.0), present=198.0)
    far = Place(id="far", kind="camp", country="B", capacity=Number(400.0), present=396.0)
    run = simulate_goals(small(places=(small().places[0], near, far)), PLAIN)
    assert_allclose(run.people[-1, 1:, 0], [198 + 400, 396 + 100])


def test_when_every_camp_is_full_people_still_go_somewhere():
    full = tuple(replace(p, capacity=Number(1.0), present=5.0) for p in small().places[1:])
    run = simulate_goals(small(places=(small().places[0], *full)), replace(PLAIN, full=0.001))
    assert_allclose(run.people[-1, 1:, 0], [405, 105])


def test_quiet_towns_of_the_same_country_send_fewer_and_other_countries_nobody():
    places = (
        *small().places,
        Place(id="quiet", kind="waypoint", country="A"),
        Place(id="abroad", kind="waypoint", country="B"),
    )
    links = (*roads(("town", "near", 90.0), ("quiet", "far", 90.0), ("abroad", "far", 1.0)),)
    rules = replace(PLAIN, elsewhere=Number(0.25))
    run = simulate_goals(small(places=places, links=links), rules)
    assert_allclose(run.people[-1, 1:3, 0], [400, 100])


def test_who_can_reach_no_camp_waits_at_home_until_a_border_opens():
    shut = Event(kind="close_border", place="A", to="B", start=0, end=2)
    run = simulate_goals(small(events=(*small().events, shut)), PLAIN)
    assert_allclose(run.people[..., 0], [[0, 0, 0], [500, 0, 0], [0, 400, 100]])


def test_a_camp_that_opens_later_draws_nobody_before():
    shut = Event(kind="becomes", place="near", start=0, end=2, value="waypoint")
    world = small(
        events=(*small().events, shut),
        departures=(Departure(day=1, people=Number(100.0)), Departure(day=2, people=Number(50.0))),
    )
    assert_allclose(simulate_goals(world, PLAIN).people[1:, 1:, 0], [[0, 100], [40, 110]])


def test_people_of_a_named_origin_set_out_there():
    world = small(
        places=(*small().places, Place(id="other", kind="waypoint", country="A")),
        links=roads(("town", "near", 90.0), ("other", "far", 90.0)),
        departures=(Departure(day=0, people=Number(10.0), origin="other"),),
    )
    run = simulate_goals(world, PLAIN)
    assert_allclose(run.people[0, :, 0], [0, 0, 10, 0])


def test_the_engine_agrees_with_its_slow_twin(rng):
    for _ in range(40):
        world = random_world(rng)
        people, flows = walk_through(world, RULES, world.days)
        run = simulate_goals(world, RULES)
        assert_allclose(run.people[..., 0], people, rtol=1e-9, atol=1e-9)
        assert_allclose(run.flows[..., 0], flows, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("members", [1, 3, 20])  # 20: with the compiled draws
def test_nobody_vanishes_and_sampled_people_are_whole(rng, members):
    for _ in range(10):
        world = random_world(rng)
        run = simulate_goals(world, RULES, members=members, seed=4, draws="sampled")
        daily = np.array([row.people.median for row in world.departures])
        came = np.cumsum(daily * departure_factors(world, len(daily))[:, 0])
        all_ = came + sum(place.present for place in world.places)
        assert_array_equal(run.people.sum(axis=1), np.repeat(all_[:, None], members, axis=1))
        assert (run.people % 1 == 0).all()
        assert (run.people >= 0).all()
        assert not run.under_way.any()


def test_sampled_worlds_scatter_about_the_mean_flow():
    luck = replace(PLAIN, distance_power=Number(2.0))
    run = simulate_goals(small(), luck, members=400, seed=1, draws="sampled")
    near = run.people[-1, 1]
    assert near.mean() == pytest.approx(400, abs=3)  # binomial: sd 8.9, of the mean 0.45
    assert near.std() == pytest.approx(np.sqrt(500 * 0.8 * 0.2), rel=0.15)


def test_compiled_and_plain_draws_are_the_same_people(rng, monkeypatch):
    pytest.importorskip("numba")
    world = random_world(rng)
    compiled = simulate_goals(world, RULES, members=20, seed=3, draws="sampled")
    monkeypatch.setattr(goals, "_compiled", lambda: None)
    plain = simulate_goals(world, RULES, members=20, seed=3, draws="sampled")
    assert_array_equal(compiled.people, plain.people)


def test_the_same_seed_gives_the_same_worlds_and_another_others():
    one, same, other = (
        simulate_goals(small(), RULES, members=5, seed=seed, draws="sampled").people
        for seed in (7, 7, 8)
    )
    assert_array_equal(one, same)
    assert (one != other).any()


def test_a_member_is_the_same_in_a_small_and_a_large_ensemble():
    few, many = (
        simulate_goals(small(), RULES, members=n, seed=7, draws="sampled").people for n in (3, 9)
    )
    assert_array_equal(few, many[..., :3])


def test_members_draw_parameters_as_wide_as_their_priors_say():
    taken = take(RULES, 2, 4000, seed=5)
    low, middle, high = np.quantile(taken.distance_power, (0.05, 0.5, 0.95))
    assert middle == pytest.approx(2.0, rel=0.02)
    assert high / low == pytest.approx(2.5 / 1.5, rel=0.05)
    assert np.log(taken.pull).std() == pytest.approx(0.6, rel=0.05)
    assert np.log(taken.hold).std() == pytest.approx(0.2, rel=0.05)


def test_one_member_runs_with_the_medians():
    taken = take(RULES, 2, 1, seed=5)
    assert taken.distance_power == [2.0]
    assert (taken.pull == 1.0).all()


def test_fractions_of_people_are_rounded_over_the_days_when_sampled():
    thirds = tuple(Departure(day=day, people=Number(1 / 3)) for day in range(3))
    run = simulate_goals(small(departures=thirds), RULES, draws="sampled")
    assert run.people[-1].sum() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"places": small().places[:1], "links": (), "departures": ()}, "no place to go to"),
        ({"surges": (Surge(start=date(2022, 9, 21), total=Number(5.0)),)}, "daily arrivals"),
        ({"events": (Event(kind="conflict", place="town", start=0, value=0.0),)}, "set out"),
    ],
)
def test_what_the_rule_cannot_run_is_said_in_a_line(changes, said):
    with pytest.raises(WrongUse, match=said):
        simulate_goals(small(**changes), PLAIN)


def test_members_come_in_pairs_of_opposite_luck():
    taken = take(RULES, 2, 7, seed=5)
    pairs = np.log(taken.distance_power[:6] / 2.0).reshape(3, 2)
    assert_allclose(pairs.sum(axis=1), 0, atol=1e-12)
    assert (np.abs(pairs) > 0).all()
    assert len({*np.abs(pairs[:, 0]).tolist()}) == 3
