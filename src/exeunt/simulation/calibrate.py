"""Calibrate: fit the goal rule on some crises, and say how it does on others.

A search without derivatives over three parameters, many candidates at once as members
(cross-entropy: draw candidates, keep the best, draw around them). What is made small is
the mean over crises of the rescaled error, plus a small penalty for leaving what is
known of such rules elsewhere. Each crisis is left out once: its error is that of
parameters fitted on the others. The spread of those fits is the uncertainty of the
parameters (jackknife). Capacities are taken to be known to a third (`HOLD`); `pull`, what
no input tells, is the smallest with which 90 % intervals then hold nine counts in ten.

Sources: Rubinstein (1999), The cross-entropy method; Efron (1982), The jackknife, ch. 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from exeunt.errors import WrongUse
from exeunt.network.scenario import Number, Scenario
from exeunt.simulation import measures
from exeunt.simulation.calibrated import PRIORS, Calibrated
from exeunt.simulation.draws import key_of
from exeunt.simulation.goal_map import GoalMap, goal_map
from exeunt.simulation.goals import (
    SPREAD,
    GoalRules,
    Stream,
    Taken,
    free,
    kernel,
    senders,
    streams_of,
    take,
)

Floats = NDArray[np.float64]
# Before any data: gravity with the square of the distance, room as it is, and a third as
# many from quiet places; medians and standard deviations of the logarithm.
BEFORE = {"distance_power": (2.0, 0.5), "room_power": (1.0, 0.5), "elsewhere": (0.3, 0.7)}
PENALTY = 0.02  # weight of the squared distance from the prior, shared by the crises
CANDIDATES, KEPT, ROUNDS = 80, 12, 9
PULLS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 2.0)
HOLD = 0.3  # standard deviation of the logarithm of a capacity
WORLDS = 200  # members with which a coverage is measured
LEAST_SD = 0.1  # of the logarithm: five crises never agree by more than chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One crisis ready to be fitted: `counted` is (days, places) for `columns` of its goals."""

    name: str
    ways: GoalMap
    streams: tuple[Stream, ...]
    present: Floats  # (goals,) on day 0
    counted: Floats
    columns: NDArray[np.int64]


def case(scenario: Scenario, camps: Sequence[str], counted: ArrayLike) -> Case:
    """A crisis from its scenario and the counts (days, camps) of the named camps.

    Raises
    ------
    WrongUse : no counts, or counts of a place that is no goal.
    """
    truth = np.asarray(counted, dtype=np.float64)
    if not camps or truth.ndim != 2 or truth.shape[1] != len(camps) or not len(truth):
        raise WrongUse("there are no counts to fit", where=scenario.name,
                       todo="give a folder with counts of its camps")  # fmt: skip
    ways = goal_map(scenario, len(truth))
    names = [scenario.places[goal].id for goal in ways.goals]
    if strange := [camp for camp in camps if camp not in names]:
        raise WrongUse(f"{strange[0]} is counted, but nobody can go there", where=scenario.name,
                       near=", ".join(names[:5]))  # fmt: skip
    return Case(
        name=scenario.name,
        ways=ways,
        streams=tuple(streams_of(scenario, len(truth), whole=False)),
        present=np.array([scenario.places[goal].present for goal in ways.goals]),
        counted=truth,
        columns=np.array([names.index(camp) for camp in camps], dtype=np.int64),
    )


def follow(case: Case, taken: Taken) -> Floats:
    """People at the counted places, (days, places, members): the mean, without flows.

    As `goals.simulate_goals` with `expected`; those who cannot reach any goal are not
    at any of these places.
    """
    members = len(taken.distance_power)
    there = np.repeat(case.present[:, None], members, axis=1)
    out = np.zeros((len(case.counted), len(there), members))
    waiting = [0.0] * len(case.streams)
    for spell in case.ways.spells:
        near = kernel(spell, taken)
        reach = [
            (senders(spell, taken, stream.origin)[:, None] * near).sum(axis=0) * taken.pull
            for stream in case.streams
        ]
        for day in range(spell.first, spell.last):
            for number, stream in enumerate(case.streams):
                people = waiting[number] + float(stream.people[day])
                can = bool(reach[number].any())
                waiting[number] = 0.0 if can else people
                if can and people:
                    room = free(there, spell.capacity + day * case.ways.built, taken)
                    chance = reach[number] * room
                    there = there + people * chance / chance.sum(axis=0)
            out[day] = there
    return out[:, case.columns]


def errors(case: Case, taken: Taken) -> Floats:
    """Mean over days of the rescaled error of each member, (members,)."""
    return np.asarray(measures.rescaled(follow(case, taken), case.counted).mean(axis=0))


def fit(cases: Sequence[Case], seed: int = 0) -> GoalRules:
    """The rules with the smallest mean rescaled error over `cases`; same seed, same rules.

    Raises
    ------
    WrongUse : no case.
    """
    if not cases:
        raise WrongUse("there is no crisis to fit on", where="calibrate",
                       todo="name at least one folder")  # fmt: skip
    rng = np.random.default_rng(key_of("calibrate", seed))
    mean = np.zeros(len(PRIORS))  # in standard deviations of the prior
    sd = np.ones(len(PRIORS))
    best, least = mean, np.inf
    for _ in range(ROUNDS):
        drawn = mean[:, None] + sd[:, None] * rng.standard_normal((len(PRIORS), CANDIDATES))
        drawn[:, 0] = best
        loss = _loss(cases, drawn)
        order = np.argsort(loss, kind="stable")[:KEPT]
        if loss[order[0]] < least:
            best, least = drawn[:, order[0]], float(loss[order[0]])
        mean, sd = drawn[:, order].mean(axis=1), drawn[:, order].std(axis=1) + 0.01
    power, room, elsewhere = map(Number, _values(best[:, None])[:, 0].tolist())
    return GoalRules(distance_power=power, room_power=room, elsewhere=elsewhere)


