"""Lines that look like track headings and are none (research: 26 classes, N1 to N26)."""

import re
from functools import lru_cache

from scraper.parsers.credits import parse_credits, spell_group
from scraper.parsers.facts.dates import find_dates
from scraper.parsers.subject.topics import is_phrase
from scraper.parsers.tracks.acts import is_act
from scraper.parsers.tracks.asides import is_version
from scraper.parsers.tracks.cross_heads import is_cross_head
from scraper.parsers.tracks.gates import Gate, plain
from scraper.parsers.tracks.line_readings import LineReading
from scraper.parsers.tracks.marks import QUOTED, mark_line
from scraper.parsers.tracks.respelt import without_label
from scraper.parsers.tracks.role_lines import role_drama
from scraper.parsers.tracks.sentences import is_told
from scraper.parsers.tracks.words import (
    ACTION_RE,
    CLOSING_RE,
    CONTENTS_RE,
    EPISODE_RE,
    LABEL_RE,
    NETWORK_RE,
    OST_RE,
    RELATED_RE,
    ROLE_LINK_RE,
    SPACELESS,
)  # fmt: skip
from scraper.text import fold

_CREDIT_LINE = re.compile(
    r"^[\[(]?(?:photos?|images?|pictures?|words|text|written|posted|videos?|edited|directed|stor(?:y|ies)|source|"
    r"credits?|recap(?:ped)?|review(?:ed)?|translated|courtesy|published|updated|composed|arranged|lyrics|music|"
    r"produced|cast|starring|escrito|redactado|publicado|ditulis|dipublikasikan|écrit|rédigé|scritto|geschrieben|verfasst|"
    r"(?:ein\s+)?beitrag|texto?|texte|đăng|viết|foto|gambar|penulis|reporter|editor|ⓒ|©|사진|출처|글)\s*(?:by|credits?|courtesy|oleh|"
    r"por|par|von|da|di|bởi|bản|via|=|:|：|\|)\s*\S",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"^\w[\w .'’-]{0,23}(?:\s+(?:writes|says|said|asks))?:\s+(?:[a-z“\"‘']|I\b|I’|You\b|It\b|That\b|This\b|Yes\b|No\b)"
)
_GLUED_LABEL = re.compile(
    r"^(?:Hangul|Hanja|Written by|Directed by|Original network|No\. of episodes|(?:Revised )?Romanization)"
    r"(?=[가-힣A-Z\d\u3400-\u9fff])"
)
_DATELINE = re.compile(
    r"^[A-Z][A-Za-zÀ-ÿ .,]{2,40},\s*\d{1,2}[ .]\w+[ .]\d{4}\s+[–—-]\s+\S.*[–—-]\s+\S"
    r"|^[A-Z]{4,}(?:,\s*[A-Z][a-z]+)?\s+[–—-]\s+[A-Z]\S+\s+(?:\S+\s+){8,}"
)
_GENERIC_SIDE = re.compile(
    r"(?:(?:the|its|an?|la|le|el|les|der|die|das|o|a)\s+)?(?:(?:great|amazing|beautiful|wonderful)\s+)?(?:osts?|soundtracks?|music|songs?|score|cast|story|plot|chemistry|romance|acting|"
    r"performances?|actuaci(?:ón|ones)|interpretaci(?:ón|ones)|guion|guión|historia|química|banda\s+sonora|reparto|fotografía|dirección|"
    r"atuaç(?:ão|ões)|roteiro|elenco|história|química|trilha\s+sonora|fotografia|jeu(?:\s+d.acteurs?)?|scénario|histoire|bande\s+originale|"
    r"réalisation|recitazione|sceneggiatura|storia|regia|colonna\s+sonora|cast|schauspiel(?:er)?|drehbuch|handlung|regie|geschichte|"
    r"diễn\s+xuất|âm\s+nhạc|kịch\s+bản|hình\s+ảnh|cốt\s+truyện|đạo\s+diễn|oyunculuk(?:lar)?|senaryo|yönetmenlik|hikâye|hikaye|"
    r"akting|alur(?:\s+cerita)?|cerita|sinematografi|naskah|การแสดง|บทละคร|เพลงประกอบ|ดนตรี|ภาพ|gra\s+aktorska|scenariusz|muzyka|fabuła|"
    r"acteerwerk|verhaal|muziek|scenario|актёрская\s+игра|сценарий|музыка|сюжет|режиссура|演技|剧情|劇情|配樂|配乐|脚本|音樂|演出|"
    r"điểm\s+(?:trừ|cộng|mạnh|yếu)|nội\s+dung|배우|미술|劇伴|[攝摄]影|[選选]角|[優优缺][點点]|"
    r"연출|각본|대본|영상미|ost|脚本|映像|bromance|musique|música|banda\s+sonora|musik|음악|노래|연기|스토리|音楽|音樂|nhạc\s+phim|müzik\w*)",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(
    r"(?:を|という|って|[はがにでとも](?=[\u30a1-\u30fa\u3400-\u9fff]))(?!.*(?:歌う|歌った|唄う))\S"
    r"|(?:을|를|은|는|이|가|에|에서|에게|와|과|도|만|로|으로|이?라는|이?라고|처럼|보다|부터|까지|이?란)\s(?!.*(?:부른|부르는|노래|가창))"
    r"|(?:的|是|[這这]|在|也|不|被|把|[與与]|之)(?!\s*[《〈「『])(?!.*(?:唱|歌手))\S"
    r"|\s*[,，、]?\s*(?:그리고|그래서|하지만|혹은|또는|そして|それから|あるいは|[還还]有|以及|(?:and|or|but|y|o|et|ou|und|oder|và|hay|dan|atau|ve|veya|oraz|ed|или|и|i|en|of)\s)\s?\S"
)
"""A particle, a verb or an `and` behind a quoted word: a heading of an essay goes on."""
_RANGE = re.compile(
    rf"(?:(?P<lead>from|de|do|da|dal|dalla|von|van|dari|mulai\s+dari|từ|desde|od|от|从|從|自|จาก)\s?)?{QUOTED}+\s?"
    rf"(?:to|à|a|bis(?:\s+zu)?|tot|hingga|sampai|đến|tới|hasta|até|do|до|到|至|ถึง|สู่|['’]?(?:dan|den|tan|ten)|부터|에서|から)\s?"
    rf"(?:{QUOTED}+|\w[\w\s]{{0,20}})\s?(?P<end>까지|まで|['’]?(?:ya|ye|a|e)|へ)?",
    re.IGNORECASE,
)
"""`From “A” to “B”`: a heading over what lies between them."""
_QUESTION = re.compile(
    r"\W*(?:[QＱFPDSTVВ]|[問问]|질문|문|ถาม|hỏi|tanya|soru|(?:pre|per)gunta|question|frage|domanda|vraag|вопрос|pytanie)\s?\d{0,2}\s?[.:：．、]",
    re.IGNORECASE,
)
"""What stands before the question of an interview."""
_LONGEST_ASPECT = 32
_PERCENT = re.compile(r"\d[.,]?\d*\s?%|\b\d+(?:\.\d+)?/(?:5|10)\b|★")
_RATING_MARKS = frozenset("%/★")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can[’']?t?\s+(?:i|we)|cast|casts|stars?\s+in|to\s+(?:star|"
    r"lead|join|premiere)|join(?:s|ed)?|confirm(?:s|ed)?|reveal(?:s|ed)?|drops?|responds?|announce[sd]?|"
    r"appears?|share[sd]?|says?|said|does|did|adalah|akan|telah|sedang|bilang|será|fue|sont|sera|wird|ist|è)\b",
    re.IGNORECASE,
)
_NEWS_VERB = Gate(
    r"\bto\s+(?:star|lead|join|premiere|air|headline|play|return)\b|\bcast\s+(?:in|as)\b|\bin\s+talks\b|"
    r"\bconfirm(?:s|ed)\b|\bset\s+to\b"
)
_SPOILER = Gate(r"spoilers?\b|disclaimer|trigger\s+warning|advertis")
_FINAL_STOP = re.compile(r"[.!?。！？…][\"”’'」』]?$")
_CREDIT_BRACKET = Gate(r"(?:image|photo|picture)\s+credits?|ⓒ|©|\bvia\b|\((?:left|right|l|r|centre|center)\b")
_LIST_TITLE = Gate(
    r"^(?:the\s+)?(?:top\s+)?\d{1,3}\s+(?:best\s+|k-?drama\s+|drama\s+|[a-z]+ing\s+){0,2}(?:reasons|dramas|k-?dramas|songs|osts|times|things|tracks|"
    r"ways|facts)\b|\b(?:reasons\s+(?:why|to)|hits?\s+list|chart\s+top|honou?rable\s+mentions?)\b"
)
_CALENDAR = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.?\s+)?\d{1,2}(?:st|nd|rd|th)?,?(?:\s+[A-Z][a-z]{2,8})?\.?,?\s+(?:19|20)\d\d|(?:19|20)\d\d\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}[.日]?|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}(?:st|nd|rd|th)?"
)
_CLOCK = re.compile(r"\d[:.]\d\d\s?(?:WIB|WITA|WIT|KST|JST|PHT|GMT|UTC|MSK|МСК|Uhr|[ap]m|[AP]M)$")
"""The hour at which something was published."""
_ABBREVIATED = re.compile(r"\b[A-Z]\.$|\.\.\.$")
_DIGIT = re.compile(r"\d")
_YEAR_IN = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"^\d{1,4}[/.\-年]\s?\d{1,2}(?:[/.\-月]\s?\d{1,4}日?)?$")


