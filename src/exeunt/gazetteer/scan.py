"""Finding place names in text: capitalised runs, longest known name first.

`Scanner.mentions` is all the gazetteer uses. `runs.py` cuts a text into capitalised
runs and words; here a run's longest known stretches are looked up (and remembered,
runs repeat), then the words around decide whether the stretch is a place there:
"Kandahar province" is, "Washington Post" and "Mr Ford" are not. `unknown.py` adds
names nobody knows but the text calls places. All the words are language data.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import force_setattr

from exeunt.gazetteer.curated import CURATED, Curated, skeleton
from exeunt.gazetteer.entries import Mention
from exeunt.gazetteer.fold import fold
from exeunt.gazetteer.language import LanguageData
from exeunt.gazetteer.runs import (
    HAS_OTHER,
    OTHER,
    RUN,
    TAILS,
    Around,
    article_before,
    possessive_free,
    segments,
    split_words,
    widen,
)
from exeunt.gazetteer.unknown import Name, Run, add_unknown, possible_name

REGION = 4.7
COUNTRY = 9.0  # sizes from here on are countries and territories
REMEMBERED = 20_000  # runs
LONGEST = 8  # words
OWN_NAMES = (
    "crossing",
    "airport",
    "bridge",
    "area",
)  # listed under names of their own, "X crossing"
CONTAINS = re.compile(r", | in | \(")
PENDING = "?"  # in place of a feature: kept only if what follows contains it
PARTICLES = frozenset("al el ad an ar as at az ash ath ed er es".split())


class Piece(NamedTuple):
    """A stretch of a run the tables know, before its surroundings are looked at."""

    start: int
    end: int
    key: str
    refs: tuple[int, ...]
    kind: str  # name, demonym, phrase
    before: str  # folded capitalised word before it in the run, or ""
    after: str
    note: str
    first: int  # its words in the run, from and up to
    last: int


class Word(NamedTuple):
    """A word of a run; `endings` are where it may end and its folded form then."""

    start: int
    key: str
    capital: bool
    endings: tuple[tuple[int, str], ...]  # without the possessive first

    @classmethod
    def of(cls, run: str, start: int, end: int) -> Word:
        written = run[start:end]
        key = fold(written)
        bare = possessive_free(run, start, end)
        endings = ((end, key),) if bare == end else ((bare, fold(run[start:bare])), (end, key))
        return cls(start, key, is_capital(written) or written in TAILS, endings)


class Segment(NamedTuple):
    """Part of a run between "and"s or line ends."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    name: Name | None


Parsed = tuple[Segment, ...]


class Known(NamedTuple):
    """What a folded stretch means; an empty kind means nothing."""

    kind: str
    refs: tuple[int, ...] = ()
    note: str = ""


NOTHING = Known("")


