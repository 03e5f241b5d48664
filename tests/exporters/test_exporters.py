"""What every exporter must do, whatever its format, and the CSV guard."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters import Exporter, load_exporters
from exporters.csv_table import guard_cell, remove_guard
from exporters.encoding import to_json

ROWS: list[dict[str, Any]] = [
    {"id": 1, "title": "눈의 꽃", "authors": ["Kim", "Lee"], "confidence": 0.5, "needs_review": False, "drama": None},
    {"id": 2, "title": 'a "b",\nc', "authors": [], "confidence": -5, "needs_review": True, "drama": ""},
]
EXPORTERS = load_exporters()


def written(exporter: Exporter, rows: list[dict[str, Any]], **options: Any) -> str:
    out = io.StringIO()
    assert exporter.export(rows, out, **options) == len(rows)
    return out.getvalue()


def test_the_formats_are_found_by_name() -> None:
    assert {"json", "jsonl", "csv"} <= set(EXPORTERS)
    assert all(exporter.SUFFIX.startswith(".") for exporter in EXPORTERS.values())


@pytest.mark.parametrize("name", list(EXPORTERS))
def test_rows_are_written_as_they_come(name: str) -> None:
    out = io.StringIO()
    sizes: list[int] = []

    def endless() -> Iterator[dict[str, Any]]:
        for number in range(2000):
            sizes.append(out.tell())
            yield {"id": number, "text": "x" * 100}

    EXPORTERS[name].export(endless(), out)
    assert sizes[1000] > 1000 * 50, "the first thousand rows are out before the next is asked for"


def test_json_holds_the_rows() -> None:
    assert json.loads(written(EXPORTERS["json"], ROWS)) == ROWS
    assert json.loads(written(EXPORTERS["json"], [])) == []


def test_json_lines_holds_one_row_a_line() -> None:
    assert [json.loads(line) for line in written(EXPORTERS["jsonl"], ROWS).splitlines()] == ROWS


def test_csv_shows_columns_as_the_table_holds_them() -> None:
    rows = list(csv.DictReader(io.StringIO(written(EXPORTERS["csv"], ROWS))))
    assert rows == [
        {"id": "1", "title": "눈의 꽃", "authors": '["Kim", "Lee"]', "confidence": "0.5", "needs_review": "0", "drama": ""},
        {"id": "2", "title": 'a "b",\nc', "authors": "[]", "confidence": "-5", "needs_review": "1", "drama": ""},
    ]


def test_csv_of_an_empty_table_still_has_its_header() -> None:
    assert written(EXPORTERS["csv"], [], columns=["id", "title"]) == "id,title\n"


@pytest.mark.parametrize(
    ("cell", "guarded", "reason"),
    [
        ("=cmd|' /C calc'!A0", True, "runs a program in old Excel"),
        ("+1+1", True, "a formula"),
        ("-2+3", True, "a formula"),
        ("-5", True, "text, whatever it looks like: numbers have a type"),
        ("@SUM(A1)", True, "a Lotus formula"),
        ("\t=1", True, "a tab is stripped before the formula is looked for"),
        ("\r=1", True, "a carriage return"),
        ("\n=1", True, "a line break"),
        ("＝1+1", True, "full-width equals sign"),
        ("＋1", True, "full-width plus"),
        ("－1", True, "full-width minus"),
        ("＠x", True, "full-width at"),
        ("  =1", True, "leading spaces"),
        ("\u3000=1", True, "a leading ideographic space"),
        ("\ufeff=1", True, "a leading byte order mark"),
        ('"=1', True, "a leading quote"),
        ("'=1", True, "an apostrophe of its own"),
        ("“=1", True, "a typographer's quote"),
        ("", False, "nothing"),
        ("'", False, "an apostrophe alone"),
        ("'Cause I Love You", False, "a title that begins with an apostrophe"),
        ("“Last Chance” – SOYOU", False, "a quoted title"),
        ("2=1", False, "an equals sign inside"),
        ("–dash", False, "an en dash is no minus"),
        (-5, False, "a number"),
        (-0.5, False, "a number"),
        (None, False, "no value"),
    ],
)
def test_cells_that_would_run_are_guarded(cell: Any, guarded: bool, reason: str) -> None:
    assert guard_cell(cell) == (f"'{cell}" if guarded else cell), reason


def test_header_cells_are_guarded_too_and_raw_switches_it_off() -> None:
    rows = [{"=1+1": "=2+2"}]
    assert written(EXPORTERS["csv"], rows) == "'=1+1\n'=2+2\n"
    assert written(EXPORTERS["csv"], rows, raw=True) == "=1+1\n=2+2\n"


@given(st.text(alphabet=st.sampled_from("'\"=+-@＝ \t\u3000ab“\n"), max_size=6))
def test_the_guard_can_be_taken_off_exactly(text: str) -> None:
    assert remove_guard(guard_cell(text)) == text


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3)))
def test_json_text_reads_back_and_holds_no_control_characters(value: Any) -> None:
    text = to_json(value)
    assert json.loads(text) == value
    assert not set(text) & set(map(chr, [*range(32), *range(0x7F, 0xA0), 0x2028, 0x202E, 0x2066]))
    text.encode("utf-8")


def test_surrogates_and_infinities_do_not_break_json() -> None:
    assert json.loads(to_json({"a": "\ud800", "b": [float("-inf")], "c": float("nan")})) == {
        "a": "\ud800",
        "b": [None],
        "c": None,
    }
