"""What if: a change said in a sentence or a table, and what it made different."""

from __future__ import annotations

import csv
import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import run_made
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scenarios_made import scenarios

from exeunt.errors import ExeuntError, ScenarioError, WrongUse
from exeunt.network.checks import check
from exeunt.network.files import read_scenario, write_scenario
from exeunt.network.scenario import (
    Departure,
    Event,
    Group,
    Link,
    Number,
    Place,
    Rule,
    Scenario,
    Surge,
)
from exeunt.network.whatif import SAID, VERBS, what_if
from exeunt.simulation.compare import difference, write_difference
from exeunt.simulation.plan import simulate_plan
from exeunt.simulation.run import QUANTILES
from exeunt.simulation.walk import simulate_walk

ROOT = Path(__file__).resolve().parent.parent
HALDEN = ROOT / "examples" / "scenario-halden"
PAGE = (ROOT / "docs" / "simulation.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"\| `(.+)` \|", PAGE.split("## What if")[1].split("\n## ")[0])


@pytest.fixture(scope="module")
def halden():
    return read_scenario(HALDEN)


@pytest.fixture(scope="module")
def plain(halden):
    """Halden without events and rules, so that a change stands alone."""
    return replace(halden, events=(), rules=())


def fork(**more):
    """Two days from a town to either of two camps; a hut nobody can reach."""
    asked = {
        "name": "fork", "start": date(2022, 9, 21), "days": 12,
        "places": (
            Place(id="town", kind="origin", country="A", population=Number(1000.0)),
            Place(id="east", name="East Camp", kind="camp", country="B"),
            Place(id="west-1", name="West Camp", kind="camp", country="C"),
            Place(id="hut", kind="camp", country="B"),
        ),
        "links": tuple(Link(start=a, end=b, km=km) for a, b, km in
                       (("town", "east", 50.0), ("town", "west-1", 50.0), ("hut", "east", 5.0))),
        "departures": tuple(Departure(day=day, people=Number(100.0), origin="town")
                            for day in range(12)),
    }  # fmt: skip
    return Scenario(**{**asked, **more})


def only(scenario, base):
    """The one event that is not in the base."""
    (event,) = [each for each in scenario.events if each not in base.events]
    return event.kind, event.place, event.to, event.start, event.end, event.value


# What a sentence means


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("close mill-road from 2031-03-18", ("close_place", "mill-road", "", 8, None, 0.0)),
        ("close Mill Road from day 8", ("close_place", "mill-road", "", 8, None, 0.0)),
        ("CLOSE mill ROAD  until day 3", ("close_place", "mill-road", "", 0, 3, 0.0)),
        ('close "Mill Road" from 8 until 2031-03-20', ("close_place", "mill-road", "", 8, 10, 0.0)),
        ("close corna - halden-bridge", ("close_link", "corna", "halden-bridge", 0, None, 0.0)),
        ("close Corna – Halden Bridge", ("close_link", "corna", "halden-bridge", 0, None, 0.0)),
        ("close Lund and estport", ("close_link", "lund", "estport", 0, None, 0.0)),
        ("close border ostland - WESTMARK", ("close_border", "Ostland", "Westmark", 0, None, 0.0)),
        ("capacity Halden Bridge 150 from 3", ("capacity", "halden-bridge", "", 3, None, 150.0)),
    ],
)
def test_a_sentence_becomes_an_event(plain, said, meant):
    assert only(what_if(plain, [said]), plain) == meant


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("refuse papers at Mill Road from day 2 until day 4",
         Rule(place="mill-road", group="papers", decision="refused", start=date(2031, 3, 12),
              end=date(2031, 3, 14))),
        ("refuse everyone at westmark",
         Rule(place="Westmark", decision="refused", start=date(2031, 3, 10))),
        ("admit 60 % of Visa at Westmark",
         Rule(place="Westmark", group="visa", decision="conditional", share=0.6,
              start=date(2031, 3, 10))),
        ("admit 0.6 of visa at Westmark",
         Rule(place="Westmark", group="visa", decision="conditional", share=0.6,
              start=date(2031, 3, 10))),
        ("admit everyone at Westmark",
         Rule(place="Westmark", decision="admitted", start=date(2031, 3, 10))),
    ],
)  # fmt: skip
def test_a_sentence_becomes_the_last_rule(halden, said, rule):
    assert what_if(halden, [said]).rules == (*halden.rules, replace(rule, source="what if"))


