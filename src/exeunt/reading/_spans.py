"""Joined dates: "since", "between ... and", "overnight from ... to", a date and a time.

The last step on dates (`dates.py` makes the single ones): rules `SPANS` of a language,
over tokens that already are dates. Nothing here knows a language.
"""

from __future__ import annotations

import msgspec

from exeunt.reading._amount import Amount
from exeunt.reading._points import MIDDAY
from exeunt.reading._stage import Hit, Made
from exeunt.reading._times import Times
from exeunt.reading._when import When

change = msgspec.structs.replace


class Spans(Times):
    """The makers of joined dates, for one language."""

    def when(self, hit: Hit, name: str) -> When | None:
        """The date of a named part; a bare year is one."""
        value = hit.value(name)
        if value is None and hit.at(name) >= 0 and name in "ab":
            return When(grain="day", shift=0)  # up to now
        if isinstance(value, Amount) and isinstance(value.value, int):
            low, high = self.words.years
            return When(grain="year", year=value.value) if low <= value.value <= high else None
        return value if isinstance(value, When) else None

    def _code(self, when: When) -> str:
        return self.time if when.grain == "part" else self.date

    def make_part(self, hit: Hit) -> Made | None:
        """Early on Thursday, the end of 2018."""
        a = self.when(hit, "a")
        mod = self.tables["MODS"].get(hit.word(hit.at("mod")))
        if a is None or not isinstance(mod, str) or a.side or a.grain in ("range", "window"):
            return None
        t = self.when(hit, "t")
        if t is not None:
            if a.grain != "day" or t.grain != "part" or t.hours is None:
                return None
            return self.date, change(a, hours=t.hours, mod=mod)
        return self._code(a), change(a, mod=mod) if mod else a

    def make_timed(self, hit: Hit) -> Made | None:
        """Thursday morning; 2 a.m. on Thursday."""
        a, t = self.when(hit, "a"), self.when(hit, "t")
        if (
            a is None
            or t is None
            or a.grain not in ("day", "night")
            or t.grain not in ("part", "range")
        ):
            return None
        if t.grain == "range":
            if t.start is None or t.end is None:
                return None
            return self.date, When(grain="range", start=_at(a, t.start), end=_at(a, t.end))
        side = self.tables["SIDES"].get(hit.word(hit.at("side"))) if hit.at("side") >= 0 else ""
        if t.side or (side and t.time is None):
            return None
        at = _at(a, t)
        t2, year = self.when(hit, "t2"), self.year_of(hit)
        if t2 is not None:
            if t2.grain != "part" or (t2.time is None) == (t.time is None) or t2.side:
                return None
            at = _at(_at(a, t), t2) if t2.time is not None else _at(_at(a, t2), t)
        if year is not None:
            if a.year is not None or a.month is None:
                return None
            at = change(at, year=year)
        return self.date, change(at, side=side) if isinstance(side, str) and side not in (
            "",
            "since",
        ) else at

    def make_clockrange(self, hit: Hit) -> Made | None:
        """Tuesday from 2:00 to 2:30 p.m.; one end has to be a clock time."""
        a, ends = self.when(hit, "a"), [self.when(hit, name) for name in ("t1", "t2")]
        if a is None or a.grain not in ("day", "night") or a.time is not None or a.side:
            return None
        if not any(w is not None and w.time is not None for w in ends):
            return None
        part = self.when(hit, "p")
        if part is not None:
            if part.hours is None or part.side:
                return None
            a = change(a, hours=part.hours)
        for index, name in enumerate(("h1", "h2")):
            hour = self.whole(hit, name, 0, 24)
            if hit.at(name) >= 0 and hour is not None:
                ends[index] = When(grain="part", time=(hour, 0, 0), loose=True)
        start, end = ends
        if start is None or end is None or start.time is None or end.time is None:
            return None
        start, end = _one_half(start, end)
        return self.date, When(grain="range", start=_at(a, start), end=_at(a, end))

    def make_athour(self, hit: Hit) -> Made | None:
        """On Saturday at 5."""
        a, hour = self.when(hit, "a"), self.whole(hit, "hour", 0, 24)
        if a is None or hour is None or a.grain not in ("day", "night"):
            return None
        return self.date, _at(a, When(grain="part", time=(hour, 0, 0), loose=True))

    def make_parttime(self, hit: Hit) -> Made | None:
        """In the morning at 7 o'clock."""
        t, b = self.when(hit, "t"), self.when(hit, "b")
        hour = self.whole(hit, "hour", 0, 24)
        if hour is not None:
            b = When(grain="part", time=(hour, 0, 0), loose=True)
        if t is None or b is None or t.hours is None or b.time is None or b.side:
            return None
        made = _at(When(grain="day", hours=t.hours), b)
        return self.time, change(made, grain="part", loose=False)

    def make_inweek(self, hit: Hit) -> Made | None:
        """Next week between Wednesday and Friday."""
        a, b, c = (self.when(hit, name) for name in ("a", "b", "c"))
        if a is None or b is None or c is None or a.grain != "week":
            return None
        if b.weekday is None or c.weekday is None or b.shift is not None:
            return None
        b, c = change(b, shift=a.shift), change(c, shift=a.shift)
        return self.date, When(grain="range", start=b, end=c)

    def make_side(self, hit: Hit) -> Made | None:
        """Since 24 February; 2018 onwards."""
        a = self.when(hit, "a")
        after = "after" if hit.at("after") >= 0 else "after2"
        name, table = ("side", "SIDES") if hit.at("side") >= 0 else (after, "AFTERWARDS")
        side = self.tables[table].get(hit.word(hit.at(name)))
        if a is None or not isinstance(side, str) or a.side:
            return None
        if side == "by" and self._names(hit):
            return None
        t = self.when(hit, "t")
        if t is not None:
            if a.grain != "day" or t.grain != "part" or t.side:
                return None
            a = _at(a, t)
        word = hit.word(hit.at(name))
        if not side:
            return None
        if self.tables["ALREADY"].get(word) and a.grain != "part":
            return self.date, a
        if hit.at("mod") >= 0:
            mod = self.tables["MODS"].get(hit.word(hit.at("mod")))
            if a.mod or not isinstance(mod, str):
                return None
            a = change(a, mod=mod)
            side = "until" if side in ("by", "before") and mod == "late" else side
        future = side == "until" and a.shift is None and a.year is None
        return self._code(a), change(a, side=side, future=a.future or future)

    def make_range(self, hit: Hit) -> Made | None:
        """From Monday to Friday; between 17 October and 23 November."""
        a, b = self.when(hit, "a"), self.when(hit, "b")
        if a is None or b is None or "range" in (a.grain, b.grain):
            return None
        if b.grain == "year" and a.grain in ("season", "quarter", "half"):
            return None
        year = self.year_of(hit)
        for name in ("ma", "mb"):
            mod = self.tables["MODS"].get(hit.word(hit.at(name))) if hit.at(name) >= 0 else ""
            if isinstance(mod, str) and mod:
                a, b = (change(a, mod=mod), b) if name == "ma" else (a, change(b, mod=mod))
        if hit.at("year") >= 0:
            if year is None or b.year is not None or b.month is None:
                return None
            b = change(b, year=year)
        return self._between(a, b)

    def _between(self, a: When, b: When) -> Made | None:
        if a.side or b.side or "window" in (a.grain, b.grain):
            return None
        if b.grain == "part" and a.time is not None and a.grain != "part":
            b = change(a, time=b.time, loose=b.loose)
        if a.grain == "part" and b.grain == "part":
            a, b = _one_half(a, b)
        elif "part" in (a.grain, b.grain):
            if a.grain != "part" or b.time is None:
                return None
            a = change(b, time=a.time, loose=a.loose)
        code = self.time if a.grain == b.grain == "part" else self.date
        return code, When(grain="range", start=a, end=b)

    def _names(self, hit: Hit) -> bool:
        """Destroyed by the 8 October earthquake: the date names what follows."""
        if hit.at("mod") >= 0 or hit.word(hit.at("a")).split()[0] not in self.tables["OPEN"]:
            return False
        return hit.tokens.codes[hit.last : hit.last + 1] == self.plain

    def make_tonow(self, hit: Hit) -> Made | None:
        """From March to date."""
        a = self.when(hit, "a")
        return None if a is None else self._between(a, When(grain="day", shift=0))

    def make_shifted(self, hit: Hit) -> Made | None:
        """Next 6th of April."""
        a = self.when(hit, "a")
        if a is None or a.day is None or a.month is None or a.year is not None:
            return None
        return self.date, change(a, future=bool(self.look(hit, "shift", "SHIFTS")))

    def make_years(self, hit: Hit) -> Made | None:
        """2014-2018."""
        a, b = hit.value("year") or hit.value("year2"), hit.value("b") or hit.value("b2")
        a, b = (
            When(grain="year", year=int(x.value or 0)) if isinstance(x, Amount) else x
            for x in (a, b)
        )
        if not isinstance(a, When) or not isinstance(b, When) or (a.year or 0) >= (b.year or 0):
            return None
        return self.date, When(grain="range", start=a, end=b)

    def make_days(self, hit: Hit) -> Made | None:
        """17 to 23 October."""
        day, b = self.whole(hit, "day", 1, 31), self.when(hit, "b")
        if day is None or b is None:
            return None
        if b.grain == "month" and b.shift is not None and b.month is None:
            return None
        if b.grain != "day" or b.day is None:
            return None
        weekday = self.look(hit, "weekday", "WEEKDAYS")
        a = When(grain="day", day=day, weekday=weekday, of=b.of)
        if b.of is None and day < b.day:
            a = change(a, month=b.month, year=b.year)
        return self.date, When(grain="range", start=a, end=b)

    def make_daysafter(self, hit: Hit) -> Made | None:
        """October 17 to 23."""
        a, day = self.when(hit, "a"), self.whole(hit, "day", 1, 31)
        year = self.year_of(hit)
        if a is None or day is None or a.grain != "day" or a.day is None or a.month is None:
            return None
        if day <= a.day:
            return None
        a = change(a, year=a.year or year)
        return self.date, When(grain="range", start=a, end=change(a, day=day, weekday=None))

    def make_monthdays(self, hit: Hit) -> Made | None:
        """November between 19 and 20."""
        a, first, last = (
            self.when(hit, "a"),
            self.whole(hit, "day", 1, 31),
            self.whole(hit, "day2", 1, 31),
        )
        if a is None or first is None or last is None or a.grain != "month" or a.month is None:
            return None
        start = When(grain="day", day=first, month=a.month, year=a.year or self.year_of(hit))
        return self.date, When(grain="range", start=start, end=change(start, day=last))

    def make_hours(self, hit: Hit) -> Made | None:
        """From 5 to 6 p.m."""
        b, value = self.when(hit, "b"), hit.value("hour")
        if b is None or b.time is None or not isinstance(value, Amount):
            return None
        hour = self.whole(hit, "hour", 0, 24)
        if hour is None:
            return None
        return self._between(When(grain="part", time=(hour, 0, 0), loose=True), b)

    def make_night(self, hit: Hit) -> Made | None:
        """Overnight from Wednesday to Thursday: the night between the two days."""
        t, a = self.when(hit, "t"), self.when(hit, "a")
        b, c = self.when(hit, "b"), self.when(hit, "c")
        night = (t is not None and t.hours is not None and t.hours[1] > 24) or (
            a is not None and a.grain == "night" and a.shift is not None
        )
        if not night or b is None or b.grain != "day":
            return None
        if c is None:
            return self.date, change(b, grain="night")
        if c.grain != "day":
            return None
        b = change(b, month=b.month or c.month, year=b.year or c.year) if b.day else b
        return self.date, When(grain="range", start=b, end=change(c, grain="day"), mod="night")

    def make_nightdays(self, hit: Hit) -> Made | None:
        """The night of 21 to 22 September."""
        t, made = self.when(hit, "t"), self.make_days(hit)
        if made is None or t is None or t.hours is None or t.hours[1] <= 24:
            return None
        return self.date, change(made[1], mod="night")

    def make_weekof(self, hit: Hit) -> Made | None:
        """The week of 3 March."""
        a = self.when(hit, "a")
        grain = self.grain_of(hit) or "week"
        if a is None or a.grain != "day" or a.day is None or a.side:
            return None
        return self.date, When(grain=grain, of=a)

    def make_weekending(self, hit: Hit) -> Made | None:
        """The week ending 9 March."""
        a = self.when(hit, "a")
        if a is None or a.grain != "day" or a.day is None or self.grain_of(hit) != "week":
            return None
        start = When(grain="day", count=6, unit="day", sign=-1, of=a)
        return self.date, When(grain="range", start=start, end=a)

    def make_stretch(self, hit: Hit) -> Made | None:
        """For three days from Monday."""
        a, count, grain = self.when(hit, "a"), self.count_of(hit), self.grain_of(hit)
        if a is None or count is None or grain is None or a.grain != "day" or a.side:
            return None
        to = self.tables["SIDES"].get(hit.word(hit.at("dir"))) if hit.at("dir") >= 0 else ""
        if to in ("before", "until") or (to is None and hit.at("dir") >= 0):
            return self.date, When(grain="range", end=a, start=_back(a, count, grain))
        forward = change(a, future=hit.at("dir") < 0)
        return self.date, When(grain="window", count=count, unit=grain, sign=1, of=forward)

    def make_distance(self, hit: Hit) -> Made | None:
        """Two days after 24 February."""
        a, count, grain = self.when(hit, "a"), self.count_of(hit), self.grain_of(hit)
        if (
            a is None
            or count is None
            or grain is None
            or a.grain not in ("day", "week", "month", "year")
        ):
            return None
        side = self.tables["SIDES"].get(hit.word(hit.at("dir")))
        sign = -1 if side == "before" else 1
        if a.grain == "year" and side in ("before", "after"):
            return None
        when = When(grain="day", count=count, unit=grain, sign=sign, of=a)
        kind = (
            self.words.hedges.get("hedge" + hit.tokens.codes[hit.at("h")])
            if hit.at("h") >= 0
            else ""
        )
        if kind == "more_than":
            return self.date, change(when, side="before" if sign < 0 else "after")
        if kind != "":
            ends = (when, a) if sign < 0 else (a, when)
            return self.date, When(grain="range", start=ends[0], end=ends[1])
        return self.date, when

    def make_weekdayed(self, hit: Hit) -> Made | None:
        """Friday, 7/6."""
        w, a = self.when(hit, "w"), self.when(hit, "a")
        if w is None or a is None or a.grain != "day" or w.weekday is None:
            return None
        if a.weekday is None and a.count is not None and a.grain == "day":
            return self.date, When(grain="day", weekday=w.weekday, of=a)
        if a.weekday is not None or a.day is None:
            return None
        return self.date, change(a, weekday=w.weekday)

    def make_lentyear(self, hit: Hit) -> Made | None:
        """24 February of 2022, where a stage in between folded the parts."""
        a, b = self.when(hit, "a"), self.when(hit, "b")
        if a is None or b is None or a.year is not None or a.month is None or a.shift is not None:
            return None
        return self.date, change(a, year=b.year)

    def make_every(self, _hit: Hit) -> Made | None:
        """Every Monday: no date, so nothing is dated by it."""
        return self.junk, None


