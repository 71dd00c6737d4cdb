"""Ukraine 2022: who enters each neighbour, day by day, from the counts published by then.

    python -m evaluation.ukraine [--every 3] [--from 2022-02-27] [--until 2022-04-10]
                                 [--members 300] [--leave-out] [--csv FILE]

From each day the scenario `ukraine-2022`, whose priors saw no count, is weighed with every
count published by then (`weigh_scenario`), and its estimates are held against what was
counted: of the day itself where it was counted (`today`); of the days around it that were only
counted later, as one sum (`gap`); and of the next seven days. With `--leave-out` one
neighbour in turn is counted by nobody (`left out`): what do the others say of it?

A count is that of a day, or the difference of two running totals over the days between; a
total that repeats is no news, one that falls was put right and only begins anew. Only
what was counted is a truth, nothing is shared out over days.

Beside ours: `forecasting.arrivals` with constants fitted without the country, the last count
carried on, the mean of the last seven days, and the scenario's prior. The score is the
weighted interval score (Bracher et al. 2021) of logarithms (Bosse et al. 2023, Scoring
epidemiological forecasts on transformed scales), so that neither Poland, with a hundred
thousand a day, nor Belarus, with a hundred, counts for all; of a single number, its distance.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.forecast import wis
from evaluation.forecast_constants import HELD_OUT_ARRIVALS
from exeunt import movement
from exeunt.estimates import Estimate, Picture
from exeunt.forecasting.arrivals import WEEK, Arrivals, flow_until, forecast_arrivals
from exeunt.forecasting.arrivals_file import read_series
from exeunt.forecasting.constants import ARRIVALS
from exeunt.inference.evidence import Report
from exeunt.inference.scenario_weigh import weigh_scenario
from exeunt.network.scenario import Scenario
from exeunt.observations import Observation, Period, Place

Floats = NDArray[np.float64]
SCENARIO = "ukraine-2022"
ISO = {"Belarus": "BLR", "Hungary": "HUN", "Moldova": "MDA", "Poland": "POL",
       "Romania": "ROU", "Russia": "RUS", "Slovakia": "SVK"}  # fmt: skip
START, LAST = date(2022, 2, 24), date(2022, 4, 10)
FIRST = date(2022, 2, 27)
FEW = tuple(date(2022, *each) for each in ((3, 2), (3, 8), (3, 15)))  # of `evaluate`
FEW_MEMBERS = 150
AHEAD = 7
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
PEERS = ("arrivals", "persistence", "week mean", "prior")


@dataclass(frozen=True, slots=True)
class Count:
    """People who entered `country` from day `first` to day `last`, on which it was published."""

    country: str
    first: date
    last: date
    people: float


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity from one day: what was counted, what we said, what others said."""

    as_of: date
    kind: str  # today, gap, left out, or "1" to "7" days ahead
    count: Count
    found: Floats
    others: Mapping[str, Floats]
    converged: bool


# What was counted


def counts(path: Path) -> list[Count]:
    """Every count of a day or of some days, by country and day."""
    with path.open(encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: (row["country"], row["date"]))
    out, totals = [], dict[str, tuple[date, float]]()
    for row in rows:
        country, day = row["country"], date.fromisoformat(row["date"])
        before = totals.get(country)
        if row["daily"]:
            out.append(Count(country, day, day, float(row["daily"])))
        if not row["cumulative"]:
            continue
        total = float(row["cumulative"])
        if before is None and day == START and not row["daily"]:
            out.append(Count(country, day, day, total))
        elif before is not None and total > before[1] and not row["daily"]:
            out.append(Count(country, before[0] + timedelta(1), day, total - before[1]))
        if before is None or total != before[1]:
            totals[country] = (day, total)
    return out


def reports(known: Sequence[Count], as_of: date, without: str = "") -> list[Report]:
    """The counts published by a day, as exeunt would have read them."""
    return [_report(each) for each in known if each.last <= as_of and each.country != without]


def _report(count: Count) -> Report:
    first, last = count.first.isoformat(), count.last.isoformat()
    code = ISO[count.country]
    to = Place(name=count.country, as_written=count.country, id=f"iso:{code}", kind="country",
               country=code)  # fmt: skip
    said = f"{count.people:,.0f} people entered"
    observed = Observation(
        id=f"{code}-{last}", kind="figure", document=f"portal {last}", start=0, end=len(said),
        quote=said, measure="entries", value=count.people, low=count.people, high=count.people,
        hedge="exact", unit="people", group="people", to=to,
        period=Period(start=first, end=last), said_by=f"border guard of {count.country}",
    )  # fmt: skip
    return Report(observed, last)


# From one day


