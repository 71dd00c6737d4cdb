"""Fan charts: what was and what is expected of one quantity, with the reports as marks.

A median line, the band that holds half and the band that holds nine tenths of what we
believe; a line where reports end. What all charts share (days, gridlines, that line) is
drawn once and used by each, so that a hundred charts stay small.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exeunt.estimates import Estimate, Mark
from exeunt.report import words
from exeunt.report.axes import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Axes, figure, nice
from exeunt.report.html import Safe, el, join
from exeunt.report.outlines import path
from exeunt.report.picture_view import FLOWS, OPEN, Series, Spot, View
from exeunt.report.picture_words import amount, between, long_day, measure, mode
from exeunt.report.projection import Point
from exeunt.report.sections import country_name

UNITS = {"people": "", "hours": "h", "vehicles": ""}
ARROW = 13.0  # pixels of the arrow of a report that sets one limit only
DODGE = 7.0  # pixels between two reports of one day
BEYOND = 3.0  # a report further above the bands than this many times does not stretch the axis
TAIL = 2.5  # the 90 % interval does not stretch the axis beyond so many times the 50 % one
MOVED = 2  # reports named that moved a place most
COUNTRIES = 6  # countries whose charts stand open


@dataclass(frozen=True, slots=True)
class Said:
    """What the page knows of a report that is drawn as a mark."""

    quote: str
    speaker: str
    href: str | None  # its evidence, where it has a card
    verdict: str = ""


Reports = Mapping[str, Said]  # by id of the observation


# The parts of the page


def totals(view: View, reports: Reports) -> Safe | None:
    """Charts of all who leave, and of each country entered."""
    whole = [chart(view, one, reports, title=_total_head(one)) for one in view.total]
    there = [one for spot in view.countries for one in _flows(view, spot)]
    charts = [chart(view, one, reports, title=_country_head(view, one)) for one in there]
    if not (whole or charts):
        return None
    rest = charts[COUNTRIES:]
    said = words.plural(len(rest), "more country", "more countries")
    return join([_grid(whole), _grid(charts[:COUNTRIES]),
                 _folded(said, [_grid(rest)]) if rest else None])  # fmt: skip


def _flows(view: View, spot: Spot) -> list[Series]:
    flows = [s for s in spot.series if s.measure == "entries"]
    return [s for s in flows if s is flows[0] or view.marks.get(s.key)]


def _total_head(series: Series) -> str:
    ways = {"all": "All ways", "land": "By land", "air": "By air"}[series.mode]
    return f"{ways}: people leaving a day"


def _country_head(view: View, series: Series) -> str:
    return f"{series.place.name}: entries a day{_apart(view, series)}"


def _apart(view: View, series: Series) -> str:
    """By what and of whom, where that is not what the page is about."""
    usual = ("all",) if series.place.kind == "country" else ("all", "land")
    way = "" if series.mode in usual else f", {mode(series.mode)}"
    other = series.measure in FLOWS and series.group != view.group
    who = "everybody" if series.group == "all" else series.group
    return f"{way}, {who}" if other else way


def ways(view: View, reports: Reports, *, folded: bool = True) -> Safe | None:
    """Charts of each crossing: those with reports, or the fullest, stand open."""
    rows = [made for spot in view.ways if (made := _way(view, spot, reports))]
    if not rows:
        return None
    shown, rest = rows[:OPEN], rows[OPEN:]
    more = words.plural(len(rest), "more place")
    if rest and not folded:
        left = f"{more} did not fit on this page: see the tables, and exeunt estimate."
        return join([*shown, el("p", left, class_="small")])
    return join([*shown, _folded(more, rest) if rest else None])


def _folded(said: str, parts: Sequence[Safe | None]) -> Safe:
    return el("details", el("summary", said), *parts, class_="folded")


def _way(view: View, spot: Spot, reports: Reports) -> Safe | None:
    charts = [chart(view, one, reports) for one in spot.series if len(one.days) > 1]
    if not charts:
        return None
    head = el("h3", spot.place.name, " ", el("small", _into(spot)))
    return el("article", head, _moved(view, spot, reports), _grid(charts), class_="way-out")


def _moved(view: View, spot: Spot, reports: Reports) -> Safe | None:
    """The reports that moved what is drawn most, those of the first chart first."""
    names = dict.fromkeys(name for one in spot.series for name in one.latest(view.now).moved_by)
    told = [reports[name] for name in names if name in reports][:MOVED]
    if not told:
        return None
    links = [el("a", f"“{words.clipped(one.quote, 50)}”", href=one.href) if one.href else
             el("span", f"“{words.clipped(one.quote, 50)}”") for one in told]  # fmt: skip
    return el("p", "Moved most by ", join(links, ", "), class_="small moved")


def _into(spot: Spot) -> str:
    place, said = spot.place, []
    if place.country:
        said.append(f"into {country_name(place.country)}")
    if spot.marks:
        said.append(words.plural(spot.marks, "report"))
    return ", ".join(said)


def _grid(charts: Sequence[Safe]) -> Safe | None:
    return el("div", *charts, class_="small-multiples") if charts else None


# One chart


def shared(view: View) -> Safe:
    """What every chart uses: the ground behind the curves, and the days before them."""
    axes = Axes(view, view.length, 1, 1.0, "")
    split = _split(view, axes)
    behind = [*_forecast(split), *axes.grid()]
    return el(
        "svg",
        el("defs", el("g", *behind, id="fan-ground"), el("g", *axes.days(), id="fan-days")),
        class_="shared small-chart", width="0", height="0", aria_hidden="true", focusable="false",
    )  # fmt: skip


def _split(view: View, axes: Axes) -> float | None:
    """Where reports end, in pixels."""
    return axes.x(view.rank(view.now) + 0.5) if view.ahead else None


def _forecast(split: float | None) -> list[Safe]:
    if split is None:
        return []
    high = HEIGHT - BOTTOM - TOP
    room = WIDTH - RIGHT - split
    said = el("text", "forecast", class_="tick", x=f"{split + 4:.1f}", y=f"{TOP - 3:g}")
    return [
        el("rect", class_="ahead", x=f"{split:.1f}", y=f"{TOP:g}", width=f"{room:.1f}",
           height=f"{high:g}"),
        el("path", class_="as-of", d=f"M{split:.1f} {TOP - 8:g}V{HEIGHT - BOTTOM:g}"),
        *([said] if room > 48 else []),
    ]  # fmt: skip


def chart(view: View, series: Series, reports: Reports, *, title: str = "") -> Safe:
    """One chart under its words; without marks it is the same whatever else the page has."""
    if view.marks.get(series.key):
        return _chart(view, series, reports, title)
    if series.key not in view.drawn:
        view.drawn[series.key] = _chart(view, series, reports, title)
    return view.drawn[series.key]


def _chart(view: View, series: Series, reports: Reports, title: str) -> Safe:
    marks = view.marks.get(series.key, ())
    drawn = [m for m in marks if _on_days(view, series, m)]
    axes = Axes(view, view.length, 1, nice(_top(series, drawn)), UNITS.get(series.unit, "km"))
    head = title or f"{measure(series.measure)}{_apart(view, series)}"
    head += " (assumed)" if _assumed(series) else ""
    said = _caption(view, series)
    parts = [
        el("use", href="#fan-ground"),
        *_bands(view, axes, series),
        *axes.heights(),
        *_tail(axes, series),
        el("use", href="#fan-days"),
        *_marks(view, axes, drawn, reports),
    ]
    label = head if title else f"{series.place.name}: {head}"
    made = figure(head, said, parts, label, linked=bool(drawn))
    beside = _unplaced(marks, drawn, reports)
    return made if beside is None else el("div", made, beside)


def _caption(view: View, series: Series) -> str:
    """The median and the 90 % interval, now and on the last day."""
    now = series.latest(view.now)
    said = f"{amount(now.median, now.unit)} on {words.day(now.start, week=False)} ({between(now)})"
    last = series.days[-1]
    if view.ahead and last.start > now.start:
        said += f"; {amount(last.median, last.unit)} on {words.day(last.start, week=False)}"
        said += f" ({between(last)})"
    return said


def _assumed(series: Series) -> bool:
    return all(each.basis == "prior" for each in series.days)


def _top(series: Series, marks: Sequence[Mark]) -> float:
    """The highest that is drawn; what is far above stands at the edge instead."""
    highest = max((min(e.q95, TAIL * _middle(series)) for e in series.days), default=1.0)
    told = [v for m in marks for v in (m.low, m.high) if v is not None]
    near = [v for v in told if v <= BEYOND * highest]
    return max([highest, *near])


def _middle(series: Series) -> float:
    """The highest of the 50 % interval, or a trace where all is nothing."""
    return max((e.q75 for e in series.days if math.isfinite(e.q75)), default=0.0) or 0.5


def _tail(axes: Axes, series: Series) -> list[Safe]:
    """How far the 90 % interval goes where it leaves the chart."""
    most = max((e.q95 for e in series.days if math.isfinite(e.q95)), default=0.0)
    if most <= axes.top * 1.001:
        return []
    said = f"90 % up to {amount(most, series.unit)}"
    return [el("text", said, class_="tick", x=f"{WIDTH - RIGHT - 2:g}", y=f"{TOP + 10:g}",
               text_anchor="end")]  # fmt: skip


def _bands(view: View, axes: Axes, series: Series) -> list[Safe]:
    """Two bands and the median; they break where a day is missing.

    A day is one unit across and the group is stretched: "1-8.5" is shorter than "13.1-8.5".
    """
    out: list[Safe] = []
    kind = "median prior" if _assumed(series) else "median"
    for run in _runs(view, series):
        at = [float(view.rank(e.start)) for e in run]
        for low, high, name in (("q05", "q95", "band"), ("q25", "q75", "band inner")):
            ring = _line(axes, at, run, high) + _line(axes, at, run, low)[::-1]
            out.append(el("path", class_=name, d=path([ring], close=True)))
        line = _line(axes, at, run, "median")
        out.append(el("path", class_=kind, d=path([line], close=False)))
    stretch = f"translate({LEFT:g})scale({axes.x(1) - axes.x(0):.4f},1)"
    return [el("g", *out, transform=stretch)]


def _line(axes: Axes, at: Sequence[float], run: Sequence[Estimate], level: str) -> list[Point]:
    return [(x, axes.y(getattr(e, level))) for x, e in zip(at, run, strict=True)]


def _runs(view: View, series: Series) -> list[list[Estimate]]:
    """Days on end, each with finite figures."""
    runs: list[list[Estimate]] = []
    for each in series.days:
        if not math.isfinite(each.q95):
            continue
        if runs and view.rank(each.start) == view.rank(runs[-1][-1].start) + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


# Marks


def _on_days(view: View, series: Series, mark: Mark) -> bool:
    """Whether a report can stand on the axis of days: a flow over several days cannot."""
    inside = view.rank(mark.end) >= 0 and view.rank(mark.start) < view.length
    return inside and (mark.start == mark.end or series.measure not in FLOWS)


def _marks(view: View, axes: Axes, marks: Sequence[Mark], reports: Reports) -> list[Safe]:
    by_day: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_day[mark.start].append(mark)
    out = []
    for same in by_day.values():
        step = min(DODGE, 3 * DODGE / len(same))
        for n, mark in enumerate(same):
            aside = (n - (len(same) - 1) / 2) * step
            out.append(_mark(view, axes, mark, aside, reports))
    return out


def _mark(view: View, axes: Axes, mark: Mark, aside: float, reports: Reports) -> Safe:
    first, last = max(0, view.rank(mark.start)), min(view.length - 1, view.rank(mark.end))
    x = min(max(axes.x((first + last) / 2) + aside, 3.0), WIDTH - 3.0)
    told = reports.get(mark.observation)
    odds = told is not None and told.verdict == "at odds"
    wide = (axes.x(first), axes.x(last)) if last > first else None
    shape = _shape(axes, mark, x, wide)
    title = el("title", _title(mark, told))
    kind = "said-mark odds" if odds else "said-mark"
    if told is None or told.href is None:
        return el("g", title, *shape, class_=kind)
    return el("a", title, *shape, class_=kind, href=told.href, aria_label=_title(mark, told))


def _shape(axes: Axes, mark: Mark, x: float, wide: tuple[float, float] | None) -> list[Safe]:
    """A dot for a value, a bar for a range, an arrow for a single limit."""
    low, high = mark.low, mark.high
    if low is None and high is None:
        return []
    given = low if low is not None else high
    assert given is not None
    y = axes.y(given)
    out = [el("path", class_="over", d=f"M{wide[0]:.1f} {y:.1f}H{wide[1]:.1f}")] if wide else []
    if given > axes.top:
        return _beyond(x, limits(mark))
    if low is None or high is None:
        return [*out, _arrow(x, y, -1 if high is None else 1)]
    if low == high:
        return [*out, el("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="3.6")]
    top = axes.y(high)
    bar = f"M{x - 3:.1f} {y:.1f}h6m-3 0V{top:.1f}m-3 0h6"
    return [*out, el("path", class_="stroke", d=bar)]


def _beyond(x: float, said: str) -> list[Safe]:
    """A report far above the axis: a head at its top, with the figure."""
    anchor, at = ("end", x - 8) if x > WIDTH / 2 else ("start", x + 8)
    return [
        el("polygon", class_="head", points=f"{x - 5:.1f},{TOP + 9:g} {x:.1f},{TOP + 1:g} "
           f"{x + 5:.1f},{TOP + 9:g}"),
        el("text", said, class_="tick", x=f"{at:.1f}", y=f"{TOP + 10:g}", text_anchor=anchor),
    ]  # fmt: skip


def _arrow(x: float, y: float, way: int) -> Safe:
    """From the limit on: up for "at least", down for "at most"."""
    tip = min(max(y + way * ARROW, 2.0), HEIGHT - BOTTOM)
    ear = f"{tip - way * 4.5:.1f}"
    head = f"M{x - 3.5:.1f} {ear}L{x:.1f} {tip:.1f}L{x + 3.5:.1f} {ear}"
    line = f"M{x - 4.5:.1f} {y:.1f}h9m-4.5 0V{tip:.1f}"
    return el("path", class_="stroke", d=line + head)


def _title(mark: Mark, told: Said | None) -> str:
    said = [f"{limits(mark)} {_spoken_days(mark)}"]
    if told is not None:
        said = [f"“{words.clipped(told.quote, 160)}” ({told.speaker})", *said]
        if told.verdict:
            said.append(told.verdict)
    return "; ".join(said)


def _spoken_days(mark: Mark) -> str:
    if mark.start == mark.end:
        return f"on {words.day(mark.start)}"
    return f"from {words.day(mark.start, week=False)} to {words.day(mark.end, week=False)}"


def limits(mark: Mark) -> str:
    """What a report says, as a bare number or limit."""
    low, high = mark.low, mark.high
    if low is None and high is None:
        return "no number"
    if low is None or high is None:
        given = low if high is None else high
        return f"{'at least' if high is None else 'at most'} {words.number(round(given or 0, 2))}"
    if low == high:
        return words.number(round(low, 2))
    return f"{words.number(round(low, 2))} to {words.number(round(high, 2))}"


def _unplaced(marks: Sequence[Mark], drawn: Sequence[Mark], reports: Reports) -> Safe | None:
    """Reports over several days, which no axis of days can hold, in words."""
    rest = [m for m in marks if m not in drawn][:4]
    if not rest:
        return None
    said = []
    for mark in rest:
        told = reports.get(mark.observation)
        text = f"{limits(mark)} {_spoken_days(mark)}"
        said.append(el("a", text, href=told.href) if told and told.href else el("span", text))
    return el("p", "Also said: ", join(said, "; "), class_="small")


# The key


def keys(view: View) -> Safe:
    """What line, bands and marks mean."""
    axes = Axes(view, view.length, 1, 1.0, "")
    dot = el("circle", cx="13", cy="8", r="3.6")
    bar = el("path", class_="stroke", d="M10 14h6m-3 0V2m-3 0h6")
    items = [
        _key(el("path", class_="median", d="M1 8H25"), "median"),
        _key(el("path", class_="band inner", d="M0 2H26V14H0z"), "50 % interval"),
        _key(el("path", class_="band", d="M0 2H26V14H0z"), "90 % interval"),
        _key(el("path", class_="median prior", d="M1 8H25"), "assumed, no report bears on it"),
    ]
    if any(view.marks.values()):
        items += [
            _key(el("g", dot, class_="said-mark"), "a report"),
            _key(el("g", bar, class_="said-mark"), "a range"),
            _key(el("g", _arrow(13, 14, -1), class_="said-mark"), "at least"),
            _key(el("g", _arrow(13, 2, 1), class_="said-mark"), "at most"),
            _key(el("g", dot, class_="said-mark odds"), "at odds with the others"),
        ]
    if _split(view, axes) is not None:
        line = el("path", class_="as-of", d="M13 0V16")
        items.append(_key(line, f"reports end on {long_day(view.now)}; then a forecast"))
    return el("ul", *items, class_="legend chart-legend")


def _key(shape: Safe, said: str) -> Safe:
    picture = el("svg", shape, viewBox="0 0 26 16", width="26", height="16", aria_hidden="true")
    return el("li", picture, " ", said)
