"""Numbers, days and measures as a reader expects them.

The page speaks English whatever language it quotes. All functions are pure.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from exeunt.observations import Observation, Period

MEASURES = {
    "entries": "Entries", "exits": "Exits", "crossings": "Crossings", "refused": "Refused",
    "deported": "Deported", "displaced": "Displaced", "evacuated": "Evacuated",
    "returned": "Returned", "arrivals": "Arrivals", "present": "Present",
    "registered": "Registered", "applications": "Applications", "queue_length": "Queue, length",
    "queue_vehicles": "Queue, vehicles", "wait_time": "Waiting time", "price": "Price",
    "seats": "Seats left", "capacity": "Capacity", "occupancy": "Occupancy",
    "conscripted": "Conscription", "arrested": "Arrests", "casualties": "Casualties",
    "search_interest": "Search interest", "other": "Other",
}  # fmt: skip
NOUNS = {  # after a number that has no unit word of its own
    "queue_length": "queue", "queue_vehicles": "in line", "wait_time": "wait", "entries": "entered",
    "exits": "left", "crossings": "crossed", "refused": "refused", "deported": "deported",
    "displaced": "displaced", "evacuated": "evacuated", "returned": "returned",
    "arrivals": "arrived", "present": "present", "registered": "registered",
    "applications": "applied", "seats": "left", "capacity": "", "occupancy": "full",
    "conscripted": "call-up", "arrested": "arrested", "casualties": "casualties",
}  # fmt: skip
HEDGES = {
    "about": "about ", "at_least": "at least ", "more_than": "more than ",
    "less_than": "less than ", "up_to": "up to ", "nearly": "nearly ", "vague": "at least ",
}  # fmt: skip
VAGUE = (
    (2_000_000, "millions"), (200_000, "hundreds of thousands"), (20_000, "tens of thousands"),
    (2_000, "thousands"), (200, "hundreds"), (20, "dozens"),
)  # fmt: skip
UNITS = {"people": "people", "km": "km", "hours": "hours", "percent": "%"}
SINGULAR = {
    "people": "person", "households": "household", "houses": "house", "vehicles": "vehicle",
    "trips": "trip", "hours": "hour", "rooms": "room", "seats": "seat",
}  # fmt: skip
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")  # strftime would ask the locale
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
MONEY = {"USD": "$", "EUR": "€", "GBP": "£"}
MODALITIES = {
    "expected": "expected", "planned": "planned", "ordered": "ordered",
    "hypothetical": "hypothetical",
}  # fmt: skip
DECISIONS = {
    "admitted": "Admits", "refused": "Refuses", "conditional": "On conditions",
    "required": "Requires", "not_required": "No visa or permit needed", "restricted": "Restricts",
    "checked": "Checks", "protected": "Protects", "open": "Open", "closed": "Closed",
}  # fmt: skip
ABOUT = {
    "entry": "entry", "exit": "exit", "stay": "stay", "call_up": "call-up", "checks": "checks",
}  # fmt: skip
STATUS = {"in_force": "in force", "announced": "announced", "considered": "considered"}
LIMITS = ("restricted", "refused", "closed", "conditional")
SHORT = {
    "conditional": "on conditions", "restricted": "restricted",
    "not_required": "no visa needed", "checked": "checks", "protected": "protects",
    "open": "open", "closed": "closed",
}  # fmt: skip
REQUIRED = {  # what "required" means of each subject of a rule
    "entry": "visa or permit needed", "exit": "exit permit needed", "stay": "permit needed",
    "call_up": "calls up", "checks": "checks",
}  # fmt: skip
KINDS = {
    "country": "country", "territory": "territory", "region": "region", "city": "town",
    "crossing": "border crossing", "airport": "airport", "border": "border", "area": "area",
}  # fmt: skip


def number(value: float) -> str:
    """1234567.0 is 1,234,567; 2.5 stays 2.5."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def vaguely(least: float) -> str:
    """The loose word a lower limit stands for: 24 is "dozens"."""
    return next((word for limit, word in VAGUE if least >= limit), "several")


def with_unit(text: str, unit: str | None, single: bool = False) -> str:
    """A number in words beside its unit: "12 hours", "$2,900", "40%"."""
    if unit is None:
        return text
    if unit == "percent":
        return f"{text}%"
    if unit in MONEY:
        return f"{MONEY[unit]}{text}"
    return f"{text} {SINGULAR.get(unit, unit) if single else UNITS.get(unit, unit)}"


def quantity(seen: Observation, noun: str | None = None) -> str:
    """What one observation says, hedge included: "more than 6 km"; `noun` instead of the unit."""
    low, high, value, unit = seen.low, seen.high, seen.value, noun or seen.unit
    if value is None and low is not None and high is not None:
        return with_unit(f"{number(low)}–{number(high)}", unit)
    best = value if value is not None else low if low is not None else high
    if best is None:
        began = seen.period.start if seen.period and seen.period.end is None else None
        hour = f" {began[11:16]}" if began and len(began) > 15 else ""
        return f"since {day(began)}{hour}" if began else "no number"
    if seen.hedge == "vague" and value is None:
        return with_unit(vaguely(best) + (" of" if noun or unit in SINGULAR else ""), unit)
    hedge = HEDGES.get(seen.hedge or "", "")
    return hedge + with_unit(number(best), unit, single=best == 1)


