"""Constants of the forecasters as fitted without one crisis, or without one country.

`forecast.py` measures with them what the shipped constants would be worth on a crisis
nobody has seen. Names are those of `exeunt.forecasting.constants`; what is not here is as
shipped. Fitted by the same procedure, from the same starting values.
"""

from __future__ import annotations

# Fitted on the other four crises.
HELD_OUT: dict[str, dict[str, float]] = {
    "burundi": {
        "drift_days": 4.03, "drift_kept": -1.02, "drift_spread": 0.94, "rise": -4.31,
        "rise_spread": 0.94, "fall": -4.55, "fall_spread": 0.48, "reach": 0.91, "jump": -3.82,
        "jump_spread": 1.63, "empty": -0.41, "empty_age": 1, "over_full": -0.01,
        "over_count": 0.17, "over_count_faith": 1.04, "over_count_days": 5.33,
        "over_count_size": -0.55, "over_count_spread": 0.17, "crowded": 1.25,
        "crowded_spread": -0.85, "recounted": -3.9,
    },
    "car": {
        "drift_days": 3.81, "drift_kept": -1.06, "drift_spread": 0.85, "rise": -4.62,
        "rise_spread": 0.91, "fall": -4.59, "fall_spread": 1.05, "reach": 0.5, "jump": -3.67,
        "jump_spread": 1.62, "empty": -0.8, "empty_age": 0.79, "over_full": 0.28,
        "over_count": 0.39, "over_count_faith": 1, "over_count_days": 5.08,
        "over_count_size": -0.61, "over_count_spread": 0.1, "crowded": 1.6,
        "crowded_spread": -0.82, "recounted": -3.9,
    },
    "mali2012": {
        "drift_days": 3.62, "drift_kept": -0.91, "drift_spread": 0.55, "rise": -4.42,
        "rise_spread": 1.39, "fall": -4.39, "fall_spread": 1.25, "reach": 0.8, "jump": -3.95,
        "jump_spread": 1.58, "empty": -0.52, "empty_age": 0.98, "over_full": -0.1,
        "over_count": -0.16, "over_count_faith": 1.12, "over_count_days": 5.11,
        "over_count_size": -0.34, "over_count_spread": 0.4, "crowded": 1.55,
        "crowded_spread": -1.18, "recounted": -4.18,
    },
    "ssudan": {
        "drift_days": 3.72, "drift_kept": -1.08, "drift_spread": 0.77, "rise": -4.48,
        "rise_spread": 1.14, "fall": -4.29, "fall_spread": 1.29, "reach": 0.91, "jump": -4.14,
        "jump_spread": 1.67, "empty": -0.46, "empty_age": 1.13, "over_full": 0.16,
        "over_count": -0.1, "over_count_faith": 0.49, "over_count_days": 5.5,
        "over_count_size": -0.61, "over_count_spread": 0.19, "crowded": 1.55,
        "crowded_spread": -0.74, "recounted": -3.76,
    },
    "syria2013": {
        "drift_days": 3.93, "drift_kept": -1, "drift_spread": 0.44, "rise": -4.32,
        "rise_spread": 1.38, "fall": -4.31, "fall_spread": 1.37, "reach": 1.05, "jump": -4.16,
        "jump_spread": 1.86, "empty": -0.56, "empty_age": 0.74, "over_full": 0.23,
        "over_count": 0.11, "over_count_faith": 0.91, "over_count_days": 5.67,
        "over_count_size": -0.48, "over_count_spread": 0.14, "crowded": 1.67,
        "crowded_spread": -1.04, "recounted": -4.09,
    },
}  # fmt: skip

# Fitted on the other six countries.
HELD_OUT_ARRIVALS: dict[str, dict[str, float]] = {}

# AutoETS of statsforecast 2.1.1, from the same days; used where it is not installed.
MEASURED_ETS: dict[str, float] = {}
