"""Countries and their borders: Natural Earth, projected, clipped to a window, thinned.

`draw.py` asks for what falls into one window. The outlines come with the package
(built by `make assets`); lines that two countries share are borders, lines of one
country are coast.
"""

from __future__ import annotations

import functools
import gzip
import math
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files

import msgspec

from exeunt.report.projection import Point, Projection, distance

Ring = list[Point]
COARSE = 30.0  # degrees; a few points say nothing of where a larger box is
UNSEEN = 24  # of an arc out of sight, one point in so many is enough to close a country
THIN = 1.0  # pixels, across plus down; points closer to the last one kept are not missed


class _Country(msgspec.Struct):
    id: str
    name: str
    polygons: list[list[list[int]]]


class _World(msgspec.Struct):
    scale: tuple[float, float]
    translate: tuple[float, float]
    disputed: list[tuple[str, str]]
    countries: list[_Country]
    boxes: list[tuple[int, int, int, int]]
    arcs: list[msgspec.Raw]

    def steps(self, index: int) -> list[tuple[int, int]]:
        """One arc, delta-encoded; read when it is asked for, as most are out of sight."""
        return msgspec.json.decode(self.arcs[index], type=list[tuple[int, int]])


@dataclass(frozen=True, slots=True)
class Window:
    """What part of the plane is drawn: pixel = (plane - origin) * scale."""

    project: Projection
    left: float
    top: float
    scale: float  # pixels per Earth radius
    width: float
    height: float
    middle: Point = (0.0, 0.0)  # (lon, lat) the projection is centred on
    reach: float = 180.0  # degrees from there to the furthest corner
    flat: bool = False  # the whole world: outlines are cut at the 180th meridian

    def __call__(self, lon: float, lat: float) -> Point | None:
        """Pixels of a (lon, lat); None beyond the projection's reach."""
        at = self.project(lon, lat)
        if at is None:
            return None
        return (at[0] - self.left) * self.scale, (at[1] - self.top) * self.scale

    def misses(self, west: float, south: float, east: float, north: float) -> bool:
        """Whether a box in degrees is surely out of sight: further away than both are large."""
        if self.flat:
            return False
        apart = distance(self.middle, ((west + east) / 2, (south + north) / 2))
        return apart > self.reach + math.hypot(east - west, north - south) / 2

    def holds(self, at: Point, margin: float = 0.0) -> bool:
        return margin <= at[0] <= self.width - margin and margin <= at[1] <= self.height - margin


@dataclass(frozen=True, slots=True)
class Outlines:
    """One window's countries (id to rings in pixels), borders, disputed lines and coasts."""

    lands: dict[str, list[Ring]]
    names: dict[str, str]
    borders: list[Ring]
    disputed: list[Ring]
    coasts: list[Ring]


@functools.lru_cache(maxsize=2)
def world(resolution: str) -> _World:
    """The vendored outlines, "50m" or "10m"; read once."""
    path = files("exeunt.report") / "assets" / f"world-{resolution}.json.gz"
    return msgspec.json.decode(gzip.decompress(path.read_bytes()), type=_World)


@functools.lru_cache(maxsize=1)
def country_codes() -> dict[str, str]:
    """ISO 3166 alpha-3 codes by country name in small letters."""
    listed = world("50m").countries
    return {c.name.casefold(): c.id for c in listed if not c.id.startswith("-")}


class _Arcs:
    """Every arc's box in degrees; its points only when asked."""

    def __init__(self, source: _World) -> None:
        (kx, ky), (dx, dy) = source.scale, source.translate
        self.source = source
        self.boxes = [
            (x0 * kx + dx, y0 * ky + dy, x1 * kx + dx, y1 * ky + dy)
            for x0, y0, x1, y1 in source.boxes
        ]

    def points(self, index: int) -> Ring:
        (kx, ky), (dx, dy) = self.source.scale, self.source.translate
        x = y = 0
        out = []
        for a, b in self.source.steps(index):
            x += a
            y += b
            out.append((x * kx + dx, y * ky + dy))
        return out


@functools.lru_cache(maxsize=2)
def _arcs(resolution: str) -> _Arcs:
    return _Arcs(world(resolution))


def arc_boxes(resolution: str) -> list[tuple[float, float, float, float]]:
    """Each arc's (west, south, east, north), in degrees."""
    return _arcs(resolution).boxes


def outlines(window: Window, resolution: str, least: float = THIN) -> Outlines:
    """What of the world falls into a window, in its pixels; points closer than `least` go."""
    source = world(resolution)
    drawn = _Drawn(window, resolution, least)
    lands: dict[str, list[Ring]] = {}
    for country in source.countries:
        if country.id == "ATA" and window.flat:
            continue  # its outline runs round the pole
        rings = [r for p in country.polygons for r in drawn.polygon(p)]
        if rings:
            lands[country.id] = rings
    names = {c.id: c.name for c in source.countries if c.id in lands}
    return Outlines(lands, names, *_lines(source, drawn))


