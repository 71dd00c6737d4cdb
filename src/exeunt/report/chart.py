"""What the map shows: which points, which arrows, which words, and where they stand.

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
from exeunt.report.outlines import Outlines, Window, outlines, roomy
from exeunt.report.projection import Point
from exeunt.report.window import Size, lonlat, window

PLACES = 40  # points drawn; the table has more
LABELLED = 32  # points with words beside them
ROUTES = 30  # routes drawn
FACTS = 2  # lines of facts under a name
NOUN = 20  # characters of a group's name that may stand for "people" on the map
FINE_KM = 2_600.0  # less than this across: the 1:10m outlines
WIDE = Size(1080, 430, 620)
NARROW = Size(360, 260, 420, words=False)
NEAR = Size(420, 230, 440)  # a close-up
CONTINENT_KM = 8_000.0  # on wider maps crowded points are only named
CLOSE, CLOSE_KM, CLOSE_UPS = 42.0, 1_500.0, 3  # pixels apart, on maps wider than that, at most
TOOLS = (130.0, 46.0)  # the corner kept free for the buttons
LOCAL = ("airport", "crossing", "border")  # kinds of places that have rules of their own
GOOD = frozenset({"admitted", "open", "not_required", "protected"})
BAD = frozenset({"refused", "closed"})


@dataclass(frozen=True, slots=True)
class Site:
    """One point of the map: what is known there, and where the page says more."""

    key: str
    place: Place
    family: str  # moves, waits, means, force, other, rules, end
    facts: tuple[str, ...]
    reports: int
    section: str  # anchor: "place" for its own rows, else the name of a section


@dataclass(frozen=True, slots=True)
class Mark:
    """A site in pixels, with its number in the list."""

    number: int
    site: Site
    at: Point


@dataclass(frozen=True, slots=True)
class Arrow:
    """One route: a bow from `start` to `end` in pixels, its title and what is told of it."""

    start: Point
    end: Point
    title: str
    reports: int
    short: bool  # over a crossing: straight and small
    facts: tuple[str, ...] = ()


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


def chart(subject: Subject, size: Size, only: frozenset[str] = frozenset()) -> Chart | None:
    """Lay the map out; None where nothing said can be put on a map.

    `only` keeps to the sites of those keys: a close-up.
    """
    listed = tuple(s for s in sites(subject) if not only or s.key in only)
    found = window((s.place for s in listed), set() if only else _codes(subject), size)
    if found is None:
        return None
    frame, across = found
    land = outlines(frame, "10m" if across < FINE_KM else "50m")
    sheet = _Sheet(subject, size, frame, land, only, across)
    marks = _marks(listed, frame, size)
    arrows = sheet.arrows()
    stands = {a.country: s for a in subject.admissions if a.country and (s := stand(a))}
    seats = sheet.seats(marks, arrows)
    return Chart(frame, land, marks, arrows, seats, stands, _beyond(subject), across)


def crowds(whole: Chart) -> tuple[frozenset[str], ...]:
    """Keys of sites that stand too close to each other to be told apart on a map of much more:
    each group deserves a close-up. Most reported first."""
    return () if whole.across_km < CLOSE_KM else crowded(whole.marks)


def crowded(marks: Iterable[Mark]) -> tuple[frozenset[str], ...]:
    """Keys of sites that stand close together, by group."""
    groups: list[list[Mark]] = []
    for mark in (m for m in marks if m.site.family != "end"):
        near = [g for g in groups if any(math.dist(mark.at, other.at) < CLOSE for other in g)]
        groups = [g for g in groups if g not in near]
        groups.append([mark, *(m for g in near for m in g)])
    several = [g for g in groups if len(g) > 1]
    most = sorted(several, key=lambda g: -sum(m.site.reports for m in g))[:CLOSE_UPS]
    return tuple(frozenset(m.site.key for m in g) for g in most)


def stand(admission: view.Admission) -> str | None:
    """How a country is shaded: what its rules on entry agree on, else those on anything but
    call-up, which says nothing of borders; None where there is no such rule."""
    seen = [item.seen for item in admission.items if item.seen.about != "call_up"]
    entry = [s for s in seen if s.about == "entry"] or seen
    kinds = {shade(s.decision, s.status) for s in entry}
    return kinds.pop() if len(kinds) == 1 else "mixed" if kinds else None


def shade(decision: str | None, status: str | None) -> str:
    """admits, refuses, limits or considers."""
    if status == "considered":
        return "considers"
    return "admits" if decision in GOOD else "refuses" if decision in BAD else "limits"


def sites(subject: Subject) -> tuple[Site, ...]:
    """Points with figures, then points with a rule, then bare ends of routes."""
    found: dict[str, Site] = {}
    for table in subject.tables:
        place = table.where.place
        if table.where.onward is None and place and _pointed(place):
            family = view.FAMILIES.get(table.rows[0].measure, "other")
            told = facts(table.rows)
            found[table.where.key] = Site(
                table.where.key, place, family, told, table.reports, "place"
            )
    for admission in subject.admissions:
        for item in admission.items:
            place = item.seen.at
            if place and _pointed(place) and place.kind in LOCAL:
                key = view.place_key(place)
                found.setdefault(
                    key, Site(key, place, "rules", (_rule(item),), item.reports, "admits")
                )
    for place in (p for route in subject.routes[:ROUTES] for p in (route.start, route.end)):
        if _pointed(place):
            key = view.place_key(place)
            found.setdefault(key, Site(key, place, "end", (), 1, "figures"))
    return tuple(found.values())[:PLACES]


def _pointed(place: Place) -> bool:
    return view.mapped(place) and not is_country(place)


def _rule(item: view.Item) -> str:
    text = words.decision(item.seen)
    return words.clipped(f"{text}: {item.seen.group}" if item.seen.group else text, 40)


def facts(rows: Iterable[view.Row]) -> tuple[str, ...]:
    """A place in a few lines: the range of each measure, waiting first."""
    waits_first = sorted(rows, key=lambda r: view.FAMILIES.get(r.measure) != "waits")
    numbered = (r for r in waits_first if any(view.numbered(i.seen) for i in r.asserted))
    return tuple(_fact(row) for row in numbered)


def _fact(row: view.Row) -> str:
    text = words.fact(row.measure, claimed(row, _noun(row)))
    return text if row.modality == "observed" else f"{text}, {row.modality}"


def _noun(row: view.Row) -> str | None:
    """What the number counts: the group where its name is short, else the unit."""
    if row.unit != "people":
        return row.unit
    if row.group and len(row.group) <= NOUN:
        return row.group
    return "casualties" if row.measure == "casualties" else row.unit


def claimed(row: view.Row, noun: str | None) -> str:
    """The latest range of a row in words; one claim alone keeps its hedge."""
    if len(row.latest) == 1:
        return words.quantity(row.latest[0].seen, noun)
    low, high, more = view.claimed_range(row.latest or row.derived)
    return words.span(low, high, noun, more=more)


def _codes(subject: Subject) -> set[str]:
    """Countries that say or are said something as a whole."""
    codes = {a.country for a in subject.admissions}
    places = [p for r in subject.routes[:ROUTES] for p in (r.start, r.end)]
    places += [t.where.place for t in subject.tables if t.where.place]
    return {c for c in codes | {p.country for p in places if is_country(p)} if c}


def _beyond(subject: Subject) -> tuple[str, ...]:
    """Places of the table that have no position."""
    return tuple(
        t.where.name for t in subject.tables
        if t.where.key and not (t.where.place and view.mapped(t.where.place))
    )  # fmt: skip


def _marks(listed: Sequence[Site], frame: Window, size: Size) -> tuple[Mark, ...]:
    spots = [(s, at) for s in listed if (at := frame(*lonlat(s.place))) and frame.holds(at, 4.0)]
    spots.sort(key=lambda spot: spot[0].family == "end")
    reach = 8.0 if size.words else 11.0
    apart = [_within(at, frame, reach) for at in spread([at for _, at in spots], 2 * reach - 1)]
    return tuple(
        Mark(rank + 1, site, at)
        for rank, ((site, _), at) in enumerate(zip(spots, apart, strict=True))
    )


def _within(at: Point, frame: Window, reach: float) -> Point:
    """A point moved so far in that its mark is not cut at the edge."""
    x, y = at
    return min(max(x, reach), frame.width - reach), min(max(y, reach), frame.height - reach)


def spread(points: Sequence[Point], gap: float) -> list[Point]:
    """Points pushed apart until no two are closer than `gap` pixels, or after 30 rounds."""
    moved = list(points)
    for _ in range(30):
        still = True
        for i in range(len(moved)):
            for j in range(i):
                (ax, ay), (bx, by) = moved[i], moved[j]
                far = math.dist(moved[i], moved[j])
                if far >= gap - 0.01:
                    continue
                still = False
                dx, dy = ((ax - bx) / far, (ay - by) / far) if far > 0.01 else (1.0, 0.0)
                push = (gap - far) / 2
                moved[i] = ax + dx * push, ay + dy * push
                moved[j] = bx - dx * push, by - dy * push
        if still:
            break
    return moved


def bow(arrow: Arrow) -> Point:
    """The control point of an arrow's bow: beside its way, by a seventh of its length."""
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


