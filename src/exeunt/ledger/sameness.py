"""When two observations of near-copies are one witness, and what a place filter matches.

The ledger stores these strings beside each observation; nobody else needs them.
Two observations say the same where kind, measure, value, bounds, unit, stance,
places and (for claims) who decides what are equal: their `core`. With the period
that is the `witness`; where one copy could not resolve the period, the other's holds.
The n-th telling of one core in a text pairs with the n-th in its copy, so that two
speakers who give one number stay two witnesses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exeunt.observations import Observation, Place


def cores(observations: Sequence[Observation]) -> list[str]:
    """The core of each, in order, numbered where one text tells it several times."""
    seen: Counter[str] = Counter()
    out = []
    for observation in observations:
        core = "\x1f".join(_core(observation))
        seen[core] += 1
        out.append(_digest(f"{core}\x1f{seen[core]}"))
    return out


def _core(o: Observation) -> Iterable[str]:
    places = (_place(place) for place in (o.at, o.from_, o.to))
    numbers = ("" if n is None else f"{n:.12g}" for n in (o.value, o.low, o.high))
    words = (o.kind, o.measure, o.unit, o.stance, o.claim, o.about, o.actor, o.decision)
    return [*(_fold(word) for word in words), *numbers, *places]


def _place(place: Place | None) -> str:
    return _fold(place.id or place.name) if place else ""


def period(o: Observation) -> str:
    """First and last moment as one string; empty where not known."""
    return f"{o.period.start or ''}/{o.period.end or ''}" if o.period else ""


def witness(core: str, period: str) -> str:
    """One string for a core in a period."""
    return _digest(f"{core}\x1f{period}")


def places(o: Observation) -> str:
    """Every id, name and country of its places, folded, between bars: |upper lars|RUS|GEO|."""
    found: dict[str, None] = {}
    for place in (o.at, o.from_, o.to):
        if place:
            words = (place.id, place.name, place.as_written, place.country, *place.countries)
            found.update({_fold(word): None for word in words if word})
    return f"|{'|'.join(found)}|" if found else ""


def _fold(text: str | None) -> str:
    return " ".join((text or "").casefold().replace("|", " ").split())


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
