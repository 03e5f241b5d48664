"""Pages saved by a browser or a tool: the address and day that it wrote down, the page as saved, nothing of what lies beside."""

import os
import plistlib
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from scraper.config import Config
from scraper.importing.kinds import kind_of
from scraper.importing.saved import read_saved
from tests.importing.making import HOST, brought, counts, rows
from tests.storage.care.sound import html

BODY = html(1)
URL = f"{HOST}/songs-a"


def mhtml(*, location: str = URL, date: str = "Tue, 05 Mar 2024 10:20:30 -0000") -> bytes:
    """A page as Chrome saves it with its parts."""
    mail = MIMEMultipart("related", type="text/html")
    mail["From"] = "<Saved by Blink>"
    mail["Snapshot-Content-Location"] = location
    mail["Subject"] = "=?utf-8?Q?Queen=20of=20Tears?="
    mail["Date"] = date
    frame = MIMEText("<html><p>advertisement", "html")
    frame["Content-Location"] = "cid:frame-1@mhtml.blink"
    page = MIMEText(BODY.decode(), "html", "utf-8")
    page["Content-Location"] = location
    image = MIMEImage(b"\x89PNG\r\n\x1a\n", "png")
    for part in (frame, page, image):
        mail.attach(part)
    return mail.as_bytes()


def webarchive(body: object) -> bytes:
    """A page as Safari saves it."""
    main = {
        "WebResourceData": body,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": URL,
    }
    parts = [{"WebResourceData": b"p {}", "WebResourceMIMEType": "text/css", "WebResourceURL": f"{URL}.css"}]
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": parts}, fmt=plistlib.FMT_BINARY)


def marked(mark: str, body: bytes = BODY) -> bytes:
    return f"<!DOCTYPE html>\n{mark}\n".encode() + body


