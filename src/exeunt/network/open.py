"""One way in: whatever kind of folder it is, a scenario comes out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from exeunt.errors import ScenarioError
from exeunt.network.files import Rows, read_rows
from exeunt.network.scenario import Scenario
from exeunt.network.settings import read_settings

BUNDLED = Path(__file__).parent / "bundled"


def open_scenario(folder: Path, *, as_flee: bool = False, settings: Path | None = None) -> Scenario:
    """The scenario in `folder`: ours has `scenario.toml`, Flee's has `input_csv/`.

    Where there is no such folder, the name of a bundled scenario is one (`bundled_names`).

    `as_flee` (keep Flee's defects) and `settings` (another settings file) are for Flee
    folders; asked of ours they are refused.

    Raises
    ------
    ScenarioError : no such folder, neither kind, or files with faults (`problems`).
    """
    return open_rows(folder, as_flee=as_flee, settings=settings)[0]


def open_rows(
    folder: Path, *, as_flee: bool = False, settings: Path | None = None
) -> tuple[Scenario, Rows]:
    """As `open_scenario`, with the row of its file each part stands on; none for Flee's.

    Raises
    ------
    ScenarioError : as `open_scenario`.
    """
    folder = _located(folder)
    if not is_ours(folder):
        from exeunt.network.flee import read_flee

        return read_flee(folder, as_flee=as_flee, settings=settings), {}
    _ours_only(folder, as_flee=as_flee, settings=settings)
    return read_rows(folder)


def bundled_names() -> tuple[str, ...]:
    """Names of the scenarios that come with exeunt."""
    if not BUNDLED.is_dir():
        return ()
    return tuple(sorted(each.parent.name for each in BUNDLED.glob("*/scenario.toml")))


def bundled(name: str) -> Path:
    """The folder of a scenario that comes with exeunt.

    Raises
    ------
    ScenarioError : there is none of this name.
    """
    if name not in bundled_names():
        raise ScenarioError(f'no scenario called "{name}" comes with exeunt',
                            near=", ".join(bundled_names()), todo=NEW)  # fmt: skip
    return BUNDLED / name


def suited(leaves: str, day: date) -> str | None:
    """The bundled scenario of people who leave a country, whose run holds a day.

    Parameters
    ----------
    leaves : the country left, ISO 3166 alpha-3.
    day : its first day, its last day or one between.

    None where there is none, or more than one. Only their settings are read.
    """
    found = [name for name in bundled_names() if _suits(BUNDLED / name, leaves, day)]
    return found[0] if len(found) == 1 else None


def _suits(folder: Path, leaves: str, day: date) -> bool:
    told = read_settings((folder / "scenario.toml").read_text("utf-8"))
    last = told.start + timedelta(days=told.values.get("days", 0) - 1)
    return bool(leaves) and told.values.get("leaves") == leaves and told.start <= day <= last


def _located(folder: Path) -> Path:
    """A bundled scenario by its name; a folder that is there goes first."""
    if folder.exists() or str(folder) not in bundled_names():
        return folder
    return bundled(str(folder))


def is_ours(folder: Path) -> bool:
    """Whether to read a folder as ours: all but those only Flee could have made."""
    return (folder / "scenario.toml").exists() or not (folder / "input_csv").is_dir()


def _ours_only(folder: Path, *, as_flee: bool, settings: Path | None) -> None:
    if not folder.is_dir():
        what = "this is a file, not a folder" if folder.exists() else "there is no such folder"
        near = ", ".join(filter(None, (_near(folder), *bundled_names())))
        raise ScenarioError(what, where=str(folder), near=near, todo=NEW)
    if not (folder / "scenario.toml").exists():
        raise ScenarioError(
            "this folder holds no scenario: neither scenario.toml nor input_csv/",
            where=str(folder),
            near=_near(folder / "scenario.toml"),
            todo=NEW,
        )
    if as_flee or settings is not None:
        asked = "--as-flee" if as_flee else "another settings file"
        raise ScenarioError(
            f"{asked} is for Flee folders, and this is a folder of ours",
            where=str(folder),
            todo="set as_flee = true under [walk] in its scenario.toml"
            if as_flee
            else "write the settings under [walk] in its scenario.toml",
        )


NEW = "name a scenario or Flee folder, or start one: exeunt scenario new FOLDER --from A --to B"


def _near(path: Path) -> str:
    """Scenario folders beside a wrong path."""
    parent = path.parent
    if not parent.is_dir():
        return ""
    kinds = ("scenario.toml", "input_csv")
    found = [each.name for each in sorted(parent.iterdir()) if each.is_dir()
             and any((each / kind).exists() for kind in kinds)]  # fmt: skip
    return ", ".join(found[:5])
