"""From the sphere to the plane: two projections, both equal-area.

`chart.py` picks one: azimuthal for anything up to half a continent, so that a
border town and a continent are drawn alike; Equal Earth for the world. Units:
degrees in, Earth radii out, y pointing down as on a screen.
"""

from __future__ import annotations

import math
from collections.abc import Callable

Point = tuple[float, float]
Projection = Callable[[float, float], "Point | None"]
EARTH_KM = 6371.0


def azimuthal(lon0: float, lat0: float, *, reach: float = 100.0) -> Projection:
    """Lambert's azimuthal equal-area projection around a point.

    Points more than `reach` degrees away give None: towards the antipode the plane tears.
    Source: Snyder (1987), Map Projections: A Working Manual, USGS 1395, p. 185.
    """
    phi0, far = math.radians(lat0), math.cos(math.radians(reach))
    sin0, cos0 = math.sin(phi0), math.cos(phi0)

    def project(lon: float, lat: float) -> Point | None:
        phi, turn = math.radians(lat), math.radians(lon - lon0)
        sin, cos, ahead = math.sin(phi), math.cos(phi), math.cos(turn)
        near = sin0 * sin + cos0 * cos * ahead
        if near < far:
            return None
        k = math.sqrt(2.0 / (1.0 + near))
        return k * cos * math.sin(turn), -k * (cos0 * sin - sin0 * cos * ahead)

    return project


def equal_earth(lon0: float = 0.0) -> Projection:
    """The Equal Earth projection.

    Source: Savric, Patterson and Jenny (2018), International Journal of Geographical
    Information Science 33(3), equations 5 and 6.
    """
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    m = math.sqrt(3.0) / 2.0

    def project(lon: float, lat: float) -> Point | None:
        theta = math.asin(m * math.sin(math.radians(lat)))
        t2 = theta * theta
        t6 = t2 * t2 * t2
        x = math.radians(lon - lon0) * math.cos(theta)
        x /= m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2))
        return x, -theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))

    return project


def _unit(point: Point) -> tuple[float, float, float]:
    lon, lat = map(math.radians, point)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def centre(points: list[Point]) -> Point:
    """The middle of points on the sphere, as (lon, lat): the mean of their directions."""
    if not points:
        return 0.0, 0.0
    x, y, z = (sum(axis) for axis in zip(*map(_unit, points), strict=True))
    if math.hypot(x, y, z) < 1e-9:
        return 0.0, 0.0
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def distance(a: Point, b: Point) -> float:
    """Degrees between two (lon, lat) along the shortest way."""
    dot = sum(p * q for p, q in zip(_unit(a), _unit(b), strict=True))
    return math.degrees(math.acos(max(-1.0, min(1.0, dot))))
