"""simsetting.yml: which of Flee's settings mean what in our walk.

The names and defaults are those of Flee 3 (BSD), described in docs/flee.md. A key we do
not know is told, not guessed; a switch we do not simulate is told when it is on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from exeunt.errors import ScenarioError
from exeunt.network.flee.text import Reading, decoded, like
from exeunt.network.scenario import WalkRules

QUIET = {  # keys without effect on where people are, per section
    "": ("conflict_input_file", "flood_level_input_file", "granularity"),
    "log_levels": ("agent", "link", "camp", "conflict", "init", "idp_totals", "granularity"),
    "spawn_rules": (
        "conflict_zone_spawning_only", "average_social_connectivity",
        "flood_driven_spawn_mode", "flood_spawn_mode",
    ),
    "move_rules": (
        "max_crossing_speed", "two_system_decision_making", "max_flood_level",
        "avg_religion_fraction",
    ),
    "optimisations": (),
}  # fmt: skip
NUMBERS = {  # Flee's key -> (field of WalkRules, least, most)
    "max_move_speed": ("speed", 0.0, math.inf),
    "max_walk_speed": ("walk_speed", 0.0, math.inf),
    "conflict_movechance": ("origin_move", 0.0, 1.0),
    "camp_movechance": ("camp_move", 0.0, 1.0),
    "idpcamp_movechance": ("idp_camp_move", 0.0, 1.0),
    "default_movechance": ("waypoint_move", 0.0, 1.0),
    "softening": ("softening", 0.0, math.inf),
    "weight_softening": ("weight_softening", 0.0, math.inf),
    "distance_power": ("distance_power", -math.inf, math.inf),
    "weight_power": ("weight_power", -math.inf, math.inf),
    "foreign_weight": ("foreign_weight", 0.0, math.inf),
    "camp_weight": ("camp_weight", 0.0, math.inf),
    "conflict_weight": ("conflict_weight", 0.0, math.inf),
    "capacity_buffer": ("capacity_buffer", 0.0, 1.0),
    "capacity_scaling": ("capacity_scaling", 0.0, math.inf),
    "movechance_pop_base": ("population_base", 0.0, math.inf),
    "movechance_pop_scale_factor": ("population_power", -math.inf, math.inf),
    "pruning_threshold": ("pruning", -math.inf, math.inf),
}
SWITCHED = {  # a switch, the number it turns on and that number's default
    "use_pop_for_loc_weight": ("pop_power_for_loc_weight", "loc_population_power", 0.1),
    "stay_close_to_home": ("home_distance_power", "home_distance_power", 0.5),
}
NOT_SIMULATED = {
    "spawn_rules": (
        "flood_zone_spawning_only", "read_from_agents_csv_file", "starvation_driven_spawning",
    ),
    "move_rules": (
        "fixed_routes", "use_economic_pull", "harvest_months", "flee_when_starving",
        "avoid_food_deprived_locations", "WomenAvoidHazards", "ChildrenAvoidHazards",
        "ElderlyAvoidHazards", "BoysTakeRisk", "MatchCampReligion", "MatchCampEthnicity",
        "MatchTownEthnicity", "MatchConflictEthnicity",
    ),
}  # fmt: skip
USED = {
    "": (
        "log_levels", "spawn_rules", "move_rules", "optimisations", "flood_rules",
        "default_conflict_intensity",
    ),
    "spawn_rules": (
        "take_from_population", "insert_day0", "empty_camps_on_day0", "sum_from_camps",
        "camps_are_sinks", "conflict_spawn_decay", "conflict_spawn_decay_interval",
        "conflict_driven_spawning",
    ),
    "move_rules": (
        *NUMBERS, *SWITCHED, "pop_power_for_loc_weight", "home_distance_power",
        "awareness_level", "avoid_short_stints", "start_on_foot", "use_v1_rules",
    ),
    "optimisations": ("hasten",),
    "log_levels": (),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a settings file says, beyond the rules of movement in `walk`."""

    walk: WalkRules
    insert_day0: bool = True
    empty_camps: bool = False  # the counts of day 0 are taken off every later count
    sum_from_camps: bool = True
    conflict_intensity: float = 1.0  # of a place that becomes a zone by a changed type
    spawn: Literal["", "constant", "pop_ratio", "poisson"] = ""  # "": from the counts
    displaced: float = 500.0  # by a zone of intensity 1, a day


def read_settings(how: Reading, path: Path | None = None) -> Settings:
    """Settings of `path`, else of the folder's own simsetting.yml, else the defaults.

    Raises ScenarioError for a missing `path`, bad YAML, a value of the wrong kind, and
    for flood rules, which are not simulated.
    """
    own = how.folder / "simsetting.yml"
    if path is None and not own.exists():
        how.note("simsetting.yml is missing: every setting has Flee's default")
        return _settings(_Sheet({}, "simsetting.yml", how))
    return _settings(_Sheet(_yaml(path or own), (path or own).name, how))


