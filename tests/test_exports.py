"""Exports: what other tools read is what was observed, no more and no less."""

from __future__ import annotations

import builtins
import csv
import io
import json
import re
import tracemalloc
from pathlib import Path
from types import SimpleNamespace

import hxl
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exeunt import exports
from exeunt.errors import MissingExtra, WrongUse
from exeunt.exports import flat, formats, words
from exeunt.observations import (
    Change,
    Document,
    Observation,
    Period,
    Place,
    Span,
    from_json,
)

DOCS = Path(__file__).parent.parent / "docs" / "formats.md"
HALDEN = Place(
    name="Halden Bridge",
    as_written="the bridge",
    id="x:9",
    kind="crossing",
    country="NOR",
    lat=59.12,
    lon=11.39,
    countries=("NOR", "SWE"),
)
NORWAY = Place(name="Norway", as_written="Norway", id="c:NOR", kind="country", country="NOR")
WEDNESDAY = Period(start="2022-09-28", end="2022-09-28")


def told(**more: object) -> Observation:
    fields: dict[str, object] = {
        "id": "00ff00ff00ff00ff",
        "kind": "figure",
        "document": "a.txt",
        "start": 3,
        "end": 20,
        "quote": "about 4,200 people crossed",
        "measure": "crossings",
        "value": 4200.0,
        "hedge": "about",
        "unit": "people",
        "at": HALDEN,
        "from_": NORWAY,
        "period": WEDNESDAY,
        "change": Change(value=310.0, against=Period(start="2022-09-21", end="2022-09-21")),
        "said_by": "a guard",
        "via": ("the evening paper", "CNN"),
        "repeats": (Span(40, 60), Span(80, 99)),
        "rule": "count of people",
        "confidence": 0.9,
    }
    return Observation(**{**fields, **more})  # type: ignore[arg-type]


BARE = Observation(id="0" * 16, kind="claim", document="b.txt", start=0, end=1, quote="x")
SEVERAL = [
    told(),
    BARE,
    told(value=None, low=5.0, high=6.5, unit="km", at=None, from_=None, change=None),
    told(quote='=HYPERLINK("http://x.example","a")', said_by="-1+1", stance="denies"),
    told(quote="two\nlines, a \"quote\" and 'one'", via=("a | b",), repeats=()),
]


def written(items: object, fmt: str) -> bytes:
    out = io.BytesIO()
    exports.write(items, fmt, out)  # type: ignore[arg-type]
    return out.getvalue()


def sheet(fmt: str, items: object = SEVERAL) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(items, fmt).decode(), newline="")))


text = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12)
number = st.none() | st.floats(allow_nan=False, allow_infinity=False)
place = st.builds(
    Place,
    name=text,
    as_written=text,
    id=st.none() | text,
    country=st.none() | text,
    lat=number,
    lon=number,
    countries=st.lists(text, max_size=2).map(tuple),
)
period = st.builds(Period, start=st.none() | text, end=st.none() | text, accuracy=text)
change = st.builds(
    Change, value=number, low=number, high=number, against=st.none() | period, implies=text
)
observation = st.builds(
    told,
    quote=text | st.just(""),
    value=number,
    low=number,
    high=number,
    unit=st.none() | text,
    group=st.none() | text,
    at=st.none() | place,
    to=st.none() | place,
    period=st.none() | period,
    change=st.none() | change,
    said_by=st.none() | text,
    via=st.lists(text, max_size=3).map(tuple),
    derived=st.booleans(),
    repeats=st.lists(st.builds(Span, st.integers(0, 99), st.integers(0, 99)), max_size=2).map(
        tuple
    ),
)


# Back and forth


@given(st.lists(observation, max_size=3))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_written_is_read_back_unchanged(items):
    lines = written(items, "jsonl").splitlines()
    assert [from_json(line) for line in lines] == items
    assert list(formats.read_csv(io.BytesIO(written(items, "csv")))) == items
    assert [flat.observation(flat.row(item)) for item in items] == items