MARKS = [
    ("Chrome, Edge", marked(f"<!-- saved from url=(0031){URL} -->"), URL, None),
    ("with a place in the page", marked(f"<!-- saved from url=(0031){URL}#top -->"), URL, None),
    (
        "SingleFile",
        marked(f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Tue Oct 17 2023 13:55:34 GMT+0300 (Москва)\n-->"),
        URL,
        "2023-10-17T10:55:34.000Z",
    ),
    ("SingleFile without a date", marked(f"<!--\n Page saved with SingleFile \n url: {URL} \n-->"), URL, None),
    (
        "HTTrack",
        marked(
            "<!-- Mirrored from blog.example/songs-a by HTTrack Website Copier/3.x [XR&CO], Mon, 01 Jan 2018 00:00:00 GMT -->"
        ),
        "http://blog.example/songs-a",
        "2018-01-01T00:00:00.000Z",
    ),
    (
        "Save Page WE",
        marked(
            f'<meta name="savepage-url" content="{URL}?a=1&amp;b=2">'
            '<meta name="savepage-date" content="Mon Jan 01 2024 12:00:00 GMT+0900 (KST)">'
        ),
        f"{URL}?a=1&b=2",
        "2024-01-01T03:00:00.000Z",
    ),
    (
        "Wayback Machine",
        marked(f"<!-- saved from url=(0072)https://web.archive.org/web/20200102030405/{URL} -->"),
        URL,
        "2020-01-02T03:04:05.000Z",
    ),
    (
        "Wayback Machine with one slash",
        marked("<!-- saved from url=(0072)http://web.archive.org/web/20200102030405if_/http:/blog.example/x -->"),
        "http://blog.example/x",
        "2020-01-02T03:04:05.000Z",
    ),
    ("UTF-16", marked(f"<!-- saved from url=(0031){URL} -->").decode().encode("utf-16"), URL, None),
    ("MHTML", mhtml(), URL, "2024-03-05T10:20:30.000Z"),
    ("MHTML from nowhere", mhtml(location="cid:a", date="soon"), "", None),
    ("Safari", webarchive(BODY), URL, None),
    ("no mark", BODY, "", None),
    ("the mark of the web", marked("<!-- saved from url=(0014)about:internet -->"), "", None),
    ("a file's address", marked("<!-- saved from url=(0020)file:///C:/a.html -->"), "", None),
    ("an impossible address", marked("<!-- saved from url=(0020)http://h.example:99999999/ -->"), "", None),
    ("an endless address", marked(f"<!-- saved from url=(9999)https://h.example/{'a' * 9000} -->"), "", None),
    ("a mark far below", BODY + b" " * 70_000 + f"<!-- saved from url=(0031){URL} -->".encode(), "", None),
]


@pytest.mark.parametrize(("data", "url", "at"), [row[1:] for row in MARKS], ids=[row[0] for row in MARKS])
def test_what_the_tool_wrote_down(data: bytes, url: str, at: str | None) -> None:
    saved = read_saved(data)
    assert kind_of(data) == "html"
    assert (saved.url, saved.saved_at) == (url, at)
    assert b"Last Chance 1" in saved.body or saved.body.decode("utf-16").count("Last Chance 1")


@pytest.mark.parametrize("data", [webarchive("words"), webarchive(BODY)[:200], b"bplist00WebMainResource", mhtml()[:300]])
def test_what_is_no_whole_page(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"no page in it|no whole Safari archive"):
        read_saved(data)


@pytest.mark.parametrize("depth", [1, 5_000])
def test_mails_in_mails_have_an_end(depth: int) -> None:
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b%d"\n\n--b%d\n'
    nested = b"".join(head % (n, n) for n in range(depth)) + b"Content-Type: text/html\n\n<html><p>x\n"
    if depth > 1:
        with pytest.raises((ValueError, RecursionError)):
            read_saved(nested)
    else:
        assert read_saved(nested).body.startswith(b"<html>")


def folder(at: Path) -> Path:
    """What somebody's folder of saved pages looks like."""
    top = at / "saved"
    (top / "Page one_files").mkdir(parents=True)
    (top / "2023" / "deep").mkdir(parents=True)
    (top / ".cache").mkdir()
    (top / "Page one.html").write_bytes(marked(f"<!-- saved from url=(0031){URL} -->"))
    (top / "Page one_files" / "saved_resource.html").write_bytes(html(7))
    (top / "Page one_files" / "style.css").write_text("p {}")
    (top / "2023" / "deep" / "single").write_bytes(
        marked(
            f"<!--\n Page saved with SingleFile \n url: {HOST}/songs-b \n saved date: Tue Oct 17 2023 13:55:34 GMT+0300\n-->",
            html(2),
        )
    )
    canonical = f'<link rel="canonical" href="{HOST}/songs-c"></head>'.encode()
    (top / "2023" / "canonical.html").write_bytes(html(3).replace(b"</head>", canonical))
    front = f'<link rel="canonical" href="{HOST}/"></head>'.encode()
    (top / "2023" / "nowhere.html").write_bytes(html(4).replace(b"</head>", front))
    (top / ".cache" / "hidden.html").write_bytes(html(8))
    (top / "chrome.mhtml").write_bytes(mhtml(location=f"{HOST}/songs-d"))
    (top / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (top / "notes.txt").write_text(f"{HOST}/from-notes\n")
    (top / "away.html").symlink_to("/etc/hostname")
    (top / "loop").symlink_to(top)
    os.utime(top / "Page one.html", (1_600_000_000, 1_600_000_000))
    return top


def test_a_folder_of_saved_pages(tmp_path: Path) -> None:
    config = Config(archive=tmp_path / "archive.db")
    done = brought(config, folder(tmp_path))
    assert counts(done) == {"stored": 4, "failed": 1}
    assert {file.name for file in done.files if file.problems} == {"saved/2023/nowhere.html"}
    assert "no address in it" in next(file.problems[0] for file in done.files if file.problems)
    assert done.skipped == {"other files": 2, "symbolic links": 2, "folders with the parts of a saved page": 1}
    assert done.run is not None
    assert done.run.outcome == "incomplete"
    assert rows(config, "SELECT url, fetched_at, imported_from, content_type FROM captures ORDER BY url") == [
        (URL, "2020-09-13T12:26:40.000Z", "saved/Page one.html", "text/html"),
        (f"{HOST}/songs-b", "2023-10-17T10:55:34.000Z", "saved/2023/deep/single", "text/html"),
        (
            f"{HOST}/songs-c",
            rows(config, "SELECT fetched_at FROM captures WHERE url LIKE '%songs-c'")[0][0],
            "saved/2023/canonical.html",
            "text/html",
        ),
        (f"{HOST}/songs-d", "2024-03-05T10:20:30.000Z", "saved/chrome.mhtml", "text/html; charset=utf-8"),
    ]
    os.utime(tmp_path / "saved" / "Page one.html")  # copied without its time: the same page all the same
    assert counts(brought(config, tmp_path / "saved", base=f"{HOST}/mirror")) == {"unchanged": 4, "stored": 1}
    assert rows(config, "SELECT url FROM captures WHERE id = 5") == [(f"{HOST}/mirror/2023/nowhere.html",)]
    assert rows(config, "SELECT count(*) FROM captures") == [(5,)]
