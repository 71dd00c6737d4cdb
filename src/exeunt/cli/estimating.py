"""`exeunt estimate`: what the reports say together, with intervals, and which are at odds."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from exeunt import weighing, workflow
from exeunt.cli import ALL_READ, SOME_FAILED, pictured, say, show
from exeunt.cli.progress import Doing
from exeunt.cli.reading import Tally
from exeunt.errors import WrongUse

if TYPE_CHECKING:
    from exeunt.estimates import Estimate, Picture, Verdict
    from exeunt.weighing import How
    from exeunt.workflow import Reading

COLUMNS = ("place", "what", "day", "median", "50 %", "90 %", "unit", "from", "working")
VERDICTS = ("verdict", "observation", "why")
UNWEIGHED = "is no queue, wait or count of people moving."
NOTHING = "nothing to estimate: no queue, wait or count of people moving was reported"


def estimate(options: argparse.Namespace) -> int:
    """Weigh the sources, or a ledger, and show estimates and verdicts."""
    fmt = format_of(options)
    with Doing() as doing:
        how = how_of(options, doing)
        told, status = weigh(
            options,
            lambda readings: weighing.estimate_readings(readings, how),
            lambda: weighing.estimate_ledger(options.sources, how),
        )
    _show(told, fmt, options.output)
    return concluded(told, status)


def format_of(options: argparse.Namespace) -> str:
    """The format asked for.

    Raises
    ------
    WrongUse : estimates cannot be written in it, or it is not for a terminal.
    """
    fmt = show.format_of(options.fmt, options.output)
    if fmt not in weighing.FORMATS:
        near = ", ".join(weighing.FORMATS)
        raise WrongUse(f"estimates cannot be written as {fmt}", near=near, todo="choose with --as")
    if fmt == "table" and options.output is not None:
        raise WrongUse("a table is for a terminal", todo="choose another format with --as")
    if fmt == "parquet" and options.output is None and sys.stdout.isatty():
        raise WrongUse("Parquet is not for a terminal", todo="add -o FILE")
    return fmt


def how_of(options: argparse.Namespace, doing: Doing) -> How:
    """The options on how to weigh."""
    return weighing.How(
        scenario=options.scenario, as_of=options.as_of, horizon=options.horizon,
        periods=getattr(options, "period", None) or (), members=options.members,
        seed=options.seed, cluster=options.cluster, progress=doing,
    )  # fmt: skip


def weigh(
    options: argparse.Namespace,
    readings: Callable[[Iterable[Reading]], Picture],
    ledger: Callable[[], Picture],
) -> tuple[Picture, int]:
    """The picture of what was named, and the status of reading it."""
    if any(map(workflow.is_ledger, options.sources)):
        return ledger(), ALL_READ
    tally = Tally()
    found = workflow.read(
        *options.sources,
        published=options.published,
        workers=options.workers,
        seconds=options.seconds,
        megabytes=options.megabytes,
        on_problem=tally.problem,
    )
    told = readings(_whole(tally, found) if options.scenario else tally.count(found))
    tally.summary(None)
    return told, tally.status()


def _whole(tally: Tally, readings: Iterable[Reading]) -> Iterator[Reading]:
    """Counted as they pass; who stops the reading does not want a simulation."""
    yield from tally.count(readings)
    if tally.stopped:
        raise KeyboardInterrupt


def concluded(told: Picture, status: int, made: str = "") -> int:
    """Notes and a last word on standard error; the status, worse where it did not converge.

    `made` is what was made, estimates if not said.
    """
    pictured.notes(told)
    if told.diagnosis:
        for line in pictured.diagnosis(told.diagnosis):
            say.line(line)
    made = made or say.count(len(told.estimates), "estimate")
    say.line(f"{made}{_summary(told)}" if told.estimates else NOTHING)
    return status or (ALL_READ if told.converged else SOME_FAILED)


def written(found: Iterable[Estimate], fmt: str, output: str | None) -> None:
    """Estimates in a format that is no table, to a file or to standard output."""
    if output is not None:
        show.to_file(lambda out: weighing.export(found, fmt, out), fmt, output)
    elif fmt == "jsonl":
        show.json_lines(found)
    else:
        show.binary(lambda out: weighing.export(found, fmt, out))


def _show(told: Picture, fmt: str, output: str | None) -> None:
    if fmt != "table" or output is not None:
        written(told.estimates, fmt, output)
    elif told.estimates:
        if told.scenario:
            pictured.picture(told)
        alone = [each for each in told.estimates if not each.scenario]
        if alone:
            show.text("")
            show.grid(COLUMNS, list(map(_cells, alone)), wide="working")
        if rows := list(map(_verdict, _weighed(told))):
            show.text("")
            show.grid(VERDICTS, rows, wide="why")


def _cells(one: Estimate) -> tuple[str, ...]:
    day = one.start if one.start == one.end else f"{one.start} to {one.end}"
    waiting = (one.measure, one.group) == ("present", "waiting")
    kind = (
        "people waiting"
        if waiting
        else f"{one.measure.replace('_', ' ')}" + (f" ({one.group})" if one.group != "all" else "")
    )
    number = pictured.number
    return (
        one.place.name, kind, day, number(one.median), f"{number(one.q25)}-{number(one.q75)}",
        f"{number(one.q05)}-{number(one.q95)}", one.unit, one.basis, one.working,
    )  # fmt: skip


def _weighed(told: Picture) -> Iterator[Verdict]:
    return (each for each in told.verdicts if not each.why.endswith(UNWEIGHED))


def _verdict(one: Verdict) -> tuple[str, str, str]:
    return one.verdict, one.observation[:8], one.why


def _summary(told: Picture) -> str:
    verdicts = Counter(each.verdict for each in _weighed(told))
    said = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items())
    rest = len(told.verdicts) - verdicts.total()
    more = f"; {say.count(rest, 'figure')} of other things not weighed" if rest else ""
    failed = "" if told.converged or not told.scenario else f"; {pictured.NOT_CONVERGED}"
    reports = f"; reports: {said}" if said else ""
    return f"{reports}{more}{failed}"
