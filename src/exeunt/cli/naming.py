"""`exeunt places find` and `exeunt places alias`: what a name means."""

from __future__ import annotations

import argparse

from exeunt import workflow
from exeunt.cli import ALL_READ, say, show
from exeunt.errors import NotFound


def find(options: argparse.Namespace) -> int:
    """What a name may mean, likeliest first."""
    name = " ".join(options.name)
    found = workflow.find_places(name, country=options.country)
    if not found:
        raise NotFound(
            f'no place called "{name}" in the gazetteer',
            todo=f'to teach it: exeunt places alias "{name}" PLACE',
        )
    if show.format_of(options.fmt) == "table":
        columns = ("id", "name", "kind", "country", "lat", "lon", "people")
        show.grid(columns, [tuple(_cell(row.get(name)) for name in columns) for row in found])
    else:
        show.json_lines(found)
    return ALL_READ


def alias(options: argparse.Namespace) -> int:
    """Let a spelling stand for a place, from now on."""
    place = workflow.add_alias(options.name, options.place)
    say.line(f'"{options.name}" now means {place}')
    return ALL_READ


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4f}"
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else str(value)
