"""Checks of numbers: outside their limits, in the wrong unit, against each other.

Limits are those of `columns`. The bounds of what is likely stand at the top, each with
what it is compared with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from math import isfinite
from typing import Any

from exeunt.network.columns import TABLES, Column
from exeunt.network.finding import Finding, Severity, great_circle, problem, warning
from exeunt.network.scenario import Crossing, Link, Number, Scenario
from exeunt.network.settings import YEARS

FASTEST = 1200.0  # km an hour: faster than any airliner
LIKELY_KMH = {"road": 200.0, "foot": 15.0, "bicycle": 60.0, "rail": 400.0, "sea": 100.0}
LARGEST_POST = 20_000.0  # an hour; the largest land crossings pass some 10,000 people
HALF_EARTH = 20_040.0  # km: no two places are further apart
LONGEST = 720.0  # hours under way
CENTURY = 36_525  # days
MANY_PEOPLE = 1e9  # in one row
SHORT, LONG = 0.8, 5.0  # a way against the great circle; roads take 1.2 to 2 times as much
SLACK = 5.0  # km: towns have a width, points are rounded
Ends = Callable[[Number], float]  # the low, the middle or the high value of a figure
ON_OWN_WAY = ("road", "foot", "bicycle")  # no seats are sold


# Limits: what a folder refuses and a program could make


def limits(scenario: Scenario) -> Iterator[Finding]:
    """Numbers that are none, negative, above their limit, or low, middle, high out of order."""
    for name, table in TABLES.items():
        columns = [each for each in table.columns if each.kind in ("number", "prior", "hour")]
        for row, part in enumerate(getattr(scenario, name)):
            for column in columns:
                if what := _wrong(getattr(part, column.attribute), column):
                    yield problem(
                        f"{column.name} {what}", name, row, column=column.name, todo="correct it"
                    )


def _wrong(value: Any, column: Column) -> str:
    if value is None:
        return ""
    if isinstance(value, Number):
        parts = [each for each in (value.low, value.median, value.high) if each is not None]
        if parts != sorted(parts):
            return "has low, middle and high out of order"
        return next(filter(None, (_wrong(each, column) for each in parts)), "")
    if not isfinite(value):
        return f"is {value}, no number one can count with"
    if column.least is not None and value < column.least:
        return f"is {value:g}, below {column.least:g}"
    if column.most is not None and value > column.most:
        return f"is {value:g}, above {column.most:g}"
    return ""


def length(scenario: Scenario) -> Iterator[Finding]:
    """Runs of no day, of more than a century, or in no year of ours."""
    days, todo = scenario.days, "give the days simulated"
    if days < 1:
        yield problem(f"the run has {days} days", column="days", todo="give 1 or more")
    elif days > CENTURY:
        yield problem(f"the run has {days:,} days, above a century", column="days", todo=todo)
    if not YEARS[0] <= scenario.start.year <= YEARS[1]:
        yield problem(f"{scenario.start} is in no year of ours", column="start", todo="correct it")


# Links


def speeds(scenario: Scenario) -> Iterator[Finding]:
    """Speeds no mode has, and modes without one."""
    known = dict(scenario.plan.speeds)
    for mode, usual in known.items():
        if usual > FASTEST:
            yield problem(
                f"{mode} at {usual:,g} km an hour", column="[plan.speeds]", todo="give km an hour"
            )
    for row, link in enumerate(scenario.links):
        column = "kmh" if link.kmh is not None else "hours" if link.hours else "mode"
        kmh = _kmh(link, known)
        if kmh is None:
            yield problem(
                f'nothing says how fast "{link.mode}" is',
                "links",
                row,
                column="mode",
                near=", ".join(known),
                todo="correct it, or give kmh, or name it under [plan.speeds]",
            )
        elif kmh <= 0:
            yield problem(
                "nobody arrives at 0 km an hour",
                "links",
                row,
                column=column,
                todo="close the link by an event instead",
            )
        elif (top := _fastest(link, kmh)) > FASTEST and column != "mode":
            yield problem(
                f"{link.start} to {link.end} at {top:,.0f} km an hour",
                "links",
                row,
                column=column if top == kmh else "hours_low",
                near=f"{link.km:g} km",
                todo="km, kmh in km an hour, hours in hours",
            )
        elif column != "mode" and kmh > LIKELY_KMH.get(link.mode, FASTEST):
            yield warning(
                f"{link.mode} at {kmh:,.0f} km an hour from {link.start} to {link.end}",
                "links",
                row,
                column=column,
                todo="correct it, or let it be",
            )


def _kmh(link: Link, known: dict[str, float]) -> float | None:
    """The speed a link is travelled at; at a timetable's hours, km by them."""
    if link.hours is not None:
        return link.km / link.hours.median if link.hours.median > 0 else float("inf")
    return link.kmh if link.kmh is not None else known.get(link.mode)


