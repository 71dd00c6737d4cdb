"""Observations in a few plain words: amounts, days, places, speakers.

The terminal table and the page both speak through these, so a figure reads the same
everywhere. Pure functions, no markup; no figure is rounded or added up.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exeunt.observations import Observation, Period, Place

MINUTES = 60
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ARROW = "\N{RIGHTWARDS ARROW}"
DASH = "\N{EN DASH}"

_SIGNS = {"at_least": ">= ", "more_than": "> ", "less_than": "< ", "up_to": "<= ", "about": "~"}
_WORDS = {
    "at_least": "at least ",
    "more_than": "more than ",
    "less_than": "less than ",
    "up_to": "up to ",
    "about": "about ",
    "nearly": "nearly ",
}
_SINGULAR = {
    "people": "person", "households": "household", "houses": "house", "vehicles": "vehicle",
    "trips": "trip", "hours": "hour", "rooms": "room", "seats": "seat", "minutes": "minute",
}  # fmt: skip
_DECISIONS = {
    "admitted": "admits", "refused": "does not admit", "conditional": "admits on conditions",
    "required": "requires", "not_required": "does not require", "restricted": "restricts",
    "checked": "checks", "protected": "protects", "open": "open", "closed": "closed",
}  # fmt: skip


def number(value: float) -> str:
    """1234567 as 1,234,567; 2.50 as 2.5; at most three decimals, none invented."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.3f}".rstrip("0")


def with_unit(amount: str, unit: str | None, *, one: bool = False) -> str:
    """ "12" and "hours" as "12 hours"; percent as "12 %"; money as "EUR 12"."""
    if unit is None:
        return amount
    if unit == "percent":
        return f"{amount} %"
    if len(unit) == 3 and unit.isupper():
        return f"{unit} {amount}"
    return f"{amount} {_SINGULAR.get(unit, unit) if one else unit}"


def amount(
    value: float | None,
    low: float | None = None,
    high: float | None = None,
    hedge: str | None = None,
    unit: str | None = None,
    *,
    spoken: bool = False,
) -> str:
    """ ">= 300,000 people", or `spoken` "at least 300,000 people"; empty where there is no figure.

    "5-6 km", "nearly 2,900 people", "dozens" as ">= 24 vehicles" (spoken: "at least 24").
    """
    if unit == "hours" and _is_short(value, low, high):
        return _in_minutes(value, low, high, hedge, spoken=spoken)
    if value is None:
        return _bounds(low, high, unit, spoken=spoken)
    prefix = (_WORDS if spoken else {**_WORDS, **_SIGNS}).get(hedge or "", "")
    exact = with_unit(number(value), unit, one=value == 1)
    return prefix + exact


def _bounds(low: float | None, high: float | None, unit: str | None, *, spoken: bool) -> str:
    if low is not None and high is not None:
        same = low == high
        span = number(low) if same else f"{number(low)}{DASH}{number(high)}"
        return with_unit(span, unit, one=same and low == 1)
    signs = _WORDS if spoken else _SIGNS
    if low is not None:
        return signs["at_least"] + with_unit(number(low), unit, one=low == 1)
    if high is not None:
        return signs["up_to"] + with_unit(number(high), unit, one=high == 1)
    return ""


def _is_short(*hours: float | None) -> bool:
    """Durations under an hour read better in minutes, where that loses nothing."""
    known = [h for h in hours if h is not None]
    whole = all(abs(h * MINUTES - round(h * MINUTES)) < 1e-6 for h in known)
    return bool(known) and whole and all(0 < h < 1 for h in known)


def _in_minutes(
    value: float | None, low: float | None, high: float | None, hedge: str | None, *, spoken: bool
) -> str:
    one, least, most = (None if h is None else round(h * MINUTES) for h in (value, low, high))
    return amount(one, least, most, hedge, "minutes", spoken=spoken)


