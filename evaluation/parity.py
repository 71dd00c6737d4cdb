"""The walk beside Flee itself: five crises, Flee's own settings and quirks, camp by camp.

`evaluate` runs 24 sampled members with `as_flee` at full population and compares their
mean with every reference output of Flee. One output is one run of agents that stand for
`hasten` people each, so it lies around the true mean with a spread of its own:

- `own`: our standard deviation between members, times the root of `hasten`
- where three repeats exist, also half the range of those

A camp-day is `within` when the two differ by no more than 3 times the larger one plus
`hasten` people for rounding plus 20 people. `off` is the mean over days of the absolute
differences over all camps, in parts of the people Flee has in camps. Errors of one camp
last for many days, so camp-days are far from independent. Therefore `rises` too: what a
camp gains in each 60 days, ours less theirs in standard deviations of one run of Flee,
root mean square; 1 is what the same law gives, a wrong rule gives more.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from exeunt.network.flee import read_flee
from exeunt.simulation.walk import simulate_walk

Floats = NDArray[np.float64]
MEMBERS = 24
SPREADS = 3.0
ALLOWED = 20.0  # people
WINDOW = 60  # days
LEAST = 20.0  # people; a gain that varies less is settled
CRISES = ("burundi", "car", "mali2012", "ssudan", "syria2013")


def evaluate(folder: Path) -> dict[str, Mapping[str, float]]:
    """Shares of camp-days within Flee's spread, and mean differences, by reference."""
    within: dict[str, float] = {}
    off: dict[str, float] = {}
    rises: dict[str, float] = {}
    for crisis in CRISES:
        runs = {path.stem: _output(path) for path in _outputs(folder, crisis)}
        ours = _ours(folder / crisis, next(iter(runs.values()))[0])
        repeats = [people for name, (_, people) in runs.items() if "_s" in name]
        for name, (_, people) in runs.items():
            spread = _spread(ours, _hasten(name), repeats if "_s" in name else [])
            apart = np.abs(ours.mean(axis=-1) - people)
            within[name] = float((apart <= spread).mean())
            off[name] = float((apart.sum(axis=1) / np.maximum(people.sum(axis=1), 1.0)).mean())
            rises[name] = _rises(ours, people, _hasten(name))
    return {
        "within": {**within, "mean": _mean(within), "worst": min(within.values())},
        "off": {**off, "mean": _mean(off), "worst": max(off.values())},
        "rises": {**rises, "mean": _mean(rises), "worst": max(rises.values())},
    }


def _outputs(folder: Path, crisis: str) -> list[Path]:
    return sorted((folder / "reference").glob(f"{crisis}_h*.csv"))


def _output(path: Path) -> tuple[list[str], Floats]:
    """Camps, and people in them by day (days, camps), of one run of Flee."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    camps = [key.removesuffix(" sim") for key in rows[0] if key.endswith(" sim")]
    people = [[float(row[f"{camp} sim"]) for camp in camps] for row in rows]
    return camps, np.array(people) * _hasten(path.stem)


def _hasten(name: str) -> int:
    return int(name.split("_h")[1].split("_")[0])


def _ours(folder: Path, camps: list[str]) -> Floats:
    """(days, camps, members)"""
    scenario = read_flee(folder, as_flee=True)
    run = simulate_walk(scenario, members=MEMBERS, draws="sampled")
    number = {place.id: i for i, place in enumerate(scenario.places)}
    return np.asarray(run.people[:, [number[camp] for camp in camps]], np.float64)


def _spread(ours: Floats, hasten: int, repeats: list[Floats]) -> Floats:
    """(days, camps) how far one run of Flee may lie from the mean."""
    own = ours.std(axis=-1, ddof=1) * np.sqrt(hasten)
    if repeats:
        own = np.maximum(own, np.ptp(np.array(repeats), axis=0) / 2)
    return np.asarray(SPREADS * own + hasten + ALLOWED)


def _rises(ours: Floats, people: Floats, hasten: int) -> float:
    gain, theirs = np.diff(ours[::WINDOW], axis=0), np.diff(people[::WINDOW], axis=0)
    spread = gain.std(axis=-1, ddof=1) * np.sqrt(hasten)
    apart = (theirs - gain.mean(axis=-1))[spread > LEAST] / spread[spread > LEAST]
    return float(np.sqrt((apart**2).mean()))


def _mean(figures: Mapping[str, float]) -> float:
    return sum(figures.values()) / len(figures)
