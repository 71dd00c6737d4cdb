"""Reading a Flee folder's files: lines with their numbers, and numbers that are numbers.

Every module of this folder reads through here, so that a bad cell is always told the
same way: what, which file and row, what to do.
"""

from __future__ import annotations

import csv
import difflib
import io
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from exeunt.errors import ScenarioError

MOST_PEOPLE = 1e10
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(slots=True)
class Reading:
    """How one folder is read, and what was noticed on the way.

    `as_flee` brings back Flee's defects; `until` hides every row dated after that day;
    `hasten` people count as one; `notes` grows by one line for each oddity.
    """

    folder: Path
    as_flee: bool = False
    until: int | None = None
    hasten: int = 1
    notes: list[str] = field(default_factory=list)

    def note(self, line: str) -> None:
        if line not in self.notes:
            self.notes.append(line)

    def seen(self, day: int) -> bool:
        """Was this day's row published when the forecaster looks?"""
        return self.until is None or day <= self.until

    def name(self, cell: str) -> str:
        """A name as the other files must spell it; Flee does not trim."""
        return cell if self.as_flee else cell.strip()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a CSV file. `row` counts from 1, the header included."""

    file: str
    row: int
    cells: tuple[str, ...]

    @property
    def where(self) -> str:
        return f"{self.file}, row {self.row}"

    def text(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""

    def number(self, column: int, name: str, *, empty: float | None = None) -> float:
        """The cell as a number of 0 or more; `empty` is what a blank one means."""
        value = self.signed(column, name, empty=empty)
        if value < 0:
            raise self.wrong(f"{name} is negative: {value:g}", "give 0 or more")
        return value

    def signed(self, column: int, name: str, *, empty: float | None = None) -> float:
        """The cell as any finite number."""
        cell = self.text(column).strip()
        if not cell and empty is not None:
            return empty
        if not cell:
            raise self.wrong(f"{name} is missing", f"fill column {column + 1}")
        value = float(cell) if _NUMBER.fullmatch(cell) else math.nan
        if not math.isfinite(value):
            raise self.wrong(f"{name} is no number: {cell[:40]!r}", "write digits, as in 12 or 0.5")
        return value

    def people(self, column: int, name: str, how: Reading, *, empty: float | None = None) -> float:
        """A whole number of people, 0 or more."""
        value = self.number(column, name, empty=empty)
        cell = self.text(column).strip()
        if value != math.floor(value):
            raise self.wrong(f"{name} is no whole number: {cell}", "people are counted one by one")
        if value > MOST_PEOPLE:
            raise self.wrong(f"{name} is more than live on Earth: {cell[:40]}", "correct it")
        if cell and not re.fullmatch(r"[+-]?\d+", cell):
            if how.as_flee:
                raise self.wrong(f"{name} is not written as an integer: {cell}; Flee stops here",
                                 f"write {value:.0f}, or leave out --as-flee")  # fmt: skip
            how.note(f"{self.file}: {name} written as {cell}; Flee would stop, read as {value:.0f}")
        return value

    def day(self, column: int, name: str) -> int:
        """A day number; may be negative."""
        value = self.signed(column, name)
        if value != math.floor(value) or abs(value) > 1e6:
            raise self.wrong(f"{name} is no day number: {self.text(column).strip()}",
                             "give whole days from StartDate, which is day 0")  # fmt: skip
        return int(value)

    def date(self, column: int, name: str) -> date:
        return as_date(self.text(column), name, self.where)

    def wrong(self, what: str, todo: str, near: str = "") -> ScenarioError:
        return ScenarioError(what, where=self.where, near=near, todo=todo)


def as_date(text: str, name: str, where: str) -> date:
    """`YYYY-MM-DD` as a date; ScenarioError otherwise."""
    found = _DATE.fullmatch(text.strip())
    try:
        if found:
            return date(*(int(part) for part in found.groups()))
    except ValueError:
        pass
    raise ScenarioError(
        f"{name} is no date: {text.strip()[:40]!r}", where=where, todo="write it as YYYY-MM-DD"
    )


def decoded(path: Path, name: str) -> str:
    """The text of a UTF-8 file, without a byte order mark.

    Raises ScenarioError when it is missing, a folder, unreadable or in another coding.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        beside = ", ".join(sorted(p.name for p in path.parent.glob("*"))[:12])
        raise ScenarioError(
            f"{name} cannot be read: {error.strerror or error}",
            where=str(path),
            near=f"beside it: {beside}" if beside else "",
            todo=f"add {name}; docs/flee.md lists the files of a Flee folder",
        ) from error
    except ValueError as error:  # a null byte in the name
        raise ScenarioError(f"{name!r} is no file name", todo="rename the file") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise ScenarioError(
            f"{name} is not UTF-8: byte 0x{data[error.start]:02X}",
            where=f"{name}, row {row}",
            todo="save it as UTF-8",
        ) from error


def lines(path: Path) -> list[Line]:
    """Rows of a CSV file that hold anything, comments and headers included."""
    reader = csv.reader(io.StringIO(decoded(path, path.name), newline=""))
    found = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append(Line(path.name, reader.line_num, tuple(cells)))  # noqa: PERF401
    except csv.Error as error:
        raise ScenarioError(
            f"{path.name} is no CSV: {error}",
            where=f"{path.name}, row {reader.line_num}",
            todo="check quotes and line ends",
        ) from error
    return found


def table(path: Path, first: str, how: Reading) -> tuple[list[str], list[Line]]:
    """Header names (trimmed, [] when there is none) and the rows under it.

    Flee knows a header only by its "#"; a first cell that is `first` is one as well.
    """
    header: list[str] = []
    body: list[Line] = []
    for line in lines(path):
        cell = line.cells[0].strip()
        bare = not header and not body and cell.lower() == first
        if cell.startswith("#") or bare:
            header = header or [name.strip().lstrip("#").strip() for name in line.cells]
            if bare:
                how.note(f"{path.name}: the header has no #; Flee would read it as a row")
        elif not cell:
            raise line.wrong(f"{first} is missing", "fill the first column or remove the row")
        else:
            body.append(line)
    return header, body


def like(name: str, known: Iterable[str]) -> str:
    """Names that look like `name`, for the `near` of an error."""
    close = difflib.get_close_matches(name, list(known), 3, 0.6)
    return ", ".join(close)


def listed(names: Iterable[str], most: int = 5) -> str:
    """The first few names, and how many more."""
    every = list(dict.fromkeys(names))
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more
