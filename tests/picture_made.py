"""Made-up pictures: people leave one country over a few posts into two others.

No inference stands behind them: medians rise and fall by a formula and intervals widen
after the last day of reports, so that the page can be tested on figures that are known.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

from exeunt.estimates import Diagnosis, Estimate, Mark, Picture, Verdict, WhatIf, Where
from exeunt.network.scenario import Place as Spot
from exeunt.network.scenario import Scenario
from exeunt.observations import Document, Observation, Period, Place
from exeunt.report import PageDocument

START, NOW, DAYS = date(2031, 5, 1), 10, 25  # the first Thursday; reports end on 11 May
AS_OF = "2031-05-11"
PEOPLE = "citizens of Georgia"
POSTS = (  # id, name, country entered, lat, lon, people a day at the peak
    ("post:varda", "Varda Gate", "ARM", 41.15, 44.85, 5200.0),
    ("post:oltu", "Oltu Bridge", "ARM", 41.25, 44.30, 1900.0),
    ("post:keshi", "Keshi", "TUR", 41.52, 41.56, 8100.0),
    ("post:marani", "Marani Pass", "TUR", 41.43, 42.55, 900.0),
    ("post:tsona", "Tsona", "ARM", 41.18, 43.95, 140.0),
    ("post:lerchi", "Lerchi airport", "TUR", 41.67, 44.95, 2400.0),
)
UNITS = {"exits": "people", "entries": "people", "queue_length": "km", "wait_time": "hours",
         "queue_vehicles": "vehicles"}  # fmt: skip
TEXT = (
    "The queue at Varda Gate was more than 6 km long on 9 May, drivers said. "
    "A driver put it at 5 to 7 km on 10 May. "
    "At Keshi up to 9 km were seen on 10 May. "
    "An anonymous channel spoke of 60 km at Varda Gate on 11 May. "
    "The border guard counted 4,900 people at Varda Gate on 10 May. "
    "The ministry said that nothing had changed at Varda Gate. "
    "Some 31,000 people entered Armenia from 5 to 11 May, its ministry said. "
    "Tickets cost 900 dollars."
)


def day(n: int) -> str:
    return (START + timedelta(days=n)).isoformat()


def where(rank: int, posts: Any = POSTS) -> Where:
    name, said, country = posts[rank][:3]
    kind = "airport" if said.endswith("airport") else "crossing"
    return Where(id=name, name=said, kind=kind, country=country, from_country="GEO")


def country(code: str) -> Where:
    name = {"ARM": "Armenia", "TUR": "Turkey"}.get(code, code)
    return Where(id=f"iso:{code}", name=name, kind="country", country=code, from_country="GEO")


HOME = Where(id="iso:GEO", name="Georgia", kind="country", country=None, from_country="GEO")


def wave(n: float) -> float:
    """0 to 1: a rise until day 12 and a slow fall."""
    return 0.25 + 0.75 * math.exp(-(((n - 12) / 7.0) ** 2))


def estimate(
    place: Where, measure: str, median: float, n: int, last: int | None = None, **more: Any
) -> Estimate:
    """One estimate; the interval is wider the further ahead."""
    spread = 0.12 + 0.03 * max(0, (n if last is None else last) - NOW)
    levels = {q: median * math.exp(spread * z) for q, z in
              (("q05", -1.645), ("q25", -0.674), ("q75", 0.674), ("q95", 1.645))}  # fmt: skip
    given = {
        "mode": "all", "group": PEOPLE, "start": day(n), "end": day(n if last is None else last),
        "unit": UNITS[measure], "basis": "model", "scenario": "Leaving Georgia", "as_of": AS_OF,
        **levels, **more,
    }  # fmt: skip
    return Estimate(place=place, measure=measure, median=median, **given)


def spans(days: int = DAYS) -> list[tuple[int, int]]:
    """Whole ISO weeks, and the days ahead."""
    weeks = [(n, n + 6) for n in range(days - 6) if date.fromisoformat(day(n)).weekday() == 0]
    return weeks + ([(NOW + 1, days - 1)] if days > NOW + 1 else [])


def flow(place: Where, measure: str, top: float, days: int, **more: Any) -> list[Estimate]:
    """Days, weeks and the horizon of a flow."""
    daily = [estimate(place, measure, top * wave(n), n, **more) for n in range(days)]
    sums = [estimate(place, measure, sum(top * wave(n) for n in range(a, b + 1)), a, b, **more)
            for a, b in spans(days)]  # fmt: skip
    return daily + sums


def line(place: Where, top: float, days: int, basis: str) -> list[Estimate]:
    """Queue and wait: the mean of each day."""
    given = {"mode": "land", "group": "all", "basis": basis}
    out = []
    for n in range(days):
        much = max(0.0, wave(n) - 0.4) / 0.6
        out += [
            estimate(place, "queue_length", 8.0 * much * top / 5200, n, **given),
            estimate(place, "queue_vehicles", 1000.0 * much * top / 5200, n, **given),
            estimate(place, "wait_time", 14.0 * much, n, **given),
        ]
    return out


def estimates(posts: Any = POSTS, days: int = DAYS) -> list[Estimate]:
    """All that a weighing with a scenario would tell."""
    out: list[Estimate] = []
    tops: dict[str, dict[str, float]] = {}
    for rank, post in enumerate(posts):
        place, top = where(rank, posts), post[5]
        basis = "prior" if rank == 4 else "model"
        air = place.kind == "airport"
        for mode in ("all", "air" if air else "land"):
            out += flow(place, "entries", top, days, mode=mode, basis=basis)
        if not air:
            out += line(place, top, days, basis)
        for mode in ("all", "air" if air else "land"):
            part = tops.setdefault(post[2], {})
            part[mode] = part.get(mode, 0.0) + top
    for code, modes in tops.items():
        for mode, top in modes.items():
            out += flow(country(code), "entries", top, days, mode=mode)
    for mode in ("all", "land", "air"):
        top = sum(modes.get(mode, 0.0) for modes in tops.values())
        if top:
            out += flow(HOME, "exits", top, days, mode=mode)
    return out


# What was said

VARDA = Place(name="Varda Gate", as_written="Varda Gate", id="post:varda", kind="crossing",
              country="ARM", lat=41.15, lon=44.85, countries=("GEO", "ARM"))  # fmt: skip
KESHI = Place(name="Keshi", as_written="Keshi", id="post:keshi", kind="crossing", country="TUR",
              lat=41.52, lon=41.56, countries=("GEO", "TUR"))  # fmt: skip
ARMENIA = Place(name="Armenia", as_written="Armenia", id="iso:ARM", kind="country",
                country="ARM", lat=40.2, lon=44.7)  # fmt: skip


def said(name: str, words: str, **fields: Any) -> Observation:
    at = TEXT.index(words)
    return Observation(id=name, kind=fields.pop("kind", "figure"), document="d", start=at,
                       end=at + len(words), quote=words, **fields)  # fmt: skip


def one_day(n: int) -> Period:
    return Period(start=day(n), end=day(n))


OBSERVATIONS = (
    said("queue", "more than 6 km", measure="queue_length", value=6.0, low=6.0, hedge="more_than",
         unit="km", at=VARDA, said_by="drivers", period=one_day(8)),
    said("driver", "5 to 7 km", measure="queue_length", low=5.0, high=7.0, hedge="range",
         unit="km", at=VARDA, said_by="a driver", period=one_day(9)),
    said("keshi", "up to 9 km", measure="queue_length", value=9.0, high=9.0, hedge="up_to",
         unit="km", at=KESHI, said_by="witnesses", period=one_day(9)),
    said("rumour", "60 km", measure="queue_length", value=60.0, low=60.0, high=60.0, unit="km",
         hedge="exact", at=VARDA, said_by="an anonymous channel", period=one_day(10)),
    said("count", "4,900 people", measure="entries", value=4900.0, low=4900.0, high=4900.0,
         hedge="exact", unit="people", at=VARDA, said_by="the border guard", period=one_day(9)),
    said("denial", "nothing had changed", kind="claim", claim="denial", measure="crossings",
         stance="denies", at=VARDA, said_by="the ministry", denies="a rise", period=one_day(9)),
    said("week", "31,000 people", measure="entries", value=31000.0, low=31000.0, hedge="about",
         unit="people", at=ARMENIA, said_by="its ministry",
         period=Period(start=day(4), end=day(10))),
    said("price", "900 dollars", measure="price", value=900.0, unit="USD", hedge="exact"),
)  # fmt: skip
FULL = (
    "The ministry counts those let through: with 6.1 km (5 to 7.8) of queue and a wait of 11 "
    "hours, Varda Gate is full, so the count can stand still while the queue grows."
)
VERDICTS = (
    Verdict(observation="queue", verdict="fits", why="more than 6 km; all together 6.1 km.",
            off=0.08),
    Verdict(observation="driver", verdict="fits", why="5-7 km; all together 6.1 km.", off=0.05),
    Verdict(observation="keshi", verdict="fits", why="at most 9 km; all together 4 km."),
    Verdict(observation="rumour", verdict="at odds", against=("queue", "driver"), off=0.97,
            why="60 km is ten times what the others say together, 6.1 km (5 to 7.8)."),
    Verdict(observation="count", verdict="fits", why="4,900; all together 4,800.", off=0.02),
    Verdict(observation="denial", verdict="fits because the crossing is full", why=FULL),
    Verdict(observation="week", verdict="fits", why="31,000; all together 30,000."),
    Verdict(observation="price", verdict="cannot be checked",
            why="900 USD: price is no queue, wait or count of people moving."),
)  # fmt: skip


def mark(name: str, place: Where, measure: str, n: int, **more: Any) -> Mark:
    flowing = measure in ("entries", "exits")
    given = {"mode": "land", "group": PEOPLE if flowing else "all", "start": day(n), "end": day(n),
             **more}  # fmt: skip
    return Mark(observation=name, place=place, measure=measure, **given)


MARKS = (
    mark("queue", where(0), "queue_length", 8, low=6.0, high=None),
    mark("driver", where(0), "queue_length", 9, low=5.0, high=7.0),
    mark("keshi", where(2), "queue_length", 9, low=None, high=9.0),
    mark("rumour", where(0), "queue_length", 10, low=60.0, high=60.0),
    mark("count", where(0), "entries", 9, low=4900.0, high=4900.0),
    mark("week", country("ARM"), "entries", 4, end=day(10), mode="all", low=31000.0, high=31000.0),
)


def difference(place: Where, measure: str, median: float, spread: float, *days: int) -> Estimate:
    """What a change adds: an interval of its own around the median."""
    levels = {"q05": median - 1.6 * spread, "q25": median - 0.7 * spread,
              "q75": median + 0.7 * spread, "q95": median + 1.6 * spread}  # fmt: skip
    given = {} if measure in ("entries", "exits") else {"mode": "land", "group": "all"}
    return estimate(place, measure, median, *days, **levels, **given)


WHAT_IFS = (
    WhatIf(
        sentence="close s0 from 2031-05-14", chance=0.25,
        source="judgement: the mayor asked for it",
        differences=(
            difference(where(0), "entries", -48000.0, 6000.0, NOW + 1, DAYS - 1),
            difference(where(2), "entries", 21000.0, 7000.0, NOW + 1, DAYS - 1),
            difference(where(1), "entries", 9000.0, 3000.0, NOW + 1, DAYS - 1),
            difference(where(4), "entries", 10.0, 200.0, NOW + 1, DAYS - 1),
            difference(where(2), "queue_length", 6.0, 2.5, 17),
            difference(where(2), "queue_length", 5.0, 2.5, 20),
            difference(where(2), "wait_time", 7.0, 3.0, 17),
        ),
    ),
    WhatIf(sentence="departures x 1.02", differences=(
        difference(where(0), "entries", 300.0, 4000.0, NOW + 1, DAYS - 1),
    ), notes=("No chance is given for it.",)),
)  # fmt: skip
DIAGNOSIS = Diagnosis(
    method="ES-MDA, 8 steps, localised", members=256, effective=181.0, misfit=0.71, coverage=0.94,
    runs=2304, reports=7,
    undetermined=("how many leave by Tsona", "how strongly people avoid a wait"),
)  # fmt: skip


def scenario(posts: Any = POSTS) -> Scenario:
    """Only what the page asks for: where the posts are."""
    spots = tuple(
        Spot(id=f"s{n}", kind="crossing", name=p[1], country="GEO", lat=p[3], lon=p[4],
             known_as=(p[0],))
        for n, p in enumerate(posts)
    )  # fmt: skip
    return Scenario(name="Leaving Georgia", start=START, days=DAYS, places=spots, links=())


def picture(posts: Any = POSTS, days: int = DAYS, **more: Any) -> Picture:
    """A whole picture of six posts, reports until 11 May 2031, fourteen days ahead."""
    given = {
        "estimates": tuple(estimates(posts, days)), "verdicts": VERDICTS, "marks": MARKS,
        "what_ifs": WHAT_IFS, "diagnosis": DIAGNOSIS, "scenario": "Leaving Georgia",
        "as_of": AS_OF, "until": day(days - 1),
        "notes": ("Lerchi station is not in the scenario: its report was not used.",),
        **more,
    }  # fmt: skip
    return Picture(**given)


def not_converged() -> Picture:
    """As `picture`, of reports that could not be brought together."""
    why = ("half of the reports contradict each other",)
    diagnosis = Diagnosis(method="ES-MDA", members=64, effective=3.0, misfit=9.4, coverage=0.4,
                          runs=512, reports=7, why_not=why)  # fmt: skip
    return picture(converged=False, diagnosis=diagnosis)


def no_forecast() -> Picture:
    """As `picture`, up to the last day of reports."""
    return picture(days=NOW + 1, what_ifs=(), until=AS_OF)


def many(size: int = 70) -> tuple[tuple[Any, ...], ...]:
    """That many posts along a long border, some side by side."""
    return tuple(
        (f"post:{n}", f"Post {n} of the {('north', 'long east', 'south')[n % 3]}",
         ("ARM", "TUR", "AZE")[n % 3], 40.0 + 0.13 * (n % 17) + 0.01 * n, 39.5 + 0.17 * n,
         40.0 + 7000.0 / (1 + n))
        for n in range(size)
    )  # fmt: skip


def physics() -> Picture:
    """A picture without a scenario: two places, by day, each with its working."""
    lone = {"scenario": None, "as_of": None, "mode": "land", "group": "all"}
    return Picture(
        estimates=(
            estimate(where(0), "queue_length", 6.1, 9, basis="reports",
                     working="said: more than 6 km (drivers), 5-7 km (a driver)", **lone),
            estimate(where(0), "entries", 4020.0, 9,
                     working="6.1 km / 8 m x 2 lanes x 3 people / 11 h", **lone),
            estimate(where(2), "queue_length", 5.2, 9, basis="reports", working="said: up to 9 km",
                     **lone),
        ),
        verdicts=VERDICTS,
    )  # fmt: skip


def read() -> PageDocument:
    """The document all of them were read from."""
    document = Document(id="d", text=TEXT, published=AS_OF, language="en")
    return PageDocument(document=document, observations=OBSERVATIONS)