def _back(day: When, count: float, grain: str) -> When:
    return When(grain="day", count=count, unit=grain, sign=-1, of=day)


def _at(day: When, time: When) -> When:
    """A day at a time, or in a part of it; after an evening word, hours are of the evening."""
    if time.time is not None and time.loose and _late(day) and time.time[0] < MIDDAY:
        time = change(time, time=(time.time[0] + MIDDAY, *time.time[1:]), loose=False)
    if time.time is not None:
        return change(day, grain="day", time=time.time, hours=None, loose=time.loose, mod="")
    return change(day, grain="day", hours=time.hours, mod=time.mod or day.mod)


def _late(day: When) -> bool:
    return day.grain == "night" or (day.hours is not None and day.hours[0] >= MIDDAY)


def _one_half(a: When, b: When) -> tuple[When, When]:
    """From 5 to 6 p.m.: both after noon, where that keeps them in order."""
    if a.time is None or b.time is None:
        return a, b
    if a.loose and not b.loose and b.time[0] > MIDDAY:
        later = (a.time[0] % MIDDAY + MIDDAY, *a.time[1:])
        if later < b.time:
            a = change(a, time=later, loose=False)
    if b.loose and a.time and b.time < a.time and b.time[0] < MIDDAY:
        b = change(b, time=(b.time[0] + MIDDAY, *b.time[1:]), loose=False)
    return a, b
