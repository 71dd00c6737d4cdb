"""Every figure's sentence, in its context, with the words marked; and the whole text where short.

Works without a script: a figure is a link to its card, a card links to the full text.
The script only brings the card to the reader instead of the reader to the card.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from exeunt.observations import Document, Observation, Span
from exeunt.report import view, words
from exeunt.report.html import Safe, el, escape, join, web_address

CONTEXT = 300  # characters of text on either side
FULL_TEXT = 60_000  # characters in all, up to which whole texts are shown
_BREAK = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n\s*\n")


def card_id(seen: Observation) -> str:
    """The anchor of an observation's card."""
    return card_of(seen.id)


def card_of(name: str) -> str:
    """The anchor of the card of an observation's id."""
    return "e-" + _safe(name)


def mark_id(seen: Observation) -> str:
    """The anchor of an observation's words in the full text."""
    return "t-" + _safe(seen.id)


def _safe(text: str) -> str:
    return "".join(
        c if c.isascii() and (c.isalnum() or c in "-_") else f".{ord(c):x}" for c in text
    )


def context(text: str, start: int, end: int, reach: int = CONTEXT) -> tuple[str, str, str]:
    """Text before, the words, text after: whole sentences of the same paragraph, as far as
    `reach` characters on either side; a longer sentence is cut at a word."""
    start = max(0, min(start, len(text)))
    end = max(start, min(end, len(text)))
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    return _before(before, start > reach), text[start:end], _after(after, end + reach < len(text))


def _before(text: str, cut: bool) -> str:
    gap = max(text.rfind("\n\n"), text.rfind("\r\n\r\n"))
    if gap >= 0:
        return text[gap:].lstrip()
    ends = [m.end() for m in _BREAK.finditer(text)]
    if cut:
        return text[ends[0] :] if ends else "… " + text.partition(" ")[2]
    return text


def _after(text: str, cut: bool) -> str:
    gaps = [at for at in (text.find("\n\n"), text.find("\r\n\r\n")) if at >= 0]
    if gaps:
        return text[: min(gaps)]
    stops = [m.start() for m in _BREAK.finditer(text)]
    if cut:
        return text[: stops[-1]] if stops else text.rpartition(" ")[0] + " …"
    return text