def figure(observation: Observation, *, spoken: bool = False) -> str:
    """The amount of a figure; for a claim, what it decides ("admits", "requires")."""
    o = observation
    if o.kind == "claim":
        return claim(o)
    told = amount(o.value, o.low, o.high, o.hedge, o.unit, spoken=spoken)
    if not told and o.change is not None and o.change.value is not None:  # only its change is told
        more = "more" if o.change.value > 0 else "fewer"
        return f"{with_unit(number(abs(o.change.value)), o.unit, one=False)} {more}"
    return told


def claim(observation: Observation) -> str:
    """ "admits Russian citizens", "denial", "does not admit (announced)"."""
    o = observation
    decided = _DECISIONS.get(o.decision or "", o.decision or o.claim or "claim")
    status = f"({o.status.replace('_', ' ')})" if o.status and o.status != "in_force" else ""
    return " ".join(part for part in (decided, o.group or "", status) if part)


def day(text: str) -> str:
    """ "2022-09-28" as "28 Sep 2022", "2022-09" as "Sep 2022"; a time keeps hours and minutes."""
    head, _, clock = text.replace(" ", "T").partition("T")
    parts = [int(part) for part in head.split("-") if part.isdigit()]
    if not 1 <= len(parts) <= 3 or (len(parts) > 1 and not 1 <= parts[1] <= 12):
        return text
    words = [str(parts[2])] if len(parts) == 3 else []
    words += [MONTHS[parts[1] - 1]] if len(parts) > 1 else []
    return " ".join([*words, str(parts[0])]) + (f", {clock[:5]}" if clock else "")


def period(period: Period | None) -> str:
    """ "28 Sep 2022", "26-28 Sep 2022", "since 21 Sep 2022"; "?" after an inferred one."""
    if period is None or (period.start is None and period.end is None):
        return ""
    doubt = " ?" if period.accuracy.startswith("inferred") else ""
    if period.end is None:
        return f"since {day(period.start or '')}{doubt}"
    if period.start is None:
        return f"until {day(period.end)}{doubt}"
    return _stretch(period.start, period.end) + doubt


def _stretch(start: str, end: str) -> str:
    if start == end:
        return day(start)
    first, last = _date(start), _date(end)
    if first is None or last is None:
        return f"{day(start)} {DASH} {day(end)}"
    if _is_whole_month(first, last):
        return day(start[:7])
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}{DASH}{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{DASH}{day(end)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} {DASH} {day(end)}"
    return f"{day(start)} {DASH} {day(end)}"


def _is_whole_month(first: date, last: date) -> bool:
    same = (first.year, first.month) == (last.year, last.month)
    return same and first.day == 1 and (last + timedelta(days=1)).day == 1


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def place(place: Place | None) -> str:
    """Its name, and its country's code where that is not the place itself."""
    if place is None:
        return ""
    country = place.country if place.kind not in ("country", "territory") else None
    return f"{place.name} ({country})" if country else place.name


def where(observation: Observation) -> str:
    """ "Upper Lars (RUS)", "Russia -> Georgia", "Upper Lars (RUS): Russia -> Georgia"."""
    o = observation
    way = f"{place(o.from_)} {ARROW} {place(o.to)}".strip() if o.from_ or o.to else ""
    return ": ".join(part for part in (place(o.at), way) if part)


def said_by(observation: Observation) -> str:
    """ "a spokesman, via CNN"; empty where the text names nobody."""
    relays = ", ".join(observation.via)
    if observation.said_by and relays:
        return f"{observation.said_by}, via {relays}"
    return observation.said_by or (f"via {relays}" if relays else "")


def measure(observation: Observation) -> str:
    """ "queue length", "crossings (expected)"; a claim by what it is about: "rule on entry"."""
    o = observation
    if o.kind == "claim":
        about = f" on {o.about.replace('_', ' ')}" if o.about else ""
        return (o.claim or "claim") + about
    doubt = f" ({o.modality})" if o.modality != "observed" else ""
    return (o.measure or "").replace("_", " ") + doubt


def short(text: str, width: int) -> str:
    """At most `width` characters on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    head, _, tail = cut.rpartition(" ")
    kept = head if head and len(tail) < width // 2 else cut
    return kept.rstrip(" ,;:") + "\N{HORIZONTAL ELLIPSIS}"
