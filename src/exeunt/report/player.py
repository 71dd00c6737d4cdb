"""The button and the slider over a map that plays days; `web/src/player.js` works them."""

from __future__ import annotations

from exeunt.report.html import Safe, el


def player(when: str, which: str, now: int, last: int) -> Safe:
    """Shown by the script only: frames 0 to `last`, of which `now` is drawn.

    `when` and `which` say in words what is drawn, with or without a script.
    """
    return el(
        "div",
        el("button", "Play", type="button", class_="play", aria_pressed="false", hidden=True),
        el("input", type="range", min="0", max=str(last), value=str(now), step="1", hidden=True,
           aria_label="Day", aria_valuetext=when),
        el("p", el("b", when, class_="when"), " ", el("span", which, class_="which")),
        class_="player",
    )  # fmt: skip
