"""Compiled draws for `goals.shared`; the same numbers as `draws.binomials`, no checks."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from exeunt.simulation._draws_kernels import binomial


@njit(cache=True)
def go_left(count: Any, chance: Any, keys: Any, first: Any, gone: Any) -> None:
    """Fill `gone` (branches, members) float64; branch b draws with counter `first` + b."""
    branches, members = gone.shape
    for branch in range(branches):
        counter = np.uint64(first) + np.uint64(branch)
        for member in range(members):
            gone[branch, member] = binomial(
                count[branch, member], chance[branch, member], keys[member], counter
            )
