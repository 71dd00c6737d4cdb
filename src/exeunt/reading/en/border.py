"""English words and rules for crossings and ways out: queues, waits, prices, seats, rooms.

`MEASURES` name what a length, a duration, a sum of money or a count at a crossing is;
`make` is (measure, cost) or, where the words say a figure without a numeral ("no seats
left", "the hotel is full"), (measure, cost, value, unit). `CHANGES` read differences.
"""

from __future__ import annotations

from exeunt.reading.engine import Rule

LEXICON = {
    "queue.sure": "queue, queues, queueing, queuing, queued, tailback, tailbacks, traffic jam,"
    "traffic jams, lined up, lining up, line up, line - up, lineup, backed up, backing up,"
    "bumper to bumper, tailing back, backlog of vehicles, backlog of cars",
    "queue": "line, lines, jam, jams, congestion, column, columns, backlog, convoy, back up, stretch,"
    "stretches, stretched, stretching, snaked, snaking",
    "stand": "parked, waiting, stuck, standing, stood, standing at, stood at, stand at, stranded, queued, queueing, queuing, lined up,"
    "lining up, backed up, idling, waited, wait, piled up, amassed, gathered, blocked, held up,"
    "accumulated, awaiting, trapped, in line, in the queue, in a queue, in queue",
    "border": "border, borders, checkpoint, checkpoints, crossing, crossings, crossing point,"
    "crossing points, border crossing, border crossings, frontier, customs, gate, checkpoint,"
    "border post, border posts, passport control, terminal, control point, port of entry",
    "wait.sure": "wait, waits, waited, waiting, waiting time, waiting times, queueing time, wait time,"
    "wait times, standing, stood, queueing, queuing, queued, queue, in line, stuck, held up",
    "wait": "delay, delays, delayed, stand, spent, spend, spending, took, takes, take, taken, taking,"
    "lasted, last, lasting, lasts, procedure",
    "pass": "cross, crossed, crossing, pass, passed, get through, got through, getting through,"
    "make it through, made it through, clear customs, go through, went through, get across,"
    "got across, break through, broke through, enter, entered, leave, journey, trip, passage, border",
    "price": "price, prices, priced, fare, fares, cost, costs, costing, cheapest, paid, pay, paying,"
    "pays, charge, charged, charging, charges, ticket, tickets, fee, fees, rent, rents, asking,"
    "sold for, selling for, going for, airfare, airfares, rate, rates, rental",
    "sold": "rent, rents, rental, rentals, fare, fares, airfare, airfares, ticket, tickets, seat, seats, flight, flights, train, trains, bus, passage, room, rooms,"
    "apartment, apartments, flat, flats, ride, taxi, journey, transport, smuggler, smugglers,"
    "place in, seat in",
    "nothing left": "sold out, gone, fully booked, booked out, booked up, wiped out, snapped up,"
    "bought up, booked solid, no longer available, unavailable, completely booked, all booked",
    "available": "available, left, free, remaining, on sale, vacant, to be had, for sale",
    "full": "full, fully occupied, full to capacity, at capacity, packed, overcrowded, filled,"
    "overflowing, at full capacity, full up, fully booked, bursting at the seams",
    "hold": "hotel, hotels, hostel, hostels, camp, camps, shelter, shelters, centre, centres, center,"
    "centers, facility, facilities, dormitory, dormitories, guesthouse, guesthouses, gym, motel",
    "its land": "side, soil, territory, shore, coast, bank, capital, city, town, port, province",
    "its length": "its length, the length, length of the queue, length of the line, queue length",
    "taken": "taken, occupied, full, booked, let",
    "capacity.sure": "capacity, designed for, built for, a capacity of",
    "capacity": "meant for, intended for, can hold, can house,"
    "can accommodate, could accommodate, can host, room for, space for, places for,"
    "can process, able to accommodate, maximum of",
    "has": "holds, hold, has, have, had, with, of, offers, contains, counts",
    "than": "than, compared with, compared to, from, against, on, over, versus, vs",
    "up": "up, up by, increase of, an increase of, rise of, a rise of, rose by, increased by,"
    "grew by, higher by, gain of, a jump of, jumped by, growth of, an additional",
    "down": "down, down by, decrease of, a decrease of, fall of, a fall of, fell by, decreased by,"
    "dropped by, drop of, a drop of, lower by, declined by, decline of, reduction of, less, fewer",
    "x.more": "more, higher, greater, up",
    "x.less": "less, fewer, lower, down",
    "away": "away, from, north, south, east, west, off, outside, distant, distance, inland, wide,"
    "deep, high, per, an, a, radius, inside, beyond, behind, further, ahead, northeast, northwest,"
    "southeast, southwest, upstream, downstream, upriver, offshore",
    "mode.car": "car, cars, vehicle, vehicles, automobile, automobiles, lorry, lorries, truck, trucks,"
    "traffic, taxi, taxis, minivan, minivans, motorists, by road, driving, drove, drivers",
    "mode.bicycle": "bicycle, bicycles, bike, bikes, cycled, cycling, scooter, scooters, e - scooters",
    "mode.foot": "on foot, pedestrian, pedestrians, walked, walking, trekked, trekking, hiked, walk",
    "mode.bus": "bus, buses, coach, coaches, minibus, minibuses, by bus, bused, bussed",
    "mode.rail": "train, trains, railway, rail, by train, railway station",
    "mode.air": "economy, economy seat, economy seats, flight, flights, flew, flown, flying, plane, planes, airport, airports, airline,"
    "airlines, airfare, airfares, by air, airlifted, aircraft, economy class, helicopter, helicopters",
    "mode.sea": "boat, boats, ferry, ferries, ship, ships, by sea, dinghy, dinghies, vessel, vessels,"
    "canoe, canoes, rafts",
}  # fmt: skip

