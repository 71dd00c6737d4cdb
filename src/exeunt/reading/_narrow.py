"""Rules over fewer characters: `re` compiles and matches small sets several times faster.

A rule is a regular expression over codes of the private use area, thousands of them; a
stage tells only some dozens of kinds of them apart, and those fit below U+0100.
"""

from __future__ import annotations

import re

FIRST_CODE = 0xE000  # private use area: room for 6,400 different sets of tags
CLASS = re.compile(r"\[(\^?)([^\]\\]+)\]")
# Characters below U+0100 that mean nothing in a regular expression; "\x01" is all the rest.
SMALL = "".join(map(chr, (*range(48, 58), *range(65, 91), *range(97, 123), *range(128, 256))))
REST = "\x01"


def narrowed(sources: list[str], size: int) -> tuple[dict[int, str], list[str]]:
    """The same expressions over as few characters as they tell apart, and the way there.

    Two characters of the alphabet (of `size`) that no rule tells apart become one. Where
    more are told apart than there are small ones, only the first expressions are given.
    """
    sets, sides, groups = _told_apart(sources)
    while len(groups) > len(SMALL):
        sources = sources[: max(1, len(sources) * 2 // 3)]
        sets, sides, groups = _told_apart(sources)
    names = dict(zip(groups, SMALL, strict=False))
    table = dict.fromkeys(range(FIRST_CODE, FIRST_CODE + size), REST)
    table.update({ord(char): names[side] for char, side in sides.items()})
    short = {
        chars: "".join(name for side, name in names.items() if side >> bit & 1)
        for bit, chars in enumerate(sets)
    }
    return table, [CLASS.sub(lambda m: f"[{m[1]}{short[m[2]]}]", source) for source in sources]


def _told_apart(sources: list[str]) -> tuple[list[str], dict[str, int], list[int]]:
    """The sets of characters in expressions, the sets each character is in, and their kinds."""
    sets = list(dict.fromkeys(m[2] for source in sources for m in CLASS.finditer(source)))
    sides: dict[str, int] = {}
    for bit, chars in enumerate(sets):
        for char in chars:
            sides[char] = sides.get(char, 0) | 1 << bit
    return sets, sides, list(dict.fromkeys(sides.values()))
