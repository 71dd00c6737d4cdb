"""Ensembles on more than one machine: parts of the members on a Dask cluster.

Every member has its own key, so a part draws the same numbers wherever and however often
it runs; a worker that dies costs time and nothing else. Parts begin at multiples of 16
members, as the engines' own blocks do, and pairs of opposite luck stay together. A part is
sent its own slice of the scores and no more. Results come back part by part and go
straight to their place; what follows from others is not sent but made where it is asked for.

Workers need the same exeunt. Dask sends pickles: name only a scheduler you trust.
Source: Rocklin (2015), Dask: parallel computation with blocked algorithms and task scheduling.
"""

from __future__ import annotations

import inspect
import queue
import time
from asyncio import CancelledError
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, wraps
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np

from exeunt import __version__
from exeunt.errors import ExeuntError, MissingExtra, WrongUse
from exeunt.network.scenario import Scenario
from exeunt.simulation.draws import member_keys
from exeunt.simulation.plan import Prepared, prepare, simulate_plan
from exeunt.simulation.plan_crossings import LINES, Measures
from exeunt.simulation.plan_state import Out
from exeunt.simulation.priors import Luck, Name
from exeunt.simulation.run import Floats, Run

STEP = 16  # members side by side in the engines
TURNS = 4  # parts for each thread of the cluster, so that none waits long for the last
LOOK = 1.0  # seconds without news after which to ask whether anybody is there
LARGEST = 64_000_000  # values a part may send back at once
ENGINES = ("walk", "plan")
BASE = ("people", "flows", "under_way")
KEPT_READY = 4  # scenarios a worker keeps prepared
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
    arguments : what else the engine takes: seed, draws, days, scores (all members) ...

    Raises
    ------
    MissingExtra : Dask is not installed here.
    WrongUse : no scheduler or worker answers, or a part failed too often.
    ExeuntError : what the engine itself says.
    """
    simulate = _engine(engine)
    if members < 1:
        return simulate(scenario, members=members, **arguments)  # it knows what to say
    asked = _Asked(simulate, scenario, members, _one_thread(simulate, arguments))
    return _on(address, asked, part, retries, patience).run(asked)


def measures_on(
    address: str,
    engine: Engine | str,
    scenario: Scenario,
    wanted: Sequence[str],
    *,
    members: int,
    part: int | None = None,
    retries: int = 3,
    patience: float = 30.0,
    **arguments: Any,
) -> dict[str, Floats]:
    """Some measures of crossings (times, rows, members) by name; nothing else is sent.

    Arguments and errors as of `simulate_on`; two members or more. WrongUse also for a
    measure the engine does not tell.
    """
    simulate = _engine(engine)
    if members < 2:
        raise WrongUse(f"{members} members are no ensemble", todo="ask for two or more")
    arguments = _one_thread(simulate, arguments)
    asked = _Asked(simulate, scenario, members, arguments, tuple(wanted))
    return _on(address, asked, part, retries, patience).arrays


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
        simulate = _plan
    else:
        raise WrongUse(f'no engine is called "{engine}"', near=", ".join(ENGINES),
                       todo="name one, or give a function")  # fmt: skip
    if "first_member" not in inspect.signature(simulate).parameters:
        raise WrongUse("this engine cannot run a part of an ensemble", where="cluster",
                       todo="run it on this machine, or give it first_member")  # fmt: skip
    return simulate


def _one_thread(simulate: Engine, arguments: dict[str, Any]) -> dict[str, Any]:
    if "threads" in inspect.signature(simulate).parameters:
        return arguments | {"threads": 1}
    return arguments


@lru_cache(maxsize=KEPT_READY)
def _prepared(scenario: Scenario, days: int | None) -> Prepared:
    """On a worker: the ways of a scenario, found once for all its parts and passes."""
    return prepare(scenario, days=days)


@wraps(simulate_plan)
def _plan(scenario: Scenario, *, days: int | None = None, **how: Any) -> Run:
    return _prepared(scenario, days).run(**how)


class _Asked:
    """An ensemble that is asked for; `wanted` measures of crossings, None: all of the run."""

    def __init__(
        self, simulate: Engine, scenario: Scenario, members: int, arguments: dict[str, Any],
        wanted: tuple[str, ...] | None = None,
    ) -> None:  # fmt: skip
        self.simulate, self.scenario, self.members = simulate, scenario, members
        self.arguments, self.wanted = dict(arguments), wanted
        self.scores: dict[Name, Floats] = dict(self.arguments.pop("scores", None) or {})
        for name, score in self.scores.items():
            if np.ndim(score) != 1 or len(score) < members:
                raise WrongUse(
                    f"a score needs a number for each of {members} members",
                    where=" ".join(name), near=f"shape {np.shape(score)}",
                    todo="hand in one array for each figure",
                )  # fmt: skip

    def values(self) -> int:
        """Numbers a member sends back, roughly."""
        scenario = self.scenario
        days = self.arguments.get("days") or scenario.days
        hours = 24 if (self.arguments.get("every") or scenario.step) == "hour" else 1
        rows = hours * len(scenario.crossings)
        if self.wanted is not None:
            return int(days * rows * len(self.wanted))
        return int(days * (len(scenario.places) + len(scenario.links) + 1 + 6 * rows))

    def size(self, client: Any) -> int:
        """Members a part: several parts for each thread, and none too large to send."""
        threads = max(1, sum(map(int, client.nthreads().values())))
        most = max(STEP, LARGEST // max(1, self.values()) // STEP * STEP)
        return min(-(-self.members // (TURNS * threads)), most)

    def part(self, first: int, count: int) -> _Part:
        scores = None
        if self.scores:
            own = [np.asarray(score, np.float64)[first : first + count]
                   for score in self.scores.values()]  # fmt: skip
            scores = tuple(self.scores), np.stack(own)
        return _Part(self, first, count, scores)


def _on(address: str, asked: _Asked, part: int | None, retries: int, patience: float) -> _Whole:
    """All parts on the workers of a cluster, and together again."""
    client = _client(address, patience)
    try:
        tasks = {
            client.submit(
                _one_part, asked.simulate, asked.part(first, count), pure=False, retries=retries
            ): first
            for first, count in parts(asked.members, part or asked.size(client))
        }
        return _gathered(client, tasks, asked.members, _Patience(address, patience))
    finally:
        client.close()


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
    except (OSError, ValueError, TypeError, AssertionError) as error:
        # A timeout is an OSError; a thread of Dask's that starts too late fails an assertion.
        reason = str(error).split("\n")[0] or "this machine is too busy"
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


class _Part:
    """What a worker is sent; no tuple or dict, for Dask would look through those."""

    def __init__(
        self, asked: _Asked, first: int, count: int, scores: tuple[tuple[Name, ...], Floats] | None
    ) -> None:
        self.scenario, self.arguments, self.wanted = asked.scenario, asked.arguments, asked.wanted
        self.first, self.count, self.scores = first, count, scores

    def run(self, simulate: Engine) -> Run:
        more: dict[str, Any] = {}
        if self.scores is not None:
            names, own = self.scores
            all_members = np.zeros((len(names), self.first + self.count))
            all_members[:, self.first :] = own  # an engine takes those of a part from its first on
            more["scores"] = dict(zip(names, all_members, strict=True))
        return simulate(
            self.scenario, members=self.count, first_member=self.first, **self.arguments, **more
        )


class _Told(NamedTuple):
    """What a worker sends back: arrays, and the rest of a run; or what the engine said."""

    arrays: dict[str, Floats]
    run: Run | None
    lines: bool  # whether vehicles and km follow from the people in line
    trouble: ExeuntError | None
    version: str


def _one_part(simulate: Engine, part: _Part) -> _Told:
    """On a worker: one part. What the engine says is no reason to try again."""
    try:
        run = part.run(simulate)
        arrays = _arrays(run) if part.wanted is None else _some(run, part.wanted)
    except ExeuntError as trouble:
        return _Told({}, None, False, trouble, __version__)
    bare = Scenario(name=run.scenario.name, start=run.scenario.start, days=run.scenario.days,
                    places=(), links=())  # fmt: skip
    none: Floats = np.zeros((0, 0, part.count))
    rest = replace(run, scenario=bare, people=none, flows=none, under_way=none, crossings={})
    return _Told(arrays, rest, isinstance(run.crossings, Measures), None, __version__)


def _arrays(run: Run) -> dict[str, Floats]:
    """All that is told of a run and does not follow from the rest."""
    follows = LINES if isinstance(run.crossings, Measures) else ()
    told = {name: run.crossings[name] for name in run.crossings if name not in follows}
    return {**{name: getattr(run, name) for name in BASE}, **told}


def _some(run: Run, wanted: Sequence[str]) -> dict[str, Floats]:
    for name in wanted:
        if name not in run.crossings:
            raise WrongUse(f'no measure of crossings is called "{name}"', where="cluster",
                           near=", ".join(run.crossings), todo="ask for one of those")  # fmt: skip
    return {name: run.crossings[name] for name in wanted}


def _gathered(client: Any, tasks: dict[Any, int], members: int, patience: _Patience) -> _Whole:
    """Each part into its place, as it comes."""
    whole = _Whole(members)
    for task in _finished(client, tasks, patience):
        first = tasks[task]
        whole.put(_result(task, first), first)
    return whole


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


def _result(task: Any, first: int) -> _Told:
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
    return told


class _Whole:
    """All members of a run, filled part by part."""

    def __init__(self, members: int) -> None:
        self.members, self.arrays = members, dict[str, Floats]()
        self.told = dict[int, _Told]()

    def put(self, told: _Told, first: int) -> None:
        for name, part in told.arrays.items():
            if name not in self.arrays:
                self.arrays[name] = np.empty((*part.shape[:-1], self.members), part.dtype)
            self.arrays[name][..., first : first + part.shape[-1]] = part
        self.told[first] = told._replace(arrays={})

    def run(self, asked: _Asked) -> Run:
        """As the engine gives it."""
        runs = [self.told[first].run for first in sorted(self.told)]
        one = next(run for run in runs if run is not None)
        notes = [note for run in runs if run is not None for note in run.notes]
        crossings = {name: part for name, part in self.arrays.items() if name not in BASE}
        lines = any(told.lines for told in self.told.values())
        return replace(
            one, scenario=asked.scenario, notes=tuple(dict.fromkeys(notes)),
            people=self.arrays["people"], flows=self.arrays["flows"],
            under_way=self.arrays["under_way"],
            crossings=self._measures(asked, one.seed) if lines else crossings,
        )  # fmt: skip

    def _measures(self, asked: _Asked, seed: int) -> Mapping[str, Floats]:
        """Of lines: what follows from them is made here, with the luck of all members."""
        scores = {
            name: np.asarray(score, np.float64)[: self.members]
            for name, score in asked.scores.items()
        }
        luck = Luck(member_keys(seed, self.members), scores)
        out = Out(*(self.arrays.get(name, np.zeros((0, 0, self.members))) for name in Out._fields))
        return Measures(asked.scenario, luck, out, detail="landed" in self.arrays)
