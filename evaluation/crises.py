"""Five crises: how far calibrated rules are from the counts of camps they never saw.

`evaluate` fits the goal rule on four of the crises in a folder of Flee instances and runs
it on the fifth, for each in turn: mean over days of the rescaled and of the normal error,
and how often the 90 % interval of an ensemble holds the count. Beside it the rules we
ship, which were fitted on all five. `of Flee` is the rescaled error over that of Flee
itself on the same files (the folder's README): below 1 we are nearer.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from exeunt.network.flee import camp_counts, read_flee
from exeunt.simulation.calibrate import Case, calibrate, case, errors
from exeunt.simulation.calibrated import read_calibrated
from exeunt.simulation.goals import take

FLEE = {"burundi": 0.37, "car": 0.35, "mali2012": 0.31, "ssudan": 0.57, "syria2013": 0.28}
FLEE_NORMAL = {"burundi": 0.47, "car": 0.39, "mali2012": 0.35, "ssudan": 0.49, "syria2013": 0.27}


def evaluate(folder: Path) -> dict[str, Mapping[str, float]]:
    """Errors with each crisis left out, of the rules we ship, and in parts of Flee's."""
    cases = [_case(Path(folder) / name) for name in FLEE]
    made = calibrate(cases)
    shipped = read_calibrated()
    alone = {
        each.name: float(errors(each, take(shipped.rules, len(each.ways.goals), 1, 0))[0])
        for each in cases
    }
    return {
        "left out": _with_mean(made.held_out),
        "left out normal": _with_mean(made.held_out_normal),
        "left out interval": _with_mean(made.held_out_coverage),
        "shipped": _with_mean(alone),
        "of Flee": {
            "worst": max(made.held_out[name] / error for name, error in FLEE.items()),
            "worst normal": max(
                made.held_out_normal[name] / error for name, error in FLEE_NORMAL.items()
            ),
        },
        "stale": {"rules": float(_stale(made.held_out, shipped.held_out))},
    }


def _case(folder: Path) -> Case:
    scenario = read_flee(folder)
    counted = camp_counts(scenario)
    return case(scenario, counted.camps, counted.daily)


def _with_mean(figures: Mapping[str, float]) -> dict[str, float]:
    return {**figures, "mean": sum(figures.values()) / len(figures)}


def _stale(measured: Mapping[str, float], told: Mapping[str, float]) -> bool:
    """Whether the file we ship tells other errors than are measured now."""
    return any(abs(measured[name] - told.get(name, 9.0)) > 2e-3 for name in measured)
