"""Which of the places of that name: settled by what else the text names, with reasons.

`resolve` scores each candidate: how known it is, the countries the text names, what it
is written to lie in ("Bria in Haute-Kotto"), what the text calls it, and how far it is
from places already settled. The gazetteer calls it; nobody else needs to.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from exeunt.gazetteer.entries import Entry, Mention, Resolved


class Candidate(NamedTuple):
    """A row reduced to what the choice needs."""

    ref: int
    kind: str  # with "district" for second-order regions
    country: str | None
    countries: tuple[str, ...]
    lat: float | None
    lon: float | None
    admin1: int  # row of its first-order region, -1 none
    prior: float


class Source(Protocol):
    """What the resolver asks the gazetteer."""

    def candidate(self, ref: int) -> Candidate: ...

    def entry(self, ref: int) -> Entry: ...

    def neighbours(self, iso3: str) -> tuple[str, ...]: ...


LIES = (r"(?:,? in(?: the)?| of(?: the)?|,| \(|, in the)[ \n]?"
        r"(?:the |northern |southern |eastern |western |central )?$")  # fmt: skip
INSIDE = re.compile("^" + LIES)
INSIDE_NAMED = re.compile(r"^[ \n-][\w -]{1,18}?" + LIES)  # "Bria town in Haute-Kotto"
FEATURE_KINDS = {
    "region": ("region", "district", "territory"), "city": ("city",), "airport": ("airport",),
    "crossing": ("crossing",), "bridge": ("crossing",),
    "area": ("area", "region", "territory", "country"),
}  # fmt: skip
LARGE = 2.2  # powers of ten of population that being in a country the text names is worth


def resolve(
    source: Source, mentions: Sequence[Mention], countries: Iterable[str], hint: str | None
) -> list[Resolved]:
    """Settle every mention; one answer each, in order."""
    options = [[source.candidate(ref) for ref in m.candidates] for m in mentions]
    votes = count_votes(mentions, options, countries, hint)
    top = max(votes.values(), default=0.0)
    share = {c: v / top for c, v in votes.items()} if top else {}
    near = neighbours_of(source, share)
    first = [found[0] if len(found) == 1 else None for found in options]
    anchors = spread([c for c in first if c and c.kind in ("city", "district")])
    memo: dict[tuple[object, ...], Resolved] = {}
    out = []
    for i, mention in enumerate(mentions):
        key = situation(i, mentions)
        known = memo.get(key) if options[i] else None
        if known is None:
            known = settle(source, i, mentions, options, share, near, anchors, hint)
            memo[key] = known
        out.append(known if known.mention is mention else Resolved(
            mention, known.entry, known.reasons, known.country, known.place))  # fmt: skip
    return with_countries(out)


def situation(i: int, mentions: Sequence[Mention]) -> tuple[object, ...]:
    """What the choice depends on; two mentions in the same situation get the same answer."""
    m = mentions[i]
    after = mentions[i + 1].candidates if lies_in_next(m) else None
    before = mentions[i - 1].candidates if i and lies_in_next(mentions[i - 1]) else None
    return m.candidates, m.kind, m.feature, m.guess, after, before


def spread(anchors: list[Candidate]) -> list[Candidate]:
    """At most a dozen different places to measure distances from."""
    return list(dict.fromkeys(anchors))[:12]


def with_countries(settled: list[Resolved]) -> list[Resolved]:
    """Names we do not have take the country of the place after or before them."""
    out = list(settled)
    for i, r in enumerate(settled):
        if r.entry is None and r.place:
            around = settled[i + 1 : i + 2] + settled[max(0, i - 1) : i]
            country = next((o.country for o in around if o.entry and o.country), None)
            if country:
                why = f"not in the gazetteer; the text speaks of {country} there"
                out[i] = Resolved(r.mention, None, (why,), country)
    return out


def count_votes(
    mentions: Sequence[Mention],
    options: list[list[Candidate]],
    given: Iterable[str],
    hint: str | None,
) -> dict[str, float]:
    """How much the text speaks of each country: names, peoples, places with one home."""
    votes: dict[str, float] = dict.fromkeys(given, 3.0)
    if hint and len(hint) == 3 and hint.isupper():
        votes[hint] = votes.get(hint, 0.0) + 4.0
    seen: set[tuple[int, ...]] = set()
    for mention, found in zip(mentions, options, strict=True):
        again = mention.candidates in seen
        seen.add(mention.candidates)
        for country, weight in ballots(mention, found):
            votes[country] = votes.get(country, 0.0) + (weight / 3 if again else weight)
    return votes


def ballots(mention: Mention, found: list[Candidate]) -> list[tuple[str, float]]:
    """The countries one mention speaks for, and how loudly."""
    if not found:
        return []
    best = found[0]
    if best.kind in ("country", "territory") and best.country:
        return [(best.country, 1.0 if mention.kind == "demonym" else 2.0)]
    if best.countries:
        return [(c, 0.7) for c in best.countries]
    homes = {c.country for c in found if c.country}
    if not mention.strong or mention.guess or not homes:
        return []
    if len(homes) == 1 and best.country:
        return [(best.country, 0.5 + 0.15 * min(best.prior, 7.0))]
    weights = {c: max(10**o.prior for o in found if o.country == c) for c in homes}
    total = sum(weights.values())
    return [(c, 0.7 * w / total) for c, w in weights.items()]


def neighbours_of(source: Source, share: dict[str, float]) -> set[str]:
    """Countries that border on those the text mostly speaks of."""
    main = [c for c, v in share.items() if v >= 0.5]
    return {n for c in main for n in source.neighbours(c)}


def choose(
    i: int, mentions: Sequence[Mention], options: list[list[Candidate]],
    share: dict[str, float], near: set[str], anchors: list[Candidate], hint: str | None,
) -> Candidate | None:  # fmt: skip
    """The best-scored candidate of mention `i`."""
    found = options[i]
    if not found:
        return None
    if len(found) == 1 or mentions[i].kind == "demonym":
        return found[0]
    around = holders(i, mentions, options)
    inside = insiders(i, mentions, options)
    scored = [
        score(c, mentions[i], around, share, near, hint) + nearness(c, anchors)
        + (2.5 if any(contained(o, [c]) for o in inside) else 0.0)
        - (1.0 if is_also_town(c, mentions[i], found, hint) else 0.0)
        for c in found
    ]  # fmt: skip
    return found[scored.index(max(scored))]


def is_also_town(c: Candidate, mention: Mention, found: list[Candidate], hint: str | None) -> bool:
    """A crossing named after the town beside it, where nothing says that it is the crossing."""
    if c.kind != "crossing" or mention.feature in ("crossing", "bridge") or hint == "crossing":
        return False
    return any(o.kind == "city" and o.country in c.countries for o in found)


def score(
    c: Candidate, mention: Mention, around: list[Candidate], share: dict[str, float],
    near: set[str], hint: str | None,
) -> float:  # fmt: skip
    """How well a candidate fits, in powers of ten of population."""
    homes = c.countries or ((c.country,) if c.country else ())
    value = c.prior + LARGE * max((share.get(h, 0.0) for h in homes), default=0.0)
    value += 0.7 if not value and any(h in near for h in homes) else 0.0
    value += 5.0 if contained(c, around) else 0.0
    if mention.feature:
        value += 3.5 if c.kind in FEATURE_KINDS.get(mention.feature, ()) else 0.0
    if hint == c.kind:
        value += 4.0
    return value


def lies_in_next(mention: Mention) -> bool:
    """Whether the text to the next mention says that this one lies in it."""
    gap = mention.gap
    if not gap:
        return False
    return bool(INSIDE.match(gap) or (mention.feature and INSIDE_NAMED.match(gap)))


def holders(i: int, mentions: Sequence[Mention], options: list[list[Candidate]]) -> list[Candidate]:
    """Candidates of the next mention where the text says this one lies in it."""
    if i + 1 < len(mentions) and lies_in_next(mentions[i]):
        return [o for o in options[i + 1] if o.kind not in ("city", "airport", "crossing")]
    return []


def insiders(
    i: int, mentions: Sequence[Mention], options: list[list[Candidate]]
) -> list[Candidate]:
    """Candidates of the mention before where the text says it lies in this one."""
    if i and lies_in_next(mentions[i - 1]):
        return options[i - 1]
    return []


def contained(c: Candidate, around: list[Candidate]) -> bool:
    """Whether a candidate lies in one of the places it is written to lie in."""
    for holder in around:
        if holder.kind in ("country", "territory") and holder.country == c.country:
            return c.kind not in ("country", "territory")
        if holder.kind == "region" and holder.ref == c.admin1:
            return True
        if holder.kind == "district" and distance(c, holder) < 60 and c.kind == "city":
            return True
    return False


def nearness(c: Candidate, anchors: list[Candidate]) -> float:
    """Up to 1.5 for the place beside others the text names."""
    if c.lat is None or not anchors:
        return 0.0
    return 1.5 * math.exp(-min(distance(c, a) for a in anchors) / 150.0)


def distance(a: Candidate, b: Candidate) -> float:
    """Kilometres, on a flat map about the two points; infinite where one has none."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return math.inf
    x = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 111.2 * math.hypot(a.lat - b.lat, x)


