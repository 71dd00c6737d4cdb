"""Small charts of the moving page: one measure of one place, its bands, what was counted.

`axes.py` has what all of them share.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from exeunt.report import words
from exeunt.report.axes import Axes, figure, nice
from exeunt.report.axes import ticks as ticks
from exeunt.report.html import Safe, el
from exeunt.report.moving_view import Line, Means, View, picked
from exeunt.report.words import measured, people
from exeunt.simulation.output import ON_ROAD
from exeunt.simulation.run import Summary

POINTS = 170  # points of a curve; more would not be seen
COUNTS = 40  # crosses of one chart


def people_chart(view: View, rank: int) -> Safe:
    """People at one place over the days, with what was counted there."""
    told = view.curve(rank)
    place = view.places[rank]
    marks = [(c.day, c.people) for c in view.run.scenario.counts
             if c.place == place.id and 0 <= c.day < view.days]  # fmt: skip
    low, high = float(view.end.quantiles[0, 0, rank]), float(view.end.quantiles[-1, 0, rank])
    last = people(float(view.end.mean[0, rank]))
    said = f"{last} at the end" + _between(low, high, view)
    return small(view, told, view.names[rank], said, unit="", marks=marks)


def _between(low: float, high: float, view: View) -> str:
    return f" ({people(low)} to {people(high)})" if view.run.members > 1 else ""


def line_charts(view: View, line: Line) -> list[Safe]:
    """One crossing: length of the line, wait, people who cross in a day."""
    out = []
    per_day = 24 if view.hours else 1
    when = view.moment(line.step)
    km, waiting = view.crossing("km", line.site), view.crossing("waiting", line.site)
    if km is not None and line.mode in ON_ROAD and _top(km, ()) > 0.0:
        out.append(small(view, km, "Length of the line", _most(km, "km"), "km", per_day=per_day))
    elif waiting is not None:
        out.append(small(view, waiting, "In line", _most(waiting, "people"), "", per_day=per_day))
    wait = view.crossing("wait_hours", line.site)
    if wait is not None:
        said = f"at most {measured(line.wait_hours, 'hours')}, {spoken(when)}"
        out.append(small(view, wait, "Wait of who joins the line", said, "h", per_day=per_day))
    if "crossed" in view.run.crossings:
        crossed = view.crossed(line.site)
        out.append(small(view, crossed, "People across, by day", _most(crossed, "people"), ""))
    return out


def spoken(when: str) -> str:
    """ "25 Sep, 14:00" of a moment of the run."""
    day, _, hour = when.partition("T")
    return words.day(day, week=False) + (f", {hour}:00" if hour else "")


def _most(told: Summary, unit: str) -> str:
    finite = told.mean[np.isfinite(told.mean)]
    most = float(finite.max()) if finite.size else 0.0
    return f"at most {people(most) if unit == 'people' else measured(most, unit)}"


def _top(told: Summary, marks: Sequence[tuple[int, float]]) -> float:
    values = [told.mean, told.quantiles]
    tops = [float(v[np.isfinite(v)].max()) for v in values if np.isfinite(v).any()]
    return max([*tops, *(count for _, count in marks)], default=0.0)


def small(
    view: View, told: Summary, title: str, said: str, unit: str, *,
    per_day: int = 1, marks: Sequence[tuple[int, float]] = (),
) -> Safe:  # fmt: skip
    """One chart: `told` is (steps, 1), bands of 90 and 50 % of the members, mean, marks."""
    steps = len(told.mean)
    axes = Axes(view, steps, per_day, nice(_top(told, marks)), unit)
    at = picked(steps, POINTS)
    band = [told.quantiles[k, at, 0].tolist() for k in range(5)]
    parts = axes.grid()
    if view.run.members > 1:
        parts += [
            el("path", class_="band", d=axes.area(band[0], band[4], at)),
            el("path", class_="band inner", d=axes.area(band[1], band[3], at)),
        ]
    parts.append(el("path", class_="mean", d=axes.line(told.mean[at, 0].tolist(), at)))
    parts += [_cross(axes, *marks[n]) for n in picked(len(marks), COUNTS)]
    parts += axes.words()
    return figure(title, said, parts, _aria(title, said, marks))


def _aria(title: str, said: str, marks: Sequence[tuple[int, float]]) -> str:
    counted = f"; {words.plural(len(marks), 'count')} marked" if marks else ""
    return f"{title}: {said}{counted}"


def _cross(axes: Axes, day: int, count: float) -> Safe:
    x, y = axes.x(day), axes.y(count)
    return el("path", el("title", f"counted: {people(count)}"), class_="counted",
              d=f"M{x - 3:.1f} {y - 3:.1f}l6 6m0 -6l-6 6")  # fmt: skip


STACK = (  # bottom to top
    ("arrived", "arrived"), ("waiting", "waiting at crossings"), ("under_way", "under way"),
    ("at_origin", "where they set out from"),
)  # fmt: skip


def everybody(view: View) -> Safe | None:
    """Where everybody is, day by day, one layer on the other."""
    if view.days < 2:
        return None
    layers = [(name, said, getattr(view.whereabouts, name)) for name, said in STACK]
    there = [layer for layer in layers if float(layer[2].max()) >= 0.5]
    if not there:
        return None
    whole: Means = np.sum([values for _, _, values in there], axis=0)
    axes = Axes(view, view.days, 1, nice(float(whole.max())), "")
    at = picked(view.days, POINTS)
    parts, below = [], np.zeros(view.days)
    for name, _, values in there:
        above = below + values
        shape = axes.area(below[at].tolist(), above[at].tolist(), at)
        parts.append(el("path", class_=f"layer {name}", d=shape))
        below = above
    told = view.totals.whole()
    said = f"{told.set_out + told.already:,} at the end"
    said += ", there before included" if told.already else ""
    made = figure("Everybody", said, [*axes.grid(), *parts, *axes.words()], f"Everybody: {said}")
    keys = [el("li", _swatch(name), " ", text) for name, text, _ in reversed(there)]
    return el("div", made, el("ul", *keys, class_="legend"), class_="everybody")


def _swatch(name: str) -> Safe:
    box = el("rect", class_=f"layer {name}", width="14", height="14")
    return el("svg", box, viewBox="0 0 14 14", width="14", height="14", aria_hidden="true")


def keys(view: View, *, counted: bool) -> Safe:
    """What line, bands and crosses mean."""
    items = [_key(el("path", class_="mean", d="M1 8H25"), "mean" if view.run.members > 1 else
                  "simulated")]  # fmt: skip
    if view.run.members > 1:
        items += [
            _key(el("path", class_="band inner", d="M0 2H26V14H0z"), "half of the members"),
            _key(el("path", class_="band", d="M0 2H26V14H0z"), "nine in ten members"),
        ]
    if counted:
        items.append(_key(el("path", class_="counted", d="M10 5l6 6m0 -6l-6 6"), "counted"))
    return el("ul", *items, class_="legend chart-legend")


def _key(shape: Safe, said: str) -> Safe:
    picture = el("svg", shape, viewBox="0 0 26 16", width="26", height="16", aria_hidden="true")
    return el("li", picture, " ", said)
