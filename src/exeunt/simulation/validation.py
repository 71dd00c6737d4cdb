"""A run beside what was counted: by camp and day, with three measures of the error."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from exeunt.errors import WrongUse
from exeunt.simulation import measures
from exeunt.simulation._cells import FORMULA
from exeunt.simulation.run import Run

Floats = NDArray[np.float64]
HEAD = ("day", "date", "place", "simulated", "counted", "normal", "rescaled", "flee_total")
ALL = "all camps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """What a run says of the counted places, and what was counted; people present.

    `simulated` is the mean over members. The measures are (days,); `flee_total` is None
    where only a scenario is known, `covered` None where there is one member.
    """

    name: str
    rules: str  # which rules ran
    start: date
    places: tuple[str, ...]
    simulated: Floats  # (days, places)
    counted: Floats  # (days, places)
    normal: Floats
    rescaled: Floats
    flee_total: Floats | None = None
    covered: float | None = None  # share of counts in the 90 % interval of the members
    notes: tuple[str, ...] = ()

    def by_place(self) -> Floats:
        """Mean over days of |simulated - counted| at each place, (places,) people."""
        return np.asarray(np.abs(self.simulated - self.counted).mean(axis=0))


def validate(
    run: Run,
    places: Sequence[str],
    counted: ArrayLike,
    *,
    raw: ArrayLike | None = None,
    rules: str = "",
    notes: tuple[str, ...] = (),
) -> Validation:
    """Compare a run with counts (days, places) of the named places.

    Parameters
    ----------
    raw : (days,), Flee's raw total, for its own measure.
    rules : which rules ran, in a word or two.

    Raises
    ------
    WrongUse : nothing was counted, a place that is not in the scenario, other days.
    """
    data = np.asarray(counted, dtype=np.float64)
    if not len(places):
        raise WrongUse("nothing was counted here", where=run.scenario.name,
                       todo="give a folder with counts of its camps")  # fmt: skip
    index = {place.id: at for at, place in enumerate(run.scenario.places)}
    if strange := [name for name in places if name not in index]:
        raise WrongUse(f"{strange[0]} is counted, but no place of the scenario",
                       where=run.scenario.name)  # fmt: skip
    people = np.asarray(run.people[:, [index[name] for name in places]], dtype=np.float64)
    mean = people.mean(axis=2)
    return Validation(
        name=run.scenario.name,
        rules=rules,
        start=run.scenario.start,
        places=tuple(places),
        simulated=mean,
        counted=data,
        normal=measures.normal(mean, data),
        rescaled=measures.rescaled(mean, data),
        flee_total=None if raw is None else measures.flee_total(mean, data, raw),
        covered=_covered(people, data),
        notes=notes,
    )


def _covered(people: Floats, counted: Floats) -> float | None:
    if people.shape[2] == 1:
        return None
    low, high = np.quantile(people, (0.05, 0.95), axis=2)
    return measures.coverage(low, high, counted)


def write_validation(told: Validation, folder: Path) -> Path:
    """Write `validation.csv`: a row for each day and place, then one for all camps.

    The columns `normal` and `rescaled` of a place are its part of the day's figure: over
    the places they add up to that of all camps. Days from 0, people with one decimal.

    Raises
    ------
    WrongUse : the folder or the file cannot be written.
    """
    path = folder / "validation.csv"
    part = folder / "validation.csv.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(HEAD)
            writer.writerows(_rows(told))
        part.replace(path)
    except OSError as error:
        raise WrongUse(f"cannot write {path}: {error.strerror}",
                       todo="name another folder with -o") from None  # fmt: skip
    return path


def _rows(told: Validation) -> Iterator[tuple[object, ...]]:
    sim, data = told.simulated, told.counted
    total, over = sim.sum(axis=1), np.maximum(data.sum(axis=1), 1.0)
    factor = np.divide(data.sum(axis=1), total, out=np.zeros_like(total), where=total > 0)
    normal = np.abs(sim - data) / over[:, None]
    rescaled = np.abs(sim * factor[:, None] - data) / over[:, None]
    names = [f"'{name}" if re.match(FORMULA, name) else name for name in told.places]
    for day in range(len(sim)):
        when = (told.start + timedelta(days=day)).isoformat()
        for at, name in enumerate(names):
            yield (day, when, name, _people(sim[day, at]), _people(data[day, at]),
                   f"{normal[day, at]:.4f}", f"{rescaled[day, at]:.4f}", "")  # fmt: skip
        flee = "" if told.flee_total is None else f"{told.flee_total[day]:.4f}"
        yield (day, when, ALL, _people(total[day]), _people(data[day].sum()),
               f"{told.normal[day]:.4f}", f"{told.rescaled[day]:.4f}", flee)  # fmt: skip


def _people(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
