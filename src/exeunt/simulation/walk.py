"""`walk`: people move by Flee's local rules, as counts, day by day.

Each day those at a place leave with a chance given by its kind, weigh the ways ahead
by what lies at their end, by distance and by crowding, and travel as far as a day
allows, deciding again at every place they reach. A full camp is not chosen; nobody
vanishes. `sampled` draws whole people with one key a member, `expected` follows the
mean flow. The cost depends on places, links and days, never on people.

- `walk_graph.py` where a walker can be within a day
- `walk_days.py` what holds on which day
- `_walk_kernels.py` one day for many members, compiled; `_walk_numpy.py` its twin
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from exeunt.errors import WrongUse
from exeunt.network.scenario import Scenario
from exeunt.simulation.compiling import compiled
from exeunt.simulation.draws import member_keys
from exeunt.simulation.run import Run
from exeunt.simulation.walk_days import Days, Epoch
from exeunt.simulation.walk_graph import Graph, build
from exeunt.simulation.walk_merge import merged
from exeunt.simulation.walk_state import Recorder, State, begin, departures
from exeunt.simulation.walk_waves import build_plain, plain

Floats = NDArray[np.float64]
Engine = Literal["auto", "compiled", "numpy"]
BLOCK = 16  # members that share one pass over the graph


def simulate_walk(
    scenario: Scenario,
    *,
    members: int = 1,
    seed: int = 0,
    draws: Literal["sampled", "expected"] = "expected",
    days: int | None = None,
    threads: int = 1,
    engine: Engine = "auto",
    first_member: int = 0,
) -> Run:
    """Follow everyone who sets out, day by day, by local rules.

    Parameters
    ----------
    members : worlds; each has its own capacities, departures and (sampled) luck.
    seed : any whole number; the same seed gives the same numbers on any machine and on
        any number of `threads`.
    days : fewer or more days than the scenario says.
    engine : "compiled" needs the extra `fast`; "auto" takes it where it is installed and
        the run is long enough to repay loading it. Both give the same numbers.
    first_member : for a part of an ensemble, two members or more: where the part begins.

    Returns
    -------
    Run
        people (days, places, members), flows (days, links, members), under_way
        (days, members); on every day they add up to all who set out.

    Raises
    ------
    WrongUse : no members, no days, or a compiled engine that is not installed.
    ScenarioError : people set out from nowhere in particular on a day no place sends any.

    Source: Suleimenova, Bell and Groen (2017), Scientific Reports 7:13377, and the
    rules of Flee 3, for counts instead of agents.
    """
    days = scenario.days if days is None else days
    if members < 1 or days < 1:
        raise WrongUse(
            f"a walk needs at least one member and one day, not {members} and {days}",
            todo="say --members 1 and --days 1 or more",
        )
    if first_member < 0 or (first_member and members == 1):
        raise WrongUse(
            f"{members} from {first_member} on are no part of an ensemble",
            todo="ask for two members or more, from 0 on",
        )
    keys = member_keys(seed, members, first_member)
    walk = _prepare(scenario, days, keys, draws == "sampled")
    one_block = _engine(engine, walk, members)
    blocks = [range(i, min(i + BLOCK, members)) for i in range(0, members, BLOCK)]
    if threads == 1 or len(blocks) == 1:
        for block in blocks:
            one_block(walk, block)
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(lambda block: one_block(walk, block), blocks))
    record = walk.record
    return Run(
        scenario=scenario, choice="walk", draws=draws, seed=seed,
        people=record.people, flows=record.flows, under_way=record.under_way,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """All that the blocks share."""

    scenario: Scenario
    graph: Graph
    epochs: list[Epoch]
    days: int
    keys: NDArray[np.uint64]
    sampled: bool
    record: Recorder


def _prepare(scenario: Scenario, days: int, keys: NDArray[np.uint64], sampled: bool) -> _Walk:
    lay_out = build_plain if plain(scenario) else build
    graph = merged(lay_out(scenario, _speeds(scenario)))
    return _Walk(
        scenario=scenario,
        graph=graph,
        epochs=list(Days(scenario, graph, days).epochs()),
        days=days,
        keys=keys,
        sampled=sampled,
        record=Recorder.of(scenario, days, len(keys)),
    )


def _speeds(scenario: Scenario) -> Floats:
    """Kilometres a day on each link; sometimes on foot: the mean of both."""
    rules = scenario.walk
    fast = np.array([link.km_per_day or rules.speed for link in scenario.links])
    afoot = np.array([link.walk_probability for link in scenario.links])
    return np.asarray(fast * (1 - afoot) + rules.walk_speed * afoot)


def _engine(engine: Engine, walk: _Walk, members: int) -> Callable[[_Walk, range], None]:
    """`_numpy_block` or `_compiled_block`, by what NumPy would take on a common machine."""
    choice = 3e-6 if walk.sampled else 5e-8  # seconds a choice, day and member
    a_day = len(walk.graph.levels) * 5e-5 + members * len(walk.graph.targets) * choice
    if compiled(engine, "_walk_kernels", walk.days * a_day):
        return _compiled_block
    return _numpy_block


def _block(walk: _Walk, block: range) -> tuple[State, Floats, NDArray[np.uint64]]:
    keys = walk.keys[block.start : block.stop]
    state = begin(walk.scenario, walk.graph, walk.record, block, keys, walk.sampled)
    spawn = departures(walk.scenario, walk.epochs, walk.days, keys, walk.sampled, len(walk.keys))
    return state, spawn, keys


def _numpy_block(walk: _Walk, block: range) -> None:
    from exeunt.simulation._walk_numpy import one_day, passes

    state, spawn, keys = _block(walk, block)
    order = passes(walk.graph)
    for epoch in walk.epochs:
        for day in range(epoch.first, epoch.last):
            one_day(walk.scenario.walk, walk.graph, order, epoch, state, spawn[day],
                    keys if walk.sampled else None, day)  # fmt: skip


def _compiled_block(walk: _Walk, block: range) -> None:
    from exeunt.simulation._walk_kernels import pack_graph, run_epoch

    state, spawn, keys = _block(walk, block)
    graph: Any = pack_graph(walk.graph)
    for epoch in walk.epochs:
        run_epoch(walk.scenario.walk, graph, epoch, state, spawn, keys, walk.sampled)
