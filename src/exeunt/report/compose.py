"""The whole page: one HTML file, nothing fetched, at most 1.5 MB.

`exeunt.report.page` calls `compose`. Where there is more than fits, fewer
observations get a card; ranges still run over all of them, and the page says
what it left out and how to get it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from exeunt.estimates import Picture
from exeunt.report import evidence, sections, view, words
from exeunt.report.chart import Subject
from exeunt.report.document import document, section
from exeunt.report.html import Child, Safe, el, join
from exeunt.report.outlines import country_codes
from exeunt.report.picture import Drawn, Part
from exeunt.report.sections import Shown
from exeunt.report.view import PageDocument

if TYPE_CHECKING:
    from exeunt.network.scenario import Scenario

LIMIT = 1_450_000  # bytes; the promise is 1.5 MB
CAUTION = (
    "Figures are what somebody said, not what is known to be true. None is added to another; "
    "a denied figure enters no range."
)
STYLES, PICTURE_STYLES = ("page.css",), ("moving.css", "picture.css")
CARDS = (400, 200, 100, 40)  # how many observations to try to show, until the page fits


def compose(
    readings: Sequence[PageDocument],
    *,
    title: str | None,
    generated: str,
    notes: Sequence[str],
    picture: Picture | None = None,
    scenario: Scenario | None = None,
) -> str:
    """The page as `exeunt.report.page` promises it."""
    drawing = _Drawing(readings, title, generated, notes, picture, scenario)
    html = ""
    tries = [(most, True) for most in CARDS] + [(CARDS[-1], False)] * (picture is not None)
    for most, folded in tries:
        html = drawing.render(most, folded=folded)
        if len(html.encode("utf-8", "replace")) <= LIMIT:
            break
    return html


class _Drawing:
    """One page in the making: the groups are made once, rendering may be repeated."""

    def __init__(
        self,
        readings: Sequence[PageDocument],
        title: str | None,
        generated: str,
        notes: Sequence[str],
        picture: Picture | None,
        scenario: Scenario | None,
    ) -> None:
        self.readings, self.generated, self.notes = readings, generated, notes
        self.found = view.items(readings)
        self.picture = Drawn(picture, scenario, self.found) if picture else None
        self.coverage = view.coverage(readings, self.found)
        self.title = title or _title(readings)
        self.tables = view.tables(self.found)
        self.contested = view.contests(self.found)
        self.admitted = view.admissions(self.found, country_codes())
        self.days = view.timeline(self.found)
        subject = Subject(self.tables, view.routes(self.found), self.admitted)
        self.map = sections.maps(subject, self.title)

    def render(self, most: int, *, folded: bool = True) -> str:
        """The page with at most so many cards; without `folded`, with open charts only."""
        chosen = view.choose(self.found, self.tables, self.contested, most)
        ids = frozenset(item.seen.id for item in chosen)
        shown = self.picture.shown(ids) if self.picture else Shown(ids)
        parts = [
            *(self.picture.before(ids, folded=folded) if self.picture else ()),
            *self._read(chosen, shown),
        ]
        there = [(name, head, body) for name, head, body in parts if body]
        body: list[Child] = [
            el("a", "Skip to the figures", href="#figures", class_="skip"),
            self._header(shown, [(name, head) for name, head, _ in there]),
            el("main", *(section(*part) for part in there), id="main"),
            self._footer(),
            _drawer(),
            self.picture.data() if self.picture else None,
        ]
        styles = (*STYLES, *PICTURE_STYLES) if self.picture else STYLES
        return document(self.title, self._description(), body, styles=styles)

    def _read(self, chosen: Sequence[view.Item], shown: Shown) -> list[Part]:
        """What was read, where the picture stops: maps, figures, both sides, evidence."""
        mapped = "The reports on the map" if self.picture else "Where"
        return [
            ("map", mapped, self.map),
            ("figures", "Figures by place", sections.figures(self.tables, shown)),
            ("contested", "What is contested", sections.contests(self.contested, shown)),
            ("admits", "Who admits whom", sections.admissions(self.admitted, shown)),
            ("time", "When", sections.timeline(self.days, shown)),
            ("claims", "Warnings and intentions", sections.other_claims(self.found, shown)),
            ("evidence", "Evidence", self._evidence(chosen)),
            ("method", "How this was made", self.picture.method() if self.picture else None),
            ("unread", "What is not here", self._left_out(chosen)),
        ]

    def _description(self) -> str:
        c = self.coverage
        counts = [words.plural(c.figures, "figure"), words.plural(c.claims, "claim")]
        text = " and ".join(t for t in counts if not t.startswith("0 ")) or "Nothing found"
        text += f" from {words.plural(c.documents, 'document')}"
        if c.reports > c.documents:
            text += f" ({c.reports:,} reports)"
        return text + f", {words.plural(c.speakers, 'speaker')}, {words.plural(c.places, 'place')}"

    def _header(self, shown: Shown, there: Sequence[tuple[str, str]]) -> Safe:
        c = self.coverage
        dates = [
            _between("Covers", c.first, c.last),
            _between("Published", *(c.published or (None, None))),
        ]
        unread = words.plural(len(self.notes), "note") + " on what was left out"
        warning = el("a", unread, href="#unread") if self.notes else None
        links = [el("li", el("a", head, href=f"#{name}")) for name, head in there]
        return el(
            "header",
            el("p", "exeunt", class_="brand"),
            el("h1", self.title),
            el("p", self._description(), ". ", *(d for d in dates if d), warning, class_="lede"),
            self.picture.head() if self.picture else None,
            sections.glance(shown.believed(self.found), self.contested, shown),
            el("nav", el("ul", *links), aria_label="Parts of this page"),
        )

    def _evidence(self, chosen: Sequence[view.Item]) -> Safe | None:
        if not chosen:
            return None
        full = sum(len(r.document.text) for r in self.readings) <= evidence.FULL_TEXT
        ids = frozenset(item.seen.id for item in chosen)
        cards = [self._card(item, full, ids) for item in sorted(chosen, key=_reading_order)]
        intro = el("p", "Each figure and claim in its sentence. Names of private people are "
                   "replaced by their role, in square brackets.", class_="small")  # fmt: skip
        chooser = self.picture.chooser(ids) if self.picture else None
        texts = self._texts(chosen) if full else ()
        return join([intro, chooser, el("div", *cards, class_="cards"), *texts])

    def _card(self, item: view.Item, full: bool, ids: frozenset[str]) -> Safe:
        if self.picture is None:
            return evidence.card(item, full)
        return evidence.card(item, full, *self.picture.beside(item.seen.id, ids))

    def _texts(self, chosen: Sequence[view.Item]) -> Iterable[Safe]:
        for reading in self.readings:
            mine = [i for i in chosen if i.source is reading.document]
            if mine:
                yield el("h3", "Full text: ", evidence.described(reading.document))
                yield evidence.full_text(reading.document, mine)

    def _left_out(self, chosen: Sequence[view.Item]) -> Safe:
        lines: list[Child] = list(self.notes)
        if self.coverage.silent:
            lines.append(f"In {words.plural(self.coverage.silent, 'document')} nothing was found.")
        hidden = len(self.found) - len(chosen)
        if hidden:
            told = words.plural(hidden, "figure or claim", "figures and claims")
            text = f"{told} did not fit on this page; ranges include them. To get all: "
            lines.append(join([text, el("code", "exeunt ledger export"), "."]))
        if not self.found:
            lines.append("No figure and no claim was found.")
        lines.append(CAUTION)
        return el("ul", *(el("li", line) for line in lines))

    def _footer(self) -> Safe:
        return el(
            "footer",
            el("p", f"Made by exeunt, {self.generated}."),
            el("p", "Places: GeoNames, CC BY 4.0. Outlines: Natural Earth, public domain, "
               "by way of world-atlas (ISC)."),
        )  # fmt: skip


def _title(readings: Sequence[PageDocument]) -> str:
    if len(readings) == 1:
        document = readings[0].document
        lines = document.text.strip().splitlines()
        name = document.title or (lines[0].strip() if lines else "")
        return name[:140] or document.id
    return f"People on the move: {words.plural(len(readings), 'document')}"


def _between(verb: str, first: str | None, last: str | None) -> Safe | None:
    if not first or not last:
        return None
    if first == last:
        return el("span", f"{verb} {words.day(first, year=True, week=False)}. ")
    begin = words.day(first, year=first[:4] != last[:4], week=False)
    return el("span", f"{verb} {begin} to {words.day(last, year=True, week=False)}. ")


def _reading_order(item: view.Item) -> tuple[str, int, int]:
    return item.seen.document, item.seen.start, item.seen.end


def _drawer() -> Safe:
    """Where the script puts a card beside the figure; empty and hidden without it."""
    close = el("button", "Close", type="button", class_="close")
    return el("dialog", close, el("div", class_="slot"), class_="drawer", aria_label="Evidence")
