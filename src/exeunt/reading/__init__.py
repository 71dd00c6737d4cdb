"""Reading: a document in, attributed observations out. `read` is the door.

The stages, each in its file: `sentences` split, `engine` lexes, `values` and `dates`
fold numbers and days, `where` folds places, `figures` and `measures` find how many of
what, `claims` who admits whom, `attribution` who says so, `people` who must stay
nameless; `observe` puts them together for the whole document. Words and rules are
data in a folder per language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exeunt.reading.reader import Reading, read

__all__ = ["Reading", "read"]


def __getattr__(name: str) -> Any:
    """The door opens when first used: parts of this room are light to import alone."""
    if name in __all__:
        from exeunt.reading import reader

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
