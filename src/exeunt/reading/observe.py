"""Facts and claims of a whole document become observations.

Sentences were read one by one; here what needs the document is settled: which of
several places of a name, the day a weekday means, who is speaking, which sentences
say the same, which figure a denial is about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from exeunt.gazetteer import Gazetteer
from exeunt.observations import Change, Document, Observation, Period, Span, Step
from exeunt.reading import places as settle
from exeunt.reading.figures import EVENTS, Fact
from exeunt.reading.measures import SINCE
from exeunt.reading.sentence import Sentence
from exeunt.reading.values import Amount

ON_A_ROUTE = ("seats", "price")
DISPUTED = "another number for the same"  # a rule of LINKS, in every language
SURE = {"did it to them": 0.95, "happened to them": 0.95, "who it happened to": 0.9}


class Context(msgspec.Struct):
    """What is known about the whole document while its observations are made."""

    document: Document
    text_id: str
    places: settle.Places
    gazetteer: Gazetteer
    periods: Any  # when.Calendar
    speakers: Any  # attribution
    persons: Any
    language: Any


def identity(context: Context, *parts: object) -> str:
    """The content hash of an observation: same text, same place in it, same id."""
    raw = "|".join([context.text_id, *map(str, parts)])
    return hashlib.blake2b(raw.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def figure(context: Context, sentence: Sentence, fact: Fact) -> Observation:
    """One fact of a sentence with its places, period, speaker and doubts."""
    measure, term = EVENTS.get(fact.event, (fact.event, None))
    if fact.own_event and (term is None or fact.event == "returned"):
        term = EVENTS[fact.own_event][1] or term  # "3,000 displaced people returned"
    text = context.document.text
    amount = fact.amount
    modality, modal_rule = modality_of(context, sentence, fact)
    said = context.speakers.at(fact.start, fact.end)
    roles, notes = context.places.roles(sentence, fact, said.said_by or "")
    period, period_rule = context.periods.near(sentence, fact, modality)
    if amount is SINCE and (hours := context.periods.waited(sentence, period)):
        amount = Amount(None, hours[0], hours[1], "range", "hours")
    unit = amount.unit if amount.unit and fact.unit in ("people", amount.unit) else fact.unit
    group = text[fact.noun[0] : fact.noun[1]].strip() or None
    steps = (
        Step("number", amount.hedge, text[fact.start : fact.end], _range(amount)),
        Step("group", fact.phrase, group or ""),
        Step("measure", fact.rule, _words(sentence, fact), f"{measure}, {term or 'no term'}"),
        *notes,
        *((Step("modality", modal_rule, "", modality),) if modal_rule else ()),
        *((Step("period", period_rule, "", f"{period.start} to {period.end}"),) if period else ()),
        *((Step("said_by", said.rule, said.words, said.said_by or ""),) if said.said_by else ()),
    )
    return Observation(
        id=identity(context, fact.start, fact.end, measure, amount.value, amount.low, amount.high),
        kind="figure", document=context.document.id, start=sentence.piece.start,
        end=sentence.piece.end, quote=text[sentence.piece.start : sentence.piece.end],
        measure=measure, value=amount.value, low=amount.low, high=amount.high, hedge=amount.hedge,
        unit=unit, group=group, term=term, at=roles.get("at"), from_=roles.get("from"),
        to=roles.get("to"), mode=mode_of(context, sentence, fact), period=period,
        modality=modality, said_by=said.said_by, via=relays(said),
        stance="disputes" if fact.phrase == DISPUTED else said.stance,
        rule=fact.rule, confidence=_confidence(fact, notes), because=steps,
    )  # fmt: skip


def relays(said: Any) -> tuple[str, ...]:
    """Who relays it, without the speaker again ("a man in a video", via "a video")."""
    speaker = said.said_by or ""
    return tuple(via for via in said.via if via != speaker and f"in {via}" not in speaker)


def _range(amount: Any) -> str:
    return f"value {amount.value}, low {amount.low}, high {amount.high}"


def _words(sentence: Sentence, fact: Fact) -> str:
    t = sentence.tokens
    return t.text[t.starts[fact.event_index] : t.ends[fact.event_index]]


def _confidence(fact: Fact, notes: Sequence[Step]) -> float:
    sure = SURE.get(fact.rule, 0.8) - min(0.3, max(0.0, fact.cost - 2) / 40)
    doubt = 0.1 if any("context" in step.rule for step in notes) else 0.0
    return round(max(0.1, sure - doubt), 2)


MODALITIES = (("order", "ordered"), ("plan", "planned"), ("will", "expected"), ("may", "expected"),
              ("hypo", "hypothetical"), ("expects", "expected"))  # fmt: skip


def modality_of(context: Context, sentence: Sentence, fact: Fact) -> tuple[str, str]:
    """observed, unless a word between figure and event (or just before) says otherwise."""
    t = sentence.tokens
    first, last = sorted((fact.token, fact.event_index))
    tags_of = context.language.alphabet.tags
    for i in [*range(first, last), *range(first - 1, max(-1, first - 5), -1)]:
        tags = tags_of(t.codes[i])
        if i < first and ("mark" in tags or "f.clause" in tags or "fig" in str(tags)):
            break
        for tag, modality in MODALITIES:
            if tag in tags and i not in (fact.token, fact.event_index):
                word = t.text[t.starts[i] : t.ends[i]].lower()
                supposed = any("hypo" in tags_of(code) for code in t.codes[:first])
                return ("hypothetical" if supposed and modality == "expected" else modality), word
    if "expects" in tags_of(t.codes[fact.event_index]):
        return "expected", t.text[t.starts[fact.event_index] : t.ends[fact.event_index]].lower()
    return "observed", ""


def mode_of(context: Context, sentence: Sentence, fact: Fact) -> str | None:
    """car, bus, air ... : the nearest word of the sentence that names a way to travel."""
    modes = _modes(context.language)
    found = [
        (abs(i - fact.token), modes[code])
        for i, code in enumerate(sentence.tokens.codes)
        if code in modes
    ]
    if not found:
        return "car" if fact.unit == "vehicles" else None
    gap, mode = min(found)
    if fact.unit == "vehicles":
        return mode if gap == 0 else "car"
    return mode if gap <= 12 else None


@cache
def _modes(language: Any) -> dict[str, str]:
    """The way to travel each character of a language's alphabet names."""
    out: dict[str, str] = {}
    for code in language.alphabet.having("mode"):
        tags = sorted(t for t in language.alphabet.tags(code) if t.startswith("mode."))
        out[code] = tags[0].removeprefix("mode.")
    return out


