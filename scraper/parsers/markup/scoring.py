"""Which element holds the article: prose adds up from the paragraphs to the elements round them.

No site's name and no class name is needed: class names are only evidence where they say something. A page is walked down
from `body` as long as one child holds nearly all the prose.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from scraper.parsers.dropping.dom import DOM_RULES, DomRule, words_of
from scraper.parsers.dropping.match import COMMENTS as COMMENT_LABELS
from scraper.parsers.dropping.match import fold_case, key_of
from scraper.parsers.dropping.patterns import COMMENT_COUNT
from scraper.parsers.dropping.starts import starts_of
from scraper.parsers.markup.scan import Scan, width
from scraper.text import one_line

CONTAINERS = frozenset((
    "body", "div", "section", "article", "main", "table", "tbody", "tr", "td", "center", "form", "fieldset", "span", "font",
    "details",
))  # fmt: skip
"""Elements that can be an article's; custom elements (`x-y`) too."""
_HINT = re.compile(
    r" (?:articlebody|entrybody|postbody|storybody|articlecontent|postcontent|entrycontent|maincontent|newsbody|"
    r"newscontent|"
    r"(?:article|entry|post|story|news|blog|single|page|main|detail|content|read|view|note)s? "
    r"(?:inner )?(?:body|content|contents|text|copy|main|article|detail)|"
    r"e content|rich text|richtext|markdown body|text formatted|"
    r"contents style|article view|field name body|body text|body copy|body content|prose|wysiwyg|se main container|"
    r"blog content|bb wrapper|post message|message text|message content|post bodycopy|cooked|js post body|t f|t msgfont|post "
    r"entry text) "
)
_PAGE = re.compile(r" page (?:inner )?(?:body|content|contents|main) ")
"""A hint that may name the whole page as well: it does not end the search."""
_TEXTS = frozenset(("article", "articles", "entry", "post", "story", "news", "blog"))
_TEASER_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
TEASERS = DomRule(name="related", drops="<div><article><h3><a>Other story</a></h3></article>... three times</div>")
"""A list of other articles, known by its shape."""
COMMENTS = next(rule for rule in DOM_RULES if rule.name == "comments")
_LONGEST_MARK = 40
_COMMENT_STARTS = starts_of(COMMENT_COUNT.pattern, 2) | {label[:2] for label in COMMENT_LABELS}
_SHARE = 0.85
_HINTED_SHARE = 0.6
_LONE_SHARE = 0.7
"""Share of the prose that one element must hold if nothing but labels stand beside it."""
_LONGEST_ASIDE = 80
"""Width of a label beside the text."""
_PROSE_TAGS = frozenset(("p", "blockquote", "pre", "h2", "h3", "h4", "h5", "h6", "dd", "td", "article", "main", "font", "span"))


@dataclass(frozen=True, slots=True)
class Weights:
    """Figures for every index of a scan, subtree sums included."""

    words: list[int]
    """Width of all text."""
    linked: list[int]
    """Width of the text in links."""
    prose: list[float]
    """Weight of the paragraphs that read like prose, chrome left out."""
    raw: list[float]
    """The same with chrome."""
    weighty: list[int]
    """The elements that have a weight, chrome or not, in page order."""
    chrome: list[bool]
    """True below (or at) an element that markup calls chrome."""

    def link_density(self, index: int) -> float:
        """Return the share of text in links, 0 to 1."""
        return self.linked[index] / self.words[index] if self.words[index] else 0.0


def weigh(scan: Scan) -> Weights:
    """Return the weights of every element of `scan`."""
    parents, texts, in_links = scan.parents, scan.texts, scan.linked
    size = len(parents)
    words, linked = [0] * size, [0] * size
    for index, block in scan.blocks.items():
        text = texts[index]
        length = len(text) if text.isascii() else width(text)
        words[block] += length
        if index in in_links:
            linked[block] += length
    own: dict[int, float] = {}
    for index in sorted({*scan.blocks.values()}):
        length = words[index]
        free = length - linked[index]
        if free >= 40 or (free >= 20 and free == length):
            density = linked[index] / length
            if density < 0.5:
                own[index] = min(free, 1500) * (1 - density)
    for index in range(size - 1, 0, -1):
        if words[index]:
            parent = parents[index]
            words[parent] += words[index]
            if linked[index]:
                linked[parent] += linked[index]
    weighty = _with_ancestors(own, parents)
    raw = _sums(own, weighty, parents)
    chrome = _mark_chrome(scan, words, linked, own, raw)
    spoken = {i: w for i, w in own.items() if not chrome[i]}
    prose = _sums(spoken, weighty, parents) if len(spoken) < len(own) else raw
    return Weights(words=words, linked=linked, prose=prose, raw=raw, weighty=weighty, chrome=chrome)


