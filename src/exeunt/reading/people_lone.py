"""A single word nobody has heard of: a person, by what it does in its sentence.

No list holds all names of the world. A capitalised word that is no known name, place, body
or common word is a person where it does what people do ("... drives people to the border"),
where something is done to it ("they owe ... four months' wages") or where a phrase explains
it that explains no town and no body. `people.py` and `people_judge.py` ask; the words are
the language's (`en/acts.py`), and a language without them gets no such answers.
"""

from __future__ import annotations

import re

from exeunt.reading.language import Language
from exeunt.reading.names import COMMON, COURTESY, FAMILY, OFFICE, ROLE, vocabulary, words

NEXT = re.compile(r"(?:['’]s?)?[ \u00a0]([a-z][\w'’-]*)(?:[ \u00a0]([a-z][\w'’-]*))?")
AGED = re.compile(r",\s[1-9]\d,\s[a-z]")
SHORTEST = 3
ENDS = re.compile(r"[”\"’]?(?:[.!?,;)—–]|\s+[—–]|['’]s?\s)")
FIGURE = re.compile(r"\s+\d+\s[a-z]")
PAST = "ed"
SPACES = (" ", "\u00a0")
OPENS = tuple('“"‘')
BESIDE = COMMON | COURTESY | ROLE | OFFICE


