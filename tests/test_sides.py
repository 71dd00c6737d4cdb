"""Who a scenario speaks of, the country left, what lies behind each crossing, and names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from exeunt.network.files import read_scenario, write_scenario
from exeunt.network.open import suited
from exeunt.network.scenario import (
    Crossing,
    Event,
    Link,
    Number,
    Place,
    Possible,
    Scenario,
)
from exeunt.network.ways import entered, gazetteer_id, left, main_people

HERE = Place(id="home", kind="origin", country="AAA")
POST = Place(id="post", kind="crossing", country="AAA")
AWAY = Place(id="away", kind="destination", country="BBB")


def world(*ways, places=(), **more):
    """Ways as "home post away", there and back where a dash stands between."""
    links = []
    for way in ways:
        names = way.replace("-", " ").split()
        pairs = list(pairwise(names))
        pairs += [(b, a) for a, b in pairs] if "-" in way else []
        links += [Link(start=a, end=b, km=9.0) for a, b in pairs]
    return Scenario(name="sides", start=date(2022, 9, 21), days=3, links=tuple(links),
                    places=(HERE, POST, AWAY, *places), **more)  # fmt: skip


OTHER = Place(id="other", kind="crossing", country="AAA")
THIRD = Place(id="third", kind="destination", country="CCC")
TRANSIT = Place(id="transit", kind="waypoint", country="BBB")
NOWHERE = Place(id="nowhere", kind="waypoint")


@pytest.mark.parametrize(
    ("scenario", "behind"),
    [
        (world("home post away"), {"post": "BBB"}),
        (world("home-post-away"), {"post": "BBB"}),
        (world("home-post-away", "home away"), {"post": "BBB"}),
        (world("home post nowhere away", places=(NOWHERE,)), {"post": "BBB"}),
        (world("home post"), {}),
        (world("home post unknown", "unknown post away"), {"post": "BBB"}),
        (world("home post home"), {}),
        # A post between two countries that are not the one left.
        (world("home post transit other third", places=(TRANSIT, replace(OTHER, country="BBB"),
               THIRD)), {"post": "BBB", "other": "CCC"}),
        (world("home-post-transit-other-third", places=(TRANSIT, replace(OTHER, country="BBB"),
               THIRD)), {"post": "BBB", "other": "CCC"}),
        # Two posts in a row, and an airport at home before one abroad.
        (world("home post other away", places=(OTHER,)), {"other": "BBB"}),
        (world("home post away", places=(replace(POST, id="far", country="BBB"),)),
         {"post": "BBB"}),
        (world("home far away", places=(replace(POST, id="far", country="BBB"),)),
         {"far": "BBB"}),
    ],
)  # fmt: skip
def test_the_country_entered_is_the_one_behind_the_crossing(scenario, behind):
    assert entered(scenario) == behind


def test_the_country_left_is_said_or_that_of_most_origins():
    assert left(world("home post away")) == "AAA"
    assert left(world("home post away", leaves="XXX")) == "XXX"
    pair = tuple(Place(id=f"b{i}", kind="origin", country="BBB") for i in range(2))
    assert left(world("home post away", places=pair)) == "BBB"
    fights = (Event(kind="conflict", place="home", value=1.0),)
    assert left(world("home post away", places=pair, events=fights)) == "AAA"
    assert left(Scenario(name="", start=date(2022, 9, 21), days=1, places=(), links=())) == ""


def test_a_place_has_the_id_of_the_gazetteer_where_it_is_one_place_there():
    known = {
        (): None,
        ("Upper Lars",): None,
        ("Upper Lars", "crossing:verkhny-lars"): "crossing:verkhny-lars",
        ("iso:GEO",): "iso:GEO",
        ("geonames:611717",): "geonames:611717",
        ("airport:IST", "airport:SAW"): None,
        ("Lars: the upper post", "note: x"): None,
    }
    for names, id_ in known.items():
        assert gazetteer_id(replace(POST, known_as=names)) == id_


def test_who_a_scenario_speaks_of_is_said_or_everyone():
    assert main_people(world("home post away")) == "everyone"
    assert main_people(world("home post away", people="Ostlanders")) == "Ostlanders"


def test_a_bundled_scenario_is_suited_to_its_country_and_its_days():
    assert suited("RUS", date(2022, 9, 12)) == suited("RUS", date(2022, 10, 15)) == "russia-2022"
    assert suited("RUS", date(2022, 9, 11)) is suited("RUS", date(2022, 10, 16)) is None
    assert suited("UKR", date(2022, 3, 1)) == "ukraine-2022"
    assert suited("GEO", date(2022, 9, 23)) is suited("", date(2022, 9, 23)) is None


def test_of_several_suited_scenarios_none_is_chosen(tmp_path, monkeypatch):
    monkeypatch.setattr("exeunt.network.open.BUNDLED", tmp_path)
    for name in ("one", "two"):
        assert suited("AAA", date(2022, 9, 21)) == ("one" if name == "two" else None)
        write_scenario(world("home post away", leaves="AAA"), tmp_path / name)
    assert suited("AAA", date(2022, 9, 21)) is None


def test_names_with_commas_and_semicolons_come_back(tmp_path):
    names = ("Lars, upper", "crossing:verkhny-lars", "a; b")
    made = world("home post away")
    post = replace(POST, known_as=names)
    made = replace(made, places=(HERE, post, AWAY), crossings=(
        Crossing(place="post", capacity_per_hour=Number(9.0), normal_per_day=Number(5.0),
                 normal_share=Number(0.7, 0.5, 0.9)),),
        possible=(Possible(what_if="close post", chance=Number(0.2, 0.1, 0.4)),),
    )  # fmt: skip
    write_scenario(made, tmp_path)
    assert read_scenario(tmp_path) == made
    assert "Lars, upper | crossing:verkhny-lars | a; b" in (tmp_path / "places.csv").read_text()
