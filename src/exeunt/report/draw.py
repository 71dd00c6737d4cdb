"""The map as SVG: land, borders, arrows, points and words, in that order.

All colours are classes, so that light, dark and print are matters of the style
sheet. Every point is a link to its row in the table.
"""

from __future__ import annotations

import math

from exeunt.report.chart import Arrow, Chart, Mark, Site, bow
from exeunt.report.html import Safe, el, join
from exeunt.report.labels import Seat
from exeunt.report.outlines import path
from exeunt.report.projection import Point


def svg(chart: Chart, *, name: str, title: str, numbers: bool) -> Safe:
    """The chart as one inline SVG; `name` keeps ids apart where two are on a page."""
    window = chart.window
    hatch = f"hatch-{name}"
    parts = [
        el("title", title),
        _hatching(hatch),
        el("rect", class_="sea", width=f"{window.width:g}", height=f"{window.height:g}"),
        *land(chart, hatch),
        *(_arrow(arrow) for arrow in chart.arrows),
        *(leader(seat) for seat in chart.seats),
        *(_words(seat) for seat in chart.seats),
        *(_mark(mark, numbers) for mark in reversed(chart.marks)),
        scale_bar(chart),
    ]
    return el(
        "svg", *parts, class_=f"map map-{name}", viewBox=f"0 0 {window.width:g} {window.height:g}",
        role="group", aria_label=title, focusable="false",
    )  # fmt: skip


def _hatching(name: str) -> Safe:
    line = el("path", class_="hatch", d="M-1 9L9 -1M-1 1L1 -1M7 9L9 7")
    return el(
        "defs",
        el("pattern", line, id=name, width="8", height="8", patternUnits="userSpaceOnUse"),
    )


def land(chart: Chart, hatch: str, *, coasts: bool = True) -> list[Safe]:
    """Countries, shaded where they take a stand, then coasts and borders."""
    there = chart.outlines
    plain = [r for code, rings in there.lands.items() if code not in chart.stands for r in rings]
    out = [el("path", class_="land", d=path(plain, close=True))]
    for code, stand in sorted(chart.stands.items()):
        if code in there.lands:
            shape = path(there.lands[code], close=True)
            out.append(el("path", class_=f"land stand-{stand}", d=shape))
            if stand in HATCHED:
                out.append(el("path", fill=f"url(#{hatch})", d=shape))
    for kind, lines in (("coast", there.coasts if coasts else []), ("border", there.borders),
                        ("border disputed", there.disputed)):  # fmt: skip
        if lines:
            out.append(el("path", class_=kind, d=path(lines, close=False)))
    return out


def _arrow(arrow: Arrow) -> Safe:
    (x0, y0), (cx, cy), (x1, y1) = arrow.start, bow(arrow), arrow.end
    turn = math.atan2(y1 - cy, x1 - cx)
    width = min(5.0, 1.8 + 0.8 * math.log10(max(1, arrow.reports)))
    back = 7.0 + width
    tip = " ".join(
        f"{x1 - back * math.cos(turn + side):.1f},{y1 - back * math.sin(turn + side):.1f}"
        for side in (-0.42, 0.42)
    )
    bx, by = x1 - 0.7 * back * math.cos(turn), y1 - 0.7 * back * math.sin(turn)
    line = f"M{x0:.1f} {y0:.1f}Q{cx:.1f} {cy:.1f} {bx:.1f} {by:.1f}"
    return el(
        "g", el("title", arrow.title),
        el("path", class_="route", d=line, stroke_width=f"{width:.1f}"),
        el("polygon", class_="tip", points=f"{x1:.1f},{y1:.1f} {tip}", data_at=about((x1, y1))),
    )  # fmt: skip


def leader(seat: Seat) -> Safe | None:
    """The line from a place to its far label; None where the label stands beside it."""
    if seat.leader is None:
        return None
    (x0, y0), (x1, y1) = seat.leader
    line = f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"
    return el("path", class_="leader", d=line, data_at=about(seat.at))


def about(point: Point) -> str:
    """Where the script scales about, so that letters keep their size in a closer look."""
    return f"{point[0]:.1f} {point[1]:.1f}"


def _words(seat: Seat) -> Safe:
    box = seat.box
    x = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[seat.anchor]
    lines, y = [], box.top
    country = seat.key.startswith("c")
    for rank, (text, size, bold) in enumerate(seat.lines):
        y += size * 1.22
        kind = "fact" if rank or seat.key.startswith("r") else "country" if country else "name"
        if kind == "name" and not bold:
            kind = "name end"
        lines.append(
            el(
                "text", text, class_=f"{kind} strong" if bold and country else kind,
                x=f"{x:.1f}", y=f"{y - size * 0.3:.1f}", font_size=f"{size:g}",
                text_anchor=seat.anchor,
            )
        )  # fmt: skip
    return el("g", *lines, class_="label", aria_hidden="true", data_at=about(seat.at))


