"""The writers: JSON Lines, CSV, HXL, GeoJSON, Parquet; one observation in, one record out.

Used through `exports.write`. Every writer takes any iterable, keeps one record in
memory and never adds figures up. docs/formats.md describes each format.
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from exeunt.errors import MissingExtra
from exeunt.exports.flat import COLUMNS, Cell, Row, observation, observation_of, row
from exeunt.observations import Observation, Place, to_json

Item = TypeVar("Item")

# What a spreadsheet takes for a formula: OWASP, CSV Injection, with the full-width forms.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_KINDS = {column.name: column.kind for column in COLUMNS}
_REQUIRED_TEXT = ("quote", "rule", "document")  # may be empty, never null

# What tools for HXL look for: people affected, as said, never added up.
AFFECTED = (
    ("People", "#affected+num", "value"),
    ("People at least", "#affected+min+num", "low"),
    ("People at most", "#affected+max+num", "high"),
)
HEADERS: dict[str, str] = {
    column.name: column.name.replace("_", " ").capitalize() for column in COLUMNS
}


def jsonl(items: Iterable[object], out: BinaryIO) -> int:
    """The contract, one observation a line."""
    count = 0
    for count, item in enumerate(items, 1):  # noqa: B007
        out.write(to_json(observation_of(item)) + b"\n")
    return count


def csv_file(items: Iterable[object], out: BinaryIO) -> int:
    """Flat columns, UTF-8, comma, CRLF (RFC 4180); no cell can run as a formula."""
    return sheet(items, out, [[column.name for column in COLUMNS]], _cells)


def hxl(items: Iterable[object], out: BinaryIO) -> int:
    """CSV with headings for people, then the row of HXL hashtags; `AFFECTED` comes last.

    White space within texts becomes single spaces, as HXL asks.
    """
    heads = [
        [*HEADERS.values(), *(heading for heading, _, _ in AFFECTED)],
        [*(column.tag for column in COLUMNS), *(tag for _, tag, _ in AFFECTED)],
    ]
    return sheet(items, out, heads, _hxl_cells)


def _hxl_cells(item: object) -> list[Cell]:
    cells = [*row(item).values(), *_affected(item)]
    return single_spaced(cells)


def single_spaced(cells: Iterable[Cell]) -> list[Cell]:
    """Cells as HXL asks for them: white space within a text is one space."""
    return [" ".join(value.split()) if isinstance(value, str) else value for value in cells]


def _affected(item: object) -> list[Cell]:
    """Value, low and high again, of people and only where somebody says it happened."""
    o = observation_of(item)
    told = o.unit == "people" and o.stance != "denies" and o.modality == "observed"
    return [getattr(o, name) if told else None for _, _, name in AFFECTED]


def _cells(item: object) -> list[Cell]:
    return list(row(item).values())


def sheet(
    items: Iterable[Item],
    out: BinaryIO,
    heads: list[list[str]],
    cells: Callable[[Item], list[Cell]],
) -> int:
    """Write lines of headings, then the `cells` of each item, as `cell` makes them safe."""
    text = io.TextIOWrapper(out, "utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerows(heads)
    count = 0
    for count, item in enumerate(items, 1):  # noqa: B007
        writer.writerow([cell(value) for value in cells(item)])
    text.detach()  # the stream is the caller's to close
    return count


def cell(value: Cell) -> str:
    """A value as a spreadsheet may safely open it: a text that looks like a formula gets a '."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else repr(value)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text


def read_csv(source: BinaryIO) -> Iterator[Observation]:
    """Observations back from `csv_file`, or from `hxl`."""
    text = io.TextIOWrapper(source, "utf-8", newline="")
    lines = csv.reader(text)
    names = [heading.lower().replace(" ", "_") for heading in next(lines, [])]
    for cells in lines:
        if not cells[0].startswith("#"):
            yield observation(_row_back(dict(zip(names, cells, strict=True))))
    text.detach()


def _row_back(cells: dict[str, str]) -> Row:
    return {name: _value(name, text) for name, text in cells.items() if name in _KINDS}


def _value(name: str, text: str) -> Cell:
    if text == "":
        return "" if name in _REQUIRED_TEXT else None
    kind = _KINDS[name]
    if kind == "number":
        return float(text)
    if kind == "whole":
        return int(text)
    if kind == "flag":
        return text == "true"
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def geojson(items: Iterable[object], out: BinaryIO) -> int:
    """A FeatureCollection (RFC 7946): a point where one is known, else a null geometry."""
    out.write(b'{"type":"FeatureCollection","features":[')
    count = 0
    for count, item in enumerate(items, 1):
        out.write((b",\n" if count > 1 else b"\n") + msgspec.json.encode(feature(item)))
    out.write(b"\n]}\n")
    return count


def feature(item: object) -> dict[str, object]:
    """One observation as a GeoJSON Feature; `point_of` says whose point it is: at, to, from."""
    o = observation_of(item)
    point_of, spot = _spot(o)
    known = {name: value for name, value in row(item).items() if name != "id"}
    geometry = spot and {"type": "Point", "coordinates": [spot.lon, spot.lat]}
    return {
        "type": "Feature",
        "id": o.id,
        "geometry": geometry,
        "properties": {"point_of": point_of, **known},
    }


def _spot(o: Observation) -> tuple[str | None, Place | None]:
    for name, place in (("at", o.at), ("to", o.to), ("from", o.from_)):
        if place and place.lat is not None and place.lon is not None:
            return name, place
    return None, None


_SQL_TYPES = {"text": "VARCHAR", "number": "DOUBLE", "whole": "BIGINT", "flag": "BOOLEAN"}


def parquet(items: Iterable[object], out: BinaryIO) -> int:
    """The flat columns, typed, zstd. Needs the extra `analysis` (duckdb).

    Raises
    ------
    MissingExtra : duckdb is not installed.
    """
    return parquet_of(map(row, items), {column.name: column.kind for column in COLUMNS}, out)


def parquet_of(rows: Iterable[Mapping[str, Cell]], kinds: Mapping[str, str], out: BinaryIO) -> int:
    """Rows of the columns in `kinds` (text, number, whole or flag) as Parquet; how many.

    Raises
    ------
    MissingExtra : duckdb is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtra(
            "Parquet needs duckdb", todo="pip install 'exeunt[all]', or export --as csv"
        ) from error
    columns = {name: _SQL_TYPES[kind] for name, kind in kinds.items()}
    with tempfile.TemporaryDirectory(prefix="exeunt-") as folder:
        held, made = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        with held.open("wb") as lines:
            count = _lines(rows, lines)
        with duckdb.connect() as db:  # JSON in, so that DuckDB and not Python holds the batch
            table = db.read_json(str(held), columns=columns, format="newline_delimited")
            table.write_parquet(str(made), compression="zstd")
        with made.open("rb") as finished:
            while block := finished.read(1 << 20):
                out.write(block)
    return count


def _lines(rows: Iterable[Mapping[str, Cell]], out: BinaryIO) -> int:
    count = 0
    for count, each in enumerate(rows, 1):  # noqa: B007
        out.write(msgspec.json.encode(each) + b"\n")
    return count
