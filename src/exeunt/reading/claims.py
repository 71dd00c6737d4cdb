"""Claims: who admits whom, who means to go, who denies it, who warns of it.

`reader.py` asks `find` for the claims of one sentence. A language gives chunks (how
"men aged 18 to 60" or "the interior ministry" is built), rules over the chunks, and
what each rule means when it is asserted and when it is negated (`Frame`). Here stands
what holds in any language: a negation turns a decision over, a plan makes it
announced, a question or a condition makes it no claim at all, and what stands inside
a denial is denied, not said.

Inside: `Frame`, `RawClaim`, `find`. Tags starting with `c.` belong to this room.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from exeunt.reading.engine import CAPITALISED, NUMERAL, WORD, Compiled, Rule, Tokens, fold
from exeunt.reading.language import Language

Words = tuple[int, int]  # characters of the document's text, or tokens of a sentence

PART = "claims"
GROUP, ACTOR, LINE = "c.np.group", "c.np.actor", "c.np.line"
PRONOUN, BE = "c.pronoun", "c.aux.be"
NEGATIVE = frozenset({"c.aux.not", "c.aux.stop", "c.aux.no"})
FIRM = frozenset({"c.aux.can", "c.aux.order", "c.aux.must", "c.aux.begin", "c.aux.habit"})
BOUNDED = frozenset({"admitted", "refused", "protected", "open", "not_required"})
KEPT = (
    "place", "place+demonym", "place+country", "place+country+demonym", "person", "organisation",
    "person+official", "date", "date+year", "date+weekday", "time", "number",
    "number+vague", "number+year", "percent", "age", "duration",
)  # fmt: skip
KEPT_TAGS = frozenset(tag for tags in KEPT for tag in tags.split("+"))
ABOUT = ("exit", "stay", "entry")  # "travel abroad" is about leaving
MATTER = frozenset({"c.v.close", "c.v.open", "c.v.deport", "c.v.bar", "c.v.call", "c.d.change",
                    "c.n.closure"})  # fmt: skip
WEAK = frozenset({"c.aux.to", "c.aux.adv", "c.aux.not", "c.aux.no", BE, "c.aux.have"})
ROOM = 50_000  # words remembered in their own codes
NEVER = r"[^\s\S]"
REACH = 14  # tokens a subject may stand before its verb, or a condition after it
CONSIDERED, ANNOUNCED, IN_FORCE = "considered", "announced", "in_force"
MODALITY = {CONSIDERED: "hypothetical", ANNOUNCED: "planned", IN_FORCE: "observed"}


class Frame(NamedTuple):
    """What a rule of a language means, whatever the language.

    `yes` and `no` are the decisions when the words are asserted and negated. `subject`
    says who stands before the verb when it is active: `actor` decides, `group` is
    decided about, `thing` is a border or a visa. `asks` names conditions, see `ASKS`.
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


class _Said(NamedTuple):
    """What the auxiliaries before a verb say; `first` is where they begin."""

    first: int
    negated: bool
    status: str
    passive: bool
    tags: frozenset[str]


class _Tables(NamedTuple):
    """The classes of tokens a language's claims are found by, as sets of characters."""

    own: Language
    trigger: re.Pattern[str]
    topic: re.Pattern[str]
    kept: dict[str, str]
    lines: frozenset[str]
    demonyms: dict[str, tuple[str, str, str]]
    pieces: dict[str, list[tuple[int, int, str]]]
    tags: Callable[[str], frozenset[str]]
    aux: frozenset[str]
    link: frozenset[str]
    preposition: frozenset[str]
    nominal: frozenset[str]
    place: frozenset[str]
    adverb: re.Pattern[str]
    gerund: re.Pattern[str]
    peoples: re.Pattern[str]
    folks: re.Pattern[str]
    aged: re.Pattern[str]
    many: re.Pattern[str]
    chunks: tuple[tuple[Compiled, frozenset[str]], ...]
    rules: tuple[tuple[Compiled, frozenset[str]], ...]
    by_code: dict[str, list[int]]  # rules by a character their head may be; "": any


