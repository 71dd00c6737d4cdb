"""Queues: lines of people at one place, hour by hour or person by person.

`border_queue` follows a line as a flow; `plan` does the same for many lines at once.
`waits` follows single arrivals; `mean_wait` is what theory says of them in the long run.
Used to look at one crossing, and to check the engine.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from exeunt.errors import WrongUse

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class BorderQueue:
    """One line. All are (members, hours).

    `crossed` people in the hour; `waiting` people when it ends; `wait_hours` of the last
    in that line until the capacity given has let all of them through, inf where it does
    not; `waited_hours`, mean of those who cross in the hour, in whole hours between the
    hour they came and the hour they cross, nan where nobody does.
    """

    crossed: Floats
    waiting: Floats
    wait_hours: Floats
    waited_hours: Floats


def border_queue(arrivals: ArrayLike, capacity: ArrayLike) -> BorderQueue:
    """Follow the line at one crossing: those who cannot cross this hour wait.

    Parameters
    ----------
    arrivals : (members, hours), people per hour who reach the crossing.
    capacity : (members, hours), people per hour it can let through; 0 when closed.

    Returns
    -------
    BorderQueue
        Nobody is lost: all who crossed plus the last line add up to all who arrived.

    Raises
    ------
    WrongUse : `arrivals` and `capacity` differ in members or hours, or are not numbers
        of 0 or more.

    Source: Newell (1982), Applications of Queueing Theory, section 2.2, by the hour.
    """
    come, able = _table(arrivals, "arrivals"), _table(capacity, "capacity")
    if come.shape != able.shape:
        raise WrongUse(
            f"arrivals are {come.shape}, capacity is {able.shape}",
            where="border_queue",
            todo="give both as (members, hours)",
        )
    crossed, waiting = np.zeros_like(come), np.zeros_like(come)
    line = np.zeros(len(come))
    for hour in range(come.shape[1]):
        line = line + come[:, hour]
        crossed[:, hour] = np.minimum(line, able[:, hour])
        line = waiting[:, hour] = line - crossed[:, hour]
    return BorderQueue(crossed, waiting, _wait(waiting, able), _waited(come, crossed))


def _table(values: ArrayLike, name: str) -> Floats:
    table = np.asarray(values, np.float64)
    if table.ndim != 2 or not (np.isfinite(table).all() and (table >= 0).all()):
        raise WrongUse(
            f"{name} must be numbers of 0 or more, (members, hours)", where="border_queue"
        )
    return table


def _wait(waiting: Floats, capacity: Floats) -> Floats:
    """Hours from the end of each hour until the capacity to come has served its line."""
    out = np.zeros_like(waiting)
    hours = np.arange(waiting.shape[1] + 1.0)
    for member, (line, able) in enumerate(zip(waiting, capacity, strict=True)):
        served = np.concatenate([[0.0], np.cumsum(able)])
        goal = served[1:] + line
        after = np.searchsorted(served, goal, side="left").clip(1, len(able))
        step = np.maximum(able[after - 1], 1e-300)
        when = hours[after - 1] + (goal - served[after - 1]) / step
        when[goal > served[-1] * (1 + 1e-12)] = np.inf
        out[member] = np.where(line > 0, when - hours[1:], 0.0)
    return out


def _waited(arrivals: Floats, crossed: Floats) -> Floats:
    """Mean hours of those who cross: the hour of crossing less that of coming."""
    out = np.full_like(crossed, np.nan)
    hours = np.arange(arrivals.shape[1], dtype=np.float64)
    for member, (come, through) in enumerate(zip(arrivals, crossed, strict=True)):
        people = np.concatenate([[0.0], np.cumsum(come)])
        moments = np.concatenate([[0.0], np.cumsum(come * hours)])
        done = np.interp(np.concatenate([[0.0], np.cumsum(through)]), people, moments)
        some = through > 0
        out[member, some] = (hours - np.diff(done) / np.where(some, through, 1.0))[some]
    return np.maximum(out, 0.0)


def waits(arrival_times: ArrayLike, service_times: ArrayLike, servers: int = 1) -> Floats:
    """How long each arrival waits before being served, first come, first served.

    Parameters
    ----------
    arrival_times : (people,), in order; any unit of time.
    service_times : (people,), time each keeps a server busy, same unit.
    servers : booths served from one line.

    Raises
    ------
    WrongUse : lengths differ, times are not in order, or there is no server.

    Source: Kiefer and Wolfowitz (1955), On the theory of queues with many servers.
    """
    come, busy = np.asarray(arrival_times, np.float64), np.asarray(service_times, np.float64)
    if come.ndim != 1 or come.shape != busy.shape or servers < 1:
        raise WrongUse("waits needs as many service times as arrivals, and a server")
    if (np.diff(come) < 0).any() or not (busy >= 0).all():
        raise WrongUse("waits needs arrivals in order and services of 0 or more")
    free = [-np.inf] * servers
    out = np.zeros_like(come)
    for i, (now, time) in enumerate(zip(come.tolist(), busy.tolist(), strict=True)):
        begin = max(now, free[0])
        out[i] = begin - now
        heapq.heapreplace(free, begin + time)
    return out


def mean_wait(
    arrival_rate: float,
    service_rate: float,
    servers: int = 1,
    service: Literal["exponential", "constant"] = "exponential",
) -> float:
    """Mean wait before service in the long run, for arrivals at random (Poisson).

    Parameters
    ----------
    arrival_rate, service_rate : people per unit of time, the latter of one server.
    service : "constant" for one server only.

    Returns
    -------
    float
        In the same unit of time; inf where as many come as can be served, or more.

    Raises
    ------
    WrongUse : rates not above 0, no server, or constant service by several.

    Source: Erlang (1917) for M/M/c; Pollaczek (1930), Khinchine (1932) for M/D/1.
    """
    if not (arrival_rate > 0 and service_rate > 0 and servers >= 1):
        raise WrongUse("mean_wait needs rates above 0 and a server")
    if service == "constant" and servers > 1:
        raise WrongUse("no closed form for constant service by several servers", todo="use waits")
    load = arrival_rate / service_rate
    if load >= servers:
        return float("inf")
    if service == "constant":
        return load / (2.0 * service_rate * (1.0 - load))
    blocked = 1.0  # Erlang's B, by its recursion
    for busy in range(1, servers + 1):
        blocked = load * blocked / (busy + load * blocked)
    waiting = blocked / (1.0 - load / servers * (1.0 - blocked))
    return waiting / (servers * service_rate - arrival_rate)
