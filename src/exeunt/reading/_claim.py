"""What a rule of a claim means, and what a claim is: the nouns of this part.

Languages import `Frame` and the chunk tags by way of `claims.py`; the steps of reading
a claim (`_claim_words.py`, `_claim_sentence.py`, `_claim_match.py`) import from here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

Words = tuple[int, int]  # characters of the document's text, or tokens of a sentence

PART = "claims"
GROUP, ACTOR, LINE = "c.np.group", "c.np.actor", "c.np.line"
PRONOUN, BE = "c.pronoun", "c.aux.be"
CONSIDERED, ANNOUNCED, IN_FORCE = "considered", "announced", "in_force"


class Frame(NamedTuple):
    """What a rule of a language means, whatever the language.

    `yes` and `no` are the decisions when the words are asserted and negated. `subject`
    says who stands before the verb when it is active: `actor` decides, `group` is
    decided about, `thing` is a border or a visa. `asks` names conditions, see `_claim_match.ASKS`.
    """

    about: str = ""
    yes: str = ""
    no: str = ""
    subject: str = "actor"
    asks: frozenset[str] = frozenset()
    claim: str = "rule"
    status: str = ""
    confidence: float = 0.9


class RawClaim(NamedTuple):
    """A claim as one sentence states it; spans are characters of the document's text.

    `places` are (start, end, role), role one of at, with (the other side of a border),
    from, to. `topics` of a denial or warning: queue, flow, number, airport, border,
    leaving, rule ... Intentions, denials and warnings have no about, status, decision.
    """

    start: int
    end: int
    claim: str
    about: str | None
    status: str | None
    decision: str | None
    actor: Words | None
    group: Words | None
    places: tuple[tuple[int, int, str], ...]
    denied: Words | None
    rule: str
    confidence: float
    modality: str = "observed"
    topics: tuple[str, ...] = ()
    condition: Words | None = None
    negated: bool = False


def part(match: re.Match[str], name: str) -> Words | None:
    """The tokens of a named part of a match, if it took part."""
    if name not in match.re.groupindex or match.group(name) is None:
        return None
    return match.span(name)
