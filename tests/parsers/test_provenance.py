"""Where values stand: the bytes at a place hold the value, in every charset, escape and markup; every value has an answer."""

import html
import json
import re
import unicodedata
from typing import Any

import pytest

from scraper.demo.server import load_site
from scraper.items import Capture
from scraper.parsers import parse_page
from scraper.parsers.provenance import Trace, trace_page
from scraper.parsers.provenance.source import Place, Source

BASE = "http://127.0.0.1:8000"
PAGES = {path: page for path, page in load_site(BASE).items() if path.endswith("/") and page.content_type == "text/html"}
COMPUTED = {"url", "published_precision", "kind", "position", "confidence", "needs_review", "parser_version"}
"""Fields that stand on no page: they follow from others."""


def plain(text: str) -> str:
    """Letters without spaces, by other means than the code's own."""
    return re.sub(r"\s|[\u200b-\u200f\ufeff\u00ad]", "", unicodedata.normalize("NFKD", text))


def at(place: Place, body: bytes, charset: str) -> str:
    """What a reader sees at a place: tags gone, entities and JSON escapes undone."""
    source = body[place.start : place.end].decode(charset)
    assert source == place.source
    if place.kind == "script":
        return str(json.loads(f'"{source}"'))
    return html.unescape(re.sub(r"<[^>]*>", "", source) if place.kind == "text" else source)


@pytest.mark.parametrize(
    ("charset", "source", "value", "kind", "reason"),
    [
        ("utf-8", "<p>눈의 꽃</p>", "눈의 꽃", "text", "letters of three bytes"),
        ("euc-kr", "<p>박효신 눈의 꽃</p>", "눈의 꽃", "text", "letters of two bytes"),
        ("shift_jis", "<p>春に聴きたい表</p>", "聴きたい表", "text", "a second byte that is a backslash"),
        ("utf-16-le", "<p>눈의 꽃</p>", "눈의 꽃", "text", "no byte is a letter"),
        ("gb18030", "<p>听见下雨的声音</p>", "下雨的声音", "text", "letters of two and four bytes"),
        ("utf-8", "<p>“Fallin&rsquo;&#8221;</p>", "“Fallin’”", "text", "entities, named and numbered"),
        ("utf-8", "<p>Rock &amp; Roll&nbsp;Baby</p>", "Rock & Roll Baby", "text", "no-break space"),
        ("utf-8", "<h2>“<b>Hold</b> <i>Me</i> Back”</h2>", "“Hold Me Back”", "text", "markup inside"),
        ("utf-8", "<p>Kim\n   Na-\u200byoung</p>", "Kim Na-young", "text", "line break and zero width space"),
        ("utf-8", "<p>Cafe\u0301 &eacute;</p>", "Café é", "text", "a composed letter for a decomposed one"),
        ("utf-8", "<p>ᄒ\u1161\u11ab글</p>", "한글", "text", "Hangul in letters"),
        ("utf-8", "<title>A &lt; B – Site</title>", "A < B", "title", "a title's text is not markup"),
        ("utf-8", '<meta content="A &quot;B&quot; C">', 'A "B" C', "attribute", "entities in an attribute"),
        ("utf-8", "<meta content='She said \"hi\" > bye'>", '"hi" > bye', "attribute", "other quotes and a bracket inside"),
        ("utf-8", "<a href=/x?a=1&amp;b=2>x</a>", "/x?a=1&b=2", "attribute", "no quotes at all"),
        (
            "utf-8",
            '<script type="application/ld+json">{"a":"\\ub208\\uc758 \\"x\\" \\/"}</script>',
            '눈의 "x" /',
            "script",
            "JSON",
        ),
        ("utf-8", '<script>{"a":"\\ud83d\\ude00 hi"}</script>', "😀 hi", "script", "two escapes, one letter"),
        ("utf-8", "<p>a < b and <3 you</p>", "b and <3 you", "text", "a bracket that opens no tag"),
        ("utf-8", "<!-- Hush --><p>Hush", "Hush", "text", "comments hold nothing, tags may stay open"),
        ("utf-8", '<p class="a" ">Hush</p><p title="x">', "Hush", "text", "a quote too many opens nothing"),
        ("utf-8", "<p title=it's>Hush</p><p title='x'>", "Hush", "text", "a quote inside a bare value"),
        ("utf-8", '<p title = "a > b">Hush</p>', "Hush", "text", "spaces round the sign"),
    ],
)
def test_the_bytes_at_a_place_are_the_value(charset: str, source: str, value: str, kind: str, reason: str) -> None:
    body = f"<!-- {'é' if charset == 'utf-8' else 'e'} -->\n{source}".encode(charset)
    (place,) = Source(body, charset).find(value)
    assert place.kind == kind, reason
    assert place.line >= 2
    if kind != "script":
        assert plain(at(place, body, charset)) == plain(value), reason
    else:
        assert at(place, body, charset) == value, reason


