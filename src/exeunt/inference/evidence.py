"""What enters: which observations are weighed, whose they are, on which day, and once.

Plans, denied and hypothetical figures and hearsay of hearsay stay outside. A figure
that cannot be (kilometres of waiting) is refused with a sentence. Copies of one
witness, the same speaker with the same figure at the same place, count once.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from exeunt.inference import constants as known
from exeunt.inference.spread import Said
from exeunt.observations import Observation, Place

QUEUES = {"queue_length": "km", "queue_vehicles": "vehicles"}
FLOWS = ("entries", "exits", "crossings", "arrivals")
COUNTS = (
    *FLOWS, "present", "registered", "applications", "displaced", "evacuated", "returned",
    "refused", "deported",
)  # fmt: skip
GATES = ("crossing", "border")
EVERYONE = frozenset(
    "people person persons travellers travelers passengers cars vehicles visitors individuals"
    " everyone all".split()
)
HOUSES = frozenset("hotel hostel guesthouse motel dormitory shelter".split())
RECENT = 7  # days between an event told with its day and one told without it
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Report:
    """An observation and the ISO day it was published on, None where nobody knows."""

    observation: Observation
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A figure that is weighed: of what (`measure`), where, in which days, as `said`."""

    report: Observation
    said: Said
    place: Place
    start: str
    end: str
    is_gate: bool = False  # a crossing, a border, or unknown and with a queue or a wait

    @property
    def measure(self) -> str:
        return self.report.measure or ""

    @property
    def group(self) -> str:
        """`all`, or the words of the report."""
        words = (self.report.group or "").strip()
        house = _words(self.report.said_by) & HOUSES
        if house and not self.is_gate:  # its guests were counted, not the region's
            return f"at one {min(house)}"
        return "all" if words.casefold() in EVERYONE or not words else words


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is weighed, what was said of earlier (`before`), why the rest is not (`notes`)."""

    heard: tuple[Heard, ...]
    before: tuple[Heard, ...]
    outside: dict[str, str]  # id of a figure that is not weighed: why
    notes: tuple[str, ...]
    left: str | None  # the country people leave, ISO alpha-3


def gather(reports: Sequence[Report]) -> Evidence:
    """Sort reports into what is weighed and what is not; copies count once, the first one."""
    outside: dict[str, str] = {}
    notes: list[str] = []
    found: list[tuple[Report, Said, Place]] = []
    for each in reports:
        o = each.observation
        if o.kind != "figure" or o.id in outside:
            continue
        if why := not_weighed(o):
            outside[o.id] = why
        elif why := nonsense(o):
            outside[o.id] = why
            notes.append(f'not weighed: {why}: "{_short(o.quote)}" ({o.document})')
        elif (said := as_said(o)) and (place := place_of(o)):
            found.append((each, said, place))
        else:
            outside[o.id] = "it names no place" if said else "it gives no amount"
    return _sorted(_at_the_post(found), reports, outside, notes)


def _sorted(
    found: list[tuple[Report, Said, Place]],
    reports: Sequence[Report],
    outside: dict[str, str],
    notes: list[str],
) -> Evidence:
    earlier = {r.observation.change.implies for r in reports if r.observation.change}
    days = _told_days(found)
    lines = {
        _key(place) for r, _, place in found
        if place.kind is None and r.observation.measure not in COUNTS
    }  # fmt: skip
    heard: list[Heard] = []
    before: list[Heard] = []
    undated = 0
    for report, said, place in found:
        o = report.observation
        period = days_of(report, days.get((o.document, _key(place)), ()))
        if period is None:
            undated += 1
            outside[o.id] = "its day is not known"
            continue
        one = Heard(o, said, place, *period, is_gate=place.kind in GATES or _key(place) in lines)
        (before if o.id in earlier and o.period is None else heard).append(one)
    if undated:
        notes.append(f"not weighed: {undated} figures without a day; give --published DATE")
    return Evidence(_once(heard), tuple(before), outside, tuple(notes), country_left(reports))


def not_weighed(o: Observation) -> str:
    """Why a figure does not enter; empty where it does."""
    if o.measure not in (*QUEUES, "wait_time", *COUNTS):
        return (
            f"{(o.measure or 'it').replace('_', ' ')} is no queue, wait or count of people moving"
        )
    if o.modality != "observed":
        return f"{o.modality}, not observed"
    if o.stance != "asserts":
        return "its speaker does not assert it"
    if len(o.via) > known.MOST_RELAYS or _words(o.said_by) & set(known.HEARSAY):
        return "hearsay of hearsay"
    return ""


def nonsense(o: Observation) -> str:
    """What is wrong with a figure that cannot be; empty where nothing is."""
    measure, unit = o.measure or "", o.unit or "no unit"
    given = [n for n in (o.value, o.low, o.high) if n is not None]
    named = measure.replace("_", " ")
    if unit not in _units(measure):
        return f"a {named} in {unit} cannot be"
    if any(not math.isfinite(n) or n < 0 for n in given):
        return f"a {named} of {min(given):g} cannot be"
    if o.low is not None and o.high is not None and o.low > o.high:
        return f"a {named} of at least {o.low:g} and at most {o.high:g} cannot be"
    most = known.MOST.get(measure, known.MOST["people"])
    if given and max(given) > most:
        return f"a {named} of {max(given):,g} {unit} cannot be (more than {most:,g})"
    return ""


def _units(measure: str) -> tuple[str, ...]:
    if measure in QUEUES:
        return (QUEUES[measure],)
    if measure == "wait_time":
        return ("hours",)
    return ("people", "vehicles") if measure in FLOWS else ("people",)


def as_said(o: Observation) -> Said | None:
    """A figure with its hedge as limits and spread; None where no amount was given."""
    limits = _limits(o)
    if limits is None or any(each is not None and each <= 0 for each in limits):
        return None
    kind = "queue" if o.measure in QUEUES else "wait" if o.measure == "wait_time" else "count"
    sd = known.SPREAD[kind].get(o.hedge or "exact", known.SPREAD[kind]["exact"])
    if kind == "count" and o.value is not None and _digits(o.value) >= 3:
        sd = known.COUNTED
    beyond = known.BEYOND_VAGUE if o.hedge == "vague" else known.BEYOND[kind]
    return Said(*limits, sd=sd, off=chance_off(o), beyond=beyond,
                believed=standing(o.said_by) not in known.UNNAMED, id=o.id)  # fmt: skip


def _limits(o: Observation) -> tuple[float | None, float | None] | None:
    if o.value is None and o.low is None and o.high is None:
        return None
    if o.hedge == "nearly" and o.value is not None:
        return o.value * known.NEARLY[0], o.value * known.NEARLY[1]
    if o.hedge in ("at_least", "more_than") or (o.hedge == "vague" and o.high is None):
        return (o.low if o.low is not None else o.value), o.high
    if o.hedge in ("less_than", "up_to"):
        return o.low or None, (o.high if o.high is not None else o.value)
    if o.low is not None and o.high is not None:
        return o.low, o.high
    if o.value is not None:
        return o.value, o.value
    return o.low, o.high


def _digits(value: float) -> int:
    """Digits that are not noughts at the end: 4,824 has four, 5,000 one."""
    return len(f"{value:.0f}".rstrip("0"))


def chance_off(o: Observation) -> float:
    """The chance that a figure is off altogether, by who speaks and how surely it was read."""
    return known.OFF[standing(o.said_by)] + known.OFF_BY_READER * (1.0 - o.confidence)


def standing(speaker: str | None) -> str:
    """`official`, `named`, `anonymous` (a witness without a name) or `rumour` (a post).

    A text that names nobody speaks for itself: named.
    """
    words = _words(speaker)
    if words & {"anonymous", "unnamed", "unconfirmed", "telegram"}:
        return "rumour"
    if words & set(known.OFFICIALS):
        return "official"
    if words & set(known.RUMOURS):
        return "rumour"
    return "anonymous" if words & set(known.NOBODIES) else "named"


def _words(text: str | None) -> set[str]:
    return set(_WORD.findall((text or "").casefold()))


def place_of(o: Observation) -> Place | None:
    """Where a figure holds: where it was, else where people came to, else where from."""
    return o.at or o.to or o.from_


def _at_the_post(found: list[tuple[Report, Said, Place]]) -> list[tuple[Report, Said, Place]]:
    """A queue "at the border" is at the post, where its text speaks of one on that border only."""
    posts: dict[tuple[str, frozenset[str]], dict[str, Place]] = defaultdict(dict)
    for report, _, place in found:
        if place.kind == "crossing":
            both = (report.observation.document, frozenset(place.countries))
            posts[both][_key(place)] = place
    out = []
    for report, said, place in found:
        both = (report.observation.document, frozenset(place.countries))
        only = list(posts.get(both, {}).values())
        moved = place.kind == "border" and report.observation.measure not in COUNTS
        out.append((report, said, only[0] if moved and len(only) == 1 else place))
    return out


def _told_days(found: Iterable[tuple[Report, Said, Place]]) -> dict[tuple[str, str], list[str]]:
    """Days that a document names for a place."""
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for report, _, place in found:
        o = report.observation
        if o.period is not None and (last := o.period.end or o.period.start):
            days[o.document, _key(place)].append(last[:10])
    return days


def days_of(report: Report, told: Iterable[str]) -> tuple[str, str] | None:
    """First and last day a figure speaks of; None where nobody knows.

    Without a day of its own: the latest day the same text names for the same place, if
    it is at most a week before publication, else the day of publication.
    """
    o, published = report.observation, (report.published or "")[:10] or None
    is_count = o.measure in COUNTS
    if o.period is not None and (o.period.start or o.period.end):
        first, last = (each and each[:10] for each in (o.period.start, o.period.end))
        if is_count and last is None and published and first and published > first:
            last = published
        last = last or first
        first = first if first and (is_count or o.period.accuracy != "night") else last
        return (first, last) if first and last and _gap(first, last) >= 0 else None
    near = [day for day in told if published is None or 0 <= _gap(day, published) <= RECENT]
    day = max(near, default=published)
    return (day, day) if day else None


def _gap(first: str, last: str) -> int:
    """Days from one date to another; -1 where one of them is none."""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return -1


def _once(heard: list[Heard]) -> tuple[Heard, ...]:
    """Copies of one witness count once; the first that names its day stands for them."""
    kept: dict[tuple[object, ...], Heard] = {}
    for one in sorted(heard, key=lambda h: h.report.period is None):
        same = _witness(one)
        dated = (*same, one.start, one.end)
        if one.report.period is None:
            held = next((k for k in kept if k[: len(same)] == same), None)
            dated = held or dated
        kept.setdefault(dated, one)
    ids = {id(one) for one in kept.values()}
    return tuple(one for one in heard if id(one) in ids)


def _witness(one: Heard) -> tuple[object, ...]:
    """Who says what of where; a text that names nobody is known by its words."""
    o = one.report
    speaker = " ".join(_WORD.findall((o.said_by or "").split(",")[0].casefold()))
    amount = o.value if o.value is not None else (o.low, o.high)
    who = speaker or " ".join(_WORD.findall(o.quote.casefold()))
    return (o.measure, amount, o.unit, _key(one.place), one.group, who)


def _key(place: Place) -> str:
    return place.id or " ".join(place.as_written.casefold().split())


def country_left(reports: Sequence[Report]) -> str | None:
    """The country people leave: the one on one side of most borders spoken of.

    None where two are named equally often.
    """
    seen: Counter[str] = Counter()
    borders: set[frozenset[str]] = set()
    for each in reports:
        o = each.observation
        borders.update(frozenset(p.countries) for p in (o.at, o.from_, o.to) if p and p.countries)
        if o.from_ and o.from_.country:
            seen[o.from_.country] += 1
        if o.to and o.to.country:
            seen[o.to.country] -= 1
    for both in borders:
        seen.update(both)
    ranked = seen.most_common(2)
    if not ranked or ranked[0][1] < 1 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _short(text: str, width: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[:width]}..."
