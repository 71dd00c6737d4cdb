"""The page: what it groups, how it words it, where the map puts it."""

from __future__ import annotations

import json
import math
import random
import re
import sys
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from briefing import FINLAND, HOSTILE, briefing, figure, place, read

from exeunt.observations import Document, Observation, Period, Span
from exeunt.report import PageDocument, labels, page, strip, view, words
from exeunt.report.chart import NARROW, NEAR, WIDE, Subject, chart, crowds, spread, stand
from exeunt.report.evidence import context, sentence
from exeunt.report.html import el, web_address
from exeunt.report.outlines import clip, inside, outlines, world
from exeunt.report.projection import azimuthal, equal_earth
from exeunt.report.window import window

BYTES = 1_500_000
FIVE_TO_SIX = {"low": 5.0, "high": 6.0, "hedge": "range"}


def found(*observations: Observation) -> tuple[view.Item, ...]:
    return view.items([read(*observations)])


def subject(items: tuple[view.Item, ...]) -> Subject:
    return Subject(view.tables(items), view.routes(items), view.admissions(items, {}))


# What is grouped


def test_a_range_runs_over_what_is_asserted_and_is_never_a_sum() -> None:
    table = view.tables(
        found(
            figure("a", low=5.0, high=6.0, hedge="range"),
            figure("b", value=8.0, low=8.0, high=8.0),
            figure("c", value=40.0, low=40.0, high=40.0, stance="denies"),
        )
    )
    (row,) = table[0].rows
    assert (row.low, row.high, row.more) == (5.0, 8.0, False)
    assert [item.seen.id for item in row.denied] == ["c"]


def test_more_than_leaves_the_top_of_a_range_open() -> None:
    (table,) = view.tables(found(figure("a", value=6.0, low=6.0, hedge="more_than")))
    assert table.rows[0].more
    assert words.span(5.0, 6.0, "km", more=True) == "5–6+ km"


def test_a_derived_figure_stands_beside_the_range_and_not_in_it() -> None:
    items = found(
        figure("a", measure="entries", unit="people", value=4824.0),
        figure("b", measure="entries", unit="people", value=3133.0, derived=True),
    )
    (row,) = view.tables(items)[0].rows
    assert (row.low, row.high) == (4824.0, 4824.0)
    assert [item.seen.id for item in row.derived] == ["b"]


def test_what_is_planned_is_not_ranged_with_what_was_observed() -> None:
    items = found(
        figure("a", measure="conscripted", unit="people", value=300_000.0, modality="planned"),
        figure("b", measure="conscripted", unit="people", value=10_000.0),
    )
    assert len(view.tables(items)[0].rows) == 2


def test_one_witness_in_two_documents_comes_once_with_both_reports() -> None:
    one = figure("a", value=6.0)
    items = view.items([read(one), PageDocument(document=Document(id="e", text="quote"),
                                                observations=(one,), reports=4)])  # fmt: skip
    assert [(item.seen.id, item.reports) for item in items] == [("a", 5)]


@pytest.mark.parametrize(
    ("first", "second", "contested"),
    [
        (FIVE_TO_SIX, {"value": 6.0, "low": 6.0, "hedge": "more_than"}, True),
        (FIVE_TO_SIX, {"value": 6.0, "low": 6.0, "hedge": "at_least"}, False),
        ({"value": 12.0, "hedge": "about"}, {"value": 13.0}, False),
        ({"value": 12.0, "hedge": "about"}, {"low": 15.0, "hedge": "at_least"}, True),
        ({"value": 10.0, "high": 10.0, "hedge": "up_to"}, {"value": 7.0}, False),
        ({"value": 3.0}, {"value": 4.0, "period": None}, False),
        ({"value": 3.0}, {"value": 4.0, "group": "women"}, False),
    ],
)  # fmt: skip
def test_two_claims_differ_when_no_number_satisfies_both(
    first: dict[str, Any], second: dict[str, Any], contested: bool
) -> None:
    contests = view.contests(found(figure("a", **first), figure("b", **second)))
    assert [c.kind for c in contests] == (["differs"] if contested else [])


