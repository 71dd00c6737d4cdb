"""Shapes of worlds: networks that were invented, each drawn anew from a generator of numbers.

`SHAPES` maps a name to `shape(rng) -> Scenario`, without its length in days. Distances,
capacities and crowds are plausible and nobody's: a post lets through 40 to 260 people an
hour, of which ordinary travel takes a fifth to a half; those who leave because of the
event are 6 to 30 times what all posts have to spare in a day. Every figure comes with
limits (`SURE_OF`), and the truth is drawn within them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from exeunt.network.scenario import (
    Crossing,
    Group,
    Link,
    Number,
    Place,
    PlanRules,
    Rule,
    Scenario,
    Surge,
)

Rng = np.random.Generator
START = date(2031, 3, 3)
LEFT = "XLA"  # the country people leave; codes from XAA on belong to nobody
ENTERED = ("XBE", "XCE")
PEOPLE = "Lastish citizens"
NAMES = (
    "Velmarra", "Tordenka", "Quissby", "Ormelund", "Zhaprat", "Breskau", "Lunovar", "Ketterow",
    "Ysmarch", "Dravenel", "Pellimoor", "Hastrud", "Corvessa", "Ruknitz", "Jalembo", "Fennerod",
)  # fmt: skip
SURE_OF = {  # how many times fewer or more, at 5 and 95 %: judgement
    "total": 3.0, "rise": 2.5, "fall": 2.0, "capacity": 1.6, "people": 1.45, "metres": 1.4,
    "normal": 1.4, "hours": 1.35, "spread": 2.0, "weight": 2.0, "delay": 2.5, "refusal": 2.2,
    "seats": 1.8, "price": 1.5, "attraction": 2.0, "worth": 2.5,
}  # fmt: skip
KMH = 65.0


@dataclass
class Drawn:
    """A network on paper, before it is a scenario."""

    rng: Rng
    places: list[Place] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    crossings: list[Crossing] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = [str(name) for name in self.rng.permutation(NAMES)]

    def place(self, kind: str, country: str = LEFT, people: float | None = None) -> str:
        """A new place; its id."""
        name = self.names.pop()
        known = (f"crossing:{name.casefold()}",) if kind == "crossing" else ()
        self.places.append(
            Place(id=name.casefold()[:5], kind=kind, name=name, country=country, known_as=known,  # type: ignore[arg-type]
                  population=Number(people) if people else None,
                  attraction=self.about("attraction", 1.0) if kind == "crossing" else Number(1.0))
        )  # fmt: skip
        return self.places[-1].id

    def post(self, *, hours: bool = False) -> str:
        """A new crossing with a road."""
        place = self.place("crossing")
        capacity = float(np.exp(self.rng.uniform(np.log(40), np.log(260))))
        opens, closes = (float(self.rng.integers(6, 9)), float(self.rng.integers(18, 23)))
        open_for = closes - opens if hours else 24.0
        normal = capacity * open_for * self.rng.uniform(0.2, 0.5)
        self.crossings.append(
            Crossing(place=place, capacity_per_hour=self.about("capacity", capacity),
                     persons_per_vehicle=self.about("people", 2.8),
                     metres_per_vehicle=self.about("metres", 7.6),
                     opens=opens if hours else 0.0, closes=closes if hours else 24.0,
                     normal_per_day=self.about("normal", normal),
                     normal_share=self.share(self.rng.uniform(0.4, 0.9)))
        )  # fmt: skip
        return place

    def road(self, start: str, end: str, low: float, high: float) -> None:
        """A road of `low` to `high` km; how long it takes is known roughly."""
        km = float(self.rng.uniform(low, high))
        hours = self.about("hours", km / KMH)
        self.links.append(Link(start=start, end=end, km=km, hours=hours))

    def about(self, what: str, middle: float) -> Number:
        """A figure with the limits of its kind."""
        times = SURE_OF[what]
        return Number(middle, middle / times, middle * times)

    def share(self, middle: float) -> Number:
        """A share with limits 0.15 to either side."""
        return Number(middle, max(middle - 0.15, 0.02), min(middle + 0.15, 0.98))

    def spare(self) -> float:
        """People a day whom the posts can let through besides ordinary travel."""
        return sum(
            row.capacity_per_hour.median * ((row.closes - row.opens) % 24.0 or 24.0)
            - (row.normal_per_day.median if row.normal_per_day else 0.0)
            for row in self.crossings if row.mode == "road"
        )  # fmt: skip


def scenario(on: Drawn, groups: Sequence[Group] = (), rules: Sequence[Rule] = ()) -> Scenario:
    """The scenario of a network: a surge a few days after its start, and rules of choice."""
    crowd = on.spare() * float(np.exp(on.rng.uniform(np.log(6.0), np.log(30.0))))
    since = START + timedelta(days=int(on.rng.integers(2, 6)))
    surge = Surge(start=since, total=on.about("total", crowd),
                  rise=on.about("rise", float(on.rng.uniform(1.0, 3.0))),
                  fall=on.about("fall", float(on.rng.uniform(6.0, 16.0))))  # fmt: skip
    plan = PlanRules(
        spread=on.about("spread", 12.0), wait_weight=on.about("weight", 1.0),
        delay=on.about("delay", 12.0), hour_value=on.about("worth", 10.0),
        refusal_hours=on.about("refusal", 48.0),
    )  # fmt: skip
    return Scenario(
        name="", start=START, days=1, step="hour", choice="plan", places=tuple(on.places),
        links=tuple(on.links), crossings=tuple(on.crossings), groups=tuple(groups),
        rules=tuple(rules), surges=(surge,), plan=plan, people=PEOPLE, leaves=LEFT,
        source="invented",
    )  # fmt: skip


def _beyond(on: Drawn, posts: Sequence[str], country: str) -> None:
    """A place to stay behind some posts."""
    town = on.place("destination", country)
    for post in posts:
        on.road(post, town, 40, 120)


def star(rng: Rng, *, hours: bool = False) -> Scenario:
    """One origin, two to four posts around it, one country behind them."""
    on = Drawn(rng)
    town = on.place("origin", people=1e6)
    posts = [on.post(hours=hours and i % 2 == 0) for i in range(int(rng.integers(2, 5)))]
    for post in posts:
        on.road(town, post, 60, 700)
    _beyond(on, posts, ENTERED[0])
    return scenario(on)


def line(rng: Rng) -> Scenario:
    """A road from the origin through two towns, each with a post to turn off at."""
    on = Drawn(rng)
    here, posts = on.place("origin", people=1e6), []
    for _ in range(int(rng.integers(2, 4))):
        town = on.place("waypoint")
        on.road(here, town, 80, 300)
        posts.append(on.post())
        on.road(town, posts[-1], 20, 150)
        here = town
    _beyond(on, posts, ENTERED[0])
    return scenario(on)


def two_countries(rng: Rng) -> Scenario:
    """Two origins and two countries entered, each by two or three posts."""
    on = Drawn(rng)
    _many(on, origins=2, posts=(2, 3))
    return scenario(on)


def origins(rng: Rng) -> Scenario:
    """Three origins, all of whose people go to one country by three to five posts."""
    on = Drawn(rng)
    towns = [on.place("origin", people=float(rng.uniform(2e5, 2e6))) for _ in range(3)]
    posts = [on.post() for _ in range(int(rng.integers(3, 6)))]
    for town in towns:
        for post in posts:
            on.road(town, post, 60, 1100)
    _beyond(on, posts, ENTERED[0])
    return scenario(on)


def _many(on: Drawn, *, origins: int, posts: tuple[int, int]) -> None:
    towns = [on.place("origin", people=float(on.rng.uniform(3e5, 2e6))) for _ in range(origins)]
    for country in ENTERED:
        some = [on.post() for _ in range(int(on.rng.integers(posts[0], posts[1] + 1)))]
        for town in towns:
            for post in some:
                on.road(town, post, 60, 900)
        _beyond(on, some, country)


def seats(rng: Rng) -> Scenario:
    """One origin, two or three posts, and flights with few seats to another country."""
    on = Drawn(rng)
    town = on.place("origin", people=1e6)
    posts = [on.post() for _ in range(int(rng.integers(2, 4)))]
    for post in posts:
        on.road(town, post, 60, 700)
    _beyond(on, posts, ENTERED[0])
    hall = on.place("crossing")
    flown = float(rng.uniform(300, 1500))
    on.crossings.append(
        Crossing(place=hall, mode="air", capacity_per_hour=Number(flown),
                 normal_per_day=on.about("normal", flown), normal_share=on.share(0.7))
    )  # fmt: skip
    on.links.append(
        Link(start=town, end=hall, km=float(rng.uniform(800, 2500)), mode="air",
             hours=on.about("hours", 8.0), price=on.about("price", float(rng.uniform(100, 400))),
             seats_per_day=on.about("seats", flown * float(rng.uniform(0.2, 0.6))))
    )  # fmt: skip
    away = on.place("destination", ENTERED[1])
    on.links.append(Link(start=hall, end=away, km=30.0, mode="air", hours=Number(1.0)))
    return scenario(on)


def opening_hours(rng: Rng) -> Scenario:
    """As `star`; every other post is shut at night."""
    return star(rng, hours=True)


def refused(rng: Rng) -> Scenario:
    """Three groups; one country turns one of them away, or lets in a part, from some day on."""
    on = Drawn(rng)
    _many(on, origins=1, posts=(2, 2))
    parts = rng.dirichlet((4.0, 4.0, 4.0))
    groups = [Group(id=name, share=Number(float(part)))
              for name, part in zip(("visa", "passport", "card"), parts, strict=True)]  # fmt: skip
    since = None if rng.random() < 0.5 else START + timedelta(days=int(rng.integers(4, 9)))
    rules = [
        Rule(place=ENTERED[0], group="card", decision="refused"),
        Rule(place=ENTERED[1], group="passport", start=since,
             decision="refused" if rng.random() < 0.5 else "conditional",
             share=float(rng.uniform(0.2, 0.7))),
    ]  # fmt: skip
    return scenario(on, groups, rules)


def rough(rng: Rng) -> Scenario:
    """As `two_countries`; its days differ from each other, see `worlds`."""
    return two_countries(rng)


SHAPES: dict[str, Callable[[Rng], Scenario]] = {
    each.__name__: each
    for each in (star, line, two_countries, origins, seats, opening_hours, refused, rough)
}
