"""What the tests of the ledger put into it: an invented story and what it tells."""

from __future__ import annotations

from exeunt.ledger import Ledger
from exeunt.observations import Document, Observation, Period, Place, Step

STORY = (
    "The border guard at Halden Bridge counted about 4,200 people on Wednesday, 310 of them on"
    " bicycles. Cars stood in line for 6 kilometres, said the guard, and every hotel in the town"
    " below had no free room left until Sunday. A driver had waited since two in the morning, he"
    " told the evening paper, while his children slept on the back seat under their winter coats."
)
HALDEN = Place(
    name="Halden Bridge", as_written="the bridge", id="x:9", country="NOR", countries=("NOR", "SWE")
)
WEDNESDAY = Period(start="2022-09-28", end="2022-09-28")


def told(name: str = "a1", value: float = 4200.0, **more: object) -> Observation:
    fields: dict[str, object] = {
        "id": f"{name:0<16}",
        "kind": "figure",
        "document": "a.txt",
        "start": 30,
        "end": 52,
        "quote": "counted about 4,200 people",
        "measure": "crossings",
        "value": value,
        "hedge": "about",
        "unit": "people",
        "at": HALDEN,
        "period": WEDNESDAY,
        "said_by": "the border guard",
        "because": (Step("number", "digits with comma", "4,200"),),
    }
    return Observation(**{**fields, **more})  # type: ignore[arg-type]


def document(text: str = STORY, name: str = "a.txt", **more: str | None) -> Document:
    return Document(id=name, text=text, **more)  # type: ignore[arg-type]


def filled(ledger: Ledger) -> None:
    ledger.add(
        document(published="2022-09-29", publisher="A"),
        [told("a1"), told("a2", 6.0, measure="queue_length", unit="km", quote="for 6 kilometres")],
        masked=None,
    )
    elsewhere = Place(name="Vesterås", as_written="Vesteras", country="SWE")
    ledger.add(
        document("Hotels in Vesterås are full, the mayor said.", "b.txt", published="2022-10-05"),
        [told("b1", 300.0, measure="arrivals", at=elsewhere, period=None, said_by="the mayor")],
        masked=None,
    )