def test_a_denial_is_shown_against_the_figure_it_names() -> None:
    denial = Observation(
        id="n", kind="claim", document="d", start=6, end=9, quote="no", claim="denial",
        said_by="the ministry", denies="a", stance="denies",
    )  # fmt: skip
    (contest,) = view.contests(found(figure("a", value=6.0), denial))
    assert [i.seen.id for i in contest.claimed] == ["a"]
    assert [i.seen.id for i in contest.against] == ["n"]
    assert contest.where == "Upper Lars"


def test_the_revenue_service_stands_against_the_queues_at_its_border() -> None:
    contests = view.contests(view.items([briefing()]))
    denial = next(c for c in contests if "Revenue Service" in (c.against[0].seen.said_by or ""))
    assert {i.seen.measure for i in denial.claimed} <= {
        "queue_length",
        "wait_time",
        "queue_vehicles",
    }
    assert denial.claimed


def test_days_follow_each_other_and_the_undated_come_last() -> None:
    days = view.timeline(view.items([briefing()]))
    starts = [day.start for day in days]
    assert starts[-1] is None
    assert starts[:-1] == sorted(starts[:-1], key=str)


def test_countries_that_say_several_things_on_entry_are_mixed() -> None:
    def rule(name: str, decision: str) -> Observation:
        return Observation(
            id=name, kind="claim", document="d", start=0, end=5, quote="q", claim="rule",
            about="entry", decision=decision, status="in_force", at=FINLAND, actor="Finland",
        )  # fmt: skip

    (both,) = view.admissions(found(rule("a", "admitted"), rule("b", "refused")), {})
    (one,) = view.admissions(found(rule("a", "refused")), {})
    assert (stand(both), stand(one)) == ("mixed", "refuses")


def test_the_first_screen_asks_how_many_how_long_and_who_forces() -> None:
    tiles = view.glance(view.items([briefing()]))
    assert [(t.question, t.item.seen.unit) for t in tiles] == [
        ("moves", "people"), ("waits", "hours"), ("waits", "km"), ("force", "people"),
    ]  # fmt: skip


def test_an_actor_that_lists_countries_speaks_for_each_and_goes_before_the_place() -> None:
    rule = Observation(
        id="a", kind="claim", document="d", start=0, end=5, quote="q", claim="rule", about="entry",
        decision="refused", actor="Estonia, Latvia and Lithuania", at=FINLAND,
    )  # fmt: skip
    made = view.admissions(found(rule), {"estonia": "EST", "latvia": "LVA", "lithuania": "LTU"})
    assert [(one.name, one.country) for one in made] == [
        ("Estonia", "EST"), ("Latvia", "LVA"), ("Lithuania", "LTU"),
    ]  # fmt: skip
    assert [one.country for one in view.admissions(found(rule), {"estonia": "EST"})] == ["FIN"]


def test_then_against_now_is_not_one_range() -> None:
    then = Period(start="2022-08-01", end="2022-08-01")
    items = found(
        figure("a", measure="wait_time", unit="hours", value=12.0),
        figure("b", measure="wait_time", unit="hours", value=1.0, period=then),
        figure("c", measure="wait_time", unit="hours", value=2.0, period=None),
    )
    (row,) = view.tables(items)[0].rows
    assert (row.low, row.high) == (1.0, 12.0)
    assert [item.seen.id for item in row.latest] == ["a"]


def test_a_claim_without_a_number_does_not_reach_the_first_screen() -> None:
    mute = figure("a", measure="wait_time", unit="hours", value=None)
    assert view.glance(found(mute)) == ()


# The time line


def test_stretches_in_one_row_do_not_touch() -> None:
    told = strip.stretches(view.timeline(view.items([briefing()])))
    first, last = strip.reach(told)
    for lane in strip.LANES:
        for row in strip.packed([s for s in told if s.lane == lane], strip.Axis(first, last)):
            assert all(a.open_ is False and a.last < b.first for a, b in pairwise(row))


def test_an_old_date_does_not_squeeze_the_days_that_matter() -> None:
    old = figure("old", value=1.0, period=Period(start="2014-03-01", end="2014-03-01"))
    dates = [f"2022-09-{i}" for i in range(10, 22)]
    days = [figure(d, value=1.0, period=Period(start=d, end=d)) for d in dates]
    told = strip.stretches(view.timeline(found(old, *days)))
    first, last = strip.reach(told)
    assert first.isoformat() == "2022-09-10"
    assert last.isoformat() == "2022-09-23"
    drawn = str(strip.strip(view.timeline(found(old, *days))))
    assert "1 other period not drawn" in drawn


