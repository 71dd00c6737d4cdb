"""The ledger: what was read, by which rules, and what people said of it since.

`Ledger.open(path)` gives one; `add` takes a document with its observations in one
transaction; `review` adds a verdict. Nothing is ever changed or removed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import msgspec

from exeunt.errors import WrongUse
from exeunt.ledger import sameness
from exeunt.ledger.copies import bands, near_copies
from exeunt.ledger.masked import MaskedText, hider
from exeunt.ledger.rows import VERDICTS, Added, Review
from exeunt.ledger.store import connect, now, transaction
from exeunt.ledger.views import View, changed
from exeunt.observations import Document, Observation, text_hash, to_json

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
        entry = _Entry(document, observations, masked, vintage, _moment(when))
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


class _Entry:
    """One `add` under way: prepared outside the transaction, written inside it."""

    def __init__(
        self,
        document: Document,
        observations: Sequence[Observation],
        masked: MaskedText | None,
        vintage: str,
        when: str,
    ) -> None:
        self.masked = masked or MaskedText(document.text)
        self.hash = text_hash(document.text)
        hide = hider(document.text, self.masked.edits)
        self.document = _hidden_in_document(document, hide)
        self.observations = [_hidden(o, hide) for o in observations] if hide else observations
        self.vintage = vintage
        self.when = when
        self.outlet = outlet(document)
        self.masked_hash = text_hash(self.masked.text)
        self.bands: list[int] = []
        self.copies: list[int] = []

    def prepare(self, db: sqlite3.Connection) -> None:
        """The costly part, before other writers must wait for us."""
        self.db = db
        if self._known_text() is None:
            self.bands = bands(self.masked.text)

    def write(self, db: sqlite3.Connection) -> Added:
        self.db = db
        number = self._known_document()
        new = number is None
        if number is not None and self._known_reading(number):
            self._remember_id(number)
            return Added(new, 0, self._cluster_hash(number))
        text = self._text()
        if number is None:
            number = self._new_document(text)
        self._remember_id(number)
        reading = self._new_reading(number, text)
        self._new_observations(number, reading)
        return Added(new, len(self.observations), self._cluster_hash(number))

    def _known_document(self) -> int | None:
        row = self.db.execute(
            "SELECT number FROM documents WHERE hash = ? AND outlet = ?", (self.hash, self.outlet)
        ).fetchone()
        return row[0] if row else None

    def _known_reading(self, document: int) -> bool:
        """Whether these rules read it knowing as much of its publication as we do now."""
        row = self.db.execute(
            "SELECT 1 FROM readings WHERE document = ? AND vintage = ?"
            " AND (published = ? OR ? = '') LIMIT 1",
            (document, self.vintage, self._published, self._published),
        ).fetchone()
        return row is not None

    @property
    def _published(self) -> str:
        return self.document.published or ""

    def _remember_id(self, document: int) -> None:
        self.db.execute("INSERT OR IGNORE INTO ids VALUES (?, ?)", (self.document.id, document))

    def _text(self) -> int:
        """Number of the masked text; stored, indexed and banded where it is new."""
        known = self._known_text()
        if known is not None:
            return known
        self.copies = near_copies(self.db, self.masked.text, self.bands)
        number = self._insert(
            "texts",
            hash=self.hash,
            masked_hash=self.masked_hash,
            title=self.document.title,
            text=self.masked.text,
            edits=_json(self.masked.edits),
        )
        self.db.executemany(
            "INSERT INTO bands VALUES (?, ?)", [(key, number) for key in self.bands]
        )
        return number

    def _known_text(self) -> int | None:
        row = self.db.execute(
            "SELECT number FROM texts WHERE hash = ? AND masked_hash = ?",
            (self.hash, self.masked_hash),
        ).fetchone()
        return row[0] if row else None

    def _new_document(self, text: int) -> int:
        d = self.document
        clusters = self._clusters(text)
        number = self._insert(
            "documents",
            hash=self.hash,
            outlet=self.outlet,
            id=d.id,
            title=d.title,
            publisher=d.publisher,
            published=d.published,
            url=d.url,
            language=d.language,
            obtained=d.obtained,
            read_at=self.when,
            cluster=clusters[0] if clusters else 0,
        )
        if not clusters:
            self.db.execute("UPDATE documents SET cluster = number WHERE number = ?", (number,))
        for other in clusters[1:]:  # the new text shows that they were one story all along
            self.db.execute(
                "UPDATE documents SET cluster = ? WHERE cluster = ?", (clusters[0], other)
            )
        return number

    def _clusters(self, text: int) -> list[int]:
        """Clusters with this text or a near-copy of it, the oldest first."""
        texts = [text, *self.copies]
        marks = ",".join("?" * len(texts))
        rows = self.db.execute(
            "SELECT DISTINCT d.cluster FROM documents d JOIN readings r ON r.document = d.number"
            f" WHERE r.text IN ({marks}) ORDER BY d.cluster",
            texts,
        ).fetchall()
        return [row[0] for row in rows]

    def _new_reading(self, document: int, text: int) -> int:
        return self._insert(
            "readings",
            document=document,
            text=text,
            vintage=self.vintage,
            published=self._published,
            language=self.document.language,
            read_at=self.when,
        )

    def _new_observations(self, document: int, reading: int) -> None:
        told = self._told_by_copies(document)
        cores = sameness.cores(self.observations)
        for o, core in zip(self.observations, cores, strict=True):
            places = sameness.places(o)
            starts, ends = _reach(o)
            self._insert(
                "observations",
                reading=reading,
                id=o.id,
                measure=o.measure,
                places=places,
                starts=starts,
                ends=ends,
                core=core,
                witness=_witness(o, core, told.get(core, [])),
                payload=to_json(o).decode(),
                because=_json(o.because),
            )

    def _told_by_copies(self, document: int) -> dict[str, list[tuple[str, str]]]:
        """What the rest of the cluster says: core to (period, witness)."""
        rows = self.db.execute(
            "SELECT o.core, o.witness, json_extract(o.payload, '$.period.start'),"
            " json_extract(o.payload, '$.period.end') FROM documents mine"
            " JOIN documents d ON d.cluster = mine.cluster AND d.number <> mine.number"
            " JOIN readings r ON r.document = d.number JOIN observations o ON o.reading = r.number"
            " WHERE mine.number = ? ORDER BY o.number",
            (document,),
        )
        told: dict[str, list[tuple[str, str]]] = {}
        for core, witness, start, end in rows:
            period = f"{start or ''}/{end or ''}" if start or end else ""
            told.setdefault(core, []).append((period, witness))
        return told

    def _insert(self, table: str, **fields: str | int | None) -> int:
        """One row by field names; its number."""
        names = ", ".join(fields)
        marks = ", ".join("?" * len(fields))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        return int(self.db.execute(sql, list(fields.values())).lastrowid or 0)

    def _cluster_hash(self, document: int) -> str:
        row = self.db.execute(
            "SELECT hash FROM documents WHERE number ="
            " (SELECT cluster FROM documents WHERE number = ?)",
            (document,),
        ).fetchone()
        return str(row[0])


def outlet(document: Document) -> str:
    """Who published it: the publisher, else the host of its address, else nobody ('')."""
    host = urlsplit(document.url or "").hostname or ""
    return " ".join((document.publisher or host.removeprefix("www.")).casefold().split())


def _witness(o: Observation, core: str, told: list[tuple[str, str]]) -> str:
    """The witness a near-copy already gave, where its period is ours or either is unknown."""
    mine = sameness.period(o)
    for period, witness in told:
        if period == mine:
            return witness
    for period, witness in told:
        if not (period and mine):
            return witness
    return sameness.witness(core, mine)


def _reach(o: Observation) -> tuple[str | None, str | None]:
    """First and last day for filters; an open end reaches as far as text can compare."""
    if o.period is None:
        return None, None
    return o.period.start or "0000", o.period.end or "9999"


def _hidden(observation: Observation, hide: Callable[[str], str]) -> Observation:
    """Names the reader masked in the text hide in every string of the observation too."""
    plain = msgspec.to_builtins(observation)
    hidden = _walk(plain, hide)
    if hidden == plain:
        return observation
    kept = {"id": plain["id"], "kind": plain["kind"]}
    return msgspec.convert({**hidden, **kept}, type=Observation)  # type: ignore[dict-item]


def _walk(value: object, hide: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, dict):
        return {key: _walk(inner, hide) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(inner, hide) for inner in value]
    return value


def _hidden_in_document(document: Document, hide: Callable[[str], str] | None) -> Document:
    if hide is None:
        return document
    fields = ("id", "title", "publisher", "url")
    plain = {name: getattr(document, name) for name in fields}
    shown = {name: value and hide(value) for name, value in plain.items()}
    if shown["url"] != plain["url"]:  # a broken link helps nobody
        parts = urlsplit(str(plain["url"]))
        shown["url"] = f"{parts.scheme}://{parts.netloc}/"
    return msgspec.structs.replace(document, **shown)


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
