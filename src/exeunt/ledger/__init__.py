"""The ledger: what was read and concluded, in one SQLite file that only ever grows.

`Ledger` opens, adds, reviews and lists; the rest are the records it hands back.
"""

from __future__ import annotations

from exeunt.ledger.ledger import Ledger
from exeunt.ledger.rows import Added, DocumentMeta, Hit, Review, Stats, Stored, StoredDocument
from exeunt.ledger.views import View

__all__ = [
    "Added",
    "DocumentMeta",
    "Hit",
    "Ledger",
    "Review",
    "Stats",
    "Stored",
    "StoredDocument",
    "View",
]
