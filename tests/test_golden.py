"""Golden pages: every folder of tests/golden is a page and the record that a person wrote for it, field by field.

`expected.json` is written by hand from the page, never from the parser's answer. A folder holds `page.html`, or names a
page of the demo site in `demo_page`. `known_failure` maps an aspect to the reason why the parser does not manage it
yet; such a test must fail (strict), so that the entry goes when the parser improves. `python -m tests.golden_diff` shows what
the parser makes of a page beside what is expected.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scraper.demo.server import load_site
from scraper.items import Capture
from scraper.parsers import parse_page
from scraper.text import fold

GOLDEN = Path(__file__).parent / "golden"
DEMO_BASE = "http://127.0.0.1:8000"
FIELDS = ("title", "authors", "published_at", "language", "kind", "drama", "source_url")
LISTS = ("tracks", "must_be_dropped", "must_be_absent", "must_be_kept")
SHORT = 12
"""A folded line shorter than this is looked for as a whole line only: `Share` stands inside many a true sentence."""

Record = dict[str, Any]


@cache
def expected_of(slug: str) -> Record:
    record: Record = json.loads((GOLDEN / slug / "expected.json").read_text(encoding="utf-8"))
    return record


@cache
def demo_site() -> dict[str, bytes]:
    return {path: page.body for path, page in load_site(DEMO_BASE).items()}


def capture_of(slug: str) -> Capture:
    expected = expected_of(slug)
    if "demo_page" in expected:
        path = expected["demo_page"]
        return Capture(url=DEMO_BASE + path, body=demo_site()[path], content_type="text/html")
    body = (GOLDEN / slug / "page.html").read_bytes()
    return Capture(url=expected["url"], body=body, content_type=expected.get("content_type", "text/html"))


@cache
def record_of(slug: str) -> Record:
    return parse_page(capture_of(slug)).to_record()


def cases() -> Iterator[Any]:
    for folder in sorted(GOLDEN.iterdir()):
        if not (folder / "expected.json").exists():
            continue
        expected = expected_of(folder.name)
        reasons = expected.get("known_failure", {})
        for aspect in (*FIELDS, *LISTS):
            if aspect in LISTS[1:] and not expected[aspect]:
                continue
            marks = [pytest.mark.xfail(reason=reasons[aspect], strict=True)] if aspect in reasons else []
            yield pytest.param(folder.name, aspect, id=f"{folder.name}-{aspect}", marks=marks)


@pytest.mark.parametrize(("slug", "aspect"), list(cases()))
def test_golden(slug: str, aspect: str) -> None:
    problems = problems_of(slug, aspect)
    assert not problems, "\n".join([f"{slug}: {aspect}", *problems])


def problems_of(slug: str, aspect: str) -> list[str]:
    """What is wrong with one aspect of the parser's record of one page; empty when it agrees."""
    expected, record = expected_of(slug)[aspect], record_of(slug)
    if aspect == "tracks":
        return track_problems(expected, record)
    if aspect in LISTS:
        return [line for line in (line_problem(aspect, text, record) for text in expected) if line]
    # `authors_or`, `published_at_or`: other answers that are as good (a nickname may count as a person or not).
    answers = (expected, *expected_of(slug).get(aspect + "_or", ()))
    if any(field_agrees(aspect, answer, record[aspect]) for answer in answers):
        return []
    return [f"{expected!r} was read as {record[aspect]!r}"]


def test_every_folder_is_a_golden_page() -> None:
    bare = [folder.name for folder in GOLDEN.iterdir() if folder.is_dir() and not (folder / "expected.json").exists()]
    assert not bare, f"folders without expected.json: {bare}"


def test_every_page_of_the_demo_has_its_record() -> None:
    known = {expected_of(folder.name).get("demo_page") for folder in GOLDEN.iterdir()}
    articles = {path for path in demo_site() if path.endswith("/")} - {"/", "/page/2/", "/drafts/next-month/"}
    assert articles <= known


def field_agrees(aspect: str, expected: Any, actual: Any) -> bool:
    if expected is None or actual is None:
        return expected is actual
    if aspect == "published_at":
        return bool(actual[: len(expected)] == expected)
    if aspect in ("drama", "title"):
        return fold(expected) == fold(actual)
    return bool(expected == actual)


def track_problems(expected: list[Record], record: Record) -> list[str]:
    actual = record["tracks"]
    if [fold(t["title"]) for t in expected] != [fold(t["title"]) for t in actual]:
        return [f"titles {[t['title'] for t in expected]}", f"read as {[t['title'] for t in actual]}"]
    found = []
    for want, got in zip(expected, actual, strict=True):
        found += [f"{want['title']}: {problem}" for problem in one_track(want, got, record["drama"])]
    return found


