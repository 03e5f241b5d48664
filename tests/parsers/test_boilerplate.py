"""Every rule has a case that it drops and a true sentence of the same look that it must keep."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from scraper.items import Capture
from scraper.parsers.blocks import Block
from scraper.parsers.body import Body, extract_body
from scraper.parsers.boilerplate import TEXT_RULES, split_boilerplate
from scraper.parsers.document import read_document
from scraper.parsers.dropping.dom import DOM_RULES, DomRule, rule_of_name
from scraper.parsers.dropping.match import NEXT, PREVIOUS, LabelSet, key_of
from scraper.parsers.dropping.patterns import PATTERNS

ROWS: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "cases" / "boilerplate.json").read_text(encoding="utf-8"))
PROSE = (
    "The tempo is that of a slow walk, and the camera waits for every second step of it.",
    "Nobody on the roof says a word for almost a minute, so the cello has to do the talking.",
    "By the last chorus the whole ward is humming, the doctor included, and the rain has stopped.",
)


def read(inside: str, *, title: str = "Night Ferry, Heard Again") -> Body:
    html = f"<!DOCTYPE html><html><body><main><h1>{title}</h1><div class='entry-content'>{inside}</div></main></body></html>"
    return extract_body(read_document(Capture(url="https://a.example/x", body=html.encode())), title=title)


def page_of(lines: list[str]) -> str:
    """Lines as paragraphs; `*` is a paragraph of prose (another one each time)."""
    made = []
    for number, line in enumerate(lines):
        text = f"{PROSE[number % 3]} And so on, {number} times over." if line == "*" else line
        made.append(text if text.startswith(("<h", "<ul", "<ol")) else f"<p>{text}</p>")
    return "\n".join(made)


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['rule']}: {r['why']}" for r in ROWS])
def test_text_rule(row: dict[str, Any]) -> None:
    body = read(page_of(row["lines"]))
    kept = body.text().split("\n")
    dropped = {(line.text, line.rule) for line in body.dropped_lines()}
    for line in (*row.get("drops", ()), *row.get("drops_once", ())):
        assert (line, row["rule"]) in dropped, f"{line!r} was filed under {[r for t, r in dropped if t == line]}"
        assert kept.count(line) == (line in row.get("drops_once", ()))
    for line in row.get("keeps", ()):
        assert line in kept
        assert line not in {text for text, _ in dropped}


def test_every_text_rule_has_both_sides() -> None:
    dropping = {r["rule"] for r in ROWS if r.get("drops") or r.get("drops_once")}
    keeping = {r["rule"] for r in ROWS if r.get("keeps")}
    assert dropping == keeping == set(TEXT_RULES)
    assert {p.rule for p in PATTERNS} <= set(TEXT_RULES)


@pytest.mark.parametrize("rule", DOM_RULES, ids=lambda r: str(r.name))
def test_dom_rule_drops_and_keeps(rule: DomRule) -> None:
    body = read("\n".join((f"<p>{PROSE[0]}</p>", rule.drops, f"<p>{PROSE[1]}</p>", rule.keeps, f"<p>{PROSE[2]}</p>")))
    words = re.sub(r"<[^>]+>", " ", rule.drops).split()
    filed = " ".join(line.text for line in body.dropped_lines() if line.rule == rule.name)
    assert words
    assert all(w in filed for w in words), f"filed under {rule.name}: {filed!r}"
    assert re.sub(r"<[^>]+>", "", rule.keeps) in body.text()


def test_no_rule_takes_the_article_along() -> None:
    """A class on a wrapper (`has-sidebar`, `comments-open`) names what stands beside the text."""
    for css in ("has-sidebar comments-open", "share-enabled", "newsletter", "widget", "modal", "related"):
        body = read(f"<div class='{css}'>{page_of(['*', '*', '*', '*'])}</div>")
        assert body.text().count("And so on") == 4, css


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("td-post-sharing td-post-sharing-top ", "share"),
        ("jp-relatedposts ", "related"),
        (" comments", "comments"),
        ("elementor-widget elementor-widget-text-editor ", None),
        ("widget ", "sidebar"),
        ("l ab ac ad", None),
        ("ad ", "advertising"),
        ("postNavigation", "pager"),
        ("upload-area loaded", None),
    ],
)
def test_class_words(name: str, rule: str | None) -> None:
    found = rule_of_name(name)
    assert (found.name if found else None) == rule


@pytest.mark.parametrize(
    ("line", "labels", "expected"),
    [
        ("Previous post Tram line", PREVIOUS, ("previous post", "tram line", False, True)),
        ("« Artikel sebelumnya: Trem", PREVIOUS, ("artikel sebelumnya", "trem", True, True)),
        ("Previous posters hang there", PREVIOUS, None),
        ("次の記事 パン屋", NEXT, ("次の記事", "パン屋", False, True)),
        ("Nächster Beitrag → Fünf", NEXT, ("nächster beitrag", "fünf", True, True)),
        ("", NEXT, None),
    ],
)
def test_label_at_the_start(line: str, labels: LabelSet, expected: tuple[Any, ...] | None) -> None:
    found = labels.rest_after(line)
    assert (tuple(found) if found else None) == expected


def test_labels_are_compared_without_their_edges() -> None:
    assert key_of("【関連記事】") == "関連記事"
    assert key_of("← Previous Post:") == "previous post"


def test_a_dropped_line_takes_only_its_own_markup() -> None:
    block = Block(
        index=0, kind="paragraph", text="Song – Singer\nAdvertisement\nProse.", lead="Song – Singer", emphasis=("Prose",)
    )
    split = split_boilerplate([block])
    assert [b.text for b in split.blocks] == ["Song – Singer\nProse."]
    assert split.blocks[0].lead == "Song – Singer"
    assert split.blocks[0].emphasis == ("Prose",)
    assert split.dropped == ((0, "Advertisement", "advertising"),)


def test_a_dropped_line_leaves_the_player() -> None:
    block = Block(index=0, kind="paragraph", text="Advertisement", embeds=("https://youtu.be/abc",))
    split = split_boilerplate([block])
    assert [(b.kind, b.embeds) for b in split.blocks] == [("embed", ("https://youtu.be/abc",))]
