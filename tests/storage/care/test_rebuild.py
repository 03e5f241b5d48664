"""An archive whose database is gone comes back from its captures: every revision, every text, and nothing twice."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from scraper.errors import StorageError, UsageError
from scraper.items import Capture, CaptureRow, ParsedPage, Visit
from scraper.revisions import GONE
from scraper.storage.archive import Archive
from scraper.storage.care.keeping import Keeper
from scraper.storage.care.rebuild import rebuild
from scraper.storage.care.verify import verify
from tests.storage.care.sound import FIRST, capture_of, visit_of
from tests.storage.care.test_repair import NOW, mend, records


def lose(path: Path) -> None:
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()


def test_everything_that_was_read_is_read_again(copy: Path) -> None:
    before = records(copy)
    warcs = {file: file.read_bytes() for file in copy.parent.glob("captures/*")}
    lose(copy)
    assert [problem.kind for problem in verify(copy, now=NOW).problems] == ["no_database"]
    done = mend(copy)
    assert done.after.problems == ()
    after = records(copy)
    assert {name: after[name] for name in after if name != "queued"} == {
        name: before[name] for name in before if name != "queued"
    }
    assert {file: file.read_bytes() for file in warcs} == warcs
    assert "12 articles read again from 18 captures: 14 stored, 4 unchanged" in done.done
    assert not list(copy.parent.glob("*.rebuilt-*"))
    with Archive.open(copy) as archive:
        due = archive.db.execute("SELECT DISTINCT state, article_id IS NULL FROM frontier").fetchall()
        seen = archive.db.execute("SELECT first_seen_at, last_seen_at FROM articles WHERE url LIKE '%-0'").fetchone()
        assert due == [("done", 0)]
        assert seen == (FIRST.format(0), FIRST.format(0).replace("02-01", "02-09"))
        assert archive.start_run(now=NOW) == 1, "a crawl goes on"


@pytest.mark.parametrize("status", GONE)
def test_a_torn_tail_and_an_answer_that_it_is_gone(copy: Path, status: int) -> None:
    with Archive.open(copy) as archive:
        gone = Capture(
            url=capture_of(1, at=FIRST).url, status=status, body=b"<p>not here</p>", fetched_at=NOW, content_type="text/html"
        )
        archive.save_visit(Visit(frontier_url=gone.url, run_id=2, outcome="gone", reason=GONE[status], capture=gone), now=NOW)
    lose(copy)
    newest = max(copy.parent.glob("captures/*"), key=lambda file: file.stat().st_mtime_ns)
    newest.write_bytes(newest.read_bytes() + b"\x1f\x8b\x08torn")
    assert mend(copy).after.problems == ()
    with Archive.open(copy) as archive:
        assert archive.db.execute("SELECT url, gone_at FROM articles WHERE gone_at IS NOT NULL").fetchall() == [(gone.url, NOW)]
        assert archive.db.execute("SELECT state FROM frontier WHERE url = ?", (gone.url,)).fetchone() == ("gone",)


def test_the_parts_of_one_article_stay_one(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    text = {n: f"Part {n} has its own words about the drama and its songs." for n in (1, 2, 3)}
    with Archive.open(path) as archive:
        for n, words in text.items():
            capture = Capture(
                url=f"https://blog.example/ten/{n}", body=words.encode(), fetched_at=FIRST.format(n), content_type="text/html"
            )
            archive.save_visit(Visit(frontier_url=capture.url, run_id=1, outcome="listed", capture=capture), now=NOW)
    lose(path)

    def read(row: CaptureRow) -> ParsedPage:
        number = int(row.url[-1])
        rest = "\n\n".join(text[n] for n in text if n >= number)
        following = f"https://blog.example/ten/{number + 1}" if number < 3 else None
        whole = rest if number == 1 else text[number]  # a reader joins what follows to the first part only
        return ParsedPage(url=row.url, title="Ten Songs", body_text=whole, next_page=following)

    keeper = Keeper(path, NOW)
    rebuild(path, lambda _: nullcontext(read), keeper, now=NOW)
    with Archive.open(path) as archive:
        assert archive.db.execute("SELECT url FROM articles").fetchall() == [("https://blog.example/ten/1",)]
    assert any("2 further parts of articles" in line for line in keeper.done)


def test_no_new_archive_is_begun_beside_captures_of_a_lost_one(copy: Path) -> None:
    lose(copy)
    for door in (Archive.open, Archive.open_read_only):
        with pytest.raises(StorageError, match="repair makes it again"):
            door(copy)
    assert not copy.exists()
    with Archive.open(copy.with_name("another.db")) as archive:
        archive.save_visit(visit_of(capture_of(1, at=FIRST), 1), now=NOW)
    (copy.parent / "captures").rename(copy.parent / "old")
    Archive.open(copy).close()


def test_where_nothing_was_there_is_nothing_to_repair(tmp_path: Path) -> None:
    (tmp_path / "captures").mkdir()
    with pytest.raises(UsageError, match="there is no archive here"):
        mend(tmp_path / "archive.db")
