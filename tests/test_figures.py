"""Figures: every rule beside its examples, and worlds of a sentence or two."""

from __future__ import annotations

import pytest

from exeunt.reading import figures, measures, values, where
from exeunt.reading.engine import Rule, Tokens
from exeunt.reading.figures import Fact, Figure
from exeunt.reading.language import load

EN = load("en")


class World:
    """A gazetteer of a few places, enough to fold them."""

    names = ("Chad", "Sudan", "Moldova", "Colombia", "Venezuela", "Poland", "Ukraine", "Xanthury")


def tokens(text: str) -> Tokens:
    return figures.fold_phrases(values.understand(EN.lexer.lex(text), EN), EN)


def facts(text: str) -> list[Fact]:
    return figures.facts(tokens(text), EN)


def only(text: str) -> Fact:
    found = facts(text)
    assert len(found) == 1, [f.event for f in found]
    return found[0]


def rules(name: str, part: str = "movement") -> list[Rule]:
    return [rule for rule in EN.data(part, name) if rule.examples or rule.never]


def told(rule: Rule) -> list[tuple[Rule, str]]:
    return [(rule, phrase) for phrase in rule.examples]


@pytest.mark.parametrize(("rule", "phrase"), [t for r in rules("PHRASES") for t in told(r)])
def test_each_phrase_rule_reads_its_examples(rule: Rule, phrase: str) -> None:
    found = [v.rule for v in tokens(phrase).values if isinstance(v, Figure)]
    skip = "demonym" in rule.pattern or "place" in rule.name
    assert skip or rule.name in found


@pytest.mark.parametrize(("rule", "phrase"), [(r, p) for r in rules("PHRASES") for p in r.never])
def test_no_phrase_rule_reads_what_it_must_not(rule: Rule, phrase: str) -> None:
    assert rule.name not in [v.rule for v in tokens(phrase).values if isinstance(v, Figure)]


@pytest.mark.parametrize(("rule", "phrase"), [t for r in rules("FACTS") for t in told(r)])
def test_each_fact_rule_reads_its_examples(rule: Rule, phrase: str) -> None:
    found = EN.grammar("movement", "FACTS").everywhere(tokens(phrase))
    assert rule.name in [r.name for r, _ in found]
    assert facts(phrase), "and some rule makes a fact of it"


@pytest.mark.parametrize(
    ("rule", "phrase"), [t for r in rules("MEASURES", "border") for t in told(r)]
)
def test_each_measure_rule_reads_its_examples(rule: Rule, phrase: str) -> None:
    assert rule.name in [f.rule for f in measures.measures(tokens(phrase), EN)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "event"),
    [
        ("Some 4,200 villagers were displaced by the fighting.", 4200, "people", "displaced"),
        ("The flood displaced 310 families.", 310, "households", "displaced"),
        ("More than 900 had to be evacuated.", 900, "people", "evacuated"),
        ("The evacuation of 75 patients took all night.", 75, "people", "evacuated"),
        ("Fire gutted 32 wooden houses.", 32, "houses", "destroyed"),
        ("Sixty homes were flooded.", 60, "houses", "damaged"),
        ("At least 1,100 people fled across the river.", 1100, "people", "flee"),
        ("The storm left 5,000 people homeless.", 5000, "people", "homeless"),
        ("Nearly 700 people are living in camps.", 700, "people", "camp"),
        ("About 80 people took shelter in a school.", 80, "people", "sheltered"),
        ("Police arrested 140 protesters.", 140, "people", "arrested"),
        ("IDPs total 44,310", 44310, "people", "displaced"),
        ("Of the men, 12,000 returned.", 12000, "people", "returned"),
    ],
)
def test_what_happened_to_how_many(text: str, value: float, unit: str, event: str) -> None:
    fact = only(text)
    assert (fact.amount.value, fact.unit, fact.event) == (value, unit, event)


def test_a_second_figure_in_brackets_is_about_the_same_people() -> None:
    families, people = facts("Some 300 families (1,450 people) were evacuated.")
    assert (families.unit, people.unit) == ("households", "people")
    assert families.event == people.event == "evacuated"


def test_a_series_gives_each_number_its_own_event() -> None:
    found = facts("The storm caused 14 deaths, 9 missing and 62,000 relocated.")
    assert [(f.amount.value, f.event) for f in found] == [
        (14, "casualty"), (9, "casualty"), (62000, "relocated"),
    ]  # fmt: skip


def test_the_second_of_two_verbs_keeps_its_own_number() -> None:
    found = facts("In the delta 31 houses were destroyed and more than 300 damaged.")
    assert [(f.amount.value, f.unit, f.event) for f in found] == [
        (31, "houses", "destroyed"), (300, "houses", "damaged"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Some 4,000 tonnes of rice were displaced from the market.",
        "There are 900 people per square kilometre, displaced or not.",
        "Unit 3 was evacuated.",
        "One man fled.",
        "The agency sent 60,000 leaflets to the displaced.",
        "In 2016 the town was flooded.",
    ],
)
def test_numbers_that_count_no_people_on_the_move_are_left_alone(text: str) -> None:
    assert not facts(text)


def test_glued_and_split_words_of_a_pdf_are_read() -> None:
    fact = only("About 7,000 fami-lies weredisplaced in May.")
    assert (fact.amount.value, fact.unit, fact.event) == (7000, "households", "displaced")


def test_a_place_takes_its_role_from_the_small_word_before_it() -> None:
    class Mention:
        kind = "name"

        def __init__(self, start: int, end: int) -> None:
            self.start, self.end = start, end

    text = "About 500 people fled from Chad to Sudan."
    found = [Mention(text.index(n), text.index(n) + len(n)) for n in ("Chad", "Sudan")]
    folded = where.fold_places(tokens(text), found, EN, lambda _: True)
    fact = figures.facts(folded, EN)[0]
    roles = where.Map(folded, EN).near(fact.token, fact.event_index)
    named = {r.role: text[r.spot.start : r.spot.end] for r in roles}
    assert named == {"from": "Chad", "to": "Sudan"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The storm killed 43 people, 6,000 were evacuated and 50 houses destroyed.",
            [(43, "casualty"), (6000, "evacuated"), (50, "destroyed")],
        ),
        (
            "Some 12 died and 300 families were displaced in the valley.",
            [(12, "casualty"), (300, "displaced")],
        ),
    ],
)
def test_what_happened_in_one_clause_is_not_told_of_the_next(
    text: str, told: list[tuple[float, str]]
) -> None:
    assert [(f.amount.value, f.event) for f in facts(text)] == told
