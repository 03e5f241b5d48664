"""What we know of one site, as data: a rule holds layouts, each valid between two dates.

A rule is only needed where the generic reading is not enough. Rules ship as TOML in `scraper/sites/`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One dated version of a site's markup; all selectors are CSS."""

    name: str
    """Name of the version, for messages."""
    valid_from: str | None = None
    """First day (`YYYY-MM-DD`) on which the site had this markup; None = always."""
    valid_until: str | None = None
    """Last day; None = until today."""
    body: str | None = None
    """Selects the element that holds the article."""
    heading: str | None = None
    """Selects the track headings inside it."""
    drop: tuple[str, ...] = ()
    """Selects what is not the article's text."""
    next_page: str | None = None
    """Selects the link to the article's next part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRule:
    """The layouts of one site."""

    name: str
    """Name of the rule, the TOML file's stem."""
    hosts: tuple[str, ...]
    """Host names it is for; a leading dot takes sub-domains too."""
    layouts: tuple[Layout, ...] = ()
    """Newest first."""


def layout_for(rule: SiteRule | None, day: str | None) -> Layout | None:
    """Return the layout that was valid on `day` (ISO date or date-time), the newest when the day is unknown.

    >>> old = Layout(name="v1", valid_until="2026-03-01"); new = Layout(name="v2", valid_from="2026-03-02")
    >>> layout_for(SiteRule(name="s", hosts=("s.example",), layouts=(new, old)), "2025-01-01T00:00:00Z").name
    'v1'
    """
    if rule is None:
        return None
    for layout in rule.layouts:
        if day is None or ((layout.valid_from or "") <= day[:10] <= (layout.valid_until or "9999")):
            return layout
    return None
