"""What is said on standard error: one clear line a problem, and a summary at the end.

What, where, what is near, what to do. Never a private name: messages of foreign
errors and warnings of libraries may quote a text, so they are not shown.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exeunt.errors import ExeuntError
    from exeunt.workflow import Problem


MOST_FAULTS = 30  # of one folder; correcting these mends many more


def problem(error: ExeuntError | Problem, *, warning: bool = False) -> None:
    """One line for one error of ours, or one problem of a batch; one more for each fault in it."""
    line(f"{'warning' if warning else 'error'}: {sentence(error)}")
    faults = getattr(error, "problems", ())
    for fault in faults[:MOST_FAULTS]:
        line(f"  {sentence(fault)}")
    if len(faults) > MOST_FAULTS:
        line(f"  and {len(faults) - MOST_FAULTS:,} more")


def sentence(error: ExeuntError | Problem) -> str:
    """What, where, what is near and what to do, on one line."""
    parts = [error.what + (f" ({error.where})" if error.where else "")]
    if error.near:
        parts.append(f"near: {error.near}")
    if error.todo:
        parts.append(f"to do: {error.todo}")
    return " ".join("; ".join(parts).split())


def broken(error: BaseException) -> None:
    """A bug of ours: say where, not what, for the message may quote the text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" in {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    line(
        f"error: exeunt broke: {type(error).__name__}{where}; to do: please report it as a bug"
        " (EXEUNT_DEBUG=1 shows more, and may show names)"
    )


def line(text: str) -> None:
    """One line on standard error; a closed one is nobody's problem."""
    try:
        print(f"exeunt: {text}", file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return


def hush() -> None:
    """Libraries keep their warnings and logs to themselves: they may quote a text."""
    if os.environ.get("EXEUNT_DEBUG"):
        return
    import logging
    import warnings

    warnings.simplefilter("ignore")
    logging.lastResort = None
    logging.raiseExceptions = False


def count(number: int, noun: str) -> str:
    """`1 document`, `2,000 documents`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
