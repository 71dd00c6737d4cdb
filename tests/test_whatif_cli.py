"""`exeunt whatif`: what is imagined in words, what is refused, and what is shown beside what."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import weighed_made

from exeunt import weighing
from exeunt.cli import main
from exeunt.errors import ScenarioError, WrongUse
from exeunt.inference import scenario_weigh
from exeunt.network.open import open_scenario
from exeunt.network.scenario import Rule
from exeunt.network.whatif import what_if
from exeunt.network.whatif_ahead import dated, earliest, in_force, tried
from exeunt.observations import Document

HALDEN = Path(__file__).parent.parent / "examples" / "scenario-halden"
START = date(2031, 3, 10)


@pytest.fixture(scope="module")
def halden():
    return open_scenario(HALDEN)


@pytest.fixture
def asked(monkeypatch):
    """What the door asks of the inference, which answers with a made-up picture."""
    calls = []

    def answer(reports, scenario, **how):
        calls.append(how)
        return weighed_made.picture(reports, scenario, **{k: v for k, v in how.items() if v})

    monkeypatch.setattr(scenario_weigh, "weigh_scenario", answer)
    return calls


def test_a_change_without_a_day_begins_on_the_day_given():
    told = dated(["close a", "close b until 2031-04-01", "close c from day 3"], START)
    assert told == (
        "close a from 2031-03-10", "close b until 2031-04-01 from 2031-03-10", "close c from day 3",
    )  # fmt: skip
    assert earliest(told, date(2031, 3, 1)) == date(2031, 3, 4)
    assert earliest(["close a", "close b from tomorrow"], START) is None


def test_a_rule_that_holds_already_has_no_effect(halden):
    until = date(2031, 3, 23)
    with pytest.raises(WrongUse, match="no effect"):
        tried(halden, ["refuse papers at Westmark from 2031-03-12"], until)
    tried(halden, ["refuse passport at Westmark from 2031-03-12"], until)
    for_now = replace(halden, rules=(Rule(place="Westmark", group="papers", decision="refused",
                                          end=date(2031, 3, 15)),))  # fmt: skip
    tried(for_now, ["refuse papers at Westmark from 2031-03-12"], until)


def test_what_is_in_force_is_what_holds_on_that_day(halden):
    after = what_if(halden, ["Westmark refuses visa", "close Mill Road from 2031-03-16"])
    early, late = (in_force(halden, after, date(2031, 3, day)) for day in (12, 19))
    assert [line.split()[0] for line in early] == ["papers"]
    assert len(late) == 3
    assert "Mill Road (mill-road) closed" in late[2]
    tarn = what_if(halden, ["close tarn"])
    assert in_force(halden, tarn, date(2031, 3, 12)) == ()


def test_the_door_asks_for_one_change_made_of_all_and_from_tomorrow(asked, capsys):
    call = ["whatif", "--scenario", str(HALDEN), "--as-of", "2031-03-15", "--horizon", "5",
            "--rule", "Westmark refuses visa from 2031-03-18", "--close", "Mill Road",
            "--change", "departures x 0.5", "--as", "jsonl"]  # fmt: skip
    assert main(call) == 0
    (how,) = asked
    assert how["what_ifs"] == (
        (
            "Westmark refuses visa from 2031-03-18; close Mill Road from 2031-03-16; "
            "departures x 0.5 from 2031-03-16"
        ),
    )
    assert (how["as_of"], how["horizon"]) == ("2031-03-15", 5)
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows
    assert all(row["median"] < 0 for row in rows)


def test_without_reports_and_day_we_stand_on_the_eve_of_the_change(asked):
    main(["whatif", "--scenario", str(HALDEN), "--close", "Mill Road from 2031-03-16"])
    main(["whatif", "--scenario", str(HALDEN), "--horizon", "4", "--close", "Mill Road"])
    main(["whatif", "--scenario", str(HALDEN), "--close", "Mill Road from 2031-03-10"])
    assert [how["as_of"] for how in asked] == ["2031-03-15", "2031-03-19", "2031-03-10"]


@pytest.mark.usefixtures("asked")
def test_the_table_shows_what_is_imagined_beside_what_is_in_force(capsys):
    call = ["whatif", "--scenario", str(HALDEN), "--as-of", "2031-03-15", "--close", "Mill Road",
            "--rule", "Westmark refuses passport", "--as", "table"]  # fmt: skip
    assert main(call) == 0
    told = capsys.readouterr().out
    assert "in force on 2031-03-15: papers refused at Westmark" in told
    assert "all ways out of Celand" in told
    lines = [line for line in told.splitlines() if line.startswith("Sarn - Tolk")]
    assert len(lines) == 2  # people, and the line of vehicles
    assert all("-" in line and "to" in line for line in lines)


def test_one_real_change_of_an_invented_country(capsys, tmp_path):
    out = tmp_path / "change.csv"
    call = ["whatif", "--scenario", str(HALDEN), "--as-of", "2031-03-14", "--horizon", "4",
            "--members", "50", "--close", "Halden Bridge", "-o", str(out)]  # fmt: skip
    assert main(call) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    flow = {row["place_name"]: row for row in rows if row["measure"] in ("entries", "exits")}
    assert float(flow["Halden Bridge"]["q95"]) < 0  # who would have crossed does not
    assert float(flow["Aldmar Airport"]["median"]) >= 0  # some fly instead
    assert "differences" in capsys.readouterr().err


WRONG = {
    "a place nobody knows": ["--close", "Atlantis"],
    "a country nobody knows": ["--rule", "Narnia refuses visa"],
    "a group nobody knows": ["--rule", "Westmark refuses giants"],
    "a rule that holds already": ["--rule", "Westmark refuses papers"],
    "a day after the forecast": ["--as-of", "2031-03-15", "--close", "Mill Road from 2031-06-01"],
    "a change that ends before it starts":
        ["--close", "Mill Road from 2031-03-20 until 2031-03-18"],
    "no change": [],
    "no words": ["--change", " "],
    "nonsense": ["--change", "make it rain"],
    "one world": ["--close", "Mill Road", "--members", "1"],
    "too many worlds": ["--close", "Mill Road", "--members", "100000000"],
    "no day ahead": ["--close", "Mill Road", "--horizon", "0"],
    "days behind": ["--close", "Mill Road", "--horizon", "-1"],
    "a year ahead": ["--close", "Mill Road", "--horizon", "400"],
    "a day before the scenario": ["--close", "Mill Road", "--as-of", "2031-01-01"],
    "a day after the scenario": ["--close", "Mill Road", "--as-of", "2032-01-01"],
    "a table in a file": ["--close", "Mill Road", "--as", "table", "-o", "x.csv"],
}  # fmt: skip


@pytest.mark.parametrize("call", WRONG.values(), ids=WRONG)
def test_what_cannot_be_imagined_is_one_clear_line(call, capsys):
    assert main(["whatif", "--scenario", str(HALDEN), *call]) == 2
    told = capsys.readouterr()
    assert not told.out
    assert told.err.count("\n") == 1
    assert told.err.startswith("exeunt: error: ")


def test_an_unknown_scenario_names_those_we_have(capsys):
    assert main(["whatif", "--scenario", "nowhere", "--close", "lars"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "russia-2022" in told


def test_from_python_the_same_words_will_do(halden, asked):
    text = "The wait at Mill Road is 12 hours."
    document = Document(id="d", text=text, published="2031-03-14", language="en")
    told = weighing.what_if(document, changes=["Westmark refuses visa"], scenario=halden)
    assert asked[0]["what_ifs"] == ("Westmark refuses visa from 2031-03-15",)
    assert told.what_ifs[0].differences
    with pytest.raises(ScenarioError):
        weighing.what_if(changes=["close lars"], scenario="nowhere")
