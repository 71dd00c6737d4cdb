"""English words and rules for people on the move: who is counted, and what happened to them.

`LEXICON` tags words: `u.*` what is counted, `ev.*` what happened, `sh.*` where people
shelter, `f.*` the small words. `PHRASES` fold a number and its noun into one figure;
`FACTS` join a figure (named part `fig`) to what happened (`ev`, or the rule's own event).
The earlier a rule stands, the stronger it is. Terms are IDMC's.
"""

from __future__ import annotations

from exeunt.reading.engine import Rule

LEXICON = {
    # --- small words
    "f.of": "of, among, amongst",
    "f.det": "the, a, an, this, that, these, those, its, their, his, her, our, all, some, any, each,"
    "both, such, many, most, other, total of, a total of, sum of, totalling, totaling, a combined,"
    "the combined, combined, an estimated, estimated, a record, no less than, as",
    "f.more": "another, additional, an additional, a further, further, extra, more, new, newly,"
    "others, other, additional number of, an additional number of, an extra",
    "f.prep": "in, on, at, by, with, for, into, onto, within, across, throughout, near, around,"
    "through, via, inside, outside, over, under, along, towards, toward, between, during,"
    "to, from, off, against, without, amid, due to, because of, owing to, per, until, upon,"
    "north of, south of, east of, west of, close by",
    "p.in": "in, within, across, throughout, inside, around, at, on, along, among,"
    "elsewhere in, all over, over, between",
    "p.near": "near, close to, outside, not far from, north of, south of, east of, west of, next to,"
    "adjacent to, neighbouring, neighboring, bordering, far from",
    "p.from": "came from, from, out of, off, fleeing, fled, leaving, left, flee, leave, escaped, escaping",
    "p.to": "crossed into, crossing into, cross into, poured into,"
    "pouring into, streamed into, streaming into, flowed into, crossed over into, crossed over to,"
    "left for, leave for, leaving for, came to, to, into, onto, towards, toward, for, reached, reaching, entered, entering, reach, enter",
    "p.via": "via, through",
    "p.by": "by, due to, because of, owing to, following, after, as a result of, amid",
    "f.conj": "and, or, as well as, along with, plus, &",
    "f.clause": "while, whereas, but, although, though, because, if, unless, when, whenever, where,"
    "so that, despite, however, yet, nor, before, after, following, amid, therefore, thus",
    "f.wh": "who, which, whom, whose, that, of whom, of which, of them, of these, of those, them",
    "f.including": "including, among them, among whom, comprising, consisting of, of whom, of which,"
    "of them, of these, of those, in addition to, as well as, equivalent to, that is, i.e",
    "f.to": "to",
    "f.pron": "he, she, they, it, we, i, you, there, them, him, us, everyone, everybody, nobody",
    "f.neg": "not, no, never, none, neither, without, n't, isn't, aren't, wasn't, weren't, didn't,"
    "hasn't, haven't, cannot, can't, no longer",
    "f.adv": "already, also, still, now, currently, recently, newly, again, further, internally,"
    "forcibly, temporarily, reportedly, allegedly, safely, successfully, totally, completely, fully,"
    "partially, partly, severely, badly, seriously, significantly, slightly, heavily, thus far,"
    "so far, to date, since, either, both, at least, only, just, later, then, subsequently, all,"
    "mainly, mostly, largely, initially, preventively, preventatively, pre, emptively, preemptively,"
    "once, twice, permanently, urgently, immediately, hastily, quickly, officially, illegally,"
    "legally, directly, up, back, together, alone, north, south, east, west, northwards,"
    "southwards, eastwards, westwards, northward, southward, abroad, individually, otherwise",
    "aux": "in need of, is, are, was, were, be, been, being, has, have, had, having, get, got, getting, do, does,"
    "did, remain, remained, remains, remaining, become, became, becoming, left, leaving, rendered,"
    "made, found themselves, find themselves, reported, reportedly been, said to be, thought,"
    "believed, known, feared, understood, estimated, confirmed, considered, described as,"
    "listed as, forced, obliged, compelled, told, asked, advised, prompted, able, continue,"
    "continued, continues, started, began, begun, managed, tried, trying, going, according",
    "may": "may, might, could, would, can, should, must",
    "will": "will, shall, expected, expect, expects, set, due, projected, likely, forecast,"
    "predicted, predicts, anticipated, anticipate, anticipates, about to, prepares, preparing,"
    "prepared, estimates that up to",
    "plan": "plan, plans, planned, planning, intend, intends, intended, aim, aims, aiming, hopes to,"
    "want to, wants to, wanting to, considering, seek to, seeks to, ready to, scheduled",
    "order": "ordered, orders, order, told to, instructed, urged, asked to, advised to, warned to,"
    "mandatory, recommended, recommendation, called on, advisory",
    "hypo": "if, would, hypothetical, worst case, in case of, in the event of, scenario, were to",
    "force": "force, forced, forces, forcing, compel, compelled, compelling, prompt, prompted,"
    "prompting, drive, drove, driven, driving, push, pushed, pushing, oblige, obliged, obliging,"
    "cause, caused, causing, lead, led, leading, send, sent, sending, make, making",
    "leave": "leave, left, leaves, leaving, render, rendered, rendering, made, making, make",
    "total": "total, totals, totalled, totaled, totalling, totaling, number, numbers, numbered,"
    "figure, figures, count, toll, tally, sum, overall, nb, no",
    "reach": "surpassed, surpasses, passed, nears, neared, approached, approaches, doubled to,"
    "tripled to, risen past, climbed past, estimated to be, reached, reaches, reach, reaching, stands at, stood at, standing at, now stands at,"
    "rose to, risen to, rises to, rising to, increased to, grown to, grew to, climbed to, is, was,"
    "are, were, at, to, exceeds, exceeded, exceeding, totals, total, totalled, amounted to,"
    "amounts to, estimated at, put at, now, hit, topped, fell to, dropped to, decreased to",
    "home": "home, homes, house, houses, village, villages, hometown, hometowns, land, lands,"
    "residences, neighbourhoods, neighborhoods, community, communities, city, town, towns,"
    "area, areas, country, camps, properties, places",
    # --- what is counted
    "u.people": "people, persons, person, individuals, individual, civilians, civilian, residents,"
    "resident, inhabitants, inhabitant, men, women, children, man, woman, child, kids, boys, girls,"
    "refugees, refugee, migrants, migrant, villagers, townspeople, workers, labourers, laborers,"
    "employees, staff, students, pupils, citizens, nationals, victims, survivors, locals, passengers,"
    "tourists, visitors, holidaymakers, travellers, travelers, soldiers, troops, reservists,"
    "conscripts, recruits, volunteers, demonstrators, protesters, protestors, souls, farmers,"
    "fishermen, herders, pastoralists, nomads, patients, prisoners, inmates, detainees, adults,"
    "minors, adolescents, infants, babies, elderly, pensioners, seniors, youths, youngsters,"
    "asylum seekers, asylum - seekers, asylum applicants, applicants, newcomers, arrivals,"
    "entrants, members, population, crew, guests, dwellers, slum dwellers, townsfolk, homeowners,"
    "tenants, islanders, peasants, settlers, foreigners, expatriates, compatriots, evictees,"
    "caseload, beneficiaries, stateless people, deserters, draft dodgers, militants, fighters,"
    "combatants, gunmen, doctors, nurses, teachers, journalists, officers, policemen, guards,"
    "firefighters, rescuers, servicemen, personnel, pilgrims, climbers, hikers, drivers, miners,"
    "unaccompanied minors, unaccompanied children, jews, muslims, christians, hindus, buddhists,"
    "yazidis, rohingya, roma, kurds, tuareg, girls and boys, women and children, human beings,"
    "head, friends, relatives",
    "u.moved": "idp, idps, internally displaced persons, internally displaced people, returnees,"
    "returnee, evacuees, evacuee, displacements, displacement, evacuations, deportees, deportations,"
    "expulsions, deaths, injuries, fatalities, casualties, asylum applications, asylum claims,"
    "asylum requests, applications, border crossings, crossings, entries, exits, repatriations,"
    "registrations, evictions, arrivals, new arrivals, departures, arrests, detentions, refusals,"
    "pushbacks, immigrants, emigrants, conscripts, recruits",
    "u.households": "families, family, households, household, hhs, hh",
    "u.houses": "houses, house, homes, home, dwellings, dwelling, residences, residence, huts, hut,"
    "shacks, shack, shanties, housing units, housing unit, apartments, apartment, flats,"
    "residential buildings, buildings, building, housing, structures, properties, property,"
    "mobile homes, cottages, bungalows, farmhouses, homesteads, makeshift homes, dwelling units",
    "u.vehicles": "traffic, cars, car, vehicles, vehicle, trucks, truck, lorries, lorry, buses, bus, minibuses,"
    "motorcycles, motorbikes, automobiles, automobile, taxis, vans, trailers, heavy vehicles,"
    "passenger cars, private cars, heavy goods vehicles, bicycles, bicycle, bikes, carts",
    "u.rooms": "rooms, room, beds, bed, places to sleep, bedrooms",
    "u.seats": "seats, seat, tickets, ticket, airline seats",
    "u.trips": "flights, flight, trips, trip, border crossings, crossings, movements, journeys,"
    "departures, trains",
    "u.none": "tons, tonnes, ton, tonne, mt, kg, kilograms, litres, liters, hectares, acres, ha,"
    "villages, towns, cities, districts, provinces, states, counties, countries, municipalities,"
    "communes, barangays, islands, camps, camp, shelters, shelter, centres, centers, centre, center,"
    "schools, hospitals, clinics, bridges, roads, wells, latrines, tents, blankets, kits, boxes,"
    "parcels, packages, bags, cattle, sheep, goats, animals,"
    "livestock, chickens, cows, trees, boats, ships, aircraft, planes, helicopters, shops,"
    "businesses, factories, mosques, churches, sites, locations, points, teams, projects, meals,"
    "rounds, agencies, organizations, organisations, ngos, groups, parties, days, weeks, months, years,"
    "hours, minutes, times, percent, cases, incidents, attacks, events, meetings, degrees, wards,"
    "metres, meters, kilometres, kilometers, km, miles, feet, inches, mm, cm, votes, jobs, goals, points, storeys, stories, floors, sectors,"
    "spouses, toilets, water points, sub, regions, parts, areas, items, tablets, vaccines, doses,"
    "copies, pages, words, questions, answers, ministers, delegates, seats in parliament",
    # --- what happened
    "ev.displaced": "displaced, displace, displaces, displacing, displacement, displacements,"
    "dislocated, uprooted, uproot, uproots, uprooting, uprootings, idp, idps,"
    "internally displaced persons, internally displaced people, internally displaced,"
    "cut off from their homes, driven out, driven from, pushed out,"
    "unable to return home, unable to return to their homes, evicted, eviction, evictions",
    "ev.evacuated": "evacuated, evacuate, evacuates, evacuating, evacuation, evacuations, evacuees,"
    "evacuee, airlifted, choppered out, rescued and moved, moved to safety, taken to safety,"
    "moved to safer areas, moved to safer places, moved to higher ground, shifted to safer places,"
    "brought to safety, ferried, transported to safety, bussed out, bused out, airlift",
    "ev.flee": "flee, fled, flees, fleeing, escaped, escape, escaping, forced from their homes,"
    "forced out of their homes, forced to leave, forced to flee, forced to abandon, left their homes,"
    "leave their homes, leaving their homes, left their villages, leave their villages,"
    "abandoned their homes, abandon their homes, abandoning their homes, fled their homes,"
    "driven from their homes, chased from their homes, driven out of their homes, ran away,"
    "deserted their homes, exodus, took flight, taken flight, vacate their homes,"
    "vacated their homes, quit their homes, from their homes, out of their homes, flight from",
    "ev.relocated": "relocated, relocate, relocates, relocating, relocation, relocations, resettled,"
    "resettle, resettling, resettlement, migrated, migrate, migrating, transferred, transfer,"
    "moved, move, moving, shifted, shift, shifting, transported, rehoused",
    "ev.sheltered": "sheltered, sheltering, took refuge, taken refuge, take refuge, taking refuge,"
    "took shelter, taken shelter, take shelter, taking shelter, sought shelter, seek shelter,"
    "seeking shelter, sought refuge, seek refuge, seeking refuge, found refuge, found shelter,"
    "find refuge, finding refuge, finding shelter, find shelter, temporary shelter to, shelter to,"
    "staying with relatives, staying with friends, staying with family, living with relatives,"
    "living with host families, with host families, staying with host families, in host families,"
    "hosted by relatives, living with friends, emergency shelter, temporarily housed,"
    "temporarily housing, accommodation to, accomodations to, accommodations to, huddled",
    "ev.homeless": "homeless, without homes, without a home, lost their homes, lost their houses,"
    "lost their home, lose their homes, losing their homes, without shelter, without a roof,"
    "lost homes, without housing, roofless, homelessness, had their homes destroyed",
    "ev.destroyed": "destroyed, destroy, destroys, destroying, destruction, collapsed, collapse,"
    "collapsing, collapses, burned, burnt, burned down, burnt down, burning down, burn, swept away,"
    "sweeping away, sweep away, washed away, washing away, wash away, demolished, demolish,"
    "demolishing, demolition, demolitions, razed, raze, razing, gutted, gutting, flattened,"
    "flattening, levelled, leveled, buried, bury, burying, wrecked, wrecking, torched, torching,"
    "been lost, were lost, ruined, obliterated, blown down, knocked down, torn down, carried away, reduced to ashes,"
    "reduced to rubble, set on fire, set ablaze, dismantled, wiped out, engulfed",
    "ev.damaged": "damaged, damage, damages, damaging, flooded, flooding, flood, inundated,"
    "inundate, inundating, submerged, submerging, submerge, partially destroyed, partly destroyed,"
    "partially damaged, partly damaged, waterlogged, cracked, roofs blown off, lost their roofs,"
    "unroofed, hit by, under water, underwater, partially collapsed,"
    "partly collapsed, partial collapse, scorched",
    "ev.uninhabitable": "uninhabitable, unsafe to live in, not habitable, unlivable,"
    "not fit for habitation, unfit for habitation, condemned, unusable",
    "ev.returned": "returned, return, returns, returning, returnee, returnees, went back, gone back,"
    "come back, came back, going back, repatriated, repatriation, repatriations, repatriate,"
    "repatriating, going home, returned home, return home, went home, gone home",
    "ev.entered": "entered, enter, enters, entering, entry, entries, crossed into, crossing into,"
    "cross into, admitted, admit, admitting, let in, allowed in,"
    "poured into, pouring into, streamed into, streaming into, flowed into, influx,"
    "crossed over into, crossed over to, inflow, immigrated, immigrants",
    "ev.left": "left the country, leave the country, leaving the country, leaves the country,"
    "emigrated, emigrate, emigrants, exited, exit, exits, exiting,"
    "departed, depart, departing, departures, outflow, went abroad, gone abroad, moved abroad,"
    "fled abroad, left for, leave for, leaving for, flown out, emigration",
    "ev.crossed": "crossed, cross, crosses, crossing, passed through, passed, crossed the border,"
    "border crossings, crossings, traverse, traversed",
    "ev.refused": "refused entry, denied entry, turned away, turned back, pushed back, pushbacks,"
    "pushback, barred from entering, sent back, refusals, not allowed to enter, refused admission,"
    "denied admission, rejected at the border, stopped from crossing, intercepted, refused",
    "ev.deported": "deported, deport, deports, deporting, deportation, deportations, expelled,"
    "expel, expelling, expulsion, expulsions, extradited, forcibly returned, removed from the country",
    "ev.arrived": "arrived, arrive, arrives, arriving, arrival, arrivals, new arrivals, showed up,"
    "turned up, checked in, landed, reached, came to, came from, have come, had come, disembarked",
    "ev.registered": "registered, register, registering, registration, registrations, recorded as,"
    "enrolled, on the register",
    "ev.applied": "applied for asylum, apply for asylum, applying for asylum, asylum applications,"
    "asylum application, asylum claims, asylum requests, applications, claimed asylum,"
    "requested asylum, sought asylum, seeking asylum, applied, visa applications, filed claims",
    "ev.arrested": "arrested, arrest, arrests, arresting, detained, detain, detaining, detentions,"
    "detention, rounded up, taken into custody, jailed, imprisoned, held by police, apprehended",
    "ev.conscripted": "conscript, conscripted, conscripting, conscription, call up, called up,"
    "calling up, call - up, mobilise, mobilised, mobilising, mobilize, mobilized, mobilizing,"
    "draft, drafted, drafting, enlist, enlisted, enlisting, signed up, sign up, signing up,"
    "recruited, recruit, recruiting, volunteered, drafted into",
    "ev.casualty": "killed, kill, kills, killing, dead, died, die, dies, dying, deaths, death,"
    "injured, injuring, injuries, injury, wounded, wounding, missing, casualties, drowned, perished,"
    "fatalities, lost their lives, missing people, bodies, hurt, slain, murdered, executed, fatality",
    "ev.affected": "affected, affect, affecting, affects, impacted, hit, in need, needing, need,"
    "needed, needs, require, requires, requiring, assisted, assist, assisting, reached with,"
    "received, receive, receiving, benefited, benefit, benefiting, provided with, supplied,"
    "vaccinated, treated, trained, fed, feeding, isolated,"
    " at risk, threatened, recovered, discharged, tested, enrolled, consulted, exposed, infected, suffering, suffer, suffered,"
    "employed, deployed, dispatched, distributed, rescued, saved, abducted, kidnapped,"
    "unemployed, starving, malnourished, helped, targeted, regained, without power,"
    "without electricity, attended, voted, surveyed, interviewed, food insecure",
    "ev.stranded": "stranded, trapped, besieged, marooned, cut off, stuck, blocked",
    "waits": "waiting, queuing, queueing, queued, queued up, lined up, lining up, standing in line,"
    "waiting in line",
    "n.ev": "displacement, displacements, evacuation, evacuations, relocation, relocations, migration,"
    "destruction, demolition, demolitions, repatriation, repatriations, entry, detention, detentions,"
    "arrests, registration, registrations, death, deaths, injuries, injury, conscription, call - up,"
    "mobilization, mobilisation, exodus, eviction, evictions, deportation, deportations, expulsion,"
    "expulsions, crossings, resettlement, emigration, influx, inflow, outflow, casualties,"
    "fatalities, recruitment, homelessness, airlift, asylum applications, applications, searches,"
    "uprootings, bodies, arrival, draft, collapse, flood, flooding",
    "ev.searched": "searched for, searches, google searches, search queries, queries",
    "label": "unit, phase, level, stage, category, group, team, highway, route, article, section,"
    "chapter, table, figure, zone, block, sector, ward, no, room, gate, annex, part, grade,"
    "page, line, class, type, lot, sub, box, exit, version, day, week, chapter, magnitude",
    "per time": "day, week, month, hour, year, night, annum, minute, capita",
    "moves": "took, takes, carried, flew, drove, bused, bussed, moved, move, moving, shifted, shifting, transferred, transported, taken, brought, went",
    "changed": "rose, fell, dropped, increased, decreased, climbed, surged, jumped, declined, grew,"
    "rose by, fell by, increased by, decreased by, dropped by, risen, fallen, soared, doubled",
    "holds": "holds, hold, holding, houses, hosts, shelters, accommodates, home to, now home to",
    "numbers": "number, numbered, numbering, total, totalled, totaled",
    "share": "half, most, many, some, few, majority, part, percent,"
    "per cent, none, all, several",
    "lets in": "admitted, admit, admits, admitting, let in, let through, allowed in, took in, taken in",
    "expects": "expects, expect, expecting, expected, forecasts, anticipates, anticipate, braces for,"
    "brace for, bracing for, prepares for, preparing for, prepare for",
    "out of": "out of",
    "leaves": "left, leave, leaving, leaves",
    "drive": "driven, pushed, chased, swept, forced",
    # --- where they are
    "housed": "housed, housing, hosted, hosting, accommodated, accommodating, lodged, camped, put up,"
    "accommodates, hosts, houses, temporarily housed, cared for",
    "live": "spent the night, spending the night, spend the night, sleep, sleeps, slept, sleeping, camp out, camping out, camped out, live, lives, living, lived, stay, stays, stayed, staying, reside, residing, resided,"
    "housed, housing, hosted, hosting, host, hosts, accommodated, accommodating, accommodate,"
    "lodged, camped, camping, located, settled, settling, based, sleeping, crammed, crowded, packed,"
    "joined, put up, shelter, concentrated, placed, temporarily housed, cared for, cares for",
    "sh.camp": "camp, camps, relief camp, relief camps, refugee camp, refugee camps, transit centre,"
    "transit centres, transit center, transit centers, collective sites, collective site,"
    "displacement site, displacement sites, idp site, idp sites,"
    "protection of civilians site, protection of civilians sites, poc site, poc sites, tented camp,"
    "tent camps, tent camp, tent city, tent cities, displacement camps, displacement camp,"
    "makeshift camp, makeshift camps, idp camps, idp camp, camp - like settings, spontaneous sites,"
    "informal settlements, camps and settlements, reception camps, welfare camps",
    "w.glued": "refuge, seek, sought, took, taken",  # so that "seekrefuge" falls apart
    "sh.shelter": "evacuation shelter, evacuation shelters, shelter, shelters, evacuation centre, evacuation centres, evacuation center,"
    "evacuation centers, rest centre, rest centres, rest center, reception centre, reception centres,"
    "reception center, reception centers, relief centre, relief centres, relief center,"
    "relief centers, temporary shelters, temporary shelter, emergency shelter, emergency shelters,"
    "community halls, town hall, gymnasium, gymnasiums, schools, school, churches, church, mosques,"
    "mosque, host families, relatives, friends, friends and relatives, relatives and friends,"
    "host communities, public buildings, tents, collective centres, collective centers,"
    "welfare centres, welfare centers, cyclone shelters, community centres, community centers,"
    "temporary accommodation, emergency accommodation, temporary housing, bomb shelters, stadium,"
    "accommodation centres, accommodation centers, halls, temples, sports halls",
}  # fmt: skip

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt maj sen rep gov pres st no nos vs etc e.g i.e approx est"
    " dept fig jan feb mar apr jun jul aug sep sept oct nov dec sq u.s u.n u.k d.c a.m p.m inc ltd co"
    " corp bros jr sr rev hon min ft mt pop ca al vol art para".split()
)

