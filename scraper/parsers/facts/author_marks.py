"""The elements that say "author": by rel, itemprop or address, by class or id, or as a signature at the right."""

import re
from collections.abc import Collection, Iterator, Sequence

from scraper.parsers.facts.byline_patterns import LABEL_WORDS, PIECE
from scraper.parsers.facts.element_names import any_of
from scraper.parsers.facts.evidence import Candidate, Source
from scraper.parsers.facts.names import has_byline_words, looks_like_name, split_names
from scraper.parsers.facts.page_lines import SIGNATURE, Mark, PageLines
from scraper.text import one_line

MAX_MARKS = 80
"""Elements that say "author" of which the words are read; a page with more is a list of people."""
NEARBY = 25
"""Elements and lines between two authors of one byline."""
MAX_MARK = 160
"""Characters of an author element; a longer one is a biography."""
_CHECKED = re.compile(
    r"(?:review|test|fact[- ]?check|edit|verif|approv|medical|photo|illustrat|translat)[^\W\d_]*\s(?:for accuracy\s)?by\b|"
    r"(?:editor|reviewer|fact[- ]checker)\W*$"
    r"|(?:감수|편집|번역|編集|監修|監修者|校對|審稿|翻譯|editado|revisado|traducido|relu|traduit|geprüft|übersetzt|ditinjau|disunting|editor|"
    r"penyunting)\W*(?:por|par|von|oleh)?\W*$",
    re.IGNORECASE,
)
_BROAD = re.compile(
    r"author|byline|by-line|writer|reporter|journalist|contributor|penulis|credit[\w-]*name|post-?by|posted-?by|post-?profile|(?<![a-z])autor|auteur|"
    r"(?<![a-z])firma$|assinatura|(?<![a-z])signature|muhabir|(?<![a-z])yazar|verfasser|redakteur|redacteur|skribent|"
    r"(?<![a-z-])creator(?![a-z-])|rich_media_meta_text(?![a-z_])"
)
_BROAD_STEMS = any_of((
    "author", "byline", "by-line", "writer", "reporter", "journalist", "contributor", "penulis", "credit", "post-by", "postby",
    "posted-by", "postedby", "post-profile", "postprofile", "autor", "auteur", "firma", "assinatura", "signature", "muhabir",
    "yazar", "verfasser", "redakteur", "redacteur", "skribent", "creator", "rich_media_meta_text",
))  # fmt: skip
"""Finds one of these in whatever `_BROAD` finds something in."""
_ADDRESS = re.compile(r"\S+@\S+")
_BIOGRAPHY = re.compile(
    r"bio(?![a-z])|about|box|desc|avatar|image|img|photo|pic|social|follow|role|job|position|title|archive|more|count|email|"
    r"twitter|related|card|icon|"
    r"badge|motto|slogan|level|non-author|(?:author|byline)[\w-]*[_-](?:header|heading|label|prefix|prep)(?![a-z])|-prep-author"
)
"""Beside or before an author: a biography, a count, the words that introduce a name (`meta-prep-author`)."""
_INTRODUCES = re.compile(
    r"(?:[創创]?作者|筆者|著者|執筆者|ライター|書き手|글쓴이|작가|필자|작성자)(?:の|\s)?(?:介[紹绍]|[簡简]介|紹介|プロフィール|について|소개|프로필)|"
    r"[關关][於于]作者|この記事を書いた人|自己紹介|プロフィール|自我介[紹绍]|글쓴이에\s대하여|about\s+(?:the\s+)?(?:author|writer)|"
    r"(?:tentang|profil)\s+penulis|(?:acerca\s+del?|sobre\s+(?:el\s+|la\s+|o\s+|a\s+)?)(?:autora?|redactora?)|"
    r"à\s+propos\s+de\s+l[’']aut(?:eur|rice)|über\s+(?:den|die)\s+autor(?:in)?|(?:sull[’']|informazioni\s+sull[’'])aut(?:ore|rice)|"
    r"(?:về\s+)?tác\s+giả|(?:giới\s+thiệu|thông\s+tin)\s+tác\s+giả|yazar\s+hakkında|เกี่ยวกับผู้เขียน|over\s+de\s+(?:auteur|schrijver)|"
    r"o\s+autor(?:ze|ce)|об\s+авторе",
    re.IGNORECASE,
)
"""The heading of the box about the author: no name."""
_NAME_ELEMENTS = (
    '[itemprop~="name"], [rel~="author"], .fn, [class*="author-name" i], [class*="author_name" i], [class*="author__name" i], '
    '[class*="byline-name" i], .name'
)
_PROFILE = re.compile(r"post-?profile|(?<![a-z-])creator(?![a-z-])")
_NAME_PART = re.compile(r"name(?![a-z])")
_PART_OF_BOX = re.compile(
    r"(?<!\S)(?P<box>[\w-]*(?:author|writer|profile|creator|blogger)[a-z]*)(?:__|-|_)(?P<part>[a-z]+)(?!\S)"
)
"""An element of a box about the author, named after it: `author-card__name` beside `author-card__text`."""
_SAID = ("。", "！", "!", "?", "？", "…", "~", "～")
"""What a motto closes with, and no byline."""
_WRITERS = re.compile(
    r"(?:^|/)(?:authors?|writers?|contributors?|reporters?|journalists?|by|staff|signataires?|autor|autores|autori|autoren|penulis|auteurs?|yazar)/"
    r"[^/?#]+/?(?:[?#]|$)"
)


