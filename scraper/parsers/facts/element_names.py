"""What classes and ids say of an element: that it is not the article's, that it names a byline or a date.

Every site makes its own names of words that all sites share: so what is known is known of words.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

MAX_WORDS = 20_000
"""Words of classes and ids that are remembered as saying nothing."""
MAX_NAMES = 2_000
"""Characters of an element's classes and ids that are looked at."""
NAMELESS = (False, False)
"""What names say that say nothing."""
_LETTERS = re.compile(r"[a-z]{3,}")


def any_of(stems: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of `stems`; they are told apart by their first letters, so few are tried at each place.

    >>> any_of(["author", "autor", "byline"]).search("post-autor").group()
    'autor'
    """
    by_letter = groupby(sorted(set(stems)), key=itemgetter(0))
    return re.compile("|".join(f"{letter}(?:{'|'.join(re.escape(stem[1:]) for stem in group)})" for letter, group in by_letter))


_ALWAYS = (
    "related", "recommend", "outbrain", "taboola", "yarpp", "popular", "trending", "carousel", "swiper", "ticker",
    "sidebar", "breadcrumb", "cookie", "popup", "lightbox", "pagination",
)  # fmt: skip
"""Words that name what is not the article wherever they stand in a class or id."""
_LAST = "respond replies toc modal consent gdpr subscribe logo colophon"
"""Words that do when they are the last part of one."""
_FOREIGN: dict[str, re.Pattern[str]] = {
    stem: re.compile(pattern)
    for stem, pattern in (
        *((stem, stem) for stem in _ALWAYS),
        *((stem, rf"(?<![^-_]){stem}$") for stem in _LAST.split()),
        *((stem, rf"(?<![^-_]){stem}s?$") for stem in ("trackback", "pingback", "crumb")),
        ("guestbook", r"(?<![^-_])guestbook$"),
        ("disqus", r"(?<![^-_])disqus\w*$"),
        (
            "comment",
            (
                r"(?<![^-_])comments?$|commentlist|comments-?(?:area|section)|comment-(?:respond|form)|"
                r"(?<![^-_])comment-?(?:list|section|form|area|block|wrap|box|item|author|meta|body|content|date)$"
            ),
        ),
        # other stories
        ("also", "also-?like"),
        ("may", "you-?may"),
        ("most", "most-?(?:read|view)"),
        ("more", "more-?(?:posts|stories|from|articles|news)"),
        ("next", "read-?next|up-?next|next-?up|prev-?next"),
        ("recent", "recent-?(?:post|article|stor|entr|news)"),
        ("latest", "latest-?(?:post|article|stor|news)"),
        ("newsletter", r"newsletter(?![-_]?(?:details|post|issue|date|meta))[-\w]*$"),
        # menus, columns, mastheads, footers
        ("nav", r"post-?nav(?:igation|\b)|nav-?links|(?<![^-_])(?:nav|navbar|navigation)$"),
        ("menu", r"mega-?menu|(?<![^-_])(?:top-?)?menu$"),
        ("canvas", "off-?canvas"),
        ("widget", r"^(?:widget|widget[-_](?!wrap|container|content|post).*)$"),
        ("side", "^side-?col$"),
        ("secondary", "^secondary$"),
        ("rail", "^(?:right-?)?rail$"),
        ("right", "^col-?right$"),
        ("top", r"(?<![^-_])top-?bar$"),
        ("masthead", r"^masthead[-\w]*$"),
        ("header", r"^(?:(?:site|global|main|page)-?header|td-header|header-(?:top|menu|date))[-\w]*$|^blog-?header$"),
        ("footer", r"^(?:site|page|global|main)-?footer[-\w]*$"),
        ("contents", "^table-of-contents"),
        ("skip", "^skip-?links?$"),
        ("cloud", "^tag-?cloud$"),
        ("branding", "^site-?branding$"),
    )
}
"""For a word in a class or id: the classes and ids with it that name what is not the article."""
_NOT_FOREIGN = re.compile(
    r"(?:has|no|with|is|without)[-_]|.*(?:-open|-closed|-enabled|-active|-layout|-style\w*)$|comments?-(?:link|count|"
    r"number)|page-header-content"
)
_MARK_WORD = re.compile(
    r"author|byline|postprofile|writer|reporter|journalist|contributor|creator|posted|vcard|date|time|publish|created|"
    r"modified|meta|info|credit|pubd|autor|auteur|signature|assinatura|firma$|redakt|redact|verfasser|skribent|muhabir|yazar|penulis|"
    r"username|nickname|nick$|ljuser|copyright"
)
_TELLING = any_of((*_FOREIGN, *(stem.rstrip("$") for stem in _MARK_WORD.pattern.split("|"))))
"""Without what this finds a word in a class or id says nothing."""


@lru_cache(maxsize=8_192)
def kind_of_names(names: str) -> tuple[bool, bool]:
    """Classify classes and ids: (they are of what is not the article, they name a byline or date).

    Every site makes its own names of words that all sites share: so what is known is known of words.
    """
    names = names[:MAX_NAMES].lower()
    marked = "by-line" in names or "post-by" in names or "post-profile" in names
    words = _LETTERS.findall(names)
    told = [(word, *_word(word)) for word in words if word not in _SILENT_WORDS] if not _SILENT_WORDS.issuperset(words) else ()
    foreign = False
    for word, patterns, mark in told:
        marked = marked or mark
        if patterns and not foreign:
            tokens = [token for token in names.split() if word in token and not _NOT_FOREIGN.match(token)]
            foreign = any(pattern.search(token) for token in tokens for pattern in patterns)
    return (foreign, marked) if foreign or marked else NAMELESS


_SILENT_WORDS: set[str] = set()
"""Words met in names that say nothing, which most do: one look for all words of an element."""


@lru_cache(maxsize=4_096)
def _word(word: str) -> tuple[tuple[re.Pattern[str], ...], bool]:
    """Return what names with this word must meet to be of what is not the article, and whether it is a byline's or date's."""
    if not _TELLING.search(word):
        if len(_SILENT_WORDS) < MAX_WORDS:
            _SILENT_WORDS.add(word)
        return (), False
    return tuple(pattern for stem, pattern in _FOREIGN.items() if stem in word), _MARK_WORD.search(word) is not None
