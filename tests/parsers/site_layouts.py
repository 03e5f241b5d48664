"""The bones of a dozen publishing systems, to be filled with one language's text and chrome (no real site's words)."""

from collections.abc import Callable
from typing import Any

Row = dict[str, Any]


def _paragraphs(row: Row, wrap: str = "<p>{}</p>") -> str:
    """Prose, then in-body chrome as plain paragraphs that no class gives away, in the places where it is seen."""
    lines = [*row["prose"], *row["danger"]]
    lines.insert(2, row["also_read"])
    lines.insert(4, row["ad"])
    lines += [row["source"], row["follow"], row["previous"], row["next"]]
    return "\n".join(wrap.format(line) for line in lines)


def _cards(row: Row, item: str) -> str:
    return "".join(item.format(title) for title in row["titles"])


def _head(row: Row) -> str:
    return f'<!DOCTYPE html><html lang="{row["language"]}"><head><meta charset="utf-8"><title>Night Ferry</title></head>'


def ghost(row: Row) -> str:
    return (
        f'{_head(row)}<body class="post-template"><header class="gh-head"><nav class="gh-head-menu"><a href="/">Home</a>'
        f"</nav></header>"
        f'<main class="gh-main"><article class="gh-article post"><header class="gh-article-header"><h1>Night Ferry</h1></header>'
        f'<div class="gh-content gh-canvas">{_paragraphs(row)}</div>'
        f'<footer class="gh-article-footer"><div class="gh-article-tags">{row["tags"]} <a href="/t">OST</a></div></footer>'
        f"</article>"
        f'<section class="gh-comments gh-canvas"><h2>{row["comments"]}</h2><p>{row["comment"]}</p></section>'
        f'<section class="gh-container"><h2>{row["related"]}'
        f"</h2>{_cards(row, '<article class=gh-card><a href=/x><h3>{}</h3></a></article>')}"
        f"</section></main><footer class=gh-footer>{row['copyright']}</footer></body></html>"
    )


def substack(row: Row) -> str:
    return (
        f'{_head(row)}<body><div id="entry"><div class="pencraft pc-display-flex"><a href="/">Paper Lantern</a>'
        f"<button>{row['share']}</button></div>"
        f'<div class="single-post"><article class="newsletter-post post"><div class="post-header">'
        f'<h1 class="post-title">Night Ferry</h1></div>'
        f'<div class="available-content"><div class="body markup">{_paragraphs(row)}</div></div>'
        f'<div class="post-footer"><button>{row["share"]}</button></div></article></div>'
        f'<div class="container"><h4>{row["comments"]}</h4><div class="comment-list"><p>{row["comment"]}</p></div></div>'
        f'<div class="portable-archive"><h4>{row["related"]}</h4>{_cards(row, "<div><a href=/x>{}</a></div>")}</div>'
        f'<div class="footer-wrap">{row["copyright"]}</div></div></body></html>'
    )


def squarespace(row: Row) -> str:
    return (
        f'{_head(row)}<body class="view-item"><div id="siteWrapper"><header id="header"><nav class="header-nav">'
        f'<a href="/">Home</a></nav></header>'
        f'<main id="page"><section class="page-section blog-item-wrapper"><article class="h-entry entry">'
        f'<h1 class="entry-title">Night Ferry</h1>'
        f'<div class="blog-item-content e-content"><div class="sqs-layout"><div class="sqs-block html-block">'
        f'<div class="sqs-block-content">'
        f"{_paragraphs(row)}</div></div></div></div>"
        f'<div class="blog-item-meta-wrapper"><span>{row["tags"]}</span><a href="/t">OST</a></div></article>'
        f'<section class="item-pagination"><a class="item-pagination-link--prev" href="/p">{row["titles"][0]}</a>'
        f'<a class="item-pagination-link--next" href="/n">{row["titles"][1]}</a></section></section></main>'
        f'<footer id="footer-sections">{row["copyright"]}</footer></div></body></html>'
    )


def naver_like(row: Row) -> str:
    """Editor paragraphs of spans, no semantic element at all."""
    spans = _paragraphs(row, '<p class="se-text-paragraph"><span class="se-fs- se-ff-">{}</span></p>')
    return (
        f'{_head(row)}<body><div id="whole-border"><div id="top-menu"><ul><li><a href="/">Home</a></li></ul></div>'
        f'<table id="bottomTable"><tr><td><div id="post-area"><div class="se-viewer"><div class="se-main-container">'
        f'<div class="se-component se-text"><div class="se-component-content"><div class="se-module se-module-text">{spans}'
        f"</div></div></div>"
        f'</div></div></div><div class="post-btn"><a href="#">{row["share"]}</a></div>'
        f'<div class="area_comment"><a href="#">{row["comments"]}</a><p class="comment_text">{row["comment"]}</p></div>'
        f"</td></tr></table><div id=footer>{row['copyright']}</div></div></body></html>"
    )


def hashed(row: Row) -> str:
    """A single-page app whose classes say nothing, with the menu inside the article's own column."""
    return (
        f'{_head(row)}<body><div id="__next"><div class="css-1q2w3e"><div class="css-9zx"><a href="/a">News</a>'
        f'<a href="/b">Music</a></div>'
        f'<div class="css-77ab"><div class="css-k0"><h1 class="css-t1">Night Ferry</h1><div class="css-q">{_paragraphs(row)}'
        f"</div>"
        f'<div class="css-r5"><button>{row["share"]}</button></div>'
        f'<div class="css-mm"><h2>{row["related"]}</h2><ul>{_cards(row, "<li><a href=/x>{}</a></li>")}</ul></div></div></div>'
        f'<div class="css-foot">{row["copyright"]}</div></div></div></body></html>'
    )


