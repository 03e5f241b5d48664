"""What changed between two records: a correction is one change, not a song that went and another that came."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.changes import compare, in_short, word_changes


def song(title: str, *artists: str, **more: Any) -> dict[str, Any]:
    return {
        "title": title,
        "artists": list(artists),
        "heading": f"“{title}” – {', '.join(artists)}",
        "text": f"On {title}.",
    } | more


HEART = song("Love You With All My Heart", "Crush")
CHANCE = song("Last Chance", "Sohyun")
BACK = song("Hold Me Back", "Heize")
MORE = song("더 바랄게 없죠", "Kim Na-young")


def record(*tracks: dict[str, Any], **more: Any) -> dict[str, Any]:
    parts = [f"{t['heading']}\n\n{t['text']}" for t in tracks]
    return {"title": "Songs", "body_text": "\n\n".join(["Intro words.", *parts]), "tracks": list(tracks)} | more


BASE = record(CHANCE, HEART, BACK)
CASES: list[tuple[str, dict[str, Any], dict[str, Any], list[str]]] = [
    ("nothing", BASE, BASE, []),
    ("what nobody sees", BASE, BASE | {"parser_version": "2", "warnings": ["x"], "dropped": [{"text": "a", "rule": "b"}]}, []),
    ("empty is missing", BASE | {"drama": ""}, BASE | {"drama": None}, []),
    ("the headline", BASE, BASE | {"title": "The Songs"}, ["title corrected: Songs → The Songs"]),
    ("a date that came", BASE, BASE | {"published_at": "2024-04-28"}, ["date added: 2024-04-28"]),
    ("a byline that went", BASE | {"authors": ["Kim"]}, BASE, ["author removed: Kim"]),
    ("a song more", BASE, record(CHANCE, HEART, BACK, MORE), ["song added: “더 바랄게 없죠” – Kim Na-young"]),
    ("a song less", BASE, record(CHANCE, BACK), ["song removed: “Love You With All My Heart” – Crush"]),
    (
        "an artist corrected",
        record(song("Heart", "Crus", text="On it.")),
        record(song("Heart", "Crush", text="On it.")),
        ["artist corrected: “Heart”: Crus → Crush"],
    ),
    (
        "a title corrected, told by the prose",
        record(CHANCE, song("Hart", "Nobody", text="The long story.")),
        record(CHANCE, song("Heart and Soul", "Crush", text="The long story.")),
        ["title corrected: “Heart and Soul”: Hart → Heart and Soul", "artist corrected: “Heart and Soul”: Nobody → Crush"],
    ),
    (
        "a title corrected, told by the artist",
        record(CHANCE, song("Love You Whith All My Hart", "Crush", text="Old prose stood here once.")),
        record(CHANCE, song("Love You With All My Heart", "Crush", text="Something wholly different is said now.")),
        [
            "title corrected: “Love You With All My Heart”: Love You Whith All My Hart → Love You With All My Heart",
            "paragraph removed: “Love You With All My Heart”: Old prose stood here once.",
            "paragraph added: “Love You With All My Heart”: Something wholly different is said now.",
        ],
    ),
    (
        "other songs by one artist are others",
        record(song("Beautiful", "Crush", text="One.")),
        record(song("Goblin", "Crush", text="Two.")),
        ["song added: “Goblin” – Crush", "song removed: “Beautiful” – Crush"],
    ),
    ("the last song first", BASE, record(BACK, CHANCE, HEART), ["song moved: “Hold Me Back”: place 3 → place 1"]),
    (
        "one title twice",
        record(song("Love", "A", text="1"), song("Love", "B", text="2")),
        record(song("Love", "A", text="1"), song("Love", "C", text="2")),
        ["artist corrected: “Love”: B → C"],
    ),
    ("a guest", record(song("A", "B")), record(song("A", "B", featured=["C"])), ["guest added: “A”: C"]),
    (
        "another player address, the same video",
        record(song("A", "B", embeds=["https://www.youtube.com/embed/abcdefghijk"])),
        record(song("A", "B", embeds=["https://youtu.be/abcdefghijk?t=3"])),
        [],
    ),
    (
        "another video",
        record(song("A", "B", embeds=["https://www.youtube.com/embed/abcdefghijk"])),
        record(song("A", "B", embeds=["https://www.youtube.com/embed/ABCDEFGHIJK"])),
        ["player added: “A”: youtube:ABCDEFGHIJK", "player removed: “A”: youtube:abcdefghijk"],
    ),
    ("a line of lyrics", record(song("A", "B")), record(song("A", "B", quotes=["na / na"])), ["lyric added: “A”: na / na"]),
    (
        "a paragraph of the introduction",
        record(CHANCE, body_text="Intro.\n\nSecond one.\n\nOn Last Chance."),
        record(CHANCE, body_text="Intro.\n\nOn Last Chance."),
        ["paragraph removed: Second one."],
    ),
    (
        "a paragraph that got a word",
        record(body_text="The story of the two goes on and on."),
        record(body_text="The whole story of the two goes on and on."),
        ["paragraph changed: The story of the two goes on and on. → The whole story of the two goes on and on."],
    ),
    (
        "Korean without spaces",
        record(body_text="눈물의여왕은두사람의이야기"),
        record(body_text="눈물의여왕은세사람의이야기"),
        ["paragraph changed: 눈물의여왕은두사람의이야기 → 눈물의여왕은세사람의이야기"],
    ),
    (
        "a song named in passing",
        BASE,
        BASE | {"mentions": [{"title": "Ocean", "artists": ["X"]}]},
        ["mention added: “Ocean” – X"],
    ),
]


@pytest.mark.parametrize(("old", "new", "lines"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_changes(old: dict[str, Any], new: dict[str, Any], lines: list[str]) -> None:
    assert [change.line() for change in compare(old, new)] == lines


def test_a_page_that_was_rewritten_whole_takes_no_minutes() -> None:
    old = record(body_text="\n\n".join(f"{n} " + "old words here " * 30 for n in range(400)))
    new = record(body_text="\n\n".join(f"{n} " + "quite other text " * 30 for n in range(400)))
    changes = compare(old, new)
    assert len(changes) == 800
    assert in_short(changes) == "400 paragraphs removed, 400 paragraphs added"


titles = st.sampled_from(["Love", "Last Chance", "더 바랄게", "Ocean", "Love You"])
songs = st.builds(lambda title, artist, text: song(title, artist, text=text), titles, titles, titles)
records = st.builds(
    lambda tracks, paragraphs, title: {"title": title, "tracks": tracks, "body_text": "\n\n".join(paragraphs)},
    st.lists(songs, max_size=5),
    st.lists(titles, max_size=5),
    titles,
)


@settings(max_examples=100, deadline=None)
@given(old=records, new=records)
def test_there_are_changes_exactly_when_something_differs(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert compare(old, old) == ()
    changes = compare(old, new)
    if old["tracks"] != new["tracks"] or old["title"] != new["title"]:
        assert changes
    added = sum(change.what == "song added" for change in changes)
    removed = sum(change.what == "song removed" for change in changes)
    assert len(old["tracks"]) + added - removed == len(new["tracks"])


@given(old=st.text("ab ", max_size=30), new=st.text("ab ", max_size=30))
def test_word_changes_hold_both_texts(old: str, new: str) -> None:
    runs = word_changes(old, new)
    glue = " " if " " in old or " " in new else ""
    for kind, text in (("removed", old), ("added", new)):
        kept = glue.join(words for what, words in runs if what in ("same", kind) and words)
        assert kept.split() == text.split()