def triggers(language: Language) -> tuple[str, ...]:
    """Tags one of which a sentence must hold to state any claim."""
    found: tuple[str, ...] = language.data(PART, "TRIGGERS", ())
    return found


def worth(tokens: Tokens, language: Language) -> bool:
    """False where no claim can be: two searches, before any place is looked up."""
    tables = _tables(language)
    codes = tokens.codes
    return tables.topic.search(codes) is not None and tables.trigger.search(codes) is not None


def find(tokens: Tokens, language: Language) -> list[RawClaim]:
    """Claims of one sentence, in order.

    Parameters
    ----------
    tokens : one sentence, places folded to tokens tagged `place` where known.
    language : whose rules to read it by; a language without claims finds none.
    """
    tables = _tables(language)
    if not (worth(tokens, language) or _line_folded(tokens, tables)):
        return []
    return _Sentence(_own_tokens(tokens, tables), tables).claims()


def _line_folded(tokens: Tokens, tables: _Tables) -> bool:
    """True where "the border with Chad" was folded to one place, and hides our words."""
    if tables.lines.isdisjoint(tokens.codes) or tables.trigger.search(tokens.codes) is None:
        return False
    lines, spans = tables.lines, zip(tokens.starts, tokens.ends, tokens.codes, strict=True)
    return any(c in lines and " " in tokens.text[a:b] for a, b, c in spans)


def _own_tokens(tokens: Tokens, tables: _Tables) -> Tokens:
    """The sentence in the words of this part alone, with the places and names of the others.

    The lexicon all parts share folds phrases of theirs ("refused entry") that rules
    here take apart.
    """
    text, kept, pieces = tokens.text, tables.kept, tables.pieces
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    for start, end, code in zip(tokens.starts, tokens.ends, tokens.codes, strict=True):
        own = kept.get(code)
        if own is not None and (code not in tables.lines or " " not in text[start:end]):
            starts.append(start)
            ends.append(end)
            codes.append(own)
            continue
        word = text[start:end]
        if code in tables.demonyms:
            starts.append(start)
            ends.append(end)
            codes.append(tables.demonyms[code][_people(tables, word)])
            continue
        found = pieces.get(word)
        if found is None:
            found = _pieces(tables, word, place=own)
        for first, last, own in found:
            starts.append(start + first)
            ends.append(start + last)
            codes.append(own)
    return Tokens(text, starts, ends, "".join(codes), [None] * len(starts))


def _people(tables: _Tables, word: str) -> int:
    """0 for "Syrian", 1 for "Syrians", 2 for "Sudanese", which may be either."""
    return 1 if tables.peoples.match(word) else 2 if tables.folks.match(word) else 0


def _pieces(tables: _Tables, word: str, *, place: str | None) -> list[tuple[int, int, str]]:
    """A word or phrase in this part's own codes; remembered while there is room.

    "the border with Chad" may come as one place: it is taken apart again, "Chad" stays one.
    """
    lexicon = tables.own.lexicon
    code = lexicon.words.get(word.lower().replace("’", "'"))
    if code is None and word.isalpha():  # never cut in two: the shared lexer has done so
        code = lexicon.alphabet.code((CAPITALISED, WORD) if word[0].isupper() else (WORD,))
    if code is not None:
        found = [(0, len(word), code)]
    else:
        own = tables.own.lexer.lex(word)
        found = list(zip(own.starts, own.ends, own.codes, strict=True))
        if place is not None:
            found = _names_in(tables, word, found, place)
    if len(tables.pieces) < ROOM:
        tables.pieces[word] = found
    return found


def _names_in(
    tables: _Tables, phrase: str, found: list[tuple[int, int, str]], place: str
) -> list[tuple[int, int, str]]:
    """The pieces of a line to cross, each name in it one place again; else one place."""
    if not any("c.border" in tables.tags(code) for _, _, code in found):
        return [(0, len(phrase), place)]
    out: list[tuple[int, int, str]] = []
    for start, end, code in found:
        if not (phrase[start].isupper() and start) and "cap" not in tables.tags(code):
            out.append((start, end, code))
        elif out and out[-1][2] == place and phrase[out[-1][1] : start] == " ":
            out[-1] = (out[-1][0], end, place)
        else:
            out.append((start, end, place))
    return out


