"""Likelihood: linked figures as terms on simulated numbers, with a bias for each source.

Numbers are compared as logarithms of (number + floor), so that "an hour" and "next to
nothing" may differ without one being wrong. The error of a figure is that of its words
(`spread`), of a model that knows no hour of the day, and of its source: whoever is heard
twice or more on one kind of figure has a bias of their own among the unknowns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exeunt.inference import constants as known
from exeunt.inference.evidence import standing
from exeunt.inference.linking import Linked
from exeunt.inference.quantities import Days, Quantity, nearness, value
from exeunt.inference.spread import Said
from exeunt.inference.terms import Reports, log_terms

Floats = NDArray[np.float64]
FLOOR = {"entries": 5.0, "vehicles": 5.0, "queue_length": 0.2, "queue_vehicles": 25.0,
         "wait_time": 0.5, "seats": 5.0}  # fmt: skip
KIND = {"entries": "count", "seats": "count", "queue_length": "queue", "queue_vehicles": "queue",
        "wait_time": "wait"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """Reports as arrays, the quantities they are about, and the biases among the unknowns.

    `bias` (reports,) names the row of `sources` that a report's bias is, -1 for none;
    `scale` (sources,) is the spread of each bias.
    """

    linked: tuple[Linked, ...]
    reports: Reports
    quantities: tuple[Quantity, ...]
    sources: tuple[tuple[str, str], ...]
    bias: NDArray[np.int64]
    scale: Floats

    def predictions(self, days: Days, biases: Floats) -> Floats:
        """(rows, members) what reports would say, on their scale; `reports.about` names the row.

        `biases` (sources, members) are standard normal.
        """
        found = {q: scaled(q, days) for q in self.quantities}
        out = np.empty((int(self.reports.about.max()) + 1, days.members))
        for one, row, bias in zip(self.linked, self.reports.about, self.bias, strict=True):
            own = self.scale[bias] * _tailed(biases[bias]) if bias >= 0 else 0.0
            out[row] = found[one.quantity] + own
        return out


def _tailed(scores: Floats) -> Floats:
    """Standard normal scores of biases, with longer tails; clipped where nobody goes."""
    return np.asarray(np.sinh(known.BIAS_TAIL * np.clip(scores, -4.0, 4.0)) / known.BIAS_TAIL)


def terms(linked: Sequence[Linked]) -> Terms:
    """The terms of some linked figures; at least one."""
    quantities = tuple(dict.fromkeys(one.quantity for one in linked))
    named = [_source(one) for one in linked]
    often = [source for source, times in Counter(named).items() if times > 1]
    bias = np.array([often.index(s) if s in often else -1 for s in named], np.int64)
    scale = np.array([known.BIAS[standing(source[0])] for source in often])
    limits = [_limits(one.said, one.quantity) for one in linked]
    spread = [_spread(one, own >= 0) for one, own in zip(linked, bias, strict=True)]
    reports = Reports(
        at_least=np.array([low for low, _ in limits]),
        at_most=np.array([high for _, high in limits]),
        spread=np.array(spread),
        off=np.array([min(one.said.off, 0.9) for one in linked]),
        broad=np.maximum(known.OFF_MILD, spread),
        about=_rows(linked, bias),
        group=_witnesses(linked),
    )
    return Terms(tuple(linked), reports, quantities, tuple(often), bias, scale)


def surest(linked: Sequence[Linked], most: int) -> list[Linked]:
    """At most so many figures, in their order: of each gateway and measure the surest first.

    Figures beyond some hundreds cost much and settle little; places take turns, so that
    one much reported does not crowd out the others.
    """
    if len(linked) <= most:
        return list(linked)
    turns: Counter[object] = Counter()
    ranked = []
    for i in sorted(range(len(linked)), key=lambda i: (linked[i].said.width, i)):
        q = linked[i].quantity
        turns[q.gateway, q.measure] += 1
        turns[q] += 1
        ranked.append((turns[q], turns[q.gateway, q.measure], i))
    return [linked[i] for i in sorted(i for _, _, i in sorted(ranked)[:most])]


def chances_off(linked: Sequence[Linked], days: Days) -> Floats:
    """(figures,) the chance that each is off, in worlds that have heard the others."""
    all_terms = terms(linked)
    none = np.zeros((len(all_terms.sources), days.members))
    said = all_terms.predictions(days, none)[all_terms.reports.about]
    return np.asarray(log_terms(all_terms.reports, said)[1].mean(axis=1))


def scaled(quantity: Quantity, days: Days) -> Floats:
    """(members,) a quantity on the scale of the terms."""
    if quantity.measure not in ("entries", "seats"):
        return nearness(quantity, days, _floor(quantity))
    return np.asarray(np.log(np.maximum(value(quantity, days), 0.0) + _floor(quantity)))


def _floor(quantity: Quantity) -> float:
    return FLOOR["vehicles"] if quantity.unit == "vehicles" else FLOOR[quantity.measure]


def _limits(said: Said, quantity: Quantity) -> tuple[float, float]:
    floor = _floor(quantity)
    low = -np.inf if said.low is None else float(np.log(said.low + floor))
    return low, np.inf if said.high is None else float(np.log(said.high + floor))


def _spread(one: Linked, has_bias: bool) -> float:
    """The error of a figure that is to the point; its bias too where that is no unknown."""
    kind = KIND[one.quantity.measure]
    bias = 0.0 if has_bias else known.BIAS[standing(one.heard.report.said_by)]
    return float(np.sqrt(one.said.sd**2 + known.MODEL[kind] ** 2 + bias**2))


def _source(one: Linked) -> tuple[str, str]:
    """Who speaks, of which kind of figure; a text that names nobody speaks for itself."""
    o = one.heard.report
    return (o.said_by or o.document, KIND[one.quantity.measure])


def _rows(linked: Sequence[Linked], bias: NDArray[np.int64]) -> NDArray[np.int64]:
    """(reports,) rows of the predictions: one for each quantity and bias."""
    seen: dict[tuple[Quantity, int], int] = {}
    pairs = [(one.quantity, int(own)) for one, own in zip(linked, bias, strict=True)]
    return np.array([seen.setdefault(pair, len(seen)) for pair in pairs], np.int64)


def _witnesses(linked: Sequence[Linked]) -> NDArray[np.int64]:
    """Figures of one witness about one number share a group, and the weight of one."""
    seen: dict[tuple[object, ...], int] = {}
    return np.array(
        [seen.setdefault((_source(one)[0], one.quantity), len(seen)) for one in linked], np.int64
    )
