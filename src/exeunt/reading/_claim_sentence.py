"""One sentence being read for claims: its chunks, and what stands around a verb.

Chunks are groups of people, deciders and lines to cross. Around a verb: auxiliaries that
negate or plan it, its subject, what governs its clause, a condition, places.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from exeunt.reading._claim import (
    ACTOR,
    ANNOUNCED,
    BE,
    CONSIDERED,
    GROUP,
    IN_FORCE,
    LINE,
    PART,
    PRONOUN,
    Words,
)  # fmt: skip
from exeunt.reading._claim_words import Tables
from exeunt.reading.engine import Tokens, fold

NEGATIVE = frozenset({"c.aux.not", "c.aux.stop", "c.aux.no"})
REACH = 14  # tokens a subject may stand before its verb, or a condition after it


class Said(NamedTuple):
    """What the auxiliaries before a verb say; `first` is where they begin."""

    first: int
    negated: bool
    status: str
    passive: bool
    tags: frozenset[str]


class Sentence:
    """One sentence being read: its tokens in chunks, and the claims found so far."""

    def __init__(self, tokens: Tokens, tables: Tables) -> None:
        self.tables = tables
        self.plain = tokens
        self.tokens = self._chunk(tokens)

    def _chunk(self, tokens: Tokens) -> Tokens:
        narrow = self.tables.own.grammar(PART, "CHUNKS").narrow
        for ready, needs in self.tables.chunks:
            if needs and needs.isdisjoint(tokens.codes):
                continue
            code = self.tables.own.alphabet.code((ready.rule.make,))
            spans = (
                match.span() for match in ready.search.finditer(narrow(tokens.codes)[ready.part])
            )
            folds = [(first, last, code, None) for first, last in spans]
            tokens = fold(tokens, folds)
        return tokens

    def asks_or_shouts(self) -> bool:
        """Questions and slogans claim nothing."""
        text, _, ends, codes, _ = self.tokens
        tail = text[ends[-1] - 1 : ends[-1] + 1] if ends else ""
        before = text[ends[-2] - 1] if len(ends) > 1 else ""
        return "?" in tail or before == "?" or ("!" in tail + before and len(codes) < 9)

    # -- tokens and chunks by number

    def tags(self, at: int) -> frozenset[str]:
        """The tags of token `at`."""
        return self.tables.tags(self.tokens.codes[at])

    def char(self, at: int) -> str:
        """The first character of token `at`."""
        return self.tokens.text[self.tokens.starts[at]]

    def stops(self, at: int) -> bool:
        """True where a clause cannot go on past token `at`."""
        char = self.char(at)
        if char == ".":
            return at == 0 or self.tokens.ends[at - 1] - self.tokens.starts[at - 1] > 1
        return char in ";:\n"

    def matches(self, at: int, kind: re.Pattern[str]) -> bool:
        """True where the whole token `at` is such a word."""
        text, starts, ends, _, _ = self.tokens
        return kind.fullmatch(text, starts[at], ends[at]) is not None

    def kind(self, at: int | None) -> str:
        """What stands there: GROUP, ACTOR, LINE, a pronoun, or nothing of interest."""
        if at is None:
            return ""
        tags = self.tags(at)
        for kind in (GROUP, ACTOR, LINE, PRONOUN):
            if kind in tags:
                return kind
        return ACTOR if "place" in tags and "demonym" not in tags else ""

    def chars(self, words: Words | None) -> Words | None:
        """Tokens as characters of the document."""
        if words is None or words[1] <= words[0]:
            return None
        return self.tokens.starts[words[0]], self.tokens.ends[words[1] - 1]

    def inside(self, words: Words) -> list[frozenset[str]]:
        """Tags of the plain tokens a chunk was folded from."""
        lo, hi = self.tokens.starts[words[0]], self.tokens.ends[words[1] - 1]
        plain = self.plain
        first, last = bisect_left(plain.starts, lo), bisect_left(plain.starts, hi)
        return [self.tables.tags(code) for code in plain.codes[first:last]]

    def has(self, *wanted: str) -> bool:
        """True where any token of the sentence, or of a chunk, has one of the tags."""
        tags = self.tables.tags
        return any(
            tag in found for code in self.plain.codes + self.tokens.codes
            for found in (tags(code),) for tag in wanted
        )  # fmt: skip

    # -- around a verb

    def said(self, head: int) -> Said:
        """Read the auxiliaries left of token `head`."""
        codes, tables = self.tokens.codes, self.tables
        first = head
        while first > 0 and (
            codes[first - 1] in tables.aux
            or codes[first - 1] in tables.link
            or self.matches(first - 1, tables.adverb)
        ):
            first -= 1
        while first < head and codes[first] not in tables.aux:
            first += 1
        every: set[str] = set()
        negations, last = 0, frozenset[str]()
        for code in codes[first:head]:
            tags = self.tables.tags(code)
            if "c.aux.to" in tags and BE in last:  # "is to close"
                every.add("c.aux.will")
            every |= tags
            negations += bool(tags & NEGATIVE)
            if code in tables.aux and (BE in tags or not tags & {"c.aux.adv", "c.aux.not"}):
                last = tags
        passive = BE in last and not self.matches(head, tables.gerund)
        return Said(first, negations % 2 == 1, _status(every), passive, frozenset(every))

    def subject(self, first: int) -> int | None:
        """The chunk before token `first` that no preposition governs."""
        codes, tables = self.tokens.codes, self.tables
        for i in range(first - 1, max(-1, first - REACH), -1):
            if self.stops(i):
                return None
            tags = self.tags(i)
            if PRONOUN in tags:
                return i
            if codes[i] in tables.nominal and not (i and codes[i - 1] in tables.preposition):
                return i
        return None

    def shared(self, subject: int | None, first: int) -> int | None:
        """ "Chad closed the border and deported refugees": Chad does both."""
        if not first or "c.and" not in self.tags(first - 1) or self.kind(subject) == ACTOR:
            return subject
        return next((i for i in range(first - 2, -1, -1) if self._free(i)), subject)

    def _free(self, at: int) -> bool:
        """A decider that no preposition governs."""
        codes, prepositions = self.tokens.codes, self.tables.preposition
        return self.kind(at) == ACTOR and not (at and codes[at - 1] in prepositions)

    def antecedent(self, at: int, kind: str) -> int | None:
        """The nearest chunk of that kind before a pronoun."""
        return next((i for i in range(at - 1, -1, -1) if self.kind(i) == kind), None)

    def finite(self, first: int) -> bool:
        """False where the verb's auxiliaries begin with "to" or "not to"."""
        auxiliaries = {tag for tag in self.tags(first) if tag.startswith("c.aux")}
        return not auxiliaries <= {"c.aux.to", "c.aux.not", "c.aux.adv"}

    def governed(self, first: int, *, noun: bool) -> bool:
        """True where "if", "urged ... to" or the like governs the clause."""
        to = first < len(self.tokens.codes) and not self.finite(first)
        called = to or noun
        for i in range(first - 1, max(-1, first - 8), -1):
            tags = self.tags(i)
            if self.stops(i) or self.char(i) == ",":
                return False
            if "c.if" in tags or ("c.urge" in tags and called):
                return True
            called = called or "c.that" in tags  # "demanded that the border be closed"
        return False

    def ordered(self, first: int) -> bool:
        """ "ordered the guards to": the infinitive after an order is a rule."""
        if first and "c.order" in self.tags(first - 1):
            return True
        return (
            first > 1
            and self.tokens.codes[first - 1] in self.tables.nominal
            and "c.order" in self.tags(first - 2)
        )

    def condition(self, end: int) -> Words | None:
        """ "unless they hold a visa": from the word that opens it to the clause's end."""
        for i in range(end, min(len(self.tokens.codes), end + REACH)):
            tags = self.tags(i)
            if self.stops(i) or "c.said" in tags:
                return None
            if tags & {"c.unless", "c.lacking"} or ("c.only" in tags and self._restricts(i + 1)):
                return i, self.clause_end(i + 1)
        return None

    def _restricts(self, at: int) -> bool:
        return at < len(self.tokens.codes) and bool(self.tags(at) & {"c.prep", "c.if", GROUP})

    def goes_on(self, at: int) -> bool:
        """True where a participle or a speaker's verb follows a comma."""
        size = len(self.tokens.codes)
        return self.matches(at, self.tables.gerund) or any(
            "c.said" in self.tags(i) for i in range(at, min(at + 4, size))
        )

    def clause_end(self, start: int) -> int:
        """The token at which the clause that goes on at `start` ends."""
        size = len(self.tokens.codes)
        for i in range(start, min(size, start + REACH)):
            if self.stops(i) or self.char(i) == ",":
                return i
        return min(size, start + REACH)

    def topics(self, words: Words) -> tuple[str, ...]:
        """What a denial or a warning speaks of."""
        found = [
            tag.removeprefix("c.topic.")
            for tags in self.inside(words)
            for tag in sorted(tags)
            if tag.startswith("c.topic.")
        ]
        return tuple(dict.fromkeys(found))

    def places(
        self, first: int, last: int, actor: Words | None, group: Words | None
    ) -> tuple[tuple[int, int, str], ...]:
        """Places from token `first` up to `last` with their roles.

        Those inside the group are the group's. Those of the decider say where a rule
        holds only if the sentence names no other place for it.
        """
        theirs, decider = self.chars(group) or (0, 0), self.chars(actor) or (0, 0)
        lo, hi = self.tokens.starts[first], self.tokens.ends[last - 1]
        found = [
            (start, end, self._role(i))
            for i, start, end in self._named(lo, hi)
            if not theirs[0] <= start < theirs[1] and not decider[0] <= start < decider[1]
        ]
        if not any(role in ("at", "to") for _, _, role in found):
            found += [(start, end, "at") for _, start, end in self._named(*decider)]
        return tuple(sorted(found))

    def _named(self, lo: int, hi: int) -> Iterator[tuple[int, int, int]]:
        plain, place = self.plain, self.tables.place
        for i in range(bisect_left(plain.starts, lo), bisect_left(plain.starts, hi)):
            if plain.codes[i] in place:
                yield i, plain.starts[i], plain.ends[i]

    def _role(self, at: int) -> str:
        """By the word before the place, an article left out."""
        own = self.tables.own
        words = [self.plain.words(i, i + 1).lower() for i in (at - 2, at - 1) if i >= 0]
        if words and words[-1] in own.data(PART, "ARTICLES", ()):
            words.pop()
        roles: dict[str, str] = own.data(PART, "ROLES", {})
        return roles.get(words[-1], "at") if words else "at"


def _status(tags: set[str]) -> str:
    if tags & {"c.aux.consider", "c.aux.may", "c.aux.should"}:
        return CONSIDERED
    if tags & {"c.aux.will", "c.aux.would", "c.aux.plan", "c.aux.ready"}:
        return ANNOUNCED
    return IN_FORCE