class AuthorMarks:
    """The elements of a page that say "author", looked through once for all who ask."""

    def __init__(self, page: PageLines) -> None:
        self.page = page
        self._sorted: dict[bool, list[Mark]] | None = None

    def of(self, *, strong: bool) -> list[Mark]:
        """Return those that say so by rel, itemprop or address when `strong`, else those that do by class or id."""
        if self._sorted is None:
            self._sorted = {True: [], False: []}
            for mark in self.page.marks:
                if kind := _kind_of(mark):
                    self._sorted[kind == "microdata"].append(mark)
        return self._sorted[strong]

    def texts(self, *, strong: bool) -> Iterator[str]:
        """Yield the words of each."""
        return map(_mark_text, self.of(strong=strong)[: 2 * MAX_MARKS])

    def accounts(self) -> Iterator[str]:
        """Yield the last word of each piece of text in them: what may be an account."""
        for mark in self.page.marks[:MAX_MARKS]:
            text = _mark_text(mark) if _kind_of(mark) else ""
            yield from (piece.strip().rpartition(" ")[2] for piece in text[:MAX_MARK].split(PIECE))


def authors_of(marks: AuthorMarks, site_names: Collection[str], *, strong: bool) -> Iterator[Candidate]:
    """Yield the names in elements that say "author": by rel, itemprop or address when `strong`, else by class or id.

    Only the first such place under the headline counts, with what directly follows it (further down are other people's
    stories), else the one right above it. Those who checked or edited are left out when somebody wrote.
    """
    page, found_marks = marks.page, marks.of(strong=strong)
    below = [m for m in found_marks if m.order > page.title_order]
    above = [m for m in found_marks if page.article_order <= m.order < page.title_order]
    for part in (below, above):
        found = list(_first_place(part, page, site_names, strong=strong))
        writers = [c for c, checked in found if not checked]
        if found:
            yield from writers or [c for c, _ in found]
            return