@lru_cache(maxsize=16)
def _tables(language: Language) -> _Tables:
    part = language.parts.get(PART)
    own = Language(language.code, {PART: part} if part else {}, (*KEPT, GROUP, ACTOR, LINE))
    having, data = own.alphabet.having, own.data

    def one_of(*tags: str) -> frozenset[str]:
        return frozenset("".join(having(tag) for tag in tags))

    def compiled(name: str) -> tuple[tuple[Compiled, frozenset[str]], ...]:
        return tuple(
            (c, one_of(*_heads(c.rule.pattern)) or c.needs)
            for c in own.grammar(PART, name).compiled
        )

    kept = _kept(language, own)
    demonyms = {
        code: tuple(own.alphabet.code((*tags, *more)) for more in ((), ("c.people",), ("c.folk",)))
        for code in language.alphabet.having("demonym")
        for tags in (tuple(language.alphabet.tags(code) & KEPT_TAGS),)
    }
    chunks, rules = compiled("CHUNKS"), compiled("RULES")
    return _Tables(
        own=own,
        trigger=_class(language, triggers(language)),
        topic=_class(language, data(PART, "TOPICS", ())),
        kept={code: mine for code, mine in kept.items() if code not in demonyms},
        demonyms=demonyms,
        lines=frozenset(language.alphabet.having("place")),
        pieces={},
        tags=own.alphabet.tags,
        aux=one_of("c.aux"),
        link=one_of("c.link"),
        preposition=one_of("c.prep"),
        nominal=one_of("c.np", "place"),
        place=one_of("place"),
        adverb=re.compile(data(PART, "ADVERB", NEVER)),
        peoples=re.compile(data(PART, "PEOPLES", NEVER)),
        folks=re.compile(data(PART, "FOLKS", NEVER)),
        gerund=re.compile(data(PART, "GERUND", NEVER)),
        aged=re.compile(data(PART, "AGED", NEVER)),
        many=re.compile(data(PART, "MANY", NEVER)),
        chunks=chunks,
        rules=rules,
        by_code=_by_code(rules),
    )


def _by_code(rules: tuple[tuple[Compiled, frozenset[str]], ...]) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {}
    for number, (_, needs) in enumerate(rules):
        for code in needs or {""}:
            out.setdefault(code, []).append(number)
    return out


def _kept(language: Language, own: Language) -> dict[str, str]:
    """The characters of the shared alphabet that mean one of ours, whatever the word."""
    shared, ours = language.alphabet, own.alphabet
    out = {}
    for tags in KEPT:
        wanted = frozenset(tags.split("+"))
        for code in shared.having(tags.split("+")[0]):
            if shared.tags(code) & KEPT_TAGS == wanted:
                out[code] = ours.code(wanted)
    for code in shared.having(WORD):
        mine = frozenset(t for t in shared.tags(code) if t.startswith("c."))
        if mine and code not in out:
            out[code] = ours.code({*shared.tags(code) & _names(own), WORD})
    for shape in ((NUMERAL,), (CAPITALISED, WORD), (WORD,)):
        out[shared.code(shape)] = ours.code(shape)
    return out


def _names(language: Language) -> frozenset[str]:
    """All tags of a language's words."""
    alphabet = language.alphabet
    words = language.lexicon.words.values()
    phrases = (code for _, code in language.lexicon.every_phrase())
    return frozenset(tag for code in (*words, *phrases) for tag in alphabet.tags(code))


def _class(language: Language, tags: tuple[str, ...]) -> re.Pattern[str]:
    """Any token with one of the tags, or any phrase that holds such a word."""
    lexicon = language.lexicon
    found = set("".join(language.alphabet.having(tag) for tag in tags))
    for words, code in lexicon.every_phrase():
        if any(lexicon.words.get(word) in found for word in words):
            found.add(code)
    return re.compile(f"[{''.join(sorted(found))}]" if found else NEVER)


