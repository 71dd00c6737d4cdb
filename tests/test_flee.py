"""Flee folders: read as they are, every oddity told, nothing of the future seen."""

from __future__ import annotations

import csv
import os
import random
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from flee_made import (
    CLOSURES,
    CONFLICTS,
    CORRECTIONS,
    ELM,
    FILES,
    LAYOUT,
    LOCATIONS,
    ROUTES,
    SETTINGS,
    edited,
    made,
    told,
)
from slow_flee import value, zones

from exeunt.cli import main
from exeunt.errors import ScenarioError
from exeunt.network.files import read_scenario, write_scenario
from exeunt.network.flee import camp_counts, read_flee
from exeunt.network.flee.counts import Series
from exeunt.network.flee.folder import read_counted
from exeunt.network.scenario import Number

SHARED = (
    Path(os.environ.get("EXEUNT_SHARED") or Path(__file__).resolve().parents[2] / "shared") / "flee"
)
CRISES = ("burundi", "car", "mali2012", "ssudan", "syria2013")
shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the five crises are not here")


def events(scenario, kind, place=None):
    return [(e.place, e.to, e.start, e.end, e.value) for e in scenario.events
            if e.kind == kind and place in (None, e.place)]  # fmt: skip


# The folder as a scenario


def test_a_folder_becomes_places_links_and_days(tmp_path):
    scenario = read_flee(made(tmp_path / "tiny"))
    assert (scenario.name, scenario.start, scenario.days) == ("tiny", date(2020, 1, 1), 40)
    assert (scenario.choice, scenario.step) == ("walk", "day")
    assert [(p.id, p.kind) for p in scenario.places] == [
        ("Alda", "origin"), ("Brun", "origin"), ("Cale", "waypoint"), ("Dorn", "hub"),
        ("Elm", "camp"), ("Fern", "idp_camp"),
    ]  # fmt: skip
    assert [(link.start, link.end) for link in scenario.links[:4]] == [
        ("Alda", "Brun"), ("Brun", "Alda"), ("Brun", "Cale"), ("Cale", "Brun"),
    ]  # fmt: skip
    alda, elm, fern = scenario.places[0], scenario.places[4], scenario.places[5]
    assert (alda.lat, alda.lon, alda.population) == (10.0, 20.0, Number(50_000))
    assert (elm.capacity, elm.present, fern.capacity) == (Number(900), 50, None)
    assert (scenario.walk.speed, scenario.walk.conflict_weight) == (200, 0.25)
    assert scenario.walk.home_country == "Home"
    assert told(scenario, "Cale: in conflict but without population")
    assert len(scenario.notes) == 1


def test_a_declared_zone_and_the_changes_of_conflicts_csv_become_periods(tmp_path):
    scenario = read_flee(made(tmp_path))
    assert events(scenario, "conflict") == [
        ("Alda", "", 0, None, 1.0), ("Brun", "", 12, None, 1.0), ("Cale", "", 5, 7, 1.0),
    ]  # fmt: skip


def test_closures_keep_their_days_and_a_closed_camp_is_a_town(tmp_path):
    scenario = read_flee(made(tmp_path))
    assert events(scenario, "close_border") == [("Home", "Away", 3, 6, 0.0)]
    assert events(scenario, "close_place") == [("Elm", "", 20, 25, 0.0)]
    # "camp" opens a camp, also where an idp_camp was closed
    assert events(scenario, "becomes") == [
        ("Fern", "", 0, 10, "waypoint"), ("Fern", "", 10, None, "camp"),
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["-1", "0"])
def test_a_closure_that_never_ends_holds_to_the_end(tmp_path, end):
    change = edited(CLOSURES, "country,Home,Away,3,6", f"country,Home,Away,3,{end}")
    assert events(read_flee(made(tmp_path, change)), "close_border")[0][2:4] == (3, None)


def test_the_recount_scales_the_earlier_rows(tmp_path):
    rows = [(c.day, c.people) for c in read_flee(made(tmp_path)).counts if c.place == "Elm"]
    assert rows == [(0, 50), (10, 200), (20, 200), (40, 500)]


