"""The commands: thin click functions, one file a group; `main` is the console script `dramarchive`."""

import errno
import io
import sys
import traceback
from collections.abc import Sequence
from types import TracebackType

import click

from scraper.cli.frame import Session, cli, discard_stdout
from scraper.cli.log_lines import json_line
from scraper.cli.output import safe
from scraper.errors import DiskFullError, DramarchiveError

INTERRUPTED = 130
DISK_FULL = (errno.ENOSPC, errno.EDQUOT)


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code of design.md, section 3; errors become one line on stderr."""
    words = sys.argv[1:] if args is None else args
    session = Session(debug="--debug" in words, log_json="--log-json" in words)
    _prepare_streams(session)
    try:
        code = cli.main(args=list(words), prog_name="dramarchive", standalone_mode=False, obj=session)
        sys.stdout.flush()
    except click.Abort:
        _forget_interrupt()
        return _complain(session, "interrupted. Next: run the same command again; a crawl goes on where it stopped.", INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as help_text:
        help_text.show()
        return help_text.exit_code
    except click.ClickException as error:
        return _complain(session, _usage(error), error.exit_code)
    except DramarchiveError as error:
        return _complain(session, str(error), error.exit_code)
    except BrokenPipeError:
        discard_stdout()
        return session.code
    except OSError as error:
        full = error.errno in DISK_FULL
        step = "make room, then run the same command again." if full else "check the name and its permissions."
        text = f"{error.filename or 'output'}: {(error.strerror or str(error)).lower()}. Next: {step}"
        return _complain(session, text, DiskFullError.exit_code if full else DramarchiveError.exit_code)
    return code if isinstance(code, int) else session.code


def _forget_interrupt() -> None:
    """Let the exit code be ours.

    CPython notes an interrupt that passes through `exec` of a text, as the making of a dataclass in an import does, as one that
    nobody handled, and ends by the signal although it was handled since; the next `exec` of a text clears that.
    """
    exec("")  # noqa: S102 - nothing is run


def _complain(session: Session, text: str, code: int) -> int:
    if session.debug:
        traceback.print_exc()
    if session.log_json:
        click.echo(json_line("error", text, level="error", exit_code=code), err=True)
        return code
    click.echo(f"dramarchive: {safe(text)}", err=True)
    return code


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    words = error.format_message().rstrip(".")
    if context is None:
        return words
    end = "" if words.endswith("?") else "."
    thing = context.command_path.removeprefix("dramarchive").strip()
    return f"{thing + ': ' if thing else ''}{words[:1].lower()}{words[1:]}{end} Next: {context.command_path} --help"


def _prepare_streams(session: Session) -> None:
    """Write UTF-8 whatever the locale says, and show an unforeseen error as one line too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if session.debug:
            sys.__excepthook__(kind, error, trace)
        step = "Next: run it again with --debug and report what it prints."
        text = f"a bug in dramarchive: {kind.__name__}: {error}. {step}"
        click.echo(json_line("error", text, level="error") if session.log_json else safe(f"dramarchive: {text}"), err=True)

    # A hook, not a broad except: what nobody foresaw still ends the process as Python ends it, with code 1.
    sys.excepthook = report