def _fastest(link: Link, kmh: float) -> float:
    """The speed at the fewest hours a link may take."""
    if link.hours is None or link.hours.low is None:
        return kmh
    return max(kmh, link.km / link.hours.low if link.hours.low > 0 else kmh)


def distances(scenario: Scenario) -> Iterator[Finding]:
    """Lengths against the great circle between the two ends."""
    places = {place.id: place for place in scenario.places}
    told: set[tuple[str, str, str, float]] = set()
    for row, link in enumerate(scenario.links):
        if link.start == link.end or (link.end, link.start, link.mode, link.km) in told:
            continue
        told.add((link.start, link.end, link.mode, link.km))
        straight = great_circle(places[link.start], places[link.end])
        if found := _distance(link, straight):
            severity, what, near = found
            yield Finding(
                severity,
                f"{link.start} to {link.end} {what}",
                "links",
                row,
                column="km",
                near=near,
                todo="give km, or correct the points of the two places",
            )


def _distance(link: Link, straight: float | None) -> Any:
    """Severity, what and near; None for a likely length."""
    near = f"{straight:,.0f} km in a straight line" if straight is not None else ""
    if link.km > HALF_EARTH:
        return "problem", f"is {link.km:,g} km, further than any two places are", near
    if link.km == 0 and link.hours is None:
        return "warning", "is 0 km: people are there at once", near
    if straight is None or abs(straight - link.km) <= SLACK:
        return None
    if link.km > 300 * straight or link.km < straight / 300:
        return "problem", f"is {link.km:,g} km, wrong by about a thousand times", near
    if link.km > LONG * straight + 4 * SLACK:
        times = link.km / max(straight, 1)
        return "warning", f"is {link.km:,g} km, {times:.0f} times the straight line", near
    if link.km < SHORT * straight:
        return "warning", f"is {link.km:,g} km, shorter than the straight line", near
    return None


def seats(scenario: Scenario) -> Iterator[Finding]:
    """Seats where none are sold, prices nobody would pay, journeys of a month."""
    for row, link in enumerate(scenario.links):
        name = f"{link.start} to {link.end}"
        if link.seats_per_day is not None and link.mode in ON_OWN_WAY:
            yield warning(
                f"{name} by {link.mode} has seats",
                "links",
                row,
                column="seats_per_day",
                todo="seats are for air, rail and sea; correct the mode",
            )
        if link.seats_per_day is not None and link.seats_per_day.median == 0:
            yield warning(
                f"{name} has no seat",
                "links",
                row,
                column="seats_per_day",
                todo="leave it empty for no limit",
            )
        hour = scenario.plan.hour_value.median
        if link.price is not None and hour > 0 and link.price.median > 1000 * hour:
            yield warning(
                f"{name} costs {link.price.median:,g}, as much as "
                f"{link.price.median / hour:,.0f} hours",
                "links",
                row,
                column="price",
                todo="give the price of one place in the currency of "
                "scenario.toml, or correct hour_value",
            )
        if link.hours is not None and link.hours.median > LONGEST:
            yield warning(
                f"{name} takes {link.hours.median:,g} hours",
                "links",
                row,
                column="hours",
                todo="give hours, not minutes",
            )


