"""The article's own column of the page, read once: short lines, and elements whose markup names a byline or a date.

One pass over the lists of `scan.py` in page order; menus, mastheads, side columns, related stories, comments and forms
are not entered.
So "just under the headline" and "at the end of the article" can be told before the body extractor has run.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborNode

from scraper.parsers.facts.names import PIECE
from scraper.parsers.markup.scan import Scan

MAX_NODES = 200_000
"""Elements and text nodes that are looked at; a page with more has its byline before that."""
MAX_MARKS = 2_000
"""Elements of one page that are kept because they name a byline or a date."""
MAX_LINE = 400
"""Characters of a line that are kept: enough to know it as prose."""
HEAD_LINES = 60
"""Lines under the headline that are read closely, unless two lines of prose come first."""
SHORT = 60
"""Characters below which a paragraph may hold a byline in its markup."""
PROSE = 120
"""Characters from which a line is taken for prose."""

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "button", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr",
    "ul",
))  # fmt: skip
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "select", "textarea", "iframe", "object", "math", "head",
    "picture", "video", "audio", "canvas", "nav", "aside", "dialog",
))  # fmt: skip
_PARAGRAPHS = frozenset(["p", "h2", "h3", "h4", "h5", "h6", "blockquote"])
_LISTS = frozenset(["ul", "ol", "dl", "table", "figure"])
_OWN_COLUMN = frozenset(["article", "main", "section"])
_FOREIGN = re.compile(
    # comments
    r"(?<![^-_])(?:comments?|commentlist|comment-?list|comment-?(?:section|form|area|block|wrap)|respond|disqus\w*|"
    r"replies|trackbacks?|pingbacks?|guestbook|comment-?(?:box|item|author|meta|body|content|date))$"
    r"|commentlist|comments-?area|comments-?section|comment-respond|comment-form"
    # other stories
    r"|related|recommend|outbrain|taboola|yarpp|also-?like|you-?may|most-?(?:read|view)|more-?(?:posts|stories|from|"
    r"articles|news)|read-?next|up-?next|next-?up"
    r"|popular|trending|recent-?(?:post|article|stor|entr|news)|latest-?(?:post|article|stor|news)|post-?navigation|"
    r"post-?nav\b|nav-?links|pagination|prev-?next"
    r"|carousel|swiper|ticker|sidebar|breadcrumb|cookie|popup|lightbox|offcanvas|off-canvas|mega-?menu"
    r"|newsletter(?![-_]?(?:details|post|issue|date|meta))[-\w]*$"
    # menus, columns, mastheads, footers
    r"|^(?:widget|widget[-_](?!wrap|container|content|post).*|side-?col|secondary|rail|right-?rail|col-?right)$"
    r"|(?<![^-_])(?:nav|navbar|navigation|menu|crumbs?|toc|modal|consent|gdpr|subscribe|top-?bar|topbar|top-?menu|logo|"
    r"colophon)$"
    r"|^(?:masthead|site-?header|global-?header|main-?header|page-?header|td-header|header-(?:top|menu|date))[-\w]*$"
    r"|^(?:site|page|global|main)-?footer[-\w]*$|^table-of-contents|^skip-?links?$|^tag-?cloud$|^blog-?header$"
    r"|^site-?branding$"
)
_NOT_FOREIGN = re.compile(
    r"(?:has|no|with|is|without)[-_]|.*(?:-open|-closed|-enabled|-active|-layout|-style\w*)$|comments?-(?:link|count|"
    r"number)|page-header-content"
)
_MARK_WORDS = re.compile(
    r"author|by-?line|post-?profile|writer|reporter|journalist|contributor|creator|posted|post-by|vcard|date|time|publish|created|updated|"
    r"modified|meta|info|credit|pubd"
)
SIGNATURE = "signature"
"""Hint of a mark that is set apart at the right, under the text."""
_NAMING = frozenset(("class", "id", "itemprop", "rel", "data-testid", "data-test", "data-qa", "data-role", "property"))
_PIECES = re.compile(rf"(?:\s?{PIECE})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the page as shown."""

    order: int
    """Position on the page; marks count in the same series."""
    text: str
    """The line, at most `MAX_LINE` characters; `¦` stands where two inline elements meet without a space."""
    tag: str
    """The block element it began in."""
    linked: bool = False
    """True when all of it is inside links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An element whose class, id or semantic attribute names a byline or a date."""

    order: int
    node: LexborNode
    tag: str
    attributes: Mapping[str, str | None]
    hint: str
    """Class, id and semantic attributes in lower case."""


