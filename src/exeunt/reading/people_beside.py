"""What stands right before and right after a name, each question answered only when asked.

`people_judge.py` asks to tell whether a name is a person's, `people_context.py` to tell
who that is. The words and patterns are the language's, compiled by `Context`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from exeunt.reading.people_context import Context

STOPS = (".", ",", ":")
T = TypeVar("T")


class asked(Generic[T]):  # noqa: N801 (a decorator)
    """An answer worked out when first asked for; `functools.cached_property` takes a lock."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, owner: Any, _type: type | None = None) -> T:
        found = owner.__dict__[self._name] = self._work(owner)
        return found


class Beside:
    """Answers about what stands right before and right after a name."""

    def __init__(self, words: Context, before: str, after: str, title: str) -> None:
        self._w = words
        self._before = before
        self._low = before.lower()
        self._after = after
        self._title = title

    @asked
    def _titles(self) -> tuple[str, ...]:
        """Titles and roles that touch the name, longest first: ("resident coordinator",)."""
        inside = [w.lower().rstrip(".") for w in self._title.split()]
        if inside and all(self._w.bound.match(w.title() + " ") for w in inside):
            self._low = self._low[: len(self._low) - len(self._title) - 1]
            return (*inside, *self._touching())
        if inside:
            return () if self._other_body(inside) else tuple(inside)
        return self._touching()

    def _touching(self) -> tuple[str, ...]:
        """The title or role right before the name, outside its capitalised stretch."""
        near = self._low[-60:].rstrip(" \n\t\u00a0\"“‘«'")
        stop = near[-1:] if near[-1:] in STOPS else ""
        last = near[: len(near) - len(stop)].split()[-3:]
        if not last:
            return ()
        if stop == "." and last[-1] not in self._w.sets["ABBREVIATED"]:
            return ()
        for n in range(len(last)):
            phrase = " ".join(last[n:])
            if self._known(phrase, stop=stop):
                return (phrase,)
        return ()

    def _other_body(self, inside: list[str]) -> bool:
        """True for "Commissioner for Refugees [X]", where X is no refugee."""
        if any(title not in self._w.sets["PLURAL_ROLES"] for title in inside):
            return False
        words_before = self._low.split()
        return len(words_before) > 1 and words_before[-2] in self._w.sets["OFFICE_PREP"]

    def _known(self, phrase: str, *, stop: str) -> bool:
        sets = self._w.sets
        if stop == ":":
            return phrase in sets["OFFICIAL"]
        if stop == ",":
            return phrase in sets["KIN"] or (
                phrase in sets["PRIVATE"] and phrase not in sets["PLURAL_ROLES"]
            )
        return phrase in sets["OFFICIAL"] or phrase in sets["PRIVATE"] or phrase in sets["COURTESY"]

    @asked
    def title(self) -> bool:
        """A title, office or role touches the name."""
        return bool(self._titles)

    @property
    def titled_here(self) -> bool:
        """The title stands with capitals, right before the name."""
        return bool(self._title)

    @asked
    def office(self) -> bool:
        """An office touches the name, and no household or shop qualifies it."""
        for title in self._titles:
            if title in self._w.sets["OFFICIAL"]:
                around = self._before[-50:].lower()
                soft = title in self._w.sets["SOFT_OFFICE"]
                return not (soft and self._w.is_private_body(" ".join(around.split()[-4:])))
        return False

    @asked
    def role_word(self) -> str:
        """The role noun that touches the name, else empty."""
        for title in self._titles:
            if title in self._w.sets["PRIVATE"] and title not in self._w.sets["COURTESY"]:
                return title
            if title in self._w.sets["PRIVATE"] and not self._title:
                return title
        return ""

    @asked
    def kin(self) -> bool:
        """A word of kinship touches the name: "her daughter ..."."""
        return self.role_word in self._w.sets["KIN"]

    @asked
    def origin(self) -> str:
        """A capitalised word before the role noun: "Syrian refugee", "Voronezh resident"."""
        noun = re.escape(self.role_word)
        found = re.search(rf"([A-Z][\w-]+)\s+{noun},?\s*$", self._before, re.IGNORECASE)
        return found[1] if found and noun and found[1][0].isupper() else ""

    @asked
    def courtesy(self) -> bool:
        """Mr, Mrs, Umm and the like touch the name."""
        return any(t in self._w.sets["COURTESY"] for t in self._titles)

    @asked
    def plural_role(self) -> bool:
        """The role is a plural or a weak one, which also stands before other words."""
        return bool(self.role_word) and self.role_word in self._w.sets["PLURAL_ROLES"]

    @asked
    def short_title(self) -> bool:
        """Only a title that is also a common word touches the name."""
        short = self._w.sets["SHORT_COURTESY"]
        soft = self._w.sets["SOFT_OFFICE"]
        return all(t in short or (t in soft and not self._title) for t in self._titles)

    @asked
    def private(self) -> bool:
        """Something beside the name says: a private person."""
        return bool(self.role_word or self.age or self.named or self.surely)

    def _gate(self, name: str, reach: int) -> bool:
        near = self._low[-reach:]
        for word in self._w.gates[name]:  # noqa: SIM110 (asked for every name)
            if word in near:
                return True
        return False

    @asked
    def _named_match(self) -> re.Match[str] | None:
        return self._w.named.search(self._before) if self._gate("NAMED", 30) else None

    @asked
    def _aged_match(self) -> re.Match[str] | None:
        return self._w.age_before.search(self._before) if self._gate("AGE_BEFORE", 40) else None

    @asked
    def named(self) -> bool:
        """ "a man named", with no place or storm before it."""
        found = self._named_match
        return found is not None and not self._named_thing

    @asked
    def _named_thing(self) -> bool:
        found = self._named_match
        if found is None:
            return False
        w = self._w
        return bool(w.geo.search(" " + found["who"]) or w.ends_in_thing(found["who"].lower()))

    @asked
    def _age_match(self) -> re.Match[str] | None:
        return self._w.age_after.match(self._after)

    @asked
    def age(self) -> str:
        """How an age stands beside the name: before, comma, paren; else empty."""
        if self._aged_match:
            return "before"
        if self._age_match:
            return "paren" if self._after.lstrip().startswith("(") else "comma"
        return ""

    @asked
    def years(self) -> str:
        """The age in figures, else empty."""
        if self._age_match:
            return self._age_match["age"]
        found = self._aged_match
        digits = re.search(r"\d{1,3}", found[0]) if found else None
        return digits[0] if digits else ""

    @asked
    def hints(self) -> list[str]:
        """Words beside the name that may tell whether it is a man, a woman or a child."""
        out = [*self._titles]
        out += [word for title in self._titles for word in title.split()]
        for found, part in ((self._named_match, "who"), (self._aged_match, "noun")):
            if found:
                out += re.findall(r"\w+", found[part].lower())
        return out

    @asked
    def press(self) -> str:
        """REPORTER or PHOTOGRAPHER where a byline or a credit names them."""
        w = self._w
        if "/" in self._before[-3:] and w.wire_before.search(self._before[-40:]):
            return "PHOTOGRAPHER"
        if w.wire_after.match(self._after) or (
            self._gate("PHOTO", 50) and w.photo.search(self._before)
        ):
            return "PHOTOGRAPHER"
        if self._gate("BYLINE", 110) and w.byline_near.search(self._before):
            return "REPORTER"
        return ""

    @asked
    def geo(self) -> bool:
        """A word for a place, body or group follows: "... district"."""
        return self._w.geo.match(self._after) is not None

    @asked
    def thing(self) -> bool:
        """A word for a storm, ship, saint or street stands before."""
        return self._named_thing or self._w.ends_in_thing(self._low[-30:])

    @asked
    def locative(self) -> bool:
        """The name stands where a place stands: "in ...", "north of ..."."""
        return self._w.locative.search(self._w.bound.sub("", self._before[-32:])) is not None

    @asked
    def bound(self) -> bool:
        """A word that is part of the name stands before: "Umm ..."."""
        return self._w.bound.search(self._before[-12:]) is not None

    @asked
    def possessive(self) -> bool:
        """Something belongs to the name."""
        return self._w.possessive.match(self._after) is not None

    @asked
    def the(self) -> bool:
        """A definite article stands before."""
        return self._w.the.search(self._before[-6:]) is not None

    @asked
    def told_after(self) -> bool:
        """A private role follows: ", a farmer from Halden,"."""
        if self._after[:1] != ",":
            return False
        found = self._w.role_after.match(self._after)
        return found is not None and self._w.is_private_role(found["role"])

    @asked
    def surely(self) -> bool:
        """Kinship before, or a private role, kinship or "who" after: surely a person."""
        if self.kin:
            return True
        told = (
            self.told_after or self.apposed or self._w.personal_after.match(self._after) is not None
        )
        return told and not self.belongs and not self.locative

    @asked
    def apposed(self) -> bool:
        """`a boy of nine, [X], ...`: between commas, after a private role."""
        return self._after[:1] == "," and self._w.apposed.search(self._before[-60:]) is not None

    @asked
    def owns(self) -> bool:
        """True for `X lost her shop`, not for `X resident lost her shop`."""
        found = self._w.pronoun_after.match(self._after)
        if found is None:
            return False
        following = self._after.split(None, 2)[:2]
        titles = self._w.sets["PRIVATE"] | self._w.sets["OFFICIAL"]
        return not any(w.strip(".,") in titles for w in following)

    @asked
    def suffered(self) -> bool:
        """A verb before, of what happens to people only."""
        return self._w.suffered.search(self._before[-16:]) is not None

    @asked
    def living(self) -> bool:
        """A verb after, of what people only do."""
        return self._w.living.match(self._after) is not None

    @asked
    def goes_on(self) -> bool:
        """The sentence goes on in lower case: no heading, no table."""
        return self._after[:1] == " " and self._after[1:2].islower()

    @asked
    def belongs(self) -> bool:
        """The name stands where an origin or an owner stands: "from ...", "of ..."."""
        return self._w.belongs.search(self._before[-16:]) is not None

    @asked
    def family(self) -> bool:
        """ "... family" follows."""
        return self._w.family.match(self._after) is not None

    @asked
    def saying(self) -> bool:
        """A verb of saying touches the name."""
        return (
            self._w.saying_after.match(self._after) is not None
            or self._w.saying_before.search(self._before[-16:]) is not None
        )

    @asked
    def doing(self) -> bool:
        """A verb of what people do follows."""
        return self._w.doing_after.match(self._after) is not None

    @asked
    def meeting(self) -> bool:
        """A verb of what is done to people stands before."""
        return self._w.meeting_before.search(self._before[-16:]) is not None

    @asked
    def starts_line(self) -> bool:
        """The name opens a line or stands in a heading or list of its own."""
        return (
            not self._before.strip(" \t“\"'‘-•*")
            or self._before.rstrip(" \t“\"'‘-•*")[-1:] in "\n|:"
        )
