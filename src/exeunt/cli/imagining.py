"""`exeunt whatif`: what a rule or a closure would change, beside what is in force."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from exeunt import weighing
from exeunt.cli import ALL_READ, pictured, say, show
from exeunt.cli.estimating import concluded, format_of, how_of, weigh, written
from exeunt.cli.progress import Doing

if TYPE_CHECKING:
    from exeunt.estimates import Estimate, Picture, WhatIf

DIFFERENCES = ("place", "period", "in force", "difference")
LINES = ("crossing", "day", "line, km", "difference, km", "wait, hours", "difference, hours")
SAID = "what if: "  # as notes of a scenario begin
MOST_PLACES = 10
MOST_LINES = 8


def whatif(options: argparse.Namespace) -> int:
    """Imagine changes from the scenario's priors, or from what reports say."""
    fmt = format_of(options)
    changes = [*(options.rule or ()), *(f"close {each}" for each in options.close or ()),
               *(options.change or ())]  # fmt: skip
    with Doing() as doing:
        how = how_of(options, doing)
        if options.sources:
            told, status = weigh(
                options,
                lambda readings: weighing.what_if_readings(readings, changes, how),
                lambda: weighing.what_if_ledger(options.sources, changes, how),
            )
        else:
            told, status = weighing.what_if_readings((), changes, how), ALL_READ
    found = [one for each in told.what_ifs for one in each.differences]
    if fmt != "table":
        written(found, fmt, options.output)
    else:
        _show(told)
    _without_effect(told)
    return concluded(told, status, say.count(len(found), "difference"))


def _without_effect(told: Picture) -> None:
    """Differences of nothing anywhere are said, so that nobody looks for them."""
    for each in told.what_ifs:
        if not any(one.q05 or one.q95 for one in each.differences):
            say.line(f"no effect: {each.sentence}: nobody goes another way, and no line is longer")


def _show(told: Picture) -> None:
    show.text(pictured.head(told))
    for each in told.what_ifs:
        show.text("\n" + "\n".join(_told(each)))
        _people(told, each)
        _lines(told, each)
    shown = "all places, days and weeks: --as csv, jsonl, hxl or parquet, with -o FILE"
    show.text(f"\n{shown}")


def _told(imagined: WhatIf) -> list[str]:
    """What is imagined, then what is in force there."""
    notes = [note.replace(SAID, "imagined: ", 1) for note in imagined.notes]
    return notes if notes and notes[0].startswith("imagined") else [
        f"imagined: {imagined.sentence}", *notes
    ]  # fmt: skip


def _people(told: Picture, imagined: WhatIf) -> None:
    """People in the whole horizon: all ways, then countries and crossings, most changed first."""
    group, span = pictured.main_group(told.estimates), pictured.horizon(told)
    found = [one for one in imagined.differences
             if pictured.flow(one, group) and (one.start, one.end) == span]  # fmt: skip
    found.sort(key=lambda one: (one.measure != "exits", -_size(one)))
    lands = [one for one in found if one.place.kind == "country"]
    posts = [one for one in found if one.place.kind != "country"]
    for title, some in (("people who leave", lands), ("by crossing", posts)):
        _differences(title, some, told)


def _differences(title: str, found: Sequence[Estimate], told: Picture) -> None:
    now = {_key(one): one for one in told.estimates}
    rows = [
        (pictured.place_name(one, one.group), f"{one.start} to {one.end}",
         pictured.interval(now.get(_key(one))), pictured.interval(one, "+"))
        for one in found[:MOST_PLACES] if _size(one)
    ]  # fmt: skip
    pictured.grid(title, DIFFERENCES, rows)
    if rows and len(found) > len(rows):
        show.text(f"... and {len(found) - len(rows)} more with less or no difference")


def _lines(told: Picture, imagined: WhatIf) -> None:
    """Line and wait on the last day, where they change most."""
    now = {_key(one): one for one in told.estimates}
    found: dict[str, dict[str, Estimate]] = {}
    for one in imagined.differences:
        if one.measure in pictured.LINES and one.start == one.end == told.until:
            found.setdefault(one.place.name, {})[one.measure] = one
    ranked = sorted(found, key=lambda name: -max(map(_size, found[name].values())))
    rows = [
        (name, told.until or "", *_both(found[name], now))
        for name in ranked[:MOST_LINES]
        if any(map(_size, found[name].values()))
    ]
    pictured.grid("lines on the last day", LINES, rows)


def _both(cells: dict[str, Estimate], now: dict[tuple[str, ...], Estimate]) -> Sequence[str]:
    """In force and difference, of the line and of the wait."""
    out = []
    for measure in pictured.LINES:
        one = cells.get(measure)
        out += [pictured.interval(now.get(_key(one)) if one else None), pictured.interval(one, "+")]
    return out


def _key(one: Estimate) -> tuple[str, ...]:
    return (one.place.id or one.place.name, one.measure, one.mode, one.group, one.start, one.end)


def _size(one: Estimate) -> float:
    """How much it changes, at most: nine times in ten."""
    return max(abs(one.q05), abs(one.q95))
