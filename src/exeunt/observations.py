"""Observations: what somebody said about people leaving.

Reading makes them, the ledger keeps them, inference weighs them, the report
quotes them. Nobody changes one. `Document` is what they were read from.

The field names are a contract (`--as jsonl`): other tools rely on them. Terms
and units follow IDMC's HELIX, quantifiers likewise; countries are ISO 3166
alpha-3, money is ISO 4217, dates are ISO 8601.
"""

from __future__ import annotations

import hashlib

import msgspec

KINDS = ("figure", "claim")
MEASURES = (
    "entries", "exits", "crossings", "refused", "deported", "displaced", "evacuated",
    "returned", "arrivals", "present", "registered", "applications", "queue_length",
    "queue_vehicles", "wait_time", "price", "seats", "capacity", "occupancy",
    "conscripted", "arrested", "casualties", "search_interest", "other",
)  # fmt: skip
TERMS = (
    "Displaced", "Evacuated", "Forced to Flee", "Relocated", "Sheltered", "In Relief Camp",
    "Homeless", "Destroyed Housing", "Partially Destroyed Housing", "Uninhabitable Housing",
    "Returned",
)  # fmt: skip
HEDGES = (
    "exact", "about", "at_least", "more_than", "less_than", "up_to", "nearly", "range", "vague",
)  # fmt: skip
MODALITIES = ("observed", "expected", "planned", "ordered", "hypothetical")
STANCES = ("asserts", "disputes", "denies")
UNITS = (
    "people", "households", "houses", "vehicles", "trips", "km", "hours", "rooms", "seats",
    "percent",
)  # fmt: skip  # or an ISO 4217 code
CLAIMS = ("rule", "intention", "denial", "warning")
RULE_ABOUT = ("entry", "exit", "stay", "call_up", "checks")
RULE_STATUS = ("in_force", "announced", "considered")
DECISIONS = (
    "admitted", "refused", "conditional", "required", "not_required", "restricted", "checked",
    "protected", "open", "closed",
)  # fmt: skip


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place as the text names it and as the gazetteer knows it.

    `id` is null when the gazetteer does not know the name; `countries` holds
    both sides of a border or crossing, empty for anything else.
    """

    name: str
    as_written: str
    id: str | None = None
    kind: str | None = None  # country, territory, region, city, crossing, airport, border, area
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    countries: tuple[str, ...] = ()


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """First and last moment, ISO dates or times, both ends included.

    `accuracy` is `day`, `night`, `hour`, `week`, `month`, `year`, or any of them
    with `inferred ` before it where the publication date was worked out from the
    text; `since` and `until` leave one end open (null).
    """

    start: str | None
    end: str | None
    accuracy: str = "day"


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A difference against an earlier period, and the earlier figure it implies."""

    value: float | None
    low: float | None = None
    high: float | None = None
    against: Period | None = None
    implies: str | None = None  # id of the derived observation


class Span(msgspec.Struct, frozen=True):
    """Characters `start` to `end` of the document's text."""

    start: int
    end: int


class Step(msgspec.Struct, frozen=True):
    """One reason behind an observation: `part` it settles, by which rule, from which words."""

    part: str  # number, hedge, unit, measure, term, at, from, to, period, said_by, ...
    rule: str
    words: str = ""
    note: str = ""


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """One thing somebody said, as published. Two reports of one crossing stay two."""

    id: str
    kind: str  # figure or claim
    document: str
    start: int
    end: int
    quote: str
    measure: str | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    hedge: str | None = None
    unit: str | None = None
    group: str | None = None
    term: str | None = None
    at: Place | None = None
    from_: Place | None = msgspec.field(default=None, name="from")
    to: Place | None = None
    mode: str | None = None
    period: Period | None = None
    change: Change | None = None
    modality: str = "observed"
    said_by: str | None = None
    via: tuple[str, ...] = ()
    stance: str = "asserts"
    derived: bool = False
    claim: str | None = None  # rule, intention, denial, warning
    about: str | None = None  # of a rule: entry, exit, stay, call_up, checks
    status: str | None = None  # of a rule: in_force, announced, considered
    actor: str | None = None
    decision: str | None = None
    denies: str | None = None  # an observation's id where it is one, else the words denied
    repeats: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    because: tuple[Step, ...] = ()  # not part of --as jsonl; `exeunt explain` shows it


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A text as published, and what is known about its publication.

    `id` is the `id` of a .jsonl line, else the path as given. `title` is only set
    where it is not already the first line of `text`.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None  # ISO date
    publisher: str | None = None
    url: str | None = None
    language: str | None = None  # ISO 639-1; None: not known yet
    obtained: str | None = None  # how: "file", "stdin", "html", "pdf", "feed", ...


def text_hash(text: str) -> str:
    """Identity of a text: 16 hex digits of BLAKE2b over its UTF-8 bytes."""
    raw = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(raw, digest_size=8).hexdigest()


def to_dict(observation: Observation) -> dict[str, object]:
    """The contract as plain JSON types: every name always there, null where unknown."""
    out: dict[str, object] = msgspec.to_builtins(observation)
    out.pop("because")
    return out


def to_json(observation: Observation) -> bytes:
    """One line of `--as jsonl`, without the newline."""
    return msgspec.json.encode(to_dict(observation))


def from_json(line: bytes | str) -> Observation:
    """Read back one line of `--as jsonl`.

    Raises
    ------
    msgspec.ValidationError : a name is missing or of the wrong type.
    """
    return msgspec.json.decode(line, type=Observation)
