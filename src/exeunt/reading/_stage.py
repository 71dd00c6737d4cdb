"""A stage of the cascade: many rules, one walk over the sentence.

The value stages (numbers, dates) use it. `engine.Grammar` tries rule after rule;
with a hundred small rules per stage that walks the sentence a hundred times. Here
every rule is filed under the characters it can begin with, so the walk stops only
where some rule may begin, tries those few, and keeps the longest that makes sense.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from exeunt.reading.engine import FIRST_CODE, Grammar, Rule, Tokens, fold

PIECE = re.compile(
    r"\[\^?[^\]]*\]|\(\?:|\(\?P<\w+>|\(\?=|\(\?!|\(\?<=|\(\?<!|[()|.^$?*+]|\{\d*,?\d*\}"
)


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
        tokens = self.tokens
        return plain(tokens.text[tokens.starts[index] : tokens.ends[index]])

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
    word = word.lower().replace("’", "'")
    return word if word.isalpha() else " ".join(word.split())


Made = tuple[str, Any]  # the code of the folded token, and its value
Build = Callable[[Hit], Made | None]


class Stage:
    """Rules filed by what they can begin with, and the maker that gives them a value."""

    def __init__(self, grammar: Grammar, build: Build) -> None:
        self.build = build
        self.entries: dict[str, list[Compiled]] = {}
        everything = frozenset(map(chr, range(FIRST_CODE, FIRST_CODE + 6400)))
        for compiled in grammar.compiled:
            for code in _first(compiled.source, everything):
                self.entries.setdefault(code, []).append(compiled)
        self.starts = re.compile(f"[{''.join(sorted(self.entries))}]" if self.entries else r"[^\s\S]")

    def run(self, tokens: Tokens) -> Tokens:
        """Fold what the rules match: leftmost first, then longest, then first written."""
        codes, entries, search = tokens.codes, self.entries, self.starts.search
        folds: list[tuple[int, int, str, Any]] = []
        start = search(codes)
        while start is not None:
            at = start.start()
            done = 0
            found = [(m, c.rule) for c in entries[codes[at]] if (m := c.search.match(codes, at))]
            if found:
                done = self._make(tokens, at, found, folds)
            start = search(codes, done or at + 1)
        return fold(tokens, folds)

    def _make(
        self,
        tokens: Tokens,
        at: int,
        found: list[tuple[re.Match[str], Rule]],
        folds: list[tuple[int, int, str, Any]],
    ) -> int:
        """Add the fold of the longest match that makes a value; where to go on."""
        if len(found) > 1:
            found.sort(key=_length)
        for match, rule in found:
            made = self.build(Hit(rule, tokens, match)) if match.end() > at else None
            if made is not None:
                folds.append((at, match.end(), *made))
                return match.end()
        return 0


def _length(found: tuple[re.Match[str], Rule]) -> int:
    return -found[0].end()


def _first(pattern: str, everything: frozenset[str]) -> frozenset[str]:
    """The characters a compiled pattern can begin with."""
    pieces = PIECE.findall(pattern)
    chars, _, _ = _branches(pieces, 0, everything)
    return chars


def _branches(
    pieces: list[str], at: int, everything: frozenset[str]
) -> tuple[frozenset[str], bool, int]:
    """First characters of alternatives up to the closing bracket; can it be empty; where."""
    total: frozenset[str] = frozenset()
    chars: frozenset[str] = frozenset()
    empty, any_empty = True, False
    while at < len(pieces) and pieces[at] != ")":
        piece = pieces[at]
        at += 1
        if piece == "|":
            total, any_empty = total | chars, any_empty or empty
            chars, empty = frozenset(), True
            continue
        if piece in "^$":
            continue
        new, optional, at = _piece(pieces, piece, at, everything)
        if at < len(pieces) and (pieces[at] in "?*" or pieces[at].startswith(("{0", "{,"))):
            optional = True
        while at < len(pieces) and (pieces[at] in "?*+" or pieces[at].startswith("{")):
            at += 1
        if empty:
            chars, empty = chars | new, optional
    return total | chars, any_empty or empty, at


def _piece(
    pieces: list[str], piece: str, at: int, everything: frozenset[str]
) -> tuple[frozenset[str], bool, int]:
    """First characters of one piece, whether it can be empty, and where the next begins."""
    if piece == ".":
        return everything, False, at
    if piece[0] == "[":
        if piece == "[^\\s\\S]":
            return frozenset(), False, at
        chars = frozenset(piece[1:-1].lstrip("^"))
        return (everything - chars if piece[1] == "^" else chars & everything), False, at
    new, optional, at = _branches(pieces, at, everything)
    if piece in ("(?=", "(?!", "(?<=", "(?<!"):
        return frozenset(), True, at + 1
    return new, optional, at + 1