def span(low: float | None, high: float | None, unit: str | None, *, more: bool = False) -> str:
    """A range over several claims; `more` when the top one sets no upper limit."""
    if low is None and high is None:
        return "–"
    if low is None:
        return "up to " + with_unit(number(high or 0), unit)
    top = low if high is None else high
    text = number(low) if top == low else f"{number(low)}–{number(top)}"
    return with_unit(text + ("+" if more else ""), unit, single=top == low == 1)


def parse(moment: str | None) -> date | None:
    """The day of an ISO date or time; None where there is none or it is no day."""
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


def day(moment: str | None, *, year: bool = False, week: bool = True) -> str:
    """ "Wed 21 Sep", or as given where it is no full date."""
    when = parse(moment)
    if when is None:
        return moment or ""
    name = f"{WEEKDAYS[when.weekday()]} " if week else ""
    return f"{name}{when.day} {MONTHS[when.month - 1][:3]}" + (f" {when.year}" if year else "")


def period(span_: Period | None, *, year: bool = False) -> str:
    """ "Wed 21 Sep", "night of 21–22 Sep", "since 22 Sep"; empty where unknown."""
    if span_ is None or (span_.start is None and span_.end is None):
        return ""
    inferred = " (inferred)" if span_.accuracy.startswith("inferred") else ""
    accuracy = span_.accuracy.removeprefix("inferred ")
    first, last = span_.start, span_.end
    if last is None:
        return f"since {day(first, year=year)}{inferred}"
    if first is None:
        return f"until {day(last, year=year)}{inferred}"
    if accuracy == "month" and first[:7] == last[:7]:
        when = parse(first)
        return (f"{MONTHS[when.month - 1]} {when.year}" if when else first) + inferred
    if accuracy == "year" and first[:4] == last[:4]:
        return first[:4] + inferred
    if first[:10] == last[:10]:
        hour = f", {first[11:16]}" if accuracy == "hour" and len(first) > 15 else ""
        return day(first, year=year) + hour + inferred
    return ("night of " if accuracy == "night" else "") + _days(first, last, year) + inferred


def _days(first: str, last: str, year: bool) -> str:
    """ "21–22 Sep", "30 Sep – 2 Oct 2022"."""
    a, b = parse(first), parse(last)
    if a is None or b is None:
        return f"{first} – {last}"
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{day(last, year=year, week=False)}"
    begin = day(first, year=year and a.year != b.year, week=False)
    return f"{begin} – {day(last, year=year, week=False)}"


def clipped(text: str, most: int) -> str:
    """A text of at most `most` characters, cut at a word."""
    if len(text) <= most:
        return text
    return text[: most - 1].rpartition(" ")[0].rstrip(",;: ") + " …"


def sentence_case(text: str) -> str:
    """First letter upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def plural(count: int, noun: str, many: str | None = None) -> str:
    """ "1 report", "2 reports"."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def decision(seen: Observation) -> str:
    """A rule in two or three words, for the map: "refuses entry", "considers limits"."""
    kind = seen.decision or ""
    if seen.status == "considered":
        return "considers limits" if kind in LIMITS else f"considers: {kind}"
    about = ABOUT.get(seen.about or "", "")
    if seen.mode and kind in ("open", "closed"):
        return f"{kind} ({seen.mode})"
    if kind in ("admitted", "refused"):
        verb = "admits" if kind == "admitted" else "refuses"
        return verb if about != "stay" else f"{'allows' if verb == 'admits' else verb} stay"
    if kind == "required":
        return REQUIRED.get(seen.about or "", "papers needed")
    if kind in ("conditional", "restricted"):
        return f"{about} {SHORT[kind]}".strip()
    return SHORT.get(kind, kind)


def fact(measure: str, quantity_: str) -> str:
    """A figure in a few words, for the map: "queue 5–6+ km", "4,824 people entered"."""
    noun = NOUNS.get(measure, "")
    if measure in ("queue_length", "wait_time", "conscripted"):
        return f"{noun} {quantity_}"
    told = noun[:6] in quantity_.casefold()  # "1,300 arrests" needs no "arrested"
    return quantity_ if told else f"{quantity_} {noun}"


def speaker(seen: Observation) -> str:
    """Who says it, and who passes it on: "a hotel manager, via the BBC"."""
    said = seen.said_by or seen.actor or "not attributed"
    return f"{said}, via {', '.join(seen.via)}" if seen.via else said


def people(value: float) -> str:
    """ "12,345"; below one but not nothing "<1"."""
    return "<1" if 0.0 < value < 0.5 else f"{round(value):,}"


def measured(value: float, unit: str) -> str:
    """ "12.3 km", "88 hours", "1 hour"; "closed" where it is not finite."""
    if not math.isfinite(value):
        return "closed"
    text = f"{value:,.0f}" if value >= 20 or value == round(value) else f"{value:,.1f}"
    return f"{text} {unit.removesuffix('s') if text == '1' else unit}"


def listed(parts: Sequence[str]) -> str:
    """ "a, b and c"."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" and {parts[-1]}"
