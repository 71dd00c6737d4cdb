"""Claims become observations, and denials find what they deny."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from exeunt.observations import Observation, Place, Step
from exeunt.reading.claims import RawClaim
from exeunt.reading.figures import Fact
from exeunt.reading.periods import RULE
from exeunt.reading.sentence import Sentence

# What a denial speaks of -> the measures it may be about, the likeliest first.
QUEUES = ("queue_length", "queue_vehicles", "wait_time")
FLOWS = ("entries", "exits", "crossings", "arrivals")
TOPICS = {
    "queue": QUEUES,
    "flow": (*FLOWS, *QUEUES),
    "number": (*FLOWS, "displaced", "present", *QUEUES),
    "border": (*QUEUES, *FLOWS),
    "airport": ("seats", "price", "exits"),
    "leaving": ("exits", "entries", "crossings", *QUEUES, "seats"),
}


def observation(context: Any, sentence: Sentence, raw: RawClaim) -> Observation:
    """One claim of a sentence with its places, period, actor and speaker."""
    from exeunt.reading.observe import identity, relays

    text = context.document.text
    words = {name: _text(text, getattr(raw, name)) for name in ("actor", "group", "denied")}
    places = _places(context, sentence, raw)
    nearby = None
    silent = not places and not words["actor"] and not sentence.map.spots
    if silent and raw.about in ("entry", "exit", "checks"):
        nearby = context.places.before(sentence)
        places = {"at": nearby} if nearby else {}
    said = context.speakers.at(raw.start, raw.end)
    if raw.claim == RULE and not words["actor"] and not places:
        places = _speaking_country(context, sentence, said.said_by)
        words["actor"] = said.said_by if places else None
    fact = _anchor(sentence, raw)
    period, period_rule = context.periods.near(
        sentence, fact, RULE if raw.claim == RULE and raw.modality == "observed" else raw.modality
    )
    steps = [Step("claim", raw.rule, text[raw.start : raw.end], raw.claim)]
    steps += [Step("topic", topic) for topic in raw.topics]
    if nearby:
        steps.append(Step("at", "context: last place named before", nearby.as_written))
    if period:
        steps.append(Step("period", period_rule, "", f"{period.start} to {period.end}"))
    if said.said_by:
        steps.append(Step("said_by", said.rule, said.words, said.said_by))
    return Observation(
        id=identity(context, raw.start, raw.end, raw.claim, raw.about, raw.decision, raw.group),
        kind="claim", document=context.document.id, start=sentence.piece.start,
        end=sentence.piece.end, quote=text[sentence.piece.start : sentence.piece.end],
        claim=raw.claim, about=raw.about, status=raw.status, decision=raw.decision,
        actor=words["actor"] or (said.said_by if raw.claim == "denial" else None),
        group=words["group"], at=places.get("at"), from_=places.get("from"), to=places.get("to"),
        period=period, modality=raw.modality, via=relays(said),
        said_by=said.said_by or (words["actor"] if raw.claim in ("denial", "warning") else None),
        stance="denies" if raw.claim == "denial" else "asserts", denies=words["denied"],
        rule=raw.rule, confidence=round(raw.confidence - (0.1 if nearby else 0), 2),
        because=tuple(steps),
    )  # fmt: skip


def _speaking_country(context: Any, sentence: Sentence, who: str | None) -> dict[str, Place]:
    """ "Egypt announced that men must obtain a visa": the country that speaks is who rules."""
    for _, spot, _ in sentence.map.spots if who else ():
        if context.document.text[spot.start : spot.end] == who:
            place, _ = context.places.of(spot)
            if place is not None and place.kind in ("country", "territory"):
                return {"at": place}
    return {}


def _text(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]].strip() or None if span else None


def _anchor(sentence: Sentence, raw: RawClaim) -> Fact:
    """A stand-in fact at the claim's first word, to find the nearest date."""
    t = sentence.tokens
    index = next((i for i, end in enumerate(t.ends) if end > raw.start), 0)
    return Fact(raw.start, raw.end, index, index, None, "", "", None, (0, 0), raw.rule, "", 0.0)


def _places(context: Any, sentence: Sentence, raw: RawClaim) -> dict[str, Place]:
    out: dict[str, Place] = {}
    for start, end, role in raw.places:
        who = raw.actor or raw.group
        abroad = raw.about == "call_up" and who is not None and start > who[1]
        if abroad and role == "at":  # "the state calls up men for the war in X" is not in X
            continue
        for _, spot, _ in sentence.map.spots:
            if spot.start < end and spot.end > start:
                place, _ = context.places.of(spot)
                if place is not None:
                    out.setdefault("at" if role == "with" else role, place)
    return out


def link(found: Sequence[Observation]) -> list[Observation]:
    """Point each denial at the figure it is about, where the document has one."""
    raws = list(found)
    return [_linked(o, raws) if o.claim == "denial" else o for o in raws]


def _linked(denial: Observation, found: Sequence[Observation]) -> Observation:
    """The figure of the same country or border that a denial's topics speak of, if any."""
    topics = [step.rule for step in denial.because if step.part == "topic"]
    wanted = [measure for topic in topics for measure in TOPICS.get(topic, ())]
    rank = {measure: i for i, measure in reversed(list(enumerate(wanted)))}
    alike = [o for o in found if o.kind == "figure" and o.measure in rank and _together(denial, o)]
    if not alike:
        return denial
    nearest = min(alike, key=lambda o: (rank[o.measure or ""], abs(o.start - denial.start)))
    return msgspec.structs.replace(denial, denies=nearest.id)


def _together(a: Observation, b: Observation) -> int:
    """1 where two observations touch the same country or border."""
    return int(bool(_countries(a) & _countries(b)))


def _countries(o: Observation) -> set[str]:
    out: set[str] = set()
    for place in (o.at, o.from_, o.to):
        if place is not None:
            out.update(place.countries or ((place.country,) if place.country else ()))
    return out
