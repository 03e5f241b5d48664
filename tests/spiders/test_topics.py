"""Which addresses are left out for their topic, a row a case: what says so of itself, in any language, and what only seems to."""

import pytest

from scraper.items import Capture, DroppedLine, ParsedPage, TrackHeading, TrackSection
from spiders.listing import read_listing
from spiders.reading import Entry, Scope, children
from spiders.topic_words import OTHERS, OURS
from spiders.topics import OFF_TOPIC, Topic, off_topic, plain, topic_of

H = "https://h.example"
LEFT: list[tuple[str, str, tuple[str, ...], str]] = [
    ("/sports/2026/03/giants-beat-tigers.html", "Giants beat Tigers", (), "en: a section"),
    ("/news/world-sports/12345", "", (), "en: a section of two words"),
    ("/story/81723", "Rates rise again", ("Economy", "Latest"), "en: all labels that say anything"),
    ("/view?section=politics&id=7", "A vote is called", (), "en: a section in the query"),
    ("/스포츠/20260301/1", "롯데, 개막전 승리", (), "ko: a section"),
    ("/news/articleView.html?idxno=1", "코스피 사상 최고", ("증시", "종합"), "ko: labels"),
    ("/economy/1.html", "코스피 급등", ("경제뉴스",), "ko: a label with its word for news"),
    ("/articles/1.html", "首相が会見", ("政治",), "ja: a label"),
    ("/スポーツ/1.html", "開幕戦で逆転勝ち", (), "ja: a section"),
    ("/a/1.shtml", "股价剧烈波动", ("财经",), "zh: drastic is no play"),
    ("/體育/1", "中職開幕戰", (), "zh: traditional signs"),
    ("/deportes/futbol/real-madrid-gana", "El Madrid gana", (), "es: a section"),
    ("/noticias/1", "Sube la inflación", ("Economía",), "es: an accent"),
    ("/politica/1", "Votação adiada", ("Política",), "pt: section and label"),
    ("/sante/vaccins", "Les vaccins arrivent", ("Santé", "Actualités"), "fr"),
    ("/wirtschaft/boerse-am-mittag", "Der Leitindex steigt", ("Börse",), "de"),
    ("/calcio/serata-di-coppa", "Serata di coppa", (), "it"),
    ("/olahraga/1", "Timnas menang", ("Sepak Bola",), "id"),
    ("/the-thao/1", "Đội tuyển thắng", ("Thể thao",), "vi: accents in the label, none in the address"),
    ("/ข่าว/1", "ผลเลือกตั้ง", ("การเมือง", "ข่าวล่าสุด"), "th"),
    ("/ekonomi/1", "Dolar yükseldi", ("Ekonomi", "Son Dakika"), "tr"),
    ("/news/1", "Выборы назначены", ("Политика",), "ru"),
    ("/ekonomika/1", "Курс рубля", (), "ru: spelt in Latin letters"),
    ("/news/1", "انتخابات جديدة", ("السياسة",), "ar"),
    ("/voetbal/1", "Ajax wint", (), "nl"),
    ("/gospodarka/1", "Ceny rosną", ("Giełda",), "pl"),
    ("/pulitika/1", "Halalan sa Mayo", (), "tl"),
    ("/news/1", "चुनाव की तारीख", ("राजनीति", "समाचार"), "hi"),
]
TAKEN: list[tuple[str, str, tuple[str, ...], str]] = [
    ("/news/12345.html", "", (), "says nothing"),
    ("/2026/03/01/a-walk-in-the-rain/", "A walk in the rain", ("Featured", "News"), "says nothing, in words"),
    ("/sports-night/", "Sports Night", (), "a drama called so, by its own name"),
    ("/titles/sports-night/where-are-they-now", "", (), "the same as a section"),
    ("/sports-drama/the-coach", "The Coach", (), "a genre"),
    ("/k-drama/2026/politics-of-love", "Politics of Love", (), "a drama called so"),
    ("/sports/2026/drama-about-baseball-stove-league", "", (), "a drama in the sports pages"),
    ("/business/2026/1", "Netflix orders a second season", (), "who shows dramas"),
    ("/economy/1", "The singer who bought a building", (), "a singer in the economy pages"),
    ("/politics", "Politics", (), "the last part is the article's own name"),
    ("/money-heist/soundtrack-guide", "", (), "a word of the table in a title"),
    ("/review/1", "The one about football", ("Sports", "Reviews"), "one label says something else"),
    ("/genre/sports/stove-league", "Stove League", (), "a list of genres"),
    ("/entertainment/sports/1", "", (), "both sections"),
    ("/crime/stranger", "Stranger", ("Crime",), "crime is a genre first"),
    ("/스포츠/1", "드라마 ‘스토브리그’ OST 가이드", (), "ko: a drama in the sports pages"),
    ("/정치/1", "배우 한소희, 새 드라마 출연", ("정치",), "ko: labelled wrongly"),
    ("/スポーツ/1", "ドラマ「下剋上球児」主題歌", (), "ja: a drama of baseball"),
    ("/政治/1", "韩剧《第五共和国》", ("政治",), "zh: a drama of politics"),
    ("/体育/1", "电视剧主题曲", (), "zh: television"),
    ("/deportes/1", "La canción del dorama", (), "es: a song"),
    ("/esportes/1", "A trilha da novela", (), "pt: a telenovela"),
    ("/politique/1", "Le feuilleton de l'été", (), "fr"),
    ("/politik/1", "Die Musik zur Serie", (), "de"),
    ("/calcio/1", "La colonna sonora", (), "it: two words"),
    ("/bisnis/1", "Lagu drakor terbaru", (), "id"),
    ("/kinh-te/1", "Phim Hàn mới", (), "vi"),
    ("/กีฬา/1", "ละครเรื่องใหม่", (), "th"),
    ("/spor/1", "Yeni dizinin müzikleri", (), "tr"),
    ("/политика/1", "Новый сериал", (), "ru"),
    ("/رياضة/1", "أغنية المسلسل", (), "ar"),
    ("/खेल/1", "नया धारावाहिक", (), "hi"),
    ("/polityka/1", "Piosenka z serialu", (), "pl"),
    ("/voetbal/1", "De liedjes van de film", (), "nl"),
    ("/pulitika/1", "Bagong teleserye", (), "tl"),
]