# Crossings


def posts(scenario: Scenario) -> Iterator[Finding]:
    """Capacities and queues of a size no post has."""
    for row, one in enumerate(scenario.crossings):
        for column, what, todo in _post(one):
            yield problem(
                f"{one.place} by {one.mode}: {what}", "crossings", row, column=column, todo=todo
            )


def _post(one: Crossing) -> Iterator[tuple[str, str, str]]:
    for end, capacity in _ends(one.capacity_per_hour):
        if capacity > LARGEST_POST:
            said = f"{capacity:,g} {one.unit} an hour"
            yield f"capacity_per_hour{end}", said, "give them by the hour"
    for end, people in _ends(one.persons_per_vehicle):
        if one.unit == "vehicles" and not 1 <= people <= 2000:
            yield f"persons_per_vehicle{end}", f"{people:g} people in a vehicle", "give 1 or more"
    for end, metres in _ends(one.metres_per_vehicle):
        if not 0.5 <= metres <= 1000:
            said = f"{metres:g} metres of road for a vehicle"
            yield f"metres_per_vehicle{end}", said, "give metres"
    if not 0 < one.lanes <= 100:
        yield "lanes", f"{one.lanes:g} lanes", "give lanes of the road the queue stands on"


def _ends(number: Number) -> Iterator[tuple[str, float]]:
    """The middle, the low and the high value, with the end of its column's name."""
    for end, value in (("", number.median), ("_low", number.low), ("_high", number.high)):
        if value is not None:
            yield end, value


def ordinary_flow(scenario: Scenario) -> Iterator[Finding]:
    """More ordinary travellers than a post lets through in a day."""
    events = {event.place for event in scenario.events if event.kind == "capacity"}
    for row, one in enumerate(scenario.crossings):
        if one.normal_per_day is None or one.place in events:
            continue
        hours = (one.closes - one.opens) % 24 or 24.0
        most = hours * _most(one.capacity_per_hour)
        usual = hours * one.capacity_per_hour.median
        if one.unit == "vehicles":
            most *= _most(one.persons_per_vehicle)
            usual *= one.persons_per_vehicle.median
        if _least(one.normal_per_day) > most:
            severity: Severity = "problem"
            what = f"at least {_least(one.normal_per_day):,g} ordinary travellers a day"
        elif one.normal_per_day.median > usual:
            severity, most = "warning", usual
            what = f"{one.normal_per_day.median:,g} ordinary travellers a day"
        else:
            continue
        yield Finding(
            severity,
            f"{what} at {one.place} by {one.mode}, which lets through {most:,.0f} a day",
            "crossings",
            row,
            column="normal_per_day",
            todo="correct one of the two: normal_per_day is by the day, capacity_per_hour by the "
            "hour it is open",
        )


def _least(number: Number) -> float:
    return number.median if number.low is None else number.low


def _most(number: Number) -> float:
    return number.median if number.high is None else number.high


# People


def holding(scenario: Scenario) -> Iterator[Finding]:
    """People present, capacity and population against each other; where the full send people."""
    for row, place in enumerate(scenario.places):
        capacity, people = place.capacity, place.population
        if capacity is not None and capacity.median == 0 and not place.capacity_per_day:
            yield warning(
                f"{place.id} can hold nobody",
                "places",
                row,
                column="capacity",
                todo="leave it empty for no limit",
            )
        elif capacity is not None and place.present > capacity.median:
            yield warning(
                f"{place.present:,g} are present at {place.id}, which holds {capacity.median:,g}",
                "places",
                row,
                column="present",
                todo="correct one of the two",
            )
        if place.kind == "origin" and people is not None and place.present > people.median:
            yield warning(
                f"{place.present:,g} are present at {place.id}, of whom "
                f"{people.median:,g} could leave",
                "places",
                row,
                column="present",
                todo="correct one of the two",
            )
        if place.overflow and (capacity is None or place.overflow == place.id):
            what = "is never full" if capacity is None else "overflows into itself"
            yield warning(
                f"{place.id} {what}",
                "places",
                row,
                column="overflow",
                todo="give a capacity" if capacity is None else "name another place",
            )


