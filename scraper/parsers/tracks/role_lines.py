"""Lines that say what a song is in its drama and nothing else: `드라마 ‘D’ 삽입곡`, `Ending song of “D”`, `《D》片尾曲`.

Under a song's heading such a line names the song's drama; over other songs it is a group heading. It is never a song: beside
the one quotation stand only words for roles, works and episodes, and the words that join them to a name.
"""

import re

from scraper.parsers.tracks.asides import read_aside, split_year
from scraper.parsers.tracks.marks import QUOTED, MarkedLine, mark_line
from scraper.parsers.tracks.words import DRAMA_NOUNS, NETWORKS, OST, SONG_ROLES, any_of

LONGEST = 100
"""Characters of such a line, its quotation included."""
_SONGS = (
    *OST, *SONG_ROLES, "theme", "songs?", "tracks?", "score", "music", "(?:main|title|opening|ending|closing|insert)",
    "credits",
    "lagu", "tema", "musik", "pembuka", "penutup",
    "canci[oó]n", "banda", "cierre", "apertura", "principal", "inicial", "final", "cr[ée]ditos",
    "m[úu]sica", "can[çc][ãa]o", "abertura", "encerramento", "trilha",
    "chanson", "musique", "morceau", "th[èe]me", "fin", "d[ée]but", "principale",
    "nhạc", "ca", "khúc", "bài", "hát", "chủ", "đề", "kết", "mở", "đầu", "cuối",
    r"jenerik\w*", r"müzi\w+", r"şarkı\w*", r"açılış", r"kapanış", r"tema\w*",
    "titel(?:song|lied|musik|melodie)", "abspann(?:lied|song)?", "vorspann(?:lied|song)?", "lied", "song", "(?:haupt)?thema",
    "sigla", "brano", "canzone", "chiusura", "iniziale", "finale", "colonna",
    r"песн[яи]", r"тем[аы]", "главная", "заглавная", "открывающая", "закрывающая", "финальная", "опенинг", "эндинг",
    "piosenka", "motyw", "przewodni", "utwór", r"czołówk\w+", "końcowa", "tytułowa", "muzyka",
    "(?:titel|openings|slot|eind)(?:nummer|lied)", "(?:hoofd)?thema", "nummer", "muziek",
)  # fmt: skip
"""Songs and their roles in languages that part words."""
_JOINS = (
    "the", "a", "an", "of", "from", "in", "for", "to", "on", "this", "that", "is", "was", "it[’']s", "first", "second", "third",
    "dari", "untuk", "ini", "adalah", "yang", "de", "del", "la", "el", "los", "las", "un", "una", "es", "para", "sonora", "da",
    "do", "dos", "das", "o", "é", "du", "des", "le", "les", "l[’']", "d[’']", "extraite?", "tirée?", "issue?", "originale",
    "của",
    "trong", "từ", "là", "bộ", "chính", "[ıiuü]n", "n[ıiuü]n", r"dizisi\w*", "aus", "dem", "der", "die", "das", "von", "vom",
    "zur",
    "zum", "zu", "des", "ist", "di", "della", "dello", "dalla", "dal", "dai", "il", "lo", "из", "к", "для", "это", "z", "ze",
    "do",
    "to", "uit", "van", "het", "een", "finalny", "tv", "korea", "korean", "coreano", "coreana", "coréen", "coréenne",
    r"(?:part|pt|vol|episode|ep|season|tập|capítulo|episodio|épisode|folge|bölüm)\.?", r"\d{1,3}(?:st|nd|rd|th|\.)?",
)  # fmt: skip
_WORKS = (
    *DRAMA_NOUNS, *NETWORKS, r"dram(?:a|as|en|y)", r"k-?dram(?:a|as|y|en)", r"дорам[аыу]", r"сериал[ау]?", r"фильм[ау]?",
    r"serialu", r"série", r"show", r"reeks", r"sinetron",
)  # fmt: skip
_LINKS = frozenset((
    "of", "from", "in", "for", "dari", "untuk", "de", "del", "para", "da", "do", "d’", "d'", "du", "của", "trong", "từ", "aus",
    "von", "zu", "di", "della", "dalla", "dal", "из", "к", "z", "ze", "do", "uit", "van",
))  # fmt: skip
"""Words right before a quotation that is a drama's."""
_WORD = re.compile(rf"(?<![^\W_])(?:{any_of((*_SONGS, *_JOINS, *_WORKS))})(?![^\W_])", re.IGNORECASE)
_SONG = re.compile(rf"(?<![^\W_])(?:{any_of((*_SONGS, *OST))})(?![^\W_])", re.IGNORECASE)
_WORK_LAST = re.compile(rf"(?<![^\W_])(?:{any_of((*_WORKS, *OST))})\s*$", re.IGNORECASE)

