"""What the map shows: how much of the world, which points, which arrows, which words.

`sections.py` asks for one chart per width; `draw.py` turns it into SVG. Takes the
view's groups as they are: a label repeats a row's range, nothing is worked out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exeunt.observations import Place
from exeunt.report import labels, view, words
from exeunt.report.outlines import Outlines, Window, arc_boxes, outlines, roomy, world
from exeunt.report.projection import EARTH_KM, Point, Projection, azimuthal, centre, equal_earth

PLACES = 40  # points drawn; the table has more
LABELLED = 24  # points with words beside them
FACTS = 2  # lines of facts under a name
LEAST_KM = 420.0  # never show less of the world than this, across
WORLD_KM = 11_000.0  # more than this across: the whole world
FINE_KM = 2_600.0  # less than this across: the 1:10m outlines
WIDE_DEGREES = 22.0  # a country larger than this does not stretch the window
GOOD = frozenset({"admitted", "open", "not_required", "protected"})
BAD = frozenset({"refused", "closed"})


@dataclass(frozen=True, slots=True)
class Size:
    """Room for a map: pixels across, and the heights it may take."""

    width: float
    least: float
    most: float
    words: bool = True  # False: numbers on the points, names in a list below


WIDE = Size(1080, 430, 620)
NARROW = Size(360, 260, 420, words=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """One point: what it is, where it leads, and its number in the list."""

    number: int
    table: view.PlaceTable
    at: Point
    family: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """One route: a bow from `start` to `end` in pixels, and its title."""

    start: Point
    end: Point
    title: str
    reports: int
    short: bool  # over a crossing: straight and small


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished map, in pixels."""

    window: Window
    outlines: Outlines
    marks: tuple[Mark, ...]
    arrows: tuple[Arrow, ...]
    seats: tuple[labels.Seat, ...]
    stands: dict[str, str]  # country code to admits, limits, refuses, considers or mixed
    beyond: tuple[str, ...]  # names with no coordinates
    across_km: float


@dataclass(frozen=True, slots=True)
class Subject:
    """All a chart is drawn from."""

    tables: tuple[view.PlaceTable, ...]
    routes: tuple[view.Route, ...]
    admissions: tuple[view.Admission, ...]


def is_country(place: Place) -> bool:
    """Drawn as an area with its name, not as a point."""
    return place.kind in ("country", "territory")


def chart(subject: Subject, size: Size) -> Chart | None:
    """Lay the map out; None where nothing said can be put on a map."""
    drawn = [t for t in subject.tables if t.where.key and _point(t.where) is not None][:PLACES]
    window, across = _window(subject, drawn, size)
    if window is None:
        return None
    land = outlines(window, "10m" if across < FINE_KM else "50m")
    marks = _marks(drawn, window)
    stands = {a.country: stand(a) for a in subject.admissions if a.country}
    arrows = _arrows(subject, window, land)
    seats = _seats(subject, size, window, land, marks, arrows)
    beyond = tuple(
        t.where.name for t in subject.tables
        if t.where.key and not (t.where.place and view.mapped(t.where.place))
    )  # fmt: skip
    return Chart(window, land, marks, arrows, seats, stands, beyond, across)


def _point(head: view.Where) -> Place | None:
    """The place of a heading that is drawn as a point."""
    place = head.place
    if place is None or head.onward is not None or is_country(place) or not view.mapped(place):
        return None
    return place


def stand(admission: view.Admission) -> str:
    """How a country is shaded: what its rules on entry agree on, else those on anything."""
    seen = [item.seen for item in admission.items]
    entry = [s for s in seen if s.about == "entry"] or seen
    kinds = {_shade(s.decision, s.status) for s in entry}
    return kinds.pop() if len(kinds) == 1 else "mixed"


def _shade(decision: str | None, status: str | None) -> str:
    if status == "considered":
        return "considers"
    return "admits" if decision in GOOD else "refuses" if decision in BAD else "limits"


# The window


def _window(
    subject: Subject, drawn: Sequence[view.PlaceTable], size: Size
) -> tuple[Window | None, float]:
    points = _extent(subject, drawn)
    if not points:
        return None, 0.0
    middle = centre(points)
    project = azimuthal(*middle)
    flat = [p for lon, lat in points if (p := project(lon, lat)) is not None]
    across = (max(p[0] for p in flat) - min(p[0] for p in flat)) * EARTH_KM
    if len(flat) < len(points) or across > WORLD_KM:
        return _whole_world(size), 40_000.0
    return _fitted(project, flat, size)


def _fitted(project: Projection, flat: list[Point], size: Size) -> tuple[Window, float]:
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
    window = Window(project, left, top, scale, size.width, round(height))
    return window, size.width / scale * EARTH_KM


