"""Needs: which rules could match at all, told by the words that are there.

A `Grammar` asks before it tries: every set of characters a rule cannot do without is a
bit, and what is there is a sum of bits, so that a hundred rules cost one look.
"""

from __future__ import annotations

from collections.abc import Iterable

from exeunt.reading._automaton import automaton

ROOM = 20_000  # sums of bits whose rules are remembered


class Needs:
    """What each of some rules, given as regular expressions over codes, needs."""

    def __init__(self, sources: Iterable[str]) -> None:
        bits: dict[frozenset[str], int] = {}
        self._rules = [
            sum(1 << bits.setdefault(need, len(bits)) for need in automaton(source).needs[0])
            for source in sources
        ]
        self._marks: dict[str, int] = {}  # the needs a character meets
        for need, bit in bits.items():
            for code in need:
                self._marks[code] = self._marks.get(code, 0) | 1 << bit
        self._marked = frozenset(self._marks)
        self._lives: dict[int, int] = {}

    def meets(self, codes: Iterable[str]) -> int:
        """The needs these characters meet, one bit each."""
        met = 0
        for code in self._marked.intersection(codes):
            met |= self._marks[code]
        return met

    def live(self, codes: Iterable[str], met: int = 0) -> int:
        """The rules that find all they need, one bit each; `met`: needs met elsewhere."""
        met |= self.meets(codes)
        known = self._lives.get(met)
        if known is None:
            if len(self._lives) > ROOM:
                self._lives.clear()
            rules = enumerate(self._rules)
            known = sum(1 << order for order, want in rules if met & want == want)
            self._lives[met] = known
        return known
