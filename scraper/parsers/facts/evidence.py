"""What speaks for a field's value, and the choice made: shown by `parse --explain`."""

from typing import Literal, NamedTuple

Source = Literal["JSON-LD", "meta", "microdata", "time", "byline", "heading", "title tag", "link", "URL", "text", "script"]
"""Where a candidate was found; `microdata` covers itemprop and rel, `byline` an element or line that is one,
`script` a program's state."""


class Candidate(NamedTuple):
    """One value that the page offers for a field."""

    field: str
    """Name of the field in `ArticleFields`."""
    value: str
    """The value, cleaned; for `authors` one name."""
    source: Source
    """The kind of place it was found in."""
    evidence: str
    """The place itself: a key, a class name, the line as shown."""


class Choice(NamedTuple):
    """What was taken for a field, and why."""

    field: str
    """Name of the field in `ArticleFields`."""
    value: str
    """The value taken; several names are joined by `; `."""
    reason: str
    """Source, evidence, and what decided against the others."""
