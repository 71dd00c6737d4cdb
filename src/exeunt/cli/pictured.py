"""A picture made with a scenario, as tables: what an analyst wants to see first.

People by country for the horizon, the weeks and the periods asked for; then each crossing
on the last day known and on the last day ahead; and how the inference went. There are
thousands of estimates more: they are for a file.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from exeunt.cli import say, show

if TYPE_CHECKING:
    from exeunt.estimates import Estimate, Picture
    from exeunt.weighing import Diagnosis

    Span = tuple[str, str]

MOST_WEEKS = 3
MOST_COUNTRIES = 15
MOST_CROSSINGS = 12
MOST_NOTES = 20
LINES = ("queue_length", "wait_time")
POSTS = ("crossing", "airport")


def picture(told: Picture) -> None:
    """Draw it; the verdicts are for the caller."""
    show.text(head(told))
    made = [each for each in told.estimates if each.scenario]
    _countries(told, made)
    _crossings(told, made)
    shown = "the whole: --as csv, jsonl, hxl or parquet, with -o FILE"
    show.text(f"\n{say.count(len(told.estimates), 'estimate')}; {shown}")


def head(told: Picture) -> str:
    """Which scenario, known until when, told until when, and of whom."""
    group = main_group(told.estimates)
    whom = "everyone" if group == "all" else group
    lines = [f"{told.scenario}: known until {told.as_of}, forecast to {told.until}",
             f"people: {whom}; median, and the interval that holds nine times in ten"]  # fmt: skip
    if not told.converged:
        lines.insert(1, NOT_CONVERGED)
    return "\n".join(lines)


NOT_CONVERGED = "the inference did not converge: read the intervals as a guess, and no median alone"


def main_group(found: Iterable[Estimate]) -> str:
    """Whom the counts are of at crossings, where several groups are told."""
    groups = (one.group for one in found if one.scenario and one.measure == "entries"
              and one.place.kind in POSTS and one.group != "all")  # fmt: skip
    return next(groups, "all")


# By country


def _countries(told: Picture, made: Sequence[Estimate]) -> None:
    """All ways out, then each country, by the people of the horizon."""
    spans, group = _spans(told, made), main_group(made)
    cells: dict[str, dict[Span, Estimate]] = defaultdict(dict)
    for one in made:
        if one.place.kind == "country" and (flow(one, group) or _beyond(one, group)):
            cells[place_name(one, group)][one.start, one.end] = one
    ranked = sorted(cells, key=lambda name: _rank(cells[name], spans))
    rows = [
        (name, *(interval(cells[name].get(span)) for span in spans))
        for name in ranked[: MOST_COUNTRIES + 1]
    ]
    grid("people who leave", ("way out", *map(_span, spans)), rows)
    _more(len(ranked) - len(rows), "country", "countries")


def flow(one: Estimate, group: str) -> bool:
    """Whether it tells of the people who pass, by all ways together."""
    return one.measure in ("entries", "exits") and one.mode == "all" and one.group == group


def _beyond(one: Estimate, group: str) -> bool:
    """Whether it tells of some of all who leave: "Russian citizens, beyond ordinary travel"."""
    return one.measure == "exits" and one.mode == "all" and one.group.startswith(f"{group}, ")


def place_name(one: Estimate, group: str) -> str:
    """The name of a place; of the country left, all the ways out of it, and whose."""
    if one.measure != "exits":
        return one.place.name
    return f"all ways out of {one.place.name}{one.group.removeprefix(group)}"


def _rank(cells: Mapping[Span, Estimate], spans: Sequence[Span]) -> tuple[bool, float]:
    """All ways first, then the most people in the first period shown."""
    one = next((cells[span] for span in spans if span in cells), None)
    return (one is None or one.measure != "exits", -(one.median if one else 0.0))


def _spans(told: Picture, made: Iterable[Estimate]) -> list[Span]:
    """The horizon, the weeks that touch it, and what was asked for besides."""
    ahead = horizon(told)
    found = {(each.start, each.end) for each in made if each.measure in ("entries", "exits")}
    long = sorted(span for span in found if span[0] != span[1] and span != ahead)
    weeks = [span for span in long if is_week(span)]
    near = [span for span in weeks if span[1] >= (told.as_of or "")][:MOST_WEEKS]
    asked = [span for span in long if span not in weeks]
    return [*([ahead] if ahead in found else []), *near, *asked]


def horizon(told: Picture) -> Span:
    """First and last day ahead."""
    return _day_after(told.as_of or ""), told.until or ""


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else ""


def is_week(span: Span) -> bool:
    """Monday to Sunday."""
    first, last = map(date.fromisoformat, span)
    return first.weekday() == 0 and (last - first).days == 6


def _span(span: Span) -> str:
    first, last = span
    return first if first == last else f"{first} to {last[5:] if first[:4] == last[:4] else last}"


# By crossing


def _crossings(told: Picture, made: Sequence[Estimate]) -> None:
    """People a day, line and wait on the last day known and on the last day ahead."""
    days = [day for day in (told.as_of, told.until) if day]
    group = main_group(made)
    found: dict[str, dict[tuple[str, str], Estimate]] = defaultdict(dict)
    for one in made:
        at_post = one.place.kind in POSTS and one.start == one.end
        if at_post and one.start in days and (flow(one, group) or one.measure in LINES):
            found[one.place.name][one.measure, one.start] = one
    busiest = sorted(found, key=lambda name: -_busy(found[name], days))
    rows = [
        (name if day == days[0] else "", day, *_at(found[name], day))
        for name in busiest[:MOST_CROSSINGS]
        for day in days
    ]
    grid("crossings", ("crossing", "day", "people", "line, km", "wait, hours", "from"), rows)
    _more(len(busiest) - MOST_CROSSINGS, "crossing", "crossings")


def _busy(cells: dict[tuple[str, str], Estimate], days: Sequence[str]) -> float:
    return sum(cells["entries", day].median for day in days if ("entries", day) in cells)


def _at(cells: dict[tuple[str, str], Estimate], day: str) -> tuple[str, ...]:
    people = cells.get(("entries", day))
    lines = (interval(cells.get((measure, day))) for measure in LINES)
    return (interval(people), *lines, people.basis if people else "")


# How it went


def diagnosis(told: Diagnosis) -> Iterator[str]:
    """How the inference went, in lines for standard error."""
    if not told.reports:
        yield "no report speaks of the scenario: what is shown is what it supposes by itself"
        return
    yield (
        f"weighed by {told.method}: {say.count(told.reports, 'report')}, "
        f"{say.count(told.members, 'member')} worth {told.effective:,.0f}, "
        f"misfit {told.misfit:.2g}, {told.coverage:.0%} of the reports within their intervals"
    )
    if told.undetermined:
        yield "not settled by any report: " + "; ".join(dict.fromkeys(told.undetermined))
    for each in told.why_not:
        yield f"did not converge: {each}"


def notes(told: Picture) -> None:
    """Each note on standard error; the first few where there are many."""
    for note in told.notes[:MOST_NOTES]:
        say.line(f"note: {note}")
    if len(told.notes) > MOST_NOTES:
        say.line(f"and {say.count(len(told.notes) - MOST_NOTES, 'note')} more")


# Cells


def interval(one: Estimate | None, sign: str = "") -> str:
    """ "1,230 (800-2,100)"; with `sign` "+" of a difference, "+12 (-3 to +30)"."""
    if one is None:
        return ""
    low, high = number(one.q05, sign), number(one.q95, sign)
    between = " to " if sign else "-"
    return f"{number(one.median, sign)} ({low}{between}{high})"


def number(value: float, sign: str = "") -> str:
    """Three digits are enough for a reader, and none beyond the third place; no minus nothing."""
    short = float(f"{round(value, 3):.3g}") + 0.0
    plus = sign if short > 0 else ""
    return plus + (f"{short:,.0f}" if abs(short) >= 100 else f"{short:g}")


def grid(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A titled table by rich, the first column to the left, figures to the right."""
    listed = list(rows)
    if not listed:
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console() if sys.stdout.isatty() else Console(width=show.PLAIN_WIDTH)
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for name in headings:
        is_figure = name not in (headings[0], "day", "from", "period")
        drawn.add_column(name, justify="right" if is_figure else "left", overflow="fold")
    for row in listed:
        drawn.add_row(*map(Text, row))
    console.print(Text("\n" + title, style="bold"))
    console.print(drawn)


def _more(number_left: int, one: str, several: str) -> None:
    if number_left > 0:
        show.text(f"... and {number_left:,} more {one if number_left == 1 else several}")
