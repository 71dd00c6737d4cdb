"""Everything at once: reports weighed through the worlds of a scenario.

The figures a scenario is unsure of, and a bias for each source, are the unknowns; each
report is a term on the number a simulated world gives for what it speaks of. ES-MDA
(`smoother`) moves the members; the days up to `as_of` are run in each pass, those ahead
only before the first and after the last. What the scenario does not know is weighed
without it (`weigh`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from exeunt.errors import WrongUse
from exeunt.estimates import Diagnosis, Picture, Verdict, WhatIf
from exeunt.gazetteer import open_gazetteer
from exeunt.inference import constants as known
from exeunt.inference.concluding import Weighed, estimates, spans
from exeunt.inference.evidence import Evidence, Report, gather, standing
from exeunt.inference.gateways import Gateways
from exeunt.inference.imagining import imagined
from exeunt.inference.judging import marks, told
from exeunt.inference.likelihood import Terms, chances_off, surest, terms
from exeunt.inference.linking import Linked, Linker, unlinked
from exeunt.inference.localising import reach
from exeunt.inference.posterior import Posterior
from exeunt.inference.quantities import Days
from exeunt.inference.seats import sold_out
from exeunt.inference.smoother import smooth
from exeunt.inference.verdicts import verdicts
from exeunt.inference.weigh import weigh
from exeunt.inference.worlds import Progress, Worlds, undetermined
from exeunt.network.scenario import Scenario
from exeunt.simulation.priors import normals

Floats = NDArray[np.float64]
MEMBERS, FEWEST, MOST = 256, 50, 100_000
BEFORE = 128  # members that tell how things stood before the reports
MOST_WEIGHED = 500  # figures; the others are judged by what these say
PASSES = 4  # of ES-MDA
LANDINGS = 1
START = 0.3  # share of the members that stay effective when the first are chosen
FEW = 0.1  # reports a member, below which sampling errors take less than shrinking them would
KEEP = 0.9  # share of the members that the last weights leave effective
FURTHEST = 120  # days ahead
LONGEST = 400  # days simulated


def weigh_scenario(
    reports: Sequence[Report],
    scenario: Scenario,
    *,
    as_of: str | None = None,
    horizon: int = 14,
    periods: Sequence[tuple[date, date]] = (),
    members: int | None = None,
    seed: int = 0,
    what_ifs: Sequence[str] = (),
    cluster: str | None = None,
    progress: Progress | None = None,
) -> Picture:
    """Estimates of every crossing and country, past and to come, and a verdict on each report.

    Parameters
    ----------
    reports : observations with the days they were published on.
    as_of : ISO day; only what was published by then enters, and days after it are a
        forecast. None: the last day on which anything was published.
    horizon : days ahead.
    periods : further periods to sum entries over, first and last day.
    members : worlds; if not said 256, or twice as many as reports weighed.
    seed : of everything drawn; the same seed gives the same numbers.
    what_ifs : imagined changes, as `network.whatif` reads them; what each would add.
    cluster : address of a Dask scheduler to simulate on, with the same numbers.
    progress : called with steps done, steps in all and what is done.

    Returns
    -------
    Picture
        Where not `converged`, half of the members are those before the reports, so that
        no interval is narrower for reports that were not understood.

    Raises
    ------
    WrongUse : a day outside the scenario, a horizon or a number of members that cannot be.
    ScenarioError : a what-if that cannot be read.
    """
    now = _as_of(reports, scenario, as_of)
    days = _days(scenario, now, horizon, periods)
    seen = [r for r in reports if r.published is None or r.published[:10] <= now.isoformat()]
    evidence = gather(seen)
    gateways = Gateways(scenario, open_gazetteer())
    linked, apart = _linked(evidence, Linker(gateways, (now - scenario.start).days + 1))
    linked += sold_out(seen, gateways, now)
    heard = terms(surest(linked, MOST_WEIGHED)) if linked else None
    count = _members(members, len(heard.reports) if heard else 0)
    told_so_far = _Steps(progress, 2 + PASSES + LANDINGS + len(what_ifs))
    worlds = Worlds(scenario, days, seed=seed, cluster=cluster)
    fitted = _Fitted(worlds, heard, count, (now - scenario.start).days + 1, told_so_far)
    fitted.run(np.random.default_rng([seed, 4]))
    weighed = fitted.weighed(gateways, now.isoformat(), linked)
    wanted = spans(scenario.start, days, (now - scenario.start).days, periods)
    without = weigh([r for r in seen if r.observation.id in apart], as_of=as_of, seed=seed)
    return Picture(
        estimates=tuple(chain(estimates(weighed, wanted), without.estimates)),
        verdicts=_verdicts(seen, evidence, weighed, without),
        notes=tuple(dict.fromkeys((*evidence.notes, *_notes(fitted, apart, linked, without)))),
        converged=fitted.converged and without.converged,
        scenario=scenario.name, as_of=now.isoformat(),
        until=(scenario.start + timedelta(days - 1)).isoformat(),
        marks=tuple(marks(weighed)),
        what_ifs=tuple(_what_ifs(worlds, fitted, weighed, what_ifs, told_so_far)),
        diagnosis=fitted.diagnosis(),
    )  # fmt: skip


class _Fitted:
    """The members before and after the reports."""

    def __init__(
        self, worlds: Worlds, heard: Terms | None, members: int, history: int, steps: _Steps
    ) -> None:
        self.worlds, self.terms, self.members = worlds, heard, members
        self.history, self.steps = history, steps
        self.posterior: Posterior | None = None
        self.runs = 0

    def run(self, rng: np.random.Generator) -> None:
        """Draw the members and move them to where the reports are."""
        number = len(self.worlds.names) + (len(self.terms.sources) if self.terms else 0)
        prior = spread_evenly(rng, number, self.members)
        if self.terms is None:
            self.before = self.after = self._days(prior, self.worlds.days)
            self.scores, self.chosen = prior, np.arange(self.members)
            return
        self.posterior = smooth(
            prior, self._simulate, self.terms.reports, rng, passes=PASSES, keep=KEEP,
            landings=LANDINGS, start=START, taper=reach(self.worlds, self.terms),
            cut=float(len(self.terms.reports) > FEW * self.members),
        )  # fmt: skip
        self.scores = self.posterior.unknowns
        self.chosen = drawn_evenly(rng, self.posterior.weights)

    def _simulate(self, scores: Floats) -> Floats:
        """Predictions of the reports; the last run goes on to the last day.

        So do some of the first members: how things stood before the reports takes fewer.
        """
        whole = self.runs == PASSES + LANDINGS
        self.after = self._days(scores, self.worlds.days if whole else self.history)
        said = self._said(self.after, scores)
        if self.runs == 0:
            self.before = self._days(scores[:, :BEFORE], self.worlds.days)
            self.told = said[:, :BEFORE]
        self.runs += 1
        return said

    def _said(self, days: Days, scores: Floats) -> Floats:
        if self.terms is None:
            raise WrongUse("no report is linked to the scenario")
        return self.terms.predictions(days, scores[len(self.worlds.names) :])

    def _days(self, scores: Floats, days: int) -> Days:
        self.steps.tell(f"{scores.shape[1]} members, {days} days")
        return self.worlds.run(scores[: len(self.worlds.names)], days)

    @property
    def why_not(self) -> tuple[str, ...]:
        """Why it did not converge, in words for who reads the result."""
        found = self.posterior.why_not if self.posterior else ()
        return tuple(why.removesuffix("; try temper") for why in found)

    @property
    def converged(self) -> bool:
        return self.posterior is None or self.posterior.converged

    def weighed(self, gateways: Gateways, as_of: str, linked: Sequence[Linked]) -> Weighed:
        """Equal members; half of them from before the reports where those were not understood."""
        after = self.after.only(self.chosen)
        if not self.converged:
            half = np.linspace(0, after.members - 1, self.before.members).astype(np.int64)
            after = after.only(half).joined(self.before)
        told = np.zeros((0, self.before.members)) if self.posterior is None else self.told
        chances = self._chances(linked, after)
        return Weighed(gateways, self._rough(self.before), self._rough(after), self.terms, told,
                       tuple(linked), chances, as_of)  # fmt: skip

    def _rough(self, days: Days) -> Days:
        """No day is the mean one: what reports of a day are forgiven, its estimate allows."""
        rng = np.random.default_rng([self.worlds.seed, days.members])
        error = known.DAY * rng.standard_normal((len(days), days.members))
        return days.rough(np.exp(error))

    def _chances(self, linked: Sequence[Linked], after: Days) -> dict[str, float]:
        """By observation the chance that it is off, also of those only judged."""
        if self.posterior is None or self.terms is None:
            return {}
        named = [one.heard.report.id for one in self.terms.linked]
        found = dict(zip(named, map(float, self.posterior.off), strict=True))
        rest = [one for one in linked if one.heard.report.id not in found]
        if rest:
            ids = [one.heard.report.id for one in rest]
            found.update(zip(ids, map(float, chances_off(rest, after)), strict=True))
        return found

    def diagnosis(self) -> Diagnosis:
        """How the inference went, in figures."""
        found = self.posterior
        if found is None:
            return Diagnosis(method="prior", members=self.members, effective=float(self.members),
                             misfit=0.0, coverage=1.0, runs=1, reports=0,
                             undetermined=("everything: no report speaks of it",))  # fmt: skip
        return Diagnosis(
            method="ES-MDA", members=self.members, effective=round(found.effective, 1),
            misfit=round(found.chi2, 3), coverage=round(found.coverage, 3), runs=found.runs,
            reports=len(self.terms.reports) if self.terms else 0,
            undetermined=undetermined(self.worlds, found.left), why_not=self.why_not,
        )  # fmt: skip


class _Steps:
    """Steps of the work, told as they begin."""

    def __init__(self, progress: Progress | None, of: int) -> None:
        self._progress, self._of, self._done = progress, of, 0

    def tell(self, what: str) -> None:
        if self._progress is not None:
            self._progress(min(self._done, self._of), self._of, what)
        self._done += 1


def spread_evenly(rng: np.random.Generator, unknowns: int, members: int) -> Floats:
    """(unknowns, members) standard normal, one in each of as many equal slices (McKay 1979)."""
    slices = rng.permuted(np.tile(np.arange(members), (unknowns, 1)), axis=1)
    return normals((slices + rng.uniform(0.001, 0.999, slices.shape)) / members)


def drawn_evenly(rng: np.random.Generator, weights: Floats) -> NDArray[np.int64]:
    """(members,) members in proportion to their weights (Kitagawa 1996, systematic)."""
    at = (np.arange(len(weights)) + rng.random()) / len(weights)
    return np.searchsorted(np.cumsum(weights) / weights.sum(), at).clip(0, len(weights) - 1)


def _as_of(reports: Sequence[Report], scenario: Scenario, as_of: str | None) -> date:
    """The day on which we stand; the last on which something was published if not said."""
    if as_of is not None:
        now = date.fromisoformat(as_of)
    else:
        days = sorted(r.published[:10] for r in reports if r.published)
        now = date.fromisoformat(days[-1]) if days else scenario.start
    if now < scenario.start:
        raise WrongUse(
            f"{now} is before the first day of {scenario.name}",
            near=f"{scenario.start}", todo="choose a later --as-of, or another scenario",
        )  # fmt: skip
    return now


def _days(scenario: Scenario, now: date, horizon: int, periods: Sequence[tuple[date, date]]) -> int:
    """Days to simulate: up to the end of the horizon."""
    if not 1 <= horizon <= FURTHEST:
        raise WrongUse(f"a horizon of {horizon} days", near=f"1 to {FURTHEST}")
    days = (now - scenario.start).days + 1 + horizon
    if days > LONGEST:
        raise WrongUse(
            f"{days} days from the first day of {scenario.name} to the last",
            near=f"at most {LONGEST}", todo="choose an earlier --as-of",
        )  # fmt: skip
    last = scenario.start + timedelta(days - 1)
    for first, end in periods:
        if not scenario.start <= first <= end <= last:
            raise WrongUse(
                f"the period {first}/{end} is not within the days that are simulated",
                near=f"{scenario.start}/{last}", todo="change --period or --horizon",
            )  # fmt: skip
    return days


def _members(members: int | None, reports: int) -> int:
    """Twice as many as reports, for the regression to tell them apart; 256 at least."""
    if members is None:
        return max(MEMBERS, 2 * reports)
    if not FEWEST <= members <= MOST:
        raise WrongUse(f"{members} members", near=f"{FEWEST} to {MOST:,}",
                       todo="choose with --members")  # fmt: skip
    return members


def _linked(evidence: Evidence, linker: Linker) -> tuple[list[Linked], dict[str, str]]:
    """Figures with their quantity, and the others by id with the reason."""
    linked, apart = [], {}
    for one in evidence.heard:
        found = linker.link(one)
        if isinstance(found, str):
            apart[one.report.id] = found
        else:
            linked.append(found)
    return _not_alone(linked, apart), apart


def _not_alone(linked: list[Linked], apart: dict[str, str]) -> list[Linked]:
    """Without rumours of a place of which nobody else speaks; those join `apart`."""
    spoken = {one.quantity.gateway for one in linked if not _rumoured(one)}
    alone = [one for one in linked if _rumoured(one) and one.quantity.gateway not in spoken]
    for one in alone:
        name = one.quantity.gateway.where.name
        apart[one.heard.report.id] = f"of {name} only posts that nobody stands behind speak"
    return [one for one in linked if one not in alone]


def _rumoured(one: Linked) -> bool:
    return standing(one.heard.report.said_by) == "rumour"


def _verdicts(
    seen: Sequence[Report], evidence: Evidence, weighed: Weighed, without: Picture
) -> tuple[Verdict, ...]:
    """On every figure; what the scenario does not know is judged without it."""
    others = {v.observation: v for v in without.verdicts}
    found = verdicts([r.observation for r in seen], evidence, list(told(weighed)))
    return tuple(others.get(v.observation, v) for v in found)


def _notes(
    fitted: _Fitted, apart: Mapping[str, str], linked: Sequence[Linked], without: Picture
) -> Iterator[str]:
    for why in fitted.why_not:
        yield f"not converged: {why}; half of the members are those before the reports"
    if not linked:
        yield "no report speaks of the scenario: these are its priors"
    if len(linked) > MOST_WEIGHED:
        yield (f"{len(linked)} figures speak of the scenario: the {MOST_WEIGHED} surest of all"
               " places and days were weighed, the others judged by them")  # fmt: skip
    near = {one.heard.place.as_written: one.taken_for for one in linked if one.taken_for}
    for name, crossing in near.items():
        yield f"{name} is taken for {crossing}, the nearest crossing of the scenario"
    yield from unlinked(apart)
    yield from without.notes


def _what_ifs(
    worlds: Worlds, fitted: _Fitted, weighed: Weighed, sentences: Sequence[str], steps: _Steps
) -> Iterator[WhatIf]:
    for sentence in sentences:
        steps.tell(f"what if {sentence}")
        scores, base = fitted.scores[:, fitted.chosen], fitted.after.only(fitted.chosen)
        yield imagined(worlds, scores, base, weighed, sentence)
