"""The article's authors: persons named by the head, by markup, or by the words of a byline at its head or tail."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from scraper.parsers.dropping.match import ALSO_READ, NEXT_ANY, PREVIOUS_ANY
from scraper.parsers.facts.app_state import AppState
from scraper.parsers.facts.author_marks import AuthorMarks, authors_of
from scraper.parsers.facts.beside_dates import printed_beside_date
from scraper.parsers.facts.bloggers import behind_reading_time, blogger, signed_at_close
from scraper.parsers.facts.byline_patterns import CJK, PARENTHESIS, PIECE
from scraper.parsers.facts.byline_tables import NOT_PERSONS, PRODUCTION, REPORTER_SUFFIXES, WEEKDAYS
from scraper.parsers.facts.dates import find_dates
from scraper.parsers.facts.evidence import Candidate, Choice
from scraper.parsers.facts.head import Head
from scraper.parsers.facts.jsonld import JsonLdArticle
from scraper.parsers.facts.labelled import values_under
from scraper.parsers.facts.names import (
    MAX_BYLINE,
    has_byline_words,
    is_handle,
    is_label,
    is_personal_site,
    looks_like_name,
    read_byline,
    split_names,
    unique_names,
)
from scraper.parsers.facts.owners import account_author, is_full_name, unsigned_author
from scraper.parsers.facts.page_lines import Line, PageLines
from scraper.parsers.facts.plain_bylines import plain_byline
from scraper.parsers.facts.profiles import named_beside_date
from scraper.text import fold

AUTHOR_METAS = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "dc.contributor", "by",
    "byl", "byline", "citation_author", "article.author", "authors", "article:author_name", "cxenseparse:author", "twitter:data1",
)  # fmt: skip
_BLOGGERS = "og:article:author"
"""What Tistory calls the account of its bloggers: the blog is often called after it."""
HEAD_LINES = 12
"""Lines under the headline in which a byline is looked for, as long as no prose begins."""
ABOVE_LINES = 4
"""Lines right above the headline in which a byline is looked for."""
TAIL_LINES = 14
"""Lines after the last prose in which a byline is looked for."""
MAX_AUTHORS = 5
"""More names than these are a list of other things."""
MAX_DATE_LINE = 80
"""Characters of a line of date and name."""
MAX_WEEKDAY = 12
"""Characters that may stand before the date in such a line."""
MAX_TYPED = 40
"""Characters of a name that is believed because the page types it as a person."""
_AGENCY = re.compile(
    r"[\[(（【<〔［＜][^\])）】>〕］＞]{2,40}[\])）】>〕］＞](?:\s?[가-힣]{2,4}\s?[가-힣]{0,4}(?:기자|특파원)\s?[=＝])?|(?:記者|记者)\s?[\u3400-\u9fff]{2,4}\s?[/／]\S{2,8}"
)
"""A wire's mark in front of the first sentence: `[OSEN=선미경 기자]`, `(서울=뉴스1) 안태현 기자 =`."""
_PRODUCTION = re.compile(rf"\W*(?:{'|'.join(map(re.escape, PRODUCTION))})\s?[:：/／=＝]", re.IGNORECASE)
_LABEL_ENDS = frozenset(":：/／=＝")
_WROTE = re.compile(
    r"\W*(?:(?:written|created|story)\sby|writers?|작가|penulis|yazan|escrit[ao]\spor|scritto\sda|écrit\spar|автор|編劇|作者?)\s?[:：]",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(rf"\s*[·•|/{PIECE}]\s*|(?:^|\s)[-–—]\s")
_AFTER_COMMA = re.compile(r",\s(?P<name>[^\d,|·]{4,40})$")
_BRACKETS = re.compile(r"\s*\([^()]{1,20}\)")
_WRITER = re.compile(
    r"^(?P<name>[가-힣]{2,4})\s(?:작가|필자|칼럼니스트)(?=\s?[|·/,(])|^de\s(?P<de>[A-ZÀ-Ž][\w’'-]+(?:\s[A-ZÀ-Ž][\w’'-]+){1,3})\s?[,|·–-]"
)
"""Beside a date only: elsewhere a writer is the drama's, and `de` is a word like any other."""
_ACCOUNT = re.compile(r"(?<!\S)@(?P<name>[A-Za-z_][\w.]{2,29})(?=[\s,|·]|$)")
_DATE_ONLY = re.compile(rf"^[^a-z]{{0,6}}\S*\d.{{0,24}}(?:\d|[·•|{PIECE}])$")
_JOINT = re.compile(
    rf"[、，&＆+]|(?:(?<=[{CJK}])\s?|\s)[·・ㆍ/／](?=\s?[{CJK}])|\s/\s|,(?!\s*\d)|(?<=[\s{PIECE}])(?:and|y|e|et|dan|und|en|och|og|và|ve|i|и|και|และ|x)(?=[\s{PIECE}])",
    re.IGNORECASE,
)
"""What may stand between two names; no name begins with a figure."""
_REPORTER = re.compile("|".join(sorted(REPORTER_SUFFIXES, key=len, reverse=True)))
"""Words that mark each of two reporters in scripts where nothing need stand between."""
_SHORTEST_LABEL = 5
_MOST_UNDER_LABEL = 3


class _Place(NamedTuple):
    """One kind of place that may name the authors."""

    read: Callable[[], Iterator[Candidate]]
    """What it names."""
    texts: Callable[[], Iterable[str]]
    """The texts that names would be read from, to see at little cost whether another name can stand beside known ones."""


def choose_authors(
    head: Head,
    article: JsonLdArticle,
    page: PageLines,
    state: AppState,
    *,
    site_names: Collection[str],
    class_names: Iterable[str] = (),
    explain: bool = False,
) -> tuple[tuple[str, ...], tuple[Candidate, ...], Choice]:
    """Return the authors, the candidates, and why these were taken.

    The printed byline wins where it names everybody that the head names and more (a head often holds only the account that
    posted); else JSON-LD, then markup on the page, then meta tags, then the words of a line, then what a program's state says.
    `class_names` are the classes of the page's elements: they tell whose account answers the comments. Places are read in
    that order up to the first that names somebody, later ones only when they may name more; with `explain` all are read.
    """
    own_names = _own_names(site_names)
    marks = AuthorMarks(page)
    places = _places(head, article, page, state, own_names, marks)
    groups: list[tuple[Candidate, ...]] = []
    first = len(places)
    for at, place in enumerate(places):
        group = tuple(place.read())
        groups.append(group)
        if group:
            first = min(first, at)
            if not explain:
                break
    if first == len(places):
        called = (*head.all(*AUTHOR_METAS), *(author.name for author in article.authors), *marks.accounts())
        url = head.canonical or head.first("og:url") or head.base_url
        classes = tuple(class_names)
        groups += _unsigned(page, called, own_names, tuple(site_names), classes, url, head.title)
    candidates = tuple(c for group in groups for c in group)
    taken = next((group for group in groups if group), ())
    if not taken:
        return (), candidates, Choice(field="authors", value="", reason="nobody is named in the head, the markup or a byline")
    later = iter(groups[first + 1 :] if explain else _that_may_name_more(taken, places[first + 1 :]))
    better = _wider(taken, later)
    names = unique_names(c.value for c in better)
    reason = f"{better[0].source}: {better[0].evidence}"
    if better is not taken:
        reason += f"; names more than {taken[0].source} {taken[0].value}"
    return names, candidates, Choice(field="authors", value="; ".join(names), reason=reason)


def _places(
    head: Head, article: JsonLdArticle, page: PageLines, state: AppState, site_names: Collection[str], marks: AuthorMarks
) -> tuple[_Place, ...]:
    """Return where authors are named, the most trusted place first."""
    return (
        _Place(lambda: _declared(article, site_names), lambda: ()),
        _Place(lambda: authors_of(marks, site_names, strong=True), lambda: marks.texts(strong=True)),
        _Place(lambda: authors_of(marks, site_names, strong=False), lambda: marks.texts(strong=False)),
        _Place(lambda: _from_metas(head, site_names), lambda: head.all(*AUTHOR_METAS)),
        _Place(lambda: _from_lines(page, site_names), lambda: _lines_near(page)),
        _Place(lambda: _from_state(state, site_names), lambda: state.authors),
    )


def _unsigned(
    page: PageLines,
    called: Iterable[str],
    site_names: Collection[str],
    all_names: Sequence[str],
    class_names: Collection[str],
    url: str,
    title_tag: str,
) -> Iterator[tuple[Candidate, ...]]:
    """Yield the first of what tells the author where nothing else does: a name beside the date, one under a label, an owner."""
    group = tuple(named_beside_date(page, site_names=site_names)) or tuple(_from_labels(page, site_names))
    group = (
        group
        or tuple(printed_beside_date(page, site_names=all_names, url=url, title_tag=title_tag))
        or tuple(plain_byline(page, site_names=all_names))
        or tuple(behind_reading_time(page, site_names=site_names))
        or tuple(blogger(page, site_names=all_names, class_names=class_names))
        or tuple(account_author(called, class_names, site_names=all_names))
    )
    yield group or tuple(unsigned_author(page, site_names=list(site_names)))


def _that_may_name_more(taken: Sequence[Candidate], places: Iterable[_Place]) -> Iterator[tuple[Candidate, ...]]:
    """Read the places that `_wider` may prefer to `taken`: of most it can be told without taking their texts apart."""
    keys = [fold(c.value) for c in taken]
    handles = all(is_handle(c.value) for c in taken)
    for place in places:
        if handles or any(_may_name_more(text, keys) for text in place.texts()):
            yield tuple(place.read())


def _may_name_more(text: str, keys: Sequence[str]) -> bool:
    """Tell whether a text holds all the names (folded) and what joins names, or in some scripts two reporters' words."""
    text = text[:MAX_BYLINE]
    plain = text.replace(PIECE, " ")
    folded = fold(PARENTHESIS.sub("", plain) if "(" in plain else plain)
    return all(map(folded.__contains__, keys)) and (_JOINT.search(text) is not None or len(_REPORTER.findall(text)) > 1)


def _own_names(site_names: Collection[str]) -> tuple[str, ...]:
    """Return the names the site is known by; its host is none where it has another name that shares nothing with the host.

    A blogger's domain is often the blogger's pen name: `Paper Lanterns` at `minaroe.example` is written by Mina Roe.
    """
    hosts = {n for n in site_names if "." in n and " " not in n}
    labels = {label for host in hosts for label in host.split(".")}
    called = [n for n in site_names if n not in hosts and n not in labels]
    keys = [fold(n) for n in called]
    if not keys:
        return tuple(site_names)
    return tuple(n for n in site_names if n in called or any(fold(n) in k or k in fold(n) for k in keys))


def _wider(taken: tuple[Candidate, ...], groups: Iterable[tuple[Candidate, ...]]) -> tuple[Candidate, ...]:
    """Return the group that names all of `taken` and more in one byline, or a person where `taken` has an account's name."""
    keys = {fold(c.value) for c in taken}
    handles = all(is_handle(c.value) for c in taken)
    for group in groups:
        others = {fold(c.value) for c in group}
        if keys < others and len(others) <= MAX_AUTHORS and len({c.evidence for c in group}) == 1:
            return group
        if handles and group and group[0].source != "meta" and all(" " in c.value and looks_like_name(c.value) for c in group):
            return group
    return taken


def _declared(article: JsonLdArticle, site_names: Collection[str]) -> Iterator[Candidate]:
    for author in article.authors:
        if author.is_person:
            # typed as a person: believed over our word lists, unless it is an account's word or the site itself
            name_only = " " in author.name and len(author.name) <= MAX_TYPED and "," not in author.name
            known = fold(author.name) in {fold(s) for s in site_names} or author.name.casefold() in NOT_PERSONS
            whole = (author.name,) if author.typed and name_only and not known else ()
            if author.typed and author.speaks and name_only and author.name.casefold() not in NOT_PERSONS:
                whole = (author.name,)  # a blogger's pen name, the blog is called after it
            for name in split_names(author.name, site_names=site_names, personal=True) or whole:
                yield Candidate(field="authors", value=name, source="JSON-LD", evidence=f"author {author.name}")


def _from_metas(head: Head, site_names: Collection[str]) -> Iterator[Candidate]:
    for key in AUTHOR_METAS:
        if key == "twitter:data1" and not re.search(
            r"written|author|escrito|geschrieben|écrit|ditulis|작성|投稿|作者", head.first("twitter:label1"), re.IGNORECASE
        ):
            continue
        known = () if key == _BLOGGERS else site_names
        names = [(n, content) for content in head.all(key) for n in _meta_names(key, content, known)]
        if names:
            for name, content in names:
                yield Candidate(field="authors", value=name, source="meta", evidence=f"{key} {content[:80]}")
            return


def _from_state(state: AppState, site_names: Collection[str]) -> Iterator[Candidate]:
    for author in state.authors:
        for name in split_names(author, site_names=site_names, personal=True):
            yield Candidate(field="authors", value=name, source="script", evidence=f"the article's record in a script: {author}")


def _meta_names(key: str, content: str, site_names: Collection[str]) -> tuple[str, ...]:
    family_first = re.fullmatch(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’.-]+(?: [A-Z]\.?)?)", content)
    if family_first and key in ("citation_author", "dc.creator", "dcterms.creator", "dc.contributor"):
        content = f"{family_first[2]} {family_first[1]}"
    return split_names(content, site_names=site_names, personal=True)


