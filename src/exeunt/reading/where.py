"""Where: which place of a sentence a figure or claim is about, and in which role.

A place is `from`, `to` or `at` by the small words before it (the language's `p.from`,
`p.to`, `p.in`); a list ("A, B and C") shares the role of its first. Of several places
in a role the nearest to the figure or to what happened wins; a clause between them
makes them further apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from exeunt.reading.engine import Rule, Tokens, fold
from exeunt.reading.language import Language

ROLES = ("from", "to", "via", "near", "at")
GOVERNORS = (
    ("near", "p.near"),
    ("from", "p.from"),
    ("to", "p.to"),
    ("via", "p.via"),
    ("at", "p.in"),
)
REACH = 26.0  # a place further away than this many tokens belongs to something else


class Spot(NamedTuple):
    """A place in a sentence: the value of a `place` token."""

    mention: Any  # gazetteer.Mention, or a Border
    start: int
    end: int
    demonym: bool
    aside: bool = False  # in brackets behind another place: it only describes that one
    listed: int = 0  # where a list it begins ends ("A, B and C"); 0: it stands alone


class Border(NamedTuple):
    """A border the words name by its sides; `side` is "eastern" and the like."""

    one: Spot
    other: Spot | None
    side: str


class Role(NamedTuple):
    """A place of the sentence in the role it plays for one figure."""

    role: str
    spot: Spot
    cost: float


def fold_places(tokens: Tokens, mentions: Sequence[Any], language: Language, known: Any) -> Tokens:
    """Fold place mentions into `place` tokens.

    `known(mention)` says whether the gazetteer takes it for a country.
    """
    folds: list[tuple[int, int, str, Any]] = []
    at, count = 0, len(tokens.starts)
    for mention in mentions:
        start, end = mention.start, mention.end
        while at < count and tokens.starts[at] < start:
            at += 1
        last = at
        while last < count and tokens.ends[last] <= end:
            last += 1
        if last == at or tokens.starts[at] != start:
            continue
        if any(value is not None for value in tokens.values[at:last]):
            continue
        tags = ("place", "country") if known(mention) else ("place",)
        demonym = mention.kind == "demonym"
        code = language.tag(*tags, "demonym") if demonym else language.tag(*tags)
        folds.append((at, last, code, Spot(mention, start, end, demonym)))
        at = last
    return _unknown(_borders(fold(tokens, folds), language), language)


def _unknown(tokens: Tokens, language: Language) -> Tokens:
    """Fold a capitalised name after "in" or "from" that the gazetteer does not know."""

    def build(_rule: Rule, match: re.Match[str], t: Tokens) -> tuple[str, Spot] | None:
        first, last = match.span("only")
        if any(value is not None for value in t.values[first:last]):
            return None
        return language.tag("place"), Spot(None, t.starts[first], t.ends[last - 1], False)

    return language.grammar("border", "UNKNOWN").fold_first(tokens, build)


def _borders(tokens: Tokens, language: Language) -> Tokens:
    """Fold "the border between A and B", "the A-B border", "A's eastern border"."""

    def build(_rule: Rule, match: re.Match[str], t: Tokens) -> tuple[str, Spot] | None:
        groups = match.groupdict()
        one = t.values[match.start("one")]
        other = t.values[match.start("other")] if groups.get("other") else None
        side = ""
        if groups.get("side"):
            index = match.start("side")
            side = t.text[t.starts[index] : t.ends[index]].lower()
        start, end = t.starts[match.start()], t.ends[match.end() - 1]
        return language.tag("place"), Spot(Border(one, other, side), start, end, False)

    return language.grammar("border", "BORDERS").fold_first(tokens, build)


class Map:
    """The places of one sentence with the small word that governs each."""

    def __init__(
        self, tokens: Tokens, language: Language, named: Sequence[Spot] | None = None
    ) -> None:
        self._named = named  # with those a figure's noun phrase took in ("250 Afghans")
        tags_of = language.alphabet.tags
        self._tags = [tags_of(code) for code in tokens.codes]
        self._far = self._walls()
        self.spots: list[tuple[int, Spot, str]] = []
        first = 0
        for index, value in enumerate(tokens.values):
            if not isinstance(value, Spot):
                continue
            role = self._role(index)
            if self.spots and self._bracketed(self.spots[-1][0], index):
                value = value._replace(aside=True)
            if self.spots and not value.demonym and self._list(self.spots[-1][0], index):
                at, head, role = self.spots[first]
                self.spots[first] = (at, head._replace(listed=value.end), role)
            else:
                first = len(self.spots)
            self.spots.append((index, value, role))

    def _walls(self) -> list[int]:
        """For every token, how many clause walls stand before it."""
        out, walls = [], 0
        for tags in self._tags:
            if "f.clause" in tags or "break" in tags or "=;" in tags:
                walls += 1
            out.append(walls)
        return out

    def _role(self, index: int) -> str:
        if self.spots:
            before, _, role = self.spots[-1]
            if role and self._list(before, index):
                return role
        for i in range(index - 1, max(-1, index - 7), -1):
            tags = self._tags[i]
            for role, tag in GOVERNORS:
                if tag in tags:
                    return role
            if "f.prep" in tags or "aux" in tags or "f.clause" in tags or "mark" in tags:
                return ""
            if any(t.startswith(("ev.", "fig.")) for t in tags):
                return ""
        return ""

    def _bracketed(self, first: int, last: int) -> bool:
        """Does a bracket open between two places that stand close together?"""
        if last - first > 6:
            return False
        return any("=(" in tags for tags in self._tags[first + 1 : last])

    def _list(self, first: int, last: int) -> bool:
        """Only commas, "and" and plain words between two places: they share a role."""
        between = self._tags[first + 1 : last]
        joined = any("f.conj" in tags or "mark" in tags for tags in between)
        plain = all("mark" in t or "f.conj" in t or "f.det" in t or len(t) <= 2 for t in between)
        return joined and plain and len(between) <= 5

    def near(self, index: int, event: int) -> list[Role]:
        """The places that matter for a figure at token `index`, nearest first."""
        out = []
        for at, spot, role in self.spots:
            if spot.demonym and not self._of_land(at):
                continue
            walls = min(abs(self._far[at] - self._far[i]) for i in (index, event))
            gap = min(abs(at - index), abs(at - event))
            cost = gap + 6.0 * walls + (0 if role else 2) + (1 if at < min(index, event) else 0)
            cost += 4 * (role == "near") + 8 * spot.aside
            if not role and at + 1 == index:  # a table: "Henan 800 evacuated"
                cost -= 5
            if cost <= REACH:
                out.append(Role("at" if role in ("", "near") else role, spot, cost))
        return sorted(out, key=lambda found: found.cost)

    def _of_land(self, at: int) -> bool:
        """ "The Bolivian side" is a place; "Bolivian drivers", "side of Yunguyo bridge" are not."""
        if at + 1 >= len(self._tags) or "its land" not in self._tags[at + 1]:
            return False
        return not any(at < other <= at + 6 and not s.demonym for other, s, _ in self.spots)

    def inside(self, start: int, end: int) -> list[Spot]:
        """Places and peoples named between two characters ("4,000 Syrian refugees")."""
        known = [spot for _, spot, _ in self.spots] if self._named is None else self._named
        return [spot for spot in known if spot.start >= start and spot.end <= end]
