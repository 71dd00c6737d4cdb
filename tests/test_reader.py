"""Reading a whole document: tiny worlds of a few sentences, with places, days and speakers."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exeunt.observations import Document, Observation, from_json, to_json
from exeunt.reading import read


def observed(text: str, published: str | None = "2024-05-10") -> list[Observation]:
    return list(read(Document(id="t", text=text, published=published)).observations)


def figures(text: str, measure: str, published: str | None = "2024-05-10") -> list[Observation]:
    return [o for o in observed(text, published) if o.measure == measure]


def only(text: str, measure: str, published: str | None = "2024-05-10") -> Observation:
    found = figures(text, measure, published)
    assert len(found) == 1, [(o.measure, o.value) for o in found]
    return found[0]


def test_a_count_at_a_border_knows_who_where_when_and_who_said_so() -> None:
    seen = only(
        "About 2,310 Venezuelans entered Colombia on Tuesday, the migration agency said.", "entries"
    )
    assert (seen.value, seen.low, seen.high, seen.hedge) == (2310, None, None, "about")
    assert seen.unit == "people"
    assert seen.to is not None
    assert seen.to.country == "COL"
    assert seen.period is not None
    assert seen.period.start == "2024-05-07"
    assert "migration agency" in (seen.said_by or "")


def test_a_change_carries_the_figure_it_implies() -> None:
    now, then = figures(
        "Some 900 people entered Poland on Wednesday, 150 more than a week earlier.", "entries"
    )
    assert now.change is not None
    assert now.change.value == 150
    assert (then.value, then.derived) == (750, True)
    assert now.change.implies == then.id
    assert then.period is not None
    assert then.period.start == "2024-05-01"


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("5-6 kilometres", 5, 6), ("between five and six kilometres", 5, 6),
        ("at least 5 km", 5, None), ("up to 6 km", None, 6), ("nearly six kilometres", None, 6),
    ],
)  # fmt: skip
def test_a_hedge_on_a_queue_is_an_interval(
    words: str, low: float | None, high: float | None
) -> None:
    seen = only(
        f"The queue of lorries at the Medyka crossing stretched for {words}.", "queue_length"
    )
    assert (seen.low, seen.high, seen.unit) == (low, high, "km")
    assert seen.at is not None
    assert set(seen.at.countries) == {"POL", "UKR"}


def test_a_wait_then_and_a_wait_now_stay_two_figures() -> None:
    then, now = figures(
        "Last time we crossed the border in two hours, now it took us about 14 hours.", "wait_time"
    )
    assert (then.value, now.value) == (2, 14)
    assert now.change is not None
    assert (now.change.value, now.change.implies) == (12, then.id)


def test_no_seats_and_a_full_hotel_are_figures_without_a_numeral() -> None:
    seats = only(
        "There were no seats left on flights from Khartoum to Cairo until Monday.", "seats"
    )
    assert (seats.value, seats.mode) == (0, "air")
    full = only("The hotel near the border is full.", "occupancy")
    assert (full.value, full.unit) == (100, "percent")


def test_what_is_planned_has_not_happened() -> None:
    planned = only("The army plans to conscript 50,000 men.", "conscripted")
    assert planned.modality == "planned"
    ordered = only("Officials ordered the evacuation of 300 families.", "evacuated")
    assert ordered.modality == "ordered"


def test_a_headline_and_its_sentence_are_one_observation() -> None:
    text = "4,000 flee fighting in Goma\n\nSome fled at night. About 4,000 people fled Goma."
    found = [o for o in observed(text) if o.value == 4000]
    assert len(found) <= 2
    exact = "4,000 people flee Goma\n\nPolice said 4,000 people fled Goma on Sunday."
    seen = [o for o in observed(exact) if o.value == 4000]
    assert len(seen) == 1
    assert len(seen[0].repeats) == 1


def test_a_silent_sentence_is_about_the_place_named_before() -> None:
    text = "Clashes broke out in Bukavu on Sunday. Some 800 families were displaced."
    seen = only(text, "displaced")
    assert seen.at is not None
    assert seen.at.country == "COD"
    assert any("context" in step.rule for step in seen.because)


def test_people_flee_from_their_own_country() -> None:
    seen = only("Up to 250 Afghans fled the fighting.", "displaced")
    assert seen.from_ is not None
    assert seen.from_.country == "AFG"


def test_the_border_between_two_countries_is_one_place_with_both() -> None:
    seen = only("Dozens of cars queued at the border between Chad and Sudan.", "queue_vehicles")
    assert seen.at is not None
    assert set(seen.at.countries) == {"TCD", "SDN"}
    assert (seen.value, seen.low) == (None, 24)


TABLE = """Week 12

