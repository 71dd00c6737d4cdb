"""How well the gazetteer finds and settles places in humanitarian documents.

    python evaluation/places.py ../shared/humset_places [-v]

Two figures, on the HumSet toponym marks: characters of marked places found (F1), and
the share of document/name pairs resolved within 25 km of GeoNames' point.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from exeunt.gazetteer import Entry, Gazetteer, Mention, fold, open_gazetteer

NEAR = 25.0  # km


def documents(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "toponyms.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def found_places(gazetteer: Gazetteer, text: str) -> list[Mention]:
    """Mentions that resolve to a place, or that the text itself calls a place."""
    settled = gazetteer.resolve(gazetteer.mentions(text))
    return [r.mention for r in settled if r.place]


def score_text(
    found: list[Mention], marks: list[dict[str, Any]], people: bool
) -> tuple[int, int, int]:
    """Characters right, found and marked; the other kind of mark counts as neither."""
    wanted, ignored = set(), set()
    for mark in marks:
        span = range(mark["start"], mark["end"])
        (wanted if mark["label"] == "LOC" or people else ignored).update(span)
    ours = {i for m in found if people or m.kind == "name" for i in range(*m.outer)}
    ours -= ignored - wanted
    return len(ours & wanted), len(ours), len(wanted)


def f1(right: int, found: int, marked: int) -> dict[str, float]:
    p, r = right / max(found, 1), right / max(marked, 1)
    return {"precision": p, "recall": r, "f1": 2 * p * r / max(p + r, 1e-9)}


def evaluate_mentions(gazetteer: Gazetteer, folder: Path, people: bool) -> dict[str, float]:
    total = [0, 0, 0]
    for doc in documents(folder):
        found = found_places(gazetteer, doc["text"])
        for i, n in enumerate(score_text(found, doc["annotations"], people)):
            total[i] += n
    return f1(*total)


def kilometres(a: Entry, b: Entry) -> float:
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return math.inf
    x = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(a.lat - b.lat, x)


def truth(gazetteer: Gazetteer, geonameid: str) -> Entry | None:
    from exeunt.errors import NotFound

    try:
        return gazetteer.by_id(f"geonames:{geonameid}")
    except NotFound:
        return None


def placed(gazetteer: Gazetteer, text: str, row: dict[str, str]) -> Entry | None:
    """What the row's name is taken for: where the text names it, else by look-up in context."""
    mentions = gazetteer.mentions(text)
    settled = [r for r in gazetteer.resolve(mentions) if r.entry]
    name = fold(row["geomatch"])
    for wanted in (fold(row["toponym"]), name):
        for r in settled:
            if wanted in (fold(text[slice(*r.mention.outer)]), fold(r.mention.text)):
                return r.entry
    for r in settled:
        if name in fold(r.mention.text).split():
            return r.entry
    extra = gazetteer.named(row["geomatch"])
    return gazetteer.resolve([*mentions, extra])[-1].entry if extra.candidates else None


def evaluate_geocoding(gazetteer: Gazetteer, folder: Path) -> tuple[dict[str, float], list[Any]]:
    texts = {str(d["lead_id"]): d["text"] for d in documents(folder)}
    counts: Counter[str] = Counter()
    misses = []
    with (folder / "geocoding.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["geonameid"] not in ("", "-1")]
    for row in rows:
        true = truth(gazetteer, row["geonameid"])
        ours = placed(gazetteer, texts.get(row["lead_id"], ""), row)
        if true is None:
            counts["unchecked"] += 1
            misses.append((row, None, ours))
            continue
        right = ours is not None and (ours == true or kilometres(ours, true) <= NEAR)
        counts["right" if right else "wrong"] += 1
        if not right:
            misses.append((row, true, ours))
    checked = counts["right"] + counts["wrong"]
    share = {"share": counts["right"] / max(checked, 1), "checked": checked,
             "unchecked": counts["unchecked"]}  # fmt: skip
    return share, misses


def evaluate(folder: Path) -> dict[str, Any]:
    """All figures: `loc`, `loc_ast` (precision, recall, f1), `geocoding` (share, checked)."""
    gazetteer = open_gazetteer()
    return {
        "loc": evaluate_mentions(gazetteer, folder, False),
        "loc_ast": evaluate_mentions(gazetteer, folder, True),
        "geocoding": evaluate_geocoding(gazetteer, folder)[0],
    }


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    for name, figures in evaluate(parser.parse_args(argv).folder).items():
        print(name.ljust(10), "  ".join(f"{k} {v:.3f}" for k, v in figures.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
