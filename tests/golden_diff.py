"""Show what the parser makes of golden pages beside what is expected: `python -m tests.golden_diff [SLUG ...]`.

Writes nothing unless told to. `--accept FIELD` (with exactly one SLUG) takes the parser's answer for that one field into
`expected.json` after showing the difference: only for a field that a person has checked on the page. `--fixed` takes
entries out of `known_failure` that the parser manages by now.
"""

import argparse
import difflib
import json
import sys
from typing import Any

from tests.test_golden import FIELDS, GOLDEN, expected_of, problems_of, record_of

Record = dict[str, Any]


def answer(slug: str) -> Record:
    """The parser's record in the shape of `expected.json`, texts cut to the length that is expected."""
    expected, record = expected_of(slug), record_of(slug)
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


def difference(slug: str, found: Record) -> str:
    """A unified diff of what is expected and what was found, empty when they agree."""
    sides = (expected_of(slug), found)
    texts = [json.dumps({name: side[name] for name in found}, ensure_ascii=False, indent=1) for side in sides]
    before, after = (text.splitlines() for text in texts)
    return "\n".join(difflib.unified_diff(before, after, f"{slug} expected", f"{slug} parser", lineterm=""))


def show(slug: str) -> bool:
    """Print the difference and the lines that went the wrong way; tell whether there was any."""
    lines = [line for name in ("must_be_dropped", "must_be_absent", "must_be_kept") for line in problems_of(slug, name)]
    text = "\n".join(part for part in (difference(slug, answer(slug)), *lines) if part)
    if text:
        sys.stdout.write(f"{text}\n\n")
    return bool(text)


def save(slug: str, record: Record) -> None:
    """Write one page's expected record."""
    (GOLDEN / slug / "expected.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def take_out_fixed(slug: str) -> list[str]:
    """Take the known failures of one page out that are none any more; return their aspects."""
    record = expected_of(slug)
    known = record.get("known_failure", {})
    fixed = [aspect for aspect in known if not problems_of(slug, aspect)]
    if fixed:
        left = {aspect: reason for aspect, reason in known.items() if aspect not in fixed}
        rest = {name: value for name, value in record.items() if name != "known_failure"}
        save(slug, rest | ({"known_failure": left} if left else {}))
    return fixed


def main() -> int:
    """Print the differences; exit 1 when there are any."""
    parser = argparse.ArgumentParser(description="Compare golden records with the parser's answers.")
    parser.add_argument("slugs", nargs="*", metavar="SLUG")
    parser.add_argument("--accept", metavar="FIELD", choices=[*FIELDS, "tracks"], help="take one field of one page over")
    parser.add_argument("--fixed", action="store_true", help="take known failures out that the parser manages by now")
    options = parser.parse_args()
    if options.accept and len(options.slugs) != 1:
        parser.error("--accept takes exactly one SLUG")
    slugs = options.slugs or sorted(folder.name for folder in GOLDEN.iterdir())
    if options.fixed:
        for slug in slugs:
            sys.stdout.writelines(f"{slug}: {aspect} is no known failure any more\n" for aspect in take_out_fixed(slug))
        return 0
    differ = sum([show(slug) for slug in slugs])
    if options.accept:
        (slug,) = slugs
        save(slug, expected_of(slug) | {options.accept: answer(slug)[options.accept]})
    sys.stdout.write(f"{differ} of {len(slugs)} pages differ\n")
    return int(differ > 0)


if __name__ == "__main__":
    sys.exit(main())
