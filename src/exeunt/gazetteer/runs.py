"""Capitalised runs, their words, and the words around them; knows no language.

Used by the scanner and by `unknown.py`.
"""

from __future__ import annotations

import re

from exeunt.gazetteer.fold import fold

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
ARTICLE = "(?:[Aa]l|[Ee]l|a[dnrstz]|ash|ath|e[drsz]|ul)[-’' ]|[dlonNmM][’']"
DOTTED = r"\.(?:[A-Z]\.)+|(?<=S)t\."
TOKEN = f"(?:{ARTICLE})?[{UPPER}](?:{DOTTED}|{WORD})"
LINK = (
    "(?:(?:of the|of|in the|in|de la|de los|de|del|do|da|dos|das|di|la|le|les|el|al|et|ibn|bin"
    "|ben|e|i|y|sur|en|am|an der|and|and the|aux?|du|des|on|upon|the|a)[ -]{1,3})?"
)
TAILS = frozenset("occidental oriental central ouest est nord sud norte sur".split())
TAIL = f"(?: (?:{'|'.join(sorted(TAILS))})\\b)?"
# The first token starts with a plain class of letters: anything optional there is 40 times slower.
RUN = re.compile(
    f"(?<!\\w)[{UPPER}](?:{DOTTED}|{WORD})"
    f"(?:(?:[ \u00a0]{{1,3}}\n?|[\u2011-]\n?|\n| - |- ){LINK}{TOKEN}){{0,11}}{TAIL}"
)
ARTICLES = {
    f"{word}{mark}"
    for word in "al Al el El ad an ar as at az ash ath ed er es ez ul".split()
    for mark in "-’' "
} | {f"{letter}{mark}" for letter in "dlonNmM" for mark in "’'"}
CUT = re.compile(r" +(?:and(?: the)?|or|in(?: the)?|e|y|et|i) +(?=\S)|\n| - ")
OTHER = re.compile(f"[{CASELESS}]{{3,}}(?: [{CASELESS}]{{2,}}){{0,3}}")
HAS_OTHER = re.compile(f"[{CASELESS}]{{3}}")
WORDS = re.compile("(?:[A-Z]\\.){2,4}|St\\.|[\\w'’ʼʻ`´]+")
INNER = re.compile(f"(?<=[a-zß-öø-ÿ][a-zß-öø-ÿ][a-zß-öø-ÿ])(?=[{UPPER}][a-z])")
POSSESSIVE = re.compile("(?:['’ʼ`´][sS]|['’])$")
AFTER = re.compile(r"(?:[ \u00a0\n-]{0,2}[\w’'-]+){1,4}")
NEXT_WORD = re.compile(r"[ \u00a0\n-]{0,2}[\w’']+")
STOPS = frozenset(',;:!?)]}"”»•|')
REACH = 36  # characters looked at on either side


class Around:
    """The words beside a stretch, folded when somebody asks for them."""

    __slots__ = ("ahead", "feature_length", "feature_words", "stop", "text")

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.text, self.stop = text, stop
        self.ahead = fold(" ".join(words_before(text, start))).split()
        self.feature_length = 0  # words after the name that say what it is
        self.feature_words = ""

    def feature(self, after: dict[str, str], before: dict[str, str]) -> str:
        """The kind that adjacent words announce; those after the name come first."""
        match = AFTER.match(self.text, self.stop)
        words = fold(match.group()).split()[:3] if match else []
        for n in range(len(words), 0, -1):
            group = " ".join(words[:n])
            kind = after.get(group)
            if kind:
                self.feature_length, self.feature_words = n, group
                return kind
        for n in (3, 2, 1):
            kind = before.get(" ".join(self.ahead[-n:])) if len(self.ahead) >= n else None
            if kind:
                return kind
        return ""

    def follows(self, table: frozenset[str]) -> bool:
        """Whether the last word, or the last two, before the stretch are in `table`."""
        ahead = self.ahead
        return bool(ahead) and (ahead[-1] in table or " ".join(ahead[-2:]) in table)

    def follows_within(self, table: frozenset[str], second: bool) -> bool:
        """The same for the last word, or also the one before it."""
        return any(word in table for word in self.ahead[-2 if second else -1 :])

    def next_is(self, table: frozenset[str]) -> bool:
        match = NEXT_WORD.match(self.text, self.stop)
        return match is not None and match.group().strip().lower() in table


def words_before(text: str, start: int) -> list[str]:
    """Up to three words before a position, on this side of a comma or the like."""
    if not start or text[start - 1] not in " \n\u00a0-(":
        return []
    words = text[max(0, start - REACH) : start].split()[-3:]
    for i in range(len(words) - 1, -1, -1):
        if words[i][-1] in STOPS:
            return words[i + 1 :]
    return words


def article_before(text: str, start: int) -> int:
    """How many characters of an article stand before a run: 3 in "al-Hasakah"."""
    if not start or text[start - 1] not in "-’' ":
        return 0
    for n in (3, 2, 4):
        alone = start == n or (start > n and not text[start - n - 1].isalnum())
        if alone and text[start - n : start] in ARTICLES:
            return n
    return 0


def split_words(run: str) -> list[tuple[int, int]]:
    """Word spans, cut at inner capitals ("LibyaIn")."""
    spans = []
    for match in WORDS.finditer(run):
        a, b = match.span()
        for cut in INNER.finditer(run, a, b):
            spans.append((a, cut.start()))
            a = cut.start()
        while b - a > 3 and run[b - 1].isdigit():
            b -= 1
        spans.append((a, b))
    return spans


def segments(run: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A run cut at "and" and line ends, except inside the known stretches `taken`."""
    spans, at = [], 0
    for cut in CUT.finditer(run):
        if not any(a < cut.end() and cut.start() < b for a, b in taken):
            spans.append((at, cut.start()))
            at = cut.end()
    return [*spans, (at, len(run))]


def possessive_free(run: str, start: int, end: int) -> int:
    """Where a stretch ends without "'s" or a closing quote."""
    match = POSSESSIVE.search(run, start, end)
    return match.start() if match and match.start() > start else end


def widen(
    text: str, start: int, stop: int, words: int, directions: frozenset[str]
) -> tuple[int, int]:
    """The span with `words` feature words after it and the direction words before it."""
    for _ in range(words):
        match = NEXT_WORD.match(text, stop)
        stop = match.end() if match else stop
    for word in reversed(words_before(text, start)):
        if fold(word) not in directions or text[start - 1] not in " \n-":
            break
        start = text.rindex(word, 0, start)
    return start, stop
