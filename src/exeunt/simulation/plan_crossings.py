"""The measures of crossings in `plan`: some are kept, some follow from the line when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from exeunt.network.scenario import Scenario
from exeunt.simulation.plan_state import Kept, Out
from exeunt.simulation.priors import Luck, drawn

KEPT = ("arrived", "crossed", "waiting", "wait_hours")
NAMES = ("arrived", "crossed", "waiting", "vehicles", "km", "wait_hours")
DETAIL = ("entered", "ordinary", "mean_waiting", "mean_wait", "landed")
LINES = {"vehicles": "waiting", "km": "waiting",
         "mean_vehicles": "mean_waiting", "mean_km": "mean_waiting"}  # fmt: skip


class Measures(Mapping[str, Kept]):
    """`Run.crossings`: by measure (times, crossings, members).

    `vehicles` and `km` are those of the people `waiting`, made anew each time they are
    asked for: at hours and thousands of members a third of all memory would be theirs.
    With detail there are `DETAIL`, `mean_vehicles` and `mean_km` besides.
    """

    def __init__(self, scenario: Scenario, luck: Luck, out: Out, detail: bool = False) -> None:
        self._rows, self._luck = scenario.crossings, luck
        self._kept = {name: getattr(out, name) for name in (*KEPT, *(DETAIL if detail else ()))}
        more = (*DETAIL, "mean_vehicles", "mean_km") if detail else ()
        self._names = (*NAMES, *more)

    def __getitem__(self, name: str) -> Kept:
        return self._line(name) if name in LINES else self._kept[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def _line(self, name: str) -> Kept:
        waiting = self._kept[LINES[name]]
        out: Kept = np.empty_like(waiting)
        for i in range(len(self._rows)):
            out[:, i] = waiting[:, i] / self.persons_per_vehicle(i)
            if name.endswith("km"):
                out[:, i] *= self._metres(i)
        return out

    def persons_per_vehicle(self, row: int) -> Kept:
        """(members,) people in one vehicle of a row, as its line is counted with."""
        one = self._rows[row]
        site = (one.place, one.mode)
        people = drawn(one.persons_per_vehicle, self._luck, "persons_per_vehicle", *site)
        return np.asarray(np.maximum(people, 1e-9))

    def _metres(self, row: int) -> Kept:
        """(members,) kilometres of road one vehicle in line takes."""
        one = self._rows[row]
        site = (one.place, one.mode)
        metres = drawn(one.metres_per_vehicle, self._luck, "metres_per_vehicle", *site)
        return np.asarray(metres / max(one.lanes, 1e-9) / 1000.0)
