"""The full-text index, and what people type to search it.

Indexing a thousand documents at once costs a third of indexing each as it is added,
so `add` leaves it behind and `catch_up` follows: every 500 documents, on closing, and
before any search. A killed process loses nothing: the next search catches up.
"""

from __future__ import annotations

import re
import sqlite3

from exeunt.errors import WrongUse

_WAITING = """SELECT
    (SELECT coalesce(max(number), 0) FROM texts)
        > (SELECT coalesce(max(id), 0) FROM texts_words_docsize)
    OR (SELECT coalesce(max(number), 0) FROM observations)
        > (SELECT coalesce(max(id), 0) FROM quotes_words_docsize)"""
_TEXTS = """INSERT INTO texts_words (rowid, title, text)
    SELECT number, title, text FROM texts
    WHERE number > (SELECT coalesce(max(id), 0) FROM texts_words_docsize)"""
_QUOTES = """INSERT INTO quotes_words (rowid, quote, said_by, places)
    SELECT number, json_extract(payload, '$.quote'),
        coalesce(json_extract(payload, '$.said_by'), '') || ' '
            || json_extract(payload, '$.via'), places
    FROM observations WHERE number > (SELECT coalesce(max(id), 0) FROM quotes_words_docsize)"""


def is_behind(db: sqlite3.Connection) -> bool:
    """Whether something in the ledger is not in the index yet."""
    return bool(db.execute(_WAITING).fetchone()[0])


def catch_up(db: sqlite3.Connection) -> None:
    """Index what is new; inside a transaction."""
    db.execute(_TEXTS)
    db.execute(_QUOTES)


def fts_query(words: str) -> str:
    """Anything a person types, as a full-text query: all words, phrases in quotes, word*."""
    parts = re.findall(r'"([^"]+)"|(\w+\*?)', words)
    terms = [_term(phrase or word) for phrase, word in parts if re.search(r"\w", phrase or word)]
    if not terms:
        raise WrongUse(f'nothing to search for in "{words}"', todo="give a word")
    return " AND ".join(terms)


def _term(text: str) -> str:
    return f'"{text[:-1]}"*' if text.endswith("*") else f'"{text}"'