def _from_lines(page: PageLines, site_names: Collection[str]) -> Iterator[Candidate]:
    """Yield the names of the first line near the article's head, else at its tail, that is a byline by its words."""
    for text in _byline_lines(page):
        if any(labels.rest_after(text) for labels in (ALSO_READ, PREVIOUS_ANY, NEXT_ANY)):
            continue
        names = read_byline(text, site_names=site_names) or _beside_date(text, site_names)
        if names:
            for name in names:
                yield Candidate(field="authors", value=name, source="text", evidence=text[:80])
            return


def _beside_date(text: str, site_names: Collection[str]) -> tuple[str, ...]:
    """Return the person of a line of date and name without a label: `March 3, 2021 · 5 min · Jane Roe`, `Jane Roe / 3 May 2021`.

    Nothing but its shape says that it is a person, so it must have two or three capitalised words, none a brand's.
    """
    dates = find_dates(text) if len(text) <= MAX_DATE_LINE else ()
    if not dates:
        return ()
    if writer := _WRITER.search(text):
        return split_names(writer["name"] or writer["de"], site_names=site_names)
    account = _ACCOUNT.search(text)
    if account and not any(date.start <= account.start("name") < date.end for date in dates):  # Notion: `@March 3, 2021`
        return split_names(account["name"], site_names=site_names)
    before = _SEPARATORS.split(text[: dates[0].start])
    after = _SEPARATORS.split(_BRACKETS.sub("", text[dates[0].end :]))[1:]
    listed = _AFTER_COMMA.match(text, dates[0].end)
    if listed and is_full_name(listed["name"].strip()):
        after.insert(0, listed["name"].strip())
    parts = [before[0], *after] if _leads(before) else after if dates[0].start <= MAX_WEEKDAY else []
    for part in parts:
        names = split_names(part, site_names=site_names)
        if len(names) == 1 and is_personal_site(names[0]) and part.startswith(names[0]):
            return names
    return ()


