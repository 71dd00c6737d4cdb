"""Figures: how many, how long, how far, and what happened to them, in one sentence.

Two steps, both driven by a language's rules: PHRASES fold a number and the noun it
counts into one figure token; FACTS join each figure to what happened. Of all the
joins that fit, the cheapest wins: a rule's own cost and the distance in tokens.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from exeunt.reading.engine import Rule, Tokens
from exeunt.reading.language import Language

# Event -> (measure, HELIX term or None). The words behind an event are the language's.
EVENTS: dict[str, tuple[str, str | None]] = {
    "displaced": ("displaced", "Displaced"),
    "evacuated": ("evacuated", "Evacuated"),
    "flee": ("displaced", "Forced to Flee"),
    "relocated": ("displaced", "Relocated"),
    "sheltered": ("present", "Sheltered"),
    "camp": ("present", "In Relief Camp"),
    "homeless": ("displaced", "Homeless"),
    "destroyed": ("other", "Destroyed Housing"),
    "damaged": ("other", "Partially Destroyed Housing"),
    "uninhabitable": ("other", "Uninhabitable Housing"),
    "returned": ("returned", "Returned"),
    "entered": ("entries", None),
    "left": ("exits", None),
    "crossed": ("crossings", None),
    "refused": ("refused", None),
    "deported": ("deported", None),
    "arrived": ("arrivals", None),
    "present": ("present", None),
    "registered": ("registered", None),
    "applied": ("applications", None),
    "arrested": ("arrested", None),
    "conscripted": ("conscripted", None),
    "casualty": ("casualties", None),
    "searched": ("search_interest", None),
    "stranded": ("present", None),
    "affected": ("other", None),  # read only so that nothing else is read into it
}
HOUSING = ("destroyed", "damaged", "uninhabitable")
SHARES = frozenset(("share", "percent"))
SMALL = frozenset(("f.of", "f.more", "f.det"))  # words before the noun that say nothing of who
SHELTERS = frozenset(("sh.camp", "sh.shelter"))
# What a noun says stands whatever the verb: 29 deaths stay deaths.
STRONG = (
    "casualty", "arrested", "applied", "refused", "deported", "conscripted", "entered", "left",
    "crossed",
)  # fmt: skip
UNIT_TAGS = ("households", "people", "houses", "vehicles", "rooms", "seats", "trips", "none")


class Figure(NamedTuple):
    """A number and what it counts: the value of a `fig.*` token."""

    amount: Any  # values.Amount
    unit: str  # people, households, houses, vehicles, rooms, seats, trips, bare, other
    event: str | None  # the noun itself says what happened ("IDPs", "evacuees")
    noun: tuple[int, int]  # characters of the words that say who
    rule: str


class Fact(NamedTuple):
    """A figure and what it is about, in characters of the document's text."""

    start: int
    end: int
    token: int  # of the figure's token
    event_index: int  # of the event's token; the figure's own where the noun says it
    amount: Any
    unit: str
    event: str
    own_event: str | None
    noun: tuple[int, int]
    rule: str
    phrase: str
    cost: float


def fold_phrases(tokens: Tokens, language: Language) -> Tokens:
    """Fold every number and its noun into a `fig.*` token with a Figure as value."""
    tags_of = language.alphabet.tags

    def build(rule: Rule, match: re.Match[str], t: Tokens) -> tuple[str, Figure] | None:
        first, last = match.span()
        amount = t.values[first]
        groups = match.groupdict()
        unit_at = match.start("u") if groups.get("u") else -1
        event_at = match.start("ev") if groups.get("ev") else -1
        unit = _unit(tags_of(t.codes[unit_at])) if unit_at >= 0 else "people"
        unit = "other" if _base_of_share(t, first, last, tags_of) else rule.make or unit
        if unit_at < 0 and event_at < 0:
            unit = "bare"
        event = _event(tags_of(t.codes[event_at])) if event_at >= 0 else None
        who = first + 1
        while who < last and tags_of(t.codes[who]) & SMALL:
            who += 1
        noun = (t.starts[who], t.ends[last - 1]) if last > who else (0, 0)
        if unit == "bare" and not (
            _counts(t, first, amount, tags_of) and _of_whom(t, last, tags_of)
        ):
            return None
        place = tags_of(t.codes[unit_at]) & SHELTERS if unit == "other" else ()
        code = language.tag("fig." + unit, *sorted(place)[:1])
        return code, Figure(amount, unit, event, noun, rule.name)

    return language.grammar("movement", "PHRASES").fold_first(tokens, build)


