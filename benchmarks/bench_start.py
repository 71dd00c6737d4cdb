"""Cold start: `exeunt --help` and `exeunt read` of one article, in a process of their own.

    python benchmarks/bench_start.py

Wall time, the median of several runs after one to warm the disk; peers in the same run
are a Python that does nothing and one that imports argparse, json and sqlite3. Targets:
help 80 ms, one article 400 ms.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "examples" / "briefing-2022-09-23.txt"
TARGETS = {"help": 0.080, "read": 0.400}
RUNS = 11


def wall(command: list[str], folder: str, wanted: bytes) -> float:
    """Median seconds of one command; its output is checked every time."""
    took = []
    for _ in range(RUNS + 1):
        began = time.perf_counter()
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
        took.append(time.perf_counter() - began)
        assert wanted in done.stdout, done.stderr.decode()
    return statistics.median(took[1:])


def main() -> None:
    """Print each time, its share of the target and of the peers."""
    python = [sys.executable, "-m"]
    read = ["exeunt", "read", str(ARTICLE), "--published", "2022-09-23"]
    with tempfile.TemporaryDirectory() as folder:
        nothing = wall([sys.executable, "-c", "print('ok')"], folder, b"ok")
        peer = wall(
            [sys.executable, "-c", "import argparse, json, sqlite3; print('ok')"], folder, b"ok"
        )
        times = {
            "help": wall([*python, "exeunt", "--help"], folder, b"ledger"),
            "read": wall([*python, *read, "--no-ledger"], folder, b'"kind":"figure"'),
            "read and keep": wall([*python, *read], folder, b'"kind":"figure"'),
        }
    print(f"python alone {nothing * 1000:.0f} ms, with three modules {peer * 1000:.0f} ms")
    for name, seconds in times.items():
        target = TARGETS.get(name, TARGETS["read"])
        print(
            f"{name:<14}{seconds * 1000:>6.0f} ms  target {target * 1000:.0f} ms  "
            f"{seconds / nothing:.1f} x python  {seconds / peer:.1f} x with modules"
        )


if __name__ == "__main__":
    main()
