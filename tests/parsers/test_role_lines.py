"""Lines that say what a song is in its drama: none of them is a song."""

import json
from pathlib import Path

import pytest

from scraper.parsers.headings import read_line
from scraper.parsers.tracks.near_misses import near_miss
from scraper.parsers.tracks.role_lines import role_drama

ROWS = json.loads((Path(__file__).parents[1] / "cases" / "role_lines.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[r["line"] for r in ROWS])
def test_a_role_and_a_drama_are_told_from_a_song(row: dict[str, str | None]) -> None:
    line = row["line"] or ""
    assert role_drama(line) == row["drama"]
    assert role_drama(f"{line}.") == row["drama"]


@pytest.mark.parametrize("row", [r for r in ROWS if r["drama"]], ids=[r["line"] for r in ROWS if r["drama"]])
def test_a_role_line_is_no_track_heading(row: dict[str, str]) -> None:
    reading = read_line(row["line"])
    assert reading is None or near_miss(row["line"], reading) is not None
