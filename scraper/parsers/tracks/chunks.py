"""A marked line cut at what joins its parts: dashes, `by`, `from`, slashes. Which part is what is decided in `headings.py`."""

import re
from typing import NamedTuple

from scraper.parsers.tracks.acts import is_group
from scraper.parsers.tracks.gates import Gate, plain
from scraper.parsers.tracks.marks import BRACKETED, QUOTED, MarkedLine
from scraper.parsers.tracks.words import BY, BY_AFTER_QUOTE, BY_BEHIND_MARK, FOR, FROM, FROM_DRAMA, OST_RE, any_of
from scraper.text import DASHES

_D = re.escape(DASHES)
_SPACED = re.compile(
    rf"\s+[{_D}]{{1,3}}\s+|\s+ー\s+|\s+[~〜～]\s+|\s+[”\"]\s+|(?<!\d)\s*[–—―]{{1,2}}\s*|\s*[–—―]{{1,2}}\s*(?!\d)"
)
_ONE_SIDED = re.compile(
    rf"(?<=\S)[{_D}]\s+(?=\S)|\s+[{_D}](?=\S)|(?<=[{QUOTED}{BRACKETED}])[{_D}]\s*(?=\S)|(?<=\S)\s*[{_D}](?=[{QUOTED}])|(?<=[{BRACKETED}])_(?=\S)"
)
_TIGHT_CAPITAL = re.compile(rf"(?<=[^\s\d])[{_D}ー](?=[^\s\da-z])")
_TIGHT = re.compile(rf"(?<=[^\s\d])[{_D}ー](?=[^\s\d])")
_BY = re.compile(
    rf"(?<!cover)(?<!covered)(?<!prod)(?<!version)(?:\s*,|\s+[{_D}])?\s+(?:{any_of(BY)})(?:\s*:)?\s+(?![{_D}]+\s)"
    rf"|(?<={QUOTED})(?:\s*[,{_D}])?\s*(?:{any_of((*BY, *BY_BEHIND_MARK))})(?:\s*:)?\s+",
    re.IGNORECASE,
)
_BY_QUOTE = re.compile(
    rf"(?<=[{QUOTED}{BRACKETED}])(?P<comma>\s*,)?\s*(?:{any_of(BY_AFTER_QUOTE)})(?:(?<=[’'])|\s+)(?=\S)", re.IGNORECASE
)
_FROM_DRAMA = re.compile(rf"\s*[{_D},]?\s*(?<![^\W_])(?:{any_of(FROM_DRAMA)})\s*(?=\S)", re.IGNORECASE)
_FILLERS = dict.fromkeys(map(ord, f"{QUOTED}{BRACKETED},:"), " ")
_BY_WORDS = frozenset((
    "by", "oleh", "dibawakan", "dinyanyikan", "dipopulerkan", "do", "của", "โดย", "interpretado", "interpretada",
    "cantado", "cantada", "por", "interprété", "interprétée", "chanté", "chantée", "par", "gesungen", "cantato",
    "cantata", "được", "bởi", "ร้องโดย", "ขับร้องโดย", "sung", "performed", "voiced", "rendered", "vocals", "vocal",
    "cargo", "voz", "voce", "interpretato", "interpretata", "eseguito", "eseguita", "voix", "interpretiert", "performt",
    "vorgetragen", "eingesungen", "stimme", "gezongen", "uitgevoerd", "vertolkt", "gebracht", "door", "wykonaniu",
    "śpiewana", "śpiewany", "śpiewane", "zaśpiewana", "zaśpiewany", "zaśpiewane", "śpiewa", "śpiewają", "zaśpiewała",
    "zaśpiewał", "przez", "wyk.", "исполнении", "исполняет", "исполняют", "поёт", "поет", "поют", "исп.", "seslendiren",
    "seslendirenler", "söyleyen", "söyleyenler", "yorumlayan", "disuarakan", "giọng", "tiếng", "ร้อง", "ขับร้อง",
    "เสียงร้อง", "เสียงร้องโดย", "เสียงร้องของ", "dilantunkan", "didendangkan", "nyanyian", "dendangan", "inawit", "kinanta",
))  # fmt: skip
_DE_WORDS = frozenset((
    "de", "del", "von", "di", "da", "dari", "van", "ของ", "do", "dos", "das", "della", "dei", "degli", "du", "des",
))  # fmt: skip
_FROM_WORDS = frozenset(FROM)
_FOR_WORDS = frozenset(FOR)
"""The first words of the joints below: a line without them is not searched for the joint."""
_NAMES_WORK = Gate(
    r"drama|dramy|сериал|дорам|драм|dorama|seri|phim|film|ost|sound|novela|extrait|tiré|featured|ละคร|ซีรีส์|เรื่อง|drakor"
)
"""A word of every alternative of `_FROM_DRAMA`: looked for first, because the alternatives are many."""
_FROM = re.compile(rf"(?:\s+|(?<={QUOTED})\s*,?\s*)(?:{any_of(FROM)})\s+(?=\S)", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*,\s+(?:from|da(?:l(?:la|lo)?|i)?|d[eo](?:l|\s+la)?|du|des|di|aus(?:\s+de[mr])?|uit|van|ze?|из|dari|trong|จาก)\s+"
    r"(?!(?:the\s+|la\s+|het\s+)?(?:(?:boy|girl|rock)\s?)?"
    r"(?:group|groupe|grupo|gruppo|gruppe|band|banda|duo|dúo|zespołu|groep|nhóm|группы|grup)\b)(?=\S)",
    re.IGNORECASE,
)
_TAIL_WORDS = frozenset((
    "from", "da", "dal", "dalla", "dallo", "dai", "de", "del", "do", "du", "des", "di", "aus", "uit", "van", "z", "ze", "из",
    "dari",
    "trong", "จาก",
))  # fmt: skip
_FOR = re.compile(rf"\s+(?:{any_of(FOR)})\s+(?=\S)", re.IGNORECASE)
_SLASH = re.compile(r"\s+[/／]\s+|[／]|(?<=[\ue000\ue001])\s*/\s*|\s*/\s*(?=[\ue000])")
_ANY_SLASH = re.compile(r"\s*[/／]\s*")
_JOINS = re.compile(rf"[{_D}ー~〜～”\"]|{BRACKETED}_")
"""What every dash is made of."""
_PIPE = re.compile(r"\s*[|｜]\s*")
_COMMA = re.compile(rf"\s*[,，]\s*(?=[{QUOTED}])")
_COLON = re.compile(rf"(?<=[{QUOTED}])\s*[:：]\s*(?=[{QUOTED}])|(?<=[{QUOTED}])\s*[:：]\s+(?=\S)")


