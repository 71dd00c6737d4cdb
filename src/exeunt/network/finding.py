"""A finding: one thing a check has to say about a scenario.

A `problem` makes a run wrong or impossible; a `warning` looks wrong and has a meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from math import asin, cos, radians, sin, sqrt
from typing import Any, Literal

from exeunt.network.columns import START, TABLES
from exeunt.network.scenario import Place, Scenario

Severity = Literal["problem", "warning"]
EARTH = 6371.0  # km, mean radius


@dataclass(frozen=True, slots=True)
class Finding:
    """What, where, what is near, what to do.

    `table` and `row` name the part of the scenario (`row` counts from 0 in the tuple of
    that name; None for the whole table, `table` "" for the settings). `kind` is the name
    of the check, the same for all it finds.
    """

    severity: Severity
    what: str
    table: str = ""
    row: int | None = None
    column: str = ""
    near: str = ""
    todo: str = ""
    kind: str = ""
    where: str = ""


problem = partial(Finding, "problem")
warning = partial(Finding, "warning")


def where(finding: Finding, scenario: Scenario, rows: Mapping[tuple[str, int], int]) -> str:
    """File, row and column; without known rows the name of the part instead of a row."""
    if not finding.table:
        return START if not finding.column else f"{START}, {finding.column}"
    place = ""
    if finding.row is not None:
        line = rows.get((finding.table, finding.row))
        place = f"row {line}" if line else label(getattr(scenario, finding.table)[finding.row])
    table = f"{finding.table}.csv" if rows else finding.table
    column = f"column {finding.column}" if finding.column and rows else finding.column
    return ", ".join(filter(None, (table, place, column)))


def label(part: Any) -> str:
    """A part of a scenario by its names."""
    for table in TABLES.values():
        if type(part) is table.noun:
            names = [
                column.attribute
                for column in table.columns
                if column.kind in ("place", "site", "group")
                or column.name in ("id", "kind", "what_if")
            ]
            said = [str(getattr(part, name)) for name in dict.fromkeys(names)]
            return " ".join(each for each in said[:2] if each)
    return ""


def great_circle(one: Place, other: Place) -> float | None:
    """Kilometres between two places along the earth's surface, None where a point is missing.

    Source: the haversine formula, on a sphere of 6,371 km.
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b, turn = radians(one.lat), radians(other.lat), radians(other.lon - one.lon)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(turn / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))
