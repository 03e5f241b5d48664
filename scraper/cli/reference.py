"""Write docs/commands.md from the commands: `python -m scraper.cli.reference` (`--check` only tells whether it is current)."""

import ast
import inspect
import sys
from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import click

from scraper import config
from scraper.cli.frame import COMMANDS, cli
from scraper.config import CONFIG_FILE, ENVIRONMENT_PREFIX, Config

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "commands.md"
"""Where the document lies in a checkout."""
WIDTH = 80
HELP = ["-h", "--help"]
_HEAD = """\
# Commands and settings

Generated from `scraper/cli/` and `scraper/config.py` by `python -m scraper.cli.reference`; do not edit.

Results go to stdout, progress and notes to stderr. An error is one line: the thing, the cause, the next step; `--debug` adds a
traceback. What a page says is never sent to a terminal raw: control characters are shown as escapes.

| exit code | meaning |
|---|---|
| 0 | complete |
| 1 | error |
| 2 | wrong words: an option, a name, a setting |
| 3 | finished but incomplete: some URLs failed or still wait; the counts say how many |
| 4 | the archive is in use by another run |
| 5 | the disk is nearly full; what was stored is intact |
| 130 | interrupted; the same command goes on from there |
"""
_SETTINGS = f"""\
## Settings

Weakest first: the default, the file `{CONFIG_FILE}` in the working directory (TOML, `key = value`), the environment
(`{ENVIRONMENT_PREFIX}DELAY`, ...), the option (`--delay`, where a command has it).

| key | default | |
|---|---|---|
"""


def document() -> str:
    """Return the text of docs/commands.md."""
    sections = [
        f"## {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n" for name, command, context in every_command()
    ]
    return "\n".join([_HEAD, *sections, _SETTINGS + "\n".join(_settings()) + "\n"])


def every_command() -> Iterator[tuple[str, click.Command, click.Context]]:
    """Yield every command with its name (`schedule add`) and a context for its help."""
    top = click.Context(cli, info_name="dramarchive", terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=HELP)
    for name in COMMANDS:
        command = cli.get_command(top, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=top)
        if isinstance(command, click.Group):
            for inner, found in command.commands.items():
                yield f"{name} {inner}", found, click.Context(found, info_name=inner, parent=context)
        else:
            yield name, command, context


def _settings() -> Iterator[str]:
    comments = _comments()
    for field in fields(Config):
        value = field.default
        shown = "none" if value in ("", ()) else f"`{value}`"
        yield f"| `{field.name}` | {shown} | {comments[field.name]} |"


def _comments() -> dict[str, str]:
    """Return the docstring of every setting."""
    body = next(
        node.body
        for node in ast.parse(inspect.getsource(config)).body
        if isinstance(node, ast.ClassDef) and node.name == "Config"
    )
    return {
        field.target.id: " ".join(comment.value.value.split())
        for field, comment in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(comment, ast.Expr)
        and isinstance(comment.value, ast.Constant)
        and isinstance(comment.value.value, str)
    }


def main(arguments: list[str]) -> int:
    """Write the document, or with `--check` return 1 when it is not current."""
    text = document()
    if "--check" in arguments:
        return int(not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != text)
    DOCUMENT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
