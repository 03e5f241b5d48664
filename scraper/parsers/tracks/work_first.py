"""The drama stands first, in a frame of its own, and a whole heading follows it: `《D》片尾曲：A〈T〉`, `[D] A “T”`.

What follows is read like any other heading (`headings.py`); here only the frame is found and taken off.
"""

import re

from scraper.parsers.tracks.acts import is_act, is_group
from scraper.parsers.tracks.asides import Work, is_version, read_drama
from scraper.parsers.tracks.gates import Gate, plain
from scraper.parsers.tracks.line_readings import read_named_work
from scraper.parsers.tracks.marks import BRACKETED, QUOTED, Mark, MarkedLine
from scraper.parsers.tracks.words import BY, DRAMA_NOUN_RE, OST, OST_RE, PART_RE, SONG_ROLES, YEAR_RE, any_of
from scraper.text import DASHES

_MORE_ROLES = (
    r"(?:title|main|opening|ending|closing|end|insert|theme)\s+(?:song|theme|track|credits)", r"themes?",
    r"(?:chanson\s+(?:du\s+|de\s+)?)?g[eé]n[eé]rique(?:\s+de\s+(?:fin|début))?", r"chanson\s+titre",
    r"sigla(?:\s+(?:finale|iniziale|di\s+(?:apertura|chiusura|testa|coda)))?",
    r"tema\s+(?:de|di|do|da)\s+(?:apertura|cierre|abertura|encerramento|chiusura)",
    r"tema\s+(?:utama|penutup|pembuka|principale)",
    r"canción\s+(?:principal|de\s+(?:apertura|cierre))", r"música\s+(?:tema|de\s+(?:abertura|encerramento))", r"tema",
    r"lagu\s+(?:tema|penutup|pembuka|pengiring)", r"(?:titel|abspann|vorspann|end|schluss)(?:song|lied|musik|melodie|titel)",
    r"(?:begin|eind|slot|titel)(?:tune|nummer|lied)",
    r"(?:nhạc|ca\s+khúc|bài\s+hát)\s+(?:chủ\s+đề|mở\s+đầu|kết(?:\s+phim)?|phim|chèn)",
    r"(?:jenerik|dizi|tema|kapanış|açılış|final)\s+(?:müziği|şarkısı)", r"(?:tytułowa|przewodnia|końcowa)\s+piosenka",
    r"piosenka\s+(?:tytułowa|przewodnia|końcowa|z\s+(?:napisów|czołówki))", r"utwór\s+przewodni", "czołówka",
    r"(?:главн|заглавн|финальн|начальн|титульн|основн)(?:ая|ой)\s+(?:тема|песня|темы|песни)", "заставка",
    r"เพลง(?:ประกอบ|เปิด|ปิด|ธีม|หลัก|ไตเติ้ล|ท้าย)(?:ละคร|ซีรีส์|เรื่อง)?",
)  # fmt: skip
_ROLES = any_of((*SONG_ROLES, *OST, *_MORE_ROLES))
_ROLE = Gate(
    rf"(?<![^\W_])(?:{_ROLES})(?![^\W_])|(?<={QUOTED})[\s의の的]?(?:{_ROLES})|[\u3040-\u9fff\uac00-\ud7a3](?:{any_of(OST)})"
)
"""What a song is in its drama, in the head of a line: plain words are enough there, since a colon or a drama's name shows it."""
_HEAD_END = re.compile(r"\s*[:：|｜]\s*")
_BEHIND_QUOTE = re.compile(
    rf"\s?(?:の|的|의)?(?:{_ROLES})(?![^\W_])(?:\s?(?:part|pt\.?|vol\.?|파트)\s?\.?\s?\d{{1,3}})?"
    r"(?P<joint>\s*[/／–—-]\s+|\s+|(?=[\ue000]))(?=\S)",
    re.IGNORECASE,
)
_SIGNS = frozenset(":：|｜")
_GLUED = re.compile(
    rf"(?P<name>[^{QUOTED}:：/／|｜]{{2,30}}?)\s?[の的]?(?:{any_of((*(r for r in SONG_ROLES if not r.isascii()), *OST))})"
    rf"(?:\s?(?:part|pt\.?|vol\.?|파트)\s?\.?\s?\d{{1,3}})?\s+(?:중\s)?(?=[^{QUOTED}]{{1,40}}{QUOTED})",
    re.IGNORECASE,
)
"""`海邊的信片尾曲 A〈T〉`: a name, its role, a space, and words before the one quotation."""
_WHOLE = re.compile(
    rf"[^{QUOTED}:：]{{1,60}}\s[{re.escape(DASHES)}]\s?{QUOTED}+\s*$|{QUOTED}+\s*,?\s(?:{any_of(BY)})\s", re.IGNORECASE
)
"""A heading that is whole without what stands before it: `A – “T”`, `“T” by A`."""
_PREPOSITION = re.compile(r"(?:of|from|de|del|dell[ao]|di|du|d[’']|von|aus|van|uit|z|из|dari|của|trong|จาก)\s", re.IGNORECASE)
_NO_DRAMA = re.compile(
    r"\b(?:best|top|favou?rites?|winners?|runners?-up|mejor(?:es)?|melhor(?:es)?|meilleur\w*|miglior\w*|beste[rns]?|terbaik|favorit\w*|"
    r"najleps\w+|лучш\w+)\b|최고|베스트|번째|최애|\d위|\d位|最佳|最愛|最爱|第[\d一二三四五六七八九十]|\b\d{1,2}(?:st|nd|rd|th)\b|"
    r"^(?:(?:number|no\.?|tracks?|episodes?|part|day|week|year|rank|place|song|songs)\s?\d*|(?:the\s+)?(?:first|second|third|fourth|fifth|last|"
    r"next|my|our|your|bonus|original|official)|primer\w*|segund\w*|첫|첫\s?곡)$",
    re.IGNORECASE,
)
"""A prize or a place in a list, anywhere in a name; words that are none if they are all of it."""
_WORDS = 8
"""Words of a drama's name, at most."""
_SPACELESS = re.compile(r"[가-힣\u3040-\u30ff\u3400-\u9fff]")
_LONGEST_HEAD = 80
_BOXES = frozenset("[【〔(（")
_ROUND = frozenset("(（")
_LEAST_NAME = 3
"""Letters of a name in round brackets: fewer belong to the act's own spelling (`(G)I-DLE`, `(여자)아이들`)."""
_EDGE = " \t,，、.:：;-–—/|·・’'"
_LABEL = re.compile(
    r"(?:m/?v|pv|(?:official|music|lyrics?)\b.*|audio|video|live.*|covers?|playlist|ballads?|rock|duets?|pop|r\s?[&n]\s?b|hip-?hop|indie|jazz|folk|dance|"
    r"bonus|singles?|albums?|title(?:\s+track)?|tracks?\s?\d*|side\s+[ab]|cd|lp|instrumental|"
    r"발라드|듀엣|댄스|타이틀(?:곡)?|보너스|라이브|메인\s?테마|バラード|デュエット|ボーナス|抒情|[對对]唱|balada|ballade|dueto|duett?o?|ballata)",
    re.IGNORECASE,
)
"""What a box says of the song, not of its drama."""
_NEWS = re.compile(
    r"단독|공식|포토|속보|인터뷰|종합|영상|사진|화보|현장|리뷰|움짤|직캠|독점|오늘의.*|이슈.*|스타.*|関連.*|[独獨][占家].*|速報|写真.*|動画.*|公式|組圖|组图|快[訊讯]|[獨独]家|"
    r"exclusive|exclusivo|update|updated|breaking|photos?|watch|interview|video|news|spoilers?|foto|eksklusif|özel|esclusiva|exklusiv|review",
    re.IGNORECASE,
)
"""What papers write in a box before a headline."""
_LETTERS = re.compile(r"[^\W\d_]")


