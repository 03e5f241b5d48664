"""What all commands share: the options, the settings, help with examples, and loading a command when it is called."""

import functools
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from keyword import iskeyword
from pathlib import Path
from typing import Any, Concatenate, NoReturn, ParamSpec

import click

from scraper import __version__
from scraper.config import Config, load_config

P = ParamSpec("P")

COMMANDS = {
    "demo": "scraper.cli.demo",
    "parse": "scraper.cli.parse",
    "add": "scraper.cli.crawl",
    "import": "scraper.cli.importing",
    "remove": "scraper.cli.remove",
    "crawl": "scraper.cli.crawl",
    "status": "scraper.cli.status",
    "runs": "scraper.cli.status",
    "why": "scraper.cli.status",
    "tracks": "scraper.cli.lists",
    "articles": "scraper.cli.lists",
    "dramas": "scraper.cli.lists",
    "artists": "scraper.cli.lists",
    "songs": "scraper.cli.songs",
    "merge": "scraper.cli.songs",
    "split": "scraper.cli.songs",
    "copies": "scraper.cli.copies",
    "search": "scraper.cli.query",
    "query": "scraper.cli.query",
    "export": "scraper.cli.export",
    "schedule": "scraper.cli.schedule",
    "history": "scraper.cli.history",
    "diff": "scraper.cli.history",
    "reparse": "scraper.cli.reparse",
    "verify": "scraper.cli.care",
    "repair": "scraper.cli.care",
    "backup": "scraper.cli.care",
    "restore": "scraper.cli.care",
}
"""Command → the module that holds a function of the same name (`import_`, as `import` is no name); in the order of `--help`."""


@dataclass(slots=True)
class Session:
    """What one invocation knows beside its settings."""

    debug: bool = False
    """Show tracebacks."""
    log_json: bool = False
    """Say everything on stderr as JSON lines."""
    code: int = 0
    """Exit code so far: what a reader that closes the pipe early leaves us with."""


class LazyGroup(click.Group):
    """Imports a command's module when it is asked for, so that `parse` never waits for the crawler."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return all names, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command, or None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        word = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        found = getattr(importlib.import_module(COMMANDS[cmd_name]), word)
        assert isinstance(found, click.Command)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that closes the pipe (`| head`) has what it wanted, which is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click itself would end with code 1
            discard_stdout()
            ctx.exit(ctx.obj.code)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the words call for; a misspelt one gets a suggestion."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            ctx.fail(f"no such command {args[0]!r}." + (f" Did you mean {near[0]!r}?" if near else ""))
        return super().resolve_command(ctx, args)


class ExampleCommand(click.Command):
    """A command whose help ends with lines to copy."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the examples as they are, never wrapped."""
        if self.examples:
            with formatter.section("Examples"):
                for line in self.examples:
                    formatter.write(f"{'':{formatter.current_indent}}{line}\n")


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dramarchive")
@click.option("--debug", is_flag=True, help="Show a traceback when something goes wrong.")
def cli(debug: bool) -> None:
    """Scrape and archive drama articles: every song with its title, artists, drama and prose, in one SQLite file.

    New here? `dramarchive demo` crawls a small site on this machine and shows what was found.
    """


_COMMON = (
    click.Option(["--archive"], metavar="PATH", help="The archive (default archive.db, or DRAMARCHIVE_ARCHIVE)."),
    click.Option(["--debug"], is_flag=True, help="Show a traceback when something goes wrong."),
)
_NETWORK = (
    click.Option(["--delay"], metavar="SECONDS", help="Polite gap between two requests to one host (default 1)."),
    click.Option(["--concurrency"], metavar="N", help="Requests in flight over all hosts (default 8)."),
    click.Option(
        ["--allow-private"],
        metavar="NETWORK",
        multiple=True,
        help="Private network that may be contacted, such as 127.0.0.0/8; repeatable (or DRAMARCHIVE_ALLOW_PRIVATE).",
    ),
    click.Option(["--user-agent"], metavar="TEXT", help="User-Agent header (default dramarchive/VERSION)."),
    click.Option(["--contact"], metavar="ADDRESS", help="How a site's owner reaches you; added to the User-Agent."),
    click.Option(["--timeout"], metavar="SECONDS", help="Time limit of one download (default 30)."),
)
_SETTINGS = ("archive", "delay", "concurrency", "allow_private", "user_agent", "contact", "timeout", "assets")


def command(
    *, examples: Sequence[str], short: str, network: bool = False, name: str | None = None
) -> Callable[[Callable[Concatenate[Config, P], None]], ExampleCommand]:
    """Make a function that takes `Config` first a command with the common options.

    `short` is its line in `dramarchive --help`; `network` adds the options of a crawl.
    """

    def decorate(function: Callable[Concatenate[Config, P], None]) -> ExampleCommand:
        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> None:
            kwargs.pop("debug")  # `main` has seen it
            options = {setting: kwargs.pop(setting) for setting in _SETTINGS if setting in kwargs}
            function(load_config(options, os.environ, Path.cwd()), *args, **kwargs)

        made = click.command(name, cls=ExampleCommand, examples=examples, short_help=short)(run)
        made.params.extend((_NETWORK if network else ()) + _COMMON)
        made.context_settings["help_option_names"] = ["-h", "--help"]
        return made

    return decorate


def discard_stdout() -> None:
    """Let what is still buffered go nowhere: Python would complain again when it flushes stdout at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def current_session() -> Session:
    """Return the session of the running command."""
    session = click.get_current_context().obj
    return session if isinstance(session, Session) else Session()


def finish(code: int) -> NoReturn:
    """End the command with `code`."""
    current_session().code = code
    click.get_current_context().exit(code)
