"""What a user names becomes documents, and what cannot be read costs one line each."""

from __future__ import annotations

import gzip
import json
import os

import pytest
import sources_made as made

from exeunt.errors import WrongUse
from exeunt.observations import Document
from exeunt.sources import (
    Item,
    Limits,
    Problem,
    documents,
    expand,
    language,
    open_item,
)
from exeunt.sources.dates import iso_date
from exeunt.sources.page_facts import page_facts


def opened(name: str, raw: bytes, **limits) -> list[Document | Problem]:
    kind = next(expand_kind(name))
    return list(open_item(Item(name, kind, raw), Limits(**limits)))


def expand_kind(name: str):
    from exeunt.sources.items import kind_of

    yield kind_of(name)


def text_of(name: str, raw: bytes) -> str:
    first = opened(name, raw)[0]
    assert isinstance(first, Document), first
    return first.text


def problem(name: str, raw: bytes, **limits) -> Problem:
    (only,) = opened(name, raw, **limits)
    assert isinstance(only, Problem), only
    assert only.where.startswith(name)
    assert "\n" not in str(only)
    return only


# Names


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.md", "a/.secret.txt", ".git/x.txt", "photo.jpg", "c.html.gz"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = [os.path.relpath(item.path, tmp_path) for item in expand([str(tmp_path)])]
    assert found == ["a/z.md", "b.txt", "c.html.gz"]


def test_a_glob_finds_files_and_a_file_with_brackets_is_taken_by_its_name(tmp_path):
    (tmp_path / "one[1].txt").write_text("x")
    (tmp_path / "two.txt").write_text("x")
    assert len(list(expand([str(tmp_path / "*.txt")]))) == 2
    (item,) = expand([str(tmp_path / "one[1].txt")])
    assert item.kind == "text"


@pytest.mark.parametrize("name", ["reprot.txt", "*.pdf"])
def test_a_name_that_matches_nothing_is_wrong_use(tmp_path, name):
    (tmp_path / "report.txt").write_text("x")
    with pytest.raises(WrongUse) as caught:
        list(expand([str(tmp_path / name)]))
    assert caught.value.where.endswith(name)


def test_a_misspelt_name_brings_the_closest_ones(tmp_path):
    (tmp_path / "report.txt").write_text("x")
    with pytest.raises(WrongUse) as caught:
        list(expand([str(tmp_path / "reprot.txt")]))
    assert "report.txt" in caught.value.near


