"""`exeunt read` and `exeunt report`: sources in, observations or a page out."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from exeunt import workflow
from exeunt.cli import ALL_READ, INTERRUPTED, SOME_FAILED, WRONG, say, show
from exeunt.cli.progress import Doing, Progress
from exeunt.errors import ExeuntError, LedgerError, WrongUse

if TYPE_CHECKING:
    from exeunt.estimates import Picture
    from exeunt.workflow import Ledger, Problem, Reading


MOST_ALIKE = 3  # lines for one and the same trouble

APART = "some reports lie too far apart to be weighed: the page says which"
MOST_NOTES = 30  # names on the page of what could not be read


class Tally:
    """What happened in one call: counts for the summary and the exit status."""

    def __init__(self, total: int | None = None) -> None:
        self.progress = Progress(total)
        self.documents = self.observations = self.failed = self.warnings = 0
        self.unkept = self.stopped = False
        self.alike: Counter[str] = Counter()
        self.notes: list[str] = []  # what a reader of the page must know

    def problem(self, problem: Problem) -> None:
        """Something could not be read, or reads oddly: say it and go on."""
        if problem.warning:
            self.warnings += 1
        else:
            self.failed += 1
            self._note(problem)
        self.progress.step()
        if self._is_news(problem):
            say.problem(problem, warning=problem.warning)

    def _note(self, problem: Problem) -> None:
        """For the page: what was left out, the first few by name."""
        if self.failed <= MOST_NOTES:
            self.notes.append(f"Not read: {problem.where}: {problem.what}.")
        else:
            self.notes[MOST_NOTES:] = [f"Not read: {self.failed - MOST_NOTES:,} more."]

    def _is_news(self, problem: Problem) -> bool:
        """A bug of ours, or a file of the wrong kind, may strike every document or line alike."""
        file, line, _ = problem.where.rpartition(", line ")
        if problem.error != "ExeuntError" and not line:
            return True
        alike = f"{problem.what} {file}"
        self.alike[alike] += 1
        if self.alike[alike] == MOST_ALIKE + 1:
            say.line("more of the same" + (f" in {file}" if file else "") + ": counted, not listed")
        return self.alike[alike] <= MOST_ALIKE

    def ledger_failed(self, error: LedgerError) -> None:
        """What is read is still shown, but nobody may think that it was kept."""
        self.unkept = True
        say.problem(error)

    def count(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Count what passes; Ctrl-C ends it early and neatly."""
        try:
            for reading in readings:
                self.documents += 1
                self.observations += len(reading.observations)
                self.progress.step()
                yield reading
        except KeyboardInterrupt:
            self.stopped = True
        finally:
            self.progress.close()

    def nothing(self) -> bool:
        """Whether no source led anywhere."""
        return not (self.documents or self.failed or self.warnings)

    def status(self) -> int:
        """The exit status this call has earned."""
        if self.stopped:
            return INTERRUPTED
        if self.nothing():
            return WRONG
        return SOME_FAILED if self.failed or self.unkept else ALL_READ

    def summary(self, kept_in: str | None) -> None:
        """The last word: what was read and what not, where it is kept, how to go on."""
        if self.nothing() and not self.stopped:
            say.problem(WrongUse("nothing to read", todo="see exeunt read --help"))
            return
        kept = kept_in if not self.unkept else None
        said = ", ".join(self._parts(kept))
        if not self.stopped:
            say.line(said)
        elif kept is None:
            say.line(f"stopped: {said}; nothing was kept")
        else:
            say.line(f"stopped: {said}; to go on, run the same again: what is kept adds nothing")

    def _parts(self, kept_in: str | None) -> Iterator[str]:
        yield f"{say.count(self.documents, 'document')} read"
        yield say.count(self.observations, "observation")
        if self.warnings:
            yield say.count(self.warnings, "warning")
        if self.failed:
            yield f"{self.failed:,} could not be read"
        if kept_in and self.documents:
            yield f"kept in {kept_in}"
        seconds = self.progress.seconds()
        if self.documents >= 100 and seconds > 1:
            yield f"{seconds:,.0f} s, {self.documents / seconds:,.0f} documents a second"