def split_work(marked: MarkedLine) -> tuple[Work, str] | None:
    """Return the drama that opens a line and the heading behind it, None where no frame stands first.

    >>> from scraper.parsers.tracks.marks import mark_line
    >>> split_work(mark_line("《海邊的信》片尾曲：林安〈浪花〉"))
    (Work(drama='海邊的信', part=None, role=None, year=None), '林安〈浪花〉')
    >>> split_work(mark_line("[Harbour Letters OST] Mina Vale – Dawn Road"))
    (Work(drama='Harbour Letters', part=None, role=None, year=None), 'Mina Vale – Dawn Road')
    >>> split_work(mark_line("[EXO] Chanyeol – Dawn Road")), split_work(mark_line("Mina Vale: “Dawn Road”"))
    (None, None)
    """
    line = marked.line
    if line[:1] in _BOXES:
        return _in_box(marked)
    ends = _HEAD_END.search(marked.mask) if not _SIGNS.isdisjoint(marked.mask) else None
    if ends is not None and 0 < ends.start() <= _LONGEST_HEAD and ends.end() < len(line):
        work = _in_head(marked, ends.start(), ends.end())
        if work is not None:
            return work, line[ends.end() :]
    return _before_role(marked) if QUOTED in marked.mask else None


def _in_head(marked: MarkedLine, end: int, rest: int) -> Work | None:
    """Read the words before a colon: a role and one drama, in quotation marks or not; or a name, if a whole heading follows."""
    head = marked.mask[:end]
    quotes = [m for m in marked.within(0, end) if m.kind == "quote" and m.text]
    if len(quotes) > 1:
        return None
    role = _ROLE.search(head)
    if quotes:
        quote = quotes[0]
        if role is None and not DRAMA_NOUN_RE.search(head) and not (_is_all(quote, head) and _ends_in_quote(marked)):
            return None
        return _of_quote(marked, quote, end)
    if role is None:
        if BRACKETED in head or not _WHOLE.match(marked.mask, rest):
            return None
        name = _name_in(head)
        return None if name and is_act(name) else Work(drama=name)
    if role.start() != 0 and _LETTERS.search(head, role.end()):
        return None
    named = read_drama(f"{head[: role.start()]} {head[role.end() :]}".replace(BRACKETED, "")).drama or ""
    name = _name_in(_PREPOSITION.sub("", named.strip(_EDGE)))
    return None if name and is_act(name) else Work(drama=name)  # a prize or a bare role names none


