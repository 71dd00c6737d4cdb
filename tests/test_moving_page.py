"""The moving page: it shows what the run says, on every day, to everybody."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import browser as chromium
import numpy as np
import pytest
import run_made
from test_report_in_browser import CONTRAST

from exeunt.network.scenario import Number
from exeunt.observations import Place
from exeunt.report import moving_charts, moving_map, moving_view, outlines
from exeunt.report.moving import moving_page
from exeunt.report.moving_view import View
from exeunt.report.window import window as frame_of
from exeunt.simulation.output import totals, whereabouts
from exeunt.simulation.run import summary

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = '"><img src=x onerror=alert(1)></script><script>alert(2)</script>'


def data(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="run">(.*?)</script>', html)
    assert found
    return json.loads(found.group(1))


@pytest.fixture(scope="module")
def run() -> Any:
    return run_made.run(days=20, places=14, members=25, step="hour", counts=True,
                        notes=("One hotel was full.",))  # fmt: skip


@pytest.fixture(scope="module")
def html(run: Any) -> str:
    return moving_page(run, generated="23 September 2022")


# What it says


def test_the_first_paragraph_says_who_when_how_many_and_where(run, html):
    story = re.search(r'<p class="lede story">(.*?)</p>', html).group(1)
    assert "From 21 September 2022 to 10 October 2022" in story
    assert f"{totals(run).whole().set_out:,} people set out" in story
    end = run.people[-1].mean(axis=-1)
    goals = [n for n, p in enumerate(run.scenario.places) if p.kind in ("camp", "destination")]
    fullest = max(goals, key=lambda n: end[n])
    assert f"{run.scenario.places[fullest].name} ({round(end[fullest]):,}" in story
    waits = run.crossings["wait_hours"].mean(axis=-1)
    site = int(waits.max(axis=0).argmax())
    assert f"longest queue is at {run.scenario.crossings[site].place}" in story


def test_everybody_is_somewhere_on_every_day(run):
    there = whereabouts(run)
    whole = there.at_origin + there.under_way + there.waiting + there.arrived
    np.testing.assert_allclose(
        whole, run.people.sum(axis=1).mean(axis=-1) + run.under_way.mean(axis=-1)
    )


def test_the_sum_is_told_and_its_parts_are_the_tiles(run, html):
    whole = totals(run).whole()
    assert f"Nobody is lost: {totals(run).sentence()}." in html
    for count in (whole.set_out, whole.arrived, whole.under_way, whole.waiting):
        assert f'<span class="big">{count:,}</span>' in html
    assert whole.set_out == whole.arrived + whole.under_way + whole.waiting + whole.at_origin


def test_the_player_has_the_mean_of_every_day_and_place(run, html):
    told = data(html)
    mean = run.people.mean(axis=-1)
    assert told["days"] == list(range(20))
    for rank, counts in told["people"].items():
        assert counts == [round(v) for v in mean[:, int(rank)].tolist()]
    flows = run.flows.mean(axis=-1)
    for rank, counts in told["flows"].items():
        assert counts == [round(v) for v in flows[:, int(rank)].tolist()]


def test_a_ring_holds_the_worst_hour_of_the_day(run, html):
    told = data(html)["queues"]
    waits = run.crossings["wait_hours"].mean(axis=-1).reshape(20, 24, -1).max(axis=1)
    for rank, hours in told.items():
        name = run.scenario.places[int(rank)].id
        sites = [n for n, c in enumerate(run.scenario.crossings) if c.place == name]
        assert hours == [round(v, 1) for v in waits[:, sites].max(axis=1).tolist()]


def test_bands_are_the_quantiles_of_the_run(run):
    view = View(run)
    rank = view.charted()[0]
    expected = summary(run.people[:, rank : rank + 1])
    np.testing.assert_array_equal(view.curve(rank).quantiles, expected.quantiles)


def test_the_table_has_every_place_that_ever_has_people(run, html):
    rows = re.findall(r'<th scope="row">(.*?)</th>', html)
    for name, peak in zip([p.name for p in run.scenario.places], View(run).peaks, strict=True):
        assert (name in rows) == (peak >= 0.5)


def test_rules_that_are_not_the_scenarios_own_are_told_in_words():
    html = moving_page(
        replace(run_made.run(days=5, crossings=()), choice="goals"),
        rules="distance to the power 1.7",
    )
    assert "Shares of goals" in html
    assert "distance to the power 1.7" in html
    walked = replace(run_made.run(days=5), choice="walk")
    assert "Local rules" in moving_page(walked)


def test_notes_and_counts_and_the_method_are_told(html):
    assert "<li>The made road has no bends.</li>" in html
    assert html.count("One hotel was full.") == 1
    assert html.count('class="counted"') > 3
    assert "25 members, seed 1" in html
    assert "not how wrong the rules may be" in html


def test_one_member_has_no_bands_and_the_page_says_why():
    html = moving_page(run_made.run(days=5))
    assert 'class="band"' not in html
    assert "with one member nothing is known of the spread" in html


def test_the_same_run_gives_the_same_page(run):
    assert moving_page(run) == moving_page(run)


# What it must survive


def test_hostile_names_stay_words():
    run = run_made.run(days=4, places=14)
    places = tuple(replace(p, name=HOSTILE) for p in run.scenario.places)
    made = replace(run.scenario, places=places, name=HOSTILE, notes=(HOSTILE,))
    html = moving_page(replace(run, scenario=made), title=HOSTILE, generated=HOSTILE)
    assert "<img" not in html
    assert html.count("</script>") == 2


def test_nothing_is_fetched_from_anywhere(html):
    assert not re.search(r"""(src|href)=["'](?!#)""", html)
    assert "url(" not in html
    assert "@import" not in html


