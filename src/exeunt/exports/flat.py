"""One observation as one flat row, and back.

CSV, HXL and Parquet share these columns; GeoJSON uses them as properties. A row is a
dict in column order whose values are text, numbers, booleans or None. `COLUMNS` says
each column's type, HXL tag and meaning; docs/formats.md is the same table for readers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from exeunt.observations import Change, Observation, Period, Place, Span

Cell = str | float | int | bool | None
Row = dict[str, Cell]

BAR = " | "  # between the items of a list


class Column(NamedTuple):
    """`kind` is text, whole, number or flag; `tag` the HXL hashtag."""

    name: str
    kind: str
    tag: str
    meaning: str


def _place(name: str, tag: str, meaning: str) -> list[Column]:
    loc = f"#loc{tag}"
    return [
        Column(f"{name}_name", "text", f"{loc}+name", meaning),
        Column(f"{name}_as_written", "text", f"{loc}+written", "as the text spells it"),
        Column(f"{name}_id", "text", f"{loc}+code", "gazetteer id; empty: not known to it"),
        Column(f"{name}_kind", "text", f"{loc}+type", "country, region, city, crossing, ..."),
        Column(f"{name}_country", "text", f"#country{tag}+code", "ISO 3166 alpha-3"),
        Column(f"{name}_countries", "text", f"#country{tag}+list", "both sides of a border"),
        Column(f"{name}_lat", "number", f"#geo{tag}+lat", "degrees north, WGS 84"),
        Column(f"{name}_lon", "number", f"#geo{tag}+lon", "degrees east, WGS 84"),
    ]


_OWN = [
    Column("id", "text", "#meta+id", "content hash; the same text gives the same id"),
    Column("kind", "text", "#meta+kind", "figure or claim"),
    Column("document", "text", "#meta+document", "the id or path it was read under"),
    Column("start", "whole", "#meta+span+start", "first character in the document's text"),
    Column("end", "whole", "#meta+span+end", "one past the last character"),
    Column("quote", "text", "#description+quote", "the words, private names in [brackets]"),
    Column("measure", "text", "#indicator+name", "what is counted; empty for a claim"),
    Column("value", "number", "#indicator+value+num", "the figure; empty where only bounds"),
    Column("low", "number", "#indicator+min+num", "at least; empty: no lower limit said"),
    Column("high", "number", "#indicator+max+num", "at most; empty: no upper limit said"),
    Column("hedge", "text", "#indicator+hedge", "exact, about, at_least, more_than, ..."),
    Column("unit", "text", "#indicator+unit", "people, households, km, hours, ISO 4217, ..."),
    Column("group", "text", "#group+name", "who, in the text's words"),
    Column("term", "text", "#indicator+term", "IDMC term: Displaced, Evacuated, ..."),
    *_place("at", "", "where it was counted"),
    *_place("from", "+origin", "where they come from"),
    *_place("to", "+dest", "where they go"),
    Column("mode", "text", "#meta+mode", "car, bicycle, foot, bus, rail, air, ..."),
    Column("period_start", "text", "#date+start", "ISO date or time, included"),
    Column("period_end", "text", "#date+end", "ISO date or time, included"),
    Column("period_accuracy", "text", "#meta+accuracy", "day, week, ..., inferred day, ..."),
    Column("change_value", "number", "#indicator+change+num", "difference to before"),
    Column("change_low", "number", "#indicator+change+min+num", "at least"),
    Column("change_high", "number", "#indicator+change+max+num", "at most"),
    Column("change_start", "text", "#date+before+start", "the earlier period, first"),
    Column("change_end", "text", "#date+before+end", "the earlier period, last"),
    Column("change_accuracy", "text", "#meta+accuracy+before", "as period_accuracy"),
    Column("change_implies", "text", "#meta+implies", "id of the earlier figure it implies"),
    Column("modality", "text", "#modality", "observed, expected, planned, ..."),
    Column("said_by", "text", "#meta+source", "who says it"),
    Column("via", "text", "#meta+source+via", "who relays it, nearest first"),
    Column("stance", "text", "#status+stance", "asserts, disputes or denies"),
    Column("derived", "flag", "#meta+derived", "true: implied by another figure"),
    Column("claim", "text", "#meta+claim", "rule, intention, denial, warning"),
    Column("about", "text", "#meta+about", "of a rule: entry, exit, stay, call_up, checks"),
    Column("status", "text", "#status+rule", "of a rule: in_force, announced, considered"),
    Column("actor", "text", "#org+actor", "who decides"),
    Column("decision", "text", "#status+decision", "admitted, refused, conditional, ..."),
    Column("denies", "text", "#meta+denies", "what a denial denies: an id or words"),
    Column("repeats", "text", "#meta+span+list", "other spans that say the same: 12-40 | 90-118"),
    Column("rule", "text", "#meta+rule", "the rule that read it"),
    Column("confidence", "number", "#meta+confidence+num", "0 to 1"),
]
_KNOWN = [
    Column("title", "text", "#meta+title", "of the document"),
    Column("publisher", "text", "#org+publisher", "of the document"),
    Column("published", "text", "#date+published", "of the document, ISO date"),
    Column("url", "text", "#meta+url", "of the document"),
    Column("language", "text", "#meta+language", "of the document, ISO 639-1"),
    Column("reports", "whole", "#meta+reports+num", "outlets that carry this one witness"),
    Column("review", "text", "#status+review", "latest verdict: accept, reject, correct"),
    Column("reviewed_by", "text", "#meta+reviewer", "whose verdict"),
    Column("corrections", "text", "#meta+corrections", "JSON of corrected columns' new values"),
]
# `own`: the observation; the rest is filled where the ledger knows it.
COLUMNS: tuple[Column, ...] = (*_OWN, *_KNOWN)


def observation_of(item: object) -> Observation:
    """An observation, or the one inside a ledger's record of it."""
    found = getattr(item, "observation", item)
    if not isinstance(found, Observation):
        raise TypeError(f"{type(item).__name__} is neither an Observation nor holds one")
    return found


