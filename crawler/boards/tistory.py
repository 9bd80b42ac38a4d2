"""Blogs on Tistory: the feed lists the newest posts, and each post is a page.

A declaration gives `list_url`, the blog's address or its `/rss`. Posts are `/{n}` or `/entry/{slug}`, and skins differ;
what a page says of itself (og:title, article:published_time) does not. A blog retells: it is a secondary source.
"""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urljoin

from crawler.boards.base import Selectors
from crawler.boards.feed import Feed
from crawler.sources import Source


class Tistory(Feed):
    """A feed at a known place, and the containers that skins share."""

    family = "tistory"
    feed_path: ClassVar[str] = "/rss"
    selectors: ClassVar[Selectors] = {
        "title": (".hgroup h1", ".title_post", "h1.entry-title", ".area_title h3", ".article_header h1", "article h1"),
        "body": (
            ".tt_article_useless_p_margin",
            ".contents_style",
            ".entry-content",
            ".article_view",
            ".article-view",
            "#article-view",
        ),
    }

    def __init__(self, source: Source) -> None:
        if not source.list_url.rstrip("/").endswith(self.feed_path.rstrip("/")):
            source = source.model_copy(update={"list_url": urljoin(source.list_url, self.feed_path)})
        super().__init__(source)
