"""Every table of a scenario folder and every column, as data.

`files` reads and writes by it, `checks` follows its references, `show` takes its units,
docs/scenario.md is compared with it. Defaults are those of the nouns; to add a column,
add a field there and a line here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import MISSING, Field, dataclass, fields
from functools import cache
from typing import Any, Literal, get_args

from exeunt.network.scenario import (
    Count,
    Crossing,
    Decision,
    Departure,
    Event,
    EventKind,
    Group,
    Link,
    Place,
    PlaceKind,
    Possible,
    Rule,
    Surge,
)

Kind = Literal[
    "text",
    "choice",  # one of `choices`
    "place",  # the id of a place
    "site",  # the id of a place, or a country of one
    "group",  # the id of a group
    "number",
    "prior",  # three columns: x, x_low, x_high
    "day",  # a date or the number of a day; kept as the number
    "date",  # the same, kept as the date
    "hour",  # of the day: 8.5 or 08:30
    "yesno",
    "list",  # apart by semicolons
    "names",  # apart by |, for names hold commas and semicolons
    "value",  # of an event: a number, or the kind a place becomes
]
START = "scenario.toml"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Numbers lie between `least` and `most`; None for no limit."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    needed: bool = False
    least: float | None = 0.0
    most: float | None = None
    choices: tuple[str, ...] = ()
    field: str = ""  # of the noun, where it has another name

    @property
    def attribute(self) -> str:
        return self.field or self.name

    @property
    def names(self) -> tuple[str, ...]:
        """As headings: a prior takes three columns."""
        if self.kind != "prior":
            return (self.name,)
        return self.name, f"{self.name}_low", f"{self.name}_high"


@dataclass(frozen=True, slots=True)
class Table:
    """One file: what a row becomes, its columns, and the fields no two rows may share."""

    noun: Any  # the class
    columns: tuple[Column, ...]
    unique: tuple[str, ...] = ()
    needed: bool = False


MODES = "road, foot, bicycle, rail, air, sea, or one named under [plan.speeds]"
SOURCE = Column("source", "text", "who says so")

TABLES: dict[str, Table] = {
    "places": Table(
        Place,
        (
            Column("id", "text", "short name the other tables use", needed=True),
            Column("kind", "choice", "what it is; see below", needed=True,
                   choices=get_args(PlaceKind)),
            Column("name", "text", "as shown; the id when empty"),
            Column("country", "text", "ISO 3166 alpha-3 code, or any word used throughout"),
            Column("region", "text", "part of the country"),
            Column("lat", "number", "latitude", "degrees north", least=-90, most=90),
            Column("lon", "number", "longitude", "degrees east", least=-180, most=180),
            Column("population", "prior", "people who could leave", "people"),
            Column("capacity", "prior", "people it can hold; empty: no limit", "people"),
            Column("capacity_per_day", "number", "capacity built each day", "people a day"),
            Column("present", "number", "people who stay here when day 0 begins", "people"),
            Column("attraction", "prior", "weight as a goal, or of a crossing as a way out; "
                   "1 is ordinary"),
            Column("overflow", "place", "where people go when it is full; "
                   "empty: the next best goal"),
            Column("known_as", "names", "other names and ids of the gazetteer; several apart "
                   "by |"),
            SOURCE,
        ),
        unique=("id",),
        needed=True,
    ),
    "links": Table(
        Link,
        (
            Column("from", "place", "where it begins", needed=True, field="start"),
            Column("to", "place", "where it ends", needed=True, field="end"),
            Column("both", "yesno", "yes: the way back is a second link, the same in all else"),
            Column("km", "number", "length", "km", needed=True),
            Column("mode", "text", MODES),
            Column("kmh", "number", "speed; empty: that of the mode", "km an hour", most=None),
            Column("hours", "prior", "time under way by timetable; sets kmh aside", "hours"),
            Column("seats_per_day", "prior", "seats; empty: no limit", "people a day"),
            Column("price", "prior", "price of a place; empty: free", "the scenario's currency"),
            Column("km_per_day", "number", "for walk: speed on this link", "km a day"),
            Column("walk_probability", "number", "for walk: share of days at walking speed",
                   "0 to 1", most=1),
            SOURCE,
        ),
        needed=True,
    ),
    "crossings": Table(
        Crossing,
        (
            Column("place", "place", "a place of kind crossing", needed=True),
            Column("mode", "text", MODES),
            Column("capacity_per_hour", "prior", "what it lets through while open; 0 is shut",
                   "units an hour", needed=True),
            Column("unit", "choice", "what capacity_per_hour counts",
                   choices=("persons", "vehicles")),
            Column("persons_per_vehicle", "prior", "people in one vehicle", "people"),
            Column("lanes", "number", "lanes of the road the queue stands on", "lanes"),
            Column("metres_per_vehicle", "prior", "road one queued vehicle takes", "metres"),
            Column("opens", "hour", "hour of the day at which it opens", "0 to 24, or 08:30",
                   most=24),
            Column("closes", "hour", "hour of the day at which it closes", "0 to 24, or 20:00",
                   most=24),
            Column("normal_per_day", "prior", "people on an ordinary day, all groups",
                   "people a day"),
            Column("normal_share", "prior", "of them, who belong to the `people` of "
                   "scenario.toml; empty: all", "0 to 1", most=1),
            SOURCE,
        ),
        unique=("place", "mode"),
    ),
    "groups": Table(
        Group,
        (
            Column("id", "text", "short name the other tables use", needed=True),
            Column("share", "prior", "share of all who leave", "0 to 1", most=1),
            Column("documents", "list", "what they hold; several apart by ;"),
            Column("modes", "list", "modes open to them; empty: every mode"),
            SOURCE,
        ),
        unique=("id",),
    ),
    "rules": Table(
        Rule,
        (
            Column("place", "site", "a crossing, a destination, or a country (every crossing "
                   "into it)", needed=True),
            Column("group", "group", "whom it is for; empty: everyone"),
            Column("decision", "choice", "what happens to them", choices=get_args(Decision),
                   needed=True),
            Column("share", "number", "with conditional: the share let in", "0 to 1", most=1),
            Column("start", "date", "first day; empty: always", "date or day"),
            Column("end", "date", "first day on which it no longer holds; empty: never",
                   "date or day"),
            SOURCE,
        ),
    ),
    "departures": Table(
        Departure,
        (
            Column("day", "day", "when they set out", "date or day", needed=True),
            Column("people", "prior", "how many set out that day", "people", needed=True),
            Column("origin", "place", "from where; empty: shared by population and intensity"),
            Column("group", "group", "who; empty: shared by the groups' shares"),
            SOURCE,
        ),
        unique=("day", "origin", "group"),
    ),
    "surges": Table(
        Surge,
        (
            Column("start", "date", "day of the event; none leave before it", "date or day",
                   needed=True),
            Column("total", "prior", "people who leave in all", "people", needed=True),
            Column("rise", "prior", "time to build up", "days"),
            Column("fall", "prior", "time to die down", "days"),
            Column("origin", "place", "from where; empty: shared by population and intensity"),
            Column("group", "group", "who; empty: shared by the groups' shares"),
            SOURCE,
        ),
    ),
    "events": Table(
        Event,
        (
            Column("kind", "choice", "what happens; see below", needed=True,
                   choices=get_args(EventKind)),
            Column("place", "site", "where; with close_border a country, with departures empty "
                   "for everywhere"),
            Column("to", "site", "close_link: the other end; close_border: the other country"),
            Column("start", "day", "first day; empty: from the beginning", "date or day"),
            Column("end", "day", "first day on which it no longer holds; empty: never",
                   "date or day"),
            Column("value", "value", "see below; empty for closures"),
            Column("one_way", "yesno", "close_link: yes leaves the way back open"),
            SOURCE,
        ),
    ),
    "counts": Table(
        Count,
        (
            Column("place", "place", "where people were counted", needed=True),
            Column("day", "day", "when", "date or day", needed=True),
            Column("people", "number", "people present that day", "people", needed=True),
            SOURCE,
        ),
        unique=("place", "day"),
    ),
    "possible": Table(
        Possible,
        (
            Column("what_if", "text", "a change, as a sentence", needed=True),
            Column("chance", "prior", "how likely it comes", "0 to 1", needed=True, most=1),
            Column("by", "date", "until when it would; empty: the end of the run",
                   "date or day"),
            SOURCE,
        ),
        unique=("what_if",),
    ),
}  # fmt: skip


@cache
def defaults(noun: Any) -> dict[str, Any]:
    """What each field of a noun is when nothing is said; fields without one are left out."""
    return {
        each.name: _default(each)
        for each in fields(noun)
        if each.default is not MISSING or each.default_factory is not MISSING
    }


def _default(one: Field[Any]) -> Any:
    factory = one.default_factory
    return one.default if factory is MISSING else factory()


MANY = 2000  # names; comparing a word with each of them takes a quarter of a second


def nearest(word: str, known: Sequence[str]) -> str:
    """The known words most like `word`, for an error's `near`; empty where none is like it.

    Of very many names only those that are about as long, and begin or end as it does, are compared.
    """
    from difflib import get_close_matches

    if len(known) > MANY:
        ends = (word[:1], word[-1:])
        known = [each for each in known if each[:1] in ends[0] or each[-1:] in ends[1]]
        known = [each for each in known if abs(len(each) - len(word)) <= 1][: MANY // 4]
    folded = {each.casefold(): each for each in known}
    close = get_close_matches(word.casefold(), list(folded), n=3, cutoff=0.6)
    return ", ".join(folded[each] for each in close)
