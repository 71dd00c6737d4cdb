"""HTML: a page as served to its main text and the facts it states about itself.

Scripts, styles, comments and drawings are cut out before parsing, which is most of
a page. Main text is resiliparse's (Bevendorff et al. 2018, "Elastic ChatNoir"), with
tables and lists of prose rewritten first so that its rules keep them. The title is
the first line of the text unless the text has it already.
"""

from __future__ import annotations

import re

from exeunt.errors import EmptySource, TooLarge
from exeunt.observations import Document
from exeunt.sources.page_facts import PageFacts, page_facts
from exeunt.sources.tables import flatten_tables, lists_to_paragraphs
from exeunt.sources.text import decode_western, guess_encoding, refuse_binary, wide_encoding

_CUT = re.compile(rb"<(!--|script|style|svg|nav(?=[ >])|select|noscript)")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li option tr td th "
    "dt dd".split()
)
_BLANKS = re.compile(r"\n(?:[ \t\xa0]*\n)+")
_NUMBERED = re.compile(r"^ {2,}\d{1,3}\. ", re.MULTILINE)
_UNSEEN = re.compile("[\x00\xad\u200b\u2060\ufeff]+")  # soft hyphens and the like
_FEW = 200  # characters; a shorter main text is compared with the whole page


def read_page(raw: bytes, path: str, *, nesting: int, url: str | None = None) -> Document:
    """The page as a document.

    Raises
    ------
    SourceError : binary bytes.
    TooLarge : tags nested deeper than `nesting`.
    EmptySource : no text on the page.
    """
    lean, scripts = cut_scripts(_as_ascii_superset(raw))
    page = decode_page(lean)
    refuse_nesting(page, nesting)
    facts = page_facts(page, scripts)
    text = main_text(page, dateline=facts.published is None)
    if not text:
        raise EmptySource("the page has no text", where=path)
    text, title = _with_title(text, facts)
    return Document(
        id=path,
        text=text,
        title=title,
        published=facts.published,
        publisher=facts.publisher,
        url=url or facts.url,
        language=facts.language,
        obtained="html",
    )


def main_text(page: str, *, dateline: bool = True) -> str:
    """The main text of a page without scripts; "" when there is none.

    `dateline` keeps author and date lines, which matter where the page states no date.
    """
    page = lists_to_paragraphs(flatten_tables(page))
    text = _extract(page, main=True, dateline=dateline)
    if len(text) < _FEW:
        whole = _extract(page, main=False)
        text = whole if len(whole) > 4 * len(text) else text
    return text


def plain_text(fragment: str) -> str:
    """All visible text of a fragment, as feeds carry it."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    return _extract(flatten_tables(fragment), main=False)


def _extract(page: str, *, main: bool, dateline: bool = True) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(
        page, main_content=main, comments=False, alt_texts=False, post_meta=dateline
    )
    text = _NUMBERED.sub("  • ", text)
    return _BLANKS.sub("\n\n", _UNSEEN.sub("", text)).strip()


def cut_scripts(raw: bytes) -> tuple[bytes, list[bytes]]:
    """Bytes without scripts, styles, drawings, menus and comments; JSON-LD scripts apart.

    Whichever opens first wins, as in a browser: a comment may hold a script and a
    script the sign of a comment. One that never closes is left to the parser.
    """
    kept: list[bytes] = []
    data: list[bytes] = []
    open_ended: set[bytes] = set()  # else each of many unclosed ones would be looked for to the end
    here = 0
    while found := _CUT.search(raw, here):
        start, tag = found.start(), found[1]
        end = 0 if tag in open_ended else _closing(raw, start, tag)
        if not end:
            open_ended.add(tag)
        kept.append(raw[here : start if end else found.end()])
        if end and b"ld+json" in raw[start : start + 200]:
            data.append(raw[start:end])
        here = end or found.end()
    kept.append(raw[here:])
    return b"".join(kept), data


def _closing(raw: bytes, start: int, tag: bytes) -> int:
    """Where the cut that opens at `start` ends, or 0."""
    close = b"-->" if tag == b"!--" else b"</" + tag
    end = raw.find(close, start + 4)
    return raw.find(b">", end + len(close) - 1) + 1 if end >= 0 else 0


def _as_ascii_superset(raw: bytes) -> bytes:
    """UTF-16 pages as UTF-8, so that tags can be found in the bytes."""
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    wide = "utf-16" if marked else wide_encoding(raw)
    if wide:
        return raw.decode(wide, "replace").encode("utf-8", "replace")
    return raw.removeprefix(b"\xef\xbb\xbf")


def decode_page(raw: bytes) -> str:
    """UTF-8 when it is UTF-8, else what the page declares, else the likeliest."""
    try:
        page = raw.decode("utf-8")
    except UnicodeDecodeError:
        page = _decode_declared(raw)
    if "\x00" in page[:2048]:
        refuse_binary(raw)
    return page


def _decode_declared(raw: bytes) -> str:
    refuse_binary(raw)
    declared = _CHARSET.search(raw[:4096])
    encoding = declared[1].decode("ascii").lower() if declared else guess_encoding(raw)
    if encoding in ("utf-8", "utf8"):
        return _mostly_utf8(raw)
    if encoding in ("iso-8859-1", "latin-1", "latin1", "cp1252", "windows-1252", "us-ascii"):
        return decode_western(raw)
    try:
        return raw.decode(encoding, "replace")
    except LookupError:
        return decode_western(raw)


def _mostly_utf8(raw: bytes) -> str:
    """A few stray bytes in a UTF-8 page are marked; a page that is not UTF-8 is guessed."""
    page = raw.decode("utf-8", "replace")
    beyond_ascii = len(raw.translate(None, bytes(range(128))))
    if page.count("\ufffd") * 3 < beyond_ascii:
        return page
    return raw.decode(guess_encoding(raw), "replace")


def refuse_nesting(page: str, nesting: int) -> None:
    """Raise TooLarge when tags nest deeper than `nesting`; parsers are quadratic in it."""
    if page.count("<") - page.count("</") > nesting and _depth(page) > nesting:
        raise TooLarge(f"its tags are nested more than {nesting} deep")


def _depth(page: str) -> int:
    depth = deepest = 0
    for found in _TAG.finditer(page):
        if found[2].lower() in _VOID:
            continue
        depth = max(depth - 1, 0) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _with_title(text: str, facts: PageFacts) -> tuple[str, str | None]:
    """The text with its title, and the title when it is in the text but not its first line."""
    title = facts.title
    if not title:
        return text, None
    wanted = _folded(title)
    lines = text.split("\n", 12)[:12]
    if wanted == _folded(lines[0]):
        return text, None
    if any(wanted == _folded(line) for line in lines[1:]):
        return text, title
    return f"{title}\n\n{text}", None


def _folded(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().casefold()
