"""conflicts.csv, closures.csv and location_changes.csv: what holds on which day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exeunt.errors import ScenarioError
from exeunt.network.flee.places import CAMPS, Location, kind_of
from exeunt.network.flee.settings import Settings
from exeunt.network.flee.text import Line, Reading, like, lines, listed, table
from exeunt.network.scenario import Event, PlaceKind

_PLAIN = {"0": 0.0, "1": 1.0}
_QUIET = 1e-6  # intensities up to this are no conflict


def read_conflicts(how: Reading, locations: list[Location], days: int) -> list[Event]:
    """Conflict events by location, in the order of the columns, then by day.

    A zone that locations.csv declares has begun on day -1. Raises ScenarioError for a
    file shorter than the run (with `as_flee`), without rows, or with bad values.
    """
    names, rows = _intensities(how, days)
    known = {each.place.id: each for each in locations}
    if strange := [name for name in names if name and name not in known]:
        how.note(f"conflicts.csv: {listed(strange)} is not in locations.csv; column not read")
    columns = {name: column for column, name in enumerate(names) if name in known}
    events = []
    for name, column in columns.items():
        values = [row[column] for row in rows]
        events += list(_periods(known[name], values, days, how))
    for each in locations:
        if each.place.id not in columns:
            events += _without_column(each, how)
    _tell_empty(events, known, how)
    return events or _peace(locations)


def _peace(locations: list[Location]) -> list[Event]:
    """No conflict at all is told as such: in a scenario without a word every origin sends."""
    quiet = [each.place.id for each in locations if each.place.kind == "origin"]
    return [Event(kind="conflict", place=name, value=0.0) for name in quiet]


def _intensities(how: Reading, days: int) -> tuple[list[str], list[list[float]]]:
    """Column names without the day's, and a row of values for each day that is read."""
    path = how.folder / "input_csv" / "conflicts.csv"
    every = lines(path)
    if len(every) < 2:
        raise Line(path.name, 1, ()).wrong("there is no day of conflict",
                                           "add a row for each day")  # fmt: skip
    names = [name.strip() for name in every[0].cells[1:]]
    if len(set(filter(None, names))) < len(list(filter(None, names))):
        how.note("conflicts.csv: a place has two columns; the last one counts, as in Flee")
    needed = days if how.until is None else max(min(days, how.until + 1), 1)
    rows = every[1 : needed + 1]
    if len(rows) < needed:
        _short(len(rows), needed, how)
    if any(line.text(0).strip() not in (str(at), f"{at}.0") for at, line in enumerate(rows)):
        how.note("conflicts.csv: days are not 0, 1, 2 ...; rows count from 0, as in Flee")
    return names, [_values(line, names, how) for line in rows]


def _short(rows: int, days: int, how: Reading) -> None:
    if how.as_flee:
        raise ScenarioError(
            f"conflicts.csv has {rows} days, the run {days}; Flee crashes on day {rows}",
            where=f"conflicts.csv, row {rows + 1}",
            todo=f"add days, run {rows} days, or leave out --as-flee: then the last row holds",
        )
    how.note(f"conflicts.csv has {rows} days, the run {days}: the last row holds from then on")


def _values(line: Line, names: list[str], how: Reading) -> list[float]:
    if len(line.cells) - 1 > len(names) and any(c.strip() for c in line.cells[len(names) + 1 :]):
        raise line.wrong(f"{len(line.cells) - 1} values, {len(names)} places in the header",
                         "give one value for each place")  # fmt: skip
    if any(not name and line.text(at + 1).strip() for at, name in enumerate(names)):
        how.note("conflicts.csv: a column without a name is not read")
    return [_value(line, at + 1, name) for at, name in enumerate(names)]


def _value(line: Line, column: int, name: str) -> float:
    plain = _PLAIN.get(line.text(column).strip())  # nearly every cell of a large table
    if plain is None and name:
        return line.number(column, f"intensity of {name}")
    return plain or 0.0


