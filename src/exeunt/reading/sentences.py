"""Sentences and blocks: where a text falls into pieces that can be read alone.

Paragraphs end at blank lines; a line of a table or list is a piece of its own;
sentences end at . ! ? … with the language's abbreviations kept whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

# A blank line; a line that begins a list item; a line of a table.
BREAK = re.compile(r"\n(?:[ \t\r]*\n\s*|(?=[ \t]*(?:[-•*·▪●–] |\d{1,2}[.)] |\|))|(?=[^\n]*\|))")
# One class of characters to begin with, then what may follow which: a quarter of the time.
END = re.compile(
    r"[.!?…。！？](?:"
    r"(?<=[.!?…。])(?<![.!?…。]{2})[.!?…。]*[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_a-z])"
    r"|(?<=[.!?])[”\"]\s+(?=[A-Z0-9])"
    r"|(?<=[。！？]))"
)
LONGEST = 3_000  # characters of a piece
LAST_WORD = re.compile(r"(?:^|[\s(\"“])([^\s(\"“]+?)[.!?…]+[\"'”’»)\]]*\s*$")


class Piece(NamedTuple):
    """A sentence, heading, caption or table row: `start` to `end` in the text."""

    start: int
    end: int
    block: int  # paragraphs and rows are counted from 0


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, list items and table rows, as character offsets."""
    start = 0
    for match in BREAK.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def sentences(text: str, abbreviations: frozenset[str] = frozenset()) -> list[Piece]:
    """All pieces of a text in order; white space around them is left out."""
    return split(text, enumerate(blocks(text)), abbreviations)


def around(
    text: str, offsets: Sequence[int], abbreviations: frozenset[str] = frozenset()
) -> list[Piece]:
    """The pieces of those blocks only that hold one of the offsets (in order)."""
    every = list(blocks(text))
    starts = [start for start, _ in every]
    wanted = sorted({bisect_right(starts, offset) - 1 for offset in offsets})
    return split(text, [(i, every[i]) for i in wanted if i >= 0], abbreviations)


def split(
    text: str, chosen: Iterable[tuple[int, tuple[int, int]]], abbreviations: frozenset[str]
) -> list[Piece]:
    """The pieces of numbered blocks."""
    out: list[Piece] = []
    for number, (start, end) in chosen:
        at = start
        for match in END.finditer(text, start, end):
            if _kept_whole(text, at, match.start(), abbreviations):
                continue
            _add(out, text, at, match.end(), number)
            at = match.end()
        _add(out, text, at, end, number)
    return out


def _add(out: list[Piece], text: str, start: int, end: int, block: int) -> None:
    while end - start > LONGEST:  # no sentence: what is read of it costs more than its length
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        _add(out, text, start, cut, block)
        start = cut
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        out.append(Piece(start + left, start + right, block))


def _kept_whole(text: str, start: int, dot: int, abbreviations: frozenset[str]) -> bool:
    """True where the full stop belongs to an abbreviation, an initial or a number."""
    if text[dot] != ".":
        return False
    word = text[max(start, dot - 24) : dot].rsplit(None, 1)
    if not word:
        return True
    last = word[-1].lstrip("(\"“'‘[")
    if len(last) == 1 and last.isalpha() and last.isupper():
        return True
    return last.lower() in abbreviations
