"""The article object in a page's JSON-LD (schema.org), read forgivingly.

Terms: https://schema.org/Article. Sites write authors as strings, objects, lists and references into `@graph`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from scraper.text import fold, one_line

MAX_OBJECTS = 2_000
"""Objects of one page that are looked at; a page with more is a catalogue."""
ARTICLE_TYPES = frozenset({
    "article", "newsarticle", "blogposting", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle",
    "reviewnewsarticle",
    "backgroundnewsarticle", "askpublicnewsarticle", "socialmediaposting", "liveblogposting", "techarticle", "scholarlyarticle",
    "satiricalarticle", "advertisercontentarticle", "report", "review", "criticreview", "medicalscholarlyarticle",
    "discussionforumposting",
})  # fmt: skip
PAGE_TYPES = frozenset(
    {
        "webpage",
        "itempage",
        "medicalwebpage",
        "faqpage",
        "qapage",
        "aboutpage",
        "recipe",
        "howto",
        "creativework",
        "collectionpage",
    }
)
_ORGANISATIONS = frozenset(
    {"organization", "newsmediaorganization", "corporation", "website", "brand", "localbusiness", "onlinestore", "onlinebusiness"}
)
_COMMENTS = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_FIRST_PERSON = re.compile(
    r"(?<![^\W_])(?:I|I['’](?:m|ve|ll|d)|[Mm]y|[Yy]o|[Mm]i|[Mm]is|[Ee]u|[Mm]eus?|[Mm]inhas?|[Jj]e|[Jj]['’]\w+|[Mm]on|[Mm]es|"
    r"[Ii]ch|[Mm]eine?[mnrs]?|[Ii]o|[Mm]i[oa]|[Mm]iei|[Ss]aya|[Aa]ku|[Bb]en|[Bb]enim|[Tt]ôi|[Mm]ình|[Мм]о[йяёи]|Я)(?![^\W_])"
    r"|나는|저는|제가|私[はのが]|僕[はのが]|わたし|我(?!们|們|國|国)"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_AUTHOR = re.compile(r'"author"\s*:\s*\[?\s*\{[^{}]{0,300}?"name"\s*:\s*"((?:[^"\\]|\\.){1,100})"')
_FIELD = re.compile(r'"(datePublished|dateModified|headline)"\s*:\s*"((?:[^"\\]|\\.){1,300})"')


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonLdAuthor:
    """One author as declared."""

    name: str
    is_person: bool
    """False when the page says it is an organisation."""
    typed: bool = False
    """True when the page says it is a person."""
    speaks: bool = False
    """True when the description is in the first person: somebody speaks, whatever the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonLdArticle:
    """What the page's JSON-LD says about its article; empty where it is silent."""

    type: str = ""
    headline: str = ""
    authors: tuple[JsonLdAuthor, ...] = ()
    date_published: str = ""
    date_modified: str = ""
    page_published: str = ""
    """`datePublished` of the page object, when the article object has none."""
    site: str = ""
    """Name of the publisher or the WebSite object."""
    language: str = ""
    url: str = ""
    image: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()


def read_json_ld(scripts: Iterable[str], *, url: str = "", headings: Iterable[str] = ()) -> JsonLdArticle:
    """Return the article object of the page's `application/ld+json` scripts.

    Of several article objects the one whose address is `url` or whose headline is one of `headings` is taken, else the first;
    of one alone `headings` are not read.

    >>> read_json_ld(['{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Roe"}}']).authors[0].name
    'Jane Roe'
    """
    roots, broken = [], []
    for script in scripts:
        value = _load(script)
        if value is None:
            broken.append(script)
        else:
            roots.append(value)
    objects = list(_objects(roots))
    by_id = {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and len(o) > 1}
    articles = [o for o in objects if _types(o) & ARTICLE_TYPES]
    pages = [o for o in objects if _types(o) & PAGE_TYPES]
    names = {fold(h) for h in headings} - {""} if len(articles) > 1 else set()
    chosen = _main_article(articles, url, names)
    page = next(iter(pages), {})
    if chosen is None:
        chosen = next((p for p in pages if p.get("author") or p.get("datePublished")), None) or page
    if not chosen and broken:
        return _read_broken(broken)
    return _article(chosen, page, by_id, _site(objects, chosen, by_id))


def _article(article: Mapping[str, Any], page: Mapping[str, Any], by_id: Mapping[str, Any], site: str) -> JsonLdArticle:
    authors = (
        [*_people(article.get("author"), by_id)]
        or [*_people(article.get("creator"), by_id)]
        or [*_people(page.get("author"), by_id)]
    )
    return JsonLdArticle(
        type=next(iter(sorted(_types(article))), ""),
        headline=_string(article.get("headline")) or _string(article.get("name")),
        authors=tuple(authors),
        date_published=_string(article.get("datePublished"))
        or _string(article.get("dateCreated"))
        or _string(article.get("uploadDate")),
        date_modified=_string(article.get("dateModified")) or _string(page.get("dateModified")),
        page_published=_string(page.get("datePublished")),
        site=site,
        language=_string(article.get("inLanguage")) or _string(page.get("inLanguage")),
        url=_address(article.get("url")) or _address(article.get("mainEntityOfPage")),
        image=_address(_resolve(article.get("image"), by_id)) or _address(article.get("thumbnailUrl")),
        description=_string(article.get("description")),
        keywords=_keywords(article.get("keywords")) + _keywords(article.get("articleSection")),
    )


