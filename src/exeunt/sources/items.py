"""Items: from what the user names to single files, as a stream.

Folders are walked in sorted order without hidden files; only file kinds that can be
read are taken from them, while a file named by itself is always taken.
"""

from __future__ import annotations

import difflib
import glob
import os
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import msgspec

from exeunt.errors import WrongUse

KIND_OF_SUFFIX = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf", ".docx": "docx",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".rss": "feed", ".atom": "feed", ".xml": "feed",
    ".warc": "warc",
}  # fmt: skip


class Item(msgspec.Struct, frozen=True):
    """One file to open; `path` is as the user gave it, `-` is standard input.

    `kind` is text, html, pdf, docx, jsonl, feed, warc, unknown (told by content) or
    missing. `data` or `stream` holds what can be read only once.
    """

    path: str
    kind: str
    data: bytes | None = None
    stream: BinaryIO | None = None


def expand(sources: Sequence[str]) -> Iterator[Item]:
    """The files behind what the user named, in the order named, folders sorted.

    A name that matches nothing becomes an item of kind `missing` when others match.

    Raises
    ------
    WrongUse : nothing was named, or nothing named matches a readable file.
    """
    names = [os.fspath(source) for source in sources]
    if not names:
        raise WrongUse("nothing to read", todo="name a file, a folder, a glob or - for stdin")
    if not any(_matches(name) for name in names):
        raise _nothing_matches(names[0])
    return (item for name in names for item in _expand_one(name))


def kind_of(path: str) -> str:
    """Kind by suffix, seen through .gz; `unknown` when the suffix says nothing."""
    stem = path[:-3] if path.lower().endswith(".gz") else path
    return KIND_OF_SUFFIX.get(os.path.splitext(stem)[1].lower(), "unknown")


def _matches(name: str) -> bool:
    return any(item.kind != "missing" for item in _expand_one(name))


def _expand_one(name: str) -> Iterator[Item]:
    if name == "-":
        yield Item("-", "unknown")
    elif os.path.isdir(name):
        yield from _walk(name, set())
    elif os.path.lexists(name):
        yield Item(name, kind_of(name))
    elif glob.has_magic(name):
        yield from _expand_glob(name)
    else:
        yield Item(name, "missing")


def _expand_glob(pattern: str) -> Iterator[Item]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield Item(pattern, "missing")
    deep = "**" in pattern
    for path in found:
        if not os.path.isdir(path):
            yield Item(path, kind_of(path))
        elif not deep:
            yield from _walk(path, set())


def _walk(folder: str, seen: set[tuple[int, int]]) -> Iterator[Item]:
    """Readable files below `folder`; `seen` holds folders entered, against link loops."""
    try:
        status = os.stat(folder)
        with os.scandir(folder) as entries:
            inside = sorted(
                (entry for entry in entries if not entry.name.startswith(".")),
                key=lambda entry: entry.name,
            )
    except OSError:
        yield Item(folder, "missing")
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for entry in inside:
        if entry.is_dir():
            yield from _walk(entry.path, seen)
        elif kind_of(entry.name) != "unknown" and _is_plain(entry):
            yield Item(entry.path, kind_of(entry.name))


def _is_plain(entry: os.DirEntry[str]) -> bool:
    """Not a pipe or device, on which reading would wait for ever; dead links are told later."""
    return entry.is_file() or entry.is_symlink()


def _nothing_matches(name: str) -> WrongUse:
    if os.path.isdir(name):
        return WrongUse(
            "the folder holds nothing that can be read",
            where=name,
            near=", ".join(_suffixes_in(name)),
            todo="readable are " + " ".join(sorted(KIND_OF_SUFFIX)) + " and .gz of these",
        )
    return WrongUse(
        "no file, folder or glob of that name",
        where=name,
        near=", ".join(closest_names(name)),
        todo="check the name; quote a glob so that the shell leaves it alone",
    )


def closest_names(name: str) -> list[str]:
    """Up to three names in the same folder that look alike."""
    folder, base = os.path.split(name)
    try:
        there = os.listdir(folder or ".")
    except OSError:
        return []
    alike = difflib.get_close_matches(base, there[:5000], n=3, cutoff=0.6)
    return [os.path.join(folder, other) for other in alike]


def _suffixes_in(folder: str) -> list[str]:
    suffixes = {os.path.splitext(name)[1] for name in os.listdir(folder)[:5000]}
    return sorted(suffix for suffix in suffixes if suffix)[:5]
