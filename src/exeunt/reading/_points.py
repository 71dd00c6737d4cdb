"""Single dates, periods and times: the makers of the rules `NUMERIC` and `POINTS`.

The second step of the value stage (`values.py`); `_spans.py` joins what is made here.
Tables of the language's `dates` part give words their meaning; none is known here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from exeunt.reading._amount import Amount, Words
from exeunt.reading._stage import Hit, Made
from exeunt.reading._when import When
from exeunt.reading.language import Language

MIDDAY = 12
TABLES = (
    "MONTHS", "WEEKDAYS", "DAYS", "NIGHTS", "GRAINS", "SHIFTS", "SEASONS", "DAYPARTS", "HALVES",
    "CLOCK", "MODS", "SIDES", "AFTERWARDS", "DECADES", "NEAREST", "OPEN", "ALREADY", "FEW",
    "LETTERS",
)  # fmt: skip


def exists(year: int, month: int, day: int) -> bool:
    """True where the calendar has such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


class Dates:
    """The makers of the date rules, for one language."""

    def __init__(self, language: Language, words: Words) -> None:
        self.words = words
        self.tables: dict[str, dict[str, object]] = {}
        for name in TABLES:
            self.tables[name] = language.data("dates", name, {})
        self.doubtful = frozenset(language.data("dates", "DOUBTFUL", ()))
        self.idioms = frozenset(language.data("dates", "IDIOMS", ()))
        self.day_first: bool = language.data("dates", "DAY_FIRST", True)
        code = language.alphabet.code
        self.date, self.weekday = code(("date",)), code(("date", "weekday"))
        self.year, self.time, self.junk = code(("date", "year")), code(("time",)), code(("junk",))
        self.duration = code(("duration",))
        self.plain = code(("word",))
        having = language.alphabet.having
        self.signs = frozenset(
            having("side") + having("shift") + having("mod") + having("beforemonth")
        )
        self.number_codes = frozenset(having("number") + having("numeral"))
        self.makers: dict[str, Callable[[Hit], Made | None]] = {
            name.removeprefix("make_"): getattr(self, name)
            for name in dir(self)
            if name.startswith("make_")
        }

    def build(self, hit: Hit) -> Made | None:
        """The folded token of a match, None where the words make no sense."""
        if hit.at("year") >= 0 and self.year_of(hit) is None:
            return None
        return self.makers[hit.rule.make](hit)

    # ---- parts of a match ---------------------------------------------------------------

    def look(self, hit: Hit, name: str, table: str) -> int | None:
        """What a table says about the word of a named part."""
        index = hit.at(name)
        if index < 0:
            return None
        word = hit.word(index)
        found = self.tables[table].get(word, self.tables[table].get(word.replace(" ", "")))
        return found if isinstance(found, int) else None

    def whole(self, hit: Hit, name: str, low: int, high: int) -> int | None:
        """The whole number of a named part, None where absent or outside the limits."""
        value = hit.value(name)
        number = value.value if isinstance(value, Amount) else None
        return number if isinstance(number, int) and low <= number <= high else None

    def year_of(self, hit: Hit) -> int | None:
        """The year of a match: four digits, or words."""
        index = hit.at("year")
        word = hit.word(index) if index >= 0 else ""
        if word[:1].isdigit() and (len(word) != 4 or not word.isdigit()):
            return None
        value = hit.value("year")
        if isinstance(value, When):
            return value.year
        return self.whole(hit, "year", 1000, 2999)

    def count_of(self, hit: Hit) -> float | None:
        """How many: a number, "a", "a few"."""
        index = hit.at("count")
        if index < 0:
            return None
        value = hit.tokens.values[index]
        if isinstance(value, Amount):
            return value.value if value.value is not None else value.low
        few = self.tables["FEW"].get(hit.word(index))
        return few if isinstance(few, int) else 1

    def grain_of(self, hit: Hit, name: str = "unit") -> str | None:
        """The grain of a unit word."""
        index = hit.at(name)
        found = self.tables["GRAINS"].get(hit.word(index)) if index >= 0 else None
        return found if isinstance(found, str) else None

    def _hours(self, hit: Hit) -> tuple[int, int] | None:
        index = hit.at("daypart")
        found = self.tables["DAYPARTS"].get(hit.word(index)) if index >= 0 else None
        return found if isinstance(found, tuple) else None

    def period_of(self, hit: Hit) -> When | None:
        """The month, year, or period by the present that a part of it is counted in."""
        month, year = self.look(hit, "month", "MONTHS"), self.year_of(hit)
        shift = self.look(hit, "shift", "SHIFTS")
        if month is not None:
            if year is None and shift is not None:
                return self._yearly(month, shift)
            return When(grain="month", month=month, year=year)
        if year is not None:
            return When(grain="year", year=year)
        if shift is not None:
            return When(grain=self.grain_of(hit, "big") or "year", shift=shift)
        return None

    def _yearly(self, month: int, shift: int) -> When:
        return When(grain="month", nth=month, of=When(grain="year", shift=shift))

    # ---- makers: digits -----------------------------------------------------------------

    def make_numeric(self, hit: Hit) -> Made | None:
        """03/04/2017, 2022-02-24: three numbers."""
        words = [hit.word(i) for i in range(hit.first, hit.last, 2)]
        if hit.word(hit.first + 1) != hit.word(hit.first + 3) or not hit.glued(hit.first, hit.last):
            return None
        return self._three(words)

    def in_digits(self, text: str) -> Made | None:
        """24.02.2022, three numbers with points, the day first; 20220224."""
        if text.isdigit():
            low, high = self.words.years
            if len(text) != 8 or not low <= int(text[:4]) <= high:
                return None
            return self._three([text[:4], text[4:6], text[6:]])
        words = text.split(".")
        return self._three(words, True) if len(words) == 3 and len(words[2]) in (2, 4) else None

    def _three(self, words: list[str], day_first: bool | None = None) -> Made | None:
        if not all(w.isdigit() for w in words):
            return None
        sizes = [len(w) for w in words]
        a, b, c = map(int, words)
        if sizes[0] == 4 and max(sizes[1:]) <= 2:
            year, month, day = a, b, c
        elif max(sizes[:2]) <= 2 and sizes[2] in (2, 4):
            year = c if sizes[2] == 4 else c + (2000 if c < 40 else 1900)
            first = self.day_first if day_first is None else day_first
            day, month = (a, b) if (first and b <= 12) or a > 12 else (b, a)
        else:
            return None
        when = When(grain="day", year=year, month=month, day=day)
        valid = 1900 <= year <= 2100 and month <= 12 and exists(year, month, day)
        return (self.date, when) if valid else None

    def make_daymonth(self, hit: Hit) -> Made | None:
        """11/20: a day and a month, where they can be nothing else."""
        a, b = hit.word(hit.first), hit.word(hit.last - 1)
        if not (a.isdigit() and b.isdigit() and hit.glued(hit.first, hit.last)) or len(a + b) > 4:
            return None
        x, y = int(a), int(b)
        if (
            f"{a}/{b}" in self.idioms
            or (x < y and y in (2, 3, 4, 5, 8, 10))
            or x > 12 < y
            or (self.day_first and y > 12)
        ):
            return None
        day, month = (x, y) if self.day_first or x > 12 else (y, x)
        when = When(grain="day", month=month, day=day)
        return (self.date, when) if month and day and exists(2000, month, day) else None

    def make_yearmonth(self, hit: Hit) -> Made | None:
        """2015-03, 11/2016."""
        a, b = hit.word(hit.first), hit.word(hit.last - 1)
        if not (a.isdigit() and b.isdigit()):
            return None
        if len(b) == 4 and len(a) < 3:
            a, b = b, a
        low, high = self.words.years
        if len(a) != 4 or len(b) > 2 or not low <= int(a) <= high or not 1 <= int(b) <= 12:
            return None
        return self.date, When(grain="month", year=int(a), month=int(b))

    def make_yearpair(self, hit: Hit) -> Made | None:
        """2015/16: a season, school or budget year over two."""
        a, b = hit.word(hit.first), hit.word(hit.last - 1)
        if not (a.isdigit() and b.isdigit() and hit.glued(hit.first, hit.last)) or len(a) != 4:
            return None
        low, high = self.words.years
        later = int(a) + 1
        if not low <= int(a) <= high or b not in (str(later), str(later)[2:]):
            return None
        if len(b) == 2 and int(b) <= 12:
            return None
        years = [When(grain="year", year=year) for year in (int(a), later)]
        return self.date, When(grain="range", start=years[0], end=years[1])

    def make_wordyear(self, hit: Hit) -> Made | None:
        """Nineteen ninety nine."""
        adding = self.words.adding
        first = adding.get(hit.word(hit.first), 0)
        rest = sum(adding.get(hit.word(i), 0) for i in range(hit.first + 1, hit.last))
        if first not in (18, 19, 20) or not 10 <= rest < 100:
            return None
        return self.year, When(grain="year", year=int(first * 100 + rest))

    def make_decade(self, hit: Hit) -> Made | None:
        """1990s, the '70s."""
        word = next(w for w in map(hit.word, range(hit.first, hit.last)) if w.isdigit())
        if not word.endswith("0") or len(word) not in (2, 4):
            return None
        year = int(word) if len(word) == 4 else 1900 + int(word)
        return self.date, When(grain="decade", year=year)

    def make_clock(self, hit: Hit) -> Made | None:
        """14:30."""
        words = [hit.word(i) for i in range(hit.first, hit.last, 2)]
        if not all(w.isdigit() and len(w) <= 2 for w in words) or len(words[1]) != 2:
            return None
        time = (int(words[0]), int(words[1]), int(words[2]) if len(words) > 2 else 0)
        if time[0] > 24 or time[1] > 59 or not hit.glued(hit.first, hit.last):
            return None
        loose = 0 < time[0] <= MIDDAY and len(words[0]) == 1
        return self.time, When(grain="part", time=time, loose=loose)

    # ---- makers: days ----------------------------------------------------------------------

    def make_date(self, hit: Hit) -> Made | None:
        """Day, month and year, or a weekday with what settles it."""
        month, year = self.look(hit, "month", "MONTHS"), self.year_of(hit)
        weekday, shift = self.look(hit, "weekday", "WEEKDAYS"), self.look(hit, "shift", "SHIFTS")
        if hit.at("yearshift") >= 0:
            ahead = self.look(hit, "yearshift", "SHIFTS")
            return (
                None if month is None or ahead is None else (self.date, self._yearly(month, ahead))
            )
        if hit.at("day") >= 0:
            day = self.whole(hit, "day", 1, 31)
            if day is None or (year is None and hit.at("year") >= 0):
                return None
            told = hit.word(hit.at("day"))
            doubt = month is not None and self._doubt(hit, "month") and year is None
            if doubt and not told[0].isdigit() and not self._capital(hit, hit.at("month")):
                return None
            if hit.at("unit") >= 0:
                return self.date, When(grain="day", day=day, of=When(grain="month", shift=shift))
            return self.date, When(grain="day", year=year, month=month, day=day, weekday=weekday)
        if month is not None:
            if (
                self._doubt(hit, "month")
                and not self._capital(hit, hit.at("month"))
                and year is None
            ):
                return None
            if year is None and hit.at("year") >= 0:
                return None
            return self.date, When(grain="month", year=year, month=month, shift=shift)
        return self._weekday(hit, weekday, shift)

    def _weekday(self, hit: Hit, weekday: int | None, shift: int | None) -> Made | None:
        if weekday is None or (
            self._doubt(hit, "weekday") and not self._capital(hit, hit.at("weekday"))
        ):
            return None
        future = shift is not None and shift > 0
        if shift is not None and hit.word(hit.at("shift")) in self.tables["NEAREST"]:
            shift = None
        return self.weekday, When(grain="day", weekday=weekday, shift=shift, future=future)

    def _doubt(self, hit: Hit, name: str) -> bool:
        return hit.word(hit.at(name)) in self.doubtful

    def _capital(self, hit: Hit, index: int) -> bool:
        return hit.tokens.text[hit.tokens.starts[index]].isupper()

    def make_month(self, hit: Hit) -> Made | None:
        """A month alone; "may" and "march" need a capital and a sign before them."""
        month = self.look(hit, "month", "MONTHS")
        index = hit.at("month")
        if month is None:
            return None
        before = hit.tokens.codes[hit.first - 1 : hit.first]
        signed = bool(before) and before in self.signs
        if hit.word(index) in self.doubtful:
            capital = self._capital(hit, index) and hit.first > 0 and not self._named(hit)
            if not signed and not capital:
                return None
            if signed and not self._capital(hit, index) and index + 1 < len(hit.tokens.codes):
                return None
        elif not self._capital(hit, index) and len(hit.word(index)) <= 3 and not signed:
            return None
        return self.date, When(grain="month", month=month)

    def _named(self, hit: Hit) -> bool:
        """A capitalised word before: "Theresa May"."""
        before = hit.tokens.text[hit.tokens.starts[hit.first - 1]]
        return before.isupper() or not before.isalnum()

    def make_monthyy(self, hit: Hit) -> Made | None:
        """August 99."""
        month, year = self.look(hit, "month", "MONTHS"), self.whole(hit, "yy", 32, 99)
        if month is None or year is None or not self._capital(hit, hit.at("month")):
            return None
        return self.date, When(grain="month", month=month, year=1900 + year)

    def make_weekday(self, hit: Hit) -> Made | None:
        """A weekday alone."""
        return self._weekday(hit, self.look(hit, "weekday", "WEEKDAYS"), None)

    def make_dayword(self, hit: Hit) -> Made | None:
        """Today, the day before yesterday."""
        shift = self.look(hit, "dayword", "DAYS")
        return (
            None if shift is None else (self.date, When(grain="day", shift=shift, future=shift > 0))
        )

    def make_nightword(self, hit: Hit) -> Made | None:
        """Last night, overnight."""
        shift = self.look(hit, "nightword", "NIGHTS")
        return None if shift is None else (self.date, When(grain="night", shift=shift))

    def make_sameday(self, hit: Hit) -> Made | None:
        """The same day last week."""
        shift, grain = self.look(hit, "shift", "SHIFTS"), self.grain_of(hit)
        if shift is None or grain is None or shift == 0:
            return None
        count = float(abs(shift))
        sign = 1 if shift > 0 else -1
        return self.date, When(grain="day", count=count, unit=grain, sign=sign)

    # ---- makers: periods ----------------------------------------------------------------------

    def make_year(self, hit: Hit) -> Made | None:
        """In 2018."""
        year = self.year_of(hit)
        return None if year is None else (self.year, When(grain="year", year=year))

    def make_thisend(self, hit: Hit) -> Made | None:
        """End of month."""
        grain, mod = self.grain_of(hit), self.tables["MODS"].get(hit.word(hit.at("mod")))
        if grain is None or not isinstance(mod, str) or not mod:
            return None
        return self.date, When(grain=grain, shift=0, mod=mod)

    def make_nthweekday(self, hit: Hit) -> Made | None:
        """The first Sunday of May."""
        nth, period = self._nth(hit), self.period_of(hit)
        weekday = self.look(hit, "weekday", "WEEKDAYS")
        if nth is None or period is None or weekday is None:
            return None
        when = When(grain="day", weekday=weekday, nth=nth, of=period, hours=self._hours(hit))
        return self.date, when

    def make_apart(self, hit: Hit) -> Made | None:
        """2016 10 16."""
        words = [hit.word(i) for i in range(hit.first, hit.last)]
        if [len(w) for w in words] != [4, 2, 2] or not all(w.isdigit() for w in words):
            return None
        return self._three(words)

    def make_longago(self, hit: Hit) -> Made | None:
        """2 years 1 month 21 days later: one distance after another."""
        sign = -1 if hit.at("ago") >= 0 else 1
        when: When | None = None
        count: float = 1
        for i in range(hit.first, hit.last):
            value, grain = hit.tokens.values[i], self.tables["GRAINS"].get(hit.word(i))
            if isinstance(value, Amount) and value.value is not None:
                count = value.value
            elif isinstance(grain, str):
                when = When(grain="day", count=count, unit=grain, sign=sign, of=when)
        return None if when is None else (self.date, when)

    def make_period(self, hit: Hit) -> Made | None:
        """Last week, this month."""
        shift, grain = self.look(hit, "shift", "SHIFTS"), self.grain_of(hit)
        if shift is None or grain in (None, "hour", "minute", "second", "day", "half", "century"):
            if grain == "hour" and shift:
                return self.time, When(
                    grain="window", count=1, unit="hour", sign=1 if shift > 0 else -1
                )
            if grain == "day" and shift:
                return self.date, When(grain="day", shift=shift)
            return None
        if grain == "fortnight":
            return self.date, When(grain=grain, shift=shift)
        assert grain is not None
        if hit.at("work") >= 0 and grain == "week":
            grain = "workweek"
        if grain == "weekend" and shift == 0 and hit.word(hit.first) == hit.word(hit.at("shift")):
            return self.date, When(grain=grain, shift=self._this(hit))
        return self.date, When(grain=grain, shift=shift, future=shift > 0)

    def _this(self, hit: Hit) -> int | None:
        """ "This weekend" is of this week; "the weekend" is the latest or the next."""
        return None if hit.word(hit.at("shift")) in self.tables["OPEN"] else 0

    def make_weekend(self, _hit: Hit) -> Made | None:
        """The weekend."""
        return self.date, When(grain="weekend")

    def make_afternext(self, hit: Hit) -> Made | None:
        """The week after next."""
        grain = self.grain_of(hit)
        return None if grain is None else (self.date, When(grain=grain, shift=2, future=True))

    def make_beforelast(self, hit: Hit) -> Made | None:
        """The week before last."""
        grain = self.grain_of(hit)
        return None if grain is None else (self.date, When(grain=grain, shift=-2))

    def make_window(self, hit: Hit) -> Made | None:
        """Over the past 10 days."""
        shift, count, grain = (
            self.look(hit, "shift", "SHIFTS"),
            self.count_of(hit),
            self.grain_of(hit),
        )
        if shift is None or shift == 0 or count is None or grain is None:
            return None
        sign = 1 if shift > 0 else -1
        code = self.time if grain in ("second", "minute") else self.date
        mod = "within" if hit.at("w") >= 0 else ""
        return code, When(
            grain="window", count=count, unit=grain, sign=sign, mod=mod, future=sign > 0
        )

    def make_recent(self, hit: Hit) -> Made | None:
        """In recent days: at least three of them."""
        shift = self.look(hit, "shift", "SHIFTS")
        grain = self.grain_of(hit)
        if not shift or grain is None or grain == "century":
            return None
        sign = 1 if shift > 0 else -1
        return self.date, When(grain="window", count=3, unit=grain, sign=sign, mod="")

    def make_within(self, hit: Hit) -> Made | None:
        """Within 5 days."""
        count, grain = self.count_of(hit), self.grain_of(hit)
        if count is None or grain is None:
            return None
        return self.date, When(
            grain="window", count=count, unit=grain, sign=1, mod="within", future=True
        )

    def make_ago(self, hit: Hit) -> Made | None:
        """Two days ago; three weeks later; in a week."""
        count, grain = self.count_of(hit), self.grain_of(hit) or self.grain_of(hit, "unit2")
        if hit.at("f") >= 0 or hit.at("f2") >= 0:
            count = 0.5
        if count is None or grain is None:
            return None
        sign = -1 if hit.at("ago") >= 0 else 1
        clock = grain in ("hour", "minute", "second")
        if hit.at("in") >= 0:  # "crossed in two days", "opens in two days": the verb will tell
            when = When(grain="day", count=count, unit=grain, sign=1, mod="in")
            return None if clock else (self.date, when)
        when = When(
            grain="hour" if clock else "day", count=count, unit=grain, sign=sign, future=sign > 0
        )
        return (self.time if clock else self.date), when

    def make_nth(self, hit: Hit) -> Made | None:
        """The first week of October."""
        grain, period = self.grain_of(hit), self.period_of(hit)
        nth = self._nth(hit)
        if grain is None or period is None or nth is None or grain in ("second", "hour", "minute"):
            return None
        return self.date, When(grain=grain, nth=nth, of=period)

    def _nth(self, hit: Hit) -> int | None:
        number = self.whole(hit, "nth", 1, 60)
        if number is None and self.look(hit, "nth", "SHIFTS") == -1:
            return -1
        return number

    make_nthpart = make_nth

    def make_firstdays(self, hit: Hit) -> Made | None:
        """The first ten days of May; the last three months of 2016."""
        nth, count, grain, period = (
            self._nth(hit),
            self.count_of(hit),
            self.grain_of(hit),
            self.period_of(hit),
        )
        if nth not in (1, -1) or count is None or grain is None or period is None:
            return None
        return self.date, When(grain="window", count=count, unit=grain, of=period, sign=nth)

    def make_weeknumber(self, hit: Hit) -> Made | None:
        """Week 31."""
        nth = self.whole(hit, "nth", 1, 53)
        period = self.period_of(hit)
        return None if nth is None else (self.date, When(grain="week", nth=nth, of=period))

    def make_letter(self, hit: Hit) -> Made | None:
        """Q1 2020, H2."""
        nth = self.whole(hit, "nth", 1, 4)
        grain = self.tables["LETTERS"].get(hit.word(hit.at("q")))
        if (
            nth is None
            or not isinstance(grain, str)
            or (grain == "half" and nth > 2)
            or not hit.glued(hit.at("q"), hit.at("nth") + 1)
        ):
            return None
        return self.date, When(grain=grain, nth=nth, year=self.year_of(hit))

    make_quarter = make_letter

    def make_season(self, hit: Hit) -> Made | None:
        """Summer 2016, this winter; a bare season needs an article."""
        month = self.look(hit, "season", "SEASONS")
        shift, year = self.look(hit, "shift", "SHIFTS"), self.year_of(hit)
        if month is None or (shift is None and year is None and self._doubt(hit, "season")):
            return None
        return self.date, When(grain="season", month=month, year=year, shift=shift)

    def make_decadeword(self, hit: Hit) -> Made | None:
        """The nineties."""
        year = self.look(hit, "decade", "DECADES")
        if year is None:
            return None
        return self.date, When(grain="decade", year=1900 + year)

    def make_century(self, hit: Hit) -> Made | None:
        """The 21st century."""
        nth = self.whole(hit, "nth", 1, 30)
        return None if nth is None else (self.date, When(grain="century", year=100 * (nth - 1)))
