"""Scenarios: a folder one writes by hand, the faults in it, and what looks wrong."""

from __future__ import annotations

import pickle
import random
import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from scenarios_made import scenarios

from exeunt.errors import NotFound, ScenarioError, WrongUse
from exeunt.gazetteer import open_gazetteer
from exeunt.network import tables
from exeunt.network.checks import CHECKS, check, references
from exeunt.network.checks_numbers import CHECKS as NUMBER_CHECKS
from exeunt.network.checks_numbers import LIMITS
from exeunt.network.checks_possible import CHECKS as POSSIBLE_CHECKS
from exeunt.network.checks_rules import CHECKS as RULE_CHECKS
from exeunt.network.columns import TABLES
from exeunt.network.files import read_rows, read_scenario, write_scenario
from exeunt.network.open import open_scenario
from exeunt.network.scenario import (
    Link,
    Number,
    Place,
    PlanRules,
    Rule,
)
from exeunt.network.show import overview, show
from exeunt.network.starter import start_scenario

ROOT = Path(__file__).resolve().parent.parent
HALDEN = ROOT / "examples" / "scenario-halden"
DOC = (ROOT / "docs" / "scenario.md").read_text("utf-8")


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(HALDEN, tmp_path / "halden"))


@pytest.fixture(scope="module")
def halden():
    return read_scenario(HALDEN)


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def faults(folder):
    with pytest.raises(ScenarioError) as caught:
        read_scenario(folder)
    return caught.value.problems


# A folder comes back as it was


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(scenario=scenarios())
def test_every_scenario_comes_back_from_its_folder_as_it_was(scenario, tmp_path_factory):
    folder = tmp_path_factory.mktemp("scenario")
    write_scenario(scenario, folder)
    assert read_scenario(folder) == scenario


def test_the_example_written_again_is_the_same(halden, tmp_path):
    write_scenario(halden, tmp_path / "again")
    assert read_scenario(tmp_path / "again") == halden
    write_scenario(halden, tmp_path / "twice")
    for path in (tmp_path / "again").iterdir():
        assert path.read_bytes() == (tmp_path / "twice" / path.name).read_bytes()


def test_a_table_of_an_earlier_scenario_does_not_stay_behind(halden, tmp_path):
    write_scenario(halden, tmp_path)
    write_scenario(replace(halden, events=()), tmp_path)
    assert read_scenario(tmp_path).events == ()


@pytest.mark.parametrize(
    "place",
    [
        Place(id="estport", kind="destination", capacity=Number(5.0, 3.0)),
        Place(id="estport", kind="destination", present=float("nan")),
        Place(id="estport", kind="destination", name="cut\rhere"),
        Place(id="", kind="destination"),
    ],
)
def test_what_no_folder_can_hold_is_refused_before_anything_is_written(halden, tmp_path, place):
    wrong = replace(halden, places=(*halden.places[:6], place, *halden.places[7:]))
    with pytest.raises(ScenarioError, match="without a change"):
        write_scenario(wrong, tmp_path / "new")
    assert not (tmp_path / "new").exists()


# What a hand may write


def test_line_ends_marks_blank_lines_comments_and_quotes_change_nothing(folder, halden):
    for path in folder.glob("*.csv"):
        head, *rows = path.read_text("utf-8").splitlines()
        quoted = ",".join(f' "{name}" ' for name in head.split(","))
        text = "\r\n".join(["", "# a comment, with a comma", quoted, "", *rows, ",,", ""])
        path.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))
    assert read_scenario(folder) == halden


def test_a_day_is_a_date_or_its_number(folder, halden):
    change(folder, "events.csv", "2031-03-14,2031-03-20", "4,10")
    change(folder, "departures.csv", "2031-03-11", "1")
    change(folder, "rules.csv", "2031-03-17", "7")
    assert read_scenario(folder) == halden


def test_both_makes_two_links_and_they_share_a_row():
    scenario, rows = read_rows(HALDEN)
    there, back = scenario.links[0], scenario.links[1]
    assert (there.start, there.end) == (back.end, back.start) == ("aldmar", "corna")
    assert rows["links", 0] == rows["links", 1] == 2


