"""Looking into a ledger: list, search, get, as it stands or as it stood on a day.

`View` holds a connection and perhaps a date; `Ledger` is a View that can also write.
Every query goes through one table of what is visible: the newest reading of each
document, and only documents published (where unknown: read) by the date.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from exeunt.errors import NotFound, WrongUse
from exeunt.ledger.rows import DocumentMeta, Hit, Review, Stats, Stored, StoredDocument
from exeunt.ledger.store import explained, transaction
from exeunt.ledger.words import catch_up, fts_query, is_behind
from exeunt.observations import Observation, Step

Moment = date | str | None

# A copy of unknown origin beside the same text at a known outlet is no further report.
_VISIBLE = """
visible AS (
    SELECT r.number AS reading, r.vintage, r.read_at, d.number AS document, d.cluster,
        CASE WHEN d.outlet <> '' THEN d.outlet ELSE coalesce((
            SELECT min(twin.outlet) FROM documents twin
            WHERE twin.hash = d.hash AND twin.outlet <> ''), d.hash) END AS outlet,
        coalesce(nullif(r.published, ''), d.published) AS published,
        coalesce(nullif(r.published, ''), d.published, d.read_at) AS known
    FROM readings r JOIN documents d ON d.number = r.document
    WHERE {newest} AND (:as_of IS NULL OR substr(
        coalesce(nullif(r.published, ''), d.published, d.read_at), 1, length(:as_of)) <= :as_of)
)"""
_NEWEST = """r.number = (SELECT max(number) FROM readings WHERE document = d.number
    AND (:vintage IS NULL OR vintage = :vintage))"""

_META = """d.hash, d.id, d.title, d.publisher, d.published, d.url, d.language, d.obtained,
    d.read_at, (SELECT hash FROM documents WHERE number = d.cluster)"""

_LATEST_REVIEW = """(SELECT max(w.number) FROM reviews w
    WHERE w.observation = {id} AND w.core = {core}
    AND (:as_of IS NULL OR substr(w.at, 1, length(:as_of)) <= :as_of))"""

# One row per witness: its earliest telling with a period, its outlets, its latest review.
_LISTING = """
WITH {visible},
told AS (
    SELECT o.number, o.measure, o.places, o.starts, o.ends, v.known, v.cluster, o.witness,
        v.outlet, v.vintage, v.read_at, v.published, v.document, {review} AS review
    FROM observations o JOIN visible v ON v.reading = o.reading
),
witnesses AS (
    SELECT cluster, witness, count(DISTINCT outlet) AS reports, max(review) AS review
    FROM told GROUP BY cluster, witness
),
chosen AS (
    SELECT t.*, w.reports, w.review AS witness_review, row_number() OVER (
        PARTITION BY t.cluster, t.witness ORDER BY t.starts IS NULL, t.known, t.number
    ) AS place_in_line
    FROM told t JOIN witnesses w USING (cluster, witness) WHERE {filters}
)
SELECT c.number, c.reports, c.witness, c.vintage, c.read_at, c.published,
    c.witness_review, c.document
