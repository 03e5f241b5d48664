"""Who wrote an unsigned article: the person whose biography closes it, or the person whose site it is.

Asked only when neither head nor markup nor a byline names anybody. A personal site signs itself once, in its name or in its
masthead (`Jane Roe's notes on film`), and leaves the byline out of every page.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from scraper.parsers.facts.byline_tables import COMMON_WORDS
from scraper.parsers.facts.evidence import Candidate
from scraper.parsers.facts.given_names import GIVEN_NAMES
from scraper.parsers.facts.names import is_handle, is_person, looks_like_name
from scraper.parsers.facts.page_lines import Line, PageLines
from scraper.text import fold, one_line

MAX_NAME_LINE = 60
"""Characters of the line over a biography: a name, perhaps with a role."""
LAST_LINES = 6
"""Lines, counted from the last prose back and on, in which a biography without a heading is looked for."""
MAX_MASTHEAD = 120
"""Characters of a site's motto that names its owner."""
SHORTEST_ACCOUNT = 4
"""Characters of an account's name; a shorter one says nothing."""
BLOG_HOSTS = (
    ".wordpress.com", ".blogspot.com", ".tistory.com", ".livejournal.com", ".tumblr.com", ".dreamwidth.org", ".hatenablog.com",
    ".hatenablog.jp", ".pixnet.net", ".egloos.com", ".github.io", ".gitlab.io", ".substack.com", ".over-blog.com",
    ".canalblog.com", ".neocities.org", ".bearblog.dev", ".write.as",
)  # fmt: skip
"""Hosts where everybody who signs up gets an address of the account's name."""
_ANSWERED = re.compile(r"comment-author-([\w.-]+)")
_NAME = r"[^\W\d_][\w.'’-]+(?:\s[^\W\d_][\w.'’-]*){1,3}"
_WRITES = (
    r"(?:writer|journalist|editor|blogger|reporter|columnist|critic|contributor|author|podcaster|copywriter|"
    r"periodista|redactora?|escritora?|bloguera?|colaboradora?|jornalista|repórter|colunista|crític[oa]|"
    r"journaliste|rédact(?:eur|rice)|chroniqueu(?:r|se)|blogueu(?:r|se)|"
    r"journalist(?:in)?|redakteur(?:in)?|autor(?:in|a)?|bloggerin|giornalista|redattrice|redattore|autrice|"
    r"penulis|jurnalis|wartawan|editör|yazar|gazeteci|redacteur|schrijver|skribent)"
)
_WORKS = (
    r"(?:head\sof|founder|host|director|manager|marketer|strategist|specialist|consultant|analyst|engineer|developer|designer|"
    r"researcher|teacher|student|librarian|photographer|creator|ceo|fundador|gerente|directora?|diretora?|fondat|gründer)"
)
_IS = r"(?:is|was|has\sbeen|es|é|est|ist|è|adalah|ialah|is\seen|är|er)"
_BOX = re.compile(rf"(?P<name>{_NAME})\s{_IS}\s.{{0,160}}?(?<![^\W\d_])(?:{_WRITES}|{_WORKS})", re.IGNORECASE)
_BARE = re.compile(
    rf"(?P<name>{_NAME})\s{_IS}\s(?:an?|una?|uma?|une|eine?|een|en|ett?|seorang)?\s?(?:[\w&,’'-]+\s){{0,4}}?{_WRITES}(?![^\W\d_])",
    re.IGNORECASE,
)
_WRITES_FOR = re.compile(
    rf"(?P<name>{_NAME})\s(?:writes|blogs|covers|reports|reviews|escribe|escreve|écrit|schreibt|scrive|schrijft|skriver|menulis)\s"
    r"(?:\w+\s)?(?:about|for|on|sobre|para|en|sur|pour|über|für|di|per|over|voor|om|för|tentang|untuk)(?![^\W\d_])",
)
_SUBJECT = re.compile(
    r"(?<![^\W\d_])(?:actor|actress|singer|idol|rapper|vocalist|band(?![^\W\d_])|model|comedian|screenwriter|songwriter|composer|filmmaker|novelist|"
    r"actriz|cantante|cantor|acteur|actrice|chanteu|schauspiel|sänger|attore|attrice|cantant|aktor|aktris|penyanyi|oyuncu|şarkıcı)",
    re.IGNORECASE,
)
"""Words of the people that articles are about."""
_POSSESSIVE = re.compile(
    rf"^(?P<name>{_NAME})['’]s?\s(?:\w+\s){{0,3}}?(?:blog|weblog|journal|diary|notes|thoughts|writings?|musings|website|site|homepage|"
    rf"reviews|ramblings|notebook|newsletter|corner|page)(?![^\W\d_])",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"^(?:the\s|el\s|le\s|das\s|il\s|o\s)?(?:personal\s)?(?:web)?(?:blog|site|bitácora|carnet|tagebuch)\s(?:of|by|de|di|von|d['’])\s?(?P<name>{_NAME})$",
    re.IGNORECASE,
)


