"""One number out of digits and words: "1,300", "122 387", "two and a half thousand".

The first step of the value stage (`values.py`): the rules `ATOMS` and `JUNK` of a
language match, the makers here give the value. Nothing here knows a language.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from exeunt.reading._amount import Amount, Words, exactly, tidy
from exeunt.reading._points import Dates
from exeunt.reading._stage import Hit, Made
from exeunt.reading.language import Language

GROUPED = re.compile(r"\d{1,3}(?:([,.'’])\d{3})(?:\1\d{3})*$")
INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?$")
THREE = re.compile(r"\d{3}(?:\.\d+)?$")
GAP = re.compile(r"[ \u00a0\u2009\u202f]")
BIG = 1000
LONGEST = 20  # characters: no figure has more
LARGEST = 1e18
ROOM = 50_000
COMMON = ("2", "3", "4", "5", "8", "10")  # bottoms of fractions in digits


def numeral(text: str, point: str = ".") -> float | None:
    """The value of digits with separators; None where they are no number ("1.2.3").

    Three digits after a separator are thousands ("1,300", "397.000"), except that
    one `point` between a short whole part and digits not all zero is the decimal
    point ("4.825"). Two or one digits after a lone comma are decimals ("5,00").
    """
    if len(text) > LONGEST:
        return None
    if text.isdigit():
        return int(text)
    marks = [c for c in text if not c.isdigit()]
    if GROUPED.match(text):
        if len(marks) > 1 or marks[0] != point or _thousands(text, point):
            return int("".join(c for c in text if c.isdigit()))
        return float(text.replace(point, "."))
    if len(marks) == 1 and marks[0] in ",.":
        return float(text.replace(",", ".")) if marks[0] == point or len(text) < 9 else None
    if INDIAN.match(text):
        return float(text.replace(",", ""))
    if len(marks) > 1 and marks[-1] in ".," and marks[-1] not in marks[:-1]:
        whole, _, tail = text.rpartition(marks[-1])
        if GROUPED.match(whole):
            return float("".join(c for c in whole if c.isdigit()) + "." + tail)
    return None


def _thousands(text: str, point: str) -> bool:
    whole, _, tail = text.partition(point)
    return whole != "0" and tail == "000"


class Numerals:
    """The makers of the first step, for one language."""

    def __init__(self, language: Language, words: Words, dates: Dates) -> None:
        self.dates = dates
        self.seen: dict[str, Made] = {}  # digits read before
        self.words = words
        code = language.alphabet.code
        self.number = code(("number",))
        self.vague = code(("number", "vague"))
        self.year = code(("number", "year"))
        self.ordinal_code = code(("ordinal",))
        self.junk = code(("junk",))
        self.ones = frozenset(language.data("numbers", "ONES", ()))
        self.counted = frozenset(language.alphabet.having("u"))
        self.plain = code(("word",))
        self.tags = language.alphabet.tags
        self.makers: dict[str, Callable[[Hit], Made | None]] = {
            name.removeprefix("make_"): getattr(self, name)
            for name in dir(self)
            if name.startswith("make_")
        }

    def build(self, hit: Hit) -> Made | None:
        """The folded token of a match, None where the words make no sense."""
        return self.makers[hit.rule.make](hit)

    # ---- worth of words ------------------------------------------------------------

    def worth(self, hit: Hit, first: int, last: int) -> tuple[float, float] | None:
        """Value and last scale of tokens: "two hundred and two thousand"."""
        total: float = 0
        group: float = 0
        step, seen = 1.0, False
        words = self.words
        for i in range(first, last):
            word = hit.word(i)
            if word[0].isdigit():
                value = numeral(word, words.point)
                if value is None or (group and not 0 < value < 100):
                    return None
                group, seen = group + value, True
            elif word in words.adding:
                group, seen = group + words.adding[word], True
            elif word in words.times:
                times = words.times[word]
                if total > LARGEST or group > LARGEST:
                    return None
                if times < BIG:
                    rest = group % 100 if group > 100 and times < 100 else group
                    group = group - rest + (rest if rest or (seen and rest) else 1) * times
                elif group or not seen:
                    total, group = total + (group or 1) * times, 0
                else:
                    total *= times
                step, seen = float(times), True
        if total > LARGEST or group > LARGEST:
            return None
        return tidy(total + group), step if hit.word(last - 1) in words.times else 1.0

    def part(self, hit: Hit, first: int, last: int) -> float | None:
        """A fraction in words: "three quarters", "a half", "½"."""
        words, top = self.words, 1.0
        for i in range(first, last):
            word = hit.word(i)
            if word in words.adding:
                top = words.adding[word] if i == first or top == 1.0 else top + words.adding[word]
            elif word[0].isdigit() and word.isdecimal():
                top = float(word)
            elif word in words.parts:
                return top * words.parts[word]
        return None

    def _made(self, value: float | None, step: float = 1.0) -> Made | None:
        return None if value is None else (self.number, exactly(value, step))

    # ---- makers: one number -----------------------------------------------------------

    def make_number(self, hit: Hit) -> Made | None:
        """Digits, words, or both with scale words."""
        single = hit.last - hit.first == 1
        if single and hit.word(hit.first) in self.ones and self._follows_pronoun(hit):
            return None
        found = self.worth(hit, hit.first, hit.last)
        if found is None:
            return None
        if not single and self.words.years[0] <= found[0] <= self.words.years[1]:
            told = hit.word(hit.first)[0].isalpha() and self._no_noun_follows(hit)
            return (self.year if told else self.number), exactly(*found)
        return self._made(*found)

    def _no_noun_follows(self, hit: Hit) -> bool:
        """Nothing to count after the number: the end, a mark, a joining word."""
        after = hit.tokens.codes[hit.last : hit.last + 1]
        return not after or any(
            tag == "mark" or tag.startswith(("side", "range", "=and")) for tag in self.tags(after)
        )

    def _follows_pronoun(self, hit: Hit) -> bool:
        """The one, no one: not a number, unless a unit follows."""
        if hit.first == 0 or "before.one" not in self.tags(hit.tokens.codes[hit.first - 1]):
            return False
        after = hit.tokens.codes[hit.last : hit.last + 1]
        return not (after and any(tag.startswith("measure") for tag in self.tags(after)))

    def make_digits(self, hit: Hit) -> Made:
        """1,300, 397.000, 24.02.2022; digits that are no number are junk."""
        first, start = hit.first, hit.tokens.starts[hit.first]
        text = hit.tokens.text[start : hit.tokens.ends[first]]
        if first and hit.tokens.ends[first - 1] == start and self._coded(hit, first - 1):
            return self.junk, None
        if text[-4:-3] == self.words.point:
            follows = hit.tokens.codes[first + 1 : first + 2]
            if follows and follows in self.counted:  # nobody counts 1.300 of a person
                text = text.replace(self.words.point, "")
        known = self.seen.get(text)
        if known is None:
            known = self._read_digits(text)
            if len(self.seen) < ROOM:
                self.seen[text] = known
        return known

    def _coded(self, hit: Hit, before: int) -> bool:
        """F1, MH17: up to three capitals that touch the digits and are no known word."""
        word = hit.tokens.words(before, before + 1)
        if len(word) > 3 or not word.isalpha() or not word.isupper():
            return False
        tags = self.tags(hit.tokens.codes[before])
        return "cap" in tags or "num.letter" in tags

    def _read_digits(self, text: str) -> Made:
        if len(text) > 5:
            dated = self.dates.in_digits(text)
            if dated is not None:
                return dated
        value = numeral(text, self.words.point)
        if value is None:
            return self.junk, None
        low, high = self.words.years
        code = self.year if len(text) == 4 and low <= value <= high else self.number
        return code, Amount(value, value, value)

    def make_spaced(self, hit: Hit) -> Made | None:
        """122 387: every group but the first has three digits, one space between."""
        text = hit.tokens.text[hit.tokens.starts[hit.first] : hit.tokens.ends[hit.last - 1]]
        groups = GAP.split(text)
        if len(groups) != hit.last - hit.first or len(groups[0]) > 3 or groups[0].startswith("0"):
            return None
        if not groups[0].isdigit() or not all(map(THREE.match, groups[1:])):
            return None
        return self._made(float("".join(groups)))

    def make_torn(self, hit: Hit) -> Made | None:
        """61, 000: a space that does not belong, told by the three noughts."""
        head, tail = hit.word(hit.first), hit.word(hit.last - 1)
        if tail != "000" or not head.isdigit() or len(head) > 3:
            return None
        return self._made(int(head) * BIG)

    def make_point(self, hit: Hit) -> Made | None:
        """.08: a point with nothing before it."""
        text, starts = hit.tokens.text, hit.tokens.starts
        before = text[starts[hit.first] - 1 : starts[hit.first]]
        digits = hit.word(hit.first + 1)
        if not hit.glued(hit.first, hit.last) or before.strip() or not digits.isdigit():
            return None
        return self._made(float("0." + digits))

    def make_minus(self, hit: Hit) -> Made | None:
        """A number below zero; a dash between two numbers is no minus."""
        starts, ends = hit.tokens.starts, hit.tokens.ends
        if not hit.word(hit.first).isalpha():
            if hit.first and "numeral" in self.tags(hit.tokens.codes[hit.first - 1]):
                return None
            before = hit.tokens.text[starts[hit.first] - 1 : starts[hit.first]]
            if before.strip(" \t\n(<>=") or starts[hit.first + 1] > ends[hit.first]:
                return None
        found = self.worth(hit, hit.first + 1, hit.last)
        return None if found is None else self._made(-found[0], found[1])

    def make_lettered(self, hit: Hit) -> Made | None:
        """300k, 1.2b: the letter touches the digits; a lone "m" may be metres."""
        letter = hit.word(hit.last - 1)
        if letter not in self.words.apart and not hit.glued(hit.first, hit.last):
            return None
        if letter in self.words.units and not self._noun_follows(hit):
            return None
        found = self.worth(hit, hit.first, hit.last)
        return None if found is None else self._made(*found)

    def _noun_follows(self, hit: Hit) -> bool:
        """A plain word after "2.5m" is what is counted."""
        codes = hit.tokens.codes
        if hit.first and "money.word" in self.tags(codes[hit.first - 1]):
            return True
        if len(hit.word(hit.last - 1)) > 1:
            return False  # 5mm of rain, but $5mm
        if hit.last >= len(codes):
            return False
        tags = self.tags(codes[hit.last])
        return bool(tags & {"word", "cap"}) and not any(
            tag.startswith(("num.", "hedge.", "measure.", "after.metre")) for tag in tags
        )

    def make_decimal(self, hit: Hit) -> Made | None:
        """Two hundred point zero three."""
        first, last = hit.span("tail")
        whole = self.worth(hit, hit.first, first - 1)
        digits = "".join(str(self.words.adding.get(hit.word(i), "")) for i in range(first, last))
        return None if whole is None else self._made(float(f"{whole[0]:.0f}.{digits}"))

    def make_fraction(self, hit: Hit) -> Made | None:
        """Two thirds, a fifth of."""
        value = self.part(hit, hit.first, hit.last)
        return None if value is None else self._made(value)

    def make_half(self, hit: Hit) -> Made | None:
        """Half of them; other parts need a number in front."""
        value = self.part(hit, hit.first, hit.last)
        return self._made(value) if value == 0.5 else None

    def make_partscale(self, hit: Hit) -> Made | None:
        """Half a million, three quarters of a million."""
        part = self.part(hit, *hit.span("f"))
        times = self.words.times[hit.word(hit.last - 1)]
        return None if part is None else self._made(part * times, times)

    def make_mixed(self, hit: Hit) -> Made | None:
        """Two and a half thousand, 3 million and a half, 2½."""
        part = self.part(hit, *hit.span("f"))
        whole = self.worth(hit, *hit.span("n")) if hit.at("n") >= 0 else (0.0, 1.0)
        if part is None or whole is None or part >= 1:
            return None
        first, last = hit.span("s")
        scale = self.worth(hit, first, last) if first >= 0 else (1.0, 1.0)
        if hit.at("s2") >= 0 and scale is not None:  # one billion and a half million
            times = self.words.times[hit.word(hit.at("s2"))]
            return self._made(whole[0] * scale[0] + part * times, times)
        return None if scale is None else self._made((whole[0] + part) * scale[0], scale[1])

    def make_slash(self, hit: Hit) -> Made | None:
        """1/2, 10 1/2: common denominators only, the rest are codes and dates."""
        top, bottom = hit.word(hit.at("p")), hit.word(hit.at("q"))
        if not hit.glued(hit.at("p"), hit.at("q") + 1) or bottom not in COMMON:
            return None
        whole = numeral(hit.word(hit.first), self.words.point) if hit.at("n") >= 0 else 0
        if not top.isdigit() or int(top) >= int(bottom) or whole is None:
            return None
        step = self.words.times[hit.word(hit.at("s"))] if hit.at("s") >= 0 else 1.0
        return self._made((whole + int(top) / int(bottom)) * step, step)

    def make_ratio(self, hit: Hit) -> Made | None:
        """One in three."""
        ends = [self.worth(hit, *hit.span(name)) for name in ("p", "q")]
        if ends[0] is None or ends[1] is None:
            return None
        top, bottom = ends[0][0], ends[1][0]
        if not (isinstance(top, int) and 0 < top < bottom <= 100):
            return None
        return self._made(top / bottom)

    def make_vague(self, hit: Hit) -> Made | None:
        """Dozens, tens of thousands, several hundred: a lower limit and no value."""
        low: float = 1
        several = False
        for i in range(hit.first, hit.last):
            word = hit.word(i)
            few = self.words.few.get(word)
            several = several or few is not None
            low *= few if few is not None else self.words.times.get(word, 1)
        return self.vague, Amount(None, low if several else _plural(hit, self.words), None, "vague")

    def make_vaguepair(self, hit: Hit) -> Made | None:
        """Hundreds or thousands: the smaller sets the limit."""
        low = min(self.words.times[hit.word(i)] for i in (hit.first, hit.last - 1))
        return self.vague, Amount(None, 2 * low, None, "vague")

    def make_ordinal(self, hit: Hit) -> Made | None:
        """3rd, twenty-first."""
        words = self.words
        if hit.word(hit.first)[0].isdigit():
            if not hit.glued(hit.first, hit.last) or not hit.word(hit.first).isdigit():
                return None
            return self.ordinal_code, exactly(int(hit.word(hit.first)))
        before = hit.tokens.codes[hit.first - 1 : hit.first]
        last = hit.word(hit.last - 1)
        counted = before and any(tag.startswith("num") for tag in self.tags(before))
        unit = last in words.units and counted
        head = self.worth(hit, hit.first, hit.last - 1) if hit.last - hit.first > 1 else (0.0, 1.0)
        step = words.ordinals.get(last, 0)
        if head is None:
            return None
        value = head[0] * step if step >= 100 and head[0] else head[0] + step
        return None if unit else (self.ordinal_code, exactly(value))

    # ---- makers: no numbers -------------------------------------------------------------

    def make_junk(self, _hit: Hit) -> Made | None:
        """A match that is no number at all."""
        return self.junk, None

    def make_code(self, hit: Hit) -> Made | None:
        """Mi-8: a capital, dash and digits without a space."""
        before = hit.first - 1
        word = hit.tokens.words(before, hit.first)
        coded = word[0].isupper() or (hit.tokens.codes[before] == self.plain and len(word) < 6)
        return (self.junk, None) if coded and hit.glued(before, hit.last) else None

    def make_longcode(self, hit: Hit) -> Made | None:
        """555-123-4567: digits and dashes without a space."""
        return (self.junk, None) if hit.glued(hit.first, hit.last) else None

    def make_label(self, hit: Hit) -> Made | None:
        """Article 5, Camp 14: a labelling word with a capital, or one that only labels."""
        word = hit.tokens.words(hit.first, hit.first + 1)
        capital = word[:1].isupper() or not word[-1:].isalpha()
        value = hit.word(hit.last - 1)
        return (self.junk, None) if capital and len(value) < 6 else None

    def make_slashed(self, hit: Hit) -> Made | None:
        """24/7, 9/11: digits with a slash that make no common fraction."""
        top, bottom = hit.word(hit.first), hit.word(hit.last - 1)
        if bottom in COMMON and top.isdigit() and int(top) < int(bottom):
            return None
        if not hit.glued(hit.first, hit.last) or self.make_dateful(hit):
            return None
        return self.junk, None

    def make_dateful(self, hit: Hit) -> bool:
        """Three slashed numbers are a date, left to the dates."""
        codes = hit.tokens.codes
        text, ends = hit.tokens.text, hit.tokens.ends
        after = text[ends[hit.last - 1] : ends[hit.last - 1] + 1]
        return (
            after == "/"
            or (hit.first >= 2 and text[ends[hit.first - 2] : ends[hit.first - 1]] == "/")
            or not codes
        )

    def make_score(self, hit: Hit) -> Made | None:
        """3-1: two small numbers, the first not below the second."""
        first, last = hit.word(hit.first), hit.word(hit.last - 1)
        small = first.isdigit() and last.isdigit() and max(len(first), len(last)) < 3
        colon = hit.word(hit.first + 1) == ":"
        if not small or not hit.glued(hit.first, hit.last) or int(first) <= int(last) or colon:
            return None
        return self.junk, None

    def make_coordinate(self, hit: Hit) -> Made | None:
        """48°51'N: degrees with minutes, or with a point of the compass that touches."""
        glued = hit.last - hit.first > 2 and hit.glued(hit.first, hit.last)
        return (self.junk, None) if glued else None


def _plural(hit: Hit, words: Words) -> float:
    """Hundreds: 200 at least; tens of thousands: 20,000; hundreds of thousands: 200,000."""
    low = 2.0
    for i in range(hit.first, hit.last):
        low *= words.times.get(hit.word(i), 1)
    return tidy(low)
