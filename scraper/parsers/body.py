"""Where the article is on the page, and what of it is text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

from selectolax.lexbor import LexborNode

from scraper.items import Decision, DroppedLine, Link
from scraper.parsers.blocks import Block
from scraper.parsers.boilerplate import split_boilerplate
from scraper.parsers.document import Document
from scraper.parsers.dropping.dom import DomRule
from scraper.parsers.facts.source_links import MAX_LINE, may_be_label
from scraper.parsers.markup.fragment import read_fragment
from scraper.parsers.markup.pager import find_next_page, pager_links
from scraper.parsers.markup.runs import absolute
from scraper.parsers.markup.scan import Scan
from scraper.parsers.markup.scoring import Weights, choose_article, is_index, weigh
from scraper.parsers.markup.standfirst import find_standfirst
from scraper.rules import Layout
from scraper.text import one_line

_BELOW = 60
"""Elements and texts after the article in which the link to its original is looked for."""
_ALL_LINKS = 0.9
"""Share of an element's text from which it is links and nothing else."""
SITE_RULE = DomRule(name="site-rule")
"""What a site's own layout drops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The article's text in blocks, and what was left out."""

    blocks: tuple[Block, ...] = ()
    dropped: tuple[DroppedLine, ...] = ()
    """Chrome, each visible line of the page once; captions are not among them (see `dropped_lines`)."""
    links: tuple[Link, ...] = ()
    lines: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    """Every line of the article with its links, dropped ones too."""
    next_page: str | None = None
    page_type: str = "article"
    warnings: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def text(self, headings: frozenset[str] = frozenset()) -> str:
        """Return paragraphs and headings in page order joined by a blank line.

        A caption is no text, unless it is one of `headings`: some articles name the song in the caption under its picture.
        """
        return "\n\n".join(b.text for b in self.blocks if b.text and b.kind != "embed" and not _is_aside(b, headings))

    def dropped_lines(self, headings: frozenset[str] = frozenset()) -> tuple[DroppedLine, ...]:
        """Return every visible line that is not in `text(headings)`."""
        captions = [DroppedLine(text=b.text, rule="caption") for b in self.blocks if _is_aside(b, headings)]
        return (*captions, *self.dropped) if captions else self.dropped


def _is_aside(block: Block, headings: frozenset[str]) -> bool:
    return block.kind == "caption" and block.text not in headings


def extract_body(
    doc: Document,
    layout: Layout | None = None,
    *,
    title: str | None = None,
    summary: str | None = None,
    explain: bool = False,
) -> Body:
    """Return the article of `doc`; the tree is pruned on the way, so read everything else first.

    `layout` says what is known of the site: where the body is, what to drop, which heading is a track's, where the next
    page is. A selector that matches nothing is a warning and the generic reading takes its place. `summary` is what the page
    declares as its own: the sentence between headline and text says it again.
    """
    root = doc.tree.body
    scan = doc.scan()
    if root is None or scan is None:
        return Body(warnings=("the page has no body",))
    chosen, drops, headings, warnings = apply_layout(root, layout) if layout else (None, [], [], ())
    places = {node.mem_id: index for index, node in enumerate(scan.nodes)} if layout else {}
    for node in drops:
        if (at := places.get(node.mem_id)) is not None:
            scan.rules[at] = SITE_RULE
    weights = weigh(scan)
    article = places.get(chosen.mem_id, 0) if chosen else choose_article(scan, weights)
    chrome = chrome_inside(scan, weights, article)
    above = None if chosen else find_standfirst(scan, article, chrome, summary)
    shown = [(index, rule, line) for index, rule in chrome.items() for line in scan.lines(index, scan.ends[index])]
    left_out = [DroppedLine(line, rule.name) for _, rule, line in shown]
    labelled = [(line, links_in(scan, index, doc.base_url)) for index, _, line in shown if may_be_label(line)]
    labelled += labelled_below(scan, article, doc.base_url)
    next_page = find_next_page(doc, scan, layout.next_page if layout else None)
    pagers = list(pager_links(scan, doc.base_url))
    for index in chrome:  # so that a table, which is read from its markup, does not bring it back; no node is read after this
        if any_table_above(scan, index, article):
            scan.nodes[index].decompose()
    marked = frozenset(places[node.mem_id] for node in headings if node.mem_id in places)
    if headings and not any(article < index < scan.ends[article] for index in marked):
        warnings = (*warnings, f"layout {layout.name}: heading selector {layout.heading!r} selects nothing in the article")  # type: ignore[union-attr]
    fragment = read_fragment(scan, article, chrome, doc.base_url, headings=marked)
    blocks = fragment.blocks if above is None else with_standfirst(scan, above, fragment.blocks)
    split = split_boilerplate(blocks, title=title)
    dropped = [
        *left_out,
        *[DroppedLine(line, rule) for _, line, rule in (*fragment.shown, *split.dropped)],
        *outside_lines(scan, article),
    ]
    if len(blocks) > len(fragment.blocks):
        dropped = [line for line in dropped if line.text != blocks[0].text]
    return Body(
        blocks=split.blocks,
        dropped=tuple(dropped),
        links=(*(link for b in fragment.blocks for link in b.links), *pagers),
        lines=(*((line, b.links) for b in fragment.blocks for line in b.text.split("\n")), *labelled),
        next_page=next_page,
        page_type="index" if not chosen and is_index(scan, weights, article) else "article",
        warnings=(*warnings, *(() if any(b.text for b in split.blocks) else ("no text was found",))),
        decisions=_decisions(scan, article, split.blocks, dropped) if explain else (),
    )


