"""Numbers, ranges, hedges, units and money become amounts; look-alikes do not."""

from __future__ import annotations

from types import ModuleType

import pytest

from exeunt.reading import language
from exeunt.reading._stage import Stage
from exeunt.reading.engine import Grammar, Rule, Tokens
from exeunt.reading.values import Amount, reader, understand

ENGLISH = language.load("en")


def amounts(text: str, *tags: str) -> list[Amount]:
    """The amounts of a text under any of the tags, in order."""
    tokens = understand(ENGLISH.lexer.lex(text), ENGLISH)
    return [
        value
        for code, value in zip(tokens.codes, tokens.values, strict=True)
        if isinstance(value, Amount) and ENGLISH.alphabet.tags(code) & set(tags or ("number",))
    ]


def bounds(text: str, *tags: str) -> tuple[float | None, float | None, float | None, str]:
    """Value, low, high and hedge of the only amount."""
    (amount,) = amounts(text, *tags)
    return amount.value, amount.low, amount.high, amount.hedge


def tagged(text: str, tag: str) -> list[str]:
    """The words of every token with a tag."""
    tokens = understand(ENGLISH.lexer.lex(text), ENGLISH)
    return [
        tokens.words(i, i + 1)
        for i, code in enumerate(tokens.codes)
        if tag in ENGLISH.alphabet.tags(code)
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,300", 1300), ("397.000", 397_000), ("122 387", 122_387), ("12 500", 12_500),
        ("1'000", 1000), ("2.5", 2.5), ("1.234.567", 1_234_567), ("1,234.5", 1234.5),
        ("10 thousand", 10_000), ("1.2 million", 1_200_000), ("300k", 300_000),
        ("half a million", 500_000), ("a dozen", 12), ("two dozen", 24),
        ("two and a half thousand", 2500), ("forty-three", 43), ("a hundred and five", 105),
        ("three hundred and twelve thousand", 312_000), ("3 million and a half", 3_500_000),
        ("a quarter of a million", 250_000), ("17½", 17.5), ("2,5 million", 2_500_000),
    ],
)  # fmt: skip
def test_a_number_is_worth_the_same_however_it_is_written(written, value):
    assert bounds(f"They counted {written} of them.") == (value, value, value, "exact")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("at least 300,000", (300_000, 300_000, None, "at_least")),
        ("no fewer than 40", (40, 40, None, "at_least")),
        ("more than 7,000", (7000, 7000, None, "more_than")),
        ("upwards of 90", (90, 90, None, "more_than")),
        ("250 or more", (250, 250, None, "at_least")),
        ("600+", (600, 600, None, "more_than")),
        ("fewer than 12", (12, None, 12, "less_than")),
        ("up to 8,500", (8500, None, 8500, "up_to")),
        ("as many as 70", (70, None, 70, "up_to")),
        ("nearly 2,900", (2900, None, 2900, "nearly")),
        ("just under 60", (60, None, 60, "nearly")),
        ("about 15", (15, None, None, "about")),
        ("an estimated 5,200", (5200, None, None, "about")),
        ("some 80", (80, None, None, "about")),
        ("exactly 31", (31, 31, 31, "exact")),
    ],
)
def test_a_hedge_sets_one_limit_and_takes_away_the_other(words, expected):
    assert bounds(f"Officials counted {words} families") == expected


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("5-6", 5, 6), ("between 5 and 6", 5, 6), ("from 50 to 60", 50, 60), ("5 or 6", 5, 6),
        ("2,000 to 3,000", 2000, 3000), ("100-150,000", 100_000, 150_000),
        ("three to four thousand", 3000, 4000),
        ("between 1.1 and 1.4 million", 1_100_000, 1_400_000),
        ("more than 200 and less than 300", 200, 300), ("800 – 900", 800, 900),
    ],
)  # fmt: skip
def test_a_range_has_two_ends_and_no_value(words, low, high):
    assert bounds(f"Between them {words} tents stood") == (None, low, high, "range")