def test_a_folder_without_anything_to_read_is_wrong_use(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(WrongUse) as caught:
        list(expand([str(tmp_path)]))
    assert ".jpg" in caught.value.near


def test_naming_nothing_is_wrong_use():
    with pytest.raises(WrongUse):
        list(expand([]))


def test_one_missing_name_among_good_ones_costs_one_problem(tmp_path):
    (tmp_path / "a.txt").write_text("Nobody left.")
    got = list(documents([str(tmp_path / "b.txt"), str(tmp_path / "a.txt")]))
    assert [type(one) for one in got] == [Problem, Document]
    assert got[0].near.endswith("a.txt")


def test_a_loop_of_links_is_walked_once(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x")
    (tmp_path / "in" / "again").symlink_to(tmp_path)
    assert len(list(expand([str(tmp_path)]))) == 1


def test_a_dead_link_and_a_pipe_in_a_folder_stop_nothing(tmp_path):
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "live.txt").write_text("Nobody left.")
    os.mkfifo(tmp_path / "pipe.txt")
    got = list(documents([str(tmp_path)]))
    assert [type(one) for one in got] == [Problem, Document]


def test_a_file_that_vanishes_while_the_folder_is_read_is_one_problem(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Nobody left.")
    got = []
    for one in documents([str(tmp_path)]):
        got.append(one)
        (tmp_path / "b.txt").unlink(missing_ok=True)
    assert [type(one) for one in got] == [Document, Problem, Document]
    assert "gone" in got[1].what


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_one_problem(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    (only,) = documents([str(path)])
    assert "permission" in only.what


# Text


def test_the_text_of_a_file_is_not_touched():
    written = "One\r\ntwo\rthree\n\n  four \x0c\n"
    assert text_of("a.txt", written.encode()) == written


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_and_marked_encodings_are_read_and_the_mark_is_kept_out(encoding):
    written = "Überall 1,200 people left for the north.\n"
    assert text_of("a.txt", written.encode(encoding)) == written


def test_western_bytes_are_read_and_the_guess_is_told():
    written = "La queue près de Genève était longue: 1 200 réfugiés."
    document, told = opened("a.txt", written.encode("latin-1"))
    assert document.text == written
    assert told.warning
    assert "windows-1252" in told.what


def test_cyrillic_in_an_old_encoding_is_recognised():
    written = "За сутки границу пересекли тысяча двести человек, сообщила служба."
    assert text_of("a.txt", written.encode("cp1251")) == written


def test_single_western_lines_in_a_utf8_file_are_mended_line_by_line():
    good = "Über 300 Menschen – sagte er\n".encode() * 3
    document, told = opened("a.txt", good + "zurück “heim”\n".encode("cp1252") + good)
    assert document.text.split("\n")[3] == "zurück “heim”"
    assert document.text.startswith("Über 300 Menschen – sagte er")
    assert "1 line" in told.what


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", "\ufeff".encode()])
def test_an_empty_file_is_a_warning(raw):
    told = problem("a.txt", raw)
    assert told.warning
    assert told.error == "EmptySource"


@pytest.mark.parametrize(
    "raw",
    [
        bytes(range(256)) * 9,
        b"%PDF-1.4 etc",
        made.REPORT,
        b"\x89PNG\r\n\x1a\n",
        b"ab\x00cd\xff" * 9,
    ],
)
def test_binary_bytes_are_refused_in_one_line(raw):
    assert not problem("a.txt", raw).warning


def test_a_text_larger_than_the_limit_is_refused():
    assert problem("a.txt", b"word " * 300_000, file_megabytes=1).error == "TooLarge"


def test_a_file_larger_than_the_limit_is_not_even_read(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000_000)
    (told,) = open_item(Item(str(path), "text"), Limits())
    assert told.error == "TooLarge"


def test_a_packed_text_is_unpacked_and_a_packed_bomb_is_not():
    assert text_of("a.txt.gz", gzip.compress(b"Nobody left.")) == "Nobody left."
    bomb = gzip.compress(b"0" * 5_000_000)
    assert problem("a.txt.gz", bomb, file_megabytes=1).error == "TooLarge"


@pytest.mark.parametrize(
    "raw", [gzip.compress(b"Nobody left. " * 99)[:-9], b"no gzip", b"\x1f\x8b"]
)
def test_a_damaged_gz_is_one_problem(raw):
    assert ".gz" in problem("a.txt.gz", raw).what


# JSON Lines


def test_a_line_is_a_document_with_what_is_known_about_it():
    line = {
        "id": 7, "text": "Nobody left.", "title": "Calm", "published": "2023-05-02T10:00:00Z",
        "publisher": "Herald", "url": "https://h.example/1", "language": "en-GB",
    }  # fmt: skip
    (one,) = opened("a.jsonl", json.dumps(line).encode())
    assert one == Document(
        id="7", text="Nobody left.", title="Calm", published="2023-05-02", publisher="Herald",
        url="https://h.example/1", language="en", obtained="jsonl",
    )  # fmt: skip


def test_a_title_that_is_the_first_line_is_not_given_twice():
    (one,) = opened("a.jsonl", b'{"text": "Calm\\n\\nNobody left.", "title": "Calm"}')
    assert one.title is None
    assert one.id == "a.jsonl#1"


@pytest.mark.parametrize(
    "bad",
    [
        b"{", b"[1]", b"7", b"null", b'{"text": 5}', b'{"id": "x"}', b'{"text": " "}',
        b"\xff\xfe\x00", b"[" * 100_000, b'{"text": "' + b"x" * 50_000 + b'"}',
    ],
)  # fmt: skip
def test_a_bad_line_is_one_problem_that_names_it(bad):
    good = b'{"text": "Nobody left."}\n'
    got = opened("a.jsonl", good * 16 + bad + b"\n" + good, line_megabytes=0.04)
    assert [type(one) for one in got].count(Document) == 17
    assert isinstance(got[16], Problem)
    assert got[16].where == "a.jsonl, line 17"


def test_a_date_that_is_none_is_told_and_the_text_is_read():
    document, told = opened("a.jsonl", b'{"text": "Nobody left.", "published": "soon"}')
    assert document.published is None
    assert told.warning


def test_old_encodings_and_raw_tabs_inside_a_line_are_forgiven():
    (one,) = opened("a.jsonl", '{"text": "Genève\tétait vide"}'.encode("latin-1"))
    assert one.text == "Genève\tétait vide"


# HTML


def test_a_page_gives_its_main_text_with_lists_and_tables():
    text = text_of("p.html", made.PAGE)
    lines = text.split("\n")
    assert lines[0] == "Halden gate busy"
    assert "• 45 buses waited for a full night at the second gate" in lines
    assert "North Moss | 1,310" in lines
    assert text.count("At least 1,200 people crossed") == 2
    for noise in ("Sport", "Contact", "not text", "color", "Herald"):
        assert noise not in text


def test_an_old_page_that_shouts_and_closes_nothing_is_read_alike():
    page = f"""<HTML><BODY><P>{made.PROSE}<UL><LI>300 families in the school<LI>20 still missing
    </UL><TABLE><TR><TD>North<TD>120<TR><TD>South<TD>300</TABLE></BODY></HTML>"""
    lines = text_of("p.html", page.encode()).split("\n")
    for line in ("• 300 families in the school", "• 20 still missing", "South | 300"):
        assert line in lines


def test_a_menu_stays_out_and_a_list_with_some_links_stays_in():
    menu = (
        "<ul><li><a href='/a'>All the news of the day</a></li><li><a href='/b'>Sport</a></li></ul>"
    )
    facts = "<ul><li>300 tents are needed in <a href='/m'>Moss</a></li><li>1,000 rations</li></ul>"
    text = text_of("p.html", f"<main><p>{made.PROSE}</p>{menu}{facts}</main>".encode())
    assert "• 300 tents are needed in Moss" in text
    assert "Sport" not in text


def test_a_table_that_only_lays_out_the_page_is_no_table():
    page = (
        f"<table><tr><td>Menu</td><td><p>{made.PROSE * 4}</p></td></tr><tr><td>x</td></tr></table>"
    )
    assert " | " not in text_of("p.html", page.encode())


def test_invisible_characters_do_not_split_words_or_figures():
    page = f"<p>{made.PROSE}</p><p>1&#8203;,200 dis&shy;placed</p>".encode()
    assert "1,200 displaced" in text_of("p.html", page)


def test_a_page_states_its_date_publisher_address_and_language():
    (page,) = opened("p.html", made.PAGE)
    assert page.published == "2023-05-02"
    assert page.publisher == "Moss Herald"
    assert page.url == "https://herald.example/halden"
    assert page.language == "en"


def test_json_ld_is_believed_before_meta_tags():
    script = b"""<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"],
    "headline": "Gate shut", "datePublished": "2023-05-01", "publisher": {"name": "Gazette"}}]}
    </script>"""
    facts = page_facts('<meta name="date" content="2022-01-01">', [script])
    assert (facts.title, facts.published, facts.publisher) == ("Gate shut", "2023-05-01", "Gazette")


@pytest.mark.parametrize("script", [b"<script>{</script>", b"<script>[1, null]</script>", b""])
def test_broken_json_ld_says_nothing(script):
    assert page_facts("<p>text", [script]).published is None


def test_the_date_is_never_taken_from_the_text():
    page = b"<html><body><p>Published on 2 May 2023. Since 2023-05-01 300 people left.</p>"
    (got,) = opened("p.html", page)
    assert got.published is None


def test_a_headline_missing_from_the_text_becomes_its_first_line():
    page = f"<title>300 left Moss</title><article><p>{made.PROSE}</p></article>".encode()
    assert text_of("p.html", page).startswith("300 left Moss\n\nAt least")


def test_an_article_without_a_date_keeps_its_dateline():
    page = f'<article><h1>Gate</h1><p class="date">2 May 2023</p><p>{made.PROSE}</p></article>'
    assert "2 May 2023" in text_of("p.html", page.encode())


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1251", "cp1251"), ("", "cp1251"), ("utf-8", "utf-8")]
)
def test_a_page_is_decoded_as_declared_or_as_it_looks(declared, encoding):
    words = "За сутки границу пересекли тысяча двести человек, сообщила служба. " * 5
    page = f'<meta charset="{declared}"><article><p>{words}</p></article>'.encode(encoding)
    assert words.strip() in text_of("p.html", page)


def test_a_utf16_page_is_read():
    assert "Halden gate busy" in text_of("p.html", made.PAGE.decode().encode("utf-16"))


def test_twenty_thousand_nested_tags_are_refused_at_once():
    told = problem("p.html", b"<div>" * 20_000 + b"300 left" + b"</div>" * 20_000)
    assert told.error == "TooLarge"
    assert "nested" in told.what


def test_many_tags_side_by_side_are_no_nesting():
    assert "300 left" in text_of("p.html", b"<p><b>300</b> left<br>" * 20_000)


@pytest.mark.parametrize(
    "raw",
    [b"<!-- ", b"<script>", b"<svg><style>", b"<html></html>", b"<script>x</script>", b"<!---->"],
)
def test_a_page_without_text_is_a_warning(raw):
    assert problem("p.html", raw).warning


@pytest.mark.parametrize(
    "unit", ["<script", "<!--", "<nav ", "</ul>", "<ul>", "<table><td>", "<time "]
)
def test_a_million_unclosed_signs_cost_no_more_than_their_number(unit):
    assert len(opened("p.html", (unit * 150_000).encode())) == 1  # minutes when quadratic


def test_a_script_inside_a_comment_and_a_comment_inside_a_script_hide_nothing():
    page = f"<!-- <script> --><p>{made.PROSE}</p><script>a='<!--'</script><p>{made.PROSE}</p>"
    assert text_of("p.html", page.encode()).count("1,200") == 2


def test_binary_bytes_called_html_are_refused():
    assert not problem("p.html", b"\x89PNG\r\n\x1a\n\x00\x00" + bytes(range(256))).warning


# PDF


def test_the_pages_of_a_pdf_are_separated_by_a_blank_line():
    assert text_of("a.pdf", made.pdf("First, 300.", "Second.")) == "First, 300.\n\nSecond."


def test_columns_of_a_pdf_table_do_not_run_together():
    row = "[(Moss 12) -4000 (1,310) -3000 (55)] TJ"
    assert text_of("a.pdf", made.pdf(row)) == "Moss 12 | 1,310 | 55"


def test_the_heading_of_a_pdf_table_is_split_too_and_prose_is_not():
    rows = (
        "[(Some words before) -900 (it)] TJ 0 -20 Td [(Place) -4000 (People)] TJ 0 -20 Td "
        "[(Moss) -4400 (1,310)] TJ 0 -20 Td [(In) -900 (2023) -900 (some) -900 (120)] TJ"
    )
    lines = text_of("a.pdf", made.pdf(rows)).split("\n")
    assert lines == ["Some words before it", "Place | People", "Moss | 1,310", "In 2023 some 120"]


def test_one_stretched_line_of_justified_prose_is_no_row():
    rows = "[(Some words stand before)] TJ 0 -20 Td [(nevertheless) -2000 (55)] TJ"
    assert text_of("a.pdf", made.pdf(rows)).endswith("\nnevertheless 55")


def test_a_word_broken_at_the_end_of_a_line_keeps_its_hyphen():
    rows = "[(Some fami-)] TJ 0 -14 Td [(lies left)] TJ"
    assert text_of("a.pdf", made.pdf(rows)) == "Some fami-\nlies left"


def test_a_pdf_of_images_is_a_warning_and_single_blank_pages_are_told():
    assert "no text layer" in problem("a.pdf", made.pdf("", "")).what
    document, told = opened("a.pdf", made.pdf("300 left.", ""))
    assert document.text == "300 left."
    assert told.what == "1 of 2 pages have no text"


def test_an_encrypted_pdf_is_one_clear_line():
    told = problem("a.pdf", made.pdf("300 left.", cipher=True))
    assert "password" in told.what
    assert not told.warning


@pytest.mark.parametrize("kept", [5, 20, 100, 300])
def test_a_truncated_pdf_is_one_clear_line(kept):
    assert not problem("a.pdf", made.pdf("300 left.")[:kept]).warning


def test_a_pdf_without_its_end_is_read_with_a_warning():
    document, told = opened("a.pdf", made.pdf("300 left.")[:-60])
    assert document.text == "300 left."
    assert "cut off" in told.what


# DOCX


def test_a_word_file_keeps_paragraphs_and_rows():
    assert text_of("a.docx", made.REPORT) == "Situation report\n\nPlace | People\nMoss | 1,310"


def test_text_after_a_table_starts_a_new_paragraph():
    raw = made.docx(made.table(("a", "b")) + made.paragraph("after"))
    assert text_of("a.docx", raw) == "a | b\n\nafter"


def test_a_zip_bomb_is_given_up_before_it_unpacks():
    assert problem("a.docx", made.bomb()).error == "TooLarge"


def test_entities_in_a_word_file_are_refused():
    head = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert "entities" in problem("a.docx", made.docx(made.paragraph("&b;"), head=head)).what


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04 no", made.REPORT[:60], made.stored_wrongly(), made.zipped("a.txt", b"x"),
        made.zipped("word/document.xml", b"<w:p>"), b"\xd0\xcf\x11\xe0" + b"\x00" * 99, b"plain",
    ],
)  # fmt: skip
def test_what_is_no_good_word_file_is_one_problem(raw):
    assert not problem("a.docx", raw).warning


