"""locations.csv and routes.csv: the places and the links between them.

Kinds are matched by substring in the order Flee tests them; each route is two links.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from exeunt.network.flee.settings import Settings
from exeunt.network.flee.text import Line, Reading, like, listed, table
from exeunt.network.scenario import Link, Number, Place, PlaceKind

CAMPS = ("camp", "idp_camp")
_SINK_BELOW = 0.005  # Flee takes any place with a smaller move chance for a camp
_USED = ("conflict_intensity", "initial_idps", "capacity_per_day")


@dataclass(frozen=True, slots=True)
class Location:
    """A row of locations.csv: the place, and what only the conflicts need to know."""

    place: Place
    zone: bool = False  # in conflict before day 0
    dated: int | None = None  # conflict_date of a conflict type
    intensity: float = 1.0
    initial: float = 0.0  # initial_idps, camps only

    @property
    def camp(self) -> bool:
        return self.place.kind in CAMPS


def read_locations(how: Reading, settings: Settings) -> list[Location]:
    """Every location in file order; capacities are those of the file.

    Raises ScenarioError for a file without rows, a name used twice and bad numbers.
    """
    path = how.folder / "input_csv" / "locations.csv"
    header, rows = table(path, "name", how)
    if not rows:
        raise Line(path.name, 1, ()).wrong("there is no location", "add a row for each place")
    columns = {name: column for column, name in enumerate(header) if column >= 8 and name}
    if unused := [name for name in columns if name not in _USED]:
        how.note(f"locations.csv: column {listed(unused)} is not used")
    found = [_location(line, columns, how, settings) for line in rows]
    twice = [name for name, n in Counter(each.place.id for each in found).items() if n > 1]
    if twice:
        row = next(line for line in reversed(rows) if how.name(line.text(0)) == twice[0])
        raise row.wrong(f"{twice[0]} is listed twice", "names are the only keys: rename one")
    headed = [name.lower()[:3] for name in header[3:5]]
    if headed == ["lon", "lat"] and not how.as_flee:
        found = [_turned(each) for each in found]
        how.note("locations.csv: columns 4 and 5 are longitude and latitude, read as headed")
    return _on_earth(found, how)


def _on_earth(found: list[Location], how: Reading) -> list[Location]:
    """Without the positions that are none: they move nobody, but no map can show them."""
    off = [each.place.id for each in found
           if abs(each.place.lat or 0) > 90 or abs(each.place.lon or 0) > 180]  # fmt: skip
    if not off:
        return found
    how.note(f"locations.csv: {listed(off)} lies nowhere on Earth (latitude, longitude); "
             "read without position")  # fmt: skip
    return [replace(each, place=replace(each.place, lat=None, lon=None))
            if each.place.id in off else each for each in found]  # fmt: skip


def _turned(each: Location) -> Location:
    return replace(each, place=replace(each.place, lat=each.place.lon, lon=each.place.lat))


def _location(line: Line, columns: dict[str, int], how: Reading, settings: Settings) -> Location:
    kind, conflict = kind_of(line, 5, how)
    dated = None
    if conflict:
        dated = line.day(6, "conflict_date")
    zone = dated is not None and dated <= 0
    kind = _as_sink(kind, zone, line, how, settings)
    if dated is not None and not how.seen(dated):
        kind, dated = "waypoint", None  # nobody knew yet
    size = line.people(7, "population or capacity", how, empty=0) // how.hasten
    return Location(
        Place(
            id=_name(line, how),
            kind=kind,
            country=how.name(line.text(2)) or "unknown",
            region=line.text(1).strip() or "unknown",
            lat=line.signed(3, "latitude", empty=0),
            lon=line.signed(4, "longitude", empty=0),
            population=Number(size) if size and kind not in CAMPS else None,
            capacity=Number(size) if size and kind in CAMPS else None,
            capacity_per_day=_custom(line, columns, "capacity_per_day", 0.0),
            source=line.where,
        ),
        zone=zone,
        dated=dated,
        intensity=_custom(line, columns, "conflict_intensity", 1.0),
        initial=_custom(line, columns, "initial_idps", 0.0) if kind in CAMPS else 0.0,
    )


def _name(line: Line, how: Reading) -> str:
    name = line.text(0)
    if name != name.strip():
        told = "kept" if how.as_flee else "removed"
        how.note(f"locations.csv: spaces around {name.strip()}: {told}; Flee keeps them")
    return how.name(name)


def _custom(line: Line, columns: dict[str, int], name: str, empty: float) -> float:
    return line.number(columns[name], name, empty=empty) if name in columns else empty


def kind_of(line: Line, column: int, how: Reading) -> tuple[PlaceKind, bool]:
    """Our kind for the type in `column`, and whether it is a conflict zone."""
    text = line.text(column).lower()
    if "camp" in text:
        return ("idp_camp" if "idp" in text else "camp"), False
    if "conflict" in text:
        return "origin", True
    if "forward" in text:
        return "hub", False
    if "marker" in text:
        return "marker", False
    if not any(word in text for word in ("flood_zone", "town", "default")):
        how.note(f"{line.where}: location type {text.strip() or 'missing'!r} is unknown: "
                 "as Flee, nobody stays there")  # fmt: skip
        return "hub", False
    return "waypoint", False


def _as_sink(
    kind: PlaceKind, zone: bool, line: Line, how: Reading, settings: Settings
) -> PlaceKind:
    """Flee takes towns for camps when they are hardly ever left."""
    move = settings.walk.origin_move if zone else settings.walk.waypoint_move
    affected = kind in ("origin", "waypoint") and "flood_zone" not in line.text(5).lower()
    if not affected or move >= _SINK_BELOW:
        return kind
    if how.as_flee:
        how.note(f"{line.text(0)}: move chance {move:g} is below 0.005: a camp, as in Flee")
        return "camp"
    how.note(f"move chance {move:g} is below 0.005: Flee would take every such place for a camp")
    return kind


def home_country(locations: list[Location], how: Reading) -> str:
    """The country people leave: most people in conflict zones; the first row's for Flee."""
    first = locations[0].place.country
    people: Counter[str] = Counter()
    for each in locations:
        if each.place.kind == "origin":
            people[each.place.country] += int(each.place.population.median if each.place.population
                                              else 0) + 1  # fmt: skip
    ours = people.most_common(1)[0][0] if people else first
    if ours != first:
        taken = first if how.as_flee else ours
        how.note(f"home country is {taken}: Flee takes the first row's, {first}; "
                 f"most people in conflict zones live in {ours}")  # fmt: skip
        return taken
    return first


