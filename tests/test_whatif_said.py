"""What if, as people say it: who does it first, and names as they are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exeunt.errors import WrongUse
from exeunt.network.files import read_scenario
from exeunt.network.open import bundled, open_scenario
from exeunt.network.scenario import Group, Link, Place, Scenario
from exeunt.network.whatif import what_if

HALDEN = Path(__file__).resolve().parent.parent / "examples" / "scenario-halden"


@pytest.fixture(scope="module")
def halden():
    return read_scenario(HALDEN)


@pytest.fixture(scope="module")
def russia():
    return open_scenario(bundled("russia-2022"))


def fork(**more):
    """From a town to either of two camps."""
    places = [Place(id="town", kind="origin", country="A")]
    places += [Place(id=name, kind="camp", country="B") for name in ("east", "hut")]
    links = tuple(Link(start="town", end=name, km=50.0) for name in ("east", "hut"))
    asked = {"name": "fork", "start": date(2022, 9, 21), "days": 12, "places": tuple(places)}
    return Scenario(links=links, **{**asked, **more})


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("Westmark refuses visa from 2031-03-20", "refuse visa at Westmark from 2031-03-20"),
        ("WESTMARK REFUSES everyone", "refuse everyone at Westmark"),
        ("Mill Road admits 60 % of papers until day 9",
         "admit 60 % of papers at mill-road until day 9"),
        ("Westmark lets in 0.5 of visa from day 2", "admit 50 % of visa at Westmark from day 2"),
        ("Lund closes from day 3 until day 5", "close lund from day 3 until day 5"),
        ('"Mill Road" is closed from day 3', "close mill-road from day 3"),
        ("Mill Road reopens from 2031-03-19", "open mill-road from 2031-03-19"),
        ("Westmark closes its border from day 2", "close border Ostland - Westmark from day 2"),
        ("close Westmark", "close border Ostland - Westmark"),
        ("close the border with Westmark from 2", "close border Ostland - Westmark from 2"),
        ("Westmark closes to papers from 4", "refuse papers at Westmark from 4"),
        ("Westmark opens its border to papers", "admit papers at Westmark"),
        ("refuse passports at Westmark", "refuse passport at Westmark"),
        ("refuse passport holders at Westmark", "refuse passport at Westmark"),
        ("refuse pass at Westmark", "refuse passport at Westmark"),
    ],
)  # fmt: skip
def test_who_does_it_may_come_first_and_names_are_as_people_say_them(halden, said, same):
    one, other = what_if(halden, [said]), what_if(halden, [same])
    assert (one.events, one.rules, one.notes) == (other.events, other.rules, other.notes)


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("FIN refuses tourists from 2022-09-30", "refuse tourists at FIN from 2022-09-30"),
        ("Finland refuses everyone", "refuse everyone at FIN"),
        ("Suomi refuses Russian citizens", "refuse everyone at FIN"),
        ("Kazakhstan refuses internal", "refuse internal at KAZ"),
        ("close Kazakhstan", "close border RUS - KAZ"),
        ("Norway admits 10 % of tourist from 20", "admit 0.1 of tourists at NOR from 20"),
        ("Verkhny Lars closes from 2022-09-30", "close lars from 2022-09-30"),
        ("close Upper Lars", "close lars"),
        ("close Zemo Larsi", "close lars"),  # known to the gazetteer alone
        ("close Zhaisan", "close sagarchin"),  # the far side
        ("close Petropavl", "close petropavl"),
        ("close crossing:psou", "close psou"),
        ("capacity Upper Lars 200 from 18", "capacity lars 200 from 18"),
        ("close border Russia - Georgia", "close border RUS - GEO"),
        ("close psou; Roki closes", ("close psou", "close roki")),
    ],
)
def test_places_and_countries_go_by_any_name_the_gazetteer_knows(russia, said, same):
    one, other = what_if(russia, [said]), what_if(russia, [same] if isinstance(same, str) else same)
    assert (one.events, one.rules, one.notes) == (other.events, other.rules, other.notes)
    assert (one.events, one.rules) != (russia.events, russia.rules)


@pytest.mark.parametrize(
    ("said", "what", "near"),
    [
        ("Germany refuses tourists", 'no place or country is called "Germany"', ""),
        ("Germany closes", 'no place is called "Germany"', ""),
        ("capacity Kazakhstan 200", 'no place is called "Kazakhstan"', ""),
        ("Finland refuses", "needs a group and a place", ""),
        ("Finland rejects tourists", "no change we know", ""),
        ("Finland refusess tourists", "no change we know", "refuses"),
        ("Finland closes tomorrow", '"tomorrow" is not understood', "close Finland"),
        ("Finland refuses tourists from tomorrow", '"tomorrow" is neither', ""),
        ("Russia closes", '"RUS" does not name two countries', "GEO"),
        ("Finland refuses t", 'no group is called "t"', "tourists"),
        ("Finland refuses students", 'no group is called "students"', "tourists"),
    ],
)
def test_a_slip_in_a_sentence_of_who_does_it_is_told(russia, said, what, near):
    with pytest.raises(WrongUse) as caught:
        what_if(russia, [said])
    assert what in caught.value.what
    assert near in caught.value.near
    assert caught.value.todo


def test_a_word_that_may_mean_several_groups_is_asked_for():
    world = fork(choice="plan", groups=(Group(id="visa A"), Group(id="visa B")))
    with pytest.raises(WrongUse, match="several groups") as caught:
        what_if(world, ["refuse visas at B"])
    assert caught.value.near == "visa A, visa B"
    assert what_if(world, ["refuse visa b at B"]).rules[0].group == "visa B"


def test_a_side_of_two_names_is_asked_for_by_its_id():
    places = tuple(replace(p, name=f"{p.id} - Mile") for p in fork().places)
    with pytest.raises(WrongUse, match="several"):
        what_if(fork(places=places), ["close Mile"])
    assert what_if(fork(places=places), ["close Hut"]).events[0].place == "hut"


@pytest.mark.parametrize(
    "said",
    [
        "admit 60 % of passport at Westmark from 2031-03-16",  # one day sooner
        "refuse passport at Westmark from 2031-03-18; refuse passport at Westmark",
        "refuse everyone at Westmark; admit papers at halden-bridge",
        "refuse papers at Westmark; refuse everyone at Westmark",
    ],
)
def test_a_rule_that_changes_one_day_one_group_or_one_post_has_an_effect(halden, said):
    assert "no effect" not in what_if(halden, [said]).notes[-1]
