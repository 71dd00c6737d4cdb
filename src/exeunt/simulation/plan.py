"""`plan`: people weigh the ways out by cost, stand in line, and think again on the way.

The engine always steps by the hour; `Scenario.step` says what the table of crossings
shows. In each hour, for every member:

1. News. The wait at every gate (a border post by mode, a link with limited seats, a place
   to stay) is known as it was `delay` hours ago. Generalised cost in hours of a gate:
   `wait_weight` x wait + `refusal_hours` x chance of being refused + fare / `hour_value`
   - `spread` x log attraction + the cost of the best way on from behind it. A seat costs
   more as seats go: fare x (1 + `price_rise` x share of the day's seats sold). What is
   shut by an event, full, or refuses a group altogether cannot be chosen.
2. Travel. Who comes to the end of a link goes on towards the gate chosen, by the quickest
   road. Travel takes whole hours, rounded up for each link. On the way a share `replan`
   an hour hears news; if the wait at their gate has grown by x since, a part
   1 - exp(-x / spread) of them chooses again at the next place (that part of a logit's
   choosers would no longer choose it).
3. Gates. Lines are first in, first out; all groups stand in one line by mode, with the
   ordinary travellers of `normal_per_day`. Capacity holds in opening hours. The part of a
   group that its rule refuses is turned back. Of those in line a share `replan` an hour compares
   half the wait of the last in line with the best other way, and leaves if that is better,
   the last to have come first. A goal takes in people up to its capacity; the others go
   to its `overflow`, or choose again.
4. Choice. People who set out, came out of a gate, were turned back or think again take
   each way with a share proportional to exp(-cost / spread); a way that fewer than one in
   a million would take is taken by nobody. If every way is shut they stay and try again the
   next hour. Who turns back at a post chooses link by link (recursive logit): each link
   back by which the quickest way to some other gate begins has the hours of the link and
   the logsum, -spread x log(sum of exp(-cost / spread)), of the ways from its end but
   those through this post. There they choose anew with the news of that hour, again not
   this post: nobody is refused twice in a row at a post, unless fewer than one in a
   million would take the other ways, when an hour later all ways count again.

Everyone is always at a place (in line, waiting for a seat, undecided, or staying) or on a
link. Departures of a day are spread evenly over its hours. Ordinary travellers are in
the figures of crossings and nowhere else; they do not come while a post is shut.

`sampled`: whole people, each split a binomial draw; who sets out in an hour is the mean
flow with the rest carried over. Not modelled: return home, and people who change group.

Sources: Newell (1982), Applications of queueing theory, for the lines; McFadden (1974),
Conditional logit analysis of qualitative choice behavior; Fosgerau, Frejinger and Karlstrom
(2013), A link based network route choice model with unrestricted choice set; Dijkstra (1959).

- `plan_ways.py` gates and the ways to them; `plan_days.py` what holds on which day
- `plan_paths.py` choices numbered; `plan_figures.py` what members have of their own
- `plan_model.py` all as arrays; `plan_state.py` what changes; `plan_crossings.py` the lines told
- `_plan_kernels.py` one block of members, compiled, with `_plan_rows.py`, `_plan_lines.py`,
  `_plan_choices.py`, `_plan_tables.py`; `_plan_numpy*.py` its twin
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

import numpy as np

from exeunt.errors import WrongUse
from exeunt.network.scenario import Number, Scenario
from exeunt.simulation.compiling import compiled
from exeunt.simulation.draws import Words, member_keys
from exeunt.simulation.plan_crossings import Measures
from exeunt.simulation.plan_model import Model, Numbered, model, number, seat_links
from exeunt.simulation.plan_state import BLOCK, Floats, Members, Network, Out, layout
from exeunt.simulation.plan_ways import GOAL
from exeunt.simulation.priors import Luck, Name
from exeunt.simulation.run import Run

Engine = Literal["auto", "compiled", "numpy"]
Draws = Literal["expected", "sampled"]
Step = Literal["day", "hour"]
PARTS = (128, 160, 192)  # members, whole blocks: more figures at once would fill the memory


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with a spread that a plan draws for each member, by its name in `scores`."""

    name: Name
    number: Number