def test_a_changed_scenario_is_another_one_that_a_folder_can_hold(halden, tmp_path):
    before = repr(halden)
    changes = [
        "close mill-road from day 4",
        "refuse everyone at Sudland",
        "departures x 0.3 from 5",
    ]
    made = what_if(halden, changes)
    write_scenario(made, tmp_path)
    assert read_scenario(tmp_path) == made
    assert repr(halden) == before
    assert [note[:13] for note in made.notes] == ["what if: Mill", "what if: ever", "what if: depa"]
    assert not [each for each in check(made) if each.severity == "problem"]


def test_a_note_says_the_change_in_one_line(halden):
    (note,) = what_if(halden, ["close Lund from day 2 until day 4"]).notes
    assert note == "what if: Lund (lund) closed from 2031-03-12 (day 2) until 2031-03-14 (day 4)"


def test_a_place_whose_name_is_shared_is_asked_for_by_its_id():
    places = tuple(replace(place, name="Camp") for place in fork().places)
    with pytest.raises(WrongUse) as caught:
        what_if(fork(places=places), ["close camp"])
    assert "several" in caught.value.what
    assert caught.value.near == "east, hut, town, west-1"
    assert what_if(fork(places=places), ["close EAST"]).events[0].place == "east"


def test_every_verb_has_an_example_in_the_document():
    assert {said.split()[0] for said in EXAMPLES} >= set(VERBS)
    assert {verb for said in EXAMPLES for verb in said.split() if verb in SAID} >= {
        "refuses", "closes",
    }  # fmt: skip


@pytest.mark.parametrize("said", EXAMPLES)
def test_every_example_in_the_document_has_an_effect(halden, said):
    made = what_if(halden, [said])
    assert "no effect" not in made.notes[-1]
    assert (made.events, made.rules) != (halden.events, halden.rules)


# Closing and opening


def days_closed(scenario, place, days=30):
    return [
        day for day in range(days)
        if any(e.kind == "close_place" and e.place == place and e.start <= day
               and (e.end is None or day < e.end) for e in scenario.events)
    ]  # fmt: skip


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 20), st.none() | st.integers(1, 12)),
                max_size=6))  # fmt: skip
def test_closing_and_opening_leave_just_the_days_last_said(steps):
    made, closed = fork(days=30), set()
    for opens, first, length in steps:
        until = "" if length is None else f" until {first + length}"
        made = what_if(made, [f"{'open' if opens else 'close'} east from day {first}{until}"])
        span = range(first, 30 if length is None else first + length)
        closed = closed - set(span) if opens else closed | set(span)
    assert set(days_closed(made, "east")) == {day for day in closed if day < 30}


def test_closures_of_one_place_that_touch_become_one():
    made = what_if(fork(), ["close east from 2 until 4", "close east from 6 until 9",
                            "close east from 4 until 6"])  # fmt: skip
    assert [(e.start, e.end) for e in made.events] == [(2, 9)]


def test_opening_a_place_ends_the_closures_of_its_links_too():
    base = what_if(fork(), ["close east - town", "close east from 3", "close west-1"])
    made = what_if(base, ["open East Camp from day 5"])
    assert {(e.place, e.start, e.end) for e in made.events} == {
        ("east", 0, 5), ("east", 3, 5), ("west-1", 0, None),
    }  # fmt: skip


def test_a_border_that_keeps_an_opened_place_shut_is_named():
    base = what_if(fork(), ["close border A - B", "close east"])
    assert what_if(base, ["open east from 3"]).notes[-1].endswith("border A - B stays closed")
    opened = what_if(base, ["open east from 3", "open border B - A from 3"])
    assert {e.end for e in opened.events} == {3}


def test_who_is_shut_out_of_one_camp_goes_to_the_other():
    base = simulate_walk(fork())
    run = simulate_walk(what_if(fork(), ["close East Camp from day 4"]))
    assert_array_equal(run.people[:4], base.people[:4])
    # A closed camp is left by nobody and gains nobody.
    assert_allclose(run.flows[4:, 0], 0)
    assert run.people[-1, 2] > 1.5 * base.people[-1, 2]
    assert_allclose(run.people.sum(axis=1), base.people.sum(axis=1))


