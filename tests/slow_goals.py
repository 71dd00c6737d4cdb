"""The goal rule one pair of places and one day at a time, for one member; slow and obvious."""

from __future__ import annotations

import math

GOALS = ("camp", "idp_camp", "destination")


def holds(event, day):
    return event.start <= day and (event.end is None or day < event.end)


def open_links(scenario, day):
    country = {place.id: place.country for place in scenario.places}
    shut = set()
    for event in scenario.events:
        if not holds(event, day):
            continue
        for at, link in enumerate(scenario.links):
            ends = (link.start, link.end)
            borders = (country[link.start], country[link.end])
            pair = (event.place, event.to)
            if event.kind == "close_place" and event.place in ends:
                shut.add(at)
            if event.kind == "close_link" and (
                ends == pair or (ends[::-1] == pair and not event.one_way)
            ):
                shut.add(at)
            if event.kind == "close_border" and (
                borders == pair or (borders[::-1] == pair and not event.one_way)
            ):
                shut.add(at)
    return [at for at in range(len(scenario.links)) if at not in shut]


def ways(scenario, day, goal):
    """Kilometres to `goal` and the links on the way, by place (Bellman-Ford)."""
    found = {goal: (0.0, [])}
    for _ in scenario.places:
        for at in open_links(scenario, day):
            link = scenario.links[at]
            if link.end in found:
                km, rest = found[link.end]
                if km + link.km < found.get(link.start, (math.inf, []))[0]:
                    found[link.start] = (km + link.km, [at, *rest])
    del found[goal]
    return found


def kinds(scenario, day):
    kind = {place.id: place.kind for place in scenario.places}
    for event in scenario.events:
        if event.kind == "becomes" and holds(event, day):
            kind[event.place] = event.value
    return kind


def weights(scenario, day, rules):
    """Weight of each place people set out from."""
    kind = kinds(scenario, day)
    country = {place.id: place.country for place in scenario.places}
    told = [event for event in scenario.events if event.kind == "conflict"]
    if not told:
        return {name: 1.0 for name, each in kind.items() if each == "origin"}
    conflicts = [event for event in told if event.value]
    home = {country[event.place] for event in conflicts}
    now = {event.place for event in conflicts if holds(event, day)}
    found = {}
    for name, each in kind.items():
        if name in now:
            found[name] = 1.0
        elif each in ("origin", "waypoint") and country[name] in home:
            found[name] = rules.elsewhere.median
    return found


def room(scenario, day, people, goals, rules):
    """The factor of each goal for the room it has left."""
    capacity = {}
    for place in scenario.places:
        figure = place.capacity.median if place.capacity else 0.0
        capacity[place.id] = figure + day * place.capacity_per_day if figure else None
    for event in scenario.events:
        if event.kind == "capacity" and holds(event, day):
            built = next(p.capacity_per_day for p in scenario.places if p.id == event.place)
            capacity[event.place] = float(event.value) + day * built
    known = [goal for goal in goals if capacity[goal] is not None]
    all_hold = sum(capacity[goal] for goal in known)
    all_full = sum(people[g] for g in known) / all_hold if all_hold else 0.0
    larger = max(1.0, 1.1 * all_full)
    found = {}
    for goal in goals:
        if capacity[goal] is None:
            full = all_full / larger
        else:
            full = people[goal] / (capacity[goal] * larger) if capacity[goal] else math.inf
        found[goal] = max(0.0, 1.0 - full) ** rules.room_power.median + rules.full
    return found


def weighed(scenario, day, rules, people, goals):
    """(weight, goal, links on the way) of every pair of a place and an open goal."""
    kind = kinds(scenario, day)
    factor = room(scenario, day, people, goals, rules)
    start = weights(scenario, day, rules)
    pairs = []
    for goal in goals:
        if kind[goal] not in GOALS:
            continue
        pull = next(p.attraction.median for p in scenario.places if p.id == goal)
        for event in scenario.events:
            if event.kind == "attraction" and event.place == goal and holds(event, day):
                pull *= event.value
        for name, (km, links) in ways(scenario, day, goal).items():
            if name in start:
                near = ((km + rules.softening) / 100) ** -rules.distance_power.median
                pairs.append((start[name] * pull * near * factor[goal], goal, links))
    return pairs


def walk_through(scenario, rules, days):
    """People by day and place, and those who pass each link by day."""
    people = {place.id: float(place.present) for place in scenario.places}
    ever = {e.place for e in scenario.events if e.kind == "becomes" and e.value in GOALS}
    goals = [p.id for p in scenario.places if p.kind in GOALS or p.id in ever]
    waiting = {}
    by_day, by_link = [], []
    for day in range(days):
        passed = [0.0] * len(scenario.links)
        new = sum(row.people.median for row in scenario.departures if row.day == day)
        for event in scenario.events:
            if event.kind == "departures" and holds(event, day):
                new *= event.value
        for name, count in waiting.items():
            people[name] -= count
            new += count
        waiting = {}
        start = weights(scenario, day, rules)
        pairs = weighed(scenario, day, rules, people, goals)
        total = sum(weight for weight, _, _ in pairs)
        for weight, goal, links in pairs if total else ():
            share = new * weight / total
            people[goal] += share
            for link in links:
                passed[link] += share
        if not total and new:
            for name, weight in start.items():
                waiting[name] = new * weight / sum(start.values())
                people[name] += waiting[name]
        by_day.append([people[place.id] for place in scenario.places])
        by_link.append(passed)
    return by_day, by_link
