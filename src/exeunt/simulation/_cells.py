"""Cells of a table as matrices of bytes, so that a table is written without a loop over rows.

`output.py` asks for columns and joins them to lines. A column is uint8, its last axis the
bytes of one cell, padded with zeros anywhere; the zeros go when the lines are made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from exeunt.errors import WrongUse

Bytes = NDArray[np.uint8]

# What a spreadsheet takes for a formula: OWASP, CSV Injection, with the full-width forms.
# The exports room guards its cells alike; rooms that must not know each other share the rule.
FORMULA = "'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]"
_FORMULA = re.compile(FORMULA)
_QUOTED = re.compile('[",\r\n]')
_MOST = 1e15  # a float64 no longer tells thousandths apart


def _groups(*, padded: bool) -> NDArray[np.uint32]:
    """Every number below 10,000 as four bytes, "0042" or "42" after two zero bytes."""
    every = np.arange(10_000)[:, None]
    digits = (every // [1000, 100, 10, 1] % 10 + ord("0")).astype(np.uint8)
    if not padded:
        digits[:, :3][every < [1000, 100, 10]] = 0
    return digits.view(np.uint32)[:, 0]


_FULL = _groups(padded=True)
_LAST = np.concatenate([_groups(padded=False), _FULL])  # the group of units: 0 is "0"
_HIGH = _LAST.copy()  # groups above it: 0 is nothing
_HIGH[0] = 0
_PARTS = [f".{n:03}".rstrip("0").rstrip(".").encode().ljust(4, b"\0") for n in range(1000)]
_FRACTION = np.frombuffer(b"".join(_PARTS), np.uint32)
_MINUS = np.frombuffer(b"\0\0\0-", np.uint32)[0]


def text_cell(text: str) -> str:
    """A text as a spreadsheet may safely open it, quoted where it must be (RFC 4180)."""
    text = text.replace("\0", "\ufffd")
    if _FORMULA.match(text):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def texts(rows: Sequence[Sequence[str]]) -> Bytes:
    """Several cells a row, commas between them: (rows, bytes)."""
    made = [",".join(row).encode("utf-8", "replace") for row in rows]
    width = max(map(len, made), default=0)
    joined = b"".join(row.ljust(width, b"\0") for row in made)
    return np.frombuffer(joined, np.uint8).reshape(len(made), width)


def numbers(values: NDArray[np.float64]) -> Bytes:
    """Each value with up to three decimals, no exponent, no -0; empty where it is not finite.

    `values` of any shape; the bytes are one more axis. Raises WrongUse from 10 ** 15 on.
    """
    known = np.isfinite(values)
    every = bool(known.all())
    sizes = np.abs(values if every else np.where(known, values, 0.0))
    if sizes.size and sizes.max() >= _MOST:
        raise WrongUse(f"a result of {sizes.max():.3g} is no number of people, kilometres or hours")
    thousandths = np.rint(sizes * 1000.0).astype(np.int64)
    below = (values < 0.0) & (thousandths > 0)
    parts = _digits(thousandths, below if below.any() else None)
    out = np.stack(parts, axis=-1)
    if not every:
        out[~known] = 0
    return out.view(np.uint8)


def _digits(
    thousandths: NDArray[np.int64], below: NDArray[np.bool_] | None
) -> list[NDArray[np.uint32]]:
    """Four bytes each: sign, groups of four digits, decimals; only those some value needs."""
    whole = thousandths // 1000
    rest = thousandths - whole * 1000
    parts = [_FRACTION[rest]] if rest.any() else []
    table = _LAST
    while True:
        above = whole // 10_000
        group = whole - above * 10_000
        more = bool(above.any())
        if more:
            group = np.where(above > 0, group + 10_000, group)
        parts.insert(0, table[group])
        if not more:
            break
        whole, table = above, _HIGH
    if below is not None:
        parts.insert(0, np.where(below, _MINUS, np.uint32(0)))
    return parts


def lines(columns: Sequence[Bytes]) -> bytes:
    """Columns (times or 1, sites or 1, bytes) as lines of comma-separated cells."""
    shape = np.broadcast_shapes(*(column.shape[:-1] for column in columns))
    sheet = np.empty((*shape, sum(column.shape[-1] + 1 for column in columns)), np.uint8)
    at = 0
    for column in columns:
        end = at + column.shape[-1]
        sheet[..., at:end] = column
        sheet[..., end] = ord(",")
        at = end + 1
    sheet[..., -1] = ord("\n")
    return sheet.tobytes().translate(None, b"\0")
