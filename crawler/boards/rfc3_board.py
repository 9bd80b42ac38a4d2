"""`/board/list.<site>?boardId=BBS_…&menuCd=DOM_…` boards: 부산, 전북, 경남, and education offices of 제주 and 전북.

A declaration gives `list_url` with `boardId` and `menuCd`; several sites refuse requests without the menu. Articles
are `view.<site>` with `dataSid`. Params: `page_param` (`startPage`; 경남 `pageNo`).
"""

from __future__ import annotations

from typing import ClassVar

from crawler.boards.base import Board, Selectors
from crawler.sources import Source


class Rfc3Board(Board):
    """The suffix of the pages is the site's own name (list.jeonbuk, view.jeonbuk)."""

    family = "rfc3_board"
    required = ("boardId", "menuCd")
    id_param = "dataSid"
    same_board = ("boardId",)
    keep = ("boardId", "menuCd")
    page_param = "startPage"
    selectors: ClassVar[Selectors] = {
        "title": ("div.bbs_vtop h4", "div.bbs_vtop h3", ".bbs_view_tit", ".bdvTitWrap", ".bbs_tit"),
        "body": (
            "div.bbs_con",
            "td.bbs_content",
            "div.conText",
            ".bdvCntWrap",
            ".board_view .b_con",
            "td[colspan='6']",
        ),
    }

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        page = source.list_url.partition("?")[0].rpartition("/")[2]
        self.article_path = page.replace("list.", "view.", 1)  # type: ignore[misc]
