"""The rows of the frontier: read, changed, queued again; what the methods that find URLs and those that visit them share."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from scraper.items import FrontierRow
from scraper.storage.hosts import HostTimes

STATES = ("queued", "leased", "done", "failed", "refused", "gone")
"""All states, in the order in which they are shown."""
_COLUMNS = tuple(f.name for f in fields(FrontierRow))
SELECT_ROWS = f"SELECT {', '.join(_COLUMNS)} FROM frontier"  # noqa: S608 - names come from the dataclass
"""Selects whole rows, for `row_from`."""


class FrontierRows(HostTimes):
    """The table `frontier`, row by row; every method is one short transaction unless the caller is inside one."""

    def get(self, url: str) -> FrontierRow | None:
        """Return the row of a canonical URL."""
        values = self.conn.execute(f"{SELECT_ROWS} WHERE url = ?", (url,)).fetchone()
        return row_from(values) if values else None

    def _queue(self, url: str, run_id: int | None, *, keep_wait: bool = False) -> None:
        changes: dict[str, Any] = {"state": "queued", "run_id": run_id}
        self._update(url, changes if keep_wait else changes | {"attempts": 0, "not_before": None, "reason": None})

    def _update(self, url: str, changes: dict[str, Any]) -> None:
        self.conn.execute(
            f"UPDATE frontier SET {', '.join(f'{name} = ?' for name in changes)} WHERE url = ?",  # noqa: S608 - our own names
            (*changes.values(), url),
        )


def row_from(values: Sequence[Any]) -> FrontierRow:
    """Return the row that `SELECT_ROWS` gave."""
    return FrontierRow(**dict(zip(_COLUMNS, values, strict=True)))
