"""What the page shows, in its order: groups and sorts, and nothing else.

`compose.py` calls these on what was read; each is pure and returns plain frozen
values with the observations themselves inside, so that every figure on the page
leads back to its words. Nothing here adds two claims together.

    coverage   what was read, and what was left unread
    glance     the first screen: how many, how long, who disputes
    tables     per place and measure, with the range of what is claimed
    timeline   by period, to the day
    admissions who admits whom
    contests   two sides of one thing
    routes     from here to there
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from exeunt.observations import Document, Observation, Place

MOVES = ("entries", "exits", "crossings", "displaced", "evacuated", "returned", "arrivals",
         "refused", "deported", "present", "registered", "applications")  # fmt: skip
WAITS = ("wait_time", "queue_length", "queue_vehicles")
MEANS = ("price", "seats", "capacity", "occupancy")
FORCE = ("conscripted", "arrested", "casualties")
FAMILIES = {
    **dict.fromkeys(MOVES, "moves"), **dict.fromkeys(WAITS, "waits"),
    **dict.fromkeys(MEANS, "means"), **dict.fromkeys(FORCE, "force"),
}  # fmt: skip
ORDER = {name: rank for rank, name in enumerate((*MOVES, *WAITS, *MEANS, *FORCE))}
SLACK = 0.1  # "about 12" and "nearly 12" leave a tenth on the open side before two claims differ
_LISTED = re.compile(r",? and |, |; ")
RIVALS = 3  # claims quoted against a denial that names none


class PageDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One document with what it says.

    `document.text` is the masked text and the observations' offsets fit it;
    `reports` counts the outlets that carried it, itself included.
    """

    document: Document
    observations: tuple[Observation, ...] = ()
    reports: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """An observation with the document it stands in."""

    seen: Observation
    source: Document
    reports: int = 1


@dataclass(frozen=True, slots=True)
class Where:
    """A place or a route, as one heading: `name` alone, or `name` to `onward`."""

    key: str
    name: str
    place: Place | None = None
    onward: Place | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One measure at one place: the range over what is asserted, the rest apart."""

    measure: str
    unit: str | None
    group: str | None
    term: str | None
    modality: str
    low: float | None
    high: float | None
    more: bool  # the highest claim sets no upper limit
    asserted: tuple[Item, ...]
    latest: tuple[Item, ...]  # what is asserted of the last period told of; all, if none is dated
    denied: tuple[Item, ...]
    derived: tuple[Item, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return self.asserted + self.derived + self.denied


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """All rows of one place."""

    where: Where
    rows: tuple[Row, ...]

    @property
    def reports(self) -> int:
        return sum(item.reports for row in self.rows for item in row.items)


@dataclass(frozen=True, slots=True)
class Day:
    """What happened in one period; `start` and `end` are ISO days, None where not known."""

    start: str | None
    end: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Admission:
    """What one country decided, claim by claim."""

    name: str
    country: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """Two sides: what is claimed, and who denies it or says otherwise."""

    kind: str  # denies, disputes, differs
    where: str
    measure: str | None
    claimed: tuple[Item, ...]
    against: tuple[Item, ...]
    words: str = ""  # what is denied, where it is no observation


@dataclass(frozen=True, slots=True)
class Route:
    """Movement from one point to another, and all that is said about it."""

    start: Place
    end: Place
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """One tile of the first screen."""

    question: str  # moves, waits, force, means
    item: Item
    peers: tuple[Item, ...]  # all that is asserted of the same place, measure and days


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read: counts only."""

    documents: int
    reports: int
    figures: int
    claims: int
    speakers: int
    places: int
    silent: int  # documents in which nothing was found
    first: str | None  # period covered, ISO days
    last: str | None
    published: tuple[str, str] | None


def items(readings: Iterable[PageDocument]) -> tuple[Item, ...]:
    """All observations in reading order; one that stands in two documents comes once."""
    seen: dict[str, Item] = {}
    for reading in readings:
        for one in reading.observations:
            old = seen.get(one.id)
            reports = reading.reports + (old.reports if old else 0)
            source = old.source if old else reading.document
            seen[one.id] = Item(old.seen if old else one, source, reports)
    return tuple(seen.values())


