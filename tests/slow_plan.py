"""Slow, obvious twin of `plan`: dictionaries and lists of people, one world, the mean flow.

For worlds in which a crossing leads from its own country to the others, and every figure
is sure. No seats. Everything else is worked out again from the scenario.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque

SHUT = 1e6
USABLE = 5e5


class World:
    def __init__(self, scenario):
        self.s = scenario
        self.places = {place.id: place for place in scenario.places}
        self.rows = list(scenario.crossings)
        self.posts = {row.place for row in self.rows}
        self.groups = list(scenario.groups)
        self.links = [(link.start, link.end, link) for link in scenario.links]
        there = {(a, b) for a, b, _ in self.links}
        for a, b, link in list(self.links):
            if b in self.posts and (b, a) not in there:
                there.add((b, a))
                self.links.append((b, a, link))
        self.gates = [("post", i) for i in range(len(self.rows))]
        self.gates += [
            ("goal", place.id)
            for place in scenario.places
            if place.kind == "destination" and place.id not in self.posts
        ]
        self.lines = [deque() for _ in self.rows]  # [hour, {group: people}]
        self.stay = {place.id: place.present for place in scenario.places}
        self.road = []  # [hour of arrival, to, gate, group, people, hours]
        self.pool = defaultdict(float)  # (node, group): people
        self.turned = defaultdict(float)  # (node, post they left, group): people
        self.door = defaultdict(float)  # (gate, group): people
        self.wait = {}
        self.flows = []

    # what holds today

    def shut_place(self, name, day):
        return any(
            e.kind == "close_place" and e.place == name and e.start <= day
            and (e.end is None or day < e.end)
            for e in self.s.events
        )  # fmt: skip

    def admitted(self, gate, group):
        name = self.rows[gate[1]].place if gate[0] == "post" else gate[1]
        share = 1.0
        for rule in self.s.rules:
            if rule.place == name and rule.group in ("", group):
                share = {"admitted": 1.0, "refused": 0.0, "conditional": rule.share}[rule.decision]
        return share

    def rate(self, row, day):
        if self.shut_place(row.place, day):
            return 0.0
        people = row.persons_per_vehicle.median if row.unit == "vehicles" else 1.0
        return row.capacity_per_hour.median * people

    def open_hours(self, row):
        return (row.closes - row.opens) % 24 or 24.0

    # ways

    def hours(self, link):
        return link.hours.median if link.hours else link.km / (link.kmh or 65.0)

    def steps(self, node, group, day):
        """(next node, hours, link) from a node; ("far", c) is behind the post c."""
        far, name = isinstance(node, tuple), node[1] if isinstance(node, tuple) else node
        modes = next(g.modes for g in self.groups if g.id == group)
        if day not in self.shut:
            self.shut[day] = {
                n for n in self.places if n not in self.posts and self.shut_place(n, day)
            }
        for start, end, link in self.links:
            if start != name or (modes and link.mode not in modes):
                continue
            if {start, end} & self.shut[day]:
                continue
            home = self.places[start].country == self.places[end].country
            if name in self.posts and home == far:
                continue
            if not home and name not in self.posts and end in self.posts:
                continue  # nobody goes back over a border
            yield end, self.hours(link), link

    def way(self, node, gate, group, day):
        """Hours and first link of the quickest way to a gate, by trying every path."""
        best = (math.inf, None, None)
        target = self.rows[gate[1]].place if gate[0] == "post" else gate[1]
        stack = [(node, 0.0, None, None, frozenset([node]))]
        while stack:
            here, spent, first, link, seen = stack.pop()
            if here == target and (spent > 0 or gate[0] == "goal"):
                best = min(best, (spent, first, link), key=lambda one: one[0])
                continue
            if here in self.posts and spent > 0:
                continue
            for end, hours, used in self.steps(here, group, day):
                if end not in seen and spent + hours < best[0]:
                    stack.append((end, spent + hours, first or end, link or used, seen | {end}))
        return best

    def ways(self, node, group, day):
        key = (node, group, day)
        if key not in self.known_ways:
            found = {gate: self.way(node, gate, group, day) for gate in self.gates}
            self.known_ways[key] = {g: w for g, w in found.items() if w[0] < math.inf}
        return self.known_ways[key]

    # the hour

    def run(self, days):
        self.link_of, self.known_ways, self.shut, self.told, self.best = (
            {},
            {},
            {},
            [],
            defaultdict(lambda: SHUT),
        )
        self.hour, self.people, self.crossings = -1, [], []
        now = self.look()
        self.told = [now] * 2_000
        for _ in range(8):
            self.news(0)
            self.refresh()
        for self.hour in range(days * 24):
            self.news(self.hour)
            self.travel()
            for i in range(len(self.rows)):
                self.serve(i)
            for gate in self.gates:
                if gate[0] == "goal":
                    self.take_in(gate)
            now = self.look()
            if self.s.plan.replan:
                self.give_up(now)
            self.told.append(now)
            self.set_out()
            self.choose()
            if self.hour % 24 == 23:
                self.people.append(self.count())
        return self

    @property
    def day(self):
        return max(self.hour, 0) // 24

    def news(self, hour):
        self.known = self.told[2_000 + hour - 1 - math.ceil(self.s.plan.delay.median)]
        rules = self.s.plan
        self.cost = {}
        for gate in self.gates:
            for group in self.groups:
                share = self.admitted(gate, group.id)
                cost = self.own_cost(gate, group.id, self.known[gate])
                if gate[0] == "post":
                    cost += self.best["far", self.rows[gate[1]].place, group.id]
                shut = share <= 0 or self.known[gate] >= SHUT
                self.cost[gate, group.id] = SHUT if shut else min(cost, SHUT)
        assert rules.spread.sure

    def own_cost(self, gate, group, wait):
        rules = self.s.plan
        place = gate[1] if gate[0] == "goal" else self.rows[gate[1]].place
        appeal = math.log(self.places[place].attraction.median)
        refused = 1 - self.admitted(gate, group)
        return (rules.wait_weight.median * wait + rules.refusal_hours.median * refused
                - rules.spread.median * appeal)  # fmt: skip

    def costs(self, node, group):
        out = {}
        for gate, (hours, _, _) in self.ways(node, group, self.day).items():
            if node == gate[1] and gate[0] == "goal" and self.full(gate[1]):
                out[gate] = SHUT
            else:
                out[gate] = hours + self.cost[gate, group]
        return out

    def refresh(self):
        for post in self.posts:
            for group in self.groups:
                costs = self.costs(("far", post), group.id)
                self.best["far", post, group.id] = min(costs.values(), default=SHUT)

    def full(self, name):
        capacity = self.places[name].capacity
        return capacity is not None and self.stay[name] >= capacity.median

    def send(self, node, gate, group, people):
        _, end, link = self.ways(node, group, self.day)[gate]
        if end is None:
            self.door[gate, group] += people
        else:
            time = max(math.ceil(self.hours(link) - 1e-9), 1)
            self.road.append([self.hour + time, end, gate, group, people, time])

    def travel(self):
        coming = [one for one in self.road if one[0] == self.hour]
        self.road = [one for one in self.road if one[0] != self.hour]
        for _, end, gate, group, people, time in coming:
            if gate[0] == "back":
                self.turned[end, gate[1], group] += people
                continue
            target = self.rows[gate[1]].place if gate[0] == "post" else gate[1]
            if end == target:
                self.door[gate, group] += people
            elif gate not in self.ways(end, group, self.day):
                self.pool[end, group] += people
            else:
                rules = self.s.plan
                when = 2_000 + self.hour - 1 - math.ceil(rules.delay.median) - time
                grown = max(
                    rules.wait_weight.median * (self.known[gate] - self.told[when][gate]), 0
                )
                heard = 1 - (1 - rules.replan) ** time
                off = people * heard * (1 - math.exp(-grown / rules.spread.median))
                self.pool[end, group] += off
                self.send(end, gate, group, people - off)

    def serve(self, i):
        row, gate = self.rows[i], ("post", i)
        rate = self.rate(row, self.day)
        come = {g.id: self.door.pop((gate, g.id), 0.0) for g in self.groups}
        come[None] = row.normal_per_day.median / 24 if row.normal_per_day and rate > 0 else 0.0
        arrived = sum(come.values())
        self.lines[i].append([self.hour, come])
        minutes = sum(
            (self.hour * 60 + m + 0.5 - row.opens * 60) % 1440 < self.open_hours(row) * 60
            for m in range(60)
        )
        able, served = rate * minutes / 60, defaultdict(float)
        for _, people in self.lines[i]:
            there = sum(people.values())
            part = 1.0 if there <= max(able, 0.0) else max(able, 0.0) / there
            for group in people:
                served[group] += people[group] * part
                people[group] *= 1 - part
            able -= there * part
        while self.lines[i] and sum(self.lines[i][0][1].values()) <= 0:
            self.lines[i].popleft()
        for group in self.groups:
            into = served[group.id] * self.admitted(gate, group.id)
            self.pool[("far", row.place), group.id] += into
            self.pool[row.place, group.id] += served[group.id] - into
        self.crossings.append((self.hour, i, arrived, sum(served.values())))

    def in_line(self, i):
        return sum(sum(people.values()) for _, people in self.lines[i])

    def take_in(self, gate):
        name = gate[1]
        capacity = self.places[name].capacity
        for group in self.groups:
            people = self.door[gate, group.id]
            may = people * self.admitted(gate, group.id)
            self.pool[name, group.id] += people - may
            self.door[gate, group.id] = may
        come = sum(self.door[gate, g.id] for g in self.groups)
        room = math.inf if capacity is None else max(capacity.median - self.stay[name], 0.0)
        part = 1.0 if come <= room else room / come
        for group in self.groups:
            people = self.door.pop((gate, group.id), 0.0)
            self.stay[name] += people * part
            other = ("goal", self.places[name].overflow)
            over = people * (1 - part)
            if over and other in self.ways(name, group.id, self.day):
                self.send(name, other, group.id, over)
            else:
                self.pool[name, group.id] += over

    def look(self):
        out = {}
        for gate in self.gates:
            if gate[0] == "goal":
                out[gate] = SHUT if self.full(gate[1]) else 0.0
                continue
            row = self.rows[gate[1]]
            rate = self.rate(row, self.day)
            out[gate] = min(self.minutes_of_wait(row, self.in_line(gate[1]), rate), 1e5)
            if rate <= 0:
                out[gate] = SHUT
        self.wait = out
        return out

    def minutes_of_wait(self, row, line, rate):
        """From opening to closing, day after day, until the line has gone."""
        if rate <= 0:
            return SHUT
        since = ((self.hour + 1) - row.opens) % 24
        length, need, wait = self.open_hours(row), line / rate, 0.0
        if length == 24:
            return need
        if since >= length:
            wait, since = 24 - since, 0.0
        while need > length - since + 1e-12:
            need -= length - since
            wait, since = wait + 24 - since, 0.0
        return wait + need

    def give_up(self, now):
        rules = self.s.plan
        for i, row in enumerate(self.rows):
            gate = ("post", i)
            if self.in_line(i) <= 0:
                continue
            for group in self.groups:
                ways = self.costs(row.place, group.id)
                other = min(ways.values(), default=SHUT)
                stay = self.own_cost(gate, group.id, now[gate] / 2)
                stay += self.best["far", row.place, group.id]
                if now[gate] >= SHUT or self.admitted(gate, group.id) <= 0:
                    stay = SHUT
                if other >= USABLE or stay <= other:
                    continue
                share = rules.replan * (1 - math.exp(-(stay - other) / rules.spread.median))
                off = share * sum(people[group.id] for _, people in self.lines[i])
                self.pool[row.place, group.id] += off
                for _, people in reversed(self.lines[i]):
                    take = min(people[group.id], off)
                    people[group.id] -= take
                    off -= take

    def set_out(self):
        for one in self.s.departures:
            if one.day == self.day:
                total, people = sum(g.share.median for g in self.groups), one.people.median
                for e in self.s.events:
                    now = e.start <= self.day and (e.end is None or self.day < e.end)
                    if e.kind == "departures" and now and e.place in ("", one.origin):
                        people *= e.value
                for group in self.groups:
                    self.pool[one.origin, group.id] += people / 24 * group.share.median / total

    def logit(self, costs):
        """Shares by cost; whom fewer than one in a million would take is taken by nobody."""
        least, spread = min(costs.values(), default=SHUT), self.s.plan.spread.median
        weight = {way: math.exp(max((least - c) / spread, -700)) for way, c in costs.items()}
        total = sum(weight.values())
        kept = {way: one for way, one in weight.items() if one >= 1e-6 * total}
        return {way: one / sum(kept.values()) for way, one in kept.items()}

    def not_through(self, post, costs):
        return {gate: one for gate, one in costs.items()
                if gate[0] == "goal" or self.rows[gate[1]].place != post}  # fmt: skip

    def turn_round(self, post, group):
        """Cost of each way from a line: to another post, or over a link back to a place.

        What is behind a place is worth all the ways from it, by their logsum.
        """
        ways = self.not_through(post, self.ways(post, group, self.day))
        out, spread = {}, self.s.plan.spread.median
        for gate, (_, end, link) in ways.items():
            if end in self.posts:
                out["gate", gate] = self.costs(post, group)[gate]
                continue
            on = self.not_through(post, self.costs(end, group))
            least = min(on.values())
            logsum = math.log(sum(math.exp(max((least - c) / spread, -700)) for c in on.values()))
            out["back", end, id(link)] = self.hours(link) + least - spread * logsum
            self.link_of[id(link)] = link
        return out

    def choose(self):
        self.refresh()
        for (node, group), people in list(self.pool.items()):
            turning = node in self.posts
            costs = self.turn_round(node, group) if turning else self.costs(node, group)
            if people <= 0 or min(costs.values(), default=SHUT) >= USABLE:
                continue
            self.pool[node, group] = 0.0
            for way, share in self.logit(costs).items():
                if not turning:
                    self.send(node, way, group, people * share)
                elif way[0] == "gate":
                    self.send(node, way[1], group, people * share)
                else:
                    time = max(math.ceil(self.hours(self.link_of[way[2]]) - 1e-9), 1)
                    self.road.append(
                        [self.hour + time, way[1], ("back", node), group, people * share, time]
                    )
        for (node, post, group), people in list(self.turned.items()):
            costs = self.costs(node, group)
            if people <= 0 or min(costs.values(), default=SHUT) >= USABLE:
                continue
            others = self.not_through(post, self.logit(costs))
            self.turned[node, post, group] = 0.0
            if not others:
                self.pool[node, group] += people
                continue
            for gate, share in others.items():
                self.send(node, gate, group, people * share / sum(others.values()))

    def count(self):
        out = dict(self.stay)
        for (node, _), people in self.pool.items():
            out[node[1] if isinstance(node, tuple) else node] += people
        for (node, _, _), people in self.turned.items():
            out[node] += people
        for (gate, _), people in self.door.items():
            out[self.rows[gate[1]].place if gate[0] == "post" else gate[1]] += people
        for i, row in enumerate(self.rows):
            for _, people in self.lines[i]:
                out[row.place] += sum(people[g.id] for g in self.groups)
        return out
