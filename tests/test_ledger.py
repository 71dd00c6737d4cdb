"""The ledger: what is kept, what is counted once, and what survives a killed process."""

from __future__ import annotations

import itertools
import random
import re
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_made import STORY, WEDNESDAY, document, filled, told

from exeunt.errors import NotFound, WrongUse
from exeunt.ledger import Ledger
from exeunt.ledger.copies import bands, is_near_copy
from exeunt.ledger.hiding import hider
from exeunt.masked import MaskedText
from exeunt.observations import Document, Observation, Step, text_hash


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "exeunt.db"


@pytest.fixture
def ledger(path: Path):
    with Ledger.open(path) as opened:
        yield opened


# What is kept


def test_what_goes_in_comes_out_with_its_reasons(ledger):
    added = ledger.add(document(published="2022-09-29", publisher="B"), [told()], masked=None)
    assert (added.new_document, added.new_observations) == (True, 1)
    (stored,) = ledger.observations()
    assert stored.observation == told()
    assert stored.document.publisher == "B"
    assert stored.document.hash == text_hash(STORY)
    assert ledger.document("a.txt").text == STORY


def test_reading_the_same_document_twice_adds_nothing(ledger, path):
    ledger.add(document(), [told()], masked=None)
    again = ledger.add(document(), [told()], masked=None)
    assert (again.new_document, again.new_observations) == (False, 0)
    with Ledger.open(path) as other_session:
        other_session.add(document(name="folder/a.txt"), [told()], masked=None)
        assert other_session.stats().observations == 1
        assert other_session.document("folder/a.txt").document.id == "a.txt"


def test_a_document_without_figures_is_remembered_as_read(ledger):
    assert ledger.add(document(), [], masked=None).new_document
    assert not ledger.add(document(), [], masked=None).new_document


def test_a_newer_version_of_the_rules_adds_a_vintage_and_hides_no_old_one(ledger):
    ledger.add(document(), [told("a1", 42.0)], masked=None, vintage="rules 1")
    ledger.add(document(), [told("b1", 4200.0)], masked=None, vintage="rules 2")
    assert [s.observation.value for s in ledger.observations()] == [4200.0]
    assert [s.observation.value for s in ledger.observations(vintage="rules 1")] == [42.0]
    assert ledger.get("a1").observation.value == 42.0
    assert ledger.document("a.txt").vintages == ("rules 1", "rules 2")
    assert ledger.stats().documents == 1


def test_learning_the_publication_date_reads_the_document_anew(ledger):
    ledger.add(document(), [told("a1", period=None)], masked=None)
    ledger.add(document(published="2022-09-29"), [told("b1")], masked=None)
    (stored,) = ledger.observations()
    assert stored.observation.period == WEDNESDAY
    assert stored.document.published == "2022-09-29"
    forgot = ledger.add(document(), [told("a1", period=None)], masked=None)
    assert forgot.new_observations == 0


def test_nothing_in_the_ledger_can_be_changed_or_removed(ledger, path):
    ledger.add(document(), [told()], masked=None)
    ledger.review("a1", "accept", who="N", why="seen")
    tables = ("documents", "texts", "readings", "observations", "reviews")
    changes = [f"DELETE FROM {table}" for table in tables]
    changes += ["UPDATE observations SET payload = ''", "UPDATE reviews SET verdict = 'reject'"]
    with sqlite3.connect(path) as db:
        for change in changes:
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(change)


