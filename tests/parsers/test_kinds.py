"""Kind and drama: titles in thirteen languages, each with a body that names the drama once."""

import time

import pytest

from scraper.items import TrackHeading, TrackSection
from scraper.parsers.blocks import Block, PageFacts
from scraper.parsers.kinds import KINDS, decide_kind
from scraper.parsers.subject.dramas import find_dramas
from scraper.parsers.subject.title_frames import framed_name
from scraper.parsers.subject.topics import read_topic
from tests.parsers.track_pages import Case, load_cases

TITLES = load_cases("page_titles.json")
UNNAMED = load_cases("unnamed_titles.json")
"""Titles over pages whose text never names the drama: the words of the title alone must tell."""


@pytest.mark.parametrize("case", TITLES, ids=[c["title"] for c in TITLES])
def test_a_title_tells_kind_and_drama(case: Case) -> None:
    facts = PageFacts(url="", title=case["title"], language=case["language"])
    blocks = (Block(index=0, kind="paragraph", text=f"{case['drama'] or 'It'} is here."),)
    tracks = tuple(TrackSection(position=i, heading=TrackHeading(heading="x", title=f"T{i}")) for i in (1, 2))
    topic = read_topic(facts.title, facts.language)
    dramas = find_dramas(facts, topic, blocks)
    assert decide_kind(facts, topic, dramas, tracks if case["kind"] == "ost" else (), blocks) == (case["kind"], case["drama"])


@pytest.mark.parametrize(
    ("title", "language", "prose", "drama"),
    [
        ("“ธีร์” ขอบคุณแฟน ๆ หลัง “บ้านริมคลอง” จบ", "th", "ปิดฉากไปแล้วสำหรับซีรีส์ “บ้านริมคลอง” ซึ่ง “ธีร์” รับบทนำ", "บ้านริมคลอง"),
        (
            "‘도이현’ 소감, ‘겨울 우체국’ 종영",
            "ko",
            "드라마 ‘겨울 우체국’이 막을 내렸다. ‘도이현’은 감사를 전했다.",
            "겨울 우체국",
        ),
        (
            "‘겨울 우체국’ 종영, ‘도이현’ 소감",
            "ko",
            "드라마 ‘겨울 우체국’이 막을 내렸다. ‘도이현’은 감사를 전했다.",
            "겨울 우체국",
        ),
    ],
)
def test_of_two_quoted_names_the_prose_says_which_is_the_drama(title: str, language: str, prose: str, drama: str) -> None:
    facts = PageFacts(url="", title=title, language=language)
    found = find_dramas(facts, read_topic(title, language), (Block(index=0, kind="paragraph", text=prose),))
    assert found[0] == drama


@pytest.mark.parametrize("case", UNNAMED, ids=[c["title"] for c in UNNAMED])
def test_a_title_tells_kind_and_drama_alone(case: Case) -> None:
    facts = PageFacts(url="", title=case["title"], language=case["language"])
    tracks = tuple(TrackSection(position=i, heading=TrackHeading(heading="x", title=f"T{i}")) for i in (1, 2))
    topic = read_topic(facts.title, facts.language)
    dramas = find_dramas(facts, topic, ())
    assert decide_kind(facts, topic, dramas, tracks if case["kind"] == "ost" else (), ()) == (case["kind"], case["drama"])


@pytest.mark.parametrize(
    ("prose", "drama"),
    [("Once more I saw The Glass Ferry alone.", "The Glass Ferry"), ("A Glass Ferry of songs.", "Glass Ferry")],
)
def test_the_prose_tells_whether_an_article_belongs_to_a_name(prose: str, drama: str) -> None:
    facts = PageFacts(url="", title="The Glass Ferry soundtrack, ranked", language="en")
    blocks = (Block(index=0, kind="paragraph", text=prose),)
    assert find_dramas(facts, read_topic(facts.title, "en"), blocks) == (drama,)


def test_under_a_list_of_songs_the_prose_must_name_the_drama() -> None:
    facts = PageFacts(url="", title="Kumpulan Soundtrack Salt Season", language="id")
    topic = read_topic(facts.title, "id")
    assert find_dramas(facts, topic, ()) == ()
    assert find_dramas(facts, topic, (Block(index=0, kind="paragraph", text="Salt Season tayang."),)) == ("Salt Season",)


@pytest.mark.parametrize(
    "text", ["the of " * 3000, "Review " * 3000, "A " * 5000, "월화 드라마 " * 2000, "Songs of the A: " * 900]
)
def test_an_endless_title_is_read_in_no_time(text: str) -> None:
    started = time.perf_counter()
    framed_name(text, "id")
    assert time.perf_counter() - started < 1


def test_the_table_covers_kinds_and_languages() -> None:
    assert {c["kind"] for c in TITLES} == set(KINDS)
    assert len({c["language"] for c in TITLES}) >= 13


def test_headings_with_many_dramas_make_a_list() -> None:
    facts = PageFacts(url="", title="Opening songs of the Hong Kong serials")
    tracks = tuple(
        TrackSection(position=i, heading=TrackHeading(heading="x", title=f"T{i}", drama=drama))
        for i, drama in enumerate(("Line Walker", "Lady Sour", "Ghetto Justice"), 1)
    )
    blocks = (Block(index=0, kind="paragraph", text="For thirty years the serials of Hong Kong have opened with a song."),)
    topic = read_topic(facts.title, "en")
    assert decide_kind(facts, topic, find_dramas(facts, topic, blocks), tracks, blocks) == ("listicle", None)


def test_keywords_and_description_speak_for_a_drama() -> None:
    facts = PageFacts(
        url="", title="Notes on the Salt Season soundtrack", description="The songs of Salt Season.", keywords=("Salt Season",)
    )
    assert find_dramas(facts, read_topic(facts.title, "en"), ()) == ("Salt Season",)
