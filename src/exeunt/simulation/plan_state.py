"""What `plan` computes with: one matrix of what changes, one of what each member has.

Both engines use the same rows, members are the columns; `Rows` says where each part
begins. (Compiled code takes few large arrays far faster than many small ones.)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Words = NDArray[np.uint64]
Kept = NDArray[np.floating]

CLOSED = 1e6  # hours: what nobody can use
OPEN = 5e5  # a way that costs less can be used
LONGEST = 1e5  # hours people count with, however long a line is
LEAST = -400.0  # e to less than this counts as 0
FEW = 1e-6  # a way chosen by a smaller share is chosen by nobody
CLEAR = FEW / 2.0  # what is left of 1 where a way is kept, however it is rounded
FAINT = 1e-100  # weights that add up to less are made anew from the best way on: see `ease`
SWEEPS = 8  # gates one behind the other that are known of before the first hour
ORDER = 336  # hours of arrivals whose order in a line is kept; those before are one cohort
BLOCK = 32  # members side by side in the compiled engine, so that caches hold them
INV_LN2 = 1.4426950408889634
ROUND = 6755399441055744.0  # 1.5 * 2**52: adding it leaves the nearest whole number in the bits
# Taylor's series of e^r, |r| <= 0.35: the result is right to 1e-14
EXP = (
    2.505210838544172e-08, 2.755731922398589e-07, 2.7557319223985893e-06, 2.48015873015873e-05,
    0.0001984126984126984, 0.001388888888888889, 0.008333333333333333, 0.041666666666666664,
    0.16666666666666666, 0.5, 1.0, 1.0,
)  # fmt: skip

# Columns of the tables of gates, strands and choices
KIND, NODE, EXIT, PLACE, ROW, LANDING = range(6)
# LENGTH: less 1, a mask; SAME: hours, if all members agree; WITH: the first strand of a ring
GATE, GROUP, LINK, END, RING, LENGTH, LATEST, SAME, WITH = range(9)
STRAND, SHUN = 1, 2  # of a choice, whose first column is GATE
FACTOR, FIXED, APPEAL = range(3)
SINCE, OPENING, SHARE = range(3)


class Sizes(NamedTuple):
    """How many there are of everything."""

    days: int
    places: int
    links: int  # with the ways back
    declared: int  # links of the scenario
    gates: int
    lines: int  # gates that are no goals; they come first
    groups: int
    columns: int  # of people in a line: groups, and ordinary travellers where there are any
    nodes: int
    strands: int
    choices: int
    most: int  # choices at one node
    leaving: int  # rows of departures
    cells: int  # of all rings
    memory: int  # hours of news kept
    backs: int  # pools of who turned back: node, group and post
    sites: int  # draws in an hour
    start: int  # hour in which the first may set out


class Network(NamedTuple):
    """The same for all members. E epochs: sets of links that are shut on some days."""

    n: Sizes
    rows: Rows
    own: Own
    replan: float
    rise: float  # of prices as seats go
    gates: Ints  # (gates, 6)
    strands: Ints  # (strands, 9); of a way back the pool in place of the gate
    nexts: Ints  # (E, strands) the strand that follows
    overflow: Ints  # (E, gates * groups) strand to take when a goal is full, -1: choose again
    first: Ints  # (E, nodes * groups + 1) choices of a node and group
    choices: Ints  # (choices, 3) gate; strand, -1 at the gate already; see `Paths.table`
    backs: Ints  # (nodes * groups + 1,) where the pools of who turned back to a node begin
    homes: Ints  # (backs,) node of each
    wanted: Ints  # (nodes * groups,) 1: the cost of the best way is asked for every hour
    chooses: Ints  # nodes and groups that have choices in some epoch
    leaving: Ints  # (leaving,) node and group of each row of departures
    nodes: Ints  # (nodes,) their places
    epoch: Ints  # (days,)
    days: Floats  # (days, gates, 3) times usual rate; plus, in its unit; log attraction of events
    share: Floats  # (days, gates * groups) admitted
    clock: Floats  # (24, gates, 3) hours since opening at an hour's end, a day, share of the hour
    hear: Floats  # share of people who think again after so many hours


class Members(NamedTuple):
    """One column for each member."""

    own: Floats  # (rows of Own, M)
    slots: Ints  # (strands, M) whole hours on a strand
    keys: Words  # (M,)


class Out(NamedTuple):
    """What is kept of all members; see `Run` and `plan_crossings`. No times: not asked for."""

    people: Kept
    flows: Kept
    under_way: Kept
    arrived: Kept
    crossed: Kept
    waiting: Kept
    wait_hours: Kept
    entered: Kept
    ordinary: Kept
    mean_waiting: Kept
    mean_wait: Kept
    landed: Kept


class Rows(NamedTuple):
    """Where parts of the changing matrix begin; by * the index runs over both."""

    pool: int  # nodes * groups: people who choose at a node
    back: int  # backs: people who turned back at one post and choose at a node
    arrive: int  # gates * groups: people who have come to a gate
    line: int  # gates * columns
    head: int  # gates: hour in which the first in line joined
    carry: int  # gates: part of a person who could have been served
    stay: int  # gates: people at a goal
    rate: int  # gates: people an hour today; people a goal can hold
    pace: int  # gates: hours a person takes of the line, 0 where nothing moves
    hourly: int  # leaving: who set out in an hour of today
    left: int  # leaving: part of a person who could have set out
    wait: int  # gates: hours of who joins now, nan where nothing moves
    told: int  # gates: the same as people see it, CLOSED where nothing moves
    heard: int  # memory * gates: `told` of the last hours
    known: int  # gates: `told` as known by now
    fixed: int  # gates * groups: hours a gate costs today besides waits and seats
    cost: int  # gates * groups: of a gate and what is behind it
    pull: int  # gates * groups: e to the (cost of the best gate - cost) / spread
    best: int  # nodes * groups: cost of the best way from a node
    second: int  # nodes * groups: the same, but for ways through the post `by` of the best
    by: int  # nodes * groups: the pool such a way is shut to, -1 for none
    least: int  # groups: cost of the best gate
    flow: int  # links: who set out today
    came: int  # 1: who came to the end of a link today
    under: int  # 1: who was under way when yesterday ended
    got: int  # gates: who joined a line since the last record
    gone: int  # gates: who was served
    into: int  # gates: who of the groups was let in
    usual: int  # gates: ordinary travellers served
    lines: int  # gates: people in line, hour after hour added up
    waits: int  # gates: hours of wait, likewise
    told_of: int  # gates: hours with a wait
    landed: int  # gates: who came off a seat today
    there: int  # places; from here on, room to work in
    served: int  # columns
    moved: int  # 1
    total: int
    room: int
    scale: int
    rest: int
    shun: int  # backs: weight of the ways they shun; then people for each weight
    free: int  # backs: weight of the ways they do not shun
    exact: int  # most
    many: int  # most: weights of what lies behind a link back
    x: int  # most, or gates * groups if that is more
    e: int
    whole: int  # 1; what follows is written before it is read, or empty when it was read
    ring: int  # cells: who comes to the end of a strand, or of all into one line, by hour
    cohort: int  # gates * ORDER * columns: the line by hour of joining, if columns > 1


class Own(NamedTuple):
    """Where parts of the matrix of members' own figures begin."""

    inverse: int  # 1 / spread
    spread: int
    weight: int
    refusal: int
    delay: int  # whole hours
    choice: int  # choices: hours of a way, with what its tickets cost; of a link back its own
    ease: int  # choices: e to the (hours of the best way from a node - hours) / spread
    nearest: int  # nodes * groups: hours of the shortest way of all
    usual: int  # gates: people an hour, or people a goal can hold
    unit: int  # gates: people in one unit of capacity
    price: int  # gates: of a seat, in hours
    appeal: int  # gates: log attraction, but for events
    ordinary: int  # gates: ordinary travellers an hour
    present: int  # gates: people who stay at a goal when day 0 begins
    luck: int  # leaving: where the rounding to whole people begins
    leaving: int  # days * leaving: who sets out in a day