def old_blog(row: Row) -> str:
    """Tables for layout, paragraphs made of line breaks, no class anywhere."""
    lines = _paragraphs(row, "{}<br><br>")
    return (
        f"{_head(row)}<body><table width=900><tr><td colspan=2><a href=/>Home</a> | <a href=/list>List</a></td></tr><tr>"
        f"<td width=160><a href=/1>{row['titles'][0]}</a><br><a href=/2>{row['titles'][1]}</a></td>"
        f"<td><font size=5>Night Ferry</font><br><br>{lines}</td></tr>"
        f"<tr><td colspan=2>{row['copyright']}</td></tr></table></body></html>"
    )


def livejournal(row: Row) -> str:
    lines = _paragraphs(row, "{}<br /><br />")
    return (
        f'{_head(row)}<body class="j-page"><div class="s-header"><a href="/">Home</a></div><article class="b-singlepost"><header>'
        f'<h1 class="b-singlepost-title">Night Ferry</h1></header><div class="b-singlepost-wrapper">'
        f'<article class="b-singlepost-body entry-content">'
        f'{lines}</article></div><div class="b-linkbar"><a href="#">{row["share"]}</a></div></article>'
        f'<section class="b-xylem-comments"><h2>{row["comments"]}</h2><div class="b-leaf comment"><p>{row["comment"]}</p>'
        f"</div></section>"
        f"<footer>{row['copyright']}</footer></body></html>"
    )


def joomla(row: Row) -> str:
    return (
        f'{_head(row)}<body class="site com_content view-article"><header class="header"><ul class="nav menu"><li>'
        f'<a href="/">Home</a></li></ul></header>'
        f'<main id="content"><div class="item-page" itemscope><div class="page-header"><h2 itemprop="headline">Night Ferry'
        f"</h2></div>"
        f'<div itemprop="articleBody" class="com-content-article__body">{_paragraphs(row)}</div>'
        f'<ul class="pager pagenav"><li class="previous"><a rel="prev" href="/p">{row["titles"][0]}</a></li>'
        f'<li class="next"><a rel="next" href="/n">{row["titles"][1]}</a></li></ul></div></main>'
        f'<div id="aside" class="span3"><div class="well"><h3>{row["related"]}</h3></div></div><footer>{row["copyright"]}'
        f"</footer></body></html>"
    )


def typo3(row: Row) -> str:
    return (
        f'{_head(row)}<body id="p12"><div class="page-wrapper"><div class="nav-wrap"><ul class="navigation"><li>'
        f'<a href="/">Home</a></li></ul></div>'
        f'<div id="content" class="main-section"><div class="frame frame-type-news_newsdetail"><div class="news news-single">'
        f'<div class="article">'
        f'<div class="header"><h3>Night Ferry</h3></div><div class="news-text-wrap">{_paragraphs(row)}</div>'
        f'<div class="news-backlink-wrap"><a href="/n">Back</a></div>'
        f'<div class="news-related-wrap"><h4>{row["related"]}</h4><ul>{_cards(row, "<li><a href=/x>{}</a></li>")}</ul></div>'
        f'</div></div></div></div><div class="footer-section">{row["copyright"]}</div></div></body></html>'
    )


def tumblr(row: Row) -> str:
    return (
        f'{_head(row)}<body class="permalink"><div id="header"><h1><a href="/">Paper Lantern</a></h1></div><div id="posts">'
        f'<div class="post text">'
        f'<h2 class="post-title">Night Ferry</h2><div class="caption">{_paragraphs(row)}</div>'
        f'<div class="tags"><a href="/tagged/ost">#ost</a> <a href="/tagged/drama">#drama</a></div></div>'
        f'<ol class="notes"><li class="note">{row["comment"]}</li></ol></div><div id="footer">{row["copyright"]}</div></body>'
        f"</html>"
    )


def hand_written(row: Row) -> str:
    return (
        f"{_head(row)}<body><h1>Night Ferry</h1><p><a href=index.html>Home</a> <a href=list.html>List</a></p>"
        f"{_paragraphs(row)}<hr><address>{row['copyright']}</address></body></html>"
    )


def note_like(row: Row) -> str:
    body = _paragraphs(row, '<p name="a1" id="a1">{}</p>')
    return (
        f'{_head(row)}<body><div id="__nuxt"><div class="o-navbarPrimary"><a href="/">Home</a></div><main>'
        f'<article class="p-article__wrapper">'
        f'<h1 class="o-noteContentText__title">Night Ferry</h1>'
        f'<div data-name="body" class="note-common-styles__textnote-body">{body}</div>'
        f'<div class="o-noteLikeV3"><button>{row["share"]}</button></div></article>'
        f'<div class="m-horizontalScrollingList"><h2>{row["related"]}'
        f"</h2>{_cards(row, '<div><a href=/x><h3>{}</h3></a></div>')}</div></main>"
        f"<footer>{row['copyright']}</footer></div></body></html>"
    )


LAYOUTS: dict[str, Callable[[Row], str]] = {
    f.__name__: f
    for f in (
        ghost, substack, squarespace, naver_like, hashed, old_blog, livejournal, joomla, typo3, tumblr, hand_written, note_like,
    )
}  # fmt: skip
