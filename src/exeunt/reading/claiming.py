"""Claims become observations, and denials find what they deny."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from exeunt.observations import Observation, Place, Step
from exeunt.reading.claims import RawClaim
from exeunt.reading.figures import Fact
from exeunt.reading.sentence import Sentence

# What a denial speaks of -> the measures it may be about.
TOPICS = {
    "queue": ("queue_length", "queue_vehicles", "wait_time"),
    "flow": ("entries", "exits", "crossings", "arrivals"),
    "number": ("entries", "exits", "crossings", "displaced", "arrivals", "present"),
    "airport": ("seats", "exits"),
    "leaving": ("exits", "entries", "crossings"),
}


def observation(context: Any, sentence: Sentence, raw: RawClaim) -> Observation:
    """One claim of a sentence with its places, period, actor and speaker."""
    from exeunt.reading.observe import identity, relays

    text = context.document.text
    words = {name: _text(text, getattr(raw, name)) for name in ("actor", "group", "denied")}
    places = _places(context, sentence, raw)
    nearby = None
    if not places and not words["actor"] and raw.claim == "rule":
        nearby = context.places.before(sentence)
        places = {"at": nearby} if nearby else {}
    said = context.speakers.at(raw.start, raw.end)
    fact = _anchor(sentence, raw)
    period, period_rule = context.periods.near(sentence, fact)
    steps = [Step("claim", raw.rule, text[raw.start : raw.end], raw.claim)]
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
        rule=raw.rule, confidence=round(raw.confidence - (0.1 if nearby else 0), 2), because=tuple(steps),
    )  # fmt: skip


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
        for _, spot, _ in sentence.map.spots:
            if spot.start < end and spot.end > start:
                place, _ = context.places.of(spot)
                if place is not None:
                    out.setdefault("at" if role == "with" else role, place)
    return out


def link(context: Any, found: Sequence[Observation]) -> list[Observation]:
    """Point each denial at the figure it is about, where the document has one."""
    raws = list(found)
    return [_linked(o, raws) if o.claim == "denial" else o for o in raws]


def _linked(denial: Observation, found: Sequence[Observation]) -> Observation:
    words = (denial.denies or denial.quote).lower()
    best: tuple[int, Observation] | None = None
    for other in found:
        if other.kind != "figure" or other.id == denial.id:
            continue
        topics = [t for t, measures in TOPICS.items() if other.measure in measures and t in words]
        place = _together(denial, other)
        score = 2 * bool(topics) + place
        if topics and place and (best is None or score > best[0]):
            best = (score, other)
    if best is None:
        return denial
    return msgspec.structs.replace(denial, denies=best[1].id)


def _together(a: Observation, b: Observation) -> int:
    """1 where two observations touch the same country or border."""
    return int(bool(_countries(a) & _countries(b)))


def _countries(o: Observation) -> set[str]:
    out: set[str] = set()
    for place in (o.at, o.from_, o.to):
        if place is not None:
            out.update(place.countries or ((place.country,) if place.country else ()))
    return out