def test_hxl_reads_back_too_but_for_white_space():
    spaced = told(quote="two\nlines,  spaced")
    (back,) = formats.read_csv(io.BytesIO(written([spaced], "hxl")))
    assert back == told(quote="two lines, spaced")


def test_json_lines_are_the_contract_and_nothing_else():
    (line,) = written([told()], "jsonl").splitlines()
    names = {name if name != "from_" else "from" for name in Observation.__struct_fields__}
    assert set(json.loads(line)) == names - {"because"}


def test_a_ledger_record_is_exported_with_what_the_ledger_knows():
    document = Document(id="a.txt", text="", publisher="The Paper", published="2022-09-29")
    review = SimpleNamespace(verdict="correct", who="N", changes={"value": 2400})
    record = SimpleNamespace(observation=told(), document=document, reports=5, review=review)
    (row,) = sheet("csv", [record])
    assert (row["value"], row["publisher"], row["reports"]) == ("4200", "The Paper", "5")
    assert (row["review"], row["corrections"]) == ("correct", '{"value":2400}')
    assert from_json(written([record], "jsonl")) == told()


def test_exports_never_add_figures_up():
    items = [told(id=f"{i:016}", value=100.0) for i in range(3)]
    for fmt in exports.FORMATS:
        held = written(items, fmt)
        assert b"300" not in re.sub(rb"\d{16}", b"", held) or fmt == "parquet"
    assert len(sheet("csv", items)) == 3


def test_a_million_rows_would_need_no_more_memory_than_a_hundred():
    class Sink(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, block: object) -> int:
            return len(block)  # type: ignore[arg-type]

    def peak(fmt: str, count: int) -> int:
        tracemalloc.start()
        exports.write((told() for _ in range(count)), fmt, Sink())  # type: ignore[arg-type]
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    for fmt in ("jsonl", "csv", "hxl", "geojson"):
        assert peak(fmt, 2000) < peak(fmt, 100) + 50_000


def test_a_stream_that_was_handed_in_stays_open():
    for fmt in exports.FORMATS:
        out = io.BytesIO()
        assert exports.write(iter(SEVERAL), fmt, out) == len(SEVERAL)
        assert not out.closed


@pytest.mark.parametrize("fmt", exports.FORMATS)
def test_nothing_to_export_is_still_a_valid_file(fmt, tmp_path):
    path = tmp_path / "none"
    assert exports.write([], fmt, path) == 0
    if fmt == "geojson":
        assert json.loads(path.read_bytes())["features"] == []
    if fmt in ("csv", "hxl"):
        assert list(formats.read_csv(io.BytesIO(path.read_bytes()))) == []


def test_a_format_nobody_knows_is_refused_with_those_we_do():
    with pytest.raises(WrongUse) as refused:
        exports.write([], "xls", io.BytesIO())
    assert "geojson" in refused.value.near
    with pytest.raises(WrongUse, match="cannot write"):
        exports.write([], "csv", "/no/such/folder/x.csv")


# Spreadsheets


def test_no_cell_of_a_spreadsheet_can_run_as_a_formula():
    signs = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
    items = [told(quote=f"{sign}cmd", said_by=f"'{sign}x", group=f"{sign}") for sign in signs]
    for fmt in ("csv", "hxl"):
        for row in sheet(fmt, items):
            texts = [cell for name, cell in row.items() if name not in ("value", "at_lat")]
            assert not any(cell.startswith(tuple(signs)) for cell in texts)
    assert list(formats.read_csv(io.BytesIO(written(items, "csv")))) == items


def test_a_negative_number_stays_a_number_in_a_spreadsheet():
    (row,) = sheet("csv", [told(change=Change(value=-310.0))])
    assert row["change_value"] == "-310"


def test_every_column_is_explained_in_the_docs():
    page = DOCS.read_text("utf-8")
    for column in flat.COLUMNS:
        line = f"| `{column.name}` | {column.kind} | `{column.tag}` | {column.meaning} |"
        assert line in page


