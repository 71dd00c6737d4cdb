"""Output of a run: the tables say what was simulated, and open safely anywhere."""

from __future__ import annotations

import builtins
import csv
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import run_made
from hypothesis import given
from hypothesis import strategies as st

from exeunt.errors import WrongUse
from exeunt.network.scenario import Crossing, Link, Place
from exeunt.simulation import output
from exeunt.simulation._cells import numbers, text_cell, texts
from exeunt.simulation.run import Run, summary


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def shown(value: float) -> str:
    return numbers(np.array([value])).tobytes().replace(b"\0", b"").decode()


def slowly(value: float) -> str:
    """What a cell holds, the slow obvious way."""
    if not np.isfinite(value):
        return ""
    text = f"{np.rint(value * 1000) / 1000:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def test_numbers_are_short_and_plain():
    told = [0.0, -0.0, 7.0, 0.5, 1.25, 1234.0, 10_000.0, 10_000_042.0, 0.0004, -0.0004, -2.5]
    assert [shown(v) for v in told] == [
        "0", "0", "7", "0.5", "1.25", "1234", "10000", "10000042", "0", "0", "-2.5",
    ]  # fmt: skip


def test_what_is_not_finite_is_an_empty_cell():
    together = numbers(np.array([1.0, np.nan, np.inf, 12_345.678]))
    assert [row.tobytes().replace(b"\0", b"") for row in together] == [b"1", b"", b"", b"12345.678"]


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20))
def test_fast_numbers_agree_with_the_slow_ones(values):
    made = [row.tobytes().replace(b"\0", b"").decode() for row in numbers(np.array(values))]
    assert made == [slowly(v) for v in values]


def test_a_number_no_table_could_hold_stops_the_run():
    with pytest.raises(WrongUse, match="no number of people"):
        numbers(np.array([1e18]))


def test_people_have_a_row_for_each_day_and_place(tmp_path):
    run = run_made.run(members=20)
    made = output.write_tables(run, tmp_path)
    told = rows(made[0])
    assert len(told) == 30 * 8
    last = told[-1]
    assert (last["day"], last["date"]) == ("29", "2022-10-20")
    assert (last["place"], last["kind"]) == ("Lerchi", "camp")
    expected = summary(run.people)
    assert float(last["mean"]) == pytest.approx(expected.mean[-1, -1], abs=5e-4)
    quantiles = [float(last[name]) for name in ("q05", "q25", "q50", "q75", "q95")]
    assert quantiles == pytest.approx(list(expected.quantiles[:, -1, -1]), abs=5e-4)


def test_flows_name_both_ends_and_the_mode(tmp_path):
    run = run_made.run(members=3, days=4)
    told = rows(output.write_tables(run, tmp_path)[2])
    mean = run.flows.mean(axis=-1)
    for rank, link in enumerate(run.scenario.links):
        row = told[2 * len(run.scenario.links) + rank]
        assert (row["day"], row["date"]) == ("2", "2022-09-23")
        assert (row["from"], row["to"], row["mode"]) == (link.start, link.end, "road")
        assert float(row["mean"]) == pytest.approx(mean[2, rank], abs=5e-4)


@pytest.mark.parametrize(("step", "first", "last"), [
    ("hour", "2022-09-21T00", "2022-09-22T23"), ("day", "2022-09-21", "2022-09-22"),
])  # fmt: skip
def test_crossings_are_told_by_the_step_of_the_scenario(tmp_path, step, first, last):
    run = run_made.run(step=step, days=2)
    told = rows(output.write_tables(run, tmp_path)[1])
    assert (told[0]["time"], told[-1]["time"]) == (first, last)
    assert [row["measure"] for row in told[:6]] == list(output.MEASURES)
    steps = 48 if step == "hour" else 2
    assert len(told) == steps * len(run.scenario.crossings) * 6
    row = next(r for r in reversed(told) if r["mode"] == "foot" and r["measure"] == "km")
    site = max(n for n, c in enumerate(run.scenario.crossings) if c.mode == "foot")
    assert float(row["mean"]) == pytest.approx(run.crossings["km"][-1, site, 0], abs=5e-4)


