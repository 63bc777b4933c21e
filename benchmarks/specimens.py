"""One valid file of every format that intake reads, all made from the same prose of ours."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import zstandard

PARAGRAPHS = (
    "The harbour council of Veldmark approved the new ferry line after a night of argument. "
    "Mayor Ilse Brandt said the boats would carry four hundred passengers a day. "
    "Fishermen on the north quay had opposed the plan and walked out before the vote.",
    "The line will join the old town to the island of Sunn, where a hospital is being built. "
    "Work on the landing stage begins in spring, and the first boat is to follow a year later. "
    "The council put the cost at nine million crowns.",
)
TITLE = "Ferry line approved"
PROSE = "\n\n".join(PARAGRAPHS) + "\n"
URL = "https://veldmark.example/ferry"
PAGE = (
    f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>'
    '<meta property="article:published_time" content="2021-03-04T10:11:12Z"></head><body>'
    f'<nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>'
    + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    + "</article></body></html>"
)
ROW = {"text": PROSE, "title": TITLE, "outlet": "Veldmark Post", "date": "2021-03-04", "url": URL}
RIS = (
    f"TY  - NEWS\nTI  - {TITLE}\nT2  - Veldmark Post\nAU  - Bell, Ann\nDA  - 2021/03/04/\n"
    f"UR  - {URL}\nL1  - files/ferry.txt\nER  - \n"
)
CSL = {
    "type": "article-newspaper",
    "title": TITLE,
    "container-title": "Veldmark Post",
    "author": [{"family": "Bell", "given": "Ann"}],
    "issued": {"date-parts": [[2021, 3, 4]]},
    "URL": URL,
}
ZOTERO = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:link="http://purl.org/rss/1.0/modules/link/">
<bib:Article rdf:about="{URL}"><z:itemType>newspaperArticle</z:itemType><dc:title>{TITLE}</dc:title>
 <dcterms:isPartOf><bib:Newspaper><dc:title>Veldmark Post</dc:title></bib:Newspaper>
 </dcterms:isPartOf><dc:date>2021-03-04</dc:date><link:link rdf:resource="#item_2"/></bib:Article>
<z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType>
 <rdf:resource rdf:resource="files/ferry.txt"/></z:Attachment></rdf:RDF>"""


def warc_record(kind: str, url: str, block: bytes, **headers: str) -> bytes:
    """Return one WARC record of a type; ``_`` in names of headers stands for ``-``."""
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2022-05-06T07:08:09Z",
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def warc_response(
    url: str,
    body: bytes,
    head: str = "Content-Type: text/html; charset=utf-8",
    status: str = "200 OK",
) -> bytes:
    """Return the record of a server's response."""
    block = f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body
    return warc_record("response", url, block, Content_Type="application/http; msgtype=response")


