"""Chrome that markup does not give away: rules on the lines of the article, each with a name.

`split_boilerplate` takes the blocks of the article and returns those that stay and the lines that go. A label alone never
decides where true text could look the same: the dangerous ones also need their place (the first or last lines), a partner
line, a link, or a missing full stop (`docs/design-notes.md`, "Dropping by text").
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scraper.parsers.blocks import Block
from scraper.parsers.dropping.also_read import drop_also_read
from scraper.parsers.dropping.heading_ends import cut_heading_ends
from scraper.parsers.dropping.leftovers import drop_empty_label, drop_rest_of_lists
from scraper.parsers.dropping.lines import HEAD, TAIL, Line, Sheet, ends_sentence, lines_of, sheet_of
from scraper.parsers.dropping.link_runs import drop_link_runs
from scraper.parsers.dropping.mail import drop_mail
from scraper.parsers.dropping.match import (
    ADVERTISING,
    ALSO_READ,
    AUTHOR_BIO,
    BOTH_WAYS,
    COMMENTS,
    COMMENTS_WORD,
    CONTENTS,
    FURNITURE,
    RELATED_LIST,
    SHARE,
    SOURCE,
    TAGS,
    key_of,
)
from scraper.parsers.dropping.pager import drop_pager, part_glued_pager
from scraper.parsers.dropping.patterns import ARROWED, COMMENT_COUNT, LED_BACK, PATTERNS, PLATFORMS, SPONSORED
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
_PROSE = 120
"""Characters from which a line is prose for sure."""
_LISTED = frozenset(("heading", "table_row", "term"))
_NEVER_LISTED = frozenset(("byline", "caption", "tags"))
"""Rules whose lines look like songs: they take no heading, no row and no numbered item."""
_LAST_LINES = 3
"""The very last lines, where an arrow leads back even without a link."""
_OPENING, _CLOSING, _COLONS = "[(（【<〈«「 ", "])）】>〉»」", ":：|—–-"
_MOST_LINES = 10_000
"""A page with more has its chrome in the first and the last half of these."""
_MARKS = "’‘“”–—…•·\u00a0"
"""Marks that `fold` takes away: most lines have no other character beyond ASCII."""
_ASCII_MARKS = {code: None for code in range(128) if not chr(code).isalnum() and chr(code) != "\n"}


@dataclass(frozen=True, slots=True)
class Split:
    """What stays and what goes."""

    blocks: tuple[Block, ...]
    dropped: tuple[tuple[int, str, str], ...]
    """(block index, line, rule) in page order."""


def split_boilerplate(blocks: Sequence[Block], *, title: str | None = None) -> Split:
    """Return `blocks` without chrome and the lines that went, with their rules."""
    blocks, ends = cut_heading_ends(part_glued_pager(blocks))
    lines = lines_of(blocks)
    if not lines:
        return Split(blocks=tuple(blocks), dropped=tuple(ends))
    judged = lines if len(lines) <= _MOST_LINES else lines[: _MOST_LINES // 2] + lines[-_MOST_LINES // 2 :]
    sheet = sheet_of(judged)
    for step in _STEPS:
        step(sheet)
    _drop_title(lines, title)
    drop_mail(sheet)
    drop_empty_label(sheet, blocks)
    gone = [line for line in judged if line.rule]
    if not gone:
        return Split(blocks=tuple(blocks), dropped=tuple(ends))
    staying: dict[int, list[str]] = {line.number: [] for line in gone}
    for line in lines:
        if not line.rule and line.number in staying:
            staying[line.number].append(line.text)
    kept: list[Block] = []
    for number, block in enumerate(blocks):
        if number not in staying:
            kept.append(block)
        elif staying[number] or block.embeds:
            kept.append(_without(block, "\n".join(staying[number])))
    return Split(blocks=tuple(kept), dropped=tuple(sorted([*ends, *((line.number, line.text, line.rule) for line in gone)])))


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


def _cut_comments(sheet: Sheet) -> None:
    """Drop everything from the mark that opens the comments."""
    lines, size = sheet.lines, len(sheet.lines)
    for at in sheet.begun:
        line = lines[at]
        if len(line.text) > 90 or line.numbered or line.kind == "table_row":
            continue
        late = at >= size * 0.3 or (size <= 12 and any(len(before.text) > 80 for before in lines[: at + 1]))
        sure = late and (line.key in COMMENTS.exact or bool(COMMENT_COUNT.match(line.text)))
        bare = (
            at >= size * 0.5 and line.key in COMMENTS_WORD.exact and (line.kind == "heading" or line.alone) and not line.is_link
        )
        if sure or (bare and at >= size - 40):
            for rest in lines[at:]:
                rest.rule = rest.rule or "comments"
            return


def _drop_repeats(sheet: Sheet) -> None:
    """Drop what the page shows a second time (for another screen size, say): three lines or more, one of them prose."""
    lines = sheet.lines
    prose = [line.text for line in lines if len(line.text) >= _PROSE]
    if len(set(prose)) == len(prose):
        return
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


def _drop_patterns(sheet: Sheet) -> None:
    """Drop what a pattern takes where it stands."""
    for at, numbers in sheet.tries.items():
        line = sheet.lines[at]
        if line.rule:
            continue
        text = line.text.lower()
        head, tail = at < HEAD, at >= sheet.tail
        listed = line.numbered or line.kind in _LISTED
        for row in [PATTERNS[number] for number in sorted(numbers)]:
            if len(text) > row.limit or (row.where == "head" and not head) or (row.where == "tail" and not tail):
                continue
            if not (listed and row.rule in _NEVER_LISTED) and row.takes(text):
                line.rule = row.rule
                break


def _drop_labels(sheet: Sheet) -> None:
    """Drop lines that are a label and nothing else; one common word only at the edges and never where songs are listed."""
    _drop_arrowed(sheet)
    for at in sheet.begun:
        line = sheet.lines[at]
        key = line.key
        if line.rule or not key or len(line.text) > 160:
            continue
        plain = not line.numbered and line.kind not in _LISTED
        edge = at < HEAD or at >= sheet.tail
        if plain and key in BOTH_WAYS:
            line.rule = "pager"
        elif not line.numbered and (key in ADVERTISING.exact or (SPONSORED.match(line.low) and _is_set_apart(line))):
            line.rule = "advertising"
        elif not plain:
            continue
        elif key in SHARE.exact and (" " in key or edge or not key.isascii()):
            line.rule = "share"
        elif key in RELATED_LIST.exact and " " in key:
            line.rule = "related"
        elif key in FURNITURE.exact and (edge or " " in key):
            line.rule = "furniture"
        elif key in SOURCE.exact and (at >= sheet.tail or line.is_link):
            line.rule = "source"
        elif edge and _names_platforms(line):
            line.rule = "share"


def _is_set_apart(line: Line) -> bool:
    """Tell the label `SPONSORED` before the words of an advertisement from a sentence that begins with such a word."""
    found = SPONSORED.match(line.low)
    size = found.end() if found else 0
    start = len(line.text) - len(line.text.lstrip(_OPENING))
    label, rest = line.text[start : start + size], line.text[start + size :]
    if label.isupper() and not rest.isupper():
        return True
    bracketed = start > 0 and rest[:1] in _CLOSING
    return bool(rest) and (bracketed or (rest.lstrip()[:1] in _COLONS and not ends_sentence(line)))


def _drop_arrowed(sheet: Sheet) -> None:
    """Drop the lines with an arrow that lead on or back, in the tail: links, or the very last lines."""
    last = sheet.lines[-_LAST_LINES:]
    for line in sheet.lines[-TAIL:]:
        if line.rule or line.numbered or line.kind in _LISTED or len(line.text) > 90:
            continue
        led = line.is_link and ARROWED.search(line.text) if line.block.links else None
        back = LED_BACK.match(line.text) is not None and line in last and not ends_sentence(line)
        if (led or back) and key_of(line.text):
            line.rule = "pager"


def _names_platforms(line: Line) -> bool:
    """Tell a line made of nothing but names of platforms, with or without a label of sharing before them."""
    text = line.text
    if not PLATFORMS.match(text):
        found = SHARE.begins(line.low)
        text = found.rest if found and " " in found.label else ""
    return bool(PLATFORMS.match(text)) and not PLATFORMS.sub("", text).strip(" |,·•/:;-–&")


def _drop_sources(sheet: Sheet) -> None:
    """Drop `Source: example.org` in the tail: a colon and a host, a name or a link, no sentence."""
    for line in [sheet.lines[at] for at in sheet.begun if at >= sheet.tail]:
        if line.rule or len(line.text) > 160 or line.numbered:
            continue
        found = SOURCE.begins(line.low)
        if found and found[1] and (found[2] or line.linked > 0.3 or HOST.match(found[1])) and not _sentence(found[1], line):
            line.rule = "source"


def _sentence(rest: str, line: Line) -> bool:
    """Tell whether what follows a label reads like a sentence of its own."""
    return line.linked < 0.3 and (len(rest) > 100 or (ends_sentence(line) and len(rest.split()) > 4))


def _drop_related_lists(sheet: Sheet) -> None:
    """Drop a list of other stories: its heading, and the links (or, at the end, short lines) under it."""
    lines, size = sheet.lines, len(sheet.lines)
    end = short = 0
    said = [at for at in sheet.tries if lines[at].rule == "related"]  # a heading in words of its own
    for at in sorted({*sheet.begun, *said}) if said else sheet.begun:
        line = lines[at]
        label = line.key in RELATED_LIST.exact or line.key in ALSO_READ.exact or at in said
        if at < end or not label or line.rule not in {"", "also-read", "related"} or len(line.text) > 60 or line.numbered:
            continue
        end = at + 1
        while end < size and (lines[end].is_link or (lines[end].rule and lines[end].rule != "comments")):
            end += 1
        if end == at + 1 and (at >= size * 0.6 or (at and size - at <= 12 and (at in said or line.key in RELATED_LIST.exact))):
            short = short or _where_short_lines_begin(lines)
            end = size if end >= short else end
        if end > at + 1 or at == size - 1:
            for row in lines[at:end]:
                row.rule = row.rule or "related"


def _where_short_lines_begin(lines: Sequence[Line]) -> int:
    """Return from where on no line is long or a sentence."""
    at = len(lines)
    while at and (lines[at - 1].rule or (len(lines[at - 1].text) <= 120 and not ends_sentence(lines[at - 1]))):
        at -= 1
    return at


def _drop_tags(sheet: Sheet) -> None:
    """Drop `Tags: a, b` at the edges."""
    for at in sheet.begun:
        line = sheet.lines[at]
        if line.rule or HEAD <= at < sheet.tail or line.kind == "table_row" or line.numbered:
            continue
        found = TAGS.begins(line.low)
        if found and (found[2] or line.linked > 0.3 or not found[1]) and not ends_sentence(line):
            label_only = not found[1] and not found[2]
            if label_only and at < len(sheet.lines) * 0.5:
                continue
            line.rule = "tags"


def _drop_biography(sheet: Sheet) -> None:
    """Drop `About the author` near the end, and the one paragraph under it."""
    lines = sheet.lines
    for at in sheet.begun:
        line = lines[at]
        if line.rule or at < sheet.tail or at < len(lines) * 0.5:
            continue
        found = AUTHOR_BIO.begins(line.low)
        if found is None or (found[1] and not (found[0] in {"written by", "article by"} and len(line.text) <= 60)):
            continue
        line.rule = "author-bio"
        if not found[1]:
            for rest in lines[at + 1 : at + 3]:
                if rest.kind in {"heading", "table_row"} or rest.rule:
                    break
                rest.rule = "author-bio"
        return


def _drop_contents(sheet: Sheet) -> None:
    """Drop a list of contents: lines that are said again below as headings of their own."""
    lines, size = sheet.lines, len(sheet.lines)
    titles = {at for at in sheet.begun if lines[at].key.replace("toggle", "").strip() in CONTENTS.exact}
    if not titles and not _any_three_items(lines):
        return
    folded = _folded([line.text if len(line.text) < 160 else "" for line in lines])
    said = [words for words in folded if words]
    if len(set(said)) == len(said):
        return
    later = {words: at for at, words in enumerate(folded)}
    at = 0
    while at < size:
        end = at
        while end < size and folded[end] and later[folded[end]] > end and lines[end].kind in {"list_item", "paragraph"}:
            end += 1
        items = end - at
        titled = at - 1 in titles
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


def _folded(lines: list[str]) -> list[str]:
    """Return `fold` of every line; those in ASCII are folded together, which costs as much as one."""
    others = "\n".join([line for line in lines if not line.isascii()])
    for mark in _MARKS if others else "":
        others = others.replace(mark, "")
    rest = iter(others.split("\n"))
    lines = [line if line.isascii() else next(rest) for line in lines]
    folded = "\n".join([line if line.isascii() else "" for line in lines]).lower().translate(_ASCII_MARKS).split("\n")
    for at, line in enumerate(lines):
        if not line.isascii():
            folded[at] = fold(line)
    return folded


def _any_three_items(lines: Sequence[Line]) -> bool:
    """Tell whether three items of lists stand in a row."""
    return "iii" in "".join(["i" if line.block.kind == "list_item" else " " for line in lines])


def _drop_title(lines: list[Line], title: str | None) -> None:
    """Drop the page's own title where the text begins with it."""
    wanted = fold(title or "")
    if not wanted:
        return
    for line in lines[:HEAD]:
        if not line.rule and line.alone and len(line.text) <= 4 * len(title or "") + 80 and fold(line.text) == wanted:
            line.rule = "title"
            return


_STEPS: tuple[Callable[[Sheet], None], ...] = (
    _cut_comments,
    _drop_repeats,
    _drop_patterns,
    _drop_labels,
    _drop_contents,
    drop_also_read,
    drop_pager,
    _drop_related_lists,
    _drop_sources,
    _drop_tags,
    _drop_biography,
    drop_link_runs,
    drop_rest_of_lists,
)
