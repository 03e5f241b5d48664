"""Names that no label and no class gives away, where the line they stand in says by its shape that they wrote.

`Name, date` alone under the headline; a name, the way to the post itself (`#`, `Permalink`) and a number of comments under the
text; an element called `name` in the box of the article's date.
"""

import re
from collections.abc import Collection, Iterator

from scraper.parsers.dropping.patterns import COMMENT_COUNT
from scraper.parsers.facts.byline_patterns import PIECE
from scraper.parsers.facts.byline_tables import COMMON_WORDS
from scraper.parsers.facts.dates import find_dates
from scraper.parsers.facts.evidence import Candidate
from scraper.parsers.facts.names import is_label, is_person, is_personal_site, looks_like_name, split_names
from scraper.parsers.facts.page_lines import PageLines
from scraper.text import fold, one_line

HEAD_LINES = 4
"""Lines under the headline that may say name and date."""
TAIL_LINES = 14
"""Lines behind the last prose that may name the author."""
LONGEST = 60
"""Characters of such a line."""
LONGEST_NAME = 30
"""Characters of such a name."""
_FEWEST_LETTERS = 4
"""Letters of a name in a script without spaces: two or three before a date may be a town's."""
_COMMA = re.compile(r"\s?[,，、/|·]\s?$|\s[-–—]\s$")
_TIME = re.compile(r"\W*(?:\d{1,2}[:.시時时点點h]\s?\d{0,2}\W*(?:분|分)?(?:[ap]\.?m\.?)?)?\W*", re.IGNORECASE)
_TOWNS = frozenset((
    "new york", "los angeles", "san francisco", "las vegas", "hong kong", "são paulo", "sao paulo", "buenos aires",
    "rio de janeiro", "mexico city", "hà nội", "ha noi", "hồ chí minh", "kuala lumpur", "new delhi", "tel aviv", "den haag",
    "abu dhabi", "cape town", "saint petersburg", "санкт-петербург", "нижний новгород", "novi sad", "banská bystrica",
    "phnom penh", "quezon city", "são luís", "porto alegre", "belo horizonte",
))  # fmt: skip
"""Two words with capitals that a date may follow as well."""
_TOWN_ENDS = (
    "市",
    "省",
    "县",
    "縣",
    "区",
    "區",
    "州",
    "道",
    "시",
    "도",
    "군",
    "구",
    "報",
    "报",
    "网",
    "網",
    "社",
    "台",
    "版",
    "站",
)
_OWN_ADDRESS = re.compile(
    r"\W*#\W*|\W*(?:permalink|permalien|permanent link|固定链接|固定連結|固定リンク|고유 ?주소|고유링크)\W*", re.IGNORECASE
)
_COUNTED = re.compile(r"[^\d()（）]{1,16}[(（]\d{1,6}[)）]")
_NAME_ELEMENTS = ".name, .nm, .nick, cite"
_BOX = re.compile(r"(?<![a-z])(?:info|meta|date|time|published?)")


def plain_byline(page: PageLines, *, site_names: Collection[str]) -> Iterator[Candidate]:
    """Yield the one who is named so."""
    if not page.title_order:
        return
    refused = {fold(name) for name in site_names}
    for read in (_in_box, _with_date, _under_text):
        name, text = read(page)
        if name and fold(name) not in refused:
            yield Candidate("authors", name, "text", f"by the shape of its line: {text[:80]}")
            return


def _with_date(page: PageLines) -> tuple[str, str]:
    """Find `Name, 3 May 2021`, with nothing else in the line."""
    start = page.at(page.title_order + 1)
    for line in page.lines[start : start + HEAD_LINES]:
        if line.order >= page.prose_start and page.prose_orders:
            break
        dates = find_dates(line.text) if len(line.text) <= LONGEST and not line.linked else ()
        if not dates or not _TIME.fullmatch(line.text, dates[0].end):
            continue
        before = line.text[: dates[0].start].replace(PIECE, "")
        comma = _COMMA.search(before)
        name = before[: comma.start()].strip() if comma else ""
        if name and _is_written_out(name):
            return name, line.text
    return "", ""


def _is_written_out(name: str) -> bool:
    """Tell a full name, or a pen name too long for a town, from what else may stand before a date."""
    if not _is_name(name) or name.casefold() in _TOWNS:
        return False
    if name.isascii() or name[:1].lower() != name[:1].upper():
        return is_personal_site(name)
    return len(name) >= _FEWEST_LETTERS and " " not in name and not name.endswith(_TOWN_ENDS)


def _under_text(page: PageLines) -> tuple[str, str]:
    """Find `Name # 3 comments`, pieces of their own under the text."""
    start = page.at(page.prose_end + 1) if page.prose_orders else page.at(page.title_order + 1)
    for line in page.lines[start:][:TAIL_LINES]:
        if PIECE not in line.text or len(line.text) > LONGEST:
            continue
        name, *facts = [piece.strip(" |·•–-") for piece in line.text.split(PIECE)]
        facts = [fact for fact in facts if fact]
        own = [fact for fact in facts if _OWN_ADDRESS.fullmatch(fact)]
        counted = [fact for fact in facts if COMMENT_COUNT.match(fact) or _COUNTED.fullmatch(fact)]
        if own and counted and len(own) + len(counted) + sum(bool(find_dates(fact)) for fact in facts) >= len(facts):
            return (name, line.text) if _is_name(name) else ("", "")
    return "", ""


def _in_box(page: PageLines) -> tuple[str, str]:
    """Find the element called `name` in the box that holds the date under the headline."""
    for mark in page.marks:
        if not page.title_order < mark.order < page.prose_start:
            continue
        inner = mark.node.css_first(_NAME_ELEMENTS) if _BOX.search(mark.hint) else None
        if inner is None:
            continue
        text = one_line(inner.text()[: 2 * LONGEST])
        rest = one_line(mark.node.text(separator=" ")[: 4 * LONGEST])
        if _is_name(text) and split_names(text, personal=True) == (text,) and find_dates(rest.replace(text, "", 1)):
            return text, rest
    return "", ""


def _is_name(name: str) -> bool:
    plain = 2 <= len(name) <= LONGEST_NAME and looks_like_name(name) and is_person(name) and not is_label(name)
    # `An`, `My`: given names in Vietnamese
    return plain and COMMON_WORDS.isdisjoint(word for word in name.casefold().split() if len(word) > 2)
