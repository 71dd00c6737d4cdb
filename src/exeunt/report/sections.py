"""The parts of the page, each from one group of `view.py`.

A part that has nothing to show is None; `compose.py` leaves it out, heading and all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from exeunt.observations import Observation, Place
from exeunt.report import draw, view, words
from exeunt.report.chart import (
    LOCAL,
    NARROW,
    NEAR,
    WIDE,
    Chart,
    Subject,
    chart,
    claimed,
    crowds,
    shade,
)
from exeunt.report.evidence import card_id, changed, sentence
from exeunt.report.html import Child, Safe, el, join
from exeunt.report.outlines import world
from exeunt.report.strip import strip

QUOTED = 180  # characters of a quote in a list; its card has all
CLAIMS_SHOWN = 8  # claims listed in one row of the table
QUESTIONS = {"moves": "People on the move", "waits": "Waiting", "force": "Call-up and force",
             "means": "Prices and room"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """Which observations have a card on this page; the others are named without a link.

    `odds` are those at odds with the others, which say so wherever they stand; `off` those
    that are all but surely off; `judged` has the verdict on each, to stand beside what is
    contested.
    """

    ids: frozenset[str]
    odds: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    judged: Mapping[str, Safe] = field(default_factory=dict)

    def link(self, item: view.Item, text: Child, **attributes: object) -> Safe:
        """The text as a link to its evidence, or plain where there is no room for a card."""
        if item.seen.id not in self.ids:
            return el("span", text, **attributes)
        return el("a", text, href=f"#{card_id(item.seen)}", **attributes)

    def believed(self, items: Iterable[view.Item]) -> list[view.Item]:
        """Items not all but surely off: the first screen is for these."""
        return [item for item in items if item.seen.id not in self.off]

    def keep(self, items: Iterable[view.Item]) -> list[view.Item]:
        return [item for item in items if item.seen.id in self.ids]


def figure_link(item: view.Item, shown: Shown) -> Safe:
    """A figure as it is shown everywhere: denied struck, derived marked, planned said."""
    seen = item.seen
    text: Child = words.quantity(seen)
    if seen.stance == "denies":
        return join([shown.link(item, el("del", text), class_="fig"), " ", badge("denied", "no")])
    badges = [badge("at odds", "no") if seen.id in shown.odds else None]
    badges.append(badge("derived", "derived") if seen.derived else None)
    badges.append(badge("disputes", "no") if seen.stance == "disputes" else None)
    if seen.modality in words.MODALITIES:
        badges.append(badge(words.MODALITIES[seen.modality], "mode"))
    return join([shown.link(item, text, class_="fig"), *(b for b in badges if b)], " ")


def badge(text: str, kind: str) -> Safe:
    """A word in a small frame."""
    return el("span", text, class_=f"badge {kind}")


def when_told(item: view.Item) -> str:
    """The period, with its year where that is not the year of publication."""
    period, published = item.seen.period, item.source.published
    start = (period.start or period.end or "") if period else ""
    return words.period(period, year=published is None or start[:4] != published[:4])


def said(item: view.Item, *, when: bool = True) -> Safe:
    """Who, when, in how many reports."""
    day = when_told(item) if when else ""
    reports = words.plural(item.reports, "report") if item.reports > 1 else ""
    rest = "".join(f" · {part}" for part in (day, reports) if part)
    return el("span", words.speaker(item.seen), rest, class_="said")


# The first screen


def glance(
    found: Sequence[view.Item], contested: Sequence[view.Contest], shown: Shown
) -> Safe | None:
    """The first screen: one tile a question, and one for what is contested."""
    tiles = [_tile(tile, shown) for tile in view.glance(found)]
    if contested:
        tiles.append(_contest_tile(contested))
    return el("ul", *(el("li", tile) for tile in tiles), class_="glance") if tiles else None


def _tile(tile: view.Glance, shown: Shown) -> Safe:
    seen = tile.item.seen
    measure = words.MEASURES.get(seen.measure or "", "")
    head = view.where(seen)
    several, change = len(tile.peers) > 1, changed(seen)
    low, high, more = view.claimed_range(tile.peers)
    inner = [
        el("span", QUESTIONS[tile.question], class_="question"),
        el("span", words.span(low, high, seen.unit, more=more) if several else
           words.quantity(seen), class_="big"),
        el("span", badge(seen.modality, "mode")) if seen.modality != "observed" else None,
        el("span", measure, f", {head.name}" if head.key else "", class_="what"),
        el("span", change, class_="what") if change else None,
        _accounts(tile) if several else said(tile.item),
    ]  # fmt: skip
    if several:
        return el("a", *inner, href=f"#{draw.anchor(head.key)}", class_=f"tile {tile.question}")
    return shown.link(tile.item, join(inner), class_=f"tile {tile.question}")


def _accounts(tile: view.Glance) -> Safe:
    """How many accounts lie behind a range, and the first two speakers."""
    day = when_told(tile.item)
    speakers = list(dict.fromkeys(i.seen.said_by or "not attributed" for i in tile.peers))
    rest = " and others" if len(speakers) > 2 else ""
    text = f"{len(tile.peers)} accounts: {', '.join(speakers[:2])}{rest}"
    return el("span", text + (f" · {day}" if day else ""), class_="said")


def _contest_tile(contested: Sequence[view.Contest]) -> Safe:
    denied = [one for one in contested if one.kind != "differs"]
    counts = [
        words.plural(len(denied), "denial") if denied else "",
        f"{len(contested) - len(denied):,} told two ways" if len(contested) > len(denied) else "",
    ]
    inner = [
        el("span", "Contested", class_="question"),
        el("span", words.plural(len(contested), "point"), class_="big"),
        el("span", ", ".join(part for part in counts if part), class_="what"),
        *(el("span", _objection(one), class_="said") for one in contested[:2]),
    ]
    return el("a", *inner, href="#contested", class_="tile contested")


def _objection(one: view.Contest) -> str:
    topic = words.MEASURES.get(one.measure or "", "").lower()
    if one.kind == "differs":
        return f"{one.where}: {topic}"
    who = one.against[0].seen.said_by or one.against[0].seen.actor or "Not attributed"
    about = one.words or f"{topic}, {one.where}".strip(", ") or "what is claimed"
    return words.clipped(f"{who} {one.kind} {about}", 90)


# The map


def maps(subject: Subject, title: str) -> Safe | None:
    """The map in two sizes, of which the style sheet shows one, with its legend."""
    wide = chart(subject, WIDE)
    narrow = chart(subject, NARROW)
    if wide is None or narrow is None:
        return None
    label = f"Map: {title}"
    families = [mark.site.family for mark in wide.marks]
    near = [c for keys in crowds(wide) if (c := chart(subject, NEAR, keys))]
    return el(
        "figure",
        draw.svg(wide, name="wide", title=label, numbers=False),
        draw.svg(narrow, name="narrow", title=label, numbers=True),
        _numbered(narrow),
        *(_close_up(rank, one) for rank, one in enumerate(near)),
        el(
            "figcaption",
            draw.legend(families, list(wide.stands.values()), routes=bool(wide.arrows)),
            _small_print(wide),
        ),
        class_=f"maps near-{len(near)}",
    )


def _numbered(narrow: Chart) -> Safe | None:
    rows = [
        el("li", el("a", m.site.place.name, href=f"#{draw.site_anchor(m.site)}"), " ",
           el("span", "; ".join(m.site.facts), class_="said"))
        for m in narrow.marks if m.site.family != "end"
    ]  # fmt: skip
    ways = [
        el("li", f"{a.title}: {'; '.join(a.facts)}", class_="way") for a in narrow.arrows if a.facts
    ]
    return el("ol", *rows, *ways, class_="numbered") if rows or ways else None


def _close_up(rank: int, near: Chart) -> Safe:
    """A small map of where points stand close, under the names of its countries."""
    codes = dict.fromkeys(c for m in near.marks for c in _countries(m.site.place))
    names = [country_name(code) for code in codes]
    title = "Close-up: " + ", ".join(names[:4]) + (" and neighbours" if len(names) > 4 else "")
    picture = draw.svg(near, name=f"near-{rank}", title=title, numbers=False)
    return el("div", el("p", title, class_="small"), picture, class_="near")


def _countries(place: Place) -> tuple[str, ...]:
    return place.countries or ((place.country,) if place.country else ())


def _small_print(wide: Chart) -> Safe:
    text = (
        "Outlines: Natural Earth. Boundaries and names shown do not imply any opinion on the "
        "status of a territory."
    )
    if wide.beyond:
        names = ", ".join(wide.beyond[:8]) + (" and others" if len(wide.beyond) > 8 else "")
        text = f"Without a position on the map: {names}. {text}"
    return el("p", text, class_="small")


# Figures


def figures(groups: Sequence[view.PlaceTable], shown: Shown) -> Safe | None:
    """The table of figures by place and measure."""
    bodies = [body for group in groups if (body := _place(group, shown))]
    if not bodies:
        return None
    head = el(
        "tr",
        *(el("th", text, scope="col") for text in ("Measure", "Range claimed", "Who says what")),
    )
    return el(
        "table",
        el("caption", "Every figure by place and measure. Ranges run over what is asserted; "
           "nothing is added up.", class_="small"),
        el("thead", head), *bodies, class_="figures",
    )  # fmt: skip


def _place(group: view.PlaceTable, shown: Shown) -> Safe | None:
    rows = [_row(row, shown) for row in group.rows if shown.keep(row.items)]
    if not rows:
        return None
    head = el(
        "th", group.where.name, " ", el("small", _kind(group.where)), colspan="3", scope="rowgroup"
    )
    name = draw.anchor(group.where.key)
    return el("tbody", el("tr", head, class_="place"), *rows, id=name, tabindex="-1")


def _kind(head: view.Where) -> str:
    place = head.place
    if place is None:
        return ""
    if head.onward:
        return "route"
    sides = " – ".join(country_name(code) for code in place.countries)
    kind = words.KINDS.get(place.kind or "", "")
    inside = (
        country_name(place.country) if place.country and not sides and kind != "country" else ""
    )
    return ", ".join(part for part in (kind, sides or inside) if part)


def country_name(code: str) -> str:
    """The outline's name for an ISO code; the code where there is none."""
    return next((c.name for c in world("50m").countries if c.id == code), code)


