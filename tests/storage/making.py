"""Values for the storage tests, with only what a test is about spelt out."""

from typing import Any

from scraper.items import ArtistCredit, Capture, ParsedPage, TrackHeading, TrackSection, Visit

NOW = "2026-02-01T10:00:00.000Z"
LATER = "2026-02-02T10:00:00.000Z"
URL = "https://blog.example/queen-of-tears-ost"
TEXT = "\n\n".join(f"Paragraph {n}: a song plays while the two look at each other, and nobody says a word." for n in range(12))


def capture(body: bytes = b"<html>one</html>", **changes: Any) -> Capture:
    given: dict[str, Any] = {
        "url": URL,
        "fetched_at": NOW,
        "content_type": "text/html; charset=utf-8",
        "headers": (("Content-Type", "text/html; charset=utf-8"), ("Etag", '"v1"')),
    }
    return Capture(body=body, **(given | changes))


def credit(name: str, **changes: Any) -> ArtistCredit:
    return ArtistCredit(**({"name": name, "credited_as": name} | changes))


def track(position: int, title: str, *credits_: ArtistCredit, text: str = "", **changes: Any) -> TrackSection:
    inside = {key: changes.pop(key) for key in ("quotes", "embeds") if key in changes}
    printed = "".join(c.credited_as + c.join_phrase for c in credits_)
    heading = TrackHeading(heading=f"{position}. “{title}” – {printed}", title=title, credits=credits_, **changes)
    return TrackSection(position=position, heading=heading, text=text, **inside)


def page(**changes: Any) -> ParsedPage:
    given: dict[str, Any] = {
        "url": URL,
        "title": "Songs of Queen of Tears",
        "site": "blog.example",
        "language": "en",
        "kind": "ost",
        "body_text": TEXT,
        "parser_version": "1",
        "charset_reason": "header",
    }
    return ParsedPage(**(given | changes))


def visit(page_: ParsedPage | None = None, **changes: Any) -> Visit:
    given: dict[str, Any] = {"frontier_url": URL, "run_id": 1, "outcome": "parsed", "page": page_, "capture": capture()}
    if page_ is None:
        given["outcome"] = changes.get("outcome", "failed")
    return Visit(**(given | changes))
