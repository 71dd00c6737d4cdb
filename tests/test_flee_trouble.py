"""Flee folders with faults: each is one clear line with file and row, never a traceback."""

from __future__ import annotations

import random
import re

import numpy as np
import pytest
from flee_made import (
    CONFLICTS,
    CORRECTIONS,
    ELM,
    FILES,
    LAYOUT,
    LOCATIONS,
    PERIOD,
    ROUTES,
    SETTINGS,
    edited,
    made,
    told,
)

from exeunt.errors import ExeuntError, ScenarioError
from exeunt.network.flee import read_flee

BAD = {
    "an unknown end of a route": (edited(ROUTES, "Cale,Dorn", "Cale,Dorm"),
                                  "routes.csv, row 4", "'Dorm'.*not in locations"),
    "a distance below 0": (edited(ROUTES, "Alda,Brun,40", "Alda,Brun,-40"),
                           "routes.csv, row 2", "negative"),
    "a distance left out": (edited(ROUTES, "Alda,Brun,40", "Alda,Brun,"),
                            "routes.csv, row 2", "missing"),
    "a distance that is no number": (edited(ROUTES, "Alda,Brun,40", "Alda,Brun,nan"),
                                     "routes.csv, row 2", "no number"),
    "a negative population": (edited(LOCATIONS, "50000", "-5"),
                              "locations.csv, row 2", "negative"),
    "a fraction of a person": (edited(LOCATIONS, "50000", "5.5"),
                               "locations.csv, row 2", "no whole number"),
    "a conflict zone without date": (edited(LOCATIONS, "conflict_zone,0", "conflict_zone,"),
                                     "locations.csv, row 2", "conflict_date"),
    "a name twice": (edited(LOCATIONS, "Brun", "Alda"), "locations.csv, row 3", "twice"),
    "no locations": ({LOCATIONS: "#name\n"}, "locations.csv", "no location"),
    "an empty file": ({LOCATIONS: ""}, "locations.csv", "no location"),
    "no conflicts": ({CONFLICTS: "#Day,Alda\n"}, "conflicts.csv", "no day"),
    "a negative intensity": (edited(CONFLICTS, "\n3,1,", "\n3,-1,"),
                             "conflicts.csv, row 5", "negative"),
    "a conflict left out": (edited(CONFLICTS, "\n3,1,0,0", "\n3,1,0"),
                            "conflicts.csv, row 5", "missing"),
    "more people than live": (edited(ELM, "01-11,400", "01-11,99999999999"),
                              "elm.csv, row 3", "more than live on Earth"),
    "a recount to more people than live": ({ELM: "2020-01-01,9000000000\n2020-01-02,1\n"
                                            "2020-01-21,900\n"},
                                           "registration_corrections.csv, row 1", "more than live"),
    "a count of nothing": (edited(ELM, "01-11,400", "01-11,many"), "elm.csv, row 3", "no number"),
    "a negative count": (edited(ELM, "01-11,400", "01-11,-4"), "elm.csv, row 3", "negative"),
    "a date the wrong way round": (edited(ELM, "2020-01-11", "11/01/2020"),
                                   "elm.csv, row 3", "no date"),
    "a day no month has": (edited(ELM, "2020-01-11", "2020-01-41"), "elm.csv, row 3", "no date"),
    "a file of no rows": ({ELM: "Date,x\n"}, "elm.csv", "no count"),
    "a count file that is missing": ({ELM: None}, "data_layout.csv, row 2", "elm.csv is missing"),
    "a file elsewhere": (edited(LAYOUT, "elm.csv", "../../elm.csv"),
                         "data_layout.csv, row 2", "outside"),
    "a camp without counts": (edited(LAYOUT, "Fern,fern.csv\n", ""), "data_layout.csv", "Fern"),
    "a layout without total": (edited(LAYOUT, "total,refugees.csv\n", ""),
                               "data_layout.csv, row 1", "not the total"),
    "a recount never made": ({CORRECTIONS: "Elm,2020-01-22\n"},
                             "registration_corrections.csv, row 1", "no count on 2020-01-22"),
    "a recount of a stranger": ({CORRECTIONS: "Elmo,2020-01-22\n"},
                                "registration_corrections.csv, row 1", "'Elmo'"),
    "a recount at the start": ({CORRECTIONS: "Elm,2020-01-01\n"},
                               "registration_corrections.csv, row 1", "first row"),
    "a recount after nobody": ({CORRECTIONS: "Fern,2020-01-31\n"},
                               "registration_corrections.csv, row 1", "before the recount is 0"),
    "a start that is no date": (edited(PERIOD, "2020-01-01", "1 May"),
                                "sim_period.csv, row 1", "StartDate is no date"),
    "no length": ({PERIOD: "StartDate,2020-01-01\n"}, "sim_period.csv", "Length is missing"),
    "a length of nothing": (edited(PERIOD, "40", "0"), "sim_period.csv, row 2", "Length is 0"),
    "a run past the last year": (edited(PERIOD, "2020-01-01", "9999-12-20"),
                                 "sim_period.csv", "too long"),
    "a list that grows without end": ({SETTINGS: "a: &a [1, 1]\n" + "".join(
        f"{x}: &{x} [*{y}, *{y}, *{y}, *{y}, *{y}, *{y}, *{y}, *{y}, *{y}]\n"
        for y, x in zip("abcdefghijkl", "bcdefghijklm", strict=True))
        + "spawn_rules: {conflict_spawn_decay: *m}\n"}, "simsetting.yml", "no list"),
    "settings that are none": ({SETTINGS: "- a\n- b\n"}, "simsetting.yml", "no list of keys"),
    "settings of bad YAML": ({SETTINGS: "a: [\n"}, "simsetting.yml", "no YAML"),
    "a speed that is a word": ({SETTINGS: "move_rules: {max_move_speed: fast}"},
                               "simsetting.yml, move_rules", "no number"),
    "a chance above 1": ({SETTINGS: "move_rules: {camp_movechance: 1.5}"},
                         "simsetting.yml, move_rules", "out of range"),
    "a flood": ({SETTINGS: "flood_rules: {max_flood_level: 4}"}, "simsetting.yml", "flood"),
    "nobody in conflict": ({CONFLICTS: "#Day,Cale\n" + "".join(f"{d},1\n" for d in range(41)),
                            LOCATIONS: FILES[LOCATIONS].replace("conflict_zone,0", "town,")
                            .replace("conflict_zone,12", "town,")},
                           "conflicts.csv, day 1", "no place with people is in conflict"),
    "words in another coding": ({LOCATIONS: FILES[LOCATIONS].replace("Cale", "Calé")
                                 .encode("latin-1")}, "locations.csv, row 4", "not UTF-8"),
    "no routes": ({ROUTES: None}, "routes.csv", "cannot be read"),
    "no layout": ({LAYOUT: None}, "data_layout.csv", "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_right_is_told_with_file_and_row(tmp_path, name):
    changes, where, what = BAD[name]
    with pytest.raises(ScenarioError) as caught:
        read_flee(made(tmp_path / "f", changes))
    assert re.search(what, caught.value.what)
    assert where in caught.value.where
    assert caught.value.todo
    assert not caught.value.near.startswith("near")  # the door says that word


def test_a_folder_of_something_else_is_told(tmp_path):
    (tmp_path / "notes.txt").touch()
    with pytest.raises(ScenarioError, match="no Flee folder") as caught:
        read_flee(tmp_path)
    assert "notes.txt" in caught.value.near


def test_marks_line_ends_quotes_and_blank_rows_change_nothing(tmp_path):
    plain = read_flee(made(tmp_path / "one" / "f"))
    odd = {
        name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n\r\n").encode()
        for name, text in FILES.items()
        if name.endswith(".csv")
    }
    odd[LOCATIONS] = odd[LOCATIONS].replace(b"Alda", b'"Alda"').replace(b"#name", b'"#name"')
    other = read_flee(made(tmp_path / "two" / "f", odd))
    assert other.departures == plain.departures
    assert other.events[:3] == plain.events[:3]
    assert [p.id for p in other.places] == [p.id for p in plain.places]


def test_spaces_around_names_hide_no_place(tmp_path):
    change = {ROUTES: FILES[ROUTES].replace("Cale,Dorn", "Cale , Dorn")}
    assert len(read_flee(made(tmp_path, change)).links) == 10
    with pytest.raises(ScenarioError, match="'Cale '"):
        read_flee(tmp_path, as_flee=True)


def test_a_header_without_its_mark_is_no_place(tmp_path):
    scenario = read_flee(made(tmp_path, edited(LOCATIONS, "#name", "name")))
    assert scenario.places[0].id == "Alda"
    assert told(scenario, "header has no #")


def test_ten_million_people_are_read_as_they_are(tmp_path):
    change = edited(ELM, "02-10,500", "02-10,10000500") | edited(LOCATIONS, ",900", ",90000000")
    scenario = read_flee(made(tmp_path, change))
    assert sum(d.people.median for d in scenario.departures) > 9_000_000


def test_no_corruption_of_a_file_ends_in_a_traceback(tmp_path):
    rng = random.Random(11)
    bits = [b"", b",", b"\n", b'"', b"\x00", b"-1", b"1e999", b"#", b"nan", b"\xff", b"[", b": ",
            b"2020-02-30", b"&a *a", b"9" * 40, b"1_0", "٣".encode()]  # fmt: skip
    stopped = 0
    for _ in range(400):
        name = rng.choice(list(FILES))
        data = bytearray(FILES[name].encode())
        for _ in range(rng.randrange(1, 4)):
            at = rng.randrange(len(data) + 1)
            data[at : at + rng.randrange(6)] = rng.choice(bits)
        made(tmp_path, {name: bytes(data)})
        for as_flee in (False, True):
            try:
                scenario = read_flee(tmp_path, as_flee=as_flee, until=rng.choice([None, 0, 17]))
                assert all(np.isfinite(d.people.median) for d in scenario.departures)
            except ExeuntError:
                stopped += 1
        made(tmp_path)
    assert 100 < stopped < 800
