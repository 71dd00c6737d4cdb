"""Displacement facts: our observations against labelled excerpts, scored by the data's scorer.

`idetect.py` and `disaster.py` use it. A figure that carries a HELIX term is a fact; its
quantity, bounds, unit, term, and the places it names in any role are compared.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from exeunt.observations import Document, Observation
from exeunt.reading import read

UNITS = {"people": "People", "households": "Households", "houses": "Households"}


def fact(o: Observation) -> dict[str, Any]:
    """An observation in the form of the labelled data."""
    places = [p for p in (o.at, o.from_, o.to) if p is not None]
    country = next((p.country for p in places if p.country), None)
    names = [name for p in places for name in (p.as_written, p.name)]
    return {
        "quantity": o.value, "quantity_low": o.low, "quantity_high": o.high, "quantifier": o.hedge,
        "unit": UNITS.get(o.unit or "", o.unit), "term": o.term, "location": names,
        "country": country, "modality": o.modality,
    }  # fmt: skip


def facts(document: Document) -> list[dict[str, Any]]:
    """All displacement facts of a document, as we read them."""
    found = read(document).observations
    return [fact(o) for o in found if o.kind == "figure" and o.term and not o.derived]


def documents(path: Path) -> Iterator[tuple[Document, dict[str, Any]]]:
    """Labelled excerpts as documents."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Document(id=row["id"], text=row["text"], language="en"), row


def scorer(folder: Path) -> ModuleType:
    """The data's own `score.py`, from beside it or from `idetect/` next door."""
    path = folder / "score.py"
    path = path if path.exists() else folder.parent / "idetect" / "score.py"
    spec = importlib.util.spec_from_file_location("facts_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(folder: Path, name: str = "dev.jsonl") -> dict[str, Any]:
    """The scorer's summary for a file of labelled excerpts."""
    judge = scorer(folder)
    import collections

    total: collections.Counter[str] = collections.Counter()
    for document, row in documents(folder / name):
        counts, *_ = judge.score_excerpt(row, {"facts": facts(document)}, "default")
        total.update(counts)
    summary: dict[str, Any] = judge.summary(total)
    return summary


def write(folder: Path, out: Path, name: str = "dev.jsonl") -> None:
    """Predictions as JSON Lines, for `score.py --misses` by eye."""
    with out.open("w", encoding="utf-8") as file:
        for document, row in documents(folder / name):
            file.write(json.dumps({"id": row["id"], "facts": facts(document)}) + "\n")
