"""The doors: what a person at a keyboard sees, and what a script relies on."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exeunt import cli, workflow
from exeunt.cli import arguments, say
from exeunt.errors import NotFound, WrongUse

ROOT = Path(__file__).resolve().parent.parent
REPORT = (
    "About 5,000 people crossed from Russia into Georgia at Upper Lars on Wednesday, "
    "a border guard said.\nThe queue was 12 kilometres long.\n"
)


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """An empty folder to work in, with no ledger and no spellings of somebody else."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EXEUNT_LEDGER", raising=False)
    monkeypatch.setenv("EXEUNT_ALIASES", str(tmp_path / "aliases.tsv"))
    workflow.gazetteer.cache_clear()
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(capfdbinary):
    """Run one command here: status, standard output, lines of standard error."""

    def call(*words):
        status = cli.main([str(word) for word in words])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return status, out.decode("utf-8"), err.decode("utf-8").splitlines()

    return call


def alone(*words, **options):
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "exeunt", *map(str, words)],
        capture_output=True, text=True, check=False, timeout=120, **options,
    )  # fmt: skip


def rows(out):
    return [json.loads(line) for line in out.splitlines()]


# What it reads and keeps


def test_a_report_becomes_json_lines_in_a_pipe(run):
    status, out, err = run("read", "report.txt", "--published", "2022-09-23")
    assert status == 0
    crossed = next(row for row in rows(out) if row["value"] == 5000)
    assert crossed["quote"] in REPORT
    assert REPORT[crossed["start"] : crossed["end"]] == crossed["quote"]
    assert crossed["document"] == "report.txt"
    assert len(err) == 1
    assert "1 document read" in err[0]
    assert "kept in exeunt.db" in err[0]


def test_standard_input_is_a_source(run, monkeypatch):
    done = alone("read", "-", "--no-ledger", input=REPORT)
    assert done.returncode == 0
    assert any(row["value"] == 5000 for row in rows(done.stdout))
    assert not Path("exeunt.db").exists()


def test_the_same_words_read_twice_are_kept_once(run):
    run("read", "report.txt")
    _, before, _ = run("ledger", "list")
    run("read", "report.txt")
    _, after, _ = run("ledger", "list")
    assert before == after
    assert before


@pytest.mark.parametrize("fmt", ["csv", "hxl", "geojson", "jsonl"])
def test_every_format_comes_out_of_a_pipe(run, fmt):
    status, out, _ = run("read", "report.txt", "--as", fmt)
    assert status == 0
    assert "5000" in out


def test_the_ending_of_a_file_is_its_format(run, desk):
    assert run("read", "report.txt", "-o", "figures.geojson")[0] == 0
    assert json.loads((desk / "figures.geojson").read_bytes())["type"] == "FeatureCollection"
    status, _, err = run("ledger", "export", "-o", "figures.xlsx")
    assert status == 2
    assert ".csv" in err[0]
    assert not (desk / "figures.xlsx").exists()


def test_a_file_that_cannot_be_finished_leaves_the_old_one_as_it_was(run, desk, monkeypatch):
    def half(found, fmt, out):
        out.write(b"half")
        raise WrongUse("no more")

    (desk / "old.csv").write_text("old", encoding="utf-8")
    monkeypatch.setattr(workflow, "export", half)
    assert run("read", "report.txt", "-o", "old.csv")[0] == 2
    assert (desk / "old.csv").read_text(encoding="utf-8") == "old"
    assert not list(desk.glob("*.part"))


def test_an_explanation_names_the_words_it_rests_on(run):
    _, out, _ = run("read", "report.txt")
    one = next(row for row in rows(out) if row["value"] == 5000)
    status, told, _ = run("explain", one["id"][:8])
    assert status == 0
    assert one["id"] in told
    assert "5,000" in told


def test_the_ledger_is_the_option_else_the_variable_else_the_folder(run, monkeypatch):
    run("read", "report.txt", "--ledger", "named.db")
    monkeypatch.setenv("EXEUNT_LEDGER", "told.db")
    run("read", "report.txt")
    monkeypatch.delenv("EXEUNT_LEDGER")
    run("read", "report.txt")
    assert {"named.db", "told.db", "exeunt.db"} <= {path.name for path in Path().iterdir()}


# Reviews


