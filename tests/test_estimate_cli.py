"""`exeunt estimate`: what is written, what is refused, and in how many lines."""

from __future__ import annotations

import csv
import io
import json
import math

import pytest

from exeunt import weighing, workflow
from exeunt.cli import main
from exeunt.errors import WrongUse
from exeunt.estimates import Estimate, Where, flat, from_json, to_json
from exeunt.inference import physics
from exeunt.observations import Document

DAY = "2031-05-04"


def test_what_is_written_is_what_was_promised(tmp_path, capsys):
    source = tmp_path / "story.txt"
    source.write_text(
        "The queue of cars at the Upper Lars border crossing stretches for more than six"
        " kilometres. Travellers waited about 12 hours at Upper Lars.\n"
    )
    assert main(["estimate", str(source), "--published", "2022-09-23", "--as", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    flow = next(row for row in rows if row["measure"] == "entries")
    assert set(flow) == {
        "place", "measure", "mode", "group", "start", "end", "median", "q05", "q25", "q75", "q95",
        "unit", "basis", "scenario", "as_of", "working", "moved_by",
    }  # fmt: skip
    assert set(flow["place"]) == {"id", "name", "kind", "country", "from_country"}
    out = tmp_path / "out.csv"
    assert main(["estimate", str(source), "--published", "2022-09-23", "-o", str(out)]) == 0
    sheet = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert [float(row["median"]) for row in sheet] == [row["median"] for row in rows]


def test_a_ledger_and_its_source_say_the_same(tmp_path, capsys):
    source, ledger = tmp_path / "story.txt", tmp_path / "kept.db"
    source.write_text("About 4,824 people entered Finland on Wednesday, the border guard said.\n")
    read = ["read", str(source), "--published", "2022-09-23", "--ledger", str(ledger)]
    assert main(read) == 0
    capsys.readouterr()
    assert main(["estimate", str(ledger), "--as", "jsonl"]) == 0
    kept = capsys.readouterr().out
    assert main(["estimate", str(source), "--published", "2022-09-23", "--as", "jsonl"]) == 0
    assert kept == capsys.readouterr().out
    assert json.loads(kept.splitlines()[0])["start"] == "2022-09-21"
    assert main(["estimate", str(ledger), "--as-of", "2022-09-01", "--as", "jsonl"]) == 0
    assert "nothing to estimate" in capsys.readouterr().err


def test_nothing_to_estimate_is_one_clear_line(tmp_path, capsys):
    with workflow.open_ledger(tmp_path / "empty.db"):
        pass
    assert main(["estimate", str(tmp_path / "empty.db")]) == 0
    said = capsys.readouterr()
    assert not said.out
    assert said.err.count("\n") == 1
    assert "nothing to estimate" in said.err


def test_what_did_not_converge_says_so_and_is_never_narrow(tmp_path, capsys, monkeypatch):
    source = tmp_path / "story.txt"
    source.write_text("The queue at Upper Lars is 6 kilometres long. The wait at Upper Lars is 12"
                      " hours. 900 people entered Georgia at Upper Lars.\n")  # fmt: skip
    call = ["estimate", str(source), "--published", "2022-09-23", "--as", "jsonl"]
    assert main(call) == 0
    fine = {row["measure"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    monkeypatch.setattr(physics, "FEWEST", math.inf)
    assert main(call) == 1
    said = capsys.readouterr()
    assert "too far apart to weigh" in said.err
    for row in map(json.loads, said.out.splitlines()):
        sure = fine[row["measure"]]
        assert row["q95"] / row["q05"] >= sure["q95"] / sure["q05"]


def test_wrong_use_is_refused_in_one_line(tmp_path, capsys):
    with workflow.open_ledger(tmp_path / "kept.db"):
        pass
    ledger = str(tmp_path / "kept.db")
    for call in (["estimate", ledger, "--as-of", "soon"], ["estimate", ledger, ledger],
                 ["estimate", str(tmp_path / "nowhere.txt")],
                 ["estimate", ledger, "-o", "x.pdf"]):  # fmt: skip
        assert main(call) in (1, 2)
        assert "Traceback" not in capsys.readouterr().err


def test_from_python_documents_will_do():
    text = "The queue at Upper Lars is 6 kilometres long. The wait at Upper Lars is 12 hours."
    document = Document(id="d", text=text, published="2022-09-23", language="en")
    (flow,) = (e for e in weighing.estimate(document).estimates if e.measure == "entries")
    assert flow.median == pytest.approx(4_300, rel=0.1)


def made_up(**more):
    told = {"median": 5.0, "q05": 1.0, "q25": 3.0, "q75": 8.0, "q95": 9.0, **more}
    return Estimate(place=Where(id=None, name="Zzyzx Gate", country="ZZZ"), measure="entries",
                    mode="all", group="all", start=DAY, end=DAY, unit="people", basis="reports",
                    moved_by=("a", "b"), **told)  # fmt: skip


def test_an_estimate_is_written_and_read_back_the_same():
    assert from_json(to_json(made_up())) == made_up()
    assert flat(made_up())["place_country"] == "ZZZ"
    assert flat(made_up())["moved_by"] == "a | b"


def test_quantiles_that_fall_are_refused():
    with pytest.raises(WrongUse, match="must rise"):
        made_up(q05=6.0)
