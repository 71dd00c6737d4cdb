"""The ensemble: members after the reports are those that exact answers ask for."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from slow_ensemble import linear, on_a_grid, term

from exeunt.errors import WrongUse
from exeunt.inference.ensemble import Reports, distinct, log_terms, smooth, temper, weigh
from exeunt.inference.normal import log_below
from exeunt.inference.sites import tilted

NONE = np.inf
RARE = 27.877  # of chi-square with 9 degrees of freedom, 0.1 % lies beyond


@pytest.fixture
def rng():
    return np.random.default_rng(20220923)


def reported(rows, about=None, group=None):
    """Rows of (at least, at most, spread, off, broad)."""
    columns = np.array(rows, float).reshape(-1, 5).T
    own = np.arange(len(rows))
    return Reports(*columns, own if about is None else np.array(about),
                   own if group is None else np.array(group))  # fmt: skip


def values(numbers, spread, off=0.0, broad=None):
    return [(y, y, spread, off, broad or 5 * spread) for y in numbers]


def moments(posterior):
    mean = posterior.unknowns @ posterior.weights
    return mean, np.sqrt((posterior.unknowns - mean[:, None]) ** 2 @ posterior.weights)


LINES = {
    "a value": values([1.0], 0.3),
    "at least": [(1.5, NONE, 0.3, 0.0, 1.5)],
    "at most": [(-NONE, -1.5, 0.3, 0.1, 1.5)],
    "a range": [(0.5, 1.5, 0.2, 0.0, 1.0)],
    "a rumour beside two": values([1.0, 1.2, 8.0], 0.3, 0.1),
    "a limit and a value": [(0.0, NONE, 0.2, 0.05, 1.0), (-0.4, -0.4, 0.4, 0.05, 2.0)],
    "a limit far out": [(5.0, NONE, 0.3, 0.1, 1.5)],
}
BENDS = {
    "a square": (lambda x: x**2, values([4.0], 0.3)),
    "a kink": (lambda x: np.maximum(x, 0.0), values([0.3], 0.1)),
    "an exponential": (np.exp, values([3.0], 0.3)),
}


@pytest.mark.parametrize("rows", LINES.values(), ids=LINES)
@pytest.mark.parametrize("method", ["smooth", "temper"])
def test_one_unknown_is_told_what_quadrature_says(rows, method, rng):
    mean, spread, off = on_a_grid(lambda x: [x] * len(rows), rows)
    told = weigh(rng.standard_normal((1, 6000)), lambda u: np.repeat(u, len(rows), 0),
                 reported(rows), rng, method=method)  # fmt: skip
    assert told.converged
    ours = moments(told)
    assert_allclose(ours[0], mean, atol=0.08 * spread + 0.02)
    assert_allclose(ours[1], spread, rtol=0.07 if method == "temper" else 0.12)
    assert_allclose(told.off, off, atol=0.03)


@pytest.mark.parametrize("case", BENDS.values(), ids=BENDS)
def test_tempering_is_right_where_the_model_bends(case, rng):
    bend, rows = case
    mean, spread, _ = on_a_grid(lambda x: [bend(x)], rows)
    told = temper(rng.standard_normal((1, 4000)), bend, reported(rows), rng)
    assert told.converged
    assert_allclose(moments(told)[0], mean, atol=0.06 * spread)
    assert_allclose(moments(told)[1], spread, rtol=0.06)


@pytest.mark.parametrize("name", ["a square", "a kink"])
def test_the_smoother_says_when_a_model_bends_too_much_for_it_and_tempering_takes_over(name, rng):
    bend, rows = BENDS[name]
    prior = rng.standard_normal((1, 2000))
    first = smooth(prior, bend, reported(rows), rng)
    assert not first.converged
    assert "try temper" in first.why_not[0]
    assert weigh(prior, bend, reported(rows), rng, method="both").method == "temper"


def test_tempering_finds_both_of_two_reports_that_cannot_both_be_true(rng):
    rows = values([-2.0, 2.0], 0.3, 0.2)
    mean, spread, off = on_a_grid(lambda x: [x, x], rows)
    told = temper(rng.standard_normal((1, 6000)), lambda u: np.repeat(u, 2, 0), reported(rows), rng)
    assert_allclose(moments(told)[0], mean, atol=0.1)
    assert_allclose(moments(told)[1], spread, rtol=0.05)
    assert_allclose(told.off, off, atol=0.05)


@pytest.mark.parametrize(("method", "members"), [("smooth", 6000), ("temper", 6000)])
def test_a_linear_world_gets_its_exact_mean_and_covariance(method, members, rng):
    matrix = rng.standard_normal((12, 8)) / 3
    seen = matrix @ rng.standard_normal(8) + 0.4 * rng.standard_normal(12)
    mean, cov = linear(matrix, seen, 0.4)
    told = weigh(rng.standard_normal((8, members)), lambda u: matrix @ u,
                 reported(values(seen, 0.4)), rng, method=method)  # fmt: skip
    scale = np.sqrt(np.diag(cov))
    assert_allclose((told.unknowns @ told.weights - mean) / scale, 0.0, atol=0.08)
    assert_allclose(np.cov(told.unknowns) / np.outer(scale, scale), cov / np.outer(scale, scale),
                    atol=0.1)  # fmt: skip
    assert_allclose(told.left, np.diag(cov), atol=0.06)


def test_tempering_from_the_smoothers_posterior_ends_at_the_same(rng):
    bend, rows = BENDS["an exponential"]
    prior = rng.standard_normal((1, 4000))
    told = temper(prior, bend, reported(rows), rng, start=smooth(prior, bend, reported(rows), rng))
    mean, spread, _ = on_a_grid(lambda x: [bend(x)], rows)
    assert_allclose(moments(told)[0], mean, atol=0.08 * spread)
    assert_allclose(moments(told)[1], spread, rtol=0.07)


def test_small_ensembles_are_not_surer_than_they_may_be(rng):
    inside = []
    for _ in range(100):
        matrix = rng.standard_normal((15, 20)) * (rng.random((15, 20)) < 0.3)
        truth = rng.standard_normal(20)
        seen = matrix @ truth + 0.5 * rng.standard_normal(15)
        told = smooth(rng.standard_normal((20, 120)), lambda u, g=matrix: g @ u,
                      reported(values(seen, 0.5)), rng)  # fmt: skip
        low, high = told.quantiles(np.array([0.05, 0.95]))
        inside.append(np.mean((low < truth) & (truth < high)))
    assert 0.85 < np.mean(inside) < 0.95


def test_a_hundred_unknowns_keep_their_spread_with_a_thousand_members(rng):
    matrix = rng.standard_normal((150, 100)) / 10
    truth = rng.standard_normal(100)
    seen = matrix @ truth + 0.3 * rng.standard_normal(150)
    cov = linear(matrix, seen, 0.3)[1]
    told = smooth(rng.standard_normal((100, 1000)), lambda u: matrix @ u,
                  reported(values(seen, 0.3)), rng)  # fmt: skip
    assert told.converged
    assert 0.98 < np.mean(told.unknowns.var(axis=1) / np.diag(cov)) < 1.25


def queue(unknowns):
    """Little's law at one crossing: flow, line and wait, as logarithms."""
    flow, capacity, before = (
        np.exp(0.6 * unknowns[0]),
        np.exp(0.4 * unknowns[1]),
        np.exp(unknowns[2]),
    )
    line = before + np.maximum(flow - capacity, 0.0)
    return np.log(np.array([np.minimum(flow + before, capacity), line, line / capacity]))


