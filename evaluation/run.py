"""Every measured figure against its floor.

    python -m evaluation.run [NAME...] [--update] [--lower NAME.FIGURE --why TEXT]
                             [--readme] [--all]

Data are looked for in $EXEUNT_SHARED, else in ../shared beside the checkout. Where they
are missing, an evaluation is "not measured"; with CI=true that is a failure. `--update`
raises floors to what was measured, never lowers one; `--lower` does, and writes down why.
`--readme` puts the figures that have a label into the README.

An evaluation is a module here with `evaluate(folder) -> figures`; figures may be nested,
their names are then joined by dots. `floors.toml` says which data it wants (none: "") and
which of its figures are held to a floor, or to a ceiling where less is better.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import math
import os
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
README = HERE.parent / "README.md"
MARKS = ("<!-- figures: make figures -->", "<!-- end of figures -->")
DIGITS = 3
SLACK = 5e-4  # half of the last digit kept
MARGIN = 0.005  # a limit stays this far from what was measured, so that a figure may breathe
Pinned = dict[str, Any]


@dataclass
class Outcome:
    """What one evaluation gave: figures, or why there are none."""

    name: str
    figures: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    missing: str = ""  # what it would need
    broken: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show, compare; 1 when a figure falls below its floor."""
    options = _options(arguments)
    floors = read_floors()
    if options.lower:
        return lower(floors, options.lower, options.why)
    wanted = options.names or list(floors)
    if unknown := set(wanted) - set(floors):
        print(f"no evaluation called {', '.join(sorted(unknown))}; there are: {', '.join(floors)}")
        return 2
    outcomes = [measure(name, floors[name]) for name in wanted]
    if options.update:
        raise_floors(floors, outcomes)
        write_floors(floors)
    if options.readme:
        write_readme(readme_table(floors, outcomes))
    print(table(floors, outcomes, everything=options.all))
    failures = [line for outcome in outcomes for line in judge(outcome, floors[outcome.name])]
    print("\n".join(failures) if failures else "every floor holds")
    return 1 if failures else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="measured figures against their floors")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these evaluations")
    parser.add_argument("--update", action="store_true", help="raise floors to what is measured")
    parser.add_argument("--lower", metavar="NAME.FIGURE", help="set this floor to what is measured")
    parser.add_argument("--why", help="the reason, with --lower")
    parser.add_argument("--readme", action="store_true", help="put the figures into the README")
    parser.add_argument("--all", action="store_true", help="show figures without a floor too")
    options = parser.parse_args(arguments)
    if bool(options.lower) != bool(options.why):
        parser.error("--lower and --why go together")
    return options


def shared() -> Path:
    """The folder of data that do not travel with the code."""
    return Path(os.environ.get("EXEUNT_SHARED") or HERE.parent.parent / "shared")


def measure(name: str, pinned: Pinned) -> Outcome:
    """Run one evaluation on its data, where both are there."""
    if importlib.util.find_spec(f"evaluation.{name}") is None:
        return Outcome(name, missing=f"evaluation/{name}.py")
    folder = shared() / pinned["data"] if pinned["data"] else HERE
    if not folder.exists():
        return Outcome(name, missing=f"{pinned['data']} in the folder of shared data")
    began = time.perf_counter()
    try:
        module = importlib.import_module(f"evaluation.{name}")
        figures = dict(flat(module.evaluate(folder)))
    except Exception as error:  # noqa: BLE001  the others still count
        return Outcome(name, broken=f"{type(error).__name__}: {error}")
    return Outcome(name, figures, time.perf_counter() - began)


def flat(figures: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, float]]:
    """Nested figures under dotted names; what is no number is no figure."""
    for key, value in figures.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{before}{key}.")
        elif isinstance(value, int | float):
            yield f"{before}{key}", float(value)


def judge(outcome: Outcome, pinned: Pinned) -> Iterator[str]:
    """One line for every floor that does not hold."""
    held = pinned.get("figures", {})
    if outcome.broken:
        yield f"FAILED {outcome.name}: {outcome.broken}"
    elif outcome.missing:
        if os.environ.get("CI") == "true" and any(_is_held(each) for each in held.values()):
            yield f"FAILED {outcome.name}: not measured, {outcome.missing} is missing"
    else:
        yield from _below(outcome, held)


def _below(outcome: Outcome, held: Mapping[str, Pinned]) -> Iterator[str]:
    for key, limits in held.items():
        value = outcome.figures.get(key)
        name = f"{outcome.name}.{key}"
        if not _is_held(limits):
            continue
        if value is None or math.isnan(value):
            yield f"FAILED {name}: the evaluation no longer gives this figure"
        elif "ceiling" in limits and value > limits["ceiling"] + SLACK:
            yield f"FAILED {name}: {value:.3f} is above its ceiling {limits['ceiling']:.3f}"
        elif "floor" in limits and value < limits["floor"] - SLACK:
            yield f"FAILED {name}: {value:.3f} is below its floor {limits['floor']:.3f}"


def _is_held(limits: Pinned) -> bool:
    return "floor" in limits or "ceiling" in limits


