"""`import` as a user types it: what is told, what is wrong, and what it ends with."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.importing.making import HOST, address, like_wget, pages
from tests.storage.care.sound import html


def test_a_newcomers_first_import(tmp_path: Path, run: Run) -> None:
    (tmp_path / "blog.warc.gz").write_bytes(like_wget(pages(1, 2)))
    broken = like_wget(pages(3, 4), packed=False)
    (tmp_path / "broken.warc").write_bytes(broken[: broken.index(b"Last Chance 4")])
    (tmp_path / "urls.txt").write_text(f"{HOST}/next\n")
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    words = ("import", "blog.warc.gz", "broken.warc", "urls.txt", "paper.pdf")
    look = run(*words, "--dry-run")
    assert look.stdout.splitlines()[-1] == "would be: 6 URLs = 3 stored + 0 unchanged + 0 refused + 2 failed + 1 waiting"
    assert look.stderr.splitlines()[-1] == "nothing was changed. Next: the same command without --dry-run"
    assert look.returncode == 3
    assert not (tmp_path / "archive.db").exists()
    assert not (tmp_path / "captures").exists()
    done = run(*words)
    assert done.stdout.splitlines() == [
        "blog.warc.gz: web archive: 2 pages; passed over: records of the tool itself 5, images 1",
        "broken.warc: web archive: 1 page; passed over: records of the tool itself 3",
        "urls.txt: list: 1 address",
        "paper.pdf: unknown: no page",
        "run 1 incomplete: 6 URLs = 3 stored + 0 unchanged + 0 refused + 2 failed + 1 waiting",
    ]
    first, second, last = done.stderr.splitlines()
    assert first.startswith("broken.warc: at byte ")
    assert "the file ends in the middle of a record" in first
    assert second == "paper.pdf: PDF, which cannot be imported"
    assert last == "Next: dramarchive crawl fetches what was queued (import:urls.txt)"
    assert done.returncode == 3
    again = json.loads(run(*words[:2], "--json").stdout)
    assert (again["unchanged"], again["stored"], again["run"]["outcome"], again["files"][0]["pages"]) == (2, 0, "complete", 2)
    assert sorted(article["url"] for article in json.loads(run("articles", "--json").stdout)) == [address(n) for n in (1, 2, 3)]
    why = run("why", address(1))
    assert "In the archive as article 1" in why.stdout
    assert run("runs").stdout.count("import") == 2
    assert run("verify").returncode == 0


KINDS = "'warc', 'wacz', 'html', 'urls', 'bookmarks', 'opml'"
WRONG = [
    (("nowhere.warc",), "nowhere.warc: there is no such file or folder. Next: check the name."),
    (("good.html", "nowhere.warc"), "nowhere.warc: there is no such file or folder. Next: check the name."),
    (
        ("paper.pdf",),
        "paper.pdf: PDF, which cannot be imported. Next: dramarchive import --help names what can; --as KIND forces one.",
    ),
    (("empty",), "empty: holds no saved page and no web archive. Next: name a file, or --as KIND for another kind."),
    (("/dev/null",), "/dev/null: is no file. Next: save it to a file first."),
    ((), "import: missing argument 'PATH...'. Next: dramarchive import --help"),
    (
        ("good.html", "--as", "pdf"),
        f"import: invalid value for '--as': 'pdf' is not one of {KINDS}. Next: dramarchive import --help",
    ),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_wrong_words(tmp_path: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    (tmp_path / "good.html").write_bytes(html(1))
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "notes.txt").write_text("words\n")
    done = run("import", *words)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (2, "", f"dramarchive: {said}")
    assert not (tmp_path / "archive.db").exists()


def test_a_forced_kind(tmp_path: Path, run: Run) -> None:
    (tmp_path / "diary.txt").write_text(f"Dear diary\n{HOST}/a\nis nice.\nSo is tea.\n")
    done = run("import", "diary.txt", "--as", "urls")
    assert done.stdout.splitlines()[0] == "diary.txt: list: 1 address; passed over: entries that are no address of a page 3"
    assert done.returncode == 0
    other = run("import", "diary.txt", "--as", "warc")
    assert "diary.txt: at byte 0: no record begins here" in other.stderr
    assert other.returncode == 3
