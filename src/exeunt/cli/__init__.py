"""The door for a person at a keyboard: parse, call the workflow, show.

`main` is the command `exeunt`. Only here are results printed, errors turned into one
line, and an exit status chosen. Nothing is imported before it is known to be needed:
`exeunt --help` must be there at once.

- `arguments.py` the commands and their options
- `reading.py`, `keeping.py`, `naming.py` one function a command
- `say.py` errors, warnings and summaries; `progress.py` the bar; `tables.py` tables
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

ALL_READ, SOME_FAILED, WRONG = 0, 1, 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0 all read, 1 something was not, 2 wrong use."""
    from exeunt.cli import arguments as parser

    _open_streams()
    try:
        options = parser.parse(arguments)
        if isinstance(options, int):
            return options
        status = _run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        return _closed_pipe()
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _open_streams() -> None:
    """Somewhere to write, whatever the caller closed, and no letter it cannot take."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  open to the end
            setattr(sys, name, nowhere)
        elif hasattr(getattr(sys, name), "reconfigure"):
            getattr(sys, name).reconfigure(errors="replace")


def _run(options: object) -> int:
    from exeunt.cli import say
    from exeunt.errors import AmbiguousPlace, ExeuntError, NotFound, WrongUse

    say.hush()
    gc.set_threshold(50_000, 20, 20)  # rules and tables stay: looking for them again cost 30 ms
    try:
        return _command(options)
    except (WrongUse, NotFound, AmbiguousPlace) as error:
        say.problem(error)
        return WRONG
    except ExeuntError as error:
        say.problem(error)
        return SOME_FAILED
    except KeyboardInterrupt:
        say.line("stopped")
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except OSError as error:
        say.line(f"error: the system refused: {error.strerror or type(error).__name__}")
        return SOME_FAILED
    except Exception as error:
        if os.environ.get("EXEUNT_DEBUG"):
            raise
        say.broken(error)
        return SOME_FAILED


def _command(options: object) -> int:
    from importlib import import_module

    module, _, name = options.run.partition(":")  # type: ignore[attr-defined]
    command = getattr(import_module(f"exeunt.cli.{module}"), name)
    status: int = command(options)
    return status


def _closed_pipe() -> int:
    """`exeunt ... | head` ends quietly: nobody is left to tell."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    return ALL_READ
