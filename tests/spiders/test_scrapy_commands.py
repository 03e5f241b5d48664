"""Scrapy's own commands work from the project's root as any Scrapy user expects."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.crawls import config_for, rows
from tests.faults.server import FaultServer, site

ROOT = Path(__file__).parents[2]


def scrapy(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    ours = {"ARCHIVE": str(folder / "archive.db"), "DELAY": "0", "ALLOW_PRIVATE": "127.0.0.0/8"}
    environment = os.environ | {f"DRAMARCHIVE_{name}": value for name, value in ours.items()} | more
    command = [sys.executable, "-m", "scrapy", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_list(tmp_path: Path) -> None:
    assert scrapy(tmp_path, "list").stdout.split() == ["feed", "listing", "pages", "sitemap", "wordpress"]
    assert not (tmp_path / "archive.db").exists()


@pytest.mark.slow
def test_crawl_stores_into_the_archive(tmp_path: Path) -> None:
    config = config_for(tmp_path)
    with FaultServer(default=site(25)) as server:
        found = scrapy(tmp_path, "crawl", "listing", "-a", f"url={server.url}/")
        assert found.returncode == 0, found.stderr
        assert rows(config, "SELECT outcome, stored FROM runs") == [("complete", 25)]
        (tmp_path / "urls.txt").write_text(f"# two\n{server.url}/article-1/\n\n{server.url}/article-2/\n")
        scrapy(tmp_path, "crawl", "pages", "-a", f"file={tmp_path / 'urls.txt'}", "-a", "limit=1")
        assert rows(config, "SELECT unchanged, waiting FROM runs ORDER BY id DESC LIMIT 1") == [(1, 1)]


@pytest.mark.slow
def test_crawl_without_an_address_says_what_is_missing(tmp_path: Path) -> None:
    found = scrapy(tmp_path, "crawl", "pages")
    assert "nothing to crawl. Next: add -a url=" in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.slow
def test_shell_fetch_and_parse_need_no_archive(tmp_path: Path) -> None:
    with FaultServer(default=site(3)) as server:
        url = f"{server.url}/article-3/"
        shell = scrapy(tmp_path, "shell", "--nolog", url, "-c", "(response.status, response.meta['capture'].complete)")
        assert shell.stdout.strip() == "(200, True)", shell.stderr
        assert "Songs of drama 3" in scrapy(tmp_path, "fetch", "--nolog", url).stdout
        assert "'outcome': 'parsed'" in scrapy(tmp_path, "parse", "--nolog", "--spider=pages", url).stdout
    assert not (tmp_path / "archive.db").exists()


@pytest.mark.slow
@pytest.mark.parametrize("words", [("shell", "-c", "response"), ("fetch",)])
def test_the_address_guard_stands_in_every_command(tmp_path: Path, words: tuple[str, ...]) -> None:
    # Any answer at all would mean that the address was contacted.
    environment = {"DRAMARCHIVE_ALLOW_PRIVATE": "10.0.0.0/8"}
    with FaultServer(default=site(3)) as server:
        found = scrapy(tmp_path, words[0], f"{server.url}/article-1/", *words[1:], **environment)
        assert server.paths() == [], found.stderr
