"""One spelling for many: how names are written down before they are compared.

The build script and every look-up fold alike: case, diacritics, apostrophes and
hyphens go, so "Al-Ḥasakah", "al hasakah" and "AL HASAKAH" meet.
"""

from __future__ import annotations

import unicodedata

_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
    "ı": "i", "ħ": "h", "ŋ": "n", "ə": "a", "ё": "е", "ʿ": "", "ʾ": "", "ʻ": "", "ʼ": "",
    "’": "", "‘": "", "'": "", "`": "", "´": "", "ʹ": "", "ʺ": "", ".": "",
    "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", ",": " ", "_": " ",
    "(": " ", ")": " ", '"': "", "“": "", "”": "", "\u00a0": " ", "\u200b": "", "\ufeff": "",
    "\u00ad": "",
}  # fmt: skip
_TABLE = str.maketrans(_LETTERS)
_MARKS = dict.fromkeys((*range(0x300, 0x370), *range(0x64B, 0x660), 0x670, 0x640))


def fold(name: str) -> str:
    """Fold a name for comparison: lower case, no diacritics, single spaces.

    Works for any script; letters that do not decompose (ł, ø, ı) are mapped.
    """
    low = name.lower().translate(_TABLE)
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low).translate(_MARKS).translate(_TABLE)
        low = unicodedata.normalize("NFC", low)
    return " ".join(low.split())
