"""One pass over the page's tree: what every element holds, in flat lists that later steps only add up.

Index 0 is `body`; indexes are in page order, so element `i` holds the indexes from `i + 1` to `ends[i] - 1`.
Everything after this pass reads lists: walking the tree itself is the dear part of reading a page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from scraper.parsers.dropping.dom import (
    RULED_TAGS,
    TELLING,
    DomRule,
    rule_of_attributes,
    rule_of_name,
    rule_of_tag,
    rules_of_names,
)
from scraper.text import fold, one_line

BLOCKS = frozenset((
    "body", "div", "section", "article", "main", "blockquote", "figure", "figcaption", "ul", "ol", "menu", "li", "dl", "dt", "dd",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "center",
    "details", "summary", "fieldset", "legend", "form", "header", "footer", "aside", "nav", "address", "hgroup", "hr", "dialog",
    "label", "button", "br", "search", "optgroup",
))  # fmt: skip
"""Elements that start a line of their own."""
_SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "head", "title", "canvas", "area",
    "datalist", "base",
    "input", "textarea", "source", "track", "param", "wbr", "-comment", "!doctype",
))  # fmt: skip
"""Elements whose inside is never shown as text."""
_LEAVES = frozenset(("iframe", "embed", "object", "video", "audio", "img", "nav", "select", "picture", "amp-img"))
"""Elements that are kept as one entry; the words of a menu are read when they are filed."""
LEFT_OPEN = {"picture": 0, "video": 250, "audio": 250, "canvas": 250, "object": 250, "amp-img": 250}
"""Elements of which browsers show the inside seldom or never, and how many letters they hold at most when they were closed:
the rest of the page stands in one that was left open."""
_BARE = frozenset((
    "a", "b", "strong", "i", "em", "u", "br", "img", "small", "sup", "sub", "tr", "tbody", "thead", "hr", "picture",
    "center", "font", "link", "meta",
    "optgroup", "wbr", "cite", "q",
))  # fmt: skip
"""Elements whose class is not looked at: it says nothing of the text, or its words give it away."""
_STOPS = frozenset(("br", "nav", "select"))
"""Elements at which a line ends though no block begins, or whose words are not in the lists."""
TAKEN = "script, style, noscript, template, svg, a[rel=next i], a[rel=prev i]"
"""What `scan_tree` asks the tree for: what it takes out, and whether any link says that it leads on."""
RARE = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "meta", "link"))
"""Elements that are looked for by name, all in one go."""
_UNREAD = _BARE | {"body", *RULED_TAGS}
"""Elements whose attributes are not read on the way."""
_NONE: Mapping[str, str | None] = {}


@dataclass(slots=True)
class Scan:
    """The flat lists, one entry an element or a text node with words; what few entries have is in dictionaries."""

    nodes: list[LexborNode] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    """Element names; `-text` for a text node."""
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """The words of a text node as written, a space before them if white space stands there; empty for an element."""
    blocks: dict[int, int] = field(default_factory=dict)
    """For a text node: the nearest element that starts a line of its own."""
    linked: set[int] = field(default_factory=set)
    """The text nodes inside hyperlinks."""
    rules: dict[int, DomRule] = field(default_factory=dict)
    """The boilerplate rule that an element's own tag, role, class or id meets."""
    names: dict[int, str] = field(default_factory=dict)
    """Class and id as written, a space between."""
    attributes: dict[int, Mapping[str, str | None]] = field(default_factory=dict)
    """The attributes that were read on the way; see `attributes_of`."""
    spaced: set[int] = field(default_factory=set)
    """The elements with white space before them or, negative, before their end."""
    scripts: list[str] = field(default_factory=list)
    """The JSON-LD scripts of the body, unread: they are taken out of the tree with the others."""
    states: list[str] = field(default_factory=list)
    """The scripts of the body that may hold a program's state (`facts/app_state.py`), unread."""

    leading: bool = False
    """True when some link says that it leads to the next or the previous page (`rel`)."""
    rare: list[int] = field(default_factory=list)
    """Where the elements of `RARE` are."""

    def indexes_of(self, *names: str) -> list[int]:
        """Return where the elements with these names, all of `RARE`, are."""
        return [index for index in self.rare if self.tags[index] in names]

    def attributes_of(self, index: int) -> Mapping[str, str | None]:
        """Return the attributes of an element."""
        known = self.attributes.get(index)
        if known is None:
            known = self.nodes[index].attributes if self.tags[index] in _UNREAD else _NONE
        return known

    def lines(self, start: int, end: int) -> list[str]:
        """Return the visible lines between two indexes, each as shown."""
        tags, blocks = self.tags, self.blocks
        lines: list[str] = []
        pieces: list[str] = []
        block = -1
        for index, text in enumerate(self.texts[start:end], start):
            if text:
                here = blocks[index]
                if here != block and pieces:
                    lines.append(one_line("".join(pieces) if len(pieces) > 1 else pieces[0]))
                    pieces = [text]
                else:
                    pieces.append(text)
                block = here
                continue
            tag = tags[index]
            if tag not in _STOPS:
                continue
            if pieces and tag != "select":
                lines.append(one_line("".join(pieces)))
                pieces = []
            if tag != "br":
                lines += map(one_line, self.nodes[index].text(separator="\n", skip_empty=True).split("\n"))
        if pieces:
            lines.append(one_line("".join(pieces)))
        return lines if all(lines) else [line for line in lines if line]


_Kind = tuple[str, bool, bool, bool, bool, bool, DomRule | None]
_KINDS: dict[int, _Kind] = {}
"""What is to be done with an element, by the number the HTML library gives its name; see `_kind_of`."""
_NUMBERED = 4096
"""Names of HTML have numbers below; others have any, another one on every page."""
_TEXT = 2
"""The number of text nodes."""


