"""What counts headings or hangs on their end: letters, Roman figures, times; links to edit a heading or to itself."""

import pytest

from scraper.items import Capture, ParsedPage
from scraper.parsers import parse_page

_PROSE = "The chorus waits until the last bus has gone; then the singer takes one breath and lets it fall."
_SONGS = [("Paper Boats", "Han Soyul"), ("Closing Bell", "The Tin Kites"), ("Two Spoons of Rain", "Kang Ryeo")]


def _page(headings: list[str], tag: str = "h2") -> ParsedPage:
    parts = "".join(f"<{tag}>{heading}</{tag}><p>{_PROSE}</p>" for heading in headings)
    title = "The songs of the drama The Tide Clerk"
    html = (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{_PROSE}</p>{parts}</article></body></html>"
    )
    return parse_page(Capture(url="https://songs.example/list/", body=html.encode()))


def _read(page: ParsedPage) -> list[tuple[str, str]]:
    return [(t.heading.title, t.heading.credits[0].name) for t in page.tracks]


@pytest.mark.parametrize("tag", ["h2", "h4", "strong"])
@pytest.mark.parametrize(
    "marks",
    [
        ("a) ", "b) ", "c) "), ("A. ", "B. ", "C. "), ("(z) ", "(y) ", "(x) "), ("i. ", "ii. ", "iii. "), ("IV) ", "V) ", "VI) "),
        ("Ⅰ. ", "Ⅱ. ", "Ⅲ. "), ("00:00 ", "03:41 ", "07:58 "), ("[0:00] ", "[4:12] ", "[1:02:30] "), ("가. ", "나. ", "다. "),
        ("甲、", "乙、", "丙、"), ("а) ", "б) ", "в) "), ("No. 3 // ", "No. 2 // ", "No. 1 // "),
    ],
)  # fmt: skip
def test_what_counts_the_songs_is_in_no_name(marks: tuple[str, ...], tag: str) -> None:
    page = _page([f"{mark}{artist}: “{title}”" for mark, (title, artist) in zip(marks, _SONGS, strict=True)], tag)
    assert _read(page) == _SONGS
    assert page.tracks[0].heading.heading == f"{marks[0]}Han Soyul: “Paper Boats”"


@pytest.mark.parametrize(
    "titles", [("I. Love", "A. Moon", "7:11 Again"), ("A. One", "C. Two", "F. Three"), ("5:00 End", "4:00 Rain", "6:00 Sun")]
)
def test_signs_that_do_not_count_stay(titles: tuple[str, ...]) -> None:
    page = _page([f"{title} – Kang Ryeo" for title in titles])
    assert [t.heading.title for t in page.tracks] == list(titles)


@pytest.mark.parametrize("end", ["[edit]", "[편집]", "[編集]", "[sửa | sửa mã nguồn]", "[modifier le code]", "¶", "#", "§", "🔗"])
def test_tools_on_headings_are_dropped(end: str) -> None:
    page = _page([f"“{title}” by {artist}{end}" for title, artist in _SONGS])
    assert _read(page) == _SONGS
    assert [t.heading.heading for t in page.tracks] == [f"“{title}” by {artist}" for title, artist in _SONGS]
    assert [(d.text, d.rule) for d in page.dropped if d.rule != "title"] == [(end, "edit-link")] * 3


def test_a_bracket_that_all_headings_share_may_be_the_drama() -> None:
    page = _page([f"{title} – {artist} [The Tide Clerk]" for title, artist in _SONGS])
    assert _read(page) == _SONGS
    assert {t.heading.drama for t in page.tracks} == {"The Tide Clerk"}


def test_an_edit_may_be_a_version() -> None:
    page = _page([f"{title} – {artist} [Radio Edit]" for title, artist in _SONGS])
    assert _read(page) == _SONGS
    assert "edit-link" not in {d.rule for d in page.dropped}


def test_a_sharp_at_the_end_of_one_heading_stays() -> None:
    page = _page(["“Prelude in C#” by Han Soyul", "“Closing Bell” by The Tin Kites", "Étude in F#"])
    assert page.tracks[0].heading.title == "Prelude in C#"
    assert {d.rule for d in page.dropped} <= {"title"}


def test_singers_may_be_counted_too_behind_their_songs() -> None:
    page = _page([f"{n}. “{title}” – Unit {n}" for n, (title, _) in enumerate(_SONGS, 1)])
    assert _read(page) == [(title, f"Unit {n}") for n, (title, _) in enumerate(_SONGS, 1)]
    assert not _page([f"Disc {n} – “{title}”" for n, (title, _) in enumerate(_SONGS, 1)]).tracks