def test_bytes_that_are_no_text_shift_nothing() -> None:
    body = b"<p>\xff\xfe broken \xe2\x82</p><p>Hush</p>"
    (place,) = Source(body, "utf-8").find("Hush")
    assert body[place.start : place.end] == b"Hush"
    (place,) = Source(b"<p>\xff\xff\x81</p><p>Hush</p>", "euc-kr").find("Hush")
    assert (place.start, place.end) == (13, 17)


def leaves(record: dict[str, Any]) -> dict[str, Any]:
    """Every value of a record under the name that a trace gives it."""
    found: dict[str, Any] = {}
    for name, value in record.items():
        if name in ("tracks", "mentions"):
            for n, row in enumerate(value, 1):
                found |= {f"{name}[{n}].{key}": inner for key, inner in row.items()}
        elif name in ("dropped", "warnings"):
            found |= {f"{name}[{n}]": row for n, row in enumerate(value, 1)}
        elif name not in ("path", "embeds"):  # all players stand in the sections or have none
            found[name] = value
    return found


@pytest.mark.parametrize("path", sorted(PAGES))
def test_every_value_of_the_demo_has_its_place(path: str) -> None:
    page = PAGES[path]
    capture = Capture(
        url=BASE + path, body=page.body, content_type=page.content_type, fetched_at="2024-05-01T00:00:00Z", status=200
    )
    traces = trace_page(capture)
    reading = parse_page(capture)
    assert {trace.field: trace.value for trace in traces} == leaves(reading.to_record())
    for trace in traces:
        check(trace, page.body, reading.charset)


def check(trace: Trace, body: bytes, charset: str) -> None:
    """The value stands at its places, or the answer says why not."""
    name = trace.field.rpartition(".")[2].partition("[")[0]
    assert trace.rule, trace.field
    if trace.how == "missing":
        assert trace.value in (None, [], ""), trace.field
        return
    seen = [at(place, body, charset) for place in trace.places]
    if trace.how == "derived":
        printed = name == "number" or (name == "site" and trace.rule == "host")
        assert name in COMPUTED or printed, f"{trace.field}: {trace.value!r} has no place"
        return
    assert seen, trace.field
    if name == "language":
        assert seen[0].startswith(trace.value)
        return
    if trace.how == "as printed":
        assert name in ("published_at", "modified_at"), trace.field
        assert any(c.isdigit() for c in seen[0])
        return
    values = trace.value if isinstance(trace.value, list) else [trace.value]
    if name in ("body_text", "text") and not trace.field.startswith("mentions"):
        values = trace.value.split("\n\n")
        assert len(seen) == len(values)
    if name == "dropped":
        values = [trace.value["text"]]
    for value, text in zip(values, seen, strict=False):
        assert plain(text) == plain(value) or all(plain(part) in plain(text) for part in re.split(r"\n| \| ", value)), trace.field


def trace_of(body: str, field: str) -> Trace:
    traces = trace_page(Capture(url="https://h.example/a", body=body.encode(), fetched_at="2024-05-01T00:00:00Z"))
    return next(trace for trace in traces if trace.field == field)


ARTICLE = f"""<html><head><title>Songs of Goblin | Site</title><meta property="og:title" content="Goblin songs, all of them">
<meta name="author" content="Mara Lindqvist"></head><body>
<ul class="toc"><li>“Hush” – Lasse Lindh</li><li>“Stay With Me” – Punch</li></ul>
<article><h1>Songs of Goblin</h1><p>By Ann Lee</p><p>{"The drama’s songs are told of here. " * 20}</p>
<h2>“Hush” – Lasse Lindh</h2><p>A song that a Swede sings over the snow of a drama, and nobody minds it at all.</p>
<h2>“Stay With Me” – Punch</h2><p>A voice and a music box, and “Hush” – Lasse Lindh is heard again behind the door.</p>
<p>{"The end of it is told here, too, and slowly. " * 20}</p></article>
<div id="comments"><h3>2 comments</h3><p>“Hush” – Lasse Lindh</p></div></body></html>"""


def test_a_heading_is_the_one_above_its_text_not_that_of_the_contents_or_a_comment() -> None:
    trace = trace_of(ARTICLE, "tracks[1].title")
    start = ARTICLE.encode().index("<h2>“Hush”".encode())
    assert trace.places[0].start == start + len("<h2>“".encode())
    assert trace.places[0].element.endswith("h2")
    assert "in the heading" in trace.rule
    assert "title first" in trace.rule
    assert "title first" not in trace_of(ARTICLE, "tracks[1].text").rule


def test_what_was_not_taken_is_told_with_its_evidence() -> None:
    trace = trace_of(ARTICLE, "title")
    assert trace.value == "Songs of Goblin"
    others = {other.value: other.evidence for other in trace.rejected if not other.agrees}
    assert others == {"Goblin songs, all of them": "meta: og:title"}
    missing = trace_of(ARTICLE, "modified_at")
    assert (missing.how, missing.value, missing.places) == ("missing", None, ())
