"""The veil: takes the names of private people out of an observation's texts.

The quote is cut from the masked text; every other text of an observation (who says it,
of whom, the steps behind it, a place nobody knows) is searched for the same names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from exeunt.masked import MaskedText
from exeunt.observations import Observation, Place
from exeunt.reading import people


class Veil:
    """What may be shown of each name of one document."""

    def __init__(self, masked: MaskedText, persons: Sequence[people.Person]) -> None:
        self._masked = masked
        self._shown = {n: s for n, s in people.names_shown(persons).items() if n.strip()}
        names = sorted(self._shown, key=len, reverse=True)
        self._search = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names) or r"(?!)")

    def hide(self, words: str | None) -> str | None:
        """The words with every private name replaced by its role."""
        if not words:
            return words
        return self._search.sub(lambda m: self._shown[m.group()].strip("[]"), words)

    def _place(self, place: Place | None) -> Place | None:
        if place is None or place.id is not None:
            return place
        return msgspec.structs.replace(
            place, name=self.hide(place.name) or "", as_written=self.hide(place.as_written) or ""
        )

    def over(self, o: Observation) -> Observation:
        """The same observation, nameless."""
        steps = tuple(
            msgspec.structs.replace(s, words=self.hide(s.words), note=self.hide(s.note))
            for s in o.because
        )
        return msgspec.structs.replace(
            o, quote=self._masked.quote(o.start, o.end), because=steps, group=self.hide(o.group),
            said_by=self.hide(o.said_by), via=tuple(self.hide(v) or "" for v in o.via),
            actor=self.hide(o.actor), denies=self.hide(o.denies), at=self._place(o.at),
            from_=self._place(o.from_), to=self._place(o.to),
        )  # fmt: skip