def unsigned_author(page: PageLines, *, site_names: Sequence[str]) -> Iterator[Candidate]:
    """Yield the one person who is the author for lack of any byline: by a biography at the end, else as the site's owner."""
    found = _by_biography(page) or _by_site(page, site_names)
    if found:
        name, evidence = found
        yield Candidate(field="authors", value=name, source="text", evidence=evidence[:120])


def account_author(declared: Iterable[str], class_names: Iterable[str], *, site_names: Sequence[str]) -> Iterator[Candidate]:
    """Yield the account that is called like the site's host and is somebody's all the same: nobody else is named.

    On a blog host the first label of the address *is* the blogger's account. Elsewhere an account of that name may be the
    outlet's own, unless it answers in the comments: WordPress marks these with the class `bypostauthor` and the account
    (`comment_class()`).
    """
    hosts = [n for n in site_names if "." in n and " " not in n]
    if not hosts:
        return
    labels = {fold(label) for host in hosts for label in host.split(".")}
    handles = {n for n in declared if len(n) >= SHORTEST_ACCOUNT and is_handle(n) and fold(n) in labels and is_person(n)}
    if not handles:
        return
    hosted = any(host.endswith(BLOG_HOSTS) for host in hosts)
    answered = {fold(a) for n in class_names if "bypostauthor" in n for a in _ANSWERED.findall(n)}
    for handle in sorted(handles):
        if hosted or fold(handle) in answered:
            evidence = f"{handle}, the account " + ("of a blog host's address" if hosted else "that answers the comments")
            yield Candidate("authors", handle, "byline", evidence)
            return


def is_full_name(name: str) -> bool:
    """Tell a person's full name by a common given name: two to four words, none of them a brand's.

    >>> is_full_name("Jane Roe"), is_full_name("Seoul Lounge"), is_full_name("Jane Travel")
    (True, False, False)
    """
    words = name.split()
    if not 2 <= len(words) <= 4 or not looks_like_name(name) or not is_person(name):
        return False
    if any(w.casefold() in COMMON_WORDS for w in words):
        return False
    return words[0].casefold() in GIVEN_NAMES or words[0].partition("-")[0].casefold() in GIVEN_NAMES


def _by_biography(page: PageLines) -> tuple[str, str] | None:
    """Return the person of the one biography behind the article's middle, if the article does not speak of that person."""
    middle = page.prose_orders[len(page.prose_orders) // 2] if page.prose_orders else 0
    lines = page.lines
    found: dict[str, str] = {}
    for i, line in enumerate(lines):
        if line.order <= middle or line.order <= page.title_order:
            continue
        name = _headed(lines, i) or _bare(line, page)
        if name and not any(name in earlier.text for earlier in lines[: max(0, i - 1)]):
            found[name] = line.text
    return next(iter(found.items())) if len(found) == 1 else None


def _headed(lines: Sequence[Line], index: int) -> str:
    """Return the name that stands on a line of its own and begins the next: `Jane Roe` over `Jane Roe is the head of ...`."""
    above = lines[index - 1].text if index else ""
    if len(above) > MAX_NAME_LINE:
        return ""
    match = _BOX.match(lines[index].text)
    return _person(match) if match and above.startswith(match["name"]) and not _SUBJECT.search(lines[index].text) else ""


def _bare(line: Line, page: PageLines) -> str:
    """Return the name of a biography in one sentence (`Jane Roe is a writer from Lima.`) among the last lines."""
    after = page.at(line.order + 1) - page.at(page.prose_end + 1)
    before = len(page.prose_orders) - bisect_left(page.prose_orders, line.order)
    if after > LAST_LINES or before > LAST_LINES // 2:
        return ""
    match = _BARE.match(line.text) or _WRITES_FOR.match(line.text)
    return _person(match) if match and not _SUBJECT.search(line.text) else ""


def _person(match: re.Match[str]) -> str:
    name = one_line(match["name"])
    return name if looks_like_name(name) and is_person(name) and len(name.split()) <= 4 else ""


def _by_site(page: PageLines, site_names: Sequence[str]) -> tuple[str, str] | None:
    """Return the person the site is called after, or whose blog its masthead says it is."""
    for site in site_names:
        if is_full_name(site):
            return site, f"the site is called {site}, and nothing is signed"
        owner = _POSSESSIVE.match(site) or _OF.match(site)
        if owner and is_full_name(owner["name"]):
            return owner["name"], f"the site is called {site}, and nothing is signed"
    for text in page.texts[: _first_prose(page)]:
        line = one_line(text) if text and len(text) <= 2 * MAX_MASTHEAD else ""
        owner = _POSSESSIVE.match(line) if "’s " in line or "'s " in line else _OF.match(line)
        if owner and is_full_name(owner["name"]):
            return owner["name"], f"the masthead says {line[:80]}"
    return None


def _first_prose(page: PageLines) -> int:
    """Return how many of the page's texts stand before the first long one: the masthead is among them."""
    return next((i for i, text in enumerate(page.texts) if len(text) > 2 * MAX_MASTHEAD), len(page.texts))