def _counts(t: Tokens, first: int, amount: Any, tags_of: Any) -> bool:
    """False for "one of them" and for the number of a name ("Unit 3")."""
    if amount.value is None:
        return True
    named = first > 0 and "cap" in tags_of(t.codes[first - 1]) and t.values[first - 1] is None
    note = (
        first > 0
        and t.ends[first - 1] == t.starts[first]
        and "mark" not in tags_of(t.codes[first - 1])
    )
    if note and amount.value < 100:  # "Afghanistan2": a footnote
        return False
    return bool(amount.value >= 2 and not (named and amount.value < 1000))


def _base_of_share(t: Tokens, first: int, last: int, tags_of: Any) -> bool:
    """The 5,600 of "40% of the 5,600 homes were lost" is not what was lost.

    In "half of the 900 people displaced in May" it is what was displaced.
    """
    at = first - 1
    while at > 0 and "f.det" in tags_of(t.codes[at]) and "f.of" not in tags_of(t.codes[at]):
        at -= 1
    if at < 1 or "f.of" not in tags_of(t.codes[at]):
        return False
    if not tags_of(t.codes[at - 1]) & SHARES:
        return False
    after = tags_of(t.codes[last]) if last < len(t.codes) else frozenset()
    return not any(tag.startswith("ev.") for tag in after)


def _of_whom(t: Tokens, last: int, tags_of: Any) -> bool:
    """False for "38 of the country's 64 districts"; "38 of the displaced" are people."""
    if last >= len(t.codes) or "f.of" not in tags_of(t.codes[last]):
        return True
    rest = [tags_of(code) for code in t.codes[last + 1 : last + 4]]
    whom = ("f.wh", "f.pron", "cap", "place", "ev", "u")
    return any(tag.split(".")[0] in whom or tag in whom for tags in rest for tag in tags)


def _is_age(t: Tokens, first: int, tags_of: Any) -> bool:
    """The 34 of "Roe, 34, of Hull": between commas behind a name."""
    comma = "=," in tags_of(t.codes[first - 1])
    named = "cap" in tags_of(t.codes[first - 2]) and t.values[first - 2] is None
    return comma and named


def _unit(tags: frozenset[str]) -> str:
    if tags & SHELTERS and not any(tag.startswith("u.") and tag != "u.none" for tag in tags):
        return "other"
    for name in UNIT_TAGS:
        if "u." + name in tags:
            return "other" if name == "none" else name
    return "people"


def _event(tags: frozenset[str]) -> str | None:
    return min((tag[3:] for tag in tags if tag.startswith("ev.")), default=None)


def telling(language: Language) -> list[Rule]:
    """The rules by which a figure is about anything: one of them must match."""
    nouns = [r for r in language.grammar("movement", "PHRASES").rules if "(ev:" in r.pattern]
    return [*language.grammar("movement", "FACTS").rules, *nouns]


def facts(tokens: Tokens, language: Language) -> list[Fact]:
    """What each figure of a sentence (after `fold_phrases`) is about; the best join each."""
    best: dict[int, Fact] = {}
    for rule, match in language.grammar("movement", "FACTS").everywhere(tokens):
        fact = _join(rule, match, tokens, language)
        if fact and (fact.token not in best or fact.cost < best[fact.token].cost):
            best[fact.token] = fact
    _own_events(tokens, best)
    _inherit(tokens, best, language)
    return [best[i] for i in sorted(best) if best[i].event != "affected"]


def _join(rule: Rule, match: re.Match[str], t: Tokens, language: Language) -> Fact | None:
    index, event_at = match.start("fig"), match.start("ev")
    figure = t.values[index]
    if not isinstance(figure, Figure) or figure.unit == "other" or _one_person(figure):
        return None
    event, cost = rule.make
    event = event or _event_for(figure, language.alphabet.tags(t.codes[event_at]))
    if event == "housed":
        event = _housed(t, language)
    if event == "theirs":  # people, by what happened to their houses
        event = _event(language.alphabet.tags(t.codes[event_at])) or "destroyed"
        return _fact(t, index, event_at, figure, event, rule.name, cost)
    if event is None or not _sensible(figure, event):
        return None
    if event in HOUSING and figure.unit == "bare" and not _of_houses(t, language):
        return None
    return _fact(t, index, event_at, figure, event, rule.name, cost + abs(event_at - index) / 3)