def _first_place(
    marks: Sequence[Mark], page: PageLines, site_names: Collection[str], *, strong: bool
) -> Iterator[tuple[Candidate, bool]]:
    source: Source = "microdata" if strong else "byline"
    last_order = 0
    boxes = _boxes_with_name(marks[:MAX_MARKS])
    for mark in marks[:MAX_MARKS]:
        if last_order and mark.order - last_order > NEARBY:
            return
        if boxes and (part := _PART_OF_BOX.search(mark.hint)) and part["box"] in boxes and part["part"] != "name":
            continue
        text = _mark_text(mark)
        if _PROFILE.search(mark.hint):  # beside every post of a forum: the first one wrote the article
            if last_order:
                continue
            text = text.partition(PIECE)[0].strip()
        first, piece, rest = text.partition(PIECE)
        text = rest.strip() if piece and _INTRODUCES.fullmatch(first.strip(" :：-–—")) else text
        name, colon, role = text.partition(" : ")
        text = name if colon and role.casefold() in LABEL_WORDS else text
        if not text or len(text) > MAX_MARK or _INTRODUCES.fullmatch(text):
            continue
        names = split_names(text, site_names=site_names, personal=strong)
        if names and (strong or _is_byline_text(text, names)):
            checked = bool(_CHECKED.search(_before(mark, names[0], page)))
            evidence = f"{mark.tag} {mark.hint}: {text[:80]}"
            for name in names:
                yield Candidate(field="authors", value=name, source=source, evidence=evidence), checked
            last_order = mark.order


def _boxes_with_name(marks: Sequence[Mark]) -> set[str]:
    """Return the boxes about an author in which one element is called the name: the others of the box are none."""
    parts = [_PART_OF_BOX.search(mark.hint) for mark in marks if _NAME_PART.search(mark.hint)]
    return {part["box"] for part in parts if part and part["part"] == "name"}


def _before(mark: Mark, name: str, page: PageLines) -> str:
    """Return the words right before an element: on its line, else the line above when it is short."""
    i = page.at(mark.order)
    if i >= len(page.lines):
        return ""
    before = page.lines[i].text.partition(name)[0].strip(f" {PIECE}")
    if not before and i > 0 and len(page.lines[i - 1].text) <= 40:
        before = page.lines[i - 1].text
    return before[-80:]


def _kind_of(mark: Mark) -> Source | None:
    hint = mark.hint
    said = _BROAD_STEMS.search(hint) is not None and _BROAD.search(hint) is not None
    if not said and mark.tag != "a":
        return None
    attributes = mark.attributes
    if said and (_says_author(attributes.get("itemprop")) or _says_author(attributes.get("rel"))):
        return "microdata"
    if mark.hint.endswith(SIGNATURE):
        signed = _mark_text(mark).partition(PIECE)[0].strip(" —–-~·")
        return "byline" if looks_like_name(signed) and " " in signed else None
    if mark.tag == "a" and _WRITERS.search(attributes.get("href") or "") and not _BIOGRAPHY.search(mark.hint):
        return "byline"
    tokens = [t for t in mark.hint.split() if _BROAD.search(t)] if said else ()
    return "byline" if any(_NAME_PART.search(t) or not _BIOGRAPHY.search(t) for t in tokens) else None


def _says_author(values: str | None) -> bool:
    return values is not None and "author" in values.lower().split()


def _mark_text(mark: Mark) -> str:
    """Return the words of an author element: its name part if it has one, inline elements kept apart."""
    content = mark.attributes.get("content")
    if content:
        return one_line(content)
    if mark.words:
        return one_line(mark.words[: 4 * MAX_MARK])
    inner = mark.node.css_first(_NAME_ELEMENTS)
    node = inner if inner is not None else mark.node
    if inner is not None and inner.attributes.get("content"):
        return one_line(inner.attributes.get("content") or "")
    if node.first_child is None:
        return ""
    # longer than what is refused as too long is enough to know it
    return one_line(node.text(separator=f" {PIECE} ", strip=True)[: 4 * MAX_MARK])


def _is_byline_text(text: str, names: Sequence[str]) -> bool:
    """Tell a byline from a biography: the names make up most of it, or it has a byline's words."""
    if text.partition(PIECE)[0].strip() == names[0] and (names[0].isascii() or " " not in names[0]):
        return True  # the name is a piece of its own, what follows is a badge or a motto
    if text.endswith(_SAID) and not has_byline_words(text):
        return False
    return has_byline_words(text) or sum(map(len, names)) >= 0.4 * len(_ADDRESS.sub("", text).replace(PIECE, "").strip())
