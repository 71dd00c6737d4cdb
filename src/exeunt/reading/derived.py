"""Words no list holds that are plainly words of a language: "airstrikes", "preparedness".

`names.py` asks, so that such a word at the start of a sentence is not taken for a name.
Endings, prefixes and inflections are the language's (`en/acts.py`).
"""

from __future__ import annotations

import re

from exeunt.reading.language import Language

SHORTEST = 5


def _split(table: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in table.split(",") if entry.strip())


class Derived:
    """Words no list holds that are plainly words of the language: "airstrikes", "preparedness"."""

    def __init__(self, language: Language, common: frozenset[str]) -> None:
        self._common = common
        self._ends = re.compile(language.data("acts", "ENDINGS", r"(?!)"))
        self._starts = _split(language.data("acts", "PREFIXES", ""))
        self._tails = _split(language.data("acts", "INFLECTIONS", ""))

    def __call__(self, key: str) -> bool:
        """True for a folded word made of words everybody knows."""
        if len(key) < SHORTEST or not self._tails:
            return False
        return (
            (len(key) > 6 and self._ends.search(key) is not None)
            or any(key.endswith(t) and key[: -len(t)] in self._common for t in self._tails)
            or self._made(key)
        )

    def _made(self, key: str) -> bool:
        known = self._common
        forms = {key, key.removesuffix("s")}
        return any(
            ((form[:n] in known and n > 3) or form[:n] in self._starts)
            and len(form) - n > 4 - (n > 3)
            and form[n:] in known
            for form in forms
            for n in range(2, len(form) - 3)
        )