class _Drawn:
    """Projects each arc at most once."""

    def __init__(self, window: Window, resolution: str, least: float = THIN) -> None:
        self.window, self.least = window, least
        self.arcs = _arcs(resolution)
        self.cache: dict[int, list[Point | None]] = {}
        self.seen: set[int] = set()

    def arc(self, index: int) -> list[Point | None]:
        key = index if index >= 0 else ~index
        if key not in self.cache:
            self.cache[key] = self._kept(self._seen_of(key))
        points = self.cache[key]
        return points if index >= 0 else points[::-1]

    def _seen_of(self, key: int) -> Ring:
        """An arc's points; of one surely out of sight a few, which stay within its box."""
        points = self.arcs.points(key)
        if not self._unseen(*self.arcs.boxes[key]):
            return points
        return [*points[:-1:UNSEEN], points[-1]]

    def _unseen(self, west: float, south: float, east: float, north: float) -> bool:
        """Whether a box lies further from the middle than any corner, with a tenth to spare: the
        point of the box on the middle's own parallel or meridian is within that of the nearest."""
        lon, lat = self.window.middle
        nearest = min(max(lon, west), east), min(max(lat, south), north)
        if self.window.flat or abs(nearest[0] - lon) > 45.0:
            return False
        return distance(self.window.middle, nearest) > 1.1 * self.window.reach

    def _kept(self, degrees: Ring) -> list[Point | None]:
        """An arc in pixels, thinned once, so that both its countries and its border agree."""
        out: list[Point | None] = []
        last: Point | None = None
        for rank, (lon, lat) in enumerate(degrees):
            at = self.window(lon, lat)
            near = last is not None and at is not None and _apart(at, last) < self.least
            if not near or rank == len(degrees) - 1 or self.window.flat:
                out.append(at)
                last = at
        return out

    def polygon(self, rings: list[list[int]]) -> list[Ring]:
        if not self.window.flat and not self._touches(rings[0]):
            return []
        out = []
        for ring in rings:
            for points in self._cut(ring) if self.window.flat else [self._round(ring)]:
                clipped = clip(points, self.window.width, self.window.height)
                kept = thin(clipped) if self.window.flat else clipped
                if len(kept) > 2:
                    out.append(kept)
                    self.seen.update(index if index >= 0 else ~index for index in ring)
        return out

    def _round(self, ring: list[int]) -> Ring:
        return [p for index in ring for p in self.arc(index)[:-1] if p is not None]

    def _cut(self, ring: list[int]) -> list[Ring]:
        """A ring in degrees, unrolled and cut where it crosses the 180th meridian."""
        degrees: Ring = []
        for index in ring:
            arc = self.arcs.points(index if index >= 0 else ~index)
            for lon, lat in (arc if index >= 0 else arc[::-1])[:-1]:
                turn = round((degrees[-1][0] - lon) / 360.0) * 360.0 if degrees else 0.0
                degrees.append((lon + turn, lat))
        out = []
        for turn in (-360.0, 0.0, 360.0):
            piece = [(lon + turn, lat) for lon, lat in degrees]
            for bound, above in ((-180.0, True), (180.0, False)):
                piece = _cut(piece, 0, bound, above) if piece else piece
            if len(piece) > 2:
                out.append([at for lon, lat in piece if (at := self.window(lon, lat))])
        return out

    def _touches(self, ring: list[int]) -> bool:
        """Whether a ring may be in the window or around it: its box, on a few points."""
        boxes = [self.arcs.boxes[index if index >= 0 else ~index] for index in ring]
        x0, y0 = min(b[0] for b in boxes), min(b[1] for b in boxes)
        x1, y1 = max(b[2] for b in boxes), max(b[3] for b in boxes)
        if self.window.misses(x0, y0, x1, y1):
            return False
        if x1 - x0 > COARSE:
            return True
        steps = [(i / 4, j / 4) for i in range(5) for j in range(5)]
        points = [self.window(x0 + (x1 - x0) * i, y0 + (y1 - y0) * j) for i, j in steps]
        there = [p for p in points if p is not None]
        if len(there) < len(points):
            return bool(there)
        slack, xs, ys = 40.0, [p[0] for p in there], [p[1] for p in there]
        wide = min(xs) < self.window.width + slack and max(xs) > -slack
        return wide and min(ys) < self.window.height + slack and max(ys) > -slack


def _lines(source: _World, drawn: _Drawn) -> tuple[list[Ring], list[Ring], list[Ring]]:
    owners: dict[int, list[str]] = defaultdict(list)
    for country in source.countries:
        for polygon in country.polygons:
            for ring in polygon:
                for index in ring:
                    owners[index if index >= 0 else ~index].append(country.id)
    dashed = {frozenset(pair) for pair in source.disputed}
    borders: list[Ring] = []
    disputed: list[Ring] = []
    coasts: list[Ring] = []
    for index in sorted(drawn.seen):
        held = frozenset(owners[index])
        if len(held) == 1 and len(owners[index]) > 1:
            continue
        into = coasts if len(held) == 1 else disputed if held in dashed else borders
        into.extend(_visible(drawn, index, cut_seam=len(held) == 1))
    return borders, disputed, coasts


