"""People in a text: whose name stays, and whose gives way to a role.

Officials and organisations stay named; everybody else is masked before a text is
stored, logged or shown (`mask`). When unsure, a name is masked, but places, peoples,
months, storms and bodies are nobody. The words all this rests on are the language's
(`en/people.py`) and the names of the world (`names.py`).

How it works: capitalised stretches are cut where a title, a common word or a body
stands; what is left is judged by what its words may be and by what stands beside it;
a later bare surname or first name follows the first mention, in the whole document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from exeunt.reading import masking
from exeunt.reading.language import Language
from exeunt.reading.masking import MaskedText
from exeunt.reading.names import (
    ACRONYM,
    COMMON,
    COURTESY,
    FAMILY,
    FEMALE,
    FIRST,
    GIVEN,
    INITIAL,
    MALE,
    NAME,
    NEVER,
    OFFICE,
    PARTICLE,
    PEOPLE,
    ROLE,
    THING,
    fold,
)
from exeunt.reading.people_context import Beside, Context, context

Places = Callable[[int, int], bool] | Iterable[tuple[int, int]] | None

UPPER = "".join(
    chr(c) for r in ((0x41, 0x250), (0x370, 0x590), (0x1E00, 0x1F00)) for c in range(*r)
    if chr(c).isupper()
)  # fmt: skip
LETTER = r"[^\W\d_]"
WORD = rf"[{UPPER}](?:\.(?:-?[{UPPER}]\.)*(?!\w)|{LETTER}*(?:[-‑'’ʼ‘`]{LETTER}+)*)"
JOIN = r"(?:[ \t\u00a0]+(?:\n[ \t]*)?|\n[ \t]*|(?<=\.))"
BETWEEN = (
    r"(?:(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ten|ter|bin|bint|ben|ibn|ould|al|el|y|e|zu)"
    rf"{JOIN}){{0,3}}"
)
STRETCH = re.compile(rf"{WORD}(?:{JOIN}{BETWEEN}(?:(?:al|el|ar|as|ash|an|at|az|ad)[-‑])?{WORD})*")
TOKEN = re.compile(rf"(?:{LETTER}\.)+(?:-?{LETTER}\.)*|{LETTER}+(?:[-‑'’ʼ‘`]{LETTER}+)*")
GLUED = re.compile(
    r"(?<![^\W_])(?:al|el|ar|as|ash|an|at|az|ad|ul|ur|d|l|o|abu|abd|abdul|bin|ibn)[-‑'’]$"
)
NOBODY = COMMON | NEVER | ACRONYM | THING | PEOPLE | OFFICE | ROLE | COURTESY
GLUE = ("-", "‑", "'", "’")
STRIP = ".,:;()“”\"‘’'«»"
AGED = re.compile(r",\s\d{1,2},\s")
POSSESSIVE = re.compile(r"['’ʼ](?:s|S)?$")


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


class Token(NamedTuple):
    """A capitalised word, or a particle between two, and what it may be."""

    start: int
    end: int
    word: str
    bits: int


def people(text: str, language: Language, *, places: Places = None) -> list[Person]:
    """All people named in `text`, in order, not overlapping.

    `places` are spans known to be places, or a function that tells whether a span is
    one. A name that stands where only a person can ("Florence, 44,") stays a name.
    """
    return _Scan(text, context(language), places).run()


def mask(text: str, persons: Iterable[Person]) -> MaskedText:
    """The text with private names and contacts replaced by roles in square brackets."""
    edits: list[tuple[int, int, str]] = []
    for person in sorted(persons):
        if person.status != "official" and (not edits or person.start >= edits[-1][1]):
            edits.append((person.start, person.end, f"[{person.shown or person.role}]"))
    return masking.apply(text, tuple(edits))


Piece = tuple[Token, ...]


class Traits(NamedTuple):
    """What the words of a piece are, taken together."""

    count: int
    given: bool  # a given name that is nothing else
    weak: bool  # a given name, perhaps also a common word
    family: bool
    never: bool  # only words that are nobody's name here
    common: bool  # only common words


def _traits(piece: Piece) -> Traits:
    never = COMMON | NEVER
    return Traits(
        count=sum(not t.bits & PARTICLE for t in piece),
        given=any(t.bits & GIVEN and not t.bits & never for t in piece),
        weak=any(t.bits & GIVEN for t in piece),
        family=any(t.bits & FAMILY and not t.bits & never for t in piece),
        never=all(t.bits & (NEVER | PARTICLE) for t in piece),
        common=all(t.bits & (never | PARTICLE | INITIAL) for t in piece),
    )


def _heard(piece: Piece) -> bool:
    """True where some word is known as a name of people."""
    traits = _traits(piece)
    return traits.given or traits.family


class _Found(NamedTuple):
    """A judged piece of a stretch: its tokens, and whether it is a person."""

    tokens: tuple[Token, ...]
    status: str  # private, official, or "" for nobody
    role: str
    shown: str
    sure: bool  # a full name, or one with something beside it
    told: bool = False  # the words beside it tell who this is


class _Scan:
    """One reading of one text."""

    def __init__(self, text: str, words: Context, places: Places) -> None:
        self.text = text
        self.words = words
        self.is_place = _place_test(places)
        self.bare: list[Token] = []  # single words, which may follow a full name
        self.found: list[_Found] = []
        self.last: _Found | None = None
        self.trail: list[_Found] = []  # the last few judged
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
            persons += self._follow(known, persons)
        return _merge(contacts, persons)

    def _nobody(self, start: int, end: int, bits: int) -> bool:
        """Cheap: nothing beside a lone word says that it is a person."""
        text, words = self.text, self.words
        last = self.last
        if last and last.status == "private" and start - last.tokens[-1].end < 8:
            return False
        before = text[max(0, start - 20) : start].split()
        previous = before[-1].lower().strip(STRIP) if before else ""
        if self.is_place(start, end):
            return previous not in words.alert_kin
        if text[end : end + 1] in ",(" or previous in words.alert_before:
            return False
        near = words.alert_family if bits & FAMILY else words.alert_after
        after = text[end : end + 24].split(None, 2)[:2]
        return not any(w.lower().strip(STRIP) in near for w in after)

    def _pass(self, token: Token) -> None:
        """A lone word that is nobody, unless a fuller name elsewhere says who it is."""
        self.last = _Found((token,), "", "", "", sure=False)
        self.trail = [*self.trail[-4:], self.last]
        self.bare.append(token)

    # --- stretches and their pieces

    def _stretch(self, start: int, end: int) -> None:
        """Cut a capitalised stretch into pieces and judge each."""
        tokens = self._tokens(self._reach_back(start), end)
        title = ""
        piece: list[Token] = []
        tainted = self.words.is_thing(self.text[start:end])
        for i, token in enumerate(tokens):
            if piece and token.start - piece[-1].end > 1 and self.text[piece[-1].end] in "'’ʼ":
                self._piece(piece, title, tainted)  # somebody's: the name ends here
                piece, title = [], ""
            following = tokens[i + 1] if i + 1 < len(tokens) else None
            if self._joins(token, piece, following, title):
                piece.append(token)
                continue
            self._piece(piece, title, tainted or self._before_thing(tokens, i))
            after_thing = bool(token.bits & THING) and not token.bits & (OFFICE | ROLE | COURTESY)
            if piece and not token.bits & (OFFICE | ROLE | COURTESY):
                title = ""
            title = self._title(title, token)
            tainted = (tainted or after_thing) and not title
            piece = []
        self._piece(piece, title, tainted)

    def _reach_back(self, start: int) -> int:
        """An article glued to the name belongs to it: "al-Masri"."""
        if start and self.text[start - 1] in "-‑'’":
            found = GLUED.search(self.text, max(0, start - 6), start)
            return found.start() if found else start
        return start

    def _tokens(self, start: int, end: int) -> list[Token]:
        out = []
        bits = self.words.vocabulary.bits
        for match in TOKEN.finditer(self.text, start, end):
            word = match.group()
            cut = POSSESSIVE.search(word)
            if cut and len(word) > 2:
                word = word[: cut.start()]
            first = match.start()
            out.append(Token(first, first + len(word), word, bits(word)))
        return out

    def _joins(
        self, token: Token, piece: Sequence[Token], following: Token | None, title: str
    ) -> bool:
        """True where the word may be part of a name, given what stands before and after it."""
        bits = token.bits
        if bits & PARTICLE:
            return bool(piece) and following is not None
        if bits & INITIAL:
            return True
        if bits & ACRONYM:
            return False
        if len(token.word) == 1:
            return bool(piece) and following is not None
        if bits & (OFFICE | COURTESY | ROLE) and not bits & NAME:
            return False
        if piece and following is not None and self.words.bound.match(token.word + " "):
            return True
        if bits & (OFFICE | COURTESY | ROLE) and piece:
            alone = following is None or not following.bits & NAME
            return bool(bits & FAMILY) and alone and any(t.bits & GIVEN for t in piece)
        if bits & OFFICE and not piece:
            return False
        if bits & (COURTESY | ROLE) and not piece and following is not None:
            return bool(bits & GIVEN) and not bits & COURTESY and not following.bits & NAME
        if bits & (NEVER | THING):
            if bits & THING and bits & FAMILY and following is not None and "-" in following.word:
                return True
            opens = bits & GIVEN and (
                self._goes_on(following) if following is not None else self._aged(token.end)
            )
            given = [t for t in piece if t.bits & GIVEN and not t.bits & (COMMON | NEVER)]
            closes = bits & NAME and given and (bits & FAMILY or not self._place(token))
            return bool(opens or (closes and not bits & THING))
        if bits & PEOPLE:
            return any(t.bits & GIVEN for t in piece)
        if bits & COMMON:
            if not bits & NAME:
                return bool(title) and self.words.bound.match(title + " ") is not None
            if piece or title:
                return True
            if following is None:
                return bool(bits & GIVEN)
            if bits & GIVEN:
                return self._goes_on(following) or bool(following.bits & NAME)
            return bool(following.bits & GIVEN) and self._goes_on(following)
        return True

    def _goes_on(self, token: Token) -> bool:
        bits = token.bits
        return not bits & (COMMON | NEVER | ACRONYM | THING | PEOPLE) and bool(
            bits & (NAME | INITIAL | PARTICLE) or bits == 0
        )

    def _aged(self, end: int) -> bool:
        """True where an age stands between commas: only people have one."""
        return AGED.match(self.text, end) is not None

    @staticmethod
    def _before_thing(tokens: Sequence[Token], i: int) -> bool:
        """True where the word right after a piece, or after its qualifiers, makes it a thing."""
        for token in tokens[i : i + 3]:
            if token.bits & THING:
                return not token.bits & (OFFICE | ROLE | COURTESY)
            if token.bits & (OFFICE | ROLE | COURTESY) or not token.bits & COMMON:
                return False
        return False

    def _title(self, title: str, token: Token) -> str:
        if token.bits & (OFFICE | COURTESY | ROLE):
            return f"{title} {token.word}".strip()
        return ""

    # --- one piece

    def _piece(self, piece: list[Token], title: str, tainted: bool) -> None:
        """Judge a piece and remember the verdict."""
        while piece and piece[-1].bits & PARTICLE:
            piece.pop()
        while piece and len(piece) > 1 and self._leads(piece):
            piece.pop(0)
        if not piece or (len(piece) == 1 and piece[0].bits & INITIAL):
            return
        found = self._judge(tuple(piece), title, tainted)
        if found.status == "private" and len(piece) > 1 and _heard(tuple(piece)):
            self._promote(piece)
        self.last = found
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
                if only.bits & (NEVER | THING | ACRONYM | COMMON | PEOPLE) or self._place(only):
                    return
                role, shown = self.words.unknown(_sex(last.tokens))
                self.found.append(_Found(last.tokens, "private", role, shown, sure=False))
                self.bare = [t for t in self.bare if t is not only]
            start, fits = only.start, self.words.is_list

    def _ruled_out(self, piece: Sequence[Token]) -> bool:
        """True where a word after the piece makes it a place or a body."""
        after = self.text[piece[-1].end : piece[-1].end + 60]
        return self.words.geo.match(after) is not None

    def _leads(self, piece: Sequence[Token]) -> bool:
        """True where the first word is a place of its own and the name starts after it."""
        first, second = piece[0], piece[1]
        if first.bits & INITIAL or "\n" not in self.text[first.end : second.start]:
            return False
        alone = self._place(first) and not self.is_place(first.start, piece[-1].end)
        return alone and bool(second.bits & GIVEN) and not first.bits & GIVEN

    def _place(self, token: Token) -> bool:
        return self.is_place(token.start, token.end)

    def _judge(self, piece: Piece, title: str, tainted: bool) -> _Found:
        start, end = piece[0].start, piece[-1].end
        words = self.words
        before = self.text[max(0, start - 110) : start]
        after = self.text[end : end + 150]
        beside = words.beside(before, after, title)
        person = self._is_person(piece, beside, before, tainted)
        if not person:
            return _Found(piece, "", "", "", sure=beside.thing)
        several = sum(not t.bits & (PARTICLE | INITIAL) for t in piece) > 1
        told = bool(beside.title or beside.private)
        if words.is_official(beside, before, after):
            return _Found(piece, "official", "", "", sure=True, told=True)
        name = self.text[start:end]
        if words.is_public(name, [t.word for t in piece]) and not beside.private:
            return _Found(piece, "official", "", "", sure=several, told=several)
        role, shown = words.role(beside, before, after, _sex(piece))
        return _Found(piece, "private", role, shown, sure=several or told, told=told)

    def _is_person(self, piece: Piece, beside: Beside, before: str, tainted: bool) -> bool:
        traits = _traits(piece)
        count, given, weak, family, never, common = traits
        place = self._all_places(piece)
        if place and not weak and not beside.kin:
            return False
        if beside.thing or self.words.not_people(self.text[piece[0].start : piece[-1].end]):
            return False
        if never and not weak:
            return False
        if beside.age and (beside.age != "paren" or weak or family):
            return True
        if beside.surely or beside.named or (count >= 2 and not place and beside.press):
            return True
        if beside.geo or self._inside_place(piece):
            return False
        if beside.bound and beside.locative:
            return False
        if beside.kin and not beside.plural_role:
            return True
        if beside.title and not never:
            if beside.plural_role or beside.short_title:
                return (weak or family or count >= 2) and not place and not common
            return weak or not common
        if tainted or (beside.locative and not (beside.possessive and given and count >= 2)):
            return False
        if beside.the:
            return beside.family and not never and not place
        if place and weak and not never and self._goes_on_list(piece):
            return True
        if place:
            return self._despite_place(piece, beside, traits)
        if piece[0].bits & FIRST and not (given and (beside.saying or beside.doing)):
            return False
        if count >= 2:
            return self._several(piece, beside, traits)
        return self._single(piece, beside, traits)

    def _all_places(self, piece: Piece) -> bool:
        """True for one known place, or for several with no name of a person among them."""
        if self.is_place(piece[0].start, piece[-1].end):
            return True
        parts = [t for t in piece if not t.bits & PARTICLE]
        return all(self._place(t) and (len(parts) == 1 or not t.bits & NAME) for t in parts)

    def _despite_place(self, piece: Piece, beside: Beside, traits: Traits) -> bool:
        """A known place is a person only where a given name does what people do."""
        if piece[0].bits & FIRST or not traits.given:
            return False
        whole = self.is_place(piece[0].start, piece[-1].end)
        acts = beside.saying or beside.doing or beside.living or beside.meeting
        return acts or (traits.count >= 2 and not whole)

    def _several(self, piece: Piece, beside: Beside, traits: Traits) -> bool:
        if traits.given or (traits.weak and not traits.common):
            return True
        if traits.common:
            return traits.weak and (beside.saying or beside.doing or beside.meeting)
        return self._unheard(piece, beside, traits.family)

    def _single(self, piece: Piece, beside: Beside, traits: Traits) -> bool:
        if traits.never or piece[0].word.isupper():
            return False
        if traits.given:
            return True
        if self._goes_on_list(piece) and (traits.weak or traits.family or self._after_pair(piece)):
            return True
        if traits.common:
            return traits.weak and beside.saying
        if beside.suffered or beside.living:
            return True
        if self.last and not self.last.status and self._listed(piece):
            return False
        if beside.belongs:
            return False
        return beside.saying or (traits.family and beside.doing and not beside.starts_line)

    def _unheard(self, piece: Piece, beside: Beside, family: bool) -> bool:
        """Several words nobody has heard of: a person, unless they stand in a list of places."""
        if not self.words.vocabulary.has_common:
            return False  # without a list of common words any heading looks like a name
        if beside.saying or beside.doing or beside.meeting or beside.possessive:
            return True
        if self.last and not self.last.status and self._listed(piece):
            return False
        return not beside.starts_line or family or beside.goes_on

    def _listed(self, piece: Piece) -> bool:
        gap = self.text[self.last.tokens[-1].end : piece[0].start] if self.last else ""
        return len(gap) < 8 and self.words.is_list(gap)

    def _goes_on_list(self, piece: Piece) -> bool:
        return bool(self.last and self.last.status == "private" and self._listed(piece))

    def _after_pair(self, piece: Piece) -> bool:
        """`Asel and Aisulu`: a word nobody has heard of beside a person."""
        gap = self.text[self.last.tokens[-1].end : piece[0].start] if self.last else ""
        after = self.text[piece[-1].end : piece[-1].end + 60]
        return not piece[0].bits and (self.words.is_pair(gap) or self.words.is_listing(after))

    def _inside_place(self, piece: Piece) -> bool:
        return self.words.is_place_name(self.text[piece[0].start : piece[-1].end])

    # --- names that follow

    def _settle(self) -> None:
        """A short or untitled mention follows the mention that told who this is."""
        owners: dict[str, list[_Found]] = {}
        self.found = [f for f in self.found if f.told or not self.things.issuperset(_keys(f))]
        for found in self.found:
            for key in _keys(found) if found.sure else ():
                owners.setdefault(key, []).append(found)
        for i, found in enumerate(self.found):
            if found.told:
                continue
            named = [t for t in found.tokens if not t.bits & (PARTICLE | INITIAL)]
            same = [
                o
                for o in owners.get(fold(named[-1].word), ())
                if o is not found and _fits(found, o)
            ]
            if same:
                owner = _nearest(same, found.tokens[0].start)
                self.found[i] = found._replace(
                    status=owner.status, role=owner.role, shown=owner.shown
                )

    def _known(self) -> dict[str, list[_Found]]:
        """Every word of every name found, with who it belongs to, in order."""
        known: dict[str, list[_Found]] = {}
        for found in self.found:
            for token in found.tokens:
                if not token.bits & (PARTICLE | INITIAL | FIRST) and len(token.word) > 1:
                    known.setdefault(fold(token.word), []).append(found)
        return known

    def _follow(self, known: dict[str, list[_Found]], persons: list[Person]) -> list[Person]:
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
        if not token.bits & (COMMON | NEVER | THING) and not self._place(token):
            return True
        before = self.text[max(0, token.start - 110) : token.start]
        after = self.text[token.end : token.end + 150]
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

    def _person(self, found: _Found) -> Person:
        start, end = self._bound(found.tokens[0].start), found.tokens[-1].end
        role = found.role or None
        return Person(start, end, self.text[start:end], found.status, role, found.shown)


def _place_test(places: Places) -> Callable[[int, int], bool]:
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


def _keys(found: _Found) -> list[str]:
    return [fold(t.word) for t in found.tokens if not t.bits & (PARTICLE | INITIAL)]


def _fits(short: _Found, owner: _Found) -> bool:
    """True where every word of a mention is a word of the fuller one."""
    mine, theirs = _keys(short), _keys(owner)
    return (
        len(mine) <= len(theirs)
        and set(mine) <= set(theirs)
        and (owner.told or len(mine) < len(theirs))
    )


def _sex(piece: Sequence[Token]) -> int:
    """MALE or FEMALE where the given names tell, else 0."""
    for token in piece:
        sex = token.bits & (MALE | FEMALE)
        if sex in (MALE, FEMALE):
            return sex
    return 0


def _nearest(owners: Sequence[_Found], at: int) -> _Found:
    """The last one named before `at`, else the first named after."""
    earlier = [o for o in owners if o.tokens[0].start < at]
    return earlier[-1] if earlier else owners[0]


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