def _load(script: str) -> Any:
    for mend in (_as_written, _without_comments, _without_trailing_commas):
        try:
            return json.loads(mend(script), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _as_written(script: str) -> str:
    return script


def _without_comments(script: str) -> str:
    return _COMMENTS.sub("", script.strip())


def _without_trailing_commas(script: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", _without_comments(script))


def _read_broken(scripts: Sequence[str]) -> JsonLdArticle:
    """Read single fields out of a script that no JSON reader takes (an unescaped quote in a description, say)."""
    found: dict[str, str] = {}
    for script in scripts:
        for name, value in _FIELD.findall(script):
            found.setdefault(name, one_line(value))
    authors = [one_line(m) for script in scripts for m in _AUTHOR.findall(script)][:1]
    return JsonLdArticle(
        type="broken" if found else "",
        authors=tuple(JsonLdAuthor(name=n, is_person=True) for n in authors),
        headline=found.get("headline", ""),
        date_published=found.get("datePublished", ""),
        date_modified=found.get("dateModified", ""),
    )


def _objects(roots: list[Any]) -> Iterator[dict[str, Any]]:
    """Yield all objects, outer before inner, in page order, with a limit; no recursion, so no page is too deep."""
    queue: list[Any] = list(roots)
    seen = 0
    while queue and seen < MAX_OBJECTS:
        value = queue.pop(0)
        if isinstance(value, list):
            queue[:0] = value[:MAX_OBJECTS]
        elif isinstance(value, dict):
            seen += 1
            yield value
            inner = [
                v
                for k, v in value.items()
                if isinstance(v, (dict, list))
                and k in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "isPartOf", "review", "itemListElement", "item")
            ]
            queue[:0] = inner


def _types(value: Mapping[str, Any]) -> set[str]:
    declared = value.get("@type")
    names = declared if isinstance(declared, list) else [declared]
    return {n.rpartition("/")[2].casefold() for n in names if isinstance(n, str)}


def _main_article(articles: list[dict[str, Any]], url: str, headings: set[str]) -> dict[str, Any] | None:
    def rank(article: dict[str, Any]) -> tuple[bool, bool, bool]:
        addresses = {_address(article.get(k)).rstrip("/") for k in ("url", "mainEntityOfPage", "@id")} - {""}
        headline = fold(_string(article.get("headline")) or _string(article.get("name")))
        return (headline in headings, bool(url) and url.rstrip("/") in addresses, "review" not in _types(article))

    return max(articles, key=rank, default=None)  # max keeps the first of equals


def _site(objects: list[dict[str, Any]], article: Mapping[str, Any], by_id: Mapping[str, Any]) -> str:
    publisher = _resolve(article.get("publisher"), by_id)
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    if isinstance(publisher, dict) and "person" not in _types(publisher) and _string(publisher.get("name")):
        return _string(publisher.get("name"))
    return next((_string(o.get("name")) for o in objects if "website" in _types(o) and _string(o.get("name"))), "")


def _resolve(value: Any, by_id: Mapping[str, Any]) -> Any:
    """Follow a reference (`{"@id": ...}`) into the graph; what it does not hold itself comes from there."""
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and not value.get("name"):
        return by_id.get(value["@id"], value)
    return value


def _people(value: Any, by_id: Mapping[str, Any]) -> Iterator[JsonLdAuthor]:
    for entry in (value if isinstance(value, list) else [value])[:50]:
        author = _resolve(entry, by_id)
        if isinstance(author, dict) and isinstance(author.get("@id"), str):
            author = {**by_id.get(author["@id"], {}), **author}  # Yoast repeats the name beside the reference
        if isinstance(author, str) and author.strip():
            yield JsonLdAuthor(name=one_line(author), is_person=True)
        elif isinstance(author, dict):
            name = author.get("name")
            for single in name if isinstance(name, list) else [name]:
                if _string(single):
                    types = _types(author)
                    is_person = not types & _ORGANISATIONS
                    speaks = _FIRST_PERSON.search(_string(author.get("description"))) is not None
                    yield JsonLdAuthor(name=_string(single), is_person=is_person, typed="person" in types, speaks=speaks)


def _string(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if isinstance(value, str) and "&" in value:
        value = unescape(value)  # CMSs put words into JSON as they would into HTML
    return one_line(str(value)) if isinstance(value, (str, int)) else ""


def _address(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl") or value.get("@id") or ""
        return _address(value) if not isinstance(value, dict) else ""
    return value.strip() if isinstance(value, str) else ""


def _keywords(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",")
    return tuple(k for k in (_string(v) for v in value[:100]) if k) if isinstance(value, list) else ()
