"""What each member of a `plan` has of its own: every figure with a spread, drawn.

Priors say how a figure becomes a value; here is which figures there are, and by which
words they go. `asked_for` lists them by asking for all of them once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from exeunt.simulation.draws import key_of, uniforms
from exeunt.simulation.plan_days import Leaving
from exeunt.simulation.plan_paths import Paths
from exeunt.simulation.plan_state import CLOSED, LEAST, OPEN
from exeunt.simulation.plan_ways import GOAL, POST, SEATS, Ways
from exeunt.simulation.priors import Luck, drawn, drawn_rows

Floats = NDArray[np.float64]
NO_LIMIT = 1e15  # people; a place without a capacity
LEAST_APPEAL = 1e-9  # attraction of where a member's draw leaves none


class Links(NamedTuple):
    """Of each link, for each member."""

    hours: Floats  # (links, M)
    price: Floats  # in hours


def link_figures(ways: Ways, luck: Luck) -> Links:
    """Hours and price of each link; both directions of a road have one luck."""
    worth = np.maximum(drawn(ways.scenario.plan.hour_value, luck, "hour_value"), 1e-9)
    names = [(*sorted((link.start, link.end)), link.mode) for link in ways.links]
    times, prices = [ways.hours(link) for link in ways.links], [link.price for link in ways.links]
    return Links(
        drawn_rows(times, luck, [("hours", *name) for name in names]),
        drawn_rows(prices, luck, [("price", *name) for name in names]) / worth,
    )


def member_figures(
    ways: Ways, paths: Paths, links: Links, leaving: Leaving, luck: Luck
) -> dict[str, Floats]:
    """The members' figures by name of `Own`, each (rows, M)."""
    rules = ways.scenario.plan
    spread = np.maximum(drawn(rules.spread, luck, "spread"), 1e-3)
    days, rows, members = leaving.people.shape
    words = np.array([[key_of("luck", *row)] for row in leaving.rows], np.uint64)
    rate, unit, price, ordinary = _gates(ways, links, luck)
    choice = _costs(paths, links.hours + links.price)
    to_gates = _to_gates(paths, choice)
    present = np.array([[_present(ways, gate.kind, gate.place)] for gate in ways.gates])
    return {
        "inverse": 1.0 / spread, "spread": spread,
        "weight": drawn(rules.wait_weight, luck, "wait_weight"),
        "refusal": drawn(rules.refusal_hours, luck, "refusal_hours"),
        "delay": np.ceil(drawn(rules.delay, luck, "delay") - 1e-9),
        "choice": choice, "ease": _ease(paths, to_gates, spread),
        "nearest": _nearest(paths, to_gates),
        "usual": rate, "unit": unit, "price": price, "appeal": _appeal(ways, luck),
        "ordinary": ordinary,
        "present": np.broadcast_to(present.reshape(-1, 1), rate.shape),
        "luck": uniforms(luck.keys, words.reshape(rows, 1)),
        "leaving": leaving.people.reshape(days * rows, members),
    }  # fmt: skip


def _present(ways: Ways, kind: int, place: int) -> float:
    return ways.scenario.places[place].present if kind == GOAL else 0.0


def _costs(paths: Paths, cost: Floats) -> Floats:
    """(A, M): the cost of each way, from its first link and the cost of the rest."""
    out = np.zeros((len(paths.rows), cost.shape[1]))
    for rows, links, rests in paths.steps:
        out[rows] = cost[links]
        if rests is not None:
            out[rows] += out[rests]
    return out


def _to_gates(paths: Paths, choice: Floats) -> Floats:
    """(A, M): hours of each way to its gate, of a link back to the nearest from its end."""
    out, (begin, _), (rows, behind) = choice.copy(), paths.segments, paths.behind
    if len(rows):
        out[rows] += np.minimum.reduceat(choice, begin, axis=0)[behind]
    return out


