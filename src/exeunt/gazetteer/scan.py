"""Finding place names in text: capitalised runs, longest known name first.

`Scanner.mentions` is all the gazetteer uses. A run is cut into words, its longest
known stretches are looked up (and remembered, runs repeat), then the words around
decide whether the stretch is a place there: "Kandahar province" is, "Washington
Post" and "Mr Ford" are not. Which words those are is language data.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from exeunt.gazetteer.curated import Curated, skeleton
from exeunt.gazetteer.entries import Mention
from exeunt.gazetteer.fold import fold
from exeunt.gazetteer.language import LanguageData

UPPER = (
    "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100\u0102\u0104\u0106\u0108\u010a\u010c\u010e\u0110\u0112"
    "\u0116\u0118\u011a\u011c\u011e\u0120\u0122\u0124\u0126\u0128\u012a\u012e\u0130\u0134\u0136"
    "\u0139\u013b\u013d\u0141\u0143\u0145\u0147\u014a\u014c\u0150\u0152\u0154\u0156\u0158\u015a"
    "\u015c\u015e\u0160\u0162\u0164\u0166\u0168\u016a\u016c\u016e\u0170\u0172\u0174\u0176\u0178"
    "\u0179\u017b\u017d\u018f\u0386-\u038f\u0391-\u03ab\u0400-\u042f\u0531-\u0556\u1e0c\u1e24"
    "\u1e28\u1e62\u1e6c\u1e92\u02bb\u02bf"
)
CASELESS = "\u0590-\u05ff\u0620-\u06ff\u10d0-\u10ff"
WORD = "[\\w'’ʼʻ`´]*"
PARTICLE = "(?:(?:[Aa]l|[Ee]l|a[dnrstz]|ash|ath|e[drsz]|ul|[dlon]|[Nn]|[Mm])[-’' ])?"
TOKEN = f"{PARTICLE}[{UPPER}]{WORD}"
LINK = (
    "(?:(?:of the|of|de la|de los|de|del|do|da|dos|das|di|la|le|les|el|al|et|ibn|bin|e|i|y|sur"
    "|en|am|an der|and|and the|aux?|du|des|on|upon|the|a)[ -])?"
)
RUN = re.compile(f"{TOKEN}(?:(?:[ \u00a0\u2011-]\n?|\n| - |- ){LINK}{TOKEN}){{0,11}}")
OTHER = re.compile(f"[{CASELESS}]{{3,}}(?: [{CASELESS}]{{2,}}){{0,3}}")
HAS_OTHER = re.compile(f"[{CASELESS}]{{3}}")
WORDS = re.compile("[\\w'’ʼʻ`´]+")
INNER = re.compile(f"(?<=[a-zß-öø-ÿ])(?=[{UPPER}][a-z])")
POSSESSIVE = re.compile("(?:['’ʼ`´][sS]|['’])$")
AROUND = 40
NUMERIC_TAIL = re.compile(r"\d+$")


class Piece(NamedTuple):
    """A stretch of a run the tables know, before its surroundings are looked at."""

    start: int
    end: int
    key: str
    refs: tuple[int, ...]
    kind: str  # name, demonym, phrase
    before: str  # folded capitalised word before it in the run, or ""
    after: str
    note: str = ""


class Scanner:
    """Finds mentions with one language's data; made and kept by the gazetteer."""

    def __init__(
        self,
        refs: Callable[[str], tuple[int, ...]],
        size: Callable[[int], float],
        curated: Curated,
        language: LanguageData,
    ) -> None:
        self.refs, self.size = refs, size
        self.curated, self.language = curated, language
        self.cache: dict[str, tuple[Piece, ...]] = {}
        self.longest = 6

    def mentions(self, text: str) -> list[Mention]:
        """All mentions, in order, not overlapping."""
        found: list[Mention] = []
        for match in RUN.finditer(text):
            run = match.group()
            pieces = self.cache.get(run)
            if pieces is None:
                pieces = self.remember(run)
            for piece in pieces:
                mention = self.judge(text, match.start(), match.end(), piece)
                if mention is not None:
                    found.append(mention)
        if HAS_OTHER.search(text):
            found += self.without_case(text)
            found.sort(key=lambda m: m.start)
        return with_gaps(text, found)

    def remember(self, run: str) -> tuple[Piece, ...]:
        if len(self.cache) > 50_000:
            self.cache.clear()
        pieces = self.cache[run] = tuple(self.pieces(run))
        return pieces

    # inside a run ----------------------------------------------------------------------

    def pieces(self, run: str) -> list[Piece]:
        """Longest known stretches, left to right."""
        words = split_words(run)
        folded = [fold(run[a:b]) for a, b in words]
        capital = [not run[a].islower() or "'" in run[a:b] or "’" in run[a:b] for a, b in words]
        found: list[Piece] = []
        i = 0
        while i < len(words):
            j, piece = self.longest_at(run, words, folded, capital, i)
            if piece is not None:
                found.append(piece)
            i = j
        return [p for p in found if p.kind != "phrase"]

    def longest_at(
        self, run: str, words: list[tuple[int, int]], folded: list[str], capital: list[bool], i: int
    ) -> tuple[int, Piece | None]:
        """The longest stretch that starts at word `i`, and where to go on."""
        for j in range(min(len(words), i + self.longest), i, -1):
            if not capital[j - 1] or (not capital[i] and (j == i + 1 or not particle(folded[i]))):
                continue
            key = folded[i] if j == i + 1 else " ".join(folded[i:j])
            start, end = words[i][0], words[j - 1][1]
            kind, refs, note = self.known(key, run[start:end], j - i)
            if kind:
                before = folded[i - 1] if i and capital[i - 1] else ""
                after = folded[j] if j < len(words) and capital[j] else ""
                return j, Piece(start, end, key, refs, kind, before, after, note)
        return i + 1, None

    def known(self, key: str, written: str, count: int) -> tuple[str, tuple[int, ...], str]:
        """Kind and references of a folded stretch; an empty kind when it means nothing."""
        language, curated = self.language, self.curated
        if key in language.phrases:
            return "phrase", (), ""
        if count == 1:
            acronym = curated.acronyms.get(written.replace(".", ""))
            if acronym is not None:
                return "name", (acronym,), ""
            if key in curated.demonyms:
                return "demonym", (curated.isos[curated.demonyms[key]],), ""
        elif key in curated.demonyms:
            return "demonym", (curated.isos[curated.demonyms[key]],), ""
        if len(key) < 3 or key in language.stop:
            return "", (), ""
        refs = self.refs(key)
        if refs:
            if count == 1 and len(key) <= 4 and written.isupper() and refs[0] < 10_000_000:
                return "", (), ""
            return "name", refs, ""
        return self.bent(key) if count == 1 and len(key) > 5 else ("", (), "")

    def bent(self, key: str) -> tuple[str, tuple[int, ...], str]:
        """Adjectival endings and declined or transliterated country names."""
        for ending, stem in self.language.suffixes:
            if key.endswith(ending):
                refs = self.refs(key[: -len(ending)] + stem)
                if refs:
                    return "name", refs, "adjective"
        ref = self.curated.skeletons.get(skeleton(key))
        return ("name", (ref,), "declined") if ref is not None else ("", (), "")

    # around a run ----------------------------------------------------------------------

    def judge(self, text: str, at: int, end: int, piece: Piece) -> Mention | None:
        """The mention a piece makes where it stands, or None where it is no place."""
        language = self.language
        start, stop = at + piece.start, at + piece.end
        follow, ahead = tail_words(text, stop), head_words(text, start)
        feature = feature_of(language.feature_after, follow, False)
        feature = feature or feature_of(language.feature_before, ahead, True)
        size = self.size(piece.refs[0]) if piece.refs else 0.0
        strong = self.is_strong(piece, ahead, feature)
        if piece.kind == "name" and self.is_other(text, piece, ahead, follow, feature, size):
            return None
        if not strong and not feature and (not ahead or ahead[-1] not in language.prepositions):
            return None
        return Mention(
            start, stop, text[start:stop], piece.kind, piece.refs, feature, "", strong
        )

    def is_strong(self, piece: Piece, ahead: list[str], feature: str) -> bool:
        return piece.key not in self.language.weak and piece.note != "adjective"

    def is_other(
        self, text: str, piece: Piece, ahead: list[str], follow: list[str], feature: str,
        size: float,
    ) -> bool:
        """Whether the words around make it a person, an organisation or part of a name."""
        language = self.language
        if ahead and (ahead[-1] in language.titles or ending_in(ahead, language.org_before)):
            return size < 9 or ending_in(ahead, language.org_before)
        if piece.after in language.org_after and not feature:
            return True
        if size >= 9:
            return False
        if piece.before and piece.before in language.people and not feature:
            return " " not in piece.key
        if follow and follow[0] in language.speech and size < 6:
            return True
        alien = (piece.before and piece.before not in language.modifiers) or (
            piece.after and piece.after not in language.feature_after
        )
        return bool(alien and not feature and size < 5)

    def without_case(self, text: str) -> list[Mention]:
        """Scripts without capitals: word groups that are distinctive names."""
        found = []
        for match in OTHER.finditer(text):
            for piece in self.cache.get(match.group()) or self.remember(match.group()):
                if piece.kind == "name" and (piece.note or self.size(piece.refs[0]) >= 4.2):
                    a, b = match.start() + piece.start, match.start() + piece.end
                    found.append(Mention(a, b, text[a:b], "name", piece.refs))
        return found