def _row(row: view.Row, shown: Shown) -> Safe:
    about = ", ".join(p for p in (row.group, row.term) if p)
    measure = el("th", words.MEASURES.get(row.measure, row.measure), scope="row")
    if about:
        measure = el(
            "th", words.MEASURES.get(row.measure, row.measure), " ", el("small", about), scope="row"
        )
    claims = shown.keep(row.items)[:CLAIMS_SHOWN]
    rest = len(row.items) - len(claims)
    listed = [el("li", figure_link(item, shown), " ", said(item)) for item in claims]
    if rest:
        listed.append(el("li", f"and {rest:,} more", class_="said"))
    return el(
        "tr", measure,
        el("td", el("span", _range(row), class_="range"), _bars(row)),
        el("td", el("ul", *listed, class_="claims")),
    )  # fmt: skip


def _range(row: view.Row) -> Child:
    if not (row.asserted or row.derived):
        return el("span", "only denied", class_="muted")
    text = claimed(row, row.unit)
    if len(row.latest) in (0, len(row.asserted)):
        return text
    day = when_told(row.latest[0])
    ever = words.span(row.low, row.high, row.unit, more=row.more)
    return join([text, el("small", f"{day}; {ever} over all dates")], " ")


def _bars(row: view.Row) -> Safe | None:
    """Each asserted claim on one scale from zero: a tick for a number, a bar for a range."""
    reaches = [_reach(item) for item in row.asserted]
    given = [r for r in reaches if r]
    if len({r[:2] for r in given}) < 2:
        return None
    top = max(r[1] for r in given) * 1.15 or 1.0
    high = 7 * min(len(given), 12)
    marks = []
    for rank, (low, end, more) in enumerate(sorted(given)[:12]):
        x0, x1, y = 150 * low / top, 150 * end / top, 7 * rank + 3.5
        tail = 150.0 if more else x1
        if tail - x0 > 1:
            marks.append(
                el("path", d=f"M{x0:.1f} {y}H{tail:.1f}", class_="reach open" if more else "reach")
            )
        marks.append(el("circle", cx=f"{x0 if more else x1:.1f}", cy=y, r="2.6", class_="dot"))
        if not more and x1 - x0 > 1:
            marks.append(el("circle", cx=f"{x0:.1f}", cy=y, r="2.6", class_="dot"))
    return el(
        "svg", el("path", d=f"M.5 0V{high}", class_="axis"), *marks, class_="bars",
        viewBox=f"-4 0 160 {high}", width="160", height=high, aria_hidden="true",
    )  # fmt: skip


