"""A forecast and the files and lines made of it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from exeunt.errors import WrongUse
from exeunt.forecasting.arrivals import ArrivalForecast
from exeunt.forecasting.draws import quantiles
from exeunt.forecasting.levels import LevelForecast
from exeunt.forecasting.states import Reports

Floats = NDArray[np.float64]
FIGURES = ("mean", "q05", "q25", "q50", "q75", "q95")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run these


@dataclass(frozen=True, slots=True)
class KnownCounts:
    """What a folder said by one day, ready to forecast from.

    start : date of day 0. day : the last one known. reports : of every camp.
    recounts : counts after each correction known so far as shares of those before.
    """

    name: str
    start: date
    day: int
    reports: tuple[Reports, ...]
    recounts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PeopleForecast:
    """People at camps, from day 0 = `start`."""

    name: str
    start: date
    made: LevelForecast


@dataclass(frozen=True, slots=True)
class FlowForecast:
    """Arrivals a day by country, from day 0 = `start`."""

    name: str
    start: date
    made: ArrivalForecast


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One place or country on the screen; the total has `total` set.

    last : the last count or daily flow, None for none yet; age : days since.
    low, median, high : 5, 50, 95 % on the last day.
    """

    place: str
    kind: str
    last: float | None
    age: int | None
    low: float
    median: float
    high: float
    total: bool = False


def rows(told: PeopleForecast | FlowForecast) -> list[ForecastRow]:
    """The last day of a forecast; camps with their total (from joint draws), in order."""
    if isinstance(told, FlowForecast):
        return _flow_rows(told.made)
    made = told.made
    found = [
        ForecastRow(place, kind, *_last_report(each, made.day), *_range(draws))
        for place, kind, each, draws in zip(
            made.places, made.kinds, made.reports, made.draws[:, -1], strict=True
        )
    ]
    known = [row.last for row in found if row.last is not None]
    return [*found, ForecastRow("all", "", sum(known), None, *_range(made.total[-1]), total=True)]


def _flow_rows(made: ArrivalForecast) -> list[ForecastRow]:
    return [
        ForecastRow(country, "", float(flow.people[-1]), made.day - flow.last, *_range(draws))
        for country, flow, draws in zip(made.countries, made.flows, made.draws[:, -1], strict=True)
    ]


def _last_report(reports: Reports, day: int) -> tuple[float | None, int | None]:
    if not len(reports.days):
        return None, None
    return float(reports.people[-1]), day - int(reports.days[-1])


def _range(draws: Floats) -> tuple[float, float, float]:
    low, median, high = quantiles(draws, (0.05, 0.5, 0.95))
    return float(low), float(median), float(high)


def write_forecast(told: PeopleForecast | FlowForecast, folder: Path) -> Path:
    """Write `people.csv`, or `arrivals.csv` for daily arrivals, into a folder.

    people.csv: day, date, place, kind, mean, q05, q25, q50, q75, q95, people present, a row a day
    and camp. arrivals.csv: the same with country instead of place and kind, people
    arriving that day. One decimal. The same forecast gives the same bytes.

    Raises
    ------
    WrongUse : the folder or the file cannot be written.
    """
    flow = isinstance(told, FlowForecast)
    path = folder / ("arrivals.csv" if flow else "people.csv")
    head = ("country",) if flow else ("place", "kind")
    text = _table(("day", "date", *head, *FIGURES), told, _sites(told))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise WrongUse(f"cannot write the file: {error.strerror}", where=str(path),
                       todo="name another folder with -o") from error  # fmt: skip
    return path


def _sites(told: PeopleForecast | FlowForecast) -> list[tuple[str, ...]]:
    if isinstance(told, FlowForecast):
        return [(country,) for country in told.made.countries]
    return [*zip(told.made.places, told.made.kinds, strict=True)]


def _table(
    head: tuple[str, ...], told: PeopleForecast | FlowForecast, sites: list[tuple[str, ...]]
) -> str:
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(head)
    made = told.made
    figures = np.concatenate([made.mean[..., None], made.quantiles], axis=-1)
    for ahead in range(figures.shape[1]):
        day = made.day + 1 + ahead
        when = (told.start + timedelta(days=day)).isoformat()
        for site, values in zip(sites, figures[:, ahead], strict=True):
            writer.writerow([day, when, *map(_cell, site), *(f"{value:.1f}" for value in values)])
    return sheet.getvalue()


def _cell(text: str) -> str:
    """A name that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
