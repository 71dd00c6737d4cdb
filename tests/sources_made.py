"""Small source files made by code, for test_sources.py and the fuzzer."""

from __future__ import annotations

import io
import zipfile

PROSE = (
    "At least 1,200 people crossed at Halden on Monday, the border guard said. "
    "Another 300 households were told to wait, and the line of cars was 5 kilometres long. "
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Halden gate busy | Moss Herald</title>
<meta property="og:site_name" content="Moss Herald">
<meta property="article:published_time" content="2023-05-02T23:30:00+02:00">
<link rel="canonical" href="https://herald.example/halden">
<script>var x = "<p>not text</p>"; if (a <!--b) {{}}</script><style>p {{color: red}}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>Halden gate busy</h1><p>{PROSE}</p>
<ul><li>120 lorries were turned back before noon on Tuesday</li>
<li>45 buses waited for a full night at the second gate</li></ul>
<table><tr><th>District</th><th>People</th></tr><tr><td>North <b>Moss</b></td><td><p>1,310</p></td>
</tr><tr><td>South</td><td></td></tr></table><p>{PROSE}</p></article>
<footer>Contact us</footer></body></html>""".encode()
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Moss Herald</title>
<language>en-gb</language>
<item><title>Gate closed</title><link>https://herald.example/1</link><guid>n-1</guid>
<pubDate>Tue, 02 May 2023 10:00:00 GMT</pubDate>
<description><![CDATA[<p>About <b>40 buses</b> waited.</p>]]></description></item>
<item><title>Gate open &amp; quiet</title><link>https://herald.example/2</link>
<description>&lt;p&gt;Nobody waited.&lt;/p&gt;</description></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Gate news</title>
<entry><title>Queue grows</title><link rel="alternate" href="https://gate.example/q"/>
<id>tag:q</id><updated>2023-05-03T01:00:00Z</updated><content type="html">300 cars.</content>
</entry></feed>"""


def pdf(*pages: str, cipher: bool = False) -> bytes:
    """A PDF with one line of Helvetica a page, hand-made; `cipher` claims a password."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, line in enumerate(pages):
        content = f"BT /F 12 Tf 50 700 Td {line} ET".encode() if line else b""
        if line and not line.startswith("["):
            content = f"BT /F 12 Tf 50 700 Td ({line}) Tj ET".encode()
        resources = b"/Resources<</Font<</F 3 0 R>>>>/MediaBox[0 0 600 800]/Parent 2 0 R"
        objects.append(b"<</Type/Page%s/Contents %d 0 R>>" % (resources, 5 + 2 * number))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    return _pdf_file(objects, cipher)


def _pdf_file(objects: list[bytes], cipher: bool) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = _LOCK if cipher else b""
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, lock, start,
    )  # fmt: skip
    return bytes(out)


_LOCK = (
    b"/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<" + b"5a" * 32 + b">/U<" + b"a5" * 32 + b">>>"
    b"/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"
)

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(inside: str, *, head: str = "") -> bytes:
    """A .docx around the XML of its body."""
    xml = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{_WORD}"><w:body>{inside}</w:body>'
    return zipped("word/document.xml", (xml + "</w:document>").encode())


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo(name)  # with a fixed date, so that bytes are the same every day
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, content)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = (
        "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows
    )  # one row at a time
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


REPORT = docx(paragraph("Situation report") + table(("Place", "People"), ("Moss", "1,310")))


def warc(*pages: tuple[str, bytes]) -> bytes:
    """Response records of (address, HTML)."""
    out = b""
    for address, page in pages:
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        out += head.encode() + b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n"
    return out


def bomb() -> bytes:
    """A .docx of 60 kB that unpacks to 60 MB."""
    return docx(paragraph("0" * 60_000_000))


def stored_wrongly() -> bytes:
    """A .docx whose part does not unpack."""
    good = bytearray(REPORT)
    at = good.index(b"word/document.xml") + len("word/document.xml")
    good[at : at + 20] = b"\xff" * 20
    return bytes(good)
