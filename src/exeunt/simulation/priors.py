"""Priors: a figure with a low and a high value becomes one value for each member.

A positive figure is drawn as a lognormal whose halves differ: 5 % of members lie below
`low`, half below `median`, 5 % above `high`. Where `low` or `median` is not positive the
halves are normal, and what falls below 0 is 0. The same seed, member and words give the
same value in every scenario, so a what-if differs from its base by the change alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from exeunt.network.scenario import Number
from exeunt.simulation.draws import Words, key_of, uniforms

Floats = NDArray[np.float64]
Z95 = 1.6448536269514722
# Wichura (1988), algorithm AS 241, PPND7: right to 1e-7, enough for what somebody guessed
_CENTRE = ((59.109374720, 159.29113202, 50.434271938, 3.3871327179),
           (67.187563600, 78.757757664, 17.895169469, 1.0))  # fmt: skip
_MIDDLE = ((0.17023821103, 1.3067284816, 2.7568153900, 1.4234372777),
           (0.0, 0.12021132975, 0.73700164250, 1.0))  # fmt: skip
_FAR = ((0.017337203997, 0.42868294337, 3.0812263860, 6.6579051150),
        (0.0, 0.012258202635, 0.24197894225, 1.0))  # fmt: skip


def normals(p: Floats) -> Floats:
    """Standard normal numbers of the chances `p`, each above 0 and below 1."""
    q = p - 0.5
    inner = 0.180625 - q * q
    r = np.sqrt(-np.log(np.minimum(p, 1.0 - p)))
    outer = np.where(r <= 5.0, _ratio(_MIDDLE, r - 1.6), _ratio(_FAR, r - 5.0))
    return np.where(np.abs(q) <= 0.425, q * _ratio(_CENTRE, inner), np.copysign(outer, q))


def _ratio(factors: tuple[tuple[float, ...], tuple[float, ...]], x: Floats) -> Floats:
    above, below = factors
    return np.asarray(np.polyval(above, x) / np.polyval(below, x))


def drawn(number: Number | None, keys: Words, *words: object, nothing: float = 0.0) -> Floats:
    """(members,) values of one figure.

    Parameters
    ----------
    number : the figure; None gives `nothing` to all.
    keys : (members,) from `draws.member_keys`. One member alone gets the median.
    words : what the figure is, "capacity" and the place; other words, other draws.
    """
    if number is None or number.sure or len(keys) == 1:
        return np.full(len(keys), nothing if number is None else number.median)
    z = normals(uniforms(keys, np.uint64(key_of(*words)))) / Z95
    low, median, high = number.low or 0.0, number.median, number.high or 0.0
    if low > 0 and median > 0 and high > 0:
        return median * np.exp(z * np.where(z > 0, np.log(high / median), np.log(median / low)))
    return np.maximum(median + z * np.where(z > 0, high - median, median - low), 0.0)
