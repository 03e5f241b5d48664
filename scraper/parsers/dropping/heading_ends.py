"""What hangs on the end of headings and is a tool: the link to edit them (`[편집]`), the link to themselves (`¶`).

Every heading of the page has the same; a bracket that all share may as well be the drama's, so it must say that it edits.
"""

import re
from collections import Counter
from collections.abc import Sequence

from scraper.parsers.blocks import Block

_TOOL = re.compile(r"\s*(?:\[[^\[\]\d]{1,24}\]|[#¶§🔗])$")
_EDITS = frozenset((
    "edit", "편집", "編集", "编辑", "編輯", "modifier", "editar", "bearbeiten", "modifica", "düzenle", "değiştir",
    "edytuj", "править", "sunting", "sửa", "แก้ไข", "bewerken", "redigera", "rediger", "redigér", "muokkaa", "szerkesztés",
    "upravit", "upraviť", "editează", "επεξεργασία", "редагувати", "редактиране", "uredi", "تعديل", "ویرایش", "עריכה", "संपादित",
))  # fmt: skip
_SIGNS = frozenset("¶§🔗")
"""What no heading ends in of its own."""
_FEW = 3
_MOST = 0.7
_ENDS = frozenset("]#¶§🔗")
RULE = "edit-link"


def cut_heading_ends(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[tuple[int, str, str]]]:
    """Return the blocks with headings rid of the tools at their ends, and those as (block number, text, rule)."""
    ends = {
        number: found.group()
        for number, block in enumerate(blocks)
        if block.kind == "heading" and block.text[-1:] in _ENDS and (found := _TOOL.search(block.text))
    }
    if not ends:
        return blocks, []
    headings = sum(block.kind == "heading" for block in blocks)
    counts = Counter(end.strip() for end in ends.values())
    tools = {end for end, times in counts.items() if _is_tool(end) or (end == "#" and times >= max(_FEW, _MOST * headings))}
    cut = {number: end for number, end in ends.items() if end.strip() in tools and len(end) < len(blocks[number].text)}
    kept = [_without(block, cut[number]) if number in cut else block for number, block in enumerate(blocks)]
    return kept, [(number, end.strip(), RULE) for number, end in cut.items()]


def _is_tool(end: str) -> bool:
    """Tell whether an end is none of a heading's own words.

    >>> _is_tool("[편집]"), _is_tool("[edit source]"), _is_tool("[도깨비]"), _is_tool("[Radio Edit]"), _is_tool("¶")
    (True, True, False, False, True)
    """
    return end in _SIGNS or end.strip("[]").casefold().partition(" ")[0] in _EDITS


def _without(block: Block, end: str) -> Block:
    text = block.text[: -len(end)]
    return block._replace(text=text, lead=text if block.lead == block.text else block.lead)
