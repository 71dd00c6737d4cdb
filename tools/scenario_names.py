"""Ids of the gazetteer and other names for places of `russia-2022`, for `build_scenarios.py`.

Looked up once, offline: what comes out is data. A name or an id that two places would share
is given to neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from exeunt.errors import NotFound
from exeunt.gazetteer import Gazetteer
from exeunt.network.finding import great_circle
from exeunt.network.scenario import Place

NEAR = 120.0  # km; points of some posts are good to 60 km
# Of these a known post is only a part: an id would take the part for the whole.
SUMS = ("kz_other", "rail_kazakhstan", "belarus_lt", "smolensk_belarus", "air_other")
AIRPORTS = {
    "air_istanbul": "IST SAW", "air_antalya": "AYT DLM BJV", "air_yerevan": "EVN LWN",
    "air_baku": "GYD", "air_tbilisi": "TBS KUT BUS", "air_almaty": "ALA",
    "air_astana": "NQZ", "air_bishkek": "BSZ OSS", "air_tashkent": "TAS SKD",
    "air_dushanbe": "DYU LBD", "air_dubai": "DXB AUH SHJ", "air_belgrade": "BEG",
    "air_tel_aviv": "TLV", "air_ulaanbaatar": "UBN", "air_minsk": "MSQ",
    "moscow_airports": "SVO DME VKO ZIA",
}  # fmt: skip
POSTS = {"karasuk": "crossing:karasuk-crossing"}  # where no name is the same
TOWNS_OF_AREAS = {"moscow": "Moscow", "st_petersburg": "Saint Petersburg"}
# What the facts list beside names: roads, places of other things, remarks.
NO_NAME = re.compile(r"road|also |about |from |checkpoint|^M1$|Kaliningrad-Lithuania|\.\.\.")


def named(atlas: Gazetteer, places: list[Place], other: dict[str, str]) -> tuple[Place, ...]:
    """The places with what they are known as."""
    told = {place.id: list(dict.fromkeys(_known(atlas, place, other))) for place in places}
    own = [name.casefold() for place in places for name in (place.id, place.name)]
    many = Counter([*own, *(name.casefold() for names in told.values() for name in names)])
    return tuple(
        replace(place, known_as=tuple(n for n in told[place.id] if many[n.casefold()] == 1))
        for place in places
    )


def _known(atlas: Gazetteer, place: Place, other: dict[str, str]) -> Iterator[str]:
    if codes := AIRPORTS.get(place.id, "").split():
        yield from (id_ for code in codes if _is_known(atlas, id_ := f"airport:{code}"))
        return
    if place.kind != "crossing":
        yield from _town(atlas, place)
        return
    said = [each.strip() for each in other.get(place.id, "").split(";")]
    names = [each for each in said if each and not NO_NAME.search(each)]
    if place.id not in SUMS:
        yield from _posts(atlas, place, names)
    if place.kind == "crossing" and not place.id.startswith("air_"):
        yield from names


def _is_known(atlas: Gazetteer, id_: str) -> bool:
    try:
        return bool(atlas.by_id(id_))
    except NotFound:
        return False


def _posts(atlas: Gazetteer, place: Place, names: list[str]) -> Iterator[str]:
    """Crossings of the gazetteer by any of a post's names, near its point."""
    if place.id in POSTS:
        yield atlas.by_id(POSTS[place.id]).id
    parts = re.split(r"\s+-\s+|,\s+|\s*[()]\s*", place.name)
    for name in filter(None, (place.name, *parts, *names)):
        for entry in atlas.lookup(name):
            if entry.kind == "crossing" and _near(place, entry.lat, entry.lon):
                yield entry.id


def _town(atlas: Gazetteer, place: Place) -> Iterator[str]:
    """The city of the place's name, or the one an area is left from."""
    name = TOWNS_OF_AREAS.get(place.id, place.name)
    found = (each for each in atlas.lookup(name) if each.kind == "city")
    entry = next((each for each in found if _near(place, each.lat, each.lon)), None)
    if entry is not None:
        yield entry.id
        yield from [name] if name != place.name else []


def _near(place: Place, lat: float | None, lon: float | None) -> bool:
    there = Place(id="", kind="waypoint", lat=lat, lon=lon)
    km = great_circle(place, there)
    return km is not None and km <= NEAR
