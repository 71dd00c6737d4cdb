"""Periods: which date of a sentence belongs to a figure, and what it means.

Dates are resolved from the publication date. Where that is missing it is inferred
from the text and the accuracy says so, or the period stays unresolved: never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Any

import msgspec

from exeunt.observations import Period
from exeunt.reading import dates
from exeunt.reading.figures import Fact
from exeunt.reading.sentence import Sentence

REACH = 30
PART_OF_DAY = {"late": (18, 24), "early": (0, 8)}  # "late on Thursday", in hours
AHEAD = ("seats", "price")  # what is on sale is for days to come
TO_COME = ("planned", "expected")
RULE = "rule"  # a rule in force or announced, whose day may lie on either side
LONG = 270  # days
HEAD = 500  # characters: how far a dateline reaches
OF_HEAD = 15  # the day a text is headed with, against a day told in the sentence


class Calendar:
    """The dates of one document."""

    def __init__(
        self,
        published: str | None,
        whens: Iterable[Any],
        years: Iterable[int],
        around: Callable[[int], list[Any]],
        tags_of: Callable[[str], frozenset[str]],
        dateline: Callable[[], tuple[date, int] | None] = lambda: None,
    ) -> None:
        self._tags_of = tags_of
        self._around = around  # all dates of a block, to give a bare clock time its day
        self.published = date.fromisoformat(published[:10]) if published else None
        self.inferred = ""
        self._heading = cache(dateline)
        if self.published is None and (headed := self._heading()):
            self.published = headed[0]
            self.inferred = f"the text is headed {headed[0].isoformat()}"
        elif self.published is None:
            self.published, self.inferred = dates.infer_published(list(whens), sorted(set(years)))

    def resolve(self, when: Any, *, future: bool = False) -> Period | None:
        """The period a date expression means, marked where the year or day was inferred."""
        period = dates.resolve(when, self.published, future=future)
        if period is None or not self.inferred:
            return period
        if dates.resolve(when, None, future=future) == period:
            return period
        return msgspec.structs.replace(period, accuracy="inferred " + period.accuracy)

    def near(
        self, sentence: Sentence, fact: Fact, modality: str = "observed"
    ) -> tuple[Period | None, str]:
        """The period of a figure or claim: the date nearest to it or to what happened.

        What is planned or expected lies ahead, but not the day on which somebody said so;
        `modality` is that of an observation, or `RULE`.
        """
        ahead = fact.event in AHEAD or modality in TO_COME
        rule = modality == RULE
        best: tuple[float, Any] | None = None
        earlier = {change.then_index for change in sentence.changes}
        for index, value in enumerate(sentence.tokens.values):
            if not isinstance(value, dates.When) or index in earlier:
                continue
            if modality in TO_COME and (
                self._of_speech(sentence, index) or self._beyond(sentence, fact, index)
            ):
                continue
            cost = float(min(abs(index - fact.token), abs(index - fact.event_index)))
            cost += 6 * self._walls(sentence, fact, index)
            if sentence.tokens.ends[index] <= HEAD and (headed := self._heading()):
                cost += OF_HEAD * (sentence.tokens.ends[index] <= headed[1])
            if cost <= REACH and (best is None or cost < best[0]):
                best = (cost, value)
        if best is None:
            return None, ""
        if _clock(best[1]):
            day = self._day(sentence)
            if day is not None:
                return dates.resolve(best[1], day), "a time of the day the paragraph names"
        period = self.resolve(best[1], future=ahead)
        if rule and period is not None and self._long_ago(period):
            period = self.resolve(best[1], future=True)
        elif not (ahead or rule or best[1].absolute) and self._to_come(period):
            return None, ""  # "two days later" is told from another day than this one
        return period, "nearest date" + (f", {self.inferred}" if self.inferred else "")

    def waited(self, sentence: Sentence, since: Period | None) -> tuple[float, float] | None:
        """Hours from the start of a wait to the part of that day the paragraph speaks in.

        "Standing since two ..., he said late on Thursday": 16 to 22 hours.
        """
        if since is None or since.start is None or "T" not in since.start:
            return None
        day, clock = since.start.split("T")
        began = int(clock[:2]) + int(clock[3:5] or 0) / 60
        for when in reversed(self._around(sentence.piece.block)):
            told = when.hours or PART_OF_DAY.get(when.mod)
            period = self.resolve(when) if told and not _clock(when) else None
            if told and period is not None and period.start == day and told[0] > began:
                return told[0] - began, told[1] - began
        return None

    def _day(self, sentence: Sentence) -> date | None:
        """The last day the same paragraph names, for "since two in the morning"."""
        for when in reversed(self._around(sentence.piece.block)):
            if _clock(when):
                continue
            period = self.resolve(when)
            if (
                period is not None
                and period.end
                and period.accuracy.split()[-1] in ("day", "night")
            ):
                return date.fromisoformat(period.end[:10])
        return None

    def _long_ago(self, period: Period) -> bool:
        """Would the same day of next year be nearer? Rules are told before they hold, too."""
        if self.published is None or period.end is None:
            return False
        return (self.published - date.fromisoformat(period.end[:10])).days > LONG

    def _to_come(self, period: Period | None) -> bool:
        if self.published is None or period is None or period.start is None:
            return False
        return period.start[:10] > self.published.isoformat()

    def _of_speech(self, sentence: Sentence, index: int) -> bool:
        """True where a date says when somebody spoke: "announced on Monday that ..."."""
        t = sentence.tokens
        for i in range(index - 1, max(-1, index - 8), -1):
            tags = self._tags_of(t.codes[i])
            if "mark" in tags or "will" in tags or isinstance(t.values[i], dates.When):
                return False
            if "c.said" in tags:
                return True
        return False

    def _beyond(self, sentence: Sentence, fact: Fact, index: int) -> bool:
        """True where a clause of its own lies between: "plans to go, and they left on Monday"."""
        codes = sentence.tokens.codes
        first, last = sorted((max(fact.token, fact.event_index), index))
        return any(
            "mark" in self._tags_of(one) and "f.conj" in self._tags_of(two)
            for one, two in pairwise(codes[first:last])
        )

    def _walls(self, sentence: Sentence, fact: Fact, index: int) -> int:
        """Other figures between a date and this figure belong to the date first."""
        first, last = sorted((index, fact.token))
        between = {f.token for f in sentence.facts if first < f.token < last}
        return len(between)

    def earlier(self, when: Any, base: Period | None) -> Period | None:
        """The earlier period a difference is against, told from the figure's own day."""
        if base is None or base.start is None or base.end is None:
            return self.resolve(when)
        same = dates.resolve(when, date.fromisoformat(base.end[:10]))
        if same is not None and same.start == base.start:  # "last week", told on that day
            start = date.fromisoformat(base.start[:10]) - timedelta(days=7)
            return Period(start=start.isoformat(), end=start.isoformat(), accuracy=base.accuracy)
        return same


def _clock(when: Any) -> bool:
    """A clock time or part of a day without the day it belongs to."""
    named = (when.year, when.month, when.day, when.weekday, when.shift, when.of, when.start)
    return (
        when.count is None
        and all(part is None for part in named)
        and (when.time is not None or when.grain in ("hour", "minute", "part"))
    )
