"""docs/schema.md is what the records say, and its examples run."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from scraper.items import ROW_TYPES, Row
from scraper.storage.archive import Archive
from scraper.storage.query import run_query
from scraper.storage.schema import columns_of
from scraper.storage.schema_doc import DOCUMENT, document, field_comments, main


def test_the_document_is_current() -> None:
    assert main(["--check"]) == 0, "run `python -m scraper.storage.schema_doc`"


def test_every_column_is_explained() -> None:
    text = document()
    for row_type in ROW_TYPES:
        section = text.split(f"## {row_type.TABLE}\n")[1].split("\n## ")[0]
        assert [c.name for c in columns_of(row_type)] == re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def test_the_examples_run(tmp_path: Path) -> None:
    Archive.open(tmp_path / "archive.db").close()
    examples = re.findall(r"```sql\n(.*?)```", document(), re.DOTALL) + re.findall(r"`(SELECT [^`]+)`", document())
    examples += re.findall(r'dramarchive query "(.+?)"', document())
    assert len(examples) == 3
    for sql in examples:
        assert run_query(tmp_path / "archive.db", sql).rows == []


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent(Row):
    TABLE: ClassVar[str] = "silent"
    id: int | None = None


def test_a_column_without_a_word_is_refused() -> None:
    with pytest.raises(LookupError, match="silent: id has no docstring"):
        field_comments(Silent)


def test_it_writes_what_it_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.storage.schema_doc.DOCUMENT", tmp_path / "schema.md")
    assert main(["--check"]) == 1
    assert main([]) == 0
    assert main(["--check"]) == 0
    assert DOCUMENT.name == "schema.md"
