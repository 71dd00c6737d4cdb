"""Places, countries and groups of a scenario by what people call them.

A place goes by its id, its name, what it is known as, one side of a name such as
"Sagarchin - Zhaisan", or what the gazetteer calls it; a country by its code or by any name
the gazetteer knows it by. The gazetteer is opened only for a name nothing else explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from exeunt.network.cells import BadCell
from exeunt.network.columns import nearest
from exeunt.network.scenario import Event, Scenario
from exeunt.network.ways import left, links_of, main_people
from exeunt.network.whatif_words import SOURCE

SIDES = re.compile(r"\s*[-\u2013\u2014]\s*|\s+and\s+")  # between the two ends of a way
APART = re.compile(r"\s[-\u2013\u2014]\s|\sand\s")
PARTS = re.compile(r"\s+[-\u2013\u2014]\s+|,\s+|\s*[()]\s*")  # the sides of a crossing in its name
BORDER = re.compile(r"(?:the\s+)?border(?:\s+(?:with|of))?\s+(.+)", re.IGNORECASE)
QUOTES = "\"'\u201c\u201d\u2018\u2019"
EVERYONE = ("everyone", "everybody", "all", "all people", "people")
SHORTEST = 3  # letters of a side, or of the beginning of a group's name
Named = Iterable[tuple[str, str]]  # a name, and the id it stands for


def target(scenario: Scenario, body: str) -> Event:
    """What is to be closed or opened, as a closure: a place, a link, a border, a country.

    Raises
    ------
    BadCell : nothing is called so, or no link joins the two.
    """
    if whole := known(scenario, body, "place"):
        return Event(kind="close_place", place=whole, source=SOURCE)
    if border := BORDER.fullmatch(body):
        one, two = _border(scenario, border[1])
        return Event(kind="close_border", place=one, to=two, source=SOURCE)
    if not APART.search(body):
        if country := known(scenario, body, "country"):
            one, two = _border_with(scenario, country)
            return Event(kind="close_border", place=one, to=two, source=SOURCE)
        find(scenario, body, "place")  # says what is near
    one, two = _pair(scenario, body, "place")
    ways = {(link.start, link.end) for link in scenario.links}
    if not {(one, two), (two, one)} & ways:
        raise BadCell(f"there is no link between {one} and {two}", links_of(one, scenario),
                      "name the two ends of one link")  # fmt: skip
    return Event(kind="close_link", place=one, to=two, source=SOURCE)


def _border(scenario: Scenario, text: str) -> tuple[str, str]:
    """Two countries, or the one left and the one named."""
    if country := known(scenario, text, "country"):
        return _border_with(scenario, country)
    return _pair(scenario, text, "country")


def _border_with(scenario: Scenario, country: str) -> tuple[str, str]:
    home = left(scenario)
    if home in ("", country):
        near = ", ".join(names_of(scenario, "country")[:8])
        raise BadCell(f'"{country}" does not name two countries', near,
                      "say border COUNTRY - COUNTRY, with a dash between them")  # fmt: skip
    return home, country


def _pair(scenario: Scenario, text: str, kind: str) -> tuple[str, str]:
    """Two names with a dash between them; names may hold dashes themselves."""
    cuts = [(text[: each.start()], text[each.end() :]) for each in SIDES.finditer(text)]
    for before, after in cuts:
        one, two = known(scenario, before, kind), known(scenario, after, kind)
        if one and two and one != two:
            return one, two
    if not cuts:
        what = "countries" if kind == "country" else "places"
        raise BadCell(f'"{text}" does not name two {what}', nearest(text, names_of(scenario, kind)),
                      "put a dash between them, with a space on each side")  # fmt: skip
    apart = [cut for cut in cuts if f"{cut[0]} " in text] or cuts
    one, two = (find(scenario, side, kind) for side in apart[0])
    raise BadCell(f"{one} and {two} are the same", todo="name two")


def find(scenario: Scenario, word: str, kind: str) -> str:
    """The id of a place, a country or (kind "site") either.

    Raises
    ------
    BadCell : nothing, or more than one thing, is called so.
    """
    if found := known(scenario, word, kind):
        return found
    what = {"place": "place", "site": "place or country", "country": "country"}[kind]
    names = names_of(scenario, kind)
    near = nearest(word.strip(f" {QUOTES}"), names)
    if not near and kind == "country":
        near = ", ".join(names[:8])
    raise BadCell(f'no {what} is called "{word.strip()}"', near, f"name a {what} of the scenario")


def known(scenario: Scenario, word: str, kind: str) -> str:
    """As `find`, "" where nothing is called so."""
    word = word.strip(f" {QUOTES}")
    if not word:
        return ""
    own = _own(scenario, kind)
    for exact, lists in ((True, own), (False, own), (False, _other(scenario, kind))):
        for names in lists:
            if found := _only(names, word, exact=exact):
                return found
    return _by_gazetteer(scenario, word, kind)


def _own(scenario: Scenario, kind: str) -> list[Named]:
    """Ids, then names, then countries: what the tables call things."""
    countries = [(each, each) for each in names_of(scenario, "country")]
    if kind == "country":
        return [countries]
    places = [[(p.id, p.id) for p in scenario.places], [(p.name, p.id) for p in scenario.places]]
    return [*places, countries] if kind == "site" else [*places]


def _other(scenario: Scenario, kind: str) -> list[Named]:
    """Other names of places."""
    known_as = [(name, p.id) for p in scenario.places for name in p.known_as]
    return [] if kind == "country" else [known_as]


def _only(names: Named, word: str, *, exact: bool) -> str:
    found = {id_ for name, id_ in names if _alike(name, word, exact=exact)}
    if len(found) > 1:
        raise BadCell(f'"{word}" is the name of several', ", ".join(sorted(found)[:5]),
                      "say the id of one")  # fmt: skip
    return found.pop() if found else ""


def _alike(name: str, word: str, *, exact: bool) -> bool:
    return name == word if exact else name.casefold() == word.casefold()


def _by_gazetteer(scenario: Scenario, word: str, kind: str) -> str:
    """What the gazetteer takes a word for, where the scenario knows that.

    A country first: "Kazakhstan" is not one side of "Kazakhstan, other towns".
    """
    from exeunt.gazetteer import open_gazetteer

    entries = open_gazetteer().lookup(word)
    countries = names_of(scenario, "country")
    lands = [e.country for e in entries if e.kind in ("country", "territory")]
    if country := next((each for each in lands if each in countries), ""):
        return "" if kind == "place" else country
    if kind == "country":
        return ""
    sides = [(side, p.id) for p in scenario.places for side in PARTS.split(p.name)
             if len(side) >= SHORTEST]  # fmt: skip
    ids = {entry.id for entry in entries}
    same = [(word, p.id) for p in scenario.places if ids & set(p.known_as)]
    return _only(sides, word, exact=False) or _only(same, word, exact=True)


def names_of(scenario: Scenario, kind: str) -> tuple[str, ...]:
    """Names to choose from: of countries, of places, or (kind "site") of both."""
    countries = dict.fromkeys(place.country for place in scenario.places if place.country)
    if kind == "country":
        return tuple(countries)
    names = dict.fromkeys(
        each for place in scenario.places for each in (place.name, place.id, *place.known_as)
    )
    return tuple(filter(None, names | countries if kind == "site" else names))


def group_of(scenario: Scenario, word: str) -> str:
    """The id of a group, "" for everyone.

    A group goes by its id in any case, one or many ("tourist"), by the beginning of it, or
    with a word after it ("visa holders").

    Raises
    ------
    BadCell : no group, or more than one, is called so.
    """
    word = word.strip(f" {QUOTES}")
    ids = tuple(group.id for group in scenario.groups)
    for alike in (_same_group, _many_groups):
        found = [each for each in ids if alike(each, word)]
        if len(found) == 1:
            return found[0]
        if found:
            raise BadCell(f'"{word}" may be any of several groups', ", ".join(found),
                          "say the whole name of one")  # fmt: skip
        if word.casefold() in (*EVERYONE, main_people(scenario).casefold()):
            return ""
    near = nearest(word, ids) or ", ".join(ids[:8])
    raise BadCell(f'no group is called "{word}"', near, "name a group, or say everyone")


def _same_group(id_: str, word: str) -> bool:
    return id_.casefold() == word.casefold()


def _many_groups(id_: str, word: str) -> bool:
    one, other = _singular(id_), _singular(word)
    return one == other or other.startswith(f"{one} ") or (
        len(other) >= SHORTEST and one.startswith(other)
    )  # fmt: skip


def _singular(text: str) -> str:
    plain = text.casefold()
    return plain[:-1] if plain.endswith("s") and not plain.endswith("ss") else plain