def one_world(rng, members):
    truth = rng.standard_normal((3, 1))
    crossed, line, wait = queue(truth)[:, 0] + 0.25 * rng.standard_normal(3)
    rows = [(crossed, crossed, 0.25, 0.0, 1.0), (line, NONE, 0.25, 0.0, 1.0),
            (wait, wait, 0.25, 0.0, 1.0)]  # fmt: skip
    # "at least": the words are drawn as the term has them, a limit the noisy truth exceeds or not
    limit = rng.normal(0.0, 1.0)
    rows[1] = (limit, NONE, 0.25, 0.0, 1.0) if line > limit else (-NONE, limit, 0.25, 0.0, 1.0)
    return truth[:, 0], temper(rng.standard_normal((3, members)), queue, reported(rows), rng)


def test_ranks_of_the_truth_are_uniform_at_a_crossing_with_a_queue(rng):
    worlds, ranks = 300, []
    for _ in range(worlds):
        truth, told = one_world(rng, 199)
        ranks.append((told.unknowns < truth[:, None]).sum(axis=1))
    for each in np.array(ranks).T:
        counts = np.bincount(each // 20, minlength=10)
        assert ((counts - worlds / 10) ** 2).sum() / (worlds / 10) < RARE


def trusted(rng, extra=(), about=(), group=()):
    """Ten sound reports of five numbers, and some more."""
    truth = np.array([1.0, 0.0, -1.0, 0.5, 2.0])
    rows = values(np.repeat(truth, 2) + 0.1 * rng.standard_normal(10), 0.2, 0.1, 1.0)
    own = list(range(10))
    return reported([*rows, *extra], [*np.repeat(range(5), 2), *about], [*own, *group])


@pytest.mark.parametrize("method", ["smooth", "temper"])
def test_a_rumour_of_ten_times_does_not_pull(method):
    told = []
    for extra in (False, True):
        rng = np.random.default_rng(7)
        more = ([(1.0 + np.log(10), 1.0 + np.log(10), 0.2, 0.1, 1.0)], [0], [10]) if extra else ()
        told.append(weigh(rng.standard_normal((5, 2000)), lambda u: u, trusted(rng, *more), rng,
                          method=method))  # fmt: skip
    assert told[1].off[-1] > 0.95
    assert (told[1].off[:-1] < 0.3).all()
    assert_allclose(moments(told[1])[0], moments(told[0])[0], atol=0.05)


@pytest.mark.parametrize("method", ["smooth", "temper"])
def test_a_copy_of_a_witness_moves_nothing(method):
    told = []
    for copies in (0, 5):
        rng = np.random.default_rng(7)
        extra = (
            [(0.7, NONE, 0.2, 0.1, 1.0)] * (1 + copies),
            [0] * (1 + copies),
            [10] * (1 + copies),
        )
        told.append(weigh(rng.standard_normal((5, 300)), lambda u: u, trusted(rng, *extra), rng,
                          method=method))  # fmt: skip
    assert_array_equal(told[0].unknowns, told[1].unknowns)
    assert_array_equal(told[0].weights, told[1].weights)
    assert_array_equal(told[1].off[-6:], told[0].off[-1])


def test_copies_that_differ_share_the_weight_of_one(rng):
    rows = values([1.0, 1.1, 2.0], 0.2)
    heard = distinct(reported(rows, about=[0, 0, 1], group=[4, 4, 4]))
    assert_array_equal(heard.power, [0.5, 0.5, 1.0])
    told = smooth(rng.standard_normal((1, 8000)), lambda u: np.repeat(u, 2, 0),
                  reported(rows[:2], about=[0, 0], group=[1, 1]), rng)  # fmt: skip
    assert_allclose(moments(told)[1], np.sqrt(1 / (1 + 1 / 0.04)), rtol=0.04)


def test_what_no_report_speaks_about_keeps_its_prior(rng):
    told = smooth(rng.standard_normal((4, 2000)), lambda u: u[:2],
                  reported(values([0.5, 1.0], 0.2)), rng)  # fmt: skip
    assert (told.left[:2] < 0.1).all()
    assert_allclose(told.left[2:], 1.0, atol=0.05)


def test_without_reports_members_stay_where_they_were(rng):
    prior = rng.standard_normal((3, 500))
    told = smooth(prior, lambda u: u, reported([]), rng)
    assert_array_equal(told.unknowns, prior)
    assert told.converged


def test_the_same_generator_gives_the_same_members():
    one, two = (
        weigh(np.random.default_rng(1).standard_normal((3, 100)), queue,
              reported(values([0.1], 0.2)), np.random.default_rng(2), method="temper")
        for _ in range(2)
    )  # fmt: skip
    assert_array_equal(one.unknowns, two.unknowns)


def test_too_few_runs_are_said_to_be_too_few(rng):
    told = temper(rng.standard_normal((20, 200)), lambda u: u,
                  reported(values(np.full(20, 2.0), 0.05)), rng, runs=10)  # fmt: skip
    assert not told.converged
    assert "10 runs" in told.why_not[0]


def test_reports_a_model_cannot_explain_are_no_convergence(rng):
    told = smooth(rng.standard_normal((1, 1000)), lambda u: np.repeat(0.1 * u, 4, 0),
                  reported(values([3.0, -3.0, 3.0, -3.0], 0.2)), rng)  # fmt: skip
    assert not told.converged
    assert "chi2" in told.why_not[-1]


def test_terms_are_those_of_the_slow_twin(rng):
    rows = [(0.3, 0.3, 0.2, 0.1, 1.0), (-1.0, 0.5, 0.3, 0.2, 1.0), (0.8, NONE, 0.4, 0.05, 2.0),
            (-NONE, 0.1, 0.4, 0.3, 0.8), (0.3, 0.3, 0.2, 0.0, 1.0)]  # fmt: skip
    points = rng.normal(0.0, 1.5, (5, 40))
    logs, off = log_terms(reported(rows), points)
    slow = np.array([[term(*row, m) for m in line] for row, line in zip(rows, points, strict=True)])
    assert_allclose(np.exp(logs), slow[..., 0], rtol=1e-9, atol=1e-300)
    assert_allclose(off, slow[..., 1], rtol=1e-9, atol=1e-15)


def test_far_from_every_report_the_terms_stay_finite():
    rows = [(0.3, 0.3, 0.2, 0.1, 1.0), (-1.0, 0.5, 0.3, 0.2, 1.0), (0.8, NONE, 0.4, 0.05, 2.0)]
    logs, off = log_terms(reported(rows), np.full((3, 2), [-1e6, 1e6]))
    assert np.isfinite(logs).all()
    assert_allclose(off[:2], 1.0)
    assert_allclose(log_below(np.array([-40.0])), -804.6084420137538, rtol=1e-12)


def test_the_curve_that_stands_for_a_term_has_its_mean_and_spread(rng):
    rows = [row for rows in LINES.values() for row in rows]
    centre, variance = rng.normal(0.5, 1.0, len(rows)), rng.uniform(0.05, 2.0, len(rows))
    mean, left = tilted(centre, variance, reported(rows))
    for at, row in enumerate(rows):
        points = np.linspace(-8, 8, 4001) * np.sqrt(variance[at]) + centre[at]
        weights = [np.exp(-0.5 * (m - centre[at]) ** 2 / variance[at]) * term(*row, m)[0]
                   for m in points]  # fmt: skip
        weights = np.array(weights) / np.sum(weights)
        assert_allclose(mean[at], weights @ points, atol=2e-3)
        assert_allclose(left[at], weights @ (points - weights @ points) ** 2, rtol=1e-2)


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ((2.0, 1.0, 0.1, 0.0, 1.0), "above the upper"),
        ((-NONE, NONE, 0.1, 0.0, 1.0), "without any limit"),
        ((1.0, 1.0, 0.0, 0.0, 1.0), "spread"),
        ((1.0, 1.0, 0.1, 1.0, 1.0), "off"),
        ((1.0, 1.0, 2.0, 0.0, 1.0), "broad"),
        ((np.nan, 1.0, 2.0, 0.0, 1.0), "not a number"),
    ],
)
def test_a_report_that_cannot_be_is_named_by_its_row(row, word, rng):
    rows = [*values([1.0], 0.2), row]
    with pytest.raises(WrongUse, match=word) as told:
        smooth(rng.standard_normal((1, 50)), lambda u: u, reported(rows, about=[0, 0]), rng)
    assert told.value.where == "report 1"


