"""Text: bytes to characters, and what was assumed on the way.

The text of a .txt is the decoded file, unmodified: no newline is translated, so
character offsets hold. One exception: a byte order mark at the very start is kept
out, and offsets count from the character after it.
"""

from __future__ import annotations

import codecs
import re

from exeunt.errors import EmptySource, SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3", "an SQLite file"),
    (b"\x7fELF", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"{\\rtf", "an RTF file"),
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def decode(raw: bytes) -> tuple[str, str]:
    """Characters of a file, and a note on what was assumed ("" when nothing was).

    Byte order mark, else UTF-16 by its pattern of NULs, else UTF-8, else UTF-8 with
    single lines of Windows-1252, else the likeliest older encoding.

    Raises
    ------
    SourceError : the bytes are no text.
    EmptySource : there is nothing but white space.
    """
    text, note = _decode(raw)
    if not text.strip():
        raise EmptySource("the document is empty")
    return text, note


def _decode(raw: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    wide = wide_encoding(raw)
    if wide:
        return raw.decode(wide, "replace"), f"no byte order mark; read as {wide}"
    refuse_binary(raw)
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _decode_mixed(raw) or _decode_guessed(raw)


def _strictly(raw: bytes, encoding: str) -> tuple[str, str]:
    """What the mark promises; a broken promise is told."""
    try:
        return raw.decode(encoding), ""
    except UnicodeDecodeError:
        return raw.decode(encoding, "replace"), f"damaged {encoding}; bad characters marked"


def refuse_binary(raw: bytes) -> None:
    """Raise SourceError when the bytes are plainly not text."""
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            raise SourceError(f"this is {name}, not text")
    head = raw[:65536]
    if b"\x00" in raw or len(_CONTROLS.findall(head)) * 20 > len(head):
        raise SourceError("this is a binary file, not text")


def wide_encoding(raw: bytes) -> str:
    """UTF-16 without a mark: every second byte of Latin text is NUL."""
    head = raw[:4096]
    half = len(head) // 2
    if half < 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd * 10 > half * 4 and even * 20 < half:
        return "utf-16-le"
    if even * 10 > half * 4 and odd * 20 < half:
        return "utf-16-be"
    return ""


def _decode_mixed(raw: bytes) -> tuple[str, str] | None:
    """UTF-8 with odd lines in Windows-1252, when most non-ASCII lines are UTF-8."""
    good, bad, out = 0, 0, []
    for line in raw.split(b"\n"):
        try:
            out.append(line.decode("utf-8"))
            good += not line.isascii()
        except UnicodeDecodeError:
            out.append(decode_western(line))
            bad += 1
    if bad > good:
        return None
    return "\n".join(out), f"mixed encodings: {bad} line(s) that are not UTF-8 read as windows-1252"


def decode_western(raw: bytes) -> str:
    """Windows-1252; its five undefined bytes as Latin-1, so that nothing is lost."""
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _decode_guessed(raw: bytes) -> tuple[str, str]:
    encoding = guess_encoding(raw)
    if encoding == "cp1252":
        return decode_western(raw), "not UTF-8; read as windows-1252"
    return raw.decode(encoding, "replace"), f"not UTF-8; read as {encoding}"


def guess_encoding(raw: bytes) -> str:
    """Likeliest encoding by letter statistics of the non-ASCII part (resiliparse)."""
    from resiliparse.parse.encoding import detect_encoding

    found = detect_encoding(raw[:200_000]) or "cp1252"
    try:
        codecs.lookup(found)
    except LookupError:
        return "cp1252"
    return "cp1252" if found == "utf-8" else found
