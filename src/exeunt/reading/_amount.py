"""Amounts and the tables of a language that give words their worth.

The nouns of the value stage: `values.py` and `dates.py` make amounts, the rules on
figures read them. `Words` turns the tables of a language into look-ups.
"""

from __future__ import annotations

import msgspec

from exeunt.reading.language import Language

ENDS = {"about": (False, False), "at_least": (True, False), "more_than": (True, False),
        "less_than": (False, True), "up_to": (False, True), "nearly": (False, True)}  # fmt: skip


class Amount(msgspec.Struct, frozen=True):
    """A number as claimed: the words set `low` and `high`, None where they set no limit.

    exact: value = low = high. about: value, no limits. at_least and more_than: value
    = low. less_than, up_to and nearly: value = high. range: low and high, no value.
    vague ("dozens"): low only. `unit` is one of `observations.UNITS`, an ISO 4217 code,
    "years" for ages, or a physical unit; lengths are in km, durations in hours.
    `written` is the same in the unit of the text, with its name.
    """

    value: int | float | None
    low: float | None
    high: float | None
    hedge: str = "exact"
    unit: str | None = None
    written: tuple[float | None, float | None, float | None, str] | None = None
    step: float = 1.0  # the last scale word: 1e6 in "6 million"


def exactly(value: float, step: float = 1.0) -> Amount:
    """A number nobody hedged."""
    value = tidy(value)
    return Amount(value, value, value, step=step)


def tidy(value: float) -> float:
    """Fourteen significant digits, an integer where it is one: 1.2 million is 1,200,000."""
    if isinstance(value, float):
        if value.is_integer():
            return int(value)
        value = float(f"{value:.14g}")
        if value.is_integer():
            return int(value)
    return value


def hedged(amount: Amount, hedge: str) -> Amount:
    """The same number under a hedge; ranges and vague numbers keep their limits."""
    value = amount.value
    if hedge == "exact" or (value is None and hedge == "about"):
        return amount
    if value is None:
        return _open(amount, hedge)
    low, high = ENDS[hedge]
    return Amount(value, value if low else None, value if high else None, hedge, step=amount.step)


def _open(amount: Amount, hedge: str) -> Amount:
    """ "At least 5-6 km" is 5 or more, "up to 5-6 km" is 6 at most."""
    if amount.hedge != "range":
        return amount
    low, high = ENDS[hedge]
    return msgspec.structs.replace(
        amount, low=amount.low if low else None, high=amount.high if high else None
    )


class Unit(msgspec.Struct, frozen=True):
    """What a unit word means: the tag of the token, the unit, the factor, its name."""

    tag: str
    unit: str
    factor: float
    name: str


class Words:
    """The tables of a language, turned into look-ups."""

    def __init__(self, language: Language) -> None:

        def data(name: str) -> dict[str, float]:
            table: dict[str, float] = language.data("numbers", name, {})
            return table

        self.adding: dict[str, float] = data("ADDING")
        self.times: dict[str, float] = data("TIMES")
        self.few: dict[str, float] = data("FEW")
        self.apart: tuple[str, ...] = language.data("numbers", "LETTERS_APART", ())
        self.unit_few: dict[str, float] = data("UNIT_FEW")
        self.parts: dict[str, float] = {**data("PARTS"), **data("GLYPHS")}
        self.ordinals: dict[str, float] = data("ORDINALS")
        self.point: str = language.data("numbers", "DECIMAL", ".")
        self.years: tuple[int, int] = language.data("numbers", "YEARS", (1900, 2100))
        self.units = _units(language)
        self.hedges = _kinds(language, ("hedge", "post", "tail"))

    def unit(self, word: str) -> Unit | None:
        """What a unit word means; white space inside does not matter."""
        return self.units.get(word.replace(" ", ""))


def _units(language: Language) -> dict[str, Unit]:
    """Every unit word of a language."""
    units: dict[str, Unit] = {}
    million = language.data("numbers", "MILLION_PREFIX", "m")

    def add(words: str, unit: Unit) -> None:
        for word in words.split(","):
            if word.strip():
                units[word.replace(" ", "")] = unit

    for name, (factor, unit, words) in language.data("numbers", "OTHER", {}).items():
        add(words, Unit("junk", unit, factor, name))
    for name, (factor, words) in language.data("numbers", "LENGTHS", {}).items():
        add(words, Unit("length", "km", factor, name))
    for name, (factor, words) in language.data("numbers", "DURATIONS", {}).items():
        add(words, Unit("duration", "hours", factor, name))
    for code, words in language.data("numbers", "MONEY", {}).items():
        add(words, Unit("money", code, 1.0, code))
        add(million + code.lower(), Unit("money", code, 1e6, code))
    for word, code in language.data("numbers", "SIGNS", {}).items():
        add(word, Unit("money", code, 1.0, code))
    for word, code in language.data("numbers", "CENTS", {}).items():
        add(word, Unit("money", code, 0.01, "cent"))
    for word in language.data("numbers", "LEXICON", {}).get("percent.word", "").split(","):
        add(word, Unit("percent", "percent", 1.0, "percent"))
    return units


def _kinds(language: Language, stems: tuple[str, ...]) -> dict[str, str]:
    """Which hedge a character stands for."""
    kinds: dict[str, str] = {}
    for tag in language.data("numbers", "LEXICON", {}):
        stem, _, kind = tag.partition(".")
        if stem in stems:
            for code in language.alphabet.having(tag):
                kinds[stem + code] = kind
    return kinds
