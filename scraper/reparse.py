"""Today's parser over the stored captures: what would change, by field and site, and on demand the change itself.

Nothing is fetched. What was read is kept in `rereads`, so that a run that is stopped goes on where it was; articles are
taken in the order of their numbers whatever the workers' order, so that the result never depends on it.
"""

import asyncio
import hashlib
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlite_utils

from scraper import parsers, text, urls
from scraper.changes import Change, compare
from scraper.config import Config
from scraper.errors import ExtractionError, StorageError
from scraper.items import ArticleRow, CaptureRow, ParsedPage, RevisionRow
from scraper.items.reread_rows import RereadRow
from scraper.rereading import read_stored
from scraper.revisions import decide, shrinkage
from scraper.sandbox import ReaderPool
from scraper.sites import SiteRules, load_rules
from scraper.storage.archive import Archive
from scraper.storage.articles import known_revision, write_article
from scraper.storage.moments import moment
from scraper.storage.records import insert, select, storable_value, update

AHEAD = 4
"""Articles read ahead for each worker."""
BATCH = 50
"""Articles noted in one transaction."""
EXAMPLES = 3
"""Examples shown of each kind of change."""


@dataclass(slots=True, kw_only=True)
class Summary:
    """What reading again would change, or has changed."""

    articles: int = 0
    """Articles asked for."""
    outcomes: Counter[str] = field(default_factory=Counter)
    """`same`, `changed`, `refused`, `failed`, `accepted` → how many."""
    kinds: Counter[str] = field(default_factory=Counter)
    """Kind of change (`artist corrected`) → in how many articles."""
    sites: dict[str, Counter[str]] = field(default_factory=dict)
    """Site → the same for its articles."""
    examples: dict[str, list[str]] = field(default_factory=dict)
    """Kind of change → some, with their address."""
    problems: list[str] = field(default_factory=list)
    """Why articles were refused or failed, with their address."""

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape that `reparse --json` prints."""
        return {
            "articles": self.articles,
            **{name: self.outcomes[name] for name in ("same", "changed", "refused", "failed", "accepted")},
            "changes": dict(self.kinds.most_common()),
            "sites": {site: dict(kinds.most_common()) for site, kinds in sorted(self.sites.items())},
            "examples": self.examples,
            "problems": self.problems,
        }


@dataclass(frozen=True, slots=True)
class _Task:
    article_id: int
    revision_id: int


def reparse(
    config: Config,
    *,
    since: str | None = None,
    site: str | None = None,
    jobs: int = 1,
    accept: bool = False,
    shrunk: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Summary:
    """Read the articles' captures again and return what would change; with `accept` it is changed.

    `since` takes articles whose capture was fetched on or after that day, `site` those with it in name, address or
    source. The old reading stays as a revision; a reading that the gates refuse changes nothing, except with `shrunk`
    one that lacks most of the text or all tracks.
    """
    rules = load_rules(config.sites)
    reader = reader_digest(rules)
    with Archive.open(config.archive, create=False) as archive:
        tasks = list(_tasks(archive.db, since, site))
        asyncio.run(_read_all(archive, tasks, rules, reader, jobs, progress))
        if accept:
            asyncio.run(_accept_all(archive, tasks, rules, reader, jobs, shrunk=shrunk))
        return _summary(archive.db, [task.article_id for task in tasks])


def reader_digest(rules: SiteRules) -> str:
    """Return a digest over everything that decides how a capture reads: the parser's code and the site rules."""
    sources = [*sorted(Path(parsers.__file__).parent.rglob("*.py")), Path(text.__file__), Path(urls.__file__)]
    total = hashlib.sha256(repr(rules).encode())
    for source in sources:
        total.update(source.read_bytes())
    return total.hexdigest()


def _tasks(db: sqlite_utils.Database, since: str | None, site: str | None) -> Iterator[_Task]:
    found = db.execute(
        "SELECT a.id, a.revision_id FROM articles a"
        " JOIN revisions r ON r.id = a.revision_id JOIN captures c ON c.id = r.capture_id WHERE c.fetched_at >= ?"
        " AND instr(lower(coalesce(a.site, '') || ' ' || a.url || ' ' || coalesce(a.source, '')), lower(?))"
        " ORDER BY a.id",
        (since or "", site or ""),
    )
    for article_id, revision_id in found.fetchall():
        yield _Task(article_id, revision_id)


Read = tuple[_Task, ParsedPage | str]
"""A task and its page, or why there is none."""


async def _read_all(
    archive: Archive, tasks: Sequence[_Task], rules: SiteRules, reader: str, jobs: int, progress: Callable[[int, int], None]
) -> None:
    """Read what this parser has not read yet, and note what came of it."""
    with archive.transaction():  # what was accepted by an earlier run is what the article says today
        archive.db.execute("UPDATE rereads SET outcome = 'same', changes = '[]' WHERE outcome = 'accepted'")
    known = {row.article_id: row for row in select(archive.db, RereadRow, "reader = ?", (reader,))}
    waiting = [task for task in tasks if not _is_noted(known.get(task.article_id), task)]
    done = len(tasks) - len(waiting)
    rows: list[RereadRow] = []
    async for task, page in _in_order(archive, waiting, rules, jobs):
        rows.append(_noted(archive.db, task, page, reader))
        done += 1
        if len(rows) >= BATCH:
            _note(archive, rows)
            rows = []
            progress(done, len(tasks))
    _note(archive, rows)


def _is_noted(row: RereadRow | None, task: _Task) -> bool:
    return row is not None and row.revision_id == task.revision_id


