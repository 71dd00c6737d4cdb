"""Scenarios of every shape a folder can hold, for hypothesis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from exeunt.network.scenario import (
    Count,
    Crossing,
    Departure,
    Event,
    Group,
    Link,
    Number,
    Place,
    PlanRules,
    Possible,
    Rule,
    Scenario,
    Surge,
    WalkRules,
)

names = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\r\x00"), min_size=1, max_size=12
)
texts = st.just("") | names
amounts = st.floats(0, 1e9, allow_subnormal=False) | st.integers(0, 10**9).map(float)
days = st.integers(-400, 4000)
dates = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@st.composite
def numbers(draw, of=amounts):
    low, median, high = sorted(draw(st.tuples(of, of, of)))
    return draw(st.sampled_from((Number(median), Number(median, low, high))))


shares = numbers(st.floats(0, 1, allow_subnormal=False))


def maybe(strategy):
    return st.none() | strategy


@st.composite
def scenarios(draw):
    ids = draw(st.lists(names, min_size=2, max_size=5, unique=True))
    groups = draw(st.lists(names, max_size=3, unique=True))
    place, country = st.sampled_from(ids), draw(names)
    group = st.sampled_from(["", *groups])
    word = names.map(lambda text: text.replace(";", "").strip()).filter(bool)
    name = names.map(lambda text: text.replace("|", "").strip()).filter(bool)
    mode = st.sampled_from(("road", "air", "bus; or tram"))
    kind = st.sampled_from(("origin", "waypoint", "destination", "crossing"))

    def rows(strategy, key=None):
        return st.lists(strategy, max_size=4, unique_by=key).map(tuple)

    link = st.builds(
        Link, start=place, end=place, km=amounts, mode=mode, kmh=maybe(amounts),
        hours=maybe(numbers()), seats_per_day=maybe(numbers()), price=maybe(numbers()),
        km_per_day=maybe(amounts), walk_probability=st.floats(0, 1), source=texts,
    )  # fmt: skip
    pairs = draw(rows(st.tuples(link, st.booleans())))
    links = [
        each
        for one, both in pairs
        for each in ([one, replace(one, start=one.end, end=one.start)] if both else [one])
    ]
    valued = st.builds(
        Event, kind=st.sampled_from(("conflict", "capacity", "attraction")), place=place,
        start=days, end=maybe(days), value=amounts, source=texts,
    )  # fmt: skip
    leaving = st.builds(
        Event, kind=st.just("departures"), place=st.sampled_from(["", *ids]), start=days,
        end=maybe(days), value=amounts,
    )  # fmt: skip
    becomes = st.builds(Event, kind=st.just("becomes"), place=place, start=days, value=kind)
    closed = st.builds(
        Event, kind=st.sampled_from(("close_link", "close_place")), place=place, to=place,
        start=days, end=maybe(days), one_way=st.booleans(),
    )  # fmt: skip
    rules = st.builds(
        WalkRules, speed=st.floats(1, 1e4), awareness=st.integers(0, 9), pruning=amounts,
        spawn_decay=st.lists(amounts, max_size=3).map(tuple), home_country=texts,
        as_flee=st.booleans(),
    )  # fmt: skip
    speeds = st.lists(st.tuples(names, st.floats(1, 900)), max_size=4, unique_by=lambda s: s[0])
    return Scenario(
        name=draw(texts), start=draw(dates), days=draw(st.integers(1, 900)),
        step=draw(st.sampled_from(("day", "hour"))), choice=draw(st.sampled_from(("walk", "plan"))),
        places=tuple(
            draw(st.builds(
                Place, id=st.just(each), kind=kind, name=texts, country=st.just(country),
                region=texts, lat=maybe(st.floats(-90, 90)), lon=maybe(st.floats(-180, 180)),
                population=maybe(numbers()), capacity=maybe(numbers()), present=amounts,
                capacity_per_day=amounts, attraction=numbers(),
                overflow=st.sampled_from(["", *ids]), source=texts,
                known_as=st.lists(name, max_size=3).map(tuple),
            )) for each in ids
        ),
        links=tuple(links),
        crossings=draw(rows(st.builds(
            Crossing, place=place, mode=mode, capacity_per_hour=numbers(), lanes=amounts,
            unit=st.sampled_from(("persons", "vehicles")), persons_per_vehicle=numbers(),
            metres_per_vehicle=numbers(), opens=st.floats(0, 24), closes=st.floats(0, 24),
            normal_per_day=maybe(numbers()), normal_share=maybe(shares), source=texts,
        ), key=lambda one: (one.place, one.mode))),
        groups=tuple(
            draw(st.builds(
                Group, id=st.just(each), share=shares,
                documents=st.lists(word, max_size=2).map(tuple), source=texts,
            )) for each in groups
        ),
        rules=draw(rows(st.builds(
            Rule, place=st.sampled_from([*ids, country]), group=group, share=st.floats(0, 1),
            decision=st.sampled_from(("admitted", "refused", "conditional")),
            start=maybe(dates), end=maybe(dates), source=texts,
        ))),
        departures=draw(rows(
            st.builds(Departure, day=days, people=numbers(), origin=place, group=group),
            key=lambda one: (one.day, one.origin, one.group),
        )),
        surges=draw(rows(st.builds(
            Surge, start=dates, total=numbers(), rise=numbers(), fall=numbers(), group=group,
        ))),
        events=draw(rows(valued | leaving | becomes | closed)),
        counts=draw(rows(st.builds(Count, place=place, day=days, people=amounts),
                         key=lambda one: (one.place, one.day))),
        possible=draw(rows(st.builds(
            Possible, what_if=st.floats(0, 9).map("departures x {:f}".format), chance=shares,
            by=maybe(dates), source=texts,
        ), key=lambda one: one.what_if)),
        walk=draw(rules), plan=draw(st.builds(PlanRules, speeds=speeds.map(tuple),
                                              spread=st.builds(Number, st.floats(1, 99)))),
        people=draw(texts), leaves=draw(texts), currency=draw(texts),
        notes=draw(st.lists(texts, max_size=3).map(tuple)), source=draw(texts),
    )  # fmt: skip
