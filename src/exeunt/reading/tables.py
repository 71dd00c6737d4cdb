"""Tables: rows of cells under a header that says what they count.

A table is two or more lines of the same number of cells (`|` or tabs between them, as
`exeunt.sources` writes them). A column whose head names something that happens
("Displaced families", "Houses destroyed", "Queue (km)") gives a figure a row; the
row's own words say where. Totals are read as stated, never added up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from exeunt.reading import values, where
from exeunt.reading.engine import Tokens
from exeunt.reading.figures import EVENTS, UNIT_TAGS, Fact
from exeunt.reading.language import Language
from exeunt.reading.sentence import Mentions, Sentence
from exeunt.reading.sentences import Piece

BETWEEN = re.compile(r"[|\t]")
RULER = re.compile(r"[\s|:+=-]+")
CELL = re.compile(r"[^|\t]+")
CROSSING = {"queue": ("queue_length", "km"), "wait": ("wait_time", "hours")}
LIMIT = 400  # cells of a row that are looked at


class Column(NamedTuple):
    """What a column counts."""

    event: str  # of figures.EVENTS, or a measure
    unit: str
    head: str


def read(
    text: str, language: Language, places: Mentions, country: Callable[[Any], bool]
) -> Iterator[Sentence]:
    """Every row of every table that counts something, as a sentence with its facts."""
    for lines in _blocks(text):
        columns = _columns(text, lines[0], language)
        if not columns:
            continue
        for line in lines[1:]:
            row = _row(text, line, columns, language, places, country)
            if row is not None:
                yield row


Line = tuple[int, int, list[tuple[int, int]]]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that have cells."""
    found = BETWEEN.search(text)
    while found is not None:
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield start, end
        found = BETWEEN.search(text, end)


def _blocks(text: str) -> Iterator[list[Line]]:
    """Runs of neighbouring lines with as many cells."""
    block: list[Line] = []
    end = -2
    for start, stop in _lines(text):
        if RULER.fullmatch(text, start, stop):  # the line under a head
            end = stop
            continue
        cells = [m.span() for m in CELL.finditer(text, start, stop) if m.group().strip()][:LIMIT]
        next_to = start - end <= 2
        if not (block and next_to and len(cells) == len(block[0][2])):
            if len(block) > 1:
                yield block
            block = []
        if len(cells) > 1:
            block.append((start, stop, cells))
        end = stop
    if len(block) > 1:
        yield block


def _columns(text: str, head: Line, language: Language) -> dict[int, Column]:
    """The columns of a head that count something, by their place in the row."""
    out: dict[int, Column] = {}
    for number, (start, end) in enumerate(head[2]):
        raw = language.lexer.lex(text, start, end)
        tags = frozenset(tag for code in raw.codes for tag in language.alphabet.tags(code))
        if "numeral" in tags and number:
            return {}  # a head holds no numbers
        column = _column(tags, text[start:end].strip())
        if column is not None:
            out[number] = column
    return out


def _column(tags: frozenset[str], head: str) -> Column | None:
    for kind, (measure, unit) in CROSSING.items():
        if any(tag == kind or tag.startswith(kind + ".") for tag in tags):
            return Column(measure, unit, head)
    events = sorted(tag[3:] for tag in tags if tag.startswith("ev."))
    events = [event for event in events if event in EVENTS and event != "affected"]
    if not events:
        return None
    unit = next((u for u in UNIT_TAGS if u != "none" and "u." + u in tags), "people")
    houses = ("destroyed", "damaged", "uninhabitable")
    if not any("u." + u in tags for u in UNIT_TAGS) and events[0] in houses:
        unit = "houses"
    return Column(events[0], unit, head)


def _row(
    text: str,
    line: Line,
    columns: dict[int, Column],
    language: Language,
    places: Mentions,
    country: Callable[[Any], bool],
) -> Sentence | None:
    start, end, cells = line
    tokens = values.understand(language.lexer.lex(text, start, end), language)
    tokens = where.fold_places(tokens, places.within(start, end), language, country)
    facts = [
        fact
        for number, column in columns.items()
        if (fact := _fact(tokens, cells[number], column)) is not None
    ]
    if not facts:
        return None
    map_ = where.Map(tokens, language)
    return Sentence(Piece(start, end, -1), tokens, facts, [], [], [], map_)


def _fact(tokens: Tokens, cell: tuple[int, int], column: Column) -> Fact | None:
    """The one number of a cell as a fact; None where it holds none, or more."""
    found = [
        i
        for i, value in enumerate(tokens.values)
        if isinstance(value, values.Amount)
        and tokens.starts[i] >= cell[0]
        and tokens.ends[i] <= cell[1]
    ]
    if len(found) != 1:
        return None
    at = found[0]
    amount = tokens.values[at]
    unit = amount.unit or column.unit
    if column.event in ("queue_length", "wait_time") and unit != column.unit:
        return None
    if (amount.value or amount.low or amount.high or 0) < 1 and unit == "people":
        return None
    return Fact(
        tokens.starts[at], tokens.ends[at], at, at, amount, unit, column.event, None, (0, 0),
        f"table: {column.head}", "a cell of a table", 0.0,
    )  # fmt: skip


def merged(found: Sequence[Sentence], rows: Sequence[Sentence]) -> list[Sentence]:
    """Sentences and table rows in the order of the text; a row wins over its own sentence."""
    spans = [(row.piece.start, row.piece.end) for row in rows]
    kept = [s for s in found if not any(a <= s.piece.start < b for a, b in spans)]
    return sorted([*kept, *rows], key=lambda s: s.piece.start)
