"""What may not be stored as it is: masked names anywhere, and halves of surrogate pairs.

The reader masks the text; a name may still stand in a title, an address, a path or in
the words behind an observation. `mender` gives the function that takes it out of any
string, and the rest here applies it to documents and observations.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import msgspec

from exeunt.masked import MaskedText
from exeunt.observations import Document, Observation

Mend = Callable[[str], str]

_WORD = re.compile(r"[^\W\d_]{3,}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NAMED = ("id", "title", "publisher", "url")
_SAID = ("document", "quote", "group", "said_by", "actor", "denies")


def mender(document: Document, masked: MaskedText) -> Mend | None:
    """The function that makes a string of this document storable; None: all of them are."""
    hide = hider(document.text, masked)
    strings = [document.text, *(getattr(document, name) or "" for name in _NAMED)]
    if not any(map(_SURROGATE.search, strings)):
        return hide
    return lambda text: whole(hide(text) if hide else text)


def whole(text: str) -> str:
    """Half a surrogate pair, which no file can hold, as one replacement character."""
    return text if text.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def hider(original: str, masked: MaskedText) -> Mend | None:
    """Hides the masked names in other strings (a title, a path); None: there are no names.

    A masked piece ("Anna Example, a nurse") gives the whole piece, and each of its
    capitalised words that stands nowhere in the masked text: what still stands there
    ("May", a town) is no secret, and hiding it elsewhere would only spoil words.
    """
    hidden: dict[str, str] = {}
    public: set[str] | None = None
    for start, end, new in masked.edits:
        if public is None:
            public = {word.casefold() for word in _WORD.findall(masked.text)}
        piece = original[start:end].strip()
        words = [word for word in _WORD.findall(piece) if not word.islower()]
        names = [word for word in words if word.casefold() not in public]
        if names:
            hidden.update({name.casefold(): new for name in [*names, piece]})
    if not hidden:
        return None
    longest = sorted(hidden, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: hidden.get(found[0].casefold(), "[name]"), text)


def mended_document(document: Document, mend: Mend | None) -> Document:
    """The document with what is stored beside its text made storable."""
    if mend is None:
        return document
    plain = {name: getattr(document, name) for name in _NAMED}
    shown = {name: value and mend(value) for name, value in plain.items()}
    if shown["url"] != plain["url"]:  # a broken link helps nobody
        parts = urlsplit(str(plain["url"]))
        shown["url"] = f"{parts.scheme}://{parts.netloc}/"
    return msgspec.structs.replace(document, **shown)


def mended(observation: Observation, mend: Mend) -> Observation:
    """The observation with every string that may hold the text's words made storable."""
    changes: dict[str, object] = {}
    for name in _SAID:
        value = getattr(observation, name)
        if value and mend(value) != value:
            changes[name] = mend(value)
    via = tuple(map(mend, observation.via))
    because = tuple(
        msgspec.structs.replace(step, words=mend(step.words), note=mend(step.note))
        for step in observation.because
    )
    return msgspec.structs.replace(observation, **changes, via=via, because=because)
