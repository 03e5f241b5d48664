"""Bylines in many languages: rows in tests/cases/bylines.json."""

import json
from pathlib import Path
from typing import Any

import pytest

from scraper.parsers.facts.names import is_handle, is_label, is_person, is_personal_site, read_byline, split_names, unique_names

CASES = json.loads((Path(__file__).parents[1] / "cases" / "bylines.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["line"])
def test_names_of_a_byline(case: dict[str, Any]) -> None:
    if case["names"] or not case["byline"]:
        assert list(split_names(case["line"])) == case["names"], case["why"]
    assert list(read_byline(case["line"])) == (case["names"] if case["byline"] else []), case["why"]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Jane Roe", True),
        ("김수현", True),
        ("V", False),
        ("javabeans", True),
        ("admin", False),
        ("Editorial Team", False),
        ("Drama Notes Staff", False),
        ("편집부", False),
        ("編集部", False),
        ("Jane Roe wrote this", False),
        ("Read more", False),
        ("2021-03-04", False),
        ("x" * 80, False),
    ],
)
def test_person(name: str, person: bool) -> None:
    assert is_person(name) is person


def test_the_site_is_not_its_author() -> None:
    assert split_names("By Blue Lantern", site_names=["Blue Lantern"]) == ()
    assert split_names("By Blue Lantern & Jane Roe", site_names=["bluelantern"]) == ("Jane Roe",)


def test_a_site_called_after_its_owner_is_believed_only_with_markup() -> None:
    assert split_names("Jane Roe", site_names=["Jane Roe"]) == ()
    assert split_names("Jane Roe", site_names=["Jane Roe"], personal=True) == ("Jane Roe",)
    assert split_names("Drama Notes", site_names=["Drama Notes"], personal=True) == ()


def test_small_predicates() -> None:
    assert is_label("Written by")
    assert not is_label("Written by Jane Roe")
    assert is_handle("jane_roe")
    assert not is_handle("Jane Roe")
    assert is_personal_site("Jane Roe")
    assert not is_personal_site("Seoul Travel")
    assert unique_names(["Jane Roe", "jane roe", "Jane-Roe", "John Doe"]) == ("Jane Roe", "John Doe")
