"""Build `src/exeunt/reading/data/names.txt.gz` and `en/words.txt.gz`. Not run by users.

Needs Faker (MIT, its lists of names for some 70 locales) and a word list of SCOWL
(permissive) in a file of one word a line:

    python tools/build_names.py WORDS tools/names_added.txt

`names_added.txt` is ours: given and family names of peoples Faker does not cover.
Non-Latin names are written in Latin letters by the tables below, in the spellings
English-language reports use.
"""

from __future__ import annotations

import gzip
import importlib
import itertools
import pkgutil
import re
import sys
import unicodedata
from pathlib import Path

READING = Path(__file__).parents[1] / "src" / "exeunt" / "reading"
CYRILLIC = dict(
    zip("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґђјљњћџѓѕќў", (
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya e i yi ye g "
        "d j lj nj c dz g z k u"
    ).split(), strict=True)
)  # fmt: skip
GREEK = dict(
    zip("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ", (
        "a v g d e z i th i k l m n x o p r s t y f ch ps o s a e i i o y o i y i y"
    ).split(), strict=True)
)  # fmt: skip
GEORGIAN = dict(
    zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", (
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"
    ).split(), strict=True)
)  # fmt: skip
ARMENIAN = dict(
    zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև", (
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts u p k o f ev"
    ).split(), strict=True)
)  # fmt: skip
LATIN = str.maketrans({
    "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "đ": "d", "æ": "ae", "ə": "a", "ð": "d", "þ": "th",
    "œ": "oe", "ħ": "h", "ŋ": "n", "'": "", "’": "", "ʻ": "", "`": "",
})  # fmt: skip
TABLES = CYRILLIC | GREEK | GEORGIAN | ARMENIAN
SKIP = re.compile(r"[^\W\d_]")
VARIANTS = (
    ("kh", "h"),
    ("iy", "y"),
    ("iy", "i"),
    ("y", "i"),
    ("ey", "ei"),
    ("ay", "ai"),
    ("dzh", "j"),
)


def fold(name: str) -> str:
    """Lower case, Latin letters, no accents."""
    low = name.lower().translate(LATIN)
    plain = unicodedata.normalize("NFKD", low)
    return "".join(c for c in plain if not unicodedata.combining(c))


def latin(name: str) -> set[str]:
    """The name as English-language texts may spell it; empty: a script we do not write."""
    if any(c in TABLES for c in name.lower()):
        once = "".join(TABLES.get(c, c) for c in name.lower()).replace("_", "")
        spelt = {once}
        for old, new in VARIANTS:
            spelt |= {s.replace(old, new) for s in spelt if old in s}
        return {fold(s) for s in spelt}
    return {fold(name)}


def harvest() -> dict[str, set[str]]:
    """Faker's names by kind: m, f, given of no told sex (g), s."""
    import faker.providers.person as package

    kinds: dict[str, set[str]] = {"m": set(), "f": set(), "g": set(), "s": set()}
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for field in dir(provider):
            kind = kind_of(field)
            values = getattr(provider, field)
            if kind is None or not isinstance(values, dict | list | tuple | set):
                continue
            for value in values:
                words = (
                    itertools.chain.from_iterable(value) if isinstance(value, tuple) else [value]
                )
                for word in words:
                    kinds[kind] |= set(parts(str(word)))
    return kinds


def kind_of(field: str) -> str | None:
    """Which kind of name a provider's list holds."""
    if "name" not in field or "format" in field or "kana" in field or "language" in field:
        return None
    if field.startswith("last") or "last_names" in field:
        return "s"
    if field.startswith("first"):
        return "f" if "female" in field else "m" if "male" in field else "g"
    return "s" if field.startswith("middle") else None


def parts(name: str) -> list[str]:
    """Single Latin words of a name."""
    out: list[str] = []
    for word in re.split(r"[\s\-.]+", name):
        for spelt in latin(word):
            fits = len(spelt) > 2 and spelt.isascii() and spelt.isalpha()
            out += [spelt] if fits else []
    return out


def added(path: str, kinds: dict[str, set[str]]) -> None:
    """Our own lists: lines of `kind: name name ...`; `-` takes names out."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        kind, _, names = line.partition(":")
        if kind == "-":
            for known in kinds.values():
                known -= set(names.lower().split())
        elif kind in kinds:
            kinds[kind] |= {fold(n) for n in names.split()}


def pack(path: Path, lines: list[str]) -> None:
    """Write the lines, packed; the same lines give the same bytes."""
    raw = gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    sys.stdout.write(
        f"{path.name}: {sum(line.count(' ') for line in lines)} words, {len(raw)} bytes\n"
    )


def by_kind(kinds: dict[str, set[str]]) -> list[str]:
    """One line for every mix of kinds: its bits (1 m, 2 f, 4 either, 8 family), its names."""
    bits: dict[str, int] = {}
    both = (kinds["m"] & kinds["f"]) | (kinds["g"] - kinds["m"] - kinds["f"])
    for bit, names in (
        (1, kinds["m"] - kinds["f"]), (2, kinds["f"] - kinds["m"]), (4, both), (8, kinds["s"]),
    ):  # fmt: skip
        for name in names:
            bits[name] = bits.get(name, 0) | bit
    mixes = sorted(set(bits.values()))
    return [f"{mix} " + " ".join(sorted(n for n in bits if bits[n] == mix)) for mix in mixes]


def main(words: str, ours: str) -> None:
    """Write both files."""
    kinds = harvest()
    added(ours, kinds)
    pack(READING / "data" / "names.txt.gz", by_kind(kinds))
    english = Path(words).read_text(encoding="utf-8").split()
    known = {w for w in english if w.isalpha() and w.islower() and len(w) > 1 and w.isascii()}
    pack(READING / "en" / "words.txt.gz", [" ".join(sorted(known))])


if __name__ == "__main__":
    main(*sys.argv[1:])