def one_track(want: Record, got: Record, page_drama: str | None) -> Iterator[str]:
    for name in ("title", "number", "artists", "featured", "group", "part", "native_title"):
        # A singer who stands in the prose only may be given or left out.
        if name == "artists" and want.get("artists_in_prose") and not got[name]:
            continue
        if name == "number" and (want[name] or "") == (got[name] or "").lstrip("0"):
            continue  # `01` and `1` are one number
        if name in want and want[name] != got[name]:
            yield f"{name} {want[name]!r} was read as {got[name]!r}"
    if not drama_agrees(want["drama"], got["drama"], page_drama):
        yield f"drama {want['drama']!r} was read as {got['drama']!r}"
    if not heading_agrees(want, got["heading"]):
        yield f"heading {want['heading']!r} was read as {got['heading']!r}"
    text = fold(got["text"])
    # `text_or`: a line or cell of data under the heading (`Drama: ...`) may count as text or not.
    starts = [fold(start) for start in (want["text_starts"], *want.get("text_or", ()))]
    if not any(text.startswith(start) if start else not text for start in starts):
        yield f"text begins {want['text_starts']!r}, was read as {got['text'][:80]!r}"
    if "text_ends" in want and not text.endswith(fold(want["text_ends"])):
        yield f"text ends {want['text_ends']!r}, was read as {got['text'][-80:]!r}"


def drama_agrees(want: str | None, got: str | None, page_drama: str | None) -> bool:
    if got is None:
        return want is None
    return fold(got) in ({fold(want)} if want else {fold(page_drama or "")})


def heading_agrees(want: Record, got: str) -> bool:
    """The line as shown, with or without its number; where prose follows in the same line, its opening is enough."""
    line, heading = fold(want["heading"]), fold(got)
    bare = line.removeprefix(fold(want["number"] or ""))
    if want.get("run_in"):
        return heading.startswith((line, bare))
    return heading in (line, bare, fold(want["number"] or "") + line)


def lines_of(text: str) -> list[str]:
    return [fold(line) for line in text.split("\n") if line.strip()]


def has_line(lines: list[str], text: str) -> bool:
    key = fold(text)
    return any(key == line or (len(key) >= SHORT and key in line) for line in lines)


def line_problem(aspect: str, text: str, record: Record) -> str | None:
    body = lines_of(record["body_text"])
    dropped = lines_of("\n".join(line["text"] for line in record["dropped"]))
    if aspect == "must_be_kept":
        if not has_line(body, text):
            return f"not in body_text: {text!r}"
        return f"also in dropped: {text!r}" if has_line(dropped, text) else None
    if has_line(body, text):
        return f"still in body_text: {text!r}"
    if aspect == "must_be_dropped" and not has_line(dropped, text):
        return f"vanished, not in dropped: {text!r}"
    return None


GOOD: Record = {
    "title": "Hush",
    "number": "1",
    "artists": ["Lasse Lindh"],
    "featured": [],
    "drama": "Goblin",
    "heading": "1. “Hush” – Lasse Lindh",
    "text": "Quiet. Very.",
}
WANT: Record = {**GOOD, "text_starts": "Quiet.", "text_ends": "Very."}


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Hush!!", "artists": []},
        {"number": None},
        {"artists": ["Lasse", "Lindh"]},
        {"featured": ["Punch"]},
        {"drama": None},
        {"drama": "Signal"},
        {"heading": "Lasse Lindh"},
        {"text": "Loud. Very."},
        {"text": "Quiet. Very. Read More"},
    ],
)
def test_the_judge_sees_a_wrong_track(change: Record) -> None:
    assert not track_problems([WANT], {"tracks": [GOOD], "drama": None})
    assert track_problems([WANT], {"tracks": [{**GOOD, **change}], "drama": None})


def test_the_judge_sees_missing_and_invented_tracks() -> None:
    assert track_problems([WANT], {"tracks": [], "drama": None})
    assert track_problems([], {"tracks": [GOOD], "drama": None})


@pytest.mark.parametrize(
    ("aspect", "body", "dropped", "good"),
    [
        ("must_be_kept", "He said: Share it.", [], False),
        ("must_be_kept", "Share this with the guard, please.", [], True),
        ("must_be_kept", "Share this with the guard, please.", ["Share this with the guard, please."], False),
        ("must_be_dropped", "", ["Share this with the guard, please."], True),
        ("must_be_dropped", "", [], False),
        ("must_be_absent", "", [], True),
        ("must_be_absent", "a\nShare this with the guard, please. b", [], False),
    ],
)
def test_the_judge_sees_where_a_line_went(aspect: str, body: str, dropped: list[str], good: bool) -> None:
    record = {"body_text": body, "dropped": [{"text": text, "rule": "r"} for text in dropped]}
    assert (line_problem(aspect, "Share this with the guard, please.", record) is None) is good
