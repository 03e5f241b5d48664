"""Fail when a file is over 500 lines or a function over 60: rooms that outgrew their walls (design.md, section 2)."""

import ast
import sys
from pathlib import Path

FILE_WALL = 500
FUNCTION_WALL = 60
ROOTS = ("scraper", "spiders", "exporters", "tests", "benchmarks")


def function_length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the function without its docstring, as docs/design-notes.md counts them."""
    first = node.body[0]
    doc = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return (node.end_lineno or 0) - node.lineno + 1 - ((first.end_lineno or 0) - first.lineno + 1 if doc else 0)


def complaints(root: Path) -> list[str]:
    """One line for each file or function that is too long."""
    found = []
    for path in sorted(p for top in ROOTS for p in (root / top).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        lines = source.count("\n")
        if lines > FILE_WALL:
            found.append(f"{path.relative_to(root)}: {lines} lines, the wall is {FILE_WALL}: split it by meaning")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and function_length(node) > FUNCTION_WALL:
                where = f"{path.relative_to(root)}:{node.lineno} {node.name}"
                found.append(f"{where}: {function_length(node)} lines, the wall is {FUNCTION_WALL}: split it by meaning")
    return found


if __name__ == "__main__":
    problems = complaints(Path(__file__).parent.parent)
    print("\n".join(problems) or "sizes: every file and function is within its walls")
    sys.exit(bool(problems))
