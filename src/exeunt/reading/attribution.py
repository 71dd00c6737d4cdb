"""Who says it, who relays it, and whether they stand by it.

`attribute` looks at a text once for its quotations and answers for a stretch of it,
reading only the sentences it is asked about (and, to tell who "he" is, those before).
A sentence is lexed with the language's words of saying; its cues ("according to S",
"S denies") are engine rules; the speaker is the phrase on the side the cue names.
Private people appear by their role, never by name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exeunt.reading.engine import Tokens, fold
from exeunt.reading.language import Language
from exeunt.reading.people import Person
from exeunt.reading.phrases import Cue, Phrase
from exeunt.reading.quotes import Quote, quotations
from exeunt.reading.sentences import Piece
from exeunt.reading.speech import Speech, speech

BACK = 12  # sentences looked back for who "he" is
CHAIN = 60  # times "he" may lead to another "he"
NEAR = 4  # sentences a relay reaches when a picture or a group of speakers goes on


class Attribution(NamedTuple):
    """Who says a thing (None: the publisher), who relays it, and the stance.

    `rule` names the cue that told, `words` are its very words.
    """

    said_by: str | None = None
    via: tuple[str, ...] = ()
    stance: str = "asserts"
    rule: str = ""
    words: str = ""


class Frame(NamedTuple):
    """A speaker in a sentence and the stretch of it that is theirs."""

    start: int  # of what is said
    end: int
    who: str  # as the text names them, names masked
    at: int  # where the speaker stands
    stance: str
    rule: str
    words: str
    medium: bool
    visual: bool
    again: str = ""  # he, she, they, or the noun of "the minister": somebody named before
    via: tuple[str, ...] = ()


NOBODY = Attribution()


def attribute(
    text: str, sentences: Sequence[Piece], language: Language, persons: Sequence[Person]
) -> Attributions:
    """Who says what in `text`.

    Parameters
    ----------
    sentences : the pieces of the text, in order.
    persons : from `people.people`; private ones are named by their role.
    """
    return Attributions(text, sentences, speech(language), persons)


class Attributions:
    """Answers for one text; see `attribute`."""

    def __init__(
        self, text: str, sentences: Sequence[Piece], words: Speech, persons: Sequence[Person]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.words = words
        self.persons = persons
        self.quotes = quotations(text)
        self._starts = [s.start for s in sentences]
        self._quote_starts = [q.start for q in self.quotes]
        self._person_starts = [p.start for p in persons]
        self._known: dict[int, list[Frame]] = {}
        self._settled: dict[Frame, Frame] = {}
        self._speakers: dict[int, Frame | None] = {}  # of quotations, by their number
        self._relays: dict[int, tuple[str, ...]] = {}

    def at(self, start: int, end: int) -> Attribution:
        """Who says characters `start` to `end`, which lie in one sentence."""
        i = max(0, bisect_right(self._starts, start) - 1)
        if not self.sentences:
            return NOBODY
        quote = self._quote_at(start)
        frame = self._speaker_of(quote) if quote else self._teller(i, start, end)
        if frame is None:
            found = self._cited(i) if quote is None else NOBODY
            return found._replace(stance=self._stance("asserts", i, start, quote))
        said = self._resolved(frame)
        stance = self._stance(said.stance, i, start, quote)
        return Attribution(said.who or None, said.via, stance, said.rule, said.words)

    # --- who speaks

    def _teller(self, i: int, start: int, end: int) -> Frame | None:
        """The innermost frame of the sentence that covers the stretch."""
        covering = [f for f in self._frames(i) if f.start <= start and end <= f.end]
        if not covering:
            return None
        best = max(covering, key=lambda f: _closeness(f, start))
        via = [m for f in covering if f.medium or f is best for m in f.via]
        shown = any(f.visual for f in covering if f is not best)
        who = best.who
        if shown and not best.visual and not best.medium and self.words.is_anybody(who):
            who = self.words.in_a_video(who)
            via = [*via, self.words.a_video, *self._chain(i)]
        return best._replace(who=who, via=_unique(via))

    def _speaker_of(self, quote: Quote) -> Frame | None:
        """Who speaks a quotation: told after it, before it, or as before it."""
        n = first = bisect_right(self._quote_starts, quote.start) - 1
        while n not in self._speakers:
            found = self._told_beside(self.quotes[n])
            if found is not None or not self._goes_on(n):
                self._speakers[n] = found
                break
            n -= 1
        for later in range(n + 1, first + 1):  # all of one speech, looked at once
            self._speakers[later] = self._speakers[n]
        return self._speakers[n]

    def _goes_on(self, n: int) -> bool:
        """Does a quotation go on from the one before it?"""
        if not n:
            return False
        quote = self.quotes[n]
        return quote.goes_on or not self.text[self.quotes[n - 1].end : quote.start].strip()

    def _told_beside(self, quote: Quote) -> Frame | None:
        last = self._sentence(quote.end - 1)
        for i in dict.fromkeys((last, self._sentence(quote.start))):
            frames = [f for f in self._frames(i) if not self._inside(f.at, quote)]
            after = [f for f in frames if f.at >= quote.end]
            before = [f for f in frames if f.at < quote.start]
            if after or before:
                return self._quoted(after[0] if after else before[-1], i)
        return self._introduced(quote)

    def _quoted(self, frame: Frame, i: int) -> Frame:
        if frame.via or not frame.visual:
            return frame
        return frame._replace(via=self._shown(frame, i))

    def _shown(self, frame: Frame, i: int) -> tuple[str, ...]:
        """The relays of what is seen: the film itself, and who passes it on."""
        film = [self.words.a_video] if self.words.is_moving(frame.who) else []
        return _unique([*film, *self._chain(i)])

    def _introduced(self, quote: Quote) -> Frame | None:
        """A speaker in the same paragraph: `He had two bags. "I left ..."`."""
        i = self._sentence(quote.start)
        block = self.sentences[i].block
        last = self._sentence(quote.end - 1)
        for j in self._nearby(i, last):
            if 0 <= j < len(self.sentences) and self.sentences[j].block == block:
                frames = [f for f in self._frames(j) if f.stance == "asserts" and not f.medium]
                if frames:
                    return frames[0] if j > i else frames[-1]
        return None

    def _nearby(self, i: int, last: int) -> tuple[int, int]:
        """The sentences beside a quotation; after a voice, the voice before goes on."""
        before = self.sentences[i - 1] if i else None
        spoke = before is not None and any(
            before.start <= q.start < before.end for q in self.quotes
        )
        return (i - 1, last + 1) if spoke else (last + 1, i - 1)

    # --- who "he" is

    def _resolved(self, frame: Frame, steps: int = 0) -> Frame:
        """A frame whose speaker was named before gets that name and that relay.

        "He", who is "the minister", who is ...: remembered, and followed CHAIN steps at most.
        """
        found = self._settled.get(frame)
        if found is None:
            found = self._settled[frame] = self._resolve(frame, steps)
        return found

    def _resolve(self, frame: Frame, steps: int) -> Frame:
        i = self._sentence(frame.at)
        if frame.again:
            earlier = self._before(frame, i, steps)
            if earlier is not None:
                via = frame.via or earlier.via
                frame = frame._replace(who=earlier.who, via=via)
            elif self.words.is_pronoun(frame.again):
                frame = frame._replace(who="")
        if not frame.via and frame.visual:
            frame = frame._replace(via=self._shown(frame, i))
        if not frame.via and self.words.is_personal(frame.who):
            frame = frame._replace(via=self._interviewer(i))
        return frame

    def _before(self, frame: Frame, i: int, steps: int) -> Frame | None:
        """The last earlier frame that "he" or "the minister" may mean."""
        for j in range(i, max(-1, i - BACK), -1):
            for earlier in reversed(self._frames(j)):
                if earlier.at >= frame.at or earlier.medium or earlier.visual:
                    continue
                if not self.words.may_mean(frame.again, earlier.who):
                    continue
                goes_on = earlier.again and steps < CHAIN
                found = self._resolved(earlier, steps + 1) if goes_on else earlier
                if found.who and not (earlier.again and found == earlier):
                    return found._replace(via=found.via or self._via(j))
            named = self._subject(j, frame) if self.words.is_pronoun(frame.again) else None
            if named is not None:
                return named
        return None

    def _subject(self, j: int, frame: Frame) -> Frame | None:
        """A person who opens a sentence without saying anything."""
        piece = self.sentences[j]
        for person in self._persons_in(piece.start, min(piece.end, frame.at)):
            if (
                person.status != "contact"
                and person.start - piece.start < 60
                and not self._quote_at(person.start)
            ):
                title = self.words.tidy(self.text[piece.start : person.end], opens=True)
                who = person.role if person.status == "private" else title
                return frame._replace(who=who or "", via=frame.via or self._via(j))
        return None

    def _interviewer(self, i: int) -> tuple[str, ...]:
        """Who spoke to a group of people, told a little before."""
        for j in range(i - 1, max(-1, i - 2 * NEAR), -1):
            piece = self.sentences[j]
            relay = self.words.group_interview(self.text[piece.start : piece.end])
            if relay:
                return relay
        return ()

    def _chain(self, i: int) -> list[str]:
        """The relay of pictures spoken of in this sentence or a little before."""
        for j in range(i, max(-1, i - 3 * NEAR), -1):
            for frame in reversed(self._frames(j)):
                if frame.medium and any(f.visual for f in self._frames(j)):
                    return list(frame.via)
        return []

    # --- stance

    def _stance(self, stance: str, i: int, start: int, quote: Quote | None) -> str:
        piece = self.sentences[i]
        if quote is None and self.words.disputes(
            self.text[piece.start : piece.end], start - piece.start
        ):
            return "disputes"
        return stance

    # --- frames of one sentence

    def _frames(self, i: int) -> list[Frame]:
        """Speakers of sentence i, by where they stand; read once."""
        found = self._known.get(i)
        if found is None:
            self._known[i] = []  # no way back into a sentence being read
            piece = self.sentences[i]
            found = self._known[i] = sorted(self._read(i, piece), key=lambda f: f.at)
        return found

    def _read(self, i: int, piece: Piece) -> Iterator[Frame]:
        if not self.words.may_tell(self.text[piece.start : piece.end]):
            return
        tokens = self._tokens(piece)
        taken: set[int] = set()
        for cue in self.words.cues(tokens):
            if cue.first in taken:
                continue
            phrase = cue.speaker(tokens)
            if phrase is None:
                continue
            frame = self._frame(i, piece, tokens, cue, phrase)
            if self.words.is_speaker(frame.who):
                taken.update(range(cue.first, cue.last))
                yield frame
        yield from self._colon(piece)

    def _frame(self, i: int, piece: Piece, tokens: Tokens, cue: Cue, phrase: Phrase) -> Frame:
        start, end = cue.scope(tokens, phrase, piece.start, piece.end)
        role = self._role(phrase)
        raw = role or self._masked(phrase)
        who = role or self.words.tidy(raw, opens=phrase.start == piece.start)
        medium = self.words.is_medium(who)
        via = self._via(i)
        if medium:
            who = self.words.medium(who) or self._medium_again(i, phrase.start) or who
            via = (who, *via)
        visual = self.words.is_visual(who) or self._in_video(piece, phrase)
        if visual and not self.words.is_visual(who) and self.words.is_anybody(who):
            who = self.words.in_a_video(who)
        elif visual and self.words.is_visual(who):
            who = self.words.picture(who)
        words = self.text[tokens.starts[cue.first] : tokens.ends[cue.last - 1]]
        again = "" if medium or role else self.words.again(raw)
        return Frame(start, end, who, phrase.start, cue.stance, cue.rule, words, medium, visual,
                     again, _unique(via))  # fmt: skip

    def _in_video(self, piece: Piece, phrase: Phrase) -> bool:
        sentence = self.text[piece.start : piece.end]
        after = self.text[phrase.end : min(piece.end, phrase.end + 60)]
        return self.words.in_video(after) or self.words.opens_in_video(sentence)

    def _tokens(self, piece: Piece) -> Tokens:
        """The sentence's words; a quotation or a name is one token."""
        tokens = self.words.lexer.lex(self.text, piece.start, piece.end)
        spans = [
            (q.start, q.end, "quote")
            for q in self.quotes
            if q.start < piece.end and q.end > piece.start
        ]
        spans += [
            (p.start, p.end, "person") for p in self._persons_in(piece.start, piece.end)
            if p.status != "contact" and not self._quote_at(p.start)
        ]  # fmt: skip
        folds: list[tuple[int, int, str, object]] = []
        for start, end, tag in sorted(spans):
            inside = [n for n, at in enumerate(tokens.starts) if start <= at < end]
            if inside and (not folds or inside[0] >= folds[-1][1]):
                folds.append((inside[0], inside[-1] + 1, self.words.code(tag), None))
        return fold(tokens, folds)

    def _colon(self, piece: Piece) -> Iterator[Frame]:
        """`UN: 2,000 flee`."""
        line = self.text[piece.start : piece.end]
        org = self.words.headline(line)
        if org:
            yield Frame(
                piece.start,
                piece.end,
                org,
                piece.start,
                "asserts",
                "S: claim",
                org + ":",
                False,
                False,
            )

    def _via(self, i: int) -> tuple[str, ...]:
        """Media the sentence names as relays, outside its quotations."""
        found = self._relays.get(i)
        if found is None:
            found = self._relays[i] = self._read_via(i)
        return found

    def _read_via(self, i: int) -> tuple[str, ...]:
        piece = self.sentences[i]
        out = []
        for name, at in self.words.relays(self.text, piece.start, piece.end):
            if not self._quote_at(at):
                out.append(self.words.medium(name) or self._medium_again(i, at) or name)
        for name, at in () if out else self.words.told(self.text, piece.start, piece.end):
            if not self._quote_at(at) and not self._persons_in(at, at + 1):
                out.append(name)
        return _unique(out)

    def _medium_again(self, i: int, at: int) -> str:
        """The medium "the publication" means."""
        low = max(0, i - BACK)
        return self.words.last_medium(self.text, self.sentences[low].start, at)

    def _cited(self, i: int) -> Attribution:
        """`... displaced (IOM).` and lines of sources."""
        piece = self.sentences[i]
        line = self.text[piece.start : piece.end]
        org = self.words.cited(line)
        if org:
            return Attribution(org, (), "asserts", "(S)", org)
        return NOBODY

    # --- small helpers

    def _role(self, phrase: Phrase) -> str:
        """The role of a private person who is the speaker."""
        for person in self._persons_in(phrase.start, phrase.end):
            if person.status == "private" and self.words.is_head(
                self.text[phrase.start : person.start]
            ):
                return person.role or ""
        return ""

    def _masked(self, phrase: Phrase) -> str:
        """The speaker's words; a private person in them is a role."""
        out, at = [], phrase.start
        for person in self._persons_in(phrase.start, phrase.end):
            if person.status == "official":
                continue
            out += [self.text[at : person.start], f"[{person.shown or person.role}]"]
            at = person.end
        out.append(self.text[at : phrase.end])
        aside = self._aside(phrase)
        return "".join(out) + (f", {aside}" if aside else "")

    def _aside(self, phrase: Phrase) -> str:
        """What stands between commas after the speaker, without private names."""
        if not phrase.aside:
            return ""
        start, end = phrase.aside
        if any(p.status != "official" for p in self._persons_in(start, end)):
            return ""
        return self.text[start:end]

    def _persons_in(self, start: int, end: int) -> list[Person]:
        n = bisect_right(self._person_starts, start - 1)
        out = []
        while n < len(self.persons) and self.persons[n].start < end:
            out.append(self.persons[n])
            n += 1
        return out

    def _sentence(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _quote_at(self, offset: int) -> Quote | None:
        n = bisect_right(self._quote_starts, offset) - 1
        return self.quotes[n] if n >= 0 and offset < self.quotes[n].end else None

    @staticmethod
    def _inside(offset: int, quote: Quote) -> bool:
        return quote.start <= offset < quote.end


def _closeness(frame: Frame, start: int) -> tuple[bool, int, bool, int]:
    """Order of frames that cover a place: witnesses, then the narrowest, then the nearest."""
    before = frame.at < start
    return not frame.medium, frame.start, before, frame.at if before else -frame.at


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
