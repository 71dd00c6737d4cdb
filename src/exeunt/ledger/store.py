"""Opening a ledger file: create, migrate, or say clearly why not.

Used by `Ledger.open` only. A ledger is a SQLite file with our application id;
`user_version` counts the migrations it has had, `migrations` says when.

Commits are synchronous=FULL: a document that `add` returned for survives a killed
process and a power cut. A commit measured 0.2 ms here, reading a document costs
more, so batching would buy little and give up that promise.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

from exeunt.errors import LedgerError, NewerLedger
from exeunt.ledger.words import is_behind

APPLICATION = 0x45584E54  # "EXNT"
NEEDS = (3, 37)  # STRICT tables
BUSY_SECONDS = 30.0
CHECKPOINT_PAGES = 4000  # 16 MB: a document touches about 40 pages, many of them again and again
ANOTHER = "name another file: --ledger FILE"


def schema() -> str:
    """Migration 1: the empty ledger."""
    return resources.files(__package__).joinpath("schema.sql").read_text("utf-8")


MIGRATIONS: list[Callable[[], str]] = [schema]  # number n brings version n - 1 to n


def connect(path: str | Path, *, create: bool = True, write: bool = True) -> sqlite3.Connection:
    """An open connection to a ledger of this version, in WAL mode.

    Raises
    ------
    LedgerError : missing, unwritable, no database, or not a ledger.
    NewerLedger : written by a newer exeunt.
    """
    if sqlite3.sqlite_version_info < NEEDS:
        raise LedgerError(
            f"this Python comes with SQLite {sqlite3.sqlite_version}, too old for a ledger",
            todo="use a Python with SQLite 3.37 or newer",
        )
    path = Path(path)
    if not path.exists() and not (create and write):
        raise LedgerError(
            f"no ledger at {path}", todo="make one: exeunt read SOURCE... --ledger FILE"
        )
    if path.is_dir() or not path.parent.is_dir():
        why = "it is a folder" if path.is_dir() else "its folder does not exist"
        raise LedgerError(f"cannot open the ledger {path}: {why}", todo=ANOTHER)
    with explained(path):
        return _ready(path) if write else _read_only(path)


def _ready(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        _check(db, path)
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        _migrate(db, path)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        with transaction(db):  # finds a read-only file now, not after an hour of reading
            pass
    except BaseException:
        db.close()
        raise
    return db


def _read_only(path: Path) -> sqlite3.Connection:
    """For listing: the file need not be writable, nor its folder."""
    uri = path.absolute().as_uri()
    for mode in ("?mode=ro", "?immutable=1"):  # WAL in a read-only folder needs the second
        db = sqlite3.connect(uri + mode, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        db.execute("PRAGMA query_only = ON")
        try:
            version = _check(db, path)
        except sqlite3.OperationalError:
            db.close()
            continue
        except BaseException:
            db.close()
            raise
        if version == len(MIGRATIONS) and not is_behind(db):
            return db
        try:
            return _ready(path)
        except sqlite3.Error:
            if version < len(MIGRATIONS):
                raise
            return db  # a search will miss what a killed writer left unindexed
    raise LedgerError(f"cannot read the ledger {path}")


def _check(db: sqlite3.Connection, path: Path) -> int:
    """The file's version; refuses what is no ledger of ours or too new."""
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
    if not ours and db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise LedgerError(f"{path} is a database, but no exeunt ledger", todo=ANOTHER)
    if ours and version > len(MIGRATIONS):
        raise NewerLedger(
            f"the ledger {path} was written by a newer exeunt (version {version})",
            near=f"this exeunt writes version {len(MIGRATIONS)}",
            todo="update it: pip install -U exeunt",
        )
    return version


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    """Bring the file to this version, all steps or none, one process at a time."""
    if _check(db, path) == len(MIGRATIONS):
        return
    with transaction(db):
        version = _check(db, path)  # another process may have been first
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        for number, script in list(enumerate(MIGRATIONS, 1))[version:]:
            for statement in statements(script()):
                db.execute(statement)
            db.execute("INSERT INTO migrations VALUES (?, ?)", (number, now()))
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def statements(script: str) -> Iterator[str]:
    """A script's statements one by one: `executescript` would commit on its own."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; waits for other writers at the start, never in the middle."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # SQLite has rolled back by itself where the disk is full
            db.execute("ROLLBACK")
        raise


@contextmanager
def explained(path: str | Path) -> Iterator[None]:
    """SQLite's errors as one of ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise _named(error, path) from error


def _named(error: sqlite3.Error, path: str | Path) -> LedgerError:
    said = str(error)
    if "not a database" in said or "malformed" in said:
        broken = "is damaged" if "malformed" in said else "is not a database"
        return LedgerError(f"{path} {broken}", near=said, todo=ANOTHER)
    if "locked" in said or "busy" in said:
        return LedgerError(
            f"another process has been writing to {path} for {BUSY_SECONDS:.0f} s",
            todo="wait for it to end, then run the same again",
        )
    if "full" in said:
        return LedgerError(f"no space left to write {path}", todo="free some, then run again")
    if "readonly" in said or "unable to open" in said or "permission" in said.casefold():
        return LedgerError(f"cannot write the ledger {path}", near=said, todo=ANOTHER)
    return LedgerError(f"the ledger {path} failed", near=said)


def now() -> str:
    """UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
