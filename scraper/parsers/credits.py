"""Artist credit: one printed credit in, its names with their join phrases out (MusicBrainz: artist credit)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from scraper.items import ArtistCredit
from scraper.parsers.tracks.acts import WHOLE_NAMES, is_group
from scraper.parsers.tracks.callings import without_calling
from scraper.parsers.tracks.marks import Mark, mark_line, script_of
from scraper.parsers.tracks.words import FEATURING, FEATURING_PLAIN, any_of

_WHOLE = re.compile("|".join(re.escape(n) for n in sorted(WHOLE_NAMES, key=len, reverse=True)), re.IGNORECASE)
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\ue001"
_LETTERS_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_FEAT = rf"\s*[,，]?\s+(?:{any_of(FEATURING_PLAIN)})\s+(?=\S)|\s*(?:feat|ft)\s?\.\s*|\s+(?-i:mit|con|com)\s+(?=\S)"
_COVER = r"\s*[,;]?\s+(?:cover(?:ed)?\s+(?:by|version\s+by)|\(cover\s+by|versión\s+de|reprise?\s+par)\s+"
_AND = (
    r"\s*,\s+(?:and|&|y|et|dan|und|và|ve|e)\s+"
    r"|\s+(?:and|y|et|e|dan|und|và|ve|og|och|และ|그리고)\s+|\s+(?-i:i|и|oraz|en|och|ja|és|și|şi|και|та|і)\s+(?=[A-ZÀ-ÞĄ-ŻА-ЯΑ-Ω])"
)
_JOIN = re.compile(
    rf"(?P<cover>{_COVER})|(?P<feat>{_FEAT})|(?P<join>{_AND}|\s*[、，;；]\s*|\s*,\s*|\s+[&＆]\s+|\s*＆\s*|(?<=[{_CJK}])\s*&\s*|\s*&\s*(?=[{_CJK}])"
    rf"|&(?=[A-Z]?[a-z]+\s[A-Z])|\s+[xX×✕]\s+|×|(?<=[{_LETTERS_CJK}]{{2}})[xX✕](?=[{_LETTERS_CJK}]{{2}})|\s*[+＋]\s*|(?<!\d)\s*/\s*|\s*/\s*(?!\d)|(?<=[\u3400-\u9fff]{{2}})[和與与](?=[\u3400-\u9fff]{{2}})|(?<=[가-힣\ue001])[·ㆍ](?=[가-힣A-Z0-9])|(?<=[A-Za-z0-9])[·ㆍ](?=[가-힣])|\s+vs\.?\s+|\s+·\s+|\s+・\s+)",
    re.IGNORECASE,
)
_FEAT_PAREN = re.compile(rf"^(?:{any_of(FEATURING)})(?:\s+|(?<=\.)\s*)(?=\S)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^(?P<group>.{1,30}?)(?:[’']s?|の|의)\s+(?P<name>\S.*)$|^(?P<group2>[^\s]{1,20})の(?P<name2>\S+)$")
_FROM_GROUP = re.compile(r"^(?P<name>\S.*?)\s+(?:from|of|de|dari|của)\s+(?P<group>\S.*)$", re.IGNORECASE)
_OF_GROUP = re.compile(
    r"\s*,?\s+(?:(?:of|from|du|de|del|della?|do|da|von|der|aus|van|ze?|из|của|dari|จาก)\s+)?(?:(?:the|der|la|le|el|il|de|het)\s+)?"
    r"(?:(?:boy|girl|rock|idol)\s?)?"
    r"(?:group|groupe|grupo|gruppo|band|banda|zespołu|groep|nhóm|группы|grup|วง|(?<=\sder\s)(?:Band|Gruppe))\s+"
    r"(?P<group>(?=[^a-zà-ÿа-я])[^\W\d_][^\s,()（）]*(?:\s[A-ZÀ-ÞА-Я0-9][^\s,()（）]*)*)"
)
"""`A, du groupe G`: who A sings with at other times. With a capital the word is the name's own: `A & Grup G`."""
_GROUP_LETTERS = ("group", "grupo", "grupp", "band", "zespołu", "groep", "nhóm", "группы", "grup ", "วง")
_SHORTEST_GROUP = 9
_GROUP_DASH = re.compile(r"^(?P<left>\S.*?)\s*[-–—]\s+(?P<right>\S.*)$")
_COMPANY = re.compile(r"(?:the|his|her|los|las|les|company|friends|co\.?)\b", re.IGNORECASE)
"""After an `and` inside one act's name."""
_OWN_NOUNS = frozenset((
    "tribute", "tribut", "tributo", "cover", "covers", "band", "project", "orchestra", "orquestra", "orquesta", "orchester",
    "orchestre", "orkestra", "ensemble", "choir", "chorus", "coro", "chor", "quartet", "quartett", "strings", "piano", "family",
    "club", "number", "garden", "kids", "girls", "boys", "sisters", "brothers", "crew", "fans", "revival", "experience",
))  # fmt: skip
"""Behind a group's name they make another act's: `X Tribute`, `X Orchestra`. Nobody in a group is called so."""
_LETTER = re.compile(f"[{_CJK}A-Za-z]")
_GLUED_HAN = re.compile(r"^([A-Za-zÀ-ÿ.'’\- ]*[A-Za-zÀ-ÿ.])\s*([\u3400-\u9fff]{2,6})$")
_SHOUTED = re.compile(r"[A-Z]{4,}")
_CAPITALS = re.compile(r"^[A-Z0-9][A-Z0-9.&!*()+'’ -]{1,15}$")
_TAIL = " \t.,:;*。、，；：–—"
_JOINERS = frozenset((
    "feat", "featuring", "ft", "with", "bersama", "duet", "avec", "mit", "con", "com", "cover", "covered", "version", "reprise",
    "repris", "and", "y", "et", "e", "dan", "und", "ve", "og", "och", "x", "vs", "from", "of", "de", "dari", "i", "oraz",
    "en", "ja",
))  # fmt: skip
"""What joins or splits a credit of words in ASCII without punctuation."""


