"""A speaker can speak: no figure, amount, date or abbreviation; and a voice goes on."""

from __future__ import annotations

import pytest

from exeunt.reading.attribution import attribute
from exeunt.reading.language import load
from exeunt.reading.people import people
from exeunt.reading.sentences import sentences

ENGLISH = load("en")


def speaker(text, figure):
    answers = attribute(text, sentences(text), ENGLISH, people(text, ENGLISH))
    at = text.index(figure)
    return answers.at(at, at + len(figure)).said_by


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Out of the 310 cases registered since May, 290 recovered.", "290"),
        ("The number of new arrivals reported each week rose to 4,500.", "4,500"),
        ("At least two herders reported missing were among 12 dead.", "12"),
        ("Some 7,000 refugees had been registered by 28 June in Halden, 40 of them today.", "40"),
        ("Over 6,000 people live in the two sites (IDPs).", "6,000"),
    ],
)
def test_a_figure_a_date_or_an_abbreviation_says_nothing(text, figure):
    assert speaker(text, figure) is None


def test_a_long_name_of_a_body_still_speaks():
    text = "The Regional Office for Refugees and Civil Protection said 400 left."
    assert speaker(text, "400") == "Regional Office for Refugees and Civil Protection"


def test_a_voice_goes_on_after_its_sentence_and_before_another_speaker():
    text = (
        '"We left at night," said the baker. "About 300 people came along with us." '
        "The governor said 2,000 had left."
    )
    assert speaker(text, "300") == "the baker"
    assert speaker(text, "2,000") == "the governor"
