"""What holds for every command: help with true examples, one-line errors, exit codes, a quick start."""

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from scraper.cli.frame import COMMANDS, ExampleCommand, Session
from scraper.cli.output import safe
from scraper.cli.reference import every_command

Run = Callable[..., subprocess.CompletedProcess[str]]


EVERY = {name: (command, context) for name, command, context in every_command()}


@pytest.mark.parametrize("name", list(EVERY))
def test_help_ends_with_examples_that_parse(name: str) -> None:
    command, context = EVERY[name]
    assert isinstance(command, ExampleCommand)
    assert command.examples
    shown = command.get_help(context)
    assert "--archive" in shown
    assert command.short_help
    for example in command.examples:
        assert f"  {example}\n" in shown + "\n", "never wrapped, so that it can be copied"
        words = shlex.split(example.partition("dramarchive ")[2].partition("$(")[0], comments=True)
        stop = next((i for i, word in enumerate(words) if word in ("|", ">", "2>>", "&")), len(words))
        args = words[:stop][len(name.split()) :]
        assert words[: len(name.split())] == name.split()
        command.make_context(name, args, obj=Session(), help_option_names=["-h", "--help"])


def test_help_lists_every_command(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    assert all(f"\n  {name} " in done.stdout for name in COMMANDS)
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["trakcs"], 2, "Did you mean 'tracks'?"),
        (["tracks", "--artits", "x"], 2, "--artist"),
        (["tracks", "--limit", "many"], 2, "not a valid integer"),
        (["tracks", "extra"], 2, "unexpected extra argument"),
        (["parse"], 2, "missing argument"),
        (["parse", "--delay", "soon", "x.html"], 2, "--delay: 'soon' is not a number"),
        (["tracks", "--archive", "."], 1, "is a directory"),
        (["parse", "nowhere.html"], 1, "nowhere.html"),
        (["parse", "--jsonl", "--explain", "x"], 2, "exclude each other"),
        (["why", "\x1b[31m"], 2, ""),
    ],
)
def test_an_error_is_one_line_that_ends_with_the_next_step(run: Run, words: list[str], code: int, says: str) -> None:
    done = run(*words)
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("dramarchive: ")
    assert "Next: " in done.stderr
    assert says in done.stderr
    assert "\x1b" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_traceback_only_with_debug(run: Run) -> None:
    assert "Traceback" in run("tracks", "--archive", ".", "--debug").stderr
    assert "Traceback" in run("--debug", "tracks", "--archive", ".").stderr


def test_a_bug_is_one_line_too(tmp_path: Path) -> None:
    program = (
        "import sys; from scraper.cli import main; from scraper.cli.frame import COMMANDS\n"
        "COMMANDS['broken'] = 'no.such.module'; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "broken"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "a bug in dramarchive: ModuleNotFoundError" in done.stderr
    assert "Traceback" in subprocess.run([*command[:3], "--debug", "broken"], capture_output=True, text=True, check=False).stderr


def test_settings_of_the_environment_and_the_file_hold(run: Run, archive_path: Path, tmp_path: Path) -> None:
    archive_path.rename(tmp_path / "other.db")
    assert run("tracks", "--json").returncode == 2
    assert len(json.loads(run("tracks", "--json", env={"DRAMARCHIVE_ARCHIVE": "other.db"}).stdout)) == 4
    (tmp_path / "dramarchive.toml").write_text('archive = "other.db"\n')
    assert len(json.loads(run("tracks", "--json").stdout)) == 4


@pytest.mark.parametrize(("words", "absent"), [
    (["--help"], {"scrapy", "bs4", "lxml", "rich", "twisted"}),
    (["parse", "page.html"], {"scrapy", "twisted", "warcio"}),
    (["tracks"], {"scrapy", "twisted", "bs4"}),
])  # fmt: skip
def test_a_command_imports_only_what_it_needs(archive_path: Path, words: list[str], absent: set[str]) -> None:
    (archive_path.parent / "page.html").write_text("<title>Song</title><article><h1>Song</h1><p>Words of it.</p></article>")
    program = (
        "import sys; from scraper.cli import main; code = main(sys.argv[1:])\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr); sys.exit(code)"
    )
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(command, cwd=archive_path.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not absent & set(done.stderr.split())


def test_an_interrupted_command_is_exit_130(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scraper.cli", "parse", "-"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 20
        while "selectolax" not in Path(f"/proc/{process.pid}/maps").read_text() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)  # the parser is loaded: it reads now
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 130
        assert process.stderr is not None
        assert process.stderr.read().strip().count("\n") == 0


def test_an_interrupt_while_a_dataclass_is_made_is_exit_130(tmp_path: Path) -> None:
    (tmp_path / "stop.py").write_text(
        "import sys, click; from scraper.cli import cli, main\n"
        "stop = click.Command('stop', callback=lambda: exec('raise KeyboardInterrupt'))\n"
        "cli.get_command = lambda context, name: stop\n"
        "sys.exit(main(['status']))"
    )
    done = subprocess.run([sys.executable, "-m", "stop"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip().count("\n")) == (130, 0)


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_results_are_utf8_whatever_the_locale(run: Run, archive_path: Path, locale: str) -> None:
    done = run("tracks", env={"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": os.environ["PATH"]})
    assert "눈의 꽃" in done.stdout


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\r\nc", "a b c"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("\u202egnos", r"\u202egnos"),
        ("\ud800", r"\ud800"),
        ("사랑 “love” – 愛", "사랑 “love” – 愛"),
    ],
)
def test_safe(text: str, shown: str) -> None:
    assert safe(text) == shown
