"""Extraction side by side with peers, in one run on the same pages: quality by the kit's own scorer, speed as ratios.

    benchmarks/extraction.py --kit ../shared/eval [--set pages --set real --set wcxb] [--rounds 3]

Each program runs in fresh processes, every page once in each (cold caches), text and metadata (and tracks where it
has them) in one call; programs take turns, so that a noisy machine disturbs all alike. The figure of a page is the
median over the rounds. A kit is a folder with `score.py`, `gold.jsonl` and html files (see its README).
"""

import argparse
import gzip
import importlib.util
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

Record = dict[str, Any]
Reader = Callable[[str, bytes], Record]

HEADLINE = (
    "PAGE SCORE", "page score, pages with tracks", "no over-splitting (pages without tracks)", "track F1 (heading and title)",
    "artists, exact set", "section text word-F1", "body word-F1", "nav clean (must_not absent)", "paragraphs kept", "page title",
    "authors", "date",
)  # fmt: skip


def read_with_dramarchive() -> Reader:
    from scraper.items import Capture
    from scraper.parsers import parse_page

    return lambda path, data: parse_page(Capture(url="", body=data), path=path).to_record()


def read_with_trafilatura(*, fast: bool) -> Reader:
    import trafilatura

    def read(path: str, data: bytes) -> Record:
        found = trafilatura.bare_extraction(data, fast=fast, with_metadata=True, include_comments=False)
        if found is None:
            return {"path": path}
        authors = [a.strip() for a in (found.author or "").split(";") if a.strip()]
        return {"path": path, "title": found.title, "authors": authors, "published_at": found.date, "body_text": found.text or ""}

    return read


def read_with_readability() -> Reader:
    import lxml.html
    from readability import Document

    def read(path: str, data: bytes) -> Record:
        document = Document(data.decode("utf-8", "replace"))
        tree = lxml.html.fromstring(document.summary())
        blocks = [
            " ".join(e.text_content().split()) for e in tree.iter("p", "h1", "h2", "h3", "h4", "li", "td", "blockquote", "pre")
        ]
        return {"path": path, "title": document.short_title(), "body_text": "\n\n".join(b for b in blocks if b)}

    return read


TRACK_LINE = re.compile(r"""(?:(\d{1,3})[.)]\s*)?(?:[“"‘'](.+?)[”"’']|([^–—-]+?))\s*(?:[–—-]|\bby\b)\s*(.+)""")


def read_with_naive_splitter() -> Reader:
    """readability and one pattern on headings and bold lines: what a user would write in an afternoon."""
    import lxml.html
    from readability import Document

    def read(path: str, data: bytes) -> Record:
        document = Document(data.decode("utf-8", "replace"))
        tree = lxml.html.fromstring(document.summary())
        body: list[str] = []
        tracks: list[Record] = []
        for element in tree.iter("p", "h1", "h2", "h3", "h4", "li", "td"):
            text = " ".join(element.text_content().split())
            bold = " ".join("".join(b.text_content() for b in element.iter("b", "strong")).split())
            match = TRACK_LINE.fullmatch(text) if text and (element.tag.startswith("h") or bold == text) else None
            if match:
                number, quoted, plain, artist = match.groups()
                track = {
                    "number": number,
                    "title": quoted or plain,
                    "artists": re.split(r" & |, ", artist),
                    "heading": text,
                    "text": "",
                }
                tracks.append({"position": len(tracks) + 1, **track})
            elif tracks and text:
                tracks[-1]["text"] = f"{tracks[-1]['text']}\n\n{text}".strip()
            body.append(text)
        return {"path": path, "title": document.short_title(), "body_text": "\n\n".join(filter(None, body)), "tracks": tracks}

    return read


def read_with_newspaper() -> Reader:
    import newspaper

    def read(path: str, data: bytes) -> Record:
        article = newspaper.Article("http://127.0.0.1/", fetch_images=False)
        article.download(input_html=data.decode("utf-8", "replace"))
        article.parse()
        day = article.publish_date
        return {
            "path": path,
            "title": article.title,
            "authors": article.authors,
            "published_at": day.isoformat() if day else None,
            "body_text": article.text,
        }

    return read


def read_with_resiliparse() -> Reader:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def read(path: str, data: bytes) -> Record:
        tree = HTMLTree.parse(data.decode("utf-8", "replace"))
        return {"path": path, "title": tree.title, "body_text": extract_plain_text(tree, main_content=True)}

    return read


PROGRAMS: dict[str, Callable[[], Reader]] = {
    "dramarchive": read_with_dramarchive,
    "trafilatura": lambda: read_with_trafilatura(fast=False),
    "trafilatura fast": lambda: read_with_trafilatura(fast=True),
    "readability-lxml": read_with_readability,
    "naive splitter": read_with_naive_splitter,
    "newspaper4k": read_with_newspaper,
    "resiliparse": read_with_resiliparse,
}


