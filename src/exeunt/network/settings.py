"""`scenario.toml`: what holds for the whole scenario, read and written.

A key is a field of `Scenario`, or of its rules of choice under [walk] and [plan]; a
number with a prior takes three keys (x, x_low, x_high), as it takes three columns.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from exeunt.errors import ScenarioError
from exeunt.network.cells import BadCell, day, plain
from exeunt.network.columns import START, defaults, nearest
from exeunt.network.scenario import Number, PlanRules, Scenario, WalkRules

TOP = ("name", "start", "days", "step", "choice", "people", "leaves", "currency", "source",
       "notes", "walk", "plan")  # fmt: skip
NEEDED = ("name", "start", "days")
CHOICES = {"step": ("day", "hour"), "choice": ("walk", "plan")}
# Chances and shares of [walk] and [plan]: from 0 to 1.
SHARES = ("origin_move", "camp_move", "idp_camp_move", "waypoint_move", "hub_move", "replan",
          "capacity_buffer")  # fmt: skip
# Exponents may be below 0.
SIGNED = ("distance_power", "weight_power", "population_power", "loc_population_power",
          "home_distance_power", "capacity_weight")  # fmt: skip
ABOVE_ZERO = ("speed", "walk_speed", "days", "spawn_decay_interval", "spread", "hour_value",
              "population_base", "capacity_factor")  # fmt: skip
YEARS = (1800, 2500)  # of day 0, so that every day of a run has a date
STAND_IN = date(2000, 1, 1)  # where the start cannot be read, so that the tables still can


@dataclass(slots=True)
class Settings:
    """The keys of the file as fields of a scenario, and every fault found."""

    values: dict[str, Any] = field(default_factory=dict)
    faults: list[ScenarioError] = field(default_factory=list)

    @property
    def start(self) -> date:
        return self.values.get("start", STAND_IN)  # type: ignore[no-any-return]


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.found = Settings()

    def fault(self, what: str, key: str, near: str = "", todo: str = "", section: str = "") -> None:
        where = f"{START}, row {self._row(key, section)}" if key else START
        self.found.faults.append(ScenarioError(what, where=where, near=near, todo=todo))

    def _row(self, key: str, section: str) -> int:
        """The line of a key within its section; that of the section where it is not found."""
        inside, heading = "", 1
        for at, line in enumerate(self.lines, 1):
            if opened := re.match(r"\s*\[([\w.]+)\]", line):
                inside = opened.group(1)
                heading = at if inside in (section, f"{section}.{key}") else heading
            if inside == section and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""", line):
                return at
        return heading

    def read(self, keys: dict[str, Any]) -> None:
        for key in NEEDED:
            if key not in keys:
                self.fault(f"the setting {key} is missing", "", todo=f"add {EXAMPLES[key]}")
        for key, value in keys.items():
            if key not in TOP:
                self._unknown(key, TOP)
            elif key in ("walk", "plan"):
                self._section(key, value)
            else:
                self._top(key, value)

    def _unknown(self, key: str, known: tuple[str, ...], section: str = "") -> None:
        inside = f" under [{section}]" if section else ""
        self.fault(f'there is no setting "{key}"{inside}', key, nearest(key, known),
                   "correct it or remove it; docs/scenario.md lists them", section)  # fmt: skip

    def _top(self, key: str, value: Any) -> None:
        try:
            if key == "start":
                self.found.values[key] = _start(value)
            elif key == "days":
                self.found.values[key] = number(value, key, whole=True)
            elif key == "notes":
                self.found.values[key] = _notes(value)
            else:
                self.found.values[key] = _words(key, value)
        except BadCell as bad:
            self.fault(f"{key}: {bad.what}", key, bad.near, bad.todo)

    def _section(self, name: str, keys: Any) -> None:
        noun = {"walk": WalkRules, "plan": PlanRules}[name]
        if not isinstance(keys, dict):
            self.fault(f"{name} is a section, not a value", name, todo=f"write [{name}]")
            return
        usual = defaults(noun)
        values: dict[str, Any] = {}
        for key, value in keys.items():
            base = re.sub(r"_(low|high)$", "", key)
            if key not in usual and not isinstance(usual.get(base), Number):
                self._unknown(key, tuple(usual), name)
                continue
            try:
                values[key] = _rule(key, value, usual.get(key, 0.0))
            except BadCell as bad:
                self.fault(f"{key}: {bad.what}", key, bad.near, bad.todo, name)
        self._join_priors(name, values, usual)
        self.found.values[name] = noun(**values)

    def _join_priors(self, section: str, values: dict[str, Any], usual: dict[str, Any]) -> None:
        for key in [each for each, value in usual.items() if isinstance(value, Number)]:
            parts = [values.pop(name, None) for name in (key, f"{key}_low", f"{key}_high")]
            if parts == [None, None, None]:
                continue
            try:
                values[key] = prior(*parts)
            except BadCell as bad:
                self.fault(f"{key}: {bad.what}", key, bad.near, bad.todo, section)


EXAMPLES = {"name": 'name = "Halden"', "start": "start = 2022-09-21", "days": "days = 30"}


def read_settings(text: str) -> Settings:
    """The settings in a file's text, with every fault of it."""
    reader = _Reader(text)
    try:
        keys = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        what = re.sub(r" \(at .*", "", str(error))
        where = f"{START}, row {line.group(1)}" if line else START
        todo = "write key = value, with texts in quotation marks"
        fault = ScenarioError(f"this is not TOML: {what}", where=where, todo=todo)
        reader.found.faults.append(fault)
        return reader.found
    reader.read(keys)
    return reader.found


