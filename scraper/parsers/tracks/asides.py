"""What the brackets of a heading say: drama, part, group, native form, version, cover, year, length, votes."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from scraper.items import ArtistCredit
from scraper.parsers.credits import parse_credits, parse_guests
from scraper.parsers.tracks.acts import is_group
from scraper.parsers.tracks.marks import QUOTE_OPENERS, Mark, mark_line, script_of
from scraper.parsers.tracks.words import DRAMA_NOUN_RE, NETWORK_RE, OST_RE, PART_RE, ROLE_RE, VERSIONS, YEAR_RE, any_of

_DURATION = re.compile(r"^\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$|^\d{1,2}[’']\d{2}[”\"]?$")
_COUNT = re.compile(
    r"^[\d.,\s]+(?:k|m|mio\.?|million(?:s|en)?|billion|juta|ribu|triệu|milh[õo]es|millones|milyon|만|억|万|萬)?\s*"
    r"(?:views?|votes?|plays?|streams?|likes?|points?|pts|%|票|표|회|kali|penonton|lượt(?:\s+xem)?|visualizaciones|vistas|reproducciones|votos|vues|voix|stimmen|aufrufe|visualizzazioni|izlenme|วิว|次|點|点)?$",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"[’'‘`]\d{2}年?")
_WRITES = (
    r"söz(?:leri)?|müzi[kğ]i?|beste|letra|música|lyrics?|words|music|lirik|musik|cipt(?:aan)?|paroles|musique|text|testo|musica|nhạc|lời|"
    r"sáng\s+tác|слова|музыка|автор|słowa|muzyka|tekst|muziek|[作编編]?[詞词曲]{1,2}|작사|작곡|작사곡|편곡|คำร้อง|ทำนอง|composer"
)
_PRODUCED = re.compile(
    r"^(?:(?:prod(?:uced)?\.?\s+(?:by|with)|written\s+by|composed\s+by|작사|작곡|作曲|作詞)\b|"
    rf"(?:{_WRITES})(?:(?:\s?[-–/&+·・,、]\s?|\s(?:and|ve|y|e|et|und|và|dan|и|i|en)\s)(?:{_WRITES})){{0,2}}\s?[:：])",
    re.IGNORECASE,
)
"""Who made a song, behind it; who sings it does not follow."""
_COVER_BY = re.compile(r"^(?:cover(?:ed)?|versión|versi)\s+(?:by|de|oleh)\s+(?P<who>.+)$", re.IGNORECASE)
_COVER_OF = re.compile(
    r"^(?:(?:a\s+)?cover\s+of|orig(?:inally|\.)?\s+(?:song\s+)?by|original\s+(?:by|artist:?|song\s+by)|orig\.|원곡:?|原唱:?)\s+(?P<who>.+)$|^(?P<who2>.+?)(?:[’']s)?\s+(?:cover|커버|カバー|翻唱)$",
    re.IGNORECASE,
)
_VERSION = re.compile(
    rf"(?<![^\W_])(?:{any_of(VERSIONS)})\.?(?![^\W_])|(?:{any_of(v for v in VERSIONS if not v.isascii())})$", re.IGNORECASE
)
_FULL_NAME = re.compile(
    rf"(?:Full|Short|Band|Rock|Mix|Live)(?:\s(?!(?:(?i:{any_of(VERSIONS)}|album|songs?|length|tracks?|cuts?|size|film|session|stage|clip)|[A-Z]+)\b)"
    r"[A-Z][\w’'-]*){1,5}"
)
"""A name that begins with a word for versions: `Full House Thai`."""
_VIDEO = re.compile(
    r"^(?:official\s+)?(?:m/?v|music\s+video|lyrics?(?:\s+video)?|audio|video|teaser|ost|가사|歌詞|eng\s+sub)$", re.IGNORECASE
)
_LAST_YEAR = re.compile(
    r"\s*(?:[(（]\s*((?:19|20)\d\d)年?[^()（）]{0,16}[)）]|\s[-–—,]\s*((?:19|20)\d\d)|,\s*((?:19|20)\d\d))\s*$"
)
_FROM = re.compile(
    r"^(?:from|for|of|the\s+ost\s+of|aus|dari|trong|của|de|del|du|dal|do|da|uit|ur|från|fra|iz)(?:\s*:)?\s+(?=\S)", re.IGNORECASE
)
_FIRST_YEAR = 2000
_EDGES = " \t,.:;-–—/|、，·・。~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """One bracket, read. Fields that it does not speak of are empty."""

    kind: str
    """`drama` | `guest` | `cover` | `original` | `version` | `year` | `length` | `count` | `credit` | `video` | `native` |
    `group` | `open` (no word explains it)."""
    text: str
    drama: str | None = None
    year: str | None = None
    network: str | None = None
    part: str | None = None
    role: str | None = None
    credits: tuple[ArtistCredit, ...] = ()


@lru_cache(maxsize=4096)
def read_aside(mark: Mark, before: str) -> Aside:
    """Say what the bracket `mark` means; `before` is the text it stands behind, whose script a native form differs from.

    >>> def kind(line): m = mark_line(line).marks[-1]; return read_aside(m, line[: m.start])
    >>> kind("Lyn (OST. Goblin)").drama, kind("T (2013)").year, kind("Bright (ブライト)").kind, kind("T (2:47)").kind
    ('Goblin', '2013', 'native', 'length')
    >>> kind("Knowing (劇集《把關者們》片尾曲)").drama, kind("T (바다의 문, 2004)").drama, kind("A (Sid & Aya)").kind
    ('把關者們', '바다의 문', 'open')
    """
    text = mark.text.strip(" )）]】")
    if not text:
        return Aside(kind="count", text=text)
    if _DURATION.match(text):
        return Aside(kind="length", text=text)
    if _SHORT_YEAR.fullmatch(text):
        return Aside(kind="year", text=text)
    guests = parse_guests(text)
    if guests is not None:
        return Aside(kind="guest", text=text, credits=guests)
    if _PRODUCED.match(text):
        return Aside(kind="credit", text=text)
    if _VIDEO.match(text):
        return Aside(kind="video", text=text)
    cover = _COVER_BY.match(text)
    if cover:
        return Aside(kind="cover", text=text, credits=parse_credits(cover.group("who")))
    original = _COVER_OF.match(text)
    if original:
        who = parse_credits(original.group("who") or original.group("who2"))
        return Aside(kind="original", text=text, credits=tuple(replace(c, role="original") for c in who))
    return _read_work(mark, text) or _read_name(text, before)


def _read_work(mark: Mark, text: str) -> Aside | None:
    """Read a bracket that names the drama, or only when and where it ran."""
    mask = mark_line(text).mask
    year = YEAR_RE.search(mask)
    network = NETWORK_RE.search(mask)
    rest = text
    for found in (year, network):
        if found:
            rest = rest.replace(found.group(), " ", 1)
    rest = rest.strip(_EDGES)
    base = Aside(
        kind="drama", text=text, year=year.group().rstrip("年") if year else None, network=network.group() if network else None
    )
    if _COUNT.match(text) and not year:
        return Aside(kind="count", text=text)
    if not rest or (year and rest.isdigit()):
        return replace(base, kind="year" if year or network else "count")
    if OST_RE.search(rest) or ROLE_RE.search(rest) or _names_drama(rest) or mark.opener == "【":
        named = read_drama(rest)
        return replace(base, drama=named.drama, part=named.part, role=named.role)
    if year and int(year.group().rstrip("年")) < _FIRST_YEAR and text.endswith(f"{rest} {year.group()}"):
        return replace(base, drama=text, year=None)  # `Reply 1988`: no drama of that year is written about
    if year and (text.endswith(year.group()) or text.startswith(year.group())):
        return replace(base, drama=strip_quotes(rest))
    if network and (network.end() == len(text) or network.start() == 0):
        return replace(base, drama=strip_quotes(rest))
    return _quoted_work(base, text)


def _quoted_work(base: Aside, text: str) -> Aside | None:
    """Read a bracket that quotes a name and adds a word or two, what is heard there: `«D», cover`."""
    quote = next(iter(mark_line(text).marks), None) if text[0] in QUOTE_OPENERS else None
    if quote is None or quote.kind != "quote" or quote.start or not text[quote.end :].lstrip().startswith((",", "，", "、", ";")):
        return None
    words = text[quote.end :].strip(_EDGES).split()
    added = 0 < len(words) < _REMARK_WORDS and not words[0][:1].isupper() and not any(w[0] in QUOTE_OPENERS for w in words)
    return replace(base, drama=quote.text) if added else None


_ALIAS = re.compile(
    r"(?:as|als|como|come|sebagai|jako|в\s+составе|dưới\s+tên)\s+(?:part\s+of\s+)?[^\W_a-zà-ÿа-я][^,.;]{0,30}|.{1,20}(?:名義|名义|として)",
)
"""Under what name somebody sings: `as Ferry Nine`."""
_REMARK_END = re.compile(r".{4}(?:けど|지만|네요|인데|笑|ㅋ+|ㅎ+)[.。~～…)）]*$")
_REMARK_WORDS = 4


def is_remark(text: str) -> bool:
    """Tell whether a bracket is a word to the reader: running text, no name; or the name that an act uses once.

    >>> is_remark("not from a drama but listen"), is_remark("as KOH+"), is_remark("Not One Less"), is_remark("劇の歌ではないけど")
    (True, True, False, True)
    """
    text = text.strip()
    if _ALIAS.fullmatch(text) or (not text.isascii() and _REMARK_END.search(text)):
        return True
    words = bare_work(text).split()
    return len(words) >= _REMARK_WORDS and words[0][:1].islower() and sum(w[:1].islower() for w in words) >= _REMARK_WORDS


_FROM_QUOTED = re.compile(
    r"(?:from|aus|dari|de|del|da|dal|du|từ|trong|จาก|extrait\s+d[eu]|tirée?\s+d[eu])\s*[“\"‘'„«「『《]", re.IGNORECASE
)


_FROM_SMALL = re.compile(
    r"(?:from|aus|dari|uit|из|จาก|dal(?:la|lo)?|da|tirée?\s+d[eu]|extrait\s+d[eu]|du|del|de|do|z|ze|ur|från|fra|iz)(?:\s?:)?\s+(?=[^\W\d_a-zà-ÿ]|[“\"‘'«„])"
)


def bare_work(text: str) -> str:
    """Return a bracket that names a drama without the word for `from` before it.

    >>> bare_work("from Copper Street"), bare_work("Da Capo"), bare_work("da Copper Street")
    ('Copper Street', 'Da Capo', 'Copper Street')
    """
    return strip_quotes(_FROM_SMALL.sub("", text.strip(), count=1) if text[:1].islower() or text[:1] == "จ" else text)


def _names_drama(text: str) -> bool:
    noun = DRAMA_NOUN_RE.search(text)
    if _FROM_QUOTED.match(text):
        return True
    return bool(noun and (noun.start() == 0 or any(m.kind == "quote" for m in mark_line(text).marks) or noun.end() == len(text)))


def is_version(text: str) -> bool:
    """Tell whether words name a version of a song and nothing else.

    >>> is_version("Piano Version"), is_version("Inst."), is_version("Live in Seoul Without You")
    (True, True, False)
    """
    words = text.replace(".", " ").split()
    return 0 < len(words) <= 4 and all(_VERSION.search(w) for w in words)


def _read_name(text: str, before: str) -> Aside:
    if is_group(text):
        return Aside(kind="group", text=text)
    ours, theirs = script_of(before.strip()[-24:]), script_of(text)
    if _VERSION.search(text) and len(text.split()) <= 6 and not _FULL_NAME.fullmatch(text):
        return Aside(kind="version", text=text)
    if theirs not in {ours, "none"} and ours != "none":
        return Aside(kind="native", text=text)
    return Aside(kind="open", text=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A drama as a heading names it."""

    drama: str | None
    part: str | None = None
    role: str | None = None
    year: str | None = None


