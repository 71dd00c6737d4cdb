"""Reports weighed through the worlds of a scenario."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import numpy as np
import pytest
from crisis_made import NORTH, PEOPLE, START, about, at, crisis, said

from exeunt.errors import WrongUse
from exeunt.gazetteer import open_gazetteer
from exeunt.inference.concluding import Span, over, spans
from exeunt.inference.evidence import gather
from exeunt.inference.gateways import Gateways
from exeunt.inference.likelihood import surest, terms
from exeunt.inference.linking import Linker
from exeunt.inference.quantities import EVERYONE, EXTRA, entries
from exeunt.inference.quantities import PEOPLE as OWN
from exeunt.inference.scenario_weigh import drawn_evenly, spread_evenly, weigh_scenario
from exeunt.inference.worlds import Worlds

MEMBERS = 120
NOW = (START + timedelta(7)).isoformat()
QUEUE = [
    said("a", "queue_length", 6, value=6.0, hedge="more_than", low=6.0, said_by="travellers"),
    said("b", "wait_time", 6, value=14.0, hedge="about", said_by="a driver"),
    said("c", "queue_length", 7, value=8.0, hedge="about", said_by="a reporter"),
]


def weighed(reports, scenario=None, **more):
    more = {"as_of": NOW, "horizon": 7, "members": MEMBERS, **more}
    return weigh_scenario(reports, scenario or crisis(), **more)


def one(picture, name, measure, day, *, mode="land", end=None, group=None):
    start = (START + timedelta(day)).isoformat()
    last = start if end is None else (START + timedelta(end)).isoformat()
    found = [
        e for e in picture.estimates
        if (e.place.name, e.measure, e.mode, e.start, e.end) == (name, measure, mode, start, last)
        and group in (None, e.group)
    ]  # fmt: skip
    assert len(found) == 1, (name, measure, mode, start, last, len(found))
    return found[0]


@pytest.fixture(scope="module")
def nothing_said():
    return weighed([])


@pytest.fixture(scope="module")
def queue_told():
    return weighed(QUEUE)


@pytest.fixture(scope="module")
def gateways():
    return Gateways(crisis(), open_gazetteer())


def test_a_queue_that_is_told_is_in_the_estimate_and_so_are_those_who_stand_in_it(
    nothing_said, queue_told
):
    before = one(nothing_said, "Northgate - Tor", "queue_length", 7)
    after = one(queue_told, "Northgate - Tor", "queue_length", 7)
    assert before.median < 4 < after.median < 14
    assert after.q05 > before.q05
    assert after.basis == "reports"
    leavers = {"mode": "all", "group": f"{PEOPLE}, beyond ordinary travel"}
    name = one(queue_told, "XLA", "exits", 7, **leavers)
    assert name.median > one(nothing_said, "XLA", "exits", 7, **leavers).median
    assert name.basis == "model"
    assert set(name.moved_by) <= {"a", "b", "c"}
    assert name.moved_by


def test_without_reports_the_priors_speak_and_say_so(nothing_said):
    assert {e.basis for e in nothing_said.estimates} == {"prior"}
    assert nothing_said.diagnosis.reports == 0
    assert any("no report" in note for note in nothing_said.notes)


def test_no_two_estimates_are_about_the_same(queue_told):
    keys = Counter(
        (e.place, e.measure, e.mode, e.group, e.start, e.end) for e in queue_told.estimates
    )
    assert max(keys.values()) == 1
    assert {e.scenario for e in queue_told.estimates} == {"made"}
    assert {e.as_of for e in queue_told.estimates} == {NOW}


def test_every_crossing_and_country_has_entries_by_day_week_and_horizon(queue_told):
    entered = [e for e in queue_told.estimates if e.measure == "entries" and e.group == PEOPLE]
    for name in ("Northgate - Tor", "Southgate", "Eastgate", "Flights to Cee", "XBE", "XCE"):
        mine = [e for e in entered if e.place.name == name and e.mode == "all"]
        days = {e.start for e in mine if e.start == e.end}
        assert len(days) == 15
        spans_of = {(e.start, e.end) for e in mine if e.start != e.end}
        assert ("2031-03-03", "2031-03-09") in spans_of  # an ISO week
        assert ("2031-03-11", "2031-03-17") in spans_of  # the horizon
    assert {e.mode for e in entered if e.place.name == "XCE"} == {"all", "land", "air", "road"}
    assert {e.mode for e in entered if e.place.name == "Flights to Cee"} == {"all", "air"}


def test_a_country_is_the_sum_of_its_crossings_world_by_world(gateways):
    worlds = Worlds(gateways.scenario, 10)
    rng = np.random.default_rng(1)
    days = worlds.run(rng.standard_normal((len(worlds.names), 40)), 10)
    for country in gateways.countries:
        parts = [g for g in gateways.crossings if g.where.country == country.where.country]
        for who in (OWN, EVERYONE, EXTRA):
            whole = entries(country, "all", who, days, unit="people")
            apart = sum(entries(each, "all", who, days, unit="people") for each in parts)
            np.testing.assert_allclose(whole, apart)
    everyone = entries(gateways.everywhere, "all", EVERYONE, days, unit="people")
    own = entries(gateways.everywhere, "all", OWN, days, unit="people")
    extra = entries(gateways.everywhere, "all", EXTRA, days, unit="people")
    assert (everyone >= own).all()
    assert (own >= extra).all()


def test_sums_over_days_are_made_world_by_world():
    daily = np.random.default_rng(2).exponential(10, (9, 50))
    wanted = [Span(0, 0), Span(3, 3), Span(2, 6), Span(0, 8)]
    slow = [daily[span.first : span.last + 1].sum(axis=0) for span in wanted]
    np.testing.assert_allclose(over(daily, wanted), slow)


def test_weeks_begin_on_mondays_and_are_whole():
    wanted = spans(START + timedelta(2), 18, 10, [])
    weeks = [s for s in wanted if s.last - s.first == 6 and s.first < 11]
    assert [(START + timedelta(2 + s.first)).weekday() for s in weeks] == [0]
    assert Span(11, 17) in wanted


def test_an_exact_copy_moves_nothing(queue_told):
    copy = said(
        "a2", "queue_length", 6, value=6.0, hedge="more_than", low=6.0, said_by="travellers"
    )
    again = weighed([*QUEUE, copy])
    figures = [(e.median, e.q05, e.q95) for e in queue_told.estimates]
    assert [(e.median, e.q05, e.q95) for e in again.estimates] == figures


def test_a_rumour_of_ten_times_hardly_moves_the_queue(queue_told):
    rumour = said("r", "queue_length", 7, value=80.0, hedge="about", said_by="an anonymous post")
    moved = weighed([*QUEUE, rumour])
    was = one(queue_told, "Northgate - Tor", "queue_length", 7).median
    assert abs(one(moved, "Northgate - Tor", "queue_length", 7).median / was - 1) < 0.25
    verdict = next(v for v in moved.verdicts if v.observation == "r")
    assert verdict.verdict == "at odds"
    assert verdict.off > 0.5


def test_only_what_was_published_by_the_day_enters(nothing_said):
    late = [
        said(r.observation.id, r.observation.measure, 7, published=9, value=20.0) for r in QUEUE
    ]
    assert weighed(late).estimates == nothing_said.estimates


def test_the_same_seed_gives_the_same_picture_and_another_seed_does_not(queue_told):
    assert weighed(QUEUE).estimates == queue_told.estimates
    assert weighed(QUEUE, seed=1).estimates != queue_told.estimates


def test_a_place_the_scenario_does_not_know_is_weighed_without_it(queue_told):
    far = said("far", "queue_length", 6, value=3.0, at=at("Faraway"))
    picture = weighed([*QUEUE, far])
    found = [e for e in picture.estimates if e.place.name == "Faraway"]
    assert [e.scenario for e in found if e.measure == "queue_length"] == [None]
    assert any("Faraway" in note for note in picture.notes)
    here = [e for e in picture.estimates if e.place.name != "Faraway"]
    assert here == list(queue_told.estimates)


def test_a_count_that_stands_still_beside_a_growing_queue_fits_because_the_crossing_is_full():
    from exeunt.observations import Observation

    count = said("n", "entries", 7, value=2400.0, group="people")
    denial = Observation(
        id="d", kind="claim", claim="denial", document="d", start=0, end=1, quote="no change",
        said_by="the ministry", denies="c", rule="did not vary", at=NORTH,
    )  # fmt: skip
    report = type(QUEUE[0])(denial, NOW)
    picture = weighed([*QUEUE, count, report])
    verdict = next(v for v in picture.verdicts if v.observation == "d")
    assert verdict.verdict == "fits because the crossing is full"
    assert "queue" in verdict.why


def test_reports_nobody_could_reconcile_are_said_so_and_give_no_narrow_interval(nothing_said):
    odd = [
        said(f"o{i}", "entries", 7, value=90_000.0 if i % 2 else 3.0, said_by=f"office {i}")
        for i in range(12)
    ]
    picture = weighed(odd)
    assert not picture.converged
    assert picture.diagnosis.why_not
    assert any(note.startswith("not converged") for note in picture.notes)
    before = one(nothing_said, "Northgate - Tor", "entries", 7, group=PEOPLE)
    after = one(picture, "Northgate - Tor", "entries", 7, group=PEOPLE)
    assert after.q95 - after.q05 > 0.5 * (before.q95 - before.q05)


def test_a_closed_post_loses_what_the_others_gain():
    closing = f"close south from {(START + timedelta(9)).isoformat()}"
    picture = weighed(QUEUE, what_ifs=[closing])
    (imagined,) = picture.what_ifs
    change = {
        e.place.name: e for e in imagined.differences
        if e.measure == "entries" and e.place.kind == "crossing"
    }  # fmt: skip
    assert change["Southgate"].q95 < 0
    assert change["Eastgate"].median > 0
    assert change["Southgate"].basis == "model"


def test_every_linked_report_is_marked_where_its_estimate_is(queue_told):
    marked = {m.observation: m for m in queue_told.marks}
    assert set(marked) == {"a", "b", "c"}
    assert (marked["a"].low, marked["a"].high) == (6.0, None)
    assert marked["b"].measure == "wait_time"


@pytest.mark.parametrize(
    ("more", "near"),
    [
        ({"horizon": 0}, "horizon"),
        ({"horizon": 900}, "horizon"),
        ({"members": 3}, "members"),
        ({"as_of": "2031-01-01"}, "before the first day"),
        ({"as_of": "2039-01-01"}, "days from the first day"),
        ({"periods": [(START - timedelta(1), START)]}, "period"),
        ({"periods": [(START, START + timedelta(99))]}, "period"),
        ({"periods": [(START + timedelta(3), START)]}, "period"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_reason(more, near):
    with pytest.raises(WrongUse, match=near):
        weighed(QUEUE, **more)


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (NORTH, "Northgate - Tor"),
        (at("Tor"), "Northgate - Tor"),
        (at("Southgate"), "Southgate"),
        (at("SOUTHGATE", id="crossing:elsewhere"), "Southgate"),
        (at("Nobody's hill", lat=12.1, lon=12.1), "Eastgate"),
        (at("Nobody's hill", lat=15.0, lon=15.0), None),
        (at("Beeland", kind="country", country="XBE"), "XBE"),
        (at("Lastland", kind="country", country="XLA"), "XLA"),
        (at("Farland", kind="country", country="XFA"), None),
        (at("border", kind="border", countries=("XLA", "XCE")), "XCE"),
        (at("Cee airport", kind="airport", id="airport:CEE"), "Flights to Cee"),
    ],
)
def test_places_are_found_by_id_by_name_by_nearness_and_by_country(gateways, place, found):
    gateway, _ = Linker(gateways, 10).find(place, "entries")
    assert (gateway and gateway.where.name) == found


@pytest.mark.parametrize(
    ("words", "who"),
    [("all", EVERYONE), ("Lastish citizens", OWN), ("Lastish men", "part"), ("tourists", "part"),
     ("travellers", EVERYONE), ("the Lastish people", OWN)],
)  # fmt: skip
def test_words_for_groups_take_in_everyone_the_people_or_a_part(gateways, words, who):
    assert Linker(gateways, 10).group(words) == who


def test_a_count_of_a_part_of_the_people_is_a_lower_limit_and_no_more(gateways):
    count = said("men", "entries", 6, value=500.0, group="Lastish men")
    (heard,) = gather([count]).heard
    linked = Linker(gateways, 10).link(heard)
    assert (linked.said.low, linked.said.high) == (500.0, None)


def test_flights_sold_out_say_that_many_want_to_leave(nothing_said):
    flight = said(
        "s", "seats", 7, value=0.0, unit="seats", at=None, mode="air",
        from_=at("City", "city", id="geonames:1"),
        to=at("Cee", "city", id="geonames:2", lat=20.1, lon=30.1),
    )  # fmt: skip
    picture = weighed([flight])
    flown = one(picture, "Flights to Cee", "entries", 7, mode="air")
    assert flown.median > one(nothing_said, "Flights to Cee", "entries", 7, mode="air").median
    assert next(v for v in picture.verdicts if v.observation == "s").verdict != "at odds"


def test_whoever_speaks_twice_has_a_bias_and_whoever_speaks_once_a_wider_error(gateways):
    twice = [said(f"t{i}", "entries", 5 + i, value=2000.0 + i, said_by="the guard") for i in (0, 1)]
    once = said("u", "entries", 6, value=2100.0, said_by="a mayor")
    linker = Linker(gateways, 10)
    heard = terms([linker.link(h) for h in gather([*twice, once]).heard])
    assert heard.sources == (("the guard", "count"),)
    assert heard.bias.tolist() == [0, 0, -1]
    assert heard.reports.spread[2] > heard.reports.spread[0]


def test_members_are_spread_evenly_and_drawn_by_their_weights():
    rng = np.random.default_rng(3)
    drawn = spread_evenly(rng, 5, 1000)
    np.testing.assert_allclose(drawn.mean(axis=1), 0, atol=0.01)
    np.testing.assert_allclose(drawn.std(axis=1), 1, atol=0.02)
    weights = np.array([0.5, 0.25, 0.25, 0.0])
    assert Counter(drawn_evenly(rng, weights).tolist()) == {0: 2, 1: 1, 2: 1}


def test_a_figure_that_is_sure_is_no_unknown():
    names = Worlds(crisis(), 5).names
    assert ("capacity", "north", "road") in names
    assert ("normal_share", "north", "road") in names
    assert not any(name[0] == "capacity" and name[1] == "airport" for name in names)
    wide = crisis(surges=())
    assert not any(name[0].startswith("surge") for name in Worlds(wide, 5).names)
    assert about(1.0, 2.0).low == 0.5


def test_of_thousands_of_figures_the_surest_of_every_day_are_weighed_and_all_are_judged(gateways):
    rng = np.random.default_rng(4)
    many = [
        said(f"m{i}", "entries", int(rng.integers(0, 8)), value=float(rng.integers(900, 3000)),
             said_by=f"office {i % 40}", group="people")
        for i in range(700)
    ]  # fmt: skip
    linker = Linker(gateways, 10)
    linked = [linker.link(h) for h in gather(many).heard]
    chosen = surest(linked, 100)
    assert len(chosen) == 100
    assert {one.quantity for one in chosen} == {one.quantity for one in linked}
    picture = weighed(many)
    assert any("surest" in note for note in picture.notes)
    judged = {v.observation for v in picture.verdicts if v.off is not None}
    assert len(judged) >= len(linked)
