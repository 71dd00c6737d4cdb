"""Where names go on the map, so that none hides another or is cut at the edge.

Greedy: the most important label takes its cheapest free seat, then the next. A seat
further from its point gets a leader line. Point-feature labelling is NP-hard; greedy
with candidate seats is within a few labels of the best for maps of our size
(Christensen, Marks and Shieber 1995, ACM Transactions on Graphics 14(3)).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from exeunt.report.projection import Point

NARROW, WIDE = frozenset("iljtfI.,:;'|!()[] r-·"), frozenset("mwMW@%—")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right
            and self.top < other.bottom and other.top < self.bottom
        )  # fmt: skip

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, at: Point) -> bool:
        return self.left <= at[0] <= self.right and self.top <= at[1] <= self.bottom


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that wants a seat: lines of text around `at`, or at one of `seats`."""

    key: str
    at: Point
    lines: tuple[tuple[str, float, bool], ...]  # text, size in pixels, bold
    clear: float = 8.0  # from the point to the nearest letter
    seats: tuple[Point, ...] = ()  # centres to try instead of around the point
    around: bool = True  # may sit around the point, with a leader line if far
    shorter: tuple[tuple[str, float, bool], ...] = ()  # when the full text has no seat


@dataclass(frozen=True, slots=True)
class Seat:
    """A label in its place; `leader` runs from the point to the label when it is far."""

    key: str
    box: Box
    lines: tuple[tuple[str, float, bool], ...]
    anchor: str  # start, middle, end
    at: Point  # what it names; a closer look keeps the letters' size and scales about here
    leader: tuple[Point, Point] | None = None


@dataclass(slots=True)
class Taken:
    """What is on the map already: `solid` may not be covered, `faint` better not."""

    frame: Box
    solid: list[Box] = field(default_factory=list)
    faint: list[Point] = field(default_factory=list)
    leaders: list[Point] = field(default_factory=list)  # covering one would cut it in two


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Pixels a text needs, on the wide side: the reader's font is not known."""
    units = sum(_advance(c) for c in text)
    return units * size * (1.09 if bold else 1.0)


def _advance(letter: str) -> float:
    if letter in NARROW:
        return 0.36
    if letter in WIDE:
        return 0.95
    if letter.isupper():
        return 0.79  # names of countries are spaced
    return 0.62 if ord(letter) < 0x2E80 else 1.0


def size_of(lines: Iterable[tuple[str, float, bool]]) -> tuple[float, float]:
    """Width and height of lines of text, in pixels."""
    listed = tuple(lines)
    return max(text_width(*line) for line in listed), sum(line[1] * 1.22 for line in listed)


def place(wanted: Sequence[Wanted], taken: Taken, most: int = 1000) -> list[Seat]:
    """Seats for at most `most` labels, most important first; one with no free seat is left out.

    `taken` gains the boxes of the labels seated.
    """
    seated: list[Seat] = []
    for label in wanted:
        if len(seated) == most:
            break
        seat = _seat(label, label.lines, taken)
        if seat is None and label.shorter:
            seat = _seat(label, label.shorter, taken)
        if seat is not None:
            seated.append(seat)
            taken.solid.append(seat.box.grown(2.0))
            if seat.leader:
                taken.leaders.extend(_along(*seat.leader))
    return seated


def _seat(label: Wanted, lines: tuple[tuple[str, float, bool], ...], taken: Taken) -> Seat | None:
    width, height = size_of(lines)
    best: tuple[float, Seat] | None = None
    for cost, seat in _candidates(label, lines, width, height):
        if best is not None and cost >= best[0]:
            continue
        if not _free(seat, label, taken):
            continue
        total = cost + _crowding(seat, taken)
        if best is None or total < best[0]:
            best = total, seat
    return best[1] if best else None


def _candidates(
    label: Wanted, lines: tuple[tuple[str, float, bool], ...], width: float, height: float
) -> Iterable[tuple[float, Seat]]:
    for rank, (x, y) in enumerate(label.seats):
        box = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        yield rank * 0.6, Seat(label.key, box, lines, "middle", (x, y))
    if not label.around:
        return
    for ring, gap in enumerate((label.clear, 16.0, 28.0, 44.0, 64.0, 90.0, 120.0)):
        for turn, preference in _turns(ring):
            away = max(gap, label.clear)
            yield ring * 7.0 + preference, _beside(label, lines, width, height, away, turn)


def _turns(ring: int) -> Iterable[tuple[float, float]]:
    """Angles to try, clockwise from the right, with how little each is liked."""
    step = 45 if ring < 1 else 15
    for degrees in range(0, 360, step):
        upright = abs(math.sin(math.radians(degrees)))
        left = 1.5 if 90 < degrees < 270 else 0.0
        yield math.radians(degrees), upright * 3.0 + left


def _beside(
    label: Wanted, lines: tuple[tuple[str, float, bool], ...], width: float, height: float,
    gap: float, turn: float,
) -> Seat:  # fmt: skip
    x, y = label.at
    cos, sin = math.cos(turn), math.sin(turn)
    px, py = x + cos * gap, y + sin * gap
    if cos > 0.3:
        left, anchor = px, "start"
    elif cos < -0.3:
        left, anchor = px - width, "end"
    else:
        left, anchor = px - width / 2, "middle"
    top = py - height / 2 + sin * height / 2
    box = Box(left, top, left + width, top + height)
    far, edge = gap > max(20.0, label.clear), max(5.0, label.clear - 4.0)
    leader = ((x + cos * edge, y + sin * edge), (px - cos * 2, py - sin * 2)) if far else None
    return Seat(label.key, box, lines, anchor, label.at, leader)


def _free(seat: Seat, label: Wanted, taken: Taken) -> bool:
    box, frame = seat.box, taken.frame
    if box.left < frame.left or box.right > frame.right:
        return False
    if box.top < frame.top or box.bottom > frame.bottom:
        return False
    if any(box.meets(other) for other in taken.solid):
        return False
    if seat.leader is None:
        return True
    path = _along(*seat.leader)[2:]
    return not any(
        other.holds(at) for at in path for other in taken.solid if not other.holds(label.at)
    )


def _crowding(seat: Seat, taken: Taken) -> float:
    lines = sum(seat.box.holds(at) for at in taken.faint)
    return 1.2 * lines + 8.0 * sum(seat.box.holds(at) for at in taken.leaders)


def _along(start: Point, end: Point) -> list[Point]:
    steps = max(2, int(math.dist(start, end) / 6))
    return [
        (start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
        for i in range(steps + 1)
    ]