def test_several_corrections_apply_in_file_order(tmp_path):
    change = {CORRECTIONS: "Elm,2020-01-21\nElm,2020-02-10\nElm,2019-12-01\nx\n"}
    rows = [c.people for c in read_flee(made(tmp_path, change)).counts if c.place == "Elm"]
    assert rows == [125, 500, 500, 500]


def test_departures_are_the_rise_of_the_counts_and_nobody_is_there_twice(tmp_path):
    scenario = read_flee(made(tmp_path))
    counts = camp_counts(scenario)
    assert counts.camps == ("Elm", "Fern")
    present = sum(place.present for place in scenario.places)
    people = present + np.cumsum([row.people.median for row in scenario.departures])
    assert len(scenario.departures) == 40
    assert (people == counts.daily.sum(axis=1)).all()  # this world only grows


def test_a_fall_is_made_up_before_anybody_sets_out_again(tmp_path):
    change = {
        CORRECTIONS: None,
        "source_data/fern.csv": "2020-01-01,0\n",
        ELM: "2020-01-01,100\n2020-01-02,60\n2020-01-04,80\n2020-01-06,140\n",
    }
    scenario, counted = read_counted(made(tmp_path, change))
    assert [d.people.median for d in scenario.departures[:7]] == [0, 0, 0, 0, 10, 30, 0]
    assert counted.arrivals.debt[:7].tolist() == [0, 40, 30, 20, 0, 0, 0]


def test_a_convert_keeps_every_part(tmp_path):
    for as_flee in (False, True):
        scenario = read_flee(made(tmp_path / "flee"), as_flee=as_flee)
        write_scenario(scenario, tmp_path / "ours")
        again = read_scenario(tmp_path / "ours")
        assert again == scenario
        assert (camp_counts(again).daily == camp_counts(scenario).daily).all()


def test_the_command_converts_with_the_quirks_and_settings_asked_for(tmp_path, capsys):
    folder, other = made(tmp_path / "flee"), tmp_path / "other.yml"
    other.write_text("move_rules: {max_move_speed: 99}\n")
    asked = ["--as-flee", "--settings", str(other)]
    assert main(["scenario", "convert", str(folder), str(tmp_path / "one"), *asked]) == 0
    assert "Cale: in conflict but without population" in capsys.readouterr().err
    assert read_scenario(tmp_path / "one") == read_flee(folder, as_flee=True, settings=other)
    assert main(["scenario", "convert", str(folder), "-o", str(tmp_path / "two")]) == 0
    assert read_scenario(tmp_path / "two") == read_flee(folder)
    assert main(["scenario", "convert", str(folder), "-o", str(tmp_path / "two")]) == 2
    assert main(["scenario", "convert", str(folder)]) == 2


# What Flee does and we do not, unless asked


def test_people_of_day_0_count_once_against_capacity(tmp_path):
    assert read_flee(made(tmp_path)).places[4].capacity == Number(900)
    assert read_flee(tmp_path, as_flee=True).places[4].capacity == Number(850)
    full = edited(LOCATIONS, "camp,,900", "camp,,50")
    assert read_flee(made(tmp_path, full)).places[4].capacity == Number(50)
    assert read_flee(tmp_path, as_flee=True).places[4].capacity is None


def test_link_closures_work_unless_as_flee(tmp_path):
    change = {CLOSURES: FILES[CLOSURES] + "link,Cale,Dorn,4,9\n"}
    scenario = read_flee(made(tmp_path, change))
    assert events(scenario, "close_link") == [("Cale", "Dorn", 4, 9, 0.0)]
    assert told(scenario, "both ways")
    flee = read_flee(tmp_path, as_flee=True)
    assert not events(flee, "close_link")
    assert told(flee, "no effect")


def test_forced_redirection_doubles_a_way_only_as_flee(tmp_path):
    change = edited(ROUTES, "Dorn,Elm,25,", "Dorn,Elm,25,1")
    assert len(read_flee(made(tmp_path, change)).links) == 10
    flee = read_flee(tmp_path, as_flee=True)
    assert [(x.start, x.end) for x in flee.links[6:10]] == [("Dorn", "Elm"), ("Elm", "Dorn")] * 2
    change = edited(ROUTES, "Dorn,Elm,25,", "Dorn,Elm,25,2")
    assert read_flee(made(tmp_path, change), as_flee=True).links[6].start == "Elm"


