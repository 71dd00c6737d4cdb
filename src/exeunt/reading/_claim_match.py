"""One match of one rule: who does what to whom, and whether it is a claim at all."""

from __future__ import annotations

import re
from collections.abc import Callable

from exeunt.reading._claim import (
    ACTOR,
    ANNOUNCED,
    BE,
    CONSIDERED,
    GROUP,
    IN_FORCE,
    LINE,
    PRONOUN,
    Frame,
    RawClaim,
    Words,
    part,
)  # fmt: skip
from exeunt.reading._claim_sentence import Sentence
from exeunt.reading.engine import Rule

FIRM = frozenset({"c.aux.can", "c.aux.order", "c.aux.must", "c.aux.begin", "c.aux.habit"})
BOUNDED = frozenset({"admitted", "refused", "protected", "open", "not_required"})
HEADS, GROUPS = (tuple(name + n for n in ("", "2", "3", "4")) for name in ("head", "group"))
MOVERS = frozenset({"c.migrant", "c.fleeing", "place"})
ABOUT = ("exit", "stay", "entry")  # "travel abroad" is about leaving
MATTER = frozenset({"c.v.close", "c.v.open", "c.v.deport", "c.v.bar", "c.v.call", "c.d.change",
                    "c.n.closure"})  # fmt: skip
WEAK = frozenset({"c.aux.to", "c.aux.adv", "c.aux.not", "c.aux.no", BE, "c.aux.have"})
MODALITY = {CONSIDERED: "hypothetical", ANNOUNCED: "planned", IN_FORCE: "observed"}


