"""Who sets out from where, and where links lead.

One rule says who sends people, for every engine: `sending`; one says which country lies
behind a crossing: `entered`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from exeunt.network.scenario import Event, Link, Place, Scenario

GOALS = ("destination", "camp", "idp_camp")
ID = re.compile(r"[a-z]+:[\w-]+")  # of the gazetteer: "crossing:verkhny-lars", "iso:GEO"


def senders(scenario: Scenario) -> Iterator[tuple[str, int, str]]:
    """Table, row and origin of whoever makes people set out; "" for shared among origins."""
    for row, departure in enumerate(scenario.departures):
        yield "departures", row, departure.origin
    for row, surge in enumerate(scenario.surges):
        yield "surges", row, surge.origin


def tells_of_conflict(scenario: Scenario) -> bool:
    """Whether any conflict is told, on any day and of whatever intensity, 0 too."""
    return any(event.kind == "conflict" for event in scenario.events)


def sending(scenario: Scenario, day: int) -> dict[str, float]:
    """Places that send people on a day, and how strongly: the intensity of their conflict.

    Once a scenario tells of any conflict only places in conflict send; of two conflicts of a
    place at once the fiercer counts. Else every place that is an origin that day sends, with 1.
    """
    now = [event for event in scenario.events if _holds(event, day)]
    found: dict[str, float] = {}
    if tells_of_conflict(scenario):
        for event in now:
            if event.kind == "conflict" and float(event.value) > found.get(event.place, 0.0):
                found[event.place] = float(event.value)
        return found
    kinds: dict[str, object] = {place.id: place.kind for place in scenario.places}
    kinds |= {event.place: event.value for event in now if event.kind == "becomes"}
    return {place: 1.0 for place, kind in kinds.items() if kind == "origin"}


def _holds(event: Event, day: int) -> bool:
    return event.start <= day and (event.end is None or day < event.end)


def sources(scenario: Scenario) -> dict[str, tuple[str, int]]:
    """Where people set out, and the table and row that says so."""
    found: dict[str, tuple[str, int]] = {}
    peace = not tells_of_conflict(scenario)
    for row, place in enumerate(scenario.places):
        if (place.kind == "origin" and peace) or (place.present > 0 and place.kind not in GOALS):
            found.setdefault(place.id, ("places", row))
    for table, row, origin in senders(scenario):
        if origin:
            found.setdefault(origin, (table, row))
    for row, event in enumerate(scenario.events):
        later = event.value == "origin" if peace else event.kind == "conflict" and event.value
        if later:
            found.setdefault(event.place, ("events", row))
    return found


def sets_out(scenario: Scenario, span: Event) -> bool:
    """Whether anybody sets out from the place of an event ("": anywhere) on a day it holds."""
    first, place = max(span.start, 0), span.place
    last = scenario.days if span.end is None else min(span.end, scenario.days)
    told = [(row.origin, row.day, row.day + 1) for row in scenario.departures]
    starts = ((each.origin, (each.start - scenario.start).days) for each in scenario.surges)
    told += [(origin, start, scenario.days) for origin, start in starts]
    now = {origin for origin, start, end in told if max(start, first) < min(end, last)}
    if not place or place in now:
        return bool(now)
    return "" in now and any(place in sending(scenario, day) for day in range(first, last))


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


# Names and sides


def gazetteer_id(place: Place) -> str | None:
    """The id of the gazetteer a place is known as; None where there is none, or several.

    What is known by several is the sum of them: no id of one would do for it.
    """
    ids = [name for name in place.known_as if ID.fullmatch(name)]
    return ids[0] if len(ids) == 1 else None


def main_people(scenario: Scenario) -> str:
    """The people a scenario speaks of: its `people`, or everyone."""
    return scenario.people or "everyone"


def left(scenario: Scenario) -> str:
    """The country people leave: `leaves`, or that of most places they set out from.

    "" where nothing says so. Of as many, the first of places.csv.
    """
    if scenario.leaves:
        return scenario.leaves
    starts = sources(scenario)
    many = Counter(p.country for p in scenario.places if p.id in starts and p.country)
    return many.most_common(1)[0][0] if many else ""


def entered(scenario: Scenario) -> dict[str, str]:
    """By crossing, the country behind it, as places.csv writes it.

    Behind a crossing lies what its links lead to, but for the country left and the one people
    come to it from; places without a country are passed. Of two crossings in a row only the
    last has a country behind it, so that nobody enters twice. A crossing with none behind it
    is left out.
    """
    home, places = left(scenario), {place.id: place for place in scenario.places}
    onward: dict[str, list[Place]] = defaultdict(list)
    coming: dict[str, set[str]] = defaultdict(set)
    for link in scenario.links:
        if link.start in places and link.end in places:
            onward[link.start].append(places[link.end])
            coming[link.end].add(places[link.start].country)
    posts = (place for place in scenario.places if place.kind == "crossing")
    found = {post.id: _behind(post, home, coming[post.id], onward) for post in posts}
    return {post: country for post, country in found.items() if country}


def _behind(post: Place, home: str, sides: set[str], onward: dict[str, list[Place]]) -> str:
    """The country of the nearest place behind a post, by links; "" for none."""
    # Where links lead back over a post, people come from both sides: the near one is no entry.
    near = {home} if home in sides else sides & {post.country} or sides
    seen, waiting = {post.id}, list(onward[post.id])
    for place in waiting:  # which grows as it is read
        if place.id in seen or place.kind == "crossing":
            continue
        if place.country not in ("", home, *near):
            return place.country
        seen.add(place.id)
        waiting += onward[place.id] if not place.country else []
    return ""