def test_one_member_has_no_spread(tmp_path):
    for row in rows(output.write_tables(run_made.run(), tmp_path)[0]):
        assert len({row[name] for name in output.FIGURES}) == 1


def test_the_same_run_gives_the_same_bytes(tmp_path):
    first = output.write_tables(run_made.run(members=7), tmp_path / "a")
    second = output.write_tables(run_made.run(members=7), tmp_path / "b")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
    assert len(first) == len(second) >= 3


def test_tables_written_in_blocks_are_the_tables_written_at_once(tmp_path, monkeypatch):
    run = run_made.run(members=5)
    whole = [p.read_bytes() for p in output.write_tables(run, tmp_path / "a")]
    for limit in ("_BLOCK", "_ROWS"):
        monkeypatch.setattr(output, limit, 100)
        assert [p.read_bytes() for p in output.write_tables(run, tmp_path / limit)] == whole


def test_a_run_without_crossings_has_a_table_with_headings_only(tmp_path):
    run = run_made.run(crossings=())
    made = output.write_tables(run, tmp_path)
    assert made[1].read_text() == ",".join(output.HEADS["crossings"]) + "\n"


NAMES = ('Oltu, "old"', "two\nlines", "=1+1", "-1", "+cmd", "@x", "'=x", "Ёлка", "\uff1dx")


def odd_run() -> Run:
    """Places whose names try to be more than names."""
    places = tuple(Place(id=name, kind="camp") for name in NAMES)
    ways = tuple(Link(start=NAMES[0], end=name, km=1.0) for name in NAMES[1:])
    posts = (Crossing(place="=1+1"),)
    made = run_made.scenario(days=2, places=2)
    made = replace(made, places=places, links=ways, crossings=posts)
    ones = np.ones((2, len(NAMES), 1))
    return Run(scenario=made, choice="walk", draws="expected", seed=0, people=ones,
               flows=ones[:, 1:], under_way=np.zeros((2, 1)),
               crossings={"waiting": ones[:, :1]})  # fmt: skip


def test_names_with_commas_quotes_and_new_lines_stay_one_cell(tmp_path):
    told = [row["place"] for row in rows(output.write_tables(odd_run(), tmp_path)[0])]
    assert told[:2] == list(NAMES[:2])
    assert told[7] == "Ёлка"


def test_no_cell_can_run_as_a_formula(tmp_path):
    for path in output.write_tables(odd_run(), tmp_path)[:3]:
        for row in rows(path):
            for name in {"place", "from", "to"} & set(row):
                assert row[name].lstrip("'")[0] not in "=+-@\uff1d" or row[name][0] == "'"
    assert text_cell("=1") == "'=1"
    assert text_cell("a\0b") == "a\ufffdb"
    assert texts([]).shape == (0, 0)


def test_parquet_holds_the_same_figures_typed_and_the_names_unguarded(tmp_path):
    duckdb = pytest.importorskip("duckdb")
    made = output.write_tables(odd_run(), tmp_path)
    assert [p.name for p in made[3:]] == ["people.parquet", "crossings.parquet", "flows.parquet"]
    told = duckdb.read_parquet(str(made[3]))
    assert [str(kind) for kind in told.types[:4]] == ["INTEGER", "DATE", "VARCHAR", "VARCHAR"]
    assert [row[2] for row in told.fetchall()[: len(NAMES)]] == list(NAMES)
    run = run_made.run(members=4)
    made = output.write_tables(run, tmp_path)
    means = [row[4] for row in duckdb.read_parquet(str(made[3])).fetchall()]
    assert means == [float(row["mean"]) for row in rows(made[0])]