_ANY = '<!break|f.clause|";">'
_SAME = '<!break|f.clause|";"|before level>'  # what follows "against" was so then
_THROUGH = "<pass|ev.crossed|ev.entered|ev.left>"
_NOT_FAR = "(! <away>)"


def _measure(name: str, pattern: str, make: tuple[object, ...], *examples: str) -> Rule:
    return Rule(name, pattern, make, examples)


MEASURES = (
    _measure(
        "a queue so long",
        f"<queue> <!break|length>{{0,22}} (fig: <length>) {_NOT_FAR}",
        ("queue_length", 2),
        "the line of lorries was 8 km long",
    ),
    _measure(
        "so long a queue",
        "(fig: <length>) <!break|f.clause|mark>{0,3} <queue>",
        ("queue_length", 0),
        "a 12 km tailback",
        "a six-kilometre queue",
    ),
    _measure(
        "its length so far",
        f"<its length> {_ANY}{{0,3}} (fig: <length>)",
        ("queue_length", 3),
        "put its length at 4 km",
    ),
    _measure(
        "cars standing so far",
        f"<u.vehicles> {_ANY}{{0,12}} <queue|stand> {_ANY}{{0,6}} (fig: <length>) {_NOT_FAR}",
        ("queue_length", 1),
        "cars were backed up for 4 km",
    ),
    _measure(
        "vehicles standing",
        f"(fig: <fig.vehicles>) {_ANY}{{0,5}} <stand|queue>",
        ("queue_vehicles", 1),
        "dozens of cars were parked at the post",
    ),
    _measure(
        "a queue of vehicles",
        f"<queue|stand> {_ANY}{{0,3}} (fig: <fig.vehicles>)",
        ("queue_vehicles", 1),
        "a queue of 300 cars",
    ),
    _measure(
        "vehicles at the border",
        f"(fig: <fig.vehicles>) <p.in> {_ANY}{{0,4}} <border>",
        ("queue_vehicles", 4),
        "some 400 cars at the border",
    ),
    _measure(
        "a wait so long",
        f"<wait> {_SAME}{{0,7}} (fig: <duration>)",
        ("wait_time", 1),
        "a wait of nine hours",
        "they queued for up to two days",
    ),
    _measure(
        "so long a wait",
        "(fig: <duration>) <!break|f.clause|mark>{0,2} <wait>",
        ("wait_time", 1),
        "a 12-hour wait",
    ),
    _measure(
        "crossed in so long",
        f"{_THROUGH} {_ANY}{{0,5}} <p.in|f.clause> (fig: <duration>)",
        ("wait_time", 2),
        "we crossed the border in an hour",
    ),
    _measure(
        "so long to cross",
        f"(fig: <duration>) <f.to> <f.adv>{{0,1}} {_THROUGH}",
        ("wait_time", 1),
        "it took 12 hours to cross",
    ),
    _measure(
        "waiting since",
        f"<wait|stand> {_ANY}{{0,3}} (fig: <date|time>)",
        ("wait_time", 1, "since"),
        "we have been standing since noon",
    ),
    _measure(
        "a price",
        f"<price> {_SAME}{{0,10}} (fig: <money>)",
        ("price", 2),
        "the lowest fare was $2,900",
    ),
    _measure(
        "so much a seat",
        f"(fig: <money>) {_ANY}{{0,5}} <price|sold>",
        ("price", 2),
        "400 euros for a seat",
    ),
    _measure(
        "no seats",
        "(fig: <f.neg>) <!break|f.prep|aux|mark>{0,2} <u.seats> <f.adv>{0,2} (<available>)?",
        ("seats", 0, 0, "seats"),
        "no seats available",
        "no tickets left",
    ),
    _measure(
        "seats sold out",
        f"(fig: <u.seats|u.trips>) {_ANY}{{0,20}} <aux>{{1,3}} <f.adv>{{0,2}} <nothing left>",
        ("seats", 1, 0, "seats"),
        "tickets are sold out",
    ),
    _measure(
        "searched for so much",
        f"<ev.searched> {_ANY}{{0,14}} (fig: <percent>)",
        ("search_interest", 0),
        "searches for one-way flights rose 300 percent",
    ),
    _measure(
        "rooms it has",
        f"<hold> {_ANY}{{0,4}} <has> (fig: <fig.rooms>)",
        ("capacity", 0),
        "the hostel has 80 rooms",
    ),
    _measure(
        "all its rooms taken",
        "(<! <f.of>) <fig.rooms> <aux> <f.adv>{0,2} (fig: <taken>)",
        ("occupancy", 0, 100, "percent"),
        "all 80 rooms are taken",
    ),
    _measure(
        "its rooms", "<f.det|f.of|has> (fig: <fig.rooms>)", ("capacity", 3), "all of its 80 rooms"
    ),
    _measure("so many rooms", "(fig: <fig.rooms>) <hold>", ("capacity", 0), "a 200-room hotel"),
    _measure(
        "capacity for people",
        f"<capacity> {_ANY}{{0,3}} (fig: <fig.people|fig.households|fig.bare|fig.vehicles>)",
        ("capacity", 2),
        "a capacity of 5,000 people",
    ),
    _measure(
        "seats on offer",
        f"(fig: <fig.seats>) {_ANY}{{0,3}} <available>",
        ("seats", 1),
        "40 seats left",
    ),
    _measure(
        "so full", f"(fig: <percent>) {_ANY}{{0,2}} <full>", ("occupancy", 0), "90 per cent full"
    ),
    _measure(
        "it is full",
        f"<hold> {_ANY}{{0,5}} <aux> <f.adv>{{0,2}} (fig: <full>)",
        ("occupancy", 0, 100, "percent"),
        "the hotel is full",
    ),
)

