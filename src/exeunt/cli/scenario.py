"""`exeunt scenario show`, `check`, `new` and `convert`: networks as folders of tables."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from exeunt import movement
from exeunt.cli import ALL_READ, SOME_FAILED, say
from exeunt.cli import show as showing
from exeunt.errors import WrongUse

if TYPE_CHECKING:
    from exeunt.movement import Finding, Scenario, Shown

SHOWN_ROWS = 20  # of a table; --all shows the rest
OF_A_KIND = 5  # findings; --all shows the rest


def show(options: argparse.Namespace) -> int:
    """Print a scenario as tables, then what looks wrong."""
    scenario, rows = movement.read_rows(options.folder)
    said, tables = movement.show_scenario(scenario)
    showing.text("\n".join((scenario.name, *said)))
    for table in tables:
        _print(table, None if options.all else SHOWN_ROWS)
    found = movement.check_scenario(scenario, rows)
    showing.text("\nwhat looks wrong\n" + "\n".join(_lines(found, everything=options.all)))
    return ALL_READ


def check(options: argparse.Namespace) -> int:
    """What looks wrong with a scenario; status 1 when something would make a run wrong."""
    scenario, rows = movement.read_rows(options.folder)
    found = movement.check_scenario(scenario, rows)
    notes = [f"note: {note}" for note in scenario.notes]
    showing.text("\n".join((*notes, *_lines(found, everything=options.all))))
    return SOME_FAILED if any(each.severity == "problem" for each in found) else ALL_READ


def new(options: argparse.Namespace) -> int:
    """Start a scenario from the crossings we know."""
    start = _day(options.start) if options.start else date.today()  # noqa: DTZ011  where the user is
    scenario = movement.new_scenario(
        options.leaving, options.to, start, days=options.days, cities=options.cities
    )
    movement.save_scenario(scenario, options.folder)
    _written(scenario, options.folder)
    say.line("every number that says judgement is a guess: correct it, or give it a source")
    say.line(f"look at it: exeunt scenario show {options.folder}")
    return ALL_READ


def convert(options: argparse.Namespace) -> int:
    """Write a Flee folder as a scenario of ours."""
    if (options.out is None) == (options.output is None):
        raise WrongUse("one new folder is needed", todo="exeunt scenario convert FLEE_FOLDER OUT")
    output = options.out or options.output
    scenario = movement.open_scenario(
        options.folder, as_flee=options.as_flee, settings=options.settings
    )
    movement.save_scenario(scenario, output)
    _written(scenario, output)
    return ALL_READ


def _written(scenario: Scenario, folder: str) -> None:
    parts = (
        say.count(len(scenario.places), "place"),
        say.count(len(scenario.links), "link"),
        say.count(len(scenario.crossings), "crossing row"),
    )
    say.line(f"wrote {folder}: {scenario.name}, {', '.join(parts)}")
    for note in scenario.notes:
        say.line(f"note: {note}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse(f'"{text}" is not a date', todo="write it as 2022-09-23") from None


def _lines(found: Sequence[Finding], *, everything: bool) -> Iterator[str]:
    """One line a finding, a few of each kind, and the count."""
    told: Counter[str] = Counter()
    distinct = list({(f.severity, f.what, f.where): f for f in found}.values())
    for each in distinct:
        told[each.kind] += 1
        if everything or told[each.kind] <= OF_A_KIND:
            yield f"{each.severity}: {_sentence(each)}"
    hidden = sum(max(0, count - OF_A_KIND) for count in told.values())
    if hidden and not everything:
        yield f"and {hidden:,} more of the same kinds; --all shows them"
    yield _count(distinct)


def _sentence(finding: Finding) -> str:
    parts = [f"{finding.what} ({finding.where})"]
    parts += [f"near: {finding.near}"] if finding.near else []
    parts += [f"to do: {finding.todo}"] if finding.todo else []
    return " ".join("; ".join(parts).split())


def _count(found: Sequence[Finding]) -> str:
    many = Counter(each.severity for each in found)
    if not many:
        return "nothing looks wrong"
    parts = (say.count(many[each], each) for each in ("problem", "warning"))
    return ", ".join(parts)


def _print(table: Shown, most: int | None) -> None:
    """A table by rich: numbers to the right, long texts folded."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = table.rows if most is None else table.rows[:most]
    console = Console() if sys.stdout.isatty() else Console(width=showing.PLAIN_WIDTH)
    drawn = Table(box=None, pad_edge=False, header_style="bold", title_justify="left")
    for heading, numeric in zip(table.headings, table.numeric, strict=True):
        drawn.add_column(heading, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*map(Text, row))
    console.print(Text("\n" + table.title, style="bold"))
    console.print(drawn)
    if len(rows) < len(table.rows):
        showing.text(f"... and {len(table.rows) - len(rows):,} more rows; --all shows them")