class Chunk(NamedTuple):
    """One part of a line and what joins it to the part before."""

    join: str
    """`start` | `dash` | `tight` | `by` | `de` | `from` | `drama` | `for` | `slash` | `pipe` | `comma` | `colon`."""
    start: int
    end: int

    def text(self, marked: MarkedLine) -> str:
        """Return the part's words."""
        return marked.line[self.start : self.end].strip()

    def bare(self, marked: MarkedLine) -> str:
        """Return the part's mask: quotes and brackets as fillers."""
        return marked.mask[self.start : self.end].strip()


def split_chunks(marked: MarkedLine, *, tight: bool = False) -> tuple[Chunk, ...]:
    """Cut the line; `tight` lets a hyphen without spaces separate (`Davichi-This Love`).

    >>> from scraper.parsers.tracks.marks import mark_line
    >>> m = mark_line("Sweet Night by V from BTS for Itaewon Class")
    >>> [(c.join, c.text(m)) for c in split_chunks(m)]
    [('start', 'Sweet Night'), ('by', 'V from BTS'), ('for', 'Itaewon Class')]
    """
    mask = marked.mask
    cuts: list[tuple[int, int, str]] = []

    def cut(pattern: re.Pattern[str], join: str, *, after: int = 0) -> bool:
        found = False
        for m in pattern.finditer(mask, after):
            if m.start() > 0 and m.end() < len(mask) and all(m.end() <= s or m.start() >= e for s, e, _ in cuts):
                cuts.append((m.start(), m.end(), join))
                found = True
        return found

    words = frozenset(mask.translate(_FILLERS).casefold().split())
    if _NAMES_WORK.may_match(plain(mask)):
        cut(_FROM_DRAMA, "drama")
    if words & _BY_WORDS:
        _cut_by(mask, cuts)
    if QUOTED in mask and (words & _DE_WORDS or "d’" in mask or "d'" in mask):
        _cut_de(mask, cuts)
    by = next((e for _, e, join in cuts if join == "by"), None)
    joined = _JOINS.search(mask) is not None
    dashed = joined and (cut(_SPACED, "dash") or cut(_ONE_SIDED, "dash") or (tight and cut(_tight_joint(mask), "tight")))
    if by is not None and words & _FOR_WORDS:
        _cut_for(mask, cuts, by)
    if QUOTED in mask:
        cut(_COLON, "colon")
        cut(_COMMA, "comma")
    if "|" in mask or "｜" in mask:
        cut(_PIPE, "pipe")
    if not dashed and by is None and ("/" in mask or "／" in mask):
        cut(_SLASH, "slash")
    if not cuts and mask.endswith(BRACKETED) and any(m.opener == "【" for m in marked.marks):
        cut(_ANY_SLASH, "slash")
    if words & _FROM_WORDS:
        _cut_from(mask, cuts)
    if cuts and "," in mask and words & _TAIL_WORDS:
        _cut_tail(marked, cuts)
    return _chunks(mask, cuts)