_THAN = '(<more than> | <x.more> <than> | "than")'
_ANY_FIGURE = "<fig|number|percent|duration|length|money>"
# `make` is 1 or -1 for a difference up or down, 0 where the earlier level itself is told.
CHANGES = (
    Rule(
        "from so many then",
        f"<from level> (fig: {_ANY_FIGURE}) <!break|mark>{{0,2}} (then: <date>)",
        0,
        ("up from 1,800 a week earlier", "from four hours last week"),
    ),
    Rule(
        "so many more than then",
        f"(fig: <fig|number|percent>) {_THAN} <!break|mark>{{0,4}} (then: <date>)",
        1,
        ("300 more than the same day last week",),
    ),
    Rule(
        "so many fewer than then",
        "(fig: <fig|number|percent>) (<less than> | <x.less> <than>)"
        " <!break|mark>{0,4} (then: <date>)",
        -1,
        ("300 fewer than a week earlier",),
    ),
    Rule(
        "up by so many",
        "<up> (fig: <fig|number|percent>) <!break|mark>{0,3} (then: <date>)",
        1,
        ("up 300 on the week before",),
    ),
    Rule(
        "down by so many",
        "<down> (fig: <fig|number|percent>) <!break|mark>{0,3} (then: <date>)",
        -1,
        ("a drop of 300 on the day before",),
    ),
)
# A change told without the level it starts from: "the number of displaced fell by 300".
ALONE = (
    Rule(
        "a rise told alone",
        '(ev: <ev>) <!f.clause|break|fig|";">{0,8} <up> (fig: <fig.bare|fig.people|number|percent>)',
        1,
        ("the number of evacuees rose by 300",),
    ),
    Rule(
        "a fall told alone",
        '(ev: <ev>) <!f.clause|break|fig|";">{0,8} <down> (fig: <fig.bare|fig.people|number|percent>)',
        -1,
        ("the number of displaced people fell by 300",),
    ),
)
LEXICON["before level"] = "up from, down from, compared with, compared to, against, versus"
LEXICON["from level"] = (
    "up from, down from, from, compared with, compared to, against, risen from, rising from"
)

