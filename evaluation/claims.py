"""Claims: own sentences from many crises, half of them look-alikes that claim nothing.

`data/claims.jsonl` holds one sentence a line with the claims in it. `part` says how the
sentence came in: `tuned` were written beside the first rules, `second` and `third` after
them and scored unseen once (`FIRST_LOOK`), before the rules learnt from the misses.

A claim is found where its kind, and for a rule what it is about and what it decides,
are those of the label; status, actor and group are then compared by themselves. For a
text of one's own: `python -m evaluation.claims TEXT`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from exeunt.observations import Document, Observation
from exeunt.reading import read

DATA = Path(__file__).resolve().parent / "data" / "claims.jsonl"
FIELDS = ("status", "actor", "group")
# Precision and recall of a part before the rules learnt from its misses.
FIRST_LOOK = {"second": (0.86, 0.59), "third": (0.82, 0.64), "fourth": (0.79, 0.58)}


def evaluate(_folder: Path | None = None) -> dict[str, Any]:
    """Precision, recall and F1 of claims, the share of right fields, and F1 by part."""
    counts: dict[str, Counter[str]] = {}
    for row in rows():
        count = _compare(row["claims"], claims(row["text"]))
        for part in ("all", row["part"]):
            counts.setdefault(part, Counter()).update(count)
    every = counts.pop("all")
    return {
        **_scores(every),
        **{name: every[name] / max(1, every["asked " + name]) for name in FIELDS},
        **{f"{part}.{name}": value for part, count in sorted(counts.items())
           for name, value in _scores(count).items()},
    }  # fmt: skip


def rows() -> list[dict[str, Any]]:
    """The labelled sentences."""
    return [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


def claims(text: str) -> list[Observation]:
    """All claims of a text, as we read them."""
    found = read(Document(id="sentence", text=text, language="en")).observations
    return [o for o in found if o.kind == "claim"]


def _compare(wanted: Iterable[dict[str, Any]], found: Iterable[Observation]) -> Counter[str]:
    count: Counter[str] = Counter()
    left = list(wanted)
    for claim in found:
        match = next((want for want in left if _same(want, claim)), None)
        count["wrong" if match is None else "right"] += 1
        if match is None:
            continue
        left.remove(match)
        for name in FIELDS:
            if name in match:
                count["asked " + name] += 1
                count[name] += _plain(match[name]) == _plain(getattr(claim, name))
    count["missed"] += len(left)
    return count


def _same(want: dict[str, Any], claim: Observation) -> bool:
    if want["claim"] != claim.claim:
        return False
    both = (want.get("about"), want.get("decision")), (claim.about, claim.decision)
    return claim.claim != "rule" or both[0] == both[1]


def _plain(words: str | None) -> str:
    return (words or "").lower().removeprefix("the ")


def _scores(count: Counter[str]) -> dict[str, float]:
    right = count["right"]
    precision = right / max(1, right + count["wrong"])
    recall = right / max(1, right + count["missed"])
    return {"precision": precision, "recall": recall,
            "f1": 2 * precision * recall / max(1e-9, precision + recall)}  # fmt: skip


if __name__ == "__main__":
    for text in sys.argv[1:]:
        for o in claims(text):
            print(o.claim, o.about, o.status, o.decision, o.actor, o.group, o.rule, sep=" | ")
    if len(sys.argv) == 1:
        for name, value in evaluate().items():
            print(f"{name:24} {value:.3f}")
