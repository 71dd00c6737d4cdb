"""`exeunt estimate`: what the reports say together, with intervals, and which are at odds."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from exeunt import weighing, workflow
from exeunt.cli import ALL_READ, SOME_FAILED, say, show
from exeunt.cli.reading import Tally
from exeunt.errors import WrongUse

if TYPE_CHECKING:
    from exeunt.estimates import Estimate, Picture, Verdict

COLUMNS = ("place", "what", "day", "median", "50 %", "90 %", "unit", "from", "working")
VERDICTS = ("verdict", "observation", "why")
UNWEIGHED = "is no queue, wait or count of people moving."


def estimate(options: argparse.Namespace) -> int:
    """Weigh the sources, or a ledger, and show estimates and verdicts."""
    fmt = show.format_of(options.fmt, options.output)
    if fmt not in weighing.FORMATS:
        near = ", ".join(weighing.FORMATS)
        raise WrongUse(f"estimates cannot be written as {fmt}", near=near, todo="choose with --as")
    picture, status = _picture(options)
    _show(picture, fmt, options.output)
    for note in picture.notes:
        say.line(f"note: {note}")
    found = len(picture.estimates)
    if found == 0:
        say.line("nothing to estimate: no queue, wait or count of people moving was reported")
    else:
        say.line(_summary(picture))
    return status if picture.converged else SOME_FAILED


def _picture(options: argparse.Namespace) -> tuple[Picture, int]:
    if any(map(workflow.is_ledger, options.sources)):
        found = weighing.estimate_ledger(options.sources, as_of=options.as_of, seed=options.seed)
        return found, ALL_READ
    weighing.as_day(options.as_of)  # a wrong date is known before anything is read
    tally = Tally()
    readings = tally.count(
        workflow.read(
            *options.sources,
            published=options.published,
            workers=options.workers,
            seconds=options.seconds,
            megabytes=options.megabytes,
            on_problem=tally.problem,
        )
    )
    found = weighing.estimate_readings(readings, as_of=options.as_of, seed=options.seed)
    tally.summary(None)
    return found, tally.status()


def _show(picture: Picture, fmt: str, output: str | None) -> None:
    if output is not None:
        show.to_file(lambda out: weighing.export(picture.estimates, fmt, out), fmt, output)
    elif fmt == "jsonl":
        show.json_lines(picture.estimates)
    elif fmt == "csv":
        show.binary(lambda out: weighing.export(picture.estimates, fmt, out))
    elif picture.estimates:
        show.grid(COLUMNS, list(map(_cells, picture.estimates)), wide="working")
        show.text("")
        show.grid(VERDICTS, list(map(_verdict, _weighed(picture))), wide="why")


def _cells(one: Estimate) -> tuple[str, ...]:
    day = one.start if one.start == one.end else f"{one.start} to {one.end}"
    waiting = (one.measure, one.group) == ("present", "waiting")
    kind = (
        "people waiting"
        if waiting
        else f"{one.measure.replace('_', ' ')}" + (f" ({one.group})" if one.group != "all" else "")
    )
    return (
        one.place.name, kind, day, _number(one.median), f"{_number(one.q25)}-{_number(one.q75)}",
        f"{_number(one.q05)}-{_number(one.q95)}", one.unit, one.basis, one.working,
    )  # fmt: skip


def _number(value: float) -> str:
    """Three digits are enough for a reader."""
    short = float(f"{value:.3g}")
    return f"{short:,.0f}" if short >= 100 else f"{short:g}"


def _weighed(picture: Picture) -> Iterator[Verdict]:
    return (each for each in picture.verdicts if not each.why.endswith(UNWEIGHED))


def _verdict(one: Verdict) -> tuple[str, str, str]:
    return one.verdict, one.observation[:8], one.why


def _summary(picture: Picture) -> str:
    verdicts = Counter(each.verdict for each in _weighed(picture))
    told = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items())
    rest = len(picture.verdicts) - verdicts.total()
    more = f"; {say.count(rest, 'figure')} of other things not weighed" if rest else ""
    return f"{say.count(len(picture.estimates), 'estimate')}; reports: {told}{more}"
