"""Whole pages: every heading shape in every markup, and pages whose structure is the difficulty."""

import pytest

from scraper.items import TrackSection
from tests.parsers.markups import MARKUPS
from tests.parsers.track_pages import Case, differences, intro_of, load_cases, read_page, rows_of

FAMILIES = [case for case in load_cases("track_headings.json") if not case["why"].startswith("g")]
FAMILIES += [*load_cases("eastern_headings.json"), *load_cases("framed_headings.json")]
WHOLE = [*load_cases("whole_pages.json"), *load_cases("eastern_pages.json")]
WITH_TRACKS = [case for case in WHOLE if case["tracks"]]
NEAR_MISSES = [case for case in WHOLE if not case["tracks"]]
OTHERS = load_cases("other_pages.json")


@pytest.mark.parametrize("case", FAMILIES, ids=[c["why"] for c in FAMILIES])
def test_a_shape_is_read_in_every_markup(case: Case) -> None:
    problems = {}
    for name, markup in MARKUPS.items():
        if name in case.get("skip", ()):
            continue
        found = differences(case, read_page(case["page_title"], case["language"], intro_of(case) + markup(rows_of(case))))
        if found:
            problems[name] = found
    assert problems == {}


@pytest.mark.parametrize("case", WITH_TRACKS, ids=[c["why"] for c in WITH_TRACKS])
def test_a_page_is_split_as_a_reader_would(case: Case) -> None:
    read = read_page(case["page_title"], case["language"], case["body"])
    assert [facts(track) for track in read.tracks] == [
        (song["title"], song["artists"], song["drama"] or (read.drama if track.heading.drama == read.drama else None))
        for song, track in zip(case["tracks"], read.tracks, strict=True)
    ]
    for start, track in zip(case["texts"], read.tracks, strict=False):
        assert track.text.startswith(start) if start else not track.text
    if case["outside"]:
        assert not any(case["outside"] in track.text for track in read.tracks)
        assert case["outside"] in read.body_text


def facts(track: TrackSection) -> tuple[str, list[str], str | None]:
    performers = [credit.name for credit in track.heading.credits if credit.role == "performer"]
    return track.heading.title, performers, track.heading.drama


@pytest.mark.parametrize("case", NEAR_MISSES, ids=[c["why"] for c in NEAR_MISSES])
def test_a_page_without_tracks_gives_none(case: Case) -> None:
    read = read_page(case["page_title"], case["language"], case["body"])
    assert [track.heading.heading for track in read.tracks] == []


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        (("01", "02", "03"), ["01", "02", "03"]),
        (("第3位", "第2位", "第1位"), ["3", "2", "1"]),
        (("No. 1", "No. 2", "No. 3"), ["1", "2", "3"]),
        (("3위", "2위", "1위"), ["3", "2", "1"]),
        (("2019", "2020", "2021"), [None, None, None]),
        (("4", "9", "1"), [None, None, None]),
    ],
)
def test_a_number_in_an_element_of_its_own_is_the_headings(numbers: tuple[str, ...], printed: list[str | None]) -> None:
    songs = ("《摆渡》- 沈若棠", "《立冬》- 南岸乐队", "《替我问候春天》- 何未")
    rows = zip(numbers, songs, strict=True)
    body = "".join(f"<p><b>{n}</b></p><p><b>{song}</b></p><p>歌声很轻,副歌只唱一遍。</p>" for n, song in rows)
    read = read_page("三首听完就想回家的歌", "zh", body)
    assert [(t.heading.number, t.heading.title) for t in read.tracks] == list(
        zip(printed, ("摆渡", "立冬", "替我问候春天"), strict=True)
    )
    if printed[0]:
        assert {t.text for t in read.tracks} == {"歌声很轻,副歌只唱一遍。"}


@pytest.mark.parametrize(
    ("card", "players"),
    [
        (
            '<div class="se-oglink"><a href="https://youtu.be/abcdefghij1"><strong>[MV] 배유온</strong><p>youtu.be</p></a></div>',
            1,
        ),
        (
            '<a href="https://youtu.be/abcdefghij1" class="bookmark source"><div class="bookmark-info">MV</div></a>',
            1,
        ),
        ('<div class="kg-bookmark-card"><a href="https://open.spotify.com/track/4a"><div>배유온</div></a></div>', 1),
        ('<div class="se-oglink"><a href="https://diary.example/12"><strong>지난 글</strong></a></div>', 0),
    ],
)
def test_a_link_card_of_a_player_is_a_player(card: str, players: int) -> None:
    songs = ("배유온 &lt;눈사람의 편지&gt;", "나윤슬 &lt;첫눈&gt;")
    body = "".join(f"<h3>{song}</h3><p>조용한 노래다.</p>{under}" for song, under in zip(songs, (card, ""), strict=True))
    read = read_page("겨울 드라마 OST 두 곡", "ko", body)
    assert [len(t.embeds) for t in read.tracks] == [players, 0]
    assert "지난 글" not in read.body_text


