"""Nothing that `repair` replaces is thrown away: rows go to a JSON Lines file, bytes and files stay under another name."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any


class Keeper:
    """Writes down what `repair` does and keeps what it takes away, beside the archive."""

    def __init__(self, archive: Path, stamp: str) -> None:
        self.stamp = "".join(c for c in stamp if c.isdigit())[:14]
        self.done: list[str] = []
        self._rows = archive.with_name(f"{archive.name}.replaced-{self.stamp}.jsonl")

    def say(self, text: str) -> None:
        """Note what was done, one line."""
        self.done.append(text)

    def keep_rows(self, table: str, rows: Iterable[dict[str, Any]], why: str) -> int:
        """Append rows to the file of replaced rows; return how many."""
        lines = [json.dumps({"table": table, "why": why, "row": row}, ensure_ascii=False, default=repr) for row in rows]
        if lines:
            first = not self._rows.exists()
            with self._rows.open("a", encoding="utf-8", errors="backslashreplace") as stream:
                stream.write("\n".join(lines) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            if first:
                self.say(f"rows that are replaced or taken out are kept in {self._rows.name}")
        return len(lines)

    def keep_bytes(self, path: Path, data: bytes, offset: int) -> Path:
        """Write bytes that are cut off `path` to a file beside it, on disk before they are cut; return its name."""
        kept = path.with_name(f"{path.name}.cut-{offset}")
        number = 0
        while kept.exists() and kept.read_bytes() != data:
            number += 1
            kept = path.with_name(f"{path.name}.cut-{offset}-{number}")
        with kept.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        return kept

    def set_aside(self, path: Path, word: str = "damaged") -> Path:
        """Give a file another name, under which nothing reads it any more; return the name."""
        aside = path.with_name(f"{path.name}.{word}-{self.stamp}")
        number = 0
        while aside.exists():
            number += 1
            aside = path.with_name(f"{path.name}.{word}-{self.stamp}-{number}")
        path.rename(aside)
        return aside
