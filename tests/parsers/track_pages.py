"""The case tables of track headings as pages: facts and invented names round prose of our own."""

import json
from pathlib import Path
from typing import Any

from scraper.items import Capture, ParsedPage
from scraper.parsers import parse_page
from tests.parsers.markups import page

CASES = Path(__file__).parents[1] / "cases"
PROSE = {
    "en": (
        "The verse is sung almost under the breath, and the strings only come in when the rain does.",
        "A slow melody carries the scene in the corridor; the chorus never raises its voice.",
        "It is a small ballad with a long memory, and the drums know when to stay away.",
        "Nobody in the writers’ room planned this song, yet the finale leans on every bar of it.",
    ),
    "ko": (
        "조용한 피아노 위에 얹힌 목소리가 골목의 밤을 오래 붙든다. 후렴은 끝까지 큰소리를 내지 않는다.",
        "이 노래가 흐르면 두 사람은 늘 말을 아낀다. 가사보다 숨소리가 먼저 들리는 곡이다.",
    ),
    "ja": (
        "静かなピアノに声が重なり、雨の場面をゆっくりと包んでいく曲である。サビは最後まで声を張らない。",
        "この歌が流れるたび、二人は言葉を少なくする。歌詞よりも息づかいが先に届く。",
    ),
    "zh": (
        "安靜的鋼琴托著歌聲,把巷子裡的夜晚拉得很長。副歌從頭到尾沒有提高音量。",
        "每次響起這首歌,兩個人就不再說話。旋律比台詞先到一步。",
    ),
    "id": (
        "Suara di bait pertama nyaris berbisik, dan lagu ini baru terbuka ketika hujan turun.",
        "Melodinya pelan, liriknya pendek, tetapi adegan di lorong itu jadi sulit dilupakan.",
    ),
    "es": (
        "La voz entra casi en un susurro y la melodía espera a que empiece la lluvia.",
        "Es una balada pequeña: el estribillo nunca levanta la voz y la escena se lo agradece.",
    ),
    "fr": (
        "La voix entre presque en murmure et la mélodie attend que la pluie commence.",
        "C’est une petite ballade : le refrain ne hausse jamais le ton, et la scène lui dit merci.",
    ),
    "vi": (
        "Giọng hát vào rất khẽ, giai điệu chờ đến khi mưa xuống mới mở ra.",
        "Bài hát bắt đầu bằng một cây đàn và khép lại bằng dàn hợp xướng ở tập cuối.",
    ),
    "tr": (
        "Şarkı neredeyse fısıltıyla başlıyor, melodi yağmuru bekliyor ve nakarat hiç yükselmiyor.",
        "Tek bir gitarla başlayan müzik son bölümde koroya dönüşüyor, ses hep sakin kalıyor.",
    ),
    "th": ("เสียงร้องเข้ามาเบา ๆ แล้วทำนองก็รอให้ฝนตกก่อน เพลงนี้ไม่เคยตะโกนเลย", "เพลงเริ่มด้วยกีตาร์ตัวเดียวและจบด้วยเสียงประสานในตอนสุดท้าย"),
    "de": (
        "Die Stimme kommt fast flüsternd, und die Melodie wartet auf den Regen vor dem Fenster.",
        "Das Lied beginnt mit einer Gitarre und endet mit einem Chor in der letzten Folge.",
    ),
    "pt": (
        "A voz entra quase em sussurro, e a melodia espera a chuva começar lá fora.",
        "A música começa com um violão e termina com um coro no último episódio.",
    ),
    "it": (
        "La voce entra quasi in un sussurro e la melodia aspetta che cominci la pioggia.",
        "La canzone comincia con una chitarra e finisce con un coro nell’ultima puntata.",
    ),
    "nl": (
        "De stem komt bijna fluisterend binnen en de melodie wacht tot het buiten regent.",
        "Het lied begint met een gitaar en eindigt met een koor in de laatste aflevering.",
    ),
    "pl": (
        "Głos wchodzi niemal szeptem, a melodia czeka, aż za oknem zacznie padać.",
        "Piosenka zaczyna się od gitary, a kończy chórem w ostatnim odcinku.",
    ),
    "ru": (
        "Голос вступает почти шёпотом, а мелодия ждёт, пока за окном пойдёт дождь.",
        "Песня начинается с одной гитары и заканчивается хором в последней серии.",
    ),
}

Case = dict[str, Any]


def load_cases(name: str) -> list[Case]:
    cases: list[Case] = json.loads((CASES / name).read_text(encoding="utf-8"))
    return cases


def read_page(title: str, language: str, body: str) -> ParsedPage:
    return parse_page(Capture(url="", body=page(title, language, body)))


def rows_of(case: Case) -> list[tuple[str, str]]:
    """Heading lines of a case, each once, with the prose under it."""
    prose = PROSE[case["language"]]
    lines = list(dict.fromkeys(song["line"] for song in case["songs"]))
    return [(line, prose[at % len(prose)]) for at, line in enumerate(lines)]


def intro_of(case: Case) -> str:
    prose = PROSE[case["language"]]
    return f"<p>{prose[-1]} {prose[0]}</p>"


def differences(case: Case, read: ParsedPage) -> list[str]:
    """What of a case's songs was read otherwise than written; empty when all is right."""
    records = [track.to_record() for track in read.tracks]
    songs = case["songs"]
    if len(records) != len(songs):
        return [f"{len(records)} tracks instead of {len(songs)}: {[r['heading'] for r in records]}"]
    prose = dict(rows_of(case))
    found = []
    for song, record in zip(songs, records, strict=True):
        for field in ("title", "artists", "featured", "drama", "number", "part", "group", "native"):
            if field not in song and field not in {"featured", "drama"}:
                continue
            want = song.get(field, [] if field == "featured" else None)
            got = record["native_title" if field == "native" else field]
            alike = got == want or (field == "number" and str(got).lstrip("0") == str(want).lstrip("0"))
            if not alike and not (field == "drama" and want is None and got == read.drama):
                found.append(f"{song['line']}: {field} {want!r} was read as {got!r}")
        if " ".join(prose[song["line"]].split()) not in " ".join(record["text"].split()):
            found.append(f"{song['line']}: its prose is missing from {record['text'][:60]!r}")
    return found
