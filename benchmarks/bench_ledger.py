"""How fast documents come into the ledger, against a bare SQLite table in the same run.

    python benchmarks/bench_ledger.py [documents]

The peer writes the same texts and observations to two plain tables, a transaction a
document, and looks for nothing. The ledger also finds near-copies and indexes words;
it must find every planted copy and no other, and count each witness once.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from exeunt.ledger import Ledger
from exeunt.observations import Document, Observation, Period, Place, to_json

WORDS, EACH, COPY_EVERY = 500, 5, 10
Entry = tuple[Document, list[Observation]]


def corpus(documents: int, rng: random.Random) -> Iterator[Entry]:
    """Invented reports of 500 words; every tenth repeats the one before with 3 % of words cut."""
    vocabulary = [
        "".join(rng.choices("abcdefghijklmnoprstuvz", k=rng.randint(2, 10))) for _ in range(20_000)
    ]
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    words: list[str] = []
    values: list[int] = []
    for number in range(documents):
        if number % COPY_EVERY == COPY_EVERY - 1:
            words = [word for word in words if rng.random() > 0.03]
        else:
            words = rng.choices(vocabulary, weights, k=WORDS)
            values = [rng.randrange(100, 100_000) for _ in range(EACH)]
            words += [str(value) for value in values]
        text = " ".join(words)
        document = Document(id=f"{number}.txt", text=text, publisher=f"outlet {number}")
        yield document, [told(number, i, value) for i, value in enumerate(values)]


def told(number: int, i: int, value: int) -> Observation:
    return Observation(
        id=f"{number:012x}{i:04x}",
        kind="figure",
        document=f"{number}.txt",
        start=i,
        end=i + 5,
        quote=f"the guard counted {value} people at the bridge",
        measure="crossings",
        value=float(value),
        unit="people",
        at=Place(name="Halden Bridge", as_written="Halden Bridge", id="x:1", country="NOR"),
        period=Period(start="2022-09-28", end="2022-09-28"),
        said_by="the guard",
    )


def with_ledger(path: Path, entries: list[Entry]) -> float:
    begun = time.perf_counter()
    with Ledger.open(path) as ledger:
        for document, observations in entries:
            ledger.add(document, observations, masked=None)
    spent = time.perf_counter() - begun
    check(path, len(entries))
    return spent


def check(path: Path, documents: int) -> None:
    copies = documents // COPY_EVERY
    with Ledger.open(path) as ledger:
        stats = ledger.stats()
        assert stats.documents == documents
        assert stats.observations == documents * EACH
        assert stats.clusters == documents - copies, f"{stats.clusters} clusters"
        assert stats.witnesses == (documents - copies) * EACH
        begun = time.perf_counter()
        reports = [stored.reports for stored in ledger.observations()]
        listed = time.perf_counter() - begun
    assert reports.count(2) == copies * EACH
    assert reports.count(1) == (documents - 2 * copies) * EACH
    print(f"  listing {len(reports):,} witnesses: {listed:.2f} s")


def with_bare_tables(path: Path, entries: list[Entry]) -> float:
    begun = time.perf_counter()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE documents (id TEXT PRIMARY KEY, text TEXT)")
    db.execute("CREATE TABLE observations (id TEXT PRIMARY KEY, payload TEXT)")
    for document, observations in entries:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO documents VALUES (?, ?)", (document.id, document.text))
        rows = [(o.id, to_json(o).decode()) for o in observations]
        db.executemany("INSERT INTO observations VALUES (?, ?)", rows)
        db.execute("COMMIT")
    spent = time.perf_counter() - begun
    assert db.execute("SELECT count(*) FROM observations").fetchone()[0] == len(entries) * EACH
    db.close()
    return spent


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    entries = list(corpus(documents, random.Random(7)))
    with tempfile.TemporaryDirectory() as folder:
        bare = with_bare_tables(Path(folder, "bare.db"), entries)
        ledger = with_ledger(Path(folder, "ledger.db"), entries)
        size = Path(folder, "ledger.db").stat().st_size / 1e6
    print(f"  bare tables: {documents / bare:,.0f} documents/s")
    print(f"  ledger:      {documents / ledger:,.0f} documents/s, {ledger:.1f} s, {size:.0f} MB")
    print(f"  ledger / bare: {ledger / bare:.1f} times the time")


if __name__ == "__main__":
    main()