def read_routes(how: Reading, locations: list[Location]) -> list[Link]:
    """Two directed links for each row, in file order.

    Raises ScenarioError for unknown names and distances that are no distance.
    """
    path = how.folder / "input_csv" / "routes.csv"
    header, rows = table(path, "name1", how)
    columns = {name: column for column, name in enumerate(header) if column >= 4 and name}
    unused = [name for name in columns if name not in ("max_move_speed", "walk_probability")]
    if unused:
        how.note(f"routes.csv: column {listed(unused)} is not used")
    known = {each.place.id for each in locations}
    links: list[Link] = []
    seen: set[frozenset[str]] = set()
    for line in rows:
        links += _links(line, columns, known, seen, how)
    _tell_isolated(locations, links, how)
    return links


def _links(
    line: Line, columns: dict[str, int], known: set[str], seen: set[frozenset[str]], how: Reading
) -> list[Link]:
    one, two = (_end(line, column, known, how) for column in (0, 1))
    if one == two:
        how.note(f"{line.where}: a route from {one} to itself leads nowhere; left out")
        return []
    if frozenset((one, two)) in seen:
        told = "both count, as in Flee" if how.as_flee else "only the first counts"
        how.note(f"{line.where}: {one} - {two} is listed before; {told}")
        if not how.as_flee:
            return []
    seen.add(frozenset((one, two)))
    there = _link(line, one, two, columns)
    back = replace(there, start=two, end=one)
    return _redirected(line, there, back, how)


def _redirected(line: Line, there: Link, back: Link, how: Reading) -> list[Link]:
    """forced_redirection moves nobody in Flee; 1 adds the links twice, 2 turns them."""
    forced = line.number(3, "forced_redirection", empty=0)
    if forced not in (0, 1, 2):
        raise line.wrong(f"forced_redirection is {forced:g}", "give 0, 1 or 2")
    if forced == 1 and how.as_flee:
        how.note(f"{line.where}: forced_redirection 1 doubles the weight of this way, as in Flee")
        return [there, back, there, back]
    if forced:
        how.note(f"{line.where}: forced_redirection redirects nobody in Flee, nor here")
    return [back, there] if forced == 2 else [there, back]


def _link(line: Line, one: str, two: str, columns: dict[str, int]) -> Link:
    speed = _custom(line, columns, "max_move_speed", 0.0)
    walk = _custom(line, columns, "walk_probability", 0.0)
    if walk > 1:
        raise line.wrong(f"walk_probability is {walk:g}", "give 0 to 1")
    return Link(
        start=one,
        end=two,
        km=line.number(2, "distance"),
        km_per_day=speed or None,
        walk_probability=walk,
        source=line.where,
    )


def _end(line: Line, column: int, known: set[str], how: Reading) -> str:
    name = how.name(line.text(column))
    if name not in known:
        raise line.wrong(f"the route leads to {name!r}, which is not in locations.csv",
                         "correct the name or add the location", like(name, known))  # fmt: skip
    return name


def _tell_isolated(locations: list[Location], links: list[Link], how: Reading) -> None:
    linked = {link.start for link in links}
    if alone := [each.place.id for each in locations if each.place.id not in linked]:
        how.note(f"no route leads to {listed(alone)}: nobody can get there or leave")
