"""Ordinals in words before headings (`Erstens: …`, `첫 번째, …`, `Lagu kedua: …`): read as the figures that they stand for.

One such word may as well open a title (`One More Day`) or a reason, so the siblings are asked: they count on by one, and what
stands beside their ordinals is the same in all of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from scraper.parsers.tracks.gates import plain
from scraper.parsers.tracks.pieces import Piece
from scraper.text import one_line

_ROWS = """
first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth
firstly|secondly|thirdly|fourthly|fifthly|sixthly|seventhly
one|two|three|four|five|six|seven|eight|nine|ten
uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez
una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez
primero|segundo|tercero|cuarto|quinto|sexto|séptimo|octavo|noveno|décimo
primer|segundo|tercer|cuarto|quinto|sexto|séptimo|octavo|noveno|décimo
primera|segunda|tercera|cuarta|quinta|sexta|séptima|octava|novena|décima
um|dois|três|quatro|cinco|seis|sete|oito|nove|dez
uma|duas|três|quatro|cinco|seis|sete|oito|nove|dez
primeiro|segundo|terceiro|quarto|quinto|sexto|sétimo|oitavo|nono|décimo
primeira|segunda|terceira|quarta|quinta|sexta|sétima|oitava|nona|décima
un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix
une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix
premier|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième
première|second|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième
premièrement|deuxièmement|troisièmement|quatrièmement|cinquièmement|sixièmement|septièmement
uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci
primo|secondo|terzo|quarto|quinto|sesto|settimo|ottavo|nono|decimo
prima|seconda|terza|quarta|quinta|sesta|settima|ottava|nona|decima
eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn
erstens|zweitens|drittens|viertens|fünftens|sechstens|siebtens|achtens|neuntens|zehntens
erster|zweiter|dritter|vierter|fünfter|sechster|siebter|achter|neunter|zehnter
erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte
erstes|zweites|drittes|viertes|fünftes|sechstes|siebtes|achtes|neuntes|zehntes
een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien
eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende
jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć
pierwsze|drugie|trzecie|czwarte|piąte|szóste|siódme|ósme|dziewiąte|dziesiąte
pierwszy|drugi|trzeci|czwarty|piąty|szósty|siódmy|ósmy|dziewiąty|dziesiąty
pierwsza|druga|trzecia|czwarta|piąta|szósta|siódma|ósma|dziewiąta|dziesiąta
один|два|три|четыре|пять|шесть|семь|восемь|девять|десять
раз|два|три|четыре|пять|шесть|семь|восемь|девять|десять
первый|второй|третий|четвёртый|пятый|шестой|седьмой|восьмой|девятый|десятый
первая|вторая|третья|четвёртая|пятая|шестая|седьмая|восьмая|девятая|десятая
первое|второе|третье|четвёртое|пятое|шестое|седьмое|восьмое|девятое|десятое
во-первых|во-вторых|в-третьих|в-четвёртых|в-пятых|в-шестых|в-седьмых
satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh
pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan|kesembilan|kesepuluh
một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười
nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười
bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on
birinci|ikinci|üçüncü|dördüncü|beşinci|altıncı|yedinci|sekizinci|dokuzuncu|onuncu
birincisi|ikincisi|üçüncüsü|dördüncüsü|beşincisi|altıncısı|yedincisi|sekizincisi
ilk|ikinci|üçüncü|dördüncü|beşinci|altıncı|yedinci|sekizinci|dokuzuncu|onuncu
첫|두|세|네|다섯|여섯|일곱|여덟|아홉|열
첫째|둘째|셋째|넷째|다섯째|여섯째|일곱째|여덟째|아홉째|열째
하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열
"""
"""One to ten, a kind of word a row; a row's words stand between spaces."""
_SPACELESS = """
一|二|三|四|五|六|七|八|九|十
壹|貳|參|肆|伍|陸|柒|捌|玖|拾
壹|贰|叁|肆|伍|陆|柒|捌|玖|拾
ひと|ふた|み|よ|いつ|む|なな|や|ここの|とお
หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ
แรก|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ
"""
_LAST_WORDS = """
last lastly finally último última enfin dernier dernière infine ultimo ultima zuletzt letzter letztes letzte laatste
ostatni ostatnia последний последняя terakhir cuối son 마지막 마지막으로 最後 最后 最後に สุดท้าย
"""
_BESIDE = """
the number num nummer numero número numéro numer song track next la el le lagu canción canção música chanson titre tema pista
brano lied bài ca thứ ten po piosenka utwór песня трек номер şarkı numara เพลง อันดับ ลำดับ ที่ 第 其 その 추천곡 곡 노래
"""
"""What may stand beside an ordinal where no sign of its own follows it."""


