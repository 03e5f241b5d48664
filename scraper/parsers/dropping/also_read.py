"""Lines between the paragraphs that lead to another story: a label, and a link or a headline behind it."""

from collections.abc import Sequence

from scraper.parsers.dropping.lines import Line, Sheet, ends_sentence
from scraper.parsers.dropping.match import (
    ADVERTISING,
    ALSO_READ,
    HALF_LABELS,
    RECOMMENDS,
    RELATED_LIST,
    RELATED_WORD,
    Found,
    key_of,
    left_edge_of,
)

_LONGEST_STORY = 150
"""Characters of a headline behind a label."""
_HEADLINE_WORDS = 4
"""Words from which what stands behind `Related:` is a headline."""
_BRACKETS = {"【": "】", "[": "]", "［": "］", "〔": "〕", "(": ")", "（": "）", "<": ">", "＜": "＞", "〈": "〉"}
"""Brackets round a label."""
_POINTS = frozenset("▶►▷▸▹➤➜➔➡→⇒⇨»›>＞☞☛👉🔗⏩📌▼▽◆◇■□●○※*★☆•·▪ \ufe0e\ufe0f")
"""Marks that point at a label."""
_SPACELESS_LABEL = 4
"""Letters of a label that says enough in a script without capitals."""


def drop_also_read(sheet: Sheet) -> None:
    """Drop `Also read: ...`: the label, then a colon or nothing, then a link (or, with two words and a colon, a headline)."""
    lines = sheet.lines
    for at in sheet.begun:
        line = lines[at]
        if line.rule or len(line.text) > 240 or line.kind == "table_row" or line.numbered:
            continue
        if line.block.links and _is_glued_label(line):
            line.rule = "also-read"
            continue
        found = ALSO_READ.begins(line.low)
        if found is None:
            if line.alone and line.kind == "paragraph" and ALSO_READ.glued(left_edge_of(line.text), line.low):
                line.rule = "also-read"
            continue
        text = left_edge_of(line.text)
        if text != line.text and _is_pointed_out(line, text, found):
            line.rule = "also-read"
            continue
        label, rest, mark, _ = found
        capitals = text[: len(label) + 1].isupper()
        if not rest:
            if (line.is_link or " " in label or capitals or not label.isascii()) and _followed_by_links(lines, at):
                line.rule = "also-read"
            continue
        wordy = (
            " " in label or not label.isascii() or capitals or (label in RELATED_WORD and line.alone and _names_story(text, rest))
        )
        linked = line.linked >= 0.5 and (mark or wordy or line.is_link)
        bare = at >= len(lines) - 6 and " " in label and len(line.text) <= 70 and not text[len(label) :].startswith(",")
        bare = bare and label not in HALF_LABELS
        asks = mark and text.rstrip('"”’').endswith(("?", "？")) and _heads(text, label, capitals=capitals)
        if linked or ((mark or bare) and wordy and (asks or not ends_sentence(line)) and len(rest) <= 150):
            line.rule = "also-read"


def _names_story(text: str, rest: str) -> bool:
    """Tell whether what stands behind a label of one word (`Related: ...`) is long enough for a headline, and begins as one."""
    begins = text[len(text) - len(rest) :].lstrip("\"'“‘«")
    return len(rest.split()) >= _HEADLINE_WORDS and not begins[:1].islower()


def _is_pointed_out(line: Line, text: str, found: Found) -> bool:
    """Tell `[Related] Headline!` and `>> Also read: Headline?`: the label in brackets, or marks that point at it and a colon."""
    label, rest, mark, _ = found
    edge = line.text[: len(line.text) - len(text)]
    if label in RECOMMENDS or len(rest) > _LONGEST_STORY:
        return False
    behind = text[len(label) :].lstrip()
    if edge[-1:] in _BRACKETS and behind[:1] == _BRACKETS[edge[-1:]]:
        return len(behind.strip()) > 1 or line.is_link
    if edge.isspace() or not _POINTS.issuperset(edge.rstrip("\ufe0e\ufe0f ")):
        return False
    return (
        bool(rest)
        and (mark or not (label.isascii() or label in RELATED_WORD))
        and (" " in label or not label.isascii() or label in RELATED_WORD)
    )


def _heads(text: str, label: str, *, capitals: bool) -> bool:
    """Tell a label that opens a headline, though that asks: two words with a capital, or a long one of a script without."""
    if not label.isascii() and label[:1].lower() == label[:1].upper():
        return len(label) >= _SPACELESS_LABEL
    return text[:1].isupper() and (capitals or " " in label)


def _is_glued_label(line: Line) -> bool:
    """Tell a label and the link behind it, two elements with no space between: style sheets part them on the screen."""
    link = line.block.links[-1].text
    if not link or not line.text.endswith(link) or len(line.text) == len(link):
        return False
    label = key_of(line.text[: -len(link)])
    return label in ALSO_READ.exact or label in RELATED_LIST.exact or label in ADVERTISING.exact


def _followed_by_links(lines: Sequence[Line], at: int) -> bool:
    following = [line for line in lines[at + 1 : at + 3] if not line.rule]
    return not following or following[0].is_link
