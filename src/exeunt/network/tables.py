"""Comma-separated text to rows and back, with the line each row begins on.

The standard library's reader does not tell a quoted cell from a bare one, nor where a
mark was left open; both matter to who writes tables by hand. Blank lines and lines that
begin with # are passed over; spaces around a cell do not count, inside quotation marks
they do; CRLF and a byte order mark are accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row; `line` counts from 1, as an editor does. `fault`: what is wrong."""

    line: int
    cells: list[str]
    fault: str = ""


def split(text: str) -> Iterator[Row]:
    """Every row of a table, its heading first.

    Source: RFC 4180, with comments and blank lines besides.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = 0
    while at < len(lines):
        line, first = lines[at], at + 1
        at += 1
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if '"' not in line:
            cells = [cell.strip() for cell in line.split(",")]
            if any(cells):
                yield Row(first, cells)
            continue
        cells, at, fault = _quoted(lines, at - 1)
        yield Row(first, cells, fault)


def _quoted(lines: Sequence[str], at: int) -> tuple[list[str], int, str]:
    """Cells of the row that begins on line `at`, the line after it, and its fault."""
    first, text = at, lines[at]
    cells: list[str] = []
    place = 0
    while True:
        begin = place + len(text[place:]) - len(text[place:].lstrip())
        if not text.startswith('"', begin):
            comma = text.find(",", place)
            end = len(text) if comma < 0 else comma
            cells.append(text[place:end].strip())
        else:
            close = _closing(text, begin + 1)
            if close < 0:
                text, at, close = _longer(text, lines, at, begin + 1)
            if close < 0:
                return cells, first + 1, "a quotation mark opens here and never closes"
            cells.append(text[begin + 1 : close].replace('""', '"'))
            end = close + 1 + len(text[close + 1 :]) - len(text[close + 1 :].lstrip())
            if end < len(text) and text[end] != ",":
                return cells, at + 1, "text follows a closing quotation mark"
        if end >= len(text):
            return cells, at + 1, ""
        place = end + 1


def _longer(text: str, lines: Sequence[str], at: int, start: int) -> tuple[str, int, int]:
    """The row with the lines its open quotation mark runs over, its last line, and the close."""
    whole = "\n".join((text, *lines[at + 1 :]))
    close = _closing(whole, start)
    if close < 0:
        return text, at, close
    end = whole.find("\n", close)
    grown = whole if end < 0 else whole[:end]
    return grown, at + grown.count("\n") - text.count("\n"), close


def _closing(text: str, start: int) -> int:
    """Where the quotation mark closes; a doubled one is part of the text."""
    at = text.find('"', start)
    while at >= 0 and text.startswith('""', at):
        at = text.find('"', at + 2)
    return at


def join(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as text, one line feed a row."""
    return "".join(",".join(map(_cell, row)) + "\n" for row in (headings, *rows))


def _cell(text: str) -> str:
    if text != text.strip() or text.startswith("#") or any(mark in text for mark in ',"\n\r'):
        return '"' + text.replace('"', '""') + '"'
    return text