def test_wrong_shapes_and_numbers_are_named(rng):
    prior, rows = rng.standard_normal((2, 50)), reported(values([1.0], 0.2))
    for wrong, word in ((lambda u: u[0], "shape"), (lambda u: u * np.nan, "not finite"),
                        (lambda u: u[:0], "no such row")):  # fmt: skip
        with pytest.raises(WrongUse, match=word):
            smooth(prior, wrong, rows, rng)
    with pytest.raises(WrongUse, match="prior"):
        smooth(prior[0], lambda u: u, rows, rng)
    with pytest.raises(WrongUse, match="method"):
        weigh(prior, lambda u: u, rows, rng, method="guess")


@pytest.mark.skipif(importlib.util.find_spec("numpyro") is None, reason="numpyro is not installed")
def test_numpyro_agrees_at_a_crossing_with_a_queue(rng):
    import jax
    import jax.numpy as jnp
    import numpyro
    from numpyro import distributions as dist

    seen = np.array([0.2, 1.0, 0.9])

    def model():
        u = numpyro.sample("u", dist.Normal(0, 1).expand([3]))
        flow, capacity, before = jnp.exp(0.6 * u[0]), jnp.exp(0.4 * u[1]), jnp.exp(u[2])
        line = before + jnp.maximum(flow - capacity, 0.0)
        m = jnp.log(jnp.stack([jnp.minimum(flow + before, capacity), line, line / capacity]))
        numpyro.sample("y", dist.Normal(m, 0.25), obs=seen)

    peer = numpyro.infer.MCMC(numpyro.infer.NUTS(model), num_warmup=1000, num_samples=8000)
    peer.run(jax.random.PRNGKey(0))
    theirs = np.asarray(peer.get_samples()["u"]).T
    told = temper(rng.standard_normal((3, 4000)), queue, reported(values(seen, 0.25)), rng)
    assert_allclose(moments(told)[0], theirs.mean(axis=1), atol=0.08)
    assert_allclose(moments(told)[1], theirs.std(axis=1), rtol=0.1)
