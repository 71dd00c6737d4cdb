"""A first scenario of two or more countries, from what the gazetteer knows.

Places, points and crossings are known; every other number is a wide judgement and says
so in its `source`. It is a beginning to correct, not a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from exeunt.errors import NotFound, WrongUse
from exeunt.gazetteer import Entry, Gazetteer, fold
from exeunt.gazetteer.curated import slug
from exeunt.gazetteer.gazetteer import capitals
from exeunt.gazetteer.tables import KIND_CODES, open_tables, unpack_population
from exeunt.network.finding import great_circle
from exeunt.network.scenario import Crossing, Link, Number, Place, PlaceKind, Scenario, Surge

JUDGEMENT = "judgement"
DETOUR = 1.3  # road against great circle; roads take 1.2 to 1.4 times as much (Ballou 2002)
WAYS_IN = 4  # crossings each origin is linked to, the nearest ones of each country
FAR = 300.0  # km; from a crossing further than this from the capital people stop nearer by
TOWN = 20_000  # people; the least a place to stop at has
MODES = {"road": "road", "rail": "rail", "ferry": "sea", "foot": "foot"}  # gazetteer's, ours
# An hour: median, low, high. Small posts pass tens of vehicles, large ones hundreds.
CAPACITY = {
    "road": Number(80.0, 20.0, 300.0),
    "rail": Number(150.0, 30.0, 600.0),
    "sea": Number(100.0, 20.0, 500.0),
    "foot": Number(200.0, 50.0, 800.0),
}
# How much a place draws beside time and cost: nobody knows.
ATTRACTION = {"crossing": Number(1.0, 0.333, 3.0), "destination": Number(1.0, 0.5, 2.0)}
KMH = {"road": (65.0, 35.0, 95.0), "rail": (60.0, 35.0, 110.0), "sea": (30.0, 15.0, 50.0),
       "foot": (4.5, 3.0, 6.0)}  # fmt: skip


def start_scenario(
    atlas: Gazetteer, leaving: str, entered: Sequence[str], start: date, *,
    days: int = 30, cities: int = 8,
) -> Scenario:  # fmt: skip
    """A scenario of people who leave one country for its neighbours.

    Parameters
    ----------
    atlas : the gazetteer.
    leaving, entered : countries, by name or ISO 3166 alpha-3 code.
    start : date of day 0; a surge of departures begins two days later.
    days : length of the run.
    cities : how many of the largest cities of the country left are origins.

    Raises
    ------
    NotFound : no such country, or two that share no border.
    WrongUse : the country entered is the country left, or comes twice; no city is known.

    Source: lengths by great circle and a detour of 1.3, after Ballou, Rahardja and Sakai
    (2002), "Selected country circuity factors for road travel distance estimation".
    """
    if days < 1 or cities < 1:
        raise WrongUse("a scenario needs 1 day and 1 city, or more", todo="give 1 or more")
    home = country_of(atlas, leaving)
    others = [country_of(atlas, each) for each in entered]
    _different(home, others)
    draft = _Draft(atlas, home)
    draft.add_origins(cities)
    for other in others:
        draft.add_country(other)
    people = sum(each.population.median for each in draft.places if each.population)
    return Scenario(
        name=f"{home.name} to {', '.join(each.name for each in others)}",
        start=start,
        days=days,
        step="hour",
        choice="plan",
        leaves=home.country or "",
        places=tuple(draft.places),
        links=tuple(draft.links),
        crossings=tuple(draft.posts),
        surges=(_surge(start, days, people),),
        notes=tuple(draft.notes),
        source="started by exeunt scenario new; correct what says judgement",
    )


def _surge(start: date, days: int, people: float) -> Surge:
    """One in a hundred of the people of the origins, or five times fewer or more."""
    total = Number(*(float(f"{people * share:.2g}") for share in (0.01, 0.002, 0.05)))
    return Surge(start=start + timedelta(days=min(2, days - 1)), total=total, source=JUDGEMENT,
                 rise=Number(1.0, 0.5, 3.0), fall=Number(7.0, 3.0, 20.0))  # fmt: skip


def country_of(atlas: Gazetteer, name: str) -> Entry:
    """The country of a name or alpha-3 code.

    Raises
    ------
    NotFound : there is none.
    """
    if len(name) == 3 and name.isalpha():
        try:
            return atlas.country(name)
        except NotFound:
            pass
    found = [each for each in atlas.lookup(name) if each.kind in ("country", "territory")]
    if found:
        return found[0]
    near = [each for each in atlas.find(name) if each.kind in ("country", "territory")]
    raise NotFound(f'no country is called "{name}"',
                   near=", ".join(f"{each.name} ({each.country})" for each in near[:3]),
                   todo="give its name or its ISO 3166 alpha-3 code")  # fmt: skip


def _different(home: Entry, others: Sequence[Entry]) -> None:
    names = [each.country for each in (home, *others)]
    twice = next((each for each in others if names.count(each.country) > 1), None)
    if twice is not None:
        raise WrongUse(f"{twice.name} is named twice", todo="name each country once: one --from, "
                       "and a --to for each country entered")  # fmt: skip


@dataclass(slots=True)
class _Draft:
    """Places, links and posts as they are found."""

    atlas: Gazetteer
    home: Entry
    places: list[Place] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    posts: list[Crossing] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add_origins(self, count: int) -> None:
        for city in largest_cities(self.atlas, self.home.country or "")[:count]:
            people = float(city.population)
            self._place(city, "origin", population=Number(people, 0.8 * people, 1.2 * people))
        if not self.places:
            raise WrongUse(f"the gazetteer knows no city of {self.home.name}",
                           todo="write the folder by hand; docs/scenario.md says how")  # fmt: skip

    def add_country(self, other: Entry) -> None:
        crossings = self._crossings(other)
        cities = largest_cities(self.atlas, other.country or "")
        if not cities:
            raise WrongUse(f"the gazetteer knows no city of {other.name}",
                           todo="write the folder by hand; docs/scenario.md says how")  # fmt: skip
        origins = [each for each in self.places if each.kind == "origin"]
        posts = {one.id: (self._place(one, "crossing"), _modes(one)) for one in crossings}
        goals: dict[str, Place] = {}
        for post, modes in posts.values():
            self.posts += (_post(post.id, mode) for mode in modes)
            ends = _ends(post, other, cities)
            for city in ends[:1] if modes == ["foot"] else ends:
                goal = goals.get(city.id) or self._place(city, "destination")
                goals[city.id] = goal
                self.links += (_link(post, goal, mode) for mode in modes)
        ways = {post.id: (post, modes) for post, modes in posts.values()}
        for origin, post_id in _ways_in(origins, [post for post, _ in posts.values()]):
            post, modes = ways[post_id]
            # Who crosses on foot came by road.
            by = ["road" if mode == "foot" else mode for mode in modes]
            self.links += (_link(origin, post, mode) for mode in by)

    def _crossings(self, other: Entry) -> list[Entry]:
        """Known crossings with a point; else the middle of the border, with a note."""
        a, b = self.home.country or "", other.country or ""
        known = self.atlas.crossings(a, b)
        found = [each for each in known if each.lat is not None]
        if len(found) < len(known):
            missing = ", ".join(each.name for each in known if each.lat is None)
            self.notes.append(f"left out, for the gazetteer has no point of them: {missing}")
        border = self.atlas.border(a, b)
        if not found and border.lat is not None:
            self.notes.append(f"no crossing from {self.home.name} to {other.name} is known: one "
                              "stands in the middle of the border; give the real ones")  # fmt: skip
            found = [border]
        if not found:
            near = ", ".join(self.atlas.country(each).name for each in self.atlas.neighbours(a))
            raise NotFound(f"{self.home.name} and {other.name} share no border we know", near=near,
                           todo="name a neighbour, or add the way by air or sea by hand: "
                           "docs/scenario.md, links")  # fmt: skip
        return found

    def _place(self, entry: Entry, kind: PlaceKind, population: Number | None = None) -> Place:
        name, taken = slug(entry.name) or "place", {each.id for each in self.places}
        unique = next(each for each in _names(name, (entry.country or "").lower())
                      if each not in taken)  # fmt: skip
        # A crossing belongs to the side one leaves: rules are of the country entered.
        country = self.home.country if kind == "crossing" else entry.country
        place = Place(
            id=unique,
            kind=kind,
            name=entry.name,
            country=country or "",
            lat=entry.lat,
            lon=entry.lon,
            population=population,
            attraction=ATTRACTION.get(kind, Number(1.0)),
            known_as=() if entry.kind == "border" else (entry.id,),
            source=_source(kind),
        )
        self.places.append(place)
        return place


def _source(kind: PlaceKind) -> str:
    base = "gazetteer" if kind == "crossing" else "GeoNames"
    return f"{base}; attraction {JUDGEMENT}" if kind in ATTRACTION else base


def _names(name: str, country: str) -> Iterator[str]:
    yield name
    yield f"{name}-{country}"
    yield from (f"{name}-{number}" for number in range(2, 10_000))


def largest_cities(atlas: Gazetteer, country: str) -> list[Entry]:
    """Cities of a country that have a point and people, the largest first; the capital too."""
    tables = open_tables()
    if country not in tables.codes:
        return []
    code, city = tables.codes.index(country), KIND_CODES["city"]
    rows = [row for row, each in enumerate(bytes(tables.countries)) if each == code]
    rows = [row for row in rows if tables.kinds[row] == city and tables.populations[row]]
    rows.sort(key=lambda row: -unpack_population(tables.populations[row]))
    return [each for row in rows[:2000] if (each := atlas.entry(row)).lat is not None]


def _modes(crossing: Entry) -> list[str]:
    """Ways across; on foot only where there is no other, for what follows is long."""
    modes = [MODES[each] for each in crossing.modes if each in MODES] or ["road"]
    return [each for each in modes if each != "foot"] or ["foot"]


def _ends(post: Place, country: Entry, cities: list[Entry]) -> list[Entry]:
    """The capital, and where that is far the nearest town."""
    name = capitals().get(country.country or "")
    capital = next((each for each in cities if fold(each.name) == name), cities[0])
    if _km(post, capital) <= FAR:
        return [capital]
    towns = [each for each in cities if each.population >= TOWN] or cities
    nearest = min(towns, key=lambda each: _km(post, each))
    return list({each.id: each for each in (nearest, capital)}.values())


def _ways_in(origins: list[Place], posts: list[Place]) -> list[tuple[Place, str]]:
    """Each origin with its nearest crossings, and each crossing with its nearest origin."""
    pairs = {(origin.id, post.id): origin for origin in origins
             for post in sorted(posts, key=lambda post: _km(origin, post))[:WAYS_IN]}  # fmt: skip
    for post in posts:
        nearest = min(origins, key=lambda origin: _km(origin, post))
        pairs.setdefault((nearest.id, post.id), nearest)
    return [(origin, post) for (_, post), origin in pairs.items()]


def _km(one: Place, other: Place | Entry) -> float:
    there = Place(id="", kind="waypoint", lat=other.lat, lon=other.lon)
    return great_circle(one, there) or 0.0


def _link(one: Place, other: Place, mode: str) -> Link:
    km = max(1.0, round(DETOUR * _km(one, other)))
    usual, slow, fast = KMH[mode]
    hours = Number(*(float(f"{km / kmh:.3g}") for kmh in (usual, fast, slow)))
    return Link(start=one.id, end=other.id, km=km, mode=mode, hours=hours, source=JUDGEMENT)


def _post(place: str, mode: str) -> Crossing:
    if mode == "road":
        return Crossing(place=place, mode=mode, capacity_per_hour=CAPACITY[mode], unit="vehicles",
                        persons_per_vehicle=Number(2.5, 1.5, 4.0), source=JUDGEMENT)  # fmt: skip
    return Crossing(place=place, mode=mode, capacity_per_hour=CAPACITY[mode], source=JUDGEMENT)
