"""`exeunt explain` and `exeunt ledger ...`: look into what was read, and judge it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from exeunt import workflow
from exeunt.cli import ALL_READ, say, show
from exeunt.cli.reading import ledger_path
from exeunt.errors import WrongUse

if TYPE_CHECKING:
    from exeunt.observations import Observation
    from exeunt.workflow import Hit, Stored, View

HIT = ("document", "published", "passage", "observations")


def explain(options: argparse.Namespace) -> int:
    """The tree of rules, words and places behind one observation."""
    with _looking(options) as ledger:
        stored = ledger.get(options.id)
    show.text("\n".join(_tree(stored.observation)))
    return ALL_READ


def list_(options: argparse.Namespace) -> int:
    """Observations, or the documents they stand in."""
    with _looking(options) as ledger:
        found = list(_found(options, ledger))
    if options.documents:
        _documents(found, show.format_of(options.fmt))
    else:
        show.observations(found, show.format_of(options.fmt))
    say.line(say.count(len(found), "observation"))
    return ALL_READ


def search(options: argparse.Namespace) -> int:
    """Texts that hold the words, and the observations in them."""
    with _looking(options) as ledger:
        # What the shell kept together is a phrase.
        words = (f'"{word}"' if " " in word and '"' not in word else word for word in options.words)
        hits = list(ledger.search(" ".join(words), limit=options.limit))
        fmt = show.format_of(options.fmt)
        if fmt == "table":
            show.grid(HIT, map(_hit, hits), wide="passage")
        else:
            ids = [each for hit in hits for each in hit.observations]
            show.observations((ledger.get(each) for each in ids), fmt)
    more = ", the best; --limit shows more" if len(hits) == options.limit else ""
    say.line(f"{say.count(len(hits), 'document')} found{more}")
    return ALL_READ


def _hit(hit: Hit) -> list[str]:
    ids = " ".join(each[:8] for each in hit.observations)
    return [hit.document.id, hit.document.published or "", " ".join(hit.snippet.split()), ids]


def show_(options: argparse.Namespace) -> int:
    """One observation with everything the ledger knows about it."""
    with _looking(options) as ledger:
        stored = ledger.get(options.id)
        reviews = ledger.reviews(stored.observation.id)
    show.text("\n".join(_card(stored)))
    for review in reviews:
        changes = f" {json.dumps(review.changes, ensure_ascii=False)}" if review.changes else ""
        show.text(f"  {review.verdict} by {review.who}, {review.at}: {review.why}{changes}")
    return ALL_READ


def review(options: argparse.Namespace) -> int:
    """Add a verdict; nothing is overwritten."""
    changes = dict(map(_change, options.set))
    with closing(workflow.open_ledger(ledger_path(options), create=False)) as ledger:
        kept = ledger.review(
            options.id, options.verdict, who=options.who, why=options.why, changes=changes or None
        )
    say.line(f"{kept.observation[:8]}: {kept.verdict} by {kept.who}, kept")
    return ALL_READ


def export(options: argparse.Namespace) -> int:
    """Observations of the ledger as a file for other tools."""
    fmt = show.format_of(options.fmt, options.output)
    with _looking(options) as ledger:
        found = list(_found(options, ledger))
    show.observations(found, fmt, options.output)
    say.line(say.count(len(found), "observation") + f" as {fmt}")
    return ALL_READ


@contextmanager
def _looking(options: argparse.Namespace) -> Iterator[View]:
    """The ledger, as it stood on --as-of where that is given; nothing is written."""
    path = ledger_path(options)
    with closing(workflow.open_ledger(path, create=False, write=False)) as ledger:
        as_of = getattr(options, "as_of", None)
        yield ledger.as_of(as_of) if as_of else ledger


def _found(options: argparse.Namespace, ledger: View) -> Iterator[Stored]:
    names = ("measure", "place", "country", "since", "until", "review")
    return workflow.listed(ledger, **{name: getattr(options, name) for name in names})


def _documents(found: list[Stored], fmt: str) -> None:
    groups: dict[str, list[Stored]] = {}
    for stored in found:
        groups.setdefault(stored.document.hash, []).append(stored)
    rows = [
        {
            "id": each[0].document.id,
            "title": each[0].document.title,
            "publisher": each[0].document.publisher,
            "published": each[0].document.published,
            "hash": key,
            "observations": len(each),
        }
        for key, each in groups.items()
    ]
    if fmt == "table":
        columns = ("id", "title", "publisher", "published", "hash", "observations")
        cells = [tuple(str(v if v is not None else "") for v in row.values()) for row in rows]
        show.grid(columns, cells, wide="title")
    elif fmt == "jsonl":
        show.json_lines(rows)
    else:
        raise WrongUse(f"documents cannot be shown as {fmt}", near="table, jsonl")


def _tree(one: Observation) -> Iterator[str]:
    """Rules, words and places, each under the part it settles."""
    yield f"{one.id}  {one.document}, characters {one.start}-{one.end}"
    yield f'  "{" ".join(one.quote.split())}"'
    yield f"  {workflow.in_words(one)}"
    if one.rule:
        yield f"  rule: {one.rule}, confidence {one.confidence:.2f}"
    parts: dict[str, list[Any]] = {}
    for step in one.because:
        parts.setdefault(step.part, []).append(step)
    for number, (part, steps) in enumerate(parts.items(), 1):
        last = number == len(parts)
        yield f"  {'└' if last else '├'}─ {part}{_value(one, part)}"
        for step in steps:
            said = f' from "{" ".join(step.words.split())}"' if step.words else ""
            note = f" ({step.note})" if step.note else ""
            yield f"  {' ' if last else '│'}    {step.rule}{said}{note}"


def _value(one: Observation, part: str) -> str:
    value = getattr(one, {"from": "from_"}.get(part, part), None)
    if value is None:
        return ""
    if hasattr(value, "name"):
        known = f" [{value.id}]" if value.id else " [not in the gazetteer]"
        return f": {value.name}{known}"
    if hasattr(value, "start"):
        return f": {value.start or '...'} to {value.end or '...'} ({value.accuracy})"
    return f": {value}"


def _card(stored: Stored) -> Iterator[str]:
    one = stored.standing
    for name, value in workflow.as_dict(one).items():
        if value not in (None, [], (), ""):
            shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            yield f"{name:>10}  {' '.join(shown.split())}"
    about = stored.document
    yield f"{'reported':>10}  {say.count(stored.reports, 'outlet')}; read {stored.read_at}"
    told = ", ".join(filter(None, (about.title, about.publisher, about.published)))
    if told:
        yield f"{'in':>10}  {told}"


def _change(text: str) -> tuple[str, object]:
    """`value=300`, `at=null`, `unit=km`: JSON where it is some, else the text itself."""
    field, equals, value = text.partition("=")
    if not equals:
        raise WrongUse(f'"{text}" is no FIELD=VALUE', todo="write it as --set value=300")
    try:
        return field, json.loads(value)
    except json.JSONDecodeError:
        return field, value
