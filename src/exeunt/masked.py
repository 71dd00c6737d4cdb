"""Masked text: a text whose private names were replaced by roles, and the way back.

The reader makes one, the ledger stores it, the report marks words in it. It is a noun,
as `observations` are: every room may speak of it. Spans of
observations are offsets in the original text, which is never stored; this class
turns them into offsets in the masked text and back. Pure: no database, no rules.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

import msgspec

Edit = tuple[int, int, str]


class MaskedText(msgspec.Struct, frozen=True, dict=True):
    """`text` after the `edits`: (start, end, replacement), in offsets of the original text.

    Edits are in order, do not overlap, replace at least one character and leave at
    least one, so that every boundary outside an edit has exactly one counterpart.
    """

    text: str
    edits: tuple[Edit, ...] = ()

    @classmethod
    def of(cls, original: str, edits: Iterable[Edit]) -> MaskedText:
        """Mask `original`. Raises ValueError where edits overlap, are empty or lie outside."""
        ordered = tuple(sorted((start, end, new) for start, end, new in edits))
        _check(ordered, len(original))
        parts, at = [], 0
        for start, end, new in ordered:
            parts += [original[at:start], new]
            at = end
        return cls("".join([*parts, original[at:]]), ordered)

    def masked_span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets to masked ones; a span that cuts a masked name takes it whole."""
        shifts = self._shifts
        first = _before(self.edits, start)
        if first is not None and start < self.edits[first][1]:
            new_start = self.edits[first][0] + shifts[first]
        else:
            new_start = start + shifts[0 if first is None else first + 1]
        last = bisect_left(self.edits, end, key=lambda edit: edit[0])
        new_end = max(end, self.edits[last - 1][1] if last else 0) + shifts[last]
        return new_start, max(new_start, new_end)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Masked offsets to original ones; a span that cuts a replacement takes all it hides."""
        return self._mirror().masked_span(start, end)

    def quote(self, start: int, end: int) -> str:
        """What may be shown of original characters `start` to `end`; cut names whole."""
        first, last = self.masked_span(start, end)
        return self.text[first:last]

    def _mirror(self) -> MaskedText:
        """The same edits seen from the masked text; replacements only lend their length."""
        shifts = self._shifts
        back = tuple(
            (start + shift, start + shift + len(new), " " * (end - start))
            for (start, end, new), shift in zip(self.edits, shifts, strict=False)
        )
        return MaskedText("", back)

    @cached_property
    def _shifts(self) -> list[int]:
        """How far a boundary after the first n edits has moved, n = 0, 1, ..."""
        return [0, *accumulate(len(new) - (end - start) for start, end, new in self.edits)]


def _before(edits: tuple[Edit, ...], offset: int) -> int | None:
    """The last edit that begins at or before `offset`."""
    found = bisect_right(edits, offset, key=lambda edit: edit[0])
    return found - 1 if found else None


def _check(edits: tuple[Edit, ...], length: int) -> None:
    at = 0
    for start, end, new in edits:
        if not (at <= start < end <= length) or not new:
            raise ValueError(f"edit {start}-{end} overlaps, is empty or lies outside the text")
        at = end
