"""Showing observations: a table on a terminal, JSON Lines in a pipe, or as asked.

`observations` streams: what it is given is written as it comes, except a table,
which must know its widths.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from exeunt import workflow
from exeunt.errors import ExeuntError, WrongUse

if TYPE_CHECKING:
    from exeunt.observations import Observation
    from exeunt.workflow import Stored

    Found = Observation | Stored

ENDINGS = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".hxl": "hxl", ".geojson": "geojson",
    ".parquet": "parquet",
}  # fmt: skip
PLAIN_WIDTH = 200  # columns of a table that goes to a file
MOST_ROWS = 500  # a terminal's table; more is for a file


def format_of(asked: str | None, output: str | None = None) -> str:
    """The format asked for, else by the file's ending, else by who is looking.

    Raises
    ------
    WrongUse : the ending says nothing we know.
    """
    if asked:
        return asked
    if output is None:
        return "table" if sys.stdout.isatty() else "jsonl"
    ending = Path(output).suffix.lower()
    if ending not in ENDINGS:
        near = " ".join(sorted(ENDINGS))
        raise WrongUse(f'"{output}" does not say which format', near=near, todo="add --as FORMAT")
    return ENDINGS[ending]


def observations(found: Iterable[Found], fmt: str, output: str | None = None) -> None:
    """Write observations in a format to standard output, or to a file.

    Raises
    ------
    WrongUse : Parquet on a terminal.
    ExeuntError : the file cannot be written.
    """
    if fmt in ("table", "jsonl"):  # the others have columns for a correction beside the original
        found = (getattr(each, "standing", each) for each in found)
    if output is not None:
        _to_file(found, fmt, output)
    elif fmt == "table":
        table(found)
    elif fmt == "jsonl":
        _stream(found)
    elif fmt == "parquet" and sys.stdout.isatty():
        raise WrongUse("Parquet is not for a terminal", todo="add -o FILE")
    else:
        workflow.export(found, fmt, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _stream(found: Iterable[Found]) -> None:
    """The commonest case, without loading the other formats (20 ms)."""
    from exeunt.observations import to_json

    out = sys.stdout.buffer
    for observation in found:
        out.write(to_json(observation) + b"\n")  # type: ignore[arg-type]
    out.flush()


def _to_file(found: Iterable[Found], fmt: str, output: str) -> None:
    to_file(lambda out: workflow.export(found, fmt, out), fmt, output)


def to_file(write: Callable[[BinaryIO], object], fmt: str, output: str) -> None:
    """Let `write` fill a file that is there when it is finished.

    Raises
    ------
    WrongUse : a table is asked for. ExeuntError : the file cannot be written.
    """
    if fmt == "table":
        raise WrongUse("a table is for a terminal", todo="choose another format with --as")
    try:
        with _whole(Path(output)) as out:
            write(out)
    except OSError as error:
        raise ExeuntError(
            f"cannot write the file: {error.strerror}", where=output, todo="choose another with -o"
        ) from None


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """A file that is there when it is finished; what stood there before stays until then."""
    if path.exists() and not path.is_file():  # a pipe or a device
        with path.open("wb") as out:
            yield out
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def table(found: Iterable[Found]) -> None:
    """One line an observation, for reading; the first few hundred."""
    headings, drawn = workflow.table(found)
    rows = list(islice(drawn, MOST_ROWS))
    if rows:
        grid(headings, rows, wide="quote")
    if more := sum(1 for _ in drawn):
        text(f"... and {more:,} more; --as jsonl or --as csv has them all")


def grid(headings: Sequence[str], rows: Iterable[Sequence[str]], *, wide: str = "") -> None:
    """A table by rich; the column `wide` takes the room the others leave.

    A column in which nobody has anything to say is left out.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    columns = [cells for cells in zip(headings, *rows, strict=True) if any(cells[1:])]
    console = Console() if sys.stdout.isatty() else Console(width=PLAIN_WIDTH)
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for (name, *_), width in zip(columns, _widths(columns, console.width, wide), strict=True):
        drawn.add_column(name, width=width, overflow="fold")
    for row in zip(*(cells[1:] for cells in columns), strict=True):
        drawn.add_row(*map(Text, row))
    console.print(drawn)


def _widths(columns: Sequence[Sequence[str]], room: int, wide: str) -> list[int]:
    """Each column as wide as its text up to a share of the room, the wide one with the rest."""
    most = max(9, room // 9)
    natural = {cells[0]: max(map(len, cells)) for cells in columns}
    widths = {name: width if width <= 9 else min(width, most) for name, width in natural.items()}
    if wide in widths:
        rest = room - sum(widths.values()) + widths[wide] - 2 * len(widths)
        widths[wide] = min(natural[wide], max(rest, 12))
    return list(widths.values())


def json_lines(rows: Iterable[object]) -> None:
    """Plain rows or records, one JSON object a line."""
    import msgspec

    out = sys.stdout.buffer
    for row in rows:
        out.write(msgspec.json.encode(row) + b"\n")
    out.flush()


def binary(write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill standard output."""
    write(sys.stdout.buffer)
    sys.stdout.buffer.flush()


def text(finished: str) -> None:
    """Finished text to standard output, in UTF-8 whatever the terminal is set to."""
    out = sys.stdout.buffer
    out.write(finished.rstrip("\n").encode("utf-8", "replace") + b"\n")
    out.flush()