def _reach(item: view.Item) -> tuple[float, float, bool] | None:
    given = [n for n in (item.seen.low, item.seen.value, item.seen.high) if n is not None]
    if not given:
        return None
    more = item.seen.high is None and item.seen.hedge in ("at_least", "more_than", "vague")
    return min(given), max(given), more


# Time


def timeline(days: Sequence[view.Day], shown: Shown) -> Safe | None:
    """Periods in order, each with what is said of it."""
    told = {item.source.published for day in days for item in day.items}
    tell = len(told) > 1  # one date of publication is said once, at the top
    rows = [row for day in days if day.start and (row := _day(day, shown, tell))]
    undated = [i for day in days if not day.start for i in shown.keep(day.items)]
    if not rows:
        return None
    note = None
    if undated:
        note = el("p", f"{words.plural(len(undated), 'figure or claim', 'figures and claims')} "
                  "without a date of their own: see the tables.", class_="small")  # fmt: skip
    return join([strip(days), el("ol", *rows, class_="timeline"), note])


def _day(day: view.Day, shown: Shown, tell: bool) -> Safe | None:
    kept = shown.keep(day.items)
    if not kept:
        return None
    first = kept[0].seen.period
    lines = [_event(item, shown, tell) for item in kept]
    head = el("h3", el("time", words.period(first, year=True), datetime=day.start))
    return el("li", head, el("ul", *lines))