def judged(
    known: Sequence[Count], as_of: date, scenario: Scenario, *, members: int | None,
    without: str = "", prior: Mapping[tuple[str, date, date], Floats], series: Sequence[Arrivals],
) -> Iterator[Row]:  # fmt: skip
    """Every quantity that was counted, from what was published by `as_of`."""
    wanted = list(_wanted(known, as_of, without))
    picture = weigh_scenario(
        reports(known, as_of, without), scenario, as_of=as_of.isoformat(), horizon=AHEAD,
        periods=_gaps(known, [as_of]), members=members,
    )  # fmt: skip
    ours = answers(picture)
    by_name = {each.country: each for each in series}
    for kind, count in wanted:
        key = (ISO[count.country], count.first, count.last)
        others = {"prior": prior[key]} if key in prior else {}
        if kind not in ("today", "left out"):
            others |= _peers(by_name[count.country], as_of, count)
        yield Row(as_of, kind, count, ours[key], others, picture.converged)


def _wanted(known: Sequence[Count], as_of: date, without: str) -> Iterator[tuple[str, Count]]:
    """What is judged from a day, and as what."""
    for each in known:
        ahead = (each.last - as_of).days
        single = each.first == each.last
        if not 0 <= ahead <= AHEAD:
            continue
        if each.country == without:
            if single:
                yield "left out", each
        elif each.first <= as_of < each.last:
            yield "gap", each
        elif single:
            yield str(ahead) if ahead else "today", each


def _gaps(known: Sequence[Count], days: Sequence[date]) -> list[tuple[date, date]]:
    return [(each.first, each.last) for as_of in days
            for kind, each in _wanted(known, as_of, "") if kind == "gap"]  # fmt: skip


def answers(picture: Picture) -> dict[tuple[str, date, date], Floats]:
    """Five quantiles of the entries of each country by all ways, by first and last day.

    Of all travellers where that is told; elsewhere of the scenario's people, who are the
    same here, for no share of ordinary travellers is set apart.
    """
    out: dict[tuple[str, date, date], Floats] = {}
    ranked = sorted(picture.estimates, key=lambda e: e.group != "all")
    for e in ranked:
        if _is_country(e):
            key = (e.place.country or "", date.fromisoformat(e.start), date.fromisoformat(e.end))
            out.setdefault(key, np.array([e.q05, e.q25, e.median, e.q75, e.q95]))
    return out


def _is_country(e: Estimate) -> bool:
    return (e.measure == "entries" and e.place.kind == "country" and e.mode == "all"
            and bool(e.place.country) and "beyond" not in e.group)  # fmt: skip


def _peers(series: Arrivals, as_of: date, count: Count) -> dict[str, Floats]:
    """What simpler forecasters say of the days of a count; nothing where they know nothing."""
    day = (as_of - START).days
    flow = flow_until(series, day)
    if flow is None:
        return {}
    first, last = (count.first - START).days, (count.last - START).days
    constants = replace(ARRIVALS, **HELD_OUT_ARRIVALS.get(series.country, {}))
    begin = min(day, first - 1)  # in a gap nothing was known since
    draws = forecast_arrivals([series], begin, last - begin, constants=constants).draws[0]
    length = last - first + 1
    still = {"persistence": flow.people[-1], "week mean": flow.people[-WEEK:].mean()}
    return {
        "arrivals": np.quantile(draws[-length:].sum(axis=0), LEVELS),
        **{who: np.full(len(LEVELS), length * each) for who, each in still.items()},
    }


def rolling(
    path: Path, days: Sequence[date], *, members: int | None, leave_out: bool = False,
    progress: bool = False,
) -> tuple[list[Row], list[float]]:  # fmt: skip
    """Rows of every day, and seconds each took."""
    known, scenario = counts(path), movement.open_scenario(SCENARIO)
    told = weigh_scenario([], scenario, as_of=START.isoformat(), members=members,
                          horizon=(max(days) - START).days + AHEAD,
                          periods=_gaps(known, days))  # fmt: skip
    prior, series = answers(told), _series(path)
    out, seconds = [], []
    for turn, as_of in enumerate(days):
        without = tuple(ISO)[turn % len(ISO)] if leave_out else ""
        began = time.perf_counter()
        found = list(judged(known, as_of, scenario, members=members, without=without,
                            prior=prior, series=series))  # fmt: skip
        out += found
        seconds.append(time.perf_counter() - began)
        if progress:
            state = "" if found and found[0].converged else ", not converged"
            print(f"{as_of}: {len(found)} quantities, {seconds[-1]:.0f} s{state}", file=sys.stderr)
    return out, seconds


def _series(path: Path) -> tuple[Arrivals, ...]:
    """For the other forecasters, without totals that repeat: to them nobody came that day."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    totals, kept = dict[str, str](), []
    for n, row in sorted(enumerate(rows), key=lambda each: each[1]["date"]):
        if row["daily"] or row["cumulative"] != totals.get(row["country"]):
            kept.append((date.fromisoformat(row["date"]), n, row))
        totals[row["country"]] = row["cumulative"]
    return read_series(kept, START)


# Figures


def coverage(some: Sequence[Row]) -> dict[str, float]:
    """How many, how often the intervals hold the count, and how often it lies above the median."""
    if not some:
        return {}
    truth, found = np.array([r.count.people for r in some]), np.stack([r.found for r in some])
    return {
        "n": float(len(some)),
        "in 50": float(((truth >= found[:, 1]) & (truth <= found[:, 3])).mean()),
        "in 90": float(((truth >= found[:, 0]) & (truth <= found[:, 4])).mean()),
        "above": float((truth > found[:, 2]).mean()),
        "off": float(np.median(np.abs(np.log(np.maximum(found[:, 2], 1.0) / truth)))),
    }


def _by_prior(some: Sequence[Row]) -> list[Row]:
    """What the scenario said beforehand in our place: could it happen there at all?"""
    return [replace(row, found=row.others["prior"]) for row in some if "prior" in row.others]


def beside(some: Sequence[Row], who: str) -> float:
    """Our score over another's, where the other says something; below 1 ours is better."""
    both = [(r, r.others[who]) for r in some if who in r.others]
    ours = sum(_score(r, r.found) for r, _ in both)
    theirs = sum(_score(r, found) for r, found in both)
    return ours / theirs if theirs else float("nan")


