"""Imagining: what one change would add at every place, in the same worlds.

Each world is run once more under the changed scenario with the same scores, and the
difference is taken world by world: the doubt both share falls out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from exeunt.estimates import Estimate, WhatIf
from exeunt.inference.concluding import LINES, UNITS, Span, Weighed, over, place_of, quantiles
from exeunt.inference.gateways import Gateway
from exeunt.inference.quantities import LINE, PEOPLE, Days, series
from exeunt.inference.working import short
from exeunt.inference.worlds import Worlds
from exeunt.network.scenario import Possible
from exeunt.network.whatif import what_if

Floats = NDArray[np.float64]
ENOUGH = 64  # members; a difference needs fewer, since both runs share their luck
LEVELS = np.array([0.05, 0.25, 0.5, 0.75, 0.95])


def imagined(worlds: Worlds, scores: Floats, base: Days, weighed: Weighed, sentence: str) -> WhatIf:
    """What a change would add to entries over the days ahead, and to lines on the last day.

    Parameters
    ----------
    scores : (unknowns, members) after the reports, equal members; `base` their days.
    sentence : as `network.whatif.what_if` reads it.

    Raises
    ------
    ScenarioError, WrongUse : a sentence that cannot be read, or names what is unknown.
    """
    changed = what_if(worlds.scenario, [sentence])
    some = np.linspace(0, scores.shape[1] - 1, min(ENOUGH, scores.shape[1])).astype(np.int64)
    other = worlds.under(changed)
    base, days = base.only(some), other.run(scores[: len(worlds.names), some], worlds.days)
    chance = _possible(worlds, sentence)
    return WhatIf(
        sentence=sentence,
        differences=tuple(_differences(weighed, base, days)),
        chance=chance.chance.median if chance else None,
        source=chance.source if chance else "",
        notes=changed.notes[len(worlds.scenario.notes) :],
    )


def _possible(worlds: Worlds, sentence: str) -> Possible | None:
    return next((one for one in worlds.scenario.possible if one.what_if == sentence), None)


def _differences(weighed: Weighed, base: Days, changed: Days) -> Iterator[Estimate]:
    """By place: countries first, then crossings, all ways of leaving at the head."""
    gateways = weighed.gateways
    ahead = Span(weighed.now + 1, len(base) - 1)
    last = Span(len(base) - 1, len(base) - 1)
    for gateway in (gateways.everywhere, *gateways.countries, *gateways.crossings):
        yield _difference(weighed, gateway, "entries", PEOPLE, ahead, base, changed)
        if gateway.line is not None:
            shut = bool(np.isnan(changed.wait[last.first, gateway.line]).all())
            for measure in LINES:
                if shut and measure == "wait_time":
                    continue  # nobody gets through: no wait is no relief
                yield _difference(weighed, gateway, measure, LINE, last, base, changed)


def _difference(
    weighed: Weighed, gateway: Gateway, measure: str, who: str, span: Span, base: Days,
    changed: Days,
) -> Estimate:  # fmt: skip
    mode = "land" if who == LINE else "all"
    before, after = (
        over(series(gateway, measure, mode, who, days), [span])[0] for days in (base, changed)
    )
    start = weighed.gateways.scenario.start
    return Estimate(
        **place_of(weighed, gateway, measure, mode, who),
        start=(start + timedelta(span.first)).isoformat(),
        end=(start + timedelta(span.last)).isoformat(),
        **quantiles(np.quantile(after - before, LEVELS)),
        unit=UNITS[measure], basis="model",
        working=f"{short(float(np.median(before)))} as it is,"
                f" {short(float(np.median(after)))} with the change",
    )  # fmt: skip
