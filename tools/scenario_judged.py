"""Judgements of the scenario `russia-2022`, for `build_scenarios.py`, each with its reason."""

from __future__ import annotations

from datetime import date

from exeunt.network.scenario import Number, Possible

# Of ordinary travellers, the share who are citizens, by country entered: low, middle, high.
CITIZENS = {
    "GEO": (
        0.55, 0.75, 0.9,
        ("citizens judgement: 260,810 Russian citizens entered by all posts in August "
        "2022, 213,100 people of all nationalities by Lars (Georgian Interior Ministry "
        "via Sova, 2022-09-10)"),
    ),
    "KAZ": (
        0.25, 0.4, 0.6,
        ("citizens judgement: 6,240 trips a day in April to June 2022 (FSB via RBC, "
        "2022-08), against the usual flow of crossings.csv"),
    ),
    "MNG": (
        0.3, 0.5, 0.7,
        "citizens judgement",
    ),
    "FIN": (
        0.75, 0.87, 0.95,
        ("citizens derived: 3,133 Russian citizens on 14 September 2022 (Finnish Border "
        "Guard, 2022-09-22), against the usual flow of crossings.csv"),
    ),
    "NOR": (
        0.35, 0.56, 0.8,
        ("citizens derived: 45 Russian entries a day, February to August 2022 (Frontex, "
        "2022-08-25), against the usual flow of crossings.csv"),
    ),
    "EST": (
        0.5, 0.8, 0.95,
        ("citizens judgement: nearly 1,000 Russian citizens a day after the ban (ERR, "
        "2022-09-19)"),
    ),
    "LVA": (
        0.4, 0.7, 0.9,
        "citizens judgement",
    ),
    "LTU": (
        0.7, 0.9, 0.98,
        ("citizens derived: 1,159 Russian citizens on 19 September 2022 (Lithuanian Border"
        " Guard via 15min, 2022-09-20), against the usual flow of crossings.csv"),
    ),
    "POL": (
        0.4, 0.7, 0.9,
        "citizens judgement",
    ),
    "BLR": (
        0.3, 0.6, 0.85,
        "citizens judgement",
    ),
    "Abkhazia": (
        0.6, 0.85, 0.95,
        "citizens judgement",
    ),
    "South Ossetia": (
        0.3, 0.6, 0.85,
        "citizens judgement",
    ),
    "TUR": (
        0.8, 0.92, 0.98,
        "citizens judgement: mostly package tourists",
    ),
    "ARM": (
        0.45, 0.65, 0.85,
        ("citizens judgement: 1,386 Russian visitors a day in the first half of 2022 "
        "(Armenian Statistical Committee via Hetq, 2022-08), against the usual flow of "
        "crossings.csv"),
    ),
    "AZE": (
        0.35, 0.6, 0.8,
        ("citizens judgement: 628 trips a day in January to March 2022 (FSB via LB.ua, "
        "2022-05-06), against the usual flow of crossings.csv"),
    ),
    "KGZ": (
        0.1, 0.3, 0.55,
        "citizens judgement: mostly labour migrants",
    ),
    "UZB": (
        0.1, 0.3, 0.55,
        "citizens judgement: mostly labour migrants",
    ),
    "TJK": (
        0.1, 0.3, 0.55,
        "citizens judgement: mostly labour migrants",
    ),
    "ARE": (
        0.55, 0.8, 0.93,
        "citizens judgement",
    ),
    "SRB": (
        0.5, 0.75, 0.9,
        "citizens judgement",
    ),
    "ISR": (
        0.4, 0.65, 0.85,
        "citizens judgement",
    ),
    "other": (
        0.6, 0.85, 0.95,
        "citizens judgement",
    ),
}  # fmt: skip
# What was announced or feared and not in force on the 23rd, with its chance by mid-October.
MID_OCTOBER = date(2022, 10, 15)
POSSIBLE = (
    Possible(
        what_if="refuse tourists at FIN",
        chance=Number(0.55, 0.25, 0.85),
        by=MID_OCTOBER,
        source=
        "judgement: a plan without a date (RBC via BNI, 2022-09-23); the Baltic states "
        "took 11 days from agreement to closure",
    ),
    Possible(
        what_if="departures x 0.2",
        chance=Number(0.3, 0.1, 0.6),
        by=MID_OCTOBER,
        source=
        "judgement: reservists kept in; the Kremlin declined to say (Reuters via "
        "Devdiscourse, 2022-09-21); the law of 1997 allows it",
    ),
    Possible(
        what_if="capacity lars 200",
        chance=Number(0.35, 0.1, 0.7),
        by=MID_OCTOBER,
        source=
        "judgement: only cars with local plates let through to Lars, unofficial (Silkway,"
        " 2022-09-23)",
    ),
    Possible(
        what_if="refuse passport at GEO",
        chance=Number(0.08, 0.02, 0.25),
        by=MID_OCTOBER,
        source=
        "judgement: nothing was announced",
    ),
    Possible(
        what_if="refuse internal at KAZ",
        chance=Number(0.05, 0.01, 0.2),
        by=MID_OCTOBER,
        source=
        "judgement: no limit on entry, so the speaker of the senate (2022-09-22)",
    ),
    Possible(
        what_if="refuse passport at MNG",
        chance=Number(0.04, 0.01, 0.15),
        by=MID_OCTOBER,
        source=
        "judgement: nothing was announced",
    ),
)  # fmt: skip
