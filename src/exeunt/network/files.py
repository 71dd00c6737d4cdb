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
from exeunt.network import cells, tables
from exeunt.network.cells import BadCell
from exeunt.network.columns import START, TABLES, Column, Kind, Table, defaults, nearest
from exeunt.network.scenario import Number, Scenario
from exeunt.network.settings import prior, read_settings, write_settings

Rows = Mapping[tuple[str, int], int]  # table and place in it, from 0: the row of the file
NUMERIC_EVENTS = ("conflict", "capacity", "attraction")
Known = dict[Kind, dict[str, None]]  # ordered, and quick to ask


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
    reader = _Reader(settings.start)
    readers = {name: _TableReader(reader, name, texts.get(f"{name}.csv")) for name in TABLES}
    reader.know(readers, unread)
    parts: dict[str, Any] = {name: tuple(each.read()) for name, each in readers.items()}
    faults = [*settings.faults, *reader.faults]
    if faults or unread:
        own = [each for each in faults if each.where.split(",")[0] not in unread]
        return None, reader.rows, own
    return Scenario(**settings.values, **parts), reader.rows, []


class _Reader:
    """What all tables of one scenario share."""

    def __init__(self, start: date) -> None:
        self.start = start
        self.faults: list[ScenarioError] = []
        self.rows: dict[tuple[str, int], int] = {}
        self.known: Known = {}
        self.no_groups = False

    def know(self, readers: Mapping[str, _TableReader], unread: Collection[str]) -> None:
        """The names rows may refer to, also those of rows with a fault elsewhere.

        Where the table of names could not be read, or has none, references are let be.
        """
        places = dict.fromkeys(readers["places"].column("id"))
        countries = dict.fromkeys(readers["places"].column("country"))
        self.known = {
            "place": places,
            "site": places | countries,
            "group": dict.fromkeys(readers["groups"].column("id")),
        }
        self.no_groups = not self.known["group"] and "groups.csv" not in unread