def _ease(paths: Paths, hours: Floats, spread: Floats) -> Floats:
    """(A, M): part of the weight of each way that does not change; 0 for years on the road."""
    begin, count = paths.segments
    if not len(begin):
        return np.zeros_like(hours)
    least = np.repeat(np.minimum.reduceat(hours, begin, axis=0), count, axis=0)
    out: Floats = np.exp(np.maximum((least - hours) / spread, LEAST))
    out[hours >= OPEN] = 0.0
    return out


def _nearest(paths: Paths, hours: Floats) -> Floats:
    """(nodes * groups, M): the least cost of any way from a node, in any epoch."""
    out = np.full((paths.ways.nodes * len(paths.groups), hours.shape[1]), CLOSED)
    begin, _ = paths.segments
    if len(begin):
        least = np.minimum.reduceat(hours, begin, axis=0)
        np.minimum.at(out, [paths.rows[i][1] * len(paths.groups) + paths.rows[i][2] for i in begin],
                      least)  # fmt: skip
    return out


def _appeal(ways: Ways, luck: Luck) -> Floats:
    """(gates, M): log attraction of posts and goals; a seat has none of its own."""
    places = [ways.scenario.places[gate.place] for gate in ways.gates]
    out = drawn_rows(
        [None if gate.kind == SEATS else place.attraction
         for gate, place in zip(ways.gates, places, strict=True)],
        luck, [("attraction", place.id) for place in places], nothing=1.0,
    )  # fmt: skip
    return np.asarray(np.log(np.maximum(out, LEAST_APPEAL)))


def _gates(ways: Ways, links: Links, luck: Luck) -> tuple[Floats, ...]:
    """Rates, people in a unit of capacity, prices in hours, ordinary travellers; by gate."""
    rate, unit, price, ordinary = np.zeros((4, len(ways.gates), len(luck)))
    unit[:] = 1.0
    for kind, fill in ((POST, _posts), (SEATS, _seats), (GOAL, _goals)):
        some = [w for w, gate in enumerate(ways.gates) if gate.kind == kind]
        fill(ways, luck, some, rate, unit, ordinary)
        if kind == SEATS:
            price[some] = links.price[[ways.gates[w].row for w in some]]
    return rate, unit, price, ordinary


def _posts(
    ways: Ways, luck: Luck, some: list[int], rate: Floats, unit: Floats, ordinary: Floats
) -> None:
    rows = [ways.scenario.crossings[ways.gates[w].row] for w in some]
    names = [(row.place, row.mode) for row in rows]
    in_vehicles = [i for i, row in enumerate(rows) if row.unit == "vehicles"]
    unit[[some[i] for i in in_vehicles]] = drawn_rows(
        [rows[i].persons_per_vehicle for i in in_vehicles], luck,
        [("persons_per_vehicle", *names[i]) for i in in_vehicles],
    )  # fmt: skip
    capacity = [row.capacity_per_hour for row in rows]
    common = drawn(ways.scenario.plan.capacity_factor, luck, "capacity_factor")
    rate[some] = drawn_rows(capacity, luck, [("capacity", *name) for name in names]) * unit[some]
    rate[some] *= common
    usual = [row.normal_per_day for row in rows]
    ordinary[some] = drawn_rows(usual, luck, [("normal", *name) for name in names]) / 24.0


def _seats(
    ways: Ways, luck: Luck, some: list[int], rate: Floats, _unit: Floats, _ordinary: Floats
) -> None:
    links = [ways.links[ways.gates[w].row] for w in some]
    names = [("seats", link.start, link.end, link.mode) for link in links]
    rate[some] = drawn_rows([link.seats_per_day for link in links], luck, names) / 24.0


def _goals(
    ways: Ways, luck: Luck, some: list[int], rate: Floats, _unit: Floats, _ordinary: Floats
) -> None:
    places = [ways.scenario.places[ways.gates[w].place] for w in some]
    names = [("room", place.id) for place in places]
    rate[some] = drawn_rows([place.capacity for place in places], luck, names, nothing=NO_LIMIT)
