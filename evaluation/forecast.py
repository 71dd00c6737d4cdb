"""Forecasts against what was counted afterwards, and against simpler forecasters.

    python -m evaluation.forecast [FLEE]

FLEE is the folder of Flee instances. In each crisis, from days 30, 60, 90 ... every camp is
forecast for the next 30 days, from the rows and corrections published by that day; the
truth is what is known now, on a straight line between reports, corrected. The score is
the weighted interval score (Bracher et al. 2021) of quantiles .05 .25 .5 .75 .95, in
people a camp and day; that of a single number is its distance from the truth.

Against: Flee's own run (its reference output, times people per agent); the shares of the
last known counts with the true totals, now and to come, given to it (`frozen`); the last
count and its drift carried on, in three readings of that; the last count alone.
`best` is the smallest of all these. `held out` figures are those of constants that were
fitted without the crisis; the shipped constants saw all five, and so did whoever chose the
form of the model and its starting values.

Arrivals of Ukraine 2022, by country, from every third day, the next 7 and 14 days, against
the last known day, and AutoETS (statsforecast) where that is installed, else its figures
as measured.
"""

from __future__ import annotations

import csv
import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.forecast_constants import HELD_OUT, HELD_OUT_ARRIVALS, MEASURED_ETS
from exeunt import movement
from exeunt.forecasting.arrivals import WEEK, Arrivals, Flow, flow_until, forecast_arrivals
from exeunt.forecasting.arrivals_file import read_series
from exeunt.forecasting.constants import ARRIVALS, LEVELS, ArrivalConstants, LevelConstants
from exeunt.forecasting.levels import LevelForecast, forecast_levels
from exeunt.forecasting.states import Reports

Floats = NDArray[np.float64]
STEP = HORIZON = 30
ARRIVAL_STEP = 3
AHEAD = (7, 14)
FIRST_DAY = 20  # two weeks and some days of flows
TAU = np.array([0.05, 0.25, 0.5, 0.75, 0.95])
FLEE = {"burundi": "burundi_h1", "car": "car_h10", "mali2012": "mali2012_h1",
        "ssudan": "ssudan_h10", "syria2013": "syria2013_h100"}  # fmt: skip


@dataclass(frozen=True)
class Crisis:
    """One instance: what was counted and what Flee gave, (days, camps), in people."""

    name: str
    camps: tuple[str, ...]
    truth: Floats
    flee: Floats
    origins: tuple[Origin, ...]


@dataclass(frozen=True)
class Origin:
    """What was known on one day."""

    day: int
    reports: tuple[Reports, ...]
    recounts: tuple[float, ...]


def evaluate(folder: str | Path) -> dict[str, dict[str, dict[str, float]]]:
    """Figures by crisis and for arrivals; `folder` holds the Flee instances."""
    root = Path(folder)
    crises = [read_crisis(root, name) for name in FLEE if (root / name).is_dir()]
    people = {crisis.name: judge(crisis) for crisis in crises}
    figures: dict[str, dict[str, dict[str, float]]] = {"people": {**people, "all": overall(people)}}
    path = root.parent / "ukraine2022" / "arrivals.csv"
    if path.exists():
        figures["arrivals"] = judge_arrivals(path)
    return figures


# People in camps


def read_crisis(root: Path, name: str) -> Crisis:
    """An instance with its reference run, and what was known on each day of forecasting."""
    rows = list(csv.DictReader((root / "reference" / f"{FLEE[name]}.csv").open(encoding="utf-8")))
    camps = tuple(key.removesuffix(" sim") for key in rows[0] if key.endswith(" sim"))
    each = float(FLEE[name].rpartition("_h")[2])

    def column(kind: str) -> Floats:
        return each * np.array([[float(row[f"{camp} {kind}"]) for camp in camps] for row in rows])

    days = range(STEP, len(rows) - HORIZON, STEP)
    origins = tuple(known_on(root / name, day, camps) for day in days)
    return Crisis(name, camps, column("data"), column("sim"), origins)


def known_on(folder: Path, day: int, camps: tuple[str, ...]) -> Origin:
    """What the product reads when it forecasts from `day`, in the order of `camps`."""
    known = movement.known_counts(folder, day)
    by_name = {each.place: each for each in known.reports}
    return Origin(day, tuple(by_name[camp] for camp in camps), known.recounts)


def judge(crisis: Crisis) -> dict[str, float]:
    """WIS of the shipped and of the held-out constants, of every other forecaster, coverage."""
    ours = score(crisis, LEVELS)
    held_out = score(crisis, replace(LEVELS, **HELD_OUT.get(crisis.name, {})))
    others = {name: baseline(crisis, rule) for name, rule in BASELINES.items()}
    best = min(others.values())
    return {
        "wis": ours["wis"], "of best": ours["wis"] / best, "coverage": ours["coverage"],
        "held out of best": held_out["wis"] / best, "held out coverage": held_out["coverage"],
        "without capacity of best": score(crisis, LEVELS, blind=True)["wis"] / best,
        "total coverage": ours["total coverage"], "half coverage": ours["half coverage"],
        "days": ours["days"], **{f"{name} wis": value for name, value in others.items()},
    }  # fmt: skip


