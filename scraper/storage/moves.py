"""An article that moves to another address: it keeps its number and its revisions, and the address it had leads to it.

A permanent redirect (301 or 308 the whole way), or a canonical address that changes at the same place, is a change of
address. What tells so is the capture (`captures.redirected_from`) and its page, so a crawl, an import and a rebuild
from captures come to the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import sqlite_utils

from scraper.items import ArticleRow, CanonicalUrl, CaptureRow, MoveRow, ParsedPage, RevisionRow
from scraper.revisions import decide
from scraper.similarity import containment, shingles_of
from scraper.storage.articles import find_article, known_revision
from scraper.storage.deleting import delete_article
from scraper.storage.fingerprints import record_digest, rows_digest
from scraper.storage.moments import seconds_of
from scraper.storage.naming import is_other_name, name_of
from scraper.storage.records import insert, select, to_json, update
from scraper.text import fold
from scraper.urls import canonicalize_url, is_calendar_list, is_page_of_list, is_web_url

PERMANENT = frozenset({"301", "308"})
"""Statuses that say that an address is another one from now on (RFC 9110)."""
SAME = 0.6
"""Share of the shorter text's shingles that stand in the other one, from which two texts are one article's."""
CANONICAL = "canonical"
"""`moves.reason` of what the page itself said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which article a page is about."""

    article: ArticleRow | None
    """The article, at its address of now; None for one that is not in the archive."""
    refused: str = ""
    """Why the page is not the one that was asked for, for a person; then `article` stays as it is."""
    is_answer: bool = False
    """True when the page stands for `article` though it came from another address that is not the article's."""


def place_of(db: sqlite_utils.Database, page: ParsedPage, capture: CaptureRow, *, led_to: int | None = None) -> Place:
    """Return the article that a page is about, after it has moved if this capture says so. The caller holds the transaction.

    A page moves an article only if it could be its next revision and is recognisably the same article: a redirect to a
    front page, a login page or another article is what sites show for what they have deleted.
    """
    own = canonicalize_url(page.url)
    asked, statuses = asked_of(capture)
    if asked and asked != own:
        found = _redirected(db, page, capture, asked, statuses)
    else:
        found = _renamed(db, page, capture) or _back(db, page, capture)
    return found or Place(article=find_article(db, name_of(db, page, led_to=led_to)))


def asked_of(capture: CaptureRow) -> tuple[CanonicalUrl | None, tuple[str, ...]]:
    """Return the address from which redirects led to a capture, and their statuses; None when it was asked for itself."""
    *statuses, url = (capture.redirected_from or "").split(" ")
    return (canonicalize_url(url), tuple(statuses)) if statuses and is_web_url(url) else (None, ())


def moved_from(db: sqlite_utils.Database, url: str) -> ArticleRow | None:
    """Return the article that had this canonical URL before, or to which a permanent redirect led from it."""
    found = select(db, ArticleRow, "id = (SELECT article_id FROM moves WHERE url = ?)", (url,))
    return found[0] if found else None


def addresses_of(db: sqlite_utils.Database, article: ArticleRow) -> list[str]:
    """Return all addresses that lead to an article, its own first."""
    return [
        article.url,
        *(row[0] for row in db.execute("SELECT url FROM moves WHERE article_id = ? ORDER BY moved_at, url", (article.id,))),
    ]


def note_way(db: sqlite_utils.Database, capture: CaptureRow, article_id: int | None) -> None:
    """Note the address from which permanent redirects led to an article, unless an article has that address itself."""
    asked, statuses = asked_of(capture)
    if asked is None or article_id is None or not PERMANENT.issuperset(statuses) or find_article(db, asked):
        return
    (article,) = select(db, ArticleRow, "id = ?", (article_id,))
    if article.url == asked:
        return
    known = select(db, MoveRow, "url = ?", (asked,))
    if known and known[0].article_id == article_id:
        return
    if not known or seconds_of(known[0].moved_at) <= seconds_of(capture.fetched_at):
        _note(db, asked, article_id, article.url, capture, " ".join(statuses))