def read(options: argparse.Namespace) -> int:
    """Read the sources, keep what they say, show it."""
    fmt = show.format_of(options.fmt, options.output)
    tally = Tally(_total(options))
    path = None if options.no_ledger else ledger_path(options)
    ledger = _open(path, tally)
    try:
        with closing(ledger) if ledger else nullcontext():
            readings = _read(options, tally)
            kept = workflow.keep(readings, ledger, tally.ledger_failed) if ledger else readings
            found = (each for reading in tally.count(kept) for each in reading.observations)
            show.observations(found, fmt, options.output)
    except KeyboardInterrupt:
        tally.stopped = True
    finally:
        tally.progress.close()
    tally.summary(path)
    return tally.status()


def report(options: argparse.Namespace) -> int:
    """Write one page of the sources, or of a ledger, with what they say together."""
    made: list[Picture] = []
    with Doing() as doing:
        html, status = _page(options, doing, made.append)
    if html is not None:
        _write(html, options.output)
    for picture in made:
        if picture.scenario:
            say.line(f"weighed through {picture.scenario}, to {picture.until}"
                     "; --scenario none leaves that out")  # fmt: skip
        if not picture.converged:
            why = "; ".join(picture.diagnosis.why_not if picture.diagnosis else ())
            say.line(f"the inference did not converge: {why}" if why else APART)
            status = status or SOME_FAILED
    return status


def _page(
    options: argparse.Namespace, doing: Doing, told: Callable[[Picture], None]
) -> tuple[str | None, int]:
    """The page, None where nothing was read, and the status of reading."""
    from exeunt import weighing

    how = weighing.How(
        scenario=options.scenario, as_of=options.as_of, horizon=options.horizon,
        members=options.members, seed=options.seed, cluster=options.cluster, progress=doing,
    )  # fmt: skip
    weigh = weighing.pictured(how, told)
    day = weighing.as_day(options.as_of)
    if any(map(workflow.is_ledger, options.sources)):
        html = workflow.report(*options.sources, title=options.title, as_of=day, weigh=weigh)
        return html, ALL_READ
    tally = Tally(_total(options))
    readings = workflow.known_by(tally.count(_read(options, tally)), day)
    html = workflow.page_of(
        readings, title=options.title, notes=tally.notes,
        weigh=lambda ledger: (None, None) if tally.stopped else weigh(ledger),
    )  # fmt: skip
    tally.summary(None)
    return (None if tally.stopped or not tally.documents else html), tally.status()


def ledger_path(options: argparse.Namespace) -> str:
    """--ledger, else EXEUNT_LEDGER, else exeunt.db in the current folder."""
    return options.ledger or os.environ.get("EXEUNT_LEDGER") or "exeunt.db"


def _open(path: str | None, tally: Tally) -> Ledger | None:
    if path is None:
        return None
    try:
        return workflow.open_ledger(path)
    except LedgerError as error:
        tally.ledger_failed(error)
        return None


def _read(options: argparse.Namespace, tally: Tally) -> Iterator[Reading]:
    return workflow.read(
        *options.sources,
        published=options.published,
        workers=options.workers,
        seconds=options.seconds,
        megabytes=options.megabytes,
        on_problem=tally.problem,
    )


def _total(options: argparse.Namespace) -> int | None:
    """How many documents there will be, where somebody watches a bar."""
    return workflow.how_many(options.sources) if sys.stderr.isatty() else None


def _write(html: str, output: str) -> int:
    if output == "-":
        show.text(html)
        return ALL_READ
    try:
        Path(output).write_text(html, encoding="utf-8")
    except OSError as error:
        raise ExeuntError(
            f"cannot write the page: {error.strerror}", where=output, todo="choose another with -o"
        ) from None
    say.line(f"wrote {output}, {len(html.encode()) / 1000:,.0f} kB")
    return ALL_READ
