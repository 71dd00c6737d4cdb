"""The precision gate: disaster news in which hardly any sentence states displacement."""

from __future__ import annotations

import sys
from pathlib import Path

from evaluation import facts


def evaluate(folder: Path) -> dict[str, float]:
    """Precision and recall of quantities on `disaster_messages/dev.jsonl`."""
    found = facts.score(Path(folder))["quantity"]
    return {"quantity precision": found["precision"], "quantity recall": found["recall"]}


if __name__ == "__main__":
    for name, value in evaluate(Path(sys.argv[1])).items():
        print(f"{name:24s} {value:.3f}")
