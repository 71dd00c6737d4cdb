"""Elements as nested calls; text is escaped unless it already is an element.

The page shows words of strangers. Here nothing can reach the page unescaped:
only `el`, `raw` and `join` make `Safe`, and `raw` is for our own files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

VOID = frozenset(
    {"br", "col", "hr", "img", "input", "link", "meta", "path", "circle", "rect", "use"}
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


class Safe(str):
    """Markup that is already escaped."""

    __slots__ = ()


Child = str | int | float | None


def escape(text: str) -> Safe:
    """Text as it may stand between tags and in quoted attributes."""
    return Safe(_UNPRINTABLE.sub("\ufffd", text).translate(_ESCAPES))


def raw(markup: str) -> Safe:
    """Vouch for markup of our own: a vendored style or script, a drawn path."""
    return Safe(markup)


def join(children: Iterable[Child], between: str = "") -> Safe:
    """Children one after the other; None is left out."""
    parts = (c if isinstance(c, Safe) else escape(str(c)) for c in children if c is not None)
    return Safe(escape(between).join(parts))


def el(tag: str, /, *children: Child, **attributes: object) -> Safe:
    """One element. `class_` and `for_` lose the underscore, `aria_label` becomes `aria-label`.

    None and False leave an attribute out; True gives one without a value.
    """
    start = f"<{tag}{_attributes(attributes)}>"
    if tag in VOID and not children:
        return Safe(start if tag in _HTML_VOID else start[:-1] + "/>")
    return Safe(f"{start}{join(children)}</{tag}>")


_HTML_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})


def _attributes(attributes: dict[str, object]) -> str:
    out = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        key = name.rstrip("_").replace("_", "-")
        out.append(f" {key}" if value is True else f' {key}="{escape(str(value))}"')
    return "".join(out)


def web_address(url: str | None) -> str | None:
    """A link a reader may follow, or None: `javascript:` and the like never become one."""
    return url if url and re.match(r"https?://[^\s]+\Z", url, re.IGNORECASE) else None