def test_the_vendored_script_and_style_fetch_nothing():
    assets = files("exeunt.report") / "assets"
    text = "".join((assets / name).read_text("utf-8") for name in ("moving.js", "moving.css"))
    assert not re.search(
        r"https?:|fetch\(|XMLHttp|import\(|url\(|eval|innerHTML|localStorage", text
    )


def test_places_without_a_position_leave_the_rest_of_the_page():
    run = run_made.run(days=4)
    places = tuple(replace(p, lat=None, lon=None) for p in run.scenario.places)
    html = moving_page(replace(run, scenario=replace(run.scenario, places=places)))
    assert '<svg class="map' not in html
    assert "People by place" in html


def test_one_place_without_a_position_is_named():
    run = run_made.run(days=4)
    first, *others = run.scenario.places
    places = (replace(first, lat=None), *others)
    html = moving_page(replace(run, scenario=replace(run.scenario, places=places)))
    assert "Not on the map, having no position: Varda." in html


@pytest.mark.parametrize("wait", [np.inf, np.nan])
def test_a_closed_crossing_is_said_to_be_and_not_drawn_as_a_number(wait):
    run = run_made.run(days=6, places=14)
    waits = run.crossings["wait_hours"].copy()
    waits[3:] = wait
    run = replace(run, crossings={**run.crossings, "wait_hours": waits})
    html = moving_page(run)
    assert ">closed</text>" in html
    assert "NaN" not in html
    assert "Infinity" not in html.split("<script>")[0]
    assert any(None in hours for hours in data(html)["queues"].values())


def test_bands_break_where_there_is_no_figure():
    view = View(run_made.run(days=5))
    axes = moving_charts.Axes(view, 5, 1, 10.0, "")
    drawn = axes.area([1, 1, np.nan, 1, 1], [2, 2, np.nan, 2, 2], list(range(5)))
    assert drawn.count("M") == drawn.count("z") == 2


def test_a_line_that_stands_on_no_road_is_told_in_people():
    run = run_made.run(days=6, places=14)
    assert "Length of the line" in moving_page(run)
    posts = tuple(replace(c, mode="rail") for c in run.scenario.crossings)
    html = moving_page(replace(run, scenario=replace(run.scenario, crossings=posts)))
    assert "Length of the line" not in html
    assert "In line" in html


def test_ordinary_travellers_in_the_lines_are_owned_up_to():
    run = run_made.run(days=6, places=14)
    assert "ordinary travellers" not in moving_page(run)
    posts = tuple(replace(c, normal_per_day=Number(90.0)) for c in run.scenario.crossings)
    html = moving_page(replace(run, scenario=replace(run.scenario, crossings=posts)))
    assert "ordinary travellers" in html


@pytest.mark.parametrize("asked", [
    {"days": 1}, {"days": 2, "crossings": ()}, {"days": 3, "places": 2}, {"days": 800},
])  # fmt: skip
def test_a_page_is_drawn_whatever_little_or_much_there_is(asked):
    html = moving_page(run_made.run(**asked))
    assert html.startswith("<!doctype html>")
    assert "NaN" not in html
    assert len(html) < 1_500_000