_STOP_SIDES = frozenset((
    "on", "about", "the", "in", "for", "with", "why", "and", "of", "from", "to", "at", "a", "an", "is", "what", "how", "sur",
    "sobre", "über", "su", "tentang", "về",
))  # fmt: skip
_CAPTION_WORDS = Gate(r"사진\s?(?:제공|출처|=)|제공\s?[=|:]|이미지\s?출처|画像|写真|圖片|图片來源|\bimage\s+result\b")
_STOP_INSIDE = re.compile(r"[。！？]\S|[다요]\.\s")
_BOUNDARY = re.compile(r"[a-zà-ÿ\u1ea0-\u1eff]{3}(?<!feat)(?<!prod)(?<!inst)[.!?][\"”’»]*\s+[\"“‘«]?[A-ZÀ-Ý]")
_ASIDE = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]")
_STOPPED_WORDS = 14
_PARTICLE = 3
"""Letters of a word that a title may write small."""
_NAME_WORDS = 4
"""Words of a long name; a name that has more and runs on in small letters is a sentence."""
_PAIR = 2
_LIST_JOINT = re.compile(r"[,、&]|\s(?:and|y|e|et|und|dan|và|ve)\s", re.IGNORECASE)
_STOPPED = re.compile("。(?=[」』》〉])")
_JA_CLAUSE = re.compile(r"[ぁ-ん](?:理由|わけ|こと|話|方法|秘密|とは)$")
_VERBS = frozenset(("ます", "です", "した"))
"""The last letters of a Japanese sentence."""
_PARTICLES = frozenset("はがをもにでのと")
_BACK = frozenset("←⟵")
_ON = frozenset("→⟶")
_HERE = re.compile(r"\b(?:below|here)\b")
_SONG_LAST = re.compile(
    r"\b(?:lagu|songs?|single|ballad|track|canción|balada|canção|chanson|ballade|lied|canzone|brano|bài\s+hát|ca\s+khúc)\s*$",
    re.IGNORECASE,
)
"""The word for song, where a title in quotes follows."""
_DESK = re.compile(
    r"(?:(?:the|tim|la|die)\s+)?(?:redaksi|editors?|editorial|redacción|rédaction|redaktion|redazione|redação|reporter|wartawan|"
    r"newsroom|staff(?:\s+writer)?|tòa\s+soạn|ban\s+biên\s+tập|editör)|기자|편집부|[編编][輯辑]部?|[記记]者|編集部",
    re.IGNORECASE,
)
"""Who writes for a paper, beside a name: a byline."""
_COLONS = re.compile(r"[:：\]】]")
_NAMING = frozenset(("from", "side", "alone"))
"""How lines are read that may name a drama and a role, and no song."""
_SENTENCE_STOP = re.compile(r"。|[.!]\s")