class _Sheet:
    """One map in the making: where countries have room is looked up once."""

    def __init__(
        self,
        subject: Subject,
        size: Size,
        frame: Window,
        land: Outlines,
        only: frozenset[str],
        across_km: float,
    ) -> None:
        self.subject, self.size, self.frame, self.land = subject, size, frame, land
        self.only, self.across_km = only, across_km
        self.room = {
            code: roomy(rings, frame.width, frame.height) for code, rings in land.lands.items()
        }

    # Arrows

    def arrows(self) -> tuple[Arrow, ...]:
        told = {t.where.key: facts(t.rows) for t in self.subject.tables if t.where.onward}
        made: list[Arrow] = []
        for route in self.subject.routes[:ROUTES]:
            key = f"{view.place_key(route.start)}>{view.place_key(route.end)}"
            made.extend(self._route(route, told.get(key, ())))
        return tuple(made)

    def _route(self, route: view.Route, told: tuple[str, ...]) -> Iterable[Arrow]:
        title = f"{route.start.name} to {route.end.name}"
        reports = sum(item.reports for item in route.items)
        start, end = self._end(route.start), self._end(route.end)
        crossings = _over(route)
        if crossings and end:
            yield from self._across(crossings, end, title, reports)
        elif start and end and math.dist(start, end) > 12 and self._shown(route):
            yield Arrow(start, end, title, reports, False, told)

    def _shown(self, route: view.Route) -> bool:
        """A close-up shows the routes between its own points."""
        ends = {view.place_key(route.start), view.place_key(route.end)}
        return not self.only or ends <= self.only

    def _across(
        self, crossings: list[Place], end: Point, title: str, reports: int
    ) -> Iterable[Arrow]:
        for place in (p for p in crossings if not self.only or view.place_key(p) in self.only):
            at = self.frame(*lonlat(place))
            if at and self.frame.holds(at, 8.0) and math.dist(at, end) > 1:
                far = math.dist(at, end)
                dx, dy = 26 * (end[0] - at[0]) / far, 26 * (end[1] - at[1]) / far
                tail, tip = (at[0] - dx, at[1] - dy), (at[0] + dx, at[1] + dy)
                yield Arrow(tail, tip, f"{title}, over {place.name}", reports, True)

    def _end(self, place: Place) -> Point | None:
        seats = self.room.get(place.country or "") if is_country(place) else None
        return seats[0][1] if seats else self.frame(*lonlat(place))

    # Words

    def seats(self, marks: Sequence[Mark], arrows: Sequence[Arrow]) -> tuple[labels.Seat, ...]:
        taken = self._taken(marks, arrows)
        told = _country_words(self.subject)
        out: list[labels.Seat] = []
        if self.size.words:
            crowd = self._crowd(marks)
            wanted = [_point_label(m, m.site.key not in crowd) for m in marks]
            out.extend(labels.place(wanted, taken, LABELLED))
        told = {**_ends(self.subject), **told}
        known = sorted(
            (c for c in self.land.lands if c in told), key=lambda c: (not told[c], self._freedom(c))
        )
        out.extend(labels.place([w for c in known if (w := self._told(c, told[c]))], taken))
        if self.size.words:
            out.extend(labels.place([_arrow_label(a) for a in arrows if a.facts], taken))
        plain = sorted(set(self.land.lands) - set(known), key=self._freedom)
        out.extend(labels.place([w for c in plain if (w := self._plain(c))], taken))
        return tuple(out)

    def _crowd(self, marks: Sequence[Mark]) -> frozenset[str]:
        """Keys of points that a close-up tells more of, on a map of a continent or more."""
        if self.only or self.across_km < CONTINENT_KM:
            return frozenset()
        return frozenset(key for group in crowded(marks) for key in group)

    def _taken(self, marks: Sequence[Mark], arrows: Sequence[Arrow]) -> labels.Taken:
        frame = self.frame
        taken = labels.Taken(labels.Box(6, 6, frame.width - 6, frame.height - 6))
        reach = 8.5 if self.size.words else 11.0
        taken.solid.extend(labels.Box(*m.at, *m.at).grown(reach) for m in marks)
        taken.solid.append(labels.Box(0, frame.height - 28, 0.2 * frame.width + 70, frame.height))
        if self.size is WIDE:
            taken.solid.append(labels.Box(frame.width - TOOLS[0], 0, frame.width, TOOLS[1]))
        taken.faint.extend(at for arrow in arrows for at in along(arrow))
        return taken

    def _freedom(self, code: str) -> float:
        return -(self.room[code][0][0] if self.room[code] else 0.0)

    def _told(self, code: str, said: Sequence[str]) -> labels.Wanted | None:
        """A country of which something is said: its name, and what, in or beside it."""
        room = self.room[code]
        if not room:
            return None
        head = (self.land.names[code].upper(), 10.5 if self.size.words else 9.0, True)
        most = FACTS + 1 if self.size is WIDE else 0
        lines = tuple((text, 11.0, False) for text in said[:most])
        return labels.Wanted(
            f"c{code}", room[0][1], (head, *lines), seats=tuple(at for _, at in room[:30:2]),
            around=self.size.words and room[0][0] < 40, shorter=(head,), clear=2.0,
        )  # fmt: skip

    def _plain(self, code: str) -> labels.Wanted | None:
        """Any other country: its name, where it has room inside."""
        room = self.room[code]
        if not room or code.startswith("-"):
            return None
        head = (self.land.names[code].upper(), 10.5 if self.size.words else 9.0, False)
        wide = labels.text_width(*head)
        fitting = tuple(at for free, at in room if free > wide * 0.42)[:12]
        return labels.Wanted(f"c{code}", room[0][1], (head,), seats=fitting, around=False)


