"""Short Korean, Japanese and Chinese queries find all that a scan of every character finds, and nothing else."""

from pathlib import Path

import pytest

from scraper.storage.archive import Archive
from tests.search_set import QUERIES, TOKENIZERS, ask_ours, ask_sqlite, compare, fill, make_articles, make_queries, scan


def test_short_queries_find_what_a_scan_of_every_character_finds(tmp_path: Path) -> None:
    articles = make_articles()
    queries = make_queries(articles)
    truth = scan(articles, queries)
    assert len(truth) == QUERIES
    assert {len(query) for query in queries} == {2, 3, 4}
    assert all(truth.values())
    with Archive.open(tmp_path / "archive.db") as archive:
        fill(archive, articles)
        found = ask_ours(archive, queries)
    misses = compare(truth, found)
    assert (misses.articles, misses.wrong) == (0, 0), {q: truth[q] ^ found[q] for q in truth if truth[q] != found[q]}


@pytest.mark.parametrize("tokenizer", TOKENIZERS)
def test_sqlites_own_tokenizers_would_not(tokenizer: str) -> None:
    articles = make_articles()
    queries = make_queries(articles)
    assert compare(scan(articles, queries), ask_sqlite(articles, queries, tokenizer)).recall < 0.6
