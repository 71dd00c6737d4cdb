"""A Flee folder becomes a scenario.

`read_flee` is the door; the files have a module each. The formats are described in
docs/flee.md, after djgroen/flee 3 (BSD).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from exeunt.errors import ScenarioError
from exeunt.network.flee.arrivals import Arrivals, Whole, conflict_arrivals, daily_arrivals
from exeunt.network.flee.counts import Series, Tables, read_tables
from exeunt.network.flee.events import read_changes, read_closures, read_conflicts
from exeunt.network.flee.places import Location, home_country, read_locations, read_routes
from exeunt.network.flee.settings import Settings, read_settings
from exeunt.network.flee.text import Line, Reading, as_date, lines
from exeunt.network.scenario import Departure, Event, Number, Place, Scenario

MOST_DAYS = 100_000


@dataclass(frozen=True, slots=True)
class Counted:
    """What the counts of a folder say, besides the scenario."""

    tables: Tables | None
    arrivals: Arrivals | None
    flee: Arrivals | None  # as Flee counts them, whatever the reading

    def flee_raw(self, days: int) -> Whole | None:
        """Flee's raw total by day, (days,), the last known one carried on."""
        if self.flee is None:
            return None
        raw = self.flee.raw[:days]
        return np.pad(raw, (0, days - len(raw)), mode="edge")


def read_flee(
    folder: Path,
    *,
    as_flee: bool = False,
    settings: Path | None = None,
    days: int | None = None,
    until: int | None = None,
    hasten: int = 1,
) -> Scenario:
    """The scenario of a Flee folder.

    Parameters
    ----------
    folder : holds input_csv, source_data and simsetting.yml.
    as_flee : bring back what Flee does and we think a defect (docs/flee.md).
    settings : another settings file instead of the folder's.
    days : length of the run; None or 0 or less: Length of sim_period.csv.
    until : read no row, correction, conflict or closure dated after this day.
    hasten : count so many people as one, as Flee's runs at a tenth or a hundredth do.

    Raises
    ------
    ScenarioError : a file is missing or a row cannot be right; says which and what to do.
    """
    return read_counted(
        folder, as_flee=as_flee, settings=settings, days=days, until=until, hasten=hasten
    )[0]


def read_counted(
    folder: Path,
    *,
    as_flee: bool = False,
    settings: Path | None = None,
    days: int | None = None,
    until: int | None = None,
    hasten: int = 1,
) -> tuple[Scenario, Counted]:
    """As `read_flee`, with the series the scenario was made of."""
    if until is not None and until < 0:
        raise ScenarioError(f"day {until} is before day 0", todo="look on from day 0 or later")
    how = Reading(_checked(Path(folder)), as_flee=as_flee, until=until, hasten=hasten)
    rules = read_settings(how, settings)
    start, length = _period(how)
    length = _length(days, length, start)
    locations = read_locations(how, rules)
    links = read_routes(how, locations)
    conflicts = read_conflicts(how, locations, length)
    changes = read_changes(how, rules, locations)
    conflicts += [each for each in changes if each.kind == "conflict"]
    others = [each for each in changes if each.kind != "conflict"]
    events = [*conflicts, *read_closures(how, locations, length), *others]
    tables = _tables(how, start, rules, locations)
    places = _filled(locations, tables, rules, how)
    last = length if until is None else max(0, min(length, until + 1))
    departures, arrivals = _departures(tables, rules, conflicts, places, last, how)
    _check_origins(departures, conflicts, places, how)
    _tell_unused(how)
    camps = [each.place.id for each in locations if each.camp]
    scenario = Scenario(
        name=how.folder.resolve().name,
        start=start,
        days=length,
        places=tuple(places),
        links=tuple(links),
        departures=tuple(departures),
        events=tuple(events),
        counts=tuple(tables.counts(camps)) if tables else (),
        walk=replace(rules.walk, home_country=home_country(locations, how)),
        notes=tuple(how.notes),
        source="Flee folder",
    )
    return scenario, Counted(tables, arrivals, _flee_arrivals(tables, rules, last))


def _checked(folder: Path) -> Path:
    if (folder / "input_csv").is_dir():
        return folder
    beside = ", ".join(sorted(p.name for p in folder.glob("*"))[:8]) if folder.is_dir() else ""
    raise ScenarioError(
        "this is no Flee folder: it has no input_csv",
        where=str(folder),
        near=f"it holds: {beside}" if beside else "",
        todo="name the folder that holds input_csv and source_data",
    )


def _period(how: Reading) -> tuple[date, int]:
    """StartDate and Length of sim_period.csv."""
    path = how.folder / "input_csv" / "sim_period.csv"
    rows = {line.text(0).strip().lower(): line for line in lines(path)}
    for key in ("startdate", "length"):
        if key not in rows:
            raise Line(path.name, 1, ()).wrong(
                f"{'StartDate' if key == 'startdate' else 'Length'} is missing",
                "write StartDate,YYYY-MM-DD and Length,days",
            )
    line = rows["length"]
    length = line.day(1, "Length")
    if not 1 <= length <= MOST_DAYS:
        raise line.wrong(f"Length is {length}", f"give 1 to {MOST_DAYS:,} days")
    return as_date(rows["startdate"].text(1), "StartDate", rows["startdate"].where), length


