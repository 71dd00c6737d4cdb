"""The third part of the story: from reports to estimates; start here after `workflow`.

Sources or a ledger become reports (an observation and its day of publication),
inference weighs them, by themselves or through a scenario, and a `Picture` comes back:
estimates with intervals, a verdict on every figure, what a change would make of it, and
notes on what was left out. The doors (`exeunt.cli`) call this module and nothing behind
it; rooms are imported when first needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from exeunt import workflow
from exeunt.errors import ScenarioError, WrongUse
from exeunt.estimates import Estimate, Picture
from exeunt.observations import Document

if TYPE_CHECKING:
    # `as` says that the doors may have these from here: they import no room.
    from exeunt.estimates import Diagnosis as Diagnosis
    from exeunt.estimates import Verdict as Verdict
    from exeunt.estimates import WhatIf as WhatIf
    from exeunt.inference.evidence import Report as Report
    from exeunt.network.scenario import Scenario as Scenario
    from exeunt.workflow import OnProblem, Reading, View, Weigh

FORMATS = ("table", "jsonl", "csv", "hxl", "parquet")
HORIZON = 14  # days ahead
NONE = "none"  # no scenario, though one may suit
MOST_POSSIBLE = 3  # changes that may come, on a page; each is simulated too

SILENT = "nobody reports anything; --as-of DATE shows what the scenario alone says"

OnProgress = Callable[[int, int, str], None]  # done, of how many, what is being done
Period = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How reports are to be weighed; None leaves it to what is usual.

    `scenario` is a name, a folder, or a scenario; without one, places are weighed one by
    one, and what needs a scenario (`horizon`, `periods`, `members`, `cluster`) is refused.
    `periods` are "2022-09-26/2022-10-02", or two dates, both included.
    """

    scenario: str | Path | Scenario | None = None
    as_of: str | None = None
    horizon: int | None = None
    periods: Sequence[str | Period] = ()
    members: int | None = None
    seed: int = 0
    cluster: str | None = None
    progress: OnProgress | None = None


@dataclass(frozen=True, slots=True)
class _Ready:
    """`How` once it is checked: nothing in it is wrong by itself."""

    how: How
    as_of: str | None
    horizon: int
    periods: tuple[Period, ...]
    scenario: Scenario | None
    changes: tuple[str, ...] = ()
    may_come: bool = False  # show what each change the scenario thinks possible would make

    @property
    def days(self) -> tuple[date, date]:
        """First and last day of the scenario."""
        if self.scenario is None:
            raise WrongUse("days are those of a scenario", todo="add --scenario NAME")
        return self.scenario.start, self.scenario.start + timedelta(days=self.scenario.days - 1)


def estimate(
    *sources: str | Path | Document,
    published: str | None = None,
    scenario: str | Path | Scenario | None = None,
    as_of: str | None = None,
    horizon: int | None = None,
    periods: Sequence[str | Period] = (),
    members: int | None = None,
    seed: int = 0,
    cluster: str | None = None,
    workers: int | None = 1,
    on_problem: OnProblem | None = None,
    progress: OnProgress | None = None,
) -> Picture:
    """What the sources, or a ledger, say together of queues, waits and people counted.

    Parameters
    ----------
    sources : as for `read`, or one ledger file.
    published : ISO date of publication where a source does not say.
    scenario : name of a bundled one, folder, or `Scenario`: weigh everything at once
        through it and forecast. Without it places are weighed one by one, by physics.
    as_of : ISO date; only what was published by then. In a ledger, reviews too.
        Without it, the day of the latest report.
    horizon : days of forecast after `as_of`; 14 if not given.
    periods : further periods to estimate, "START/END" or two dates, both included.
    members : worlds; as many as are usual if not given.
    seed : of the draws.
    cluster : address of a Dask scheduler; the same numbers.
    progress : called with (done, of how many, what is being done).

    Raises
    ------
    WrongUse : nothing to read, a ledger among other sources, a date that is none or lies
        outside the scenario, a number out of bounds, or `horizon`, `periods`, `members`,
        `cluster` without a scenario.
    ScenarioError : no such scenario, or one that cannot be run.
    SourceError, LedgerError : see `read` and `open_ledger`.
    """
    how = How(scenario=scenario, as_of=as_of, horizon=horizon, periods=periods, members=members,
              seed=seed, cluster=cluster, progress=progress)  # fmt: skip
    if any(map(workflow.is_ledger, sources)):
        return estimate_ledger(sources, how)
    readings = workflow.read(*sources, published=published, workers=workers, on_problem=on_problem)
    return estimate_readings(readings, how)


