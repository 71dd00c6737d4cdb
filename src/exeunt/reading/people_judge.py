"""Is it a person? The verdict on one piece of capitalised words.

`people.py` hands over a piece and what stands beside it. Where only people stand (an age, a
kin, "a man named"), the piece is one; where places and bodies stand, it is none; between
them the names of the world decide, and a piece nobody has heard of is a person.
"""

from __future__ import annotations

from typing import NamedTuple

from exeunt.reading.names import FIRST, INITIAL, NAME, PARTICLE
from exeunt.reading.people_beside import Beside
from exeunt.reading.people_context import Context, PlaceTest
from exeunt.reading.people_lone import unheard
from exeunt.reading.people_pieces import NOBODY, TOKEN, Piece, Traits, sex, traits_of

BEFORE, AFTER = 110, 150  # characters read beside a name


class Found(NamedTuple):
    """A judged piece of a stretch: its tokens, and whether it is a person."""

    tokens: Piece
    status: str  # private, official, or "" for nobody
    role: str
    shown: str
    sure: bool  # a full name, or one with something beside it
    told: bool = False  # the words beside it tell who this is


class Judge:
    """Verdicts on the pieces of one text, in order."""

    def __init__(self, text: str, words: Context, is_place: PlaceTest) -> None:
        self.text = text
        self.words = words
        self.is_place = is_place
        self.last: Found | None = None  # the piece judged before

    def verdict(self, piece: Piece, title: str, *, tainted: bool) -> Found:
        """Who a piece is. `title`: titles before it; `tainted`: it stands in a body's name."""
        start, end = piece[0].start, piece[-1].end
        words = self.words
        before = self.text[max(0, start - BEFORE) : start]
        after = self.text[end : end + AFTER]
        beside = words.beside(before, after, title)
        if not self._is_person(piece, beside, tainted=tainted):
            return Found(piece, "", "", "", sure=beside.thing)
        several = sum(not t.bits & (PARTICLE | INITIAL) for t in piece) > 1
        told = bool(beside.title or beside.private)
        if words.is_official(beside, before, after):
            return Found(piece, "official", "", "", sure=True, told=True)
        if words.is_public(self.text[start:end], [t.word for t in piece]) and not beside.private:
            return Found(piece, "official", "", "", sure=several, told=several)
        role, shown = words.role(beside, after, sex(piece))
        return Found(piece, "private", role, shown, sure=several or told, told=told)

    def _is_person(self, piece: Piece, beside: Beside, *, tainted: bool) -> bool:
        traits = traits_of(piece)
        place = self._all_places(piece)
        opinion = self._cannot(piece, beside, traits, place=place)
        if opinion is None:
            opinion = self._must(beside, traits, place=place)
        if opinion is None:
            opinion = self._stands_as_place(piece, beside)
        if opinion is None:
            opinion = self._titled(piece, beside, traits, place=place)
        if opinion is not None:
            return opinion
        return self._likely(piece, beside, traits, place=place, tainted=tainted)

    def _cannot(self, piece: Piece, beside: Beside, traits: Traits, *, place: bool) -> bool | None:
        """Known places, storms, bodies and months are nobody."""
        if not traits.weak and (traits.never or (place and not self._stays(piece, beside))):
            return False
        name = self.text[piece[0].start : piece[-1].end]
        return False if beside.thing or self.words.not_people(name) else None

    def _stays(self, piece: Piece, beside: Beside) -> bool:
        """A known place that stands where only a person can."""
        if beside.kin or (beside.named and unheard(piece[0].bits)):
            return True
        return self._surely(piece) or (len(piece) == 1 and self._paired(piece))

    def _surely(self, piece: Piece) -> bool:
        return self.words.lone.surely(self.text, piece[0].start, piece[-1].end)

    def _must(self, beside: Beside, traits: Traits, *, place: bool) -> bool | None:
        """Where only people stand: an age, a kin, a private role, a byline."""
        if beside.age and (beside.age != "paren" or traits.weak or traits.family):
            return True
        if beside.surely or beside.named:
            return True
        return True if traits.words >= 2 and not place and beside.press else None

    def _stands_as_place(self, piece: Piece, beside: Beside) -> bool | None:
        name = self.text[piece[0].start : piece[-1].end]
        as_place = beside.geo or self.words.is_place_name(name)
        return False if as_place or (beside.bound and beside.locative) else None

    def _titled(self, piece: Piece, beside: Beside, traits: Traits, *, place: bool) -> bool | None:
        """A title or a role touches the name."""
        if not beside.title or traits.never:
            return None
        if beside.plural_role or beside.short_title:
            known = traits.weak or traits.family or traits.words >= 2 or self._called(piece, beside)
            acronym = len(piece) == 1 and piece[0].word.isupper()
            return known and not place and not traits.common and not acronym
        return traits.weak or not traits.common

    def _called(self, piece: Piece, beside: Beside) -> bool:
        """`Nurse X`, `Old X`: a title of its own before a word nobody has heard of."""
        free = not (beside.locative or beside.the or beside.belongs)
        open_ended = beside.goes_on or beside.possessive or beside.told_after
        return free and open_ended and beside.titled_here and unheard(piece[0].bits)

    def _likely(
        self, piece: Piece, beside: Beside, traits: Traits, *, place: bool, tainted: bool
    ) -> bool:
        """Nothing beside the piece is sure: its words, and the weaker signs, decide."""
        full = traits.given and traits.words >= 2
        if tainted or (beside.locative and not (beside.possessive and full)):
            return False
        if beside.the:
            return beside.family and not traits.never and not place
        if place:
            if not traits.never and self._surely(piece):
                return True
            known = traits.weak or (len(piece) == 1 and self._paired(piece))
            listed = known and not traits.never and self._goes_on_list(piece)
            return listed or self._despite_place(piece, beside, traits)
        if piece[0].bits & FIRST:
            acts = traits.given and (beside.saying or beside.doing) and not beside.belongs
            if not acts:
                return False
        if traits.words >= 2:
            return self._several(piece, beside, traits)
        return self._single(piece, beside, traits)

    def _all_places(self, piece: Piece) -> bool:
        """True for one known place, or for several with no name of a person among them."""
        if self.is_place(piece[0].start, piece[-1].end):
            return True
        parts = [t for t in piece if not t.bits & PARTICLE]
        return all(
            (len(parts) == 1 or not t.bits & NAME) and self.is_place(t.start, t.end) for t in parts
        )

    def _despite_place(self, piece: Piece, beside: Beside, traits: Traits) -> bool:
        """A known place is a person only where a given name does what people do."""
        if piece[0].bits & FIRST or not traits.given:
            return False
        whole = self.is_place(piece[0].start, piece[-1].end)
        if beside.belongs:
            return False
        acts = beside.saying or beside.doing or beside.living or beside.meeting
        lone, start, end = self.words.lone, piece[0].start, piece[-1].end
        acts = acts or lone.acts(self.text, start, end) or lone.suffers(self.text, start, end)
        return acts or (traits.words >= 2 and not whole) or self._pair_ahead(piece)

    def _several(self, piece: Piece, beside: Beside, traits: Traits) -> bool:
        if traits.given or (traits.weak and not traits.common):
            return True
        if traits.common:
            return traits.weak and (beside.saying or beside.doing or beside.meeting)
        return self._unheard(piece, beside, traits.family)

    def _single(self, piece: Piece, beside: Beside, traits: Traits) -> bool:
        start, end = piece[0].start, piece[-1].end
        if piece[0].word.isupper() and not traits.never:
            return traits.given and self.words.lone.shouts(self.text, end)
        if traits.never:
            return False
        if traits.given:
            return True
        if self._goes_on_list(piece) and (traits.weak or traits.family or self._after_pair(piece)):
            return True
        if traits.common:
            return traits.weak and beside.saying
        if beside.suffered or beside.living:
            return True
        if self.last and not self.last.status and self._listed(piece):
            return unheard(piece[0].bits) and self.words.lone.acts(self.text, start, end)
        lone = unheard(piece[0].bits) and self.words.lone.is_person(self.text, start, end)
        if lone or beside.belongs:
            return lone
        if beside.owns:
            return True
        return beside.saying or (
            traits.family and beside.doing and (not beside.starts_line or beside.goes_on)
        )

    def _unheard(self, piece: Piece, beside: Beside, family: bool) -> bool:
        """Several words nobody has heard of: a person, unless they stand in a list of places."""
        if not self.words.vocabulary.has_common:
            return False  # without a list of common words any heading looks like a name
        if beside.saying or beside.doing or beside.meeting or beside.possessive:
            return True
        start, end = piece[0].start, piece[-1].end
        around = self.text[max(0, start - BEFORE) : start], self.text[end : end + AFTER]
        if self.words.lone.goes_with_name(*around):
            return True
        if self.last and not self.last.status and self._listed(piece):
            return False
        return not beside.starts_line or family or beside.goes_on

    def _listed(self, piece: Piece) -> bool:
        gap = self.text[self.last.tokens[-1].end : piece[0].start] if self.last else ""
        return len(gap) < 8 and self.words.is_list(gap)

    def _goes_on_list(self, piece: Piece) -> bool:
        return bool(self.last and self.last.status == "private" and self._listed(piece))

    def _paired(self, piece: Piece) -> bool:
        """`Rawaa and Jinan`: right after a person and an "and"."""
        if self.last is None or self.last.status != "private":
            return False
        return self.words.is_pair(self.text[self.last.tokens[-1].end : piece[0].start])

    def _pair_ahead(self, piece: Piece) -> bool:
        """`Florence and Amaka had ...`: beside a name that is no place."""
        gap = self.words.pair.match(self.text, piece[-1].end)
        name = TOKEN.match(self.text, gap.end()) if gap else None
        if name is None or not name[0][0].isupper() or self.is_place(*name.span()):
            return False
        bits = self.words.vocabulary.bits(name[0])
        return not bits & (NOBODY | INITIAL) and self.text[name.end() : name.end() + 1] == " "

    def _after_pair(self, piece: Piece) -> bool:
        """`Asel and Aisulu`: a word nobody has heard of beside a person."""
        gap = self.text[self.last.tokens[-1].end : piece[0].start] if self.last else ""
        after = self.text[piece[-1].end : piece[-1].end + 60]
        return not piece[0].bits and (self.words.is_pair(gap) or self.words.is_listing(after))