def test_half_a_document_is_never_kept(ledger, monkeypatch):
    def fails_at_the_second(o: Observation) -> str:
        if o.id == told("a2").id:
            raise KeyboardInterrupt
        return ""

    with monkeypatch.context() as patch:
        patch.setattr("exeunt.ledger.sameness.places", fails_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            ledger.add(document(), [told("a1"), told("a2")], masked=None)
    assert ledger.stats().documents == 0
    assert ledger.add(document(), [told("a1"), told("a2")], masked=None).new_observations == 2


def test_one_id_is_one_observation(ledger):
    added = ledger.add(document(), [told("a1"), told("a2"), told("a1")], masked=None)
    assert added.new_observations == 2


def test_half_a_surrogate_pair_spoils_no_document(ledger):
    broken = STORY + " \ud83d"
    paper = document(broken, "a\ud83d.txt", title="\udc00")
    ledger.add(paper, [told(quote="40 people \ud83d")], masked=None)
    assert not ledger.add(paper, [told()], masked=None).new_document
    (stored,) = ledger.observations()
    assert stored.observation.quote == "40 people \N{REPLACEMENT CHARACTER}"
    assert len(ledger.document(stored.document.hash).text) == len(broken)


# One witness in several outlets


def reprint(rng: random.Random, dropped: float = 0.04) -> str:
    return " ".join(word for word in STORY.split() if rng.random() > dropped)


def test_one_witness_in_five_outlets_is_one_observation_with_five_reports(path):
    rng = random.Random(3)
    for i in range(5):  # five sessions: copies must be found across them
        text = STORY if i < 2 else reprint(rng)
        with Ledger.open(path) as ledger:
            paper = document(
                text, f"{i}.txt", publisher=f"paper {i}", published=f"2022-10-0{i + 1}"
            )
            ledger.add(paper, [told(f"{i}a", document=f"{i}.txt")], masked=None)
    with Ledger.open(path) as ledger:
        (stored,) = ledger.observations()
        assert stored.reports == 5
        assert stored.document.publisher == "paper 0"
        assert ledger.get("4a").reports == 5
        assert len(list(ledger.observations(each=True))) == 5
        assert len(ledger.document("3.txt").copies) == 4
        assert ledger.stats().clusters == 1


def test_a_second_copy_at_the_same_outlet_is_no_further_report(ledger):
    ledger.add(document(url="https://www.paper.example/1"), [told("a1")], masked=None)
    updated = document(STORY + " More soon.", "b", url="https://paper.example/2")
    ledger.add(updated, [told("b1")], masked=None)
    ledger.add(document(name="saved copy.txt"), [told("a1")], masked=None)
    (stored,) = ledger.observations()
    assert stored.reports == 1


def test_two_speakers_with_one_number_stay_two_witnesses_in_every_copy(ledger):
    speakers = ("the border guard", "the mayor")
    for paper in ("A", "B"):
        pair = [told(f"{paper}{i}", said_by=who) for i, who in enumerate(speakers)]
        ledger.add(document(name=paper, publisher=paper), pair, masked=None)
    assert [(s.observation.said_by, s.reports) for s in ledger.observations()] == [
        ("the border guard", 2),
        ("the mayor", 2),
    ]


def test_a_copy_without_a_date_still_is_the_same_witness(ledger):
    ledger.add(document(name="A", publisher="A"), [told("a1", period=None)], masked=None)
    ledger.add(document(name="B", publisher="B"), [told("b1")], masked=None)
    ledger.add(document(name="C", publisher="C"), [told("c1", period=None)], masked=None)
    (stored,) = ledger.observations()
    assert stored.reports == 3
    assert stored.observation.period == WEDNESDAY


def test_an_id_that_letter_for_letter_copies_share_shows_its_first_publication(ledger):
    for day, paper in (("2022-09-30", "B"), ("2022-09-29", "A"), ("2022-10-01", "C")):
        ledger.add(document(name=paper, publisher=paper, published=day), [told()], masked=None)
    assert ledger.get("a1").document.publisher == "A"
    assert ledger.get("a1").reports == 3


def test_other_figures_of_a_copy_stay_their_own(ledger):
    ledger.add(document(name="A", publisher="A"), [told("a1")], masked=None)
    ledger.add(
        document(STORY + " On Friday there were 5,000.", "B", publisher="B"),
        [told("b1"), told("b2", 5000.0), told("b3", unit="vehicles"), told("b4", stance="denies")],
        masked=None,
    )
    assert [s.reports for s in ledger.observations()] == [2, 1, 1, 1]


def test_unrelated_documents_that_agree_stay_two_observations(ledger):
    ledger.add(document(), [told("a1")], masked=None)
    other = "A spokesman said in the evening that some 4,200 people had walked over the bridge."
    ledger.add(document(other, "b.txt"), [told("b1")], masked=None)
    assert [s.reports for s in ledger.observations()] == [1, 1]


def test_tomorrows_bulletin_on_the_same_form_is_no_copy_of_todays():
    form = (
        "Over the past day {} people and {} cars entered through the northern crossings and {}"
        " people left. The office reminds travellers to keep their passports ready, to carry"
        " water, and to follow the instructions of the officers at all times."
    )
    assert not is_near_copy(form.format(4211, 987, 3120), form.format(3954, 1012, 2877))
    assert is_near_copy(form.format(4211, 987, 3120), form.format(4211, 987, 3120) + " Thank you.")


def test_an_outlet_that_cut_the_end_off_still_printed_a_copy():
    longer = STORY + " " + " ".join(f"detail{i}" for i in range(90))
    assert is_near_copy(STORY, longer)
    assert not is_near_copy(STORY, " ".join(STORY.split()[:20]) + longer[len(STORY) :])


def test_a_text_that_joins_two_stories_makes_them_one_cluster(ledger):
    opening, middle, ending = (" ".join(f"{part}{i}" for i in range(40)) for part in "abc")
    first, second = f"{opening} {middle}", f"{middle} {ending}"
    assert not is_near_copy(first, second)
    ledger.add(document(first, "1", publisher="A"), [told("a1")], masked=None)
    ledger.add(document(second, "2", publisher="B"), [told("b1")], masked=None)
    assert ledger.stats().witnesses == 2
    bridging = document(f"{opening} {middle} {ending}", "3", publisher="C")
    assert ledger.add(bridging, [told("c1")], masked=None).cluster == text_hash(first)
    assert ledger.stats().witnesses == 1
    assert next(ledger.observations()).reports == 3


def test_band_hashes_are_the_ones_older_ledgers_hold():
    """If this fails, rensa or `copies` changed: stored bands need a migration."""
    assert bands("nine people crossed the bridge")[:2] == [
        -9092055384313631803,
        -8215437536067147472,
    ]


@pytest.mark.parametrize("seed", range(8))
def test_the_ledger_counts_reports_as_plain_bookkeeping_does(path, seed):
    """The slow twin: compare every pair of texts, then count outlets by hand."""
    rng = random.Random(seed)
    stories = [" ".join(f"{story}{rng.randrange(99)}x" for _ in range(60)) for story in "pqr"]
    entries = []
    for number in range(24):
        story = rng.randrange(3)
        words = stories[story].split()
        text = " ".join(word for word in words if rng.random() > rng.choice([0, 0.02]))
        values = rng.sample(range(4), rng.randint(1, 3))
        day = f"2022-09-{rng.randint(1, 20):02}"
        paper = document(text, f"{number}", publisher=f"paper {rng.randrange(6)}", published=day)
        entries.append((paper, [told(f"{number}v{value}", float(value)) for value in values]))
    with Ledger.open(path) as ledger:
        for paper, observations in entries:
            ledger.add(paper, observations, masked=None)
        for as_of in ("2022-09-06", "2022-09-13", "2022-09-30"):
            found = sorted(
                (s.observation.value, s.reports) for s in ledger.observations(as_of=as_of)
            )
            assert found == by_hand(entries, as_of)


def by_hand(entries: list[tuple[Document, list[Observation]]], as_of: str) -> list[object]:
    readings: dict[tuple[str, ...], tuple[Document, list[Observation]]] = {}
    for paper, observations in entries:  # read again with the same date: nothing new
        key = (paper.text, str(paper.publisher), str(paper.published))
        readings.setdefault(key, (paper, observations))
    newest = list({key[:2]: reading for key, reading in readings.items()}.values())
    clusters = {i: {i} for i in range(len(newest))}
    for i, j in itertools.combinations(range(len(newest)), 2):
        if is_near_copy(newest[i][0].text, newest[j][0].text):
            merged = clusters[i] | clusters[j]
            clusters.update(dict.fromkeys(merged, merged))
    outlets: dict[tuple[int, float | None], set[str | None]] = {}
    for i, (paper, observations) in enumerate(newest):
        for o in observations if str(paper.published) <= as_of else ():
            outlets.setdefault((min(clusters[i]), o.value), set()).add(paper.publisher)
    return sorted((value, len(papers)) for (_, value), papers in outlets.items())


@pytest.mark.parametrize("text", ["", "   ", "one", "two words", "...", "ქართული ტექსტი აქ"])
def test_texts_of_hardly_any_words_are_kept_too(ledger, text):
    assert ledger.add(document(text), [], masked=None).new_document
    assert not ledger.add(document(text), [], masked=None).new_document


# Looking


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        ({}, ["a1", "a2", "b1"]),
        ({"measure": "arrivals"}, ["b1"]),
        ({"place": "halden  bridge"}, ["a1", "a2"]),
        ({"place": "x:9"}, ["a1", "a2"]),
        ({"place": "halden"}, []),
        ({"country": "swe"}, ["a1", "a2", "b1"]),
        ({"country": "NOR"}, ["a1", "a2"]),
        ({"since": "2022-09-29"}, ["b1"]),
        ({"until": "2022-09-28"}, ["a1", "a2"]),
        ({"since": "2022-09", "until": "2022-09"}, ["a1", "a2"]),
        ({"as_of": "2022-10-01"}, ["a1", "a2"]),
        ({"as_of": "2022-09-28"}, []),
        ({"document": "b.txt"}, ["b1"]),
        ({"query": "mayor"}, ["b1"]),
        ({"query": "vesteras"}, ["b1"]),
        ({"query": '"6 kilometres"'}, ["a2"]),
        ({"query": "kilomet*"}, ["a2"]),
        ({"review": "none"}, ["a1", "a2", "b1"]),
        ({"review": "accept"}, []),
    ],
)
def test_a_list_holds_what_was_asked_for(ledger, limits, found):
    filled(ledger)
    assert [s.observation.id.rstrip("0") for s in ledger.observations(**limits)] == found