def estimate_readings(readings: Iterable[Reading], how: How | None = None) -> Picture:
    """As `estimate`, of what is read as it is needed."""
    ready = _checked(how or How())
    return _weighed(*_heard(readings), ready)


def estimate_ledger(sources: Iterable[str | Path | Document], how: How | None = None) -> Picture:
    """As `estimate`, of one ledger; what a review rejected stays outside.

    Raises
    ------
    WrongUse : more than one source.
    """
    ready = _checked(how or How())
    reports = _of_ledger(sources, ready.as_of)
    return _weighed(reports, _days(reports), ready)


# What if


def what_if(
    *sources: str | Path | Document,
    changes: Sequence[str],
    scenario: str | Path | Scenario,
    published: str | None = None,
    as_of: str | None = None,
    horizon: int | None = None,
    members: int | None = None,
    seed: int = 0,
    workers: int | None = 1,
    on_problem: OnProblem | None = None,
    progress: OnProgress | None = None,
) -> Picture:
    """What changes would make: `Picture.what_ifs[0].differences`, beside the estimates.

    Parameters
    ----------
    sources : as for `estimate`; none: the scenario's priors alone.
    changes : "FIN refuses tourists from 2022-09-30", "close lars", or any sentence of
        `exeunt simulate --what-if`; they hold together. Without "from", a change holds
        from the day after `as_of`.
    as_of : without it the day of the latest report; without reports, the eve of the
        first change.

    Raises
    ------
    WrongUse : as `estimate`; no change, one that has no effect, or an unknown name.
    ScenarioError : no such scenario, or one that cannot be run.
    """
    how = How(scenario=scenario, as_of=as_of, horizon=horizon, members=members, seed=seed,
              progress=progress)  # fmt: skip
    if any(map(workflow.is_ledger, sources)):
        return what_if_ledger(sources, changes, how)
    found: Iterable[Reading] = ()
    if sources:
        found = workflow.read(*sources, published=published, workers=workers, on_problem=on_problem)
    return what_if_readings(found, changes, how)


def what_if_readings(readings: Iterable[Reading], changes: Sequence[str], how: How) -> Picture:
    """As `what_if`, of what is read as it is needed."""
    ready = _imagining(changes, how)
    return _weighed(*_heard(readings), ready)


def what_if_ledger(
    sources: Iterable[str | Path | Document], changes: Sequence[str], how: How
) -> Picture:
    """As `what_if`, of one ledger."""
    ready = _imagining(changes, how)
    reports = _of_ledger(sources, ready.as_of)
    return _weighed(reports, _days(reports), ready)


def _imagining(changes: Sequence[str], how: How) -> _Ready:
    """Checked, and with the changes."""
    ready = _checked(how)
    if ready.scenario is None:
        raise WrongUse("a change is imagined in a scenario", todo="add --scenario NAME")
    if not changes:
        raise WrongUse("nothing is imagined", todo='add --rule "FIN refuses GROUP", or --close')
    return replace(ready, changes=tuple(" ".join(each.split()) for each in changes))


# The page


