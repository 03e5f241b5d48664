"""What counts as a change of an article, what must never replace it, and how a change is told."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.revisions import Known, content_digest, decide, describe_changes, looks_like_error
from tests.storage.making import TEXT, credit, page, track

PAGE = page(
    authors=("Kim Ha-na",),
    published_at="2024-04-28",
    drama="Queen of Tears",
    tracks=(
        track(1, "Last Chance", credit("Sohyun")),
        track(2, "Hold Me Back", credit("Heize"), embeds=("https://youtu.be/dQw4w9WgXcQ",)),
    ),
    embeds=("https://youtu.be/dQw4w9WgXcQ",),
)
RECORD = PAGE.to_record()
KNOWN = Known(digest=content_digest(RECORD), record=RECORD)

SAME: list[tuple[dict[str, Any], str]] = [
    ({"modified_at": "2026-01-01"}, "some sites set it to today"),
    ({"parser_version": "2"}, "another parser that reads the same"),
    ({"warnings": ("odd",)}, "what the parser thinks of it"),
    ({"site": "The Blog"}, "the site's name for itself"),
    ({"canonical_url": "https://blog.example/x"}, "another address for itself"),
    ({"embeds": ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?si=token",)}, "the same player"),
    ({"path": "page.html"}, "where it was read from"),
]


@pytest.mark.parametrize(("changes", "reason"), SAME)
def test_no_change_of_meaning(changes: dict[str, Any], reason: str) -> None:
    intent = decide(replace(PAGE, **changes), status=200, complete=True, known=KNOWN)
    assert (intent.action, intent.reason) == ("keep", "nothing changed"), reason


def test_confidence_is_not_meaning() -> None:
    first = PAGE.tracks[0]
    unsure = replace(first, heading=replace(first.heading, confidence=0.2, needs_review=True))
    assert decide(replace(PAGE, tracks=(unsure, PAGE.tracks[1])), status=200, complete=True, known=KNOWN).action == "keep"


CHANGED: list[tuple[dict[str, Any], str]] = [
    ({"title": "Songs"}, "title: Songs of Queen of Tears → Songs"),
    ({"authors": ("Kim Ha-na", "Lee")}, "authors: Kim Ha-na → Kim Ha-na, Lee"),
    ({"published_at": None}, "published_at: 2024-04-28 → none"),
    ({"kind": "news"}, "kind: ost → news"),
    ({"drama": "Goblin"}, "drama: Queen of Tears → Goblin"),
    ({"body_text": f"{TEXT}\n\nNew."}, "1 paragraph added"),
    ({"body_text": TEXT.replace("Paragraph 3", "Part 3")}, "1 paragraph added; 1 paragraph removed"),
    ({"tracks": PAGE.tracks[:1]}, "song removed: Hold Me Back"),
    ({"tracks": (*PAGE.tracks, track(3, "Tell Me It's Not a Dream", credit("10CM")))}, "song added: Tell Me It's Not a Dream"),
    ({"tracks": (track(1, "Last Chance", credit("So Soo-bin")), PAGE.tracks[1])}, "artists of Last Chance: Sohyun → So Soo-bin"),
    ({"tracks": (track(1, "Last Chance", credit("Sohyun"), part="3"), PAGE.tracks[1])}, "part of Last Chance: none → 3"),
    ({"tracks": PAGE.tracks[::-1]}, "songs in another order"),
    ({"tracks": (track(1, "Last Chance", credit("Sohyun"), text="New prose."), PAGE.tracks[1])}, "details changed"),
]


@pytest.mark.parametrize(("changes", "told"), CHANGED)
def test_a_change_of_meaning_is_written_and_told(changes: dict[str, Any], told: str) -> None:
    intent = decide(replace(PAGE, **changes), status=200, complete=True, known=KNOWN)
    assert (intent.action, intent.reason) == ("write", told)


def test_two_songs_of_one_title_are_told_apart() -> None:
    twice = (track(1, "Intro", credit("A")), track(2, "INTRO", credit("B")))
    other = (track(1, "Intro", credit("A")), track(2, "INTRO", credit("C")))
    old, new = (replace(PAGE, tracks=t).to_record() for t in (twice, other))
    assert describe_changes(old, new) == ("artists of INTRO: B → C",)
    assert describe_changes(old, old) == ()


GATES: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({}, {"status": 503}, "the site answered 503"),
    ({}, {"status": 301}, "the site answered 301"),
    ({}, {"complete": False}, "incomplete"),
    ({"page_type": "index"}, {}, "index page"),
    ({"body_text": "  \n", "tracks": ()}, {}, "no text was found"),
    ({"body_text": "Gone.", "title": "Page not found – Blog", "tracks": ()}, {}, "looks like an error"),
    ({"body_text": "Sorry, this page is no longer available.", "title": "Blog", "tracks": ()}, {}, "looks like an error"),
    ({"body_text": TEXT[:200], "tracks": ()}, {}, "shrunk from"),
    ({"body_text": TEXT[:200], "tracks": PAGE.tracks[:1]}, {}, "shrunk from"),
]


@pytest.mark.parametrize(("changes", "answer", "reason"), GATES)
def test_what_never_replaces_a_known_text(changes: dict[str, Any], answer: dict[str, Any], reason: str) -> None:
    given_ = {"status": 200, "complete": True} | answer
    intent = decide(replace(PAGE, **changes), known=KNOWN, **given_)
    assert intent.action == "refuse"
    assert reason in intent.reason


def test_losing_all_tracks_and_some_text_is_no_new_version() -> None:
    three = replace(PAGE, tracks=(*PAGE.tracks, track(3, "C")))
    known = Known(digest="x", record=three.to_record())
    intent = decide(replace(three, tracks=(), body_text=TEXT[:-100]), status=200, complete=True, known=known)
    assert (intent.action, intent.reason) == ("refuse", "all 3 tracks and 100 characters are missing: kept the known text")


PASSES: list[tuple[dict[str, Any], str]] = [
    ({"body_text": TEXT[: int(len(TEXT) * 0.5)]}, "half the text is still a text"),
    ({"body_text": TEXT[:200]}, "the prose went, all the tracks stayed"),
    ({"tracks": (), "body_text": TEXT + "More."}, "no tracks any more, but more text"),
    ({"tracks": ()}, "two tracks may have been a misreading"),
]


@pytest.mark.parametrize(("changes", "reason"), PASSES)
def test_what_may_replace_a_known_text(changes: dict[str, Any], reason: str) -> None:
    intent = decide(replace(PAGE, **changes), status=200, complete=True, known=KNOWN)
    assert intent.action == "write", reason


def test_a_short_text_may_change_as_it_likes() -> None:
    short = page(body_text="A short note on a song that plays at the end.")
    known = Known(digest="x", record=short.to_record())
    assert decide(replace(short, body_text="Cut."), status=200, complete=True, known=known).action == "write"


ERRORS = [
    "404", "404 Not Found", "404 - Page not found | Blog", "Error 404", "Page not found – My Blog",
    "Oops! That page can’t be found.",
    "Not Found", "403 Forbidden", "Access Denied", "500 Internal Server Error", "503 Service Unavailable", "502 Bad Gateway",
    "Just a moment...", "Attention Required! | Cloudflare", "Are you a robot?", "Please verify you are a human", "Captcha",
    "Before you continue to YouTube", "We value your privacy", "Please enable JavaScript to continue", "Account Suspended",
    "Site under maintenance", "This domain is for sale", "Too many requests", "The page you requested was not found",
    "The page you are looking for doesn't exist.", "This content is no longer available", "Sorry, this post has been removed",
    "Halaman tidak ditemukan", "Page introuvable", "Página no encontrada", "Página não encontrada", "Seite nicht gefunden",
    "Pagina non trovata", "Страница не найдена", "Ошибка 404", "페이지를 찾을 수 없습니다", "요청하신 페이지를 찾을 수 없습니다.",
    "존재하지 않는 게시물입니다", "お探しのページが見つかりません", "ページが見つかりませんでした", "页面不存在",
    "抱歉，您访问的页面不存在",
    "找不到頁面", "Không tìm thấy trang", "Sayfa bulunamadı", "ไม่พบหน้าที่คุณต้องการ",
]  # fmt: skip
TITLES = [
    "404 (New Era) by KiiiKiii: the chorus everyone hums", "4 O'Clock, V and RM", "Forbidden Love: every song of the drama",
    "Not Found in Any Album: five OSTs you cannot buy", "Just a Moment With You: a review", "Error, Error: why we love it",
    "The Page Turner soundtrack", "Post-credit songs, ranked", "Access to Love OST", "Nothing Serious: all songs",
    "The Robot Is Not a Robot (I'm Not a Robot) OST", "The Domain of Kings: songs", "Sorry, Sorry and ten more hits",
    "존재의 이유: 드라마 삽입곡", "500 Days of Summer songs", "Under the Queen's Umbrella OST",
    "The Article on Love", "사랑의 불시착", "ページをめくる音楽", "",
]  # fmt: skip


@pytest.mark.parametrize("line", ERRORS)
def test_error_pages_are_known_by_their_first_words(line: str) -> None:
    assert looks_like_error(line)


@pytest.mark.parametrize("line", TITLES)
def test_titles_of_articles_are_not_errors(line: str) -> None:
    assert not looks_like_error(line)


def test_a_long_page_is_an_article_whatever_its_title() -> None:
    assert decide(page(title="Not Found"), status=200, complete=True, known=None).action == "write"
    assert (
        decide(page(title="Captcha", body_text="A song.", tracks=PAGE.tracks), status=200, complete=True, known=None).action
        == "write"
    )


texts = st.text(max_size=30)


@given(title=texts, body=texts, extra=texts)
def test_the_digest_ignores_what_is_empty_and_sees_what_is_not(title: str, body: str, extra: str) -> None:
    record = {"title": title, "body_text": body, "tracks": []}
    assert content_digest(record) == content_digest(record | {"drama": None, "mentions": [], "authors": (), "warnings": [extra]})
    assert (content_digest(record) == content_digest(record | {"drama": extra})) == (extra == "")
    assert len(content_digest(record)) == 64


@given(st.text(max_size=200))
def test_no_line_takes_long_or_fails(line: str) -> None:
    looks_like_error(line)
    looks_like_error(line * 50)