def _name_in(head: str) -> str | None:
    """Return words that may be a drama's name; None for a place in a list, a prize, words in small letters."""
    name = head.strip(_EDGE)
    words = name.split()
    if not words or len(words) > _WORDS or name[0].islower() or not _LETTERS.search(name) or _NO_DRAMA.search(name):
        return None
    return None if len(words) > 1 and all(w[:1].islower() for w in words[1:]) else name


def _is_all(quote: Mark, head: str) -> bool:
    return quote.start == 0 and not head[quote.end :].replace(BRACKETED, "").strip()


def _ends_in_quote(marked: MarkedLine) -> bool:
    """Tell whether words and then a quotation close the line: a title with its artist before it."""
    return marked.mask.rstrip(f" {BRACKETED}").endswith(QUOTED)


def _of_quote(marked: MarkedLine, quote: Mark, end: int) -> Work:
    work = read_named_work(quote.text)
    outside = marked.line[: quote.start] + " " + marked.line[quote.end : end]
    part = PART_RE.search(outside)
    year = YEAR_RE.search(outside)
    return Work(
        drama=work.drama,
        part=next((g for g in part.groups() if g), None) if part else None,
        year=work.year or (year.group().rstrip("年") if year else None),
    )


def _before_role(marked: MarkedLine) -> tuple[Work, str] | None:
    """`《D》片尾曲 A〈T〉`, `드라마 ‘D’ OST A ‘T’`: a quotation and its role, without a sign behind them."""
    quote = next((m for m in marked.marks if m.kind == "quote"), None)
    if quote is None or not quote.text:
        return None
    if not marked.line.isascii() and _ends_in_quote(marked) and (glued := _GLUED.match(marked.mask)):
        name = glued["name"].strip(_EDGE)
        plain_name = _SPACELESS.search(name) and _name_in(name) and not DRAMA_NOUN_RE.fullmatch(name)
        return (Work(drama=name), marked.line[glued.end() :]) if plain_name else None
    lead = marked.line[: quote.start].strip()
    if lead and not DRAMA_NOUN_RE.fullmatch(lead):
        return None
    found = _BEHIND_QUOTE.match(marked.mask, quote.end)
    return (_of_quote(marked, quote, found.end()), marked.line[found.end() :]) if found else None


def _in_box(marked: MarkedLine) -> tuple[Work, str] | None:
    """`[D] A “T”`, `【D OST】A「T」`: brackets that open a line before an artist and a title."""
    box = marked.marks[0] if marked.marks else None
    if box is None or box.start != 0 or box.kind != "paren" or not box.closed:
        return None
    inner, rest = box.text.strip(), marked.line[box.end :].lstrip(" -–—:：|")
    if not inner or (not _LETTERS.match(rest[:1]) and rest[:1] not in "“\"‘'「『《〈<«„"):
        return None
    if box.opener in _ROUND and (len(inner) < _LEAST_NAME or not marked.line[box.end : box.end + 1].isspace()):
        return None
    if YEAR_RE.fullmatch(inner):
        return Work(drama=None, year=inner.rstrip("年")), rest
    if _LABEL.fullmatch(inner) or is_version(inner) or (OST_RE.may_match(plain(inner)) and OST_RE.fullmatch(inner)):
        return Work(drama=None), rest
    if not _LETTERS.search(inner) or is_group(inner) or is_act(inner) or _NEWS.fullmatch(inner):
        return None
    work = read_drama(inner)
    return (work, rest) if work.drama else None
