"""Build the bundled scenario `russia-2022` from a folder of facts known by 23 September 2022.

    python tools/build_scenarios.py FACTS src/exeunt/network/bundled

FACTS holds gates.csv, origins.csv, distances.csv. Rows marked doubtful and gates that are
shut (capacity 0) are left out. What the tables do not say stands at the top of this file,
each with its reason; README.md of the scenario tells which and why. Flights: the fare of
mid-September is the base, ordinary passengers hold their seats, leavers get the rest.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date
from math import sqrt
from pathlib import Path

from scenario_judged import CITIZENS, POSSIBLE
from scenario_names import named
from scenario_places import (
    BEHIND,
    CODES,
    GOAL,
    HOURS,
    LESS,
    POINTLESS,
    TOWNS,
    USUAL,
    WAYPOINTS,
)

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
    Rule,
    Scenario,
    Surge,
)

Row = dict[str, str]
J = "judgement"
FARTHEST = 60.0  # hours of driving; further posts are linked only where they are the nearest
NEAREST = 4
KALININGRAD = 1.0  # million people, of those of the North-West: an exclave with ways of its own
# Fares before the call-up, RUB: read where the table has one; else the wide guess.
FARE = Number(15_000.0, 6_000.0, 40_000.0)
DOMESTIC_FARE = Number(9_000.0, 4_000.0, 25_000.0)
AT_AIRPORTS = 4.0  # hours to the airport, before the flight and after it
EU_LAND = ("EST", "LVA", "LTU", "POL")
NO_PASSPORT_NEEDED = ("KAZ", "KGZ", "ARM", "BLR", "Abkhazia", "South Ossetia")


def figure(value: float) -> float:
    """Three significant digits, as more would be a pretence."""
    return float(f"{value:.3g}")


def number(low: float, median: float, high: float) -> Number:
    """A figure with its limits, rounded and in order."""
    low, median, high = (figure(each) for each in (low, median, high))
    return Number(median, min(low, median), max(high, median))


def table(path: Path) -> list[Row]:
    """The rows that may be used."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["usable"] != "doubtful"]


def said(row: Row, what: str = "") -> str:
    """Where a row is from: who, when, where read; judgement where nobody says so."""
    known = row["source"] and row["usable"] not in ("guessed", "general")
    when = row["published"] or "no date on the page"
    base = f"{row['source']} ({when}{', same day' if row['usable'] == 'same_day' else ''})"
    words = [what, f"{base} {row['url']}".strip() if known else J]
    told = "; ".join(each for each in words if each)
    return told.removesuffix(f"; {J}") if J in what else told


def gates(facts: Path) -> list[Row]:
    """Ways out that let anyone through."""
    return [row for row in table(facts / "gates.csv") if float(row["capacity"] or 0) > 0]


def three(row: Row, name: str, divisor: float = 1.0) -> Number:
    """Low, middle and high of a column."""
    values = [float(row[f"{name}{end}"]) / divisor for end in ("_low", "", "_high")]
    return number(*values)


# Places


def places(facts: Path) -> Iterator[Place]:
    """Origins, the town flights to the Caucasus come to, gates, towns behind them."""
    for row in table(facts / "origins.csv"):
        yield from origin(row)
    for town, (name, country, *point) in WAYPOINTS.items():
        yield Place(
            id=town,
            kind="waypoint",
            name=name,
            country=country,
            lat=point[0],
            lon=point[1],
            source="general knowledge",
        )
    for row in gates(facts):
        seen = row["gate_id"] not in POINTLESS
        home = CODES.get(row["country_from"], row["country_from"])
        yield Place(
            id=row["gate_id"],
            kind="crossing",
            name=row["name"],
            country=home,
            lat=float(row["lat"]) if seen else None,
            lon=float(row["lon"]) if seen else None,
            attraction=weight(row),
            source=said(row, f"point good to {row['coord_error_km']} km" if seen else "")
            + f"; weight {J}: root of the usual flow in thousands a day, a third to three times",
        )
    for town, (name, country, lat, lon) in TOWNS.items():
        yield Place(
            id=town,
            kind="destination",
            name=name,
            country=country,
            lat=lat,
            lon=lon,
            attraction=LESS.get(town, (GOAL,))[0],
            source=f"general knowledge; attraction {J}: {LESS.get(town, ('', USUAL))[1]}",
        )