def test_a_correction_shows_and_a_rejection_hides(run):
    _, out, _ = run("read", "report.txt")
    one = next(row for row in rows(out) if row["value"] == 5000)
    who = ("--who", "an analyst", "--why", "the agency corrected it")
    assert run("ledger", "review", one["id"], "correct", "--set", "value=5400", *who)[0] == 0
    assert 5400 in [row["value"] for row in rows(run("ledger", "list")[1])]
    assert "the agency corrected it" in run("ledger", "show", one["id"])[1]
    assert run("ledger", "review", one["id"], "reject", *who)[0] == 0
    assert one["id"] not in [row["id"] for row in rows(run("ledger", "list")[1])]
    shown = rows(run("ledger", "list", "--review", "reject")[1])
    assert one["id"] in [row["id"] for row in shown]


def test_a_correction_of_a_field_that_is_none_is_refused(run):
    _, out, _ = run("read", "report.txt")
    status, _, err = run(
        "ledger", "review", rows(out)[0]["id"], "correct", "--who", "me", "--why", "so",
        "--set", "colour=red",
    )  # fmt: skip
    assert status == 2
    assert "colour" in err[0]


def test_search_finds_the_words_of_a_text(run):
    run("read", "report.txt")
    status, out, err = run("ledger", "search", "border", "guard", "--as", "table")
    assert status == 0
    assert "report.txt" in out
    assert "1 document found" in err[-1]


def test_words_in_quotes_are_searched_as_a_phrase(run):
    run("read", "report.txt")
    assert "1 document found" in run("ledger", "search", "guard", "border")[2][-1]
    assert "0 documents found" in run("ledger", "search", "guard border")[2][-1]


def test_what_was_not_known_yet_is_not_listed(run):
    run("read", "report.txt", "--published", "2022-09-23")
    assert rows(run("ledger", "list", "--as-of", "2022-09-23")[1])
    assert not rows(run("ledger", "list", "--as-of", "2022-09-22")[1])


def test_looking_at_a_ledger_that_is_not_there_says_how_to_make_one(run):
    status, _, err = run("ledger", "list")
    assert status == 2
    assert "exeunt read" in err[0]
    assert run("ledger", "review", "abc", "accept", "--who", "me", "--why", "so")[0] == 2
    assert not Path("exeunt.db").exists()


# Places


def test_a_taught_spelling_is_known_from_then_on(run):
    assert run("places", "find", "Halden Brigg")[0] in (0, 2)
    status, _, err = run("places", "alias", "Halden Brigg", "Upper Lars")
    assert status == 0, err
    workflow.gazetteer.cache_clear()
    _, out, _ = run("places", "find", "Halden", "Brigg")
    assert rows(out)[0]["name"] == "Verkhny Lars"


def test_a_name_of_two_places_is_settled_by_nobody(run):
    status, _, err = run("places", "alias", "Halden Brigg", "Tbilisi")
    assert status == 2
    assert "geonames:611717 (Tbilisi, city)" in err[0]


def test_a_spelling_for_no_place_at_all_is_refused(run):
    status, _, err = run("places", "alias", "Halden Brigg", "Qqqqxyzzy")
    assert status == 2
    assert "Qqqqxyzzy" in err[0]


# Exit status and what is said


def test_an_empty_document_is_a_warning(run, desk):
    (desk / "empty.txt").touch()
    status, _, err = run("read", "report.txt", "empty.txt")
    assert status == 0
    assert err[0].startswith("exeunt: warning:")
    assert "empty.txt" in err[0]


def test_a_language_nobody_taught_it_is_a_warning_and_the_document_is_kept(run, desk):
    words = "Noin kolmesataa ihmist\u00e4 ylitti rajan keskiviikkona, kertoi rajavartiosto. "
    (desk / "suomi.txt").write_text(words * 5, encoding="utf-8")
    status, out, err = run("read", "suomi.txt")
    assert (status, out) == (0, "")
    assert err[0].startswith("exeunt: warning:")
    assert "suomi.txt" in err[0]
    assert "1 document read" in err[-1]


def test_a_few_words_are_tried_as_english_whatever_they_look_like(run, desk):
    (desk / "line.txt").write_text("Upper Lars: 5,000 people crossed", encoding="utf-8")
    _, out, _ = run("read", "line.txt")
    assert 5000 in [row["value"] for row in rows(out)]


