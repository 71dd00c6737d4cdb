"""`exeunt simulate`: run a scenario, show where people are, write tables and a page."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from exeunt import movement
from exeunt.cli import ALL_READ, say, show
from exeunt.errors import WrongUse

if TYPE_CHECKING:
    from exeunt.movement import Changed, Difference, Run, RunSummary

PLACES = ("place", "kind", "people at the end", "90 % interval")
CROSSINGS = ("crossing", "by", "longest wait", "90 % interval", "when", "people in line", "km")
CHANGES = ("kind", "before", "after", "difference", "90 % interval")
MOST = 12  # rows of a comparison


def simulate(options: argparse.Namespace) -> int:
    """Run it, say where people end up, and write what was asked for."""
    _checked(options)
    asked = movement.Asked(
        members=options.members, seed=options.seed, choice=options.choice, draws=options.draws,
        days=options.days, calibrated=options.calibrated, threads=options.threads,
        cluster=options.cluster,
    )  # fmt: skip
    scenario = movement.open_scenario(
        options.folder, as_flee=options.as_flee, settings=options.settings
    )
    run = movement.simulate(scenario, asked)
    told = movement.summarise(run)
    changed = None
    if options.what_if:
        imagined = movement.imagine(scenario, options.what_if, asked)
        changed = movement.compare(run, movement.simulate(imagined, asked))
    after = movement.summarise(changed.after) if changed else None
    for note in (after or told).notes:
        say.line(f"note: {note}")
    _show(run, told)
    if changed and after:
        _compare(changed, after)
    if options.output:
        for path in movement.save_run(run, options.output, changed=changed):
            say.line(f"wrote {path}")
    return ALL_READ


def _checked(options: argparse.Namespace) -> None:
    for name in ("members", "days", "threads"):
        value = getattr(options, name)
        if value is not None and value < 1:
            raise WrongUse(f"--{name} is {value}", todo="give 1 or more")
    if options.calibrated and (options.as_flee or options.choice):
        raise WrongUse("--calibrated brings its own rules of choice",
                       todo="leave out --as-flee and --choice, or --calibrated")  # fmt: skip


def _show(run: Run, told: RunSummary) -> None:
    worlds = "1 member" if told.members == 1 else f"{told.members:,} members"
    days = (told.end - told.start).days + 1
    show.text(
        f"{run.scenario.name}: {say.count(days, 'day')}, {told.start} to {told.end}, {worlds}, "
        f"{run.choice}, {run.draws}, seed {run.seed}\n{told.totals.sentence()}\n"
    )
    show.grid(PLACES, _places(told))
    if told.waits:
        show.text("")
        show.grid(CROSSINGS, _crossings(told))


def _places(told: RunSummary) -> Iterator[tuple[str, ...]]:
    for held in told.held:
        yield (
            held.place,
            held.kind.replace("_", " "),
            f"{held.mean:,.0f}",
            _interval(held.low, held.high, told.members),
        )


def _crossings(told: RunSummary) -> Iterator[tuple[str, ...]]:
    for wait in told.waits:
        yield (
            wait.place, wait.mode, f"{wait.wait_hours:,.1f} h",
            _interval(wait.low, wait.high, told.members, " h", 1), wait.when,
            f"{wait.waiting:,.0f}", f"{wait.km:,.1f}",
        )  # fmt: skip


def _interval(low: float, high: float, members: int, unit: str = "", digits: int = 0) -> str:
    """Nothing for one member: it says nothing of how sure it is."""
    if members == 1:
        return ""
    return f"{low:,.{digits}f} to {high:,.{digits}f}{unit}"


def _compare(changes: Difference, after: RunSummary) -> None:
    show.text(f"\nwhat if: {'; '.join(changes.what)}\n{after.totals.sentence()}\n")
    if not (changes.places or changes.posts):
        show.text("nobody is elsewhere at the end, and as many cross everywhere")
    for head, rows in (("place", changes.places), ("crossing, in the whole run", changes.posts)):
        if rows:
            show.grid((head, *CHANGES), [_changed(row, after.members) for row in rows[:MOST]])


def _changed(row: Changed, members: int) -> tuple[str, ...]:
    spread = "" if members == 1 else f"{row.low:+,.0f} to {row.high:+,.0f}"
    return (
        row.place, row.kind.replace("_", " "), f"{row.before:,.0f}", f"{row.after:,.0f}",
        f"{row.mean:+,.0f}", spread,
    )  # fmt: skip
