"""Names the tables do not hold but the text calls places.

"Xyz village", "the districts of Abc and Def", and an unknown name in a list of known
ones. A spelling like a known name keeps that as a candidate (`guess`), to be believed
only in a country the text names. Used by the scanner after the known names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from exeunt.gazetteer.entries import Mention
from exeunt.gazetteer.fold import fold
from exeunt.gazetteer.language import LanguageData
from exeunt.gazetteer.runs import Around, possessive_free, split_words, widen

FIRM = ("region", "city", "crossing", "airport")
MOST_WORDS = 4
Alike = Callable[[str], tuple[int, ...]]


class Name(NamedTuple):
    """The part of a run that could be an unknown place's name, relative to the run."""

    start: int
    end: int
    key: str
    person: bool  # holds a given or family name


class Run(NamedTuple):
    """Part of a capitalised run: its span, its mentions, and what in it may be an unknown name.

    `name` is None where something in the run was known, or it cannot be a name.
    """

    start: int
    end: int
    mentions: list[Mention]
    name: Name | None


def possible_name(written: str, language: LanguageData) -> Name | None:
    """What is left of an unknown run without leading ordinary words; None if nothing."""
    start = 0
    for a, b in split_words(written):
        start, word = a, fold(written[a:b])
        if word not in language.common and word not in language.modifiers:
            break
    end = possessive_free(written, start, len(written))
    words = fold(written[start:end]).split()
    if not is_name_like(written[start:end], words, language):
        return None
    person = any(word in language.people for word in words)
    return Name(start, end, " ".join(words), person)


def is_name_like(written: str, words: list[str], language: LanguageData) -> bool:
    """Not an acronym, not ordinary words."""
    if written.isalnum() and sum(ch.isupper() for ch in written) > 1 and len(written) < 7:
        return False
    if not 0 < len(words) <= MOST_WORDS or len(written) < 4:
        return False
    tables = (language.stop, language.common, language.modifiers,
              language.org_after, language.titles, language.feature_after)  # fmt: skip
    return not any(word in table for word in words for table in tables)


def add_unknown(
    text: str, runs: list[Run], found: list[Mention], language: LanguageData, alike: Alike
) -> list[Mention]:
    """`found` with the unknown names the text vouches for, in order."""
    extra = []
    for group in lists(text, runs, language):
        if not any(run.name for run in group):
            continue
        feature = list_feature(text, group, language) if len(group) > 1 else ""
        known = sum(bool(run.mentions) for run in group)
        mostly = known >= 2 and 2 * known >= len(group)
        for i, run in enumerate(group):
            if run.name:
                listed = bool(feature) or mostly or between_known(group, i)
                mention = vouched(text, run.start, run.name, listed, feature, language, alike)
                if mention is not None:
                    extra.append(mention)
    return sorted([*found, *extra], key=lambda m: m.start) if extra else found


def lists(text: str, runs: list[Run], language: LanguageData) -> Iterator[list[Run]]:
    """Runs that only commas and joining words separate, together."""
    group: list[Run] = []
    for run in runs:
        if group and not separates(text, group[-1].end, run.start, language):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def separates(text: str, end: int, start: int, language: LanguageData) -> bool:
    """Whether only a comma or a joining word stands between two runs."""
    if start - end > 9:
        return False
    between = text[end:start]
    plain = between.strip(" \n,;/").lower()
    return plain in language.joiners or (not plain and bool(between))


def list_feature(text: str, group: list[Run], language: LanguageData) -> str:
    """The kind a list ends with ("A, B and C districts") or begins with ("cities of A, B")."""
    last = Around(text, group[-1].end, group[-1].end).feature(language.feature_after, {})
    if last in FIRM:
        return last
    first = Around(text, group[0].start, group[0].end).feature({}, language.feature_before)
    return first if first in FIRM else ""


def between_known(group: list[Run], i: int) -> bool:
    """Whether known places stand on both sides, within two items."""
    left = any(run.mentions for run in group[max(0, i - 2) : i])
    return left and any(run.mentions for run in group[i + 1 : i + 3])


def is_promising(text: str, start: int, end: int, language: LanguageData) -> bool:
    """Cheap first look: does the word before or after hint at a place at all?"""
    before = text[max(0, start - 16) : start].split()
    if before and before[-1].lower() in language.openers:
        return True
    after = text[end : end + 24].replace("-", " ").split(None, 1)
    return bool(after) and after[0].strip(".,;:()").lower() in language.closers


def vouched(
    text: str, at: int, name: Name, listed: bool, feature: str, language: LanguageData,
    alike: Alike,
) -> Mention | None:  # fmt: skip
    """The mention an unknown run makes, if its surroundings say that it is a place."""
    start, end = at + name.start, at + name.end
    if not listed and not is_promising(text, start, end, language):
        return None
    around = Around(text, start, end)
    own = around.feature(language.feature_after, language.feature_before)
    if around.follows_within(language.titles, False) or around.follows(language.org_before):
        return None
    if name.person and own not in FIRM and not listed:
        return None
    hinted = own or listed or around.follows(language.prepositions)
    refs = alike(name.key) if hinted else ()
    if own not in FIRM and not listed and not refs:
        return None
    outer = widen(text, start, end, around.feature_length, language.directions)
    kind = own or feature or ("list" if listed else "")
    return Mention(start, end, text[start:end], "name", refs, kind, "", False, outer, True)
