"""The headline: which heading of the page it is, and how it is printed.

An h1 alone is exact on .81 of the WCXB pages, og:title on .55, the title tag on .35, one of the three on .91 (peers.md
section 1): so headings are preferred, and what the head declares decides between them.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.parsers.facts.evidence import Candidate, Choice, Source
from scraper.parsers.facts.head import Head
from scraper.parsers.facts.title_tag import SEPARATOR, separators, without_last_part, without_outer_quotes, without_site
from scraper.parsers.markup.scan import Scan
from scraper.text import fold, one_line

HEADINGS = 'h1, h2, h3[class], h3[itemprop], h4[class], [itemprop~="headline"], [role="heading"][aria-level="1"]'
HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4"))
DIVISIONS = '[class*="title" i], [class*="headline" i], [id*="title" i]'
"""Looked at only when no heading agrees with what the head says: titles in plain divisions."""
MAX_TITLE = 300
"""Characters; a longer heading is a paragraph in disguise."""
DECISIVE = 6.2
"""More than any heading but an h1 can score: when an h1 does, the others are not read."""
MAX_HEADINGS = 60
"""Headings of one page that are compared; the headline is among the first."""
_FOREIGN = re.compile(
    r"(?<![a-z])(?:nav|menu|sidebar|side-bar|widget|related|recommend\w*|comments?|respond|footer|breadcrumbs?|popular|"
    r"trending|modal|popup|cookie\w*|newsletter|"
    r"masthead|logo|site-?title|blog-?title|site-?name|site-?branding|brand|carousel|swiper|author-?(?:box|bio)|promo)(?![a-z])"
)
_FOREIGN_STEMS = (
    "nav", "menu", "side", "widget", "related", "recommend", "comment", "respond", "footer", "breadcrumb", "popular", "trending",
    "modal", "popup", "cookie", "newsletter", "masthead", "logo", "site", "blog", "brand", "carousel", "swiper", "author",
    "promo",
)  # fmt: skip
"""One of these is in whatever `_FOREIGN` finds."""
_NAMED = re.compile(
    r"(?:entry|post|article|page|story|news|single|content|read|detail|view|node)s?[-_]*(?:title|headline|heading|name|tit)|"
    r"headline|hgroup"
)
_HIDDEN = re.compile(r"screen-reader|sr-only|visually-hidden|(?<![a-z])badge(?![a-z])|anchor-?link|headerlink")
_APART = frozenset(("br", "small", "div", "p"))
_SET_APART = re.compile(r"(?:^|\s)(?:d-)?block(?:\s|$)|sub-?(?:title|head)|kicker|eyebrow", re.IGNORECASE)
"""Parts of a heading that stand on a line of their own."""
_SITE_TITLE = re.compile(r"(?:site|blog|brand)[-_]?(?:title|name|header|heading)|(?<![a-z])(?:logo|masthead)(?![a-z])")
_PLACEHOLDERS = frozenset(
    (
        "untitleddocument",
        "untitled",
        "newpage1",
        "home",
        "homepage",
        "document",
        "index",
        "無題ドキュメント",
        "無題",
        "제목없음",
        "无标题文档",
    )
)
"""What editors write into a title tag when nobody else does, folded."""
_SHORTEST_SAID = 8
"""Characters of a text that is the title though no heading says it."""
_NO_TITLES = frozenset(("menu", "related", "comments", "sidebar", "footer", "pager", "header", "hidden", "form"))
"""Rules of elements that name a page without being its headline."""
_SECTION = re.compile(
    r"(?:blog|blog post|post|news|article|articles|insights|resources|press release|notícias?|noticias?|artículo|artigo|"
    r"actualités?|nachrichten|artikel|berita|haber|notizie|tin tức|블로그|뉴스|ブログ|ニュース|博客|部落格|新闻|新聞)\s?[:：]\s*",
    re.IGNORECASE,
)


class Heading(NamedTuple):
    """One heading of the page that may be the headline."""

    node: LexborNode
    text: str
    tag: str
    hint: str
    """Class, id and itemprop in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The headline that was taken."""

    text: str
    node: LexborNode | None
    """Its element; None when only the head names it."""
    candidates: tuple[Candidate, ...]
    choice: Choice


class Headings:
    """The headings of a page, read when they are asked for: most pages are decided by their h1."""

    def __init__(self, tree: LexborHTMLParser, scan: Scan | None) -> None:
        self._tree = tree
        self._scan = scan
        self._all: list[Heading] | None = None

    def first(self) -> list[Heading]:
        """Return the h1 headings, in page order."""
        scan = self._scan
        return _read(scan.nodes[index] for index in scan.indexes_of("h1")) if scan is not None else []

    def all(self) -> list[Heading]:
        """Return all headings that may be the headline, in page order."""
        if self._all is None:
            self._all = _read(self._tree.css(HEADINGS))
        return self._all

    def divisions(self) -> list[Heading]:
        """Return the elements that are named a title."""
        return _read(self._tree.css(DIVISIONS))

    def saying(self, title: str) -> tuple[str, LexborNode] | None:
        """Return the first text of the page that is `title` or all of it but a site's name, and its element.

        Old pages, forums and some portals set the headline in a plain element.
        """
        scan = self._scan
        if scan is None:
            return None
        for index, raw in enumerate(scan.texts):
            text = raw.strip() if len(raw) >= _SHORTEST_SAID else ""
            if len(text) < _SHORTEST_SAID or index in scan.linked or not _is_title_but_site(text, title):
                continue
            block = scan.blocks[index]
            if all(scan.rules[i].name not in _NO_TITLES for i in _around(scan, block)):
                return text, scan.nodes[block]
        return None

    def texts(self) -> Iterator[str]:
        """Yield the words of all headings; they are read when the first is asked for."""
        for heading in self.all():
            yield heading.text


def _around(scan: Scan, index: int) -> Iterator[int]:
    """Yield the elements with a rule that hold an element."""
    while index > 0:
        if index in scan.rules:
            yield index
        index = scan.parents[index]


def _is_title_but_site(text: str, title: str) -> bool:
    """Tell whether `title` is `text`, or it with a separator and a name shorter than it at one end."""
    if text == title:
        return True
    if 2 * len(text) <= len(title):
        return False
    if title.startswith(text):
        return SEPARATOR.match(title, len(text)) is not None
    return title.endswith(text) and any(m.end() == len(title) - len(text) for m in separators(title))


def choose_headline(
    headings: Headings, head: Head, *, headline: str, site_names: Collection[str], explain: bool = False
) -> Headline:
    """Return the page's headline; `headline` is what JSON-LD calls it, `site_names` what the site calls itself.

    With `explain` all candidates are returned and what decided between them.
    """
    site = frozenset(fold(n) for n in site_names) - {""}
    declared = _declared(head, headline, site)
    titles = {_folded(c.value): c.value for c in declared}.values()
    usable = _usable(headings.first(), site)
    scores = [_score(h, titles) for h in usable]
    if max(scores, default=0.0) < DECISIVE:
        usable = _usable(headings.all(), site)
        scores = [_score(h, titles) for h in usable]
        if titles and not any(_agreement(h.text, t, 0.9) >= 0.9 for h in usable for t in titles):
            whole = [*titles, *_with_prefix(head, titles)]
            divisions = [h for h in headings.divisions() if _folded(h.text) not in site]
            usable += divisions
            scores += [_score(h, whole) for h in divisions]
    candidates = [Candidate("title", h.text, "heading", f"{h.tag} {h.hint}".strip()) for h in usable] if explain else []
    candidates += declared if explain else []
    best = max(range(len(usable)), key=scores.__getitem__, default=None)  # the first of equals
    if best is not None and scores[best] > 0:
        text = usable[best].text if usable[best].tag in HEADING_TAGS else without_last_part(usable[best].text)
        text = _without_section(text, declared)
        reason = _reason(usable[best], declared, usable) if explain else ""
        return _headline(text, usable[best].node, candidates, reason)
    for candidate in declared:
        if said := headings.saying(candidate.value):
            return _headline(*said, candidates, f"{candidate.source} {candidate.evidence}; an element that is no heading says it")
    for candidate in declared:
        text = without_last_part(candidate.value)
        return _headline(text, None, candidates, f"{candidate.source} {candidate.evidence}; no heading fits")
    return _headline("", None, candidates, "no candidate")


def _without_section(text: str, declared: Sequence[Candidate]) -> str:
    """Take off the section in front of a heading (`Blog: Nine Songs`) where the head names the page without it."""
    match = _SECTION.match(text)
    rest = text[match.end() :] if match else ""
    return rest if rest and declared and all(_folded(c.value) == _folded(rest) for c in declared) else text


def _usable(headings: Sequence[Heading], site: Collection[str]) -> list[Heading]:
    """Take the site's name, folded, off the first-rank headings, and leave out those that are nothing else."""
    usable = []
    for heading in headings:
        text = without_site(heading.text, site) if heading.tag == "h1" else heading.text
        if _folded(text) not in site:
            usable.append(heading if text == heading.text else heading._replace(text=text))
    return usable


