"""The walk, one person after the other: slow, obvious, the twin of `exeunt.simulation.walk`.

Flee's rules as its format page tells them: everyone decides in the order they set out,
then everyone travels in that order, and who arrives with kilometres left decides again.
Places are counted at once, so the next person sees who has just come. Of a scenario it
follows departures and events with sure numbers; not surges, not `walk_probability`.

With `as_flee` a link is reached only by going further than its length, each link of a
day has the whole day's way again, and reopening a place opens all its links. Without,
a day has one day's way and a link is open while nothing closes it. Two things are kept
as simple as in the engine: recent travel is rounded to eighths of a day, and who is sent
back from a closed link has forgotten the plan.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from exeunt.network.scenario import Event, Scenario

CAMPS = ("camp", "idp_camp", "destination")
EIGHTHS = 8


@dataclass(eq=False)
class Person:
    place: int
    link: int = -1  # -1: stands at the place
    done: float = 0.0  # km on this link
    today: float = 0.0  # km
    recent: float = 0.0  # days' ways
    links_done: int = 0
    plan: tuple[int, ...] = ()


@dataclass
class Spot:
    """A place today."""

    kind: str
    move: float = 0.0
    town: bool = False
    camp: bool = False
    conflict: float = 0.0
    since: int = 0
    here: int = 0
    capacity: float | None = None
    population: float = 0.0


@dataclass
class World:
    """One run; `run` gives people by day and place, flows by day and link, people on links."""

    scenario: Scenario
    seed: int
    everyone: list[Person] = field(default_factory=list)

    def __post_init__(self) -> None:
        s = self.scenario
        self.rules, self.luck, self.day = s.walk, random.Random(self.seed), 0
        self.at = {place.id: i for i, place in enumerate(s.places)}
        self.conflicts = [e for e in s.events if e.kind == "conflict"]
        self.ends = [(self.at[link.start], self.at[link.end]) for link in s.links]
        self.out = [[i for i, (a, _) in enumerate(self.ends) if a == p] for p in self.at.values()]
        self.shut: list[list[int]] = [[] for _ in s.places]
        self.spots = [
            Spot("", population=p.population.median if p.population else 0.0,
                 capacity=None if p.capacity is None else p.capacity.median)
            for p in s.places
        ]  # fmt: skip
        for spot, place in zip(self.spots, s.places, strict=True):
            town = place.kind == "origin" and self.conflicts
            self.becomes(spot, "waypoint" if town else place.kind)
            spot.conflict = float(spot.kind == "origin")
        for i, place in enumerate(s.places):
            for _ in range(int(place.present)):
                self.comes(i)

    def run(self, days: int) -> tuple[list[list[int]], list[list[int]], list[int]]:
        people, flows, under_way = [], [], []
        self.weights: list[float] = []
        for self.day in range(days):
            self.flows = [0] * len(self.ends)
            self.known: dict[int, list[tuple[tuple[int, ...], int, float]]] = {}  # today's paths
            self.fight()
            self.spawn()
            self.refresh()
            for event in self.scenario.events:
                self.change(event)
            self.evolve()
            people.append([spot.here for spot in self.spots])
            flows.append(self.flows)
            under_way.append(sum(who.link >= 0 for who in self.everyone))
        return people, flows, under_way

    # 1. conflicts

    def fight(self) -> None:
        turned = self.day == 0
        for i, spot in enumerate(self.spots):
            own = [e for e in self.conflicts if self.at[e.place] == i and e.value]
            now = max((float(e.value) for e in own if self.holds(e)), default=0.0)
            if now and not spot.conflict:
                spot.move, spot.town = self.rules.origin_move, False
                spot.since = max(e.start for e in own if e.start <= self.day)
            elif spot.conflict and not now and self.conflicts:
                self.becomes(spot, "waypoint")
            if self.conflicts:
                turned = turned or spot.conflict != now
                spot.conflict = now
        if turned or not self.rules.as_flee:
            self.refresh()

    def holds(self, event: Event) -> bool:
        return event.start <= self.day and (event.end is None or self.day < event.end)

    def becomes(self, spot: Spot, kind: str) -> None:
        r = self.rules
        camp = 0.0 if r.camps_are_sinks else r.camp_move
        spot.kind, spot.town, spot.camp = kind, kind == "waypoint", kind in CAMPS
        spot.move = {
            "origin": r.origin_move, "waypoint": r.waypoint_move, "hub": r.hub_move,
            "crossing": r.hub_move, "marker": 1.0, "camp": camp, "destination": camp,
            "idp_camp": 0.0 if r.camps_are_sinks else r.idp_camp_move,
        }[kind]  # fmt: skip

    # 2. and 3. who sets out

    def refresh(self) -> None:
        self.weights = [
            spot.population * spot.conflict * self.decay(spot) if spot.conflict else 0.0
            for spot in self.spots
        ]

    def decay(self, spot: Spot) -> float:
        steps = self.rules.spawn_decay
        age = (self.day - spot.since) // self.rules.spawn_decay_interval
        return steps[min(age, len(steps) - 1)] if steps else 1.0

    def spawn(self) -> None:
        weights = list(self.weights)
        for row in self.scenario.departures:
            for _ in range(int(row.people.median) if row.day == self.day else 0):
                place = self.at.get(row.origin, -1)
                if place < 0:
                    place = self.luck.choices(range(len(weights)), weights)[0]
                self.comes(place)
                if self.rules.take_from_population and self.spots[place].conflict:
                    spot = self.spots[place]
                    spot.population = max(spot.population - 1, 0)

    def comes(self, place: int) -> None:
        self.everyone.append(Person(place))
        self.spots[place].here += 1

    # 4. closures

    def change(self, event: Event) -> None:
        starts, ends = event.start == self.day, event.end == self.day
        if event.kind == "becomes" and (starts or ends):
            own = self.scenario.places[self.at[event.place]].kind
            self.becomes(self.spots[self.at[event.place]], str(event.value) if starts else own)
        elif event.kind.startswith("close") and self.rules.as_flee:
            away, into = (self.out, self.shut) if starts else (self.shut, self.out)
            if starts or ends:
                self.shift(event, away, into)
        elif event.kind.startswith("close"):
            closures = [e for e in self.scenario.events if e.kind.startswith("close")]
            closed = {i for e in closures if self.holds(e) for i in self.touched(e)}
            for place in self.at.values():
                own = [i for i, (a, _) in enumerate(self.ends) if a == place]
                self.out[place] = [i for i in own if i not in closed]

    def shift(self, event: Event, away: list[list[int]], into: list[list[int]]) -> None:
        for link in sorted(self.touched(event)):
            place = self.ends[link][0]
            if link in away[place]:
                away[place].remove(link)
                into[place].append(link)

    def touched(self, event: Event) -> set[int]:
        found = set()
        for i, pair in enumerate(self.ends):
            names = [self.scenario.places[end].id for end in pair]
            if event.kind == "close_border":
                names = [self.scenario.places[end].country for end in pair]
            pairs = [[event.place, event.to]]
            pairs += [] if event.one_way else [[event.to, event.place]]
            if event.place in names if event.kind == "close_place" else names in pairs:
                found.add(i)
        return found

    # 5. everyone decides, then everyone travels

    def evolve(self) -> None:
        self.refresh()
        for spot, place in zip(self.spots, self.scenario.places, strict=True):
            told = [e for e in self.scenario.events if e.kind == "capacity"]
            told = [e for e in told if e.place == place.id and self.holds(e)]
            if told:
                spot.capacity = float(told[-1].value)
            elif place.capacity is not None:
                spot.capacity = place.capacity.median + place.capacity_per_day * (self.day + 1)
        for who in self.everyone:
            if who.link < 0:
                self.decide(who, hurry=False)
        for who in self.everyone:
            self.travel(who)
        for who in self.everyone:
            recent = (who.recent + who.today / self.rules.speed) / 2
            who.recent = int(min(recent, 2.0) * EIGHTHS + 0.499) / EIGHTHS
            who.today = 0.0

    def decide(self, who: Person, hurry: bool) -> None:
        spot = self.spots[who.place]
        chance = 1.0 if who.plan or (hurry and spot.town) else spot.move
        if self.luck.random() >= chance:
            return
        path, first = (who.plan, -1) if who.plan else self.choose(who.place)
        who.plan = ()
        ways = [i for i in self.out[who.place] if path and self.ends[i][1] == path[0]]
        if not ways or (self.spots[path[-1]].camp and self.room(path[-1]) < 0.5):
            return
        who.link = ways[0] if self.rules.as_flee or first < 0 else first
        who.done, who.plan = 0.0, path[1:]
        self.flows[who.link] += 1
        spot.here -= 1

    def choose(self, place: int) -> tuple[tuple[int, ...], int]:
        level = self.rules.awareness
        if level == 0 and self.rules.as_flee:
            return (), -1
        if place not in self.known:
            self.known[place] = self.paths(place, {place}, max(level, 1))
        found = self.known[place]
        if not found:
            return (), -1
        weights = [self.weight(path[-1], km) for path, _, km in found]
        if self.rules.pruning > 1.001:
            weights = [w if w >= max(weights) / self.rules.pruning else 0.0 for w in weights]
        if sum(weights) <= 0:
            weights = [1.0] * len(found)
        path, link, _ = self.luck.choices(found, weights)[0]
        return path, link

    def paths(
        self, place: int, seen: set[int], level: int
    ) -> list[tuple[tuple[int, ...], int, float]]:
        found = []
        for link in self.out[place]:
            end, km = self.ends[link][1], self.scenario.links[link].km
            if end in seen:
                continue
            marker = self.scenario.places[end].kind == "marker"
            if not marker:
                found.append(((end,), link, km))
            if level > 1 or marker:
                for path, _, more in self.paths(end, seen | {end}, level if marker else level - 1):
                    found.append(((end, *path), link, km + more))
        return found

    def weight(self, place: int, km: float) -> float:
        r = self.rules
        near = (r.weight_softening + self.score(place)) / (r.softening + km) ** r.distance_power
        return float((near * self.room(place)) ** r.weight_power)

    def score(self, place: int) -> float:
        r, spot, places = self.rules, self.spots[place], self.scenario.places
        score = places[place].attraction.median
        for event in self.scenario.events:
            if event.kind == "attraction" and event.place == places[place].id and self.holds(event):
                score *= float(event.value)
        if places[place].country != (r.home_country or places[0].country):
            score *= r.foreign_weight
        if spot.camp:
            score *= r.camp_weight
        if spot.conflict:
            score *= r.conflict_weight ** (spot.conflict * self.decay(spot))
        return score

    def room(self, place: int) -> float:
        r, spot = self.rules, self.spots[place]
        if spot.capacity is None:
            return 1.0
        most = spot.capacity * r.capacity_scaling
        free = r.capacity_buffer * most
        if r.as_flee and most < 1:
            return 1.0
        if spot.here >= most:
            return 0.0
        return 1.0 if spot.here <= free else 1.0 - (spot.here - free) / (most - free)

    def travel(self, who: Person) -> None:
        while who.link >= 0:
            r, link = self.rules, self.scenario.links[who.link]
            speed = link.km_per_day or r.speed
            if r.start_on_foot and who.links_done == 0:
                speed = r.walk_speed
            step = speed if r.as_flee else max(speed - who.today, 0.0)
            who.done, who.today = who.done + step, who.today + step
            if not (who.done > link.km if r.as_flee else who.done >= link.km):
                return
            who.links_done += 1
            who.today -= who.done - link.km
            start, end = self.ends[who.link]
            closed = who.link not in self.out[start]
            who.place, who.link = (start if closed else end), -1
            self.spots[who.place].here += 1
            if closed:
                who.plan = ()
                return
            if who.today >= speed:
                return
            tired = (who.recent + who.today / r.speed) / 2
            self.decide(who, hurry=r.avoid_short_stints and tired < 0.5)
