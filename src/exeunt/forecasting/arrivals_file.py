"""A CSV of daily arrivals by country: columns date, country, daily, cumulative.

Either of the two figures may be empty. Rows dated after the day of the forecast are
passed over unread, but for their date.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np

from exeunt.errors import WrongUse
from exeunt.forecasting.arrivals import Arrivals, forecast_arrivals
from exeunt.forecasting.told import FlowForecast

COLUMNS = ("date", "country", "daily", "cumulative")
OLDEST = 60  # days that the last figure may be old
_MOST = 1e10  # more than live on Earth

Figures = dict[str, dict[int, tuple[float, float]]]


def forecast_file(path: Path, day: int | date, horizon: int, *, seed: int = 0) -> FlowForecast:
    """Forecast daily arrivals from the rows of a CSV dated up to `day`.

    day : a date, or a number of days since the first date of the file.

    Raises
    ------
    WrongUse : what is wrong with the file, row and column; no row by that day, or none for
        long before it.
    """
    dated = sorted(_dated(path), key=lambda each: each[0])
    if not dated:
        raise WrongUse("the file holds no row", where=str(path), todo="add rows of arrivals")
    start = dated[0][0]
    at = (day - start).days if isinstance(day, date) else day
    seen = [each for each in dated if (each[0] - start).days <= at]
    _check_period(seen, start, at, str(path))
    series = read_series(seen, start)
    return FlowForecast(path.stem, start, forecast_arrivals(series, at, horizon, seed=seed))


def read_series(rows: list[tuple[date, int, dict[str, str]]], start: date) -> tuple[Arrivals, ...]:
    """Rows (date, number of the row, cells) as a series for each country, by name."""
    found: Figures = {}
    for when, number, cells in rows:
        country, at = cells["country"].strip(), (when - start).days
        where = f"row {number}"
        if not country:
            raise WrongUse("the country is missing", where=where, todo="fill the column country")
        mine = found.setdefault(country, {})
        if at in mine:
            raise WrongUse(f"{country} has {when} twice", where=where, todo="keep one row a day")
        mine[at] = (_people(cells, "daily", where), _people(cells, "cumulative", where))
    return tuple(_series(country, found[country]) for country in sorted(found))


def _series(country: str, figures: dict[int, tuple[float, float]]) -> Arrivals:
    days = sorted(figures)
    return Arrivals(
        country=country,
        days=np.array(days, dtype=np.int64),
        daily=np.array([figures[at][0] for at in days]),
        cumulative=np.array([figures[at][1] for at in days]),
    )


def _dated(path: Path) -> Iterator[tuple[date, int, dict[str, str]]]:
    """Date, number of the row (the header is 1), cells by column."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise WrongUse(f"the file cannot be read: {why}", where=str(path)) from error
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    missing = [each for each in COLUMNS if each not in (reader.fieldnames or ())]
    if missing:
        raise WrongUse(f"no column {missing[0]}", where=f"{path}, row 1",
                       near=", ".join(reader.fieldnames or ()),
                       todo=f"name the columns {', '.join(COLUMNS)}")  # fmt: skip
    for number, cells in enumerate(reader, start=2):
        try:
            yield date.fromisoformat(cells["date"].strip()), number, cells
        except ValueError:
            raise WrongUse(f'"{cells["date"][:40]}" is no date', where=f"{path}, row {number}",
                           todo="write it as 2022-04-01") from None  # fmt: skip


def _people(cells: dict[str, str], column: str, where: str) -> float:
    text = cells[column].strip()
    if not text:
        return math.nan
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 <= value <= _MOST:
        raise WrongUse(f'"{text[:40]}" is no number of people', where=f"{where}, column {column}",
                       todo="write digits, or leave it empty")  # fmt: skip
    return value


def _check_period(
    rows: list[tuple[date, int, dict[str, str]]], start: date, at: int, where: str
) -> None:
    if not rows:
        raise WrongUse("no row is dated by that day", where=where, near=f"the first is of {start}",
                       todo="choose a later day with --from")  # fmt: skip
    last = rows[-1][0]
    if at - (last - start).days > OLDEST:
        raise WrongUse(f"the last row by that day, of {last}, is over {OLDEST} days older",
                       where=where, todo="choose an earlier day with --from")  # fmt: skip
