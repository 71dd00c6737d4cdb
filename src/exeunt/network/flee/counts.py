"""source_data: how many people were counted in each camp, and what that says of any day.

Rows as reported, the level 1 registration correction, values between two reports, and
the daily arrivals that Flee reads out of them. Rows are (day, people), arrays of shape
(rows,) each. `as_flee` keeps the order of the file and Flee's way to add two files.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray

from exeunt.network.flee.text import MOST_PEOPLE, Line, Reading, like, lines, listed
from exeunt.network.scenario import Count

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Series:
    """Reports about one place: `days` from StartDate and `people`, both (rows,)."""

    days: Whole
    people: Floats
    sources: tuple[str, ...]

    def at(self, days: Whole) -> Whole:
        """People on each of `days`, between two reports on a straight line, as integers.

        The first report holds before it, the last after it. Rows out of order are passed
        over until one is dated after the day asked for (Flee, DataTable).
        """
        if not len(self.days):
            return np.zeros(len(days), dtype=np.int64)
        # The first row dated after t is where the latest date so far first passes t.
        after = np.searchsorted(np.maximum.accumulate(self.days), days, side="right")
        held = (days <= self.days[0]) | (after == len(self.days))
        hi = np.clip(after, 1, max(len(self.days) - 1, 1)) % len(self.days)
        lo = np.maximum(hi - 1, 0)
        span = np.where(held, 1, self.days[hi] - self.days[lo])
        share = (days - self.days[lo]) / span
        between = self.people[lo] + share * (self.people[hi] - self.people[lo])
        edge = np.where(days <= self.days[0], self.people[0], self.people[-1])
        found: Whole = np.trunc(np.where(held, edge, between)).astype(np.int64)
        return found


@dataclass(frozen=True, slots=True)
class Tables:
    """data_layout.csv and its files: the total, then a series for each other row."""

    total: Series
    others: dict[str, Series]

    def counts(self, camps: list[str]) -> list[Count]:
        """The rows of the camps in this order, as reported and corrected."""
        return [
            Count(place=camp, day=int(day), people=float(people), source=source)
            for camp in camps
            for day, people, source in zip(
                self.others[camp].days,
                self.others[camp].people,
                self.others[camp].sources,
                strict=True,
            )
        ]


def read_tables(how: Reading, start: date, hasten: int, camps: list[str]) -> Tables:
    """Every series of source_data, corrected, divided by `hasten`.

    Raises ScenarioError for a camp without a row, missing files, bad rows and corrections
    that cannot be made.
    """
    folder = how.folder / "source_data"
    layout = [line for line in lines(folder / "data_layout.csv") if line.text(0)[:1] != "#"]
    if not layout or layout[0].text(0).strip().lower() != "total":
        first = layout[0] if layout else Line("data_layout.csv", 1, ())
        raise first.wrong("the first row of data_layout.csv is not the total",
                          "begin with total,refugees.csv")  # fmt: skip
    total, *others = [(how.name(line.text(0)), _files(line, how, start)) for line in layout]
    for name, n in Counter(name for name, _ in others).items():
        if n > 1:
            raise layout[0].wrong(f"{name} has {n} rows", "one row for each camp, with all files")
    series = dict(others)
    _tell_layout(series, camps, how)
    series = _corrected(series, how, start)
    return Tables(_hastened(total[1], hasten), {n: _hastened(s, hasten) for n, s in series.items()})


def _tell_layout(series: dict[str, Series], camps: list[str], how: Reading) -> None:
    missing = [camp for camp in camps if camp not in series]
    if missing:
        raise Line("data_layout.csv", 1, ()).wrong(
            f"no counts for camp {listed(missing)}",
            "add a row with its file to data_layout.csv",
            like(missing[0], series),
        )
    if extra := [name for name in series if name not in camps]:
        how.note(f"data_layout.csv: {listed(extra)} is no camp of locations.csv: its people "
                 "arrive, but are compared with nobody")  # fmt: skip
    if silent := [name for name in camps if not len(series[name].days)]:
        how.note(f"no count was published by day {how.until} of {listed(silent)}")


def _hastened(series: Series, hasten: int) -> Series:
    return Series(series.days, series.people / hasten, series.sources)


def _files(line: Line, how: Reading, start: date) -> Series:
    """The series of one row of the layout: its files added up."""
    names = [cell.strip() for cell in line.cells[1:] if cell.strip()]
    if not names:
        raise line.wrong("no file is named", "write name,file.csv")
    for name in names:
        if PurePath(name).is_absolute() or ".." in PurePath(name).parts:
            raise line.wrong(f"{name} lies outside source_data", "move it there")
    series = [_series(name, line, how, start) for name in names]
    if len(series) > 1:
        told = ("in Flee's way" if how.as_flee else "on every date of any, each on its line; "
                "Flee drops late rows of the first")  # fmt: skip
        how.note(f"{line.where}: {line.text(0).strip()} adds up {len(series)} files, {told}")
    total = series[0]
    for each in series[1:]:
        total = _flee_sum(total, each, line) if how.as_flee else _sum(total, each)
    return total


def _series(name: str, owner: Line, how: Reading, start: date) -> Series:
    path = how.folder / "source_data" / name
    if not path.is_file():
        there = [each.name for each in (how.folder / "source_data").glob("*.csv")]
        raise owner.wrong(f"{name} is missing in source_data", "add it or correct the name",
                          like(name, there))  # fmt: skip
    every = lines(path)
    rows = [line for at, line in enumerate(every) if _is_row(line, at)]
    if not rows and how.until is None:  # by then nobody may have counted yet
        raise Line(name, 1, ()).wrong("the file holds no count", "add rows YYYY-MM-DD,people")
    dated = [((line.date(0, "date") - start).days, line) for line in rows]
    kept = [(day, line) for day, line in dated if how.seen(day)]
    if blank := [line.where for _, line in kept if not line.text(1).strip()]:
        how.note(f"{listed(blank)}: no count on that date; left out, as Flee does")
    counts = [(day, line.people(1, "count", how), line.where) for day, line in kept
              if line.text(1).strip()]  # fmt: skip
    return _ordered(name, counts, how)


def _is_row(line: Line, at: int) -> bool:
    """A row of the series; not a header, a comment or a lone cell."""
    first = line.text(0).strip().lower()
    header = at == 0 and first in ("date", "datetime", "")
    return len(line.cells) > 1 and not first.startswith("#") and not header


def _ordered(name: str, rows: list[tuple[int, float, str]], how: Reading) -> Series:
    """Sorted, the last of a repeated date; as in the file for Flee."""
    days = [day for day, _, _ in rows]
    if days != sorted(days):
        told = "kept, as Flee does" if how.as_flee else "sorted; Flee passes over some"
        how.note(f"{name}: dates are out of order; {told}")
    if len(set(days)) < len(days):
        told = "kept, as Flee does" if how.as_flee else "the last one counts"
        how.note(f"{name}: {len(days) - len(set(days))} repeated dates; {told}")
    if not how.as_flee:
        rows = sorted({row[0]: row for row in rows}.values())
    return Series(
        np.array([day for day, _, _ in rows], dtype=np.int64),
        np.array([people for _, people, _ in rows], dtype=np.float64),
        tuple(source for _, _, source in rows),
    )


def _sum(one: Series, two: Series) -> Series:
    """Both series on every date of either; each constant beyond its ends."""
    if not len(one.days) or not len(two.days):
        return two if not len(one.days) else one
    days = np.union1d(one.days, two.days)
    people = np.interp(days, one.days, one.people) + np.interp(days, two.days, two.people)
    named = dict(zip(two.days.tolist(), two.sources, strict=True))
    named |= dict(zip(one.days.tolist(), one.sources, strict=True))
    return Series(days, people, tuple(named[day] for day in days.tolist()))


def _flee_sum(one: Series, two: Series, line: Line) -> Series:
    """Flee's sum: walk the second file, pointing at a row of the first.

    A row of the second takes the count of the first's row it points at, which is dated on
    it or next after it; rows of the first in between take the second's last one.
    """
    if not len(one.days) or not len(two.days):
        return two if not len(one.days) else one
    if one.days[0] < two.days[0]:
        raise line.wrong("the first file starts before the second, where Flee crashes",
                         "swap the files, or leave out --as-flee")  # fmt: skip
    rows: list[tuple[int, float, str]] = []
    at, last = 0, 0.0
    for day, people, source in zip(two.days, two.people, two.sources, strict=True):
        while at < len(one.days) and one.days[at] < day:
            rows.append((int(one.days[at]), float(one.people[at]) + last, one.sources[at]))
            at += 1
        pointed = min(at, len(one.days) - 1)
        rows.append((int(day), float(people + one.people[pointed]), source))
        at += int(at < len(one.days) and one.days[at] == day)
        last = float(people)
    days, counts, sources = zip(*rows, strict=True)
    return Series(np.array(days, dtype=np.int64), np.array(counts), sources)


def _corrected(series: dict[str, Series], how: Reading, start: date) -> dict[str, Series]:
    """The level 1 registration correction: earlier rows follow the jump of a recount."""
    path = how.folder / "input_csv" / "registration_corrections.csv"
    if not path.exists():
        return series
    series = dict(series)
    for line in lines(path):
        if len(line.cells) < 2 or line.text(0).startswith("#"):
            continue
        day = (line.date(1, "date") - start).days
        if day < 0 or not how.seen(day):
            continue
        name = how.name(line.text(0))
        if name not in series:
            raise line.wrong(f"no counts for {name!r}", "correct the name", like(name, series))
        series[name] = _recounted(series[name], day, line)
    return series


def _recounted(series: Series, day: int, line: Line) -> Series:
    people = series.people.copy()
    rows = np.flatnonzero(series.days == day)
    if not len(rows):
        near = series.days[np.abs(series.days - day).argmin()] if len(series.days) else None
        raise line.wrong(
            f"{line.text(0).strip()} has no count on {line.text(1).strip()}, so its recount "
            "is unknown",
            "correct the date or add the count",
            "" if near is None else f"a row {abs(int(near) - day)} days off",
        )
    for row in rows:
        if row == 0:
            raise line.wrong("the recount is the first row of its file: nothing to correct",
                             "remove the correction")  # fmt: skip
        if people[row - 1] < 1:
            raise line.wrong(f"the count before the recount is {people[row - 1]:g}",
                             "remove the correction or correct the count")  # fmt: skip
        people[:row] *= people[row] / people[row - 1]
    if people.max() > MOST_PEOPLE:
        raise line.wrong("the recount makes an earlier count more than live on Earth",
                         "remove the correction or correct the counts")  # fmt: skip
    return Series(series.days, people, series.sources)
