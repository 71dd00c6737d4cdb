"""The judge of Ukraine 2022: what was counted is read as it was, and nobody sees ahead."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from evaluation import ukraine
from evaluation.ukraine import Count, Row, answers, beside, counts, coverage, figures, reports
from exeunt import movement
from exeunt.estimates import Estimate, Picture, Where

DAY = ukraine.START
ROWS = """date,country,daily,cumulative
2022-02-24,Poland,100,100
2022-02-25,Poland,150,250
2022-02-24,Moldova,,40
2022-02-26,Moldova,,100
2022-02-27,Moldova,,100
2022-02-28,Moldova,,130
2022-03-01,Moldova,,90
2022-03-02,Moldova,,95
2022-03-01,Russia,,5000
2022-03-03,Russia,,5600
"""


def on(day: int) -> date:
    return DAY + timedelta(day)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "arrivals.csv"
    made.write_text(ROWS, encoding="utf-8")
    return made


def row(people, found, *, kind="1", country="Poland", others=None, days=1):
    count = Count(country, on(1), on(days), people)
    return Row(on(0), kind, count, np.array(found, float), others or {}, True)


def test_a_count_covers_the_days_since_the_total_before(path):
    told = {(c.country, c.first, c.last): c.people for c in counts(path)}
    assert told == {
        ("Poland", on(0), on(0)): 100, ("Poland", on(1), on(1)): 150,
        ("Moldova", on(0), on(0)): 40, ("Moldova", on(1), on(2)): 60,
        ("Moldova", on(3), on(4)): 30,  # a total that repeats is no news
        ("Moldova", on(6), on(6)): 5,  # one that falls was put right
        ("Russia", on(6), on(7)): 600,  # of the first total nobody knows since when
    }  # fmt: skip


def test_nobody_reports_what_was_counted_later(path):
    known = counts(path)
    told = reports(known, on(3))
    assert {each.published for each in told} == {"2022-02-24", "2022-02-25", "2022-02-26"}
    assert all(each.observation.period.end == each.published for each in told)
    assert not [each for each in reports(known, on(9), "Moldova")
                if each.observation.to.country == "MDA"]  # fmt: skip


def test_days_counted_only_later_are_a_gap_and_judged_as_one_sum(path):
    wanted = dict(ukraine._wanted(counts(path), on(1), ""))
    assert wanted["gap"] == Count("Moldova", on(1), on(2), 60.0)
    assert wanted["today"] == Count("Poland", on(1), on(1), 150.0)
    assert wanted["5"] == Count("Moldova", on(6), on(6), 5.0)
    assert set(wanted) == {"gap", "today", "5"}
    left = [
        each for kind, each in ukraine._wanted(counts(path), on(1), "Poland") if kind == "left out"
    ]
    assert left == [Count("Poland", on(1), on(1), 150.0)]


def test_other_forecasters_know_the_same_days_and_no_more(path):
    series = {each.country: each for each in ukraine._series(path)}
    gap = Count("Moldova", on(3), on(4), 30.0)
    told = ukraine._peers(series["Moldova"], on(3), gap)
    assert told["persistence"].tolist() == [60.0] * 5  # two days like those before
    assert ukraine._peers(series["Russia"], on(6), gap) == {}
    path.write_text(ROWS.replace("2022-02-28,Moldova,,130", "2022-02-28,Moldova,,990"))
    changed = {each.country: each for each in ukraine._series(path)}
    again = ukraine._peers(changed["Moldova"], on(3), gap)
    assert all(np.array_equal(told[who], again[who]) for who in told)


def estimate(group, median, **more):
    fields = {
        "place": Where(id="iso:POL", name="Poland", kind="country", country="POL"),
        "measure": "entries", "mode": "all", "group": group, "start": "2022-02-24",
        "end": "2022-02-24", "q05": 0.0, "q25": 0.0, "median": median, "q75": median,
        "q95": median, "unit": "people", "basis": "prior",
    }  # fmt: skip
    return Estimate(**{**fields, **more})


def test_all_travellers_are_compared_where_they_are_told():
    made = (
        estimate("people", 1.0),
        estimate("all", 2.0),
        estimate("people, beyond ordinary travel", 3.0),
        estimate("people", 4.0, end="2022-02-25"),
        estimate("people", 5.0, mode="land"),
    )
    told = Picture(estimates=made)
    found = {key: float(five[2]) for key, five in answers(told).items()}
    assert found == {("POL", DAY, DAY): 2.0, ("POL", DAY, on(1)): 4.0}


def test_scores_by_hand():
    near = row(10, [8, 9, 10, 11, 12])
    far = row(30, [8, 9, 10, 11, 12])
    told = coverage([near, far])
    assert (told["n"], told["in 50"], told["in 90"], told["above"]) == (2, 0.5, 0.5, 0.5)
    near = row(np.expm1(3.0), np.expm1([1.0, 2.0, 3.0, 4.0, 5.0]),
               others={"prior": np.full(5, np.expm1(7.0))})  # fmt: skip
    # on logarithms: losses .05*2, .25*1, 0, .25*1, .05*2, twice their mean; a distance of 4
    assert beside([near, far], "prior") == pytest.approx(0.28 / 4.0)
    assert np.isnan(beside([near], "arrivals"))


def test_figures_by_kind_and_country():
    rows = [row(10, [8, 9, 10, 11, 12], kind=kind) for kind in ("today", "1", "7")]
    told = figures([*rows, row(30, [8, 9, 10, 11, 12], kind="gap", days=2)])
    assert told["ahead"]["n"] == told["country"]["Poland"]["n"] == 2
    assert told["gap"]["in 90"] == 0
    assert "left out" not in told
    assert told["converged"] == 1


def test_from_one_day_every_count_of_the_next_week_is_judged(path):
    scenario = movement.open_scenario(ukraine.SCENARIO)
    found = list(ukraine.judged(counts(path), on(1), scenario, members=50, prior={},
                                series=ukraine._series(path)))  # fmt: skip
    assert {(r.kind, r.count.country) for r in found} == {
        ("gap", "Moldova"), ("today", "Poland"), ("5", "Moldova"),
    }  # fmt: skip
    assert all((np.diff(r.found) >= 0).all() for r in found)
