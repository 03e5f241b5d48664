"""Links that stand together, or alone behind the text: menus, teasers of other stories, rows of an old home page.

What they say is not asked: a line that is a link and nothing else, where a song would have its singer, its quotes or its number.
"""

import re
from collections import Counter
from collections.abc import Sequence

from scraper.parsers.dropping.lines import HEAD, Line, Sheet, ends_sentence
from scraper.parsers.markup.embeds import is_player_url
from scraper.text import fold

_LISTED = frozenset(("heading", "table_row", "term"))
_LAST_LINES = 3
"""The very last lines, where a single link with a mark before it leads away."""
_ROW_OF_LINKS = 3
"""Links of a row of them."""
_LONGEST_ROW = 60
"""More than these are no row: each is looked for in the line."""
_MOST_OF_TEXT = 0.3
"""Share of the text that links at the end may have: a page that is links has them as its text."""
_LONGEST_ENTRY = 30
"""Characters of an entry of a menu."""
_PROSE = 80
"""Characters from which a line is prose."""
_TEASER_WORDS, _TEASER_LETTERS = 4, 10
"""Words of a headline, and letters of one in a script without spaces."""
_LABEL_WORDS, _LABEL_LETTERS, _LONGEST_LABEL = 3, 5, 40
"""Words of a label that is no field's name, letters of one in a script without spaces, and characters of the longest."""
_POINTERS = "▶►▷▸▹➤➜➔➡→⇒☞☛👉🔗▪■※"
_FIELDS = re.compile(r"[\"“”„«»「」『』《》〈〉‘]|\s[-–—/|·~]\s|^\W{0,2}\d+\s?[.):]|[:：]")
"""What a line of song and singer has, and hardly a menu or a headline."""


def drop_link_runs(sheet: Sheet) -> None:
    """Drop links to other pages in a run at the very end, a row of links with bars at either end, a menu, teasers, a pointer."""
    lines = sheet.lines
    for line in (*lines[:HEAD], *lines[-_LAST_LINES:]):
        if not line.rule and len(line.block.links) >= _ROW_OF_LINKS and line.kind not in _LISTED and _is_row_of_links(line):
            line.rule = "furniture"
    linked = [at for at, line in enumerate(lines) if line.block.links and not line.rule and line.is_link]
    if linked:
        _drop_menu(lines, linked)
        _drop_teasers(lines, linked)
    _drop_labelled(lines)
    end = len(lines)
    while end and (lines[end - 1].rule or lines[end - 1].is_link):
        end -= 1
    run = [line for line in lines[end:] if not line.rule]
    links = sum(sum(link.text in line.text for link in line.block.links[:_LONGEST_ROW]) for line in run)
    single = len(run) == 1 and (links > 1 or _points(run[0]))
    if (
        (len(run) >= 2 or single)
        and end > 0
        and sum(len(line.text) for line in run) < 0.3 * sum(len(line.text) for line in lines)
    ):
        for line in run:
            line.rule = "related"


def _is_row_of_links(line: Line) -> bool:
    """Tell `[ Home | 2008 | 2010 | Guestbook ]`: all of its letters are in links, and bars stand between."""
    bars = sum(map(line.text.count, "|｜│·•"))
    if bars < _ROW_OF_LINKS - 1 or len(line.block.links) > _LONGEST_ROW:
        return False
    shown = [link.text for link in line.block.links if link.text and link.text in line.text]
    return bars >= len(shown) - 1 >= _ROW_OF_LINKS - 1 and fold("".join(shown)) == fold(line.text)


def _drop_menu(lines: Sequence[Line], linked: Sequence[int]) -> None:
    """Drop a column of short links in one block before the first prose: the menu of a page that lays itself out by a table."""
    first = next((at for at, line in enumerate(lines) if len(line.text) >= _PROSE), 0)
    column = [lines[at] for at in linked if at < first and not lines[at].alone and lines[at].kind not in _LISTED]
    if len(column) < _ROW_OF_LINKS:
        return
    whole = [line for line in lines[:first] if line.number == column[0].number]
    if len(whole) >= _ROW_OF_LINKS and all(
        line.is_link and len(line.text) <= _LONGEST_ENTRY and not _FIELDS.search(line.text) for line in whole
    ):
        for line in whole:
            line.rule = line.rule or "furniture"


def _drop_teasers(lines: Sequence[Line], linked: Sequence[int]) -> None:
    """Drop a list of two linked headlines or more that no heading and no colon announces: the portal's own between the text."""
    at = 0
    while at < len(linked):
        start = end = linked[at]
        while end < len(lines) and _is_teaser(lines[end]):
            end += 1
        above = lines[start - 1] if start else None
        announced = above is not None and (
            above.kind == "heading" or above.text.endswith((":", "：")) or above.block.lead == above.text
        )
        if end - start >= 2 and end < len(lines) and lines[end].kind != "list_item" and not announced:
            for line in lines[start:end]:
                line.rule = "related"
        while at < len(linked) and linked[at] < max(end, start + 1):
            at += 1


def _is_teaser(line: Line) -> bool:
    if line.rule or line.kind != "list_item" or line.numbered or not line.alone or not line.is_link or _FIELDS.search(line.text):
        return False
    return _is_headline(line.text) and not any(is_player_url(link.url) or "#" in link.url for link in line.block.links)


def _is_headline(text: str) -> bool:
    return len(text.split()) >= _TEASER_WORDS or (not text.isascii() and " " not in text[:8] and len(text) >= _TEASER_LETTERS)


def _drop_labelled(lines: Sequence[Line]) -> None:
    """Drop `**Also on these pages:** a headline`: words in bold that name no field, a colon, then a link to the end.

    What stands before two such links is a field, and so are one or two words.
    """
    labelled = [at for at, line in enumerate(lines) if line.block.lead and line.block.links and _is_labelled(line)]
    leads = Counter(lines[at].block.lead for at in labelled)
    for at in labelled:
        if leads[lines[at].block.lead] == 1 and at and len(lines[at - 1].text) >= _PROSE:
            lines[at].rule = "also-read"


def _is_labelled(line: Line) -> bool:
    lead, link = line.block.lead, line.block.links[-1]
    if line.rule or line.kind != "paragraph" or not line.alone or len(lead) > _LONGEST_LABEL or not link.text:
        return False
    rest, label = line.text[len(lead) :].strip(" :："), lead.rstrip(" :：")
    named = len(label.split()) >= _LABEL_WORDS or (not label.isascii() and " " not in label and len(label) >= _LABEL_LETTERS)
    colon = lead.endswith((":", "：")) or line.text[len(lead) :].lstrip().startswith((":", "："))
    if not (named and colon and link.text == rest and _is_headline(rest)) or _FIELDS.search(rest):
        return False
    return not ends_sentence(line) and not is_player_url(link.url)


def _points(line: Line) -> bool:
    """Tell the one link behind the text that a mark points at."""
    plain = line.alone and line.kind == "paragraph" and line.text[:1] in _POINTERS
    return plain and not _FIELDS.search(line.text[1:]) and not any(is_player_url(link.url) for link in line.block.links)
