"""Changes in words, for the notes of a scenario: what, whom, from when until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from exeunt.network.cells import BadCell
from exeunt.network.checks_rules import CLOSURES
from exeunt.network.scenario import Event, Rule, Scenario

FOREVER = 1 << 40  # a day no run reaches
SOURCE = "what if"
FORMS = (
    "close PLACE from DATE until DATE; close PLACE - PLACE; close border COUNTRY - COUNTRY; "
    "open PLACE; capacity PLACE NUMBER; refuse GROUP at PLACE; admit GROUP at PLACE; "
    "COUNTRY refuses GROUP; PLACE closes; departures [of PLACE] x NUMBER; or a CSV file"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Days `first` to `end` (excluded), None for ever."""

    first: int = 0
    end: int | None = None

    @property
    def last(self) -> int:
        return FOREVER if self.end is None else self.end


@dataclass(frozen=True, slots=True)
class Changed:
    """A scenario after one change, what was changed in words, and why that has no effect."""

    scenario: Scenario
    words: str
    idle: str = ""


def when(scenario: Scenario, span: Span) -> str:
    """The days of a change: "from 2031-03-18 (day 8) until 2031-03-21 (day 11)"."""
    until = "" if span.end is None else f" until {day_words(scenario, span.end)}"
    return f"from {day_words(scenario, span.first)}{until}"


def day_words(scenario: Scenario, day: int) -> str:
    """A day by its date and its number."""
    try:
        return f"{scenario.start + timedelta(days=day)} (day {day})"
    except OverflowError:
        return f"day {day}"


def date_of(scenario: Scenario, day: int) -> date:
    """The date of a day.

    Raises
    ------
    BadCell : it is outside every calendar.
    """
    try:
        return scenario.start + timedelta(days=day)
    except OverflowError:
        raise BadCell(f"day {day} is outside every calendar", todo="give another day") from None


def event_words(scenario: Scenario, event: Event) -> str:
    """An event as a line of the notes."""
    days = when(scenario, Span(event.start, event.end))
    if event.kind in CLOSURES:
        return f"{event_what(scenario, event)} closed {days}"
    value = event.value if isinstance(event.value, str) else f"{event.value:,.10g}"
    kinds = {place.id: place.kind for place in scenario.places}
    if event.kind == "departures":
        return f"departures {event.place and f'of {event.place} '}x {value} {days}"
    if event.kind == "capacity":
        unit = "an hour" if kinds.get(event.place) == "crossing" else "people"
        return f"capacity of {event.place} {value} {unit} {days}"
    return f"{event.kind} {event.place} {value} {days}"


def event_what(scenario: Scenario, event: Event) -> str:
    """What an event closes or opens, by name."""
    names = {place.id: place.name for place in scenario.places}
    if event.kind == "close_border":
        return f"border {event.place} - {event.to}"
    if event.kind == "close_link":
        return f"{event.place} - {event.to}"
    name = names.get(event.place, "")
    return f"{name} ({event.place})" if name not in ("", event.place) else event.place


def rule_words(scenario: Scenario, rule: Rule) -> str:
    """A rule as a line of the notes."""
    first = 0 if rule.start is None else (rule.start - scenario.start).days
    end = None if rule.end is None else (rule.end - scenario.start).days
    how = f"{100 * rule.share:g} % admitted" if rule.decision == "conditional" else rule.decision
    return f"{rule.group or 'everyone'} {how} at {rule.place} {when(scenario, Span(first, end))}"
