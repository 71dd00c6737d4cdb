"""Changes from a file with the columns of events.csv or of rules.csv."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from exeunt.errors import ScenarioError
from exeunt.network import tables
from exeunt.network.checks_rules import event_days, event_places, rule_days, rule_places
from exeunt.network.rows import Shared, TableReader
from exeunt.network.scenario import Event, Rule, Scenario
from exeunt.network.whatif_effect import event_idle, outside_run, rule_idle
from exeunt.network.whatif_names import names_of
from exeunt.network.whatif_words import FORMS, Changed, Span, event_words, rule_words


def changes_of(scenario: Scenario, path: Path) -> list[Changed]:
    """The rows of a file as changes.

    Raises
    ------
    ScenarioError : a file that cannot be read; each fault with its row in `problems`.
    """
    text = _read(path)
    head = next(tables.split(text), tables.Row(1, []))
    name = "events" if "kind" in head.cells else "rules" if "decision" in head.cells else ""
    if not name:
        what = "these are the columns neither of events.csv nor of rules.csv"
        todo = "an event has kind and place, a rule place and decision"
        where, near = f"{path}, row {head.line}", ", ".join(head.cells[:8])
        raise ScenarioError(what, where=where, near=near, todo=todo)
    shared = _shared(scenario)
    parts: tuple[Any, ...] = tuple(TableReader(shared, name, text).read())
    old: tuple[Any, ...] = getattr(scenario, name)
    both: dict[str, Any] = {name: (*old, *parts)}
    made = replace(scenario, **both)
    rows = [shared.rows[name, index] for index in range(len(parts))]
    faults = [_at(fault, f"{name}.csv", path) for fault in shared.faults]
    faults = faults or _problems(made, name, len(old), rows, path)
    if faults:
        count = f"{len(faults)} faults" if len(faults) > 1 else "1 fault"
        raise ScenarioError(f"this change cannot be used: {count}", where=str(path),
                            near=f"{faults[0].where}: {faults[0].what}",
                            todo="correct the rows named", problems=tuple(faults))  # fmt: skip
    if not parts:
        return [Changed(scenario, str(path), "it has no rows")]
    return [_row(scenario, made, part, f"{path}, row {row}: ")
            for part, row in zip(parts, rows, strict=True)]  # fmt: skip


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise ScenarioError("there is no such file", where=str(path),
                            todo=f"name a CSV file, or say one of: {FORMS}") from None  # fmt: skip
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(10) + 1
        raise ScenarioError("this is not UTF-8 text", where=f"{path}, row {row}",
                            todo="save it as CSV UTF-8") from None  # fmt: skip
    except OSError as error:
        raise ScenarioError(f"cannot be read: {error.strerror}", where=str(path),
                            todo="name a CSV file") from None  # fmt: skip


def _shared(scenario: Scenario) -> Shared:
    shared = Shared(scenario.start)
    places = dict.fromkeys(place.id for place in scenario.places)
    shared.known = {
        "place": places,
        "site": places | dict.fromkeys(names_of(scenario, "country")),
        "group": dict.fromkeys(group.id for group in scenario.groups),
    }
    shared.no_groups = not scenario.groups
    return shared


def _at(fault: ScenarioError, name: str, path: Path) -> ScenarioError:
    where = fault.where.replace(name, str(path), 1)
    return ScenarioError(fault.what, where=where, near=fault.near, todo=fault.todo)


def _problems(
    made: Scenario, name: str, first: int, rows: list[int], path: Path
) -> list[ScenarioError]:
    """What the checks of a scenario call a problem in the new rows."""
    checks = (event_days, event_places) if name == "events" else (rule_days, rule_places)
    return [
        ScenarioError(each.what, where=f"{path}, row {rows[each.row - first]}",
                      near=each.near, todo=each.todo)
        for check in checks
        for each in check(made)
        if each.severity == "problem" and each.row is not None and each.row >= first
    ]  # fmt: skip


def _row(scenario: Scenario, made: Scenario, part: Event | Rule, where: str) -> Changed:
    if isinstance(part, Event):
        return Changed(made, where + event_words(scenario, part), event_idle(scenario, part))
    first, last = part.start or date.min, part.end or date.max
    span = Span((first - scenario.start).days, (last - scenario.start).days)
    idle = outside_run(scenario, span) or rule_idle(scenario, part)
    return Changed(made, where + rule_words(scenario, part), idle)