# Two waits side by side, the earlier first: "last time an hour, now twelve".
THEN = (
    Rule(
        "then and now",
        "<before now> <!break>{0,12} (then: <duration>) <!break>{0,4} <now>"
        " <!break>{0,8} (fig: <duration>)",
        None,
        ("last time an hour, now about 12 hours",),
    ),
    Rule(
        "now and then",
        '(fig: <duration>) ("," | ";")? <!break|";"|duration>{0,3} <before now> <!break|duration>{0,8}'
        " (then: <duration>)",
        None,
        ("about 12 hours; on their previous trip it had taken one hour",),
    ),
)
LEXICON["before now"] = (
    "last time, before, previously, earlier, usually, normally, used to, once, previous trip,"
    "previous time, previous visit, previous journey, the time before"
)
LEXICON["now"] = "now, today, this time, currently"
LEXICON["more than"] = "more than, higher than, greater than"
LEXICON["less than"] = "less than, fewer than, lower than"
# The compass of a side word; the engine takes the neighbour that lies that way.
SIDES = {
    "eastern": "e", "western": "w", "northern": "n", "southern": "s", "southeastern": "se",
    "southwestern": "sw", "northeastern": "ne", "northwestern": "nw", "south-eastern": "se",
    "south-western": "sw", "north-eastern": "ne", "north-western": "nw",
}  # fmt: skip

LEXICON["border word"] = "border, borders, frontier, boundary"
LEXICON["side"] = (
    "eastern, western, northern, southern, south - eastern, south - western, north - eastern,"
    "north - western, southeastern, southwestern, northeastern, northwestern, land, state, common,"
    "shared, international"
)
LEXICON["between"] = "between"
LEXICON["with"] = "with, to"
_S = '("\'s" | "\'")?'
_PLACE = "<place.country|country>"
BORDERS = (
    Rule(
        "the border between two",
        '<border word|border> <between> <f.det>? (one: <place>) "and" <f.det>? (other: <place>)',
        None,
        ("the border between Chad and Sudan",),
    ),
    Rule(
        "one's border with another",
        f"(one: <place>) {_S} (side: <side>)? <border word> <with> <f.det>? (other: <place>)",
        None,
        ("Colombia's border with Venezuela",),
    ),
    Rule(
        "the two-sided border",
        '(one: <place>) ("-" | "–" | "/") (other: <place>) (side: <side>)? <border word>',
        None,
        ("the Polish-Ukrainian border",),
    ),
    Rule(
        "one's side of a border",
        f"(one: <country>) {_S} (side: <side>)? <border word>",
        None,
        ("Finland's eastern border", "the Iranian border"),
    ),
    Rule(
        "the border with one",
        "<border word> <with> <f.det>? (one: <country>)",
        None,
        ("the border with Moldova",),
    ),
    Rule(
        "the crossing to one",
        "<border> (<border>)? <with> <f.det>? (one: <country>)",
        None,
        ("the border crossing to Moldova",),
    ),
)

# A name the gazetteer does not know, where a place is expected.
LEXICON["p.name"] = "in, at, near, from, around, outside, towards, inside, through"
UNKNOWN = (
    Rule(
        "a name after in or from",
        "<p.name> <f.det>? (only: <cap>{1,3}) (! <cap|u|place>)",
        None,
        ("at a rest centre in Xanthury", "at the Xan Zhur checkpoint"),
    ),
)

# Waits and standing vehicles are read only where the text speaks of a way out at all.
CONTEXT = (
    "border", "frontier", "crossing", "checkpoint", "customs", "queue", "passport control",
    "visa", "ferry", "to enter", "to cross", "flee", "fled", "migrant", "refugee", "asylum", "deserter", "mobilis", "mobiliz", "conscript",
    "leaving the country",
)  # fmt: skip
# What a measure must have for company in its sentence, and how much of it is believable.
_WAY_OUT = ("border", "pass", "queue.sure", "ev.crossed", "ev.entered", "ev.left", "ev.flee")
COMPANY = {
    "wait_time": (("wait.sure", "u.vehicles", *_WAY_OUT), 1 / 12, 2400),
    "queue_length": (("stand", "u.vehicles", "wait.sure", "place", "its length", *_WAY_OUT), 0.1, 500),
    "queue_vehicles": ((), 2, 100_000),
    "price": (("sold", "mode", "hold", "u.seats", "u.rooms", "u.trips", "fig.seats"), 1, 5_000_000),
    "capacity": (("capacity.sure", "hold", "fig.rooms", "border", "u.vehicles", "sh"), 5, 1_000_000),
    "seats": (("u.seats", "u.trips", "sold", "fig.seats"), 0, 1_000_000),
}  # fmt: skip

# Small words that stick to the end of another in PDFs ("familiesof"); see `engine.Lexer`.
LEXICON["glued"] = "am,an,as,at,be,by,do,go,he,if,in,is,it,no,of,on,or,so,to,up,us,we"
