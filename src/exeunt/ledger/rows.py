"""What the ledger hands back: plain records, nothing that holds a connection.

`Stored` is an observation with all the ledger knows about it; `Hit` is a text that
a search found; `Added` says what one `add` changed.
"""

from __future__ import annotations

import msgspec

from exeunt.observations import Observation

VERDICTS = ("accept", "reject", "correct")


class Added(msgspec.Struct, frozen=True):
    """What was new. `cluster` is the text hash of its oldest near-copy, else its own."""

    new_document: bool
    new_observations: int
    cluster: str


class DocumentMeta(msgspec.Struct, frozen=True, kw_only=True):
    """A document without its text. `published` is null where unknown; `read_at` is UTC."""

    hash: str
    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str | None
    obtained: str | None
    read_at: str
    cluster: str  # hash of the cluster's oldest document


class StoredDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its masked text; `edits` are in offsets of the unmasked one."""

    document: DocumentMeta
    text: str
    edits: tuple[tuple[int, int, str], ...]
    copies: tuple[DocumentMeta, ...]  # the rest of its cluster, oldest first
    vintages: tuple[str, ...]  # versions of the rules that read it, oldest first


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One verdict: accept, reject or correct, by whom, why and when (UTC)."""

    observation: str
    verdict: str
    who: str
    why: str
    at: str
    changes: dict[str, object] | None = None


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """An observation as read, and beside it what the ledger knows.

    `reports` counts the outlets that carry it; `corrected` is the observation with the
    latest correction applied, null unless the latest verdict is `correct`.
    """

    observation: Observation
    document: DocumentMeta
    reports: int
    witness: str
    vintage: str
    read_at: str
    review: Review | None = None
    corrected: Observation | None = None

    @property
    def standing(self) -> Observation:
        """The corrected observation where there is one, else the original."""
        return self.corrected or self.observation


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A text found by its words: best passage, bm25 score (higher is better)."""

    document: DocumentMeta
    snippet: str
    score: float
    observations: tuple[str, ...]  # ids whose quote, speaker or place match


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes of a ledger; `witnesses` counts what near-copies say alike once."""

    documents: int
    clusters: int
    readings: int
    observations: int
    witnesses: int
    reviews: int
    first_published: str | None
    last_published: str | None
    vintages: tuple[str, ...]
    measures: dict[str, int]
