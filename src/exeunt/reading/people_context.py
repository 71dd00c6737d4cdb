"""What stands beside a name, in the words of one language: `people.py` asks, tables answer.

`Context` holds a language's tables compiled; `Beside` answers about the text right
before and right after one name, each question only when asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from exeunt.reading.language import Language
from exeunt.reading.names import (
    COMMON,
    FEMALE,
    GIVEN,
    MALE,
    NEVER,
    PEOPLE,
    vocabulary,
    words,
)
from exeunt.reading.people_beside import Beside
from exeunt.reading.people_lone import Lone

if TYPE_CHECKING:
    from exeunt.reading.people import Person

PlaceTest = Callable[[int, int], bool]
Places = PlaceTest | Iterable[tuple[int, int]] | None
PATTERNS = (
    "BYLINE", "PHOTO", "NAMED", "SAYING", "SAYING_TO", "DOING", "MEETING", "AGE_BEFORE",
    "AGE_AFTER", "ROLE_AFTER", "FROM_AFTER", "FAMILY", "IN_PLACE", "GEO_AFTER",
    "OFFICE_LEAD", "OFFICE_OF", "POSSESSIVE", "WIRE", "PLACE_INSIDE", "LIST", "THE",
    "BOUND", "BELONGS", "PAIR", "LISTING", "ROLE_HEAD", "PERSONAL_AFTER", "SUFFERED", "APPOSED",
    "PRONOUN_AFTER",
    "LIVING",
)  # fmt: skip
TABLES = (
    "OFFICIAL", "PRIVATE_OFFICE", "PRIVATE", "KIN", "FEMININE", "MASCULINE", "COURTESY",
    "SHORT_COURTESY", "NOT_PEOPLE", "PUBLIC", "PUBLIC_FULL", "NOT_OFFICE", "SOFT_OFFICE",
    "PLURAL_ROLES", "ABBREVIATED", "YOUNG", "WEAK_ROLES", "THING_BEFORE",
    "OFFICE_PREP", "INDEFINITE", "DULL", "INDEFINITE",
)  # fmt: skip


UNTOLD = "…"  # in place of a name where a language has no words for it
UNIVERSAL = (
    (UNTOLD, r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", "@"),
    (UNTOLD, r"(?<![\w@./])@[A-Za-z_]\w{1,30}", "@"),
    (UNTOLD, r"(?<![\w.,])\+\d{1,3}(?:[ \-.()/]*\d){6,13}(?!\d)", "#"),
)  # contacts that look alike in every language
GATED = ("NAMED", "AGE_BEFORE", "PHOTO", "BYLINE")
NOTHING = re.compile(r"(?!)")
DIGITS = re.compile(r"\d(?:[\d \-./()]{5,}|\d\d ?[A-ZА-Я]{2})")
AROUND = 90  # characters around a sign of a contact that are worth reading


class Context:
    """A language's tables about people, compiled."""

    def __init__(self, language: Language) -> None:
        data: dict[str, Any] = {
            name: language.data("people", name, "") for name in (*PATTERNS, *TABLES, "GATES")
        }
        self.vocabulary = vocabulary(language)
        self.lone = Lone(language)
        self.texts: dict[str, Any] = {
            name: language.data("people", name, UNTOLD)
            for name in ("MAN", "WOMAN", "PERSON", "CHILD", "REPORTER", "PHOTOGRAPHER",
                         "FAMILY_ROLE", "WITHHELD", "RESIDENT", "FROM", "AGED")
        }  # fmt: skip
        self.texts["VOWELS"] = language.data("people", "VOWELS", "")
        self.singular: dict[str, str] = language.data("people", "SINGULAR", {})
        self.sets = {name: frozenset(words(data[name])) for name in TABLES}
        self._alerts(data)
        self._compile({name: data[name] or r"(?!)" for name in PATTERNS})
        self._contacts = [
            (kind, pattern, tuple(gate.split("|")))
            for kind, pattern, gate in language.data("people", "CONTACTS", UNIVERSAL)
        ]
        self._thing_heads = frozenset(n.split()[0] for n in self.sets["NOT_PEOPLE"])
        gates = language.data("people", "GATES", {})
        self.gates = {name: tuple(gates.get(name, "").split()) for name in GATED}

    def _alerts(self, data: dict[str, Any]) -> None:
        """Words right before or after a lone word that may make it a person's name."""

        def heads(*names: str) -> set[str]:
            return {w for name in names for w in re.findall(r"[a-z]{3,}", data[name])}

        titles = {
            w.split()[-1] for name in ("OFFICIAL", "PRIVATE", "COURTESY") for w in self.sets[name]
        }
        gates = data["GATES"] or {}
        named = {*gates.get("NAMED", "").split(), *gates.get("AGE_BEFORE", "").split()}
        dull = self.sets["DULL"]
        self.alert_before = frozenset(titles | named | heads("SAYING_TO", "SUFFERED")) - dull
        self.alert_after = frozenset(heads("SAYING", "LIVING", "FAMILY")) - dull
        self.alert_kin = frozenset(self.sets["KIN"] | named) - dull
        self.alert_family = self.alert_after | (heads("DOING") - dull)

    def _compile(self, p: dict[str, str]) -> None:
        longest = sorted(self.sets["OFFICIAL"], key=len, reverse=True)
        office = "|".join(re.escape(w) for w in longest)
        say, to, do = p["SAYING"], p["SAYING_TO"], p["DOING"]
        self.byline = re.compile(p["BYLINE"] + r"[^.\n]{0,90}$", re.MULTILINE)
        self.byline_near = re.compile(
            rf"(?:{p['BYLINE']})(?:[^.\n:]{{0,80}}(?:,|\band)\s+)?$", re.MULTILINE
        )
        self.photo = re.compile(rf"(?:{p['PHOTO']})[“”\"’‘/\w ]{{0,24}}$")
        self.wire_before = re.compile(rf"\b(?:{p['WIRE']})[”\"’]?\s?/\s?(?:[\w.]+/)?$")
        self.wire_after = re.compile(
            rf"\s?[/|]\s?[“\"]?(?:{p['WIRE']})\b|\s+\((?:{p['WIRE']})\)|\s+(?:for|via)\s+(?:{p['WIRE']})\b(?=\s*(?:$|\n|\)))"
        )
        self.named = re.compile(
            rf"(?P<who>(?:[\w'’-]+[\s,]+){{0,5}}){p['NAMED']}\s*[:,]?\s*[“\"‘']?$", re.IGNORECASE
        )
        self.saying_after = re.compile(
            rf"(?:{p['POSSESSIVE']})?,?\s+(?:\w+ly\s+|also\s+|had\s+|has\s+)?{say}\b|,[^.,]{{2,60}},\s+{say}\b"
        )
        self.saying_before = re.compile(rf"\b{to}\s+[“\"]?$")
        self.doing_after = re.compile(rf",?\s+{do}\b")
        self.meeting_before = re.compile(rf"\b{p['MEETING']}\s+$")
        self.age_before = re.compile(
            rf"\b{p['AGE_BEFORE']},?\s+(?P<noun>(?:[\w-]+\s+){{0,3}})$", re.IGNORECASE
        )
        self.age_after = re.compile(p["AGE_AFTER"])
        self.role_after = re.compile(p["ROLE_AFTER"])
        self.from_after = re.compile(
            p["FROM_AFTER"] + r"(?P<place>(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2})"
        )
        self.family = re.compile(rf"(?:{p['POSSESSIVE']})?{p['FAMILY']}")
        self.locative = re.compile(p["IN_PLACE"], re.IGNORECASE)
        self.geo = re.compile(p["GEO_AFTER"])
        self.possessive = re.compile(p["POSSESSIVE"])
        self.the = re.compile(p["THE"])
        self.listing = re.compile(p["LISTING"])
        self.pair = re.compile(p["PAIR"])
        self.role_head = re.compile(p["ROLE_HEAD"])
        kin = "|".join(sorted(self.sets["KIN"], key=len, reverse=True))
        self.personal_after = re.compile(p["PERSONAL_AFTER"].replace("KIN", kin))
        roles = self.sets["PRIVATE"] - self.sets["PLURAL_ROLES"] | {"man", "woman", "boy", "girl"}
        nouns = "|".join(re.escape(r) for r in sorted(roles, key=len, reverse=True))
        self.apposed = re.compile(p["APPOSED"].replace("ROLE", nouns) or "(?!)")
        self.pronoun_after = re.compile(p["PRONOUN_AFTER"])
        self.suffered = re.compile(p["SUFFERED"])
        self.living = re.compile(p["LIVING"])
        self.bound = re.compile(p["BOUND"])
        self.belongs = re.compile(p["BELONGS"])
        self.listed = re.compile(p["LIST"])
        self.place_inside = re.compile(p["PLACE_INSIDE"])
        self.office_of = re.compile(p["OFFICE_OF"])
        self.office_after = re.compile(
            rf"{p['OFFICE_LEAD']}(?P<mods>(?:[^\W\d_][\w'’.&-]*\s+){{0,7}}?)(?P<office>{office})\b"
            r"(?!['’]s)(?P<rest>[^.,;:)\n]{0,80})",
            re.IGNORECASE,
        )

    def contacts(self, text: str) -> list[Person]:
        """Addresses and numbers that lead to one person."""
        from exeunt.reading.people import Person

        out = []
        low = text.lower()
        digits = [(m.start() - AROUND, m.end() + AROUND) for m in DIGITS.finditer(text)]
        for kind, source, gate in self._contacts:
            windows = digits if gate == ("#",) else _windows(low, gate)
            pattern = re.compile(source) if windows else NOTHING  # most texts need few of them
            for start, end in _joined(windows):
                for match in pattern.finditer(text, max(0, start), end):
                    first, last = match.span("hit") if "hit" in pattern.groupindex else match.span()
                    first, last = (first, last) if last > first else match.span()
                    out.append(Person(first, last, text[first:last], "contact", kind, kind))
        return out

    def not_people(self, name: str) -> bool:
        """True for a known body, paper or group that looks like a name."""
        return " ".join(name.lower().split()) in self.sets["NOT_PEOPLE"]

    def is_thing(self, stretch: str) -> bool:
        """True where a stretch starts with a known body: "Human Rights Watch ..."."""
        if " " not in stretch or stretch.partition(" ")[0].lower() not in self._thing_heads:
            return False
        parts = stretch.lower().split()[:4]
        return any(" ".join(parts[:n]) in self.sets["NOT_PEOPLE"] for n in range(1, len(parts) + 1))

    def ends_in_thing(self, low: str) -> bool:
        """True where a word for a storm, ship, saint or street ends this text."""
        last = low.rstrip(" \n\t\"“‘'").split()[-2:]
        known = self.sets["THING_BEFORE"]
        return bool(last) and (last[-1] in known or " ".join(last) in known)

    def is_list(self, gap: str) -> bool:
        """True where two names with this between them stand in one list."""
        return self.listed.fullmatch(gap) is not None

    def is_listing(self, after: str) -> bool:
        """True where ", B and C" follows a name."""
        return self.listing.match(after) is not None

    def is_pair(self, gap: str) -> bool:
        """True where two names with this between them are a pair: "A and B"."""
        return self.pair.fullmatch(gap) is not None

    def unknown(self, sex: int) -> tuple[str, str]:
        """The role of somebody of whom nothing is told."""
        role = str(
            {MALE: self.texts["MAN"], FEMALE: self.texts["WOMAN"]}.get(sex, self.texts["PERSON"])
        )
        return role, role

    def is_private_role(self, role: str) -> bool:
        """True for "a refugee from Halden", not for "a town near Halden"."""
        head = self.role_head.split(role, maxsplit=1)[0].split()
        if not head:
            return False
        noun = head[-1].lower()
        two = " ".join(head[-2:]).lower()
        known = self.sets["PRIVATE"]
        return (noun in known or two in known) and noun not in self.sets["WEAK_ROLES"]

    def is_place_name(self, name: str) -> bool:
        """True for names built like places: "Aix-en-Provence"."""
        return self.place_inside.search(name) is not None

    def is_public(self, name: str, parts: list[str]) -> bool:
        """True for those so public that the bare name is an office."""
        low = " ".join(name.lower().split())
        if low in self.sets["PUBLIC_FULL"] or low in self.sets["PUBLIC"]:
            return True
        last = parts[-1].lower()
        return last in self.sets["PUBLIC"] and all(
            len(p.rstrip(".")) == 1 or "." in p for p in parts[:-1]
        )

    def beside(self, before: str, after: str, title: str) -> Beside:
        """Questions about the text right before and after a name."""
        return Beside(self, before, after, title)

    def is_official(self, beside: Beside, before: str, after: str) -> bool:
        """True where an office stands beside the name, before or after it."""
        if beside.office:
            return True
        if after[:2].strip()[:1] in (",", "(", "–", "—") and self._office(
            self.office_after.match(after)
        ):
            return True
        if self._maybe_office(before) and self._office_before(before):
            return True
        of_body = self.office_of.match(after)  # after a comma: "who heads the agency"
        return of_body is not None and (not beside.private or of_body[0].lstrip()[0] == ",")

    @staticmethod
    def _maybe_office(before: str) -> bool:
        """True where an office may end right before the name: a comma, or a capital's country."""
        last = before.split()[-2:] or [""]
        return any(word.endswith(",") for word in last) or last[-1][:1].isupper()

    def _office_before(self, before: str) -> bool:
        """True for "spokesman for the agency, [X]" and "ambassador to Nepal [X]"."""
        polite = re.search(r"[,\s](\w+)\.?\s+$", before)
        if polite and polite[1].lower() in self.sets["COURTESY"]:
            before = before[: polite.start(1)]
        line = re.split(r"[.;:“”\"()\n]\s", before)[-1].rstrip()
        comma = line.endswith(",")
        words_before = line.rstrip(",").rpartition(",")[2].split()[-12:]
        for n in range(len(words_before) - 1, -1, -1):
            for size in (3, 2, 1):
                office = " ".join(words_before[n : n + size]).lower()
                if n + size <= len(words_before) and office in self.sets["OFFICIAL"]:
                    rest = words_before[n + size :]
                    return self._leads_to(rest, comma=comma) and self._is_office(
                        words_before[max(0, n - 5) : n], office, rest
                    )
        return False

    def _leads_to(self, rest: list[str], *, comma: bool) -> bool:
        """True where "of the agency" and nothing else stands between office and name."""
        if not rest:
            return comma
        if rest[0].lower() not in self.sets["OFFICE_PREP"]:
            return False
        return comma or (len(rest) < 6 and all(w[0].isupper() for w in rest[-1:]) and
                         sum(w[0].islower() for w in rest) < 3)  # fmt: skip

    def _office(self, found: re.Match[str] | None) -> bool:
        if found is None:
            return False
        return self._is_office(
            found["mods"].split(), found["office"].lower(), found["rest"].split()
        )

    def _is_office(self, mods: list[str], office: str, rest: list[str]) -> bool:
        """True unless it is somebody's who holds it, or that of a household or a shop."""
        if any(w.lower() in self.sets["NOT_OFFICE"] for w in mods):
            return False
        soft = office in self.sets["SOFT_OFFICE"]
        if soft and rest[1:2] and rest[1].lower() in self.sets["INDEFINITE"]:
            return False  # "leader of a group": nobody in public
        return not soft or not self.is_private_body(" ".join([*mods, *rest]).lower())

    def is_private_body(self, around: str) -> bool:
        """True where a household, a shop or the like stands beside an office."""
        bodies = self.sets["PRIVATE_OFFICE"]
        return any(re.sub(r"\W+s?$", "", word) in bodies for word in around.split())

    # --- who they are, without the name

    def role(self, beside: Beside, after: str, sex: int) -> tuple[str, str]:
        """The role of a private person, and what to show in place of the name."""
        t = self.texts
        if beside.press:
            return t[beside.press], t[beside.press]
        if beside.family and beside.the:
            return t["FAMILY_ROLE"], t["FAMILY_ROLE"]
        age = beside.years
        short = self._who(beside, sex, age)
        full = self._told(beside, after, short)
        role = t["AGED"].format(who=full, age=age) if age and age not in full else full
        held = beside.role_word or beside.courtesy or beside.age == "before" or beside.named
        return role, t["WITHHELD"] if held else short

    def _who(self, beside: Beside, sex: int, age: str) -> str:
        t = self.texts
        hints = {*beside.hints}
        if (age and int(age) < 15) or hints & self.sets["YOUNG"]:
            return str(t["CHILD"])
        if hints & self.sets["FEMININE"]:
            return str(t["WOMAN"])
        if hints & self.sets["MASCULINE"]:
            return str(t["MAN"])
        return str({MALE: t["MAN"], FEMALE: t["WOMAN"]}.get(sex, t["PERSON"]))

    def _told(self, beside: Beside, after: str, short: str) -> str:
        """The role as the text tells it: "a farmer from Halden"."""
        found = self.role_after.match(after)
        if found and self._tells(found["role"]):
            return " ".join(found["role"].split())
        noun = beside.role_word
        if noun and noun not in self.sets["KIN"]:
            return self._noun(noun, beside)
        origin = self.from_after.match(after)
        if origin and not self._names_somebody(origin["place"]):
            return str(self.texts["FROM"]).format(
                who=short, place=" ".join(origin["place"].split())
            )
        return short

    def _tells(self, role: str) -> bool:
        head = role.split()[1].lower() if len(role.split()) > 1 else ""
        return bool(head) and not self._names_somebody(role)

    def _names_somebody(self, phrase: str) -> bool:
        for word in re.findall(r"[^\W\d_][\w'’-]+", phrase):
            bits = self.vocabulary.bits(re.sub(r"['’]s$", "", word))
            if word[0].isupper() and bits & GIVEN and not bits & (COMMON | NEVER):
                return True
        return False

    def _noun(self, noun: str, beside: Beside) -> str:
        head = noun.split()[-1]
        noun = noun[: len(noun) - len(head)] + self.singular.get(head, head)
        if noun.endswith("s") and noun[:-1] in self.sets["PRIVATE"]:
            noun = noun[:-1]
        origin = beside.origin
        if origin and self.vocabulary.bits(origin) & (PEOPLE | NEVER):
            noun = f"{origin} {noun}" if self.vocabulary.bits(origin) & PEOPLE else noun
        elif origin and noun in self.texts["RESIDENT"]:
            return str(self.texts["RESIDENT"]).format(place=origin)
        return self.article(noun)

    def article(self, noun: str) -> str:
        """The noun with its article, where the language has one."""
        vowels = self.texts["VOWELS"]
        return f"{'an' if noun[:1].lower() in vowels else 'a'} {noun}" if vowels else noun


def _windows(low: str, signs: tuple[str, ...]) -> list[tuple[int, int]]:
    """Stretches of a text around each of some words."""
    out = []
    for sign in signs:
        at = low.find(sign)
        while at >= 0:
            out.append((at - AROUND, at + len(sign) + AROUND))
            at = low.find(sign, at + 1)
    return out


def _joined(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Windows in order, those that touch joined."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(windows):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


@cache
def context(language: Language) -> Context:
    """The context of a language, made once."""
    return Context(language)
