"""Any board without a family of its own: the list is found by its shape, the body of an article by its own.

A declaration gives `list_url`; `page_param` in `params` turns pages, without it only the first is read. The id of an
article is its address on the site. Rows that call a script have no address: they are read where `detail_url` says it
with `{id}` for what the script is given.

It is also the net under the families: where the selectors of one find nothing, this finds the list, and asks the
family for the address of what a script is given.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import ClassVar
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.boards.base import ArticlePage, Board, Row, Selectors
from crawler.boards.list_shape import best_rows


class Auto(Board):
    """Serves one-of-a-kind sites, and shows what a board would give before anyone declares it."""

    family = "auto"
    page_param = ""
    least_unknown = 1
    selectors: ClassVar[Selectors] = {"title": ("article h1", "main h1", ".view_title", ".board_view h3", "h1.title")}

    def page_request(self, page: int) -> Request | None:
        """Without a known parameter there is only the first page."""
        return super().page_request(page) if page == 1 or self.option("page_param") else None

    def article_url(self, native_id: str) -> str:
        """The id is the address on the site, or what a script is given."""
        if native_id.startswith("/"):
            return urljoin(self.source.list_url, native_id)
        return self._family.article_url(native_id) if self._family else super().article_url(native_id)

    def article_request(self, native_id: str) -> Request:
        """The request of the address; a family asks for its own numbers in its own way."""
        if self._family and not native_id.startswith("/"):
            return self._family.article_request(native_id)
        return super().article_request(native_id)

    def parse_list(self, response: HtmlResponse, today: date | None = None) -> list[Row]:
        """The rows of the page's list, as its shape shows it."""
        found = best_rows(self._root(response), self.source.list_url, self.source.allowed_hosts)
        if found is None:
            return []
        shape, lines = found
        if shape.kind != "address" and not self._family and not self.source.detail_url:
            return []
        numbered = sum(line.is_numbered() for line in lines) * 2 > len(lines)
        return [self._row(line, today, numbered=numbered) for line in lines]

    def parse_article(self, response: HtmlResponse, listed_title: str = "") -> ArticlePage:
        """The release as its page shows it; being read by shape is no change here."""
        return replace(super().parse_article(response, listed_title), by_shape=False)

    @cached_property
    def _family(self) -> Board | None:
        """The board of the family that this is the net under."""
        from crawler.boards import board_for

        return board_for(self.source) if self.source.family != self.family else None