# A text without any of these stems says nothing that we read; the wider the safer.
STRONG = tuple(
    "displac,uproot,idp,evict,evacu,airlift,flee,fled,escap,exodus,refug,shelter,homeless,roofless,"
    "without home,lost their h,relocat,resettl,migra,repatriat,returne,asylum,deport,expel,expul,"
    "extradit,border,frontier,checkpoint,crossing,crossed,visa,passport,entries,entered,entry,"
    "turned back,turned away,pushed back,pushback,conscript,mobilis,mobiliz,call-up,called up,draft,"
    "enlist,recruit,signed up,queue,queuing,tailback,traffic jam,lined up,long line,backed up,"
    "bumper to bumper,backlog,convoy,waiting,waited,wait of,a wait,to cross,standing,stood,in line,hours,overnight,camp,destroy,collaps,"
    "demoli,razed,flood,inundat,submerg,washed away,swept away,burned,burnt,gutted,uninhabit,damag,"
    "houses,homes,house ,home ,huts,dwelling,hotel,hostel,sold out,no seats,tickets,flights,one-way,"
    "airfare,fares,fare ,arrest,detain,strand,left the country,leaving the country,leave the country,"
    "moved to,moved into,shifted,driven out,forced to,forced out,forced from,forced into,took flight,"
    "arrival,arrived,newcomer,residence permit,humanitarian,depart,villagers,accommod,housed,"
    "hosted,hosting,buried,levelled,leveled,flattened,torched,wrecked,abandon,exit,emigra,transferred,"
    "admit,admission,deserter,touris,airport,to leave,get out of,sent back,send back,"
    "travel ban,no-fly,allows,allowed,sleeping,slept,the night,residence,protection,mobilization,full to capacity,capacity,is full,are full,"
    "abroad,pedestrian,permit,reservist,nationals,dual national,citizen,foreigner,let out,let through,"
    " cross ,to cross, enter,airspace,passenger,military service,protected status,barred,"
    "banned,prohibit,go back,going back,return to,move on to,travel to,travel abroad,advises against,"
    "allowed to stay,walk across,reach europe,"
    "occupied,rooms,seats,citizenship,document,influx,inflow,outflow,exits,"
    "joined,ferried,choppered,living in,settlement".split(",")
)

