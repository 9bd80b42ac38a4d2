"""Newspapers and blogs on WordPress: the feed carries the newest posts, `?paged=` the older ones.

A declaration gives `list_url`, the site's address or a feed of it (`/feed/`, `/category/local/feed/`). Params:
`full_text = "yes"` where entries carry the whole text, so that no page is fetched.
"""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urljoin, urlsplit

from crawler.boards.base import Selectors
from crawler.boards.feed import Feed
from crawler.sources import Source


class WordPress(Feed):
    """Themes differ, and nearly all keep the class of the text's container."""

    family = "wordpress"
    page_param = "paged"
    selectors: ClassVar[Selectors] = {
        "title": ("h1.entry-title", "h1.post-title", ".td-post-title h1", "article h1", "h1.jeg_post_title"),
        "body": (
            ".entry-content",
            ".td-post-content",
            ".post-content",
            ".content-inner",
            "[itemprop=articleBody]",
            "article .content",
        ),
    }

    def __init__(self, source: Source) -> None:
        if "feed" not in urlsplit(source.list_url).path and "feed=" not in urlsplit(source.list_url).query:
            source = source.model_copy(update={"list_url": urljoin(source.list_url, "feed/")})
        super().__init__(source)
