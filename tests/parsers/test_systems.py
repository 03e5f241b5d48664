"""What forums, wikis and blogs write round a text goes in every language; sentences that begin like it stay."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from scraper.items import Capture
from scraper.parsers.body import Body, extract_body
from scraper.parsers.document import read_document

CASES = Path(__file__).parents[1] / "cases"
LINES: list[dict[str, Any]] = [
    row for name in ("system_lines", "blog_lines") for row in json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
]
PAGES: list[dict[str, Any]] = json.loads((CASES / "system_pages.json").read_text(encoding="utf-8"))
PROSE = (
    "There is an old song in the market scene of episode eight, and I have gone through the whole album without finding it.",
    "A friend thinks it is a standard from the seventies that her father sang at weddings.",
    "Any help would be great, even half a lyric.",
)
PAIRS = (
    ("此分類上一篇：夜市地圖", "此分類下一篇：電鍋"),
    ("同じカテゴリの前の記事：夜市の地図", "同じカテゴリの次の記事：港の灯り"),
    ("같은 카테고리의 이전 글: 야시장 지도", "같은 카테고리의 다음 글: 항구"),
    ("Previous in this category: Night market map", "Next in this category: Rice cooker stew"),
    ("Anterior en esta categoría: Mapa nocturno", "Siguiente en esta categoría: Guiso"),
    ("Vorheriger Beitrag der Reihe: Karte", "Nächster Beitrag der Reihe: Eintopf"),
    ("Article précédent de la série : La carte", "Article suivant de la série : Le phare"),
    ("Bài trước trong chuyên mục: Bản đồ", "Bài tiếp theo trong chuyên mục: Nồi cơm"),
    ("Kategori ini sebelumnya: Peta", "Kategori ini selanjutnya: Rebusan"),
)


def read(page: str) -> Body:
    return extract_body(read_document(Capture(url="https://a.example/x", body=page.encode())), title="Song in episode 8?")


def read_lines(lines: list[str], where: str) -> Body:
    """Read a page of prose with `lines` before, in or behind it."""
    prose = [f"<p>{number}: {PROSE[number % 2]}</p>" for number in range(22)]
    shown = [line if line.startswith("<p>") else f"<p>{html.escape(line, quote=False)}</p>" for line in lines]
    place = {"head": 0, "middle": 8, "tail": 22}[where]
    inside = "".join((*prose[:place], *shown, *prose[place:]))
    return read(f"<!DOCTYPE html><html><body><main><h1>Night Ferry</h1><div>{inside}</div></main></body></html>")


@pytest.mark.parametrize("row", LINES, ids=[f"{row.get('rule', 'kept')}, {row['where']}: {row['why']}" for row in LINES])
def test_lines(row: dict[str, Any]) -> None:
    for line in (*row.get("drops", ()), *row.get("keeps", ())):
        body = read_lines([line], row["where"])
        dropped = {found.text: found.rule for found in body.dropped_lines()}
        kept = body.text().split("\n")
        if "rule" in row:
            assert dropped.get(line) == row["rule"], line
        assert (line in kept) is ("keeps" in row), line


@pytest.mark.parametrize("row", PAGES, ids=[row["name"] for row in PAGES])
def test_pages(row: dict[str, Any]) -> None:
    """Pages with the bones of one system each, from memory."""
    page: str = row["html"]
    for mark, text in zip("ABC", PROSE, strict=True):
        page = page.replace(f"{{{mark}}}", text)
    text = read(page).text()
    assert all(line in text for line in PROSE)
    assert [line for line in row["drops"] if line in text] == []


@pytest.mark.parametrize("pair", PAIRS, ids=[pair[0] for pair in PAIRS])
def test_neighbours_with_a_place(pair: tuple[str, str]) -> None:
    text = read_lines(list(pair), "tail").text()
    assert pair[0] not in text
    assert pair[1] not in text


def test_two_sentences_with_a_colon_are_no_pager() -> None:
    lines = ["The next verse: rain.", "The previous verse: sun."]
    assert all(line in read_lines(lines, "tail").text() for line in lines)


def test_a_list_of_which_most_is_chrome_goes_whole() -> None:
    items = ("全站分類：圖文創作", "個人分類：追劇筆記", "此分類上一篇：夜市地圖", "此分類下一篇：電鍋滷味", "回到我的部落")
    listed = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    text = read(f"<html><body><main><h1>x</h1><div>{listed}</div></main></body></html>").text()
    assert [item for item in items if item in text] == []


def test_a_list_of_songs_stays_though_one_item_looks_like_chrome() -> None:
    items = ("Tags: a song by Min", "Tin Roof – Min", "Small Hours – Narae")
    listed = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    text = read(f"<html><body><main><h1>x</h1><div>{listed}</div></main></body></html>").text()
    assert items[1] in text
    assert items[2] in text


@pytest.mark.parametrize("label", ["责任编辑：", "Editor:", "Fotos:", "출처:", "ที่มา:"])
def test_a_label_without_its_value_goes_at_the_end_only(label: str) -> None:
    assert label not in read_lines([label], "tail").text()
    assert "Her list:" in read_lines(["Her list:"], "middle").text()


def test_a_label_over_a_player_stays() -> None:
    body = read_lines(["<p>Listen here:<iframe src='https://www.youtube.com/embed/hN5tQy0aVwM'></iframe></p>"], "tail")
    assert "Listen here:" in body.text()


SET_APART = (
    "<marquee>小船的家今天也開著喔</marquee>",
    "<div class='og-host'><p class='og-title'>부두 앞 빵집 다섯 곳</p><p class='og-desc'>지난 봄에 다녀왔습니다</p></div>",
    "<div id='siteNotice'>The harbour wiki is looking for editors</div>",
    "<div style='visibility:hidden'>Loading the gallery</div>",
)


@pytest.mark.parametrize("part", SET_APART)
def test_cards_notices_and_moving_lines_are_set_apart(part: str) -> None:
    prose = "".join(f"<p>{number}: {PROSE[number % 3]}</p>" for number in range(6))
    text = read(f"<html><body><main><h1>x</h1><div>{prose}{part}{prose}</div></main></body></html>").text()
    assert PROSE[0] in text
    said = re.findall(r">([^<>]+)<", part)
    assert said
    assert [words for words in said if words in text] == []


def test_a_text_that_a_script_shows_stays() -> None:
    shown = f"<section><p>{PROSE[1]}</p></section><section><p>{PROSE[2]}</p></section>"
    page = f"<div><h1>x</h1></div><div class='rich_content' id='js_content' style='visibility:hidden;opacity:0'>{shown}</div>"
    assert PROSE[1] in read(f"<html><body>{page}</body></html>").text()
