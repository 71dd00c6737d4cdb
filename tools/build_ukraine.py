"""Build the bundled scenario `ukraine-2022` from the gazetteer and judgements of February 2022.

    python tools/build_ukraine.py src/exeunt/network/bundled

Cities, crossings and their points are the gazetteer's. All else is a judgement and says so;
no count of anyone who crossed has entered it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from exeunt.gazetteer import open_gazetteer
from exeunt.network.files import write_scenario
from exeunt.network.finding import great_circle
from exeunt.network.scenario import (
    Crossing,
    Group,
    Link,
    Number,
    Place,
    PlanRules,
    Scenario,
    Surge,
)
from exeunt.network.starter import start_scenario

J = "judgement"
ROADS = "great circle x 1.3; 35 to 95 km an hour by road"
START = date(2022, 2, 24)
NEIGHBOURS = ("POL", "SVK", "HUN", "ROU", "MDA", "BLR", "RUS")
LOOKED_AT = 160  # largest places of the gazetteer, parts of cities among them
CITIES = (
    "kyiv kharkiv odesa dnipro lviv zaporizhzhya kryvyy-rih mykolayiv mariupol vinnytsya kherson "
    "chernihiv poltava khmelnytskyi cherkasy chernivtsi zhytomyr sumy rivne ivano-frankivsk "
    "ternopil lutsk uzhhorod"
).split()
# The line of 2014, the isthmus of Crimea, and a way that was opened later.
LEFT_OUT = (
    "chonhar kalanchak chaplynka novoazovsk-crossing uspenka izvaryne dovzhansky kolotilovka"
).split()
LARGE = (
    "medyka korczowa hrebenne dorohusk zahony vysne-nemecke siret palanca otaci hoptivka"
).split()
SMALL = (
    "malhowice dolhobyczow lonya barabas ubla velke-slemence sokyriany larga rossoshany mirnoe "
    "racovat isaccea slavutych-komaryn vilcha-aleksandrovka vystupovychi-novaya-rudnya milove"
).split()
# People an hour, people on an ordinary day, weight; on foot, by car and by bus together.
# Weight: a third to three times, for nobody has measured how size draws.
SIZES = {
    "large": (Number(500.0, 150.0, 1500.0), Number(2500.0, 800.0, 6000.0), 2.0),
    "middle": (Number(200.0, 60.0, 700.0), Number(900.0, 250.0, 2500.0), 1.0),
    "small": (Number(80.0, 20.0, 300.0), Number(250.0, 60.0, 900.0), 0.5),
}
TRAINS = Number(250.0, 50.0, 1200.0)  # people an hour
# More than a million people from Ukraine lived in Poland already; two countries attack.
WEIGHT = {
    "POL": (Number(3.0, 1.0, 9.0), "more than a million lived there; a third to three times"),
    "RUS": (Number(0.2, 0.04, 1.0), "it attacks; a fifth to five times"),
    "BLR": (Number(0.05, 0.01, 0.25), "it attacks; a fifth to five times"),
}
OTHER = (Number(1.0, 0.5, 2.0), "like any other, half to twice")


def size(post: str) -> str:
    """Large, middle or small, as the roads that lead to a post."""
    return "large" if post in LARGE else "small" if post in SMALL else "middle"


def build() -> Scenario:
    """The scenario: what the starter knows, less parts of cities, with sizes of posts."""
    made = start_scenario(open_gazetteer(), "UKR", NEIGHBOURS, START, days=30, cities=LOOKED_AT)
    kept = [place for place in made.places if place.kind != "origin" or place.id in CITIES]
    kept = [place for place in kept if place.id not in LEFT_OUT]
    links = list(joined(made.links, {place.id for place in kept}))
    links += list(lonely(kept, links))
    ends = {link.start for link in links} | {link.end for link in links}
    places = tuple(weighed(place) for place in kept if place.id in ends)
    posts = [place.id for place in places if place.kind == "crossing"]
    return Scenario(
        name="Ukraine, February 2022",
        start=START,
        days=30,
        step="hour",
        choice="plan",
        leaves="UKR",
        places=places,
        links=tuple(links),
        crossings=tuple(post(row) for row in made.crossings if row.place in posts),
        groups=(Group(id="people", documents=("any paper",), source=f"{J}: all who may leave"),),
        surges=(SURGE,),
        plan=PlanRules(
            spread=Number(12.0, 6.0, 30.0),
            delay=Number(12.0, 4.0, 36.0),
            capacity_factor=Number(1.0, 0.6, 1.7),
            rhythm=0.2,
        ),
        notes=NOTES,
        source="gazetteer; judgement as of 24 February 2022; see README.md",
    )


def joined(links: tuple[Link, ...], known: set[str]) -> Iterator[Link]:
    """Links whose two ends are kept, and lead to a post or on from one."""
    for link in links:
        if link.start in known and link.end in known:
            yield replace(link, source=f"{J}: {ROADS}")


def lonely(kept: list[Place], links: list[Link]) -> Iterator[Link]:
    """A road to each post whose nearest town is no origin here, from the nearest that is."""
    cities = [place for place in kept if place.kind == "origin"]
    reached = {link.end for link in links if link.start in CITIES}
    for one in kept:
        if one.kind == "crossing" and one.id not in reached:
            near = min(cities, key=lambda city: great_circle(city, one) or 0.0)
            km = round(1.3 * (great_circle(near, one) or 0.0))
            hours = Number(round(km / 65, 1), round(km / 95, 1), round(km / 35, 1))
            yield Link(start=near.id, end=one.id, km=km, hours=hours, source=f"{J}: {ROADS}")


def weighed(place: Place) -> Place:
    """Weight of a goal by its country, of a post by its size: large ones are better known."""
    if place.kind == "crossing":
        usual = SIZES[size(place.id)][2]
        weight = Number(usual, round(usual / 3, 3), 3 * usual)
        why = f"a {size(place.id)} post; a third to three times"
    elif place.kind == "destination":
        weight, why = WEIGHT.get(place.country, OTHER)
    else:
        return place
    return replace(place, attraction=weight, source=f"{place.source}: {why}")


def post(row: Crossing) -> Crossing:
    """Capacity and usual flow by the size of the post; trains apart."""
    if row.mode == "rail":
        return replace(row, capacity_per_hour=TRAINS, source=f"{J}: trains run as they can")
    hourly, daily, _ = SIZES[size(row.place)]
    return Crossing(
        place=row.place,
        mode=row.mode,
        capacity_per_hour=hourly,
        persons_per_vehicle=Number(3.0, 1.8, 5.0),
        metres_per_vehicle=Number(7.6, 5.0, 15.0),
        normal_per_day=daily,
        source=f"{J}: a {size(row.place)} post",
    )


SURGE = Surge(
    start=START,
    total=Number(2_500_000.0, 600_000.0, 10_000_000.0),
    rise=Number(3.0, 1.0, 8.0),
    fall=Number(15.0, 5.0, 60.0),
    source=f"{J}: one to five million were feared before the war; four times fewer or more",
)
NOTES = (
    "every number but places and points is a judgement as of 24 February 2022",
    "people leave the cities named by their population; those of the country around go with them",
    "men of 18 to 60 may not leave: they are not among those who set out",
)


if __name__ == "__main__":
    write_scenario(build(), Path(sys.argv[1]) / "ukraine-2022")