def _leads(before: Sequence[str]) -> bool:
    """Tell whether what stands before a date begins with a name: nothing else is there but a weekday or a place."""
    if len(before) == 2:
        return before[1].strip(" ,.").casefold() in WEEKDAYS or not before[1]
    return len(before) == 3 and not before[2].strip() and is_full_name(before[0].title())


def _from_labels(page: PageLines, site_names: Collection[str]) -> Iterator[Candidate]:
    """Yield the one name (or the names of one byline) that stands under `Author`, `Written by`, anywhere on the page."""
    found: dict[tuple[str, ...], str] = {}
    for text in values_under(page.texts, lambda label: len(label) >= _SHORTEST_LABEL and is_label(label), is_label):
        names = split_names(text, site_names=site_names)
        if 1 <= len(names) <= (_MOST_UNDER_LABEL if has_byline_words(text) else 1) and all(map(_is_full_name, names)):
            found[names] = text
    if len(found) == 1:
        names, text = found.popitem()
        for name in names:
            yield Candidate(field="authors", value=name, source="text", evidence=f"under a label: {text}")


def _is_full_name(name: str) -> bool:
    """Tell a name from any other word: two words with capitals, or a script that has neither."""
    return looks_like_name(name) and (" " in name or not name.isascii())


def _byline_lines(page: PageLines) -> Iterator[str]:
    """Yield the lines that may be bylines, the likeliest first; a label alone is joined to the line under it."""
    below, under_standfirst, above, first_prose, after = _near(page)
    yield from (x.text for x in page.entries())
    for line in first_prose:
        agency = _AGENCY.match(line.text)
        if agency:
            yield agency.group()
    closing = page.lines[page.at(page.prose_end) :][:TAIL_LINES] if page.prose_orders else ()
    for part in (below, under_standfirst, above, first_prose):
        yield from _joined(part)
    yield from filter(None, (signed_at_close(line.text) for line in closing))
    yield from _joined(after)


