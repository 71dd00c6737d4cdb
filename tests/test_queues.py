"""Lines of people: cases done by hand, theory, and a simulator of queues by events."""

from __future__ import annotations

import sys
from collections import deque
from datetime import date
from pathlib import Path

import ciw
import numpy as np
import pytest
from numpy.testing import assert_allclose

from exeunt.errors import WrongUse
from exeunt.network.scenario import (
    Crossing,
    Departure,
    Event,
    Link,
    Number,
    Place,
    Scenario,
)
from exeunt.simulation.plan import simulate_plan
from exeunt.simulation.queues import border_queue, mean_wait, waits

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def rng():
    return np.random.default_rng(19820101)


def slow_queue(arrivals, capacity):
    """One member, person by hour of coming, in a list."""
    line, crossed, waiting, waited = deque(), [], [], []
    for hour, (come, able) in enumerate(zip(arrivals, capacity, strict=True)):
        line.append([hour, come])
        done = spent = 0.0
        while line and able > 0:
            take = min(line[0][1], able)
            line[0][1] -= take
            able -= take
            done += take
            spent += take * (hour - line[0][0])
            if line[0][1] <= 0:
                line.popleft()
            else:
                break
        crossed.append(done)
        waiting.append(sum(people for _, people in line))
        waited.append(spent / done if done else np.nan)
    return crossed, waiting, waited


def test_a_line_by_hand():
    queue = border_queue([[100, 50, 0, 0]], [[40, 40, 0, 80]])
    assert_allclose(queue.crossed, [[40, 40, 0, 70]])
    assert_allclose(queue.waiting, [[60, 70, 70, 0]])
    # 60 wait after hour 0: 40 go in hour 1, none in hour 2, 20 in the first quarter of hour 3
    assert_allclose(queue.wait_hours, [[2.25, 1.875, 0.875, 0]])
    # in hour 3 the 20 who came in hour 0 cross, and the 50 of hour 1
    assert_allclose(queue.waited_hours, [[0, 1, np.nan, (20 * 3 + 50 * 2) / 70]])


def test_nobody_vanishes_at_the_border(rng):
    arrivals, capacity = rng.gamma(2.0, 50.0, (2, 30, 72))
    queue = border_queue(arrivals, capacity)
    assert_allclose(queue.crossed.sum(axis=1) + queue.waiting[:, -1], arrivals.sum(axis=1))


def test_a_line_agrees_with_one_kept_by_hand(rng):
    arrivals, capacity = rng.gamma(0.5, 100.0, (2, 20, 60))
    arrivals[:, ::5] = 0
    capacity[:, 3::7] = 0
    queue = border_queue(arrivals, capacity)
    for member in range(20):
        crossed, waiting, waited = slow_queue(arrivals[member], capacity[member])
        assert_allclose(queue.crossed[member], crossed, atol=1e-9)
        assert_allclose(queue.waiting[member], waiting, atol=1e-9)
        assert_allclose(queue.waited_hours[member], waited, atol=1e-6)  # a ratio of small numbers


def test_the_wait_of_the_last_in_line_is_when_the_line_has_gone(rng):
    arrivals = np.zeros((40, 50))
    arrivals[:, 3] = rng.uniform(100, 2_000, 40)
    capacity = rng.uniform(0, 90, (40, 50))
    queue = border_queue(arrivals, capacity)
    for line, wait in zip(queue.waiting, queue.wait_hours[:, 3], strict=True):
        if np.isinf(wait):
            assert line[-1] > 0
        else:
            assert line[3 + int(np.ceil(wait))] < 1e-9
            assert line[3 + int(np.ceil(wait)) - 1] > 0


def test_littles_law_holds_in_the_long_run(rng):
    arrivals = rng.gamma(0.2, 450.0, (1, 60_000))
    queue = border_queue(arrivals, np.full_like(arrivals, 100.0))
    through = queue.crossed > 0
    mean_time = (queue.waited_hours[through] * queue.crossed[through]).sum() / queue.crossed.sum()
    assert_allclose(queue.waiting.mean(), arrivals.mean() * mean_time, rtol=0.002)


@pytest.mark.parametrize(
    ("arrivals", "capacity"),
    [([[1, 2]], [[1, 2, 3]]), ([[-1]], [[1]]), ([[1]], [[np.nan]]), ([1, 2], [1, 2])],
)
def test_a_line_of_nonsense_is_refused(arrivals, capacity):
    with pytest.raises(WrongUse):
        border_queue(arrivals, capacity)


CASES = [(4.0, 5.0, 1, "exponential"), (8.0, 3.0, 3, "exponential"), (4.0, 5.0, 1, "constant")]