def _length(asked: int | None, given: int, start: date) -> int:
    """Days of the run: as asked, else as the folder says."""
    days = asked if asked and asked > 0 else given
    if days > MOST_DAYS or start.toordinal() + days > date.max.toordinal():
        raise ScenarioError(
            f"a run of {days:,} days from {start} is too long",
            where="sim_period.csv",
            todo=f"give at most {MOST_DAYS:,} days, before the year 10,000",
        )
    return days


def _tables(how: Reading, start: date, rules: Settings, locations: list[Location]) -> Tables | None:
    if not (how.folder / "source_data" / "data_layout.csv").exists() and rules.spawn:
        how.note("source_data is missing: nothing to compare with")
        return None
    camps = [each.place.id for each in locations if each.camp]
    tables = read_tables(how, start, how.hasten, camps)
    return _emptied(tables, how) if rules.empty_camps else tables


def _emptied(tables: Tables, how: Reading) -> Tables:
    """Every series less its own count of day 0; never below nobody."""
    how.note("empty_camps_on_day0: counts are those since day 0")
    return Tables(_less(tables.total), {name: _less(each) for name, each in tables.others.items()})


def _less(series: Series) -> Series:
    first = series.at(np.zeros(1, dtype=np.int64))[0]
    return Series(series.days, np.maximum(series.people - first, 0), series.sources)


def _filled(
    locations: list[Location], tables: Tables | None, rules: Settings, how: Reading
) -> list[Place]:
    """Places with the people counted there on day 0, and what that leaves of the capacity."""
    zero = np.zeros(1, dtype=np.int64)
    places = []
    for each in locations:
        place = each.place
        if each.camp and not rules.empty_camps:
            counted = int(tables.others[place.id].at(zero)[0]) if tables else 0
            here = (counted if rules.insert_day0 else 0) + each.initial
            place = replace(place, present=float(here))
            if how.as_flee and rules.insert_day0:
                place = replace(place, capacity=_reduced(place, counted))
        places.append(place)
    return places


def _reduced(place: Place, counted: int) -> Number | None:
    """Flee takes the people of day 0 off the capacity, and counts them as present too."""
    if place.capacity is None or place.capacity.median <= counted:
        return None
    return Number(place.capacity.median - counted)


def _departures(
    tables: Tables | None,
    rules: Settings,
    conflicts: list[Event],
    places: list[Place],
    last: int,
    how: Reading,
) -> tuple[list[Departure], Arrivals | None]:
    """One row a day from the counts, or one for each zone and day from the conflicts."""
    if rules.spawn:
        if rules.spawn == "poisson":
            how.note("conflict_driven_spawning poisson: the mean of each day sets out")
        known = {place.id: place for place in places}
        rows = conflict_arrivals(conflicts, known, rules, last)
        return [Departure(day=d, people=n, origin=o) for d, o, n in rows], None
    if tables is None:
        raise ScenarioError("nothing says how many people set out", where=str(how.folder))
    arrivals = daily_arrivals(tables, rules, last, as_flee=how.as_flee)
    return [Departure(day=d, people=Number(float(n))) for d, n in enumerate(arrivals.new)], arrivals


def _flee_arrivals(tables: Tables | None, rules: Settings, last: int) -> Arrivals | None:
    """Raw stays 0 in Flee when the conflicts say who sets out."""
    if tables is None or not last:
        return None
    flee = daily_arrivals(tables, rules, last, as_flee=True)
    return replace(flee, raw=np.zeros_like(flee.raw)) if rules.spawn else flee


def _check_origins(
    departures: list[Departure], conflicts: list[Event], places: list[Place], how: Reading
) -> None:
    """Somebody must be in conflict when people set out; Flee asks it of every day."""
    peopled = {place.id for place in places if place.population}
    active = {
        day
        for event in conflicts
        if event.place in peopled and event.value
        for day in range(max(event.start, 0), event.end or len(departures))
    }
    for row in departures:
        if row.origin or not (how.as_flee or row.people.median):
            continue
        # Flee draws with the weights it refreshed the day before.
        if (max(row.day - 1, 0) if how.as_flee else row.day) not in active:
            raise ScenarioError(
                f"{row.people.median:,.0f} people set out on day {row.day}, but no place with "
                "people is in conflict",
                where=f"conflicts.csv, day {row.day}",
                todo="put a place of the country in conflict then, and give it a population",
            )


def _tell_unused(how: Reading) -> None:
    folder = how.folder / "input_csv"
    names = ("flood_level.csv", "region_attributes_IPC.csv", "agents.csv", "major_routes.csv")
    unread = [name for name in names if (folder / name).exists()]
    unread += sorted(path.name for path in folder.glob("demographics_*.csv"))
    if unread:
        how.note(f"{', '.join(unread)}: not read, no rule here uses it")
