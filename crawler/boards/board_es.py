"""`board.es?mid=&bid=` boards: 광주, 전남, ministries and institutes; `gallery.es` looks the same.

A declaration gives `list_url` with `mid` and `bid`. Articles add `act=view&list_no=`. Board numbers of one site lie
close together, and the next one is often a board of lectures or notices.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.boards.links import with_query


class BoardEs(Board):
    """Page numbers are `nPage`."""

    family = "board_es"
    required = ("mid", "bid")
    id_param = "list_no"
    same_board = ("bid",)
    page_param = "nPage"
    calls: ClassVar[Mapping[str, int]] = {"goView": 0}
    selectors: ClassVar[Selectors] = {
        "title": (".board_view .title", ".view_title", ".tb_title", "h3.tit", "td.subject"),
        "body": (".tb_contents", "td.view_content", ".view_contents", ".board_view .contents", "div.contents"),
    }

    def article_url(self, native_id: str) -> str:
        """The same script with another act."""
        given = {"mid": self.option("mid"), "bid": self.option("bid"), "act": "view", "list_no": native_id}
        return with_query(self.source.list_url.partition("?")[0], given)
