"""Tables and lists inside HTML, rewritten so that main-text extraction keeps them.

A table of figures keeps one line a row, cells separated by " | ". A list of prose
becomes paragraphs with a bullet; menus, which are lists of links, stay lists.
"""

from __future__ import annotations

import re

_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^>]*>", re.IGNORECASE)
_CELL = re.compile(r"<t([dh])\b[^>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")
_LIST_END = re.compile(r"</ul\s*>", re.IGNORECASE)
_LINE = re.compile(r"<li\b[^>]*>", re.IGNORECASE)
_LINK = re.compile(r"<a\b[^>]*>(.*?)</a\s*>", re.IGNORECASE | re.DOTALL)
_LONGEST_CELL = 400  # characters; a longer one means the table only lays out the page
_PROSE = 30  # characters an entry of a list has on average when it is prose


def flatten_tables(page: str) -> str:
    """Rows of innermost tables with two columns or more become single cells."""
    if "<td" not in page and "<TD" not in page:
        return page
    return _rewrite(page, "<table", _TABLE_END, _flat_table)


def lists_to_paragraphs(page: str) -> str:
    """Innermost unordered lists of prose become bulleted paragraphs."""
    if "<ul" not in page and "<UL" not in page:
        return page
    return _rewrite(page, "<ul", _LIST_END, _prose_list)


def _rewrite(page: str, start: str, end: re.Pattern[str], change) -> str:  # type: ignore[no-untyped-def]
    """Every innermost `start`...`end` of the page that `change` gives a new form."""
    out, here = [], 0
    for close in end.finditer(page):
        begin = page.rfind(start, here, close.start())
        if begin < 0:
            begin = page.rfind(start.upper(), here, close.start())
        if begin < 0:
            continue
        changed = change(page[begin : close.start()])
        if changed is not None:
            out += [page[here:begin], changed]
        else:
            out.append(page[here : close.end()])
        here = close.end()
    out.append(page[here:])
    return "".join(out)


def _flat_table(table: str) -> str | None:
    rows = [_cells(row) for row in _ROW.split(table)[1:]]
    rows = [row for row in rows if any(row)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return None
    if max(len(cell) for row in rows for cell in row) > _LONGEST_CELL:
        return None
    lines = "".join(f"<tr><td>{' | '.join(row)}</td></tr>" for row in rows)
    return f"<table>{lines}</table>"


def _cells(row: str) -> list[str]:
    parts = _CELL.split(row)
    return [" ".join(_TAGS.sub(" ", cell).split()) for cell in parts[2::2]]


def _prose_list(ul: str) -> str | None:
    if ul.count("<a ") >= ul.count("<li") or "<img" in ul:
        return None
    entries = _LINE.split(ul)[1:]
    if not entries:
        return None
    own = [" ".join(_TAGS.sub(" ", _LINK.sub(" ", entry)).split()) for entry in entries]
    if sum(map(len, own)) < _PROSE * len(entries):
        return None
    return "".join(f"<p>• {entry}</p>" for entry in entries)