def test_a_search_finds_texts_by_word_and_marks_it(ledger):
    filled(ledger)
    (hit,) = ledger.search("hotels mayor")
    assert hit.document.id == "b.txt"
    assert "[Hotels]" in hit.snippet
    assert hit.score > 0
    (by_quote,) = ledger.search("kilometres")
    assert [name.rstrip("0") for name in by_quote.observations] == ["a2"]


@pytest.mark.parametrize("typed", ["people AND", "NEAR(", 'a "', "*", "col:umn", "x' OR 1", "^"])
def test_anything_may_be_typed_into_a_search(ledger, typed):
    filled(ledger)
    if re.search(r"\w", typed):
        list(ledger.search(typed))
    else:
        with pytest.raises(WrongUse):
            list(ledger.search(typed))


def test_an_id_may_be_shortened_as_long_as_it_is_the_only_one(ledger):
    filled(ledger)
    assert ledger.get("b").observation.id == told("b1").id
    with pytest.raises(WrongUse, match="several") as several:
        ledger.get("a")
    assert told("a1").id in several.value.near
    with pytest.raises(NotFound):
        ledger.get("ffff")
    with pytest.raises(NotFound):
        ledger.document("nowhere.txt")


# Reviews


def test_the_latest_verdict_counts_and_all_of_them_stay(ledger):
    filled(ledger)
    ledger.review("a1", "accept", who="N", why="same as the photo", when="2022-10-01")
    ledger.review("a1", "reject", who="M", why="of Tuesday", when="2022-10-03")
    assert ledger.get("a1").review.verdict == "reject"
    assert [r.verdict for r in ledger.reviews("a1")] == ["accept", "reject"]
    assert ledger.as_of("2022-10-02").get("a1").review.verdict == "accept"
    assert ledger.as_of("2022-09-30").get("a1").review is None
    assert [s.observation.id for s in ledger.observations(review="reject")] == [told("a1").id]


