"""How an estimate came about, in one line that a person can check by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence

from exeunt.inference import constants as known
from exeunt.inference.evidence import Heard
from exeunt.inference.physics import Weighed
from exeunt.observations import Observation

METRES = "4.4-9.4"  # 5 and 95 % of `physics.draw_metres`
SHOWN = 3  # reports quoted in one line
_HEDGES = {
    "at_least": "at least ", "more_than": "more than ", "less_than": "less than ",
    "up_to": "up to ", "about": "about ", "nearly": "nearly ",
}  # fmt: skip
_ONE = {"hours": "hour", "vehicles": "vehicle"}
_UNITS = {"queue_length": "km", "queue_vehicles": "vehicles", "wait_time": "h",
          "entries": "people a day", "present": "people waiting",
          "vehicles_a_day": "vehicles a day"}  # fmt: skip


def figure(o: Observation) -> str:
    """ "more than 6 km", "5-6 km", "about 12 hours", "at least 24 vehicles"."""
    unit = o.unit or ""
    unit = _ONE.get(unit, unit) if o.value == 1 else unit
    hedge = _HEDGES.get(o.hedge or "", "")
    if o.value is not None:
        return f"{hedge}{_plain(o.value)} {unit}"
    if o.low is not None and o.high is not None:
        return f"{_plain(o.low)}-{_plain(o.high)} {unit}"
    if o.low is not None:
        return f"at least {_plain(o.low)} {unit}"
    return f"up to {_plain(o.high or 0.0)} {unit}"


def _plain(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"


def speaker(o: Observation) -> str:
    """Who says it, shortly: the name before the first comma."""
    name = (o.said_by or "").split(",")[0] or (o.via[0] if o.via else "the text")
    return f"worked out from what {name} says" if o.derived else name


def quoted(heard: Sequence[Heard]) -> str:
    """The weightiest few figures with their speakers."""
    ranked = sorted(heard, key=lambda one: one.said.width)
    shown = "; ".join(f"{figure(one.report)} ({speaker(one.report)})" for one in ranked[:SHOWN])
    more = len(ranked) - SHOWN
    return shown + (f"; {more} more" if more > 0 else "")


def short(value: float) -> str:
    """Two or three digits: 6.3, 12, 840, 4,100."""
    if value >= 1000:
        digits = 100.0 if value >= 10_000 else 10.0
        return f"{round(value / digits) * digits:,.0f}"
    return f"{value:.0f}" if value >= 20 else f"{value:.2g}"


def working(
    measure: str, heard: Sequence[Heard], weighed: Weighed | None, told: set[str] | None = None
) -> str:
    """What was said of a measure, or how it follows from what was said of the others.

    `told` are the measures reports speak of at this crossing. Every number shown is the
    rounded one that the next step uses, so a pocket calculator gives the same.
    """
    parts = [f"said: {quoted(heard)}"] if heard else []
    loose = all(not one.said.is_firm for one in heard)  # "dozens" explains no number
    if weighed is not None and (loose or measure == "entries"):
        steps = _steps(measure, weighed, told or set())
        parts += [f"beside it: {steps}" if parts else steps] if steps else []
    if measure == "entries" and weighed is not None and len(parts) > 1:
        parts.append(f"together: {short(weighed.median(measure))} a day")
    return "; ".join(parts)


def _steps(measure: str, weighed: Weighed, told: set[str]) -> str:
    line = _line(weighed, told)
    if measure == "queue_length":
        return _length(weighed) if "queue_vehicles" in told else _from_flow(weighed, told)
    if measure == "queue_vehicles":
        return (line if "queue_length" in told else "") or _from_flow(weighed, told)
    if measure == "present":
        return _people(weighed, line)[0]
    if measure == "wait_time":
        text, waiting = _people(weighed, line)
        a_day = _used(weighed, "entries")
        return f"{text}; / {short(a_day)} a day x 24 h = {short(24 * waiting / a_day)} h"
    return _flow(weighed, line, told)


def _flow(weighed: Weighed, line: str, told: set[str]) -> str:
    if "vehicles_a_day" in told and not line:
        vehicles, people = _used(weighed, "vehicles_a_day"), _used(weighed, "people")
        a_day = short(vehicles * people)
        return f"{short(vehicles)} vehicles a day x {short(people)} people = {a_day} a day"
    if not line or "wait_time" not in weighed.values:
        return ""
    text, waiting = _people(weighed, line)
    wait = _used(weighed, "wait_time")
    return f"{text}; / {short(wait)} h x 24 h = {short(waiting / wait * 24)} a day{_priors(told)}"


def _priors(told: set[str]) -> str:
    """What was supposed, nine tenths of it."""
    low, high = (known.PEOPLE * math.exp(k * known.PEOPLE_SD) for k in (-1.645, 1.645))
    metres = f"{METRES} m a vehicle, " if "queue_length" in told else ""
    return f" (supposed: {metres}{short(low)}-{short(high)} people in it)"


def _line(weighed: Weighed, told: set[str]) -> str:
    """Kilometres to vehicles, where kilometres were told; vehicles where those were."""
    if "queue_length" in told:
        km, metres = _used(weighed, "queue_length"), _used(weighed, "metres")
        return (
            f"{short(km)} km / {short(metres)} m a vehicle = {short(km * 1000 / metres)} vehicles"
        )
    if "queue_vehicles" in told:
        return f"{short(_used(weighed, 'queue_vehicles'))} vehicles"
    return ""


def _length(weighed: Weighed) -> str:
    vehicles, metres = _used(weighed, "queue_vehicles"), _used(weighed, "metres")
    return f"{short(vehicles)} vehicles x {short(metres)} m = {short(vehicles * metres / 1000)} km"


def _people(weighed: Weighed, line: str) -> tuple[str, float]:
    """People waiting, as text and as a number."""
    people = _used(weighed, "people")
    if not line:
        a_day, wait = _used(weighed, "entries"), _used(weighed, "wait_time")
        waiting = a_day * wait / known.HOURS_A_DAY
        return f"{short(a_day)} a day x {short(wait)} h / 24 h = {short(waiting)} waiting", waiting
    vehicles = _number(line.rsplit("= ", 1)[-1])
    waiting = vehicles * people
    return f"{line}; x {short(people)} people = {short(waiting)} waiting", _number(short(waiting))


def _from_flow(weighed: Weighed, told: set[str]) -> str:
    """The line that flow and wait ask for (Little's law)."""
    if not {"wait_time"} & told or not {"entries", "vehicles_a_day"} & told:
        return ""
    text, waiting = _people(weighed, "")
    people, metres = _used(weighed, "people"), _used(weighed, "metres")
    vehicles = waiting / people
    return (
        f"{text}; / {short(people)} people = {short(vehicles)} vehicles;"
        f" x {short(metres)} m = {short(vehicles * metres / 1000)} km"
    )


def _used(weighed: Weighed, measure: str) -> float:
    """A median as it is shown, so that the line adds up."""
    return _number(short(weighed.median(measure)))


def _number(text: str) -> float:
    return float(text.split()[0].replace(",", ""))
