"""Estimates as files other tools read: JSON Lines, CSV, HXL, Parquet.

`write` is the one door. One estimate is one record in `COLUMNS`; nothing is added up
here: days, weeks and the whole overlap, and so do a crossing and its country.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from exeunt.errors import WrongUse
from exeunt.estimates import Estimate, flat, to_json
from exeunt.exports import formats
from exeunt.exports.flat import Cell, Column

Writer = Callable[[Iterable[Estimate], BinaryIO], int]

COLUMNS = (
    Column("place_id", "text", "#loc+code", "gazetteer id, else the scenario's own, else empty"),
    Column("place_name", "text", "#loc+name", "where"),
    Column("place_kind", "text", "#loc+type", "country, crossing, airport or area"),
    Column("place_country", "text", "#country+dest+code", "the one entered, ISO 3166 alpha-3"),
    Column("place_from_country", "text", "#country+origin+code", "the one left"),
    Column("measure", "text", "#indicator+name", "entries, queue_length, wait_time, ..."),
    Column("mode", "text", "#meta+mode", "all, land, air, or one way"),
    Column("group", "text", "#group+name", "whom it counts"),
    Column("start", "text", "#date+start", "first day, ISO date, included"),
    Column("end", "text", "#date+end", "last day, ISO date, included"),
    Column("median", "number", "#indicator+value+median+num", "half lies below"),
    Column("q05", "number", "#indicator+value+q05+num", "5 % lie below"),
    Column("q25", "number", "#indicator+value+q25+num", "25 % lie below"),
    Column("q75", "number", "#indicator+value+q75+num", "75 % lie below"),
    Column("q95", "number", "#indicator+value+q95+num", "95 % lie below"),
    Column("unit", "text", "#indicator+unit", "people, vehicles, km, hours"),
    Column("basis", "text", "#meta+basis", "reports, model or prior"),
    Column("scenario", "text", "#meta+scenario", "empty without one"),
    Column("as_of", "text", "#date+known", "nothing published later was used"),
    Column("working", "text", "#description+working", "one line to check by hand"),
    Column("moved_by", "text", "#meta+id+list", "ids of observations, the weightiest first"),
)
# What tools for HXL look for: people, and between which numbers they are nine times in ten.
AFFECTED = (
    ("People", "#affected+median+num", "median"),
    ("People at least", "#affected+min+num", "q05"),
    ("People at most", "#affected+max+num", "q95"),
)


def jsonl(found: Iterable[Estimate], out: BinaryIO) -> int:
    """The contract, one estimate a line."""
    return sum(1 for each in found if out.write(to_json(each) + b"\n"))


def csv_file(found: Iterable[Estimate], out: BinaryIO) -> int:
    """`COLUMNS`, UTF-8, comma, CRLF (RFC 4180); no cell can run as a formula."""
    return formats.sheet(found, out, [[column.name for column in COLUMNS]], _cells)


def hxl(found: Iterable[Estimate], out: BinaryIO) -> int:
    """CSV with headings for people, then the row of HXL hashtags; `AFFECTED` comes last."""
    names = [column.name.replace("_", " ").capitalize() for column in COLUMNS]
    heads = [
        [*names, *(heading for heading, _, _ in AFFECTED)],
        [*(column.tag for column in COLUMNS), *(tag for _, tag, _ in AFFECTED)],
    ]
    return formats.sheet(found, out, heads, _hxl_cells)


def parquet(found: Iterable[Estimate], out: BinaryIO) -> int:
    """`COLUMNS`, typed, zstd. Raises MissingExtra without the extra `analysis` (duckdb)."""
    kinds = {column.name: column.kind for column in COLUMNS}
    return formats.parquet_of(map(flat, found), kinds, out)


WRITERS: dict[str, Writer] = {"jsonl": jsonl, "csv": csv_file, "hxl": hxl, "parquet": parquet}


def write(found: Iterable[Estimate], fmt: str, out: BinaryIO) -> int:
    """Write estimates to a stream of bytes, which stays open; how many were written.

    Raises
    ------
    WrongUse : no such format.
    MissingExtra : parquet without the extra `analysis`.
    """
    if fmt not in WRITERS:
        raise WrongUse(f"estimates cannot be written as {fmt}", near=", ".join(WRITERS))
    return WRITERS[fmt](found, out)


def _cells(one: Estimate) -> list[Cell]:
    cells = flat(one)
    return [cells[column.name] for column in COLUMNS]


def _hxl_cells(one: Estimate) -> list[Cell]:
    is_people = one.unit == "people"
    affected = [getattr(one, name) if is_people else None for _, _, name in AFFECTED]
    return formats.single_spaced([*_cells(one), *affected])
