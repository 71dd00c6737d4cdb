"""Random numbers without a state: the same from every face, and right in law."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from exeunt.errors import WrongUse
from exeunt.simulation.draws import (
    _exp,
    _log,
    _log_rest,
    binomials,
    compiled,
    key_of,
    member_keys,
    mixed,
    uniforms,
)

sys.path.insert(0, str(Path(__file__).parent))
import slow_draws

CASES = [
    (0, 0.3), (1, 0.3), (1, 0.0), (1, 1.0), (5, 0.5), (9, 1.0), (9, 0.0), (12, 0.9), (40, 0.2),
    (40, 0.25), (40, 0.26), (40, 0.5), (40, 0.75), (100, 0.1), (1_000, 0.003), (1_000, 0.02),
    (1_000, 0.999), (12_345, 0.4), (10_000_000, 1e-7), (10_000_000, 2e-6), (10_000_000, 0.37),
    (10_000_000, 0.9999999), (10_000_000, 1.0), (10_000_000, 0.0),
]  # fmt: skip


@pytest.fixture
def rng():
    return np.random.default_rng(20220924)


def both(name):
    """The NumPy and the numba face as functions of arrays."""
    faces = [{"uniform": uniforms, "binomial": binomials}[name]]
    try:
        scalar = getattr(compiled(), name)
    except ImportError:
        return faces
    wide = 2 if name == "uniform" else 4

    def one(*given):
        return scalar(*given[:-2], *map(np.uint64, given[-2:]))

    return [*faces, np.frompyfunc(one, wide, 1)]


def test_every_face_gives_the_same_uniform_numbers(rng):
    keys = rng.integers(0, 2**64, 300, dtype=np.uint64)
    counters = rng.integers(0, 2**64, 300, dtype=np.uint64)
    slow = [slow_draws.uniform(int(k), int(c)) for k, c in zip(keys, counters, strict=True)]
    for face in both("uniform"):
        assert_array_equal(face(keys, counters).astype(float), slow)


@pytest.mark.parametrize(("n", "p"), CASES)
def test_every_face_gives_the_same_counts(n, p):
    keys, counters = member_keys(3, 10)[:, None], np.arange(50, dtype=np.uint64)
    slow = [[slow_draws.binomial(n, p, int(k), int(c)) for c in counters] for k in keys[:, 0]]
    for face in both("binomial"):
        assert_array_equal(face(n, p, keys, counters).astype(np.int64), slow)


def test_one_call_with_many_cases_equals_many_calls(rng):
    n, p = rng.integers(0, 500, 400), rng.random(400)
    counters = np.arange(400, dtype=np.uint64)
    each = [binomials(n[i], p[i], 5, counters[i])[()] for i in range(400)]
    assert_array_equal(binomials(n, p, 5, counters), each)


@pytest.mark.parametrize(("n", "p"), CASES)
def test_counts_follow_the_law(n, p):
    size = 40_000
    drawn = binomials(n, p, key_of("law", n, p), np.arange(size, dtype=np.uint64))
    assert drawn.min() >= 0
    assert drawn.max() <= n
    spread = np.sqrt(n * p * (1 - p))
    assert abs(drawn.mean() - n * p) <= 4.5 * spread / np.sqrt(size)
    if spread:
        # the variance of a sample variance, with the fourth moment of a binomial
        excess = (1 - 6 * p * (1 - p)) / spread**2
        assert abs(drawn.var() / spread**2 - 1) < 4.5 * np.sqrt((2 + excess) / size)


@pytest.mark.parametrize(
    ("n", "p"), [(n, p) for n, p in CASES if 0 < p < 1 and 0 < n < 10_000]
)  # every count that is likely enough is as frequent as it should be
def test_each_count_is_as_frequent_as_it_should_be(n, p):
    size = 40_000
    drawn = binomials(n, p, key_of("chi", n, p), np.arange(size, dtype=np.uint64))
    expected = size * np.array([slow_draws.exact_chance_of(k, n, p) for k in range(n + 1)])
    seen = np.bincount(drawn, minlength=n + 1)
    likely = expected >= 10
    seen = np.append(seen[likely], seen[~likely].sum())
    expected = np.append(expected[likely], expected[~likely].sum())
    kept = expected > 0
    chi = ((seen - expected)[kept] ** 2 / expected[kept]).sum()
    free = kept.sum() - 1
    assert chi < free + 4.5 * np.sqrt(2 * free) + 6


def test_uniform_numbers_fill_the_unit_interval_evenly():
    drawn = uniforms(member_keys(1, 200)[:, None], np.arange(1_000, dtype=np.uint64))
    assert 0 < drawn.min() < 1e-4
    assert 1 - 1e-4 < drawn.max() < 1
    seen = np.histogram(drawn, 100, (0, 1))[0]
    assert ((seen - 2_000) ** 2 / 2_000).sum() < 99 + 4.5 * np.sqrt(198)


@pytest.mark.parametrize("step", [1, 2, 60, 2**32, 0x9E3779B97F4A7C15])
def test_neighbouring_counters_and_members_have_nothing_in_common(step):
    counters = (np.arange(2_000, dtype=object) * step % 2**64).astype(np.uint64)
    drawn = uniforms(member_keys(0, 50)[:, None], counters) - 0.5
    along = (drawn[:, 1:] * drawn[:, :-1]).mean() * 12
    across = (drawn[1:] * drawn[:-1]).mean() * 12
    assert abs(along) < 4.5 / np.sqrt(drawn.size)
    assert abs(across) < 4.5 / np.sqrt(drawn.size)


def test_a_member_has_the_same_key_in_any_crowd():
    assert_array_equal(member_keys(7, 10), member_keys(7, 2_000)[:10])
    assert_array_equal(member_keys(7, 5, first=5), member_keys(7, 10)[5:])
    assert np.unique(np.concatenate([member_keys(seed, 500) for seed in range(20)])).size == 10_000


def test_mixing_loses_nothing():
    assert np.unique(mixed(np.arange(100_000, dtype=np.uint64))).size == 100_000


def test_logarithm_and_exponential_are_right_to_the_last_digits(rng):
    x = np.exp(rng.uniform(-30, 30, 10_000))
    assert np.all(np.abs(_log(x) - np.log(x)) <= 1e-15 * np.maximum(np.abs(np.log(x)), 0.7))
    near = rng.uniform(0, 0.5, 10_000) ** 6
    assert np.all(np.abs(_log_rest(near) - np.log1p(-near)) <= 1e-15 * np.abs(np.log1p(-near)))
    y = rng.uniform(-40, 1, 10_000)
    assert np.all(np.abs(_exp(y) / np.exp(y) - 1) <= 1e-15)


@pytest.mark.parametrize(("n", "p"), [(-1, 0.5), (3, 1.5), (3, -0.1), (3, float("nan"))])
def test_impossible_draws_are_refused(n, p):
    with pytest.raises(WrongUse, match="chance"):
        binomials(n, p, 1, 1)
