"""Where the article is on the page, and what of it is text."""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from scraper.items import Decision, DroppedLine, Link
from scraper.parsers.blocks import Block
from scraper.parsers.document import Document
from scraper.parsers.fragment import read_fragment
from scraper.rules import Layout

_HINTS = (
    "[itemprop~=articleBody]", ".entry-content", ".post-content", ".post-body", ".article-body", ".article-content",
    "article", "main",
)  # fmt: skip
_CHROME = (
    "nav, aside, footer, form, .sharedaddy, .jp-relatedposts, #comments, .comments, .post-navigation, .nav-links, .navigation, "
    ".related, .related-posts, .share, .social-share, .newsletter, script, style, noscript, template"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article's text in blocks, and what was left out."""

    blocks: tuple[Block, ...]
    dropped: tuple[DroppedLine, ...] = ()
    links: tuple[Link, ...] = ()
    next_page: str | None = None
    page_type: str = "article"
    warnings: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def text(self) -> str:
        """Paragraphs and headings in page order joined by a blank line."""
        return "\n\n".join(b.text for b in self.blocks if b.text and b.kind != "embed")


def extract_body(doc: Document, layout: Layout | None = None, *, title: str | None = None, explain: bool = False) -> Body:  # noqa: ARG001
    """Return the article of `doc`; the tree is pruned on the way, so read everything else first."""
    root = doc.tree.body
    if root is None:
        return Body(blocks=())
    article = find_article(root, layout)
    dropped: list[DroppedLine] = []
    for node in article.css(_CHROME):
        dropped.extend(
            DroppedLine(text=line, rule="chrome")
            for line in (node.text(separator="\n", strip=True) or "").split("\n")
            if line.strip()
        )
        node.decompose()
    blocks = read_fragment(article.html or "", doc.base_url)
    return Body(blocks=tuple(blocks), dropped=tuple(dropped), links=tuple(link for b in blocks for link in b.links))


def find_article(root: LexborNode, layout: Layout | None) -> LexborNode:
    """Return the element that holds the article."""
    if layout and layout.body:
        node = root.css_first(layout.body)
        if node is not None:
            return node
    for hint in _HINTS:
        found = root.css(hint)
        if found:
            return max(found, key=lambda n: len(n.text()))
    return root
