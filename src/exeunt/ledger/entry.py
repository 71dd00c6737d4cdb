"""One document on its way into the ledger: known already, a copy, or new.

`Ledger.add` makes an `Entry`, prepares it while others may write, and writes it
inside one transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec

from exeunt.ledger import sameness
from exeunt.ledger.copies import bands, near_copies
from exeunt.ledger.hiding import mended, mended_document, mender, whole
from exeunt.ledger.rows import Added
from exeunt.masked import MaskedText
from exeunt.observations import Document, Observation, text_hash, to_json


class Entry:
    """One `add` under way: prepared outside the transaction, written inside it."""

    def __init__(
        self,
        document: Document,
        observations: Sequence[Observation],
        masked: MaskedText | None,
        vintage: str,
        when: str,
    ) -> None:
        masked = masked or MaskedText(document.text)
        self.masked = MaskedText(whole(masked.text), masked.edits)
        self.hash = text_hash(document.text)
        mend = mender(document, masked)
        self.document = mended_document(document, mend)
        unlike = {o.id: o for o in reversed(observations)}  # one id is one observation
        told = list(reversed(unlike.values()))
        self.observations = [mended(o, mend) for o in told] if mend else told
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


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