def test_a_change_of_intensity_counts_unless_as_flee(tmp_path):
    days = "".join(f"{d},{(0.5, 2, 1)[d % 3] if d < 3 else 1}\n" for d in range(40))
    change = {CONFLICTS: "#Day,Alda\n" + days}
    periods = [e[2:] for e in events(read_flee(made(tmp_path, change)), "conflict", "Alda")]
    assert periods == [(0, 1, 0.5), (1, 2, 2), (2, None, 1)]
    periods = [e[2:] for e in events(read_flee(tmp_path, as_flee=True), "conflict", "Alda")]
    assert periods == [(0, None, 0.5)]


def test_a_zone_declared_but_quiet_in_conflicts_stays_one_only_as_flee(tmp_path):
    days = "".join(f"{d},0,1\n" for d in range(40))
    change = {CONFLICTS: "#Day,Alda,Brun\n" + days}
    scenario = read_flee(made(tmp_path, change))
    assert not events(scenario, "conflict", "Alda")
    assert told(scenario, "Alda: a zone by locations.csv")
    flee = read_flee(tmp_path, as_flee=True)
    assert events(flee, "conflict", "Alda") == [("Alda", "", -1, None, 1.0)]


def test_the_periods_agree_with_a_day_by_day_twin(tmp_path):
    rng = random.Random(3)
    for declared in (0, 5) * 8:
        values = [float(rng.choice([0, 0, 1, 2, 0.5])) for _ in range(40)]
        text = "#Day,Alda,Cale\n" + "".join(f"{d},{v},1\n" for d, v in enumerate(values))
        places = FILES[LOCATIONS].replace("town,,\n", "town,,10\n")
        places = places.replace("conflict_zone,0,", f"conflict_zone,{declared},")
        folder = made(tmp_path, {CONFLICTS: text, LOCATIONS: places})
        found = [0.0] * 40
        for _, _, start, end, intensity in events(read_flee(folder, as_flee=True), "conflict",
                                                  "Alda"):  # fmt: skip
            for day in range(max(start, 0), end or 40):
                found[day] += intensity
        assert found == zones(values, 0.0 if declared else 1.0)


def test_two_files_of_a_camp_add_up_on_every_date(tmp_path):
    change = {
        LAYOUT: "total,refugees.csv\nElm,elm.csv,extra.csv\nFern,fern.csv\n",
        "source_data/extra.csv": "2020-01-06,10\n2020-01-26,50\n",
    }
    scenario = read_flee(made(tmp_path, change | {CORRECTIONS: None}))
    rows = {c.day: c.people for c in scenario.counts if c.place == "Elm"}
    assert rows == {0: 110, 5: 260, 10: 420, 20: 240, 25: 325, 40: 550}
    assert told(scenario, "adds up 2 files")
    with pytest.raises(ScenarioError, match="where Flee crashes"):
        read_flee(tmp_path, as_flee=True)


def test_dates_out_of_order_are_sorted_and_the_last_of_a_repeat_counts(tmp_path):
    change = {CORRECTIONS: None,
              ELM: "2020-01-21,200\n2020-01-01,100\n2020-01-11,400\n2020-01-11,300\n"}  # fmt: skip
    scenario = read_flee(made(tmp_path, change))
    rows = [(c.day, c.people) for c in scenario.counts if c.place == "Elm"]
    assert rows == [(0, 100), (10, 300), (20, 200)]
    assert told(scenario, "out of order; sorted")
    assert told(scenario, "repeated dates; the last one counts")
    flee = read_flee(tmp_path, as_flee=True)
    assert [c.day for c in flee.counts if c.place == "Elm"] == [20, 0, 10, 10]


def test_values_between_reports_agree_with_a_row_by_row_twin():
    rng = np.random.default_rng(5)
    days = np.arange(60)
    for rows in range(1, 12):
        when = rng.integers(-10, 50, rows)
        people = rng.integers(0, 9_000, rows) / 10
        found = Series(when, people, ("",) * rows).at(days).tolist()
        twin = [value(list(zip(when.tolist(), people.tolist(), strict=True)), d) for d in range(60)]
        assert found == twin


