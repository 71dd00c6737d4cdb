"""The page as it looks and behaves in a real browser, wide, narrow, dark, printed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import browser as chromium
import pytest
from briefing import HOSTILE, briefing, figure, read

from exeunt.report import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    with chromium.launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    html = page([briefing()], generated="23 September 2022", notes=["1 file was encrypted."])
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(html, encoding="utf-8")
    return file


def test_the_page_opens_without_a_word_on_the_console_or_a_request(
    window: Browser, path: Path
) -> None:
    with chromium.opened(window, path) as (tab, seen):
        assert tab.locator("h1").inner_text() == "Who is leaving Russia, and by which way"
        assert seen.troubles == []


def test_the_map_has_land_points_and_names(window: Browser, path: Path) -> None:
    with chromium.opened(window, path) as (tab, _):
        chart_ = tab.locator("svg.map-wide")
        assert chart_.bounding_box()["height"] > 300
        assert chart_.locator("a.mark").count() >= 5
        assert "Upper Lars" in (chart_.text_content() or "")
        assert chart_.locator("path.border").count() >= 1


def test_no_word_of_the_map_is_cut_at_its_edge_or_covers_another(
    window: Browser, path: Path
) -> None:
    with chromium.opened(window, path) as (tab, _):
        boxes = tab.eval_on_selector_all(
            "svg.map-wide .label",
            """all => all.map(g => g.getBBox()).map(b =>
                 [b.x, b.y, b.x + b.width, b.y + b.height])""",
        )
        width, height = tab.evaluate(
            """(b => [b.width, b.height])(
                 document.querySelector('svg.map-wide').viewBox.baseVal)"""
        )
    for i, (x0, y0, x1, y1) in enumerate(boxes):
        assert min(x0, y0) >= 0
        assert x1 <= width
        assert y1 <= height
        for a0, b0, a1, b1 in boxes[:i]:
            assert min(x1, a1) - max(x0, a0) <= 1.5 or min(y1, b1) - max(y0, b0) <= 1.5


def test_a_closer_look_moves_points_apart_and_leaves_letters_as_large(
    window: Browser, path: Path
) -> None:
    with chromium.opened(window, path) as (tab, seen):
        name = tab.locator("svg.map-wide .label", has_text="Upper Lars")
        before = name.bounding_box()
        tab.get_by_label("Closer").click()
        after = name.bounding_box()
        assert before is not None
        assert after is not None
        assert after["height"] == pytest.approx(before["height"], abs=1.5)
        assert after["y"] > before["y"] + 50
        tab.get_by_label("Whole map").click()
        assert name.bounding_box() == before
        assert seen.troubles == []


@pytest.mark.parametrize("width", [320, 375, 400, 768, 1280])
def test_nothing_is_wider_than_the_screen(window: Browser, path: Path, width: int) -> None:
    with chromium.opened(window, path, width=width) as (tab, _):
        wide = tab.evaluate(
            """() => [...document.querySelectorAll('body *')].filter(e => {
                 if (e.closest('svg, dialog, .skip, thead')) return false;
                 const b = e.getBoundingClientRect();
                 return b.width > 0 && (b.right > innerWidth + 1 || b.left < -1);
               }).map(e => e.tagName + '.' + e.className)"""
        )
        assert wide == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_figure_brings_its_sentence_and_escape_brings_the_reader_back(
    window: Browser, path: Path
) -> None:
    with chromium.opened(window, path) as (tab, seen):
        link = tab.locator("table.figures a.fig").first
        link.focus()
        tab.keyboard.press("Enter")
        drawer = tab.locator("dialog[open]")
        assert drawer.locator("mark").count() == 1
        assert tab.evaluate("document.activeElement.className") == "card"
        tab.keyboard.press("Escape")
        assert drawer.count() == 0
        assert tab.evaluate("document.activeElement.classList.contains('fig')")
        assert seen.troubles == []


def test_without_a_script_a_figure_still_leads_to_its_marked_words(
    window: Browser, path: Path
) -> None:
    with chromium.opened(window, path, script=False) as (tab, _):
        tab.locator("table.figures a.fig").first.click()
        card = tab.locator(".card:target")
        assert card.count() == 1
        assert card.locator("mark").is_visible()
        card.locator("a.in-text").click()
        assert tab.locator(".here:target").count() == 1


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_from_their_ground(window: Browser, path: Path, dark: bool) -> None:
    with chromium.opened(window, path, dark=dark) as (tab, _):
        poor = tab.evaluate(CONTRAST)
    assert poor == []


# Texts whose contrast with what lies behind them is under 4.5, by the formula of WCAG 2.2.
CONTRAST = """() => {
  const parse = (colour) => {
    const parts = colour.match(/[\\d.]+/g).map(Number);
    return parts.length < 4 ? [...parts, 1] : parts;
  };
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((v) => v / 255)
      .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = new Set();
  const texts = 'h1,h2,h3,h4,p,a,th,td,dt,dd,span,mark,small,li,code,del,figcaption';
  for (const e of document.querySelectorAll(texts)) {
    if (!e.innerText || e.closest('svg, dialog:not([open])') || !e.offsetParent) continue;
    const a = light(parse(getComputedStyle(e).color)), b = light(ground(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.add(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`);
  }
  return [...poor];
}"""


def test_headings_landmarks_and_tables_tell_a_screen_reader_what_is_where(
    window: Browser, path: Path
) -> None:
    with chromium.opened(window, path) as (tab, _):
        levels = tab.eval_on_selector_all("h1,h2,h3,h4", "all => all.map(e => +e.tagName[1])")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))
        for landmark in ("header", "nav[aria-label]", "main", "body > footer"):
            assert tab.locator(landmark).count() == 1
        assert tab.locator("th:not([scope])").count() == 0
        assert tab.locator("table:not(:has(caption))").count() == 0
        assert tab.evaluate("document.documentElement.lang") == "en"


def test_in_print_the_wide_map_stays_and_the_buttons_go(window: Browser, path: Path) -> None:
    with chromium.opened(window, path, width=700) as (tab, _):
        tab.emulate_media(media="print")
        assert tab.locator("svg.map-wide").is_visible()
        assert not tab.locator("svg.map-narrow").is_visible()
        assert not tab.locator("nav").is_visible()


def test_hostile_words_run_nothing_in_a_browser(window: Browser, tmp_path: Path) -> None:
    evil = figure("a", value=6.0, said_by=HOSTILE, group=HOSTILE)
    file = tmp_path / "evil.html"
    file.write_text(
        page([read(evil, text=HOSTILE)], title=HOSTILE, generated="now"), encoding="utf-8"
    )
    with chromium.opened(window, file) as (tab, seen):
        assert tab.locator("img").count() == 0
        assert seen.troubles == []
