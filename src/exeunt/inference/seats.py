"""Seats: "no seats until Sunday" as a limit on the share of a day's seats that was sold.

The places of a flight or a train are those within reach of a town: its airport is a place
of its own in a scenario.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from exeunt.inference import constants as known
from exeunt.inference.evidence import Heard, Report, chance_off, standing
from exeunt.inference.gateways import Gateway, Gateways
from exeunt.inference.linking import Linked
from exeunt.inference.quantities import SEATS, Quantity
from exeunt.inference.spread import Said
from exeunt.network.finding import great_circle
from exeunt.network.scenario import Place as Spot
from exeunt.observations import Observation, Place
from exeunt.simulation.plan_model import seat_links

REACH = 60.0  # km from a town to its airports
GONE = 95.0  # per cent of the seats of a day, at least, where none is to be had; judgement
SPREAD = 0.05


def sold_out(reports: Iterable[Report], gateways: Gateways, now: date) -> Iterator[Linked]:
    """Reports of no seats left, linked to the seats they speak of on the day they came out."""
    for report in reports:
        o = report.observation
        if (o.measure, o.value, o.modality, o.stance) != ("seats", 0, "observed", "asserts"):
            continue
        day = min(date.fromisoformat((report.published or now.isoformat())[:10]), now)
        since = (day - gateways.scenario.start).days
        links = _links(o, gateways)
        place = o.to or o.at
        if links and place is not None and since >= 0:
            told = Said(GONE, None, sd=SPREAD, off=chance_off(o), id=o.id,
                        believed=standing(o.said_by) not in known.UNNAMED)  # fmt: skip
            heard = Heard(o, told, place, day.isoformat(), day.isoformat())
            way = Gateway(gateways.place_of(place), links=links)
            yield Linked(heard, Quantity(way, SEATS, "all", SEATS, since, since), told)


def _links(o: Observation, gateways: Gateways) -> tuple[tuple[int, str], ...]:
    """Links with seats from near one place to near the other, by the mode told."""
    if o.from_ is None or o.to is None:
        return ()
    places = {place.id: place for place in gateways.scenario.places}
    found = []
    for i, number in enumerate(seat_links(gateways.scenario)):
        link = gateways.scenario.links[number]
        ends = (places.get(link.start), places.get(link.end))
        near = all(_near(spot, said) for spot, said in zip(ends, (o.from_, o.to), strict=True))
        if near and o.mode in (None, link.mode):
            found.append((i, link.mode))
    return tuple(found)


def _near(spot: Spot | None, said: Place) -> bool:
    if spot is None:
        return False
    if said.id is not None and said.id in spot.known_as:
        return True
    away = great_circle(spot, Spot(id="", kind="waypoint", lat=said.lat, lon=said.lon))
    return away is not None and away <= REACH
