"""Flee folders, as they are, become scenarios.

`read_flee` reads one; `camp_counts` says how many people were counted on each day. See
docs/flee.md for the files, and for every place where we differ from Flee.
"""

from __future__ import annotations

from exeunt.network.flee.folder import read_flee

__all__ = ["read_flee"]