# --- a number and what it counts
_ADJ = (
    "<!f.of|f.prep|f.clause|f.wh|f.pron|f.conj|f.neg|aux|may|mark|break|number|fig|length"
    "|duration|money|percent|date|time|u|total|p.to|p.from>"
)
_MOD = f'({_ADJ} (("-" | <f.conj>) {_ADJ})?)'
_N = "<number> <f.more>{0,2} (<f.of> <f.det>? <f.more>?)?"


def _counted(name: str, adjectives: int, unit: str, *examples: str) -> Rule:
    adjective = f'("-" | {_MOD}{{0,{adjectives}}})'  # "200-room", but not "two-storey house"
    return Rule(name, f"{_N} {adjective} (u: {unit})", examples=examples)


PHRASES = (
    Rule(
        "a rate",
        f'{_N} {_ADJ}{{0,3}} <u>? "per" (u: <!per time>)',
        "other",
        examples=("900 people per square kilometre",),
    ),
    Rule(
        "people something happened to",
        f"{_N} (ev: <ev.displaced|ev.evacuated|ev.returned|ev.homeless|ev.registered>)"
        f" {_ADJ}{{0,2}} (u: <u.people|u.households>)",
        examples=("2,400 displaced families", "40,000 homeless people"),
    ),
    Rule(
        "houses something happened to",
        f"{_N} (ev: <ev.destroyed|ev.damaged|ev.uninhabitable>) {_ADJ}{{0,2}} (u: <u.houses>)",
        examples=("120 destroyed houses",),
    ),
    Rule(
        "a noun that says what happened",
        f"{_N} {_MOD}{{0,3}} (ev: <u.moved>)",
        examples=("14,000 IDPs", "900 newly arrived returnees", "38,000 new displacements"),
    ),
    Rule(
        "the ones it happened to",
        "<number> <f.of> <f.det> (ev: <ev.displaced|ev.evacuated>) (! <u>)",
        examples=("22 of the displaced",),
    ),
    _counted("other things", 2, "<u.none>", "12 affected villages", "40 schools"),
    _counted("shelters", 3, "<sh.camp|sh.shelter>", "52 evacuation centres"),
    _counted("households", 4, "<u.households>", "700 farming families"),
    _counted("people", 5, "<u.people>", "300 sugar cane workers", "dozens of people"),
    _counted("houses", 4, "<u.houses>", "1,600 mudbrick homes"),
    _counted("vehicles", 4, "<u.vehicles>", "dozens of vehicles", "350 heavy lorries"),
    _counted("rooms", 3, "<u.rooms>", "200 rooms"),
    _counted("seats", 3, "<u.seats>", "180 seats"),
    _counted("trips", 3, "<u.trips>", "450 flights"),
    _counted("a people", 3, "<place.demonym|demonym>"),
    Rule(
        "a bare number",
        "(<! <label>) <number> <f.more>{0,2} (= <ev|aux|may|will|plan|order|leave|live|f|p"
        "|mark|break|date|place>|$)",
        examples=("35,000", "another 300 were"),
        never=("400 leaflets",),
    ),
)

