"""One key for a name in any transliteration: Ajdabiya, Ejdabia and Agedabia.

The build script writes `alike.marisa` with these keys for countries whose names reach
Latin letters from another script; the gazetteer asks it about names it does not know.
"""

from __future__ import annotations

import re

ARTICLES = frozenset("al el as ash at ath ar an ad adh az ed er es ez ul".split())
PAIRS = (
    ("sch", "$"), ("sh", "$"), ("tch", "c"), ("ch", "$"), ("kh", "k"), ("gh", "k"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("zh", "j"), ("dj", "j"), ("ts", "s"), ("tz", "s"), ("q", "k"),
    ("g", "k"), ("c", "k"), ("v", "b"), ("p", "b"), ("x", "ks"), ("z", "s"),
)  # fmt: skip


def alike_key(folded: str) -> str:
    """Consonants of a folded Latin name, joined; "" where too little is left to go by.

    Articles go, as do vowels, w and y (but for a first vowel, kept as "a"), final h and
    doubled letters; sounds that transliterations confuse are one letter.
    """
    words = [w for w in folded.split() if w not in ARTICLES]
    if not words or not folded.isascii():
        return ""
    joined = "".join(words)
    first = "a" if joined[0] in "aeiou" else ""
    for old, new in PAIRS:
        joined = joined.replace(old, new)
    bones = re.sub(r"[aeiouwy]|(?<=.)h", "", joined)
    bones = first + re.sub(r"(.)\1+", r"\1", bones)
    return bones if len(bones) >= 4 or (len(bones) == 3 and len(joined) >= 5) else ""
