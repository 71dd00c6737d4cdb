"""Read a document: the story of this room, top to bottom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cache, cached_property
from typing import Any

import msgspec

from exeunt.gazetteer import Gazetteer, open_gazetteer
from exeunt.masked import MaskedText
from exeunt.observations import Document, Observation, text_hash
from exeunt.reading import (
    attribution,
    claiming,
    dates,
    language,
    observe,
    people,
    tables,
    values,
    where,
)
from exeunt.reading.naming import Names, names
from exeunt.reading.periods import HEAD, Calendar
from exeunt.reading.places import Places
from exeunt.reading.prefilter import prefilter
from exeunt.reading.sentence import Reader, Sentence
from exeunt.reading.sentences import Piece, around, sentences
from exeunt.reading.veil import Veil

MUCH = 0.2  # of a text: from here on it is cheaper to look for places in all of it at once
BEFORE = 40  # characters: what may precede the date of a dateline
CLOSES = re.compile(r"[ \t]*(?:[-\u2013\u2014:|)(/]|\.?\r?\n)")  # what follows a dateline
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
AT_A_CROSSING = frozenset(("queue_vehicles", "wait_time"))
ASIDE = frozenset(("casualty", "arrested", "capacity", "occupancy", "search_interest"))


class Reading:
    """What was read from one document. `masked` is its text without private names."""

    def __init__(
        self,
        document: Document,
        observations: tuple[Observation, ...] = (),
        persons: Sequence[Any] | None = None,
        notes: tuple[str, ...] = (),
    ) -> None:
        self.document = document
        self.observations = observations
        self.notes = notes
        self._persons = persons

    @cached_property
    def masked(self) -> MaskedText:
        """The text with private names replaced by roles, worked out when first needed."""
        lang = _language(self.document)
        text = self.document.text
        if lang is None:
            return people.mask(text, ())
        found = self._persons
        if found is None:
            found = people.people(text, language.load(lang))
        return people.mask(text, found)


def _language(document: Document) -> str | None:
    code = (document.language or "en").lower()[:2]
    return code if code in language.KNOWN else None


def read(document: Document, *, gazetteer: Gazetteer | None = None) -> Reading:
    """Read every figure and claim of a document.

    Parameters
    ----------
    document : its `language` (ISO 639-1) chooses the rules; English where unknown.
    gazetteer : the bundled one where None.

    Returns
    -------
    Reading
        Observations in the order of the text, and notes such as an unknown language.
        Reading a text never raises.
    """
    code = _language(document)
    if code is None:
        note = f"no reading rules for language {document.language!r}: kept, not read"
        return Reading(document, notes=(note,))
    lang = language.load(code)
    text = document.text
    strong = prefilter(lang)
    hits = strong.hits(text)
    if not hits:
        return Reading(document)
    atlas = gazetteer or open_gazetteer()
    short = lang.data("movement", "ABBREVIATIONS", frozenset())
    pieces = around(text, hits, short)
    reader = _reader(code, atlas)
    drafts = [reader.draft(text, piece) for piece in strong.worth(hits, pieces)]
    likely = [draft for draft in drafts if draft is not None]
    tabular = "|" in text or "\t" in text
    if not likely and not tabular:
        return Reading(document)
    much = sum(draft.piece.end - draft.piece.start for draft in likely) > len(text) * MUCH
    mentions = Mentions(text, names(lang, atlas), dense=much)
    found = [s for s in (reader.read(draft, mentions) for draft in likely) if s is not None]
    if tabular:
        found = tables.merged(found, list(tables.read(text, lang, mentions, reader.is_country)))
    found = _in_context(found, text, atlas, lang)
    if not found:
        return Reading(document)
    return _assemble(document, atlas, lang, sentences(text, short), found, mentions.all)


def _in_context(
    found: list[Sentence], text: str, atlas: Gazetteer, lang: language.Language
) -> list[Sentence]:
    """Without what only means something beside people on the move, where there are none.

    Waits and standing cars need a way out somewhere in the text; deaths and arrests
    need somebody who moves.
    """
    events = {fact.event for s in found for fact in s.facts}
    if events.isdisjoint(AT_A_CROSSING | ASIDE) or _way_out(found, text, atlas, lang):
        return found
    unwanted = set(AT_A_CROSSING)
    if not (events - unwanted - ASIDE) and not any(s.claims for s in found):
        unwanted |= ASIDE
    if events.isdisjoint(unwanted):
        return found
    for s in found:
        s.facts[:] = [fact for fact in s.facts if fact.event not in unwanted]
    return [s for s in found if s.facts or s.claims]


def _way_out(
    found: Sequence[Sentence], text: str, atlas: Gazetteer, lang: language.Language
) -> bool:
    """Does the text speak of a border or crossing, by a word or by its name?"""
    low = text.lower()
    if any(word in low for word in lang.data("border", "CONTEXT", ())):
        return True
    for sentence in found:
        for _, spot, _ in sentence.map.spots:
            if isinstance(spot.mention, where.Border):
                return True
            refs = spot.mention.candidates if spot.mention is not None else ()
            if refs and atlas.candidate(refs[0]).kind in ("crossing", "border"):
                return True
    return False


class Mentions:
    """The places a text names: sentence by sentence until the whole text is asked for."""

    def __init__(self, text: str, named: Names, *, dense: bool) -> None:
        self._text, self._named = text, named
        self._whole: Sequence[Any] | None = None
        if dense:
            self._whole = self.all

    @cached_property
    def all(self) -> Sequence[Any]:
        """Every mention, in the order of the text."""
        return self._named(self._text)

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self.all]

    def within(self, start: int, end: int) -> Sequence[Any]:
        """The mentions that begin in a stretch of the text."""
        if self._whole is not None:
            starts = self._starts
            return self._whole[bisect_left(starts, start) : bisect_left(starts, end)]
        found = self._named(self._text[start:end])
        return [msgspec.structs.replace(m, start=m.start + start, end=m.end + start) for m in found]


@cache
def _reader(code: str, atlas: Gazetteer) -> Reader:
    def country(mention: Any) -> bool:
        refs = mention.candidates
        return bool(refs) and atlas.candidate(refs[0]).kind in ("country", "territory")

    return Reader(language.load(code), country)


def _assemble(
    document: Document,
    atlas: Gazetteer,
    lang: language.Language,
    pieces: Sequence[Piece],
    found: Sequence[Sentence],
    mentions: Sequence[Any],
) -> Reading:
    text = document.text
    places = Places(text, atlas, mentions, lang.data("border", "SIDES", {}))
    spans = {(m.start, m.end) for m in mentions if not m.guess}
    persons = people.people(text, lang, places=spans)
    whens = [v for s in found for v in s.tokens.values if isinstance(v, dates.When)]
    context = observe.Context(
        document=document, text_id=text_hash(text), places=places, gazetteer=atlas,
        periods=Calendar(
            document.published, whens, map(int, YEAR.findall(text)),
            lambda block: _dates(text, pieces, block, lang), lang.alphabet.tags,
            lambda: _dateline(text, lang),
        ),
        speakers=attribution.attribute(text, pieces, lang, persons), persons=persons,
        language=lang,
    )  # fmt: skip
    made: list[Observation] = []
    for sentence in found:
        made += _observations(context, sentence)
    joined = claiming.link(observe.gather(made))
    masked = people.mask(text, persons)
    if masked.edits:
        veil = Veil(masked, persons)
        joined = [veil.over(o) for o in joined]
    return Reading(document, tuple(joined), persons)


def _dateline(text: str, lang: language.Language) -> tuple[date, int] | None:
    """The full date a text is headed with, and its end: "LA PAZ, 14 March 2024 -"."""
    for piece in sentences(text[:HEAD]):
        tokens = values.understand(lang.lexer.lex(text, piece.start, piece.end), lang)
        for when, start, end in zip(tokens.values, tokens.starts, tokens.ends, strict=True):
            before = start - text.rfind("\n", 0, start)
            if isinstance(when, dates.When) and before <= BEFORE and CLOSES.match(text, end):
                found = dates.resolve(when, None)
                if found is not None and found.start and found.start == found.end:
                    return date.fromisoformat(found.start[:10]), end
    return None


def _dates(
    text: str, pieces: Sequence[Piece], block: int, lang: language.Language
) -> list[dates.When]:
    """All dates of a paragraph, in order."""
    out: list[dates.When] = []
    for piece in pieces:
        if piece.block == block:
            tokens = values.understand(lang.lexer.lex(text, piece.start, piece.end), lang)
            out += [v for v in tokens.values if isinstance(v, dates.When)]
    return out


def _observations(context: observe.Context, sentence: Sentence) -> list[Observation]:
    changed = {d.told for d in sentence.changes}
    facts = [fact for fact in sentence.facts if fact.token not in changed]
    made = {fact.token: observe.figure(context, sentence, fact) for fact in facts}
    for then, now in sentence.pairs:
        made[now] = observe.compared(made[now], made[then])
    out: list[Observation] = []
    for index, base in made.items():
        difference = next((d for d in sentence.changes if d.fact == index), None)
        out += observe.derived(context, base, difference) if difference else [base]
    return out + [claiming.observation(context, sentence, raw) for raw in sentence.claims]
