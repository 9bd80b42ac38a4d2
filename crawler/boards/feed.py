"""RSS and Atom feeds: the list is the feed, and an article is what it links or, with full text, the entry itself.

A declaration gives `list_url`, the feed. Params: `full_text = "yes"` where entries carry the whole release, so that
no page is fetched; `page_param` where older entries can be asked for (WordPress: `paged`). Entities that a feed
declares are not resolved. The id is the entry's `guid` or the address that it links, without session and list state.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from typing import ClassVar
from urllib.parse import urljoin

from lxml import etree
from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.boards.base import ArticlePage, Board, Row, Selectors
from crawler.boards.dates import find_date
from crawler.boards.links import absolute, canonical
from crawler.boards.safe_xml import local_name, xml_root
from crawler.boards.titles import clean_title

_FULL_TEXT = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "updated")
_KOREAN_AFTERNOON = re.compile(r"(?:오전|오후)\s?")


class Feed(Board):
    """Item links may lead to other hosts only where the declaration names them in `hosts`."""

    family = "feed"
    page_param = ""
    least_unknown = 1
    selectors: ClassVar[Selectors] = {
        "title": ("article h1", "h1.entry-title", ".view_title", ".board_view h3"),
        "body": (
            ".entry-content",
            ".article_body .view_cont",
            ".tt_article_useless_p_margin",
            ".article_view",
            "[itemprop=articleBody]",
        ),
    }

    def page_request(self, page: int) -> Request | None:
        """A feed has one page, unless its declaration knows how to ask for older entries."""
        return super().page_request(page) if page == 1 or self.option("page_param") else None

    def article_url(self, native_id: str) -> str:
        """The id is an address, or a part of one that `detail_url` completes."""
        return super().article_url(native_id) if self.source.detail_url else urljoin(self.source.list_url, native_id)

    def parse_list(self, response: HtmlResponse, today: date | None = None) -> list[Row]:
        """The entries in the order of the feed."""
        root = xml_root(response.text)
        entries = [element for element in root.iter() if local_name(element) in {"item", "entry"}]
        return [row for row in (self._entry(entry, today) for entry in entries) if row is not None]

    def says_empty(self, response: HtmlResponse) -> bool:
        """A feed without entries says so by being one."""
        return any(local_name(element) in {"channel", "feed"} for element in xml_root(response.text).iter())

    def heading(self, response: HtmlResponse) -> str:
        """The feed's own title."""
        titles = (element.text or "" for element in xml_root(response.text).iter() if local_name(element) == "title")
        return next(titles, "")

    def parse_article(self, response: HtmlResponse, listed_title: str = "") -> ArticlePage:
        """The release on the page that the entry links; its layout is anybody's, so its shape decides."""
        return replace(super().parse_article(response, listed_title), by_shape=False)

    def _entry(self, entry: etree._Element, today: date | None) -> Row | None:
        fields: dict[str, str] = {}
        for child in entry:
            text = "".join(child.itertext()) or child.get("href") or ""
            fields.setdefault(local_name(child), text.strip())
        link = absolute(self.source.list_url, fields.get("link") or fields.get("guid") or fields.get("id") or "")
        title = clean_title(fields.get("title", ""))
        if link is None or not title:
            return None
        url = canonical(link)
        published = next((day for name in _DATES if (day := _day(fields.get(name, ""), today))), None)
        department = fields.get("creator") or fields.get("author") or None
        row = Row(url, url, title, published, department)
        text = next((fields[name] for name in _FULL_TEXT if fields.get(name)), "")
        if self.option("full_text") == "yes" and text:
            return replace(row, inline=ArticlePage(title, published, department, None, text))
        return row


def _day(text: str, today: date | None) -> date | None:
    if not text:
        return None
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        return find_date(_KOREAN_AFTERNOON.sub("", text), today)