@dataclass(frozen=True, slots=True)
class Prepared:
    """A scenario whose ways are found and numbered, to be run many times with other luck."""

    scenario: Scenario
    days: int
    numbered: Numbered

    @property
    def figures(self) -> tuple[Figure, ...]:
        """See `figures`; worked out anew each time."""
        return tuple(_asked(self.numbered))

    def run(
        self,
        *,
        members: int = 1,
        seed: int = 0,
        scores: Mapping[Name, Floats] | None = None,
        draws: Draws = "expected",
        threads: int = 1,
        engine: Engine = "auto",
        first_member: int = 0,
        every: Step | None = None,
        detail: bool = False,
    ) -> Run:
        """One run of it; arguments, result and errors as of `simulate_plan`."""
        if members < 1 or threads < 1:
            raise WrongUse(
                f"a plan needs a member and a thread, not {members} and {threads}",
                todo="say --members 1 or more",
            )
        if first_member < 0 or (first_member and members == 1):
            raise WrongUse(
                f"{members} from {first_member} on are no part of an ensemble",
                todo="ask for two members or more, from 0 on",
            )
        luck = _luck(member_keys(seed, members, first_member), scores or {}, first_member)
        hours = 1 if (every or self.scenario.step) == "hour" else 24
        out = _tables(self.scenario, self.days, members, hours, staying(self.numbered), detail)
        if _compiled(engine, self.numbered, members, draws == "sampled"):
            size = _part(members)
            for at in range(0, members, size):
                made = model(self.numbered, luck.part(at, at + size))
                _run_compiled(made, out, at, draws == "sampled", hours, threads)
        else:
            _run_numpy(model(self.numbered, luck), out, draws == "sampled", hours)
        return Run(
            scenario=self.scenario, choice="plan", draws=draws, seed=seed,
            people=out.people, flows=out.flows, under_way=out.under_way,
            crossings=Measures(self.scenario, luck, out, detail), notes=self.numbered.notes,
        )  # fmt: skip


def prepare(scenario: Scenario, *, days: int | None = None) -> Prepared:
    """Find and number the ways of a scenario once, for many runs of so many days.

    Raises
    ------
    WrongUse : no days.
    """
    days = scenario.days if days is None else days
    if days < 1:
        raise WrongUse(f"a plan needs a day, not {days}", todo="say --days 1 or more")
    return Prepared(scenario, days, number(scenario, days))


def figures(scenario: Scenario, *, days: int | None = None) -> tuple[Figure, ...]:
    """Every figure with a spread that a plan of so many days draws, each name once.

    Those of `vehicles` and `km` are among them. Where several rows share one name, and so
    one luck (the two directions of a road, the days of a series), the first is told.
    """
    return prepare(scenario, days=days).figures


def _asked(numbered: Numbered) -> list[Figure]:
    """By drawing all of them once, for one member, and noting what was asked for."""
    luck = Luck(member_keys(0, 1), {}, {})
    made = model(numbered, luck)
    rows = np.zeros((0, len(made.ways.scenario.crossings), 1))
    nothing = Out(*(rows for _ in Out._fields))
    Measures(made.ways.scenario, luck, nothing)["km"]
    return [Figure(name, number) for name, number in (luck.asked or {}).items()]


def _luck(keys: Words, scores: Mapping[Name, Floats], first: int) -> Luck:
    """Scores of the members of a part."""
    own = {}
    for name, score in scores.items():
        part = np.asarray(score, np.float64)[first : first + len(keys)]
        if part.shape != keys.shape or not np.isfinite(part).all():
            raise WrongUse(
                f"a score needs a number for each of {first + len(keys)} members",
                where=" ".join(name), near=f"shape {np.shape(score)}",
                todo="hand in one array for each figure, of finite numbers",
            )  # fmt: skip
        own[name] = part
    return Luck(keys, own)


def simulate_plan(
    scenario: Scenario,
    *,
    members: int = 1,
    seed: int = 0,
    draws: Draws = "expected",
    days: int | None = None,
    threads: int = 1,
    engine: Engine = "auto",
    first_member: int = 0,
    scores: Mapping[Name, Floats] | None = None,
    every: Step | None = None,
    detail: bool = False,
) -> Run:
    """Follow everyone who sets out, hour by hour, by the cost of the ways out.

    Parameters
    ----------
    members : worlds, each with its own draw of every figure that has a low and a high;
        one member alone has the medians.
    seed : any whole number; the same seed gives the same bytes with either engine and on
        any number of `threads`.
    draws : "expected" follows the mean flow, "sampled" whole people.
    days : fewer or more days than the scenario says.
    engine : "compiled" needs the extra `fast`; "auto" takes it where it is installed and
        the run is long enough to repay loading it.
    first_member : for a part of an ensemble, two members or more: where the part begins.
    scores : standard normal scores (all members,) of figures by name (`figures`) instead of
        drawn ones, also with one member; a part takes those from `first_member` on. Names
        of no figure of this scenario change nothing.
    every : what a time of `crossings` is; None leaves it to the scenario's step.
    detail : more measures of crossings, see below.

    Returns
    -------
    Run
        people (days, places, members), flows (days, links, members), under_way (days,
        members), and of each row of crossings (times, rows, members) `arrived`, `crossed`,
        `waiting`, `vehicles`, `km`, `wait_hours`; a wait is nan while a post is shut by an
        event or has no capacity. Turning back on a link that has no way back in the
        scenario is in `under_way`, and in no row of `flows`. With `detail` also `entered`,
        people of all groups let in (served less turned back); `ordinary`, ordinary
        travellers served; `mean_waiting`, `mean_vehicles`, `mean_km`, `mean_wait`, means
        over the hours of the step (the wait's without hours in which it is nan, nan where
        it is in all); and `landed` (days, seat links, members), people who came out at the
        end of each of `seat_links`.

    Raises
    ------
    WrongUse : no members, no days, a score of another shape, or a compiled engine that is
        not installed.
    """
    return prepare(scenario, days=days).run(
        members=members, seed=seed, scores=scores, draws=draws, threads=threads, engine=engine,
        first_member=first_member, every=every, detail=detail,
    )  # fmt: skip