def where(seen: Observation) -> Where:
    """The heading an observation belongs under: its place, else its route, else nowhere."""
    if seen.at:
        return Where(place_key(seen.at), seen.at.name, seen.at)
    if seen.from_ and seen.to:
        name = f"{seen.from_.name} to {seen.to.name}"
        return Where(f"{place_key(seen.from_)}>{place_key(seen.to)}", name, seen.from_, seen.to)
    if seen.to:
        return Where(place_key(seen.to), seen.to.name, seen.to)
    if seen.from_:
        return Where(place_key(seen.from_), seen.from_.name, seen.from_)
    return Where("", "Place not told")


def place_key(place: Place) -> str:
    """A place's identity: the gazetteer's, else the name."""
    return place.id or f"?{place.name.casefold()}"


def family(seen: Observation) -> str:
    """moves, waits, means, force, or other."""
    return FAMILIES.get(seen.measure or "", "other")


def numbered(seen: Observation) -> bool:
    """Whether it is a figure that gives a number."""
    given = (seen.value, seen.low, seen.high)
    return seen.kind == "figure" and any(number is not None for number in given)


def interval(seen: Observation) -> tuple[float, float] | None:
    """Values an observation allows, to tell whether two can both hold; None without a number.

    "More than 6" starts just above 6, so it does not meet "5 to 6".
    """
    value, hedge = seen.value, seen.hedge
    low = seen.low if seen.low is not None else value
    high = seen.high if seen.high is not None else value
    if low is None and high is None:
        return None
    if hedge in ("at_least", "more_than", "vague") or high is None:
        base = low if low is not None else 0.0
        return (base * (1 + 1e-9) if hedge == "more_than" else base), float("inf")
    if hedge in ("up_to", "less_than") or low is None:
        return 0.0, (high * (1 - 1e-9) if hedge == "less_than" else high)
    if hedge == "about":
        return low * (1 - SLACK), high * (1 + SLACK)
    return (low * (1 - SLACK) if hedge == "nearly" else low), high


def tables(found: Sequence[Item]) -> tuple[PlaceTable, ...]:
    """Figures per place and measure; places most reported first, places without a name last."""
    places: dict[str, dict[tuple[str | None, ...], list[Item]]] = defaultdict(dict)
    heads: dict[str, Where] = {}
    for item in found:
        if item.seen.kind != "figure":
            continue
        head = where(item.seen)
        heads.setdefault(head.key, head)
        places[head.key].setdefault(_row_key(item.seen), []).append(item)
    made = [
        PlaceTable(heads[key], tuple(sorted(map(_row, rows.values()), key=_row_order)))
        for key, rows in places.items()
    ]
    return tuple(sorted(made, key=lambda t: (not t.where.key, -t.reports, t.where.name)))


def _row_key(seen: Observation) -> tuple[str | None, ...]:
    group, term = detail(seen.group, seen), detail(seen.term, seen)
    return seen.measure, seen.unit, group and group.casefold(), term, seen.modality


def detail(text: str | None, seen: Observation) -> str | None:
    """A group or term where it says more than the measure and the unit do."""
    plain = (seen.unit, seen.measure, "people")
    return None if text is None or text.casefold() in plain else text


def _row(given: list[Item]) -> Row:
    members = sorted(given, key=lambda i: (_last(i.seen), i.reports), reverse=True)
    first = given[0].seen
    asserted = tuple(i for i in members if i.seen.stance != "denies" and not i.seen.derived)
    denied = tuple(i for i in members if i.seen.stance == "denies")
    derived = tuple(i for i in members if i.seen.derived and i.seen.stance != "denies")
    low, high, more = claimed_range(asserted or derived)
    return Row(
        measure=first.measure or "other", unit=first.unit, group=detail(first.group, first),
        term=detail(first.term, first),
        modality=first.modality, low=low, high=high, more=more, asserted=asserted,
        latest=_latest(asserted), denied=denied, derived=derived,
    )  # fmt: skip


