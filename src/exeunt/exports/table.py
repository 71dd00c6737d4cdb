"""Observations as short rows for a terminal; the command line draws them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exeunt.exports import words
from exeunt.exports.flat import observation_of

HEADINGS = ("id", "place", "measure", "value", "period", "said by", "stance", "quote")
QUOTE_WIDTH = 60


def table(items: Iterable[object]) -> Iterator[list[str]]:
    """One row of `HEADINGS` per observation, all short strings, in the order given."""
    for item in items:
        o = observation_of(item)
        yield [
            o.id[:8],
            words.where(o),
            words.measure(o),
            words.figure(o),
            words.period(o.period),
            words.said_by(o) or (o.actor or ""),
            "" if o.stance == "asserts" else o.stance,
            words.short(o.quote, QUOTE_WIDTH),
        ]
