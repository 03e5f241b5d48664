"""Pagers in the text: the lines that lead to the previous and the next post, their labels and the neighbours' titles."""

import re
from collections.abc import Sequence
from itertools import islice

from scraper.parsers.blocks import Block
from scraper.parsers.dropping.lines import FULL_STOP, Line, Sheet, ends_sentence
from scraper.parsers.dropping.match import NEXT, NEXT_ANY, PREVIOUS, PREVIOUS_ANY, LabelSet, key_of
from scraper.parsers.tracks.gates import Literals

_NEXT_INSIDE = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(NEXT_ANY.exact)))})\s?[:：]\s")
"""A label and its colon inside a line: where two elements of a pager have grown together."""


def _own_words(names: LabelSet, others: LabelSet) -> Literals:
    """Return words of which every label has one and no label of the other direction has any."""
    theirs = {word for label in others for word in label.split()}
    own = {word for label in names for word in label.split()} - theirs
    return Literals(word for word in own if not any(other in word for other in own if other != word))


_LABELS = Literals(PREVIOUS), Literals(NEXT)
_PREVIOUS_WORDS, _NEXT_WORDS = _own_words(PREVIOUS, NEXT), _own_words(NEXT, PREVIOUS)
_BAR = re.compile(r"\s*[|｜│]\s*")
_GOES_ON = re.compile(
    r"(?:에서는?|에는?|은|는|으?로는?|부터|까지)\s\S|(?:では|でも|には|にも|から|まで|は、|も、)\S|"
    r"(?:[我会會将將要里裡中想就再可來来]|打算|准备|準備|预计|預計|应该|應該|一定|介绍|介紹)\S.{6}"
)
"""What follows a label that is the subject of a sentence, or its place: `次の記事では…`, `다음 글에서는…`, `下一篇會…`."""
_GLUED_BACK = tuple(sorted(label for label in PREVIOUS if not label.isascii()))
_GLUED_ON = tuple(sorted(label for label in NEXT if not label.isascii()))
"""Labels that may be the end of a longer one: `此分類上一篇`."""
_SECOND = re.compile(r"(?:\w{3}[.!?…][\"”’'»)]*\s+\S+\s+\S+\s+\S|[。！？]).{6}")
"""A sentence behind the first: `Next post: the strange case of the drama without music. I have watched it twice.`"""
_PARTNERS = 4
"""Lines between the ways back and on."""
_LONGEST_ROW, _LONGEST_CELL = 120, 30
"""Characters of a row that leads to a neighbour, and of its label."""
_FIRST, _LAST = 3, 12
"""Lines at both ends among which a pager is looked for."""


def part_glued_pager(blocks: Sequence[Block]) -> Sequence[Block]:
    """Put `Previous post ... Next post ...` on a line of its own where it is glued to the end of the last paragraph."""
    last = range(max(0, len(blocks) - 3), len(blocks))
    low = "\n".join([blocks[number].text for number in last]).lower()
    if not (_NEXT_WORDS.in_text(low) and _PREVIOUS_WORDS.in_text(low)):
        return blocks
    for number in last:
        text = blocks[number].text
        low = text.lower() if len(text) < 5000 else ""
        if not (_NEXT_WORDS.in_text(low) and _PREVIOUS_WORDS.in_text(low)):
            continue
        starts = [min((at for label in names.in_text(low) if (at := low.rfind(label)) > 0), default=-1) for names in _LABELS]
        if min(starts) > 0 and FULL_STOP.search(text[: min(starts)].rstrip()) and not text[min(starts)].islower():
            glued = f"{text[: min(starts)].rstrip()}\n{text[min(starts) :]}"
            return [*blocks[:number], blocks[number]._replace(text=glued), *blocks[number + 1 :]]
    return blocks


def drop_pager(sheet: Sheet) -> None:
    """Drop the lines that lead to the previous and the next post."""
    lines = sheet.lines
    _drop_rows(lines)
    _drop_qualified(lines)
    marks: list[tuple[int, Line, bool, bool, str]] = []
    for at in _at_the_edges(sheet):
        line = lines[at]
        if len(line.text) > 200 or line.numbered or line.kind == "table_row":
            continue
        if _both_ways(line.text):
            line.rule = "pager"
            continue
        for names, any_names, back in ((PREVIOUS, PREVIOUS_ANY, True), (NEXT, NEXT_ANY, False)):
            found = any_names.begins(line.low)
            if found is None:
                continue
            label, rest, mark, apart = found
            strong = label in names.exact
            if (
                not (strong or apart)
                or (rest and rest[0] in ",，、،")
                or (ends_sentence(line) and line.linked < 0.5 and rest and not strong)
            ):
                continue
            # `前の記事でも触れたとおり、…。`, `Previously I complained ...`
            tells = (
                not _title_like(line.text, label)
                or (not strong and _tells(line))
                or (not apart and (_tells(line) or "。" in line.text or _GOES_ON.match(rest)))
            )
            if rest and ends_sentence(line) and line.linked < 0.5 and ((not mark and tells) or (mark and _SECOND.search(rest))):
                continue
            marks.append((at, line, strong, back, "colon" if mark else rest))
            break
    for at, line, strong, back, rest in marks:
        partner = any(
            other is not line and other_back is not back and abs(at - spot) <= 4 for spot, other, _, other_back, _ in marks
        )
        if partner or line.linked >= 0.5 or (strong and (not rest or rest == "colon" or at >= len(lines) - 3)):
            line.rule = "pager"
            _drop_title_line_of_pager(lines, at, rest, partner=partner)