def _mark(mark: Mark, numbers: bool) -> Safe:
    site, (x, y) = mark.site, mark.at
    name = site.place.name
    said = "; ".join(site.facts)
    title = f"{name}: {said}" if said else name
    numbers = numbers and site.family != "end"
    heard = f"{mark.number}. {title}" if numbers else title
    size = 3.6 if site.family == "end" else 9.0 if numbers else 6.5
    inner = [el("title", title), glyph(site.family, mark.at, size)]
    if numbers:
        number = el("text", mark.number, class_="number", x=f"{x:.1f}", y=f"{y + 3.6:.1f}",
                    font_size="10", text_anchor="middle")  # fmt: skip
        inner.append(number)
    return el(
        "a",
        *inner,
        href=f"#{site_anchor(site)}",
        class_="mark",
        aria_label=heard,
        data_at=about(mark.at),
    )


def site_anchor(site: Site) -> str:
    """Where the page says more about a point."""
    return anchor(site.key) if site.section == "place" else site.section


SHAPES = {  # corners around a point, in radii; a family without any is a circle
    "waits": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "force": ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
    "means": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
}


def glyph(family: str, at: Point, r: float) -> Safe:
    """A shape for each family of measures, so that colour is not needed to tell them apart."""
    (x, y), kind = at, f"glyph {family}"
    if family not in SHAPES:
        return el("circle", class_=kind, cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{r:g}")
    corners = " ".join(f"{x + dx * r:.1f},{y + dy * r:.1f}" for dx, dy in SHAPES[family])
    return el("polygon", class_=kind, points=corners)


def anchor(key: str) -> str:
    """The id of a place's rows: letters, digits and dashes only."""
    return "place-" + "".join(c if c.isascii() and c.isalnum() else f"-{ord(c):x}-" for c in key)


def scale_bar(chart: Chart) -> Safe | None:
    """How long some round number of kilometres is; none on a map of the world."""
    if chart.window.flat:
        return None
    per_km = chart.window.width / chart.across_km
    most = chart.across_km / 5
    step = 10 ** math.floor(math.log10(most))
    km = max(k * step for k in (1, 2, 5) if k * step <= most)
    x, y, long = 14.0, chart.window.height - 14.0, km * per_km
    return el(
        "g",
        el("path", class_="scale", d=f"M{x:g} {y - 4:g}v4h{long:.1f}v-4"),
        el(
            "text", f"{km:,.0f} km", class_="scale-text", x=f"{x + long + 6:.1f}", y=f"{y:g}",
            font_size="10.5",
        ),
        class_="scale-bar", aria_hidden="true",
    )  # fmt: skip


def legend(families: list[str], stands: list[str], *, routes: bool) -> Safe:
    """What shapes and shades mean; only those on the map."""
    shapes = [
        _key(glyph(name, (8, 8), 5.5), FAMILY_WORDS[name])
        for name in FAMILY_WORDS
        if name in families
    ]
    shades = [_key(_swatch(name), said) for name, said in STAND_WORDS.items() if name in stands]
    if not routes:
        return el("ul", *shapes, *shades, class_="legend")
    route = _key(
        join([el("path", class_="route", d="M1 8H10", stroke_width="2"),
              el("polygon", class_="tip", points="16,8 9,4.5 9,11.5")]), "route"
    )  # fmt: skip
    return el("ul", *shapes, route, *shades, class_="legend")


def _swatch(stand: str) -> Safe:
    shade = el("rect", class_=f"land stand-{stand}", x="1", y="3", width="14", height="10")
    if stand not in HATCHED:
        return shade
    return join([shade, el("path", class_="hatch", d="M1 9L7 3M4 13L14 3M11 13L15 9")])


def _key(shape: Safe, said: str) -> Safe:
    picture = el("svg", shape, viewBox="0 0 16 16", width="16", height="16", aria_hidden="true")
    return el("li", picture, " ", said)


HATCHED = ("considers", "mixed")
FAMILY_WORDS = {
    "moves": "people moving", "waits": "queue or wait", "means": "price, seats, room",
    "force": "call-up, arrests, casualties", "rules": "rule or check", "other": "other",
}  # fmt: skip
STAND_WORDS = {
    "admits": "lets people in", "refuses": "refuses", "limits": "sets limits or checks",
    "considers": "considers limits", "mixed": "says several things",
}  # fmt: skip
