"""Dates as told, and the days they come to."""

from __future__ import annotations

from datetime import date

import pytest

from exeunt.reading import language
from exeunt.reading.dates import When, infer_published, resolve
from exeunt.reading.values import Amount, understand

ENGLISH = language.load("en")
FRIDAY = date(2022, 9, 23)


def whens(text: str) -> list[When]:
    """The dates and times of a text, in order."""
    tokens = understand(ENGLISH.lexer.lex(text), ENGLISH)
    return [value for value in tokens.values if isinstance(value, When)]


def period(
    text: str, published: date | None = FRIDAY, **options
) -> tuple[str | None, str | None, str] | None:
    """Start, end and accuracy of the only date of a text."""
    (when,) = whens(text)
    found = resolve(when, published, **options)
    return None if found is None else (found.start, found.end, found.accuracy)


@pytest.mark.parametrize(
    ("text", "start", "end", "accuracy"),
    [
        ("They left on Thursday", "2022-09-22", "2022-09-22", "day"),
        ("They left on Friday", "2022-09-23", "2022-09-23", "day"),
        ("Thursday, 22 September", "2022-09-22", "2022-09-22", "day"),
        ("It began on 24 February", "2022-02-24", "2022-02-24", "day"),
        ("on December 3", "2021-12-03", "2021-12-03", "day"),
        ("5 Aug 2017", "2017-08-05", "2017-08-05", "day"),
        ("2016-07-09", "2016-07-09", "2016-07-09", "day"),
        ("24.02.2022", "2022-02-24", "2022-02-24", "day"),
        ("yesterday", "2022-09-22", "2022-09-22", "day"),
        ("two days ago", "2022-09-21", "2022-09-21", "day"),
        ("the same day last week", "2022-09-16", "2022-09-16", "day"),
        ("last week", "2022-09-12", "2022-09-18", "week"),
        ("the week of 5 September", "2022-09-05", "2022-09-11", "week"),
        ("last month", "2022-08-01", "2022-08-31", "month"),
        ("in November", "2021-11-01", "2021-11-30", "month"),
        ("in May 2019", "2019-05-01", "2019-05-31", "month"),
        ("mid-August", "2022-08-10", "2022-08-20", "month"),
        ("in 2018", "2018-01-01", "2018-12-31", "year"),
        ("Q1 2020", "2020-01-01", "2020-03-31", "month"),
        ("the first half of 2016", "2016-01-01", "2016-06-30", "month"),
        ("the first week of October 2020", "2020-09-28", "2020-10-04", "week"),
        ("early on Thursday", "2022-09-22", "2022-09-22", "day"),
        ("last night", "2022-09-22", "2022-09-23", "night"),
        ("overnight from Wednesday to Thursday", "2022-09-21", "2022-09-22", "night"),
        ("over the past 10 days", "2022-09-13", "2022-09-23", "day"),
        ("between 17 October and 23 November 2016", "2016-10-17", "2016-11-23", "day"),
        ("from 28 December to 3 January 2019", "2018-12-28", "2019-01-03", "day"),
        ("17-23 March", "2022-03-17", "2022-03-23", "day"),
        ("Monday to Thursday", "2022-09-19", "2022-09-22", "day"),
        ("the 2015 floods", "2015-01-01", "2015-12-31", "year"),
        ("from 2014 to 2018", "2014-01-01", "2018-12-31", "year"),
    ],
)
def test_a_date_comes_to_these_days(text, start, end, accuracy):
    assert period(text) == (start, end, accuracy)


def test_since_and_until_leave_one_end_open():
    assert period("Since 24 February") == ("2022-02-24", None, "day")
    assert period("until Sunday") == (None, "2022-09-25", "day")
    assert period("before 2015") == (None, "2014-12-31", "year")
    assert period("By Thursday") == (None, "2022-09-22", "day")


def test_clock_times_are_hours_of_the_day_of_publication():
    assert period("since two in the morning") == ("2022-09-23T02:00", None, "hour")
    assert period("at 9 o’clock. in the morning")[0] == "2022-09-23T09:00"
    assert period("Thursday at 5 p.m.")[0] == "2022-09-22T17:00"
    assert period("at noon")[0] == "2022-09-23T12:00"


def test_what_is_to_come_is_after_publication():
    assert period("on Sunday", future=True)[0] == "2022-09-25"
    assert period("next month")[0] == "2022-10-01"
    assert period("in two weeks", future=True)[0] == "2022-10-07"


def test_nothing_is_guessed_without_a_publication_date():
    assert period("on Thursday", None) is None
    assert period("last week", None) is None
    assert period("on 17 October", None) is None
    assert period("on 17 October 2016", None) == ("2016-10-17", "2016-10-17", "day")


def test_a_year_named_once_is_lent_to_the_other_days():
    known = whens("It started on 2 October 2016.")
    assert period("on 17 October", None, known=known) == (
        "2016-10-17",
        "2016-10-17",
        "inferred day",
    )
    two = whens("between 2 October 2016 and 3 May 2017")
    assert period("on 17 October", None, known=two) is None


def test_an_impossible_day_is_no_date():
    assert all(resolve(w, FRIDAY) is None for w in whens("on February 30, 2021"))
    assert whens("The code is 31/31/2020") == []


@pytest.mark.parametrize(
    "text",
    [
        "They may leave",
        "Will they march on the city?",
        "He sat down",
        "the second wave",
        "It may or may not help",
        "a fall in arrivals",
        "2018 people left",
        "5-6 kilometres",
    ],
)
def test_words_that_only_look_like_dates_are_none(text):
    assert whens(text) == []


def test_a_wait_is_a_duration_and_no_date():
    tokens = understand(
        ENGLISH.lexer.lex("We crossed in an hour, now it takes about 12 hours"), ENGLISH
    )
    waits = [v for v in tokens.values if isinstance(v, Amount)]
    assert [(w.value, w.unit) for w in waits] == [(1, "hours"), (12, "hours")]


def test_a_weekday_with_a_day_and_a_named_year_dates_the_text():
    found = whens("On Thursday, 22 September the queue grew. Since 24 February 2022 many left.")
    day, reason = infer_published(found, [2022])
    assert day == date(2022, 9, 22)
    assert "2022-09-22" in reason


def test_a_weekday_that_fits_no_named_year_dates_nothing():
    found = whens("On Monday, 22 September the queue grew.")
    assert infer_published(found, [2022])[0] is None
    assert infer_published(found, [])[0] is None


def test_the_latest_full_date_dates_a_text_without_weekdays():
    found = whens("Between 3 May 2016 and 9 June 2016 nobody came.")
    assert infer_published(found, [2016])[0] == date(2016, 6, 9)


def test_an_old_year_named_alone_dates_nothing():
    found = whens("Since 2014 many left. On Thursday, 22 September the queue grew.")
    assert infer_published(found, [])[0] is None


def test_a_weekday_that_does_not_fit_is_a_slip_and_the_day_stands():
    assert period("on Monday, 22 September") == ("2022-09-22", "2022-09-22", "day")
    assert period("on Tuesday, 22 September") == ("2020-09-22", "2020-09-22", "day")
