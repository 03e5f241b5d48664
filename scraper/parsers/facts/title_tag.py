"""The title tag and what a headline is wrapped in: cut at its separators, the site's name taken off, quotation marks told."""

import re
from collections.abc import Collection, Iterator, Sequence

from scraper.text import fold

SEPARATOR = re.compile(r"\s+(?:[|│｜–—―·•»«>‹›~/]|-{1,3}|::?)\s+|\s*[|｜│]\s*|(?<=\S):\s+|\s+«\s*")
_SEPARATING = re.compile("[-|│｜–—―·•»«>‹›~/:]")
"""One of these is in whatever `SEPARATOR` finds, behind white space or at its beginning."""
_LONGEST_TAG = 5000
"""Characters of a title tag beyond which no site's name is looked for in it: the search is quadratic."""
MAX_SITE = 40
"""Characters of a site's name."""
_SAID = 6
"""Words from which a quotation with a comma is something said, the headline of an interview, and no work's title."""
_QUOTE_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "«": "»", '"': '"', "'": "'"}


def without_site(title: str, site: Collection[str]) -> str:
    """Take the site's name off a title tag, from either end; `site` are the names it is known by, folded.

    >>> without_site("Goblin OST, Ranked | Drama Notes", {fold("Drama Notes")})
    'Goblin OST, Ranked'
    >>> without_site("‘군주 - 가면의 주인’ OST :: 노래 수첩", {fold("노래 수첩")})
    '‘군주 - 가면의 주인’ OST'
    """
    for _ in range(3 if len(title) <= _LONGEST_TAG else 0):
        cuts = [m for m in SEPARATOR.finditer(title) if not _inside_quotes(title, m.start())]
        shorter = next((title[: m.start()] for m in cuts if fold(title[m.end() :]) in site), None)
        if shorter is None:
            shorter = next((title[m.end() :] for m in reversed(cuts) if fold(title[: m.start()]) in site), None)
        if shorter is None and cuts and _resembles(title[cuts[-1].end() :], site):
            shorter = title[: cuts[-1].start()]
        if not shorter or not shorter.strip():
            break
        title = shorter.strip()
    return title.strip()


def separators(title: str) -> Iterator[re.Match[str]]:
    """Yield what `SEPARATOR` finds, tried only where one of its characters stands: it is slow to fail at each letter."""
    end = 0
    for sign in _SEPARATING.finditer(title):
        start = sign.start()
        if start < end:
            continue
        while start > end and title[start - 1].isspace():
            start -= 1
        match = SEPARATOR.match(title, start)
        if match is not None:
            end = match.end()
            yield match


def _resembles(piece: str, site: Collection[str]) -> bool:
    """Tell whether `piece` is another spelling of a site's name: one holds the other (`Drama Notes`, `dramanotes.com`)."""
    folded = fold(piece)
    return (
        len(folded) >= 5
        and len(piece) <= MAX_SITE
        and any(len(name) >= 5 and (folded.startswith(name) or name.startswith(folded)) for name in site)
    )


def site_from_title(title: str, headings: Sequence[str]) -> str:
    """Return what stands beside a heading in the title tag: the site's name, when nothing else tells it.

    >>> site_from_title("Goblin OST, Ranked – Drama Notes", ["Goblin OST, Ranked"])
    'Drama Notes'
    """
    behind = in_front = ""
    for heading in headings:
        if len(heading) < 4 or heading == title:
            continue
        if title.startswith(heading) and not behind:
            match = SEPARATOR.match(title, len(heading))
            behind = title[match.end() :].strip() if match else ""
        elif title.endswith(heading) and not in_front:
            cut = title[: -len(heading)]
            match = next((m for m in separators(title) if m.end() == len(cut)), None)
            in_front = cut[: match.start()].strip() if match and match.start() < len(heading) else ""
    return next((n for n in (behind, in_front) if 2 <= len(n) <= MAX_SITE), "")


def without_outer_quotes(title: str) -> str:
    """Take off quotation marks that enclose the whole title.

    >>> without_outer_quotes("“Signal”"), without_outer_quotes("“Signal” and “Kingdom”")
    ('Signal', '“Signal” and “Kingdom”')
    >>> without_outer_quotes("“We sang it once, and that was enough”")
    '“We sang it once, and that was enough”'
    """
    close = _QUOTE_PAIRS.get(title[:1])
    if close and len(title) > 2 and title.endswith(close):
        inner = title[1:-1]
        said = ", " in inner and len(inner.split()) >= _SAID
        if close not in inner and title[0] not in inner and not said:
            return inner.strip()
    return title


def without_last_part(title: str) -> str:
    """Take off what follows the last upright bar of a title that no heading confirms: nearly always a site's name.

    >>> without_last_part("Goblin OST, Ranked | Notes on Drama")
    'Goblin OST, Ranked'
    """
    before, bar, after = title.rpartition("|")
    return before.strip() if bar and len(before.strip()) > len(after.strip()) and len(after) <= MAX_SITE else title


def _inside_quotes(text: str, position: int) -> bool:
    """Tell whether an opening quotation mark before `position` is closed only after it."""
    for opening, closing in _QUOTE_PAIRS.items():
        if opening == closing:
            continue
        start = text.rfind(opening, 0, position)
        if start >= 0 and text.find(closing, start, position) < 0 <= text.find(closing, position):
            return True
    return False
