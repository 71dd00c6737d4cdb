"""Tables of a picture: the coming weeks, what-ifs, crossings weighed one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from exeunt.estimates import Estimate, WhatIf
from exeunt.report import words
from exeunt.report.axes import nice
from exeunt.report.html import Child, Safe, el, join
from exeunt.report.picture_view import FLOWS, Key, View, key_of, measure_order, place_key
from exeunt.report.picture_words import (
    amount,
    between,
    figure,
    mode,
    span_words,
)
from exeunt.report.sections import country_name

ROWS = 12  # rows that stand open
LARGEST = 5  # differences of one measure that a what-if shows
SINGLES = 60  # estimates of a picture without a scenario that are shown
CODE = re.compile("[A-Z]{3}")
LEAST = {"people": 0.5, "vehicles": 0.5, "km": 0.05, "hours": 0.05}  # a difference told
BASIS = {"reports": "from reports", "model": "from the model", "prior": "assumed"}


CELL = "median, 50 % and 90 % interval, and what it rests on where that is not the model"

# The coming weeks


def weeks(view: View) -> Safe | None:
    """Entries by country and way, by week and for the whole forecast."""
    keys = [view.total[0].key] if view.total else []
    keys += [flow.key for spot in view.countries if (flow := spot.of("entries"))]
    columns = _columns(view, keys)
    if not columns:
        return None
    rows = [_week_row(view, key, columns) for key in keys]
    posts = sorted((s for s in view.ways if s.of("entries")), key=lambda s: -view.entering(s))
    more = [_week_row(view, flow.key, columns) for s in posts if (flow := s.of("entries"))]
    caption = f"{words.sentence_case(view.people)} entering, by week: {CELL}"
    heads = ["Into", *(_column_head(view, column) for column in columns)]
    return join([
        table(caption, heads, rows[: ROWS + 1]),
        _rest("more country", "more countries", caption, heads, rows[ROWS + 1 :]),
        _rest("crossing", "crossings", caption, ["Way", *heads[1:]], more),
    ])  # fmt: skip


def _rest(
    one: str, many: str, caption: str, heads: Sequence[str], rows: Sequence[Safe]
) -> Safe | None:
    if not rows:
        return None
    said = el("summary", words.plural(len(rows), one, many))
    return el("details", said, table(caption, heads, rows), class_="folded")


def _columns(view: View, keys: Iterable[Key]) -> list[tuple[str, str]]:
    """Periods that reach beyond today, the whole forecast first; all, where there is none."""
    found = {(e.start, e.end) for key in keys for e in view.spans_of(key)}
    coming = {span for span in found if span[1] > view.now} if view.ahead else found
    return sorted(coming or found, key=lambda s: (not _is_horizon(view, s), s))


def _is_horizon(view: View, span: tuple[str, str]) -> bool:
    return view.ahead and span[0] > view.now and span[1] == view.ends[1].isoformat() and (
        view.rank(span[0]) == view.rank(view.now) + 1)  # fmt: skip


def _column_head(view: View, span: tuple[str, str]) -> str:
    said = span_words(*span)
    return f"All of {said}" if _is_horizon(view, span) else said


def _week_row(view: View, key: Key, columns: Sequence[tuple[str, str]]) -> Safe:
    found = {(e.start, e.end): e for e in view.spans_of(key)}
    place = view.daily[key].place if key in view.daily else next(iter(found.values())).place
    name = "All ways" if view.total and key == view.total[0].key else place.name
    cells = [
        el("td", _cell(found[column]) if column in found else "", data_label=span_words(*column))
        for column in columns
    ]
    return el("tr", el("th", name, scope="row"), *cells)


def _cell(told: Estimate) -> Safe:
    """Median, both intervals, basis."""
    return join([
        el("b", figure(told.median, told.unit)),
        el("small", f"50 %: {between(told, half=True)}"),
        el("small", f"90 %: {between(told)}"),
        el("small", BASIS[told.basis]) if told.basis != "model" else None,
    ])  # fmt: skip


def table(caption: str, heads: Sequence[str], rows: Sequence[Safe]) -> Safe:
    """A table that scrolls by itself where the screen is narrow."""
    head = el("thead", el("tr", *(el("th", text, scope="col") for text in heads)))
    made = el("table", el("caption", caption, class_="small"), head, el("tbody", *rows),
              class_="run-table")  # fmt: skip
    return el("div", made, class_="table-scroll", tabindex="0", role="region", aria_label=caption)


# Crossings weighed one by one, without a scenario


def singles(view: View) -> Safe | None:
    """What was weighed without a scenario, each estimate with its working."""
    found = view.apart
    if not found:
        return None
    caption = "What the reports on one place say together, with the working to check it by hand"
    heads = ["Place", "What", "Estimate", "When", "Rests on", "Working"]
    rows = [_single(each) for each in found]
    return join([
        table(caption, heads, rows[:SINGLES]),
        _rest("more estimate", "more estimates", caption, heads, rows[SINGLES:]),
    ])  # fmt: skip


def _single(told: Estimate) -> Safe:
    way = "" if told.mode == "all" else f", {mode(told.mode)}"
    group = "" if told.group == "all" else f", {told.group}"
    what = f"{words.MEASURES.get(told.measure, told.measure)}{way}{group}"
    figures = join([
        el("b", amount(told.median, told.unit)),
        el("small", f"50 %: {between(told, half=True)}"),
        el("small", f"90 %: {between(told)}"),
    ])  # fmt: skip
    cells = (what, figures, span_words(told.start, told.end), BASIS[told.basis])
    wide = el("td", told.working, class_="working")
    return el("tr", el("th", told.place.name, scope="row"), *(el("td", c) for c in cells), wide)


# What if


def what_ifs(view: View) -> Safe | None:
    """Each imagined change: what it does beside the forecast, place by place."""
    if not view.picture.what_ifs:
        return None
    return join([_what_if(view, one) for one in view.picture.what_ifs])


def _what_if(view: View, one: WhatIf) -> Safe:
    chance = (
        el("span", f"chance {100 * one.chance:.0f} %", class_="badge mode")
        if one.chance is not None
        else None
    )
    source = f" {one.source}" if one.source else None
    return el(
        "article",
        el("h3", _words_of(view, one.sentence)),
        el("p", chance, source, class_="said") if chance or source else join([]),
        *_differences(view, one),
        *(el("p", _as_read(note), class_="small") for note in one.notes),
        class_="what-if",
    )


def _as_read(note: str) -> str:
    """How a what-if was understood, without the word for it."""
    return words.sentence_case(note.removeprefix("what if: "))


def _words_of(view: View, sentence: str) -> str:
    """A what-if as a reader knows the places: names for the ids of the scenario."""
    places = view.scenario.places if view.scenario else ()
    names = {name: p.name or p.id for p in places for name in (p.id, *p.known_as)}
    said = [names.get(word) or (country_name(word) if CODE.fullmatch(word) else word)
            for word in sentence.split()]  # fmt: skip
    return words.sentence_case(" ".join(said))


def _differences(view: View, one: WhatIf) -> Iterable[Safe]:
    lengths = {place_key(e.place) for e in one.differences if e.measure == "queue_length"}
    ours = (
        e for e in one.differences
        if (e.measure not in FLOWS or e.group == view.group)
        and (e.measure != "queue_vehicles" or place_key(e.place) not in lengths)
    )  # fmt: skip
    told = [e for e in _one_each(ours) if _leaves_nothing(e)]
    if not told:
        yield el("p", "No difference can be told: the 50 % interval of every one holds 0.")
        return
    rows, more = [], 0
    for name in sorted({e.measure for e in told}, key=measure_order):
        ranked = sorted((e for e in told if e.measure == name), key=lambda e: -abs(e.median))
        top = nice(max(max(abs(e.q05), abs(e.q95)) for e in ranked))
        rows += [_difference(view, each, top) for each in ranked[:LARGEST]]
        more += len(ranked[LARGEST:])
    heads = ["Place", "What", "Difference", "90 %", "Scale", "Forecast", "When"]
    yield table("Difference to the forecast", heads, rows)
    if more:
        yield el("p", f"The {LARGEST} largest of each measure; {more:,} more differ.",
                 class_="small")  # fmt: skip


def _one_each(differences: Iterable[Estimate]) -> list[Estimate]:
    """Of each place and measure one estimate: of a flow the longest period, of a level the day
    with the largest difference."""
    best: dict[Key, tuple[tuple[float, ...], Estimate]] = {}
    for each in differences:
        if each.mode not in ("all", "land") or (each.mode == "land" and each.measure in FLOWS):
            continue
        days = each.end > each.start
        weight = (float(days), _length(each) if days else abs(each.median), each.median)
        key = key_of(each)
        if key not in best or weight > best[key][0]:
            best[key] = weight, each
    return [each for _, each in best.values()]


def _length(told: Estimate) -> float:
    return (date.fromisoformat(told.end) - date.fromisoformat(told.start)).days + 1.0


def _leaves_nothing(told: Estimate) -> bool:
    """Whether the 50 % interval lies on one side of 0, by an amount worth a row."""
    return (told.q25 > 0.0 or told.q75 < 0.0) and abs(told.median) >= LEAST.get(told.unit, 0.0)


def _difference(view: View, told: Estimate, top: float) -> Safe:
    base = _forecast(view, told)
    place = "All ways" if told.measure == "exits" else told.place.name
    cells: list[Child] = [
        words.MEASURES.get(told.measure, told.measure),
        el("b", signed(told.median, told.unit)),
        f"{signed(told.q05, told.unit)} to {signed(told.q95, told.unit)}",
        _bar(told, top),
        amount(base.median, base.unit) if base else "",
        span_words(told.start, told.end),
    ]
    return el("tr", el("th", place, scope="row"), *(el("td", cell) for cell in cells))


def _forecast(view: View, told: Estimate) -> Estimate | None:
    """The estimate of the same thing without the change."""
    key = key_of(told)
    if told.start == told.end:
        series = view.daily.get(key)
        return series.on(told.start) if series else None
    return next((e for e in view.spans_of(key) if (e.start, e.end) == (told.start, told.end)), None)


def signed(value: float, unit: str) -> str:
    """ "+4,100", "−2.3", "0"; with a true minus sign."""
    text = figure(abs(value), unit)
    return text if text == "0" else f"{'+' if value > 0 else '−'}{text}"


def _bar(told: Estimate, top: float) -> Safe:
    """The difference on a scale around none: dot, half thick, nine tenths thin."""
    x = {q: 80 + 76 * getattr(told, q) / top for q in ("q05", "q25", "median", "q75", "q95")}
    parts = [
        el("path", class_="axis", d="M80 0V16"),
        el("path", class_="reach", d=f"M{x['q05']:.1f} 8H{x['q95']:.1f}"),
        el("path", class_="reach half", d=f"M{x['q25']:.1f} 8H{x['q75']:.1f}"),
        el("circle", class_="dot", cx=f"{x['median']:.1f}", cy="8", r="3.4"),
    ]
    return el("svg", *parts, class_="bars difference", viewBox="0 0 160 16", width="160",
              height="16", aria_hidden="true")  # fmt: skip
