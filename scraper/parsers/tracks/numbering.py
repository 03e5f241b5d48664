"""The number before a heading: rank, list number, part of a release, in the forms that articles print."""

import re

from scraper.parsers.tracks.words import PART_RE

_BULLET = re.compile(
    r"^(?:[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]*\s*|[◆◇■□●○•▪▶►☆★♪♫♬✦✧➤→>※·]\s*|[-–—*]\s+(?=\S)|\*(?=\d))+"
)
_RANKS = (
    r"platz|rang|rank|place|posi(?:tion|ción|ção|zione)|puesto|lugar|posto|num[eé]ro|n[uú]mero|number|num(?:m|b)er|numer|miejsce|"
    r"plaats|plek|место|номер|peringkat|urutan|nomor|hạng|vị\s?trí|อันดับ(?:ที่)?|ลำดับ(?:ที่)?|sıra|numara"
)
"""Words beside the rank of a list, before it or behind it."""
_NUMBER = re.compile(
    rf"""^(?:
        第\s?(?P<ja>\d{{1,3}}|[一二三四五六七八九十]{{1,3}})\s?[位曲名首](?:\s?[はがの]?\s?[:：、,]?\s*)
      | (?P<ranked>\d{{1,3}})(?:\.?[ºª°]|\.|er|re|e|ème|st|nd|rd|th)?\s?(?:{_RANKS})\s?[:：.)–—-]+\s*
      | (?:{_RANKS})\s?[.#:]?\s?(?P<place>\d{{1,3}})(?:\.?[ºª°])?\s*(?:[.:：)、|–—-]+\s*|(?=[“"„«‘「《『]))
      | (?P<rank>\d{{1,3}})\s?(?:位|위|曲目|번째?|番|등|位は)\s*(?:[:：.、)]\s*)?
      | (?:no|nr|n°|nº|№|top|track|song|lagu|canción|titel|brano|bài)\s?[.#:]?\s?(?P<word>\d{{1,3}})\s*[.:)、\-–—]+\s*
      | (?:no|nº|n°|№)\s?\.?\s?(?P<spaced>\d{{1,3}})\s+(?=\S)
      | \#\s?(?P<hash>\d{{1,3}})\s*(?:[.:)\-–—]\s*|\s)
      | (?P<han>[一二三四五六七八九十]{{1,3}})\s?(?:[、．.](?!\s?[一二三四五六七八九十]{{1,3}}[、．.])|[:：])\s*
      | [(（](?P<boxed>[一二三四五六七八九十]{{1,3}})[)）][、.]?\s*
      | [(\[（]?(?P<list>\d{{1,3}})\s?(?:[.)\]）、．](?!\d)|[:：](?!\d))\s*
      | (?P<zero>0\d)(?:\s+(?=\S)|(?=[“"„«‘「『《〈]))
      | (?P<dash>\d{{1,2}})\s*[-–—|]\s+(?=\S)
      | (?P<full>[０-９]{{1,3}})[．.、)]?\s*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_ORNAMENT = re.compile(r"(?:\s*[\u25a0-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]*)+\s*$")
_STARS = frozenset("★☆♡♥❤○●◎△▲▽▼")
"""Signs that a title may end in."""
_LONGEST_NUMBER = 12
"""Characters of `Platz Nr. 10`."""
_ANY_TITLE = "“T”"
_OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}(?:\.\s*(?=[^\W\d_]|[“\"‘„«「『《〈<])|\s+(?=[“\"‘„«「『《〈<]))")
"""The number of a section in the page's own outline (`2.1.`): no rank."""
_COUNTING = frozenset("ntslcbprmvhuNTSLCBPRMVHU")
"""First letters of the words before a number."""
_FIGURE = re.compile(r"\d")
_REACH = 16
"""Letters at the start of a line among which its number stands."""
_HAN_FIGURES = "一二三四五六七八九十"
_PARTS = frozenset("opvcdtbkчOPVCDTBKЧ파パ第")
"""First letters of what may open with a part."""
_CIRCLES = 10
_CIRCLED_DIGITS = "①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓"
"""One to ten, four times."""
_CIRCLED = re.compile(rf"([{_CIRCLED_DIGITS}])[.)、:：]?\s*(?=\S)")
_OST_LABEL = re.compile(r"(?:o\.?s\.?t\.?\s*[-–—:]?\s*(?=part|pt\.|vol|파트))?", re.IGNORECASE)
_BOXES = "【[(（［〔〈《「『<＜"
_BOXED = re.compile(
    r"[【\[(（［〔〈《「『<＜]\s*(?P<label>[^】\])）］〕〉》」』>＞]{2,16}?)\s*[】\])）］〕〉》」』>＞]\s*[-–—:：|]?\s*(?P<rest>.*)"
)
"""A few letters in brackets of any kind, and what follows them."""
_JOINT = re.compile(r"[-–—\"“‘'「『《/(]| by ")
_LEFT_DASH = re.compile(r"^(?:[-–—ー]|/{1,2}|[|｜])\s+")
_TIGHT_DASH = re.compile(r"^[-–—ー]\s*")
"""The dash of `1.-T`, as Spanish numbers a list."""


def take_number(line: str) -> tuple[str | None, str]:
    """Return the number printed before the heading (None when there is none) and the line without it and its bullet.

    >>> take_number("1. Always"), take_number("第3位:Mio「夜明け」"), take_number("1위 - 그 여자"), take_number("◆SHINee")
    (('1', 'Always'), ('3', 'Mio「夜明け」'), ('1', '그 여자'), (None, 'SHINee'))
    >>> take_number("24 Hours – Sunmi"), take_number("03 Sometimes"), take_number("1位こっから")
    ((None, '24 Hours – Sunmi'), ('03', 'Sometimes'), ('1', 'こっから'))
    >>> take_number("③《知否知否》"), take_number("三、《知否知否》"), take_number("（十二）知否知否")
    (('3', '《知否知否》'), ('3', '《知否知否》'), ('12', '知否知否'))
    >>> take_number("一、二、三 – 南岸")
    (None, '一、二、三 – 南岸')
    >>> take_number("1.-Lluvia"), take_number("07《年轮》张碧晨"), take_number("1. -Lluvia-")
    (('1', 'Lluvia'), ('07', '《年轮》张碧晨'), ('1', '-Lluvia-'))
    >>> take_number("Platz 3: Mio"), take_number("3er lugar: Mio"), take_number("Puesto 3 – Mio"), take_number("第十二名:《夜》")
    (('3', 'Mio'), ('3', 'Mio'), ('3', 'Mio'), ('12', '《夜》'))
    """
    bare = line.strip()
    if bare[:1].isascii() and bare[:1].isalpha() and (bare[0] not in _COUNTING or not _FIGURE.search(bare, 0, _REACH)):
        return None, bare
    circled = _CIRCLED.match(bare)
    if circled:
        return str(_CIRCLED_DIGITS.index(circled.group(1)) % _CIRCLES + 1), bare[circled.end() :]
    if (outline := _OUTLINE.match(bare)) is not None:
        return None, bare[outline.end() :]
    bullet = _BULLET.match(bare)
    bare = bare[bullet.end() :] if bullet else bare
    found = _NUMBER.match(bare)
    if not found:
        return None, bare
    number = _figures(next(g for g in found.groups() if g))
    rest = bare[found.end() :]
    dash = (_TIGHT_DASH if found.group("list") and bare[found.end() - 1] in ".)" else _LEFT_DASH).match(rest)
    rest = rest[dash.end() :] if dash else rest
    if (found.group("dash") or found.group("spaced")) and not _JOINT.search(rest):
        return None, bare
    return (number, rest) if rest else (number, "")


def lone_number(line: str) -> str | None:
    """Return the number that a line is: `01`, `No. 3`, `第3位`; None where it is more.

    >>> lone_number("01"), lone_number("No. 3"), lone_number("3위"), lone_number("3 songs")
    ('01', '3', '3', None)
    """
    text = line.strip(" .:：)）-–—")
    if not text or len(text) > _LONGEST_NUMBER:
        return None
    number, rest = (text, "") if text.isascii() and text.isdigit() else take_number(f"{text} {_ANY_TITLE}")
    return number if number and number.isdecimal() and len(number) < 4 and rest in {"", _ANY_TITLE} else None


def without_ornament(text: str, line: str) -> str:
    """Return a heading without the ornament behind it: notes, flowers, pictures; stars and hearts where they also open `line`.

    >>> without_ornament("灯り／ミナ♪", "♪灯り／ミナ♪"), without_ornament("恋☆", "恋☆"), without_ornament("T – A ★", "★T – A ★")
    ('灯り／ミナ', '恋☆', 'T – A')
    """
    if text[-1:] < "\u2500" or text[-1:].isalnum():
        return text
    found = _ORNAMENT.search(text)
    if found is None or not found.start():
        return text
    own = text[found.start() :].strip()[:1]
    return text if own in _STARS and own not in line[: len(line) - len(text)] else text[: found.start()]


def _figures(number: str) -> str:
    """Return a number in figures: `三` is 3, `十二` is 12.

    >>> _figures("三"), _figures("十二"), _figures("二十"), _figures("07")
    ('3', '12', '20', '07')
    """
    if number[0] not in _HAN_FIGURES:
        return number
    tens, ten, ones = number.rpartition("十")
    value = (_HAN_FIGURES.find(tens) + 1 if tens else 1) * 10 if ten else 0
    return str(value + (_HAN_FIGURES.find(ones) + 1 if ones else 0))


def take_part(line: str) -> tuple[str | None, str]:
    """Return the part of the release that opens the line (`Part 2 CHEN-Everytime`) and the line without it.

    >>> take_part("Part 2 CHEN、Punch-Everytime"), take_part("OST Part.1 마로 - 우리의 바다")
    (('2', 'CHEN、Punch-Everytime'), ('1', '마로 - 우리의 바다'))
    >>> take_part("Copper Street OST Part 2")
    (None, 'Copper Street OST Part 2')
    >>> take_part("【Part 3】南岸樂隊 - 立冬"), take_part("[OST Part.4] 마로 - 우리의 바다"), take_part("(Part of Me) Mina")
    (('3', '南岸樂隊 - 立冬'), ('4', '마로 - 우리의 바다'), (None, '(Part of Me) Mina'))
    """
    if line[:1].isalpha() and line[0] not in _PARTS:
        return None, line
    if line[:1] in _BOXES and (boxed := _BOXED.match(line)) and boxed["rest"]:
        own = PART_RE.fullmatch(_OST_LABEL.sub("", boxed["label"], count=1))
        return (next(g for g in own.groups() if g), boxed["rest"]) if own else (None, line)
    label = _OST_LABEL.match(line)
    found = PART_RE.match(line, label.end() if label else 0)
    if not found:
        return None, line
    rest = line[found.end() :].lstrip(" .:：-–—)|")
    return (next(g for g in found.groups() if g), rest) if rest else (None, line)