def _read(nodes: Iterable[LexborNode]) -> list[Heading]:
    """Return the headings among `nodes` that are not empty and not too long."""
    found: dict[int, Heading] = {}
    for node in nodes:
        identity = node.mem_id
        if identity in found:
            continue
        text = heading_text(node)
        if not text or len(text) > MAX_TITLE:
            continue
        attributes = node.attributes
        hint = " ".join(v for v in (attributes.get("class"), attributes.get("id"), attributes.get("itemprop")) if v).lower()
        found[identity] = Heading(node=node, text=text, tag=node.tag or "", hint=hint)
        if len(found) >= MAX_HEADINGS:
            break
    return list(found.values())


def heading_text(node: LexborNode) -> str:
    """Return a heading's words as printed, without the text of icons, buttons and hidden labels in it."""
    if node.first_child is not None and node.first_child.tag == "-text" and node.first_child.next is None:
        return one_line(node.text())
    pieces: list[str] = []
    for inner in node.traverse(include_text=True):
        if inner.tag == "-text":
            if not _in_hidden(inner, node):
                pieces.append(inner.text_content or "")
        elif inner.tag in _APART or _SET_APART.search(inner.attributes.get("class") or ""):
            pieces.append(" ")
    return one_line("".join(pieces))


def calls_site(heading: Heading) -> bool:
    """Tell whether a heading is the site's name by its class or as a link to the front page."""
    return _SITE_TITLE.search(heading.hint) is not None or links_home(heading.node)


