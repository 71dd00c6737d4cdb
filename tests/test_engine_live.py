"""What is left out unread gives nothing: rules that lack a word, sentences without one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from exeunt.observations import Document
from exeunt.reading import read
from exeunt.reading.engine import Alphabet, Grammar, Lexer, Lexicon, Rule
from exeunt.reading.figures import _event
from exeunt.reading.sentences import END, LONGEST, sentences

WORDS = {"fruit": "apple, pear", "colour": "red, green", "small": "of, the", "both": "red, of"}
LEXICON = Lexicon(Alphabet(), WORDS)
LEXER = Lexer(LEXICON)

atoms = st.sampled_from(
    ["<fruit>", "<colour>", "<!small>", "<both|fruit>", '"the"', ".", "(= <fruit>)", "(! <small>)"]
)
patterns = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        st.tuples(inner, inner).map(lambda p: f"({p[0]} | {p[1]})"),
        st.tuples(inner, st.sampled_from(["?", "*", "{0,2}", "{1,2}"])).map(
            lambda p: f"({p[0]}){p[1]}"
        ),
    ),
    max_leaves=6,
)
texts = st.lists(
    st.sampled_from(["apple", "red", "of", "the", "stone", "green"]), max_size=7
).map(" ".join)  # fmt: skip


@given(st.lists(patterns, min_size=1, max_size=4), texts)
def test_a_rule_left_out_for_lack_of_a_word_could_not_have_matched(
    found: list[str], text: str
) -> None:
    rules = Grammar(LEXICON, [Rule(pattern, pattern) for pattern in found])
    codes = LEXER.lex(text).codes
    live = rules.live(codes)
    for order, ready in enumerate(rules.compiled):
        if ready.search.search(codes):
            assert live >> order & 1


@given(texts, texts)
def test_what_comes_later_counts_as_if_it_were_there(text: str, later: str) -> None:
    rules = Grammar(LEXICON, [Rule("a", "<fruit> . <colour>"), Rule("b", '"the" <fruit>?')])
    here, more = LEXER.lex(text).codes, LEXER.lex(later).codes
    assert rules.live(here, rules.meets(more)) == rules.live(here + more)


# How sentences end, as one would write it down; the expression in use begins with one class.
OBVIOUS = re.compile(
    r"[.!?…。]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_a-z])|[.!?][”\"]\s+(?=[A-Z0-9])|[。！？]"
)


@given(st.text(alphabet=".!?…。！？\"'”’») \n“(aA1_", max_size=30))
def test_sentences_end_where_the_obvious_expression_ends_them(text: str) -> None:
    assert [m.span() for m in END.finditer(text)] == [m.span() for m in OBVIOUS.finditer(text)]


def test_a_word_of_two_meanings_always_means_the_same() -> None:
    assert {_event(frozenset(tags)) for tags in (["ev.b", "ev.a"], ["ev.a", "ev.b"])} == {"a"}


def test_a_line_without_an_end_is_read_in_stretches_that_lose_nothing() -> None:
    text = "word " * 5_000
    pieces = sentences(text)
    assert len(pieces) > 1
    assert max(p.end - p.start for p in pieces) <= LONGEST
    assert " ".join(text[p.start : p.end] for p in pieces).split() == text.split()
    assert [p.block for p in pieces] == [0] * len(pieces)


def test_he_may_lead_to_he_a_thousand_times() -> None:
    said = "About {} people were displaced in Kabul, the governor said. "
    text = "".join(said.format(1_000 + i) for i in range(700))
    quoted = "“About {} people fled to Kabul in May.” "
    text += "".join(quoted.format(5_000 + i) for i in range(700))
    found = read(Document(id="x", text=text, language="en")).observations
    assert len(found) == 1_400
    assert {o.said_by for o in found[:700]} == {"the governor"}
