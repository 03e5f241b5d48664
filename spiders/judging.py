"""What an answer means: one pure function from (row, capture, settings, time) to a `Visit`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from scraper.items import Capture, Discovered, FrontierRow, ParsedPage, SourceRow, Visit
from scraper.network.capture import TOO_LARGE
from scraper.network.retrying import backoff
from scraper.parsers.markup.content import not_html
from scraper.revisions import GONE
from scraper.storage.moments import moment
from scraper.urls import canonicalize_url, host_of
from spiders.reading import READERS, Entry, Scope, children, may_be_article
from spiders.topics import off_topic

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 509, 520, 521, 522, 523, 524})
"""Statuses that may be another one soon: tried again in this run."""
CLOSED = frozenset({401, 403, 405, 406})
"""Statuses by which sites and their guards close the WordPress interface."""
_PAST_THE_END = b"rest_post_invalid_page_number"
"""What a WordPress interface says of a page behind the last one, with status 400."""
NESTING_MOST = 3
"""Levels of lists below a listing that are read, such as its categories and theirs."""
LINKS_OF_LIST = 5
"""With so many links to articles a front, category or archive page is a list, not an article."""
LINKED_SHARE = 0.6
"""So much of a list's text stands in links; in the most linked article of 353 measured it was 0.41."""
LINKED_ALL = 0.8
"""With so much of it a short page is a list, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back for one lease, and what is needed to judge it."""

    row: FrontierRow
    """The leased row, as it was before the lease."""
    capture: Capture
    """The answer."""
    run_id: int
    """The run that asked."""
    now: float
    """Seconds since 1970."""
    problem: str = ""
    """Why the capture is not whole; empty when it is."""
    conditional: bool = False
    """True when the request carried validators, so that a 304 may come."""
    rest: float | None = None
    """Seconds that the host asked us to rest."""
    retries: int = 2
    """How often a failed fetch is tried again."""
    source: SourceRow | None = None
    """The row's source; None for what a person named."""

    @property
    def scope(self) -> Scope:
        """What may be visited from here."""
        options = self.source.options if self.source else {}
        return Scope(url=self.row.url, depth=self.row.depth, options=options, fetched_at=self.capture.fetched_at)


def judge(answer: Answer) -> Visit | None:
    """Return what an answer means for the archive and the frontier; None when it is a page to be read as an article."""
    status = answer.capture.status
    if status == 304:
        if answer.conditional:
            return _visit(answer, "not_modified")
        return again(answer, "304 Not Modified without having been asked for it")
    if status in GONE:
        # A source whose own address is gone is a failure to tell of, and to look at again in the next run.
        own = answer.row.role != "article" and answer.row.depth == 0
        return _visit(answer, "failed" if own else "gone", GONE[status])
    if answer.row.role == "wordpress" and answer.row.depth and status == 400 and _PAST_THE_END in answer.capture.body[:4096]:
        return _visit(answer, "listed")  # the page before was the last one
    if status in CLOSED and answer.row.role == "wordpress":
        return _visit(answer, "failed", f"the site's WordPress interface is closed to us ({status}); its other sources are read")
    if status in PASSING:
        return again(answer, f"the site answered {status}")
    if 300 <= status < 400:
        return _visit(answer, "refused", f"a redirect ({status}) that leads to no web page")
    if not 200 <= status < 300:
        return _visit(answer, "failed", f"the site answered {status}")
    if status == 206:
        return again(answer, "incomplete: 206 Partial Content without having been asked for a part")
    if not answer.capture.complete:
        if answer.problem.startswith(TOO_LARGE):
            # A sitemap beyond its limit is read as far as it came: a part of the site is better than none.
            return _read_index(answer) if answer.row.role == "sitemap" else _visit(answer, "refused", answer.problem)
        return again(answer, f"incomplete: {answer.problem}")
    if not answer.capture.body.strip():
        return again(answer, "the answer is empty")
    return _judge_article(answer) if answer.row.role == "article" else _read_index(answer)