def test_conflicts_shorter_than_the_run_hold_on_or_stop_as_flee(tmp_path):
    folder = made(tmp_path)
    scenario = read_flee(folder, days=60)
    assert scenario.days == 60
    assert told(scenario, "has 41 days, the run 60: the last row holds")
    with pytest.raises(ScenarioError, match="Flee crashes on day 41"):
        read_flee(folder, days=60, as_flee=True)
    assert read_flee(folder, days=0).days == 40


def test_the_country_left_is_that_of_the_zones_and_of_the_first_row_as_flee(tmp_path):
    first, alda, *rest = FILES[LOCATIONS].splitlines(keepends=True)
    folder = made(tmp_path, {LOCATIONS: "".join([first, rest[3], alda, *rest[:3], rest[4]])})
    assert read_flee(folder).walk.home_country == "Home"
    flee = read_flee(folder, as_flee=True)
    assert flee.walk.home_country == "Away"
    assert told(flee, "home country is Away")


def test_settings_keep_their_meaning_and_flees_slips_are_told(tmp_path):
    change = {SETTINGS: (
        "move_rules: {awareness_level: 0, start_on_foot: 'False', softness: 3,\n"
        "  stay_close_to_home: true, default_movechance: 0.001, max_crossing_speed: 20}\n"
        "spawn_rules: {camps_are_sinks: true, conflict_spawn_decay: [1, 0.5]}\n"
        "optimisations: {hasten: 10}\n"
    )}  # fmt: skip
    scenario = read_flee(made(tmp_path, change))
    walk = scenario.walk
    assert (walk.awareness, walk.start_on_foot, walk.camps_are_sinks) == (1, False, True)
    assert (walk.home_distance_power, walk.spawn_decay) == (0.5, (1.0, 0.5))
    assert scenario.places[2].kind == "waypoint"
    for words in ("awareness_level 0 acts as 1", 'is the text "False"', "softness is a setting",
                  "hasten 10 is not needed", "below 0.005"):  # fmt: skip
        assert told(scenario, words)
    with pytest.raises(ScenarioError, match="no counts for camp Brun, Cale"):
        read_flee(tmp_path, as_flee=True)  # the towns have become camps
    made(tmp_path, {SETTINGS: change[SETTINGS].replace("0.001", "0.3")})
    flee = read_flee(tmp_path, as_flee=True).walk
    assert (flee.awareness, flee.start_on_foot, flee.camps_are_sinks) == (0, True, False)
    assert flee.as_flee


def test_another_settings_file_takes_the_place_of_the_folders(tmp_path):
    other = tmp_path / "other.yml"
    other.write_text("move_rules: {use_v1_rules: true, max_move_speed: 999}\n")
    walk = read_flee(made(tmp_path / "f"), settings=other).walk
    assert (walk.speed, walk.camp_weight, walk.conflict_weight) == (200, 2, 0.25)


def test_without_settings_every_value_is_flees_default(tmp_path):
    scenario = read_flee(made(tmp_path, {SETTINGS: None}))
    assert (scenario.walk.speed, scenario.walk.conflict_weight) == (360, 0.3162)
    assert told(scenario, "simsetting.yml is missing")


def test_zones_can_send_people_without_any_count(tmp_path):
    rules = "spawn_rules:\n  conflict_driven_spawning:\n    spawn_mode: {}\n"
    no_data = {name: None for name in FILES if name.startswith("source_data")}
    scenario = read_flee(made(tmp_path, no_data | {SETTINGS: rules.format("pop_ratio")}))
    assert [(d.origin, d.people.median) for d in scenario.departures if d.day == 12] == [
        ("Alda", 500), ("Brun", 300)]  # fmt: skip
    assert scenario.counts == ()
    constant = read_flee(made(tmp_path, {SETTINGS: rules.format("constant"), LAYOUT: None}))
    assert {d.people.median for d in constant.departures} == {500}
    with pytest.raises(ScenarioError, match=r"data_layout\.csv cannot be read"):
        read_flee(made(tmp_path, {LAYOUT: None}))


