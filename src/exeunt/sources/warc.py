"""WARC: pages out of a web archive, one document each, as a stream.

A record is headers, a blank line and Content-Length bytes; that is little enough to
read here. Readers in C stop silently where a file is cut off; this one says so.
Source: ISO 28500:2017.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from exeunt.errors import SourceError, TooLarge
from exeunt.sources.html import read_page
from exeunt.sources.problems import Problem, problem_of

if TYPE_CHECKING:
    from exeunt.observations import Document
    from exeunt.sources.limits import Limits

_MOST_HEADERS = 1000
_LONGEST_NUMBER = 15  # digits


def read_warc(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Document | Problem]:
    """HTML responses of an archive; the id of each is the path and its address.

    Raises
    ------
    SourceError : the archive is cut off or no archive.
    """
    while (head := _record_head(stream)) is not None:
        size = _length(head)
        block = _block(stream, size, limits)
        address = head.get("warc-target-uri", "").strip("<>")
        if head.get("warc-type") not in ("response", "resource"):
            continue
        where = f"{path}#{address}"
        if block is None:
            yield problem_of(TooLarge(f"it holds {size / 1e6:.0f} MB"), where)
            continue
        yield from _page(head, block, where, address, limits)


def _page(
    head: dict[str, str], block: bytes, where: str, address: str, limits: Limits
) -> Iterator[Document | Problem]:
    kind, body = head.get("content-type", ""), block
    try:
        if head.get("warc-type") == "response":
            kind, body = _http(block, limits)
        if "html" in kind:
            yield read_page(body, where, nesting=limits.nesting, url=address or None)
    except SourceError as error:
        yield problem_of(error, where)
    except (zlib.error, EOFError, OSError, ValueError):
        yield Problem(what="the page cannot be unpacked", where=where)


def _record_head(stream: BinaryIO) -> dict[str, str] | None:
    """Headers of the next record, names in lower case; None at the end."""
    line = stream.readline(1 << 16)
    while line and not line.strip():
        line = stream.readline(1 << 16)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise SourceError("this is no WARC archive, or a damaged one")
    return _headers(stream)


def _headers(stream: BinaryIO) -> dict[str, str]:
    head: dict[str, str] = {}
    for _ in range(_MOST_HEADERS):
        line = stream.readline(1 << 16)
        if not line:
            raise SourceError("the archive is cut off")
        if not line.strip():
            return head
        name, _, value = line.decode("utf-8", "replace").partition(":")
        head[name.strip().lower()] = value.strip()
    raise SourceError("a record of the archive has no end of headers")


def _length(head: dict[str, str]) -> int:
    stated = head.get("content-length", "")
    if not stated.isdecimal() or len(stated) > _LONGEST_NUMBER:
        raise SourceError("a record of the archive states no length")
    return int(stated)


def _block(stream: BinaryIO, size: int, limits: Limits) -> bytes | None:
    """The bytes of a record; None when they are more than a document may have."""
    if size > limits.file_bytes:
        _pass_over(stream, size)
        return None
    block = stream.read(size)
    if len(block) < size:
        raise SourceError("the archive is cut off")
    return block


def _pass_over(stream: BinaryIO, size: int) -> None:
    while size > 0:
        chunk = stream.read(min(size, 1 << 20))
        if not chunk:
            raise SourceError("the archive is cut off")
        size -= len(chunk)


def _http(block: bytes, limits: Limits) -> tuple[str, bytes]:
    """Content type and body of an HTTP response, its transfer undone."""
    head, _, body = block.partition(b"\r\n\r\n")
    fields = {}
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.decode("latin-1").partition(":")
        fields[name.strip().lower()] = value.strip().lower()
    if "chunked" in fields.get("transfer-encoding", ""):
        body = _dechunked(body)
    if fields.get("content-encoding") == "gzip" and body.startswith(b"\x1f\x8b"):
        body = _gunzipped(body, limits.file_bytes)
    return fields.get("content-type", ""), body


def _dechunked(body: bytes) -> bytes:
    out: list[bytes] = []
    here = 0
    while (end := body.find(b"\r\n", here)) > 0:
        try:
            size = int(body[here:end].split(b";")[0], 16)
        except ValueError:
            return body if not out else b"".join(out)
        if size <= 0:
            break
        out.append(body[end + 2 : end + 2 + size])
        here = end + 4 + size
    return b"".join(out)


def _gunzipped(body: bytes, most: int) -> bytes:
    import io

    with gzip.GzipFile(fileobj=io.BytesIO(body)) as unpacked:
        out = unpacked.read(most + 1)
    if len(out) > most:
        raise TooLarge(f"it unpacks to more than {most / 1e6:.0f} MB")
    return out