def test_a_run_of_no_days_says_so():
    run = run_made.run(days=3)
    none = replace(run, people=run.people[:0], flows=run.flows[:0], under_way=run.under_way[:0],
                   crossings={k: v[:0] for k, v in run.crossings.items()})  # fmt: skip
    assert "Nothing was simulated." in moving_page(none)


def test_a_year_of_sixty_places_fits_and_more_figures_than_a_page_holds_skip_days(monkeypatch):
    run = run_made.run(days=396, places=60)
    html = moving_page(run)
    assert len(html.encode()) < 1_500_000
    assert len(data(html)["days"]) == 396
    monkeypatch.setattr(moving_view, "FIGURES", 20_000)
    told = data(moving_page(run))
    assert told["days"][-1] == 395
    steps = {b - a for a, b in pairwise(told["days"])}
    assert len(steps) == 1
    assert len(told["days"]) * (len(told["people"]) + len(told["flows"])) <= 20_000


def test_more_places_than_a_map_holds_are_said_to_be_left_out(monkeypatch):
    run = run_made.run(days=5, places=14)
    assert "the map has" not in moving_page(run)
    monkeypatch.setattr(moving_map, "ON_MAP", 6)
    html = moving_page(run)
    assert "Of 14 places the map has the 6 with most people." in html
    assert len(data(html)["people"]) == 6


@pytest.mark.parametrize(("start", "days"), [
    (date(2022, 9, 21), 14), (date(2015, 5, 1), 396), (date(2013, 12, 15), 604),
    (date(2000, 1, 31), 5000), (date(2022, 9, 1), 1),
])  # fmt: skip
def test_days_named_under_a_chart_are_those_days_and_few(start, days):
    run = run_made.run(days=2)
    view = View(replace(run, scenario=replace(run.scenario, start=start)))
    told = list(moving_charts.ticks(view, days))
    assert 1 <= len(told) <= 8
    for day, said in told:
        assert 0 <= day < days
        when = view.date(day)
        assert when.strftime("%b") in said
        assert when.day == 1 or str(when.day) in said


def test_the_top_of_an_axis_is_round_and_never_below_what_it_holds():
    for most in (0.3, 1, 7, 11, 99.9, 100, 54_000, 2_039_507):
        assert most * 0.999 <= moving_view.nice(most) <= 2 * most
    assert moving_view.nice(0.0) == 1.0


def test_a_wedge_is_as_wide_as_asked_where_it_starts_and_a_point_where_it_ends():
    corners = re.findall(r"(-?[\d.]+) (-?[\d.]+)", moving_map.wedge((0, 0), (30, 40), 10.0))
    (ax, ay), (bx, by), (cx, cy) = [(float(x), float(y)) for x, y in corners]
    assert np.hypot(ax - cx, ay - cy) == pytest.approx(10.0)
    assert (bx, by) == (30.0, 40.0)
    assert moving_map.wedge((0, 0), (1, 1), 0.0) == ""


@pytest.mark.parametrize("middle", [(-3.4, 29.9), (59.4, 28.2), (65.0, -168.0), (13.0, 21.0)])
def test_outlines_out_of_sight_may_be_coarse_and_nothing_in_sight_changes(middle, monkeypatch):
    lat, lon = middle
    spots = [
        Place(
            name=f"{n}", as_written="", id=None, kind="city", country=None, lat=lat + n, lon=lon - n
        )
        for n in (0, 2)
    ]
    frame, _ = frame_of(spots, set(), moving_map.WIDE)
    coarse = outlines.outlines(frame, "50m")
    monkeypatch.setattr(outlines, "UNSEEN", 1)
    fine = outlines.outlines(frame, "50m")
    assert (coarse.borders, coarse.coasts) == (fine.borders, fine.coasts)
    for code, rings in fine.lands.items():
        whole = sum(abs(outlines.area(ring)) for ring in rings)
        assert sum(abs(outlines.area(r)) for r in coarse.lands[code]) == pytest.approx(
            whole, abs=50
        )


