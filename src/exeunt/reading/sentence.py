"""One sentence, read: tokens with their values, and the facts and claims in them.

The stages in order: lex, values and dates (`draft`), places, figures, then facts
(`read`). Most sentences say nothing about people on the move: before each stage a look
at the words that are there tells whether any rule could still match.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from exeunt.reading import claims, figures, measures, values, where
from exeunt.reading.engine import Grammar, Tokens
from exeunt.reading.figures import Fact
from exeunt.reading.language import FOLDED, Language
from exeunt.reading.sentences import Piece

# Tags one of which a sentence has where a rule could join a figure to anything.
HAPPENED = ("ev", "sh", "queue", "wait", "price", "stand", "hold", "capacity", "sold", "leaves",
            "force", "drive", "housed", "live", "border", "its length", "u.rooms",
            "expects", "lets in", "out of", "holds", "numbers", "moves")  # fmt: skip


class Sentence(NamedTuple):
    """A piece of text with what was found in it."""

    piece: Piece
    tokens: Tokens
    facts: list[Fact]
    changes: list[measures.Difference]
    pairs: list[tuple[int, int]]  # figures told as then and now, by token
    claims: list[claims.RawClaim]
    map: where.Map


class Draft(NamedTuple):
    """A piece that may say something: figures (`counted`), claims (`claimed`) or both."""

    piece: Piece
    tokens: Tokens  # with values and dates, without places
    counted: bool
    claimed: bool


class Mentions(Protocol):
    """Gives the places named in a stretch of the text."""

    def within(self, start: int, end: int) -> Sequence[Any]: ...


class Reader:
    """Reads sentences of one language; keeps what is worked out once per language."""

    def __init__(self, language: Language, country: Callable[[Any], bool]) -> None:
        self.language = language
        self.is_country = country
        tag = language.alphabet.having
        self._numbers = frozenset(tag("numeral") + tag("num"))
        self._events = frozenset("".join(map(tag, HAPPENED)))
        kinds = ("number", "length", "duration", "money", "percent", "date", "time")
        self._amounts = frozenset("".join(map(tag, kinds)))
        self._sets = frozenset(tag("nothing left") + tag("full") + tag("available"))
        self._count = frozenset(tag("number"))
        # One of these rules must match, of what is there and of what later stages bring.
        rules = [*figures.telling(language), *measures.telling(language)]
        self._telling = Grammar(language.lexicon, rules)
        self._places = self._telling.meets(tag("place"))
        self._figures = self._telling.meets(tag("place") + tag("fig"))
        self._anything = self._telling.meets(language.tag(*tags.split("+")) for tags in FOLDED)

    def draft(self, text: str, piece: Piece) -> Draft | None:
        """A piece up to its values and dates; None where it can say nothing that concerns us."""
        language = self.language
        raw = language.lexer.lex(text, piece.start, piece.end)
        codes = raw.codes
        counted = not self._numbers.isdisjoint(codes) or not self._sets.isdisjoint(codes)
        counted = counted and not self._events.isdisjoint(codes)
        counted = counted and bool(self._telling.live(codes, self._anything))
        claimed = claims.worth(raw, language)
        if not counted and not claimed:
            return None
        tokens = values.understand(raw, language)
        counted = counted and not (
            self._amounts.isdisjoint(tokens.codes) and self._sets.isdisjoint(tokens.codes)
        )
        if counted:
            later = self._places if self._count.isdisjoint(tokens.codes) else self._figures
            counted = bool(self._telling.live(tokens.codes, later))
        claimed = claimed and claims.possible(tokens, language)
        return Draft(piece, tokens, counted, claimed) if counted or claimed else None

    def read(self, draft: Draft, places: Mentions) -> Sentence | None:
        """What a piece says; None where it says nothing that concerns us."""
        language, (piece, tokens, counted, claimed) = self.language, draft
        mentions = places.within(piece.start, piece.end)
        tokens = where.fold_places(tokens, mentions, language, self.is_country)
        found = claims.find(tokens, language) if claimed else []
        named = [value for value in tokens.values if isinstance(value, where.Spot)]
        if counted:
            tokens = figures.fold_phrases(tokens, language)
        facts = figures.facts(tokens, language) if counted else []
        more = measures.measures(tokens, language) if counted else []
        facts = _cheapest(facts + more)
        lone, told = measures.alone(tokens, language, facts) if counted else ([], [])
        if not facts and not found and not lone:
            return None
        changes = (measures.changes(tokens, language, facts) if facts else []) + told
        facts += lone
        pairs = measures.pairs(tokens, language, facts) if len(facts) > 1 else []
        return Sentence(
            piece, tokens, facts, changes, pairs, found, where.Map(tokens, language, named)
        )


def _cheapest(facts: list[Fact]) -> list[Fact]:
    """One fact per figure token, the one that cost least."""
    best: dict[int, Fact] = {}
    for fact in facts:
        if fact.token not in best or fact.cost < best[fact.token].cost:
            best[fact.token] = fact
    return [best[i] for i in sorted(best)]
