"""What short Korean, Japanese and Chinese queries find, ours beside SQLite's own tokenizers; the truth is a plain scan.

python -m benchmarks.search_recall [--seed 1] [--articles 100]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from scraper.storage.archive import Archive
from tests.search_set import TOKENIZERS, ask_ours, ask_sqlite, compare, fill, make_articles, make_queries, scan


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=100, help="of each language")
    given = parser.parse_args()
    articles = make_articles(given.seed, of_each=given.articles)
    queries = make_queries(articles, given.seed)
    truth = scan(articles, queries)
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive.db") as archive:
        fill(archive, articles)
        found = {"dramarchive": ask_ours(archive, queries)}
    found |= {f"FTS5, {name}": ask_sqlite(articles, queries, name) for name in TOKENIZERS}
    print(f"| {len(queries)} queries, {len(articles)} articles | recall | queries that miss an article | found wrongly |")
    print("| --- | --- | --- | --- |")
    for name, answers in found.items():
        misses = compare(truth, answers)
        print(f"| {name} | {misses.recall:.2f} | {misses.queries} | {misses.wrong} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
