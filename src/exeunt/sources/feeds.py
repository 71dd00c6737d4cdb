"""Feeds: RSS 0.9 to 2.0, RDF and Atom, an entry a document.

Read by patterns, not by an XML parser: feeds are often not well-formed, no entity
can expand this way, and the usual parsers bring lxml (17 MB with its company).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from exeunt.errors import EmptySource, SourceError
from exeunt.observations import Document
from exeunt.sources.dates import iso_date
from exeunt.sources.html import decode_page, plain_text, refuse_nesting
from exeunt.sources.languages import two_letters
from exeunt.sources.problems import Problem, problem_of

if TYPE_CHECKING:
    from exeunt.sources.limits import Limits

_ENTRY = re.compile(r"<(item|entry)\b[^>]*>", re.IGNORECASE)
_PART = re.compile(
    r"<(title|link|guid|id|pubDate|published|updated|issued|date|dc:date|description|summary|"
    r"content|content:encoded)\b([^>]*?)(?:/>|>(.*?)</\1\s*>)",
    re.IGNORECASE | re.DOTALL,
)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|$)", re.DOTALL)
_HREF = re.compile(r"href\s*=\s*[\"']([^\"']*)[\"']", re.IGNORECASE)
_LANGUAGE = re.compile(r"<(?:dc:)?language>\s*([A-Za-z-]+)|<feed\b[^>]*xml:lang=[\"']([A-Za-z-]+)")
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_BODY = ("content:encoded", "content", "description", "summary")
_DATE = ("pubdate", "published", "issued", "dc:date", "date", "updated")


def read_feed(raw: bytes, path: str, limits: Limits) -> Iterator[Document | Problem]:
    """Entries as documents: title, blank line, content without its HTML.

    An entry's id is the path and its guid (or address, or number); `url` is its link,
    `publisher` the feed's title, `published` its own date.

    Raises
    ------
    SourceError : binary bytes.
    EmptySource : no entry.
    """
    feed = decode_page(raw)
    first = _ENTRY.search(feed)
    if first is None:
        raise EmptySource("the feed has no entries")
    head = feed[: first.start()]
    publisher, language = _of_feed(head)
    for number, entry in enumerate(_entries(feed, first.start()), 1):
        where = f"{path}, entry {number}"
        try:
            yield _document(_parts(entry), path, number, publisher, language, limits)
        except SourceError as error:
            yield problem_of(error, where)


def _of_feed(head: str) -> tuple[str | None, str | None]:
    title, language = _TITLE.search(head), _LANGUAGE.search(head)
    stated = (language[1] or language[2]) if language else None
    return (_plain(title[1]) or None) if title else None, two_letters(stated)


def _entries(feed: str, here: int) -> Iterator[str]:
    """From one opening tag to its closing tag, or to the next opening one."""
    starts = [found.end() for found in _ENTRY.finditer(feed, here)]
    for start, following in zip(starts, [*starts[1:], len(feed)], strict=True):
        yield feed[start:following]


def _parts(entry: str) -> dict[str, str]:
    """First of each part by lower-case name; a link's address may be an attribute."""
    parts: dict[str, str] = {}
    for name, attributes, content in _PART.findall(entry):
        name = name.lower()
        if name == "link" and not content.strip():
            if "alternate" not in attributes and "rel=" in attributes:
                continue
            found = _HREF.search(attributes)
            content = found[1] if found else ""
        if content.strip():
            parts.setdefault(name, content)
    return parts


def _document(
    parts: dict[str, str],
    path: str,
    number: int,
    publisher: str | None,
    language: str | None,
    limits: Limits,
) -> Document:
    title = " ".join(_plain(parts.get("title", "")).split())
    fragment = _unescaped(next((parts[name] for name in _BODY if name in parts), ""))
    refuse_nesting(fragment, limits.nesting)
    body = plain_text(fragment)
    text = body if body.startswith(title) else f"{title}\n\n{body}".strip()
    if not text:
        raise EmptySource("the entry is empty")
    link = html.unescape(_unescaped(parts.get("link", ""))).strip()
    name = _unescaped(parts.get("guid") or parts.get("id") or "").strip() or link or str(number)
    return Document(
        id=f"{path}#{name}",
        text=text,
        published=_published(parts),
        publisher=publisher,
        url=link or None,
        language=language,
        obtained="feed",
    )


def _published(parts: dict[str, str]) -> str | None:
    dates = (iso_date(_unescaped(parts[name])) for name in _DATE if name in parts)
    return next((date for date in dates if date), None)


def _unescaped(content: str) -> str:
    """What CDATA holds as it is; else with entities resolved once, as XML would."""
    if "<![CDATA[" in content:
        return _CDATA.sub(lambda found: found[1], content)
    return content if "<" in content else html.unescape(content)


def _plain(content: str) -> str:
    return plain_text(_unescaped(content))