@pytest.mark.parametrize(
    ("words", "low"),
    [
        ("dozens", 24), ("hundreds", 200), ("several hundred", 300), ("thousands", 2000),
        ("tens of thousands", 20_000), ("hundreds of thousands", 200_000), ("scores", 40),
        ("a few dozen", 36), ("millions", 2_000_000),
    ],
)  # fmt: skip
def test_vague_words_only_set_a_lower_limit(words, low):
    assert bounds(f"{words} walked along the road") == (None, low, None, "vague")


def test_lengths_are_kilometres_and_durations_hours():
    (length,) = amounts("a line of more than six miles", "length")
    assert (round(length.low, 3), length.high, length.unit) == (9.656, None, "km")
    assert bounds("the queue was 800 metres long", "length")[0] == 0.8
    assert bounds("it took us half an hour", "duration")[0] == 0.5
    assert bounds("two and a half days at the gate", "duration")[0] == 60
    assert bounds("a 14-hour wait", "duration")[0] == 14
    assert bounds("after an hour and a half", "duration")[0] == 1.5
    assert bounds("3 hours and 15 minutes", "duration", "time")[0] == 3.25


@pytest.mark.parametrize(
    ("words", "value", "currency"),
    [
        ("$2,900", 2900, "USD"), ("2,900 dollars", 2900, "USD"), ("USD 5m", 5_000_000, "USD"),
        ("€40", 40, "EUR"), ("a 30,000-rouble fare", 30_000, "RUB"),
        ("12 thousand rubles", 12_000, "RUB"),
        ("500 hryvnias", 500, "UAH"), ("US$ 3 million", 3_000_000, "USD"),
    ],
)  # fmt: skip
def test_money_knows_its_currency(words, value, currency):
    (amount,) = amounts(f"They paid {words} for it", "money")
    assert (amount.value, amount.unit) == (value, currency)


def test_ages_and_percentages_are_not_counts():
    assert amounts("A 37-year-old man, men aged 18-60 and 45% of the women") == []
    assert bounds("men aged 18-60", "age") == (None, 18, 60, "range")
    assert bounds("45 per cent of them", "percent")[0] == 45