def _yaml(path: Path) -> Any:
    import yaml  # type: ignore[import-untyped]  # costs 20 ms: only who reads a Flee folder pays

    text = decoded(path, path.name)
    try:
        return yaml.safe_load(text) or {}
    except yaml.MarkedYAMLError as error:
        row = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ScenarioError(
            f"{path.name} is no YAML: {error.problem or error.context}",
            where=f"{path.name}, row {row}",
            todo="check indentation and colons",
        ) from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        raise ScenarioError(
            f"{path.name} is no YAML we can read: {str(error).splitlines()[0][:80]}",
            where=path.name,
            todo="check the values",
        ) from error


def _short(value: Any) -> str:
    """A few characters of any value; YAML may hold lists that are endless when written out."""
    import reprlib

    try:
        return reprlib.repr(value)[:60]
    except ValueError:  # an integer of thousands of digits
        return "a huge number"


class _Sheet:
    """The settings as nested dictionaries, with checks on the way out."""

    def __init__(self, values: Any, file: str, how: Reading) -> None:
        self.values, self.file, self.how = self._mapping(values, file), file, how

    def _mapping(self, values: Any, where: str) -> dict[str, Any]:
        if values is None:
            return {}
        if not isinstance(values, dict):
            raise ScenarioError(
                f"settings are no list of keys: {_short(values)}",
                where=where,
                todo="write key: value lines",
            )
        return {str(key): value for key, value in values.items()}

    def section(self, name: str) -> dict[str, Any]:
        return self._mapping(self.values.get(name), f"{self.file}, {name}") if name else self.values

    def wrong(self, section: str, key: str, what: str, todo: str) -> ScenarioError:
        return ScenarioError(f"{key} {what}", where=f"{self.file}, {section or 'top'}", todo=todo)

    def number(self, section: str, key: str, default: float, least: float, most: float) -> float:
        value = self.section(section).get(key)
        if value is None:
            return default
        try:
            found = math.nan if isinstance(value, bool) else float(value)
        except (TypeError, ValueError, OverflowError):
            found = math.nan
        if not math.isfinite(found):
            raise self.wrong(section, key, f"is no number: {_short(value)}", f"{default:g}")
        if not least <= found <= most:
            raise self.wrong(section, key, f"is out of range: {found:g}",
                             f"give {least:g} to {most:g}")  # fmt: skip
        return found

    def whole(self, section: str, key: str, default: int, least: int) -> int:
        value = self.number(section, key, default, least, 1e9)
        if value != int(value):
            raise self.wrong(section, key, f"is no whole number: {value:g}", f"as {default}")
        return int(value)

    def switch(self, section: str, key: str, default: bool = False) -> bool:
        """Flee takes any text as true, "False" as well; we read the word."""
        value = self.section(section).get(key, default)
        if isinstance(value, str) and value.strip().lower() in ("false", "no", "off", "0"):
            told = "true, as Flee does" if self.how.as_flee else "false; Flee takes it as true"
            self.how.note(f'{self.file}: {key} is the text "{value}", read as {told}')
            return self.how.as_flee
        return bool(value)


def _settings(sheet: _Sheet) -> Settings:
    _refuse_floods(sheet)
    _tell_unknown(sheet)
    _tell_not_simulated(sheet)
    _tell_hasten(sheet)
    spawn, displaced = _conflict_driven(sheet)
    return Settings(
        walk=_walk(sheet),
        insert_day0=sheet.switch("spawn_rules", "insert_day0", True),
        empty_camps=sheet.switch("spawn_rules", "empty_camps_on_day0"),
        sum_from_camps=sheet.switch("spawn_rules", "sum_from_camps", True),
        conflict_intensity=sheet.number("", "default_conflict_intensity", 1.0, 0.0, math.inf),
        spawn=spawn,
        displaced=displaced,
    )


def _refuse_floods(sheet: _Sheet) -> None:
    if sheet.values.get("flood_rules"):
        raise ScenarioError(
            "flood-driven runs are not simulated, and this one says to leave conflicts.csv unread",
            where=f"{sheet.file}, flood_rules",
            todo="remove flood_rules to run it from its conflicts",
        )


def _tell_unknown(sheet: _Sheet) -> None:
    for section in USED:
        known = {*USED[section], *QUIET[section], *NOT_SIMULATED.get(section, ())}
        for key in sheet.section(section):
            if key not in known:
                near = like(key, known)
                sheet.how.note(
                    f"{sheet.file}: {section + '.' if section else ''}{key} is a setting nobody "
                    f"knows; without effect{' (near: ' + near + ')' if near else ''}"
                )