@lru_cache(maxsize=4096)
def parse_credits(text: str) -> tuple[ArtistCredit, ...]:
    """Return the names of an artist credit in printed order.

    Roles: after `feat.`, `ft.`, `with` and the like a name is `featured`; before `cover by` it is the `original`.

    >>> [(c.name, c.group, c.join_phrase) for c in parse_credits("Chanyeol (EXO) & Punch")]
    [('Chanyeol', 'EXO', ' & '), ('Punch', None, '')]
    >>> [(c.name, c.role) for c in parse_credits("Epik High Ft. Lee Hi")]
    [('Epik High', 'performer'), ('Lee Hi', 'featured')]
    >>> [c.name for c in parse_credits("Ben&Ben")], [c.name for c in parse_credits("찬열&펀치")]
    (['Ben&Ben'], ['찬열', '펀치'])
    """
    text = text.strip().strip(_TAIL.replace(".", "")).strip()
    if not text:
        return ()
    text = spell_group(without_calling(text))
    if _is_bare(text):
        name, group, native = _split_bare(text, None, None)
        return (ArtistCredit(name=name, credited_as=text, join_phrase="", role="performer", group=group, native_name=native),)
    pieces = list(_pieces(text))
    found: list[ArtistCredit] = []
    role = "performer"
    for printed, join, kind in pieces:
        found.extend(_read_name(printed, join, role))
        if kind == "feat":
            role = "featured"
        elif kind == "cover":
            found = [replace(c, role="original") if c.role == "performer" else c for c in found]
    return _spread_group(tuple(found))


def _is_bare(text: str) -> bool:
    """Tell whether a credit is one name in plain letters, as most are: none of the patterns below can match in it."""
    return (
        text.isascii()
        and text.replace(" ", "").replace("-", "").isalnum()
        and "- " not in text
        and _JOINERS.isdisjoint(text.lower().split())
    )