@dataclass(slots=True, kw_only=True)
class PageLines:
    """What one walk found."""

    lines: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    title_order: int = 0
    """Position of the headline; 0 when the page has none."""
    article_order: int = 0
    """Where the element begins, at most five levels above the headline, that may hold a byline or date line above it."""
    prose_orders: tuple[int, ...] = ()
    """Positions of the lines of prose under the headline."""
    texts: Sequence[str] = ()
    """Every text of the page, side columns too; empty where an element stands."""

    @property
    def prose_start(self) -> int:
        """Position of the first line of prose under the headline; the end of the page when there is none."""
        return self.prose_orders[0] if self.prose_orders else (self.lines[-1].order + 1 if self.lines else 0)

    @property
    def prose_end(self) -> int:
        """Position of the last line of prose."""
        return self.prose_orders[-1] if self.prose_orders else self.prose_start


def read_page(scan: Scan | None, title: LexborNode | None) -> PageLines:
    """Go over `scan` and return the page's lines and marks; `title` is the headline's element.

    Ancestors of the headline are always entered: a theme that wraps the whole page in `.widget` or `<form>` hides nothing.
    """
    page = PageLines()
    if scan is not None:
        _Walk(page, scan, title).run()
        page.texts = scan.texts
    page.prose_orders = tuple(
        line.order for line in page.lines if line.order > page.title_order and len(line.text) >= PROSE and not line.linked
    )
    return page


@lru_cache(maxsize=16_384)
def _token(token: str) -> tuple[bool, bool]:
    """Classify one class or id: (names what is not the article, names a byline or date)."""
    foreign = _FOREIGN.search(token) is not None and not _NOT_FOREIGN.match(token)
    return foreign, _MARK_WORDS.search(token) is not None