def settle(
    source: Source, i: int, mentions: Sequence[Mention], options: list[list[Candidate]],
    share: dict[str, float], near: set[str], anchors: list[Candidate], hint: str | None,
) -> Resolved:  # fmt: skip
    """Choose, doubt, and put the reasons into words."""
    mention = mentions[i]
    if not options[i]:
        return Resolved(mention, None, ("not in the gazetteer",))
    picked = choose(i, mentions, options, share, near, anchors, hint)
    if picked is None:
        return Resolved(mention, None, ())
    why = reasons(i, mentions, options, picked, share)
    if is_stray(picked, mention, share, near, contained(picked, holders(i, mentions, options))):
        if mention.guess and mention.feature:
            return Resolved(mention, None, ("not in the gazetteer",))
        doubt = "too small and far from all else the text names"
        return Resolved(mention, None, (doubt,), None, False)
    return Resolved(mention, source.entry(picked.ref), why, picked.country)


def is_stray(
    c: Candidate, mention: Mention, share: dict[str, float], near: set[str], inside: bool
) -> bool:
    """A village abroad nobody introduced: more likely a word or a surname."""
    if mention.guess and share.get(c.country or "", 0.0) < 0.3:
        return True
    if not share or inside or mention.feature or c.kind not in ("city", "district", "airport"):
        return False
    return c.prior < 4.8 and c.country not in near and share.get(c.country or "", 0.0) < 0.1