# How it is worded


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value": 6.0, "low": 6.0, "hedge": "more_than"}, "more than 6 km"),
        ({"low": 5.0, "high": 6.0, "hedge": "range"}, "5–6 km"),
        ({"value": 2900.0, "high": 2900.0, "hedge": "nearly", "unit": "USD"}, "nearly $2,900"),
        ({"value": 1.0, "hedge": "exact", "unit": "hours"}, "1 hour"),
        ({"low": 24.0, "hedge": "vague", "unit": "vehicles"}, "dozens of vehicles"),
        ({"low": 2000.0, "hedge": "vague", "unit": "people"}, "thousands of people"),
        ({"value": 40.0, "hedge": "up_to", "unit": "percent"}, "up to 40%"),
        ({"value": 12.5, "hedge": "about", "unit": "RUB"}, "about 12.5 RUB"),
        ({}, "no number"),
    ],
)
def test_a_quantity_keeps_its_hedge_and_unit(fields: dict[str, Any], said: str) -> None:
    assert words.quantity(figure("a", **{"unit": "km", **fields})) == said


@pytest.mark.parametrize(
    ("start", "end", "accuracy", "said"),
    [
        ("2022-09-21", "2022-09-21", "day", "Wed 21 Sep"),
        ("2022-09-21", "2022-09-22", "night", "night of 21–22 Sep"),
        ("2022-09-30", "2022-10-02", "day", "30 Sep – 2 Oct"),
        ("2022-09-22", None, "since", "since Thu 22 Sep"),
        ("2022-09-01", "2022-09-30", "inferred month", "September 2022 (inferred)"),
        ("2022-09-22T02:00", "2022-09-22T02:59", "hour", "Thu 22 Sep, 02:00"),
        (None, None, "day", ""),
    ],
)
def test_a_period_reads_like_a_date(start: str, end: str, accuracy: str, said: str) -> None:
    assert words.period(Period(start=start, end=end, accuracy=accuracy)) == said


def test_context_ends_with_the_paragraph_and_marks_exactly_the_words() -> None:
    text = "Head.\n\nOne here. Two is the words we want. Three.\n\nNext part."
    start = text.index("the words")
    assert context(text, start, start + 9) == ("One here. Two is ", "the words", " we want. Three.")
    assert sentence(text, start, start + 9) == ("Two is ", "the words", " we want.")


def test_context_in_a_text_without_sentences_is_cut_at_words() -> None:
    text = "word " * 400
    before, quote, after = context(text, 1000, 1004)
    assert quote == "word"
    assert before.startswith("… ")
    assert after.endswith(" …")


# The map


def test_equal_areas_stay_equal_in_both_projections() -> None:
    def cell(project: Any, lon: float, lat: float) -> float:
        corners = [(lon, lat), (lon + 1, lat), (lon + 1, lat + 1), (lon, lat + 1)]
        points = [project(*c) for c in corners]
        pairs = zip(points, [*points[1:], points[0]], strict=True)
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2

    def true(lat: float) -> float:
        return math.cos(math.radians(lat + 0.5))

    for project in (azimuthal(40, 50), equal_earth()):
        scale = [cell(project, lon, lat) / true(lat) for lon in (10, 70) for lat in (30, 50, 68)]
        assert max(scale) / min(scale) < 1.002


def test_projections_hit_points_worked_out_by_hand() -> None:
    project = azimuthal(0, 0)
    assert project(90, 0) == pytest.approx((math.sqrt(2), 0.0), abs=1e-9)
    assert project(0, 60) == pytest.approx((0.0, -1.0), abs=1e-9)  # the chord of 60 degrees
    assert project(170, 0) is None
    assert equal_earth()(180, 0) == pytest.approx((2.7066300, 0.0), abs=1e-6)
    assert equal_earth()(0, 90) == pytest.approx((0.0, -1.3173628), abs=1e-6)


def test_crimea_is_in_ukraine_and_no_border_runs_across_it() -> None:
    source = world("50m")
    owners = [
        c.id for c in source.countries for polygon in c.polygons
        if inside((34.3, 45.2), _degrees(source, polygon[0]))
    ]  # fmt: skip
    assert owners == ["UKR"]


