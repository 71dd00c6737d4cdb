"""The prefilter: most sentences say nothing about people on the move; let them go at once.

One pass of an automaton over the lower-cased text looks for the language's strong
stems ("displac", "evacu", "queue") and, beside a digit, for every other word of its
lexicon that says what happened ("reached", "moved"). A sentence with neither is not
read further.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from exeunt.reading.language import Language
from exeunt.reading.sentences import Piece

# Tags whose words count beside a digit: what happened, where people shelter, ways out.
WEAK = (
    "ev", "sh", "queue", "stand", "wait", "price", "capacity", "full", "its length", "pass", "live",
)  # fmt: skip
NEAR = 150  # characters to the digit beside a weak stem
DIGIT = re.compile(r"\d")


class Prefilter:
    """The stems of one language as one automaton; the first `strong` of them need no digit."""

    def __init__(self, stems: Sequence[str], strong: int) -> None:
        self._automaton = AhoCorasick(
            stems, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        )
        self._strong = strong

    def hits(self, text: str) -> list[int]:
        """Offsets of a strong stem, or of a weak one with a digit near it."""
        low = text.lower()
        if len(low) != len(text):  # a few letters grow in lower case and would shift offsets
            low = "".join(ch if len(ch.lower()) > 1 else ch.lower() for ch in text)
        found: list[int] = []
        digit = -NEAR - 1  # the first digit from where a weak stem last looked
        for pattern, start, end in self._automaton.find_matches_as_indexes(low):
            if pattern >= self._strong:
                if digit < start - NEAR:
                    match = DIGIT.search(low, max(0, start - NEAR))
                    digit = match.start() if match else len(low) + NEAR
                if digit >= end + NEAR:
                    continue
            found.append(start)
        return found

    def worth(self, hits: Sequence[int], pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces of a text that hold at least one hit, in order."""
        starts = [piece.start for piece in pieces]
        return [
            pieces[i] for i in sorted({bisect_right(starts, hit) - 1 for hit in hits}) if i >= 0
        ]


@cache
def prefilter(language: Language) -> Prefilter:
    """The prefilter of a language, built once from its lexicon and its `STRONG` stems."""
    strong = tuple(language.data("movement", "STRONG", ()))
    weak = _events(language, strong)
    return Prefilter([*strong, *weak], len(strong))


def _events(language: Language, strong: Sequence[str]) -> list[str]:
    """Words under one of the weak tags, and how phrases begin; none that holds a strong stem.

    A phrase with a strong stem must not lend its beginning: "in a", of "in a queue",
    would swallow the stem of "in arrivals".
    """
    codes = frozenset("".join(map(language.alphabet.having, WEAK)))
    words = [word for word, code in language.lexicon.words.items() if code in codes]
    phrases = [" ".join(key) for key, code in language.lexicon.every_phrase() if code in codes]
    apart = [text for text in (*words, *phrases) if not any(stem in text for stem in strong)]
    begun = {" ".join(text.split(" ")[:2]) for text in apart}
    return sorted(word for word in begun if len(word) > 3)
