"""The second half of the story: from a scenario to runs and pages; start here after `workflow`.

A scenario folder (or a Flee folder) becomes a `Scenario`, the simulation makes it a
`Run`, forecasts and validation judge it, the report draws it. The doors
(`exeunt.cli`) call this module and nothing behind it: everything a door can do is one
function here, and every room is imported when it is first needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # `as` says that the doors may have these from here: they import no room.
    from exeunt.network.scenario import Scenario as Scenario


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
