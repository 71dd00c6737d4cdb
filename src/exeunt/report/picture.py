"""What the page gains from a picture: its parts, in the order they are read.

`compose.py` asks for these; each is None where there is nothing to show. Every number is
one of the picture's.

    picture_view.py   what is shown, in which order;  picture_words.py  numbers in words
    told.py           the picture in one paragraph;   picture_map.py    flow and pressure
    fans.py           fan charts with reports on them;  verdicts.py     beside the evidence
    picture_tables.py weeks, what-ifs, single places; picture_method.py how it was made
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from exeunt.estimates import Picture
from exeunt.report import fans, picture_map, picture_method, picture_tables, told, verdicts, view
from exeunt.report.html import Child, Safe, el, join, raw
from exeunt.report.picture_view import View
from exeunt.report.sections import Shown

if TYPE_CHECKING:
    from exeunt.network.scenario import Scenario

OFF = 0.9  # chance of being off beyond which a report does not lead the first screen
Part = tuple[str, str, Safe | None]  # anchor, heading, body


class Drawn:
    """A picture on its way to the page: what does not depend on the cards is drawn once."""

    def __init__(
        self, picture: Picture, scenario: Scenario | None, found: Sequence[view.Item]
    ) -> None:
        self.view = View(picture, scenario)
        self.found = found
        self.items = {item.seen.id: item for item in found}
        self.off = frozenset(v.observation for v in picture.verdicts if (v.off or 0.0) > OFF)
        self.odds = frozenset(v.observation for v in picture.verdicts if v.verdict == "at odds")
        self.map, self.days = self._map()

    def _map(self) -> tuple[Safe | None, dict[str, object] | None]:
        return picture_map.maps(self.view) if self.view.charted else (None, None)

    def head(self) -> Safe | None:
        """The warning, where there is one, and the paragraph."""
        if not self.view.picture.estimates:
            return self._warning()
        sentences = told.story(self.view)
        story = el("p", " ".join(sentences), class_="lede story") if sentences else None
        return join([self._warning(), story])

    def _warning(self) -> Safe | None:
        text = told.trouble(self.view)
        return el("p", el("strong", "Not settled. "), text, class_="warning") if text else None

    def before(self, shown: frozenset[str], *, folded: bool = True) -> list[Part]:
        """Parts above what was read."""
        if not self.view.charted:
            return [("estimates", "What the reports say together", self._singles)]
        reports = verdicts.said(self.found, self.view, shown)
        ways = fans.ways(self.view, reports, folded=folded)
        key = join([fans.shared(self.view), fans.keys(self.view)])
        return [
            ("pressure", "Flow and pressure", self.map),
            ("all", "How many leave", _under(key, fans.totals(self.view, reports))),
            ("ways", "Each way out", ways),
            ("weeks", "The coming weeks" if self.view.ahead else "By week",
             picture_tables.weeks(self.view)),
            ("what-if", "What if", picture_tables.what_ifs(self.view)),
            ("estimates", "Weighed without the scenario", self._singles),
        ]  # fmt: skip

    @property
    def _singles(self) -> Safe | None:
        return picture_tables.singles(self.view)

    def method(self) -> Safe:
        """The note on method."""
        return picture_method.method(self.view)

    def shown(self, ids: frozenset[str]) -> Shown:
        """What has a card, with the verdicts that are said elsewhere too."""
        judged = {name: made for name in self.view.verdicts
                  if (made := self.beside(name, ids)[0]) is not None}  # fmt: skip
        return Shown(ids, self.odds, self.off, judged)

    def chooser(self, shown: frozenset[str]) -> Safe | None:
        """The filter above the evidence."""
        return verdicts.chooser(self.view, shown)

    def beside(self, name: str, shown: frozenset[str]) -> tuple[Safe | None, str]:
        """The verdict on an observation, and the class of its word."""
        verdict = self.view.verdicts.get(name)
        made = verdicts.beside(verdict, self.items, shown)
        return made, verdicts.kind(verdict)

    def data(self) -> Child:
        """What the map plays, for the script."""
        if self.days is None:
            return None
        text = json.dumps(self.days, separators=(",", ":")).replace("<", "\\u003c")
        return el("script", raw(text), type="application/json", id="days")


def _under(key: Safe, body: Safe | None) -> Safe:
    return join([key, body])