def raise_floors(floors: dict[str, Pinned], outcomes: Sequence[Outcome]) -> None:
    """Floors up, ceilings down, never the other way."""
    for outcome in outcomes:
        for key, limits in floors[outcome.name].get("figures", {}).items():
            value = outcome.figures.get(key)
            if value is None or math.isnan(value):
                continue
            if "ceiling" in limits:
                limits["ceiling"] = min(limits["ceiling"], _up(value + MARGIN))
            else:
                limits["floor"] = max(limits.get("floor", 0.0), _down(value - MARGIN))


def _down(value: float) -> float:
    return math.floor(value * 10**DIGITS) / 10**DIGITS


def _up(value: float) -> float:
    return math.ceil(value * 10**DIGITS) / 10**DIGITS


def lower(floors: dict[str, Pinned], name: str, why: str) -> int:
    """Set one floor to what is measured now, with the reason beside it."""
    evaluation, _, key = name.partition(".")
    limits = floors.get(evaluation, {}).get("figures", {}).get(key)
    if limits is None:
        print(f"no floor called {name}")
        return 2
    outcome = measure(evaluation, floors[evaluation])
    if key not in outcome.figures:
        print(f"{name} was not measured: {outcome.missing or outcome.broken}")
        return 2
    kind = "ceiling" if "ceiling" in limits else "floor"
    old, new = limits.get(kind), _down(outcome.figures[key])
    limits[kind] = new
    today = datetime.now(UTC).date().isoformat()
    limits.setdefault("lowered", []).append(f"{today}: {old} to {new}: {why}")
    write_floors(floors)
    print(f"{name}: {kind} {old} to {new}")
    return 0


def table(floors: Mapping[str, Pinned], outcomes: Sequence[Outcome], *, everything: bool) -> str:
    """Figure, floor, target and peer, aligned."""
    lines = [f"{'figure':<44}{'measured':>9}{'limit':>9}{'target':>9}{'peer':>9}"]
    for outcome in outcomes:
        if outcome.missing or outcome.broken:
            state = f"not measured: {outcome.missing}" if outcome.missing else outcome.broken
            lines.append(f"{outcome.name:<44}{state}")
            continue
        held = floors[outcome.name].get("figures", {})
        shown = outcome.figures if everything else [k for k in held if k in outcome.figures]
        lines += [_row(outcome, key, held.get(key, {})) for key in shown]
        lines.append(f"{'':<4}{outcome.name} took {outcome.seconds:.1f} s")
    return "\n".join(lines)


def _row(outcome: Outcome, key: str, limits: Pinned) -> str:
    wanted = [limits.get("floor", limits.get("ceiling")), limits.get("target"), limits.get("peer")]
    cells = "".join(f"{'' if each is None else f'{each:.3f}':>9}" for each in wanted)
    return f"{outcome.name + '.' + key:<44}{outcome.figures[key]:>9.3f}{cells}"


def readme_table(floors: Mapping[str, Pinned], outcomes: Sequence[Outcome]) -> str:
    """The figures with a label, for somebody who has not read the code."""
    lines = ["| what | exeunt | best known peer | target |", "| --- | --- | --- | --- |"]
    for outcome in outcomes:
        for key, limits in floors[outcome.name].get("figures", {}).items():
            if "label" in limits and key in outcome.figures:
                ours = _short(outcome.figures[key], less="ceiling" in limits)
                others = (limits.get("peer"), limits.get("target"))
                shown = " | ".join([ours, *("" if x is None else _short(x) for x in others)])
                lines.append(f"| {limits['label']} | {shown} |")
    return "\n".join(lines)


def _short(value: float, *, less: bool = False) -> str:
    """.95, 1, 0: two digits, never rounded to look better (up, or down where `less` is better)."""
    if value == int(value):
        return str(int(value))
    hundreds = math.ceil(value * 100 - 1e-9) if less else math.floor(value * 100 + 1e-9)
    return f"{hundreds / 100:.2f}".lstrip("0")


def write_readme(figures: str) -> None:
    """Put the table between its marks."""
    text = README.read_text(encoding="utf-8")
    first, last = (text.index(mark) for mark in MARKS)
    text = f"{text[: first + len(MARKS[0])]}\n{figures}\n{text[last:]}"
    README.write_text(text, encoding="utf-8")


def read_floors() -> dict[str, Pinned]:
    """The pinned figures, by evaluation."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def write_floors(floors: Mapping[str, Pinned]) -> None:
    """Write the file back, its opening comment kept."""
    old = FLOORS.read_text(encoding="utf-8").splitlines()
    lines = [line for line in old if line.startswith("#")][:4]
    for name, pinned in floors.items():
        lines += ["", f"[{name}]", f"data = {_quoted(pinned['data'])}"]
        for key, limits in pinned.get("figures", {}).items():
            lines += ["", f"[{name}.figures.{_quoted(key)}]"]
            lines += [f"{each} = {_toml(value)}" for each, value in limits.items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _toml(value: object) -> str:
    if isinstance(value, list):
        return "[\n" + "".join(f"    {_quoted(str(each))},\n" for each in value) + "]"
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


if __name__ == "__main__":
    sys.exit(main())
