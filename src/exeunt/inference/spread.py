"""One figure with its hedge as a density, and several of them at once. Arrays only.

All figures are positive and weighed on a logarithmic scale `x`. A figure that is not
off lies near the truth as its hedge says; one that is off lies somewhere about, or
anywhere within a factor of 100. So the likelihood is a mixture with a flat tail, and one
wild figure among several cannot pull (Box and Tiao 1968, A Bayesian approach to some
outlier problems). "At least" and "up to" are limits (censored terms), nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from exeunt.inference import constants as known

Array = NDArray[np.float64]
STEP = 0.004  # of the logarithmic grid: 0.4 %
FINEST = -60.0  # log of a density that counts as nothing


@dataclass(frozen=True, slots=True)
class Said:
    """One figure: `low` and `high` in its unit, None for no limit; equal for a single value.

    `sd` softens its edges, `off` is the chance that it is off, `beyond` how far past a
    lone limit the truth is supposed to lie; nobody anonymous is `believed` alone.
    """

    low: float | None
    high: float | None
    sd: float
    off: float
    beyond: float = 0.3
    believed: bool = True
    id: str = ""

    @property
    def is_limit(self) -> bool:
        return self.low is None or self.high is None

    @property
    def is_firm(self) -> bool:
        """Whether it says how much, if only roughly: "dozens" does not."""
        return self.beyond < known.BEYOND_VAGUE

    @property
    def settles(self) -> bool:
        """Whether it has both bounds and may be believed."""
        return not self.is_limit and self.believed

    @property
    def middle(self) -> float:
        """The figure one would quote: the middle of a range, the limit of a limit."""
        if self.low is None or self.high is None:
            return float(self.low if self.low is not None else self.high or 0.0)
        return float(np.sqrt(self.low * self.high))

    @property
    def width(self) -> float:
        """How little it says: one standard deviation of what it leaves open."""
        if self.low is None or self.high is None:
            return self.sd + self.beyond
        return self.sd + float(np.log(self.high / self.low)) / 3.5


def split(said: Said, x: Array) -> tuple[Array, Array]:
    """Likelihood of a figure at truths `x` (logs): the part that is right, the part that is off."""
    if said.is_limit:
        upper = said.low is None
        edge = np.log(said.middle)
        inside = normal_cdf((edge - x if upper else x - edge) / said.sd)
        # Who is off names a limit on the wrong side of the truth half of the time.
        return (1 - said.off) * inside, np.full_like(x, said.off / 2)
    right = (1 - said.off) * _range(said, x)
    return right, np.maximum(said.off * _off(x - np.log(said.middle)), 1e-9)


def _off(away: Array) -> Array:
    """Density of a figure that is off: most are a little, some anywhere within the reach."""
    wild = np.where(np.abs(away) < known.OFF_REACH, 0.5 / known.OFF_REACH, 0.0)
    mild = np.exp(-np.abs(away) / known.OFF_MILD) / (2 * known.OFF_MILD)
    density: Array = known.OFF_WILD * wild + (1 - known.OFF_WILD) * mild
    return density


def _range(said: Said, x: Array) -> Array:
    """Uniform between the bounds with edges of `sd`; a normal density where they coincide."""
    low, high = np.log(said.low or 1e-9), np.log(said.high or 1e-9)
    if high - low < 1e-3 * said.sd:
        z = (x - low) / said.sd
        density: Array = np.exp(-0.5 * z * z) / (said.sd * np.sqrt(2 * np.pi))
        return density
    inside = normal_cdf((x - low) / said.sd) - normal_cdf((x - high) / said.sd)
    between: Array = np.maximum(inside, 0.0) / (high - low)
    return between


def _near(limits: list[Said], x: Array) -> Array:
    """Density that falls off on both sides of the middle one of some limits."""
    middle = sorted(limits, key=lambda s: s.middle)[(len(limits) - 1) // 2]
    away = np.abs(x - np.log(middle.middle)) / middle.beyond
    density: Array = np.exp(-away) / (2 * middle.beyond)
    return density


def normal_cdf(z: Array) -> Array:
    """Normal distribution function, to 1e-7: Abramowitz and Stegun 26.2.17."""
    t = 1 / (1 + 0.2316419 * np.abs(z))
    poly = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937
                + t * (-1.821255978 + t * 1.330274429))))  # fmt: skip
    below = np.exp(-0.5 * z * z) / np.sqrt(2 * np.pi) * poly
    upper: Array = np.where(z > 0, 1 - below, below)
    return upper


@dataclass(frozen=True)
class Density:
    """What several figures say of one quantity together: a density on a grid of logs.

    `alone`: no other quantity settles this one, so that limits need a guess how far
    beyond them the truth lies.
    """

    said: tuple[Said, ...]
    alone: bool = True

    @cached_property
    def grid(self) -> Array:
        middles = np.log([each.middle for each in self.said])
        reach = known.OFF_REACH + 0.5
        return np.arange(middles.min() - reach, middles.max() + reach, STEP)

    @cached_property
    def logs(self) -> Array:
        """Log density at the grid, integrating to 1."""
        total = self._beyond()
        for each in self.said:
            right, wrong = split(each, self.grid)
            total = total + np.log(np.maximum(right + wrong, 1e-300))
        top = float(total.max())
        normal: Array = total - top - np.log(np.exp(total - top).sum() * STEP)
        return normal

    def _beyond(self) -> Array:
        """Where limits alone speak: the truth is near the middle of them, or anywhere.

        One figure with both bounds by somebody who may be believed makes a limit a limit
        and nothing more; an anonymous one does not.
        """
        least = [s for s in self.said if s.is_limit and s.high is None]
        most = [s for s in self.said if s.is_limit and s.low is None]
        kinds = [limits for limits in (least, most) if limits]
        if not kinds or not self.alone or any(s.settles for s in self.said):
            return np.zeros_like(self.grid)
        near = np.mean([_near(limits, self.grid) for limits in kinds], axis=0)
        flat = known.BEYOND_FLAT / (self.grid[-1] - self.grid[0])
        prior: Array = np.log((1 - known.BEYOND_FLAT) * near + flat)
        return prior

    def at(self, x: Array) -> Array:
        """Log density at truths `x`; next to nothing outside the grid."""
        steps = (x - self.grid[0]) / STEP  # even steps: no search, a third of np.interp's time
        at = np.clip(steps.astype(np.int64), 0, len(self.grid) - 2)
        share = steps - at
        inside = (share >= 0) & (share <= 1)
        found: Array = self.logs[at] + share * (self.logs[at + 1] - self.logs[at])
        return np.where(inside, found, FINEST)

    @cached_property
    def below(self) -> Array:
        """Distribution function at the grid."""
        mass = np.cumsum(np.exp(self.logs))
        rising: Array = mass / mass[-1]
        return rising

    def draw(self, rng: np.random.Generator, number: int) -> Array:
        """`number` logs from it, one in each of as many equal slices, in random order."""
        slices = (np.arange(number) + rng.random(number)) / number
        found: Array = np.interp(slices, self.below, self.grid)  # rising: quicker than at random
        rng.shuffle(found)
        return found

    def quantiles(self, levels: Array) -> Array:
        """Values, not logs, below which `levels` of it lie."""
        found: Array = np.exp(np.interp(levels, self.below, self.grid))
        return found

    def chance_off(self, said: Said) -> float:
        """The chance that one of the figures is off, after all of them."""
        right, wrong = split(said, self.grid)
        share = wrong / np.maximum(right + wrong, 1e-300)
        weight = np.exp(self.logs)
        return float((share * weight).sum() / weight.sum())


def weighted_quantiles(values: Array, weights: Array, levels: Array) -> Array:
    """Values below which `levels` of the weight lie; the middle of each step is interpolated."""
    order = np.argsort(values)
    mass = np.cumsum(weights[order])
    middles = (mass - 0.5 * weights[order]) / mass[-1]
    found: Array = np.interp(levels, middles, values[order])
    return found
