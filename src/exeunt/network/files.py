"""A scenario as a folder one writes by hand and compares line by line.

`scenario.toml` holds the settings, CSV tables the rest; `columns` says which, and
docs/scenario.md shows them. Reading collects every fault before it gives up. Writing
reads back what it wrote before a file is touched: what would not come back the same is
refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from exeunt.errors import ScenarioError
from exeunt.network import cells, checks_possible, tables
from exeunt.network.columns import START, TABLES, Table, defaults, nearest
from exeunt.network.rows import NUMERIC_EVENTS, Shared, TableReader
from exeunt.network.scenario import Scenario
from exeunt.network.settings import read_settings, write_settings

Rows = Mapping[tuple[str, int], int]  # table and place in it, from 0: the row of the file


def read_scenario(folder: Path) -> Scenario:
    """The scenario in a folder of ours.

    Raises
    ------
    ScenarioError : with every fault of the files in `problems`: file, row, column, what
        is near, what to do.
    """
    return read_rows(folder)[0]


def read_rows(folder: Path) -> tuple[Scenario, Rows]:
    """The scenario, and the row each of its parts stands on.

    Raises
    ------
    ScenarioError : as `read_scenario`.
    """
    texts, faults = _load(folder)
    scenario, rows, more = parse(texts, unread=[each.where.split(",")[0] for each in faults])
    faults += more
    if faults or scenario is None:
        count = f"{len(faults)} faults" if len(faults) > 1 else "1 fault"
        raise ScenarioError(
            f"this scenario cannot be used: {count}",
            where=str(folder),
            todo="correct the rows named, then run: exeunt scenario check FOLDER",
            problems=tuple(faults),
        )
    return scenario, rows


def _load(folder: Path) -> tuple[dict[str, str], list[ScenarioError]]:
    """The text of each file there is, and what cannot be read at all."""
    texts: dict[str, str] = {}
    faults = []
    names = [START, *(f"{name}.csv" for name in TABLES)]
    for name in names:
        try:
            texts[name] = (folder / name).read_bytes().decode("utf-8")
        except FileNotFoundError:
            continue
        except UnicodeDecodeError as error:
            where = f"{name}, row {error.object[: error.start].count(10) + 1}"
            todo = "save it as CSV UTF-8"
            faults.append(ScenarioError("this is not UTF-8 text", where=where, todo=todo))
        except OSError as error:
            faults.append(ScenarioError(f"cannot be read: {error.strerror}", where=name))
    return texts, [*faults, *_strangers(folder, names)]


def _strangers(folder: Path, names: list[str]) -> Iterator[ScenarioError]:
    """Tables whose names are like one of ours: left unread they would be missed in silence."""
    for path in sorted(folder.glob("*.csv")):
        near = nearest(path.stem, tuple(TABLES)).split(", ")[0]
        if path.name not in names and near:
            yield ScenarioError(
                "no table has this name, so it is not read",
                where=path.name,
                near=f"{near}.csv",
                todo="rename it, or move it elsewhere",
            )


def parse(
    texts: Mapping[str, str], unread: Collection[str] = ()
) -> tuple[Scenario | None, Rows, list[ScenarioError]]:
    """Files by name to a scenario, the rows of its parts, and every fault.

    There is a scenario only where there is no fault. `unread` are files that are there
    and could not be read: what follows from that is no fault of its own.
    """
    if START not in texts and START not in unread:
        todo = "write one: name, start and days will do"
        return None, {}, [ScenarioError("the settings are missing", where=START, todo=todo)]
    settings = read_settings(texts.get(START, ""))
    reader = Shared(settings.start)
    readers = {name: TableReader(reader, name, texts.get(f"{name}.csv")) for name in TABLES}
    reader.know(readers, unread)
    parts: dict[str, Any] = {name: tuple(each.read()) for name, each in readers.items()}
    faults = [*settings.faults, *reader.faults]
    if faults or unread:
        own = [each for each in faults if each.where.split(",")[0] not in unread]
        return None, reader.rows, own
    scenario = Scenario(**settings.values, **parts)
    faults = [
        ScenarioError(each.what, where=f"possible.csv, row {reader.rows['possible', row]}, "
                      "column what_if", near=each.near, todo=each.todo)
        for row, each in checks_possible.unread(scenario)
    ]  # fmt: skip
    return None if faults else scenario, reader.rows, faults


# Writing


def write_scenario(scenario: Scenario, folder: Path) -> None:
    """Write a scenario so that reading the folder gives it back, equal in every part.

    Tables without rows are left out, and removed where an earlier scenario left one.

    Raises
    ------
    ScenarioError : it holds what no folder can (a name of blanks, a number that is
        none), or the folder cannot be written.
    """
    texts = {START: write_settings(scenario)}
    for name, table in TABLES.items():
        if rows := getattr(scenario, name):
            texts[f"{name}.csv"] = _table_text(table, rows, scenario.start)
        elif table.needed:
            texts[f"{name}.csv"] = tables.join([c.name for c in table.columns if c.needed], [])
    _prove(scenario, texts)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (START, *(f"{each}.csv" for each in TABLES)):
            if name in texts:
                part = folder / f"{name}.part"
                part.write_bytes(texts[name].encode("utf-8"))
                part.replace(folder / name)
            else:
                (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise ScenarioError(f"cannot write the scenario: {error.strerror}", where=str(folder),
                            todo="choose another folder") from None  # fmt: skip


def _prove(scenario: Scenario, texts: Mapping[str, str]) -> None:
    """Read back before anything is written."""
    what = "this scenario cannot be kept in a folder without a change"
    try:
        for text in texts.values():
            text.encode("utf-8")
    except UnicodeEncodeError:
        raise ScenarioError(what, near="a text that is not Unicode") from None
    again, _, faults = parse(texts)
    if faults:
        raise ScenarioError(what, where=faults[0].where, near=faults[0].what,
                            problems=tuple(faults))  # fmt: skip
    if again != scenario:
        raise ScenarioError(what, near=_difference(scenario, again))


def _difference(one: Scenario, other: Scenario | None) -> str:
    names = ("name", "start", "days", "step", "choice", "people", "leaves", "currency", "source",
             "notes", "walk", "plan", *TABLES)  # fmt: skip
    for name in names:
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine == theirs:
            continue
        if name not in TABLES or len(mine) != len(theirs):
            return name
        index = next(
            i for i, pair in enumerate(zip(mine, theirs, strict=True)) if pair[0] != pair[1]
        )
        return f"{name}, number {index + 1}: {mine[index]!r:.200}"
    return ""


def _table_text(table: Table, parts: tuple[Any, ...], start: date) -> str:
    usual = defaults(table.noun)
    written = [_row_cells(table, part, usual, start, back)
               for part, back in with_way_back(table, parts)]  # fmt: skip
    names = [name for column in table.columns for name in column.names]
    needed = {column.name for column in table.columns if column.needed}
    keep = [at for at, name in enumerate(names)
            if name in needed or any(row[at] for row in written)]  # fmt: skip
    usually = {at: usual[name] for at, name in enumerate(names) if isinstance(usual.get(name), str)}
    rows = ([row[at] or usually.get(at, "") for at in keep] for row in written)
    return tables.join([names[at] for at in keep], rows)


def with_way_back(table: Table, parts: tuple[Any, ...]) -> Iterator[tuple[Any, bool]]:
    """Each part, and whether the next one is its way back and needs no row."""
    from dataclasses import replace

    at, has_way_back = 0, table is TABLES["links"]
    while at < len(parts):
        part = parts[at]
        back = (
            has_way_back
            and at + 1 < len(parts)
            and parts[at + 1].start == part.end
            and parts[at + 1].end == part.start
            and parts[at + 1] == replace(part, start=part.end, end=part.start)
        )
        yield part, back
        at += 2 if back else 1


def _row_cells(
    table: Table, part: Any, usual: dict[str, Any], start: date, back: bool
) -> list[str]:
    row: list[str] = []
    for column in table.columns:
        value: Any = back if column.name == "both" else getattr(part, column.attribute)
        same = not column.needed and value == usual.get(column.attribute)
        if column.kind == "prior":
            row += ("", "", "") if same else cells.write_prior(value)
        elif column.kind == "value":
            row.append("" if value == 0.0 and part.kind not in NUMERIC_EVENTS
                       else cells.write(column, value, start))  # fmt: skip
        else:
            row.append("" if same else cells.write(column, value, start))
    return row