def _with_ancestors(own: Iterable[int], parents: list[int]) -> list[int]:
    """Return elements and all that they stand in, in page order."""
    found = {0}
    for index in own:
        at = index
        while at not in found:
            found.add(at)
            at = parents[at]
    return sorted(found)


def _sums(own: dict[int, float], weighty: list[int], parents: list[int]) -> list[float]:
    """Return for every element the sum of `own` in it and below it; `weighty` are those that may have one."""
    sums = [0.0] * len(parents)
    for index, weight in own.items():
        sums[index] = weight
    for index in reversed(weighty):
        if index and sums[index]:
            sums[parents[index]] += sums[index]
    return sums


def _mark_chrome(scan: Scan, words: list[int], linked: list[int], own: dict[int, float], raw: list[float]) -> list[bool]:
    """Return what stands in chrome; a rule is void where it would take most of the page, or long prose, with it."""
    chrome = [False] * len(raw)
    rules = scan.rules
    for index in teaser_lists(scan, words, linked, raw):
        rules[index] = TEASERS
    for index in labelled_comments(scan, words, own, raw):
        rules.setdefault(index, COMMENTS)
    reach = -1
    for index in sorted(rules):
        rule = rules[index]
        if index >= reach and not rule.soft:
            void = raw[index] > raw[0] * 0.5 and ((raw[index] > raw[0] * 0.85 and not rule.prose) or _holds_core(scan, index))
            if rule.links and scan.tags[index] not in rule.tags:
                void = void or (raw[index] > max(400.0, raw[0] * 0.1) and linked[index] < 0.3 * words[index])
            if void or (rule.name == "footer" and scan.tags[scan.parents[index]] == "blockquote"):
                del rules[index]
            else:
                reach = scan.ends[index]
                chrome[index:reach] = [True] * (reach - index)
    return chrome


def _holds_core(scan: Scan, index: int) -> bool:
    """Tell whether an element holds what only an article's own column holds."""
    inside = range(index, scan.ends[index])
    return any(scan.tags[i] in {"h1", "main"} or (not scan.texts[i] and is_hinted(scan, i)) for i in inside)


def teaser_lists(scan: Scan, words: list[int], linked: list[int], raw: list[float]) -> list[int]:
    """Return the elements that are lists of other articles: three or more alike, each a linked heading and little text."""
    counts = [0] * len(raw)
    heads = [i for i in scan.indexes_of(*_TEASER_HEADINGS) if words[i] and linked[i] >= 0.9 * words[i]]
    if len(heads) < 3:
        return []
    for index in heads:
        at = index
        while at >= 0:
            counts[at] += 1
            at = scan.parents[at]
    groups: dict[int, list[int]] = {}
    for index in heads:
        at = index
        while at > 0 and counts[scan.parents[at]] < 3:
            at = scan.parents[at]
        if at > 0 and at != index:
            groups.setdefault(scan.parents[at], []).append(at)
    found = []
    for group, items in groups.items():
        teased = sum(raw[i] for i in items)
        # an article's own column may hold cards of products or shares: its prose stands beside them
        named = raw[group] > 2 * teased and is_hinted(scan, group)
        if len(items) >= 3 and teased < 300 * len(items) and raw[group] < 0.5 * raw[0] and not named:
            found.append(group)
    return found


def labelled_comments(scan: Scan, words: list[int], own: dict[int, float], raw: list[float]) -> list[int]:
    """Return the elements that begin with the mark over comments (`Discussion (3)`, `댓글 2개`), where no class says so.

    The mark must stand behind most of the prose, at the very start of an element that holds much more than it.
    """
    found: list[int] = []
    parents, texts, total = scan.parents, scan.texts, sum(own.values())
    blocks = scan.blocks
    half = _half_of(own, total)
    marks = list(blocks)
    first = bisect_right(marks, half)
    before, reach = marks[first - 1] if first else 0, 0
    for mark in marks[first:]:
        text = texts[mark]
        if mark >= reach and len(text) <= _LONGEST_MARK and blocks[mark] not in own and _may_be_comment_mark(text):
            best, at = 0, parents[mark]
            while at >= max(before, 1) and raw[at] < 0.45 * total:
                best, at = at, parents[at]
            if best > half and words[best] > 3 * len(text) and _is_comment_mark(text):
                found.append(best)
                reach = scan.ends[best]
        before = mark
    return found


def _half_of(own: dict[int, float], total: float) -> int:
    """Return the index up to which half of the prose stands."""
    heard = 0.0
    for index, weight in own.items():
        heard += weight
        if heard >= 0.5 * total:
            return index
    return 0


