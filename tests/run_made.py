"""Made-up runs: a small country between 41 and 44 N, 43 and 46 E, with two ways out.

No engine stands behind them: people walk down a made road, so that the tables and the page
can be tested on figures that are known. They are conserved all the same.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from exeunt.network.scenario import Count, Crossing, Link, Number, Place, Scenario
from exeunt.simulation.run import Run

TOWNS = ("Varda", "Oltu", "Keshi", "Marani", "Tsona", "Borodi", "Sagan", "Lerchi")


def scenario(*, step: str = "day", days: int = 30, places: int = 8, **more: Any) -> Scenario:
    """Origins in the north, two crossings in the middle, destinations in the south."""
    there = tuple(_place(n, places) for n in range(places))
    ways = tuple(
        Link(start=a.id, end=b.id, km=60.0)
        for rank, a in enumerate(there)
        for b in there[rank + 1 : rank + 3]
    )
    posts = tuple(
        Crossing(place=p.id, mode=mode, capacity_per_hour=Number(120.0))
        for p in there
        if p.kind == "crossing"
        for mode in ("road", "foot")
    )
    asked: dict[str, Any] = {
        "name": "Varda to Lerchi", "start": date(2022, 9, 21), "days": days, "places": there,
        "links": ways, "step": step, "choice": "plan", "crossings": posts,
        "notes": ("The made road has no bends.",),
    }  # fmt: skip
    return Scenario(**{**asked, **more})


def _place(n: int, places: int) -> Place:
    share = n / max(1, places - 1)
    kind: Any = (
        "origin" if share < 0.25 else "waypoint" if share < 0.4 else "crossing" if share < 0.6
        else "camp" if n % 2 else "destination"
    )  # fmt: skip
    name = TOWNS[n] if n < len(TOWNS) else f"{TOWNS[n % 8]} {n // 8 + 1}"
    lat = 43.8 - 2.6 * share
    lon = 43.4 + 2.2 * ((n * 0.618) % 1.0)
    return Place(id=name, kind=kind, name=name, country="GEO", lat=lat, lon=lon)


def run(
    *, members: int = 1, seed: int = 1, draws: Any = "sampled", notes: tuple[str, ...] = (),
    counts: bool = False, **asked: Any,
) -> Run:  # fmt: skip
    """A run of `scenario(**asked)`; figures are made up but nobody vanishes."""
    made = scenario(**asked)
    rng = np.random.default_rng(seed)
    days, places = made.days, len(made.places)
    kinds = np.array([p.kind for p in made.places])
    speed = {"origin": 0.5, "waypoint": 0.6, "crossing": 0.35, "camp": 0.0, "destination": 0.0}
    leave = np.array([speed[kind] for kind in kinds])
    people = np.zeros((days, places, members))
    flows = np.zeros((days, len(made.links), members))
    under_way = np.zeros((days, members))
    now, road = np.zeros((places, members)), np.zeros((places, members))
    ids = [p.id for p in made.places]
    for day in range(days):
        now += road
        road = np.zeros_like(road)
        now[0] += rng.poisson(4_000 * np.exp(-((day - 8) ** 2) / 60.0) + 40, members)
        for rank, link in enumerate(made.links):
            a, b = ids.index(link.start), ids.index(link.end)
            gone = rng.binomial(now[a].astype(int), leave[a] / 2)
            flows[day, rank], now[a], road[b] = gone, now[a] - gone, road[b] + gone
        people[day], under_way[day] = now, road.sum(0)
    if counts:
        seen = [
            Count(place=p.id, day=d, people=float(people[d, n].mean() * 1.1))
            for n, p in enumerate(made.places)
            if p.kind == "camp"
            for d in range(0, days, 7)
        ]
        made = scenario(**{**asked, "counts": tuple(seen)})
    return Run(
        scenario=made, choice=made.choice, draws=draws, seed=seed, people=people, flows=flows,
        under_way=under_way, crossings=_crossings(made, rng, members), notes=notes,
    )  # fmt: skip


def _crossings(made: Scenario, rng: np.random.Generator, members: int) -> dict[str, Any]:
    """Queues that grow in the first days and drain."""
    steps = made.days * (24 if made.step == "hour" else 1)
    posts = len(made.crossings)
    if not posts:
        return {}
    hump = np.exp(-(((np.arange(steps) / steps) - 0.35) ** 2) / 0.02)[:, None, None]
    size = rng.gamma(4.0, 700.0, (1, posts, members)) * np.linspace(1.0, 0.2, posts)[:, None]
    waiting = np.rint(hump * size)
    crossed = np.minimum(waiting, 400.0)
    return {
        "arrived": np.rint(np.diff(waiting, axis=0, prepend=0.0).clip(0) + crossed),
        "crossed": crossed, "waiting": waiting, "vehicles": np.rint(waiting / 2.5),
        "km": waiting / 2.5 * 8.0 / 1000.0, "wait_hours": waiting / 120.0,
    }  # fmt: skip
