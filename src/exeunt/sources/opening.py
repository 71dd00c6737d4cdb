"""Opening: one item to documents; the batch over many.

Nothing here raises for a bad source: it becomes a `Problem` among the documents.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO

import msgspec

from exeunt.errors import ExeuntError, SourceError, TooLarge
from exeunt.observations import Document
from exeunt.sources.guard import run_guarded
from exeunt.sources.items import Item, closest_names, expand
from exeunt.sources.limits import Limits
from exeunt.sources.problems import Problem, problem_of, problem_of_fault, problem_of_os

Result = Document | Problem
RISKY = frozenset({"html", "pdf", "docx", "feed", "warc", "unknown"})
_GZIP = b"\x1f\x8b"
_WITH_PICTURES = 4  # times larger a file of a kind that holds pictures may be


def documents(
    sources: Sequence[str],
    *,
    published: str | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
) -> Iterator[Result]:
    """Everything the user named, in order: folders sorted, parts of a file as they come.

    Parameters
    ----------
    sources : files, folders, globs, or "-" for standard input.
    published : ISO date of publication, for documents that do not say it themselves.
    workers : see `run_guarded`; 0 opens everything in this process. Plain text and
        .jsonl never start a process.

    Raises
    ------
    WrongUse : nothing named matches a readable file.
    """
    limits = limits or Limits()
    items = (_taken_in(item, limits) for item in expand(sources))
    found = run_guarded(
        functools.partial(open_item, limits=limits),
        items,
        limits,
        workers=workers,
        name=lambda item: item.path,
        inline=lambda item: item.kind not in RISKY,
    )
    return (_dated(result, published) for result in found)


def open_item(item: Item, limits: Limits | None = None) -> Iterator[Result]:
    """The documents of one item, in this process and under no clock."""
    try:
        limits = limits or Limits()
        yield from _open(_taken_in(item, limits), limits)
    except ExeuntError as error:
        yield problem_of(error, item.path)
    except OSError as error:
        yield _unpacking(error, item.path) or problem_of_os(error, item.path)
    except (EOFError, zlib.error):
        yield Problem(what="the .gz file is cut off or damaged", where=item.path)
    except RecursionError:
        yield problem_of(TooLarge("it is nested too deeply"), item.path)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  a parser's fault on one file must not end the batch
        yield problem_of_fault(error, item.path)


def _dated(result: Result, published: str | None) -> Result:
    if published and isinstance(result, Document) and result.published is None:
        return msgspec.structs.replace(result, published=published)
    return result


def _unpacking(error: OSError, path: str) -> Problem | None:
    if isinstance(error, gzip.BadGzipFile):
        return Problem(what="this is no .gz file, or a damaged one", where=path)
    return None


def _taken_in(item: Item, limits: Limits) -> Item:
    """Standard input is read here, once: all of it, unless it is .jsonl, which streams."""
    if item.path != "-" or item.data is not None or item.stream is not None:
        return item
    stream = _standard_input()
    if sniff(stream.peek()) == "jsonl":
        return Item("-", "jsonl", stream=stream)
    data = stream.read(limits.file_bytes + 1)
    return Item("-", "unknown" if data.startswith(_GZIP) else sniff(data), data)


def _standard_input() -> io.BufferedReader:
    """With `peek`, which a stand-in for standard input may lack; never closed here."""
    given: Any = sys.stdin.buffer
    return given if isinstance(given, io.BufferedReader) else io.BufferedReader(given)


def _open(item: Item, limits: Limits) -> Iterator[Result]:
    if item.kind == "missing":
        near = ", ".join(closest_names(item.path))
        raise SourceError("no file, folder or glob of that name", where=item.path, near=near)
    if item.kind in ("jsonl", "warc"):
        with _stream(item) as stream:
            yield from _STREAMED[item.kind](stream, item.path, limits)
        return
    raw = _bytes(item, limits)
    kind = sniff(raw) if item.kind == "unknown" else _corrected(item.kind, raw)
    if kind in _STREAMED:
        yield from _STREAMED[kind](io.BytesIO(raw), item.path, limits)
    else:
        yield from _WHOLE[kind](raw, item.path, limits)


def _bytes(item: Item, limits: Limits) -> bytes:
    """The unpacked bytes of an item, never more than the limit."""
    most = limits.file_bytes * (_WITH_PICTURES if item.kind in ("pdf", "docx") else 1)
    raw = _taken(item.path, most) if item.data is None else item.data
    if _is_packed(item) and len(raw) <= most:
        raw = gunzip(raw, most)
    if len(raw) > most:
        raise _too_large(item.path, most)
    return raw


def _taken(path: str, most: int) -> bytes:
    """Bytes of a file, one more than allowed at most; not read when it says it is larger."""
    with open(path, "rb") as file:
        if os.fstat(file.fileno()).st_size > most:
            raise _too_large(path, most)
        return file.read(most + 1)


def _too_large(path: str, most: int) -> TooLarge:
    return TooLarge(
        f"it holds more than {most / 1e6:g} MB", where=path, todo="split it, or raise the limit"
    )


def gunzip(raw: bytes, most: int) -> bytes:
    """All members of a .gz, at most one byte more than `most`.

    Raises
    ------
    EOFError, zlib.error : cut off, or no .gz.
    """
    out, size = [], 0
    while raw and size <= most:
        member = zlib.decompressobj(wbits=31)
        out.append(member.decompress(raw, most + 1 - size))
        size += len(out[-1])
        if not member.eof and size <= most:
            raise EOFError
        raw = member.unused_data.lstrip(b"\0")
    return out[0] if len(out) == 1 else b"".join(out)


def _is_packed(item: Item) -> bool:
    return item.path.lower().endswith(".gz") or (item.data or b"").startswith(_GZIP)


@contextlib.contextmanager
def _stream(item: Item) -> Iterator[BinaryIO]:
    """The item as a binary stream, seen through gzip."""
    if item.stream is not None:
        yield item.stream
        return
    with open(item.path, "rb") if item.data is None else io.BytesIO(item.data) as base:
        yield gzip.GzipFile(fileobj=base) if _is_packed(item) else base  # type: ignore[misc]


def sniff(raw: bytes) -> str:
    """Kind of a source by its first bytes."""
    head = raw[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    low = head[:1024].lower()
    if raw.startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith(b"PK\x03\x04"):
        return "docx"
    if raw.startswith(b"WARC/"):
        return "warc"
    if low.startswith((b"<rss", b"<feed", b"<rdf:")) or _xml_feed(low):
        return "feed"
    if low.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or _xml_page(low):
        return "html"
    if head.startswith(b"{") and b'"text"' in raw[:65536]:
        return "jsonl"
    return "text"


def _xml_feed(low: bytes) -> bool:
    return low.startswith(b"<?xml") and any(tag in low for tag in (b"<rss", b"<feed", b"<rdf:rdf"))


def _xml_page(low: bytes) -> bool:
    return low.startswith((b"<?xml", b"<!--")) and b"<html" in low


def _corrected(kind: str, raw: bytes) -> str:
    """A suffix may lie: a page saved as .txt stays text, but PDF bytes are a PDF."""
    found = sniff(raw)
    if kind in ("html", "feed") and found in ("pdf", "docx", "html", "feed"):
        return found
    if kind == "feed":
        raise SourceError("this XML is neither RSS nor Atom")
    return kind


def _open_text(raw: bytes, path: str, _: Limits) -> Iterator[Result]:
    from exeunt.sources.text import decode

    text, note = decode(raw)
    yield Document(id=path, text=text, obtained="stdin" if path == "-" else "file")
    if note:
        yield Problem(what=note, where=path, warning=True)


def _open_html(raw: bytes, path: str, limits: Limits) -> Iterator[Result]:
    from exeunt.sources.html import read_page

    yield read_page(raw, path, nesting=limits.nesting)


def _open_pdf(raw: bytes, path: str, _: Limits) -> Iterator[Result]:
    from exeunt.sources.pdf import read_pdf

    yield from read_pdf(raw, path)


def _open_docx(raw: bytes, path: str, limits: Limits) -> Iterator[Result]:
    from exeunt.sources.docx import read_docx

    yield from read_docx(raw, path, limits)


def _open_feed(raw: bytes, path: str, limits: Limits) -> Iterator[Result]:
    from exeunt.sources.feeds import read_feed

    yield from read_feed(raw, path, limits)


def _open_lines(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Result]:
    from exeunt.sources.lines import read_lines

    yield from read_lines(stream, path, limits)


def _open_warc(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Result]:
    from exeunt.sources.warc import read_warc

    yield from read_warc(stream, path, limits)


_WHOLE: dict[str, Callable[[bytes, str, Limits], Iterator[Result]]] = {
    "text": _open_text, "html": _open_html, "pdf": _open_pdf, "docx": _open_docx,
    "feed": _open_feed,
}  # fmt: skip
_STREAMED: dict[str, Callable[[BinaryIO, str, Limits], Iterator[Result]]] = {
    "jsonl": _open_lines, "warc": _open_warc,
}  # fmt: skip
