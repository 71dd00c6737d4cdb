"""A sentence in the words of claims: its tokens in the codes of this part alone.

The lexicon all parts share folds phrases of theirs ("refused entry") that rules here
take apart; places, names, dates and numbers are taken over as they were folded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from exeunt.reading._claim import ACTOR, GROUP, LINE, PART
from exeunt.reading.engine import CAPITALISED, NUMERAL, WORD, Compiled, Tokens
from exeunt.reading.language import Language

KEPT = (
    "place", "place+demonym", "place+country", "place+country+demonym", "person", "organisation",
    "person+official", "date", "date+year", "date+weekday", "time", "number",
    "number+vague", "number+year", "percent", "age", "duration",
)  # fmt: skip
KEPT_TAGS = frozenset(tag for tags in KEPT for tag in tags.split("+"))
HINTS = ("HINTS", "HINT_TRIGGERS", "HINT_PEOPLE")
ROOM = 50_000  # words remembered in their own codes
NEVER = r"[^\s\S]"


class Some(NamedTuple):
    """Words a sentence must hold: by their characters, or hidden in phrases of other parts.

    A phrase may share its character with single words; only the space tells them apart.
    """

    sure: re.Pattern[str]
    hidden: re.Pattern[str]

    def within(self, tokens: Tokens) -> bool:
        """True where the sentence holds one of them."""
        if self.sure.search(tokens.codes) is not None:
            return True
        return spaced(tokens, self.hidden)


def spaced(tokens: Tokens, codes: re.Pattern[str]) -> bool:
    """True where a token with one of these characters is more than one word."""
    text, starts, ends, found, _ = tokens
    for match in codes.finditer(found):
        at = match.start()
        if " " in text[starts[at] : ends[at]]:
            return True
    return False


class Tables(NamedTuple):
    """The classes of tokens a language's claims are found by, as sets of characters."""

    own: Language
    trigger: Some
    topic: Some
    hints: tuple[Some, ...]
    kept: dict[str, str]
    lines: frozenset[str]
    folded: re.Pattern[str]  # the same, as one expression
    demonyms: dict[str, tuple[str, ...]]
    pieces: dict[str, list[tuple[int, int, str]]]
    tags: Callable[[str], frozenset[str]]
    aux: frozenset[str]
    link: frozenset[str]
    preposition: frozenset[str]
    nominal: frozenset[str]
    place: frozenset[str]
    adverb: re.Pattern[str]
    gerund: re.Pattern[str]
    peoples: re.Pattern[str]
    folks: re.Pattern[str]
    aged: re.Pattern[str]
    many: re.Pattern[str]
    chunks: tuple[tuple[Compiled, frozenset[str]], ...]
    rules: tuple[tuple[Compiled, frozenset[str]], ...]
    later: str  # what places and chunks bring into a sentence


def line_folded(tokens: Tokens, tables: Tables) -> bool:
    """True where "the border with Chad" was folded to one place, and hides our words."""
    return spaced(tokens, tables.folded) and tables.trigger.within(tokens)


def own_tokens(tokens: Tokens, tables: Tables) -> Tokens:
    """The sentence in the words of this part alone, with the places and names of the others.

    The lexicon all parts share folds phrases of theirs ("refused entry") that rules
    here take apart.
    """
    text, kept, pieces = tokens.text, tables.kept, tables.pieces
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    for start, end, code in zip(tokens.starts, tokens.ends, tokens.codes, strict=True):
        own = kept.get(code)
        if own is not None and (code not in tables.lines or " " not in text[start:end]):
            starts.append(start)
            ends.append(end)
            codes.append(own)
            continue
        word = text[start:end]
        if code in tables.demonyms:
            starts.append(start)
            ends.append(end)
            codes.append(tables.demonyms[code][_people(tables, word)])
            continue
        found = pieces.get(word)
        if found is None:
            found = _pieces(tables, word, place=own)
        for first, last, own in found:
            starts.append(start + first)
            ends.append(start + last)
            codes.append(own)
    return Tokens(text, starts, ends, "".join(codes), [None] * len(starts))


def _people(tables: Tables, word: str) -> int:
    """0 for "Syrian", 1 for "Syrians", 2 for "Sudanese", which may be either."""
    return 1 if tables.peoples.match(word) else 2 if tables.folks.match(word) else 0


def _pieces(tables: Tables, word: str, *, place: str | None) -> list[tuple[int, int, str]]:
    """A word or phrase in this part's own codes; remembered while there is room.

    "the border with Chad" may come as one place: it is taken apart again, "Chad" stays one.
    """
    lexicon = tables.own.lexicon
    code = lexicon.words.get(word.lower().replace("’", "'"))
    if code is None and word.isalpha():  # never cut in two: the shared lexer has done so
        code = lexicon.alphabet.code((CAPITALISED, WORD) if word[0].isupper() else (WORD,))
    if code is not None:
        found = [(0, len(word), code)]
    else:
        own = tables.own.lexer.lex(word)
        found = list(zip(own.starts, own.ends, own.codes, strict=True))
        if place is not None:
            found = _names_in(tables, word, found, place)
    if len(tables.pieces) < ROOM:
        tables.pieces[word] = found
    return found


