"""Guard: run a function over items in processes that may be killed.

`opening.documents` opens risky files with it; the workflow may read long texts with
it. One item that hangs, eats memory or crashes a C library costs one `Problem`; the
batch goes on and keeps its order.

Each worker answers its items in the order it got them, so the oldest unanswered item
of a dead worker is the one that killed it; the others are handed out again.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from exeunt.errors import TooLarge, WrongUse
from exeunt.sources._worker import END, LAST, RESULT, told
from exeunt.sources.limits import Limits
from exeunt.sources.problems import Problem

T = TypeVar("T")
R = TypeVar("R")

_IN_FLIGHT = 4  # items a worker holds, so that it never waits for the parent
_AHEAD = 64  # items looked at before their turn
_BOOT = (
    "import sys, pickle; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from exeunt.sources._worker import main; main()"
)


def run_guarded(
    function: Callable[[T], Iterable[R]],
    items: Iterable[T],
    limits: Limits | None = None,
    *,
    workers: int | None = None,
    name: Callable[[T], str] = str,
    inline: Callable[[T], bool] | None = None,
) -> Iterator[R | Problem]:
    """What `function` gives for each item, in the order of the items.

    Parameters
    ----------
    function : of one item, gives its results one by one; importable by name (or a
        `functools.partial` of one), items and results picklable. Each result has
        `limits.seconds`. What it raises becomes a Problem, the last of that item.
    workers : processes, started when needed; None: one per core, at most 4. 0 runs all
        in this process without limits.
    name : what a Problem calls an item.
    inline : items to run in this process when their turn comes, as they bear no risk.

    Raises
    ------
    WrongUse : `function` cannot be sent to another process.
    """
    crew = _Crew(function, limits or Limits(), _count(workers), name)
    here = (lambda _: True) if workers == 0 else inline or (lambda _: False)
    try:
        yield from crew.run(iter(items), here)
    finally:
        crew.close()


def _count(workers: int | None) -> int:
    return min(os.cpu_count() or 1, 4) if workers is None else max(workers, 1)


class Worker:
    """One process and the pipe to it; started on first use, again after a death."""

    def __init__(self, setup: bytes) -> None:
        self._setup = setup
        self._process: subprocess.Popen[bytes] | None = None
        self.waiting = 0

    def send(self, item: Any) -> None:
        """Hand over an item; a worker found dead is noticed when its answer is awaited."""
        process = self._process or self._start()
        assert process.stdin is not None
        try:
            pickle.dump(item, process.stdin, protocol=5)
            process.stdin.flush()
        except (BrokenPipeError, ConnectionResetError):
            return

    def answer(self) -> tuple[str, Any] | None:
        """The next frame, or None when the process has ended."""
        process = self._process
        if process is None or process.stdout is None:
            return None
        try:
            frame: tuple[str, Any] = pickle.load(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            return None
        return frame

    def stop(self) -> int:
        """End the process; how it ended (minus a signal number when killed before)."""
        process, self._process = self._process, None
        if process is None:
            return 0
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.close()
        with contextlib.suppress(OSError):  # unsent bytes of a worker that is gone
            process.stdin.close()
        try:
            return process.wait(timeout=0.2)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _BOOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin is not None
        self._process.stdin.write(self._setup)
        return self._process


class _Crew:
    """Workers and the line of items that wait for their turn."""

    def __init__(
        self,
        function: Callable[[Any], Iterable[Any]],
        limits: Limits,
        workers: int,
        name: Callable[[Any], str],
    ) -> None:
        self._function, self._limits, self._name = function, limits, name
        self._setup = _setup(function, limits)
        self._workers: list[Worker] = []
        self._most = workers
        self._line: deque[tuple[Worker | None, Any]] = deque()

    def run(self, items: Iterator[Any], inline: Callable[[Any], bool]) -> Iterator[Any]:
        while True:
            self._hand_out(items, inline)
            if not self._line:
                return
            worker, item = self._line[0]
            if worker is None:
                yield from told(self._function, item, self._name(item))
            else:
                yield from self._answers(worker, item)
                worker.waiting -= 1
            self._line.popleft()

    def close(self) -> None:
        for worker in self._workers:
            worker.stop()

    def _hand_out(self, items: Iterator[Any], inline: Callable[[Any], bool]) -> None:
        """Fill the line while some worker has room for one more."""
        while len(self._line) < _AHEAD:
            free = self._free()
            if free is None:
                return
            try:
                item = next(items)
            except StopIteration:
                return
            if inline(item):
                self._line.append((None, item))
                if len(self._line) == 1:
                    return  # its turn is now: look no further ahead
            else:
                self._line.append((free, item))
                free.waiting += 1
                free.send(item)

    def _free(self) -> Worker | None:
        """The least busy worker with room; a new one while there may be more."""
        busy = [worker for worker in self._workers if worker.waiting]
        if len(busy) == len(self._workers) < self._most:
            self._workers.append(Worker(self._setup))
        least = min(self._workers, key=lambda worker: worker.waiting)
        return least if least.waiting < _IN_FLIGHT else None

    def _answers(self, worker: Worker, item: Any) -> Iterator[Any]:
        """Results of the oldest item of `worker`, or the problem that ended it."""
        while True:
            frame = worker.answer()
            if frame is None:
                yield self._death(worker.stop(), item)
                break
            kind, result = frame
            if kind == RESULT:
                yield self._placed(result, item)
            elif kind == END:
                return
            elif kind == LAST:
                worker.stop()
                break
        self._hand_again(worker)

    def _placed(self, result: Any, item: Any) -> Any:
        if isinstance(result, Problem) and not result.where:
            import msgspec

            return msgspec.structs.replace(result, where=self._name(item))
        return result

    def _hand_again(self, worker: Worker) -> None:
        """What a dead worker still held, except the item at the head of the line."""
        for owner, item in list(self._line)[1:]:
            if owner is worker:
                worker.send(item)

    def _death(self, code: int, item: Any) -> Problem:
        return Problem(
            what=_cause(code, self._limits),
            where=self._name(item),
            todo="leave it out, or raise the limit",
            error=TooLarge.__name__ if code in _LIMIT_SIGNALS else "SourceError",
        )


_ALARM, _KILL, _SEGFAULT = 14, 9, 11
_LIMIT_SIGNALS = (-_ALARM, -_KILL)


def _cause(code: int, limits: Limits) -> str:
    if code == -_ALARM:
        return f"it took longer than {limits.seconds:g} s and was given up"
    if code == -_KILL:
        return "its worker was killed, most likely for want of memory"
    if code < 0:
        return f"it crashed the program that reads it (signal {-code})"
    return "it broke the program that reads it"


def _setup(function: Callable[[Any], Iterable[Any]], limits: Limits) -> bytes:
    """First bytes a worker gets: where modules are, then the function and its limits."""
    try:
        wanted = pickle.dumps((function, limits), protocol=5)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise WrongUse(f"this function cannot run in a worker: {error}") from error
    return pickle.dumps([os.path.abspath(path) for path in sys.path], protocol=5) + wanted
