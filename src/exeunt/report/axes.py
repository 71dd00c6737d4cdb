"""Axes of the small charts: days across, one measure upwards.

The moving page and the page of a picture draw on them: all charts have one size and
one row of days, so that the eye can run along them; each has its own scale upwards,
said at its gridlines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from exeunt.report import labels, words
from exeunt.report.html import Safe, el

WIDTH, HEIGHT = 340.0, 168.0
LEFT, RIGHT, TOP, BOTTOM = 4.0, 8.0, 14.0, 24.0
EVERY = (1, 2, 7, 14, 30, 61)  # days between ticks
MONTHS = 183  # days; over more than that, months are named


class Dated(Protocol):
    """What knows its days: day 0 is the first."""

    def date(self, day: int) -> date:
        """The date of a day."""


@dataclass(frozen=True, slots=True)
class Axes:
    """Steps and figures to pixels; `per_day` steps make a day."""

    view: Dated
    steps: int
    per_day: int
    top: float
    unit: str

    def x(self, step: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * step / max(1, self.steps - 1)

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * min(1.0, max(0.0, value / self.top))

    def grid(self) -> list[Safe]:
        """Lines at nothing, half and all; drawn first."""
        ys = (self.y(self.top * share) for share in (0.0, 0.5, 1.0))
        return [el("path", class_="axis", d=f"M{LEFT:g} {y:.1f}H{WIDTH - RIGHT:g}") for y in ys]

    def words(self) -> list[Safe]:
        """Figures and days at the lines; drawn last, so that no curve cuts them."""
        return [*self.heights(), *self.days()]

    def heights(self) -> list[Safe]:
        """Figures at half and all."""
        return [
            el("text", short(v, self.unit), class_="tick", x=f"{LEFT:g}", y=f"{self.y(v) - 3:.1f}")
            for v in (self.top / 2, self.top)
        ]

    def days(self) -> Iterable[Safe]:
        """Days at the foot, as many as have room; a word that would touch the one before goes."""
        free = 0.0
        for day, said in ticks(self.view, max(1, self.steps // self.per_day)):
            x = self.x(day * self.per_day)
            half = labels.text_width(said, 11.0) / 2
            at = min(max(x, half), WIDTH - half)
            if at - half < free or abs(at - x) > half:
                continue
            free = at + half + 8.0
            yield el("path", class_="axis", d=f"M{x:.1f} {HEIGHT - BOTTOM:g}v4")
            yield el("text", said, class_="tick", x=f"{at:.1f}", y=f"{HEIGHT - 7:g}",
                     text_anchor="middle")  # fmt: skip

    def line(self, values: Sequence[float], at: Sequence[int]) -> str:
        """A curve; it breaks where there is no number."""
        out, pen = [], "M"
        for step, value in zip(at, values, strict=True):
            if not math.isfinite(value):
                pen = "M"
                continue
            out.append(f"{pen}{self.x(step):.1f} {self.y(value):.1f}")
            pen = "L"
        return "".join(out)

    def area(self, low: Sequence[float], high: Sequence[float], at: Sequence[int]) -> str:
        """What lies between two curves; it breaks where either has no number."""
        runs: list[list[int]] = [[]]
        for n, pair in enumerate(zip(low, high, strict=True)):
            if all(map(math.isfinite, pair)):
                runs[-1].append(n)
            elif runs[-1]:
                runs.append([])
        return "".join(self._piece(low, high, at, run) for run in runs if run)

    def _piece(
        self, low: Sequence[float], high: Sequence[float], at: Sequence[int], run: list[int]
    ) -> str:
        up = [f"{self.x(at[n]):.1f} {self.y(high[n]):.1f}" for n in run]
        back = [f"{self.x(at[n]):.1f} {self.y(low[n]):.1f}" for n in reversed(run)]
        return f"M{'L'.join(up + back)}z"


def ticks(view: Dated, days: int) -> Iterable[tuple[int, str]]:
    """Days to name under a chart: single days, or over more than half a year first days of months,
    the year with January and the first."""
    if days <= MONTHS:
        every = next(n for n in EVERY if days / n <= 5)
        for day in range(0, days, every):
            yield day, words.day(view.date(day).isoformat(), week=False)
        return
    every = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if days / 30.4 / n <= 6)
    first, year = view.date(0), 0
    month = first.year * 12 + first.month - 1 + (first.day > 1)
    while (when := date(*divmod_month(month))) <= view.date(days - 1):
        if month % every == 0:
            name = words.MONTHS[when.month - 1][:3]
            yield (when - first).days, name if when.year == year else f"{name} {when.year}"
            year = when.year
        month += 1


def divmod_month(months: int) -> tuple[int, int, int]:
    """Year, month and first day of a count of months since year 0."""
    return months // 12, months % 12 + 1, 1


def short(value: float, unit: str) -> str:
    """ "12,345 km", "0.5": a figure at a gridline."""
    text = f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:,.3g}"
    return f"{text} {unit}".strip()


def figure(
    title: str, said: str, parts: Sequence[Safe], label: str, *, linked: bool = False
) -> Safe:
    """A small chart under its words; `linked` where parts of it lead somewhere."""
    return el(
        "figure",
        el("figcaption", el("b", title), " ", el("span", said)),
        el("svg", *parts, viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}", class_="small-chart",
           role="group" if linked else "img", aria_label=label),
        class_="small-multiple",
    )  # fmt: skip


def nice(most: float) -> float:
    """The next round number, with a half that is round too: the top of an axis."""
    if most <= 0.0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(most))
    return next(
        k * power for k in (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0) if k * power >= most * 0.999
    )