def _names_in(
    tables: Tables, phrase: str, found: list[tuple[int, int, str]], place: str
) -> list[tuple[int, int, str]]:
    """The pieces of a line to cross, each name in it one place again; else one place."""
    if not any("c.border" in tables.tags(code) for _, _, code in found):
        return [(0, len(phrase), place)]
    out: list[tuple[int, int, str]] = []
    for start, end, code in found:
        if not (phrase[start].isupper() and start) and "cap" not in tables.tags(code):
            out.append((start, end, code))
        elif out and out[-1][2] == place and phrase[out[-1][1] : start] == " ":
            out[-1] = (out[-1][0], end, place)
        else:
            out.append((start, end, place))
    return out


@lru_cache(maxsize=16)
def tables_of(language: Language) -> Tables:
    """The tables of a language, built once."""
    part = language.parts.get(PART)
    own = Language(language.code, {PART: part} if part else {}, (*KEPT, GROUP, ACTOR, LINE))
    having, data = own.alphabet.having, own.data

    def one_of(*tags: str) -> frozenset[str]:
        return frozenset("".join(having(tag) for tag in tags))

    def compiled(name: str) -> tuple[tuple[Compiled, frozenset[str]], ...]:
        return tuple(
            (c, one_of(*_heads(c.rule.pattern)) or c.needs)
            for c in own.grammar(PART, name).compiled
        )

    kept = _kept(language, own)
    demonyms = {
        code: tuple(own.alphabet.code((*tags, *more)) for more in ((), ("c.people",), ("c.folk",)))
        for code in language.alphabet.having("demonym")
        for tags in (tuple(language.alphabet.tags(code) & KEPT_TAGS),)
    }
    chunks, rules = compiled("CHUNKS"), compiled("RULES")
    return Tables(
        own=own,
        trigger=_some(language, data(PART, "TRIGGERS", ())),
        topic=_some(language, data(PART, "TOPICS", ())),
        hints=tuple(_some(language, data(PART, name, ())) for name in HINTS),
        kept={code: mine for code, mine in kept.items() if code not in demonyms},
        demonyms=demonyms,
        lines=frozenset(language.alphabet.having("place")),
        folded=_any_of(language.alphabet.having("place")),
        pieces={},
        tags=own.alphabet.tags,
        aux=one_of("c.aux"),
        link=one_of("c.link"),
        preposition=one_of("c.prep"),
        nominal=one_of("c.np", "place"),
        place=one_of("place"),
        adverb=re.compile(data(PART, "ADVERB", NEVER)),
        peoples=re.compile(data(PART, "PEOPLES", NEVER)),
        folks=re.compile(data(PART, "FOLKS", NEVER)),
        gerund=re.compile(data(PART, "GERUND", NEVER)),
        aged=re.compile(data(PART, "AGED", NEVER)),
        many=re.compile(data(PART, "MANY", NEVER)),
        chunks=chunks,
        rules=rules,
        later=having("place") + having(GROUP) + having(ACTOR) + having(LINE),
    )


def _kept(language: Language, own: Language) -> dict[str, str]:
    """The characters of the shared alphabet that mean one of ours, whatever the word."""
    shared, ours = language.alphabet, own.alphabet
    out, names = {}, _names(own)
    for tags in KEPT:
        wanted = frozenset(tags.split("+"))
        for code in shared.having(tags.split("+")[0]):
            if shared.tags(code) & KEPT_TAGS == wanted:
                out[code] = ours.code(wanted)
    for code in shared.having(WORD):
        mine = frozenset(t for t in shared.tags(code) if t.startswith("c."))
        if mine and code not in out:
            out[code] = ours.code({*shared.tags(code) & names, WORD})
    for shape in ((NUMERAL,), (CAPITALISED, WORD), (WORD,)):
        out[shared.code(shape)] = ours.code(shape)
    return out


def _names(language: Language) -> frozenset[str]:
    """All tags of a language's words."""
    alphabet = language.alphabet
    words = language.lexicon.words.values()
    phrases = (code for _, code in language.lexicon.every_phrase())
    return frozenset(tag for code in (*words, *phrases) for tag in alphabet.tags(code))


def _some(language: Language, tags: tuple[str, ...]) -> Some:
    """Any token with one of the tags, or any phrase that holds such a word."""
    lexicon = language.lexicon
    found = frozenset("".join(language.alphabet.having(tag) for tag in tags))
    hidden = {
        code
        for words, code in lexicon.every_phrase()
        if code not in found and any(lexicon.words.get(word) in found for word in words)
    }
    return Some(_any_of(found), _any_of(hidden))


def _any_of(codes: Iterable[str]) -> re.Pattern[str]:
    some = "".join(sorted(codes))
    return re.compile(f"[{some}]" if some else NEVER)


def _heads(pattern: str) -> list[str]:
    """Tags one of which the head of a rule has: a rule without them need not be tried."""
    out: list[str] = []
    for tags in re.findall(r"\((?:head\d?): ((?:<[^>]*>|\"[^\"]*\"|\|)+)(?=[^?*])", pattern):
        out += ["=" + word for word in re.findall(r'"([^"]+)"', tags)]
        out += [tag for some in re.findall(r"<([^>]*)>", tags) for tag in some.split("|")]
    return out
