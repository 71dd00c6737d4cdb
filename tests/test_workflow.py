"""The whole story from Python: sources, readings, ledger, page."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

import exeunt
from exeunt import workflow
from exeunt.errors import ExeuntError, LedgerError, NotFound, WrongUse
from exeunt.observations import Document

REPORT = "About 5,000 people crossed from Russia into Georgia at Upper Lars on Wednesday."


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EXEUNT_ALIASES", str(tmp_path / "aliases.tsv"))
    workflow.gazetteer.cache_clear()
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def values(readings):
    return [one.value for reading in readings for one in reading.observations]


def test_a_text_can_be_read():
    (reading,) = exeunt.read(text=REPORT, published="2022-09-23")
    (crossed,) = [one for one in reading.observations if one.value == 5000]
    assert crossed.period is not None
    assert crossed.period.start == "2022-09-21"


def test_a_document_can_be_read_and_keeps_its_place_among_files(desk):
    made = Document(id="made", text=REPORT)
    assert [r.document.id for r in exeunt.read(made, "report.txt")] == ["made", "report.txt"]


def test_nothing_to_read_is_wrong_use():
    with pytest.raises(WrongUse):
        list(exeunt.read())


def test_a_day_that_is_none_is_wrong_use():
    with pytest.raises(WrongUse, match="Wednesday"):
        list(exeunt.read(text=REPORT, published="Wednesday"))


def test_a_missing_file_is_an_error_of_ours():
    with pytest.raises(ExeuntError, match=r"nowhere\.txt"):
        list(exeunt.read("nowhere.txt"))


def test_without_somebody_to_tell_the_first_problem_is_raised(desk):
    (desk / "noise.txt").write_bytes(bytes(range(256)) * 20)
    with pytest.raises(ExeuntError, match=r"noise\.txt"):
        list(exeunt.read("noise.txt", "report.txt"))


def test_with_somebody_to_tell_the_batch_goes_on(desk):
    (desk / "noise.txt").write_bytes(bytes(range(256)) * 20)
    told = []
    assert 5000 in values(exeunt.read("noise.txt", "report.txt", on_problem=told.append))
    assert [problem.where for problem in told] == ["noise.txt"]


def test_the_order_of_documents_does_not_depend_on_the_number_of_workers(desk, monkeypatch):
    monkeypatch.setattr(workflow, "ALONE_FOR", 0.0)
    for number in range(40):
        (desk / f"{number:02}.txt").write_text(f"{number + 20} people left.", encoding="utf-8")
    one = [(r.document.id, len(r.observations)) for r in workflow.read(".", workers=1)]
    two = [(r.document.id, len(r.observations)) for r in workflow.read(".", workers=2)]
    assert one == two
    assert len(one) == 41


def test_a_text_that_takes_too_long_is_given_up_and_the_rest_is_read(desk, monkeypatch):
    monkeypatch.setattr(workflow, "LONG", 1000)  # read where it can be killed
    (desk / "long.txt").write_text(REPORT * 20_000, encoding="utf-8")
    told = []
    found = workflow.read("long.txt", "report.txt", seconds=0.05, on_problem=told.append)
    assert 5000 in values(found)
    assert [problem.where for problem in told] == ["long.txt"]
    assert "longer than" in told[0].what


def test_the_same_document_kept_twice_is_kept_once(desk):
    with closing(workflow.open_ledger("kept.db")) as ledger:
        for _ in range(2):
            list(workflow.keep(exeunt.read("report.txt"), ledger, pytest.fail))
        assert len(list(workflow.listed(ledger))) == len(values(exeunt.read("report.txt")))


def test_a_ledger_that_fails_is_told_once_and_readings_go_on():
    class Full:
        def add(self, *_, **__):
            raise LedgerError("no space left")

    told = []
    texts = [Document(id=str(n), text=f"{n + 20} people left.") for n in range(3)]
    assert len(list(workflow.keep(exeunt.read(*texts), Full(), told.append))) == 3
    assert len(told) == 1


def test_looking_at_a_ledger_does_not_make_one(desk):
    with pytest.raises(NotFound):
        workflow.open_ledger("none.db", create=False, write=False)
    assert not (desk / "none.db").exists()


def test_a_ledger_is_told_from_a_report(desk):
    workflow.open_ledger("kept.db").close()
    assert workflow.is_ledger("kept.db")
    assert not workflow.is_ledger("report.txt")
    assert not workflow.is_ledger("nowhere.txt")


def test_a_page_says_what_it_covers_and_what_was_silent():
    silent = Document(id="weather", text="It rained all day, and nobody said a word about it.")
    page = exeunt.report(Document(id="lars", text=REPORT), silent, title="Of two documents")
    assert "Of two documents" in page
    assert "5,000" in page
    assert "2 documents" in page


def test_a_page_of_a_ledger_and_a_report_together_is_wrong_use(desk):
    workflow.open_ledger("kept.db").close()
    with pytest.raises(WrongUse):
        exeunt.report("kept.db", "report.txt")


def test_how_many_documents_there_are_is_known_where_files_tell(desk):
    assert workflow.how_many(["report.txt"]) == 1
    Path("two.jsonl").write_text('{"id": "a", "text": "b"}\n' * 2, encoding="utf-8")
    assert workflow.how_many(["report.txt", "two.jsonl"]) == 3
    assert workflow.how_many(["-"]) is None
    assert workflow.how_many(["nowhere.txt"]) is None


def test_the_function_report_stays_one_after_its_room_was_opened():
    import exeunt.report

    assert callable(exeunt.report)