Province | Displaced families | Displaced people | Houses destroyed
Herat | 1,200 | 7,300 | 85
Badghis | 410 | about 2,500 | -
Total | 1,610 | 9,800 | 85

About 300 people were evacuated from Kabul.
"""


def test_a_table_gives_a_figure_for_every_cell_its_head_explains() -> None:
    found = [o for o in observed(TABLE) if o.rule.startswith("table")]
    told = [(o.value, o.unit, o.term, o.at.name if o.at else None) for o in found]
    assert told[:5] == [
        (1200, "households", "Displaced", "Herāt"), (7300, "people", "Displaced", "Herāt"),
        (85, "houses", "Destroyed Housing", "Herāt"), (410, "households", "Displaced", "Badghis"),
        (2500, "people", "Displaced", "Badghis"),
    ]  # fmt: skip
    assert {o.at.id for o in found if o.value in (1610, 9800) and o.at} == {"iso:AFG"}
    assert [o.value for o in observed(TABLE) if o.measure == "evacuated"] == [300]


def test_the_columns_of_a_border_table_have_their_units() -> None:
    text = "Crossing\tQueue (km)\tWaiting time (hours)\nMedyka\t8\t12\nDorohusk\t3.5\t6-7\n"
    assert [(o.measure, o.value, o.low, o.high, o.unit) for o in observed(text)] == [
        ("queue_length", 8, 8, 8, "km"), ("wait_time", 12, 12, 12, "hours"),
        ("queue_length", 3.5, 3.5, 3.5, "km"), ("wait_time", None, 6, 7, "hours"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Name | Phone\nA | 300\nB | 400", "Team | Won\nReds | 12\nBlues | 9", "Displaced | 300"],
)
def test_a_table_of_something_else_says_nothing(text: str) -> None:
    assert not [o for o in observed(text) if o.rule.startswith("table")]


def test_without_a_publication_date_a_bare_weekday_stays_unresolved() -> None:
    seen = only("On Tuesday 300 people were evacuated from Derna.", "evacuated", published=None)
    assert seen.period is None


HEADED = """LA PAZ, 14 March 2024 - Some 4,300 people, most of them Venezuelans, were waiting on the
Bolivian side of the Desaguadero bridge on Wednesday, the directorate said, up from 1,100 on Monday.