def test_two_tables_and_three_settings_are_a_scenario(tmp_path):
    (tmp_path / "scenario.toml").write_text('name = "a"\nstart = 2022-09-21\ndays = 3\n')
    (tmp_path / "places.csv").write_text("id,kind\na,origin\nb,destination\n")
    (tmp_path / "links.csv").write_text("from,to,km\na,b,12.5\n")
    scenario = open_scenario(tmp_path)
    assert scenario.links == (Link(start="a", end="b", km=12.5),)
    assert scenario.plan == PlanRules()


def test_quoted_cells_keep_their_commas_marks_lines_and_spaces():
    text = 'a,b\n" x","1, ""2""\n3"\n,4"5\n'
    assert [(row.line, row.cells) for row in tables.split(text)] == [
        (1, ["a", "b"]), (2, [" x", '1, "2"\n3']), (4, ["", '4"5']),
    ]  # fmt: skip


FAULTS = [
    ("scenario.toml", 'step = "hour"', 'step = "hours"', "row 6", '"hours"', "hour"),
    ("scenario.toml", "currency", "curency", "row 8", "no setting", "currency"),
    ("scenario.toml", "spread = 12 ", "sprad = 12 ", "row 12", "under [plan]", "spread"),
    ("scenario.toml", "spread_low", "delay_low", "row 12", "missing", ""),
    ("scenario.toml", "days = 14", "", "scenario.toml", "days is missing", ""),
    ("scenario.toml", "days = 14", "days = 14.5", "row 5", "whole", ""),
    ("scenario.toml", "days = 14", 'days = "14"', "row 5", "not a number", "14"),
    ("scenario.toml", "start = 2031-03-10", "start = 10", "row 4", "not a date", ""),
    ("scenario.toml", "start = 2031", "start = 9999", "row 4", "no year of ours", ""),
    ("scenario.toml", 'name = "Halden"', "name = Halden", "row 3", "not TOML", ""),
    ("scenario.toml", "hour_value = 10", "hour_value = -1", "row 15", "negative", ""),
    ("scenario.toml", "foot = 4.5", "foot = inf", "row 19", "foot: inf", ""),
    ("places.csv", "1200000,", '"1,200,000",', "row 2, column population", "number", "1200000"),
    ("places.csv", "1200000,", "1,200,000,", "row 2", "14 cells", ""),
    ("places.csv", "29.10", "2910", "row 3, column lon", "above 180", ""),
    ("places.csv", "corna,waypoint", "corna,waypiont", "row 4, column kind", "know", "waypoint"),
    ("places.csv", "corna,waypoint", "brevik,waypoint", "row 4, column id", "twice", "row 3"),
    ("places.csv", "corna,waypoint", ",waypoint", "row 4, column id", "empty", ""),
    ("places.csv", "15000", "-15000", "row 9, column capacity", "negative", ""),
    ("places.csv", "15000", "nan", "row 9, column capacity", "not a number", ""),
    ("places.csv", "15000", "1e999", "row 9, column capacity", "too large", ""),
    ("places.csv", "15000", "1_5", "row 9, column capacity", "not a number", ""),
    ("places.csv", "15000,lund", "15000,lundd", "row 9, column overflow", "lundd", "lund"),
    ("places.csv", "capacity,", "capacty,", "row 1, column capacty", "not one we", "capacity"),
    ("places.csv", "lat,lon", "lat,lat", "row 1, column lat", "two columns", ""),
    ("places.csv", "id,kind", "id,sort", "row 1", "kind is missing", ""),
    ("links.csv", "halden-bridge,yes", "haldn-bridge,yes", "row 4, column to", "no place", "halde"),
    ("links.csv", "1.4,3,", "3,1.4,", "row 8, column hours", "out of order", ""),
    ("links.csv", "1.4,3,", "1.4,,", "row 8, column hours", "high value is missing", ""),
    ("links.csv", "1.5,1.4", ",1.4", "row 8, column hours", "without the middle", ""),
    ("links.csv", "yes,110", "perhaps,110", "row 2, column both", "neither", ""),
    ("links.csv", "yes,110", "yes,", "row 2, column km", "empty", ""),
    ("links.csv", '"two lanes', '"two "lanes', "row 5", "follows", ""),
    ("links.csv", 'gravel"', "gravel", "row 5", "never closes", ""),
    ("crossings.csv", "06:00", "6 am", "row 3, column opens", "not a number", "6"),
    ("crossings.csv", "06:00", "25", "row 3, column opens", "above 24", ""),
    ("crossings.csv", "bridge,rail", "bridge,road", "row 3, column place", "twice", "row 2"),
    ("crossings.csv", ",35,25", ",,25", "row 5, column capacity_per_hour", "without", ""),
    ("groups.csv", "0.3", "30%", "row 2, column share", "not a number", "0.3"),
    ("groups.csv", "0.3", '"0,3"', "row 2, column share", "not a number", "0.3"),
    ("rules.csv", "passport,cond", "pasport,cond", "row 3, column group", "pasport", "passport"),
    ("rules.csv", "Westmark,passport", "Westmrk,passport", "row 3", "country", "Westmark"),
    ("departures.csv", "2031-03-11", "2031-03-10", "row 4, column day", "twice", "row 3"),
    ("departures.csv", "2031-03-11", "0", "row 4, column day", "twice", "row 3"),
    ("departures.csv", "2031-03-11", "11.3.2031", "row 4", "neither a date", "2031-03-11 or"),
    ("departures.csv", "2031-03-11", "2031-02-30", "row 4, column day", "neither a date", ""),
    ("events.csv", "20,150", "20,", "row 2, column value", "needs a value", ""),
    ("events.csv", "21,,", "21,7,", "row 3, column value", "takes no value", ""),
    ("events.csv", "mill-road", "", "row 3, column place", "this cell is empty", ""),
    ("counts.csv", "2900", "2900.5.1", "row 2, column people", "not a number", ""),
    ("counts.csv", "place,day", "place;day", "row 1", "missing", ""),
    ("scenario.toml", "spread_low = 6", "spread_low = 60", "row 12", "out of order", ""),
    ("crossings.csv", ",90,60,130", ",90,130,60", "row 2, column capacity_per_hour", "order", ""),
    ("crossings.csv", "2.4,1.8,3,2", "2.4,,3,2", "row 2, column persons_per_vehicle", "low", ""),
    ("surges.csv", "25000,65000", "65000,25000", "row 2, column total", "out of order", ""),
    ("groups.csv", "0.2,", "1.2,", "row 5, column share", "above 1", ""),
    ("possible.csv", "0.4,0.15,0.7", "40,15,70", "row 2, column chance", "above 1", ""),
    ("possible.csv", "0.4,0.15,0.7", "0.1,0.15,0.7", "row 2, column chance", "out of order", ""),
    ("possible.csv", "close mill-road", "close mil-road", "row 3, column what_if", "no place",
     "mill-road"),
    ("possible.csv", "close mill-road", "shut mill-road", "row 3", "no change we know", ""),
    ("possible.csv", "close mill-road", "", "row 3, column what_if", "empty", ""),
    ("possible.csv", "2031-03-20,the", "soon,the", "row 3, column by", "neither a date", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "where", "what", "near"), FAULTS)
