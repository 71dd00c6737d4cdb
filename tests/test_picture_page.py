"""The page of a picture: it says what the estimates say, and why, to everybody."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import browser as chromium
import msgspec
import picture_made as made
import pytest
from test_report_in_browser import CONTRAST

from exeunt.estimates import Diagnosis, Mark, Picture, Verdict, Where
from exeunt.report import fans, page, picture_map, told
from exeunt.report.picture_view import View
from exeunt.report.picture_words import amount, count, three

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOSTILE = '"><img src=x onerror=alert(1)></script><script>alert(2)</script>'
MANY = made.many()


def draw(picture: Picture | None, scenario: Any = None, **more: Any) -> str:
    return page([made.read()], generated="today", picture=picture, scenario=scenario, **more)


def words_of(markup: str) -> str:
    return " ".join(entities.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def story_of(picture: Picture) -> str:
    return " ".join(told.story(View(picture)))


def part(markup: str, name: str) -> str:
    """One section of the page."""
    return re.search(rf'<section id="{name}".*?</section>', markup, re.DOTALL).group(0)


@pytest.fixture(scope="module")
def picture() -> Picture:
    return made.picture()


@pytest.fixture(scope="module")
def html(picture: Picture) -> str:
    return draw(picture, made.scenario())


# The paragraph


def test_the_paragraph_says_how_many_leave_now_and_over_the_days_ahead(picture):
    now = next(e for e in picture.estimates if e.measure == "exits" and e.start == made.AS_OF
               and e.end == made.AS_OF and e.mode == "all")  # fmt: skip
    ahead = next(e for e in picture.estimates if e.measure == "exits" and e.mode == "all"
                 and (e.start, e.end) == (made.day(11), made.day(24)))  # fmt: skip
    said = story_of(picture)
    assert f"On 11 May about {three(now.median)} citizens of Georgia left Georgia" in said
    assert f"nine chances in ten: {three(now.q05)} to {three(now.q95)}" in said
    assert f"From 12 May to 25 May {three(ahead.median)} people" in said


def test_the_busiest_ways_and_the_longest_queue_are_those_of_the_last_day_of_reports(picture):
    said = story_of(picture)
    ways = ("Keshi (7,620 a day", "Varda Gate (4,890 a day", "Lerchi airport (2,260 a day")
    assert [said.index(way) for way in ways] == sorted(said.index(way) for way in ways)
    assert "longest queue stands at Keshi" in said
    assert "Marani" not in said


def test_the_denial_is_explained_in_the_words_of_its_verdict(picture):
    assert made.FULL in story_of(picture)


def test_what_is_at_odds_is_told_once_with_its_reason(picture):
    pair = (
        Verdict(observation="a", verdict="at odds", why="a says 60", against=("b",)),
        Verdict(observation="b", verdict="at odds", why="b says 6", against=("a",)),
    )
    said = story_of(msgspec.structs.replace(picture, verdicts=pair))
    assert "2 of 2 reports that can be checked are at odds" in said
    assert "A says 60." in said
    assert "B says 6" not in said


def test_what_no_report_settles_is_named(picture):
    assert "how many leave by Tsona; how strongly people avoid a wait" in story_of(picture)
    silent = msgspec.structs.replace(picture, diagnosis=None)
    assert "Nothing was said that bears on Tsona: there the figures are assumptions" in (
        story_of(silent)
    )


def test_figures_in_words_have_three_digits_at_most():
    assert [three(v) for v in (21_345, 6.274, 0.2885, 987.6, 0)] == (
        ["21,300", "6.27", "0.288", "988", "0"]
    )
    assert count(0.2) == "<1"
    assert amount(1.0, "hours") == "1 hour"


def test_where_no_sum_was_drawn_none_is_made_up(picture):
    kept = tuple(e for e in picture.estimates if e.measure != "exits")
    said = story_of(msgspec.structs.replace(picture, estimates=kept))
    assert "left Georgia" not in said
    assert "Turkey 10,700" in said


def test_an_inference_that_did_not_converge_says_so_before_anything_else():
    html = draw(made.not_converged(), made.scenario())
    warning = html.index('class="warning"')
    assert warning < html.index('class="lede story"')
    assert "half of the reports contradict each other" in html[warning : warning + 400]
    assert 'class="warning"' not in draw(made.picture(), made.scenario())


# The map


def test_areas_stand_for_people_and_colours_for_the_wait(picture):
    view = View(picture, made.scenario())
    there = picture_map.passing(view)
    most = max(each.most for each in there)
    sheet = picture_map.sheet(view, there, picture_map.WIDE, most)
    svg = sheet.svg("wide", "t")
    for each in there:
        people, hours = each.at(10)
        pattern = rf'class="way-by (\w+)"[^>]*r="([\d.]+)" data-w="{each.rank}"'
        kind, r = re.search(pattern, svg).groups()
        assert float(r) ** 2 / 30.0**2 == pytest.approx(people / most, abs=0.02)
        assert kind == picture_map.pressure(hours)


def test_each_step_of_the_wait_has_a_colour_of_its_own():
    steps = [picture_map.pressure(h) for h in (None, 0.0, 0.9, 1.0, 6.0, 23.9, 24.0, 300.0)]
    assert steps == ["untold", "none", "none", "some", "much", "much", "most", "most"]


def test_the_slider_begins_on_the_last_day_of_reports_and_holds_every_day(html):
    days = json.loads(re.search(r'id="days">(.*?)</script>', html).group(1))
    assert (days["start"], days["now"], days["last"]) == ("2031-05-01", 10, 24)
    assert all(len(row) == 25 for row in days["people"] + days["hours"])
    assert 'value="10"' in part(html, "pressure")


def test_places_without_a_position_are_named_under_the_map(picture):
    scenario = made.scenario(made.POSTS[:4])
    assert "Not on the map, having no position: Tsona, Lerchi airport." in (
        words_of(part(draw(picture, scenario), "pressure"))
    )


def test_without_a_scenario_there_are_charts_and_no_map(picture):
    html = draw(picture)
    assert 'id="pressure"' not in html
    assert "Varda Gate" in part(html, "ways")


# Fan charts


def chart_of(picture: Picture, name: str, measure: str) -> str:
    view = View(picture, made.scenario())
    spot = next(s for s in view.spots if s.place.name == name)
    reports = {each.id: fans.Said(each.quote, each.said_by or "", f"#e-{each.id}",
               view.verdicts[each.id].verdict) for each in made.OBSERVATIONS}  # fmt: skip
    return fans.chart(view, spot.of(measure), reports)


def test_places_with_reports_come_first_then_those_where_most_wait(picture):
    order = [s.place.name for s in View(picture).ways]
    assert order == ["Keshi", "Varda Gate", "Oltu Bridge", "Marani Pass", "Tsona", "Lerchi airport"]


def test_a_report_is_a_mark_that_leads_to_its_evidence(picture, html):
    chart = chart_of(picture, "Varda Gate", "queue_length")
    assert set(re.findall(r'href="#e-(\w+)"', chart)) == {"queue", "driver", "rumour"}
    assert "“more than 6 km” (drivers); at least 6 on Fri 9 May; fits" in entities.unescape(chart)
    for name in ("queue", "driver", "rumour", "count"):
        assert f'id="e-{name}"' in html


def test_what_is_at_odds_is_hollow_and_stands_at_the_edge_when_far_above(picture):
    chart = chart_of(picture, "Varda Gate", "queue_length")
    rumour = re.search(r'<a class="said-mark odds".*?</a>', chart, re.DOTALL).group(0)
    assert 'class="head"' in rumour
    assert ">60</text>" in rumour
    top = float(re.findall(r">(\d+) km</text>", chart)[-1])
    assert top < 60


def test_a_limit_is_an_arrow_a_range_a_bar_and_a_value_a_dot(picture):
    view = View(picture)
    series = view.daily["post:varda", "queue_length", "land", "all"]
    axes = fans.Axes(view, view.length, 1, 10.0, "km")

    def shape(low: float | None, high: float | None) -> str:
        mark = made.mark("x", series.place, "queue_length", 3, low=low, high=high)
        return "".join(fans._marks(view, axes, [mark], {}))

    y = axes.y(5.0)
    assert f'cy="{y:.1f}"' in shape(5.0, 5.0)
    assert f"V{axes.y(7.0):.1f}" in shape(5.0, 7.0)
    assert f"V{y - fans.ARROW:.1f}" in shape(5.0, None)
    assert f"V{y + fans.ARROW:.1f}" in shape(None, 5.0)
    assert "<path" not in shape(None, None)


def test_a_count_over_several_days_is_told_beside_the_chart_of_days(html):
    assert "Also said: 31,000 from 5 May to 11 May" in words_of(part(html, "all"))


def test_the_bands_are_those_of_the_estimates(picture):
    view = View(picture)
    series = view.daily["post:varda", "queue_length", "land", "all"]
    axes = fans.Axes(view, view.length, 1, 12.0, "km")
    band = re.search(r'class="band" d="M0 ([\d.]+)l', "".join(fans._bands(view, axes, series)))
    assert float(band.group(1)) == pytest.approx(axes.y(series.days[0].q95), abs=0.06)


def test_a_day_that_is_missing_breaks_the_curve(picture):
    gone = tuple(e for e in picture.estimates if e.start != made.day(5) or e.end != e.start)
    view = View(msgspec.structs.replace(picture, estimates=gone))
    series = view.daily["post:varda", "queue_length", "land", "all"]
    assert [len(run) for run in fans._runs(view, series)] == [5, 19]


def test_what_is_only_assumed_is_dashed_and_says_so(picture):
    chart = chart_of(picture, "Tsona", "entries")
    assert 'class="median prior"' in chart
    assert "Entries a day (assumed)" in chart
    assert 'class="median prior"' not in chart_of(picture, "Varda Gate", "entries")


def test_a_line_says_where_reports_end_and_only_where_there_is_a_forecast(html):
    assert 'class="as-of"' in html
    assert 'class="as-of"' not in draw(made.no_forecast(), made.scenario())


def test_of_many_places_twelve_stand_open_and_the_rest_is_folded():
    html = draw(made.picture(MANY, marks=(), verdicts=(), what_ifs=()), made.scenario(MANY))
    ways = part(html, "ways")
    assert ways.index("<details") > 0
    assert ways[: ways.index("<details")].count('class="way-out"') == fans.OPEN
    assert ways.count('class="way-out"') == len(MANY)
    assert len(html) - len(draw(None)) < 600_000


# Weeks and what-ifs


def test_the_table_of_weeks_has_sums_as_they_were_drawn(picture, html):
    ahead = next(e for e in picture.estimates if e.place.name == "Turkey" and e.mode == "all"
                 and (e.start, e.end) == (made.day(11), made.day(24)))  # fmt: skip
    weeks = words_of(part(html, "weeks"))
    assert "All of 12–25 May 12–18 May 19–25 May" in weeks
    assert (
        f"{three(ahead.median)} 50 %: {three(ahead.q25)} to {three(ahead.q75)} "
        f"90 %: {three(ahead.q05)} to {three(ahead.q95)}"
    ) in weeks
    assert "5–11 May" not in weeks


def test_without_a_forecast_the_weeks_are_those_told_of():
    html = draw(made.no_forecast(), made.scenario())
    assert "By week" in html
    assert "5–11 May" in words_of(part(html, "weeks"))
    assert "are to be expected" not in html


def test_a_what_if_shows_what_differs_beside_the_forecast(html):
    said = words_of(part(html, "what-if"))
    assert "Close Varda Gate from 2031-05-14" in said
    assert "chance 25 %" in said
    assert "Varda Gate Entries −48,000 −57,600 to −38,400 47,900 people 12–25 May" in said
    assert "Tsona" not in said  # its 50 % interval holds 0


def test_of_a_level_the_day_that_differs_most_is_shown(html):
    said = words_of(part(html, "what-if"))
    assert "Keshi Queue, length +6 +2 to +10 6.2 km 18 May" in said
    assert "21 May" not in said


def test_where_no_difference_can_be_told_the_page_says_so(html):
    said = words_of(part(html, "what-if"))
    assert "Departures x 1.02 No difference can be told" in said


# Verdicts


def test_every_report_has_its_verdict_beside_its_evidence(html):
    for verdict in made.VERDICTS:
        card = re.search(rf'<article id="e-{verdict.observation}".*?</article>', html, re.DOTALL)
        said = words_of(card.group(0))
        assert f"{verdict.verdict} {verdict.why}" in said
    rumour = words_of(re.search(r'<article id="e-rumour".*?</article>', html, re.DOTALL).group(0))
    assert "At odds with: Queue, length, Varda Gate: more than 6 km" in rumour
    assert "Chance that it is off: 97 %" in rumour


def test_the_verdict_on_a_denial_stands_where_it_is_contested(html):
    assert made.FULL in words_of(part(html, "contested"))


def test_the_first_screen_is_not_led_by_what_is_at_odds(html):
    glance = re.search(r'<ul class="glance">.*?</ul>', html, re.DOTALL).group(0)
    assert "60 km" not in glance


# Method, and what has no scenario


def test_the_note_on_method_has_the_figures_to_judge_by(html):
    said = words_of(part(html, "method"))
    told_ = (
        "ES-MDA, 8 steps", "256 simulated worlds, worth 181", "0.71", "94 %", "2,304 runs",
        "Leaving Georgia", "11 May 2031", "how many leave by Tsona", "Lerchi station",
    )  # fmt: skip
    for words in told_:
        assert words in said


def test_places_weighed_one_by_one_stand_in_a_table_with_their_working():
    html = draw(made.physics())
    said = words_of(part(html, "estimates"))
    assert "Varda Gate Entries, by land 4,020 people 50 %: 3,710 to 4,360" in said
    assert "6.1 km / 8 m x 2 lanes x 3 people / 11 h" in said
    assert 'id="ways"' not in html
    assert made.FULL in html


def test_without_a_picture_the_page_is_as_it_was():
    html = draw(None)
    for name in ("pressure", "ways", "weeks", "what-if", "method", "estimates"):
        assert f'id="{name}"' not in html
    assert "data-verdict" not in html
    assert "verdict" not in part(html, "evidence")


def test_a_picture_of_nothing_adds_only_the_note():
    html = draw(Picture())
    assert 'id="method"' in html
    assert 'id="estimates"' not in html
    assert 'class="lede story"' not in html


def test_words_of_strangers_stay_words():
    where = Where(id=HOSTILE, name=HOSTILE, kind="crossing", country="ARM", from_country="GEO")
    bad = made.picture(
        ((HOSTILE, HOSTILE, "ARM", 41.0, 44.0, 900.0),),
        verdicts=(Verdict(observation="queue", verdict="at odds", why=HOSTILE),),
        marks=(made.mark("queue", where, "queue_length", 8, low=1.0, high=None),),
        notes=(HOSTILE,), diagnosis=Diagnosis(method=HOSTILE, members=1, effective=1.0, misfit=1.0,
                                              coverage=1.0, runs=1, reports=1,
                                              undetermined=(HOSTILE,)),
    )  # fmt: skip
    html = draw(bad, made.scenario(((HOSTILE, HOSTILE, "ARM", 41.0, 44.0, 900.0),)))
    assert "<img" not in html
    assert "<script>alert" not in html


def test_a_report_without_a_card_is_a_mark_without_a_link(picture):
    one = Mark(observation="gone", place=made.where(1), measure="queue_length", mode="land",
               group="all", start=made.day(4), end=made.day(4), low=2.0, high=2.0)  # fmt: skip
    ways = part(draw(msgspec.structs.replace(picture, marks=(one,))), "ways")
    assert '<g class="said-mark">' in ways
    assert "#e-gone" not in ways


def test_a_page_that_would_be_too_large_keeps_the_open_charts():
    posts = made.many(400)
    html = draw(made.picture(posts, marks=(), verdicts=(), what_ifs=()), made.scenario(posts))
    assert len(html.encode()) < 1_500_000
    assert "388 more places did not fit" in html


def test_an_estimate_keeps_its_unit_on_the_axis(picture):
    chart = chart_of(picture, "Keshi", "wait_time")
    assert re.search(r">\d+ h</text>", chart)


# In a browser


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with chromium.launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def path(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("picture") / "report.html"
    file.write_text(html, encoding="utf-8")
    return file


def test_the_page_opens_without_a_word_on_the_console(window, path):
    with chromium.opened(window, path) as (tab, seen):
        assert tab.locator("svg.pressure.map-wide circle.way-by").count() == 6
        assert seen.troubles == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_screen(window, path, width):
    with chromium.opened(window, path, width=width) as (tab, _):
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_from_their_ground(window, path, dark):
    with chromium.opened(window, path, dark=dark) as (tab, _):
        assert tab.evaluate(CONTRAST) == []


@pytest.mark.parametrize("posts", [made.POSTS, MANY])
def test_no_word_of_the_map_covers_another_or_is_cut(window, tmp_path, posts):
    file = tmp_path / "map.html"
    file.write_text(draw(made.picture(posts, marks=()), made.scenario(posts)), encoding="utf-8")
    with chromium.opened(window, file) as (tab, _):
        boxes = tab.eval_on_selector_all(
            "svg.pressure.map-wide .label",
            "all => all.map(g => g.getBBox()).map(b => [b.x, b.y, b.x + b.width, b.y + b.height])",
        )
        size = tab.evaluate("(b => [b.width, b.height])("
                            "document.querySelector('svg.pressure').viewBox.baseVal)")  # fmt: skip
    assert len(boxes) >= 6
    for i, (x0, y0, x1, y1) in enumerate(boxes):
        assert min(x0, y0) >= 0
        assert x1 <= size[0]
        assert y1 <= size[1]
        for a0, b0, a1, b1 in boxes[:i]:
            assert min(x1, a1) - max(x0, a0) <= 1.5 or min(y1, b1) - max(y0, b0) <= 1.5


def test_the_slider_moves_circles_figures_and_the_day(window, path):
    with chromium.opened(window, path) as (tab, seen):
        circle = tab.locator("svg.pressure.map-wide circle.way-by[data-w='0']")
        before = float(circle.get_attribute("r"))
        slider = tab.locator(".pressure-maps input[type=range]")
        slider.evaluate("s => { s.value = 0; s.dispatchEvent(new Event('input')); }")
        assert float(circle.get_attribute("r")) < before
        assert tab.locator(".pressure-maps .when").inner_text() == "1 May 2031"
        assert tab.locator(".pressure-maps .which").inner_text() == "before"
        slider.evaluate("s => { s.value = 24; s.dispatchEvent(new Event('input')); }")
        assert tab.locator(".pressure-maps .which").inner_text() == "forecast"
        assert "way-by none" in circle.get_attribute("class")
        assert seen.troubles == []


def test_back_on_the_day_it_began_the_map_says_what_it_said(window, path):
    with chromium.opened(window, path) as (tab, _):
        facts = "all => all.map(e => e.textContent)"
        before = tab.eval_on_selector_all("[data-v], svg.pressure [data-t]", facts)
        slider = tab.locator(".pressure-maps input[type=range]")
        for day in (3, 10):
            slider.evaluate(f"s => {{ s.value = {day}; s.dispatchEvent(new Event('input')); }}")
        assert tab.eval_on_selector_all("[data-v], svg.pressure [data-t]", facts) == before


def test_a_mark_brings_its_evidence_and_a_verdict_filters_the_cards(window, path):
    with chromium.opened(window, path) as (tab, seen):
        tab.locator("a.said-mark.odds").first.focus()
        tab.keyboard.press("Enter")
        assert "60 km" in tab.locator("dialog[open] .card").inner_text()
        tab.keyboard.press("Escape")
        tab.get_by_role("button", name="at odds").click()
        assert tab.locator(".cards > .card:visible").count() == 1
        tab.get_by_role("button", name="at odds").click()
        assert tab.locator(".cards > .card:visible").count() == len(made.VERDICTS)
        assert seen.troubles == []


def test_headings_and_tables_tell_a_screen_reader_what_is_where(window, path):
    with chromium.opened(window, path) as (tab, _):
        levels = tab.eval_on_selector_all("h1,h2,h3,h4", "all => all.map(e => +e.tagName[1])")
        assert all(b - a <= 1 for a, b in pairwise(levels))
        assert tab.locator("th:not([scope])").count() == 0
        assert tab.locator("table:not(:has(caption))").count() == 0
        names = tab.eval_on_selector_all(
            "svg.small-chart[role]", "all => all.map(e => e.getAttribute('aria-label'))"
        )
        assert len(names) == len(set(names))


def test_without_a_script_the_map_shows_the_last_day_of_reports(window, path):
    with chromium.opened(window, path, script=False) as (tab, _):
        assert not tab.locator(".pressure-maps .play").is_visible()
        assert tab.locator(".pressure-maps .when").inner_text() == "11 May 2031"
        assert "7,620 a day" in tab.locator("svg.pressure.map-wide").text_content()
