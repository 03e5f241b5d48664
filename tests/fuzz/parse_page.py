"""Coverage-guided fuzzing of `parse_page` (atheris, libFuzzer underneath): `make fuzz`, for an hour `make fuzz SECONDS=3600`.

It begins with the golden pages and the demo site, changes their bytes or their tags and words, and holds every mutation to
what is promised of any input: no exception but `ExtractionError`, no hang (libFuzzer's `-timeout`), the same value twice,
positions 1 to n, a rule for every dropped line, and a record that can be written as UTF-8 JSON. A finding is left in
`crash-*`, `timeout-*` or `oom-*`.
"""

import json
import random
import re
import sys
import tempfile
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit(
        "The fuzzer needs atheris, which is not installed here; it is built for Python 3.11 to 3.13 on Linux, and this is Python "
        f"{sys.version_info[0]}.{sys.version_info[1]} on {sys.platform}. Next: make fuzz, or make PYTHON=python3.11 clean fuzz"
    )

with atheris.instrument_imports(include=["scraper"]):
    from scraper.errors import ExtractionError
    from scraper.items import Capture
    from scraper.parsers import parse_page

ROOT = Path(__file__).parents[2]
SEEDS = (ROOT / "tests" / "golden", ROOT / "scraper" / "demo" / "site")
HEADERS = ("", "text/html", "text/html; charset=euc-kr", "text/html; charset=utf-16", "application/xhtml+xml; charset=shift_jis")
TOKENS = re.compile(rb"<[^<>]*>|[^<>\s]+|\s+|[<>]")
ODD = tuple(
    word.encode("utf-8", "surrogatepass")
    for word in (
        "<p>", "</p>", "<br>", "<b>", "</b>", "<i>", "<h2>", "</h2>", "<a href=/x>", "</a>", "<table>", "<tr>", "<td>",
        "</table>", "<ul>", "<li>", "</ul>", "<dl>", "<dt>", "<dd>", "<select>", "<svg>", "<math>", "<template>", "<picture>",
        "<pre>", "<!--", "<base href='http://['>", "<a href='//['>", "<link rel=canonical href='http://a:b/'>",
        "<time datetime=9999-12-31T24:00Z>",
        '<script type="application/ld+json">{"@type":"Article","author":[null,1,{"name":{}}],"datePublished":0}</script>',
        "<meta name=author content=' '>", "<meta property=article:published_time content=0000-00-00>", "&#xD800;", "&#0;",
        "&nbsp;", "“", "”", "「", "」", "《", "》", "(", ")", " – ", " by ", "feat. ", "1. ", "#1 ", "第1位", "Part.1", "OST",
        "Next:", "Source:", "\ue000", "\ue001", "\ue002", "\u0130", "\u0345", "\u200b", "\ufeff", "\u202e", "\u0301" * 30,
        "٣", "²", "1" * 300, "가" * 200,
    )
)  # fmt: skip
"""What pages are made of, and what breaks readers of pages."""


def mutate(data: bytes, max_size: int, seed: int) -> bytes:
    """Change a page by its tags and words; half the time libFuzzer changes its bytes instead."""
    chance = random.Random(seed)
    tokens = TOKENS.findall(data)
    if not tokens or chance.random() < 0.5:
        return bytes(atheris.Mutate(data, max_size))
    for _ in range(chance.choice((1, 2, 4, 8, 16))):
        at = chance.randrange(len(tokens) + 1)
        match chance.randrange(5):
            case 0:
                tokens.insert(at, chance.choice(ODD))
            case 1:
                del tokens[at : at + chance.randrange(1, 6)]
            case 2:
                tokens[at:at] = tokens[(start := chance.randrange(len(tokens) + 1)) : start + chance.randrange(1, 9)]
            case 3:
                tokens[at : at + 1] = [chance.choice(tokens or list(ODD))]
            case _:
                word = tokens[at] if at < len(tokens) else b""
                cut = chance.randrange(len(word) + 1)
                tokens[at : at + 1] = [word[:cut] + chance.choice(ODD) + word[cut:]]
    return b"".join(tokens)[:max_size]


def one_page(data: bytes) -> None:
    """Read one input as a page; its first byte picks the Content-Type."""
    header = HEADERS[data[0] % len(HEADERS)] if data else ""
    capture = Capture(url="https://site.example/a/page", body=data[1:], content_type=header, fetched_at="2026-01-02T03:04:05Z")
    try:
        page = parse_page(capture)
    except ExtractionError:
        return
    if parse_page(capture) != page:
        raise AssertionError("the same page was read in two ways")
    if [track.position for track in page.tracks] != list(range(1, len(page.tracks) + 1)):
        raise AssertionError("positions are not 1 to n")
    if not all(line.text and line.rule for line in page.dropped):
        raise AssertionError("a dropped line without text or rule")
    if page.published_at and page.published_at > "2026-01-03":
        raise AssertionError("published after it was fetched")
    json.dumps(page.to_record(), ensure_ascii=False).encode("utf-8")


def main() -> None:
    """Run libFuzzer with the options given, on a new corpus folder that begins with our own pages."""
    with tempfile.TemporaryDirectory() as found:
        options = ["-timeout=30", "-rss_limit_mb=3000", "-max_len=60000", *sys.argv[1:]]
        atheris.Setup([sys.argv[0], *options, found, *map(str, SEEDS)], one_page, custom_mutator=mutate)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
