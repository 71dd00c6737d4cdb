"""The third part of the story: from reports to estimates; start here after `workflow`.

Sources or a ledger become reports (an observation and its day of publication),
inference weighs them, and a `Picture` comes back: estimates with intervals, a verdict
on every figure, and notes on what was left out. The doors (`exeunt.cli`) call this
module and nothing behind it; rooms are imported when first needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from exeunt import workflow
from exeunt.errors import WrongUse
from exeunt.estimates import COLUMNS, Estimate, Picture, flat, to_json
from exeunt.observations import Document

if TYPE_CHECKING:
    # `as` says that the doors may have these from here: they import no room.
    from exeunt.estimates import Verdict as Verdict
    from exeunt.inference.evidence import Report as Report
    from exeunt.workflow import OnProblem, Reading, View

FORMATS = ("table", "jsonl", "csv")


def estimate(
    *sources: str | Path | Document,
    published: str | None = None,
    as_of: str | None = None,
    seed: int = 0,
    workers: int | None = 1,
    on_problem: OnProblem | None = None,
) -> Picture:
    """What the sources, or a ledger, say together of queues, waits and people counted.

    Parameters
    ----------
    sources : as for `read`, or one ledger file.
    published : ISO date of publication where a source does not say.
    as_of : ISO date; only what was published by then. In a ledger, reviews too.
    seed : of the draws.

    Raises
    ------
    WrongUse : nothing to read, a ledger among other sources, or a date that is none.
    SourceError, LedgerError : see `read` and `open_ledger`.
    """
    if any(map(workflow.is_ledger, sources)):
        return estimate_ledger(sources, as_of=as_of, seed=seed)
    readings = workflow.read(*sources, published=published, workers=workers, on_problem=on_problem)
    return estimate_readings(readings, as_of=as_of, seed=seed)


def estimate_readings(
    readings: Iterable[Reading], *, as_of: str | None = None, seed: int = 0
) -> Picture:
    """As `estimate`, of what was read already."""
    from exeunt.inference.weigh import weigh

    day = as_day(as_of)
    return weigh(list(_reports(readings)), as_of=day, seed=seed)


def estimate_ledger(
    sources: Iterable[str | Path | Document], *, as_of: str | None = None, seed: int = 0
) -> Picture:
    """As `estimate`, of one ledger; what a review rejected stays outside.

    Raises
    ------
    WrongUse : more than one source.
    """
    from exeunt.inference.weigh import weigh

    day = as_day(as_of)
    named = list(sources)
    if len(named) != 1:
        raise WrongUse("estimates are of one ledger, or of sources", near=str(named[0]))
    path = str(named[0])
    with closing(workflow.open_ledger(path, create=False, write=False)) as ledger:
        reports = list(_kept(ledger.as_of(day) if day else ledger))
    return weigh(reports, as_of=day, seed=seed)


def _reports(readings: Iterable[Reading]) -> Iterator[Report]:
    from exeunt.inference.evidence import Report

    for reading in readings:
        for one in reading.observations:
            yield Report(one, reading.document.published)


def _kept(ledger: View) -> Iterator[Report]:
    from exeunt.inference.evidence import Report

    for stored in workflow.listed(ledger):
        yield Report(stored.standing, stored.document.published)


def as_day(text: str | None) -> str | None:
    """An ISO date, checked.

    Raises
    ------
    WrongUse : it is no date.
    """
    from datetime import date

    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise WrongUse(f'"{text}" is not a date', todo="write it as 2022-09-23") from None


def export(found: Iterable[Estimate], fmt: str, out: BinaryIO) -> int:
    """Write estimates as jsonl or csv; how many were written.

    Raises
    ------
    WrongUse : there is no such format.
    """
    if fmt == "jsonl":
        return sum(1 for each in found if out.write(to_json(each) + b"\n"))
    if fmt != "csv":
        raise WrongUse(f"estimates cannot be written as {fmt}", near="jsonl, csv")
    import csv
    import io

    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    rows = csv.DictWriter(text, COLUMNS)
    rows.writeheader()
    count = 0
    for count, each in enumerate(found, 1):  # noqa: B007
        rows.writerow({name: _cell(value) for name, value in flat(each).items()})
    text.detach()  # the stream is the caller's to close
    return count


def _cell(value: str | float | None) -> str:
    from exeunt.exports.formats import cell

    return cell(value)
