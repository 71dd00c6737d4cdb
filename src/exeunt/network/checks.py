"""What looks wrong in a scenario, before it is run.

`check` asks every function of `CHECKS`, here and in the other files of checks;
each reads the scenario and yields what it finds. To add a check, write one and add it
to the row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from exeunt.network import checks_numbers, checks_possible, checks_rules
from exeunt.network.columns import TABLES, nearest
from exeunt.network.finding import Finding, problem, warning, where
from exeunt.network.scenario import Group, Scenario
from exeunt.network.ways import GOALS, goals, links_of, reached, senders, sources, tells_of_conflict

Check = Callable[[Scenario], Iterator[Finding]]


def check(scenario: Scenario, rows: Mapping[tuple[str, int], int] | None = None) -> list[Finding]:
    """Everything that looks wrong, problems first, else in the order of the tables.

    `rows` (of `files.read_rows`) turns parts into rows of files in `Finding.where`;
    without it the part is named. References and numbers a folder could not hold are
    checked too, for scenarios made by a program; where they are wrong nothing else is.
    """
    found = list(_run((references, *checks_numbers.LIMITS), scenario))
    if not any(each.severity == "problem" for each in found):
        every = (CHECKS, checks_rules.CHECKS, checks_numbers.CHECKS, checks_possible.CHECKS)
        found += _run((each for checks in every for each in checks), scenario)
    order = list(TABLES)
    found.sort(key=lambda f: (f.severity, order.index(f.table) if f.table else -1, f.row or 0))
    return [replace(each, where=where(each, scenario, rows or {})) for each in found]


def _run(checks: Iterable[Check], scenario: Scenario) -> Iterator[Finding]:
    for one in checks:
        for finding in one(scenario):
            yield replace(finding, kind=one.__name__)


def references(scenario: Scenario) -> Iterator[Finding]:
    """Places and groups that other parts name and nobody declares; ids declared twice."""
    places = dict.fromkeys(place.id for place in scenario.places)
    countries = dict.fromkeys(place.country for place in scenario.places if place.country)
    groups = dict.fromkeys(group.id for group in scenario.groups)
    known = {"place": places, "site": places | countries, "group": groups}
    for name, table in TABLES.items():
        seen: set[object] = set()
        columns = [each for each in table.columns if each.kind in known]
        for row, part in enumerate(getattr(scenario, name)):
            for column in columns:
                word = getattr(part, column.attribute)
                if word and word not in known[column.kind]:
                    yield problem(
                        f'nothing is called "{word}"',
                        name,
                        row,
                        column=column.name,
                        near=nearest(word, tuple(known[column.kind])),
                        todo="correct the name, or declare it",
                    )
            key = tuple(getattr(part, field) for field in table.unique)
            if key and key in seen:
                yield problem(
                    f'"{" ".join(map(str, key)).strip()}" is here twice',
                    name,
                    row,
                    todo="keep one of the two",
                )
            seen.add(key)


# Ways


def isolated(scenario: Scenario) -> Iterator[Finding]:
    """Places no link touches."""
    touched = {end for link in scenario.links for end in (link.start, link.end)}
    for row, place in enumerate(scenario.places):
        if place.id not in touched and len(scenario.places) > 1:
            yield warning(
                f"no link touches {place.id}: nobody comes or goes",
                "places",
                row,
                todo="add a link, or remove the place",
            )


def itself(scenario: Scenario) -> Iterator[Finding]:
    """Links from a place to itself, and links declared twice."""
    seen: dict[tuple[str, str, str, float], int] = {}
    for row, link in enumerate(scenario.links):
        if link.start == link.end:
            yield problem(
                f"the link leads from {link.start} to itself",
                "links",
                row,
                column="to",
                todo="correct or remove it",
            )
        key = (link.start, link.end, link.mode, link.km)
        if seen.setdefault(key, row) != row:
            yield warning(
                f"{link.start} to {link.end} by {link.mode} is here twice",
                "links",
                row,
                todo="keep one, unless there are two ways: each is weighed on its own",
            )


def no_way_out(scenario: Scenario) -> Iterator[Finding]:
    """Origins from which no destination can be reached."""
    back = reached(
        goals(scenario), [replace(link, start=link.end, end=link.start) for link in scenario.links]
    )
    leaving = {link.start for link in scenario.links}
    for place, (table, row) in sources(scenario).items():
        if place not in leaving:
            yield problem(
                f"people set out from {place} and no link leaves it",
                table,
                row,
                todo=f"add a link from {place}",
            )
        elif place not in back:
            yield problem(
                f"no destination can be reached from {place}",
                table,
                row,
                todo="add the missing link; a link goes one way unless it says both",
            )


def unreachable(scenario: Scenario) -> Iterator[Finding]:
    """Destinations nobody can come to; isolated ones are told by `isolated`."""
    starts = sources(scenario)
    found = reached(starts, scenario.links)
    touched = {end for link in scenario.links for end in (link.start, link.end)}
    for row, place in enumerate(scenario.places):
        if starts and place.kind in GOALS and place.id in touched and place.id not in found:
            yield problem(
                f"{place.id} cannot be reached from any origin",
                "places",
                row,
                near=links_of(place.id, scenario),
                todo="add the missing link; a link goes one way unless it says both",
            )


def nobody(scenario: Scenario) -> Iterator[Finding]:
    """Scenarios without places, without anyone who leaves, without anywhere to go."""
    if not scenario.places:
        yield problem("there is no place at all", "places", todo="write places.csv")
        return
    if not goals(scenario):
        yield problem(
            "nobody has anywhere to go: no place is a destination or camp",
            "places",
            column="kind",
            todo="give one the kind destination",
        )
    if not (scenario.departures or scenario.surges or any(p.present for p in scenario.places)):
        yield warning(
            "nobody sets out: no departures, no surges, nobody present",
            "departures",
            todo="write departures.csv or surges.csv",
        )
    if not sources(scenario) and any(not origin for _, _, origin in senders(scenario)):
        if tells_of_conflict(scenario):
            what, todo = "people set out, but no place is in conflict", "give one an intensity"
            yield problem(what, "events", column="value", todo=todo)
        else:
            what = "people set out, but no place is an origin"
            yield problem(what, "places", column="kind", todo="give one the kind origin")


def no_origin(scenario: Scenario) -> Iterator[Finding]:
    """Departures from a place that is no origin: its people leave, its kind says otherwise."""
    kinds = {place.id: place.kind for place in scenario.places}
    told = {event.place for event in scenario.events if event.kind == "conflict"}
    told |= {event.place for event in scenario.events if event.value == "origin"}
    for table, row, origin in senders(scenario):
        kind = kinds.get(origin, "origin")
        if kind != "origin" and origin not in told:
            told.add(origin)
            todo = "give the place the kind origin, or correct the name"
            yield warning(
                f"people set out from {origin}, which is a {kind}", table, row, "origin", todo=todo
            )


# Names


def names_shared(scenario: Scenario) -> Iterator[Finding]:
    """Names by which reports may mean either of two places."""
    owner: dict[str, str] = {}
    for place in scenario.places:
        for name in (place.id, place.name):
            owner.setdefault(name.casefold(), place.id)
    for row, place in enumerate(scenario.places):
        for name in place.known_as:
            other = owner.setdefault(name.casefold(), place.id)
            if other != place.id:
                yield warning(
                    f'"{name}" is a name of {other} too: reports may mean either',
                    "places",
                    row,
                    column="known_as",
                    todo="leave it to one of the two",
                )


# Groups


def shares(scenario: Scenario) -> Iterator[Finding]:
    """Shares of groups that do not add up to 1."""
    total = sum(group.share.median for group in scenario.groups)
    if scenario.groups and abs(total - 1) > 0.005:
        yield problem(
            f"the shares of the groups add up to {total:g}, not 1",
            "groups",
            column="share",
            todo="correct them",
        )


def group_modes(scenario: Scenario) -> Iterator[Finding]:
    """Groups for whom no way is open."""
    modes = sorted({link.mode for link in scenario.links})
    starts = sources(scenario)
    for row, group in enumerate(scenario.groups):
        if not group.modes:
            continue
        wrong = [mode for mode in group.modes if mode not in modes]
        if len(wrong) == len(group.modes):
            yield problem(
                f"no way is open to {group.id}: no link is by {' or '.join(wrong)}",
                "groups",
                row,
                column="modes",
                near=", ".join(modes),
                todo="correct the modes",
            )
        elif starts and not _reaches(group, scenario, starts):
            yield problem(
                f"{group.id} can reach no destination by {', '.join(group.modes)}",
                "groups",
                row,
                column="modes",
                near=", ".join(modes),
                todo="add a mode or a link",
            )


def _reaches(group: Group, scenario: Scenario, starts: Iterable[str]) -> bool:
    links = [link for link in scenario.links if link.mode in group.modes]
    return bool(reached(starts, links) & goals(scenario))


def country_left(scenario: Scenario) -> Iterator[Finding]:
    """A country left from which nobody sets out."""
    starts = sources(scenario)
    found = {place.country for place in scenario.places if place.id in starts} - {""}
    if scenario.leaves and found and scenario.leaves not in found:
        yield warning(
            f"nobody sets out from {scenario.leaves}",
            column="leaves",
            near=", ".join(sorted(found)),
            todo="name the country of the origins as places.csv does",
        )


CHECKS: tuple[Check, ...] = (
    nobody, isolated, itself, no_way_out, unreachable, no_origin, country_left, names_shared,
    shares, group_modes,
)  # fmt: skip
