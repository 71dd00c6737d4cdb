"""The page: what was said, drawn on one self-contained HTML file.

Draws, never computes: every number shown is one somebody gave, or one of an estimate. `page` is all
other rooms need; `PageDocument` is what it is fed.

    view.py        groups and sorts observations; pure, no HTML
    words.py       numbers, days and measures as a reader expects them
    html.py        elements that cannot be left unescaped
    projection.py  sphere to plane;  outlines.py  Natural Earth to paths
    chart.py       what the map shows and how much of the world;  labels.py  where names go
    draw.py        the map as SVG
    sections.py, evidence.py, compose.py  the parts of the page, and the whole
    picture.py     what it gains where the reports were weighed against each other
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exeunt.report.view import PageDocument

if TYPE_CHECKING:
    from exeunt.estimates import Picture
    from exeunt.network.scenario import Scenario

__all__ = ["PageDocument", "page"]


def page(
    readings: Sequence[PageDocument],
    *,
    title: str | None = None,
    generated: str,
    notes: Sequence[str] = (),
    picture: Picture | None = None,
    scenario: Scenario | None = None,
) -> str:
    """Draw the page.

    Parameters
    ----------
    readings : documents with masked text, and observations whose offsets fit it.
    title : heading; by default the first line of a single document.
    generated : when, as the foot of the page shall say it (a clock is an argument).
    notes : what was left unread or failed, one sentence each.
    picture : what the reports say together; with it the page gains a paragraph, maps,
        charts, verdicts and a note on method. Figures are drawn as they are given.
    scenario : the one the picture was drawn with, for the positions of its crossings.

    Returns
    -------
    str
        A complete HTML document that fetches nothing; at most 1.5 MB in UTF-8.
    """
    from exeunt.report.compose import compose  # the map is not for those who only feed us

    return compose(
        readings, title=title, generated=generated, notes=notes, picture=picture, scenario=scenario
    )