def _heads(pattern: str) -> list[str]:
    """Tags one of which the head of a rule has: a rule without them need not be tried."""
    out: list[str] = []
    for tags in re.findall(r"\((?:head\d?): ((?:<[^>]*>|\"[^\"]*\"|\|)+)(?=[^?*])", pattern):
        out += ["=" + word for word in re.findall(r'"([^"]+)"', tags)]
        out += [tag for some in re.findall(r"<([^>]*)>", tags) for tag in some.split("|")]
    return out


class _Sentence:
    """One sentence being read: its tokens in chunks, and the claims found so far."""

    def __init__(self, tokens: Tokens, tables: _Tables) -> None:
        self.tables = tables
        self.plain = tokens
        self.tokens = self._chunk(tokens)

    def claims(self) -> list[RawClaim]:
        """Claims that hold together, one per stretch of words, earlier rules first."""
        if self._asks_or_shouts():
            return []
        found: list[RawClaim] = []
        codes, by_code = self.tokens.codes, self.tables.by_code
        wanted = {number for code in {"", *codes} for number in by_code.get(code, ())}
        for number in sorted(wanted):
            ready, _ = self.tables.rules[number]
            for match in ready.search.finditer(codes):
                made = _Match(self, ready.rule, match).claim()
                if made is not None:
                    found.append(made)
        return _settle(found)

    def _chunk(self, tokens: Tokens) -> Tokens:
        for ready, needs in self.tables.chunks:
            if needs and needs.isdisjoint(tokens.codes):
                continue
            code = self.tables.own.alphabet.code((ready.rule.make,))
            spans = (match.span() for match in ready.search.finditer(tokens.codes))
            folds = [(first, last, code, None) for first, last in spans]
            tokens = fold(tokens, folds)
        return tokens

    def _asks_or_shouts(self) -> bool:
        """Questions and slogans claim nothing."""
        text, _, ends, codes, _ = self.tokens
        tail = text[ends[-1] - 1 : ends[-1] + 1] if ends else ""
        before = text[ends[-2] - 1] if len(ends) > 1 else ""
        return "?" in tail or before == "?" or ("!" in tail + before and len(codes) < 9)

    # -- tokens and chunks by number

    def tags(self, at: int) -> frozenset[str]:
        """The tags of token `at`."""
        return self.tables.tags(self.tokens.codes[at])

    def char(self, at: int) -> str:
        """The first character of token `at`."""
        return self.tokens.text[self.tokens.starts[at]]

    def stops(self, at: int) -> bool:
        """True where a clause cannot go on past token `at`."""
        char = self.char(at)
        if char == ".":
            return at == 0 or self.tokens.ends[at - 1] - self.tokens.starts[at - 1] > 1
        return char in ";:\n"

    def matches(self, at: int, kind: re.Pattern[str]) -> bool:
        """True where the whole token `at` is such a word."""
        return kind.fullmatch(self.tokens.text, self.tokens.starts[at], self.tokens.ends[at]) is not None

    def kind(self, at: int | None) -> str:
        """What stands there: GROUP, ACTOR, LINE, a pronoun, or nothing of interest."""
        if at is None:
            return ""
        tags = self.tags(at)
        for kind in (GROUP, ACTOR, LINE, PRONOUN):
            if kind in tags:
                return kind
        return ACTOR if "place" in tags and "demonym" not in tags else ""

    def chars(self, words: Words | None) -> Words | None:
        """Tokens as characters of the document."""
        if words is None or words[1] <= words[0]:
            return None
        return self.tokens.starts[words[0]], self.tokens.ends[words[1] - 1]

    def inside(self, words: Words) -> list[frozenset[str]]:
        """Tags of the plain tokens a chunk was folded from."""
        lo, hi = self.tokens.starts[words[0]], self.tokens.ends[words[1] - 1]
        plain = self.plain
        first, last = bisect_left(plain.starts, lo), bisect_left(plain.starts, hi)
        return [self.tables.tags(code) for code in plain.codes[first:last]]

    def has(self, *wanted: str) -> bool:
        """True where any token of the sentence, or of a chunk, has one of the tags."""
        tags = self.tables.tags
        return any(
            tag in found for code in self.plain.codes + self.tokens.codes
            for found in (tags(code),) for tag in wanted
        )  # fmt: skip

    # -- around a verb

    def said(self, head: int) -> _Said:
        """Read the auxiliaries left of token `head`."""
        codes, tables = self.tokens.codes, self.tables
        first = head
        while first > 0 and (
            codes[first - 1] in tables.aux
            or codes[first - 1] in tables.link
            or self.matches(first - 1, tables.adverb)
        ):
            first -= 1
        while first < head and codes[first] not in tables.aux:
            first += 1
        every: set[str] = set()
        negations, last = 0, frozenset[str]()
        for code in codes[first:head]:
            tags = self.tables.tags(code)
            if "c.aux.to" in tags and BE in last:  # "is to close"
                every.add("c.aux.will")
            every |= tags
            negations += bool(tags & NEGATIVE)
            if code in tables.aux and (BE in tags or not tags & {"c.aux.adv", "c.aux.not"}):
                last = tags
        passive = BE in last and not self.matches(head, tables.gerund)
        return _Said(first, negations % 2 == 1, _status(every), passive, frozenset(every))

    def subject(self, first: int) -> int | None:
        """The chunk before token `first` that no preposition governs."""
        codes, tables = self.tokens.codes, self.tables
        for i in range(first - 1, max(-1, first - REACH), -1):
            if self.stops(i):
                return None
            tags = self.tags(i)
            if PRONOUN in tags:
                return i
            if codes[i] in tables.nominal and not (i and codes[i - 1] in tables.preposition):
                return i
        return None

    def antecedent(self, at: int, kind: str) -> int | None:
        """The nearest chunk of that kind before a pronoun."""
        return next((i for i in range(at - 1, -1, -1) if self.kind(i) == kind), None)

    def finite(self, first: int) -> bool:
        """False where the verb's auxiliaries begin with "to" or "not to"."""
        return not self.tags(first) & {"c.aux.to", "c.aux.not", "c.aux.adv"}

    def governed(self, first: int, *, noun: bool) -> bool:
        """True where "if", "urged ... to" or the like governs the clause."""
        to = first < len(self.tokens.codes) and not self.finite(first)
        for i in range(first - 1, max(-1, first - 8), -1):
            tags = self.tags(i)
            if self.stops(i) or self.char(i) == ",":
                return False
            if "c.if" in tags or ("c.urge" in tags and (to or noun)):
                return True
        return False

    def ordered(self, first: int) -> bool:
        """"ordered the guards to": the infinitive after an order is a rule."""
        if first and "c.order" in self.tags(first - 1):
            return True
        return (
            first > 1
            and self.tokens.codes[first - 1] in self.tables.nominal
            and "c.order" in self.tags(first - 2)
        )

    def condition(self, end: int) -> Words | None:
        """"unless they hold a visa": from the word that opens it to the clause's end."""
        for i in range(end, min(len(self.tokens.codes), end + REACH)):
            tags = self.tags(i)
            if self.stops(i) or "c.said" in tags:
                return None
            if tags & {"c.unless", "c.lacking"} or ("c.only" in tags and self._restricts(i + 1)):
                return i, self.clause_end(i + 1)
        return None

    def _restricts(self, at: int) -> bool:
        return at < len(self.tokens.codes) and bool(self.tags(at) & {"c.prep", "c.if", GROUP})

    def goes_on(self, at: int) -> bool:
        """True where a participle or a speaker's verb follows a comma."""
        size = len(self.tokens.codes)
        return self.matches(at, self.tables.gerund) or any(
            "c.said" in self.tags(i) for i in range(at, min(at + 4, size))
        )

    def clause_end(self, start: int) -> int:
        """The token at which the clause that goes on at `start` ends."""
        size = len(self.tokens.codes)
        for i in range(start, min(size, start + REACH)):
            if self.stops(i) or self.char(i) == ",":
                return i
        return min(size, start + REACH)

    def topics(self, words: Words) -> tuple[str, ...]:
        """What a denial or a warning speaks of."""
        found = [
            tag.removeprefix("c.topic.")
            for tags in self.inside(words)
            for tag in sorted(tags)
            if tag.startswith("c.topic.")
        ]
        return tuple(dict.fromkeys(found))

    def places(self, first: int, end: int, taken: list[Words]) -> tuple[tuple[int, int, str], ...]:
        """Places of the clause; those inside the actor or the group are theirs."""
        plain, tables = self.plain, self.tables
        roles = tables.own.data(PART, "ROLES", {})
        skipped = tables.own.data(PART, "ARTICLES", ())
        lo, hi = self.tokens.starts[first], self.tokens.ends[self.clause_end(end) - 1]
        out = []
        for i in range(bisect_left(plain.starts, lo), bisect_left(plain.starts, hi)):
            start, stop = plain.starts[i], plain.ends[i]
            if plain.codes[i] not in tables.place or any(a <= start < b for a, b in taken):
                continue
            before = plain.words(i - 1, i).lower() if i else ""
            if before in skipped and i > 1:
                before = plain.words(i - 2, i - 1).lower()
            out.append((start, stop, roles.get(before, "at")))
        return tuple(out)


