"""Lines that are built alike, in languages of which no table knows the small words."""

import json
from pathlib import Path
from typing import Any

import pytest

from scraper.items import Capture, ParsedPage
from scraper.parsers import parse_page

_CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "cases" / "frames.json").read_text("utf-8"))
_MARKUPS = {"h2": "<h2>{}</h2>", "bold": "<p><strong>{}</strong></p>", "plain": "<p>{}</p>"}
_PROSE = "She closes the shop and the whole street hears the chorus; the singer never raises her voice."


def _page(title: str, lines: list[str], prose: str, markup: str, language: str) -> ParsedPage:
    parts = "".join(f"{markup.format(line)}<p>{prose}</p><p>{prose}</p>" for line in lines)
    html = (
        f'<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1><p>{prose}</p>{parts}</article></body></html>"
    )
    return parse_page(Capture(url="https://songs.example/list/", body=html.encode()))


def _tracks(page: ParsedPage) -> list[tuple[str, list[str], str | None]]:
    return [(t.heading.title, [c.name for c in t.heading.credits if c.role == "performer"], t.heading.drama) for t in page.tracks]


@pytest.mark.parametrize("markup", ["h2", "bold"])
@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case['language']}: {case['why']}")
def test_frame_is_read_without_its_words(case: dict[str, Any], markup: str) -> None:
    page = _page(case["title"], case["lines"], case["prose"], _MARKUPS[markup], case["language"])
    assert _tracks(page) == [tuple(t) for t in case["tracks"]]


def test_title_may_be_silent_where_all_prose_speaks_of_music() -> None:
    lines = ["Paper Boats, Han Soyul — The Tide Clerk", "Two Spoons, Kang Ryeo — Night School", "Bell, The Tin Kites — Platform"]
    read = _page("I spent a month indoors", lines, _PROSE, _MARKUPS["h2"], "en")
    assert [t[0] for t in _tracks(read)] == ["Paper Boats", "Two Spoons", "Bell"]
    prose = "The office is open from Monday to Friday and sells maps of the harbour to anybody who asks for one."
    assert not _page("I spent a month indoors", lines, prose, _MARKUPS["h2"], "en").tracks


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "Hamnstaden: rollista",
            ["Ekon spelar Bror (läkare)", "Lina Park spelar Syster (advokat)", "Mino spelar Vakten (polis)"],
        ),
        (
            "Distribuția serialului „Strada mareei” – cine pe cine joacă",
            ["Ha Min – Seo Jin", "Ma Dong – Oh Tae", "Lee Do – Cha Woo"],
        ),
        ("Szereposztás: Az árapály írnoka", ["Ha Min: Seo Jin (orvos)", "Ma Dong: Oh Tae (tanár)", "Lee Do: Cha Woo (rendőr)"]),
        ("Cast of The Tide Clerk", ["Han Soyul as Mirae (clerk)", "Kang Ryeo as Doyun (diver)", "Yoon Bada as Sori (nurse)"]),
        (
            "Three harbours worth a detour",
            ["Mokpo, by ferry — two hours", "Tongyeong, by bus — five hours", "Sokcho, by car — three hours"],
        ),
        (
            "Öppettider i hamnen",
            ["”Tullen” stänger kl. 5, ring Ekon", "”Fyren” stänger kl. 6, ring Mino", "”Kajen” stänger kl. 7, ring Lina"],
        ),
    ],
)
def test_other_lists_are_built_alike_too(title: str, lines: list[str]) -> None:
    prose = "The ferry leaves at dawn and the last one is back before the lamps are lit along the quay."
    assert not _page(title, lines, prose, _MARKUPS["h2"], "sv").tracks


def test_lists_beside_marked_up_songs_stay_what_they_are() -> None:
    songs = "".join(
        f"<h2>“{title}” by {artist}</h2><p>{_PROSE}</p>"
        for title, artist in [("Paper Boats", "Han Soyul"), ("Closing Bell", "The Tin Kites"), ("Two Spoons", "Kang Ryeo")]
    )
    cast = "".join(
        f"<p>{actor} visar {role}, sjätte avsnittet</p>" for actor, role in [("Ekon", "Bror"), ("Lina", "Syn"), ("Mino", "Vakt")]
    )
    html = f"<html><title>Best drama songs</title><body><article><h1>Best drama songs</h1>{songs}{cast}</article></body></html>"
    assert len(parse_page(Capture(url="https://songs.example/list/", body=html.encode())).tracks) == 3


_BUILDS: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "cases" / "builds.json").read_text("utf-8"))
_EAST = {"ja": "「」", "zh": "「」", "ko": "‘’"}


@pytest.mark.parametrize(
    ("case", "build"),
    [pytest.param(case, build, id=f"{case['language']} {build}") for case in _BUILDS for build in case["builds"]],
)
def test_songs_are_told_from_singers_and_dramas_in_any_build(case: dict[str, Any], build: str) -> None:
    """Names that no table knows, in every order and with every sign that lists of songs are written with."""
    left, right = tuple(_EAST.get(case["language"], "“”"))
    lines = [
        build.replace("“", left).replace("”", right).format(t=title, a=artist, d=drama, n=number)
        for number, (title, artist, drama) in enumerate(case["songs"], 1)
    ]
    for markup in _MARKUPS.values():
        page = _page(case["title"], lines, case["prose"], markup, case["language"])
        assert _tracks(page) == [(title, [artist], drama) for title, artist, drama in case["songs"]]
