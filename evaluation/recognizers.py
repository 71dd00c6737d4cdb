"""Numbers, ranges, units, money, ages, dates and durations against Recognizers-Text specs.

    python evaluation/recognizers.py DIR [--failures MODEL]

DIR holds the English model files of the suite (one JSON per model). A case counts as
right when every span and every resolution is right, and nothing else was found.

How our values are compared with theirs
- numbers: the first step of the reader alone (`ATOMS`), as later steps join numbers to
  units and dates; values agree to nine digits.
- ranges: "more than" is "(30,)", "at least" is "[30,)"; "5-6" is theirs "[5,6)", ours
  includes both ends; the kind of bracket is compared for open ends only.
- units, money, ages: the number as written and the name of its unit; ISO code for money.
  They drop the hedge and the first number of a range; so does the comparison.
- durations: seconds, within 2 % (their month has 30 days and their year 365).
- dates: they give past and future values, we settle on one side: ours has to be one of
  theirs. Their periods end on the day after the last one, ranges ("from 3 to 5 May") on
  the last: both are derived from our bounds. The past ten days end today in both.
- parts of the day: by name (timex TMO, TAF, TEV, TNI); their hours differ from ours.
- "until Sunday", "by Sunday": ours end with Sunday, theirs as it begins.
- date spans: leading and trailing words that carry no date ("on", "the", "in", "at",
  "for") are not compared; "strict" gives the share without this.

What is out of scope, decided on the expected type, timex or a word class: `scope`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from exeunt.reading import dates, language, values
from exeunt.reading._amount import Words
from exeunt.reading._points import Dates
from exeunt.reading.dates import When
from exeunt.reading.engine import Grammar, Tokens
from exeunt.reading.values import Amount

MODELS = {
    "NumberModel": "numbers", "NumberRangeModel": "ranges", "OrdinalModel": "ordinals",
    "PercentModel": "percent", "DimensionModel": "units", "CurrencyModel": "money",
    "AgeModel": "ages", "DateTimeModel": "dates", "DatePeriodParser": "periods",
    "DurationParser": "durations",
}  # fmt: skip
EDGES = (
    "on",
    "the",
    "about",
    "around",
    "in",
    "at",
    "for",
    "of",
    "from",
    "during",
    "over",
    "a",
    "an",
    ",",
    ".",
)

# Word classes that mark a case as out of scope; each with its reason.
HOLIDAYS = (
    "christmas", "easter", "new year", "thanksgiving", "independence day", "eid", "ramadan",
    "halloween", "juneteenth", "freedom day", "jubilee", "workers' day", "labour day", "labor day",
    "memorial day", "valentine", "mother's day", "father's day", "black friday", "cyber monday",
    "martin luther", "mlk", "veterans", "columbus", "presidents", "st patrick", "st. patrick",
    "holiday", "xmas", "good friday", "carnival", "diwali", "hanukkah", "passover", "boxing day",
    "groundhog", "inauguration", "april fool", "earth day", "cinco de mayo", "beltane", "maosa",
)  # fmt: skip
MEALS = ("TMEB", "TMEL", "TMED", "TBH")
SPOKEN = re.compile(r"\w+ [a-z]+ (and )?\d+$|^\w+ dollars? and \w+$")
CLOCK = re.compile(r"[:]|\b\d* ?[ap]\.?m\b|o'?clock|noon|midnight")
LENGTH = re.compile(r"\bfor \d|\bhours? from|\bminutes? from")
COMPOSED = re.compile(
    r"(hundred|thousand|million|ty)\b(?!.* and an? ).*(fth|hth|dth|nth)s?\b"
    r"|and .*and .*fths\b|hundredths"
)


def scope(model: str, case: dict[str, Any]) -> str:
    """Why a case is left out; empty where it is in scope."""
    for result in case["Results"]:
        reason = _reason(model, result)
        if reason:
            return reason
    return ""


def _reason(model: str, result: dict[str, Any]) -> str:
    kind = result.get("TypeName", result.get("Type", ""))
    if kind == "ordinal.relative":
        return "ordinal.relative (next, last: for documents, not figures)"
    if kind in ("datetimeV2.set", "datetimeV2.timezone", "datetimeV2.datetimealt"):
        return f"{kind.removeprefix('datetimeV2.')} (recurrences, time zones: appointments)"
    if model == "NumberModel":
        return _number_reason(result)
    if model in ("DateTimeModel", "DatePeriodParser"):
        return _date_reason(result, kind)
    if model == "CurrencyModel" and SPOKEN.search(result["Text"].lower()):
        return "spoken change (15 dollars 50)"
    if model in ("CurrencyModel", "DimensionModel", "PercentModel"):
        resolution = result.get("Resolution") or {}
        if resolution.get("subtype") in ("Angle", "Information", "Volume", "Temperature"):
            return "angles, bytes, volumes, temperatures (kitchens and machines)"
        value = resolution.get("value")
        if value in (None, "null"):
            return "a unit without a number"
    return ""


def _number_reason(result: dict[str, Any]) -> str:
    text = result["Text"].lower()
    if (result.get("Resolution") or {}).get("subtype") == "fraction" and COMPOSED.search(text):
        return "composed fractions (one hundred thirty fifths, a twenty-fifth)"
    if (result.get("Resolution") or {}).get("subtype") == "power" or " over " in text:
        return "powers and spoken divisions (2^10, one over three: mathematics)"
    return ""


def _date_reason(result: dict[str, Any], kind: str) -> str:
    value = result.get("Resolution") or result.get("Value") or {}
    told = json.dumps(value)
    if any(word in result["Text"].lower() for word in HOLIDAYS):
        return "holidays"
    if "timezone" in told.lower():
        return "time zones"
    if any(meal in told for meal in MEALS):
        return "meal times"
    if "PRESENT_REF" in told or '"FUTURE_REF"' in told or "PAST_REF" in told:
        return "now (the moment of speaking)"
    if any(fiscal in told for fiscal in ('"FY', '"SY')):
        return "fiscal and school years"
    if kind in ("datetimeV2.timerange", "datetimeV2.datetimerange") and _clock_range(value):
        words = result["Text"].lower()
        if not CLOCK.search(words) or LENGTH.search(words):
            return "appointments (bare hours, 6-8 next Monday; a start and a length)"
    return ""


def _clock_range(value: dict[str, Any]) -> bool:
    return any(str(v.get("timex", "")).startswith("(") for v in value.get("values", ()))


# ---- what we read ------------------------------------------------------------------------


class Found:
    """A token of ours: characters (end included), tags, value."""

    def __init__(self, tokens: Tokens, index: int, tags: frozenset[str]) -> None:
        self.start, self.end = tokens.starts[index], tokens.ends[index] - 1
        self.tags, self.value = tags, tokens.values[index]


LANGUAGE = language.load("en")
WORDS = Words(LANGUAGE)
_ATOMS: list[Any] = []


def atoms() -> Any:
    """The first step with the rules on numbers only."""
    if not _ATOMS:
        from exeunt.reading._numerals import Numerals
        from exeunt.reading._stage import Stage

        grammar = Grammar(LANGUAGE.lexicon, LANGUAGE.data("numbers", "ATOMS"))
        _ATOMS.append(Stage(grammar, Numerals(LANGUAGE, WORDS, Dates(LANGUAGE, WORDS)).build))
    return _ATOMS[0]


def found(text: str, tags: tuple[str, ...], *, first_step: bool = False) -> list[Found]:
    """Our tokens with one of these tags."""
    tokens = LANGUAGE.lexer.lex(text)
    tokens = atoms().run(tokens) if first_step else values.understand(tokens, LANGUAGE)
    out = []
    for index, code in enumerate(tokens.codes):
        mine = LANGUAGE.alphabet.tags(code)
        value = tokens.values[index]
        if "date" in tags and "year" in mine and isinstance(value, Amount):
            tokens.values[index] = When(grain="year", year=int(value.value or 0))
            mine |= {"date"}  # a bare year: the reader leaves open what it is
        if value is not None and any(tag in mine for tag in tags):
            out.append(Found(tokens, index, mine))
    return out


# ---- comparing ---------------------------------------------------------------------------


def near(ours: float | None, theirs: str | float | None, tolerance: float = 1e-9) -> bool:
    """The same number."""
    if ours is None or theirs is None:
        return ours is None and theirs is None
    theirs = float(theirs)
    return abs(ours - theirs) <= tolerance * max(1.0, abs(theirs)) + 1e-13


def number_agrees(ours: Found, want: dict[str, Any], _: datetime) -> bool:
    """Exact numbers; "few" and "dozens" never agree."""
    return isinstance(ours.value, Amount) and near(ours.value.value, want["Resolution"]["value"])


def range_agrees(ours: Found, want: dict[str, Any], _: datetime) -> bool:
    """ "(30,)" against a hedge, "[20,30)" against a range."""
    theirs = want["Resolution"]["value"]
    low, high = theirs[1:-1].split(",")
    amount: Amount = ours.value
    if low == high and low:
        return near(amount.value, low)
    if low and high:
        return near(amount.low, low) and near(amount.high, high)
    if not near(amount.value, low or high):
        return False
    return (
        amount.hedge == {"[": "at_least", "(": "more_than"}[theirs[0]]
        if low
        else (amount.hedge in {"]": ("up_to",), ")": ("less_than", "nearly")}[theirs[-1]])
    )


def percent_agrees(ours: Found, want: dict[str, Any], _: datetime) -> bool:
    """45 %."""
    return near(ours.value.value, want["Resolution"]["value"].rstrip("%"))


def unit_name(name: str) -> str:
    """Our name of a unit in their spelling."""
    return name.replace("metre", "meter").replace("litre", "liter").lower()


def unit_agrees(ours: Found, want: dict[str, Any], _: datetime) -> bool:
    """The number as written and its unit."""
    written = ours.value.written
    resolution = want["Resolution"]
    return (
        written is not None
        and unit_name(written[3]) == resolution["unit"].lower()
        and near(_said(written), resolution["value"])
    )


def _said(written: tuple[float | None, float | None, float | None, str]) -> float | None:
    return written[0] if written[0] is not None else written[2]


CENTS = {"cent": "cent", "pence": "cent", "penny": "cent"}


def money_agrees(ours: Found, want: dict[str, Any], _: datetime) -> bool:
    """The amount and its ISO code; a currency without a country is compared by name."""
    resolution = want["Resolution"]
    written, name = ours.value.written, resolution["unit"].lower()
    if written is None or name in CENTS:
        return (
            written is not None
            and written[3] == "cent"
            and near(_said(written), resolution["value"])
        )
    known = WORDS.unit(name)
    iso = resolution.get("isoCurrency") or (known.unit if known else None)
    value = ours.value.value if ours.value.value is not None else ours.value.high
    return ours.value.unit == iso and near(value, resolution["value"])


def age_agrees(ours: Found, want: dict[str, Any], _: datetime) -> bool:
    """The number as written and day, week, month or year."""
    written = ours.value.written
    unit = want["Resolution"]["unit"].lower().replace("age", "year")
    return (
        written is not None
        and written[3] == unit
        and near(_said(written), want["Resolution"]["value"])
    )


def seconds_agree(ours: Amount, theirs: str | float) -> bool:
    """Hours against seconds; "a few hours" is three of them in both."""
    hours = ours.value if ours.value is not None else ours.low
    return hours is not None and near(hours * 3600, theirs, 0.021)


def duration_agrees(ours: Found, want: dict[str, Any], _: datetime) -> bool:
    """Durations."""
    if not isinstance(ours.value, Amount):
        return False
    return seconds_agree(ours.value, want["Value"]["PastResolution"]["duration"])


def datetime_agrees(ours: Found, want: dict[str, Any], now: datetime) -> bool:
    """Any of their values, by type."""
    for theirs in want["Resolution"]["values"]:
        if theirs["type"] == "duration":
            if isinstance(ours.value, Amount) and seconds_agree(ours.value, theirs["value"]):
                return True
        elif isinstance(ours.value, When) and when_agrees(ours.value, theirs, now):
            return True
    return False


def period_agrees(ours: Found, want: dict[str, Any], now: datetime) -> bool:
    """Start and end as either of their resolutions."""
    if not isinstance(ours.value, When):
        return False
    sides = (want["Value"]["PastResolution"], want["Value"]["FutureResolution"])
    if sides == ({}, {}):  # a season: they leave it open
        return True
    return any(
        when_agrees(
            ours.value,
            {"type": "daterange", "start": s.get("startDate"), "end": s.get("endDate"), **s},
            now,
        )
        for s in sides
    )


def when_agrees(when: When, theirs: dict[str, Any], now: datetime) -> bool:
    """Their value against our bounds, on the side of the past and of the future."""
    if theirs.get("value") == "not resolved":
        return True
    for lean in (-1, 1):
        mine = dates.bounds(when, now, lean)
        if mine is not None and _same(when, mine, theirs, now, lean):
            return True
    return False


def _same(when: When, mine: dates.Bounds, theirs: dict[str, Any], now: datetime, lean: int) -> bool:
    kind = theirs["type"]
    start, end = mine
    part = PART.search(str(theirs.get("timex", "")))
    if (part and when.hours is not None) or (part and when.grain == "night"):
        hours = when.hours or (20, 30)
        day = kind == "timerange" or (
            start is not None and theirs["start"].startswith(start.date().isoformat())
        )
        return day and part[1] == PARTS.get(hours, "NI") and when.time is None
    if when.side == "by" and when.time is None and not when.mod:
        plain = dates.bounds(msgspec.structs.replace(when, side=""), now, lean)
        end = plain[0] if plain is not None else end
    elif when.side == "until" and when.grain == "day" and when.time is None and end is not None:
        end -= timedelta(days=1)
    if kind == "date":
        return (
            start is not None and start.date().isoformat() == theirs["value"] and when.time is None
        )
    if kind == "datetime":
        return start is not None and start.isoformat(" ") == theirs["value"]
    if kind == "time":
        if start is None or when.time is None:
            return False
        options = {start.time().isoformat()}
        return theirs["value"] in options
    if when.grain == "range" and end is not None:
        last = dates.bounds(dates.last_part(when), now, lean)
        end = _range_end(when, mine, last)
    if when.mod == "rest" and end is not None:
        end -= timedelta(days=1)
    if "value" in theirs and kind in ("daterange", "timerange", "datetimerange"):  # "around 1 pm"
        told = start.isoformat(" ") if start is not None else ""
        return theirs["value"] in told
    if kind == "timerange":
        return _clock_same(start, theirs.get("start")) and _clock_same(end, theirs.get("end"))
    return _moment(start, theirs.get("start")) and _moment(end, theirs.get("end"))


def _range_end(when: When, mine: dates.Bounds, last: dates.Bounds | None) -> datetime | None:
    """Their ranges end where the last part begins."""
    end = mine[1]
    if dates.last_part(when).mod == "late":
        return end
    if last is None or last[0] is None or last[1] is None or end is None:
        return end
    return end - (last[1] - last[0])


def _moment(ours: datetime | None, theirs: str | None) -> bool:
    if ours is None or theirs is None:
        return ours is None and theirs is None
    return ours.isoformat(" ").startswith(theirs)


def _clock_same(ours: datetime | None, theirs: str | None) -> bool:
    if ours is None or theirs is None:
        return ours is None and theirs is None
    return ours.time().isoformat() == theirs


PART = re.compile(r"T(MO|AF|EV|NI|NT)$")
PARTS = {(6, 12): "MO", (12, 17): "AF", (17, 22): "EV", (20, 30): "NI", (0, 8): "NT"}
DATE_TAGS = ("date", "time", "duration")
READERS: dict[str, tuple[tuple[str, ...], Callable[[Found, dict[str, Any], datetime], bool]]] = {
    "NumberModel": (("number",), number_agrees),
    "NumberRangeModel": (("number", "age", "ordinal"), range_agrees),
    "OrdinalModel": (("ordinal",), number_agrees),
    "PercentModel": (("percent",), percent_agrees),
    "DimensionModel": (("length", "junk"), unit_agrees),
    "CurrencyModel": (("money",), money_agrees),
    "AgeModel": (("age",), age_agrees),
    "DateTimeModel": (DATE_TAGS, datetime_agrees),
    "DatePeriodParser": (("date",), period_agrees),
    "DurationParser": (("duration",), duration_agrees),
}


def ours_for(model: str, text: str) -> list[Found]:
    """What we find of the kind a model looks for."""
    tags, _ = READERS[model]
    got = found(text, tags, first_step=model in ("NumberModel", "OrdinalModel"))
    if model == "NumberRangeModel":
        got = [f for f in got if _bounded(f, text)]
    if model == "NumberModel":  # digits that touch letters are left to the units
        got = [f for f in got if not text[f.end + 1 : f.end + 2].isalpha()]
    if model in BARE:
        got = [_without_hedge(f, text) for f in got]
    if model == "DimensionModel":
        got = [f for f in got if isinstance(f.value, Amount) and f.value.written is not None]
    return got


BARE = ("DimensionModel", "CurrencyModel", "AgeModel", "PercentModel")


def _without_hedge(f: Found, text: str) -> Found:
    """Their units have no hedge, and only the second number of a range."""
    piece = LANGUAGE.lexer.lex(text, f.start, f.end + 1)
    first, last = 0, len(piece.codes)
    tags = [LANGUAGE.alphabet.tags(code) for code in piece.codes]
    while first < last - 1 and any(tag.startswith("hedge") for tag in tags[first]):
        first += 1
    while last > first + 1 and any(tag.startswith(("post", "tail")) for tag in tags[last - 1]):
        last -= 1
    if f.value.hedge == "range":
        joints = [i for i, mine in enumerate(tags) if mine & {"range.to", "range.or", "=and"}]
        first = joints[-1] + 1 if joints else first
    f.start, f.end = piece.starts[first], piece.ends[last - 1] - 1
    return f


def _bounded(f: Found, text: str) -> bool:
    """A range, or a number under a hedge that sets a limit; the unit is cut off."""
    if f.value.hedge in ("vague", "about"):
        return False
    piece = LANGUAGE.lexer.lex(text, f.start, f.end + 1)
    last = len(piece.codes)
    while last > 1 and any(
        tag.startswith(("measure", "age", "money", "percent"))
        for tag in LANGUAGE.alphabet.tags(piece.codes[last - 1])
    ):
        last -= 1
    f.end = piece.ends[last - 1] - 1
    return f.value.hedge != "exact" or text[f.start :].lower().startswith("equal")


def case_right(model: str, case: dict[str, Any], *, strict: bool = False) -> tuple[bool, bool]:
    """Are all spans right, and all resolutions too."""
    text = case["Input"]
    want = case["Results"]
    got = ours_for(model, text)
    spans = len(got) == len(want) and all(
        _span(text, f.start, f.end, strict) == _span(text, *_ends(w), strict)
        for f, w in zip(got, want, strict=True)
    )
    now = datetime.fromisoformat(
        (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07T00:00:00")
    )
    agrees = READERS[model][1]
    return spans, spans and all(agrees(f, w, now) for f, w in zip(got, want, strict=True))


def _ends(want: dict[str, Any]) -> tuple[int, int]:
    start = want["Start"]
    return start, want["End"] if "End" in want else start + want["Length"] - 1


def _span(text: str, start: int, end: int, strict: bool) -> tuple[int, int]:
    """A span without the white space, and unless strict the idle words, at its edges."""
    piece = text[start : end + 1]
    while True:
        kept = piece.strip()
        start += len(piece) - len(piece.lstrip())
        piece = kept
        first = piece.split(" ", 1)[0].lower() if " " in piece else ""
        if strict or first not in EDGES:
            break
        piece = piece[len(first) :]
        start += len(first)
    piece = piece if strict else piece.rstrip(" .,")
    return start, start + len(piece)


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The cases of one model file."""
    yield from json.loads(path.read_text(encoding="utf-8-sig"))