def _declared(head: Head, headline: str, site: frozenset[str]) -> list[Candidate]:
    """Return what the head calls the page, the site's name (folded) taken off, the most trusted first."""
    places: tuple[tuple[str, Source, str], ...] = (
        (head.first("og:title"), "meta", "og:title"),
        (headline, "JSON-LD", "headline"),
        (head.first("twitter:title"), "meta", "twitter:title"),
        (
            head.first("headline", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "citation_title"),
            "meta",
            "title",
        ),
        (head.title, "title tag", "title"),
    )
    cleaned = {value: without_site(one_line(value), site) for value in {value for value, _, _ in places} if value}
    return [
        Candidate("title", cleaned[value], source, evidence)
        for value, source, evidence in places
        if value and 0 < len(cleaned[value]) <= MAX_TITLE and _folded(cleaned[value]) not in site | _PLACEHOLDERS
    ]


def _with_prefix(head: Head, titles: Collection[str]) -> list[str]:
    """Return the declared titles whose beginning, up to a colon, was taken for the site's name: it may be the author's own."""
    whole = [one_line(t) for t in (head.first("og:title"), head.title)]
    return [w for w in whole if any(w.endswith(t) and w[: -len(t)].rstrip().endswith(":") for t in titles)]


def _score(heading: Heading, declared: Collection[str]) -> float:
    """Return how much speaks for a heading: agreement with the head, then rank, name and place."""
    named = bool(_NAMED.search(heading.hint))
    least = 0.0 if heading.tag == "h1" else 0.6 if named else 0.85
    agreement = max((_agreement(heading.text, d, least) for d in declared), default=0.0)
    if heading.tag != "h1" and agreement < least and (declared or not named):
        return 0.0
    if not named and links_home(heading.node):
        return 0.0
    rank = {"h1": 3.0, "h2": 0.6, "h3": 0.2}.get(heading.tag, 0.0)
    # a top heading that says exactly what the head says is the title, even in a block that themes keep for the site's name
    penalty = 1.0 if heading.tag == "h1" and agreement == 1.0 else 4.0
    return 4.0 * agreement + rank + 1.5 * named - penalty * _is_foreign(heading.node, heading.hint)