def weight(row: Row) -> Number:
    """Large gates are better known, and taken more: by the root of the usual flow in thousands."""
    usual = round(sqrt(max(float(row["normal"]), 20.0) / 1000), 2)
    return number(usual / 3, usual, 3 * usual)


def origin(row: Row) -> Iterator[Place]:
    """One area; Kaliningrad apart from the rest of the North-West."""
    men = [float(row[f"men_18_60_{end}m"]) * 1e6 for end in ("low_", "", "high_")]
    source = said(row, "men aged 18 to 60; their share of the population is judgement")
    exclave = row["origin_id"] == "northwest_other"
    share = KALININGRAD / float(row["population_m"]) if exclave else 0.0
    people = number(*(each * (1 - share) for each in men))
    name = row["name"].replace(", Kaliningrad", "")
    yield Place(
        id=row["origin_id"],
        kind="origin",
        name=name,
        country="RUS",
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        population=people,
        source=source,
    )
    if exclave:
        yield Place(
            id="kaliningrad",
            kind="origin",
            name="Kaliningrad",
            country="RUS",
            lat=54.71,
            lon=20.51,
            population=number(*(each * share for each in men)),
            source=source,
        )


# Links


def links(facts: Path, where: dict[str, Place]) -> list[Link]:
    """Roads, trains and flights to the gates, and on from them."""
    out = {row["gate_id"]: row for row in gates(facts)}
    rows = [row for row in table(facts / "distances.csv") if row["gate_id"] in out]
    made = [*roads([row for row in rows if row["mode"] == "road"]), *besides()]
    made += [flight(row, out[row["gate_id"]], where) for row in rows if row["mode"] == "air"]
    made += [to_lars(row, where) for row in rows if row["mode"] == "air + road"]
    made += domestic(where)
    return made + [onward(row, where) for row in out.values()]


def roads(rows: list[Row]) -> Iterator[Link]:
    """Roads that people would take: not beyond `FARTHEST`, but the nearest few."""
    for start in dict.fromkeys(row["origin_id"] for row in rows):
        own = sorted((row for row in rows if row["origin_id"] == start), key=hours_of)
        kept = [row for i, row in enumerate(own) if i < NEAREST or hours_of(row) <= FARTHEST]
        for row in kept:
            how = row["method"] if row["method"] != "sourced" else ""
            yield Link(
                start=start,
                end=row["gate_id"],
                km=float(row["km"]),
                hours=three(row, "hours"),
                source=said(row, how),
            )
        yield from spread_out(start, [row for row in own if BEHIND[row["gate_id"]] in KAZAKH])


