"""Crawls that end themselves with SIGKILL at their n-th write, by a library preloaded into them (kill_at_write.c)."""

import os
import shutil
import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("kill_at_write.c")
COMPILER = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


def build(folder: Path) -> Path:
    """Build the library in `folder` and return its path. Raises CalledProcessError when it cannot be built."""
    assert COMPILER is not None
    library = folder / "kill_at_write.so"
    subprocess.run([COMPILER, "-shared", "-fPIC", "-O2", "-o", str(library), str(SOURCE), "-ldl"], check=True)
    return library


def run_and_kill(library: Path, folder: Path, command: list[str], *, at: int, torn: bool = False) -> tuple[int, int]:
    """Run a command, killed at its `at`-th write below `folder` (0: never); return its exit code and its writes (0: killed)."""
    counted = folder.parent / f"{folder.name}.writes"
    counted.unlink(missing_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DRAMARCHIVE_")}
    environment |= {
        "LD_PRELOAD": str(library),
        "KILL_FOLDER": str(folder),
        "KILL_AT": str(at),
        "KILL_TORN": "1" if torn else "0",
        "KILL_COUNT": str(counted),
    }
    done = subprocess.run(command, cwd=folder.parent, env=environment, stdout=subprocess.PIPE, timeout=120, check=False)
    if done.returncode > 0:
        raise AssertionError(f"{command}: {done.returncode}: {done.stdout.decode()}")
    return done.returncode, int(counted.read_text()) if counted.exists() else 0