def judge_page(answer: Answer, page: ParsedPage, beside: Sequence[str] = ()) -> Visit:
    """Return what the reading of an article page means; a list below a listing is read as one.

    `beside` are the addresses that its pager leads to, the previous and the next article.
    """
    if page.page_type != "index" and (page.tracks or not (_looks_like_list(answer.capture) or _is_mostly_links(page))):
        way_on = tuple(replace(child, way="pager") for child in children(map(Entry, beside), answer.scope))
        refusal = off_topic(page, answer.scope.options)
        if refusal:
            return _visit(answer, "refused", refusal, discovered=way_on)
        return replace(_visit(answer, "parsed", discovered=way_on), page=page)
    if not _is_part_of_listing(answer):
        return _visit(answer, "refused", "an index page (list, category, tag or home page), not an article")
    # The page is named among its own children, as the list that it turned out to be: the frontier changes its role.
    itself = Discovered(url=answer.row.url, role="listing", depth=answer.row.depth)
    found = READERS["listing"](answer.capture, answer.scope)
    return _visit(answer, "listed", discovered=(itself, *found.discovered))


def _is_part_of_listing(answer: Answer) -> bool:
    """Tell whether a list lies below the listing that is its source, not too deep."""
    source = answer.source
    if source is None or source.spider != "listing" or answer.row.depth > NESTING_MOST:
        return False
    folder = urlsplit(source.url).path.rpartition("/")[0] + "/"
    return urlsplit(answer.row.url).path.startswith(folder)


def without_capture(function: Callable[..., Visit | None], *args: object) -> Visit | None:
    """Return what `function` returns, without the capture: for a reader's process, whose parent has it."""
    visit = function(*args)
    return replace(visit, capture=None) if visit else None


def again(answer: Answer, reason: str) -> Visit:
    """Return a failure that is tried again while tries are left."""
    return _visit(answer, "failed", reason, retry_at=retry_time(answer.row, answer.retries, answer.now, answer.rest))


def retry_time(row: FrontierRow, retries: int, now: float, rest: float | None = None) -> str | None:
    """Return when a failed fetch is tried again; None when its tries are used up. `row` is as before the lease."""
    if row.attempts >= retries:
        return None
    return moment(now + max(backoff(row.attempts + 1), rest or 0.0))


def _judge_article(answer: Answer) -> Visit | None:
    kind = not_html(answer.capture.body)
    if kind:
        return _visit(answer, "refused", f"not an HTML page: {kind}")
    return _judge_redirect(answer)


def _judge_redirect(answer: Answer) -> Visit | None:
    """Refuse an article that a redirect replaced by the home page, a login or search page, or another site's page."""
    row, url = answer.row, answer.capture.url
    if canonicalize_url(url) == row.url:
        return None
    got = urlsplit(url)
    if got.path in ("", "/") and not got.query and urlsplit(row.url).path not in ("", "/"):
        return _visit(answer, "gone", "redirects to the site's home page")
    if not may_be_article(url) and may_be_article(row.url):
        return _visit(answer, "refused", f"redirects to {got.path[:100]}, which is no article")
    # What a person named may lead anywhere (a short link); what a source led to stays within the source.
    if row.source is not None and not answer.scope.takes(url):
        return _visit(answer, "refused", f"redirects to another site: {host_of(url)}")
    return None


def _looks_like_list(capture: Capture) -> bool:
    """Tell whether an address that can be no article's answers with a list of articles."""
    if may_be_article(capture.url):
        return False
    found = READERS["listing"](capture, Scope(url=capture.url))
    return sum(child.role == "article" for child in found.discovered) >= LINKS_OF_LIST


def _is_mostly_links(page: ParsedPage) -> bool:
    """Tell whether the text of a page is little more than the words of links to articles of its site."""
    scope = Scope(url=page.url)
    words = {link.url: len(link.text) for link in page.links if scope.takes(link.url) and may_be_article(link.url)}
    share = sum(words.values()) / max(len(page.body_text), 1)
    return (len(words) >= LINKS_OF_LIST and share >= LINKED_SHARE) or (len(words) > 1 and share >= LINKED_ALL)


def _read_index(answer: Answer) -> Visit:
    row = answer.row
    found = READERS[row.role](answer.capture, answer.scope)
    if found.refusal:
        # Today it may be a maintenance page: the next run reads it again.
        return _visit(answer, "failed", found.refusal)
    return _visit(answer, "listed", discovered=found.discovered)


def _visit(
    answer: Answer, outcome: str, reason: str = "", *, discovered: tuple[Discovered, ...] = (), retry_at: str | None = None
) -> Visit:
    return Visit(
        frontier_url=answer.row.url,
        run_id=answer.run_id,
        outcome=outcome,
        reason=reason,
        capture=answer.capture,
        discovered=discovered,
        retry_at=retry_at,
    )