# More and fewer who set out


def set_out(scenario):
    """People who set out on each day, as a walk has them."""
    run = simulate_walk(scenario)
    everybody = run.people.sum(axis=1)[:, 0] + run.under_way[:, 0]
    return np.diff(everybody, prepend=0.0)


@pytest.mark.parametrize("factor", [0.0, 0.4, 1.5, 3.0])
@pytest.mark.parametrize(("first", "end"), [(0, None), (5, None), (3, 7), (0, 4), (11, None)])
def test_departures_are_multiplied_on_the_days_named_and_no_others(factor, first, end):
    surges = (
        Surge(start=date(2022, 9, 23), total=Number(9000.0, 5000.0, 14000.0), rise=Number(2.0)),
        Surge(start=date(2022, 9, 27), total=Number(500.0), fall=Number(3.0), origin="town"),
    )
    base = fork(surges=surges)
    until = "" if end is None else f" until day {end}"
    made = what_if(base, [f"departures x {factor} from day {first}{until}"])
    wanted = set_out(base)
    wanted[first:end] *= factor
    assert_allclose(set_out(made), wanted, rtol=1e-9, atol=1e-6)


def test_departures_of_one_place_or_of_all_become_an_event(halden):
    asked = ["departures x 1.5 from day 4", "departures of Aldmar x 0.5 until 2031-03-12"]
    made = what_if(halden, asked)
    assert made.events[len(halden.events) :] == (
        Event(kind="departures", place="", start=4, value=1.5, source="what if"),
        Event(kind="departures", place="aldmar", end=2, value=0.5, source="what if"),
    )
    assert (made.departures, made.surges) == (halden.departures, halden.surges)
    assert [note.split(" from")[0] for note in made.notes[-2:]] == [
        "what if: departures x 1.5", "what if: departures of aldmar x 0.5",
    ]  # fmt: skip


# What has no effect is told


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("close mill-road from day 14", "the run is from 2031-03-10 (day 0) to 2031-03-23"),
        ("close mill-road from day -9 until day 0", "the run is from"),
        ("close mill-road from 2031-03-19 until 2031-03-20", "closed then already"),
        ("open lund", "nothing closes it"),
        ("capacity corna 50", "corna is a waypoint"),
        ("refuse everyone at corna", "corna is a waypoint"),
        ("admit visa at Westmark", "so already"),
        ("refuse everyone at mill-road; refuse visa at mill-road from 3", "so already"),
        ("admit 60 % of passport at Westmark from 2031-03-17", "so already"),
        ("close border Westmark - Sudland", "no link crosses this border"),
        ("departures x 1", "x 1"),
        ("departures of Lund x 3", "nobody sets out then"),
        ("departures x 2 from day 14", "the run is from"),
    ],
)
def test_a_change_without_effect_says_so(halden, said, why):
    note = what_if(halden, [said]).notes[-1]
    assert "; no effect: " in note
    assert why in note.split("no effect: ")[1]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("close hut", "nobody can reach hut"),
        ("departures x 3 from day 3", "nobody sets out then"),
        ("refuse everyone at B", "with walk there are no rules"),
        ("capacity hut 10", "nobody can reach hut"),
    ],
)
def test_what_the_rules_of_the_walk_do_not_know_is_told(said, why):
    world = fork(departures=(Departure(day=1, people=Number(5.0)),))
    assert what_if(world, [said]).notes[-1].endswith(f"no effect: {why}")


def test_a_rule_that_admits_where_nobody_is_refused_is_told(plain):
    note = what_if(plain, ["admit visa at Westmark"]).notes[-1]
    assert note.endswith("nobody is refused anywhere")
    refused = what_if(plain, ["refuse visa at Westmark", "admit visa at Westmark from 3"])
    assert "no effect" not in " ".join(refused.notes)


# Slips