def kit_pages(kit: Path, names: list[str]) -> Iterator[tuple[str, Path]]:
    """(set name, html file) in the kit's order."""
    for name in names:
        folder = kit / "pages" if name == "pages" else kit / name
        yield from ((name, path) for path in sorted(folder.glob("*.html*")))


def load(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def work(program: str, kit: Path, names: list[str]) -> None:
    """Read every page once; one JSON line a page with the seconds it took."""
    reader = PROGRAMS[program]()
    for name, path in kit_pages(kit, names):
        data = load(path)
        started = time.perf_counter()
        try:
            record = reader(path.name.removesuffix(".gz"), data)
        except Exception as error:  # noqa: BLE001  a peer that fails on a page is counted, not the end of the run
            record = {"path": path.name.removesuffix(".gz"), "error": f"{type(error).__name__}: {error}"}
        seconds = time.perf_counter() - started
        sys.stdout.write(json.dumps({"set": name, "seconds": seconds, "record": record}, ensure_ascii=False) + "\n")


def run(program: str, kit: Path, names: list[str]) -> list[Record]:
    command = [sys.executable, __file__, "--worker", program, "--kit", str(kit), *(f"--set={n}" for n in names)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=1800)
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def scorer_of(kit: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("kit_score", kit / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"benchmarks: {kit}/score.py cannot be loaded. Next: give the kit's folder with --kit")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def quality(scorer: ModuleType, kit: Path, name: str, rows: Iterable[Record]) -> dict[str, float]:
    """The scorer's figures for one set, as it sums them itself."""
    _, gold = scorer.load_sets(str(kit), [name])[name]
    by_path = {row["record"]["path"]: row["record"] for row in rows if row["set"] == name}
    totals: dict[str, list[float]] = {}
    for page in gold:
        figures, _, _ = scorer.score_page(page, by_path.get(Path(page["path"]).name, {}))
        for key, (got, possible) in figures.items():
            pair = totals.setdefault(key, [0.0, 0])
            pair[0] += got
            pair[1] += possible
    result = {key: got / possible for key, (got, possible) in totals.items() if possible}
    matched, expected, answered = (totals.get(key, [0.0])[0] for key in ("_tp", "_ga", "_an"))
    if expected:
        result["track F1 (heading and title)"] = 2 * matched / (expected + answered)
    return result


def page_times(rounds: list[list[Record]]) -> list[float]:
    """Milliseconds a page: the median over the rounds."""
    return [1000 * statistics.median(r["seconds"] for r in same) for same in zip(*rounds, strict=True)]


def table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def report(kit: Path, names: list[str], results: dict[str, list[list[Record]]]) -> None:
    scorer = scorer_of(kit)
    for name in names:
        figures = {program: quality(scorer, kit, name, rounds[0]) for program, rounds in results.items()}
        keys = [k for k in HEADLINE if any(k in f for f in figures.values())]
        rows = [[key, *(f"{figures[p][key]:.3f}" if key in figures[p] else "-" for p in results)] for key in keys]
        print(f"\n### `{name}`\n\n" + table(["figure", *results], rows))
    times = {program: page_times(rounds) for program, rounds in results.items()}
    base = times.get("trafilatura fast") or next(iter(times.values()))
    rows = []
    for program, ms in times.items():
        ratios = (statistics.median(base) / statistics.median(ms), statistics.mean(base) / statistics.mean(ms))
        failed = sum("error" in row["record"] for row in results[program][0])
        rows.append(
            [
                program,
                f"{statistics.median(ms):.2f}",
                f"{statistics.mean(ms):.2f}",
                f"{ratios[0]:.1f}x",
                f"{ratios[1]:.1f}x",
                str(failed),
            ]
        )
    header = ["program", "median ms", "mean ms", "times as fast, median", "times as fast, mean", "pages failed"]
    print(f"\n### speed, {len(base)} pages, cold, text + metadata (+ tracks)\n\n" + table(header, rows))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kit", type=Path, default=Path(__file__).parents[2] / "shared" / "eval")
    parser.add_argument("--set", action="append", dest="sets", choices=["pages", "real", "wcxb"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--program", action="append", choices=list(PROGRAMS), help="default: all")
    parser.add_argument("--worker", choices=list(PROGRAMS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    names = options.sets or ["pages", "real", "wcxb"]
    if options.worker:
        return work(options.worker, options.kit, names)
    if not (options.kit / "score.py").is_file():
        sys.exit(f"benchmarks: no score.py in {options.kit}. Next: give the evaluation kit's folder with --kit")
    programs = options.program or list(PROGRAMS)
    results: dict[str, list[list[Record]]] = {program: [] for program in programs}
    for _ in range(options.rounds):
        for program in programs:
            results[program].append(run(program, options.kit, names))
    return report(options.kit, names, results)


if __name__ == "__main__":
    main()
