"""Near-copies: which stored text a new one repeats, though not letter for letter.

The ledger asks when a document comes in; two outlets that print one agency's story
must count as one witness. MinHash over 3-word shingles gives 32 bands of 4 rows,
kept in the table `bands`, so copies are found across sessions and processes; each
candidate is then compared exactly. Source: Broder (1997), On the resemblance and
containment of documents; banding as in Leskovec et al., Mining of Massive
Datasets, section 3.4: at resemblance 0.5, 0.6, 0.7 a copy is found with
probability .87, .99, .9998.
"""

from __future__ import annotations

import re
import sqlite3
import struct
from hashlib import blake2b

BANDS, ROWS = 32, 4
SEED = 20221  # part of what `bands` holds: changing it or ROWS needs a migration
SAME = 0.5  # resemblance of shingles from which two texts are one story
WITHIN = 0.8  # ... or share of the shorter one's shingles: an outlet that cut the end off
CANDIDATES = 16  # those that share most bands: a real copy is among the first
LONGEST = 200_000  # characters looked at: a long report is known by its beginning

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def shingles(text: str) -> set[str]:
    """All runs of three words, folded; a shorter text is one shingle, an empty one none."""
    words = _WORD.findall(text[:LONGEST].casefold())
    if 0 < len(words) < 3:
        return {" ".join(words)}
    return {" ".join(run) for run in zip(words, words[1:], words[2:], strict=False)}


def bands(text: str) -> list[int]:
    """32 signed 64-bit numbers; near-copies very probably share one. Empty for no words."""
    runs = shingles(text)
    if not runs:
        return []
    from rensa import RMinHash

    sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    sketch.update(list(runs))
    raw = struct.pack(f"<{BANDS * ROWS}I", *sketch.digest())
    step = 4 * ROWS
    return sorted({_band(i, raw[i * step : (i + 1) * step]) for i in range(BANDS)})


def _band(index: int, rows: bytes) -> int:
    digest = blake2b(bytes([index]) + rows, digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


class _Story:
    """What of a text near-copies share."""

    def __init__(self, text: str) -> None:
        self.runs = shingles(text)
        self.figures = set(_NUMBER.findall(text[:LONGEST]))

    def is_told_in(self, other: _Story) -> bool:
        shared = len(self.runs & other.runs)
        either = len(self.runs) + len(other.runs) - shared
        shorter = min(len(self.runs), len(other.runs))
        if shared < SAME * either and shared < WITHIN * shorter:
            return False
        fewer = min(len(self.figures), len(other.figures))
        return 2 * len(self.figures & other.figures) >= fewer


def is_near_copy(one: str, other: str) -> bool:
    """Half of all shingles shared (or most of the shorter text's), and half of its figures.

    The figures, of the text with fewer, tell tomorrow's bulletin on the same form from a
    reprint: weekly bulletins that aid agencies publish resemble one another by 0.6.
    """
    return _Story(one).is_told_in(_Story(other))


def near_copies(db: sqlite3.Connection, text: str, keys: list[int]) -> list[int]:
    """Numbers of the stored texts that `text` (with these `bands`) is a near-copy of.

    Only the `CANDIDATES` that share most bands are compared: a form filled in daily for
    years must not make each new bulletin dearer than the last.
    """
    marks = ",".join("?" * len(keys))
    found = db.execute(
        f"SELECT text, count(*) FROM bands WHERE band IN ({marks})"
        f" GROUP BY text ORDER BY count(*) DESC, text LIMIT {CANDIDATES}",
        keys,
    ).fetchall()
    if not found:
        return []
    story = _Story(text)
    read = "SELECT text FROM texts WHERE number = ?"
    stored = ((number, db.execute(read, (number,)).fetchone()[0]) for number, _ in found)
    return [number for number, other in stored if story.is_told_in(_Story(other))]