def _event(item: view.Item, shown: Shown, tell: bool) -> Safe:
    seen = item.seen
    published = words.day(item.source.published, week=False) if tell else ""
    when = el("span", f" · published {published}", class_="said") if published else None
    if seen.kind == "figure":
        head = view.where(seen)
        what = (
            f"{words.MEASURES.get(seen.measure or '', '')}{f', {head.name}' if head.key else ''}: "
        )
        return el("li", what, figure_link(item, shown), " ", said(item, when=False), when,
                  class_=view.family(seen))  # fmt: skip
    quote = shown.link(item, f"“{words.clipped(seen.quote, QUOTED)}”")
    return el("li", quote, " ", badge(seen.claim or "claim", "mode"),
              " ", said(item, when=False), when, class_="claim")  # fmt: skip


# Who admits whom


def admissions(groups: Sequence[view.Admission], shown: Shown) -> Safe | None:
    """The table of rules by country."""
    bodies = [body for group in groups if (body := _admission(group, shown))]
    if not bodies:
        return None
    names = ("Country", "Decision", "Whom", "On", "Status", "Who says so")
    head = el("tr", *(el("th", name, scope="col") for name in names))
    return el(
        "table",
        el("caption", "Rules as told, by the country that makes them.", class_="small"),
        el("thead", head), *bodies, class_="rules",
    )  # fmt: skip


