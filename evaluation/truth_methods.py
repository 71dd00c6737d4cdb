"""Methods that answer for a world: ours, the prior, and what others would say.

A method is `method(world, reports) -> {quantity: five quantiles}`; a quantity it is silent
on is missing. Baselines give single numbers first, for they need the other worlds to know
how far they are off (`baselines.with_intervals`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from evaluation import baselines
from evaluation.baselines import Claim
from evaluation.worlds import AHEAD_IN_ALL, ENGINE, MEASURES, Key, World, drawn_scores, quantities
from evaluation.worlds_reports import Spoken, figures
from exeunt.estimates import Estimate, Picture
from exeunt.inference.evidence import Report
from exeunt.inference.weigh import weigh
from exeunt.simulation.plan import prepare

Floats = NDArray[np.float64]
Answers = dict[Key, Floats]
Method = Callable[[World, Sequence[Report]], Answers]
LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
PRIOR_MEMBERS = 400
AHEAD = 7
WINDOW = 4  # days whose reports are held against each other by those who know no days


def prior(world: World, reports: Sequence[Report]) -> Answers:  # noqa: ARG001
    """What the scenario alone says: an ensemble drawn as the truth was."""
    rng = np.random.default_rng([world.seed, 4711, *world.shape.encode()])
    scores = drawn_scores(world.scenario, PRIOR_MEMBERS, rng)
    run = prepare(world.scenario).run(
        members=PRIOR_MEMBERS, scores=scores, every="day", detail=True, engine=ENGINE
    )
    found = quantities(run, scores, PRIOR_MEMBERS)
    sums = {
        (country, "entries", AHEAD_IN_ALL): np.quantile(
            found[country, "entries"][world.as_of + 1 :].sum(axis=0), LEVELS
        )
        for country in world.countries
    }
    return sums | {
        (place, measure, day): np.quantile(values[day], LEVELS)
        for (place, measure), values in found.items() if measure in MEASURES
        for day in range(world.scenario.days)
    }  # fmt: skip


def physics(world: World, reports: Sequence[Report]) -> Answers:
    """Each crossing and day by itself (`weigh`); the last word holds until a later one."""
    picture = weigh(reports, as_of=world.day(world.as_of))
    said = answers(world, picture.estimates)
    last: dict[tuple[str, str], tuple[int, Floats]] = {}
    for (place, measure, day), found in said.items():
        if day >= last.get((place, measure), (-1, found))[0]:
            last[place, measure] = (day, found)
    later = range(world.as_of, world.scenario.days)
    held = {(p, m, day): found for (p, m), (_, found) in last.items() for day in later}
    return {**held, **said}


def answers(world: World, estimates: Iterable[Estimate]) -> Answers:
    """Estimates of single days as answers: entries of the main group by all ways, lines by road."""
    ids = {f"iso:{country}": country for country in world.countries}
    ids |= {country: country for country in world.countries}
    for place in world.scenario.places:
        ids |= dict.fromkeys((place.id, place.name, *place.known_as), place.id)
    people = world.scenario.people
    out: Answers = {}
    for e in estimates:
        wanted = (
            e.group == people and e.mode in ("all", "land") if e.measure == "entries"
            else e.measure in MEASURES and e.mode == "land"
        )  # fmt: skip
        place = ids.get(e.place.id or "", ids.get(e.place.name))
        first, last = (
            (date.fromisoformat(day) - world.scenario.start).days for day in (e.start, e.end)
        )
        ahead = (first, last) == (world.as_of + 1, world.scenario.days - 1)
        if wanted and place and (first == last or ahead):
            day = first if first == last else AHEAD_IN_ALL
            key = (place, e.measure, day)
            if e.mode == "all" or key not in out:  # all ways before those by land
                out[key] = np.array([e.q05, e.q25, e.median, e.q75, e.q95])
    return out


def scenario_method(*, members: int | None = None, seed: int = 0) -> Method:
    """Ours: everything at once through the simulation, as estimates are returned."""

    def method(world: World, reports: Sequence[Report]) -> Answers:
        return answers(world, picture(world, reports, members=members, seed=seed).estimates)

    return method


def picture(
    world: World, reports: Sequence[Report], *, members: int | None = None, seed: int = 0
) -> Picture:
    """The whole picture of a world at its `as_of`."""
    from exeunt.inference.scenario_weigh import weigh_scenario

    return weigh_scenario(
        list(reports), world.scenario, as_of=world.day(world.as_of), horizon=world.horizon,
        members=members, seed=seed,
    )  # fmt: skip


# Single numbers


def numbers(world: World, told: Sequence[Spoken]) -> Iterator[tuple[str, Key, float]]:
    """(who, quantity, number) of today and a week ahead: the same number, for nobody foresees.

    Each source alone: its last figure of the place and measure. Mean, median, CRH and GTM:
    of the figures of the last days on which there are any.
    """
    for source, place, measure, number in _alone(told):
        yield from _both(source, world, place, measure, number)
    recent = _windows(world, told)
    latest = {
        entity[:2]: max(e for e in {c.entity for c in recent} if e[:2] == entity[:2])
        for entity in {c.entity for c in recent}
    }
    logs = [Claim(c.entity, c.source, float(np.log(c.value + 0.1))) for c in recent]
    if not logs:
        return
    found: dict[str, Mapping[tuple[str, str, int], float]] = {
        "mean": baselines.mean(recent), "median": baselines.median(recent),
        "CRH": {e: float(np.exp(v) - 0.1) for e, v in baselines.crh(logs)[0].items()},
        "GTM": {e: float(np.exp(v) - 0.1) for e, v in baselines.gtm(logs)[0].items()},
    }  # type: ignore[dict-item]  # fmt: skip
    for who, values in found.items():
        for (place, measure), entity in latest.items():
            yield from _both(who, world, place, measure, values[entity])


def _both(
    who: str, world: World, place: str, measure: str, number: float
) -> Iterator[tuple[str, Key, float]]:
    for day in (world.as_of, world.as_of + AHEAD):
        yield who, (place, measure, day), number


def _alone(told: Sequence[Spoken]) -> Iterator[tuple[str, str, str, float]]:
    """(source, place, measure, last figure)."""
    last: dict[tuple[str, str, str], tuple[int, float]] = {}
    for each, value in figures(told):
        place, measure, day = each.about
        key = (source_of(each), place, measure)
        if measure in MEASURES and day >= last.get(key, (-1, 0.0))[0]:
            last[key] = (day, value)
    for (source, place, measure), (_, value) in last.items():
        yield source, place, measure, value


def source_of(each: Spoken) -> str:
    """A speaker by kind: whose figure a reader would take alone."""
    speaker = each.report.observation.said_by or "nobody"
    for kind in ("border guard", "ministry"):
        if kind in speaker:
            return f"the {kind}"
    return "anonymous posts" if speaker in _NOBODIES else speaker


_NOBODIES = ("anonymous Telegram channel", "a social media post", "an unnamed user")


def _windows(world: World, told: Sequence[Spoken]) -> list[Claim]:
    """Claims by place, measure and stretch of days, counted back from today: 0 is the latest."""
    out = []
    for each, value in figures(told):
        place, measure, day = each.about
        if measure in MEASURES:
            stretch = -((world.as_of - day) // WINDOW)
            out.append(
                Claim((place, measure, stretch), each.report.observation.said_by or "", value)
            )
    return out


def gathered(
    worlds: Sequence[World], told: Mapping[str, Sequence[Spoken]]
) -> dict[str, dict[str, Answers]]:
    """By baseline and world, answers with the intervals lent to them."""
    rows: dict[str, list[tuple[World, Key, baselines.Told]]] = defaultdict(list)
    for world in worlds:
        for who, key, number in numbers(world, told[world.name]):
            one = baselines.Told(world.name, key[1], key[2] > world.as_of, number, world.true(key))
            rows[who].append((world, key, one))
    out: dict[str, dict[str, Answers]] = {}
    for who, some in rows.items():
        lent = baselines.with_intervals([one for _, _, one in some])
        out[who] = defaultdict(dict)
        for (world, key, _), found in zip(some, lent, strict=True):
            if found is not None:
                out[who][world.name][key] = found
    return out
