"""Any board without a family of its own: the list is found by its shape, the body of an article by its own.

A list is the largest group of links whose addresses differ in one place only and whose rows show dates. A declaration
gives `list_url`; `page_param` in `params` turns pages, without it only the first is read. Links that are scripts have
no address: such boards need `query_board`. The id of an article is its address on the site.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import ClassVar
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml.html import HtmlElement
from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.boards.base import ArticlePage, Board, Row, Selectors
from crawler.boards.links import absolute, canonical
from crawler.boards.rows import find_rows, outside_furniture

_LEAST_ROWS = 3
_VARYING = re.compile(r"[0-9a-f]{16,}|\d+", re.IGNORECASE)
_NO_ARTICLE = re.compile(r"(?:down|login|print|rss|share|write|\.(?:hwpx?|pdf|jpe?g|png|zip|xlsx?)$)", re.IGNORECASE)


class Auto(Board):
    """Serves one-of-a-kind sites, and shows what a board would give before anyone declares it."""

    family = "auto"
    page_param = ""
    selectors: ClassVar[Selectors] = {"title": ("article h1", "main h1", ".view_title", ".board_view h3", "h1.title")}

    def page_request(self, page: int) -> Request | None:
        """Without a known parameter there is only the first page."""
        return super().page_request(page) if page == 1 or self.option("page_param") else None

    def article_url(self, native_id: str) -> str:
        """The id is the address on the site."""
        return urljoin(self.source.list_url, native_id)

    def parse_list(self, response: HtmlResponse, today: date | None = None) -> list[Row]:
        """The rows of the largest group of links that look like a list of dated posts."""
        best: list[Row] = []
        for ids in self._groups(response).values():
            rows = [row for row in self._rows_of(response, ids, today) if row.title]
            dated = [row for row in rows if row.published_on]
            if len(dated) >= _LEAST_ROWS and len(dated) > len(best):
                best = rows
        return best

    def parse_article(self, response: HtmlResponse, listed_title: str = "") -> ArticlePage:
        """The release as its page shows it; being read by shape is no change here."""
        return replace(super().parse_article(response, listed_title), by_shape=False)

    def _groups(self, response: HtmlResponse) -> dict[str, set[str]]:
        """Ids of links, grouped by what their addresses share."""
        groups: dict[str, set[str]] = defaultdict(set)
        for element in outside_furniture(self._root(response)):
            native_id = self._id_of(element)
            if native_id is not None:
                groups[_VARYING.sub("#", native_id)].add(native_id)
        return {shape: ids for shape, ids in groups.items() if len(ids) >= _LEAST_ROWS}

    def _id_of(self, element: HtmlElement) -> str | None:
        return self._id_of_link(element.get("href") or "") if element.tag == "a" else None

    def _id_of_link(self, href: str) -> str | None:
        url = absolute(self.source.list_url, href) if href and not href.startswith("#") else None
        if url is None or urlsplit(url).hostname not in self.source.allowed_hosts:
            return None
        parts = urlsplit(canonical(url))
        numbered = any(character.isdigit() for character in parts.path.rpartition("/")[2]) or any(
            _VARYING.search(value) for _, value in parse_qsl(parts.query)
        )
        if not numbered or _NO_ARTICLE.search(parts.path):
            return None
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def _rows_of(self, response: HtmlResponse, ids: set[str], today: date | None) -> list[Row]:
        def identify(link: str) -> str | None:
            native_id = None if link.startswith("data-") else self._id_of_link(link)
            return native_id if native_id in ids else None

        found = find_rows(self._root(response), identify)
        numbered = sum(row.is_numbered() for row in found) * 2 > len(found)
        return [self._row(row, today, numbered=numbered) for row in found]
