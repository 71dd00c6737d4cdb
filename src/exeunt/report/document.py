"""A whole HTML file: one style, one script, nothing fetched, nothing else allowed.

The page of reports (`compose.py`) and the page of a run (`moving.py`) end here.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files

from exeunt.report.html import Child, Safe, el, raw


def document(
    title: str,
    description: str,
    body: Sequence[Child],
    *,
    styles: Sequence[str] = ("page.css",),
    script: str = "page.js",
) -> str:
    """A whole HTML file around `body`; it may run its one style and one script, and no more."""
    style, code = "".join(_asset(name) for name in styles), _asset(script)
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(code)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="description", content=description),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", title),
        el("style", raw(style)),
    )
    page_ = el("html", head, el("body", *body, el("script", raw(code))), lang="en")
    return f"<!doctype html>\n{page_}\n"


def section(name: str, head: str, body: Safe) -> Safe:
    """A part of the page under its heading; `name` is its anchor."""
    return el("section", el("h2", head, id=f"{name}-head"), body, id=name,
              aria_labelledby=f"{name}-head")  # fmt: skip


def _asset(name: str) -> str:
    return (files("exeunt.report") / "assets" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
