"""`exeunt validate` and `exeunt calibrate`: how far off we are, and rules that are less so."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from exeunt import movement
from exeunt.cli import ALL_READ, say, show
from exeunt.errors import WrongUse

if TYPE_CHECKING:
    from exeunt.movement import Calibrated, Validation

BARS = "▁▂▃▄▅▆▇█"
WIDTH = 60  # columns of the chart
BY_PLACE = ("camp", "counted, last day", "simulated", "mean gap a day")
BY_CRISIS = ("crisis", "fitted on all", "left out", "left out, normal", "in 90 % interval")


def validate(options: argparse.Namespace) -> int:
    """A table by camp, the three measures, and a chart of the error by day."""
    if options.members < 1:
        raise WrongUse(f"--members is {options.members}", todo="give 1 or more")
    told = movement.validate(
        options.folder,
        calibrated=options.calibrated,
        as_flee=options.as_flee,
        members=options.members,
        seed=options.seed,
    )
    for note in told.notes:
        say.line(f"note: {note}")
    show.text(f"{told.name}: {say.count(len(told.normal), 'day')}, {told.rules}")
    show.grid(BY_PLACE, _by_place(told))
    show.text("\n".join(_measured(told)))
    if options.output:
        say.line(f"wrote {movement.save_validation(told, options.output)}")
    return ALL_READ


def _by_place(told: Validation) -> Iterator[tuple[str, ...]]:
    last = zip(told.places, told.counted[-1], told.simulated[-1], told.by_place(), strict=True)
    for name, counted, simulated, gap in last:
        yield name, f"{counted:,.0f}", f"{simulated:,.0f}", f"{gap:,.0f}"
    sums = told.counted[-1].sum(), told.simulated[-1].sum(), told.by_place().sum()
    yield "all camps", *(f"{each:,.0f}" for each in sums)


def _measured(told: Validation) -> Iterator[str]:
    """One line a measure: its mean over days, then its course."""
    yield "\nerror by day, mean first; the bars go from 0 to 1, and stay at 1"
    rows = [("rescaled", told.rescaled), ("normal", told.normal)]
    if told.flee_total is not None:
        rows.append(("Flee's own", told.flee_total))
    for name, course in rows:
        yield f"{name:<11}{course.mean():.3f}  {bars(course.tolist())}"
    if told.covered is not None:
        yield f"counts within the 90 % interval: {told.covered:.0%}"


def bars(course: Sequence[float]) -> str:
    """A course as at most `WIDTH` bars, each the mean of its days; from 0 to 1."""
    steps = min(WIDTH, len(course))
    cuts = [round(at * len(course) / steps) for at in range(steps + 1)]
    means = [sum(course[a:b]) / (b - a) for a, b in pairwise(cuts)]
    return "".join(BARS[min(max(int(mean * len(BARS)), 0), len(BARS) - 1)] for mean in means)


def calibrate(options: argparse.Namespace) -> int:
    """Fit, show the errors of each crisis with and without it, and keep the rules."""
    made = movement.calibrate(options.folders, seed=options.seed)
    show.text("mean rescaled error over days, but where another measure is named")
    show.grid(BY_CRISIS, _by_crisis(made))
    rules = made.rules
    show.text(
        f"distance to the power {rules.distance_power.median:.2f}, room to the power "
        f"{rules.room_power.median:.2f}, quiet places {rules.elsewhere.median:.2f} of those "
        "with fighting"
    )
    if len(made.fitted_on) == 1:
        say.line("one crisis alone says nothing of others: name two or more")
    movement.save_calibrated(made, options.output)
    say.line(
        f"wrote {options.output}; use it: exeunt validate FOLDER --calibrated {options.output}"
    )
    return ALL_READ


def _by_crisis(made: Calibrated) -> Iterator[tuple[str, ...]]:
    for name in made.fitted_on:
        yield (
            name,
            f"{made.in_sample[name]:.3f}",
            *(
                f"{each[name]:{how}}" if name in each else ""
                for each, how in (
                    (made.held_out, ".3f"),
                    (made.held_out_normal, ".3f"),
                    (made.held_out_coverage, ".0%"),
                )
            ),
        )
    if made.held_out:
        means = (made.in_sample, made.held_out, made.held_out_normal, made.held_out_coverage)
        shown = (sum(each.values()) / len(each) for each in means)
        fitted, out, normal, within = shown
        yield "mean", f"{fitted:.3f}", f"{out:.3f}", f"{normal:.3f}", f"{within:.0%}"
