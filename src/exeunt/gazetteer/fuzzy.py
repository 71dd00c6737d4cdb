"""Names like a name: suggestions for people who mistyped, never used while reading.

Keys that share the first letters are compared by shared letter pairs (Dice); a
second try drops the first letter, so that a wrong one is forgiven.
"""

from __future__ import annotations

import heapq
from collections import Counter
from itertools import islice

from exeunt.gazetteer.curated import Curated
from exeunt.gazetteer.tables import Tables

MOST = 60_000  # keys looked at, at most


def pairs(key: str) -> Counter[str]:
    """Letter pairs of a name, its ends included."""
    padded = f" {key} "
    return Counter(padded[i : i + 2] for i in range(len(padded) - 1))


def likeness(a: Counter[str], total: int, key: str) -> float:
    """Dice coefficient of letter pairs, 0 to 1."""
    b = pairs(key)
    return 2.0 * sum((a & b).values()) / (total + b.total())


def close_keys(key: str, tables: Tables, curated: Curated, limit: int) -> list[str]:
    """Up to `limit` folded names most like `key`, best first."""
    if len(key) < 2:
        return []
    wanted = pairs(key)
    total = wanted.total()
    near = {k for k in islice(tables.names.iterkeys(key[:2]), MOST) if abs(len(k) - len(key)) <= 6}
    near |= {k for k in curated.names if abs(len(k) - len(key)) <= 8}
    scored = ((likeness(wanted, total, k), k) for k in near if k != key)
    return [k for s, k in heapq.nlargest(limit, scored) if s >= 0.4]
