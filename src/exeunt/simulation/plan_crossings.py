"""The measures of crossings in `plan`: four are kept, two follow from the line when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from exeunt.network.scenario import Scenario
from exeunt.simulation.draws import Words
from exeunt.simulation.plan_state import Kept, Out
from exeunt.simulation.priors import drawn

KEPT = ("arrived", "crossed", "waiting", "wait_hours")
NAMES = ("arrived", "crossed", "waiting", "vehicles", "km", "wait_hours")


class Measures(Mapping[str, Kept]):
    """`Run.crossings`: by measure (times, crossings, members).

    `vehicles` and `km` are those of the people `waiting`, made anew each time they are
    asked for: at hours and thousands of members a third of all memory would be theirs.
    """

    def __init__(self, scenario: Scenario, keys: Words, out: Out) -> None:
        self._rows, self._keys = scenario.crossings, keys
        self._kept = {name: getattr(out, name) for name in KEPT}

    def __getitem__(self, name: str) -> Kept:
        return self._line(name) if name in ("vehicles", "km") else self._kept[name]

    def __contains__(self, name: object) -> bool:
        return name in NAMES

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)

    def _line(self, name: str) -> Kept:
        waiting, keys = self._kept["waiting"], self._keys
        out: Kept = np.empty_like(waiting)
        for i, row in enumerate(self._rows):
            site = (row.place, row.mode)
            people = drawn(row.persons_per_vehicle, keys, "persons_per_vehicle", *site)
            out[:, i] = waiting[:, i] / np.maximum(people, 1e-9)
            if name == "km":
                metres = drawn(row.metres_per_vehicle, keys, "metres_per_vehicle", *site)
                out[:, i] *= metres / max(row.lanes, 1e-9) / 1000.0
        return out
