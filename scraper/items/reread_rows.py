"""What `reparse` has read and not accepted yet, so that it goes on where it was stopped."""

from dataclasses import dataclass
from typing import Any, ClassVar

from scraper.items.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadRow(Row):
    """What today's parser makes of the capture that an article was read from."""

    TABLE: ClassVar[str] = "rereads"
    PK: ClassVar[tuple[str, ...]] = ("article_id",)
    FOREIGN: ClassVar[dict[str, str]] = {"article_id": "articles", "revision_id": "revisions"}
    INTERNAL: ClassVar[bool] = True
    article_id: int
    """The article."""
    revision_id: int
    """The revision that it showed when it was read again."""
    reader: str
    """Digest over the parser and the site rules: another parser reads again."""
    outcome: str
    """`same` | `changed` | `refused` (by a gate) | `failed` | `accepted`."""
    reason: str = ""
    """Why it was refused or failed; for a person."""
    changes: tuple[dict[str, Any], ...] = ()
    """What would change, as `diff --json` tells it."""
