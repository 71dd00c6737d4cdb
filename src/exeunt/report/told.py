"""The picture in one paragraph of plain words, with its figures.

How many leave, which ways, where they wait, what is contested and why, and what no
report settles. Every figure is one of an estimate; every reason is that of a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence

from exeunt.estimates import Estimate, Verdict
from exeunt.report import words
from exeunt.report.picture_view import Series, Spot, View, by_verdict
from exeunt.report.picture_words import amount, between, count, long_day, span_words

WAYS, NAMED, REASONS = 3, 3, 2
LEAST_QUEUE, LEAST_WAIT = 0.1, 0.5  # km and hours worth a sentence
FULL = "fits because the crossing is full"


def story(view: View) -> list[str]:
    """The sentences, in order; none where the picture is empty."""
    sentences = [_leaving(view), _ahead(view), _ways(view), _waiting(view), _full(view),
                 _odds(view), _unsettled(view)]  # fmt: skip
    return [sentence for sentence in sentences if sentence]


def trouble(view: View) -> str:
    """What a reader must know first where the inference did not converge; else empty."""
    if view.picture.converged:
        return ""
    told = view.picture.diagnosis
    why = "; ".join(told.why_not) if told else ""
    because = f" Why: {_closed(why)}" if why else ""
    return (
        "The inference did not converge: take no figure below as an answer. The intervals say "
        f"what remains possible, or how far the reports lie apart, and no more.{because}"
    )


# How many


def _leaving(view: View) -> str:
    if not view.total:
        return _entered(view)
    now = view.total[0].latest(view.now)
    first = f"On {long_day(now.start)} about {count(now.median)} {view.people} left"
    home = f" {now.place.name}" if now.place.id else ""
    return f"{first}{home} ({_chance(now)}){_split(view)}{_beyond(view, now)}."


def _beyond(view: View, now: Estimate) -> str:
    """Of them those who would not have travelled anyway, where that is told."""
    for each in view.picture.estimates:
        own = each.place == now.place and (each.start, each.end) == (now.start, now.end)
        if own and each.measure == now.measure and each.group.startswith(f"{now.group}, beyond"):
            return f"; {count(each.median)} of them beyond ordinary travel ({between(each)})"
    return ""


def _chance(told: Estimate) -> str:
    return f"nine chances in ten: {between(told)}"


def _split(view: View) -> str:
    """By land and by air, where both are told."""
    parts = [f"{count(each.latest(view.now).median)} by {each.mode}" for each in view.total[1:]]
    return f", {words.listed(parts)}" if len(parts) > 1 else ""


def _entered(view: View) -> str:
    """Where no sum of all ways was drawn: the countries most go to."""
    flows = [s.of("entries") for s in view.countries]
    told = sorted((f.latest(view.now) for f in flows if f), key=lambda e: -e.median)[:WAYS]
    if not told:
        return ""
    parts = [f"{e.place.name} {count(e.median)} ({between(e)}) on {long_day(e.start)}"
             for e in told]  # fmt: skip
    return f"{_capital(view.people)} entering, in nine chances of ten: {words.listed(parts)}."


def _ahead(view: View) -> str:
    """All days of the forecast together."""
    if not (view.ahead and view.total):
        return ""
    told = view.horizon(view.total[0].key)
    if told is None:
        return ""
    return (
        f"From {long_day(told.start)} to {long_day(told.end)} {amount(told.median, 'people')} are "
        f"to be expected under the rules in force ({between(told)})."
    )


def _capital(text: str) -> str:
    return words.sentence_case(text)


# Which ways


def _ways(view: View) -> str:
    busiest = sorted((s for s in view.ways if s.of("entries")), key=lambda s: -view.entering(s))
    told = [s for s in busiest if view.entering(s) >= 0.5][:WAYS]
    if not told:
        return ""
    parts = [_way(view, spot) for spot in told]
    if len(parts) == 1:
        return f"The busiest way is {parts[0]}."
    return f"The {_number(len(parts))} busiest ways are {words.listed(parts)}."


def _number(size: int) -> str:
    return {2: "two", 3: "three"}.get(size, str(size))


def _way(view: View, spot: Spot) -> str:
    flow = spot.of("entries")
    assert flow
    now = flow.latest(view.now)
    when = "" if view.total else f" on {long_day(now.start)}"
    return f"{spot.place.name} ({count(now.median)} a day{when}; {between(now)})"


def _waiting(view: View) -> str:
    queue, wait = _longest(view, "queue_length"), _longest(view, "wait_time")
    if queue is None or queue.latest(view.now).median < LEAST_QUEUE:
        queue = None
    if wait is None or wait.latest(view.now).median < LEAST_WAIT:
        wait = None
    if queue is None and wait is None:
        return ""
    said = [_queue(view, queue)] if queue else []
    if wait:
        same = queue is not None and queue.key[0] == wait.key[0]
        told = wait.latest(view.now)
        where = "there" if same else f"at {told.place.name}"
        said.append(f"the longest wait {where}: {_measured(told)}")
    return f"{_capital('; '.join(said))}{_later(view, queue)}."


def _longest(view: View, measure: str) -> Series | None:
    """Of the ways that reports speak of, or of all where they speak of none."""
    spoken = [spot for spot in view.ways if spot.marks and spot.of(measure)]
    found = [s for spot in spoken or view.ways if (s := spot.of(measure))]
    return max(found, key=lambda s: s.latest(view.now).median, default=None)


def _queue(view: View, queue: Series) -> str:
    told = queue.latest(view.now)
    among = "of the ways reports speak of, " if any(s.marks for s in view.ways) else ""
    return f"{among}the longest queue stands at {told.place.name}: {_measured(told)}"


def _measured(told: Estimate) -> str:
    return f"{amount(told.median, told.unit)} ({between(told)})"


def _later(view: View, queue: Series | None) -> str:
    """What the queue is expected to be on the last day."""
    if queue is None or not view.ahead:
        return ""
    told = queue.days[-1]
    where = f"the queue at {told.place.name}"
    return f"; on {long_day(told.start)} {where} is expected at {_measured(told)}"


# What is contested


def _full(view: View) -> str:
    found = by_verdict(view.picture.verdicts, FULL)
    return " ".join(_closed(each.why) for each in found[:1])


def _odds(view: View) -> str:
    found = by_verdict(view.picture.verdicts, "at odds")
    if not found:
        return ""
    checked = [v for v in view.picture.verdicts if v.verdict != "cannot be checked"]
    told = _apart(found)[:REASONS]
    share = f"{len(found):,} of {words.plural(len(checked), 'report')} that can be checked"
    verb = "is" if len(found) == 1 else "are"
    reasons = " ".join(_closed(_capital(each.why)) for each in told)
    return f"{share} {verb} at odds with the others. {reasons}"


def _apart(found: Sequence[Verdict]) -> list[Verdict]:
    """One of each pair that are at odds with each other."""
    out: list[Verdict] = []
    for each in found:
        if not any(each.observation in one.against for one in out):
            out.append(each)
    return out


def _closed(sentence: str) -> str:
    text = sentence.strip()
    return text if text[-1:] in (".", "!", "?") else f"{text}."


# What nobody determines


def _unsettled(view: View) -> str:
    told = view.picture.diagnosis
    if told and told.undetermined:
        open_ = list(dict.fromkeys(told.undetermined))
        beyond = len(open_) - NAMED
        rest = f"; and {beyond:,} more, in the notes on method" if beyond > 0 else ""
        return f"No report settles {'; '.join(open_[:NAMED])}{rest}."
    silent = [s for s in view.ways if _assumed(s)] if view.charted else []
    if not silent:
        return ""
    names = words.listed([s.place.name for s in silent[:NAMED]])
    if len(silent) == len(view.ways):
        return "No report moves any crossing: all figures are what was assumed beforehand."
    more = f" and {len(silent) - NAMED:,} more" if len(silent) > NAMED else ""
    return f"Nothing was said that bears on {names}{more}: there the figures are assumptions."


def _assumed(spot: Spot) -> bool:
    return all(each.basis == "prior" for series in spot.series for each in series.days)


def headline(view: View) -> str:
    """The picture in a few words, for a description of the page."""
    if not view.total:
        return ""
    now = view.total[0].latest(view.now)
    return f"{count(now.median)} {view.people} a day on {span_words(now.start, now.end)}"
