"""The name beside the date under a headline: no class says author, but it leads to somebody's page or is called a name.

Pages with hashed classes, forums and blog hosts in every language print `name, date` and nothing more. A link to a person's
page alone is no byline: recaps are full of links to actors. So the name must stand in the head of the article, and a date
within three lines of it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator

from scraper.parsers.facts.byline_patterns import PIECE
from scraper.parsers.facts.dates import find_dates
from scraper.parsers.facts.evidence import Candidate
from scraper.parsers.facts.names import is_label, is_person, split_names
from scraper.parsers.facts.page_lines import PROFILE, Mark, PageLines
from scraper.text import fold, one_line

HEAD_LINES = 10
"""Lines under the headline that are looked at, as long as no prose begins."""
ABOVE_LINES = 4
"""Lines right above the headline."""
NEAR = 3
"""Lines between the name and the date."""
MAX_NAME = 40
"""Characters of such a name."""
MAX_DATE_LINE = 80
"""Characters of a line that is a date's."""
_CALLED = re.compile(
    r"(?:user|nick|screen|display|full|txt|header|info|meta|profile|poster)[-_]*name(?![a-z])|username|nickname|ljuser|(?<![a-z])nick(?![a-z])"
)
_NETWORKS = re.compile(
    r"//(?:[\w-]+\.)?(?:youtube|tiktok|threads|twitter|x|instagram|facebook|pinterest|linkedin|bsky|t)\.(?:com|net|app|me)/"
)
"""Where `Follow us` leads."""


def named_beside_date(page: PageLines, *, site_names: Collection[str]) -> Iterator[Candidate]:
    """Yield the person or account that stands beside the article's date."""
    orders = [x.order for x in page.lines]
    above = page.lines[bisect_left(orders, page.article_order) : bisect_left(orders, page.title_order)][-ABOVE_LINES:]
    head = above + page.lines[bisect_right(orders, page.title_order) : bisect_left(orders, page.prose_start)][:HEAD_LINES]
    if not head:
        return
    first = bisect_left(orders, head[0].order)
    dated = [first + i for i, x in enumerate(head) if len(x.text) <= MAX_DATE_LINE and find_dates(x.text)]
    marks = [m for m in page.marks if m.order != page.title_order and page.article_order <= m.order <= head[-1].order]
    dated += [bisect_left(orders, m.order) for m in marks if m.tag == "time"]
    for mark in marks if dated else ():
        if not _is_somebody(mark):
            continue
        at = bisect_left(orders, mark.order)
        text = one_line(mark.node.text(separator=f" {PIECE} ", strip=True)[: 4 * MAX_NAME]).split(f" {PIECE} ")[0]
        if len(text) > MAX_NAME or is_label(text) or find_dates(text) or min(abs(at - d) for d in dated) > NEAR:
            continue
        names = split_names(text, site_names=site_names, personal=True)
        refused = {fold(n) for n in site_names}
        if len(names) == 1 and len(names[0]) >= 0.6 * len(text) and is_person(names[0], refused, personal=True):
            yield Candidate("authors", names[0], "byline", f"beside the date: {text}")
            return


def _is_somebody(mark: Mark) -> bool:
    href = mark.attributes.get("href") or ""
    if mark.tag == "a" and PROFILE.search(href) and not _NETWORKS.search(href):
        return True
    return _CALLED.search(mark.hint) is not None