def is_clause(text: str) -> bool:
    """Tell whether a side is running text, not a name or title.

    >>> is_clause("nobody skips the credits"), is_clause("Love You With All My Heart")
    (True, False)
    """
    text = text.strip()
    words = text.split()
    if len(words) > 4 and len(text) < 2 * len(words) + 2:
        return False
    if len(words) > 12 or len(text) > 110:
        return True
    if _FINAL_STOP.search(text) and len(words) > 7 and not text.endswith(("…", "?", "!", "?”", "!”")):
        return True
    if not text.isascii() and _JA_CLAUSE.search(text):
        return True
    lower = sum(w[:1].islower() for w in words)
    if len(words) >= 4 and words[0][:1].islower() and lower >= len(words) - 1 and not text.isupper():
        return True
    return len(words) >= 6 and bool(_VERB.search(text)) and lower >= len(words) / 2


def is_prose(text: str) -> bool:
    """Tell whether a line is sentences, whatever stands in quotes in it.

    >>> is_prose("“Is it over?” she asks. It is not, and the organ underneath knows it."), is_prose("ジャンナビ「Cuckoo」。")
    (True, False)
    """
    if len(text) <= 24:
        return len(text) > 11 and text.endswith("。") and (any(c in text for c in ",，、") or text[-3:-1] in _VERBS)
    if not text.isascii() and (
        text.endswith(("。", "다.", "요.")) or _STOP_INSIDE.search(text) or (SPACELESS.search(text) and is_told(text))
    ):
        return True
    if len(text) > 40 and text.endswith(".") and text.count(",") + text.count("，") + text.count("、") > 1:
        return True
    spaces = text.count(" ")
    if spaces > 6 and text.rstrip('"”’»)').endswith(".") and not text.endswith((").", "）.")):
        return not _is_stopped_title(text)
    found = _BOUNDARY.search(text) if spaces > 7 and any(map(text.__contains__, ".!?")) else None
    return found is not None and text.count(" ", 0, found.start()) > 3


