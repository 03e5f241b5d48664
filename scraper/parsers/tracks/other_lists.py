"""Lists on a page about songs whose lines look like `T – A` and are none: what is sold, who played, prizes, dates.

No line alone tells: songs are called *Piano*, *2002* and *The Best*. What most lines of one markup have in common does.
"""

import re
from collections.abc import Callable, Sequence

from scraper.parsers.facts.date_tables import MONTHS
from scraper.parsers.tracks.acceptance import Candidate
from scraper.parsers.tracks.label_pairs import called_song
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.numbering import take_number
from scraper.parsers.tracks.words import OST_RE, ROLE_RE

_LEAST = 2
_COUNT = re.compile(r"(?P<what>[^\W\d_]{2,12}\.?)\s?(?:\d{1,2}|[A-Z]|[IVX]{1,4})")
"""A word and its number."""
_MOST = 0.5
"""Share of the lines of one markup that tell what the list is."""
_WEAK = frozenset(("pair", "title", "by", "side", "comma", "from", "alone"))
"""Shapes that only a line's build speaks for: a title in quotation marks beside its artist is a song, whatever it costs."""
_PRICE = re.compile(
    r"[$€£¥￥₩₫฿₺₽₱₹]\s?\d|\d\s?[$€£¥￥₩₫฿₺₽₱₹]|\d\s?(?:[円원元塊块]|บาท|(?:TL|zł|руб|USD|EUR|SEK|kr|won|euros?|baht|đồng|đ|VND)(?![^\W_]))"
    r"|(?<![^\W_])(?:Rp|RM|NT|HK|CHF)\.?\s?\$?\s?\d|[만천]\s?원",
)
_WHEN_CJK = re.compile(
    r"(?:(?:19|20)\d\d年\s?)?\d{1,2}月\s?\d{1,2}日|(?:(?:19|20)\d\d년\s?)?\d{1,2}월\s?\d{1,2}일|[가-힣\u4e00-\u9fff]{0,2}(?:19|20)?\d0(?:年代|년대)"
)
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s?(?:[ap]\.?m\.?|uhr|h))?|\d{1,2}\s?(?:[ap]\.?m\.?|uhr|h)", re.IGNORECASE)
_DECADE = re.compile(
    r"(?:the\s+|die\s+|los\s+|les\s+|gli\s+)?(?:early\s+|late\s+)?(?:19|20)?\d0(?:[’']?s|er|lar|ler|lı\s+yıllar)|"
    r"(?:los\s+|les\s+|os\s+|gli\s+)?(?:años|anos|années|anni|thập\s+niên)\s+(?:19|20)?\d0",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_DATE_WORDS = frozenset(("de", "of", "st", "nd", "rd", "th", "le", "the", "den", "am", "er", "º"))
_LONGEST_DATE = 24
_CREW = frozenset((
    "piano", "cello", "violin", "viola", "strings", "drums", "bass", "guitar", "guitars", "electric guitar",
    "acoustic guitar", "keyboards", "flute", "clarinet", "oboe", "trumpet", "saxophone", "harp", "percussion",
    "orchestra", "conductor", "choir", "chorus", "backing vocals", "music director", "music supervisor", "composer",
    "composers", "arranger", "lyricist", "lyrics", "music", "producer", "producers", "executive producer",
    "recording", "recorded", "mixing", "mixed", "mastering", "mastered", "engineer", "sound engineer", "arrangement",
    "orchestration", "director", "writer", "screenwriter", "photography", "editor", "violonchelo", "violín",
    "cuerdas", "batería", "bajo", "guitarra", "teclados", "orquesta", "dirección musical", "compositor",
    "compositora", "letra", "música", "producción", "grabación", "mezcla", "violoncelle", "violon", "cordes",
    "batterie", "basse", "guitare", "claviers", "orchestre", "direction musicale", "compositeur", "compositrice",
    "paroles", "musique", "enregistrement", "mixage", "klavier", "geige", "streicher", "schlagzeug", "gitarre",
    "orchester", "musikalische leitung", "komponist", "komponistin", "komposition", "text", "aufnahme", "mischung",
    "regie", "pianoforte", "violino", "violoncello", "archi", "batteria", "chitarra", "direzione musicale",
    "compositore", "testo", "musica", "registrazione", "cordas", "bateria", "teclado", "gravação", "komposer",
    "aransemen", "lirik", "gitar", "biola", "drum", "soạn nhạc", "phối khí", "lời", "hòa âm", "besteci", "söz",
    "müzik", "düzenleme", "fortepian", "skrzypce", "perkusja", "gitara", "kompozytor", "фортепиано", "скрипка",
    "ударные", "гитара", "композитор", "аранжировка", "слова", "피아노", "첼로", "바이올린", "드럼", "베이스", "기타",
    "작곡", "작사", "편곡", "녹음", "믹싱", "마스터링", "음악감독", "지휘", "연출", "극본", "ピアノ", "チェロ",
    "バイオリン", "ヴァイオリン", "ドラム", "ベース", "ギター", "作曲", "作詞", "編曲", "録音", "指揮", "音楽監督",
    "演出", "脚本", "鋼琴", "钢琴", "大提琴", "小提琴", "吉他", "貝斯", "贝斯", "鼓", "作词", "编曲", "錄音", "录音",
    "混音", "母帶", "配樂", "配乐", "音樂總監", "音乐总监", "เปียโน", "กีตาร์", "กลอง", "ไวโอลิน", "ทำนอง", "คำร้อง",
    "เรียบเรียง",
))  # fmt: skip
_PRIZE = re.compile(
    r"(?:(?:the\s+)?(?:best|outstanding)|mejor|melhor|meilleure?|migliore?|beste[rs]?|(?:en\s+iyi)|najleps\w+|лучш\w+)\s+"
    r"(?:\w+\s+)?(?:act(?:or|ress)|compos\w+|score|new\w*|director|drama|series|soundtrack|ost|song|artist|singer|male|female|original|supporting|vocal\w*|duet|group|"
    r"actriz|ator|atriz|act(?:eur|rice)|att(?:ore|rice)|schauspieler\w*|canción|música|chanson|canzone|lied|serie|série|dizi|oyuncu|şarkı|bestec\w+|"
    r"banda\s+sonora|bande\s+originale|trilha\s+sonora|colonna\s+sonora)\b.*|"
    r".{1,12}(?:大?賞|大?奖|大?獎|상|대상)|(?:aktor|aktris|lagu|drama|penyanyi|ost)\s+terbaik.*|.{2,20}\sxuất\s+sắc.*",
    re.IGNORECASE,
)


_ARTICLE = re.compile(r"(?:the|an?|la|le|les|el|los|las|der|die|das|ein|eine|il|lo|un|une|una|o|os|as|um|uma|de|het|een)\s+\S")
"""In small letters, before words that say of a name what it is."""


def lists_something_else(members: Sequence[Candidate]) -> bool:
    """Tell whether lines of one markup list what is no song: half of them and at least two are alike in it."""
    if _are_counted([c for c in members if c.is_song]):
        return True
    weak = [c for c in members if c.reading.shape in _WEAK and not (c.reading.ost or c.reading.part or c.embeds)]
    enough = max(_LEAST, _MOST * sum(c.is_song for c in members))
    if len(weak) < enough:
        return False
    return any(sum(test(c) for c in weak) >= enough for test in _TESTS) or _are_described([c for c in weak if c.reading.pair])


def _sides(reading: LineReading) -> tuple[str, ...]:
    return reading.pair or tuple(side for side in (reading.artist, reading.side) if side)


def _is_sold(c: Candidate) -> bool:
    line = c.piece.line
    return any(map(str.isdigit, line)) and _PRICE.search(line) is not None


def _is_credit(c: Candidate) -> bool:
    return any(side.casefold() in _CREW for side in _sides(c.reading)[:1])


def _is_prize(c: Candidate) -> bool:
    return any(_PRIZE.fullmatch(side) is not None for side in _sides(c.reading)[:1])


def _is_dated(c: Candidate) -> bool:
    return any(map(_is_when, _sides(c.reading)))


def _is_when(side: str) -> bool:
    """Tell whether a side is a day, a time or a decade.

    >>> [_is_when(s) for s in ("12 December", "20:30", "1990s", "3월 2일", "24 Hours", "May", "1–2–3")]
    [True, True, True, True, False, False, False]
    """
    if len(side) > _LONGEST_DATE or not any(map(str.isdigit, side)):
        return False
    words = [w.casefold() for w in _LETTERS.findall(side)]
    if any(w in MONTHS for w in words) and all(w in MONTHS or w in _DATE_WORDS for w in words):
        return True
    return any(p.fullmatch(side) is not None for p in (_TIME, _DECADE, _WHEN_CJK))


def _are_described(pairs: Sequence[Candidate]) -> bool:
    """Tell whether every pair says of a name what it is, with an article: `1. Mina Vale – the whisperer`."""
    found = [(left, right) for c in pairs if c.reading.pair for left, right in (c.reading.pair,)]
    return len(found) > _LEAST and all(left[:1].isupper() and _ARTICLE.match(right) is not None for left, right in found)


def _are_counted(members: Sequence[Candidate]) -> bool:
    """Tell whether all lines count the same thing before a name: `Disc 1 – “X”`, `Side B: “Y”`; no singer is a number.

    A song may be counted (`Chanson 1 – “X”`), and what it is in its drama.
    """
    if len(members) < _LEAST:
        return False
    sides = [c.reading.artist or c.reading.side or (c.reading.pair or ("",))[0] for c in members]
    if not all(take_number(c.reading.heading)[1].startswith(side) for c, side in zip(members, sides, strict=True)):
        return False  # behind the name: a singer who is called so
    found = [match["what"] for side in set(sides) if (match := _COUNT.fullmatch(side))]
    if len(found) < len(members) or len(set(map(str.casefold, found))) > 1:
        return False
    return called_song(f"{found[0]} “”") is None and ROLE_RE.search(found[0]) is None and OST_RE.search(found[0]) is None


_TESTS: tuple[Callable[[Candidate], bool], ...] = (_is_sold, _is_credit, _is_prize, _is_dated)