def sentence(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Only the sentence around some words: before, the words, after."""
    before, quote, after = context(text, start, end, 220)
    ends = [m.end() for m in _BREAK.finditer(before)]
    stops = [m.start() for m in _BREAK.finditer(after)]
    return before[ends[-1] :] if ends else before, quote, after[: stops[0]] if stops else after


def card(item: view.Item, full: bool, judged: Safe | None = None, word: str = "") -> Safe:
    """One observation: its words in context, how they were read, how it sits with the others.

    `judged` is its verdict in words, and `word` the class of that verdict, to filter by.
    """
    seen = item.seen
    before, quote, after = context(item.source.text, seen.start, seen.end)
    marked = el("mark", quote or seen.quote)
    return el(
        "article",
        el("h3", headline(seen)),
        judged,
        el("blockquote", el("p", before, marked, after, dir="auto", lang=item.source.language)),
        el("dl", *_fields(item)),
        el("p", *_source(item, full), class_="source"),
        id=card_id(seen), class_="card", tabindex="-1", data_verdict=word or None,
    )  # fmt: skip


def headline(seen: Observation) -> str:
    """An observation as a heading: what, how much, where."""
    head = view.where(seen)
    at = f", {head.name}" if head.key else ""
    if seen.kind == "figure":
        return f"{words.MEASURES.get(seen.measure or '', 'Figure')}{at}: {words.quantity(seen)}"
    if seen.claim == "rule":
        return f"{words.DECISIONS.get(seen.decision or '', 'Rule')}{at}"
    return f"{(seen.claim or 'claim').capitalize()}{at}"


def _fields(item: view.Item) -> Iterable[Safe]:
    seen = item.seen
    pairs = {
        "Said by": words.speaker(seen),
        "When": words.period(seen.period, year=True) or "not told",
        "About whom": seen.group,
        "Counted as": seen.term,
        "Way": _way(seen),
        "By": seen.mode,
        "On": words.ABOUT.get(seen.about or ""),
        "Status": words.STATUS.get(seen.status or ""),
        "Standing": _standing(seen),
        "Compared": changed(seen),
        "Denies": seen.denies if seen.denies and " " in seen.denies else None,
        "Also said": _also(seen.repeats),
        "Reports": f"{item.reports:,}" if item.reports > 1 else None,
    }
    for name, said in pairs.items():
        if said:
            yield el("div", el("dt", name), el("dd", said))


def _way(seen: Observation) -> str | None:
    if seen.from_ and seen.to:
        return f"{seen.from_.name} to {seen.to.name}"
    return f"to {seen.to.name}" if seen.to else f"from {seen.from_.name}" if seen.from_ else None


def _standing(seen: Observation) -> str | None:
    parts = [words.MODALITIES.get(seen.modality)]
    parts.append("derived, not said in these words" if seen.derived else None)
    parts.append({"denies": "denied", "disputes": "disputes another figure"}.get(seen.stance))
    return ", ".join(p for p in parts if p) or None


def changed(seen: Observation) -> str | None:
    """A difference in words: "1,691 more than Wed 14 Sep"."""
    change = seen.change
    if change is None or change.value is None:
        return None
    than = words.period(change.against)
    more = "more" if change.value >= 0 else "fewer"
    return f"{words.number(abs(change.value))} {more} than {than or 'before'}"


def _also(repeats: Sequence[Span]) -> str | None:
    return f"{words.plural(len(repeats), 'more time')} in the same text" if repeats else None


def _source(item: view.Item, full: bool) -> Iterable[Safe]:
    yield described(item.source)
    if full:
        yield el("a", "In the full text", href=f"#{mark_id(item.seen)}", class_="in-text")
    yield el("code", item.seen.id, class_="id", title="for: exeunt explain")


def described(document: Document) -> Safe:
    """A document's name, publisher and day, with a link where it has an address."""
    name = escape(document.title or document.id)
    url = web_address(document.url)
    linked = el("a", name, href=url, rel="noreferrer noopener") if url else name
    day = words.day(document.published, year=True, week=False) if document.published else ""
    rest = ", ".join(p for p in (document.publisher, day) if p)
    return join([el("cite", linked), f", {rest}. " if rest else ". "])


def full_text(source: Document, found: Sequence[view.Item]) -> Safe:
    """A whole text with every observation's words marked and linked to its card.

    Where the text says a thing again, the words are marked too.
    """
    size = len(source.text)
    starts: dict[int, list[Observation]] = defaultdict(list)
    spans: list[tuple[Observation, int, int]] = []
    for seen in (item.seen for item in found):
        starts[min(max(0, seen.start), size)].append(seen)
        parts = (Span(seen.start, seen.end), *seen.repeats)
        spans.extend((seen, max(0, p.start), min(size, p.end)) for p in parts)
    cuts = sorted({0, size, *starts, *(c for _, a, b in spans if a < b for c in (a, b))})
    pieces: list[Safe] = []
    for left, right in pairwise(cuts):
        pieces.extend(_here(seen) for seen in starts[left])
        over = [seen for seen, a, b in spans if a <= left and right <= b]
        pieces.append(_marked(source.text[left:right], over))
    pieces.extend(_here(seen) for seen in starts[size])
    return el("div", *pieces, class_="text", dir="auto", lang=source.language)


def _marked(text: str, over: Sequence[Observation]) -> Safe:
    """Words of one or more observations, linked to the one that says most narrowly these."""
    if not over:
        return escape(text)
    first = min(over, key=lambda seen: seen.end - seen.start)
    kind = f"{first.kind} denied" if first.stance == "denies" else first.kind
    return el("a", el("mark", text, class_=kind), href=f"#{card_id(first)}")


def _here(seen: Observation) -> Safe:
    return el("span", id=mark_id(seen), class_="here", tabindex="-1")