def _whole_world(size: Size) -> Window:
    """Everything from Cape Horn to Svalbard."""
    project = equal_earth()
    top, bottom = project(0, 83.0), project(0, -56.0)
    side = project(180, 0)
    assert top and bottom and side
    scale = size.width / (2 * side[0])
    height = round((bottom[1] - top[1]) * scale)
    return Window(project, -side[0], top[1], scale, size.width, height, flat=True)


def _extent(subject: Subject, drawn: Sequence[view.PlaceTable]) -> list[Point]:
    """(lon, lat) the window must hold: points, ends of routes, and countries unless vast."""
    places = [t.where.place for t in drawn]
    ends = [p for route in subject.routes[:PLACES] for p in (route.start, route.end)]
    points = [_lonlat(p) for p in (*places, *ends) if p and not is_country(p) and view.mapped(p)]
    codes = {a.country for a in subject.admissions} | {p.country for p in ends if is_country(p)}
    codes |= {
        t.where.place.country for t in subject.tables
        if t.where.place and is_country(t.where.place)
    }  # fmt: skip
    vast = []
    for code in sorted(c for c in codes if c):
        box = _country_box(code)
        if box:
            (points if _span(box) < WIDE_DEGREES else vast).extend(_middle(box))
    return points or vast


def _lonlat(place: Place) -> Point:
    return place.lon or 0.0, place.lat or 0.0


def _middle(box: tuple[float, float, float, float]) -> list[Point]:
    """The inner half of a country's box: its heart must show, its capes may be cut."""
    x0, y0, x1, y1 = box
    dx, dy = (x1 - x0) / 4, (y1 - y0) / 4
    return [(x0 + dx, y0 + dy), (x1 - dx, y1 - dy)]


def _span(box: tuple[float, float, float, float]) -> float:
    x0, y0, x1, y1 = box
    return max((x1 - x0) * math.cos(math.radians((y0 + y1) / 2)), y1 - y0)


def _country_box(code: str) -> tuple[float, float, float, float] | None:
    """Box of a country's largest part, in degrees: (west, south, east, north)."""
    source = world("50m")
    country = next((c for c in source.countries if c.id == code), None)
    if country is None:
        return None
    boxes = arc_boxes("50m")
    best: tuple[float, float, float, float] | None = None
    for polygon in country.polygons:
        parts = [boxes[i if i >= 0 else ~i] for i in polygon[0]]
        west, south = min(p[0] for p in parts), min(p[1] for p in parts)
        box = west, south, max(p[2] for p in parts), max(p[3] for p in parts)
        if best is None or _size(box) > _size(best):
            best = box
    return best


