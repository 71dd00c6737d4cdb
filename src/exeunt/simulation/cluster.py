"""Ensembles on more than one machine: parts of the members on a Dask cluster.

Every member has its own key, so a part draws the same numbers wherever and however often
it runs; a worker that dies costs time and nothing else. Parts begin at multiples of 16
members, as the engines' own blocks do, and pairs of opposite luck stay together. Results
come back part by part and go straight to their place.

Workers need the same exeunt. Dask sends pickles: name only a scheduler you trust.
Source: Rocklin (2015), Dask: parallel computation with blocked algorithms and task scheduling.
"""

from __future__ import annotations

import inspect
import queue
import time
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np

from exeunt import __version__
from exeunt.errors import ExeuntError, MissingExtra, WrongUse
from exeunt.network.scenario import Scenario
from exeunt.simulation.run import Floats, Run

STEP = 16  # members side by side in the engines
TURNS = 4  # parts for each thread of the cluster, so that none waits long for the last
LOOK = 1.0  # seconds without news after which to ask whether anybody is there
LARGEST = 64_000_000  # values a part may send back at once
ENGINES = ("walk", "plan")
Engine = Callable[..., Run]


def simulate_on(
    address: str,
    engine: Engine | str,
    scenario: Scenario,
    *,
    members: int = 1,
    part: int | None = None,
    retries: int = 3,
    patience: float = 30.0,
    **arguments: Any,
) -> Run:
    """Run an ensemble on a Dask cluster; the same numbers as `engine` gives here.

    Parameters
    ----------
    address : of the scheduler, "tcp://host:8786" or "host:8786".
    engine : "walk", "plan", or a `simulate_*` function, also as a partial; workers must be
        able to import it. `threads` is 1 on the workers, which have threads of their own.
    members : worlds, 0 to `members` - 1.
    part : members a task, rounded up to a multiple of 16; by default as the cluster is wide.
    retries : how often a part that failed is tried again, besides those Dask starts anew
        because their worker died (`distributed.scheduler.allowed-failures`, 3).
    patience : seconds to wait for the scheduler, and for a worker while there is none.
    arguments : what else the engine takes: seed, draws, days ...

    Raises
    ------
    MissingExtra : Dask is not installed here.
    WrongUse : no scheduler or worker answers, or a part failed too often.
    ExeuntError : what the engine itself says.
    """
    simulate = _engine(engine)
    if "threads" in inspect.signature(simulate).parameters:
        arguments["threads"] = 1
    if members < 1:
        return simulate(scenario, members=members, **arguments)  # it knows what to say
    client = _client(address, patience)
    try:
        size = part or _size(client, scenario, members, arguments.get("days"))
        tasks = {
            client.submit(
                _one_part, simulate, scenario, first, count, arguments, pure=False, retries=retries
            ): first
            for first, count in parts(members, size)
        }
        return _gathered(client, tasks, scenario, members, _Patience(address, patience))
    finally:
        client.close()


