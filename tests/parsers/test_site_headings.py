"""What a site's rule selects as track headings is taken for them, whatever the generic reading thinks of the line."""

import pytest

from scraper.items import Capture, ParsedPage
from scraper.parsers import parse_page
from scraper.rules import Layout, SiteRule
from tests.parsers.markups import page
from tests.parsers.track_pages import PROSE

FIRST, SECOND = PROSE["en"][:2]


def read_by_rule(body: str, heading: str) -> ParsedPage:
    rule = SiteRule(name="diary", hosts=("diary.example",), layouts=(Layout(name="v1", heading=heading),))
    return parse_page(Capture(url="", body=page("A diary of evenings", "en", body)), rule)


@pytest.mark.parametrize(
    ("body", "heading", "titles", "texts"),
    [
        pytest.param(
            f"<p class=t>Harbour Lights – Episode 3</p><p>{FIRST}</p><p class=t>Where to watch: Netflix</p><p>{SECOND}</p>",
            "p.t",
            [("Episode 3", "Harbour Lights"), ("Where to watch: Netflix", "")],
            [FIRST, SECOND],
            id="lines that the near-miss rules know as something else",
        ),
        pytest.param(
            f"<h3>“Quiet Rain” – Han Sol</h3><p>{FIRST}</p><h4 class=t>On the Stairs</h4><p>{SECOND}</p>",
            "h4.t",
            [("On the Stairs", "")],
            [SECOND],
            id="only what the rule selects",
        ),
        pytest.param(
            f"<ul><li><strong>Quiet Rain</strong> de Han Sol: {FIRST}</li>"
            f"<li><strong>Tin Roof</strong> de Mia Lim: {SECOND}</li></ul>",
            "li",
            [("Quiet Rain", "Han Sol"), ("Tin Roof", "Mia Lim")],
            [FIRST, SECOND],
            id="list items that go on in prose",
        ),
        pytest.param(
            f"<p><span class=s>On the Stairs, by Mia Lim</span><br>{FIRST}</p>"
            f"<p>{SECOND} And <span class=s>Rain</span> again.</p>",
            "span.s",
            [("On the Stairs", "Mia Lim")],
            [FIRST],
            id="words that open a paragraph, not the ones inside it",
        ),
        pytest.param(
            "<table><tr><th>Song</th><th>Artist</th></tr><tr><td>Quiet Rain</td><td>Han Sol</td></tr>"
            f"<tr><td>Tin Roof</td><td>Mia Lim</td></tr></table><p>{FIRST}</p>",
            "td:first-child",
            [("Quiet Rain", "Han Sol"), ("Tin Roof", "Mia Lim")],
            ["", ""],
            id="cells",
        ),
    ],
)
def test_a_rule_has_the_last_word(body: str, heading: str, titles: list[tuple[str, str]], texts: list[str]) -> None:
    tracks = read_by_rule(body, heading).tracks
    assert [(t.heading.title, ", ".join(c.name for c in t.heading.credits)) for t in tracks] == titles
    for text, track in zip(texts, tracks, strict=True):
        assert track.text.startswith(text) if text else not track.text


def test_a_selector_beside_the_article_is_told() -> None:
    body = f"<article><h2>“Quiet Rain” – Han Sol</h2><p>{FIRST} {SECOND}</p><p>{SECOND} {FIRST}</p></article>"
    read = read_by_rule(f"{body}<footer><p class=t>Contact</p></footer>", "p.t")
    assert read.warnings == ("layout v1: heading selector 'p.t' selects nothing in the article",)
