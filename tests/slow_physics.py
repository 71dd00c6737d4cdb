"""The slow, obvious twin of one crossing: guess everything blindly, keep what fits."""

from __future__ import annotations

import numpy as np

from exeunt.inference import constants as known
from exeunt.inference.physics import draw_metres
from exeunt.inference.spread import split


def guessed(told, rng, draws=2_000_000):
    """Quantiles of each measure, from a line and a wait guessed over all that could be.

    Figures must have both bounds: then no guess is needed how far beyond a limit.
    """
    vehicles = rng.uniform(np.log(1.0), np.log(1e5), draws)
    wait = rng.uniform(np.log(0.05), np.log(500.0), draws)
    metres = np.log(draw_metres(rng, draws))
    people = np.log(known.PEOPLE) + known.PEOPLE_SD * rng.standard_normal(draws)
    steady = known.STEADY_SD * rng.standard_normal(draws)
    truth = {
        "queue_vehicles": vehicles,
        "queue_length": vehicles + metres - np.log(1000),
        "wait_time": wait,
        "vehicles_a_day": vehicles - wait + np.log(24) + steady,
        "entries": vehicles + people - wait + np.log(24) + steady,
    }
    weight = np.ones(draws)
    for measure, said in told.items():
        for one in said:
            right, wrong = split(one, truth[measure])
            weight = weight * (right + wrong)
    kept = rng.choice(draws, 40_000, p=weight / weight.sum())
    return {m: np.quantile(np.exp(logs[kept]), [0.05, 0.25, 0.5, 0.75, 0.95])
            for m, logs in truth.items()}  # fmt: skip