def parts(members: int, size: int) -> Iterator[tuple[int, int]]:
    """First member and members of each part; no part but a whole run has one member alone.

    A run of one has medians instead of draws, so a single last member joins the part before.
    """
    size = max(1, -(-size // STEP)) * STEP
    first = 0
    while first < members:
        count = min(size, members - first)
        count += members - first - count == 1
        yield first, count
        first += count


def _engine(engine: Engine | str) -> Engine:
    if callable(engine):
        simulate = engine
    elif engine == "walk":
        from exeunt.simulation.walk import simulate_walk as simulate
    elif engine == "plan":
        from exeunt.simulation.plan import simulate_plan as simulate
    else:
        raise WrongUse(f'no engine is called "{engine}"', near=", ".join(ENGINES),
                       todo="name one, or give a function")  # fmt: skip
    if "first_member" not in inspect.signature(simulate).parameters:
        raise WrongUse("this engine cannot run a part of an ensemble", where="cluster",
                       todo="run it on this machine, or give it first_member")  # fmt: skip
    return simulate


def _size(client: Any, scenario: Scenario, members: int, days: int | None) -> int:
    """Members a part: several parts for each thread, and none too large to send."""
    threads = max(1, sum(map(int, client.nthreads().values())))
    hours = 24 if scenario.step == "hour" else 1
    one = len(scenario.places) + len(scenario.links) + 1 + 6 * hours * len(scenario.crossings)
    one *= days or scenario.days
    most = max(STEP, LARGEST // max(1, one) // STEP * STEP)
    return min(-(-members // (TURNS * threads)), most)


# The cluster


def _dask() -> Any:
    try:
        return import_module("distributed")
    except ImportError:
        raise MissingExtra("a cluster needs Dask", todo="pip install 'exeunt[cluster]'") from None


def _client(address: str, patience: float) -> Any:
    """A client whose scheduler has a worker at least."""
    dask = _dask()
    try:
        client = dask.Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:  # a timeout is an OSError
        reason = str(error).split("\n")[0]
        raise WrongUse(f'no Dask scheduler answers at "{address}"', near=reason[:120],
                       todo="start one with: dask scheduler; then name its address, "
                       "such as tcp://127.0.0.1:8786") from None  # fmt: skip
    try:
        client.wait_for_workers(1, timeout=patience)
    except OSError:
        client.close()
        raise _no_workers(address) from None
    return client


def _no_workers(address: str) -> WrongUse:
    return WrongUse("the cluster has no workers", where=address,
                    todo=f"start some with: dask worker {address}")  # fmt: skip


class _Patience:
    """Stops a run whose scheduler or workers have gone and do not come back."""

    def __init__(self, address: str, seconds: float) -> None:
        self.address, self.seconds = address, seconds
        self.alone_since: float | None = None

    def look(self, client: Any) -> None:
        """Ask who is there; raises WrongUse when nobody was for too long."""
        trouble = self._trouble(client)
        if trouble is None:
            self.alone_since = None
            return
        now = time.monotonic()
        self.alone_since = now if self.alone_since is None else self.alone_since
        if now - self.alone_since > self.seconds:
            raise trouble

    def _trouble(self, client: Any) -> WrongUse | None:
        try:
            if client.status == "running":
                return None if client.nthreads() else _no_workers(self.address)
        except OSError:
            pass
        return WrongUse("the scheduler has gone away", where=self.address,
                        todo="start it again, and run again")  # fmt: skip


# Parts


class _Told(NamedTuple):
    """What a worker sends back: a run without its scenario, or what the engine said."""

    run: Run | None
    trouble: ExeuntError | None
    version: str


def _one_part(
    simulate: Engine, scenario: Scenario, first: int, count: int, arguments: dict[str, Any]
) -> _Told:
    """On a worker: one part. What the engine says is no reason to try again."""
    try:
        run = simulate(scenario, members=count, first_member=first, **arguments)
    except ExeuntError as trouble:
        return _Told(None, trouble, __version__)
    bare = Scenario(name=scenario.name, start=scenario.start, days=scenario.days,
                    places=(), links=())  # fmt: skip
    return _Told(replace(run, scenario=bare), None, __version__)


def _gathered(
    client: Any, tasks: dict[Any, int], scenario: Scenario, members: int, patience: _Patience
) -> Run:
    """Each part into its place, as it comes."""
    whole: _Whole | None = None
    for task in _finished(client, tasks, patience):
        first = tasks[task]
        run = _result(task, first)
        whole = whole or _Whole(run, members)
        whole.put(run, first)
    assert whole is not None
    return whole.run(scenario)


def _finished(client: Any, tasks: dict[Any, int], patience: _Patience) -> Iterator[Any]:
    """Tasks in the order they end; those handed out are let go of."""
    done: queue.SimpleQueue[Any] = queue.SimpleQueue()
    for task in tasks:
        task.add_done_callback(done.put)
    left = len(tasks)
    while left:
        try:
            task = done.get(timeout=LOOK)
        except queue.Empty:
            patience.look(client)
            continue
        left -= 1
        yield task
        task.release()


def _result(task: Any, first: int) -> Run:
    try:
        told: _Told = task.result()
    except (Exception, CancelledError) as error:
        reason = f"{type(error).__name__}: {error}".split("\n")[0]
        raise WrongUse(f"the members from {first} on failed too often", where="cluster",
                       near=reason[:200], todo="see the log of the workers") from error  # fmt: skip
    if told.trouble is not None:
        raise told.trouble
    if told.version != __version__ or told.run is None:
        raise WrongUse(f"the workers have exeunt {told.version}, here is {__version__}",
                       where="cluster", todo="install the same on both")  # fmt: skip
    return told.run


class _Whole:
    """All members of a run, filled part by part."""

    def __init__(self, one: Run, members: int) -> None:
        self.one, self.notes = one, dict[int, tuple[str, ...]]()
        self.arrays = {
            name: np.empty((*part.shape[:-1], members), part.dtype)
            for name, part in _arrays(one).items()
        }

    def put(self, run: Run, first: int) -> None:
        self.notes[first] = run.notes
        for name, part in _arrays(run).items():
            self.arrays[name][..., first : first + part.shape[-1]] = part

    def run(self, scenario: Scenario) -> Run:
        notes = [note for first in sorted(self.notes) for note in self.notes[first]]
        crossings = {name: self.arrays[name] for name in self.one.crossings}
        return replace(
            self.one, scenario=scenario, notes=tuple(dict.fromkeys(notes)), crossings=crossings,
            people=self.arrays["people"], flows=self.arrays["flows"],
            under_way=self.arrays["under_way"],
        )  # fmt: skip


def _arrays(run: Run) -> dict[str, Floats]:
    base = {"people": run.people, "flows": run.flows, "under_way": run.under_way}
    return base | dict(run.crossings)
