"""DOCX: paragraphs and tables of a Word file, by the standard library alone.

python-docx would bring lxml (12 MB) and unpack without asking. Here the one part
that matters is streamed through expat, with its size counted as it unpacks (a zip
bomb lies about it) and without document types, so that no entity can expand.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.parsers import expat

from exeunt.errors import EmptySource, SourceError, TooLarge
from exeunt.observations import Document

if TYPE_CHECKING:
    from exeunt.sources.limits import Limits
    from exeunt.sources.problems import Problem

_PART = "word/document.xml"
_CHUNK = 1 << 16
_FREE = 10_000_000  # unpacked bytes below which no ratio is suspicious
_RATIO = 200  # unpacked to packed; prose in XML packs about 10 to 30 times
_ZIP_FAULTS = (  # all of them seen from zipfile on damaged archives
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError, OSError,
    RuntimeError, struct.error,
)  # fmt: skip
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


def read_docx(raw: bytes, path: str, limits: Limits) -> Iterator[Document | Problem]:
    """The text of a .docx; cells of a table row are joined with " | ".

    Raises
    ------
    SourceError : no .docx, encrypted, damaged.
    TooLarge : it unpacks to more than the limit, or like a bomb.
    EmptySource : no text.
    """
    body = _Body()
    try:
        for chunk in _unpacked(raw, limits):
            body.feed(chunk)
        text = body.close()
    except expat.ExpatError as error:
        raise SourceError(f"the Word file is damaged: {error}") from None
    except _ZIP_FAULTS as error:
        raise SourceError(f"the Word file is cut off or damaged: {error}") from None
    if not text:
        raise EmptySource("the Word file has no text")
    yield Document(id=path, text=text, obtained="docx")


def _unpacked(raw: bytes, limits: Limits) -> Iterator[bytes]:
    if raw.startswith(_OLD_OR_LOCKED):
        raise SourceError(
            "this is an old .doc or a Word file with a password",
            todo="save it as .docx without a password",
        )
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if _PART not in archive.NameToInfo:
            raise SourceError("this zip archive is no Word file")
        entry = archive.getinfo(_PART)
        if entry.flag_bits & 1:
            raise SourceError("the Word file is encrypted", todo="save it without a password")
        most = limits.file_bytes
        if entry.compress_size:
            most = min(most, max(_FREE, _RATIO * entry.compress_size))
        yield from _counted(archive, entry, most)


def _counted(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    size = 0
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise TooLarge(f"it unpacks to more than {most / 1e6:.0f} MB, like a zip bomb")
            yield chunk


class _Body:
    """Collects text from the events of document.xml.

    `_lines` are finished paragraphs and rows; inside a table, cells of open rows wait
    on `_rows`. Word writes a text box twice; the copy for old readers is left out.
    """

    def __init__(self) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        self._parser = parser
        self._lines: list[str] = []
        self._rows: list[list[str]] = []
        self._now: list[str] = []
        self._in_text = False
        self._fallback = 0

    def feed(self, chunk: bytes) -> None:
        self._parser.Parse(chunk, False)

    def close(self) -> str:
        self._parser.Parse(b"", True)
        return "\n".join(self._lines).strip()

    def _doctype(self, *_: object) -> None:
        raise SourceError("the Word file declares entities, which no honest one does")

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "Fallback":
            self._fallback += 1
        elif tag == "t":
            self._in_text = not self._fallback
        elif tag == "tr":
            self._rows.append([])
        elif tag == "tc" and self._rows:
            self._rows[-1].append("")
        elif tag in _SIGNS and not self._fallback:
            self._now.append(_SIGNS[tag])

    def _end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "t":
            self._in_text = False
        elif tag == "p":
            self._paragraph()
        elif tag == "tr" and self._rows:
            self._row(self._rows.pop())
        elif tag == "tbl" and not self._rows:
            self._lines.append("")
        elif tag == "Fallback":
            self._fallback -= 1

    def _characters(self, text: str) -> None:
        if self._in_text:
            self._now.append(text)

    def _paragraph(self) -> None:
        text = "".join(self._now).strip()
        self._now.clear()
        if self._rows and self._rows[-1]:
            self._rows[-1][-1] = f"{self._rows[-1][-1]} {' '.join(text.split())}".strip()
        elif text:
            self._lines += [text, ""]

    def _row(self, cells: list[str]) -> None:
        line = " | ".join(cells)
        if not any(cells):
            return
        if self._rows and self._rows[-1]:
            self._rows[-1][-1] = f"{self._rows[-1][-1]} {line}".strip()
        else:
            self._lines.append(line)


_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