def test_a_correction_stands_beside_the_original(ledger):
    filled(ledger)
    ledger.review("a1", "correct", who="N", why="typing error", changes={"value": 2400})
    stored = ledger.get("a1")
    assert (stored.observation.value, stored.corrected.value) == (4200.0, 2400.0)
    assert stored.standing.value == 2400.0
    assert stored.corrected.because == stored.observation.because


def test_a_verdict_on_one_copy_holds_for_the_witness(ledger):
    for paper in ("A", "B"):
        ledger.add(document(name=paper, publisher=paper), [told(paper)], masked=None)
    ledger.review("B", "reject", who="N", why="misread")
    (stored,) = ledger.observations()
    assert stored.review.verdict == "reject"


def test_a_verdict_does_not_bind_a_later_different_reading_under_the_same_id(ledger):
    ledger.add(document(), [told("a1", 42.0)], masked=None, vintage="1")
    ledger.review("a1", "reject", who="N", why="it says 4,200")
    ledger.add(document(), [told("a1", 4200.0)], masked=None, vintage="2")
    assert ledger.get("a1").review is None


@pytest.mark.parametrize(
    ("verdict", "changes"),
    [
        ("maybe", None),
        ("correct", None),
        ("accept", {"value": 1}),
        ("correct", {"quote": "other words"}),
        ("correct", {"colour": "red"}),
        ("correct", {"value": "many"}),
    ],
)
def test_a_review_that_makes_no_sense_is_refused(ledger, verdict, changes):
    filled(ledger)
    with pytest.raises(WrongUse):
        ledger.review("a1", verdict, who="N", why="x", changes=changes)
    assert ledger.stats().reviews == 0


