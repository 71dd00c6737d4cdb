"""What if: a scenario with a change, as a sentence or as rows of a table.

    close PLACE from DATE [until DATE]         close PLACE - PLACE from DATE
    close border COUNTRY - COUNTRY from DATE   open PLACE from DATE
    capacity PLACE NUMBER from DATE            departures [of PLACE] x 1.5 from DATE
    refuse GROUP at PLACE from DATE            admit everyone at COUNTRY from DATE
    admit 60 % of GROUP at PLACE from DATE     changes.csv
    COUNTRY refuses GROUP from DATE            PLACE closes from DATE
    PLACE admits 60 % of GROUP from DATE       COUNTRY opens its border from DATE
    COUNTRY closes to GROUP from DATE          close border with COUNTRY from DATE

`until` names the first day on which it no longer holds, as `end` does in the tables. A
country that closes closes its border with the country left. A file has the columns of
events.csv or rules.csv. The notes of the new scenario say each change in one line, and why
it has no effect where it has none. Nothing is simulated here: an effect is ruled out only
by the tables.

`whatif_names` finds what is named, `whatif_words` says changes in words, `whatif_effect`
knows what has none, `whatif_tables` reads files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

from exeunt.errors import WrongUse
from exeunt.network import cells
from exeunt.network.cells import BadCell
from exeunt.network.columns import nearest
from exeunt.network.scenario import Decision, Event, Rule, Scenario
from exeunt.network.whatif_effect import end_of, event_idle, outside_run, rule_idle, same
from exeunt.network.whatif_names import QUOTES, find, group_of, target
from exeunt.network.whatif_tables import changes_of
from exeunt.network.whatif_words import (
    FOREVER,
    FORMS,
    SOURCE,
    Changed,
    Span,
    date_of,
    event_what,
    event_words,
    rule_words,
    when,
)

__all__ = ["FORMS", "QUOTES", "VERBS", "Changed", "imagined", "what_if"]

# Who does it first: "Finland refuses tourists" is "refuse tourists at Finland".
SAYS = re.compile(
    r"(?P<place>.+?)\s+(?P<verb>refuses|admits|lets in|closes|opens|reopens|is closed|is open)"
    r"(?:\s+(?!(?:from|until)\s)(?P<rest>.+?))?(?P<days>\s+(?:from|until)\s.*)?",
    re.IGNORECASE,
)
SAID = {"refuses": "refuse", "admits": "admit", "lets in": "admit", "closes": "close",
        "is closed": "close", "opens": "open", "reopens": "open", "is open": "open"}  # fmt: skip
BORDER = re.compile(r"(?:its|the)\s+borders?", re.IGNORECASE)
TO = re.compile(r"(?:(?:its|the)\s+borders?\s+)?(?:to|for)\s+(?P<who>.+)", re.IGNORECASE)


def what_if(scenario: Scenario, changes: Sequence[str]) -> Scenario:
    """The scenario with the changes made, one after the other.

    Parameters
    ----------
    scenario : stays as it is. Its `days` and `choice` decide what has no effect.
    changes : sentences as above, several apart by ";", or paths of CSV files. Places go by
        any name, in any case; dates are ISO or "day 30"; without one a change holds from the
        first day.

    Returns
    -------
    Scenario
        With a note for each change that begins "what if:".

    Raises
    ------
    WrongUse : a sentence that says nothing we know, or names what is not there.
    ScenarioError : a file that cannot be read; each fault with its row in `problems`.
    """
    for change in chain.from_iterable(map(_apart, changes)):
        made = (
            changes_of(scenario, Path(change)) if _is_file(change) else [imagined(scenario, change)]
        )
        for each in made:
            scenario = each.scenario
        notes = tuple(f"what if: {one.words}{one.idle and f'; no effect: {one.idle}'}"
                      for one in made)  # fmt: skip
        scenario = replace(scenario, notes=(*scenario.notes, *notes))
    return scenario


def _apart(change: str) -> list[str]:
    """ "close A; close B" is two changes that are one."""
    parts = re.split(r";\s+", change)
    return parts if all(map(_is_sentence, parts)) else [change]


def _is_sentence(text: str) -> bool:
    return text.partition(" ")[0].casefold() in VERBS or SAYS.fullmatch(text) is not None


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
    outside = outside_run(scenario, span)
    return replace(made, idle=outside) if outside else made


def _acted(scenario: Scenario, text: str) -> tuple[Changed, Span]:
    verb, _, rest = _commanded(text).partition(" ")
    act = VERBS.get(verb.casefold())
    if act is None:
        near = nearest(verb, tuple(VERBS)) or _near_verb(text)
        raise BadCell(f'"{text}" is no change we know', near, f"say one of: {FORMS}")
    body, span = _dates(rest, scenario.start)
    if not body:
        raise BadCell(f"{verb} what?", todo=f"say one of: {FORMS}")
    return act(scenario, body, span), span


def _commanded(text: str) -> str:
    """A sentence with its verb first; one that has none of ours comes back as it is."""
    if text.partition(" ")[0].casefold() in VERBS or not (said := SAYS.fullmatch(text)):
        return text
    verb, place, rest = SAID[said["verb"].casefold()], said["place"], said["rest"] or ""
    if verb in ("close", "open") and (whom := TO.fullmatch(rest)):
        verb, rest = {"close": "refuse", "open": "admit"}[verb], whom["who"]
    if verb in ("refuse", "admit"):
        return f"{verb} {rest} at {place}{said['days'] or ''}"
    if rest and not BORDER.fullmatch(rest):
        raise BadCell(f'"{rest}" is not understood after {said["verb"]}', near=f"{verb} {place}",
                      todo="say PLACE closes from DATE, or COUNTRY closes its border")  # fmt: skip
    return f"{verb} {'border ' if rest else ''}{place}{said['days'] or ''}"


def _near_verb(text: str) -> str:
    """A verb of ours like one that stands within a sentence."""
    found = (nearest(word, tuple(SAID)).partition(",")[0] for word in text.split()[1:])
    return next(filter(None, found), "")


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
    what = target(scenario, body)
    return _closed(scenario, replace(what, start=span.first, end=span.end))


def _closed(scenario: Scenario, new: Event) -> Changed:
    """One closure more; closures of the same thing that touch it become one with it.

    So nothing reopens half-way, also under `as_flee`, where the end of one closure ends all.
    """
    words = event_words(scenario, new)
    others = [event for event in scenario.events if same(event, new)]
    if any(each.start <= max(new.start, 0) and end_of(each) >= end_of(new) for each in others):
        return Changed(scenario, words, "it is closed then already")
    touching = [each for each in others if each.start <= end_of(new) and new.start <= end_of(each)]
    end = max(map(end_of, (*touching, new)))
    whole = replace(new, start=min(each.start for each in (*touching, new)),
                    end=None if end == FOREVER else end)  # fmt: skip
    kept = tuple(event for event in scenario.events if event not in touching)
    return Changed(replace(scenario, events=(*kept, whole)), words, event_idle(scenario, new))


def _open(scenario: Scenario, body: str, span: Span) -> Changed:
    """End every closure of a place, a link or a border, or leave it out for a while."""
    what = target(scenario, body)
    events: list[Event] = []
    for event in scenario.events:
        events += _without(event, span) if _opens(what, event) else [event]
    made = replace(scenario, events=tuple(events))
    words = f"{event_what(scenario, what)} open {when(scenario, span)}"
    still = _still_closed(made, what, span)
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
    before = replace(event, end=min(end_of(event), span.first))
    after = replace(event, start=max(event.start, span.last))
    if before.end == FOREVER or after.start >= end_of(event):
        left = [event] if before.end == FOREVER else [before]
    else:
        left = [before, after]
    return [each for each in left if end_of(each) > each.start]


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
        if event.start >= span.last or end_of(event) <= span.first or target.kind == "close_border":
            continue
        border = event.kind == "close_border" and frozenset((event.place, event.to)) in borders
        place = target.to and event.kind == "close_place" and event.place in ends
        if border or place:
            return f"{event_what(scenario, event)} stays closed"
    return ""


def _capacity(scenario: Scenario, body: str, span: Span) -> Changed:
    name, _, figure = body.rpartition(" ")
    if not name:
        raise BadCell("a capacity needs a place and a number", body, "say capacity PLACE 150")
    value, place = cells.number(figure, 0.0), find(scenario, name, "place")
    new = Event(kind="capacity", place=place, start=span.first, end=span.end, value=value,
                source=SOURCE)  # fmt: skip
    made = replace(scenario, events=(*scenario.events, new))
    return Changed(made, event_words(scenario, new), event_idle(scenario, new))


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
        place=find(scenario, where, "site"), group=group_of(scenario, who), decision=decision,
        share=share, start=date_of(scenario, span.first),
        end=None if span.end is None else date_of(scenario, span.end), source=SOURCE,
    )  # fmt: skip
    made = replace(scenario, rules=(*scenario.rules, new))
    return Changed(made, rule_words(scenario, new), rule_idle(scenario, new))


def _departures(scenario: Scenario, body: str, span: Span) -> Changed:
    parts = re.fullmatch(r"(?:of\s+(.+?)\s+)?(?:x|\u00d7|\*|times)?\s*(\S+)", body, re.IGNORECASE)
    name, figure = parts.groups() if parts else (None, body)
    place = find(scenario, name, "place") if name else ""
    new = Event(kind="departures", place=place, start=span.first, end=span.end,
                value=cells.number(figure, 0.0), source=SOURCE)  # fmt: skip
    made = replace(scenario, events=(*scenario.events, new))
    return Changed(made, event_words(scenario, new), event_idle(scenario, new))


VERBS: dict[str, Callable[[Scenario, str, Span], Changed]] = {
    "close": _close,
    "open": _open,
    "capacity": _capacity,
    "refuse": _refuse,
    "admit": _admit,
    "departures": _departures,
}
