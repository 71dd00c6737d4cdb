"""The whole story, top to bottom: read me first.

    sources  ->  documents  ->  readings  ->  ledger  ->  page
    (files)      (texts)        (what was      (what was    (what to
                                 said)          kept)        send)

`read` turns sources into readings, `keep` puts them into a ledger, `report` draws
what it holds. The doors (`exeunt.cli`) call this module and nothing behind it:
everything a door can do is one function here, and every room is imported when it is
first needed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from exeunt import errors
from exeunt.errors import AmbiguousPlace, LedgerError, NotFound, SourceError, WrongUse
from exeunt.observations import Document, Observation

if TYPE_CHECKING:
    # `as` says that the doors may have these from here: they import no room.
    from exeunt.estimates import Picture
    from exeunt.gazetteer import Entry as Entry
    from exeunt.gazetteer import Gazetteer as Gazetteer
    from exeunt.ledger import Hit as Hit
    from exeunt.ledger import Ledger as Ledger
    from exeunt.ledger import Stored as Stored
    from exeunt.ledger import View as View
    from exeunt.network.scenario import Scenario
    from exeunt.reading import Reading as Reading
    from exeunt.report import PageDocument as PageDocument
    from exeunt.sources import Limits as Limits
    from exeunt.sources import Problem as Problem

OnProblem = Callable[["Problem"], None]
# What a ledger says together, and the scenario through which it was weighed (`weighing`).
Weigh = Callable[["View"], tuple["Picture | None", "Scenario | None"]]

ALONE_FOR = 1.0  # seconds of our own work before workers (0.3 s to start) are worth having
FEW_WORDS = 200  # characters in which a language cannot be told for sure
LONG = 1_000_000  # characters; a text that may take seconds is read where it can be killed


# Sources to readings


def read(
    *sources: str | Path | Document,
    text: str | None = None,
    published: str | None = None,
    workers: int | None = 1,
    seconds: float | None = None,
    megabytes: float | None = None,
    on_problem: OnProblem | None = None,
) -> Iterator[Reading]:
    """Read every figure and claim about people on the move.

    Parameters
    ----------
    sources : files (.txt .md .html .pdf .docx .jsonl, feeds), folders, globs, "-" for
        standard input, or documents. Read in the order given, folders by name.
    text : a text to read instead of a source.
    published : ISO date of publication where the source does not say; it turns
        "on Wednesday" into a date.
    workers : processes for a long batch, None for one a core; the order of results
        does not depend on it.
    seconds, megabytes : the time and the size one document may have, before it is
        given up as a problem; None for the usual limits (`sources.Limits`).
    on_problem : called with what could not be read, and the batch goes on. Without
        it the first problem is raised; a warning (an empty document) is passed over.

    Yields
    ------
    Reading
        `document`, `observations`, and `masked`: the text without private names.

    Raises
    ------
    WrongUse : nothing to read, or a date that is none.
    SourceError : see `on_problem`.
    """
    from exeunt.sources import Problem, run_guarded

    gazetteer()  # what no document can be read without should fail once, not once a document
    limits = _limits(seconds, megabytes)
    documents = _documents(sources, text, _day(published), workers, limits)
    found = run_guarded(_read_one, documents, limits, workers=workers, name=_name, inline=_here())
    for result in found:
        if isinstance(result, Problem):
            _tell(result, on_problem)
        else:
            yield result


def _documents(
    sources: Sequence[str | Path | Document],
    text: str | None,
    published: str | None,
    workers: int | None,
    limits: Limits,
) -> Iterator[Document | Problem]:
    """Documents as given, and those behind the names, in the order given."""
    if text is not None:
        yield Document(id="text", text=text, published=published, obtained="text")
    elif not sources:
        raise WrongUse("nothing to read", todo="name a file, a folder, or - for standard input")
    names = [str(source) for source in sources if not isinstance(source, Document)]
    yield from (source for source in sources if isinstance(source, Document))
    if names:
        from exeunt import sources as room

        yield from room.documents(names, published=published, workers=workers, limits=limits)


def _limits(seconds: float | None, megabytes: float | None) -> Limits:
    from exeunt.sources import Limits

    asked: dict[str, Any] = {
        "seconds": seconds,
        "file_megabytes": megabytes,
        "line_megabytes": megabytes,
    }
    given = {name: value for name, value in asked.items() if value is not None}
    if any(value <= 0 for value in given.values()):
        raise WrongUse("a limit must be more than nothing", todo="leave it out for the usual one")
    return Limits(**given)


def _read_one(item: Document | Problem) -> Iterator[Reading | Problem]:
    """One document to its reading; a problem stays one. Runs here or in a worker."""
    from exeunt import reading
    from exeunt.sources import Problem

    if isinstance(item, Problem):
        yield item
        return
    try:
        found = reading.read(_in_its_language(item), gazetteer=gazetteer())
        found.masked  # noqa: B018  worked out here, where there are many hands
        yield from (Problem(what=note, where=item.id, warning=True) for note in found.notes)
        yield found
    except Exception as error:  # noqa: BLE001  a bug must cost one document, not the batch
        # The message of a foreign error may quote the text, and so a private name.
        what = f"exeunt broke while reading this ({type(error).__name__} in {_line_of(error)})"
        yield Problem(
            what=what, where=item.id, todo="please report it as a bug", error="ExeuntError"
        )


def _in_its_language(document: Document) -> Document:
    """The document with its language, where nobody said it and the text is sure enough.

    A few words may look like any language: then a foreign one is not believed, and the
    text is tried as English.
    """
    import msgspec

    from exeunt.reading.language import KNOWN
    from exeunt.sources import language

    if document.language is not None:
        return document
    code = language(document.text)
    if code is None or (code not in KNOWN and len(document.text) < FEW_WORDS):
        return document
    return msgspec.structs.replace(document, language=code)


def _line_of(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "an unknown place"
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


def _name(item: Document | Problem) -> str:
    return item.id if isinstance(item, Document) else item.where


def _here() -> Callable[[Document | Problem], bool]:
    """Which items this process reads itself: all, until it has worked for a while."""
    began = time.process_time()

    def here(item: Document | Problem) -> bool:
        if not isinstance(item, Document):
            return True
        return len(item.text) < LONG and time.process_time() - began < ALONE_FOR

    return here


def _tell(problem: Problem, on_problem: OnProblem | None) -> None:
    if on_problem is not None:
        on_problem(problem)
    elif not problem.warning:
        kind = getattr(errors, problem.error, errors.SourceError)
        raise kind(problem.what, where=problem.where, near=problem.near, todo=problem.todo)


def _day(text: str | None) -> str | None:
    from datetime import date

    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise WrongUse(f'"{text}" is not a date', todo="write it as 2022-09-23") from None


def how_many(sources: Sequence[str]) -> int | None:
    """Documents behind these names, or None where only reading them would tell."""
    from exeunt.sources import expand

    total = 0
    try:
        for item in expand(sources):
            if item.kind in ("feed", "warc", "unknown") or item.path.endswith(".gz"):
                return None
            total += _lines(item.path) if item.kind == "jsonl" else 1
    except (errors.ExeuntError, OSError):
        return None
    return total


def _lines(path: str) -> int:
    with Path(path).open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


# Readings to the ledger


def open_ledger(path: str | Path, *, create: bool = True, write: bool = True) -> Ledger:
    """The ledger in a file; made where there is none, if `create`.

    Raises
    ------
    NotFound : not `create`, and there is no such file.
    LedgerError, NewerLedger : it cannot be opened, or a newer exeunt wrote it.
    """
    from exeunt.ledger import Ledger

    if not create and not Path(path).exists():
        raise NotFound(
            "there is no ledger here yet",
            where=str(path),
            todo="read something first (exeunt read FILE), or name one with --ledger",
        )
    return Ledger.open(path, create=create, write=write)


def keep(
    readings: Iterable[Reading], ledger: Ledger, on_error: Callable[[LedgerError], None]
) -> Iterator[Reading]:
    """Put each reading into the ledger, one transaction a document, and hand it on.

    What this version of exeunt has read already adds nothing. Stopping between two
    readings, or killing the process inside one, leaves whole documents only. When the
    ledger fails, `on_error` is told once, and readings are handed on without being kept.
    """
    from exeunt import __version__

    fine = True
    for reading in readings:
        if fine:
            try:
                ledger.add(
                    reading.document,
                    reading.observations,
                    masked=reading.masked,
                    vintage=__version__,
                )
            except LedgerError as error:
                fine = False
                on_error(error)
        yield reading


def is_ledger(source: str | Path | Document) -> bool:
    """Whether a name stands for a ledger rather than for something to read."""
    if isinstance(source, Document):
        return False
    try:
        with Path(source).open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


# The ledger to observations, and out of the house


def listed(ledger: View, **limits: Any) -> Iterator[Stored]:
    """What a ledger holds, one a witness, limited as `View.observations` can.

    Without what a review rejected, unless `review` asks for it.
    """
    for stored in ledger.observations(**limits):
        rejected = stored.review is not None and stored.review.verdict == "reject"
        if limits.get("review") or not rejected:
            yield stored


def export(found: Iterable[Observation | Stored], fmt: str, out: BinaryIO | str | Path) -> int:
    """Write observations as jsonl, csv, hxl, geojson or parquet; how many were written.

    Raises
    ------
    WrongUse : there is no such format.
    MissingExtra : the format needs a part that is not installed.
    """
    from exeunt import exports

    return exports.write(found, fmt, out)


def as_dict(one: Observation) -> dict[str, object]:
    """The contract as plain JSON types."""
    from exeunt.observations import to_dict

    return to_dict(one)


def in_words(one: Observation) -> str:
    """One observation as a person would put it: what, how many, where, when, who says."""
    from exeunt.exports import words

    parts = (
        words.measure(one), words.figure(one, spoken=True), words.where(one),
        words.period(one.period), words.said_by(one),
    )  # fmt: skip
    return ", ".join(part for part in parts if part)


def table(found: Iterable[Observation | Stored]) -> tuple[tuple[str, ...], Iterator[list[str]]]:
    """Headings, and one row of short texts an observation, for a terminal."""
    from exeunt import exports

    return exports.HEADINGS, exports.table(found)


# The ledger to the page


def report(
    *sources: str | Path | Document,
    published: str | None = None,
    title: str | None = None,
    as_of: str | None = None,
    workers: int | None = 1,
    on_problem: OnProblem | None = None,
    weigh: Weigh | None = None,
) -> str:
    """One self-contained HTML page of what the sources, or a ledger, say.

    `sources` are as for `read`, or one ledger file; `as_of` is a date, for what was
    known then. Copies of one story in several outlets count once, as in a ledger. `weigh`
    makes the picture the page begins with; without it there is none.

    Raises
    ------
    WrongUse : nothing to read, or a ledger among other sources.
    SourceError, LedgerError : see `read` and `open_ledger`.
    """
    ledgers = [str(source) for source in sources if is_ledger(source)]
    if not ledgers:
        readings = read(*sources, published=published, workers=workers, on_problem=on_problem)
        return page_of(known_by(readings, as_of), title=title, weigh=weigh)
    if len(sources) > 1:
        raise WrongUse("a page is of one ledger, or of sources", near=ledgers[0])
    with closing(open_ledger(ledgers[0], create=False, write=False)) as ledger:
        return page(ledger.as_of(as_of) if as_of else ledger, title=title, weigh=weigh)


def known_by(readings: Iterable[Reading], as_of: str | None) -> Iterator[Reading]:
    """Readings but those of documents published after a day."""
    for reading in readings:
        published = reading.document.published
        if not (as_of and published and published[:10] > as_of):
            yield reading


def page_of(
    readings: Iterable[Reading],
    *,
    title: str | None = None,
    notes: Sequence[str] = (),
    weigh: Weigh | None = None,
) -> str:
    """The page of readings, by way of a ledger that is gone afterwards.

    `notes` are sentences for the reader of the page; a list may grow while reading.
    """
    with _scratch() as ledger:
        silent = [
            _silent(reading.document)
            for reading in keep(readings, ledger, _raise)
            if not reading.observations
        ]
        return page(ledger, title=title, notes=notes, silent=silent, weigh=weigh)


def _silent(document: Document) -> PageDocument:
    """A document that says nothing on the matter: counted, not shown."""
    from exeunt.report import PageDocument

    return PageDocument(document=Document(id=document.id, text="", published=document.published))


def page(
    ledger: View,
    *,
    title: str | None = None,
    notes: Sequence[str] = (),
    silent: Sequence[PageDocument] = (),
    weigh: Weigh | None = None,
) -> str:
    """The page of what a ledger holds; rejected observations stay off it."""
    from datetime import UTC, datetime

    from exeunt.report import page as draw

    now = datetime.now(UTC).isoformat(timespec="minutes")
    picture, scenario = weigh(ledger) if weigh else (None, None)
    shown = [*_page_documents(ledger), *silent]
    return draw(shown, title=title, generated=now, notes=notes, picture=picture, scenario=scenario)


def _page_documents(ledger: View) -> Iterator[PageDocument]:
    from exeunt.report import PageDocument

    groups: dict[str, list[Stored]] = {}
    for stored in listed(ledger):
        groups.setdefault(stored.document.hash, []).append(stored)
    for key, group in groups.items():
        yield _page_document(ledger, key, group, PageDocument)


def _page_document(
    ledger: View, key: str, group: list[Stored], kind: type[PageDocument]
) -> PageDocument:
    """A document of the ledger with its masked text, and offsets that fit it."""
    import msgspec

    from exeunt.masked import MaskedText

    held = ledger.document(key)
    masked = MaskedText(held.text, held.edits)
    about = group[0].document
    document = Document(
        id=about.id,
        text=held.text,
        title=about.title,
        published=about.published,
        publisher=about.publisher,
        url=about.url,
        language=about.language,
        obtained=about.obtained,
    )
    return kind(
        document=document,
        observations=tuple(_shifted(stored.standing, masked, msgspec) for stored in group),
        reports=max(stored.reports for stored in group),
    )


def _shifted(observation: Observation, masked: Any, msgspec: Any) -> Observation:
    start, end = masked.masked_span(observation.start, observation.end)
    repeats = tuple(
        type(span)(*masked.masked_span(span.start, span.end)) for span in observation.repeats
    )
    shifted: Observation = msgspec.structs.replace(
        observation, start=start, end=end, repeats=repeats
    )
    return shifted


@contextmanager
def _scratch() -> Iterator[Ledger]:
    """A ledger for one page, gone afterwards."""
    from tempfile import TemporaryDirectory

    with (
        TemporaryDirectory(prefix="exeunt-") as folder,
        closing(open_ledger(Path(folder) / "page.db")) as ledger,
    ):
        yield ledger


def _raise(error: LedgerError) -> None:
    raise error


# Places


@cache
def gazetteer() -> Gazetteer:
    """The places of the world, with the spellings that were taught by `add_alias`."""
    from exeunt.gazetteer import open_gazetteer

    return open_gazetteer(aliases_path())


def aliases_path() -> Path:
    """Where taught spellings are kept: EXEUNT_ALIASES, else the user's settings folder."""
    import os

    if named := os.environ.get("EXEUNT_ALIASES"):
        return Path(named)
    settings = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    return (Path(settings) if settings else Path.home() / ".config") / "exeunt" / "aliases.tsv"