def drawn_waits(rng, arrival, service, servers, kind, people):
    come = np.cumsum(rng.exponential(1 / arrival, people))
    busy = np.full(people, 1 / service)
    if kind == "exponential":
        busy = rng.exponential(1 / service, people)
    return waits(come, busy, servers)[people // 10 :]


def interval(means):
    """Mean and 4 standard errors of independent runs."""
    return np.mean(means), 4 * np.std(means, ddof=1) / np.sqrt(len(means))


@pytest.mark.parametrize("case", CASES, ids=["M/M/1", "M/M/3", "M/D/1"])
def test_waits_agree_with_theory(rng, case):
    mean, error = interval([drawn_waits(rng, *case, 20_000).mean() for _ in range(12)])
    assert abs(mean - mean_wait(*case)) < error
    assert error < 0.25 * mean


@pytest.mark.parametrize("case", CASES, ids=["M/M/1", "M/M/3", "M/D/1"])
def test_waits_agree_with_a_simulator_of_queues(rng, case):
    arrival, service, servers, kind = case
    busy = ciw.dists.Exponential(service)
    if kind == "constant":
        busy = ciw.dists.Deterministic(1 / service)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(arrival)],
        service_distributions=[busy],
        number_of_servers=[servers],
    )
    theirs = []
    for seed in range(8):
        ciw.seed(seed)
        run = ciw.Simulation(network)
        run.simulate_until_max_time(1_000)
        records = [one for one in run.get_all_records() if one.arrival_date > 100]
        theirs.append(np.mean([one.waiting_time for one in records]))
    ours = [drawn_waits(rng, *case, int(1_000 * arrival)).mean() for _ in range(8)]
    (mean, error), (other, other_error) = interval(ours), interval(theirs)
    assert abs(mean - other) < error + other_error


def test_the_same_people_wait_as_long_in_a_simulator_of_queues(rng):
    gaps, times = rng.exponential(1.0, 400), rng.exponential(1.7, 400)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([*gaps, np.inf])],
        service_distributions=[ciw.dists.Sequential(list(times))],
        number_of_servers=[2],
    )
    run = ciw.Simulation(network)
    run.simulate_until_max_time(5_000)
    records = sorted(run.get_all_records(), key=lambda one: one.arrival_date)
    theirs = [one.waiting_time for one in records]
    assert len(theirs) == 400
    assert_allclose(waits(np.cumsum(gaps), times, 2), theirs, atol=1e-9)


def test_a_line_by_the_minute_comes_near_the_line_of_single_people(rng):
    come = np.sort(rng.uniform(0, 2_000, 9_500))  # people, at 5 a minute, over 2,000 minutes
    single = waits(come, np.full(come.shape, 0.2))
    minutes = np.histogram(come, 2_000, (0, 2_000))[0][None, :]
    queue = border_queue(minutes, np.full(minutes.shape, 5.0))
    mean = np.nansum(queue.waited_hours * queue.crossed) / queue.crossed.sum()
    assert abs(mean - single.mean()) < 1.0  # a minute: arrivals are known to the minute only


def test_theory_by_hand():
    assert_allclose(mean_wait(4, 5), 0.8)  # rho / (mu - lambda)
    assert_allclose(mean_wait(4, 5, service="constant"), 0.4)  # half of it
    assert_allclose(mean_wait(3, 2, 2), 9 / 14)  # Erlang's C is 9/14, at 2 * 2 - 3 = 1
    assert mean_wait(5, 5) == np.inf


@pytest.mark.parametrize("given", [(0, 1), (1, 0), (1, 1, 0), (1, 2, 2, "constant")])
def test_theory_of_nonsense_is_refused(given):
    with pytest.raises(WrongUse):
        mean_wait(*given)


@pytest.mark.parametrize("given", [([1, 0], [1, 1]), ([1], [1, 1]), ([1], [-1]), ([1], [1], 0)])
def test_waits_of_nonsense_are_refused(given):
    with pytest.raises(WrongUse):
        waits(*given)


def one_post(opens, closes, events=()):
    """Four days of uneven days of people, who reach one post after an hour on the road."""
    people = (900.0, 4_000.0, 300.0, 2_000.0)
    return Scenario(
        name="one post", start=date(2022, 9, 1), days=4, step="hour", choice="plan",
        places=(Place(id="town", kind="origin", country="A"),
                Place(id="post", kind="crossing", country="A"),
                Place(id="away", kind="destination", country="B")),
        links=(Link(start="town", end="post", km=65), Link(start="post", end="away", km=65)),
        crossings=(Crossing(place="post", capacity_per_hour=Number(100.0), opens=opens,
                            closes=closes),),
        departures=tuple(Departure(day=d, people=Number(n), origin="town")
                         for d, n in enumerate(people)),
        events=events,
    )  # fmt: skip


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
@pytest.mark.parametrize(
    ("hours", "shut"), [((0, 24), None), ((6, 22), None), ((0, 24), 2), ((7, 19), 1)]
)
def test_the_engine_of_plan_keeps_the_line_that_is_checked_here(engine, hours, shut):
    if engine == "compiled":
        pytest.importorskip("numba")
    closed = () if shut is None else (
        Event(kind="close_place", place="post", start=shut, end=shut + 1),)  # fmt: skip
    run = simulate_plan(one_post(*hours, closed), engine=engine)
    told = {name: run.crossings[name][:, 0, 0] for name in ("arrived", "crossed", "waiting")}
    able = np.array([100.0 * (hours[0] <= h % 24 < hours[1] and h // 24 != shut)
                     for h in range(96)])  # fmt: skip
    queue = border_queue(told["arrived"][None], able[None])
    assert told["arrived"].sum() > 5_000
    assert_allclose(told["crossed"], queue.crossed[0], atol=1e-6)
    assert_allclose(told["waiting"], queue.waiting[0], atol=1e-6)
    if hours == (0, 24) and shut is None:
        assert_allclose(run.crossings["wait_hours"][:, 0, 0], queue.wait_hours[0], atol=1e-6)
