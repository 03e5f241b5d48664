"""The standfirst: the sentence or two between headline and text, which many themes print outside the text's own element."""

from collections.abc import Mapping

from scraper.parsers.dropping.dom import DomRule, words_of
from scraper.parsers.markup.scan import BLOCKS, Scan, width
from scraper.text import fold, one_line

_WORDS = frozenset((
    "standfirst", "dek", "deck", "lead", "lede", "leadin", "subtitle", "subheading", "subheadline", "subhed", "subhead", "intro",
    "introduction", "summary", "excerpt", "abstract", "teaser", "description", "desc", "chapo", "chapeau", "perex", "vorspann",
    "entradilla", "bajada", "copete", "sumario", "sottotitolo", "sommario", "occhiello", "catenaccio", "linhafina", "bigode",
    "gravata", "sapo", "ingress", "manchet", "zajawka", "spot", "kicker", "underrubrik", "daoyu", "resumo", "sumula",
))  # fmt: skip
"""Words of classes, in the languages of the themes."""
_SHORTEST, _LONGEST = 45, 700
"""Width of a standfirst; what is shorter is a slogan, what is longer is the text."""
_PLAIN = 80
"""Width from which a sentence there is one without a class that says so."""
_FARTHEST = 80
"""Elements and texts between headline and text."""
_ENDS = ".!?。！？…"
_QUOTES = "\"”’'」』)»"


def find_standfirst(scan: Scan, article: int, chrome: Mapping[int, DomRule], summary: str | None) -> int | None:
    """Return the element that holds the standfirst, None when the text's own element holds it or there is none.

    It must stand behind the headline, outside what the rules call chrome, and read like a sentence; a short one must be called
    a standfirst by its class or say what the page declares as its summary.
    """
    title = max((i for i in scan.indexes_of("h1") if i < scan.ends[article]), default=0)
    if not title:
        return None
    end = article
    if title > article:  # inside: only where a rule takes the whole head of the article
        end = next((scan.ends[i] for i in chrome if i < title < scan.ends[i]), 0)
    if not title < end <= scan.ends[title] + _FARTHEST:
        return None
    wanted = fold(summary or "")
    index = scan.ends[title]
    while index < end:
        rule = scan.rules.get(index)
        if rule is not None and not (index <= article < scan.ends[index]):
            index = scan.ends[index]
            continue
        if scan.texts[index]:
            block = scan.blocks[index]
            if block > title and _is_standfirst(scan, block, wanted):
                return block
            index = max(index + 1, scan.ends[block] if block > title and scan.ends[block] <= end else 0)
            continue
        index += 1
    return None


def _is_standfirst(scan: Scan, block: int, wanted: str) -> bool:
    last = scan.ends[block]
    parts = range(block + 1, last)
    text = one_line("".join(scan.texts[block + 1 : last]))
    if not _SHORTEST <= width(text) <= _LONGEST or text.rstrip(_QUOTES)[-1:] not in _ENDS:
        return False
    linked = sum(len(scan.texts[i]) for i in parts if i in scan.linked)
    if 2 * linked > len(text) or any(scan.tags[i] in BLOCKS for i in parts if not scan.texts[i]):
        return False
    named = not _WORDS.isdisjoint(words_of(scan.names.get(block, "")))
    around = scan.parents[block]
    if not named and scan.ends[around] <= last + 2:  # `<div class="lead"><p>`
        named = not _WORDS.isdisjoint(words_of(scan.names.get(around, "")))
    return named or width(text) >= _PLAIN or (bool(wanted) and fold(text) == wanted)
