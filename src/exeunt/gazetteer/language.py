"""What a language lends the gazetteer: feature words, stop words, words beside people.

The scanner knows no language; it asks a `LanguageData`. The reading room may load
its own with `load_language`; without one, `default_language` (English) is used.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from exeunt.gazetteer.fold import fold

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, eq=False)
class LanguageData:
    """Folded words by their use beside place names.

    `stop` are never places, `weak` only after a preposition or with a feature word,
    `common` are ordinary words, never an unknown place; `phrases` are whole names that
    hold a place and are none. `feature_*` map a word to the kind of place it announces;
    `suffixes` map adjectival endings to the ending of the name ("sky" to "sk": Troitsky
    is Troitsk), `endings` those of a name's other grammatical cases to the one in the
    tables.
    """

    stop: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    feature_after: dict[str, str] = field(default_factory=dict)
    feature_before: dict[str, str] = field(default_factory=dict)
    modifiers: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    speech_before: frozenset[str] = frozenset()
    org_after: frozenset[str] = frozenset()
    org_before: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    suffixes: tuple[tuple[str, str], ...] = ()
    endings: tuple[tuple[str, str], ...] = ()
    openers: frozenset[str] = frozenset()  # last words of what may stand before a place
    closers: frozenset[str] = frozenset()  # first words of what may stand after one


def load_language(path: Path) -> LanguageData:
    """Read one language from a TOML file shaped like `data/en.toml`."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    words = lines(path.parent / raw["words"]) if raw.get("words") else []
    people = lines(path.parent / raw["people"]) if raw.get("people") else []
    common = lines(path.parent / raw["common"]) if raw.get("common") else []
    context = raw.get("context", {})
    sets = {name: frozenset(map(fold, values)) for name, values in context.items()}
    sets["stop"] = sets.get("stop", frozenset()).union(w for w in words if w[-1] != "*")
    weak = {w[:-1] for w in words if w[-1] == "*"}.union(p for p in people if p[-1] != "+")
    after, before = (features(raw.get(f"feature_{side}", {})) for side in ("after", "before"))
    opening = (*before, *sets.get("prepositions", ()))
    return LanguageData(
        **sets, weak=frozenset(weak), people=frozenset(p.rstrip("+") for p in people),
        common=frozenset(common),
        feature_after=after, feature_before=before,
        openers=frozenset(words.split()[-1] for words in opening),
        closers=frozenset(words.split()[0] for words in after),
        suffixes=pairs(raw.get("suffixes", {})), endings=pairs(raw.get("endings", {})),
    )  # fmt: skip


def features(table: dict[str, list[str]]) -> dict[str, str]:
    """Each folded word to the kind it announces."""
    return {fold(word): kind for kind, words in table.items() for word in words}


def pairs(table: dict[str, str | list[str]]) -> tuple[tuple[str, str], ...]:
    """Endings with each of their replacements, the longest ending first."""
    flat = [
        (ending, stem)
        for ending, stems in table.items()
        for stem in ([stems] if isinstance(stems, str) else stems)
    ]
    return tuple(sorted(flat, key=lambda pair: -len(pair[0])))


def lines(path: Path) -> list[str]:
    """Words of a built list; "_" stands for a space inside one."""
    return path.read_text(encoding="utf-8").replace("_", " ").splitlines()


@lru_cache(maxsize=1)
def default_language() -> LanguageData:
    """English, as shipped."""
    return load_language(DATA / "en.toml")
