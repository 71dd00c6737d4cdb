"""What reports say together: worked by hand, honest about doubt, deaf to one wild rumour."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose
from slow_physics import guessed

from exeunt.estimates import Where
from exeunt.inference import constants as known
from exeunt.inference.evidence import Report
from exeunt.inference.physics import LEVELS, weigh_gate
from exeunt.inference.spread import Density, Said
from exeunt.inference.weigh import weigh
from exeunt.observations import Change, Observation, Period, Place

DAY = "2031-05-04"
BRIDGE = Place(name="Halden Bridge", as_written="Halden Bridge", id="crossing:halden",
               kind="crossing", countries=("AAA", "BBB"))  # fmt: skip
PASS = Place(name="Orm Pass", as_written="Orm Pass", id="crossing:orm", kind="crossing",
             countries=("AAA", "CCC"))  # fmt: skip
LAND = Place(name="Bergia", as_written="Bergia", id="iso:BBB", kind="country", country="BBB")
UNITS = {"queue_length": "km", "queue_vehicles": "vehicles", "wait_time": "hours"}
LOW, HIGH = 0, 4


@pytest.fixture
def rng():
    return np.random.default_rng(7)


def observed(name, measure, value=None, *, by="Ministry of the Interior", at=BRIDGE, **more):
    """An observation of one day; a lone value is exact."""
    hedge = more.pop("hedge", "exact")
    if hedge == "exact":
        more = {"low": value, "high": value, **more}
    if hedge in ("at_least", "more_than"):
        more = {"low": value, **more}
    if hedge in ("up_to", "less_than"):
        more = {"high": value, **more}
    told = {"unit": UNITS.get(measure, "people"), "document": "made up", "start": 0, "end": 9,
            "quote": f"quote of {name}", "kind": "figure",
            "period": Period(start=DAY, end=DAY), **more}  # fmt: skip
    return Observation(id=name, measure=measure, value=value, hedge=hedge, said_by=by, at=at,
                       **told)  # fmt: skip


def picture(*observations, published=DAY, **more):
    return weigh([Report(o, published) for o in observations], **more)


def found(told, measure, **more):
    """The only estimate of a measure."""
    wanted = {"measure": measure, **more}
    hits = [e for e in told.estimates
            if all(getattr(e, name) == value for name, value in wanted.items())]  # fmt: skip
    assert len(hits) == 1, [(e.measure, e.place.name, e.group) for e in told.estimates]
    return hits[0]


def width(estimate):
    return math.log(estimate.q95 / estimate.q05)


def verdict(told, name):
    return next(v for v in told.verdicts if v.observation == name)


# Worked by hand


def test_six_kilometres_and_twelve_hours_are_some_four_thousand_a_day():
    told = picture(observed("a", "queue_length", 6.0), observed("b", "wait_time", 12.0))
    flow = found(told, "entries")
    # 6,000 m / 7.8 m = 769 vehicles; x 2.8 = 2,150 people; / 12 h x 24 h = 4,300 a day
    assert flow.median == pytest.approx(4_300, rel=0.1)
    assert flow.q05 < 0.6 * flow.median
    assert flow.q95 > 1.7 * flow.median
    assert (flow.basis, flow.unit, flow.start, flow.end) == ("model", "people", DAY, DAY)
    assert found(told, "present", group="waiting").median == pytest.approx(2_150, rel=0.1)
    assert found(told, "queue_vehicles").median == pytest.approx(769, rel=0.08)


def test_the_working_adds_up_on_a_pocket_calculator():
    told = picture(observed("a", "queue_length", 6.0), observed("b", "wait_time", 12.0))
    line = found(told, "entries").working
    number = lambda text: float(text.replace(",", "").split()[0])  # noqa: E731
    first, second, third = line.split("; ")
    km, rest = first.split(" km / ")
    metres, vehicles = rest.split(" m a vehicle = ")
    assert number(km) * 1000 / number(metres) == pytest.approx(number(vehicles), rel=0.01)
    each, waiting = second.removeprefix("x ").split(" people = ")
    assert number(vehicles) * number(each) == pytest.approx(number(waiting), rel=0.01)
    hours, a_day = third.removeprefix("/ ").split(" h x 24 h = ")
    assert number(waiting) / number(hours) * 24 == pytest.approx(number(a_day), rel=0.01)


def test_a_hedged_queue_and_wait_alone_give_a_flow_with_both_intervals():
    told = picture(observed("a", "queue_length", 6.0, hedge="more_than", by="travellers"),
                   observed("b", "wait_time", 12.0, hedge="about", by="a boy"))  # fmt: skip
    flow = found(told, "entries")
    assert 3_500 < flow.median < 8_000
    assert flow.q05 < flow.q25 < flow.median < flow.q75 < flow.q95
    exact = found(picture(observed("a", "queue_length", 6.0, by="travellers"),
                          observed("b", "wait_time", 12.0, by="a boy")), "entries")  # fmt: skip
    assert width(flow) > width(exact)
    assert flow.median > exact.median  # a lower limit: the truth lies beyond it


def test_five_hundred_vehicles_that_wait_a_day_are_fourteen_hundred_people_a_day():
    told = picture(observed("a", "queue_vehicles", 500.0), observed("b", "wait_time", 24.0))
    assert found(told, "entries").median == pytest.approx(500 * 2.8, rel=0.05)
    assert found(told, "queue_length").median == pytest.approx(500 * 7.8 / 1000, rel=0.08)


def test_a_count_and_a_wait_ask_for_a_queue():
    told = picture(observed("a", "entries", 4_800.0), observed("b", "wait_time", 12.0))
    # 4,800 a day x 12 h / 24 h = 2,400 waiting; / 2.8 = 857 vehicles; x 7.8 m = 6.7 km
    assert found(told, "present", group="waiting").median == pytest.approx(2_400, rel=0.05)
    assert found(told, "queue_vehicles").median == pytest.approx(857, rel=0.06)
    assert found(told, "queue_length").median == pytest.approx(6.7, rel=0.1)
    assert found(told, "queue_length").basis == "model"


def test_a_count_and_a_queue_ask_for_a_wait():
    told = picture(observed("a", "entries", 4_800.0), observed("b", "queue_vehicles", 857.0))
    assert found(told, "wait_time").median == pytest.approx(12.0, rel=0.06)


def test_a_queue_alone_says_nothing_of_the_flow():
    told = picture(observed("a", "queue_length", 6.0))
    assert {e.measure for e in told.estimates} == {"queue_length", "queue_vehicles", "present"}


def test_two_counts_of_one_day_are_surer_than_one_by_the_root_of_two():
    one = Density((Said(1_000, 1_000, 0.1, 1e-9),)).quantiles(LEVELS)
    two = Density((Said(1_000, 1_000, 0.1, 1e-9),) * 2).quantiles(LEVELS)
    assert np.log(one[4] / one[0]) == pytest.approx(2 * 1.645 * 0.1, rel=0.01)
    assert np.log(one[4] / one[0]) / np.log(two[4] / two[0]) == pytest.approx(2**0.5, rel=0.01)


def test_a_range_is_as_likely_at_its_ends_as_in_its_middle():
    levels = np.array([0.1, 0.5, 0.9])
    found_at = np.log(Density((Said(100, 1_000, 0.01, 1e-9),)).quantiles(levels))
    assert_allclose(found_at, np.log(100) + levels * np.log(10), atol=0.02)


def test_a_lower_limit_far_below_a_count_changes_nothing():
    count = observed("a", "entries", 5_000.0, at=LAND)
    limit = observed("b", "entries", 1_000.0, hedge="at_least", at=LAND, by="Customs")
    alone, both = (found(picture(*told), "entries") for told in ((count,), (count, limit)))
    assert both.median == pytest.approx(alone.median, rel=0.003)
    assert both.q95 == pytest.approx(alone.q95, rel=0.003)


def test_a_lower_limit_alone_is_passed_and_an_upper_one_is_not():
    least = found(picture(observed("a", "entries", 300.0, hedge="at_least", at=LAND)), "entries")
    most = found(picture(observed("a", "entries", 300.0, hedge="up_to", at=LAND)), "entries")
    assert least.q25 > 300 * 0.99
    assert least.q95 > 500
    assert most.q75 < 300 * 1.01
    assert most.q05 < 200


def test_a_count_of_some_of_the_people_is_a_lower_limit_of_the_flow():
    line = (observed("q", "queue_length", 2.0), observed("w", "wait_time", 20.0))
    some = observed("c", "entries", 3_000.0, group="nurses", by="Customs")
    alone, both = picture(*line), picture(*line, some)
    assert found(alone, "entries").median < 1_500
    assert found(both, "entries", group="all").median > 1.5 * found(alone, "entries").median
    assert found(both, "entries", group="nurses").median == pytest.approx(3_000, rel=0.01)


@pytest.mark.parametrize("told", [
    {"queue_length": (6.0, 6.0), "wait_time": (10.0, 14.0)},
    {"queue_length": (6.0, 6.0), "wait_time": (10.0, 14.0), "entries": (9_000.0, 9_000.0)},
    {"queue_vehicles": (700.0, 900.0), "entries": (3_000.0, 4_000.0)},
    {"queue_length": (3.0, 5.0), "queue_vehicles": (900.0, 900.0), "wait_time": (8.0, 8.0)},
    {"wait_time": (8.0, 8.0), "vehicles_a_day": (1_000.0, 1_000.0)},
], ids=lambda told: " ".join(told))  # fmt: skip
def test_fast_draws_and_blind_guesses_agree(told, rng):
    said = {m: (Said(low, high, 0.2, 0.02),) for m, (low, high) in told.items()}
    fast = weigh_gate(said, np.random.default_rng(1))
    slow = guessed(said, rng)
    for measure, quantiles in slow.items():
        assert_allclose(np.log(fast.quantiles(measure))[1:4], np.log(quantiles)[1:4], atol=0.06)
        assert_allclose(np.log(fast.quantiles(measure)), np.log(quantiles), atol=0.25)


# Honest about doubt


def test_intervals_hold_the_truth_as_often_as_they_say(rng):
    inside = {"entries": [], "queue_vehicles": [], "wait_time": []}
    for _ in range(400):
        truth = made_up_crossing(rng)
        weighed = weigh_gate(told_of(truth, rng), rng, draws=4_000)
        for measure, hits in inside.items():
            q05, q25, _, q75, q95 = weighed.quantiles(measure)
            hits.append((q25 < truth[measure] < q75, q05 < truth[measure] < q95))
    for hits in inside.values():
        half, nine = np.mean(hits, axis=0)
        assert 0.42 < half < 0.60
        assert 0.86 < nine < 0.96


def made_up_crossing(rng):
    """A crossing drawn from what is believed of any, with its line, wait and flow."""
    vehicles, wait = math.exp(rng.normal(6, 1)), math.exp(rng.normal(2, 0.8))
    from exeunt.inference.physics import draw_metres

    people = known.PEOPLE * math.exp(known.PEOPLE_SD * rng.standard_normal())
    steady = math.exp(known.STEADY_SD * rng.standard_normal())
    flow = vehicles / wait * 24 * steady
    return {"queue_vehicles": vehicles, "queue_length": vehicles * draw_metres(rng, 1)[0] / 1000,
            "wait_time": wait, "vehicles_a_day": flow, "entries": flow * people}  # fmt: skip


def told_of(truth, rng, off=0.1):
    """One to three reports each of the line and the wait, sometimes a count; one in ten is off."""
    told = {}
    for measure, sd in (("queue_length", 0.2), ("wait_time", 0.2), ("entries", 0.1)):
        number = rng.integers(0 if measure == "entries" else 1, 4)
        told[measure] = tuple(heard(truth[measure], sd, off, rng) for _ in range(number))
    return told


def heard(value, sd, off, rng):
    wild = rng.random() < off
    error = rng.laplace(0, known.OFF_MILD) if wild else sd * rng.standard_normal()
    if wild and rng.random() < known.OFF_WILD:
        error = rng.uniform(-1, 1) * known.OFF_REACH
    said = value * math.exp(error)
    return Said(said, said, sd, off)


def made_up_reports(rng):
    """Reports of one crossing and day by named, official and anonymous speakers."""
    truth = made_up_crossing(rng)
    speakers = ("Ministry of Ports", "Anna Holm", "a driver", "border guard", "Radio Nord")
    hedges = ("exact", "about", "at_least")
    out = []
    for measure in ("queue_length", "wait_time", "entries"):
        for speaker in speakers[: rng.integers(1, 4)]:
            said = round(float(truth[measure] * math.exp(0.15 * rng.standard_normal())), 3)
            name = f"{measure} by {speaker}"
            out.append(observed(name, measure, said, by=speaker, hedge=str(rng.choice(hedges))))
    return out


def test_without_one_report_intervals_do_not_shrink_on_average(rng):
    wider = {"entries": [], "queue_length": []}
    for _ in range(40):
        reports = made_up_reports(rng)
        whole = picture(*reports)
        gone = int(rng.integers(len(reports)))
        less = picture(*(r for at, r in enumerate(reports) if at != gone))
        for measure, changes in wider.items():
            if any(e.measure == measure for e in less.estimates):
                changes.append(width(found(less, measure)) - width(found(whole, measure)))
    for changes in wider.values():
        assert len(changes) > 30
        assert np.mean(changes) > 0


def test_an_exact_copy_moves_nothing(rng):
    for _ in range(10):
        reports = made_up_reports(rng)
        whole = picture(*reports)
        one = reports[int(rng.integers(len(reports)))]
        copy = observed("copy", one.measure, one.value, by=f"{one.said_by}, again", hedge=one.hedge,
                        document="another paper", quote="in other words")  # fmt: skip
        assert picture(*reports, copy).estimates == whole.estimates
        assert "counted already" in verdict(picture(*reports, copy), "copy").why


@pytest.mark.parametrize("measure", ["queue_length", "wait_time", "entries"])
@pytest.mark.parametrize("hedge", ["exact", "about", "at_least", "more_than"])
@pytest.mark.parametrize("others", ["exact", "about", "at_least"])
def test_one_anonymous_rumour_of_ten_times_moves_the_median_by_less_than_a_tenth(
    measure, hedge, others
):
    values = {"queue_length": 5.0, "wait_time": 10.0, "entries": 4_000.0}
    for speakers in (("Ministry of Ports", "Anna Holm"), ("Anna Holm", "a driver")):
        reports = [observed(f"{m}{who}", m, value * (1.0 + 0.1 * at), by=who, hedge=others)
                   for m, value in values.items() for at, who in enumerate(speakers)]  # fmt: skip
        rumour = observed("rumour", measure, 10 * values[measure], by="an anonymous post",
                          hedge=hedge)  # fmt: skip
        before, after = picture(*reports), picture(*reports, rumour)
        for asked in values:
            moved = found(after, asked).median / found(before, asked).median
            assert 0.9 < moved < 1.1
        assert verdict(after, "rumour").verdict == "at odds" or hedge != "exact"


def test_a_rumour_among_counts_of_a_country_moves_little():
    reports = [observed("a", "entries", 4_800.0, at=LAND),
               observed("b", "entries", 5_000.0, at=LAND, by="Anna Holm")]  # fmt: skip
    rumour = observed("c", "entries", 50_000.0, at=LAND, by="an anonymous post")
    before, after = picture(*reports), picture(*reports, rumour)
    assert found(after, "entries").median == pytest.approx(found(before, "entries").median, rel=0.1)
    odds = verdict(after, "c")
    assert odds.verdict == "at odds"
    assert set(odds.against) == {"a", "b"}
    assert "10 times" in odds.why


def test_a_line_a_wait_and_a_flow_that_cannot_all_be_leave_every_one_of_them_open():
    told = {"queue_length": 1.0, "wait_time": 20.0, "entries": 60_000.0}
    many = [observed(f"{m}{who}", m, value, by=who) for who in ("Anna", "Ivo", "Radio Nord")
            for m, value in told.items()]  # fmt: skip
    told = picture(*many)
    assert width(found(told, "queue_length")) > 3
    assert "at odds" in {v.verdict for v in told.verdicts}


def test_two_who_cannot_both_be_right_leave_a_wide_interval():
    told = picture(observed("a", "entries", 1_000.0, at=LAND, by="Anna Holm"),
                   observed("b", "entries", 9_000.0, at=LAND, by="Ivo Berg"))  # fmt: skip
    both = found(told, "entries")
    assert both.q05 < 1_100
    assert both.q95 > 8_000
    assert "at odds" in {verdict(told, "a").verdict, verdict(told, "b").verdict}


def test_limits_that_contradict_each_other_are_said_to():
    least = observed("a", "entries", 9_000.0, at=LAND, by="Anna Holm", hedge="at_least")
    told = picture(least, observed("b", "entries", 1_000.0, at=LAND, by="Ivo Berg", hedge="up_to"))
    both = found(told, "entries")
    assert both.q05 < 1_100
    assert both.q95 > 8_000
    assert "at odds" in {verdict(told, "a").verdict, verdict(told, "b").verdict}


def test_what_is_reported_elsewhere_changes_nothing(rng):
    here = made_up_reports(rng)
    there = [observed(f"there {o.id}", o.measure, o.value, at=PASS, hedge=o.hedge, by=o.said_by)
             for o in made_up_reports(rng)]  # fmt: skip
    alone = picture(*here).estimates
    both = [e for e in picture(*here, *there).estimates if e.place.name == "Halden Bridge"]
    plain = [(e.measure, e.median, e.q05, e.q95) for e in alone]
    assert [(e.measure, e.median, e.q05, e.q95) for e in both] == plain


def test_the_order_of_reports_changes_no_number(rng):
    reports = made_up_reports(rng)
    one, other = picture(*reports), picture(*reversed(reports))
    for a, b in zip(one.estimates, other.estimates, strict=True):
        assert a.measure == b.measure
        assert a.median == pytest.approx(b.median, rel=0.02)


# What enters, and what does not


@pytest.mark.parametrize("more", [
    {"modality": "planned"}, {"modality": "expected"}, {"modality": "hypothetical"},
    {"modality": "ordered"}, {"stance": "denies"}, {"stance": "disputes"},
    {"via": ("one", "two", "three")}, {"by": "unconfirmed rumours"},
], ids=str)  # fmt: skip
def test_plans_denials_and_hearsay_of_hearsay_stay_outside(more):
    solid = observed("a", "entries", 5_000.0, at=LAND)
    told = picture(solid, observed("b", "entries", 50_000.0, at=LAND, **{"by": "X", **more}))
    assert told.estimates == picture(solid).estimates
    assert verdict(told, "b").verdict == "cannot be checked"


@pytest.mark.parametrize(("measure", "value", "more", "words"), [
    ("wait_time", 12.0, {"unit": "km"}, "a wait time in km cannot be"),
    ("queue_length", 6.0, {"unit": "people"}, "a queue length in people cannot be"),
    ("entries", 6.0, {"unit": "hours"}, "an entries in hours cannot be"),
    ("queue_length", 6_000.0, {}, "6,000 km cannot be"),
    ("queue_length", -6.0, {}, "of -6 cannot be"),
    ("wait_time", math.inf, {}, "of inf cannot be"),
    ("wait_time", 5.0, {"hedge": "range", "low": 9.0, "high": 2.0}, "at least 9 and at most 2"),
], ids=lambda each: str(each)[:20])  # fmt: skip
def test_a_figure_that_cannot_be_is_refused_in_one_line_and_the_rest_goes_on(
    measure, value, more, words
):
    solid = observed("a", "queue_vehicles", 300.0)
    told = picture(solid, observed("b", measure, value, **more))
    (note,) = told.notes
    assert words.removeprefix("an entries") in note
    assert "\n" not in note
    assert told.estimates == picture(solid).estimates


def test_a_figure_without_a_day_gets_the_day_of_its_text_or_asks_for_one():
    undated = observed("a", "queue_length", 6.0, period=None)
    assert found(picture(undated), "queue_length").start == DAY
    wait = observed("b", "wait_time", 12.0, period=Period(start="2031-05-03", end=None))
    assert found(picture(undated, wait), "entries").start == "2031-05-03"
    told = picture(undated, published=None)
    assert not told.estimates
    assert "--published" in told.notes[0]


@pytest.mark.parametrize(("start", "end"), [("2031", "2031"), ("soon", None), (DAY, "2031-05-01")])
def test_a_period_that_is_none_is_a_figure_without_a_day(start, end):
    told = picture(observed("a", "entries", 9.0, at=LAND, period=Period(start=start, end=end)))
    assert not told.estimates
    assert "without a day" in told.notes[0]


def test_a_queue_at_the_border_is_at_the_only_post_the_text_names():
    border = Place(name="border", as_written="the border", id="border:AAA-BBB", kind="border",
                   countries=("BBB", "AAA"))  # fmt: skip
    queue, wait = observed("a", "queue_length", 6.0, at=border), observed("b", "wait_time", 9.0)
    assert {e.place.id for e in picture(queue, wait).estimates} == {"crossing:halden"}
    other = observed("c", "wait_time", 9.0, at=msgspec_replaced(BRIDGE, "crossing:second"))
    assert {e.place.id for e in picture(queue, wait, other).estimates} == {
        "border:AAA-BBB", "crossing:halden", "crossing:second"}  # fmt: skip


def msgspec_replaced(place, name):
    import msgspec

    return msgspec.structs.replace(place, id=name, name=name, as_written=name)


def test_a_place_nobody_knows_is_estimated_under_its_own_name():
    here = Place(name="Zzyzx Gate", as_written="Zzyzx Gate")
    told = picture(observed("a", "queue_length", 2.0, at=here),
                   observed("b", "wait_time", 8.0, at=here))  # fmt: skip
    flow = found(told, "entries")
    assert flow.place == Where(id=None, name="Zzyzx Gate", kind="area")


def test_the_country_people_leave_is_on_one_side_of_every_border():
    told = picture(observed("a", "queue_length", 2.0), observed("b", "queue_length", 3.0, at=PASS))
    places = {e.place.name: (e.place.from_country, e.place.country) for e in told.estimates}
    assert places == {"Halden Bridge": ("AAA", "BBB"), "Orm Pass": ("AAA", "CCC")}


def test_what_was_published_later_is_not_known_yet():
    early, late = (observed(n, "entries", v, at=LAND) for n, v in (("a", 100.0), ("b", 900.0)))
    reports = [Report(early, "2031-05-04"), Report(late, "2031-05-06")]
    told = weigh(reports, as_of="2031-05-05")
    assert found(told, "entries").median == pytest.approx(100, rel=0.01)
    assert found(told, "entries").as_of == "2031-05-05"
    undated = weigh([*reports, Report(observed("c", "entries", 5.0, at=LAND))], as_of="2031-05-05")
    assert undated.estimates == told.estimates
    assert "nobody dates" in undated.notes[0]


def test_no_two_estimates_share_place_measure_mode_group_and_period(rng):
    reports = [*made_up_reports(rng), observed("g", "entries", 900.0, group="nurses"),
               observed("v", "entries", 400.0, unit="vehicles"),
               observed("w", "entries", 9_000.0, period=Period(start="2031-05-01", end=DAY)),
               observed("x", "wait_time", 0.5, mode="foot")]  # fmt: skip
    keys = [(e.place, e.measure, e.mode, e.group, e.start, e.end)
            for e in picture(*reports).estimates]  # fmt: skip
    assert len(keys) == len(set(keys)) > 5


# Verdicts


def denial(**more):
    told = {"rule": "did not vary", "denies": "q", "said_by": "Revenue Service", **more}
    return Observation(id="no", kind="claim", document="made up", start=0, end=9, quote="no change",
                       claim="denial", stance="denies", **told)  # fmt: skip


def test_no_change_beside_a_growing_queue_fits_a_crossing_that_is_full():
    usual = observed("u", "wait_time", 1.0, period=None)
    wait = observed("w", "wait_time", 12.0, change=Change(value=11, implies="u"))
    told = picture(observed("q", "queue_length", 6.0), usual, wait, denial())
    said = verdict(told, "no")
    assert said.verdict == "fits because the crossing is full"
    assert said.why.count(". ") == 0  # one sentence
    for words in ("6 km", "12 hours, usually 1", "people a day", "Halden Bridge is full"):
        assert words in said.why
    assert found(told, "wait_time").median == pytest.approx(12, rel=0.05)  # the hour was earlier


def test_no_change_is_no_riddle_where_nobody_waits_long():
    told = picture(observed("q", "queue_length", 0.3), observed("w", "wait_time", 0.5), denial())
    assert verdict(told, "no").verdict == "cannot be checked"
    assert "not full" in verdict(told, "no").why


def test_no_change_is_at_odds_with_a_count_that_rose_by_half():
    count = observed("q", "entries", 6_000.0, at=LAND, change=Change(value=2_000.0))
    said = verdict(picture(count, denial()), "no")
    assert said.verdict == "at odds"
    assert "50 %" in said.why


def test_crossings_of_both_ways_that_fit_the_line_by_half_are_not_at_odds():
    # 500 vehicles / 12 h x 24 h = 1,000 a day one way, of 2,000 both ways
    told = picture(observed("q", "queue_vehicles", 500.0), observed("w", "wait_time", 12.0),
                   observed("c", "crossings", 2_000.0, unit="vehicles", by="Customs"))  # fmt: skip
    assert verdict(told, "c").verdict == "fits"
    assert verdict(told, "c").off < 0.1


def test_a_denied_figure_is_at_odds_with_who_asserts_it():
    told = picture(observed("a", "entries", 5_000.0, at=LAND),
                   observed("b", "entries", 5_000.0, at=LAND, by="The mayor",
                            stance="denies"))  # fmt: skip
    assert verdict(told, "b").against == ("a",)
    assert "The mayor disputes 5,000 people" in verdict(told, "b").why


def test_a_count_of_all_who_cross_may_be_of_both_ways_and_one_with_a_direction_is_not():
    both = picture(observed("a", "crossings", 8_000.0))
    out = picture(observed("a", "crossings", 8_000.0, to=LAND))
    assert 4_200 < found(both, "entries").median < 7_500
    assert found(out, "entries").median == pytest.approx(8_000, rel=0.01)


def test_a_count_that_the_queue_cannot_explain_is_named_with_how_far_it_is_off():
    told = picture(observed("q", "queue_length", 1.0), observed("p", "queue_length", 1.1, by="A B"),
                   observed("w", "wait_time", 20.0), observed("x", "wait_time", 22.0, by="A B"),
                   observed("c", "entries", 60_000.0, by="a driver"))  # fmt: skip
    said = verdict(told, "c")
    assert said.verdict == "at odds"
    assert " times " in said.why
    assert said.off > 0.9
