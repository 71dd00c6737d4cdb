"""Places, their names and distances: world-wide, offline, explainable.

The reading room finds and settles places here, the network and the report ask for
points, neighbours and borders. `open_gazetteer` is the door; see `gazetteer.py`.
"""

from __future__ import annotations

from exeunt.gazetteer.entries import KINDS, Entry, Mention, Resolved
from exeunt.gazetteer.fold import fold
from exeunt.gazetteer.gazetteer import Gazetteer, open_gazetteer
from exeunt.gazetteer.language import LanguageData, default_language, load_language

__all__ = [
    "KINDS", "Entry", "Gazetteer", "LanguageData", "Mention", "Resolved", "default_language",
    "fold", "load_language", "open_gazetteer",
]  # fmt: skip