def test_a_fault_says_what_and_where_and_what_is_near(folder, name, old, new, where, what, near):
    change(folder, name, old, new)
    found = faults(folder)
    assert found[0].where.startswith(name)
    assert any(
        where in each.where and what in each.what and near in each.near and each.todo is not None
        for each in found
    ), [str(each) for each in found]


def test_one_wrong_cell_is_one_fault_and_drags_no_other_after_it(folder):
    change(folder, "places.csv", "corna,waypoint,Corna,Ostland,59.90", "corna,waypoint,Corna,X,abc")
    assert len(faults(folder)) == 1


def test_every_fault_of_every_file_is_told_at_once(folder):
    change(folder, "places.csv", "corna,waypoint", "corna,town")
    change(folder, "links.csv", "yes,110", "yes,long")
    change(folder, "links.csv", "yes,95", "yes,-95")
    change(folder, "scenario.toml", "days = 14", "days = 0")
    assert [each.where.split(",")[0] for each in faults(folder)] == [
        "scenario.toml", "places.csv", "links.csv", "links.csv",
    ]  # fmt: skip


def test_files_that_are_missing_misnamed_or_no_text_are_told(folder):
    (folder / "crossings.csv").rename(folder / "crossing.csv")
    (folder / "links.csv").unlink()
    (folder / "groups.csv").write_bytes(b"id,share\nM\xfcller,1\n")
    told = {each.where: each for each in faults(folder)}
    assert set(told) == {"crossing.csv", "links.csv", "groups.csv, row 2"}
    assert told["crossing.csv"].near == "crossings.csv"


