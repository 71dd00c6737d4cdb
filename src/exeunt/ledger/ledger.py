"""The ledger: what was read, by which rules, and what people said of it since.

`Ledger.open(path)` gives one; `add` takes a document with its observations in one
transaction; `review` adds a verdict. Nothing is ever changed or removed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from exeunt.errors import WrongUse
from exeunt.ledger.entry import Entry
from exeunt.ledger.rows import VERDICTS, Added, Review
from exeunt.ledger.store import connect, now, transaction
from exeunt.ledger.views import View, changed
from exeunt.masked import MaskedText
from exeunt.observations import Document, Observation

INDEX_EVERY = 500  # documents; see words.py
FIXED = ("id", "document", "start", "end", "quote", "because")  # what no correction may touch


class Ledger(View):
    """A ledger file, open. Use it as a context manager; not to be shared by threads."""

    _unindexed = 0

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, write: bool = True) -> Ledger:
        """Open the ledger at `path`; `write=False` also opens what may not be written.

        Raises
        ------
        LedgerError : missing (and not `create`), unwritable, no database, not a ledger.
        NewerLedger : written by a newer exeunt.
        """
        return cls(connect(path, create=create, write=write), Path(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what `add` returned for is on the disk already."""
        try:
            if self._unindexed:
                self._index()
        finally:
            self._db.close()

    def add(
        self,
        document: Document,
        observations: Sequence[Observation],
        *,
        masked: MaskedText | None,
        vintage: str = "1",
        when: datetime | str | None = None,
    ) -> Added:
        """Keep a document and what was read in it: all of it or, on any error, nothing.

        Parameters
        ----------
        masked : the text as it may be stored; None where no name had to be hidden.
        vintage : version of the rules that read it.
        when : moment of reading, now if None.

        The same text at the same outlet, read by the same rules with the same
        publication date (or none), adds nothing.

        Raises
        ------
        LedgerError : locked for 30 s, no space, damaged.
        """
        entry = Entry(document, observations, masked, vintage, _moment(when))
        with self._explained():
            entry.prepare(self._db)
            with transaction(self._db):
                added = entry.write(self._db)
        self._unindexed += added.new_document or added.new_observations > 0
        if self._unindexed >= INDEX_EVERY:
            self._index()
            self._unindexed = 0
        return added

    def review(
        self,
        observation: str,
        verdict: str,
        *,
        who: str,
        why: str,
        changes: dict[str, object] | None = None,
        when: datetime | date | str | None = None,
    ) -> Review:
        """Add a verdict on an observation (id or its beginning); the latest one counts.

        `changes` goes with `correct` only: contract names and their new values.

        Raises
        ------
        NotFound : no such observation. WrongUse : unknown verdict or field, ambiguous id.
        """
        stored = self.get(observation)
        _check_review(stored.observation, verdict, changes)
        kept = Review(
            observation=stored.observation.id,
            verdict=verdict,
            who=who,
            why=why,
            at=_moment(when),
            changes=changes,
        )
        with self._explained(), transaction(self._db):
            self._db.execute(
                "INSERT INTO reviews (observation, core, verdict, who, why, changes, at)"
                " SELECT id, core, ?, ?, ?, ?, ? FROM observations WHERE id = ?"
                " ORDER BY number DESC LIMIT 1",
                (verdict, who, why, _json(changes) if changes else None, kept.at, kept.observation),
            )
        return kept


def _check_review(
    observation: Observation, verdict: str, changes: dict[str, object] | None
) -> None:
    if verdict not in VERDICTS:
        raise WrongUse(f'no verdict "{verdict}"', near=", ".join(VERDICTS))
    if (verdict == "correct") != bool(changes):
        raise WrongUse("changes go with the verdict correct, and only with it")
    known = [f for f in msgspec.to_builtins(observation) if f not in FIXED]
    for name in changes or {}:
        if name not in known:
            raise WrongUse(f'"{name}" cannot be corrected', near=", ".join(known))
    try:
        changed(observation, changes or {})
    except msgspec.ValidationError as error:
        raise WrongUse(f"the correction does not fit: {error}") from error


def _moment(when: datetime | date | str | None) -> str:
    if when is None:
        return now()
    return when if isinstance(when, str) else when.isoformat()


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
