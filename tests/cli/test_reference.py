"""docs/commands.md is what the commands say of themselves."""

from dataclasses import fields
from pathlib import Path

import pytest

from scraper.cli.reference import document, every_command, main
from scraper.config import Config


def test_the_document_is_current() -> None:
    assert main(["--check"]) == 0, "run `python -m scraper.cli.reference`"


def test_every_command_and_setting_is_in_it() -> None:
    text = document()
    names = [name for name, _, _ in every_command()]
    assert {"parse", "crawl", "query", "schedule run"} <= set(names)
    assert all(f"\n## {name}\n" in text for name in names)
    assert all(f"\n| `{field.name}` | " in text for field in fields(Config))


def test_it_writes_what_it_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.cli.reference.DOCUMENT", tmp_path / "commands.md")
    assert main(["--check"]) == 1
    assert main([]) == 0
    assert main(["--check"]) == 0
