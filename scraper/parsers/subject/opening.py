"""The drama that an article's first paragraphs name as one, for pages whose title and headings name none."""

import re
from collections.abc import Sequence

from scraper.parsers.blocks import Block
from scraper.parsers.subject.dramas import is_generic
from scraper.parsers.tracks.asides import split_year, strip_quotes

_NAMED_DRAMA = re.compile(
    r"(?:\b(?:the\s+(?:drama|series|k-drama|serial)|[Dd]ie\s+Serie|la\s+(?:serie|série)|el\s+(?:drama|dorama)|"
    r"il\s+drama|le\s+drama|o\s+dorama|drama|phim|dizi(?:si)?)\s+(?:(?:ter)?baru(?:nya)?,?\s+(?=[“\"‘'«„])|mới\s+(?=[“\"‘'«„]))?)"
    r"(?:[“\"‘'«„]\s?([^“”\"‘’'«»„\n]{2,50}?)\s?[”\"’'»“]|([A-Z][\w.'’-]*(?:\s(?:(?:of|the|and|in|to|on|"
    r"a)\s)?[A-Z0-9][\w.'’-]*){0,6}))|(?:드라마|ドラマ|韓劇|韩剧)\s?[‘'“「『《]([^’'”」』》\n]{2,30})"
)
_OPENING_NAME = re.compile(
    r"([A-Z][\w.'’-]*(?:\s(?:(?:of|the|and|in|to|on|a)\s){0,2}[A-Z0-9][\w.'’-]*){0,6})\s"
    r"(?:has|hides|had|gives|keeps|hat|tiene|a|ha|tem)\s[^.!?]*\b(?:songs?|music|soundtrack|lieder|musik|canzoni|canciones|chansons|músicas)\b",
)


def drama_in_prose(blocks: Sequence[Block]) -> str | None:
    """Return the drama that the first paragraphs name as one: `the drama X`, `Die Serie X`, `X has …` in the first words.

    >>> drama_in_prose([Block(index=0, kind="paragraph", text="Die Serie Goblin hat gute Musik.")])
    'Goblin'
    """
    paragraphs = [b.text for b in blocks if b.kind == "paragraph" and len(b.text) > 30][:2]
    for text in paragraphs:
        found = _NAMED_DRAMA.search(text[:500])
        if found:
            name = strip_quotes(next(g for g in found.groups() if g))
            if not is_generic(name):
                return split_year(name)[0]
    for text in paragraphs[:1]:
        opening = _OPENING_NAME.match(text)
        if opening and not is_generic(opening.group(1)):
            return opening.group(1)
    return None