def _kind_of(node: LexborNode) -> _Kind:
    """Return (name, silent, leaf, rare, class is read, block, its name's rule) of an element whose name is new."""
    tag = node.tag or "-comment"
    bare = tag in _BARE
    kind = (tag, tag in _SILENT, tag in _LEAVES, tag in RARE, not bare, tag in BLOCKS, None if bare else rule_of_tag(tag))
    if node.tag_id < _NUMBERED:
        _KINDS[node.tag_id] = kind
    return kind


def scan_tree(body: LexborNode, taken: Iterable[LexborNode] | None = None) -> Scan:
    """Return the lists for the tree below `body`; scripts and styles are taken out of the tree.

    `taken` is what `TAKEN` selects below `body`, if that was asked already: each query walks the whole tree.
    """
    scan = Scan(nodes=[body], tags=["body"], parents=[-1], ends=[1], texts=[""])
    _take_scripts(body.css(TAKEN) if taken is None else taken, scan)
    _walk(body, scan)
    _judge_names(scan)
    return scan


def _walk(body: LexborNode, scan: Scan) -> None:  # noqa: C901 - a call for every node would cost as much as all the rest
    """Fill the lists of `scan` but for names and their rules."""
    nodes, tags, parents, ends, texts = scan.nodes, scan.tags, scan.parents, scan.ends, scan.texts
    blocks, linked, rules, spaced, read, rare = scan.blocks, scan.linked, scan.rules, scan.spaced, scan.attributes, scan.rare
    stack: list[tuple[LexborNode | None, int, bool]] = []
    index, parent, block, in_link, space = 0, 0, 0, False, False
    node: LexborNode | None = body.first_child
    while True:
        if node is None:
            ends[parent] = index + 1
            if space:
                spaced.add(-parent)
            if not stack:
                return
            parent = parents[parent]
            node, block, in_link = stack.pop()
            continue
        if (number := node.tag_id) == _TEXT:
            text = node.text_content or ""
            if not text or text.isspace():
                space, node = space or text != "", node.next
                continue
            index += 1
            tags.append("-text")
            texts.append(" " + text if space else text)
            blocks[index] = block
            if in_link:
                linked.add(index)
            space, leaf = False, True
        else:
            tag, silent, leaf, is_rare, named, is_block, rule = _KINDS.get(number) or _kind_of(node)
            if (silent or leaf) and tag in LEFT_OPEN and len(node.text().strip()) > LEFT_OPEN[tag]:
                silent = leaf = False
            if silent:
                node = node.next
                continue
            index += 1
            tags.append(tag)
            texts.append("")
            if space:
                spaced.add(index)
            if is_rare:
                rare.append(index)
            if rule is not None:
                rules[index] = rule
            elif named and (attributes := node.attributes):
                read[index] = attributes
            child = None if leaf else node.first_child
            space = space and (leaf or not is_block or child is not None)
        nodes.append(node)
        parents.append(parent)
        ends.append(index + 1)
        if leaf or child is None:
            node = node.next
            continue
        stack.append((node.next, block, in_link))
        if is_block:
            block, space = index, False
        elif tag == "a":
            in_link = True
        parent, node = index, child


def _take_scripts(taken: Iterable[LexborNode], scan: Scan) -> None:
    """Take out of the tree what is no text; keep what JSON-LD and states hold."""
    for node in taken:
        tag = node.tag
        if tag == "a":
            scan.leading = True
            continue
        if tag == "script":
            attributes = node.attributes
            if "ld+json" in (attributes.get("type") or "").lower():
                scan.scripts.append(node.text())
            elif "src" not in attributes and '"title"' in (text := node.text()):
                scan.states.append(text)
        node.decompose(recursive=False)


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def _judge_names(scan: Scan) -> None:
    """Note every class and id that was read, and the rule that an element meets by them or by another attribute.

    Each name is judged once a page: most elements share theirs with others.
    """
    names, rules, tags = scan.names, scan.rules, scan.tags
    telling: list[int] = []
    for index, attributes in scan.attributes.items():
        classes, identity = attributes.get("class"), attributes.get("id")
        others = len(attributes)
        if classes:
            names[index] = f"{classes} {identity or ''}"
            others -= 1
        elif identity:
            names[index] = f" {identity}"
            others -= 1
        if others and not TELLING.isdisjoint(attributes):
            telling.append(index)
    ruled = rules_of_names(set(names.values()))
    for index, name in names.items() if ruled else ():
        if name in ruled:
            rule = ruled[name] if tags[index] not in _HEADINGS else _rule_of_heading(scan, index, ruled[name])
            if rule is not None:
                rules[index] = rule
    for index in telling:
        if index not in rules and (rule := rule_of_attributes(scan.attributes[index])) is not None:
            rules[index] = rule
    scan.rules = {index: rules[index] for index in sorted(rules)}


def _rule_of_heading(scan: Scan, index: int, rule: DomRule) -> DomRule | None:
    """Return the rule of a heading that meets `rule` by its names."""
    attributes = scan.attributes[index]
    identity = attributes.get("id")
    found: DomRule | None = rule
    if identity and fold(identity) == fold(scan.nodes[index].text()):
        # The id is the heading's own words as a link target (`drawer-10cm`), not what the element is for.
        found = rule_of_name(attributes.get("class") or "")
    return None if found is not None and found.name == "edit-link" else found  # named for the link inside it


def width(text: str) -> int:
    """Return the length of `text`, a wide character counted as three letters (its length in UTF-8).

    >>> width("song"), width("노래")
    (4, 6)
    """
    return len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
