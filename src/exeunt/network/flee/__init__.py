"""Flee folders, as they are, become scenarios.

`read_flee` reads one; `camp_counts` says how many people were counted on each day. See
docs/flee.md for the files, and for every place where we differ from Flee.
"""

from __future__ import annotations

from exeunt.network.flee.folder import read_flee
from exeunt.network.flee.validation import CampCounts, camp_counts

__all__ = ["CampCounts", "camp_counts", "read_flee"]