class Scanner:
    """Finds mentions with one language's data; made and kept by the gazetteer."""

    def __init__(
        self,
        refs: Callable[[str], tuple[int, ...]],
        size: Callable[[int], float],
        alike: Callable[[str], tuple[int, ...]],
        inside: Callable[[tuple[int, ...], int], bool],
        curated: Curated,
        language: LanguageData,
    ) -> None:
        self.refs, self.size, self.alike, self.inside = refs, size, alike, inside
        self.curated, self.language = curated, language
        glue = (*language.feature_after, *language.prepositions, *language.joiners)
        self.glue = tuple(w for w in glue if len(w) > 2 and " " not in w)
        self.cache: dict[str, Parsed] = {}

    def mentions(self, text: str) -> list[Mention]:
        """All mentions, in order, not overlapping."""
        found: list[Mention] = []
        runs: list[Run] = []
        cache = self.cache
        for match in RUN.finditer(text):
            at, run = match.start(), match.group()
            article = article_before(text, at)
            if article:
                at -= article
                run = text[at : match.end()]
            for segment in cache.get(run) or self.remember(run):
                mentions = []
                for piece in segment.pieces:
                    mention = self.judge(text, at, piece)
                    if mention is not None:
                        mentions.append(mention)
                if mentions:
                    found += mentions
                elif segment.pieces:
                    continue
                runs.append(Run(at + segment.start, at + segment.end, mentions, segment.name))
        found = add_unknown(text, runs, found, self.language, self.alike)
        if HAS_OTHER.search(text):
            found = sorted([*found, *self.without_case(text)], key=lambda m: m.start)
        return self.introduced(with_gaps(text, found))

    def remember(self, run: str) -> Parsed:
        """Cut a run into segments with their known pieces, once."""
        if len(self.cache) > REMEMBERED:
            self.cache.clear()
        pieces = self.pieces(run)
        cuts = segments(run, [(p.start, p.end) for p in pieces])
        parsed = tuple(self.segment(run, a, b, pieces) for a, b in cuts)
        self.cache[run] = parsed
        return parsed

    def segment(self, run: str, start: int, end: int, pieces: list[Piece]) -> Segment:
        own = tuple(p for p in pieces if start <= p.start < end)
        name = None if own else possible_name(run[start:end], self.language)
        return Segment(start, end, own, name)

    # inside a run ----------------------------------------------------------------------

    def pieces(self, run: str) -> list[Piece]:
        """Longest known stretches, left to right."""
        words = [Word.of(run, a, b) for a, b in split_words(run)]
        found: list[Piece] = []
        i = 0
        while i < len(words):
            piece = self.longest_at(run, words, i)
            i = piece.last if piece else i + 1
            if piece:
                if found and found[-1].last == piece.first:
                    found[-1], piece = self.neighbours(found[-1], piece)
                found.append(piece)
        return found

    def neighbours(self, one: Piece, two: Piece) -> tuple[Piece, Piece]:
        """Two known stretches side by side: "Kabul Afghanistan", but also "Nancy Paris"."""
        language = self.language
        if one.key in language.people and (two.key in language.weak or two.key in language.people):
            return one._replace(kind="phrase"), two._replace(kind="phrase")
        return one._replace(after=""), two._replace(before="")

    def longest_at(self, run: str, words: list[Word], i: int) -> Piece | None:
        """The longest known stretch that starts at word `i`."""
        if run[words[i].start : words[i].endings[-1][0]] in TAILS:
            return None
        if not words[i].capital and words[i].key not in PARTICLES:
            return None
        for j in range(min(len(words), i + LONGEST), i, -1):
            last = words[j - 1]
            if not last.capital or (j == i + 1 and not stands_alone(run, words, i)):
                continue
            stem = "".join(w.key + " " for w in words[i : j - 1])
            for stop, key in last.endings:
                known = self.known(stem + key, run[words[i].start : stop], j - i)
                if known.note == "acronym" and self.is_shouted(key, run):
                    break
                if known.kind:
                    cut = len(self.glued(key)) if known.note == "glued" else 0
                    return self.piece(words, i, j, stop - cut, stem + key, known)
                if stem + key in self.language.stop:
                    break
        return None

    def is_shouted(self, key: str, run: str) -> bool:
        """An ordinary word among capitals: "CONTACT US" names no country."""
        ordinary = key in self.language.stop or key in self.language.common
        return ordinary and run.isupper() and len(run) > len(key) + 4

    def piece(self, words: list[Word], i: int, j: int, stop: int, key: str, known: Known) -> Piece:
        before = words[i - 1].key if i and words[i - 1].capital else ""
        whole = stop == words[j - 1].endings[-1][0]  # no possessive between the two
        after = words[j].key if whole and j < len(words) and words[j].capital else ""
        return Piece(words[i].start, stop, key, known.refs, known.kind, before, after,
                     known.note, i, j)  # fmt: skip

    def known(self, key: str, written: str, count: int) -> Known:
        """What a folded stretch of `count` words means."""
        language, curated = self.language, self.curated
        if key in language.phrases:
            return Known("phrase")
        acronym = curated.acronyms.get(written.replace(".", "")) if count == 1 else None
        if acronym is not None:
            return Known("name", (acronym,), "acronym")
        people = curated.demonyms.get(key)
        if people is not None:
            return Known("demonym", (curated.isos[people],))
        if len(key) < 3:
            return NOTHING
        refs = self.refs(key)
        if key in language.stop and key not in curated.names:
            return NOTHING
        if not refs:
            return self.bent(key, count) if len(key) > 5 else NOTHING
        if count == 1 and refs[0] < CURATED and is_acronym(written, key):
            return Known("name", refs) if self.size(refs[0]) >= COUNTRY else NOTHING
        return Known("name", refs)

    def glued(self, key: str) -> str:
        """The feature word stuck to a name: "departments" of "nord ouestdepartments"."""
        if not key.endswith(self.glue) or " " in key[-3:]:
            return ""
        return max((word for word in self.glue if key.endswith(word)), key=len)

    def bent(self, key: str, count: int) -> Known:
        """Glued feature words, adjectival endings, declined or transliterated countries."""
        word = self.glued(key)
        if word and not key.endswith(" " + word):
            refs = self.refs(key[: -len(word)]) if len(key) - len(word) > 3 else ()
            if refs and max(self.size(ref) for ref in refs[:3]) >= REGION:
                return Known("name", refs, "glued")
        if count > 1:
            return NOTHING
        for table, note in ((self.language.endings, "declined"),
                            (self.language.suffixes, "adjective")):  # fmt: skip
            for ending, stem in table:
                refs = self.refs(key[: -len(ending)] + stem) if key.endswith(ending) else ()
                if refs:
                    return Known("name", refs, note)
        ref = self.curated.skeletons.get(skeleton(key))
        return Known("name", (ref,), "declined") if ref is not None else NOTHING

    # around a run ----------------------------------------------------------------------

    def judge(self, text: str, at: int, piece: Piece) -> Mention | None:
        """The mention a piece makes where it stands, or None where it is no place."""
        language = self.language
        if piece.kind == "phrase":
            return None
        start, stop = at + piece.start, at + piece.end
        around = Around(text, start, stop)
        feature = around.feature(language.feature_after, language.feature_before)
        strong = self.is_strong(piece)
        if piece.kind == "demonym":
            return Mention(start, stop, text[start:stop], "demonym", piece.refs, feature, "",
                           True, (start, stop))  # fmt: skip
        size = max(self.size(ref) for ref in piece.refs[:3])
        if self.is_other(piece, around, feature, size):
            return None
        if text.startswith("$", stop):
            return None
        vouched = strong or feature or around.follows(language.prepositions)
        if not vouched and not around.follows(language.directions):
            if not CONTAINS.match(text, stop):
                return None
            feature = PENDING
        if piece.key in language.directions and not feature:
            return None
        outer = widen(text, start, stop, around.feature_length, language.directions)
        refs = piece.refs
        if feature in OWN_NAMES:
            refs = self.featured(piece, around.feature_words or feature)
        elif feature == "region" and around.feature_words:
            refs = self.refs(f"{piece.key} {around.feature_words}") or refs
        return Mention(start, stop, text[start:stop], "name", refs, feature, "", strong,
                       outer)  # fmt: skip

    def introduced(self, found: list[Mention]) -> list[Mention]:
        """Without doubtful names, save those the next name contains: "Victoria in Seychelles"."""
        if not any(m.feature == PENDING for m in found):
            return found
        kept = []
        for m, after in zip(found, [*found[1:], None], strict=True):
            if m.feature != PENDING:
                kept.append(m)
            elif after is not None and self.contains(after, m):
                force_setattr(m, "feature", "")
                kept.append(m)
        return kept

    def contains(self, after: Mention, mention: Mention) -> bool:
        """Whether the text says, and the tables agree, that `mention` lies in `after`."""
        if not CONTAINS.fullmatch(mention.gap) or after.kind != "name" or not after.candidates:
            return False
        return self.inside(mention.candidates, after.candidates[0])

    def is_strong(self, piece: Piece) -> bool:
        """Whether the name alone says that it is a place."""
        language, key = self.language, piece.key
        if piece.note == "acronym":
            return True
        if key in self.curated.names:
            return key not in language.common
        return key not in language.weak and piece.note != "adjective"

    def featured(self, piece: Piece, feature: str) -> tuple[int, ...]:
        """With the places whose name holds the feature word: "Troitsk crossing"."""
        stems = [piece.key] + [
            piece.key[: -len(ending)] + stem
            for ending, stem in self.language.suffixes
            if piece.key.endswith(ending)
        ]
        words = dict.fromkeys((feature, feature.split()[-1]))
        own = [ref for stem in stems for word in words for ref in self.refs(f"{stem} {word}")]
        return tuple(dict.fromkeys((*own, *piece.refs)))

    def is_other(self, piece: Piece, around: Around, feature: str, size: float) -> bool:
        """Whether the words around make it a person, an organisation or part of a name."""
        language = self.language
        if around.follows(language.org_before):
            return True
        if size < COUNTRY and around.follows_within(language.titles, bool(piece.before)):
            return True
        if piece.after in language.org_after and not feature:
            return True
        if feature:
            return False
        if self.is_given_name(piece):
            return True
        if size >= COUNTRY:
            return False
        if piece.before in language.people and " " not in piece.key:
            return True
        if size < 6 and around.next_is(language.speech):
            return True
        alien = piece.before and piece.before not in language.modifiers
        alien = alien or (piece.after and piece.after not in language.feature_after)
        return bool(alien) and size < REGION

    def is_given_name(self, piece: Piece) -> bool:
        """A given name before a family name: "Vladimir Orlov", "Chad Freeman"."""
        language, after = self.language, piece.after
        if piece.key not in language.people or not after:
            return False
        if after in language.modifiers or after in language.prepositions:
            return False
        if after in language.people and after not in language.feature_after:
            return True
        others = (language.common, language.titles, language.feature_after, language.directions,
                  language.org_after, language.stop)  # fmt: skip
        return not any(after in table for table in others)

    def without_case(self, text: str) -> list[Mention]:
        """Scripts without capitals: word groups that are distinctive names."""
        found = []
        for match in OTHER.finditer(text):
            parsed = self.cache.get(match.group()) or self.remember(match.group())
            for piece in (p for segment in parsed for p in segment.pieces):
                if piece.kind == "name" and (piece.note or self.size(piece.refs[0]) >= 4.2):
                    a, b = match.start() + piece.start, match.start() + piece.end
                    found.append(Mention(a, b, text[a:b], "name", piece.refs, outer=(a, b)))
        return found


def stands_alone(run: str, words: list[Word], i: int) -> bool:
    """Whether a word is a name without the one before: "Hol" in "Al-Hol" is not."""
    word = words[i]
    if i and len(word.key) < 5 and words[i - 1].key in PARTICLES and run[word.start - 1] == "-":
        return False
    return word.capital


def is_capital(word: str) -> bool:
    """Written like a name: a capital, a script that has none, "d'Ivoire"."""
    return not word[0].islower() or "\u0590" <= word[0] <= "\u10ff" or "'" in word or "’" in word


def is_acronym(written: str, key: str) -> bool:
    """Short and with more than one capital: "OCHA", "HHs", "PoC"."""
    return len(key) <= 4 and sum(ch.isupper() for ch in written) > 1


def with_gaps(text: str, found: list[Mention]) -> list[Mention]:
    """Store with each mention the few characters to the next one."""
    for m, after in pairwise(found):
        if 0 <= after.start - m.end <= 24:
            force_setattr(m, "gap", text[m.end : after.start])
    return found
