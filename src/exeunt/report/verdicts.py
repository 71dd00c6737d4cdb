"""Verdicts beside the evidence: how each report sits with the others, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exeunt.estimates import Verdict
from exeunt.report import view, words
from exeunt.report.evidence import card_of, headline
from exeunt.report.fans import Said
from exeunt.report.html import Safe, el, join
from exeunt.report.picture_view import VERDICT_CLASS, View

ANSWERS = 4  # reports named that one is at odds with


def said(found: Sequence[view.Item], picture: View, shown: frozenset[str]) -> dict[str, Said]:
    """What the marks on the charts need to know of each report; `shown` have a card."""
    out = {}
    for item in found:
        one, verdict = item.seen, picture.verdicts.get(item.seen.id)
        href = f"#{card_of(one.id)}" if one.id in shown else None
        out[one.id] = Said(one.quote, words.speaker(one), href, verdict.verdict if verdict else "")
    return out


def beside(
    verdict: Verdict | None, items: Mapping[str, view.Item], shown: frozenset[str]
) -> Safe | None:
    """A verdict as it stands on a card: word, reason, rivals, the chance that it is off."""
    if verdict is None:
        return None
    rivals = [_rival(name, items, shown) for name in verdict.against[:ANSWERS]]
    against = join([" At odds with: ", join(rivals, "; "), "."]) if rivals else None
    off = None
    if verdict.off is not None and round(100 * verdict.off) >= 1:
        off = el("span", f" Chance that it is off: {100 * verdict.off:.0f} %.", class_="off")
    word = el("span", verdict.verdict, class_=f"verdict-word {kind(verdict)}")
    return el("p", word, " ", verdict.why, against, off, class_="verdict")


def kind(verdict: Verdict | None) -> str:
    """The class of a verdict's word, to colour and filter by; empty without one."""
    return VERDICT_CLASS.get(verdict.verdict, "unchecked") if verdict else ""


def _rival(name: str, items: Mapping[str, view.Item], shown: frozenset[str]) -> Safe:
    item = items.get(name)
    text = words.clipped(headline(item.seen), 70) if item else name
    return el("a", text, href=f"#{card_of(name)}") if name in shown else el("span", text)


def chooser(picture: View, shown: frozenset[str]) -> Safe | None:
    """How many reports have each verdict; the script turns each into a filter of the cards."""
    counts = picture.verdict_counts()
    if not counts:
        return None
    here = {v.verdict for v in picture.picture.verdicts if v.observation in shown}
    words_ = [el("li", _choice(word, number, word in here)) for word, number in counts]
    return el("div", el("ul", *words_), class_="verdicts", role="group",
              aria_label="Reports by verdict")  # fmt: skip


def _choice(word: str, number: int, here: bool) -> Safe:
    name = VERDICT_CLASS.get(word, "unchecked")
    said_ = join([el("span", word, class_=f"verdict-word {name}"), f" {number:,}"])
    if not here:
        return said_
    return el("span", said_, data_filter=name)
