"""Words as parts of names: what a capitalised word may be, as bits.

`people.py` asks for the bits of a word. The names of the world are data
(`data/names.txt.gz`, from `tools/build_names.py`); what a language adds (its common
words, titles, roles, peoples) comes from its folder.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from functools import cache
from pathlib import Path

from exeunt.reading.derived import Derived
from exeunt.reading.language import Language

(MALE, FEMALE, EITHER, FAMILY, COMMON, NEVER, THING, FIRST, OFFICE, ROLE, COURTESY, ACRONYM,
 INITIAL, PEOPLE, PARTICLE) = (1 << i for i in range(15))  # fmt: skip
GIVEN = MALE | FEMALE | EITHER
NAME = GIVEN | FAMILY
PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den ten ter bin bint ben ibn ould al el e"
    " y zu".split()
)  # fmt: skip
HERE = Path(__file__).parent
ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|an|at|az|ad|ul|ur|d|o|l|dela|abd|abdul)[-‑'’ʼ]")
CAMEL_NAME = re.compile(
    r"^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|Al|El|Abu|Abdul|O['’]|D['’])[A-Z]\w+$"
)
FAMILIES = re.compile(  # how family names end, the world over
    r"(?:ova|eva|ina|yev|enko|shvili|adze|idze|odze|yan|oglu|zade|zadeh|vich|ovic|evic|wicz|owski|ewski|skyi"
    r"|ullah|ollah|uddin|nejad|pour|escu|opoulos|akis|idis|sson|nen|aitis|auskas|yeva|beko[v]a?|bayev|alieva?)$"
)
KOREAN = re.compile(r"^[A-Z][a-z]{1,5}[-‑][a-z]{2,5}$")  # "Ye-jin", "Jun-jun"
LATIN = str.maketrans({
    "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "đ": "d", "æ": "ae", "ə": "a", "ð": "d", "þ": "th",
    "œ": "oe", "ħ": "h", "ŋ": "n", "'": "", "’": "", "ʻ": "", "`": "", "ʼ": "",
})  # fmt: skip
MANY = 200_000  # words remembered before the memory starts afresh


def fold(word: str) -> str:
    """Lower case, Latin letters, no accents, no apostrophes."""
    low = word.lower()
    if low.isascii() and "'" not in low:
        return low
    plain = unicodedata.normalize("NFKD", low.translate(LATIN))
    return "".join(c for c in plain if not unicodedata.combining(c))


@cache
def world() -> dict[str, int]:
    """Names of the world, folded, with their kinds as bits."""
    known: dict[str, int] = {}
    for line in _unpacked(HERE / "data" / "names.txt.gz").split("\n"):
        mix, _, names = line.partition(" ")
        known.update(dict.fromkeys(names.split(), int(mix)))
    return known


@cache
def common(code: str) -> frozenset[str]:
    """Common words of a language, lower case; empty where it has no list."""
    path = HERE / code / "words.txt.gz"
    return frozenset(_unpacked(path).split()) if path.is_file() else frozenset()


def _unpacked(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode()


def words(table: str) -> list[str]:
    """The entries of a table of a language: comma separated, lower case."""
    return [entry for entry in (" ".join(e.split()) for e in table.split(",")) if entry]


class Vocabulary:
    """What the words of one language, and the names of the world, may be."""

    def __init__(self, language: Language) -> None:
        self._world = world()
        self._common = common(language.code)
        self.has_common = bool(self._common)
        self._derived = Derived(language, self._common)
        self._told: dict[str, int] = {}
        for table, kind in (
            ("THING", THING), ("PLACE_FIRST", FIRST), ("OFFICIAL", OFFICE), ("PRIVATE", ROLE),
            ("COURTESY", COURTESY), ("NOT_NAMES", NEVER),
        ):  # fmt: skip
            for entry in words(language.data("people", table, "")):
                key = fold(entry).rstrip(".")
                self._told[key] = self._told.get(key, 0) | kind
        self._people = re.compile(language.data("people", "PEOPLE_SUFFIX", r"(?!)"))
        self._seen: dict[str, int] = {}

    def _known(self, key: str) -> int:
        """Everything known of a folded word; a word for things is no given name."""
        found = self._world.get(key, 0) | self._told.get(key, 0)
        if key in self._common:
            found |= COMMON
        return found & ~GIVEN if found & THING else found

    def bits(self, word: str) -> int:
        """What this word, written like this, may be; 0: never heard of."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > MANY:
                self._seen.clear()
            found = self._seen[word] = self._bits(word)
        return found

    def _bits(self, word: str) -> int:
        if word in PARTICLES:
            return PARTICLE
        if (word.endswith(".") and len(word.rstrip(".")) <= 1) or "." in word[:-1]:
            return INITIAL
        key = fold(word.rstrip("."))
        found = self._known(key) or self._parts(word)
        if not found and len(key) > 5 and FAMILIES.search(key):
            found = FAMILY
        if not found and self._derived(key):
            found = COMMON
        if not found & NAME and self._people.search(key):
            found |= PEOPLE
        return self._shape(word, found)

    def _parts(self, word: str) -> int:
        """A word with an article or a hyphen is known by its parts."""
        bare = ARTICLE.sub("", word.lower())
        if bare != word.lower() and bare:
            return self._known(fold(bare)) & (NAME | NEVER) or FAMILY
        if "-" not in word and "‑" not in word:
            return self._contraction(word)
        parts = [
            self._known(fold(p)) & (-1 if len(p) > 3 else ~NEVER) for p in re.split("[-‑]", word)
        ]
        if any(p & (THING | NEVER) and not p & GIVEN for p in parts) or all(
            p & NEVER for p in parts
        ):
            return COMMON
        long = [p for p, part in zip(parts, re.split("[-‑]", word), strict=True) if len(part) > 3]
        if KOREAN.match(word) and not (long and all(p & COMMON for p in long)):
            return EITHER
        names = [p & NAME for p in parts]
        if all(names):
            return names[0] & GIVEN or FAMILY
        return COMMON if any(p & COMMON for p in long) else max(names)

    def _contraction(self, word: str) -> int:
        """True bits for "We've", which is no name; none for "O'Brien", which may be one."""
        head, mark, _ = word.replace("’", "'").partition("'")
        if mark and len(head) == 1 and head == "I":
            return COMMON
        return self._known(head.lower()) & COMMON if mark else 0

    @staticmethod
    def _shape(word: str, found: int) -> int:
        letters = word.rstrip(".")
        if len(letters) > 1 and letters.isupper():
            known = GIVEN | COMMON if len(letters) < 5 else NAME | COMMON
            return found if found & known and len(letters) > 2 else ACRONYM
        inside = letters.replace("-", "").replace("‑", "")[1:]
        capitals = sum(c.isupper() for c in inside) - word.count("-") - word.count("‑")
        if capitals > 0 and not CAMEL_NAME.match(word) and "'" not in word and "’" not in word:
            return ACRONYM
        return found


@cache
def vocabulary(language: Language) -> Vocabulary:
    """The vocabulary of a language, made once."""
    return Vocabulary(language)
