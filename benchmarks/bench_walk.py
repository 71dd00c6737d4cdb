"""Speed and memory of `walk`, on one core unless said, beside Flee.

    python benchmarks/bench_walk.py [--shared DIR] [--members N] [--places N]

Each run checks its answer: everyone who set out is somewhere, and as Flee the camps of
the last day are those of Flee's own run within 3 %. The peer is the package `flee`
(`pip install flee`); its agents are far too slow to run here at full size, so its
figures are those measured on the same data and listed in `flee/README.md`, and the ratio
is against them. On a shared machine the best round counts.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import numpy as np

from exeunt.network.flee import read_flee
from exeunt.network.scenario import Departure, Link, Number, Place, Scenario, WalkRules
from exeunt.simulation.run import Run
from exeunt.simulation.walk import simulate_walk

SHARED = Path(os.environ.get("EXEUNT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
FLEE_SECONDS = {
    "burundi": 266.6,
    "mali2012": 141.5,
    "ssudan": 14 * 60,
    "car": 18 * 60,
    "syria2013": 1.6 * 3600,
}  # fmt: skip  flee/README.md, all people
REFERENCE = {"burundi": ("burundi_h1", 1), "mali2012": ("mali2012_h1", 1),
             "car": ("car_h10", 10), "ssudan": ("ssudan_h10", 10),
             "syria2013": ("syria2013_h100", 100)}  # fmt: skip


def best(work: Callable[[], Run], rounds: int = 7) -> tuple[float, Run]:
    """Seconds of the best round, and the run."""
    seconds, run = np.inf, work()
    for _ in range(rounds):
        began = time.perf_counter()
        run = work()
        seconds = min(seconds, time.perf_counter() - began)
    return seconds, run


def conserved(run: Run) -> None:
    """Everyone who set out or was there before is somewhere, in every member."""
    before = sum(place.present for place in run.scenario.places)
    out = sum(row.people.median for row in run.scenario.departures if row.day < len(run.people))
    there = run.people[-1].sum(axis=0, dtype=np.float64) + run.under_way[-1]
    assert np.allclose(there, before + out, rtol=1e-5), (there, before + out)


def as_flee(run: Run, name: str, shared: Path) -> float:
    """Share of Flee's camp people of the last day that are elsewhere."""
    file, people = REFERENCE[name]
    rows = list(csv.reader((shared / "flee" / "reference" / f"{file}.csv").open()))
    where = {place.id: i for i, place in enumerate(run.scenario.places)}
    camps = [(i, head[:-4]) for i, head in enumerate(rows[0]) if head.endswith(" sim")]
    theirs = np.array([float(rows[-1][i]) * people for i, name in camps if name in where])
    ours = np.array(
        [run.people[len(rows) - 2, where[name], 0] for _, name in camps if name in where]
    )
    gap = np.abs(ours - theirs).sum() / theirs.sum()
    assert gap < 0.03, (name, gap)
    return float(gap)


def crises(shared: Path) -> None:
    """Each of the five at full population, as Flee."""
    total = peer = 0.0
    for name, flee in FLEE_SECONDS.items():
        scenario = read_flee(shared / "flee" / name, as_flee=True)
        seconds, run = best(lambda s=scenario: simulate_walk(s, engine="compiled"))
        conserved(run)
        gap = as_flee(run, name, shared)
        people = sum(d.people.median for d in scenario.departures)
        print(f"{name:10s} {people:11,.0f} people, {scenario.days:5d} days: {seconds:7.4f} s; "
              f"Flee {flee:7.1f} s: {flee / seconds:7,.0f} times; {gap:.2%} elsewhere")  # fmt: skip
        total, peer = total + seconds, peer + flee
    print(f"all five: {total:.3f} s; Flee {peer / 3600:.1f} h")


