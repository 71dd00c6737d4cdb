"""`exeunt scenario`: what a person at a keyboard sees."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from exeunt.cli import main
from exeunt.network.files import read_scenario

HALDEN = Path(__file__).resolve().parent.parent / "examples" / "scenario-halden"


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(HALDEN, tmp_path / "halden"))


@pytest.fixture
def flee(tmp_path):
    """Two towns and a camp, as Flee keeps them."""
    given, data = tmp_path / "flee" / "input_csv", tmp_path / "flee" / "source_data"
    given.mkdir(parents=True)
    data.mkdir()
    (given / "locations.csv").write_text(
        "#name,region,country,gps_x,gps_y,location_type,conflict_date,pop/cap\n"
        "A,r,X,1.0,1.0,conflict_zone,0,1000\nB,r,X,1.5,1.0,town,,\nC,r,Y,2.0,1.0,camp,,500\n"
    )
    (given / "routes.csv").write_text("#name1,name2,distance,forced\nA,B,70,0\nB,C,71,0\n")
    (given / "closures.csv").write_text("#closure_type,name1,name2,closure_start,closure_end\n")
    (given / "conflicts.csv").write_text("#Day,A\n0,1\n1,1\n2,1\n3,1\n")
    (given / "sim_period.csv").write_text("StartDate,2020-01-01\nLength,3\n")
    (data / "data_layout.csv").write_text("total,refugees.csv\nC,c.csv\n")
    for name in ("refugees.csv", "c.csv"):
        (data / name).write_text("Date,n\n2020-01-01,0\n2020-01-04,90\n")
    return tmp_path / "flee"


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_check_of_a_sound_scenario_is_one_line_and_status_0(capsys):
    assert main(["scenario", "check", str(HALDEN)]) == 0
    assert capsys.readouterr().out == "nothing looks wrong\n"


def test_check_tells_problems_with_row_and_column_and_status_1(folder, capsys):
    change(folder, "links.csv", "brevik,corna,yes,95", "brevik,corna,yes,95000")
    assert main(["scenario", "check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "problem: brevik to corna is 95,000 km" in out
    assert "(links.csv, row 3, column km); near: 83 km in a straight line; to do:" in out
    assert out.endswith("1 problem, 0 warnings\n")


def test_a_warning_alone_is_status_0(folder, capsys):
    change(folder, "events.csv", "2031-03-21", "")
    assert main(["scenario", "check", str(folder)]) == 0
    assert "closes on day 8 and never opens again" in capsys.readouterr().out


def test_many_findings_of_a_kind_are_cut_unless_all_are_asked_for(folder, capsys):
    with (folder / "places.csv").open("a") as file:
        file.write("".join(f"p{number},waypoint,,,,,,,,,,\n" for number in range(12)))
    main(["scenario", "check", str(folder)])
    assert "and 7 more of the same kinds; --all shows them" in capsys.readouterr().out
    main(["scenario", "check", "--all", str(folder)])
    out = capsys.readouterr().out
    assert out.count("no link touches") == 12
    assert "0 problems, 12 warnings" in out


def test_a_folder_with_faults_tells_each_on_its_line(folder, capsys):
    change(folder, "links.csv", "corna,halden-bridge,yes", "corna,halden-brige,yes")
    change(folder, "places.csv", "corna,waypoint", "corna,town")
    assert main(["scenario", "check", str(folder)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert "2 faults" in lines[0]
    assert lines[2] == (
        'exeunt:   no place is called "halden-brige" (links.csv, row 4, column to); '
        "near: halden-bridge; to do: correct it, or add it to places.csv"
    )


def test_hundreds_of_faults_are_counted(folder, capsys):
    with (folder / "counts.csv").open("a") as file:
        file.write("nowhere,1,1\n" * 300)
    assert main(["scenario", "show", str(folder)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert "300 faults" in lines[0]
    assert lines[-1] == "exeunt:   and 270 more"


def test_show_prints_units_priors_and_what_looks_wrong(capsys):
    assert main(["scenario", "show", str(HALDEN)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Halden\n14 days from 2031-03-10 to 2031-03-23, by the hour")
    assert "km an hour" in out
    assert "90 (60 to 130)" in out
    assert out.endswith("what looks wrong\nnothing looks wrong\n")


def test_long_tables_are_cut_unless_all_is_asked_for(folder, capsys):
    with (folder / "counts.csv").open("a") as file:
        file.write("".join(f"tarn,{day},1\n" for day in range(40)))
    main(["scenario", "show", str(folder)])
    assert "... and 23 more rows; --all shows them" in capsys.readouterr().out
    main(["scenario", "show", "--all", str(folder)])
    assert "more rows" not in capsys.readouterr().out


def test_flee_folders_are_shown_checked_and_converted(flee, tmp_path, capsys):
    assert main(["scenario", "check", str(flee)]) == 0
    assert main(["scenario", "show", str(flee)]) == 0
    assert main(["scenario", "convert", str(flee), "-o", str(tmp_path / "ours")]) == 0
    scenario = read_scenario(tmp_path / "ours")
    assert [place.id for place in scenario.places] == ["A", "B", "C"]
    assert scenario.choice == "walk"
    assert "3 places, 4 links" in capsys.readouterr().err


def test_new_writes_a_scenario_that_passes_its_check(tmp_path, capsys):
    made = str(tmp_path / "made")
    asked = [
        "scenario",
        "new",
        made,
        "--from",
        "Russia",
        "--to",
        "Georgia",
        "--start",
        "2022-09-21",
    ]
    assert main(asked) == 0
    assert "judgement" in capsys.readouterr().err
    assert main(["scenario", "check", made]) == 0
    assert capsys.readouterr().out == "nothing looks wrong\n"
    assert main(asked) == 2
    assert "there is something here already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["check", "nowhere"], "there is no such folder (nowhere)"),
        (["new", "x", "--from", "Russia", "--to", "Portugal"], "share no border we know; near: "),
        (["new", "x", "--from", "Russia", "--to", "Georgia", "--start", "soon"], "is not a date"),
        (["new", "x", "--from", "Russia", "--to", "Georgia", "--days", "0"], "1 day"),
        (["new", "x", "--from", "Russia"], "required: --to"),
    ],
)
def test_wrong_use_is_one_line(asked, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["scenario", *asked]) in (1, 2)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert said in lines[0]
    assert not list(tmp_path.iterdir())