@pytest.mark.parametrize(
    ("said", "what", "near", "todo"),
    [
        ("shut lund", "no change we know", "", "close PLACE"),
        ("clsoe lund", "no change we know", "close", "close PLACE"),
        ("close", "close what", "", "say one of"),
        ("close from day 3", "close what", "", "say one of"),
        ("", "no change we know", "", "say one of"),
        ("close Haldn Bridge", 'no place is called "Haldn Bridge"', "Halden Bridge", "name a"),
        ("close border Ostland - Nowhere", 'no country is called "Nowhere"', "Westmark", "name"),
        ("close border Ostland", "does not name two countries", "Ostland", "dash"),
        ("close lund - lund", "the same", "", "two"),
        ("close corna - tarn", "no link between corna and tarn", "corna", "two ends"),
        ("close lund from 14 March", '"14 March" is neither', "", "2022-09-21"),
        ("close lund from 14.3.2031", "neither", "2031-03-14", "2022-09-21"),
        ("close lund from day 4 until day 4", "ends before it starts", "", "until names"),
        ("close lund from 2 from 3", "twice", "", "keep one"),
        ("close lund until", "neither", "", "write"),
        ("capacity lund", "needs a place and a number", "lund", "capacity PLACE"),
        ("capacity lund 1,000", "not a number", "1000", "thousands"),
        ("capacity lund -3", "negative", "", "or more"),
        ("refuse everyone", "needs a group and a place", "everyone", "refuse GROUP at"),
        ("refuse pasport at Westmark", 'no group is called "pasport"', "passport", "everyone"),
        ("refuse visa at Westmrk", "no place or country", "Westmark", "name a place or country"),
        ("admit 160 % of visa at Westmark", "above 100", "", "or less"),
        ("refuse visa at lund from 9999999", "outside every calendar", "", "another day"),
        ("departures x", "not a number", "", "write a number"),
        ("departures of Aldmr x 2", 'no place is called "Aldmr"', "aldmar", "name a place"),
        ("departures x -2", "negative", "", "or more"),
    ],
)
def test_a_slip_is_told_with_where_what_is_near_and_what_to_do(halden, said, what, near, todo):
    with pytest.raises(WrongUse) as caught:
        what_if(halden, [said])
    told = caught.value
    assert what in told.what
    assert near in told.near
    assert todo in told.todo
    assert told.where == f'what if "{said}"'


@settings(max_examples=150, deadline=None)
@given(scenarios(), st.lists(st.sampled_from((
    "close", "open", "border", "capacity", "refuse", "admit", "everyone", "at", "of", "-", "and",
    "refuses", "closes", "is open", "lets in", "to", "its border", "Georgia", "the", "with",
    "from", "until", "day", "3", "-1", "1e400", "2022-13-01", "departures", "x", "%", '"', "a",
)), max_size=7).map(" ".join))  # fmt: skip
def test_no_sentence_ends_in_a_traceback(scenario, said):
    with suppress(ExeuntError):
        assert len(what_if(scenario, [said]).notes) == len(scenario.notes) + 1


# Tables


def test_rows_of_a_file_are_changes(plain, tmp_path):
    events, rules = tmp_path / "events.csv", tmp_path / "new rules.csv"
    events.write_text("kind,place,to,start,end,value\nclose_place,mill-road,,2031-03-18,,\n"
                      "capacity,lund,,3,99,50\nclose_border,Ostland,Sudland,20,,\n")  # fmt: skip
    rules.write_text("place,group,decision,share,start\nWestmark,visa,conditional,0.5,4\n")
    made = what_if(plain, [str(events), str(rules)])
    assert made.events == (
        Event(kind="close_place", place="mill-road", start=8),
        Event(kind="capacity", place="lund", start=3, end=99, value=50.0),
        Event(kind="close_border", place="Ostland", to="Sudland", start=20),
    )
    assert made.rules[0].start == date(2031, 3, 14)
    assert [note.split(": ", 2)[1].rpartition(", ")[2] for note in made.notes] == [
        "row 2", "row 3", "row 4", "row 2",
    ]  # fmt: skip
    assert "no effect" in made.notes[2]


