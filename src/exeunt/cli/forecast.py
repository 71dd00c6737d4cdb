"""`exeunt forecast`: how many people in each camp, or how many arrive a day, and how sure."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from exeunt import movement
from exeunt.cli import ALL_READ, say, show
from exeunt.errors import WrongUse

if TYPE_CHECKING:
    from exeunt.movement import FlowForecast, ForecastRow, PeopleForecast

    Told = PeopleForecast | FlowForecast

CAMPS = ("place", "kind", "last count", "days old", "median", "90 % interval")
FLOWS = ("country", "last day known", "days old", "median a day", "90 % interval")


def forecast(options: argparse.Namespace) -> int:
    """Forecast from one day on, show its last day, and write what was asked for."""
    day = _day(options.day)
    told = movement.forecast(options.source, day, options.horizon, seed=options.seed)
    rows = movement.forecast_rows(told)
    show.text(_heading(told, options.horizon))
    flows = all(not row.kind and not row.total for row in rows)
    show.grid(FLOWS if flows else CAMPS, _flow_cells(rows) if flows else _camp_cells(rows))
    for note in _notes(told, rows):
        say.line(f"note: {note}")
    if options.output:
        say.line(f"wrote {movement.save_forecast(told, options.output)}")
    return ALL_READ


def _day(text: str) -> int | date:
    """A day number, or a date."""
    if text.lstrip("-").isdecimal() and len(text) < 8:
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse(f'--from "{text}" is no day', todo="give a number or a date, as 2022-04-01"
                       ) from None  # fmt: skip


def _heading(told: Told, horizon: int) -> str:
    known = told.start + timedelta(days=told.made.day)
    last = known + timedelta(days=horizon)
    return (
        f"{told.name}: known by {known} (day {told.made.day}), forecast for {last}, "
        f"{say.count(horizon, 'day')} ahead\n"
    )


def _camp_cells(rows: Sequence[ForecastRow]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield (
            "all camps" if row.total else row.place,
            row.kind.replace("_", " "),
            "none yet" if row.last is None else f"{row.last:,.0f}",
            "" if row.age is None else f"{row.age:,}",
            f"{row.median:,.0f}",
            f"{row.low:,.0f} to {row.high:,.0f}",
        )


def _flow_cells(rows: Sequence[ForecastRow]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        last = "" if row.last is None else f"{row.last:,.0f}"
        age = "" if row.age is None else f"{row.age:,}"
        interval = f"{row.low:,.0f} to {row.high:,.0f}"
        yield row.place, last, age, f"{row.median:,.0f}", interval


def _notes(told: Told, rows: Sequence[ForecastRow]) -> Iterator[str]:
    """What a reader of the table might take wrong."""
    none = [row.place for row in rows if row.last is None]
    if none:
        yield (f"no count was published yet of {', '.join(none)}: it may open, and may stay empty; "
               "the interval rests on its capacity and on other crises")  # fmt: skip
    silent = getattr(told.made, "silent", ())
    if silent:
        yield f"no daily figure was published yet of {', '.join(silent)}: not forecast"
    if any(row.total for row in rows):
        yield "quantiles of camps do not add up; those of all camps come from joint draws"
