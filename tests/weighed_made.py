"""What the inference would say of a scenario, made up: its places, days and measures.

Every number is drawn from a seeded generator; nothing here knows how estimates are made.
For the doors and the files; `picture_made` is for the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
import numpy as np

from exeunt.estimates import Diagnosis, Estimate, Picture, WhatIf, Where

PEOPLE = "Borian citizens"
COUNTRIES = (("AAA", "Aland"), ("BBB", "Beland"))
POSTS = (("halden", "Halden Bridge", "AAA"), ("sarn", "Sarn - Tolk", "BBB"))
LEFT = Where(id="iso:CCC", name="Celand", kind="country", country=None, from_country="CCC")
LINES = (("queue_length", "km"), ("wait_time", "hours"), ("queue_vehicles", "vehicles"))
Span = tuple[date, date]


def picture(
    reports: Sequence[Any] = (),
    scenario: Any = None,
    *,
    as_of: str = "2031-03-20",
    horizon: int = 14,
    periods: Sequence[Span] = (),
    what_ifs: Sequence[str] = (),
    seed: int = 0,
    converged: bool = True,
    **_: Any,
) -> Picture:
    """A picture as `weigh_scenario` promises one; takes what that takes."""
    rng = np.random.default_rng(seed)
    now = date.fromisoformat(as_of)
    until = now + timedelta(days=horizon)
    about = {"scenario": scenario.name if scenario else "made up", "as_of": as_of}
    first = scenario.start if scenario else now - timedelta(days=10)
    made = list(_estimates(rng, _spans(first, now, until, periods), about))
    return Picture(
        estimates=tuple(made),
        notes=("reports of one place were left out",),
        converged=converged,
        until=until.isoformat(),
        what_ifs=tuple(
            WhatIf(sentence=each, differences=tuple(_differences(rng, made))) for each in what_ifs
        ),
        diagnosis=Diagnosis(
            method="es-mda", members=500, effective=210.0, misfit=0.9, coverage=0.91, runs=9,
            reports=max(1, len(reports)), undetermined=("nothing said of Beland",),
            why_not=() if converged else ("the weights rest on 2 members",),
        ),
        **about,
    )  # fmt: skip


def _spans(first: date, now: date, until: date, periods: Sequence[Span]) -> list[Span]:
    days = [first + timedelta(days=n) for n in range((until - first).days + 1)]
    weeks = [(day, day + timedelta(days=6)) for day in days
             if day.weekday() == 0 and day + timedelta(days=6) <= until]  # fmt: skip
    ahead = (now + timedelta(days=1), until)
    return list(dict.fromkeys([*((day, day) for day in days), *weeks, ahead, *periods]))


def _estimates(
    rng: np.random.Generator, spans: Sequence[Span], about: dict[str, str]
) -> Iterator[Estimate]:
    posts = [Where(id=f"crossing:{post}", name=title, kind="crossing", country=code,
                   from_country="CCC") for post, title, code in POSTS]  # fmt: skip
    lands = [Where(id=f"iso:{code}", name=land, kind="country", country=code, from_country="CCC")
             for code, land in COUNTRIES]  # fmt: skip
    for start, end in spans:
        days = {"start": start.isoformat(), "end": end.isoformat(), **about}
        yield _made(900.0, place=LEFT, measure="exits", mode="all", unit="people",
                    group=f"{PEOPLE}, beyond ordinary travel", **days)  # fmt: skip
        for place in (LEFT, *lands, *posts):
            for mode in ("all", "land"):
                people = rng.gamma(2.0, 2_000.0) * ((end - start).days + 1)
                yield _made(people, place=place, measure="exits" if place is LEFT else "entries",
                            mode=mode, group=PEOPLE, unit="people", **days)  # fmt: skip
        for post in posts if start == end else ():
            for measure, unit in LINES:
                yield _made(rng.gamma(2.0, 3.0), place=post, measure=measure, mode="land",
                            group="all", unit=unit, **days)  # fmt: skip


def _made(value: float, **told: Any) -> Estimate:
    return Estimate(median=value, q05=value / 2, q25=value / 1.3, q75=value * 1.3, q95=value * 2,
                    basis="model", **told)  # fmt: skip


def _differences(rng: np.random.Generator, made: Sequence[Estimate]) -> Iterator[Estimate]:
    for each in made:
        by = each.median * rng.uniform(0.1, 0.4)
        yield msgspec.structs.replace(each, median=-by, q05=-2 * by, q25=-1.5 * by, q75=-0.5 * by,
                                      q95=0.0)  # fmt: skip