def _near(page: PageLines) -> tuple[Sequence[Line], ...]:
    """Return the lines under the headline, under a standfirst, above the headline, the first prose, and those after the last."""
    lines, prose_orders, at = page.lines, page.prose_orders, page.at
    start = page.prose_start
    under_title, prose = at(page.title_order + 1), at(start)
    return (
        lines[under_title:prose][:HEAD_LINES],
        lines[at(start + 1) : at(prose_orders[1])][:3] if len(prose_orders) > 1 else (),
        page.above(ABOVE_LINES),
        [x for x in lines[prose : prose + 1] if x.order == start],
        lines[at(page.prose_end + 1) :][:TAIL_LINES],
    )


def _lines_near(page: PageLines) -> Iterator[str]:
    return (line.text for part in _near(page) for line in part)


def _joined(lines: Sequence[Line]) -> Iterator[str]:
    """Yield lines, a label joined to the name under it (or above it), a date to the linked name beside it."""
    produced = [not _LABEL_ENDS.isdisjoint(x.text) and _PRODUCTION.match(x.text) is not None for x in lines]
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        beside = True in produced[max(0, i - 1) : i + 2] and any(
            produced[k] and lines[k].tag == line.tag for k in (i - 1, i + 1) if 0 <= k < len(lines)
        )
        if produced[i] or (beside and _WROTE.match(line.text) and not find_dates(line.text)):
            continue  # `Director: A`, `Written by: B`: who wrote the drama
        if is_label(line.text):
            if following is not None and looks_like_name(following.text.split(PIECE)[0].strip()):
                yield f"{line.text} {PIECE} {following.text}"
            elif i and looks_like_name(lines[i - 1].text):
                yield f"{line.text} {PIECE} {lines[i - 1].text}"
        elif following is not None and following.linked and _DATE_ONLY.search(line.text):
            yield f"{line.text.rstrip(' ·•|' + PIECE)} {PIECE} {following.text}"
        else:
            yield line.text
