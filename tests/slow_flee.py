"""Slow twins: Flee's reading of counts and conflicts, a day and a row at a time."""

from __future__ import annotations

from itertools import pairwise


def value(rows: list[tuple[int, float]], day: int) -> int:
    """The count on one day: scan the rows as they stand in the file."""
    if day <= rows[0][0]:
        return int(rows[0][1])
    for (then, before), (when, after) in pairwise(rows):
        if when > day:
            return int(before + (day - then) / (when - then) * (after - before))
    return int(rows[-1][1])


def zones(values: list[float], declared: float) -> list[float]:
    """Intensity of one place on each day; `declared` is that before day 0."""
    now, found, before = declared, [], 0.0
    for day, each in enumerate(values):
        if day == 0:
            now = each if each > 0 else now
        elif each > 0 and before == 0:
            now = each
        elif each == 0 and before > 0:
            now = 0.0
        found.append(now)
        before = each
    return found
