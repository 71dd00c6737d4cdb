"""Truth: worlds whose truth is known, and how well it is found again.

    python -m evaluation.truth [--worlds 200] [--seed 0] [--shape SHAPE] [--prior]

For each world our intervals (`weigh_scenario`, as in `Picture.estimates`) of the flow, the
queue and the wait at every crossing, and the flow into every country, on the day `as_of`
and 7 days later, against the truth: how often the 50 and 90 % intervals hold it, whether
its ranks are uniform, and the weighted interval score beside that of the prior, of each
crossing by itself, and of simpler methods with intervals lent to them. `--prior` judges the
prior ensemble in our place: it must be right, and so tests this file.

The shape `rough` breaks the assumptions of every method and is told apart. Where a method
is compared, it is on the quantities the other one speaks of. Scores are over the mean size
of the measure in its world, so that no large world counts for all.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation import truth_scores as scores
from evaluation.truth_methods import (
    AHEAD,
    Answers,
    Method,
    gathered,
    physics,
    prior,
    scenario_method,
)
from evaluation.worlds import AHEAD_IN_ALL, MEASURES, Key, World, world
from evaluation.worlds_reports import Spoken, spoken
from evaluation.worlds_shapes import SHAPES

Floats = NDArray[np.float64]
WORLDS = 200
UNSEEN = 5_000  # seeds from here on are judged, those below may be looked at while working
OURS = "ours"


@dataclass(frozen=True)
class Row:
    """One quantity of one world: what is true, what was answered, who else answered what."""

    world: World
    key: Key
    truth: float
    found: Floats
    others: Mapping[str, Floats]
    scale: float  # of its measure in its world

    @property
    def measure(self) -> str:
        return self.key[1]

    @property
    def ahead(self) -> bool:
        return self.key[2] > self.world.as_of

    @property
    def rough(self) -> bool:
        return self.world.shape == "rough"


@dataclass
class Trial:
    """Worlds with what was said and answered in each."""

    worlds: list[World] = field(default_factory=list)
    told: dict[str, tuple[Spoken, ...]] = field(default_factory=dict)
    answers: dict[str, Answers] = field(default_factory=dict)
    others: dict[str, dict[str, Answers]] = field(default_factory=lambda: defaultdict(dict))
    seconds: list[float] = field(default_factory=list)


def many(number: int, seed: int = 0, shapes: Sequence[str] = tuple(SHAPES)) -> Iterator[World]:
    """Worlds, shape after shape."""
    for i in range(number):
        yield world(shapes[i % len(shapes)], seed + i // len(shapes))


def tried(method: Method, worlds: Iterable[World], *, progress: bool = False) -> Trial:
    """A method's answers in each world, and those of the methods it is compared with."""
    trial = Trial()
    for one in worlds:
        told = spoken(one)
        reports = [each.report for each in told]
        began = time.perf_counter()
        trial.answers[one.name] = method(one, reports)
        trial.seconds.append(time.perf_counter() - began)
        trial.worlds.append(one)
        trial.told[one.name] = told
        trial.others["prior"][one.name] = prior(one, reports)
        trial.others["physics"][one.name] = physics(one, reports)
        if progress:
            print(f"{one.name}: {len(reports)} reports, {trial.seconds[-1]:.1f} s", file=sys.stderr)
    trial.others |= gathered(trial.worlds, trial.told)
    return trial


def rows(trial: Trial, *, sums: bool = False) -> list[Row]:
    """Every quantity of today and a week ahead; or the sums of all days ahead."""
    return [
        _row(trial, one, key) for one in trial.worlds
        for day in ((AHEAD_IN_ALL,) if sums else (one.as_of, one.as_of + AHEAD))
        for key in one.keys(day) if key in trial.answers[one.name]
    ]  # fmt: skip


def _row(trial: Trial, one: World, key: Key) -> Row:
    nothing = scores.NOTHING[key[1]]
    others = {
        who: scores.flat(each[one.name][key], nothing)
        for who, each in trial.others.items()
        if key in each.get(one.name, {})
    }
    total = one.scenario.days - one.as_of if key[2] == AHEAD_IN_ALL else 1
    sizes = [total * each[one.as_of :].mean() for (_, m), each in one.truth.items() if m == key[1]]
    return Row(
        one, key, float(scores.flat(np.array(one.true(key)), nothing)),
        scores.flat(trial.answers[one.name][key], nothing), others,
        max(float(np.mean(sizes)), 10 * nothing),
    )  # fmt: skip


