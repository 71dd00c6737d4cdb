"""Exports: observations as files other tools read, and as words and rows for people.

`write` is the one door: JSON Lines, CSV, HXL, GeoJSON, Parquet. `table` gives rows for
a terminal, `words` puts a figure into words. Nothing here ever adds figures up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from exeunt.errors import WrongUse
from exeunt.exports import formats
from exeunt.exports.table import HEADINGS, table

Writer = Callable[[Iterable[object], BinaryIO], int]

WRITERS: dict[str, Writer] = {
    "jsonl": formats.jsonl,
    "csv": formats.csv_file,
    "hxl": formats.hxl,
    "geojson": formats.geojson,
    "parquet": formats.parquet,
}
FORMATS = tuple(WRITERS)

__all__ = ["FORMATS", "HEADINGS", "table", "write"]


def write(items: Iterable[object], fmt: str, out: BinaryIO | str | Path) -> int:
    """Write observations, or ledger records that hold them, one record each.

    Parameters
    ----------
    items : any iterable of Observation or `ledger.Stored`; read once, one in memory.
    fmt : one of `FORMATS`.
    out : a path, or a stream of bytes, which stays open.

    Returns how many were written.

    Raises
    ------
    WrongUse : unknown format, or the path cannot be written.
    MissingExtra : parquet without the extra `analysis`.
    """
    if fmt not in WRITERS:
        raise WrongUse(f'no format "{fmt}"', near=", ".join(FORMATS))
    if not isinstance(out, str | Path):
        return WRITERS[fmt](items, out)
    with _opened(Path(out)) as stream:
        return WRITERS[fmt](items, stream)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("wb")
    except OSError as error:
        raise WrongUse(f"cannot write {path}: {error.strerror}") from error