class _Match:
    """One match of one rule: who does what to whom, and whether it is a claim at all."""

    def __init__(self, sentence: _Sentence, rule: Rule, match: re.Match[str]) -> None:
        self.sentence, self.rule, self.match = sentence, rule, match
        self.frame: Frame = rule.make
        self.head = next(
            (match.start(n) for n in ("head", "head2", "head3", "head4") if _part(match, n)), match.start()
        )
        self.said = sentence.said(self.head)
        named = _part(match, "subject")
        before = min(self.said.first, match.start())
        self.subject = named[0] if named else sentence.subject(before)
        self.kind = sentence.kind(self.subject)
        self.group = _part(match, "group") or _part(match, "group2") or _part(match, "group3")
        self.group = self.group or _part(match, "group4")
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
        return self.said.negated or self.said.status != IN_FORCE or bool(self.said.tags & FIRM)

    def _no_statement(self) -> bool:
        """Bare infinitives and gerunds, conditions and calls upon somebody claim nothing."""
        sentence, first = self.sentence, self.said.first
        lone = "lone" in self.frame.asks
        bare = not any(t.startswith("c.aux") for t in self.said.tags - WEAK)
        infinitive = "c.aux.to" in self.said.tags and not sentence.finite(first)
        if bare and infinitive and not lone and not sentence.ordered(first):
            return True
        if bare and not lone and not self.said.tags & {BE, "c.aux.have"}:
            if sentence.matches(self.head, sentence.tables.gerund):
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
        self.actor = self.actor or _part(self.match, "actor") or self._by()
        if self.actor is None and self.frame.claim == "denial":
            self.actor = self._speaker()
        if self.group and "c.aux.no" in self.sentence.inside(self.group)[0]:
            self.negated = not self.negated
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
        near = (at - 1, at + 1, at - 2)
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
        return any(t & {"c.migrant", "c.fleeing", "place"} for t in self.sentence.inside(self.group))

    def own(self) -> bool:
        """True where the group are the decider's own: "its citizens"."""
        return self.group is not None and "c.own" in self.sentence.inside(self.group)[0]

    def matter(self) -> bool:
        """True where what is denied is itself about passing, not only placed at a border."""
        denied = _part(self.match, "denied") or self.match.span()
        about = set(self.sentence.topics(denied)) - {"number", "border", "airport", "visa"}
        return bool(about) or any(t & MATTER for t in self.sentence.inside(denied))

    # -- the claim

    def _raw(self) -> RawClaim:
        frame, sentence, end = self.frame, self.sentence, self.match.end()
        mine = [words[0] for words in (self.actor, self.group) if words and words[0] == self.subject]
        first = min(self.match.start(), self.said.first, *mine)
        rules = frame.claim == "rule"
        condition = sentence.condition(end) if rules else None
        decision = self._decision(condition) if rules else None
        condition = condition if decision == "conditional" else None
        denied = self._trim(_part(self.match, "denied"))
        end = min(end, denied[1]) if denied else end
        status = self._status()
        taken = [w for w in map(sentence.chars, (self.actor, self.group)) if w]
        return RawClaim(
            start=sentence.tokens.starts[first],
            end=sentence.tokens.ends[end - 1],
            claim=frame.claim,
            about=self._about() if rules else None,
            status=status if rules else None,
            decision=decision,
            actor=sentence.chars(self.actor),
            group=sentence.chars(self.group),
            places=sentence.places(first, end, taken),
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
        """"not ... to those who have no papers": the group itself carries the condition."""
        if self.group is None:
            return False
        inside = self.sentence.inside(self.group)
        return any(t & {"c.aux.not", "c.unless", "c.lacking"} for t in inside[1:])

    def _about(self) -> str:
        what = _part(self.match, "what") or _part(self.match, "what2")
        ways: set[str] = set()
        for tags in self.sentence.inside(what) if what else ():
            ways |= {t.removeprefix("c.move.") for t in tags if t.startswith("c.move.")}
        return next((way for way in ABOUT if way in ways), self.frame.about)


ASKS: dict[str, Callable[[_Match], bool]] = {
    # somebody it concerns, somebody who decides
    "group": lambda m: m.group is not None,
    "actor": lambda m: m.actor is not None or m.firm,
    "migrant": lambda m: m.migrant(),
    "own": lambda m: m.own(),
    "foreign": lambda m: not m.own(),
    "goer": lambda m: m.kind == GROUP or (m.subject is not None and "c.i" in m.sentence.tags(m.subject)),
    "noturge": lambda m: m.subject is not None or m.actor is not None or m.firm,
    "who": lambda m: m.group is not None or m.actor is not None,
    "allowed": lambda m: m.group is not None or (m.actor is not None and not m.said.passive),
    "taken": lambda m: m.migrant() and (m.actor is not None or m.firm or m.said.passive),
    # how it is said
    "modal": lambda m: m.firm,
    "can": lambda m: m.firm,
    "able": lambda m: bool(m.said.tags & {"c.aux.can", "c.aux.may", "c.aux.must"}),
    "must": lambda m: bool(m.said.tags & {"c.aux.must"}) or {"c.aux.have", "c.aux.to"} <= m.said.tags,
    "will": lambda m: bool(m.said.tags & {"c.aux.will", "c.aux.plan", "c.aux.ready"}),
    "ordered": lambda m: "c.aux.order" in m.said.tags or m.sentence.ordered(m.said.first),
    # what else the sentence speaks of
    "context": lambda m: m.sentence.has("c.context", LINE),
    "line": lambda m: m.sentence.has(LINE, "c.border", "c.atline"),
    "matter": lambda m: m.matter(),
    "topic": lambda m: bool(set(m.sentence.topics(_part(m.match, "denied") or m.match.span())) - {"number"}),
    # marks that other steps look at
    "lone": lambda _: True,
    "free": lambda _: True,
    "count": lambda _: True,
    "noun": lambda _: True,
}  # fmt: skip


def _status(tags: set[str]) -> str:
    if tags & {"c.aux.consider", "c.aux.may", "c.aux.should"}:
        return CONSIDERED
    if tags & {"c.aux.will", "c.aux.would", "c.aux.plan", "c.aux.ready"}:
        return ANNOUNCED
    return IN_FORCE


def _part(match: re.Match[str], name: str) -> Words | None:
    if name not in match.re.groupindex or match.group(name) is None:
        return None
    return match.span(name)


def _settle(found: list[RawClaim]) -> list[RawClaim]:
    """One claim per stretch of words; nothing from inside what is denied."""
    kept: list[RawClaim] = []
    for claim in found:
        if not any(claim.start < other.end and other.start < claim.end for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda c: (c.start, c.end))
