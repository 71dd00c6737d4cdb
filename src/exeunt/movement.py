"""The second half of the story: from a scenario to runs and pages; start here after `workflow`.

A scenario folder (or a Flee folder) becomes a `Scenario`, the simulation makes it a
`Run`, forecasts and validation judge it, the report draws it. The doors
(`exeunt.cli`) call this module and nothing behind it: everything a door can do is one
function here, and every room is imported when it is first needed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from exeunt.errors import WrongUse

if TYPE_CHECKING:
    # `as` says that the doors may have these from here: they import no room.
    from exeunt.forecasting.told import FlowForecast as FlowForecast
    from exeunt.forecasting.told import ForecastRow as ForecastRow
    from exeunt.forecasting.told import KnownCounts as KnownCounts
    from exeunt.forecasting.told import PeopleForecast as PeopleForecast
    from exeunt.network.files import Rows as Rows
    from exeunt.network.finding import Finding as Finding
    from exeunt.network.flee import CampCounts
    from exeunt.network.scenario import Scenario as Scenario
    from exeunt.network.show import Shown as Shown
    from exeunt.simulation.calibrated import Calibrated as Calibrated
    from exeunt.simulation.compare import Changed as Changed
    from exeunt.simulation.compare import Difference as Difference
    from exeunt.simulation.output import RunSummary as RunSummary
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


# Simulation


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a scenario is to be run; None leaves it to the scenario, or to what is usual."""

    members: int = 1
    seed: int = 0
    choice: Literal["walk", "plan"] | None = None
    draws: Literal["sampled", "expected"] | None = None  # one member: expected, else sampled
    days: int | None = None
    calibrated: str | Path | None = None
    threads: int | None = None  # None: one a core
    cluster: str | None = None  # address of a Dask scheduler


def simulate(scenario: Scenario, asked: Asked | None = None) -> Run:
    """Run a scenario: where people are on every day, and each queue.

    Raises
    ------
    ScenarioError, WrongUse : what cannot be run, and why.
    MissingExtra : a cluster is named and Dask is not installed.
    """
    asked = asked or Asked()
    how: dict[str, Any] = {
        "members": asked.members, "seed": asked.seed, "days": asked.days,
        "draws": asked.draws or ("expected" if asked.members == 1 else "sampled"),
    }  # fmt: skip
    engine = _engine_of(scenario, asked)
    if asked.cluster:
        from exeunt.simulation.cluster import simulate_on

        return simulate_on(asked.cluster, engine, scenario, **how)
    return engine(scenario, **how)


def _engine_of(scenario: Scenario, asked: Asked) -> Callable[..., Run]:
    """The function that runs it, but for what every engine is told."""
    if asked.calibrated:
        from exeunt.simulation.calibrated import read_calibrated
        from exeunt.simulation.goals import simulate_goals

        return partial(simulate_goals, rules=read_calibrated(asked.calibrated).rules)
    threads = asked.threads or os.cpu_count() or 1
    if (asked.choice or scenario.choice) == "plan":
        from exeunt.simulation.plan import simulate_plan

        return partial(simulate_plan, threads=threads)
    from exeunt.simulation.walk import simulate_walk

    return partial(simulate_walk, threads=threads)


def summarise(run: Run) -> RunSummary:
    """Where people are at the end, the longest waits, and sums that add up."""
    from exeunt.simulation.output import run_summary

    return run_summary(run)


def imagine(scenario: Scenario, changes: Sequence[str], asked: Asked | None = None) -> Scenario:
    """The scenario with changes: sentences such as "close PLACE from DATE", or files.

    `asked` says how long it will run and by which rule: a change that then has no effect
    is told in the notes.
    """
    from exeunt.network.whatif import what_if

    asked = asked or Asked()
    run_as = replace(
        scenario, days=asked.days or scenario.days, choice=asked.choice or scenario.choice
    )
    return replace(what_if(run_as, changes), days=scenario.days, choice=scenario.choice)


def compare(before: Run, after: Run) -> Difference:
    """What a change makes, member by member."""
    from exeunt.simulation.compare import difference

    return difference(before, after)