def test_columns_and_types_beyond_the_standard_ones_are_used_or_told(tmp_path):
    rows = FILES[LOCATIONS].splitlines()
    extra = ["capacity_per_day,initial_idps,colour", ",,red", ",,", ",,", ",,", "7,20,", ",,"]
    text = "\n".join(f"{row},{more}" for row, more in zip(rows, extra, strict=True))
    text = text.replace("forwarding_hub", "bakery")
    routes = "#a,b,c,d,max_move_speed,walk_probability\n" + "".join(
        f"{row},100,0.5\n" for row in FILES[ROUTES].splitlines()[1:]
    )
    scenario = read_flee(made(tmp_path, {LOCATIONS: text, ROUTES: routes}))
    assert (scenario.places[4].capacity_per_day, scenario.places[4].present) == (7, 70)
    assert (scenario.links[0].km_per_day, scenario.links[1].walk_probability) == (100, 0.5)
    assert scenario.places[3].kind == "hub"
    assert told(scenario, "colour is not used")
    assert told(scenario, "'bakery' is unknown")


def test_positions_follow_the_header_and_those_nowhere_on_earth_are_left_out(tmp_path):
    turned = edited(LOCATIONS, "latitude,longitude", "lon,lat")
    alda = read_flee(made(tmp_path, turned)).places[0]
    assert (alda.lat, alda.lon) == (20.0, 10.0)
    assert read_flee(tmp_path, as_flee=True).places[0].lat == 10.0
    metres = read_flee(made(tmp_path, edited(LOCATIONS, "10.0,20.0", "431000,20")))
    assert (metres.places[0].lat, metres.places[1].lat) == (None, 10.5)
    assert told(metres, "Alda lies nowhere on Earth")


def test_names_nobody_knows_are_told_where_flee_goes_on(tmp_path):
    change = {
        CONFLICTS: FILES[CONFLICTS].replace("Cale", "Calle"),
        CLOSURES: FILES[CLOSURES] + "location,Elmm,,4,5\nborder,Home,Away,1,2\n",
        LAYOUT: FILES[LAYOUT] + "Ghost,fern.csv\n",
        ROUTES: FILES[ROUTES].replace("Cale,Dorn,30,\n", "Cale,Dorn,30,\nDorn,Cale,31,\n"),
    }
    scenario = read_flee(made(tmp_path, change))
    for words in ("Calle is not in locations", "'Elmm'.*near: Elm", "'border' is unknown",
                  "Ghost is no camp", "row 5: Dorn - Cale is listed before"):  # fmt: skip
        assert told(scenario, words)


# Forecasters see only what was published


def future_changed(folder, day, rng):
    """Other numbers in every row dated after `day`."""
    start = date(2020, 1, 1)
    for path in folder.glob("source_data/*.csv"):
        rows = [line.split(",") for line in path.read_text().splitlines()]
        for row in rows:
            if row[0][:2] == "20" and date.fromisoformat(row[0]) > start + timedelta(days=day):
                row[1] = str(rng.randrange(9_999))
        path.write_text("".join(",".join(row) + "\n" for row in rows))
    path = folder / CONFLICTS
    head, *rows = path.read_text().splitlines()
    rows = [
        row if at <= day else f"{at},{rng.choice([1, 2])},{rng.randrange(3)},{rng.randrange(3)}"
        for at, row in enumerate(rows)
    ]
    path.write_text("\n".join([head, *rows]) + "\n")


@pytest.mark.parametrize("day", [0, 3, 9, 10, 19, 20, 30, 39])
def test_nothing_dated_after_the_day_is_read(tmp_path, day):
    rng = random.Random(day)
    extra = {CORRECTIONS: "Elm,2020-01-21\nElm,2020-02-10\n"}
    one, two = made(tmp_path / "one" / "f", extra), made(tmp_path / "two" / "f", extra)
    future_changed(two, day, rng)
    closures = [row.split(",") for row in FILES[CLOSURES].splitlines()]
    for row in closures[1:]:
        row[3:] = [str(n + 1) if (n := int(cell)) > day else cell for cell in row[3:]]
    (two / CLOSURES).write_text("\n".join(",".join(row) for row in closures))
    if day < 12:
        (two / LOCATIONS).write_text(FILES[LOCATIONS].replace("zone,12,", "zone,33,"))
    if day < 20:
        (two / CORRECTIONS).write_text("Elm,2020-02-10\n")
    for as_flee in (False, True):
        seen = read_flee(one, until=day, as_flee=as_flee)
        assert seen == read_flee(two, until=day, as_flee=as_flee)
        assert len(seen.departures) == day + 1
        assert all(count.day <= day for count in seen.counts)
    whole = read_flee(two)
    assert day >= 39 or whole.departures != read_flee(one).departures