def compared(now: Observation, then: Observation) -> Observation:
    """A figure told beside what it was before: "an hour last time, now about 12"."""
    value = None
    if now.value is not None and then.value is not None:
        value = now.value - then.value
    return msgspec.structs.replace(
        now, change=Change(value=value, against=then.period, implies=then.id)
    )


def derived(context: Context, base: Observation, difference: Any) -> list[Observation]:
    """The base figure with its change, and the earlier figure the change implies."""
    amount = difference.amount
    then_told = difference.then is not None
    against = context.periods.earlier(difference.then, base.period) if then_told else None
    sign = difference.sign
    if sign == 0:
        return _beside(context, base, amount, against)
    value = sign * amount.value if amount.value is not None else None
    then = _implied(base, amount, sign, difference.percent)
    if then is None:
        change = Change(value=value, against=against)
        return [msgspec.structs.replace(base, change=change)]
    implied = identity(context, base.id, "implied", then)
    change = Change(value=value if not difference.percent else round((base.value or 0) - then, 6),
                    against=against, implies=implied)  # fmt: skip
    earlier = msgspec.structs.replace(
        base, id=implied, value=then, low=then if base.hedge == "exact" else None,
        high=then if base.hedge == "exact" else None, period=against, change=None, derived=True,
        rule="implied by a change", confidence=round(base.confidence * 0.95, 2),
        because=(*base.because, Step("derived", "implied by a change", "", f"from {base.value}")),
    )  # fmt: skip
    return [msgspec.structs.replace(base, change=change), earlier]


