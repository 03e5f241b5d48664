"""`history` and `diff`: what became of an article over time, and what changed between two of its revisions."""

import os
import sys

import click

from scraper.changes import Change, word_changes
from scraper.cli.frame import command
from scraper.cli.output import emit_object, emit_table, note, safe
from scraper.config import Config
from scraper.errors import UsageError
from scraper.storage.history import History, Step, history_of, two_revisions
from scraper.urls import is_web_url, next_for_word

MARKS = {"added": "+", "removed": "-", "changed": "~", "moved": "~"}
COLOURS = {"added": "green", "removed": "red", "changed": "yellow", "moved": "yellow"}
SECTIONS = ("article", "songs", "text")


@command(
    short="What became of an article over time.",
    examples=["dramarchive history https://example.org/ost", "dramarchive history https://example.org/ost --json"],
)
@click.argument("url")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with every change.")
def history(config: Config, *, url: str, as_json: bool) -> None:
    """List the revisions of the article at URL, oldest first, with what each changed, and how often it was fetched."""
    from scraper.storage.archive import Archive

    _check(url, "history")
    with Archive.open_read_only(config.archive) as archive:
        found = history_of(archive, url)
    if as_json:
        emit_object(found.to_record())
        return
    click.echo(safe(f"article {found.article.id}: {found.article.title or 'without title'}"))
    rows = [
        {
            "revision": step.revision.id,
            "fetched_at": step.capture.fetched_at if step.capture else None,
            "parser": step.revision.parser_version,
            "": "current" if step.is_current else "",
            "what": step.summary(),
        }
        for step in found.steps
    ]
    emit_table(rows, ("revision", "fetched_at", "parser", "", "what"))
    _say_fetches(found)
    if len(found.steps) > 1:
        note(f"Next: dramarchive diff {url}")


def _say_fetches(found: History) -> None:
    fetched = len(found.captures)
    same = sum(capture.refers_to is not None for capture in found.captures)
    article = found.article
    gone = f"; gone since {_minute(article.gone_at)}, the text is kept" if article.gone_at else ""
    times = f"{fetched} time{'s' if fetched != 1 else ''}"
    click.echo(f"fetched {times}, {same} of them with the same bytes; seen last {_minute(article.last_seen_at)}{gone}")


@command(
    short="What changed between two revisions of an article.",
    examples=[
        "dramarchive diff https://example.org/ost",
        "dramarchive diff https://example.org/ost 3",
        "dramarchive diff https://example.org/ost 3 7 --json",
    ],
)
@click.argument("url")
@click.argument("revisions", metavar="[OLD [NEW]]", type=int, nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def diff(config: Config, *, url: str, revisions: tuple[int, ...], as_json: bool) -> None:
    """Show what changed in the article at URL, section by section: its fields, its songs, its text.

    Without numbers the last two revisions are compared, with one that revision and the current one;
    `dramarchive history URL` lists them.
    """
    from scraper.changes import compare
    from scraper.storage.archive import Archive

    _check(url, "diff")
    if len(revisions) > 2:
        raise UsageError(f"diff: {len(revisions)} revisions were named. Next: name two, one or none.")
    with Archive.open_read_only(config.archive) as archive:
        old, new = two_revisions(archive, url, revisions)
    changes = compare(old.revision.record, new.revision.record)
    if as_json:
        emit_object({"old": _head(old), "new": _head(new), "changes": [change.to_record() for change in changes]})
        return
    click.echo(f"{_title(old)}  →  {_title(new)}")
    if old.revision.capture_id == new.revision.capture_id:
        click.echo("the same capture, read by another parser: the page itself did not change")
    for section in SECTIONS:
        _show_section(section, [change for change in changes if change.section == section])
    if not changes:
        click.echo("nothing changed that a reader would see")


def _check(url: str, name: str) -> None:
    if not is_web_url(url):
        step = next_for_word(url, "give the whole address of a page.")
        raise UsageError(f"{name}: {url!r} is not an http(s) address. Next: {step}")


def _head(step: Step) -> dict[str, object]:
    return {name: value for name, value in step.to_record().items() if name not in ("changes", "summary", "reread")}


def _title(step: Step) -> str:
    fetched = _minute(step.capture.fetched_at if step.capture else step.revision.created_at)
    return f"revision {step.revision.id} ({fetched}, parser {safe(step.revision.parser_version)})"


def _minute(moment: str | None) -> str:
    return (moment or "")[:16].replace("T", " ") + " UTC"


def _show_section(section: str, changes: list[Change]) -> None:
    if not changes:
        return
    click.echo()
    click.echo(_styled(section, bold=True))
    song: str | None = None
    for change in changes:
        about = change.song if change.what not in ("song added", "song removed", "song moved") else None
        if about != song and about is not None:
            click.echo(f"  “{safe(about)}”")
        song = about
        _show(change, indent=4 if about is not None else 2)


def _show(change: Change, *, indent: int) -> None:
    lead = " " * indent
    mark = _styled(f"{MARKS[change.action]} {change.what}", fg=COLOURS[change.action])
    if change.what == "song moved":
        click.echo(f"{lead}{mark}: “{safe(change.song or '')}”: {change.old} → {change.new}")
    elif change.action == "changed" and change.field == "text":
        click.echo(f"{lead}{mark}: {_words(change.old or '', change.new or '')}")
    elif change.action == "changed":
        old, new = _styled(safe(change.old or ""), fg="red"), _styled(safe(change.new or ""), fg="green")
        click.echo(f"{lead}{mark}: {old} → {new}")
    else:
        click.echo(f"{lead}{mark}: {safe(change.new or change.old or '')}")


def _words(old: str, new: str) -> str:
    """Return a changed paragraph with its words marked: `[-gone-]`, `{+new+}`, as `git diff --word-diff` does."""
    shown = []
    for kind, words in word_changes(old, new):
        text = safe(words)
        if kind == "same":
            shown.append(text)
        elif kind == "removed":
            shown.append(_styled(f"[-{text}-]", fg="red"))
        else:
            shown.append(_styled(f"{{+{text}+}}", fg="green"))
    return " ".join(shown)


def _styled(text: str, *, fg: str | None = None, bold: bool | None = None) -> str:
    """Colour on a terminal only, and not where the user has asked for none (no-color.org)."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return click.style(text, fg=fg, bold=bold)
