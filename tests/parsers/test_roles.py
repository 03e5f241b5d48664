"""`A - T (B)`: pages that keep the drama in front, pages that keep it in brackets, and pages that do not tell."""

import pytest

from tests.parsers.track_pages import read_page

PROSE = "A slow song with strings that come in late and leave early, and a voice that never hurries at all."
DRAMA_FIRST = (
    "Goblin - Stay With Me (Chanyeol & Punch)",
    "Hotel del Luna - All About You (Taeyeon)",
    "Itaewon Class - Start (Gaho)",
)
ARTIST_FIRST = (
    "Chanyeol & Punch - Stay With Me (Goblin)",
    "Taeyeon - All About You (Hotel del Luna)",
    "Gaho - Start (Itaewon Class)",
)
GROUPS = ("Stay With Me - Chanyeol (EXO)", "Darling - Wonpil (DAY6)", "On Road - Sandeul (B1A4)")
UNKNOWN = ("Mill Fantasy - Destiny (Ghost Harbor)", "Tin Muyo - Don’t Speak (Old Pier)", "Salt Goddess - Iris (The Lanterns)")
READ = [
    ("Stay With Me", ["Chanyeol", "Punch"], "Goblin"),
    ("All About You", ["Taeyeon"], "Hotel del Luna"),
    ("Start", ["Gaho"], "Itaewon Class"),
]


def _tracks(title: str, headings: tuple[str, ...]) -> list[tuple[str, list[str], str | None]]:
    read = read_page(title, "en", "".join(f"<h3>{h}</h3><p>{PROSE}</p>" for h in headings))
    return [(t.heading.title, [c.name for c in t.heading.credits], t.heading.drama) for t in read.tracks]


@pytest.mark.parametrize("headings", [DRAMA_FIRST, ARTIST_FIRST], ids=["drama in front", "artist in front"])
def test_the_page_tells_who_sings(headings: tuple[str, ...]) -> None:
    assert _tracks("Best K-drama OSTs", headings) == READ


def test_a_drama_in_front_without_a_singer() -> None:
    found = _tracks("Best K-drama OSTs", (*DRAMA_FIRST, "Vincenzo - Adrenaline"))
    assert found[3] == ("Adrenaline", [], "Vincenzo")


def test_a_group_behind_its_member_is_no_artist_of_its_own() -> None:
    assert [(title, artists) for title, artists, _ in _tracks("Best K-drama OSTs", GROUPS)] == [
        ("Stay With Me", ["Chanyeol"]),
        ("Darling", ["Wonpil"]),
        ("On Road", ["Sandeul"]),
    ]


def test_what_nothing_tells_is_marked_for_review() -> None:
    read = read_page("Good old fan videos and their songs", "en", "".join(f"<h3>{h}</h3><p>{PROSE}</p>" for h in UNKNOWN))
    assert [(t.heading.title, t.heading.needs_review) for t in read.tracks] == [
        ("Destiny", True),
        ("Don’t Speak", True),
        ("Iris", True),
    ]
    assert all(t.heading.confidence <= 0.5 for t in read.tracks)
