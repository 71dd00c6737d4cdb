"""Calibrated rules as a file: what was fitted, on what, and how far off it is.

`calibrate.py` makes them, `goals.py` uses them. A file is TOML: `[rules]` with the
parameters, `[made]` with where they come from. The set we ship is `data/calibrated.toml`.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from exeunt.errors import WrongUse
from exeunt.network.scenario import Number
from exeunt.simulation.goals import GoalRules

FIGURES = ("in_sample", "held_out", "held_out_normal", "held_out_coverage")
PRIORS = ("distance_power", "room_power", "elsewhere")
PLAIN = ("softening", "full", "pull", "hold")
SHIPPED = "default"
NAME = "name a file made by exeunt calibrate, or default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrated:
    """Rules, and their origin: error measures by crisis, fitted on it or with it held out."""

    rules: GoalRules
    fitted_on: tuple[str, ...] = ()
    seed: int = 0
    in_sample: Mapping[str, float] = field(default_factory=dict)  # rescaled
    held_out: Mapping[str, float] = field(default_factory=dict)  # rescaled
    held_out_normal: Mapping[str, float] = field(default_factory=dict)
    held_out_coverage: Mapping[str, float] = field(default_factory=dict)  # of 90 % intervals


def read_calibrated(name: str | Path = SHIPPED) -> Calibrated:
    """The set we ship (`default`), or one from a file.

    Raises
    ------
    WrongUse : no such file, not TOML, a parameter is missing, unknown or no number above 0.
    """
    if str(name) == SHIPPED:
        shipped = resources.files("exeunt.simulation").joinpath("data", "calibrated.toml")
        return _parsed(shipped.read_text("utf-8"), "data/calibrated.toml")
    try:
        return _parsed(Path(name).read_text(encoding="utf-8"), str(name))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not a text file"
        what = f"cannot read the calibrated rules: {reason}"
        raise WrongUse(what, where=str(name), todo=NAME) from None


def _parsed(text: str, where: str) -> Calibrated:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongUse(f"this is not TOML: {error}", where=where, todo=NAME) from None
    rules = _table(tables, "rules", where)
    known = {*PRIORS, *PLAIN}
    if strange := sorted(set(rules) - known):
        raise WrongUse(f"unknown parameter {strange[0]}", where=where,
                       near=", ".join(sorted(known)), todo="correct its name")  # fmt: skip
    made = _table(tables, "made", where) if "made" in tables else {}
    return Calibrated(
        rules=_rules(rules, where),
        fitted_on=tuple(map(str, made.get("fitted_on", ()))),
        seed=int(made.get("seed", 0)),
        **{name: {k: float(v) for k, v in made.get(name, {}).items()} for name in FIGURES},
    )


def _rules(table: Mapping[str, Any], where: str) -> GoalRules:
    softening, full, pull, hold = (_number(table, name, where, least=0.0) for name in PLAIN)
    power, room, elsewhere = (_prior(table, name, where) for name in PRIORS)
    return GoalRules(
        distance_power=power, room_power=room, elsewhere=elsewhere,
        softening=softening, full=full, pull=pull, hold=hold,
    )  # fmt: skip


def _table(tables: Mapping[str, Any], name: str, where: str) -> Mapping[str, Any]:
    found = tables.get(name)
    if not isinstance(found, Mapping):
        raise WrongUse(f"there is no [{name}]", where=where, todo=NAME)
    return found


def _prior(rules: Mapping[str, Any], name: str, where: str) -> Number:
    table = rules.get(name)
    if not isinstance(table, Mapping):
        return Number(_number(rules, name, where))
    low, median, high = (
        _number(table, each, f"{where}, {name}") for each in ("low", "median", "high")
    )
    if not low <= median <= high:
        raise WrongUse(f"{name} has low {low:g}, median {median:g}, high {high:g}", where=where,
                       todo="give them in rising order")  # fmt: skip
    return Number(median, low, high)


def _number(table: Mapping[str, Any], name: str, where: str, least: float = 1e-6) -> float:
    value = table.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        what = f"{name} is missing" if value is None else f"{name} is {value!r}, not a number"
        raise WrongUse(what, where=where, todo="give a number")
    if not least <= value <= 1e6:
        raise WrongUse(f"{name} is {value:g}", where=where, todo=f"give {least:g} to 1,000,000")
    return float(value)


def write_calibrated(made: Calibrated) -> str:
    """The text of the file; `read_calibrated` reads the same back."""
    rules = made.rules
    lines = [
        "# Parameters of the goal rule (simulation/goals.py), written by exeunt calibrate.",
        "# low and high are 5 % and 95 %; errors are rescaled but where normal is said.",
        "", "[rules]",
        *(f"{name} = {_plain(getattr(rules, name))}" for name in PLAIN),
    ]  # fmt: skip
    for name in PRIORS:
        n: Number = getattr(rules, name)
        low, high = (n.median if each is None else each for each in (n.low, n.high))
        lines += ["", f"[rules.{name}]", f"low = {_plain(low)}",
                  f"median = {_plain(n.median)}", f"high = {_plain(high)}"]  # fmt: skip
    names = ", ".join(map(_quoted, made.fitted_on))
    lines += ["", "[made]", f"fitted_on = [{names}]", f"seed = {made.seed}"]
    for name in FIGURES:
        if figures := getattr(made, name):
            lines += ["", f"[made.{name}]"]
            lines += [f"{_quoted(k)} = {_plain(v)}" for k, v in figures.items()]
    return "\n".join(lines) + "\n"


def _plain(value: float) -> str:
    return repr(float(f"{value:.4g}"))


def _quoted(text: str) -> str:
    plain = "".join(c if c.isprintable() else " " for c in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
