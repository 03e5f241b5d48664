"""Articles in Korean, Japanese and Chinese, 200 short queries, and who finds what: ours, SQLite's tokenizers, a plain scan.

The words are real, the sentences put together from them, the same ones for the same seed. What is to be found is what a
scan finds that looks at every character of every text.
"""

import json
import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from scraper.items import ParsedPage
from scraper.storage.archive import Archive
from scraper.storage.search import search
from scraper.storage.search_text import folded
from tests.storage.making import NOW, capture, credit, page, track, visit

QUERIES = 200
TOKENIZERS = ("trigram", "unicode61")
Found = dict[str, frozenset[str]]
"""Query → addresses of the articles that have it."""
_LANGUAGES = json.loads((Path(__file__).parent / "cases" / "search_words.json").read_text())
_HALF_WIDTH = str.maketrans({"ラ": "ﾗ", "マ": "ﾏ", "ソ": "ｿ", "ン": "ﾝ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Misses:
    """What one way of searching does not find, of what is there, and what it finds that is not there."""

    queries: int
    """Queries of which it misses an article."""
    articles: int
    """Articles that it misses, over all queries."""
    wanted: int
    """Articles that there are to be found, over all queries."""
    wrong: int
    """Articles that it finds without their having the query."""

    @property
    def recall(self) -> float:
        """The share that is found."""
        return 1 - self.articles / self.wanted


def make_articles(seed: int = 1, *, of_each: int = 8) -> list[ParsedPage]:
    """Return articles of all three languages."""
    rng = random.Random(seed)
    return [_article(rng, language, n) for language in _LANGUAGES for n in range(of_each)]


def _article(rng: random.Random, language: str, number: int) -> ParsedPage:
    tracks = tuple(
        track(
            n,
            _phrase(rng, language, 2),
            credit(rng.choice(_LANGUAGES[language]["names"])),
            drama=_phrase(rng, language, 2),
            text=_sentence(rng, language),
        )
        for n in (1, 2)
    )
    body = "\n\n".join(" ".join(_sentence(rng, language) for _ in range(3)) for _ in range(2))
    if language == "ja" and number % 4 == 0:
        body = body.translate(_HALF_WIDTH)  # half-width Kana is the same text
    url = f"https://{language}.example/{number}"
    return page(url=url, title=_phrase(rng, language, 3), body_text=body, language=language, tracks=tracks)


def _phrase(rng: random.Random, language: str, words: int) -> str:
    return (" " if language == "ko" else "").join(rng.choices(_LANGUAGES[language]["words"], k=words))


def _sentence(rng: random.Random, language: str) -> str:
    words = rng.choices(_LANGUAGES[language]["words"], k=rng.randint(4, 8))
    written = [word + rng.choice(_LANGUAGES[language]["particles"]) for word in words]
    return (" " if language == "ko" else "").join(written) + ("." if language == "ko" else "。")


def fields_of(article: ParsedPage) -> tuple[str, ...]:
    """Return what a search looks through, a text each."""
    headings = [t.heading for t in article.tracks]
    names = [c.credited_as for h in headings for c in h.credits]
    return (article.title or "", article.body_text, *(h.title for h in headings), *names, *(h.drama or "" for h in headings))


def make_queries(articles: Sequence[ParsedPage], seed: int = 1) -> list[str]:
    """Return `QUERIES` queries of two to four characters: words as a person types them, and as many stretches of the texts."""
    rng = random.Random(seed)
    queries: dict[str, None] = {}
    while len(queries) < QUERIES:
        article = rng.choice(articles)
        if len(queries) % 2:
            queries[rng.choice([word for word in _LANGUAGES[article.language]["words"] if 2 <= len(word) <= 4])] = None
            continue
        runs = [run for text in fields_of(article) for run in folded(text).replace("。", " ").replace(".", " ").split()]
        run, length = rng.choice(runs), rng.randint(2, 4)
        start = rng.randint(0, max(0, len(run) - length))
        if len(run[start : start + length]) > 1 and not run.isascii():
            queries[run[start : start + length]] = None
    return list(queries)


def fill(archive: Archive, articles: Sequence[ParsedPage]) -> None:
    """Store the articles as a crawl does."""
    for article in articles:
        seen = capture(article.url.encode(), url=article.url)
        archive.save_visit(visit(article, frontier_url=article.url, capture=seen), now=NOW)


def scan(articles: Sequence[ParsedPage], queries: Sequence[str]) -> Found:
    """Return what is to be found: the articles that have a query somewhere, character by character."""
    texts = {article.url: [folded(text) for text in fields_of(article)] for article in articles}
    return {q: frozenset(url for url, fields in texts.items() if any(q in text for text in fields)) for q in queries}


def ask_ours(archive: Archive, queries: Sequence[str]) -> Found:
    """Return what our search finds."""
    return {q: frozenset(hit.url for hit in search(archive.db, q, limit=10_000)) for q in queries}


def ask_sqlite(articles: Sequence[ParsedPage], queries: Sequence[str], tokenizer: str) -> Found:
    """Return what FTS5 finds with one of its own tokenizers, the texts folded as ours are."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(f"CREATE VIRTUAL TABLE texts USING fts5(url UNINDEXED, text, tokenize = '{tokenizer}')")
        rows = ((article.url, "\n".join(map(folded, fields_of(article)))) for article in articles)
        db.executemany("INSERT INTO texts VALUES (?, ?)", rows)
        sql = "SELECT url FROM texts WHERE texts MATCH ?"
        return {q: frozenset(url for (url,) in db.execute(sql, (f'"{q}"',))) for q in queries}


def compare(truth: Found, found: Found) -> Misses:
    """Count what is missed."""
    missed = {q: truth[q] - found[q] for q in truth}
    return Misses(
        queries=sum(map(bool, missed.values())),
        articles=sum(map(len, missed.values())),
        wanted=sum(map(len, truth.values())),
        wrong=sum(len(found[q] - truth[q]) for q in truth),
    )