# HXL


def test_libhxl_finds_no_fault(tmp_path):
    path = tmp_path / "x.hxl.csv"
    dated = [*SEVERAL, told(period=Period(start="2022-09-28T02:00", end=None, accuracy="hour"))]
    exports.write(dated, "hxl", path)
    faults: list[object] = []
    local = hxl.InputOptions(allow_local=True)
    assert hxl.data(str(path), local).validate(None, faults.append), faults
    source = hxl.data(str(path), local)
    rows = list(source)
    assert len(rows) == len(dated)
    assert rows[0].get("#affected+num-min-max") == "4200"
    assert rows[0].get("#country+code-origin") == "NOR"
    assert rows[0].get("#geo+lat-origin-dest") == "59.12"
    assert rows[0].get("#date+start-before") == "2022-09-28"
    assert rows[0].get("#meta+source-via") == "a guard"
    tags = [column.display_tag for column in source.columns]
    assert len(tags) == len(set(tags))


def test_only_people_somebody_saw_count_as_affected():
    items = [told(), told(unit="km"), told(stance="denies"), told(modality="planned")]
    assert [row["People"] for row in sheet("hxl", items)[1:]] == ["4200", "", "", ""]


# Maps


def test_a_map_has_a_point_where_one_is_known_and_keeps_what_has_none():
    held = json.loads(written(SEVERAL, "geojson"))
    assert held["type"] == "FeatureCollection"
    assert len(held["features"]) == len(SEVERAL)
    first, bare = held["features"][:2]
    assert first["geometry"] == {"type": "Point", "coordinates": [11.39, 59.12]}
    assert first["properties"]["point_of"] == "at"
    assert first["properties"]["quote"] == told().quote
    assert bare["geometry"] is None
    assert all(feature["type"] == "Feature" and feature["id"] for feature in held["features"])


def test_a_movement_without_a_place_of_counting_is_drawn_where_it_goes():
    goes = formats.feature(told(at=None, from_=HALDEN, to=msgspec.structs.replace(HALDEN, lat=1.0)))
    assert goes["properties"]["point_of"] == "to"  # type: ignore[index]
    assert goes["geometry"]["coordinates"] == [11.39, 1.0]  # type: ignore[index]


# Parquet


def test_parquet_holds_the_same_rows_with_types(tmp_path):
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "x.parquet"
    exports.write(SEVERAL, "parquet", path)
    with duckdb.connect() as db:
        table = db.read_parquet(str(path))
        assert table.columns == [column.name for column in flat.COLUMNS]
        rows = [dict(zip(table.columns, cells, strict=True)) for cells in table.fetchall()]
        assert [flat.observation(row) for row in rows] == SEVERAL
        types = dict(zip(table.columns, map(str, table.types), strict=True))
        assert (types["value"], types["start"], types["derived"]) == ("DOUBLE", "BIGINT", "BOOLEAN")


def test_without_duckdb_parquet_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "duckdb":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra) as refused:
        exports.write([], "parquet", io.BytesIO())
    assert "pip install 'exeunt[all]'" in refused.value.todo


# Words