def _over(route: view.Route) -> list[Place] | None:
    """The crossings a route between two countries is told of."""
    if not (is_country(route.start) or is_country(route.end)):
        return None
    found = {i.seen.at.name: i.seen.at for i in route.items if i.seen.at and i.seen.at.countries}
    return [p for p in found.values() if view.mapped(p)] or None


def _point_label(mark: Mark, full: bool) -> labels.Wanted:
    bare = mark.site.family == "end"
    name = (mark.site.place.name, 11.5 if bare else 12.5, not bare)
    facts_ = mark.site.facts[:FACTS] if full else ()
    lines = (name, *((fact, 11.5, False) for fact in facts_))
    clear = 7.0 if bare else 10.0
    return labels.Wanted(f"m{mark.number}", mark.at, lines, clear=clear, shorter=(name,))


def _arrow_label(arrow: Arrow) -> labels.Wanted:
    lines = tuple((fact, 11.5, False) for fact in arrow.facts[:FACTS])
    return labels.Wanted(f"r{arrow.title}", along(arrow)[7], lines, clear=8.0)


def _country_words(subject: Subject) -> dict[str, list[str]]:
    """What is said of whole countries, by code: decisions, then figures."""
    told: dict[str, list[str]] = defaultdict(list)
    for admission in subject.admissions:
        said = sorted(admission.items, key=lambda i: i.seen.about != "entry")
        texts = dict.fromkeys(words.decision(i.seen) for i in said if not _local(i))
        if admission.country and texts:
            told[admission.country].extend(texts)
    for table in subject.tables:
        place = table.where.place
        if place and is_country(place) and place.country and table.where.onward is None:
            told[place.country].extend(facts(table.rows))
    return told


def _ends(subject: Subject) -> dict[str, list[str]]:
    """Countries people leave or go to: named, even if no more is said of them."""
    places = [p for r in subject.routes[:ROUTES] for p in (r.start, r.end)]
    return {p.country: [] for p in places if p.country and is_country(p)}


def _local(item: view.Item) -> bool:
    """A rule at one crossing or airport is drawn there."""
    return item.seen.at is not None and item.seen.at.kind in LOCAL
