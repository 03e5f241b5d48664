"""Chrome that markup does not give away: rules on the lines of the article, each with a name.

`split_boilerplate` takes the blocks of the article and returns those that stay and the lines that go. A label alone never
decides where true text could look the same: the dangerous ones also need their place (the first or last lines), a partner
line, a link, or a missing full stop (`docs/design-notes.md`, "Dropping by text").
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from scraper.items import Link
from scraper.parsers.blocks import Block
from scraper.parsers.dropping.lines import Line, ends_sentence
from scraper.parsers.dropping.match import (
    ADVERTISING,
    ALSO_READ,
    AUTHOR_BIO,
    BOTH_WAYS,
    COMMENTS,
    COMMENTS_WORD,
    CONTENTS,
    FURNITURE,
    HALF_LABELS,
    RELATED_LIST,
    SHARE,
    SOURCE,
    TAGS,
    key_of,
)
from scraper.parsers.dropping.pager import drop_pager, part_glued_pager
from scraper.parsers.dropping.patterns import (
    ANYWHERE,
    ARROWED,
    AT_EDGES,
    COMMENT_COUNT,
    FLOATING,
    LONGEST_ANYWHERE,
    LONGEST_NEEDED,
    NEEDED,
    PATTERNS,
    PLATFORMS,
)
from scraper.parsers.facts.source_links import HOST
from scraper.text import fold

TEXT_RULES: dict[str, str] = {
    "title": "the page's own title where the text begins with it",
    "comments": "everything from the mark that opens the comments, and the sentences of comment forms",
    "repeated": "what the page shows a second time",
    "contents": "a list of contents: lines that are said again below",
    "pager": "the lines that lead to the previous and the next post",
    "page-mark": "page 2 of 6",
    "also-read": "a link to another story between the paragraphs",
    "related": "a list of other stories, its heading, links in a run at the very end",
    "source": "the label of the source of a copied page; its address is kept as `source_url`",
    "share": "share bars, calls to follow, names of platforms",
    "newsletter": "calls to subscribe",
    "advertising": "labels of advertisements, affiliate disclosures",
    "author-bio": "a box about the author",
    "byline": "names, dates and reading times glued to the text",
    "caption": "photo credits on a line of their own",
    "tags": "lists of tags and categories",
    "copyright": "notices of rights and of the software",
    "cookies": "cookie notices",
    "disclaimer": "spoiler bars and disclaimers on a line of their own",
    "reactions": "polls and questions to the reader",
    "embed-leftover": "what a player or a post leaves behind without its script",
    "furniture": "skip links, log-in links, labels of the reading app",
}
"""The text rules by name, and what each drops."""
_LONGEST_LABEL = 160
_PROSE = 120
"""Characters from which a line is prose for sure."""
_LISTED = frozenset(("heading", "table_row", "term"))
_NEVER_LISTED = frozenset(("byline", "caption", "tags"))
"""Rules whose lines look like songs: they take no heading, no row and no numbered item."""
_MOST_LINES = 10_000
"""A page with more has its chrome in the first and the last half of these."""
_HEAD, _TAIL = 4, 10
"""How many lines count as the head and the tail."""


def _lines_of(blocks: Sequence[Block]) -> list[Line]:
    lines: list[Line] = []
    for number, block in enumerate(blocks):
        if not block.text or block.kind == "embed":
            continue
        parts = block.text.split("\n")
        alone, numbered, links = len(parts) == 1, block.number is not None, block.links
        for part in parts:
            key = key_of(part) if len(part) <= _LONGEST_LABEL else ""
            linked = _linked_share(part, links) if links else 0.0
            lines.append(Line(number, part, key, block.kind, linked, numbered, alone))
    return lines


def _linked_share(text: str, links: Iterable[Link]) -> float:
    if not links or not text:
        return 0.0
    return min(1.0, sum(len(link.text) for link in links if link.text in text) / len(text))


@dataclass(frozen=True, slots=True)
class Split:
    """What stays and what goes."""

    blocks: tuple[Block, ...]
    dropped: tuple[tuple[int, str, str], ...]
    """(block index, line, rule) in page order."""


def split_boilerplate(blocks: Sequence[Block], *, title: str | None = None) -> Split:
    """Return `blocks` without chrome, renumbered, and the lines that went, with their rules."""
    blocks = part_glued_pager(blocks)
    lines = _lines_of(blocks)
    judged = lines if len(lines) <= _MOST_LINES else lines[: _MOST_LINES // 2] + lines[-_MOST_LINES // 2 :]
    for step in _STEPS:
        step(judged)
    _drop_title(lines, title)
    touched = {line.block for line in judged if line.rule}
    staying: dict[int, list[str]] = {number: [] for number in touched}
    dropped: list[tuple[int, str, str]] = []
    for line in lines if touched else ():
        if line.rule:
            dropped.append((line.block, line.text, line.rule))
        elif line.block in touched:
            staying[line.block].append(line.text)
    kept: list[Block] = []
    for number, block in enumerate(blocks):
        if number in touched:
            if staying[number] or block.embeds:
                kept.append(_without(block, "\n".join(staying[number]))._replace(index=len(kept)))
        else:
            kept.append(block if block.index == len(kept) else block._replace(index=len(kept)))
    return Split(blocks=tuple(kept), dropped=tuple(dropped))


def _without(block: Block, text: str) -> Block:
    """Return `block` with `text` alone; what markup said of the rest goes with the rest."""
    if not text:
        return block._replace(text="", lead="", emphasis=(), links=(), kind="embed")
    return block._replace(
        text=text,
        lead=block.lead if text.startswith(block.lead) else "",
        emphasis=tuple(e for e in block.emphasis if e in text),
        links=tuple(link for link in block.links if link.text in text),
    )


def _cut_comments(lines: list[Line]) -> None:
    """Drop everything from the mark that opens the comments."""
    size = len(lines)
    after_prose = False
    for at, line in enumerate(lines):
        after_prose = after_prose or len(line.text) > 80
        if len(line.text) > 90 or line.numbered or line.kind == "table_row":
            continue
        sure = (at >= size * 0.3 or (after_prose and size <= 12)) and (
            line.key in COMMENTS.exact or bool(COMMENT_COUNT.match(line.text))
        )
        bare = (
            at >= size * 0.5 and line.key in COMMENTS_WORD.exact and (line.kind == "heading" or line.alone) and not line.is_link
        )
        if sure or (bare and at >= size - 40):
            for rest in lines[at:]:
                rest.rule = rest.rule or "comments"
            return


def _drop_repeats(lines: list[Line]) -> None:
    """Drop what the page shows a second time (for another screen size, say): three lines or more, one of them prose."""
    first: dict[str, int] = {}
    at = 0
    while at < len(lines):
        text = lines[at].text
        if len(text) < _PROSE or (spot := first.setdefault(text, at)) == at:
            at += 1
            continue
        start, end, before, after = at, at + 1, spot - 1, spot + 1
        while end < len(lines) and after < at and lines[end].text == lines[after].text:
            end, after = end + 1, after + 1
        while before >= 0 and not lines[start - 1].rule and lines[start - 1].text == lines[before].text:
            start, before = start - 1, before - 1
        if end - start >= 3:
            for line in lines[start:end]:
                line.rule = line.rule or "repeated"
        at = end


def _drop_patterns(lines: list[Line]) -> None:
    size = len(lines)
    for at, line in enumerate(lines):
        text = line.text.lower()
        head, tail = at < _HEAD, at >= size - _TAIL
        edge = head or tail
        if line.rule or len(text) > (400 if edge else LONGEST_ANYWHERE):
            continue
        maybe = (AT_EDGES if edge else ANYWHERE).match(text) or (len(text) <= LONGEST_NEEDED and NEEDED.search(text))
        if not maybe and not (tail and FLOATING.search(text)):
            continue
        for row in PATTERNS:
            if len(text) > row.limit or (row.where == "head" and not head) or (row.where == "tail" and not tail):
                continue
            if (row.where == "edge" and not edge) or (row.rule in _NEVER_LISTED and (line.numbered or line.kind in _LISTED)):
                continue
            if row.pattern.search(text):
                line.rule = row.rule
                break


def _drop_labels(lines: list[Line]) -> None:
    """Drop lines that are a label and nothing else; one common word only at the edges and never where songs are listed."""
    size = len(lines)
    for at, line in enumerate(lines):
        if line.rule or len(line.text) > 90 or not line.key:
            continue
        plain = not line.numbered and line.kind not in {"table_row", "heading", "term"}
        edge = at < _HEAD or at >= size - _TAIL
        if plain and (line.key in BOTH_WAYS or (at >= size - _TAIL and line.is_link and ARROWED.search(line.text))):
            line.rule = "pager"
        elif line.key in ADVERTISING.exact and not line.numbered:
            line.rule = "advertising"
        elif line.key in SHARE.exact and plain and (" " in line.key or edge or not line.key.isascii()):
            line.rule = "share"
        elif line.key in RELATED_LIST.exact and plain and " " in line.key:
            line.rule = "related"
        elif line.key in FURNITURE.exact and plain and (edge or " " in line.key):
            line.rule = "furniture"
        elif line.key in SOURCE.exact and plain and (at >= size - _TAIL or line.is_link):
            line.rule = "source"
        elif plain and edge and _names_platforms(line.text):
            line.rule = "share"


def _names_platforms(text: str) -> bool:
    """Tell a line made of nothing but names of platforms, with or without a label of sharing before them."""
    if not PLATFORMS.match(text):
        found = SHARE.rest_after(text)
        text = found.rest if found and " " in found.label else ""
    return bool(PLATFORMS.match(text)) and not PLATFORMS.sub("", text).strip(" |,·•/:;-–&")


def _drop_sources(lines: list[Line]) -> None:
    """Drop `Source: example.org` in the tail: a colon and a host, a name or a link, no sentence."""
    for line in lines[-_TAIL:]:
        if line.rule or len(line.text) > 160 or line.numbered:
            continue
        found = SOURCE.rest_after(line.text)
        if found and found[1] and (found[2] or line.linked > 0.3 or HOST.match(found[1])) and not _sentence(found[1], line):
            line.rule = "source"


def _sentence(rest: str, line: Line) -> bool:
    """Tell whether what follows a label reads like a sentence of its own."""
    return line.linked < 0.3 and (len(rest) > 100 or (ends_sentence(line) and len(rest.split()) > 4))


def _drop_also_read(lines: list[Line]) -> None:
    """Drop `Also read: ...`: the label, then a colon or nothing, then a link (or, with two words and a colon, a headline)."""
    for at, line in enumerate(lines):
        if line.rule or len(line.text) > 240 or line.kind == "table_row" or line.numbered:
            continue
        found = ALSO_READ.rest_after(line.text)
        if found is None:
            continue
        label, rest, mark, _ = found
        capitals = line.text[: len(label) + 1].isupper()
        if not rest:
            if (line.is_link or " " in label or capitals or not label.isascii()) and _followed_by_links(lines, at):
                line.rule = "also-read"
            continue
        wordy = " " in label or not label.isascii() or capitals
        linked = line.linked >= 0.5 and (mark or wordy or line.is_link)
        bare = at >= len(lines) - 6 and " " in label and len(line.text) <= 70 and not line.text[len(label) :].startswith(",")
        bare = bare and label not in HALF_LABELS
        asks = mark and line.text.rstrip('"”’').endswith(("?", "？")) and line.text[:1].isupper() and (capitals or " " in label)
        if linked or ((mark or bare) and wordy and (asks or not ends_sentence(line)) and len(rest) <= 150):
            line.rule = "also-read"


def _followed_by_links(lines: Sequence[Line], at: int) -> bool:
    following = [line for line in lines[at + 1 : at + 3] if not line.rule]
    return not following or following[0].is_link


def _drop_related_lists(lines: list[Line]) -> None:
    """Drop a list of other stories: its heading, and the links (or, at the end, short lines) under it."""
    size = len(lines)
    at = 0
    while at < size:
        line = lines[at]
        label = line.key in RELATED_LIST.exact or line.key in ALSO_READ.exact
        if line.rule not in {"", "also-read", "related"} or len(line.text) > 60 or line.numbered or not label:
            at += 1
            continue
        end = at + 1
        while end < size and (lines[end].is_link or (lines[end].rule and lines[end].rule != "comments")):
            end += 1
        if end == at + 1 and (at >= size * 0.6 or (at and size - at <= 12 and line.key in RELATED_LIST.exact)):
            while end < size and len(lines[end].text) <= 120 and not ends_sentence(lines[end]):
                end += 1
            if end < size:
                end = at + 1
        if end > at + 1 or at == size - 1:
            for row in lines[at:end]:
                row.rule = row.rule or "related"
        at = end


def _drop_tags(lines: list[Line]) -> None:
    """Drop `Tags: a, b` at the edges."""
    size = len(lines)
    for at, line in enumerate(lines):
        if line.rule or not (at < _HEAD or at >= size - _TAIL) or len(line.text) > 400 or line.kind == "table_row":
            continue
        found = TAGS.rest_after(line.text)
        if found and (found[2] or line.linked > 0.3 or not found[1]) and not ends_sentence(line) and not line.numbered:
            label_only = not found[1] and not found[2]
            if label_only and at < size * 0.5:
                continue
            line.rule = "tags"


def _drop_biography(lines: list[Line]) -> None:
    """Drop `About the author` near the end, and the one paragraph under it."""
    size = len(lines)
    for at, line in enumerate(lines):
        if line.rule or at < size - _TAIL or at < size * 0.5:
            continue
        found = AUTHOR_BIO.rest_after(line.text)
        if found is None or (found[1] and not (found[0] in {"written by", "article by"} and len(line.text) <= 60)):
            continue
        line.rule = "author-bio"
        if not found[1]:
            for rest in lines[at + 1 : at + 3]:
                if rest.kind in {"heading", "table_row"} or rest.rule:
                    break
                rest.rule = "author-bio"
        return


def _drop_contents(lines: list[Line]) -> None:
    """Drop a list of contents: lines that are said again below as headings of their own."""
    size = len(lines)
    if not any(line.kind == "list_item" for line in lines) and not any(
        line.key.replace("toggle", "").strip() in CONTENTS.exact for line in lines
    ):
        return
    folded = [fold(line.text) if len(line.text) < 160 else "" for line in lines]
    later: dict[str, int] = {}
    for at in range(size - 1, -1, -1):
        later.setdefault(folded[at], at)
    at = 0
    while at < size:
        end = at
        while (
            end < size
            and lines[end].kind in {"list_item", "paragraph"}
            and later[folded[end]] > end
            and folded[end]
            and len(lines[end].text) < 160
        ):
            end += 1
        items = end - at
        titled = at > 0 and lines[at - 1].key.replace("toggle", "").strip() in CONTENTS.exact
        apart = items and min(later[folded[i]] for i in range(at, end)) >= end
        if (
            apart
            and (items >= 3 or (items >= 1 and titled))
            and all(lines[i].kind == "list_item" or titled for i in range(at, end))
        ):
            for row in lines[at:end]:
                row.rule = row.rule or "contents"
            if titled:
                lines[at - 1].rule = lines[at - 1].rule or "contents"
        at = max(end, at + 1)


def _drop_link_runs(lines: list[Line]) -> None:
    """Drop links to other pages that stand in a run at the very end."""
    end = len(lines)
    while end and (lines[end - 1].rule or lines[end - 1].is_link):
        end -= 1
    run = [line for line in lines[end:] if not line.rule]
    if len(run) >= 2 and end > 0 and sum(len(line.text) for line in run) < 0.3 * sum(len(line.text) for line in lines):
        for line in run:
            line.rule = "related"


def _drop_title(lines: list[Line], title: str | None) -> None:
    """Drop the page's own title where the text begins with it."""
    wanted = fold(title or "")
    if not wanted:
        return
    for line in lines[:_HEAD]:
        if not line.rule and line.alone and len(line.text) <= 4 * len(title or "") + 80 and fold(line.text) == wanted:
            line.rule = "title"
            return


_STEPS: tuple[Callable[[list[Line]], None], ...] = (
    _cut_comments,
    _drop_repeats,
    _drop_patterns,
    _drop_labels,
    _drop_contents,
    _drop_also_read,
    drop_pager,
    _drop_related_lists,
    _drop_sources,
    _drop_tags,
    _drop_biography,
    _drop_link_runs,
)
