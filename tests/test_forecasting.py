"""Forecasts: nothing later is seen, nobody is negative, sums are of people who arrive together."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from slow_forecasting import grown

from exeunt import movement
from exeunt.cli import main
from exeunt.errors import ExeuntError, WrongUse
from exeunt.forecasting.arrivals import Arrivals, flow_until, forecast_arrivals
from exeunt.forecasting.constants import ARRIVALS, LEVELS
from exeunt.forecasting.draws import joint_scores, normal_cdf, normal_grid, quantiles, widened
from exeunt.forecasting.levels import _grown, forecast_levels
from exeunt.forecasting.states import Reports, drift, states_on

START = date(2030, 1, 1)


@pytest.fixture
def rng():
    return np.random.default_rng(11)


def camp(name="Alder", days=(0, 20, 40, 60), people=(0, 900, 1_500, 1_800), **more):
    return Reports(
        place=name, days=np.array(days, np.int64), people=np.array(people, float), **more
    )  # fmt: skip


def made_up(rng, camps=4, until=200):
    """Camps that fill at their own pace and are reported at odd intervals."""
    found = []
    for at in range(camps):
        days = np.unique(rng.integers(0, until, 25))
        people = rng.uniform(2e3, 4e4) * (1 - np.exp(-days / rng.uniform(20, 90)))
        found.append(camp(f"camp {at}", days, np.round(people), capacity=5e4))
    return found


# People at places


def test_nothing_after_the_day_changes_a_forecast(rng):
    known = made_up(rng)
    changed = [
        replace(each, people=np.where(each.days > 90, rng.uniform(0, 1e6, len(each.days)),
                                      each.people))
        for each in known
    ]  # fmt: skip
    cut = [each.until(90) for each in known]
    forecasts = [forecast_levels(given, 90, 30, seed=3).draws for given in (known, changed, cut)]
    assert_array_equal(forecasts[0], forecasts[1])
    assert_array_equal(forecasts[0], forecasts[2])


def test_what_was_known_on_the_day_does_change_it(rng):
    known = made_up(rng)
    other = [replace(each, people=each.people * 1.2) for each in known]
    one, two = (forecast_levels(given, 90, 30).draws for given in (known, other))
    assert (one != two).any()


def test_nobody_is_negative_and_quantiles_are_in_order(rng):
    falling = camp("Birch", (0, 30, 50, 60), (9e4, 4e4, 1e4, 200))
    made = forecast_levels([*made_up(rng), falling, camp("Cedar", (), ())], 70, 60)
    assert made.draws.min() >= 0
    assert (np.diff(made.quantiles, axis=-1) >= 0).all()
    assert np.isfinite(made.mean).all()


def test_ten_times_the_people_give_ten_times_the_forecast():
    one = forecast_levels([camp(capacity=3_000.0)], 65, 30)
    ten = forecast_levels(
        [camp(people=(0, 9_000, 15_000, 18_000), capacity=30_000.0)], 65, 30
    )  # fmt: skip
    assert_allclose(ten.quantiles, 10 * one.quantiles, rtol=1e-9)


def test_the_same_seed_gives_the_same_draws_and_another_nearly_the_same_quantiles(rng):
    known = made_up(rng)
    one, again, other = (forecast_levels(known, 90, 30, seed=seed) for seed in (1, 1, 2))
    assert_array_equal(one.draws, again.draws)
    assert (one.draws != other.draws).any()
    assert_allclose(one.quantiles[:, -1, 2], other.quantiles[:, -1, 2], rtol=0.1)


def test_an_old_report_is_less_certain_than_a_fresh_one():
    known = [camp(recounted=True)]
    fresh, old = (forecast_levels(known, day, 30).quantiles[0, -1] for day in (60, 150))
    assert old[3] - old[1] > fresh[3] - fresh[1]


def test_days_further_ahead_are_less_certain(rng):
    found = forecast_levels(made_up(rng), 90, 60).quantiles
    width = found[..., 4] - found[..., 0]
    assert (width[:, 59] > width[:, 0]).all()


def test_a_camp_that_grows_is_expected_to_grow_on_and_one_that_stands_to_stand():
    growing = camp(days=(0, 45, 60, 75, 90), people=(0, 3_000, 4_000, 5_000, 6_000))
    still = camp(days=(0, 45, 60, 75, 90), people=(0, 6_000, 6_000, 6_000, 6_000))
    checked = [replace(each, recounted=True) for each in (growing, still)]
    up, flat = forecast_levels(checked, 90, 30).quantiles[:, -1, 2]
    assert up > 1.05 * 6_000
    assert_allclose(flat, 6_000, rtol=0.05)


def test_one_late_jump_is_no_drift():
    assert drift(camp(days=(0, 60, 75, 90), people=(5_000, 4_000, 3_000, 3_500))) == 0.0
    assert drift(camp(days=(0, 30, 60), people=(0, 3_000, 6_000))) == pytest.approx(100.0)
    assert drift(camp(days=(5,), people=(400,))) == 0.0


def test_a_recount_makes_a_count_surer_and_others_recounts_make_it_doubtful():
    doubtful, checked = camp(), camp(recounted=True)

    def low(given, recounts=()):
        return forecast_levels([given], 60, 30, recounts=recounts).quantiles[0, -1, 0]

    assert low(checked) > 1.2 * low(doubtful)
    halved = forecast_levels([doubtful], 60, 30, recounts=(0.5, 0.6, 0.55, 0.5)).mean[0, -1]
    confirmed = forecast_levels([doubtful], 60, 30, recounts=(0.99, 1.0, 0.98, 1.0)).mean[0, -1]
    assert halved < 0.9 * confirmed


def test_a_count_above_the_capacity_is_suspect_unless_far_above():
    def median(capacity):
        given = camp(people=(9_000, 9_500, 10_000, 10_000), capacity=capacity)
        return forecast_levels([given], 60, 30).quantiles[0, -1, 2]

    assert median(7_000.0) < 7_500
    assert median(1_000.0) > 9_000


def test_an_empty_place_may_stay_empty_the_likelier_the_longer_it_was():
    other = camp("Birch", recounted=True)

    def stays(day):
        empty = camp("Alder", (0,), (0,), capacity=8_000.0)
        return (forecast_levels([empty, other], day, 30).draws[0, -1] == 0).mean()

    assert 0.0 < stays(60) < stays(150) < 1.0


def test_all_camps_are_summed_draw_by_draw(rng):
    made = forecast_levels(made_up(rng), 90, 30)
    assert_allclose(made.total, made.draws.sum(axis=0))
    low, high = quantiles(made.total[-1], (0.05, 0.95))
    assert low > made.quantiles[:, -1, 0].sum()
    assert high < made.quantiles[:, -1, 4].sum()


def test_past_surprises_widen_and_calm_narrows(rng):
    days = np.arange(0, 400, 5)
    wild = np.round(20_000 * np.exp(0.5 * rng.standard_normal(len(days))))
    calm = np.full(len(days), 20_000.0)
    spread = [
        forecast_levels([camp("Alder", days, people, recounted=True)] * 3, 390, 30).spread
        for people in (wild, calm)
    ]
    assert spread[0] > 1.0 > spread[1]


def test_nothing_known_is_said_plainly():
    with pytest.raises(WrongUse, match="nothing was reported by day 3"):
        forecast_levels([camp(days=(5, 9), people=(1, 2))], 3, 30)
    with pytest.raises(WrongUse, match="nothing was reported"):
        forecast_levels([camp(days=(), people=())], 3, 30)
    with pytest.raises(WrongUse, match="0 days ahead"):
        forecast_levels([camp()], 60, 0)


@pytest.mark.parametrize(("days", "people"), [
    ((3, 1), (1, 2)), ((1, 1), (1, 2)), ((1, 2), (1, -2)), ((1, 2), (1, np.nan)),
])  # fmt: skip
def test_reports_that_cannot_be_are_refused(days, people):
    with pytest.raises(WrongUse):
        camp(days=days, people=people)


def test_places_days_and_draws_at_once_are_as_one_by_one(rng):
    known = [*made_up(rng), camp("Cedar", (0, 40), (0, 0)), camp("Dogwood", (), ())]
    now, ahead = states_on(known, 90), np.array([1.0, 12.0, 30.0])
    scores, empty = rng.standard_normal((4, len(known), 20)), rng.standard_normal((len(known), 20))
    found = _grown(now, ahead, scores, empty, LEVELS)
    for place, day, draw in np.ndindex(found.shape):
        one = grown(
            now.level[place], now.age[place], now.drift[place], now.capacity[place],
            now.room[place], ahead[day], tuple(scores[:, place, draw]), empty[place, draw], LEVELS,
        )  # fmt: skip
        assert found[place, day, draw] == pytest.approx(one, rel=1e-9, abs=1e-6)


# Draws


def test_draws_of_one_place_are_spread_evenly_and_places_go_together(rng):
    scores = joint_scores(rng, (0.8, 0.0), 3, 4_000)
    assert_allclose(np.sort(scores, axis=-1), np.broadcast_to(normal_grid(4_000), scores.shape))
    together = np.corrcoef(scores[0])[0, 1]
    apart = np.corrcoef(scores[1])[0, 1]
    assert together == pytest.approx(0.8, abs=0.05)
    assert apart == pytest.approx(0.0, abs=0.06)


def test_the_normal_distribution_is_the_one_of_the_books():
    assert_allclose(
        normal_cdf(np.array([-1.959964, 0.0, 0.6744898])), [0.025, 0.5, 0.75], atol=1e-6
    )


def test_a_spread_of_one_changes_nothing_and_ranks_are_kept(rng):
    draws = rng.gamma(2.0, 100.0, (3, 5, 801))
    assert_allclose(widened(draws, 1.0), draws, rtol=1e-3)
    narrow = widened(draws, 0.5)
    assert_array_equal(np.argsort(narrow, axis=-1), np.argsort(draws, axis=-1))
    assert (narrow.std(axis=-1) < draws.std(axis=-1)).all()
    assert_allclose(np.median(narrow, axis=-1), np.median(draws, axis=-1), rtol=1e-6)


# Arrivals


def country(daily, name="Norland", days=None, cumulative=None):
    daily = np.asarray(daily, float)
    none = np.full(len(daily), np.nan)
    return Arrivals(
        country=name,
        days=np.arange(len(daily)) if days is None else np.asarray(days),
        daily=daily,
        cumulative=none if cumulative is None else np.asarray(cumulative, float),
    )


def test_nothing_after_the_day_changes_the_arrivals_forecast(rng):
    daily = rng.gamma(20.0, 100.0, 60)
    changed = np.where(np.arange(60) > 40, rng.gamma(5.0, 9e3, 60), daily)
    one, two = (forecast_arrivals([country(each)], 40, 14).draws for each in (daily, changed))
    assert_array_equal(one, two)
    assert (one != forecast_arrivals([country(daily)], 41, 14).draws).any()


def test_running_totals_give_flows_shared_over_the_days_between():
    flow = flow_until(country([np.nan] * 4, days=[2, 3, 6, 7], cumulative=[10, 30, 90, 80]), 7)
    assert (flow.first, flow.last) == (3, 7)
    assert_allclose(flow.people, [20, 20, 20, 20, 0])
    assert_array_equal(flow.fresh, [True, False, False, True, True])


def test_a_later_total_is_not_shared_backwards_before_it_is_published():
    given = country([100.0, np.nan], days=[0, 10], cumulative=[100, 1_100])
    assert flow_until(given, 9).last == 0
    assert flow_until(given, 10).last == 10


def test_a_steady_flow_goes_on_and_a_weekday_is_found_again(rng):
    weekly = np.array([1.0, 1.0, 1.0, 1.0, 1.0, 1.6, 1.4])
    daily = 3_000 * weekly[np.arange(70) % 7] * np.exp(0.03 * rng.standard_normal(70))
    found = forecast_arrivals([country(daily)], 69, 7).quantiles[0, :, 2]
    assert_allclose(found, 3_000 * weekly[np.arange(70, 77) % 7], rtol=0.2)
    assert found[5] > 1.2 * found[2]


def test_most_of_a_noisy_flow_falls_within_the_interval(rng):
    inside = []
    for _ in range(25):
        logs = 8 + np.cumsum(0.08 * rng.standard_normal(74)) + 0.15 * rng.standard_normal(74)
        found = forecast_arrivals([country(np.exp(logs))], 59, 14, draws=200).quantiles[0]
        truth = np.exp(logs[60:])
        inside.append(((truth >= found[:, 0]) & (truth <= found[:, 4])).mean())
    assert 0.8 < np.mean(inside) < 0.99


def test_countries_without_a_figure_are_named_not_guessed(rng):
    some = country(rng.gamma(9.0, 90.0, 30))
    silent = country([np.nan], "Southland", days=[3], cumulative=[50])
    made = forecast_arrivals([some, silent], 29, 7)
    assert made.countries == ("Norland",)
    assert made.silent == ("Southland",)
    with pytest.raises(WrongUse, match="no daily figure"):
        forecast_arrivals([silent], 29, 7)


def test_constants_are_finite_and_chances_are_chances():
    assert 0 < ARRIVALS.slow < ARRIVALS.fast < 1
    assert 0 <= LEVELS.together_growth <= 1
    assert 0 <= LEVELS.together_count <= 1


# Folders and the command


def flee_folder(folder: Path, counts: dict[str, list[tuple[int, int]]], corrections=()) -> Path:
    """A Flee folder of one town in conflict and some camps, 120 days."""
    tables, data = folder / "input_csv", folder / "source_data"
    tables.mkdir(parents=True)
    data.mkdir()

    def day(n):
        return (START + timedelta(days=n)).isoformat()

    camps = "".join(f"{name},R,Out,1.0,{at + 2}.0,camp,,9000\n" for at, name in enumerate(counts))
    (tables / "locations.csv").write_text(
        f"#name,region,country,lat,lon,type,conflict_date,pop\nHome,R,In,1.0,1.0,conflict_zone,0,90000\n{camps}"
    )
    links = "".join(f"Home,{name},100,0\n" for name in counts)
    (tables / "routes.csv").write_text(f"#name1,name2,distance,forced\n{links}")
    (tables / "closures.csv").write_text("#closure_type,name1,name2,closure_start,closure_end\n")
    (tables / "sim_period.csv").write_text(f"StartDate,{START}\nLength,120\n")
    (tables / "conflicts.csv").write_text(
        "#Day,Home\n" + "".join(f"{n},1\n" for n in range(121))
    )  # fmt: skip
    (tables / "registration_corrections.csv").write_text(
        "".join(f"{name},{day(n)}\n" for name, n in corrections)
    )
    (data / "data_layout.csv").write_text(
        "total,refugees.csv\n" + "".join(f"{name},{name}.csv\n" for name in counts)
    )
    for name, rows in {"refugees": next(iter(counts.values())), **counts}.items():
        (data / f"{name}.csv").write_text("".join(f"{day(n)},{people}\n" for n, people in rows))
    (folder / "simsetting.yml").write_text("log_levels:\n  agent: 0\n")
    return folder


COUNTS = {
    "Alder": [(0, 0), (10, 2_000), (30, 4_000), (50, 5_000), (70, 3_000), (100, 3_500)],
    "Birch": [(0, 0), (20, 800), (45, 1_000), (90, 2_500)],
}


def test_altering_every_file_after_the_day_leaves_the_forecast_of_a_folder(tmp_path):
    one = flee_folder(tmp_path / "one", COUNTS, [("Alder", 70)])
    later = {
        name: [(n, p if n <= 60 else 9 * p + 7) for n, p in rows] for name, rows in COUNTS.items()
    }
    two = flee_folder(tmp_path / "one_again" / "one", later, [("Alder", 100), ("Birch", 90)])
    told = [movement.forecast(folder, 60, 30, seed=5) for folder in (one, two)]
    assert_array_equal(told[0].made.draws, told[1].made.draws)
    files = [movement.save_forecast(each, tmp_path / f"out{n}") for n, each in enumerate(told)]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_correction_counts_from_the_day_it_is_dated(tmp_path):
    folder = flee_folder(tmp_path / "one", COUNTS, [("Alder", 70)])
    before, after = (movement.known_counts(folder, day) for day in (69, 70))
    assert before.recounts == ()
    assert after.recounts == pytest.approx((0.6,))
    assert before.reports[0].people[-1] == 5_000
    assert after.reports[0].people[-2] == 3_000
    assert [each.recounted for each in after.reports] == [True, False]


def test_the_table_holds_every_day_and_camp(tmp_path, capsys):
    folder = flee_folder(tmp_path / "one", {**COUNTS, "Cedar": [(80, 0), (90, 700)]})
    status = main(["forecast", str(folder), "--from", "60", "--horizon", "7", "-o", str(tmp_path)])
    assert status == 0
    said = capsys.readouterr()
    assert "none yet" in said.out
    assert "no count was published yet of Cedar" in said.err
    with (tmp_path / "people.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [
        "day",
        "date",
        "place",
        "kind",
        "mean",
        "q05",
        "q25",
        "q50",
        "q75",
        "q95",
    ]
    assert len(rows) == 7 * 3
    assert (rows[0]["day"], rows[0]["date"]) == ("61", (START + timedelta(days=61)).isoformat())
    assert {row["place"] for row in rows} == {"Alder", "Birch", "Cedar"}


def test_a_date_is_as_good_as_a_day_number(tmp_path):
    folder = flee_folder(tmp_path / "one", COUNTS)
    one, two = (movement.forecast(folder, day, 5) for day in (60, START + timedelta(days=60)))
    assert_array_equal(one.made.draws, two.made.draws)


@pytest.mark.parametrize("arguments", [
    ["--from", "-1"], ["--from", "120"], ["--from", "9999999"], ["--from", "soon"],
    ["--from", "2031-01-01"], ["--from", "60", "--horizon", "0"],
    ["--from", "60", "--horizon", "-5"],
])  # fmt: skip
def test_days_that_cannot_be_are_one_clear_line(tmp_path, capsys, arguments):
    folder = flee_folder(tmp_path / "one", COUNTS)
    assert main(["forecast", str(folder), *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "to do:" in said.err


def test_a_folder_without_counts_is_one_clear_line(tmp_path, capsys):
    folder = flee_folder(tmp_path / "one", {name: [(80, 5), (90, 9)] for name in COUNTS})
    assert main(["forecast", str(folder), "--from", "60"]) == 2
    assert "nothing was reported by day 60" in capsys.readouterr().err
    shutil.rmtree(folder / "source_data")
    assert main(["forecast", str(folder), "--from", "60"]) == 1
    assert "data_layout.csv" in capsys.readouterr().err


def arrivals_csv(path: Path, rows: list[str]) -> Path:
    path.write_text("date,country,daily,cumulative\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_arrivals_are_forecast_from_a_csv(tmp_path, capsys, rng):
    rows = [f"{START + timedelta(days=n)},Norland,{int(rng.gamma(50, 60))}," for n in range(40)]
    later = [f"{START + timedelta(days=n)},Norland,999999999," for n in range(40, 50)]
    here = arrivals_csv(tmp_path / "a.csv", rows + later)
    day = START + timedelta(days=39)
    assert main(["forecast", str(here), "--from", day.isoformat(), "--horizon", "7",
                 "-o", str(tmp_path)]) == 0  # fmt: skip
    assert "Norland" in capsys.readouterr().out
    told = (tmp_path / "arrivals.csv").read_text(encoding="utf-8").splitlines()
    assert told[0] == "day,date,country,mean,q05,q25,q50,q75,q95"
    assert len(told) == 1 + 7
    assert float(told[1].split(",")[6]) < 10_000


@pytest.mark.parametrize(("rows", "words"), [
    (["2030-01-01,Norland,5,"] * 2, "twice"),
    (["2030-01-01,Norland,-5,"], "no number of people"),
    (["2030-01-01,Norland,many,"], "no number of people"),
    (["1 January,Norland,5,"], "no date"),
    (["2030-01-01,,5,"], "country"),
    ([], "no row"),
])  # fmt: skip
def test_a_wrong_row_is_named(tmp_path, capsys, rows, words):
    here = arrivals_csv(tmp_path / "a.csv", rows)
    assert main(["forecast", str(here), "--from", "2030-01-01"]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1


def test_a_place_named_like_a_formula_is_written_as_a_name(tmp_path):
    made = forecast_levels([camp("=1+1")], 60, 1)
    from exeunt.forecasting.told import PeopleForecast

    path = movement.save_forecast(PeopleForecast("x", START, made), tmp_path)
    assert ",'=1+1," in path.read_text(encoding="utf-8")


def test_where_it_cannot_be_written_is_said(tmp_path):
    made = forecast_arrivals([country(np.full(20, 50.0))], 19, 3)
    from exeunt.forecasting.told import FlowForecast

    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(ExeuntError, match="cannot write"):
        movement.save_forecast(FlowForecast("x", START, made), blocked)