@pytest.mark.parametrize(("path", "title", "labels", "reason"), LEFT, ids=[row[3] for row in LEFT])
def test_what_says_that_it_is_about_something_else_is_left(path: str, title: str, labels: tuple[str, ...], reason: str) -> None:
    refusal = Topic().refusal(H + path, title, labels)
    assert refusal.startswith("topic: about "), reason
    assert Topic(everything=True).refusal(H + path, title, labels) == ""


@pytest.mark.parametrize(("path", "title", "labels", "reason"), TAKEN, ids=[row[3] for row in TAKEN])
def test_everything_else_is_taken(path: str, title: str, labels: tuple[str, ...], reason: str) -> None:
    assert Topic().refusal(H + path, title, labels) == "", reason


def test_the_tables_speak_of_at_least_thirteen_languages_and_do_not_contradict_each_other() -> None:
    assert OTHERS.keys() == OURS.keys()
    assert len(OTHERS) >= 13
    for language, table in OTHERS.items():
        for name in table.split("|"):
            address = f"{H}/{name.strip()}/1"
            assert Topic().refusal(address), f"{language}: {name!r} is no section that is left out"


OWN: list[tuple[Topic, str, str, str, str]] = [
    (Topic(take=("drama",)), "/korean-drama/1", "", "", "a word of the address"),
    (Topic(take=("drama",)), "/1", "The drama", "", "a word of the title"),
    (Topic(take=("drama",)), "/1", "Dramatic rescue", "has none of 'drama'", "a whole word"),
    (Topic(take=("드라마",)), "/1", "월화드라마 결말", "", "part of a word, in a script without spaces"),
    (Topic(take=("ost", "k-drama")), "/sports/k_drama-special", "", "", "one of several, in another spelling; over the tables"),
    (Topic(take=("Café Minamdang",)), "/cafe-minamdang-recap", "", "", "two words, without the accent"),
    (Topic(leave=("webtoon",)), "/webtoon/1", "The drama", "has 'webtoon', which its source leaves out", "over the tables"),
    (Topic(leave=("webtoon",)), "/webtoons/1", "", "", "a whole word"),
    (Topic(leave=("webtoon",)), "/politics/1", "", "about politics", "beside the tables"),
    (Topic(take=("drama",), leave=("recap",)), "/drama/recap-1", "", "has 'recap'", "leaving goes before taking"),
]


