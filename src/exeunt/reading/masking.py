"""Masked text: a text with some stretches replaced, and the way between both sets of offsets.

`people.mask` makes it; whoever stores, logs or shows a text uses it instead of the
text. The ledger keeps an equal class of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

Edit = tuple[int, int, str]


@dataclass(frozen=True)
class MaskedText:
    """`text` with names replaced; `edits`: (start, end, replacement) in original offsets."""

    text: str
    edits: tuple[Edit, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.edits]

    @cached_property
    def _shifts(self) -> list[int]:
        """How far text after the first n edits has moved."""
        grown = (len(new) - (end - start) for start, end, new in self.edits)
        return list(accumulate(grown, initial=0))

    @cached_property
    def _masked_starts(self) -> list[int]:
        return [s + moved for s, moved in zip(self._starts, self._shifts, strict=False)]

    def to_masked(self, offset: int) -> int:
        """Where an offset of the original text is now; inside an edit: the edit's start."""
        n = bisect_right(self._starts, offset)
        if n and offset < self.edits[n - 1][1]:
            return self._masked_starts[n - 1]
        return offset + self._shifts[n]

    def to_original(self, offset: int) -> int:
        """Where an offset of the masked text was; inside a replacement: the name's start."""
        n = bisect_right(self._masked_starts, offset)
        if n and offset < self._masked_starts[n - 1] + len(self.edits[n - 1][2]):
            return self.edits[n - 1][0]
        return offset - self._shifts[n]

    def quote(self, start: int, end: int) -> str:
        """What may be shown of original characters `start` to `end`.

        A name cut by either end is shown as its replacement, whole.
        """
        n = bisect_right(self._starts, end - 1)
        last = end + self._shifts[n]
        if n and end < self.edits[n - 1][1]:
            last = self._masked_starts[n - 1] + len(self.edits[n - 1][2])
        return self.text[self.to_masked(start) : last]


def apply(text: str, edits: tuple[Edit, ...]) -> MaskedText:
    """Replace what `edits` say; they are in order and do not overlap."""
    out: list[str] = []
    at = 0
    for start, end, new in edits:
        out += (text[at:start], new)
        at = end
    out.append(text[at:])
    return MaskedText("".join(out), edits)
