"""Problem: one thing that could not be read, told among the documents."""

from __future__ import annotations

import msgspec

from exeunt.errors import EmptySource, ExeuntError


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One clear line: what went wrong, where, what to do.

    `error` names the class of the error tree it stands for; a `warning` (an empty
    document, a guessed encoding) does not make the batch a failure.
    """

    what: str
    where: str
    near: str = ""
    todo: str = ""
    error: str = "SourceError"
    warning: bool = False

    def __str__(self) -> str:
        return self.what + (f" ({self.where})" if self.where else "")


def problem_of(error: ExeuntError, where: str = "") -> Problem:
    """The problem an error stands for; `where` is used when the error names no place."""
    return Problem(
        what=error.what,
        where=error.where or where,
        near=error.near,
        todo=error.todo,
        error=type(error).__name__,
        warning=isinstance(error, EmptySource),
    )


def problem_of_os(error: OSError, where: str) -> Problem:
    """The operating system's refusal in one line."""
    if isinstance(error, FileNotFoundError):
        return Problem(what="the file is gone", where=where, todo="it was there when listed")
    if isinstance(error, PermissionError):
        return Problem(what="no permission to read it", where=where)
    return Problem(what=f"cannot be read: {error.strerror or error}", where=where)


def problem_of_fault(error: Exception, where: str) -> Problem:
    """A fault of ours or of a library, on this one item; the batch goes on.

    The message of a foreign error may quote the text, and so a private name: only its
    kind and place are told.
    """
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f" in {trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
    return Problem(
        what=f"it could not be understood ({type(error).__name__}{place})",
        where=where,
        todo="please report it as a bug",
    )
