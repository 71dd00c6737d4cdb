"""Scenario: where people are, the ways out, and what holds on which day.

The noun of this room. A folder of tables becomes one (`files`), a Flee folder becomes
one (`flee`), the checks read it (`checks`), the simulation compiles it into arrays.
Nobody changes one: a what-if is another scenario.

Units are in the names: `km`, `kmh` (km an hour), `per_hour`, `per_day`; people and
vehicles are counts. Days are numbers from `Scenario.start`, which is day 0; an `end`
is the first day (or hour) on which a thing no longer holds, None for never.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

PlaceKind = Literal[
    "origin",  # people set out from here while there is reason to
    "waypoint",  # a town on the way
    "hub",  # a waypoint nobody stays at (Flee: forwarding hub)
    "marker",  # a bend in the road: passed, never chosen as a goal (Flee: marker)
    "crossing",  # a border post, a station, an airport: has a queue or seats
    "destination",  # where people stay
    "camp",  # a destination whose people are counted
    "idp_camp",  # a camp inside the country left
]
EventKind = Literal[
    "conflict",  # value: intensity; `place` sends people while it is above 0
    "close_place",  # every link into and out of `place`
    "close_link",  # the link `place` -> `to`, and back unless `one_way`
    "close_border",  # every link between the countries `place` and `to`
    "becomes",  # `place` is of kind `value` meanwhile
    "capacity",  # `place` has capacity `value` (people; a crossing: per hour)
    "attraction",  # the weight of `place` as a goal is multiplied by `value`
    "departures",  # who sets out from `place` is multiplied by `value`; "": from everywhere
]
Decision = Literal["admitted", "refused", "conditional"]


@dataclass(frozen=True, slots=True)
class Number:
    """A figure and how far it may be off: 5 %, 50 % and 95 % of what we believe."""

    median: float
    low: float | None = None
    high: float | None = None

    @property
    def sure(self) -> bool:
        return self.low is None or self.high is None or self.low == self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place. `capacity` is people it can hold, None for no limit."""

    id: str
    kind: PlaceKind
    name: str = ""
    country: str = ""  # ISO 3166 alpha-3 where known, else the words of the source
    region: str = ""
    lat: float | None = None
    lon: float | None = None
    population: Number | None = None  # who could leave
    capacity: Number | None = None
    capacity_per_day: float = 0.0  # built each day
    present: float = 0.0  # people who stay here when day 0 begins
    attraction: Number = field(default_factory=lambda: Number(1.0))  # weight; 1 is ordinary
    overflow: str = ""  # where people go when it is full; "": the next best goal
    known_as: tuple[str, ...] = ()  # other names, and ids of the gazetteer ("iso:GEO")
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A way from one place to the next, by one mode, in one direction."""

    start: str
    end: str
    km: float
    mode: str = "road"  # road, foot, bicycle, rail, air, sea
    kmh: float | None = None  # None: what the scenario says of the mode
    hours: Number | None = None  # instead of km and kmh, where a timetable says
    seats_per_day: Number | None = None  # rail and air; None: no limit
    price: Number | None = None  # in the scenario's currency
    km_per_day: float | None = None  # for `walk` on this link instead of the rules' speed
    walk_probability: float = 0.0  # for `walk`: share of days at walking speed
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """What one mode of one crossing lets through, in one direction."""

    place: str
    mode: str = "road"
    capacity_per_hour: Number = field(default_factory=lambda: Number(0.0))
    unit: Literal["persons", "vehicles"] = "persons"
    persons_per_vehicle: Number = field(default_factory=lambda: Number(1.0))
    lanes: float = 1.0  # of the road where the queue stands
    metres_per_vehicle: Number = field(default_factory=lambda: Number(8.0, 6.0, 15.0))
    opens: float = 0.0  # hour of the day; opens 0, closes 24: day and night
    closes: float = 24.0
    normal_per_day: Number | None = None  # people on an ordinary day, all groups
    normal_share: Number | None = None  # of them, who belong to `Scenario.people`; None: all
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People to whom the same rules apply and the same ways are open."""

    id: str
    share: Number = field(default_factory=lambda: Number(1.0))  # of all who leave
    documents: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()  # (): every mode
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Who may pass where, from when. The last rule that applies holds."""

    place: str  # a crossing, a destination, or a country (every crossing into it)
    group: str = ""  # "": everyone
    decision: Decision = "admitted"
    share: float = 1.0  # conditional: the share that is let in
    start: date | None = None
    end: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """People who set out on one day (a row of a series)."""

    day: int
    people: Number
    origin: str = ""  # "": shared among the origins by population and intensity
    group: str = ""  # "": shared among the groups
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surge:
    """Departures after an event: none before `start`, a rise to the peak, a slow fall.

    People on day t are `total` times a share that rises as 1 - exp(-s / `rise`) and
    falls as exp(-s / `fall`), s the days since `start`; the shares of all days of
    an endless run add up to 1.
    """

    start: date
    total: Number
    rise: Number = field(default_factory=lambda: Number(1.0))  # days
    fall: Number = field(default_factory=lambda: Number(7.0))  # days
    origin: str = ""
    group: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that holds from day `start` until day `end`."""

    kind: EventKind
    place: str
    to: str = ""
    start: int = 0
    end: int | None = None
    value: float | str = 0.0
    one_way: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """People present at a place as somebody counted them; for validation and forecasts."""

    place: str
    day: int
    people: float
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """A change that may come, with the chance that it has by the day `by`."""

    what_if: str  # a sentence of `whatif`, "close lars"
    chance: Number
    by: date | None = None  # None: the last day of the run
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkRules:
    """Flee's local rules of movement; FORMAT and defaults as in Flee 3 (BSD).

    `speed` and `walk_speed` are km a day. `as_flee` brings back what Flee does and we
    think a defect; docs/flee.md lists each.
    """

    speed: float = 360.0
    walk_speed: float = 35.0
    origin_move: float = 1.0  # chance to leave on one day, by kind of place
    camp_move: float = 0.001
    idp_camp_move: float = 0.1
    waypoint_move: float = 0.3
    hub_move: float = 1.0
    awareness: int = 1  # links a traveller looks ahead
    softening: float = 10.0  # km
    weight_softening: float = 0.0
    distance_power: float = 1.0
    weight_power: float = 1.0
    foreign_weight: float = 1.0
    camp_weight: float = 1.0
    conflict_weight: float = 0.3162
    capacity_weight: float = 0.0  # ours: a goal's weight grows as capacity ** this
    capacity_buffer: float = 0.9
    capacity_scaling: float = 1.0
    population_base: float = 10_000.0
    population_power: float = 0.0
    loc_population_power: float = 0.0  # Flee: pop_power_for_loc_weight, 0 when off
    home_distance_power: float = 0.0  # Flee: stay_close_to_home, 0 when off
    avoid_short_stints: bool = False
    start_on_foot: bool = False
    pruning: float = 1.0
    camps_are_sinks: bool = False
    spawn_decay: tuple[float, ...] = ()
    spawn_decay_interval: int = 30  # days
    take_from_population: bool = False
    home_country: str = ""
    as_flee: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRules:
    """How people weigh the ways out: generalised cost, then a logit.

    Cost in hours: travel + `wait_weight` x the wait as known `delay` hours ago
    + price / `hour_value` + `refusal_hours` x chance of being refused. Shares of the
    ways are proportional to attraction x exp(-cost / `spread`).
    """

    spread: Number = field(default_factory=lambda: Number(12.0))  # hours
    wait_weight: Number = field(default_factory=lambda: Number(1.0))
    delay: Number = field(default_factory=lambda: Number(12.0))  # hours news take to travel
    hour_value: Number = field(default_factory=lambda: Number(10.0))  # money an hour
    refusal_hours: Number = field(default_factory=lambda: Number(48.0))
    capacity_factor: Number = field(default_factory=lambda: Number(1.0))  # of all posts at once
    rhythm: float = 0.0  # departures of a day against the days around it: sd of the logarithm
    replan: float = 0.1  # share of people under way who think again each hour
    speeds: tuple[tuple[str, float], ...] = (
        ("road", 65.0),
        ("foot", 4.5),
        ("bicycle", 14.0),
        ("rail", 60.0),
        ("air", 700.0),
        ("sea", 30.0),
    )  # fmt: skip  km an hour
    price_rise: float = 2.0  # a seat costs 1 + this times as much when the last one goes


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A network and what happens on it. Order of places and links is order of output."""

    name: str
    start: date
    days: int
    places: tuple[Place, ...]
    links: tuple[Link, ...]
    step: Literal["day", "hour"] = "day"
    choice: Literal["walk", "plan"] = "walk"
    crossings: tuple[Crossing, ...] = ()
    groups: tuple[Group, ...] = ()
    rules: tuple[Rule, ...] = ()
    departures: tuple[Departure, ...] = ()
    surges: tuple[Surge, ...] = ()
    events: tuple[Event, ...] = ()
    counts: tuple[Count, ...] = ()
    possible: tuple[Possible, ...] = ()
    walk: WalkRules = field(default_factory=WalkRules)
    plan: PlanRules = field(default_factory=PlanRules)
    people: str = ""  # whom it speaks of, "Russian citizens"; "": everyone (`sides.main_people`)
    leaves: str = ""  # the country left, ISO 3166 alpha-3; "": that of the origins (`sides.left`)
    currency: str = ""
    notes: tuple[str, ...] = ()  # what the reader of the files had to decide, one line each
    source: str = ""