def _score(row: Row, found: Floats) -> float:
    return float(wis(np.array(np.log1p(row.count.people)), np.log1p(found)))


def figures(rows: Sequence[Row]) -> dict[str, Any]:
    """By how far ahead, by country, and beside the others."""
    kinds = {"today": ["today"], "gap": ["gap"], "1 ahead": ["1"], "7 ahead": ["7"],
             "ahead": [str(k) for k in range(1, AHEAD + 1)], "left out": ["left out"]}  # fmt: skip
    out: dict[str, Any] = {}
    for name, those in kinds.items():
        some = [r for r in rows if r.kind in those]
        if some:
            scores = {who: beside(some, who) for who in PEERS if any(who in r.others for r in some)}
            out[name] = {**coverage(some), "score of": scores, "prior": coverage(_by_prior(some))}
    ahead = [r for r in rows if r.kind in kinds["ahead"]]
    out["country"] = {
        country: {**coverage(some), "score of": {who: beside(some, who) for who in PEERS},
                  "prior": coverage(_by_prior(some))}
        for country in ISO if (some := [r for r in ahead if r.count.country == country])
    }  # fmt: skip
    days = {r.as_of: r.converged for r in rows}
    out["converged"] = float(np.mean(list(days.values())))
    return out


def evaluate(folder: str | Path) -> dict[str, Any]:
    """Figures from a few days, with few members; `folder` holds arrivals.csv."""
    rows, seconds = rolling(Path(folder) / "arrivals.csv", FEW, members=FEW_MEMBERS)
    return {**figures(rows), "seconds a day": float(np.mean(seconds))}


def table(rows: Sequence[Row]) -> str:
    """All of it for reading."""
    told = figures(rows)
    heads = ("n", "in 50", "in 90", "above", "off")
    lines = [f"{'':14}" + "".join(f"{h:>8}" for h in heads) + "".join(f"{w:>13}" for w in PEERS)
             + "  prior in 90"]  # fmt: skip
    parts = {k: v for k, v in told.items() if isinstance(v, dict) and k != "country"}
    for name, each in {**parts, **told["country"]}.items():
        cells = "".join(f"{each[h]:>8.3g}" for h in heads)
        scores = "".join(f"{each['score of'].get(who, float('nan')):>13.2f}" for who in PEERS)
        held = each["prior"].get("in 90", float("nan"))
        lines.append(f"{name:14}{cells}{scores}{held:>13.2f}")
    lines.append(f"converged on {told['converged']:.0%} of the days; off: median of the distance "
                 "of logarithms; countries: 1 to 7 days ahead")  # fmt: skip
    return "\n".join(lines)


def write(rows: Sequence[Row], path: Path) -> None:
    """Every row as a table, to look for what is wrong."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["as_of", "kind", "country", "first", "last", "people", *LEVELS, "converged",
                      *PEERS])  # fmt: skip
        for r in rows:
            medians = [round(float(r.others[w][2])) if w in r.others else "" for w in PEERS]
            out.writerow([r.as_of, r.kind, r.count.country, r.count.first, r.count.last,
                          r.count.people, *r.found, r.converged, *medians])  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    from evaluation.run import shared

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--every", type=int, default=3, help="days from one to the next")
    parser.add_argument("--from", dest="first", type=date.fromisoformat, default=FIRST)
    parser.add_argument("--until", type=date.fromisoformat, default=LAST)
    parser.add_argument("--members", type=int, default=300)
    parser.add_argument("--leave-out", action="store_true", help="one neighbour in turn")
    parser.add_argument("--csv", type=Path, help="write every row")
    options = parser.parse_args(arguments)
    path = shared() / "ukraine2022" / "arrivals.csv"
    if not path.exists():
        print("not measured: ukraine2022/arrivals.csv is not in the folder of shared data")
        return 2
    span = (options.until - options.first).days
    days = [options.first + timedelta(k) for k in range(0, span + 1, options.every)]
    rows, seconds = rolling(path, days, members=options.members, leave_out=options.leave_out,
                            progress=True)  # fmt: skip
    if options.csv:
        write(rows, options.csv)
    print(table(rows))
    print(f"{np.median(seconds):.1f} s a day (at most {max(seconds):.1f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