class Lone:
    """Answers about words nobody has heard of, in one language."""

    def __init__(self, language: Language) -> None:
        def table(name: str) -> frozenset[str]:
            return frozenset(words(language.data("acts", name, "")))

        self.firm = table("FIRM")
        self._acts = table("ACTS") | table("SEEN") | self.firm
        self._together = self._acts | table("TOGETHER") - {""}
        self._public = table("PUBLIC_THINGS")
        self._roles = frozenset(words(language.data("people", "PRIVATE", "")))
        self._aux = table("AUX")
        self._qualifies = table("QUALIFIES")
        self._follows = table("FOLLOWS")
        self._leads = table("LEADS")
        self._and = language.data("acts", "AND", "")
        self._article = language.data("acts", "ARTICLE", "")
        self._not_subject = table("NOT_SUBJECT")
        self._bits = vocabulary(language).bits
        self._explains = re.compile(language.data("acts", "EXPLAINED", r"(?!)"))
        self._row = re.compile(language.data("acts", "ROW", r"(?!)"))
        self._called = re.compile(language.data("acts", "CALLED", r"(?!)"))
        self._on = re.compile(language.data("acts", "GOES_ON", r"(?!)"))
        self._role = re.compile(language.data("acts", "EXPLAINED_FIRM", r"(?!)"))
        self._beside = re.compile(language.data("acts", "BESIDE_FIRM", r"(?!)"))
        self._posed = re.compile(language.data("acts", "POSED", r"(?!)"))
        self._things = table("THINGS")
        self._dative = re.compile(language.data("acts", "DATIVE", r"(?!)"))
        self._firmly = re.compile(language.data("acts", "DATIVE_FIRM", r"(?!)"))

    def surely(self, text: str, start: int, end: int) -> bool:
        """What stands beside it fits people only, so that even a known place is a person."""
        if not self._acts:
            return False
        found = NEXT.match(text, end)
        if found is not None and found[1] in self.firm and text[end] not in "'’":
            return self._may_act(text[max(0, start - 60) : start])
        if self._beside.match(text, end):
            return True
        if text[end : end + 1] == "," and (AGED.match(text, end) or self._has_role(text, end)):
            return True
        return self._firmly.search(text[max(0, start - 60) : start]) is not None and self._goes_on(
            text, end
        )

    def acts(self, text: str, start: int, end: int) -> bool:
        """`X holds a photo`: a verb of what people do follows a name that is the subject."""
        found = NEXT.match(text, end)
        plain = found is not None and found[1] in self._acts and text[end] not in "'’"
        return plain and self._may_act(text[max(0, start - 60) : start])

    def _has_role(self, text: str, end: int) -> bool:
        found = self._role.match(text, end)
        return found is not None and found[1].split()[-1] in self._roles

    def shouts(self, text: str, end: int) -> bool:
        """`X HAS NOT ...`: the same in capitals."""
        following = text[end : end + 20].split(None, 1)
        return (
            bool(following)
            and following[0].isupper()
            and (following[0].lower() in self._acts | self._aux)
        )

    def suffers(self, text: str, start: int, end: int) -> bool:
        """`Officers beat X and ...`: a verb of what people do stands before, no noun after."""
        word = _previous(text[max(0, start - 30) : start])
        return word in self._together and word not in self._leads and self._goes_on(text, end)

    def is_person(self, text: str, start: int, end: int) -> bool:
        """A word nobody has heard of stands where a person stands."""
        if not self._acts or end - start < SHORTEST or "-" in text[start:end]:
            return False  # two unheard words with a hyphen are a road: "Halden-Sarpsborg"
        before = text[max(0, start - 60) : start]
        return (
            self._does(text, before, end)
            or self._explained(text, before, end)
            or self._done_to(text, before, end)
            or self._owns(text, before, end)
            or self._in_a_row(text, before, end)
            or self._beside.match(text, end) is not None
            or self._has_role(text, end)
            or (before[-1:] in OPENS and self._called.match(text, end) is not None)
        )

    def goes_with_name(self, before: str, after: str) -> bool:
        """What stands beside several words nobody has heard of explains a person."""
        if self._dative.search(before):
            return True
        found = self._on.match(after)
        return found is not None and self._no_thing(found[0])

    def _no_thing(self, phrase: str) -> bool:
        return self._things.isdisjoint(re.findall(r"[a-z]+", phrase.lower()))

    def _owns(self, text: str, before: str, end: int) -> bool:
        """`X's bakery`, not `X's government`."""
        found = NEXT.match(text, end)
        if found is None or text[end] not in "'’" or not self._may_act(before):
            return False
        return found[1] not in self._public and not self._public & {found[2]}

    def _in_a_row(self, text: str, before: str, end: int) -> bool:
        """`X, Y and her sister share ...`."""
        found = self._row.match(text, end)
        if found is None or not self._may_act(before):
            return False
        acts = (found["act"] or "").split()
        return bool(found["both"]) or any(
            act in self._together or (act.endswith(PAST) and act not in self._qualifies)
            for act in acts
        )

    def _may_act(self, before: str) -> bool:
        """The word before leaves room for a subject: no preposition, no other name, no figure."""
        word = _previous(before)
        if not word:
            return True
        if word[0].isupper():
            return bool(self._bits(word) & BESIDE) and word.lower() not in self._not_subject
        return word not in self._not_subject and not word.isdigit()

    def _does(self, text: str, before: str, end: int) -> bool:
        """`X opened ...`, `X will not ...`."""
        found = NEXT.match(text, end)
        if found is None or text[end] in "'’" or not self._may_act(before):
            return False
        verb = found[1]
        if verb == self._article and found[2] in self._roles:
            return True  # "X the barber"
        if verb in self._acts or verb in self._aux:
            return True
        if verb in self._together and before.split()[-1:] == [self._and]:
            return True
        return verb.endswith(PAST) and len(verb) > 4 and verb not in self._qualifies

    def _explained(self, text: str, before: str, end: int) -> bool:
        """`X, a beekeeper, ...`, `X, left, with ...`."""
        found = self._explains.match(text, end)
        told = self._no_thing(found[1]) if found else self._posed.match(text, end) is not None
        return told and self._may_act(before)

    def _done_to(self, text: str, before: str, end: int) -> bool:
        """`They owe X ...`, `she married X in ...`, `a letter from X`."""
        if not self._goes_on(text, end):
            return False
        if self._dative.search(before):
            return True
        word = _previous(before)
        return word[:1].islower() and word not in self._leads

    def _goes_on(self, text: str, end: int) -> bool:
        """What follows is no noun: the name stands for itself."""
        if end >= len(text) or ENDS.match(text, end) or FIGURE.match(text, end):
            return True
        found = NEXT.match(text, end)
        return found is not None and (found[1] in self._follows or found[1] in self._acts)


def _previous(before: str) -> str:
    """The word right before, with one space and at most a quotation mark between; else empty."""
    if before[-1:] in OPENS:
        before = before[:-1]
    if before[-1:] not in SPACES:
        return ""
    word = before[-24:].split(" ")[-2:][0].split("\n")[-1]
    return word if word[-1:].isalnum() else ""


def unheard(bits: int) -> bool:
    """True for a word that is nothing, or at most a family name."""
    return not bits & ~FAMILY
