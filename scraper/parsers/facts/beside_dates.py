"""Names printed right above or before the date of an unsigned article, where neither a label nor a class tells what they are.

Only what is a person's by itself counts: a full name, a Korean name, the name that a writer's page carries in its title tag, or
the first item of a list that goes on with the date and the number of comments.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from scraper.parsers.dropping.patterns import COMMENT_COUNT
from scraper.parsers.facts.byline_patterns import PIECE
from scraper.parsers.facts.byline_tables import COMMON_WORDS
from scraper.parsers.facts.dates import find_dates
from scraper.parsers.facts.evidence import Candidate
from scraper.parsers.facts.names import is_korean_name, is_person, looks_like_name
from scraper.parsers.facts.owners import is_full_name
from scraper.parsers.facts.page_lines import Line, PageLines
from scraper.parsers.facts.title_tag import separators
from scraper.text import fold

HEAD_LINES = 8
"""Lines under the headline that are looked at, as long as no prose begins."""
MAX_DATE_LINE = 60
"""Characters of a line that is a date's."""
MAX_TITLE = 300
"""Characters of a title tag in which a writer's name is looked for."""
MAX_NAME = 30
"""Characters of such a name."""
_PLATFORM = re.compile(
    r"/@?(?=[\w.-]*[a-z])[\w.-]{2,40}/(?:n|p|posts?|entry|articles?|status|notes?|stories)/[\w-]+/?$|^/@[\w.-]{2,40}/[^/]+/?$",
    re.IGNORECASE,
)
"""`/account/n/id`: the address of what somebody wrote on a platform."""
_ITEMS = ("li", "dd", "td", "span")
"""Elements of which lists of facts under a headline are made."""


def printed_beside_date(page: PageLines, *, site_names: Sequence[str], url: str, title_tag: str = "") -> Iterator[Candidate]:
    """Yield the person whose name stands right before the first date under the headline.

    `site_names` are all that are known, `url` is the page's own address, `title_tag` what its title tag says.
    """
    if not page.title_order:
        return
    ends = [title_tag[cut.end() :] for cut in separators(title_tag)][-1:] if len(title_tag) <= MAX_TITLE else []
    known = (*site_names, *ends)
    start = page.at(page.title_order + 1)
    head = page.lines[start : max(start, page.at(page.prose_start))][:HEAD_LINES]
    for at, line in enumerate(head):
        dates = find_dates(line.text) if len(line.text) <= MAX_DATE_LINE else ()
        if not dates:
            continue
        before = line.text[: dates[0].start]
        name, _, _ = before.partition(PIECE)
        if PIECE not in before:
            above = head[at - 1].text if at and before.strip(" ·|-–—") == "" else ""
            name = above if PIECE not in above else ""
        name = name.strip(" ·|•-–—")
        if 2 <= len(name) <= MAX_NAME and _is_writer(name, head, at, known, url):
            yield Candidate(field="authors", value=name, source="text", evidence=f"before the date: {name}")
        return


def _is_writer(name: str, head: Sequence[Line], at: int, site_names: Sequence[str], url: str) -> bool:
    if find_dates(name) or not is_person(name):
        return False
    if is_korean_name(name) or is_full_name(name) or _carries_title(name, site_names, url):
        return True
    listed = at > 0 and head[at].tag == head[at - 1].tag and head[at].tag in _ITEMS
    counted = any(COMMENT_COUNT.match(line.text) for line in head[at + 1 : at + 3])
    plain = looks_like_name(name) and len(name.split()) <= 3 and COMMON_WORDS.isdisjoint(name.casefold().split())
    return listed and counted and plain and fold(name) not in {fold(n) for n in site_names}


def _carries_title(name: str, site_names: Sequence[str], url: str) -> bool:
    """Tell a writer's page on a platform: its title tag ends in the writer's name, its address begins with the account."""
    path = urlsplit(url).path
    if not _PLATFORM.match(path):
        return False
    return fold(name) in {fold(n) for n in site_names if "." not in n}