def test_an_empty_word_file_is_a_warning():
    assert problem("a.docx", made.docx("")).warning


# Feeds and archives


def test_each_entry_of_a_feed_is_a_document():
    first, second = opened("a.rss", made.RSS)
    assert first.id == "a.rss#n-1"
    assert first.text == "Gate closed\n\nAbout 40 buses waited."
    assert first.published == "2023-05-02"
    assert first.publisher == "Moss Herald"
    assert second.text == "Gate open & quiet\n\nNobody waited."
    assert second.url == "https://herald.example/2"


def test_an_atom_feed_is_read_and_a_cut_one_as_far_as_it_goes():
    (entry,) = opened("a.atom", made.ATOM)
    assert (entry.id, entry.published, entry.language) == ("a.atom#tag:q", "2023-05-03", "en")
    assert len(opened("a.rss", made.RSS[:-100])) == 2


def test_xml_that_is_no_feed_is_refused_and_a_feed_without_entries_warns():
    assert "neither" in problem("a.xml", b"<?xml version='1.0'?><data><x/></data>").what
    assert problem("a.rss", b"<rss><channel><title>x</title></channel></rss>").warning


def test_an_archive_gives_its_pages_and_says_when_it_is_cut_off():
    whole = made.warc(("https://a.example/1", made.PAGE), ("https://a.example/2", made.PAGE))
    pages = opened("a.warc", whole)
    assert [page.url for page in pages] == ["https://a.example/1", "https://a.example/2"]
    page, told = opened("a.warc", whole[:-300])
    assert page.id == "a.warc#https://a.example/1"
    assert "cut off" in told.what
    assert len(opened("a.warc.gz", gzip.compress(whole[:999]) + gzip.compress(whole[999:]))) == 2


