"""What a page states about itself: title, date, publisher, address, language.

Only from what is written for machines (JSON-LD, meta tags, <time>, <link>, <html>),
never from the text. JSON-LD is believed before meta tags.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from exeunt.sources.dates import iso_date
from exeunt.sources.languages import two_letters

_META = re.compile(r"<meta\b([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TITLE = re.compile(r"<title\b[^<>]*>(.{0,2000}?)</title", re.IGNORECASE | re.DOTALL)
_H1 = re.compile(r"<h1\b[^<>]*>(.{0,2000}?)</h1", re.IGNORECASE | re.DOTALL)
_TIME = re.compile(r"<time\b([^<>]*)>", re.IGNORECASE)
_HTML = re.compile(r"<html\b([^<>]*)>", re.IGNORECASE)
_CANONICAL = re.compile(r"<link\b[^<>]*\brel\s*=\s*[\"']?canonical\b[^<>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>")
_SUFFIX = re.compile(r"\s+[|–—»·-]\s+[^|–—»·]{1,40}$")
_SHORT = 12  # characters below which a part of a title is not the title
_HEAD = 60_000  # characters; a head is rarely longer once its scripts are gone

_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
    "dc.date.issued", "dc.date", "dcterms.issued", "dcterms.created", "dcterms.date",
    "dc.date.created", "parsely-pub-date", "sailthru.date", "publish-date", "publish_date",
    "publishdate", "publication_date", "citation_publication_date", "citation_date",
    "article.published", "og:published_time", "release_date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher")
_ARTICLES = ("Article", "Report", "BlogPosting", "Posting")


class PageFacts(msgspec.Struct, kw_only=True):
    """Facts a page states, None where it does not."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def page_facts(page: str, scripts: list[bytes]) -> PageFacts:
    """Facts of a page; `scripts` are its JSON-LD elements, cut out before."""
    end = page.find("</head")
    head = page[: end if 0 < end < _HEAD else _HEAD]
    facts = _from_json_ld(scripts)
    meta = _meta(head)
    facts.published = facts.published or _meta_date(meta) or _time(page)
    facts.publisher = _clean(facts.publisher or _first(meta, _PUBLISHERS))
    title = _clean(facts.title or _first(meta, _TITLES))
    facts.title = _without_site(title or _title(head), page, facts.publisher)
    facts.url = _canonical(head) or meta.get("og:url") or facts.url
    facts.language = _language(head, meta) or facts.language
    return facts


def _meta(head: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for found in _META.finditer(head):
        attributes = _attributes(found[1])
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            out.setdefault(name.lower(), html.unescape(content).strip())
    return out


def _attributes(inside: str) -> dict[str, str]:
    return {
        name.lower(): double or single or bare
        for name, double, single, bare in _ATTRIBUTE.findall(inside)
    }


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _meta_date(meta: dict[str, str]) -> str | None:
    dates = (iso_date(meta[name]) for name in _DATES if name in meta)
    return next((date for date in dates if date), None)


def _time(page: str) -> str | None:
    """The <time> marked as publication, else the first one with a date."""
    first = None
    for found in _TIME.finditer(page):
        attributes = _attributes(found[1])
        date = iso_date(attributes.get("datetime"))
        if date and ("pubdate" in found[1] or attributes.get("itemprop") == "datePublished"):
            return date
        first = first or date
    return first


def _title(head: str) -> str | None:
    found = _TITLE.search(head)
    return _clean(found[1]) if found else None


def _without_site(title: str | None, page: str, publisher: str | None) -> str | None:
    """The title without the site's name after a bar or dash, judged by <h1> and publisher."""
    heading = _H1.search(page)
    h1 = _clean(heading[1]) if heading else None
    if title is None or (h1 and len(h1) >= _SHORT and title.casefold().startswith(h1.casefold())):
        return h1
    bare = _SUFFIX.sub("", title)
    site = title[len(bare) :].strip(" |–—»·-").casefold()
    known = "|" in title[len(bare) :] or (publisher and site and site in publisher.casefold())
    return bare if known and len(bare) >= _SHORT else title


def _clean(value: str | None) -> str | None:
    if not value:
        return None
    return " ".join(html.unescape(_TAGS.sub(" ", value)).split())[:500] or None


def _canonical(head: str) -> str | None:
    found = _CANONICAL.search(head)
    address = _attributes(found[0]).get("href") if found else None
    return html.unescape(address) if address and "://" in address else None


def _language(head: str, meta: dict[str, str]) -> str | None:
    found = _HTML.search(head)
    attributes = _attributes(found[1]) if found else {}
    stated = attributes.get("lang") or attributes.get("xml:lang")
    return two_letters(stated or meta.get("og:locale") or meta.get("content-language"))


def _from_json_ld(scripts: list[bytes]) -> PageFacts:
    facts = PageFacts()
    for thing in (thing for script in scripts for thing in _things(script)):
        if not _is_article(thing):
            continue
        facts.title = facts.title or _text(thing.get("headline"))
        facts.published = facts.published or iso_date(thing.get("datePublished"))
        facts.publisher = facts.publisher or _name(thing.get("publisher"))
        facts.url = facts.url or _address(thing)
        facts.language = facts.language or two_letters(_text(thing.get("inLanguage")))
    return facts


def _things(script: bytes) -> Iterator[dict[str, Any]]:
    """The objects of one JSON-LD element, one level of lists and @graph deep."""
    body = script[script.find(b">") + 1 : script.rfind(b"<")]
    try:
        data = msgspec.json.decode(body.strip())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            inner = thing.get("@graph")
            yield from (x for x in inner if isinstance(x, dict)) if isinstance(inner, list) else ()


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in kinds)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    value = value[0] if isinstance(value, list) and value else value
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _address(thing: dict[str, Any]) -> str | None:
    page = thing.get("mainEntityOfPage")
    address = thing.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    return address if isinstance(address, str) and "://" in address else None
