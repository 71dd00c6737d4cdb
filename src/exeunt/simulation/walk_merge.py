"""Hops from which a walker's day goes on alike are one node.

Who has done 120 or 130 of 200 km and finds only links of 90 km ahead is in the same
state. Classes begin as places and plans and are split until all hops of one class lead
to the same classes (Moore 1956, Gedanken-experiments on sequential machines). The law of
a walk stays as it is; as Flee, a run has a quarter of the nodes.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exeunt.simulation.draws import mixed
from exeunt.simulation.walk_graph import Graph

Ints = NDArray[np.int64]
Words = NDArray[np.uint64]


def merged(graph: Graph) -> Graph:
    """The same graph with equal hops as one, at the level of the latest of them."""
    if not graph.hops:
        return graph
    classes, count = _classes(graph)
    if count == graph.hops:
        return graph
    s, h = graph.stations, graph.hops
    level = np.repeat(np.arange(len(graph.levels) - 1), np.diff(graph.levels))
    latest = np.zeros(count, np.int64)
    np.maximum.at(latest, classes, level)
    order = np.argsort(latest, kind="stable")
    rank = np.empty(count, np.int64)
    rank[order] = np.arange(count)
    number = np.concatenate(
        [np.arange(s), s + rank[classes], s + count + np.arange(graph.transits)]
    )
    first = np.empty(count, np.int64)  # one hop of each class speaks for all
    first[rank[classes[::-1]]] = np.arange(h)[::-1]
    kept = np.concatenate([np.arange(s), s + first])
    return replace(
        graph, hops=count,
        levels=np.concatenate([[0], np.cumsum(np.bincount(latest))]).astype(np.int64),
        stand=graph.stand[kept], place=graph.place[kept], hurry=graph.hurry[kept],
        stay=graph.stay[kept], target_start=_starts(graph, kept),
        targets=number[graph.targets[_rows(graph, kept)]],
        transit_target=number[graph.transit_target],
    )  # fmt: skip


def _classes(graph: Graph) -> tuple[Ints, int]:
    """A class for each hop, 0 and up, and how many there are."""
    s, h = graph.stations, graph.hops
    some = slice(s, s + h)
    begin = mixed(graph.stand[some] * 2 + graph.hurry[some]) ^ mixed(mixed(graph.stay[some]))
    node = np.repeat(np.arange(h), np.diff(graph.target_start)[some])
    rows = slice(int(graph.target_start[s]), int(graph.target_start[s + h]))
    target = graph.targets[rows]
    which = mixed(np.arange(len(target)) - (graph.target_start[some] - rows.start)[node])
    words = mixed(np.arange(s + h + graph.transits) + (1 << 40))  # stations and transits differ
    words[some] = begin
    count = 0
    while True:
        new = begin.copy()
        np.add.at(new, node, mixed(words[target] ^ which))  # wraps: a sum of 64 bits
        _, classes = np.unique(new, return_inverse=True)
        if (found := int(classes.max()) + 1) == count:
            return classes.astype(np.int64), count
        count = found
        words[some] = mixed(new)


def _rows(graph: Graph, kept: Ints) -> Ints:
    """Rows of `targets` of these nodes, one node after the other."""
    width = np.diff(graph.target_start)[kept]
    inside = np.arange(width.sum()) - np.repeat(np.cumsum(width) - width, width)
    return np.asarray(np.repeat(graph.target_start[kept], width) + inside)


def _starts(graph: Graph, kept: Ints) -> Ints:
    width = np.diff(graph.target_start)[kept]
    return np.concatenate([[0], np.cumsum(width)]).astype(np.int64)