def warc(*records: bytes, packed: bool = False) -> bytes:
    """Return an archive of records, each a gzip member of its own if they are packed."""
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Return a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(paragraphs: Iterable[str], title: str = "") -> bytes:
    """Return a DOCX with some paragraphs."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    about = (
        f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></cp:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{space}">{body}</w:document>',
            "docProps/core.xml": about,
        }
    )


def pdf(pages: Sequence[Sequence[tuple[int, int, int, str]]], title: str = "") -> bytes:
    """Return a PDF with lines on its pages: left, bottom and size in points, and the text."""
    objects: list[bytes] = []
    count = len(pages)
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(count))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for index, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources "
            b"<< /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * index)
        )
        drawn = "\n".join(
            f"BT /F1 {size} Tf {left} {bottom} Td ({text}) Tj ET"
            for left, bottom, size, text in page
        ).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    objects.append(f"<< /Title ({title}) /CreationDate (D:20220506070809Z) >>".encode())
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(objects), start)
    )
    return out.getvalue()


def wrapped(text: str, width: int = 70) -> list[str]:
    """Return the words of a text in lines of at most a width."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def mail(body: str, headers: Mapping[str, str] | None = None) -> bytes:
    """Return a mail with a plain body."""
    fields = {
        "From": "Veldmark Post <news@veldmark.example>",
        "Subject": TITLE,
        "Date": "Thu, 04 Mar 2021 23:30:00 +0100",
        "List-Id": "<news.veldmark.example>",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        **(headers or {}),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"{head}\r\n{body}".encode()


def mhtml(page: str) -> bytes:
    """Return a page as Chromium saves it, with a picture."""
    return (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {URL}\r\n"
        "Date: Fri, 6 May 2022 07:08:09 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----edge"\r\n\r\n'
        f"------edge\r\nContent-Type: text/html\r\nContent-Location: {URL}\r\n\r\n{page}\r\n"
        "------edge\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "iVBORw0KGgo=\r\n------edge--\r\n"
    ).encode()


def parquet(rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return a Parquet table of rows with the same fields."""
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        lines, place = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        lines.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
        connection.execute(
            f"COPY (SELECT * FROM read_json('{lines}')) TO '{place}' (FORMAT parquet)"  # noqa: S608
        )
        return place.read_bytes()


def rss(content: str) -> bytes:
    """Return a feed of one item with some HTML as its content."""
    space = "http://purl.org/rss/1.0/modules/content/"
    return (
        f'<?xml version="1.0"?><rss version="2.0" xmlns:content="{space}"><channel>'
        "<title>Veldmark Post</title><link>https://veldmark.example/</link><item>"
        f"<title>{TITLE}</title><link>{URL}</link><pubDate>Thu, 04 Mar 2021 10:11:12 GMT</pubDate>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item></channel></rss>"
    ).encode()


def specimens() -> dict[str, bytes]:
    """Return a valid file of each format by a name that tells it."""
    lines = [
        (60, 780 - 14 * index, 11, text) for index, text in enumerate(wrapped(" ".join(PARAGRAPHS)))
    ]
    page = PAGE.encode()
    records = (
        warc_record("warcinfo", "", b"software: made\r\n"),
        warc_response(URL, page),
        warc_response(f"{URL}/2", PROSE.encode(), "Content-Type: text/plain"),
        warc_record("conversion", f"{URL}/3", PROSE.encode(), Content_Type="text/plain"),
    )
    return {
        "story.txt": PROSE.encode(),
        "wide.txt": PROSE.encode("utf-16"),
        "page.html": page,
        "rows.jsonl": (json.dumps(ROW) + "\n").encode() * 2,
        "rows.json": json.dumps([ROW, ROW | {"text": PROSE + PROSE}]).encode(),
        "table.csv": f'text,outlet\n"{PROSE}",Veldmark Post\n'.encode(),
        "table.tsv": f'text\toutlet\n"{PROSE}"\tVeldmark Post\n'.encode(),
        "table.parquet": parquet([ROW]),
        "feed.rss": rss("".join(f"<p>{text}</p>" for text in PARAGRAPHS)),
        "crawl.warc": warc(*records),
        "crawl.warc.gz": warc(*records, packed=True),
        "story.txt.gz": gzip.compress(PROSE.encode(), mtime=0),
        "story.txt.zst": zstandard.compress(PROSE.encode()),
        "bundle.zip": zipped(
            {"a/story.txt": PROSE, "page.html": PAGE, "a/story.meta.yaml": "outlet: P"}
        ),
        "story.docx": docx([TITLE, *PARAGRAPHS], TITLE),
        "story.pdf": pdf([lines], TITLE),
        "letter.eml": mail(PROSE),
        "letters.mbox": b"From a Thu Mar  4 10:11:12 2021\n"
        + mail(PROSE)
        + b"\n\nFrom b\n"
        + mail(PAGE),
        "page.mhtml": mhtml(PAGE),
        "library.ris": RIS.encode(),
        "library.json": json.dumps([CSL, CSL | {"URL": f"{URL}/2"}]).encode(),
        "library.rdf": ZOTERO.encode(),
    }
