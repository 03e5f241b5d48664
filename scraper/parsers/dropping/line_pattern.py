"""One row of the tables of patterns: what it is matched on, and where its lines may stand."""

import re
from dataclasses import dataclass
from typing import Literal

Where = Literal["any", "head", "tail", "edge"]
"""Where a line may stand: anywhere, among the first lines of the text, among the last ones, or among either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePattern:
    """One row, matched on one line in lower case, edges trimmed."""

    rule: str
    """The rule its lines are filed under."""
    pattern: re.Pattern[str]
    """Matched from the start of the line."""
    where: Where = "any"
    limit: int = 200
    """The longest line in characters that it may take."""

    def takes(self, line: str) -> bool:
        """Tell whether the pattern matches `line` (in lower case)."""
        # `search` would try an anchored pattern at every letter of the line
        find = self.pattern.match if self.pattern.pattern[0] == "^" else self.pattern.search
        return find(line) is not None


def row(rule: str, pattern: str, *, where: Where = "any", limit: int = 200) -> LinePattern:
    """Return one row of a table."""
    return LinePattern(rule=rule, pattern=re.compile(pattern), where=where, limit=limit)
