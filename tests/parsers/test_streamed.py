"""Pages whose server streams late pieces behind the page and lets a script move them."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from scraper.items import Capture
from scraper.parsers import parse_page
from scraper.parsers.markup.streamed import place_streamed
from tests.parsers.small_pages import PROSE

SHELL = (
    "<main><article><h1>Songs for a Long Walk</h1><!--$?--><template id='B:0'></template><p>Loading the story</p><!--/$-->"
    "<p>The walk ends where it began, at the harbour.</p></article></main>"
)
LATE = f'<div hidden id="S:0"><p>{PROSE}</p><template id="P:1"></template></div><script>$RC("B:0","S:0")</script>'
NESTED = f'<div hidden id="S:1"><p>Second part. {PROSE}</p></div><script>$RS("S:1","P:1")</script>'


def _moved(html: str) -> tuple[int, str]:
    tree = LexborHTMLParser(html, scripting=True)
    count = place_streamed(tree, html)
    return count, tree.body.text(separator="|", strip=True) if tree.body else ""


def test_late_pieces_are_read_where_they_belong() -> None:
    record = parse_page(Capture(url="https://notes.example/a", body=(SHELL + LATE + NESTED).encode())).to_record()
    assert str(record["body_text"]).split("\n\n") == [
        PROSE,
        f"Second part. {PROSE}",
        "The walk ends where it began, at the harbour.",
    ]


@pytest.mark.parametrize(
    ("html", "moved", "why"),
    [
        (SHELL, 0, "nothing came late"),
        (SHELL + '<div hidden id="S:0"><p>Late</p></div>', 0, "no call moves it: it was never meant to be shown"),
        (LATE, 0, "no hole"),
        ('<div hidden id="S:0"><template id="B:0"></template></div><script>$RC("B:0","S:0")</script>', 0, "a hole in itself"),
        (SHELL.replace("<!--/$-->", "") + LATE, 1, "a hole that is never closed: what stands behind it stays"),
    ],
)
def test_holes(html: str, moved: int, why: str) -> None:
    count, text = _moved(html)
    assert count == moved, why
    assert ("The walk ends where it began, at the harbour." in text) == ("article" in html), why


def test_what_was_shown_meanwhile_goes_with_what_is_inside_it() -> None:
    inner = SHELL.replace("<p>Loading", "<!--$--><p>Inner</p><!--/$--><p>Loading")
    count, text = _moved(inner + LATE)
    assert (count, "Loading" in text, "Inner" in text, "harbour" in text) == (1, False, False, True)