def _periods(each: Location, values: list[float], days: int, how: Reading) -> Iterator[Event]:
    """Stretches of conflict at one place; the last value holds after the last row."""
    name = each.place.id
    start, value = (-1, each.intensity) if each.zone else (0, 0.0)
    before = 0.0
    if each.zone and values[0] <= _QUIET:
        told = "it stays one, as in Flee" if how.as_flee else "conflicts.csv is believed"
        how.note(f"{name}: a zone by locations.csv, none on day 0 of conflicts.csv; {told}")
        value = value if how.as_flee else 0.0
    for day, now in enumerate(values[:days]):
        now = now if now > _QUIET else 0.0
        ends = before and not now
        begins = now and not before
        changes = now != before and not how.as_flee
        if ends or begins or changes:
            if value and start < day and not (start == -1 and day == 0):
                yield Event(kind="conflict", place=name, start=start, end=day, value=value)
            start, value = day, now
        before = now
    if value:
        yield Event(kind="conflict", place=name, start=start, value=value)


def _without_column(each: Location, how: Reading) -> list[Event]:
    """A conflict type without a column: from its conflict_date, unless Flee would not."""
    if each.dated is None:
        return []
    name = each.place.id
    if each.zone:
        how.note(f"{name}: no column in conflicts.csv: a conflict zone throughout")
        return [Event(kind="conflict", place=name, start=-1, value=each.intensity)]
    if how.as_flee:
        how.note(f"{name}: no column in conflicts.csv: never in conflict, as in Flee")
        return []
    how.note(f"{name}: no column in conflicts.csv: in conflict from its conflict_date, day "
             f"{each.dated}; in Flee never")  # fmt: skip
    return [Event(kind="conflict", place=name, start=each.dated, value=each.intensity)]


def _tell_empty(events: list[Event], known: Mapping[str, Location], how: Reading) -> None:
    empty = [e.place for e in events if known[e.place].place.population is None]
    if empty:
        how.note(f"{listed(empty)}: in conflict but without population, so nobody sets out there")


def read_changes(how: Reading, settings: Settings, locations: list[Location]) -> list[Event]:
    """location_changes.csv, `name,new type,day`: what a place becomes.

    Flee looks for the file where it was started, so in practice it is not read (`as_flee`).
    """
    path = how.folder / "input_csv" / "location_changes.csv"
    if not path.exists():
        return []
    if how.as_flee:
        how.note("location_changes.csv: not read, as Flee looks for it elsewhere")
        return []
    known = {each.place.id for each in locations}
    _, rows = table(path, "name", how)
    return [event for line in rows for event in _change(line, known, settings, how)]


def _change(line: Line, known: set[str], settings: Settings, how: Reading) -> list[Event]:
    day = line.day(2, "day")
    if not how.seen(day):
        return []
    name = how.name(line.text(0))
    if name not in known:
        raise line.wrong(f"{name!r} is not in locations.csv", "correct it", like(name, known))
    kind, conflict = kind_of(line, 1, how)
    how.note(f"{line.where}: {name} changes on day {day}; Flee seldom finds this file")
    if conflict:
        return [Event(kind="conflict", place=name, start=day, value=settings.conflict_intensity,
                      source=line.where)]  # fmt: skip
    return [Event(kind="becomes", place=name, start=day, value=kind, source=line.where)]


def read_closures(how: Reading, locations: list[Location], days: int) -> list[Event]:
    """Events of closures.csv in file order; days beyond `until` have not been announced."""
    path = how.folder / "input_csv" / "closures.csv"
    _, rows = table(path, "closure_type", how)
    known = {each.place.id: each for each in locations}
    events: list[Event] = []
    for line in rows:
        events += _closure(line, known, how)
    if late := [each for each in events if each.start >= days]:
        how.note(f"closures.csv: {len(late)} begin after the last day")
    return events


