"""Write docs/schema.md from the records: `python -m scraper.storage.schema_doc` (`--check` only tells whether it is current)."""

import ast
import inspect
import sys
from pathlib import Path

from scraper.items import ROW_TYPES, Row
from scraper.storage.schema import Column, columns_of
from scraper.storage.search import TABLES
from scraper.storage.views import VIEWS

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "schema.md"
"""Where the document lies in a checkout."""
_HEAD = """\
# The tables of archive.db

Generated from `scraper/items/` by `python -m scraper.storage.schema_doc`; do not edit.

Times are UTC in ISO 8601. JSON columns hold arrays or objects: `SELECT title, value FROM articles, json_each(authors)`.
`articles` and `tracks` hold the current revision; what was there before is in `revisions.record`.
Try them: `dramarchive query "SELECT title, artist_credit FROM tracks WHERE drama LIKE '%Tears%'"`.
"""
_VIEWS = """\
## Views

Tables that most questions need, joined already; [recipes.md](recipes.md) shows them at work.

{views}
"""
_SEARCH = """\
## Full text

{tables}

Their rows have the `rowid` of the article or track. Korean, Japanese, Chinese and Thai are kept as overlapping pairs of
characters, so let `fts()` make the query of a user's words:

```sql
SELECT a.title FROM articles_fts f JOIN articles a ON a.id = f.rowid
WHERE articles_fts MATCH fts('불시착') ORDER BY rank
```
"""


def document() -> str:
    """Return the text of docs/schema.md."""
    tables = "\n".join(f"* `{name}`({', '.join(columns)})" for name, columns in TABLES.items())
    sections = [_section(row_type) for row_type in ROW_TYPES]
    return "\n".join([_HEAD, *sections, _VIEWS.format(views=_views()), _SEARCH.format(tables=tables)])


def _views() -> str:
    lines = [f"* `{name}`: {view.comment} Columns: `{'`, `'.join(view.columns)}`." for name, view in VIEWS.items()]
    return "\n".join(lines)


def _section(row_type: type[Row]) -> str:
    comments = field_comments(row_type)
    lines = [f"## {row_type.TABLE}", "", inspect.cleandoc(row_type.__doc__ or ""), "", "| column | type | |", "|---|---|---|"]
    lines += [f"| `{c.name}` | {_kind(row_type, c)} | {comments[c.name].replace('|', '·')} |" for c in columns_of(row_type)]
    keys = [f"unique: {', '.join(columns)}" for columns in row_type.UNIQUE]
    keys += [f"index: {', '.join(columns)}" for columns in row_type.INDEXES]
    if len(row_type.PK) > 1:
        keys.insert(0, f"key: {', '.join(row_type.PK)}")
    return "\n".join([*lines, *(["", "; ".join(keys)] if keys else []), ""])


def _kind(row_type: type[Row], column: Column) -> str:
    words: list[str] = ["JSON" if column.json else column.sql_type]
    if (column.name,) == row_type.PK:
        words.append("key")
    elif not column.required:
        words.append("or NULL")
    if column.name in row_type.FOREIGN:
        words.append(f"→ {row_type.FOREIGN[column.name]}")
    return " ".join(words)


def field_comments(row_type: type[Row]) -> dict[str, str]:
    """Return the docstring of every field of a record, those of its bases included. Raises `LookupError` for one without."""
    found: dict[str, str] = {}
    for cls in reversed(row_type.__mro__[:-1]):
        body = ast.parse(inspect.cleandoc(inspect.getsource(cls))).body[0]
        assert isinstance(body, ast.ClassDef)
        for field, comment in zip(body.body, body.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(comment, ast.Expr):
                value = comment.value
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    found[field.target.id] = " ".join(value.value.split())
    missing = [c.name for c in columns_of(row_type) if c.name not in found]
    if missing:
        raise LookupError(f"{row_type.TABLE}: {', '.join(missing)} has no docstring.")
    return found


def main(arguments: list[str]) -> int:
    """Write the document, or with `--check` return 1 when it is not current."""
    text = document()
    if "--check" in arguments:
        return int(not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != text)
    DOCUMENT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
