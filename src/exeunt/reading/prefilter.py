"""The prefilter: most sentences say nothing about people on the move; let them go at once.

One pass of an automaton over the lower-cased text looks for the language's strong
stems ("displac", "evacu", "queue"). A sentence without any is not read further.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick

from exeunt.reading.language import Language
from exeunt.reading.sentences import Piece


class Prefilter:
    """The strong stems of one language as one automaton."""

    def __init__(self, stems: tuple[str, ...]) -> None:
        self._automaton = AhoCorasick(stems)

    def hits(self, text: str) -> list[int]:
        """Offsets where a strong stem begins."""
        low = text.lower()
        if len(low) != len(text):  # a few letters grow in lower case and would shift offsets
            low = "".join(ch if len(ch.lower()) > 1 else ch.lower() for ch in text)
        return [start for _, start, _ in self._automaton.find_matches_as_indexes(low)]

    def worth(self, hits: Sequence[int], pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces of a text that hold at least one hit, in order."""
        starts = [piece.start for piece in pieces]
        return [pieces[i] for i in sorted({bisect_right(starts, hit) - 1 for hit in hits}) if i >= 0]


@cache
def prefilter(language: Language) -> Prefilter:
    """The prefilter of a language, built once from its `STRONG` stems."""
    return Prefilter(language.data("movement", "STRONG", ()))