# --- a figure and what happened
_GAP = '<!f.clause|";"|break|ev>'
_GAP_FIG = '<!f.clause|";"|break|ev|fig>'
_LINK = "<f.adv|aux|may|will|plan|order|f.to|f.neg|f.more|f.det>"
_PEOPLE = "<fig.people|fig.households|fig.houses>"
_BE = "<aux|may|will>"
_TO_THEM = "|".join(  # what one can do to others; nobody "arrives" or "flees" people
    f"ev.{name}"
    for name in "displaced evacuated relocated sheltered destroyed damaged uninhabitable refused deported"
    " registered arrested conscripted casualty affected stranded".split()
)
_ASIDE = '<ev.affected> <f.conj> | <ev.registered> "as"'  # "affected and ...", "registered as ..."
_VERB = "(! <n.ev|u.moved>) (ev: <ev>)"


def _fact(name: str, pattern: str, cost: int, event: str | None = None, *examples: str) -> Rule:
    """A rule that joins `fig` to an event: its own, else the tag of `ev`."""
    return Rule(name, pattern, (event, cost), examples)


FACTS = (
    _fact(
        "moved to a camp",
        f"(fig: <fig>) {_GAP}{{0,8}} (ev: <moves>)"
        " <f.to|p.in|p.to> <!mark|ev|fig.people|f.clause>{0,3} <sh.camp>",
        -1,
        "camp",
    ),
    _fact(
        "moved to a shelter",
        f"(fig: <fig>) {_GAP}{{0,8}} (ev: <moves>)"
        " <f.to|p.in|p.to> <!mark|ev|fig.people|f.clause>{0,3} <sh.shelter>",
        -1,
        "sheltered",
    ),
    _fact("aid reached them", '(ev: "reached") (fig: <fig.people|fig.households>)', -1, "affected"),
    _fact(
        "did it to them",
        f"(ev: <{_TO_THEM}>) <f.det|f.adv|f.more|f.of>{{0,3}} (fig: <fig>)",
        0,
        None,
        "displaced about 15,000 people",
        "evacuating 200 residents",
    ),
    _fact(
        "happened to them",
        f"(fig: <fig>) {_LINK}{{0,6}} ({_ASIDE})? {_VERB}",
        0,
        None,
        "4,000 people were displaced",
        "628,000 relocated",
    ),
    _fact(
        "who it happened to",
        f"(fig: <fig>) {_GAP}{{0,3}} <f.wh> {_LINK}{{0,6}} {_VERB}",
        0,
        None,
        "25,000 people who had fled",
    ),
    _fact(
        "made to",
        f"<force> <!mark|ev|f.clause>{{0,5}} (fig: {_PEOPLE}) <!mark|f.clause>{{0,2}}"
        "(ev: <p.from>) <!mark>{0,4} <home>",
        1,
        "flee",
        "forced 800 families off their land",
    ),
    _fact(
        "left in that state",
        f"<leave> <!mark|ev|f.clause>{{0,4}} (fig: <fig>) <!mark|f.clause|ev>{{0,3}} (ev: <ev>)",
        0,
        None,
        "leaving 3,000 people homeless",
    ),
    _fact(
        "happened to those, further on",
        f"(fig: <fig>) {_GAP}{{0,16}} {_BE} {_LINK}{{0,6}} {_VERB}",
        1,
        None,
        "300 people from the coast were evacuated",
    ),
    _fact(
        "they did it, further on",
        f"(fig: {_PEOPLE}) {_GAP_FIG}{{1,14}} {_VERB}",
        3,
        None,
        "10,000 people in the valley fled",
    ),
    _fact(
        "they and a part of them did it",
        f'(fig: {_PEOPLE}) ("," | "(")? <f.including> {_GAP}{{1,14}} {_VERB}',
        3,
        None,
        "300 people, including 40 children, fled",
    ),
    _fact(
        "had them destroyed",
        f"(fig: {_PEOPLE}) {_GAP}{{0,8}} <aux> <f.det> <u.houses> <aux>{{0,2}}"
        " (ev: <ev.destroyed|ev.damaged>)",
        0,
        "theirs",
        "90 families had their houses destroyed",
    ),
    _fact(
        "forced into a shelter",
        f"<force> <f.adv|f.det>{{0,3}} (fig: {_PEOPLE}) <p.to>"
        " <!mark|ev|f.clause>{0,4} (ev: <sh.shelter|sh.camp>)",
        1,
        "sheltered",
        "forced 300 people into shelters",
    ),
    _fact(
        "were forced into a shelter",
        f"(fig: {_PEOPLE}) {_LINK}{{0,5}} <force> <p.to>"
        " <!mark|ev|f.clause>{0,4} (ev: <sh.shelter|sh.camp>)",
        0,
        "sheltered",
        "800 people were forced into shelters",
    ),
    _fact(
        "its noun, of them",
        f"(ev: <ev>) <f.of> {_GAP_FIG}{{0,8}} (fig: <fig>)",
        1,
        None,
        "the evacuation of 618,000 people",
        "displacement of more than 2,000 families",
    ),
    _fact(
        "damage to them",
        f'(ev: <ev.damaged|ev.destroyed>) "to" <f.det|f.more>{{0,2}} (fig: <fig>)',
        0,
        None,
        "damage to 61 homes",
    ),
    _fact(
        "let them in",
        "(ev: <lets in>) <f.det|f.adv>{0,2} (fig: <fig.people|fig.vehicles|fig.households>)",
        0,
        "entered",
        "admitted 120 patients",
    ),
    _fact(
        "took them out of",
        f"(ev: <moves>) <f.adv>? (fig: {_PEOPLE}) <out of>",
        0,
        "evacuated",
        "buses took 240 people out of the city",
    ),
    _fact(
        "expects them",
        "(ev: <expects>) <f.det|f.adv>{0,2} (fig: <fig.people|fig.households>)",
        7,
        "arrived",
        "expects 180,000 refugees",
    ),
    _fact(
        "its noun, a colon",
        f'(ev: <n.ev|u.moved>) {_GAP_FIG}{{0,6}} ":" (fig: <fig>)',
        2,
        None,
        "new displacements in March: 300 families",
    ),
    _fact(
        "a camp that holds so many",
        f"(ev: <sh.camp>) {_GAP}{{0,9}} <holds> <f.adv>{{0,2}} (fig: <fig.bare|fig.people>)",
        2,
        "camp",
        "the camp, built for 500, now holds 2,300",
    ),
    _fact(
        "they number",
        f"(ev: <u.people>) {_GAP_FIG}{{0,8}} <numbers> (fig: <fig.bare>)",
        3,
        "present",
        "refugees from the north now number 480,000",
    ),
    _fact(
        "its noun, its total",
        f'(ev: <ev>) {_GAP_FIG}{{0,2}} <total|reach|":"|mark> {_GAP_FIG}'
        "{0,2} (fig: <fig.bare>) (! <u>)",
        6,
        None,
        "IDPs total 122,387",
        "Evacuated: 300",
    ),
    _fact(
        "their number, told after",
        f"<total> <f.of>? {_GAP_FIG}{{0,4}} (ev: <ev>)"
        f" {_GAP_FIG}{{0,14}} <reach|aux> <f.adv>{{0,2}} (fig: <fig.bare>)",
        3,
        None,
        "the number of displaced people has reached 274,000",
    ),
    _fact(
        "their number, told before",
        "(fig: <fig.bare>) <f.adv>? <f.det> <!mark|fig|ev>{0,2}"
        " <total> <!mark|fig|ev>{0,4} (ev: <ev>)",
        2,
        None,
        "brings to 23,000 the total number of people displaced",
    ),
    _fact(
        "live in a camp",
        f"(fig: <fig>) {_GAP}{{0,10}} <live|aux> <f.adv|live|aux>{{0,3}}"
        " <p.in> <!mark|ev|f.clause>{0,6} (ev: <sh.camp>)",
        1,
        "camp",
        "12,800 people are living in collective sites",
    ),
    _fact(
        "in a camp",
        f"(fig: {_PEOPLE}) <p.in> <!mark|ev|f.clause>{{0,4}} (ev: <sh.camp>)",
        1,
        "camp",
        "3,000 people in 20 camps",
    ),
    _fact(
        "camps for them",
        "<live> <!mark|fig|ev>{0,2} (fig: <fig>) <!mark|fig>{0,2} <p.in>"
        " <!mark|ev|f.clause>{0,5} (ev: <sh.camp>)",
        0,
        "camp",
    ),
    _fact(
        "so many in so many camps",
        "(fig: <fig.bare|fig.people|fig.households>) <p.in> (= <fig>) (ev: <sh.camp>)",
        0,
        "camp",
        "with 300 in 12 camps",
    ),
    _fact(
        "so many in so many shelters",
        "(fig: <fig.bare|fig.people|fig.households>) <p.in> (= <fig>) (ev: <sh.shelter>)",
        0,
        "sheltered",
        "with 300 in 12 schools",
    ),
    _fact(
        "they had left",
        f"(fig: <fig>) <aux> <f.adv>{{0,2}} (ev: <leaves>) (= <mark>|$)",
        1,
        "left",
        "64,000 had left.",
    ),
    _fact(
        "its noun, changed to so many",
        f'(ev: <u.moved>) {_GAP_FIG}{{0,3}} <changed> {_GAP}{{0,9}} "to" (fig: <fig.bare>)',
        3,
        None,
        "entries fell by a third to 8,100",
    ),
    _fact(
        "left a place", f"(fig: {_PEOPLE}) {_GAP}{{0,8}} (ev: <leaves>) <f.det>? <place>", 1, "left"
    ),
    _fact(
        "live in a shelter",
        f"(fig: <fig>) {_GAP}{{0,10}} <live|aux> <f.adv|live|aux>{{0,3}}"
        " <p.in|f.prep> <!mark|ev|f.clause>{0,4} (ev: <sh.shelter>)",
        1,
        "sheltered",
        "300 people are staying in schools",
        "3,000 were in shelters",
    ),
    _fact(
        "in a shelter",
        f"(fig: {_PEOPLE}) <p.in> <!mark|ev|f.clause>{{0,3}} (ev: <sh.shelter>)",
        2,
        "sheltered",
        "900 people in evacuation centres",
    ),
    _fact(
        "a camp that holds them",
        f"(ev: <sh.camp>) <f.adv|f.wh|aux|!fig>{{0,3}} <live> <f.det>{{0,2}} (fig: {_PEOPLE})",
        2,
        "camp",
        "camps hosting 300 families",
    ),
    _fact(
        "a shelter that holds them",
        f"(ev: <sh.shelter>) <f.adv|f.wh|aux>{{0,3}} <live> <f.det>{{0,2}} (fig: {_PEOPLE})",
        2,
        "sheltered",
        "schools housing 300 families",
    ),
    _fact(
        "put up",
        f"(fig: {_PEOPLE}) {_LINK}{{1,6}} (ev: <housed>)",
        4,
        "housed",
        "2,000 people have been accommodated",
    ),
    _fact(
        "houses them",
        f"(ev: <housed>) <f.det|f.adv>{{0,2}} (fig: {_PEOPLE})",
        4,
        "housed",
        "housing some 900 people",
    ),
    _fact(
        "driven out",
        f"(fig: {_PEOPLE}) {_LINK}{{1,6}} (ev: <drive>) (= <f.prep|p.by|p.from>)",
        3,
        "displaced",
        "500 people were driven across the border",
    ),
    _fact(
        "wait there",
        f"(fig: {_PEOPLE}) {_GAP_FIG}{{0,8}} (ev: <waits>)",
        9,
        "present",
        "4,300 people, most of them Syrians, were waiting",
    ),
    _fact(
        "live there",
        f"(fig: {_PEOPLE}) ({_LINK}{{0,6}}|{_GAP_FIG}{{1,8}} <mark> <aux>{{1,2}}) (ev: <live>)",
        9,
        "present",
        "350 people, many of them with children, were sleeping",
    ),
)