def _drop_rows(lines: Sequence[Line]) -> None:
    """Drop two rows of a box of facts that lead to the neighbours: `Previous episode | 3: Ebb`, `Next episode | 5: Flow`."""
    above = ""
    for at, line in enumerate(lines):
        way = _way_of_row(line.text) if line.kind == "table_row" and len(line.text) <= _LONGEST_ROW else ""
        if way and above and way != above and not lines[at - 1].rule and not line.rule:
            lines[at - 1].rule = line.rule = "pager"
        above = way


def _drop_qualified(lines: Sequence[Line]) -> None:
    """Drop two lines near each other whose labels lead back and on and say where: `Next in this category: Rice cooker stew`."""
    ways = []
    for at, line in (*enumerate(lines[:_FIRST]), *enumerate(lines[_FIRST:][-_LAST:], max(_FIRST, len(lines) - _LAST))):
        start = line.text[:_LONGEST_CELL]
        if (":" not in start and "：" not in start) or line.rule not in {"", "also-read"} or len(line.text) > _LONGEST_ROW:
            continue
        way = "" if line.numbered or line.kind == "table_row" else _way_of_label(start.replace("：", ":").partition(":")[0])
        if way:
            ways.append((at, way))
    for at, way in ways:
        if any(other != way and abs(at - spot) <= _PARTNERS for spot, other in ways):
            lines[at].rule = "pager"


def _way_of_label(label: str) -> str:
    """Tell where a label leads by its first or last words: `back`, `on`, or empty."""
    key = key_of(label)
    words = key.split()
    if not words:
        return ""
    for ways, names, glued in (("back", PREVIOUS_ANY, _GLUED_BACK), ("on", NEXT_ANY, _GLUED_ON)):
        if key.endswith(glued) or any(
            word in names.exact for word in (words[0], words[-1], " ".join(words[:2]), " ".join(words[-2:]))
        ):
            return ways
    return ""


def _way_of_row(text: str) -> str:
    """Tell where a row of label and value leads by its label's first or last word: `back`, `on`, or empty."""
    label, _, value = text.partition(" | ")
    if not value or " | " in value or len(label) > _LONGEST_CELL:
        return ""
    words = key_of(label).split()
    for ways, names in (("back", PREVIOUS_ANY), ("on", NEXT_ANY)):
        if words and any(word in names.exact for word in (words[0], words[-1], " ".join(words))):
            return ways
    return ""


def _at_the_edges(sheet: Sheet) -> list[int]:
    """Return where lines begin like a label among the first and the last lines that no other rule takes."""
    lines = sheet.lines
    first = list(islice((at for at, line in enumerate(lines) if line.rule in {"", "also-read"}), _FIRST))
    backwards = range(len(lines) - 1, -1, -1)
    last = list(islice((at for at in backwards if lines[at].rule in {"", "also-read"}), _LAST))
    return sorted({*first, *last}.intersection(sheet.begun))


def _both_ways(text: str) -> bool:
    """Tell a line that leads both ways, with a bar between: `Earlier: One title | Later: Another title`."""
    parts = _BAR.split(text)
    if len(parts) != 2:
        start = PREVIOUS_ANY.rest_after(text)
        return bool(start and start.mark and _NEXT_INSIDE.search(start.rest.casefold()))
    return any(
        one.rest_after(parts[0]) is not None and other.rest_after(parts[1]) is not None
        for one, other in ((PREVIOUS_ANY, NEXT_ANY), (NEXT_ANY, PREVIOUS_ANY))
    )


def _title_like(text: str, label: str) -> bool:
    rest = text[len(label) :].strip()
    return bool(rest) and not rest[0].islower()


def _tells(line: Line) -> bool:
    """Tell a sentence from a headline, which may ask or exclaim."""
    return ends_sentence(line) and line.text.rstrip("\"”’'」』)")[-1:] not in "?？!！"


def _drop_title_line_of_pager(lines: list[Line], at: int, rest: str, *, partner: bool) -> None:
    """Drop the neighbour's title before or after a label that stands alone: a link, or what two labels stand over."""
    above = lines[at - 1] if partner and at else None
    beside = above and not above.rule and above.block == lines[at].block and len(above.text) <= 90 and not _tells(above)
    if above and beside and (not rest or (above.is_link and rest != "colon")):
        above.rule = "pager"
        return
    if rest:
        return
    under = lines[at + 1] if partner and at + 1 < len(lines) else None
    if under and not under.rule and under.kind == lines[at].kind and len(under.text) <= 90 and not _tells(under):
        under.rule = "pager"
        return
    for spot in (at + 1, at - 1):
        if 0 <= spot < len(lines) and not lines[spot].rule and lines[spot].is_link:
            lines[spot].rule = "pager"
            return