def test_until_carries_the_last_report_and_conflict_on(tmp_path):
    seen = read_flee(made(tmp_path), until=15)
    assert events(seen, "conflict", "Brun") == [("Brun", "", 12, None, 1.0)]
    assert [(c.day, c.people) for c in seen.counts] == [(0, 100), (10, 400), (10, 0)]
    assert camp_counts(seen).daily[-1].tolist() == [400, 0]
    early = read_flee(tmp_path, until=4)
    assert events(early, "close_border") == [("Home", "Away", 3, None, 0.0)]
    assert early.places[1].kind == "waypoint"  # its conflict is not known yet
    assert camp_counts(early).camps == ("Elm",)
    with pytest.raises(ScenarioError, match="before day 0"):
        read_flee(tmp_path, until=-1)


def test_a_file_cut_off_before_its_first_row_reads_like_one_whose_rows_are_still_to_come(tmp_path):
    whole = made(tmp_path / "one" / "f")
    cut = made(tmp_path / "two" / "f", {"source_data/fern.csv": "Date,people\n"})
    assert read_flee(cut, until=5) == read_flee(whole, until=5)
    with pytest.raises(ScenarioError, match="holds no count"):
        read_flee(cut)


# The five crises


@shared
@pytest.mark.parametrize("crisis", CRISES)
def test_a_crisis_loads_and_comes_back_from_our_own_format(tmp_path, crisis):
    for as_flee in (False, True):
        scenario = read_flee(SHARED / crisis, as_flee=as_flee)
        write_scenario(scenario, tmp_path / "ours")
        assert read_scenario(tmp_path / "ours") == scenario


def references():
    return sorted((SHARED / "reference").glob("*.csv")) if SHARED.is_dir() else []


@shared
@pytest.mark.parametrize("path", references(), ids=lambda path: path.stem)
def test_counts_and_arrivals_are_flees_to_the_person(path):
    crisis, hasten = path.stem.split("_")[:2]
    head, *rows = csv.reader(path.read_text().splitlines())
    table = {name: [float(row[at]) for row in rows] for at, name in enumerate(head) if at > 1}
    how = {"as_flee": True, "hasten": int(hasten[1:])}
    counts = camp_counts(SHARED / crisis, **how)
    scenario, counted = read_counted(SHARED / crisis, **how)
    assert [name[:-5] for name in head if name.endswith(" data")] == list(counts.camps)
    for at, camp in enumerate(counts.camps):
        assert counts.daily[:, at].tolist() == table[f"{camp} data"]
    assert counts.daily.sum(axis=1).tolist() == table["refugees in camps (UNHCR)"]
    assert counts.raw.tolist() == table["raw UNHCR refugee count"]
    assert counted.arrivals.debt.tolist() == table["refugee_debt"]
    there = sum(place.present for place in scenario.places)
    people = there + np.cumsum([row.people.median for row in scenario.departures])
    assert people.tolist() == table["total refugees (simulation)"]


@shared
@pytest.mark.parametrize("day", [0, 30, 90, 200])
@pytest.mark.parametrize("crisis", CRISES)
def test_nothing_of_a_crisis_after_the_day_is_read(tmp_path, crisis, day):
    copy = tmp_path / crisis
    shutil.copytree(SHARED / crisis, copy, copy_function=shutil.copyfile)
    for each in [copy, *copy.rglob("*")]:
        each.chmod(0o755)
    start = read_flee(copy).start
    for path in copy.glob("source_data/*.csv"):
        kept = path.read_text().splitlines()
        rows = [re.sub(r"^(\d{4}-\d\d-\d\d),\d+", lambda m: m[1] + ",7" if date.fromisoformat(m[1])
                > start + timedelta(days=day) else m[0], row) for row in kept]  # fmt: skip
        path.write_text("\n".join(rows))
    path = copy / CONFLICTS
    path.write_text("\n".join(path.read_text().splitlines()[: day + 2]))
    assert read_flee(copy, until=day) == read_flee(SHARED / crisis, until=day)