class Match:
    """One match of one rule: who does what to whom, and whether it is a claim at all."""

    def __init__(self, sentence: Sentence, rule: Rule, match: re.Match[str]) -> None:
        self.sentence, self.rule, self.match = sentence, rule, match
        self.frame: Frame = rule.make
        heads = [match.start(name) for name in HEADS if part(match, name)]
        self.head = heads[0] if heads else match.start()
        self.said = sentence.said(self.head)
        named = part(match, "subject")
        before = min(self.said.first, match.start())
        self.subject = nearest = named[0] if named else sentence.subject(before)
        if self.frame.subject == "actor" and not self.said.passive:
            self.subject = sentence.shared(self.subject, before)
        self.nearest = nearest if self.subject == nearest else None  # part of the span
        self.kind = sentence.kind(self.subject)
        groups = [part(match, name) for name in GROUPS]
        self.group = next((words for words in groups if words), None)
        self.actor: Words | None = None
        self.negated = self.said.negated
        if self.frame.claim == "intention" and "c.aux.stop" in sentence.tags(self.head):
            self.negated = not self.negated  # "unwilling to leave"

    def claim(self) -> RawClaim | None:
        """The claim, or None where the words around the match make it none."""
        if "free" not in self.frame.asks and self._no_statement():
            return None
        if not self._roles():
            return None
        if not all(ASKS[ask](self) for ask in sorted(self.frame.asks)):
            return None
        if self._event():
            return None
        return self._raw()

    @property
    def firm(self) -> bool:
        """Said with an auxiliary that makes it a rule rather than one event."""
        said = self.said
        if said.negated or said.status != IN_FORCE or said.tags & FIRM:
            return True
        return "c.aux.to" in said.tags and self.sentence.ordered(said.first)

    def _no_statement(self) -> bool:
        """Bare infinitives and gerunds, conditions and calls upon somebody claim nothing."""
        sentence, first = self.sentence, self.said.first
        lone = "lone" in self.frame.asks
        bare = not any(t.startswith("c.aux") for t in self.said.tags - WEAK)
        infinitive = "c.aux.to" in self.said.tags and not sentence.finite(first)
        if bare and infinitive and not lone and not sentence.ordered(first):
            return True
        unaided = bare and not lone and not self.said.tags & {BE, "c.aux.have"}
        if unaided and sentence.matches(self.head, sentence.tables.gerund):
            return True
        return sentence.governed(self.said.first, noun=lone)

    def _roles(self) -> bool:
        """Settle actor and group; False where the wrong kind of subject stands there."""
        way = self.frame.subject
        here = None if self.subject is None else (self.subject, self.subject + 1)
        if self.kind == GROUP and here and way == "actor" and not self.said.passive:
            armed = any("c.armed" in tags for tags in self.sentence.inside(here))
            self.kind = ACTOR if armed else GROUP
        group_first = way == "group" or (way == "actor" and self.said.passive)
        if way == "actor" and not self.said.passive and self.kind == GROUP:
            if not self._headline():
                return False
            group_first = True
        if group_first:
            if self.kind == ACTOR and way == "group":
                return False
            self.group = self.group or self._referent(here, GROUP)
        elif way == "any" and self.said.passive and self.kind == GROUP:
            self.group = self.group or here
        elif way == "actor" or "noun" in self.frame.asks:
            self.actor = self._referent(here, ACTOR)
        self.actor = self.actor or part(self.match, "actor") or self._by()
        if self.actor is None and self.frame.claim == "denial":
            self.actor = self._speaker()
        who = {words for words in (self.group, here) if words}
        if any(self.sentence.inside(words)[0] & {"c.aux.no", "c.none"} for words in who):
            self.negated = not self.negated  # "nobody may cross on foot"
        return True

    def _headline(self) -> bool:
        """A passive without its auxiliary: "Deserters barred from entering"."""
        return self.subject == 0 and self.said.first == 1 and not self.said.tags

    def _referent(self, here: Words | None, kind: str) -> Words | None:
        if here is None or self.kind == kind:
            return here
        if self.kind != PRONOUN:
            return None
        before = self.sentence.antecedent(here[0], kind)
        return None if before is None else (before, before + 1)

    def _by(self) -> Words | None:
        sentence, end = self.sentence, self.match.end()
        for i in range(end, min(len(sentence.tokens.codes) - 1, end + 4)):
            if "c.by" in sentence.tags(i) and sentence.kind(i + 1) == ACTOR:
                return i + 1, i + 2
        return None

    def _speaker(self) -> Words | None:
        """Who denies, where the denial comes first: "..., the agency said"."""
        sentence = self.sentence
        for i in range(self.match.end(), len(sentence.tokens.codes)):
            if sentence.kind(i) == ACTOR and self._says(i):
                return i, i + 1
        return None

    def _says(self, at: int) -> bool:
        codes = self.sentence.tokens.codes
        near = (at - 1, at + 1, at - 2, at + 2)
        return any(0 <= i < len(codes) and "c.said" in self.sentence.tags(i) for i in near)

    def _event(self) -> bool:
        """A number of people in a bare tense is something that happened, not a rule."""
        if self.firm or "count" in self.frame.asks or self.group is None:
            return False
        tables, (first, last) = self.sentence.tables, self.sentence.chars(self.group) or (0, 0)
        words = tables.aged.split(self.sentence.tokens.text[first:last])[0]
        return any(c.isdigit() for c in words) or tables.many.match(words) is not None

    def migrant(self) -> bool:
        """True where the group are people on the move, not patients or pupils."""
        if self.group is None:
            return False
        return any(tags & MOVERS for tags in self.sentence.inside(self.group))

    def own(self) -> bool:
        """True where the group are the decider's own: "its citizens"."""
        return self.group is not None and "c.own" in self.sentence.inside(self.group)[0]

    def matter(self) -> bool:
        """True where what is denied is itself about passing, not only placed at a border."""
        denied = part(self.match, "denied") or self.match.span()
        about = self.topics() - {"number", "border", "airport", "visa"}
        return bool(about) or any(t & MATTER for t in self.sentence.inside(denied))

    def topics(self) -> set[str]:
        """What the denied or warned words speak of."""
        return set(self.sentence.topics(part(self.match, "denied") or self.match.span()))

    def goer(self) -> bool:
        """True where people, or "we" and the like, are the subject."""
        if self.kind == GROUP or self.subject is None:
            return self.kind == GROUP
        return "c.i" in self.sentence.tags(self.subject)

    # -- the claim

    def _raw(self) -> RawClaim:
        frame, sentence, end = self.frame, self.sentence, self.match.end()
        named = {words[0] for words in (self.actor, self.group) if words} & {self.nearest}
        first = min(self.match.start(), self.said.first, *(at for at in named if at is not None))
        rules = frame.claim == "rule"
        condition = sentence.condition(end) if rules else None
        decision = self._decision(condition) if rules else None
        condition = condition if decision == "conditional" else None
        denied = self._trim(part(self.match, "denied"))
        end = min(end, denied[1]) if denied else end
        status = self._status()
        last = condition[0] if condition else sentence.clause_end(end)
        return RawClaim(
            start=sentence.tokens.starts[first],
            end=sentence.tokens.ends[end - 1],
            claim=frame.claim,
            about=self._about() if rules else None,
            status=status if rules else None,
            decision=decision,
            actor=sentence.chars(self.actor),
            group=sentence.chars(self.group),
            places=sentence.places(first, last, self.actor, self.group),
            denied=sentence.chars(denied) if frame.claim == "denial" else None,
            rule=self.rule.name,
            confidence=frame.confidence,
            modality=MODALITY[status] if rules else "observed",
            topics=() if rules else sentence.topics(denied or (self.match.start(), end)),
            condition=sentence.chars(condition),
            negated=self.negated,
        )

    def _trim(self, words: Words | None) -> Words | None:
        """What is denied ends where the speaker goes on: ", calling it", ", he said"."""
        if words is None:
            return None
        sentence = self.sentence
        for i in range(words[0] + 1, words[1] - 1):
            if sentence.char(i) in ",—–" and sentence.goes_on(i + 1):
                return words[0], i
        last = words[1] - 1
        return words[0], last if sentence.stops(last) else last + 1

    def _status(self) -> str:
        tags = self.said.tags
        permitted = self.frame.subject == "group" and self.frame.asks & {"can", "able"}
        if permitted and not tags & {"c.aux.consider", "c.aux.should"}:
            return ANNOUNCED if "c.aux.will" in tags else IN_FORCE
        if self.frame.subject == "actor" and "c.aux.could" in tags and not self.negated:
            return CONSIDERED
        return self.frame.status or self.said.status

    def _decision(self, condition: Words | None) -> str:
        found = self.frame.no if self.negated else self.frame.yes
        bounded = condition or (self.negated and self._bounded())
        if condition and "c.lacking" in self.sentence.tags(condition[0]):
            bounded = found == "refused"  # to enter without a visa is no condition
        return "conditional" if bounded and found in BOUNDED else found

    def _bounded(self) -> bool:
        """ "not ... to those who have no papers": the group itself carries the condition."""
        if self.group is None:
            return False
        inside = self.sentence.inside(self.group)
        return any(t & {"c.aux.not", "c.unless", "c.lacking"} for t in inside[1:])

    def _about(self) -> str:
        what = part(self.match, "what") or part(self.match, "what2")
        ways: set[str] = set()
        for tags in self.sentence.inside(what) if what else ():
            ways |= {t.removeprefix("c.move.") for t in tags if t.startswith("c.move.")}
        return next((way for way in ABOUT if way in ways), self.frame.about)


