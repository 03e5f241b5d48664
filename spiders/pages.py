"""Pages by name: URLs, or files that list them."""

from spiders.base import ArticleSpider


class PagesSpider(ArticleSpider):
    """Visit the article pages that are named (`-a url=...`, `-a file=...`), and nothing that they link to."""

    name = "pages"
    role = "article"
