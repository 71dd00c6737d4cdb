"""Nobody private is named: names give way to roles, officials and places stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exeunt.masked import MaskedText
from exeunt.reading.language import load
from exeunt.reading.people import mask, names_shown, people

ENGLISH = load("en")
LABELLED = Path(__file__).parents[1] / "evaluation" / "data" / "privacy.jsonl"
ROWS = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]


def masked(text, places=()):
    return mask(text, people(text, ENGLISH, places=places)).text


def roles(text, places=()):
    return [p.role for p in people(text, ENGLISH, places=places) if p.status == "private"]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_no_private_name_is_left(row):
    text = row["text"]
    found = people(text, ENGLISH, places=[tuple(span) for span in row["places"]])
    covered = {at for p in found if p.status != "official" for at in range(p.start, p.end)}
    for start, end in row["private"]:
        end -= len(text[start:end]) - len(text[start:end].removesuffix("'s"))
        assert not [
            text[at] for at in range(start, end) if text[at].isalnum() and at not in covered
        ]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_places_officials_and_bodies_stay_named(row):
    found = people(row["text"], ENGLISH, places=[tuple(span) for span in row["places"]])
    for start, end in [*row["places"], *row["keep"]]:
        assert not [p for p in found if p.status != "official" and p.start < end and start < p.end]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Amina Yusuf, 34, a shopkeeper from Maiduguri, said so.",
            "a shopkeeper from Maiduguri, 34",
        ),
        ("A man named Dmitry told us.", "a man"),
        ("44-year-old Sergey looked tired.", "a man, 44"),
        ("Resident Ivan Petrov saw it.", "a resident"),
        ("A Syrian refugee Nour Haddad saw it.", "a Syrian refugee"),
        ("Her wife Oksana Bondar stayed.", "a woman"),
        ("By Jane Holloway\nThe road is shut.", "a reporter"),
        ("Photo: Jane Holloway/AFP", "a photographer"),
        ("Danylo, 6, slept.", "a child, 6"),
    ],
)
def test_a_private_person_is_who_the_text_says_they_are(text, role):
    assert roles(text)[0] == role


def test_the_name_gives_way_to_the_role_in_square_brackets():
    assert masked("Oksana Bondar walked.") == "[a woman] walked."


def test_the_role_is_not_said_twice():
    assert masked("A man named Dmitry walked.") == "A man named [name withheld] walked."


def test_a_later_surname_follows_the_official_it_belongs_to():
    text = "Interior Minister Jane Roe spoke. Roe said 40 had gone."
    assert masked(text) == text


def test_a_later_surname_follows_the_private_person_it_belongs_to():
    text = masked("Olga Marchuk, a nurse, spoke. Marchuk wept. The road to Halden was shut.")
    assert "Marchuk" not in text
    assert "Halden" in text


def test_a_private_namesake_of_an_official_is_masked():
    text = masked("President Rosa Benitez spoke. Luis Benitez, a waiter, laughed. Benitez is 30.")
    assert "President Rosa Benitez" in text
    assert "Luis Benitez" not in text
    assert text.endswith("] is 30.")


def test_a_headline_before_the_full_name_is_masked_too():
    assert "Zarema" not in masked(
        "Zarema waits for her son\n\nZarema Usmanova, 50, sat by the road."
    )


def test_no_role_tells_another_name():
    told = roles("Amina Yusuf, a friend of Halima Noor, spoke.")
    assert not any("Halima" in role for role in told)


def test_a_place_known_to_the_caller_is_no_person():
    text = "Florence and Santiago took in 40 families."
    places = [(0, 8), (13, 21)]
    assert masked(text, places) == text


def test_a_person_with_the_name_of_a_place_is_one_where_only_people_stand():
    assert "Florence" not in masked("Florence, 44, sold tea.", [(0, 8)])


def test_a_text_without_capitals_is_left_as_it_is():
    assert people("forty people crossed the river at night.", ENGLISH) == []


def test_an_empty_text_names_nobody():
    assert masked("") == ""


def test_offsets_go_there_and_back():
    text = "Then Oksana Bondar and Ivan Petrov crossed with 40 others."
    hidden = mask(text, people(text, ENGLISH))
    at = text.index("40")
    start, end = hidden.masked_span(at, at + 2)
    assert hidden.text[start:end] == "40"
    assert hidden.original_span(start, end) == (at, at + 2)
    assert hidden.quote(at, len(text)) == "40 others."


def test_a_quote_that_cuts_a_name_shows_its_replacement_whole():
    hidden = MaskedText.of("say Ann Lee now", [(4, 11, "[a woman]")])
    assert hidden.quote(4, 7) == "[a woman]"
    assert hidden.quote(8, 15) == "[a woman] now"
    assert hidden.quote(0, 4) == "say "


def test_an_official_keeps_a_first_name_that_is_also_a_private_persons():
    text = "A man named Dmitry fled. Kremlin spokesman Dmitry Orlov denied it."
    shown = names_shown(people(text, ENGLISH))
    assert shown == {"Dmitry": "name withheld", "Dmitry Orlov": "Dmitry Orlov"}


@pytest.mark.parametrize(
    "text",
    [
        "{} drives people to the border.",
        "They owe {} a month's pay.",
        "The stove belonged to {}, who left it behind.",
        "{}, a beekeeper, came with two hives.",
        "{} and {} share a mattress.",
        "{}'s roof is gone.",
        "Nurse {} sang to the children.",
        '"{}!" she called.',
    ],
)
def test_a_name_nobody_has_heard_of_is_masked_where_a_person_stands(text):
    names = ("Vashtuknar", "Ombrelitho")[: text.count("{}")]
    assert not [n for n in names if n in masked(text.format(*names))]


@pytest.mark.parametrize(
    "text",
    [
        "Airstrikes hit the mill.",
        "Rain fell near Vashtuknar and Ombrelitho.",
        "The road to Vashtuknar is shut.",
        "Vashtuknar district took in 900 people.",
        "Vashtuknar's government closed the border.",
        "Vashtuknar, a town on the river, was flooded.",
        "They looted Vashtuknar.",
    ],
)
def test_a_word_nobody_has_heard_of_stays_where_a_place_or_a_thing_stands(text):
    assert masked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Tove Lindal of the Halden Border Guard said 40 had crossed.",
        "Tove Lindal, who heads the relief office in Halden, said 40 had come.",
        "Tove Lindal of Save the Children said 40 had come.",
    ],
)
def test_who_speaks_for_a_body_stays_named(text):
    assert "Tove Lindal" in masked(text)


@pytest.mark.parametrize("kind", ["Defectors", "Draftees", "Truckers", "Evacuees"])
def test_a_kind_of_people_at_the_head_of_a_quotation_is_nobody(kind):
    assert masked(f"“{kind} who are at risk will be protected,” the minister said.").startswith(
        f"“{kind} "
    )
    assert "Maryam" not in masked("“Maryam who is at risk will be protected,” the minister said.")
