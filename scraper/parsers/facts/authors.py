"""The article's authors: persons named by the head, by markup, or by the words of a byline at its head or tail."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from scraper.parsers.dropping.match import ALSO_READ
from scraper.parsers.facts.app_state import AppState
from scraper.parsers.facts.byline_patterns import PIECE
from scraper.parsers.facts.byline_tables import NOT_PERSONS, PRODUCTION, WEEKDAYS
from scraper.parsers.facts.dates import find_dates
from scraper.parsers.facts.evidence import Candidate, Choice, Source
from scraper.parsers.facts.head import Head
from scraper.parsers.facts.jsonld import JsonLdArticle
from scraper.parsers.facts.labelled import values_under
from scraper.parsers.facts.names import (
    has_byline_words,
    is_entry,
    is_handle,
    is_label,
    is_personal_site,
    looks_like_name,
    read_byline,
    split_names,
    unique_names,
)
from scraper.parsers.facts.owners import account_author, is_full_name, unsigned_author
from scraper.parsers.facts.page_lines import SIGNATURE, Line, Mark, PageLines
from scraper.parsers.facts.profiles import named_beside_date
from scraper.text import fold, one_line

AUTHOR_METAS = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "dc.contributor",
    "byl", "byline", "citation_author", "article.author", "authors", "article:author_name", "cxenseparse:author", "twitter:data1",
)  # fmt: skip
HEAD_LINES = 12
"""Lines under the headline in which a byline is looked for, as long as no prose begins."""
ABOVE_LINES = 4
"""Lines right above the headline in which a byline is looked for."""
TAIL_LINES = 14
"""Lines after the last prose in which a byline is looked for."""
MAX_MARKS = 80
"""Elements that say "author" of which the words are read; a page with more is a list of people."""
MAX_AUTHORS = 5
"""More names than these are a list of other things."""
NEARBY = 25
"""Elements and lines between two authors of one byline."""
MAX_DATE_LINE = 80
"""Characters of a line of date and name."""
MAX_WEEKDAY = 12
"""Characters that may stand before the date in such a line."""
MAX_TYPED = 40
"""Characters of a name that is believed because the page types it as a person."""
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
    r"(?<![a-z-])creator(?![a-z-])"
)
_AGENCY = re.compile(
    r"[\[(（【<][^\])）】>]{2,40}[\])）】>](?:\s?[가-힣]{2,4}\s?[가-힣]{0,4}(?:기자|특파원)\s?[=＝])?|(?:記者|记者)\s?[\u3400-\u9fff]{2,4}\s?[/／]\S{2,8}"
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
_ADDRESS = re.compile(r"\S+@\S+")
_ACCOUNT = re.compile(r"(?<!\S)@(?P<name>[A-Za-z_][\w.]{2,29})(?=[\s,|·]|$)")
_DATE_ONLY = re.compile(rf"^[^a-z]{{0,6}}\S*\d.{{0,24}}(?:\d|[·•|{PIECE}])$")
_BIOGRAPHY = re.compile(
    r"bio(?![a-z])|about|box|desc|avatar|image|img|photo|pic|social|follow|role|job|position|title|archive|more|count|email|"
    r"twitter|related|card|icon|"
    r"non-author"
)
_NAME_ELEMENTS = (
    '[itemprop~="name"], [rel~="author"], .fn, [class*="author-name" i], [class*="author_name" i], [class*="author__name" i], '
    '[class*="byline-name" i], .name'
)
_SHORTEST_LABEL = 5
_MOST_UNDER_LABEL = 3
_PROFILE = re.compile(r"post-?profile|(?<![a-z-])creator(?![a-z-])")
_NAME_PART = re.compile(r"name(?![a-z])")
_WRITERS = re.compile(
    r"(?:^|/)(?:authors?|writers?|contributors?|reporters?|journalists?|by|staff|signataires?|autor|autores|autori|autoren|penulis|auteurs?|yazar)/"
    r"[^/?#]+/?(?:[?#]|$)"
)


def choose_authors(
    head: Head,
    article: JsonLdArticle,
    page: PageLines,
    state: AppState,
    *,
    site_names: Collection[str],
    class_names: Iterable[str] = (),
) -> tuple[tuple[str, ...], tuple[Candidate, ...], Choice]:
    """Return the authors, all candidates, and why these were taken.

    The printed byline wins where it names everybody that the head names and more (a head often holds only the account that
    posted); else JSON-LD, then markup on the page, then meta tags, then the words of a line, then what a program's state says.
    `class_names` are the classes of the page's elements: they tell whose account answers the comments.
    """
    all_names, site_names = tuple(site_names), _own_names(site_names)
    groups = [
        ("JSON-LD", tuple(_declared(article, site_names))),
        ("microdata", tuple(_marked(page, site_names, strong=True))),
        ("byline", tuple(_marked(page, site_names, strong=False))),
        ("meta", tuple(_from_metas(head, site_names))),
        ("text", tuple(_from_lines(page, site_names))),
        ("script", tuple(_from_state(state, site_names))),
    ]
    if not any(group for _, group in groups):
        groups.append(("profile", tuple(named_beside_date(page, site_names=site_names))))
    if not any(group for _, group in groups):
        groups.append(("label", tuple(_from_labels(page, site_names))))
    if not any(group for _, group in groups):
        accounts = account_author(_called(head, article, page), class_names, site_names=all_names)
        groups.append(("owner", tuple(accounts) or tuple(unsigned_author(page, site_names=site_names))))
    candidates = tuple(c for _, group in groups for c in group)
    taken = next((group for _, group in groups if group), ())
    if not taken:
        return (), candidates, Choice(field="authors", value="", reason="nobody is named in the head, the markup or a byline")
    better = _wider(taken, [g for _, g in groups])
    names = unique_names(c.value for c in better)
    reason = f"{better[0].source}: {better[0].evidence}"
    if better is not taken:
        reason += f"; names more than {taken[0].source} {taken[0].value}"
    return names, candidates, Choice(field="authors", value="; ".join(names), reason=reason)


def _called(head: Head, article: JsonLdArticle, page: PageLines) -> Iterator[str]:
    """Yield whatever the page calls its author, names and accounts."""
    yield from head.all(*AUTHOR_METAS)
    yield from (author.name for author in article.authors)
    for mark in page.marks[:MAX_MARKS]:
        text = _mark_text(mark) if _kind_of(mark) else ""
        yield from (piece.strip().rpartition(" ")[2] for piece in text[:MAX_MARK].split(PIECE))


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
        names = [(n, content) for content in head.all(key) for n in _meta_names(key, content, site_names)]
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


def _marked(page: PageLines, site_names: Collection[str], *, strong: bool) -> Iterator[Candidate]:
    """Yield the names in elements that say "author": by rel, itemprop or address when `strong`, else by class or id.

    Only the first such place under the headline counts, with what directly follows it (further down are other people's
    stories), else the one right above it. Those who checked or edited are left out when somebody wrote.
    """
    below = [m for m in page.marks if m.order > page.title_order]
    above = [m for m in page.marks if page.article_order <= m.order < page.title_order]
    for marks in (below, above):
        found = list(_first_place(marks, page, site_names, strong=strong))
        writers = [c for c, checked in found if not checked]
        if found:
            yield from writers or [c for c, _ in found]
            return


def _first_place(
    marks: Sequence[Mark], page: PageLines, site_names: Collection[str], *, strong: bool
) -> Iterator[tuple[Candidate, bool]]:
    last_order, looked_at = 0, 0
    for mark in marks:
        source = _kind_of(mark)
        if source is None or (source == "microdata") is not strong:
            continue
        looked_at += 1
        if looked_at > MAX_MARKS:
            return
        if last_order and mark.order - last_order > NEARBY:
            return
        text = _mark_text(mark)
        if _PROFILE.search(mark.hint):  # beside every post of a forum: the first one wrote the article
            if last_order:
                continue
            text = text.partition(PIECE)[0].strip()
        if not text or len(text) > MAX_MARK:
            continue
        names = split_names(text, site_names=site_names, personal=strong)
        if names and (source == "microdata" or _is_byline_text(text, names)):
            checked = bool(_CHECKED.search(_before(mark, names[0], page)))
            evidence = f"{mark.tag} {mark.hint}: {text[:80]}"
            for name in names:
                yield Candidate(field="authors", value=name, source=source, evidence=evidence), checked
            last_order = mark.order


def _before(mark: Mark, name: str, page: PageLines) -> str:
    """Return the words right before an element: on its line, else the line above when it is short."""
    i = bisect_left([line.order for line in page.lines], mark.order)
    if i >= len(page.lines):
        return ""
    before = page.lines[i].text.partition(name)[0].strip(f" {PIECE}")
    if not before and i > 0 and len(page.lines[i - 1].text) <= 40:
        before = page.lines[i - 1].text
    return before[-80:]


def _kind_of(mark: Mark) -> Source | None:
    itemprop = (mark.attributes.get("itemprop") or "").lower().split()
    relation = (mark.attributes.get("rel") or "").lower().split()
    if "author" in itemprop or "author" in relation:
        return "microdata"
    if mark.hint.endswith(SIGNATURE):
        signed = _mark_text(mark).partition(PIECE)[0].strip(" —–-~·")
        return "byline" if looks_like_name(signed) and " " in signed else None
    if mark.tag == "a" and _WRITERS.search(mark.attributes.get("href") or "") and not _BIOGRAPHY.search(mark.hint):
        return "byline"
    tokens = [t for t in mark.hint.split() if _BROAD.search(t)]
    return "byline" if any(_NAME_PART.search(t) or not _BIOGRAPHY.search(t) for t in tokens) else None


def _mark_text(mark: Mark) -> str:
    """Return the words of an author element: its name part if it has one, inline elements kept apart."""
    content = mark.attributes.get("content")
    if content:
        return one_line(content)
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
    return has_byline_words(text) or sum(map(len, names)) >= 0.4 * len(_ADDRESS.sub("", text).replace(PIECE, "").strip())


def _from_lines(page: PageLines, site_names: Collection[str]) -> Iterator[Candidate]:
    """Yield the names of the first line near the article's head, else at its tail, that is a byline by its words."""
    for text in _byline_lines(page):
        if ALSO_READ.rest_after(text):
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
    if account := _ACCOUNT.search(text):
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
    lines, title, start, end = page.lines, page.title_order, page.prose_start, page.prose_end
    orders = [x.order for x in lines]
    standfirst_end = page.prose_orders[1] if len(page.prose_orders) > 1 else start
    under_title, prose = bisect_right(orders, title), bisect_left(orders, start)
    first_prose = [x for x in lines[prose : prose + 1] if x.order == start]
    above = lines[bisect_left(orders, page.article_order) : bisect_left(orders, title)][-ABOVE_LINES:]
    below = lines[under_title:prose][:HEAD_LINES]
    under_standfirst = lines[bisect_right(orders, start) : bisect_left(orders, standfirst_end)][:3]
    after = lines[bisect_right(orders, end) :][:TAIL_LINES]
    yield from (x.text for x in lines[under_title:] if is_entry(x.text))
    for line in first_prose:
        agency = _AGENCY.match(line.text)
        if agency:
            yield agency.group()
    for part in (below, under_standfirst, above, first_prose, after):
        yield from _joined(part)


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
