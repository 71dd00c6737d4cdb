"""Languages: a folder of words, rules and examples each. The engine learns none of them.

`exeunt.reading.en` and its like are packages whose `PARTS` names their modules; a
part may hold `LEXICON` (tag -> words, see `engine.Lexicon`), and data and rules
under names of its own. Adding a language is adding a folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from exeunt.errors import NotFound
from exeunt.reading.engine import Alphabet, Grammar, Lexer, Lexicon, Rule

KNOWN = ("en", "es")


class Language:
    """The words and rules of one language, ready to use."""

    def __init__(self, code: str, parts: Mapping[str, ModuleType], folded: tuple[str, ...]) -> None:
        self.code = code
        self.parts = parts
        self.alphabet = Alphabet()
        for tags in folded:
            self.alphabet.code(tags.split("+"))
        self.lexicon = Lexicon(self.alphabet, _merge(parts))
        self._grammars: dict[str, Grammar] = {}
        for name, part in parts.items():  # literals of all rules first, then codes are final
            for key, rules in vars(part).items():
                if key.isupper() and _are_rules(rules):
                    self._grammars[f"{name}.{key}"] = Grammar(self.lexicon, rules)
        self.lexer = Lexer(self.lexicon)

    def data(self, part: str, name: str, default: Any = None) -> Any:
        """A table of a part, such as `data("numbers", "WORDS")`."""
        module = self.parts.get(part)
        return getattr(module, name, default) if module else default

    def grammar(self, part: str, name: str) -> Grammar:
        """The compiled rules of a part, such as `grammar("dates", "RULES")`."""
        found = self._grammars.get(f"{part}.{name}")
        if found is None:
            found = self._grammars[f"{part}.{name}"] = Grammar(self.lexicon, ())
        return found

    def tag(self, *tags: str) -> str:
        """The character a folded token with these tags gets."""
        return self.alphabet.code(tags)


def _are_rules(value: Any) -> bool:
    return (
        isinstance(value, tuple) and bool(value) and all(isinstance(rule, Rule) for rule in value)
    )


def _merge(parts: Mapping[str, ModuleType]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for part in parts.values():
        for tag, words in getattr(part, "LEXICON", {}).items():
            merged[tag] = f"{merged[tag]},{words}" if tag in merged else words
    return merged


# What stages fold stretches of text into; "a+b" is one token with both tags.
# Declared here so that every set of tags has its character before rules compile.
FOLDED = (
    "number", "number+vague", "number+year", "length", "duration", "money", "percent", "ordinal",
    "age", "date", "date+year", "date+weekday", "time", "junk", "place", "place+demonym",
    "place+country", "place+country+demonym", "person", "person+official", "organisation",
    "fig.people", "fig.households", "fig.houses", "fig.vehicles", "fig.rooms", "fig.seats",
    "fig.trips", "fig.bare", "fig.other", "fig.other+sh.camp", "fig.other+sh.shelter", "span",
)  # fmt: skip


@cache
def load(code: str) -> Language:
    """The language of this ISO 639-1 code.

    Raises
    ------
    NotFound : there is no folder for it.
    """
    if code not in KNOWN:
        raise NotFound(
            f"no reading rules for language {code!r}",
            near=", ".join(KNOWN),
            todo="name one of these, or add a folder under exeunt/reading/",
        )
    package = import_module(f"exeunt.reading.{code}")
    parts = {name: import_module(f"exeunt.reading.{code}.{name}") for name in package.PARTS}
    return Language(code, parts, FOLDED)