def score(crisis: Crisis, constants: LevelConstants, *, blind: bool = False) -> dict[str, float]:
    """Means over all camp-days; `blind` takes the capacities away."""
    lost, inside, halves, totals = [], [], [], []
    for origin in crisis.origins:
        reports = origin.reports
        if blind:
            reports = tuple(replace(each, capacity=None) for each in reports)
        made = forecast(replace(origin, reports=reports), constants)
        truth = ahead(crisis.truth, origin.day).T
        found = made.quantiles
        lost.append(wis(truth, found))
        inside.append((truth >= found[..., 0]) & (truth <= found[..., 4]))
        halves.append((truth >= found[..., 1]) & (truth <= found[..., 3]))
        low, high = np.quantile(made.total, (0.05, 0.95), axis=1)
        totals.append((truth.sum(axis=0) >= low) & (truth.sum(axis=0) <= high))
    return {
        "wis": float(np.mean(lost)), "coverage": float(np.mean(inside)),
        "half coverage": float(np.mean(halves)), "total coverage": float(np.mean(totals)),
        "days": float(np.size(lost)),
    }  # fmt: skip


def forecast(origin: Origin, constants: LevelConstants) -> LevelForecast:
    """What the product gives from one day on; nothing where nothing was ever reported."""
    return forecast_levels(origin.reports, origin.day, HORIZON, recounts=origin.recounts,
                           draws=400, constants=constants)  # fmt: skip


def ahead(daily: Floats, day: int) -> Floats:
    """(horizon, camps), the days after `day`."""
    return daily[day + 1 : day + 1 + HORIZON]


def wis(truth: Floats, found: Floats) -> Floats:
    """Weighted interval score of quantiles TAU (last axis): twice the mean pinball loss."""
    off = truth[..., None] - found
    return np.asarray(2.0 * np.maximum(TAU * off, (TAU - 1.0) * off).mean(axis=-1))


Rule = Callable[[Crisis, Origin], Floats]


def baseline(crisis: Crisis, rule: Rule) -> float:
    """WIS of a single number is its distance."""
    off = [np.abs(rule(crisis, each) - ahead(crisis.truth, each.day)) for each in crisis.origins]
    return float(np.mean(off))


def _level(origin: Origin) -> Floats:
    return np.array([each.people[-1] if len(each.people) else 0.0 for each in origin.reports])


def _last(_: Crisis, origin: Origin) -> Floats:
    return np.tile(_level(origin), (HORIZON, 1))


def _flee(crisis: Crisis, origin: Origin) -> Floats:
    return ahead(crisis.flee, origin.day)


def _frozen(crisis: Crisis, origin: Origin) -> Floats:
    level = _level(origin)
    shares = level / level.sum() if level.sum() else np.full(len(level), 1 / len(level))
    return ahead(crisis.truth, origin.day).sum(axis=1, keepdims=True) * shares


def _drifting(slope: Callable[[Reports, int], float], *, from_report: bool) -> Rule:
    def carried(_: Crisis, origin: Origin) -> Floats:
        slopes = np.array([slope(each, origin.day) for each in origin.reports])
        age = [origin.day - each.days[-1] if len(each.days) else 0 for each in origin.reports]
        days = np.arange(1, HORIZON + 1)[:, None] + (np.array(age) if from_report else 0)
        return np.maximum(_level(origin) + slopes * days, 0.0)

    return carried


def _between_reports(reports: Reports, _: int) -> float:
    """People a day between the last two reports."""
    if len(reports.days) < 2:
        return 0.0
    return float((reports.people[-1] - reports.people[-2]) / (reports.days[-1] - reports.days[-2]))


def _last_month(reports: Reports, day: int) -> float:
    """People a day over the 30 days before the day of forecasting."""
    if not len(reports.days):
        return 0.0
    before = np.interp(day - 30, reports.days, reports.people)
    return float(reports.people[-1] - before) / 30.0


BASELINES: dict[str, Rule] = {
    "flee": _flee,
    "frozen": _frozen,
    "last": _last,
    "drift of two reports": _drifting(_between_reports, from_report=True),
    "drift of two reports, from today": _drifting(_between_reports, from_report=False),
    "drift of a month": _drifting(_last_month, from_report=False),
}


def overall(people: dict[str, dict[str, float]]) -> dict[str, float]:
    """Over the crises: mean and worst ratio; coverage of all camp-days together."""
    days = np.array([each["days"] for each in people.values()])

    def all_of(key: str) -> Floats:
        return np.array([each[key] for each in people.values()])

    return {
        "mean of best": float(all_of("of best").mean()),
        "worst of best": float(all_of("of best").max()),
        "held out mean of best": float(all_of("held out of best").mean()),
        "held out worst of best": float(all_of("held out of best").max()),
        "worst coverage off": float(np.abs(all_of("coverage") - 0.9).max()),
        "held out worst coverage off": float(np.abs(all_of("held out coverage") - 0.9).max()),
        "coverage": float(days @ all_of("coverage") / days.sum()),
        "held out coverage": float(days @ all_of("held out coverage") / days.sum()),
    }


