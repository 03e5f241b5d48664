"""The demo site over real HTTP: what a crawler relies on, and that the site holds together."""

import gzip
import re
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from scraper.demo.server import load_site, serve_demo
from scraper.errors import UsageError

SEED = "/2024/04/queen-of-tears-heartfelt-ost/"


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with serve_demo() as address:
        yield address


def ask(base: str, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(urlsplit(base).netloc, timeout=10)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_a_page_is_served_for_its_own_address(base: str) -> None:
    response, body = ask(base, SEED)
    assert response.status == 200
    assert f'<link rel="canonical" href="{base}{SEED}">' in body.decode()
    assert b"{{base}}" not in body


@pytest.mark.parametrize("header", ["If-None-Match", "If-Modified-Since"])
def test_what_has_not_changed_is_not_sent_again(base: str, header: str) -> None:
    first, _ = ask(base, SEED)
    known = first.headers["ETag" if header == "If-None-Match" else "Last-Modified"]
    again, body = ask(base, SEED, **{header: known})
    assert (again.status, body) == (304, b"")


@pytest.mark.parametrize("value", ["yesterday", "Sat, 20 Apr 2024 08:00:00"])
def test_an_unreadable_date_is_ignored(base: str, value: str) -> None:
    assert ask(base, SEED, If_Modified_Since=value)[0].status == 200


def test_gzip_is_sent_when_asked_for(base: str) -> None:
    plain = ask(base, SEED)[1]
    response, packed = ask(base, SEED, Accept_Encoding="gzip")
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(packed) < len(plain)
    assert gzip.decompress(packed) == plain


def test_head_has_the_length_and_no_body(base: str) -> None:
    response, body = ask(base, SEED, method="HEAD")
    assert (response.status, body) == (200, b"")
    assert int(response.headers["Content-Length"]) > 5000


def test_a_missing_slash_is_redirected(base: str) -> None:
    response, _ = ask(base, "/about")
    assert (response.status, response.headers["Location"]) == (301, "/about/")


@pytest.mark.parametrize("path", ["/nowhere/", "/../server.py", "/%2e%2e/server.py", "/static/..%2f..%2frun.py", "//etc/passwd"])
def test_what_is_not_in_the_site_is_not_found(base: str, path: str) -> None:
    response, body = ask(base, path)
    assert response.status == 404
    assert b"Nothing is playing here" in body


def test_the_1990s_page_is_latin_1_and_nothing_promises_otherwise(base: str) -> None:
    response, body = ask(base, "/serial-songs-hong-kong/")
    assert response.headers["Content-Type"] == "text/html"
    assert b"charset=iso-8859-1" in body


def test_a_taken_port_is_a_clear_error(base: str) -> None:
    with pytest.raises(UsageError, match="cannot be used"), serve_demo(urlsplit(base).port or 0):
        pytest.fail("two servers on one port")


def test_every_internal_link_leads_somewhere() -> None:
    base = "http://demo.invalid"
    site = load_site(base)
    for path, page in site.items():
        if not page.content_type.startswith("text/html"):
            continue
        for target in re.findall(rb"""(?i)(?:href|src|action)=["']([^"'#]+)["'#]""", page.body):
            address = urlsplit(urljoin(base + path, target.decode()))
            if address.netloc == "demo.invalid":
                assert address.path in site, f"{path} links to {address.path}"


def test_sitemap_pager_and_feed_agree() -> None:
    base = "http://demo.invalid"
    site = load_site(base)
    special = {"/", "/page/2/", "/drafts/next-month/"}
    articles = {path for path, page in site.items() if path.endswith("/") and page.content_type == "text/html"} - special
    listed = {urlsplit(loc.text or "").path for loc in ET.fromstring(site["/sitemap.xml"].body).iter() if "loc" in loc.tag}
    assert listed == articles
    assert len(articles - {"/about/"}) >= 14
    shown = {m.decode() for p in ("/", "/page/2/") for m in re.findall(rb'<h2><a href="([^"]+)"', site[p].body)}
    assert shown == articles - {"/about/"}
    links = {urlsplit(link.text or "").path for link in ET.fromstring(site["/feed.xml"].body).iterfind(".//item/link")}
    assert links < shown
    assert len(links) == 10


def test_robots_keeps_the_drafts_out(base: str) -> None:
    with urllib.request.urlopen(base + "/robots.txt", timeout=10) as answer:
        text = answer.read().decode()
    assert "Disallow: /drafts/" in text
    assert f"Sitemap: {base}/sitemap.xml" in text
    assert "Crawl-delay" not in text


def test_the_site_is_in_the_wheel(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=120)
    packed = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    site = {str(file.relative_to(root)) for file in (root / "scraper/demo/site").rglob("*") if file.is_file()}
    assert len(site) > 40
    assert site <= packed
