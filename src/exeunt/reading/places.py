"""Places of a document: which entry each mention means, and what a silent sentence is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from exeunt.gazetteer import Entry, Gazetteer
from exeunt.observations import Place, Step
from exeunt.reading.figures import Fact
from exeunt.reading.sentence import Sentence
from exeunt.reading.where import Border, Spot

# A country says less about where than a town: how much dearer a kind of place is.
COARSE = {
    "country": 4.0, "territory": 3.0, "area": 3.0, "region": 1.0, "city": 0.0, "crossing": 0.0,
    "border": 0.0, "airport": 0.0,
}  # fmt: skip
CELL = "a cell of a table"  # tables.py names it so
CROSSINGS = ("crossing", "border")
AT_A_CROSSING = ("queue_length", "queue_vehicles", "wait_time")
LANDS = ("country", "territory", "area")
DECIDED = ("conscripted", "deported", "refused")
AT_HOME = ("conscripted", "arrested")  # what a state does to its own people, unless said otherwise
FROM_DEMONYM = ("flee", "displaced", "left", "returned")

_DAY = r",[^\n()\u2013\u2014-]{0,20}\b\d{1,2}\b[^\n()\u2013\u2014-]{0,20}"
_AGENCY = r"\s*\([^)\n\d]{2,24}\)"
_DASH = r"\s*[-\u2013\u2014]+\s"
DATED = re.compile(f"{_DAY}(?:{_AGENCY})?{_DASH}")
DATELINE = re.compile(f"(?:{_DAY}|{_AGENCY})+{_DASH}")


class Places:
    """Settled mentions of one document, by their offset in its text."""

    def __init__(
        self, text: str, gazetteer: Gazetteer, mentions: Sequence[Any], sides: Mapping[str, str]
    ) -> None:
        self._text = text
        self._sides = sides
        self._gazetteer = gazetteer
        resolved = gazetteer.resolve(mentions, context_countries=())
        self._settled = {r.mention.start: r for r in resolved}
        self._order = sorted(self._settled)
        self._recent: tuple[int, Place] | None = None
        self._crossing: tuple[int, Place] | None = None

    def of(self, spot: Spot) -> tuple[Place | None, tuple[str, ...]]:
        """The place a spot of a sentence means, and why."""
        if isinstance(spot.mention, Border):
            return self._border(spot), ("both sides are named",)
        written = self._text[spot.start : max(spot.end, spot.listed)]
        if spot.mention is None:
            country = self._country_near(spot.start)
            place = Place(name=written, as_written=written, country=country)
            return place, ("a name after a word for where",)
        found = self._settled.get(spot.start)
        if found is None or not found.place:  # an ordinary word or a surname
            return None, ()
        if found.entry is None:
            country = found.country or self._country_near(spot.start)
            place = Place(name=written, as_written=written, country=country)
        else:
            place = shown(found.entry, written, found.country)
        return place, found.reasons

    def _country_near(self, offset: int) -> str | None:
        """The country of the settled place nearest in the text: context for an unknown name."""
        best: tuple[int, str] | None = None
        for start, found in self._settled.items():
            country = found.entry.country if found.entry else found.country
            if country and (best is None or abs(start - offset) < best[0]):
                best = (abs(start - offset), country)
        return best[1] if best else None

    def _border(self, spot: Spot) -> Place | None:
        border: Border = spot.mention
        one, _ = self.of(border.one)
        other = self.of(border.other)[0] if border.other else None
        written = self._text[spot.start : spot.end]
        if one is None:
            return None
        if other and one.country and other.country and one.country != other.country:
            entry = self._gazetteer.border(one.country, other.country)
            return shown(entry, written, None)
        near = self._partner(one.country, self._sides.get(border.side, ""))
        if near and one.country:
            return shown(self._gazetteer.border(one.country, near), written, None)
        return Place(name=written, as_written=written, kind="border", country=one.country,
                     lat=one.lat, lon=one.lon)  # fmt: skip

    def _partner(self, country: str | None, side: str) -> str | None:
        """The neighbour a lone border means: on that side, or the one the text names."""
        if country is None:
            return None
        near = self._gazetteer.neighbours(country)
        if side:
            near = tuple(n for n in near if self._on_side(country, n, side)) or near
        named = [n for n in near if n in self.countries()]
        if len(near) == 1:
            return near[0]
        return named[0] if len(named) == 1 else None

    def _on_side(self, country: str, neighbour: str, side: str) -> bool:
        here, there = self._gazetteer.country(country), self._gazetteer.border(country, neighbour)
        if None in (here.lat, here.lon, there.lat, there.lon):
            return False
        north, east = there.lat - here.lat, there.lon - here.lon  # type: ignore[operator]
        wide = max(abs(north), abs(east)) * 0.6
        tests = {"n": north > wide, "s": north < -wide, "e": east > wide, "w": east < -wide}
        return all(tests[way] for way in side)

    def countries(self) -> dict[str, int]:
        """Countries the document names, with how often."""
        out: dict[str, int] = {}
        for found in self._settled.values():
            country = found.entry.country if found.entry else found.country
            if country:
                out[country] = out.get(country, 0) + 1
        return out

    def roles(
        self, sentence: Sentence, fact: Fact, speaker: str = ""
    ) -> tuple[dict[str, Place], tuple[Step, ...]]:
        """The places of a figure by role, and the steps that settled them.

        `speaker` is who says it: where a traveller lives is not where the queue is.
        """
        out: dict[str, Place] = {}
        steps: list[Step] = []
        waiting = fact.event in AT_A_CROSSING
        for cost, name, place, reasons in self._weighed(sentence, fact):
            if name in out or (name == "at" and cost > 14 and out):
                continue
            if waiting and place.kind not in CROSSINGS and place.as_written in speaker:
                continue
            out[name] = place
            steps.append(Step(name, "nearest in its role", place.as_written, "; ".join(reasons)))
        if fact.event in DECIDED:
            self._decider(sentence, fact, out, steps)
        if not out or ("from" not in out and fact.event in FROM_DEMONYM):
            self._their_country(sentence, fact, out, steps)
        if not out:
            self._fall_back(sentence, fact, out, steps)
        if out:
            first = out.get("at") or next(iter(out.values()))
            self._recent = (sentence.piece.end, first)
            if first.kind in CROSSINGS:
                self._crossing = (sentence.piece.end, first)
        return out, tuple(steps)

    def _decider(
        self, sentence: Sentence, fact: Fact, out: dict[str, Place], steps: list[Step]
    ) -> None:
        """Who calls up, deports, turns back: the country named before the verb.

        A call-up without one is in the text's main country, wherever the war is.
        """
        if (at := out.get("at")) is not None and at.kind not in (*LANDS, None):
            return  # "at the border with X" says more than who did it
        t = sentence.tokens
        verb = t.starts[fact.event_index]
        for _, spot, role in sentence.map.spots:
            if spot.start < verb and not role:
                place, reasons = self.of(spot)
                if place is not None:
                    out["at"] = place
                    steps.append(Step("at", "who decides", place.as_written, "; ".join(reasons)))
                    return
        main = self._main()
        if fact.event == "conscripted" and main and at and at.country not in (None, main.country):
            del out["at"]

    def _weighed(
        self, sentence: Sentence, fact: Fact
    ) -> list[tuple[float, str, Place, tuple[str, ...]]]:
        """The sentence's places with their cost: the nearer and the finer the cheaper."""
        found = []
        for role in sentence.map.near(fact.token, fact.event_index):
            of_a_side = role.spot.demonym and fact.event in AT_A_CROSSING  # of the crossing before
            if of_a_side or self._heads(role.spot):
                continue
            place, reasons = self.of(role.spot)
            if place is not None:
                name = "at" if role.role == "via" else role.role
                cost = role.cost + COARSE.get(place.kind or "", 2.0)
                found.append((cost, name, place, reasons))
        return sorted(found, key=lambda item: item[0])

    def _heads(self, spot: Spot) -> bool:
        """Is it the town of a dateline: "LA PAZ, 14 March -", "BEIRUT (Reuters) -"?"""
        shouted = self._text[spot.start : spot.end].isupper()
        dated = DATED if not shouted else DATELINE
        if not dated.match(self._text, spot.end):
            return False
        return not self._text[self._text.rfind("\n", 0, spot.start) + 1 : spot.start].strip()

    def _their_country(
        self, sentence: Sentence, fact: Fact, out: dict[str, Place], steps: list[Step]
    ) -> None:
        """ "4,000 Syrians fled": the people's own country is where they left from."""
        for spot in sentence.map.inside(fact.start, fact.end):
            place, reasons = self.of(spot)
            if place is not None:
                name = "from" if fact.event in FROM_DEMONYM and spot.demonym else "at"
                out.setdefault(name, place)
                steps.append(Step(name, "their country", place.as_written, "; ".join(reasons)))
                return

    def _fall_back(
        self, sentence: Sentence, fact: Fact, out: dict[str, Place], steps: list[Step]
    ) -> None:
        """No place beside the figure: what the text last spoke of, else its main country."""
        place = None
        if fact.event in AT_A_CROSSING:
            place = self._last_crossing(sentence.piece.start)
        elif fact.event in AT_HOME or fact.phrase == CELL:
            place = self._main()
        if fact.phrase != CELL:  # the row above is about another place
            place = place or self.before(sentence)
        if place is not None:
            out["at"] = place
            steps.append(Step("at", "context: last place named before", place.as_written, ""))

    def _last_crossing(self, start: int) -> Place | None:
        """The crossing or border spoken of last, near enough to be meant."""
        for offset in reversed(self._order):
            found = self._settled[offset]
            if offset < start and found.entry is not None and found.entry.kind in CROSSINGS:
                if start - offset < 1500:
                    return shown(found.entry, found.mention.text, found.country)
                break
        if self._crossing and start - self._crossing[0] < 1500:
            return self._crossing[1]
        return None

    def before(self, sentence: Sentence) -> Place | None:
        """The last place the text named before this sentence, near enough to be its topic."""
        start = sentence.piece.start
        if (
            self._recent
            and start - self._recent[0] < 400
            and not self._named(self._recent[0], start)
        ):
            return self._recent[1]
        for offset in reversed(self._order):
            if offset >= start:
                continue
            if start - offset > 600:
                break
            found = self._settled[offset]
            if found.entry is not None:
                return shown(found.entry, found.mention.text, found.country)
        return self._main()

    def _named(self, start: int, end: int) -> bool:
        """Does the text name a place between two offsets?"""
        return any(start <= offset < end for offset in self._order)

    def _main(self) -> Place | None:
        counts: dict[str, tuple[int, Entry]] = {}
        for found in self._settled.values():
            if found.entry is not None and found.entry.country:
                count, first = counts.get(found.entry.country, (0, found.entry))
                counts[found.entry.country] = (count + 1, first)
        if not counts:
            return None
        country = max(counts, key=lambda c: counts[c][0])
        return shown(self._gazetteer.country(country), counts[country][1].name, country)


def shown(entry: Entry, written: str, country: str | None) -> Place:
    """A gazetteer entry as the contract shows it."""
    return Place(
        name=entry.name, as_written=written, id=entry.id, kind=entry.kind,
        country=entry.country or country, lat=entry.lat, lon=entry.lon, countries=entry.countries,
    )  # fmt: skip
