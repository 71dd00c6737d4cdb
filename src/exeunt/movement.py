"""The second half of the story: from a scenario to runs and pages; start here after `workflow`.

A scenario folder (or a Flee folder) becomes a `Scenario`, the simulation makes it a
`Run`, forecasts and validation judge it, the report draws it. The doors
(`exeunt.cli`) call this module and nothing behind it: everything a door can do is one
function here, and every room is imported when it is first needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from exeunt.errors import WrongUse

if TYPE_CHECKING:
    # `as` says that the doors may have these from here: they import no room.
    from exeunt.network.files import Rows as Rows
    from exeunt.network.finding import Finding as Finding
    from exeunt.network.flee import CampCounts
    from exeunt.network.scenario import Scenario as Scenario
    from exeunt.network.show import Shown as Shown
    from exeunt.simulation.calibrated import Calibrated as Calibrated
    from exeunt.simulation.run import Run as Run
    from exeunt.simulation.validation import Validation as Validation


# Scenarios


def open_scenario(
    folder: str | Path, *, as_flee: bool = False, settings: str | Path | None = None
) -> Scenario:
    """The scenario in a folder of ours, or in a Flee folder (one that has `input_csv/`).

    Parameters
    ----------
    folder : path of the folder.
    as_flee : Flee folders only: keep what Flee does and we think a defect.
    settings : Flee folders only: a settings file instead of the folder's own.

    Raises
    ------
    ScenarioError : with every problem of the files, one line each.
    """
    from exeunt.network.open import open_scenario as opened

    return opened(Path(folder), as_flee=as_flee, settings=Path(settings) if settings else None)


def read_rows(folder: str | Path) -> tuple[Scenario, Rows]:
    """As `open_scenario`, with the row of its file each part stands on (none for Flee)."""
    from exeunt.network.open import open_rows

    return open_rows(Path(folder))


def check_scenario(scenario: Scenario, rows: Rows | None = None) -> list[Finding]:
    """What looks wrong, problems first; `rows` name the rows of files in it."""
    from exeunt.network.checks import check

    return check(scenario, rows)


def show_scenario(scenario: Scenario) -> tuple[tuple[str, ...], tuple[Shown, ...]]:
    """A few sentences, then tables of short texts."""
    from exeunt.network.show import overview, show

    return overview(scenario), show(scenario)


def save_scenario(scenario: Scenario, folder: str | Path) -> None:
    """Write a scenario into a new folder, in our tables.

    Raises
    ------
    WrongUse : there is something in the folder already.
    ScenarioError : it cannot be written.
    """
    from exeunt.network.files import write_scenario

    path = Path(folder)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise WrongUse("there is something here already", where=str(path),
                       todo="name a new folder")  # fmt: skip
    write_scenario(scenario, path)


def new_scenario(
    leaving: str, entered: Sequence[str], start: date, *, days: int = 30, cities: int = 8
) -> Scenario:
    """A scenario of people who leave one country for others, from the crossings we know.

    Raises
    ------
    NotFound : no such country, or no border between two.
    WrongUse : a country named twice, or a run of no day.
    """
    from exeunt.gazetteer import open_gazetteer
    from exeunt.network.starter import start_scenario

    return start_scenario(open_gazetteer(), leaving, entered, start, days=days, cities=cities)


# Calibration and validation


def calibrated_run(
    scenario: Scenario,
    calibrated: str | Path = "default",
    *,
    members: int = 1,
    seed: int = 0,
    draws: Literal["sampled", "expected"] = "expected",
    days: int | None = None,
) -> Run:
    """Share daily arrivals by calibrated rules: the set we ship, or one from a file.

    Raises
    ------
    WrongUse : no such set, or a scenario without goals or daily departures.
    """
    from exeunt.simulation.calibrated import read_calibrated
    from exeunt.simulation.goals import simulate_goals

    rules = read_calibrated(calibrated).rules
    return simulate_goals(scenario, rules, members=members, seed=seed, draws=draws, days=days)


def validate(
    folder: str | Path,
    *,
    calibrated: str | Path | None = None,
    as_flee: bool = False,
    settings: str | Path | None = None,
    members: int = 1,
    seed: int = 0,
) -> Validation:
    """Run a folder and compare it with its counts, day by day.

    Parameters
    ----------
    calibrated : `default` or a file of calibrated rules; None runs the folder's own rules.
    members : with more than one, `sampled` worlds; their mean is compared.

    Raises
    ------
    WrongUse : nothing was counted in this folder.
    ScenarioError : it cannot be read.
    """
    from exeunt.simulation.validation import validate as compared

    path = Path(folder)
    scenario = open_scenario(path, as_flee=as_flee, settings=settings)
    counted = _counted(path, scenario, as_flee=as_flee)
    draws: Literal["sampled", "expected"] = "sampled" if members > 1 else "expected"
    notes = scenario.notes
    if calibrated is None:
        run = _own_run(scenario, members=members, seed=seed, draws=draws)
        rules = f"{run.choice}, the folder's own rules"
    else:
        run = calibrated_run(scenario, calibrated, members=members, seed=seed, draws=draws)
        rules = f"calibrated, {calibrated}"
        notes = (*notes, *_seen_before(scenario, calibrated))
    return compared(
        run, counted.camps, counted.daily, raw=counted.raw, rules=rules, notes=notes
    )  # fmt: skip


def _counted(path: Path, scenario: Scenario, *, as_flee: bool) -> CampCounts:
    """Counts by day; with Flee's raw total where the folder is one of Flee's."""
    from exeunt.network.flee import camp_counts
    from exeunt.network.open import is_ours

    return camp_counts(scenario if is_ours(path) else path, scenario.days, as_flee=as_flee)


def _own_run(
    scenario: Scenario, *, members: int, seed: int, draws: Literal["sampled", "expected"]
) -> Run:
    if scenario.choice != "walk" or scenario.step != "day":
        raise WrongUse("only scenarios that walk by the day can be validated by their own rules",
                       where=scenario.name, todo="add --calibrated default")  # fmt: skip
    from exeunt.simulation.walk import simulate_walk

    return simulate_walk(scenario, members=members, seed=seed, draws=draws)


def _seen_before(scenario: Scenario, calibrated: str | Path) -> tuple[str, ...]:
    """Errors on crises the rules were fitted on flatter them: say what they were without."""
    from exeunt.simulation.calibrated import read_calibrated

    made = read_calibrated(calibrated)
    if scenario.name not in made.fitted_on:
        return ()
    without = made.held_out.get(scenario.name)
    told = "" if without is None else f"; fitted without it, its rescaled error is {without:.2f}"
    return (f"these rules were fitted on {scenario.name} too{told}",)


def save_validation(told: Validation, folder: str | Path) -> Path:
    """Write `validation.csv` into a folder. Raises WrongUse where that cannot be done."""
    from exeunt.simulation.validation import write_validation

    return write_validation(told, Path(folder))


def calibrate(folders: Sequence[str | Path], *, seed: int = 0) -> Calibrated:
    """Fit the goal rules on the crises in these folders; each is also left out once.

    Raises
    ------
    WrongUse : no folder, two crises of one name, or one without counts.
    ScenarioError : a folder cannot be read.
    """
    from exeunt.network.flee import camp_counts
    from exeunt.simulation.calibrate import calibrate as fitted
    from exeunt.simulation.calibrate import case

    cases = []
    for folder in folders:
        scenario = open_scenario(folder)
        counted = camp_counts(scenario)
        cases.append(case(scenario, counted.camps, counted.daily))
    return fitted(cases, seed)


def save_calibrated(made: Calibrated, path: str | Path) -> None:
    """Write calibrated rules for `--calibrated`. Raises WrongUse where that cannot be done."""
    from exeunt.simulation.calibrated import write_calibrated

    try:
        Path(path).write_text(write_calibrated(made), encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"cannot write the file: {error.strerror}", where=str(path),
                       todo="choose another with -o") from None  # fmt: skip
