"""When: a date, period or clock time as the words put it, and what it comes to.

`dates.py` makes them from text; `bounds` places one on the calendar, given the moment
of publication. A When knows only what was said: "Thursday" has a weekday and nothing
else. All of this is arithmetic on calendars; no language is known here.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

import msgspec

DAY = timedelta(days=1)
MONTHS_OF = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "season": 3,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
DAYS_OF = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
SECONDS_OF = {"second": 1, "minute": 60, "hour": 3600}
NEARBY = 2  # years within which a weekday picks the year of a day and month
ALIGNED = ("quarter", "decade", "century")  # "the past two decades" ends where a decade ended

Bounds = tuple[datetime | None, datetime | None]  # the end is not included


class When(msgspec.Struct, frozen=True, kw_only=True):
    """A moment or period as told; everything not told is None.

    `grain` is what is named: day, night, week, weekend, month, quarter, half, season,
    year, decade, century, hour, minute, second; `window` for "the past 10 days",
    `part` for a time of day without a day, `range` for a start and an end.
    `shift` counts from the present in grains ("last week" is -1). `count` and `unit`
    tell a window or, with `from_`, a distance ("two days ago"). `nth` is the nth
    grain of a month, year or the period `of`; -1 is the last.
    """

    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    shift: int | None = None
    nth: int | None = None
    of: When | None = None
    count: float | None = None
    unit: str | None = None
    sign: int = -1  # which way a window or distance goes: -1 back, 1 ahead
    time: tuple[int, int, int] | None = None
    loose: bool = False  # the half of the clock is not told
    hours: tuple[int, int] | None = None  # part of a day: first and last hour
    mod: str = ""  # early, mid, late, earlier, later, rest
    side: str = ""  # since, after, until, by, before: the other end is open
    start: When | None = None
    end: When | None = None
    future: bool = False  # the words speak of what is to come

    @property
    def absolute(self) -> bool:
        """True where the calendar alone settles it."""
        if self.grain == "range":
            ends = (self.start, self.end)
            return any(w is not None and w.absolute for w in ends) and all(
                w is None or w.absolute or (w.shift is None and w.count is None) for w in ends
            )
        return self.year is not None or (self.of is not None and self.of.absolute)


def bounds(when: When, now: datetime, lean: int = -1) -> Bounds | None:
    """First moment and the moment after the last; None where it cannot be placed.

    `now` is the moment of publication. `lean` settles what the words leave open: -1
    takes the latest fitting moment up to now, 1 the next one after.
    """
    try:
        return _bounds(when, now, 1 if when.future else lean)
    except (ValueError, OverflowError):
        return None


def _bounds(when: When, now: datetime, lean: int) -> Bounds | None:
    if when.grain == "range":
        return _range(when, now, lean)
    base = _base(when, now, lean)
    if base is None:
        return None
    start, end = base
    if (
        when.mod
        and when.grain not in ("day", "night", "part")
        and start is not None
        and end is not None
    ):
        start, end = _part(when, start, end, now)
    if when.hours is not None and start is not None and end is not None:
        start, end = _hours(when, start)
    if when.time is not None and start is not None:
        hour, minute, second = when.time
        start = start.replace(hour=hour % 24, minute=minute, second=second)
        end = start
    return _side(when, start, end)


def _side(when: When, start: datetime | None, end: datetime | None) -> Bounds:
    """Since, after, until, before: one end is open."""
    if when.side == "since":
        return start, None
    if when.side == "after":
        whole = when.grain not in ("day", "night") and when.time is None
        return (end if whole and not when.mod else start), None
    if when.side == "before":
        return None, start
    if when.side in ("until", "by"):
        return None, end
    return start, end


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _base(when: When, now: datetime, lean: int) -> Bounds | None:
    """The period named, before "early", "in the evening" and "since"."""
    if when.count is not None:
        return _counted(when, now, lean)
    grain = when.grain
    if grain in ("day", "night", "hour", "minute", "second", "part"):
        day = _day(when, now, lean)
        if day is None:
            return None
        return day, day + (2 * DAY if grain == "night" else DAY)
    if grain in ("week", "weekend", "fortnight", "workweek"):
        return _week(when, now, lean)
    return _months(when, now, lean)


# ---- days -------------------------------------------------------------------------------


def _day(when: When, now: datetime, lean: int) -> datetime | None:
    today = _midnight(now)
    if when.of is not None:
        return _day_of(when, now, lean)
    if when.month is not None and when.day is not None:
        return _month_day(when, today, lean)
    if when.day is not None:
        return _day_alone(when, today, lean)
    if when.weekday is not None:
        if when.shift is None:
            back = (today.weekday() - when.weekday) % 7
            return (
                today - back * DAY if lean < 0 else today + (7 - back if back or lean else 0) * DAY
            )
        monday = today - today.weekday() * DAY + 7 * when.shift * DAY
        return monday + when.weekday * DAY
    return today + (when.shift or 0) * DAY


def _day_of(when: When, now: datetime, lean: int) -> datetime | None:
    """Monday of next week, the 15th of next month, the first Sunday of May."""
    assert when.of is not None
    start, end = _bounds(when.of, now, lean) or (None, None)
    if start is None or end is None:
        return None
    if when.day is not None:
        return start.replace(day=when.day)
    if when.weekday is not None:
        first = start + ((when.weekday - start.weekday()) % 7) * DAY
        if when.nth == -1:
            last = end - DAY
            return last - ((last.weekday() - when.weekday) % 7) * DAY
        return first + 7 * ((when.nth or 1) - 1) * DAY
    if when.nth is not None:
        return end - DAY if when.nth == -1 else start + (when.nth - 1) * DAY
    length = end - start  # the same day last week: as far into it as today
    grain_start = _align(_midnight(now), when.of.grain)
    return start + min(_midnight(now) - grain_start, length - DAY)


def _month_day(when: When, today: datetime, lean: int) -> datetime | None:
    """24 February; a weekday picks the year, unless it fits none nearby (a slip)."""
    assert when.month is not None
    assert when.day is not None
    if when.year is not None:
        return datetime(when.year, when.month, when.day)
    nearest: datetime | None = None
    for year in range(today.year, today.year + 12 * lean, lean):
        if when.day > calendar.monthrange(year, when.month)[1]:
            continue
        found = datetime(year, when.month, when.day)
        if (found > today if lean < 0 else found < today) or abs(year - today.year) > NEARBY:
            if nearest is None and abs(year - today.year) > NEARBY:
                return found
            continue
        nearest = nearest or found
        if when.weekday is None or found.weekday() == when.weekday:
            return found
    return nearest


def _day_alone(when: When, today: datetime, lean: int) -> datetime | None:
    """The 17th; Monday the 21st."""
    assert when.day is not None
    month = today.replace(day=1)
    for _ in range(48):
        if when.day <= calendar.monthrange(month.year, month.month)[1]:
            found = month.replace(day=when.day)
            fits = when.weekday is None or found.weekday() == when.weekday
            if fits and (found <= today if lean < 0 else found >= today):
                return found
        month = add(month, lean, "month")
    return None


# ---- weeks, months, years --------------------------------------------------------------------


def _week(when: When, now: datetime, lean: int) -> Bounds | None:
    today = _midnight(now)
    if when.nth is not None:
        return _nth_week(when, now, lean)
    if when.of is not None:  # the week of 3 March
        inside = _bounds(when.of, now, lean)
        if inside is None or inside[0] is None:
            return None
        today = _midnight(inside[0])
    monday = today - today.weekday() * DAY + 7 * (when.shift or 0) * DAY
    if when.grain == "weekend" and when.shift is None and when.of is None:
        if lean < 0 and monday + 5 * DAY > today:
            monday -= 7 * DAY
        return _of_week(when.grain, monday)
    if when.grain == "fortnight":
        monday += 7 * (when.shift or 0) * DAY
    return _of_week(when.grain, monday)


def _of_week(grain: str, monday: datetime) -> Bounds:
    """The days of a week, weekend, working week or fortnight that begins on a Monday."""
    first, last = {"weekend": (5, 7), "workweek": (0, 5), "fortnight": (0, 14)}.get(grain, (0, 7))
    return monday + first * DAY, monday + last * DAY


def _nth_week(when: When, now: datetime, lean: int) -> Bounds | None:
    """Week 31; the first week of October: the one that holds most of its days."""
    assert when.nth is not None
    inside = _bounds(when.of, now, lean) if when.of is not None else None
    year = when.year or now.year
    if inside is None or inside[0] is None or inside[1] is None:
        inside = (datetime(year, 1, 1), datetime(year + 1, 1, 1))
    start, end = inside
    assert start is not None
    assert end is not None
    anchor = end - DAY if when.nth == -1 else start
    monday = anchor - anchor.weekday() * DAY
    thursday = monday + 3 * DAY
    if when.nth == -1:
        monday -= 7 * DAY * (thursday >= end)
    else:
        monday += 7 * DAY * (when.nth - 1 + (thursday < start))
    return _of_week(when.grain, monday)


def _months(when: When, now: datetime, lean: int) -> Bounds | None:
    """Months, quarters, halves, seasons, years, decades and centuries."""
    size = MONTHS_OF.get(when.grain)
    if size is None:
        return None
    if when.of is not None and when.nth is not None:
        inside = _bounds(when.of, now, lean)
        if inside is None or inside[0] is None or inside[1] is None:
            return None
        start = inside[0] if when.nth > 0 else add(inside[1], -size, "month")
        start = add(start, size * (when.nth - 1), "month") if when.nth > 0 else start
        return start, add(start, size, "month")
    if when.month is not None:
        return _month_named(when, now, lean, size)
    if when.year is not None:
        start = datetime(when.year, 1, 1)
        if when.nth is not None:
            start = add(start, size * (when.nth - 1), "month")
        return start, add(start, size, "month")
    start = _align(_midnight(now), when.grain)
    if when.nth is not None:  # Q3, H1 of this year
        start = add(datetime(now.year, 1, 1), size * (when.nth - 1), "month")
        if lean < 0 and start > now:
            start = add(start, -12, "month")
    start = add(start, size * (when.shift or 0), "month")
    return start, add(start, size, "month")


def _month_named(when: When, now: datetime, lean: int, size: int) -> Bounds:
    assert when.month is not None
    year = when.year if when.year is not None else now.year
    start = datetime(year, when.month, 1)
    if when.year is None:
        if when.shift is not None:
            if when.shift < 0 and start.month >= now.month:
                start = add(start, -12, "month")
            if when.shift > 0 and start.month <= now.month:
                start = add(start, 12, "month")
        elif lean < 0 and start > now:
            start = add(start, -12, "month")
        elif lean > 0 and add(start, size, "month") <= now:
            start = add(start, 12, "month")
    return start, add(start, size, "month")


def _align(moment: datetime, grain: str) -> datetime:
    """The start of the week, month, quarter ... a moment is in."""
    if grain == "week":
        return moment - moment.weekday() * DAY
    size = MONTHS_OF.get(grain, 0)
    if size == 0:
        return moment
    months = moment.year * 12 + moment.month - 1
    months -= months % size
    return datetime(months // 12, months % 12 + 1, 1)


def add(moment: datetime, count: float, unit: str) -> datetime:
    """`count` units after a moment; months keep the day where the month has it."""
    if unit in SECONDS_OF:
        return moment + timedelta(seconds=count * SECONDS_OF[unit])
    if unit in DAYS_OF:
        return moment + timedelta(days=count * DAYS_OF[unit])
    months = moment.year * 12 + moment.month - 1 + round(count * MONTHS_OF[unit])
    year, month = months // 12, months % 12 + 1
    return moment.replace(
        year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1])
    )


# ---- counted, parts, ranges -----------------------------------------------------------------


def _counted(when: When, now: datetime, lean: int) -> Bounds | None:
    """Two days ago; the past 10 days; three weeks after 15 January."""
    assert when.count is not None
    assert when.unit is not None
    unit = when.unit
    if when.mod == "in" and lean < 0:  # "they crossed in two days": the two days up to now
        return _window(msgspec.structs.replace(when, sign=-1, mod=""), now)
    if when.grain == "window":
        return _window(when, now)
    anchor: datetime | None = now
    if when.of is not None:
        inside = _bounds(when.of, now, lean)
        anchor = inside[0] if inside is not None else None
    if anchor is None:
        return None
    moment = add(anchor, when.sign * when.count, unit)
    if unit in SECONDS_OF:
        return moment, moment
    day = _midnight(moment)
    return day, day + DAY


def _window(when: When, now: datetime) -> Bounds:
    assert when.count is not None
    assert when.unit is not None
    unit = when.unit
    if when.of is not None:
        return _last_of(when, now)
    if unit in SECONDS_OF:
        other = add(now, when.sign * when.count, unit)
        return (other, now) if when.sign < 0 else (now, other)
    today = _midnight(now)
    if unit in ALIGNED:
        size = when.count
        here = _align(today, unit)
        if when.sign < 0:
            return add(here, -size, unit), here
        here = add(here, 1, unit)
        return here, add(here, size, unit)
    if when.sign < 0:
        return add(today, -when.count, unit), today
    first = today if when.mod == "within" else today + DAY
    return first, add(first, when.count, unit)


def _last_of(when: When, now: datetime) -> Bounds:
    """The last four months of 2021; the first ten days of May; three days from Monday."""
    assert when.of is not None
    assert when.count is not None
    assert when.unit is not None
    inside = _bounds(when.of, now, -1)
    if inside is None or inside[0] is None:
        return None, None
    if when.sign > 0:
        return inside[0], add(inside[0], when.count, when.unit)
    end = inside[1]
    if end is None:
        return None, None
    if when.unit == "week":
        end -= end.weekday() * DAY
    return add(end, -when.count, when.unit), end


def _part(when: When, start: datetime, end: datetime, now: datetime) -> tuple[datetime, datetime]:
    """Early, mid and late parts: halves; of a year named, thirds ("the end of 2000")."""
    mod, today = when.mod, _midnight(now)
    if mod in ("within", "in"):
        return start, end
    half = when.year is None and when.grain == "year"
    if when.grain == "month":
        cut = start.replace(day=16), start.replace(day=16)
    elif when.grain == "year":
        cut = start.replace(month=7 if half else 5), start.replace(month=7 if half else 9)
    else:
        days = (end - start).days
        cut = start + days // 2 * DAY, start + days // 2 * DAY
    inside = start <= today < end
    if mod == "earlier" and inside:
        return start, max(today, start + DAY)
    if mod in ("later", "rest") and inside:
        return max(today, cut[1] if mod == "later" else start), end
    if mod in ("early", "earlier"):
        return start, cut[0]
    if mod in ("late", "later"):
        return cut[1], end
    if mod == "mid" and when.grain == "month":
        return start.replace(day=10), start.replace(day=21)
    third = (end - start) // 3
    if mod == "mid" and when.grain == "year" and not half:
        return cut
    return (start + third, end - third) if mod == "mid" else (start, end)


def _hours(when: When, start: datetime) -> tuple[datetime, datetime]:
    assert when.hours is not None
    first, last = when.hours
    day = _midnight(start)
    return day + timedelta(hours=first), day + timedelta(hours=last)


def _range(when: When, now: datetime, lean: int) -> Bounds | None:
    start, end = complete(when)
    if start is None or end is None:
        return None
    if _settled(start) and not _settled(end) and start.year is None:
        first = _bounds(start, now, lean)
        later = _bounds(end, first[0], 1) if first is not None and first[0] is not None else None
    else:
        later = _bounds(end, now, lean)
    if later is None or later[0] is None:
        return None
    if _settled(start):
        earlier = _bounds(start, now, lean)
    else:
        earlier = _bounds(start, later[0], -1)
    if earlier is None or earlier[0] is None:
        return None
    if earlier[0] > later[0]:
        return None
    return earlier[0], later[1]


def _settled(when: When) -> bool:
    """True where the present or a year places it, whatever the other end says."""
    return (
        when.year is not None
        or when.shift is not None
        or when.count is not None
        or when.of is not None
    )


def complete(when: When) -> tuple[When | None, When | None]:
    """Start and end of a range, each lending the other what it leaves out."""
    start, end = when.start, when.end
    if start is None or end is None:
        return start, end
    if start.day is not None and start.month is None and end.month is not None:
        fits = end.day is None or start.day <= end.day
        month = end.month if fits else (end.month - 2) % 12 + 1
        start = msgspec.structs.replace(start, month=month, grain=start.grain)
    if end.day is not None and end.month is None and start.month is not None:
        end = msgspec.structs.replace(end, month=start.month, year=end.year or start.year)
    if (
        start.year is None
        and start.shift is None
        and end.year is not None
        and start.month is not None
    ):
        before = (start.month, start.day or 1) <= (end.month or 12, end.day or 31)
        start = msgspec.structs.replace(start, year=end.year if before else end.year - 1)
    elif end.year is None and start.year is not None and end.month is not None:
        after = (end.month, end.day or 31) >= (start.month or 1, start.day or 1)
        end = msgspec.structs.replace(end, year=start.year if after else start.year + 1)
    return start, end


def day_of(moment: datetime) -> date:
    """The day of a moment."""
    return moment.date()