@pytest.mark.parametrize("case", OTHERS, ids=[f"{c['language']} {c['why']}" for c in OTHERS])
def test_a_page_on_another_matter_has_no_tracks(case: Case) -> None:
    read = read_page(case["page_title"], case["language"], case["body"])
    assert [track.heading.heading for track in read.tracks] == []
    assert read.kind != "ost"
    if case["why"] not in {"films and directors", "lessons", "record players: a page on things for songs"}:
        assert (read.drama, read.mentions) == (None, ())


SEED = (
    ("“The Reasons of My Smiles – BSS (SEVENTEEN)", "The Reasons of My Smiles", "BSS"),
    ("“Tell Me It’s Not a Dream” – 10CM", "Tell Me It’s Not a Dream", "10CM"),
    ("“Hold Me Back” – Heize", "Hold Me Back", "Heize"),
    ("“Love You with All My Heart” – Crush", "Love You with All My Heart", "Crush"),
    ("“Fallin’” – Isaac Hong", "Fallin’", "Isaac Hong"),
    ("“Can’t Get Over You” – Paul Kim", "Can’t Get Over You", "Paul Kim"),
    ("“From Bottom of My Heart” – Kim Na-young", "From Bottom of My Heart", "Kim Na-young"),
    ("“Last Chance” – So Soo-bin", "Last Chance", "So Soo-bin"),
    ("“Promise” – Choi Yu-ree", "Promise", "Choi Yu-ree"),
)


def test_the_article_the_project_began_with() -> None:
    epigraph = "“I like you, no, I love you”—the biggest epiphany that serves as a window into the characters’ minds."
    body = "".join(
        f"<p>{line}</p><p>{epigraph if artist == 'Paul Kim' else 'The song speaks softly, and the strings listen.'}</p>"
        for line, _, artist in SEED
    )
    read = read_page("‘Queen of Tears’: Exploring Its Heartfelt OST", "en", body)
    assert [(t.heading.title, t.heading.credits[0].name) for t in read.tracks] == [(title, artist) for _, title, artist in SEED]
    assert read.tracks[0].heading.credits[0].group == "SEVENTEEN"
    assert read.tracks[5].text == epigraph
    assert (read.kind, read.drama) == ("ost", "Queen of Tears")


def test_what_cannot_be_told_apart_is_marked() -> None:
    body = "".join(
        f"<h3>{a} – {b}</h3><p>A quiet song with a voice that waits.</p>" for a, b in (("Lumen", "Harrow"), ("Vessel", "Tarn"))
    )
    read = read_page("Songs of the Week", "en", body)
    assert [t.heading.needs_review for t in read.tracks] == [True, True]
    assert all(t.heading.confidence <= 0.5 for t in read.tracks)


def test_lyrics_are_kept_as_quotes_and_players_with_their_section() -> None:
    body = (
        "<h3>“Lantern Hill” – Han Sol</h3><p>It sings “leave the gate open/I walk home slowly/the lamps all know me” twice.</p>"
        '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>'
        "<h3>“Salt Line” – Dalbi</h3><p>A slow melody.</p>"
        "<blockquote><p>nobody is late<br>the water stands still</p></blockquote>"
    )
    read = read_page("The Songs of Harbour Lights", "en", body)
    assert [t.quotes for t in read.tracks] == [
        ("leave the gate open/I walk home slowly/the lamps all know me",),
        ("nobody is late\nthe water stands still",),
    ]
    assert [len(t.embeds) for t in read.tracks] == [1, 0]


def test_songs_in_prose_become_mentions() -> None:
    body = (
        "<p>Crush’s “Love You With All My Heart” plays over the airport scene.</p>"
        "<p>The single “Hold Me Back” by Heize came out on Friday.</p>"
        "<p>There is also “Promise”, the Choi Yu-ree track that fans kept asking about.</p>"
    )
    read = read_page("The Week in “Queen of Tears”", "en", body)
    assert [(m.title, m.artists) for m in read.mentions] == [
        ("Love You With All My Heart", ("Crush",)),
        ("Hold Me Back", ("Heize",)),
        ("Promise", ("Choi Yu-ree",)),
    ]
