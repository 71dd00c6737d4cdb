"""How far a simulation is from what was counted, day by day.

Three measures that published figures use side by side, and how often an interval holds
the count. Arrays in, arrays out; shapes are (days, places), and (days, places, members)
where a simulation has members. People present are compared with people present.

Source: docs/flee.md, after the output and post-processing scripts of Flee 3.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from exeunt.errors import WrongUse

Floats = NDArray[np.float64]


def normal(simulated: ArrayLike, counted: ArrayLike) -> Floats:
    """Sum over places of |simulated - counted|, over all who were counted; each day.

    Parameters
    ----------
    simulated : (days, places) or (days, places, members), people.
    counted : (days, places), people.

    Returns
    -------
    (days,) or (days, members); 0 is perfect. Where fewer than one person was counted,
    the sum is over 1.

    Raises
    ------
    WrongUse : days or places differ.
    """
    sim, data = _pair(simulated, counted)
    return np.asarray(np.abs(sim - data).sum(axis=1) / np.maximum(data.sum(axis=1), 1.0))


def rescaled(simulated: ArrayLike, counted: ArrayLike) -> Floats:
    """As `normal`, after each day's simulated people are scaled to the total counted.

    From 0 to 2: twice the share of people who are in the wrong place. A day on which
    nobody is simulated stays without people. Shapes and errors as in `normal`.
    """
    sim, data = _pair(simulated, counted)
    total = sim.sum(axis=1, keepdims=True)
    factor = np.divide(
        data.sum(axis=1, keepdims=True), total, out=np.zeros_like(total), where=total > 0
    )
    return normal(sim * factor, counted)


def flee_total(simulated: ArrayLike, counted: ArrayLike, raw: ArrayLike) -> Floats:
    """The column `Total error` that Flee prints: the same sum over its raw total.

    Parameters
    ----------
    raw : (days,), the sum of all daily changes of the counts. As Flee adds the total to
        the camps on day 0, `raw` counts those present on day 0 twice, and the error
        comes out too small wherever there were any.

    Returns
    -------
    (days,) or (days, members); 0 where `raw` is 0.
    """
    sim, data = _pair(simulated, counted)
    wrong = np.abs(sim - data).sum(axis=1)
    over = np.asarray(raw, dtype=np.float64)
    if over.shape != wrong.shape[:1]:
        raise WrongUse(f"{len(wrong)} days simulated, {len(over)} of the raw total",
                       where="flee_total")  # fmt: skip
    over = over.reshape(-1, *[1] * (wrong.ndim - 1))
    return np.asarray(np.divide(wrong, over, out=np.zeros_like(wrong), where=over > 0))


def coverage(low: ArrayLike, high: ArrayLike, counted: ArrayLike) -> float:
    """Share of days and places, all (days, places), whose count lies from `low` to `high`."""
    data = np.asarray(counted, dtype=np.float64)
    inside = (np.asarray(low) <= data) & (data <= np.asarray(high))
    return float(inside.mean()) if inside.size else 1.0


def _pair(simulated: ArrayLike, counted: ArrayLike) -> tuple[Floats, Floats]:
    """Both as floats, the counts with a last axis wherever the simulation has members."""
    sim, data = (np.asarray(each, dtype=np.float64) for each in (simulated, counted))
    if data.ndim != 2 or sim.ndim not in (2, 3) or sim.shape[:2] != data.shape:
        raise WrongUse(
            f"simulated {sim.shape} and counted {data.shape} do not agree",
            where="error measures",
            todo="give (days, places) counted, and the same days and places simulated",
        )
    return sim, data.reshape(*data.shape, *[1] * (sim.ndim - 2))