def test_semicolons_instead_of_commas_are_one_fault_a_table(folder):
    path = folder / "counts.csv"
    path.write_text(path.read_text().replace(",", ";"))
    (one,) = faults(folder)
    assert "commas" in one.what


def test_a_slip_in_a_name_is_found_among_ten_thousand_places(folder):
    with (folder / "places.csv").open("a") as file:
        file.write("".join(f"p{number},waypoint,,,,,,,,,,\n" for number in range(10_000)))
    change(folder, "links.csv", "halden-bridge,yes", "halden-brigde,yes")
    assert faults(folder)[0].near == "halden-bridge"


def test_no_slip_of_a_hand_ends_in_a_traceback(folder):
    rng = random.Random(7)
    marks = [b",", b'"', b"\n", b"\r", b"#", b"=", b"-", b"9", b"\xff", b"\x00", b"x", b"[", b" "]
    given = {path: path.read_bytes() for path in sorted(folder.iterdir())}
    for _ in range(400):
        path = rng.choice(list(given))
        text = bytearray(given[path])
        for _ in range(rng.randint(1, 4)):
            at = rng.randrange(len(text))
            text[at : at + rng.randint(0, 3)] = rng.choice(marks)
        path.write_bytes(text)
        with suppress(ScenarioError):
            scenario, rows = read_rows(folder)
            show(scenario)
            assert all(each.where for each in check(scenario, rows))
        path.write_bytes(given[path])


def test_faults_cross_process_borders(folder):
    change(folder, "places.csv", "corna,waypoint", "corna,town")
    with pytest.raises(ScenarioError) as caught:
        read_scenario(folder)
    again = pickle.loads(pickle.dumps(caught.value))
    assert [str(each) for each in again.problems] == [str(each) for each in caught.value.problems]


def test_folders_that_are_none_are_refused_in_one_line(tmp_path):
    with pytest.raises(ScenarioError, match="no such folder"):
        open_scenario(tmp_path / "none")
    with pytest.raises(ScenarioError, match="holds no scenario"):
        open_scenario(tmp_path)
    with pytest.raises(ScenarioError, match="is for Flee folders"):
        open_scenario(HALDEN, as_flee=True)


# What looks wrong


def with_part(scenario, table, at, **values):
    parts = list(getattr(scenario, table))
    parts[at] = replace(parts[at], **values)
    return replace(scenario, **{table: tuple(parts)})


def add(scenario, table, *parts):
    return replace(scenario, **{table: (*getattr(scenario, table), *parts)})


