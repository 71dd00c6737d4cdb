"""The worker's side of guard.py: obey limits, run the function, send what it gives.

Runs as a process of its own, started by `guard.Worker`. Frames are pickles on a
private copy of standard output; whatever a library prints goes nowhere.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from exeunt.errors import ExeuntError, TooLarge
from exeunt.sources.problems import problem_of, problem_of_fault

if TYPE_CHECKING:
    from exeunt.sources.limits import Limits

RESULT, END, LAST = "result", "end", "last"  # LAST: the item is done and the worker leaves


def main() -> None:
    """Serve until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    requests, answers = _take_pipes()
    function, limits = pickle.load(requests)
    limit_memory(limits.megabytes)
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(requests, inbox), daemon=True).start()
    try:
        while not serve(function, inbox.get(), limits, lambda frame: _send(answers, frame)):
            pass
    finally:
        os._exit(0)  # the thread that reads would hold up an ordinary exit


def serve(
    function: Callable[[Any], Iterable[Any]],
    item: Any,
    limits: Limits,
    send: Callable[[tuple[str, Any]], None],
) -> bool:
    """Send each result of one item under the clock; true when the worker must be replaced."""
    try:
        arm(limits.seconds)
        for result in told(function, item, ""):
            arm(0)  # a slow consumer is not the item's fault
            send((RESULT, result))
            arm(limits.seconds)
        arm(0)
    except MemoryError:
        arm(0)
        wanted = TooLarge(f"it needs more than {limits.megabytes} MB of memory")
        send((RESULT, problem_of(wanted)))
        send((LAST, None))
        return True
    send((END, None))
    return False


def told(function: Callable[[Any], Iterable[Any]], item: Any, where: str) -> Iterator[Any]:
    """Results of one item; an error becomes the last of them, as a problem."""
    try:
        yield from function(item)
    except ExeuntError as error:
        yield problem_of(error, where)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  a fault on one item must not end the batch
        yield problem_of_fault(error, where)


def arm(seconds: float) -> None:
    """Let the kernel end this process in `seconds`, even inside a C library; 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def limit_memory(megabytes: int) -> None:
    """Cap the address space, where the system knows such a limit."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    except (ImportError, ValueError, OSError):
        return


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return sys.stdin.buffer, answers


def _receive(requests: BinaryIO, inbox: queue.SimpleQueue[Any]) -> None:
    """Drain the pipe at once, so that the parent never waits to send; leave with the parent."""
    try:
        while True:
            inbox.put(pickle.load(requests))
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)


def _send(answers: BinaryIO, frame: tuple[str, Any]) -> None:
    try:
        pickle.dump(frame, answers, protocol=5)
        answers.flush()
    except BrokenPipeError:
        os._exit(0)
