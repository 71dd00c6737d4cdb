"""Two runs side by side: what a change did, member by member.

A member of a what-if has the same draws as the same member before the change, so the
difference is taken within each member; its spread is that of the effect, not that of the
world. `difference` works it out, `write_difference` makes tables of it; a terminal shows
`Difference.what`, `.places` and `.posts`. People present and people who crossed are
never added to each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from exeunt.errors import WrongUse
from exeunt.simulation._cells import Bytes, lines, numbers, text_cell, texts
from exeunt.simulation.output import FIGURES, MEASURES, day_of, moment, write_whole
from exeunt.simulation.run import QUANTILES, Floats, Measure, Run, summary

HEADS = {
    "difference": ("day", "date", "place", "kind", "before", "after", *FIGURES),
    "difference_crossings": ("time", "place", "mode", "measure", "before", "after", *FIGURES),
}
_BLOCK = 1_000_000  # values of all members held at once


@dataclass(frozen=True, slots=True)
class Compared:
    """Means of two runs, (times, sites), and of after - before the mean and quantiles.

    `quantiles` is (5, times, sites), of `run.QUANTILES`; nan where a member has no figure.
    """

    before: Floats
    after: Floats
    mean: Floats
    quantiles: Floats


@dataclass(frozen=True, slots=True)
class Changed:
    """One place or crossing: means before and after, people; `low` and `high` hold 90 % of
    the members' differences."""

    place: str
    kind: str  # of place; the mode of a crossing
    before: float
    after: float
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change did.

    people : people at each place when each day ends, (days, places).
    crossings : by measure (times, crossings), in its own unit.
    crossed : people who crossed in the whole run, (1, crossings); None where not told.
    """

    before: Run
    after: Run
    people: Compared
    crossings: dict[Measure, Compared]
    crossed: Compared | None

    @property
    def what(self) -> tuple[str, ...]:
        """The changes, as the notes of the scenario say them."""
        before = set(self.before.scenario.notes)
        notes = [each for each in self.after.scenario.notes if each not in before]
        return tuple(each.removeprefix("what if: ") for each in notes)

    @property
    def places(self) -> tuple[Changed, ...]:
        """People present when the run ends, where that changed; biggest difference first."""
        sites = [(place.name or place.id, place.kind) for place in self.after.scenario.places]
        return _changed(self.people, sites)

    @property
    def posts(self) -> tuple[Changed, ...]:
        """People who crossed in the whole run, by crossing and mode, likewise."""
        made = self.after.scenario
        names = {place.id: place.name or place.id for place in made.places}
        sites = [(names.get(row.place, row.place), row.mode) for row in made.crossings]
        return _changed(self.crossed, sites) if self.crossed else ()


def difference(before: Run, after: Run) -> Difference:
    """After less before, paired by member.

    Parameters
    ----------
    before, after : runs of one scenario and of a what-if of it, with the same seed,
        members, draws, choice and days. Links, rules and events may differ.

    Raises
    ------
    WrongUse : the two cannot be paired; says what differs.
    """
    _same_world(before, after)
    told = [each for each in MEASURES if each in before.crossings and each in after.crossings]
    crossed = None
    if "crossed" in told:
        totals = (_total(run.crossings["crossed"]) for run in (before, after))
        crossed = _compared(*totals)
    return Difference(
        before=before,
        after=after,
        people=_compared(before.people, after.people),
        crossings={each: _compared(before.crossings[each], after.crossings[each]) for each in told},
        crossed=crossed,
    )


def _same_world(before: Run, after: Run) -> None:
    one, two = _world(before), _world(after)
    apart = [name for name in one if one[name] != two[name]]
    if not apart:
        return
    name = apart[0]
    said = [str(each[name]) for each in (one, two)]
    near = f"{said[0]} and {said[1]}" if max(map(len, said)) < 40 else ""
    raise WrongUse(f"two runs of different {name} cannot be compared member by member",
                   where=after.scenario.name, near=near,
                   todo="run both with the same seed, members, draws, choice and days")  # fmt: skip


def _world(run: Run) -> dict[str, object]:
    """What two runs must share, by its name."""
    made = run.scenario
    return {
        "seed": run.seed,
        "members": run.members,
        "draws": run.draws,
        "choice": run.choice,
        "start": made.start,
        "step": made.step,
        "days": len(run.people),
        "places": [place.id for place in made.places],
        "crossings": [(row.place, row.mode) for row in made.crossings],
    }


def _total(crossed: Floats) -> Floats:
    return np.asarray(crossed.sum(axis=0, keepdims=True, dtype=np.float64))


def _compared(before: Floats, after: Floats) -> Compared:
    """Some time steps at a go: both runs in double precision at once would not fit."""
    shape = before.shape[:-1]
    told = Compared(
        before=np.zeros(shape),
        after=np.zeros(shape),
        mean=np.zeros(shape),
        quantiles=np.zeros((len(QUANTILES), *shape)),
    )
    step = max(1, _BLOCK // max(1, before[:1].size))
    for at in range(0, len(before), step):
        some = slice(at, at + step)
        one, two = (run[some].astype(np.float64) for run in (before, after))
        with np.errstate(invalid="ignore"):  # two waits without end have no difference
            apart = summary(two - one)
        told.before[some], told.after[some] = one.mean(axis=-1), two.mean(axis=-1)
        told.mean[some], told.quantiles[:, some] = apart.mean, apart.quantiles
    return told


# Tables


def write_difference(told: Difference, folder: Path) -> list[Path]:
    """Write `difference.csv`, and `difference_crossings.csv` where crossings are simulated.

    Columns as in `people.csv` and `crossings.csv` (docs/simulation-output.md); `before` and
    `after` are means, `mean` and the quantiles those of after - before. The same bytes
    each time.

    Raises
    ------
    WrongUse : a file cannot be written.
    """
    tables = {"difference": _people(told)}
    if told.crossings:
        tables["difference_crossings"] = _crossings(told)
    return [
        write_whole(folder / f"{name}.csv", b"".join((_head(name), *rows)))
        for name, rows in tables.items()
    ]


def _head(name: str) -> bytes:
    return ",".join(HEADS[name]).encode() + b"\n"


def _people(told: Difference) -> Iterator[bytes]:
    run = told.before
    sites = texts([(text_cell(p.id), p.kind) for p in run.scenario.places])
    days = texts([(str(d), day_of(run, d).isoformat()) for d in range(len(run.people))])
    yield from _rows(days, sites, [told.people])


def _crossings(told: Difference) -> Iterator[bytes]:
    run, parts = told.before, list(told.crossings.values())
    posts = [(text_cell(c.place), text_cell(c.mode)) for c in run.scenario.crossings]
    sites = texts([(*post, measure) for post in posts for measure in told.crossings])
    times = texts([(moment(run, step),) for step in range(len(parts[0].mean))])
    yield from _rows(times, sites, parts)


def _rows(times: Bytes, sites: Bytes, parts: Sequence[Compared]) -> Iterator[bytes]:
    """Lines by time step; parts of one shape alternate, site by site."""
    if not sites.size:
        return
    step = max(1, _BLOCK // (10 * len(sites)))
    for at in range(0, len(times), step):
        some = slice(at, at + step)
        figures = [
            numbers(np.stack(each, axis=2).reshape(-1, len(sites)))
            for each in zip(*(_figures(part, some) for part in parts), strict=True)
        ]
        yield lines([times[some, None], sites[None], *figures])


def _figures(part: Compared, some: slice) -> list[Floats]:
    means = [part.before[some], part.after[some], part.mean[some]]
    return [*means, *(each[some] for each in part.quantiles)]


def _changed(part: Compared, names: Sequence[tuple[str, str]]) -> tuple[Changed, ...]:
    """The last time step, biggest difference first."""
    if not len(part.mean):
        return ()
    figures = [part.before, part.after, part.mean, part.quantiles[0], part.quantiles[-1]]
    columns = [figure[-1].tolist() for figure in figures]
    rows = [Changed(*name, *row) for name, *row in zip(names, *columns, strict=True)]
    rows = [row for row in rows if max(abs(row.mean), abs(row.low), abs(row.high)) >= 0.0005]
    return tuple(sorted(rows, key=lambda row: -abs(row.mean)))
