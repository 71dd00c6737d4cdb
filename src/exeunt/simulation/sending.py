"""Who sets out, as every engine needs it; who sends people is `network.ways.sending`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from exeunt.errors import ScenarioError
from exeunt.network.scenario import Scenario
from exeunt.simulation.draws import Words, key_of, mixed, uniforms

Floats = NDArray[np.float64]


def nobody_sends(day: int) -> ScenarioError:
    """The error of a day on which people set out from nowhere in particular, and no place sends."""
    return ScenarioError(
        f"people set out on day {day}, but no place sends any that day",
        where="departures",
        todo="give the departures an origin, or an origin a conflict and people enough",
    )


def departure_factors(scenario: Scenario, days: int) -> Floats:
    """(days, places): what events of kind departures multiply those who set out by; 1 is usual."""
    index = {place.id: i for i, place in enumerate(scenario.places)}
    factor = np.ones((days, len(index)))
    for event in scenario.events:
        if event.kind == "departures" and (event.end is None or event.end > 0):
            where = index[event.place] if event.place else slice(None)
            factor[max(event.start, 0) : event.end, where] *= float(event.value)
    return factor


class Changed:
    """Those who set out, as events change them, day after day.

    Days and places without a change stay as they are to the last bit, so a run with a change
    is the same before it. With `whole`, parts of people are carried on to the next day.
    """

    def __init__(self, scenario: Scenario, days: int, keys: Words, whole: bool) -> None:
        self.factor = departure_factors(scenario, days)
        place = np.arange(self.factor.shape[1], dtype=np.uint64)[:, None]
        luck = mixed(keys ^ np.uint64(key_of("whole", "changed")))
        self.part = uniforms(luck, place) if whole else None

    def day(self, day: int, people: Floats) -> Floats:
        """People of one day (places, members), multiplied."""
        some = np.flatnonzero(self.factor[day] != 1.0)
        made = people.copy()
        made[some] *= self.factor[day, some, None]
        if self.part is not None:
            due = made[some] + self.part[some]
            made[some] = np.floor(due)
            self.part[some] = due - made[some]
        return made
