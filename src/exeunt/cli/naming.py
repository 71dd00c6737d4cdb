"""`exeunt places find` and `exeunt places alias`: what a name means."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from exeunt import workflow
from exeunt.cli import ALL_READ, say, show
from exeunt.errors import NotFound

if TYPE_CHECKING:
    from exeunt.workflow import Entry


COLUMNS = ("id", "name", "kind", "country", "lat", "lon", "population")


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
        show.grid(COLUMNS, [_cells(place) for place in found])
    else:
        show.json_lines(found)
    return ALL_READ


def alias(options: argparse.Namespace) -> int:
    """Let a spelling stand for a place, from now on."""
    place = workflow.add_alias(options.name, options.place)
    say.line(f'"{options.name}" now means {place.name} ({place.id}), in {workflow.aliases_path()}')
    return ALL_READ


def _cells(place: Entry) -> list[str]:
    country = "/".join(place.countries) or place.country or ""
    point = ["" if each is None else f"{each:.3f}" for each in (place.lat, place.lon)]
    people = f"{place.population:,}" if place.population else ""
    return [place.id, place.name, place.kind, country, *point, people]
