"""Honesty: what one report more or less may do to an answer, with the same seed.

    removing a report      the interval must not shrink on average
    a rumour of ten times  by an anonymous post: no median moves by a tenth
    an exact copy          nothing moves at all

Each on the daily flow and the queue at the crossing concerned. Intervals are compared by
the ratio of their widths, each with a little of the measure's size (`LEAST`) added, so
that next to nothing over next to nothing is 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np

from evaluation.truth_methods import Answers, Method
from evaluation.worlds import Key, World
from evaluation.worlds_reports import Spoken, rumour_of_ten_times, spoken
from exeunt.inference.evidence import Report

CONCERNED = ("entries", "queue_length")
LEAST = {"entries": 10.0, "queue_length": 0.1}
REMOVED, RUMOURS, COPIES = 6, 4, 1  # tried in each world


@dataclass(frozen=True)
class Moved:
    """What one change did to one quantity: widths and medians before and after."""

    key: Key
    change: str  # removed, rumour, copy
    report: str
    wider: float  # width after over width before
    median: float  # move of the median, as a share of the median before
    same: bool  # nothing moved, to the last digit


def removed(method: Method, world: World, number: int = REMOVED, seed: int = 0) -> Iterator[Moved]:
    """Leave out honest reports, one at a time, drawn at random, with all their copies."""
    told = spoken(world)
    before = method(world, [each.report for each in told])
    honest = [each for each in told if each.voice in ("official", "witness", "ministry")]
    rng = np.random.default_rng(seed)
    for i in rng.permutation(len(honest))[:number]:
        name = honest[i].report.observation.id
        rest = [each.report for each in told if not _is_of(each, name)]
        after = method(world, rest)
        yield from _moved(before, after, _keys(world, honest[i]), "removed", name)


def _is_of(each: Spoken, name: str) -> bool:
    """Whether a report is the one of this name or repeats it: a witness is heard once."""
    own = each.report.observation.id
    return own == name or own.startswith(f"{name}-")


def rumours(method: Method, world: World, number: int = RUMOURS, seed: int = 0) -> Iterator[Moved]:
    """Add an anonymous post that says ten times the median of a flow or a queue there is."""
    reports = [each.report for each in spoken(world)]
    before = method(world, reports)
    rng = np.random.default_rng(seed)
    some = [
        (post, measure, day)
        for measure in CONCERNED for post in world.posts for day in range(world.as_of + 1)
        if before[post, measure, day][2] >= 5 * LEAST[measure]
    ]  # fmt: skip
    for i in rng.permutation(len(some))[:number]:
        about = some[i]
        report = rumour_of_ten_times(world, about, float(before[about][2]))
        after = method(world, [*reports, report])
        days = sorted({about[2], world.as_of})
        keys = [(about[0], m, day) for m in CONCERNED for day in days]
        yield from _moved(before, after, keys, "rumour", about[1])


def copies(method: Method, world: World, number: int = COPIES, seed: int = 0) -> Iterator[Moved]:
    """Say a report again, word for word, in another text."""
    told = spoken(world)
    reports = [each.report for each in told]
    before = method(world, reports)
    honest = [each for each in told if each.voice in ("official", "witness", "ministry")]
    rng = np.random.default_rng(seed)
    for i in rng.permutation(len(honest))[:number]:
        again = _again(honest[i].report)
        after = method(world, [*reports, again])
        yield from _moved(before, after, list(before), "copy", again.observation.id)


def _again(report: Report) -> Report:
    o = report.observation
    copy = msgspec.structs.replace(o, id=f"{o.id}-once-more", document="another text")
    return replace(report, observation=copy)


def _keys(world: World, each: Spoken) -> list[Key]:
    """Flow and queue of the place spoken of, on that day and today; of a country the flow."""
    place, _, day = each.about
    measures = CONCERNED if place in world.posts else CONCERNED[:1]
    return [(place, m, d) for m in measures for d in sorted({day, world.as_of})]


def _moved(
    before: Answers, after: Answers, keys: Sequence[Key], change: str, report: str
) -> Iterator[Moved]:
    for key in keys:
        if key in before and key in after:
            one, other = before[key], after[key]
            least = LEAST.get(key[1], 0.1)
            wide = [float(each[4] - each[0]) + least for each in (one, other)]
            move = abs(float(other[2] - one[2])) / (float(one[2]) + least)
            same = bool((one == other).all())
            yield Moved(key, change, report, wide[1] / wide[0], move, same)


def honesty(method: Method, worlds: Sequence[World]) -> dict[str, float]:
    """Figures over some worlds: the mean logarithm of widths, moves of medians, copies that moved.

    `removed wider` is above 0 where intervals widen on average without a report;
    `rumour beyond` is the share of medians that move by a tenth or more, `rumour moves flow`
    the 95 % quantile of the moves of flows.
    """
    gone = [each for world in worlds for each in removed(method, world)]
    told = [each for world in worlds for each in rumours(method, world)]
    again = [each for world in worlds for each in copies(method, world)]
    flows = [each.median for each in told if each.key[1] == "entries"]
    return {
        "removed wider": _mean([np.log(each.wider) for each in gone]),
        "rumour beyond": _mean([each.median >= 0.1 for each in told]),
        "rumour moves flow": float(np.quantile(flows, 0.95)) if flows else 0.0,
        "copies moved": float(sum(not each.same for each in again)),
    }


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 0.0
