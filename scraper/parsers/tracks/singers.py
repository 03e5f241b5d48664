"""The singer that a section's first sentences name, for headings that name none (`Fallin’ from Queen of Tears (2024)`)."""

import re

from scraper.items import ArtistCredit
from scraper.parsers.credits import parse_credits
from scraper.parsers.tracks.near_misses import is_clause

_NAME = r"[A-ZÀ-ÝĐ0-9][\w.’'-]*(?:(?<!\w\w\w\.)\s[A-ZÀ-ÝĐ0-9][\w.’'-]*){0,3}"
_NAMES = rf"(?P<who>{_NAME}(?:(?:,\s|\s(?:&|and|y|e|et|dan|và|und|feat\.|ft\.)\s){_NAME}){{0,3}})"
_END = r"(?=[\s,.;:!?()…]|$)"
_PATTERNS = tuple(
    (tuple(hints.split()), re.compile(pattern))
    for hints, pattern in (
        ("by", rf"\b(?:[Ss]ung|[Pp]erformed|[Vv]oiced)\s+by\s+{_NAMES}{_END}"),
        (
            "voice vocal singer",
            rf"\b[Tt]he\s+(?:singer|voice|vocalist|vocals?)\s+(?:is|are|belongs?\s+to|comes?\s+from)\s+{_NAMES}{_END}",
        ),
        ("sings sang performs performed", rf"^{_NAMES}\s+(?:sings|sang|performs|performed)\s+(?:it|this|the\s+song)\b"),
        ("awakan yanyikan opulerkan", rf"\b(?:[Dd]inyanyikan|[Dd]ibawakan|[Dd]ipopulerkan)\s+(?:oleh\s+)?{_NAMES}{_END}"),
        ("enyanyinya", rf"\b[Pp]enyanyinya\s+(?:adalah\s+|ialah\s+)?{_NAMES}{_END}"),
        (
            "anta nterpreta",
            rf"\b(?:[Cc]anta|[Ll]a\s+(?:canta|interpreta)|[Ii]nterpretada\s+por|[Cc]antada\s+por)\s+{_NAMES}{_END}",
        ),
        ("ée", rf"\b(?:[Cc]hantée|[Ii]nterprétée)\s+par\s+{_NAMES}{_END}"),
        ("do bởi", rf"\b(?:do|bởi)\s+{_NAMES}\s+(?:thể\s+hiện|trình\s+bày|hát)\b"),
        ("esungen", rf"\b[Gg]esungen\s+von\s+{_NAMES}{_END}"),
        ("antat", rf"\b[Cc]antat[ao]\s+da\s+{_NAMES}{_END}"),
        ("由", r"由(?P<who>[^\s,，。由]{1,16}?)(?:演唱|主唱|獻唱)"),
        ("가창은", r"가창은\s(?P<who>[가-힣A-Za-z.]{2,12}?)(?:이\(가\)|이|가)\s맡"),
        ("불렀 부른 가창", r"(?P<who>[가-힣A-Za-z.]{2,12}?)(?:이\(가\)|이|가)\s(?:불렀|부른\s노래|가창)"),
        ("歌うのは", r"歌うのは(?P<who>[^\s、。]{2,14}?)(?:だ|で|。|、)"),
    )
)
"""What stands beside a singer's name, each with words of which every match has one."""
_NOT_NAMES = frozenset(("The", "It", "This", "That", "She", "He", "They", "A", "An", "One", "I", "We", "You"))
MAX_PROSE = 240
"""Characters of the section that may name its singer."""


def singer_in(prose: str) -> tuple[ArtistCredit, ...]:
    """Return the singer whom the opening of a section names, empty when it names none beyond doubt.

    >>> [c.name for c in singer_in("Sung by Joyce Lee, it is the one that opens the third episode.")]
    ['Joyce Lee']
    >>> singer_in("She sings it twice.")
    ()
    """
    opening = prose[:MAX_PROSE]
    for hints, pattern in _PATTERNS:
        found = pattern.search(opening) if any(map(opening.__contains__, hints)) else None
        if found:
            who = found.group("who").strip(" .,")
            if who.split()[0] not in _NOT_NAMES and not is_clause(who):
                return parse_credits(who)
    return ()
