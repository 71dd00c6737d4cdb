"""Spanish: our own labelled sentences, and the Spanish texts of the shared data.

`evaluate` reads `data/spanish.jsonl` (sentences of our own, every figure labelled with its
quantity, bounds, unit, term, places, dates, speaker and stance) and, where the folder
holds it, the Spanish excerpts of IDETECT's `other_languages.jsonl`: their labels are
sums and one fact an excerpt, so only whether the labelled quantity is read is told.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exeunt.gazetteer.fold import fold
from exeunt.observations import Document, Observation, Place
from exeunt.reading import read

OWN = Path(__file__).parent / "data" / "spanish.jsonl"
ROLES = ("at", "from", "to")
PARTS = ("measure", "bounds", "unit", "term", "dates", "speaker", "stance")


def evaluate(folder: Path) -> dict[str, float]:
    """F1 of quantity, of every field and of whole facts; shares of what both have right."""
    counts: Counter[str] = Counter()
    for row in rows(OWN):
        count(row["facts"], figures(row), counts)
    figures_ = summary(counts)
    other = Path(folder) / "other_languages.jsonl"
    if other.exists():
        figures_["IDETECT quantity recall"] = idetect(other)
    return figures_


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a file of labelled texts."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def figures(row: dict[str, Any]) -> list[Observation]:
    """What we read from one text: its figures, without those a change implies."""
    document = Document(
        id=row["id"], text=row["text"], published=row.get("published"), language="es"
    )
    return [o for o in read(document).observations if o.kind == "figure" and not o.derived]


def count(gold: list[dict[str, Any]], found: list[Observation], counts: Counter[str]) -> None:
    """Pair facts by quantity, those that agree most first, and count what agrees."""
    counts["gold"] += len(gold)
    counts["found"] += len(found)
    counts["gold places"] += sum(role in fact for fact in gold for role in ROLES)
    counts["found places"] += sum(place(o, role) is not None for o in found for role in ROLES)
    left = list(found)
    for fact in gold:
        same = [o for o in left if quantity(o) == (fact["value"], fact["low"], fact["high"])
                or (fact["value"] is not None and o.value == fact["value"])]  # fmt: skip
        if not same:
            continue
        best = max(same, key=lambda o: len(agreeing(fact, o)))
        left.remove(best)
        agreed = agreeing(fact, best)
        counts["quantity"] += 1
        counts.update(agreed)
        counts["places"] += sum(right_place(fact, best, role) for role in ROLES if role in fact)
        whole = len(agreed) == len(PARTS) and all(right_place(fact, best, r) for r in ROLES)
        counts["whole"] += whole


def quantity(o: Observation) -> tuple[float | None, float | None, float | None]:
    """Value and bounds."""
    return o.value, o.low, o.high


def agreeing(fact: dict[str, Any], o: Observation) -> list[str]:
    """The parts of a fact an observation has right."""
    told = (o.period.start, o.period.end) if o.period else (None, None)
    dates = tuple(d[:10] if d else None for d in told)
    right = {
        "measure": o.measure == fact["measure"],
        "bounds": (o.low, o.high) == (fact["low"], fact["high"]),
        "unit": o.unit == fact["unit"],
        "term": o.term == fact["term"],
        "dates": "start" not in fact or dates == (fact["start"], fact["end"]),
        "speaker": (o.said_by or None) == fact.get("said_by"),
        "stance": o.stance == fact.get("stance", "asserts"),
    }
    return [part for part in PARTS if right[part]]


def place(o: Observation, role: str) -> Place | None:
    """The place of a role."""
    return o.from_ if role == "from" else getattr(o, role)


def right_place(fact: dict[str, Any], o: Observation, role: str) -> bool:
    """True where the role holds the labelled name, or nothing where nothing is labelled."""
    found = place(o, role)
    if role not in fact or found is None:
        return role not in fact and found is None
    return fold(fact[role]) in (fold(found.as_written), fold(found.name))


def summary(counts: Counter[str]) -> dict[str, float]:
    """The counts as figures."""
    out = {"quantity F1": f1(counts["quantity"], counts["gold"], counts["found"]),
           "places F1": f1(counts["places"], counts["gold places"], counts["found places"]),
           "all fields F1": f1(counts["whole"], counts["gold"], counts["found"])}  # fmt: skip
    for part in PARTS:
        out[f"{part} right"] = counts[part] / max(1, counts["quantity"])
    return {name: round(value, 4) for name, value in out.items()}


def f1(right: int, gold: int, found: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * right / max(1, gold + found)


def idetect(path: Path) -> float:
    """Share of the labelled quantities of Spanish excerpts that we read."""
    known, read_ = 0, 0
    for row in rows(path):
        if row.get("lang") != "es":
            continue
        values = {o.value for o in figures(row)}
        for fact in row["facts"]:
            known += 1
            read_ += fact["quantity"] in values
    return round(read_ / max(1, known), 4)


def misses() -> Iterator[str]:
    """By eye: what is not right in our own sentences."""
    for row in rows(OWN):
        counts: Counter[str] = Counter()
        found = figures(row)
        count(row["facts"], found, counts)
        if counts["whole"] != len(row["facts"]) or len(found) != len(row["facts"]):
            yield f"{row['id']} {row['text']}\n   gold {row['facts']}"
            for o in found:
                where = {role: p.as_written for role in ROLES if (p := place(o, role))}
                when = (o.period.start, o.period.end) if o.period else None
                yield (f"   read {o.measure} {quantity(o)} {o.unit} {o.term} {where} {when} "
                       f"{o.said_by} {o.stance} [{o.rule}]")  # fmt: skip


if __name__ == "__main__":
    if "--misses" in sys.argv:
        sys.stdout.write("\n".join(misses()) + "\n")
    for name, value in evaluate(Path(sys.argv[1])).items():
        sys.stdout.write(f"{name:24s} {value:.3f}\n")