def report(
    *sources: str | Path | Document,
    published: str | None = None,
    title: str | None = None,
    scenario: str | Path | Scenario | None = None,
    as_of: str | None = None,
    horizon: int | None = None,
    members: int | None = None,
    seed: int = 0,
    workers: int | None = 1,
    on_problem: OnProblem | None = None,
    progress: OnProgress | None = None,
) -> str:
    """One self-contained HTML page of what the sources, or a ledger, say, each and together.

    Parameters
    ----------
    sources, published, as_of, horizon, members, seed : as for `estimate`.
    scenario : as for `estimate`; None takes the bundled one of the country left and the
        day, where there is one, and "none" takes none.

    Raises
    ------
    WrongUse, ScenarioError, SourceError, LedgerError : as `estimate`.
    """
    how = How(scenario=scenario, as_of=as_of, horizon=horizon, members=members, seed=seed,
              progress=progress)  # fmt: skip
    return workflow.report(
        *sources, published=published, title=title, as_of=as_day(as_of), workers=workers,
        on_problem=on_problem, weigh=pictured(how),
    )  # fmt: skip


def pictured(how: How, told: Callable[[Picture], None] | None = None) -> Weigh:
    """How `workflow.page` weighs a ledger; `told` is called with the picture that was made.

    `how.scenario` may be None, for the one that suits, or "none". What is wrong with `how`
    is said at once, before anything is read.

    Raises
    ------
    WrongUse, ScenarioError : as `estimate`.
    """
    _numbers(how)
    suits = how.scenario is None
    alone = How(as_of=how.as_of, seed=how.seed, progress=how.progress)
    ready = _checked(alone if suits or how.scenario == NONE else how)

    def weigh(ledger: View) -> tuple[Picture | None, Scenario | None]:
        reports = list(_kept(ledger))
        name = suited_scenario(reports, ready.as_of) if suits else None
        asked = _checked(replace(how, scenario=name)) if name else ready
        found = _weighed(reports, _days(reports), replace(asked, may_come=True))
        if told is not None:
            told(found)
        return (found if found.estimates else None), asked.scenario

    return weigh


def suited_scenario(reports: Sequence[Report], as_of: str | None) -> str | None:
    """The name of the bundled scenario of the country left and of a day, where there is one.

    Without `as_of`, the day is that of the latest report.
    """
    from exeunt.inference.evidence import country_left
    from exeunt.network.open import suited

    day = as_of or max(_days(reports), default=None)
    leaves = country_left(reports)
    try:
        return suited(leaves, date.fromisoformat(day)) if leaves and day else None
    except ValueError:  # a publication date that is none
        return None


# What is wrong with a call, before anything is read


def _checked(how: How) -> _Ready:
    """`how` with its dates, numbers and scenario understood."""
    as_of = as_day(how.as_of)
    if how.scenario is None:
        _physics_only(how)
        return _Ready(how, as_of, HORIZON, (), None)
    _numbers(how)
    horizon = HORIZON if how.horizon is None else how.horizon
    periods = tuple(map(period, how.periods))
    ready = _Ready(how, as_of, horizon, periods, opened(how.scenario))
    if as_of:
        _inside(ready, as_of)
    return ready


def _physics_only(how: How) -> None:
    asked = {"--horizon": how.horizon is not None, "--period": bool(how.periods),
             "--members": how.members is not None, "--cluster": bool(how.cluster)}  # fmt: skip
    if named := [name for name, is_asked in asked.items() if is_asked]:
        from exeunt.network.open import bundled_names

        verb = "needs" if len(named) == 1 else "need"
        raise WrongUse(f"{' and '.join(named)} {verb} a scenario", near=", ".join(bundled_names()),
                       todo="add --scenario NAME")  # fmt: skip


def _numbers(how: How) -> None:
    from exeunt.inference.scenario_weigh import FEWEST, FURTHEST, MOST

    if how.horizon is not None:
        _within("--horizon", how.horizon, (1, FURTHEST), "days of forecast")
    if how.members is not None:
        _within("--members", how.members, (FEWEST, MOST), "worlds")


def _within(name: str, value: int, limits: tuple[int, int], what: str) -> None:
    least, most = limits
    if not least <= value <= most:
        raise WrongUse(f"{name} is {value:,}", todo=f"give {least:,} to {most:,} {what}")


def _inside(ready: _Ready, as_of: str) -> None:
    first, last = ready.days
    if not first <= date.fromisoformat(as_of) <= last:
        side = "before the scenario begins" if as_of < first.isoformat() else "after its last day"
        raise WrongUse(f"{as_of} is {side}", near=f"{first} to {last}",
                       todo="choose a day between with --as-of")  # fmt: skip