def find_places(name: str, *, country: str | None = None) -> list[Entry]:
    """What a name may mean, likeliest first, then names that look alike.

    `country` (ISO alpha-3): only places in, or on the border of, this country.
    """
    found = gazetteer().find(name)
    wanted = country.upper() if country else None
    return [e for e in found if wanted is None or wanted in (e.country, *e.countries)]


def add_alias(name: str, place: str) -> Entry:
    """Let a spelling stand for a place, given by its id or by a name that means one place.

    Raises
    ------
    NotFound, AmbiguousPlace : `place` is no place, or several.
    SourceError : the spelling cannot be kept.
    """
    atlas = gazetteer()
    path = aliases_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"cannot keep the spelling: {error.strerror}"
        raise SourceError(what, where=str(path), todo="set EXEUNT_ALIASES to a file") from None
    return atlas.add_alias(name, _place_id(atlas, place), path)


def _place_id(atlas: Gazetteer, place: str) -> str:
    try:
        return atlas.by_id(place).id
    except NotFound:
        named = atlas.lookup(place)
    if len(named) == 1:
        return named[0].id
    near = ", ".join(f"{e.id} ({e.name}, {e.kind})" for e in (named or atlas.find(place))[:3])
    if named:
        raise AmbiguousPlace(f'"{place}" is {len(named)} places', near=near, todo="give the id")
    raise NotFound(f'no place called "{place}" in the gazetteer', near=near, todo="give the id")
