"""The frontier's conformance suite, second part: a kill at any statement of any step leaves all of it or nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from scraper.items import Discovered
from scraper.storage.archive import Archive
from scraper.storage.budgets import SLACK
from scraper.storage.frontier import Frontier
from scraper.storage.moments import shifted
from tests.storage.test_frontier import LATER, NOW, add, lease

STEPS = {
    "add": "f.add([Discovered(url=f'https://{h}.example/new') for h in 'ab'], source='s', discovered_from='', run_id=1, now=NOW)",
    "add again": "f.add([Discovered(url='https://a.example/1')], source='s', discovered_from=None, run_id=2, now=NOW)",
    "adopt": "f.adopt(2, now=NOW)",
    "require": "f.require(['https://a.example/9'], run_id=2, now=NOW)",
    "lease": "f.lease('h:9:1', limit=9, now=NOW, seconds=60, run_id=1, per_host=9)",
    "renew": "f.renew('h:1:1', now=NOW, seconds=99)",
    "settle": "f.settle('https://a.example/0', state='done', reason=None, now=NOW, etag='x')",
    "settle, to be tried again": "f.settle('https://a.example/0', state='failed', reason='500', now=NOW, retry_at=NOW)",
    "put back": "f.put_back('https://a.example/0', not_before=NOW, reason='rests')",
    "forget": "f.forget_validators('https://a.example/9')",
    "release": "f.release('h:1:1')",
    "expire": "f.expire(NOW, exclusive=True)",
    "block": "f.block_host('a.example', until=NOW, reason='r')",
    "hold": "f.hold('a.example', until=NOW)",
    "hold leased": "f.hold_leased(now=NOW, delay=1.0)",
    "mend times": "f.mend_times(now=NOW, delay=1.0)",
    "reserve": "f.reserve('a.example', now=NOW, delay=1.0)",
    "note robots": "f.note_robots('a.example', crawl_delay=1.0, now=NOW)",
    "note gap": "f.note_gap('a.example', seconds=2.0)",
    "spend": "f.spend('https://a.example/9', fruitful=True, run_id=1, now=NOW, template='t')",
    "spend the last of a budget": "f.spend('https://a.example/9', fruitful=False, run_id=1, now=NOW)",
    "read lists again": "f.read_lists_again('s')",
    "note what led": "f.note_led('https://a.example/9', now=NOW)",
    "wake": "f.wake(run_id=1, now=NOW, delay=1.0)",
}
"""Everything that changes the frontier."""
LIST = Discovered(url="https://a.example/", role="listing")
KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from scraper.items import Discovered
from scraper.storage.archive import Archive
from scraper.storage.frontier import Frontier
begun, NOW = Path(sys.argv[1]), sys.argv[2]

def run(path, at):
    shutil.copy(begun, path)
    archive, done = Archive.open(path), 0
    def count(sql):
        nonlocal done
        done += 1
        if done == at:
            os.kill(os.getpid(), signal.SIGKILL)
    f = Frontier(archive.db)
    archive.db.conn.set_trace_callback(count)
    STEP
    archive.db.conn.set_trace_callback(None)
    archive.close()
    return done

def in_a_child(at):  # nothing of SQLite is open here, so that a fork is safe, and cheaper than a new process
    child = os.fork()
    if not child:
        (begun.parent / "statements").write_text(str(run(begun.with_name(f"at-{at}.db"), at)))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

assert in_a_child(0) == 0
statements = int((begun.parent / "statements").read_text())
for at in range(1, statements + 1):
    assert in_a_child(at) == -signal.SIGKILL, at
print(statements)
"""


def state_of(path: Path) -> list[list[tuple[object, ...]]]:
    with Archive.open(path) as archive:
        assert archive.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return [archive.db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in ("frontier", "hosts", "patterns")]


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_any_statement_of_a_step_leaves_all_of_it_or_nothing(tmp_path: Path, step: str) -> None:
    begun = tmp_path / "begun.db"
    with Archive.open(begun) as archive:
        frontier = Frontier(archive.db)
        add(frontier, *(f"https://a.example/{n}" for n in range(3)), "https://b.example/0", "https://a.example/9", depth=1)
        frontier.settle("https://a.example/9", state="done", reason=None, now=NOW, etag='"1"')
        frontier.add([LIST], source="s", discovered_from=None, run_id=1, now=NOW)
        frontier.settle(LIST.url, state="done", reason=None, now=NOW, etag='"1"')
        for _ in range(SLACK):
            frontier.spend("https://a.example/9", fruitful=False, run_id=1, now=NOW)
        lease(frontier, limit=1)
        frontier.block_host("b.example", until=shifted(NOW, 1e7), reason="no answer 5 times in a row (x)")
        archive.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    code = KILLED.replace("STEP", STEPS[step])
    done = subprocess.run(
        [sys.executable, "-c", code, str(begun), LATER], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    statements = int(done.stdout)
    before, after = state_of(begun), state_of(tmp_path / "at-0.db")
    assert after != before, "the step changes something"
    assert statements >= 3, "begin, change, commit"
    states = [state_of(tmp_path / f"at-{at}.db") for at in range(1, statements + 1)]
    assert states[0] == before
    assert all(state in (before, after) for state in states), [state == before for state in states]