def _is_stopped_title(text: str) -> bool:
    """Tell whether a numbered line of two parts in capitals only ends as a sentence does (`2. D (2021) - T.`)."""
    words = text.split() if text[:1].isdigit() and (" - " in text or " – " in text) else ()
    return 0 < len(words) <= _STOPPED_WORDS and not any(w[:1].islower() and len(w) > _PARTICLE for w in words)


def near_miss(line: str, reading: LineReading | None, *, page_title: str | None = None, marked_up: bool = False) -> str | None:
    """Return the name of the rule that a line breaks as a track heading, None when it may be one.

    `marked_up` tells that markup sets the line apart: then a final stop does not make it prose.

    >>> from scraper.parsers.headings import read_line
    >>> near_miss("1. Backstreet Rookie – 4.3%", read_line("1. Backstreet Rookie – 4.3%"))
    'rating'
    >>> near_miss("“Hold Me Back” – Heize", read_line("“Hold Me Back” – Heize")) is None
    True
    """
    text = without_label(line.strip())
    strong = reading is not None and reading.shape in {"quoted", "fields"} and bool(reading.artist)
    if rule := _line_miss(text, reading, strong=strong):
        return rule
    words = _without_titles(text) if strong else text
    if is_prose(words.rstrip(".。") if marked_up else words):
        return "prose"
    if len(text) < 60 and (CLOSING_RE.fullmatch(text) or CONTENTS_RE.fullmatch(text)):
        return "section of the article"
    low = plain(text)
    if len(text) < 120 and _SPOILER.found_in(text, low):
        return "spoiler bar"
    if ACTION_RE.match(text) and (
        text.rstrip(" !.:").endswith(("here", "below", "now", "di sini", "aquí", "ici", "hier")) or _HERE.search(text)
    ):
        return "call to action"
    if text[:1] in "▲△▼" or (
        _CAPTION_WORDS.found_in(text, low) and _CAPTION_WORDS.found_in(unquoted := _unquoted(text), plain(unquoted))
    ):
        return "caption"
    if _LIST_TITLE.found_in(text, low):
        return "list title"
    if _CREDIT_BRACKET.found_in(text, low):
        return "caption"
    if page_title and _same(text, page_title):
        return "page title"
    if marked_up and reading is not None and reading.shape == "side" and _names_song(reading):
        return None
    return _reading_miss(reading)


