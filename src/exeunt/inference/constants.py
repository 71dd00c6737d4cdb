"""What is believed before any report is read: every prior with its source.

Nothing here was fitted to a crisis. `judgement` means that no source was found: then
the spread is wide. Spreads called `sd` are of the natural logarithm (0.1 is 10 %).
"""

from __future__ import annotations

DRAWS = 20_000

# A line of vehicles. A stopped car takes 6 to 8.5 m: Long (2002), Intervehicle spacings and
# queue characteristics, measured gaps of 3.7 m between stopped vehicles; design practice 7.6 m.
CAR_METRES, CAR_METRES_SD = 7.4, 0.10
LORRY_METRES = (15.0, 20.0)  # with its gap; design practice
LORRY_SHARE = (0.0, 0.15)  # of a line of cars; judgement
IN_ROWS = 0.3  # chance that part of the line stands in two rows; judgement
# People in a vehicle, buses and lorries inside: counts at border posts give 2.8 (a long border,
# 2021), 3.4 (a mountain pass, about 2019) and 3.7; private cars alone 1.5 to 3.8.
PEOPLE, PEOPLE_SD = 2.8, 0.27
# Little's law holds for averages; the line seen now is not the line those crossing now
# stood in, and part of it may be on the far side: judgement.
STEADY_SD = 0.20
HOURS_A_DAY = 24.0
DAYS_DIFFER = 0.35  # sd of one day beside the mean of several; judgement

# How far a figure is from the truth when it is not off: sd by kind of figure and hedge.
# A person at the kerb guesses lengths and numbers to some 15 to 25 %: judgement.
SPREAD = {
    "count": {"exact": 0.03, "about": 0.08},
    "queue": {"exact": 0.15, "about": 0.22},
    "wait": {"exact": 0.15, "about": 0.22},  # those who cross on one day wait unequally
}
COUNTED = 0.03  # "about 4,824": a figure of three or more digits that count was counted
# With a scenario: how far one day, or one hour of it, lies from the mean flow that is
# simulated, and how far a source is from the truth each time it speaks: judgement.
# Half of it is of the day itself, and estimates of single days allow it too; the rest is of
# who counted where, and when.
DAY = 0.04
MODEL = {"count": 0.08, "queue": 0.15, "wait": 0.15}
BIAS = {"official": 0.07, "named": 0.12, "anonymous": 0.20, "rumour": 0.20}
BIAS_TAIL = 1.2  # most sources are nearly right and a few far off: sinh(tail z) / tail
NEARLY = (0.90, 1.0)  # "nearly 2,900": so much of it; judgement
# "At least 300" is a lower limit and no more. Where nothing else is said, the truth is supposed
# to lie above it by a factor whose logarithm is exponential with this mean: speakers name
# the highest round figure they are sure of, and the next is 1.3 to 2 times as high; judgement.
BEYOND = {"count": 0.25, "queue": 0.33, "wait": 0.33}
BEYOND_VAGUE = 0.8  # "dozens"
BEYOND_FLAT = 0.01  # weight of "no idea how far beyond"

# The chance that a figure is off altogether: wrong place, day, unit, or made up; judgement.
OFF = {"official": 0.02, "named": 0.06, "anonymous": 0.12, "rumour": 0.5}
UNNAMED = ("anonymous", "rumour")  # who is not believed alone
OFF_BY_READER = 0.3  # times what the reader lacks in confidence
OFF_MILD = 0.6  # most off figures: mean size of the error of the logarithm, a factor of 1.8
OFF_WILD, OFF_REACH = 0.3, 4.6  # this share lies anywhere within a factor of 100, either way

# Longer, or more, than has ever been: a wrong unit, not a report.
MOST = {"queue_length": 300.0, "queue_vehicles": 50_000.0, "wait_time": 24.0 * 45, "people": 2e8}

FULL_HOURS = 3.0  # from such a wait on a crossing lets through what it can; judgement
CHANGED_PERCENT = 15.0  # a change that "no significant change" does not cover; judgement
CLEARLY = 1.25  # times the median: so far out a figure is called too high, or too low
AT_ODDS = 0.35  # from such a chance of being off on, a report is at odds with the others

OFFICIALS = (
    "ministry", "ministries", "minister", "service", "guard", "police", "government",
    "administration", "authority", "authorities", "customs", "agency", "office", "official",
    "spokesman", "spokeswoman", "spokesperson", "governor", "mayor", "unhcr", "iom", "frontex",
    "department", "directorate", "bureau", "statistics", "inspectorate", "committee",
)  # fmt: skip
NOBODIES = (
    "post", "posts", "video", "channel", "user", "users", "social", "anonymous", "witness",
    "witnesses", "eyewitness", "eyewitnesses", "resident", "rumour", "rumours", "blogger", "man",
    "woman", "boy", "girl", "driver", "people", "telegram", "commenter", "images", "couple",
)  # fmt: skip
RUMOURS = (  # nobody stands behind what these say: as likely off as not; judgement
    "anonymous", "unnamed", "unconfirmed", "telegram", "post", "posts", "channel", "user", "users",
    "rumour", "rumours", "rumor", "rumors", "blogger", "commenter",
)  # fmt: skip
HEARSAY = ("rumour", "rumours", "rumor", "rumors", "hearsay", "unconfirmed")
MOST_RELAYS = 2  # a chain longer than this is hearsay of hearsay
