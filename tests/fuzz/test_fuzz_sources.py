"""Whatever the bytes, opening them gives documents or problems, soon, and no exception.

Three ways: seeds of every kind damaged by a seeded mutator, hypothesis for shapes a
mutator does not find, and the corpus of inputs that once went wrong. To look longer:

    FUZZ_ROUNDS=100000 python -m pytest tests/fuzz/test_fuzz_sources.py -k damaged

A finding is written to tests/fuzz/corpus/found-*; keep it when the fault is mended.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import random
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import sources_made as made

from exeunt.observations import Document
from exeunt.sources import Item, Limits, Problem, language, open_item
from exeunt.sources.dates import iso_date
from exeunt.sources.html import plain_text

CORPUS = Path(__file__).parent / "corpus"
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "300"))
PATIENCE = 10  # seconds for one input; only a hang takes as long
LIMITS = Limits(nesting=500, file_megabytes=2, line_megabytes=0.1)
SEEDS = {
    "text": made.PROSE.encode() + "Größe – “heim”\n".encode() + "zurück\n".encode("cp1252"),
    "html": made.PAGE,
    "pdf": made.pdf("First, 300 left.", "[(Moss 12) -4000 (1,310)] TJ"),
    "docx": made.REPORT,
    "jsonl": b'{"id": "a", "text": "300 left.", "published": "2023-05-02"}\n{"text": "x"}\n' * 3,
    "feed": made.RSS + made.ATOM,
    "warc": made.warc(("https://a.example/1", made.PAGE[:600]), ("https://a.example/2", b"<p>x")),
}
SPICE = [
    b"\x00", b"\xff\xfe", b"<", b">", b"&", b"&#x110000;", b"&#0;", b"<!--", b"]]>", b"<![CDATA[",
    b"\r\n", b'"', b"\\ud800", b"{", b"[", b"%%EOF", b" 0 R", b"99999999999", b"-1", b"</td>",
    b"<table>", b"<ul><li>", b"<script>", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"<title>",
]  # fmt: skip


@pytest.fixture(autouse=True)
def patience():
    """A hang ends the run with a traceback that shows where."""

    def out_of_patience(*_):
        raise TimeoutError

    old = signal.signal(signal.SIGALRM, out_of_patience)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, old)


def check(kind: str, raw: bytes) -> None:
    signal.alarm(PATIENCE)
    name = "a.gz" if raw.startswith(b"\x1f\x8b") else "a"
    for one in open_item(Item(name, kind, raw), LIMITS):
        assert isinstance(one, (Document, Problem))
        if isinstance(one, Document):
            assert one.text.strip()
            assert one.published is None or iso_date(one.published) == one.published
            one.text.encode("utf-8")
        else:
            assert "could not be understood" not in one.what, one
            assert "\n" not in str(one)
    signal.alarm(0)


def damaged(raw: bytes, dice: random.Random) -> bytes:
    """One to six edits: flip, cut, double, swap in another piece, season."""
    out = bytearray(raw)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(out) + 1)
        to = min(len(out), at + dice.choice((1, 2, 8, 64, 500)))
        what = dice.randrange(6)
        if what == 0 and at < len(out):
            out[at] = dice.randrange(256)
        elif what == 1:
            del out[at:to]
        elif what == 2:
            out[at:at] = out[at:to] * dice.choice((1, 2, 30))
        elif what == 3:
            out[at:at] = dice.choice(SPICE) * dice.choice((1, 1, 2, 600))
        elif what == 4:
            other = dice.choice(list(SEEDS.values()))
            start = dice.randrange(len(other))
            out[at:to] = other[start : start + dice.choice((3, 30, 300))]
        else:
            del out[at:]
    return bytes(out)


@pytest.mark.parametrize("kind", sorted(SEEDS))
def test_damaged_files_give_documents_or_problems(kind):
    for number in range(ROUNDS):
        dice = random.Random(f"{kind} {number}")
        raw = damaged(SEEDS[kind], dice)
        if number % 10 == 0:
            raw = damaged(gzip.compress(raw, mtime=0), dice) if number % 20 else gzip.compress(raw)
        opened_as = kind if number % 7 else "unknown"
        try:
            check(opened_as, raw)
        except BaseException:
            keep(opened_as, raw)
            raise


def keep(kind: str, raw: bytes) -> None:
    digest = hashlib.blake2b(raw, digest_size=6).hexdigest()
    (CORPUS / f"found-{digest}.{kind}").write_bytes(raw)


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_what_once_went_wrong_goes_well(path):
    check(path.suffix[1:], path.read_bytes())


@pytest.mark.parametrize("kind", sorted(SEEDS))
@settings(max_examples=60, deadline=None)
@given(raw=st.binary(max_size=400))
def test_any_bytes_give_documents_or_problems(kind, raw):
    check(kind, raw)


TAGS = st.sampled_from(
    "<p> </p> <table> </table> <tr> <td> </td> <ul> </ul> <li> <a> </a> <h1> <title> <div> </div> "
    "<script> </script> <!-- --> <article> <time> <meta &amp; &#55296; 300 \x00 \u2028 é".split(" ")
)


@settings(max_examples=200, deadline=None)
@given(page=st.lists(TAGS | st.text(max_size=5), max_size=60).map("".join))
def test_any_soup_of_tags_is_eaten(page):
    check("html", page.encode("utf-8", "surrogatepass"))
    plain_text(page)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)
FIELDS = ("id", "text", "title", "published", "publisher", "url", "language")


@settings(max_examples=200, deadline=None)
@given(fields=st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=7))
def test_any_json_in_any_field_is_a_document_or_a_problem(fields):
    import json

    check("jsonl", json.dumps(fields).encode())


WORD = st.sampled_from(
    "<w:p> </w:p> <w:r> <w:t> </w:t> </w:r> <w:tbl> </w:tbl> <w:tr> </w:tr> <w:tc> </w:tc> <w:br/> "
    "text &amp; &x; <![CDATA[ ]]>".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(inside=st.lists(WORD, max_size=30).map("".join))
def test_any_soup_of_word_tags_is_eaten(inside):
    check("docx", made.docx(inside))


@settings(max_examples=300, deadline=None)
@given(value=st.none() | st.text(max_size=30) | st.floats() | st.integers() | st.booleans())
def test_any_value_is_a_day_or_none(value):
    day = iso_date(value)
    assert day is None or iso_date(day) == day


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_has_a_language_or_none(text):
    code = language(text)
    assert code is None or code.isalpha()
