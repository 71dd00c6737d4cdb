"""One crossing on one day: the line, the wait and the flow, which cannot go their own ways.

    vehicles waiting = kilometres x 1000 / metres a vehicle takes
    people waiting   = vehicles x people in a vehicle
    people a day     = people waiting / hours of waiting x 24          (Little's law)

Each of line, wait and flow may have been told, by several, or follows from the other
two. Source: Little (1961), A proof for the queuing formula L = lambda W.

Draws come from every pair of told quantities that settles the rest and are weighted by
all the others (importance sampling with a mixture of proposals: Veach and Guibas 1995,
the balance heuristic), so reports that disagree leave their mark as a wide interval.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from exeunt.inference import constants as known
from exeunt.inference.spread import Array, Density, Said, split, weighted_quantiles

LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
LINE, WAIT, FLOW = ("queue_length", "queue_vehicles"), ("wait_time",), ("entries", "vehicles_a_day")
FEWEST = 300.0  # effective draws below which nothing narrow may be said
DAY = float(np.log(known.HOURS_A_DAY))


@dataclass(frozen=True, slots=True)
class Weighed:
    """Weighted draws of the logs of what is settled at a crossing; `effective` draws.

    `values` has the measures that the reports settle, and `metres`, `people`, `present`
    (people waiting) for the working. All arrays are of one length.
    """

    values: Mapping[str, Array]
    weights: Array
    effective: float
    known: dict[str, Array] = field(default_factory=dict)  # quantiles worked out so far

    def quantiles(self, measure: str) -> Array:
        """5, 25, 50, 75 and 95 % of a measure, in its unit."""
        if measure not in self.known:
            logs = weighted_quantiles(self.values[measure], self.weights, LEVELS)
            self.known[measure] = np.exp(logs)
        return self.known[measure]

    def median(self, measure: str) -> float:
        return float(self.quantiles(measure)[2])

    def chance_off(self, measure: str, said: Said) -> float:
        """The chance that a figure about `measure` is off, after all of them."""
        right, wrong = split(said, self.values[measure])
        share = wrong / np.maximum(right + wrong, 1e-300)
        return float((share * self.weights).sum() / self.weights.sum())

    @property
    def converged(self) -> bool:
        return self.effective >= FEWEST


def weigh_gate(
    told: Mapping[str, tuple[Said, ...]], rng: np.random.Generator, draws: int = known.DRAWS
) -> Weighed:
    """What reports about one crossing on one day say together.

    Parameters
    ----------
    told : figures by measure: `queue_length` (km), `queue_vehicles`, `wait_time` (hours),
        `entries` (people a day), `vehicles_a_day`. At least one.
    draws : how many; ten times as many where those are not enough.

    Returns
    -------
    Weighed
        What does not follow from the reports is not in it: a line without a wait or a
        count says nothing of the flow. Where it did not converge, the draws are not
        weighted: as wide as the reports lie apart.
    """
    spoken = {measure: said for measure, said in told.items() if said}
    densities = {
        measure: Density(said, alone=not _is_settled(measure, spoken))
        for measure, said in spoken.items()
    }
    weighed = _weigh(densities, rng, draws)
    if not weighed.converged:
        weighed = _weigh(densities, rng, 10 * draws)
    if not weighed.converged:
        return Weighed(weighed.values, np.ones_like(weighed.weights), weighed.effective)
    return weighed


def _is_settled(measure: str, told: Mapping[str, tuple[Said, ...]]) -> bool:
    """Whether figures about other measures settle this one, so that its limits are no more.

    "Dozens of cars" gives way to any length of the line.
    """
    others = {m: said for m, said in told.items() if m != measure}
    sure = {m for m, said in others.items() if any(s.settles for s in said)}
    families = [family for family in (LINE, WAIT, FLOW) if measure not in family]
    (own,) = (family for family in (LINE, WAIT, FLOW) if measure in family)
    if not any(s.is_firm for s in told[measure]):
        sure |= {m for m, said in others.items() if any(s.is_firm for s in said)}
    return bool(sure & set(own)) or all(sure & set(family) for family in families)


def _weigh(densities: Mapping[str, Density], rng: np.random.Generator, draws: int) -> Weighed:
    pairs = list(_pairs(set(densities)))
    each = -(-draws // len(pairs))
    parts = [_draw(pair, densities, rng, each) for pair in pairs]
    values = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    logs = {measure: density.at(values[measure]) for measure, density in densities.items()}
    target = np.sum(list(logs.values()), axis=0)
    made = np.logaddexp.reduce([np.sum([logs[m] for m in pair], axis=0) for pair in pairs])
    weights = np.exp(target - made - np.max(target - made))
    effective = float(weights.sum() ** 2 / (weights**2).sum())
    return Weighed(values, weights, effective)


def _pairs(told: set[str]) -> Iterator[tuple[str, ...]]:
    """Told measures that settle all that can be settled: one of each of two families."""
    families = [[m for m in family if m in told] for family in (LINE, WAIT, FLOW)]
    spoken = [family for family in families if family]
    if len(spoken) == 1:
        yield from ((measure,) for measure in spoken[0])
    for at, one in enumerate(spoken):
        for other in spoken[at + 1 :]:
            yield from product(one, other)


def _draw(
    pair: tuple[str, ...], densities: Mapping[str, Density], rng: np.random.Generator, number: int
) -> dict[str, Array]:
    """Draws by one pair; every other quantity follows from it and from the priors."""
    found = {measure: densities[measure].draw(rng, number) for measure in pair}
    metres = np.log(draw_metres(rng, number))
    people = _normal(rng, number, known.PEOPLE, known.PEOPLE_SD)
    steady = rng.normal(0.0, known.STEADY_SD, number)
    _line(found, metres)
    _flow(found, people)
    if "queue_vehicles" in found and "wait_time" in found:
        found["vehicles_a_day"] = found["queue_vehicles"] - found["wait_time"] + DAY + steady
    elif "queue_vehicles" in found and "vehicles_a_day" in found:
        found["wait_time"] = found["queue_vehicles"] - found["vehicles_a_day"] + DAY + steady
    elif "wait_time" in found and "vehicles_a_day" in found:
        found["queue_vehicles"] = found["vehicles_a_day"] + found["wait_time"] - DAY - steady
    _line(found, metres)
    _flow(found, people)
    if "queue_vehicles" in found:
        found["present"] = found["queue_vehicles"] + people
    return {**found, "metres": metres, "people": people}


def _line(found: dict[str, Array], metres: Array) -> None:
    """Kilometres from vehicles, or vehicles from kilometres."""
    thousand = np.log(1000.0)
    if "queue_length" in found:
        found.setdefault("queue_vehicles", found["queue_length"] + thousand - metres)
    elif "queue_vehicles" in found:
        found["queue_length"] = found["queue_vehicles"] - thousand + metres


def _flow(found: dict[str, Array], people: Array) -> None:
    """People a day from vehicles a day, or the other way round."""
    if "entries" in found:
        found.setdefault("vehicles_a_day", found["entries"] - people)
    elif "vehicles_a_day" in found:
        found["entries"] = found["vehicles_a_day"] + people


def draw_metres(rng: np.random.Generator, number: int) -> Array:
    """Metres of road a waiting vehicle takes: cars, some lorries, perhaps in two rows."""
    cars = np.exp(_normal(rng, number, known.CAR_METRES, known.CAR_METRES_SD))
    share = rng.uniform(*known.LORRY_SHARE, number)
    lorries = rng.uniform(*known.LORRY_METRES, number)
    rows = np.where(rng.random(number) < known.IN_ROWS, rng.uniform(1.0, 2.0, number), 1.0)
    metres: Array = (cars * (1 - share) + lorries * share) / rows
    return metres


def _normal(rng: np.random.Generator, number: int, median: float, sd: float) -> Array:
    """Logs of a lognormal quantity."""
    logs: Array = np.log(median) + sd * rng.standard_normal(number)
    return logs
