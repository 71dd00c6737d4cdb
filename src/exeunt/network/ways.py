"""Who sets out from where, and where links lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from exeunt.network.scenario import Link, Scenario

GOALS = ("destination", "camp", "idp_camp")


def senders(scenario: Scenario) -> Iterator[tuple[str, int, str]]:
    """Table, row and origin of whoever makes people set out; "" for shared among origins."""
    for row, departure in enumerate(scenario.departures):
        yield "departures", row, departure.origin
    for row, surge in enumerate(scenario.surges):
        yield "surges", row, surge.origin


def sources(scenario: Scenario) -> dict[str, tuple[str, int]]:
    """Where people set out, and the table and row that says so."""
    found: dict[str, tuple[str, int]] = {}
    for row, place in enumerate(scenario.places):
        if place.kind == "origin" or (place.present > 0 and place.kind not in GOALS):
            found.setdefault(place.id, ("places", row))
    for table, row, origin in senders(scenario):
        if origin:
            found.setdefault(origin, (table, row))
    for row, event in enumerate(scenario.events):
        if event.kind == "conflict" and event.value:
            found.setdefault(event.place, ("events", row))
    return found


def reached(starts: Iterable[str], links: Iterable[Link]) -> set[str]:
    """Every place one can come to from `starts`, themselves included."""
    ways: dict[str, list[str]] = defaultdict(list)
    for link in links:
        ways[link.start].append(link.end)
    found = set(starts)
    waiting = list(found)
    while waiting:
        fresh = [end for end in ways[waiting.pop()] if end not in found]
        found.update(fresh)
        waiting += fresh
    return found


def goals(scenario: Scenario) -> set[str]:
    """Places people go to stay, at the start or by an event."""
    kinds = {place.id for place in scenario.places if place.kind in GOALS}
    return kinds | {e.place for e in scenario.events if e.kind == "becomes" and e.value in GOALS}


def links_of(place: str, scenario: Scenario) -> str:
    """The first few links of a place, for an error's `near`."""
    found = [
        f"{link.start} to {link.end}" for link in scenario.links if place in (link.start, link.end)
    ]
    return ", ".join(found[:3])
