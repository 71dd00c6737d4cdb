"""The graph of a walker's day: three ways to lay it out, one law."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from numpy.testing import assert_allclose

from exeunt.network.scenario import Departure, Link, Number, Place, Scenario, WalkRules
from exeunt.simulation import walk
from exeunt.simulation.walk_graph import build
from exeunt.simulation.walk_merge import merged
from exeunt.simulation.walk_waves import build_plain, plain


def country(seed, *, limited=False, **rules):
    """Twelve towns on a winding road with short cuts; the last three are camps."""
    rng = np.random.default_rng(seed)
    kinds = ["origin"] * 3 + ["waypoint"] * 6 + ["camp"] * 3
    places = tuple(
        Place(id=f"p{i}", kind=kind, population=Number(1000.0 + i), country="B" if i > 8 else "A",
              capacity=Number(400.0) if limited and kind == "camp" else None)
        for i, kind in enumerate(kinds)
    )  # fmt: skip
    ways = {(i, i + 1) for i in range(11)} | {tuple(sorted(rng.choice(12, 2, replace=False)))
                                              for _ in range(8)}  # fmt: skip
    links = tuple(
        Link(start=f"p{a}", end=f"p{b}", km=km)
        for one, other in sorted(ways)
        for km in [float(rng.integers(1, 40) * 10)]
        for a, b in ((one, other), (other, one))
    )
    return Scenario(
        name="made", start=date(2020, 1, 1), days=25, places=places, links=links,
        departures=tuple(Departure(day=d, people=Number(300.0)) for d in range(25)),
        walk=WalkRules(speed=200.0, home_country="A", **rules),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("as_flee", [False, True])
def test_whole_arrays_lay_out_what_is_laid_out_state_by_state(seed, as_flee):
    made = country(seed, limited=True, as_flee=as_flee)
    speeds = np.full(len(made.links), 200.0)
    slow, fast = build(made, speeds), build_plain(made, speeds)
    for name in ("stations", "limited", "hops", "transits"):
        assert getattr(slow, name) == getattr(fast, name)
    assert np.diff(slow.levels).tolist() == np.diff(fast.levels).tolist()
    assert sorted(slow.place.tolist()) == sorted(fast.place.tolist())


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("as_flee", [False, True])
def test_every_layout_moves_the_same_people(seed, as_flee, monkeypatch):
    made = country(seed, as_flee=as_flee)
    usual = walk.simulate_walk(made, engine="numpy")
    monkeypatch.setattr(walk, "plain", lambda _: False)
    by_state = walk.simulate_walk(made, engine="numpy")
    monkeypatch.setattr(walk, "merged", lambda graph: graph)
    unmerged = walk.simulate_walk(made, engine="numpy")
    assert_allclose(usual.people, by_state.people, atol=1e-9)
    assert_allclose(usual.people, unmerged.people, atol=1e-9)
    assert_allclose(usual.flows, unmerged.flows, atol=1e-9)


def test_as_flee_many_hops_are_one():
    made = country(1, as_flee=True)
    graph = build_plain(made, np.full(len(made.links), 200.0))
    assert merged(graph).hops < graph.hops
    assert merged(merged(graph)).hops == merged(graph).hops


@pytest.mark.parametrize(
    "rules", [{"awareness": 2}, {"avoid_short_stints": True}, {"start_on_foot": True},
              {"awareness": 0, "as_flee": True}],
)  # fmt: skip
def test_rules_that_remember_are_laid_out_state_by_state(rules):
    assert plain(country(0))
    assert not plain(country(0, **rules))