def particle(word: str) -> bool:
    return word in ("al", "el", "ad", "an", "ar", "as", "at", "az", "ash", "ath", "ed", "er")


def split_words(run: str) -> list[tuple[int, int]]:
    """Word spans, cut at inner capitals ("LibyaIn"), without the possessive ending."""
    spans = []
    for match in WORDS.finditer(run):
        a, b = match.span()
        for cut in INNER.finditer(match.group()):
            if match.group()[:2] not in ("Mc", "Ma", "De", "La", "Le", "Di", "Du"):
                spans.append((a, match.start() + cut.start()))
                a = match.start() + cut.start()
        ending = POSSESSIVE.search(run, a, b)
        b = ending.start() if ending else b
        if b > a:
            spans.append((a, b))
    return spans


def tail_words(text: str, stop: int) -> list[str]:
    """Up to four folded words after a position, on this side of any other mark."""
    return near_words(re.split(r"[^\w' ’\n-]", text[stop : stop + AROUND], maxsplit=1)[0])[:4]


def head_words(text: str, start: int) -> list[str]:
    """Up to four folded words before a position."""
    return near_words(re.split(r"[^\w' ’\n.-]", text[max(0, start - AROUND) : start])[-1])[-4:]


def near_words(stretch: str) -> list[str]:
    return fold(stretch).split()


def feature_of(table: dict[str, str], words: list[str], before: bool) -> str:
    """The kind that the longest group of adjacent words announces."""
    for n in (3, 2, 1):
        if len(words) >= n:
            group = words[-n:] if before else words[:n]
            kind = table.get(" ".join(group))
            if kind:
                return kind
    return ""


def ending_in(words: list[str], table: frozenset[str]) -> bool:
    return words[-1] in table or " ".join(words[-2:]) in table


def with_gaps(text: str, found: list[Mention]) -> list[Mention]:
    """Store with each mention the few characters to the next one."""
    out = []
    for i, m in enumerate(found):
        nearby = i + 1 < len(found) and found[i + 1].start - m.end <= 24
        gap = text[m.end : found[i + 1].start] if nearby else ""
        out.append(
            Mention(m.start, m.end, m.text, m.kind, m.candidates, m.feature, gap, m.strong)
        )
    return out