_SIDE_LETTERS = "曲歌门題题尾頭头ヤ"
_BEHIND_QUOTE = (
    *OST, *SONG_ROLES, "主題", "主题", "メインテーマ", "テーマ(?:ソング|曲)?", "エンディング(?:ソング)?",
    "オープニング(?:ソング)?", "劇中歌", "劇中曲",
    "歌曲", "配樂", "配乐", "原聲", "原声", "推廣", "推广", "메인", "오프닝", "엔딩", "주제", "테마", "수록", "삽입", "노래",
    "곡", "음악", "타이틀",
    "曲", "歌", "เพลง(?:ประกอบ|เปิด|ปิด|หลัก)?",
)  # fmt: skip
_EASTERN_SONG = re.compile(any_of(_BEHIND_QUOTE), re.IGNORECASE)
_EASTERN_WORD = re.compile(
    any_of((
        *_BEHIND_QUOTE, *DRAMA_NOUNS, *NETWORKS, r"\d{1,3}", r"part", r"pt\.?", "파트",
        # Korean
        "드라마", "의", "에서?", "중(?:에서)?", "속", "마지막", "첫", "두", "세", "번째", "화", "회", "나온", "나오는",
        "삽입된", "흐르던", "흐르는", "쓰인",
        "실린", "담긴", "장식한", "사용된", "들어간", "을", "를", "으로", "로", "과", "와", "입니다", "이?에요", "예요",
        "이?다", "이?죠", "였?습니다", "월화", "수목",
        "주말", "금토", "토일", "일일", "한국", "중국", "대만", "극",
        # Japanese
        "の", "で", "に", "が", "から", "より", "です", "でした", "だ", "だった", "である", "した", "し", "第", "話", "回",
        "最終", "流れ(?:た|る)", "使われ(?:た|て(?:いる|いた))",
        "韓国", "中国", "台湾", "日本", "深夜", "朝", "月9", "連続", "テレビ", "人気", "と", "バラード",
        # Chinese
        "的", "之一", "之", "是", "[這这]", "首", "和", "與", "与", "及", "出自", "[來来]自", "[選选]自", "第", "集",
        "[電电][視视]", "網[路絡]", "网络", "古[裝装]",
        "都市", "月火", "水木", "金土", "土日", "週末", "周末", "大[陸陆]", "韓", "韩", "日", "泰", "港", "[劇剧]", "版",
        "[作為为]", "了", "中",
        # Thai
        "ละคร", "ซีรีส์", "เรื่อง", "จาก", "ของ", "เป็น", "ใน",
    )),
    re.IGNORECASE,
)  # fmt: skip
_EASTERN_LINK = re.compile(r"(?:出自|[來来]自|[選选]自|是|[劇剧]|ドラマ|드라마|ซีรีส์|ละคร|เรื่อง|จาก|ประกอบ)$")
_FROM_BEHIND = re.compile(r"(?:から|より|중(?:에서)?)$")
_KIND_OF_WORK = re.compile(r"[^\s、,，。:：]{1,8}(?=(?:ドラマ|드라마|[劇剧])$)")
"""What sort of drama, grown together with the word for it: `夜食テロドラマ`, `古装剧`."""
_ENDS = " \t.。!！~～♪♡♥:：,，、-–—()（）[]【】"


def role_drama(line: str) -> str | None:
    """Return the drama of a line that says only what a song is in it, None for any other line.

    >>> role_drama("드라마 ‘Goblin’ 삽입곡입니다."), role_drama("Ending song of “Goblin”"), role_drama("《鬼怪》的片尾曲")
    ('Goblin', 'Goblin', '鬼怪')
    >>> role_drama("Ending song “Beautiful”"), role_drama("Crush – “Beautiful”"), role_drama("片尾曲《美麗》")
    (None, None, None)
    """
    if len(line) > LONGEST or "\n" in line:
        return None
    marked = mark_line(line.strip())
    return _drama_of(marked) if QUOTED in marked.mask else None


def _drama_of(marked: MarkedLine) -> str | None:
    quotes = [m for m in marked.marks if m.kind == "quote"]
    if len(quotes) != 1 or not quotes[0].text:
        return None
    quote = quotes[0]
    for m in marked.marks:
        if m.kind == "paren" and read_aside(m, "x").kind not in {"year", "count"}:
            return None
    mask = "".join(" " if "\ue000" <= char <= "\ue002" else char for char in marked.mask)
    before, behind = mask[: quote.start].strip(_ENDS), mask[quote.end :].strip(_ENDS)
    named = split_year(quote.text)[0]
    if (before or behind).isascii() and f"{before}{behind}".isascii():
        return named if _is_western(before, behind) else None
    return named if _is_western(before, behind) or _is_eastern(before, behind) else None


def _is_western(before: str, behind: str) -> bool:
    """Judge words between spaces: a role behind the quotation, or one before it that a link joins to it."""
    if any(map(str.isalpha, _WORD.sub(" ", f"{before} {behind}"))):
        return False
    if behind and _SONG.search(behind):
        return True
    last = before.rpartition(" ")[2].casefold()
    linked = last in _LINKS or _WORK_LAST.search(before) is not None
    return linked and " " in before and not behind


def _is_eastern(before: str, behind: str) -> bool:
    """Judge words without spaces: a role behind the quotation, or a word for where it is from on either side."""
    before = _KIND_OF_WORK.sub("", before)
    if any(map(str.isalpha, _EASTERN_WORD.sub(" ", f"{before}\n{behind}"))):
        return False
    if behind:
        return _EASTERN_SONG.search(behind) is not None or _FROM_BEHIND.search(behind) is not None
    return _EASTERN_LINK.search(before) is not None
