"""The bar on long work: documents, rate, time left. Standard error, a terminal only.

Nothing is drawn, and rich not imported, before the work has taken a second.
"""

from __future__ import annotations

import sys
import time
from typing import Any, Self

PATIENT = 1.0  # seconds before a bar is worth looking at


class Progress:
    """Counts documents; draws where somebody watches."""

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        self.done = 0
        self.began = time.monotonic()
        self._watched = sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None

    def step(self) -> None:
        """One more document, read or not."""
        self.done += 1
        if not self._watched:
            return
        if self._bar is None and time.monotonic() - self.began > PATIENT:
            self._draw()
        if self._bar is not None:
            total = self.total if self.total is not None and self.total >= self.done else None
            self._bar.update(self._task, completed=self.done, total=total)

    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self.began

    def close(self) -> None:
        """Take the bar away; safe to call twice."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
            self._watched = False

    def _draw(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        began = self.began

        class Rate(TextColumn):
            def render(self, task: Any) -> Any:
                from rich.text import Text

                seconds = max(time.monotonic() - began, 1e-9)
                return Text(f"{task.completed / seconds:,.0f}/s")

        self._bar = Progress(
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            Rate(""),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            redirect_stdout=False,
            transient=True,
        )
        self._task = self._bar.add_task("reading", total=self.total, completed=self.done)
        self._bar.start()


class Doing:
    """Says what one long piece of work is doing, and how far it is; for `with`.

    Called with (done, of how many, what). Nothing is drawn, and rich not imported, before
    the work has taken a second, nor where nobody watches.
    """

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._watched = sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None

    def __call__(self, done: int, of: int, what: str) -> None:
        """So much is done."""
        if not self._watched or time.monotonic() - self._began < PATIENT:
            return
        if self._bar is None:
            self._draw()
        self._bar.update(self._task, completed=done, total=of or None, description=what)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
        self._watched = False

    def _draw(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            redirect_stdout=False,
            transient=True,
        )
        self._task = self._bar.add_task("weighing", total=None)
        self._bar.start()
