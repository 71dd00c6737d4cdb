"""Dates as machines write them: in feeds, meta tags and JSON-LD. No prose is read here."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

_ISO = re.compile(r"\s*(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:\d{4,6}|T|Z|\b)")
_WORDY = re.compile(
    r"\s*(?:[a-z]+,?\s+)?(?:(\d{1,2})\.?\s+([a-z]{3,9})\.?,?|([a-z]{3,9})\.?\s+(\d{1,2}),?)\s+"
    r"(\d{4})\b",
    re.IGNORECASE,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_EARLIEST, _LATEST = 1900, 2100


def iso_date(value: Any) -> str | None:
    """The day a machine-written date names, in its own time zone; None when it is no date.

    Knows ISO 8601, 2022/09/27, 20220927, RFC 822 ("Tue, 27 Sep 2022 10:00:00 GMT"),
    "September 27, 2022" and seconds (or milliseconds) since 1970 as a number.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_seconds(value)
    if not isinstance(value, str):
        return None
    found = _COMPACT.match(value) or _ISO.match(value)
    if found:
        groups = found.groups()
        return _day(int(groups[0]), int(groups[-2]), int(groups[-1]))
    return _from_words(value)


def _from_words(value: str) -> str | None:
    found = _WORDY.match(value)
    if not found:
        return None
    month = (found[2] or found[3])[:3].lower()
    if month not in _MONTHS:
        return None
    return _day(int(found[5]), _MONTHS.index(month) + 1, int(found[1] or found[4]))


def _from_seconds(value: float) -> str | None:
    if 19000101 <= value <= 21001231 and float(value).is_integer():
        return iso_date(str(int(value)))
    seconds = value / 1000 if value > 1e11 else value
    if not 3e8 < seconds < 4.1e9:
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC).date().isoformat()


def _day(year: int, month: int, day: int) -> str | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