From 20 March, Peru will require a visa from all Venezuelan nationals, its government announced.
"""


def test_a_text_is_of_the_day_it_is_headed_with_but_not_about_its_town() -> None:
    found, then = figures(HEADED.split("\n\n")[0], "present", None)
    assert then.value == 1100
    assert found.at is not None
    assert "Desaguadero" in found.at.name
    assert found.period is not None
    assert (found.period.start, found.period.accuracy) == ("2024-03-13", "inferred day")
    assert found.change is not None
    assert found.change.value == 3200


@pytest.mark.parametrize(
    "text",
    [
        "Some 300 people crossed on 14 March 2014 and, on Monday, 200 more fled.",
        "By a count of all the camps that was made on 14 March 2014 - the last - 300 people fled.",
    ],
)
def test_a_date_within_a_sentence_heads_nothing(text: str) -> None:
    from exeunt.reading.language import load
    from exeunt.reading.reader import _dateline

    assert _dateline(text, load("en")) is None
    assert _dateline("Kyiv, 14 March 2014 - " + text, load("en")) is not None


def test_what_is_to_come_lies_ahead_and_not_on_the_day_it_was_announced() -> None:
    (rule,) = [o for o in observed(HEADED, None) if o.kind == "claim"]
    assert rule.period is not None
    assert rule.period.start == "2024-03-20"
    expected = only(
        "Some 3,000 people are expected to arrive on Sunday, the mayor said.", "arrivals"
    )
    assert expected.period is not None
    assert expected.period.start == "2024-05-12"
    called = only("He said on Monday that the country will call up 300,000 men.", "conscripted")
    assert called.period is None


def test_a_day_told_from_another_day_than_the_text_stays_unresolved() -> None:
    assert only("Two days later 300 people crossed the border.", "crossings").period is None
    (rule,) = [
        o for o in observed("Serbia introduced visas for citizens of Burundi as of 21 May.")
        if o.kind == "claim"
    ]  # fmt: skip
    assert rule.period is not None


def test_the_side_where_cars_queue_is_that_of_the_crossing() -> None:
    found = only(
        "The longest line is at Verkhny Lars. Cars on the Russian side queue for six kilometres.",
        "queue_length",
    )
    assert found.at is not None
    assert found.at.kind == "crossing"


@pytest.mark.parametrize(
    "text", ["Nobody may cross the border on foot.", "No one is allowed to enter on foot."]
)
def test_where_nobody_may_cross_nobody_is_admitted(text: str) -> None:
    (rule,) = [o for o in observed(text) if o.kind == "claim"]
    assert rule.decision == "refused"


def test_a_speaker_who_did_something_is_still_the_speaker() -> None:
    said = only(
        "People had been in line at the border since noon, said a resident of Voronezh, who came"
        " at nine and overtook them by bicycle.",
        "wait_time",
    )
    assert said.said_by == "a resident of Voronezh"


def test_a_price_against_an_earlier_one_is_the_new_price() -> None:
    now, then = figures(
        "A seat on the bus across the border costs 180 soles, against 60 soles in February.",
        "price",
    )
    assert (now.value, now.unit, then.value) == (180, "PEN", 60)
    assert then.period is not None
    assert then.period.start == "2024-02-01"


def test_same_text_same_ids_whatever_the_path() -> None:
    text = "More than 900 people were evacuated from Derna."
    one = read(Document(id="a.txt", text=text)).observations
    two = read(Document(id="b.txt", text=text)).observations
    assert [o.id for o in one] == [o.id for o in two]
    assert one[0].document != two[0].document


def test_spans_are_offsets_of_the_unmodified_text() -> None:
    text = "Intro.\r\n\r\n\tMore than 900 people were evacuated from Derna.  \r\nEnd."
    seen = only(text, "evacuated")
    assert text[seen.start : seen.end] == seen.quote


def test_the_contract_survives_json() -> None:
    for seen in observed("About 4,824 people crossed from Sudan into Chad on Monday."):
        again = from_json(to_json(seen))
        assert msgspec.structs.replace(seen, because=()) == again


def test_a_private_name_never_leaves_the_reader() -> None:
    text = (
        "Marta Kowalczyk, 34, said 200 people had fled the village of Solanka.\n\n"
        "“We waited nine hours at the border,” Kowalczyk said."
    )
    told = read(Document(id="t", text=text, published="2024-05-10"))
    shown = b"".join(to_json(o) for o in told.observations).decode() + told.masked.text
    shown += repr([o.because for o in told.observations])
    assert told.observations
    assert "Kowalczyk" not in shown
    assert "Marta" not in shown


def test_an_unknown_language_is_said_not_guessed() -> None:
    told = read(Document(id="t", text="Több mint 300 ember menekült el.", language="hu"))
    assert not told.observations
    assert "hu" in told.notes[0]


PIECES = (
    "300 people fled displaced from to in the Chad Sudan border queue km 5-6 on Tuesday"
    " \u201c \u201d said . , ; ( ) - \n\n 12 hours not about \u0000 \U0001f6b6 ¹ ½ 1.000 €"
).split(" ")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=40,
    )
)
def test_reading_never_raises_and_never_steps_outside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for seen in read(Document(id="t", text=text, published="2024-05-10")).observations:
        assert 0 <= seen.start < seen.end <= len(text)
        if seen.low is not None and seen.high is not None:
            assert seen.low <= seen.high


def test_a_change_of_a_stock_that_is_not_told_is_a_change_and_no_figure() -> None:
    seen = only(
        "The number of displaced people in Syria fell by around 30,000 in May.", "displaced"
    )
    assert seen.value is None
    assert seen.low is None
    assert seen.change is not None
    assert seen.change.value == -30_000
