"""Who wrote a blog's post, where only the blog's own system tells that a name is a person's.

On the platforms of bloggers everybody signs with a nickname, often the one the blog is called after: elsewhere the name of the
site in a byline is the outlet's.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from scraper.parsers.facts.byline_patterns import PIECE
from scraper.parsers.facts.byline_tables import COMMON_WORDS
from scraper.parsers.facts.dates import find_dates
from scraper.parsers.facts.evidence import Candidate
from scraper.parsers.facts.names import is_handle, is_label, is_person, looks_like_name, read_byline, split_names
from scraper.parsers.facts.page_lines import Mark, PageLines
from scraper.text import fold, one_line

HEAD_LINES = 8
"""Lines under the headline that are looked at, as long as no prose begins."""
MAX_NAME = 40
"""Characters of such a name."""
MAX_FACTS = 90
"""Characters of a line of facts under a headline."""
_SYSTEMS = re.compile(
    r"tt_article|tt-comment|container_postbtn|another_category|se-main-container|se_component_wrap|blog2_|(?<![a-z])ljuser|b-singlepost|"
    r"aentry-post|pixnet-hat|o-note[ce]|note-common|skin-entry|skinarticle|hatena|uncustomized-post-template|velog|wrap_brunch"
)
"""Classes of systems in which everybody who signs up has a blog: Tistory, Naver, LiveJournal, Pixnet, note, Ameba, Hatena."""
_ACCOUNTS = re.compile(
    r"author|writer|byline|nick(?:name)?(?![a-z])|user-?_?name|ljuser|creator|blogger|posted-?by|profile-?_?name|header__name"
)
"""What an element is called that names the blogger."""
_SEPARATORS = re.compile(rf"\s*[·•|/{PIECE}]\s*|\s[-–—]\s")
_READING = re.compile(
    r"\W*(?:about |approx\. |約|约|약 )?\d{1,3}\s?"
    r"(?:min(?:ut[eios]*|uten)?\.?(?![^\W\d_])|분|分(?:钟|鐘|で読|$)|phút|menit|นาที|мин|dakika|dk\.?$)"
    r"|.{0,12}(?:阅读|閱讀|読了|읽는|reading time|lesezeit|tempo de leitura)",
    re.IGNORECASE,
)
"""How long a text takes to read."""


def blogger(page: PageLines, *, site_names: Collection[str], class_names: Iterable[str]) -> Iterator[Candidate]:
    """Yield the blogger whose name the blog bears, as a blogging system's own byline or profile beside the headline says it."""
    called = {fold(n): n for n in site_names if "." not in n and COMMON_WORDS.isdisjoint(n.casefold().split())}
    if not called or not page.title_order or not any(_SYSTEMS.search(n.lower()) for n in class_names):
        return
    texts = [_first_piece(m) for m in page.marks if page.article_order <= m.order < page.prose_start and _ACCOUNTS.search(m.hint)]
    head = page.lines[page.at(page.title_order + 1) : page.at(page.prose_start)][:HEAD_LINES]
    for names in (*map(split_names, texts), *(read_byline(line.text) for line in head)):
        if len(names) == 1 and fold(names[0]) in called and is_person(names[0]):
            yield Candidate("authors", names[0], "byline", f"the account of a blog that is called after it: {names[0]}")
            return


def behind_reading_time(page: PageLines, *, site_names: Collection[str]) -> Iterator[Candidate]:
    """Yield the name that closes the facts under a headline: `5 November 2023 · 6 min · dal`; a category there is a link."""
    head = page.lines[page.at(page.title_order + 1) : page.at(page.prose_start)][:HEAD_LINES]
    for line in head if page.title_order else ():
        dates = find_dates(line.text) if len(line.text) <= MAX_FACTS else ()
        if not dates or _SEPARATORS.split(line.text[: dates[0].start])[0]:
            continue
        *facts, last = [part for part in _SEPARATORS.split(line.text[dates[0].end :]) if part] or [""]
        if not any(_READING.match(fact) for fact in facts) or _is_linked(last, line.order, page):
            continue
        names = split_names(last, site_names=site_names)
        if names == (last,) and _is_pen_name(last):
            yield Candidate("authors", last, "text", f"behind the reading time: {line.text[:80]}")
        return


def signed_at_close(text: str) -> str:
    """Return the byline in brackets behind the last sentence of a text, else nothing.

    >>> signed_at_close("And so it ends. (Text: Mia Lim)"), signed_at_close("Her best song (text: Mia Lim)")
    ('Text: Mia Lim', '')
    """
    opening = _OPENING.get(text[-1:], "")
    start = text.rfind(opening) if opening else -1
    before = text[:start].rstrip() if start >= 0 else "."
    return (
        text[start + 1 : -1].strip()
        if start >= 0 and (not before or before[-1] in _STOPS) and len(text) - start <= MAX_NAME
        else ""
    )


_OPENING = {")": "(", "）": "（", "]": "[", "】": "【", "〕": "〔", "」": "「", ">": "<", "＞": "＜"}
_STOPS = ".!?。！？…”」』\"'’"


def _first_piece(mark: Mark) -> str:
    text = one_line(mark.words or mark.node.text(separator=f" {PIECE} ", strip=True)[: 4 * MAX_NAME])
    return text.partition(f" {PIECE}")[0]


def _is_linked(name: str, order: int, page: PageLines) -> bool:
    """Tell whether a name leads somewhere, or whether no element round its line can tell."""
    around = [m for m in page.marks if page.title_order < m.order < order and name in m.node.text()]
    return not around or any(name in link.text() for link in around[0].node.css("a"))


def _is_pen_name(name: str) -> bool:
    plain = (looks_like_name(name) or is_handle(name)) and is_person(name) and not is_label(name)
    return plain and len(name.split()) <= 3 and len(name) <= MAX_NAME and COMMON_WORDS.isdisjoint(name.casefold().split())
