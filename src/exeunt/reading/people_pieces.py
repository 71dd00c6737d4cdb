"""Capitalised words: how a stretch of them is cut into pieces that may be names.

`people.py` walks over the stretches of a text; `Cutter` turns one into tokens and says
of each whether it may be part of a name, given its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from exeunt.reading.names import (
    ACRONYM,
    COMMON,
    COURTESY,
    FAMILY,
    FEMALE,
    GIVEN,
    INITIAL,
    MALE,
    NAME,
    NEVER,
    OFFICE,
    PARTICLE,
    PEOPLE,
    ROLE,
    THING,
    fold,
)
from exeunt.reading.people_context import Context, PlaceTest

UPPER = "".join(
    chr(c) for r in ((0x41, 0x250), (0x370, 0x590), (0x1E00, 0x1F00)) for c in range(*r)
    if chr(c).isupper()
)  # fmt: skip
LETTER = r"[^\W\d_]"
WORD = rf"[{UPPER}](?:\.(?:-?[{UPPER}]\.)*(?!\w)|{LETTER}*(?:[-‑'’ʼ‘`]{LETTER}+)*)"
JOIN = r"(?:[ \t\u00a0]+(?:\n[ \t]*)?|\n[ \t]*|(?<=\.))"
BETWEEN = (
    r"(?:(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ten|ter|bin|bint|ben|ibn|ould|al|el|y|e|zu)"
    rf"{JOIN}){{0,3}}"
)
STRETCH = re.compile(rf"{WORD}(?:{JOIN}{BETWEEN}(?:(?:al|el|ar|as|ash|an|at|az|ad)[-‑])?{WORD})*")
TOKEN = re.compile(rf"(?:{LETTER}\.)+(?:-?{LETTER}\.)*|{LETTER}+(?:[-‑'’ʼ‘`]{LETTER}+)*")
GLUED = re.compile(
    r"(?<![^\W_])(?:al|el|ar|as|ash|an|at|az|ad|ul|ur|d|l|o|abu|abd|abdul|bin|ibn)[-‑'’]$"
)
NOBODY = COMMON | NEVER | ACRONYM | THING | PEOPLE | OFFICE | ROLE | COURTESY
GLUE = ("-", "‑", "'", "’")
STRIP = ".,:;()“”\"‘’'«»"
AGED = re.compile(r",\s\d{1,2},\s")
POSSESSIVE = re.compile(r"['’ʼ](?:s|S)?$")


class Token(NamedTuple):
    """A capitalised word, or a particle between two, and what it may be."""

    start: int
    end: int
    word: str
    bits: int


Piece = tuple[Token, ...]


class Traits(NamedTuple):
    """What the words of a piece are, taken together."""

    words: int
    given: bool  # a given name that is nothing else
    weak: bool  # a given name, perhaps also a common word
    family: bool
    never: bool  # only words that are nobody's name here
    common: bool  # only common words


def traits_of(piece: Piece) -> Traits:
    """What the words of a piece are, taken together."""
    never = COMMON | NEVER
    return Traits(
        words=sum(not t.bits & PARTICLE for t in piece),
        given=any(t.bits & GIVEN and not t.bits & never for t in piece),
        weak=any(t.bits & GIVEN for t in piece),
        family=any(t.bits & FAMILY and not t.bits & never for t in piece),
        never=all(t.bits & (NEVER | PARTICLE) for t in piece),
        common=all(t.bits & (never | PARTICLE | INITIAL) for t in piece),
    )


def heard(piece: Piece) -> bool:
    """True where some word is known as a name of people."""
    traits = traits_of(piece)
    return traits.given or traits.family


TITLE = OFFICE | COURTESY | ROLE


class Cutter:
    """Tokens of a text, and which of them go together."""

    def __init__(self, text: str, words: Context, is_place: PlaceTest) -> None:
        self.text = text
        self.words = words
        self.is_place = is_place

    def tokens(self, start: int, end: int) -> list[Token]:
        """The words of a stretch, possessives cut off."""
        out = []
        bits = self.words.vocabulary.bits
        for match in TOKEN.finditer(self.text, self._reach_back(start), end):
            word = match.group()
            cut = None if word.isalpha() else POSSESSIVE.search(word)
            if cut and len(word) > 2:
                word = word[: cut.start()]
            first = match.start()
            out.append(Token(first, first + len(word), word, bits(word)))
        return out

    def _reach_back(self, start: int) -> int:
        """An article glued to the name belongs to it: "al-Masri"."""
        if start and self.text[start - 1] in GLUE:
            found = GLUED.search(self.text, max(0, start - 6), start)
            return found.start() if found else start
        return start

    def place(self, token: Token) -> bool:
        """True where the word alone is a known place."""
        return self.is_place(token.start, token.end)

    def joins(
        self, token: Token, piece: Sequence[Token], following: Token | None, title: str
    ) -> bool:
        """True where the word may be part of a name, given what stands before and after it."""
        bits = token.bits
        if bits & PARTICLE or (len(token.word) == 1 and not bits & INITIAL):
            return bool(piece) and following is not None
        if bits & ACRONYM and piece and len(token.word) > 3:
            return all(t.word.isupper() for t in piece) and bool(piece[0].bits & GIVEN & ~COMMON)
        if bits & (INITIAL | ACRONYM):
            return bool(bits & INITIAL)
        if bits & TITLE:
            verdict = self._title_joins(token, piece, following)
            if verdict is not None:
                return verdict
        if bits & (NEVER | THING):
            return self._thing_joins(token, piece, following)
        if bits & PEOPLE:
            return any(t.bits & GIVEN for t in piece)
        return not bits & COMMON or self._common_joins(token, piece, following, title)

    def _title_joins(
        self, token: Token, piece: Sequence[Token], following: Token | None
    ) -> bool | None:
        """A title or a role is part of a name only as its last word, or as a given name."""
        bits = token.bits
        if not bits & NAME:
            return False
        if piece:
            if following is not None and self.words.bound.match(token.word + " "):
                return True
            alone = following is None or not following.bits & NAME
            return bool(bits & FAMILY) and alone and any(t.bits & GIVEN for t in piece)
        if bits & OFFICE:
            return False
        if following is not None:
            return bool(bits & GIVEN) and not bits & COURTESY and not following.bits & NAME
        return None

    def _thing_joins(self, token: Token, piece: Sequence[Token], following: Token | None) -> bool:
        """A place, a month or a body may be a given name before, or a surname after, a name."""
        bits = token.bits
        if bits & THING:
            return bool(bits & FAMILY and following is not None and "-" in following.word)
        if bits & GIVEN:
            aged = following is None and AGED.match(self.text, token.end) is not None
            if aged or (following is not None and goes_on(following)):
                return True
        given = any(t.bits & GIVEN and not t.bits & (COMMON | NEVER) for t in piece)
        return bool(bits & NAME and given and (bits & FAMILY or not self.place(token)))

    def _common_joins(
        self, token: Token, piece: Sequence[Token], following: Token | None, title: str
    ) -> bool:
        """A common word may be a name too ("Grace Okello"); its neighbours decide."""
        bits = token.bits
        if not bits & NAME:
            bound = bool(title) and self.words.bound.match(title + " ") is not None
            return bound or (not piece and following is not None and self._after_kin(token))
        if piece or title:
            return True
        if following is None:
            return bool(bits & GIVEN)
        if bits & GIVEN:
            return goes_on(following) or bool(following.bits & NAME)
        return bool(following.bits & GIVEN) and goes_on(following)

    def _after_kin(self, token: Token) -> bool:
        """True right after a word of kinship: "his daughter Cut ..."."""
        before = self.text[max(0, token.start - 24) : token.start].split()
        return bool(before) and before[-1].lower() in self.words.sets["KIN"]


def goes_on(token: Token) -> bool:
    """True for a word that may follow in a name: a name, or a word nobody has heard of."""
    bits = token.bits
    return not bits & (COMMON | NEVER | ACRONYM | THING | PEOPLE) and bool(
        bits & (NAME | INITIAL | PARTICLE) or bits == 0
    )


def before_thing(tokens: Sequence[Token], i: int) -> bool:
    """True where the word right after a piece, or after its qualifiers, makes it a thing."""
    for token in tokens[i : i + 3]:
        if token.bits & THING:
            return not token.bits & TITLE
        if token.bits & TITLE or not token.bits & COMMON:
            return False
    return False


def after_thing(token: Token) -> bool:
    """True for a word after which a name is that of a thing: "Hurricane ..."."""
    return bool(token.bits & THING) and not token.bits & TITLE


def title_after(title: str, token: Token) -> str:
    """The titles gathered so far, when this word is read."""
    return f"{title} {token.word}".strip() if token.bits & TITLE else ""


def keys(piece: Sequence[Token]) -> list[str]:
    """The words of a name by which a later mention is known."""
    return [fold(t.word) for t in piece if not t.bits & (PARTICLE | INITIAL)]


def sex(piece: Sequence[Token]) -> int:
    """MALE or FEMALE where the given names tell, else 0."""
    for token in piece:
        told = token.bits & (MALE | FEMALE)
        if told in (MALE, FEMALE):
            return told
    return 0
