"""Article to picture, and what more crossings, hours, members and reports cost; answers checked.

    python benchmarks/bench_weigh.py [article] [growth] [many] [--members N]

`article`: the first article to the picture of its page (`russia-2022`, 14 days ahead, what
may come), in a process of its own after one that has the kernels compiled; seconds and most
memory, part by part, and the whole over the bare simulation of the same days and members.
`growth`: invented networks of 10 to 80 posts, twice the days, twice and four times the members: the
ratio each brings (2: linear). `many`: 10,000 reports in one scenario and without one, and
what they cost over a tenth of them.

Reports come from a world that is known, so that the answer can be checked: estimates of the
day must lie near it. Growth is in processor time of all threads; targets are wall time.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("EXEUNT_SHARED") or ROOT.parent / "shared")
ARTICLE, ELSE = SHARED / "seed" / "article.txt", ROOT / "examples" / "briefing-2022-09-23.txt"
PUBLISHED, SCENARIO = "2022-09-23", "Russia, September 2022"
SECONDS, MEGABYTES, MANY_SECONDS, ALONE_SECONDS = 15.0, 1536.0, 60.0, 1.0  # targets
ROUNDS = 3  # of which the best counts: other work on the machine only adds
START = date(2031, 3, 3)
MEASURES = {"entries": "people", "queue_length": "km", "wait_time": "hours"}
Spent = dict[str, float]


# The article, in a process of its own


def article(members: int | None) -> None:
    """Two processes: the first has what is compiled; the second is measured."""
    command = [
        sys.executable,
        __file__,
        "--child",
        *(["--members", str(members)] if members else []),
    ]
    subprocess.run(command, capture_output=True, check=True)
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    wall = time.perf_counter() - began
    told = json.loads(done.stdout)
    parts: Spent = told["parts"]
    print(f"article to picture: {wall:.1f} s (target {SECONDS:.0f}), {told['processor']:.1f} s of "
          f"processor, {told['megabytes']:.0f} MB at "
          f"the most (target {MEGABYTES:.0f}); {told['reports']} reports, {told['members']} "
          f"members, {told['estimates']} estimates, {told['what ifs']} what-ifs")  # fmt: skip
    rest = wall - sum(parts.values())
    for name, seconds in {**parts, "Python, imports and the rest": rest}.items():
        print(f"    {name:<30}{seconds:>7.2f} s{seconds / wall:>7.0%}")
    print(
        f"    {told['over simulation']:.2f} times the bare simulation of as many days and members"
    )


def child(members: int | None) -> None:
    """Read and weigh as the page does; a line of JSON."""
    from exeunt import weighing, workflow

    path = ARTICLE if ARTICLE.exists() else ELSE
    spent: Spent = defaultdict(float)
    began = time.perf_counter()
    readings = list(workflow.read(path, published=PUBLISHED))
    spent["read"] = time.perf_counter() - began
    simulated = _watch(spent)
    made: list[Any] = []
    weigh = weighing.pictured(weighing.How(members=members), made.append)
    began = time.perf_counter()
    workflow.page_of(iter(readings), weigh=weigh)
    whole = time.perf_counter() - began
    picture = made[0]
    _check_article(picture)
    spent["the page, without the picture"] = whole - sum(
        seconds for name, seconds in spent.items() if name != "read"
    )
    ours = spent["passes"] + spent["what-ifs"]
    print(json.dumps({
        "parts": spent, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "processor": time.process_time(), "reports": picture.diagnosis.reports,
        "members": picture.diagnosis.members,
        "estimates": len(picture.estimates), "what ifs": len(picture.what_ifs),
        "over simulation": ours / simulated["seconds"],
    }))  # fmt: skip


def _watch(spent: Spent) -> Spent:
    """Time the parts of the weighing; seconds in the simulation itself come back apart."""
    import exeunt.inference.scenario_weigh as weighing
    from exeunt.inference.worlds import Worlds
    from exeunt.simulation.plan import Prepared

    simulated: Spent = defaultdict(float)
    _timed(Prepared, "run", simulated, "seconds")
    _timed(Worlds, "__init__", spent, "prepare")
    _timed(weighing, "smooth", spent, "passes")
    _timed(weighing, "estimates", spent, "estimates")
    _timed(weighing, "_verdicts", spent, "verdicts")
    _timed(weighing, "imagined", spent, "what-ifs")
    return simulated


def _timed(owner: Any, name: str, spent: Spent, part: str) -> None:
    """Seconds of a function are added up; what it yields is made at once."""
    inner: Callable[..., Any] = getattr(owner, name)

    def outer(*args: Any, **kwargs: Any) -> Any:
        began = time.perf_counter()
        made = inner(*args, **kwargs)
        made = list(made) if isinstance(made, Iterator) else made
        spent[part] += time.perf_counter() - began
        return made

    setattr(owner, name, outer)


def _check_article(picture: Any) -> None:
    """Every day of the horizon, in order, and some of it rests on the reports."""
    days = {e.start for e in picture.estimates if e.measure == "entries" and e.start == e.end}
    ahead = [(date.fromisoformat(PUBLISHED) + timedelta(k)).isoformat() for k in range(1, 15)]
    assert picture.scenario == SCENARIO, picture.scenario
    assert days >= set(ahead), "a fortnight ahead"
    assert all(e.q05 <= e.q25 <= e.median <= e.q75 <= e.q95 for e in picture.estimates)
    assert {"reports", "model"} <= {e.basis for e in picture.estimates}, "reports bear on it"
    assert picture.what_ifs, "what may come"
    assert all(each.differences for each in picture.what_ifs)


# An invented crisis with a known truth


@dataclass
class Crisis:
    """A scenario, what happened in it (`days`, one world), and its gateways."""

    scenario: Any
    days: Any
    gateways: Any


def crisis(posts: int, days: int) -> Crisis:
    """A sixth as many towns as posts, seven roads from each; four countries behind."""
    import numpy as np

    from exeunt.gazetteer import open_gazetteer
    from exeunt.inference.gateways import Gateways
    from exeunt.inference.worlds import Worlds

    scenario = _scenario(posts, days, np.random.default_rng(posts))
    worlds = Worlds(scenario, days)
    scores = 0.7 * np.random.default_rng(7).standard_normal((len(worlds.names), 2))
    return Crisis(scenario, worlds.run(scores, days), Gateways(scenario, open_gazetteer()))


def _scenario(posts: int, days: int, rng: Any) -> Any:
    from exeunt.network.scenario import Crossing, Link, Number, Place, Scenario, Surge

    def unsure(value: float, times: float) -> Any:
        return Number(value, value / times, value * times)

    towns = max(2, posts // 6)
    places = [Place(id=f"town-{i}", kind="origin", country="XLA", population=unsure(5e5, 1.3))
              for i in range(towns)]  # fmt: skip
    places += [Place(id=f"post-{i}", name=f"Post {i}", kind="crossing", country="XLA",
                     attraction=unsure(1.0, 2.0)) for i in range(posts)]  # fmt: skip
    places += [Place(id=f"land-{i}", kind="destination", country=f"XA{'BCDE'[i]}")
               for i in range(4)]  # fmt: skip
    roads = [(f"town-{i // 7 % towns}", f"post-{i % posts}", float(rng.uniform(50, 900)))
             for i in range(max(towns * 7, posts))]  # fmt: skip
    behind = [(f"post-{i}", f"land-{i % 4}", 40.0) for i in range(posts)]
    return Scenario(
        name=f"{posts} posts", start=START, days=days, step="hour", choice="plan", leaves="XLA",
        people="Lastish citizens", places=tuple(places),
        links=tuple(Link(start=a, end=b, km=km, hours=unsure(km / 60, 1.3))
                    for a, b, km in (*roads, *behind)),
        crossings=tuple(
            Crossing(place=f"post-{i}", capacity_per_hour=unsure(float(rng.uniform(60, 200)), 1.6),
                     persons_per_vehicle=unsure(2.8, 1.4), metres_per_vehicle=unsure(7.6, 1.4),
                     normal_per_day=unsure(600.0, 1.5), normal_share=Number(0.7, 0.6, 0.8))
            for i in range(posts)
        ),
        surges=(Surge(start=START, total=unsure(50_000.0 * posts, 2.5), rise=unsure(1.5, 2.0),
                      fall=unsure(9.0, 2.0)),),
    )  # fmt: skip


def reports(made: Crisis, number: int, until: int, seed: int = 0) -> list[Any]:
    """What 40 people and offices say of posts, days and measures up to a day, each a bit off.

    A line or a wait of nothing is spoken of by nobody.
    """
    import numpy as np

    from exeunt.inference.evidence import Report
    from exeunt.observations import Observation, Period, Place

    rng, told = np.random.default_rng(seed), []
    while len(told) < number:
        k, gateway = (
            len(told),
            made.gateways.crossings[int(rng.integers(len(made.gateways.crossings)))],
        )
        measure, day = list(MEASURES)[int(rng.integers(3))], int(rng.integers(until + 1))
        true, who = _true(made, gateway, measure, day), int(rng.integers(40))
        value = float(f"{true * np.exp(0.15 * rng.standard_normal()):.2g}")
        if value < 0.1:
            continue
        iso = (START + timedelta(day)).isoformat()
        said = f"{value:g} {MEASURES[measure]}"
        at = Place(name=gateway.where.name, as_written=gateway.where.name, kind="crossing",
                   countries=("XLA", gateway.where.country))  # fmt: skip
        told.append(Report(Observation(
            id=f"r{k}", kind="figure", document=f"d{k}", start=0, end=len(said), quote=said,
            measure=measure, value=value, low=value, high=value, hedge="about",
            unit=MEASURES[measure], group="people" if measure == "entries" else None, at=at,
            period=Period(start=iso, end=iso),
            said_by=f"border guard {who}" if who < 10 else f"traveller {who}",
        ), iso))  # fmt: skip
    return told


def _true(made: Crisis, gateway: Any, measure: str, day: int) -> float:
    from exeunt.inference.quantities import EVERYONE, LINE, Quantity, value

    how = ("all", EVERYONE) if measure == "entries" else ("land", LINE)
    return float(value(Quantity(gateway, measure, *how, day, day), made.days)[0])


def check(picture: Any, made: Crisis, day: int) -> None:
    """Entries of all that day, post by post, are near the truth and mostly in the intervals."""
    import numpy as np

    iso = (START + timedelta(day)).isoformat()
    found = {e.place.name: e for e in picture.estimates if e.measure == "entries"
             and e.mode == "all" and e.group == "all" and e.start == e.end == iso}  # fmt: skip
    pairs = [(found[g.where.name], _true(made, g, "entries", day))
             for g in made.gateways.crossings if g.where.name in found]  # fmt: skip
    off = np.median([abs(np.log((e.median + 5) / (true + 5))) for e, true in pairs])
    inside = np.mean([e.q05 <= true <= e.q95 for e, true in pairs])
    assert pairs, "somebody counted"
    assert off < 0.4, f"medians are off by {off:.2f}"
    assert inside > 0.6, f"{inside:.0%} within the 90 % intervals"


# What more costs


def growth(members: int | None) -> None:
    """Posts, days and members, each twice as many as before."""
    few = members or 100
    cases = (
        ("posts", (10, 20, 40, 80), lambda n: (n, 7, 8, few)),
        ("days", (15, 30), lambda n: (20, n // 2, n - n // 2 - 1, few)),
        ("members", (few, 2 * few, 4 * few), lambda n: (20, 7, 8, n)),
    )
    for name, sizes, case in cases:
        last = 0.0
        for size in sizes:
            spent, wall = min(_weighed(*case(size)) for _ in range(ROUNDS))
            more = f", {spent / last:.2f} times as much as half" if last else ""
            print(f"{size:6d} {name}: {spent:.2f} s of processor, {wall:.1f} s wall{more}")
            last = spent


def _weighed(posts: int, now: int, horizon: int, members: int) -> tuple[float, float]:
    """Processor and wall seconds of one weighing of 60 reports."""
    from exeunt.inference.scenario_weigh import weigh_scenario

    made = crisis(posts, now + horizon + 1)
    told = reports(made, 60, now)
    as_of = (START + timedelta(now)).isoformat()
    began, wall = time.process_time(), time.perf_counter()
    picture = weigh_scenario(told, made.scenario, as_of=as_of, horizon=horizon, members=members)
    spent = time.process_time() - began, time.perf_counter() - wall
    check(picture, made, now)
    return spent


def many(members: int | None) -> None:
    """10,000 reports, and a tenth of them, in a scenario of 20 posts and without one."""
    from exeunt.inference.scenario_weigh import weigh_scenario
    from exeunt.inference.weigh import weigh

    made, now = crisis(20, 28), 13
    as_of = (START + timedelta(now)).isoformat()
    for name, most, work, judge in (
        ("in a scenario", MANY_SECONDS,
         lambda told: weigh_scenario(told, made.scenario, as_of=as_of, members=members),
         lambda picture: check(picture, made, now)),
        ("without one", MANY_SECONDS, lambda told: weigh(told, as_of=as_of), _check_alone),
    ):  # fmt: skip
        last = 0.0
        for number in (1_000, 10_000):
            told = reports(made, number, now)
            began, wall = time.process_time(), time.perf_counter()
            picture = work(told)
            spent, took = time.process_time() - began, time.perf_counter() - wall
            judge(picture)
            more = f", {spent / last:.1f} times as much as a tenth (10: linear)" if last else ""
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{number:6d} reports {name}: {took:.1f} s wall (target {most:.0f}), "
                  f"{spent:.1f} s of processor{more}; at the most {memory:.0f} MB")  # fmt: skip
            last = spent


def _check_alone(picture: Any) -> None:
    assert len(picture.verdicts) in (1_000, 10_000), "a verdict on every report"
    assert len({(e.place.name, e.measure) for e in picture.estimates}) > 20, "every post"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for; all of it if nothing is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parts = {"article": article, "growth": growth, "many": many}
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(parts))
    parser.add_argument("--members", type=int, help="as many as are usual if not given")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        child(options.members)
        return 0
    if unknown := set(options.parts) - set(parts):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are: {', '.join(parts)}")
    for name in options.parts or parts:
        parts[name](options.members)
    return 0


if __name__ == "__main__":
    sys.exit(main())