def article(word: str) -> str:
    """The one a reason needs: "an airport"."""
    return "an" if word[0] in "aeio" else "a"


def reasons(
    i: int, mentions: Sequence[Mention], options: list[list[Candidate]], picked: Candidate,
    share: dict[str, float],
) -> tuple[str, ...]:  # fmt: skip
    """Why this candidate, in the order it mattered."""
    found, mention = options[i], mentions[i]
    if len(found) == 1:
        return ("demonym",) if mention.kind == "demonym" else ("only place of that name",)
    out = []
    if contained(picked, holders(i, mentions, options)):
        out.append(f"the text says it lies in {mentions[i + 1].text}")
    if mention.feature and picked.kind in FEATURE_KINDS.get(mention.feature, ()):
        out.append(f"the text calls it {article(mention.feature)} {mention.feature}")
    named = [c for c in found if c.country and share.get(c.country, 0.0) >= 0.3]
    if picked.country and share.get(picked.country, 0.0) >= 0.3 and len(named) < len(found):
        only = "only place" if len(named) == 1 else f"likeliest of {len(named)} places"
        out.append(f"{only} of that name in a country the text names ({picked.country})")
    if picked.ref == found[0].ref:
        out.append(f"best known of {len(found)} places of that name")
    return tuple(out) or ("nearest to what else the text names",)
