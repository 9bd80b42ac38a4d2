"""The news portal of 경기도 (gnews.gg.go.kr): a list as RSS and, for each release, a second call with its text.

`list_url` holds `servicekey={KEY}`; `detail_url` too, with `{id}` for the `number` of a release. `page` and `pagesize`
turn pages. Dates are Korean (2026-03-05 오후 2:00:00); attachments stand in `clipname1`, `clipname2` and so on, as
addresses. The article's own address is the `link` of the list: the key stays out of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from urllib.parse import quote, unquote

from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.boards.base import ArticlePage, Board, File, NotAnArticleError, RefusedError, Row
from crawler.boards.dates import find_date
from crawler.boards.links import absolute, canonical, with_query
from crawler.boards.records import ApiError, Record, xml_records, xml_text
from crawler.boards.safe_xml import local_name, xml_root
from crawler.boards.titles import clean_title

_HALF_OF_DAY = re.compile(r"(?:오전|오후)\s?")
_REFUSED = re.compile(r"key|인증|권한|허용", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|/")
_PAGE_SIZE = 100


class GyeonggiNews(Board):
    """The key is issued for each 시·군 of the province."""

    family = "api_gnews"
    page_param = "page"
    required: ClassVar[tuple[str, ...]] = ("bs_code",)
    departments: ClassVar[tuple[str, ...]] = ("CREATOR", "AUTHOR")

    def page_request(self, page: int) -> Request:
        """The request of a page of the list."""
        return Request(with_query(self.source.list_url, self._paging(page)))

    def parse_list(self, response: HtmlResponse, today: date | None = None) -> list[Row]:
        """The entries in the order of the feed. Raises RefusedError, ApiError."""
        return [row for row in (self._entry(entry, today) for entry in self._items(response)) if row]

    def says_empty(self, response: HtmlResponse) -> bool:
        """A feed without entries says so by being one."""
        return not self._items(response)

    def heading(self, response: HtmlResponse) -> str:
        """The feed's own title."""
        return xml_text(xml_root(response.text), "title")

    def article_request(self, native_id: str) -> Request:
        """The request of the text of a release."""
        return Request(super().article_url(native_id))

    def article_url(self, native_id: str) -> str:
        """The address of the text of a release, where no list has shown its page."""
        return canonical(super().article_url(native_id), ("ca_code",))

    def parse_article(self, response: HtmlResponse, listed_title: str = "") -> ArticlePage:
        """The release as the second call gives it. Raises RefusedError, ApiError, NotAnArticleError."""
        items = self._items(response)
        if not items:
            raise NotAnArticleError("the API knows no such release")
        item = items[0]
        return ArticlePage(
            title=clean_title(item.get("TITLE", "")) or listed_title,
            published_on=_day(item.get("DATE", ""), None),
            department=self._office(item),
            license=None,
            body_html=item.get("DESCRIPTION", ""),
            files=tuple(self._clips(item)),
        )

    def _entry(self, entry: Record, today: date | None) -> Row | None:
        native_id, title = entry.get("NUMBER", ""), clean_title(entry.get("TITLE", ""))
        if not native_id or not title:
            raise ApiError(f"an entry has no {'title' if native_id else 'number'}")
        link = absolute(self.source.list_url, entry.get("LINK", "")) if entry.get("LINK") else None
        url = canonical(link) if link else self.article_url(native_id)
        return Row(native_id, url, title, _day(entry.get("DATE", ""), today), self._office(entry))

    def _items(self, response: HtmlResponse) -> tuple[Record, ...]:
        root = xml_root(response.text)
        if not any(local_name(element) == "channel" for element in root.iter()):
            told = " ".join("".join(root.itertext()).split())[:120]
            if _REFUSED.search(told):
                raise RefusedError(f"the API answered {told!r}; check the key in {self.source.key_variable}")
            raise ApiError(f"the API answered {told!r}")
        return xml_records(root, "item")

    def _clips(self, item: Record) -> list[File]:
        addresses = [value for name, value in sorted(item.items()) if name.startswith("CLIP") and _ADDRESS.match(value)]
        links = [url for url in (absolute(self.source.list_url, value) for value in addresses) if url]
        return [
            File(unquote(url.rpartition("/")[2]) or "file", Request(quote(url, safe="%:/?&=#+,;@"))) for url in links
        ]

    def _paging(self, page: int) -> Mapping[str, str]:
        return {"page": str(page), "pagesize": str(_PAGE_SIZE)}

    def _office(self, entry: Record) -> str | None:
        return next((entry[name] for name in self.departments if entry.get(name)), None)


def _day(text: str, today: date | None) -> date | None:
    return find_date(_HALF_OF_DAY.sub("", text), today)
