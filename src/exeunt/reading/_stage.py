"""A stage of the cascade: many rules, one walk over the sentence.

The value stages (numbers, dates) use it. `engine.Grammar` tries rule after rule;
with a hundred small rules per stage that walks the sentence a hundred times. Here
one automaton says where some rule may match, and which; only those few are tried,
and the longest that makes sense is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from exeunt.reading._automaton import Automaton
from exeunt.reading._narrow import FIRST_CODE
from exeunt.reading.engine import Grammar, Rule, Tokens, fold


class Hit(NamedTuple):
    """A rule that matched: what it may look at to make a value."""

    rule: Rule
    tokens: Tokens
    match: re.Match[str]

    @property
    def first(self) -> int:
        """The first token of the match."""
        return self.match.start()

    @property
    def last(self) -> int:
        """The token after the match."""
        return self.match.end()

    def at(self, name: str) -> int:
        """The first token of a named part, -1 where the part is absent."""
        return self.match.start(name) if name in self.match.re.groupindex else -1

    def span(self, name: str) -> tuple[int, int]:
        """First and one-past-last token of a named part, (-1, -1) where absent."""
        return self.match.span(name) if name in self.match.re.groupindex else (-1, -1)

    def word(self, index: int) -> str:
        """The lower-case text of one token, white space made plain."""
        text, starts, ends, _, _ = self.tokens
        word = text[starts[index] : ends[index]].lower()
        return word if word.isalnum() else plain(word)

    def value(self, name: str) -> Any:
        """The value of the first token of a named part."""
        index = self.at(name)
        return self.tokens.values[index] if index >= 0 else None

    def glued(self, first: int, last: int) -> bool:
        """True where the tokens `first` up to `last` have no white space between them."""
        starts, ends = self.tokens.starts, self.tokens.ends
        return all(ends[i] == starts[i + 1] for i in range(first, last - 1))


def plain(word: str) -> str:
    """Lower case, one kind of apostrophe, single spaces."""
    word = word.lower()
    return word if word.isalnum() else " ".join(word.replace("’", "'").split())


Made = tuple[str, Any]  # the code of the folded token, and its value
Build = Callable[[Hit], Made | None]
Fold = tuple[int, int, str, Any]
REACH = 40  # tokens a match may have: keeps the cost of endless lists linear
END = "\0"  # no token has this character: every walk stops there


class Stage:
    """Rules as one automaton, and the maker that gives a match its value."""

    def __init__(self, grammar: Grammar, build: Build) -> None:
        self.build = build
        self.rules, self.narrow = grammar.compiled, grammar.narrow
        automaton = Automaton([c.source for c in self.rules])
        self.start = automaton.start
        every = frozenset(map(chr, range(FIRST_CODE, FIRST_CODE + 6400)))
        beginnings = "".join(sorted(automaton.beginnings(every)))
        self.starts = re.compile(f"[{beginnings}]" if beginnings else r"[^\s\S]")

    def run(self, tokens: Tokens) -> Tokens:
        """Fold what the rules match: leftmost first, then longest, then first written."""
        codes = tokens.codes + END
        start, done = self.start, 0
        folds: list[Fold] = []
        for found in self.starts.finditer(codes):
            at = found.start()
            if at < done:
                continue
            state, i = start[codes[at]], at + 1
            last = at + REACH
            while state is not None and i < last and (further := state[codes[i]]) is not None:
                state, i = further, i + 1
            if state is not None and state.maybe:
                done = self._make(tokens, at, state.maybe, folds)
        return fold(tokens, folds) if folds else tokens

    def _make(self, tokens: Tokens, at: int, maybe: tuple[int, ...], folds: list[Fold]) -> int:
        """Add the fold of the longest match that makes a value; where to go on."""
        small, rules = self.narrow(tokens.codes), self.rules
        if len(maybe) == 1:
            compiled = rules[maybe[0]]
            m = compiled.search.match(small[compiled.part], at, at + REACH)
            made = self.build(Hit(compiled.rule, tokens, m)) if m is not None else None
            if made is None or m is None:
                return 0
            folds.append((at, m.end(), *made))
            return m.end()
        found = []
        for index in maybe:
            compiled = rules[index]
            if (m := compiled.search.match(small[compiled.part], at, at + REACH)) is not None:
                found.append((m.end(), m, compiled.rule))
        if len(found) > 1:
            found.sort(key=_length)
        for end, m, rule in found:
            made = self.build(Hit(rule, tokens, m)) if end > at else None
            if made is not None:
                folds.append((at, end, *made))
                return end
        return 0


def _length(found: tuple[int, re.Match[str], Rule]) -> int:
    return -found[0]
