"""What an ordered list prints before each item: start, value, reversed, type."""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(slots=True)
class ListLevel:
    """One open list and the item being read in it."""

    ordered: bool
    value: int = 1
    step: int = 1
    style: str = "1"
    pending: bool = False
    """True from the opening of an item until its first block."""
    current: int = 0

    def open_item(self, item: LexborNode) -> None:
        """Open `item`; its `value` attribute sets the count."""
        value = _int(item.attributes.get("value")) if self.ordered else None
        if value is not None:
            self.value = value
        self.current = self.value
        self.value += self.step
        self.pending = True

    def close_item(self) -> None:
        """Close the item, read or not."""
        self.pending = False

    def take_number(self) -> str | None:
        """Return what the list prints before the item; its further blocks get none."""
        self.pending = False
        return printed(self.current, self.style) if self.ordered else None


def open_list(node: LexborNode, tag: str) -> ListLevel:
    """Return the level that `ul`, `ol` or `menu` opens."""
    if tag != "ol":
        return ListLevel(ordered=False)
    attributes = node.attributes
    start = _int(attributes.get("start"))
    reverse = "reversed" in attributes
    if start is None:
        start = sum(child.tag == "li" for child in node.iter()) if reverse else 1
    return ListLevel(
        ordered="none" not in (attributes.get("style") or ""),
        value=start,
        step=-1 if reverse else 1,
        style=attributes.get("type") or "1",
    )


def printed(value: int, style: str) -> str:
    """Return `value` in the list's numbering.

    >>> printed(3, "1"), printed(3, "a"), printed(28, "A"), printed(9, "i")
    ('3', 'c', 'AB', 'ix')
    """
    if style in {"a", "A"} and value > 0:
        letters = ""
        while value > 0:
            value, rest = divmod(value - 1, 26)
            letters = chr(97 + rest) + letters
        return letters.upper() if style == "A" else letters
    if style in {"i", "I"} and 0 < value < 4000:
        roman = ""
        for weight, sign in _ROMAN:
            count, value = divmod(value, weight)
            roman += sign * count
        return roman.upper() if style == "I" else roman
    return str(value)


def _int(value: object) -> int | None:
    try:
        return int(str(value).strip()[:9]) if value is not None else None
    except ValueError:
        return None
