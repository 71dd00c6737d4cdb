"""A small invented crisis to weigh reports in: one country left, two entered, three posts."""

from __future__ import annotations

from datetime import date, timedelta

from exeunt.inference.evidence import Report
from exeunt.network.scenario import (
    Crossing,
    Link,
    Number,
    Place,
    PlanRules,
    Scenario,
    Surge,
)
from exeunt.observations import Observation, Period
from exeunt.observations import Place as Named

START = date(2031, 3, 3)
PEOPLE = "Lastish citizens"


def about(middle: float, times: float) -> Number:
    return Number(middle, middle / times, middle * times)


def crisis(**changed) -> Scenario:
    """Two posts into XBE, one into XCE, and flights to XCE; a surge from the third day on."""
    posts = (
        ("north", "Northgate - Tor", 3.0),
        ("south", "Southgate", 6.0),
        ("east", "Eastgate", 9.0),
    )
    places = [
        Place(id="city", kind="origin", name="City", country="XLA", lat=10.0, lon=10.0,
              population=Number(1e6), known_as=("geonames:1",)),
        *(Place(id=name, kind="crossing", name=full, country="XLA", lat=10.0 + i, lon=12.0,
                attraction=about(1.0, 2.0), known_as=(f"crossing:{name}",))
          for i, (name, full, _) in enumerate(posts)),
        Place(id="airport", kind="crossing", name="Flights to Cee", country="XLA", lat=20.0,
              lon=30.0, known_as=("airport:CEE",)),
        Place(id="bee", kind="destination", name="Bee", country="XBE"),
        Place(id="cee", kind="destination", name="Cee", country="XCE", lat=20.1, lon=30.1,
              known_as=("geonames:2",)),
    ]  # fmt: skip
    roads = [Link(start="city", end=name, km=hours * 60, hours=about(hours, 1.3))
             for name, _, hours in posts]  # fmt: skip
    behind = (("north", "bee"), ("south", "bee"), ("east", "cee"))
    rows = [
        Crossing(place=name, capacity_per_hour=about(100.0, 1.6),
                 persons_per_vehicle=about(2.8, 1.4), metres_per_vehicle=about(7.6, 1.4),
                 normal_per_day=about(800.0, 1.3),
                 normal_share=Number(0.7, 0.6, 0.8))
        for name, _, _ in posts
    ]  # fmt: skip
    made = {
        "name": "made", "start": START, "days": 20, "step": "hour", "choice": "plan",
        "places": tuple(places), "people": PEOPLE, "leaves": "XLA",
        "links": (
            *roads,
            *(Link(start=post, end=town, km=30) for post, town in behind),
            Link(start="city", end="airport", km=2000, mode="air", hours=Number(3.0),
                 seats_per_day=about(300.0, 1.3), price=Number(100.0)),
            Link(start="airport", end="cee", km=10),
        ),
        "crossings": (
            *rows,
            Crossing(place="airport", mode="air", capacity_per_hour=Number(1000.0),
                     normal_per_day=Number(200.0), normal_share=Number(1.0)),
        ),
        "surges": (Surge(start=START + timedelta(2), total=about(30_000, 4.0), rise=about(1.5, 2.0),
                         fall=about(8.0, 2.0)),),
        "plan": PlanRules(spread=about(12.0, 1.5)),
    }  # fmt: skip
    return Scenario(**{**made, **changed})


def at(name: str, kind: str = "crossing", **more) -> Named:
    return Named(name=name, as_written=name, kind=kind, **more)


NORTH = at("Northgate", id="crossing:north", countries=("XLA", "XBE"))


def said(name: str, measure: str, day: int, *, published: int | None = None, **more) -> Report:
    """A report of one day; `value`, or `low` and `high`, with who says it."""
    iso = (START + timedelta(day)).isoformat()
    units = {"queue_length": "km", "queue_vehicles": "vehicles", "wait_time": "hours"}
    fields = {
        "id": name, "kind": "figure", "document": name, "start": 0, "end": 1, "quote": name,
        "measure": measure, "unit": units.get(measure, "people"), "at": NORTH,
        "period": Period(start=iso, end=iso), "said_by": "the border guard", "hedge": "exact",
    }  # fmt: skip
    when = START + timedelta(day if published is None else published)
    return Report(Observation(**{**fields, **more}), when.isoformat())
