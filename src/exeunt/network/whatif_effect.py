"""Why a change has no effect, as far as the tables tell; "" where it may have one."""

from __future__ import annotations

from datetime import date, timedelta

from exeunt.network.scenario import Event, Rule, Scenario
from exeunt.network.ways import GOALS, entered, goals, reached, sets_out, sources
from exeunt.network.whatif_words import FOREVER, Span, day_words

CENTURY = 36_525  # days


def outside_run(scenario: Scenario, span: Span) -> str:
    """Why no day of a span is a day of the run; "" where one is."""
    if span.first < scenario.days and span.last > 0:
        return ""
    return f"the run is from {day_words(scenario, 0)} to {day_words(scenario, scenario.days - 1)}"


def event_idle(scenario: Scenario, event: Event) -> str:
    """Why an event has no effect, "" where it may have one."""
    if outside := outside_run(scenario, Span(event.start, event.end)):
        return outside
    if event.kind == "departures":
        idle = "x 1" if event.value == 1.0 else "nobody sets out then"
        return "" if event.value != 1.0 and sets_out(scenario, event) else idle
    if event.kind == "close_border":
        country = {place.id: place.country for place in scenario.places}
        pairs = {frozenset((country[x.start], country[x.end])) for x in scenario.links}
        joined = frozenset((event.place, event.to)) in pairs
        return "" if joined else "no link crosses this border"
    there = reached(sources(scenario), scenario.links)
    if not {event.place, event.to or event.place} & there:
        return f"nobody can reach {event.place}"
    return _capacity_idle(scenario, event) if event.kind == "capacity" else ""


def _capacity_idle(scenario: Scenario, event: Event) -> str:
    kind = next(place.kind for place in scenario.places if place.id == event.place)
    if kind == "crossing":
        if all(row.place != event.place for row in scenario.crossings):
            return f"{event.place} has no row in crossings.csv"
        return "with walk there are no queues" if scenario.choice == "walk" else ""
    return (
        "" if event.place in goals(scenario) else f"{event.place} is a {kind}, where nobody stays"
    )


def rule_idle(scenario: Scenario, rule: Rule) -> str:
    """Why a rule, the last of the scenario, has no effect."""
    if scenario.choice == "walk":
        return "with walk there are no rules"
    there = reached(sources(scenario), scenario.links)
    kinds = {place.id: place.kind for place in scenario.places}
    inside = {place.id for place in scenario.places if rule.place in (place.id, place.country)}
    if not inside & there:
        return f"nobody can reach {rule.place}"
    if rule.place in kinds and kinds[rule.place] not in ("crossing", *GOALS):
        return f"{rule.place} is a {kinds[rule.place]}, where nobody is asked"
    if rule.decision == "admitted" and all(r.decision == "admitted" for r in scenario.rules):
        return "nobody is refused anywhere"
    return "that is so already" if _so_already(scenario, rule) else ""


def _so_already(scenario: Scenario, rule: Rule) -> bool:
    """Whether everyone a rule is for was let in, or not, just as much on all its days before."""
    into = entered(scenario)
    sites = [{place.id, into.get(place.id, place.id)} for place in scenario.places]
    sites = [names for names in sites if rule.place in names]
    ends = scenario.start + timedelta(days=min(scenario.days, CENTURY))
    first, last = max(rule.start or date.min, scenario.start), min(rule.end or ends, ends)
    turns = {day for each in scenario.rules for day in (each.start, each.end) if day is not None}
    days = [first, *(day for day in turns if first < day < last)]
    groups = [rule.group] if rule.group else [each.id for each in scenario.groups] or [""]
    return bool(sites) and all(
        _let_in(scenario, names, group, day) == _share(rule)
        for names in sites for group in groups for day in days
    )  # fmt: skip


def _let_in(scenario: Scenario, names: set[str], group: str, day: date) -> float:
    """Share of a group that is let in at a place of these names: by the last rule that applies."""
    return next(
        (_share(each) for each in reversed(scenario.rules)
         if each.place in names and each.group in ("", group)
         and (each.start or day) <= day and (each.end is None or day < each.end)),
        1.0,
    )  # fmt: skip


def _share(rule: Rule) -> float:
    return rule.share if rule.decision == "conditional" else float(rule.decision == "admitted")


def same(event: Event, other: Event) -> bool:
    """Whether two events close the same thing, both ways."""
    if event.kind != other.kind or event.one_way or other.one_way:
        return False
    return {event.place, event.to} == {other.place, other.to}


def end_of(event: Event) -> int:
    """The first day on which an event no longer holds."""
    return FOREVER if event.end is None else event.end
