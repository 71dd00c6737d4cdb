"""People in a text: whose name stays, and whose gives way to a role.

Officials and organisations stay named; everybody else is masked before a text is
stored, logged or shown (`mask`). When unsure, a name is masked, but places, peoples,
months, storms and bodies are nobody. The words all this rests on are the language's
(`en/people.py`) and the names of the world (`names.py`).

How it works: capitalised stretches are cut where a title, a common word or a body
stands (`people_pieces.py`); what is left is judged by what its words may be and by what
stands beside it (`people_judge.py`, `people_beside.py`); a later bare surname or first
name follows the first mention, in the whole document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from exeunt.masked import MaskedText
from exeunt.reading.language import Language
from exeunt.reading.names import (
    ACRONYM,
    COMMON,
    FAMILY,
    FIRST,
    GIVEN,
    INITIAL,
    NAME,
    NEVER,
    PARTICLE,
    PEOPLE,
    THING,
    fold,
)
from exeunt.reading.people_context import Context, Places, PlaceTest, context
from exeunt.reading.people_judge import AFTER, BEFORE, Found, Judge
from exeunt.reading.people_lone import unheard
from exeunt.reading.people_pieces import (
    GLUE,
    NOBODY,
    STRETCH,
    STRIP,
    Cutter,
    Token,
    after_thing,
    before_thing,
    heard,
    keys,
    sex,
    title_after,
)


class Person(NamedTuple):
    """A name, or what leads to one: characters `start` to `end`.

    `status` is `private`, `official` or `contact`; `role` says who a private person
    is ("a farmer from Halden, 44"); `shown` is what stands in the masked text.
    """

    start: int
    end: int
    name: str
    status: str
    role: str | None = None
    shown: str = ""


def people(text: str, language: Language, *, places: Places = None) -> list[Person]:
    """All people named in `text`, in order, not overlapping.

    `places` are spans known to be places, or a function that tells whether a span is
    one. A name that stands where only a person can ("Florence, 44,") stays a name.
    """
    return _Scan(text, context(language), places).run()


def mask(text: str, persons: Iterable[Person]) -> MaskedText:
    """The text with private names and contacts replaced by roles in square brackets."""
    edits: list[tuple[int, int, str]] = []
    for person in sorted(persons, key=lambda p: (p.start, -p.end)):
        if person.status != "official" and (not edits or person.start >= edits[-1][1]):
            edits.append((person.start, person.end, f"[{person.shown or person.role}]"))
    return MaskedText.of(text, edits)


def names_shown(persons: Iterable[Person]) -> dict[str, str]:
    """Every name with what may be shown of it: an official's stays, a private one's is its role.

    For hiding names in other texts of the same document, longest first, so that
    the first name of an official is not taken for that of a private person.
    """
    shown: dict[str, str] = {}
    for person in persons:
        private = person.status != "official"
        if private or person.name not in shown:
            shown[person.name] = (person.shown or person.role or "") if private else person.name
    return shown


class Named(NamedTuple):
    """The words of a name, and whether its mention tells who bears it."""

    keys: tuple[str, ...]
    told: bool


class _Scan:
    """One reading of one text."""

    def __init__(self, text: str, words: Context, places: Places) -> None:
        self.text = text
        self.words = words
        self.is_place = _place_test(places)
        self.cutter = Cutter(text, words, self.is_place)
        self.judge = Judge(text, words, self.is_place)
        self.bare: list[Token] = []  # single words, which may follow a full name
        self.found: list[Found] = []
        self.trail: list[Found] = []  # the last few judged
        self.things: set[str] = set()  # names of storms, ships and streets

    def run(self) -> list[Person]:
        """Contacts first, then names, then the names that follow."""
        contacts = self.words.contacts(self.text)
        bits = self.words.vocabulary.bits
        text = self.text
        for match in STRETCH.finditer(text):
            word = match.group()
            start, end = match.span()
            if word.endswith(("'s", "’s")):
                word, end = word[:-2], end - 2
            if word.isalpha():
                seen = bits(word)
                if (seen & NOBODY and not seen & NAME) or len(word) == 1:
                    continue
                if (
                    not seen & GIVEN
                    and text[start - 1 : start] not in GLUE
                    and self._nobody(start, end, seen)
                ):
                    self._pass(Token(start, end, word, seen))
                    continue
            self._stretch(start, match.end())
        self._settle()
        known = self._known()
        persons = [self._person(f) for f in self.found]
        if known:
            persons += self._follow(known)
        return _merge(contacts, persons)

    def _nobody(self, start: int, end: int, bits: int) -> bool:
        """Cheap: nothing beside a lone word says that it is a person."""
        text, words = self.text, self.words
        last = self.judge.last
        if last and last.status == "private" and start - last.tokens[-1].end < 8:
            return False
        before = text[max(0, start - 20) : start].split()
        previous = before[-1].lower().strip(STRIP) if before else ""
        close = text[max(0, start - 16) : start]
        if "name" in close or "known" in close:
            return False
        if self.is_place(start, end):
            return previous not in words.alert_kin and not words.lone.surely(text, start, end)
        if unheard(bits) and words.lone.is_person(text, start, end):
            return False
        last_part = previous.rpartition("-")[2]
        if text[end : end + 1] in ",(" or not words.alert_before.isdisjoint((previous, last_part)):
            return False
        if words.pronoun_after.match(text, end):
            return False
        near = words.alert_family if bits & FAMILY else words.alert_after
        after = text[end : end + 24].split(None, 2)[:2]
        return not any(w.lower().strip(STRIP) in near for w in after)

    def _pass(self, token: Token) -> None:
        """A lone word that is nobody, unless a fuller name elsewhere says who it is."""
        self.judge.last = Found((token,), "", "", "", sure=False)
        self.trail = [*self.trail[-4:], self.judge.last]
        self.bare.append(token)

    # --- stretches and their pieces

    def _stretch(self, start: int, end: int) -> None:
        """Cut a capitalised stretch into pieces and judge each."""
        tokens = self.cutter.tokens(start, end)
        title = ""
        piece: list[Token] = []
        tainted = self.words.is_thing(self.text[start:end])
        for i, token in enumerate(tokens):
            if piece and token.start - piece[-1].end > 1 and self.text[piece[-1].end] in "'’ʼ":
                self._piece(piece, title, tainted)  # somebody's: the name ends here
                piece, title = [], ""
            following = tokens[i + 1] if i + 1 < len(tokens) else None
            if self.cutter.joins(token, piece, following, title):
                piece.append(token)
                continue
            if piece:
                self._piece(piece, title, tainted or before_thing(tokens, i))
                piece = []
            title = title_after(title, token)
            tainted = (tainted or after_thing(token)) and not title
        if piece:
            self._piece(piece, title, tainted)

    def _piece(self, piece: list[Token], title: str, tainted: bool) -> None:
        """Judge a piece and remember the verdict."""
        while piece and piece[-1].bits & PARTICLE:
            piece.pop()
        while piece and len(piece) > 1 and self._leads(piece):
            piece.pop(0)
        if not piece or (len(piece) == 1 and piece[0].bits & INITIAL):
            return
        found = self.judge.verdict(tuple(piece), title, tainted=tainted)
        if found.status == "private" and heard(tuple(piece)):
            self._promote(piece)
        self.judge.last = found
        self.trail = [*self.trail[-4:], found]
        if found.status:
            self.found.append(found)
        elif found.sure:
            self.things.update(fold(t.word) for t in piece)
        elif len(piece) <= 3 and not tainted and not found.sure and not self._ruled_out(piece):
            self.bare += [t for t in piece if not t.bits & (PARTICLE | INITIAL)]

    def _promote(self, piece: Sequence[Token]) -> None:
        """`Thabo, Anele and Lerato Mokoena`: who stands beside a full name is a person too."""
        start, fits = piece[0].start, self.words.is_pair
        while self.trail:
            last = self.trail.pop()
            only = last.tokens[0]
            if (
                last.sure
                or len(last.tokens) > 1
                or not fits(self.text[last.tokens[-1].end : start])
            ):
                return
            if not last.status:
                if only.bits & (NEVER | THING | ACRONYM | COMMON | PEOPLE) or self.cutter.place(
                    only
                ):
                    return
                role, shown = self.words.unknown(sex(last.tokens))
                self.found.append(Found(last.tokens, "private", role, shown, sure=False))
                self.bare = [t for t in self.bare if t is not only]
            if len(piece) == 1:
                return
            start, fits = only.start, self.words.is_list

    def _ruled_out(self, piece: Sequence[Token]) -> bool:
        """True where a word after the piece makes it a place or a body."""
        after = self.text[piece[-1].end : piece[-1].end + 60]
        return self.words.geo.match(after) is not None

    def _leads(self, piece: Sequence[Token]) -> bool:
        """True where the first word is a place of its own and the name starts after it."""
        first, second = piece[0], piece[1]
        before = self.text[max(0, first.start - 24) : first.start]
        apart = "\n" in self.text[first.end : second.start] or self.words.locative.search(before)
        if first.bits & INITIAL or not apart:
            return False
        alone = self.cutter.place(first) and not self.is_place(first.start, piece[-1].end)
        return alone and bool(second.bits & GIVEN) and not first.bits & GIVEN

    # --- names that follow

    def _settle(self) -> None:
        """A short or untitled mention follows the mention that told who this is."""
        owners: dict[str, dict[Named, list[Found]]] = {}
        self.found = [f for f in self.found if f.told or not self.things.issuperset(keys(f.tokens))]
        for found in self.found:
            full = Named(tuple(keys(found.tokens)), found.told)
            for key in full.keys if found.sure else ():
                owners.setdefault(key, {}).setdefault(full, []).append(found)
        for i, found in enumerate(self.found):
            if found.told:
                continue
            mine = keys(found.tokens)
            alike = owners.get(mine[-1] if mine else "", {})
            at = found.tokens[0].start
            same = [_nearest(group, at) for named, group in alike.items() if _fits(mine, named)]
            if same:
                owner = _nearest(sorted(same, key=_start), at)
                self.found[i] = found._replace(
                    status=owner.status, role=owner.role, shown=owner.shown
                )

    def _known(self) -> dict[str, list[Found]]:
        """Every word of every name found, with who it belongs to, in order."""
        known: dict[str, list[Found]] = {}
        for found in self.found:
            for token in found.tokens:
                if not token.bits & (PARTICLE | INITIAL | FIRST) and len(token.word) > 1:
                    known.setdefault(fold(token.word), []).append(found)
        return known

    def _follow(self, known: dict[str, list[Found]]) -> list[Person]:
        out = []
        for token in self.bare:
            owners = known.get(fold(token.word))
            if owners and self._may_follow(token):
                owner = _nearest(owners, token.start)
                name = self.text[token.start : token.end]
                out.append(
                    Person(token.start, token.end, name, owner.status, owner.role, owner.shown)
                )
        return out

    def _may_follow(self, token: Token) -> bool:
        if not token.bits & (COMMON | NEVER | THING) and not self.cutter.place(token):
            article = self.words.the.search(self.text, max(0, token.start - 6), token.start)
            return bool(token.bits or not article)
        before = self.text[max(0, token.start - BEFORE) : token.start]
        after = self.text[token.end : token.end + AFTER]
        beside = self.words.beside(before, after, "")
        if beside.locative or beside.geo or beside.thing or beside.the:
            return False
        if not token.bits & (COMMON | NEVER | THING):
            return not beside.belongs
        return bool(
            beside.saying or beside.doing or beside.possessive or beside.title or beside.age
        )

    def _bound(self, start: int) -> int:
        """Where the name starts when a word before it belongs to it: "Umm Khaled"."""
        found = self.words.bound.search(self.text, max(0, start - 12), start)
        return found.start() if found else start

    def _person(self, found: Found) -> Person:
        start, end = self._bound(found.tokens[0].start), found.tokens[-1].end
        role = found.role or None
        return Person(start, end, self.text[start:end], found.status, role, found.shown)


def _place_test(places: Places) -> PlaceTest:
    """Whether a span lies within a known place."""
    if places is None:
        return lambda _start, _end: False
    if callable(places):
        return places
    spans = sorted(places)
    starts = [s for s, _ in spans]

    def inside(start: int, end: int) -> bool:
        n = bisect_right(starts, start)
        return n > 0 and end <= spans[n - 1][1]

    return inside


def _fits(mine: list[str], owner: Named) -> bool:
    """True where every word of a mention is a word of the fuller one."""
    return (
        len(mine) <= len(owner.keys)
        and set(mine) <= set(owner.keys)
        and (owner.told or len(mine) < len(owner.keys))
    )


def _start(found: Found) -> int:
    return found.tokens[0].start


def _nearest(owners: Sequence[Found], at: int) -> Found:
    """The last one named before `at`, else the first named after."""
    return owners[max(0, bisect_left(owners, at, key=_start) - 1)]


def _merge(contacts: list[Person], persons: list[Person]) -> list[Person]:
    """In order; a contact swallows the names inside it."""
    out: list[Person] = []
    for person in sorted(
        [*contacts, *persons], key=lambda p: (p.start, p.status != "contact", -p.end)
    ):
        if not out or person.start >= out[-1].end:
            out.append(person)
        elif person.status == "contact" and out[-1].status != "contact":
            out[-1] = person._replace(start=out[-1].start, end=max(out[-1].end, person.end))
    return out
