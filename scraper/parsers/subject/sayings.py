"""What somebody said, quoted in a headline where the drama's name often stands."""

import re
from collections.abc import Sequence

from scraper.parsers.subject.topics import read_topic
from scraper.parsers.tracks.marks import mark_line

_NAME_BEFORE = re.compile(r"\W*[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,3}\s?[:：]\s?[“\"‘'«„「『]?\s?$")
"""A name and a colon, and nothing else, before a quotation: who said it."""
_NAME_BEFORE_EASTERN = re.compile(r"[^\s「『《〈‘“\"、。,:：]{2,14}[「『‘“\"]?\s?$")
_NOT_NAME = re.compile(r"(?:ドラマ|드라마|[劇剧]|映画|영화|作|の|が|は|と|新|OST)[「『‘“\"]?\s?$", re.IGNORECASE)
_TOLD = re.compile(
    r"[을를]?\s?(?:語[るっり]|明か[すし]|告白|打ち明け|振り返|コメント|インタビュー|心境|胸中|인터뷰|고백|밝혀|털어놔|소감|透露|坦言|直言|[談谈][到起及]?|受[訪访]|自曝)"
)
_STOPS = frozenset("、。，…！!")
_JOINT = 5
"""Characters of a colon, spaces and an opening quotation mark."""
_WORDS = 5
"""Words of a sentence, at least; few titles are as long and written small."""
_LONG_EASTERN = 8
"""Characters of a sentence in scripts without spaces, at least."""


def is_saying(quote: str, title: str) -> bool:
    """Tell whether a quotation in a headline is somebody's words: `"My umbrella has opinions"- Fans …`, `A: «…»`, `A「…」と語る`.

    >>> is_saying("Me pidieron una carta y escribí una receta", "Ana Rey: «Me pidieron una carta y escribí una receta»")
    True
    >>> is_saying("泣かないと、決めていた", "ハン・ソラ「泣かないと、決めていた」主題歌を語る")
    True
    >>> is_saying("冬の郵便局", "ハン・ソラ「冬の郵便局」を語る")
    False
    """
    at = title.find(quote)
    before, behind = title[:at], title[at + len(quote) + 1 :].lstrip()
    if not title.isascii() and _is_said_in_the_east(quote, before, behind):
        return True
    words = quote.split()
    if sum(w[:1].islower() for w in words) <= len(words) / 2:
        return False
    if len(words) >= _WORDS and _NAME_BEFORE.fullmatch(before):
        return True
    if len(words) > 3 and behind[:1] == ":" and any(m.kind == "quote" for m in mark_line(behind).marks):
        return True  # the drama is quoted behind it
    topic = read_topic(behind[1:]).head if behind[:1] in {":", ","} else ""
    return topic == "talk" or (len(words) > 3 and behind[:1] in {"-", "–", "—", ","} and topic != "recap")


def says_it(name: str, quotes: Sequence[str], title: str) -> bool:
    """Tell whether a name stands right before what somebody said, or in it: it is a person, or words of the sentence.

    >>> title = "Ana Rey: «Me pidieron una carta y escribí una receta»"
    >>> says_it("Ana Rey", ("Me pidieron una carta y escribí una receta",), title)
    True
    """
    for quote in quotes:
        before = title[: title.find(quote)]
        beside = before.startswith(name) and len(before) - len(name) <= _JOINT
        if (beside or name in quote) and is_saying(quote, title):
            return True
    return False


def _is_said_in_the_east(quote: str, before: str, behind: str) -> bool:
    """Tell whether a sentence stands right behind a name, and is told of behind it or has stops of its own."""
    if len(quote) < _LONG_EASTERN or not _NAME_BEFORE_EASTERN.fullmatch(before) or _NOT_NAME.search(before):
        return False
    return not _STOPS.isdisjoint(quote) or (
        quote.endswith(("다", "요", "です", "ます", "った", "いた", "ない")) and bool(_TOLD.search(behind))
    )