def _visible(drawn: _Drawn, index: int, *, cut_seam: bool) -> list[Ring]:
    """Parts of an arc inside the window; the 180th meridian is no coast."""
    window = drawn.window
    parts: list[Ring] = []
    run: Ring = []
    last: Point | None = None
    degrees = drawn.arcs.points(index) if window.flat else None
    before = 0.0
    for rank, at in enumerate(drawn.arc(index)):
        seam = False
        if degrees:
            lon, lat = degrees[rank]
            seam = cut_seam and (abs(lon) > 179.99 or lat < -85.0)
            seam = seam or (rank > 0 and abs(lon - before) > 180.0)
            before = lon
        inside = at is not None and not seam and window.holds(at, -20.0)
        if inside and at is not None:
            if not run and last is not None:
                run.append(last)
            run.append(at)
        elif run:
            if at is not None and not seam:
                run.append(at)
            parts.append(run)
            run = []
        last = None if seam else at
    return [thin(part) for part in [*parts, run] if len(part) > 1]


def clip(points: Ring, width: float, height: float, slack: float = 12.0) -> Ring:
    """A polygon cut to a window a little larger than the one shown.

    Source: Sutherland and Hodgman (1974), Communications of the ACM 17(1).
    """
    low, right, bottom = -slack, width + slack, height + slack
    for axis, bound, keep_above in ((0, low, True), (0, right, False), (1, low, True),
                                    (1, bottom, False)):  # fmt: skip
        if not points:
            return points
        points = _cut(points, axis, bound, keep_above)
    return points


def _cut(points: Ring, axis: int, bound: float, keep_above: bool) -> Ring:
    out: Ring = []
    before = points[-1]
    was = (before[axis] >= bound) == keep_above
    for point in points:
        is_ = (point[axis] >= bound) == keep_above
        if is_ != was:
            f = (bound - before[axis]) / (point[axis] - before[axis])
            out.append(tuple(b + f * (p - b) for b, p in zip(before, point, strict=True)))  # type: ignore[arg-type]
        if is_:
            out.append(point)
        before, was = point, is_
    return out


def thin(points: Ring, least: float = THIN) -> Ring:
    """Leave out points too close to the last one kept; first and last stay."""
    if len(points) < 3:
        return points
    kept = [points[0]]
    for x, y in points[1:-1]:
        if _apart((x, y), kept[-1]) >= least:
            kept.append((x, y))
    kept.append(points[-1])
    return kept


def _apart(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def path(rings: list[Ring], *, close: bool) -> str:
    """SVG path data, relative, to a tenth of a pixel."""
    return "".join(_one(ring, close) for ring in rings)


def _one(ring: Ring, close: bool) -> str:
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    x, y = tenths[0]
    out = [f"M{x / 10:g} {y / 10:g}l"]
    steps = []
    for px, py in tenths[1:]:
        if (px, py) != (x, y):
            steps.append(_step(px - x) + _step(py - y, after=True))
            x, y = px, py
    return "" if not steps else out[0] + _packed(steps) + ("z" if close else "")


def _step(tenths: int, after: bool = False) -> str:
    sign, size = ("-" if tenths < 0 else ""), abs(tenths)
    whole, tenth = divmod(size, 10)
    text = f"{sign}{whole or ''}.{tenth}" if tenth else f"{sign}{whole}"
    return text if not after or sign else " " + text


def _packed(steps: list[str]) -> str:
    return "".join(s if i == 0 or s[0] == "-" else " " + s for i, s in enumerate(steps))


def roomy(rings: list[Ring], width: float, height: float) -> list[tuple[float, Point]]:
    """Where in a country a name has room: (pixels to the nearest edge, point), most room first.

    A coarse grid search in the largest part; the window's own edge counts as an edge.
    """
    ring = max(rings, key=lambda r: abs(area(r)))
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    x0, x1 = max(0.0, min(xs)), min(width, max(xs))
    y0, y1 = max(0.0, min(ys)), min(height, max(ys))
    if x1 - x0 < 1 or y1 - y0 < 1:
        return []
    edge = thin(ring, max(2.0, (x1 - x0 + y1 - y0) / 60))
    found = []
    for i in range(1, 14):
        for j in range(1, 14):
            at = x0 + (x1 - x0) * i / 14, y0 + (y1 - y0) * j / 14
            if inside(at, edge):
                room = min(
                    min(math.hypot(at[0] - x, (at[1] - y) * 2.0) for x, y in edge),
                    at[0], width - at[0], (at[1]) * 2.0, (height - at[1]) * 2.0,
                )  # fmt: skip  # names are wider than high: up and down count double
                found.append((room, at))
    return sorted(found, reverse=True)


def inside(at: Point, ring: Ring) -> bool:
    """Whether a point lies within a ring, by the even-odd rule."""
    x, y = at
    odd = False
    bx, by = ring[-1]
    for ax, ay in ring:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
        bx, by = ax, ay
    return odd


def area(ring: Ring) -> float:
    """Signed area of a ring, in square pixels."""
    return 0.5 * sum(
        ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)
    )
