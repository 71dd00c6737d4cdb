"""The moving page: a simulated run as one HTML file, with a map that plays the days.

`moving_page` is the door. Everything is there without a script, as it stands on the last
day; the script only plays the days before. Nothing is fetched; at most 1.5 MB.

    moving_view.py    what is shown, and in which order;  moving_map.py  the map
    moving_charts.py  small charts;  moving_tables.py  words, tables, how it was made
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from exeunt.report import moving_charts, moving_map, moving_tables
from exeunt.report.document import document, section
from exeunt.report.html import Child, Safe, el, join, raw
from exeunt.report.moving_view import CHARTS, LINES, View
from exeunt.report.player import player
from exeunt.simulation.output import told_notes
from exeunt.simulation.run import Run

ORDINARY = (
    "Lines, waits and people across hold ordinary travellers too, as on any day; all other figures "
    "are of those who set out in the simulation."
)


IMAGINED = "what if: "  # begins the note of a change (network.whatif)
SEATS = (
    "Lines are those at posts. Who waits for a seat on a train or a flight is counted at the "
    "place and stands in no line."
)


def moving_page(run: Run, *, generated: str = "", title: str = "", rules: str = "") -> str:
    """Draw a run.

    Parameters
    ----------
    run : a finished run; figures are its means and quantiles over members.
    generated : when, as the foot of the page shall say it (a clock is an argument); with
        "" the same run gives the same bytes.
    title : heading; by default the name of the scenario.
    rules : the parameters in words, where they are not the scenario's own (calibrated ones).

    Returns
    -------
    str
        A complete HTML document that fetches nothing.
    """
    view = View(run)
    maps, data = _maps(view)
    parts = [
        ("map", "Where people are, day by day", maps),
        ("places", "Places", _places(view)),
        ("crossings", "Crossings", _crossings(view)),
        ("method", "How this was made", moving_tables.method(view, rules)),
        ("notes", "What the reader of the files had to decide", _notes(run)),
    ]
    there = [(name, head, body) for name, head, body in parts if body]
    heading = title or f"Where people go: {run.scenario.name}"
    story = moving_tables.story(view)
    body: list[Child] = [
        el("a", "Skip to the figures", href="#places", class_="skip"),
        _header(view, heading, story, [(name, head) for name, head, _ in there]),
        el("main", *(section(*part) for part in there), id="main"),
        _footer(generated),
    ]
    if data:
        told = json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")
        body.append(el("script", raw(told), type="application/json", id="run"))
    said = f"{heading}, {run.scenario.start.isoformat()}, {view.days} days, simulated"
    return document(heading, said, body, styles=("page.css", "moving.css"), script="moving.js")


def _header(view: View, heading: str, story: Safe, there: Sequence[tuple[str, str]]) -> Safe:
    links = [el("li", el("a", head, href=f"#{name}")) for name, head in there]
    return el(
        "header",
        el("p", "exeunt · a simulation, not a report", class_="brand"),
        el("h1", heading),
        _imagined(view),
        story,
        moving_tables.tiles(view),
        el("nav", el("ul", *links), aria_label="Parts of this page"),
    )


def _imagined(view: View) -> Safe | None:
    """A run of what did not happen says so before anything else."""
    asked = [note[len(IMAGINED) :] for note in view.run.scenario.notes if note.startswith(IMAGINED)]
    return el("p", el("strong", "What if: "), "; ".join(asked), class_="lede") if asked else None


def _maps(view: View) -> tuple[Safe | None, dict[str, object] | None]:
    """The two maps and the figures that play on them; nothing where no place has a position."""
    wide, narrow = (
        moving_map.sheet(view, moving_map.WIDE),
        moving_map.sheet(view, moving_map.NARROW),
    )
    if wide is None or narrow is None or not view.days:
        return None, None
    day = moving_tables.long_day(view, view.days - 1)
    title = f"Map of people at each place on {day}; the table below has every figure"
    note, last = _beyond(view, len(wide.at)), len(wide.frames) - 1
    made = el(
        "figure",
        player(day, f"day {view.days - 1:,} of {view.days - 1:,}", last, last),
        el("div", wide.svg("wide", title), class_="stage"),
        narrow.svg("narrow", title),
        moving_map.listing(narrow),
        el("figcaption", moving_map.legend(view, wide), moving_map.legend(view, narrow),
           el("p", note, class_="small") if note else None),
        class_="maps run-maps",
    )  # fmt: skip
    return made, moving_map.figures(view, wide)


def _beyond(view: View, drawn: int) -> str:
    """What the map leaves out."""
    lost = [view.names[n] for n, p in enumerate(view.places) if not moving_map.mapped(p)]
    said = []
    if lost:
        more = f" and {len(lost) - 30:,} more" if len(lost) > 30 else ""
        said.append(f"Not on the map, having no position: {', '.join(lost[:30])}{more}.")
    if drawn < len(view.places) - len(lost):
        said.append(f"Of {len(view.places):,} places the map has the {drawn:,} with most people.")
    return " ".join(said)


def _places(view: View) -> Safe:
    charted = view.charted()
    ids = {view.places[n].id for n in charted}
    counted = any(count.place in ids for count in view.run.scenario.counts)
    charts = [moving_charts.everybody(view)] if view.days else []
    if view.days > 1:
        charts += [moving_charts.people_chart(view, n) for n in charted]
    rest = sum(peak >= 0.5 for peak in view.peaks.tolist()) - len(charted)
    more = (
        f"The {CHARTS} places with most people; {rest:,} more are in the table."
        if rest > 0
        else None
    )
    return join([
        moving_charts.keys(view, counted=counted) if charted else None,
        el("div", *charts, class_="small-multiples") if charted else None,
        el("p", more, class_="small") if more else None,
        moving_tables.places(view),
    ])  # fmt: skip


def _crossings(view: View) -> Safe | None:
    if not view.lines:
        return None
    ordinary = any(post.normal_per_day for post in view.run.scenario.crossings)
    seats = any(link.seats_per_day for link in view.run.scenario.links)
    parts: list[Child] = [
        el("p", ORDINARY, class_="small") if ordinary else None,
        el("p", SEATS, class_="small") if seats else None,
    ]
    for line in view.lines[:LINES]:
        parts.append(el("h3", line.place.name or line.place.id, el("small", f" by {line.mode}")))
        parts.append(el("div", *moving_charts.line_charts(view, line), class_="small-multiples"))
    if len(view.lines) > LINES:
        parts.append(el("p", f"The {LINES} with the longest waits; the others are in the table.",
                        class_="small"))  # fmt: skip
    return join([*parts, moving_tables.lines(view)])


def _notes(run: Run) -> Safe | None:
    notes = told_notes(run)
    return el("ul", *(el("li", note) for note in notes), class_="notes") if notes else None


def _footer(generated: str) -> Safe:
    made = f"Made by exeunt, {generated}." if generated else "Made by exeunt."
    return el(
        "footer",
        el("p", f"{made} All figures: people.csv, crossings.csv, flows.csv beside this page."),
        el("p", "Outlines: Natural Earth, public domain, by way of world-atlas (ISC)."),
    )  # fmt: skip
