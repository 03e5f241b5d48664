"""What the other rules leave behind: the rest of a list of which they took most, and a label with nothing under it."""

from collections.abc import Iterator, Sequence

from scraper.parsers.blocks import Block
from scraper.parsers.dropping.lines import Line, Sheet, ends_sentence

_FURNITURE = frozenset(("pager", "tags", "byline", "share", "comments", "furniture", "newsletter", "copyright"))
"""Rules whose lines stand among others of their kind in one list."""
_PLAIN = frozenset(("paragraph", "list_item"))
_FEWEST = 2
"""Items of a list that other rules took, when it is a list of chrome."""
_LONGEST_LABEL, _LONGEST_ITEM = 24, 80
"""Characters of a label that lost what it labels, and of an item among chrome."""


def drop_rest_of_lists(sheet: Sheet) -> None:
    """Drop what is left of a list among the last lines of which other rules took half or more: `Views: 12`, `All posts`."""
    last = sheet.lines[sheet.tail :]
    if sum(line.rule != "" for line in last) < _FEWEST or not any(line.block.kind == "list_item" for line in last):
        return
    for run in _lists(last):
        taken = sum(line.rule in _FURNITURE for line in run)
        if taken >= _FEWEST and 2 * taken >= len(run):
            for line in run:
                if not line.rule and not line.numbered and len(line.text) <= _LONGEST_ITEM and not ends_sentence(line):
                    line.rule = "furniture"


def _lists(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the runs of items that stand in one list each."""
    run: list[Line] = []
    for line in lines:
        if run and (line.kind != "list_item" or line.block.container != run[0].block.container):
            yield run
            run = []
        if line.kind == "list_item":
            run.append(line)
    if run:
        yield run


def drop_empty_label(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Drop the last line of a text when it is a label whose value is missing: `Editor:`, with nothing but chrome under it."""
    for line in reversed(sheet.lines):
        if line.rule:
            continue
        label = line.alone and len(line.text) <= _LONGEST_LABEL and line.text[-1] in ":：" and line.kind in _PLAIN
        if not label or any(block.embeds for block in blocks[line.number :]):
            return
        line.rule = "furniture"
