"""How each observation sits with the others: a word, and a sentence with figures.

`fits`; `fits because the crossing is full`; `at odds`, with which and by how much;
`cannot be checked`. A count that does not rise and a queue that grows can both be true:
a crossing that is full lets through the same number, however many wait.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from exeunt.estimates import Estimate, Verdict, Where
from exeunt.inference import constants as known
from exeunt.inference.evidence import COUNTS, Evidence, Heard
from exeunt.inference.spread import Array
from exeunt.inference.working import figure, short, speaker
from exeunt.observations import Observation

NEXT_TO_NOTHING = 0.01  # in any unit: what a figure is so many times of
NO_CHANGE = "did not vary"  # the rule by which "no significant change" is read
_UNITS = {"queue_length": "km", "queue_vehicles": "vehicles", "wait_time": "hours",
          "entries": "people a day", "vehicles_a_day": "vehicles a day",
          "entries_of_people": "people a day", "seats": "% of seats sold"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """Figures that were weighed together, by what they speak of, and what came of it.

    `levels` holds five quantiles of each measure that is settled, `chances` the chance of
    being off by id of the observation. It keeps no draws: a ledger may hold many.
    """

    heard: Mapping[str, Sequence[Heard]]
    levels: Mapping[str, Array]
    chances: Mapping[str, float]
    place: Where | None = None  # of a crossing
    estimates: tuple[Estimate, ...] = ()
    converged: bool = True
    bearing: Mapping[str, Sequence[Heard]] = field(default_factory=dict)  # through a model
    change: Array | None = None  # quantiles: all who pass, over those of a week before the reports
    modelled: bool = False  # worlds in which much may be: at odds is what few of them show

    def quantiles(self, measure: str) -> Array:
        return self.levels[measure]

    def has(self, measure: str) -> bool:
        return self.place is not None and measure in self.levels


def verdicts(
    observations: Sequence[Observation], evidence: Evidence, told: Sequence[Told]
) -> tuple[Verdict, ...]:
    """A verdict on every figure and every denial, in the order of the observations."""
    found = {verdict.observation: verdict for each in told for verdict in _of_figures(each)}
    found |= {v.observation: v for v in _of_denials(observations, evidence, told)}
    before = {one.report.id for one in evidence.before}
    out: dict[str, Verdict] = {}
    for o in observations:
        if o.id in found:
            out[o.id] = found[o.id]
        elif o.kind == "figure":
            why = "an earlier time, kept as the usual one" if o.id in before else (
                evidence.outside.get(o.id, "the same witness is counted already"))  # fmt: skip
            out[o.id] = _unchecked(o, f"{figure(o)}: {why}." if _amount(o) else f"{why}.")
    return tuple(out.values())


def _amount(o: Observation) -> bool:
    return any(each is not None for each in (o.value, o.low, o.high))


def _unchecked(o: Observation, why: str, off: float | None = None) -> Verdict:
    return Verdict(observation=o.id, verdict="cannot be checked", why=why, off=off)


def _of_figures(told: Told) -> Iterator[Verdict]:
    """Each figure beside all that was weighed with it."""
    every = [(measure, one) for measure, heard in told.heard.items() for one in heard]
    chances = told.chances
    for measure, one in every:
        o, off = one.report, chances[one.report.id]
        others = _bearing(told, measure, one)
        if not others:
            yield _unchecked(o, f"{figure(o)}: nothing else speaks of it.", round(off, 3))
        elif told.modelled and _is_held(told, measure, one):
            why = f"{figure(o)}; all reports together: {_range(told, measure)}."
            yield Verdict(observation=o.id, verdict="fits", off=round(off, 3), why=why)
        elif off >= known.AT_ODDS and _is_outside(told, measure, one):
            yield _at_odds(told, measure, one, others, chances)
        elif off >= known.AT_ODDS and not one.said.is_limit:
            yield _not_all(told, measure, one, others)
        else:
            why = f"{figure(o)}; all reports together: {_range(told, measure)}."
            yield Verdict(observation=o.id, verdict="fits", off=round(off, 3), why=why)


def _bearing(told: Told, measure: str, one: Heard) -> list[Heard]:
    """Other figures that say something of the same quantity, by themselves or together."""
    same = [h for h in told.heard[measure] if h is not one]
    lines = ("queue_length", "queue_vehicles")
    if measure in lines:
        same += [h for m in lines if m != measure for h in told.heard.get(m, ())]
    rest = {_family(m) for m, heard in told.heard.items() if heard} - {_family(measure)}
    if len(rest) == 2:  # the other two settle this one
        same += [h for m, heard in told.heard.items() if _family(m) in rest for h in heard]
    known_ids = {h.report.id for h in (one, *same)}
    return same + [h for h in told.bearing.get(one.report.id, ()) if h.report.id not in known_ids]


def _family(measure: str) -> str:
    if measure.startswith("queue"):
        return "line"
    return "wait" if measure == "wait_time" else "flow"


def _is_outside(told: Told, measure: str, one: Heard) -> bool:
    """Whether the figure leaves the median of all reports clearly aside."""
    median, edge = told.quantiles(measure)[2], known.CLEARLY * np.exp(one.said.sd)
    low, high = one.said.low, one.said.high
    above = low is not None and low > median * edge
    return bool(above or (high is not None and high * edge < median))


def _is_held(told: Told, measure: str, one: Heard) -> bool:
    """Whether nine worlds in ten reach from below the figure to above it."""
    q05, _, _, _, q95 = told.quantiles(measure)
    edge = np.exp(one.said.sd)
    above = one.said.low is not None and one.said.low > q95 * edge
    return not above and not (one.said.high is not None and one.said.high * edge < q05)


def _at_odds(
    told: Told, measure: str, one: Heard, others: list[Heard], chances: Mapping[str, float]
) -> Verdict:
    o = one.report
    sound = [h for h in others if chances[h.report.id] < known.AT_ODDS] or others
    median = max(float(told.quantiles(measure)[2]), NEXT_TO_NOTHING)
    said = one.said.middle
    more = f"{short(said / median)} times" if said > median else f"1/{short(median / said)} of"
    same = [h for h in sound if h.measure == one.measure] or sound
    names = dict.fromkeys(f"{figure(h.report)} ({speaker(h.report)})" for h in same[:2])
    return Verdict(
        observation=o.id, verdict="at odds", off=round(chances[o.id], 3),
        why=f"{figure(o)} is {more} {_range(told, measure)}, which rests on"
            f" {' and '.join(names)}.",
        against=tuple(h.report.id for h in sound),
    )  # fmt: skip


def _not_all(told: Told, measure: str, one: Heard, others: list[Heard]) -> Verdict:
    """A figure near the middle of all reports that yet hardly goes with the rest."""
    o, off = one.report, told.chances[one.report.id]
    rest = [h for h in others if _family(h.measure) != _family(measure)]
    said = {_family(h.measure): h for h in reversed(rest or others)}
    names = " and ".join(f"{figure(h.report)} ({speaker(h.report)})" for h in said.values())
    return Verdict(
        observation=o.id, verdict="at odds", off=round(off, 3),
        why=f"{figure(o)} hardly goes together with {names}; the chance that it is off is"
            f" {100 * off:.0f} %.",
        against=tuple(h.report.id for h in rest or others),
    )  # fmt: skip


def _range(told: Told, measure: str) -> str:
    """ "6.1 km (5.2 to 8.0)"."""
    q05, _, median, _, q95 = told.quantiles(measure)
    unit = _UNITS.get(measure, "people")
    return f"{short(median)} {unit} ({short(q05)} to {short(q95)})"


def _of_denials(
    observations: Sequence[Observation], evidence: Evidence, told: Sequence[Told]
) -> Iterator[Verdict]:
    """Denials: of a change, of a figure that was weighed, of anything else."""
    group_of = {
        one.report.id: (each, one)
        for each in told
        for heard in each.heard.values()
        for one in heard
    }
    for o in observations:
        if o.kind == "figure" and o.stance != "asserts" and _amount(o):
            yield _disputed(o, told)
        if o.claim != "denial":
            continue
        met = group_of.get(o.denies or "")
        if met is None:
            yield _unchecked(
                o, f"{speaker(o)} denies what no queue, wait or count puts in figures."
            )
        elif o.rule == NO_CHANGE:
            yield _rise(o, met[1]) or _no_change(o, met[0], evidence)
        else:
            yield _denied(o, *met)


def _disputed(o: Observation, told: Sequence[Told]) -> Verdict:
    """A figure that its speaker denies: who asserts the same?"""
    same = [
        one for each in told for heard in each.heard.values() for one in heard
        if (one.measure, one.report.value, one.report.unit) == (o.measure, o.value, o.unit)
        and (one.report.low, one.report.high) == (o.low, o.high)
    ]  # fmt: skip
    if not same:
        return _unchecked(o, f"{figure(o)}: {speaker(o)} does not assert it, and nobody else does.")
    names = " and ".join(dict.fromkeys(speaker(one.report) for one in same[:2]))
    return Verdict(
        observation=o.id, verdict="at odds", against=tuple(one.report.id for one in same),
        why=f"{speaker(o)} disputes {figure(o)}, which {names} asserts; it is weighed as asserted.",
    )  # fmt: skip


def _rise(o: Observation, one: Heard) -> Verdict | None:
    """ "No change" beside a count that comes with its change."""
    told, change = one.report, one.report.change
    earlier = (told.value or 0.0) - ((change and change.value) or 0.0)
    if one.measure not in COUNTS or change is None or not change.value or earlier <= 0:
        return None
    percent = 100 * abs(change.value) / earlier
    way = "more" if change.value > 0 else "fewer"
    odds = percent >= known.CHANGED_PERCENT
    return Verdict(
        observation=o.id,
        verdict="at odds" if odds else "fits",
        why=f"{speaker(o)} says that nothing changed; {speaker(told)} counted {figure(told)},"
        f" {short(abs(change.value))} ({percent:.0f} %) {way} than before.",
        against=(told.id,) if odds else (),
    )


def _no_change(o: Observation, told: Told, evidence: Evidence) -> Verdict:
    """ "No significant change" beside a queue: both can be true where the crossing is full."""
    name = told.place.name if told.place else "the crossing"
    if not told.has("wait_time"):
        why = f"{speaker(o)} speaks of numbers let through; for {name} no wait was reported."
        return _unchecked(o, why)
    wait = told.quantiles("wait_time")
    usual = _usual(told, evidence)
    flow = f"about {_range(told, 'entries')}" if told.has("entries") else "what it can"
    waits = f"a wait of {short(wait[2])} hours" + (f", usually {short(usual)}" if usual else "")
    line = f"{_range(told, 'queue_length')} of queue and " if told.has("queue_length") else ""
    if wait[2] < max(known.FULL_HOURS, 2 * (usual or 0.0)):
        why = f"{name} is not full ({line}{waits}), so more people would be counted if more came."
        return _unchecked(o, why)
    return Verdict(
        observation=o.id,
        verdict="fits because the crossing is full",
        why=f"{speaker(o)} counts those let through: with {line}{waits}, {name} is full and lets"
            f" through {flow} however many arrive, so the count can stand still while the queue"
            f" grows; {_before(told)}.",
    )  # fmt: skip


def _before(told: Told) -> str:
    """What is known of the count before: by the model, or nothing."""
    if told.change is None:
        return "no earlier count was given to check it by"
    low, _, median, _, high = (short(float(each)) for each in told.change)
    return f"the scenario expects {median} times ({low} to {high}) as many as in its first days"


def _usual(told: Told, evidence: Evidence) -> float | None:
    """The wait at this crossing before, where somebody told."""
    waits = [
        one.said.middle for one in evidence.before
        if one.measure == "wait_time" and told.place is not None and one.place.id == told.place.id
    ]  # fmt: skip
    return float(np.median(waits)) if waits else None


def _denied(o: Observation, told: Told, one: Heard) -> Verdict:
    measure = next(m for m, heard in told.heard.items() if one in heard)
    others = [h for h in told.heard[measure] if h is not one]
    if not others:
        told_by = f"{figure(one.report)} ({speaker(one.report)})"
        return _unchecked(o, f"{speaker(o)} denies {told_by}; one word against one.")
    return Verdict(
        observation=o.id, verdict="at odds", against=tuple(h.report.id for h in (one, *others)),
        why=f"{speaker(o)} denies {figure(one.report)} ({speaker(one.report)}), but"
            f" {len(others)} more speak for {_range(told, measure)}.",
    )  # fmt: skip
