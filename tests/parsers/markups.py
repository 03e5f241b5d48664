"""Markups that publishing systems put round a track heading and its prose: each makes an article body of headings."""

from collections.abc import Callable, Sequence
from html import escape

Row = tuple[str, str]
"""Heading line and prose."""


def _h(level: int) -> Callable[[Sequence[Row]], str]:
    return lambda rows: "".join(f"<h{level}>{escape(h, quote=False)}</h{level}><p>{p}</p>" for h, p in rows)


def _each(template: str, before: str = "", after: str = "") -> Callable[[Sequence[Row]], str]:
    return lambda rows: (
        before + "".join(template.format(h=escape(h, quote=False), p=p, n=i + 1) for i, (h, p) in enumerate(rows)) + after
    )


MARKUPS: dict[str, Callable[[Sequence[Row]], str]] = {
    "h2": _h(2),
    "h3": _h(3),
    "h4": _h(4),
    "h5": _h(5),
    "h3_inner": _each("<h3><span><strong>{h}</strong></span></h3><p>{p}</p>"),
    "p_strong": _each("<p><strong>{h}</strong></p><p>{p}</p>"),
    "p_b": _each("<p><b>{h}</b></p>\n<p>{p}</p>"),
    "span": _each('<p><span style="font-weight: 700">{h}</span></p><p>{p}</p>'),
    "p_plain": _each("<p>{h}</p><p>{p}</p>"),
    "div": _each("<div>{h}</div><div>{p}</div>"),
    "br_strong": _each("<p><strong>{h}</strong><br>{p}</p>"),
    "br_plain": _each("<p>{h}<br/>{p}</p>"),
    "br_run": _each("{h}<br><br>{p}<br><br>", "<div>", "</div>"),
    "run_strong": _each("<p><strong>{h}</strong> {p}</p>"),
    "ul_strong": _each("<li><strong>{h}</strong><p>{p}</p></li>", "<ul>", "</ul>"),
    "ol_plain": _each("<li>{h}<p>{p}</p></li>", "<ol>", "</ol>"),
    "ol_start": _each('<ol start="{n}"><li>{h}</li></ol><p>{p}</p>'),
    "table_row": _each("<tr><td>{h}</td><td>{p}</td></tr>", "<table>", "</table>"),
    "table_p": _each("<tr><td>{h}</td><td><p>{p}</p><p>{p}</p></td></tr>", "<table>", "</table>"),
    "dl": _each("<dt>{h}</dt><dd>{p}</dd>", "<dl>", "</dl>"),
}


def page(title: str, language: str, body: str) -> bytes:
    """Return a whole page."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta property="og:title" content="{escape(title)}"></head><body><header><a href="/">Home</a></header>'
        f"<main><article><h1>{escape(title)}</h1>{body}</article></main><footer><p>Colophon</p></footer></body></html>"
    ).encode()