def test_a_spanish_report_is_read_as_such(run, desk):
    words = "Unas 5.000 personas cruzaron la frontera hacia Colombia el mi\u00e9rcoles."
    (desk / "es.txt").write_text(words, encoding="utf-8")
    _, out, _ = run("read", "es.txt")
    assert 5000 in [row["value"] for row in rows(out)]


def test_what_cannot_be_read_costs_the_status_and_one_line_but_not_the_rest(run, desk):
    (desk / "noise.txt").write_bytes(bytes(range(256)) * 20)
    status, out, err = run("read", "noise.txt", "report.txt")
    assert status == 1
    assert rows(out)
    assert [line for line in err if "noise.txt" in line] == [err[0]]
    assert "1 could not be read" in err[-1]


@pytest.mark.parametrize(
    "words",
    [
        (), ("read",), ("frobnicate",), ("read", "report.txt", "--as", "stone"),
        ("read", "nowhere.txt"), ("read", "report.txt", "--published", "Wednesday"),
        ("ledger", "review", "abc", "accept"), ("report", "nowhere.txt"),
        ("report", "report.txt", "--as-of", "Wednesday"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_is_status_two_and_one_line(run, words):
    status, out, err = run(*words)
    assert (status, out, len(err)) == (2, "", 1)
    assert err[0].startswith("exeunt: error:")


def test_a_folder_with_nothing_to_read_is_wrong_use(run, desk):
    (desk / "bare").mkdir()
    assert run("read", "bare")[0] == 2


def test_a_ledger_that_cannot_be_written_does_not_cost_the_output(run, desk):
    (desk / "folder").mkdir()
    status, out, err = run("read", "report.txt", "--ledger", "folder")
    assert status == 1
    assert rows(out)
    assert "folder" in err[0]
    assert "kept" not in err[-1]


def test_a_near_name_is_offered_for_a_mistyped_one(run):
    _, _, err = run("read", "reprot.txt")
    assert "report.txt" in err[0]


def test_an_error_is_one_line_with_what_where_near_and_to_do(capfd):
    say.problem(NotFound("no such\nthing", where="here", near="this", todo="that"))
    line = "exeunt: error: no such thing (here); near: this; to do: that\n"
    assert capfd.readouterr().err == line


def test_a_bug_of_ours_never_shows_the_words_it_fell_over(run, monkeypatch):
    def fall(*_, **__):
        raise ValueError("Jane Example, 34")

    monkeypatch.setattr(workflow, "open_ledger", fall)
    status, _, err = run("ledger", "list")
    assert status == 1
    assert "Example" not in " ".join(err)
    assert "ValueError" in err[0]


def test_a_bug_in_reading_costs_one_document_and_shows_no_words(run, monkeypatch):
    from exeunt import reading

    whole = reading.read

    def fall(document, **rest):
        if "Jane" in document.text:
            raise ValueError(document.text)
        return whole(document, **rest)

    monkeypatch.setattr(reading, "read", fall, raising=False)
    Path("a.txt").write_text("Jane Example left.", encoding="utf-8")
    status, out, err = run("read", "a.txt", "report.txt")
    assert status == 1
    assert rows(out)
    assert "Jane" not in " ".join(err)


def test_what_libraries_log_or_warn_of_is_not_shown(run, monkeypatch):
    import logging
    import warnings

    def gossip(*_, **__):
        logging.getLogger("library").warning("Jane Example, 34")
        warnings.warn("Jane Example, 34", stacklevel=1)
        return iter(())

    monkeypatch.setattr(workflow, "read", gossip)
    _, _, err = run("read", "report.txt")
    assert "Example" not in " ".join(err)


def test_a_document_larger_than_the_limit_is_given_up_and_the_limit_can_be_raised(run, desk):
    (desk / "long.txt").write_text(REPORT * 20_000, encoding="utf-8")
    status, _, err = run("read", "long.txt", "--megabytes", "1")
    assert status == 1
    assert "1 MB" in err[0]
    assert run("read", "report.txt", "--megabytes", "-1")[0] == 2


def test_a_jsonl_of_another_kind_is_three_lines_not_thousands(run, desk):
    (desk / "figures.jsonl").write_text('{"value": 1}\n' * 500, encoding="utf-8")
    status, _, err = run("read", "figures.jsonl")
    assert status == 1
    assert len(err) == 5
    assert "500 could not be read" in err[-1]


def test_a_bug_that_strikes_every_document_does_not_fill_the_screen(run, desk, monkeypatch):
    from exeunt import reading

    monkeypatch.setattr(reading, "read", lambda *_, **__: 1 / 0, raising=False)
    for number in range(20):
        (desk / f"{number}.txt").write_text(REPORT + str(number), encoding="utf-8")
    status, _, err = run("read", ".")
    assert status == 1
    assert len(err) == 5
    assert "21 could not be read" in err[-1]


# The machine around it


def test_a_closed_pipe_is_quiet(desk):
    for number in range(300):
        (desk / f"{number}.txt").write_text(f"{number} {REPORT}", encoding="utf-8")
    command = f'"{sys.executable}" -m exeunt read . --no-ledger | head -n 1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert len(done.stdout.splitlines()) == 1
    assert "Error" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_full_disk_is_one_line_and_full_errors_are_nobodys_problem(desk):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "exeunt", "read", "report.txt"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        quiet = [sys.executable, "-m", "exeunt", "read", "report.txt"]
        done = subprocess.run(quiet, stdout=subprocess.DEVNULL, stderr=full, check=False)
        assert done.returncode == 0


def test_a_terminal_that_knows_no_arrows_still_gets_its_table(desk):
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = alone("read", "report.txt", "--as", "table", env=surroundings)
    assert done.returncode == 0
    assert "5,000" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="signals are told otherwise there")
def test_ctrl_c_leaves_a_whole_ledger_and_says_how_to_go_on(desk):
    many = desk / "many.jsonl"
    with many.open("w", encoding="utf-8") as out:
        for number in range(40_000):
            text = f"On day {number}, {number + 10} people crossed into Georgia."
            out.write(json.dumps({"id": f"d{number}", "text": text}) + "\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "exeunt", "read", "many.jsonl", "-o", "out.jsonl"],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    ledger = desk / "exeunt.db"
    wait_for(lambda: ledger.exists() and documents(ledger) > 20)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "to go on" in err
    with sqlite3.connect(ledger) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def wait_for(ready):
    for _ in range(600):
        if ready():
            return
        time.sleep(0.05)
    pytest.fail("nothing was kept within half a minute")


def documents(ledger):
    try:
        with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as db:
            return db.execute("SELECT count(*) FROM documents").fetchone()[0]
    except sqlite3.Error:
        return 0


@pytest.mark.parametrize(
    "words", [("--help",), ("--version",), ("read", "--help"), ("ledger", "review", "--help")]
)
def test_help_loads_nothing_heavy(words):
    code = (
        "import sys\nfrom exeunt.cli import main\n"
        f"main({list(words)!r})\nprint('|', *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split("|")[1].split())
    heavy = {"numpy", "msgspec", "rich", "sqlite3", "logging", "multiprocessing", "asyncio"}
    assert not heavy & loaded
    assert "exeunt.workflow" not in loaded


def test_reading_a_text_in_a_pipe_loads_neither_numpy_nor_rich(desk):
    code = (
        "import sys\nfrom exeunt.cli import main\n"
        "main(['read', 'report.txt'])\nprint('|', *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split("|")[1].split())
    assert not {"numpy", "pandas", "rich", "requests", "multiprocessing", "lxml"} & loaded


def test_every_command_is_in_the_readme_or_the_docs():
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    told = "\n".join(page.read_text("utf-8") for page in pages)
    silent = [command for command in commands(arguments.parser()) if command not in told]
    assert not silent


def commands(parser, before="exeunt"):
    for action in parser._actions:
        for name, below in getattr(action, "_name_parser_map", {}).items():
            inner = list(commands(below, f"{before} {name}"))
            yield from inner or [f"{before} {name}"]


def test_the_page_of_a_ledger_is_the_page_of_what_it_read(run, desk):
    run("read", "report.txt", "--published", "2022-09-23")
    alone = ("--scenario", "none", "-o")
    assert run("report", "exeunt.db", *alone, "kept.html")[0] == 0
    assert run("report", "report.txt", "--published", "2022-09-23", *alone, "fresh.html")[0] == 0
    kept, fresh = (desk / "kept.html").read_text(), (desk / "fresh.html").read_text()
    assert "5,000" in kept
    assert len(kept) == pytest.approx(len(fresh), rel=0.01)


def test_the_table_is_plain_text_where_nobody_watches(run):
    status, out, _ = run("read", "report.txt", "--as", "table")
    assert status == 0
    assert "\x1b[" not in out
    assert "5,000" in out
