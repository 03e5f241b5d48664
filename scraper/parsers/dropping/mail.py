"""A newsletter kept on the web: the masthead over the headline, and what stands between the last prose and `Unsubscribe`.

A mail is one table of rows without classes, its links often without addresses. The way out, which the law asks of every mail
(CAN-SPAM Act, Directive 2002/58/EC), tells it; a row of labels, a call to forward or the list of past issues tells where its
end begins.
"""

from collections.abc import Sequence

from scraper.parsers.dropping.labels import COMMENTS_WORD, SHARE
from scraper.parsers.dropping.lines import HEAD, Line, Sheet, ends_sentence
from scraper.parsers.dropping.match import LabelSet, key_of
from scraper.parsers.dropping.more_labels import ANSWERS, FORWARDS, UNSUBSCRIBE, VIEW_ONLINE

_LAST = 6
"""Lines among which the way out stands."""
_MOST = 40
"""Lines of the end of a mail."""
_LONGEST = 120
"""Characters of one; a longer line is prose."""
_LINKED = 0.3
"""Share of a line's letters that are in links."""
_LONGEST_ROW = 80
"""Characters of a row of labels."""
_LEAVE, _VIEW = LabelSet(UNSUBSCRIBE), LabelSet(VIEW_ONLINE)
_FORWARD = tuple(label for row in FORWARDS.values() for label in row.split("|"))
_DEEDS = LabelSet(SHARE, COMMENTS_WORD, ANSWERS).exact
"""What readers may do with an issue."""
_FIRST_WORDS = frozenset(label.split()[0] for label in _DEEDS)
_BEHIND = frozenset("·•,/(，、")
"""What parts the way out from its neighbours, beside bars and colons."""


def drop_mail(sheet: Sheet) -> None:
    """Drop a newsletter's masthead and end, and a row of what readers may do at the end of any page."""
    lines = sheet.lines
    _drop_rows(lines[-_MOST:])
    out = next((line for line in lines[: -_LAST - 1 : -1] if _leads_out(line)), None)
    if out is None:
        return
    out.rule = out.rule or "newsletter"
    start = _where_it_ends(lines)
    for line in lines[start:]:
        line.rule = line.rule or "newsletter"
    _drop_masthead(lines[:HEAD])


def is_row_of_deeds(text: str) -> bool:
    """Tell a line of two labels or more and nothing else.

    >>> is_row_of_deeds("Like Comment Share this post"), is_row_of_deeds("Like"), is_row_of_deeds("Like a comment, share")
    (True, False, False)
    """
    first, _, rest = text.partition(" ")
    if not rest or key_of(first) not in _FIRST_WORDS:
        return False
    words = [key for word in text.split() if (key := key_of(word))]
    at = labels = 0
    while at < len(words):
        size = next((n for n in (4, 3, 2, 1) if " ".join(words[at : at + n]) in _DEEDS and at + n <= len(words)), 0)
        if not size:
            return False
        at, labels = at + size, labels + 1
    return labels >= 2


def _drop_rows(lines: Sequence[Line]) -> None:
    """Drop the rows of what readers may do, under the last prose only."""
    for line in reversed(lines):
        if line.rule:
            continue
        if len(line.text) > _LONGEST:
            return
        if len(line.text) <= _LONGEST_ROW and line.kind != "heading" and not line.numbered and is_row_of_deeds(line.text):
            line.rule = "share"


def _leads_out(line: Line) -> bool:
    """Tell `Unsubscribe`, alone, with its neighbours, or as the link of a sentence."""
    if len(line.text) > 2 * _LONGEST or line.kind == "heading" or line.numbered:
        return False
    found = _LEAVE.rest_after(line.text)
    if found is not None and not ends_sentence(line):
        return not found.rest or found.mark or found.rest[0] in _BEHIND or line.linked >= _LINKED
    return any(key_of(link.text) in _LEAVE.exact for link in line.block.links[:5])


def _where_it_ends(lines: Sequence[Line]) -> int:
    """Return from where on nothing is the mail's text: the topmost mark of the end that no prose stands under."""
    start = len(lines)
    for at in range(len(lines) - 1, max(0, len(lines) - _MOST) - 1, -1):
        line = lines[at]
        if line.rule in {"share", "newsletter", "related"} or _is_forward(line):
            start = at
        elif not line.rule and (len(line.text) > _LONGEST or ends_sentence(line)):
            break
    return start


def _is_forward(line: Line) -> bool:
    """Tell a call to send the issue on, or the question whether it was: one short sentence or two."""
    low = line.text.casefold()
    return len(low) <= _LONGEST and line.kind != "heading" and any(label in low for label in _FORWARD)


def _drop_masthead(lines: Sequence[Line]) -> None:
    """Drop the name over the headline, and the link to the issue on the web."""
    title = next((at for at, line in enumerate(lines) if line.rule == "title"), 0)
    for at, line in enumerate(lines):
        masthead = at < title and len(line.text) <= _LONGEST_ROW and not ends_sentence(line)
        if not line.rule and (masthead or key_of(line.text) in _VIEW.exact):
            line.rule = "newsletter"