def opened(scenario: str | Path | Scenario) -> Scenario:
    """A scenario by name or folder, or as it is, if reports can be weighed through it.

    Raises
    ------
    ScenarioError : there is none, its files have faults, or a check finds a problem.
    WrongUse : it is one without queues.
    """
    from exeunt.network.checks import check
    from exeunt.network.open import open_rows

    rows = None
    if isinstance(scenario, str | Path):
        scenario, rows = open_rows(Path(scenario))
    if scenario.choice != "plan" or scenario.step != "hour":
        raise WrongUse("reports are weighed where queues are simulated by the hour",
                       where=scenario.name, near=f"choice {scenario.choice}, step {scenario.step}",
                       todo='set choice = "plan" and step = "hour" in scenario.toml')  # fmt: skip
    faults = tuple(
        ScenarioError(each.what, where=each.where, near=each.near, todo=each.todo)
        for each in check(scenario, rows)
        if each.severity == "problem"
    )
    if faults:
        count = "1 problem" if len(faults) == 1 else f"{len(faults)} problems"
        raise ScenarioError(f"this scenario cannot be run: {count}", where=scenario.name,
                            todo="correct what is named", problems=faults)  # fmt: skip
    return scenario


def period(asked: str | Period) -> Period:
    """Two days of "START/END", both included.

    Raises
    ------
    WrongUse : it is not of that form, or ends before it starts.
    """
    if isinstance(asked, str):
        parts = [each.strip() for each in asked.split("/")]
        try:
            first, last = map(date.fromisoformat, parts)
        except ValueError:
            raise WrongUse(f'"{asked}" is not a period',
                           todo="write it as 2022-09-26/2022-10-02") from None  # fmt: skip
    else:
        first, last = asked
    if last < first:
        raise WrongUse(f"the period {first}/{last} ends before it starts", todo="write START/END")
    return first, last