def test_without_duckdb_the_tables_are_written_all_the_same(tmp_path, monkeypatch):
    real = builtins.__import__

    def without(name, *args, **more):
        if name == "duckdb":
            raise ImportError(name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    made = output.write_tables(run_made.run(), tmp_path)
    assert [p.name for p in made] == ["people.csv", "crossings.csv", "flows.csv"]


def test_a_folder_that_is_a_file_is_one_clear_line(tmp_path):
    there = tmp_path / "out"
    there.write_text("mine")
    with pytest.raises(WrongUse, match=r"cannot write .*out") as stop:
        output.write_tables(run_made.run(), there)
    assert stop.value.todo
    assert there.read_text() == "mine"


def test_a_table_is_replaced_whole_or_not_at_all(tmp_path, monkeypatch):
    output.write_tables(run_made.run(), tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output, "lines", full)
    with pytest.raises(WrongUse, match="No space left"):
        output.write_tables(run_made.run(seed=9), tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_page_is_written_whole_into_a_folder_that_is_made(tmp_path):
    path = output.write_whole(tmp_path / "new" / "simulation.html", b"all of it")
    assert path.read_bytes() == b"all of it"
    assert list(path.parent.iterdir()) == [path]
    with pytest.raises(WrongUse, match="cannot write"):
        output.write_whole(path / "below-a-file.html", b"")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_nobody_may_write_to_is_one_clear_line(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(WrongUse, match="cannot write"):
        output.write_tables(run_made.run(), tmp_path)


def test_the_totals_add_up(tmp_path):
    run = run_made.run(members=9)
    told = output.totals(run)
    assert told.already + told.set_out == pytest.approx(
        told.arrived + told.waiting + told.under_way + told.at_origin
    )
    whole = run.people[-1].sum(axis=0).mean() + run.under_way[-1].mean()
    assert told.set_out == pytest.approx(whole)
    left, right = told.sentence().split(" = ")
    count = [sum(int(p.split()[0].replace(",", "")) for p in side.split(" + "))
             for side in (left, right)]  # fmt: skip
    assert count[0] == count[1] == round(whole, 0) or abs(count[1] - whole) < 2


def test_who_was_there_before_did_not_set_out():
    run = run_made.run()
    first, *others = run.scenario.places
    places = (*others[:-1], replace(others[-1], present=100.0))
    settled = replace(run, scenario=replace(run.scenario, places=(first, *places)))
    assert output.totals(settled).set_out == output.totals(run).set_out - 100.0
    assert "100 were there before" in output.totals(settled).sentence()


def test_the_summary_puts_the_fullest_place_and_the_longest_wait_first():
    run = run_made.run(members=9, step="hour", days=5)
    told = output.run_summary(run, places=3, crossings=2)
    means = run.people[-1].mean(axis=-1)
    assert told.held[0].mean == pytest.approx(means.max())
    assert len(told.held) == 3
    assert told.held[0].low <= told.held[0].mean <= told.held[0].high
    waits = run.crossings["wait_hours"].mean(axis=-1)
    assert told.waits[0].wait_hours == pytest.approx(waits.max())
    step = int(waits.max(axis=1).argmax())
    assert told.waits[0].when == output.moment(run, step)
    assert told.end.isoformat() == "2022-09-25"


def test_a_note_is_told_once():
    run = run_made.run(notes=("The made road has no bends.", "One hotel was full."))
    assert output.run_summary(run).notes == ("The made road has no bends.", "One hotel was full.")


def test_a_run_of_no_days_has_a_summary_and_empty_tables(tmp_path):
    run = run_made.run(days=3)
    none = replace(run, people=run.people[:0], flows=run.flows[:0], under_way=run.under_way[:0],
                   crossings={k: v[:0] for k, v in run.crossings.items()})  # fmt: skip
    assert output.run_summary(none).held == ()
    assert [len(rows(p)) for p in output.write_tables(none, tmp_path)[:3]] == [0, 0, 0]
