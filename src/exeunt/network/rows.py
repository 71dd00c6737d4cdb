"""Rows of a table to the nouns they stand for, with every fault on the way.

`files` gives each table its text; `columns` says what a cell is. A row with a fault makes
nothing, and what refers to it is still no fault of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from exeunt.errors import ScenarioError
from exeunt.network import cells, tables
from exeunt.network.cells import BadCell
from exeunt.network.columns import TABLES, Column, Kind, Table, defaults, nearest
from exeunt.network.scenario import Number
from exeunt.network.settings import prior

NUMERIC_EVENTS = ("conflict", "capacity", "attraction", "departures")
Known = dict[Kind, dict[str, None]]  # ordered, and quick to ask


class Shared:
    """What all tables of one scenario share."""

    def __init__(self, start: date) -> None:
        self.start = start
        self.faults: list[ScenarioError] = []
        self.rows: dict[tuple[str, int], int] = {}
        self.known: Known = {}
        self.no_groups = False

    def know(self, readers: Mapping[str, TableReader], unread: Collection[str]) -> None:
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


class TableReader:
    """One table: its headings, then its rows."""

    def __init__(self, shared: Shared, name: str, text: str | None) -> None:
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
        if not self._text(row, "place"):
            values["place"] = ""
            if kind != "departures":
                self.fault("this cell is empty", row.line, "place", todo=f"say where: a {kind} is "
                           "of one place, or between two countries")  # fmt: skip
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
