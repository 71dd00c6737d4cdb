"""Estimates: what we conclude from the reports, or expect, and how sure we are.

Inference makes them, the ledger may keep them, the page draws them. Nobody changes
one. `Verdict` says how one observation sits with all the others.

The field names are a contract (`exeunt estimate --as jsonl`): other tools rely on
them. Countries are ISO 3166 alpha-3, days are ISO 8601 dates, both ends included.
"""

from __future__ import annotations

from itertools import pairwise

import msgspec

from exeunt.errors import WrongUse

BASES = ("reports", "model", "prior")
VERDICTS = ("fits", "fits because the crossing is full", "at odds", "cannot be checked")
COLUMNS = (
    "place_id", "place_name", "place_kind", "place_country", "place_from_country", "measure",
    "mode", "group", "start", "end", "median", "q05", "q25", "q75", "q95", "unit", "basis",
    "scenario", "as_of", "working", "moved_by",
)  # fmt: skip


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """The place of an estimate; `country` is the one entered, `from_country` the one left.

    `id` is null where the gazetteer does not know the name: then the name is as written.
    """

    id: str | None
    name: str
    kind: str | None = None  # country, crossing, airport, area, border, ...
    country: str | None = None
    from_country: str | None = None


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """One quantity at one place in one period: its median and two intervals.

    Between `q25` and `q75` lies half of what we believe, between `q05` and `q95` nine
    tenths. No two estimates share place, measure, mode, group and period.
    """

    place: Where
    measure: str  # as in observations: entries, queue_length, wait_time, ...
    mode: str  # all, land, air, or one way
    group: str  # all, or the words of the reports
    start: str
    end: str
    median: float
    q05: float
    q25: float
    q75: float
    q95: float
    unit: str
    basis: str  # reports: said so; model: follows from what was said; prior: neither
    scenario: str | None = None
    as_of: str | None = None
    working: str = ""  # one line that can be checked by hand
    moved_by: tuple[str, ...] = ()  # ids of observations, the weightiest first

    def __post_init__(self) -> None:
        rising = (self.q05, self.q25, self.median, self.q75, self.q95)
        if not all(a <= b for a, b in pairwise(rising)):
            raise WrongUse(
                "the quantiles of an estimate must rise",
                where=f"{self.place.name}, {self.measure}, {self.start}",
                near=", ".join(f"{each:g}" for each in rising),
            )


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """How one observation sits with the others: a word of `VERDICTS`, and a sentence why."""

    observation: str
    verdict: str
    why: str
    against: tuple[str, ...] = ()  # observations it is at odds with
    off: float | None = None  # the chance that it is off, where it was weighed


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One observation in the units of an estimate, to be drawn beside it.

    `low` or `high` is null where the words set no such limit; where both are given and
    equal, the report names one value.
    """

    observation: str
    place: Where
    measure: str
    mode: str
    group: str
    start: str
    end: str
    low: float | None
    high: float | None


class WhatIf(msgspec.Struct, frozen=True, kw_only=True):
    """One imagined change: what it adds (or takes away, below 0) at each place.

    `chance` is that of its coming true, where the scenario gives one, with its `source`.
    """

    sentence: str
    differences: tuple[Estimate, ...] = ()
    chance: float | None = None
    source: str = ""
    notes: tuple[str, ...] = ()


class Diagnosis(msgspec.Struct, frozen=True, kw_only=True):
    """How the inference went: the figures by which it may be believed or not.

    `misfit` is the mean squared distance of the reports believed, in spreads (about 1 or
    less is good); `coverage` the share of them that the 90 % interval meets; `effective`
    the number of equal members the weighted ones are worth. `undetermined` names what no
    report settles, in words; `why_not` says why it did not converge.
    """

    method: str
    members: int
    effective: float
    misfit: float
    coverage: float
    runs: int
    reports: int  # that entered
    undetermined: tuple[str, ...] = ()
    why_not: tuple[str, ...] = ()


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """All that was concluded at once.

    `notes` are sentences on what was left out and why; where not `converged`, some
    intervals only say how far the reports lie apart. With a scenario, days after `as_of`
    are a forecast, the last of them `until`.
    """

    estimates: tuple[Estimate, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    notes: tuple[str, ...] = ()
    converged: bool = True
    scenario: str | None = None
    as_of: str | None = None
    until: str | None = None
    marks: tuple[Mark, ...] = ()
    what_ifs: tuple[WhatIf, ...] = ()
    diagnosis: Diagnosis | None = None


def to_json(estimate: Estimate) -> bytes:
    """One line of `--as jsonl`, without the newline: every name always there."""
    return msgspec.json.encode(estimate)


def from_json(line: bytes | str) -> Estimate:
    """Read back one line of `--as jsonl`.

    Raises
    ------
    msgspec.ValidationError : a name is missing or of the wrong type.
    """
    return msgspec.json.decode(line, type=Estimate)


def flat(estimate: Estimate) -> dict[str, str | float | None]:
    """The cells of one line of `--as csv`, by `COLUMNS`; ids are joined with ` | `."""
    told = msgspec.to_builtins(estimate)
    place = told.pop("place")
    cells = {**{f"place_{name}": value for name, value in place.items()}, **told}
    cells["moved_by"] = " | ".join(estimate.moved_by)
    return {name: cells[name] for name in COLUMNS}
