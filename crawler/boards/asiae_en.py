"""The English pages of 아시아경제 (The Asia Business Daily): `/en/article/{id}`, on the hosts www., cm. and view.

A declaration gives `list_url`, any page that links articles. Ids have 17 to 19 digits and begin with the minute of
publication; the same id on another host, below a section or in the print view is the same article. Texts are machine
translations, and `[Seoul District News]` bundles several districts in one article.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import ClassVar
from urllib.parse import urljoin

from scrapy.http import HtmlResponse

from crawler.boards.base import ArticlePage, Board, Row, Selectors
from crawler.boards.dates import find_date

_DAY_DIGITS = 8


class AsiaeEn(Board):
    """The day stands in the id, where neither list nor page shows it."""

    family = "asiae_en"
    id_patterns = (
        re.compile(r"/en/article/(?:[a-z-]{1,30}/)?(?P<id>20\d{15,17})(?:[/?#]|$)"),
        re.compile(r"/en/print\.htm\?idxno=(?P<id>20\d{15,17})(?:[&#]|$)"),
    )
    page_param = "page"
    selectors: ClassVar[Selectors] = {
        "title": (".area_title h1", ".article_head h1", "article h1", "h1.title"),
        "body": ("[itemprop=articleBody]", "#txt_area", ".article_view", "div.article", ".article_body"),
    }

    def article_url(self, native_id: str) -> str:
        """The article without section, on the list's own host."""
        return urljoin(self.source.list_url, f"/en/article/{native_id}")

    def parse_list(self, response: HtmlResponse, today: date | None = None) -> list[Row]:
        """The rows, dated by their ids where they show no date."""
        rows = super().parse_list(response, today)
        return [replace(row, published_on=row.published_on or find_date(row.native_id[:_DAY_DIGITS])) for row in rows]

    def parse_article(self, response: HtmlResponse, listed_title: str = "") -> ArticlePage:
        """The article, dated by its address where the page labels no date."""
        page = super().parse_article(response, listed_title)
        native_id = self.identify(response.url) or ""
        return replace(page, published_on=page.published_on or find_date(native_id[:_DAY_DIGITS]))