# In a browser


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with chromium.launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def path(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("moving") / "simulation.html"
    file.write_text(html, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("moving") / "crowded.html"
    file.write_text(moving_page(run_made.run(days=60, places=70)), encoding="utf-8")
    return file


def to_day(tab: Page, frame: int) -> None:
    tab.locator(".player input").evaluate(
        "(e, n) => { e.value = n; e.dispatchEvent(new Event('input')) }", frame
    )


def until(tab: Page, holds: Callable[[], bool]) -> None:
    """Wait, 10 seconds at most; the page itself forbids to wait inside it."""
    for _ in range(100):
        if holds():
            return
        tab.wait_for_timeout(100)
    pytest.fail("waited in vain")


def radii(tab: Page) -> dict[int, float]:
    return dict(tab.eval_on_selector_all(
        "svg.map-wide [data-p]", "all => all.map(e => [+e.dataset.p, +e.getAttribute('r')])"
    ))  # fmt: skip


def test_the_slider_moves_circles_wedges_rings_words_and_the_date(window, path, run):
    with chromium.opened(window, path) as (tab, seen):
        before = tab.locator("svg.map-wide").inner_html()
        to_day(tab, 6)
        assert tab.locator(".when").inner_text() == "27 September 2022"
        assert tab.locator(".player input").get_attribute("aria-valuetext") == "27 September 2022"
        mean = run.people.mean(axis=-1)
        scale = moving_map.scales(View(run), moving_map.WIDE)
        for rank, radius in radii(tab).items():
            assert radius == pytest.approx(scale.circle(round(mean[6, rank])), abs=0.06)
        after = tab.locator("svg.map-wide").inner_html()
        assert after != before
        for part in ("data-f", "data-q", "data-n"):
            drawn = re.compile(rf"<[^>]*{part}=[^>]*>[^<]*")
            assert drawn.findall(after) != drawn.findall(before), part
        to_day(tab, 19)
        assert tab.locator(".when").inner_text() == "10 October 2022"
        assert seen.troubles == []


def test_the_last_day_is_drawn_alike_with_and_without_a_script(window, path):
    with chromium.opened(window, path, script=False) as (tab, _):
        assert tab.locator(".when").inner_text() == "10 October 2022"
        assert not tab.locator(".player button").is_visible()
        assert not tab.locator(".player input").is_visible()
        assert tab.locator("svg.map-wide").is_visible()
    with chromium.opened(window, path) as (tab, _):
        drawn, words = radii(tab), tab.locator("svg.map-wide .fact").all_text_contents()
        to_day(tab, 0)
        to_day(tab, 19)
        again = radii(tab)
        assert all(abs(again[n] - r) <= 0.3 for n, r in drawn.items())
        assert tab.locator("svg.map-wide .fact").all_text_contents() == words


def test_play_starts_over_from_the_end_and_stops_there(window, path):
    with chromium.opened(window, path) as (tab, seen):
        button = tab.get_by_role("button", name="Play")
        button.focus()
        tab.keyboard.press("Enter")
        assert tab.locator(".play").inner_text() == "Pause"
        until(tab, lambda: int(tab.locator(".player input").input_value()) >= 2)
        tab.keyboard.press("Enter")
        stopped = tab.locator(".player input").input_value()
        assert 2 <= int(stopped) < 19
        assert tab.locator(".play").inner_text() == "Play"
        tab.wait_for_timeout(600)
        assert tab.locator(".player input").input_value() == stopped
        to_day(tab, 18)
        tab.locator(".play").click()
        until(tab, lambda: tab.locator(".play").inner_text() == "Play")
        assert tab.locator(".player input").input_value() == "19"
        assert seen.troubles == []


def test_a_closer_look_moves_places_apart_and_leaves_circles_and_letters_as_large(window, path):
    with chromium.opened(window, path) as (tab, seen):
        to_day(tab, 8)
        circle = tab.locator("svg.map-wide circle.people.goal").first
        name, flow = (
            tab.locator("svg.map-wide .label .name").first,
            tab.locator(".flow[d*=M]").first,
        )
        before = [part.bounding_box() for part in (circle, name, flow)]
        tab.get_by_label("Closer").click()
        after = [part.bounding_box() for part in (circle, name, flow)]
        for part in (0, 1):
            assert after[part]["height"] == pytest.approx(before[part]["height"], abs=1.5)
        assert after[0]["x"] != before[0]["x"]
        assert after[2]["width"] > 1.3 * before[2]["width"]
        tab.get_by_label("Whole map").click()
        assert [part.bounding_box() for part in (circle, name, flow)] == before
        assert seen.troubles == []


def test_an_arrow_key_moves_one_day(window, path):
    with chromium.opened(window, path) as (tab, _):
        tab.locator(".player input").focus()
        tab.keyboard.press("ArrowLeft")
        assert tab.locator(".when").inner_text() == "9 October 2022"


@pytest.mark.parametrize("frame", [0, 8, 19])
def test_no_word_of_the_map_is_cut_or_covers_another_on_any_day(window, path, frame):
    with chromium.opened(window, path) as (tab, _):
        to_day(tab, frame)
        free_of_collisions(tab, "svg.map-wide .label")


def test_seventy_places_in_one_valley_stay_readable(window, crowded):
    with chromium.opened(window, crowded) as (tab, _):
        free_of_collisions(tab, "svg.map-wide .label")
        assert tab.locator(".small-multiple").count() <= 12 + 1 + 3 * moving_view.LINES
    with chromium.opened(window, crowded, width=390) as (tab, _):
        free_of_collisions(tab, "svg.map-narrow .label")
        numbers = tab.locator("svg.map-narrow .label").all_text_contents()
        listed = tab.locator("ol.numbered li").count()
        assert sorted(map(int, numbers)) == list(range(1, listed + 1))


@pytest.mark.parametrize("name", ["path", "crowded"])
def test_no_word_of_a_chart_covers_another(window, request, name):
    with chromium.opened(window, request.getfixturevalue(name)) as (tab, _):
        for rank in range(tab.locator(".small-chart").count()):
            free_of_collisions(tab, f".small-chart >> nth={rank} >> text")


def free_of_collisions(tab: Page, selector: str) -> None:
    """Boxes of parts of one drawing: inside it, and none on another."""
    found = tab.locator(selector)
    boxes = found.evaluate_all(
        """all => all.map(g => { const b = g.getBBox(), v = g.ownerSVGElement.viewBox.baseVal;
             return [b.x, b.y, b.x + b.width, b.y + b.height, v.width, v.height]; })"""
    )
    for i, (x0, y0, x1, y1, width, height) in enumerate(boxes):
        assert min(x0, y0) >= -1.5
        assert x1 <= width + 1.5
        assert y1 <= height + 1.5
        for a0, b0, a1, b1, *_ in boxes[:i]:
            assert min(x1, a1) - max(x0, a0) <= 1.5 or min(y1, b1) - max(y0, b0) <= 1.5


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(window, path, width):
    with chromium.opened(window, path, width=width) as (tab, _):
        wide = tab.evaluate(
            """() => [...document.querySelectorAll('body *')].filter(e => {
                 if (e.closest('svg, .skip, .table-scroll table')) return false;
                 const b = e.getBoundingClientRect();
                 return b.width > 0 && (b.right > innerWidth + 1 || b.left < -1);
               }).map(e => e.tagName + '.' + e.className)"""
        )
        assert wide == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_from_their_ground(window, path, dark):
    with chromium.opened(window, path, dark=dark) as (tab, _):
        assert tab.evaluate(CONTRAST) == []


def test_headings_landmarks_and_tables_tell_a_screen_reader_what_is_where(window, path):
    with chromium.opened(window, path) as (tab, _):
        levels = tab.eval_on_selector_all("h1,h2,h3,h4", "all => all.map(e => +e.tagName[1])")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))
        for landmark in ("header", "nav[aria-label]", "main", "body > footer"):
            assert tab.locator(landmark).count() == 1
        assert tab.locator("th:not([scope])").count() == 0
        assert tab.locator("table:not(:has(caption))").count() == 0
        assert tab.locator("svg[role=img]:not([aria-label])").count() == 0
        assert tab.locator("input:not([aria-label])").count() == 0


def test_in_print_the_map_of_the_last_day_stays_and_the_buttons_go(window, path):
    with chromium.opened(window, path, width=700) as (tab, _):
        tab.emulate_media(media="print")
        assert tab.locator("svg.map-wide").is_visible()
        assert not tab.locator("svg.map-narrow").is_visible()
        assert not tab.locator(".player button").is_visible()
        assert not tab.locator(".player input").is_visible()
        assert tab.locator(".when").is_visible()


def test_a_run_of_what_did_not_happen_says_so_before_anything_else():
    made = run_made.run(days=5, notes=())
    plain = moving_page(made)
    asked = replace(made.scenario, notes=("what if: Pass closed from 2022-09-22 (day 1)",))
    changed = moving_page(replace(made, scenario=asked))
    assert "What if:" not in plain
    assert changed.index("What if:") < changed.index("people set out")
    assert "Pass closed from 2022-09-22" in changed


def test_people_at_a_post_without_a_line_are_told_as_people():
    assert moving_map.fact(0.0, True, 11_502.0) == "11,502 people"
    assert moving_map.fact(0.0, True, 0.0) == "no wait"
    assert moving_map.fact(30.0, True, 11_502.0) == "wait 30 h"
