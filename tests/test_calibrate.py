"""Rules are fitted on some crises, tried on others, kept in a file, and validated."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from test_goals import RULES, random_world, small

from exeunt import movement
from exeunt.cli import main
from exeunt.errors import WrongUse
from exeunt.network.scenario import Departure, Event, Link, Number, Place, Scenario
from exeunt.simulation import calibrate as fitting
from exeunt.simulation.calibrate import calibrate, case, errors, fit, follow, leave_one_out
from exeunt.simulation.calibrated import Calibrated, read_calibrated, write_calibrated
from exeunt.simulation.goals import GoalRules, simulate_goals, take
from exeunt.simulation.validation import validate, write_validation

TRUTH = GoalRules(
    distance_power=Number(1.4), room_power=Number(1.8), elsewhere=Number(0.6)
)  # fmt: skip


@pytest.fixture
def rng():
    return np.random.default_rng(20221122)


def crisis(rng, name, days=40):
    """Three towns, two of them in conflict for a while, and four camps with room."""
    towns = [Place(id=f"town{i}", kind="origin", country="A") for i in range(3)]
    camps = [
        Place(id=f"camp{i}", kind="camp", country="B", capacity=Number(float(size)))
        for i, size in enumerate(rng.integers(2_000, 9_000, 4))
    ]
    links = [
        Link(start=town.id, end=camp.id, km=float(rng.uniform(20, 400)))
        for town in towns for camp in camps
    ]  # fmt: skip
    events = [Event(kind="conflict", place="town0", start=-1, value=1.0),
              Event(kind="conflict", place="town1", start=12, value=1.0)]  # fmt: skip
    people = [Departure(day=day, people=Number(float(n)))
              for day, n in enumerate(rng.integers(50, 400, days))]  # fmt: skip
    return Scenario(
        name=name, start=date(2022, 9, 21), days=days, places=(*towns, *camps),
        links=tuple(links), events=tuple(events), departures=tuple(people),
    )  # fmt: skip


def case_of(world, rules=TRUTH):
    """A crisis whose counts follow known rules."""
    camps = [place.id for place in world.places if place.kind == "camp"]
    at = [i for i, place in enumerate(world.places) if place.kind == "camp"]
    return case(world, camps, simulate_goals(world, rules).people[:, at, 0])


def test_what_is_fitted_is_what_the_engine_runs(rng):
    for _ in range(15):
        world = random_world(rng)
        camps = ("camp", "idp_camp", "destination")  # abroad: no towns to wait in while shut
        abroad = [replace(p, country="B") if p.kind in camps else p for p in world.places]
        world = replace(world, places=tuple(abroad))
        goals = [i for i, p in enumerate(world.places) if p.kind not in ("origin", "marker")]
        names = [world.places[i].id for i in goals]
        ready = case(world, names, np.zeros((world.days, len(names))))
        fast = follow(ready, take(RULES, len(ready.ways.goals), 4, seed=2))
        run = simulate_goals(world, RULES, members=4, seed=2)
        assert_allclose(fast, run.people[:, goals], rtol=1e-5, atol=1e-3)  # a run keeps float32


def test_a_known_truth_is_recovered(rng, monkeypatch):
    monkeypatch.setattr(fitting, "PENALTY", 0.0)
    cases = [case_of(crisis(rng, name)) for name in ("one", "two", "three")]
    found = fit(cases)
    for name in ("distance_power", "room_power", "elsewhere"):
        assert getattr(found, name).median == pytest.approx(getattr(TRUTH, name).median, rel=0.05)
    assert errors(cases[0], take(found, 4, 1, 0))[0] < 0.01


def test_one_short_crisis_moves_the_rules_little(rng):
    found = fit([case_of(crisis(rng, "one", days=2))])
    assert found.distance_power.median == pytest.approx(2.0, rel=0.25)
    assert found.room_power.median == pytest.approx(1.0, rel=0.25)


def test_a_crisis_left_out_is_not_seen(rng):
    """Whatever was counted in it, the rules it is tried with are the same."""
    cases = [case_of(crisis(rng, name)) for name in ("one", "two", "three")]
    other = replace(cases[0], counted=cases[0].counted[:, ::-1].copy())
    honest, changed = leave_one_out(cases)[0], leave_one_out([other, *cases[1:]])[0]
    assert honest.rules == changed.rules
    assert changed.rescaled.mean() > honest.rescaled.mean()


def test_the_same_seed_fits_the_same_rules(rng):
    cases = [case_of(crisis(rng, name)) for name in ("one", "two")]
    assert write_calibrated(calibrate(cases, 3)) == write_calibrated(calibrate(cases, 3))


def test_calibration_tells_the_error_with_and_without_each_crisis(rng):
    cases = [case_of(crisis(rng, name)) for name in ("one", "two", "three")]
    made = calibrate(cases)
    assert list(made.held_out) == list(made.in_sample) == ["one", "two", "three"]
    assert all(0 <= share <= 1 for share in made.held_out_coverage.values())
    rules = made.rules
    assert rules.distance_power.low < rules.distance_power.median < rules.distance_power.high


def test_one_crisis_alone_says_nothing_of_others(rng):
    made = calibrate([case_of(crisis(rng, "one"))])
    assert not made.held_out
    with pytest.raises(WrongUse, match="one crisis alone"):
        leave_one_out([case_of(crisis(rng, "one"))])


def test_crises_that_cannot_be_fitted_are_refused(rng):
    one = crisis(rng, "one")
    with pytest.raises(WrongUse, match="two crises are called one"):
        calibrate([case_of(one), case_of(one)])
    with pytest.raises(WrongUse, match="no counts to fit"):
        case(one, [], np.zeros((40, 0)))
    with pytest.raises(WrongUse, match="nobody can go there"):
        case(one, ["town0"], np.zeros((40, 1)))
    with pytest.raises(WrongUse, match="no crisis to fit on"):
        fit([])


# Files of rules


def test_rules_come_back_from_their_file_as_they_were(tmp_path):
    made = Calibrated(
        rules=RULES, fitted_on=('a "b"', "c\\d"), seed=3,
        in_sample={'a "b"': 0.125}, held_out={"c\\d": 0.25},
    )  # fmt: skip
    path = tmp_path / "rules.toml"
    path.write_text(write_calibrated(made), encoding="utf-8")
    assert read_calibrated(path) == made


def test_the_rules_we_ship_name_their_origin_and_do_better_than_flee():
    made = read_calibrated()
    flee = {"burundi": 0.37, "car": 0.35, "mali2012": 0.31, "ssudan": 0.57, "syria2013": 0.28}
    assert set(made.fitted_on) == set(flee)
    assert all(made.held_out[name] < error for name, error in flee.items())
    assert sum(made.held_out.values()) / len(flee) <= 0.28


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[rules", "[ruled"), r"no \[rules\]"),
        (("pull", "pool"), "unknown parameter pool"),
        (("pull = 0.6\n", ""), "pull is missing"),
        (("pull = 0.6", 'pull = "much"'), "pull is 'much', not a number"),
        (("pull = 0.6", "pull = nan"), "not a number"),
        (("softening = 10.0", "softening = -1.0"), "softening is -1"),
        (("low = 1.5", "low = 9.5"), "low 9.5, median 2, high 2.5"),
        (("low = 1.5", "low ="), "not TOML"),
    ],
)
def test_a_damaged_file_of_rules_is_refused_with_its_name(tmp_path, change, said):
    path = tmp_path / "rules.toml"
    text = write_calibrated(Calibrated(rules=RULES))
    assert change[0] in text
    path.write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(WrongUse, match=said) as caught:
        read_calibrated(path)
    assert "rules.toml" in str(caught.value)


# Validation


def test_gaps_of_the_places_add_up_to_the_error_of_the_day(tmp_path):
    told = validate(simulate_goals(small(), RULES), ["far", "near"],
                    [[0, 0], [250, 250], [100, 300]], raw=[0, 500, 900])  # fmt: skip
    with write_validation(told, tmp_path / "new").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["place"] for row in rows[:3]] == ["far", "near", "all camps"]
    assert rows[3]["date"] == "2022-09-22"
    for measure in ("normal", "rescaled"):
        figures = [float(row[measure]) for row in rows]
        for day in range(3):
            assert sum(figures[3 * day : 3 * day + 2]) == pytest.approx(
                figures[3 * day + 2], abs=2e-4
            )
    assert float(rows[-1]["flee_total"]) == pytest.approx(told.normal[-1] * 400 / 900, abs=1e-4)


def test_an_ensemble_says_how_often_its_interval_holds_the_count():
    run = simulate_goals(small(), RULES, members=200, seed=1, draws="sampled")
    middle = np.median(run.people[:, 1:], axis=2)
    assert validate(run, ["near", "far"], middle).covered == 1.0
    assert validate(run, ["near", "far"], middle + 400).covered == 0.0


def test_a_count_of_a_place_nobody_knows_is_refused():
    with pytest.raises(WrongUse, match="elsewhere is counted"):
        validate(simulate_goals(small(), RULES), ["elsewhere"], np.zeros((3, 1)))
    with pytest.raises(WrongUse, match="nothing was counted"):
        validate(simulate_goals(small(), RULES), [], np.zeros((3, 0)))


# The doors

CAMPS = {"near": (0, 300, 400), "far": (0, 60, 100)}


@pytest.fixture
def folder(tmp_path):
    """A Flee folder of one town and two camps over ten days."""
    return flee_folder(tmp_path / "tiny")


def flee_folder(path):
    given, counts = path / "input_csv", path / "source_data"
    given.mkdir(parents=True)
    counts.mkdir()
    (given / "locations.csv").write_text(
        "#name,region,country,lat,lon,location_type,conflict_date,population\n"
        "town,r,A,1,1,conflict_zone,0,5000\n"
        "near,r,B,2,2,camp,,400\n"
        "far,r,B,3,3,camp,,300\n"
    )
    (given / "routes.csv").write_text("#name1,name2,distance\ntown,near,90\ntown,far,190\n")
    (given / "closures.csv").write_text("#closure_type,name1,name2,closure_start,closure_end\n")
    (given / "sim_period.csv").write_text("StartDate,2022-09-21\nLength,10\n")
    (given / "conflicts.csv").write_text("#Day,town\n" + "".join(f"{t},1\n" for t in range(10)))
    (path / "simsetting.yml").write_text("move_rules:\n  max_move_speed: 200\n")
    layout = "total,refugees.csv\n" + "".join(f"{name},{name}.csv\n" for name in CAMPS)
    (counts / "data_layout.csv").write_text(layout)
    every = {**CAMPS, "refugees": tuple(map(sum, zip(*CAMPS.values(), strict=True)))}
    for name, figures in every.items():
        days = ("2022-09-21", "2022-09-26", "2022-09-30")
        rows = "".join(f"{day},{n}\n" for day, n in zip(days, figures, strict=True))
        (counts / f"{name}.csv").write_text(rows)
    return path


def test_validate_shows_each_camp_and_three_measures(folder, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["validate", str(folder), "--calibrated", "default", "-o", str(out)]) == 0
    shown = capsys.readouterr().out
    for word in ("near", "far", "all camps", "rescaled", "normal", "Flee's own"):
        assert word in shown
    assert (out / "validation.csv").read_text().count("\n") == 1 + 10 * 3


@pytest.mark.parametrize(
    "more", [[], ["--as-flee"], ["--calibrated", "default", "--members", "20"]]
)
def test_validate_runs_the_rules_asked_for(folder, capsys, more):
    assert main(["validate", str(folder), *more]) == 0
    assert ("interval" in capsys.readouterr().out) == ("--members" in more)


def test_calibrate_writes_rules_that_validate_reads(folder, tmp_path, capsys):
    other = flee_folder(tmp_path / "other")
    path = tmp_path / "rules.toml"
    assert main(["calibrate", str(folder), str(other), "-o", str(path)]) == 0
    assert "left out" in capsys.readouterr().out
    assert read_calibrated(path).fitted_on == ("tiny", "other")
    assert main(["validate", str(folder), "--calibrated", str(path)]) == 0
    assert "fitted on tiny too" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["validate", "nowhere"], "no such folder"),
        (["validate", "tiny", "--members", "0"], "--members is 0"),
        (["validate", "tiny", "--calibrated", "nothing.toml"], "nothing.toml"),
        (["calibrate", "tiny", "tiny", "-o", "x.toml"], "two crises are called tiny"),
        (["calibrate", "tiny", "-o", "no/such/x.toml"], "no/such/x.toml"),
    ],
)
def test_wrong_use_is_one_line(folder, monkeypatch, capsys, arguments, said):
    monkeypatch.chdir(folder.parent)
    assert main(arguments) != 0
    (line,) = [x for x in capsys.readouterr().err.splitlines() if x.startswith("exeunt: error")]
    assert said in line


def test_the_run_by_calibrated_rules_is_open_to_others(folder):
    run = movement.calibrated_run(movement.open_scenario(folder), days=5)
    assert run.people.shape == (5, 3, 1)
    assert_array_equal(run.under_way, 0)


def test_only_the_daily_total_of_later_counts_is_used(folder, tmp_path):
    """The camps' counts after day 0 swapped: the same arrivals, so the same run."""
    other = flee_folder(tmp_path / "swapped")
    near, far = (folder / "source_data" / f"{name}.csv" for name in CAMPS)
    (other / "source_data" / "near.csv").write_text(far.read_text())
    (other / "source_data" / "far.csv").write_text(near.read_text())
    runs = [movement.calibrated_run(movement.open_scenario(each)) for each in (folder, other)]
    assert_array_equal(runs[0].people, runs[1].people)
    assert runs[0].people[-1].sum() == 500
