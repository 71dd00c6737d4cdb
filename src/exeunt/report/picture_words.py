"""Numbers of estimates in words: three digits at most, for more would only look exact."""

from __future__ import annotations

import math
from datetime import date

from exeunt.estimates import Estimate
from exeunt.report import words

MEASURES = {  # as the head of a chart or a row
    "exits": "People leaving a day", "entries": "Entries a day", "queue_length": "Queue",
    "queue_vehicles": "Queue, vehicles", "wait_time": "Wait",
}  # fmt: skip
MODES = {"all": "by all ways", "land": "by land", "air": "by air"}


def measure(name: str) -> str:
    """A measure as the head of a chart."""
    return MEASURES.get(name, words.MEASURES.get(name, name))


def mode(name: str) -> str:
    """ "by all ways", "by bicycle"."""
    return MODES.get(name, f"by {name}")


def three(value: float) -> str:
    """At most three digits that count: 21,345 is "21,300", 6.27 is "6.27", nearly nothing "0"."""
    if value == 0.0:
        return "0"
    rounded = float(f"{value:.3g}")
    return f"{rounded:,.0f}" if abs(rounded) >= 100 else f"{rounded:,.3g}"


def amount(value: float, unit: str) -> str:
    """A figure with its unit: "21,300 people", "6.3 km", "12 hours"."""
    if unit in ("km", "hours"):
        return words.measured(seen(value), unit)
    return words.with_unit(count(value), unit)


def seen(value: float) -> float:
    """Two digits below 20, and nothing where no more than 50 m or three minutes are left."""
    return 0.0 if abs(value) < 0.05 else float(f"{value:.2g}") if abs(value) < 20 else value


def count(value: float) -> str:
    """People or vehicles: whole ones, three digits at most; below one but not nothing "<1"."""
    if 0.0 < abs(value) < 0.5:
        return "<1"
    return three(round(value)) if abs(value) < 1e15 else "very many"


def figure(value: float, unit: str) -> str:
    """A figure without its unit."""
    if not math.isfinite(value):
        return "no limit"
    if unit in ("km", "hours"):
        return f"{seen(value):,.0f}" if abs(value) >= 20 else f"{seen(value):g}"
    if unit in ("people", "vehicles"):
        return count(value)
    return three(value)


def between(told: Estimate, *, half: bool = False) -> str:
    """The 90 % interval, or with `half` the 50 % one: "15,200 to 30,100"."""
    low, high = (told.q25, told.q75) if half else (told.q05, told.q95)
    return f"{figure(low, told.unit)} to {figure(high, told.unit)}"


def span_words(start: str, end: str) -> str:
    """ "24 Sep – 7 Oct", "26 Sep – 2 Oct"."""
    if start == end:
        return words.day(start, week=False)
    if start[:7] == end[:7]:
        return f"{int(start[8:10])}–{words.day(end, week=False)}"
    return f"{words.day(start, week=False)} – {words.day(end, week=False)}"


def long_day(day: str) -> str:
    """ "21 September"."""
    when = date.fromisoformat(day[:10])
    return f"{when.day} {words.MONTHS[when.month - 1]}"