@pytest.mark.parametrize(
    ("figure", "signs", "spoken"),
    [
        (
            (300000, 300000, None, "at_least", "people"),
            ">= 300,000 people",
            "at least 300,000 people",
        ),
        ((None, 5, 6, "range", "km"), "5–6 km", "5–6 km"),
        ((2900, None, 2900, "nearly", "people"), "nearly 2,900 people", "nearly 2,900 people"),
        ((12, None, None, "about", "hours"), "~12 hours", "about 12 hours"),
        ((None, 24, None, "vague", "vehicles"), ">= 24 vehicles", "at least 24 vehicles"),
        ((None, None, 90, "up_to", "seats"), "<= 90 seats", "up to 90 seats"),
        ((1, None, None, "exact", "households"), "1 household", "1 household"),
        ((1.5, None, None, "more_than", "hours"), "> 1.5 hours", "more than 1.5 hours"),
        ((0.5, None, None, "about", "hours"), "~30 minutes", "about 30 minutes"),
        ((None, 0.25, 0.5, "range", "hours"), "15–30 minutes", "15–30 minutes"),
        ((0, None, None, "exact", "rooms"), "0 rooms", "0 rooms"),
        ((1691.25, None, None, "exact", "EUR"), "EUR 1,691.25", "EUR 1,691.25"),
        ((45, None, None, "less_than", "percent"), "< 45 %", "less than 45 %"),
        ((-310, None, None, None, "people"), "-310 people", "-310 people"),
        ((3, None, None, "exact", None), "3", "3"),
        ((None, None, None, None, "people"), "", ""),
    ],
)
def test_an_amount_in_words(figure, signs, spoken):
    assert words.amount(*figure) == signs
    assert words.amount(*figure, spoken=True) == spoken


@pytest.mark.parametrize(
    ("start", "end", "accuracy", "said"),
    [
        ("2022-09-28", "2022-09-28", "day", "28 Sep 2022"),
        ("2022-09-26", "2022-09-28", "week", "26–28 Sep 2022"),
        ("2022-09-28", "2022-10-02", "week", "28 Sep – 2 Oct 2022"),
        ("2021-12-30", "2022-01-02", "day", "30 Dec 2021 – 2 Jan 2022"),
        ("2022-09-01", "2022-09-30", "month", "Sep 2022"),
        ("2022-01-01", "2022-12-31", "year", "2022"),
        ("2022-09-21", None, "day", "since 21 Sep 2022"),
        (None, "2022-10-02", "inferred day", "until 2 Oct 2022 ?"),
        ("2022-09-28T02:00", "2022-09-28T02:00", "hour", "28 Sep 2022, 02:00"),
        ("2022-09", "2022-09", "month", "Sep 2022"),
        (None, None, "day", ""),
    ],
)
def test_a_period_in_words(start, end, accuracy, said):
    assert words.period(Period(start=start, end=end, accuracy=accuracy)) == said


def test_places_and_speakers_in_words():
    sweden = Place(name="Sweden", as_written="Sweden", kind="country", country="SWE")
    assert words.where(told(to=sweden)) == "Halden Bridge (NOR): Norway → Sweden"
    assert words.where(told(at=None, from_=None, to=sweden)) == "→ Sweden"
    assert words.where(BARE) == ""
    assert words.said_by(told()) == "a guard, via the evening paper, CNN"
    assert words.said_by(told(said_by=None, via=("CNN",))) == "via CNN"
    assert words.measure(told(measure="queue_length", modality="expected")) == (
        "queue length (expected)"
    )


def test_a_claim_in_words():
    refused = told(
        kind="claim",
        claim="rule",
        about="entry",
        decision="refused",
        group="deserters",
        status="announced",
        measure=None,
        value=None,
    )
    assert words.figure(refused) == "does not admit deserters (announced)"
    assert words.measure(refused) == "rule on entry"
    assert words.figure(BARE) == "claim"


@given(text, st.integers(2, 30))
def test_a_shortened_text_fits_and_begins_like_the_whole(whole, width):
    cut = words.short(whole, width)
    assert len(cut) <= width
    assert " ".join(whole.split()).startswith(cut.removesuffix("…"))


def test_a_table_row_is_short_strings_under_its_headings():
    rows = list(exports.table([told(quote="word " * 50), *SEVERAL]))
    assert all(len(row) == len(exports.HEADINGS) for row in rows)
    assert all(isinstance(cell, str) and "\n" not in cell for row in rows for cell in row)
    assert rows[0][:4] == [
        "00ff00ff",
        "Halden Bridge (NOR): Norway →",
        "crossings",
        "~4,200 people",
    ]