def evaluate(folder: Path | str) -> dict[str, float]:
    """Shares per model: in_scope, right (in scope), spans, strict, and right over all cases."""
    scores: dict[str, float] = {}
    for model, name in MODELS.items():
        path = Path(folder) / f"{model}.json"
        if not path.exists():
            continue
        every = list(cases(path))
        inside = [case for case in every if not scope(model, case)]
        marks = [case_right(model, case) for case in inside]
        strict = [case_right(model, case, strict=True)[1] for case in inside]
        everything = [case_right(model, case)[1] for case in every]
        scores[f"{name}.in_scope"] = len(inside) / len(every)
        scores[f"{name}.spans"] = sum(s for s, _ in marks) / len(inside)
        scores[f"{name}.right"] = sum(r for _, r in marks) / len(inside)
        scores[f"{name}.strict"] = sum(strict) / len(inside)
        scores[f"{name}.all"] = sum(everything) / len(every)
    return scores


def left_out(folder: Path | str) -> Counter[str]:
    """How many cases each reason leaves out."""
    counts: Counter[str] = Counter()
    for model in MODELS:
        path = Path(folder) / f"{model}.json"
        if path.exists():
            counts.update(reason for case in cases(path) if (reason := scope(model, case)))
    return counts


def _show_failures(folder: Path, model: str) -> None:
    for case in cases(folder / f"{model}.json"):
        if scope(model, case) or case_right(model, case)[1]:
            continue
        text = case["Input"]
        print(repr(text), (case.get("Context") or {}).get("ReferenceDateTime", ""))
        for want in case["Results"]:
            told = want.get("Resolution") or want.get("Value")
            print("   want", want["Text"], "|", json.dumps(told, ensure_ascii=False)[:230])
        for f in ours_for(model, text):
            print("   got ", text[f.start : f.end + 1], "|", str(f.value)[:400])


def main(arguments: list[str]) -> None:
    """Print the table, or the failures of one model."""
    folder = Path(arguments[0])
    if "--failures" in arguments:
        _show_failures(folder, arguments[arguments.index("--failures") + 1])
        return
    scores = evaluate(folder)
    print(f"{'':12}{'in scope':>10}{'right':>8}{'spans':>8}{'strict':>8}{'all':>8}")
    for name in dict.fromkeys(key.split(".")[0] for key in scores):
        row = [scores[f"{name}.{k}"] for k in ("in_scope", "right", "spans", "strict", "all")]
        print(f"{name:12}{row[0]:10.2f}" + "".join(f"{x:8.3f}" for x in row[1:]))
    print("\nleft out:")
    for reason, count in left_out(folder).most_common():
        print(f"{count:5}  {reason}")


if __name__ == "__main__":
    main(sys.argv[1:])
