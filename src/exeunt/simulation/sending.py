"""Who sets out, as every engine needs it; who sends people is `network.ways.sending`."""

from __future__ import annotations

from exeunt.errors import ScenarioError


def nobody_sends(day: int) -> ScenarioError:
    """The error of a day on which people set out from nowhere in particular, and no place sends."""
    return ScenarioError(
        f"people set out on day {day}, but no place sends any that day",
        where="departures",
        todo="give the departures an origin, or an origin a conflict and people enough",
    )
