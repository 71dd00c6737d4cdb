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
HELD_OUT_ARRIVALS: dict[str, dict[str, float]] = {
    "Belarus": {
        "offset": 23.9, "weekday_weeks": 5.42, "fast": 0.709, "slow": 0.199, "drift_kept": 0.805,
        "drift_kept_daily": 0.813, "drift_catch_up": 0.482, "trial_power": 3.45, "usual": 0.28,
        "usual_weight": 6.49, "at_once": 0.725, "by_day": 0.0945, "by_day_squared": 0.00112,
        "young": 0.838,
    },
    "Hungary": {
        "offset": 22.9, "weekday_weeks": 5.85, "fast": 0.715, "slow": 0.186, "drift_kept": 0.797,
        "drift_kept_daily": 0.836, "drift_catch_up": 0.596, "trial_power": 3.46, "usual": 0.314,
        "usual_weight": 5.92, "at_once": 0.742, "by_day": 0.102, "by_day_squared": 0.00119,
        "young": 0.881,
    },
    "Moldova": {
        "offset": 20.5, "weekday_weeks": 4.52, "fast": 0.725, "slow": 0.196, "drift_kept": 0.792,
        "drift_kept_daily": 0.83, "drift_catch_up": 0.737, "trial_power": 3.96, "usual": 0.288,
        "usual_weight": 5.69, "at_once": 0.768, "by_day": 0.0928, "by_day_squared": 0.00123,
        "young": 0.845,
    },
    "Poland": {
        "offset": 24, "weekday_weeks": 4.5, "fast": 0.717, "slow": 0.182, "drift_kept": 0.783,
        "drift_kept_daily": 0.841, "drift_catch_up": 0.572, "trial_power": 3.31, "usual": 0.257,
        "usual_weight": 4.07, "at_once": 0.876, "by_day": 0.101, "by_day_squared": 0.00129,
        "young": 0.951,
    },
    "Romania": {
        "offset": 22.6, "weekday_weeks": 4.66, "fast": 0.725, "slow": 0.183, "drift_kept": 0.789,
        "drift_kept_daily": 0.85, "drift_catch_up": 0.661, "trial_power": 4.26, "usual": 0.275,
        "usual_weight": 3.95, "at_once": 0.861, "by_day": 0.105, "by_day_squared": 0.00131,
        "young": 1,
    },
    "Russia": {
        "offset": 21.2, "weekday_weeks": 5.57, "fast": 0.725, "slow": 0.221, "drift_kept": 0.829,
        "drift_kept_daily": 0.857, "drift_catch_up": 0.629, "trial_power": 4.72, "usual": 0.293,
        "usual_weight": 4.46, "at_once": 0.807, "by_day": 0.108, "by_day_squared": 0.00115,
        "young": 0.819,
    },
    "Slovakia": {
        "offset": 24.7, "weekday_weeks": 4.97, "fast": 0.729, "slow": 0.189, "drift_kept": 0.801,
        "drift_kept_daily": 0.814, "drift_catch_up": 0.589, "trial_power": 4.15, "usual": 0.251,
        "usual_weight": 4.56, "at_once": 0.889, "by_day": 0.106, "by_day_squared": 0.00109,
        "young": 0.794,
    },
}  # fmt: skip

# AutoETS of statsforecast 2.1.1, from the same days; used where it is not installed.
MEASURED_ETS: dict[str, float] = {
    "Belarus 7": 126.5, "Belarus 14": 196.6, "Hungary 7": 532.1, "Hungary 14": 617.6,
    "Moldova 7": 899, "Moldova 14": 1075.5, "Poland 7": 2885.6, "Poland 14": 3449.7,
    "Romania 7": 651.4, "Romania 14": 727, "Russia 7": 2984.7, "Russia 14": 3160.7,
    "Slovakia 7": 507.8, "Slovakia 14": 577.6,
}  # fmt: skip