def _admission(group: view.Admission, shown: Shown) -> Safe | None:
    kept = shown.keep(group.items)
    if not kept:
        return None
    name = words.sentence_case(group.name)
    head = el("th", name, rowspan=len(kept), scope="rowgroup", class_="who")
    rows = [
        el("tr", head if rank == 0 else None, *_rule(item, shown)) for rank, item in enumerate(kept)
    ]
    return el("tbody", *rows)


def _rule(item: view.Item, shown: Shown) -> Iterable[Safe]:
    seen = item.seen
    text = words.DECISIONS.get(seen.decision or "", seen.decision or "Rule")
    if seen.status == "considered":
        text = "Considers limits" if seen.decision in words.LIMITS else f"Considers: {text.lower()}"
    since = words.period(seen.period)
    status = words.STATUS.get(seen.status or "", seen.status or "")
    yield el("td", shown.link(item, text), class_=f"decision {shade(seen.decision, seen.status)}")
    yield _cell("Whom", seen.group or "anyone")
    yield _cell("On", _scope(seen))
    yield _cell("Status", ", ".join(part for part in (status, since) if part))
    yield _cell("Who says so", said(item, when=False))


def _scope(seen: Observation) -> str:
    about = words.ABOUT.get(seen.about or "", "")
    place = f"at {seen.at.name}" if seen.at and seen.at.kind in LOCAL else ""
    return ", ".join(part for part in (about, seen.mode, place) if part)


def _cell(name: str, value: Child) -> Safe:
    return el("td", value, data_label=name)


# What is contested


def contests(contested: Sequence[view.Contest], shown: Shown) -> Safe | None:
    """Both sides of each contested point, quoted."""
    cards = [_contest(one, shown) for one in contested if shown.keep(one.against)]
    return join(cards) if cards else None


def _contest(one: view.Contest, shown: Shown) -> Safe:
    topic = words.MEASURES.get(one.measure or "", "")
    title = ", ".join(part for part in (topic, one.where) if part) or "A claim"
    left, right = {"denies": ("Claimed", "Denied"), "disputes": ("Claimed", "Disputed"),
                   "differs": ("One account", "Another account")}[one.kind]  # fmt: skip
    claimed: list[Safe] = [_side(item, shown) for item in one.claimed]
    if not claimed or one.words:
        claimed.insert(0, el("p", one.words or "what others say", class_="denied-words"))
    against = [_side(item, shown) for item in one.against]
    sides = el(
        "div",
        el("div", el("h4", left), *claimed),
        el("div", el("h4", right), *against),
        class_="sides",
    )
    return el("article", el("h3", title), sides, class_=f"contest {one.kind}")


def _side(item: view.Item, shown: Shown) -> Safe:
    before, words_, after = sentence(item.source.text, item.seen.start, item.seen.end)
    quote = el("p", "“", before, shown.link(item, words_ or item.seen.quote), after, "”")
    figure = el("p", figure_link(item, shown)) if item.seen.kind == "figure" else None
    judged = shown.judged.get(item.seen.id)
    return el("blockquote", quote, figure, el("footer", said(item)), judged, dir="auto")


def other_claims(found: Sequence[view.Item], shown: Shown) -> Safe | None:
    """Warnings and intentions: neither figures nor rules."""
    kept = [i for i in shown.keep(found) if i.seen.claim in ("warning", "intention")]
    return el("ul", *(_other(item, shown) for item in kept), class_="others") if kept else None


def _other(item: view.Item, shown: Shown) -> Safe:
    quote = shown.link(item, f"“{words.clipped(item.seen.quote, QUOTED)}”")
    return el("li", quote, " ", badge(item.seen.claim or "", "mode"), " ", said(item))
