"""`exeunt estimate`: what is written, what is refused, and in how many lines."""

from __future__ import annotations

import csv
import io
import json
import math
import shutil
from datetime import date
from pathlib import Path

import pytest
import weighed_made

from exeunt import weighing, workflow
from exeunt.cli import main
from exeunt.errors import WrongUse
from exeunt.estimates import Estimate, Where, flat, from_json, to_json
from exeunt.inference import physics, scenario_weigh
from exeunt.observations import Document

DAY = "2031-05-04"
HALDEN = str(Path(__file__).parent.parent / "examples" / "scenario-halden")
LINE = "The queue of cars at Mill Road is 6 kilometres long. The wait at Mill Road is 12 hours.\n"


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


# With a scenario


@pytest.fixture
def story(tmp_path):
    source = tmp_path / "line.txt"
    source.write_text(LINE)
    return ["estimate", str(source), "--published", "2031-03-16"]


@pytest.fixture
def asked(monkeypatch):
    """What the door asks of the inference, which answers with a made-up picture."""
    calls = []

    def answer(reports, scenario, **how):
        calls.append(how)
        return weighed_made.picture(reports, scenario, **{k: v for k, v in how.items() if v})

    monkeypatch.setattr(scenario_weigh, "weigh_scenario", answer)
    return calls


def test_a_scenario_gives_days_ahead_for_every_way(story, capsys):
    call = [*story, "--scenario", HALDEN, "--horizon", "3", "--members", "50",
            "--period", "2031-03-14/2031-03-18", "--as", "jsonl"]  # fmt: skip
    assert main(call) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = {(row["start"], row["end"]) for row in rows if row["scenario"]}
    assert {("2031-03-10", "2031-03-10"), ("2031-03-19", "2031-03-19")} <= told  # days
    assert ("2031-03-10", "2031-03-16") in told  # a week
    assert {("2031-03-17", "2031-03-19"), ("2031-03-14", "2031-03-18")} <= told  # as asked
    assert max(end for _, end in told) == "2031-03-19"
    keys = [(str(row["place"]), row["measure"], row["mode"], row["group"], row["start"],
             row["end"]) for row in rows]  # fmt: skip
    assert len(set(keys)) == len(keys)
    assert {row["as_of"] for row in rows if row["scenario"]} == {"2031-03-16"}


def test_the_door_hands_on_what_was_asked(story, asked):
    call = [*story, "--scenario", HALDEN, "--as-of", "2031-03-15", "--horizon", "9", "--members",
            "80", "--seed", "7", "--period", "2031-03-12/2031-03-14", "--cluster", "tcp://x:1",
            "--as", "jsonl"]  # fmt: skip
    assert main(call) == 0
    (how,) = asked
    assert how.pop("progress") is not None
    assert how == {
        "as_of": "2031-03-15", "horizon": 9, "members": 80, "seed": 7, "what_ifs": (),
        "periods": ((date(2031, 3, 12), date(2031, 3, 14)),), "cluster": "tcp://x:1",
    }  # fmt: skip


def test_without_a_day_we_stand_on_that_of_the_latest_report_within_the_scenario(
    tmp_path, asked, capsys
):
    ledger = str(tmp_path / "kept.db")
    for day in ("2031-03-12", "2031-03-17", "2031-04-20"):
        source = tmp_path / f"{day}.txt"
        source.write_text(LINE)
        assert main(["read", str(source), "--published", day, "--ledger", ledger]) == 0
        assert main(["estimate", ledger, "--scenario", HALDEN, "--as", "jsonl"]) == 0
        capsys.readouterr()
    assert [how["as_of"] for how in asked] == ["2031-03-12", "2031-03-17", "2031-03-23"]


def test_a_table_shows_first_what_an_analyst_asks_first(story, asked, capsys):
    call = [*story, "--scenario", HALDEN, "--as", "table", "--period", "2031-03-12/2031-03-14"]
    assert main(call) == 0
    told = capsys.readouterr().out.splitlines()
    heads = [told.index(each) for each in ("people who leave", "crossings")]
    assert heads == sorted(heads)
    ways = [line.split("  ")[0] for line in told[heads[0] + 2 : heads[1] - 1]]
    assert ways[0] == "all ways out of Celand"
    assert ways[1] == "all ways out of Celand, beyond ordinary travel"
    assert set(ways[2:]) == {"Aland", "Beland"}
    columns = told[heads[0] + 1]
    for period in ("2031-03-17 to 03-30", "2031-03-12 to 03-14", "2031-03-17 to 03-23"):
        assert period in columns
    posts = told[heads[1] + 2 :]
    assert all(len(line.split("  ")) > 4 for line in posts[:4])  # people, line and wait
    assert sum(line.startswith(("Halden Bridge", "Sarn - Tolk")) for line in posts) == 2
    assert any("2031-03-30" in line for line in posts)
    assert "--as csv" in "\n".join(told)


