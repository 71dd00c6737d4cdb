"""What a run gives: tables as files, and the few lines a terminal shows.

`write_tables` writes `people.csv`, `crossings.csv` and `flows.csv`, and Parquet twins where
DuckDB is installed; `run_summary` is plain data for the command line to draw. Both take
means and quantiles from `run.summary` and work nothing else out but sums over places.
Columns and units are described in docs/simulation-output.md.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import BinaryIO, get_args

import numpy as np
from numpy.typing import NDArray

from exeunt.errors import WrongUse
from exeunt.simulation._cells import FORMULA, Bytes, lines, numbers, text_cell, texts
from exeunt.simulation.run import Floats, Measure, Run, summary

Means = NDArray[np.float64]
MEASURES: tuple[Measure, ...] = get_args(Measure)
FIGURES = ("mean", "q05", "q25", "q50", "q75", "q95")
HEADS = {
    "people": ("day", "date", "place", "kind", *FIGURES),
    "crossings": ("time", "place", "mode", "measure", *FIGURES),
    "flows": ("day", "date", "from", "to", "mode", *FIGURES),
}
_BLOCK = 1_000_000  # values of all members held at once while a table is written
_ROWS = 50_000  # rows held at once
_TYPES = {"day": "INTEGER", "date": "DATE", **dict.fromkeys(FIGURES, "DOUBLE")}


def write_tables(run: Run, folder: Path) -> list[Path]:
    """Write the tables of a run; the same run gives the same bytes.

    Parameters
    ----------
    run : a finished run.
    folder : where to write; made if it is not there. Files of these names are replaced,
        each at once, so that a reader never sees half a table.

    Returns
    -------
    list of Path
        `people.csv`, `crossings.csv`, `flows.csv`; then their Parquet twins if DuckDB
        (the extra `analysis`) is installed. People and vehicles are counts, `km`
        kilometres, `wait_hours` hours; up to three decimals, empty where not finite.

    Raises
    ------
    WrongUse : the folder or a file cannot be written.
    """
    made = [folder / f"{name}.csv" for name in HEADS]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, table in zip(made, (_people, _crossings, _flows), strict=True):
            _replaced(path, partial(_sheet, HEADS[path.stem], table(run)))
        return made + _twins(made)
    except OSError as error:
        raise _unwritable(error, folder) from error


# Tables: the cells before the figures, and the figures, some time steps at a go

Part = tuple[Bytes, Bytes, Floats]  # times, sites, values (times, sites, members)


def _people(run: Run) -> Iterator[Part]:
    sites = texts([(text_cell(p.id), p.kind) for p in run.scenario.places])
    yield from _parts(_days(run, len(run.people)), sites, [run.people])


def _flows(run: Run) -> Iterator[Part]:
    named = {p.id: text_cell(p.id) for p in run.scenario.places}
    ways = run.scenario.links
    sites = texts([(named[w.start], named[w.end], text_cell(w.mode)) for w in ways])
    yield from _parts(_days(run, len(run.flows)), sites, [run.flows])


def _crossings(run: Run) -> Iterator[Part]:
    told = [measure for measure in MEASURES if measure in run.crossings]
    if not told:
        return
    posts = [(text_cell(c.place), text_cell(c.mode)) for c in run.scenario.crossings]
    sites = texts([(*post, measure) for post in posts for measure in told])
    steps = len(run.crossings[told[0]])
    times = texts([(moment(run, step),) for step in range(steps)])
    yield from _parts(times, sites, [run.crossings[measure] for measure in told])


def _days(run: Run, days: int) -> Bytes:
    return texts([(str(day), day_of(run, day).isoformat()) for day in range(days)])


def _parts(times: Bytes, sites: Bytes, told: Sequence[Floats]) -> Iterator[Part]:
    """Blocks of time steps; several arrays of one shape alternate, site by site."""
    if not told[0].size:
        return
    step = max(1, min(_BLOCK // (len(told) * told[0][0].size), _ROWS // len(sites)))
    for at in range(0, len(times), step):
        block = np.stack([values[at : at + step] for values in told], axis=2)
        members = block.shape[-1]
        yield times[at : at + step], sites, block.reshape(-1, len(sites), members)


def _sheet(head: Sequence[str], parts: Iterator[Part], out: BinaryIO) -> None:
    out.write(",".join(head).encode() + b"\n")
    out.writelines(lines([times[:, None], sites[None], *_figures(v)]) for times, sites, v in parts)


def _figures(values: Floats) -> list[Bytes]:
    """Mean and quantiles as columns; of one member all are the same, and made once."""
    told = summary(values)
    mean = numbers(np.asarray(told.mean, np.float64))
    if values.shape[-1] == 1:
        return [mean] * len(FIGURES)
    return [mean, *numbers(np.asarray(told.quantiles, np.float64))]


def day_of(run: Run, day: int) -> date:
    """The date of a simulated day; day 0 is the first."""
    return run.scenario.start + timedelta(days=day)


def moment(run: Run, step: int) -> str:
    """A step of the crossings: "2022-09-21T05" by the hour, "2022-09-21" by the day."""
    if run.scenario.step == "day":
        return day_of(run, step).isoformat()
    day, hour = divmod(step, 24)
    return f"{day_of(run, day).isoformat()}T{hour:02}"


# The terminal


@dataclass(frozen=True, slots=True)
class Held:
    """People at one place when the run ends; `low` and `high` hold 90 % of the members."""

    place: str
    kind: str
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class LongestWait:
    """One mode of one crossing at its worst: when the wait, or where no wait is told the
    line, is longest in the mean."""

    place: str
    mode: str
    when: str  # ISO hour, or date when the step is a day
    wait_hours: float  # mean; low and high hold 90 % of the members
    low: float
    high: float
    waiting: float  # people in line then, mean
    km: float  # of that line, mean; 0 where it stands on no road


@dataclass(frozen=True, slots=True)
class Totals:
    """Where everybody is when the run ends; means over members, people.

    `already` stayed somewhere before day 0, `set_out` is everybody else; those two and
    `arrived`, `waiting` (at crossings), `under_way` (on links, in towns on the way) and
    `at_origin` (there still) add up to the same.
    """

    already: float
    set_out: float
    arrived: float
    waiting: float
    under_way: float
    at_origin: float

    def whole(self) -> Totals:
        """Whole people that still add up: the largest remainders are rounded up."""
        already, set_out = round(self.already), round(self.already + self.set_out)
        exact = (self.arrived, self.waiting, self.under_way, self.at_origin)
        parts = [math.floor(each) for each in exact]
        by_rest = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
        for i in by_rest[: set_out - sum(parts)]:
            parts[i] += 1
        return Totals(already, sum(parts) - already, *parts)

    def sentence(self) -> str:
        """The sum in words and whole people."""
        t = self.whole()
        begin = f"{t.set_out:,} set out" + (
            f" + {t.already:,} were there before" if t.already else ""
        )
        return (
            f"{begin} = {t.arrived:,} arrived + {t.under_way:,} under way + {t.waiting:,} waiting "
            f"at crossings + {t.at_origin:,} still where they start"
        )


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a terminal shows of a run, as plain data."""

    start: date
    end: date  # the last simulated day
    members: int
    held: tuple[Held, ...]  # most people first
    waits: tuple[LongestWait, ...]  # longest first
    totals: Totals
    notes: tuple[str, ...]  # of scenario and run, each once