def spread_out(start: str, posts: list[Row]) -> Iterator[Link]:
    """To posts that lie along the whole Kazakh border: as far as a quarter of those listed."""
    if not posts or hours_of(posts[len(posts) // 4]) > FARTHEST:
        return
    near, usual, far = posts[0], posts[len(posts) // 4], posts[len(posts) // 2]
    yield Link(
        start=start,
        end="kz_other",
        km=float(usual["km"]),
        hours=number(hours_of(near), hours_of(usual), hours_of(far)),
        source=f"{J}: the nearest quarter of the posts listed",
    )


KAZAKH = {town for town, row in TOWNS.items() if row[1] == "KAZ"}


def hours_of(row: Row) -> float:
    """Hours of driving, middle."""
    return float(row["hours"])


def values(row: Row, name: str) -> list[float]:
    """Low, middle, high of a column as they stand."""
    return [float(row[f"{name}{end}"]) for end in ("_low", "", "_high")]


def road(start: str, end: str, km: float, why: str) -> Link:
    """A road of known length at the speeds of the other roads."""
    hours = number(km / 85, km / 68, km / 48)
    return Link(start=start, end=end, km=km, hours=hours, source=why)


def besides() -> Iterator[Link]:
    """Ways the table of distances leaves out."""
    why = f"{J}: general road knowledge"
    yield road("kaliningrad", "kaliningrad_lt", 160.0, why)
    yield road("kaliningrad", "kaliningrad_pl", 50.0, why)
    yield road("orsha", "minsk", 215.0, why)
    yield road("orsha", "belarus_lt", 400.0, why)
    yield road("vladikavkaz", "lars", 33.0, "avtorazbor.top, no date on the page")
    yield road("north_caucasus", "vladikavkaz", 90.0, why)
    yield road("central_other", "moscow_airports", 380.0, why)
    yield Link(start="moscow", end="moscow_airports", km=40.0, hours=Number(0.5), source=J)
    yield Link(
        start="vladikavkaz",
        end="lars",
        km=33.0,
        mode="bicycle",
        hours=Number(3.5, 2.0, 6.0),
        price=Number(15_000.0, 5_000.0, 50_000.0),
        source=f"{J}: bicycles were used on 22 September; price a guess",
    )
    yield Link(
        start="lars",
        end="tbilisi",
        km=185.0,
        mode="bicycle",
        hours=Number(6.0, 3.5, 14.0),
        source=f"{J}: by bicycle to the next town, then by car",
    )
    for start, km, hours in (
        ("moscow", 2450.0, 42.0),
        ("urals", 830.0, 15.0),
        ("west_siberia", 900.0, 16.0),
        ("volga_lower", 1600.0, 30.0),
    ):
        yield Link(
            start=start,
            end="rail_kazakhstan",
            km=km,
            mode="rail",
            hours=number(0.8 * hours, hours, 1.5 * hours),
            price=Number(5_000.0, 2_000.0, 12_000.0),
            source=f"{J}: trains by way of Petropavl",
        )
    yield Link(
        start="east_siberia",
        end="naushki",
        km=700.0,
        mode="rail",
        hours=Number(17.0, 12.0, 26.0),
        price=Number(4_000.0, 2_000.0, 9_000.0),
        source=f"{J}: the train Irkutsk to Ulaanbaatar",
    )


def flight(row: Row, gate: Row, where: dict[str, Place]) -> Link:
    """Seats that ordinary passengers leave, at the fare before the call-up."""
    low, seats, high = values(row, "seats_day")
    free = max(1 - float(gate["normal"]) / float(gate["capacity"]), 0.1)
    straight = great_circle(where[row["origin_id"]], where[row["gate_id"]])
    hours = number(*(each + AT_AIRPORTS for each in values(row, "hours")))
    fare = DOMESTIC_FARE if row["gate_id"] == "air_minsk" else FARE
    if row["currency"] == "RUB" and row["price_normal"]:
        known = float(row["price_normal"])
        fare = number(0.7 * known, known, 1.6 * known)
    return Link(
        start="moscow_airports" if row["origin_id"] == "moscow" else row["origin_id"],
        end=row["gate_id"],
        km=figure(straight or 3000.0),
        mode="air",
        hours=hours,
        seats_per_day=number(0.05 * low, free * seats, 0.6 * high),
        price=fare,
        source=said(
            row,
            f"seats: {J}, those ordinary passengers leave; "
            + (f"fare {J}" if fare in (FARE, DOMESTIC_FARE) else "fare before 21 September"),
        ),
    )


def to_lars(row: Row, where: dict[str, Place]) -> Link:
    """The flight to Vladikavkaz, and on by taxi."""
    low, seats, high = values(row, "seats_day")
    km = figure(great_circle(where["moscow"], where["vladikavkaz"]) or 0)
    return Link(
        start="moscow",
        end="vladikavkaz",
        km=km,
        mode="air",
        hours=number(*(each + 3.0 for each in (2.2, 2.6, 5.0))),
        seats_per_day=number(0.05 * low, 0.3 * seats, 0.6 * high),
        price=number(3_000, 60 * float(row["price_normal"]), 9_000),
        source=said(row, f"seats {J}; 60 RUB a USD"),
    )


def domestic(where: dict[str, Place]) -> Iterator[Link]:
    """From the regions to Moscow by air, for its flights abroad."""
    for start in where:
        place = where[start]
        if place.kind != "origin" or start in ("moscow", "central_other"):
            continue
        km = great_circle(place, where["moscow_airports"]) or 0.0
        hours = km / 700 + AT_AIRPORTS
        yield Link(
            start=start,
            end="moscow_airports",
            km=figure(km),
            mode="air",
            hours=number(0.9 * hours, hours, 1.6 * hours),
            price=DOMESTIC_FARE,
            source=f"{J}: flights within the country, seats without limit",
        )


def onward(row: Row, where: dict[str, Place]) -> Link:
    """From a gate to the town behind it."""
    gate, town = row["gate_id"], BEHIND[row["gate_id"]]
    straight = great_circle(where[gate], where[town])
    km = figure(max(1.27 * (200.0 if straight is None else straight), 10.0))
    if row["mode"] == "air":
        return Link(
            start=gate,
            end=town,
            km=max(min(km, 60.0), figure(straight or 0)),
            mode="air",
            hours=Number(1.0, 0.5, 3.0),
            source=f"{J}: from the airport to the town",
        )
    fast, usual, slow = (85.0, 65.0, 45.0) if row["mode"] == "road" else (75.0, 55.0, 35.0)
    return Link(
        start=gate,
        end=town,
        km=km,
        mode=row["mode"],
        hours=number(km / fast, km / usual, km / slow),
        source=f"{J}: great circle x 1.27",
    )


# Crossings, rules, people


def crossings(facts: Path) -> Iterator[Crossing]:
    """Capacity by the hour open, usual flow, and the make of the queue."""
    for row in gates(facts):
        gate, mode = row["gate_id"], row["mode"]
        opens, closes = HOURS.get(gate, (0.0, 24.0))
        air = mode == "air"
        capacity = three(row, "capacity", closes - opens)
        if air:  # passport control: seats are the limit, not this
            top = float(row["capacity_high"]) / 24
            capacity = number(top, 1.5 * top, 3.0 * top)
        what = (
            f"capacity {J}: seats are the limit" if air else f"capacity {basis(row, 'capacity')}"
        ) + f", usual flow {basis(row, 'normal')}"
        what += f", hours {J}" if gate in HOURS else ""
        *citizens, why = CITIZENS[country_behind(gate)]
        car = mode == "road"
        what += f"; queue {J} after measured gaps" if car else ""
        yield Crossing(
            place=gate,
            mode=mode,
            capacity_per_hour=capacity,
            persons_per_vehicle=three(row, "persons_per_vehicle") if car else Number(1.0),
            metres_per_vehicle=metres(gate) if car else Number(8.0),
            opens=opens,
            closes=closes,
            normal_per_day=three(row, "normal"),
            normal_share=number(*citizens),
            source=f"{said(row, what)}; {why}",
        )
        if gate == "lars":
            yield Crossing(
                place=gate,
                mode="bicycle",
                capacity_per_hour=Number(20.0, 5.0, 100.0),
                source=f"{J}: as many as find a bicycle; used on 22 September",
            )


def country_behind(gate: str) -> str:
    """The country entered, also where the way goes by a town of another: Orsha is in Belarus."""
    town = BEHIND[gate]
    return (TOWNS[town] if town in TOWNS else WAYPOINTS[town])[1]


def basis(row: Row, name: str) -> str:
    """How a figure was come by."""
    kind = row[f"{name}_basis"]
    return J if kind in ("guessed", "general") else kind


def metres(gate: str) -> Number:
    """Cars alone take 6 to 8.5 m of a lane, two rows half of it, lorries 15 to 20 m."""
    if BEHIND[gate] in KAZAKH:
        return Number(8.5, 5.0, 15.0)
    return Number(7.6, 5.0, 11.0)


GROUPS = (
    Group(
        id="tourists",
        share=Number(0.15, 0.05, 0.35),
        documents=("international passport", "Schengen visa"),
        source=f"{J}: few hold a visa in force; most who travel to the EU border do; see README",
    ),
    Group(
        id="passport",
        share=Number(0.5, 0.3, 0.7),
        documents=("international passport",),
        source=f"{J}: leavers hold one more often than others, nobody says how much; see README",
    ),
    Group(
        id="internal",
        share=Number(0.35, 0.15, 0.6),
        documents=("internal passport",),
        source=f"{J}: three of four had not been abroad of late (VCIOM via TASS, 2018-07-02), "
        "leavers oftener than others; see README",
    ),
)


def rules() -> Iterator[Rule]:
    """Who may pass where on 23 September; what was only announced is in possible.csv."""
    law = "T-Zh, no date on the page; general knowledge"
    for country in dict.fromkeys(row[1] for row in TOWNS.values()):
        if country not in NO_PASSPORT_NEEDED:
            yield Rule(
                place=country,
                group="internal",
                decision="refused",
                source=f"international passport needed; {law}",
            )
    for country in ("FIN", "NOR", *EU_LAND):
        yield Rule(
            place=country,
            group="passport",
            decision="refused",
            source="visa needed; general knowledge",
        )
    for group in ("tourists", "passport"):
        yield Rule(
            place="GEO",
            group=group,
            decision="conditional",
            share=0.99,
            start=date(2022, 3, 1),
            source="3,036 refusals to 299,094 entries: Sogodni via Lenta.ua (2022-08), "
            "JAMnews (2022-07)",
        )
    said_by = {
        "EST": "ERR (2022-09-19)",
        "LVA": "TASS (2022-09-19)",
        "LTU": "34travel, TASS (2022-09)",
        "POL": "TASS, AP (2022-09-19)",
    }
    for country, source in said_by.items():
        yield Rule(
            place=country,
            group="tourists",
            decision="conditional",
            share=0.15,
            start=date(2022, 9, 19),
            source=f"tourists refused, {source}; share with other grounds {J}",
        )


SURGE = Surge(
    start=date(2022, 9, 21),
    total=Number(250_000.0, 40_000.0, 1_500_000.0),
    rise=Number(2.0, 0.5, 6.0),
    fall=Number(10.0, 3.0, 40.0),
    source=f"{J}: onset at the call-up; total as views of the first wave, "
    "200,000 (BBC, 2022-03-13) "
    "and 300,000 (IBTimes, 2022-04), six times fewer or more",
)
# Visas of a Finland three hours away are held there more than elsewhere.
NEAR_FINLAND = Surge(
    start=SURGE.start,
    total=Number(6_000.0, 1_000.0, 36_000.0),
    rise=SURGE.rise,
    fall=SURGE.fall,
    origin="st_petersburg",
    group="tourists",
    source=f"{J}: visa holders beyond their share of the whole country; six times fewer or more",
)
PLAN = PlanRules(
    spread=Number(12.0, 6.0, 30.0),
    wait_weight=Number(1.0, 0.5, 2.0),
    delay=Number(12.0, 4.0, 36.0),
    hour_value=Number(1000.0, 300.0, 3000.0),
    refusal_hours=Number(48.0, 24.0, 120.0),
    capacity_factor=Number(1.0, 0.6, 1.7),
    rhythm=0.2,
    price_rise=7.0,
)
NOTES = (
    "cut-off 2022-09-23: nothing published later is in it; README.md says what is judged",
    "groups are citizens who leave because of the call-up; ordinary travel is normal_per_day",
    "of ordinary travellers the share who are citizens is normal_share",
    "rules announced and not in force on 23 September are in possible.csv, none in rules.csv",
    "EU posts: the ordinary flow is that after 19 September, on the days before it as well",
)


def build(facts: Path) -> Scenario:
    """The scenario, from the facts and what stands above."""
    other = {row["gate_id"]: row["other_names"] for row in gates(facts)}
    placed = named(open_gazetteer(), list(places(facts)), other)
    where = {place.id: place for place in placed}
    return Scenario(
        name="Russia, September 2022",
        start=date(2022, 9, 12),
        days=34,
        step="hour",
        choice="plan",
        people="Russian citizens",
        leaves="RUS",
        places=placed,
        links=tuple(links(facts, where)),
        crossings=tuple(crossings(facts)),
        groups=GROUPS,
        rules=tuple(rules()),
        surges=(SURGE, NEAR_FINLAND),
        possible=POSSIBLE,
        plan=PLAN,
        currency="RUB",
        notes=NOTES,
        source="facts published by 23 September 2022; see README.md",
    )


if __name__ == "__main__":
    write_scenario(build(Path(sys.argv[1])), Path(sys.argv[2]) / "russia-2022")
