"""Worlds: members of a scenario, made of scores for its uncertain figures, run day by day.

The unknowns of the inference are standard normal scores, one for each figure of the
scenario with a low and a high. Here they become simulated days; what a figure means is
known to the simulation alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from exeunt.inference.quantities import Days, Values
from exeunt.network.scenario import Number, Scenario
from exeunt.simulation.draws import member_keys
from exeunt.simulation.plan import Prepared, prepare
from exeunt.simulation.plan_model import seat_links
from exeunt.simulation.priors import Luck, Name, drawn, drawn_rows

Floats = NDArray[np.float64]
Progress = Callable[[int, int, str], None]
OPEN = 0.9  # share of the prior variance left, from which nothing was said about a figure
REACH = 5.0  # no prior draws a score beyond; a smoother gone astray asks for years on a road
NAMED = 12  # figures named as undetermined
TOLD = ("entered", "ordinary", "mean_waiting", "mean_wait", "landed", "arrived")
CITIZENS = "normal_share"
SURGE = {"total": "how many set out in all", "rise": "how fast departures rose",
         "fall": "how long departures last"}  # fmt: skip
RULES = {"capacity_factor": "what all posts together can let through",
         "spread": "how much people differ in their choice", "wait_weight": "how waits deter",
         "delay": "how late news of waits come", "hour_value": "what an hour is worth",
         "refusal_hours": "how much refusal deters"}  # fmt: skip


class Worlds:
    """The worlds of one scenario over `days`; unknowns in the order of `names`."""

    def __init__(
        self, scenario: Scenario, days: int, *, seed: int = 0, cluster: str | None = None
    ) -> None:
        self.scenario, self.days, self.seed, self.cluster = scenario, days, seed, cluster
        self._prepared: dict[int, Prepared] = {}
        figures = {one.name: one.number for one in self._of(days).figures}
        for i, row in enumerate(scenario.crossings):
            share = _citizens(scenario, i)
            if share is not None and not share.sure:
                figures.setdefault((CITIZENS, row.place, row.mode), share)
        self.figures = figures
        self.names = tuple(figures)

    def under(self, changed: Scenario) -> Worlds:
        """The same worlds under a changed scenario; figures only it has are at their median."""
        other = Worlds(changed, self.days, seed=self.seed, cluster=self.cluster)
        other.figures, other.names = self.figures, self.names
        return other

    def _of(self, days: int) -> Prepared:
        if days not in self._prepared:
            self._prepared[days] = prepare(self.scenario, days=days)
        return self._prepared[days]

    def run(self, scores: Floats, days: int) -> Days:
        """Simulate the first `days`; scores (names, members), standard normal."""
        members = scores.shape[1]
        named = dict(zip(self.names, np.clip(scores, -REACH, REACH), strict=True))
        told = self._simulated(named, members, days)
        luck = Luck(member_keys(self.seed, members), named)
        rows = self.scenario.crossings
        lanes = np.array([max(row.lanes, 1e-9) for row in rows]).reshape(-1, 1)
        return Days(
            entered=told["entered"], ordinary=told["ordinary"],
            waiting=told["mean_waiting"], wait=told["mean_wait"],
            landed=told["landed"],
            sold=self._sold(luck, told["landed"]),
            slack=self._slack(luck, told["arrived"]),
            persons=self._by_row(luck, "persons_per_vehicle",
                                 [row.persons_per_vehicle for row in rows]),
            metres=self._by_row(luck, "metres_per_vehicle",
                                [row.metres_per_vehicle for row in rows]) / lanes,
            citizens=self._by_row(luck, CITIZENS,
                                  [_citizens(self.scenario, i) for i in range(len(rows))]),
        )  # fmt: skip

    def _simulated(
        self, named: Mapping[Name, Floats], members: int, days: int
    ) -> Mapping[str, Values]:
        """What crossings did day by day, here or on the cluster: the same numbers."""
        if self.cluster is None:
            return self._of(days).run(
                members=members, seed=self.seed, scores=named, every="day", detail=True,
                threads=os.cpu_count() or 1,
            ).crossings  # fmt: skip
        from exeunt.simulation.cluster import measures_on

        return measures_on(
            self.cluster, "plan", self.scenario, TOLD, members=members, seed=self.seed,
            scores=named, days=days, every="day", detail=True,
        )  # fmt: skip

    def _slack(self, luck: Luck, arrived: Values) -> Values:
        """(days, rows, members) the part of the usual capacity of a day nobody asked for."""
        rows = self.scenario.crossings
        units = self._by_row(luck, "persons_per_vehicle", [r.persons_per_vehicle for r in rows])
        able = self._by_row(luck, "capacity", [row.capacity_per_hour for row in rows])
        vehicles = np.array([row.unit == "vehicles" for row in rows]).reshape(-1, 1)
        hours = np.array([(r.closes - r.opens) % 24.0 or 24.0 for r in rows]).reshape(-1, 1)
        able = able * drawn(self.scenario.plan.capacity_factor, luck, "capacity_factor")
        a_day = np.maximum(able * hours * np.where(vehicles, units, 1.0), 1e-9)
        return np.asarray(np.maximum(1.0 - arrived / a_day, 0.0), arrived.dtype)

    def _sold(self, luck: Luck, landed: Values) -> Values:
        """(days, seat links, members) share of the seats taken."""
        links = [self.scenario.links[number] for number in seat_links(self.scenario)]
        names = [("seats", link.start, link.end, link.mode) for link in links]
        seats = drawn_rows([link.seats_per_day for link in links], luck, names)
        return np.asarray(landed / np.maximum(seats, 1e-9), landed.dtype)

    def _by_row(self, luck: Luck, what: str, numbers: Sequence[Number | None]) -> Floats:
        """(rows of crossings, members) values of one kind of figure."""
        names = [(what, row.place, row.mode) for row in self.scenario.crossings]
        return drawn_rows(numbers, luck, names, nothing=1.0)


def _citizens(scenario: Scenario, row: int) -> Number | None:
    return scenario.crossings[row].normal_share


def undetermined(worlds: Worlds, left: Floats) -> tuple[str, ...]:
    """Figures of the whole, and of the largest crossings, that no report settles, in words."""
    said = {name: float(share) for name, share in zip(worlds.names, left, strict=False)}
    return tuple(
        words for name, words in _worth_naming(worlds)
        if said.get(name, 0.0) >= OPEN
    )[:NAMED]  # fmt: skip


def _worth_naming(worlds: Worlds) -> Iterator[tuple[Name, str]]:
    """Names in words, the weightiest first: departures, how people choose, capacities."""
    places = {place.id: place.name or place.id for place in worlds.scenario.places}
    for name in worlds.names:
        if name[0].startswith("surge") and name[-1] in SURGE:
            yield name, SURGE[name[-1]]
    yield from (((key,), words) for key, words in RULES.items() if (key,) in worlds.figures)
    sized = [(number.median, name) for name, number in worlds.figures.items()
             if name[0] == "capacity" and len(name) == 3]  # fmt: skip
    for _, name in sorted(sized, reverse=True):
        yield name, f"the capacity of {places.get(name[1], name[1])} ({name[2]})"
