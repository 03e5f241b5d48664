"""What is said of one value."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from scraper.items import ParsedPage
from scraper.parsers.provenance.source import Place

How = Literal["as written", "as printed", "derived", "missing"]
"""`as written`: the place holds the value itself, spaces and entities aside; `as printed`: it holds the form that the value
was made from (a date in words); `derived`: it follows from something else, which the rule names; `missing`: there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A value that was found and not taken, or that was found in another place too."""

    value: str
    """The value."""
    evidence: str
    """Where it was found."""
    agrees: bool = False
    """True when it is the value that was taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One value of a record and where it comes from."""

    field: str
    """Its name in the record; elements of lists count from 1: `tracks[3].title`."""
    value: Any
    """As the record has it."""
    how: How
    """How the places hold it."""
    rule: str
    """What chose it, for a person."""
    places: tuple[Place, ...] = ()
    """Where it stands, the one that it was taken from first; of a list, one for each element; of a text, its paragraphs."""
    rejected: tuple[Rejected, ...] = ()
    """What else the page offers."""

    def to_record(self) -> dict[str, Any]:
        """Return the JSON shape that `why --field --json` prints."""
        return asdict(self)


def reason_of(page: ParsedPage, subject: str) -> str:
    """Return what the parser says of a field, as `parse --explain` does."""
    return next((d.reason for d in page.decisions if d.action == "field" and d.subject == subject), "")