CORNER = Place(id="corner", kind="waypoint")
WRONG = [
    ("references", "problem", lambda s: with_part(s, "links", 0, end="corma")),
    ("references", "problem", lambda s: add(s, "groups", s.groups[0])),
    ("limits", "problem", lambda s: with_part(s, "links", 0, km=-1.0)),
    ("limits", "problem", lambda s: with_part(s, "links", 6, hours=Number(1.0, 2.0, 3.0))),
    ("limits", "problem", lambda s: with_part(s, "places", 0, present=float("nan"))),
    ("length", "problem", lambda s: replace(s, days=0)),
    ("length", "problem", lambda s: replace(s, days=5_000_000)),
    ("length", "problem", lambda s: replace(s, start=date(9999, 3, 10))),
    ("nobody", "problem", lambda s: replace(s, places=(), links=(), crossings=(), groups=(),
        rules=(), departures=(), surges=(), events=(), counts=())),
    ("nobody", "warning", lambda s: replace(s, departures=(), surges=())),
    ("isolated", "warning", lambda s: add(s, "places", CORNER)),
    ("itself", "problem", lambda s: add(s, "links", Link(start="corna", end="corna", km=1.0))),
    ("itself", "warning", lambda s: add(s, "links", s.links[0])),
    ("no_way_out", "problem", lambda s: add(s, "places", replace(CORNER, kind="origin"))),
    ("no_way_out", "problem", lambda s: add(add(s, "places", replace(CORNER, kind="origin"),
        Place(id="end", kind="waypoint")), "links", Link(start="corner", end="end", km=1.0))),
    ("unreachable", "problem", lambda s: add(add(s, "places", replace(CORNER, kind="camp")),
        "links", Link(start="corner", end="estport", km=9.0))),
    ("no_origin", "warning", lambda s: with_part(s, "departures", 0, origin="corna")),
    ("crossing_capacity", "problem", lambda s: replace(s, crossings=s.crossings[:3])),
    ("crossing_capacity", "warning", lambda s: replace(s, crossings=s.crossings[1:])),
    ("crossing_rows", "warning", lambda s: with_part(s, "crossings", 3,
        capacity_per_hour=Number(0.0))),
    ("crossing_rows", "warning", lambda s: with_part(s, "crossings", 3, mode="rail")),
    ("crossing_rows", "warning", lambda s: with_part(s, "crossings", 3, opens=21.0)),
    ("shares", "problem", lambda s: with_part(s, "groups", 0, share=Number(0.4))),
    ("group_modes", "problem", lambda s: with_part(s, "groups", 2, modes=("sea",))),
    ("group_modes", "problem", lambda s: with_part(s, "groups", 2, modes=("bicycle",))),
    ("rule_days", "warning", lambda s: with_part(s, "rules", 1, start=date(2031, 3, 24))),
    ("rule_days", "problem", lambda s: with_part(s, "rules", 1, end=date(2031, 3, 17))),
    ("rule_days", "warning", lambda s: add(s, "rules", Rule(place="Westmark"))),
    ("rule_places", "warning", lambda s: with_part(s, "rules", 0, place="corna")),
    ("rule_places", "warning", lambda s: with_part(s, "rules", 0, place="Ostland")),
    ("rule_places", "problem", lambda s: with_part(s, "rules", 0, share=0.5)),
    ("rule_places", "warning", lambda s: with_part(s, "rules", 1, share=1.0)),
    ("event_days", "warning", lambda s: with_part(s, "events", 0, start=14, end=None)),
    ("event_days", "warning", lambda s: with_part(s, "events", 1, end=None)),
    ("event_days", "problem", lambda s: with_part(s, "events", 0, end=3)),
    ("event_places", "problem", lambda s: with_part(s, "events", 1, place="Ostland")),
    ("event_places", "problem", lambda s: with_part(s, "events", 1, place="")),
    ("event_departures", "warning", lambda s: with_part(s, "events", 0, kind="departures",
                                                        place="lund", value=2.0)),
    ("event_places", "problem", lambda s: with_part(s, "events", 1, kind="close_border",
        to="lund")),
    ("event_places", "problem", lambda s: with_part(s, "events", 1, kind="close_link", to="tarn")),
    ("late", "warning", lambda s: with_part(s, "departures", 1, day=14)),
    ("late", "warning", lambda s: with_part(s, "surges", 0, start=date(2031, 4, 1))),
    ("unused", "warning", lambda s: replace(s, choice="walk")),
    ("speeds", "problem", lambda s: with_part(s, "links", 0, kmh=65_000.0)),
    ("speeds", "problem", lambda s: with_part(s, "links", 8, hours=Number(0.001))),
    ("speeds", "problem", lambda s: with_part(s, "links", 0, mode="raod")),
    ("speeds", "problem", lambda s: replace(s, plan=PlanRules(speeds=(("road", 65e3),)))),
    ("speeds", "warning", lambda s: with_part(s, "links", 0, kmh=400.0)),
    ("distances", "problem", lambda s: with_part(s, "links", 0, km=110_000.0)),
    ("distances", "problem", lambda s: with_part(s, "links", 0, km=0.11)),
    ("distances", "warning", lambda s: with_part(s, "links", 0, km=60.0)),
    ("distances", "warning", lambda s: with_part(s, "links", 0, km=700.0)),
    ("seats", "warning", lambda s: with_part(s, "links", 0, seats_per_day=Number(50.0))),
    ("seats", "warning", lambda s: with_part(s, "links", 8, price=Number(15_000.0))),
    ("posts", "problem", lambda s: with_part(s, "crossings", 0, capacity_per_hour=Number(9e4))),
    ("posts", "problem", lambda s: with_part(s, "crossings", 0, metres_per_vehicle=Number(0.008))),
    ("posts", "problem", lambda s: with_part(s, "crossings", 0, persons_per_vehicle=Number(0.4))),
    ("holding", "warning", lambda s: with_part(s, "places", 6, present=15_001.0)),
    ("holding", "warning", lambda s: with_part(s, "places", 1, present=340_001.0)),
    ("holding", "warning", lambda s: with_part(s, "places", 6, capacity=Number(0.0))),
    ("holding", "warning", lambda s: with_part(s, "places", 6, overflow="estport")),
    ("points", "warning", lambda s: with_part(s, "places", 2, lat=None)),
    ("points", "warning", lambda s: with_part(s, "places", 2, lat=0.0, lon=0.0)),
    ("too_many", "warning", lambda s: with_part(s, "surges", 0, total=Number(2e6, 1e6, 3e6))),
    ("too_many", "problem", lambda s: with_part(s, "surges", 0, total=Number(6e7, 5e7, 7e7))),
    ("counted", "warning", lambda s: with_part(s, "counts", 0, people=15_001.0)),
    ("ordinary_flow", "warning", lambda s: with_part(s, "crossings", 3,
        normal_per_day=Number(1_200.0))),
    ("ordinary_flow", "problem", lambda s: with_part(s, "crossings", 3,
        normal_per_day=Number(3_000.0, 2_110.0, 9_000.0))),
    ("ordinary_flow", "problem", lambda s: with_part(s, "crossings", 4,
        normal_per_day=Number(21_601.0))),
    ("event_capacities", "warning", lambda s: add(s, "events", replace(s.events[0], value=90.0))),
    ("event_places", "problem", lambda s: with_part(s, "events", 1, kind="close_border",
        place="Ostland", to="Ostland")),
    ("speeds", "problem", lambda s: with_part(s, "links", 8, hours=Number(2.5, 0.01, 4.0))),
    ("posts", "problem", lambda s: with_part(s, "crossings", 0,
        capacity_per_hour=Number(90.0, 60.0, 2e4 + 1))),
    ("posts", "problem", lambda s: with_part(s, "crossings", 0,
        persons_per_vehicle=Number(2.4, 0.9, 3.0))),
    ("posts", "problem", lambda s: with_part(s, "crossings", 0,
        metres_per_vehicle=Number(8.0, 0.1, 9.0))),
    ("limits", "problem", lambda s: with_part(s, "groups", 0, share=Number(0.3, 0.4, 0.5))),
    ("limits", "problem", lambda s: with_part(s, "groups", 0, share=Number(0.3, 0.2, 1.5))),
    ("limits", "problem", lambda s: with_part(s, "places", 6, attraction=Number(1.0, 2.0, 3.0))),
    ("limits", "problem", lambda s: with_part(s, "possible", 0, chance=Number(0.4, 0.1, 40.0))),
    ("limits", "problem", lambda s: with_part(s, "crossings", 0, normal_share=Number(1.2))),
    ("limits", "problem", lambda s: with_part(s, "crossings", 0, opens=25.0)),
    ("surges", "problem", lambda s: with_part(s, "surges", 0, rise=Number(0.0))),
    ("possible_sentences", "problem", lambda s: with_part(s, "possible", 1, what_if="close mil")),
    ("possible_sentences", "problem", lambda s: with_part(s, "possible", 1, what_if="events.csv")),
    ("possible_sentences", "warning", lambda s: with_part(s, "possible", 1,
        what_if="close mill-road from 2032-01-01")),
    ("possible_days", "warning", lambda s: with_part(s, "possible", 1, by=date(2031, 3, 9))),
    ("names_shared", "warning", lambda s: with_part(s, "places", 2, known_as=("Mill", "BREVIK"))),
    ("names_shared", "warning", lambda s: with_part(with_part(s, "places", 2, known_as=("x:y",)),
        "places", 3, known_as=("X:y",))),
    ("country_left", "warning", lambda s: replace(s, leaves="Westmark")),
    ("ordinary_travel", "warning", lambda s: with_part(s, "crossings", 3,
        normal_per_day=None, normal_share=Number(0.5))),
]  # fmt: skip