def layout(n: Sizes) -> tuple[Rows, int]:
    """Rows of the changing matrix, and how many there are."""
    wg, order = n.gates * n.groups, n.lines * ORDER * n.columns * (n.columns > 1)
    work = max(n.most, wg)
    ng = n.nodes * n.groups
    sizes = [
        ng, n.backs, wg, n.gates * n.columns, n.gates, n.gates, n.gates,
        n.gates, n.gates, n.leaving, n.leaving, n.gates, n.gates, n.memory * n.gates, n.gates,
        wg, wg, wg, ng, ng, ng, n.groups, n.links, 1, 1, n.gates, n.gates,
        n.gates, n.gates, n.gates, n.gates, n.gates, n.gates, n.places, n.columns,
        1, 1, 1, 1, 1, n.backs, n.backs, n.most, n.most, work, work, 1, n.cells, order,
    ]  # fmt: skip
    return Rows(*_begin(sizes)), sum(sizes)


def own_layout(n: Sizes) -> tuple[Own, int]:
    """Rows of the members' matrix, and how many there are."""
    w = n.gates
    sizes = [
        1, 1, 1, 1, 1, n.choices, n.choices, n.nodes * n.groups, w, w, w, w, w, w,
        n.leaving, n.days * n.leaving,
    ]  # fmt: skip
    return Own(*_begin(sizes)), sum(sizes)


def _begin(sizes: list[int]) -> list[int]:
    return [0, *np.cumsum(sizes)[:-1].tolist()]