# Privacy


def test_no_masked_name_reaches_the_file(ledger, path):
    text = "Anna Examplova, a nurse from Halden, said 40 people slept in the hall."
    masked = MaskedText.of(text, [(0, 14, "[a nurse]")])
    paper = document(
        text,
        "interviews/examplova.txt",
        title="How Anna Examplova fled",
        publisher="A",
        url="https://paper.example/news/anna-examplova-fled",
    )
    leaking = told(said_by="Anna Examplova, a nurse", because=(Step("said_by", "x", "Examplova"),))
    ledger.add(paper, [leaking], masked=masked)
    (stored,) = ledger.observations()
    assert stored.observation.said_by == "[a nurse], a nurse"
    assert stored.document.title == "How [a nurse] fled"
    files = [file.read_bytes() for file in path.parent.iterdir()]
    assert len(files) == 3  # the database, its log, their index
    assert not any(re.search(rb"examplova|anna", held, re.IGNORECASE) for held in files)
    assert list(ledger.search("examplova")) == []


@given(
    st.text(alphabet="ab \nÄ\U0001f600", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5), st.text("[xy]", min_size=1))),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_spans_outside_masked_names_find_their_words_again(text, drawn, one, other):
    edits, at = [], 0
    for start, length, new in sorted(drawn):
        if at <= start and start + length <= len(text):
            edits.append((start, start + length, new))
            at = start + length
    masked = MaskedText.of(text, edits)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    new_start, new_end = masked.masked_span(start, end)
    assert 0 <= new_start <= new_end <= len(masked.text)
    touched = any(s < end and start < e for s, e, _ in edits)
    if not touched and start < end:
        assert masked.text[new_start:new_end] == text[start:end]
    cut = any(s < edge < e for s, e, _ in edits for edge in (start, end))
    if not cut and start < end:
        assert masked.original_span(new_start, new_end) == (start, end)


@given(st.text(max_size=30), st.integers(0, 30), st.integers(1, 9))
def test_masking_back_and_forth_never_narrows_a_span(text, start, length):
    if start + length > len(text):
        return
    masked = MaskedText.of(text, [(start, start + length, "[x]")])
    for edge in range(len(text)):
        first, last = masked.original_span(*masked.masked_span(edge, edge + 1))
        assert first <= edge
        assert edge + 1 <= last


@pytest.mark.parametrize("edits", [[(0, 3, "a"), (2, 5, "b")], [(3, 3, "a")], [(0, 2, "")]])
def test_edits_that_overlap_or_hide_nothing_are_refused(edits):
    with pytest.raises(ValueError, match="edit"):
        MaskedText.of("a short text", edits)


def test_words_that_still_stand_in_the_text_are_not_hidden_elsewhere():
    text = "May Examplova, a nurse, left Halden in May. She will not return."
    hide = hider(text, MaskedText.of(text, [(0, 22, "[a nurse]")]))
    assert hide is not None
    assert hide("EXAMPLOVA left in May, a nurse") == "[a nurse] left in May, a nurse"
    assert hide("may examplova") == "may [a nurse]"
    assert hider(text, MaskedText.of(text, [(15, 22, "[somebody]")])) is None