def prior(median: float | None, low: float | None, high: float | None) -> Number:
    """A number and how far it may be off.

    Raises
    ------
    BadCell : a limit without the other or without the median, or out of order.
    """
    if median is None:
        raise BadCell("low and high without the middle value", todo="give all three, or it alone")
    if (low is None) != (high is None):
        missing = "low" if low is None else "high"
        raise BadCell(f"the {missing} value is missing", todo="give low and high, or neither")
    if low is not None and high is not None and not low <= median <= high:
        order = f"{plain(low)}, {plain(median)}, {plain(high)}"
        raise BadCell(f"low, middle and high are out of order: {order}",
                      todo="give them from the smallest to the largest")  # fmt: skip
    return Number(median, low, high)


def number(value: Any, key: str, *, whole: bool = False) -> Any:
    """A number of the settings within the limits of its key.

    Raises
    ------
    BadCell : it is none, or outside them.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        near = value if isinstance(value, str) and re.fullmatch(r"[\d.]+", value) else ""
        raise BadCell(f"{json.dumps(value, default=str)} is not a number", near,
                      "write a number without quotation marks")  # fmt: skip
    if value != value or abs(value) == float("inf"):
        raise BadCell(f"{value} is not a number one can count with")
    if value < 0 and key not in SIGNED:
        raise BadCell(f"{value} is negative", todo="give 0 or more")
    if value == 0 and key in ABOVE_ZERO:
        raise BadCell("0 makes no sense here", todo="give more than 0")
    if value > 1 and key in SHARES:
        raise BadCell(f"{value} is above 1", todo="give a share from 0 to 1")
    if whole:
        if int(value) != value:
            raise BadCell(f"{value} is not a whole number")
        return int(value)
    return float(value)


def _rule(key: str, value: Any, usual: Any) -> Any:
    """One key of [walk] or [plan], of the kind its default is."""
    if isinstance(usual, bool):
        if not isinstance(value, bool):
            raise BadCell(f"{json.dumps(value, default=str)} is neither true nor false")
        return value
    if isinstance(usual, str):
        return _words(key, value)
    if key == "speeds":
        return _speeds(value)
    if isinstance(usual, tuple):
        if not isinstance(value, list):
            raise BadCell("this is a list", todo="write [1.0, 0.5]")
        return tuple(number(each, key) for each in value)
    name = re.sub(r"_(low|high)$", "", key)
    return number(value, name, whole=isinstance(usual, int))


def _speeds(value: Any) -> tuple[tuple[str, float], ...]:
    if not isinstance(value, dict):
        raise BadCell("this is a section of modes", todo="write [plan.speeds] and road = 65")
    found = []
    for mode, each in value.items():
        try:
            found.append((mode, number(each, "speed")))
        except BadCell as bad:
            raise BadCell(f"{mode}: {bad.what}", bad.near, bad.todo) from None
    return tuple(found)


def _start(value: Any) -> date:
    if isinstance(value, str) and "-" in value[1:]:
        value = STAND_IN.fromordinal(STAND_IN.toordinal() + day(value, STAND_IN))
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date):
        raise BadCell(
            f"{json.dumps(value, default=str)} is not a date", todo="write start = 2022-09-21"
        )
    if not YEARS[0] <= value.year <= YEARS[1]:
        raise BadCell(f"{value} is in no year of ours", todo="write the year of day 0")
    return value


def _words(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise BadCell(f"{json.dumps(value, default=str)} is not a text",
                      todo="put it in quotation marks")  # fmt: skip
    if key in CHOICES and value not in CHOICES[key]:
        choices = CHOICES[key]
        raise BadCell(f'"{value}" is not one we know', nearest(value, choices),
                      f"choose from {', '.join(choices)}")  # fmt: skip
    return value


def _notes(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadCell("notes are a list of texts", todo='write ["one", "two"]')
    return tuple(value)


def write_settings(scenario: Scenario) -> str:
    """The file from which `read_settings` makes the same; what is as usual is left out."""
    always, usual = (*NEEDED, "step", "choice"), defaults(Scenario)
    rest = [key for key in ("people", "leaves", "currency", "source", "notes")
            if getattr(scenario, key) != usual[key]]  # fmt: skip
    lines = [_line(key, getattr(scenario, key)) for key in (*always, *rest)]
    for section in ("walk", "plan"):
        lines += _section_lines(section, getattr(scenario, section))
    return "\n".join(lines) + "\n"


def _section_lines(section: str, rules: Any) -> list[str]:
    lines, usual = [], defaults(rules.__class__)
    for each in fields(rules):
        value = getattr(rules, each.name)
        if value == usual[each.name] or each.name == "speeds":
            continue
        if isinstance(value, Number):
            parts = zip(("", "_low", "_high"), (value.median, value.low, value.high), strict=True)
            lines += [_line(each.name + end, part) for end, part in parts if part is not None]
        else:
            lines.append(_line(each.name, value))
    if lines:
        lines = ["", f"[{section}]", *lines]
    if isinstance(rules, PlanRules) and rules.speeds != usual["speeds"]:
        lines += ["", "[plan.speeds]", *(_line(mode, kmh) for mode, kmh in rules.speeds)]
    return lines


def _line(key: str, value: Any) -> str:
    bare = re.fullmatch(r"[A-Za-z0-9_-]+", key)
    return f"{key if bare else _text(key)} = {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, tuple):
        words = all(isinstance(each, str) for each in value)
        inside = ",\n  " if words and len(value) > 1 else ", "
        listed = inside.join(map(_value, value))
        return f"[\n  {listed},\n]" if words and len(value) > 1 else f"[{listed}]"
    return plain(value) if isinstance(value, int | float) else str(value)


def _text(text: str) -> str:
    """A TOML basic string; its escapes are those of JSON, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
