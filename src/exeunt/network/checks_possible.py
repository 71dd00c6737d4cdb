"""Checks of changes that may come: each a sentence of `whatif` that names what is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from exeunt.errors import WrongUse
from exeunt.network.finding import Finding, problem, warning
from exeunt.network.scenario import Scenario
from exeunt.network.whatif import imagined


def unread(scenario: Scenario) -> Iterator[tuple[int, WrongUse]]:
    """Rows of `possible` whose sentence cannot be read, with why."""
    for row, each in enumerate(scenario.possible):
        try:
            imagined(scenario, each.what_if)
        except WrongUse as wrong:
            yield row, wrong


def possible_sentences(scenario: Scenario) -> Iterator[Finding]:
    """Sentences that say nothing we know, name what is not there, or change nothing."""
    wrong = dict(unread(scenario))
    for row, each in enumerate(scenario.possible):
        if row in wrong:
            one = wrong[row]
            yield problem(one.what, "possible", row, column="what_if", near=one.near, todo=one.todo)
        elif idle := imagined(scenario, each.what_if).idle:
            yield warning(
                f'"{each.what_if}" has no effect: {idle}',
                "possible",
                row,
                column="what_if",
                todo="correct or remove it",
            )


def possible_days(scenario: Scenario) -> Iterator[Finding]:
    """Changes that would have come before the run begins."""
    for row, each in enumerate(scenario.possible):
        if each.by is not None and each.by < scenario.start:
            yield warning(
                f"until {each.by}, which is before the run begins",
                "possible",
                row,
                column="by",
                near=f"the run is from {scenario.start} to "
                f"{scenario.start + timedelta(days=min(scenario.days, 36_500) - 1)}",
                todo="correct the day",
            )


CHECKS = (possible_sentences, possible_days)
