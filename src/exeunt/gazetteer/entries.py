"""The nouns of this room: an entry, a mention of it, and what we took it for.

Everybody who asks the gazetteer anything gets these back; nobody changes one.
"""

from __future__ import annotations

import msgspec

KINDS = ("country", "territory", "region", "city", "crossing", "airport", "border", "area")


class Entry(msgspec.Struct, frozen=True):
    """One place. `countries` holds both sides of a border or crossing, else it is empty.

    `lat`, `lon` are degrees (WGS 84, good to about 300 m; regions: the middle of
    their towns), `population` is people or 0 where unknown.
    """

    id: str
    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    population: int = 0
    admin1: str | None = None
    countries: tuple[str, ...] = ()
    level: int = 0  # of a region: 1 first order, 2 district; 0 otherwise
    modes: tuple[str, ...] = ()  # of a crossing: road, rail, foot, ferry


class Mention(msgspec.Struct, frozen=True):
    """Characters `start` to `end` that name a place, or a people (`demonym`).

    `candidates` are references for `Gazetteer.entry`, likeliest first; empty for a
    name the gazetteer does not know but the text calls a place ("Xyz village").
    """

    start: int
    end: int
    text: str
    kind: str  # name or demonym
    candidates: tuple[int, ...]
    feature: str = ""  # what the text calls it: "region", "city", "airport", ...
    gap: str = ""  # the text up to the next mention, when short: ", " or " in "
    strong: bool = True  # False: could be an ordinary word or a person's name
    outer: tuple[int, int] = (0, 0)  # with its feature and direction words: "northern X province"
    guess: bool = False  # a spelling like a known one, or no known name at all


class Resolved(msgspec.Struct, frozen=True):
    """What a mention was taken for, and why, in short sentences."""

    mention: Mention
    entry: Entry | None
    reasons: tuple[str, ...]
    country: str | None = None  # alpha-3, also where the entry itself is unknown
    place: bool = True  # False: more likely a word or a person's name than any place
