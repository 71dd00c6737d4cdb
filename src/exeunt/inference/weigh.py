"""From reports to a picture: estimates, and a verdict on every figure.

Places are weighed one by one, each day or period by itself: without a scenario nothing
is known of how places or days hang together. The same reports give the same numbers,
whatever is reported elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b

import numpy as np

from exeunt.estimates import Estimate, Picture, Where
from exeunt.inference.constants import DAYS_DIFFER
from exeunt.inference.evidence import COUNTS, FLOWS, Evidence, Heard, Report, gather
from exeunt.inference.physics import LEVELS, weigh_gate
from exeunt.inference.spread import Array, Density, Said
from exeunt.inference.verdicts import Told, verdicts
from exeunt.inference.working import working

OWN_WAYS = ("foot", "bicycle", "rail", "air", "sea")  # not in the line of vehicles
UNITS = {"queue_length": "km", "queue_vehicles": "vehicles", "wait_time": "hours",
         "entries": "people", "present": "people"}  # fmt: skip
MOST_MOVED = 5


@dataclass
class _Group:
    """Figures that are weighed together: of one place, way and period, by measure."""

    place: Where
    mode: str
    start: str
    end: str
    gate: bool
    heard: dict[str, list[Heard]] = field(default_factory=lambda: defaultdict(list))

    @property
    def name(self) -> str:
        return "|".join((self.place.id or self.place.name, self.mode, self.start, self.end))


def weigh(reports: Sequence[Report], *, as_of: str | None = None, seed: int = 0) -> Picture:
    """Estimates for every place with a queue, a wait or a count, and verdicts on the figures.

    Parameters
    ----------
    reports : observations with the days they were published on.
    as_of : ISO day; what was published later, or on a day nobody knows, is left out.
    seed : of the draws; each place has its own stream.

    Returns
    -------
    Picture
        Estimates by place and day; `notes` says in sentences what was not weighed and why.
    """
    seen = [r for r in reports if not as_of or (r.published and r.published[:10] <= as_of)]
    evidence = gather(seen)
    estimates: list[Estimate] = []
    told: list[Told] = []
    notes = [*_unpublished(reports, as_of), *evidence.notes]
    groups = _groups(evidence)
    _lend_counts(groups)
    for group in groups:
        rng = np.random.default_rng(_seed(group.name, seed))
        found = list(_gate(group, rng, as_of, notes) if group.gate else _counts(group, as_of))
        estimates += [estimate for one in found for estimate in one.estimates]
        told += found
    estimates.sort(key=lambda e: (e.place.name, e.place.id or "", e.mode, e.start, e.end))
    return Picture(
        estimates=tuple(estimates),
        verdicts=verdicts([r.observation for r in seen], evidence, told),
        notes=tuple(dict.fromkeys(notes)),
        converged=all(one.converged for one in told),
    )


def _unpublished(reports: Sequence[Report], as_of: str | None) -> list[str]:
    """A note where `as_of` cannot be told of some reports."""
    number = sum(1 for each in reports if not each.published) if as_of else 0
    if not number:
        return []
    return [f"left out: {number} observations nobody dates; give --published DATE"]


def _seed(name: str, seed: int) -> list[int]:
    return [seed, int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")]


def _groups(evidence: Evidence) -> list[_Group]:
    groups: dict[tuple[object, ...], _Group] = {}
    for one in evidence.heard:
        place, mode = where(one, evidence.left), mode_of(one)
        gate = _is_of_the_line(one, mode)
        key = (place.id or place.name, mode, one.start, one.end, gate)
        group = groups.setdefault(key, _Group(place, mode, one.start, one.end, gate))
        group.heard[one.measure].append(one)
    return [groups[key] for key in sorted(groups, key=str)]


def _lend_counts(groups: Sequence[_Group]) -> None:
    """Counts of part of the people, or of several days, bear on the flow of a day's line too.

    A count of one nationality is a lower limit of all who cross; of several days, a mean.
    """
    lines: dict[str, list[_Group]] = defaultdict(list)
    for each in groups:
        if each.gate and any(measure not in COUNTS for measure in each.heard):
            lines[each.place.id or each.place.name].append(each)
    for each in groups:
        if each.gate or each.mode != "land":
            continue
        for line in lines.get(each.place.id or each.place.name, ()):
            if each.start <= line.start and line.end <= each.end:
                counts = [h for m in FLOWS for h in each.heard.get(m, ())]
                line.heard["entries"] += [one for h in counts if (one := _lent(h))]


def _lent(one: Heard) -> Heard | None:
    """A count as it bears on the flow of one day, all people; None where it does not."""
    days = (date.fromisoformat(one.end) - date.fromisoformat(one.start)).days + 1
    low = one.said.low and one.said.low / days
    high = one.said.high and one.said.high / days if one.group == "all" else None
    if low is None and high is None:
        return None
    sd = one.said.sd + (DAYS_DIFFER if days > 1 else 0.0)
    return replace(one, said=replace(one.said, low=low, high=high, sd=sd))


def _is_of_the_line(one: Heard, mode: str) -> bool:
    """Queues and waits, and counts of one day of all who cross."""
    if one.measure not in COUNTS:
        return True
    whole_line = one.measure in FLOWS and one.group == "all" and mode == "land"
    return one.is_gate and whole_line and one.start == one.end


def mode_of(one: Heard) -> str:
    """`land` for lines of vehicles and at crossings; ways past the line, and others, as said."""
    mode = one.report.mode
    if mode in OWN_WAYS:
        return str(mode)
    if one.place.kind == "airport":
        return "air"
    return "land" if one.is_gate or one.measure not in COUNTS else mode or "all"


def where(one: Heard, left: str | None) -> Where:
    """The place of an estimate; at a border, the country entered is not the one left."""
    place, o = one.place, one.report
    said_from = o.from_.country if o.from_ else None
    into = o.to.country if o.to else None
    leaving = said_from or left
    country = place.country
    if place.countries:
        rest = [c for c in place.countries if c != leaving]
        country = into or (rest[0] if len(rest) == 1 else None)
        leaving = leaving if leaving in place.countries and leaving != country else None
    elif one.measure not in FLOWS or leaving == country or place.kind != "country":
        leaving = said_from
    return Where(id=place.id, name=place.name if place.id else place.as_written,
                 kind=_kind(place.kind), country=country, from_country=leaving)  # fmt: skip


def _kind(kind: str | None) -> str:
    if kind in ("country", "territory"):
        return "country"
    return kind if kind in ("crossing", "airport") else "area"


def _counts(group: _Group, as_of: str | None) -> Iterator[Told]:
    """Each count of each group of people by itself."""
    for measure, heard in group.heard.items():
        people: dict[tuple[str, str], list[Heard]] = defaultdict(list)
        for one in heard:
            people[one.group, one.report.unit or "people"].append(one)
        for (name, unit), those in people.items():
            density = Density(tuple(one.said for one in those))
            quantiles = density.quantiles(LEVELS)
            label = "vehicles" if unit == "vehicles" and name == "all" else name
            estimate = _estimate(group, measure, quantiles, unit=unit, people=label,
                                 basis="reports", as_of=as_of, moved=those,
                                 line=working(measure, those, None))  # fmt: skip
            chances = {one.report.id: density.chance_off(one.said) for one in those}
            yield Told({measure: those}, {measure: quantiles}, chances, estimates=(estimate,))


def _gate(
    group: _Group, rng: np.random.Generator, as_of: str | None, notes: list[str]
) -> Iterator[Told]:
    """Line, wait and flow of one crossing on one day, at once."""
    by_measure: dict[str, list[Heard]] = defaultdict(list)
    for measure, heard in group.heard.items():
        for one in heard:
            one_way = replace(one, said=_in_one_direction(one))
            by_measure[_quantity(measure, one)].append(one_way)
    told = {m: tuple(one.said for one in heard) for m, heard in by_measure.items()}
    weighed = weigh_gate(told, rng)
    if not weighed.converged:
        notes.append(
            f"{group.place.name}, {group.end}: the reports are too far apart to weigh;"
            " the intervals only say where they lie"
        )
    every = [one for heard in by_measure.values() for one in heard]
    estimates = tuple(
        _estimate(group, measure, weighed.quantiles(measure), unit=UNITS[measure],
                  people="waiting" if measure == "present" else "all", as_of=as_of,
                  basis="reports" if measure in told else "model",
                  moved=by_measure.get(measure, []) + every,
                  line=working(measure, _spoken(by_measure, measure), weighed, set(told)))
        for measure in UNITS if measure in weighed.values
    )  # fmt: skip
    yield Told(
        heard=dict(by_measure),
        levels={m: weighed.quantiles(m) for m in weighed.values if m in UNITS or m in told},
        chances={one.report.id: weighed.chance_off(measure, one.said)
                 for measure, heard in by_measure.items() for one in heard},
        place=group.place,
        estimates=estimates,
        converged=weighed.converged,
    )  # fmt: skip


def _spoken(by_measure: Mapping[str, list[Heard]], measure: str) -> list[Heard]:
    """Figures about a measure; of the flow, in people or in vehicles."""
    also = by_measure.get("vehicles_a_day", []) if measure == "entries" else []
    return [*by_measure.get(measure, []), *also]


def _quantity(measure: str, one: Heard) -> str:
    if measure not in FLOWS:
        return measure
    return "vehicles_a_day" if one.report.unit == "vehicles" else "entries"


def _in_one_direction(one: Heard) -> Said:
    """Crossings may count both ways, unless said: between half of them and all went out."""
    said, o = one.said, one.report
    if one.measure != "crossings" or said.low is None or o.from_ or o.to:
        return said
    return replace(said, low=said.low / 2)


def _estimate(
    group: _Group,
    measure: str,
    quantiles: Array,
    *,
    unit: str,
    people: str,
    basis: str,
    as_of: str | None,
    moved: Sequence[Heard],
    line: str,
) -> Estimate:
    q05, q25, median, q75, q95 = (_rounded(float(each)) for each in quantiles)
    ids = dict.fromkeys(one.report.id for one in sorted(moved, key=lambda h: h.said.width))
    return Estimate(
        place=group.place, measure=measure, mode=group.mode, group=people, start=group.start,
        end=group.end, median=median, q05=q05, q25=q25, q75=q75, q95=q95, unit=unit,
        basis=basis, as_of=as_of, working=line, moved_by=tuple(ids)[:MOST_MOVED],
    )  # fmt: skip


def _rounded(value: float) -> float:
    """Four digits: more would only look exact."""
    return float(f"{value:.4g}")