def _closure(line: Line, known: Mapping[str, Location], how: Reading) -> list[Event]:
    kind = line.text(0).strip()
    if kind not in ("country", "location", "link", "camp", "idpcamp", "remove_forced_redirection"):
        near = like(kind, ("country", "location", "link", "camp", "idpcamp"))
        how.note(f"{line.where}: closure type {kind!r} is unknown, without effect"
                 f"{' (near: ' + near + ')' if near else ''}")  # fmt: skip
        return []
    if kind == "remove_forced_redirection":
        how.note(f"{line.where}: remove_forced_redirection moves nobody in Flee, nor here")
        return []
    start, end = line.day(3, "closure_start"), line.day(4, "closure_end")
    if not how.seen(start) or _strange_names(line, kind, known, how):
        return []
    span = _span(line, start, end, how)
    if kind in ("camp", "idpcamp"):
        return _camp(line, kind, span, known, how)
    return [] if span is None else _shut(line, kind, span, how)


def _span(line: Line, start: int, end: int, how: Reading) -> tuple[int, int | None] | None:
    """First day closed and first day open again; None when it never is closed."""
    if start < 0:
        if how.as_flee:
            how.note(f"{line.where}: starts on day {start}, which never comes in Flee")
            return None
        how.note(f"{line.where}: starts on day {start}: closed from day 0; in Flee never")
        start = 0
    if end <= 0 or not how.seen(end):
        return start, None
    if end < start:
        how.note(f"{line.where}: opens on day {end}, before it closes: it stays closed, as in Flee")
        return start, None
    if end == start:
        how.note(f"{line.where}: opens on the day it closes: without effect")
        return None
    return start, end


def _strange_names(line: Line, kind: str, known: Mapping[str, Location], how: Reading) -> bool:
    one, two = how.name(line.text(1)), how.name(line.text(2))
    if kind == "country":
        countries = {each.place.country for each in known.values()}
        strange = [name for name in (one, two) if name not in countries]
        near = like(strange[0], countries) if strange else ""
    else:
        strange = [name for name in ((one, two) if kind == "link" else (one,)) if name not in known]
        near = like(strange[0], known) if strange else ""
    if strange:
        how.note(f"{line.where}: {strange[0]!r} is not in locations.csv; closes nothing"
                 f"{' (near: ' + near + ')' if near else ''}")  # fmt: skip
    return bool(strange)


def _shut(line: Line, kind: str, span: tuple[int, int | None], how: Reading) -> list[Event]:
    one, two = how.name(line.text(1)), how.name(line.text(2))
    start, end = span
    if kind == "country":
        return [Event(kind="close_border", place=one, to=two, start=start, end=end,
                      source=line.where)]  # fmt: skip
    if kind == "location":
        return [Event(kind="close_place", place=one, start=start, end=end, source=line.where)]
    if how.as_flee:
        how.note(f"{line.where}: link closures have no effect, as in Flee")
        return []
    how.note(f"{line.where}: {one} - {two} is closed both ways; in Flee link closures do nothing")
    return [Event(kind="close_link", place=one, to=two, start=start, end=end, source=line.where)]


def _camp(
    line: Line,
    kind: str,
    span: tuple[int, int | None] | None,
    known: Mapping[str, Location],
    how: Reading,
) -> list[Event]:
    """A camp closed is a town; what opens is the kind named, whatever it was before."""
    if span is None:
        return []
    name = how.name(line.text(1))
    start, end = span
    opened: PlaceKind = "camp" if kind == "camp" else "idp_camp"
    own = known[name].place.kind
    closed = Event(kind="becomes", place=name, start=start, end=end, value="waypoint",
                   source=line.where)  # fmt: skip
    if end is None or own == opened:
        return [closed]
    if own not in CAMPS:
        how.note(f"{line.where}: {name} is no camp in locations.csv; it opens as one on day {end}")
    return [closed, Event(kind="becomes", place=name, start=end, value=opened, source=line.where)]
