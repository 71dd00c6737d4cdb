"""Measures at a crossing or on the way: queues, waits, prices, seats, rooms, and changes.

The rules are the language's (`border.MEASURES`, `border.CHANGES`); this file turns
their matches into facts beside those of `figures`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from exeunt.reading.dates import When
from exeunt.reading.engine import Rule, Tokens
from exeunt.reading.figures import Fact, Figure
from exeunt.reading.language import Language
from exeunt.reading.values import Amount, exactly

SINCE = Amount(None, None, None, "vague", "hours")  # waiting since then: how long is not told

UNTOLD = Amount(None, None, None, "exact")  # only its change is told


class Difference(NamedTuple):
    """A change told beside a figure: by how much, up or down, against when."""

    fact: int  # token index of the figure it belongs to
    told: int  # token of the difference itself
    amount: Amount
    sign: int  # 0: not a difference but the earlier level itself
    then: Any  # dates.When
    percent: bool
    then_index: int  # its token


def telling(language: Language) -> list[Rule]:
    """The rules by which a sentence gives a measure or a change: one of them must match."""
    return [r for name in ("MEASURES", "ALONE") for r in language.grammar("border", name).rules]


def measures(tokens: Tokens, language: Language) -> list[Fact]:
    """Facts of the crossing rules; cheaper ones first win in `sentence`."""
    matches = language.grammar("border", "MEASURES").everywhere(tokens)
    found = [_measure(rule, match, tokens) for rule, match in matches]
    company = _company(language)
    present = frozenset(tokens.codes)
    return [fact for fact in found if fact is not None and _believable(fact, company, present)]


@cache
def _company(language: Language) -> dict[str, tuple[frozenset[str], float, float]]:
    """For a measure, the characters one of which its sentence must hold, and its bounds."""
    having = language.alphabet.having
    table: dict[str, tuple[tuple[str, ...], float, float]] = language.data("border", "COMPANY", {})
    return {
        measure: (frozenset("".join(map(having, tags))), low, high)
        for measure, (tags, low, high) in table.items()
    }


def _believable(
    fact: Fact, company: dict[str, tuple[frozenset[str], float, float]], present: frozenset[str]
) -> bool:
    """A wait of 5.8 seconds is of a car's gearbox, a price of $8 billion of an airline's order."""
    if fact.event not in company:
        return True
    wanted, low, high = company[fact.event]
    if wanted and wanted.isdisjoint(present):
        return False
    told = [n for n in (fact.amount.value, fact.amount.low, fact.amount.high) if n is not None]
    return all(low <= n <= high for n in told)


def _measure(rule: Rule, match: re.Match[str], t: Tokens) -> Fact | None:
    index = match.start("fig")
    last = match.end("fig") - 1
    measure, cost, *told = rule.make
    value = t.values[index]
    if told == ["since"]:
        if not isinstance(value, When) or value.side != "since":
            return None
        amount, unit, noun = SINCE, "hours", (0, 0)
        start, end = t.starts[match.start()], t.ends[index]
    elif told:
        amount, unit = exactly(told[0]), str(told[1])
        start, end = t.starts[index], t.ends[match.end() - 1]
        noun = (0, 0)
    elif isinstance(value, Figure):
        amount, unit, noun = value.amount, value.unit, value.noun
        start, end = t.starts[index], t.ends[index]
    elif isinstance(value, Amount):
        amount, unit, noun = value, value.unit or "people", (0, 0)
        start, end = t.starts[index], t.ends[index]
    else:
        return None
    unit = "people" if unit == "bare" else unit
    distance = match.end() - match.start()
    return Fact(start, max(end, t.ends[last]), index, match.start(), amount, unit, str(measure),
                None, noun, rule.name, "", float(cost) + distance / 4)  # fmt: skip


def changes(tokens: Tokens, language: Language, facts: list[Fact]) -> list[Difference]:
    """Differences against an earlier period, joined to the figure before them."""
    out = []
    for rule, match in language.grammar("border", "CHANGES").matches(tokens):
        index = match.start("fig")
        value = tokens.values[index]
        amount = value.amount if isinstance(value, Figure) else value
        if not isinstance(amount, Amount):
            continue
        before = [f for f in facts if f.token < index]
        if not before or (rule.make == 0 and not _alike(before[-1], amount)):
            continue
        percent = amount.unit == "percent" and rule.make != 0
        at = match.start("then")
        out.append(
            Difference(before[-1].token, index, amount, rule.make, tokens.values[at], percent, at)
        )
    return out


def alone(
    tokens: Tokens, language: Language, facts: list[Fact]
) -> tuple[list[Fact], list[Difference]]:
    """Changes of a number that is not told itself; the fact holds no value, only the change."""
    known = {fact.token for fact in facts}
    made: list[Fact] = []
    told: list[Difference] = []
    for rule, match in language.grammar("border", "ALONE").everywhere(tokens):
        index, at = match.start("fig"), match.start("ev")
        value = tokens.values[index]
        amount = value.amount if isinstance(value, Figure) else value
        events = [t[3:] for t in language.alphabet.tags(tokens.codes[at]) if t.startswith("ev.")]
        if index in known or not isinstance(amount, Amount) or not events:
            continue
        known.add(index)
        made.append(
            Fact(tokens.starts[at], tokens.ends[index], index, at, UNTOLD, "people",
                 min(events), None, (0, 0), rule.name, "", 2.0)
        )  # fmt: skip
        told.append(Difference(index, -1, amount, rule.make, None, amount.unit == "percent", -1))
    return made, told


def _alike(fact: Fact, amount: Amount) -> bool:
    """Could the amount be an earlier level of the same figure?"""
    return (amount.unit or "") == (fact.amount.unit or "") and amount.value is not None


def pairs(tokens: Tokens, language: Language, facts: list[Fact]) -> list[tuple[int, int]]:
    """Token indexes of two waits told as then and now: (earlier, later)."""
    known = {fact.token for fact in facts}
    found = language.grammar("border", "THEN").matches(tokens)
    both = ((match.start("then"), match.start("fig")) for _, match in found)
    return [pair for pair in both if known.issuperset(pair)]
