"""Estimates as files: every tool reads the same numbers, and no cell is a formula."""

from __future__ import annotations

import builtins
import csv
import io
import json
from pathlib import Path

import hxl
import msgspec
import pytest
import weighed_made

from exeunt import weighing
from exeunt.errors import MissingExtra, WrongUse
from exeunt.estimates import COLUMNS, flat
from exeunt.exports import estimated

DOCS = Path(__file__).parent.parent / "docs" / "estimates.md"
MADE = weighed_made.picture(horizon=9).estimates


def written(found, fmt):
    out = io.BytesIO()
    assert estimated.write(found, fmt, out) == len(found)
    return out.getvalue()


def sheet(found, fmt):
    return list(csv.DictReader(io.StringIO(written(found, fmt).decode())))


def test_every_format_tells_the_same_numbers(tmp_path):
    duckdb = pytest.importorskip("duckdb")
    lines = [json.loads(line) for line in written(MADE, "jsonl").splitlines()]
    told = [row["median"] for row in lines]
    assert [float(row["median"]) for row in sheet(MADE, "csv")] == told
    assert [float(row["Median"]) for row in sheet(MADE, "hxl")[1:]] == told
    path = tmp_path / "made.parquet"
    path.write_bytes(written(MADE, "parquet"))
    rows = duckdb.sql(f"select * from '{path}'")
    assert tuple(rows.columns) == COLUMNS
    found = rows.fetchall()
    assert [row[COLUMNS.index("median")] for row in found] == told
    assert found[0] == (*tuple(flat(MADE[0]).values())[:20], "")


def test_the_columns_are_those_of_the_contract():
    assert tuple(column.name for column in estimated.COLUMNS) == COLUMNS
    tags = [column.tag for column in estimated.COLUMNS]
    assert len(set(tags)) == len(tags)
    text = DOCS.read_text("utf-8")
    for column in estimated.COLUMNS:
        assert f"| `{column.name}` | `{column.tag}` |" in text


def test_libhxl_finds_no_fault_and_the_places_and_days(tmp_path):
    path = tmp_path / "made.hxl.csv"
    path.write_bytes(written(MADE, "hxl"))
    faults = []
    local = hxl.InputOptions(allow_local=True)
    assert hxl.data(str(path), local).validate(None, faults.append), faults
    rows = list(hxl.data(str(path), local))
    assert len(rows) == len(MADE)
    assert [row.get("#date+start") for row in rows] == [one.start for one in MADE]
    assert {row.get("#country+dest+code") for row in rows} == {None, "AAA", "BBB"}


def test_people_are_affected_and_kilometres_are_not():
    rows = sheet(MADE, "hxl")[1:]
    for row, one in zip(rows, MADE, strict=True):
        affected = [row["People"], row["People at least"], row["People at most"]]
        if one.unit == "people":
            assert list(map(float, affected)) == [one.median, one.q05, one.q95]
        else:
            assert affected == ["", "", ""]


def test_no_cell_can_run_as_a_formula_and_no_line_breaks_a_row():
    one = msgspec.structs.replace(
        MADE[0],
        place=msgspec.structs.replace(MADE[0].place, name="=cmd()"),
        working="two\nlines",
    )
    (row,) = sheet([one], "csv")
    assert row["place_name"] == "'=cmd()"
    assert sheet([one], "hxl")[1]["Working"] == "two lines"


def test_nothing_is_a_heading_and_no_row():
    for fmt in ("csv", "hxl", "jsonl"):
        assert len(written([], fmt).splitlines()) == {"csv": 1, "hxl": 2, "jsonl": 0}[fmt]


def test_an_unknown_format_names_the_others():
    with pytest.raises(WrongUse) as refused:
        estimated.write(MADE, "pdf", io.BytesIO())
    assert "parquet" in refused.value.near
    assert set(estimated.WRITERS) | {"table"} == set(weighing.FORMATS)


def test_parquet_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name == "duckdb":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra):
        written(MADE, "parquet")
