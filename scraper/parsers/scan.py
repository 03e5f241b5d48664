"""One pass over the page's tree: what every element holds, in flat lists that later steps only add up.

Index 0 is `body`; indexes are in page order, so element `i` holds the indexes from `i + 1` to `ends[i] - 1`.
Everything after this pass reads lists: walking the tree itself is the dear part of reading a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from scraper.parsers.boilerplate_dom import DomRule, rule_of_attributes, rule_of_name, rule_of_tag
from scraper.text import one_line

BLOCKS = frozenset((
    "body", "div", "section", "article", "main", "blockquote", "figure", "figcaption", "ul", "ol", "menu", "li", "dl", "dt", "dd",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "center",
    "details", "summary", "fieldset", "legend", "form", "header", "footer", "aside", "nav", "address", "hgroup", "hr", "dialog",
    "label", "button", "br", "search", "optgroup",
))  # fmt: skip
"""Elements that start a line of their own."""
_SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "head", "title", "link", "meta", "canvas", "map",
    "datalist", "base",
    "input", "textarea", "source", "track", "param", "wbr", "-comment", "!doctype", "object",
))  # fmt: skip
"""Elements whose inside is never shown as text."""
_LEAVES = frozenset(("iframe", "embed", "video", "audio", "img", "nav", "select", "picture", "amp-img"))
"""Elements that are kept as one entry; the words of a menu are read when they are filed."""


@dataclass(slots=True)
class Scan:
    """The flat lists, one entry an element or a text node with words."""

    nodes: list[LexborNode] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    """Element names; `-text` for a text node."""
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """The words of a text node as written, a space before them if white space stands there; empty for an element."""
    blocks: list[int] = field(default_factory=list)
    """The nearest element that starts a line of its own (itself, if it does)."""
    linked: list[bool] = field(default_factory=list)
    """True inside a hyperlink."""
    rules: list[DomRule | None] = field(default_factory=list)
    """The boilerplate rule that the element's own tag, role, class or id meets."""
    names: list[str] = field(default_factory=list)
    """Class and id as written."""

    def lines(self, start: int, end: int) -> Iterator[str]:
        """Yield the visible lines between two indexes, each as shown."""
        pieces: list[str] = []
        block = -1
        for index in range(start, end):
            text = self.texts[index]
            tag = self.tags[index]
            if text and self.blocks[index] == block:
                pieces.append(text)
                continue
            if (text or tag in {"br", "nav"}) and pieces:
                if line := one_line("".join(pieces)):
                    yield line
                pieces = []
            if text:
                pieces.append(text)
                block = self.blocks[index]
            elif tag in {"nav", "select"}:
                yield from filter(None, map(one_line, self.nodes[index].text(separator="\n", skip_empty=True).split("\n")))
        if pieces and (line := one_line("".join(pieces))):
            yield line


def scan_tree(body: LexborNode) -> Scan:
    """Return the lists for the tree below `body`; comments, scripts and styles are taken out of the tree."""
    body.strip_tags(["script", "style", "noscript", "template", "svg"])
    scan = Scan()
    nodes, tags, parents, ends = [body], ["body"], [-1], [0]
    texts, blocks, linked, rules, names = [""], [0], [False], [None], [""]
    rule: DomRule | None
    scan.nodes, scan.tags, scan.parents, scan.ends = nodes, tags, parents, ends
    scan.texts, scan.blocks, scan.linked, scan.names = texts, blocks, linked, names
    scan.rules = all_rules = list[DomRule | None](rules)
    stack: list[LexborNode] = [body]
    parent, block, in_link, space = 0, 0, False, False
    node: LexborNode | None = body.first_child
    index = 0
    while stack:
        if node is None:
            ends[parent] = index + 1
            parent = parents[parent]
            closed = stack.pop()
            if not stack:
                break
            node = closed.next
            block, in_link = blocks[parent], linked[parent]
            continue
        tag = node.tag or "-comment"
        if tag == "-text":
            text = node.text_content or ""
            if not text or text.isspace():
                space = space or bool(text)
                node = node.next
                continue
            if space:
                text, space = " " + text, False
            rule, name = None, ""
        elif tag in _SILENT:
            node = node.next
            continue
        else:
            text = name = ""
            rule = rule_of_tag(tag)
            if rule is None and (attributes := node.attributes):
                name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
                rule = rule_of_name(name) or rule_of_attributes(attributes)
        index += 1
        nodes.append(node)
        tags.append(tag)
        parents.append(parent)
        ends.append(index + 1)
        texts.append(text)
        names.append(name)
        all_rules.append(rule)
        if text or tag in _LEAVES:
            blocks.append(block)
            linked.append(in_link)
            node = node.next
            continue
        if tag in BLOCKS:
            block, space = index, False
        in_link = in_link or tag == "a"
        blocks.append(block)
        linked.append(in_link)
        stack.append(node)
        parent = index
        node = node.first_child
    return scan


def width(text: str) -> int:
    """Return the length of `text`, a wide character counted as three letters (its length in UTF-8).

    >>> width("song"), width("노래")
    (4, 6)
    """
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
