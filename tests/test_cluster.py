"""Ensembles on a cluster: the same numbers as here, whatever happens to the workers."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import sys
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from crisis_made import START, crisis, said
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from exeunt.errors import MissingExtra, ScenarioError, WrongUse
from exeunt.inference.quantities import Days
from exeunt.inference.scenario_weigh import weigh_scenario
from exeunt.inference.worlds import REACH, TOLD, Worlds
from exeunt.network.files import read_scenario
from exeunt.network.scenario import Departure, Event, Link, Number, Place, Scenario
from exeunt.simulation import cluster
from exeunt.simulation.cluster import measures_on, parts
from exeunt.simulation.goals import GoalRules, simulate_goals
from exeunt.simulation.plan import prepare, simulate_plan
from exeunt.simulation.plan_crossings import LINES
from exeunt.simulation.run import Run
from exeunt.simulation.walk import simulate_walk

RULES = GoalRules(
    distance_power=Number(2.0, 1.5, 2.5), room_power=Number(1.4, 0.8, 2.0), pull=0.6, hold=0.2
)
WORLD = Scenario(
    name="small", start=date(2022, 9, 21), days=6,
    places=(
        Place(id="town", kind="origin", country="A", population=Number(900.0)),
        Place(id="bend", kind="waypoint", country="A"),
        Place(id="near", kind="camp", country="B", capacity=Number(300.0, 200.0, 500.0)),
        Place(id="far", kind="camp", country="B"),
    ),
    links=tuple(Link(start=a, end=b, km=km) for a, b, km in (
        ("town", "bend", 90.0), ("bend", "near", 40.0), ("bend", "far", 190.0),
        ("near", "far", 80.0),
    )),
    departures=tuple(Departure(day=day, people=Number(137.0, 90.0, 250.0)) for day in range(6)),
    events=(Event(kind="conflict", place="town", start=-1, value=1.0),),
)  # fmt: skip
WALK = partial(simulate_walk, engine="numpy")
GOALS = partial(simulate_goals, rules=RULES)
PLAN = simulate_plan
PATIENT = 600.0  # seconds; a worker on a busy machine starts slowly, above all anew
simulate_on = partial(cluster.simulate_on, patience=PATIENT)
HALDEN = read_scenario(Path(__file__).resolve().parent.parent / "examples" / "scenario-halden")


@pytest.fixture(scope="module")
def made():
    """Two worker processes; one that dies is started anew."""
    distributed = pytest.importorskip("distributed")
    dask = pytest.importorskip("dask")
    slow = dict.fromkeys(("connect", "tcp"), f"{PATIENT}s")
    with (
        dask.config.set({f"distributed.comm.timeouts.{each}": slow[each] for each in slow}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True,
                                 dashboard_address=":0") as two,
    ):  # fmt: skip
        yield two


@pytest.fixture(scope="module")
def workers(made):
    """The address of their scheduler."""
    return made.scheduler_address


def same(one: Run, two: Run) -> None:
    for field in fields(Run):
        ours, theirs = getattr(one, field.name), getattr(two, field.name)
        if isinstance(ours, np.ndarray):
            assert ours.dtype == theirs.dtype
            assert_array_equal(ours, theirs)
        elif field.name == "crossings":
            assert ours.keys() == theirs.keys()
            for name in ours:
                assert_array_equal(ours[name], theirs[name])
        else:
            assert ours == theirs


def rows_of_ones(scenario, *, members=1, seed=0, draws="expected", days=None, first_member=0):
    """An engine whose crossings and notes tell which members it was asked for."""
    run = simulate_walk(scenario, members=members, seed=seed, draws=draws, days=days,
                        engine="numpy", first_member=first_member)  # fmt: skip
    number = np.arange(first_member, first_member + members, dtype=np.float32)
    waits = np.broadcast_to(number, (2, 1, members)).copy()
    notes = ("all of them", f"from {first_member // 32 * 32}")
    return replace(run, crossings={"waiting": waits}, notes=notes)


# What runs on a worker and dies there


def killed_once(scenario, *, folder, first_member=0, **asked):
    """The first time members 16 and up are asked for, the worker dies at its work."""
    if first_member == 16:
        kill_me(Path(folder) / "killed")
    return simulate_walk(scenario, engine="numpy", first_member=first_member, **asked)


def kill_me(mark: Path) -> None:
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


def always_killed(scenario, *, first_member=0, **asked):
    os.kill(os.getpid(), signal.SIGKILL)


def fails_twice(scenario, *, folder, first_member=0, **asked):
    """A fault of the machine, not of what was asked."""
    for name in ("one", "two"):
        mark = Path(folder) / f"{name} {first_member}"
        if not mark.exists():
            mark.touch()
            raise OSError("the disk is busy")
    return simulate_walk(scenario, engine="numpy", first_member=first_member, **asked)


def always_fails(scenario, *, first_member=0, **asked):
    raise OSError("the disk is gone")


def objects(scenario, *, folder, first_member=0, **asked):
    """What the engine says of the scenario; leaves a mark each time it is asked."""
    (Path(folder) / f"{first_member} {os.urandom(4).hex()}").touch()
    raise ScenarioError("nobody lives there", where="places", near="town", todo="add people")


# Parts of an ensemble


@given(st.integers(0, 3000), st.integers(-3, 200))
def test_parts_hold_every_member_once_and_none_alone(members, size):
    told = list(parts(members, size))
    assert [m for first, count in told for m in range(first, first + count)] == list(range(members))
    assert all(first % 16 == 0 for first, _ in told)
    assert members == 1 or all(count > 1 for _, count in told)


@pytest.mark.parametrize("draws", ["expected", "sampled"])
@pytest.mark.parametrize("engine", [WALK, GOALS])
def test_a_part_has_the_numbers_it_has_in_the_whole(engine, draws):
    whole = engine(WORLD, members=40, seed=5, draws=draws)
    for first, count in ((0, 16), (16, 24), (32, 8), (38, 2)):
        some = engine(WORLD, members=count, seed=5, draws=draws, first_member=first)
        assert_array_equal(some.people, whole.people[..., first : first + count])
        assert_array_equal(some.flows, whole.flows[..., first : first + count])
        assert_array_equal(some.under_way, whole.under_way[..., first : first + count])


@pytest.mark.parametrize("draws", ["expected", "sampled"])
def test_a_part_has_the_lines_it_has_in_the_whole(draws):
    asked = {"seed": 5, "draws": draws, "days": 4}
    whole = PLAN(HALDEN, members=36, **asked)
    for first, count in ((0, 16), (16, 20), (34, 2)):
        some = PLAN(HALDEN, members=count, first_member=first, **asked)
        assert_array_equal(some.people, whole.people[..., first : first + count])
        for measure, values in whole.crossings.items():
            assert_array_equal(some.crossings[measure], values[..., first : first + count])


def test_a_part_may_cut_a_pair_of_opposite_luck():
    whole = GOALS(WORLD, members=9, seed=5)
    some = GOALS(WORLD, members=4, seed=5, first_member=3)
    assert_array_equal(some.people, whole.people[..., 3:7])


@pytest.mark.parametrize("engine", [WALK, PLAN])
@pytest.mark.parametrize("first", [-1, 4])
def test_one_member_alone_is_no_part(engine, first):
    with pytest.raises(WrongUse, match="no part"):
        engine(WORLD, members=1, first_member=first)


# On workers


@pytest.mark.parametrize("draws", ["expected", "sampled"])
@pytest.mark.parametrize("engine", [WALK, GOALS])
@pytest.mark.parametrize(("members", "part"), [(1, None), (33, 16), (70, None), (70, 40)])
def test_a_cluster_gives_the_numbers_of_one_machine(workers, engine, draws, members, part):
    asked = {"members": members, "seed": 3, "draws": draws, "days": 4}
    told = simulate_on(workers, engine, WORLD, part=part, **asked)
    same(told, engine(WORLD, **asked))


def test_crossings_and_notes_come_back_too(workers):
    told = simulate_on(workers, rows_of_ones, WORLD, members=49, part=16)
    assert_array_equal(told.crossings["waiting"][0, 0], np.arange(49))
    assert told.notes == ("all of them", "from 0", "from 32")


def test_a_cluster_gives_the_lines_of_one_machine(workers):
    asked = {"members": 33, "seed": 3, "draws": "sampled", "days": 4}
    same(simulate_on(workers, PLAN, HALDEN, part=16, **asked), PLAN(HALDEN, **asked))


def test_an_engine_can_be_named(workers):
    for name, engine in (("walk", simulate_walk), ("plan", simulate_plan)):
        same(simulate_on(workers, name, WORLD, members=20), engine(WORLD, members=20))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_worker_killed_at_its_work_changes_no_number(workers, tmp_path):
    asked = {"members": 100, "seed": 8, "draws": "sampled"}
    told = simulate_on(workers, partial(killed_once, folder=tmp_path), WORLD, part=16, **asked)
    assert (tmp_path / "killed").exists()
    same(told, WALK(WORLD, **asked))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_part_that_kills_every_worker_ends_in_one_line(workers):
    with pytest.raises(WrongUse) as caught:
        simulate_on(workers, always_killed, WORLD, members=16)
    assert "failed too often" in caught.value.what
    assert "KilledWorker" in caught.value.near


def test_a_part_that_fails_is_tried_again(workers, tmp_path):
    told = simulate_on(workers, partial(fails_twice, folder=tmp_path), WORLD, members=40, part=16)
    same(told, WALK(WORLD, members=40))


def test_a_part_that_always_fails_is_given_up(workers):
    with pytest.raises(WrongUse) as caught:
        simulate_on(workers, always_fails, WORLD, members=40, part=16, retries=1)
    assert "failed too often" in caught.value.what
    assert caught.value.near == "OSError: the disk is gone"


def test_what_the_engine_says_is_said_once(workers, tmp_path):
    with pytest.raises(ScenarioError, match="nobody lives there") as caught:
        simulate_on(workers, partial(objects, folder=tmp_path), WORLD, members=16)
    assert (caught.value.near, caught.value.todo) == ("town", "add people")
    assert len(list(tmp_path.iterdir())) == 1


def test_other_versions_on_the_workers_are_refused(workers, monkeypatch):
    monkeypatch.setattr(cluster, "__version__", "99.0")
    with pytest.raises(WrongUse, match=r"the workers have exeunt .*, here is 99\.0"):
        simulate_on(workers, WALK, WORLD, members=16)


def test_workers_use_one_thread_each(workers):
    told = simulate_on(workers, partial(simulate_walk, threads=64), WORLD, members=40, part=32)
    same(told, simulate_walk(WORLD, members=40))


# Scores by name, and the measures of crossings


def scores_of(scenario, members, days):
    rng = np.random.default_rng(11)
    return {one.name: rng.standard_normal(members) for one in prepare(scenario, days=days).figures}


def test_scores_moved_on_purpose_give_the_numbers_of_one_machine(workers):
    asked = {"members": 40, "seed": 3, "days": 3, "every": "day", "detail": True,
             "scores": scores_of(HALDEN, 40, 3)}  # fmt: skip
    told = simulate_on(workers, "plan", HALDEN, part=16, **asked)
    same(told, PLAN(HALDEN, **asked))
    assert not np.array_equal(told.people, PLAN(HALDEN, **{**asked, "scores": {}}).people)


def test_measures_come_without_the_rest_and_are_the_same(workers):
    asked = {"members": 40, "seed": 3, "days": 3, "every": "day", "detail": True,
             "scores": scores_of(HALDEN, 40, 3)}  # fmt: skip
    told = measures_on(workers, "plan", HALDEN, ("entered", "km", "landed"), part=16,
                       patience=PATIENT, **asked)  # fmt: skip
    assert list(told) == ["entered", "km", "landed"]
    here = PLAN(HALDEN, **asked).crossings
    for name, values in told.items():
        assert values.dtype == here[name].dtype
        assert_array_equal(values, here[name])


def test_a_measure_nobody_tells_is_refused(workers):
    with pytest.raises(WrongUse, match='no measure of crossings is called "joy"') as caught:
        measures_on(workers, "plan", HALDEN, ("joy",), members=16, days=1, patience=PATIENT)
    assert "waiting" in caught.value.near


def test_a_part_is_sent_its_own_scores_and_no_others():
    asked = cluster._Asked(PLAN, WORLD, 100_000, {"scores": {("a",): np.arange(100_000.0)}})
    part = asked.part(64, 32)
    assert_array_equal(part.scores[1], [np.arange(64.0, 96.0)])
    bare = cluster._Asked(PLAN, WORLD, 100_000, {}).part(64, 32)
    assert len(pickle.dumps(part)) - len(pickle.dumps(bare)) < 32 * 8 + 500


def test_what_follows_from_the_line_is_not_sent():
    asked = cluster._Asked(PLAN, HALDEN, 20, {"days": 1, "detail": True})
    told = cluster._one_part(PLAN, asked.part(0, 16))
    assert set(LINES) & set(PLAN(HALDEN, days=1, detail=True).crossings) == set(LINES)
    assert not set(LINES) & set(told.arrays)
    few = cluster._Asked(PLAN, HALDEN, 20, {"days": 1, "detail": True}, wanted=("entered",))
    assert set(cluster._one_part(PLAN, few.part(0, 16)).arrays) == {"entered"}


def test_scores_for_too_few_members_are_refused_before_anything_is_sent():
    for scores in (np.zeros(3), np.float64(0.0), np.zeros((2, 20))):
        with pytest.raises(WrongUse, match="a number for each of 20 members") as caught:
            simulate_on("tcp://127.0.0.1:1", PLAN, HALDEN, members=20, scores={("a", "b"): scores})
        assert caught.value.where == "a b"


def test_scores_that_are_no_numbers_are_refused_as_they_are_here(workers):
    asked = {"members": 20, "days": 1, "scores": {("capacity",): np.full(20, np.nan)}}
    with pytest.raises(WrongUse, match="a score needs a number"):
        simulate_on(workers, "plan", HALDEN, **asked)


def test_one_member_is_no_ensemble_to_measure():
    with pytest.raises(WrongUse, match="1 members are no ensemble"):
        measures_on("tcp://127.0.0.1:1", "plan", HALDEN, ("entered",), members=1)


# Reports weighed on a cluster


def test_worlds_on_a_cluster_are_the_same(workers):
    scenario, rng = crisis(), np.random.default_rng(5)
    here, there = Worlds(scenario, 6, seed=2), Worlds(scenario, 6, seed=2, cluster=workers)
    assert here.names == there.names
    scores = rng.standard_normal((len(here.names), 50))
    for days in (4, 6):
        one, two = here.run(scores, days), there.run(scores, days)
        for field in fields(Days):
            ours, theirs = getattr(one, field.name), getattr(two, field.name)
            assert ours.tobytes() == theirs.tobytes(), field.name
    assert set(TOLD) <= set(prepare(scenario, days=1).run(detail=True).crossings)


def test_scores_gone_astray_are_taken_as_far_as_a_prior_reaches():
    made = Worlds(crisis(), 2)
    far, furthest = (np.full((len(made.names), 3), z) for z in (1e6, REACH))
    assert_array_equal(made.run(far, 2).entered, made.run(furthest, 2).entered)


def test_reports_weighed_on_a_cluster_say_the_same(workers):
    reports = [said("a", "queue_length", 3, value=6.0, said_by="a driver"),
               said("b", "entries", 4, value=2400.0)]  # fmt: skip
    asked = {"as_of": (START + timedelta(5)).isoformat(), "horizon": 3, "members": 60, "seed": 4}
    there = weigh_scenario(reports, crisis(), cluster=workers, **asked)
    assert there == weigh_scenario(reports, crisis(), **asked)


# What cannot be


def test_nobody_at_the_address_is_told():
    pytest.importorskip("distributed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for address in (f"tcp://127.0.0.1:{port}", "nonsense://here", "tcp://127.0.0.1:port"):
        with pytest.raises(WrongUse) as caught:
            simulate_on(address, WALK, WORLD, members=2, patience=0.5)
        assert f'no Dask scheduler answers at "{address}"' in caught.value.what
        assert "dask scheduler" in caught.value.todo


def test_a_cluster_without_workers_is_told(made):
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=0, processes=False, dashboard_address=":0", loop=made.loop
        ) as empty,  # a thread of its own may start late
        pytest.raises(WrongUse, match="no workers"),
    ):
        simulate_on(empty.scheduler_address, WALK, WORLD, members=2, patience=5.0)


def test_a_client_whose_thread_starts_too_late_is_no_traceback(monkeypatch):
    class Late:
        @staticmethod
        def Client(*_, **__):  # noqa: N802
            raise AssertionError

    monkeypatch.setattr(cluster, "_dask", lambda: Late)
    with pytest.raises(WrongUse, match="no Dask scheduler answers"):
        simulate_on("tcp://here:1", WALK, WORLD, members=2)


class Abandoned:
    """A client with a scheduler in some state, and some workers."""

    def __init__(self, status, workers):
        self.status, self.workers = status, workers

    def nthreads(self):
        if isinstance(self.workers, OSError):
            raise self.workers
        return self.workers


@pytest.mark.parametrize(
    ("client", "what"),
    [
        (Abandoned("running", {}), "no workers"),
        (Abandoned("connecting", {}), "scheduler has gone"),
        (Abandoned("running", OSError("closed")), "scheduler has gone"),
    ],
)
def test_a_cluster_that_goes_and_does_not_come_back_is_told(monkeypatch, client, what):
    clock = iter(range(100))
    monkeypatch.setattr(cluster.time, "monotonic", lambda: next(clock))
    patience = cluster._Patience("tcp://here:1", 2.0)
    for _ in range(3):
        patience.look(client)
    patience.look(Abandoned("running", {"a": 1}))  # somebody is back: the wait begins anew
    for _ in range(3):
        patience.look(client)
    with pytest.raises(WrongUse, match=what):
        patience.look(client)


def test_an_engine_that_knows_no_parts_is_refused():
    with pytest.raises(WrongUse, match="cannot run a part"):
        simulate_on("tcp://127.0.0.1:1", lambda scenario, members: None, WORLD, members=2)
    with pytest.raises(WrongUse, match='no engine is called "fly"'):
        simulate_on("tcp://127.0.0.1:1", "fly", WORLD, members=2)


def test_no_members_are_refused_as_they_are_here():
    with pytest.raises(WrongUse, match="at least one member"):
        simulate_on("tcp://127.0.0.1:1", WALK, WORLD, members=0)


def test_without_dask_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtra) as caught:
        simulate_on("tcp://127.0.0.1:1", WALK, WORLD, members=2)
    assert caught.value.todo == "pip install 'exeunt[cluster]'"


def test_parts_are_as_small_as_the_cluster_is_wide_and_never_too_large_to_send(monkeypatch):
    class Wide:
        def nthreads(self):
            return {"a": 2, "b": 6}

    asked = cluster._Asked(WALK, WORLD, 3200, {"days": 6})
    assert asked.size(Wide()) == 100
    monkeypatch.setattr(cluster, "LARGEST", 54 * 33)
    assert asked.size(Wide()) == 32
