"""The obvious twin of the forecast of people: one place, one day, one draw at a time."""

from __future__ import annotations

import math

from exeunt.forecasting.constants import LevelConstants


def grown(
    level: float, age: float, slope: float, capacity: float, room: float, ahead: float,
    scores: tuple[float, float, float, float], empty: float, c: LevelConstants,
) -> float:  # fmt: skip
    """People `ahead` days on, if today's count is right; scores of drift, rise, fall, jump."""
    since = age + ahead
    fade = math.exp(c.drift_days)
    kept = math.exp(c.drift_kept + c.drift_spread * scores[0])
    people = level + slope * kept * fade * (1 - math.exp(-since / fade))
    reach = (since / 30) ** math.exp(c.reach - 1)
    people += level * reach * math.exp(c.rise + c.rise_spread * scores[1])
    people -= level * reach * math.exp(min(c.fall + c.fall_spread * scores[2], 1))
    stays = 1 / (1 + math.exp(-(c.empty + c.empty_age * math.log((age + 10) / 60))))
    below = (1 + math.erf(empty / math.sqrt(2))) / 2
    if not (level < 1 and below < stays):
        people += room * math.exp(min(c.jump + c.jump_spread * scores[3], 0)) * min(reach, 3)
    bar = max(capacity, level)
    if capacity > 0 and people > bar:
        people = bar + (people - bar) / (1 + math.exp(-c.over_full))
    return max(people, 0.0)