def row(item: object) -> Row:
    """All columns, in order. `item`: an Observation, or a record with `.observation`."""
    o = observation_of(item)
    out = {column.name: None for column in COLUMNS} | dict(_own(o))
    return out | dict(_known(item)) if item is not o else out


def _own(o: Observation) -> Iterator[tuple[str, Cell]]:
    for name in _PLAIN:
        yield name, getattr(o, name)
    for name, place in (("at", o.at), ("from", o.from_), ("to", o.to)):
        yield from _place_cells(name, place)
    if o.period:
        yield from zip(_PERIOD, (o.period.start, o.period.end, o.period.accuracy), strict=True)
    if o.change:
        yield from _change_cells(o.change)
    yield "via", join(o.via) or None
    yield "repeats", join([f"{span.start}-{span.end}" for span in o.repeats]) or None


_PERIOD = ("period_start", "period_end", "period_accuracy")
_PLAIN = tuple(
    column.name
    for column in _OWN
    if column.name in Observation.__struct_fields__
    and column.name not in ("at", "to", "via", "repeats")
)


def _place_cells(name: str, place: Place | None) -> Iterator[tuple[str, Cell]]:
    if place is None:
        return
    for field in ("name", "as_written", "id", "kind", "country", "lat", "lon"):
        yield f"{name}_{field}", getattr(place, field)
    yield f"{name}_countries", join(place.countries) or None


def _change_cells(change: Change) -> Iterator[tuple[str, Cell]]:
    yield "change_value", change.value
    yield "change_low", change.low
    yield "change_high", change.high
    yield "change_implies", change.implies
    if change.against:
        yield "change_start", change.against.start
        yield "change_end", change.against.end
        yield "change_accuracy", change.against.accuracy


def _known(item: object) -> Iterator[tuple[str, Cell]]:
    """What a ledger's record adds; names it does not have stay empty."""
    document = getattr(item, "document", None)
    for name in ("title", "publisher", "published", "url", "language"):
        yield name, getattr(document, name, None)
    yield "reports", getattr(item, "reports", None)
    review = getattr(item, "review", None)
    yield "review", getattr(review, "verdict", None)
    yield "reviewed_by", getattr(review, "who", None)
    changes = getattr(review, "changes", None)
    yield "corrections", msgspec.json.encode(changes).decode() if changes else None


def observation(row: Row) -> Observation:
    """The observation a row was made of (its `because` is not in the row).

    Raises
    ------
    msgspec.ValidationError : a cell is missing or of the wrong type.
    """
    plain: dict[str, object] = {name: row[name] for name in _PLAIN}
    for name in ("at", "from", "to"):
        plain[name] = _place_back(name, row)
    if row["period_accuracy"] is not None:
        plain["period"] = Period(**dict(zip(("start", "end", "accuracy"), _cells(row, _PERIOD))))  # type: ignore[arg-type]  # noqa: B905
    plain["change"] = _change_back(row)
    plain["via"] = split(row["via"])
    plain["repeats"] = [_span(text) for text in split(row["repeats"])]
    return msgspec.convert(plain, type=Observation)


def _cells(row: Row, names: tuple[str, ...]) -> list[Cell]:
    return [row[name] for name in names]


def _place_back(name: str, row: Row) -> Place | None:
    if row[f"{name}_name"] is None:
        return None
    fields = ("name", "as_written", "id", "kind", "country", "lat", "lon")
    plain: dict[str, object] = {field: row[f"{name}_{field}"] for field in fields}
    return msgspec.convert({**plain, "countries": split(row[f"{name}_countries"])}, type=Place)


def _change_back(row: Row) -> Change | None:
    value, low, high, implies = _cells(
        row, ("change_value", "change_low", "change_high", "change_implies")
    )
    start, end, accuracy = _cells(row, ("change_start", "change_end", "change_accuracy"))
    against = {"start": start, "end": end, "accuracy": accuracy} if accuracy else None
    if all(cell is None for cell in (value, low, high, implies, against)):
        return None
    plain = {"value": value, "low": low, "high": high, "against": against, "implies": implies}
    return msgspec.convert(plain, type=Change)


def _span(text: str) -> Span:
    start, _, end = text.partition("-")
    return Span(int(start), int(end))


def join(items: tuple[str, ...] | list[str]) -> str:
    """Items between bars; a bar inside an item is doubled."""
    return BAR.join(item.replace("|", "||") for item in items)


def split(cell: Cell) -> list[str]:
    """What `join` joined."""
    if not cell:
        return []
    return [item.replace("||", "|") for item in str(cell).split(BAR)]