def _redirected(
    db: sqlite_utils.Database, page: ParsedPage, capture: CaptureRow, asked: CanonicalUrl, statuses: tuple[str, ...]
) -> Place | None:
    """Return the article kept under an address that answers elsewhere; None when there is none, or the page is nothing to it."""
    here = find_article(db, asked)
    old = here or moved_from(db, asked)
    own = name_of(db, page)
    there = find_article(db, own)
    if old is None or own == old.url or (there is not None and there.id == old.id) or _is_past(old, capture):
        return None
    if here is None and is_other_name(db, asked, old):
        return None  # it is visited under its own address, which will tell
    refused = _refusal(db, old, page, capture)
    if refused:
        return Place(article=old, refused=refused) if here else None
    if PERMANENT.issuperset(statuses) and not _only_adds_a_query(asked, own):
        return Place(article=_move(db, old, own, capture, " ".join(statuses)))
    if here is None:
        return None
    return Place(article=old, is_answer=True) if there is None else Place(article=old, refused=f"for now another address: {own}")


def _only_adds_a_query(asked: str, own: str) -> bool:
    """Tell whether a redirect only hangs parameters on an address, as sites do that number their visitors.

    >>> _only_adds_a_query("https://h.example/a", "https://h.example/a?visit=7"), _only_adds_a_query("https://h.example/?p=1", "https://h.example/a")
    (True, False)
    """
    return own.startswith(f"{asked}{'&' if '?' in asked else '?'}")


def _renamed(db: sqlite_utils.Database, page: ParsedPage, capture: CaptureRow) -> Place | None:
    """Return the article at the address that its page calls itself from now on, when it called itself by this one before."""
    own = canonicalize_url(page.url)
    article = find_article(db, own)
    known = known_revision(db, article)
    if article is None or known is None or not page.canonical_url or not is_web_url(page.canonical_url):
        return None
    named = canonicalize_url(page.canonical_url)
    if canonicalize_url(str(known.record.get("canonical_url") or "")) != own or not _may_be_renamed(own, named):
        return None
    if _is_past(article, capture) or is_other_name(db, own, replace(article, url=named)):
        return None
    there = known_revision(db, find_article(db, named))
    if there is not None and not is_same_article(there.record, page.to_record()):
        return None  # a site that names one canonical address on all its pages
    return None if _refusal(db, article, page, capture) else Place(article=_move(db, article, named, capture, CANONICAL))


def _may_be_renamed(own: str, named: str) -> bool:
    """Tell whether a page's new canonical address can be its own: of the same site, another path, no front page or list.

    >>> _may_be_renamed("https://h.example/a", "https://h.example/songs/a"), _may_be_renamed("https://h.example/a", "https://h.example/")
    (True, False)
    >>> _may_be_renamed("https://h.example/ost/a", "https://h.example/ost"), _may_be_renamed("https://h.example/a", "https://o.example/a")
    (False, False)
    """
    mine, theirs = urlsplit(own), urlsplit(named)
    same_site = mine.netloc.removeprefix("www.") == theirs.netloc.removeprefix("www.")
    path = theirs.path.rstrip("/")
    hub = not path or path.rpartition("/")[2].startswith("index.") or f"{mine.path}/".startswith(f"{path}/")
    return same_site and not hub and not is_page_of_list(named) and not is_calendar_list(named)


def _back(db: sqlite_utils.Database, page: ParsedPage, capture: CaptureRow) -> Place | None:
    """Return the article that had this address before: for what it said then, and when it answers here again."""
    own = canonicalize_url(page.url)
    moves = select(db, MoveRow, "url = ?", (own,))
    article = moved_from(db, own)
    if article is None or find_article(db, own):
        return None
    known = known_revision(db, article)
    if known is None or not is_same_article(known.record, page.to_record()):
        return None
    older = seconds_of(capture.fetched_at) < seconds_of(moves[0].moved_at)
    named = canonicalize_url(page.canonical_url) if page.canonical_url and is_web_url(page.canonical_url) else own
    if older or named == article.url or is_other_name(db, own, article) or find_article(db, name_of(db, page)):
        return Place(article=article, is_answer=older or named == article.url)
    if _refusal(db, article, page, capture) or _is_past(article, capture):
        return Place(article=article, is_answer=True)
    return Place(article=_move(db, article, own, capture, CANONICAL))