def _degrees(source: Any, ring: list[int]) -> list[tuple[float, float]]:
    out = []
    for index in ring:
        x = y = 0
        arc = []
        for dx, dy in source.steps(index if index >= 0 else ~index):
            x, y = x + dx, y + dy
            arc.append((x * source.scale[0] + source.translate[0],
                        y * source.scale[1] + source.translate[1]))  # fmt: skip
        out.extend(arc if index >= 0 else arc[::-1])
    return out


def test_a_clipped_ring_stays_in_the_window() -> None:
    ring = clip([(-500.0, -500.0), (900.0, -300.0), (700.0, 900.0), (-300.0, 600.0)], 100, 80, 0)
    assert all(-1e-6 <= x <= 100 + 1e-6 and -1e-6 <= y <= 80 + 1e-6 for x, y in ring)
    assert len(ring) >= 4


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_label_covers_another_or_a_point_or_leaves_the_map(size: Any) -> None:
    drawn = chart(subject(view.items([briefing()])), size)
    assert drawn is not None
    boxes = [seat.box for seat in drawn.seats]
    for i, box in enumerate(boxes):
        assert labels.Box(0, 0, drawn.window.width, drawn.window.height).holds((box.left, box.top))
        assert drawn.window.holds((box.right, box.bottom))
        assert not any(box.meets(other) for other in boxes[:i])
        assert not any(box.holds(mark.at) for mark in drawn.marks)