def command(shared: Path) -> None:
    """The whole command, from nothing, without and with tables and page."""
    into = tempfile.mkdtemp()
    for more in ((), ("-o", into)):
        call = [sys.executable, "-m", "exeunt", "simulate", str(shared / "flee" / "burundi"), *more]
        seconds = np.inf
        for _ in range(4):
            began = time.perf_counter()
            subprocess.run(call, check=True, capture_output=True)
            seconds = min(seconds, time.perf_counter() - began)
        print(f"exeunt simulate burundi {' '.join(more[:1])}: {seconds:.2f} s as a whole command")


def people(shared: Path) -> None:
    """The cost does not know how many people there are."""
    scenario = read_flee(shared / "flee" / "syria2013", as_flee=True)
    few = read_flee(shared / "flee" / "syria2013", as_flee=True, hasten=100)
    many_s, _ = best(lambda: simulate_walk(scenario, engine="compiled"))
    few_s, _ = best(lambda: simulate_walk(few, engine="compiled"))
    print(f"syria2013: 3.8 million people {many_s:.4f} s, 38,000 people {few_s:.4f} s: "
          f"ratio {many_s / few_s:.2f}")  # fmt: skip


def members(shared: Path, count: int) -> None:
    """Sampled members of burundi on two threads, then growth with members."""
    scenario = read_flee(shared / "flee" / "burundi")
    for rules in ("our rules", "as Flee"):
        if rules == "as Flee":
            scenario = read_flee(shared / "flee" / "burundi", as_flee=True)
        seconds, run = best(
            lambda s=scenario: simulate_walk(s, members=count, draws="sampled", threads=2), 1
        )
        conserved(run)
        print(f"burundi, {rules}: {count:,} members sampled, 2 threads: {seconds:.1f} s")
    growth("members", ((n, scenario, n) for n in (16, 160, 1600)))


def growth(what: str, cases: Iterable[tuple[int, Scenario, int]]) -> None:
    """Seconds a unit; 1.00 is as dear as the first case."""
    first = None
    for size, scenario, count in cases:
        rounds = 3 if size < 1000 else 1
        seconds, run = best(
            lambda s=scenario, c=count: simulate_walk(s, members=c, engine="compiled"), rounds
        )
        conserved(run)
        each = seconds / size
        first = first or each
        mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {what} {size:6,d}: {seconds:8.3f} s, a unit costs {each / first:.2f} of it, "
              f"peak {mb:,.0f} MB")  # fmt: skip


def grid(side: int, days: int = 60) -> Scenario:
    """A made-up country of `side` x `side` towns 50 km apart, camps along one edge."""
    kinds = {0: "origin", side - 1: "camp"}
    places = tuple(
        Place(id=f"{x},{y}", kind=kinds.get(x, "waypoint"), country="A" if x < side - 1 else "B",
              population=Number(1000.0), capacity=Number(5000.0) if x == side - 1 else None)
        for x in range(side) for y in range(side)
    )  # fmt: skip
    ways = [(f"{x},{y}", f"{a},{b}") for x in range(side) for y in range(side)
            for a, b in ((x + 1, y), (x, y + 1)) if a < side and b < side]  # fmt: skip
    links = tuple(
        Link(start=a, end=b, km=50.0)
        for one, other in ways
        for a, b in ((one, other), (other, one))
    )
    return Scenario(
        name=f"grid {side}", start=date(2020, 1, 1), days=days, places=places, links=links,
        departures=tuple(Departure(day=d, people=Number(1000.0)) for d in range(days)),
        walk=WalkRules(speed=200.0, home_country="A"),
    )  # fmt: skip


def main() -> None:
    """Everything, in the order of the targets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--members", type=int, default=1000)
    parser.add_argument("--places", type=int, default=30_000)
    options = parser.parse_args()
    crises(options.shared)
    command(options.shared)
    people(options.shared)
    sides = [side for side in (6, 17, 55, 173) if side * side <= options.places]
    growth("places", ((side * side, grid(side), 1) for side in sides))
    growth("days", ((days, grid(30, days), 1) for days in (60, 240, 960)))
    members(options.shared, options.members)


if __name__ == "__main__":
    main()