def spell_group(text: str) -> str:
    """Return a credit with its group in brackets where words name it.

    >>> spell_group("Mina, du groupe Manège"), spell_group("Mina from the band Ferry Nine")
    ('Mina (Manège)', 'Mina (Ferry Nine)')
    >>> spell_group("Mina von der Band Nova"), spell_group("Lena & Grup Yelken"), spell_group("Pier Band feat. Sol")
    ('Mina (Nova)', 'Lena & Grup Yelken', 'Pier Band feat. Sol')
    """
    if len(text) <= _SHORTEST_GROUP or not any(map(text.casefold().__contains__, _GROUP_LETTERS)):
        return text
    return _OF_GROUP.sub(r" (\g<group>)", text)


def parse_guests(text: str) -> tuple[ArtistCredit, ...] | None:
    """Return the guests of a bracket such as `feat. IU`, None when it is not one.

    >>> [c.name for c in parse_guests("bersama dengan Suzy") or ()]
    ['Suzy']
    """
    found = _FEAT_PAREN.match(text)
    if not found:
        return None
    return tuple(replace(c, role="featured") for c in parse_credits(text[found.end() :]))


def credit_text(credit: tuple[ArtistCredit, ...]) -> str:
    """Return the credit as printed.

    >>> credit_text(parse_credits("V(BTS) & Jin (BTS)"))
    'V(BTS) & Jin (BTS)'
    """
    return "".join(c.credited_as + c.join_phrase for c in credit)


def _pieces(text: str) -> Iterator[tuple[str, str, str]]:
    """Cut a credit at its joiners: (printed name, join phrase, `join` | `feat` | `cover` | ``)."""
    mask = mark_line(text).mask
    for whole in _WHOLE.finditer(text):
        mask = mask[: whole.start()] + "\ue002" * (whole.end() - whole.start()) + mask[whole.end() :]
    start = 0
    for found in _JOIN.finditer(mask):
        if found.start() <= start or found.end() >= len(text) or _keeps(text, found):
            continue
        yield text[start : found.start()], text[found.start() : found.end()], found.lastgroup or "join"
        start = found.end()
    yield text[start:], "", ""


def _keeps(text: str, found: re.Match[str]) -> bool:
    """Tell whether a joiner is inside one act's name: `… and the Bad Seeds`, `N/T`, `X` as a word."""
    after = text[found.end() :]
    if _COMPANY.match(after) and found.lastgroup == "join":
        return found.group().strip() in {"&", "and"}
    if found.group().strip() in {"x", "X"}:
        return len(text[: found.start()].split()) == 0
    return found.group() == "+" and not _LETTER.search(after)


def _read_name(printed: str, join: str, role: str) -> list[ArtistCredit]:
    """Read one printed name: its group, its other script, guests in brackets."""
    printed = without_calling(printed.strip())
    credited = printed.strip()
    if _WHOLE.fullmatch(credited):
        return [ArtistCredit(name=credited, credited_as=credited, join_phrase=join, role=role)]
    lead = len(printed) - len(printed.lstrip())
    marked = mark_line(printed)
    name = printed.strip()
    group: str | None = None
    native: str | None = None
    guests: tuple[ArtistCredit, ...] = ()
    parens = [m for m in marked.marks if m.kind == "paren"]
    if parens:
        name = printed[lead : parens[0].start].strip() or _behind_group(printed, parens) or parens[0].text
        for m in parens:
            inner = m.text.strip(" )）")
            guest = parse_guests(inner)
            if guest is not None:
                opener = printed[m.start : m.start + 1 + m.text.find(guest[0].credited_as)] if guest else ""
                credited = printed[lead : m.start].rstrip()
                gap = printed[len(printed[: m.start].rstrip()) : m.start]
                guests = (*guest[:-1], replace(guest[-1], join_phrase=printed[m.end - 1 : m.end] + join)) if guest else ()
                join = gap + opener
            elif inner and name != inner:
                group, native = _sort_inner(name, inner, group, native)
    name, group, native = _split_name(name.strip(_TAIL.replace(".", "") + '"“”'), group, native)
    if not name:
        return list(guests)
    main = ArtistCredit(name=name, credited_as=credited, join_phrase=join, role=role, group=group, native_name=native)
    return [main, *guests]


