"""What witnesses say of a world, as the reader would hand it on.

Who speaks where and when does not depend on what is true there, except in the shape
`rough`, where nobody speaks of an empty road. Each world has

    border guards    counts of one post or one country on one day, right to some 2 %, the
                     country's often with the change against a week earlier
    a ministry       counts of one post, always 30 % too low
    drivers, media   queues in km or vehicles and waits, with an error and with hedges:
                     "about", "more than", "5 to 6", "dozens"
    nobodies         rumours, 10 % of all reports, 3 to 10 times too high or too low; but of
                     those by the road some post without a name as well, and are right
    agencies         exact copies of what was said before, and the same in other words
    plans, denials   figures that are no facts

Most posts and days have no report, and some posts get far more attention than others. The
errors below are what we think such people make; so are those in `inference/constants`,
which were not looked up for this: both are judgement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import msgspec
import numpy as np

from evaluation.worlds import World
from evaluation.worlds_shapes import LEFT, PEOPLE
from exeunt.inference.evidence import Report
from exeunt.observations import Change, Observation, Period, Place

Rng = np.random.Generator
COUNT_SD = 0.02
QUEUE_SD = 0.18  # of the logarithm: a guess from the kerb
WAIT_SD = 0.16
MINISTRY = 0.7  # of the truth
RUMOURS = 0.10
NAMELESS = 0.15  # of those by the road
COPIES, REWORDED = 0.10, 0.08
BEFORE = 0.35  # attention before anything happens, against 1 after
CHANCES = {
    "count": 0.10,
    "ministry": 0.05,
    "queue_length": 0.12,
    "wait_time": 0.10,
    "queue_vehicles": 0.05,
}  # fmt: skip  by post and day, times the attention
COUNTRY_COUNTS = 0.16  # by country and day
HEDGES = ("exact", "about", "more_than", "at_least", "range", "up_to")
HEDGED = (0.22, 0.36, 0.14, 0.08, 0.14, 0.06)
NICE = np.array([1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10])  # how people round, in any power of ten
LEAST = {"queue_length": 0.3, "wait_time": 0.5, "queue_vehicles": 12.0}  # below: no line
UNITS = {"queue_length": "km", "wait_time": "hours", "queue_vehicles": "vehicles",
         "entries": "people"}  # fmt: skip
CONFIDENCE = {"queue_length": 0.77, "wait_time": 0.72, "queue_vehicles": 0.8, "entries": 0.95}
DRIVERS = ("a driver", "local media", "a local resident", "the road police", "a volunteer")
NOBODIES = ("anonymous Telegram channel", "a social media post", "an unnamed user")


@dataclass(frozen=True)
class Spoken:
    """One report, what kind of voice it is, and what it is about (place, measure, day)."""

    report: Report
    voice: str  # official, ministry, witness, rumour, copy, reworded, plan, denial
    about: tuple[str, str, int]


@dataclass
class _Scribe:
    """Writes observations down, each with a number."""

    world: World
    rng: Rng
    told: list[Spoken] = field(default_factory=list)

    def say(self, voice: str, about: tuple[str, str, int], published: int, **said: object) -> str:
        """Add one report, published on a day; its id."""
        place, measure, day = about
        name = f"{self.world.shape}-{self.world.seed}-{len(self.told)}"
        where = post_as_read(self.world, place)
        fields: dict[str, object] = {
            "id": name, "kind": "figure", "document": f"text-{name}", "start": 0, "end": 60,
            "measure": measure, "unit": UNITS[measure], "confidence": CONFIDENCE[measure],
            "quote": f"{voice} {len(self.told)}: {said.get('value') or said.get('low')}"
                     f" {UNITS[measure]}, {where.name}",
            "period": Period(start=self.world.day(day), end=self.world.day(day)),
            "to" if where.kind == "country" else "at": where, **said,
        }  # fmt: skip
        observation = msgspec.convert(fields, Observation, from_attributes=True)
        report = Report(observation, self.world.day(min(published, self.world.as_of)))
        self.told.append(Spoken(report, voice, about))
        return name


def spoken(world: World) -> tuple[Spoken, ...]:
    """Everything said of a world up to its `as_of`, in the order in which it was said."""
    scribe = _Scribe(world, np.random.default_rng([world.seed, 77, len(world.shape)]))
    attention = {post: scribe.rng.gamma(1.2, 1 / 1.2) for post in world.posts}
    since = (world.scenario.surges[0].start - world.scenario.start).days
    for day in range(world.as_of + 1):
        care = 1.0 if day >= since else BEFORE
        for post in world.posts:
            for what, chance in CHANCES.items():
                if scribe.rng.random() < min(chance * attention[post] * care, 0.9):
                    _one(scribe, post, what, day)
        for country in world.countries:
            if scribe.rng.random() < COUNTRY_COUNTS * care:
                _of_a_country(scribe, country, day)
    _noise(scribe)
    return tuple(sorted(scribe.told, key=lambda each: each.report.published or ""))


def reports(world: World) -> tuple[Report, ...]:
    """As `spoken`, without knowing whose voice it is."""
    return tuple(each.report for each in spoken(world))


def post_as_read(world: World, place: str) -> Place:
    """A post or a country of a world as the reader gives places."""
    for one in world.scenario.places:
        if one.id == place:
            sides = (LEFT, world.behind[place])
            return Place(name=one.name, as_written=one.name, id=one.known_as[0], kind="crossing",
                         countries=sides)  # fmt: skip
    return Place(name=place, as_written=place, id=f"iso:{place}", kind="country", country=place)


# Those who mean well


def _one(scribe: _Scribe, post: str, what: str, day: int) -> None:
    if what in ("count", "ministry"):
        _count(scribe, post, day, by_ministry=what == "ministry")
    else:
        _line(scribe, post, what, day)


def _count(scribe: _Scribe, post: str, day: int, *, by_ministry: bool) -> None:
    """People let in at a post in a day: of the main group, or of everyone."""
    rng, world = scribe.rng, scribe.world
    own = rng.random() < 0.7
    truth = world.true((post, "entries" if own else "entries of all", day))
    counted = round(truth * np.exp(rng.normal(0.0, COUNT_SD)) * (MINISTRY if by_ministry else 1.0))
    if counted < 1:
        return
    speaker = "ministry of transport" if by_ministry else f"border guard of {world.behind[post]}"
    about = (post, "entries", day)
    scribe.say("ministry" if by_ministry else "official", about, day + 1, said_by=speaker,
               group=PEOPLE if own else "people", **_exactly(counted))  # fmt: skip


def _of_a_country(scribe: _Scribe, country: str, day: int) -> None:
    """Entries of a country in a day; often with the change against a week earlier."""
    rng, world = scribe.rng, scribe.world
    now = round(world.true((country, "entries", day)) * np.exp(rng.normal(0.0, COUNT_SD)))
    who = {"said_by": f"border guard of {country}", "group": PEOPLE}
    about = (country, "entries", day)
    if day < 7 or rng.random() < 0.5:
        scribe.say("official", about, day + 1, **who, **_exactly(now))
        return
    then = round(world.true((country, "entries", day - 7)) * np.exp(rng.normal(0.0, COUNT_SD)))
    earlier = scribe.say("official", (country, "entries", day - 7), day + 1, derived=True, **who,
                         **_exactly(then))  # fmt: skip
    week = Period(start=world.day(day - 7), end=world.day(day - 7))
    scribe.say("official", about, day + 1, **who, **_exactly(now),
               change=Change(value=float(now - then), against=week, implies=earlier))  # fmt: skip


def _exactly(number: int) -> dict[str, object]:
    return {"value": float(number), "low": float(number), "high": float(number), "hedge": "exact"}


def _line(scribe: _Scribe, post: str, measure: str, day: int) -> None:
    """A queue or a wait as somebody by the road sees it."""
    rng, world = scribe.rng, scribe.world
    truth = world.true((post, measure, day))
    if world.shape == "rough":  # who looks, looks at one hour; who sees nothing says nothing
        truth = float(world.hourly[post, measure][day, int(rng.integers(7, 22))])
        if not truth >= LEAST[measure]:
            return
    sd = WAIT_SD if measure == "wait_time" else QUEUE_SD
    seen = truth * float(np.exp(rng.normal(0.0, sd)))
    said = in_words(measure, seen, rng)
    scribe.say("witness", (post, measure, day), day + int(rng.random() < 0.4),
               said_by=_by_the_road(rng), mode="car" if rng.random() < 0.3 else None,
               **said)  # fmt: skip


def _by_the_road(rng: Rng) -> str:
    return str(rng.choice(NOBODIES if rng.random() < NAMELESS else DRIVERS))


def in_words(measure: str, seen: float, rng: Rng) -> dict[str, object]:
    """What somebody who saw so much says: hedge, value, low and high as the reader gives them."""
    if seen < LEAST[measure]:
        most = {"queue_length": 0.5, "wait_time": 1.0, "queue_vehicles": 20.0}[measure]
        return {"value": most, "high": most, "hedge": "less_than"}
    if measure == "queue_vehicles" and seen < 1000 and rng.random() < 0.4:
        return {"low": 200.0 if seen >= 200 else 24.0 if seen >= 24 else 2.0, "hedge": "vague"}
    hedge = str(rng.choice(HEDGES, p=HEDGED))
    if hedge == "range":
        low, high = nice(seen * rng.uniform(0.75, 0.95), -1), nice(seen * rng.uniform(1.05, 1.3), 1)
        return {"low": low, "high": high, "hedge": hedge}
    if hedge in ("more_than", "at_least"):
        least = nice(seen * rng.uniform(0.8, 1.0), -1)
        return {"value": least, "low": least, "hedge": hedge}
    if hedge == "up_to":
        most = nice(seen * rng.uniform(1.0, 1.2), 1)
        return {"value": most, "high": most, "hedge": hedge}
    value = nice(seen, 0) if hedge == "about" else float(f"{seen:.2g}")
    ends = {"low": value, "high": value} if hedge == "exact" else {}
    return {"value": value, **ends, "hedge": hedge}


def nice(number: float, side: int) -> float:
    """The round figure next to a number: the one below (-1), above (1), or nearer (0)."""
    power = 10.0 ** np.floor(np.log10(number))
    steps = NICE * power
    below, above = steps[steps <= number * (1 + 1e-9)][-1], steps[steps >= number * (1 - 1e-9)][0]
    nearer = below if number / below <= above / number else above
    return float({-1: below, 1: above, 0: nearer}[side])


# Those who do not


def _noise(scribe: _Scribe) -> None:
    """Rumours, copies, plans and denials, as many as the honest reports call for."""
    honest = list(scribe.told)
    rng = scribe.rng
    for _ in range(int(rng.binomial(len(honest), RUMOURS / (1 - RUMOURS)))):
        _rumour(scribe)
    for each in honest:
        luck = rng.random()
        if luck < COPIES:
            _again(scribe, each, reworded=False)
        elif luck < COPIES + REWORDED:
            _again(scribe, each, reworded=True)
    for voice in ("plan", "denial"):
        if rng.random() < 0.7:
            _no_fact(scribe, voice)


def _rumour(scribe: _Scribe) -> None:
    rng, world = scribe.rng, scribe.world
    post, day = str(rng.choice(world.posts)), int(rng.integers(0, world.as_of + 1))
    measure = str(rng.choice(("entries", "queue_length", "wait_time")))
    times = rng.uniform(3.0, 10.0) ** (1 if rng.random() < 0.7 else -1)
    least = {"entries": 50.0, "queue_length": 0.5, "wait_time": 1.0}[measure]
    value = nice(max(world.true((post, measure, day)), least) * times, 0)
    hedge = "about" if rng.random() < 0.5 else "exact"
    group = {"group": PEOPLE} if measure == "entries" else {}
    scribe.say("rumour", (post, measure, day), day, said_by=str(rng.choice(NOBODIES)),
               value=value, hedge=hedge, **group)  # fmt: skip


def _again(scribe: _Scribe, first: Spoken, *, reworded: bool) -> None:
    """The same figure by the same speaker in another text."""
    o = first.report.observation
    if o.derived or o.change:
        return
    name = f"{o.id}-{'reworded' if reworded else 'copy'}"
    copy = msgspec.structs.replace(o, id=name, document=f"text-{name}")
    if reworded:
        copy = msgspec.structs.replace(copy, quote=f"In other words: {o.quote}", via=("an agency",))
    scribe.told.append(
        Spoken(replace(first.report, observation=copy), "reworded" if reworded else "copy",
               first.about)
    )  # fmt: skip


def _no_fact(scribe: _Scribe, voice: str) -> None:
    """Entries that are planned, or denied: many times what is true."""
    rng, world = scribe.rng, scribe.world
    post, day = str(rng.choice(world.posts)), int(rng.integers(0, world.as_of + 1))
    value = nice(max(world.true((post, "entries", day)), 50.0) * rng.uniform(3.0, 10.0), 0)
    kind = {"modality": "planned"} if voice == "plan" else {"stance": "denies"}
    scribe.say(voice, (post, "entries", day), day, said_by="ministry of the interior",
               value=value, hedge="exact", group=PEOPLE, **kind)  # fmt: skip


def rumour_of_ten_times(world: World, about: tuple[str, str, int], value: float) -> Report:
    """An anonymous post that says ten times `value`; not part of what `spoken` gives."""
    scribe = _Scribe(world, np.random.default_rng(0))
    group = {"group": PEOPLE} if about[1] == "entries" else {}
    scribe.say("rumour", about, about[2], said_by="anonymous Telegram channel",
               value=float(f"{10 * value:.2g}"), hedge="exact", **group)  # fmt: skip
    report = scribe.told[0].report
    added = msgspec.structs.replace(report.observation, id="added rumour", document="added")
    return replace(report, observation=added)


def figures(told: Sequence[Spoken]) -> Iterator[tuple[Spoken, float]]:
    """Facts as single numbers, for methods that know no hedges: the value, or a range's middle.

    Copies are in it: a method that cannot tell them counts them again.
    """
    for each in told:
        o = each.report.observation
        if each.voice in ("plan", "denial"):
            continue
        value = o.value
        if value is None and o.low is not None:
            value = o.low if o.high is None else float(np.sqrt(o.low * o.high))
        if value is not None and o.measure is not None:
            yield each, value
