"""What the page says about itself: every candidate with its evidence, one choice a field with its reason."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from scraper.items import Capture, Decision
from scraper.parsers.document import Document
from scraper.parsers.facts.app_state import AppState, read_app_state
from scraper.parsers.facts.authors import choose_authors
from scraper.parsers.facts.evidence import Candidate, Choice
from scraper.parsers.facts.head import Head, read_head
from scraper.parsers.facts.headline import Headings, calls_site, choose_headline
from scraper.parsers.facts.jsonld import JsonLdArticle, read_json_ld
from scraper.parsers.facts.languages import base_language, decide_language
from scraper.parsers.facts.page_lines import PageLines, read_page
from scraper.parsers.facts.publication import choose_dates
from scraper.parsers.facts.title_tag import site_from_title
from scraper.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The fields of one page that do not need its body."""

    url: str
    """The address it was fetched from; for a file what it declares as its own, else empty."""
    canonical_url: str | None
    title: str | None
    authors: tuple[str, ...]
    published_at: str | None
    published_precision: str | None
    modified_at: str | None
    site: str | None
    language: str | None
    """As declared, else by the page's prose; `decide_language(declared_language, body_text)` checks it against the body."""
    declared_language: str
    """The `lang` of the page, as written."""
    image: str | None
    description: str | None
    keywords: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    """Everything found, whether taken or not; empty unless asked for."""
    choices: tuple[Choice, ...]
    """One a field: what was taken and why; empty unless asked for."""

    def decisions(self) -> tuple[Decision, ...]:
        """Return the choices as `--explain` shows them, all but the language: the body decides it."""
        shown = (c for c in self.choices if c.field != "language")
        return tuple(Decision(action="field", subject=c.field, reason=f"{c.value or 'none'} ({c.reason})") for c in shown)


def extract_metadata(doc: Document, *, capture: Capture, explain: bool = False) -> Metadata:
    """Read the metadata of `doc`; nothing is changed in its tree, nothing is guessed from a clock.

    `capture.fetched_at` bounds the dates and is what relative ones are counted from; without it neither is done. Places are
    read in order of trust up to the first that is certain, or all of them to `explain`: what is taken is the same.
    """
    scan = doc.scan()
    head = read_head(doc.tree, scan, url=doc.url)
    headings = Headings(doc.tree, scan)
    own_url = doc.url or head.canonical or head.absolute(head.first("og:url"))
    article = read_json_ld(head.scripts, url=own_url, headings=headings.texts())
    site, site_names, site_choice = _site(head, article, own_url, headings)
    title = choose_headline(headings, head, headline=article.headline, site_names=site_names, explain=explain)
    page = read_page(scan, title.node)
    silent = scan is not None and scan.states and not (article.authors and article.date_published)
    state = read_app_state(scan.states, title.text) if scan is not None and silent else AppState()
    classes = scan.names.values() if scan is not None else ()
    authors, author_candidates, author_choice = choose_authors(
        head, article, page, state, site_names=site_names, class_names=classes, explain=explain
    )
    declared = head.language or article.language
    language, why = decide_language(declared, "" if base_language(declared) else _sample(page, title.text))
    why_language = Choice(field="language", value=language or "", reason=why)
    locale = head.language or language or ""
    dates = choose_dates(head, article, page, state, url=own_url, locale=locale, fetched_at=capture.fetched_at, explain=explain)
    canonical = head.canonical or head.absolute(head.first("og:url"))
    image = (
        head.absolute(head.first("og:image", "og:image:url", "twitter:image", "twitter:image:src") or article.image)
        or head.image_link
    )
    return Metadata(
        url=own_url,
        canonical_url=canonical or None,
        title=title.text or None,
        authors=authors,
        published_at=dates.published.iso if dates.published else None,
        published_precision=dates.published.precision if dates.published else None,
        modified_at=dates.modified.iso if dates.modified else None,
        site=site or None,
        language=language,
        declared_language=declared,
        image=image or None,
        description=head.first("og:description", "description", "twitter:description") or article.description or None,
        keywords=_keywords(head, article),
        candidates=(*title.candidates, *author_candidates, *dates.candidates, *_others(head, article)) if explain else (),
        choices=(title.choice, author_choice, *dates.choices, site_choice, why_language) if explain else (),
    )


def _site(head: Head, article: JsonLdArticle, url: str, headings: Headings) -> tuple[str, tuple[str, ...], Choice]:
    """Return the site's name, all the ways it calls itself, and the reason."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    named = [
        (head.first("og:site_name"), "meta og:site_name"),
        (article.site, "JSON-LD publisher"),
        (
            head.first("application-name", "al:ios:app_name", "apple-mobile-web-app-title", "twitter:app:name:iphone"),
            "meta application-name",
        ),
        (host, "host"),
    ]
    names = [(one_line(n), why) for n, why in named if n]
    if len(names) == bool(host):
        beside = site_from_title(head.title, [h.text for h in headings.all() if not calls_site(h)])
        names[:0] = [(beside, "the title tag, beside the headline")] if beside else []
    label = host.rpartition(".")[0].rpartition(".")[2] or host.partition(".")[0]
    known = tuple(dict.fromkeys([*(n for n, _ in names), *([label] if len(label) > 3 else [])]))
    site, reason = names[0] if names else ("", "the page does not say")
    return site, known, Choice(field="site", value=site, reason=reason)


def _keywords(head: Head, article: JsonLdArticle) -> tuple[str, ...]:
    listed = [k for content in head.all("keywords", "news_keywords", "parsely-tags", "sailthru.tags") for k in content.split(",")]
    found = [*head.all("article:tag"), *listed, *article.keywords, *head.all("article:section")]
    return tuple(dict.fromkeys(k for k in (one_line(f) for f in found) if 0 < len(k) <= 80))[:100]


def _sample(page: PageLines, title: str) -> str:
    """Return prose enough to tell the language by, before the body is known."""
    prose = [line.text for line in page.lines if len(line.text) >= 60 and not line.linked][:20]
    return "\n".join([title, *prose])


def _others(head: Head, article: JsonLdArticle) -> tuple[Candidate, ...]:
    """Return the candidates of the fields that need no choice: the first of each is taken."""
    found = [
        Candidate(field="site", value=head.first("og:site_name"), source="meta", evidence="og:site_name"),
        Candidate(field="site", value=article.site, source="JSON-LD", evidence="publisher"),
        Candidate(field="canonical_url", value=head.canonical, source="link", evidence="rel=canonical"),
        Candidate(field="canonical_url", value=head.first("og:url"), source="meta", evidence="og:url"),
        Candidate(field="canonical_url", value=article.url, source="JSON-LD", evidence="url"),
        Candidate(field="language", value=head.language, source="meta", evidence="html lang"),
        Candidate(field="language", value=article.language, source="JSON-LD", evidence="inLanguage"),
        Candidate(field="image", value=head.first("og:image"), source="meta", evidence="og:image"),
        Candidate(field="image", value=article.image, source="JSON-LD", evidence="image"),
        Candidate(field="description", value=head.first("og:description"), source="meta", evidence="og:description"),
        Candidate(field="description", value=head.first("description"), source="meta", evidence="description"),
        Candidate(field="description", value=article.description, source="JSON-LD", evidence="description"),
    ]
    return tuple(c for c in found if c.value)