def _refusal(db: sqlite_utils.Database, old: ArticleRow, page: ParsedPage, capture: CaptureRow) -> str:
    """Return why a page is no later state of an article; empty when it is."""
    known = known_revision(db, old)
    intent = decide(page, status=capture.status, complete=capture.complete, known=known)
    if intent.action == "refuse":
        return intent.reason
    if known is not None and not is_same_article(known.record, page.to_record()):
        return f"leads to another text: {canonicalize_url(page.url)}; kept the known one"
    return ""


def is_same_article(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two records are of one article: the same headline, or most of the shorter text in the other."""
    title = fold(str(one.get("title") or ""))
    if title and title == fold(str(other.get("title") or "")):
        return True
    texts = [str(record.get("body_text") or "") for record in (one, other)]
    return texts[0] == texts[1] or containment(*map(shingles_of, texts)) >= SAME


def _is_past(article: ArticleRow, capture: CaptureRow) -> bool:
    """Tell whether a capture is older than the last one that showed the article: it says nothing of where that is now."""
    return seconds_of(capture.fetched_at) < seconds_of(article.last_seen_at)


def _move(db: sqlite_utils.Database, old: ArticleRow, url: CanonicalUrl, capture: CaptureRow, reason: str) -> ArticleRow:
    """Give an article another address; an article that has the address already takes over its history instead."""
    assert old.id is not None
    there = find_article(db, url)
    db.execute("DELETE FROM moves WHERE url = ?", (url,))
    if there is not None:
        assert there.id is not None
        _take_over(db, old, there)
    else:
        update(db, ArticleRow, old.id, url=url)
        update(db, ArticleRow, old.id, rows_digest=rows_digest(db, old.id))
    kept = old.id if there is None else there.id
    assert kept is not None
    _note(db, old.url, kept, url, capture, reason)
    return select(db, ArticleRow, "id = ?", (kept,))[0]


def _take_over(db: sqlite_utils.Database, old: ArticleRow, kept: ArticleRow) -> None:
    """Let an article have what another was, which goes; of captures that say the same the earlier stands."""
    assert old.id is not None
    assert kept.id is not None
    for row in select(db, RevisionRow, "article_id = ? ORDER BY id", (old.id,)):
        key = (kept.id, row.digest, row.parser_version)
        same = select(db, RevisionRow, "article_id = ? AND digest = ? AND parser_version = ?", key)
        if not same:
            db.execute("UPDATE revisions SET article_id = ? WHERE id = ?", (kept.id, row.id))
        elif _fetched(db, row) < _fetched(db, same[0]):
            said = to_json(row.record)
            changes = {"capture_id": row.capture_id, "record": row.record, "record_digest": record_digest(said)}
            assert same[0].id is not None
            update(db, RevisionRow, same[0].id, **changes, created_at=min(row.created_at, same[0].created_at))
    for table in ("moves", "frontier"):
        db.execute(f"UPDATE {table} SET article_id = ? WHERE article_id = ?", (kept.id, old.id))  # noqa: S608 - our own names
    db.execute("DELETE FROM rereads WHERE article_id IN (?, ?)", (old.id, kept.id))
    first, last = min(old.first_seen_at, kept.first_seen_at), max(old.last_seen_at, kept.last_seen_at)
    update(db, ArticleRow, kept.id, source=kept.source or old.source, first_seen_at=first, last_seen_at=last)
    delete_article(db, old.id)


def _fetched(db: sqlite_utils.Database, revision: RevisionRow) -> float:
    found = db.execute("SELECT fetched_at FROM captures WHERE id = ?", (revision.capture_id,)).fetchone()
    return seconds_of(found[0] if found else revision.created_at)


def _note(db: sqlite_utils.Database, url: str, article_id: int, to: str, capture: CaptureRow, reason: str) -> None:
    db.execute("DELETE FROM moves WHERE url = ?", (url,))
    insert(db, MoveRow(url=url, article_id=article_id, moved_to=to, moved_at=capture.fetched_at, reason=reason))