def _behind_group(printed: str, parens: Sequence[Mark]) -> str:
    """Return the name behind a bracket that opens a credit, if it holds a group: `[EXO] Chanyeol`; else empty."""
    end = parens[1].start if len(parens) > 1 else len(printed)
    return printed[parens[0].end : end].strip() if is_group(parens[0].text.strip(" )）]】")) else ""


def _sort_inner(name: str, inner: str, group: str | None, native: str | None) -> tuple[str | None, str | None]:
    """Decide whether a bracket after a name is the group or the name in another script."""
    ours, theirs = script_of(name), script_of(inner)
    if is_group(inner) and not (is_group(name) and ours != theirs):
        return inner, native
    if theirs not in {ours, "none"} and not (_CAPITALS.match(inner) and ours != "latin" and not _same_act(name, inner)):
        return group, native or inner
    if theirs == "none":
        return group, native
    return group or inner, native


def _same_act(name: str, inner: str) -> bool:
    """Tell whether a bracket in capitals is the name's own Latin form, not another group."""
    return is_group(name) or len(inner.split()) > 1


def _split_name(name: str, group: str | None, native: str | None) -> tuple[str, str | None, str | None]:
    """Take group and native form out of a name: `SEVENTEEN's BSS`, `V from BTS`, `Xiumin EXO`, `Hubert Wu 胡鴻鈞`."""
    for pattern in (_POSSESSIVE, _FROM_GROUP, _GROUP_DASH):
        found = pattern.match(name)
        if not found:
            continue
        parts = found.groupdict()
        if pattern is _GROUP_DASH:
            left, right = parts["left"], parts["right"]
            if is_group(left):
                return right, group or left, native
            if is_group(right):
                return left, group or right, native
            continue
        owner = parts.get("group") or parts.get("group2") or ""
        member = parts.get("name") or parts.get("name2") or ""
        if is_group(owner) or (_CAPITALS.match(owner) and len(owner) > 2):
            return member, group or owner, native
    return _split_bare(name, group, native)


def _split_bare(name: str, group: str | None, native: str | None) -> tuple[str, str | None, str | None]:
    """Take out of a name what stands beside it without a joint: `Xiumin EXO`, `Hubert Wu 胡鴻鈞`."""
    bare = _bare_group(name)
    if bare and (is_group(bare[1]) or script_of(bare[0]) == script_of(bare[1])):
        return bare[0], group or bare[1], native
    if bare:
        return bare[0], group, native or bare[1]
    glued = None if native is not None or name.isascii() else _GLUED_HAN.match(name)
    if glued:
        return glued.group(1).strip(), group, glued.group(2)
    return name, group, native


def _bare_group(name: str) -> tuple[str, str] | None:
    """`Xiumin EXO`, `Changmin 2 AM`, `BTS V`: the group stands bare beside the member."""
    words = name.split()
    for size in (2, 1):
        if len(words) > size:
            tail, head = " ".join(words[-size:]), " ".join(words[:size])
            rest, after = " ".join(words[:-size]), " ".join(words[size:])
            if is_group(tail) and not is_group(name) and not is_group(rest):
                return rest, tail
            if is_group(head) and not is_group(name) and script_of(head) == script_of(after) and not _is_another(after):
                return after, head
    if len(words) == 2 and _SHOUTED.fullmatch(words[1]) and not words[0].isupper():
        return words[0], words[1]
    return None


def _is_another(behind: str) -> bool:
    """Tell whether the words behind a group's name make it another act's."""
    return not _OWN_NOUNS.isdisjoint(behind.casefold().split())


def _spread_group(credit: tuple[ArtistCredit, ...]) -> tuple[ArtistCredit, ...]:
    """`Baekhyun, Chen, Xiumin EXO`: a bare group after the last of single names in commas is the group of all."""
    if len(credit) < 3 or not (credit[-1].group and credit[-1].credited_as.endswith(credit[-1].group)):
        return credit
    if any(c.group or " " in c.name or c.join_phrase.strip() not in {",", "、", "&", "and"} for c in credit[:-1]):
        return credit
    return tuple(replace(c, group=credit[-1].group) for c in credit)