# Two figures side by side that say the same thing; `make` is how much nearer an event of
# its own must be to win over the first figure's.
LINKS = (
    Rule(
        "the same in other units",
        '(first: <fig>) ("(" | "," | "or" | "/" | "[" | "–" | "-"'
        " | <f.including>){1,2} <f.adv|f.det|f.more>{0,3} (fig: <fig>)",
        0,
        ("300 families (1,500 people)", "300 families, or 1,500 people"),
    ),
    Rule(
        "a part of them",
        '(first: <fig>) <!ev|f.clause|fig|";">{0,3} ("," | "(")? <f.including>'
        " <f.det|f.adv>{0,2} (fig: <fig>)",
        2,
        ("300 people, including 44 children",),
    ),
    Rule(
        "another number for the same",
        '<total> "at" (fig: <fig.bare>) <!break|";">{1,10}'
        " (first: <fig.people|fig.households|fig.vehicles>)",
        0,
        ("put the figure at 300, rejecting reports of 900 arrivals",),
    ),
    Rule(
        "the total, told after",
        '(first: <fig>) <!break|";">{1,14} <total> <reach> (fig: <fig.bare>)',
        0,
        ("300 people fled, bringing the total to 1,500",),
    ),
    Rule("a series", '(first: <fig.bare>) ("," | ";" | "/") (fig: <fig.bare>)', 0, ("300; 500",)),
    Rule(
        "and",
        '(first: <fig>) ("," | <f.conj>){1,2} <f.adv|f.det>{0,2} (fig: <fig>) (! <aux|may|will>)',
        3,
        ("44 men and 139 children",),
    ),
)
