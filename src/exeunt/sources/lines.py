"""JSON Lines: one document a line, streamed; a bad line costs one problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from exeunt.errors import SourceError, TooLarge
from exeunt.observations import Document
from exeunt.sources.dates import iso_date
from exeunt.sources.languages import two_letters
from exeunt.sources.problems import Problem, problem_of
from exeunt.sources.text import decode

if TYPE_CHECKING:
    from exeunt.sources.limits import Limits

_OPTIONAL = ("title", "publisher", "url", "language")
_HALF = re.compile("[\ud800-\udfff]")  # a lone surrogate; no file can hold it
_DECODER = msgspec.json.Decoder()


def read_lines(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Document | Problem]:
    """Documents of a .jsonl stream; memory is one line."""
    number = 0
    while line := stream.readline(limits.line_bytes + 1):
        number += 1
        if len(line) > limits.line_bytes:
            _skip_line(stream, line)
            yield _too_long(path, number, limits)
        elif not line.isspace():
            yield from _read_line(line, path, number)


def _read_line(line: bytes, path: str, number: int) -> Iterator[Document | Problem]:
    where = f"{path}, line {number}"
    try:
        fields = _fields(line)
        yield _document(fields, f"{path}#{number}")
        yield from _odd_date(fields, where)
    except SourceError as error:
        yield problem_of(error, where)


def _fields(line: bytes) -> dict[str, Any]:
    try:
        fields = _DECODER.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        fields = _tolerant(line)
    if not isinstance(fields, dict):
        raise SourceError("the line is JSON, but no object", todo='write {"id": ..., "text": ...}')
    return fields


def _tolerant(line: bytes) -> Any:
    """Old encodings, raw control characters and halves of characters inside strings."""
    import json

    try:
        fields = json.loads(decode(line)[0], strict=False)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"the line is not JSON: {error}") from None
    if not isinstance(fields, dict):
        return fields
    return {
        name: _HALF.sub("\ufffd", value) if isinstance(value, str) else value
        for name, value in fields.items()
    }


def _document(fields: dict[str, Any], default: str) -> Document:
    text = fields.get("text")
    if not isinstance(text, str):
        found = "no" if text is None else f"a {type(text).__name__} as its"
        raise SourceError(f"the line has {found} text", todo="`text` must be a string")
    if not text.strip():
        from exeunt.errors import EmptySource

        raise EmptySource("the document is empty")
    known = {name: _string(fields.get(name)) for name in _OPTIONAL}
    known["language"] = two_letters(known["language"])
    if known["title"] and text.lstrip().startswith(known["title"]):
        known["title"] = None  # it is the first line already
    return Document(
        id=_string(fields.get("id")) or default,
        text=text,
        published=iso_date(fields.get("published")),
        obtained="jsonl",
        **known,
    )


def _string(value: Any) -> str | None:
    """A non-empty string, or a number written out; anything else counts as absent."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(value).strip() or None


def _odd_date(fields: dict[str, Any], where: str) -> Iterator[Problem]:
    given = fields.get("published")
    if given and iso_date(given) is None:
        yield Problem(
            what=f"`published` is no date: {str(given)[:40]!r}",
            where=where,
            todo="write it as 2022-09-27",
            warning=True,
        )


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)


def _too_long(path: str, number: int, limits: Limits) -> Problem:
    error = TooLarge(f"the line is longer than {limits.line_megabytes:g} MB")
    return problem_of(error, f"{path}, line {number}")
