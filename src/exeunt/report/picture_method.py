"""How a picture was made, in plain sentences, and the figures by which to judge it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exeunt.estimates import Diagnosis
from exeunt.report.html import Safe, el, join
from exeunt.report.picture_view import View
from exeunt.report.picture_words import long_day

SIMULATED = (
    "People are simulated on the network of the scenario, many times over, each time with other "
    "guesses at what is not known. Each report is compared with what the simulation says of the "
    "same place and days; guesses that agree with the reports weigh more."
)
ONE_BY_ONE = (
    "Each place is weighed by itself: people waiting are the flow times the wait (Little’s law), "
    "and kilometres turn into vehicles and people."
)
REPORTS = (
    "“At least” and “at most” limit one side only; plans and denied figures are not taken as "
    "counts. Any report may be off, so one rumour cannot pull the picture; copies of one witness "
    "count once. Half of what we then believe lies inside the narrower interval, nine tenths "
    "inside the wider."
)
SUMS = "Sums over days and ways are drawn world by world, never added up from medians."
FORECAST = (
    "After that day stands a forecast under the rules then in force; rules only planned or feared "
    "are under what-if."
)
ASSUMED = (
    "Where a figure is marked as assumed, no report bears on it: it is what was believed "
    "beforehand, with its sources in the scenario."
)


def method(view: View) -> Safe:
    """The note on method: sentences, diagnosis, what nothing determines, what was left out."""
    told = view.picture.diagnosis
    return join([
        el("p", " ".join(_sentences(view)), class_="method-note"),
        _diagnosis(told) if told else None,
        _list("What no report determines", told.undetermined) if told else None,
        _list("What was left out of the estimates, and why", view.picture.notes),
    ])  # fmt: skip


def _sentences(view: View) -> Iterable[str]:
    picture = view.picture
    yield SIMULATED if view.whole else ONE_BY_ONE
    yield REPORTS
    if view.whole:
        yield SUMS
        yield ASSUMED
    if picture.scenario:
        yield f"The scenario is {picture.scenario}."
    if picture.as_of:
        day = f"{long_day(picture.as_of)} {picture.as_of[:4]}"
        yield f"Only what was published by {day} is used."
    if view.picture.estimates and view.ahead and view.whole:
        yield FORECAST


def _diagnosis(told: Diagnosis) -> Safe:
    misfit = f"{told.misfit:.2f}: mean squared distance of the reports believed, in spreads"
    terms = (
        ("Method", told.method),
        ("Reports", f"{told.reports:,} entered the inference"),
        ("Members", f"{told.members:,} simulated worlds, worth {told.effective:,.0f} equal ones"),
        ("Runs", f"{told.runs:,} runs of the simulation"),
        ("Misfit", f"{misfit}; about 1 or less is good"),
        (
            "Coverage",
            f"{100 * told.coverage:.0f} % of the reports believed lie inside the 90 % interval",
        ),
        ("Converged", "no: " + "; ".join(told.why_not) if told.why_not else "yes"),
    )
    return el("dl", *(el("div", el("dt", t), el("dd", d)) for t, d in terms), class_="method")


def _list(head: str, lines: Sequence[str]) -> Safe | None:
    if not lines:
        return None
    return join(
        [
            el("h3", head),
            el("ul", *(el("li", line) for line in dict.fromkeys(lines)), class_="notes"),
        ]
    )