def _tight_joint(mask: str) -> re.Pattern[str]:
    """Return what joins without spaces: of several hyphens those before a capital (`Yoon Mi-rae-Always`)."""
    found = _TIGHT.findall(mask)
    return _TIGHT_CAPITAL if len(found) > 1 and _TIGHT_CAPITAL.search(mask) else _TIGHT


def _cut_by(mask: str, cuts: list[tuple[int, int, str]]) -> None:
    """Take the last `by`: earlier ones belong to the title (`Stand by Me by X`)."""
    free = [
        m
        for m in _BY.finditer(mask)
        if m.start() > 0 and all(m.end() <= s or m.start() >= e for s, e, _ in cuts) and not _opens_title(mask, m)
    ]
    quoted = [m for m in free if mask[: m.start()].rstrip().endswith((QUOTED, BRACKETED))]
    if quoted or free:
        m = (quoted or free[-1:])[0]
        cuts.append((m.start(), m.end(), "by"))


def _opens_title(mask: str, by: re.Match[str]) -> bool:
    """Tell whether a capital `By` stands right behind a dash: `SG Wannabe - By My Side`."""
    before = mask[: by.start()].rstrip()
    bare = by.group().strip().lstrip(DASHES).strip()
    dashed = before[-1:] in DASHES or by.group().strip()[:1] in DASHES
    return dashed and bare[:1].isupper() and len(bare) <= len("By") and QUOTED not in before


def _cut_de(mask: str, cuts: list[tuple[int, int, str]]) -> None:
    """Take `de`, `von`, `di` behind a quotation."""
    for m in _BY_QUOTE.finditer(mask):
        behind = mask[: m.start()].rstrip(f" {BRACKETED}").endswith(QUOTED)  # a bracket may stand between: `« T » (N), de A`
        if behind and all(m.end() <= s or m.start() >= e for s, e, _ in cuts):
            cuts.append((m.start(), m.end(), "de," if m.group("comma") else "de"))
            break


def _cut_for(mask: str, cuts: list[tuple[int, int, str]], by: int) -> None:
    """`for D` counts only behind the artist."""
    for m in _FOR.finditer(mask, by):
        if all(m.end() <= s or m.start() >= e for s, e, _ in cuts):
            cuts.append((m.start(), m.end(), "for"))
            break


def _cut_from(mask: str, cuts: list[tuple[int, int, str]]) -> None:
    """`from D` counts in the last part of a line, or behind a quotation; `V from BTS for D` keeps its `from`."""
    if any(join in {"for", "drama"} for _, _, join in cuts):
        return
    last_dash = max((e for s, e, join in cuts if join in {"dash", "slash"}), default=0)
    found = [
        m
        for m in _FROM.finditer(mask)
        if m.start() > 0 and (m.start() >= last_dash or mask[m.end()] == QUOTED or mask[m.start() - 1] == QUOTED)
    ]
    found = [m for m in found if all(m.end() <= s or m.start() >= e for s, e, _ in cuts)]
    found = [m for m in found if not _in_work(mask[last_dash : m.start()])]
    if found:
        last = found[-2] if len(found) > 1 and _opens_small(mask, found[-1]) and not _opens_small(mask, found[-2]) else found[-1]
        cuts.append((last.start(), last.end(), "from"))


def _cut_tail(marked: MarkedLine, cuts: list[tuple[int, int, str]]) -> None:
    """`… A, da D`: a comma and a word for `from` behind the performer name the drama, unless they name a group."""
    if any(join in {"for", "drama", "from"} for _, _, join in cuts):
        return
    last = max(end for _, end, _ in cuts)
    found = next((m for m in reversed(list(_TAIL.finditer(marked.mask, last))) if m.start() > last), None)
    if found and not is_group(marked.line[found.end() :].strip()):
        cuts.append((found.start(), found.end(), "from"))


def _opens_small(mask: str, joint: re.Match[str]) -> bool:
    """Tell whether an article written small follows a `from`: it then belongs to a title (`My Love from the Star`)."""
    return mask[joint.end() :].startswith(("the ", "a ", "an ", "another "))


def _in_work(before: str) -> bool:
    """Tell whether a `from` stands inside a drama's title that follows a word for soundtrack: `OST My Love from the Star`."""
    opening = OST_RE.match(before.strip())
    return opening is not None and len(before.strip()) > opening.end()


def _chunks(mask: str, cuts: list[tuple[int, int, str]]) -> tuple[Chunk, ...]:
    found: list[Chunk] = []
    start, join = 0, "start"
    for begin, end, kind in sorted(cuts):
        if mask[start:begin].strip():
            found.append(Chunk(join=join, start=start, end=begin))
            join = kind
        elif not found or kind in {"by", "drama", "from", "for"}:
            join = kind
        start = end
    if mask[start:].strip() or not found:
        found.append(Chunk(join=join, start=start, end=len(mask)))
    return tuple(found)