def _latest(claims: tuple[Item, ...]) -> tuple[Item, ...]:
    last = max((_last(i.seen) for i in claims), default="")
    return tuple(i for i in claims if _last(i.seen) == last)


def _last(seen: Observation) -> str:
    start, end = _dates(seen)
    return end or start


def claimed_range(claims: Iterable[Item]) -> tuple[float | None, float | None, bool]:
    """Lowest and highest number claimed, and whether the highest sets no upper limit.

    Both are None where nobody gives a number; the lowest is None where all only set a top.
    """
    lows: list[float] = []
    tops: list[tuple[float, bool]] = []
    for item in claims:
        seen = item.seen
        given = [n for n in (seen.low, seen.value, seen.high) if n is not None]
        if not given:
            continue
        if seen.hedge not in ("up_to", "less_than"):
            lows.append(min(given))
        open_ = seen.high is None and seen.hedge in ("at_least", "more_than", "vague")
        tops.append((max(given), open_))
    top, more = max(tops) if tops else (None, False)
    return (min(lows) if lows else None), top, more


def _row_order(row: Row) -> tuple[int, int, str]:
    return ORDER.get(row.measure, 99), -sum(i.reports for i in row.items), row.group or ""


def timeline(found: Sequence[Item]) -> tuple[Day, ...]:
    """Figures and claims by period, earliest first; what has no date comes last."""
    days: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in found:
        days[_dates(item.seen)].append(item)
    dated = sorted(key for key in days if key != ("", ""))
    ordered = [*dated, ("", "")] if ("", "") in days else dated
    return tuple(
        Day(key[0] or None, key[1] or None, tuple(sorted(days[key], key=_item_order)))
        for key in ordered
    )


def _dates(seen: Observation) -> tuple[str, str]:
    period = seen.period
    if period is None:
        return "", ""
    start, end = (period.start or "")[:10], (period.end or "")[:10]
    return start or end, end


def _item_order(item: Item) -> tuple[int, int, str]:
    seen = item.seen
    return (
        ORDER.get(seen.measure or "", 90 if seen.kind == "figure" else 95),
        -item.reports,
        seen.id,
    )


def admissions(found: Sequence[Item], codes: Mapping[str, str]) -> tuple[Admission, ...]:
    """Rules by the country that makes them, by name.

    `codes` gives the country of a name in small letters: an actor that is a country, or a list
    of countries, goes before the place a rule is told of.
    """
    groups: dict[str, list[Item]] = defaultdict(list)
    names: dict[str, tuple[str, str | None]] = {}
    for item in found:
        if item.seen.claim != "rule":
            continue
        for name, country in _rulers(item.seen, codes):
            names.setdefault(country or name.casefold(), (name, country))
            groups[country or name.casefold()].append(item)
    made = [Admission(*names[key], tuple(members)) for key, members in groups.items()]
    return tuple(sorted(made, key=lambda one: one.name.casefold()))