def _line_miss(text: str, reading: LineReading | None, *, strong: bool) -> str | None:
    """Return the rule that a line breaks whatever its reading is; a quoted title beside its artist (`strong`) saves few."""
    if _COLONS.search(text):
        if LABEL_RE.match(text) and not (strong and reading and reading.role):
            return "label"
        if not strong and not (reading and (reading.number or reading.role)) and _SPEAKER.match(text):
            return "speaker"
        if RELATED_RE.match(text):
            return "related link"
    if _GLUED_LABEL.match(text):
        return "glued label"
    if _CREDIT_LINE.match(text) or (text[-1:].isalnum() and _CLOCK.search(text)):
        return "credit line"
    if not strong and _DATELINE.match(text):
        return "dateline"
    if not strong and _DATE.match(text):
        return "date"
    return "pager" if text[:1] in _BACK or (text[-1:] in _ON and "\n" not in text) else None


def _names_song(reading: LineReading) -> bool:
    """Tell whether a sentence ends in the word for song and its title: `A sings of rain in the song “T”`."""
    return reading.side[:1].isupper() and bool(_SONG_LAST.search(reading.side)) and reading.heading.rstrip()[-1:] in "”\"'’»"


def _same(text: str, title: str) -> bool:
    return abs(len(text) - len(title)) < 6 and fold(text) == fold(title)


def _reading_miss(reading: LineReading | None) -> str | None:
    """Judge the parts that a reading found."""
    if reading is None:
        return "no song"
    sides = _sides(reading)
    if not any(any(c.isalpha() for c in s) for s in sides):
        return "no words"
    if reading.shape == "side" and is_phrase(reading.titles[0]):
        return "topic"
    mask = mark_line(reading.heading).mask
    if reading.shape in _NAMING and QUOTED in mask and _names_role(reading):
        return "role of its drama"
    return _pair_miss(reading, mask, sides) or _clause_miss(reading, mask)


def _names_role(reading: LineReading) -> bool:
    """Tell whether the first sentence of a line says what a song is in its drama, and nothing else."""
    if reading.number or reading.artist:
        return False
    return role_drama(_SENTENCE_STOP.split(reading.heading, maxsplit=1)[0]) is not None


