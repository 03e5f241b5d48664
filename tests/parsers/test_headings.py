"""Heading lines: the case table, each page of it with its lines as h3 headings; the lines that are decided without a page."""

import pytest

from scraper.parsers.headings import read_line
from scraper.parsers.tracks.marks import MAX_LINE, mark_line
from scraper.parsers.tracks.near_misses import near_miss
from scraper.parsers.tracks.numbering import take_number
from tests.parsers.markups import MARKUPS
from tests.parsers.track_pages import Case, differences, intro_of, load_cases, read_page, rows_of

PAGES = [*load_cases("track_headings.json"), *load_cases("eastern_headings.json"), *load_cases("framed_headings.json")]
NEAR_MISSES = load_cases("near_misses.json")


@pytest.mark.parametrize("case", PAGES, ids=[c["why"] for c in PAGES])
def test_every_heading_of_the_table_is_read(case: Case) -> None:
    body = intro_of(case) + MARKUPS["h3"](rows_of(case))
    assert differences(case, read_page(case["page_title"], case["language"], body)) == []


def test_the_table_is_as_large_as_it_says() -> None:
    assert sum(len(c["songs"]) for c in PAGES) >= 300


@pytest.mark.parametrize(
    ("line", "titles", "artist", "drama"),
    [
        ("“The Reasons of My Smiles – BSS (SEVENTEEN)", ("The Reasons of My Smiles",), "BSS (SEVENTEEN)", None),
        (
            '\'True love" và "You can\'t say" trong phim "Tình yêu trong sáng"',
            ("True love", "You can't say"),
            "",
            "Tình yêu trong sáng",
        ),
        (
            "‘I Can’t Pretend’ by Sky Thanawat—The Lake House Boys (2022)",
            ("I Can’t Pretend",),
            "Sky Thanawat",
            "The Lake House Boys",
        ),
        ("《星光校園》的《星雨》和《不由自主》", ("星雨", "不由自主"), "", "星光校園"),
        ("`등대지기` OST Part.1 `오지 않는 밤`", ("오지 않는 밤",), "", "등대지기"),
        ("Stand by Me by SHINee", ("Stand by Me",), "SHINee", None),
        ("‘Harmony‘ by Lucy", ("Harmony",), "Lucy", None),
    ],
)
def test_lines_that_say_all_themselves(line: str, titles: tuple[str, ...], artist: str, drama: str | None) -> None:
    reading = read_line(line)
    assert reading is not None
    assert (reading.titles, reading.artist, reading.work.drama if reading.work else None) == (titles, artist, drama)


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("Stand by Me – SHINee", ("Stand by Me", "SHINee")),
        ("From Bottom of My Heart – Kim Na-young", ("From Bottom of My Heart", "Kim Na-young")),
        ("'Cause I Love You – Noel", ("'Cause I Love You", "Noel")),
        ("24 Hours – Sunmi", ("24 Hours", "Sunmi")),
        ("Love Beyond Words – Kyuhyun (Soundtrack #1)", ("Love Beyond Words", "Kyuhyun (Soundtrack #1)")),
    ],
)
def test_pairs_stay_open_until_the_page_votes(line: str, pair: tuple[str, str]) -> None:
    reading = read_line(line)
    assert reading is not None
    assert reading.pair == pair


@pytest.mark.parametrize("icon", ["\ue000", "\ue001", "\ue002"])
def test_letters_of_icon_fonts_are_words_not_marks_of_ours(icon: str) -> None:
    reading = read_line(f"{icon} Night Ferry – Heize")
    assert reading is not None
    assert reading.pair == (f"{icon} Night Ferry", "Heize")


@pytest.mark.parametrize(
    ("line", "artist"),
    [
        ("[EXO] Chanyeol “Paper Kites”", "[EXO] Chanyeol"),  # a group the tables know, no drama
        ("[Ballad] Mina Vale “Paper Kites”", "Mina Vale"),
        ("Best OST: Mina Vale – “Paper Kites”", "Mina Vale"),
        ("Mina Vale: “Paper Kites” – Low Tide", "Mina Vale"),
    ],
)
def test_what_stands_first_may_be_no_drama(line: str, artist: str) -> None:
    reading = read_line(line)
    assert reading is not None
    assert (reading.artist or reading.side) == artist
    assert not (reading.work and reading.work.drama in {"EXO", "Ballad", "Best", "Mina Vale"})


def test_somebodys_words_behind_a_drama_are_no_title_of_its_own() -> None:
    reading = read_line("《退潮之後》主演沈若棠：「我每天都在哭」")
    assert reading is None or not (reading.work and reading.work.drama == "退潮之後")


def test_a_drama_with_a_dash_in_its_name_is_not_cut() -> None:
    reading = read_line("군주 - 가면의 주인 OST Part.4 - 별과 해", dramas=("군주 - 가면의 주인",))
    assert reading is not None
    assert (reading.titles, reading.work and reading.work.drama, reading.part) == (("별과 해",), "군주 - 가면의 주인", "4")


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("第10位は、灯", "10", "灯"),
        ("*6) 雨城記", "6", "雨城記"),
        ("#1 Late Spring Train", "1", "Late Spring Train"),
        ("10位 Lime", "10", "Lime"),
        ("1.5 Degrees – X", None, "1.5 Degrees – X"),
        ("100 Days – X", None, "100 Days – X"),
        ("１．灯", "１", "灯"),
    ],
)
def test_numbers_as_printed(line: str, number: str | None, rest: str) -> None:
    assert take_number(line) == (number, rest)


@pytest.mark.parametrize("case", NEAR_MISSES, ids=[c["line"] for c in NEAR_MISSES])
def test_near_misses_are_named_and_true_lines_kept(case: Case) -> None:
    assert near_miss(case["line"], read_line(case["line"])) == case["rule"]


def test_a_hostile_line_is_cut_off_before_it_is_read() -> None:
    assert len(mark_line("“" * 100_000).line) == MAX_LINE
