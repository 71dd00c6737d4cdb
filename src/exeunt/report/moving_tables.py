"""The words and tables of the moving page: who, how many, where, how it was made.

Figures are means over the members; a range holds 90 % of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from exeunt.network.scenario import WalkRules
from exeunt.report import words
from exeunt.report.html import Child, Safe, el, join
from exeunt.report.moving_charts import spoken
from exeunt.report.moving_view import KINDS, ROWS, Line, View
from exeunt.report.words import listed, measured, people
from exeunt.simulation.output import GOALS


def long_day(view: View, day: int) -> str:
    """ "21 September 2022"."""
    when = view.date(day)
    return f"{when.day} {words.MONTHS[when.month - 1]} {when.year}"


def story(view: View) -> Safe:
    """One paragraph for who reads no further."""
    sentences = [_who(view), _where(view), _queue(view)]
    return el("p", " ".join(s for s in sentences if s), class_="lede story")


def _who(view: View) -> str:
    if not view.days:
        return "Nothing was simulated."
    origins = [name for name, p in zip(view.names, view.places, strict=True) if p.kind == "origin"]
    told = listed(origins) if 0 < len(origins) < 4 else f"{len(origins):,} places"
    start = f" from {told}" if origins else ""
    first, last = long_day(view, 0), long_day(view, view.days - 1)
    mean = "on average " if view.run.members > 1 else ""
    count = people(view.totals.whole().set_out)
    return f"From {first} to {last}, {mean}{count} people set out{start}."


def _where(view: View) -> str:
    if not view.days:
        return ""
    end = view.end.mean[0]
    goals = [n for n, p in enumerate(view.places) if p.kind in GOALS and end[n] >= 0.5]
    fullest = sorted(goals, key=lambda n: -end[n])[:3]
    if not fullest:
        return "Nobody has arrived by then."
    told = [f"{view.names[n]} ({people(float(end[n]))}{_range(view, n)})" for n in fullest]
    spread = (
        ", where the ranges hold nine in ten members of the run" if view.run.members > 1 else ""
    )
    return f"At the end most are at {listed(told)}{spread}."


def _range(view: View, rank: int) -> str:
    if view.run.members == 1:
        return ""
    low, high = view.end.quantiles[0, 0, rank], view.end.quantiles[-1, 0, rank]
    return f"; {people(float(low))} to {people(float(high))}"


def _queue(view: View) -> str:
    if not view.lines:
        return ""
    line = view.lines[0]
    parts = [measured(line.km, "km") if line.km >= 0.05 else f"{people(line.waiting)} people"]
    if line.wait_hours > 0.0:
        parts.append(f"a wait of {measured(line.wait_hours, 'hours')}")
    name = line.place.name or line.place.id
    return f"The longest queue is at {name} on {spoken(view.moment(line.step))}: " + (
        ", ".join(parts) + "."
    )


def tiles(view: View) -> Safe:
    """The sum of everybody, and that it is one."""
    t = view.totals.whole()
    parts = [
        ("Set out", t.set_out, "people", "moves"),
        ("There before", t.already, "people", "means") if t.already >= 0.5 else None,
        ("Arrived", t.arrived, "at camps and destinations", "moves"),
        ("Under way", t.under_way, "on the road, or in a town on the way", "means"),
        ("Waiting", t.waiting, "at crossings", "waits") if _crossings(view) else None,
        ("Not yet gone", t.at_origin, "where they set out from", "means")
        if t.at_origin >= 0.5
        else None,
    ]
    shown = [
        el("li", el("span", el("span", head, class_="question"),
                    el("span", people(count), class_="big"), el("span", what, class_="what"),
                    class_=f"tile {kind}"))
        for head, count, what, kind in (p for p in parts if p)
    ]  # fmt: skip
    return join([
        el("ul", *shown, class_="glance"),
        el("p", f"Nobody is lost: {t.sentence()}.", class_="small sum"),
    ])  # fmt: skip


def _crossings(view: View) -> bool:
    return any(place.kind == "crossing" for place in view.places)


# Tables


def places(view: View) -> Safe:
    """Every place that ever has people, most first."""
    there = [n for n in view.ranked() if view.peaks[n] >= 0.5]
    heads = ["Place", "Kind", "At the end", *(["nine in ten"] if view.run.members > 1 else []),
             "Most", "on"]  # fmt: skip
    counts = _last_counts(view)
    if counts:
        heads.append("Last counted")
    rows = [_place_row(view, n, counts) for n in there[:ROWS]]
    said = "People by place; means over the members" if view.run.members > 1 else "People by place"
    empty = [n for n in range(len(view.places)) if view.peaks[n] < 0.5]
    return join([_table(said, heads, rows), _left(view, there, empty)])


def _last_counts(view: View) -> dict[str, tuple[int, float]]:
    out: dict[str, tuple[int, float]] = {}
    for count in view.run.scenario.counts:
        if 0 <= count.day < view.days and count.day >= out.get(count.place, (-1, 0.0))[0]:
            out[count.place] = count.day, count.people
    return out


def _place_row(view: View, rank: int, counts: dict[str, tuple[int, float]]) -> Safe:
    place = view.places[rank]
    best = int(view.people[:, rank].argmax())
    cells: list[tuple[str, Child]] = [
        ("Kind", KINDS[place.kind]),
        ("At the end", people(float(view.end.mean[0, rank]))),
    ]
    if view.run.members > 1:
        low, high = view.end.quantiles[0, 0, rank], view.end.quantiles[-1, 0, rank]
        cells.append(("nine in ten", f"{people(float(low))}–{people(float(high))}"))
    cells += [("Most", people(float(view.peaks[rank]))), ("on", _day(view, best))]
    if counts:
        found = counts.get(place.id)
        cells.append(
            ("Last counted", f"{people(found[1])}, {_day(view, found[0])}" if found else "")
        )
    return _row(view.names[rank], cells)


def _day(view: View, day: int) -> str:
    return words.day(view.date(day).isoformat(), week=False, year=True)


def _left(view: View, there: list[int], empty: list[int]) -> Safe | None:
    lines = []
    if len(there) > ROWS:
        lines.append(f"{len(there) - ROWS:,} more places are in people.csv.")
    if empty:
        names = ", ".join(view.names[n] for n in empty[:20])
        more = f" and {len(empty) - 20:,} more" if len(empty) > 20 else ""
        lines.append(f"Nobody is there at the end of any day: {names}{more}.")
    return el("p", " ".join(lines), class_="small") if lines else None


def lines(view: View) -> Safe:
    """Every crossing with a line, longest wait first."""
    heads = ["Crossing", "By", "Longest wait", "when", "People in line", "Length"]
    rows = [_line_row(view, line) for line in view.lines[:ROWS]]
    return _table("Crossings at their longest wait; means over the members", heads, rows)


def _line_row(view: View, line: Line) -> Safe:
    return _row(line.place.name or line.place.id, [
        ("By", line.mode),
        ("Longest wait", measured(line.wait_hours, "hours") if line.wait_hours else ""),
        ("when", spoken(view.moment(line.step))),
        ("People in line", people(line.waiting)),
        ("Length", measured(line.km, "km") if line.km >= 0.05 else ""),
    ])  # fmt: skip


def _table(caption: str, heads: Iterable[str], rows: Iterable[Safe]) -> Safe:
    head = el("thead", el("tr", *(el("th", text, scope="col") for text in heads)))
    made = el("table", el("caption", caption, class_="small"), head, el("tbody", *rows),
              class_="run-table")  # fmt: skip
    return el("div", made, class_="table-scroll", tabindex="0", role="region", aria_label=caption)


def _row(name: str, cells: Iterable[tuple[str, Child]]) -> Safe:
    tds = (el("td", value, class_=None if _wordy(head) else "n") for head, value in cells)
    return el("tr", el("th", name, scope="row"), *tds)


def _wordy(head: str) -> bool:
    return head in ("Kind", "By", "when", "on")


# How it was made

CHOICES = {
    "walk": "Local rules: each day people at a place leave with a chance that depends on the kind "
    "of place, and choose among the places they know of by distance and by what they are (the "
    "rules of Flee).",
    "plan": "Planned routes: people weigh travel time, the wait as news of it reaches them, price "
    "and the chance of being refused, choose a way by a logit, and may think again on the way.",
    "goals": "Shares of goals: the people of each day are shared among the camps and destinations "
    "by distance and by the room left there, with calibrated parameters; they arrive on the day "
    "they are counted.",
}
DRAWS = {
    "sampled": "sampled: whole people, drawn at random; each member is one possible course",
    "expected": "expected: the mean course, in fractions of people",
}


def method(view: View, rules: str = "") -> Safe:
    """How the figures came to be, as a list of terms; `rules` instead of the scenario's own."""
    run = view.run
    step = "an hour" if view.hours else "a day"
    members = f"{words.plural(run.members, 'member')}, seed {run.seed}"
    terms = [
        ("Choice", CHOICES[view.run.choice]),
        ("Rules", rules or _rules(view)),
        ("Draws", DRAWS[run.draws]),
        ("Members", members),
        ("Bands", _bands(view)),
        ("Step", f"{step}; {words.plural(view.days, 'day')}, the first is day 0"),
        ("Source", run.scenario.source or "not told by the scenario"),
    ]
    return el("dl", *(el("div", el("dt", t), el("dd", d)) for t, d in terms if d), class_="method")


def _bands(view: View) -> str:
    if view.run.members == 1:
        return "none: with one member nothing is known of the spread (ask for --members 100)"
    return (
        "the inner band holds half of the members, the outer nine in ten (5 to 95 %). They show "
        "what chance and the given uncertainty of the inputs make of these rules, not how wrong "
        "the rules may be"
    )


def _rules(view: View) -> str:
    made, choice = view.run.scenario, view.run.choice
    if choice == "walk":
        return _walk(made.walk)
    if choice == "goals":
        return "calibrated; see the notes"
    plan = made.plan
    return (
        f"spread of choices {plan.spread.median:g} h, weight of waiting "
        f"{plan.wait_weight.median:g}, news takes {plan.delay.median:g} h, "
        f"{plan.replan:.0%} of those under way think again each hour, being refused counts as "
        f"{plan.refusal_hours.median:g} h"
    )


def _walk(walk: WalkRules) -> str:
    flee = ", with every quirk of Flee (--as-flee)" if walk.as_flee else ""
    return (
        f"{walk.speed:g} km a day, chance to leave: where they set out {walk.origin_move:g}, towns "
        f"{walk.waypoint_move:g}, camps {walk.camp_move:g}; they look {walk.awareness} links ahead"
        f"{flee}"
    )
