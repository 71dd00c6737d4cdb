"""Tables and lists inside HTML, rewritten so that main-text extraction keeps them.

A table of figures keeps one line a row, cells separated by " | ". A list of prose
becomes paragraphs with a bullet; menus, which are lists of links, stay lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_UPPER = re.compile(r"</?(?:TABLE|TR|TD|TH|UL|LI)\b")
_ROW = re.compile(r"<tr\b[^<>]*>")
_CELL = re.compile(r"<t([dh])\b[^<>]*>")
_TAGS = re.compile(r"<[^<>]*>")
_LINE = re.compile(r"<li\b[^<>]*>")
_LONGEST_CELL = 400  # characters; a longer one means the table only lays out the page
_NO_PROSE = ("<img", "<button", "<input", "<picture", "<figure")
_PROSE = 10  # characters outside links that an entry of a list of prose has on average
_OWN = 0.5  # share of the characters of such a list that are outside links


def flatten_tables(page: str) -> str:
    """Rows of innermost tables with two columns or more become single cells."""
    page = _lowered(page, "</TABLE")
    return _rewrite(page, "<table", "</table>", _flat_table) if "<td" in page else page


def lists_to_paragraphs(page: str) -> str:
    """Innermost unordered lists of prose become bulleted paragraphs."""
    return _rewrite(_lowered(page, "</UL"), "<ul", "</ul>", _prose_list)


def _lowered(page: str, sign: str) -> str:
    """Pages that shout their tags are few; with lower-case tags, plain searches will do."""
    return _UPPER.sub(lambda tag: tag[0].lower(), page) if sign in page else page


def _rewrite(page: str, start: str, end: str, change: Callable[[str], str | None]) -> str:
    """Every innermost `start`...`end` of the page that `change` gives a new form."""
    out, copied, last = [], 0, 0
    while (close := page.find(end, last)) >= 0:
        begin = page.rfind(start, last, close)  # none there: this end closes an outer one
        last = close + len(end)
        changed = change(page[begin:close]) if begin >= 0 else None
        if changed is not None:
            out += [page[copied:begin], changed]
            copied = last
    return "".join([*out, page[copied:]]) if out else page


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
    return [_words(cell) for cell in parts[2::2]]


def _prose_list(ul: str) -> str | None:
    entries = ul.count("<li")
    if ul.count("<a ") > entries or any(sign in ul for sign in _NO_PROSE):
        return None
    own = len(_words(_without_links(ul)))
    if own < _PROSE * max(entries, 1) or own < _OWN * len(_words(ul)):
        return None
    return "".join(f"<p>• {entry}</p>" for entry in _LINE.split(ul)[1:])


def _without_links(ul: str) -> str:
    first, *rest = ul.split("<a ")
    return first + " ".join(part.partition("</a>")[2] for part in rest)


def _words(fragment: str) -> str:
    return " ".join(_TAGS.sub(" ", fragment).split())
