"""What makes a frozen value a table: its name, keys and indexes."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Base of all stored rows."""

    TABLE: ClassVar[str] = ""
    """Name of the table."""
    PK: ClassVar[tuple[str, ...]] = ("id",)
    """Primary key; a single `id` is assigned by SQLite."""
    UNIQUE: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Unique indexes."""
    INDEXES: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Other indexes."""
    FOREIGN: ClassVar[dict[str, str]] = {}
    """Column → the table whose `id` it holds."""
    INTERNAL: ClassVar[bool] = False
    """True for what is made from other tables and can be made again: no export has it."""