def silent(trial: Trial) -> int:
    """Quantities of today and a week ahead that the method did not answer."""
    return sum(
        key not in trial.answers[one.name]
        for one in trial.worlds for day in (one.as_of, one.as_of + AHEAD) for key in one.keys(day)
    )  # fmt: skip


# Figures


def coverage(some: Sequence[Row]) -> dict[str, float]:
    """Shares of truths in the 50 and 90 % intervals; fair: as `scores.share_inside`."""
    if not some:
        return {}
    told = {"n": float(len(some))}
    for level in (0.5, 0.9):
        name = f"{level:.0%}".removesuffix("%")
        told[f"in {name}"] = float(np.mean([scores.inside(r.truth, r.found, level) for r in some]))
        told[f"fair {name}"] = float(
            np.mean([scores.share_inside(r.truth, r.found, level) for r in some])
        )
    told["above"] = float(np.mean([np.mean(scores.ranks(r.truth, r.found)) for r in some]))
    return told


def pits(some: Sequence[Row], seed: int = 0) -> Floats:
    """One rank a world and measure, of one quantity drawn: those of a world hang together."""
    rng = np.random.default_rng(seed)
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in some:
        groups[row.world.name].append(row)
    out = []
    for group in groups.values():
        row = group[int(rng.integers(len(group)))]
        out.append(rng.uniform(*scores.ranks(row.truth, row.found)))
    return np.array(out)


def beside(some: Sequence[Row], who: str) -> tuple[float, int]:
    """Our score over another's, on what the other speaks of; and how many quantities that is."""
    both = [(r, r.others[who]) for r in some if who in r.others]
    if not both:
        return float("nan"), 0
    truth = np.array([r.truth / r.scale for r, _ in both])
    ours = scores.wis(truth, np.stack([r.found / r.scale for r, _ in both])).mean()
    theirs = scores.wis(truth, np.stack([f / r.scale for r, f in both])).mean()
    return float(ours / theirs) if theirs > 0 else float("nan"), len(both)


def figures(found: Sequence[Row]) -> dict[str, Any]:
    """Everything by now and ahead and by measure; worlds of the shape `rough` apart."""
    smooth = [r for r in found if not r.rough]
    out: dict[str, Any] = {}
    for when in ("now", "ahead"):
        those = [r for r in smooth if r.ahead == (when == "ahead")]
        out[when] = {m: coverage([r for r in those if r.measure == m]) for m in MEASURES}
        out[f"{when} ranks"] = {
            m: scores.uniformity(pits([r for r in those if r.measure == m])).p for m in MEASURES
        }
    parts = [out[when][m] for when in ("now", "ahead") for m in MEASURES if out[when][m]]
    out["off"] = {
        "50": max(abs(part["fair 50"] - 0.5) for part in parts),
        "90": max(abs(part["fair 90"] - 0.9) for part in parts),
        "ranks": min(out[f"{when} ranks"][m] for when in ("now", "ahead") for m in MEASURES),
    }
    names = dict.fromkeys(who for r in smooth for who in r.others)
    out["score of"] = {who: beside(smooth, who)[0] for who in names}
    rough = [r for r in found if r.rough]
    out["rough"] = coverage(rough)
    return out


def evaluate(folder: Path) -> dict[str, Any]:  # noqa: ARG001
    """Figures of a few worlds of every shape, and of honesty in some of them."""
    from evaluation.truth_honesty import honesty

    trial = tried(scenario_method(), many(WORLDS, UNSEEN))
    sums = coverage([r for r in rows(trial, sums=True) if not r.rough])
    return {
        **figures(rows(trial)), "sums": sums,
        "honesty": honesty(scenario_method(), trial.worlds[:4]),
        "seconds": {"a world": float(np.median(trial.seconds))},
    }  # fmt: skip


