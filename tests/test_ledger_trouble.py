"""The ledger when things go wrong: no ledger, a newer one, a killed process, a full disk."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import msgspec
import pytest
from ledger_made import document, filled, told

from exeunt.errors import ExeuntError, LedgerError, NewerLedger
from exeunt.ledger import Ledger, store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "exeunt.db"


@pytest.fixture
def ledger(path: Path):
    with Ledger.open(path) as opened:
        yield opened


@pytest.mark.parametrize("kind", ["folder", "no such folder", "text file", "other database"])
def test_what_is_no_ledger_is_named_in_one_line(tmp_path, kind):
    path = tmp_path / "x.db"
    if kind == "folder":
        path.mkdir()
    elif kind == "no such folder":
        path = tmp_path / "none" / "x.db"
    elif kind == "text file":
        path.write_text("people crossed the bridge " * 200)
    else:
        with sqlite3.connect(path) as db:
            db.execute("CREATE TABLE mine (a)")
    with pytest.raises(LedgerError) as refused:
        Ledger.open(path)
    assert "\n" not in str(refused.value)
    assert str(path) in str(refused.value)
    assert refused.value.todo


def test_a_ledger_that_is_not_there_is_only_made_on_purpose(path):
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(path, create=False)
    assert not path.exists()


def test_a_ledger_of_a_newer_exeunt_is_left_alone(path):
    Ledger.open(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    for write in (True, False):
        with pytest.raises(NewerLedger, match="999"):
            Ledger.open(path, write=write)
    assert path.read_bytes() == before


def test_a_damaged_ledger_says_so(path):
    with Ledger.open(path) as ledger:
        filled(ledger)
    held = bytearray(path.read_bytes())
    held[4096:] = b"\xff" * (len(held) - 4096)
    path.write_bytes(held)
    with pytest.raises(LedgerError), Ledger.open(path) as ledger:
        list(ledger.observations())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_write_protected_ledger_can_be_listed_but_not_written(path):
    with Ledger.open(path) as ledger:
        filled(ledger)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with pytest.raises(LedgerError, match="cannot write"):
            Ledger.open(path)
        with Ledger.open(path, write=False) as ledger:
            assert len(list(ledger.observations())) == 3
    finally:
        path.parent.chmod(0o755)


def test_a_ledger_opened_for_looking_refuses_additions(path):
    with Ledger.open(path) as ledger:
        filled(ledger)
    with Ledger.open(path, write=False) as ledger:
        assert len(list(ledger.observations())) == 3
        assert len(list(ledger.search("mayor"))) == 1
        with pytest.raises(LedgerError, match="cannot write"):
            ledger.add(document("new text"), [], masked=None)


def test_an_older_ledger_is_brought_up_to_date_with_all_it_holds(path, monkeypatch):
    with Ledger.open(path) as ledger:
        filled(ledger)
    monkeypatch.setattr(
        store, "MIGRATIONS", [*store.MIGRATIONS, lambda: "ALTER TABLE reviews ADD COLUMN x TEXT;"]
    )
    with Ledger.open(path) as ledger:
        assert ledger.stats().observations == 3
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (2,)
        assert [row[0] for row in db.execute("SELECT version FROM migrations")] == [1, 2]


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(path, monkeypatch):
    with Ledger.open(path) as ledger:
        filled(ledger)
    broken = "ALTER TABLE reviews ADD COLUMN x TEXT; CREATE TABLE reviews (a);"
    with monkeypatch.context() as patch:
        patch.setattr(store, "MIGRATIONS", [*store.MIGRATIONS, lambda: broken.replace("; ", ";\n")])
        with pytest.raises(LedgerError):
            Ledger.open(path)
    with Ledger.open(path) as ledger:
        assert ledger.stats().observations == 3


WRITER = textwrap.dedent(
    """
    import sys
    from exeunt.ledger import Ledger
    from exeunt.observations import Document, Observation
    path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    def told(i, j):
        return Observation(id=f"{name}-{i}-{j}", kind="figure", document=f"{name}-{i}", start=0,
                           end=5, quote=f"{i} people", measure="exits", value=float(i))
    with Ledger.open(path) as ledger:
        print("ready", flush=True)
        for i in range(count):
            words = " ".join(f"{name}{i * 7 + k}" for k in range(60))
            document = Document(id=f"{name}-{i}", text=words)
            ledger.add(document, [told(i, j) for j in range(3)], masked=None)
            print(i, flush=True)
    """
)


def writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("committed", [1, 7, 40])
def test_a_killed_process_loses_no_kept_document_and_leaves_no_half_one(path, committed):
    process = writer(path, "k", 10_000)
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == str(committed):
            break
    process.send_signal(signal.SIGKILL)
    said = [int(line) for line in process.stdout.read().split()]
    process.wait()
    last = max([committed, *said])
    with Ledger.open(path) as ledger:
        stats = ledger.stats()
        assert stats.documents > last
        assert stats.observations == 3 * stats.documents
        assert len(list(ledger.search("people*"))) == 0
        assert len(list(ledger.search(f"k{last * 7 + 3}"))) >= 1
        for i in range(last + 1):
            assert ledger.get(f"k-{i}-2").observation.value == i
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table in ("texts_words", "quotes_words"):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


def test_two_processes_may_write_at_once(path):
    both = [writer(path, name, 60) for name in ("one", "two")]
    assert [process.wait(60) for process in both] == [0, 0]
    with Ledger.open(path) as ledger:
        assert ledger.stats().documents == 120
        assert ledger.stats().observations == 360


def test_a_ledger_that_stays_locked_says_so(path, monkeypatch):
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)
    with Ledger.open(path) as ledger:
        blocker = sqlite3.connect(path, isolation_level=None)
        blocker.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another process"):
            ledger.add(document(), [], masked=None)
        blocker.execute("ROLLBACK")
        blocker.close()
        assert ledger.add(document(), [], masked=None).new_document


def test_a_full_disk_costs_only_the_document_it_stopped(path):
    with Ledger.open(path) as ledger:
        ledger.add(document(), [told()], masked=None)
        db = sqlite3.connect(path, isolation_level=None)
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.close()
        ledger._db.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LedgerError, match="no space"):
            ledger.add(document("more words " * 20_000, "b.txt"), [told("b1")], masked=None)
        assert ledger.stats().documents == 1
        ledger._db.execute("PRAGMA max_page_count = 100000")
        assert ledger.add(document("few words", "b.txt"), [told("b1")], masked=None).new_document


def test_an_sqlite_too_old_for_a_ledger_is_named(path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    with pytest.raises(LedgerError, match="too old"):
        Ledger.open(path)


def test_every_error_crosses_a_process_border(path):
    with pytest.raises(ExeuntError) as refused:
        Ledger.open(path, create=False)
    assert str(refused.value.__reduce__()[1][1]) == refused.value.what  # type: ignore[index]


def test_records_are_plain_enough_for_json(ledger):
    filled(ledger)
    for record in (*ledger.observations(), *ledger.search("mayor"), ledger.stats()):
        assert msgspec.json.decode(msgspec.json.encode(record))