def run_summary(run: Run, places: int = 12, crossings: int = 8) -> RunSummary:
    """The `places` with most people at the end, the `crossings` with the longest waits, the sum.

    People in whole numbers or means, hours, kilometres; see the classes.
    """
    days = len(run.people)
    return RunSummary(
        start=run.scenario.start,
        end=day_of(run, max(0, days - 1)),
        members=run.members,
        held=_held(run)[:places],
        waits=_waits(run)[:crossings],
        totals=totals(run),
        notes=told_notes(run),
    )


def told_notes(run: Run) -> tuple[str, ...]:
    """Notes of the reader of the scenario and of the run, each once."""
    return tuple(dict.fromkeys((*run.scenario.notes, *run.notes)))


BRIEF = 0.05  # hours, or people where no wait is told: a line not worth a row
ON_ROAD = frozenset({"road", "bicycle"})  # modes whose line has a length worth telling
GOALS = frozenset({"destination", "camp", "idp_camp"})


def totals(run: Run) -> Totals:
    """Where everybody is when the run ends, means over members."""
    if not len(run.people):
        return Totals(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    last = whereabouts(replace(run, people=run.people[-1:], under_way=run.under_way[-1:]))
    parts = (last.arrived, last.waiting, last.under_way, last.at_origin)
    arrived, waiting, under_way, at_origin = (float(part[0]) for part in parts)
    already = sum(place.present for place in run.scenario.places)
    set_out = arrived + waiting + under_way + at_origin - already
    return Totals(already, set_out, arrived, waiting, under_way, at_origin)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where everybody is at the end of each day, (days,), mean people; together all there are."""

    at_origin: Floats
    under_way: Floats
    waiting: Floats
    arrived: Floats


def whereabouts(run: Run) -> Whereabouts:
    """`totals` for every day of a run."""
    every = mean(run.people)
    kinds = np.array([place.kind for place in run.scenario.places])
    goal, post, origin = np.isin(kinds, list(GOALS)), kinds == "crossing", kinds == "origin"
    between = every[:, ~(goal | post | origin)].sum(axis=1) + mean(run.under_way)
    return Whereabouts(
        at_origin=every[:, origin].sum(axis=1),
        under_way=between,
        waiting=every[:, post].sum(axis=1),
        arrived=every[:, goal].sum(axis=1),
    )


def crossed_by_day(run: Run, site: int) -> Floats:
    """People who cross at one crossing on each day, (days, 1, members)."""
    crossed = run.crossings["crossed"][:, site : site + 1]
    if run.scenario.step == "day" or not len(crossed):
        return crossed
    return np.add.reduceat(crossed, np.arange(0, len(crossed), 24), axis=0)


def mean(values: Floats) -> Means:
    """Mean over members, the last axis, as `run.summary` has it."""
    if values.shape[-1] == 1:
        return values[..., 0].astype(np.float64)
    return np.asarray(values.mean(axis=-1, dtype=np.float64))


def _held(run: Run) -> tuple[Held, ...]:
    if not len(run.people):
        return ()
    told = summary(run.people[-1:])
    low, high = told.quantiles[0, 0], told.quantiles[-1, 0]
    rows = [
        Held(p.name or p.id, p.kind, *(max(float(x), 0.0) for x in figures))  # no -0
        for p, *figures in zip(run.scenario.places, told.mean[0], low, high, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: -row.mean))


def _waits(run: Run) -> tuple[LongestWait, ...]:
    """By crossing and mode; one whose line never takes three minutes is left out."""
    lines_ = run.crossings.get("wait_hours", run.crossings.get("waiting"))
    if lines_ is None or not lines_.size:
        return ()
    sizes = lines_.mean(axis=-1, dtype=np.float64)
    sizes[~np.isfinite(sizes)] = -1.0
    names = {p.id: p.name or p.id for p in run.scenario.places}
    rows = []
    for site, step in enumerate(sizes.argmax(axis=0).tolist()):
        if sizes[step, site] >= BRIEF:
            post = run.scenario.crossings[site]
            wait = _at(run, "wait_hours", step, site)
            waiting = _at(run, "waiting", step, site)[0]
            km = _at(run, "km", step, site)[0] if post.mode in ON_ROAD else 0.0
            name = names.get(post.place, post.place)
            rows.append(LongestWait(name, post.mode, moment(run, step), *wait, waiting, km))
    return tuple(sorted(rows, key=lambda row: (-row.wait_hours, -row.waiting)))


def _at(run: Run, name: Measure, step: int, site: int) -> tuple[float, float, float]:
    """Mean, 5 % and 95 % of one measure; zeros for what the run does not tell."""
    if name not in run.crossings:
        return 0.0, 0.0, 0.0
    told = summary(run.crossings[name][step : step + 1, site : site + 1])
    low, high = told.quantiles[[0, -1], 0, 0].tolist()
    return float(told.mean[0, 0]), low, high


# Files


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file so that nobody ever reads half of it; its folder is made.

    Raises
    ------
    WrongUse : it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replaced(path, lambda out: out.writelines([content]))
    except OSError as error:
        raise _unwritable(error, path) from error
    return path


def _unwritable(error: OSError, path: Path) -> WrongUse:
    at = Path(error.filename or path)
    return WrongUse(f"cannot write {at}: {error.strerror}", todo="name another folder with -o")


def _replaced(path: Path, fill: Callable[[BinaryIO], None]) -> None:
    """A file made beside its place and then put there, or not at all."""
    part = _beside(path)
    try:
        with part.open("wb") as out:
            fill(out)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _twins(tables: Sequence[Path]) -> list[Path]:
    """Each table once more as Parquet, typed; none where DuckDB is not installed."""
    try:
        import duckdb
    except ImportError:
        return []
    made = []
    with duckdb.connect(config={"threads": 1}) as db:  # one thread: the same bytes each time
        for path in tables:
            twin = path.with_suffix(".parquet")
            part = _beside(twin)
            types = {name: _TYPES.get(name, "VARCHAR") for name in HEADS[path.stem]}
            try:
                rows = db.read_csv(
                    str(path), header=True, columns=types, delimiter=",", quotechar='"',
                    escapechar='"', auto_detect=False,
                )  # fmt: skip
                rows.project(_typed(types)).write_parquet(str(part), compression="zstd")
                part.replace(twin)
            except duckdb.IOException as error:
                raise OSError(0, str(error).splitlines()[0], str(twin)) from error
            finally:
                part.unlink(missing_ok=True)
            made.append(twin)
    return made


def _typed(types: dict[str, str]) -> str:
    """The columns as SQL; a Parquet file runs no formula, so names lose their guard."""
    guard = "^'(" + FORMULA + ")"
    bare = f"regexp_replace(\"{{0}}\", '{guard.replace(chr(39), chr(39) * 2)}', '\\1') AS \"{{0}}\""
    return ", ".join(
        bare.format(name) if kind == "VARCHAR" else f'"{name}"' for name, kind in types.items()
    )