def _agreement(heading: str, declared: str, least: float = 0.0) -> float:
    """Return 0 to 1: how far two titles are the same words (Dice over character pairs, so that no language needs words).

    Below `least` the answer may be 0.
    """
    a, b = _folded(heading), _folded(declared)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    if (b.startswith(a) or a.startswith(b) or b.endswith(a)) and min(len(a), len(b)) >= max(8, 0.5 * max(len(a), len(b))):
        return 0.9
    shorter, longer = sorted((len(a), len(b)))
    if shorter < longer * max(0.33, least / (2 - least)):
        return 0.0
    pairs_a, pairs_b = _pairs(a), _pairs(b)
    return 2 * len(pairs_a & pairs_b) / (len(pairs_a) + len(pairs_b)) if pairs_a and pairs_b else 0.0


@lru_cache(maxsize=512)
def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring letters; those of a declared title are asked for with every heading."""
    return frozenset(map(add, text, text[1:]))


@lru_cache(maxsize=512)
def _folded(title: str) -> str:
    return fold(title)


def _reason(best: Heading, declared: Sequence[Candidate], headings: Sequence[Heading]) -> str:
    agreeing = [c.evidence for c in declared if _agreement(best.text, c.value) >= 0.9]
    number = sum(1 for h in headings if h.tag == best.tag)
    reason = best.tag + (f" .{best.hint.split()[0]}" if best.hint else "")
    reason += f", agrees with {', '.join(agreeing)}" if agreeing else ", nothing in the head agrees with a heading"
    return reason + (f"; {number} {best.tag} on the page" if number > 1 else "")


def _headline(text: str, node: LexborNode | None, candidates: list[Candidate], reason: str) -> Headline:
    text = without_outer_quotes(text)
    choice = Choice("title", text, reason)
    return Headline(text=text, node=node, candidates=tuple(candidates), choice=choice)


def links_home(node: LexborNode) -> bool:
    """Tell whether a heading is a link to the front page (its own, or around it)."""
    link = node.css_first("a[href]")
    if link is None and node.parent is not None and node.parent.tag == "a":
        link = node.parent
    if link is None:
        return False
    attributes = link.attributes
    href = (attributes.get("href") or "").strip()
    path = re.sub(r"^(?:https?:)?//[^/?#]*", "", href)
    return "home" in (attributes.get("rel") or "").split() or (href != "" and path in ("", "/", "/index.html", "/index.php"))


def _names_foreign(names: str) -> bool:
    return any(map(names.__contains__, _FOREIGN_STEMS)) and _FOREIGN.search(names) is not None


def _is_foreign(node: LexborNode, hint: str) -> bool:
    if _names_foreign(hint):
        return True
    parent, climbed = node.parent, 0
    while parent is not None and parent.tag not in ("body", "html", "main", "article") and climbed < 8:
        if parent.tag in ("nav", "aside", "footer"):
            return True
        attributes = parent.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
        if _names_foreign(names) and not _NAMED.search(names):
            return True
        parent, climbed = parent.parent, climbed + 1
    return False


def _in_hidden(text: LexborNode, heading: LexborNode) -> bool:
    node = text.parent
    while node is not None and node.mem_id != heading.mem_id:
        if node.tag in ("svg", "style", "script", "button"):
            return True
        names = (node.attributes.get("class") or "").lower()
        if names and _HIDDEN.search(names):
            return True
        node = node.parent
    return False