class _Walk:
    """The state of one walk: line under construction, counters."""

    def __init__(self, page: PageLines, scan: Scan, title: LexborNode | None) -> None:
        self.page = page
        self.scan = scan
        self.order = 0
        self.pieces: list[str] = []
        self.line_tag = "body"
        self.links = 0
        self.unlinked = False
        self.columns = 0
        self.head_lines = 0
        self.head_prose = 0
        self.past_head = False
        self.hints: dict[str, tuple[bool, bool]] = {}
        self.title = at = _index_of(scan, title)
        self.spine: list[int] = []
        """The headline's element and those round it."""
        while at >= 0:
            self.spine.append(at)
            at = scan.parents[at]

    def run(self) -> None:
        tags, texts, ends, spaced = self.scan.tags, self.scan.texts, self.scan.ends, self.scan.spaced
        opened: list[int] = []
        pieces = self.pieces
        index, size = 0, len(tags)
        while index < size and self.order < MAX_NODES:
            while opened and ends[opened[-1]] <= index:
                self._leave(opened.pop())
            if text := texts[index]:
                self.unlinked = self.unlinked or not self.links
                pieces.append(text)
                index += 1
                continue
            if index in spaced:
                pieces.append(" ")
            if self._enter(index, tags[index]):
                opened.append(index)
                index += 1
            else:
                index = ends[index]
        while opened:
            self._leave(opened.pop())
        self._flush("body")

    def _enter(self, index: int, tag: str) -> bool:
        """Open an element; False when it is not to be entered."""
        on_spine = index in self.spine
        if tag in _SKIPPED and not on_spine:
            return False
        attributes = self.scan.attributes_of(index)
        hint = _hint(attributes) if attributes else ""
        foreign = marked = False
        if hint:
            kind = self.hints.get(hint)
            if kind is None:
                tokens = [_token(token) for token in hint.split()]
                kind = self.hints[hint] = (any(first for first, _ in tokens), any(second for _, second in tokens))
            foreign, marked = kind
        block = tag in _BLOCKS
        if not on_spine and self.spine and (foreign or ((attributes or block) and self._is_foreign(tag, attributes))):
            if block:
                self._flush(tag)
            return False
        self.order += 1
        if block:
            self._flush(tag)
            # the middle of the article: nothing in it is metadata, so its inside is not walked
            plain = self.past_head and not marked and not _is_right_aligned(attributes)
            if plain and (tag in _LISTS or (tag in _PARAGRAPHS and self._whole(index))):
                return False
        else:
            self._gap(tag)
        if on_spine:
            self._note_headline(index, tag)
        if self.page.title_order and tag in ("p", "div") and _is_right_aligned(attributes):
            marked, hint = True, f"{hint} {SIGNATURE}"
        named = marked or tag == "time" or (tag == "a" and "/author" in (attributes.get("href") or ""))
        if named and len(self.page.marks) < MAX_MARKS:
            self.page.marks.append(Mark(order=self.order, node=self.scan.nodes[index], tag=tag, attributes=attributes, hint=hint))
        self.links += tag == "a"
        self.columns += tag in _OWN_COLUMN
        return True

    def _whole(self, index: int) -> bool:
        """Take a paragraph as one line; False when breaks cut it into several, or it is short enough to be a byline."""
        end = self.scan.ends[index]
        text = "".join(self.scan.texts[index + 1 : end])
        if len(text) < SHORT or (len(text) >= PROSE and "br" in self.scan.tags[index + 1 : end]):
            return False
        only_link = index + 1 < end and self.scan.tags[index + 1] == "a" and self.scan.ends[index + 1] == end
        self.unlinked = not self.links and not only_link
        self.pieces.append(text[: 2 * MAX_LINE])
        self._flush("")
        return True

    def _note_headline(self, index: int, tag: str) -> None:
        if index == self.title:
            self.page.title_order = self.order
        if index in self.spine[:6] and not self.page.article_order and tag != "body":
            self.page.article_order = self.order

    def _is_foreign(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Tell menus, mastheads, hidden parts and page footers by tag, role and style."""
        if tag == "form" or "hidden" in attributes:
            return True
        if tag == "header":
            return self.page.title_order == 0 and not self.columns
        if tag == "footer":
            return not self.columns
        if "role" in attributes and attributes["role"] in ("navigation", "complementary", "contentinfo", "search", "dialog"):
            return True
        return "style" in attributes and "display:none" in (attributes["style"] or "").replace(" ", "")

    def _leave(self, index: int) -> None:
        tag = self.scan.tags[index]
        if index and -index in self.scan.spaced:
            self.pieces.append(" ")
        if tag in _BLOCKS:
            self._flush("")
        else:
            self._gap(tag)
        self.links -= tag == "a"
        self.columns -= tag in _OWN_COLUMN

    def _gap(self, tag: str) -> None:
        """Mark where one inline element ends and the next begins with nothing between them."""
        if self.pieces and tag in ("span", "time", "a", "abbr", "cite", "label") and not self.pieces[-1][-1].isspace():
            self.pieces.append(PIECE)

    def _flush(self, tag: str) -> None:
        if self.pieces:
            text = _line("".join(self.pieces))
            if text:
                self.order += 1
                self.page.lines.append(Line(order=self.order, text=text, tag=self.line_tag, linked=not self.unlinked))
                if self.page.title_order and not self.past_head:
                    self.head_lines += 1
                    self.head_prose += len(text) >= PROSE and self.unlinked
                    self.past_head = self.head_prose >= 2 or self.head_lines > HEAD_LINES
            self.pieces.clear()
        self.unlinked = False
        if tag:
            self.line_tag = tag


def _index_of(scan: Scan, node: LexborNode | None) -> int:
    """Return where an element stands in the lists, or the nearest one round it; -1 when there is none."""
    while node is not None:
        tag, identity = node.tag, node.mem_id
        for index, name in enumerate(scan.tags):
            if name == tag and scan.nodes[index].mem_id == identity:
                return index
        node = node.parent
    return -1


def _is_right_aligned(attributes: Mapping[str, str | None]) -> bool:
    """Tell a signature's place: where an article is signed at its end, the name stands at the right."""
    if "align" in attributes and (attributes["align"] or "").lower() == "right":
        return True
    return "style" in attributes and "text-align:right" in (attributes["style"] or "").replace(" ", "")


def _line(text: str) -> str:
    """Return the line with runs of spaces as one; NFC and invisible characters are left to whoever reads it closely."""
    text = " ".join(text.strip()[:MAX_LINE].split())
    return _PIECES.sub(PIECE, text).strip(f" {PIECE}") if PIECE in text else text


def _hint(attributes: Mapping[str, str | None]) -> str:
    return " ".join([v for k, v in attributes.items() if k in _NAMING and v]).lower()
