"""Headings that name their parts: `歌曲:T 演唱:A`, `Lagu: T | Penyanyi: A`."""

import re

from scraper.parsers.tracks.asides import read_drama, strip_quotes
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import QUOTE_OPENERS

_SONG = (
    r"歌曲|歌名|曲名|曲|노래|곡명|곡|songs?|song\s+title|title|track|lagu|judul(?:\s+lagu)?|canción|título|titre|chanson|titolo|"
    r"brano|titel|lied|bài\s+hát|ca\s+khúc|เพลง|ชื่อเพลง|şarkı"
)
_SINGER = (
    r"演唱(?:者)?|歌手|主唱|歌|アーティスト|가수|노래|artists?|singers?|sung\s+by|vocals?|penyanyi|artis|artista|cantante|intérprete|"
    r"artiste|interprète|interpret(?:in)?|künstler|gesang|ca\s+sĩ|trình\s+bày|thể\s+hiện|ร้องโดย|ศิลปิน|ผู้ขับร้อง|sanatçı|şarkıcı"
)
_DRAMA = r"drama|k-drama|series?|serie|série|电视剧|電視劇|剧名|劇名|드라마|ドラマ|作品|phim|dizi|ละคร|ซีรีส์|ost"
_EDGE = r"\s*[\s,，、;；/／|｜·・–—-]\s*"
_LABELLED = re.compile(
    rf"(?:{_SONG})\s*[:：]\s*(?P<title>\S.*?){_EDGE}(?:{_SINGER})\s*[:：]\s*(?P<artist>\S.*?)"
    rf"(?:{_EDGE}(?:{_DRAMA})\s*[:：]\s*(?P<drama>\S.*))?",
    re.IGNORECASE,
)


_CALLED_SONG = re.compile(
    rf"(?:(?:the|la|el|le|das|der|il|a|het|den?)\s+)?(?:{_SONG}|canzone|música|piosenka|utwór|песня|композиция|liedje|nummer)\s*"
    r"(?:\d{1,2}\s*[:.–—-]\s*)?(?=[“\"„«‘「『《〈])",
    re.IGNORECASE,
)
"""The word for song, or such a word and a number, right before a title in quotation marks."""
_CALLED_WITHIN = 20
"""Characters in which such a title begins."""
SINGS = (
    rf"{_SINGER}|うた|唄|歌唱|ボーカル|唱|[獻献]唱|歌い手|보컬|가창자?|부른\s?이|vocalists?|sung|vokal(?:is)?|voz|voces|voix|voce|chant|canto|canta|gesungen|"
    r"giọng(?:\s+(?:ca|hát))?|zang|śpiew|wokal|вокал|исполнитель|vo\.|เสียงร้อง|ขับร้อง(?:โดย)?|นักร้อง"
)
_WRITES = (
    r"作?[詞词]|作?曲|[編编]曲|作詞[・/／]作曲|作?사|작사|작곡|편곡|lyrics?|music|composer|lirik|letra|paroles|musik|text|arr\."
)
_SUNG_BY = re.compile(
    rf"(?P<gap>[\s|｜/／・·,，、–—-]*)(?P<open>[(（\[【]\s*)?(?<![^\W_])(?:{SINGS})\s?[:：]\s*(?P<who>\S.*?)"
    rf"(?P<close>\s*[)）\]】])?(?:[\s,，、;；/／|｜]+(?:{_WRITES})\s?[:：].*)?$",
    re.IGNORECASE,
)
_ENDS_TITLE = frozenset("”\"’'」』》〉≫>＞»“)）")


def called_song(text: str) -> re.Match[str] | None:
    """Return the word for song with which a line opens before its title in quotation marks.

    >>> called_song("Ca khúc “Bến đò” (Mina)").end(), called_song("La canción «Luz»").end(), called_song("Mina “Luz”")
    (8, 11, None)
    """
    near = text[1:_CALLED_WITHIN]
    return None if QUOTE_OPENERS.isdisjoint(near) or text[0] in QUOTE_OPENERS else _CALLED_SONG.match(text)


def spell_singer(text: str) -> str:
    """Return a line that labels its singer behind a title in quotation marks with a dash for the label.

    >>> spell_singer("「灯」 歌：ミナ"), spell_singer("《灯》（演唱：米娜）"), spell_singer("“Luz” – Voz: Mina")
    ('「灯」 – ミナ', '《灯》 – 米娜', '“Luz” – Mina')
    >>> spell_singer("灯 歌：ミナ")
    '灯 歌：ミナ'
    """
    if ":" not in text and "：" not in text:
        return text
    found = _SUNG_BY.search(text)
    if found is None or text[: found.start()].rstrip()[-1:] not in _ENDS_TITLE:
        return text
    who, close = found["who"], found["close"] or ""
    return f"{text[: found.start()].rstrip()} – {who if found['open'] else who + close}"


def read_labelled(text: str, base: LineReading) -> LineReading | None:
    """Return the reading of a line that labels its song and its singer (and its drama); None for any other line.

    >>> base = LineReading(heading="", number=None, shape="title")
    >>> r = read_labelled("Lagu: Hari Biru | Penyanyi: Rani", base); r.titles, r.artist
    (('Hari Biru',), 'Rani')
    >>> read_labelled("Title: Harbour Lights", base) is None
    True
    """
    if ":" not in text and "：" not in text:
        return None
    found = _LABELLED.fullmatch(text)
    if found is None:
        return None
    drama = found.group("drama")
    return LineReading(
        heading=base.heading,
        number=base.number,
        shape="fields",
        titles=(strip_quotes(found.group("title")),),
        artist=found.group("artist").strip(),
        work=read_drama(drama) if drama else None,
        role=True,
    )