def read_drama(text: str) -> Work:
    """Take the words for soundtrack, part, role and kind of work off a drama's name.

    >>> read_drama("OST KDrama The Heirs").drama, read_drama("劇集《把關者們》片尾曲").drama
    ('The Heirs', '把關者們')
    >>> read_drama("Copper Street OST Part 2")
    Work(drama='Copper Street', part='2', role=None, year=None)
    >>> read_drama('drama "Exo Next Door" (2015)')
    Work(drama='Exo Next Door', part=None, role=None, year='2015')
    """
    part = PART_RE.search(text)
    role = ROLE_RE.search(text)
    marked = mark_line(text)
    year = None
    for m in marked.marks:
        if m.kind == "paren" and (found := YEAR_RE.search(m.text)):
            year = found.group().rstrip("年")
    quote = next((m.text for m in marked.marks if m.kind == "quote" and m.text), None)
    if quote is None:
        kept = list(text)
        for m in marked.marks:
            if m.kind == "paren" and (m.start > 0 or m.end < len(text)) and (YEAR_RE.search(m.text) or NETWORK_RE.search(m.text)):
                kept[m.start : m.end] = " " * (m.end - m.start)
        bare = "".join(kept)
        for found in (PART_RE.search(bare), ROLE_RE.search(bare)):
            if found:
                bare = bare.replace(found.group(), " ", 1)
        bare = OST_RE.sub(" ", bare)
        quote = _strip_noun(" ".join(bare.split()).strip(_EDGES))
    drama, inner_year = split_year(quote)
    return Work(
        drama=drama or None,
        part=next((g for g in part.groups() if g), None) if part else None,
        role=role.group() if role else None,
        year=year or inner_year,
    )


