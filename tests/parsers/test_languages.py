"""The language of a text against what its page declares: rows in tests/cases/languages.json."""

import json
from pathlib import Path

import pytest

from scraper.parsers.facts.languages import base_language, decide_language

CASES = json.loads((Path(__file__).parents[1] / "cases" / "languages.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['language']} declared {c['declared'] or 'nothing'}: {c['why']}")
def test_language(case: dict[str, str]) -> None:
    code, reason = decide_language(case["declared"], case["text"])
    assert (code or "") == case["language"], reason
    assert reason


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en-US", "en"),
        ("pt_BR", "pt"),
        ("zh-Hans", "zh"),
        ("kr", "ko"),
        ("iw", "he"),
        ("", None),
        (None, None),
        ("{{lang}}", None),
        ("english", None),
    ],
)
def test_base_language(tag: str | None, code: str | None) -> None:
    assert base_language(tag) == code
