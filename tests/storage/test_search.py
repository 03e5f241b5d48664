"""Full-text search: short Korean, Japanese and Chinese words are found, the user's syntax is never an error."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.items import ArticleRow
from scraper.storage.archive import Archive
from scraper.storage.records import select
from scraper.storage.search import SNIPPET, rebuild_search, search, snippet_of
from scraper.storage.search_text import index_text, match_query
from tests.storage.making import NOW, capture, credit, page, track, visit

ARTICLES = {
    "korean": page(title="눈물의 여왕 OST 모음", body_text="사랑의 불시착과 도깨비의 주제가를 들려줍니다. 그녀를 사랑했다."),
    "japanese": page(title="主題歌まとめ", body_text="映画とドラマの主題歌を紹介します。ラブソングです。"),
    "chinese": page(title="最好聽的韓劇主題曲", body_text="這首題曲由歌手演唱，感動觀眾。"),
    "thai": page(title="เพลงประกอบละคร", body_text="เพลงรักที่ทุกคนชอบ"),
    "english": page(
        title="Café of tears: Soo-hyun's songs",
        body_text="The ballad opens with a piano. Smiling, she leaves.\n\nA soft refrain.",
        tracks=(track(1, "Last Chance", credit("Sohyun", native_name="소현"), drama="Queen of Tears", text="A soft refrain."),),
    ),
    "half-width": page(title="ﾄﾞﾗﾏ ＯＳＴ", body_text="ＣＨＥＮ sings."),
    "decomposed": page(title="plain", body_text="u\u0308ber \u1112\u1161\u11ab\u1100\u116e\u11a8"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.open(tmp_path_factory.mktemp("search") / "archive.db") as opened:
        for name, one in ARTICLES.items():
            url = f"https://blog.example/{name}"
            stored = page(**{f: getattr(one, f) for f in ("title", "body_text", "tracks")}, url=url)
            opened.save_visit(visit(stored, frontier_url=url, capture=capture(name.encode(), url=url)), now=NOW)
        yield opened


def found(archive: Archive, text: str) -> list[str]:
    return [hit.url.rpartition("/")[2] for hit in search(archive.db, text)]


QUERIES = [
    ("사랑", ["korean"], "two syllables inside a longer word"),
    ("불시착", ["korean"], "three syllables before a particle"),
    ("도깨비", ["korean"], "a word at its beginning"),
    ("주제가", ["korean"], "in the middle of a sentence"),
    ("왕", ["korean"], "one syllable, the last of its word"),
    ("눈", ["korean"], "one syllable, the first of its word"),
    ('"눈물의 여왕"', ["korean"], "a phrase over two words"),
    ('"여왕 눈물의"', [], "a phrase in the wrong order"),
    ("여왕 사랑", ["korean"], "two words, title and text"),
    ("여왕 映画", [], "words of different articles"),
    ("映画", ["japanese"], "two characters of Han"),
    ("主題歌", ["japanese"], "three"),
    ("ラブ", ["japanese"], "Kana inside a word"),
    ("ドラマ", ["half-width", "japanese"], "full width finds half width"),
    ("ﾄﾞﾗﾏ", ["half-width", "japanese"], "half width finds full width"),
    ("題曲", ["chinese"], "two characters"),
    ("主題", ["chinese", "japanese"], "shared by two languages"),
    ("韓劇主題曲", ["chinese"], "a long run"),
    ("曲由歌", ["chinese"], "across words"),
    ("題由", [], "characters that do not stand side by side"),
    ("รัก", ["thai"], "Thai with a vowel sign"),
    ("last chance", ["english"], "a track's title"),
    ("sohyun", ["english"], "an artist"),
    ("queen tears", ["english"], "a track's drama and the title"),
    ("CAFE", ["english"], "no accent, upper case"),
    ("café", ["english"], "with its accent"),
    ("soo-hyun", ["english"], "a hyphen"),
    ("soohyun", [], "is another word to the tokenizer"),
    ("smil*", ["english"], "a prefix"),
    ("smil", [], "is not a prefix by itself"),
    ("chen", ["half-width"], "full-width Latin"),
    ("über", ["decomposed"], "composed finds decomposed"),
    ("한국", ["decomposed"], "composed Hangul finds Jamo"),
    ('piano "a piano', ["english"], "a quote that is not closed"),
    ("NOT", [], "FTS5's own words are words"),
    ("piano OR nothing", [], "OR is a word, too"),
    ("title:piano", [], "a field: the word stands in the text only"),
    ("title:tears piano", ["english"], "a field and a word anywhere"),
    ("text:piano", ["english"], "the text as a field"),
    ("ost:part", [], "no field of ours: two words"),
    ("artist:sohyun", ["english"], "an artist"),
    ("artist:SO-HYUN", ["english"], "another spelling of a known artist"),
    ("artist:소현", ["english"], "by an alias of the artist that the article does not print"),
    ("artist:piano", [], "no artist of that name"),
    ('song:"last chance"', ["english"], "a song"),
    ('drama:"queen of tears"', ["english"], "a drama, as a phrase"),
    ('drama:"tears of queen"', [], "a phrase in the wrong order"),
    ('artist:sohyun drama:"queen of tears" song:last', ["english"], "one track has all three"),
    ("site:blog.example piano", ["english"], "a fact and a word"),
    ("site:other.example piano", [], "a fact that does not hold"),
    ("kind:ost language:en café", ["english"], "two facts"),
    ("since:2030 piano", [], "none since then"),
    ("until:2030-01 piano", ["english"], "before"),
    ("artist: sohyun", ["english"], "a space after the colon"),
    ("ARTIST:Sohyun", ["english"], "the name of a field in capitals"),
    ("artist：sohyun", ["english"], "a full-width colon"),
    ("piano NEAR(a b)", [], "NEAR is a word"),
    ("^piano", ["english"], "FTS5's own signs are nothing"),
    ("(piano", ["english"], "a bracket"),
    ("-piano +ballad", ["english"], "signs of other search engines"),
    ("*", [], "a star alone"),
    ("…!?", [], "no word at all"),
    ("", [], "nothing"),
    ("'; DROP TABLE articles; --", [], "SQL"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), QUERIES)
def test_what_a_query_finds(archive: Archive, text: str, expected: list[str], reason: str) -> None:
    assert sorted(found(archive, text)) == expected, reason


def test_fields_of_a_track_are_met_by_one_and_the_same_track(tmp_path: Path) -> None:
    songs = (track(1, "Rain", credit("Heize"), drama="Goblin"), track(2, "Snow", credit("Ailee"), drama="Doctors"))
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.save_visit(visit(page(tracks=songs)), now=NOW)
        found = {
            text: [h.tracks for h in search(archive.db, text)]
            for text in ("artist:heize drama:goblin", "artist:heize drama:doctors")
        }
    assert found == {"artist:heize drama:goblin": [("Rain – Heize",)], "artist:heize drama:doctors": []}


def test_facts_alone_list_the_newest_first(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        for day in ("2025-01-02", "2025-03-02", "2025-02"):
            url = f"https://x.example/{day}"
            one = page(url=url, title=day, published_at=day)
            archive.save_visit(visit(one, frontier_url=url, capture=capture(day.encode(), url=url)), now=NOW)
        assert [hit.title for hit in search(archive.db, "site:x.example")] == ["2025-03-02", "2025-02", "2025-01-02"]
        assert [hit.title for hit in search(archive.db, "since:2025-02")] == ["2025-03-02", "2025-02"]
        assert [hit.title for hit in search(archive.db, "until:2025-02")] == ["2025-02", "2025-01-02"]
        assert [hit.title for hit in search(archive.db, "until:2025-02-10")] == ["2025-02", "2025-01-02"]


def test_an_index_of_other_columns_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.save_visit(visit(page(tracks=(track(1, "Rain", credit("Heize")),))), now=NOW)
        archive.db.execute("DROP TABLE articles_fts")
        archive.db.execute("CREATE VIRTUAL TABLE articles_fts USING fts5(title, body_text, tracks)")
    with Archive.open(path) as archive:
        assert [hit.tracks for hit in search(archive.db, "artist:heize")] == [("Rain – Heize",)]


def test_every_two_characters_of_a_text_find_it(archive: Archive) -> None:
    for name in ("korean", "japanese", "chinese"):
        text = (ARTICLES[name].title or "") + " " + ARTICLES[name].body_text
        pairs = {a + b for a, b in pairwise(text) if a.isalpha() and b.isalpha() and not (a + b).isascii()}
        missed = [pair for pair in pairs if name not in found(archive, pair)]
        assert not missed
        assert len(pairs) > 15


@given(st.text(max_size=40))
def test_no_text_is_an_error(archive: Archive, text: str) -> None:
    assert isinstance(search(archive.db, text), list)


@given(st.text(max_size=60))
def test_the_index_form_of_a_text_has_no_unsplit_run(text: str) -> None:
    for token in index_text(text).split():
        if any("\uac00" <= c <= "\ud7a3" for c in token):
            assert sum("\uac00" <= c <= "\ud7a3" for c in token) <= 2
    assert match_query(text).count('"') % 2 == 0


def test_the_title_counts_more_than_the_text(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        for n, (title, body) in enumerate([("Other", "goblin " + "word " * 50), ("Goblin", "word " * 50)]):
            url = f"https://x.example/{n}"
            archive.save_visit(
                visit(page(url=url, title=title, body_text=body), frontier_url=url, capture=capture(b"%d" % n, url=url)), now=NOW
            )
        hits = search(archive.db, "goblin")
        assert [hit.title for hit in hits] == ["Goblin", "Other"]
        assert hits[0].score > hits[1].score
        assert [hit.title for hit in search(archive.db, "goblin", limit=1)] == ["Goblin"]
        assert [hit.title for hit in search(archive.db, "goblin", limit=1, offset=1)] == ["Other"]


def test_a_hit_says_where(archive: Archive) -> None:
    (hit,) = search(archive.db, "refrain")
    assert hit.tracks == ("Last Chance – Sohyun",)
    assert "A soft refrain." in hit.snippet
    (hit,) = search(archive.db, "last chance")
    assert hit.tracks == ("Last Chance – Sohyun",)
    (hit,) = search(archive.db, "text:piano refrain")
    assert hit.tracks == ("Last Chance – Sohyun",)
    (hit,) = search(archive.db, "PIANO")
    assert "piano" in hit.snippet
    (hit,) = search(archive.db, "불시착")
    assert "불시착" in hit.snippet


SNIPPETS = [
    ("word " * 100 + "Needle here " + "word " * 100, ["needle"], "Needle", "in the middle, between dots"),
    ("short text", ["text"], "short text", "the whole of a short text"),
    ("Straße nach Süden", ["strasse"], "Straße", "a letter that folds to two"),
    ("Ａ" * 300 + "Ü", ["u"], "Ü", "accents and full width"),
    ("nothing of it " * 40, ["absent"], "nothing of it", "the beginning, when the word stands elsewhere"),
    ("", ["x"], "", "no text"),
    ("한글" * 200 + "사랑" + "한글" * 200, ["사랑"], "사랑", "no spaces to cut at"),
]


@pytest.mark.parametrize(("text", "words", "shown", "reason"), SNIPPETS)
def test_snippets(text: str, words: list[str], shown: str, reason: str) -> None:
    snippet = snippet_of(text, words)
    assert shown in snippet, reason
    assert len(snippet) <= SNIPPET + 4


def test_building_the_index_anew_gives_the_same(archive: Archive) -> None:
    def index() -> list[object]:
        return [archive.db.execute(f"SELECT rowid, * FROM {t} ORDER BY rowid").fetchall() for t in ("articles_fts", "tracks_fts")]

    before = index()
    with archive.transaction():
        rebuild_search(archive.db)
    assert index() == before
    for table in ("articles_fts", "tracks_fts"):
        archive.db.execute(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")
    assert len(select(archive.db, ArticleRow, "1")) == len(ARTICLES)
