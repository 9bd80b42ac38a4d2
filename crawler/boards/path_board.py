"""Any board whose articles bear their id in the path, at the place that `detail_url` shows with `{id}`.

A declaration gives `list_url` and `detail_url`. Params: `page_param`, `script` where rows call a function with the
id.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlsplit

from scrapy.http import HtmlResponse

from crawler.boards.base import ArticlePage, Board, Selectors
from crawler.boards.links import absolute
from crawler.sources import Source, SourceError


class PathBoard(Board):
    """Links are compared with `detail_url`, whatever follows the id."""

    family = "path_board"
    page_param = "page"
    selectors: ClassVar[Selectors] = {
        "body": (
            ".board-view-content",
            ".board_view_contents",
            ".view_cont",
            ".view_content",
            ".con_detail",
            ".entry-content",
        ),
    }

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        if not source.detail_url:
            raise SourceError(f"source {source.id}: family {self.family} needs detail_url")
        before, after = urlsplit(source.detail_url.replace("{id}", "\x00")).path.split("\x00", 1)
        pattern = re.escape(before) + r"(?P<id>[A-Za-z0-9_-]{1,80})" + re.escape(after.rstrip("/"))
        self._article = re.compile(pattern + r"/?(?:[?#;]|$)")

    def identify(self, link: str) -> str | None:
        """The part of the path that stands where `detail_url` has its id."""
        url = absolute(self.source.list_url, link) if not link.startswith("data-") else None
        match = self._article.match(urlsplit(url).path) if url else None
        return match["id"] if match else super().identify(link)

    def parse_article(self, response: HtmlResponse, listed_title: str = "") -> ArticlePage:
        """The release; where the declaration names no container, being read by shape is no change."""
        page = super().parse_article(response, listed_title)
        declared = bool(self.source.select.get("body") or self.option("body_label"))
        return page if declared else replace(page, by_shape=False)
