"""The engine: words become tagged tokens, and rules match the tags. It knows no language.

A language folder gives a lexicon (tag -> words and phrases) and rules (a name, a
pattern over tags, examples beside them). A text is lexed once; every token
is one character of a *code string*, and a rule is a regular expression over that
string, so a pattern reads like the phrase it means and runs in C:

    <hedge.about>? <number> <unit.people>

Stages build on each other (numbers, then dates and places, then facts): a stage
*folds* the tokens it understood into one token with a value. This is a cascade of
finite-state stages over typed tokens (Hobbs et al. 1997, FASTUS).

Pattern syntax, separated by spaces where wanted:

    <a>  <a|b>  <!a|b>   a token with tag a (or one below it: a.x); either; neither
    "word"               a literal word, lower case
    .                    any token
    ( ) | ? * + *? {m,n} as in regular expressions;  (name: ... ) a named part
    (= ...) (! ...)      followed by; not followed by.   (<= <a>) (<! <a>) the token before
    ^ $                  first and last token of the sentence
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from exeunt.reading._automaton import automaton
from exeunt.reading._narrow import FIRST_CODE, narrowed
from exeunt.reading._needs import Needs

ROOM = 60_000  # words remembered by a lexer
NUMERAL, CAPITALISED, WORD, MARK, BREAK = "numeral", "cap", "word", "mark", "break"
SHAPES = (NUMERAL, CAPITALISED, WORD, MARK, BREAK)
TOKEN = re.compile(
    r"\d+(?:[.,'’]\d+)*"  # a numeral, separators inside
    r"|[^\W\d_]+(?:['’ʼ`](?!s\b)[^\W\d_]+)*"  # a word, apostrophes inside
    r"|['’]s\b"  # a possessive
    r"|\n\s*\n"  # a blank line
    r"|[^\w\s]|_"
)
BLANK = re.compile(r"\n\s*\n")  # the only token with white space inside


class Alphabet:
    """One character for every distinct set of tags."""

    def __init__(self) -> None:
        self._code: dict[frozenset[str], str] = {}
        self._tags: dict[str, frozenset[str]] = {}
        self._having: dict[str, str] = {}
        for shape in SHAPES:
            self.code((shape,))

    def code(self, tags: Iterable[str]) -> str:
        """The character of this set of tags, made when first asked for."""
        key = frozenset(tags)
        found = self._code.get(key)
        if found is None:
            found = chr(FIRST_CODE + len(self._code))
            self._code[key] = found
            self._tags[found] = key
            for above in {part for tag in key for part in _upward(tag)}:
                self._having[above] = self._having.get(above, "") + found
        return found

    def __len__(self) -> int:
        return len(self._code)

    def tags(self, code: str) -> frozenset[str]:
        """The tags a character stands for."""
        return self._tags[code]

    def having(self, tag: str) -> str:
        """All characters whose set holds `tag` or a tag below it (`tag.x`)."""
        return self._having.get(tag, "")


def _upward(tag: str) -> list[str]:
    """A tag and those above it: a.b.c, a.b, a."""
    parts = tag.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts) + 1)] if parts[0] else [tag]


class Tokens(NamedTuple):
    """A lexed stretch of text; `codes[i]` is the tag character of token i."""

    text: str
    starts: list[int]
    ends: list[int]
    codes: str
    values: list[Any]  # what a stage understood, None for plain words

    def words(self, first: int, last: int) -> str:
        """The text of tokens `first` up to but without `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""


class Rule(NamedTuple):
    """A named pattern, what it makes, and phrases that must and must not match."""

    name: str
    pattern: str
    make: Any = None
    examples: tuple[Any, ...] = ()  # phrases, or (text, what it gives)
    never: tuple[str, ...] = ()


class Compiled:
    """A rule ready to run; `needs` are characters one of which must be present.

    The expression is compiled when first asked for: most texts need few of the rules.
    """

    __slots__ = ("needs", "part", "ready", "rule", "small", "source")

    def __init__(
        self, rule: Rule, source: str, needs: frozenset[str], small: str, part: int
    ) -> None:
        self.rule = rule
        self.source = source  # over the characters of the alphabet
        self.small = small  # over those of `Grammar.narrow`, which `search` reads
        self.part = part  # which of the strings of `narrow`
        self.needs = needs
        self.ready: re.Pattern[str] | None = None

    @property
    def search(self) -> re.Pattern[str]:
        """The rule as a regular expression over codes, as `Grammar.narrow` writes them."""
        if self.ready is None:
            self.ready = re.compile(self.small)
        return self.ready


class Lexicon:
    """Words and phrases of a language with their tags.

    `entries` maps a tag to its words, separated by commas; a phrase has spaces.
    A word may stand under several tags.
    """

    def __init__(self, alphabet: Alphabet, entries: Mapping[str, str]) -> None:
        self.alphabet = alphabet
        tags: dict[tuple[str, ...], set[str]] = {}
        for tag, words in entries.items():
            for phrase in words.split(","):
                key = tuple(t.lower().replace("’", "'") for t in TOKEN.findall(phrase))
                if key:
                    tags.setdefault(key, set()).add(tag)
        self._keys = tags
        self.translated: dict[
            str, tuple[str, frozenset[str]]
        ] = {}  # patterns, once words are final
        self.words: dict[str, str] = {}
        # first word -> second word -> (whole phrase, code), longest first
        self.phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        self._freeze()

    def _freeze(self) -> None:
        for key, found in self._keys.items():
            if len(key) == 1:
                self.words[key[0]] = self.alphabet.code(found | {WORD})
            else:
                code = self.alphabet.code(found | {WORD})
                second = self.phrases.setdefault(key[0], {})
                second.setdefault(key[1], []).append((key, code))
        for second in self.phrases.values():
            for options in second.values():
                options.sort(key=lambda option: -len(option[0]))

    def every_phrase(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """All phrases with their codes."""
        for second in self.phrases.values():
            for options in second.values():
                yield from options

    def literal(self, word: str) -> str:
        """Make sure `word` is a token of its own kind; its tag is `=word`."""
        key = (word,)
        tag = "=" + word
        found = self._keys.setdefault(key, set())
        if tag not in found:
            found.add(tag)
            self.words[word] = self.alphabet.code(found | {WORD if word[0].isalnum() else MARK})
        return tag


class Memory(dict[str, Any]):
    """What was worked out for words seen; begins anew when ROOM are known."""

    def __init__(self, work_out: Callable[[str], Any]) -> None:
        super().__init__()
        self.work_out = work_out

    def __missing__(self, word: str) -> Any:
        if len(self) >= ROOM:
            self.clear()
        found = self[word] = self.work_out(word)
        return found


class Stretch(NamedTuple):
    """What stands between two spaces: mostly a word, often with marks.

    `sizes`: gap and token in turn, the space before it counted as a gap.
    """

    sizes: tuple[int, ...]
    lower: tuple[str, ...]
    codes: str


class Lexer:
    """Text to tokens. Repairs words that PDF extraction glued or split."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        code = lexicon.alphabet.code
        self._cap, self._word = code((CAPITALISED, WORD)), code((WORD,))
        self._numeral, self._mark, self._break = code((NUMERAL,)), code((MARK,)), code((BREAK,))
        # words of two letters that PDF extraction glues to another, where the language has such
        self._short = frozenset(lexicon.alphabet.having("glued"))
        self._forms = Memory(self._learn)
        self._stretches = Memory(self._stretch)

    def lex(self, text: str, start: int = 0, end: int | None = None) -> Tokens:
        """Tokens of `text[start:end]`; offsets are into `text`."""
        piece = text[start:end]
        if "\n" in piece and not BLANK.search(piece):
            piece = piece.replace("\n", " ")
        stretches = list(map(self._stretches.__getitem__, piece.split(" ")))
        if None in stretches:
            stretches = [self._cut_up(piece, 0)]
            start += 1
        sizes = chain.from_iterable([sizes for sizes, _, _ in stretches])
        lower = list(chain.from_iterable([lower for _, lower, _ in stretches]))
        codes = "".join([codes for _, _, codes in stretches])
        offsets = list(accumulate(sizes, initial=start - 1))
        tokens = Tokens(text, offsets[1::2], offsets[2::2], codes, [None] * len(lower))
        if "-" in lower:
            tokens, lower = self._join(tokens, lower)
        return self._phrases(tokens, lower)

    def _stretch(self, stretch: str) -> Stretch | None:
        """What stands between two spaces; None where its size is not that of its tokens."""
        found = self._cut_up(stretch, 1)
        return found if sum(found.sizes) == len(stretch) + 1 else None

    def _cut_up(self, stretch: str, before: int) -> Stretch:
        """The tokens of a stretch, one by one; `before`: spaces before its first character."""
        sizes: list[int] = []
        lower: list[str] = []
        codes = ""
        at = -before
        for match in TOKEN.finditer(stretch):
            low, code = self._forms[match.group()]
            sizes += (match.start() - at, len(match.group()))
            if len(code) == 1:
                lower.append(low)
            else:  # two words glued
                cut = self._cut(low)
                sizes[-1:] = (cut, 0, len(low) - cut)
                lower += (low[:cut], low[cut:])
            codes += code
            at = match.end()
        return Stretch(tuple(sizes), tuple(lower), codes)

    def _learn(self, word: str) -> tuple[str, str]:
        """Lower case and code of a word; two codes where it is two words glued."""
        low = word.lower().replace("’", "'")
        code = self.lexicon.words.get(low)
        if code is None:
            cut = self._cut(low)
            words = self.lexicon.words
            code = words[low[:cut]] + words[low[cut:]] if cut else self._shape(word)
        return low, code

    def _shape(self, word: str) -> str:
        first = word[0]
        if first.isdecimal():
            return self._numeral
        if first.isalpha():
            return self._cap if first.isupper() else self._word
        return self._break if first == "\n" else self._mark

    def _cut(self, word: str) -> int:
        """Where a glued word ("peoplewere") falls into two known ones; 0: nowhere."""
        if len(word) < 7 or not word.isalpha():
            return 0
        words = self.lexicon.words
        for i in range(len(word) - 2, 2, -1):
            tail = word[i:]
            if word[:i] not in words or tail not in words:
                continue
            if len(tail) > 2 or (i > 4 and words[tail] in self._short):
                return i
        return 0

    def _join(self, tokens: Tokens, lower: list[str]) -> tuple[Tokens, list[str]]:
        """Mend a word split at a line end ("fami-lies") where only the whole is known."""
        words = self.lexicon.words
        i = 1
        text, starts, ends, codes, values = tokens
        out = list(codes)
        while i < len(lower) - 1:
            if lower[i] == "-" and starts[i] == ends[i - 1]:
                whole = lower[i - 1] + lower[i + 1]
                if whole in words and lower[i - 1] not in words and lower[i - 1].isalpha():
                    out[i - 1 : i + 2] = [words[whole]]
                    lower[i - 1 : i + 2] = [whole]
                    ends[i - 1 : i + 2] = [ends[i + 1]]
                    del starts[i : i + 2], values[i : i + 2]
                    continue
            i += 1
        return Tokens(text, starts, ends, "".join(out), values), lower

    def _phrases(self, tokens: Tokens, lower: list[str]) -> Tokens:
        """Fold known phrases ("as many as") into one token each, longest first."""
        phrases = self.lexicon.phrases
        folds: list[tuple[int, int, str, Any]] = []
        done = 0
        for i, (word, after) in enumerate(pairwise(lower)):
            if word not in phrases or after not in phrases[word] or i < done:
                continue
            for key, code in phrases[word][after]:
                if len(key) == 2 or tuple(lower[i : i + len(key)]) == key:
                    done = i + len(key)
                    folds.append((i, done, code, None))
                    break
        return fold(tokens, folds)


def fold(tokens: Tokens, folds: Sequence[tuple[int, int, str, Any]]) -> Tokens:
    """Replace each (first, last, code, value) stretch of tokens by one token.

    `folds` are in order and do not overlap; `last` is not included.
    """
    if not folds:
        return tokens
    text, starts, ends, codes, values = tokens
    new_starts: list[int] = []
    new_ends: list[int] = []
    new_codes: list[str] = []
    new_values: list[Any] = []
    at = 0
    for first, last, code, value in folds:
        new_starts += starts[at:first]
        new_ends += ends[at:first]
        new_codes.append(codes[at:first])
        new_values += values[at:first]
        new_starts.append(starts[first])
        new_ends.append(ends[last - 1])
        new_codes.append(code)
        new_values.append(value)
        at = last
    new_starts += starts[at:]
    new_ends += ends[at:]
    new_codes.append(codes[at:])
    new_values += values[at:]
    return Tokens(text, new_starts, new_ends, "".join(new_codes), new_values)


PIECE = re.compile(
    r"\s+|<=|<!(?=\s)|\(<=(?=\s)|\(<!(?=\s)|\(=|\(!|\((?P<name>\w+):|<(?P<not>!?)(?P<tags>[^>]+)>"
    r'|"(?P<word>[^"]+)"|[()|?*+.^$]|\{\d*,?\d*\}'
)

ALONE = re.compile(r"\(\w+:\s*<([^!>][^>]*)>\)(?![?*{])")  # a part no match can do without


class Grammar:
    """Rules compiled against a lexicon. Compile happens when a rule is first tried."""

    def __init__(self, lexicon: Lexicon, rules: Sequence[Rule]) -> None:
        self.lexicon = lexicon
        self.rules = tuple(rules)
        for rule in self.rules:
            for word in re.findall(r'"([^"]+)"', rule.pattern):
                lexicon.literal(word)
        self._ready: list[Compiled] | None = None
        self._tables: list[dict[int, str]] = []
        self._narrowed: tuple[str | None, list[str]] = None, []

    def translate(self, pattern: str) -> tuple[str, frozenset[str]]:
        """A pattern as a regular expression over codes, and what it cannot do without."""
        known = self.lexicon.translated
        found = known.get(pattern)
        if found is None:
            found = known[pattern] = self._translate(pattern)
        return found

    def _translate(self, pattern: str) -> tuple[str, frozenset[str]]:
        out: list[str] = []
        needs: frozenset[str] = frozenset()
        depth, at = 0, 0
        while at < len(pattern):
            piece = PIECE.match(pattern, at)
            if piece is None:
                raise ValueError(f"pattern not understood at {pattern[at:]!r}")
            at = piece.end()
            text, chars = self._piece(piece)
            depth += text.count("(") - (piece.group() == ")")
            out.append(text)
            if chars and not piece["not"] and depth == 0 and pattern[at : at + 1] not in "?*{|":
                needs = _tighter(needs, frozenset(chars))
        if "|" in re.sub(
            r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", re.sub(r"<[^>]*>", "", pattern))
        ):
            needs = frozenset()
        for simple in ALONE.finditer(pattern):
            tags = [tag.strip().replace('"', "=", 1).rstrip('"') for tag in simple[1].split("|")]
            having = (self.lexicon.alphabet.having(tag) for tag in tags)
            needs = _tighter(needs, frozenset("".join(having)) or frozenset(" "))
        return "".join(out), needs

    def _piece(self, piece: re.Match[str]) -> tuple[str, str]:
        text = piece.group()
        if piece["name"]:
            return f"(?P<{piece['name']}>", ""
        if piece["tags"] or piece["word"]:
            tags = ["=" + piece["word"]] if piece["word"] else piece["tags"].split("|")
            tags = ["=" + t.strip('" ') if t.lstrip().startswith('"') else t for t in tags]
            chars = "".join(self.lexicon.alphabet.having(tag.strip()) for tag in tags)
            if not chars:
                return ("[^\\s\\S]" if not piece["not"] else "."), " "
            return f"[{'^' if piece['not'] else ''}{chars}]", chars
        special = {"(": "(?:", "(=": "(?=", "(!": "(?!", "(<=": "(?<=", "(<!": "(?<!"}
        return special.get(text, "" if text.isspace() else text), ""

    @property
    def compiled(self) -> list[Compiled]:
        """All rules, compiled once, in order."""
        if self._ready is None:
            translated = [self.translate(rule.pattern) for rule in self.rules]
            sources = [source for source, _ in translated]
            small: list[tuple[str, int]] = []
            while len(small) < len(sources):
                rest = sources[len(small) :]
                table, short = narrowed(rest, len(self.lexicon.alphabet))
                small += [(source, len(self._tables)) for source in short]
                self._tables.append(table)
            rows = zip(self.rules, translated, small, strict=True)
            self._ready = [Compiled(r, *told, *own) for r, told, own in rows]
        return self._ready

    def narrow(self, codes: str) -> list[str]:
        """A code string in the characters the compiled rules read, token by token the same.

        One string for each part of the grammar; a rule is searched in that of its `part`.
        The last one is remembered: a stage tries rule after rule on the same sentence.
        """
        known, small = self._narrowed
        if known is not codes:
            small = [codes.translate(table) for table in self._tables]
            self._narrowed = codes, small
        return small

    @cached_property
    def _needs(self) -> Needs:
        return Needs(self.translate(rule.pattern)[0] for rule in self.rules)

    def live(self, codes: Iterable[str], met: int = 0) -> int:
        """The rules that find all they need among the characters, one bit each.

        `met`: needs met by what is not there yet (`meets`).
        """
        return self._needs.live(codes, met)

    def meets(self, codes: Iterable[str]) -> int:
        """The needs these characters meet, one bit each."""
        return self._needs.meets(codes)

    @cached_property
    def _starting(self) -> dict[str, list[tuple[int, Compiled]]]:
        """The rules by the characters they begin with, in order."""
        every = frozenset(map(chr, range(FIRST_CODE, FIRST_CODE + 6400)))
        starting: dict[str, list[tuple[int, Compiled]]] = {}
        for order, ready in enumerate(self.compiled):
            for code in automaton(ready.source).beginnings(every):
                starting.setdefault(code, []).append((order, ready))
        return starting

    def matches(self, tokens: Tokens) -> Iterable[tuple[Rule, re.Match[str]]]:
        """Every match of every rule, rule by rule."""
        codes = tokens.codes
        for ready in self.compiled:
            if ready.needs.isdisjoint(codes) and ready.needs:
                continue
            for match in (ready.ready or ready.search).finditer(self.narrow(codes)[ready.part]):
                yield ready.rule, match

    def everywhere(self, tokens: Tokens) -> list[tuple[Rule, re.Match[str]]]:
        """A match of every rule at every token that can start one, rule by rule.

        Unlike `matches`, a rule may match again inside its own match.
        """
        codes, starting = tokens.codes, self._starting
        begin = [(at, starting[code]) for at, code in enumerate(codes) if code in starting]
        if not begin:
            return []
        small = self.narrow(codes)
        found = [
            (order, ready.rule, match)
            for at, rules in begin
            for order, ready in rules
            if (match := (ready.ready or ready.search).match(small[ready.part], at)) is not None
        ]
        found.sort(key=itemgetter(0))
        return [(rule, match) for _, rule, match in found]

    def fold_first(
        self, tokens: Tokens, build: Callable[[Rule, re.Match[str], Tokens], Any]
    ) -> Tokens:
        """One walk: at each token the first rule that makes something folds its match.

        `build` and `only` are as in `rewrite`, which lets earlier rules go first
        everywhere; here the left goes first.
        """
        codes, starting = tokens.codes, self._starting
        begin = [(at, starting[code]) for at, code in enumerate(codes) if code in starting]
        if not begin:
            return tokens
        small = self.narrow(codes)
        folds: list[tuple[int, int, str, Any]] = []
        done = 0
        for at, rules in begin:
            if at < done:
                continue
            for _, ready in rules:
                match = (ready.ready or ready.search).match(small[ready.part], at)
                if match is None or match.end() == at:
                    continue
                made = build(ready.rule, match, tokens)
                if made is not None:
                    first, last = match.span("only" if "only" in match.re.groupindex else 0)
                    folds.append((first, last, *made))
                    done = match.end()
                    break
        return fold(tokens, folds)

    def rewrite(
        self, tokens: Tokens, build: Callable[[Rule, re.Match[str], Tokens], Any]
    ) -> Tokens:
        """One stage: fold what the rules match, earlier rules first.

        `build` returns (code, value), or None to leave the match alone. Where a pattern
        has a part named `only`, that part alone is folded.
        """
        for ready in self.compiled:
            codes = tokens.codes
            if ready.needs.isdisjoint(codes) and ready.needs:
                continue
            folds = []
            for match in (ready.ready or ready.search).finditer(self.narrow(codes)[ready.part]):
                first, last = match.span("only" if "only" in match.re.groupindex else 0)
                made = build(ready.rule, match, tokens) if last > first else None
                if made is not None:
                    folds.append((first, last, *made))
            tokens = fold(tokens, folds)
        return tokens


def _tighter(old: frozenset[str], new: frozenset[str]) -> frozenset[str]:
    return new if not old or len(new) < len(old) else old
