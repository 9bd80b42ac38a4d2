"""전남's ybmodule sites: any menu path, articles with `?idx=&mode=view` on it.

A declaration gives `list_url`. Attachments can be buttons that call a download address.
"""

from __future__ import annotations

from typing import ClassVar

from lxml.html import HtmlElement

from crawler.boards.base import Board, Selectors
from crawler.boards.links import with_query
from crawler.boards.metadata import description


class YbModule(Board):
    """Rows are cards; the body's container can be empty while `og:description` holds the text."""

    family = "ybmodule"
    id_param = "idx"
    page_param = "page"
    selectors: ClassVar[Selectors] = {
        "title": (".module_view_box .tit", ".view_box .tit", ".view_title", ".board_view .subject", "h3.view_tit"),
        "body": (
            "div.module_view_box .view_cont",
            "div.view_cont",
            "div.view_box .cont",
            "div.contbox",
            "div.cont_box",
            "div.photo_view",
        ),
    }

    def told_to_machines(self, root: HtmlElement, title: str) -> str:
        """The text meant for shares is the whole text on sites that leave the body's container empty."""
        return super().told_to_machines(root, title) or description(root)

    def article_url(self, native_id: str) -> str:
        """The menu's own address with the id."""
        return with_query(self.source.list_url, {"idx": native_id, "mode": "view"})
