"""How much of the world a map shows.

`chart.py` asks for the smallest window that holds all points, keeps a border town
in its country, and turns into the whole world when the points are spread over it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from exeunt.observations import Place
from exeunt.report.outlines import Window, arc_boxes, world
from exeunt.report.projection import EARTH_KM, Point, Projection, azimuthal, centre, equal_earth

LEAST_KM = 420.0  # never show less of the world than this, across
WORLD_KM = 11_000.0  # more than this across: the whole world
VAST_DEGREES = 22.0  # a country larger than this does not stretch the window

Box = tuple[float, float, float, float]  # west, south, east, north, in degrees


@dataclass(frozen=True, slots=True)
class Size:
    """Room for a map: pixels across, and the heights it may take."""

    width: float
    least: float
    most: float
    words: bool = True  # False: numbers on the points, names in a list below


def window(
    places: Iterable[Place], countries: Iterable[str], size: Size
) -> tuple[Window, float] | None:
    """The window for points and country codes, and how many kilometres it is across.

    None where neither gives anything to show.
    """
    points = _extent(places, countries)
    if not points:
        return None
    middle = centre(points)
    project = azimuthal(*middle)
    flat = [p for lon, lat in points if (p := project(lon, lat)) is not None]
    across = (max(p[0] for p in flat) - min(p[0] for p in flat)) * EARTH_KM if flat else 0.0
    if len(flat) < len(points) or across > WORLD_KM:
        return _whole_world(size), 40_000.0
    return _fitted(project, middle, flat, size)


def lonlat(place: Place) -> Point:
    """A place's (longitude, latitude), in degrees."""
    return place.lon or 0.0, place.lat or 0.0


def _fitted(
    project: Projection, middle: Point, flat: list[Point], size: Size
) -> tuple[Window, float]:
    """The smallest window of allowed shape that holds all points with room for their words."""
    pad = (0.13, 0.12) if size.words else (0.08, 0.08)
    xs, ys = [p[0] for p in flat], [p[1] for p in flat]
    least = LEAST_KM / EARTH_KM
    spread_x, spread_y = max(xs) - min(xs), max(ys) - min(ys)
    wide, high = max(spread_x, least), max(spread_y, least * 0.4)
    wide, high = wide / (1 - 2 * pad[0]), high / (1 - 2 * pad[1])
    height = min(size.most, max(size.least, size.width * high / wide))
    scale = min(size.width / wide, height / high)
    left = (max(xs) + min(xs)) / 2 - size.width / scale / 2
    top = (max(ys) + min(ys)) / 2 - height / scale / 2
    corners = [
        (left + i * size.width / scale, top + j * height / scale) for i in (0, 1) for j in (0, 1)
    ]
    far = min(1.0, max(math.hypot(*corner) for corner in corners) / 2)
    reach = math.degrees(2 * math.asin(far))
    fitted = Window(
        project, left, top, scale, size.width, round(height), middle=middle, reach=reach
    )
    return fitted, size.width / scale * EARTH_KM


def _whole_world(size: Size) -> Window:
    """Everything from Cape Horn to Svalbard."""
    project = equal_earth()
    ends = [at for lon, lat in ((180, 0), (0, 83), (0, -56)) if (at := project(lon, lat))]
    side, top, bottom = ends[0][0], ends[1][1], ends[2][1]
    scale = size.width / (2 * side)
    height = round((bottom - top) * scale)
    return Window(project, -side, top, scale, size.width, height, flat=True)


def _extent(places: Iterable[Place], countries: Iterable[str]) -> list[Point]:
    """(lon, lat) the window must hold: points, and countries unless they are vast."""
    points = [lonlat(place) for place in places]
    vast: list[Point] = []
    for code in sorted(countries):
        box = _country_box(code)
        if box:
            (points if _span(box) < VAST_DEGREES else vast).extend(_middle(box))
    return points or vast


def _middle(box: Box) -> list[Point]:
    """The inner half of a country's box: its heart must show, its capes may be cut."""
    x0, y0, x1, y1 = box
    dx, dy = (x1 - x0) / 4, (y1 - y0) / 4
    return [(x0 + dx, y0 + dy), (x1 - dx, y1 - dy)]


def _span(box: Box) -> float:
    x0, y0, x1, y1 = box
    return max((x1 - x0) * math.cos(math.radians((y0 + y1) / 2)), y1 - y0)


def _country_box(code: str) -> Box | None:
    """Box of a country's largest part, in degrees: (west, south, east, north)."""
    source = world("50m")
    country = next((c for c in source.countries if c.id == code), None)
    if country is None:
        return None
    boxes = arc_boxes("50m")
    best: Box | None = None
    for polygon in country.polygons:
        parts = [boxes[i if i >= 0 else ~i] for i in polygon[0]]
        west, south = min(p[0] for p in parts), min(p[1] for p in parts)
        box = west, south, max(p[2] for p in parts), max(p[3] for p in parts)
        if best is None or _size(box) > _size(best):
            best = box
    return best


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
