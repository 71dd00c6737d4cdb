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
from typing import TYPE_CHECKING

from exeunt.errors import WrongUse

if TYPE_CHECKING:
    # `as` says that the doors may have these from here: they import no room.
    from exeunt.network.files import Rows as Rows
    from exeunt.network.finding import Finding as Finding
    from exeunt.network.scenario import Scenario as Scenario
    from exeunt.network.show import Shown as Shown


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