@pytest.mark.parametrize(
    ("text", "what", "where", "near"),
    [
        ("kind,place\nclose_place,mill-raod\n", 'called "mill-raod"', "row 2, column place",
         "mill-road"),
        ("kind,place\nclose,lund\n", "not one we know", "row 2, column kind", ""),
        ("kind,place,start,end\nclose_place,lund,4,3\n", "ends before", "row 2", ""),
        ("kind,place\n\nclose_place,Westmark\n", "is a country", "row 3", ""),
        ("kind,place,to\nclose_link,lund,tarn\n", "no link", "row 2", "estport"),
        ("place,decision,group\nlund,refused,nobody\n", 'called "nobody"', "row 2", ""),
        ("place,decision,share\nlund,refused,0.5\n", "no meaning", "row 2", ""),
        ("kind,place,colour\nclose_place,lund,red\n", "not one we know", "row 1", ""),
        ("name,people\nlund,3\n", "neither of events.csv nor of rules.csv", "row 1", "name"),
        ("", "neither of events.csv nor of rules.csv", "row 1", ""),
    ],
)  # fmt: skip
def test_a_file_with_a_fault_is_told_by_row(halden, tmp_path, text, what, where, near):
    path = tmp_path / "change.csv"
    path.write_text(text)
    with pytest.raises(ScenarioError) as caught:
        what_if(halden, [str(path)])
    told = caught.value.problems[0] if caught.value.problems else caught.value
    assert what in told.what
    assert told.where.startswith(f"{path}, {where}")
    assert near in told.near


def test_a_file_that_cannot_be_read_is_told(halden, tmp_path):
    (tmp_path / "latin.csv").write_bytes(b"kind,place\nclose_place,M\xfchle\n")
    for name, what in (("none.csv", "no such file"), (".", "cannot be read"),
                       ("latin.csv", "not UTF-8")):  # fmt: skip
        with pytest.raises(ScenarioError, match=what):
            what_if(halden, [str(tmp_path / name)])


def test_a_file_without_rows_changes_nothing_and_says_so(halden, tmp_path):
    path = tmp_path / "change.csv"
    path.write_text("kind,place\n")
    made = what_if(halden, [str(path)])
    assert replace(made, notes=()) == halden
    assert made.notes[-1].endswith("no effect: it has no rows")


def test_groups_are_asked_for_only_where_there_are_any():
    world = fork(choice="plan", groups=(Group(id="All"),))
    assert what_if(world, ["refuse all at B"]).rules[0].group == "All"
    assert what_if(fork(choice="plan"), ["refuse all at B"]).rules[0].group == ""


# Before and after


def two_runs(**asked):
    """A made run, and the same with some moved from one camp to another by member."""
    before = run_made.run(**asked)
    people = before.people.copy()
    moved = people[:, 5] * np.linspace(0.1, 0.9, before.members)
    people[:, 5] -= moved
    people[:, 6] += moved
    crossings = {name: values * 1.5 for name, values in before.crossings.items()}
    return before, replace(before, people=people, crossings=crossings)


def test_the_difference_is_taken_within_each_member():
    before, after = two_runs(members=7)
    told = difference(before, after)
    for day in (0, 12, 29):
        for place in range(8):
            apart = [float(after.people[day, place, m] - before.people[day, place, m])
                     for m in range(7)]  # fmt: skip
            assert_allclose(told.people.mean[day, place], np.mean(apart))
            assert_allclose(told.people.quantiles[:, day, place], np.quantile(apart, QUANTILES))
    assert_allclose(told.people.after - told.people.before, told.people.mean, atol=1e-9)
    assert_allclose(told.people.mean.sum(axis=1), 0, atol=1e-6)


def test_many_members_are_compared_in_parts_that_do_not_show(monkeypatch):
    before, after = two_runs(members=5, step="hour", days=3)
    whole = difference(before, after)
    monkeypatch.setattr("exeunt.simulation.compare._BLOCK", 60)
    parts = difference(before, after)
    assert_array_equal(whole.people.quantiles, parts.people.quantiles)
    assert_array_equal(whole.crossings["waiting"].mean, parts.crossings["waiting"].mean)


def test_a_run_differs_from_itself_by_nothing():
    run = run_made.run(members=3)
    told = difference(run, run)
    assert not told.people.quantiles.any()
    assert told.places == told.posts == told.what == ()