@pytest.mark.parametrize(
    "text",
    [
        "A Mi-8 flew over", "the COVID-19 ward", "under Article 51", "Resolution 2254 says",
        "open 24/7", "since 9/11", "on Highway 60", "the F1 race", "call +44 20 7946 0018",
        "see https://example.org/a/12345?n=77", "as shown before [12]", "the host is 10.0.0.254",
        "no one spoke", "the one they wanted", "won 3-1",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_no_figure(text):
    assert amounts(text) == []


def test_people_are_counted_in_whole_numbers():
    assert bounds("1.300 people crossed")[0] == 1300


def test_a_comma_list_of_deaths_and_missing_stays_three_figures():
    found = amounts("46 deaths, 25 missing, 628,000 relocated and more than 2,000 injured")
    assert [a.value for a in found] == [46, 25, 628_000, 2000]


def test_the_second_number_of_a_pair_keeps_its_own_hedge():
    first, second = amounts("12 were killed and over 300 injured")
    assert (first.hedge, second.hedge) == ("exact", "more_than")


def test_a_sentence_without_numbers_comes_back_untouched():
    tokens = ENGLISH.lexer.lex("Nobody knew where the road went.")
    assert understand(tokens, ENGLISH) is tokens


def test_every_fold_keeps_the_characters_it_covers():
    text = "At least 5-6 km of cars, 12 500 people and $3m since 2 a.m. on Friday, 4 March 2022"
    tokens = understand(ENGLISH.lexer.lex(text), ENGLISH)
    assert tokens.words(0, len(tokens.starts)) == text
    assert len(tokens.codes) == len(tokens.starts) == len(tokens.ends) == len(tokens.values)
    pairs = zip(tokens.ends, tokens.starts[1:], strict=False)
    assert all(end <= start for end, start in pairs)


# ---- the corpus beside the rules -----------------------------------------------------------

STAGES = {
    ("numbers", "ATOMS"): 0, ("numbers", "JUNK"): 0, ("dates", "NUMERIC"): 0,
    ("dates", "POINTS"): 1, ("dates", "SPANS"): 2, ("numbers", "AMOUNTS"): 3,
}  # fmt: skip
RULES = [
    pytest.param(key, rule, id=f"{key[1]}: {rule.name}")
    for key in STAGES
    for rule in ENGLISH.data(*key)
]


def fires(rule: Rule, key: tuple[str, str], text: str) -> bool:
    """Does this rule alone make a value somewhere in the text, after the stages before it."""
    read = reader(ENGLISH)
    before = (read.atoms, read.points, read.spans)[: STAGES[key]]
    build = (read.atoms, read.points, read.spans, read.amounts)[STAGES[key]].build
    tokens: Tokens = ENGLISH.lexer.lex(text)
    for stage in before:
        tokens = stage.run(tokens)
    return Stage(Grammar(ENGLISH.lexicon, (rule,)), build).run(tokens) is not tokens


@pytest.mark.parametrize(("key", "rule"), RULES)
def test_every_rule_reads_its_examples_and_nothing_it_must_not(key, rule):
    assert [text for text in rule.examples if not fires(rule, key, text)] == []
    assert [text for text in rule.never if fires(rule, key, text)] == []


def test_endless_lists_and_digits_are_read_and_are_no_figures():
    assert amounts("9" * 5000) == []
    assert amounts("million " * 300) == []
    assert len(amounts("5, " * 500)) == 500


# ---- another language is another folder ----------------------------------------------------


def a_little_spanish() -> language.Language:
    """A language of a few lines: what the code knows of English it would not know of this."""
    numbers, dates = ModuleType("numbers"), ModuleType("dates")
    numbers.ADDING = {"dos": 2, "tres": 3, "doce": 12, "doscientas": 200, "cuarenta": 40}
    numbers.TIMES = {"mil": 1000, "millones": 10**6}
    numbers.DECIMAL = ","
    numbers.DURATIONS = {"hour": (1.0, "hora,horas")}
    numbers.LEXICON = {
        "num.digit": "dos,tres", "num.teen": "doce", "num.ten": "cuarenta",
        "num.big": "doscientas", "num.scale": "mil,millones", "hedge.at_least": "al menos",
        "hedge.about": "unas", "measure.time": "hora,horas",
    }  # fmt: skip
    word = '<num.big>? (<num.ten> ("y" <num.digit>)?|<num.digit|num.teen>)'
    numbers.ATOMS = (
        Rule("digits", "<numeral>", "digits"),
        Rule("words", word, "number"),
        Rule("scaled", f"(<numeral>|{word}) <num.scale> ({word})?", "number"),
    )
    numbers.AMOUNTS = (
        Rule("hedged", "(hedge: <hedge>) (a: <number>) (unit: <measure>)?", "amount"),
        Rule("unit", "(a: <number>) (unit: <measure>)", "amount"),
        Rule("range", '"entre" (a: <number>) "y" (b: <number>) (unit: <measure>)?', "range"),
    )
    dates.MONTHS, dates.WEEKDAYS = {"septiembre": 9}, {"jueves": 3}
    dates.LEXICON = {"month": "septiembre", "weekday": "jueves"}
    dates.POINTS = (
        Rule("day", '((weekday: <weekday>) ","?)? (day: <number>) "de" (month: <month>)', "date"),
    )
    parts = {"numbers": numbers, "dates": dates}
    return language.Language("es", parts, language.FOLDED)


def test_another_language_needs_words_and_rules_and_no_code():
    spanish = a_little_spanish()
    text = "al menos 1.300, entre dos y tres mil, unas doce horas, doscientas cuarenta y dos"
    tokens = understand(spanish.lexer.lex(text), spanish)
    found = [v for v in tokens.values if isinstance(v, Amount)]
    assert [(a.value, a.low, a.high, a.unit) for a in found] == [
        (1300, 1300, None, None), (None, 2000, 3000, None), (12, None, None, "hours"),
        (242, 242, 242, None),
    ]  # fmt: skip
    tokens = understand(spanish.lexer.lex("el jueves 22 de septiembre"), spanish)
    (when,) = (v for v in tokens.values if v is not None)
    assert (when.weekday, when.day, when.month) == (3, 22, 9)
