"""A real browser for the tests that look at a page.

Chromium is found on the PATH; the tests that need it are skipped where there is
none, except under CI=true, where its absence is a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


def find() -> str | None:
    """Path of a Chromium, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def require(reason: str) -> None:
    """Skip the test for this reason; fail under CI=true."""
    if os.environ.get("CI", "").lower() in ("true", "1"):
        pytest.fail(f"{reason}; CI needs it")
    pytest.skip(reason)


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless Chromium, closed at the end."""
    path = find()
    if path is None:
        require(f"no Chromium on the PATH ({', '.join(NAMES)})")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        require("playwright is not installed")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


class Seen:
    """What a page did that it should not: errors, messages, requests."""

    def __init__(self, page: Page) -> None:
        self.troubles: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("console", lambda said: self.troubles.append(f"{said.type}: {said.text}"))
        page.on("request", self._request)

    def _request(self, request: object) -> None:
        url = getattr(request, "url", "")
        if not url.startswith("file:"):
            self.troubles.append(f"request: {url}")


@contextmanager
def opened(
    browser: Browser, path: Path, *, width: int = 1280, height: int = 800, dark: bool = False,
    script: bool = True,
) -> Iterator[tuple[Page, Seen]]:  # fmt: skip
    """A page from a file, in a window of its own."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
        offline=True,
    )
    try:
        page = context.new_page()
        seen = Seen(page)
        page.goto(path.as_uri())
        yield page, seen
    finally:
        context.close()
