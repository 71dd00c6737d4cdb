"""Names of places in the words of a document's language.

`reader.py` asks `names` for a function from text to mentions. The gazetteer lends the
names; a language lends the words beside them (`gazetteer/data/<code>.toml`, where there
is one) and its peoples, where it writes them small ("los sirios", `PEOPLES`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from exeunt.gazetteer import Gazetteer
from exeunt.gazetteer.entries import Mention
from exeunt.gazetteer.fold import fold
from exeunt.gazetteer.language import DATA, LanguageData, load_language
from exeunt.reading.language import Language

SMALL = re.compile(r"(?<![^\W_])[^\W\d_]{4,}(?![^\W_])")
Names = Callable[[str], Sequence[Any]]


@cache
def names(language: Language, atlas: Gazetteer) -> Names:
    """The mentions of a text, in order, not overlapping, as this language writes them."""
    words = _words(language.code)
    peoples = _peoples(language)

    def mentions(text: str) -> Sequence[Any]:
        found = atlas.mentions(text, words)
        return _with(found, _small(text, peoples, atlas)) if peoples else found

    return mentions


@cache
def _words(code: str) -> LanguageData | None:
    """The language's own words beside place names; None: the gazetteer's default."""
    path = DATA / f"{code}.toml"
    return load_language(path) if path.exists() else None


def _peoples(language: Language) -> dict[str, str]:
    """Every small name of a people, with the alpha-3 code of its country."""
    table = language.data("peoples", "PEOPLES", {})
    return {form: code for code, forms in table.items() for form in forms}


def _small(text: str, peoples: dict[str, str], atlas: Gazetteer) -> list[Mention]:
    """Peoples named in small letters."""
    out = []
    for match in SMALL.finditer(text):
        code = peoples.get(match.group())
        if code:
            start, end = match.span()
            word, home = match.group(), _home(atlas, code)
            out.append(Mention(start, end, word, "demonym", home, "", "", True, (start, end)))
    return out


@cache
def _home(atlas: Gazetteer, code: str) -> tuple[int, ...]:
    """The gazetteer's reference of a country."""
    for ref in atlas.refs(fold(atlas.country(code).name)):
        found = atlas.candidate(ref)
        if found.kind in ("country", "territory") and found.country == code:
            return (ref,)
    return ()


def _with(found: Sequence[Mention], more: Sequence[Mention]) -> Sequence[Mention]:
    """Both, in the order of the text; where two overlap, the gazetteer's stays."""
    taken = [(m.start, m.end) for m in found]
    free = [m for m in more if not any(a < m.end and m.start < b for a, b in taken)]
    return sorted([*found, *free], key=lambda m: m.start) if free else found
