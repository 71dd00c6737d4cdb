"""Scenarios that come with exeunt: whole, sourced, within their cut-off, and of sense when run."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest

from exeunt.errors import ScenarioError
from exeunt.gazetteer import open_gazetteer
from exeunt.network.checks import check
from exeunt.network.columns import TABLES
from exeunt.network.files import read_rows, write_scenario
from exeunt.network.finding import great_circle
from exeunt.network.open import bundled, bundled_names, open_scenario
from exeunt.network.scenario import Group, Number
from exeunt.network.ways import ID, entered, gazetteer_id, main_people
from exeunt.network.whatif import what_if
from exeunt.simulation.plan import simulate_plan
from exeunt.simulation.plan_ways import POST, Ways, countries

CUT_OFF = date(2022, 9, 23)
NAMES = ("russia-2022", "ukraine-2022")


@pytest.fixture(scope="module", params=NAMES)
def scenario(request):
    return open_scenario(bundled(request.param))


@pytest.fixture(scope="module")
def russia():
    return open_scenario(bundled("russia-2022"))


@pytest.fixture(scope="module")
def ran(russia):
    return simulate_plan(russia, members=1)


def people_in(run, country):
    rows = [i for i, place in enumerate(run.scenario.places)
            if place.kind == "destination" and place.country == country]  # fmt: skip
    return run.people[-1, rows].sum()


def parts(scenario):
    return [(name, row) for name in TABLES for row in getattr(scenario, name)]


def test_both_are_listed_and_open_by_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert bundled_names() == NAMES
    assert [open_scenario(bundled(name)).name for name in NAMES] == [
        "Russia, September 2022",
        "Ukraine, February 2022",
    ]


def test_a_name_does_for_a_folder_and_a_folder_of_that_name_goes_first(
    tmp_path, monkeypatch, russia
):
    from pathlib import Path

    monkeypatch.chdir(tmp_path)
    assert open_scenario(Path("russia-2022")) == russia
    write_scenario(replace(russia, name="my own"), tmp_path / "russia-2022")
    assert open_scenario(Path("russia-2022")).name == "my own"


def test_a_wrong_name_is_told_the_right_ones(tmp_path, monkeypatch):
    from pathlib import Path

    monkeypatch.chdir(tmp_path)
    with pytest.raises(ScenarioError) as told:
        bundled("rusia-2022")
    assert "russia-2022" in told.value.near
    with pytest.raises(ScenarioError) as told:
        open_scenario(Path("rusia-2022"))
    assert "russia-2022" in told.value.near


@pytest.mark.parametrize("name", NAMES)
def test_nothing_looks_wrong_with_them(name):
    assert check(*read_rows(bundled(name))) == []


def test_every_number_lies_inside_its_prior(scenario):
    found = 0
    for name, row in parts(scenario):
        for each in fields(row):
            value = getattr(row, each.name)
            if isinstance(value, Number) and value.low is not None:
                found += 1
                assert value.low <= value.median <= value.high, (name, row)
    assert found > 100


def test_what_was_judged_is_wide(russia):
    surge = russia.surges[0].total
    assert surge.high / surge.low >= 30
    posts = [
        row for row in russia.crossings if row.mode == "road" and "capacity judgement" in row.source
    ]
    assert len(posts) > 20
    assert min(row.capacity_per_hour.high / row.capacity_per_hour.low for row in posts) >= 3


def test_no_share_and_no_weight_is_certain_and_all_are_judged(scenario):
    groups = scenario.groups if len(scenario.groups) > 1 else ()
    for group in groups:
        assert group.share.high / group.share.low >= 2
        assert group.share.high < 1
    for place in scenario.places:
        if place.kind in ("crossing", "destination"):
            assert place.attraction.high / place.attraction.low >= 4, place.id
            assert "judgement" in place.source
        else:
            assert place.attraction.sure


def test_places_are_linked_to_the_gazetteer(scenario):
    atlas = open_gazetteer()
    ids = [name for place in scenario.places for name in place.known_as if ID.fullmatch(name)]
    assert len(ids) == len(set(ids))
    for place in scenario.places:
        gates = place.kind in ("crossing", "waypoint")
        for i, name in enumerate(filter(ID.fullmatch, place.known_as)):
            entry = atlas.by_id(name)
            assert entry.kind in (("crossing", "airport") if gates else ()) or entry.kind == "city"
            there = replace(place, lat=entry.lat, lon=entry.lon)
            # Sums of several lie further apart, and some posts are good to 60 km.
            assert great_circle(place, there) < (320 if i else 120), name
    linked = [place for place in scenario.places if gazetteer_id(place)]
    assert len(linked) > 0.7 * len(scenario.places)


def test_every_row_says_who_says_so(scenario):
    silent = [(name, row) for name, row in parts(scenario) if not row.source.strip()]
    assert not silent


def test_no_rule_and_no_source_is_later_than_the_cut_off(russia):
    assert all(rule.start is None or rule.start <= CUT_OFF for rule in russia.rules)
    assert not russia.events
    assert not russia.counts
    told = [row.source for _, row in parts(russia)]
    days = [
        date.fromisoformat(each) for text in told for each in re.findall(r"\d{4}-\d\d-\d\d", text)
    ]
    months = [each for text in told for each in re.findall(r"\b(20\d\d)[-/](\d\d)\b", text)]
    assert len(days) > 50
    assert max(days) <= CUT_OFF
    assert max((int(year), int(month)) for year, month in months) <= (2022, 9)


def test_of_ordinary_travellers_a_part_are_citizens_the_same_into_one_country(russia):
    assert main_people(russia) == "Russian citizens"
    into, shares = entered(russia), {}
    for row in russia.crossings:
        share = row.normal_share
        assert (share is None) == (row.normal_per_day is None)
        if share is not None:
            assert 0 < share.low < share.median < share.high < 1
            assert shares.setdefault(into[row.place], share) == share


def test_every_crossing_leads_into_a_country_the_rules_of_which_hold_there(scenario):
    into, ways = entered(scenario), Ways(scenario)
    posts = [gate for gate in ways.gates if gate.kind == POST]
    assert {scenario.places[gate.place].id for gate in posts} == set(into)
    for gate in posts:
        assert countries(ways, gate)[1] == {into[scenario.places[gate.place].id]}


def test_what_may_come_is_judged_by_the_cut_off_and_can_be_run(russia):
    assert len(russia.possible) >= 4
    for each in russia.possible:
        assert 0 < each.chance.low < each.chance.median < each.chance.high < 1
        note = what_if(russia, [each.what_if]).notes[-1]
        assert note.startswith("what if: ")
        assert "no effect" not in note


def test_a_post_passes_its_ordinary_travellers(russia):
    for row in russia.crossings:
        if row.normal_per_day is not None:
            hours = (row.closes - row.opens) % 24 or 24
            assert row.normal_per_day.median <= row.capacity_per_hour.median * hours, row.place


def test_a_run_leaves_nobody_out_and_takes_them_to_many_countries(ran, russia):
    end = ran.people[-1].sum() + ran.under_way[-1].sum()
    set_out = sum(surge.total.median for surge in russia.surges)
    assert 0.8 * set_out < end <= set_out  # the tail of the surges leaves after the run
    entered = {place.country for place in russia.places if place.kind == "destination"}
    assert sum(people_in(ran, country) > 100 for country in entered) >= 12
    before = ran.people[:9, [p.kind == "destination" for p in russia.places]]
    assert before.sum() == 0  # nobody leaves before the call-up


def test_seats_are_what_limits_flights(ran, russia):
    for i, link in enumerate(russia.links):
        if link.seats_per_day is not None:
            assert ran.flows[:, i, 0].max() <= link.seats_per_day.median * 1.001
    airports = [i for i, row in enumerate(russia.crossings) if row.mode == "air"]
    assert ran.crossings["wait_hours"][:, airports].max() < 1.0


def test_who_has_no_international_passport_enters_only_where_none_is_needed(russia):
    only = replace(
        russia,
        groups=(Group(id="internal"),),
        surges=russia.surges[:1],
        rules=tuple(rule for rule in russia.rules if rule.group == "internal"),
    )
    run = simulate_plan(only, members=1, days=20)
    for country in ("GEO", "TUR", "FIN", "EST", "MNG", "SRB"):
        assert people_in(run, country) == 0
    assert people_in(run, "KAZ") > 10_000
    assert people_in(run, "ARM") > 500


def test_more_than_capacity_makes_a_line_and_the_line_a_wait(russia):
    many = replace(russia.surges[0], total=Number(1_500_000.0))
    run = simulate_plan(replace(russia, surges=(many,)), members=1, days=16)
    lars = [
        i for i, row in enumerate(russia.crossings) if row.place == "lars" and row.mode == "road"
    ]
    row = russia.crossings[lars[0]]
    hour = 24 * 14
    waiting = run.crossings["waiting"][hour, lars[0], 0]
    assert waiting > 2000
    wait = run.crossings["wait_hours"][hour, lars[0], 0]
    assert wait == pytest.approx(waiting / row.capacity_per_hour.median, rel=0.02)  # Little
    km = run.crossings["km"][hour, lars[0], 0]
    per_km = 1000 / row.metres_per_vehicle.median * row.persons_per_vehicle.median
    assert km == pytest.approx(waiting / per_km, rel=0.02)


def test_ukraine_is_left_for_every_neighbour():
    scenario = open_scenario(bundled("ukraine-2022"))
    run = simulate_plan(scenario, members=1, days=10)
    for country in ("POL", "SVK", "HUN", "ROU", "MDA"):
        assert people_in(run, country) > 1000
    assert np.isfinite(run.people).all()