def _tell_not_simulated(sheet: _Sheet) -> None:
    for section, keys in NOT_SIMULATED.items():
        for key in keys:
            if sheet.section(section).get(key) and sheet.switch(section, key):
                sheet.how.note(f"{sheet.file}: {key} is on but not simulated here")
    if sheet.section("move_rules").get("two_system_decision_making"):
        sheet.how.note(f"{sheet.file}: two_system_decision_making has no effect in Flee, nor here")


def _tell_hasten(sheet: _Sheet) -> None:
    """One agent for `hasten` people only makes Flee faster; our cost is in no person."""
    hasten = sheet.whole("optimisations", "hasten", 1, 1)
    if hasten > 1:
        sheet.how.note(f"{sheet.file}: hasten {hasten} is not needed: everyone is simulated")


def _conflict_driven(sheet: _Sheet) -> tuple[Any, float]:
    """The mode of spawning from conflicts, and people by zone and day."""
    if sheet.section("spawn_rules").get("conflict_driven_spawning") is None:
        return "", 0.0
    inside = _Sheet(sheet.section("spawn_rules")["conflict_driven_spawning"], sheet.file, sheet.how)
    mode = inside.values.get("spawn_mode", "constant")
    if mode not in ("constant", "pop_ratio", "poisson"):
        raise sheet.wrong("conflict_driven_spawning", "spawn_mode", f"is unknown: {_short(mode)}",
                          "constant, pop_ratio or poisson")  # fmt: skip
    default = 0.01 if mode == "pop_ratio" else 500.0
    return mode, inside.number("", "displaced_per_conflict_day", default, 0.0, 1e9)


def _walk(sheet: _Sheet) -> WalkRules:
    defaults = WalkRules()
    values: dict[str, Any] = {
        field: sheet.number("move_rules", key, getattr(defaults, field), least, most)
        for key, (field, least, most) in NUMBERS.items()
    }
    for switch, (key, field, default) in SWITCHED.items():
        power = sheet.number("move_rules", key, default, -math.inf, math.inf)
        values[field] = power if sheet.switch("move_rules", switch) else 0.0
    values |= {
        "awareness": _awareness(sheet),
        "avoid_short_stints": sheet.switch("move_rules", "avoid_short_stints"),
        "start_on_foot": sheet.switch("move_rules", "start_on_foot"),
        "camps_are_sinks": _sinks(sheet),
        "spawn_decay": _decay(sheet),
        "spawn_decay_interval": sheet.whole("spawn_rules", "conflict_spawn_decay_interval", 30, 1),
        "take_from_population": sheet.switch("spawn_rules", "take_from_population"),
        "as_flee": sheet.how.as_flee,
    }
    if sheet.switch("move_rules", "use_v1_rules"):
        values |= {"speed": 200.0, "camp_weight": 2.0, "conflict_weight": 0.25,
                   "avoid_short_stints": False, "start_on_foot": False}  # fmt: skip
    for key in ("max_move_speed", "max_walk_speed", "movechance_pop_base"):
        if not values[NUMBERS[key][0]]:
            raise sheet.wrong("move_rules", key, "is 0: nobody would ever move", "give more than 0")
    return WalkRules(**values)


def _awareness(sheet: _Sheet) -> int:
    level = sheet.whole("move_rules", "awareness_level", 1, -1)
    if level == 0 and sheet.how.as_flee:
        sheet.how.note(f"{sheet.file}: awareness_level 0 stops all movement, as in Flee")
        return 0
    if level < 1:
        told = "Flee stops all movement" if level == 0 else "so does Flee"
        sheet.how.note(f"{sheet.file}: awareness_level {level} acts as 1; {told}")
    return max(level, 1)


def _sinks(sheet: _Sheet) -> bool:
    on = sheet.switch("spawn_rules", "camps_are_sinks")
    if on and sheet.how.as_flee:
        sheet.how.note(f"{sheet.file}: camps_are_sinks never takes effect in Flee")
        return False
    return on


def _decay(sheet: _Sheet) -> tuple[float, ...]:
    given = sheet.section("spawn_rules").get("conflict_spawn_decay")
    if given is None:
        return ()
    try:
        found = tuple(float(each) for each in given)
    except (TypeError, ValueError, OverflowError):
        found = (math.nan,)
    if not all(math.isfinite(each) and each >= 0 for each in found):
        raise sheet.wrong("spawn_rules", "conflict_spawn_decay", f"is no list: {_short(given)}",
                          "as in [1, 1, 0.5]")  # fmt: skip
    return found
