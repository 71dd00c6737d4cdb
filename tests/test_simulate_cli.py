"""The command `simulate`, as a person calls it."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from flee_made import made

from exeunt.cli import main

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "scenario-halden"


@pytest.fixture
def flee(tmp_path):
    return made(tmp_path / "made")


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_flee_folder_walks_and_everybody_is_counted(flee, tmp_path, capsys):
    assert main(["simulate", str(flee), "-o", str(tmp_path / "out")]) == 0
    out = capsys.readouterr().out
    assert "1 member, walk, expected, seed 0" in out
    people = rows(tmp_path / "out" / "people.csv")
    assert {row["place"] for row in people} == {"Alda", "Brun", "Cale", "Dorn", "Elm", "Fern"}
    assert people[0]["date"] == "2020-01-01"
    assert max(int(row["day"]) for row in people) == 39
    assert (tmp_path / "out" / "simulation.html").read_text("utf-8").startswith("<!doctype html>")


def test_many_members_have_an_interval_and_the_same_seed_the_same_bytes(flee, tmp_path):
    for name, threads in (("one", "1"), ("two", "2")):
        call = ["simulate", str(flee), "--members", "40", "--seed", "3", "--threads", threads]
        assert main([*call, "-o", str(tmp_path / name)]) == 0
    for file in ("people.csv", "flows.csv", "simulation.html"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    last = next(r for r in rows(tmp_path / "one" / "people.csv") if r["day"] == "39"
                and r["place"] == "Elm")  # fmt: skip
    assert float(last["q05"]) < float(last["q95"])


def test_as_flee_differs_and_calibrated_rules_bring_their_own_choice(flee, capsys):
    told = []
    for more in ([], ["--as-flee"], ["--calibrated", "default"]):
        assert main(["simulate", str(flee), *more]) == 0
        told.append(capsys.readouterr().out)
    assert len(set(told)) == 3
    assert main(["simulate", str(flee), "--calibrated", "default", "--as-flee"]) == 2
    assert "--calibrated brings its own rules" in capsys.readouterr().err


def test_a_what_if_shows_what_it_does(flee, tmp_path, capsys):
    call = ["simulate", str(flee), "--members", "4", "--what-if", "close Elm from 2020-01-20"]
    assert main([*call, "-o", str(tmp_path / "out")]) == 0
    out = capsys.readouterr().out
    assert "what if: Elm closed from 2020-01-20 (day 19)" in out
    gone = [r for r in rows(tmp_path / "out" / "difference.csv") if r["place"] == "Elm"]
    assert all(float(row["mean"]) == 0 for row in gone if int(row["day"]) < 19)
    assert float(gone[-1]["mean"]) < 0


def test_lines_at_crossings_are_told_by_the_hour(tmp_path, capsys):
    call = ["simulate", str(EXAMPLE), "--days", "2", "-o", str(tmp_path)]
    assert main(call) == 0
    assert "longest wait" in capsys.readouterr().out
    told = rows(tmp_path / "crossings.csv")
    assert told[0]["time"].endswith("T00")
    assert {row["measure"] for row in told} == {
        "arrived", "crossed", "waiting", "vehicles", "km", "wait_hours"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--members", "0"], "--members is 0"),
        (["--what-if", "close Nowhere from 2020-01-20"], "Nowhere"),
        (["--what-if", "paint Elm green"], "paint"),
        (["--calibrated", "no-such-file.toml"], "no-such-file.toml"),
    ],
)
def test_what_makes_no_sense_is_one_line(flee, capsys, more, said):
    assert main(["simulate", str(flee), *more]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err


def test_help_does_not_wait_for_numpy():
    seen = "import sys; from exeunt.cli import main; main(['simulate', '--help']); "
    seen += "sys.exit('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, env=os.environ)
    assert done.returncode == 0


def test_an_empty_place_holds_nobody_and_not_minus_nobody(capsys):
    assert main(["simulate", str(EXAMPLE), "--choice", "walk"]) == 0
    assert "-0" not in capsys.readouterr().out.split("people at the end")[1]
