"""The words of saying, ready to use: cues of a sentence, speakers beside them, names of media.

`attribution.py` decides who says what; this file finds, in one sentence, the cue
(`Cue`), the phrase that names the speaker (`Phrase`), and answers questions about
names ("is this a medium?"). Everything said in words is the language's data
(`en/speech.py`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import SimpleNamespace
from typing import Any

from exeunt.reading.engine import Alphabet, Grammar, Lexer, Lexicon, Tokens
from exeunt.reading.language import Language
from exeunt.reading.names import COMMON, vocabulary
from exeunt.reading.names import words as entries
from exeunt.reading.phrases import Cue, Finder

LONGEST = 20  # words of a speaker, where a language tells no other bound
FOLDED = ("quote", "person")
PATTERNS = (
    "APPOSITION", "CITE", "COLON", "DATA_TAIL", "GROUP_INTERVIEW", "IN_VIDEO_HEAD", "MADE_TAIL",
    "MEDIUM_NAME", "PICTURE_TAIL", "RELATIVE", "RELAY_AFTER", "RELAY_BEFORE", "SOURCE_LINE",
    "STRIP_ARTICLE", "TIME_HEAD", "TIME_TAIL", "TOLD",
)  # fmt: skip
SETS = (
    "MEDIA",
    "MEDIUM_AGAIN",
    "NOT_COLON",
    "NOT_CITED",
    "ONE",
    "RELAY_WEAK",
    "NETWORKS",
    "MEDIUM_NOUNS",
    "MOVING",
)


class Speech:
    """The words of saying of one language, compiled."""

    def __init__(self, language: Language) -> None:
        self._data = _data_of(language.code)
        alphabet = Alphabet()
        for tag in FOLDED:
            alphabet.code((tag,))
        self.alphabet = alphabet
        lexicon = Lexicon(alphabet, self._data.WORDS | {"and": self._get("AND", "and")})
        self.grammar = Grammar(lexicon, self._data.CUES)
        self.lexer = Lexer(lexicon)
        self._tag_sets: dict[str, frozenset[str]] = {}
        self._tables = {name: frozenset(entries(self._get(name, ""))) for name in SETS}
        words = {tag: frozenset(entries(table)) for tag, table in self._data.WORDS.items()}
        self._words: defaultdict[str, frozenset[str]] = defaultdict(frozenset, words)
        self._vocabulary = vocabulary(language)
        self._compile()

    def _get(self, name: str, default: Any) -> Any:
        return getattr(self._data, name, default)

    def _pattern(self, name: str, flags: int = 0) -> re.Pattern[str]:
        """A pattern of the language; one it does not have matches nothing."""
        return re.compile(self._get(name, r"(?!)"), flags)

    def _compile(self) -> None:
        self._medium_name = self._pattern("MEDIUM_NAME")
        self._before_medium = self._pattern("RELAY_BEFORE")
        self._after_medium = self._pattern("RELAY_AFTER")
        self._made_tail = self._pattern("MADE_TAIL")
        self._told = self._pattern("TOLD")
        self._data_tail = self._pattern("DATA_TAIL")
        self._video_head = self._pattern("IN_VIDEO_HEAD")
        self._picture_tail = self._pattern("PICTURE_TAIL", re.DOTALL)
        self._media_by_word: dict[str, list[str]] = {}
        for name in sorted(self._tables["MEDIA"], key=len, reverse=True):
            self._media_by_word.setdefault(re.split(r"\W", name)[0], []).append(name)
        self._group = self._pattern("GROUP_INTERVIEW")
        self._cite = self._pattern("CITE")
        self._source = self._pattern("SOURCE_LINE")
        self._headline = self._pattern("COLON")
        self._not_speaker = self._pattern("NOT_SPEAKER", re.IGNORECASE)
        self._longest = self._get("LONGEST_SPEAKER", LONGEST)
        self._time_tail = self._pattern("TIME_TAIL", re.IGNORECASE)
        self._time_head = self._pattern("TIME_HEAD", re.IGNORECASE)
        self._article = self._pattern("STRIP_ARTICLE")
        self._apposition = self._pattern("APPOSITION")
        self._relative = self._pattern("RELATIVE")
        says = sorted(
            {w for t, ws in self._words.items() if t.startswith("say.") for w in ws}, key=len
        )
        literals = {w for rule in self._data.CUES for w in re.findall(r'"(\w{3,})"', rule.pattern)}
        self._says = frozenset(w.split()[0] for w in says) | literals
        self._disputes = [(side, re.compile(p)) for side, p in self._get("DISPUTES", ())]
        videos = "|".join(
            re.escape(w) for w in sorted(self._words["in_medium"], key=len, reverse=True)
        )
        self._in_video = re.compile(rf"^\W*(?:\w+\s+){{0,3}}?(?:{videos})\b", re.IGNORECASE)

    # --- tokens and cues

    def code(self, tag: str) -> str:
        """The character of a folded token."""
        return self.alphabet.code((tag,))

    def tags(self, code: str) -> frozenset[str]:
        """The tags of a token."""
        found = self._tag_sets.get(code)
        if found is None:
            found = self._tag_sets[code] = self.alphabet.tags(code)
        return found

    def phrases(self, tokens: Tokens) -> Finder:
        """Finds phrases in these tokens."""
        return Finder(self, tokens)

    def cues(self, tokens: Tokens) -> Iterator[Cue]:
        """Every cue of a sentence, stronger rules first."""
        for rule, match in self.grammar.matches(tokens):
            side, stance = rule.make
            verb = "verb" in match.re.groupindex
            first, last = match.span("verb") if verb else match.span()
            yield Cue(self, rule.name, side, stance, first, last)

    def may_tell(self, sentence: str) -> bool:
        """Cheap: some word of saying is in the sentence."""
        return not self._says.isdisjoint(re.findall(r"[^\W\d_]+", sentence.lower()))

    # --- speakers

    def tidy(self, who: str, *, opens: bool = False) -> str:
        """A speaker without times, adverbs and needless articles: "Border Police"."""
        core, comma, aside = who.partition(", ")
        core = " ".join(core.split())
        core = self._made_tail.sub("", core)
        for _ in range(3):
            core = self._time_tail.sub("", self._time_head.sub("", core)).strip(" ,;:'’")
        core = self._lower_first(
            self._article.sub("", self._data_tail.sub(r"\1", core)), opens=opens
        )
        aside = " ".join(aside.split()).strip(" ,")
        if (
            not comma
            or not aside
            or self._relative.match(aside)
            or not self._apposition.match(aside)
        ):
            return core if not comma or not self._name_aside(core, aside) else f"{aside}, {core}"
        return f"{core}, {aside}"

    def _name_aside(self, core: str, aside: str) -> bool:
        """ "a senior official, Jane Roe": the name goes first."""
        parts = aside.split()
        return core[:1].islower() and 0 < len(parts) < 5 and all(p[0].isupper() for p in parts)

    def _lower_first(self, who: str, *, opens: bool) -> str:
        """A common word that only the start of a sentence made large is small again."""
        first, _, rest = who.partition(" ")
        if first.lower() in self._tables["ONE"]:
            return f"{self._data.ARTICLE_ONE} {rest}"
        if first.lower() in self._words["article"]:
            return f"{first.lower()} {rest}".strip()
        small = opens and first[1:].islower() and (not rest or rest[0].islower())
        if (
            small
            and self._vocabulary.bits(first) & COMMON
            and first.lower() not in self._words["proper"]
        ):
            return f"{first.lower()} {rest}".strip()
        return who

    def is_speaker(self, who: str) -> bool:
        """True for what can speak: no figure, no date, no amount, no run-away phrase."""
        core = who.partition(", ")[0]
        return self._not_speaker.search(core) is None and len(core.split()) <= self._longest

    def again(self, who: str) -> str:
        """The word that points back: a pronoun, or the noun of "the minister"; else empty."""
        core = who.partition(",")[0].lower().split()
        core = [w for w in core if w not in self._words["aux"]]
        if not core:
            return ""
        if (
            core[0] in self._words["pronoun"]
            or core[0] in self._words["he"] | self._words["she"] | self._words["they"]
        ):
            return core[0]
        if (
            core[0] in self._words["definite"]
            and len(core) <= 3
            and who.split()[1:]
            and who.split()[-1][0].islower()
        ):
            return core[-1].strip(".,'’")
        return ""

    def is_pronoun(self, again: str) -> bool:
        """True for he, she, they, him ..."""
        return any(again in self._words[t] for t in ("pronoun", "he", "she", "they"))

    def may_mean(self, again: str, who: str) -> bool:
        """True where "he" or "minister" may point to this speaker."""
        if not who:
            return False
        low = who.lower().split()
        if self.is_pronoun(again):
            plural = again in self._words["they"]
            return (
                again in self._words["we"]
                if again == "we" and "we" in self._words
                else plural or not self._is_plural(low)
            )
        return again in low and len(low) > 1

    def _is_plural(self, low: list[str]) -> bool:
        return (bool(low) and low[0] in self._words["plural"]) or (
            low[-1] in self._words["people"]
            and low[-1].endswith("s")
            and low[0] not in self._words["article"]
        )

    def is_personal(self, who: str) -> bool:
        """True for one or several unnamed people."""
        low = who.lower().replace(",", " ").split()
        return bool(low) and (
            low[0] in self._words["det"] or any(w in self._words["people"] for w in low)
        )

    def is_anybody(self, who: str) -> bool:
        """True for "a man", "one resident": nobody in particular."""
        low = who.lower().split()
        return 0 < len(low) <= 3 and (low[-1] in self._words["people"])

    def in_a_video(self, who: str) -> str:
        """ "a man in a video"."""
        return str(self._data.IN_A_VIDEO).format(who=who)

    @property
    def a_video(self) -> str:
        """How a picture is named as a relay."""
        return str(self._data.A_VIDEO)

    def is_visual(self, who: str) -> bool:
        """True for videos, photos and the like."""
        low = who.lower().split()[:4]
        return any(w.strip(",") in self._words["visual"] for w in low)

    def picture(self, who: str) -> str:
        """A picture without where it is from: "videos on social networks"."""
        found = self._picture_tail.match(who)
        return found[1] if found else who

    def is_moving(self, who: str) -> bool:
        """True for a film rather than a photo."""
        return not self._tables["MOVING"].isdisjoint(who.lower().split())

    def told(self, text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Named listeners that may be media this language does not list."""
        for found in self._told.finditer(text, start, end):
            low = found["m"].lower()
            if low not in self._words["quiet"]:
                yield found["m"].strip(), found.start("m")

    def in_video(self, after: str) -> bool:
        """True where "in a video" follows."""
        return self._in_video.match(after) is not None

    def opens_in_video(self, sentence: str) -> bool:
        """True for a sentence that starts "In the clip, ..."."""
        return self._video_head.match(sentence) is not None

    def is_head(self, before: str) -> bool:
        """True where a name with this before it is the speaker, not somebody beside one."""
        return self._words["belongs"].isdisjoint(before.lower().split()[1:])

    # --- media

    def is_medium(self, who: str) -> bool:
        """True for papers, agencies, channels and networks."""
        whole = who.partition(",")[0].strip()
        bare = self._without_article(whole.lower())
        if bare in self._tables["MEDIA"] or bare in self._tables["MEDIUM_AGAIN"]:
            return True
        whole = self._without_article(whole)
        bare = re.sub(r"^(?:[a-z]+\s+){0,3}(?=[A-Z])", "", whole)
        found = self._medium_name.fullmatch(bare) or self._medium_name.fullmatch(whole)
        return found is not None

    def _without_article(self, name: str) -> str:
        first, _, rest = name.partition(" ")
        return rest if rest and first.lower() in self._words["article"] else name

    def medium(self, name: str) -> str:
        """A medium's name as it is cited; empty for "the publication"."""
        name = self._without_article(" ".join(name.split()).strip(" ,."))
        if name.lower() in self._tables["MEDIUM_AGAIN"]:
            return ""
        inner = re.search(r"[“\"‘]([^”\"’]+)[”\"’]?", name)
        if inner:
            return inner[1]
        generic = (
            " " in name
            and name.partition(" ")[2].islower()
            and name.lower() in self._tables["MEDIA"]
        )
        return name.lower() if generic else name

    def media(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where media are named, in order."""
        low = text[start:end].lower()
        spans: list[tuple[int, int]] = []
        nouns = False
        for match in re.finditer(r"[^\W_]+", low):
            word = match.group()
            nouns = nouns or word in self._tables["MEDIUM_NOUNS"]
            for name in self._media_by_word.get(word, ()):
                at = match.start()
                if (
                    low.startswith(name, at)
                    and not low[at + len(name) : at + len(name) + 1].isalnum()
                ):
                    if self._written_as(text[start + at], name):
                        spans.append((start + at, start + at + len(name)))
                    break
        if nouns:
            spans += [m.span() for m in self._medium_name.finditer(text, start, end)]
        return sorted(spans)

    def _written_as(self, first: str, name: str) -> bool:
        """A name is capitalised; a generic medium ("state media") need not be."""
        return first.isupper() or " " in name or name in self._tables["NETWORKS"]

    def relays(self, text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Media named as relays, with where they stand."""
        done = start
        for first, last in self.media(text, start, end):
            if first < done:
                continue
            before = self._before_medium.search(text, max(start, first - 60), first)
            if (before and self._strong(before[0], text[first:last])) or self._after_medium.match(
                text, last
            ):
                yield text[first:last], first
                done = last

    def _strong(self, before: str, name: str) -> bool:
        weak = before.split()[0].lower() in self._tables["RELAY_WEAK"]
        return not weak or name.lower() in self._tables["NETWORKS"]

    def last_medium(self, text: str, start: int, end: int) -> str:
        """The last paper or channel named in a stretch of text."""
        for first, last in reversed(self.media(text, start, end)):
            name = self.medium(text[first:last])
            if name and name[0].isupper():
                return name
        return ""

    def group_interview(self, sentence: str) -> tuple[str, ...]:
        """Media that spoke to several people, told in this sentence."""
        if not self._group.search(sentence):
            return ()
        return tuple(self.medium(name) for name, _ in self.relays(sentence, 0, len(sentence)))

    # --- sources without a verb

    def cited(self, line: str) -> str:
        """`... (IOM).`, `Source: IOM`."""
        found = self._cite.search(line) or self._source.match(line)
        if not found or _abbreviates(found["org"], line[: found.start()]):
            return ""
        org = " ".join(found["org"].split()).strip(" ,")
        return "" if org.lower() in self._tables["NOT_CITED"] else org

    def headline(self, line: str) -> str:
        """`UN: 2,000 flee`."""
        found = self._headline.match(line)
        if not found:
            return ""
        org = " ".join(found["org"].split())
        low = org.lower()
        if low in self._tables["NOT_COLON"] or low.split()[0] in self._tables["NOT_COLON"]:
            return ""
        known = org.isupper() or any(w in self._words["body"] for w in low.split())
        return org if known else ""

    def disputes(self, sentence: str, at: int) -> bool:
        """True where the sentence sets this figure against another one of the same thing."""
        for side, pattern in self._disputes:
            for found in pattern.finditer(sentence):
                if at >= found.end() if side == "after" else at < found.start():
                    return True
        return False


def _abbreviates(short: str, before: str) -> bool:
    """True for "the North West Agency (NWA)": that names, it does not cite."""
    initials = "".join(w[0] for w in re.findall(r"[^\W\d_]+", before)[-len(short) - 3 :]).upper()
    rest = iter(initials)
    return short.isupper() and len(short) > 2 and all(c in rest for c in short)


def _data_of(code: str) -> Any:
    """The words of saying of a language; of a language without any, silence."""
    name = f"exeunt.reading.{code}.speech"
    if find_spec(name):
        return import_module(name)
    silent: dict[str, Any] = dict.fromkeys(PATTERNS, r"(?!)")
    texts = {"ARTICLE_ONE": "", "IN_A_VIDEO": "{who}", "A_VIDEO": "", "AND": ""}
    return SimpleNamespace(**silent, **texts, WORDS={}, CUES=())


@cache
def speech(language: Language) -> Speech:
    """The words of saying of a language, made once."""
    return Speech(language)
