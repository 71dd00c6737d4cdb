"""IDETECT: displacement facts in excerpts that all state one. Floors in `floors.toml`."""

from __future__ import annotations

import sys
from pathlib import Path

from evaluation import facts

NAMES = {
    "quantity": "quantity F1",
    "quantity+term+unit": "quantity+term+unit F1",
    "full fact": "all fields F1",
}


def evaluate(folder: Path) -> dict[str, float]:
    """F1 of quantity; of quantity, term and unit; and of all fields, on `idetect/dev.jsonl`."""
    summary = facts.score(Path(folder))
    return {name: summary[key]["f1"] for key, name in NAMES.items()}


if __name__ == "__main__":
    for name, value in evaluate(Path(sys.argv[1])).items():
        print(f"{name:24s} {value:.3f}")