@pytest.mark.parametrize(("topic", "path", "title", "said", "reason"), OWN, ids=[row[4] for row in OWN])
def test_a_sources_own_words(topic: Topic, path: str, title: str, said: str, reason: str) -> None:
    refusal = topic.refusal(H + path, title)
    assert (said in refusal) if said else refusal == "", reason


def test_options_of_a_source() -> None:
    assert topic_of({}) == Topic()
    assert topic_of({"take": ["a"], "leave": [], "everything": True}) == Topic(take=("a",), everything=True)


def test_a_picture_without_words_does_not_decide() -> None:
    entries = [Entry(f"{H}/sports/1"), Entry(f"{H}/sports/1", title="The drama of the year"), Entry(f"{H}/sports/2")]
    found = children(entries, Scope(url=H))
    assert [(child.url, bool(child.leave)) for child in found] == [(f"{H}/sports/1", False), (f"{H}/sports/2", True)]


def test_a_list_says_what_its_links_are_called() -> None:
    page = f"<main><a href='/sports/1/'>Match report</a><a href='/sports/2/'>Cast of the baseball drama</a></main>{' ' * 50}"
    found = read_listing(Capture(url=H, body=page.encode()), Scope(url=H)).discovered
    assert [child.leave for child in found] == ["topic: about sports", ""]


TRACK = TrackSection(position=1, heading=TrackHeading(heading="1. “A” – B", title="A"))
STRICT: list[tuple[ParsedPage, dict[str, object], str, str]] = [
    (ParsedPage(url=H, title="Rates rise", body_text="The bank said so."), {"strict": True}, OFF_TOPIC, "nothing of ours"),
    (ParsedPage(url=H, title="Rates rise", body_text="The bank said so."), {}, "", "not strict"),
    (ParsedPage(url=H, title="Rates rise", body_text=""), {"strict": True, "everything": True}, "", "--all"),
    (ParsedPage(url=H, title="Rates rise", body_text="As in the drama."), {"strict": True}, "", "a word in the text"),
    (ParsedPage(url=H, title="배우 근황", body_text="…"), {"strict": True}, "", "a word in the title"),
    (ParsedPage(url=H, title="A", body_text="B", tracks=(TRACK,)), {"strict": True}, "", "it has songs"),
    (
        ParsedPage(url=H, body_text="B", dropped=(DroppedLine(text="Tags: K-Drama", rule="tags"),)),
        {"strict": True},
        "",
        "its tags",
    ),
    (ParsedPage(url=H, body_text="Moving"), {"strict": True, "take": ["moving"]}, "", "a word that the source takes"),
]


@pytest.mark.parametrize(("page", "options", "said", "reason"), STRICT, ids=[row[3] for row in STRICT])
def test_a_strict_source(page: ParsedPage, options: dict[str, object], said: str, reason: str) -> None:
    assert off_topic(page, options) == said, reason


def test_long_texts_take_linear_time() -> None:
    page = ParsedPage(url=H, title="x", body_text="ラ" * 100_000 + "a " * 50_000)
    assert off_topic(page, {"strict": True}) == OFF_TOPIC
    assert len(plain("ab, " * 100_000)) == 300_000 - 1