async def _in_order(archive: Archive, tasks: Iterable[_Task], rules: SiteRules, jobs: int) -> Any:
    """Yield tasks with their pages in the order of the tasks, `jobs` read at a time."""
    readers = ReaderPool(jobs)
    ahead: deque[tuple[_Task, asyncio.Task[ParsedPage | str]]] = deque()
    try:
        for task in tasks:
            ahead.append((task, asyncio.create_task(_read_one(archive, task, readers, rules))))
            if len(ahead) >= jobs * AHEAD:
                first, page = ahead.popleft()
                yield first, await page
        while ahead:
            first, page = ahead.popleft()
            yield first, await page
    finally:
        for _, page in ahead:
            page.cancel()
        await readers.close()


async def _read_one(archive: Archive, task: _Task, readers: ReaderPool, rules: SiteRules) -> ParsedPage | str:
    where = "id = (SELECT capture_id FROM revisions WHERE id = ?)"
    try:
        page = await read_stored(archive, select(archive.db, CaptureRow, where, (task.revision_id,))[0], readers, rules)
    except ExtractionError as problem:
        return problem.reason
    except StorageError as problem:
        return str(problem).partition(". Next:")[0]
    return storable_value(page)


def _noted(db: sqlite_utils.Database, task: _Task, page: ParsedPage | str, reader: str) -> RereadRow:
    made = {"article_id": task.article_id, "revision_id": task.revision_id, "reader": reader}
    if isinstance(page, str):
        return RereadRow(**made, outcome="failed", reason=page)  # type: ignore[arg-type]
    article = select(db, ArticleRow, "id = ?", (task.article_id,))[0]
    revision = select(db, RevisionRow, "id = ?", (task.revision_id,))[0]
    capture = select(db, CaptureRow, "id = ?", (revision.capture_id,))[0]
    intent = decide(page, status=capture.status, complete=capture.complete, known=known_revision(db, article))
    if intent.action == "keep":
        return RereadRow(**made, outcome="same")  # type: ignore[arg-type]
    changes = tuple(change.to_record() for change in compare(revision.record, page.to_record()))
    if intent.action == "refuse":
        return RereadRow(**made, outcome="refused", reason=intent.reason, changes=changes)  # type: ignore[arg-type]
    return RereadRow(**made, outcome="changed", changes=changes)  # type: ignore[arg-type]


def _note(archive: Archive, rows: Sequence[RereadRow]) -> None:
    with archive.transaction():
        for row in rows:
            archive.db.execute("DELETE FROM rereads WHERE article_id = ?", (row.article_id,))
            insert(archive.db, row)


async def _accept_all(
    archive: Archive, tasks: Sequence[_Task], rules: SiteRules, reader: str, jobs: int, *, shrunk: bool
) -> None:
    """Write what would change, one article a transaction; a crawl may go on meanwhile, and what it has changed stays."""
    outcomes = "'changed', 'refused'" if shrunk else "'changed'"
    marked = select(archive.db, RereadRow, f"reader = ? AND outcome IN ({outcomes})", (reader,))
    asked = {row.article_id: row.outcome for row in marked}
    async for task, page in _in_order(archive, [t for t in tasks if t.article_id in asked], rules, jobs):
        if isinstance(page, ParsedPage):
            with archive.transaction():
                if asked[task.article_id] == "changed" or _is_only_shrunk(archive.db, task, page):
                    _accept(archive.db, task, page)


def _is_only_shrunk(db: sqlite_utils.Database, task: _Task, page: ParsedPage) -> bool:
    """Tell whether a reading was refused for nothing but what it lacks of the known text."""
    revision = select(db, RevisionRow, "id = ?", (task.revision_id,))[0]
    capture = select(db, CaptureRow, "id = ?", (revision.capture_id,))[0]
    alone = decide(page, status=capture.status, complete=capture.complete, known=None)
    return alone.action == "write" and bool(shrinkage(revision.record, page.to_record()))


def _accept(db: sqlite_utils.Database, task: _Task, page: ParsedPage) -> None:
    article = select(db, ArticleRow, "id = ?", (task.article_id,))[0]
    if article.revision_id != task.revision_id:
        return  # fetched anew meanwhile; the next reparse looks at it
    revision = select(db, RevisionRow, "id = ?", (task.revision_id,))[0]
    now = moment(time.time())
    _, revision_id = write_article(
        db, page, url=article.url, known=article, source=article.source, capture_id=revision.capture_id, now=now
    )
    # It was read, not seen: when it last answered, and that it is gone, stay as they are.
    update(db, ArticleRow, task.article_id, last_seen_at=article.last_seen_at, gone_at=article.gone_at)
    db.execute("UPDATE rereads SET outcome = 'accepted', revision_id = ? WHERE article_id = ?", (revision_id, task.article_id))


def _summary(db: sqlite_utils.Database, article_ids: Sequence[int]) -> Summary:
    wanted = set(article_ids)
    found = Summary(articles=len(wanted))
    places = {row[0]: (row[1], row[2]) for row in db.execute("SELECT id, url, coalesce(site, '') FROM articles")}
    for row in select(db, RereadRow, "1 ORDER BY article_id"):
        if row.article_id not in wanted:
            continue
        url, site = places[row.article_id]
        found.outcomes[row.outcome] += 1
        if row.outcome in ("refused", "failed"):
            found.problems.append(f"{row.outcome}: {url}: {row.reason}")
        if row.outcome not in ("changed", "accepted"):
            continue
        changes = [Change(**change) for change in row.changes]
        for kind in dict.fromkeys(change.what for change in changes) or {"details changed": None}:
            found.kinds[kind] += 1
            found.sites.setdefault(site, Counter())[kind] += 1
        for change in changes:
            shown = found.examples.setdefault(change.what, [])
            if len(shown) < EXAMPLES:
                shown.append(f"{url}: {change.line()}")
    return found
