"""How `why --field` is shown."""

from collections.abc import Sequence

import click

from scraper.cli.output import cell, emit_object, note, safe
from scraper.config import Config
from scraper.items import CaptureRow
from scraper.parsers.provenance.source import Place
from scraper.provenance import Origin, provenance_of
from scraper.storage.archive import Archive

SHOWN = 3
"""Places and other finds of one value that are shown; `--json` has all."""
LONGEST = 120
"""Characters of a value or of the source that are shown."""


def show_origins(config: Config, url: str, fields: Sequence[str], *, as_json: bool) -> None:
    """Print where the fields of the article at `url` come from."""
    with Archive.open_read_only(config.archive) as archive:
        found = provenance_of(config, archive, url, fields)
    if as_json:
        emit_object(found.to_record())
        return
    before = None
    for origin in found.origins:
        if origin.capture.id != before:
            _show_capture(origin.capture)
        before = origin.capture.id
        click.echo()
        _show(origin)
    if not all(origin.is_current for origin in found.origins):
        note("Some values are not what today's parser reads. Next: dramarchive reparse tells what would change.")


def _show_capture(row: CaptureRow) -> None:
    """Tell where the bytes lie that places are counted in."""
    click.echo(safe(f"capture {row.id} of {row.fetched_at}: {row.url}"))
    lies = f"{row.warc_file} at byte {row.warc_offset}, {row.warc_length} bytes"
    _line("warc", lies + (f"; its body is that of capture {row.refers_to}" if row.refers_to else ""))
    _line("body", f"{row.payload_digest}, read as {row.charset} ({row.charset_reason})")


def _show(origin: Origin) -> None:
    trace = origin.trace
    click.echo(f"{safe(trace.field)}: {_short(cell(trace.value)) or 'none'}")
    if not origin.is_current:
        _line("archive", f"has {_short(cell(origin.stored)) or 'none'}, as an older parser read it")
    _line("rule", f"{trace.how}: {trace.rule}")
    for place in _some(trace.places):
        _line("place", _place(place))
    if len(trace.places) > SHOWN:
        _line("", f"... {len(trace.places)} places in all")
    others = [other for other in trace.rejected if not other.agrees]
    for other in trace.rejected:
        shown = other.evidence.partition(": ")[2].replace(" ", " .", 1)  # a heading's evidence is shown as a selector
        if other.agrees and other.evidence not in trace.rule and not trace.rule.startswith(shown):
            _line("also", other.evidence)
    for other in others[:SHOWN]:
        _line("not", f"{_short(other.value)} ({other.evidence})")
    if len(others) > SHOWN:
        _line("", f"... {len(others)} not taken in all; --json has them")


def _some(places: Sequence[Place]) -> Sequence[Place]:
    return places if len(places) <= SHOWN else (*places[: SHOWN - 1], places[-1])


def _place(place: Place) -> str:
    return f"line {place.line}, bytes {place.start} to {place.end}, {place.kind} of {place.element}: {_short(place.source)}"


def _short(text: str) -> str:
    text = safe(text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _line(name: str, value: str) -> None:
    click.echo(f"  {name:<8} {safe(value)}")
