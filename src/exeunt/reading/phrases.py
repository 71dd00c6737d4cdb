"""Speakers in a sentence: the phrase beside a word of saying that names who speaks.

`speech.py` finds the words of saying (`Cue`); `Finder` walks from one to the left or the
right over a noun phrase, past clauses between commas, and stops where another clause starts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from exeunt.reading.engine import BREAK, MARK, Tokens

if TYPE_CHECKING:
    from exeunt.reading.speech import Speech

LONGEST = 24  # words of a speaker
ASIDE = 16  # words between commas after a speaker
LEFT, RIGHT, FIRST, AS = "left", "right", "first", "as"
MARKS_INSIDE = "-‑'’&/%“”\"‘"


class Phrase(NamedTuple):
    """The speaker: characters `start` to `end`; `aside`, what stands between commas after."""

    start: int
    end: int
    first: int  # token
    last: int
    aside: tuple[int, int] | None


class Cue(NamedTuple):
    """Words that tell that somebody speaks: tokens `first` to `last`."""

    words: Speech
    rule: str
    side: str
    stance: str
    first: int
    last: int

    def speaker(self, tokens: Tokens) -> Phrase | None:
        """The phrase that names who speaks, None where nobody is named."""
        find = self.words.phrases(tokens)
        if self.side == RIGHT:
            return find.right(self.last)
        if self.side == FIRST:
            return Phrase(
                tokens.starts[self.first], tokens.ends[self.first], self.first, self.first, None
            )
        if self.side == AS:
            return find.left(self.first - 1)
        if find.inverted(self.first, self.last):
            return find.right(self.last)
        phrase = find.left(self.first)
        if phrase is None or (self.side != LEFT and not find.is_kind(phrase, self.side)):
            return None
        return phrase

    def scope(self, tokens: Tokens, phrase: Phrase, start: int, end: int) -> tuple[int, int]:
        """Which characters of the sentence are said by the speaker."""
        find = self.words.phrases(tokens)
        if self.side == RIGHT:
            against = find.last("versus", self.first)
            near = against >= 0 and not find.has_comma(against, self.first)
            return (tokens.starts[against], end) if near else (start, end)
        if (
            self.stance == "denies"
            and self.last < len(tokens.codes) - 2
            and phrase.first < self.first
        ):
            return tokens.ends[self.last - 1], end
        if phrase.first > 0 and phrase.first < self.first and find.opens_clause(phrase.first):
            return phrase.start, end
        return start, end


class Finder:
    """Finds phrases in one lexed sentence."""

    def __init__(self, words: Speech, tokens: Tokens) -> None:
        self._t = tokens
        self._tags = [words.tags(code) for code in tokens.codes]

    def _is(self, n: int, tag: str) -> bool:
        return 0 <= n < len(self._tags) and tag in self._tags[n]

    def last(self, tag: str, before: int) -> int:
        """The last token with a tag before a place, -1 where there is none."""
        return next((n for n in range(before - 1, -1, -1) if self._is(n, tag)), -1)

    def has_comma(self, first: int, last: int) -> bool:
        """True where a comma stands between two tokens."""
        return any(self._text(n) == "," for n in range(first, last))

    def _says(self, n: int) -> bool:
        return any(tag.startswith("say.") for tag in self._tags[n])

    def _text(self, n: int) -> str:
        return self._t.text[self._t.starts[n] : self._t.ends[n]] if 0 <= n < len(self._tags) else ""

    def _ends(self, n: int) -> bool:
        """True where a phrase cannot go on past token n."""
        tags = self._tags[n]
        if "quote" in tags or BREAK in tags:
            return True
        if MARK in tags and self._text(n) not in MARKS_INSIDE and len(self._text(n)) == 1:
            return True
        return bool(tags & {"stop"}) and not self._is(n, "person")

    def left(self, n: int) -> Phrase | None:
        """The speaker before token n: "The minister, who ..., [said]"."""
        last, aside = self._over_asides(n - 1)
        first = last + 1
        while first > 0 and last - first < LONGEST and self._goes_left(first - 1, last):
            first -= 1
        first = self._over_list(first, last)
        who = next((k for k in range(first, last + 1) if self._is(k, "who")), None)
        if who is not None and who > first:
            last = who - 1
        while first <= last and (
            self._is(first, "conj") or self._text(first) in ("’", "'", ".", "-")
        ):
            first += 1
        return self._phrase(first, last, aside)

    def _over_asides(self, last: int) -> tuple[int, tuple[int, int] | None]:
        """Step left over adverbs and over what stands between commas or brackets."""
        aside = None
        for _ in range(3):
            while last >= 0 and self._is(last, "aux") and not self._is(last, "person"):
                last -= 1
            closing = self._text(last)
            if closing not in (",", ")", "–", "—"):
                break
            opening = {")": "("}.get(closing, closing)
            k = last - 1
            while (
                k > 0
                and last - k < ASIDE + 6
                and self._text(k) != opening
                and not self._is(k, "quote")
            ):
                k -= 1
            if self._text(k) != opening or k == 0:
                return (last - 1, aside) if closing == "," and opening == "," else (last, aside)
            if self._is(k + 1, "say.according"):
                last = k - 1
                continue
            if any(self._says(m) for m in range(k + 1, last)) and closing == ",":
                return last - 1, aside
            if closing == ",":
                aside = (self._t.starts[k + 1], self._t.ends[last - 1])
            last = k - 1
        return last, aside

    def _over_list(self, first: int, last: int) -> int:
        """Where "images from A, B and C" starts, found from "B and C"."""
        while self._text(first - 1) == "," and any(self._is(k, "and") for k in range(first, last)):
            start = first - 1
            while start > 0 and first - start < 9 and self._goes_left(start - 1, last):
                start -= 1
            if start == first - 1 or first - start >= 9 or self._is(start, "time"):
                break
            first = start
        return first

    def _goes_left(self, n: int, last: int) -> bool:
        verb = self._is(n, "verb") or self._says(n) or self._is(n, "be")
        if verb and not self._ends(n) and any(self._is(k, "who") for k in range(max(0, n - 6), n)):
            return True
        if self._ends(n) or (
            self._says(n) and not self._is(n, "data") and not self._is(n, "people")
        ):
            return False
        if self._is(n, "verb"):
            return self._is(n, "participle") and self._is(n + 1, "people")
        if self._is(n, "with"):
            return self._text(n - 1) != ","
        if self._is(n, "and"):
            return not any(self._is(k, "verb") for k in range(max(0, n - 8), n)) and n < last
        return True

    def right(self, n: int) -> Phrase | None:
        """The speaker after token n: "[according to] the head of ..., a ..."."""
        count = len(self._tags)
        while n < count and (self._is(n, "aux") or self._is(n, "that") or self._text(n) == ":"):
            n += 1
        last = n
        while last < count and last - n < LONGEST and not self._stops_right(last):
            last += 1
        return self._phrase(n, last - 1, self._apposition(last))

    def _stops_right(self, n: int) -> bool:
        if self._is(n, "quote") and self._t.ends[n] - self._t.starts[n] < 40:
            return False
        text = self._text(n)
        if text in '“”"‘' and text:
            return False
        return (
            self._ends(n)
            or self._is(n, "who")
            or self._is(n, "verb")
            or (
                self._says(n)
                and not self._is(n, "data")
                and not self._is(n, "people")
                and not self._is(n, "say.by")
                and not self._is(n, "body")
            )
        )

    def _apposition(self, comma: int) -> tuple[int, int] | None:
        """ ", head of the Border Police," after a speaker."""
        if self._text(comma) != ",":
            return None
        end = comma + 1
        while end < len(self._tags) and end - comma < ASIDE and not self._ends(end):
            if (
                self._is(end, "verb")
                or self._is(end, "who")
                or (self._says(end) and not self._is(end, "people"))
            ):
                return None
            end += 1
        if end == comma + 1 or (
            end < len(self._tags) and self._text(end) not in (",", ".", ";", ")")
        ):
            return None
        return self._t.starts[comma + 1], self._t.ends[end - 1]

    def _phrase(self, first: int, last: int, aside: tuple[int, int] | None) -> Phrase | None:
        if (
            first > last
            or first < 0
            or self._is(last, "article")
            or (self._is(last, "quote") and first == last)
        ):
            return None
        if all(
            self._is(k, "time") or MARK in self._tags[k] or self._is(k, "aux")
            for k in range(first, last + 1)
        ):
            return None
        return Phrase(self._t.starts[first], self._t.ends[last], first, last, aside)

    def inverted(self, first: int, last: int) -> bool:
        """True where the speaker follows the verb: `"...," said the boy`."""
        if last >= len(self._tags) or self._text(last) in (".", ",", ":"):
            return False
        if self._is(last, "that") or self._is(last, "to"):
            return False
        before = first - 1
        if self._is(first, "say.to") or self._relative_ends(before):
            return False
        if before >= 0 and self._text(before) == ",":
            quoted = self._is(before - 1, "quote")
        else:
            quoted = before >= 0 and self._is(before, "quote")
        opens = before < 0 or quoted or self._text(before) == ","
        if not opens or not self._names(last):
            return False
        return quoted or before < 0 or self._nothing_after(last)

    def _relative_ends(self, comma: int) -> bool:
        """True where the comma closes "..., who crossed late, "."""
        if self._text(comma) != ",":
            return False
        for k in range(comma - 1, max(-1, comma - ASIDE - 6), -1):
            if self._text(k) == "," or self._is(k, "quote"):
                return self._is(k + 1, "who")
        return False

    def _names(self, n: int) -> bool:
        return any(self._is(n, t) for t in ("person", "cap", "det", "people", "pronoun", "body"))

    def _nothing_after(self, n: int) -> bool:
        phrase = self.right(n)
        if phrase is None:
            return False
        first, count = phrase.last + 1, len(self._tags)
        if self._text(first) == "," and self._is(first + 1, "who"):  # what they did themselves
            first = next((k for k in range(first + 1, count) if self._text(k) == ","), count)
        rest = range(first, count)
        return not any(self._is(k, "verb") or self._says(k) for k in rest if not self._is(k, "who"))

    def opens_clause(self, first: int) -> bool:
        """True where the phrase starts a clause of its own: ", but staff say"."""
        before = first - 1
        if self._is(first, "conj"):
            return True
        opens = any(self._is(before, tag) for tag in ("conj", "stop", "and", "with"))
        return opens or (before >= 0 and self._text(before) in (";", "—", "–"))

    def is_kind(self, phrase: Phrase, kind: str) -> bool:
        """True where a phrase ends in data or pictures (`source`) or a body (`body`)."""
        span = range(phrase.first, phrase.last + 1)
        tags = ("data", "medium", "visual") if kind == "source" else ()
        if any(self._is(n, tag) for n in span for tag in ("body", *tags)):
            return True
        if kind == "source":
            return any(self._is(n, "people") or self._is(n, "person") for n in span)
        return any(self._text(n).isupper() and len(self._text(n)) > 1 for n in span) or any(
            self._is(n, t) for n in span for t in ("medium", "people", "data")
        )
