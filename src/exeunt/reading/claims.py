"""Claims: who admits whom, who means to go, who denies it, who warns of it.

`sentence.py` asks `worth`, then `find` for the claims of one sentence. A language gives
chunks (how "men aged 18 to 60" or "the interior ministry" is built), rules over the
chunks, and what each rule means when it is asserted and when it is negated (`Frame`).
Here stands what holds in any language: a negation turns a decision over, a plan makes
it announced, a question or a condition makes it no claim at all, and what stands inside
a denial is denied, not said.

The steps: `_claim_words.py` (words and places in codes of this part), `_claim_sentence.py`
(chunks, what stands around a verb), `_claim_match.py` (who does what to whom). Tags
starting with `c.` belong to this part.
"""

from __future__ import annotations

from collections.abc import Iterator

from exeunt.reading._claim import ACTOR, GROUP, LINE, PART, Frame, RawClaim
from exeunt.reading._claim_match import Match
from exeunt.reading._claim_sentence import Sentence
from exeunt.reading._claim_words import line_folded, own_tokens, tables_of
from exeunt.reading.engine import Tokens
from exeunt.reading.language import Language

__all__ = ["ACTOR", "GROUP", "LINE", "Frame", "RawClaim", "find", "triggers", "worth"]


def triggers(language: Language) -> tuple[str, ...]:
    """Tags one of which a sentence must hold to state any claim."""
    found: tuple[str, ...] = language.data(PART, "TRIGGERS", ())
    return found


def worth(tokens: Tokens, language: Language) -> bool:
    """False where no claim can be: two searches, before any place is looked up."""
    tables = tables_of(language)
    if not tables.trigger.within(tokens):
        return False
    return tables.topic.within(tokens) or all(hint.within(tokens) for hint in tables.hints)


def possible(tokens: Tokens, language: Language) -> bool:
    """False where no rule finds its words, whichever places are in the sentence.

    A closer look than `worth`, still before any place is looked up.
    """
    tables = tables_of(language)
    codes = own_tokens(tokens, tables).codes + tables.later
    return bool(tables.own.grammar(PART, "RULES").live(codes))


def find(tokens: Tokens, language: Language) -> list[RawClaim]:
    """Claims of one sentence, in order.

    Parameters
    ----------
    tokens : one sentence, places folded to tokens tagged `place` where known.
    language : whose rules to read it by; a language without claims finds none.
    """
    tables = tables_of(language)
    if not (worth(tokens, language) or line_folded(tokens, tables)):
        return []
    sentence = Sentence(own_tokens(tokens, tables), tables)
    return [] if sentence.asks_or_shouts() else _settle(_matches(sentence))


def _matches(sentence: Sentence) -> Iterator[RawClaim]:
    """Claims by the rules whose words the sentence has, earlier rules first."""
    codes, tables = sentence.tokens.codes, sentence.tables
    grammar = tables.own.grammar(PART, "RULES")
    live, small = grammar.live(codes), grammar.narrow(codes)
    for number, (ready, _) in enumerate(tables.rules):
        if not live >> number & 1:
            continue
        for match in ready.search.finditer(small[ready.part]):
            made = Match(sentence, ready.rule, match).claim()
            if made is not None:
                yield made


def _settle(found: Iterator[RawClaim]) -> list[RawClaim]:
    """One claim per stretch of words; nothing from inside what is denied."""
    kept: list[RawClaim] = []
    for claim in found:
        if not any(claim.start < other.end and other.start < claim.end for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda c: (c.start, c.end))
