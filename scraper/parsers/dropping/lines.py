"""A line of the article as the text rules see it: what it says and where it stands."""

import re
from dataclasses import dataclass

FULL_STOP = re.compile(r"[.!?。！？…][\"”’'」』)]*$")


@dataclass(slots=True)
class Line:
    """One visible line of the article and where it stands."""

    block: int
    text: str
    key: str
    kind: str
    linked: float
    """Share of its letters that are in links."""
    numbered: bool
    alone: bool
    """True when it is all of its block."""
    rule: str = ""

    @property
    def is_link(self) -> bool:
        """True when the line is a link and little else."""
        return self.linked >= 0.8


def ends_sentence(line: Line) -> bool:
    """Tell whether a line closes with a full stop, a question mark or an exclamation mark."""
    return bool(FULL_STOP.search(line.text))
