"""The map of a picture: a circle for the people who pass each crossing in a day, coloured by
the wait there.

Drawn for the last day of reports, so that it reads without a script and in print;
`web/src/pressure.js` changes sizes, colours and figures by day and nothing else. Each part
that changes carries the rank of its place (`data-w`, `data-v`, `data-t`).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from exeunt.observations import Place
from exeunt.report import labels, words
from exeunt.report.axes import nice
from exeunt.report.chart import CLOSE_KM, FINE_KM, TOOLS, Chart, Mark, Site, crowded
from exeunt.report.draw import about, land, leader, scale_bar
from exeunt.report.html import Child, Safe, el, join
from exeunt.report.outlines import Outlines, Window, outlines, roomy
from exeunt.report.picture_view import Series, Spot, View, place_key
from exeunt.report.picture_words import count, figure, long_day, seen
from exeunt.report.player import player
from exeunt.report.projection import Point
from exeunt.report.sections import country_name
from exeunt.report.window import Size, window

WIDE = Size(1080, 430, 620)
NARROW = Size(360, 260, 420, words=False)
NEAR = Size(420, 250, 440)
ON_MAP, LABELLED, COUNTED, LISTED = 90, 30, 16, 12
LONGEST = 26  # letters of a name on the map
PRESSURE = (  # hours from which it holds, class, words
    (0.0, "none", "wait under an hour"), (1.0, "some", "1 to 6 hours"),
    (6.0, "much", "6 hours to a day"), (24.0, "most", "a day or more"),
)  # fmt: skip
UNTOLD = "no queue simulated"
COARSE, LEAST = 3.0, 4.0  # pixels between points of an outline, across an island
DOT = 2.2  # pixels of a place few pass


@dataclass(frozen=True, slots=True)
class Passing:
    """One place on the map, by day: people who enter, hours they wait (None: not told)."""

    rank: int
    spot: Spot
    people: tuple[float | None, ...]
    hours: tuple[float | None, ...]

    def at(self, day: int) -> tuple[float, float | None]:
        return self.people[day] or 0.0, self.hours[day]

    @property
    def most(self) -> float:
        return max((p for p in self.people if p is not None), default=0.0)


def passing(view: View) -> list[Passing]:
    """Places that can be drawn, those with most people first."""
    there = [s for s in view.ways if place_key(s.place) in view.at and s.of("entries")]
    there.sort(key=lambda spot: -view.entering(spot))
    return [
        Passing(rank, spot, _by_day(view, spot.of("entries")), _by_day(view, spot.of("wait_time")))
        for rank, spot in enumerate(there[:ON_MAP])
    ]


def _by_day(view: View, series: Series | None) -> tuple[float | None, ...]:
    out: list[float | None] = [None] * view.length
    for each in series.days if series else ():
        out[view.rank(each.start)] = each.median if math.isfinite(each.median) else None
    return tuple(out)


def pressure(hours: float | None) -> str:
    """The class of a wait."""
    if hours is None:
        return "untold"
    return next(name for least, name, _ in reversed(PRESSURE) if hours >= least or least == 0.0)


def fact(people: float, hours: float | None) -> str:
    """A place in a few words: "4,400 a day, wait 12 h"."""
    said = f"{count(people)} a day"
    return said if hours is None or hours < 1.0 else f"{said}, wait {figure(hours, 'hours')} h"


class Sheet:
    """One map: where places stand in pixels, and what is drawn there on one day."""

    def __init__(
        self, view: View, there: Sequence[Passing], size: Size, frame: Window, across_km: float,
        most: float,
    ) -> None:  # fmt: skip
        self.view, self.size, self.frame, self.across_km = view, size, frame, across_km
        self.day = view.rank(view.now)
        self.most = most  # people of the largest circle, the same on all maps
        self.radius = 30.0 if size.words else 17.0
        self.at = self._spots(there)

    def _spots(self, there: Sequence[Passing]) -> dict[Passing, Point]:
        out = {}
        for each in there:
            at = self.frame(*self.view.at[place_key(each.spot.place)])
            if at is not None and self.frame.holds(at, 3.0):
                out[each] = at
        return out

    def r(self, people: float) -> float:
        """Pixels of a circle: its area stands for people."""
        return max(DOT, self.radius * math.sqrt(max(0.0, people) / self.most))

    @functools.cached_property
    def land(self) -> Outlines:
        """Coarser than on the map of reports: here land is only where circles stand."""
        fine = self.size is WIDE and self.across_km < FINE_KM
        there = outlines(self.frame, "10m" if fine else "50m", COARSE)
        seen = {code: [r for r in rings if _span(r) > LEAST] for code, rings in there.lands.items()}
        return replace(there, lands={code: rings for code, rings in seen.items() if rings})

    def svg(self, name: str, title: str) -> Safe:
        """The map as inline SVG."""
        chart = Chart(self.frame, self.land, (), (), (), {}, (), self.across_km)
        seats = self._seats()
        by_size = sorted(self.at, key=lambda each: -each.at(self.day)[0])
        parts = [
            el("rect", class_="sea", width=self.frame.width, height=self.frame.height),
            *land(chart, "", coasts=False),
            *(self._circle(each) for each in by_size),
            *(leader(seat) for seat in seats),
            *(self._words(seat) for seat in seats),
            scale_bar(chart),
        ]
        return el(
            "svg", *parts, class_=f"map map-{name} pressure", role="img", aria_label=title,
            viewBox=f"0 0 {self.frame.width:g} {self.frame.height:g}", focusable="false",
            data_r=f"{self.radius:g}",
        )  # fmt: skip

    def _circle(self, each: Passing) -> Safe:
        (x, y), (people, hours) = self.at[each], each.at(self.day)
        name = each.spot.place.name
        title = el("title", f"{name}: {fact(people, hours)}", data_t=each.rank, data_said=name)
        return el("circle", title, class_=f"way-by {pressure(hours)}", cx=f"{x:.1f}",
                  cy=f"{y:.1f}", r=f"{self.r(people):.1f}", data_w=each.rank,
                  data_at=about((x, y)))  # fmt: skip

    # Words

    def _taken(self) -> labels.Taken:
        """What no word may cover: the hearts of circles, the scale, the buttons."""
        frame = self.frame
        taken = labels.Taken(labels.Box(6, 6, frame.width - 6, frame.height - 6))
        for each, at in self.at.items():
            reach = 0.85 * self.r(each.at(self.day)[0]) + 1.5
            taken.solid.append(labels.Box(*at, *at).grown(reach))
        low = frame.height - 28
        taken.solid.append(labels.Box(0, low, 0.2 * frame.width + 70, frame.height))
        if self.size is WIDE:
            taken.solid.append(labels.Box(frame.width - TOOLS[0], 0, frame.width, TOOLS[1]))
        return taken

    def _seats(self) -> list[labels.Seat]:
        if not self.size.words:
            return self.numbered
        taken = self._taken()
        crowd = self._crowd()
        told = self._told()
        counted = {each.rank for each in told[:COUNTED]} - crowd
        wanted = [self._label(each, each.rank in counted) for each in told]
        seats = labels.place(wanted, taken, LABELLED)
        return seats + labels.place(list(self._countries()), taken)

    def _crowd(self) -> set[int]:
        """Ranks of places a close-up tells more of."""
        groups = crowds(self) if self.size is WIDE else ()
        return {rank for group in groups for rank in group}

    def _told(self) -> list[Passing]:
        """Places in the order they deserve a name: those with reports, with long waits, busy."""
        return sorted(self.at, key=lambda e: (-bool(e.spot.marks), -self._weight(e)))

    def _weight(self, each: Passing) -> float:
        people, hours = each.at(self.day)
        return people * (1.0 + (hours or 0.0) / 6.0)

    def _label(self, each: Passing, counted: bool) -> labels.Wanted:
        name = (words.clipped(each.spot.place.name, LONGEST), 12.0, True)
        facts = ((self._widest(each), 11.5, False),) if counted else ()
        clear = self.r(each.at(self.day)[0]) + 4.0
        return labels.Wanted(
            f"p{each.rank}", self.at[each], (name, *facts), clear=clear,
            shorter=(name,) if facts else (),
        )  # fmt: skip

    def _widest(self, each: Passing) -> str:
        """Room for the longest fact of any day."""
        days = range(len(each.people))
        return max((fact(*each.at(day)) for day in days), key=len)

    def _words(self, seat: labels.Seat) -> Safe:
        x = {"start": seat.box.left, "middle": (seat.box.left + seat.box.right) / 2,
             "end": seat.box.right}[seat.anchor]  # fmt: skip
        lines, y = [], seat.box.top
        rank = int(seat.key[1:]) if seat.key.startswith("p") else None
        for line, (text, size, _) in enumerate(seat.lines):
            y += size * 1.22
            kind = "country strong" if rank is None and not line and len(seat.lines) > 1 else (
                "country" if rank is None and not line else "fact" if line else "name")  # fmt: skip
            said = self._fact(rank) if rank is not None and line else text
            lines.append(
                el("text", said, class_=kind, x=f"{x:.1f}", y=f"{y - size * 0.3:.1f}",
                   font_size=f"{size:g}", text_anchor=seat.anchor,
                   data_v=rank if rank is not None and line else None)
            )  # fmt: skip
        return el("g", *lines, class_="label", aria_hidden="true", data_at=about(seat.at))

    def _fact(self, rank: int) -> str:
        each = next(e for e in self.at if e.rank == rank)
        return fact(*each.at(self.day))

    def _countries(self) -> Iterable[labels.Wanted]:
        """Names of countries, where they have room; those people enter first."""
        entered = {s.place.country for s in self.view.countries}
        for code in sorted(self.land.lands, key=lambda c: c not in entered):
            size = 10.5 if self.size.words else 9.0
            head = (self.land.names[code].upper(), size, code in entered)
            wide = labels.text_width(*head)
            if code.startswith("-") or not _wide_enough(self.land.lands[code], wide):
                continue
            room = roomy(self.land.lands[code], self.frame.width, self.frame.height)
            if room:
                fitting = tuple(at for free, at in room if free > wide * 0.42)[:12]
                yield labels.Wanted(f"c{code}", room[0][1], (head,), seats=fitting, around=False)

    @functools.cached_property
    def numbered(self) -> list[labels.Seat]:
        """On a phone: where there is room for a number that the list below explains."""
        wide = (("12", 11.0, True),)
        wanted = [
            labels.Wanted(f"p{e.rank}", self.at[e], wide,
                          clear=self.r(e.at(self.day)[0]) + 2.0)
            for e in self._told()[: 2 * LISTED]
        ]  # fmt: skip
        seats = labels.place(wanted, self._taken(), LISTED)
        return [
            replace(seat, lines=((str(number), 11.0, True),))
            for number, seat in enumerate(seats, 1)
        ]

    def listed(self) -> list[Passing]:
        """Places the list under the narrow map names."""
        by_rank = {each.rank: each for each in self.at}
        return [by_rank[int(seat.key[1:])] for seat in self.numbered]


def _wide_enough(rings: Sequence[Sequence[Point]], wide: float) -> bool:
    """Whether any part of a country is as wide as its name: most are not, and need no search."""
    return any(_span(ring) > 0.8 * wide for ring in rings)


def _span(ring: Sequence[Point]) -> float:
    """Pixels from the west to the east of a part of a country."""
    across = [x for x, _ in ring]
    return max(across) - min(across)


def crowds(sheet: Sheet) -> tuple[frozenset[int], ...]:
    """Ranks of places that stand too close together on a map of much more, busiest groups first."""
    if sheet.across_km < CLOSE_KM:
        return ()
    marks = [
        Mark(each.rank, Site(str(each.rank), _as_place(sheet.view, each), "moves", (),
                             int(each.at(sheet.day)[0]), ""), at)
        for each, at in sheet.at.items()
    ]  # fmt: skip
    return tuple(frozenset(map(int, group)) for group in crowded(marks))


def _as_place(view: View, each: Passing) -> Place:
    lon, lat = view.at[place_key(each.spot.place)]
    name = each.spot.place.name
    return Place(name=name, as_written=name, kind="city", lat=lat, lon=lon)


def sheet(view: View, there: Sequence[Passing], size: Size, most: float) -> Sheet | None:
    """The map of some places in one size; None where there are none."""
    found = window((_as_place(view, each) for each in there), set(), size)
    return Sheet(view, there, size, *found, most) if found else None


# The part of the page


def maps(view: View) -> tuple[Safe | None, dict[str, object] | None]:
    """The maps with their legend, and the figures that play on them."""
    there = passing(view)
    most = max((each.most for each in there), default=0.0) or 1.0
    wide, narrow = sheet(view, there, WIDE, most), sheet(view, there, NARROW, most)
    if wide is None or narrow is None:
        return None, None
    title = f"Map of people through each crossing on {long_day(view.now)}, and the wait there"
    near = [_close_up(view, rank, [e for e in there if e.rank in group], most)
            for rank, group in enumerate(crowds(wide))]  # fmt: skip
    close = [one for one in near if one is not None]
    made = el(
        "figure",
        player(_spoken(view.now), _standing(view), view.rank(view.now), view.length - 1),
        el("div", wide.svg("wide", title), class_="stage"),
        narrow.svg("narrow", title),
        listing(narrow),
        *close,
        el("figcaption", legend(wide, "wide"), legend(narrow, "narrow"), _beyond(view, wide)),
        class_=f"maps pressure-maps near-{len(close)}",
    )  # fmt: skip
    return made, figures(view, there, most)


def _spoken(day: str) -> str:
    return f"{long_day(day)} {day[:4]}"


def _standing(view: View) -> str:
    return "the last day of reports" if view.picture.as_of else "the last day told of"


def _close_up(view: View, rank: int, there: Sequence[Passing], most: float) -> Safe | None:
    found = sheet(view, there, NEAR, most)
    if found is None:
        return None
    codes = dict.fromkeys(e.spot.place.country for e in there if e.spot.place.country)
    names = [country_name(code) for code in codes]
    more = " and others" if len(names) > 4 else ""
    title = "Close-up: to " + ", ".join(names[:4]) + more if names else "Close-up"
    return el("div", el("p", title, class_="small"), found.svg(f"near-{rank}", title),
              class_="near")  # fmt: skip


def _beyond(view: View, drawn: Sheet) -> Safe | None:
    """What the map leaves out."""
    lost = [s.place.name for s in view.ways if s.of("entries")
            and place_key(s.place) not in view.at]  # fmt: skip
    said = []
    if lost:
        more = f" and {len(lost) - 12:,} more" if len(lost) > 12 else ""
        said.append(f"Not on the map, having no position: {', '.join(lost[:12])}{more}.")
    whole = len(view.at)
    if len(drawn.at) < whole:
        said.append(f"Of {whole:,} places the map has the {len(drawn.at):,} with most people.")
    return el("p", " ".join(said), class_="small") if said else None


def listing(drawn: Sheet) -> Safe:
    """The list under the narrow map: the numbered places and their figures."""
    rows = [
        el("li", el("b", each.spot.place.name), " ",
           el("span", fact(*each.at(drawn.day)), data_v=each.rank))
        for each in drawn.listed()
    ]  # fmt: skip
    return el("ol", *rows, class_="numbered")


def legend(drawn: Sheet, name: str) -> Safe:
    """What areas and colours mean."""
    top = nice(drawn.most)
    items = [_circle_key(drawn, people) for people in (top / 2, top / 20)]
    for _, kind, said in PRESSURE:
        items.append(_key(_dot(kind), said, 18, 18))
    if any(h is None for e in drawn.at for h in e.hours):
        items.append(_key(_dot("untold"), UNTOLD, 18, 18))
    return el("ul", *items, class_=f"legend pressure-legend {name}")


def _dot(kind: str) -> Safe:
    return el("circle", class_=f"way-by {kind}", cx="9", cy="9", r="6.5")


def _circle_key(drawn: Sheet, people: float) -> Safe:
    r = drawn.r(people)
    side = 2 * r + 4
    shape = el("circle", class_="way-by untold", cx=f"{side / 2:.1f}", cy=f"{side / 2:.1f}",
               r=f"{r:.1f}")  # fmt: skip
    return _key(shape, f"{count(people)} people a day", side, side)


def _key(shape: Safe, said: Child, width: float, height: float) -> Safe:
    picture = el("svg", shape, viewBox=f"0 0 {width:.1f} {height:.1f}", width=f"{width:.1f}",
                 height=f"{height:.1f}", aria_hidden="true")  # fmt: skip
    return el("li", join([picture, " ", said]))


def figures(view: View, there: Sequence[Passing], most: float) -> dict[str, object]:
    """What the player needs, by the rank of places and by day."""
    return {
        "start": view.ends[0].isoformat(),
        "last": view.length - 1,
        "now": view.rank(view.now),
        "heard": _standing(view),
        "most": round(most, 1),
        "dot": DOT,
        "steps": [[least, name] for least, name, _ in PRESSURE],
        "people": [[None if v is None else round(v) for v in e.people] for e in there],
        "hours": [[None if v is None else round(seen(v), 1) for v in e.hours] for e in there],
    }  # fmt: skip