def staying(numbered: Numbered) -> Floats:
    """(places,) people present from the start where nobody comes to stay; goals count theirs."""
    out = np.array([place.present for place in numbered.ways.scenario.places], np.float64)
    out[[gate.place for gate in numbered.ways.gates if gate.kind == GOAL]] = 0.0
    return out


def _tables(
    scenario: Scenario, days: int, members: int, every: int, present: Floats, detail: bool
) -> Out:
    """Room for the results; single precision for many members, where memory counts."""
    kind = np.float64 if members == 1 else np.float32
    rows = (days * 24 // every, len(scenario.crossings), members)
    more = rows if detail else (0, *rows[1:])
    landed = (days if detail else 0, len(seat_links(scenario)), members)
    out = Out(
        people=np.zeros((days, len(scenario.places), members), kind),
        flows=np.zeros((days, len(scenario.links), members), kind),
        under_way=np.zeros((days, members), kind),
        arrived=np.zeros(rows, kind), crossed=np.zeros(rows, kind),
        waiting=np.zeros(rows, kind), wait_hours=np.zeros(rows, kind),
        entered=np.zeros(more, kind), ordinary=np.zeros(more, kind),
        mean_waiting=np.zeros(more, kind), mean_wait=np.zeros(more, kind),
        landed=np.zeros(landed, kind),
    )  # fmt: skip
    out.people[:] = present[:, None]  # the engine adds to it
    return out


def _part(members: int) -> int:
    """Members whose figures are worked out at once; never one alone of many: it has medians."""
    return next((n for n in PARTS if members % n != 1), members) if members > PARTS[0] else members


def _compiled(engine: Engine, numbered: Numbered, members: int, sampled: bool) -> bool:
    """By what NumPy would take on a common machine: its calls, then each choice and member."""
    choice = 3e-6 if sampled else 3e-7  # seconds a choice, hour and member
    an_hour = 0.003 + len(numbered.choices) * (8e-6 + members * choice)
    return compiled(engine, "_plan_kernels", numbered.days * 24 * an_hour)


def _run_compiled(
    model: Model, out: Out, begin: int, sampled: bool, every: int, threads: int
) -> None:
    """Block by block; each thread has one state of its own and takes every n-th block."""
    from exeunt.simulation._plan_kernels import run_block

    net, mem = model.net, model.members
    starts = list(range(0, len(mem.keys), BLOCK))
    threads = min(threads, len(starts))

    def some(first: int) -> None:
        state = np.zeros((layout(net.n)[1], BLOCK))
        until = np.zeros(net.n.strands, np.int64)
        for at in starts[first::threads]:
            block = _columns(net, mem, at)
            whole = state.view(np.int64)
            run_block(net, block, state, whole, until, out, begin + at, sampled, every)

    if threads == 1:
        some(0)
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(some, range(threads)))


def _columns(net: Network, mem: Members, at: int) -> Members:
    """A block of members; what is left of the last one is worlds with nobody in them."""
    live = min(BLOCK, len(mem.keys) - at)
    which = at + np.minimum(np.arange(BLOCK), live - 1)
    own = mem.own[:, which]
    own[net.own.ordinary :, live:] = 0.0
    return Members(own=own, slots=mem.slots[:, which], keys=mem.keys[which])


def _run_numpy(model: Model, out: Out, sampled: bool, every: int) -> None:
    from exeunt.simulation._plan_numpy import run_all

    run_all(model.net, model.members, out, sampled, every)