def test_with_the_same_luck_the_days_before_a_change_are_the_same():
    base = fork(departures=tuple(Departure(day=d, people=Number(40.0)) for d in range(12)))
    asked = {"members": 20, "seed": 4, "draws": "sampled"}
    before = simulate_walk(base, **asked)
    after = simulate_walk(what_if(base, ["close East Camp from day 6"]), **asked)
    told = difference(before, after)
    assert not told.people.quantiles[:, :6].any()
    assert told.people.quantiles[0, -1, 2] > 0  # more in the other camp, whatever the luck
    assert_allclose(told.people.mean.sum(axis=1) + (after.under_way - before.under_way).mean(1), 0,
                    atol=1e-4)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "place", "more"),
    [("close Mill Road from day 3", "tarn", True), ("departures x 1.5 from 3", "tarn", True),
     ("refuse everyone at Westmark from 3", "estport", False)],
)  # fmt: skip
def test_with_lines_and_priors_too_only_what_follows_the_change_differs(halden, said, place, more):
    asked = {"members": 6, "seed": 2, "draws": "sampled", "days": 8}
    told = difference(
        simulate_plan(halden, **asked), simulate_plan(what_if(halden, [said]), **asked)
    )
    assert not told.people.quantiles[:, :3].any()
    site = [each.id for each in halden.places].index(place)
    assert (told.people.mean[-1, site] > 0) == more
    assert told.posts


def rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_table_has_a_row_for_each_day_and_place(tmp_path):
    before, after = two_runs(members=5)
    told = difference(before, after)
    people, crossings = write_difference(told, tmp_path)
    made = rows(people)
    assert people.read_text().splitlines()[0] == (
        "day,date,place,kind,before,after,mean,q05,q25,q50,q75,q95"
    )
    assert len(made) == 30 * 8
    row = made[12 * 8 + 5]
    assert (row["day"], row["date"], row["place"], row["kind"]) == (
        "12", "2022-10-03", "Borodi", "camp",
    )  # fmt: skip
    assert_allclose(float(row["after"]), after.people[12, 5].mean(), atol=0.001)
    assert_allclose(float(row["q95"]), told.people.quantiles[4, 12, 5], atol=0.001)
    waits = [each for each in rows(crossings) if each["measure"] == "wait_hours"]
    assert len(waits) == 30 * len(before.scenario.crossings)
    assert_allclose(float(waits[40]["mean"]), told.crossings["wait_hours"].mean.ravel()[40],
                    atol=0.001)  # fmt: skip
    again = [path.read_bytes() for path in (people, crossings)]
    assert [path.read_bytes() for path in write_difference(told, tmp_path)] == again


def test_a_wait_at_a_closed_post_has_no_difference(tmp_path):
    before, after = two_runs(members=2)
    after.crossings["wait_hours"][3:, 0] = np.nan
    made = rows(write_difference(difference(before, after), tmp_path)[1])
    row = next(r for r in made if r["measure"] == "wait_hours" and r["time"] == "2022-09-25")
    assert row["before"]
    assert row["after"] == row["mean"] == row["q50"] == ""


def test_the_terminal_gets_the_biggest_changes_at_the_end():
    before, after = two_runs(members=40)
    notes = (*before.scenario.notes, "what if: Borodi closed")
    after = replace(after, scenario=replace(after.scenario, notes=notes))
    told = difference(before, after)
    one, two = told.places
    assert {one.place, two.place} == {"Borodi", "Sagan"}
    lost, gained = (after.people[-1, n] - before.people[-1, n] for n in (5, 6))
    assert_allclose(abs(one.mean), abs(lost).mean())
    assert_allclose(lost, -gained)
    assert one.low < one.mean < one.high
    assert {post.kind for post in told.posts} == {"road", "foot"}
    assert_allclose(told.posts[0].after, 1.5 * told.posts[0].before)
    assert [post.mean for post in told.posts] == sorted((p.mean for p in told.posts), reverse=True)
    assert told.what == ("Borodi closed",)


@pytest.mark.parametrize(
    ("other", "what"),
    [({"seed": 2}, "seed"), ({"members": 4}, "members"), ({"days": 9}, "days"),
     ({"draws": "expected"}, "draws"), ({"places": 9}, "places"), ({"crossings": ()}, "crossings")],
)  # fmt: skip
def test_runs_of_two_worlds_are_not_compared(other, what):
    with pytest.raises(WrongUse, match=f"different {what}"):
        difference(run_made.run(members=3), run_made.run(**{"members": 3, **other}))
