"""Sentences in scripts that write them without spaces, where no full stop says so: told, spoken or announced.

Headings of these scripts are names and nouns. A sentence is known by its verb at the end, by running words round a comma, or by
being somebody's words whole.
"""

import re

from scraper.text import DASHES

_POLITE = (
    "です", "ます", "ました", "でした", "ません", "でしょう", "ましょう", "ください", "니다", "어요", "아요", "해요", "네요",
    "거예요", "이에요", "예요", "을까요", "할까요",
)  # fmt: skip
"""How a sentence that speaks to the reader ends."""
_FLOURISHES = "!！♪♫☆★♡♥❤~～〜…・?？^ "
"""What a blog writes for a full stop, or after one."""
_APART = re.compile(r"「[^」]*」|『[^』]*』|《[^》]*》|〈[^〉]*〉|“[^”]*”|‘[^’]*’|\"[^\"]*\"|[(（][^()（）]*[)）]")
"""Titles, names and asides: what a sentence speaks of."""
_SPOKEN = re.compile(r"(?:「[^「」]{12,}」\s*)+|(?:“[^“”]{24,}”\s*)+")
_RUNNING = re.compile(r"[\u3041-\u3096\u3400-\u9fff]")
"""Letters that run on: no katakana, in which names are written."""
_DASH = re.compile(rf"\s[{re.escape(DASHES)}/／|｜]\s")
"""What parts a name from a title, which may be a sentence itself."""
_COMMAS = re.compile(r"[,，、]")
_THAI = re.compile(r"[\u0e01-\u0e5b]")
_LEAST = 24
"""Running letters of a sentence, at least."""
_CLAUSE = 9
"""Running letters between two commas; no name or role is as long."""
_SAID = 40
"""Characters of a line that is quotation and nothing else: no title is as long."""
_AIRS = re.compile(r"ออกอากาศ(?:ทุก|ใน|วัน|ตอน|เวลา)|เวลา\s?\d{1,2}[.:]\d\d")
"""When a programme is on, in Thai: the title in quotes is its own."""
_LONGEST_THAI = 90
"""Letters of a Thai heading, signs over and under them counted."""


def is_told(text: str) -> bool:
    """Tell whether a line longer than a name is a sentence though no full stop ends it.

    >>> is_told("この曲は駅の場面に流れる「Paper Rain」です♪"), is_told("フジテレビ系ドラマ『海の家』主題歌「Paper Rain」")
    (True, False)
    >>> is_told("미나 ‘나루터’ / 우리 다시 만날까요?"), is_told("미나 노래 들으실까요 해요?")
    (False, True)
    >>> is_told("ซีรีส์ “ท่าเรือสุดท้าย” ออกอากาศทุกวันศุกร์ เวลา 21.15"), is_told("“ท่าเรือสุดท้าย” – นที")
    (True, False)
    >>> is_told("雖然開播時沒人注意,演唱《等雨停》的她卻因為這部劇紅遍大街小巷!"), is_told("《等雨停》片尾曲、《夜航》")
    (True, False)
    """
    if text.rstrip(_FLOURISHES).endswith(_POLITE) and not _DASH.search(text):
        return True
    thai = len(_THAI.findall(text))
    if thai > _LONGEST_THAI or (thai and _AIRS.search(text)):
        return True
    if len(text) > _SAID and _SPOKEN.fullmatch(text.strip()):
        return True
    if text[-1] not in ":：" and not _COMMAS.search(text):
        return False
    told = _APART.sub("", text)
    clauses = [len(_RUNNING.findall(part)) for part in _COMMAS.split(told)]
    return sum(clauses) >= _LEAST and max(clauses) >= _CLAUSE