def with_standfirst(scan: Scan, index: int, blocks: list[Block]) -> list[Block]:
    """Return the blocks with the standfirst as the first paragraph, unless the text says it again."""
    text = one_line("".join(scan.texts[index : scan.ends[index]]))
    if any(block.text.startswith(text) for block in blocks[:4]):
        return blocks
    return [Block(index=0, kind="paragraph", text=text), *[block._replace(index=block.index + 1) for block in blocks]]


def apply_layout(
    root: LexborNode, layout: Layout
) -> tuple[LexborNode | None, list[LexborNode], list[LexborNode], tuple[str, ...]]:
    """Return (body element, elements to drop, track headings, warnings) that a site's layout selects."""
    warnings = []
    chosen = None
    if layout.body:
        chosen = root.css_first(layout.body)
        if chosen is None:
            warnings.append(f"layout {layout.name}: body selector {layout.body!r} matches nothing; read without it")
    drops = [node for selector in layout.drop for node in root.css(selector)]
    headings = root.css(layout.heading) if layout.heading else []
    if layout.heading and not headings:
        warnings.append(f"layout {layout.name}: heading selector {layout.heading!r} matches nothing")
    return chosen, drops, headings, tuple(warnings)


def links_in(scan: Scan, index: int, base_url: str) -> tuple[Link, ...]:
    """Return the links in an element."""
    found = [(node.attributes.get("href"), node.text()) for node in scan.nodes[index].css("a[href]")]
    return tuple(Link(url=absolute(base_url, href), text=one_line(text)) for href, text in found if href)


def labelled_below(scan: Scan, article: int, base_url: str) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Yield the lines right under the article that a source's label begins, with their links; regions of chrome are passed over.

    Print views and portals put the link to the original behind the text, outside its element.
    """
    index = start = scan.ends[article] if article else len(scan.nodes)
    while index < min(len(scan.nodes), start + _BELOW):
        if index in scan.rules:
            index = scan.ends[index]
            continue
        if scan.tags[index] == "a":
            block = scan.blocks.get(index + 1, 0)
            place = block if block >= start else index
            line = one_line("".join(scan.texts[place : scan.ends[place]]))
            if len(line) <= MAX_LINE and may_be_label(line):
                href = scan.nodes[index].attributes.get("href") or ""
                yield line, (Link(url=absolute(base_url, href), text=one_line(scan.nodes[index].text())),)
        index += 1


def any_table_above(scan: Scan, index: int, article: int) -> bool:
    """Tell whether an element stands in a table inside the article."""
    at = scan.parents[index]
    while at > article:
        if scan.tags[at] == "table":
            return True
        at = scan.parents[at]
    return False


def chrome_inside(scan: Scan, weights: Weights, article: int) -> dict[int, DomRule]:
    """Return the elements inside the article that markup calls chrome, outermost only, in page order."""
    found: dict[int, DomRule] = {}
    reach, last = article + 1, scan.ends[article]
    for index in sorted(scan.rules):
        if reach <= index < last:
            rule = scan.rules[index]
            if rule.linked and weights.link_density(index) < _ALL_LINKS:
                continue
            if not rule.soft or weights.words[index] <= 200 or weights.link_density(index) >= 0.5:
                found[index] = rule
                reach = scan.ends[index]
    return found


def outside_lines(scan: Scan, article: int) -> list[DroppedLine]:
    """Return the visible lines of the page outside the article, with the rule of the region they stand in."""
    dropped: list[DroppedLine] = []
    if article == 0:
        return dropped
    regions: list[tuple[int, int, str]] = []
    start, end = 1, scan.ends[article]
    for index in sorted({*scan.rules, article}):
        if index < start or (index != article and index <= article < scan.ends[index]):
            continue
        regions.append((start, index, "other"))
        if index != article:
            regions.append((index, scan.ends[index], scan.rules[index].name))
        start = end if index == article else scan.ends[index]
    regions.append((start, len(scan.nodes), "other"))
    for first, last, name in regions:
        lines = scan.lines(first, last)
        dropped += map(DroppedLine, lines, repeat(f"outside-article/{name}", len(lines)))
    return dropped


def _decisions(scan: Scan, article: int, blocks: tuple[Block, ...], dropped: list[DroppedLine]) -> tuple[Decision, ...]:
    """Return why each block was kept and each line dropped, for `parse --explain`."""
    name = scan.names.get(article, "").split()
    place = scan.tags[article] + "".join(f".{n}" for n in name[:3])
    return (
        Decision(action="field", subject="body", reason=f"{place} holds the article's prose"),
        *(Decision(action="kept", subject=b.text or " ".join(b.embeds), reason=_why_kept(b)) for b in blocks),
        *(Decision(action="dropped", subject=line.text, reason=line.rule) for line in dropped),
    )


def _why_kept(block: Block) -> str:
    where = f" in {block.container}" if block.container else ""
    return f"{block.kind}{f' level {block.level}' if block.level else ''}{where}; no rule drops it"