def points(scenario: Scenario) -> Iterator[Finding]:
    """Points that are half given, or where nobody lives."""
    for row, place in enumerate(scenario.places):
        if (place.lat is None) != (place.lon is None):
            yield warning(
                f"{place.id} has half a point",
                "places",
                row,
                column="lat" if place.lat is None else "lon",
                todo="give lat and lon, or neither",
            )
        elif place.lat == 0 and place.lon == 0:
            yield warning(
                f"{place.id} lies at 0, 0, in the sea",
                "places",
                row,
                column="lat",
                todo="give its point, or leave it empty",
            )


def too_many(scenario: Scenario) -> Iterator[Finding]:
    """More people leaving a place than live there."""
    told = set()
    # A problem where even the fewest who may leave are more than the most there may be.
    ends: tuple[tuple[Severity, Ends, Ends], ...] = (
        ("problem", _least, _most),
        ("warning", _middle, _middle),
    )
    for severity, leavers, there in ends:
        people = {place.id: there(place.population) for place in scenario.places
                  if place.population}  # fmt: skip
        origins = (place.id for place in scenario.places if place.kind == "origin")
        people[""] = sum(people.get(origin, 0.0) for origin in origins)
        for origin, count in _leaving(scenario, leavers).items():
            most = people.get(origin, 0.0)
            if most and count > most and origin not in told:
                told.add(origin)
                row = next((i for i, p in enumerate(scenario.places) if p.id == origin), None)
                yield Finding(
                    severity,
                    f"{count:,.0f} leave {origin or 'the origins'}, where {most:,.0f} could",
                    "places",
                    row,
                    column="population",
                    todo="population is who could leave, departures and total are people",
                )


def _leaving(scenario: Scenario, leavers: Ends) -> dict[str, float]:
    """People who set out in all, by origin; "" for those shared among the origins."""
    found: dict[str, float] = defaultdict(float)
    for one in scenario.departures:
        found[one.origin] += leavers(one.people) if 0 <= one.day < scenario.days else 0.0
    for surge in scenario.surges:
        found[surge.origin] += leavers(surge.total)
    return found


def _middle(number: Number) -> float:
    return number.median


def counted(scenario: Scenario) -> Iterator[Finding]:
    """Counts of more people than a place can hold."""
    places = {place.id: place for place in scenario.places}
    for row, one in enumerate(scenario.counts):
        room = places[one.place].capacity
        built = places[one.place].capacity_per_day * max(one.day, 0)
        if room is not None and one.people > _most(room) + built:
            yield warning(
                f"{one.people:,g} were counted at {one.place}, which holds "
                f"{_most(room) + built:,.0f}",
                "counts",
                row,
                column="people",
                todo="correct the count or the capacity",
            )


def surges(scenario: Scenario) -> Iterator[Finding]:
    """Surges that take no time, or years."""
    for row, surge in enumerate(scenario.surges):
        for column in ("rise", "fall"):
            days = getattr(surge, column).median
            if not 0 < days <= 3650:
                yield problem(
                    f"a surge with a {column} of {days:g} days",
                    "surges",
                    row,
                    column=column,
                    todo="give days, more than 0",
                )
        if surge.total.median > MANY_PEOPLE:
            yield problem(
                f"a surge of {surge.total.median:,g} people",
                "surges",
                row,
                column="total",
                todo="give people",
            )


Check = Callable[[Scenario], Iterator[Finding]]
LIMITS: tuple[Check, ...] = (limits, length)
CHECKS: tuple[Check, ...] = (
    speeds,
    distances,
    seats,
    posts,
    ordinary_flow,
    holding,
    points,
    too_many,
    counted,
    surges,
)