def _of_houses(t: Tokens, language: Language) -> bool:
    """A bare number of things destroyed: houses only where the sentence speaks of houses."""
    houses = language.alphabet.having("u.houses") + language.alphabet.having("fig.houses")
    return any(code in houses for code in t.codes)


def _one_person(figure: Figure) -> bool:
    """Aggregates only: "one man crossed" is a person, not a figure; so is "a couple"."""
    amount = figure.amount
    few = (amount.value is not None and amount.value < 2) or (
        amount.value is None and amount.high is None and amount.low in (1, 2, 3)
    )
    return bool(few and figure.unit in ("people", "bare"))


def _housed(t: Tokens, language: Language) -> str:
    """People put up somewhere: in a camp where the sentence speaks of one, else sheltered."""
    camps = language.alphabet.having("sh.camp")
    return "camp" if any(code in camps for code in t.codes) else "sheltered"


def _fact(
    t: Tokens, index: int, event_at: int, figure: Figure, event: str, rule: str, cost: float
) -> Fact:
    unit = figure.unit
    if unit == "bare":
        unit = "houses" if event in HOUSING else "people"
    return Fact(
        t.starts[index], t.ends[index], index, event_at, figure.amount, unit, event,
        figure.event, figure.noun, rule, figure.rule, cost,
    )  # fmt: skip


def _event_for(figure: Figure, tags: frozenset[str]) -> str | None:
    """Of the events a word may mean, the one that suits what is counted."""
    events = sorted(tag[3:] for tag in tags if tag.startswith("ev."))
    for event in events:
        if (event in HOUSING) == (figure.unit == "houses"):
            return event
    return events[0] if events else None


def _sensible(figure: Figure, event: str) -> bool:
    if event in HOUSING:
        return figure.unit in ("houses", "bare", "households")
    if figure.unit in ("rooms", "seats"):
        return False
    if figure.unit == "vehicles":
        return event in ("entered", "left", "crossed", "refused")
    return True


def _own_events(tokens: Tokens, best: dict[int, Fact]) -> None:
    """Where the noun says it ("9,000 IDPs") it counts, unless the verb says where they are."""
    for index, figure in enumerate(tokens.values):
        if not isinstance(figure, Figure) or figure.event is None:
            continue
        known = best.get(index)
        weak = known is None or known.event in ("affected", "present", "registered", "relocated")
        if weak or figure.event in STRONG or (known is not None and known.cost > 6):
            best[index] = _fact(tokens, index, index, figure, figure.event, figure.rule, 0)


def _inherit(tokens: Tokens, best: dict[int, Fact], language: Language) -> None:
    """ "300 families (1,500 people)": the second figure is about the same thing."""
    for rule, match in language.grammar("movement", "LINKS").everywhere(tokens):
        first, second = match.start("first"), match.start("fig")
        _share(tokens, best, first, second, rule)
        if rule.make < 3:  # one told in two ways, or a whole and its part
            _share(tokens, best, second, first, rule)


def _share(tokens: Tokens, best: dict[int, Fact], source: int, target: int, rule: Rule) -> None:
    """Give the fact of one figure to another where the other has none as near."""
    figure, other = tokens.values[target], tokens.values[source]
    if not isinstance(figure, Figure) or not isinstance(other, Figure) or source not in best:
        return
    known, given = best.get(target), best[source]
    if figure.unit == "other" or _one_person(figure) or not _sensible(figure, given.event):
        return
    if known is None or known.cost > given.cost + max(rule.make, 1):
        fact = _fact(
            tokens, target, given.event_index, figure, given.event, rule.name, given.cost + 1
        )
        fact = fact._replace(phrase=rule.name)
        unit = other.unit if figure.unit == "bare" else figure.unit
        best[target] = fact._replace(unit=fact.unit if unit == "bare" else unit)