# Arrivals a day by country


def judge_arrivals(path: Path) -> dict[str, dict[str, float]]:
    """By country and days ahead: WIS, its ratio to persistence and AutoETS, coverage."""
    with path.open(encoding="utf-8") as file:
        rows = [
            (date.fromisoformat(row["date"]), n, row) for n, row in enumerate(csv.DictReader(file))
        ]
    series = read_series(rows, min(row[0] for row in rows))
    figures: dict[str, dict[str, float]] = {}
    for each in series:
        held_out = replace(ARRIVALS, **HELD_OUT_ARRIVALS.get(each.country, {}))
        figures |= judge_country(each, held_out)
    worst = {
        f"worst of {peer}": max(each[f"of {peer}"] for each in figures.values())
        for peer in ("persistence", "AutoETS")
    }
    mean = {key: float(np.mean([each[key] for each in figures.values()])) for key in
            ("of persistence", "of AutoETS", "coverage", "held out of persistence",
             "held out of AutoETS", "held out coverage")}  # fmt: skip
    return {**figures, "all": {**mean, **worst}}


def judge_country(series: Arrivals, held_out: ArrivalConstants) -> dict[str, dict[str, float]]:
    """Figures for "Country 7" and "Country 14"."""
    truth = flow_until(series, int(series.days[-1]))
    assert truth is not None
    days = [
        day
        for day in range(FIRST_DAY, truth.last, ARRIVAL_STEP)
        if (known := flow_until(series, day)) is not None and len(known.people) > WEEK
    ]
    ours = [forecast_arrivals([series], day, AHEAD[-1]).quantiles[0] for day in days]
    others = [
        forecast_arrivals([series], day, AHEAD[-1], constants=held_out).quantiles[0] for day in days
    ]
    still = [np.full((AHEAD[-1], 5), _flow(series, day)[-1]) for day in days]
    peer = [auto_ets(series, day) for day in days] if _has_peer() else None
    return {
        f"{series.country} {ahead}": _ratios(
            truth, days, ahead, ours, others, still, peer, series.country
        )
        for ahead in AHEAD
    }


def _ratios(
    truth: Flow, days: list[int], ahead: int, ours: list[Floats], held_out: list[Floats],
    still: list[Floats], peer: list[Floats] | None, country: str,
) -> dict[str, float]:  # fmt: skip
    wis_, inside = flow_score(truth, days, ahead, ours)
    other, inside_other = flow_score(truth, days, ahead, held_out)
    level = flow_score(truth, days, ahead, still)[0]
    ets = flow_score(truth, days, ahead, peer)[0] if peer else MEASURED_ETS[f"{country} {ahead}"]
    return {
        "wis": wis_, "of persistence": wis_ / level, "of AutoETS": wis_ / ets, "coverage": inside,
        "held out of persistence": other / level, "held out of AutoETS": other / ets,
        "held out coverage": inside_other, "AutoETS wis": ets,
    }  # fmt: skip


def flow_score(truth: Flow, days: list[int], ahead: int, made: list[Floats]) -> tuple[float, float]:
    """Mean WIS and coverage over origins, each the mean of the days ahead that are known."""
    lost, inside = [], []
    for day, found in zip(days, made, strict=True):
        known = min(ahead, truth.last - day)
        after = truth.people[day + 1 - truth.first : day + 1 - truth.first + known]
        lost.append(wis(after, found[:known]).mean())
        inside.append(((after >= found[:known, 0]) & (after <= found[:known, 4])).mean())
    return float(np.mean(lost)), float(np.mean(inside))


def _flow(series: Arrivals, day: int) -> Floats:
    flow = flow_until(series, day)
    assert flow is not None
    return flow.people


def _has_peer() -> bool:
    return importlib.util.find_spec("statsforecast") is not None


def auto_ets(series: Arrivals, day: int) -> Floats:
    """(14, 5) quantiles of statsforecast's AutoETS, weekly seasons from 16 days on."""
    from statsforecast.models import AutoETS

    flow = flow_until(series, day)
    assert flow is not None
    age = day - flow.last
    model = AutoETS(season_length=WEEK if len(flow.people) >= 2 * WEEK + 2 else 1)
    told = model.fit(flow.people).predict(h=AHEAD[-1] + age, level=[50, 90])
    names = ("lo-90", "lo-50", "mean", "hi-50", "hi-90")
    return np.maximum(np.stack([told[name] for name in names], axis=1)[age:], 0.0)


def main() -> int:
    """Print every figure."""
    for group, figures in evaluate(sys.argv[1]).items():
        for name, each in figures.items():
            print(group, name, "  ".join(f"{key} {value:.3g}" for key, value in each.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
