"""What if: a scenario with a change, as a sentence or as rows of a table.

    close PLACE from DATE [until DATE]         close PLACE - PLACE from DATE
    close border COUNTRY - COUNTRY from DATE   open PLACE from DATE
    capacity PLACE NUMBER from DATE            departures [of PLACE] x 1.5 from DATE
    refuse GROUP at PLACE from DATE            admit everyone at COUNTRY from DATE
    admit 60 % of GROUP at PLACE from DATE     changes.csv

`until` names the first day on which it no longer holds, as `end` does in the tables. A
file has the columns of events.csv or rules.csv. The notes of the new scenario say each
change in one line, and why it has no effect where it has none. Nothing is simulated
here: an effect is ruled out only by the tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from exeunt.errors import ScenarioError, WrongUse
from exeunt.network import cells, tables
from exeunt.network.cells import BadCell
from exeunt.network.checks_rules import CLOSURES, event_days, event_places, rule_days, rule_places
from exeunt.network.columns import nearest
from exeunt.network.rows import Shared, TableReader
from exeunt.network.scenario import Decision, Event, Rule, Scenario
from exeunt.network.ways import GOALS, goals, links_of, reached, sets_out, sources

FOREVER = 1 << 40  # a day no run reaches
SOURCE = "what if"
FORMS = (
    "close PLACE from DATE until DATE; close PLACE - PLACE; close border COUNTRY - COUNTRY; "
    "open PLACE; capacity PLACE NUMBER; refuse GROUP at PLACE; admit GROUP at PLACE; "
    "departures [of PLACE] x NUMBER; or a CSV file"
)
SIDES = re.compile(r"\s*[-\u2013\u2014]\s*|\s+and\s+")  # between the two ends of a way
QUOTES = "\"'\u201c\u201d\u2018\u2019"


@dataclass(frozen=True, slots=True)
class Span:
    """Days `first` to `end` (excluded), None for ever."""

    first: int = 0
    end: int | None = None

    @property
    def last(self) -> int:
        return FOREVER if self.end is None else self.end


@dataclass(frozen=True, slots=True)
class Changed:
    """A scenario after one change, what was changed in words, and why that has no effect."""

    scenario: Scenario
    words: str
    idle: str = ""


def what_if(scenario: Scenario, changes: Sequence[str]) -> Scenario:
    """The scenario with the changes made, one after the other.

    Parameters
    ----------
    scenario : stays as it is. Its `days` and `choice` decide what has no effect.
    changes : sentences as above, or paths of CSV files. Places go by id or name, in any
        case; dates are ISO or "day 30"; without one a change holds from the first day.

    Returns
    -------
    Scenario
        With a note for each change that begins "what if:".

    Raises
    ------
    WrongUse : a sentence that says nothing we know, or names what is not there.
    ScenarioError : a file that cannot be read; each fault with its row in `problems`.
    """
    for change in changes:
        text = " ".join(change.split())
        made = _table(scenario, Path(change)) if _is_file(change) else [imagined(scenario, text)]
        for each in made:
            scenario = each.scenario
        notes = tuple(f"what if: {one.words}{one.idle and f'; no effect: {one.idle}'}"
                      for one in made)  # fmt: skip
        scenario = replace(scenario, notes=(*scenario.notes, *notes))
    return scenario


def _is_file(change: str) -> bool:
    if not change.strip():
        return False
    words = change.split(maxsplit=1)
    sentence = len(words) == 2 and words[0].casefold() in VERBS
    return not sentence and (change.casefold().endswith(".csv") or Path(change).exists())


# Sentences


def imagined(scenario: Scenario, sentence: str) -> Changed:
    """One change by a sentence.

    Raises
    ------
    WrongUse : it says nothing we know, or names what is not there.
    """
    text = " ".join(sentence.split())
    try:
        made, span = _acted(scenario, text)
    except BadCell as bad:
        where = f'what if "{text}"'
        raise WrongUse(bad.what, where=where, near=bad.near, todo=bad.todo) from None
    outside = _outside(scenario, span)
    return replace(made, idle=outside) if outside else made


def _acted(scenario: Scenario, text: str) -> tuple[Changed, Span]:
    verb, _, rest = text.partition(" ")
    act = VERBS.get(verb.casefold())
    if act is None:
        near = nearest(verb, tuple(VERBS))
        raise BadCell(f'"{text}" is no change we know', near, f"say one of: {FORMS}")
    body, span = _dates(rest, scenario.start)
    if not body:
        raise BadCell(f"{verb} what?", todo=f"say one of: {FORMS}")
    return act(scenario, body, span), span


def _dates(text: str, start: date) -> tuple[str, Span]:
    """What stands before the dates, and the days they span."""
    body, *rest = re.split(r"(?:^|\s+)(from|until)(?=\s|$)", text, flags=re.IGNORECASE)
    days: dict[str, int] = {}
    for word, said in zip(rest[::2], rest[1::2], strict=True):
        if word.casefold() in days:
            raise BadCell(f'"{word}" is here twice', todo="keep one")
        plain = re.sub(r"^day\s+", "", said.strip(), flags=re.IGNORECASE)
        days[word.casefold()] = cells.day(plain, start)
    span = Span(days.get("from", 0), days.get("until"))
    if span.last <= span.first:
        raise BadCell("the change ends before it starts",
                      todo="until names the first day on which it no longer holds")  # fmt: skip
    return body.strip(), span


def _close(scenario: Scenario, body: str, span: Span) -> Changed:
    target = _target(scenario, body)
    return _closed(scenario, replace(target, start=span.first, end=span.end))


def _closed(scenario: Scenario, new: Event) -> Changed:
    """One closure more; closures of the same thing that touch it become one with it.

    So nothing reopens half-way, also under `as_flee`, where the end of one closure ends all.
    """
    words = event_words(scenario, new)
    same = [event for event in scenario.events if _same(event, new)]
    if any(each.start <= max(new.start, 0) and _end(each) >= _end(new) for each in same):
        return Changed(scenario, words, "it is closed then already")
    touching = [each for each in same if each.start <= _end(new) and new.start <= _end(each)]
    end = max(map(_end, (*touching, new)))
    whole = replace(new, start=min(each.start for each in (*touching, new)),
                    end=None if end == FOREVER else end)  # fmt: skip
    kept = tuple(event for event in scenario.events if event not in touching)
    return Changed(replace(scenario, events=(*kept, whole)), words, _event_idle(scenario, new))


def _open(scenario: Scenario, body: str, span: Span) -> Changed:
    """End every closure of a place, a link or a border, or leave it out for a while."""
    target = _target(scenario, body)
    events: list[Event] = []
    for event in scenario.events:
        events += _without(event, span) if _opens(target, event) else [event]
    made = replace(scenario, events=tuple(events))
    words = f"{_event_what(scenario, target)} open {when(scenario, span)}"
    still = _still_closed(made, target, span)
    if made.events == scenario.events:
        return Changed(scenario, words, still or "nothing closes it then")
    return Changed(made, f"{words}; {still}" if still else words)


def _opens(target: Event, event: Event) -> bool:
    """Whether opening `target` ends this closure."""
    if target.kind == "close_place":
        return event.kind in ("close_place", "close_link") and target.place in (
            event.place, event.to,
        )  # fmt: skip
    return event.kind == target.kind and {event.place, event.to} == {target.place, target.to}


def _without(event: Event, span: Span) -> list[Event]:
    """What is left of an event outside some days."""
    before = replace(event, end=min(_end(event), span.first))
    after = replace(event, start=max(event.start, span.last))
    if before.end == FOREVER or after.start >= _end(event):
        left = [event] if before.end == FOREVER else [before]
    else:
        left = [before, after]
    return [each for each in left if _end(each) > each.start]


def _still_closed(scenario: Scenario, target: Event, span: Span) -> str:
    """A closure that keeps the way shut all the same."""
    ends = {target.place, target.to} - {""}
    country = {place.id: place.country for place in scenario.places}
    borders = {
        frozenset((country[link.start], country[link.end]))
        for link in scenario.links
        if (ends <= {link.start, link.end})
    }
    for event in scenario.events:
        if event.start >= span.last or _end(event) <= span.first or target.kind == "close_border":
            continue
        border = event.kind == "close_border" and frozenset((event.place, event.to)) in borders
        place = target.to and event.kind == "close_place" and event.place in ends
        if border or place:
            return f"{_event_what(scenario, event)} stays closed"
    return ""


def _capacity(scenario: Scenario, body: str, span: Span) -> Changed:
    name, _, figure = body.rpartition(" ")
    if not name:
        raise BadCell("a capacity needs a place and a number", body, "say capacity PLACE 150")
    value, place = cells.number(figure, 0.0), _place(scenario, name)
    new = Event(kind="capacity", place=place, start=span.first, end=span.end, value=value,
                source=SOURCE)  # fmt: skip
    made = replace(scenario, events=(*scenario.events, new))
    return Changed(made, event_words(scenario, new), _event_idle(scenario, new))


def _refuse(scenario: Scenario, body: str, span: Span) -> Changed:
    return _rule(scenario, body, span, "refused")


def _admit(scenario: Scenario, body: str, span: Span) -> Changed:
    part = re.match(r"(\S+?)\s*(%?)\s+of\s+(.+)", body, flags=re.IGNORECASE)
    if part is None:
        return _rule(scenario, body, span, "admitted")
    share = cells.number(part[1], 0.0, 100.0 if part[2] else 1.0) / (100.0 if part[2] else 1.0)
    return _rule(scenario, part[3], span, "conditional", share)


def _rule(
    scenario: Scenario, body: str, span: Span, decision: Decision, share: float = 1.0
) -> Changed:
    who, found, where = body.partition(" at ")
    if not found:
        raise BadCell("a rule needs a group and a place", body,
                      "say refuse GROUP at PLACE, or refuse everyone at PLACE")  # fmt: skip
    new = Rule(
        place=_find(scenario, where, "site"), group=_group(scenario, who), decision=decision,
        share=share, start=_date(scenario, span.first),
        end=None if span.end is None else _date(scenario, span.end), source=SOURCE,
    )  # fmt: skip
    made = replace(scenario, rules=(*scenario.rules, new))
    return Changed(made, rule_words(scenario, new), _rule_idle(scenario, new))


def _departures(scenario: Scenario, body: str, span: Span) -> Changed:
    parts = re.fullmatch(r"(?:of\s+(.+?)\s+)?(?:x|\u00d7|\*|times)?\s*(\S+)", body, re.IGNORECASE)
    name, figure = parts.groups() if parts else (None, body)
    new = Event(kind="departures", place=_place(scenario, name) if name else "", start=span.first,
                end=span.end, value=cells.number(figure, 0.0), source=SOURCE)  # fmt: skip
    made = replace(scenario, events=(*scenario.events, new))
    return Changed(made, event_words(scenario, new), _event_idle(scenario, new))


VERBS: dict[str, Callable[[Scenario, str, Span], Changed]] = {
    "close": _close,
    "open": _open,
    "capacity": _capacity,
    "refuse": _refuse,
    "admit": _admit,
    "departures": _departures,
}


# Names


def _target(scenario: Scenario, body: str) -> Event:
    """What is to be closed or opened, as a closure."""
    if whole := _known(scenario, body, "place"):
        return Event(kind="close_place", place=whole, source=SOURCE)
    word, _, rest = body.partition(" ")
    if word.casefold() == "border":
        one, two = _pair(scenario, rest, "country")
        return Event(kind="close_border", place=one, to=two, source=SOURCE)
    if not re.search(r"\s[-\u2013\u2014]\s|\sand\s", body):
        _find(scenario, body, "place")  # says what is near
    one, two = _pair(scenario, body, "place")
    ways = {(link.start, link.end) for link in scenario.links}
    if not {(one, two), (two, one)} & ways:
        raise BadCell(f"there is no link between {one} and {two}", links_of(one, scenario),
                      "name the two ends of one link")  # fmt: skip
    return Event(kind="close_link", place=one, to=two, source=SOURCE)


def _pair(scenario: Scenario, text: str, kind: str) -> tuple[str, str]:
    """Two names with a dash between them; names may hold dashes themselves."""
    cuts = [(text[: each.start()], text[each.end() :]) for each in SIDES.finditer(text)]
    for left, right in cuts:
        one, two = _known(scenario, left, kind), _known(scenario, right, kind)
        if one and two and one != two:
            return one, two
    if not cuts:
        what = "countries" if kind == "country" else "places"
        raise BadCell(f'"{text}" does not name two {what}', nearest(text, _names(scenario, kind)),
                      "put a dash between them, with a space on each side")  # fmt: skip
    apart = [cut for cut in cuts if f"{cut[0]} " in text] or cuts
    one, two = (_find(scenario, side, kind) for side in apart[0])
    raise BadCell(f"{one} and {two} are the same", todo="name two")


def _place(scenario: Scenario, word: str) -> str:
    return _find(scenario, word, "place")


def _find(scenario: Scenario, word: str, kind: str) -> str:
    """The id of a place or a country (kind "site": either)."""
    if found := _known(scenario, word, kind):
        return found
    what = {"place": "place", "site": "place or country", "country": "country"}[kind]
    known = _names(scenario, kind)
    near = nearest(word.strip(f" {QUOTES}"), known)
    if not near and kind == "country":
        near = ", ".join(known[:8])
    raise BadCell(f'no {what} is called "{word.strip()}"', near, f"name a {what} of the scenario")


def _known(scenario: Scenario, word: str, kind: str) -> str:
    """As `_find`, "" where nothing is called so."""
    word = word.strip(f" {QUOTES}")
    places = [(p.id, p.id) for p in scenario.places], [(p.name, p.id) for p in scenario.places]
    countries = [(each, each) for each in _names(scenario, "country")]
    lists = {"place": places, "site": (*places, countries), "country": (countries,)}[kind]
    for exact in (True, False):
        for names in lists:
            found = {id_ for name, id_ in names if _alike(name, word, exact=exact)}
            if len(found) > 1:
                raise BadCell(f'"{word}" is the name of several', ", ".join(sorted(found)[:5]),
                              "say the id of one")  # fmt: skip
            if found:
                return found.pop()
    return ""


def _alike(name: str, word: str, *, exact: bool) -> bool:
    return bool(word) and (name == word if exact else name.casefold() == word.casefold())


def _names(scenario: Scenario, kind: str) -> tuple[str, ...]:
    countries = dict.fromkeys(place.country for place in scenario.places if place.country)
    if kind == "country":
        return tuple(countries)
    names = dict.fromkeys(each for place in scenario.places for each in (place.name, place.id))
    return tuple(filter(None, names | countries if kind == "site" else names))


def _group(scenario: Scenario, word: str) -> str:
    """The id of a group, "" for everyone."""
    word = word.strip(f" {QUOTES}")
    known = tuple(group.id for group in scenario.groups)
    for each in known:
        if each == word or each.casefold() == word.casefold():
            return each
    if word.casefold() in ("everyone", "everybody", "all"):
        return ""
    near = nearest(word, known) or ", ".join(known[:8])
    raise BadCell(f'no group is called "{word}"', near, "name a group, or say everyone")


# Words


def when(scenario: Scenario, span: Span) -> str:
    """The days of a change: "from 2031-03-18 (day 8) until 2031-03-21 (day 11)"."""
    until = "" if span.end is None else f" until {_day(scenario, span.end)}"
    return f"from {_day(scenario, span.first)}{until}"


def _day(scenario: Scenario, day: int) -> str:
    try:
        return f"{scenario.start + timedelta(days=day)} (day {day})"
    except OverflowError:
        return f"day {day}"


def _date(scenario: Scenario, day: int) -> date:
    try:
        return scenario.start + timedelta(days=day)
    except OverflowError:
        raise BadCell(f"day {day} is outside every calendar", todo="give another day") from None


def event_words(scenario: Scenario, event: Event) -> str:
    """An event as a line of the notes."""
    days = when(scenario, Span(event.start, event.end))
    if event.kind in CLOSURES:
        return f"{_event_what(scenario, event)} closed {days}"
    value = event.value if isinstance(event.value, str) else f"{event.value:,.10g}"
    kinds = {place.id: place.kind for place in scenario.places}
    if event.kind == "departures":
        return f"departures {event.place and f'of {event.place} '}x {value} {days}"
    if event.kind == "capacity":
        unit = "an hour" if kinds.get(event.place) == "crossing" else "people"
        return f"capacity of {event.place} {value} {unit} {days}"
    return f"{event.kind} {event.place} {value} {days}"


def _event_what(scenario: Scenario, event: Event) -> str:
    names = {place.id: place.name for place in scenario.places}
    if event.kind == "close_border":
        return f"border {event.place} - {event.to}"
    if event.kind == "close_link":
        return f"{event.place} - {event.to}"
    name = names.get(event.place, "")
    return f"{name} ({event.place})" if name not in ("", event.place) else event.place


def rule_words(scenario: Scenario, rule: Rule) -> str:
    """A rule as a line of the notes."""
    first = 0 if rule.start is None else (rule.start - scenario.start).days
    end = None if rule.end is None else (rule.end - scenario.start).days
    how = f"{100 * rule.share:g} % admitted" if rule.decision == "conditional" else rule.decision
    return f"{rule.group or 'everyone'} {how} at {rule.place} {when(scenario, Span(first, end))}"


# What has no effect


def _outside(scenario: Scenario, span: Span) -> str:
    if span.first < scenario.days and span.last > 0:
        return ""
    return f"the run is from {_day(scenario, 0)} to {_day(scenario, scenario.days - 1)}"


def _event_idle(scenario: Scenario, event: Event) -> str:
    """Why an event has no effect, "" where it may have one."""
    if outside := _outside(scenario, Span(event.start, event.end)):
        return outside
    if event.kind == "departures":
        idle = "x 1" if event.value == 1.0 else "nobody sets out then"
        return "" if event.value != 1.0 and sets_out(scenario, event) else idle
    if event.kind == "close_border":
        country = {place.id: place.country for place in scenario.places}
        pairs = {frozenset((country[x.start], country[x.end])) for x in scenario.links}
        joined = frozenset((event.place, event.to)) in pairs
        return "" if joined else "no link crosses this border"
    there = reached(sources(scenario), scenario.links)
    if not {event.place, event.to or event.place} & there:
        return f"nobody can reach {event.place}"
    return _capacity_idle(scenario, event) if event.kind == "capacity" else ""


def _capacity_idle(scenario: Scenario, event: Event) -> str:
    kind = next(place.kind for place in scenario.places if place.id == event.place)
    if kind == "crossing":
        if all(row.place != event.place for row in scenario.crossings):
            return f"{event.place} has no row in crossings.csv"
        return "with walk there are no queues" if scenario.choice == "walk" else ""
    return (
        "" if event.place in goals(scenario) else f"{event.place} is a {kind}, where nobody stays"
    )


def _rule_idle(scenario: Scenario, rule: Rule) -> str:
    if scenario.choice == "walk":
        return "with walk there are no rules"
    there = reached(sources(scenario), scenario.links)
    kinds = {place.id: place.kind for place in scenario.places}
    inside = {place.id for place in scenario.places if rule.place in (place.id, place.country)}
    if not inside & there:
        return f"nobody can reach {rule.place}"
    if rule.place in kinds and kinds[rule.place] not in ("crossing", *GOALS):
        return f"{rule.place} is a {kinds[rule.place]}, where nobody is asked"
    if rule.decision == "admitted" and all(r.decision == "admitted" for r in scenario.rules):
        return "nobody is refused anywhere"
    return ""


def _same(event: Event, other: Event) -> bool:
    if event.kind != other.kind or event.one_way or other.one_way:
        return False
    return {event.place, event.to} == {other.place, other.to}


def _end(event: Event) -> int:
    return FOREVER if event.end is None else event.end


# Tables


def _table(scenario: Scenario, path: Path) -> list[Changed]:
    """The rows of a file as changes."""
    text = _read(path)
    head = next(tables.split(text), tables.Row(1, []))
    name = "events" if "kind" in head.cells else "rules" if "decision" in head.cells else ""
    if not name:
        what = "these are the columns neither of events.csv nor of rules.csv"
        todo = "an event has kind and place, a rule place and decision"
        where, near = f"{path}, row {head.line}", ", ".join(head.cells[:8])
        raise ScenarioError(what, where=where, near=near, todo=todo)
    shared = _shared(scenario)
    parts: tuple[Any, ...] = tuple(TableReader(shared, name, text).read())
    old: tuple[Any, ...] = getattr(scenario, name)
    both: dict[str, Any] = {name: (*old, *parts)}
    made = replace(scenario, **both)
    rows = [shared.rows[name, index] for index in range(len(parts))]
    faults = [_at(fault, f"{name}.csv", path) for fault in shared.faults]
    faults = faults or _problems(made, name, len(old), rows, path)
    if faults:
        count = f"{len(faults)} faults" if len(faults) > 1 else "1 fault"
        raise ScenarioError(f"this change cannot be used: {count}", where=str(path),
                            near=f"{faults[0].where}: {faults[0].what}",
                            todo="correct the rows named", problems=tuple(faults))  # fmt: skip
    if not parts:
        return [Changed(scenario, str(path), "it has no rows")]
    return [_row(scenario, made, part, f"{path}, row {row}: ")
            for part, row in zip(parts, rows, strict=True)]  # fmt: skip


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise ScenarioError("there is no such file", where=str(path),
                            todo=f"name a CSV file, or say one of: {FORMS}") from None  # fmt: skip
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(10) + 1
        raise ScenarioError("this is not UTF-8 text", where=f"{path}, row {row}",
                            todo="save it as CSV UTF-8") from None  # fmt: skip
    except OSError as error:
        raise ScenarioError(f"cannot be read: {error.strerror}", where=str(path),
                            todo="name a CSV file") from None  # fmt: skip


def _shared(scenario: Scenario) -> Shared:
    shared = Shared(scenario.start)
    places = dict.fromkeys(place.id for place in scenario.places)
    shared.known = {
        "place": places,
        "site": places | dict.fromkeys(_names(scenario, "country")),
        "group": dict.fromkeys(group.id for group in scenario.groups),
    }
    shared.no_groups = not scenario.groups
    return shared


def _at(fault: ScenarioError, name: str, path: Path) -> ScenarioError:
    where = fault.where.replace(name, str(path), 1)
    return ScenarioError(fault.what, where=where, near=fault.near, todo=fault.todo)


def _problems(
    made: Scenario, name: str, first: int, rows: list[int], path: Path
) -> list[ScenarioError]:
    """What the checks of a scenario call a problem in the new rows."""
    checks = (event_days, event_places) if name == "events" else (rule_days, rule_places)
    return [
        ScenarioError(each.what, where=f"{path}, row {rows[each.row - first]}",
                      near=each.near, todo=each.todo)
        for check in checks
        for each in check(made)
        if each.severity == "problem" and each.row is not None and each.row >= first
    ]  # fmt: skip


def _row(scenario: Scenario, made: Scenario, part: Event | Rule, where: str) -> Changed:
    if isinstance(part, Event):
        return Changed(made, where + event_words(scenario, part), _event_idle(scenario, part))
    first, last = part.start or date.min, part.end or date.max
    span = Span((first - scenario.start).days, (last - scenario.start).days)
    idle = _outside(scenario, span) or _rule_idle(scenario, part)
    return Changed(made, where + rule_words(scenario, part), idle)
