"""Localising: which unknown can touch which report, by what the figures mean.

A regression over some hundreds of worlds sees correlations where there are none, and many
reports would push figures that have nothing to do with them: the metres of a vehicle by
counts of people, the departures of Friday by a queue on Monday. What cannot be is ruled
out here (Houtekamer and Mitchell 2001, A sequential ensemble Kalman filter, for distance;
here by structure). A figure of a kind not named may touch everything.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from exeunt.inference.likelihood import Terms
from exeunt.inference.quantities import PEOPLE, SEATS, Quantity
from exeunt.inference.worlds import CITIZENS, Worlds
from exeunt.network.scenario import Scenario
from exeunt.simulation.plan_model import seat_links
from exeunt.simulation.priors import Name

Floats = NDArray[np.float64]


def reach(worlds: Worlds, heard: Terms) -> Floats:
    """(unknowns, rows of predictions) 1 where one may touch the other, else 0.

    Unknowns are the figures of the worlds, then the biases of the sources.
    """
    about: dict[int, Quantity] = {}
    bias: dict[int, int] = {}
    for one, row, own in zip(heard.linked, heard.reports.about, heard.bias, strict=True):
        about[int(row)], bias[int(row)] = one.quantity, int(own)
    rows = [about[row] for row in sorted(about)]
    inside = [_inside(worlds.scenario, one) for one in rows]
    posts = {row.place for row in worlds.scenario.crossings}
    pairs = list(zip(rows, inside, strict=True))
    own = [[_touches(name, q, places, posts) for q, places in pairs] for name in worlds.names]
    sources = [[bias[row] == k for row in sorted(bias)] for k in range(len(heard.sources))]
    return np.array(own + sources, np.float64).reshape(-1, len(rows))


def _inside(scenario: Scenario, quantity: Quantity) -> set[str]:
    """Places whose crossings, or links with seats, a quantity takes in."""
    links = seat_links(scenario)
    gateway = quantity.gateway
    ends = {scenario.links[links[k]].end for k, _ in gateway.links}
    return {scenario.crossings[row].place for row, _ in gateway.rows} | ends


def _touches(name: Name, quantity: Quantity, places: set[str], posts: set[str]) -> bool:
    kind = name[0]
    if kind == "rhythm":
        return int(name[1]) <= quantity.last
    if kind == "metres_per_vehicle":
        return quantity.measure == "queue_length" and name[1] in places
    if kind == "persons_per_vehicle":
        return name[1] in places and (quantity.measure != "entries" or quantity.unit == "vehicles")
    if kind == CITIZENS:
        return name[1] in places and quantity.who == PEOPLE
    if kind in ("normal", "attraction") and name[1] in posts:
        return name[1] in places and quantity.measure != SEATS
    if kind in ("hours", "price", "seats"):  # of a link: the ends are sorted
        ends = set(name[1:3]) & posts
        return not ends or bool(ends & places)
    return True
