"""What of a picture the page shows: which places, series and days, in which order.

Picks and sorts, and works nothing out: every number is one of an estimate. `told.py`,
`picture_map.py`, `fans.py` and `picture_tables.py` draw what is picked here.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from exeunt.estimates import Estimate, Mark, Picture, Verdict, Where
from exeunt.report.html import Safe
from exeunt.report.projection import Point

if TYPE_CHECKING:
    from exeunt.network.scenario import Scenario

OPEN = 12  # places whose charts stand open
LEAVING = "exits"  # measured at the country left: all ways out together
FLOWS = ("entries", "exits", "crossings", "arrivals")  # of a period; any other is a level
ORDER = ("exits", "entries", "queue_length", "wait_time", "queue_vehicles")
VERDICT_CLASS = {
    "fits": "fits", "fits because the crossing is full": "full", "at odds": "odds",
    "cannot be checked": "unchecked",
}  # fmt: skip
Key = tuple[str, str, str, str]  # place, measure, mode, group


def place_key(where: Where) -> str:
    """A place's identity: its id, else its name."""
    return where.id or f"?{where.name.casefold()}"


def key_of(told: Estimate | Mark) -> Key:
    """What an estimate, or a mark, is about, its period aside."""
    return place_key(told.place), told.measure, told.mode, told.group


