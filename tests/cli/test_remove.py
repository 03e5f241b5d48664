"""`remove`: a source goes, with or without its articles; nothing else is touched."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scraper.storage.archive import Archive
from tests.cli.warm import WarmProgram
from tests.faults.crawls import config_for, rows
from tests.faults.server import XML, FaultServer, Reply, article
from tests.faults.soundness import assert_sound

Run = Callable[..., subprocess.CompletedProcess[str]]
LOCAL = {"DRAMARCHIVE_ALLOW_PRIVATE": "127.0.0.1", "DRAMARCHIVE_DELAY": "0"}
TABLES = (
    "articles",
    "tracks",
    "track_artists",
    "revisions",
    "dropped",
    "embeds",
    "songs",
    "artists",
    "articles_fts",
    "tracks_fts",
)


def feed(*paths: str) -> Reply:
    items = "".join(f"<item><link>{path}</link></item>" for path in paths)
    return Reply(body=f"<rss><channel>{items}</channel></rss>".encode(), headers=(XML,))


def counts(folder: Path) -> dict[str, int]:
    return {table: rows(config_for(folder), f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}


@pytest.fixture(scope="module")
def crawled(warm: WarmProgram, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str, dict[str, int]]:
    """A folder with two sources with three articles each, their names, the counts when only the second one was there."""
    folder = tmp_path_factory.mktemp("two")

    def run(*words: str) -> str:
        done = warm.run(words, folder=folder, environ=dict(os.environ) | LOCAL)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    table = {f"/{n}": Reply(body=article(n)) for n in range(1, 7)}
    with (
        FaultServer({**table, "/feed": feed("/1", "/2", "/3")}) as one,
        FaultServer({**table, "/feed": feed("/4", "/5", "/6")}) as two,
    ):
        second = run("add", f"{two.url}/feed")
        run("crawl")
        alone = counts(folder)
        first = run("add", f"{one.url}/feed")
        run("crawl")
        run("schedule", "add", first, "0 6 * * *")
    return folder, first, second, alone


@pytest.fixture
def two_sources(tmp_path: Path, crawled: tuple[Path, str, str, dict[str, int]]) -> tuple[str, str, dict[str, int]]:
    """A copy of that archive in `tmp_path`, the names and the counts."""
    folder, first, second, alone = crawled
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return first, second, alone


def test_the_articles_stay_and_nothing_is_fetched_any_more(
    run: Run, tmp_path: Path, two_sources: tuple[str, str, object]
) -> None:
    first, second, _ = two_sources
    before = counts(tmp_path)
    done = run("remove", first)
    assert done.returncode == 0, done.stderr
    assert "4 URLs of its queue, 3 articles stay" in done.stdout
    assert "1 cron entries went with it" in done.stderr
    assert counts(tmp_path) == before
    status = json.loads(run("status", "--json").stdout)
    assert [source["name"] for source in status["by_source"]] == [second]
    assert status["frontier"]["done"] == 4
    assert json.loads(run("schedule", "list", "--json").stdout) == []
    assert run("crawl", first, env=LOCAL).returncode == 2
    url = rows(config_for(tmp_path), "SELECT url FROM articles WHERE source = ?", first)[0][0]
    assert run("why", url).stdout.startswith("In the archive as article")


def test_with_articles_the_archive_is_as_if_it_had_never_been(
    run: Run, tmp_path: Path, two_sources: tuple[str, str, dict[str, int]]
) -> None:
    first, _, alone = two_sources
    captures = rows(config_for(tmp_path), "SELECT count(*) FROM captures")
    done = run("remove", first, "--with-articles")
    assert done.returncode == 0, done.stderr
    assert "3 articles deleted" in done.stdout
    assert counts(tmp_path) == alone
    assert rows(config_for(tmp_path), "SELECT count(*) FROM captures") == captures, "captures are append-only"
    assert_sound(config_for(tmp_path))
    assert run("search", "drama 1", "--json").returncode == 0


def test_an_unknown_name_and_a_running_crawl(run: Run, tmp_path: Path, two_sources: tuple[str, str, object]) -> None:
    first, second, _ = two_sources
    done = run("remove", "nowhere")
    assert (done.returncode, f"choose one of {', '.join(sorted((first, second)))}" in done.stderr) == (2, True)
    assert run("remove", first, "--archive", "none.db").returncode == 2
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.start_run(now=rows(config_for(tmp_path), "SELECT strftime('%Y-%m-%dT%H:%M:%fZ')")[0][0])
        done = run("remove", first)
        assert (done.returncode, "is in use by run" in done.stderr) == (4, True)
