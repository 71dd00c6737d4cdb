"""Speed of `plan` on one core, the answer checked, against the NumPy engine in the same run.

    python benchmarks/bench_plan.py [--members N] [--rounds N] [--growth] [--real]

The world has 60 border posts and 200 links, both directions of the roads among them: ten
towns with seven roads to posts and back, a road on from each post to one of five
destinations, 800,000 people who leave in a surge; capacities and the surge are unsure.
Two weeks by the hour. Link-steps are links x hours x members. Figures are processor time
of one core, of whole calls (members drawn, tables made); the best of the rounds counts,
after one call that loads the compiled code.

`--real` runs the bundled russia-2022 as the inference does (64 members, tables by the day,
its measures), prepared once: 12 days, in which few set out yet, and 25.

`--growth` runs more members, more days and more places, and tells how much more ten
times as much costs (10: linear).
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from datetime import date

import numpy as np

from exeunt.network.open import bundled, open_scenario
from exeunt.network.scenario import Crossing, Link, Number, Place, Scenario, Surge
from exeunt.simulation.plan import prepare, simulate_plan
from exeunt.simulation.run import Run

PEOPLE = 800_000.0
START = date(2022, 9, 1)


def unsure(value: float) -> Number:
    return Number(value, 0.7 * value, 1.4 * value)


def world(posts: int = 60, step: str = "day", days: int = 14) -> Scenario:
    """Towns, posts and destinations; a sixth as many towns as posts."""
    rng = np.random.default_rng(1)
    towns = posts // 6
    names = [*(f"o{i}" for i in range(towns)), *(f"c{i}" for i in range(posts))]
    places = [
        Place(id=name, kind="origin" if name[0] == "o" else "crossing", country="A")
        for name in names
    ]
    places += [Place(id=f"d{i}", kind="destination", country="B") for i in range(5)]
    links = []
    for i in range(towns * 7):
        town, post, km = f"o{i // 7}", f"c{i % posts}", float(rng.uniform(50, 1_500))
        links += [Link(start=town, end=post, km=km), Link(start=post, end=town, km=km)]
    links += [
        Link(start=f"c{i}", end=f"d{i % 5}", km=float(rng.uniform(10, 100))) for i in range(posts)
    ]
    return Scenario(
        name="posts", start=START, days=days, step=step, choice="plan", places=tuple(places),
        links=tuple(links),
        crossings=tuple(
            Crossing(place=f"c{i}", capacity_per_hour=unsure(float(rng.uniform(20, 200))))
            for i in range(posts)
        ),
        surges=(Surge(start=START, total=unsure(PEOPLE * posts / 60)),),
    )  # fmt: skip


def check(run: Run) -> None:
    """Everyone who left is somewhere, and the middle world has as many as it should."""
    total = run.people.sum(axis=1, dtype=np.float64) + run.under_way
    assert (np.diff(total, axis=0) >= -1e-5 * total[1:]).all(), "nobody vanishes"
    arrived, crossed = (run.crossings[name].sum(axis=0) for name in ("arrived", "crossed"))
    left = arrived - crossed - run.crossings["waiting"][-1]
    assert (left > -1e-3 * np.maximum(arrived, 1.0)).all(), "nobody crosses who has not come"


def spent(work: Callable[[], Run], rounds: int) -> float:
    """Seconds of processor time, the best of the rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        run = work()
        best = min(best, time.process_time() - start)
        check(run)
        del run  # two runs at once would be the most memory
    return best


def speed(members: int, rounds: int) -> None:
    """The target case, with tables by the day and by the hour, both kinds of draws."""
    scenario = world()
    few = min(members, 64)
    same(scenario, few)
    peer = spent(lambda: simulate_plan(scenario, members=few, engine="numpy"), 1) / few
    for step, draws in (("day", "expected"), ("hour", "expected"), ("day", "sampled")):
        case = world(step=step)
        work = lambda: simulate_plan(case, members=members, draws=draws, engine="compiled")  # noqa: B023, E731
        work()
        seconds = spent(work, rounds)
        rate = len(case.links) * case.days * 24 * members / seconds / 1e6
        ratio = f", {peer * members / seconds:.0f} times NumPy" if draws == "expected" else ""
        print(
            f"{members} members, tables by the {step}, {draws}: {seconds:.2f} s, "
            f"{rate:.0f} million link-steps/s{ratio}"
        )


def same(scenario: Scenario, members: int) -> None:
    """Both engines give the same bytes."""
    one, other = (
        simulate_plan(scenario, members=members, engine=engine) for engine in ("compiled", "numpy")
    )
    assert one.people.tobytes() == other.people.tobytes(), "the engines must agree"
    assert one.flows.tobytes() == other.flows.tobytes(), "the engines must agree"


def real(rounds: int) -> None:
    """The bundled scenario, numbered once, run as the inference runs it."""
    scenario = open_scenario(bundled("russia-2022"))
    for days in (12, 25):
        start = time.process_time()
        prepared = prepare(scenario, days=days)
        numbered = time.process_time() - start
        work = lambda: prepared.run(members=64, every="day", detail=True, engine="compiled")  # noqa: B023, E731
        run = work()
        let_in = run.crossings["entered"] + run.crossings["ordinary"]
        assert (let_in <= run.crossings["crossed"] * 1.0001 + 1e-3).all(), "let in, so crossed"
        seconds = spent(work, rounds)
        ratio = ""
        if days == 12:  # by NumPy, half a minute
            begin = time.process_time()
            few = prepared.run(members=16, every="day", detail=True, engine="numpy")
            peer = (time.process_time() - begin) * 4
            assert (few.people == run.people[..., :16]).all(), "the engines must agree"
            ratio = f", {peer / seconds:.0f} times NumPy by 16 members"
        print(
            f"russia-2022, {days} days, 64 members: {seconds:.2f} s, "
            f"{64 * days / seconds:.0f} members x days/s{ratio}; "
            f"numbered in {numbered:.2f} s, {len(prepared.figures)} figures"
        )


def growth(rounds: int) -> None:
    """What ten times as much costs."""
    for name, sizes, make in (
        ("members", (1, 10, 100, 1_000, 10_000), lambda n: (world(), n)),
        ("days", (14, 140), lambda n: (world(days=n), 64)),
        ("posts", (60, 600), lambda n: (world(posts=n), 64)),
    ):
        last = 0.0
        for size in sizes:
            scenario, members = make(size)
            work = lambda: simulate_plan(scenario, members=members, engine="compiled")  # noqa: B023, E731
            work()
            seconds = spent(work, rounds)
            more = f", {seconds / last:.1f} times as long as a tenth" if last else ""
            print(f"{size:6d} {name}: {seconds:.3f} s{more}")
            last = seconds


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--members", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--real", action="store_true")
    options = parser.parse_args()
    if options.growth:
        growth(options.rounds)
    elif options.real:
        real(options.rounds)
    else:
        speed(options.members, options.rounds)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory {most:.0f} MB at the most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
