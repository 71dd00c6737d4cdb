"""One cell of a table: text to a value and back.

Knows nothing of files. What cannot be read is `BadCell`, which the reader of the file
turns into a line that says where.
"""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from typing import Any

from exeunt.network.columns import Column, nearest
from exeunt.network.scenario import Number

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
DAY = re.compile(r"[+-]?\d{1,7}")
YES, NO = ("yes", "true", "1", "both"), ("no", "false", "0", "")


class BadCell(ValueError):
    """What is wrong with a cell, what is near, what to do."""

    def __init__(self, what: str, near: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what, self.near, self.todo = what, near, todo


def parse(column: Column, text: str, start: date) -> Any:
    """The value of a cell that is not empty; `start` is the date of day 0.

    Raises
    ------
    BadCell : the text is no such value.
    """
    match column.kind:
        case "number" | "prior":
            return number(text, column.least, column.most)
        case "hour":
            return hour(text)
        case "day":
            return day(text, start)
        case "date":
            return _date_of(day(text, start), start)
        case "yesno":
            return _yesno(text)
        case "choice":
            return _choice(text, column.choices)
        case "list":
            return tuple(part for each in text.split(";") if (part := each.strip()))
        case "names":
            return tuple(part for each in text.split("|") if (part := each.strip()))
        case _:
            return text


def number(text: str, least: float | None = None, most: float | None = None) -> float:
    """A finite number within limits, written with a point and no thousands separator.

    Raises
    ------
    BadCell : it is not.
    """
    plain = text.strip()
    if not NUMBER.fullmatch(plain):
        raise BadCell(f'"{text}" is not a number', *_number_hint(plain))
    value = float(plain)
    if not math.isfinite(value):
        raise BadCell(f'"{text}" is too large a number')
    if least is not None and value < least:
        what = "is negative" if least == 0 else f"is below {least:g}"
        raise BadCell(f"{plain} {what}", todo=f"give {least:g} or more")
    if most is not None and value > most:
        raise BadCell(f"{plain} is above {most:g}", todo=f"give {most:g} or less")
    return value


def _number_hint(text: str) -> tuple[str, str]:
    bare = re.sub(r"(?<=\d)[ ,_'\u00a0\u2009\u202f](?=\d{3}(?!\d))", "", text)
    if NUMBER.fullmatch(bare):
        return bare, "leave out the thousands separator"
    if NUMBER.fullmatch(text.replace(",", ".", 1)):
        return text.replace(",", ".", 1), "write a decimal point"
    if NUMBER.fullmatch(text.removesuffix("%").strip()):
        share = float(text.removesuffix("%").strip()) / 100
        return f"{share:g}", "write a share as a number from 0 to 1"
    found = NUMBER.search(text)
    if found and not re.search(r"\d", text[: found.start()] + text[found.end() :]):
        return found.group(), "write the number alone"
    return "", "write a number such as 12.5"


def hour(text: str) -> float:
    """An hour of the day: 8.5 or 08:30.

    Raises
    ------
    BadCell : it is none.
    """
    clock = re.fullmatch(r"(\d{1,2}):([0-5]\d)", text.strip())
    if clock:
        return number(str(int(clock.group(1)) + int(clock.group(2)) / 60), 0.0, 24.0)
    return number(text, 0.0, 24.0)


def day(text: str, start: date) -> int:
    """The number of a day, from the number or its ISO date.

    Raises
    ------
    BadCell : it is neither.
    """
    plain = text.strip()
    if DAY.fullmatch(plain):
        return int(plain)
    try:
        return (_iso(plain) - start).days
    except ValueError:
        raise BadCell(f'"{text}" is neither a date nor the number of a day', _like_iso(plain),
                      "write 2022-09-21, or 0 for the first day") from None  # fmt: skip


def _iso(text: str) -> date:
    """2022-09-21, also with a time of midnight as some programs write it."""
    found = re.fullmatch(r"(\d{4}-\d{2}-\d{2})([T ]00:00(:00)?)?", text)
    if not found:
        raise ValueError(text)
    return date.fromisoformat(found.group(1))


def _like_iso(text: str) -> str:
    """A date the text may have meant, where only one is possible."""
    found = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", text)
    if not found:
        return ""
    one, two, year = map(int, found.groups())
    meant = {f"{year}-{month:02}-{d:02}" for d, month in ((one, two), (two, one)) if month <= 12}
    return " or ".join(sorted(meant))


def _date_of(number: int, start: date) -> date:
    try:
        return start + timedelta(days=number)
    except OverflowError:
        raise BadCell(f"day {number} is outside every calendar") from None


def _yesno(text: str) -> bool:
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise BadCell(f'"{text}" is neither yes nor no', todo="write yes or no")


def _choice(text: str, choices: tuple[str, ...]) -> str:
    if text in choices:
        return text
    near = nearest(text, choices)
    raise BadCell(f'"{text}" is not one we know', near, f"choose from {', '.join(choices)}")


def write(column: Column, value: Any, start: date) -> str:
    """The cell from which `parse` makes `value` again."""
    if value is None or value == "":
        return ""
    match column.kind:
        case "yesno":
            return "yes" if value else ""
        case "list":
            return "; ".join(value)
        case "names":
            return " | ".join(value)
        case "day":
            return _day_text(value, start)
        case "date":
            return str(value)
        case _:
            return value if isinstance(value, str) else plain(value)


def write_prior(value: Number | None) -> tuple[str, str, str]:
    """The three cells of a number and how far it may be off."""
    if value is None:
        return "", "", ""
    low, high = ("" if each is None else plain(each) for each in (value.low, value.high))
    return plain(value.median), low, high


def plain(value: float) -> str:
    """A number that comes back the same; whole ones without a point."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def _day_text(number: int, start: date) -> str:
    try:
        return (start + timedelta(days=number)).isoformat()
    except OverflowError:
        return str(number)