def test_nothing_looks_wrong_with_the_example(halden):
    assert check(halden) == []


@pytest.mark.parametrize(("kind", "severity", "spoil"), WRONG)
def test_what_is_spoilt_is_found(halden, kind, severity, spoil):
    found = [each for each in check(spoil(halden)) if each.kind == kind]
    assert severity in {each.severity for each in found}
    assert all(each.where and each.what and each.todo for each in found)


def test_every_check_has_a_case():
    every = (references, *LIMITS, *CHECKS, *RULE_CHECKS, *NUMBER_CHECKS, *POSSIBLE_CHECKS)
    assert {one.__name__ for one in every} == {kind for kind, _, _ in WRONG}


def test_a_finding_names_the_row_of_the_file_or_the_part(folder):
    change(folder, "links.csv", "brevik,corna,yes,95", "brevik,corna,,95000")
    scenario, rows = read_rows(folder)
    (found,) = check(scenario, rows)
    assert found.where == "links.csv, row 3, column km"
    assert check(scenario)[0].where == "links, brevik corna, km"


def test_contradictory_limits_are_told_by_file_row_and_column(folder):
    change(folder, "crossings.csv", "1800,border", "180000,border")
    change(folder, "crossings.csv", "07:00,21:00", "07:00,07:00")
    change(folder, "events.csv", "capacity,halden-bridge,,2031-03-14,2031-03-20,150",
           "capacity,mill-road,,2031-03-14,2031-03-20,150,,\n"
           "capacity,mill-road,,2031-03-19,2031-03-20,90")  # fmt: skip
    found = {(each.severity, each.where) for each in check(*read_rows(folder))}
    assert found == {
        ("problem", "crossings.csv, row 2, column normal_per_day"),
        ("warning", "crossings.csv, row 5, column closes"),
        ("warning", "events.csv, row 3, column value"),
    }


