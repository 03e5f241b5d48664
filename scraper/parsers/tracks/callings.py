"""What a performer is, in words before the name: `nhóm X`, `밴드 X`, `le groupe X`. The words are no part of the name.

They also tell that the name is a performer's, which a name of one unknown word does not.
"""

import re

from scraper.parsers.tracks.gates import plain
from scraper.parsers.tracks.marks import MarkedLine, mark_line

_ANY_CASE = (
    r"nhóm(?:\s+nhạc)?|ban\s+nhạc|(?:nữ\s+|nam\s+)?ca\s+sĩ|nghệ\s+sĩ|bộ\s+đôi|diễn\s+viên|penyanyi|zespół|piosenkar(?:ka|z)|wokalist(?:ka|a)|"
    r"певица|певец|şarkıcı"
)
_SMALL = (
    r"(?:the\s+)?(?:(?:boy|girl|rock|indie|idol|k-?pop)[\s-])?(?:group|band|duo|trio|singer(?:-songwriter)?|rapper)|"
    r"(?:the\s+)?(?:boy|girl)band|"
    r"(?:(?:le|du|la)\s+)?(?:groupe|chanteu(?:r|se))|(?:le|du)\s+(?:duo|trio)|"
    r"(?:(?:el|la|o|a)\s+)?(?:grupo|banda|dúo|dupla|cantante|cantora?)|"
    r"(?:(?:il|la)\s+)?(?:gruppo|cantante)|(?:il\s+duo|la\s+band)|"
    r"(?:die|der|das)\s+(?:Band|Gruppe|Duo|Trio|Sänger(?:in)?|Boygroup|Girlgroup)|"
    r"(?:(?:de|het)\s+)?(?:groep|zanger(?:es)?)|de\s+band|het\s+duo|"
    r"grup(?:\s+(?:musik|vokal))?|(?:boy|girl)band|aktor|aktris|grupa|duet|"
    r"(?:рок-)?групп[аы]|дуэт[а]?|певиц[аы]|певца|трио|"
    r"(?:рок-)?гурту?|співа(?:к|чка)|група|(?:hudební\s+|hudobná\s+)?skupina|kapela|zpěvačka|zpěvák|speváčka|spevák|"
    r"(?:(?:o|a)\s+)?(?:trupa|formația|cântăreața)|yhtye|laulaja|(?:gruppen|bandet|sangeren|sångaren|sångerskan)|"
    r"συγκρότημα|τραγουδίστρια|τραγουδιστής"
)
_SPACED = r"밴드|그룹|가수|걸그룹|보이그룹|듀오|배우|래퍼|싱어송라이터|วง|กลุ่ม|นักร้อง(?:สาว|หนุ่ม)?|ศิลปิน"
_GLUED = (
    r"歌手の?|(?:俳優|女優|声優|アイドル|バンド|グループ|シンガーソングライター)の|"
    r"[组組]合|乐队|樂隊|[乐樂][团團]|[男女][团團]|演[员員]"
)
_NAME = r"(?=[A-ZÀ-ÞĐŁŚŠŽČА-ЯЁЄІЇҐΑ-Ω0-9(\"“«‘'「『〈]|[^\x00-\u04ff])"
_BEFORE = re.compile(
    rf"(?:(?:(?i:{_ANY_CASE})|{_SMALL})\s+{_NAME}|(?:{_SPACED})(?:\s+|(?=[A-Z0-9]))|(?:{_GLUED})\s?(?![的之の])(?=\S))"
)
_QUOTED = re.compile(
    rf"(?:^|(?<=[\s(（–—-]))(?:(?i:{_ANY_CASE}|{_SMALL})\s+|(?:{_SPACED})\s?|(?:バンド|グループ|歌手|[组組]合|乐队|樂隊|[乐樂][团團])\s?)$"
)
_BEHIND = re.compile(r"(?<=\w)(?:\s+|[’'])(?:grubu|ikilisi)$")
_WORDS = """
nhóm ban nữ nam ca nghệ bộ diễn penyanyi zespół piosenkarka piosenkarz wokalistka wokalista певица певец певицы певца şarkıcı
the boy girl rock indie idol kpop k-pop group band duo trio singer singer-songwriter rapper boyband girlband le du la groupe
chanteur chanteuse el o a grupo banda dúo dupla cantante cantor cantora il gruppo die der das de het groep zanger zangeres
grup aktor aktris grupa duet группа группы рок-группа рок-группы дуэт дуэта трио гурт гурту рок-гурт рок-гурту співак співачка
група
skupina hudební hudobná kapela zpěvačka zpěvák speváčka spevák trupa formația cântăreața yhtye laulaja gruppen bandet sangeren
sångaren sångerskan συγκρότημα τραγουδίστρια τραγουδιστής boy-group girl-group boy-band girl-band
밴드 그룹 가수 걸그룹 보이그룹 듀오 배우 래퍼 싱어송라이터 วง กลุ่ม นักร้อง นักร้องสาว นักร้องหนุ่ม ศิลปิน
"""
_FIRST = frozenset(map(plain, _WORDS.split()))
"""First words of what stands before a name with a space."""
_SIGNS = frozenset("歌俳女声アバグシ组組乐樂男演วกน")
"""First letters of what is written without one."""


def without_calling(text: str) -> str:
    """Return a credit without the words that say what its first performer is.

    >>> without_calling("nhóm NOVA"), without_calling("le groupe Nova"), without_calling("the Nova")
    ('NOVA', 'Nova', 'the Nova')
    >>> without_calling("Band of Horses"), without_calling("The Band"), without_calling("歌手何未"), without_calling("Nova grubu")
    ('Band of Horses', 'The Band', '何未', 'Nova')
    """
    first, space, _ = text.partition(" ")
    if (space and plain(first) in _FIRST) or text[:1] in _SIGNS:
        found = _BEFORE.match(text)
        return text[found.end() :] if found and found.end() < len(text) else text
    if text.endswith(("grubu", "ikilisi")):
        return _BEHIND.sub("", text)
    return text


def unquote_group(marked: MarkedLine) -> MarkedLine:
    """Return a line without the quotation marks round a name that such words call a performer's: `группа «X» — «T»`.

    >>> unquote_group(mark_line("Группа «Дом» — «Дождь»")).line, unquote_group(mark_line("그룹 〈여름〉 – 〈물결〉")).line
    ('группа Дом — «Дождь»', '그룹 여름 – 〈물결〉')
    >>> unquote_group(mark_line("Мілана та гурт «Обрій» — «Дощ»")).line, unquote_group(mark_line("skupina „Vlna“ – „Déšť“")).line
    ('Мілана та гурт Обрій — «Дощ»', 'skupina Vlna – „Déšť“')
    """
    line = marked.line
    for mark in reversed(marked.marks):
        if mark.kind == "quote" and mark.start > 0 and (found := _QUOTED.search(line, max(0, mark.start - 24), mark.start)):
            line = f"{line[: found.start()]}{found.group().lower().rstrip()} {mark.text}{line[mark.end :]}"
    return marked if line is marked.line else mark_line(line)
