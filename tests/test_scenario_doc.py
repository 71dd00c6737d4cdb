"""docs/scenario.md says what the code reads, column by column and setting by setting."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from exeunt.network import tables
from exeunt.network.columns import TABLES, defaults
from exeunt.network.scenario import Number, PlanRules, WalkRules
from exeunt.network.settings import TOP
from exeunt.network.show import number_words, plain_words

DOC = (Path(__file__).resolve().parent.parent / "docs" / "scenario.md").read_text("utf-8")


def documented(heading):
    """Rows of the first table beneath a heading: name, unit, default."""
    part = DOC.split(f"\n{heading}\n", 1)[1].split("\n\n## ")[0]
    lines = part[part.index("| ---") :].split("\n\n")[0].split("\n")[1:]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    cells = [[cell.strip(" |") for cell in row] for row in cells]
    return [(re.findall(r"`([^`]+)`", row[0]), "±" in row[0], row[2], row[3]) for row in cells]


def usual_words(value):
    if isinstance(value, Number):
        return number_words(value)
    if isinstance(value, bool):
        return "false"
    if isinstance(value, tuple) and value:
        return ", ".join(f"{mode} {plain_words(kmh)}" for mode, kmh in value)
    if value is None or value in ("", ()):
        return ""
    return plain_words(value) if isinstance(value, int | float) else value


@pytest.mark.parametrize("name", TABLES)
def test_the_documented_columns_are_those_the_code_reads(name):
    usual = defaults(TABLES[name].noun)
    wanted = []
    for column in TABLES[name].columns:
        value = "needed" if column.needed else usual_words(usual.get(column.attribute))
        if column.kind == "yesno":
            value = "no"
        if column.kind == "value":
            value = ""
        wanted.append(([column.name], column.kind == "prior", column.unit, value))
    assert documented(f"## {name}.csv") == wanted


@pytest.mark.parametrize(("section", "noun"), [("plan", PlanRules), ("walk", WalkRules)])
def test_the_documented_settings_are_those_the_code_reads(section, noun):
    usual = defaults(noun)
    found = [(names, prior, value) for names, prior, _, value in documented(f"### [{section}]")]
    assert found == [
        ([each.name], isinstance(usual[each.name], Number), usual_words(usual[each.name]))
        for each in fields(noun)
    ]


def test_the_documented_keys_of_the_whole_are_those_the_code_reads():
    names = [name for row in documented("## scenario.toml") for name in row[0]]
    assert tuple(names) == TOP


def test_the_tables_have_every_field_of_their_noun():
    for table in TABLES.values():
        columns = {column.attribute for column in table.columns} - {"both"}
        assert columns == {each.name for each in fields(table.noun)}


def test_every_example_in_the_document_can_be_read():
    for name, table in TABLES.items():
        part = DOC.split(f"\n## {name}.csv\n", 1)[1].split("\n## ")[0]
        block = "\n".join(line[4:] for line in part.split("\n") if line.startswith("    "))
        head, *rows = tables.split(block)
        known = [each for column in table.columns for each in column.names]
        assert set(head.cells) <= set(known)
        assert rows
        assert all(len(row.cells) <= len(head.cells) for row in rows)
