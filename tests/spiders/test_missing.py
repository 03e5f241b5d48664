"""The face of a missing page: what is asked for, what counts as a face, which pages have it."""

from dataclasses import replace
from typing import Any

import pytest

from scraper.items import Capture, HostRow
from scraper.parsers import parse_page
from spiders.missing import WORD, Face, face_of, is_known, is_missing, no_such_page
from tests.web.pages import DATA, article, frame, plain, prose, songs

HOST = "https://h.example"
ASKED = no_such_page(f"{HOST}/drama/salt-harbour")
LOST = plain("Meridian", DATA["lost"], site="Meridian")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/drama/salt-harbour", f"/drama/{WORD}"),
        ("/drama/salt-harbour.html", f"/drama/{WORD}.html"),
        ("/2024/05/salt-harbour/", f"/2024/05/{WORD}/"),
        ("/news/20250312345.html", "/news/9999999999999.html"),
        ("/entry/7", "/entry/999999999"),
        ("/p/12-salt-harbour", f"/p/999999999-{WORD}"),
        ("/salt-harbour-4711.html", f"/{WORD}-999999999.html"),
        ("/view.php?id=12&cat=drama", "/view.php?id=999999999&cat=drama"),
        ("/?p=12", "/?p=999999999"),
        ("/salt?ref=home", f"/{WORD}"),
        ("/", f"/{WORD}/"),
        ("/드라마/소금", f"/드라마/{WORD}"),
    ],
)
def test_a_neighbour_of_the_same_shape(path: str, expected: str) -> None:
    assert no_such_page(HOST + path) == HOST + expected


def face(body: bytes, *, status: int = 200, url: str = ASKED) -> Face:
    capture = Capture(url=url, body=body, status=status)
    return face_of(ASKED, capture, parse_page(capture))


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (LOST, 404, "an honest site"),
        (article(3), 200, "an article with songs, whatever was asked for"),
        (article(4, head=f"<link rel='canonical' href='{HOST}/drama/newest'>"), 200, "an article that says it is another one"),
        (plain("Page not found", "Nothing is here."), 200, "what is recognised anyway"),
        (b"<html><body>Oops</body></html>", 200, "too few words to tell"),
    ],
)
def test_no_face(body: bytes, status: int, reason: str) -> None:
    assert face(body, status=status) == Face()


def known(**changes: Any) -> HostRow:
    found = face(LOST)
    assert found.words
    row = HostRow(host="h.example", missing_asked_at="2026-01-01T00:00:00.000Z", missing_words=found.words)
    return replace(row, **changes)


def missing(body: bytes, host: HostRow | None, *, asked: str = f"{HOST}/drama/lost-1", url: str = "") -> bool:
    return is_missing(asked, parse_page(Capture(url=url or asked, body=body)), host)


@pytest.mark.parametrize(
    ("body", "expected", "reason"),
    [
        (LOST, True, "the same page"),
        (plain("Meridian", f"{DATA['lost']} (lost-1, drama)", site="Meridian"), True, "it repeats what was asked for"),
        (plain("Meridian", DATA["lost"] + " Read now: two short notes", site="Meridian"), True, "a changing corner"),
        (plain("Meridian", DATA["lost"] + prose(3), site="Meridian"), False, "an article that begins like it"),
        (article(4), False, "an article"),
        (plain("A note", "The harbour scene was shot on a cold day in March."), False, "a short article"),
        (frame(f"<p>{DATA['lost']}</p>{songs(3)}", heading="Meridian"), False, "with songs, whatever else it says"),
    ],
)
def test_pages(body: bytes, expected: bool, reason: str) -> None:
    assert missing(body, known()) is expected


def test_a_host_that_leads_elsewhere_means_only_pages_that_are_led_there() -> None:
    moved = known(missing_moved=True)
    assert missing(LOST, moved, asked=f"{HOST}/drama/lost-1", url=f"{HOST}/welcome")
    assert not missing(LOST, moved, asked=f"{HOST}/welcome"), "it may be a page"


def test_a_face_is_believed_for_a_while() -> None:
    assert is_known(known(), "2026-01-30T00:00:00.000Z")
    assert not is_known(known(), "2026-02-01T00:00:00.000Z")
    assert not is_known(known(missing_asked_at=None), "2026-01-30T00:00:00.000Z")
    assert not is_known(None, "2026-01-30T00:00:00.000Z")
    assert not missing(LOST, None)
