"""An automaton over many rules: which of them may match from here.

A stage has a hundred rules; trying each at each word is slow. Every rule's regular
expression becomes the states of one automaton (Glushkov 1961; built as it is walked,
so only for texts like those seen). Looking around is ignored: the walk names rules
that *may* match, a superset; `re` then has the last word on those few.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

PIECE = re.compile(
    r"\[\^?[^\]]*\]|\(\?:|\(\?P<\w+>|\(\?=|\(\?!|\(\?<=|\(\?<!|[()|.^$?*+]|\{\d*,?\d*\}"
)
LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
NOTHING = "[^\\s\\S]"


Needs = frozenset[frozenset[str]]


class Chars(NamedTuple):
    """One token of a pattern: these characters, or all others."""

    chars: frozenset[str]
    others: bool
    rule: int

    def has(self, char: str) -> bool:
        """True where the character fits."""
        return (char in self.chars) != self.others


class Piece(NamedTuple):
    """A part of a pattern: can it be empty, where it begins and ends.

    `needs`: sets of characters; every match has one of each.
    """

    empty: bool
    first: frozenset[int]
    last: frozenset[int]
    needs: Needs = frozenset()


EMPTY = Piece(True, frozenset(), frozenset())


class State(dict[str, "State | None"]):
    """Where a walk stands; `maybe` are the rules that may have matched on the way."""

    __slots__ = ("automaton", "maybe", "positions")

    def __init__(
        self, automaton: Automaton, positions: frozenset[int], maybe: tuple[int, ...]
    ) -> None:
        super().__init__()
        self.automaton, self.positions, self.maybe = automaton, positions, maybe

    def __missing__(self, char: str) -> State | None:
        found = self.automaton.step(self, char)
        self[char] = found
        return found


class Automaton:
    """All rules of a stage as one automaton; `start` is where every walk begins."""

    def __init__(self, patterns: list[str]) -> None:
        self.places: list[Chars] = []
        self.follow: list[frozenset[int]] = []
        self.ends: set[int] = set()
        self.states: dict[tuple[frozenset[int], tuple[int, ...]], State] = {}
        first: frozenset[int] = frozenset()
        self.needs: list[Needs] = []  # of each rule
        for rule, pattern in enumerate(patterns):
            whole = _Reader(self, rule, PIECE.findall(pattern)).alternatives()
            self.needs.append(whole.needs)
            first |= whole.first
            self.ends |= whole.last
        self.first = first
        self.start = State(self, frozenset(), ())

    def place(self, chars: Chars) -> Piece:
        """A new place in the automaton."""
        self.places.append(chars)
        self.follow.append(frozenset())
        here = frozenset((len(self.places) - 1,))
        return Piece(False, here, here)

    def join(self, before: Piece, after: Piece) -> Piece:
        """One piece after the other."""
        for place in before.last:
            self.follow[place] |= after.first
        return Piece(
            before.empty and after.empty,
            before.first | after.first if before.empty else before.first,
            before.last | after.last if after.empty else after.last,
            before.needs | after.needs,
        )

    def step(self, state: State, char: str) -> State | None:
        """The state after one more character, None where no rule goes on."""
        nearby: frozenset[int] | set[int] = self.first
        if state is not self.start:
            nearby = {p for place in state.positions for p in self.follow[place]}
        places = frozenset(p for p in nearby if self.places[p].has(char))
        if not places:
            return None
        done = {self.places[p].rule for p in places if p in self.ends}
        key = (places, tuple(sorted(done.union(state.maybe))))
        found = self.states.get(key)
        if found is None:
            found = self.states[key] = State(self, *key)
        return found

    def beginnings(self, every: frozenset[str]) -> frozenset[str]:
        """Those of the characters that some rule can begin with."""
        found: frozenset[str] = frozenset()
        for chars in {(self.places[p].chars, self.places[p].others) for p in self.first}:
            found |= every - chars[0] if chars[1] else chars[0]
        return found


def _either(one: Needs, other: Needs) -> Needs:
    """What a match of either of two patterns needs: something of each, pair by pair."""
    return frozenset(a | b for a in one for b in other)


class _Reader:
    """Reads the text of one compiled pattern into places."""

    def __init__(self, automaton: Automaton, rule: int, pieces: list[str]) -> None:
        self.automaton, self.rule, self.pieces, self.at = automaton, rule, pieces, 0

    def alternatives(self) -> Piece:
        """Up to the closing bracket."""
        found = self.sequence()
        while self.at < len(self.pieces) and self.pieces[self.at] == "|":
            self.at += 1
            other = self.sequence()
            found = Piece(
                found.empty or other.empty,
                found.first | other.first,
                found.last | other.last,
                _either(found.needs, other.needs),
            )
        self.at += 1
        return found

    def sequence(self) -> Piece:
        """Up to the next alternative."""
        found = EMPTY
        while self.at < len(self.pieces) and self.pieces[self.at] not in ("|", ")"):
            found = self.automaton.join(found, self.repeated())
        return found

    def repeated(self) -> Piece:
        """One piece with what says how often."""
        found = self.one()
        while self.at < len(self.pieces) and self.pieces[self.at][0] in "?*+{":
            times = self.pieces[self.at]
            self.at += 1
            if times[0] in "*+{":
                for place in found.last:
                    self.automaton.follow[place] |= found.first
            if times[0] in "?*" or times.startswith(("{0", "{,")):
                found = found._replace(empty=True, needs=frozenset())
        return found

    def one(self) -> Piece:
        """A character class, a group, or something that takes no room."""
        piece = self.pieces[self.at]
        self.at += 1
        if piece in "^$":
            return EMPTY
        if piece == ".":
            return self.automaton.place(Chars(frozenset(), True, self.rule))
        if piece[0] == "[":
            if piece == NOTHING:
                nowhere = self.automaton.place(Chars(frozenset(), False, self.rule))
                return nowhere._replace(needs=frozenset((frozenset[str](),)))
            others = piece[1] == "^"
            chars = frozenset(piece[1 + others : -1])
            found = self.automaton.place(Chars(chars, others, self.rule))
            return found if others else found._replace(needs=frozenset((chars,)))
        inside = self.alternatives()
        return EMPTY if piece in LOOKS else inside


@lru_cache(maxsize=1024)
def automaton(source: str) -> Automaton:
    """One rule as an automaton; several grammars may share a rule."""
    return Automaton([source])
