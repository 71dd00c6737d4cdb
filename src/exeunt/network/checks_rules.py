"""Checks of crossings, rules and events: used nowhere, never, or at the wrong sort of place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from exeunt.network.finding import Finding, problem, warning
from exeunt.network.scenario import Event, Rule, Scenario
from exeunt.network.ways import GOALS, links_of, sets_out, sources

CLOSURES = ("close_place", "close_link", "close_border")


# Crossings


def crossing_capacity(scenario: Scenario) -> Iterator[Finding]:
    """Crossings one can travel through by a mode for which no capacity is given."""
    given: dict[str, set[str]] = defaultdict(set)
    for one in scenario.crossings:
        given[one.place].add(one.mode)
    ways = _modes_onward(scenario)
    for row, place in enumerate(scenario.places):
        if place.kind != "crossing":
            continue
        if not given[place.id]:
            yield problem(
                f"the crossing {place.id} has no capacity",
                "places",
                row,
                todo=f"add a row for {place.id} to crossings.csv",
            )
            continue
        for mode in sorted(ways[place.id] - given[place.id]):
            yield warning(
                f"the crossing {place.id} has no capacity by {mode}",
                "places",
                row,
                near=", ".join(sorted(given[place.id])),
                todo=f"add a row for {place.id} by {mode} to crossings.csv",
            )


def _modes_onward(scenario: Scenario) -> dict[str, set[str]]:
    """By place, the modes of the links that lead on from it, not back to where people come from."""
    country = {place.id: place.country for place in scenario.places}
    home = {country[start] for start in sources(scenario)} - {""}
    ways: dict[str, set[str]] = defaultdict(set)
    for link in scenario.links:
        if country[link.end] not in home:
            ways[link.start].add(link.mode)
    return ways


def crossing_rows(scenario: Scenario) -> Iterator[Finding]:
    """Capacities that are used nowhere, and those that are nothing."""
    kinds = {place.id: place.kind for place in scenario.places}
    modes: dict[str, set[str]] = defaultdict(set)
    for link in scenario.links:
        modes[link.start].add(link.mode)
    opened = {event.place for event in scenario.events if event.kind == "capacity" and event.value}
    for row, one in enumerate(scenario.crossings):
        if kinds[one.place] != "crossing":
            yield warning(
                f"{one.place} has a capacity by the hour and is a {kinds[one.place]}",
                "crossings",
                row,
                column="place",
                todo="give the place the kind crossing",
            )
        elif one.mode not in modes[one.place]:
            yield warning(
                f"no link leaves {one.place} by {one.mode}, so this row is not used",
                "crossings",
                row,
                column="mode",
                near=", ".join(sorted(modes[one.place])),
                todo="add the link, or correct the mode",
            )
        if one.capacity_per_hour.median == 0 and one.place not in opened:
            yield warning(
                f"{one.place} lets nobody through by {one.mode}: its capacity is 0",
                "crossings",
                row,
                column="capacity_per_hour",
                todo="give a capacity, or let it be: 0 is shut",
            )
        if one.opens == one.closes:
            yield warning(
                f"{one.place} opens and closes at {one.opens:g}: it is open day and night",
                "crossings",
                row,
                "closes",
                todo="leave both empty for day and night; for shut give a capacity of 0",
            )


def ordinary_travel(scenario: Scenario) -> Iterator[Finding]:
    """Shares of an ordinary flow that nothing says."""
    for row, one in enumerate(scenario.crossings):
        if one.normal_share is not None and one.normal_per_day is None:
            yield warning(
                f"a share of the ordinary travellers of {one.place} by {one.mode}, of whom "
                "nothing says how many they are",
                "crossings",
                row,
                column="normal_share",
                todo="give normal_per_day, or leave the share empty",
            )


def rule_days(scenario: Scenario) -> Iterator[Finding]:
    """Rules that never apply: outside the run, or overruled by a later row."""
    for row, rule in enumerate(scenario.rules):
        first, last = rule.start or date.min, rule.end or date.max
        ends = scenario.start + timedelta(days=min(scenario.days, 36_500))
        if last <= first:
            yield problem(
                "the rule ends before it starts",
                "rules",
                row,
                column="end",
                todo="end is the first day on which it no longer holds",
            )
        elif first >= ends or last <= scenario.start:
            yield warning(
                f"the rule for {rule.place} never applies: the run is from "
                f"{scenario.start} to {ends - timedelta(days=1)}",
                "rules",
                row,
                column="start" if first >= ends else "end",
                todo="correct the day, or remove the rule",
            )
        elif any(_overrules(later, rule) for later in scenario.rules[row + 1 :]):
            yield warning(
                f"the rule for {rule.place} never applies: a later one holds instead",
                "rules",
                row,
                todo="put the wider rule first: the last that applies holds",
            )


def _overrules(later: Rule, rule: Rule) -> bool:
    return (
        later.place == rule.place
        and later.group in ("", rule.group)
        and (later.start or date.min) <= (rule.start or date.min)
        and (later.end or date.max) >= (rule.end or date.max)
    )


def rule_places(scenario: Scenario) -> Iterator[Finding]:
    """Rules where nobody is asked, and shares that are not used."""
    kinds = {place.id: place.kind for place in scenario.places}
    home = {place.country for place in scenario.places if place.kind == "origin"}
    for row, rule in enumerate(scenario.rules):
        kind = kinds.get(rule.place)
        if kind is None and rule.place in home:
            yield warning(
                f"people leave {rule.place}: a rule for it holds at crossings into it",
                "rules",
                row,
                column="place",
                todo="name the country entered, or a crossing",
            )
        elif kind is not None and kind not in ("crossing", *GOALS):
            yield warning(
                f"the rule never applies: {rule.place} is a {kind}",
                "rules",
                row,
                column="place",
                todo="name a crossing, a destination or a country",
            )
        if rule.share != 1 and rule.decision != "conditional":
            yield problem(
                f"a share of {rule.share:g} has no meaning with {rule.decision}",
                "rules",
                row,
                column="share",
                todo="write conditional, or leave the share empty",
            )
        elif rule.share == 1 and rule.decision == "conditional":
            yield warning(
                "conditional with a share of 1 admits everyone",
                "rules",
                row,
                column="share",
                todo="give the share that is let in",
            )


def event_days(scenario: Scenario) -> Iterator[Finding]:
    """Events that never apply, and closures that never end (which is allowed)."""
    for row, event in enumerate(scenario.events):
        if event.end is not None and event.end <= event.start:
            yield problem(
                f"the {event.kind} ends before it starts",
                "events",
                row,
                column="end",
                todo="end is the first day on which it no longer holds",
            )
        elif event.start >= scenario.days or (event.end is not None and event.end <= 0):
            yield warning(
                f"the {event.kind} of {event.place or 'all'} never applies: the run is "
                f"day 0 to {scenario.days - 1}, this {_span(event)}",
                "events",
                row,
                column="start" if event.start >= scenario.days else "end",
                todo="correct the day, or make the run longer",
            )
        elif event.end is None and event.kind in CLOSURES:
            to = f" to {event.to}" if event.to else ""
            yield warning(
                f"{event.place}{to} closes on day {event.start} and never opens again",
                "events",
                row,
                column="end",
                todo="give an end, or let it be",
            )


def _span(event: Event) -> str:
    return f"day {event.start} " + ("on" if event.end is None else f"to {event.end - 1}")


def event_places(scenario: Scenario) -> Iterator[Finding]:
    """Events at the wrong sort of place."""
    places = {place.id for place in scenario.places}
    countries = {place.country for place in scenario.places}
    pairs = {(link.start, link.end) for link in scenario.links}
    for row, event in enumerate(scenario.events):
        if event.kind == "departures" and not event.place:
            continue
        if event.kind == "close_border":
            wrong = [each for each in (event.place, event.to) if each not in countries]
            if wrong:
                yield problem(
                    f'"{wrong[0]}" is no country of a place',
                    "events",
                    row,
                    column="to" if wrong[0] == event.to else "place",
                    near=", ".join(sorted(filter(None, countries))),
                    todo="close_border is between two countries",
                )
            elif event.place == event.to:
                yield problem(
                    f"{event.place} has no border with itself",
                    "events",
                    row,
                    column="to",
                    todo="close_border is between two countries",
                )
        elif event.place not in places:
            yield problem(
                f"{event.place} is a country, and {event.kind} is for a place"
                if event.place
                else f"the {event.kind} says no place",
                "events",
                row,
                column="place",
                todo="name a place, or use close_border",
            )
        elif (
            event.kind == "close_link"
            and not {(event.place, event.to), (event.to, event.place)} & pairs
        ):
            yield problem(
                f'there is no link from {event.place} to "{event.to}"',
                "events",
                row,
                column="to",
                near=links_of(event.place, scenario),
                todo="name the two ends of one link",
            )


def event_capacities(scenario: Scenario) -> Iterator[Finding]:
    """Two capacities of one place on the same days: only one can hold."""
    given = [(row, each) for row, each in enumerate(scenario.events) if each.kind == "capacity"]
    for at, (_, one) in enumerate(given):
        for row, other in given[at + 1 :]:
            apart = _ends_by(one, other.start) or _ends_by(other, one.start)
            if one.place == other.place and one.value != other.value and not apart:
                yield warning(
                    f"{one.place} has two capacities at once, {one.value} and {other.value}: "
                    "the later row holds",
                    "events",
                    row,
                    column="value",
                    todo="end the first where the second starts",
                )


def _ends_by(event: Event, day: int) -> bool:
    return event.end is not None and event.end <= day


def event_departures(scenario: Scenario) -> Iterator[Finding]:
    """Factors on departures where nobody sets out while they hold."""
    for row, event in enumerate(scenario.events):
        if event.kind == "departures" and not sets_out(scenario, event):
            yield warning(
                f"nobody sets out from {event.place or 'anywhere'} while this factor holds",
                "events",
                row,
                column="place" if event.place else "start",
                todo="correct the place or the days, or remove the row",
            )


def late(scenario: Scenario) -> Iterator[Finding]:
    """Departures and surges outside the run, told once a table."""
    outside = [
        row for row, each in enumerate(scenario.departures) if not 0 <= each.day < scenario.days
    ]
    if outside:
        yield warning(
            f"{len(outside)} of {len(scenario.departures)} departures lie outside "
            f"the run of day 0 to {scenario.days - 1} and never happen",
            "departures",
            outside[0],
            column="day",
            todo="correct start, days or the rows",
        )
    for row, surge in enumerate(scenario.surges):
        if (surge.start - scenario.start).days >= scenario.days:
            yield warning(
                f"the surge of {surge.start} comes after the run",
                "surges",
                row,
                column="start",
                todo="correct the day, or make the run longer",
            )


def unused(scenario: Scenario) -> Iterator[Finding]:
    """Tables the choice `walk` does not use."""
    if scenario.choice != "walk":
        return
    for table in ("crossings", "groups", "rules"):
        if getattr(scenario, table):
            yield warning(
                f"{table} are not used: with walk there are no queues, groups or rules",
                table,
                todo='set choice = "plan" in scenario.toml, or let it be',
            )
    if scenario.step == "hour":
        what = "walk goes by the day: step = hour is not used"
        yield warning(what, column="step", todo='set choice = "plan", or step = "day"')


CHECKS = (
    crossing_capacity,
    crossing_rows,
    ordinary_travel,
    rule_days,
    rule_places,
    event_days,
    event_places,
    event_capacities,
    event_departures,
    late,
    unused,
)
