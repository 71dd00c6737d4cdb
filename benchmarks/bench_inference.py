"""A hundred unknowns weighed against 150 reports, and the answer beside the exact one.

    python benchmarks/bench_inference.py [members] [passes]

A linear world, so that the exact posterior is known: means within a third of its spread
(root mean square), variance within 0.95 to 1.3 times. Then the same reports with a tenth
of them rumours, and limits and ranges among them: the truth must lie in the 90 % interval
of 80 % of the unknowns or more, and rumours be told from reports. The model costs nothing
here: what is timed is the smoother.
"""

from __future__ import annotations

import sys
import time

import numpy as np

from exeunt.inference.ensemble import Posterior, Reports, smooth

UNKNOWNS, REPORTS, SPREAD = 100, 150, 0.3


def reports(low: np.ndarray, high: np.ndarray, off: float) -> Reports:
    own = np.arange(REPORTS)
    full = np.full(REPORTS, 1.0)
    return Reports(low, high, SPREAD * full, off * full, full, own, own)


def timed(matrix: np.ndarray, told: Reports, members: int, passes: int) -> tuple[Posterior, float]:
    rng = np.random.default_rng(2)
    prior = rng.standard_normal((UNKNOWNS, members))
    start = time.perf_counter()
    posterior = smooth(prior, lambda unknowns: matrix @ unknowns, told, rng, passes=passes)
    return posterior, time.perf_counter() - start


def hedged(seen: np.ndarray, rng: np.random.Generator) -> tuple[Reports, np.ndarray]:
    """A fifth lower limits, a fifth ranges, a tenth of all four units too high."""
    low, high, kind = seen.copy(), seen.copy(), rng.random(REPORTS)
    low[kind < 0.4] -= 0.2
    high[kind < 0.2] = np.inf
    high[(kind >= 0.2) & (kind < 0.4)] += 0.2
    rumour = rng.random(REPORTS) < 0.1
    return reports(low + 4.0 * rumour, high + 4.0 * rumour, 0.1), rumour


def main() -> int:
    members = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    passes = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    rng = np.random.default_rng(1)
    matrix = rng.standard_normal((REPORTS, UNKNOWNS)) / np.sqrt(UNKNOWNS)
    truth = rng.standard_normal(UNKNOWNS)
    seen = matrix @ truth + SPREAD * rng.standard_normal(REPORTS)
    cov = np.linalg.inv(np.eye(UNKNOWNS) + matrix.T @ matrix / SPREAD**2)
    mean = cov @ matrix.T @ seen / SPREAD**2

    plain, seconds = timed(matrix, reports(seen, seen, 0.0), members, passes)
    scale = np.sqrt(np.diag(cov))
    error = np.sqrt(np.mean(((plain.unknowns @ plain.weights - mean) / scale) ** 2))
    spread = np.mean(plain.unknowns.var(axis=1) / np.diag(cov))
    print(f"values: {seconds:.2f} s, mean off {error:.3f} spreads, variance {spread:.2f} of exact")

    told, rumour = hedged(seen, rng)
    mixed, longer = timed(matrix, told, members, passes)
    low, high = mixed.quantiles(np.array([0.05, 0.95]))
    covered = np.mean((low < truth) & (truth < high))
    off, fits = mixed.off[rumour].mean(), mixed.off[~rumour].mean()
    print(f"hedged: {longer:.2f} s, 90 % interval holds {covered:.0%}")
    print(f"        {mixed.effective:.0f} members effective")
    print(f"        chance to be off: {off:.2f} of rumours, {fits:.2f} of reports")
    good = error < 0.35 and 0.95 < spread < 1.3 and covered >= 0.8 and off > 0.6 and fits < 0.2
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
