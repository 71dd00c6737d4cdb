"""Values: what the numbers of a sentence say, with their hedges, ranges and units.

The reader calls `understand` on every sentence it looks at; rules on figures, people
and places then see one token per number. Three steps, each a walk of a `Stage`: one
number out of digits and words (`_numerals.py`), dates and times (`dates.py`), and
amounts (here). Words and rules come from the language; this file knows none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from exeunt.reading._amount import Amount, Unit, Words, exactly, hedged, tidy
from exeunt.reading._numerals import Numerals
from exeunt.reading._spans import Spans
from exeunt.reading._stage import Hit, Made, Stage
from exeunt.reading.engine import Grammar, Tokens, fold
from exeunt.reading.language import Language

YEAR = 8766.0  # hours
OLDEST = 110  # years
DATED = ("month", "weekday", "dayword", "nightword", "grain", "season", "daypart", "clock", "half",
         "oclock", "decade.word", "year", "date", "time", "=q", "=past", "ordinal")  # fmt: skip
__all__ = ["Amount", "exactly", "understand"]


def understand(tokens: Tokens, language: Language) -> Tokens:
    """Fold every number, amount, date and time of a sentence into one token each.

    Tags are those of `language.FOLDED`; values are `Amount` for number, length,
    duration, money, percent, ordinal and age, `dates.When` for date and time, and
    None or an `Amount` in a physical unit for junk. Sentences without a numeral or
    a number word come back as they were, unless they tell a date.
    """
    return reader(language).read(tokens)


@cache
def reader(language: Language) -> Reader:
    """The compiled stages of a language; built once."""
    return Reader(language)


class Reader:
    """The value stage of one language."""

    def __init__(self, language: Language) -> None:
        words = Words(language)
        dates = Spans(language, words)
        numerals = Numerals(language, words, dates)
        names = (("dates", "NUMERIC"), ("numbers", "JUNK"), ("numbers", "ATOMS"))
        rules = [rule for part, name in names for rule in language.data(part, name, ())]
        makers = {**dates.makers, **numerals.makers}
        self.atoms = Stage(Grammar(language.lexicon, rules), lambda hit: makers[hit.rule.make](hit))
        self.points = Stage(language.grammar("dates", "POINTS"), dates.build)
        self.spans = Stage(language.grammar("dates", "SPANS"), dates.build)
        self.amounts = Stage(
            language.grammar("numbers", "AMOUNTS"), Amounts(language, words, numerals).build
        )
        having = language.alphabet.having
        self.url = re.compile(f"[{having('url')}]" if having("url") else r"[^\s\S]")
        self.junk = language.alphabet.code(("junk",))
        self.numeric = re.compile(f"[{having('numeral') + having('num')}]")
        self.dated = re.compile(f"[{''.join(having(tag) for tag in DATED)}]")
        self.folded = re.compile(f"[{having('date') + having('time') + having('year')}]")

    def without_urls(self, tokens: Tokens) -> Tokens:
        """Web addresses folded into one token of junk each."""
        folds, at = [], 0
        while (found := self.url.search(tokens.codes, at)) is not None:
            first = at = found.start()
            at += 1
            while at < len(tokens.codes) and tokens.ends[at - 1] == tokens.starts[at]:
                at += 1
            if at - first > 2:
                folds.append((first, at, self.junk, None))
        return fold(tokens, folds)

    def read(self, tokens: Tokens) -> Tokens:
        """All steps, each only where the sentence holds something for it."""
        if self.numeric.search(tokens.codes):
            if self.url.search(tokens.codes):
                tokens = self.without_urls(tokens)
            tokens = self.atoms.run(tokens)
        if self.dated.search(tokens.codes):
            tokens = self.points.run(tokens)
            if self.folded.search(tokens.codes):
                tokens = self.spans.run(tokens)
        return self.amounts.run(tokens)


class Amounts:
    """The makers of hedges, ranges and units, for one language."""

    def __init__(self, language: Language, words: Words, numerals: Numerals) -> None:
        self.words = words
        self.numerals = numerals
        self.codes = {
            tag: language.alphabet.code((tag,))
            for tag in (
                "number",
                "length",
                "duration",
                "money",
                "percent",
                "age",
                "ordinal",
                "junk",
            )
        }
        self.codes["number+vague"] = language.alphabet.code(("number", "vague"))
        self.makers: dict[str, Callable[[Hit], Made | None]] = {
            "amount": self.amount, "range": self.range, "bounds": self.bounds,
            "turns": self.turns, "cents": self.cents, "feet": self.feet, "few": self.few,
            "oneor": self.oneor, "risen": self.risen, "ranks": self.ranks,
            "age": self.age, "agelimit": self.agelimit, "count": self.count,
        }  # fmt: skip

    def build(self, hit: Hit) -> Made | None:
        """The folded token of a match, None where the words make no sense."""
        return self.makers[hit.rule.make](hit)

    # ---- parts of a match -----------------------------------------------------------

    def hedge(self, hit: Hit) -> str:
        """The hedge of a match: the most telling of the words before and after."""
        best = "exact"
        kinds, codes = self.words.hedges, hit.tokens.codes
        parts = hit.match.re.groupindex
        for stem, name in (("hedge", "hedge"), ("post", "post"), ("post", "mid")):
            if name not in parts:
                continue
            first, last = hit.match.span(name)
            for i in range(first, last):
                kind = kinds.get(stem + codes[i]) or kinds.get("tail" + codes[i], "exact")
                if kind == "equal":
                    best = {"less_than": "up_to", "more_than": "at_least"}.get(best, best)
                elif kind != "exact" and best in ("exact", "about"):
                    best = kind
        return best

    def unit(self, hit: Hit, name: str = "unit") -> Unit | None:
        """The unit word of a match."""
        index = hit.at(name)
        if index < 0:
            return None
        text, end = hit.tokens.text, hit.tokens.ends[index]
        word = hit.word(index)
        if (name == "unit" and text[end : end + 1].isdigit()) or (
            word[-1].isdigit() and " " in word
        ):
            return None  # 24m212 is a code, "12 m 2" no square metre
        return self.words.unit(word)

    def finish(self, amount: Amount, unit: Unit | None, hedge: str) -> Made:
        """Hedge and unit put on a number: the folded token."""
        amount = hedged(amount, hedge)
        if unit is None:
            tag = "number+vague" if amount.hedge == "vague" else "number"
            return self.codes[tag], amount
        return self.codes[unit.tag], measured(amount, unit)

    # ---- makers ------------------------------------------------------------------------

    def amount(self, hit: Hit) -> Made | None:
        """About 12 hours; $2,900; an hour and a half; half an hour."""
        unit = self.unit(hit) or self.unit(hit, "cur")
        if unit is None and (hit.at("unit") >= 0 or hit.at("cur") >= 0):
            return None
        hedge = self.hedge(hit)
        value = hit.value("a")
        if unit is None and hedge == "exact" and hit.at("hedge") < 0:
            return None
        if unit is None and value is not None and value.hedge == "vague":
            return None
        if value is None or hit.at("f") >= 0:
            value = self._parts(hit, value)
        first, last = hit.span("s")
        if first >= 0 and value is not None:
            scale = self.numerals.worth(hit, first, last)
            value = exactly(value.value * scale[0]) if scale and value.value is not None else value
        return None if value is None else self.finish(value, unit, hedge)

    def _parts(self, hit: Hit, value: Amount | None) -> Amount | None:
        """An hour, half an hour, one day and a half."""
        part = self._part(hit)
        told = hit.value("part")
        if isinstance(told, Amount):
            return told if told.value is not None and told.value < 1 else None
        whole = 0.0 if hit.at("f") == hit.first or hit.rule.name.startswith("half") else 1.0
        if value is not None:
            if value.value is None:
                return None
            whole = value.value
        return exactly(whole + part)

    def _part(self, hit: Hit) -> float:
        if hit.at("f") < 0:
            return 0.0
        told = hit.value("f")
        if isinstance(told, Amount):
            return told.value if told.value is not None and told.value < 1 else 0.0
        return self.numerals.part(hit, *hit.span("f")) or 0.0

    def range(self, hit: Hit) -> Made | None:
        """5-6 kilometres, between 5 and 6 million, 100-150,000."""
        a, b = hit.value("a"), hit.value("b")
        low, high = limit(a, 0), limit(b, 1)
        if low is None or high is None:
            return None
        if a.step <= 1.0 and b.step > 1.0 and low < high / b.step * 10 and low < b.step:
            low *= b.step
        elif 1 <= low < 1000 <= high and high % 1000 == 0 and high / 10_000 <= low < high / 1000:
            low *= 1000
        if not low < high:
            return None
        both = Amount(None, tidy(low), high, "range", step=b.step)
        told = [u for name in ("unit", "cur", "cur2", "ua") if (u := self.unit(hit, name))]
        if len({u.tag for u in told}) > 1:
            return None
        unit = told[0] if told else None
        return self.finish(both, unit, self.hedge(hit))

    def bounds(self, hit: Hit) -> Made | None:
        """More than 100 and less than 300."""
        kinds, codes = self.words.hedges, hit.tokens.codes
        a, b = hit.value("a"), hit.value("b")
        first = kinds.get("hedge" + codes[hit.at("hedge")], "")
        second = kinds.get("hedge" + codes[hit.at("hedge2")], "")
        over, under = ("at_least", "more_than"), ("less_than", "up_to", "nearly")
        if first in under and second in over:
            a, b = b, a
        elif not (first in over and second in under):
            return None
        if a.value is None or b.value is None or a.value >= b.value:
            return None
        return self.finish(Amount(None, a.value, b.value, "range"), self.unit(hit), "exact")

    def turns(self, hit: Hit) -> Made | None:
        """1 hour and 30 minutes: one kind of unit, none twice."""
        total, count = 0.0, 1.0
        first: Unit | None = None
        seen: set[float] = set()
        for i in range(hit.first, hit.last):
            value = hit.tokens.values[i]
            unit = self.words.unit(hit.word(i))
            if isinstance(value, Amount):
                if value.value is None:
                    return None
                count = value.value
            elif unit is not None:
                first = first or unit
                if unit.tag != first.tag or unit.factor in seen:
                    return None
                seen.add(unit.factor)
                total, count = total + count * unit.factor, 1.0
        if first is None:
            return None
        count = total / first.factor
        return self.finish(Amount(count, count, count), first, self.hedge(hit))

    def ranks(self, hit: Hit) -> Made | None:
        """Between the tenth and the fifteenth."""
        a, b = hit.value("a").value, hit.value("b").value
        if a is None or b is None or a >= b:
            return None
        return self.codes["ordinal"], Amount(None, a, b, "range")

    def risen(self, hit: Hit) -> Made | None:
        """Rose from 20 to 35: the figure is where it ended."""
        told = [u for name in ("unit", "cur") if (u := self.unit(hit, name))]
        return self.finish(hit.value("a"), told[0] if told else None, self.hedge(hit))

    def oneor(self, hit: Hit) -> Made | None:
        """An hour or two."""
        b, unit = hit.value("b"), self.unit(hit)
        if b.value is None or b.value <= 1 or unit is None:
            return None
        return self.finish(Amount(None, 1, b.value, "range"), unit, self.hedge(hit))

    def cents(self, hit: Hit) -> Made | None:
        """3 dollars 50 cents."""
        a, b, unit = hit.value("a"), hit.value("b"), self.unit(hit)
        if a.value is None or b.value is None or unit is None:
            return None
        return self.finish(exactly(a.value + b.value / 100), unit, self.hedge(hit))

    def few(self, hit: Hit) -> Made | None:
        """Few hours, a couple of days."""
        low = self.words.unit_few.get(hit.word(hit.at("few")))
        return (
            None
            if low is None
            else self.finish(Amount(None, low, None, "vague"), self.unit(hit), "exact")
        )

    def feet(self, hit: Hit) -> Made | None:
        """5 ft 2 in."""
        a, b, unit = hit.value("a"), hit.value("b"), self.words.unit("foot") or self.unit(hit)
        if a.value is None or b.value is None or unit is None or b.value >= 12:
            return None
        return self.finish(exactly(a.value + b.value / 12), unit, self.hedge(hit))

    def age(self, hit: Hit) -> Made | None:
        """44-year-old, aged 18-60: years, whatever the unit of the text."""
        a, b = hit.value("a"), hit.value("b")
        if b is not None:
            low, high = limit(a, 0), limit(b, 1)
            a = Amount(None, low, high, "range")
        a = hedged(a, self.hedge(hit))
        unit = self.unit(hit)
        name, factor = (unit.name, unit.factor / YEAR) if unit else ("year", 1.0)
        return self.codes["age"], measured(a, Unit("age", "years", tidy(factor), name))

    def agelimit(self, hit: Hit) -> Made | None:
        """Children under five."""
        short = hit.at("a2") >= 0
        a = hit.value("a2" if short else "a")
        if a.value is None or not 0 < a.value <= OLDEST:
            return None
        if not short:
            return self.age(hit)
        kind = self.words.hedges.get("hedge" + hit.tokens.codes[hit.at("hedge2")], "exact")
        return self.codes["age"], measured(hedged(a, kind), Unit("age", "years", 1.0, "year"))

    def count(self, hit: Hit) -> Made | None:
        """2018 people: what follows is counted, so it is no year."""
        return self.codes["number"], hit.value("a")


def limit(amount: Amount, end: int) -> float | None:
    """The lower (0) or upper (1) limit a number gives a range."""
    if amount.value is not None:
        return amount.value
    return amount.high if end else amount.low


def measured(amount: Amount, unit: Unit) -> Amount:
    """The amount in the unit of the observation, and as written."""
    said = (amount.value, amount.low, amount.high)
    value, low, high = (None if x is None else tidy(x * unit.factor) for x in said)
    return Amount(value, low, high, amount.hedge, unit.unit, (*said, unit.name), amount.step)