class _TableReader:
    """One table: its headings, then its rows."""

    def __init__(self, shared: _Reader, name: str, text: str | None) -> None:
        self.shared, self.name, self.file = shared, name, f"{name}.csv"
        self.table: Table = TABLES[name]
        self.rows = list(tables.split(text)) if text is not None else []
        self.at: dict[str, int] = {}
        self.seen: dict[tuple[Any, ...], int] = {}
        if text is None and self.table.needed:
            self.fault("this table is missing", 0, todo=f"write {self.file} with its headings")
        elif text is not None:
            self._headings(text)

    def fault(self, what: str, row: int, column: str = "", near: str = "", todo: str = "") -> None:
        parts = [self.file, f"row {row}" if row else "", f"column {column}" if column else ""]
        where = ", ".join(filter(None, parts))
        self.shared.faults.append(ScenarioError(what, where=where, near=near, todo=todo))

    def _headings(self, text: str) -> None:
        if not self.rows:
            if self.table.needed:
                self.fault("this table is empty", 0, todo="write its headings and a row each")
            return
        head = self.rows.pop(0)
        if head.fault:
            self.fault(head.fault, head.line)
            self.rows = []
            return
        known = [name for column in self.table.columns for name in column.names]
        if len(head.cells) == 1 and (";" in head.cells[0] or "\t" in text.split("\n")[0]):
            self.fault("the columns are not apart by commas", head.line,
                       todo="save it as CSV with commas and a decimal point")  # fmt: skip
            self.rows = []
            return
        for index, name in enumerate(head.cells):
            if name in self.at:
                self.fault("two columns have this name", head.line, name, todo="remove one")
            elif name in known:
                self.at[name] = index
            elif name or any(len(row.cells) > index and row.cells[index] for row in self.rows):
                self.fault("this column is not one we know", head.line, name or str(index + 1),
                           nearest(name, known), "correct its name or remove it; "
                           "docs/scenario.md lists them")  # fmt: skip
        self.width = len(head.cells)
        self._needed(head)

    def _needed(self, head: tables.Row) -> None:
        for column in self.table.columns:
            if column.needed and column.name not in self.at:
                self.fault(f"the column {column.name} is missing", head.line,
                           todo=f"add it: {column.meaning}")  # fmt: skip
                self.rows = []

    def column(self, name: str) -> list[str]:
        """Every name in a column, for others to refer to."""
        at = self.at.get(name)
        if at is None:
            return []
        return [row.cells[at] for row in self.rows if len(row.cells) > at and row.cells[at]]

    def read(self) -> Iterator[Any]:
        """Each row as the noun of the table; a row with a fault gives none."""
        usual, index = defaults(self.table.noun), 0
        columns = [each for each in self.table.columns if any(n in self.at for n in each.names)]
        for row in self.rows:
            if not row.fault and not any(row.cells):
                continue
            values = self._values(row, columns, usual)
            if values is None:
                continue
            way_back = values.pop("both", False)
            ends = [values]
            if way_back:
                ends.append(values | {"start": values["end"], "end": values["start"]})
            for each in ends:
                self.shared.rows[self.name, index] = row.line
                index += 1
                yield self.table.noun(**each)

    def _values(
        self, row: tables.Row, columns: list[Column], usual: dict[str, Any]
    ) -> dict[str, Any] | None:
        before = len(self.shared.faults)
        if row.fault:
            self.fault(row.fault, row.line, todo="close it, or write two for one in the text")
            return None
        if len(row.cells) > self.width:
            self.fault(f"{len(row.cells)} cells under {self.width} headings", row.line,
                       near=row.cells[self.width - 1],
                       todo="put a cell with a comma in quotation marks")  # fmt: skip
            return None
        values = {}
        for column in columns:
            try:
                value = self._cell(row, column)
            except BadCell as bad:
                self.fault(bad.what, row.line, column.name, bad.near, bad.todo)
                continue
            if value is not None:
                values[column.attribute] = value
            elif column.needed and column.attribute not in usual | {"capacity_per_hour": 0}:
                self.fault(
                    "this cell is empty", row.line, column.name, todo=f"give {column.meaning}"
                )
        self._row_rules(row, values)
        return values if len(self.shared.faults) == before else None

    def _cell(self, row: tables.Row, column: Column) -> Any:
        """The value in a cell, None when it is empty."""
        if column.kind == "prior":
            return self._prior(row, column)
        text = self._text(row, column.name)
        if not text:
            return None
        if known := self.shared.known.get(column.kind):
            _refer(text, column.kind, known)
        elif column.kind == "group" and self.shared.no_groups:
            raise BadCell(f'no group is called "{text}"', todo="add it to groups.csv")
        return cells.parse(column, text, self.shared.start)

    def _text(self, row: tables.Row, name: str) -> str:
        at = self.at.get(name)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def _prior(self, row: tables.Row, column: Column) -> Number | None:
        texts = [self._text(row, name) for name in column.names]
        if not any(texts):
            return None
        return prior(*(cells.parse(column, text, self.shared.start) if text else None
                       for text in texts))  # fmt: skip

    def _row_rules(self, row: tables.Row, values: dict[str, Any]) -> None:
        """What holds between the cells of a row, and between rows."""
        if self.name == "events":
            self._event_value(row, values)
        key = tuple(values.get(name, "") for name in self.table.unique)
        if not self.table.unique or key[0] == "":
            return
        first = self.seen.setdefault(key, row.line)
        if first != row.line:
            said = " ".join(self._text(row, name) for name in self.table.unique).strip()
            self.fault(f'"{said}" is here twice', row.line, self.table.unique[0],
                       f"row {first}", "keep one of the two rows")  # fmt: skip

    def _event_value(self, row: tables.Row, values: dict[str, Any]) -> None:
        kind, text = values.get("kind"), str(values.get("value", ""))
        if kind is None:
            return
        try:
            values |= _event_value(kind, text)
        except BadCell as bad:
            self.fault(bad.what, row.line, "value", bad.near, bad.todo)


def _event_value(kind: str, text: str) -> dict[str, Any]:
    """What `value` means for a kind of event, as the field."""
    if kind not in (*NUMERIC_EVENTS, "becomes"):
        if text:
            raise BadCell(f"a {kind} takes no value", text, "leave the cell empty")
        return {}
    if not text:
        raise BadCell(f"a {kind} needs a value", todo="see docs/scenario.md, events")
    if kind == "becomes":
        return {"value": cells.parse(TABLES["places"].columns[1], text, date.min)}
    return {"value": cells.number(text, 0.0)}


def _refer(text: str, kind: str, known: dict[str, None]) -> None:
    if text in known:
        return
    what = {"place": "place", "site": "place or country", "group": "group"}[kind]
    table = "groups.csv" if kind == "group" else "places.csv"
    raise BadCell(f'no {what} is called "{text}"', nearest(text, tuple(known)),
                  f"correct it, or add it to {table}")  # fmt: skip


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
    names = ("name", "start", "days", "step", "choice", "currency", "source", "notes", "walk",
             "plan", *TABLES)  # fmt: skip
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
