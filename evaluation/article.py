"""The article the project started from: every kind of statement in it, with who, where, when.

What is expected is written down by hand from the article's facts; a row is met when one
observation meets every part of it. Texts are compared as contained words, places by
country or gazetteer id, so another wording of a speaker does not fail.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from exeunt.observations import Document, Observation, Place
from exeunt.reading import read

PUBLISHED = "2022-09-23"
Check = Callable[[Observation], bool]


def figure(measure: str, **parts: Any) -> dict[str, Any]:
    """A figure that must be there."""
    return {"kind": "figure", "measure": measure, **parts}


def claim(kind: str, **parts: Any) -> dict[str, Any]:
    """A claim that must be there."""
    return {"kind": "claim", "claim": kind, **parts}


EXPECTED: dict[str, dict[str, Any]] = {
    "volunteers signed up": figure("conscripted", value=10_000, low=10_000, hedge="at_least",
                                   says="authorities", modality="observed", country="RUS"),
    "planned conscription": figure("conscripted", value=300_000, low=300_000, modality="planned",
                                   country="RUS"),
    "arrests": figure("arrested", value=1_300, hedge="more_than", unit="people", country="RUS"),
    "no seats until Sunday": figure("seats", value=0, mode="air", origin="RUS", goal="TUR",
                                    end="2022-09-25"),
    "lowest fare": figure("price", value=2_900, high=2_900, hedge="nearly", unit="USD",
                          origin="RUS", goal="TUR"),
    "dozens of vehicles, Georgia": figure("queue_vehicles", value=None, low=24, both={"GEO", "RUS"},
                                          start="2022-09-21", via="CNN"),
    "5-6 kilometres": figure("queue_length", value=None, low=5, high=6, unit="km", says="man",
                             via="CNN"),
    "dozens of cars, Troitsk": figure("queue_vehicles", value=None, low=24, place="Troitsk",
                                      start="2022-09-22"),
    "more than six kilometres, Lars": figure("queue_length", value=6, hedge="more_than",
                                             place="Lars", via="BBC"),
    "waiting since two": figure("wait_time", start="2022-09-22T02:00", via="BBC"),
    "waiting since nine": figure("wait_time", start="2022-09-22T09:00", via="BBC"),
    "an hour last time": figure("wait_time", value=1, unit="hours"),
    "about 12 hours now": figure("wait_time", value=12, hedge="about", unit="hours"),
    "Finland's count": figure("entries", value=4_824, hedge="about", country="FIN",
                              start="2022-09-21", says="Pitk", change=1_691),
    "a week earlier": figure("entries", value=3_133, derived=True, country="FIN",
                             start="2022-09-14"),
    "hotel arrivals": figure("arrivals", value=50, hedge="more_than", says="manager", via="BBC",
                             country="KAZ"),
    "hotel rooms": figure("capacity", value=200, unit="rooms", country="KAZ"),
    "hotel full": figure("occupancy", value=100, unit="percent"),
    "no visa needed": claim("rule", about="entry", decision="not_required", group="Russians"),
    "Kremlin denies": claim("denial", says="Peskov"),
    "no significant change": claim("denial", says="Revenue Service", country="GEO"),
    "no crossing on foot": claim("rule", decision="refused"),
    "Baltic states refuse": claim("rule", about="entry", decision="refused", group="deserters",
                                  actor="Baltic"),
    "Finland considers limits": claim("rule", status="considered", decision="restricted",
                                      actor="Finnish"),
    "Germany protects": claim("rule", decision="protected", says="Faeser"),
    "Germany ready to admit": claim("rule", decision="admitted", actor="German"),
    "Kazakhstan cannot restrict": claim(
        "rule", about="entry", decision="admitted", says="Ashimbayev"
    ),
    "no residence permit without consent": claim("rule", about="stay", country="KAZ"),
    "passports checked": claim("rule", about="checks", decision="checked"),
    "avoid Belarus": claim("warning", country="BLR"),
    "order to track down": claim("rule", about="call_up"),
}  # fmt: skip


def countries(o: Observation, role: str = "") -> set[str]:
    """Countries of an observation's places, of one role or of all."""
    places: tuple[Place | None, ...] = {"from": (o.from_,), "to": (o.to,)}.get(
        role, (o.at, o.from_, o.to)
    )
    out: set[str] = set()
    for place in places:
        if place is not None:
            out.update(place.countries or ((place.country,) if place.country else ()))
    return out


CHECKS: dict[str, Callable[[Observation, Any], bool]] = {
    "says": lambda o, v: v in (o.said_by or ""),
    "via": lambda o, v: any(v in name for name in (*o.via, o.said_by or "")),
    "country": lambda o, v: v in countries(o),
    "origin": lambda o, v: v in countries(o, "from"),
    "goal": lambda o, v: v in countries(o, "to"),
    "both": lambda o, v: v <= countries(o),
    "place": lambda o, v: any(
        v in p.name or v in p.as_written for p in (o.at, o.from_, o.to) if p is not None
    ),
    "start": lambda o, v: o.period is not None and (o.period.start or "").startswith(v),
    "end": lambda o, v: o.period is not None and (o.period.end or "").startswith(v),
    "change": lambda o, v: o.change is not None and o.change.value == v,
    "group": lambda o, v: v in (o.group or ""),
    "actor": lambda o, v: v in (o.actor or ""),
}


def misses(o: Observation, wanted: dict[str, Any]) -> list[str]:
    """Parts of an expectation that an observation does not meet."""
    out = []
    for name, value in wanted.items():
        check = CHECKS.get(name)
        met = check(o, value) if check else getattr(o, name) == value
        if not met:
            out.append(name)
    return out


def nearest(found: tuple[Observation, ...], wanted: dict[str, Any]) -> tuple[list[str], Any]:
    """The observation that misses the fewest parts, and those parts."""
    alike = [
        o
        for o in found
        if o.kind == wanted["kind"]
        and (o.measure == wanted.get("measure") or o.claim == wanted.get("claim", ""))
    ]
    if not alike:
        return list(wanted), None
    best = min(alike, key=lambda o: len(misses(o, wanted)))
    return misses(best, wanted), best


def results(folder: Path) -> dict[str, list[str]]:
    """For every expectation, the parts that are missing."""
    text = (Path(folder) / "article.txt").read_bytes().decode("utf-8")
    found = read(Document(id="article.txt", text=text, published=PUBLISHED)).observations
    return {name: nearest(found, wanted)[0] for name, wanted in EXPECTED.items()}


def evaluate(folder: Path) -> dict[str, float]:
    """Share of the expected statements that are read whole: value, place, day, speaker."""
    missing = results(Path(folder))
    return {"read whole": sum(not parts for parts in missing.values()) / len(missing)}


if __name__ == "__main__":
    for name, parts in results(Path(sys.argv[1])).items():
        print(f"{'ok ' if not parts else 'NO '} {name:36s} {', '.join(parts)}")
