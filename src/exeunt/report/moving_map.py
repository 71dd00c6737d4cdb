"""The map that plays a run: a circle for the people at each place, a wedge for each flow.

Drawn here as it stands on the last day, so that it reads without a script and in print.
`web/src/moving.js` changes sizes, widths and figures by day and nothing else; each part
that moves carries the rank of what it shows (`data-p`, `data-f`, `data-q`).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from exeunt.network.scenario import Place
from exeunt.observations import Place as Spot
from exeunt.report import labels, words
from exeunt.report.axes import nice
from exeunt.report.chart import FINE_KM, TOOLS, Chart
from exeunt.report.draw import about, land, leader, scale_bar
from exeunt.report.html import Safe, el, join
from exeunt.report.moving_view import KINDS, ON_MAP, View, whole
from exeunt.report.outlines import Outlines, Window, outlines, roomy
from exeunt.report.projection import Point
from exeunt.report.window import Size, window
from exeunt.report.words import measured, people
from exeunt.simulation.output import GOALS

WIDE = Size(1080, 430, 620)
NARROW = Size(360, 260, 420, words=False)
LABELLED, COUNTED, LISTED = 34, 14, 12  # places named; with their count; numbered on a phone
LONGEST = 28  # letters of a name on the map
GLYPH = 4.2  # pixels from the middle of a glyph to its edge
RING = 8.5  # radius of the ring of a queue


@dataclass(frozen=True, slots=True)
class Scales:
    """Pixels for people: areas of circles by `most` people, widths by the root of a flow."""

    most: float  # people of the largest circle
    radius: float
    flow: float  # people of the widest wedge
    width: float
    wait: float  # hours, or people in line where no wait is told, of a full ring

    def circle(self, count: float) -> float:
        return self.radius * math.sqrt(max(0.0, count) / self.most)

    def wedge(self, count: float) -> float:
        return self.width * math.sqrt(max(0.0, count) / self.flow) if count >= 0.5 else 0.0


def scales(view: View, size: Size) -> Scales:
    """The scales of one map; the largest of any day has the full size."""
    most = float(view.peaks.max()) if len(view.places) else 1.0
    flow = float(view.flows.max()) if view.flows.size else 1.0
    waits = [line.wait_hours or line.waiting for line in view.lines]
    radius, width = (34.0, 15.0) if size.words else (21.0, 9.0)
    return Scales(max(1.0, most), radius, max(1.0, flow), width, max(waits, default=1.0))


class Sheet:
    """One map: where places stand in pixels, and what is drawn there."""

    def __init__(self, view: View, size: Size, frame: Window, across_km: float) -> None:
        self.view, self.size, self.frame, self.across_km = view, size, frame, across_km
        self.scales = scales(view, size)
        self.at = self._spots()
        self.last = view.people[-1] if view.days else view.peaks
        self.queues = queued(view)

    def _spots(self) -> dict[int, Point]:
        out: dict[int, Point] = {}
        for rank in self.view.ranked():
            place = self.view.places[rank]
            if mapped(place) and len(out) < ON_MAP:
                at = self.frame(place.lon or 0.0, place.lat or 0.0)
                if at is not None and self.frame.holds(at):
                    out[rank] = at
        return out

    @functools.cached_property
    def land(self) -> Outlines:
        fine = self.size.words and self.across_km < FINE_KM
        return outlines(self.frame, "10m" if fine else "50m")

    def svg(self, name: str, title: str) -> Safe:
        """The map as inline SVG."""
        chart = Chart(self.frame, self.land, (), (), (), {}, (), self.across_km)
        seats = self._seats()
        parts = [
            el("rect", class_="sea", width=self.frame.width, height=self.frame.height),
            *land(chart, ""),
            self._ways(),
            el("g", *(self._flow(*way) for way in self.links())),
            el("g", *(self._circle(rank) for rank in self.at)),
            el("g", *(self._ring(rank) for rank in self.at if rank in self.queues)),
            el("g", *(self._glyph(rank) for rank in reversed(self.at))),
            *(leader(seat) for seat in seats if seat.leader),
            *(self._words(seat) for seat in seats),
            scale_bar(chart),
        ]  # fmt: skip
        return el(
            "svg", *parts, class_=f"map map-{name} moving", role="img", aria_label=title,
            viewBox=f"0 0 {self.frame.width:g} {self.frame.height:g}", focusable="false",
            data_r=f"{self.scales.radius:g}", data_w=f"{self.scales.width:g}",
        )  # fmt: skip

    # Links

    def links(self) -> Iterable[tuple[int, Point, Point]]:
        """Links between places on the map: rank in the scenario, ends in pixels."""
        rank = {place.id: n for n, place in enumerate(self.view.places)}
        for n, link in enumerate(self.view.run.scenario.links):
            ends = self.at.get(rank.get(link.start, -1)), self.at.get(rank.get(link.end, -1))
            if ends[0] and ends[1] and ends[0] != ends[1]:
                yield n, ends[0], ends[1]

    @functools.cached_property
    def moving(self) -> list[int]:
        """Links on the map that anybody ever takes."""
        most = self.view.flows.max(axis=0) if len(self.view.flows) else []
        return [n for n, _, _ in self.links() if most[n] >= 0.5]

    @functools.cached_property
    def frames(self) -> list[int]:
        """Days the player shows."""
        return self.view.frames(len(self.at) + len(self.moving))

    def _ways(self) -> Safe:
        pairs = {tuple(sorted((a, b))) for _, a, b in self.links()}
        lines = (f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}" for a, b in sorted(pairs))
        return el("path", class_="way", d="".join(lines))

    def _flow(self, rank: int, start: Point, end: Point) -> Safe:
        count = float(self.view.flows[-1, rank]) if len(self.view.flows) else 0.0
        shape = wedge(start, end, self.scales.wedge(count))
        where = f"{start[0]:.1f} {start[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
        return el("path", class_="flow", d=shape, data_f=rank, data_way=where)

    # Places

    def _circle(self, rank: int) -> Safe:
        x, y = self.at[rank]
        kind = family(self.view.places[rank])
        return el("circle", class_=f"people {kind}", cx=f"{x:.1f}", cy=f"{y:.1f}",
                  r=f"{self.scales.circle(float(self.last[rank])):.1f}", data_p=rank,
                  data_at=about((x, y)))  # fmt: skip

    def _glyph(self, rank: int) -> Safe:
        place, (x, y) = self.view.places[rank], self.at[rank]
        said = f"{self.view.names[rank]}, {KINDS[place.kind]}"
        title = el(
            "title", f"{said}: {round(float(self.last[rank])):,}", data_t=rank, data_said=said
        )
        return el("g", title, glyph(place.kind, (x, y), self._glyph_size()), data_at=about((x, y)))

    def _glyph_size(self) -> float:
        return GLYPH if len(self.at) <= 120 else 2.6

    def _ring(self, rank: int) -> Safe:
        x, y = self.at[rank]
        values = self.queues[rank]
        share = min(1.0, values[-1] / self.scales.wait) if math.isfinite(values[-1]) else 1.0
        spot = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{RING:g}"}
        arc = el(
            "circle", class_="ring", pathLength="100", stroke_dasharray=f"{100 * share:.0f} 100",
            transform=f"rotate(-90 {x:.1f} {y:.1f})", data_q=rank, **spot,
        )  # fmt: skip
        return el("g", el("circle", class_="ring-whole", **spot), arc, data_at=about((x, y)))

    # Words

    def _taken(self) -> labels.Taken:
        """What no word may cover: glyphs, rings, the scale; better not the links."""
        taken = labels.Taken(labels.Box(6, 6, self.frame.width - 6, self.frame.height - 6))
        reach = self._glyph_size() + 1.5
        for rank, at in self.at.items():
            side = RING + 2.5 if rank in self.queues else reach
            taken.solid.append(labels.Box(*at, *at).grown(side))
        taken.solid.append(
            labels.Box(0, self.frame.height - 28, 0.2 * self.frame.width + 70, self.frame.height)
        )
        if self.size.words:
            taken.solid.append(
                labels.Box(self.frame.width - TOOLS[0], 0, self.frame.width, TOOLS[1])
            )
        for _, a, b in self.links():
            taken.faint.extend((a[0] + (b[0] - a[0]) * k / 8, a[1] + (b[1] - a[1]) * k / 8)
                               for k in range(1, 8))  # fmt: skip
        return taken

    def _seats(self) -> list[labels.Seat]:
        if not self.size.words:
            return self.numbered
        taken = self._taken()
        counted = set(self._told()[:COUNTED])
        wanted = [self._label(rank, rank in counted) for rank in self._told()]
        seats = labels.place(wanted, taken, LABELLED)
        return seats + labels.place(list(self._countries()), taken)

    def _told(self) -> list[int]:
        """Places in the order they deserve a name: queues and goals with people first."""
        places = self.view.places
        named = [n for n in self.at if places[n].kind != "marker"]
        return sorted(named, key=lambda n: not (n in self.queues or self._full_goal(n)))

    def _full_goal(self, rank: int) -> bool:
        return self.view.places[rank].kind in GOALS and self.view.peaks[rank] >= 0.5

    def _label(self, rank: int, counted: bool) -> labels.Wanted:
        strong = rank in self.queues or self.view.places[rank].kind in GOALS
        name = (words.clipped(self.view.names[rank], LONGEST), 12.5 if strong else 11.0, strong)
        fact = ((self._widest(rank), 11.5, False),) if counted and strong else ()
        clear = self._clear(rank) + min(8.0, self.scales.circle(float(self.view.peaks[rank])) / 2)
        return labels.Wanted(
            f"p{rank}", self.at[rank], (name, *fact), clear=clear, shorter=(name,) if fact else ()
        )

    def _clear(self, rank: int) -> float:
        return RING + 4.0 if rank in self.queues else GLYPH + 4.0

    def _widest(self, rank: int) -> str:
        """Room for the longest fact of any day."""
        if rank in self.queues:
            days = zip(self.queues[rank], self.view.people[:, rank], strict=True)
            told = (fact(value, timed(self.view), float(there)) for value, there in days)
            return max(told, key=len)
        return people(float(self.view.peaks[rank]))

    def _words(self, seat: labels.Seat) -> Safe:
        x = {"start": seat.box.left, "middle": (seat.box.left + seat.box.right) / 2,
             "end": seat.box.right}[seat.anchor]  # fmt: skip
        lines, y = [], seat.box.top
        rank = int(seat.key[1:]) if seat.key.startswith("p") else None
        for line, (text, size, bold) in enumerate(seat.lines):
            y += size * 1.22
            kind = "country" if rank is None else "fact" if line else "name" if bold else "name end"
            told = self.fact(rank) if rank is not None and line else text
            lines.append(
                el("text", told, class_=kind, x=f"{x:.1f}", y=f"{y - size * 0.3:.1f}",
                   font_size=f"{size:g}", text_anchor=seat.anchor,
                   data_n=rank if line else None)
            )  # fmt: skip
        return el("g", *lines, class_="label", aria_hidden="true", data_at=about(seat.at))

    def fact(self, rank: int) -> str:
        """What is said beside a place on the last day."""
        if rank in self.queues:
            return fact(self.queues[rank][-1], timed(self.view), float(self.last[rank]))
        return f"{round(float(self.last[rank])):,}"

    def _countries(self) -> Iterable[labels.Wanted]:
        """Names of countries, where they have room."""
        for code, rings in self.land.lands.items():
            room = roomy(rings, self.frame.width, self.frame.height)
            if room and not code.startswith("-"):
                head = (self.land.names[code].upper(), 10.5, False)
                wide = labels.text_width(*head)
                fitting = tuple(at for free, at in room if free > wide * 0.42)[:12]
                yield labels.Wanted(f"c{code}", room[0][1], (head,), seats=fitting, around=False)

    @functools.cached_property
    def numbered(self) -> list[labels.Seat]:
        """On a phone: where there is room for a number that the list below explains."""
        wide = (("12", 11.0, True),)
        wanted = [
            labels.Wanted(f"p{rank}", self.at[rank], wide, clear=self._clear(rank))
            for rank in self._told()[: 2 * LISTED]
        ]
        seats = labels.place(wanted, self._taken(), LISTED)
        return [
            replace(seat, lines=((str(number), 11.0, True),))
            for number, seat in enumerate(seats, 1)
        ]

    def listed(self) -> list[int]:
        """Places the list under the narrow map names."""
        return [int(seat.key[1:]) for seat in self.numbered]


def mapped(place: Place) -> bool:
    """Whether a place has a position."""
    return place.lat is not None and place.lon is not None


def sheet(view: View, size: Size) -> Sheet | None:
    """The map of a run in one size; None where no place has a position."""
    chosen = [view.places[n] for n in view.ranked()]
    spots = [
        Spot(name=p.id, as_written=p.id, id=p.id, kind="city", country=None, lat=p.lat, lon=p.lon)
        for p in chosen
        if mapped(p)
    ]
    found = window(spots[:ON_MAP], set(), size)
    return Sheet(view, size, *found) if found else None


def timed(view: View) -> bool:
    """Whether queues are told in hours; else in people."""
    return "wait_hours" in view.run.crossings


def queued(view: View) -> dict[int, list[float]]:
    """For each place with a line, by day: hours of waiting, or people in line."""
    worst = view.worst_by_day("wait_hours" if timed(view) else "waiting")
    rank = {place.id: n for n, place in enumerate(view.places)}
    return {rank[name]: values.tolist() for name, values in worst.items() if len(values)}


def fact(value: float, hours: bool, there: float) -> str:
    """A queue in a few words: "wait 30 h", "closed"; without one, who waits there for a seat."""
    if not math.isfinite(value):
        return "closed"
    if value < 0.05 and there >= 0.5:
        return f"{people(there)} people"
    if value < 0.05:
        return "no wait" if hours else "nobody waits"
    return f"wait {measured(value, 'h')}" if hours else f"{people(value)} wait"


def wedge(start: Point, end: Point, width: float) -> str:
    """A link as a wedge, wide where people set out and a point where they go.

    Source: Holten and van Wijk (2009), A user study on visualizing directed edges in
    graphs, CHI 2009: tapered edges are read best.
    """
    if width <= 0.0:
        return ""
    (x0, y0), (x1, y1) = start, end
    far = math.hypot(x1 - x0, y1 - y0)
    nx, ny = -(y1 - y0) / far * width / 2, (x1 - x0) / far * width / 2
    return f"M{x0 + nx:.1f} {y0 + ny:.1f}L{x1:.1f} {y1:.1f}L{x0 - nx:.1f} {y0 - ny:.1f}z"


def family(place: Place) -> str:
    """Which colour a place has."""
    if place.kind in GOALS:
        return "goal"
    return place.kind if place.kind in ("origin", "crossing") else "between"


SHAPES: dict[str, Sequence[Point]] = {  # corners around a point, in radii
    "origin": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "crossing": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "camp": ((0, -1.15), (1.15, 0.9), (-1.15, 0.9)),
    "idp_camp": ((0, -1.15), (1.15, 0.9), (-1.15, 0.9)),
    "destination": ((0, -1.15), (1.1, -0.3), (0.7, 1.0), (-0.7, 1.0), (-1.1, -0.3)),
}


def glyph(kind: str, at: Point, r: float) -> Safe:
    """A shape for each kind of place, so that colour is not needed to tell them apart."""
    (x, y), drawn = at, f"spot {kind}"
    if kind not in SHAPES:
        small = r * (0.35 if kind == "marker" else 0.65)
        return el("circle", class_=drawn, cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{small:.1f}")
    corners = " ".join(f"{x + dx * r:.1f},{y + dy * r:.1f}" for dx, dy in SHAPES[kind])
    return el("polygon", class_=drawn, points=corners)


# Legend


def legend(view: View, drawn: Sheet) -> Safe:
    """What shapes, circles, wedges and rings mean; only those on this map."""
    kinds = [k for k in KINDS if k != "marker" and any(view.places[n].kind == k for n in drawn.at)]
    items = [_key(glyph(kind, (8, 8), 5.0), KINDS[kind]) for kind in kinds]
    top = nice(drawn.scales.most)
    items += [_circle_key(count, drawn.scales) for count in (top / 2, top / 20)]
    width = drawn.scales.wedge(nice(drawn.scales.flow) / 2)
    shape = el("path", class_="flow", d=wedge((1, 10), (39, 10), width))
    said = f"{people(nice(drawn.scales.flow) / 2)} people a day, from wide to narrow end"
    items.append(_key(shape, said, 40, 20))
    if drawn.queues:
        items.append(_ring_key(drawn, timed(view)))
    return el(
        "ul", *items, class_=f"legend moving-legend {'wide' if drawn.size.words else 'narrow'}"
    )


def _circle_key(count: float, scale: Scales) -> Safe:
    r = max(1.0, scale.circle(count))
    side = 2 * r + 3
    shape = el("circle", class_="people goal", cx=f"{side / 2:.1f}", cy=f"{side / 2:.1f}",
               r=f"{r:.1f}")  # fmt: skip
    return _key(shape, f"{people(count)} people", side, side)


def _ring_key(drawn: Sheet, hours: bool) -> Safe:
    spot = {"cx": "11", "cy": "11", "r": f"{RING:g}"}
    shape = join([
        el("circle", class_="ring-whole", **spot),
        el("circle", class_="ring", pathLength="100", stroke_dasharray="40 100",
           transform="rotate(-90 11 11)", **spot),
    ])  # fmt: skip
    full = measured(drawn.scales.wait, "hours") if hours else f"{people(drawn.scales.wait)} in line"
    return _key(shape, f"queue; a full ring is {full}, the longest", 22, 22)


def _key(shape: Safe, said: str, width: float = 16, height: float = 16) -> Safe:
    picture = el("svg", shape, viewBox=f"0 0 {width:.1f} {height:.1f}", width=f"{width:.1f}",
                 height=f"{height:.1f}", aria_hidden="true")  # fmt: skip
    return el("li", picture, " ", said)


def listing(drawn: Sheet) -> Safe:
    """The list under the narrow map: the numbered places and their people."""
    rows = [
        el("li", el("b", drawn.view.names[rank]), " ",
           el("span", drawn.fact(rank), data_n=rank))
        for rank in drawn.listed()
    ]  # fmt: skip
    return el("ol", *rows, class_="numbered")


def figures(view: View, drawn: Sheet) -> dict[str, object]:
    """What the player needs, by place and link on the map, and by frame."""
    frames = drawn.frames
    return {
        "start": view.run.scenario.start.isoformat(),
        "days": frames,
        "most": drawn.scales.most,
        "flow": drawn.scales.flow,
        "wait": drawn.scales.wait,
        "timed": timed(view),
        "people": {n: whole(view.people[frames, n]) for n in drawn.at},
        "flows": {n: whole(view.flows[frames, n]) for n in drawn.moving},
        "queues": {n: [round(v[d], 1) if math.isfinite(v[d]) else None for d in frames]
                   for n, v in drawn.queues.items()},
    }  # fmt: skip
