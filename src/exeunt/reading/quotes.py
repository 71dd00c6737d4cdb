"""Quotations: stretches of a text that are somebody's words, in any usual marks.

A quotation may run over sentences and paragraphs (each paragraph opens anew, only the
last one closes). A word or two in marks is a name or a doubt, not speech.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MARKS = re.compile(r'[“”„"«»]|\n[ \t\r]*\n|(?:(?<=\s)|^)‘|(?<=[.,!?…])’(?=[\s)]|$)', re.MULTILINE)
CLOSES = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’"}
SHORTEST = 4  # words
SPEECH_END = re.compile(r"[.,!?…]\W*$")


class Quote(NamedTuple):
    """Characters `start` to `end`, marks included; `goes_on`: the speaker is the one before."""

    start: int
    end: int
    goes_on: bool


def quotations(text: str) -> list[Quote]:
    """All speech in marks, in order."""
    out: list[Quote] = []
    opened, mark, unclosed = -1, "", False
    for match in MARKS.finditer(text):
        sign = match.group()
        if "\n" in sign:
            if opened >= 0:
                unclosed = _add(out, text, opened, match.start(), goes_on=unclosed)
            opened = -1
        elif opened >= 0 and sign in CLOSES[mark]:
            _add(out, text, opened, match.end(), goes_on=unclosed)
            opened, unclosed = -1, False
        elif opened < 0 and sign in CLOSES:
            opened, mark = match.start(), sign
            unclosed = unclosed and _opens_paragraph(text, opened)
    if opened >= 0:
        _add(out, text, opened, len(text), goes_on=unclosed)
    return out


def _opens_paragraph(text: str, at: int) -> bool:
    return text[max(0, at - 40) : at].rstrip(" \t").endswith("\n")


def _add(out: list[Quote], text: str, start: int, end: int, *, goes_on: bool) -> bool:
    words = text[start:end].split()
    if len(words) >= SHORTEST or (len(words) > 1 and SPEECH_END.search(text[start:end])):
        out.append(Quote(start, end, goes_on))
        return True
    return False