def test_a_night_shift_is_fine(halden):
    assert check(with_part(halden, "crossings", 3, opens=20.0, closes=6.0)) == []


def test_cycles_are_fine(halden):
    around = Link(start="estport", end="corna", km=190.0)
    assert check(add(halden, "links", around)) == []


# Reading it


def test_show_has_every_row_and_priors_with_their_middle(halden):
    shown = {each.title.split(" ")[0]: each for each in show(halden)}
    assert set(TABLES) <= set(shown)
    places = shown["places"]
    assert len(places.rows) == len(halden.places)
    assert "1,200,000 (1,100,000 to 1,300,000)" in places.rows[0]
    assert "population\npeople" in places.headings
    assert "14 days from 2031-03-10 to 2031-03-23, by the hour" in overview(halden)[0]
    assert "it speaks of everyone leaving Ostland" in overview(halden)


# Starting one


@pytest.fixture(scope="module")
def atlas():
    return open_gazetteer()


@pytest.mark.parametrize(
    ("leaving", "entered"),
    [
        ("Russia", ["Georgia", "KAZ", "Finland"]),
        ("UKR", ["POL"]),
        ("SDN", ["TCD"]),
        ("Chile", ["ARG"]),
    ],
)
def test_a_scenario_started_from_known_crossings_has_no_problem(atlas, tmp_path, leaving, entered):
    scenario = start_scenario(atlas, leaving, entered, date(2022, 9, 21))
    assert check(scenario) == []
    write_scenario(scenario, tmp_path)
    assert read_scenario(tmp_path) == scenario
    assert {link.source for link in scenario.links} == {"judgement"}


def test_neighbours_without_a_known_crossing_get_one_and_a_note(atlas):
    pair = next(
        (one, other)
        for one in ("BDI", "TZA", "MLI", "NER", "COD", "AGO")
        for other in atlas.neighbours(one)
        if not atlas.crossings(one, other)
    )
    scenario = start_scenario(atlas, pair[0], [pair[1]], date(2022, 9, 21))
    assert [place.kind for place in scenario.places].count("crossing") == 1
    assert "no crossing" in scenario.notes[0]
    assert check(scenario) == []


def test_countries_far_apart_unknown_or_the_same_are_refused(atlas):
    with pytest.raises(NotFound, match="no border") as caught:
        start_scenario(atlas, "Russia", ["Portugal"], date(2022, 9, 21))
    assert "Georgia" in caught.value.near
    with pytest.raises(NotFound, match="no country"):
        start_scenario(atlas, "Xyzland", ["Georgia"], date(2022, 9, 21))
    with pytest.raises(WrongUse, match="twice"):
        start_scenario(atlas, "Georgia", ["GEO"], date(2022, 9, 21))
