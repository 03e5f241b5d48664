"""`--log-json`: what a command says on stderr as one JSON object a line (docs/logs.md), pure ASCII, nothing cut."""

import json
import logging
import time
from typing import Any

from scraper.storage.moments import moment

_OURS = ("time", "level", "logger", "event", "message")


def json_line(
    event: str, message: str, *, level: str = "info", logger: str = "dramarchive", at: float | None = None, **fields: Any
) -> str:
    """Return one line of the log.

    >>> json_line("note", "done", at=0.0)[-60:]
    '"logger": "dramarchive", "event": "note", "message": "done"}'
    """
    head = dict(zip(_OURS, (moment(time.time() if at is None else at), level, logger, event, message), strict=True))
    rest = {name: value for name, value in fields.items() if name not in head}
    return json.dumps(head | rest, ensure_ascii=True, default=str)


class JsonLines(logging.Formatter):
    """Log records as JSON lines; `extra={"event": ..., "fields": ...}` becomes members of the object."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        fields = dict(getattr(record, "fields", {}))
        if record.exc_info:
            fields["exception"] = self.formatException(record.exc_info)
        return json_line(
            str(getattr(record, "event", "log")),
            record.getMessage(),
            level=record.levelname.lower(),
            logger=record.name,
            at=record.created,
            **fields,
        )
