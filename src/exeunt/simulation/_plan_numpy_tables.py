"""`plan` by NumPy: sums and powers of rows, what is kept of an hour and of a day."""

from __future__ import annotations

import numpy as np

from exeunt.simulation.draws import LN2_HIGH, LN2_LOW
from exeunt.simulation.plan_state import (
    EXP,
    INV_LN2,
    KIND,
    LANDING,
    LEAST,
    PLACE,
    ROUND,
    ROW,
    Floats,
    Network,
    Out,
)
from exeunt.simulation.plan_ways import POST


def added_up(f: Floats, first: int, count: int) -> Floats:
    """The sum of some rows, one after the other."""
    total = np.zeros(f.shape[1])
    for row in range(first, first + count):
        total += f[row]
    return total


def weights(x: Floats) -> Floats:
    """e to the `x` from LEAST to 0, below it 0; right to 1e-14."""
    y = np.maximum(x, LEAST)
    t = y * INV_LN2 + ROUND
    k = t - ROUND
    r = (y - k * LN2_HIGH) - k * LN2_LOW
    p = EXP[0] * r + EXP[1]
    for factor in EXP[2:]:
        p = p * r + factor
    power = ((t.view(np.int64) + 1023) << 52).view(np.float64)
    return np.where(x >= LEAST, p * power, 0.0)


def record(net: Network, f: Floats, out: Out, t: int, every: int) -> None:
    """What an hour has brought; the tables when their step ends."""
    if len(out.entered):
        _note_hour(net, f)
    if (t + 1) % every == 0:
        _record_gates(net, f, out, t // every)
        if len(out.entered):
            _record_detail(net, f, out, t // every, every)
    if t % 24 == 23:
        _record_day(net, f, out, t // 24)
        if len(out.landed):
            _record_landed(net, f, out, t // 24)


def _posts(net: Network) -> list[int]:
    return [w for w, gate in enumerate(net.gates) if gate[KIND] == POST]


def _record_gates(net: Network, f: Floats, out: Out, when: int) -> None:
    n, r = net.n, net.rows
    for w in _posts(net):
        row = net.gates[w, ROW]
        out.arrived[when, row], out.crossed[when, row] = f[r.got + w], f[r.gone + w]
        out.waiting[when, row] = added_up(f, r.line + w * n.columns, n.columns)
        out.wait_hours[when, row] = f[r.wait + w]
        f[r.got + w] = 0.0
        f[r.gone + w] = 0.0


def _note_hour(net: Network, f: Floats) -> None:
    n, r = net.n, net.rows
    for w in _posts(net):
        told = f[r.rate + w] > 0.0
        f[r.lines + w] += added_up(f, r.line + w * n.columns, n.columns)
        f[r.waits + w] += np.where(told, f[r.wait + w], 0.0)
        f[r.told_of + w] += told


def _record_detail(net: Network, f: Floats, out: Out, when: int, every: int) -> None:
    r = net.rows
    for w in _posts(net):
        row = net.gates[w, ROW]
        out.entered[when, row], out.ordinary[when, row] = f[r.into + w], f[r.usual + w]
        out.mean_waiting[when, row] = f[r.lines + w] / every
        out.mean_wait[when, row] = f[r.waits + w] / f[r.told_of + w]
        for part in (r.into, r.usual, r.lines, r.waits, r.told_of):
            f[part + w] = 0.0


def _record_day(net: Network, f: Floats, out: Out, day: int) -> None:
    n, r = net.n, net.rows
    there = np.zeros((n.places, f.shape[1]))
    for node in range(n.nodes):
        for g in range(n.groups):
            there[net.nodes[node]] += f[r.pool + node * n.groups + g]
    for b, node in enumerate(net.homes):
        there[net.nodes[node]] += f[r.back + b]
    for w in range(n.gates):
        place = there[net.gates[w, PLACE]]
        place += f[r.stay + w]
        for g in range(n.groups):
            place += f[r.arrive + w * n.groups + g]
            place += f[r.line + w * n.columns + g]
    out.people[day] += there
    set_out = added_up(f, r.flow, n.links)
    f[r.under] = np.maximum(f[r.under] + set_out - f[r.came], 0.0)
    f[r.came] = 0.0
    out.under_way[day] = f[r.under]
    out.flows[day] = f[r.flow : r.flow + n.declared]
    f[r.flow : r.flow + n.links] = 0.0


def _record_landed(net: Network, f: Floats, out: Out, day: int) -> None:
    r = net.rows
    for w in np.flatnonzero(net.gates[:, LANDING] >= 0):
        out.landed[day, net.gates[w, LANDING]] = f[r.landed + w]
        f[r.landed + w] = 0.0