@dataclass(frozen=True, slots=True)
class Series:
    """One quantity at one place, day by day."""

    key: Key
    days: tuple[Estimate, ...]

    @property
    def place(self) -> Where:
        return self.days[0].place

    @property
    def measure(self) -> str:
        return self.key[1]

    @property
    def mode(self) -> str:
        return self.key[2]

    @property
    def group(self) -> str:
        return self.key[3]

    @property
    def unit(self) -> str:
        return self.days[0].unit

    def on(self, day: str) -> Estimate | None:
        """The estimate of an ISO day."""
        return next((each for each in self.days if each.start == day), None)

    def latest(self, day: str) -> Estimate:
        """The estimate of a day, else of the last one before, else the first."""
        before = [each for each in self.days if each.start <= day]
        return before[-1] if before else self.days[0]

    @property
    def peak(self) -> float:
        """The largest median of any day."""
        return max(each.median for each in self.days)

    def same(self, other: Series) -> bool:
        """Whether two series say the same of every day: one way out has one mode."""
        return [(e.start, e.median, e.q95) for e in self.days] == [
            (e.start, e.median, e.q95) for e in other.days
        ]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and all that is drawn of it, the most telling series first."""

    place: Where
    series: tuple[Series, ...]
    marks: int  # reports that speak of it

    def of(self, *measures: str) -> Series | None:
        """The main series of the first of these measures there is."""
        return next((s for m in measures for s in self.series if s.measure == m), None)


class View:
    """A picture as the page needs it; what several parts ask for is looked up once."""

    def __init__(self, picture: Picture, scenario: Scenario | None = None) -> None:
        self.picture, self.scenario = picture, scenario
        self.drawn: dict[Key, Safe] = {}  # charts, once they are made
        self.verdicts = {each.observation: each for each in picture.verdicts}

    @functools.cached_property
    def together(self) -> tuple[Estimate, ...]:
        """Estimates that were drawn in the same worlds; all, where there is no scenario."""
        every = self.picture.estimates
        return tuple(e for e in every if e.scenario) if self.picture.scenario else every

    @functools.cached_property
    def apart(self) -> tuple[Estimate, ...]:
        """Estimates of what the scenario does not know, weighed by themselves."""
        if not self.charted:
            return self.picture.estimates
        return tuple(e for e in self.picture.estimates if not e.scenario)

    # Days

    @functools.cached_property
    def daily(self) -> dict[Key, Series]:
        """Every series, its days in order."""
        found: dict[Key, list[Estimate]] = defaultdict(list)
        for each in self.together:
            if each.start == each.end:
                found[key_of(each)].append(each)
        return {
            key: Series(key, tuple(sorted(days, key=lambda e: e.start)))
            for key, days in found.items()
        }

    @functools.cached_property
    def spans(self) -> dict[Key, tuple[Estimate, ...]]:
        """Estimates of more than one day: weeks, the horizon, periods asked for."""
        found: dict[Key, list[Estimate]] = defaultdict(list)
        for each in self.together:
            if each.start != each.end:
                found[key_of(each)].append(each)
        return {key: tuple(sorted(all_, key=lambda e: (e.start, e.end)))
                for key, all_ in found.items()}  # fmt: skip

    @functools.cached_property
    def ends(self) -> tuple[date, date]:
        """First and last day of all series."""
        days = [e.start for series in self.daily.values() for e in series.days]
        return date.fromisoformat(min(days)), date.fromisoformat(max(days))

    @property
    def length(self) -> int:
        """Days from the first to the last, both included."""
        return (self.ends[1] - self.ends[0]).days + 1

    def date(self, day: int) -> date:
        return self.ends[0] + timedelta(days=day)

    def rank(self, day: str) -> int:
        """The number of an ISO day; below 0 or beyond the last for one outside."""
        return (date.fromisoformat(day[:10]) - self.ends[0]).days

    @functools.cached_property
    def now(self) -> str:
        """The last day reports were heard of, or the last one there is an estimate for."""
        last = self.ends[1].isoformat()
        asked = self.picture.as_of or last
        return min(max(asked[:10], self.ends[0].isoformat()), last)

    @property
    def ahead(self) -> bool:
        """Whether there is a forecast."""
        return self.now < self.ends[1].isoformat()

    @property
    def whole(self) -> bool:
        """Whether the picture follows from a scenario, and not from crossings one by one."""
        return self.picture.scenario is not None or self.scenario is not None

    @property
    def charted(self) -> bool:
        """Whether there are enough days for charts."""
        return self.whole and bool(self.daily) and self.length > 2

    # Places

    @functools.cached_property
    def group(self) -> str:
        """Whom the picture is about: the group most flows are told of."""
        told = Counter(
            e.group for s in self.daily.values() if s.measure in FLOWS for e in s.days[:1]
        )
        return max(told, key=lambda g: (told[g], g != "all"), default="all")

    @property
    def people(self) -> str:
        """The group as a noun."""
        return "people" if self.group == "all" else self.group

    @functools.cached_property
    def marks(self) -> dict[Key, tuple[Mark, ...]]:
        """Reports by the series they are drawn on."""
        found: dict[Key, list[Mark]] = defaultdict(list)
        for mark in self.picture.marks:
            found[self._series_of(mark)].append(mark)
        return {key: tuple(marks) for key, marks in found.items()}

    def _series_of(self, mark: Mark) -> Key:
        """The mark's own series, or the one over all modes where that is the same."""
        key = key_of(mark)
        whole = (*key[:2], "all", key[3])
        both = self.daily.get(key), self.daily.get(whole)
        same = both[1] is not None and (both[0] is None or both[0].same(both[1]))
        return whole if same else key

    @functools.cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Every place with its series to draw."""
        there: dict[str, list[Series]] = defaultdict(list)
        for series in self.daily.values():
            there[series.key[0]].append(series)
        return tuple(self._spot(found) for found in there.values())

    def _spot(self, found: Sequence[Series]) -> Spot:
        told = Counter(key for key, marks in self.marks.items() for _ in marks)
        kept: list[Series] = []
        by_measure: dict[str, list[Series]] = defaultdict(list)
        for series in found:
            by_measure[series.measure].append(series)
        for measure in sorted(by_measure, key=measure_order):
            ranked = sorted(by_measure[measure], key=self._main)
            also = [s for s in ranked[1:] if told[s.key] and not s.same(ranked[0])]
            kept += [ranked[0], *also]
        kept = [s for s in kept if s.measure != "queue_vehicles" or told[s.key]
                or "queue_length" not in by_measure]  # fmt: skip
        return Spot(found[0].place, tuple(kept), sum(told[s.key] for s in found))

    def _main(self, series: Series) -> tuple[bool, bool, str]:
        return series.group != self.group, series.mode != "all", series.mode

    @functools.cached_property
    def total(self) -> tuple[Series, ...]:
        """All who leave, by all ways, then by land and by air."""
        found = {s.mode: s for s in self.daily.values()
                 if s.measure == LEAVING and s.group == self.group}  # fmt: skip
        told = [found[mode] for mode in ("all", "land", "air") if mode in found]
        return tuple(s for n, s in enumerate(told) if n == 0 or not s.same(told[0]))

    @functools.cached_property
    def countries(self) -> tuple[Spot, ...]:
        """Countries entered, those with reports first, then by people."""
        found = (s for s in self.spots if s.place.kind == "country" and s.place.country)
        return tuple(sorted(found, key=lambda s: (-bool(s.marks), -self.entering(s))))

    @functools.cached_property
    def ways(self) -> tuple[Spot, ...]:
        """Crossings and the like: those with reports first, then by people waiting or entering."""
        found = (s for s in self.spots if s.place.kind != "country")
        return tuple(sorted(found, key=lambda s: (-bool(s.marks), *self._pressing(s))))

    def _pressing(self, spot: Spot) -> tuple[float, float]:
        waiting = self.daily.get((place_key(spot.place), "queue_vehicles", "land", "all"))
        queue = waiting or spot.of("queue_vehicles", "queue_length")
        return -(queue.peak if queue else 0.0), -self.entering(spot)

    def entering(self, spot: Spot) -> float:
        """People a day now, 0 where no flow is told of."""
        flow = spot.of("entries", "crossings", "arrivals")
        return flow.latest(self.now).median if flow else 0.0

    # Sums, as they were drawn

    def spans_of(self, key: Key) -> tuple[Estimate, ...]:
        """Weeks and longer periods of one series, earliest first."""
        return self.spans.get(key, ())

    def horizon(self, key: Key) -> Estimate | None:
        """All days of the forecast together."""
        first = (date.fromisoformat(self.now) + timedelta(days=1)).isoformat()
        last = self.ends[1].isoformat()
        return next((e for e in self.spans_of(key) if (e.start, e.end) == (first, last)), None)

    # Positions

    @functools.cached_property
    def at(self) -> dict[str, Point]:
        """Longitude and latitude of places, where the scenario tells them."""
        if self.scenario is None:
            return {}
        known: dict[str, Point] = {}
        for place in self.scenario.places:
            if place.lat is None or place.lon is None:
                continue
            for name in (place.id, *place.known_as, f"?{(place.name or place.id).casefold()}"):
                known.setdefault(name, (place.lon, place.lat))
        found = {}
        for spot in self.ways:
            key = place_key(spot.place)
            at = known.get(key) or known.get(f"?{spot.place.name.casefold()}")
            if at is not None:
                found[key] = at
        return found

    def verdict_counts(self) -> list[tuple[str, int]]:
        """How many observations each verdict has, those that need a look first."""
        told = Counter(each.verdict for each in self.picture.verdicts)
        order = ("at odds", "fits because the crossing is full", "fits", "cannot be checked")
        return [(word, told[word]) for word in order if told[word]]


def measure_order(measure: str) -> tuple[int, str]:
    """Flows first, then lines, then waits."""
    return (ORDER.index(measure) if measure in ORDER else len(ORDER)), measure


def by_verdict(verdicts: Iterable[Verdict], word: str) -> list[Verdict]:
    """Verdicts of one word, in their order."""
    return [each for each in verdicts if each.verdict == word]
