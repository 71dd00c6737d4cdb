"""Every way exeunt stops, as one tree.

Libraries raise these and never print; the doors (`cli.py`) turn one into one
clear line: what went wrong, where, what is near, what to do.
"""

from __future__ import annotations


class ExeuntError(Exception):
    """Anything exeunt can say about why it stopped.

    `what` is the sentence, `where` the file, line or record, `near` the closest
    things that exist, `todo` the next command or action.
    """

    def __init__(self, what: str, *, where: str = "", near: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.near = near
        self.todo = todo

    def __str__(self) -> str:
        return self.what + (f" ({self.where})" if self.where else "")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.what, self.where, self.near, self.todo)


def _rebuild(kind: type[ExeuntError], what: str, where: str, near: str, todo: str) -> ExeuntError:
    """Errors cross process borders; keyword-only arguments need this."""
    return kind(what, where=where, near=near, todo=todo)


class WrongUse(ExeuntError):
    """The call itself makes no sense: nothing to read, an unknown option or format."""


class SourceError(ExeuntError):
    """A source could not be turned into text: missing, binary, encrypted, truncated."""


class TooLarge(SourceError):
    """A source asks for more time, memory or nesting than one document may have."""


class EmptySource(SourceError):
    """A source holds no text; a warning, not a failure."""


class LedgerError(ExeuntError):
    """The ledger cannot be opened, written or understood."""


class ScenarioError(ExeuntError):
    """A scenario folder or Flee folder that cannot be used.

    `problems` holds one `ScenarioError` for each fault of the files, in the order of the
    files, each with its own where, near and to do; empty in such a single fault.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        near: str = "",
        todo: str = "",
        problems: tuple[ScenarioError, ...] = (),
    ) -> None:
        super().__init__(what, where=where, near=near, todo=todo)
        self.problems = problems

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild_scenario, (self.what, self.where, self.near, self.todo, self.problems)


def _rebuild_scenario(
    what: str, where: str, near: str, todo: str, problems: tuple[ScenarioError, ...]
) -> ScenarioError:
    return ScenarioError(what, where=where, near=near, todo=todo, problems=problems)


class NewerLedger(LedgerError):
    """The ledger was written by a newer exeunt than this one."""


class NotFound(ExeuntError):
    """No observation, document or place of that name or id."""


class AmbiguousPlace(ExeuntError):
    """A place name means several places and nothing settles which."""


class MissingExtra(ExeuntError):
    """An optional part is not installed; `todo` names the extra."""
