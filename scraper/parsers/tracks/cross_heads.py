"""Cross-heads: what news, interviews and recaps set between paragraphs, with somebody's words or a thing in quotes.

`◇ 감독 "…"` quotes what was said, `次は「…」を書きたい` and `Wenn „…“ nicht reicht` are running text round a quotation,
`«…» – y luego, nada` is a thought. Alone each looks like a song beside its singer.
"""

import re

from scraper.parsers.tracks.asides import is_version
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import QUOTED
from scraper.text import DASHES

_SAYING = (
    "감독|작가|배우|제작진|관계자|피디|PD|기자|監督|脚本家|俳優|女優|プロデューサー|記者|"
    "導演|导演|編劇|编剧|監製|监制|制片人|製作人|记者|演員|演员|ผู้กำกับ|นักแสดง"
)
"""People of a drama who do not sing in it."""
_SPEAKER = re.compile(rf"(?:\S{{1,12}}\s)?\S{{0,8}}(?:{_SAYING})|(?:{_SAYING})\s?\S{{1,12}}", re.IGNORECASE)
_SPEAKER_COLON = re.compile(
    r"\W*(?:(?:the|el|la|le|il|der|die|das|l[’'])\s?)?(?:directora?|producera?|writer|screenwriter|showrunner|actor|actress|actriz|guionista|"
    r"réalisat(?:eur|rice)|scénariste|regisseur(?:in)?|drehbuchautor(?:in)?|regista|sceneggiat(?:ore|rice)|diretora?|roteirista|sutradara|"
    r"penulis|aktor|aktris|đạo\s+diễn|biên\s+kịch|yönetmen|senarist|oyuncu|режисс[её]р|сценарист|акт[её]р|актриса|reżyser(?:ka)?|"
    r"scenarzyst[ak]a?|aktorka|scenarist)(?:\s[^\s:：]+){0,3}\s?[:：]",
    re.IGNORECASE,
)
_AND_SO = re.compile(
    r"(?:and|but|then|y|pero|luego|e|ma|mas|poi|et|mais|puis|und|aber|dann|dan|tapi|lalu|và|nhưng|rồi|ve|ama|sonra|i|ale|potem|и|но|en|maar)\s"
)
"""How a thought goes on behind a dash, in small letters."""
_GOES_ON = re.compile(
    r"を|って|という|に[\u3400-\u9fff]|だ(?:った|と)|から|(?:을|를|에|로|으로|라고|라는|이라는|이란)\s|[寫写是已讓让被把在]|的[\u3400-\u9fff]"
)
"""What follows a quotation amid running text."""
_LED_ON = re.compile(r"(?:[はがをにでとも談谈説说]|透露|[은는이가을를])$")
"""What stands before one."""
_SUNG = re.compile("歌う|歌った|唄う|부르|부른|불렀|노래|唱|歌手")
_SMALL = 2
"""Words in small letters behind a quotation that no name has."""


def is_cross_head(reading: LineReading, mask: str) -> bool:
    """Tell whether a line with words round its quotation is a cross-head, no song and its singer; `mask` is the line's.

    >>> from scraper.parsers.headings import read_line
    >>> from scraper.parsers.tracks.marks import mark_line
    >>> def asked(line): return is_cross_head(read_line(line), mark_line(line).mask)
    >>> asked('◇ 음악감독 "숫자에도 온도가 있다"'), asked("次は「おはよう」を書きたい"), asked("«Te esperé» – y luego, nada")
    (True, True, True)
    >>> asked("米津玄師「Lemon」"), asked("‘밤편지’ 아이유"), asked("「Lemon」を歌う米津玄師")
    (False, False, False)
    """
    if QUOTED not in mask or reading.number or reading.work or len(reading.titles) != 1:
        return False
    if reading.shape == "quoted":
        return _is_thought(reading, mask)
    return reading.shape == "side" and (_is_said(reading, mask) or _is_amid_text(mask))


def _is_said(reading: LineReading, mask: str) -> bool:
    """Tell whether the words beside the quotation are who said it."""
    if not mask.isascii() and _SPEAKER.fullmatch(reading.side.strip("◇◆■□●○▶▲△·:： ")):
        return True
    return ":" in mask.replace("：", ":") and _SPEAKER_COLON.match(mask) is not None


def _is_thought(reading: LineReading, mask: str) -> bool:
    """Tell whether what follows a dash goes on in small letters, though the quotation has a capital."""
    if reading.artist != reading.artist.lower():
        return False
    after = mask.rpartition(QUOTED)[2].lstrip()
    dashed = after[:1] in DASHES and reading.titles[0][:1].isupper()
    return (dashed and _AND_SO.match(reading.artist) is not None) or (reading.role and _GOES_ON.match(reading.artist) is not None)


def _is_amid_text(mask: str) -> bool:
    """Tell whether a quotation stands amid running text."""
    before, _, _ = mask.partition(QUOTED)
    behind = mask.rpartition(QUOTED)[2]
    before, behind = before.strip(), behind.strip()
    if not before or not behind or not any(map(str.isalpha, before)):
        return False
    words = behind.split()
    if len(words) >= _SMALL and all(w[:1].islower() for w in words) and not is_version(behind):
        return True
    if before.isascii() and behind.isascii():
        return False
    return bool(_GOES_ON.match(behind) or _LED_ON.search(before)) and not _SUNG.search(mask)
