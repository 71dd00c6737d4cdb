"""`plan`, compiled: what is kept of an hour and of a day; see `_plan_kernels`."""

from __future__ import annotations

from typing import Any

from exeunt.simulation._plan_rows import (
    add,
    add_up,
    compiled,
)
from exeunt.simulation.plan_state import (
    KIND,
    LANDING,
    LENGTH,
    PLACE,
    RING,
    ROW,
)
from exeunt.simulation.plan_ways import POST


@compiled
def record_gates(n: Any, r: Any, f: Any, gates: Any, arrived: Any, crossed: Any, waiting: Any,
                 waits: Any, when: Any, at: Any) -> None:  # fmt: skip
    """What each row of a crossing did since the last record, and its line now."""
    for w in range(n.gates):
        if gates[w, KIND] != POST:
            continue
        row = gates[w, ROW]
        add_up(f, r.total, r.line + w * n.columns, n.columns)
        for j in range(min(f.shape[1], arrived.shape[2] - at)):
            arrived[when, row, at + j] = f[r.got + w, j]
            crossed[when, row, at + j] = f[r.gone + w, j]
            waiting[when, row, at + j] = f[r.total, j]
            waits[when, row, at + j] = f[r.wait + w, j]
        for j in range(f.shape[1]):
            f[r.got + w, j] = 0.0
            f[r.gone + w, j] = 0.0


@compiled
def note_hour(n: Any, r: Any, f: Any, gates: Any) -> None:
    """The line and the wait at each post as an hour ends, for the means of the step."""
    for w in range(n.gates):
        if gates[w, KIND] != POST:
            continue
        add_up(f, r.total, r.line + w * n.columns, n.columns)
        for j in range(f.shape[1]):
            told = f[r.rate + w, j] > 0.0
            f[r.lines + w, j] += f[r.total, j]
            f[r.waits + w, j] += f[r.wait + w, j] if told else 0.0
            f[r.told_of + w, j] += 1.0 if told else 0.0


@compiled
def record_detail(n: Any, r: Any, f: Any, gates: Any, entered: Any, ordinary: Any,
                  mean_waiting: Any, mean_wait: Any, every: Any, when: Any,
                  at: Any) -> None:  # fmt: skip
    """Who of the groups was let in, who else crossed, and the means over the hours."""
    for w in range(n.gates):
        if gates[w, KIND] != POST:
            continue
        row = gates[w, ROW]
        for j in range(min(f.shape[1], entered.shape[2] - at)):
            entered[when, row, at + j] = f[r.into + w, j]
            ordinary[when, row, at + j] = f[r.usual + w, j]
            mean_waiting[when, row, at + j] = f[r.lines + w, j] / every
            mean_wait[when, row, at + j] = f[r.waits + w, j] / f[r.told_of + w, j]
        for j in range(f.shape[1]):
            f[r.into + w, j] = 0.0
            f[r.usual + w, j] = 0.0
            f[r.lines + w, j] = 0.0
            f[r.waits + w, j] = 0.0
            f[r.told_of + w, j] = 0.0


@compiled
def record_landed(n: Any, r: Any, f: Any, gates: Any, landed: Any, day: Any, at: Any) -> None:
    """Who came off a seat in a day."""
    for w in range(n.gates):
        if gates[w, LANDING] >= 0:
            for j in range(min(f.shape[1], landed.shape[2] - at)):
                landed[day, gates[w, LANDING], at + j] = f[r.landed + w, j]
            for j in range(f.shape[1]):
                f[r.landed + w, j] = 0.0


@compiled
def record_day(
    n: Any, r: Any, f: Any, gates: Any, nodes: Any, homes: Any, people: Any, day: Any, at: Any
) -> None:
    """People at places when a day ends."""
    f[r.there : r.there + n.places] = 0.0
    for node in range(n.nodes):
        for g in range(n.groups):
            add(f, r.there + nodes[node], r.pool + node * n.groups + g)
    for b in range(n.backs):
        add(f, r.there + nodes[homes[b]], r.back + b)
    for w in range(n.gates):
        there = r.there + gates[w, PLACE]
        add(f, there, r.stay + w)
        for g in range(n.groups):
            add(f, there, r.arrive + w * n.groups + g)
            add(f, there, r.line + w * n.columns + g)
    for place in range(n.places):
        for j in range(min(f.shape[1], people.shape[2] - at)):
            people[day, place, at + j] += f[r.there + place, j]


@compiled
def record_links(n: Any, r: Any, f: Any, flows: Any, under_way: Any, day: Any,
                 at: Any) -> None:  # fmt: skip
    """Who set out on each link in a day, and who is under way when it ends."""
    add_up(f, r.total, r.flow, n.links)
    for j in range(f.shape[1]):
        f[r.under, j] = max(f[r.under, j] + f[r.total, j] - f[r.came, j], 0.0)
        f[r.came, j] = 0.0
    for j in range(min(f.shape[1], under_way.shape[1] - at)):
        under_way[day, at + j] = f[r.under, j]
    for link in range(n.declared):
        for j in range(min(f.shape[1], under_way.shape[1] - at)):
            flows[day, link, at + j] = f[r.flow + link, j]
    for link in range(n.links):
        for j in range(f.shape[1]):
            f[r.flow + link, j] = 0.0


@compiled
def clear_roads(f: Any, until: Any, strands: Any, ring: Any, last: Any) -> None:
    """Who is still under way when the run ends makes room for the next block."""
    for s in range(len(until)):
        if until[s] > last:
            for cell in range(strands[s, RING], strands[s, RING] + strands[s, LENGTH] + 1):
                for j in range(f.shape[1]):
                    f[ring + cell, j] = 0.0