# The table


def table(trial: Trial) -> str:
    """All of it for reading."""
    found = rows(trial)
    lines = [f"{'':34}{'n':>6}{'in 50':>8}{'fair':>8}{'in 90':>8}{'fair':>8}{'rank':>7}{'p':>8}"]
    smooth = [r for r in found if not r.rough]
    for when in (False, True):
        for measure in MEASURES:
            some = [r for r in smooth if r.ahead == when and r.measure == measure]
            lines.append(_line(f"{'ahead' if when else 'now'}, {measure}", some))
    lines += [_line(f"shape {shape}", [r for r in found if r.world.shape == shape])
              for shape in SHAPES]  # fmt: skip
    sums = [r for r in rows(trial, sums=True) if not r.rough]
    lines.append(_line("a country, all days ahead in sum", sums))
    for name, some in _parts(trial, smooth):
        lines.append(_line(name, some))
    lines.append("\nscore over that of (below 1: ours is better), where the other speaks")
    names = sorted({who for r in found for who in r.others})
    heads = [f"{'ahead' if when else 'now'} {m.split('_')[0]}" for when in (0, 1) for m in MEASURES]
    lines.append(f"{'':24}" + "".join(f"{head:>14}" for head in [*heads, "all", "n"]))
    for who in names:
        cells = [
            beside([r for r in smooth if r.ahead == bool(when) and r.measure == m], who)[0]
            for when in (0, 1) for m in MEASURES
        ]  # fmt: skip
        total, number = beside(smooth, who)
        lines.append(f"{who:24}" + "".join(f"{c:>14.2f}" for c in [*cells, total])
                     + f"{number:>14}")  # fmt: skip
    seconds = np.array(trial.seconds)
    lines.append(f"\n{len(trial.worlds)} worlds, {silent(trial)} quantities not answered, "
                 f"{np.median(seconds):.1f} s a world (at most {seconds.max():.1f})")  # fmt: skip
    return "\n".join(lines)


def _parts(trial: Trial, smooth: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Cuts that say where an error comes from."""
    spoken_of = {
        (name, each.about[0], each.about[1])
        for name, told in trial.told.items() for each in told
        if each.voice in ("official", "witness", "ministry")
    }  # fmt: skip
    direct = [r for r in smooth if (r.world.name, *r.key[:2]) in spoken_of]
    yield "somebody spoke of it, now", [r for r in direct if not r.ahead]
    others = [r for r in smooth if (r.world.name, *r.key[:2]) not in spoken_of]
    yield "nobody spoke of it, now", [r for r in others if not r.ahead]
    standing = [r for r in smooth if r.measure != "entries" and r.others["prior"][0] > 0]
    yield "a line beyond doubt beforehand", standing
    yield "a country entered", [r for r in smooth if r.key[0] in r.world.countries]
    biased = {
        (name, each.about[0]) for name, told in trial.told.items() for each in told
        if each.voice == "ministry"
    }  # fmt: skip
    yield (
        "where the ministry counts",
        [r for r in smooth if r.measure == "entries" and (r.world.name, r.key[0]) in biased],
    )


def _line(name: str, some: Sequence[Row]) -> str:
    told = coverage(some)
    if not told:
        return f"{name:34}{0:>6}"
    test = scores.uniformity(pits(some))
    cells = "".join(f"{told[k]:>8.3f}" for k in ("in 50", "fair 50", "in 90", "fair 90"))
    return f"{name:34}{len(some):>6}{cells}{told['above']:>7.2f}{test.p:>8.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--worlds", type=int, default=WORLDS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--shape", choices=tuple(SHAPES), help="worlds of this shape only")
    parser.add_argument("--members", type=int, help="of the ensemble")
    parser.add_argument("--prior", action="store_true", help="judge the prior ensemble")
    options = parser.parse_args(arguments)
    shapes = (options.shape,) if options.shape else tuple(SHAPES)
    method: Method = prior if options.prior else scenario_method(members=options.members)
    trial = tried(method, many(options.worlds, options.seed, shapes), progress=not options.prior)
    print(table(trial))
    return 0


if __name__ == "__main__":
    sys.exit(main())
