"""What an answer means."""

from dataclasses import replace

import pytest

from scraper.items import Capture, FrontierRow, ParsedPage, SourceRow, TrackHeading, TrackSection
from scraper.parsers.markup.content import not_html
from scraper.storage.moments import moment
from spiders.judging import Answer, judge, judge_page
from tests.faults.server import article, site

NOW = 1_700_000_000.0
URL = "https://blog.example/ost-1"
PAGE = article(1)
BLOG = SourceRow(name="blog", url="https://blog.example/ost/", spider="listing", added_at=moment(NOW))


def answer(
    *, status: int = 200, body: bytes = PAGE, url: str = URL, row: dict[str, object] | None = None, **more: object
) -> Answer:
    base = FrontierRow(url=URL, host="blog.example", discovered_at=moment(NOW), source="blog")
    capture = Capture(url=url, body=body, status=status, complete="problem" not in more)
    return Answer(row=replace(base, **(row or {})), capture=capture, run_id=1, now=NOW, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "outcome", "retried", "reason"),
    [
        (answer(status=500), "failed", True, "500"),
        (answer(status=500, row={"attempts": 2}), "failed", False, "500"),
        (answer(status=429, rest=30.0), "failed", True, "429"),
        (answer(status=403), "failed", False, "403"),
        (answer(status=404), "gone", False, "404"),
        (answer(status=404, row={"role": "feed"}), "failed", False, "404"),
        (answer(status=404, row={"role": "listing", "depth": 3}), "gone", False, "404"),
        (answer(status=304, conditional=True), "not_modified", False, ""),
        (answer(status=304), "failed", True, "304"),
        (answer(status=302), "refused", False, "redirect"),
        (answer(problem="cut"), "failed", True, "incomplete: cut"),
        (answer(body=b" "), "failed", True, "empty"),
        (answer(body=b"%PDF-1.4"), "refused", False, "PDF"),
        (answer(body=b"<html>", row={"role": "feed"}), "failed", False, "not a feed"),
        (answer(url="https://blog.example/"), "gone", False, "home page"),
        (answer(url="https://blog.example/login?next=ost-1"), "refused", False, "/login"),
        (answer(url="https://blog.example/search/ost"), "refused", False, "no article"),
        (answer(url="https://spam.example/buy"), "refused", False, "another site: spam.example"),
    ],
)
def test_outcome(given: Answer, outcome: str, retried: bool, reason: str) -> None:
    visit = judge(given)
    assert visit is not None
    assert (visit.outcome, visit.retry_at is not None) == (outcome, retried)
    assert reason in visit.reason
    assert visit.capture is given.capture


@pytest.mark.parametrize(
    "given",
    [
        answer(),
        answer(url="https://www.blog.example/ost-1"),
        answer(url="https://blog.example/2024/05/ost-1"),
        answer(url="https://other.example/x", row={"source": None}),
        answer(url="https://other.example/x", source=replace(BLOG, options={"offsite": True})),
        answer(url="https://blog.example/", row={"url": "https://blog.example/"}),
    ],
    ids=["plain", "www", "moved within", "named by hand", "source is open", "home page itself"],
)
def test_what_is_to_be_read(given: Answer) -> None:
    assert judge(given) is None


def test_a_busy_host_is_asked_again_when_it_said() -> None:
    visit = judge(answer(status=503, rest=120.0))
    assert visit is not None
    assert visit.retry_at == moment(NOW + 120.0)


def page(**fields: object) -> ParsedPage:
    return ParsedPage(url=URL, **fields)  # type: ignore[arg-type]


LIST = site(20)("/").body
TRACK = TrackSection(position=1, heading=TrackHeading(heading="1. A – B", title="A"))


@pytest.mark.parametrize(
    ("given", "read", "outcome"),
    [
        (answer(), page(), "parsed"),
        (answer(), page(page_type="index"), "refused"),
        (answer(body=LIST, url="https://blog.example/"), page(), "refused"),
        (answer(body=LIST, url="https://blog.example/2024/05/"), page(), "refused"),
        (answer(body=LIST, url="https://blog.example/"), page(tracks=(TRACK,)), "parsed"),
        (answer(body=LIST, url="https://blog.example/our-best-lists"), page(), "parsed"),
        (answer(url="https://blog.example/"), page(), "parsed"),
    ],
    ids=[
        "article",
        "index by the parser",
        "front page",
        "month",
        "front page with tracks",
        "article of links",
        "front page as article",
    ],
)
def test_lists_are_no_articles(given: Answer, read: ParsedPage, outcome: str) -> None:
    assert judge_page(given, read).outcome == outcome


@pytest.mark.parametrize(
    ("url", "source", "depth", "outcome"),
    [
        ("https://blog.example/ost/2024", BLOG, 1, "listed"),
        ("https://blog.example/ost/2024", BLOG, 9, "refused"),
        ("https://blog.example/recaps/goblin", BLOG, 1, "refused"),
        ("https://blog.example/recaps/goblin", replace(BLOG, url="https://blog.example/"), 1, "listed"),
        ("https://blog.example/ost/2024", replace(BLOG, spider="sitemap"), 1, "refused"),
        ("https://blog.example/ost/2024", None, 1, "refused"),
    ],
    ids=["below the listing", "too deep", "beside it", "below the front page", "from a sitemap", "named by hand"],
)
def test_a_list_below_a_listing_is_read_as_one(url: str, source: SourceRow | None, depth: int, outcome: str) -> None:
    visit = judge_page(answer(body=LIST, url=url, row={"url": url, "depth": depth}, source=source), page(page_type="index"))
    assert visit.outcome == outcome
    assert bool(visit.discovered) is (outcome == "listed")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (PAGE, ""),
        (PAGE.decode().encode("utf-16"), ""),
        (b"<p>just a paragraph", ""),
        (b"\n\n  <!-- c --><HTML>", ""),
        (b"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>", ""),
        (b"\x89PNG\r\n\x1a\n", "PNG image"),
        (b"PK\x03\x04", "ZIP file"),
        (b"<?xml version='1.0'?>\n<feed xmlns='a'>", "XML (feed)"),
        (b"<svg xmlns='s'></svg>", "XML (svg)"),
        (b"plain words", "no HTML"),
        (b"ab\x00cd" * 50, "binary file"),
    ],
)
def test_what_a_body_is(body: bytes, kind: str) -> None:
    assert not_html(body) == kind