def _size(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


# Points and arrows


def _marks(drawn: Iterable[view.PlaceTable], window: Window) -> tuple[Mark, ...]:
    marks = []
    for table in drawn:
        place = _point(table.where)
        at = window(*_lonlat(place)) if place else None
        if at and window.holds(at, 4.0):
            kind = view.FAMILIES.get(table.rows[0].measure, "other")
            marks.append(Mark(len(marks) + 1, table, at, kind, facts(table.rows)))
    return tuple(marks)


def facts(rows: Iterable[view.Row]) -> tuple[str, ...]:
    """A place in a few lines: the range of each measure, waiting first."""
    waits_first = sorted(rows, key=lambda r: view.FAMILIES.get(r.measure) != "waits")
    return tuple(_fact(row) for row in waits_first if row.asserted)


def _fact(row: view.Row) -> str:
    text = words.fact(row.measure, words.span(row.low, row.high, row.unit, more=row.more))
    return text if row.modality == "observed" else f"{text}, {row.modality}"


def _arrows(subject: Subject, window: Window, land: Outlines) -> tuple[Arrow, ...]:
    made = []
    for route in subject.routes[:PLACES]:
        at = _over(route)
        title = f"{route.start.name} to {route.end.name}"
        reports = sum(item.reports for item in route.items)
        start, end = (_end(p, window, land) for p in (route.start, route.end))
        if at is not None and end is not None:
            made.extend(_over_crossing(at, end, window, title, reports))
        elif start and end and math.dist(start, end) > 12:
            made.append(Arrow(start, end, title, reports, False))
    return tuple(made)


def _over(route: view.Route) -> list[Place] | None:
    """The crossings a route between two countries is told of."""
    if not (is_country(route.start) or is_country(route.end)):
        return None
    found = {i.seen.at.name: i.seen.at for i in route.items if i.seen.at and i.seen.at.countries}
    return [p for p in found.values() if view.mapped(p)] or None


def _over_crossing(
    crossings: list[Place], end: Point, window: Window, title: str, reports: int
) -> Iterable[Arrow]:
    for place in crossings:
        at = window(*_lonlat(place))
        if at and window.holds(at, 8.0) and math.dist(at, end) > 1:
            far = math.dist(at, end)
            dx, dy = (end[0] - at[0]) / far, (end[1] - at[1]) / far
            tail, tip = (at[0] - dx * 26, at[1] - dy * 26), (at[0] + dx * 26, at[1] + dy * 26)
            yield Arrow(tail, tip, f"{title}, over {place.name}", reports, True)


def _end(place: Place, window: Window, land: Outlines) -> Point | None:
    if is_country(place) and place.country in land.lands:
        seats = roomy(land.lands[place.country], window.width, window.height)
        if seats:
            return seats[0][1]
    return window(*_lonlat(place))


def bow(arrow: Arrow) -> Point:
    """The control point of an arrow's bow: to the left of its way, a seventh of its length."""
    (x0, y0), (x1, y1) = arrow.start, arrow.end
    bend = 0.0 if arrow.short else 0.15
    lift = -1.0 if x1 < x0 else 1.0
    return (x0 + x1) / 2 + lift * (y1 - y0) * bend, (y0 + y1) / 2 - lift * (x1 - x0) * bend


def along(arrow: Arrow, steps: int = 14) -> list[Point]:
    """Points on an arrow's bow."""
    (x0, y0), (cx, cy), (x1, y1) = arrow.start, bow(arrow), arrow.end
    out = []
    for i in range(steps + 1):
        t = i / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        out.append((a * x0 + b * cx + c * x1, a * y0 + b * cy + c * y1))
    return out


# Words


def _seats(
    subject: Subject, size: Size, window: Window, land: Outlines, marks: tuple[Mark, ...],
    arrows: tuple[Arrow, ...],
) -> tuple[labels.Seat, ...]:  # fmt: skip
    frame = labels.Box(6, 6, window.width - 6, window.height - 6)
    taken = labels.Taken(frame)
    reach = 9.0 if size.words else 11.0
    taken.solid.extend(labels.Box(*m.at, *m.at).grown(reach) for m in marks)
    taken.faint.extend(at for arrow in arrows for at in along(arrow))
    told = _country_words(subject)
    placed = labels.place([_point_label(m) for m in marks[:LABELLED]], taken) if size.words else []
    named = sorted(land.lands, key=lambda c: (c not in told, -_room(land, c, window)))
    wanted = [w for code in named if (w := _country_label(code, told, size, window, land))]
    return (*placed, *labels.place(wanted, taken))


def _point_label(mark: Mark) -> labels.Wanted:
    name = (mark.table.where.name, 12.5, True)
    lines = (name, *((fact, 11.5, False) for fact in mark.facts[:FACTS]))
    return labels.Wanted(f"m{mark.number}", mark.at, lines, clear=10.0, shorter=(name,))


def _country_words(subject: Subject) -> dict[str, list[str]]:
    """What is said of whole countries, by code: decisions, then figures."""
    told: dict[str, list[str]] = defaultdict(list)
    for admission in subject.admissions:
        if admission.country:
            said = sorted(admission.items, key=lambda i: i.seen.about != "entry")
            told[admission.country].extend(
                dict.fromkeys(words.decision(i.seen) for i in said if not _local(i))
            )
    for table in subject.tables:
        place = table.where.place
        if place and is_country(place) and place.country and table.where.onward is None:
            told[place.country].extend(facts(table.rows))
    return told


def _local(item: view.Item) -> bool:
    """A rule at one crossing is no rule of the country."""
    return bool(item.seen.at and item.seen.at.countries)


def _room(land: Outlines, code: str, window: Window) -> float:
    seats = roomy(land.lands[code], window.width, window.height)
    return seats[0][0] if seats else 0.0


def _country_label(
    code: str, told: dict[str, list[str]], size: Size, window: Window, land: Outlines
) -> labels.Wanted | None:
    seats = roomy(land.lands[code], window.width, window.height)
    if not seats or code.startswith("-"):
        return None
    name, key = land.names[code].upper(), f"c{code}"
    big = size.words
    head = (name, 10.5 if big else 9.0, code in told)
    facts_ = tuple((t, 11.0, False) for t in told.get(code, ())[:FACTS]) if big else ()
    lines = (head, *facts_)
    if code not in told:
        wide = labels.text_width(*head)
        fitting = tuple(at for room, at in seats if room > wide * 0.42)[:12]
        return labels.Wanted(key, seats[0][1], lines, seats=fitting, around=False)
    fitting = tuple(at for _, at in seats[:30:2])
    return labels.Wanted(
        key, seats[0][1], lines, seats=fitting, around=big and seats[0][0] < 40,
        shorter=(head,), clear=2.0,
    )  # fmt: skip