def _pair_miss(reading: LineReading, mask: str, sides: tuple[str, ...]) -> str | None:
    """Judge what stands on either side: roles, episodes, ratings, platforms."""
    low = plain(mask)
    if reading.shape in {"pair", "title"} and ROLE_LINK_RE.found_in(mask, low):
        return "actor as role"
    if EPISODE_RE.found_in(mask, low) and not any(EPISODE_RE.fullmatch(t) for t in reading.titles):
        return "episode"
    rated = reading.shape in {"pair", "title"} and not _RATING_MARKS.isdisjoint(reading.heading)
    if rated and any(_PERCENT.search(s) for s in sides):
        return "rating"
    if reading.side and (reading.side.casefold() in _STOP_SIDES or reading.side.endswith(("…", "..."))):
        return "headline"
    if any(map(_is_generic, (*(reading.pair or ()), reading.artist))):
        return "topic"
    if reading.pair and any(_DESK.fullmatch(s.strip()) for s in reading.pair):
        return "credit line"
    if reading.pair and any(_all_networks(s) for s in reading.pair):
        return "platform"
    if any(is_date(s) for s in (*(reading.pair or ()), reading.artist, reading.side)) or any(map(_is_dated, reading.titles)):
        return "date"
    if reading.pair and any(is_clause(bare) and not _is_list(bare) for bare in map(_without_asides, reading.pair)):
        return "clause"
    if QUOTED in mask and (span := _RANGE.fullmatch(mask.strip())) and (span["lead"] or span["end"]):
        return "range"
    if reading.shape not in {"quoted", "fields"} and _NEWS_VERB.found_in(mask, low):
        return "news"
    return None


@lru_cache(maxsize=2048)
def _is_generic(side: str) -> bool:
    """Tell whether a side is an aspect of a drama: the music, the acting."""
    return 0 < len(side) <= _LONGEST_ASPECT and _GENERIC_SIDE.fullmatch(side.strip()) is not None


def _clause_miss(reading: LineReading, mask: str) -> str | None:
    """Judge whether a part is running text."""
    if reading.shape in {"quoted", "by", "comma"} and not _is_list(reading.artist):
        artist = _without_asides(spell_group(reading.artist))
        if (is_clause(artist) and not _is_list(artist)) or _trails_off(artist) or is_clause(reading.side):
            return "clause"
        if reading.shape == "by" and _is_running(reading.artist):
            return "clause"
    if mask.endswith(("?", "？")) and _asks(reading, mask):
        return "question"
    if is_cross_head(reading, mask):
        return "cross-head"
    if reading.shape == "side" and _follows_quote(reading, mask):
        return "prose"
    if reading.shape in {"side", "comma"} and not reading.role and _runs_on(reading, mask):
        return "clause"
    drama = reading.work.drama if reading.work and reading.shape == "from" else None
    if drama and (is_clause(drama) or (QUOTED not in mask and drama[:1].islower())):
        return "clause"
    if reading.shape == "from" and any(is_clause(t) for t in reading.titles if t not in _quoted(reading.heading)):
        return "clause"
    if (
        reading.titles
        and reading.titles[0] in _quoted(reading.heading)
        and not (reading.number or reading.role)
        and _runs_before(mask)
    ):
        return "prose"
    if any(_is_sentence(t) for t in reading.titles):
        return "sentence"
    return None


def _without_titles(text: str) -> str:
    """Return a line without the stops inside its titles in corner brackets (`「T。」`): they end no sentence."""
    return _STOPPED.sub("", text) if "。" in text else text


def _unquoted(line: str) -> str:
    """Return a line without what stands in quotation marks: a title may well be a picture."""
    kept = list(line)
    for m in mark_line(line).marks:
        if m.kind == "quote":
            kept[m.start : m.end] = " " * (m.end - m.start)
    return "".join(kept)


def _quoted(line: str) -> set[str]:
    return {m.text for m in mark_line(line).marks if m.kind == "quote"}


def _runs_before(mask: str) -> bool:
    """Tell whether running text stands before the first quotation: `Reading the memoir “…” by …`."""
    words = mask.split(QUOTED, 1)[0].split()
    return (
        len(words) > 2 and words[-1].islower() and sum(w.islower() for w in words) >= len(words) - 1 and not OST_RE.search(mask)
    )


def _without_asides(side: str) -> str:
    return _ASIDE.sub("", side)