FROM chosen c WHERE {each} ORDER BY c.known, c.document, c.number"""


class _Row(NamedTuple):
    number: int
    reports: int
    witness: str
    vintage: str
    read_at: str
    published: str | None
    review: int | None
    document: int


class View:
    """What can be asked of a ledger; `as_of` limits it to what was known on that day."""

    def __init__(self, db: sqlite3.Connection, path: Path, as_of: Moment = None) -> None:
        self._db = db
        self.path = path
        self._as_of = as_moment(as_of)

    def as_of(self, moment: date | str) -> View:
        """The ledger as it stood: documents published (else read) and reviews made by then."""
        return View(self._db, self.path, moment)

    def observations(
        self,
        *,
        as_of: Moment = None,
        query: str | None = None,
        measure: str | None = None,
        place: str | None = None,
        country: str | None = None,
        since: Moment = None,
        until: Moment = None,
        review: str | None = None,
        vintage: str | None = None,
        document: str | None = None,
        each: bool = False,
    ) -> Iterator[Stored]:
        """One `Stored` per witness, in order of publication; `each`: per report.

        Parameters
        ----------
        query : words that quote, speaker or places must hold.
        place : a gazetteer id or a name; country : ISO alpha-3, any of its places.
        since, until : the period (else the publication) touches these days, included.
        review : accept, reject, correct, or `none` for what nobody reviewed.
        vintage : only readings by that version of the rules; None: each document's newest.
        document : only what this document says; its text hash (or the beginning), id or path.
        """
        limits = {
            "as_of": as_moment(as_of) or self._as_of,
            "query": fts_query(query) if query else None,
            "measure": measure,
            "place": _barred(place),
            "country": _barred(country),
            "since": as_moment(since),
            "until": as_moment(until),
            "verdict": review,
            "vintage": vintage,
            "document": self._document_number(document) if document else None,
        }
        sql = _listing(limits, each=each)
        if query:
            self._index()
        return self._listed(sql, limits)

    def _listed(self, sql: str, limits: dict[str, str | int | None]) -> Iterator[Stored]:
        documents: dict[int, DocumentMeta] = {}
        with self._explained():
            for row in self._db.execute(sql, limits):
                yield self._stored(_Row._make(row), documents)

    def get(self, observation: str) -> Stored:
        """The observation of that id, or of the only id that begins so.

        Raises
        ------
        NotFound : no such id. WrongUse : several ids begin so.
        """
        whole = self._whole_id(observation)
        limits = {"as_of": self._as_of, "vintage": None, "id": whole}
        visible = _VISIBLE.format(newest="1")
        review = _LATEST_REVIEW.format(id="o.id", core="o.core")
        sql = f"""WITH {visible} SELECT o.number, (
                SELECT count(DISTINCT w.outlet) FROM observations p
                JOIN visible w ON w.reading = p.reading
                WHERE w.cluster = v.cluster AND p.witness = o.witness),
            o.witness, v.vintage, v.read_at, v.published, {review}, v.document
            FROM observations o JOIN visible v ON v.reading = o.reading
            WHERE o.id = :id ORDER BY
                v.reading = (SELECT max(number) FROM readings WHERE document = v.document) DESC,
                o.starts IS NULL, v.known, v.reading LIMIT 1"""
        with self._explained():
            row = self._db.execute(sql, limits).fetchone()
        if row is None:
            raise NotFound(f"observation {whole} was not known on {self._as_of}")
        return self._stored(_Row._make(row), {})

    def reviews(self, observation: str) -> list[Review]:
        """Every verdict on it, oldest first."""
        with self._explained():
            rows = self._db.execute(
                f"SELECT {_REVIEW} FROM reviews WHERE observation = :id AND (:as_of IS NULL OR"
                " substr(at, 1, length(:as_of)) <= :as_of) ORDER BY number",
                {"id": self._whole_id(observation), "as_of": self._as_of},
            ).fetchall()
        return [_review(row) for row in rows]

    def search(self, words: str, *, limit: int = 50) -> Iterator[Hit]:
        """Texts that hold all the words ("a phrase", a beginning*), best first.

        In a snippet the words found stand between [ and ].
        """
        limits = {"as_of": self._as_of, "vintage": None, "words": fts_query(words), "limit": limit}
        visible = _VISIBLE.format(newest=_NEWEST)
        sql = f"""WITH {visible} SELECT v.document, v.published, v.reading,
            snippet(texts_words, -1, '[', ']', ' ... ', 24), -bm25(texts_words, 4.0, 1.0)
            FROM texts_words JOIN readings r ON r.text = texts_words.rowid
            JOIN visible v ON v.reading = r.number
            WHERE texts_words MATCH :words ORDER BY rank LIMIT :limit"""
        self._index()
        with self._explained():
            rows = self._db.execute(sql, limits).fetchall()
        for document, published, reading, snippet, score in rows:
            found = self._db.execute(
                "SELECT id FROM observations WHERE reading = ? AND number IN"
                " (SELECT rowid FROM quotes_words WHERE quotes_words MATCH ?) ORDER BY number",
                (reading, limits["words"]),
            ).fetchall()
            yield Hit(
                document=self._meta(document, published),
                snippet=snippet,
                score=score,
                observations=tuple(row[0] for row in found),
            )

    def document(self, name: str) -> StoredDocument:
        """By text hash (or its beginning), or by an id or path it was read under.

        Raises
        ------
        NotFound : nothing of that name. WrongUse : several hashes begin so.
        """
        with self._explained():
            number = self._document_number(name)
            cluster = self._db.execute(
                "SELECT d.number FROM documents d JOIN documents mine ON mine.cluster = d.cluster"
                " WHERE mine.number = ? AND d.number <> mine.number ORDER BY d.number",
                (number,),
            ).fetchall()
            text, edits = self._db.execute(
                "SELECT t.text, t.edits FROM readings r JOIN texts t ON t.number = r.text"
                " WHERE r.document = ? ORDER BY r.number DESC LIMIT 1",
                (number,),
            ).fetchone()
            vintages = self._db.execute(
                "SELECT vintage FROM readings WHERE document = ? GROUP BY vintage"
                " ORDER BY min(number)",
                (number,),
            ).fetchall()
            return StoredDocument(
                document=self._meta(number),
                text=text,
                edits=msgspec.json.decode(edits, type=tuple[tuple[int, int, str], ...]),
                copies=tuple(self._meta(row[0]) for row in cluster),
                vintages=tuple(row[0] for row in vintages),
            )

    def stats(self) -> Stats:
        """Counts of what is visible; nothing in it adds figures up."""
        limits = {"as_of": self._as_of, "vintage": None}
        with_visible = "WITH " + _VISIBLE.format(newest=_NEWEST)
        told = "observations o JOIN visible v ON v.reading = o.reading"
        with self._explained():
            one = self._db.execute(
                f"{with_visible} SELECT count(*), count(DISTINCT cluster),"
                " min(published), max(published) FROM visible",
                limits,
            ).fetchone()
            two = self._db.execute(
                f"{with_visible} SELECT count(*), count(DISTINCT v.cluster || ' ' || o.witness)"
                f" FROM {told}",
                limits,
            ).fetchone()
            measures = self._db.execute(
                f"{with_visible} SELECT coalesce(o.measure, 'claim'), count(*)"
                f" FROM {told} GROUP BY 1 ORDER BY 2 DESC, 1",
                limits,
            ).fetchall()
            vintages = self._db.execute(
                "SELECT vintage FROM readings GROUP BY vintage ORDER BY min(number)"
            ).fetchall()
            readings, reviews = self._db.execute(
                "SELECT (SELECT count(*) FROM readings), (SELECT count(*) FROM reviews)"
            ).fetchone()
        return Stats(
            documents=one[0],
            clusters=one[1],
            readings=readings,
            observations=two[0],
            witnesses=two[1],
            reviews=reviews,
            first_published=one[2],
            last_published=one[3],
            vintages=tuple(row[0] for row in vintages),
            measures=dict(measures),
        )

    def _stored(self, row: _Row, documents: dict[int, DocumentMeta]) -> Stored:
        if row.document not in documents:
            documents[row.document] = self._meta(row.document, row.published)
        payload, because = self._db.execute(
            "SELECT payload, because FROM observations WHERE number = ?", (row.number,)
        ).fetchone()
        original = _observation(payload, because)
        review = self._review(row.review)
        return Stored(
            observation=original,
            document=documents[row.document],
            reports=row.reports,
            witness=row.witness,
            vintage=row.vintage,
            read_at=row.read_at,
            review=review,
            corrected=changed(original, review.changes) if review and review.changes else None,
        )

    def _review(self, number: int | None) -> Review | None:
        if number is None:
            return None
        row = self._db.execute(f"SELECT {_REVIEW} FROM reviews WHERE number = ?", (number,))
        return _review(row.fetchone())

    def _meta(self, number: int, published: str | None = None) -> DocumentMeta:
        sql = f"SELECT {_META} FROM documents d WHERE d.number = ?"
        row = self._db.execute(sql, (number,)).fetchone()
        meta = DocumentMeta(**dict(zip(DocumentMeta.__struct_fields__, row, strict=True)))
        return msgspec.structs.replace(meta, published=published) if published else meta

    def _whole_id(self, begins: str) -> str:
        if not begins:
            raise WrongUse("an observation's id is missing", todo="see: exeunt ledger list")
        with self._explained():
            found = self._starting("observations", "id", begins)
        return _only(found, begins, "observation")

    def _document_number(self, name: str) -> int:
        row = self._db.execute("SELECT max(document) FROM ids WHERE id = ?", (name,)).fetchone()
        if row[0] is not None:
            return int(row[0])
        whole = _only(self._starting("documents", "hash", name), name, "document")
        row = self._db.execute("SELECT min(number) FROM documents WHERE hash = ?", (whole,))
        return int(row.fetchone()[0])

    def _starting(self, table: str, column: str, begins: str) -> list[str]:
        """The whole one alone, else up to six that begin so (a range scan uses the index)."""
        rows = self._db.execute(
            f"SELECT DISTINCT {column} FROM {table} WHERE {column} >= ? AND {column} < ?"
            f" ORDER BY {column} LIMIT 6",
            (begins, begins + "\U0010ffff"),
        ).fetchall()
        found = [row[0] for row in rows]
        return [begins] if begins in found else found

    def _index(self) -> None:
        """Bring the word index up to date, where this connection may."""
        with self._explained():
            if is_behind(self._db) and not self._db.execute("PRAGMA query_only").fetchone()[0]:
                with transaction(self._db):
                    catch_up(self._db)

    def _explained(self) -> AbstractContextManager[None]:
        return explained(self.path)


_REVIEW = "observation, verdict, who, why, at, changes"


def _review(row: tuple[str, ...]) -> Review:
    *plain, changes = row
    decoded = msgspec.json.decode(changes) if changes else None
    return msgspec.convert(
        dict(zip(_REVIEW.split(", "), [*plain, decoded], strict=True)), type=Review
    )


def _observation(payload: str, because: str) -> Observation:
    plain = msgspec.json.decode(payload, type=Observation)
    steps = msgspec.json.decode(because, type=tuple[Step, ...])
    return msgspec.structs.replace(plain, because=steps) if steps else plain


def changed(original: Observation, changes: dict[str, object]) -> Observation:
    """The observation with `changes` (contract names) applied. Raises msgspec.ValidationError."""
    plain = msgspec.to_builtins(original)
    return msgspec.convert({**plain, **changes}, type=Observation)


def _only(found: list[str], begins: str, what: str) -> str:
    if not found:
        raise NotFound(f'no {what} "{begins}" in the ledger', todo="see: exeunt ledger list")
    if len(found) > 1:
        raise WrongUse(
            f'several {what}s begin with "{begins}"', near=", ".join(found), todo="give more of it"
        )
    return found[0]


def _listing(limits: dict[str, str | int | None], *, each: bool) -> str:
    """The query for these limits; only what is asked is in it, so that indexes can serve."""
    filters = {
        "measure": "t.measure = :measure",
        "document": "t.document = :document",
        "place": "instr(t.places, :place)",
        "country": "instr(t.places, :country)",
        "since": "substr(coalesce(t.ends, t.known), 1, length(:since)) >= :since",
        "until": "substr(coalesce(t.starts, t.known), 1, length(:until)) <= :until",
        "query": "t.number IN (SELECT rowid FROM quotes_words WHERE quotes_words MATCH :query)",
        "verdict": "coalesce((SELECT verdict FROM reviews WHERE number = w.review), 'none')"
        " = :verdict",
    }
    asked = [sql for name, sql in filters.items() if limits[name] is not None]
    return _LISTING.format(
        visible=_VISIBLE.format(newest=_NEWEST),
        review=_LATEST_REVIEW.format(id="o.id", core="o.core"),
        filters=" AND ".join(asked) or "1",
        each="1" if each else "c.place_in_line = 1",
    )


def _barred(text: str | None) -> str | None:
    return None if text is None else f"|{' '.join(text.casefold().split())}|"


def as_moment(moment: Moment) -> str | None:
    """A date or ISO text as the text to compare by; WrongUse where it is neither."""
    if moment is None:
        return None
    if isinstance(moment, date):
        return moment.isoformat()
    if not re.match(r"\d{4}(-\d\d(-\d\d([T ].*)?)?)?$", moment):
        raise WrongUse(f'"{moment}" is not a date', todo="write it as 2022-09-28")
    return moment
