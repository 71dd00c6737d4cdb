"""Priors: a figure with a low and a high value becomes one value for each member.

A positive figure is drawn as a lognormal whose halves differ: 5 % of members lie below
`low`, half below `median`, 5 % above `high`. Where `low` or `median` is not positive the
halves are normal, and what falls below 0 is 0. The same seed, member and words give the
same value in every scenario, so a what-if differs from its base by the change alone.

A figure's standard normal score is hashed from the member's key and the figure's words,
or handed in by name (`Luck.scores`), as the inference does that moves it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

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


Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Luck:
    """Where the members' values come from.

    keys : (members,) from `draws.member_keys`; hashed with a figure's words.
    scores : standard normal scores (members,) of some figures by name, their words as
        strings; these count instead of the hashed ones, also with one member.
    asked : where given, every figure with a spread that was asked for is noted in it.
    """

    keys: Words
    scores: Mapping[Name, Floats] = field(default_factory=dict)
    asked: dict[Name, Number] | None = None

    def __len__(self) -> int:
        return len(self.keys)

    def part(self, begin: int, end: int) -> Luck:
        """That of some of the members."""
        scores = {name: score[begin:end] for name, score in self.scores.items()}
        return Luck(self.keys[begin:end], scores, self.asked)

    def score(self, names: Sequence[Name]) -> Floats:
        """(names, members) standard normal scores."""
        out = np.empty((len(names), len(self.keys)))
        hashed = [i for i, name in enumerate(names) if name not in self.scores]
        codes = np.array([_code(names[i]) for i in hashed], np.uint64)
        if hashed:
            out[hashed] = normals(uniforms(self.keys, codes[:, None]))
        for i, name in enumerate(names):
            if name in self.scores:
                out[i] = self.scores[name]
        return out


@lru_cache(maxsize=65_536)
def _code(name: Name) -> int:
    return key_of(*name)


def drawn(
    number: Number | None, keys: Words | Luck, *words: object, nothing: float = 0.0
) -> Floats:
    """(members,) values of one figure.

    Parameters
    ----------
    number : the figure; None gives `nothing` to all.
    keys : (members,) from `draws.member_keys`, or a `Luck`. One member alone gets the
        median of what has no score.
    words : what the figure is, "capacity" and the place; other words, other draws.
    """
    return np.asarray(drawn_rows([number], keys, [words], nothing=nothing)[0])


def drawn_rows(
    numbers: Sequence[Number | None],
    keys: Words | Luck,
    words: Sequence[Sequence[object]],
    *,
    nothing: float = 0.0,
) -> Floats:
    """(figures, members) values of many figures; each row is what `drawn` gives."""
    luck = keys if isinstance(keys, Luck) else Luck(keys)
    out = np.empty((len(numbers), len(luck)))
    rows, names, figures = [], [], []
    for i, number in enumerate(numbers):
        out[i] = nothing if number is None else number.median
        if number is None or number.sure:
            continue
        name = tuple(map(str, words[i]))
        if luck.asked is not None:
            luck.asked.setdefault(name, number)
        if len(luck) > 1 or name in luck.scores:
            rows.append(i)
            names.append(name)
            figures.append((number.low or 0.0, number.median, number.high or 0.0))
    if rows:
        out[rows] = _values(np.array(figures), luck.score(names) / Z95)
    return out


def _values(figures: Floats, z: Floats) -> Floats:
    """Of low, median and high (figures, 3) the values at `z` (figures, members)."""
    low, median, high = figures.T[:, :, None]
    above = z > 0
    if (figures > 0).all():
        width = np.where(above, np.log(high / median), np.log(median / low))
        return np.asarray(median * np.exp(z * width))
    out: Floats = np.maximum(median + z * np.where(above, high - median, median - low), 0.0)
    some = (figures > 0).all(axis=1)
    if some.any():
        out[some] = _values(figures[some], z[some])
    return out