def save_run(run: Run, folder: str | Path, *, changed: Difference | None = None) -> list[Path]:
    """Write the tables of a run and its page; with `changed`, of the run after, and the change.

    Raises
    ------
    WrongUse : the folder cannot be written.
    """
    from exeunt.report.moving import moving_page
    from exeunt.simulation.output import write_tables, write_whole

    into = Path(folder)
    told = changed.after if changed else run
    written = write_tables(told, into)
    if changed:
        from exeunt.simulation.compare import write_difference

        written += write_difference(changed, into)
    page = moving_page(told).encode()
    return [*written, write_whole(into / "simulation.html", page)]


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


# Forecasts


def forecast(
    source: str | Path, day: int | date, horizon: int, *, seed: int = 0
) -> PeopleForecast | FlowForecast:
    """Forecast people at each camp of a folder, or daily arrivals of a CSV, from one day on.

    Parameters
    ----------
    source : a Flee folder or one of ours with counts, or a CSV with the columns date,
        country, daily, cumulative.
    day : the last day whose rows are known, as a date or (folders) a day number. Nothing
        dated later is read: no row, no registration correction.
    horizon : days ahead, from the day after `day`.

    Raises
    ------
    WrongUse : nothing was known by that day, or it lies after the end; no days ahead.
    ScenarioError : the folder cannot be read.
    """
    path = Path(source)
    if path.is_file():
        from exeunt.forecasting.arrivals_file import forecast_file

        return forecast_file(path, day, horizon, seed=seed)
    from exeunt.forecasting.levels import forecast_levels
    from exeunt.forecasting.told import PeopleForecast

    known = known_counts(path, day)
    made = forecast_levels(known.reports, known.day, horizon, recounts=known.recounts, seed=seed)
    return PeopleForecast(known.name, known.start, made)


def known_counts(folder: str | Path, day: int | date) -> KnownCounts:
    """Every camp's reports as they were known on one day. Raises as `forecast` does."""
    import numpy as np

    from exeunt.forecasting.states import Reports
    from exeunt.forecasting.told import KnownCounts
    from exeunt.network.flee.recounts import recounts
    from exeunt.network.flee.validation import series_of
    from exeunt.network.open import is_ours

    path = Path(folder)
    flee = not is_ours(path)
    at = day if isinstance(day, int) else (day - _known_by(path, 0, flee=flee).start).days
    scenario = _known_by(path, max(at, 0), flee=flee)
    _check_day(at, scenario, day, path)
    counted = recounts(path, scenario.start, at) if flee else ()
    reported, none = series_of(scenario), np.zeros(0)
    reports = tuple(
        Reports(
            place=place.id,
            days=reported[place.id].days if place.id in reported else none.astype(np.int64),
            people=reported[place.id].people if place.id in reported else none,
            capacity=place.capacity.median if place.capacity else None,
            recounted=any(each.place == place.id for each in counted),
            kind=place.kind,
        )
        for place in scenario.places
        if place.kind in ("camp", "idp_camp") or place.id in reported
    )
    shares = tuple(each.share for each in counted)
    return KnownCounts(scenario.name, scenario.start, at, reports, shares)


def _check_day(at: int, scenario: Scenario, day: int | date, path: Path) -> None:
    if not 0 <= at < scenario.days:
        last = scenario.start + timedelta(days=scenario.days - 1)
        raise WrongUse(f"day {day} is not within the period", where=str(path),
                       near=f"day 0 is {scenario.start}, day {scenario.days - 1} is {last}",
                       todo="choose a day between with --from")  # fmt: skip


def _known_by(path: Path, day: int, *, flee: bool) -> Scenario:
    """A scenario without the rows that were published after a day."""
    if flee:
        from exeunt.network.flee import read_flee

        return read_flee(path, until=day)
    scenario = open_scenario(path)
    return replace(scenario, counts=tuple(row for row in scenario.counts if row.day <= day))


def save_forecast(told: PeopleForecast | FlowForecast, folder: str | Path) -> Path:
    """Write `people.csv` (camps) or `arrivals.csv` (flows); the path. Raises WrongUse."""
    from exeunt.forecasting.told import write_forecast

    return write_forecast(told, Path(folder))


def forecast_rows(told: PeopleForecast | FlowForecast) -> list[ForecastRow]:
    """The last day of a forecast, a row a place; for camps, their total at the end."""
    from exeunt.forecasting.told import rows

    return rows(told)