# Dates and languages


@pytest.mark.parametrize(
    "written",
    [
        "2022-09-27", "2022-09-27T23:59:59+03:00", "20220927", "20220927T1000Z", "2022/9/27",
        "Tue, 27 Sep 2022 10:00:00 GMT", "September 27, 2022", "27 September 2022",
        "Tuesday, 27 Sept. 2022", 1664272800, 1664272800000, " 2022-09-27 10:00",
    ],
)  # fmt: skip
def test_machine_dates_in_many_shapes_are_one_day(written):
    assert iso_date(written) == "2022-09-27"


@pytest.mark.parametrize(
    "written",
    ["", "today", "2022-13-45", "27", "1,200 people", None, True, [], "20229", 12, "2022"],
)
def test_what_is_no_date_is_none(written):
    assert iso_date(written) is None


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", made.PROSE),
        ("es", "Unas 1.200 personas cruzaron la frontera el lunes, dijo la guardia."),
        ("ru", "За сутки границу пересекли 1200 человек, сообщила пограничная служба."),
        ("uk", "За добу кордон перетнули 1200 людей, повідомила прикордонна служба."),
        ("fr", "Environ 1 200 personnes ont franchi la frontière lundi,\nselon la police."),
        ("ka", "ორშაბათს საზღვარი 1200-მა ადამიანმა გადაკვეთა."),
        (None, "1,200 | 45 | 77"),
        (None, ""),
    ],
)
def test_the_language_of_a_text_is_told(code, words):
    assert language(words) == code
