"""exeunt: who is leaving, by which way, and how long they wait.

    import exeunt

    for reading in exeunt.read("briefing.txt", published="2022-09-23"):
        for observation in reading.observations:
            print(observation.measure, observation.value, observation.said_by)

    scenario = exeunt.open_scenario("examples/scenario-halden")
    run = exeunt.simulate(scenario, exeunt.Asked(members=100))
    print(exeunt.summarise(run).totals.sentence())

`read` and `report` are functions, `Ledger` keeps what was read, `Observation` and
`Document` are the nouns of reading; `Scenario` and `Run` those of simulating. Names are
loaded when first asked for, so importing exeunt costs nothing.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exeunt.estimates import Estimate
    from exeunt.ledger import Ledger
    from exeunt.movement import (
        Asked,
        Run,
        Scenario,
        compare,
        forecast,
        imagine,
        open_scenario,
        save_run,
        simulate,
        summarise,
    )
    from exeunt.observations import Document, Observation
    from exeunt.weighing import estimate, report, what_if
    from exeunt.workflow import read

__version__ = "0.1.0"
__all__ = [
    "Asked",
    "Document",
    "Estimate",
    "Ledger",
    "Observation",
    "Run",
    "Scenario",
    "compare",
    "estimate",
    "forecast",
    "imagine",
    "open_scenario",
    "read",
    "report",
    "save_run",
    "simulate",
    "summarise",
    "what_if",
]

_HOMES = {
    "Document": "exeunt.observations",
    "Observation": "exeunt.observations",
    "Estimate": "exeunt.estimates",
    "estimate": "exeunt.weighing",
    "what_if": "exeunt.weighing",
    "Ledger": "exeunt.ledger",
    "read": "exeunt.workflow",
    "report": "exeunt.weighing",
    "Run": "exeunt.simulation.run",
    "Scenario": "exeunt.network.scenario",
    **dict.fromkeys(
        (
            "Asked",
            "compare",
            "forecast",
            "imagine",
            "open_scenario",
            "save_run",
            "simulate",
            "summarise",
        ),
        "exeunt.movement",
    ),
}


class _House(ModuleType):
    """This package, where `exeunt.report` stays the function.

    The room of that name is imported on first use, and importing it would put the
    module in the function's place.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'exeunt' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


sys.modules[__name__].__class__ = _House