def _beside(
    context: Context, base: Observation, amount: Any, against: Period | None
) -> list[Observation]:
    """A figure and its earlier level, both told: "2,500, up from 1,800 a week earlier"."""
    told = identity(context, base.id, "beside", amount.value)
    told_both = base.value is not None and amount.value is not None
    value = base.value - amount.value if told_both else None
    earlier = msgspec.structs.replace(
        base, id=told, value=amount.value, low=amount.low, high=amount.high, hedge=amount.hedge,
        period=against, change=None, rule="earlier level told beside it",
    )  # fmt: skip
    return [
        msgspec.structs.replace(base, change=Change(value=value, against=against, implies=told)),
        earlier,
    ]


def _implied(base: Observation, amount: Any, sign: int, percent: bool) -> float | None:
    if base.value is None or amount.value is None:
        return None  # only the change is told
    then: float = base.value - sign * amount.value
    if percent:
        then = base.value / (1 + sign * amount.value / 100)
        return round(then)
    return int(then) if then == int(then) else round(then, 6)


def same(a: Observation, b: Observation) -> bool:
    """Do two figures of one document say the same thing?"""
    if (a.measure, a.unit, a.value, a.low, a.high) != (b.measure, b.unit, b.value, b.low, b.high):
        return False
    if a.stance != b.stance or a.derived != b.derived or a.kind != b.kind or a.term != b.term:
        return False
    routes = [(o.from_ and o.from_.id, o.to and o.to.id) for o in (a, b)]
    if a.measure in ON_A_ROUTE and routes[0] != routes[1]:
        return False
    for one, other in ((a.at, b.at), (a.from_, b.from_), (a.to, b.to)):
        if one and other and one.id != other.id and one.country != other.country:
            return False
    if a.said_by and b.said_by and a.said_by != b.said_by:
        return False
    return not (a.period and b.period and a.period.start != b.period.start)


def same_rule(a: Observation, b: Observation) -> bool:
    """Do two rules of one document say the same, one perhaps with less?"""
    rule = (a.kind, a.claim, a.about, a.status, a.decision)
    if rule != (b.kind, b.claim, b.about, b.status, b.decision) or a.claim != "rule":
        return False
    pairs = ((a.actor, b.actor), (a.group, b.group), (a.at and a.at.id, b.at and b.at.id))
    return all(x == y or not x or not y for x, y in pairs)


def gather(found: Sequence[Observation]) -> list[Observation]:
    """Join what is said twice: the fuller telling stays, the other is in its `repeats`."""
    out: list[Observation] = []
    spans: dict[int, set[tuple[int, int]]] = {}
    alike: dict[tuple[object, ...], list[int]] = {}  # by the number, to be looked at closely
    for new in found:
        test = same if new.kind == "figure" else same_rule
        near = alike.setdefault((new.kind, new.measure, new.unit, new.value, new.low, new.high), [])
        i = next((i for i in near if test(out[i], new)), None)
        if i is None:
            near.append(len(out))
            out.append(new)
            continue
        old = out[i]
        keep, drop = (old, new) if _told(old) >= _told(new) else (new, old)
        out[i] = keep
        told = spans.setdefault(i, {(s.start, s.end) for s in old.repeats})
        told.update((s.start, s.end) for s in new.repeats)
        told.add((drop.start, drop.end))
    for i, told in spans.items():
        told.discard((out[i].start, out[i].end))
        out[i] = msgspec.structs.replace(
            out[i], repeats=tuple(Span(*span) for span in sorted(told))
        )
    return out


def _told(o: Observation) -> tuple[int, float]:
    known = (o.at, o.from_, o.to, o.period, o.said_by, o.change, o.term, o.actor, o.group)
    return sum(x is not None for x in known), o.confidence
