"""The time line at a glance: what is told of which days, one lane for each kind of thing.

A picture above the list that says the same in words; `sections.py` puts both on the
page. A dot is a day, a bar several; a larger dot means more claims on the same days.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exeunt.report import view, words
from exeunt.report.html import Safe, el

LANES = {
    "moves": "people moving", "waits": "queues, waits", "force": "call-up, force",
    "means": "prices, room", "other": "other figures", "claim": "rules, denials",
    "said": "published",
}  # fmt: skip
NOUNS = {"said": "document"}
WIDTH, LEFT, ROW, ROWS = 1080.0, 132.0, 15.0, 5
LONG, CLOSE, SHARE = 40, 30, 0.7  # days in all; days to look closer at; how much must be in them


@dataclass(frozen=True, slots=True)
class Stretch:
    """Claims of one lane on the same days; `open_` when no end is told."""

    lane: str
    first: date
    last: date
    open_: bool
    count: int


def strip(days: Sequence[view.Day]) -> Safe | None:
    """The picture; None where fewer than three stretches or two days would be on it."""
    told = stretches(days)
    if not told:
        return None
    first, last = reach(told)
    drawn = [s for s in told if s.last >= first and s.first <= last]
    if len(drawn) < 3 or first == last:
        return None
    axis = Axis(first, last)
    parts, y = [], 8.0
    for lane, name in LANES.items():
        mine = [s for s in drawn if s.lane == lane]
        if mine:
            rows = packed(mine, axis)
            parts.append(_lane(lane, name, rows, axis, y))
            y += ROW * len(rows) + 8.0
    parts.insert(0, axis.drawn(y))
    beyond = len(told) - len(drawn)
    note = f"; {words.plural(beyond, 'other period')} not drawn" if beyond else ""
    label = f"Claims by day, {words.day(first.isoformat())} to {words.day(last.isoformat())}{note}"
    return el(
        "svg", el("title", label), *parts, class_="strip", viewBox=f"0 0 {WIDTH:g} {y + 24:g}",
        role="img", aria_label=label,
    )  # fmt: skip


def stretches(days: Sequence[view.Day]) -> list[Stretch]:
    """Dated claims, counted by lane and days, and the documents by their day of publication."""
    counts: Counter[tuple[str, date, date, bool]] = Counter()
    for day in days:
        first, last = words.parse(day.start), words.parse(day.end)
        if first is None:
            continue
        for item in day.items:
            lane = "claim" if item.seen.kind == "claim" else view.family(item.seen)
            counts[lane, first, max(first, last or first), last is None] += 1
    said = {(i.source.id, words.parse(i.source.published)) for day in days for i in day.items}
    counts.update(("said", when, when, False) for _, when in said if when)
    return [Stretch(*key, count) for key, count in sorted(counts.items())]


def reach(told: Sequence[Stretch]) -> tuple[date, date]:
    """First and last day to draw: all, or the busiest month where most of it happened then."""
    first, last = min(s.first for s in told), max(s.last for s in told)
    if (last - first).days <= LONG:
        return first, last
    total = sum(s.count for s in told)
    best, end = max((_within(told, s.last), s.last) for s in told)
    if best < SHARE * total:
        return first, last
    inside = [s.first for s in told if _inside(s, end)]
    return min(inside), end


def _within(told: Sequence[Stretch], end: date) -> int:
    return sum(s.count for s in told if _inside(s, end))


def _inside(one: Stretch, end: date) -> bool:
    return end - timedelta(days=CLOSE) <= one.first and one.last <= end


class Axis:
    """Days to pixels."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.days = (last - first).days + 1
        self.step = (WIDTH - LEFT - 12) / self.days

    def start(self, day: date) -> float:
        return LEFT + max(0, (day - self.first).days) * self.step

    def end(self, day: date) -> float:
        return LEFT + (min(self.days - 1, (day - self.first).days) + 1) * self.step

    def drawn(self, y: float) -> Safe:
        marks = []
        for day in self._ticks():
            x = self.start(day) + (self.step / 2 if self.days <= LONG else 0)
            marks.append(el("path", class_="axis", d=f"M{x:.1f} 4V{y:.0f}"))
            name = words.day(day.isoformat(), week=self.days <= 16)
            marks.append(
                el("text", name, x=f"{x:.1f}", y=f"{y + 15:.0f}", font_size="11",
                   text_anchor="middle" if x < WIDTH - 36 else "end", class_="tick")
            )  # fmt: skip
        return el("g", *marks)

    def _ticks(self) -> list[date]:
        every = max(1, math.ceil(self.days / 14))
        every = next((n for n in (1, 2, 7, 14, 30, 61, 91, 182, 365, 1826) if n >= every), 3652)
        return [self.first + timedelta(days=n) for n in range(0, self.days, every)]


def packed(told: Sequence[Stretch], axis: Axis) -> list[list[Stretch]]:
    """Stretches in rows, so that none lies on another; beyond `ROWS` the last row is shared."""
    rows: list[list[Stretch]] = []
    for one in sorted(told, key=lambda s: (s.first, s.last)):
        free = next((r for r in rows if axis.start(one.first) >= _tail(r[-1], axis)), None)
        if free is not None:
            free.append(one)
        elif len(rows) < ROWS:
            rows.append([one])
        else:
            rows[-1].append(one)
    return rows


def _tail(one: Stretch, axis: Axis) -> float:
    return axis.end(axis.last if one.open_ else one.last) - 0.5


def _lane(lane: str, name: str, rows: list[list[Stretch]], axis: Axis, y: float) -> Safe:
    middle = y + ROW * len(rows) / 2
    title = el("text", name, x="0", y=f"{middle + 4:.1f}", font_size="12", class_="lane")
    marks = [
        _mark(one, axis, y + ROW * (rank + 0.5)) for rank, row in enumerate(rows) for one in row
    ]
    return el("g", title, *marks, class_=lane)


def _mark(one: Stretch, axis: Axis, y: float) -> Safe:
    x0, x1 = axis.start(one.first), axis.end(axis.last if one.open_ else one.last)
    thick = min(ROW - 2, 6.0 + 2.0 * math.sqrt(one.count), max(3.0, axis.step * 0.95))
    days = words.day(one.first.isoformat())
    if one.last != one.first:
        days += f" to {words.day(one.last.isoformat())}"
    count = words.plural(one.count, NOUNS.get(one.lane, "claim"))
    said = el("title", f"{'since ' if one.open_ else ''}{days}: {count}")
    if one.first == one.last and not one.open_:
        x = (x0 + x1) / 2
        return el("circle", said, cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{thick / 2:.1f}", class_="day")
    line = f"M{x0 + 4:.1f} {y:.1f}H{max(x1 - 4, x0 + 5):.1f}"
    kind = "bar open" if one.open_ else "bar"
    return el("path", said, class_=kind, d=line, stroke_width=f"{thick * 0.7:.1f}")
