"""Site rules: what a user may write, what is said when it is wrong, and that crawl and parse follow it."""

import json
from pathlib import Path

import pytest

from scraper.cli import main
from scraper.errors import SiteRuleError
from scraper.rules import layout_for
from scraper.runner import run_crawl
from scraper.sites import load_rules, read_rule
from tests.faults.crawls import config_for, rows
from tests.faults.server import FaultServer, Reply

GOOD = """
hosts = ["127.0.0.1", ".blog.example"]

[[layouts]]
name = "2020"
valid_until = 2023-12-31
body = "td.old"

[[layouts]]
name = "2024"
valid_from = "2024-01-01"
body = "div.entry"
drop = ["p.tint"]
"""
SENTENCE = "The second voice waits for the bridge before it comes in, and the scene on the roof waits with it."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Two songs</title>
<link rel="canonical" href="https://www.blog.example/two-songs"></head>
<body><h1>Two songs</h1><div class="entry"><p>{SENTENCE}</p><p class="tint">The tea house next door paid for this page, and its
tea is served until nine in the evening on every day but Monday.</p></div></body></html>"""

WRONG = [
    ('hosts = ["a.example"', "cannot be read"),
    ('host = ["a.example"]', "there is no key 'host'"),
    ("hosts = []", "hosts is empty"),
    ('hosts = "a.example"', "hosts is not a list of strings"),
    ('hosts = ["a.example"]', "it has no [[layouts]]"),
    ('hosts = ["a.example"]\n[[layouts]]\nbodies = "p"', "a layout has no key 'bodies'"),
    ('hosts = ["a.example"]\n[[layouts]]\nbody = "div["', "body = 'div[' is not a CSS selector"),
    ('hosts = ["a.example"]\n[[layouts]]\nbody = 3', "body is not a string"),
    ('hosts = ["a.example"]\n[[layouts]]\ndrop = "p"', "drop is not a list of strings"),
    ('hosts = ["a.example"]\n[[layouts]]\nvalid_from = "last spring"', "is not a day"),
]


@pytest.fixture
def sites(tmp_path: Path) -> Path:
    folder = tmp_path / "sites"
    folder.mkdir()
    (folder / "blog.toml").write_text(GOOD, encoding="utf-8")
    return folder


def test_a_rule_is_found_by_host_and_its_layout_by_day(sites: Path) -> None:
    rules = load_rules(sites)
    assert rules.rule_for("https://other.example/") is None
    rule = rules.rule_for("https://Drama.Blog.example/x")
    assert rule is not None
    found = {day: layout_for(rule, day) for day in ("2021-05-01", "2024-06-01T10:00:00Z", None)}
    assert [layout.name if layout else None for layout in found.values()] == ["2020", "2024", "2024"]


@pytest.mark.parametrize(("text", "cause"), WRONG)
def test_a_mistake_is_named_with_its_file(tmp_path: Path, text: str, cause: str) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SiteRuleError) as caught:
        load_rules(tmp_path)
    message = str(caught.value)
    assert message.startswith("site rule mine.toml: ")
    assert cause in message
    assert "Next: " in message
    assert "\n" not in message.removesuffix("\n")


def test_the_shipped_rules_are_in_order() -> None:
    assert len({rule.name for rule in load_rules().rules}) == len(load_rules().rules)


def test_parse_follows_the_rule_of_the_address_that_a_saved_page_declares(
    sites: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(PAGE, encoding="utf-8")
    records = []
    for folder in (tmp_path / "none", sites):
        monkeypatch.setenv("DRAMARCHIVE_SITES", str(folder))
        assert main(["parse", "--jsonl", str(saved)]) == 0
        records.append(json.loads(capsys.readouterr().out))
    without, with_rule = records
    assert "tea house" in without["body_text"]
    assert SENTENCE in with_rule["body_text"]
    assert "tea house" not in with_rule["body_text"]
    assert any("tea house" in line["text"] for line in with_rule["dropped"])


def test_a_crawl_follows_the_rule(sites: Path, tmp_path: Path) -> None:
    config = config_for(tmp_path, sites=sites)
    with FaultServer({"/two-songs": Reply(body=PAGE.encode())}) as server:
        run = run_crawl(config, urls=[f"{server.url}/two-songs"])
    assert run.stored == 1
    ((text,),) = rows(config, "SELECT body_text FROM articles")
    assert SENTENCE in text
    assert "tea house" not in text


def test_a_crawl_with_a_wrong_rule_does_not_begin(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "mine.toml").write_text("hosts = []", encoding="utf-8")
    with FaultServer() as server, pytest.raises(SiteRuleError, match="hosts is empty"):
        run_crawl(config_for(tmp_path, sites=tmp_path / "sites"), urls=[f"{server.url}/two-songs"])
    assert server.paths() == []


def test_a_rule_file_is_named_after_its_stem(sites: Path) -> None:
    assert read_rule(sites / "blog.toml").name == "blog"
