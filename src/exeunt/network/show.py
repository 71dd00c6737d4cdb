"""A scenario as tables to read: units in the headings, priors as "median (low to high)".

Plain data; the doors print it. A column in which every row is as usual is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any

from exeunt.network.columns import TABLES, Column, defaults
from exeunt.network.files import with_way_back
from exeunt.network.scenario import Departure, Number, Rule, Scenario
from exeunt.network.ways import left, main_people


@dataclass(frozen=True, slots=True)
class Shown:
    """One table: what it is, headings, rows of short texts, which columns are numbers."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


def show(scenario: Scenario) -> tuple[Shown, ...]:
    """Every table that has rows, then the rules of choice.

    Tables come in the order of the folder; `overview` says the rest in sentences.
    """
    made = [_table(scenario, name) for name in TABLES if getattr(scenario, name)]
    return (*made, _rules(scenario))


def overview(scenario: Scenario) -> tuple[str, ...]:
    """The scenario in a few sentences: when, how, how many."""
    last = _day(max(scenario.days - 1, 0), scenario)
    step = {"hour": "by the hour", "day": "by the day"}[scenario.step]
    choice = {"plan": "people plan their way (plan)", "walk": "people walk from place to place "
              "(walk)"}[scenario.choice]  # fmt: skip
    lines = [
        f"{_count(scenario.days, 'day')} from {scenario.start} to {last}, {step}; {choice}",
        f"{_kinds(scenario)}; {_count(len(scenario.links), 'link')}",
    ]
    parts = (_whose(scenario), _leaving(scenario), _money(scenario))
    lines += [line for line in parts if line]
    lines += [f"source: {scenario.source}"] if scenario.source else []
    return (*lines, *(f"note: {note}" for note in scenario.notes))


def _kinds(scenario: Scenario) -> str:
    many = Counter(place.kind for place in scenario.places)
    parts = [_count(number, kind.replace("_", " ")) for kind, number in many.items()]
    return f"{_count(len(scenario.places), 'place')}: {', '.join(parts)}"


def _whose(scenario: Scenario) -> str:
    return f"it speaks of {main_people(scenario)} leaving {left(scenario) or 'home'}"


def _leaving(scenario: Scenario) -> str:
    """How many set out in all; series and surges are both people who leave, so they add up."""
    inside = [each for each in scenario.departures if 0 <= each.day < scenario.days]
    parts = []
    if inside:
        parts.append(f"{sum(each.people.median for each in inside):,.0f} leave by the series")
    parts += [f"{number_words(each.total)} leave after {each.start}" for each in scenario.surges]
    return "; ".join(parts)


def _money(scenario: Scenario) -> str:
    return f"prices in {scenario.currency}" if scenario.currency else ""


def _table(scenario: Scenario, name: str) -> Shown:
    table, usual = TABLES[name], defaults(TABLES[name].noun)
    parts = list(with_way_back(table, getattr(scenario, name)))
    columns = [each for each in table.columns if _told(each, [part for part, _ in parts], usual)]
    if any(back for _, back in parts):
        at = columns.index(next(each for each in columns if each.name == "to")) + 1
        columns.insert(at, next(each for each in table.columns if each.name == "both"))
    rows = [tuple(_cell(each, part, back, scenario) for each in columns) for part, back in parts]
    headings = tuple(_heading(each, scenario) for each in columns)
    numeric = tuple(each.kind in ("number", "prior", "hour") for each in columns)
    return Shown(_title(name, scenario), headings, tuple(rows), numeric)


def _title(name: str, scenario: Scenario) -> str:
    parts = getattr(scenario, name)
    title = f"{name} ({len(parts):,})"
    if name == "departures" and parts and isinstance(parts[0], Departure):
        days = [each.day for each in parts]
        people = sum(each.people.median for each in parts)
        title += (
            f", {people:,.0f} people, {_day(min(days), scenario)} to {_day(max(days), scenario)}"
        )
    return title


def _told(column: Column, parts: Iterable[Any], usual: dict[str, Any]) -> bool:
    """Whether a column says anything: some row is not as usual."""
    if column.name == "both":
        return False
    if column.needed:
        return True
    return any(getattr(part, column.attribute) != usual.get(column.attribute) for part in parts)


def _heading(column: Column, scenario: Scenario) -> str:
    """The name as in the file, and its unit beneath."""
    unit = column.unit
    if column.name == "price":
        unit = scenario.currency
    if column.kind in ("day", "date") or unit == column.name or unit.startswith("0 to "):
        unit = ""
    return f"{column.name}\n{unit}" if unit else column.name


def _cell(column: Column, part: Any, back: bool, scenario: Scenario) -> str:
    if column.name == "both":
        return "yes" if back else ""
    value = getattr(part, column.attribute)
    if value is None or value == "" or _without_meaning(column, part):
        return ""
    if isinstance(value, Number):
        return number_words(value)
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, tuple):
        return ", ".join(value)
    if column.kind == "day":
        return _day(value, scenario)
    if column.kind == "hour":
        return f"{int(value):02}:{round(value % 1 * 60):02}"
    if column.name in ("lat", "lon"):
        return f"{value:.2f}"
    return plain_words(value) if isinstance(value, int | float) else str(value)


def _without_meaning(column: Column, part: Any) -> bool:
    """A value the row has no use for: of a closure, or a share that is not conditional."""
    if column.kind == "value":
        return str(part.kind).startswith("close")
    return isinstance(part, Rule) and column.name == "share" and part.decision != "conditional"


def _day(number: int, scenario: Scenario) -> str:
    try:
        return (scenario.start + timedelta(days=number)).isoformat()
    except OverflowError:
        return f"day {number}"


def number_words(value: Number) -> str:
    """`1,200 (900 to 1,500)`; the middle alone where nothing says how far it may be off."""
    if value.sure or value.low is None or value.high is None:
        return plain_words(value.median)
    return f"{plain_words(value.median)} ({plain_words(value.low)} to {plain_words(value.high)})"


def plain_words(value: float) -> str:
    """With thousands separators, and no more digits than one reads."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.1f}" if abs(value) >= 1000 else f"{value:.4g}"


def _rules(scenario: Scenario) -> Shown:
    """The rules of choice in use, each with what is usual."""
    rules: Any = scenario.plan if scenario.choice == "plan" else scenario.walk
    usual = defaults(rules.__class__)
    rows = []
    for each in fields(rules):
        value = getattr(rules, each.name)
        same = value == usual[each.name]
        rows.append((each.name, _rule(value), "" if same else _rule(usual[each.name])))
    return Shown(f"how people choose ({scenario.choice})", ("setting", "value", "usual"),
                 tuple(rows), (False, False, False))  # fmt: skip


def _rule(value: Any) -> str:
    if isinstance(value, Number):
        return number_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(_pairs(value)) or "none"
    return plain_words(value) if isinstance(value, int | float) else str(value) or "none"


def _pairs(value: tuple[Any, ...]) -> Iterator[str]:
    for each in value:
        yield f"{each[0]} {plain_words(each[1])}" if isinstance(each, tuple) else plain_words(each)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