def _may_be_comment_mark(text: str) -> bool:
    """Tell whether a text begins as the mark over comments does; asked first, since hardly one does."""
    start = fold_case(text.lstrip()[:2])
    return not start[:1].isalpha() or start in _COMMENT_STARTS or start[:1] in _COMMENT_STARTS


def _is_comment_mark(text: str) -> bool:
    text = one_line(text)
    return key_of(text) in COMMENT_LABELS.exact or COMMENT_COUNT.match(text) is not None


def is_hinted(scan: Scan, index: int) -> bool:
    """Tell whether markup names the element as the one that holds an article's text."""
    if scan.tags[index] not in CONTAINERS:
        return False
    name = scan.names.get(index, "")
    if name and _is_hint(name):
        return True
    return "articlebody" in (scan.attributes_of(index).get("itemprop") or "").lower()


def _names_page(scan: Scan, index: int) -> bool:
    words = words_of(scan.names.get(index, ""))
    return _PAGE.search(f" {' '.join(words)} ") is not None and _TEXTS.isdisjoint(words)


@lru_cache(maxsize=8192)
def _is_hint(name: str) -> bool:
    return _HINT.search(f" {' '.join(words_of(name))} ") is not None


def is_index(scan: Scan, weights: Weights, article: int) -> bool:
    """Tell a list of articles (home, category, tag, archive) from an article: many linked headings, little text to each."""
    words, linked = weights.words, weights.linked
    tags = scan.tags[article : scan.ends[article]]
    titles = [i for i in scan.indexes_of(*_TEASER_HEADINGS) if article <= i < scan.ends[article] and words[i]]
    heads = sum(linked[i] >= 0.9 * words[i] for i in titles)
    plain = sum(linked[i] < 0.5 * words[i] for i in titles)
    cards = sum(tag == "article" and words[i] > 0 for i, tag in enumerate(tags, article)) if "article" in tags else 0
    many = max(heads, cards if cards > 2 else 0)
    return many >= 4 and many > 2 * plain and weights.raw[article] < 450 * many


def _only_labels_beside(scan: Scan, prose: list[float], current: int, best: int, weighty: list[int]) -> bool:
    """Tell whether what `current` holds beside `best` are titles and labels: short, and none of them a paragraph."""
    inner: dict[int, float] = {}
    beside = [i for i in weighty if current < i < scan.ends[current] and not best <= i < scan.ends[best] and prose[i]]
    for index in reversed(beside):
        inner[scan.parents[index]] = inner.get(scan.parents[index], 0.0) + prose[index]
        own = prose[index] - inner.get(index, 0.0)
        if own > _LONGEST_ASIDE or (own > 0 and scan.tags[index] in _PROSE_TAGS):
            return False
    return bool(beside)


def _lone_article(scan: Scan, current: int) -> list[int]:
    """Return the page's only `article` element, if it stands in `current` and has the headline: what is beside is not it."""
    if scan.tags.count("article") != 1:
        return []
    index = scan.tags.index("article")
    inside = current < index < scan.ends[current] and "h1" in scan.tags[index : scan.ends[index]]
    return [index] if inside else []


def choose_article(scan: Scan, weights: Weights) -> int:
    """Return the index of the element that holds the article."""
    parents = scan.parents
    prose = weights.prose if weights.prose[0] >= min(0.1 * weights.raw[0], 150.0) else weights.raw
    if not prose[0]:
        return 0
    children: dict[int, list[int]] = {}
    hinted: list[int] = []
    enough = 0.3 * prose[0]
    for index in weights.weighty:
        weight = prose[index]
        if weight and index:
            children.setdefault(parents[index], []).append(index)
            if weight >= enough and is_hinted(scan, index):
                hinted.append(index)
    current = 0
    while below := children.get(current):
        best = max(below, key=prose.__getitem__)
        tag = scan.tags[best]
        inside = [i for i in hinted if current < i < scan.ends[current]]
        here = current in hinted and not (_names_page(scan, current) and any(i > current for i in inside))
        if (tag in CONTAINERS or "-" in tag) and prose[best] >= _SHARE * prose[current]:
            if here and not any(i >= best and prose[i] >= 0.9 * prose[current] for i in inside):
                break
            current = best
            continue
        lone = (tag in CONTAINERS or "-" in tag) and not here and prose[best] >= _LONE_SHARE * prose[current]
        if lone and _only_labels_beside(scan, prose, current, best, weights.weighty):
            current = best
            continue
        better = [i for i in inside or _lone_article(scan, current) if prose[i] >= _HINTED_SHARE * prose[current]]
        if not better or here:
            break
        current = better[0]
    return current
