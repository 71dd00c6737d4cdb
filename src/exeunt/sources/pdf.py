"""PDF: the text layer, page by page, by PDFium.

pypdfium2 (Apache-2.0/BSD, 8 MB) was nine times faster than pypdf on the same page
and mends most damaged files. Pages are separated by a blank line. Wide gaps inside a
line become " | ", so that table columns do not run together. Dates in the file say
when the file was made, not when the report was published: they are not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from exeunt.errors import EmptySource, SourceError
from exeunt.observations import Document
from exeunt.sources.problems import Problem

_ENDING = re.compile(r"[\ufffe\x02](?:\r?\n)?")  # PDFium's sign for a word broken at a line end
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_SPACE = re.compile(r"(?<=\S) (?=\S)")
_CATALOGUE = re.compile(rb"(\d{1,9})\s+\d+\s+obj\s*<<[^>]{0,500}?/Type\s*/Catalog\b")
_LINE = re.compile(r"[^\r\n]+")
_WIDE, _UNLIKE = 0.6, 1.5  # line heights, and times the usual gap of the line, between two cells
_VERY_WIDE = 1.3  # line heights; justified text rarely has such a gap, and rarely beside figures
_TAIL = 2048


def read_pdf(raw: bytes, path: str) -> Iterator[Document | Problem]:
    """The text of a PDF as one document, then what was odd about it.

    Raises
    ------
    SourceError : encrypted, or damaged beyond repair.
    EmptySource : no page has a text layer.
    """
    if b"%PDF-" not in raw[:1024]:
        raise SourceError("this is no PDF")
    pages = list(_pages(_opened(raw)))
    text = "\n\n".join(page for page in pages if page)
    cut_off = b"%%EOF" not in raw[-_TAIL:]
    if not text and cut_off:
        raise SourceError("the PDF is cut off before its text")
    if not text:
        raise EmptySource(
            "the PDF has no text layer: its pages are images", todo="run it through OCR first"
        )
    yield Document(id=path, text=text, obtained="pdf")
    blank = sum(not page for page in pages)
    if blank:
        what = f"{blank} of {len(pages)} pages have no text"
        yield Problem(what=what, where=path, warning=True)
    if cut_off:
        what = "the PDF is cut off; what could be read of it was read"
        yield Problem(what=what, where=path, warning=True)


def _opened(raw: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise SourceError(
                "the PDF is encrypted and needs a password", todo="save a copy without one"
            ) from None
    try:
        return pypdfium2.PdfDocument(_with_trailer(raw))
    except pypdfium2.PdfiumError:
        raise SourceError("the PDF is cut off or damaged beyond repair") from None


def _with_trailer(raw: bytes) -> bytes:
    """A file cut off before its trailer, with one that names the catalogue found in it."""
    catalogues = _CATALOGUE.findall(raw)
    root = catalogues[-1] if catalogues else b"1"
    return raw + b"\nendobj\ntrailer<</Root " + root + b" 0 R>>\nstartxref\n0\n%%EOF\n"


def _pages(document: Any) -> Iterator[str]:
    """Text of each page; a page that cannot be loaded counts as one without text."""
    import pypdfium2

    for number in range(len(document)):
        try:
            page = document[number]
            layer = page.get_textpage()
            yield _page_text(layer)
            layer.close()
            page.close()
        except pypdfium2.PdfiumError:
            yield ""


def _page_text(layer: Any) -> str:
    text = layer.get_text_range()
    text = _with_columns(layer, text) if layer.count_chars() == len(text) else text
    text = _ENDING.sub("-\n", text).replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", text).strip()


def _with_columns(layer: Any, text: str) -> str:
    """Put " | " where the gap between two words is wider than any space."""
    out, here = [], 0
    for start, end in _columns(layer, text):
        out += [text[here:start], " | "]
        here = end
    return "".join([*out, text[here:]])


def _columns(layer: Any, text: str) -> Iterator[tuple[int, int]]:
    """Spaces that part columns: two or more in a line, or one in lines that follow each other.

    Boxes are asked for only in lines that look like rows, and in the line before one
    with columns, its heading, as each costs a call into C.
    """
    lines = list(_LINE.finditer(text))
    gaps: list[list[tuple[int, int]]] = [[] for _ in range(len(lines) + 2)]  # none at both ends
    row_below = False
    for number in range(len(lines), 0, -1):
        line = lines[number - 1]
        row = _like_a_row(line[0])
        if row or row_below:
            gaps[number] = _wide_gaps(layer, text, line)
        row_below = row and bool(gaps[number])
    for before, here, after in zip(gaps, gaps[1:], gaps[2:], strict=False):
        if len(here) > 1 or before or after:
            yield from here


def _like_a_row(line: str) -> bool:
    words = line.split()
    figures = sum(word[:1].isdigit() for word in words)
    return len(words) >= 2 and figures * 3 >= len(words)


def _wide_gaps(layer: Any, text: str, line: re.Match[str]) -> list[tuple[int, int]]:
    """Spaces of a line between two cells; in justified text all gaps are alike."""
    spaces = [space.span() for space in _SPACE.finditer(text, *line.span())]
    gaps = [_gap(layer, start, end) for start, end in spaces]
    usual = min(gaps, default=0.0)
    return [
        space
        for space, gap in zip(spaces, gaps, strict=True)
        if gap > _VERY_WIDE or (gap > _WIDE and gap > _UNLIKE * usual)
    ]


def _gap(layer: Any, start: int, end: int) -> float:
    """Distance of the letters around a space, in heights of a line; a space has 0.25."""
    left = layer.get_charbox(start - 1, loose=True)
    right = layer.get_charbox(end, loose=True)
    height = max(left[3] - left[1], right[3] - right[1], 1.0)
    return float((right[0] - left[2]) / height)