def _rulers(seen: Observation, codes: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """(name, country) of those who make a rule; several where the text lists countries."""
    actor = seen.actor or ""
    parts = [actor] if actor.casefold() in codes else _LISTED.split(actor)
    if all(part.casefold() in codes for part in parts):
        return [(part, codes[part.casefold()]) for part in parts]
    at = seen.at or seen.to
    if at and at.kind in ("country", "territory"):
        return [(at.name, at.country or at.name)]
    if at and at.country and not at.countries:
        return [(actor or at.name, at.country)]
    return [(actor or (at.name if at else "Not told"), None)]


def contests(found: Sequence[Item]) -> tuple[Contest, ...]:
    """What is denied, disputed or claimed two ways; denials first."""
    by_id = {item.seen.id: item for item in found}
    spoken = [_spoken(item, by_id, found) for item in found if _objects(item.seen)]
    return (*_merged(spoken), *_differing(found))


def _objects(seen: Observation) -> bool:
    return seen.stance != "asserts" or seen.claim == "denial"


def _spoken(item: Item, by_id: dict[str, Item], found: Sequence[Item]) -> Contest:
    seen = item.seen
    other = by_id.get(seen.denies or "")
    rivals = (other,) if other else tuple(_rivals(seen, found))
    kind = "disputes" if seen.stance == "disputes" else "denies"
    words = "" if other else seen.denies or ""
    head = where(other.seen if other and not (seen.at or seen.to) else seen)
    return Contest(kind, head.name if head.key else "", seen.measure, rivals, (item,), words)


def _rivals(seen: Observation, found: Sequence[Item]) -> list[Item]:
    """What a denial that names no figure stands against: asserted figures on the same measure
    at the same place; where there are none, movement and waiting at that country's borders."""
    if seen.measure is None:
        return []
    asserted = [item for item in found if _plain_figure(item.seen) and item.seen.id != seen.id]
    key = where(seen).key
    same = [i for i in asserted if i.seen.measure == seen.measure and where(i.seen).key == key]
    if same or family(seen) not in ("moves", "waits"):
        return same
    country = seen.at.country if seen.at and not seen.at.countries else None
    near = [
        i for i in asserted
        if country and family(i.seen) in ("moves", "waits") and country in _sides(i)
    ]  # fmt: skip
    return sorted(near, key=lambda i: (-i.reports, family(i.seen) != "waits"))[:RIVALS]


def _plain_figure(seen: Observation) -> bool:
    return seen.kind == "figure" and seen.stance == "asserts" and not seen.derived


def _sides(item: Item) -> set[str | None]:
    """Countries whose border an observation is about."""
    seen = item.seen
    ends: set[str | None] = {p.country for p in (seen.from_, seen.to) if p and p.country}
    ends.update(seen.at.countries if seen.at else ())
    return ends


def _merged(spoken: Iterable[Contest]) -> list[Contest]:
    """One card where several speakers object to the same claims."""
    kept: dict[tuple[object, ...], Contest] = {}
    for one in spoken:
        ids = tuple(i.seen.id for i in one.claimed)
        key = (one.kind, ids) if ids else (one.kind, one.against[0].seen.id)
        old = kept.get(key)
        against = (old.against if old else ()) + one.against
        kept[key] = Contest(one.kind, one.where, one.measure, one.claimed, against, one.words)
    return list(kept.values())


def _differing(found: Sequence[Item]) -> list[Contest]:
    """Same place, measure, unit, group and period, and no number both claims allow.

    Of many claims the lowest and the highest are shown.
    """
    groups: dict[tuple[object, ...], list[tuple[Item, tuple[float, float]]]] = defaultdict(list)
    for item in found:
        reach = interval(item.seen)
        if reach and _plain(item.seen):
            groups[(where(item.seen).key, *_row_key(item.seen), *_dates(item.seen))].append(
                (item, reach)
            )
    made = []
    for members in groups.values():
        least = min(members, key=lambda m: m[1][1])
        most = max(members, key=lambda m: m[1][0])
        if least[1][1] < most[1][0]:
            seen = least[0].seen
            made.append(Contest("differs", where(seen).name, seen.measure, (least[0],), (most[0],)))
    return sorted(made, key=lambda one: -(one.claimed[0].reports + one.against[0].reports))


def _plain(seen: Observation) -> bool:
    dated = seen.period is not None and bool(seen.period.start or seen.period.end)
    return dated and _plain_figure(seen) and bool(where(seen).key)


def routes(found: Sequence[Item]) -> tuple[Route, ...]:
    """From and to where both are points on the map; most reported first."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in found:
        start, end = item.seen.from_, item.seen.to
        if start and end and mapped(start) and mapped(end) and place_key(start) != place_key(end):
            groups[place_key(start), place_key(end)].append(item)
    made = []
    for members in groups.values():
        start, end = members[0].seen.from_, members[0].seen.to
        if start and end:
            made.append(Route(start, end, tuple(members)))
    return tuple(sorted(made, key=lambda route: -sum(i.reports for i in route.items)))


def mapped(place: Place) -> bool:
    """Whether a place has coordinates."""
    return place.lat is not None and place.lon is not None


def glance(found: Sequence[Item]) -> tuple[Glance, ...]:
    """The most telling figure on each question: movement, waiting, force, means.

    Observed before planned, most reports, then the largest: chosen, not added up.
    """
    best: dict[tuple[str, str], Item] = {}
    for item in found:
        seen = item.seen
        if seen.stance == "denies" or seen.derived or not numbered(seen):
            continue
        key = (family(seen), seen.unit or "")
        if key[0] != "other" and (key not in best or _telling(item) > _telling(best[key])):
            best[key] = item
    wanted = (("moves", "people"), ("waits", "hours"), ("waits", "km"), ("force", "people"))
    chosen = [key for key in wanted if key in best]
    rest = [k for name in ("moves", "waits", "force", "means") for k in best if k[0] == name]
    keys = list(dict.fromkeys([*chosen, *rest]))[:4]
    return tuple(Glance(key[0], best[key], _peers(best[key], found)) for key in keys)


def _peers(item: Item, found: Sequence[Item]) -> tuple[Item, ...]:
    key = (where(item.seen).key, _row_key(item.seen), _dates(item.seen))
    return tuple(
        other for other in found
        if _plain_figure(other.seen) and _row_key(other.seen) == key[1]
        and (where(other.seen).key, _dates(other.seen)) == (key[0], key[2])
    )  # fmt: skip


def _telling(item: Item) -> tuple[int, int, float]:
    seen = item.seen
    size = max((n for n in (seen.value, seen.high, seen.low) if n is not None), default=0.0)
    latest = _dates(seen)[1] or _dates(seen)[0]
    happened = seen.modality == "observed" or family(seen) == "force"  # a call-up weighs as a plan
    dated = 1 if happened and latest else 0
    return dated, item.reports, size


def coverage(readings: Sequence[PageDocument], found: Sequence[Item]) -> Coverage:
    """What was read, counted."""
    days = [d for i in found if i.seen.kind == "figure" for d in _dates(i.seen) if d]
    published = sorted(r.document.published[:10] for r in readings if r.document.published)
    speakers = {(i.seen.said_by or i.seen.actor or "").casefold() for i in found}
    places = {place_key(p) for i in found for p in (i.seen.at, i.seen.from_, i.seen.to) if p}
    return Coverage(
        documents=len(readings),
        reports=sum(r.reports for r in readings),
        figures=sum(i.seen.kind == "figure" for i in found),
        claims=sum(i.seen.kind == "claim" for i in found),
        speakers=len(speakers - {""}),
        places=len(places),
        silent=sum(not r.observations for r in readings),
        first=min(days, default=None),
        last=max(days, default=None),
        published=(published[0], published[-1]) if published else None,
    )


def choose(
    found: Sequence[Item], groups: Sequence[PlaceTable], contested: Sequence[Contest], most: int
) -> tuple[Item, ...]:
    """At most `most` observations to show in full: the first screen and what is contested,
    then rules and other claims, then figures by turns, place after place."""
    kept: dict[str, Item] = {}
    first = [tile.item for tile in glance(found)]
    sides = [item for one in contested for item in (*one.against, *one.claimed)]
    claims = sorted((i for i in found if i.seen.kind == "claim"), key=lambda i: -i.reports)
    for item in (*first, *sides[: most // 3], *claims[: most // 3]):
        kept.setdefault(item.seen.id, item)
    queues = [[item for row in group.rows for item in row.items] for group in groups]
    depth = 0
    while len(kept) < most and any(depth < len(queue) for queue in queues):
        for queue in queues:
            if depth < len(queue) and len(kept) < most:
                kept.setdefault(queue[depth].seen.id, queue[depth])
        depth += 1
    return tuple(kept.values())
