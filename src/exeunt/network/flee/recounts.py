"""Recounts: which registration corrections were known on a day, and what they changed.

A corrected series no longer shows how far off it was; a forecaster who asks how much a
count that nobody has checked may be worth wants to know what the checks so far said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exeunt.network.flee.counts import read_tables
from exeunt.network.flee.text import Reading, as_date, lines


@dataclass(frozen=True, slots=True)
class Recount:
    """A registration at `place` on `day`: `share` is the new count over the one before."""

    place: str
    day: int
    share: float


def recounts(folder: Path, start: date, until: int) -> tuple[Recount, ...]:
    """Corrections of a Flee folder dated up to day `until` of `start`, in their order in the file.

    The count before is the last one published before the recount, itself corrected by
    what was known then. Raises ScenarioError for files that cannot be read.
    """
    path = folder / "input_csv" / "registration_corrections.csv"
    if not path.exists():
        return ()
    dated = [(place, (day - start).days) for place, day in _rows(path)]
    seen = [(place, day) for place, day in dated if 0 < day <= until]
    made = (_recount(folder, start, place, day) for place, day in seen)
    return tuple(each for each in made if each is not None)


def _rows(path: Path) -> list[tuple[str, date]]:
    rows = [line for line in lines(path) if len(line.cells) > 1 and line.text(0)[:1] != "#"]
    return [(row.text(0).strip(), as_date(row.text(1), "date", row.where)) for row in rows]


def _recount(folder: Path, start: date, place: str, day: int) -> Recount | None:
    before, after = (_last(folder, start, place, until) for until in (day - 1, day))
    return Recount(place, day, after / before) if before and after is not None else None


def _last(folder: Path, start: date, place: str, until: int) -> float | None:
    tables = read_tables(Reading(folder, until=until), start, 1, [])
    rows = tables.others[place].people.tolist() if place in tables.others else []
    return rows[-1] if rows else None