ASKS: dict[str, Callable[[Match], bool]] = {
    # somebody it concerns, somebody who decides
    "group": lambda m: m.group is not None,
    "actor": lambda m: m.actor is not None or m.firm,
    "migrant": lambda m: m.migrant(),
    "own": lambda m: m.own(),
    "foreign": lambda m: not m.own(),
    "goer": lambda m: m.goer(),
    "noturge": lambda m: m.subject is not None or m.actor is not None or m.firm,
    "who": lambda m: m.group is not None or m.actor is not None,
    "allowed": lambda m: m.group is not None or (m.actor is not None and not m.said.passive),
    "taken": lambda m: m.migrant() and (m.actor is not None or m.firm or m.said.passive),
    # how it is said
    "modal": lambda m: m.firm,
    "can": lambda m: m.firm,
    "able": lambda m: bool(m.said.tags & {"c.aux.can", "c.aux.may", "c.aux.must"}),
    "must": lambda m: "c.aux.must" in m.said.tags or {"c.aux.have", "c.aux.to"} <= m.said.tags,
    "will": lambda m: bool(m.said.tags & {"c.aux.will", "c.aux.plan", "c.aux.ready"}),
    "ordered": lambda m: "c.aux.order" in m.said.tags or m.sentence.ordered(m.said.first),
    # what else the sentence speaks of
    "context": lambda m: m.sentence.has("c.context", LINE),
    "line": lambda m: m.sentence.has(LINE, "c.border", "c.atline"),
    "matter": lambda m: m.matter(),
    "topic": lambda m: bool(m.topics() - {"number"}),
    # marks that other steps look at
    "lone": lambda _: True,
    "free": lambda _: True,
    "count": lambda _: True,
    "noun": lambda _: True,
}  # fmt: skip