def _trails_off(artist: str) -> bool:
    """Tell whether an artist's name runs on as a sentence: `So Soo-bin took its time to be heard`."""
    words = artist.split()
    if len(words) <= _NAME_WORDS or not all(w[:1].islower() and w not in {"and", "of", "the", "x"} for w in words[-3:-1]):
        return False
    names = parse_credits(artist)  # `A и группа B`: two names, and a word for what one of them is
    return len(names) < _PAIR or any(w[:1].islower() for c in names for w in c.name.split())


def _asks(reading: LineReading, mask: str) -> bool:
    """Tell whether a line with a title in quotes asks about it, as interviews do: `Q: 《D》片尾曲〈T〉…？`."""
    if QUOTED not in mask:
        return False
    return _QUESTION.match(mask) is not None or reading.shape == "side" or any(c in reading.artist for c in ",，、")


def _follows_quote(reading: LineReading, mask: str) -> bool:
    """Tell whether a sentence that names nobody opens with a quotation: `“T” is full of light`, `「T」には光が満ちている。`."""
    if not mask.lstrip("0123456789.) ").startswith(QUOTED):
        return False
    if reading.heading.endswith("。"):
        return reading.side[:1] in _PARTICLES
    words = reading.side.split()
    behind = mask.rpartition(QUOTED)[2].split()
    if len(behind) > 1 and behind == words and all(w[:1].islower() for w in words) and not is_version(reading.side):
        return not is_act(reading.side)
    return len(words) > 2 and words[0][:1].islower() and sum(w[:1].islower() for w in words) > len(words) / 2


def _runs_on(reading: LineReading, mask: str) -> bool:
    """Tell whether a heading that opens with a quoted word goes on as a phrase: `「余白」を置く人`, `‘우산’을 접는 법`."""
    first, last = mask.find(QUOTED), mask.rfind(QUOTED)
    if first < 0 or any(map(str.isalpha, mask[:first])) or QUOTED * (last + 1 - first) != mask[first : last + 1]:
        return False
    return _RUNS_ON.match(reading.heading, last + 1) is not None


def _is_running(artist: str) -> bool:
    """Tell whether what follows an unquoted `by` is running text: `by a semitone`, `by the end of it`."""
    words = artist.split()
    return len(words) > 1 and words[0].islower() and not words[1][:1].isupper()


def _sides(reading: LineReading) -> tuple[str, ...]:
    return (*reading.titles, *(reading.pair or ()), reading.artist, reading.side)


def _is_list(text: str) -> bool:
    """Tell whether a long side is a list of names."""
    parts = [p.strip() for p in _LIST_JOINT.split(text) if p.strip()]
    return len(parts) > 2 and all(len(p.split()) <= 4 and not p[:1].islower() for p in parts)


def _all_networks(side: str) -> bool:
    rest = NETWORK_RE.sub("", side)
    return rest != side and not any(c.isalpha() for c in rest.replace("and", ""))


def is_date(side: str) -> bool:
    """Tell whether a side is a date (`April 3, 2026`, `3 de marzo de 2026`)."""
    if not side or _DIGIT.search(side) is None:
        return False
    if _CALENDAR.fullmatch(side.strip()):
        return True
    found = find_dates(side)
    return len(found) == 1 and found[0].precision not in {"month", "year"} and found[0].end - found[0].start >= len(side.strip())


def _is_dated(title: str) -> bool:
    """Tell whether a whole date stands in what would be a title (`Posted March 30th, 2002`)."""
    return bool(_YEAR_IN.search(title)) and bool(_CALENDAR.search(title))


def _is_sentence(title: str) -> bool:
    words = title.split()
    if len(words) > 14 or len(title) > 120:
        return True
    stop = title.rstrip("”\"'’").endswith((".", "。", "!”")) and not _ABBREVIATED.search(title)
    return (
        (stop and len(words) > 5)
        or (title.endswith("?") and len(words) > 8)
        or (len(words) > 9 and bool(_VERB.search(title)) and sum(w[:1].islower() for w in words) > len(words) / 2)
    )
