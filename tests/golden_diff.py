"""Show what the parser makes of golden pages beside what is expected: `python tests/golden_diff.py [SLUG ...]`.

Writes nothing unless told to: `--accept FIELD` (with exactly one SLUG) takes the parser's answer for that one field
into `expected.json`, after showing the difference. Only for a field that a person has checked on the page.
"""

import argparse
import difflib
import json
import sys
from pathlib import Path
from typing import Any

from scraper.demo.server import load_site
from scraper.items import Capture
from scraper.parsers import parse_page

GOLDEN = Path(__file__).parent / "golden"
BASE = "http://127.0.0.1:8000"
FIELDS = ("title", "authors", "published_at", "language", "kind", "drama", "source_url")


def answer(slug: str, expected: dict[str, Any]) -> dict[str, Any]:
    """The parser's record in the shape of `expected.json`, texts cut to the length that is expected."""
    if "demo_page" in expected:
        path = expected["demo_page"]
        capture = Capture(url=BASE + path, body=load_site(BASE)[path].body, content_type="text/html")
    else:
        body = (GOLDEN / slug / "page.html").read_bytes()
        capture = Capture(url=expected["url"], body=body, content_type=expected.get("content_type", "text/html"))
    record = parse_page(capture).to_record()
    tracks = []
    for position, track in enumerate(record["tracks"]):
        want = expected["tracks"][position] if position < len(expected["tracks"]) else {}
        keys = [key for key in want if key in track] or ["number", "title", "artists", "featured", "drama", "heading"]
        length = len(want.get("text_starts", "")) or 60
        tracks.append({key: track[key] for key in keys} | {"text_starts": track["text"][:length]})
    found = {name: record[name] for name in FIELDS} | {"tracks": tracks}
    day = expected["published_at"]
    if day and found["published_at"]:
        found["published_at"] = found["published_at"][: len(day)]
    return found


def difference(slug: str, expected: dict[str, Any], found: dict[str, Any]) -> str:
    """A unified diff of the two, empty when they agree."""
    sides = [json.dumps({name: side[name] for name in found}, ensure_ascii=False, indent=1) for side in (expected, found)]
    before, after = (side.splitlines() for side in sides)
    return "\n".join(difflib.unified_diff(before, after, f"{slug} expected", f"{slug} parser", lineterm=""))


def main() -> int:
    """Print the differences; exit 1 when there are any."""
    parser = argparse.ArgumentParser(description="Compare golden records with the parser's answers.")
    parser.add_argument("slugs", nargs="*", metavar="SLUG")
    parser.add_argument("--accept", metavar="FIELD", choices=[*FIELDS, "tracks"], help="take one field of one page over")
    options = parser.parse_args()
    if options.accept and len(options.slugs) != 1:
        parser.error("--accept takes exactly one SLUG")
    differ = 0
    for slug in options.slugs or sorted(folder.name for folder in GOLDEN.iterdir()):
        file = GOLDEN / slug / "expected.json"
        expected = json.loads(file.read_text(encoding="utf-8"))
        found = answer(slug, expected)
        diff = difference(slug, expected, found)
        if diff:
            differ += 1
            sys.stdout.write(diff + "\n\n")
        if options.accept:
            expected[options.accept] = found[options.accept]
            file.write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{differ} pages differ\n")
    return int(differ > 0)


if __name__ == "__main__":
    sys.exit(main())
