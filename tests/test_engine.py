"""The engine: lexing, folding and patterns, each against a slow and obvious twin."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exeunt.reading.engine import Alphabet, Grammar, Lexer, Lexicon, Rule, fold
from exeunt.reading.language import load
from exeunt.reading.prefilter import DIGIT, Prefilter
from exeunt.reading.sentences import around, blocks, sentences

WORDS = {
    "fruit": "apple, pear, sour cherry", "colour": "red, green", "colour.dark": "navy, dark red",
    "small": "of, the",
}  # fmt: skip


def grammar(*patterns: str) -> tuple[Lexer, Grammar]:
    lexicon = Lexicon(Alphabet(), WORDS)
    rules = Grammar(lexicon, [Rule(p, p) for p in patterns])
    return Lexer(lexicon), rules


def spans(pattern: str, text: str, *, overlapping: bool = False) -> list[str]:
    lexer, rules = grammar(pattern)
    tokens = lexer.lex(text)
    found = rules.everywhere(tokens) if overlapping else rules.matches(tokens)
    return [tokens.words(*m.span()) for _, m in found]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("<colour> <fruit>", "a red apple and a green pear", ["red apple", "green pear"]),
        ("<colour.dark> <fruit>", "a red apple, a navy pear", ["navy pear"]),
        ("<colour> <fruit>", "a dark red sour cherry", ["dark red sour cherry"]),
        ('"red" .', "red apple", ["red apple"]),
        ("<fruit> <!fruit>{0,2} <fruit>", "apple of the pear", ["apple of the pear"]),
        ("^ <fruit>", "apple pear", ["apple"]),
        ("<fruit> $", "apple pear", ["pear"]),
        ("(<! <colour>) <fruit>", "red apple pear", ["pear"]),
        ("(<= <colour>) <fruit>", "red apple pear", ["apple"]),
        ("<fruit> (= <fruit>)", "apple pear", ["apple"]),
        ("(<colour> | <small>) <fruit>", "red apple the pear", ["red apple", "the pear"]),
        ("<nothing>", "red apple", []),
    ],
)
def test_a_pattern_reads_like_the_phrase_it_means(
    pattern: str, text: str, found: list[str]
) -> None:
    assert spans(pattern, text) == found


def test_overlapping_rules_match_at_every_token() -> None:
    text = "apple of pear of apple"
    assert spans("<fruit> <small> <fruit>", text, overlapping=True) == [
        "apple of pear", "pear of apple",
    ]  # fmt: skip
    assert spans("<fruit> <small> <fruit>", text) == ["apple of pear"]


def test_a_pattern_nobody_can_read_says_where() -> None:
    _, rules = grammar("<fruit> %")
    with pytest.raises(ValueError, match="%"):
        _ = rules.compiled


@given(st.text(alphabet="ab 12.,'’-\n\u00e9Ж", max_size=80))
def test_tokens_are_the_text_in_order_and_nothing_but_spaces_is_lost(text: str) -> None:
    lexer, _ = grammar()
    tokens = lexer.lex(text)
    assert len(tokens.starts) == len(tokens.ends) == len(tokens.codes) == len(tokens.values)
    at = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert start >= at
        assert not text[at:start].strip(), "only white space between tokens"
        at = end
    assert not text[at:].strip()


@given(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=12), st.data())
def test_folding_is_the_obvious_replacement(words: list[str], data: st.DataObject) -> None:
    lexer, _ = grammar()
    tokens = lexer.lex(" ".join(words))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    folded = fold(tokens, [(first, last, "X", 7)])
    slow = [*tokens.codes[:first], "X", *tokens.codes[last:]]
    assert list(folded.codes) == slow
    assert folded.words(first, first + 1) == " ".join(words[first:last])
    assert folded.values[first] == 7


def test_a_rule_that_lacks_a_word_is_never_compiled() -> None:
    lexer, rules = grammar("<colour> <fruit>", "<small> <small>")
    list(rules.matches(lexer.lex("the of")))
    assert [ready.ready is not None for ready in rules.compiled] == [False, True]


# --- sentences


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It rained. They left.", ["It rained.", "They left."]),
        ("Mr. Roe came. He left.", ["Mr. Roe came.", "He left."]),
        ("At 9 a.m. they left. All.", ["At 9 a.m. they left.", "All."]),
        ("No. 3 gate shut.\n\nA heading\n\nMore.", ["No. 3 gate shut.", "A heading", "More."]),
        ("- one camp\n- two camps", ["- one camp", "- two camps"]),
        ("“We fled.” She wept.", ["“We fled.”", "She wept."]),
        ("About 2.5 million left.", ["About 2.5 million left."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, pieces: list[str]) -> None:
    short = load("en").data("movement", "ABBREVIATIONS")
    assert [text[p.start : p.end] for p in sentences(text, short)] == pieces


@given(st.text(alphabet="Ab. \n!|-", max_size=60), st.data())
def test_the_pieces_around_an_offset_are_those_of_the_whole_text(
    text: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, max(0, len(text) - 1)))
    held = [i for i, (a, b) in enumerate(blocks(text)) if a <= offset < b]
    whole = [p for p in sentences(text) if p.block in held]
    near = around(text, [offset])
    assert [p for p in near if p.block in held] == whole


# --- the prefilter and its slow twin


def slow_hits(text: str, strong: list[str], weak: list[str]) -> set[int]:
    low = text.lower()
    found = {m.start() for stem in strong for m in re.finditer(re.escape(stem), low)}
    for word in weak:
        for m in re.finditer(re.escape(word), low):
            if DIGIT.search(low, max(0, m.start() - 150), m.end() + 150):
                found.add(m.start())
    return found


@given(st.text(alphabet="flemovd 1Q", max_size=60))
def test_the_prefilter_finds_what_a_plain_search_finds(text: str) -> None:
    strong, weak = ["fle"], ["mov"]
    assert set(Prefilter([*strong, *weak], 1).hits(text)) == slow_hits(text, strong, weak)


def test_letters_that_grow_in_lower_case_do_not_shift_the_rest() -> None:
    assert Prefilter(["fled"], 1).hits("İİ fled") == [3]