def _values(drawn: Floats) -> Floats:
    """Parameters (parameters, candidates) from standard deviations of the prior."""
    middle, sd = np.array([BEFORE[name] for name in PRIORS]).T[:, :, None]
    return np.asarray(middle * np.exp(sd * drawn))


def _loss(cases: Sequence[Case], drawn: Floats) -> Floats:
    penalty = PENALTY * (drawn**2).sum(axis=0) / len(cases)
    values = _values(drawn)
    total = np.zeros(drawn.shape[1])
    for each in cases:
        total += errors(each, _candidates(values, len(each.ways.goals)))
    return np.asarray(total / len(cases) + penalty)


def _candidates(values: Floats, goals: int) -> Taken:
    power, room, elsewhere = values
    ones = np.ones((goals, values.shape[1]))
    return Taken(
        distance_power=power, room_power=room, elsewhere=elsewhere, pull=ones, hold=ones
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """One crisis left out: the rules of the others, and its errors under them."""

    case: Case
    rules: GoalRules
    rescaled: Floats  # (days,)
    normal: Floats  # (days,)


def leave_one_out(cases: Sequence[Case], seed: int = 0) -> tuple[Fold, ...]:
    """Each crisis under rules fitted on all the others, in the order of `cases`.

    Raises
    ------
    WrongUse : fewer than two cases.
    """
    if len(cases) < 2:
        raise WrongUse("one crisis alone cannot be left out", where="calibrate",
                       todo="name two folders or more")  # fmt: skip
    return tuple(_fold(cases, at, seed) for at in range(len(cases)))


def _fold(cases: Sequence[Case], at: int, seed: int) -> Fold:
    left = cases[at]
    rules = fit([*cases[:at], *cases[at + 1 :]], seed)
    people = follow(left, take(rules, len(left.ways.goals), 1, seed))
    return Fold(
        case=left,
        rules=rules,
        rescaled=measures.rescaled(people, left.counted)[:, 0],
        normal=measures.normal(people, left.counted)[:, 0],
    )


def calibrate(cases: Sequence[Case], seed: int = 0) -> Calibrated:
    """Rules fitted on every case, their spread, and the errors of each case left out.

    With one case the spread is that of the prior and nothing is said of other crises.

    Raises
    ------
    WrongUse : no case, or two of one name.
    """
    names = [each.name for each in cases]
    if len(set(names)) < len(names):
        raise WrongUse(f"two crises are called {max(names, key=names.count)}", where="calibrate",
                       todo="name each folder once")  # fmt: skip
    rules = fit(cases, seed)
    folds = leave_one_out(cases, seed) if len(cases) > 1 else ()
    spread = _spread([fold.rules for fold in folds])
    rules = _wide(rules, spread)
    held = np.array([_coverages(f.case, _wide(f.rules, spread), seed) for f in folds])
    own = held if folds else np.array([_coverages(each, rules, seed) for each in cases])
    alone = [take(rules, len(each.ways.goals), 1, seed) for each in cases]
    return Calibrated(
        rules=replace(rules, pull=_pull(own)),
        fitted_on=tuple(names),
        seed=seed,
        in_sample={
            each.name: float(errors(each, taken)[0])
            for each, taken in zip(cases, alone, strict=True)
        },
        held_out={fold.case.name: float(fold.rescaled.mean()) for fold in folds},
        held_out_normal={fold.case.name: float(fold.normal.mean()) for fold in folds},
        held_out_coverage={
            fold.case.name: float(held[at, PULLS.index(_pull(np.delete(held, at, axis=0)))])
            for at, fold in enumerate(folds)
        },
    )


def _spread(rules: Sequence[GoalRules]) -> dict[str, float]:
    """Standard deviation of the logarithm of each parameter, from fits without one crisis."""
    if not rules:
        return {name: BEFORE[name][1] for name in PRIORS}
    n = len(rules)
    logs = np.log([[getattr(each, name).median for name in PRIORS] for each in rules])
    sd = np.sqrt((n - 1) * logs.var(axis=0))
    return dict(zip(PRIORS, np.maximum(sd, LEAST_SD).tolist(), strict=True))


def _wide(rules: GoalRules, spread: dict[str, float]) -> GoalRules:
    """The same medians with low and high, and capacities that may be off."""
    wide = []
    for name in PRIORS:
        median = getattr(rules, name).median
        by = float(np.exp(spread[name] * SPREAD / 2))
        wide.append(Number(median, median / by, median * by))
    power, room, elsewhere = wide
    return replace(
        rules, distance_power=power, room_power=room, elsewhere=elsewhere, hold=HOLD
    )  # fmt: skip


def _coverages(case: Case, rules: GoalRules, seed: int) -> list[float]:
    """How often 90 % intervals hold the count, for each of `PULLS`."""
    found = []
    for pull in PULLS:
        taken = take(replace(rules, pull=pull), len(case.ways.goals), WORLDS, seed)
        low, high = np.quantile(follow(case, taken), (0.05, 0.95), axis=2)
        found.append(measures.coverage(low, high, case.counted))
    return found


def _pull(coverages: Floats) -> float:
    """The smallest pull with which the mean over crises (rows) reaches 0.9, else the largest."""
    enough = np.flatnonzero(coverages.mean(axis=0) >= 0.9)
    return PULLS[int(enough[0])] if len(enough) else PULLS[-1]
