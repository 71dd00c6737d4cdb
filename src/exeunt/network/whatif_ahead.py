"""Changes looked at before anything is run: their days, whether they do anything, and what
is in force where they would hold.

For whoever imagines changes of the days ahead (`exeunt whatif`); sentences are those of
`whatif`, a file is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from exeunt.errors import WrongUse
from exeunt.network import cells
from exeunt.network.cells import BadCell
from exeunt.network.scenario import Rule, Scenario
from exeunt.network.whatif import what_if
from exeunt.network.whatif_words import event_words, rule_words

FROM = re.compile(r"(?:^|\s)from\s+(?:day\s+)?(\S+)", re.IGNORECASE)
TOLD = ("close_place", "close_link", "close_border", "capacity", "departures")
NO_EFFECT = "; no effect: "


def dated(sentences: Sequence[str], day: date) -> tuple[str, ...]:
    """The sentences, each that names no first day with this one; a file stays as it is."""
    return tuple(
        each if FROM.search(each) or each.casefold().endswith(".csv") else f"{each} from {day}"
        for each in sentences
    )


def earliest(sentences: Iterable[str], start: date) -> date | None:
    """The first day any of them names; None where none does, or it is no day.

    `start` is day 0 for "from day 18".
    """
    days = []
    for each in sentences:
        if found := FROM.search(each):
            try:
                days.append(start + timedelta(days=cells.day(found[1], start)))
            except (BadCell, OverflowError):
                continue
    return min(days, default=None)


def tried(scenario: Scenario, sentences: Sequence[str], until: date) -> Scenario:
    """The scenario with the changes, run until a day.

    Raises
    ------
    WrongUse : a change that is not understood, names what is not there, or has no effect.
    ScenarioError : a file that cannot be read.
    """
    made = replace(scenario, days=(until - scenario.start).days + 1)
    for each in sentences:
        before, made = made, what_if(made, [each])
        again = _said_before(before.rules, made.rules[len(before.rules) :])
        for note in made.notes[len(before.notes) :]:
            words, _, why = note.removeprefix("what if: ").partition(NO_EFFECT)
            if why or again:
                raise WrongUse(f"this change has no effect: {words}", near=why or again,
                               todo="choose another place, group or day")  # fmt: skip
    return replace(made, days=scenario.days)


def _said_before(rules: Sequence[Rule], new: Sequence[Rule]) -> str:
    """Why a refusal adds nothing: an older rule says it, and nothing undoes that."""
    for one in new:
        there = [each for each in rules
                 if each.place == one.place and each.group in ("", one.group)]  # fmt: skip
        same = [each for each in there
                if each.decision == "refused" == one.decision and _covers(each, one)]  # fmt: skip
        undone = any(each.decision != "refused" for each in there)
        if same and not undone:
            return "it is so already"
    return ""


def _covers(old: Rule, new: Rule) -> bool:
    """Whether a rule holds on every day of another."""
    begins = old.start is None or (new.start is not None and old.start <= new.start)
    return begins and (old.end is None or (new.end is not None and new.end <= old.end))


def in_force(before: Scenario, after: Scenario, day: date) -> tuple[str, ...]:
    """Rules and events that hold on a day where `after` differs from `before`, in words."""
    at = (day - before.start).days
    rules = {rule.place for rule in after.rules if rule not in before.rules}
    events = [event for event in after.events if event not in before.events]
    events += [event for event in before.events if event not in after.events]
    places = rules | {each for event in events for each in (event.place, event.to) if each}
    held = [rule_words(before, rule) for rule in before.rules
            if rule.place in places and _holds(rule, day)]  # fmt: skip
    held += [event_words(before, event) for event in before.events
             if {event.place, event.to} & places and event.kind in TOLD
             and event.start <= at and (event.end is None or event.end > at)]  # fmt: skip
    return tuple(held)


def _holds(rule: Rule, day: date) -> bool:
    return (rule.start or day) <= day and (rule.end is None or rule.end > day)
