"""Lists, bookmarks and OPML: addresses are queued, feeds become sources, nothing is fetched."""

import json
from pathlib import Path

import pytest

from scraper.config import Config
from scraper.importing.kinds import kind_of
from scraper.importing.lists import read_list
from scraper.urls import canonicalize_url
from tests.importing.making import brought, rows

A, B, C = "https://a.example/songs", "http://b.example/?p=1&q=2,3", "https://c.example/노래"
NETSCAPE = f"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file. -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1">드라마</H3>
    <DL><p>
        <DT><A HREF="{A}" ADD_DATE="1700000000" ICON="data:image/png;base64,aaaa">OST</A>
        <DT><A HREF="{B.replace("&", "&amp;")}">more</A>
        <DT><A HREF="javascript:alert(1)">run</A>
        <DT><A HREF="place:sort=8">recent</A>
        <DT><A HREF="file:///etc/passwd">file</A>
        <DT><A FEEDURL="https://c.example/feed" HREF="https://c.example/">live</A>
    </DL><p>
</DL><p>
"""
FIREFOX = {
    "guid": "root________", "title": "", "typeCode": 2, "type": "text/x-moz-place-container",
    "children": [
        {"guid": "menu________", "type": "text/x-moz-place-container", "children": [
            {"title": "OST", "type": "text/x-moz-place", "uri": A},
            {"title": "", "type": "text/x-moz-place-separator"},
            {"title": "q", "type": "text/x-moz-place", "uri": "place:sort=8"},
        ]},
        {"title": "more", "type": "text/x-moz-place", "uri": B},
    ],
}  # fmt: skip
CHROME = {
    "checksum": "0",
    "roots": {"bookmark_bar": {"children": [{"name": "OST", "type": "url", "url": A}], "name": "Bar", "type": "folder"}},
}
OPML = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE opml [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY b "&e;&e;&e;">]>
<opml version="2.0"><head><title>Feeds &b;</title></head><body>
<outline text="Dramas"><outline type="rss" text="C" xmlUrl="https://c.example/feed?a=1&amp;b=2" htmlUrl="https://c.example/"/>
<outline text="D" xmlUrl='https://d.example/atom.xml'/></outline><outline type="link" text="x" url="{A}"/></body></opml>"""

LISTS = [
    ("one a line", f"# mine\n{A}\n\n{B}\n{A}\nnot an address\n", "urls", (A, B), (), 1),
    ("with a mark", f"\ufeff{A}\r\n{C}\r\n", "urls", (A, C), (), 0),
    ("in brackets", f'<{A}>\n"{B}"\n', "urls", (A, B), (), 0),
    ("a table", f"title,url,tags\nOST,{A},kdrama\n\"More, and more\",\"{B}\",\n", "urls", (A, B), (), 0),
    ("a table with semicolons", f"{A};OST list\n{C};more words\n", "urls", (A, C), (), 0),
    ("no web pages", "file:///etc/passwd\ndata:text/html,x\nhttps://\nhttp://h.example:9999999/\nhttp://h.example/a\n", "urls",
     ("http://h.example/a",), (), 4),
    ("bookmarks", NETSCAPE, "bookmarks", (A, B), ("https://c.example/feed",), 3),
    ("Firefox", json.dumps(FIREFOX), "bookmarks", (A, B), (), 1),
    ("Chrome", json.dumps(CHROME), "bookmarks", (A,), (), 0),
    ("OPML", OPML, "opml", (A,), ("https://c.example/feed?a=1&b=2", "https://d.example/atom.xml"), 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "urls", "feeds", "others"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS])
def test_addresses_and_feeds(text: str, kind: str, urls: tuple[str, ...], feeds: tuple[str, ...], others: int) -> None:
    data = text.encode()
    if not text.startswith("file:"):
        assert kind_of(data) == kind
    found = read_list(kind, data)
    assert (found.urls, found.feeds, found.others) == (urls, feeds, others)


KINDS = [
    (b"", "(nothing in it)"),
    (b"%PDF-1.7\n", "(PDF)"),
    (b"\x28\xb5\x2f\xfd\x00", "(packed with zstd: unpack it first, `zstd -d`)"),
    (b"\x5d\x2a\x4d\x18\x00", "(packed with zstd: unpack it first, `zstd -d`)"),
    (b"mozLz40\0\x00", "(a packed backup of Firefox: export the bookmarks as HTML or JSON)"),
    (b"<?xml version='1.0'?><rss><channel>", "(XML (rss))"),
    (b'{"a": 1}', "(no HTML)"),
    (b"Dear diary,\nhttps://a.example/ is nice.\nSo is tea.\nAnd rain.\n", "(no HTML)"),
    (b"\x1f\x8b\x08\x00broken", "(nothing in it)"),
    (b"WARC/1.1\r\n", "warc"),
    (b"filedesc://a.arc 0.0.0.0 2007", "warc"),
    (b"<p>https://a.example/</p>", "html"),
]


@pytest.mark.parametrize(("head", "kind"), KINDS)
def test_what_a_file_is(head: bytes, kind: str) -> None:
    assert kind_of(head) == kind


def test_a_list_is_queued_and_feeds_are_sources(tmp_path: Path) -> None:
    config = Config(archive=tmp_path / "archive.db")
    (tmp_path / "urls.txt").write_text(f"{A}\n{A}?utm_source=x\nhttp://192.168.1.1/router\n")
    (tmp_path / "marks.html").write_text(NETSCAPE)
    (tmp_path / "feeds.xml").write_text(OPML)
    done = brought(config, tmp_path / "urls.txt", tmp_path / "marks.html", tmp_path / "feeds.xml")
    assert done.run is not None
    assert (done.run.outcome, done.run.discovered, done.run.waiting) == ("complete", 3, 3)
    assert done.sources == [
        "import:urls.txt",
        "import:marks.html",
        "c.example",
        "import:feeds.xml",
        "c.example-feed",
        "d.example",
    ]
    assert rows(config, "SELECT url, source, state, role FROM frontier ORDER BY rowid") == [
        (A, "import:urls.txt", "queued", "article"),
        ("http://192.168.1.1/router", "import:urls.txt", "queued", "article"),
        (canonicalize_url(B), "import:marks.html", "queued", "article"),
    ]
    assert rows(config, "SELECT name, url, spider FROM sources WHERE spider = 'feed' ORDER BY name") == [
        ("c.example", "https://c.example/feed", "feed"),
        ("c.example-feed", "https://c.example/feed?a=1&b=2", "feed"),
        ("d.example", "https://d.example/atom.xml", "feed"),
    ]
    assert rows(config, "SELECT count(*) FROM captures") == [(0,)]
    before = rows(config, "SELECT * FROM sources")
    again = brought(config, tmp_path / "urls.txt", tmp_path / "feeds.xml")
    assert rows(config, "SELECT * FROM sources") == before
    assert again.run is not None
    assert again.run.outcome == "complete"
    assert rows(config, "SELECT count(*) FROM frontier") == [(3,)]
