"""One sentence, read: tokens with their values, and the facts and claims in them.

The stages in order: lex, values and dates, places, figures, then facts. Most
sentences say nothing about people on the move; `worth` lets them go for the price
of one search.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from exeunt.reading import claims, figures, measures, values, where
from exeunt.reading.engine import Tokens
from exeunt.reading.figures import Fact
from exeunt.reading.language import Language
from exeunt.reading.sentences import Piece

# Tags one of which a sentence has where a rule could join a figure to anything.
HAPPENED = ("ev", "sh", "queue", "wait", "price", "stand", "hold", "capacity", "sold", "leaves",
            "force", "drive", "housed", "live", "border", "its length", "u.rooms")  # fmt: skip


class Sentence(NamedTuple):
    """A piece of text with what was found in it."""

    piece: Piece
    tokens: Tokens
    facts: list[Fact]
    changes: list[measures.Difference]
    pairs: list[tuple[int, int]]  # figures told as then and now, by token
    claims: list[claims.RawClaim]
    map: where.Map


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

    def read(self, text: str, piece: Piece, places: Mentions) -> Sentence | None:
        """What a piece says; None where it says nothing that concerns us."""
        language = self.language
        raw = language.lexer.lex(text, piece.start, piece.end)
        codes = raw.codes
        counted = not self._numbers.isdisjoint(codes) or not self._sets.isdisjoint(codes)
        counted = counted and not self._events.isdisjoint(codes)
        claimed = claims.worth(raw, language)
        if not counted and not claimed:
            return None
        tokens = values.understand(raw, language)
        counted = counted and not (
            self._amounts.isdisjoint(tokens.codes) and self._sets.isdisjoint(tokens.codes)
        )
        if not counted and not claimed:
            return None
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