def as_day(text: str | None) -> str | None:
    """An ISO date, checked.

    Raises
    ------
    WrongUse : it is no date.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise WrongUse(f'"{text}" is not a date', todo="write it as 2022-09-23") from None


# Weighing


def _weighed(reports: Sequence[Report], published: Sequence[str], ready: _Ready) -> Picture:
    how = ready.how
    if ready.scenario is None:
        from exeunt.inference.weigh import weigh

        return weigh(reports, as_of=ready.as_of, seed=how.seed)
    from exeunt.inference.scenario_weigh import weigh_scenario

    as_of = ready.as_of or _latest(published, ready, silent=not reports)
    if as_of is None:
        return Picture(notes=(SILENT,), scenario=ready.scenario.name)
    until = date.fromisoformat(as_of) + timedelta(days=ready.horizon)
    for one in ready.periods:
        _simulated(one, ready.days[0], until)
    scenario, what_ifs = _what_ifs(ready, ready.scenario, as_of, until)
    told = weigh_scenario(
        reports, scenario, as_of=as_of, horizon=ready.horizon, periods=ready.periods,
        members=how.members, seed=how.seed, what_ifs=what_ifs, cluster=how.cluster,
        progress=how.progress,
    )  # fmt: skip
    return _with_rules(told, ready, date.fromisoformat(as_of)) if ready.changes else told


def _with_rules(told: Picture, ready: _Ready, day: date) -> Picture:
    """With what is in force where something is imagined, as notes of it."""
    import msgspec

    from exeunt.network.whatif import what_if
    from exeunt.network.whatif_ahead import in_force

    if ready.scenario is None:
        return told
    after = what_if(ready.scenario, list(ready.changes))
    held = in_force(ready.scenario, after, day) or ("no rule and no limit there",)
    now = tuple(f"in force on {day}: {each}" for each in held)
    changed = tuple(msgspec.structs.replace(each, notes=(*each.notes, *now))
                    for each in told.what_ifs)  # fmt: skip
    return msgspec.structs.replace(told, what_ifs=changed)


def _simulated(asked: Period, first: date, last: date) -> None:
    if asked[0] < first or asked[1] > last:
        raise WrongUse(f"the period {asked[0]}/{asked[1]} is outside the days simulated",
                       near=f"{first} to {last}",
                       todo="choose days between, or another --horizon")  # fmt: skip


def _what_ifs(
    ready: _Ready, scenario: Scenario, as_of: str, until: date
) -> tuple[Scenario, tuple[str, ...]]:
    """The changes as one, from the day after `as_of` where no day is named, each with an effect.

    Or those that may come, the likeliest first, each for itself; the scenario then names
    them by the same words, so that each is known with its chance.
    """
    from exeunt.network.whatif_ahead import dated, tried

    tomorrow = date.fromisoformat(as_of) + timedelta(days=1)
    if ready.changes:
        made = dated(ready.changes, tomorrow)
        tried(scenario, made, until)
        return scenario, ("; ".join(made),)
    if not ready.may_come:
        return scenario, ()
    likely = sorted(scenario.possible, key=lambda one: -one.chance.median)
    named = [replace(one, what_if=dated([one.what_if], tomorrow)[0]) for one in likely]
    useful = [one for one in named if _has_effect(scenario, one.what_if, until)][:MOST_POSSIBLE]
    return replace(scenario, possible=tuple(useful)), tuple(one.what_if for one in useful)


def _has_effect(scenario: Scenario, change: str, until: date) -> bool:
    from exeunt.network.whatif_ahead import tried

    try:
        tried(scenario, [change], until)
    except WrongUse:
        return False
    return True


def _latest(published: Sequence[str], ready: _Ready, *, silent: bool) -> str | None:
    """The latest of the days of publication, within the scenario; without any, that of a change.

    None where nobody reports anything and nothing is imagined.
    """
    first, last = ready.days
    if published and max(published) < first.isoformat():
        raise WrongUse("every report is from before the scenario begins",
                       near=f"the latest is of {max(published)}, the first day {first}",
                       todo="name another scenario, or --as-of")  # fmt: skip
    if published and (ready.changes or not silent):
        return min(max(published), last.isoformat())
    if not silent:
        raise WrongUse("nobody says when this was published",
                       todo="add --published DATE, or --as-of DATE")  # fmt: skip
    return _eve(ready) if ready.changes else None


def _eve(ready: _Ready) -> str:
    """The day before the first change; where none is named, the last that leaves a horizon."""
    from exeunt.network.whatif_ahead import earliest

    first, last = ready.days
    change = earliest(ready.changes, first)
    eve = change - timedelta(days=1) if change else last - timedelta(days=ready.horizon)
    return min(max(eve, first), last).isoformat()


def _of_ledger(sources: Iterable[str | Path | Document], as_of: str | None) -> list[Report]:
    named = list(sources)
    if len(named) != 1:
        raise WrongUse("estimates are of one ledger, or of sources", near=str(named[0]))
    path = str(named[0])
    with closing(workflow.open_ledger(path, create=False, write=False)) as ledger:
        return list(_kept(ledger.as_of(as_of) if as_of else ledger))


def _heard(readings: Iterable[Reading]) -> tuple[list[Report], list[str]]:
    """The reports, and the days on which anything was published, also what reports nothing."""
    from exeunt.inference.evidence import Report

    reports: list[Report] = []
    days: list[str] = []
    for reading in readings:
        published = reading.document.published
        days += [published[:10]] if published else []
        reports += [Report(one, published) for one in reading.observations]
    return reports, days


def _days(reports: Iterable[Report]) -> list[str]:
    return [each.published[:10] for each in reports if each.published]


def _kept(ledger: View) -> Iterator[Report]:
    from exeunt.inference.evidence import Report

    for stored in workflow.listed(ledger):
        yield Report(stored.standing, stored.document.published)


def export(found: Iterable[Estimate], fmt: str, out: BinaryIO) -> int:
    """Write estimates as jsonl, csv, hxl or parquet; how many were written.

    Raises
    ------
    WrongUse : there is no such format.
    MissingExtra : parquet without the extra `analysis`.
    """
    from exeunt.exports import estimated

    return estimated.write(found, fmt, out)
