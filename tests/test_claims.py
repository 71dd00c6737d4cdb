"""Claims: who admits whom, who means to go, who denies it, who warns of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from claims_places import with_places
from hypothesis import given, settings
from hypothesis import strategies as st

from exeunt.reading import claims, language
from exeunt.reading._claim_sentence import Sentence
from exeunt.reading._claim_words import own_tokens, tables_of
from exeunt.reading.claims import RawClaim
from exeunt.reading.en import claims as english
from exeunt.reading.language import Language

EN = language.load("en")
EXAMPLES = [(rule.name, text) for rule in english.RULES for text in rule.examples]
NEVER = [(rule.name, text) for rule in english.RULES for text in rule.never]
CHUNKS = [(rule.name, rule.make, text) for rule in english.CHUNKS for text in rule.examples]
WORDS = sorted({w for words in english.LEXICON.values() for w in words.split(",")})


def read(text: str) -> list[RawClaim]:
    return claims.find(with_places(EN.lexer.lex(text), EN), EN)


def one(text: str) -> RawClaim:
    (found,) = read(text)
    return found


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=[text for _, text in EXAMPLES])
def test_a_rule_reads_its_examples(rule, text):
    assert rule in {claim.rule for claim in read(text)}


@pytest.mark.parametrize(("rule", "text"), NEVER, ids=[text for _, text in NEVER])
def test_a_look_alike_claims_nothing(rule, text):
    assert read(text) == []


@pytest.mark.parametrize(("rule", "tag", "text"), CHUNKS, ids=[text for _, _, text in CHUNKS])
def test_a_chunk_is_one_whole(rule, tag, text):
    sentence = f"{text[0].upper()}{text[1:]} will cross."
    lexed = with_places(EN.lexer.lex(sentence), EN)
    tables = tables_of(EN)
    tokens = Sentence(own_tokens(lexed, tables), tables).tokens
    whole = [i for i, end in enumerate(tokens.ends) if end == len(text) and not tokens.starts[i]]
    assert whole
    assert tag in tables.tags(tokens.codes[whole[0]])


def test_every_rule_has_an_example():
    assert [rule.name for rule in english.RULES if not rule.examples] == []


def test_rule_names_are_unique():
    names = [rule.name for rule in english.RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "decision", "status"),
    [
        ("Zambia admits refugees.", "admitted", "in_force"),
        ("Zambia does not admit refugees.", "refused", "in_force"),
        ("Zambia will admit refugees.", "admitted", "announced"),
        ("Zambia is considering whether to admit refugees.", "admitted", "considered"),
        ("Zambia does not plan to admit refugees.", "refused", "announced"),
        ("Zambia will not refuse to admit refugees.", "admitted", "announced"),
        ("Zambia will admit refugees only if they hold passports.", "conditional", "announced"),
        ("Zambia admits no refugees.", "refused", "in_force"),
        ("No refugees are allowed to enter Zambia.", "refused", "in_force"),
    ],
)
def test_negations_and_plans_turn_a_decision_over(text, decision, status):
    claim = one(text)
    assert (claim.decision, claim.status) == (decision, status)


@pytest.mark.parametrize(
    "text",
    [
        "Will Zambia close its border?",
        "Close the border!",
        "If Zambia closes its border, traders will suffer.",
        "The bishops urged Zambia to open its border.",
        "Aid groups called on Zambia not to deport refugees.",
        "Guards admitted 300 refugees on Monday.",
        "",
        "?",
    ],
)
def test_questions_slogans_conditions_and_single_events_are_no_claims(text):
    assert read(text) == []


def test_who_decides_about_whom_and_where():
    text = "Kenya's interior ministry has barred men aged 18 to 40 from entering from Somalia."
    claim = one(text)
    assert words(text, claim.actor) == "Kenya's interior ministry"
    assert words(text, claim.group) == "men aged 18 to 40"
    places = [(text[a:b], role) for a, b, role in claim.places]
    assert places == [("Kenya", "at"), ("Somalia", "from")]


def test_a_rule_without_another_place_holds_where_its_maker_rules():
    text = "Ghana will not admit deserters without Togo's consent."
    assert [(text[a:b], role) for a, b, role in one(text).places] == [("Ghana", "at")]


def test_a_pronoun_stands_for_the_country_named_before_it():
    text = "Chad announced on Monday that it would not admit deserters."
    assert words(text, one(text).actor) == "Chad"


def test_one_country_may_decide_twice_in_a_sentence():
    text = "Chad closed its border with Sudan and will deport refugees without papers."
    first, second = read(text)
    assert words(text, first.actor) == words(text, second.actor) == "Chad"
    assert (first.decision, second.decision) == ("closed", "refused")


def test_what_is_denied_is_not_also_said():
    text = "The minister denied that Uganda would close its border, calling it a rumour."
    claim = one(text)
    assert claim.claim == "denial"
    assert words(text, claim.denied) == "Uganda would close its border"
    assert claim.decision is None


def test_a_denial_says_what_it_speaks_of():
    text = "The army dismissed reports of queues at the airport."
    assert set(one(text).topics) == {"queue", "airport"}


def test_a_condition_is_quoted():
    text = "Gabon will not issue residence permits to foreigners without the consent of the police."
    claim = one(text)
    assert claim.decision == "conditional"
    assert words(text, claim.condition) == "without the consent of the police"


def test_a_refusal_to_go_is_an_intention_and_negated():
    claim = one("The refugees do not want to return to Somalia.")
    assert (claim.claim, claim.negated) == ("intention", True)


def test_claims_stay_inside_the_sentence_read():
    text = "Nothing here. Chad closed its border with Sudan. Nothing there."
    start = text.index("Chad")
    tokens = with_places(EN.lexer.lex(text, start, text.index(" Nothing there")), EN)
    (claim,) = claims.find(tokens, EN)
    assert text[claim.start : claim.end] == "Chad closed its border with Sudan"


def test_a_sentence_without_words_of_claims_is_not_worth_a_look():
    assert not claims.worth(EN.lexer.lex("The cat sat on the mat."), EN)


def test_a_language_without_claims_finds_none():
    mute = Language("xx", {}, language.FOLDED)
    assert claims.find(mute.lexer.lex("Chad closed its border."), mute) == []
    assert claims.triggers(mute) == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "Chad", "Syrians", ",", ".", "7"]), max_size=30))
def test_any_words_in_any_order_give_claims_that_do_not_overlap(some):
    text = " ".join(some)
    found = read(text)
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