def test_what_did_not_converge_says_so_first_and_in_the_status(story, monkeypatch, capsys):
    def answer(reports, scenario, **how):
        return weighed_made.picture(reports, scenario, as_of=how["as_of"], converged=False)

    monkeypatch.setattr(scenario_weigh, "weigh_scenario", answer)
    assert main([*story, "--scenario", HALDEN, "--as", "table"]) == 1
    told = capsys.readouterr()
    assert "did not converge" in told.out.splitlines()[1]
    assert "did not converge" in told.err.splitlines()[-1]
    assert "2 members" in told.err


def test_an_empty_ledger_has_nothing_to_say_of_a_scenario(tmp_path, asked, capsys):
    with workflow.open_ledger(tmp_path / "empty.db"):
        pass
    call = ["estimate", str(tmp_path / "empty.db"), "--scenario", HALDEN]
    assert main(call) == 0
    said = capsys.readouterr()
    assert not said.out
    assert "--as-of DATE" in said.err
    assert "nothing to estimate" in said.err
    assert not asked
    assert main([*call, "--as-of", "2031-03-14", "--as", "jsonl"]) == 0
    assert capsys.readouterr().out.count("\n") > 100


def test_places_the_scenario_does_not_know_are_named_and_the_rest_is_told(tmp_path, capsys):
    source = tmp_path / "far.txt"
    source.write_text("The wait at Upper Lars is 12 hours. The queue is six kilometres long.\n")
    call = ["estimate", str(source), "--published", "2031-03-16", "--scenario", HALDEN,
            "--horizon", "2", "--members", "50", "--as", "jsonl"]  # fmt: skip
    assert main(call) == 0
    told = capsys.readouterr()
    assert "knows no crossing or country" in told.err
    rows = [json.loads(line) for line in told.out.splitlines()]
    assert {row["scenario"] for row in rows} == {"Halden", None}


def test_who_stops_the_reading_gets_no_simulation(story, asked, monkeypatch, capsys):
    def stopped(*_, **__):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(workflow, "read", stopped)
    assert main([*story, "--scenario", HALDEN]) == 130
    assert main(["report", *story[1:], "--scenario", HALDEN]) == 130
    assert "stopped" in capsys.readouterr().err
    assert not asked


