"""Batches: order, killed workers, memory, standard input."""

from __future__ import annotations

import gzip
import io
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
import sources_made as made

from exeunt.errors import WrongUse
from exeunt.observations import Document
from exeunt.sources import Limits, Problem, documents, guard, run_guarded


def letters(word: str):
    yield from word


def misbehave(word: str):
    yield word
    if word == "hang":
        time.sleep(60)
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "eat":
        yield len(bytearray(3 << 30))
    if word == "raise":
        raise ValueError(word)
    if word == "quit":
        os._exit(3)


def test_results_keep_the_order_of_the_items():
    words = [f"{number}:abc" for number in range(60)]
    got = list(run_guarded(letters, words, workers=2))
    assert "".join(got) == "".join(words)
    assert got == list(run_guarded(letters, words, workers=0))


@pytest.mark.parametrize(
    ("word", "error", "saying"),
    [
        ("hang", "TooLarge", "longer than 0.5 s"),
        ("die", "TooLarge", "killed"),
        ("crash", "SourceError", "signal 11"),
        ("eat", "TooLarge", "memory"),
        ("raise", "SourceError", "ValueError in misbehave"),
        ("quit", "SourceError", "broke"),
    ],
)
def test_an_item_that_kills_its_worker_costs_one_problem(word, error, saying):
    words = ["a", "b", word, "c", "d", "e", word, "f"]
    got = list(run_guarded(misbehave, words, Limits(seconds=0.5, megabytes=800), workers=2))
    assert [one for one in got if isinstance(one, str)] == words
    problems = [one for one in got if isinstance(one, Problem)]
    assert [(one.where, one.error) for one in problems] == [(word, error)] * 2
    assert saying in problems[0].what
    assert got.index(problems[0]) == 3


def test_a_slow_consumer_does_not_run_down_the_clock():
    got = []
    for one in run_guarded(letters, ["ab", "cd"], Limits(seconds=0.3), workers=1):
        time.sleep(0.4)
        got.append(one)
    assert got == list("abcd")


def test_large_items_and_results_do_not_block_each_other():
    words = ["x" * 3_000_000] * 8
    assert sum(len(one) for one in run_guarded(echoed, words, workers=2)) == 24_000_000


def echoed(word: str):
    yield word


def test_a_function_without_a_name_is_wrong_use():
    with pytest.raises(WrongUse):
        list(run_guarded(lambda item: [item], ["a"]))


def test_leaving_early_ends_the_workers():
    got = run_guarded(misbehave, ["a", "hang", "b"], workers=2)
    next(got)
    crew = got.gi_frame.f_locals["crew"]._workers
    processes = [worker._process for worker in crew]
    got.close()
    assert all(process.poll() is not None for process in processes if process)


def test_plain_text_and_lines_start_no_process(tmp_path, monkeypatch):
    def refuse(*_):
        raise AssertionError("a process was started")

    monkeypatch.setattr(guard.Worker, "_start", refuse)
    (tmp_path / "a.txt").write_text("Nobody left.")
    (tmp_path / "b.jsonl").write_text('{"text": "Nobody left."}\n' * 3)
    assert len(list(documents([str(tmp_path)]))) == 4


def test_a_batch_of_many_kinds_goes_through_in_order(tmp_path):
    files = {
        "a.html": made.PAGE, "b.pdf": made.pdf("300 left."), "c.txt": b"Nobody left.",
        "d.docx": made.REPORT, "e.html": b"<div>" * 20_000, "f.rss": made.RSS, "g.pdf": b"%PDF-1",
        "h.jsonl": b'{"text": "Nobody left."}\nbad\n', "i.txt": b"",
    }  # fmt: skip
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    got = list(documents([str(tmp_path)], published="2023-06-01"))
    kinds = "".join("D" if isinstance(one, Document) else "P" for one in got)
    assert kinds == "DDDDPDDPDPP"
    by_name = {Path(one.id).name: one for one in got if isinstance(one, Document)}
    assert by_name["a.html"].published == "2023-05-02"
    assert by_name["b.pdf"].published == "2023-06-01"
    assert by_name["a.html"].id == str(tmp_path / "a.html")


def test_memory_does_not_grow_with_the_lines(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text('{"text": "%s"}\n' % ("Nobody left. " * 40) * 40_000)
    code = """
        import resource, sys
        from exeunt.sources import documents
        peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for number, one in enumerate(documents([sys.argv[1]])):
            if number == 1000:
                start = peak()
        print(number + 1, peak() - start)
    """
    count, grown = _python(textwrap.dedent(code), str(path)).split()
    assert int(count) == 40_000
    assert int(grown) < 3_000  # kB, of a file of 22 MB


# Standard input


def stdin(monkeypatch, raw: bytes) -> list[Document | Problem]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    return list(documents(["-"], workers=0))


@pytest.mark.parametrize(
    ("raw", "begins"),
    [
        (b"Nobody left.\r\n", "Nobody left.\r\n"),
        (made.PAGE, "Halden gate busy"),
        (made.pdf("300 left."), "300 left."),
        (made.REPORT, "Situation report"),
        (gzip.compress(b"Nobody left."), "Nobody left."),
        (b'{"text": "Nobody left."}', "Nobody left."),
    ],
)
def test_standard_input_is_told_by_its_bytes(monkeypatch, raw, begins):
    (one,) = stdin(monkeypatch, raw)
    assert one.text.startswith(begins)
    assert one.id.startswith("-")


def test_empty_standard_input_is_a_warning(monkeypatch):
    (told,) = stdin(monkeypatch, b"")
    assert told.warning


def test_lines_on_a_real_standard_input_come_as_they_are_written():
    code = """
        import sys
        from exeunt.sources import documents
        for one in documents(["-"]):
            print(one.id, flush=True)
    """
    line = b'{"id": "x%d", "text": "Nobody left."}\n'
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(),
    ) as process:  # fmt: skip
        for number in range(3):
            process.stdin.write(line % number)
            process.stdin.flush()
            assert process.stdout.readline() == b"x%d\n" % number
        process.stdin.close()
    assert process.returncode == 0


def _python(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, check=True, env=_environment(),
    )  # fmt: skip
    return done.stdout


def _environment() -> dict[str, str]:
    source = Path(__file__).parent.parent / "src"
    return {**os.environ, "PYTHONPATH": str(source)}
