"""The origin of a copied page: rows in tests/cases/source_links.json."""

import json
from pathlib import Path
from typing import Any

import pytest

from scraper.items import Link
from scraper.parsers.facts.source_links import find_source

CASES = json.loads((Path(__file__).parents[1] / "cases" / "source_links.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['lines'][-1][0][:40]}: {c['why']}")
def test_source(case: dict[str, Any]) -> None:
    lines = [(text, tuple(Link(url=url, text=words) for url, words in links)) for text, links in case["lines"]]
    url, reason = find_source(lines, base_url="https://own.example/1")
    assert url == case["source_url"], case["why"]
    assert bool(reason) is (url is not None)


def test_a_link_to_the_page_s_own_site_is_no_origin() -> None:
    lines = [("Source", (Link(url="https://own.example/about", text="Source"),))]
    assert find_source(lines, base_url="https://own.example/1")[0] is None


def test_a_relative_link_is_no_origin() -> None:
    assert find_source([("Source", (Link(url="/about", text="Source"),))], base_url="https://own.example/1")[0] is None