def _strip_noun(text: str) -> str:
    """Take `drama`, `phim`, `드라마` off the start (or a noun like it off the end) of a name."""
    text = _FROM.sub("", text) if " " in text else text
    noun = DRAMA_NOUN_RE.match(text)
    if noun and noun.end() < len(text):
        return text[noun.end() :].strip(_EDGES)
    return text


def split_year(text: str) -> tuple[str, str | None]:
    """Split `IRIS-アイリス-(2010)` into name and year.

    >>> split_year("IRIS-アイリス-(2010)"), split_year("陀槍師姐2021"), split_year("Goblin – 2016")
    (('IRIS-アイリス-', '2010'), ('陀槍師姐2021', None), ('Goblin', '2016'))
    """
    last = text.rstrip()[-1:]
    found = _LAST_YEAR.search(text) if last.isdigit() or last in {")", "）"} else None
    if not found or found.start() == 0:
        return text.strip(), None
    return text[: found.start()].strip(), next(g for g in found.groups() if g)


def strip_quotes(text: str) -> str:
    """Take the quotation marks off a text that stands in them whole.

    >>> strip_quotes("“Goblin”"), strip_quotes("'Cause"), strip_quotes("《도깨비》")
    ('Goblin', "'Cause", '도깨비')
    """
    text = text.strip()
    if text[:1] not in QUOTE_OPENERS:
        return text
    marks = mark_line(text).marks
    if len(marks) == 1 and marks[0].kind == "quote" and marks[0].start == 0 and marks[0].end >= len(text):
        return marks[0].text
    return text