def test_sixty_places_in_one_valley_still_have_readable_labels() -> None:
    many = [
        figure(f"f{i}", value=float(i + 1),
               at=place(f"Crossing number {i}", "crossing", "GEO", 42 + i % 8 / 9, 44 + i // 8 / 9))
        for i in range(60)
    ]  # fmt: skip
    drawn = chart(subject(found(*many)), WIDE)
    assert drawn is not None
    assert len(drawn.marks) == 40
    boxes = [seat.box for seat in drawn.seats if seat.key.startswith("m")]
    assert len(boxes) >= 12
    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[:i])


@pytest.mark.parametrize(
    "where",
    [
        [(0.0, 0.0)],
        [(-18.1, 178.4), (-13.8, -171.8)],
        [(51.5, 0.0), (-33.9, 151.2), (40.7, -74.0)],
        [(89.0, 0.0), (-89.0, 10.0)],
        [(13.5, 2.1)],
    ],
)
def test_every_part_of_the_world_can_be_drawn(where: list[tuple[float, float]]) -> None:
    shown = [
        figure(f"f{i}", value=1.0, at=place(f"Place {i}", "city", "XXX", lat, lon))
        for i, (lat, lon) in enumerate(where)
    ]
    drawn = chart(subject(found(*shown)), WIDE)
    assert drawn is not None
    assert len(drawn.marks) >= len(where) - 1
    assert all(drawn.window.holds(mark.at) for mark in drawn.marks)


def test_places_that_crowd_on_a_wide_map_get_a_close_up() -> None:
    crowd = [
        figure(f"f{i}", value=1.0, at=place(f"Gate {i}", "crossing", "POL", 50 + i / 10, 23))
        for i in range(4)
    ]
    far = figure("far", value=1.0, at=place("Far", "city", "ESP", 40.0, -3.0))
    whole = chart(subject(found(*crowd, far)), WIDE)
    assert whole is not None
    (keys,) = crowds(whole)
    assert keys == {f"gate {i}" for i in range(4)}
    near = chart(subject(found(*crowd, far)), NEAR, keys)
    assert near is not None
    assert near.across_km < whole.across_km / 3
    assert {mark.site.key for mark in near.marks} == keys


def test_looking_only_near_the_window_loses_no_land(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(7)
    spots = [(rng.uniform(-60, 80), rng.uniform(-180, 180)) for _ in range(8)]
    spots += [(66.0, 179.5), (-54.8, -68.3), (42.8, 44.4), (35.0, -6.0)]
    towns = [place("Town", "city", "XXX", lat, lon) for lat, lon in spots]
    frames = [made[0] for town in towns if (made := window([town], [], NEAR))]
    quick = [outlines(frame, "50m").lands for frame in frames]
    drawn = vars(sys.modules[outlines.__module__])["_Drawn"]
    monkeypatch.setattr(drawn, "_touches", lambda *_: True)
    assert [outlines(frame, "50m").lands for frame in frames] == quick


@pytest.mark.parametrize(
    ("lat", "lon", "codes"),
    [
        (42.8, 44.4, {"RUS", "GEO"}), (69.4, 30.2, {"RUS", "NOR", "FIN"}),
        (44.4, 131.4, {"RUS", "CHN"}), (49.0, -98.0, {"USA", "CAN"}), (68.5, 179.0, {"RUS"}),
        (-54.8, -68.3, {"ARG", "CHL"}), (-16.5, 179.9, {"FJI"}),
    ],
)  # fmt: skip
def test_a_border_town_has_land_on_every_side(lat: float, lon: float, codes: set[str]) -> None:
    drawn = chart(subject(found(figure("a", at=place("Town", "city", "XXX", lat, lon)))), NEAR)
    assert drawn is not None
    assert codes <= set(drawn.outlines.lands)


@pytest.mark.parametrize(
    ("code", "lat", "lon"), [("KAZ", 48.0, 67.0), ("MNG", 46.0, 104.0), ("USA", 39.0, -98.0)]
)
def test_far_from_every_border_there_is_land_and_no_sea(code: str, lat: float, lon: float) -> None:
    drawn = chart(subject(found(figure("a", at=place("Steppe", "city", code, lat, lon)))), NARROW)
    assert drawn is not None
    assert list(drawn.outlines.lands) == [code]
    middle = (drawn.window.width / 2, drawn.window.height / 2)
    assert any(inside(middle, ring) for ring in drawn.outlines.lands[code])


def test_points_on_one_spot_are_moved_apart() -> None:
    points = spread([(50.0, 50.0)] * 4 + [(51.0, 50.0)], 12.0)
    gaps = [
        ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
        for i, a in enumerate(points)
        for b in points[:i]
    ]
    assert min(gaps) > 8.0


def test_a_label_with_no_free_seat_is_left_out() -> None:
    taken = labels.Taken(labels.Box(0, 0, 60, 30), solid=[labels.Box(0, 0, 60, 30)])
    wanted = labels.Wanted("a", (30, 15), (("Somewhere", 12, True),))
    assert labels.place([wanted], taken) == []


# The page


class Outline(HTMLParser):
    """Ids, links, tags and headings of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids.extend(v for k, v in attrs if k == "id" and v)
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")


@pytest.fixture(scope="module")
def html() -> str:
    return page([briefing()], generated="23 September 2022", notes=["1 file was encrypted."])


def test_every_link_leads_somewhere_and_no_id_is_used_twice(html: str) -> None:
    outline = Outline(html)
    assert len(outline.ids) == len(set(outline.ids))
    missing = [
        link for link in outline.links if link.startswith("#") and link[1:] not in outline.ids
    ]
    assert missing == []


def test_every_observation_has_its_card_and_its_place_in_the_text(html: str) -> None:
    ids = set(Outline(html).ids)
    for seen in briefing().observations:
        assert f"e-{seen.id}" in ids
        assert f"t-{seen.id}" in ids


def test_words_said_again_are_marked_again() -> None:
    text = "About 600 left. Later: 600 left."
    again = figure("a", value=600.0, start=6, end=9, repeats=(Span(23, 26),))
    html = page([read(again, text=text)], generated="now")
    body = html[html.index('class="text"') :]
    assert body.count(">600</mark>") == 2


def test_offsets_beyond_the_text_mark_nothing_and_break_nothing() -> None:
    html = page([read(figure("a", start=900, end=905), text="short")], generated="now")
    assert 'id="t-a"' in html


def test_nothing_is_fetched_from_anywhere(html: str) -> None:
    for tag, attributes in Outline(html).tags:
        assert tag not in ("link", "iframe", "object", "embed", "base", "form")
        assert "src" not in attributes
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
    assert "url(http" not in html
    assert "default-src &#39;none&#39;" in html


def test_the_page_says_what_was_left_unread(html: str) -> None:
    assert "1 file was encrypted." in html


def test_a_denied_figure_is_struck_and_a_derived_one_marked() -> None:
    html = page(
        [read(figure("a", value=9.0, stance="denies"), figure("b", value=3.0, derived=True))],
        generated="now",
    )
    assert "<del>9 km</del>" in html
    assert re.search(r"3 km</a> <span class=\"badge derived\">derived", html)


def test_hostile_words_stay_words() -> None:
    evil = figure(
        HOSTILE, value=6.0, said_by=HOSTILE, via=(HOSTILE,), group=HOSTILE, mode=HOSTILE,
        unit=HOSTILE, term=HOSTILE, at=place(HOSTILE, HOSTILE, HOSTILE, 42.0, 44.0, HOSTILE),
        period=Period(start=HOSTILE, end=HOSTILE), denies=HOSTILE, stance="denies",
    )  # fmt: skip
    rule = Observation(
        id="r", kind="claim", document="d", start=0, end=10, quote=HOSTILE, claim="rule",
        about=HOSTILE, decision=HOSTILE, status=HOSTILE, actor=HOSTILE,
    )  # fmt: skip
    html = page(
        [read(evil, rule, text=HOSTILE, title=HOSTILE, publisher=HOSTILE, url="javascript:x()")],
        title=HOSTILE, generated=HOSTILE, notes=[HOSTILE],
    )  # fmt: skip
    outline = Outline(html)
    assert [tag for tag, _ in outline.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in outline.tags]
    assert not any("javascript:" in link for link in outline.links)
    html.encode("utf-8")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " http://x", "http://a b", None]
)
def test_only_a_web_address_becomes_a_link(url: str | None) -> None:
    assert web_address(url) is None


def test_text_is_escaped_unless_it_is_an_element() -> None:
    assert el("p", "<b>", el("i", "x")) == "<p>&lt;b&gt;<i>x</i></p>"


@pytest.mark.parametrize(
    "readings",
    [
        [],
        [read()],
        [read(text="")],
        [read(figure("a", at=None, period=None))],
        [read(figure("a", value=0.0))],
        [read(figure("a", value=float(10**15)))],
        [read(figure("a", value=1.0), text="")],
    ],
)
def test_a_page_is_drawn_whatever_little_there_is(readings: list[PageDocument]) -> None:
    html = page(readings, generated="now")
    assert html.startswith("<!doctype html>")
    assert "What is not here" in html


def test_ten_thousand_documents_still_fit_and_the_rest_is_counted() -> None:
    readings = [_bulletin(i) for i in range(10_000)]
    html = page(readings, generated="now")
    assert len(html.encode()) <= BYTES
    assert "exeunt ledger export" in html
    assert "20,000 figures" in html


def _bulletin(i: int) -> PageDocument:
    text = f"Bulletin {i}. " + "The border guard spoke at length about the week. " * 30
    spot = place(f"Town {i % 700}", "city", "POL", 49 + i % 50 / 10, 15 + i % 70 / 8)
    period = Period(
        start=f"2022-{i % 12 + 1:02}-{i % 28 + 1:02}", end=f"2022-{i % 12 + 1:02}-{i % 28 + 1:02}"
    )
    seen = tuple(
        Observation(
            id=f"{i:08x}{k}", kind="figure", document=f"doc{i}", start=14 + k, end=30 + k,
            quote="The border guard", measure="arrivals" if k else "wait_time", value=i % 977 + 0.0,
            unit="people" if k else "hours", at=spot, period=period, said_by=f"speaker {i % 40}",
        )
        for k in range(2)
    )  # fmt: skip
    document = Document(id=f"doc{i}", text=text, title=f"Bulletin {i}", published=period.start)
    return PageDocument(document=document, observations=seen)


def test_what_the_page_carries_from_elsewhere_comes_with_its_licence() -> None:
    root = Path(__file__).parent.parent
    lock = json.loads((root / "web" / "package-lock.json").read_text("utf-8"))
    licences = (root / "src/exeunt/report/assets/LICENCES.txt").read_text("utf-8")
    for name in ("world-atlas", "i18n-iso-countries"):
        version = lock["packages"][f"node_modules/{name}"]["version"]
        assert f"{name} {version}" in licences
    assert not any("resolved" in package for package in lock["packages"].values())


def test_the_vendored_script_and_style_fetch_nothing() -> None:
    assets = Path(__file__).parent.parent / "src" / "exeunt" / "report" / "assets"
    for name in ("page.js", "page.css"):
        text = (assets / name).read_text("utf-8")
        assert not re.search(r"https?:|//[a-z]|fetch\(|XMLHttp|import\(|@import|url\(", text)