def test_a_unit_that_cannot_be_is_named_and_the_rest_is_weighed(story, tmp_path, capsys):
    ledger = str(tmp_path / "kept.db")
    assert main(["read", *story[1:], "--ledger", ledger, "--as", "jsonl"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    wait = next(one["id"] for one in told if one["measure"] == "wait_time")
    review = ["ledger", "review", wait, "correct", "--set", "unit=km", "--who", "A", "--why", "b"]
    assert main([*review, "--ledger", ledger]) == 0
    call = ["estimate", ledger, "--scenario", HALDEN, "--horizon", "2", "--members", "50"]
    for scenario in (call, call[:2]):
        assert main([*scenario, "--as", "jsonl"]) == 0
        said = capsys.readouterr()
        assert "a wait time in km cannot be" in said.err
        assert any(json.loads(line)["moved_by"] for line in said.out.splitlines())


def test_limits_that_contradict_each_other_are_told_and_nothing_gets_narrow(tmp_path, capsys):
    source = tmp_path / "limits.txt"
    source.write_text(
        "At least 90,000 people crossed the border at Mill Road on 15 March 2031, the border guard"
        " said. At most 100 people crossed the border at Mill Road on 15 March 2031, the ministry"
        " said.\n"
    )
    silent = tmp_path / "silent.txt"
    silent.write_text("Nobody said anything.\n")
    how = ["--published", "2031-03-16", "--as-of", "2031-03-16", "--scenario", HALDEN,
           "--horizon", "2", "--members", "50", "--as"]  # fmt: skip
    assert main(["estimate", str(source), *how, "table"]) in (0, 1)
    assert capsys.readouterr().out.count("at odds  ") == 2
    widths = []
    for told in (source, silent):
        main(["estimate", str(told), *how, "jsonl"])
        rows = map(json.loads, capsys.readouterr().out.splitlines())
        widths.append({
            (row["place"]["name"], row["mode"], row["group"]): row["q95"] - row["q05"]
            for row in rows if row["start"] == row["end"] == "2031-03-15"
            and row["measure"] == "entries"
        })  # fmt: skip
    after, before = widths
    assert all(after[key] >= 0.8 * before[key] for key in before)


REFUSED = {
    "no day ahead": ["--horizon", "0"],
    "days behind": ["--horizon", "-1"],
    "a year ahead": ["--horizon", "400"],
    "one world": ["--members", "1"],
    "more worlds than memory": ["--members", "100000000"],
    "a period that is none": ["--period", "soon"],
    "half a period": ["--period", "2031-03-12"],
    "a period of three days": ["--period", "2031-03-12/2031-03-13/2031-03-14"],
    "a period that ends before it starts": ["--period", "2031-03-14/2031-03-12"],
    "a period before the scenario": ["--period", "2031-03-01/2031-03-12"],
    "a period after the forecast": ["--period", "2031-03-20/2031-06-01"],
    "a day before the scenario": ["--as-of", "2031-03-01"],
    "a day after the scenario": ["--as-of", "2031-12-01"],
    "a day that is none": ["--as-of", "soon"],
}  # fmt: skip


@pytest.mark.parametrize("wrong", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_asked_of_a_scenario_is_one_clear_line(story, asked, capsys, wrong):
    assert main([*story, "--scenario", HALDEN, "--as", "jsonl", *wrong]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert [line for line in said.err.splitlines() if "error" in line] == [
        said.err.splitlines()[-1]
    ]
    assert "to do: " in said.err
    assert not asked


def test_what_needs_a_scenario_says_which_there_are(story, capsys):
    for asked_for in (["--horizon", "14"], ["--period", "2031-03-12/2031-03-14"],
                      ["--members", "100"], ["--members", "9", "--horizon", "3"]):  # fmt: skip
        assert main([*story, *asked_for]) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert "russia-2022" in said
        assert all(word in said for word in asked_for if word.startswith("--"))


def test_reports_older_than_the_scenario_or_of_no_day_are_refused_with_it(tmp_path, capsys):
    source = tmp_path / "old.txt"
    source.write_text(LINE)
    call = ["estimate", str(source), "--scenario", HALDEN]
    assert main([*call, "--published", "2031-01-01"]) == 2
    assert "before the scenario begins" in capsys.readouterr().err
    assert main(call) == 2
    assert "--published" in capsys.readouterr().err


def test_a_scenario_that_contradicts_itself_names_its_rows(tmp_path, story, capsys):
    folder = tmp_path / "wrong"
    shutil.copytree(HALDEN, folder)
    table = folder / "crossings.csv"
    table.write_text(table.read_text().replace("road,90,60,130", "road,90,160,130"))
    assert main([*story, "--scenario", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "crossings.csv, row 2" in said
    assert "Traceback" not in said
    assert main([*story, "--scenario", "nowhere"]) == 1
    assert "russia-2022" in capsys.readouterr().err


def test_a_scenario_without_queues_cannot_weigh(tmp_path, story, capsys):
    folder = tmp_path / "walk"
    shutil.copytree(HALDEN, folder)
    told = folder / "scenario.toml"
    told.write_text(told.read_text().replace('choice = "plan"', 'choice = "walk"'))
    assert main([*story, "--scenario", str(folder)]) == 2
    assert 'choice = "plan"' in capsys.readouterr().err


def test_from_python_a_scenario_and_two_dates_will_do(asked):
    document = Document(id="d", text=LINE, published="2031-03-16", language="en")
    days = (date(2031, 3, 12), date(2031, 3, 14))
    told = weighing.estimate(document, scenario=HALDEN, periods=[days], horizon=4)
    assert told.until == "2031-03-20"
    assert asked[0]["periods"] == (days,)
    with pytest.raises(WrongUse, match="need a scenario"):
        weighing.estimate(document, horizon=4, members=60)


def test_what_is_done_is_said_only_where_somebody_watches(monkeypatch, capsys):
    from exeunt.cli import progress

    monkeypatch.setattr(progress, "PATIENT", 0.0)
    with progress.Doing() as doing:
        doing(1, 3, "reports")
    assert not capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with progress.Doing() as doing:
        doing(1, 3, "pass 1 of 3")
        doing(2, 3, "forecast")
    assert "forecast" in capsys.readouterr().err


# What is written and read back


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