def _table(rows: str) -> dict[str, int]:
    return {plain(word): n + 1 for row in rows.split() for n, word in enumerate(row.split("|"))}


_LETTERS = 0x1100
"""From here on one letter tells as much as two of an alphabet."""
_VALUES = {**_table(_ROWS), plain("second"): 2, plain("đầu"): 1}
_GLUED = _table(_SPACELESS)
_LAST, _NOUNS = frozenset(map(plain, _LAST_WORDS.split())), frozenset(map(plain, _BESIDE.split()))
_STARTS = frozenset(plain(word[:2]) for words in (_VALUES, _LAST, _NOUNS) for word in words)
_SIGNS = frozenset(word[0] for word in (*_GLUED, *_NOUNS, *_VALUES, *_LAST) if ord(word[0]) > _LETTERS)
"""First letters of what a counting line opens with: no other line is looked at."""
_HEAD = re.compile(
    r"(?P<head>[^\W\d_][^\d\n:：,.，、。)）|“”\"«»„「」『』《》〈〉(（–—]{0,28}?)"
    r"(?:\s?(?:[:：,，、。|)）]|\.(?!\.))\s*|(?P<loose>\s+[–—-]{1,2}\s+)|\s*(?=[“„\"«「『《〈]))(?=\S)"
)
"""A few words up to a sign or a quotation."""
_KOREAN = re.compile(
    r"(?P<loose>)(?P<head>(?:첫|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?번째)"
    r"(?:\s?(?:추천)?\s?(?:곡|노래)(?:은|는|으로)?(?=\W)|(?:은|는|로)?(?=\W))\s?[,.:：、)]?\s*(?=\S)"
)
_GAP = "#"
_FEW = 2


class _Counted(NamedTuple):
    """A line that an ordinal may open."""

    index: int  # type: ignore[assignment]  # a tuple's own method of this name is of no use here
    beside: str
    """The words before the heading, a gap for the ordinal."""
    value: int
    """0 for the last."""
    rest: str


def spell_ordinals(lines: Sequence[Piece]) -> dict[int, str]:
    """Return the lines whose ordinals are words, spelt with figures, by the index of their pieces."""
    classes: dict[str, list[_Counted]] = defaultdict(list)
    for piece in lines:
        if (plain(piece.line[:2]) in _STARTS or piece.line[:1] in _SIGNS) and piece.place != "row" and not piece.read_as:
            read = _read(piece.index, one_line(piece.line))
            if read is not None:
                classes[piece.key].append(read)
    found: dict[int, str] = {}
    for counted in classes.values():
        for beside in {c.beside for c in counted if c.value > 1} if len(counted) >= _FEW else ():
            found.update(_counting(counted, beside))
    return found


def _read(index: int, line: str) -> _Counted | None:
    """Read the words before a heading; None where no ordinal is among them."""
    found = _KOREAN.match(line) or _HEAD.match(line)
    if found is None or not any(ch.isalpha() for ch in line[found.end() :]):
        return None
    head, rest = plain(found["head"]).strip(), line[found.end() :]
    words = head.split()
    numbers = [at for at, word in enumerate(words) if word in _VALUES]
    if len(numbers) > 1:
        numbers = [at for at in numbers if words[at] not in _NOUNS]
    if found["loose"] and not all(word in _NOUNS for at, word in enumerate(words) if at not in numbers):
        return None
    if len(numbers) == 1:
        at = numbers[0]
        return _Counted(index, " ".join((*words[:at], _GAP, *words[at + 1 :])), _VALUES[words[at]], rest)
    if not numbers and not _LAST.isdisjoint(words):
        return _Counted(index, "", 0, rest)
    glued = [] if head.isascii() or numbers else [word for word in _GLUED if word in head]
    if not glued:
        return None
    word = max(glued, key=len)
    return _Counted(index, head.replace(word, _GAP), _GLUED[word], rest)


def _counting(counted: Sequence[_Counted], beside: str) -> Iterator[tuple[int, str]]:
    """Return the lines that count on, or down, by one with the same words beside their ordinals.

    Languages have a word of its own for the first (`Đầu tiên`, `Thứ hai`) and for the last.
    """
    alike = [c for c in counted if c.beside == beside]
    at = counted.index(alike[0])
    if len(alike) >= _FEW and alike[0].value == _FEW and at and counted[at - 1].value == 1:
        alike.insert(0, counted[at - 1])
    values = [c.value for c in alike]
    if len(values) < _FEW or min(values) != 1 or {b - a for a, b in pairwise(values)} not in ({1}, {-1}):
        return
    yield from ((c.index, f"{c.value}. {c.rest}") for c in alike)
    at = counted.index(alike[-1]) + 1
    if values[0] == 1 and at < len(counted) and not counted[at].value:
        yield counted[at].index, f"{values[-1] + 1}. {counted[at].rest}"
