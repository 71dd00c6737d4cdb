"""Limits: how much one document may ask for before it is given up."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one source may use.

    `seconds` (wall clock) and `megabytes` (address space) bind a worker; `nesting` is
    the depth of HTML tags (parsers are quadratic in it; browsers stop at 512);
    `file_megabytes` the unpacked size of one document (four times that for .pdf and
    .docx, which hold pictures), `line_megabytes` of one line of a .jsonl file. A .jsonl
    or WARC file as a whole may be of any size.
    """

    seconds: float = 20.0
    megabytes: int = 1024
    nesting: int = 2000
    file_megabytes: float = 50
    line_megabytes: float = 16

    @property
    def file_bytes(self) -> int:
        """`file_megabytes` in bytes."""
        return int(self.file_megabytes * 1_000_000)

    @property
    def line_bytes(self) -> int:
        """`line_megabytes` in bytes."""
        return int(self.line_megabytes * 1_000_000)
