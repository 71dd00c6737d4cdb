"""Dates: when a sentence says something happened, and which days that comes to.

The value stage (`values.py`) folds dates into tokens whose value is a `When`, as told;
the reader resolves it here once it knows the date of publication. Inside: `resolve`, and
`infer_published` for texts that do not say when they appeared. The makers of dates are
in `_points.py` and `_spans.py`, the calendar in `_when.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import msgspec

from exeunt.observations import Period
from exeunt.reading._when import Bounds, When, bounds, complete

__all__ = ["Bounds", "When", "bounds", "complete", "infer_published", "resolve"]

FIRST_YEAR, LAST_YEAR = 1000, 9000  # far from where the calendar of Python ends
HOURS = {"hour": 24, "minute": 1440, "second": 86400}
ACCURACY = {
    "week": "week", "month": "month", "quarter": "month", "half": "month", "season": "month",
    "year": "year", "decade": "year", "century": "year", "night": "night", "hour": "hour",
    "minute": "hour", "second": "hour",
}  # fmt: skip


# ---- resolving ----------------------------------------------------------------------------


def resolve(
    when: When, published: date | None, *, known: Sequence[When] = (), future: bool = False
) -> Period | None:
    """The days of a When, both ends included; None where it cannot be placed.

    Parameters
    ----------
    when : as folded into a date token.
    published : day of publication. Weekdays and days without a year are the latest at
        or before it; with `future` (or `when.future`) the next after it.
    known : other dates of the text. Without a publication date, a day and month is
        given its year only where all years they name agree, marked "inferred".

    Returns
    -------
    Period | None
        ISO dates; ISO times where a clock time was told. Nights run over two days.
    """
    inferred = ""
    when = _whole_days(when)
    if published is None:
        if not when.absolute:
            given = _lent_year(when, known)
            if given is None:
                return None
            when, inferred = given, "inferred "
        published = date(when.year or 2000, 12, 31)
    now = datetime(published.year, published.month, published.day)
    if not FIRST_YEAR <= now.year < LAST_YEAR:
        return None
    found = bounds(when, now, 1 if future or when.future else -1)
    if found is None or found == (None, None):
        return None
    clock = _has_clock(when)
    start, end = found
    if when.grain == "window" and when.sign < 0 and end == now:
        end = now + timedelta(days=1)  # the past 10 days reach up to publication
    return Period(
        start=None if start is None else _iso(start, clock),
        end=None if end is None else _iso(end if clock else _last(start, end), clock),
        accuracy=inferred + accuracy(when),
    )


def _whole_days(when: When) -> When:
    """The past 24 hours, where the hour of publication is not known: a day back."""
    if when.grain != "window" or when.unit not in HOURS or when.count is None:
        return when
    days = math.ceil(when.count / HOURS[when.unit])
    return msgspec.structs.replace(
        when, count=days if days > 1 or when.count >= 24 else 0, unit="day"
    )


def last_part(when: When) -> When:
    """The end of a range as a When of its own."""
    _, end = complete(when)
    return end if end is not None else when


def accuracy(when: When) -> str:
    """`day`, `night`, `hour`, `week`, `month` or `year`."""
    if when.grain == "range":
        if when.mod == "night":
            return "night"
        ends = [accuracy(w) for w in (when.start, when.end) if w is not None]
        order = ("hour", "night", "day", "week", "month", "year")
        return max(ends, key=order.index) if ends else "day"
    if when.time is not None or (when.count is not None and when.unit in ("hour", "minute")):
        return "hour"
    if when.hours is not None and when.hours[1] > 24:
        return "night"
    if when.count is not None:
        told = when.unit or "day"
        return "day" if when.grain == "day" and told == "week" else ACCURACY.get(told, "day")
    return ACCURACY.get(when.grain, "day")


def _has_clock(when: When) -> bool:
    if when.grain == "range":
        return any(w is not None and _has_clock(w) for w in (when.start, when.end))
    return when.time is not None or (when.count is not None and when.unit in ("hour", "minute"))


def _iso(moment: datetime, clock: bool) -> str:
    return moment.isoformat(timespec="minutes") if clock else moment.date().isoformat()


def _last(start: datetime | None, end: datetime) -> datetime:
    """The last moment of a period whose end is not included."""
    last = end - timedelta(seconds=1)
    return last if start is None or last >= start else start


def _lent_year(when: When, known: Sequence[When]) -> When | None:
    """The same day and month in the only year the text names."""
    years = {w.year for w in _flat(known) if w.year is not None and w.month is not None}
    if when.month is None or when.weekday is not None or len(years) != 1 or when.shift is not None:
        return None
    return msgspec.structs.replace(when, year=years.pop())


def _flat(whens: Iterable[When]) -> Iterable[When]:
    for when in whens:
        yield when
        yield from _flat(w for w in (when.start, when.end, when.of) if w is not None)


def infer_published(whens: Sequence[When], years: Sequence[int]) -> tuple[date | None, str]:
    """A publication date worked out from the text, and why; None where it does not tell.

    A weekday with a day of month ("Thursday, 22 September") fits few years; the
    years of other dates in the text, and `years` it names, say which. The text
    appeared on the latest such day or soon after: that day is the answer. Nothing is
    guessed: without a year that fits, or with several, there is none.
    """
    every = list(_flat(whens))
    told = [w for w in every if w.day is not None and w.month is not None and not w.future]
    full = [d for w in told if w.year is not None and (d := _day(w.year, w)) is not None]
    narrowed = _narrowed([w for w in told if w.year is None], _candidates(every, years))
    if narrowed:
        latest = max(narrowed)
        if not full or max(full) <= latest:
            return latest, f"the weekday and day of {latest.isoformat()} fit no other year named"
    if full:
        latest = max(full)
        return latest, f"the latest full date in the text is {latest.isoformat()}"
    return None, "no full date, and no weekday with a day and a year"


def _candidates(whens: Sequence[When], years: Sequence[int]) -> set[int]:
    """Years a text may be of: the latest of a dated month, the next, and later ones named."""
    dated = {w.year for w in whens if w.year is not None and w.month is not None}
    named = {w.year for w in whens if w.year is not None and w.month is None} | set(years)
    if not dated:
        return named
    latest = max(dated)
    return {latest, latest + 1} | {year for year in named if year > latest}


def _narrowed(told: Sequence[When], candidates: set[int]) -> list[date]:
    """Days whose weekdays all fit exactly one of the candidate years."""
    weekdays = [w for w in told if w.weekday is not None]
    fitting = {year for year in candidates if all(_fits(year, w) for w in weekdays)}
    if not weekdays or len(fitting) != 1:
        return []
    year = fitting.pop()
    return [d for w in weekdays if (d := _day(year, w)) is not None]


def _fits(year: int, when: When) -> bool:
    day = _day(year, when)
    return day is not None and day.weekday() == when.weekday


def _day(year: int, when: When) -> date | None:
    try:
        return date(year, when.month or 1, when.day or 1)
    except ValueError:
        return None
